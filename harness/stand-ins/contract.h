/* SPDX-License-Identifier: MIT */
/* What the worker and the stand-ins of the router's DLLs have to say to each other, besides what Windows' own export.
 */
#ifndef HARNESS_STAND_INS_CONTRACT_H
#define HARNESS_STAND_INS_CONTRACT_H

#include "harness/stand-ins/rtm/ledger.h"

#include <stdbool.h>
#include <stdint.h>
#include <wchar.h>

/* The worker looks these up by name, so that a stand-in without one is used as it is. */

/** Gets a line that the candidate traced or logged, UTF-8 without newline; from any thread. */
typedef void(__cdecl *stand_in_listener)(const char *line);

/** rtutils.dll: from now on lines go to the listener; NULL: to nobody. */
#define STAND_IN_LISTEN "RoutprotListen"
typedef void(__cdecl *stand_in_listen)(stand_in_listener listener);

/**
 * mprapi.dll: the router has an interface of that index, NET_INTERFACE_TYPE and name (false when it has one of that
 * index already), or has it no more; 0xFFFFFFFF: has none any more.
 */
#define STAND_IN_ADD_INTERFACE "RoutprotAddInterface"
typedef bool(__cdecl *stand_in_add_interface)(uint32_t index, uint32_t type, const wchar_t *name);
#define STAND_IN_REMOVE_INTERFACE "RoutprotRemoveInterface"
typedef void(__cdecl *stand_in_remove_interface)(uint32_t index);

/**
 * rtm.dll: what its clients have and had (ledger.h), by the functions of that name there.
 */
#define STAND_IN_ROUTER_LEDGER "RoutprotRouterLedger"
typedef uint32_t(__cdecl *stand_in_router_ledger)(uint32_t index, struct ledger_entry *entry);
#define STAND_IN_ROUTER_ROUTES "RoutprotRouterRoutes"
typedef uint32_t(__cdecl *stand_in_router_routes)(uint32_t interface_index, struct ledger_routes *routes);
#define STAND_IN_ROUTER_MISUSE "RoutprotRouterMisuse"
typedef uint32_t(__cdecl *stand_in_router_misuse)(struct ledger_misuse *misuse);
#define STAND_IN_ROUTER_WATCH "RoutprotRouterWatch"
typedef void(__cdecl *stand_in_router_watch)(ledger_listener listener);
#define STAND_IN_ROUTER_BEGIN "RoutprotRouterBegin"
typedef uint32_t(__cdecl *stand_in_router_begin)(void);

#endif
