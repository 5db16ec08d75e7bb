/* SPDX-License-Identifier: MIT */
/* The checks of GetNeighbors and GetMfeStatus. */
#include "harness/judge/judging.h"

#include "harness/model/codes.h"

/* Where the outputs lie. */
enum { OUTPUT_LIST_SIZE, OUTPUT_FLAGS };
enum { OUTPUT_STATUS };

enum { FLAGS_DEFINED = 0xF5, ADDRESS_SIZE = 4 };

static void check_size(struct text *got, const struct call_observation *call)
{
	const uint32_t size = call->outputs[OUTPUT_LIST_SIZE];
	const uint32_t room = call->arguments[ARGUMENT_ROOM];

	if (size % ADDRESS_SIZE)
		text_printf(got, "*NeighborListSize is %u, which is no multiple of 4", size);
	else if (size > room)
		text_printf(got, "*NeighborListSize is %u, and the list has room for %u bytes", size, room);
}

static void check_needed(struct text *got, const struct call_observation *call)
{
	const uint32_t size = call->outputs[OUTPUT_LIST_SIZE];
	const uint32_t needed = call->arguments[ARGUMENT_NEEDED];

	if (call->returned == ERROR_INSUFFICIENT_BUFFER && size != needed)
		text_printf(got, "*NeighborListSize is %u, and %u bytes were needed before", size, needed);
}

static void check_neighbors(struct text *got, enum check check, const struct call_observation *call)
{
	const uint32_t size = call->outputs[OUTPUT_LIST_SIZE];
	const uint32_t flags = call->outputs[OUTPUT_FLAGS];

	switch (check) {
	case CHECK_NEIGHBOR_LISTED:
		if (!size)
			text_append_string(got, "*NeighborListSize is 0, so no neighbor is known");
		break;
	case CHECK_NEIGHBOR_NEEDED:
		check_needed(got, call);
		break;
	case CHECK_NEIGHBOR_SIZE:
		check_size(got, call);
		break;
	case CHECK_NEIGHBOR_QUERIER:
		if (!size != ((flags & MRINFO_QUERIER_FLAG) != 0))
			text_printf(got, "*NeighborListSize is %u and *InterfaceFlags 0x%02X", size, flags);
		break;
	case CHECK_NEIGHBOR_FLAGS:
		if (flags & ~(uint32_t)FLAGS_DEFINED)
			text_printf(got, "*InterfaceFlags is 0x%02X, and was 0x%02X before the call", flags,
				    FLAGS_UNWRITTEN);
		break;
	case CHECK_NEIGHBOR_DISABLED:
		if (!(flags & MRINFO_DISABLED_FLAG))
			text_printf(got, "*InterfaceFlags is 0x%02X", flags);
		break;
	case CHECK_NEIGHBOR_DOWN:
		if (!(flags & MRINFO_DOWN_FLAG))
			text_printf(got, "*InterfaceFlags is 0x%02X", flags);
		break;
	default:
		break;
	}
}

/* Whether the protocol may return the code, by the page of the callback. */
static bool is_defined(uint32_t status)
{
	return status == MFE_NO_ERROR || status == MFE_REACHED_CORE || status == MFE_PRUNED_UPSTREAM ||
	       status == MFE_OIF_PRUNED || status == MFE_OLD_ROUTER;
}

/* Whether the code is the router manager's to return. */
static bool is_reserved(uint32_t status)
{
	enum { RESERVED_LAST = 13 };

	return status <= RESERVED_LAST && !is_defined(status);
}

static void check_status(struct text *got, enum check check, const struct call_observation *call)
{
	const uint32_t status = call->outputs[OUTPUT_STATUS];
	const bool is_wrong = (check == CHECK_STATUS_DEFINED && !is_defined(status)) ||
			      (check == CHECK_STATUS_NOT_RESERVED && is_reserved(status)) ||
			      (check == CHECK_STATUS_ZERO && status != MFE_NO_ERROR) ||
			      (check == CHECK_STATUS_UNCHANGED && !(call->flags & OBSERVED_UNCHANGED));

	if (is_wrong)
		text_printf(got, "*StatusCode is %u", status);
}

void checks_multicast(struct text *got, enum check check, const struct call_observation *call)
{
	check_neighbors(got, check, call);
	check_status(got, check, call);
}
