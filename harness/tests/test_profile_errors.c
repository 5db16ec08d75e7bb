/* SPDX-License-Identifier: MIT */
/* Every error of a profile, as the user reads it. */
#include "harness/profile/profile.h"

#include "harness/base/allocate.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#define A "[global.A]\ndata = u32:1 u32:2\n"

/** A profile that is refused, and the whole line that says why. */
static const struct {
	const char *text, *error;
} refused[] = {
	/* text and lines */
	{ "\xFF\xFE[\0p\0", "p.profile:1: this is UTF-16; save the profile as UTF-8" },
	{ "[protocol]\nname = caf\xE9", "p.profile:2: the byte 0xE9 is no UTF-8; save the profile as UTF-8" },
	{ "\n\n\1", "p.profile:3: the control character 0x01 does not belong into a profile; is this a binary file?" },
	{ "[protocol]\rid = 8",
	  "p.profile:1: the control character 0x0D does not belong into a profile; is this a binary file?" },
	{ "id = 8", "p.profile:1: \"id\" stands in front of every section; begin with [protocol]" },
	{ "[protocol", "p.profile:1: the section \"[protocol\" has no closing \"]\"" },
	{ "[protocol]\nhello", "p.profile:2: \"hello\" is neither a [section] nor a \"key = value\"" },
	{ "[protocol]\n= 8", "p.profile:2: \"= 8\" is neither a [section] nor a \"key = value\"" },
	{ "[protocol] [limits]", "p.profile:1: \"[limits]\" is neither a [section] nor a \"key = value\"" },
	{ "[protocol]\nid =", "p.profile:2: \"id\" has no value" },
	{ "[limits]\ncall_ms = hang_ms = 5", "p.profile:2: \"call_ms\" has no value" },
	{ "[protocol]\nid = ; 8", "p.profile:2: \"id\" has no value" },
	{ "[protocol]\nname = \xC3\xA9 \"RIP", "p.profile:2: the quote in column 10 is not closed" },
	/* sections and keys */
	{ "[limit]", "p.profile:1: unknown section [limit]; did you mean [limits]?" },
	{ "[GLOBAL.a]", "p.profile:1: unknown section [GLOBAL.a]; did you mean [global.A]?" },
	{ "[interface.bat.NAME]",
	  "p.profile:1: unknown section [interface.bat.NAME]; did you mean [interface.bad.NAME]?" },
	{ "[x]", "p.profile:1: unknown section [x]; there are [protocol], [global.A], [global.B], [global.C], "
		 "[global.bad.NAME], "
		 "[interface.A], [interface.B], [interface.C], [interface.bad.NAME], "
		 "[mib.create.NAME], [mib.delete.NAME], [mib.set.NAME], [mib.get.NAME], [mib.first.NAME], "
		 "[mib.next.NAME], [mib.trap.NAME], [limits], [capabilities], [service.A], [service.B], [environment]" },
	{ "[environment]\nregister = x",
	  "p.profile:2: unknown key \"register\" in [environment]; did you mean \"registry\"?" },
	{ "[environment]\nregistry = x.reg", "p.profile:2: registry: files are not read here" },
	{ "[environment]\nfiles = data", "p.profile:2: files: write FOLDER -> C:\\TARGET" },
	{ "[environment]\nfiles = -> C:\\x", "p.profile:2: files: write FOLDER -> C:\\TARGET" },
	{ "[environment]\nfiles = data -> Z:\\x",
	  "p.profile:2: files: \"Z:\\x\" is no place for files: a path that begins with C:\\ and has no part like .." },
	{ "[environment]\nfiles = data -> C:\\a\\..\\b",
	  "p.profile:2: files: \"C:\\a\\..\\b\" is no place for files: a path that begins with C:\\ and has no part like .." },
	{ "[environment]\nfiles = a -> C:\\a\nfiles = b -> C:\\b",
	  "p.profile:3: \"files\" is given twice; the first is on line 2" },
	{ "[environment]\nvariable.1X = 1",
	  "p.profile:2: variable.1X: \"1X\" is no name of a variable: letters, digits and _" },
	{ "[environment]\nvariable.WINEPREFIX = /", "p.profile:2: variable.WINEPREFIX: variables of ours and of Wine cannot be set" },
	{ "[environment]\nvariable.A = 1\nvariable.A = 2", "p.profile:3: variable.A: the variable is given twice" },
	{ "[environment]\naddresses = 127.0.0.1",
	  "p.profile:2: addresses: \"127.0.0.1\" is no network of eight bits such as 127.0.0.0/8" },
	{ "[environment]\naddresses = 224.0.0.0/8",
	  "p.profile:2: addresses: \"224.0.0.0/8\" is no network of eight bits such as 127.0.0.0/8" },
	{ "[environment]\naddresses = 0.0.0.0/8",
	  "p.profile:2: addresses: \"0.0.0.0/8\" is no network of eight bits such as 127.0.0.0/8" },
	{ "[mib.got.NAME]", "p.profile:1: unknown section [mib.got.NAME]; did you mean [mib.get.NAME]?" },
	{ "[mib.get]", "p.profile:1: \"\" is no name for a request: letters, digits, - and _, 40 at most" },
	{ "[mib.get.bad.]", "p.profile:1: \"\" is no name for a request: letters, digits, - and _, 40 at most" },
	{ "\n[mib.set.x]\nsaved = yes", "p.profile:2: [mib.set.x] has no request; write request = TYPE:VALUE ..." },
	{ "[mib.get.x]\nreqest = u32:1",
	  "p.profile:2: unknown key \"reqest\" in [mib.get.x]; did you mean \"request\"?" },
	{ "[global.A]\ndata = ifindex", "p.profile:2: data: bad data ifindex in column 8: this word belongs into the "
					"requests and responses of [mib.get.NAME] and its like" },
	{ "[limits]\n[protocol]\n\n[limits]",
	  "p.profile:4: the section [limits] stands there twice; the first is on line 1" },
	{ "[limits]\ncall_ms = 1\nhangms = 5",
	  "p.profile:3: unknown key \"hangms\" in [limits]; did you mean \"hang_ms\"?" },
	{ "[limits]\nhang-ms = 5", "p.profile:2: unknown key \"hang-ms\" in [limits]; did you mean \"hang_ms\"?" },
	{ "[limits]\nintervall = 5",
	  "p.profile:2: unknown key \"intervall\" in [limits]; there are call_ms, hang_ms, stop_ms, "
	  "update_ms, settle_ms, copies" },
	{ "[limits]\ncopies = 0", "p.profile:2: copies: \"0\" is no number of copies: a whole number from 1 to 16" },
	{ "[limits]\ncopies = 17", "p.profile:2: copies: \"17\" is no number of copies: a whole number from 1 to 16" },
	{ A "dta = null", "p.profile:3: unknown key \"dta\" in [global.A]; did you mean \"data\"?" },
	{ "[limits]\ncall_ms = 1 hang_ms = 2\ncall_ms = 3",
	  "p.profile:3: \"call_ms\" is given twice; the first is on line 2" },
	{ "[global.bad.]\ndata = null",
	  "p.profile:1: \"\" is no name for a bad configuration: letters, digits, - and _, 40 at most" },
	{ "[global.bad]",
	  "p.profile:1: \"\" is no name for a bad configuration: letters, digits, - and _, 40 at most" },
	{ "[global.bad.a b]",
	  "p.profile:1: \"a b\" is no name for a bad configuration: letters, digits, - and _, 40 at most" },
	/* values */
	{ "[protocol]\nid = 8, x",
	  "p.profile:2: id: \"x\" is no protocol id: a number from 0 to 0xFFFFFFFF, several separated by commas" },
	{ "[protocol]\nid = 8,",
	  "p.profile:2: id: \"\" is no protocol id: a number from 0 to 0xFFFFFFFF, several separated by commas" },
	{ "[protocol]\nid = 0x100000000",
	  "p.profile:2: id: \"0x100000000\" is no protocol id: a number from 0 to 0xFFFFFFFF, several "
	  "separated by commas" },
	{ "[protocol]\nid = 8, 0x08", "p.profile:2: id: the id 0x08 stands there twice" },
	{ "[protocol]\nid = 8\nrefuses = 9, 8", "p.profile:3: refuses: the id 8 cannot be both in id and in refuses" },
	{ "[protocol]\nrefuses = 9\nid = 9", "p.profile:3: id: the id 9 cannot be both in id and in refuses" },
	{ "[protocol]\nname = \"\"", "p.profile:2: name: the name must be text, in quotes when it has a ; or #" },
	{ "[protocol]\nversion = 0x400",
	  "p.profile:2: version: \"0x400\" is no version of the router manager: 0x500 or 0x600" },
	{ "[service.A]\ntype = 0x10000",
	  "p.profile:2: type: \"0x10000\" is no type of a service: a number from 0 to 0xFFFF" },
	{ "[service.B]\nname = 1234567890123456789012345678901234567890",
	  "p.profile:2: name: the name of a service can have 39 bytes at most" },
	{ "[service.C]", "p.profile:1: unknown section [service.C]; did you mean [service.A]?" },
	{ "[protocol]\nfunctionality = ROUTINGS",
	  "p.profile:2: functionality: there is no \"ROUTINGS\"; did you mean ROUTING?" },
	{ "[protocol]\nfunctionality = 0x100000000",
	  "p.profile:2: functionality: there is no \"0x100000000\"; there are ROUTING, ROUTINGV6, SERVICES, "
	  "DEMAND_UPDATE_ROUTES, DEMAND_UPDATE_SERVICES, ADD_ALL_INTERFACES, MULTICAST, POWER" },
	{ "[limits]\ncall_ms = 0",
	  "p.profile:2: call_ms: \"0\" is no time: a whole number of milliseconds from 1 to 3600000" },
	{ "[limits]\nstop_ms = 5s",
	  "p.profile:2: stop_ms: \"5s\" is no time: a whole number of milliseconds from 1 to 3600000" },
	{ "[limits]\nstop_ms = 3600001",
	  "p.profile:2: stop_ms: \"3600001\" is no time: a whole number of milliseconds from 1 to 3600000" },
	{ "[limits]\ncall_ms = 9\nhang_ms = 8\n\n", "p.profile:3: hang_ms (8) must not be shorter than call_ms (9)" },
	{ "[limits]\ncall_ms = 6000",
	  "p.profile:2: hang_ms (5000 where it is not given) must not be shorter than call_ms (6000)" },
	{ "[capabilities]\nmulticast = true", "p.profile:2: multicast: \"true\" is neither yes nor no" },
	{ "[capabilities]\ninterface_types = PERMANENT, DIAL",
	  "p.profile:2: interface_types: there is no \"DIAL\"; there are PERMANENT, "
	  "DEMAND_DIAL, LOCAL_WORKSTATION_DIAL, REMOTE_WORKSTATION_DIAL" },
	/* configurations */
	{ "[global.A]\nversion = 1\n[limits]",
	  "p.profile:1: [global.A] has no data; write data = TYPE:VALUE ..., or data = null" },
	{ "\n[global.A]", "p.profile:2: [global.A] has no data; write data = TYPE:VALUE ..., or data = null" },
	{ "[global.A]\nversion = -1\ndata = null", "p.profile:2: version: \"-1\" is no number from 0 to 0xFFFFFFFF" },
	{ "[global.A]\ndata = u8:1  u3:1",
	  "p.profile:2: data: bad data u3:1 in column 14: there is no type \"u3\"; did you mean \"u32\"?" },
	{ A "compare = byte",
	  "p.profile:3: compare: compare must be bytes, none, or ranges as in skip 4..8, 12..16; not \"byte\"" },
	{ A "compare = skip 4", "p.profile:3: compare: \"4\" is no range of bytes; write it as in skip 4..8, 12..16" },
	{ A "compare = skip 4..8,",
	  "p.profile:3: compare: \"\" is no range of bytes; write it as in skip 4..8, 12..16" },
	{ A "compare = skip 8..4",
	  "p.profile:3: compare: the range \"8..4\" must end behind its begin, and at 65536 at most" },
	{ A "compare = skip 4..9", "p.profile:3: compare: the range 4..9 goes past the data, which has 8 bytes" },
	{ A "compare = skip 0..5, 5..8", "p.profile:3: compare: nothing is left to compare; write compare = none" },
	{ A "compare = skip 0..1,1..2,2..3,3..4,4..5,0..1,0..1,0..1,0..1,0..1,0..1,0..1,0..1,0..1,0..1,0..1,0..1",
	  "p.profile:3: compare: there can be 16 ranges at most" },
	{ "[global.B]\ndata = null", "p.profile:1: [global.B] needs [global.A] beside it" },
	{ A "\n[global.B]\ndata = u32:1 u32:2",
	  "p.profile:4: [global.A] and [global.B] cannot be told apart: their data must differ in what "
	  "is compared" },
	{ A "compare = skip 4..8\n[global.B]\ndata = u32:1 u32:3",
	  "p.profile:4: [global.A] and [global.B] cannot be told apart: their data "
	  "must differ in what is compared" },
	{ A "compare = none\n[global.B]\ndata = u32:1 u32:2",
	  "p.profile:4: [global.A] and [global.B] cannot be told apart: their data must "
	  "differ in what is compared" },
	{ A "[global.C]\ndata = u32:5 u32:6",
	  "p.profile:3: [global.C] must have the version of [global.A] and another size" },
	{ A "[global.C]\nversion = 2\ndata = u32:5",
	  "p.profile:3: [global.C] must have the version of [global.A] and another size" },
	{ A "[global.B]\ndata = u8:1\n[global.C]\ndata = u8:1",
	  "p.profile:5: [global.B] and [global.C] cannot be told apart: their data must "
	  "differ in what is compared" },
	{ A "[global.bad.x]\ndata = u64:0x200000001",
	  "p.profile:3: [global.bad.x] is the same as [global.A], which is valid" },
};

