/* SPDX-License-Identifier: MIT */
/* What was seen while a case was performed. Plain data that the judge holds against the row. */
#ifndef HARNESS_OBSERVATION_H
#define HARNESS_OBSERVATION_H

#include "harness/model/entry.h"
#include "harness/stand-ins/left.h"

/** How a call ended. */
enum ending { ENDING_RETURNED, ENDING_CRASHED, ENDING_HUNG, ENDING_EXITED, ENDING_COUNT };

/** What happened to memory that was lent to a call. */
enum breach_kind {
	BREACH_NONE,
	BREACH_READ_PAST,  /**< read past the end of a buffer */
	BREACH_WRITE_PAST, /**< wrote past the end of a buffer */
	BREACH_WRITE_INPUT, /**< wrote to an input */
	BREACH_READ_BEFORE, /**< touched memory in front of a buffer */
	BREACH_TOUCH_UNREADABLE, /**< touched what the row made unreadable on purpose */
	BREACH_KEPT, /**< used a buffer after the call that it was lent to had returned */
	BREACH_WRITE_UNPLACED, /**< wrote behind the bytes it said it placed, though not past the end of the buffer */
	BREACH_KIND_COUNT
};

/** One breach: which parameter, where. */
struct breach {
	uint32_t kind;      /**< enum breach_kind */
	uint32_t parameter; /**< its place in the parameter list */
	uint32_t offset;    /**< of the first byte touched, from the start of the buffer */
	uint32_t size;      /**< of the buffer */
	uint32_t entry;     /**< BREACH_KEPT: the call that it was lent to; ENTRY_END where that is not known, and otherwise */
};

/** An exception that was seen, whoever handled it. Addresses are raw; `module` is the base of the module they lie in, or 0. */
enum { STACK_MOST = 24 };
struct exception_facts {
	uint32_t code;
	uint32_t access;  /**< 0 read, 1 write, 8 execute; for access violations */
	uint64_t address; /**< that was accessed */
	uint64_t where;   /**< the instruction */
	uint64_t module;  /**< base of the module of the instruction */
	uint32_t is_own_thread; /**< it happened in the thread that makes the calls */
	uint32_t stack_count;
	uint64_t stack[STACK_MOST];   /**< return addresses, innermost first */
	uint64_t modules[STACK_MOST]; /**< the base of each one's module, or 0 */
	struct breach breach; /**< when the address lies in a guard page */
};

/** The step of a call that belongs to no step of the case: a deletion when the case is over. */
enum { STEP_CLEAN_UP = 0xFFFF };

enum { DATA_SHOWN = 64, OUTPUTS_MOST = 4 };

/** What *InterfaceFlags of GetNeighbors holds before the call: no flag that routprot.h defines. */
enum { FLAGS_UNWRITTEN = 0x0A };

/** Flags of a call. */
enum observed {
	OBSERVED_VERSION_WRITTEN = 1, /**< Get*Info: *StructureVersion was written */
	OBSERVED_SIZE_WRITTEN = 2,
	OBSERVED_COUNT_WRITTEN = 4,
	OBSERVED_MATCHES_A = 8,   /**< the data read back is configuration A */
	OBSERVED_MATCHES_B = 16,
	OBSERVED_MATCHES_C = 32,
	OBSERVED_MATCHES_BAD = 64, /**< the data read back is the one last refused or handed over oddly */
	OBSERVED_NOT_EXECUTABLE = 128, /**< the table member does not lie in executable memory */
	OBSERVED_TIMED_OUT = 256, /**< AWAIT_*: the message did not come in time */
	OBSERVED_SAME_AGAIN = 1024, /**< Get*Info: the bytes, version, size and count of the call before */
	OBSERVED_UNCHANGED = 2048,  /**< the outputs hold what they held before the call */
	OBSERVED_NOT_PLACED = 4096, /**< Get*Info: the last of the bytes that were said to be placed were not written */
	OBSERVED_VERSION_ACCEPTED = 8192, /**< Get*Info: *StructureVersion is that of the configuration accepted last */
	OBSERVED_SIGNALLED = 16384, /**< HEAR_NO_SIGNAL: the notification event was signalled */
	OBSERVED_EVENT_CLOSED = 32768, /**< GetEventMessage: the handle of the notification event was closed, then or before */
	OBSERVED_EVENT_RESET = 65536, /**< GetEventMessage: the notification event was set before and is not any more */
	OBSERVED_ABSENT = 131072,    /**< the callback is a NULL pointer now, though it was none when the candidate was examined */
	OBSERVED_BLOCKED = 262144,   /**< while a support function took its time another callback did not come back */
	OBSERVED_OTHER_ANSWER = 1 << 20, /**< MIB: the data is not the response of the profile */
	OBSERVED_CLOSED = 1 << 21, /**< HEAR_*TRAP: the trap event was closed */
	OBSERVED_OVERWRITTEN = 512 /**< the candidate wrote over what was noted of its calls: this one stands for all of the case */
};

