/* SPDX-License-Identifier: MIT */
/* The chapters that the suites are made of: one for each file. */
#ifndef SUITES_SUITES_H
#define SUITES_SUITES_H

#include "harness/model/case.h"

extern const struct chapter registration;
extern const struct chapter get_global_info;
extern const struct chapter query_power;
extern const struct chapter set_power;
extern const struct chapter add_interface;
extern const struct chapter interface_status_returns;
extern const struct chapter interface_status_types;
extern const struct chapter interface_status_addresses;
extern const struct chapter interface_status_enabling;
extern const struct chapter interface_status_robustness;
extern const struct chapter get_interface_info;
extern const struct chapter set_interface_info_returns;
extern const struct chapter set_interface_info_effect;
extern const struct chapter set_interface_info_shape;
extern const struct chapter set_interface_info_robustness;
extern const struct chapter connect_client;
extern const struct chapter disconnect_client;
extern const struct chapter mib_create;
extern const struct chapter mib_delete;
extern const struct chapter mib_set;
extern const struct chapter mib_get;
extern const struct chapter mib_get_first;
extern const struct chapter mib_get_next;
extern const struct chapter mib_set_trap_info;
extern const struct chapter mib_get_trap_info;

/** A random walk of valid calls on three interfaces: the script of the rows about random sequences. */
size_t random_walk(uint32_t seed, struct call *steps, size_t room, size_t *call_place);

#endif