Test(profile_errors, name_file_line_and_cure)
{
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		struct profile profile;
		struct reason why = { { 0 } };
		size_t length = strlen(refused[i].text);

		cr_expect_not(profile_read(&profile, "p.profile", refused[i].text, length, false, &why), "%s",
			      refused[i].text);
		cr_expect_str_eq(why.text, refused[i].error);
		cr_expect_null(profile.path, "released");
	}
}

/** Near misses of the errors above. */
static const char *const accepted[] = {
	A "compare = none\n[global.B]\ndata = u32:1 u32:3",
	A "compare = skip 4..8\n[global.B]\ndata = u32:2 u32:2",
	A "[global.B]\ndata = u32:1",
	A "[global.bad.x]\nversion = 2\ndata = u32:1 u32:2",
	A "compare = skip 0..7",
	A "compare = skip\t0 .. 7",
	A "[global.C]\ndata = u32:1",
	"[global.bad.x]\ndata = null",
	"[limits]\ncall_ms = 3600000 hang_ms = 3600000",
	"[protocol]\nid = 0, 4294967295",
};

Test(profile_errors, are_not_found_where_none_are)
{
	for (size_t i = 0; i < sizeof(accepted) / sizeof(accepted[0]); i++) {
		struct profile profile;
		struct reason why = { { 0 } };

		cr_expect(profile_read(&profile, "p", accepted[i], strlen(accepted[i]), false, &why), "%s", why.text);
		profile_release(&profile);
	}
}