/** Where the arguments that no page has lie: what was stated in *BufferSize or *NeighborListSize, and what the candidate needed before. */
enum { ARGUMENT_ROOM = PARAMETERS_MOST - 1, ARGUMENT_NEEDED = PARAMETERS_MOST - 2 };

/** What was seen of an answer of the callbacks of services: outputs[OUTPUT_SERVICE_SEEN]. `data` is its IPX_SERVER_ENTRY. */
enum service_seen {
	SEEN_OWN = 1,       /**< the service exists: the case created it on that interface, and has not deleted it */
	SEEN_MATCHING = 2,  /**< the criteria of the walk let it through */
	SEEN_NEW = 4,       /**< it was not listed before in the same walk */
	SEEN_FOLLOWING = 8, /**< it stands behind what the call was given, in the order that was asked for */
	SEEN_ASKED = 16,    /**< its type and name are those that were asked for */
	SEEN_REASON = 32,   /**< the last error was set */
	SEEN_STRUCTURE = 64 /**< there was a structure to fill in */
};

/** Where the outputs of the callbacks of services lie; the last error, or the number of services that is expected. */
enum { OUTPUT_SERVICE_INDEX, OUTPUT_SERVICE_PROTOCOL, OUTPUT_SERVICE_ERROR, OUTPUT_SERVICE_SEEN };

/** What CreateServiceEnumerationHandle is said to have returned with NULL where the last error was not set. */
#define REASON_UNSET 0xE0000000u

/** The same of RegisterProtocol: what was offered. */
enum { ARGUMENT_VERSION = 2, ARGUMENT_PROTOCOL_ID = 3, ARGUMENT_FUNCTIONALITY = 4 };

/** Which of the two structures was changed; bits. */
enum registration_change { CHANGED_ROUTING = 1, CHANGED_SERVICE = 2 };

/** MIB_WALK: where its outputs lie, and what the last of them tells. */
enum { WALK_ENTRIES, WALK_LAST_CODE, WALK_MISSING, WALK_SEEN };
enum walk_seen {
	WALK_ENDLESS = 1,
	WALK_REPEATED = 2,   /**< an interface of the case came twice */
	WALK_DISORDERED = 4, /**< the second walk went another way */
	WALK_SHORT = 8       /**< an answer ended before the interface's place in it */
};

/** What RegisterProtocol left in its structures: the `data` of its observation. */
struct registration_seen {
	uint32_t offered;   /**< a bit for each callback of the table that is not NULL */
	uint32_t untouched; /**< for each that was not written */
	uint32_t foreign;   /**< for each that does not lie in executable memory */
	uint32_t services;  /**< for each of the twelve callbacks of pServiceChar that was written and is not NULL */
	uint32_t is_changed;  /**< enum registration_change: which structure is not as it was */
	uint32_t is_repeated; /**< it answered the same to the registration before */
	uint32_t added;       /**< a bit for each of the five members of 0x600 that was written */
	uint32_t threads; /**< where they were counted: how many more there are than before the DLL was loaded */
};

