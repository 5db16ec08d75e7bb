/* SPDX-License-Identifier: MIT */
/* A run with a case of each kind, for the tests of what is written about runs. */
#ifndef HARNESS_TESTS_SAMPLE_H
#define HARNESS_TESTS_SAMPLE_H

#include "harness/output/result.h"
#include "harness/base/text.h"

/** The cases of the sample, in plan order. */
enum sample_case {
	SAMPLE_PASS,
	SAMPLE_CRASH,
	SAMPLE_CRASH_AGAIN, /**< another cell of the same row */
	SAMPLE_WRONG_CODE,  /**< violates its own requirement and the documented set */
	SAMPLE_HANG,
	SAMPLE_EXIT,
	SAMPLE_FINDING, /**< violates what is below the gate */
	SAMPLE_BLOCKED,
	SAMPLE_SKIPPED,
	SAMPLE_BROKEN,
	SAMPLE_UNSELECTED,
	SAMPLE_REMARK, /**< of the second suite; passes */
	SAMPLE_COUNT
};

/** Everything that a result points to. */
struct sample {
	struct options options;
	struct profile profile;
	struct planned_case planned[SAMPLE_COUNT];
	struct plan plan;
	struct case_result cases[SAMPLE_COUNT];
	struct result result;
	struct summary summary;
};

/** Fill in the sample and its summary. */
void sample_open(struct sample *sample);

/** Make a case pass, so that a run without its kind remains; read the summary again afterwards with sample_sum_up(). */
void sample_mend(struct sample *sample, enum sample_case place);

/** Read the summary again. */
void sample_sum_up(struct sample *sample);

/** Release it. */
void sample_release(struct sample *sample);

/** A judgement's violation, released with it. */
void sample_violate(struct judgement *judgement, enum requirement requirement, enum level level, const char *got,
		    const char *expected);

/** Fail the test where the text lacks that part. */
void expect_in(const struct text *text, const char *part);

/**
 * Hold a text against harness/tests/golden/NAME and fail the test with both texts where they differ. With UPDATE_GOLDEN
 * in the environment the file is written instead.
 */
void golden_check(const char *name, const struct text *text);

/**
 * Write the text to a temporary file and run a shell command on it, with the file's path for `{}`; 0 when it
 * succeeded.
 */
int run_on(const char *command, const struct text *text);

#endif
