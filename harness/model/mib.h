/* SPDX-License-Identifier: MIT */
/* What the steps of MIB callbacks ask for: requests of the profile, and whether an answer is the one it gives. */
#ifndef HARNESS_MIB_H
#define HARNESS_MIB_H

#include "harness/model/call.h"
#include "harness/profile/profile.h"

/** `variant` of a request that the profile does not have. */
#define MIB_NO_REQUEST 0xFFFFFFFFu

/** Whether the entry is one of the eight MIB callbacks. */
bool mib_is_callback(enum entry entry);

/** Whether it is one of the three that change something, or one of the three that are answered with data. */
bool mib_is_write(enum entry entry);
bool mib_is_read(enum entry entry);

/** The kind of the requests that the callback is handed; of MIB_WALK it is that of MibGetFirst. */
enum mib_kind mib_kind_of(enum entry entry);

/** "mib.get" and so on: the begin of the names of the sections of the kind. */
const char *mib_section(enum mib_kind kind);

/** The request of the profile that the step is about, or NULL when the profile has none. */
const struct mib_request *mib_find(const struct profile *profile, const struct call *step);

/**
 * The request whose response the step is to be answered with, or NULL: its own, and for a read of what the call under
 * test has set the one of that.
 */
const struct mib_request *mib_find_response(const struct profile *profile, const struct call *tested,
					    const struct call *step);

/** The interface that `ifindex` in the response stands for, where the request is about `index`: for MibGetNext the next
 * one. */
uint32_t mib_index_answered(const struct call *step, uint32_t index);

/** The place of the request of that kind and NAME, or MIB_NO_REQUEST. */
uint32_t mib_find_name(const struct profile *profile, enum mib_kind kind, const char *name);

/** Write the request to `data`, which has room for it, with the interface where `ifindex` stands. */
void mib_write(const struct blob *request, uint32_t index, uint8_t *data);

/** Whether the answer is the response, with the interface where `ifindex` stands. One that is not known is everything.
 */
bool mib_matches(const struct blob *response, uint32_t index, const uint8_t *data, uint32_t size);

#endif
