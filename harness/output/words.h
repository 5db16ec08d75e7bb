/* SPDX-License-Identifier: MIT */
/* Steps, calls and crashes in words, for everything that people read. */
#ifndef HARNESS_WORDS_H
#define HARNESS_WORDS_H

#include "harness/base/text.h"
#include "harness/model/observation.h"
#include "harness/model/plan.h"

/** One step as a sentence: "InterfaceStatus(first interface, ENABLED, active, StatusInfo: NULL)". */
void words_step(struct text *text, const struct planned_case *planned, size_t step);

/** The accepted codes: "NO_ERROR", or "NO_ERROR (preferred), ERROR_CAN_NOT_COMPLETE or ERROR_INVALID_PARAMETER". */
void words_answers(struct text *text, const struct answers *answers);

/** The same of an entry that returns something else than a code: "a handle". */
void words_accepted(struct text *text, enum entry entry, const struct answers *answers);

/** The service that a call was about: "type 0x0404, name "FILES"". */
void words_service_entry(struct text *text, const struct call_observation *call);

/** The service that a call gave: "type 0x0404, name "FILES", interface 0x00000108, protocol 2". */
void words_service(struct text *text, const struct call_observation *call);

/** An argument as it was passed: "0x00000101", "TRUE", "RIS_INTERFACE_ENABLED", "NULL", "40 bytes: 2 addresses". */
void words_argument(struct text *text, const struct planned_case *planned, const struct call_observation *call,
		    size_t parameter);

/** The whole call by the names of its page: "DeleteInterface(InterfaceIndex: 0x00000101)". */
void words_call(struct text *text, const struct planned_case *planned, const struct call_observation *call);

/** What came of it: "returned NO_ERROR (0)", "crashed", "did not return within 5000 ms", "ended the process". */
void words_result(struct text *text, const struct call_observation *call);

/** Something heard: "DemandDialRequest(ProtocolId: 0x00000008, InterfaceIndex: 0x00000101)", "message ROUTER_STOPPED()". */
void words_heard(struct text *text, const struct heard *heard);

/**
 * How the call broke the calling convention, to go on from the words of the call: "popped 0 bytes, 16 were passed: is it
 * WINAPI?"; and what was expected instead.
 */
void words_convention(struct text *got, struct text *expected, const struct call_observation *call);

/** A breach: "read past the end of InterfaceInfo, at offset 12 of 12 bytes". */
void words_breach(struct text *text, enum entry entry, const struct breach *breach);

/** What the call under test must do: the accepted answers, and what else the row watches. */
void words_expected(struct text *text, const struct planned_case *planned);

/** The name of a code, or "10022 (0x00002726)" for one without a known name. */
void words_code(struct text *text, uint32_t code);

/** The accepted answers of the step: its own, or what its entry promises. */
const struct answers *step_answers(const struct planned_case *planned, size_t step);

/** A prefix: "10.0.0.0/8", "fd00:0:0:1::/64". */
void words_prefix(struct text *text, const struct prefix *prefix);

/** What is left of that kind: "2 routes of entity 0x00000008 (instance 1) are still in the routing table: 10.0.0.0/8, 11.0.0.0/8". */
void words_left(struct text *text, enum left kind, const struct ledger_seen *seen);

/** The same of routes over an interface. */
void words_routes_over(struct text *text, const struct ledger_seen *seen);

/** What was expected instead, and why nothing of the kind could be left: "the candidate added no route". */
const char *words_left_expected(enum left kind);
const char *words_left_missing(enum left kind);

/** The step that looks for it: "see no routes left with the routing table manager". */
void words_left_step(struct text *text, enum left kind);

/** "DemandDialRequest": the support function that a listening step is about. */
const char *words_asked(enum asked asked);

#endif
