/* SPDX-License-Identifier: MIT */
/* Prints what the program knows of its options, for what is made from it: the text of --help, or with the word `table` a line for each
 * option: its name, a tab, and what its value is called (nothing where it takes none). */
#include "harness/model/options_table.h"

#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
	size_t count;
	const struct option_row *rows = option_list(&count);

	if (argc < 2 || strcmp(argv[1], "table") != 0) {
		fputs(options_help(), stdout);
		return 0;
	}
	for (size_t i = 0; i + 1 < count; i++) /* the last one is not for users */
		printf("%s\t%s\n", rows[i].name, rows[i].value ? rows[i].value : "");
	return 0;
}
