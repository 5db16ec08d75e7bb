/* SPDX-License-Identifier: MIT */
/* The file of known failures. */
#include "harness/model/known.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

/* The keys that every entry needs, after its heading. */
#define REST "outcome = START-01: *\nreason = r\nbug = B-1\nexpires = 2027-01-31\n"

static bool read_text(struct known_failures *known, const char *text, struct reason *why)
{
	return known_read(known, "known.txt", text, strlen(text), why);
}

Test(known, reads_entries)
{
	static const char text[] = "# a comment\n"
				   "[interface-status/null-info[media-absent,inactive]]\r\n"
				   "[ interface-status/null-* ]\n"
				   "; another\n"
				   "outcome = IFSTATUS-21: InterfaceStatus(*) crashed; see #1 = a; b\n"
				   "outcome=blocked: not performed: *\n"
				   "reason  =  it is mended in 2.1  \n"
				   "bug     =\n"
				   "owner   = routing = team\n"
				   "expires = 2028-02-29\n"
				   "\n"
				   "[b/c]\n" REST;
	struct known_failures known;
	struct reason why = { { 0 } };

	cr_assert(read_text(&known, text, &why), "%s", why.text);
	cr_assert_eq(known.count, 2);
	cr_assert_eq(known.entries[0].pattern_count, 2);
	cr_assert_eq(known.entries[0].outcome_count, 2);
	cr_expect_str_eq(known.entries[0].patterns[0].pattern, "interface-status/null-info[media-absent,inactive]");
	cr_expect_str_eq(known.entries[0].patterns[1].pattern, "interface-status/null-*");
	cr_expect_eq(known.entries[0].patterns[1].line, 3);
	cr_expect_str_eq(known.entries[0].outcomes[0], "IFSTATUS-21: InterfaceStatus(*) crashed; see #1 = a; b");
	cr_expect_str_eq(known.entries[0].reason, "it is mended in 2.1");
	cr_expect_null(known.entries[0].bug);
	cr_expect_str_eq(known.entries[0].owner, "routing = team");
	cr_expect_str_eq(known.entries[0].expires, "2028-02-29");
	cr_expect_eq(known.entries[0].line, 2);
	cr_expect_eq(known.entries[1].line, 12);
	cr_expect_str_eq(known.entries[1].bug, "B-1");
	known_release(&known);
}

Test(known, may_be_empty)
{
	struct known_failures known;
	struct reason why = { { 0 } };

	cr_assert(read_text(&known, "", &why));
	cr_expect_eq(known.count, 0);
	known_release(&known);
	cr_assert(read_text(&known, "\xEF\xBB\xBF# nothing\n\n", &why), "%s", why.text);
	known_release(&known);
}

/* A file with a mistake, and how the reason begins. */
static const struct {
	const char *text, *why;
} mistakes[] = {
	{ "[a/b]\noutcome = x\nreason =\nbug = 1\nexpires = 2027-01-31\n",
	  "known.txt:3: the entry has no \"reason\": say why" },
	{ "[a/b]\noutcome = x\nbug = 1\nexpires = 2027-01-31\n[c/d]\n" REST,
	  "known.txt:1: the entry has no \"reason\": say why" },
	{ "[a/b]\noutcome = x\nreason = r\nbug =\nowner =\nexpires = 2027-01-31\n",
	  "known.txt:4: the entry has neither \"bug\" nor \"owner\": say who" },
	{ "[a/b]\noutcome = x\nreason = r\nbug = 1\nexpires =\n",
	  "known.txt:5: the entry has no \"expires\": say until" },
	{ "\n[a/b]\nreason = r\n",
	  "known.txt:2: the entry has no \"outcome\": what the case does wrong; --write-known" },
	{ "[a/b]\noutcome =\n", "known.txt:2: \"outcome\" has no value" },
	{ "[a/b]\nexpires = 2027-02-29\n", "known.txt:2: \"2027-02-29\" is no day; write it as in 2027-01-31" },
	{ "[a/b]\nexpires = 2027-13-01\n", "known.txt:2: \"2027-13-01\" is no day" },
	{ "[a/b]\nexpires = 2027-1-1\n", "known.txt:2: \"2027-1-1\" is no day" },
	{ "[a/b]\nexpires = tomorrow!\n", "known.txt:2: \"tomorrow!\" is no day" },
	{ "[a/b]\nreasn = r\n", "known.txt:2: unknown key \"reasn\"; did you mean \"reason\"?" },
	{ "[a/b]\nreason = r\nreason = s\n", "known.txt:3: \"reason\" is given twice; the first is on line 2" },
	{ "reason = r\n", "known.txt:1: \"reason\" stands in front of every entry; begin with the case" },
	{ "[a/b\nreason = r\n", "known.txt:1: the heading \"[a/b\" has no closing \"]\" at its end" },
	{ "[]\n", "known.txt:1: the heading is empty" },
	{ "[\n", "known.txt:1: the heading \"[\" has no closing" },
	{ "[a/b]\nwhat now\n", "known.txt:2: \"what now\" is neither a [case] nor a \"key = value\"" },
	{ "\n\xFF\n", "known.txt:2: the byte 0xFF is no UTF-8" },
	{ "[a\x01]\n", "known.txt:1: the control character 0x01" },
	{ "[a/b]\rreason = r\n", "known.txt:1: a carriage return stands in the line" },
};

Test(known, names_line_and_cure_of_mistakes)
{
	for (size_t i = 0; i < sizeof(mistakes) / sizeof(mistakes[0]); i++) {
		struct known_failures known;
		struct reason why = { { 0 } };

		cr_expect_not(read_text(&known, mistakes[i].text, &why), "%s", mistakes[i].text);
		cr_expect_eq(strncmp(why.text, mistakes[i].why, strlen(mistakes[i].why)), 0, "%s instead of %s",
			     why.text, mistakes[i].why);
		cr_expect_eq(known.count, 0);
	}
}

Test(known, finds_the_entries_of_a_case)
{
	struct known_failures known;
	const struct known_entry *other;
	struct reason why = { { 0 } };

	cr_assert(read_text(&known, "[a/b]\n[a/c*]\n" REST "[a/*d]\n" REST, &why), "%s", why.text);
	cr_expect_eq(known_find(&known, "a/b", &other), &known.entries[0]);
	cr_expect_null(other);
	cr_expect_eq(known_find(&known, "a/cd", &other), &known.entries[0]);
	cr_expect_eq(other, &known.entries[1]);
	cr_expect_eq(known_find(&known, "a/cd", NULL), &known.entries[0]);
	cr_expect_eq(known_find(&known, "a/d", NULL), &known.entries[1]);
	cr_expect_null(known_find(&known, "a/x", NULL));
	known_release(&known);
}

Test(known, says_how_a_file_that_is_missing_is_made)
{
	struct known_failures known;
	struct reason why = { { 0 } };

	cr_expect_not(known_open(&known, "none/known.txt", &why));
	cr_expect_not_null(strstr(why.text, "cannot read none/known.txt"));
	cr_expect_not_null(strstr(why.text, "--write-known FILE"));
	known_release(&known);
}
