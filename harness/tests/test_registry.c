/* SPDX-License-Identifier: MIT */
/* Registry files, and [environment] of a profile. */
#include "harness/profile/registry.h"

#include "harness/profile/profile.h"

#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#define HEAD "Windows Registry Editor Version 5.00\r\n\r\n"
#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static struct registry read_whole(const char *text, size_t size)
{
	struct registry registry;
	struct reason why = { { 0 } };

	cr_assert(registry_read(&registry, text, size, &why), "%s", why.text);
	return registry;
}

static void expect_entry(const struct registry_entry *entry, enum registry_action action, const char *name,
			 uint32_t type, const char *data, size_t size)
{
	cr_expect_eq(entry->action, action);
	cr_expect(name ? entry->name && strcmp(entry->name, name) == 0 : !entry->name, "%s", name ? name : "a key");
	cr_expect_eq(entry->type, type);
	cr_assert_eq(entry->size, size, "%zu bytes", entry->size);
	cr_expect(!size || memcmp(entry->data, data, size) == 0);
}

Test(registry, reads_every_kind_of_value)
{
	static const char text[] = HEAD "; a comment \\\r\n"
					"[HKEY_LOCAL_MACHINE\\Software\\Vendor]\r\n"
					"@=\"default\"\r\n"
					"\"pa\\\\th \\\"q\\\"\" = \"C:\\\\v\"\r\n"
					"\"n\"=dword:0000001F\r\n"
					"\"b\"=hex:01,fE,\\\r\n  00\r\n"
					"\"e\"=hex:\r\n"
					"\"m\"=hex(7):41,00,00,00\r\n"
					"\"old\"=-\r\n"
					"[-HKEY_CURRENT_USER\\Gone]";
	struct registry registry = read_whole(text, sizeof(text) - 1);

	cr_assert_eq(registry.count, 9);
	cr_expect_str_eq(registry.list[3].key, "HKEY_LOCAL_MACHINE\\Software\\Vendor");
	expect_entry(&registry.list[0], REGISTRY_CREATE_KEY, NULL, 0, NULL, 0);
	expect_entry(&registry.list[1], REGISTRY_SET_VALUE, "", REGISTRY_STRING, "d\0e\0f\0a\0u\0l\0t\0\0", 16);
	expect_entry(&registry.list[2], REGISTRY_SET_VALUE, "pa\\th \"q\"", REGISTRY_STRING, "C\0:\0\\\0v\0\0", 10);
	expect_entry(&registry.list[3], REGISTRY_SET_VALUE, "n", REGISTRY_DWORD, "\x1F\0\0", 4);
	expect_entry(&registry.list[4], REGISTRY_SET_VALUE, "b", REGISTRY_BINARY, "\x01\xFE", 3);
	expect_entry(&registry.list[5], REGISTRY_SET_VALUE, "e", REGISTRY_BINARY, "", 0);
	expect_entry(&registry.list[6], REGISTRY_SET_VALUE, "m", 7, "A\0\0", 4);
	expect_entry(&registry.list[7], REGISTRY_DELETE_VALUE, "old", 0, NULL, 0);
	expect_entry(&registry.list[8], REGISTRY_DELETE_KEY, NULL, 0, NULL, 0);
	cr_expect_str_eq(registry.list[8].key, "HKEY_CURRENT_USER\\Gone");
	registry_release(&registry);
}

/* "REGEDIT4", a key and a value with characters of two, three and four bytes, as regedit saves them. */
Test(registry, reads_utf16)
{
	static const uint16_t characters[] = { 0xFEFF, '[', 'H', 'K',    'E',    'Y',    '_',  'U', 'S',
					       'E',    'R', 'S', '\\',   0xFC,   ']',    '\n', '"', 0x65E5,
					       '"',    '=', '"', 0xD83D, 0xDE80, 0xD83D, '"' };
	char text[128] = { 0 };
	struct registry registry;
	size_t size = 0;

	for (const char *at = "\xFF\xFEREGEDIT4\n"; *at; at++) {
		text[size++] = *at;
		if (size > 2)
			text[size++] = 0;
	}
	for (size_t i = 1; i < COUNT(characters); i++) {
		text[size++] = (char)characters[i];
		text[size++] = (char)(characters[i] >> 8);
	}
	registry = read_whole(text, size);
	cr_assert_eq(registry.count, 2);
	cr_expect_str_eq(registry.list[0].key, "HKEY_USERS\\\xC3\xBC");
	expect_entry(&registry.list[1], REGISTRY_SET_VALUE, "\xE6\x97\xA5", REGISTRY_STRING,
		     "\x3D\xD8\x80\xDE\xFD\xFF\0", 8);
	registry_release(&registry);
}

