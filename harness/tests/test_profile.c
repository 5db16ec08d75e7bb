/* SPDX-License-Identifier: MIT */
/* What a profile holds after it was read. Its errors are in test_profile_errors.c, its data in test_blob.c. */
#include "harness/profile/profile.h"

#include "harness/base/fingerprint.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void read_text(struct profile *profile, const char *text)
{
	struct reason why = { { 0 } };

	cr_assert(profile_read(profile, "p.profile", text, strlen(text), false, &why), "%s", why.text);
}

Test(profile, holds_defaults)
{
	struct profile profile;

	profile_init(&profile);
	cr_expect_null(profile.path);
	cr_expect_eq(profile.id_count, 0);
	cr_expect_eq(profile.limits.call_ms, 1000);
	cr_expect_eq(profile.limits.hang_ms, 5000);
	cr_expect_eq(profile.limits.stop_ms, 5000);
	cr_expect_eq(profile.limits.update_ms, 10000);
	cr_expect_eq(profile.limits.settle_ms, 50);
	cr_expect_eq(profile.limits.copies, 1);
	cr_expect_eq(profile.capabilities.interface_types, 0xF);
	cr_expect_not(profile.capabilities.interface_types_given);
	cr_expect_eq(profile.capabilities.multicast, SAID_NOTHING);
	cr_expect_not(profile.global.a.is_given);
	profile_release(&profile);
	profile_release(&profile);
}

Test(profile, of_nothing_is_the_defaults)
{
	static const char *const empty[] = {
		"", "\n\n", "; only a comment", "\xEF\xBB\xBF", "[protocol]\n", "# a \"comment\n"
	};

	for (size_t i = 0; i < sizeof(empty) / sizeof(empty[0]); i++) {
		struct profile profile;

		read_text(&profile, empty[i]);
		cr_expect_str_eq(profile.path, "p.profile");
		cr_expect_eq(profile.limits.hang_ms, 5000);
		cr_expect_null(profile.name);
		profile_release(&profile);
	}
}

Test(profile, reads_every_key_of_the_annotated_example)
{
	struct profile profile;
	struct reason why = { { 0 } };

	cr_assert(profile_open(&profile, "harness/tests/profiles/annotated.profile", &why), "%s", why.text);
	cr_expect_str_eq(profile.path, "harness/tests/profiles/annotated.profile");
	cr_expect_str_eq(profile.name, "Example RIP");
	cr_assert_eq(profile.id_count, 2);
	cr_expect_eq(profile.ids[0], 8);
	cr_expect_eq(profile.ids[1], 9);
	cr_assert_eq(profile.refused_id_count, 1);
	cr_expect_eq(profile.refused_ids[0], 13);
	cr_expect_eq(profile.version, 0x600);
	cr_expect(profile.functionality_given);
	cr_expect_eq(profile.functionality, 5);
	cr_expect_eq(profile.limits.stop_ms, 6000);
	cr_expect_eq(profile.limits.copies, 2);
	cr_expect_eq(profile.capabilities.multicast, SAID_NO);
	cr_expect_eq(profile.capabilities.services, SAID_NO);
	cr_expect_eq(profile.service_a.type, 0x0404);
	cr_expect_str_eq(profile.service_a.name, "FILES 1");
	cr_expect_eq(profile.service_b.type, 7);
	cr_expect_null(profile.service_b.name);
	cr_expect_eq(profile.capabilities.autostatic, SAID_YES);
	cr_expect_eq(profile.capabilities.null_interface_info, SAID_NO);
	cr_expect_eq(profile.capabilities.null_global_info, SAID_YES);
	cr_expect_eq(profile.capabilities.mib_create, SAID_NO);
	cr_expect_eq(profile.capabilities.mib_delete, SAID_NO);
	cr_expect_eq(profile.capabilities.mib_set, SAID_NO);
	cr_expect_eq(profile.capabilities.traps, SAID_YES);
	cr_expect_eq(profile.capabilities.multitenant, SAID_NO);
	cr_expect(profile.capabilities.interface_types_given);
	cr_expect_eq(profile.capabilities.interface_types, 3);
	profile_release(&profile);
}

Test(profile, reads_the_configurations_of_the_annotated_example)
{
	static const char a[] = "\1\0\0\0\2\0\0\0\12\0\0\1textt\0e\0x\0t\0\0\xFF"
				"BLOB";
	struct profile profile;
	struct reason why = { { 0 } };

	cr_assert(profile_open(&profile, "harness/tests/profiles/annotated.profile", &why), "%s", why.text);
	cr_expect_eq(profile.global.a.version, 1);
	cr_expect_str_eq(profile.global.a.name, "A");
	cr_expect(profile.global.a.is_compared);
	cr_assert_eq(profile.global.a.size, sizeof(a) - 1);
	cr_expect_arr_eq(profile.global.a.data, a, sizeof(a) - 1);
	cr_expect_str_eq(profile.global.b.name, "B");
	cr_assert_eq(profile.global.b.skip_count, 2);
	cr_expect_eq(profile.global.b.skips[1].first, 12);
	cr_expect_eq(profile.global.b.skips[1].end, 16);
	cr_assert_eq(profile.global.bad_count, 1);
	cr_expect_str_eq(profile.global.bad[0].name, "unknown-mode");
	cr_expect_not(profile.interface.a.is_compared);
	cr_expect_eq(profile.interface.a.size, 34);
	cr_expect_eq(profile.interface.c.size, 4);
	cr_assert_eq(profile.interface.bad_count, 1);
	cr_expect_null(profile.interface.bad[0].data);
	cr_expect(profile.interface.bad[0].is_given);
	profile_release(&profile);
}

