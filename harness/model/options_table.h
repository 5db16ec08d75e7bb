/* SPDX-License-Identifier: MIT */
/* The table of options: for each its name and how its value is read. */
#ifndef HARNESS_OPTIONS_TABLE_H
#define HARNESS_OPTIONS_TABLE_H

#include "harness/model/options.h"

/** When the console uses colours. */
enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

/** What is only known while the command line is read. */
struct option_reader {
	struct options *options;
	enum color color;
	const char *mode_option; /**< the option that gave the mode, or NULL */
	struct reason *why;
};

/** One option. */
struct option_row {
	const char *name;
	const char *value; /**< what its value is called, or NULL when it takes none */
	/** Read the value (NULL when it takes none) into the options; false with the reason when it is not valid. */
	bool (*read)(struct option_reader *reader, const struct option_row *row, const char *value);
	size_t offset;  /**< of the member of struct options that it goes to, for readers that serve several options */
	enum mode mode; /**< for the options that choose one */
};

/** All options; `count` receives their number. The last one is not for users. */
const struct option_row *option_list(size_t *count);

#endif
