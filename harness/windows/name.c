/* SPDX-License-Identifier: MIT */
/* The names that AddInterface is given: unique and ordinary, unless a row asks for others. */
#include "harness/windows/name.h"

#include <string.h>
#include <wchar.h>

/* Without their NUL. MAX_INTERFACE_NAME_LEN of mprapi.h, and the most that a UNICODE_STRING holds. */
enum { LENGTH_256 = 256, LENGTH_32766 = 32766 };

/* A pair of surrogates, half of one, and a name of Hebrew letters between marks of direction. */
static const WCHAR surrogates[] = { L'i', L'f', 0xD83D, 0xDE80, 0xD83D, L'0', 0 };
static const WCHAR right_to_left[] = { 0x202E, 0x05D0, 0x05D1, 0x05D2, 0x202C, L'0', 0 };

static struct lease *lend(struct progress *progress, const WCHAR *text, size_t length)
{
	const size_t size = (length + 1) * sizeof(WCHAR);
	struct lease *lease = memory_lend_input(&progress->leases, size, PLACEMENT_EXACT, 0);

	if (lease)
		memcpy(lease->writable, text, size);
	return lease;
}

/* Names of their own all have the same length. */
static struct lease *lend_own(struct worker *worker, struct progress *progress)
{
	WCHAR name[] = L"routprot-check 0000";
	uint32_t number = worker->names++;

	for (size_t i = sizeof(name) / sizeof(name[0]) - 2; name[i] == L'0'; i--, number /= 10)
		name[i] = (WCHAR)(L'0' + number % 10);
	return lend(progress, name, wcslen(name));
}

static struct lease *lend_long(struct progress *progress, size_t length)
{
	struct lease *lease = memory_lend_input(&progress->leases, (length + 1) * sizeof(WCHAR), PLACEMENT_EXACT, 0);
	WCHAR *name = lease ? (WCHAR *)(void *)lease->writable : NULL;

	for (size_t i = 0; name && i < length; i++)
		name[i] = (WCHAR)(L'a' + i % 26);
	if (name)
		name[length] = L'\0';
	return lease;
}

struct lease *name_lend(struct worker *worker, struct progress *progress, const struct call *call)
{
	static const WCHAR format[] = L"%s%n%x%s", shared[] = L"routprot-check shared";

	switch (call->name) {
	case NAME_EMPTY:
		return lend(progress, L"", 0);
	case NAME_256:
		return lend_long(progress, LENGTH_256);
	case NAME_32766:
		return lend_long(progress, LENGTH_32766);
	case NAME_SURROGATES:
		return lend(progress, surrogates, wcslen(surrogates));
	case NAME_RIGHT_TO_LEFT:
		return lend(progress, right_to_left, wcslen(right_to_left));
	case NAME_FORMAT:
		return lend(progress, format, wcslen(format));
	case NAME_SHARED:
		return lend(progress, shared, wcslen(shared));
	case NAME_OWN:
	case NAME_RULE_COUNT:
		break;
	}
	return lend_own(worker, progress);
}
