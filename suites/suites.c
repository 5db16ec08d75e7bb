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
	CHAPTERS(&registration, &table, &siblings, &registration_robustness, &mpr60_registration, &retention_register),
};

static const struct suite start_protocol_suite = {
	.name     = "start-protocol",
	.callback = "StartProtocol",
	.title    = "Starting the protocol",
	CHAPTERS(&start_protocol, &start_protocol_robustness, &mpr60_start),
};

static const struct suite start_complete_suite = {
	.name     = "start-complete",
	.callback = "StartComplete",
	.title    = "The end of the start",
	CHAPTERS(&start_complete),
};

static const struct suite get_global_info_suite = {
	.name     = "get-global-info",
	.callback = "GetGlobalInfo",
	.title    = "Reading the global configuration",
	CHAPTERS(&get_global_info, &general_get_global, &retention_get_global),
};

static const struct suite set_global_info_suite = {
	.name     = "set-global-info",
	.callback = "SetGlobalInfo",
	.title    = "Setting the global configuration",
	CHAPTERS(&set_global_info, &general_set_global),
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
	CHAPTERS(&add_interface, &general_add),
};

static const struct suite interface_status_suite = {
	.name     = "interface-status",
	.callback = "InterfaceStatus",
	.title    = "Changes of an interface's status",
	CHAPTERS(&interface_status_returns, &interface_status_types, &interface_status_addresses,
		 &interface_status_enabling, &interface_status_robustness, &support, &routing_table_status, &general_status,
		 &mpr60_status),
};

static const struct suite get_interface_info_suite = {
	.name     = "get-interface-info",
	.callback = "GetInterfaceInfo",
	.title    = "Reading an interface's configuration",
	CHAPTERS(&get_interface_info_returns, &get_interface_info_contents, &get_interface_info_robustness,
		 &general_get_interface, &retention_get_interface),
};

static const struct suite set_interface_info_suite = {
	.name     = "set-interface-info",
	.callback = "SetInterfaceInfo",
	.title    = "Setting an interface's configuration",
	CHAPTERS(&set_interface_info_returns, &set_interface_info_effect, &set_interface_info_shape,
		 &set_interface_info_robustness, &general_set_interface),
};

static const struct suite get_event_message_suite = {
	.name     = "get-event-message",
	.callback = "GetEventMessage",
	.title    = "The queue of messages and the notification event",
	CHAPTERS(&get_event_message, &retention_get_event),
};

static const struct suite update_routes_suite = {
	.name     = "update-routes",
	.callback = "DoUpdateRoutes",
	.title    = "Autostatic updates",
	CHAPTERS(&update_routes, &general_update),
};

static const struct suite delete_interface_suite = {
	.name     = "delete-interface",
	.callback = "DeleteInterface",
	.title    = "Deleting interfaces",
	CHAPTERS(&delete_interface, &general_delete),
};

static const struct suite connect_client_suite = {
	.name     = "connect-client",
	.callback = "ConnectClient",
	.title    = "Clients that connect to an interface",
	CHAPTERS(&connect_client, &general_connect),
};

static const struct suite disconnect_client_suite = {
	.name     = "disconnect-client",
	.callback = "DisconnectClient",
	.title    = "Clients that disconnect from an interface",
	CHAPTERS(&disconnect_client, &general_disconnect),
};

static const struct suite mib_create_suite = {
	.name     = "mib-create",
	.callback = "MibCreate",
	.title    = "Creating entries of the MIB",
	CHAPTERS(&mib_create, &retention_mib_create, &general_mib_create),
};

static const struct suite mib_delete_suite = {
	.name     = "mib-delete",
	.callback = "MibDelete",
	.title    = "Deleting entries of the MIB",
	CHAPTERS(&mib_delete, &retention_mib_delete, &general_mib_delete),
};

static const struct suite mib_set_suite = {
	.name     = "mib-set",
	.callback = "MibSet",
	.title    = "Setting objects of the MIB",
	CHAPTERS(&mib_set, &retention_mib_set, &general_mib_set),
};

static const struct suite mib_get_suite = {
	.name     = "mib-get",
	.callback = "MibGet",
	.title    = "Reading objects of the MIB",
	CHAPTERS(&mib_get, &retention_mib_get, &general_mib_get),
};

static const struct suite mib_get_first_suite = {
	.name     = "mib-get-first",
	.callback = "MibGetFirst",
	.title    = "Reading the first entry of a table",
	CHAPTERS(&mib_get_first, &retention_mib_get_first, &general_mib_get_first),
};

static const struct suite mib_get_next_suite = {
	.name     = "mib-get-next",
	.callback = "MibGetNext",
	.title    = "Reading the next entry of a table",
	CHAPTERS(&mib_get_next, &retention_mib_get_next, &general_mib_get_next),
};

static const struct suite mib_set_trap_info_suite = {
	.name     = "mib-set-trap-info",
	.callback = "MibSetTrapInfo",
	.title    = "Asking for traps",
	CHAPTERS(&mib_set_trap_info, &retention_mib_set_trap, &general_mib_set_trap_info),
};

static const struct suite mib_get_trap_info_suite = {
	.name     = "mib-get-trap-info",
	.callback = "MibGetTrapInfo",
	.title    = "The details of a trap",
	CHAPTERS(&mib_get_trap_info, &retention_mib_get_trap, &general_mib_get_trap_info),
};

static const struct suite get_neighbors_suite = {
	.name     = "get-neighbors",
	.callback = "GetNeighbors",
	.title    = "Asking for the querier of a network",
	CHAPTERS(&get_neighbors, &general_neighbors, &retention_neighbors),
};

