/* SPDX-License-Identifier: MIT */
/* What the documentation says of each callback: its name, parameters, documented codes, and which requirement promises what. */
#ifndef HARNESS_ENTRY_H
#define HARNESS_ENTRY_H

#include "harness/model/case.h"

/** What a parameter is, for words and for the guarded memory behind it. */
enum parameter_kind {
	PARAMETER_NUMBER,
	PARAMETER_HEX,
	PARAMETER_BOOL,
	PARAMETER_STATUS_TYPE,
	PARAMETER_INTERFACE_TYPE,
	PARAMETER_ADDRESS, /**< an IPv4 address in network byte order */
	PARAMETER_INPUT,  /**< a pointer to memory that the candidate reads */
	PARAMETER_OUTPUT  /**< a pointer to memory that the candidate writes */
};

/** The most parameters any callback has: AddInterface. */
enum { PARAMETERS_MOST = 10 };

/** One parameter by the name of its page. */
struct parameter {
	const char *name;
	enum parameter_kind kind;
};

/** The facts of one entry. */
struct entry_facts {
	const char *name;      /**< of the callback as its page has it ("InterfaceStatus"), or what the router manager does */
	const char *member;    /**< of MPR50_ROUTING_CHARACTERISTICS, or NULL for what is no callback */
	uint32_t place;        /**< of that member among the callbacks of the table */
	bool is_service;       /**< the member is one of MPR50_SERVICE_CHARACTERISTICS instead */
	bool is_call;          /**< it calls the candidate */
	bool is_shared;        /**< performed once for all cases of a run: the life cycle */
	bool is_wait;          /**< settles first; performed once for all cases that wait */
	bool hands_configuration; /**< its `configuration` is an input */
	uint32_t parameter_count;
	struct parameter parameters[PARAMETERS_MOST];
	struct answers promised;   /**< what an ordinary call answers in a given step */
	enum requirement works;    /**< the requirement that promises so */
	struct answers documented; /**< every code that the page lists */
	enum requirement set;      /**< the requirement that nothing else is answered */
	bool takes_any_outside_run; /**< outside a run every code is accepted (StartComplete, StopProtocol) */
};

/** The facts of an entry; never NULL. */
const struct entry_facts *entry_find(enum entry entry);

/** Whether the entry is one of the twelve callbacks of services. */
bool entry_is_service(enum entry entry);

/** Whether the call states a size or count that is not true, or passes a pointer that cannot be read. */
bool call_lies(const struct call *call);

/** Whether two calls have the same leading arguments: a call that hung stands for those. */
bool call_resembles(const struct call *one, const struct call *other);

#endif
