/* SPDX-License-Identifier: MIT */
/* What the parts of words.h ask of each other: planned steps and performed calls say much alike. */
#ifndef HARNESS_WORDS_INTERNAL_H
#define HARNESS_WORDS_INTERNAL_H

#include "harness/model/call.h"
#include "harness/model/observation.h"
#include "harness/output/words_list.h"

/** What a planned call is given, as far as it is not the ordinary: "first interface", "ENABLED", "active", "StatusInfo: NULL". */
void words_arguments(struct words_list *list, const struct call *call);

/** The interface that a step is about: "second interface", "an interface never added", "index 0xFFFFFFFF". */
void words_interface(struct text *text, const struct call *call);

/** What the router manager does in that step: "wait for ROUTER_STOPPED". False, and nothing, where it calls the candidate. */
bool words_manager(struct text *text, const struct call *call);

/** Which configuration a step is about: "configuration A", "bad configuration 1", "random configuration 7". */
void words_configuration(struct text *text, const struct call *call);

/** What a MIB callback is handed: "request 2", "the first byte of a request". */
void words_request(struct text *text, const struct call *call);

/** The addresses of a binding: "2 addresses of another set", "16 addresses, 8 of them not in the buffer". */
void words_binding(struct text *text, const struct call *call);

/** "MEDIA_ABSENT" for RIS_INTERFACE_MEDIA_ABSENT, or NULL for a number that routprot.h does not define. */
const char *words_status_type(uint32_t status_type);

/** "224.0.0.1": an IPv4 address in network byte order. */
void words_ipv4(struct text *text, uint32_t address);

/** What a callback of services returned, where that is no code: "TRUE", "NULL, and the last error is 5". False where it is one. */
bool words_service_result(struct text *text, const struct call_observation *call);

/** What a step hands to a callback of services. */
void words_service_step(struct words_list *list, const struct call *call);

/** "PERMANENT" and so on, or NULL for a number that routprot.h does not define. */
const char *words_interface_type(uint32_t interface_type);

#endif
