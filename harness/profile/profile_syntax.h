/* SPDX-License-Identifier: MIT */
/* The syntax of a profile: lines, comments, sections and keys, before anybody asks what they mean. */
#ifndef HARNESS_PROFILE_SYNTAX_H
#define HARNESS_PROFILE_SYNTAX_H

#include "harness/base/reason.h"
#include "harness/base/span.h"

/** What comes next in a profile. */
enum syntax_kind { SYNTAX_END, SYNTAX_SECTION, SYNTAX_KEY };

/** A section's begin, or a key with its value. */
struct syntax_item {
	enum syntax_kind kind;
	struct span name;  /**< of the section without brackets, or of the key */
	struct span value; /**< of the key, trimmed and without comment; never empty */
	uint32_t column;   /**< of the value's first character; characters count from 1 */
};

/** A profile as it is read; everything points into the text that it was opened with. */
struct syntax {
	struct span text; /**< the lines that have not been read */
	struct span rest; /**< what has not been read of the line */
	const char *line_begin;
	bool is_at_begin; /**< nothing of the line has been read: a section can begin */
	uint32_t line;    /**< its number; that of the error after a failure */
};

/** Begin to read. False, with the line in `line`, when it is no UTF-8 text: another encoding, a binary file. */
bool syntax_open(struct syntax *syntax, struct span text, struct reason *why);

/** Read the next section or key. False with a reason, which names neither file nor line, when the line is neither. */
bool syntax_read(struct syntax *syntax, struct syntax_item *item, struct reason *why);

#endif
