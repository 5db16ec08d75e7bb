/* SPDX-License-Identifier: MIT */
/* The data of configurations: every type, its limits, its errors; and how what is read back is compared. */
#include "harness/profile/blob.h"

#include "harness/base/allocate.h"
#include "harness/base/fingerprint.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#define BYTES(literal) .bytes = (literal), .size = sizeof(literal) - 1

/** Data and the bytes that it stands for. */
static const struct {
	const char *text, *bytes;
	uint32_t size;
} accepted[] = {
	{ "u8:255", BYTES("\xFF") },
	{ "u8:0xfF", BYTES("\xFF") },
	{ "u16:258", BYTES("\2\1") },
	{ "u32:0x01020304", BYTES("\4\3\2\1") },
	{ "u64:18446744073709551615", BYTES("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF") },
	{ "i8:-128 i8:127", BYTES("\x80\x7F") },
	{ "i16:-2", BYTES("\xFE\xFF") },
	{ "i32:-1", BYTES("\xFF\xFF\xFF\xFF") },
	{ "i64:-9223372036854775808", BYTES("\0\0\0\0\0\0\0\x80") },
	{ "ipv4:10.0.0.1", BYTES("\12\0\0\1") },
	{ "ipv4:255.255.255.255", BYTES("\xFF\xFF\xFF\xFF") },
	{ "ipv6:::", BYTES("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0") },
	{ "ipv6:::1", BYTES("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1") },
	{ "ipv6:2001:db8::", BYTES("\x20\1\xD\xB8\0\0\0\0\0\0\0\0\0\0\0\0") },
	{ "ipv6:1:2:3:4:5:6:7:8", BYTES("\0\1\0\2\0\3\0\4\0\5\0\6\0\7\0\10") },
	{ "ipv6:1:2:3:4:5:6:7::", BYTES("\0\1\0\2\0\3\0\4\0\5\0\6\0\7\0\0") },
	{ "ipv6:::ffff:10.0.0.1", BYTES("\0\0\0\0\0\0\0\0\0\0\xFF\xFF\12\0\0\1") },
	{ "mac:02-00-5e-10-00-0A", BYTES("\2\0\x5E\x10\0\12") },
	{ "mac:02:00:5e:10:00:0a", BYTES("\2\0\x5E\x10\0\12") },
	{ "str:\"text\"", BYTES("text") },
	{ "str:\"\"", BYTES("") },
	{ "str:\"a b\tc\" u8:1", BYTES("a b\tc\1") },
	{ "str:\"\\n\\t\\r\\0\\x7F\\\"\\\\\"", BYTES("\n\t\r\0\x7F\"\\") },
	{ "str:\"\xC3\xA9\\xE9\"", BYTES("\xC3\xA9\xE9") },
	{ "wstr:\"a\xC3\xA9\\0\"", BYTES("a\0\xE9\0\0\0") },
	{ "wstr:\"\\xFF\"", BYTES("\xFF\0") },
	{ "wstr:\"\xF0\x9F\x98\x80\"", BYTES("\x3D\xD8\x00\xDE") },
	{ "zero:3 u8:1 zero:0", BYTES("\0\0\0\1") },
	{ "hex:00fF", BYTES("\0\xFF") },
	{ "u8:1   u8:2\tu8:3", BYTES("\1\2\3") },
	{ "file:blob.bin", BYTES("BLOB") },
	{ "u8:1 file:\"blob.bin\" u8:2", BYTES("\1BLOB\2") },
	{ "empty", BYTES("") },
	{ "zero:65536", .size = 65536 },
};

static bool read_data(struct blob *blob, const char *text, bool reads_files, struct reason *why)
{
	struct blob_context context = { .path = "harness/tests/profiles/a.profile", .reads_files = reads_files };

	return blob_read_data(blob, span_of(text), 8, &context, why);
}

Test(blob, stands_for_bytes)
{
	for (size_t i = 0; i < sizeof(accepted) / sizeof(accepted[0]); i++) {
		struct blob blob = { 0 };
		struct reason why = { { 0 } };

		cr_assert(read_data(&blob, accepted[i].text, true, &why), "%s", why.text);
		cr_assert_not_null(blob.data);
		cr_assert_eq(blob.size, accepted[i].size, "%s", accepted[i].text);
		if (accepted[i].bytes)
			cr_expect_eq(memcmp(blob.data, accepted[i].bytes, blob.size), 0, "%s", accepted[i].text);
		blob_release(&blob);
	}
}

Test(blob, can_be_a_null_pointer)
{
	struct blob blob = { .data = allocate(4, 1), .size = 4 };
	struct reason why = { { 0 } };

	cr_assert(read_data(&blob, "null", false, &why), "%s", why.text);
	cr_expect_null(blob.data);
	cr_expect_eq(blob.size, 0);
}

