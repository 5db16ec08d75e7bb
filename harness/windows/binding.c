/* SPDX-License-Identifier: MIT */
/* The address information of InterfaceStatus: IP_ADAPTER_BINDING_INFO, its IPv6 form, or that of IPX. */
#include "harness/windows/binding.h"

#include <string.h>

/*
 * Each interface has a subnet of its own, and those that were added about the same time share none. One with more
 * addresses than a subnet should hold has sixteen of them. Host numbers stay below 127, so that an address read in the
 * wrong byte order is still an ordinary one.
 */
enum {
	HOSTS_PER_SUBNET = 120,
	HOST_REMOTE = 125,
	SUBNETS_OF_LARGE = 16,
	SUBNET_OTHER = 0x4000,
	SUBNET_LARGE = 0x8000,
	MTU_ORDINARY = 1500,
	SPEED_ORDINARY = 10000000
};

/* What is put into one element, whatever its form. */
struct address {
	uint16_t subnet;
	uint8_t host;
};

/* By which the interface has its subnet. */
static uint32_t number_of(const struct progress *progress, const struct call *call)
{
	const uint32_t index = progress_index(progress, call);
	const bool is_shared = call->address_kind == ADDRESSES_SHARED || call->address_kind == ADDRESSES_SHARED_NET;

	return (is_shared ? progress->first_index : index) - FIRST_INDEX;
}

static struct address choose_address(uint32_t number, const struct call *call, uint32_t element)
{
	const uint32_t other = call->address_kind == ADDRESSES_OTHER ? SUBNET_OTHER : 0;
	const uint32_t place = call->address_kind == ADDRESSES_DUPLICATE ? 0 : element;
	uint32_t subnet, host = place % HOSTS_PER_SUBNET;

	if (call->addresses > HOSTS_PER_SUBNET)
		subnet = SUBNET_LARGE | ((number * SUBNETS_OF_LARGE + place / HOSTS_PER_SUBNET) & (SUBNET_OTHER - 1));
	else
		subnet = number & (SUBNET_OTHER - 1);
	if (call->address_kind == ADDRESSES_SHARED_NET)
		host = (host + 16 * (uint32_t)call->interface) % HOSTS_PER_SUBNET;
	return (struct address) { (uint16_t)(subnet | other), (uint8_t)(host + 1) };
}

static DWORD read_ipv4(const uint8_t bytes[4])
{
	DWORD address;

	memcpy(&address, bytes, sizeof(address));
	return address;
}

static DWORD ordinary_ipv4(uint8_t network, struct address address)
{
	return read_ipv4(
		(const uint8_t[]) { network, (uint8_t)(address.subnet >> 8), (uint8_t)address.subnet, address.host });
}

static IP_LOCAL_BINDING choose_ipv4(uint8_t network, uint32_t number, const struct call *call, uint32_t element)
{
	static const uint8_t special[ADDRESS_KIND_COUNT][4] = {
		[ADDRESSES_ANY] = { 0, 0, 0, 0 },
		[ADDRESSES_BROADCAST] = { 255, 255, 255, 255 },
		[ADDRESSES_LOOPBACK] = { 127, 0, 0, 1 },
		[ADDRESSES_MULTICAST] = { 224, 0, 0, 1 },
		[ADDRESSES_LINK_LOCAL] = { 169, 254, 1, 1 },
	};
	static const uint8_t masks[ADDRESS_KIND_COUNT][4] = {
		[ADDRESSES_MASK_ZERO] = { 0, 0, 0, 0 },
		[ADDRESSES_MASK_ONES] = { 255, 255, 255, 255 },
		[ADDRESSES_MASK_HOLES] = { 255, 0, 255, 0 },
	};
	const enum address_kind kind = call->address_kind;
	const bool is_special = kind >= ADDRESSES_ANY && kind <= ADDRESSES_LINK_LOCAL;
	const bool has_odd_mask = kind >= ADDRESSES_MASK_ZERO && kind <= ADDRESSES_MASK_HOLES;
	IP_LOCAL_BINDING binding;

	binding.Address = is_special ? read_ipv4(special[kind])
				     : ordinary_ipv4(network, choose_address(number, call, element));
	binding.Mask = has_odd_mask ? read_ipv4(masks[kind]) : read_ipv4((const uint8_t[]) { 255, 255, 255, 0 });
	return binding;
}

static void write_ipv6(UCHAR bytes[16], struct address address)
{
	memset(bytes, 0, 16);
	bytes[0] = 0xFD;
	bytes[6] = (UCHAR)(address.subnet >> 8);
	bytes[7] = (UCHAR)address.subnet;
	bytes[15] = address.host;
}

static void choose_ipv6(IPV6_LOCAL_BINDING *binding, uint32_t number, const struct call *call, uint32_t element)
{
	static const uint8_t special[ADDRESS_KIND_COUNT][16] = {
		[ADDRESSES_BROADCAST] = { 0xFF, 0x02, [15] = 1 },
		[ADDRESSES_LOOPBACK] = { [15] = 1 },
		[ADDRESSES_MULTICAST] = { 0xFF, 0x02, [15] = 1 },
		[ADDRESSES_LINK_LOCAL] = { 0xFE, 0x80, [15] = 1 },
	};
	const enum address_kind kind = call->address_kind;

	if (kind >= ADDRESSES_ANY && kind <= ADDRESSES_LINK_LOCAL)
		memcpy(binding->Address, special[kind], sizeof(binding->Address));
	else
		write_ipv6(binding->Address, choose_address(number, call, element));
	binding->PrefixLength = kind == ADDRESSES_MASK_ZERO    ? 0
				: kind == ADDRESSES_MASK_ONES  ? 128
				: kind == ADDRESSES_MASK_HOLES ? 200
							       : 64;
}

