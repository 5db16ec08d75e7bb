/* SPDX-License-Identifier: MIT */
/* How a configuration that was read back is compared with the one that was handed over. */
#include "harness/profile/blob.h"

static bool read_range(struct span text, struct byte_range *range, struct reason *why)
{
	size_t dots = span_find(text, '.');
	uint64_t first = 0, end = 0;

	if (!span_begins(span_skip(text, dots), "..") ||
	    !span_read_number(span_trim((struct span) { text.data, dots }), &first) ||
	    !span_read_number(span_trim(span_skip(text, dots + 2)), &end))
		return fail(why, "\"%s\" is no range of bytes; write it as in skip 4..8, 12..16",
			    span_quote(text).text);
	if (first >= end || end > BLOB_SIZE_MOST)
		return fail(why, "the range \"%s\" must end behind its begin, and at %d at most", span_quote(text).text,
			    BLOB_SIZE_MOST);
	*range = (struct byte_range) { (uint32_t)first, (uint32_t)end };
	return true;
}

static bool read_skips(struct blob *blob, struct span list, struct reason *why)
{
	blob->skip_count = 0;
	do {
		if (blob->skip_count == SKIPS_MOST)
			return fail(why, "there can be %d ranges at most", SKIPS_MOST);
		if (!read_range(span_read_element(&list), &blob->skips[blob->skip_count], why))
			return false;
		blob->skip_count++;
	} while (list.data);
	return true;
}

bool blob_read_compare(struct blob *blob, struct span rule, struct reason *why)
{
	blob->is_compared = !span_is(rule, "none");
	if (span_begins(rule, "skip ") || span_begins(rule, "skip\t"))
		return read_skips(blob, span_trim(span_skip(rule, 5)), why);
	if (blob->is_compared && !span_is(rule, "bytes"))
		return fail(why, "compare must be bytes, none, or ranges as in skip 4..8, 12..16; not \"%s\"",
			    span_quote(rule).text);
	return true;
}

static bool is_skipped(const struct blob *blob, size_t place)
{
	for (size_t i = 0; i < blob->skip_count; i++) {
		if (place >= blob->skips[i].first && place < blob->skips[i].end)
			return true;
	}
	return false;
}

bool blob_check_skips(const struct blob *blob, struct reason *why)
{
	bool is_left = !blob->skip_count;

	for (size_t i = 0; i < blob->skip_count; i++) {
		if (blob->skips[i].end > blob->size)
			return fail(why, "the range %u..%u goes past the data, which has %u bytes",
				    blob->skips[i].first, blob->skips[i].end, blob->size);
	}
	for (size_t i = 0; i < blob->size && !is_left; i++)
		is_left = !is_skipped(blob, i);
	return is_left || fail(why, "nothing is left to compare; write compare = none");
}

bool blob_matches(const struct blob *blob, const uint8_t *data, size_t size)
{
	if (!blob->is_compared)
		return true;
	if (size != blob->size)
		return false;
	for (size_t i = 0; i < size; i++) {
		if (data[i] != blob->data[i] && !is_skipped(blob, i))
			return false;
	}
	return true;
}
