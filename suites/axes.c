/* SPDX-License-Identifier: MIT */
/* The axes that rows share. */
#include "suites/axes.h"

#include "suites/rows.h"

#define END { .name = NULL }

const struct axis_value lives[] = {
	{ .name = "before-start-complete", .steps = STEPS(STARTED) },
	{ .name = "running", .steps = STEPS(RUNNING) },
	END,
};

#define STATE_ADDED { .name = "added", .steps = STEPS(ADD_INTERFACE()) }
#define STATE_ENABLED_UNBOUND { .name = "enabled-unbound", .steps = STEPS(ADD_INTERFACE(), ENABLE()) }
#define STATE_ENABLED_BOUND { .name = "enabled-bound", .steps = STEPS(ADD_INTERFACE(), BIND(), ENABLE()) }
#define STATE_DISABLED_BOUND { .name = "disabled-bound", .steps = STEPS(ADD_INTERFACE(), BIND(), ENABLE(), DISABLE()) }
#define STATE_MEDIA_ABSENT { .name = "media-absent", .steps = STEPS(ADD_INTERFACE(), BIND(), ENABLE(), MEDIA_ABSENT()) }

const struct axis_value outside_a_run[] = {
	{ .name = "before-start", .steps = STEPS(REGISTERED) },
	{ .name = "after-stop", .steps = STEPS(STOPPED) },
	{ .name = NULL },
};

const struct axis_value small_rooms[] = {
	{ .name = "0-bytes", .number = ROOM_ZERO },
	{ .name = "1-byte", .number = ROOM_1 },
	{ .name = "1-byte-less", .number = ROOM_LESS_1 },
	{ .name = NULL },
};

const struct axis_value states[] = {
	STATE_ADDED, STATE_ENABLED_UNBOUND, STATE_ENABLED_BOUND, STATE_DISABLED_BOUND, STATE_MEDIA_ABSENT, END,
};
const struct axis_value disabled_states[] = { STATE_ADDED, STATE_DISABLED_BOUND, END };
const struct axis_value enabled_states[] = { STATE_ENABLED_UNBOUND, STATE_ENABLED_BOUND, STATE_MEDIA_ABSENT, END };
const struct axis_value unbound_states[] = { STATE_ADDED, STATE_ENABLED_UNBOUND, END };
const struct axis_value bound_states[] = { STATE_ENABLED_BOUND, STATE_DISABLED_BOUND, STATE_MEDIA_ABSENT, END };
const struct axis_value idle_states[] = { STATE_ADDED, STATE_ENABLED_UNBOUND, STATE_DISABLED_BOUND, END };
const struct axis_value operating_states[] = { STATE_ENABLED_BOUND, STATE_MEDIA_ABSENT, END };

#define BARE_STATUS_TYPES \
	{ .name = "enabled", .number = RIS_INTERFACE_ENABLED }, { .name = "disabled", .number = RIS_INTERFACE_DISABLED }, \
	{ .name = "media-present", .number = RIS_INTERFACE_MEDIA_PRESENT }, \
	{ .name = "media-absent", .number = RIS_INTERFACE_MEDIA_ABSENT }

const struct axis_value status_types[] = {
	{ .name = "address-change", .number = RIS_INTERFACE_ADDRESS_CHANGE }, BARE_STATUS_TYPES, END,
};
const struct axis_value bare_status_types[] = { BARE_STATUS_TYPES, END };
const struct axis_value unknown_status_types[] = {
	{ .name = "5", .number = 5 },
	{ .name = "6", .number = 6 },
	{ .name = "0x7fffffff", .number = 0x7FFFFFFF },
	{ .name = "0x80000000", .number = 0x80000000 },
	{ .name = "0xffffffff", .number = 0xFFFFFFFF },
	END,
};

const struct axis_value actives[] = {
	{ .name = "active", .number = 1 },
	{ .name = "inactive", .number = 0 },
	END,
};

#define NULL_INFO { .name = "null", .call = { .info = INFO_NULL } }
#define ADDRESSES(text, n) { .name = text, .call = { .info = INFO_BINDING, .addresses = (n) } }
#define MANY_ADDRESSES \
	ADDRESSES("16-addresses", 16), ADDRESSES("256-addresses", 256), ADDRESSES("1024-addresses", 1024)