Test(registry, says_what_is_wrong_and_where)
{
	static const struct {
		const char *text, *error;
	} rows[] = {
		{ "", "line 1: the file is empty" },
		{ "[HKEY_USERS]", "line 1: the file does not begin with \"Windows Registry Editor Version 5.00\"; "
				  "export it with regedit" },
		{ HEAD "[HKEY_USERS", "line 3: the key \"[HKEY_USERS\" has no closing \"]\"" },
		{ HEAD "[HKLM\\x]",
		  "line 3: the key \"HKLM\\x\" does not begin with HKEY_LOCAL_MACHINE, HKEY_CURRENT_USER, "
		  "HKEY_CLASSES_ROOT or HKEY_USERS" },
		{ HEAD "\"a\"=\"b\"", "line 3: the value \"\"a\"=\"b\"\" is in no key" },
		{ HEAD "[-HKEY_USERS]\n@=-", "line 4: the value \"@=-\" is in no key" },
		{ HEAD "[HKEY_USERS]\na=\"b\"", "line 4: \"a=\"b\"\" is neither a [key] nor a \"name\"=value" },
		{ HEAD "[HKEY_USERS]\n@=\"b", "line 4: the string \"b does not end with its line" },
		{ HEAD "[HKEY_USERS]\n@=\"b\" c", "line 4: the string \"b\" c does not end with its line" },
		{ HEAD "[HKEY_USERS]\n@=dword:1g",
		  "line 4: \"dword:1g\" is no number: dword: and one to eight hexadecimal digits" },
		{ HEAD "[HKEY_USERS]\n@=hex:0", "line 4: \"0\" is no byte: two hexadecimal digits" },
		{ HEAD "[HKEY_USERS]\n@=hex(x):00", "line 4: \"hex(x):00\" has no type that a value can have" },
		{ HEAD "[HKEY_USERS]\n@=hex(2:00", "line 4: \"hex(2:00\" has no type that a value can have" },
		{ HEAD "[HKEY_USERS]\n@=hex", "line 4: \"hex\" has no \":\" behind its type" },
		{ HEAD "[HKEY_USERS]\n\n@=7",
		  "line 5: \"7\" is none of \"text\", dword:..., hex:..., hex(TYPE):... and -" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct registry registry;
		struct reason why = { { 0 } };

		cr_expect_not(registry_read(&registry, rows[i].text, strlen(rows[i].text), &why), "row %zu", i);
		cr_expect_str_eq(why.text, rows[i].error);
		cr_expect_null(registry.list);
	}
}

Test(environment, takes_files_and_variables)
{
	static const char text[] = "[environment]\nfiles = \"our files/\" -> c:/vendor/data/   variable.A = x=y z\n"
				   "variable.PATH_2 = \"; quoted #\"\n";
	struct profile profile;
	struct reason why = { { 0 } };

	cr_assert(profile_read(&profile, "dir/p.profile", text, sizeof(text) - 1, true, &why), "%s", why.text);
	cr_expect_str_eq(profile.environment.files, "dir/our files/");
	cr_expect_str_eq(profile.environment.target, "c:\\vendor\\data");
	cr_expect_eq(profile.environment.files_line, 2);
	cr_assert_eq(profile.environment.variable_count, 2);
	cr_expect_str_eq(profile.environment.variables[0].name, "A");
	cr_expect_str_eq(profile.environment.variables[0].value, "x=y z");
	cr_expect_str_eq(profile.environment.variables[1].value, "; quoted #");
	profile_release(&profile);
}
