/* SPDX-License-Identifier: MIT */
/* The testcase elements of the JUnit XML file. */
#ifndef HARNESS_JUNIT_CASE_H
#define HARNESS_JUNIT_CASE_H

#include "harness/output/result.h"
#include "harness/base/text.h"

/** What a testcase holds. A flaky one counts as passed. */
enum junit_form { JUNIT_PASS, JUNIT_FAILURE, JUNIT_ERROR, JUNIT_SKIPPED, JUNIT_FORM_COUNT, JUNIT_FLAKY = JUNIT_FORM_COUNT };

/** What is counted of a testsuite. */
struct junit_counts {
	uint32_t forms[JUNIT_FORM_COUNT];
	double milliseconds;
};

/** The element in a testcase. Consumers read either the message or the content, so each says all it can. */
struct junit_element {
	enum junit_form form;
	const char *type; /**< of failures and errors */
	const char *message;
	const char *content;
};

/** How the case is shown: red when it fails the run, and only then. */
enum junit_form junit_form_of(const struct result *result, size_t place);

/** The whole testcase of the case at `place`. */
void junit_append_case(struct text *text, const struct result *result, size_t place);

/** The message of a case that is not plainly passed: one line with all that matters. */
void junit_write_message(struct text *text, const struct result *result, size_t place);

/** Begin a testcase of class "routprot." and `class_name`. */
void junit_begin_case(struct text *text, const char *class_name, const char *name, double milliseconds);

/** The element; nothing for JUNIT_PASS. */
void junit_append_element(struct text *text, const struct junit_element *element);

/** A system-out element. */
void junit_append_output(struct text *text, const char *output);

/** End a testcase. */
void junit_end_case(struct text *text);

/** Append ` time="1.234"`, in seconds. */
void junit_append_time(struct text *text, double milliseconds);

#endif