#define BINDINGS \
	ADDRESSES("0-addresses", 0), ADDRESSES("1-address", 1), ADDRESSES("2-addresses", 2), MANY_ADDRESSES

const struct axis_value infos[] = { NULL_INFO, BINDINGS, END };
const struct axis_value bindings[] = { BINDINGS, END };
const struct axis_value many_addresses[] = { MANY_ADDRESSES, END };
const struct axis_value null_or_one[] = { NULL_INFO, ADDRESSES("1-address", 1), END };
const struct axis_value null_one_or_unreadable[] = {
	NULL_INFO,
	ADDRESSES("1-address", 1),
	{ .name = "unreadable", .call = { .info = INFO_UNREADABLE } },
	END,
};
const struct axis_value one_or_two[] = { ADDRESSES("1-address", 1), ADDRESSES("2-addresses", 2), END };

const struct axis_value interface_types[] = {
	{ .name = "permanent", .number = PERMANENT },
	{ .name = "demand-dial", .number = DEMAND_DIAL },
	{ .name = "local-workstation-dial", .number = LOCAL_WORKSTATION_DIAL },
	{ .name = "remote-workstation-dial", .number = REMOTE_WORKSTATION_DIAL },
	END,
};

const struct axis_value boundary_indexes[] = {
	{ .name = "0", .number = 0 },
	{ .name = "1", .number = 1 },
	{ .name = "0x7fffffff", .number = 0x7FFFFFFF },
	{ .name = "0x80000000", .number = 0x80000000 },
	{ .name = "0xffffffff", .number = 0xFFFFFFFF },
	END,
};

const struct axis_value valid_configurations[] = {
	{ .name = "a", .number = CONFIGURATION_A },
	{ .name = "b", .number = CONFIGURATION_B },
	END,
};

const struct axis_value foreign_ids[] = {
	{ .name = "0", .call = { .protocol = PROTOCOL_LITERAL, .protocol_id = 0 } },
	{ .name = "0xffffffff", .call = { .protocol = PROTOCOL_LITERAL, .protocol_id = 0xFFFFFFFF } },
	{ .name = "next", .call = { .protocol = PROTOCOL_NEXT } },
	{ .name = "other-type", .call = { .protocol = PROTOCOL_OTHER_TYPE } },
	{ .name = "other-vendor", .call = { .protocol = PROTOCOL_OTHER_VENDOR } },
	END,
};

const struct axis_value usual_versions[] = {
	{ .name = "0x500", .number = 0x500 },
	{ .name = "0x600", .number = 0x600 },
	END,
};
const struct axis_value older_versions[] = {
	{ .name = "0", .number = 0 },
	{ .name = "0x400", .number = 0x400 },
	END,
};
const struct axis_value newer_versions[] = {
	{ .name = "0x501", .number = 0x501 },
	{ .name = "0x600", .number = 0x600 },
	{ .name = "0xffffffff", .number = 0xFFFFFFFF },
	END,
};

const struct axis_value partial_offers[] = {
	{ .name = "everything", .number = 0x7F },
	{ .name = "routing-and-updates", .number = RF_ROUTING | RF_DEMAND_UPDATE_ROUTES },
	{ .name = "routingv6-and-updates", .number = 0x02 | RF_DEMAND_UPDATE_ROUTES },
	{ .name = "routing-and-multicast", .number = RF_ROUTING | RF_MULTICAST },
	{ .name = "routingv6-and-multicast", .number = 0x02 | RF_MULTICAST },
	END,
};
const struct axis_value little_offers[] = {
	{ .name = "none", .number = 0 },
	{ .name = "routing", .number = RF_ROUTING },
	{ .name = "multicast", .number = RF_MULTICAST },
	END,
};

const struct axis_value null_structures[] = {
	{ .name = "routing", .number = NULLS(0) },
	{ .name = "service", .number = NULLS(1) },
	{ .name = "both", .number = NULLS(0) | NULLS(1) },
	END,
};

const struct axis_value seeds[] = {
	{ .name = "seed-1", .number = 1 }, { .name = "seed-2", .number = 2 }, { .name = "seed-3", .number = 3 },
	{ .name = "seed-4", .number = 4 }, { .name = "seed-5", .number = 5 }, { .name = "seed-6", .number = 6 },
	{ .name = "seed-7", .number = 7 }, { .name = "seed-8", .number = 8 }, END,
};
