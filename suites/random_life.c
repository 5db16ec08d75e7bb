/* SPDX-License-Identifier: MIT */
/* Random sequences across callbacks, from a seed: those of chapter life_cycle.c. */
#include "suites/rows.h"
#include "suites/suites.h"

enum { CHANGES = 40, CALLS = 160, ROLES = INTERFACE_UNKNOWN };

/* The generator of Marsaglia's xorshift family: short, and the same everywhere. */
static uint32_t next(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

static size_t write_running(struct call *steps, size_t *call_place)
{
	static const struct call running[] = { RUNNING };
	const size_t count = sizeof(running) / sizeof(running[0]);

	for (size_t i = 0; i < count; i++)
		steps[i] = running[i];
	*call_place = count;
	return count;
}

/* Every index is asked for: those that exist have their configuration, the others are refused. */
static size_t write_probes(struct call *steps, const bool *exists)
{
	for (int role = 0; role < ROLES; role++) {
		steps[role] = (struct call)GET_INTERFACE_INFO(.interface = (enum interface_role)role);
		if (!exists[role])
			steps[role].returns = (struct answers)ONLY(ERROR_INVALID_PARAMETER);
	}
	return ROLES;
}

size_t random_interfaces(uint32_t seed, struct call *steps, size_t room, size_t *call_place)
{
	bool exists[ROLES] = { false };
	uint32_t state = seed * 2654435761u + 3;
	size_t count = write_running(steps, call_place);

	for (int i = 0; i < CHANGES && count + ROLES + 1 < room; i++) {
		const uint32_t role = next(&state) % ROLES;

		steps[count++] = exists[role] ? (struct call)DELETE_INTERFACE(.interface = (enum interface_role)role)
					      : (struct call)ADD_INTERFACE(.interface = (enum interface_role)role);
		exists[role] = !exists[role];
		count += write_probes(&steps[count], exists);
	}
	return count;
}

static struct call choose_status(uint32_t *state)
{
	static const uint32_t types[] = { RIS_INTERFACE_ADDRESS_CHANGE, RIS_INTERFACE_ENABLED, RIS_INTERFACE_DISABLED,
					  RIS_INTERFACE_MEDIA_PRESENT, RIS_INTERFACE_MEDIA_ABSENT };
	struct call call = INTERFACE_STATUS(.status_type = types[next(state) % 5]);

	call.active = next(state) % 2;
	call.info = call.status_type == RIS_INTERFACE_ADDRESS_CHANGE ? INFO_BINDING : INFO_NULL;
	call.addresses = call.info == INFO_BINDING ? next(state) % 3 : 0;
	return call;
}

static struct call choose_call(uint32_t *state)
{
	const enum configuration configuration = next(state) % 4 ? CONFIGURATION_A : CONFIGURATION_NULL;

	switch (next(state) % 9) {
	case 0:
	case 1:
		return (struct call)ADD_INTERFACE(.configuration = configuration);
	case 2:
		return (struct call)DELETE_INTERFACE();
	case 3:
		return (struct call)GET_INTERFACE_INFO(.configuration = CONFIGURATION_ANY);
	case 4:
		return (struct call)SET_INTERFACE_INFO(.configuration = configuration);
	case 5:
		return (struct call)GET_GLOBAL_INFO(.configuration = CONFIGURATION_ANY);
	case 6:
		return (struct call)SET_GLOBAL_INFO(.configuration = configuration);
	case 7:
		return (struct call)GET_EVENT_MESSAGE();
	default:
		return choose_status(state);
	}
}

size_t random_calls(uint32_t seed, struct call *steps, size_t room, size_t *call_place)
{
	uint32_t state = seed * 2654435761u + 5, roles;
	size_t count = write_running(steps, call_place);

	steps[count++] = (struct call)ADD_INTERFACE();
	for (int i = 0; i < CALLS && count < room; i++) {
		steps[count] = choose_call(&state);
		roles = steps[count].entry == ENTRY_ADD_INTERFACE ? ROLES : ROLES + 1;
		steps[count].interface = (enum interface_role)(next(&state) % roles);
		steps[count++].is_loose = true;
	}
	return count;
}
