/* SPDX-License-Identifier: MIT */
/* Several protocols of one DLL. */
#include "suites/rows.h"
#include "suites/suites.h"

/* The other protocol has configurations of its own: where it does not take those of the profile nothing can be learnt. */
#define BESIDE .is_beside = true
#define SIBLING BESIDE, .is_control = true
#define BOTH_REGISTERED REGISTERED, REGISTER_PROTOCOL(SIBLING, .protocol = PROTOCOL_OTHER_OWN)
#define BOTH_RUNNING \
	BOTH_REGISTERED, START_PROTOCOL(), START_PROTOCOL(SIBLING), START_COMPLETE(), START_COMPLETE(SIBLING)
#define BOTH_ADDED BOTH_RUNNING, ADD_INTERFACE(), ADD_INTERFACE(SIBLING)
#define READ(...) GET_INTERFACE_INFO(.configuration = CONFIGURATION_ANY, __VA_ARGS__)
#define STOP_BESIDE STOP_PROTOCOL(BESIDE), AWAIT_STOPPED(BESIDE)

static const struct test_case siblings_cases[] = {
	{
		.id          = "registers-each-protocol",
		.requirement = REG_14,
		.claim       = "Once it is registered, the DLL accepts a registration for each id of the profile.",
		.given       = STEPS(REGISTERED),
		.axes        = { AXIS(OWN_ID, NULL) },
		.call        = REGISTER_PROTOCOL(),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "deletion-spares-sibling",
		.requirement = REG_15,
		.claim       = "Deleting an interface leaves the one of the same index of the DLL's other protocol.",
		.given       = STEPS(BOTH_ADDED),
		.call        = DELETE_INTERFACE(),
		.then        = STEPS(READ(BESIDE), STOP_BESIDE),
	},
	{
		.id          = "survives-deletion-of-sibling",
		.requirement = REG_15,
		.claim       = "An interface stays when the DLL's other protocol deletes the one of the same index.",
		.given       = STEPS(BOTH_ADDED),
		.call        = DELETE_INTERFACE(BESIDE),
		.then        = STEPS(READ(), STOP_BESIDE),
	},
	{
		.id          = "survives-stop-of-sibling",
		.requirement = REG_15,
		.claim       = "The protocol runs on with its interfaces when the DLL's other protocol is stopped.",
		.given       = STEPS(BOTH_ADDED),
		.call        = STOP_PROTOCOL(BESIDE),
		.then        = STEPS(AWAIT_STOPPED(BESIDE), READ()),
	},
};

const struct chapter siblings = CHAPTER(siblings_cases);
