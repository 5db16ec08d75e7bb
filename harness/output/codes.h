/* SPDX-License-Identifier: MIT */
/* The documented return codes of every callback: which case is to provoke which, which did, and why one was not. */
#ifndef HARNESS_CODES_COVERAGE_H
#define HARNESS_CODES_COVERAGE_H

#include "harness/output/result.h"

/** One documented code of one callback. Everything belongs to the plan. */
struct code_line {
	enum entry entry;
	uint32_t code;
	const char *provoker; /**< the id of the first case in which it was answered, or NULL */
	/** The case that is to provoke it: its call accepts nothing else, or prefers it. NULL when there is none. Of
	 * several the first that was performed, else the first that would be with a key of the profile, else the first.
	 */
	const struct planned_case *asking;
	const struct planned_case *accepting; /**< likewise, whose call accepts it among others */
	int asking_worth, accepting_worth;    /**< how much those say of the code; 0 where there is none */
};

/** All of them, in the order of the callbacks and of their pages. */
struct code_lines {
	struct code_line lines[ENTRY_COUNT * ANSWERS_MOST];
	size_t count;
};

/** Whether the step is to provoke the code: it accepts nothing else, or prefers it. */
bool step_asks(const struct planned_case *planned, size_t step, uint32_t code);

/** What the plan is to provoke. Without a result: provoker is NULL everywhere. */
void code_lines_plan(struct code_lines *lines, const struct plan *plan);

/** What the run provoked. */
void code_lines_read(struct code_lines *lines, const struct result *result);

/** The profile key that would have the code asked for, or accepted where no case asks for it; NULL when none is
 * missing. */
const char *code_line_key(const struct code_line *line);

/** Why the run did not provoke the code, as a clause; into `text`. */
struct text;
void code_line_explain(struct text *text, const struct code_line *line, const struct result *result);

/** What would provoke a code that no case asks for, as a clause. */
const char *code_line_nature(const struct code_line *line);

#endif
