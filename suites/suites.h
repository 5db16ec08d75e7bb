/* SPDX-License-Identifier: MIT */
/* The chapters that the suites are made of: one for each file. */
#ifndef SUITES_SUITES_H
#define SUITES_SUITES_H

#include "harness/model/case.h"

extern const struct chapter registration;
extern const struct chapter start_protocol;
extern const struct chapter start_protocol_robustness;
extern const struct chapter start_complete;
extern const struct chapter get_global_info;
extern const struct chapter table;
extern const struct chapter siblings;
extern const struct chapter registration_robustness;
extern const struct chapter set_global_info;
extern const struct chapter query_power;
extern const struct chapter set_power;
extern const struct chapter add_interface;
extern const struct chapter delete_interface;
extern const struct chapter interface_status_returns;
extern const struct chapter interface_status_types;
extern const struct chapter interface_status_addresses;
extern const struct chapter interface_status_enabling;
extern const struct chapter interface_status_robustness;
extern const struct chapter get_interface_info_returns;
extern const struct chapter get_interface_info_contents;
extern const struct chapter get_interface_info_robustness;
extern const struct chapter set_interface_info_returns;
extern const struct chapter set_interface_info_effect;
extern const struct chapter set_interface_info_shape;
extern const struct chapter set_interface_info_robustness;
extern const struct chapter get_event_message;
extern const struct chapter update_routes;
extern const struct chapter support;
extern const struct chapter routing_table_stop;
extern const struct chapter routing_table_status;
extern const struct chapter connect_client;
extern const struct chapter disconnect_client;
extern const struct chapter stop_protocol;
extern const struct chapter stop_protocol_robustness;
extern const struct chapter life_cycle;
extern const struct chapter get_neighbors;
extern const struct chapter get_mfe_status;
extern const struct chapter general_get_global;
extern const struct chapter general_set_global;
extern const struct chapter general_add;
extern const struct chapter general_delete;
extern const struct chapter general_status;
extern const struct chapter general_get_interface;
extern const struct chapter general_set_interface;
extern const struct chapter general_connect;
extern const struct chapter general_disconnect;
extern const struct chapter general_neighbors;
extern const struct chapter general_mfe;
extern const struct chapter general_update;
extern const struct chapter retention_register;
extern const struct chapter retention_get_global;
extern const struct chapter retention_get_interface;
extern const struct chapter retention_get_event;
extern const struct chapter retention_neighbors;
extern const struct chapter retention_mfe;
extern const struct chapter retention_mib_create;
extern const struct chapter retention_mib_delete;
extern const struct chapter retention_mib_set;
extern const struct chapter retention_mib_get;
extern const struct chapter retention_mib_get_first;
extern const struct chapter retention_mib_get_next;
extern const struct chapter retention_mib_set_trap;
extern const struct chapter retention_mib_get_trap;
extern const struct chapter retention_action;
extern const struct chapter retention_statistics;
extern const struct chapter retention_get_domain;
extern const struct chapter retention_set_domain;
extern const struct chapter retention_is_service;
extern const struct chapter retention_create_enumeration;
extern const struct chapter retention_enumerate;
extern const struct chapter retention_create_service;
extern const struct chapter retention_delete_service;
extern const struct chapter retention_first_service;
extern const struct chapter retention_next_service;
extern const struct chapter general_mib_create;
extern const struct chapter general_mib_delete;
extern const struct chapter general_mib_set;
extern const struct chapter general_mib_get;
extern const struct chapter general_mib_get_first;
extern const struct chapter general_mib_get_next;
extern const struct chapter general_mib_set_trap_info;
extern const struct chapter general_mib_get_trap_info;
extern const struct chapter general_is_service;
extern const struct chapter general_update_services;
extern const struct chapter general_create_enumeration;
extern const struct chapter general_enumerate_service;
extern const struct chapter general_close_enumeration;
extern const struct chapter general_get_service_count;
extern const struct chapter general_create_static_service;
extern const struct chapter general_delete_static_service;
extern const struct chapter general_convert_services;
extern const struct chapter general_delete_services;
extern const struct chapter general_first_service;
extern const struct chapter general_next_service;
extern const struct chapter general_stop_protocol;
extern const struct chapter mpr60_registration;
extern const struct chapter mpr60_start;
extern const struct chapter mpr60_status;
extern const struct chapter mpr60_action;
extern const struct chapter mpr60_statistics;
extern const struct chapter mpr60_get_domain;
extern const struct chapter mpr60_set_domain;
extern const struct chapter mpr60_free;
extern const struct chapter is_service;
extern const struct chapter update_services;
extern const struct chapter create_enumeration;
extern const struct chapter enumerate_service;
extern const struct chapter close_enumeration;
extern const struct chapter get_service_count;
extern const struct chapter create_static_service;
extern const struct chapter delete_static_service;
extern const struct chapter convert_services;
extern const struct chapter delete_services;
extern const struct chapter first_service;
extern const struct chapter next_service;
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

/** Additions and deletions of three interfaces, each followed by a question for all of them. */
size_t random_interfaces(uint32_t seed, struct call *steps, size_t room, size_t *call_place);

/** Calls of whatever callback every protocol has, right and wrong ones. */
size_t random_calls(uint32_t seed, struct call *steps, size_t room, size_t *call_place);

#endif
