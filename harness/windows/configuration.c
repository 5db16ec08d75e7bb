/* SPDX-License-Identifier: MIT */
/* The configurations that calls hand over: which bytes, in which guarded buffer, with which version, size and count. */
#include "harness/windows/configuration.h"

#include "harness/base/random.h"
#include <string.h>

/* What stands in for the size of A where A is a NULL pointer; what lies behind a configuration that is too long. */
enum { SIZE_WITHOUT_A = 16, TAIL = 4096, ROOM_LEAST = 4096, ROOM_BESIDES = TAIL + 256 };

static const uint8_t zeros[ZEROS_MOST];

static bool is_global(const struct call *call)
{
	return call->entry == ENTRY_START || call->entry == ENTRY_GET_GLOBAL_INFO ||
	       call->entry == ENTRY_SET_GLOBAL_INFO ||
	       call->entry == ENTRY_GET_DOMAIN_INFO || call->entry == ENTRY_SET_DOMAIN_INFO;
}

static struct source source_of(const struct blob *blob)
{
	return (struct source) { blob->data, blob->data ? blob->size : 0, blob->version, 1, false };
}

/* Without one in the profile: the zeros, or the NULL pointer, that the examination found. */
static struct source find_a(const struct worker *worker, bool global)
{
	const struct blob *a = global ? &worker->profile->global.a : &worker->profile->interface.a;
	const struct facts *facts = &worker->section->facts;
	const uint32_t size = global ? facts->global_size : facts->interface_size;

	if (a->is_given)
		return source_of(a);
	return (struct source) { size ? zeros : NULL, size < ZEROS_MOST ? size : ZEROS_MOST, VERSION_WITHOUT_PROFILE, 1,
				 false };
}

static bool find_blob(const struct blob *blob, const char *name, struct source *source, struct reason *why)
{
	if (!blob || !blob->is_given)
		return fail(why, "the profile has no configuration %s", name);
	*source = source_of(blob);
	return true;
}

/* Which configuration the call names. */
static bool find_source(const struct worker *worker, const struct progress *progress, const struct call *call,
			struct source *source, struct reason *why)
{
	const struct configurations *given = is_global(call) ? &worker->profile->global : &worker->profile->interface;
	const struct remembered *read_back =
		is_global(call) ? &progress->global_read_back : &progress->read_back;

	*source = find_a(worker, is_global(call));
	switch (call->configuration) {
	case CONFIGURATION_B:
		return find_blob(&given->b, "B", source, why);
	case CONFIGURATION_C:
		return find_blob(&given->c, "C", source, why);
	case CONFIGURATION_BAD:
		return find_blob(call->variant < given->bad_count ? &given->bad[call->variant] : NULL, "bad", source,
				 why);
	case CONFIGURATION_READ_BACK:
		if (!read_back->is_given)
			return fail(why, "no configuration was read back that could be handed over");
		*source = (struct source) { read_back->data, read_back->size, read_back->version, read_back->count,
					    false };
		return true;
	case CONFIGURATION_ZEROS:
	case CONFIGURATION_ONES:
	case CONFIGURATION_RANDOM:
		source->size = source->size ? source->size : SIZE_WITHOUT_A;
		return true;
	case CONFIGURATION_NULL:
		source->data = NULL;
		return true;
	case CONFIGURATION_UNREADABLE:
		source->is_unreadable = true;
		return true;
	default:
		return true;
	}
}

static uint32_t apply_version(uint32_t version, enum version_rule rule)
{
	switch (rule) {
	case VERSION_ZERO:
		return 0;
	case VERSION_LESS_1:
		return version - 1;
	case VERSION_PLUS_1:
		return version + 1;
	case VERSION_MAX:
		return UINT32_MAX;
	default:
		return version;
	}
}

