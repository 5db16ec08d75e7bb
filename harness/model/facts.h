/* SPDX-License-Identifier: MIT */
/* What was found out about a candidate before the first case: the examination. */
#ifndef HARNESS_FACTS_H
#define HARNESS_FACTS_H

#include "harness/model/entry.h"

/** How far the examination came. */
enum examined {
	EXAMINED_NOT,        /**< it was not loaded */
	EXAMINED_LOADED,     /**< loaded, RegisterProtocol found */
	EXAMINED_REGISTERED, /**< RegisterProtocol answered NO_ERROR for an id */
	EXAMINED_STARTED     /**< a run was started and stopped */
};

/** The facts. Plain data: the worker writes them into the shared section. */
struct facts {
	uint32_t examined;       /**< enum examined */
	uint32_t protocol_id;    /**< the id it registered for */
	uint32_t version;        /**< dwVersion it answered */
	uint32_t functionality;  /**< fSupportedFunctionality it answered */
	uint32_t offered;        /**< fSupportedFunctionality that was offered when it registered */
	uint32_t register_code;  /**< what RegisterProtocol answered last */
	uint32_t start_code;     /**< what StartProtocol answered last */
	uint32_t add_code;       /**< what AddInterface answered last */
	uint32_t load_error;     /**< GetLastError of LoadLibraryEx or GetProcAddress */
	uint32_t callbacks;      /**< a bit for each member of the table that is not NULL, in the order of the table */
	uint32_t global_size;    /**< without a profile: the size of zeros it starts with; 0 for a NULL pointer */
	uint32_t interface_size; /**< likewise for AddInterface */
	uint32_t has_global;     /**< without a profile: a global configuration was found */
	uint32_t has_interface;  /**< without a profile: an interface configuration was found */
	uint32_t stop_code;      /**< what StopProtocol answered last */
	uint32_t stop_is_pending; /**< StopProtocol answered ERROR_PROTOCOL_STOP_PENDING */
	uint32_t may_restart;    /**< start, stop, start worked in one process */
	uint32_t restart_code;   /**< what the second StartProtocol answered */
	uint32_t ids_tried;      /**< how many protocol ids were tried */
	uint32_t services;       /**< a bit for each member of the table of services that is not NULL, in the order of the table */
	uint32_t service_functionality; /**< fSupportedFunctionality it answered in that table */
	uint32_t has_ledger; /**< rtm.dll is the stand-in, which tells what its clients do */
	uint32_t uses_rtm;   /**< the candidate, or a DLL beside it, imports rtm.dll; or it registered there while it was examined */
};

/** A candidate that offers everything, of which nothing else is known: what could be examined with the right profile. */
struct facts facts_of_all(void);

/** Whether the candidate offers the callback of this entry (true for what is no callback). */
bool facts_offer(const struct facts *facts, enum entry entry);

/** The names of the 26 members of MPR50_ROUTING_CHARACTERISTICS, and of the five that 0x600 adds, in table order, without "pfn". */
const char *callback_name(size_t member);
enum { CALLBACK_COUNT = 26, SERVICE_CALLBACK_COUNT = 12 };

/** A table of version 0x600 has five members more, which are bits of `callbacks` too. */
enum { CALLBACK_COUNT_60 = 31, VERSION_60 = 0x600 };

#endif
