/* SPDX-License-Identifier: MIT */
/* Addresses in data: IPv4, IPv6, MAC. */
#include "harness/profile/blob_types.h"

#include <string.h>

enum { IPV4_SIZE = 4, IPV6_SIZE = 16, MAC_SIZE = 6 };

/** The part in front of the first separator; `text` becomes what follows, with NULL data at the end. */
static struct span cut_part(struct span *text, char separator)
{
	struct span part = { text->data, span_find(*text, separator) };

	*text = part.length < text->length ? span_skip(*text, part.length + 1) : (struct span) { 0 };
	return part;
}

/** A number of at most `digits` digits that fits into a byte; decimal. */
static bool read_decimal_byte(struct span part, uint8_t *byte)
{
	uint64_t number;

	if (part.length > 3 || (part.length > 1 && part.data[0] == '0') || !span_read_number(part, &number) ||
	    number > 255)
		return false;
	*byte = (uint8_t)number;
	return true;
}

static bool read_ipv4(struct span text, uint8_t *address)
{
	for (size_t i = 0; i < IPV4_SIZE; i++) {
		if (!text.data || !read_decimal_byte(cut_part(&text, '.'), &address[i]))
			return false;
	}
	return !text.data;
}

bool blob_append_ipv4(struct blob_builder *builder, const struct blob_type *type, struct span value, struct reason *why)
{
	uint8_t address[IPV4_SIZE];

	(void)type;
	if (!read_ipv4(value, address))
		return fail(why, "the value must be an IPv4 address, as in ipv4:10.0.0.1");
	return blob_append(builder, address, sizeof(address), why);
}

/** One group of 16 bits; hexadecimal. */
static bool read_group(struct span part, uint8_t *address)
{
	unsigned value = 0;

	if (!part.length || part.length > 4)
		return false;
	for (size_t i = 0; i < part.length; i++) {
		int digit = digit_value(part.data[i]);

		if (digit < 0)
			return false;
		value = value * 16 + (unsigned)digit;
	}
	address[0] = (uint8_t)(value >> 8);
	address[1] = (uint8_t)value;
	return true;
}

/** Groups between colons, the last perhaps an IPv4 address. Their number of bytes, or -1. */
static int read_groups(struct span text, uint8_t *address)
{
	size_t size = 0;

	if (!text.length)
		return 0;
	while (text.data) {
		struct span part = cut_part(&text, ':');
		bool is_ipv4 = !text.data && span_find(part, '.') < part.length;
		size_t needed = is_ipv4 ? IPV4_SIZE : 2;

		if (size + needed > IPV6_SIZE)
			return -1;
		if (!(is_ipv4 ? read_ipv4(part, address + size) : read_group(part, address + size)))
			return -1;
		size += needed;
	}
	return (int)size;
}

/** Where "::" first stands, or the length of the text. */
static size_t find_gap(struct span text)
{
	for (size_t i = 0; i + 1 < text.length; i++) {
		if (text.data[i] == ':' && text.data[i + 1] == ':')
			return i;
	}
	return text.length;
}

static bool read_ipv6(struct span text, uint8_t *address)
{
	size_t gap = find_gap(text);
	uint8_t end[IPV6_SIZE] = { 0 };
	struct span head = { text.data, gap };
	int head_size, end_size;

	memset(address, 0, IPV6_SIZE);
	head_size = read_groups(head, address);
	if (gap == text.length)
		return head_size == IPV6_SIZE;
	if (span_find(head, '.') < gap)
		return false;
	end_size = read_groups(span_skip(text, gap + 2), end);
	if (head_size < 0 || end_size < 0 || head_size + end_size > IPV6_SIZE - 2)
		return false;
	memcpy(address + IPV6_SIZE - end_size, end, (size_t)end_size);
	return true;
}

bool blob_append_ipv6(struct blob_builder *builder, const struct blob_type *type, struct span value, struct reason *why)
{
	uint8_t address[IPV6_SIZE];

	(void)type;
	if (!read_ipv6(value, address))
		return fail(why, "the value must be an IPv6 address, as in ipv6:2001:db8::1");
	return blob_append(builder, address, sizeof(address), why);
}

static bool read_mac(struct span text, uint8_t *address)
{
	char separator = span_find(text, '-') < text.length ? '-' : ':';

	for (size_t i = 0; i < MAC_SIZE; i++) {
		struct span part = text.data ? cut_part(&text, separator) : (struct span) { 0 };
		uint8_t group[2];

		if (part.length != 2 || !read_group(part, group))
			return false;
		address[i] = group[1];
	}
	return !text.data;
}

bool blob_append_mac(struct blob_builder *builder, const struct blob_type *type, struct span value, struct reason *why)
{
	uint8_t address[MAC_SIZE];

	(void)type;
	if (!read_mac(value, address))
		return fail(why, "the value must be a MAC address, as in mac:02-00-5e-10-00-01");
	return blob_append(builder, address, sizeof(address), why);
}