/* StructureSize; `present` receives how many bytes each structure in the buffer has. */
static uint32_t apply_size(uint32_t size, enum size_rule rule, uint32_t *present)
{
	uint32_t stated = size;

	if (rule == SIZE_ZERO)
		stated = 0;
	else if (rule == SIZE_1)
		stated = 1;
	else if (rule == SIZE_HALF)
		stated = size / 2;
	else if (rule == SIZE_LESS_1)
		stated = size ? size - 1 : 0;
	else if (rule == SIZE_PLUS_1)
		stated = size + 1;
	else if (rule == SIZE_PLUS_4)
		stated = size + 4;
	else if (rule == SIZE_PLUS_4096 || rule == SIZE_PLUS_4096_RANDOM || rule == SIZE_BEYOND)
		stated = size + TAIL;
	*present = rule == SIZE_BEYOND ? size : stated;
	return stated;
}

static uint32_t apply_count(uint32_t count, uint32_t size, enum count_rule rule)
{
	switch (rule) {
	case COUNT_ZERO:
		return 0;
	case COUNT_TWO:
	case COUNT_TWO_OF_ONE:
		return 2;
	case COUNT_MAX:
		return UINT32_MAX;
	case COUNT_HIGH_BIT:
		return 0x80000000u;
	case COUNT_WRAPPING:
		/* The least count whose product with the size is 2^32 or a little more. */
		return size > 1 ? (uint32_t)((0x100000000u + size - 1) / size) : UINT32_MAX;
	default:
		return count;
	}
}

/* One structure of `size` bytes: the configuration as far as it goes, then zeros or random bytes. */
static void fill_structure(uint8_t *data, uint32_t size, const struct call *call, const struct source *source)
{
	const uint32_t own = size < source->size ? size : source->size;

	if (call->configuration == CONFIGURATION_RANDOM)
		random_fill(data, own, call->variant);
	else if (call->configuration == CONFIGURATION_ZEROS || call->configuration == CONFIGURATION_ONES)
		memset(data, call->configuration == CONFIGURATION_ONES ? 0xFF : 0, own);
	else if (own)
		memcpy(data, source->data, own);
	if (call->size == SIZE_PLUS_4096_RANDOM)
		random_fill(data + own, size - own, call->variant + 1);
	else
		memset(data + own, 0, size - own);
}

static enum placement choose_placement(const struct call *call, uint32_t size)
{
	if (call->is_unaligned)
		return PLACEMENT_ODD;
	return size % 4 == 0 || call_lies(call) ? PLACEMENT_EXACT : PLACEMENT_ALIGNED;
}

static bool is_odd(const struct call *call)
{
	const enum configuration configuration = call->configuration;

	return call_lies(call) || call->version != VERSION_TRUE ||
	       (configuration != CONFIGURATION_A && configuration != CONFIGURATION_B &&
		configuration != CONFIGURATION_C && configuration != CONFIGURATION_READ_BACK);
}

/* A configuration of the profile as it is, lent again and again: the candidate cannot change what is in it. */
static struct lease *lend_unchanged(const struct call *call, uint32_t parameter, const struct source *source)
{
	enum { KEPT_MOST = 32 };
	static struct {
		const uint8_t *data;
		uint32_t size, parameter;
		struct lease *lease;
	} kept[KEPT_MOST];
	static struct lease *list;
	size_t i = 0;

	while (i < KEPT_MOST && kept[i].lease &&
	       (kept[i].data != source->data || kept[i].size != source->size || kept[i].parameter != parameter))
		i++;
	if (i == KEPT_MOST)
		return NULL;
	if (!kept[i].lease) {
		kept[i].lease = memory_lend_input(&list, source->size, choose_placement(call, source->size), parameter);
		if (!kept[i].lease)
			return NULL;
		memcpy(kept[i].lease->writable, source->data, source->size);
		kept[i].data = source->data;
		kept[i].size = source->size;
		kept[i].parameter = parameter;
	}
	memory_renew(kept[i].lease);
	return kept[i].lease;
}

