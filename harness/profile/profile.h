/* SPDX-License-Identifier: MIT */
/*
 * The profile: what only its vendor knows of a candidate, as a text file.
 *
 * UTF-8, lines that end with LF or CR LF, comments from ';' or '#' outside quotes to the end of the line. Every section
 * and every key stands there once at most; all are optional but `data` and `request`.
 *harness/tests/profiles/annotated.profile shows each of them.
 *
 *	[protocol]                              what RegisterProtocol is asked
 *	name = Example RIP
 *	id = 8, 0x0000000D                      ids that it registers for
 *	refuses = 9                             ids that it must refuse
 *	version = 0x600                         that the router manager offers: 0x500 (which is the default) or 0x600
 *	functionality = ROUTING, MULTICAST      with or without RF_; numbers for flags without a name; or `none`
 *
 *	[global.A] [global.B]                   two valid configurations that can be told apart
 *	[global.C]                              a third one of the version of A and another size
 *	[global.bad.NAME]                       one that must be refused; any number of them
 *	[interface.A] ...                       the same for interfaces
 *	version = 1                             StructureVersion; 1 when it is not given
 *	data = u32:1 ipv4:10.0.0.1              see harness/profile/blob.h
 *	compare = bytes                         or `none`, or `skip 4..8, 12..16` (byte 4 up to, not including, byte 8)
 *
 *	[mib.get.NAME]                          a request that must be answered; also mib.create, mib.delete, mib.set,
 *	                                        mib.first and mib.next; any number of each
 *	request = u32:1 ifindex                 as data; `ifindex` stands for the interface that a case uses, a u32
 *	response = u32:3                        what it is answered, where that is known
 *	                                        (of mib.set: what the mib.get of that NAME is answered afterwards)
 *	compare = bytes                         how it is compared with the response, as above
 *	saved = yes                             it changes the configuration that is saved
 *	trap = yes                              it makes a trap due
 *	[mib.get.bad.NAME]                      one that must be refused as invalid; likewise of each kind
 *	[mib.trap.NAME]                         what MibSetTrapInfo and MibGetTrapInfo are asked
 *
 *	[limits]                                milliseconds, 1 to 3600000
 *	call_ms = 1000   hang_ms = 5000         when only a shorter hang_ms is given, call_ms becomes as short
 *	stop_ms = 5000   update_ms = 10000   settle_ms = 50
 *
 *	[capabilities]                          yes or no
 *	multicast = no   services = no   autostatic = yes   null_interface_info = no   null_global_info = no
 *	interface_types = PERMANENT, DEMAND_DIAL, LOCAL_WORKSTATION_DIAL, REMOTE_WORKSTATION_DIAL
 *	mib_create = no   mib_delete = no   mib_set = no   traps = no   multitenant = no
 *
 *	[service.A] [service.B]                 two services, for `services = yes`
 *	type = 0x0404
 *	name = ROUTPROT-A       1 to 39 bytes, to which the suite adds a number
 *
 * A value ends where the next `word =` of the line begins, but those of name, data and compare take the rest of the line.
 */
#ifndef HARNESS_PROFILE_H
#define HARNESS_PROFILE_H

#include "harness/base/reason.h"
#include "harness/profile/registry.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** A range of bytes that the candidate may change in a configuration: from `first` up to, not including, `end`. */
struct byte_range {
	uint32_t first;
	uint32_t end;
};

enum { SKIPS_MOST = 16, INDEXES_MOST = 16 };

/** One configuration: [global.A], [interface.bad.NAME] and so on. Absent when `is_given` is false. */
struct blob {
	bool is_given;
	char *name; /**< of a bad one: the NAME of its section; otherwise "A", "B" or "C" */
	uint32_t version;
	uint8_t *data;                       /**< NULL for a configuration that is a NULL pointer (`data = null`) */
	uint32_t size;                       /**< in bytes */
	bool is_compared;                    /**< false for `compare = none` */
	struct byte_range skips[SKIPS_MOST]; /**< `compare = skip 4..8, 12..16` */
	size_t skip_count;
	uint32_t indexes[INDEXES_MOST]; /**< where an interface index belongs (`ifindex`, in a MIB request only) */
	size_t index_count;
};

/** An answer to yes or no that may not have been given. */
enum said { SAID_NOTHING, SAID_NO, SAID_YES };

/** What is asked of a MIB: [mib.get.NAME] and so on. */
enum mib_kind { MIB_CREATE, MIB_DELETE, MIB_SET, MIB_GET, MIB_FIRST, MIB_NEXT, MIB_TRAP, MIB_KINDS };

/** One request that must be answered, or a bad one. */
struct mib_request {
	char *name; /**< the NAME of its section */
	struct blob request;
	struct blob response; /**< absent when it is not known */
	enum said saved;      /**< whether it changes the configuration that is saved */
	enum said trap;       /**< whether it makes a trap due */
};