static const struct suite get_mfe_status_suite = {
	.name     = "get-mfe-status",
	.callback = "GetMfeStatus",
	.title    = "Asking for the status of a multicast forwarding entry",
	CHAPTERS(&get_mfe_status, &general_mfe, &retention_mfe),
};

static const struct suite protocol_action_suite = {
	.name     = "protocol-action",
	.callback = "ProtocolAction",
	.title    = "Actions of version 0x600",
	CHAPTERS(&mpr60_action, &retention_action),
};

static const struct suite get_statistics_suite = {
	.name     = "get-protocol-statistics",
	.callback = "GetProtocolStatistics",
	.title    = "Statistics of version 0x600",
	CHAPTERS(&mpr60_statistics, &retention_statistics),
};

static const struct suite get_domain_info_suite = {
	.name     = "get-domain-global-info",
	.callback = "GetRoutingDomainGlobalInfo",
	.title    = "Reading the configuration of a routing domain",
	CHAPTERS(&mpr60_get_domain, &retention_get_domain),
};

static const struct suite set_domain_info_suite = {
	.name     = "set-domain-global-info",
	.callback = "SetRoutingDomainGlobalInfo",
	.title    = "Setting the configuration of a routing domain",
	CHAPTERS(&mpr60_set_domain, &retention_set_domain),
};

static const struct suite buffer_free_suite = {
	.name     = "buffer-free",
	.callback = "BufferFree",
	.title    = "Releasing what the protocol gave",
	CHAPTERS(&mpr60_free),
};

static const struct suite is_service_suite = {
	.name     = "is-service",
	.callback = "IsService",
	.title    = "Asking whether a service exists",
	CHAPTERS(&is_service, &retention_is_service, &general_is_service),
};

static const struct suite update_services_suite = {
	.name     = "update-services",
	.callback = "DoUpdateServices",
	.title    = "Updating services on demand",
	CHAPTERS(&update_services, &general_update_services),
};

static const struct suite create_enumeration_suite = {
	.name     = "create-service-enumeration",
	.callback = "CreateServiceEnumerationHandle",
	.title    = "Beginning an enumeration of services",
	CHAPTERS(&create_enumeration, &retention_create_enumeration, &general_create_enumeration),
};

static const struct suite enumerate_service_suite = {
	.name     = "enumerate-service",
	.callback = "EnumerateGetNextService",
	.title    = "Enumerating services",
	CHAPTERS(&enumerate_service, &retention_enumerate, &general_enumerate_service),
};

static const struct suite close_enumeration_suite = {
	.name     = "close-service-enumeration",
	.callback = "CloseServiceEnumerationHandle",
	.title    = "Ending an enumeration of services",
	CHAPTERS(&close_enumeration, &general_close_enumeration),
};

static const struct suite get_service_count_suite = {
	.name     = "get-service-count",
	.callback = "GetServiceCount",
	.title    = "Counting services",
	CHAPTERS(&get_service_count, &general_get_service_count),
};

static const struct suite create_static_service_suite = {
	.name     = "create-static-service",
	.callback = "CreateStaticService",
	.title    = "Creating static services",
	CHAPTERS(&create_static_service, &retention_create_service, &general_create_static_service),
};

static const struct suite delete_static_service_suite = {
	.name     = "delete-static-service",
	.callback = "DeleteStaticService",
	.title    = "Deleting static services",
	CHAPTERS(&delete_static_service, &retention_delete_service, &general_delete_static_service),
};

static const struct suite convert_services_suite = {
	.name     = "convert-services",
	.callback = "BlockConvertServicesToStatic",
	.title    = "Making the services of an interface static",
	CHAPTERS(&convert_services, &general_convert_services),
};

static const struct suite delete_services_suite = {
	.name     = "delete-services",
	.callback = "BlockDeleteStaticServices",
	.title    = "Deleting the static services of an interface",
	CHAPTERS(&delete_services, &general_delete_services),
};

static const struct suite first_service_suite = {
	.name     = "first-service",
	.callback = "GetFirstOrderedService",
	.title    = "The first service in an order",
	CHAPTERS(&first_service, &retention_first_service, &general_first_service),
};

static const struct suite next_service_suite = {
	.name     = "next-service",
	.callback = "GetNextOrderedService",
	.title    = "The services behind it",
	CHAPTERS(&next_service, &retention_next_service, &general_next_service),
};

static const struct suite stop_protocol_suite = {
	.name     = "stop-protocol",
	.callback = "StopProtocol",
	.title    = "Stopping the protocol",
	CHAPTERS(&stop_protocol, &stop_protocol_robustness, &life_cycle, &routing_table_stop, &general_stop_protocol),
};

const struct suite *const *suite_list(size_t *count)
{
	static const struct suite *const suites[] = {
		&registration_suite,
		&start_protocol_suite,
		&start_complete_suite,
		&get_global_info_suite,
		&set_global_info_suite,
		&query_power_suite,
		&set_power_suite,
		&add_interface_suite,
		&interface_status_suite,
		&get_interface_info_suite,
		&set_interface_info_suite,
		&get_event_message_suite,
		&update_routes_suite,
		&delete_interface_suite,
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
		&get_neighbors_suite,
		&get_mfe_status_suite,
		&protocol_action_suite,
		&get_statistics_suite,
		&get_domain_info_suite,
		&set_domain_info_suite,
		&buffer_free_suite,
		&is_service_suite,
		&update_services_suite,
		&create_enumeration_suite,
		&enumerate_service_suite,
		&close_enumeration_suite,
		&get_service_count_suite,
		&create_static_service_suite,
		&delete_static_service_suite,
		&convert_services_suite,
		&delete_services_suite,
		&first_service_suite,
		&next_service_suite,
		&stop_protocol_suite,
	};

	*count = sizeof(suites) / sizeof(suites[0]);
	return suites;
}