/** Registers that a callee has to preserve, on x64; the first four on x86 too. */
enum preserved {
	PRESERVED_BX,
	PRESERVED_BP,
	PRESERVED_DI,
	PRESERVED_SI,
	PRESERVED_R12,
	PRESERVED_R13,
	PRESERVED_R14,
	PRESERVED_R15,
	PRESERVED_COUNT
};

/** How a callback broke the calling convention. On x86 the callee pops its arguments. */
struct convention {
	uint32_t entry;   /**< enum entry of the callback, which may have been called in the course of another; ENTRY_END when all is well */
	uint32_t changed; /**< a bit for each enum preserved that was not as it had been */
	uint32_t is_x86;
	uint32_t passed; /**< bytes of arguments; 0 on x64 */
	int32_t popped;  /**< bytes of them that the callee took off the stack */
};

/** One call, as it was made and as it came back. What most calls do not have stands last: it is not written to the log then. */
struct call_observation {
	uint32_t step;   /**< place in the case's steps, or STEP_CLEAN_UP */
	uint32_t entry;  /**< enum entry */
	uint32_t ending; /**< enum ending */
	uint32_t returned;
	uint32_t microseconds;
	uint32_t flags; /**< enum observed */
	uint32_t traced_begin, traced_end; /**< numbers of the lines that were traced or logged while it was made */
	uint32_t arguments[PARAMETERS_MOST]; /**< numbers as passed; for pointers the size behind them, or 0 for NULL */
	uint32_t outputs[OUTPUTS_MOST]; /**< RegisterProtocol: dwVersion, fSupportedFunctionality, that of the services, dwProtocolId; Get*Info: *BufferSize, *StructureVersion, *StructureSize, *StructureCount; GetEventMessage: event, message; GetNeighbors: *NeighborListSize, *InterfaceFlags; GetMfeStatus: *StatusCode */
	struct breach breach;
	struct convention convention;
	uint32_t data_size; /**< bytes read back in full; `data` holds the first of them */
	uint8_t data[DATA_SHOWN];
};

/** What the candidate said: a support function it called, or a message it queued. */
enum heard_kind {
	HEARD_NOTHING, /**< ends a list */
	HEARD_DEMAND_DIAL_REQUEST,
	HEARD_SET_INTERFACE_RECEIVE_TYPE,
	HEARD_VALIDATE_ROUTE,
	HEARD_MIB_ENTRY_CREATE,
	HEARD_MIB_ENTRY_DELETE,
	HEARD_MIB_ENTRY_SET,
	HEARD_MIB_ENTRY_GET,
	HEARD_MIB_ENTRY_GET_FIRST,
	HEARD_MIB_ENTRY_GET_NEXT,
	HEARD_GET_ROUTER_ID,
	HEARD_HAS_MULTICAST_BOUNDARY,
	HEARD_VALIDATE_ROUTE_EX, /**< arguments are the two ids, the transport, and a bit for each pointer that is not NULL */
	HEARD_GET_ROUTING_DOMAIN_INFO, /**< two bits for the pointers that are not NULL, 0, revision, size */
	HEARD_GET_INTERFACE_INFORMATION, /**< index, transport, revision, size */
	HEARD_ROUTE, /**< a route was added to the routing table, or updated, that ValidateRoute had found valid; see heard_prefix() */
	HEARD_ROUTE_UNVALIDATED, /**< one that was not validated */
	HEARD_ROUTE_INVALID,     /**< one that ValidateRoute had refused */
	HEARD_MESSAGE, /**< GetEventMessage answered NO_ERROR: arguments are event, then the three words of MESSAGE */
	HEARD_KIND_COUNT
};

struct heard {
	uint32_t kind; /**< enum heard_kind */
	uint32_t step; /**< the step that the case had begun last when it was heard */
	uint32_t index; /**< the interface it names, or 0xFFFFFFFF */
	uint32_t is_during_call; /**< it was said inside a callback, on the thread of the call */
	uint32_t is_announced; /**< messages: the notification event had been signalled, or was within settle_ms; routes: see heard_prefix() */
	uint32_t arguments[4]; /**< of SAVE_*, in place of what they do not have: [2] is what the Get*Info after it returned */
};

