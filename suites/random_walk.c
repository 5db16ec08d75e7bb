/* SPDX-License-Identifier: MIT */
/* A random walk: valid calls on three interfaces, from a seed, with a model of which of them exist. */
#include "suites/rows.h"
#include "suites/suites.h"

enum { WALK_LENGTH = 120, WALKERS = 3 };

/* The generator of Marsaglia's xorshift family: short, and the same everywhere. */
static uint32_t next(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

static struct call change_status(uint32_t *state, enum interface_role interface)
{
	static const uint32_t addresses[] = { 0, 1, 2, 16 };
	const uint32_t type = next(state) % 5;
	struct call call = INTERFACE_STATUS(.interface = interface, .status_type = type, .returns = ANY_DOCUMENTED);

	call.active = next(state) % 2;
	if (type == RIS_INTERFACE_ADDRESS_CHANGE) {
		call.info = INFO_BINDING;
		call.addresses = addresses[next(state) % 4];
	}
	return call;
}

size_t random_walk(uint32_t seed, struct call *steps, size_t room, size_t *call_place)
{
	static const struct call running[] = { RUNNING };
	const size_t start = sizeof(running) / sizeof(running[0]);
	bool exists[WALKERS] = { false };
	uint32_t state = seed * 2654435761u + 1;
	size_t count = 0;

	for (; count < start; count++)
		steps[count] = running[count];
	*call_place = count;
	while (count < start + WALK_LENGTH && count < room) {
		const enum interface_role interface = (enum interface_role)(next(&state) % WALKERS);
		const uint32_t turn = next(&state) % 8;

		if (!exists[interface]) {
			steps[count++] = (struct call)ADD_INTERFACE(.interface = interface);
			exists[interface] = true;
		} else if (turn == 0) {
			steps[count++] = (struct call)DELETE_INTERFACE(.interface = interface);
			exists[interface] = false;
		} else if (turn == 1) {
			steps[count++] = (struct call)GET_INTERFACE_INFO(.interface = interface);
		} else {
			steps[count++] = change_status(&state, interface);
		}
	}
	return count;
}
