/* SPDX-License-Identifier: MIT */
/* Whole files and paths. */
#define _POSIX_C_SOURCE 200809L

#include "harness/base/files.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/routprot-check-XXXXXX";
static char path[sizeof(folder) + 8];

static void make_folder(void)
{
	cr_assert_not_null(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/file", folder);
}

static void remove_folder(void)
{
	unlink(path);
	cr_expect_eq(rmdir(folder), 0, "something was left in the folder");
}

TestSuite(files, .init = make_folder, .fini = remove_folder);

static void expect_content(const char *content)
{
	struct reason why = { { 0 } };
	char *data;
	size_t size;

	cr_assert(file_read(path, &data, &size, &why), "%s", why.text);
	cr_expect_eq(size, strlen(content));
	cr_expect_str_eq(data, content);
	free(data);
}

Test(files, are_written_and_read)
{
	struct reason why = { { 0 } };

	cr_assert(file_write_whole(path, "one", 3, &why), "%s", why.text);
	expect_content("one");
	cr_assert(file_write_whole(path, "other", 5, &why), "%s", why.text);
	expect_content("other");
	cr_assert(file_write_whole(path, "", 0, &why), "%s", why.text);
	expect_content("");
}

Test(files, are_replaced_not_changed)
{
	struct reason why = { { 0 } };
	char text[8] = "";
	FILE *reader;

	cr_assert(file_write_whole(path, "one", 3, &why), "%s", why.text);
	reader = fopen(path, "r");
	cr_assert_not_null(reader);
	cr_assert(file_write_whole(path, "other", 5, &why), "%s", why.text);
	cr_expect_eq(fread(text, 1, sizeof(text), reader), 3);
	cr_expect_str_eq(text, "one");
	fclose(reader);
}

Test(files, errors_name_path_and_cause)
{
	struct reason why = { { 0 } };
	char expected[256], missing[128];
	char *data;
	size_t size;

	cr_expect_not(file_read(path, &data, &size, &why));
	snprintf(expected, sizeof(expected), "cannot read %s: No such file or directory", path);
	cr_expect_str_eq(why.text, expected);
	cr_expect_null(data);
	cr_expect_not(file_read(folder, &data, &size, &why));
	snprintf(expected, sizeof(expected), "cannot read %s: it is a folder", folder);
	cr_expect_str_eq(why.text, expected);
	cr_expect_not(file_write_whole(folder, "x", 1, &why));
	snprintf(expected, sizeof(expected), "cannot write %s: Is a directory", folder);
	cr_expect_str_eq(why.text, expected);
	snprintf(missing, sizeof(missing), "%s/none/file", folder);
	cr_expect_not(file_write_whole(missing, "x", 1, &why));
	snprintf(expected, sizeof(expected), "cannot write %s: its folder does not exist; create it first", missing);
	cr_expect_str_eq(why.text, expected);
}

Test(files, names_that_are_too_long_are_refused)
{
	static char longest[5000];
	struct reason why = { { 0 } };
	char *data;
	size_t size;

	memset(longest, 'a', sizeof(longest) - 1);
	cr_expect_not(file_write_whole(longest, "x", 1, &why));
	cr_expect_not(file_read(longest, &data, &size, &why));
	cr_expect_eq(strncmp(why.text, "cannot read ...aaa", 18), 0);
	cr_expect_str_eq(strrchr(why.text, ':'), ": File name too long");
}

Test(files, devices_are_written_directly)
{
	struct reason why = { { 0 } };
	struct stat facts;

	cr_expect(file_write_whole("/dev/null", "x", 1, &why), "%s", why.text);
	cr_expect_eq(stat("/dev/null", &facts), 0);
	cr_expect(S_ISCHR(facts.st_mode));
}

static const struct {
	const char *path, *name;
	bool is_absolute;
} paths[] = {
	{ "a.profile", "a.profile", false },
	{ "dir/a.profile", "a.profile", false },
	{ "dir\\a.profile", "a.profile", false },
	{ "/dir/a.profile", "a.profile", true },
	{ "C:\\dir\\a", "a", true },
	{ "C:a", "a", true },
	{ "\\\\server\\a", "a", true },
	{ "dir/", "", false },
	{ "", "", false },
};

Test(paths, have_a_name)
{
	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
		cr_expect_str_eq(path_name(paths[i].path), paths[i].name);
		cr_expect_eq(path_is_absolute(paths[i].path), paths[i].is_absolute, "%s", paths[i].path);
	}
}

static const struct {
	const char *beside, *name, *path;
} besides[] = {
	{ "a.profile", "blob.bin", "blob.bin" },
	{ "dir/a.profile", "blob.bin", "dir/blob.bin" },
	{ "Z:\\dir\\a.profile", "sub/blob.bin", "Z:\\dir\\sub/blob.bin" },
	{ "C:a.profile", "blob.bin", "C:blob.bin" },
	{ "dir/a.profile", "/blob.bin", "/blob.bin" },
	{ "dir/a.profile", "D:\\blob.bin", "D:\\blob.bin" },
};

Test(paths, are_relative_to_the_profile)
{
	for (size_t i = 0; i < sizeof(besides) / sizeof(besides[0]); i++) {
		char *found = path_beside(besides[i].beside, besides[i].name);

		cr_expect_str_eq(found, besides[i].path);
		free(found);
	}
}

Test(files, are_found_from_a_folder)
{
	static const struct {
		const char *folder, *path, *from;
	} rows[] = {
		{ "Z:\\a\\b", "Z:\\a\\b\\c\\d", "c/d" }, { "Z:\\a\\b\\", "Z:\\a\\b", "" },
		{ "Z:\\a\\b", "z:\\a\\c", "../c" },	 { "Z:\\a\\b\\c", "Z:\\a", "../.." },
		{ "Z:\\a", "Z:\\ab", "../ab" },		 { "Z:\\ab", "Z:\\a", "../a" },
		{ "C:\\a", "D:\\a", "D:\\a" },		 { "/a/b", "/c/d", "../../c/d" },
		{ "Z:\\", "Z:\\x", "x" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char *from = path_from(rows[i].folder, rows[i].path);

		cr_expect_str_eq(from, rows[i].from, "%s from %s: %s", rows[i].path, rows[i].folder, from);
		free(from);
	}
}