/** What the ledger of rtm.dll told a step that looks into it: the `data` of its observation. */
struct ledger_seen {
	uint32_t made; /**< how many there ever were of the kind, in this run; 0: none could be left */
	uint32_t left;
	uint32_t clients; /**< that left some */
	uint32_t protocol, protocol_instance; /**< of the first of them */
	uint32_t is_registered;               /**< it still is; otherwise it left them when it deregistered */
	union {
		struct prefix routes[LEFT_SHOWN]; /**< LEFT_ROUTES, and routes over an interface: the first of them */
		char function[LEFT_NAME_SIZE];    /**< LEFT_MISUSES: the first, up to a NUL */
	};
};

/** Room for a line that was traced, with its NUL, and how many lines of one call, or of one case outside of calls, are kept. */
enum { TRACED_SIZE = 248, TRACED_MOST = 32 };

/** What `call` of a struct traced is for a line that was said while none of the case's calls was made. */
#define TRACED_ASIDE 0xFFFFFFFFu

/** A line that the candidate traced or logged through rtutils.dll. */
struct traced {
	uint32_t number; /**< among all lines of its worker */
	uint32_t call;   /**< place of the call during which it was said, or TRACED_ASIDE */
	uint32_t step;   /**< the step that the case had begun last */
	char *text;
};

/** Room for a sentence about what the harness itself could not do. */
enum { BROKEN_SIZE = 256 };

/** Everything seen of one case. */
struct observation {
	bool is_performed; /**< the case began */
	bool is_complete;  /**< it came to its end, or its run did; otherwise the last call's ending says why */
	uint32_t first_index; /**< the index of its INTERFACE_FIRST; its others follow */
	struct call_observation *calls;
	size_t call_count;
	struct heard *heard;
	size_t heard_count;
	struct traced *traced;
	size_t traced_count;
	struct exception_facts *exception; /**< the crash, or a fault in a guard page that the candidate handled, or NULL */
	uint32_t exit_code;      /**< of the process, when the ending is not returned */
	uint64_t output_begin;   /**< place of what it printed in the captured output */
	uint64_t output_end;
	uint32_t session_place;  /**< how many cases had been performed in the same run before it */
	char *broken; /**< what we could not do, or NULL */
};

/** Release what the observation holds; a zeroed one is fine. */
void observation_release(struct observation *observation);

/** What RegisterProtocol left, as it was seen. */
struct registration_seen observation_read_registration(const struct call_observation *call);

/** What the ledger told, as it was seen, and a call that carries it. */
struct ledger_seen observation_read_ledger(const struct call_observation *call);
void observation_write_ledger(struct call_observation *call, const struct ledger_seen *seen);

/** Where the route of a HEARD_ROUTE* leads; and what makes it the one. */
struct prefix heard_prefix(const struct heard *heard);
void heard_set_prefix(struct heard *heard, const struct prefix *prefix);

/** Add a call, or something heard; the observation owns the copies. */
struct call_observation *observation_append_call(struct observation *observation, const struct call_observation *call);
void observation_append_heard(struct observation *observation, const struct heard *heard);

/** Add a line of at most `size` bytes that was traced, up to a NUL; the observation owns the copy. `line` says all but its text. */
void observation_append_traced(struct observation *observation, const struct traced *line, const char *text, size_t size);

/** Put down the exception, in place of an earlier one; the observation owns the copy. */
void observation_write_exception(struct observation *observation, const struct exception_facts *exception);

/** Put down what we could not do, in place of an earlier one: at most `size` bytes of it, up to a NUL, and BROKEN_SIZE - 1. */
void observation_write_broken(struct observation *observation, const char *broken, size_t size);

/** "returned", "crashed", "hung" or "exited". */
const char *ending_name(enum ending ending);

/** The name of a support function, or "message". */
const char *heard_name(enum heard_kind kind);

#endif
