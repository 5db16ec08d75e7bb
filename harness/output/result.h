/* SPDX-License-Identifier: MIT */
/* The result of a run: everything that journal, JUnit file and console are written from. */
#ifndef HARNESS_RESULT_H
#define HARNESS_RESULT_H

#include "harness/judge/judge.h"
#include "harness/model/known.h"

/** What the repetition alone gave. */
struct repetition {
	bool is_done;
	enum verdict verdict;
	enum ending ending;
	const char *text; /**< "fails alone too", "passes alone: it needs the cases before it", or why it was not repeated */
};

/** A crash or hang in words, made while the process was still known. Empty strings where nothing is known. */
struct crash_words {
	char what[160];   /**< "access violation reading 0x0000000000000000" */
	char code[16];    /**< "0xC0000005" */
	char where[160];  /**< "candidate.dll+0x1234 (OnStatus)" */
	char thread[64];
	uint32_t stack_count;
	char stack[STACK_MOST][160];
};

/** What the record of known failures says of a case. */
enum known_state {
	KNOWN_NONE,        /**< nothing */
	KNOWN_AS_RECORDED, /**< it fails as recorded: shown, never red */
	KNOWN_PASSES,
	KNOWN_DIFFERS, /**< it fails in another way, or was not judged */
	KNOWN_EXPIRED,
	KNOWN_UNTOLD, /**< the run could not tell: the case is broken */
	KNOWN_STATE_COUNT
};

/** A case as it is recorded. */
struct known_case {
	const struct known_entry *entry; /**< of the record, or NULL */
	enum known_state state;
	char *difference; /**< owned; of KNOWN_DIFFERS, a sentence */
};

struct repeats;
struct artifacts;

/** One case with all that came of it. */
struct case_result {
	struct observation observation;
	struct judgement judgement;
	struct crash_words *crash; /**< owned; NULL where nothing crashed or hung */
	struct repetition alone;
	struct known_case known;
	struct repeats *repeats; /**< owned; what came of it with --repeat, or NULL */
	char *output; /**< what it printed, cleaned, or NULL */
	double milliseconds;
};

/** The candidate as a file. */
struct candidate_facts {
	char *path;    /**< as the user wrote it */
	char sha256[65];
	const char *machine; /**< "x64", "x86" */
	uint64_t bytes;
	char **exports;
	size_t export_count;
};

/** What the control said: the run of the reference protocol in the same surroundings. */
enum control_state { CONTROL_NONE, CONTROL_PASSED, CONTROL_FAILED };

/** The control. */
struct control_facts {
	enum control_state state;
	uint32_t cases; /**< that were performed */
	char *reason;   /**< why there was none, or what failed and whose fault that is, or NULL */
	char *reproduce; /**< the line that performs the case that failed, or NULL */
	const char *failed; /**< the id of that case, of the control's plan, or NULL */
};

enum { DECISIONS_MOST = 16, CAUSES_MOST = 16 };

/** The whole run. */
struct result {
	const struct options *options;
	const struct profile *profile;
	const struct plan *plan;
	struct facts facts;
	struct candidate_facts candidate;
	char *platform; /**< "Wine 8.0 (Linux)", "Windows 10.0.20348" */
	char *command;  /**< how the user calls the program, for the reproduce lines: "tools/routprot-check"; already quoted */
	char started[32]; /**< "2026-11-22T08:00:00Z" */
	struct case_result *cases; /**< one for each case of the plan, in its order */
	char *decisions[DECISIONS_MOST]; /**< what the harness decided and why, a sentence each */
	size_t decision_count;
	struct control_facts control;
	const struct known_failures *known; /**< the record of --known, or NULL */
	const struct artifacts *artifacts; /**< what is kept of --artifacts, or NULL */
	char *aborted;   /**< why the run did not come to its end, or NULL */
	char *untestable; /**< why the candidate could not be tested, or NULL */
	double milliseconds;
	double settle_milliseconds;
	uint32_t workers;
};

/** What it all comes to. */
struct summary {
	uint32_t cases, counts[VERDICT_COUNT]; /**< selected cases; fail counts findings too */
	uint32_t failures; /**< cases that fail the run by their violations */
	uint32_t findings; /**< failing cases whose violations are all below the gate */
	uint32_t remarks;
	uint32_t known; /**< cases that fail as recorded; counted by their verdict too */
	uint32_t outdated; /**< cases and headings of the record that are not as recorded */
	bool is_only_outdated; /**< exit status 1 for the record alone: no gating requirement is violated */
	uint64_t covered_callbacks; /**< a bit for each that has gating cases in the selection and that the candidate offers */
	uint64_t passed_callbacks;  /**< a bit for each with a passing gating case */
	uint32_t gating_requirements, examined_requirements; /**< at or above the gate; and with a case that called the candidate and was judged */
	uint32_t status;   /**< exit status */
	char *causes[CAUSES_MOST]; /**< every cause that applied, a sentence each */
	size_t cause_count;
};

/** Work out the summary. Pure. */
void summary_read(struct summary *summary, const struct result *result);
void summary_release(struct summary *summary);

/** Whether the violations of the case reach the gate, and are not a known failure: it fails the run. */
bool case_is_gating_failure(const struct result *result, size_t place);

/** The line that performs this case alone again; into `text`. */
struct text;
void result_write_reproduce(struct text *text, const struct result *result, size_t place);

#endif
