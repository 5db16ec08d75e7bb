/* SPDX-License-Identifier: MIT */
/* The table that the generic flaws are generated from leaves out no callback and no pointer that the harness knows. */
#include "harness/model/entry.h"

#include <criterion/criterion.h>
#include <string.h>

enum { POINTERS_MOST = 8 };

/* A callback of fixtures/flaws/generic.inc. */
struct generic {
	const char *name;
	enum requirement set; /* REQUIREMENT_NONE where no codes are documented */
	struct {
		const char *name;
		enum parameter_kind kind;
	} pointers[POINTERS_MOST];
};

#define REFUSALS(requirement, id) requirement
#define ANSWERS(requirement, id) requirement
#define UNDOCUMENTED REQUIREMENT_NONE
#define INPUT(name, size) { #name, PARAMETER_INPUT },
#define LASTING(name, size) { #name, PARAMETER_INPUT },
#define OUTPUT(name, size) { #name, PARAMETER_OUTPUT },
#define BOTH(name, size) { #name, PARAMETER_OUTPUT },
#define GENERIC(name, where, type, parameters, arguments, family, codes, ordinary, kept, ...) \
	{ #name, codes, { __VA_ARGS__ { NULL, PARAMETER_NUMBER } } },
static const struct generic generics[] = {
#include "fixtures/flaws/generic.inc"
};

/* What is said to be a pointer, and points to nothing that the router manager lends. */
static const struct {
	enum entry entry;
	const char *parameter;
} unlent[] = {
	{ ENTRY_START, "NotificationEvent" },
	{ ENTRY_MIB_SET_TRAP_INFO, "Event" },
	{ ENTRY_ENUMERATE_SERVICE, "EnumerationHandle" },
	{ ENTRY_CLOSE_ENUMERATION, "EnumerationHandle" },
	{ ENTRY_BUFFER_FREE, "Ptr" },
};

static bool is_lent(enum entry entry, const struct parameter *parameter)
{
	for (size_t i = 0; i < sizeof(unlent) / sizeof(unlent[0]); i++)
		if (unlent[i].entry == entry && strcmp(unlent[i].parameter, parameter->name) == 0)
			return false;
	return parameter->kind == PARAMETER_INPUT || parameter->kind == PARAMETER_OUTPUT;
}

static const struct generic *find(const char *name)
{
	static const struct generic none = { .name = "none", .set = REQUIREMENT_NONE };

	for (size_t i = 0; i < sizeof(generics) / sizeof(generics[0]); i++)
		if (strcmp(generics[i].name, name) == 0)
			return &generics[i];
	return &none;
}

static bool is_callback(enum entry entry)
{
	return entry_find(entry)->member || entry == ENTRY_REGISTER;
}

Test(generic_flaws, have_every_documented_set_of_codes)
{
	for (enum entry entry = ENTRY_END; entry < ENTRY_COUNT; entry++) {
		const struct entry_facts *facts = entry_find(entry);

		if (is_callback(entry))
			cr_expect_eq(find(facts->name)->set, facts->documented.count ? facts->set : REQUIREMENT_NONE,
				     "%s", facts->name);
	}
}

Test(generic_flaws, have_every_pointer)
{
	for (enum entry entry = ENTRY_END; entry < ENTRY_COUNT; entry++) {
		const struct entry_facts *facts = entry_find(entry);
		const struct generic *generic = find(facts->name);
		size_t count = 0;

		for (uint32_t i = 0; is_callback(entry) && i < facts->parameter_count; i++) {
			if (!is_lent(entry, &facts->parameters[i]))
				continue;
			cr_assert(generic->pointers[count].name, "%s: %s is missing", facts->name,
				  facts->parameters[i].name);
			cr_expect_str_eq(generic->pointers[count].name, facts->parameters[i].name, "%s", facts->name);
			cr_expect_eq(generic->pointers[count].kind, facts->parameters[i].kind, "%s: %s", facts->name,
				     facts->parameters[i].name);
			count++;
		}
		cr_expect_null(generic->pointers[count].name, "%s has no %s", facts->name,
			       generic->pointers[count].name);
	}
}

Test(generic_flaws, are_of_callbacks)
{
	for (size_t i = 0; i < sizeof(generics) / sizeof(generics[0]); i++) {
		enum entry entry = ENTRY_END;

		while (entry < ENTRY_COUNT &&
		       !(is_callback(entry) && strcmp(entry_find(entry)->name, generics[i].name) == 0))
			entry++;
		cr_expect_lt(entry, ENTRY_COUNT, "%s is no callback", generics[i].name);
	}
}
