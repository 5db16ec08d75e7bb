/* SPDX-License-Identifier: MIT */
/* The types that data consists of. */
#include "harness/profile/blob_types.h"

#include "harness/base/files.h"
#include "harness/base/fingerprint.h"

#include <stdlib.h>

static bool append_number(struct blob_builder *builder, uint32_t size, uint64_t number, struct reason *why)
{
	uint8_t bytes[8];

	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (uint8_t)(number >> 8 * i);
	return blob_append(builder, bytes, size, why);
}

static bool append_unsigned(struct blob_builder *builder, const struct blob_type *type, struct span value,
			    struct reason *why)
{
	uint64_t number;

	if (!span_read_number(value, &number) || number > UINT64_MAX >> (64 - 8 * type->size))
		return fail(why, "the value must be a number from %s", type->range);
	return append_number(builder, type->size, number, why);
}

static bool append_signed(struct blob_builder *builder, const struct blob_type *type, struct span value,
			  struct reason *why)
{
	bool is_negative = span_begins(value, "-");
	uint64_t most = (UINT64_MAX >> (65 - 8 * type->size)) + is_negative;
	uint64_t number;

	if (!span_read_number(span_skip(value, is_negative), &number) || number > most)
		return fail(why, "the value must be a number from %s", type->range);
	return append_number(builder, type->size, is_negative ? 0 - number : number, why);
}

static bool append_zeros(struct blob_builder *builder, const struct blob_type *type, struct span value,
			 struct reason *why)
{
	static const uint8_t zeros[BLOB_SIZE_MOST];
	uint64_t number;

	(void)type;
	if (!span_read_number(value, &number) || number > BLOB_SIZE_MOST)
		return fail(why, "the value must be a number of bytes from 0 to %d", BLOB_SIZE_MOST);
	return blob_append(builder, zeros, (size_t)number, why);
}

static bool append_hex(struct blob_builder *builder, const struct blob_type *type, struct span value,
		       struct reason *why)
{
	(void)type;
	if (!value.length || value.length % 2)
		return fail(why, "the value must be pairs of hexadecimal digits");
	for (; value.length; value = span_skip(value, 2)) {
		int high = digit_value(value.data[0]), low = digit_value(value.data[1]);
		uint8_t byte = (uint8_t)(high * 16 + low);

		if (high < 0 || low < 0)
			return fail(why, "the value must be pairs of hexadecimal digits");
		if (!blob_append(builder, &byte, 1, why))
			return false;
	}
	return true;
}

static bool append_content(struct blob_builder *builder, const char *path, struct reason *why)
{
	struct blob_context *context = builder->context;
	char *content;
	size_t size;
	bool is_appended;

	if (!file_read(path, &content, &size, why))
		return false;
	is_appended = blob_append(builder, content, size, why);
	context->fingerprint = fingerprint_append(context->fingerprint, content, size);
	free(content);
	return is_appended;
}

static bool append_file(struct blob_builder *builder, const struct blob_type *type, struct span value,
			struct reason *why)
{
	char *name, *path;
	bool is_appended;

	(void)type;
	if (value.length > 1 && value.data[0] == '"' && value.data[value.length - 1] == '"')
		value = (struct span) { value.data + 1, value.length - 2 };
	if (!value.length || span_find(value, '"') < value.length)
		return fail(why, "the value must be the name of a file, in quotes when it has blanks");
	if (!builder->context->reads_files)
		return fail(why, "files are not read here");
	name = span_copy(value);
	path = path_beside(builder->context->path, name);
	is_appended = append_content(builder, path, why);
	free(path);
	free(name);
	return is_appended;
}

static const struct blob_type types[] = {
	{ .name = "u8", .append = append_unsigned, .size = 1, .range = "0 to 255" },
	{ .name = "u16", .append = append_unsigned, .size = 2, .range = "0 to 65535" },
	{ .name = "u32", .append = append_unsigned, .size = 4, .range = "0 to 4294967295" },
	{ .name = "u64", .append = append_unsigned, .size = 8, .range = "0 to 18446744073709551615" },
	{ .name = "i8", .append = append_signed, .size = 1, .range = "-128 to 127" },
	{ .name = "i16", .append = append_signed, .size = 2, .range = "-32768 to 32767" },
	{ .name = "i32", .append = append_signed, .size = 4, .range = "-2147483648 to 2147483647" },
	{ .name = "i64", .append = append_signed, .size = 8, .range = "-9223372036854775808 to 9223372036854775807" },
	{ .name = "ipv4", .append = blob_append_ipv4 },
	{ .name = "ipv6", .append = blob_append_ipv6 },
	{ .name = "mac", .append = blob_append_mac },
	{ .name = "str", .append = blob_append_string },
	{ .name = "wstr", .append = blob_append_wide_string },
	{ .name = "zero", .append = append_zeros },
	{ .name = "hex", .append = append_hex },
	{ .name = "file", .append = append_file },
};

const struct blob_type *blob_type_list(size_t *count)
{
	*count = sizeof(types) / sizeof(types[0]);
	return types;
}
