/* SPDX-License-Identifier: MIT */
/* The requirements of the documentation: their names as enumerators, their facts in one table (suites/requirements/). */
#ifndef HARNESS_REQUIREMENT_H
#define HARNESS_REQUIREMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** How binding a requirement is; a higher value binds more. INFO never fails a case. */
enum level { LEVEL_INFO, LEVEL_HARDENING, LEVEL_SHOULD, LEVEL_MUST };

/** Every requirement that a row may cite. One that is waived has no enumerator, so a row that cites it does not compile. */
enum requirement {
	REQUIREMENT_NONE,
#define REQUIREMENT(name, level, page, sentence) name,
#define DUTY(name, level, page, sentence) name,
#define WAIVED(name, level, page, sentence, reason)
#include "suites/requirements.inc"
#undef REQUIREMENT
#undef DUTY
#undef WAIVED
	REQUIREMENT_COUNT
};

/** What the documentation says: one requirement. */
struct requirement_facts {
	const char *id;       /**< as in the digest of the documentation: "IFSTATUS-21" */
	enum level level;     /**< how binding */
	const char *page;     /**< the page of the documentation it rests on */
	const char *sentence; /**< the requirement itself */
	const char *waived;   /**< why no case examines it, or NULL */
	bool is_duty;         /**< it holds in every call and is examined in every case, so it needs no case of its own */
	uint32_t since;       /**< the version of the suite that begins with it (suites/versions.inc) */
	uint32_t examined_since; /**< the version that first examines it */
	const char *waived_before; /**< why the versions before that do not, or NULL */
};

/** The facts of a requirement that rows may cite; never NULL. */
const struct requirement_facts *requirement_find(enum requirement requirement);

/** All requirements, waived ones too, in the order of suites/requirements.inc; `count` receives their number. */
const struct requirement_facts *requirement_list(size_t *count);

/** Which requirement these facts of requirement_list() are of; REQUIREMENT_NONE for one that is waived. */
enum requirement requirement_cite(const struct requirement_facts *facts);

/** The requirement with this id ("IFSTATUS-21"), or REQUIREMENT_NONE (also for waived ones). */
enum requirement requirement_read(const char *id);

/** Whether that version of the suite has the requirement; 0 stands for the newest. */
bool requirement_is_in(const struct requirement_facts *facts, uint32_t version);

/** Why no case of that version examines it, or NULL. */
const char *requirement_waiver(const struct requirement_facts *facts, uint32_t version);

/** Whether that version holds candidates against it. */
bool requirement_counts(enum requirement requirement, uint32_t version);

/** "must", "should", "hardening" or "info". */
const char *level_name(enum level level);

/** The level of that name in `level`; false when there is none. */
bool level_read(const char *name, enum level *level);

#endif
