/* SPDX-License-Identifier: MIT */
/* What the steps of MIB callbacks ask for. */
#include "harness/model/mib.h"

#include "harness/base/allocate.h"

#include <stdlib.h>
#include <string.h>

enum { INDEX_SIZE = 4 };

bool mib_is_callback(enum entry entry)
{
	return entry >= ENTRY_MIB_CREATE && entry <= ENTRY_MIB_GET_TRAP_INFO;
}

bool mib_is_write(enum entry entry)
{
	return entry == ENTRY_MIB_CREATE || entry == ENTRY_MIB_DELETE || entry == ENTRY_MIB_SET;
}

bool mib_is_read(enum entry entry)
{
	return entry == ENTRY_MIB_GET || entry == ENTRY_MIB_GET_FIRST || entry == ENTRY_MIB_GET_NEXT;
}

enum mib_kind mib_kind_of(enum entry entry)
{
	switch (entry) {
	case ENTRY_MIB_CREATE:
		return MIB_CREATE;
	case ENTRY_MIB_DELETE:
		return MIB_DELETE;
	case ENTRY_MIB_SET:
		return MIB_SET;
	case ENTRY_MIB_GET:
		return MIB_GET;
	case ENTRY_MIB_GET_FIRST:
	case ENTRY_MIB_WALK:
		return MIB_FIRST;
	case ENTRY_MIB_GET_NEXT:
		return MIB_NEXT;
	default:
		return MIB_TRAP;
	}
}

const char *mib_section(enum mib_kind kind)
{
	static const char *const names[MIB_KINDS] = {
		"mib.create", "mib.delete", "mib.set", "mib.get", "mib.first", "mib.next", "mib.trap",
	};

	return names[kind < MIB_KINDS ? kind : MIB_TRAP];
}

const struct mib_request *mib_find(const struct profile *profile, const struct call *step)
{
	const struct mib_requests *requests = &profile->mib[mib_kind_of(step->entry)];

	if (step->request == REQUEST_BAD)
		return step->variant < requests->bad_count ? &requests->bad[step->variant] : NULL;
	if (step->request == REQUEST_RANDOM || step->request == REQUEST_EMPTY)
		return NULL;
	if (step->request != REQUEST_TRAP)
		return step->variant < requests->count ? &requests->list[step->variant] : NULL;
	for (size_t i = 0; i < requests->count; i++) {
		if (requests->list[i].trap == SAID_YES)
			return &requests->list[i];
	}
	return NULL;
}

const struct mib_request *mib_find_response(const struct profile *profile, const struct call *tested,
					    const struct call *step)
{
	return mib_find(profile, step->is_namesake && tested->entry == ENTRY_MIB_SET ? tested : step);
}

uint32_t mib_index_answered(const struct call *step, uint32_t index)
{
	return step->entry == ENTRY_MIB_GET_NEXT ? index + 1 : index;
}

uint32_t mib_find_name(const struct profile *profile, enum mib_kind kind, const char *name)
{
	const struct mib_requests *requests = &profile->mib[kind];

	for (size_t i = 0; i < requests->count; i++) {
		if (strcmp(requests->list[i].name, name) == 0)
			return (uint32_t)i;
	}
	return MIB_NO_REQUEST;
}

void mib_write(const struct blob *request, uint32_t index, uint8_t *data)
{
	if (request->size)
		memcpy(data, request->data, request->size);
	for (size_t i = 0; i < request->index_count; i++) {
		for (uint32_t byte = 0; byte < INDEX_SIZE; byte++)
			data[request->indexes[i] + byte] = (uint8_t)(index >> 8 * byte);
	}
}

bool mib_matches(const struct blob *response, uint32_t index, const uint8_t *data, uint32_t size)
{
	struct blob wanted = *response;
	bool is_equal;

	if (!response->is_given)
		return true;
	wanted.data = allocate(response->size, 1);
	mib_write(response, index, wanted.data);
	is_equal = blob_matches(&wanted, data, size);
	free(wanted.data);
	return is_equal;
}