/** Data that is refused, and why; it begins in column 8. */
static const struct {
	const char *text, *error;
} refused[] = {
	{ "u8:256", "bad data u8:256 in column 8: the value must be a number from 0 to 255" },
	{ "u16:65536", "bad data u16:65536 in column 8: the value must be a number from 0 to 65535" },
	{ "u32:4294967296", "bad data u32:4294967296 in column 8: the value must be a number from 0 to 4294967295" },
	{ "u64:18446744073709551616",
	  "bad data u64:18446744073709551616 in column 8: the value must be a number from 0 to 18446744073709551615" },
	{ "u32:-1", "bad data u32:-1 in column 8: the value must be a number from 0 to 4294967295" },
	{ "u32:", "bad data u32: in column 8: the value must be a number from 0 to 4294967295" },
	{ "u32:0x", "bad data u32:0x in column 8: the value must be a number from 0 to 4294967295" },
	{ "u32:12a", "bad data u32:12a in column 8: the value must be a number from 0 to 4294967295" },
	{ "i8:128", "bad data i8:128 in column 8: the value must be a number from -128 to 127" },
	{ "i16:--1", "bad data i16:--1 in column 8: the value must be a number from -32768 to 32767" },
	{ "i64:-9223372036854775809", "bad data i64:-9223372036854775809 in column 8: the value must be a number from "
				      "-9223372036854775808 to 9223372036854775807" },
	{ "ipv4:10.0.0", "bad data ipv4:10.0.0 in column 8: the value must be an IPv4 address, as in ipv4:10.0.0.1" },
	{ "ipv4:10.0.0.1.2",
	  "bad data ipv4:10.0.0.1.2 in column 8: the value must be an IPv4 address, as in ipv4:10.0.0.1" },
	{ "ipv4:10.0.0.256",
	  "bad data ipv4:10.0.0.256 in column 8: the value must be an IPv4 address, as in ipv4:10.0.0.1" },
	{ "ipv4:10.0.0.", "bad data ipv4:10.0.0. in column 8: the value must be an IPv4 address, as in ipv4:10.0.0.1" },
	{ "ipv4:10.0.0.01",
	  "bad data ipv4:10.0.0.01 in column 8: the value must be an IPv4 address, as in ipv4:10.0.0.1" },
	{ "ipv6:1:2", "bad data ipv6:1:2 in column 8: the value must be an IPv6 address, as in ipv6:2001:db8::1" },
	{ "ipv6:", "bad data ipv6: in column 8: the value must be an IPv6 address, as in ipv6:2001:db8::1" },
	{ "ipv6:1::2::3",
	  "bad data ipv6:1::2::3 in column 8: the value must be an IPv6 address, as in ipv6:2001:db8::1" },
	{ "ipv6:1:2:3:4:5:6:7:8:9",
	  "bad data ipv6:1:2:3:4:5:6:7:8:9 in column 8: the value must be an IPv6 address, as in ipv6:2001:db8::1" },
	{ "ipv6:1:2:3:4::5:6:7:8",
	  "bad data ipv6:1:2:3:4::5:6:7:8 in column 8: the value must be an IPv6 address, as in ipv6:2001:db8::1" },
	{ "ipv6:12345::",
	  "bad data ipv6:12345:: in column 8: the value must be an IPv6 address, as in ipv6:2001:db8::1" },
	{ "ipv6:1.2.3.4::",
	  "bad data ipv6:1.2.3.4:: in column 8: the value must be an IPv6 address, as in ipv6:2001:db8::1" },
	{ "ipv6:::1:", "bad data ipv6:::1: in column 8: the value must be an IPv6 address, as in ipv6:2001:db8::1" },
	{ "mac:02-00-5e-10-00",
	  "bad data mac:02-00-5e-10-00 in column 8: the value must be a MAC address, as in mac:02-00-5e-10-00-01" },
	{ "mac:02-00-5e-10-00-1", "bad data mac:02-00-5e-10-00-1 in column 8: the value must be a MAC address, as in "
				  "mac:02-00-5e-10-00-01" },
	{ "hex:0", "bad data hex:0 in column 8: the value must be pairs of hexadecimal digits" },
	{ "hex:0g", "bad data hex:0g in column 8: the value must be pairs of hexadecimal digits" },
	{ "hex:", "bad data hex: in column 8: the value must be pairs of hexadecimal digits" },
	{ "zero:65537", "bad data zero:65537 in column 8: the value must be a number of bytes from 0 to 65536" },
	{ "zero:65536 u8:1", "bad data u8:1 in column 19: the data grows larger than 65536 bytes" },
	{ "str:text", "bad data str:text in column 8: the text stands in quotes, as in str:\"text\"" },
	{ "wstr:text", "bad data wstr:text in column 8: the text stands in quotes, as in wstr:\"text\"" },
	{ "str:\"a\"b", "bad data str:\"a\"b in column 8: a blank must follow the closing quote" },
	{ "str:\"a", "bad data str:\"a in column 8: the quote is not closed" },
	{ "str:\"\\q\"", "bad data str:\"\\q\" in column 8: the escapes are \\n \\t \\r \\0 \\xNN \\\" and \\\\" },
	{ "str:\"\\x1\"", "bad data str:\"\\x1\" in column 8: the escapes are \\n \\t \\r \\0 \\xNN \\\" and \\\\" },
	{ "str:\"\xC3\xA9\" u8:x", "bad data u8:x in column 16: the value must be a number from 0 to 255" },
	{ "file:", "bad data file: in column 8: the value must be the name of a file, in quotes when it has blanks" },
	{ "file:\"\"",
	  "bad data file:\"\" in column 8: the value must be the name of a file, in quotes when it has blanks" },
	{ "file:none.bin", "bad data file:none.bin in column 8: cannot read harness/tests/profiles/none.bin: No such "
			   "file or directory" },
	{ "file:../profiles",
	  "bad data file:../profiles in column 8: cannot read harness/tests/profiles/../profiles: it is a folder" },
	{ "u8:1, u8:2", "bad data u8:1, in column 8: the value must be a number from 0 to 255" },
	{ "1", "bad data 1 in column 8: data is written TYPE:VALUE, as in u32:1" },
	{ ":1", "bad data :1 in column 8: data is written TYPE:VALUE, as in u32:1" },
	{ "u8:1 null", "bad data null in column 13: this word stands alone, without other data" },
	{ "empty u8:1", "bad data empty in column 8: this word stands alone, without other data" },
	{ "U32:1", "bad data U32:1 in column 8: there is no type \"U32\"; did you mean \"u32\"?" },
	{ "dword:1", "bad data dword:1 in column 8: there is no type \"dword\"; there are u8, u16, u32, u64, i8, i16, "
		     "i32, i64, ipv4, ipv6, "
		     "mac, str, wstr, zero, hex, file" },
};

