/* SPDX-License-Identifier: MIT */
/* Finding the protocol id that a candidate registers for, when nobody says it. */
#include "harness/windows/identify.h"

#include "harness/base/allocate.h"
#include "harness/windows/registration.h"

#include <stdlib.h>
#include <string.h>

enum {
	IDS_OF_RANGE = 0x10000,
	CONSTANTS_MOST = 0x8000, /* found in the image */
	SCANNED_MOST = 4 << 20,  /* bytes of the image */
	SEARCH_MS = 10000        /* nobody waits longer for what a line of the profile says */
};

/* As MS_IP_NAT and its like in routprot.h, which overflow an int there. */
#define RESERVED_ID(id) PROTOCOL_ID((uint32_t)PROTO_TYPE_MS0, (uint32_t)PROTO_VENDOR_MS1, (uint32_t)(id))

/* The ids that routprot.h gives names to. */
static const uint32_t known_ids[] = {
	MS_IP_RIP,
	MS_IP_OSPF,
	MS_IP_BGP,
	MS_IP_IGMP,
	MS_IP_BOOTP,
	MS_IP_BGMP,
	MS_IP_MSDP,
	RESERVED_ID(PROTO_IP_DNS_PROXY),
	RESERVED_ID(PROTO_IP_DHCP_ALLOCATOR),
	RESERVED_ID(PROTO_IP_NAT),
	RESERVED_ID(PROTO_IP_DIFFSERV),
	RESERVED_ID(PROTO_IP_MGM),
	RESERVED_ID(PROTO_IP_VRRP),
	RESERVED_ID(PROTO_IP_DTP),
	RESERVED_ID(PROTO_IP_H323),
	RESERVED_ID(PROTO_IP_FTP),
	RESERVED_ID(PROTO_IP_ALG),
	IPX_PROTOCOL_RIP,
	IPX_PROTOCOL_SAP,
	IPX_PROTOCOL_NLSP,
};

/* Constants of the image that no number of the range is. */
struct constants {
	uint32_t *values;
	size_t count;
};

/* One attempt. */
static bool try_id(struct worker *worker, struct progress *progress, uint32_t id, uint32_t functionality)
{
	const struct registration registration = { .id = id,
						   .functionality = functionality,
						   .version = worker->profile->version };
	struct facts *facts = &worker->section->facts;
	struct call_observation observation = { .step = 0 };

	if (!registration_perform(worker, progress, &registration, &observation))
		return false;
	facts->ids_tried++;
	facts->register_code = observation.returned;
	if (observation.returned != NO_ERROR)
		return false;
	facts->protocol_id = id;
	facts->offered = functionality;
	return true;
}

static bool try_ids(struct worker *worker, struct progress *progress, const uint32_t *ids, size_t count)
{
	const struct profile *profile = worker->profile;

	for (size_t i = 0; i < count; i++)
		if (try_id(worker, progress, ids[i], OFFER_EVERYTHING) ||
		    try_id(worker, progress, ids[i], OFFER_ROUTING) ||
		    (profile->functionality_given && try_id(worker, progress, ids[i], profile->functionality)))
			return true;
	return false;
}

static bool try_range(struct worker *worker, struct progress *progress)
{
	const ULONGLONG begun = GetTickCount64();

	for (uint32_t id = 0; id < IDS_OF_RANGE && GetTickCount64() - begun < SEARCH_MS; id++)
		if (try_ids(worker, progress, &id, 1))
			return true;
	return false;
}

static void append_constant(struct constants *constants, const uint8_t *bytes)
{
	uint32_t value;

	memcpy(&value, bytes, sizeof(value));
	if (value >= IDS_OF_RANGE && value < 0xFFFF0000u && constants->count < CONSTANTS_MOST)
		constants->values[constants->count++] = value;
}

/* How far behind the opcode the constant lies that an instruction compares with, or 0: cmp eax; cmp r/m32; mov r32. */
static size_t find_operand(const uint8_t *code)
{
	const unsigned mode = code[1] >> 6, place = code[1] & 7;
	size_t length = 2;

	if (code[0] == 0x3D || (code[0] & 0xF8) == 0xB8)
		return 1;
	if (code[0] != 0x81 || (code[1] >> 3 & 7) != 7)
		return 0;
	length += mode != 3 && place == 4;
	length += mode == 1 ? 1 : mode == 2 || (mode == 0 && place == 5) ? 4 : 0;
	return length;
}

