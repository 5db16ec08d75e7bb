/* SPDX-License-Identifier: MIT */
/* The suites, in the order of a protocol's life. */
#include "suites/suites.h"

#define CHAPTERS(...) \
	.chapters = (const struct chapter *const[]){ __VA_ARGS__ }, \
	.chapter_count = sizeof((const struct chapter *const[]){ __VA_ARGS__ }) / sizeof(const struct chapter *)

static const struct suite registration_suite = {
	.name     = "registration",
	.callback = "RegisterProtocol",
	.title    = "Loading, registering and the callback table",
	CHAPTERS(&registration),
};

static const struct suite get_global_info_suite = {
	.name     = "get-global-info",
	.callback = "GetGlobalInfo",
	.title    = "Reading the global configuration",
	CHAPTERS(&get_global_info),
};

static const struct suite query_power_suite = {
	.name     = "query-power",
	.callback = "QueryPower",
	.title    = "Asking for the power state",
	CHAPTERS(&query_power),
};

static const struct suite set_power_suite = {
	.name     = "set-power",
	.callback = "SetPower",
	.title    = "Setting the power state",
	CHAPTERS(&set_power),
};

static const struct suite add_interface_suite = {
	.name     = "add-interface",
	.callback = "AddInterface",
	.title    = "Adding interfaces",
	CHAPTERS(&add_interface),
};

static const struct suite interface_status_suite = {
	.name     = "interface-status",
	.callback = "InterfaceStatus",
	.title    = "Changes of an interface's status",
	CHAPTERS(&interface_status_returns, &interface_status_types, &interface_status_addresses,
		 &interface_status_enabling, &interface_status_robustness),
};

static const struct suite get_interface_info_suite = {
	.name     = "get-interface-info",
	.callback = "GetInterfaceInfo",
	.title    = "Reading an interface's configuration",
	CHAPTERS(&get_interface_info),
};

static const struct suite set_interface_info_suite = {
	.name     = "set-interface-info",
	.callback = "SetInterfaceInfo",
	.title    = "Setting an interface's configuration",
	CHAPTERS(&set_interface_info_returns, &set_interface_info_effect, &set_interface_info_shape,
		 &set_interface_info_robustness),
};

static const struct suite connect_client_suite = {
	.name     = "connect-client",
	.callback = "ConnectClient",
	.title    = "Clients that connect to an interface",
	CHAPTERS(&connect_client),
};

static const struct suite disconnect_client_suite = {
	.name     = "disconnect-client",
	.callback = "DisconnectClient",
	.title    = "Clients that disconnect from an interface",
	CHAPTERS(&disconnect_client),
};

static const struct suite mib_create_suite = {
	.name     = "mib-create",
	.callback = "MibCreate",
	.title    = "Creating entries of the MIB",
	CHAPTERS(&mib_create),
};

static const struct suite mib_delete_suite = {
	.name     = "mib-delete",
	.callback = "MibDelete",
	.title    = "Deleting entries of the MIB",
	CHAPTERS(&mib_delete),
};

static const struct suite mib_set_suite = {
	.name     = "mib-set",
	.callback = "MibSet",
	.title    = "Setting objects of the MIB",
	CHAPTERS(&mib_set),
};

static const struct suite mib_get_suite = {
	.name     = "mib-get",
	.callback = "MibGet",
	.title    = "Reading objects of the MIB",
	CHAPTERS(&mib_get),
};

static const struct suite mib_get_first_suite = {
	.name     = "mib-get-first",
	.callback = "MibGetFirst",
	.title    = "Reading the first entry of a table",
	CHAPTERS(&mib_get_first),
};

static const struct suite mib_get_next_suite = {
	.name     = "mib-get-next",
	.callback = "MibGetNext",
	.title    = "Reading the next entry of a table",
	CHAPTERS(&mib_get_next),
};

static const struct suite mib_set_trap_info_suite = {
	.name     = "mib-set-trap-info",
	.callback = "MibSetTrapInfo",
	.title    = "Asking for traps",
	CHAPTERS(&mib_set_trap_info),
};

static const struct suite mib_get_trap_info_suite = {
	.name     = "mib-get-trap-info",
	.callback = "MibGetTrapInfo",
	.title    = "The details of a trap",
	CHAPTERS(&mib_get_trap_info),
};

const struct suite *const *suite_list(size_t *count)
{
	static const struct suite *const suites[] = {
		&registration_suite,
		&get_global_info_suite,
		&query_power_suite,
		&set_power_suite,
		&add_interface_suite,
		&interface_status_suite,
		&get_interface_info_suite,
		&set_interface_info_suite,
		&connect_client_suite,
		&disconnect_client_suite,
		&mib_create_suite,
		&mib_delete_suite,
		&mib_set_suite,
		&mib_get_suite,
		&mib_get_first_suite,
		&mib_get_next_suite,
		&mib_set_trap_info_suite,
		&mib_get_trap_info_suite,
	};

	*count = sizeof(suites) / sizeof(suites[0]);
	return suites;
}