Test(blob, errors_quote_the_token)
{
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		struct blob blob = { 0 };
		struct reason why = { { 0 } };

		cr_expect_not(read_data(&blob, refused[i].text, true, &why), "%s", refused[i].text);
		cr_expect_str_eq(why.text, refused[i].error);
		cr_expect_null(blob.data);
		cr_expect_eq(blob.size, 0);
	}
}

Test(blob, reads_no_files_where_it_must_not)
{
	struct blob blob = { 0 };
	struct reason why = { { 0 } };

	cr_expect_not(read_data(&blob, "file:blob.bin", false, &why));
	cr_expect_str_eq(why.text, "bad data file:blob.bin in column 8: files are not read here");
}

/** A configuration of the bytes 0 to 7 with a rule, what was read back, and whether that is it. */
static const struct {
	const char *rule, *back;
	size_t size;
	bool matches;
} comparisons[] = {
	{ "bytes", "\0\1\2\3\4\5\6\7", 8, true },
	{ "bytes", "\0\1\2\3\4\5\6\1", 8, false },
	{ "bytes", "\0\1\2\3\4\5\6", 7, false },
	{ "bytes", "\0\1\2\3\4\5\6\7\0", 9, false },
	{ "bytes", NULL, 0, false },
	{ "none", "\7", 1, true },
	{ "none", NULL, 0, true },
	{ "skip 2..4", "\0\1\7\7\4\5\6\7", 8, true },
	{ "skip 2..4", "\0\1\2\3\7\5\6\7", 8, false },
	{ "skip 2..4", "\0\7\2\3\4\5\6\7", 8, false },
	{ "skip 2..4, 6..7", "\0\1\7\7\4\5\7\7", 8, true },
	{ "skip 2..4", "\0\1\7\7\4\5\6\7\0", 9, false },
};

Test(blob, is_compared_by_its_rule)
{
	uint8_t data[] = { 0, 1, 2, 3, 4, 5, 6, 7 };

	for (size_t i = 0; i < sizeof(comparisons) / sizeof(comparisons[0]); i++) {
		struct blob blob = { .data = data, .size = sizeof(data) };
		struct reason why = { { 0 } };

		cr_assert(blob_read_compare(&blob, span_of(comparisons[i].rule), &why), "%s", why.text);
		cr_expect_eq(blob_matches(&blob, (const uint8_t *)comparisons[i].back, comparisons[i].size),
			     comparisons[i].matches, "row %zu", i);
	}
}

Test(blob, null_matches_nothing_read_back)
{
	const struct blob blob = { .is_given = true, .is_compared = true };

	cr_expect(blob_matches(&blob, NULL, 0));
	cr_expect_not(blob_matches(&blob, (const uint8_t *)"x", 1));
}
