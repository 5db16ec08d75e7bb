/* SPDX-License-Identifier: MIT */
/* A case as a row of data: what is called, in which state, and what the documentation lets the candidate answer. */
#ifndef HARNESS_CASE_H
#define HARNESS_CASE_H

#include "harness/model/answers.h"
#include "harness/model/call.h"
#include "harness/model/requirement.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** What an axis varies. */
enum axis_target {
	AXIS_NONE,
	AXIS_GIVEN,          /**< appends the value's steps to the given ones */
	AXIS_LIFE,           /**< puts the value's steps in front of the given ones */
	AXIS_INTERFACE_TYPE, /**< of every added INTERFACE_FIRST */
	AXIS_STATUS_TYPE,
	AXIS_ACTIVE,
	AXIS_INFO,           /**< the value's `call` gives info, addresses and address kind */
	AXIS_ADDRESS_KIND,
	AXIS_INDEX,          /**< the call's interface becomes INTERFACE_LITERAL with that index, as are those behind it of that role */
	AXIS_CONFIGURATION,
	AXIS_BAD,            /**< one value for each bad configuration of the profile; expanded by the plan */
	AXIS_VERSION,
	AXIS_SIZE,
	AXIS_COUNT,
	AXIS_SEED,
	AXIS_MTU,
	AXIS_SPEED,
	AXIS_PROTOCOL,      /**< RegisterProtocol: the value's `call` gives rule, id and variant */
	AXIS_OWN_ID,        /**< RegisterProtocol: one value for each id of the profile; expanded by the plan */
	AXIS_REFUSED_ID,    /**< likewise for each id that the profile says it must refuse */
	AXIS_OFFER_VERSION, /**< RegisterProtocol: dwVersion */
	AXIS_OFFER,         /**< RegisterProtocol: OFFER_LITERAL with these flags */
	AXIS_EVENT,
	AXIS_SUPPORT,
	AXIS_NAME,
	AXIS_RESERVED,
	AXIS_ROOM,
	AXIS_NULLS,         /**< the number is added to `nulls` */
	AXIS_POWER_TYPE,
	AXIS_GROUP,         /**< GetMfeStatus: GroupAddress */
	AXIS_SOURCE,        /**< GetMfeStatus: SourceAddress */
	AXIS_ENTRY_TYPE,    /**< ProtocolAction, GetProtocolStatistics */
	AXIS_DOMAIN,        /**< the value's `call` gives domain and nulls */
	AXIS_SERVICE,       /**< enum service_kind */
	AXIS_EXCLUSION,     /**< ExclusionFlags of a walk, in every step of the case that has such */
	AXIS_ORDERING,      /**< OrderingMethod, likewise */
	AXIS_HANDLE,        /**< enum handle_rule */
	AXIS_TESTED_TYPE,   /**< InterfaceType of the call under test itself */
	AXIS_REQUEST,       /**< one value for each request that the MIB of the profile must answer */
	AXIS_SAVED_REQUEST, /**< of those, for each that changes the saved configuration */
	AXIS_BAD_REQUEST,   /**< for each that it must refuse */
	AXIS_REQUEST_RULE
};

/** One value of an axis: its name in the case's id, and what it stands for. */
struct axis_value {
	const char *name;
	uint32_t number;
	const struct call *steps; /**< AXIS_GIVEN, AXIS_LIFE: ends with ENTRY_END */
	struct call call;         /**< AXIS_INFO */
	uint32_t since;           /**< the version of the suite that begins with this value; 0: that of its rows */
};

/** One axis of a row; `values` ends with a value without name. */
struct axis {
	enum axis_target target;
	const struct axis_value *values;
};

/** How many axes a row can have. */
enum { AXES_MOST = 6 };

