/* SPDX-License-Identifier: MIT */
/* The values of a profile's keys. */
#ifndef HARNESS_PROFILE_VALUES_H
#define HARNESS_PROFILE_VALUES_H

#include "harness/profile/profile_keys.h"

/* Each reads one kind of value into the target, as struct profile_key says. */

/** Text, perhaps in quotes, into a char *. */
bool profile_read_name(const struct profile_value *value, struct reason *why);
/** Protocol ids, each once, none of them in the other list of the profile. */
bool profile_read_ids(const struct profile_value *value, struct reason *why);
bool profile_read_refused_ids(const struct profile_value *value, struct reason *why);
/** Names of functionality, with or without RF_, or numbers for flags without a name; or `none`. */
bool profile_read_functionality(const struct profile_value *value, struct reason *why);
/** Names of NET_INTERFACE_TYPE. */
bool profile_read_interface_types(const struct profile_value *value, struct reason *why);
/** Type and name of a service. */
bool profile_read_service_type(const struct profile_value *value, struct reason *why);
bool profile_read_service_name(const struct profile_value *value, struct reason *why);
/** A time of 1 ms to an hour into a uint32_t. */
bool profile_read_milliseconds(const struct profile_value *value, struct reason *why);
/** How many processes may have the candidate running at once, 1 to 16, into a uint32_t. */
bool profile_read_copies(const struct profile_value *value, struct reason *why);
/** yes or no into an enum said. */
bool profile_read_said(const struct profile_value *value, struct reason *why);
/** A number of 32 bits into a uint32_t. */
bool profile_read_number(const struct profile_value *value, struct reason *why);
/** 0x500 or 0x600 into a uint32_t. */
bool profile_read_router_version(const struct profile_value *value, struct reason *why);
/** Data and compare rule of a configuration into its blob. */
bool profile_read_data(const struct profile_value *value, struct reason *why);
bool profile_read_compare(const struct profile_value *value, struct reason *why);
/** Data of a MIB request or response, which may hold `ifindex`, into a struct blob. */
bool profile_read_mib_data(const struct profile_value *value, struct reason *why);
bool profile_read_mib_compare(const struct profile_value *value, struct reason *why);

#endif
