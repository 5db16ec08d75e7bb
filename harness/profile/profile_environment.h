/* SPDX-License-Identifier: MIT */
/* [environment] of a profile: what the candidate expects of the system. */
#ifndef HARNESS_PROFILE_ENVIRONMENT_H
#define HARNESS_PROFILE_ENVIRONMENT_H

#include "harness/profile/profile_keys.h"

/* Each reads one key into the struct environment that is the target, as struct profile_key says. */

/** The path of a registry file, which is read. */
bool environment_read_registry(const struct profile_value *value, struct reason *why);
/** "FOLDER -> C:\TARGET" */
bool environment_read_files(const struct profile_value *value, struct reason *why);
/** The value of variable.NAME, perhaps in quotes. */
bool environment_read_variable(const struct profile_value *value, struct reason *why);
/** A network of eight bits, of which the first byte goes into a uint8_t. */
bool environment_read_addresses(const struct profile_value *value, struct reason *why);

/** Release what it holds; a zeroed one is fine. */
void environment_release(struct environment *environment);

#endif
