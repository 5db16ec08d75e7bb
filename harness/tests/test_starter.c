/* SPDX-License-Identifier: MIT */
/* The starter profile: a valid profile, whatever was found out. */
#include "harness/profile/starter.h"

#include "harness/model/codes.h"
#include "harness/profile/profile.h"

#include <criterion/criterion.h>

#include <string.h>

static void open_starter(struct profile *profile, const struct facts *facts, const struct inquiry *inquiry)
{
	struct text text = { 0 };
	struct reason why = { { 0 } };

	starter_write(&text, "their.dll", facts, inquiry);
	cr_assert(profile_read(profile, "their.profile", text_string(&text), text.length, false, &why), "%s", why.text);
	text_release(&text);
}

Test(starter, is_a_valid_profile_when_nothing_is_known)
{
	const struct facts facts = { 0 };
	const struct inquiry inquiry = { .id_count = 0 };
	struct profile profile;

	open_starter(&profile, &facts, &inquiry);
	cr_expect_eq(profile.id_count, 0);
	cr_expect_not(profile.global.a.is_given);
	profile_release(&profile);
}

Test(starter, holds_what_was_found)
{
	const struct facts facts = { .examined = EXAMINED_STARTED, .protocol_id = 0x02A50001, .functionality = 0xFF };
	const struct inquiry inquiry = { .has_global = 1, .has_interface = 1, .interface_size = 24 };
	struct profile profile;

	open_starter(&profile, &facts, &inquiry);
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
	const struct inquiry inquiry = { .id_count = 0 };
	struct text text = { 0 }, plain = { 0 };
	struct profile profile;
	struct reason why = { { 0 } };
	const char *line;

	starter_write(&text, "their.dll", &facts, &inquiry);
	for (line = text_string(&text); *line; line += strcspn(line, "\n") + 1) {
		const size_t length = strcspn(line, "\n");
		/* The registry file does not exist here. */
		const bool is_key = line[0] == '#' && memchr(line, '=', length) && strncmp(line + 2, "registry", 8) != 0 &&
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
	cr_expect_str_eq(profile.environment.target, "C:\\their");
	profile_release(&profile);
	text_release(&plain);
	text_release(&text);
}

/* A candidate that answered everything. */
static const struct inquiry answered = {
	.outcomes = { OUTCOME_ANSWERED, OUTCOME_ANSWERED, OUTCOME_ANSWERED, OUTCOME_ANSWERED, OUTCOME_ANSWERED,
		      OUTCOME_ANSWERED, OUTCOME_ANSWERED, OUTCOME_ANSWERED },
	.ids_tried = 70000,
	.id_count = 3,
	.ids = { 0x1000A, 0x1000B, 0x1000C },
	.newer_version = 0x600,
	.newer_callbacks = 0x7C000000,
	.null_interface_code = ERROR_INVALID_PARAMETER,
	.types = 0xF,
	.stop_code = ERROR_PROTOCOL_STOP_PENDING,
	.stop_is_over = 1,
	.stopped_ms = 17,
};

static const struct facts plain = { .examined = EXAMINED_STARTED,
				    .protocol_id = 0x1000B,
				    .offered = 0x7F,
				    .version = 0x500,
				    .functionality = RF_ROUTING | RF_DEMAND_UPDATE_ROUTES,
				    .callbacks = 0xFFFF & ~0x60u };

Test(starter, fills_in_what_was_answered)
{
	struct profile profile;

	open_starter(&profile, &plain, &answered);
	cr_assert_eq(profile.id_count, 3);
	/* The one that was examined is the one that is tested. */
	cr_expect_eq(profile.ids[0], 0x1000B);
	cr_expect_eq(profile.ids[1], 0x1000A);
	cr_expect_eq(profile.ids[2], 0x1000C);
	cr_expect_eq(profile.version, 0x600);
	cr_expect(profile.functionality_given);
	cr_expect_eq(profile.functionality, RF_ROUTING | RF_DEMAND_UPDATE_ROUTES);
	cr_expect_eq(profile.capabilities.null_global_info, SAID_YES);
	cr_expect_eq(profile.capabilities.null_interface_info, SAID_NO);
	cr_expect_eq(profile.capabilities.autostatic, SAID_YES);
	cr_expect_eq(profile.capabilities.multicast, SAID_NO);
	cr_expect_eq(profile.capabilities.services, SAID_NO);
	cr_expect_eq(profile.capabilities.mib_create, SAID_NO);
	cr_expect_eq(profile.capabilities.traps, SAID_NO);
	cr_expect(profile.capabilities.interface_types_given);
	profile_release(&profile);
}

static void expect_words(const struct facts *facts, const struct inquiry *inquiry, const char *words)
{
	struct text text = { 0 };

	starter_write(&text, "their.dll", facts, inquiry);
	cr_expect(strstr(text_string(&text), words), "\"%s\" is not in:\n%s", words, text_string(&text));
	text_release(&text);
}

Test(starter, says_what_has_no_key)
{
	expect_words(&plain, &answered, "\n# Of 70000 ids that were tried it took 3.\n");
	expect_words(&plain, &answered, "\n# Members of its table that are NULL: QueryPower, SetPower, GetNeighbors, ");
	expect_words(&plain, &answered,
		     "\n# AddInterface answered a NULL pointer with ERROR_INVALID_PARAMETER (87).\n");
	expect_words(&plain, &answered, "  ; a pending stop should have completed; its own took 17 ms\n");
	expect_words(&plain, &answered, "\n# [environment]\n# registry = their.reg\n# files = their-files/ -> C:\\their\n");
}

Test(starter, says_what_could_not_be_asked)
{
	struct inquiry inquiry = answered;

	inquiry.outcomes[QUESTION_IDS] = OUTCOME_HUNG;
	inquiry.outcomes[QUESTION_NULL_GLOBAL] = OUTCOME_CRASHED;
	inquiry.outcomes[QUESTION_STOP] = OUTCOME_EXITED;
	inquiry.outcomes[QUESTION_TYPES] = OUTCOME_NOT_ASKED;
	expect_words(&plain, &inquiry, "\n# Whether there are others is not known: it hung when it was asked.\n");
	expect_words(&plain, &inquiry, "\n# StartProtocol with a NULL pointer: it crashed when it was asked.\n");
	expect_words(&plain, &inquiry, "\n# null_global_info = no  ; it crashed when it was asked\n");
	expect_words(&plain, &inquiry, "have completed; it ended its process when it was asked\n");
	expect_words(&plain, &inquiry,
		     "\n# interface_types = PERMANENT, DEMAND_DIAL, LOCAL_WORKSTATION_DIAL, "
		     "REMOTE_WORKSTATION_DIAL  ; it was not asked, for want of ");
}

/* What would keep a case from being examined is for the vendor to say. */
Test(starter, only_suggests_what_would_cost_cases)
{
	struct inquiry inquiry = answered;
	struct facts facts = plain;
	struct profile profile;

	inquiry.types = 1;
	inquiry.id_count = INQUIRY_IDS_MOST + 1;
	inquiry.newer_callbacks = 0;
	facts.functionality = 0x03;
	facts.callbacks = UINT32_MAX;
	facts.services = 0xFFF;
	facts.service_functionality = 0x0A;
	open_starter(&profile, &facts, &inquiry);
	cr_expect_eq(profile.id_count, 1);
	cr_expect_eq(profile.version, 0x500);
	cr_expect_not(profile.functionality_given);
	cr_expect_not(profile.capabilities.interface_types_given);
	cr_expect_eq(profile.capabilities.multicast, SAID_NOTHING);
	cr_expect_eq(profile.capabilities.services, SAID_NOTHING);
	cr_expect_eq(profile.capabilities.mib_set, SAID_NOTHING);
	profile_release(&profile);
}
