/* SPDX-License-Identifier: MIT */
/* Whether the callbacks keep to the calling convention: they are called by ways of our own (ways.S). */
#ifndef HARNESS_WINDOWS_CONVENTION_H
#define HARNESS_WINDOWS_CONVENTION_H

#include "harness/model/observation.h"

#include "harness/windows/rras.h"

/** The way to RegisterProtocol, to be called in its place; the same when there is none. */
PREGISTER_PROTOCOL convention_watch_register(PREGISTER_PROTOCOL function);

/** Put the ways into the table, in place of the callbacks whose parameters are known. */
void convention_watch(MPR_ROUTING_CHARACTERISTICS *table);

/** The same of what a table of version 0x600 has behind those. */
void convention_watch_added(struct mpr60_members *added);

/** The same for the table of services. */
void convention_watch_services(MPR_SERVICE_CHARACTERISTICS *table);

/** A call begins. */
void convention_begin_call(void);

/** What was wrong with the call, or with one that was made in the course of it. */
struct convention convention_end_call(void);

#endif
