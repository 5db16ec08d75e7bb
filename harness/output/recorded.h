/* SPDX-License-Identifier: MIT */
/* Known failures held against a run: which cases fail as recorded, and what is out of date. */
#ifndef HARNESS_RECORDED_H
#define HARNESS_RECORDED_H

#include "harness/output/result.h"
#include "harness/base/reason.h"
#include "harness/base/text.h"

/**
 * Give every case of the plan its entry of result->known, which may be NULL. False with FILE:LINE and a reason when two
 * entries are about the same case.
 */
bool recorded_assign(struct result *result, struct reason *why);

/** Say of every case that has an entry whether it fails as recorded. Before the summary is read; does nothing without a
 * record. */
void recorded_judge(struct result *result);

/** Whether the case has an entry that is out of date: the case fails the run for that. */
bool recorded_is_red(const struct result *result, size_t place);

/** "known.txt:12". */
void recorded_write_place(struct text *text, const struct result *result, const struct known_entry *entry);

/** "fixed in the next release (bug RIP-12, owner routing team, until 2027-01-31)". */
void recorded_write_reason(struct text *text, const struct known_entry *entry);

/** What the record says of the case, one sentence without a full stop that names FILE:LINE; nothing for KNOWN_NONE. */
void recorded_write(struct text *text, const struct result *result, size_t place);

/**
 * The next heading, from the one at `*cursor` on, that matches no case of the plan; NULL at the end. `*cursor` begins
 * with 0.
 */
const struct known_pattern *recorded_next_unmatched(const struct result *result, size_t *cursor);

/**
 * What --write-known writes: the entries in force that are not out of date as they are, then one for each kind of
 * failure that none of them covers, whose reason is left to be filled in.
 */
void recorded_write_file(struct text *text, const struct result *result);

#endif
