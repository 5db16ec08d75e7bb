/* SPDX-License-Identifier: MIT */
/* The candidate as it registered: the tables of callbacks that it filled in. */
#ifndef HARNESS_WINDOWS_PROTOCOL_H
#define HARNESS_WINDOWS_PROTOCOL_H

#include "harness/windows/rras.h"

#include "harness/model/facts.h"

/** The loaded DLL and the table it filled in; members that it left alone are NULL. `{ 0 }` is not loaded. */
struct protocol {
	HMODULE module;
	PREGISTER_PROTOCOL register_protocol;
	MPR_ROUTING_CHARACTERISTICS table;
	bool is_60; /**< it answered dwVersion 0x600 to an offer of it, so that `added` counts */
	struct mpr60_members added;
	MPR_SERVICE_CHARACTERISTICS services; /**< likewise; zeros where it provides none */
	bool is_executable; /**< every member of the table that is not NULL lies in executable memory */
	bool has_answered;  /**< `answer` is what the last registration that succeeded left in the table */
	MPR_ROUTING_CHARACTERISTICS answer;
	uint32_t threads; /**< of the process, before the DLL was loaded */
	MPR_ROUTING_CHARACTERISTICS adopted; /**< the table with the callbacks themselves, where `table` has the ways to them */
};

/**
 * Make what RegisterProtocol left in a table of `size` bytes the worker's: what was not written is not offered, and what was is looked
 * at once.
 */
void protocol_adopt_routing(struct protocol *protocol, const void *written, size_t size);

/** The same of the table of services. Where no functionality is claimed nothing else is looked at. */
void protocol_adopt_services(struct protocol *protocol, const MPR_SERVICE_CHARACTERISTICS *written);

/** Make a table of callbacks the worker's: from now on they are called through the ways that watch the convention. */
void protocol_adopt(struct protocol *protocol, const MPR_ROUTING_CHARACTERISTICS *table);

/** Whether the table has the callback of the entry; true for what is no callback. */
bool protocol_offers(const struct protocol *protocol, enum entry entry);

/** Write what the tables offer into the facts. */
void protocol_write_facts(const struct protocol *protocol, struct facts *facts);

#endif