/** A path, and why it cannot be opened. */
static const struct {
	const char *path, *error;
} unreadable[] = {
	{ "build/none.profile", "cannot read build/none.profile: No such file or directory; --write-profile FILE makes "
				"a profile to start from" },
	{ "harness", "cannot read harness: it is a folder; --write-profile FILE makes a profile to start from" },
	{ "/dev/zero",
	  "cannot read /dev/zero: it is no ordinary file; --write-profile FILE makes a profile to start from" },
};

Test(profile_errors, say_why_a_file_cannot_be_read)
{
	for (size_t i = 0; i < sizeof(unreadable) / sizeof(unreadable[0]); i++) {
		struct profile profile;
		struct reason why = { { 0 } };

		cr_expect_not(profile_open(&profile, unreadable[i].path, &why));
		cr_expect_str_eq(why.text, unreadable[i].error);
	}
}

Test(profile_errors, fit_on_a_line_whatever_was_read)
{
	static char text[100000] = "[protocol]\n", path[3000];
	struct profile profile;
	struct reason why = { { 0 } };

	memset(text + 11, 'x', sizeof(text) - 12);
	memset(path, 'p', sizeof(path) - 1);
	cr_expect_not(profile_read(&profile, path, text, strlen(text), false, &why));
	cr_expect_eq(strncmp(why.text, "...ppp", 6), 0);
	cr_expect_str_eq(strrchr(why.text, 'p') + 1,
			 ":2: \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...\" "
			 "is neither a [section] nor a \"key = value\"");
}

Test(profile_errors, refuse_a_huge_profile)
{
	size_t size = (4 << 20) + 1;
	char *text = allocate(size, 1);
	struct profile profile;
	struct reason why = { { 0 } };

	cr_expect_not(profile_read(&profile, "p", text, size, false, &why));
	cr_expect_str_eq(why.text,
			 "p:1: the profile is larger than 4194304 bytes; move large data into files (file:NAME)");
	free(text);
}