/** The requests of one kind. */
struct mib_requests {
	struct mib_request *list; /**< those that must be answered */
	size_t count;
	struct mib_request *bad; /**< those that must be refused */
	size_t bad_count;
};

/** The configurations of one kind, global or interface. */
struct configurations {
	struct blob a, b, c;
	struct blob *bad;
	size_t bad_count;
};

/** Time limits in milliseconds, the defaults are 1000, 5000, 5000, 10000, 50; and what else is limited. */
struct limits {
	uint32_t call_ms;   /**< a callback should have returned */
	uint32_t hang_ms;   /**< a callback is taken to hang */
	uint32_t stop_ms;   /**< a pending stop should have completed */
	uint32_t update_ms; /**< an update should have completed */
	uint32_t settle_ms; /**< how long a silence is listened to */
	uint32_t copies;    /**< how many processes may have the candidate running at once; no time, and 1 by default */
};

/** What the candidate is capable of, where the profile says so. */
struct capabilities {
	enum said multicast, services, autostatic;
	enum said null_interface_info, null_global_info;
	enum said mib_create, mib_delete, mib_set, traps, multitenant;
	uint32_t interface_types; /**< a bit for each NET_INTERFACE_TYPE, 1 << PERMANENT and so on; default all four */
	bool interface_types_given;
};

/** A service that the candidate takes: [service.A], [service.B]. */
struct service_keys {
	uint32_t type; /**< a number of 16 bits */
	char *name;    /**< 1 to SERVICE_NAME_MOST bytes, to which the suite adds a number of its own; NULL when it is not given */
};

/** Room in the 48 bytes of a name, besides that number of eight digits and the end mark. */
enum { SERVICE_NAME_MOST = 39 };

/** An environment variable that the candidate expects. */
struct variable {
	char *name, *value;
};

/** What the candidate expects of the system: [environment]. */
struct environment {
	struct registry registry; /**< empty when there is no registry file */
	char *files;   /**< the folder whose content it expects, as a path that can be opened, or NULL */
	char *target;  /**< where it expects it: an absolute path on drive C:, with backslashes and without one at its end */
	uint32_t files_line; /**< where that stands in the profile */
	struct variable *variables;
	size_t variable_count;
	uint8_t network; /**< the first byte of the IPv4 addresses that interfaces are given; default NETWORK_ORDINARY */
};

/** 10.0.0.0/8. */
enum { NETWORK_ORDINARY = 10 };

/** A whole profile. One that was not given holds the defaults. */
struct profile {
	char *path; /**< as the user gave it, or NULL when there is none */
	char *name; /**< of the protocol, or NULL */
	uint32_t *ids;
	size_t id_count; /**< 0: to be found by trying */
	uint32_t *refused_ids;
	size_t refused_id_count;
	bool functionality_given;
	uint32_t functionality; /**< flags of fSupportedFunctionality that the protocol claims when everything is offered */
	uint32_t version; /**< dwVersion that the router manager offers: 0x500 or 0x600; default 0x500 */
	struct configurations global;
	struct configurations interface;
	struct mib_requests mib[MIB_KINDS];
	struct limits limits;
	struct capabilities capabilities;
	struct service_keys service_a, service_b; /**< defaults: type 0x0404, "ROUTPROT-A"; type 0x0707, "ROUTPROT-B" */
	struct environment environment;
	uint64_t fingerprint; /**< of everything that was read, `file:` data too; equal profiles have equal ones */
};

/** A profile with the defaults and nothing else. */
void profile_init(struct profile *profile);

/** Multiply every limit by --timeout-factor; none falls below 1 ms. */
void limits_scale(struct limits *limits, double factor);

/** Release what a profile holds; a zeroed one is fine. */
void profile_release(struct profile *profile);

/**
 * Read the profile at `path` (UTF-8). False with the reason `FILE:LINE: what is wrong` (with the nearest key that
 * exists) when it is not one, or `cannot read FILE: ...`; the profile is released then. `file:` data is taken relative
 * to the profile's folder.
 */
bool profile_open(struct profile *profile, const char *path, struct reason *why);

/**
 * The same from memory, as if it had been read from `path`. `length` bytes that need not end with NUL. This is the
 * entry point of the fuzz target; `reads_files` false refuses `file:`.
 */
bool profile_read(struct profile *profile, const char *path, const char *data, size_t length, bool reads_files,
		  struct reason *why);

/** Whether `data` is the configuration: equal under the compare rule of the blob. A blob that is not compared equals
 * everything. */
bool blob_matches(const struct blob *blob, const uint8_t *data, size_t size);

#endif