/** What the call under test must do. */
struct expectation {
	struct answers returns;
	bool is_about_reads;  /**< touching memory past the input, or the buffer to fill, is a violation of the row's requirement, not of GEN-03 */
	bool is_about_writes; /**< writing to the input is a violation of the row's requirement, not of GEN-02 */
	bool is_about_time;   /**< an answer later than call_ms is a violation of the row's requirement, besides GEN-05 */
	bool is_about_saves;  /**< a SAVE_* message is a violation of the row's requirement */
	bool is_about_signals; /**< a message without a signal is a violation of the row's requirement, not of EVT-08 */
	bool is_about_messages; /**< what is wrong with a message is a violation of the row's requirement, not of its duty */
	uint32_t has;   /**< members that the table must offer, each a bit 1 << its place (callback_name()) */
	uint32_t lacks; /**< members that must be NULL pointers */
	bool is_about_success; /**< the row is about what an accepted call does: a documented refusal makes the case skipped */
	bool is_about_failure; /**< the row is about what a refusal leaves behind: an accepted call makes the case skipped */
};

/** What a row needs of the candidate beyond what its steps already say. */
enum need {
	NEED_NOTHING = 0,
	NEED_IPV4 = 1,
	NEED_IPV6 = 2,
	NEED_ASYNCHRONOUS_STOP = 4, /**< the stop was seen to be pending when the candidate was examined */
	NEED_ALL_INTERFACES = 8,    /**< RF_ADD_ALL_INTERFACES is claimed */
	NEED_SYNCHRONOUS_STOP = 16, /**< the stop was seen to be done when StopProtocol returned */
	NEED_NOT_OFFERED = 0x20,    /**< the profile has no request of the kind of the call under test */
	NEED_MPR60 = 0x100,         /**< it answers dwVersion 0x600 where that is offered */
	NEED_MULTITENANT = 0x200,   /**< [capabilities] multitenant = yes */
	NEED_MULTICAST = 0x1000,    /**< it is a multicast protocol, as the profile or its flags say */
	NEED_NO_MULTICAST = 0x2000,
	NEED_NO_SERVICES = 0x4000,  /**< the profile does not say that it provides services */
	NEED_SERVICES = 0x8000,     /**< the profile does not say that it provides none */
	NEED_UPDATES = 0x10000,     /**< it claims RF_DEMAND_UPDATE_ROUTES */
	NEED_FUNCTIONALITY = 0x20000, /**< the profile says which flags it claims */
	NEED_SERVICE_TABLE = 0x100000, /**< the profile says that it provides services */
	NEED_LEDGER = 0x200000 /**< it uses rtm.dll, and that is the stand-in, which tells what it does */
};

/** A row of a suite: one case, or one for each cell of its axes. The order of members is the order in which rows are written. */
struct test_case {
	const char *id;
	enum requirement requirement;
	const char *claim;
	enum need needs;
	bool is_alone; /**< it shares its run with no other case: what it hears is about the whole run */
	const struct call *given; /**< ends with ENTRY_END */
	struct axis axes[AXES_MOST];
	struct call call; /**< the call under test */
	struct expectation expect;
	const struct call *then; /**< what must hold afterwards, or NULL; each step that fails is a violation of the requirement */
	/**
	 * For the few that cannot be written down: writes up to `room` steps that stand in place of given, call and then, with the
	 * place of the call under test in `call_place`, from a seed. Returns their number.
	 */
	size_t (*script)(uint32_t seed, struct call *steps, size_t room, size_t *call_place);
	uint32_t since; /**< the version of the suite that begins with this row; 0 is 1 */
	uint32_t until; /**< the last version that has it; 0: the newest has */
};

/** One chapter of a suite: the rows of one file. */
struct chapter {
	const char *file; /**< its source, from the root of the project; NULL where there is none */
	const struct test_case *cases;
	size_t count;
};

/** A suite: the rows about one callback. */
struct suite {
	const char *name;     /**< "interface-status" */
	const char *callback; /**< "InterfaceStatus" */
	const char *title;
	const struct chapter *const *chapters;
	size_t chapter_count;
};

/** Every suite, in the order of a protocol's life; `count` receives their number. */
const struct suite *const *suite_list(size_t *count);

/**
 * The newest version of the set of requirements and cases: suites/CHANGELOG.md says what each may newly find. Every earlier one
 * can still be run (--suite-version); suites/versions/ has the list of each.
 */
enum { SUITE_VERSION = 1 };

#endif
