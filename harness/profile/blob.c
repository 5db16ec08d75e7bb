/* SPDX-License-Identifier: MIT */
/* The data of a configuration: tokens one after another. */
#include "harness/profile/blob.h"

#include "harness/base/allocate.h"
#include "harness/profile/blob_types.h"
#include "harness/base/suggest.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { TYPES_MOST = 24 };

/** How long the token is at the begin of the text: up to a blank outside quotes. */
static size_t measure_token(struct span text)
{
	bool is_quoted = false;
	size_t i = 0;

	for (; i < text.length && (is_quoted || (text.data[i] != ' ' && text.data[i] != '\t')); i++) {
		if (text.data[i] == '"')
			is_quoted = !is_quoted;
		else if (is_quoted && text.data[i] == '\\' && i + 1 < text.length)
			i++;
	}
	return i;
}

static bool refuse_type(struct span name, struct reason *why)
{
	size_t count;
	const struct blob_type *types = blob_type_list(&count);
	const char *names[TYPES_MOST];

	assert(count <= TYPES_MOST);
	for (size_t i = 0; i < count; i++)
		names[i] = types[i].name;
	return fail(why, "there is no type \"%s\"; %s", span_quote(name).text,
		    suggest_words(name, names, count, "\"").text);
}

/** Leave room for an interface index. */
static bool append_index(struct blob_builder *builder, struct reason *why)
{
	static const uint8_t room[4];
	struct blob *blob = builder->blob;

	if (!builder->context->takes_indexes)
		return fail(why, "this word belongs into the requests and responses of [mib.get.NAME] and its like");
	if (blob->index_count == INDEXES_MOST)
		return fail(why, "there can be %d of them at most", INDEXES_MOST);
	blob->indexes[blob->index_count++] = (uint32_t)builder->size;
	return blob_append(builder, room, sizeof(room), why);
}

static bool append_token(struct blob_builder *builder, struct span token, struct reason *why)
{
	struct span name = { token.data, span_find(token, ':') };
	size_t count;
	const struct blob_type *types = blob_type_list(&count);

	if (span_is(token, "null") || span_is(token, "empty"))
		return fail(why, "this word stands alone, without other data");
	if (span_is(token, "ifindex"))
		return append_index(builder, why);
	if (name.length == token.length || name.length == 0)
		return fail(why, "data is written TYPE:VALUE, as in u32:1");
	for (size_t i = 0; i < count; i++) {
		if (span_is(name, types[i].name))
			return types[i].append(builder, &types[i], span_skip(token, name.length + 1), why);
	}
	return refuse_type(name, why);
}

static bool append_tokens(struct blob_builder *builder, struct span data, uint32_t column, struct reason *why)
{
	while (data.length) {
		struct span token = { data.data, measure_token(data) };
		struct span next = span_trim(span_skip(data, token.length));
		struct reason cause;

		if (!append_token(builder, token, &cause))
			return fail(why, "bad data %s in column %u: %s", span_quote(token).text, column, cause.text);
		for (const char *p = data.data; next.length && p < next.data; p++)
			column += ((unsigned char)*p & 0xC0) != 0x80;
		data = next;
	}
	return true;
}

bool blob_read_data(struct blob *blob, struct span data, uint32_t column, struct blob_context *context,
		    struct reason *why)
{
	struct blob_builder builder = { .context = context, .blob = blob };
	bool is_read;

	free(blob->data);
	blob->data = NULL;
	blob->size = 0;
	blob->index_count = 0;
	if (span_is(data, "null"))
		return true;
	is_read = span_is(data, "empty") || append_tokens(&builder, data, column, why);
	if (is_read) {
		blob->data = reallocate(builder.data, builder.size, 1);
		blob->size = (uint32_t)builder.size;
	} else {
		free(builder.data);
	}
	return is_read;
}

bool blob_append(struct blob_builder *builder, const void *data, size_t size, struct reason *why)
{
	if (size > BLOB_SIZE_MOST - builder->size)
		return fail(why, "the data grows larger than %d bytes", BLOB_SIZE_MOST);
	if (builder->size + size > builder->room) {
		builder->room = 2 * (builder->size + size);
		builder->data = reallocate(builder->data, builder->room, 1);
	}
	if (size)
		memcpy(builder->data + builder->size, data, size);
	builder->size += size;
	return true;
}

void blob_release(struct blob *blob)
{
	free(blob->name);
	free(blob->data);
	*blob = (struct blob) { 0 };
}
