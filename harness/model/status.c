/* SPDX-License-Identifier: MIT */
/* Status codes in words. */
#include "harness/model/status.h"

#include <stdio.h>

static const struct {
	uint32_t code;
	const char *name;
} codes[] = {
#define CODE(name, value) { (value), #name },
#include "harness/model/codes.inc"
#undef CODE
};

const char *status_name(uint32_t code)
{
	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
		if (codes[i].code == code)
			return codes[i].name;
	}
	return NULL;
}

const char *status_words(uint32_t code, char *buffer, size_t size)
{
	const char *name = status_name(code);

	if (name)
		snprintf(buffer, size, "%s (%lu)", name, (unsigned long)code);
	else
		snprintf(buffer, size, "%lu (0x%08lX)", (unsigned long)code, (unsigned long)code);
	return buffer;
}
