/* SPDX-License-Identifier: MIT */
/* What is kept of cases that crashed or hung, in a folder of its own: which cases, under which names, in which words. */
#ifndef HARNESS_ARTIFACTS_H
#define HARNESS_ARTIFACTS_H

#include "harness/output/result.h"
#include "harness/base/text.h"

/** Of how many cases of a run. */
enum { ARTIFACTS_MOST = 50 };

/** The files of one case; the order in which they are named. */
enum artifact {
	ARTIFACT_WORDS,  /**< ".txt": all that is known of the case, the stack among it */
	ARTIFACT_RECORD, /**< ".json": its record in the journal */
	ARTIFACT_DUMP,   /**< ".dmp": a minidump, where one could be made */
	ARTIFACT_COUNT
};

/** What is kept of the cases of a run, as the outputs name it. */
struct artifacts {
	char *shown;        /**< the folder as the user knows it */
	char *from_journal; /**< from the folder of the journal */
	char *from_start;   /**< from where the program was started, which is where readers of JUnit files look from */
	uint32_t *dumped;   /**< the cases of which there is a dump, in the order in which it was made */
	size_t dumped_count;
	bool *has_dump; /**< for each case of the plan */
	bool *is_kept;  /**< for each case of the plan: it has files */
	uint32_t kept, left_out;
};

/** Choose the cases: those of which there is a dump, then the first of the others; those past ARTIFACTS_MOST are left out. */
void artifacts_choose(struct artifacts *artifacts, const struct result *result);

/** Whether such a file of the case is kept; false without artifacts. */
bool artifacts_keep(const struct result *result, size_t place, enum artifact artifact);

/**
 * Append the name of a file about the case with this id: one that every system takes, the same in every run, and no other case's.
 * "interface-status.null-info.media-absent,inactive.dmp"
 */
void artifact_write_name(struct text *text, const char *id, enum artifact artifact);

/** Append the path of a file of the case below one of the folders of struct artifacts. */
void artifact_write_path(struct text *text, const char *folder, const char *id, enum artifact artifact);

/** Append what stands in the .txt file. */
void artifact_write_words(struct text *text, const struct result *result, size_t place);

/** Append what stands in the .json file: one line. */
void artifact_write_record(struct text *text, const struct result *result, size_t place);

/** Append in a sentence how much was kept, without a full stop; nothing where nothing crashed or hung, or without artifacts. */
void artifacts_write_count(struct text *text, const struct result *result);

#endif