static void scan_section(struct constants *constants, const uint8_t *data, size_t size, bool is_code)
{
	enum { INSTRUCTION_MOST = 12 };

	for (size_t i = 0; i + INSTRUCTION_MOST <= size; i += is_code ? 1 : sizeof(uint32_t)) {
		const size_t operand = is_code ? find_operand(data + i) : 0;

		if (operand || !is_code)
			append_constant(constants, data + i + operand);
	}
}

static int compare(const void *left, const void *right)
{
	const uint32_t one = *(const uint32_t *)left, other = *(const uint32_t *)right;

	return one < other ? -1 : one > other;
}

static void sort_out(struct constants *constants)
{
	size_t kept = 0;

	qsort(constants->values, constants->count, sizeof(*constants->values), compare);
	for (size_t i = 0; i < constants->count; i++)
		if (!i || constants->values[i] != constants->values[i - 1])
			constants->values[kept++] = constants->values[i];
	constants->count = kept;
}

static void scan_image(struct constants *constants, const uint8_t *image)
{
	const IMAGE_NT_HEADERS *headers =
		(const void *)(image + ((const IMAGE_DOS_HEADER *)(const void *)image)->e_lfanew);
	const IMAGE_SECTION_HEADER *sections = IMAGE_FIRST_SECTION(headers);

	for (WORD i = 0; i < headers->FileHeader.NumberOfSections; i++) {
		const DWORD flags = sections[i].Characteristics;
		const DWORD size = sections[i].Misc.VirtualSize;

		if ((flags & IMAGE_SCN_MEM_READ) && (flags & (IMAGE_SCN_CNT_CODE | IMAGE_SCN_CNT_INITIALIZED_DATA)))
			scan_section(constants, image + sections[i].VirtualAddress,
				     size < SCANNED_MOST ? size : SCANNED_MOST, (flags & IMAGE_SCN_CNT_CODE) != 0);
	}
	sort_out(constants);
}

static bool try_constants(struct worker *worker, struct progress *progress)
{
	struct constants constants = { allocate(CONSTANTS_MOST, sizeof(uint32_t)), 0 };
	bool is_found;

	scan_image(&constants, (const uint8_t *)worker->protocol.module);
	is_found = try_ids(worker, progress, constants.values, constants.count);
	free(constants.values);
	return is_found;
}

bool identify(struct worker *worker, struct progress *progress)
{
	const struct profile *profile = worker->profile;

	if (profile->id_count)
		return try_ids(worker, progress, profile->ids, profile->id_count);
	return try_ids(worker, progress, known_ids, sizeof(known_ids) / sizeof(known_ids[0])) ||
	       try_range(worker, progress) || try_constants(worker, progress);
}

static bool has_id(const struct inquiry *inquiry, uint32_t id)
{
	for (uint32_t i = 0; i < inquiry->id_count && i < INQUIRY_IDS_MOST; i++)
		if (inquiry->ids[i] == id)
			return true;
	return false;
}

static void note_ids(struct worker *worker, struct progress *progress, struct inquiry *inquiry, const uint32_t *ids,
		     size_t count)
{
	for (size_t i = 0; i < count; i++) {
		inquiry->ids_tried++;
		if (!try_ids(worker, progress, &ids[i], 1) || has_id(inquiry, ids[i]))
			continue;
		if (inquiry->id_count < INQUIRY_IDS_MOST)
			inquiry->ids[inquiry->id_count] = ids[i];
		inquiry->id_count++;
	}
}

void identify_all(struct worker *worker, struct progress *progress, struct inquiry *inquiry)
{
	struct constants constants = { allocate(CONSTANTS_MOST, sizeof(uint32_t)), 0 };
	const uint32_t own = worker->section->facts.protocol_id;
	const ULONGLONG begun = GetTickCount64();

	note_ids(worker, progress, inquiry, &own, 1);
	note_ids(worker, progress, inquiry, known_ids, sizeof(known_ids) / sizeof(known_ids[0]));
	scan_image(&constants, (const uint8_t *)worker->protocol.module);
	note_ids(worker, progress, inquiry, constants.values, constants.count);
	for (uint32_t id = 0; id < IDS_OF_RANGE && GetTickCount64() - begun < SEARCH_MS; id++)
		note_ids(worker, progress, inquiry, &id, 1);
	free(constants.values);
}
