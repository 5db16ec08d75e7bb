/* SPDX-License-Identifier: MIT */
/* One case on its way: where it stands in its steps, what belongs to it, and what was written down of it. */
#ifndef HARNESS_WINDOWS_PROGRESS_H
#define HARNESS_WINDOWS_PROGRESS_H

#include "harness/model/plan.h"
#include "harness/watch/section.h"
#include "harness/windows/memory.h"

struct worker;

/** How far a case is. */
enum progress_state {
	PROGRESS_PENDING, /**< no step of its own was made, and nothing is written */
	PROGRESS_BEGUN,
	PROGRESS_THROUGH, /**< all its steps are made; its interfaces still exist */
	PROGRESS_OVER     /**< its last record is written */
};

/** A configuration that the case has to remember; `data` is owned. */
struct remembered {
	bool is_given;
	uint32_t version, count, size;
	uint8_t *data;
};

enum {
	FIRST_INDEX = 0x100,  /**< no literal index of a row is near it */
	INDEXES_PER_CASE = 8, /**< so that an index says which case it belongs to */
	ALIVE_MOST = 64,      /**< interfaces that one case can have at once */
	SERVICES_MOST = 16    /**< services that one case can have at once */
};

/** A service that was created and not deleted. */
struct own_service {
	uint32_t index; /**< of its interface */
	enum service_kind kind;
	bool is_listed; /**< in the walk that is on */
};

/** What the case knows of the table of services; see harness/windows/perform_services.c. */
struct services {
	struct own_service own[SERVICES_MOST];
	size_t count;
	HANDLE open, closed; /**< handles of an enumeration; NULL before there is one */
	uint32_t exclusion;  /**< the criteria of the walk that is on */
	IPX_SERVICE criteria;
	IPX_SERVICE last; /**< what the ordered walk gave last: where GetNextOrderedService goes on */
	bool has_last;
	uint32_t counted, own_counted; /**< what GetServiceCount gave last, and `count` then */
	bool has_counted;
};

/** An interface that was added and not deleted. */
struct alive {
	uint32_t index;
	uint32_t type; /**< NET_INTERFACE_TYPE */
};

/** One case. */
struct progress {
	uint32_t place; /**< in the plan, or SECTION_NO_CASE while the candidate is examined: then nothing is written */
	const struct planned_case *planned;
	enum progress_state state;
	uint32_t first_index;
	size_t cursor; /**< the next step */
	uint64_t through_ms; /**< flight_read_clock_ms() when its last step was made */
	volatile uint32_t step; /**< the step begun last */
	bool is_suspect; /**< an answer was not accepted, or the judge found fault: the session ends */
	struct alive alive[ALIVE_MOST];
	size_t alive_count;
	uint8_t updating[INDEXES_PER_CASE]; /**< updates of each interface that were started and have not ended */
	struct remembered read_back;  /**< what the last GetInterfaceInfo gave */
	struct remembered global_read_back; /**< what the last GetGlobalInfo gave */
	uint32_t accepted_version;    /**< of the interface configuration that was accepted last */
	uint32_t needed;              /**< bytes that the last Get*Info of the case gave, or said it needed; 0 when none did */
	bool is_needed_known;
	struct remembered odd;        /**< what was last handed over that is no true configuration A, B or C */
	struct services services;
	struct lease *leases;         /**< buffers that stay as they are until the case is over */
	void *statistics; /**< what the last GetProtocolStatistics gave and nobody released, or NULL */
	uint32_t statistics_size;
	uint32_t heard_count, idle_heard_count;
	uint32_t route_counts[3]; /**< likewise of HEARD_ROUTE and the two kinds behind it */
	uint32_t aside_count; /**< lines traced while none of its calls was made */
	struct observation observation; /**< the same as the log holds, for the judge; emptied when the case is over */
};

/** The case begins: gives out its indexes and writes RECORD_BEGIN. `session_place`: cases begun before it in the same run. */
void progress_begin(struct worker *worker, struct progress *progress, uint32_t session_place);

/** A call came back. */
void progress_append_call(struct worker *worker, struct progress *progress, const struct call_observation *call);

/** Something was heard that belongs to the case; from any thread. What is said too often is left out. */
void progress_append_heard(struct worker *worker, struct progress *progress, struct heard *heard);

/** A line was traced or logged; from any thread. What is more than a call, or a case outside of calls, may trace is left out. */
void progress_append_traced(struct worker *worker, struct progress *progress, const char *line);

/** A fault in guarded memory that somebody handled. */
void progress_append_fault(struct worker *worker, struct progress *progress, const struct exception_facts *fault);

/** Give back outputs, whose content has been read; where the call is poisoned they stay with the case, for perform() to make inaccessible. */
void progress_return(struct progress *progress, const struct call *call, struct lease **list);

/** The case is over, late messages included. */
void progress_end(struct worker *worker, struct progress *progress);

/** We could not do what the case asks for: it is over. */
void progress_break(struct worker *worker, struct progress *progress, const char *why);

/** The case must be performed again in another run, without blame: as if it had never begun. */
void progress_give_back(struct worker *worker, struct progress *progress);

/** The case that owns an interface index, or NULL when no case of this process does. */
struct progress *progress_find(struct worker *worker, uint32_t index);

/** The index of an interface of the case. */
uint32_t progress_index(const struct progress *progress, const struct call *call);

/** How many updates of an interface of the case have not ended; NULL for one of another. */
uint8_t *progress_updating(struct progress *progress, uint32_t index);

/** An interface was added, or deleted. */
void progress_append_interface(struct worker *worker, struct progress *progress, uint32_t index, uint32_t type);
void progress_remove_interface(struct worker *worker, struct progress *progress, uint32_t index);

/** The type that the interface was added with; PERMANENT when the case has none of that index. */
uint32_t progress_find_type(const struct progress *progress, uint32_t index);

/** Forget what was remembered, and remember `size` bytes. */
void remembered_write(struct remembered *remembered, uint32_t version, uint32_t count, const uint8_t *data, uint32_t size);

#endif
