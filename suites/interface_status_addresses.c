/* SPDX-License-Identifier: MIT */
/* InterfaceStatus: what an address change carries. */
#include "suites/axes.h"
#include "suites/rows.h"
#include "suites/suites.h"

#define ENABLED RUNNING, ADD_INTERFACE(), ENABLE()
#define OPERATING RUNNING, ADD_INTERFACE(), BIND(), ENABLE()

/* ADDRESS_CHANGE with so many addresses, as the interface's link is up. */
#define ADDRESS_CHANGE(...) \
	INTERFACE_STATUS(.status_type = RIS_INTERFACE_ADDRESS_CHANGE, .active = 1, .info = INFO_BINDING, __VA_ARGS__)

/* What every interface must still do after an unusual binding. */
#define STILL_WORKS GET_INTERFACE_INFO(), DISABLE(), ENABLE(), BIND()

static const struct axis_value mtus[] = {
	{ .name = "mtu-0", .number = 0 },
	{ .name = "mtu-1", .number = 1 },
	{ .name = "mtu-1500", .number = 1500 },
	{ .name = "mtu-0xffffffff", .number = 0xFFFFFFFF },
	{ .name = NULL },
};

static const struct axis_value speeds[] = {
	{ .name = "speed-0", .number = 0 },
	{ .name = "speed-1", .number = 1 },
	{ .name = "speed-all-ones", .number = 0xFFFFFFFF },
	{ .name = NULL },
};

static const struct axis_value unusual_addresses[] = {
	{ .name = "0.0.0.0", .number = ADDRESSES_ANY },
	{ .name = "255.255.255.255", .number = ADDRESSES_BROADCAST },
	{ .name = "127.0.0.1", .number = ADDRESSES_LOOPBACK },
	{ .name = "224.0.0.1", .number = ADDRESSES_MULTICAST },
	{ .name = "169.254.1.1", .number = ADDRESSES_LINK_LOCAL },
	{ .name = "mask-0", .number = ADDRESSES_MASK_ZERO },
	{ .name = "mask-all-ones", .number = ADDRESSES_MASK_ONES },
	{ .name = "mask-with-holes", .number = ADDRESSES_MASK_HOLES },
	{ .name = NULL },
};

static const struct axis_value shared_addresses[] = {
	{ .name = "same-address", .number = ADDRESSES_SHARED },
	{ .name = "same-subnet", .number = ADDRESSES_SHARED_NET },
	{ .name = NULL },
};