static bool has_remote(const struct progress *progress, const struct call *call)
{
	if (call->remote != REMOTE_NATURAL)
		return call->remote == REMOTE_SET;
	return progress_find_type(progress, progress_index(progress, call)) == DEMAND_DIAL;
}

static struct address choose_remote(uint32_t number, const struct call *call)
{
	struct address address = choose_address(number, call, 0);

	address.host = HOST_REMOTE;
	return address;
}

static ULONG choose_mtu(const struct call *call)
{
	return call->mtu || call->is_reserved_literal ? call->mtu : MTU_ORDINARY;
}

static ULONGLONG choose_speed(const struct call *call)
{
	return call->speed || call->is_reserved_literal ? call->speed : SPEED_ORDINARY;
}

static void fill_ipv4(uint8_t *data, uint32_t present, uint8_t network, const struct progress *progress,
		      const struct call *call)
{
	IP_ADAPTER_BINDING_INFO info = { .AddressCount = call->addresses,
					 .Mtu = choose_mtu(call),
					 .Speed = choose_speed(call) };
	const uint32_t number = number_of(progress, call);

	if (has_remote(progress, call))
		info.RemoteAddress = ordinary_ipv4(network, choose_remote(number, call));
	memcpy(data, &info, sizeof(info));
	for (uint32_t i = 0; i < present; i++) {
		const IP_LOCAL_BINDING binding = choose_ipv4(network, number, call, i);

		memcpy(data + SIZEOF_IP_BINDING(i), &binding, sizeof(binding));
	}
}

static void fill_ipv6(uint8_t *data, uint32_t present, const struct progress *progress, const struct call *call)
{
	IPV6_ADAPTER_BINDING_INFO info = { .AddressCount = call->addresses,
					   .Mtu = choose_mtu(call),
					   .Speed = choose_speed(call) };
	const uint32_t number = number_of(progress, call);

	if (has_remote(progress, call))
		write_ipv6(info.RemoteAddress, choose_remote(number, call));
	memcpy(data, &info, sizeof(info));
	for (uint32_t i = 0; i < present; i++) {
		IPV6_LOCAL_BINDING binding;

		choose_ipv6(&binding, number, call, i);
		memcpy(data + sizeof(info) + i * sizeof(binding), &binding, sizeof(binding));
	}
}

bool binding_is_v6(const struct worker *worker)
{
	/* The flag means services to older candidates: only a profile that says it makes a protocol one of IPv6. */
	return worker->profile->functionality_given && (worker->profile->functionality & RF_ROUTINGV6);
}

/* Only a protocol of IPX provides services. */
static bool binding_is_ipx(const struct worker *worker)
{
	return worker->profile->capabilities.services == SAID_YES;
}

/* A network of its own for each interface, and the far end of a WAN link in it. */
static struct lease *lend_ipx(struct progress *progress, const struct call *call, uint32_t parameter)
{
	enum { PACKET_ORDINARY = 1500, SPEED_IPX = 100000 };
	const struct address address = choose_address(number_of(progress, call), call, 0);
	IPX_ADAPTER_BINDING_INFO info = {
		.AdapterIndex = progress_index(progress, call),
		.Network = { 0x10, 0, (UCHAR)(address.subnet >> 8), (UCHAR)address.subnet },
		.LocalNode = { 0x02, 0, 0, 0, 0, address.host },
		.MaxPacketSize = PACKET_ORDINARY,
		.LinkSpeed = SPEED_IPX,
	};
	struct lease *lease;

	if (call->info == INFO_UNREADABLE)
		return memory_lend_unreadable(&progress->leases, sizeof(info), parameter);
	lease = memory_lend_input(&progress->leases, sizeof(info),
				  call->is_unaligned ? PLACEMENT_OFF_BY_4 : PLACEMENT_ALIGNED, parameter);
	if (!lease)
		return NULL;
	if (has_remote(progress, call))
		memcpy(info.RemoteNode, (const UCHAR[]) { 0x02, 0, 0, 0, 0, HOST_REMOTE }, sizeof(info.RemoteNode));
	memcpy(lease->writable, &info, sizeof(info));
	return lease;
}

struct lease *binding_lend(struct worker *worker, struct progress *progress, const struct call *call,
			   uint32_t parameter)
{
	const bool is_ipv6 = binding_is_v6(worker);
	const uint32_t present =
		call->addresses_missing < call->addresses ? call->addresses - call->addresses_missing : 0;
	const size_t size = is_ipv6 ? sizeof(IPV6_ADAPTER_BINDING_INFO) + present * sizeof(IPV6_LOCAL_BINDING)
				    : SIZEOF_IP_BINDING(present);
	struct lease *lease;

	if (binding_is_ipx(worker))
		return lend_ipx(progress, call, parameter);
	if (call->info == INFO_UNREADABLE)
		return memory_lend_unreadable(&progress->leases, size, parameter);
	lease = memory_lend_input(&progress->leases, size, call->is_unaligned ? PLACEMENT_OFF_BY_4 : PLACEMENT_ALIGNED,
				  parameter);
	if (!lease)
		return NULL;
	if (is_ipv6)
		fill_ipv6(lease->writable, present, progress, call);
	else
		fill_ipv4(lease->writable, present, worker->profile->environment.network, progress, call);
	return lease;
}