/* The buffer with what is in it. */
static struct lease *lend_filled(struct progress *progress, const struct call *call, uint32_t parameter,
				 const struct source *source, uint32_t present)
{
	const uint32_t copies = call->count == COUNT_TWO ? 2 : 1;
	const uint32_t total = present * copies;
	struct lease *lease = NULL;

	if (!is_odd(call) && !call->is_unaligned && !call->is_poisoned &&
	    call->configuration != CONFIGURATION_READ_BACK)
		lease = lend_unchanged(call, parameter, source);
	if (lease)
		return lease;
	lease = memory_lend_input(&progress->leases, total, choose_placement(call, total), parameter);
	for (uint32_t i = 0; lease && i < copies; i++)
		fill_structure(lease->writable + i * present, present, call, source);
	if (lease && is_odd(call))
		remembered_write(&progress->odd, 0, 1, lease->writable, present);
	return lease;
}

bool configuration_lend(struct worker *worker, struct progress *progress, const struct call *call, uint32_t parameter,
			struct handed *handed, struct reason *why)
{
	struct source source;
	struct lease *lease;
	uint32_t present;

	if (!find_source(worker, progress, call, &source, why))
		return false;
	handed->version = apply_version(source.version, call->version);
	handed->size = apply_size(source.size, call->size, &present);
	handed->count = apply_count(source.count, source.size, call->count);
	handed->pointer = NULL;
	handed->behind = 0;
	if (!source.is_unreadable && !source.data && call->configuration != CONFIGURATION_ZEROS &&
	    call->configuration != CONFIGURATION_ONES && call->configuration != CONFIGURATION_RANDOM)
		return true;
	if (source.is_unreadable)
		lease = memory_lend_unreadable(&progress->leases, handed->size, parameter);
	else
		lease = lend_filled(progress, call, parameter, &source, present);
	if (!lease)
		return fail(why, "no guarded buffer of %u bytes could be had", handed->size);
	handed->pointer = lease->address;
	handed->behind = lease->size;
	return true;
}

static bool matches(const struct blob *blob, const uint8_t *data, uint32_t size)
{
	return blob->is_given && blob_matches(blob, data, size);
}

void configuration_observe(struct call_observation *observation, uint32_t first, const struct handed *handed)
{
	observation->arguments[first] = handed->behind;
	observation->arguments[first + 1] = handed->version;
	observation->arguments[first + 2] = handed->size;
	observation->arguments[first + 3] = handed->count;
}

uint32_t configuration_compare(const struct worker *worker, const struct progress *progress, bool global,
			       const uint8_t *data, uint32_t size)
{
	const struct configurations *given = global ? &worker->profile->global : &worker->profile->interface;
	const struct source a = find_a(worker, global);
	const struct remembered *odd = &progress->odd;
	uint32_t flags = 0;

	if (given->a.is_given ? matches(&given->a, data, size) : size == a.size && memcmp(data, zeros, size) == 0)
		flags |= OBSERVED_MATCHES_A;
	if (matches(&given->b, data, size))
		flags |= OBSERVED_MATCHES_B;
	if (matches(&given->c, data, size))
		flags |= OBSERVED_MATCHES_C;
	if (!global && odd->is_given && odd->size == size && memcmp(odd->data, data, size) == 0)
		flags |= OBSERVED_MATCHES_BAD;
	return flags;
}

static uint32_t larger(uint32_t room, const struct blob *blob)
{
	return blob->is_given && blob->size > room ? blob->size : room;
}

uint32_t configuration_room(const struct worker *worker)
{
	const struct configurations *kinds[] = { &worker->profile->global, &worker->profile->interface };
	uint32_t most = 0;

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		most = larger(larger(larger(most, &kinds[i]->a), &kinds[i]->b), &kinds[i]->c);
		for (size_t j = 0; j < kinds[i]->bad_count; j++)
			most = larger(most, &kinds[i]->bad[j]);
	}
	/* Two of them, since some rows hand over two, and what rows put behind one. */
	most = (2 * most + ROOM_BESIDES + 7) & ~7u;
	return most > ROOM_LEAST ? most : ROOM_LEAST;
}