static const struct test_case interface_status_addresses_cases[] = {
	{
		.id          = "no-addresses",
		.requirement = IFSTATUS_37,
		.claim       = "AddressCount 0, with nothing behind the fixed part, is legal.",
		.axes        = { AXIS(LIFE, lives), AXIS(GIVEN, states), AXIS(ACTIVE, actives) },
		.call        = INTERFACE_STATUS(.status_type = RIS_INTERFACE_ADDRESS_CHANGE, .info = INFO_BINDING),
		.expect      = { .returns = SUCCESS_PREFERRED, .is_about_reads = true },
	},
	{
		.id          = "addresses-not-exceeded",
		.requirement = IFSTATUS_38,
		.claim       = "Nothing behind the last address is read.",
		.given       = STEPS(RUNNING),
		.axes        = { AXIS(GIVEN, states), AXIS(INFO, bindings) },
		.call        = INTERFACE_STATUS(.status_type = RIS_INTERFACE_ADDRESS_CHANGE, .active = 1),
		.expect      = { .returns = ANY_DOCUMENTED, .is_about_reads = true },
	},
	{
		.id          = "two-addresses",
		.requirement = IFSTATUS_39,
		.claim       = "An adapter can have two addresses.",
		.axes        = { AXIS(LIFE, lives), AXIS(GIVEN, unbound_states) },
		.call        = ADDRESS_CHANGE(.addresses = 2),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "many-addresses",
		.requirement = IFSTATUS_40,
		.claim       = "Many addresses are taken or refused as a whole, and the interface still works.",
		.axes        = { AXIS(LIFE, lives), AXIS(GIVEN, states), AXIS(INFO, many_addresses) },
		.call        = INTERFACE_STATUS(.status_type = RIS_INTERFACE_ADDRESS_CHANGE, .active = 1),
		.expect      = { .returns = SUCCESS_PREFERRED },
		.then        = STEPS(GET_INTERFACE_INFO(), DISABLE(.returns = ANY_DOCUMENTED), ENABLE(), DISABLE()),
	},
	{
		.id          = "reserved-members",
		.requirement = IFSTATUS_41,
		.claim       = "Mtu and Speed do not influence the result: a twin with ordinary ones succeeded.",
		.given       = STEPS(ENABLED, ADD_INTERFACE(.interface = INTERFACE_SECOND),
				     ENABLE(.interface = INTERFACE_SECOND), BIND(.interface = INTERFACE_SECOND)),
		.axes        = { AXIS(MTU, mtus), AXIS(SPEED, speeds) },
		.call        = ADDRESS_CHANGE(.addresses = 1),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "remote-address",
		.requirement = IFSTATUS_42,
		.claim       = "The far end of a WAN link is accepted.",
		.given       = STEPS(RUNNING, ADD_INTERFACE(.interface_type = DEMAND_DIAL), ENABLE()),
		.axes        = { AXIS(INFO, one_or_two) },
		.call        = INTERFACE_STATUS(.status_type = RIS_INTERFACE_ADDRESS_CHANGE, .active = 1, .remote = REMOTE_SET),
		.expect      = { .returns = ONLY(NO_ERROR) },
	},
	{
		.id          = "remote-address-missing",
		.requirement = IFSTATUS_43,
		.claim       = "A WAN link without a far end is survived.",
		.given       = STEPS(RUNNING, ADD_INTERFACE(.interface_type = DEMAND_DIAL), ENABLE()),
		.call        = ADDRESS_CHANGE(.addresses = 1, .remote = REMOTE_ZERO),
		.expect      = { .returns = SUCCESS_PREFERRED },
		.then        = STEPS(STILL_WORKS),
	},
	{
		.id          = "remote-address-on-lan",
		.requirement = IFSTATUS_43,
		.claim       = "A LAN interface with a far end is survived.",
		.given       = STEPS(ENABLED),
		.call        = ADDRESS_CHANGE(.addresses = 1, .remote = REMOTE_SET),
		.expect      = { .returns = SUCCESS_PREFERRED },
		.then        = STEPS(STILL_WORKS),
	},
	{
		.id          = "addresses-replaced",
		.requirement = IFSTATUS_44,
		.claim       = "A new set of addresses takes the place of the old one, and the interface works on.",
		.axes        = { AXIS(LIFE, lives), AXIS(GIVEN, bound_states), AXIS(INFO, one_or_two) },
		.call        = INTERFACE_STATUS(.status_type = RIS_INTERFACE_ADDRESS_CHANGE, .active = 1,
						.address_kind = ADDRESSES_OTHER),
		.expect      = { .returns = ONLY(NO_ERROR) },
		.then        = STEPS(DISABLE(.returns = ANY_DOCUMENTED), ENABLE(), DISABLE()),
	},
	{
		.id          = "addresses-repeated",
		.requirement = IFSTATUS_45,
		.claim       = "The same addresses again change nothing.",
		.axes        = { AXIS(LIFE, lives), AXIS(GIVEN, bound_states), AXIS(ACTIVE, actives) },
		.call        = INTERFACE_STATUS(.status_type = RIS_INTERFACE_ADDRESS_CHANGE, .info = INFO_BINDING,
						.addresses = 1),
		.expect      = { .returns = SUCCESS_PREFERRED },
		.then        = STEPS(GET_INTERFACE_INFO(), ENABLE(), DISABLE()),
	},
	{
		.id          = "addresses-grow-and-shrink",
		.requirement = IFSTATUS_46,
		.claim       = "A set of addresses grows from 1 to 5, shrinks to 2 and 0, and grows to 1 again.",
		.given       = STEPS(OPERATING),
		.call        = ADDRESS_CHANGE(.addresses = 5),
		.expect      = { .returns = SUCCESS_PREFERRED },
		.then        = STEPS(ADDRESS_CHANGE(.addresses = 2), LOSE_ADDRESSES(.returns = SUCCESS_PREFERRED), BIND(),
				     STILL_WORKS),
	},
	{
		.id          = "addresses-lost",
		.requirement = IFSTATUS_47,
		.claim       = "An interface that lost its addresses starts nothing, whatever its media does.",
		.given       = STEPS(OPERATING, HEAR_ACTIVITY(.is_control = true)),
		.call        = LOSE_ADDRESSES(),
		.expect      = { .returns = SUCCESS_PREFERRED, .is_about_success = true },
		.then        = STEPS(MEDIA_ABSENT(), MEDIA_PRESENT(), HEAR_NOTHING()),
	},
	{
		.id          = "addresses-lost-by-null",
		.requirement = IFSTATUS_48,
		.claim       = "StatusInfo NULL after a set of addresses leaves an interface that works.",
		.given       = STEPS(OPERATING),
		.axes        = { AXIS(ACTIVE, actives) },
		.call        = INTERFACE_STATUS(.status_type = RIS_INTERFACE_ADDRESS_CHANGE),
		.expect      = { .returns = ANY_DOCUMENTED },
		.then        = STEPS(STILL_WORKS),
	},
	{
		.id          = "addresses-duplicate",
		.requirement = IFSTATUS_49,
		.claim       = "The same address twice in one set is survived.",
		.given       = STEPS(ENABLED),
		.axes        = { AXIS(INFO, many_addresses) },
		.call        = INTERFACE_STATUS(.status_type = RIS_INTERFACE_ADDRESS_CHANGE, .active = 1,
						.address_kind = ADDRESSES_DUPLICATE),
		.expect      = { .returns = SUCCESS_PREFERRED },
		.then        = STEPS(STILL_WORKS),
	},
	{
		.id          = "addresses-unusual",
		.requirement = IFSTATUS_50,
		.claim       = "An unusual address or mask is survived.",
		.given       = STEPS(ENABLED),
		.axes        = { AXIS(ADDRESS_KIND, unusual_addresses) },
		.call        = ADDRESS_CHANGE(.addresses = 1),
		.expect      = { .returns = SUCCESS_PREFERRED },
		.then        = STEPS(STILL_WORKS),
	},
	{
		.id          = "info-unaligned",
		.requirement = IFSTATUS_51,
		.claim       = "A binding 4 bytes off its alignment is survived.",
		.given       = STEPS(ENABLED),
		.axes        = { AXIS(INFO, bindings) },
		.call        = INTERFACE_STATUS(.status_type = RIS_INTERFACE_ADDRESS_CHANGE, .active = 1, .is_unaligned = true),
		.expect      = { .returns = SUCCESS_PREFERRED },
		.then        = STEPS(STILL_WORKS),
	},
	{
		.id          = "addresses-shared",
		.requirement = IFSTATUS_52,
		.claim       = "An address in the subnet of another interface's is survived.",
		.given       = STEPS(ENABLED, ADD_INTERFACE(.interface = INTERFACE_SECOND),
				     ENABLE(.interface = INTERFACE_SECOND),
				     ADDRESS_CHANGE(.interface = INTERFACE_SECOND, .addresses = 1,
						    .address_kind = ADDRESSES_SHARED)),
		.axes        = { AXIS(ADDRESS_KIND, shared_addresses) },
		.call        = ADDRESS_CHANGE(.addresses = 1),
		.expect      = { .returns = SUCCESS_PREFERRED },
		.then        = STEPS(STILL_WORKS),
	},
	{
		.id          = "addresses-missing",
		.requirement = IFSTATUS_53,
		.claim       = "What an AddressCount does that is 3 larger than the array is recorded.",
		.given       = STEPS(ENABLED),
		.call        = ADDRESS_CHANGE(.addresses = 4, .addresses_missing = 3),
		.expect      = { .returns = ANY_DOCUMENTED },
	},
	{
		.id          = "ipv6-addresses",
		.requirement = IFSTATUS_54,
		.claim       = "A protocol of IPv6 takes IPV6_ADAPTER_BINDING_INFO.",
		.needs       = NEED_IPV6,
		.axes        = { AXIS(LIFE, lives), AXIS(GIVEN, unbound_states), AXIS(INFO, one_or_two) },
		.call        = INTERFACE_STATUS(.status_type = RIS_INTERFACE_ADDRESS_CHANGE, .active = 1),
		.expect      = { .returns = ONLY(NO_ERROR), .is_about_reads = true },
	},
	{
		.id          = "ipv6-addresses-not-exceeded",
		.requirement = IFSTATUS_54,
		.claim       = "Nothing behind the last IPv6 address is read, of none as of a thousand.",
		.needs       = NEED_IPV6,
		.given       = STEPS(RUNNING),
		.axes        = { AXIS(GIVEN, states), AXIS(INFO, bindings) },
		.call        = INTERFACE_STATUS(.status_type = RIS_INTERFACE_ADDRESS_CHANGE, .active = 1),
		.expect      = { .returns = ANY_DOCUMENTED, .is_about_reads = true },
	},
	{
		.id          = "configuration-kept",
		.requirement = IFSTATUS_55,
		.claim       = "A change of addresses is not visible in the configuration.",
		.given       = STEPS(RUNNING),
		.axes        = { AXIS(GIVEN, states), AXIS(INFO, infos) },
		.call        = INTERFACE_STATUS(.status_type = RIS_INTERFACE_ADDRESS_CHANGE, .active = 1,
						.address_kind = ADDRESSES_OTHER),
		.expect      = { .returns = ANY_DOCUMENTED },
		.then        = STEPS(GET_INTERFACE_INFO()),
	},
};

const struct chapter interface_status_addresses = CHAPTER(interface_status_addresses_cases);
