/* SPDX-License-Identifier: MIT */
/* The sections of a profile and their keys. */
#include "harness/profile/profile_keys.h"

#include "harness/profile/profile_environment.h"
#include "harness/profile/profile_values.h"

#define KEY(key, reader, member) \
	{ \
		.name = (key), .read = (reader), .offset = offsetof(struct profile, member) \
	}
#define LIMIT(member) KEY(#member, profile_read_milliseconds, limits.member)
#define CAPABILITY(member) KEY(#member, profile_read_said, capabilities.member)
#define SETTING(key, reader, member) \
	{ \
		.name = (key), .read = (reader), .offset = offsetof(struct blob, member) \
	}

static const struct profile_key protocol_keys[] = {
	KEY("name", profile_read_name, name),
	KEY("id", profile_read_ids, ids),
	KEY("refuses", profile_read_refused_ids, refused_ids),
	KEY("version", profile_read_router_version, version),
	KEY("functionality", profile_read_functionality, functionality),
	{ .name = NULL },
};

static const struct profile_key limits_keys[] = {
	LIMIT(call_ms),
	LIMIT(hang_ms),
	LIMIT(stop_ms),
	LIMIT(update_ms),
	LIMIT(settle_ms),
	KEY("copies", profile_read_copies, limits.copies),
	{ .name = NULL },
};

static const struct profile_key capabilities_keys[] = {
	CAPABILITY(multicast),
	CAPABILITY(services),
	CAPABILITY(autostatic),
	CAPABILITY(null_interface_info),
	CAPABILITY(null_global_info),
	KEY("interface_types", profile_read_interface_types, capabilities.interface_types),
	CAPABILITY(mib_create),
	CAPABILITY(mib_delete),
	CAPABILITY(mib_set),
	CAPABILITY(traps),
	CAPABILITY(multitenant),
	{ .name = NULL },
};

static const struct profile_key service_a_keys[] = {
	KEY("type", profile_read_service_type, service_a.type),
	KEY("name", profile_read_service_name, service_a.name),
	{ .name = NULL },
};

static const struct profile_key service_b_keys[] = {
	KEY("type", profile_read_service_type, service_b.type),
	KEY("name", profile_read_service_name, service_b.name),
	{ .name = NULL },
};

static const struct profile_key environment_keys[] = {
	KEY("registry", environment_read_registry, environment),
	KEY("files", environment_read_files, environment),
	KEY("variable.", environment_read_variable, environment),
	KEY("addresses", environment_read_addresses, environment.network),
	{ .name = NULL },
};

static const struct profile_key configuration_keys[] = {
	SETTING("version", profile_read_number, version),
	SETTING("data", profile_read_data, data),
	SETTING("compare", profile_read_compare, is_compared),
	{ .name = NULL },
};

#define REQUEST(key, reader, member) \
	{ \
		.name = (key), .read = (reader), .offset = offsetof(struct mib_request, member) \
	}

static const struct profile_key mib_keys[] = {
	REQUEST("request", profile_read_mib_data, request),
	REQUEST("response", profile_read_mib_data, response),
	REQUEST("compare", profile_read_mib_compare, response),
	REQUEST("saved", profile_read_said, saved),
	REQUEST("trap", profile_read_said, trap),
	{ .name = NULL },
};

#define MIB(section, kind) \
	{ \
		.name = (section), .shown = "[" section "NAME]", .is_prefix = true, .keys = mib_keys, \
		.mib = offsetof(struct profile, mib) + (kind) * sizeof(struct mib_requests), \
	}
#define CONFIGURATION(section, member) \
	{ \
		.name = (section), .shown = "[" section "]", .keys = configuration_keys, \
		.configuration = offsetof(struct profile, member), \
	}
#define BAD(section, member) \
	{ \
		.name = (section), .shown = "[" section "NAME]", .is_prefix = true, .keys = configuration_keys, \
		.configuration = offsetof(struct profile, member), \
	}

static const struct profile_section sections[] = {
	{ .name = "protocol", .shown = "[protocol]", .keys = protocol_keys },
	CONFIGURATION("global.A", global.a),
	CONFIGURATION("global.B", global.b),
	CONFIGURATION("global.C", global.c),
	BAD("global.bad.", global),
	CONFIGURATION("interface.A", interface.a),
	CONFIGURATION("interface.B", interface.b),
	CONFIGURATION("interface.C", interface.c),
	BAD("interface.bad.", interface),
	MIB("mib.create.", MIB_CREATE),
	MIB("mib.delete.", MIB_DELETE),
	MIB("mib.set.", MIB_SET),
	MIB("mib.get.", MIB_GET),
	MIB("mib.first.", MIB_FIRST),
	MIB("mib.next.", MIB_NEXT),
	MIB("mib.trap.", MIB_TRAP),
	{ .name = "limits", .shown = "[limits]", .keys = limits_keys },
	{ .name = "capabilities", .shown = "[capabilities]", .keys = capabilities_keys },
	{ .name = "service.A", .shown = "[service.A]", .keys = service_a_keys },
	{ .name = "service.B", .shown = "[service.B]", .keys = service_b_keys },
	{ .name = "environment", .shown = "[environment]", .keys = environment_keys },
};

const struct profile_section *profile_section_list(size_t *count)
{
	*count = sizeof(sections) / sizeof(sections[0]);
	return sections;
}
