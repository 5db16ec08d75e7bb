/* SPDX-License-Identifier: MIT */
/* Whether a case about the MIB applies: most need a request of the profile. */
#include "harness/model/applies.h"

#include "harness/base/allocate.h"
#include "harness/base/text.h"
#include "harness/model/mib.h"

/* The keys that unlock requests, by kind. */
static const char *const sections[MIB_KINDS] = {
	"[mib.create.NAME]", "[mib.delete.NAME]", "[mib.set.NAME]",  "[mib.get.NAME]",
	"[mib.first.NAME]",  "[mib.next.NAME]",   "[mib.trap.NAME]",
};
static const char *const bad_sections[MIB_KINDS] = {
	"[mib.create.bad.NAME]", "[mib.delete.bad.NAME]", "[mib.set.bad.NAME]",  "[mib.get.bad.NAME]",
	"[mib.first.bad.NAME]",  "[mib.next.bad.NAME]",   "[mib.trap.bad.NAME]",
};

static void skip(struct planned_case *planned, const char *unlock, const char *reason)
{
	if (planned->skipped)
		return;
	planned->skipped = copy_string(reason);
	planned->unlock = unlock;
}

static bool is_missing_size(const struct call *step)
{
	return step->request == REQUEST_LESS_1 || step->request == REQUEST_SIZE_1 || step->request == REQUEST_SIZE_ZERO;
}

/* How many bytes the step hands over instead of those of the request. */
static uint32_t shortened(const struct call *step, const struct mib_request *request)
{
	if (step->request == REQUEST_SIZE_ZERO)
		return 0;
	return step->request == REQUEST_SIZE_1 ? 1 : request->request.size - 1;
}

static bool has_size(const struct mib_requests *requests, uint32_t size)
{
	for (size_t i = 0; i < requests->count; i++) {
		if (requests->list[i].request.size == size)
			return true;
	}
	return false;
}

static void find_size(struct planned_case *planned, const struct call *step, const struct mib_requests *requests,
		      const struct mib_request *request, const char *section)
{
	if (!is_missing_size(step))
		return;
	if (!request->request.size || has_size(requests, shortened(step, request)))
		skip(planned, section, "the profile has a valid request of so few bytes");
	/* One byte of two is what is one byte short, too. */
	else if (step->request == REQUEST_LESS_1 && request->request.size <= 2)
		skip(planned, section, "the request is too small to be shortened");
}

static void find_missing(struct planned_case *planned, const struct call *step, enum mib_kind kind)
{
	if (step->request == REQUEST_BAD)
		skip(planned, bad_sections[kind], "the profile has no request that this callback must refuse");
	else if (step->request == REQUEST_SAVED)
		skip(planned, "[mib.set.NAME] saved = yes",
		     "the profile has no request that changes the saved configuration");
	else if (step->request == REQUEST_TRAP)
		skip(planned, "[mib.set.NAME] trap = yes", "the profile has no request that makes a trap due");
	else if (step->is_namesake)
		skip(planned, sections[kind], "the profile has no request of the same NAME for another callback");
	else
		skip(planned, sections[kind], "the profile has no request for this callback");
}

/* A walk needs to be told where the interface stands in what is answered, and in what is asked for the next one. */
static void find_walk(struct planned_case *planned, const struct call *step, const struct profile *profile)
{
	const struct mib_request *first = mib_find(profile, step);
	const uint32_t place = first ? mib_find_name(profile, MIB_NEXT, first->name) : MIB_NO_REQUEST;
	const struct mib_request *next = place == MIB_NO_REQUEST ? NULL : &profile->mib[MIB_NEXT].list[place];

	if (!first)
		skip(planned, sections[MIB_FIRST], "the profile has no request to begin a walk with");
	else if (!next)
		skip(planned, sections[MIB_NEXT], "the profile has no request of the same NAME to go on with");
	else if (!first->response.index_count || !next->response.index_count || !next->request.index_count)
		skip(planned, "[mib.next.NAME] response = ... ifindex ...",
		     "the profile does not tell where the interface stands in the requests and responses of a walk");
}

static bool needs_request(const struct call *step)
{
	return step->request != REQUEST_RANDOM && step->request != REQUEST_EMPTY && step->request != REQUEST_NULL &&
	       step->request != REQUEST_NULL_MAX && step->request != REQUEST_NULL_SIZED;
}

static void find_request(struct planned_case *planned, const struct call *step, const struct profile *profile)
{
	const enum mib_kind kind = mib_kind_of(step->entry);
	const struct mib_request *request = mib_find(profile, step);

	if (!needs_request(step))
		return;
	if (!request) {
		find_missing(planned, step, kind);
		return;
	}
	if (step->interface == INTERFACE_UNKNOWN && !request->request.index_count)
		skip(planned, "[...] request = ... ifindex ...", "the request names no interface");
	find_size(planned, step, &profile->mib[kind], request, sections[kind]);
}

/* A value that is set is held against what the profile says is read then. */
static void find_response(struct planned_case *planned, const struct call *step, const struct profile *profile)
{
	const struct call *tested = planned->steps[planned->call_place];
	const struct mib_request *request = mib_find(profile, tested);

	if (step->is_namesake && step->check == CHECK_ANSWER && tested->entry == ENTRY_MIB_SET && request &&
	    !request->response.is_given)
		skip(planned, "[mib.set.NAME] response", "the profile does not tell what is read once this is set");
}

static bool is_offered(const struct profile *profile, enum mib_kind kind)
{
	const struct capabilities *capabilities = &profile->capabilities;

	return profile->mib[kind].count || (kind == MIB_CREATE && capabilities->mib_create == SAID_YES) ||
	       (kind == MIB_DELETE && capabilities->mib_delete == SAID_YES) ||
	       (kind == MIB_SET && capabilities->mib_set == SAID_YES);
}

void applies_find_mib(struct planned_case *planned, const struct profile *profile, const struct facts *facts)
{
	const struct call *tested = planned->steps[planned->call_place];

	if ((planned->row->needs & NEED_NOT_OFFERED) && is_offered(profile, mib_kind_of(tested->entry)))
		skip(planned, NULL, "the candidate offers this operation");
	for (size_t i = 0; i < planned->step_count; i++) {
		const struct call *step = planned->steps[i];

		if (step->entry == ENTRY_MIB_WALK) {
			find_walk(planned, step, profile);
			if (!facts_offer(facts, ENTRY_MIB_GET_FIRST) || !facts_offer(facts, ENTRY_MIB_GET_NEXT))
				skip(planned, NULL, "the candidate offers no MibGetFirst, or no MibGetNext");
		}
		if (mib_is_callback(step->entry)) {
			find_request(planned, step, profile);
			find_response(planned, step, profile);
		}
	}
}
