/* SPDX-License-Identifier: MIT */
/* What a case knows of the candidate's table of services: its own services, and where its walk stands. */
#ifndef HARNESS_WINDOWS_SERVICE_TABLE_H
#define HARNESS_WINDOWS_SERVICE_TABLE_H

#include "harness/windows/worker.h"

/** Which protocol a service comes from where it was created by hand (IPX_PROTOCOL_STATIC). */
enum { SERVICE_PROTOCOL_STATIC = 2 };

/** A service of the case on an interface, as it is created. */
IPX_SERVICE service_make(const struct worker *worker, const struct progress *progress, enum service_kind kind,
			 uint32_t index);

/** A service was created, deleted, or all of an interface were. */
void service_append(struct progress *progress, enum service_kind kind, uint32_t index);
void service_remove(struct progress *progress, enum service_kind kind, uint32_t index);
void service_remove_all(struct progress *progress, uint32_t index);

/** A walk begins, by these criteria. */
void service_begin_walk(struct progress *progress, uint32_t exclusion, const IPX_SERVICE *criteria);

/**
 * Look at what a walk gave, and count it as listed: flags of enum service_seen. `before` is what stands before it in
 * the order of `ordering`, or NULL where there is nothing or no order.
 */
uint32_t service_look(const struct worker *worker, struct progress *progress, const IPX_SERVICE *service,
		      const IPX_SERVICE *before, uint32_t ordering);

/** Whether the two have the same type and name. */
bool service_is_same(const IPX_SERVER_ENTRY *one, const IPX_SERVER_ENTRY *other);

#endif
