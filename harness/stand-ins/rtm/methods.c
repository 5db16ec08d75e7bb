/* SPDX-License-Identifier: MIT */
/* The methods that clients export, and call of each other. */
#include "harness/stand-ins/rtm/rtm.h"

#include "harness/stand-ins/rtm/platform.h"
#include "harness/stand-ins/rtm/table.h"

#include <string.h>

uint32_t rtm_get_entity_methods(void *self, void *handle, uint32_t *count, rtm_method *methods)
{
	struct rtm_entity *const entity = table_enter(self);
	const struct rtm_entity *const other = object_find(handle, KIND_ENTITY);
	uint32_t code = RTM_NO_ERROR;

	if (!entity || !other || !other->is_registered || !count)
		return table_leave(entity && other && other->is_registered ? RTM_INVALID_PARAMETER
									   : RTM_INVALID_HANDLE);
	if (methods) {
		const uint32_t given = *count < other->method_count ? *count : other->method_count;

		if (given)
			memcpy(methods, other->methods, given * sizeof(*methods));
		code = given < other->method_count ? RTM_INSUFFICIENT_BUFFER : RTM_NO_ERROR;
	}
	*count = other->method_count;
	return table_leave(code);
}

/* Call one method if there is room for what it has to say; the bytes that its output takes, 0 when there is none. */
static uint32_t invoke(struct rtm_entity *caller, struct rtm_entity *callee, uint32_t place,
		       struct rtm_method_input *input, uint32_t room, uint8_t *output)
{
	const uint32_t header = offsetof(struct rtm_method_output, data);
	struct rtm_method_output *const said = (struct rtm_method_output *)(void *)output;
	const rtm_method method = callee->methods[place];
	struct rtm_visit visit;

	if (room < header)
		return 0;
	said->type = UINT32_C(1) << place;
	said->status = RTM_NO_ERROR;
	said->size = room - header;
	table_begin_visit(&visit, callee, true);
	method(caller->object.handle, callee->object.handle, input, said);
	table_end_visit(&visit);
	if (said->size > room - header)
		said->size = room - header;
	return header + said->size;
}

static uint32_t invoke_all(struct rtm_entity *caller, struct rtm_entity *callee, struct rtm_method_input *input,
			   uint32_t *size, struct rtm_method_output *output)
{
	const uint32_t room = *size;
	uint32_t used = 0;
	bool is_short = false;

	for (uint32_t place = 0; place < callee->method_count && place < 32 && !is_short; place++) {
		const uint32_t at = (used + 3) & ~UINT32_C(3);
		uint32_t more;

		if (!(input->type & UINT32_C(1) << place) || !callee->methods[place])
			continue;
		more = at < room ? invoke(caller, callee, place, input, room - at, (uint8_t *)output + at) : 0;
		is_short = more == 0;
		used = more ? at + more : used;
	}
	*size = used;
	return is_short ? RTM_INSUFFICIENT_BUFFER : RTM_NO_ERROR;
}

uint32_t rtm_invoke_method(void *self, void *handle, struct rtm_method_input *input, uint32_t *size,
			   struct rtm_method_output *output)
{
	struct rtm_entity *const entity = table_enter(self);
	struct rtm_entity *const other = object_find(handle, KIND_ENTITY);
	uint32_t code = RTM_INVALID_HANDLE;

	if (!entity || !other || !other->is_registered)
		return table_leave(RTM_INVALID_HANDLE);
	if (!input || !size || !output)
		return table_leave(RTM_INVALID_PARAMETER);
	object_refer(&entity->object);
	object_refer(&other->object);
	while (other->is_blocked)
		platform_wait(UINT32_MAX);
	if (other->is_registered)
		code = invoke_all(entity, other, input, size, output);
	object_drop(&other->object);
	object_drop(&entity->object);
	return table_leave(code);
}

uint32_t rtm_block_methods(void *self, void *target, uint8_t type, uint32_t flag)
{
	struct rtm_entity *const entity = table_enter(self);

	(void)target; /* the documentation: blocking for one of them is not supported */
	(void)type;
	if (!entity)
		return table_leave(RTM_INVALID_HANDLE);
	entity->is_blocked = flag != 0;
	object_refer(&entity->object);
	while (entity->is_blocked && table_is_visited(entity, true))
		platform_wait(UINT32_MAX);
	object_drop(&entity->object);
	platform_wake();
	return table_leave(RTM_NO_ERROR);
}