/** Text and what is read from it as the name of the protocol: comments, quotes, line ends. */
static const struct {
	const char *text, *name;
} names[] = {
	{ "[protocol]\nname = RIP 2", "RIP 2" },
	{ "[protocol]\r\nname=RIP\r\nid = 1\r\n", "RIP" },
	{ "\xEF\xBB\xBF[protocol]\nname = RIP", "RIP" },
	{ "[ protocol ] ; here\n\tname\t=\tRIP\t; there", "RIP" },
	{ "[protocol] name = RIP", "RIP" },
	{ "[protocol]\nname = a = b", "a = b" },
	{ "[protocol]\nname = RIP # 2", "RIP" },
	{ "[protocol]\nname = RIP ; half a pair of \"quotes", "RIP" },
	{ "[protocol]\nname = \"RIP # 2; new\" ; comment", "RIP # 2; new" },
	{ "[protocol]\nname = R\xC3\xA9seau \xF0\x9F\x98\x80", "R\xC3\xA9seau \xF0\x9F\x98\x80" },
	{ "[limits] call_ms = 7 hang_ms=9\n[protocol]\nid = 1 name = RIP", "RIP" },
};

Test(profile, cuts_comments_and_blanks)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct profile profile;

		read_text(&profile, names[i].text);
		cr_expect_str_eq(profile.name, names[i].name, "%s", names[i].text);
		profile_release(&profile);
	}
}

Test(profile, a_short_hang_limit_shortens_that_of_a_call)
{
	struct profile profile;

	read_text(&profile, "[limits]\nhang_ms = 500");
	cr_expect_eq(profile.limits.hang_ms, 500);
	cr_expect_eq(profile.limits.call_ms, 500);
	profile_release(&profile);
}

/** Names of functionality. */
static const struct {
	const char *text;
	uint32_t flags;
} functionalities[] = {
	{ "ROUTING", 0x01 },
	{ "RF_ROUTING", 0x01 },
	{ "ROUTINGV6", 0x02 },
	{ "RF_ROUTINGV6", 0x02 },
	{ "SERVICES", 0x02 },
	{ "DEMAND_UPDATE_ROUTES", 0x04 },
	{ "DEMAND_UPDATE_SERVICES", 0x08 },
	{ "ADD_ALL_INTERFACES", 0x10 },
	{ "RF_MULTICAST", 0x20 },
	{ "POWER", 0x40 },
	{ "none", 0 },
	{ "ROUTING, 0x80000000", 0x80000001 },
	{ "POWER ,RF_MULTICAST,ROUTING", 0x61 },
};

Test(profile, knows_functionality_with_and_without_prefix)
{
	for (size_t i = 0; i < sizeof(functionalities) / sizeof(functionalities[0]); i++) {
		struct profile profile;
		char text[128];

		snprintf(text, sizeof(text), "[protocol]\nfunctionality = %s", functionalities[i].text);
		read_text(&profile, text);
		cr_expect(profile.functionality_given);
		cr_expect_eq(profile.functionality, functionalities[i].flags, "%s", functionalities[i].text);
		profile_release(&profile);
	}
}

Test(profile, knows_the_network_of_interfaces)
{
	struct profile profile;

	read_text(&profile, "[protocol]\nid = 8");
	cr_expect_eq(profile.environment.network, 10);
	profile_release(&profile);
	read_text(&profile, "[environment]\naddresses = 127.0.0.0/8");
	cr_expect_eq(profile.environment.network, 127);
	profile_release(&profile);
}

Test(profile, fingerprint_is_that_of_the_text)
{
	static const char text[] = "[protocol]\nid = 8";
	struct profile one, other;

	read_text(&one, text);
	read_text(&other, "[protocol]\nid = 9");
	cr_expect_eq(one.fingerprint, fingerprint_append(FINGERPRINT_EMPTY, text, strlen(text)));
	cr_expect_neq(one.fingerprint, other.fingerprint);
	profile_release(&one);
	profile_release(&other);
}

Test(profile, fingerprint_covers_files)
{
	static const char text[] = "[global.A]\ndata = file:blob.bin";
	uint64_t of_text = fingerprint_append(FINGERPRINT_EMPTY, text, strlen(text));
	struct profile profile;
	struct reason why = { { 0 } };

	cr_assert(profile_read(&profile, "harness/tests/profiles/p", text, strlen(text), true, &why), "%s", why.text);
	cr_expect_eq(profile.fingerprint, fingerprint_append(of_text, "BLOB", 4));
	profile_release(&profile);
}

Test(profile, fingerprint_is_fnv_1a)
{
	cr_expect_eq(fingerprint_append(FINGERPRINT_EMPTY, "a", 1), UINT64_C(0xaf63dc4c8601ec8c));
	cr_expect_eq(fingerprint_append(FINGERPRINT_EMPTY, "foobar", 6), UINT64_C(0x85944171f73967e8));
}
