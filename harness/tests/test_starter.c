/* SPDX-License-Identifier: MIT */
/* The starter profile: a valid profile, whatever was found out. */
#include "harness/profile/starter.h"

#include "harness/profile/profile.h"

#include <criterion/criterion.h>

#include <string.h>

static void open_starter(struct profile *profile, const struct facts *facts)
{
	struct text text = { 0 };
	struct reason why = { { 0 } };

	starter_write(&text, "their.dll", facts);
	cr_assert(profile_read(profile, "their.profile", text_string(&text), text.length, false, &why), "%s", why.text);
	text_release(&text);
}

Test(starter, is_a_valid_profile_when_nothing_is_known)
{
	const struct facts facts = { 0 };
	struct profile profile;

	open_starter(&profile, &facts);
	cr_expect_eq(profile.id_count, 0);
	cr_expect_not(profile.global.a.is_given);
	profile_release(&profile);
}

Test(starter, holds_what_was_found)
{
	const struct facts facts = { .examined = EXAMINED_STARTED,
				     .protocol_id = 0x02A50001,
				     .functionality = 0xFF,
				     .has_global = 1,
				     .has_interface = 1,
				     .interface_size = 24 };
	struct profile profile;

	open_starter(&profile, &facts);
	cr_assert_eq(profile.id_count, 1);
	cr_expect_eq(profile.ids[0], 0x02A50001);
	cr_expect(profile.global.a.is_given);
	cr_expect_eq(profile.global.a.size, 0);
	cr_expect_eq(profile.interface.a.size, 24);
	profile_release(&profile);
}

/* What is only suggested must be right too: every commented key, uncommented, is one that the profile knows. */
Test(starter, suggests_only_what_is_valid)
{
	const struct facts facts = { .examined = EXAMINED_REGISTERED, .protocol_id = 8, .functionality = 5 };
	struct text text = { 0 }, plain = { 0 };
	struct profile profile;
	struct reason why = { { 0 } };
	const char *line;

	starter_write(&text, "their.dll", &facts);
	for (line = text_string(&text); *line; line += strcspn(line, "\n") + 1) {
		const size_t length = strcspn(line, "\n");
		const bool is_key = line[0] == '#' && memchr(line, '=', length) &&
				    strspn(line + 2, "abcdefghijklmnopqrstuvwxyz_") == (size_t)(strcspn(line + 2, " "));
		const bool is_section = line[0] == '#' && line[2] == '[';
		const char *comment = strstr(line, "   ");
		const size_t shown = is_key && comment && comment < line + length ? (size_t)(comment - line) : length;

		if (is_key || is_section)
			text_append(&plain, line + 2, shown - 2);
		else
			text_append(&plain, line, length);
		text_append_string(&plain, "\n");
	}
	cr_assert(profile_read(&profile, "their.profile", text_string(&plain), plain.length, false, &why), "%s\n%s",
		  why.text, text_string(&plain));
	cr_expect(profile.interface.c.is_given);
	cr_expect_eq(profile.global.bad_count, 1);
	profile_release(&profile);
	text_release(&plain);
	text_release(&text);
}
