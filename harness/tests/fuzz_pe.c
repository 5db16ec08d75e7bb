/* SPDX-License-Identifier: MIT */
/* Fuzz target: whatever a file holds, it is read as a DLL within its bounds, or refused with a reason. */
#include "harness/watch/pe.h"

#include "harness/tests/image.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_image(const uint8_t *data, size_t size)
{
	struct reason why = { { 0 } };
	struct pe pe;
	uint64_t offset;

	if (pe_open(&pe, data, size, &why)) {
		pe_exports_name(&pe, "RegisterProtocol");
		pe_is_stub(&pe, "RegisterProtocol");
		pe_find_symbol(&pe, 0x1234, &offset);
	} else if (!why.text[0]) {
		abort();
	}
	pe_release(&pe);
}

/* The input as a file; and, since no fuzzer finds a whole DLL by itself, as changes to one: two bytes for the place,
 * one to put. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint8_t *image = malloc(IMAGE_SIZE);

	read_image(data, size);
	image_write(image, size & 1);
	for (size_t i = 0; i + 2 < size; i += 3)
		image[(data[i] | data[i + 1] << 8) % IMAGE_SIZE] = data[i + 2];
	read_image(image, IMAGE_SIZE);
	free(image);
	return 0;
}
