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

static const struct suite set_global_info_suite = {
	.name     = "set-global-info",
	.callback = "SetGlobalInfo",
	.title    = "Setting the global configuration",
	CHAPTERS(&set_global_info),
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
	CHAPTERS(&get_interface_info_returns, &get_interface_info_contents, &get_interface_info_robustness),
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

const struct suite *const *suite_list(size_t *count)
{
	static const struct suite *const suites[] = {
		&registration_suite,
		&get_global_info_suite,
		&set_global_info_suite,
		&query_power_suite,
		&set_power_suite,
		&interface_status_suite,
		&get_interface_info_suite,
		&set_interface_info_suite,
		&connect_client_suite,
		&disconnect_client_suite,
	};

	*count = sizeof(suites) / sizeof(suites[0]);
	return suites;
}
