/* SPDX-License-Identifier: MIT */
/* The MIB requests of a profile. */
#include "harness/profile/profile.h"

#include <criterion/criterion.h>
#include <string.h>

Test(profile_mib, reads_requests_of_each_kind)
{
	static const char text[] = "[mib.get.one]\nrequest = u32:1 ifindex  response = u16:3\n"
				   "[mib.get.two]\nrequest = empty\n"
				   "[mib.set.metric]\nsaved = yes request = u8:1 ifindex ifindex\n";
	struct profile profile;
	struct reason why;

	cr_assert(profile_read(&profile, "p.profile", text, strlen(text), false, &why), "%s", why.text);
	cr_assert_eq(profile.mib[MIB_GET].count, 2);
	cr_assert_eq(profile.mib[MIB_SET].count, 1);
	cr_expect_eq(profile.mib[MIB_NEXT].count, 0);
	cr_expect_str_eq(profile.mib[MIB_GET].list[0].name, "one");
	cr_expect_eq(profile.mib[MIB_GET].list[0].request.size, 8);
	cr_expect_eq(profile.mib[MIB_GET].list[0].request.indexes[0], 4);
	cr_expect_eq(profile.mib[MIB_GET].list[0].response.size, 2);
	cr_expect_not(profile.mib[MIB_GET].list[1].response.is_given);
	cr_expect_eq(profile.mib[MIB_SET].list[0].saved, SAID_YES);
	cr_expect_eq(profile.mib[MIB_SET].list[0].request.index_count, 2);
	cr_expect_eq(profile.mib[MIB_SET].list[0].request.indexes[1], 5);
	profile_release(&profile);
}
