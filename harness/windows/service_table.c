/* SPDX-License-Identifier: MIT */
/* What a case knows of the candidate's table of services: its own services, and where its walk stands. */
#include "harness/windows/service_table.h"

#include <stdio.h>
#include <string.h>

IPX_SERVICE service_make(const struct worker *worker, const struct progress *progress, enum service_kind kind,
			 uint32_t index)
{
	const uint32_t no_case = 0x80000000;
	const struct service_keys *a = &worker->profile->service_a, *b = &worker->profile->service_b;
	const bool is_b = kind == SERVICE_B || kind == SERVICE_C;
	const char *name = is_b ? b->name : a->name;
	const uint32_t number = progress->first_index | (kind == SERVICE_MISSING ? no_case : 0);
	IPX_SERVICE service = {
		.InterfaceIndex = index,
		.Protocol = SERVICE_PROTOCOL_STATIC,
		.Server = { .Type = (USHORT)(kind == SERVICE_B ? b->type : a->type),
			    .Network = { 0x20, 0, (UCHAR)(index >> 8), (UCHAR)index },
			    .Node = { 0, 0, 0, 0, 0, 1 },
			    .Socket = { 0x40, (UCHAR)(0x51 + kind) },
			    .HopCount = 1 },
	};

	name = name ? name : is_b ? "ROUTPROT-B" : "ROUTPROT-A";
	snprintf((char *)service.Server.Name, sizeof(service.Server.Name), "%s%08X", name, number);
	return service;
}

static struct own_service *find_own(struct progress *progress, enum service_kind kind, uint32_t index)
{
	for (size_t i = 0; i < progress->services.count; i++)
		if (progress->services.own[i].kind == kind && progress->services.own[i].index == index)
			return &progress->services.own[i];
	return NULL;
}

void service_append(struct progress *progress, enum service_kind kind, uint32_t index)
{
	struct services *services = &progress->services;

	if (services->count < SERVICES_MOST && !find_own(progress, kind, index))
		services->own[services->count++] = (struct own_service) { .index = index, .kind = kind };
}

void service_remove(struct progress *progress, enum service_kind kind, uint32_t index)
{
	struct own_service *own = find_own(progress, kind, index);

	if (own)
		*own = progress->services.own[--progress->services.count];
}

void service_remove_all(struct progress *progress, uint32_t index)
{
	struct services *services = &progress->services;

	for (size_t i = services->count; i > 0; i--)
		if (services->own[i - 1].index == index)
			services->own[i - 1] = services->own[--services->count];
}

void service_begin_walk(struct progress *progress, uint32_t exclusion, const IPX_SERVICE *criteria)
{
	struct services *services = &progress->services;

	for (size_t i = 0; i < services->count; i++)
		services->own[i].is_listed = false;
	services->exclusion = exclusion;
	services->criteria = *criteria;
}

static int compare_names(const IPX_SERVER_ENTRY *one, const IPX_SERVER_ENTRY *other)
{
	return strncmp((const char *)one->Name, (const char *)other->Name, sizeof(one->Name));
}

bool service_is_same(const IPX_SERVER_ENTRY *one, const IPX_SERVER_ENTRY *other)
{
	return one->Type == other->Type && compare_names(one, other) == 0;
}

static bool is_matching(const struct services *services, const IPX_SERVICE *service)
{
	const uint32_t only = services->exclusion;
	const IPX_SERVICE *criteria = &services->criteria;

	return (!(only & STM_ONLY_THIS_INTERFACE) || service->InterfaceIndex == criteria->InterfaceIndex) &&
	       (!(only & STM_ONLY_THIS_PROTOCOL) || service->Protocol == criteria->Protocol) &&
	       (!(only & STM_ONLY_THIS_TYPE) || service->Server.Type == criteria->Server.Type) &&
	       (!(only & STM_ONLY_THIS_NAME) || compare_names(&service->Server, &criteria->Server) == 0);
}

/* No page says in which byte order types are compared: where that makes a difference, either order is one. */
static bool is_type_behind(USHORT type, USHORT before)
{
	const USHORT swapped = (USHORT)(type << 8 | type >> 8), swapped_before = (USHORT)(before << 8 | before >> 8);

	return type > before || swapped > swapped_before;
}

static bool is_behind(const IPX_SERVICE *service, const IPX_SERVICE *before, uint32_t ordering)
{
	const bool is_by_interface = ordering == STM_ORDER_BY_INTERFACE_TYPE_NAME;
	const int names = compare_names(&service->Server, &before->Server);

	if (is_by_interface && service->InterfaceIndex != before->InterfaceIndex)
		return service->InterfaceIndex > before->InterfaceIndex;
	if (service->Server.Type != before->Server.Type)
		return is_type_behind(service->Server.Type, before->Server.Type);
	/* What two services of one type and name are ordered by is not said. */
	return names > 0 || (names == 0 && !is_by_interface && service->InterfaceIndex != before->InterfaceIndex);
}

uint32_t service_look(const struct worker *worker, struct progress *progress, const IPX_SERVICE *service,
		      const IPX_SERVICE *before, uint32_t ordering)
{
	struct services *services = &progress->services;
	uint32_t seen = 0;

	for (size_t i = 0; i < services->count; i++) {
		struct own_service *own = &services->own[i];
		const IPX_SERVICE made = service_make(worker, progress, own->kind, own->index);

		if (service->InterfaceIndex != own->index || !service_is_same(&service->Server, &made.Server))
			continue;
		seen |= SEEN_OWN | (own->is_listed ? 0 : SEEN_NEW);
		own->is_listed = true;
	}
	seen |= is_matching(services, service) ? SEEN_MATCHING : 0;
	seen |= !before || is_behind(service, before, ordering) ? SEEN_FOLLOWING : 0;
	return seen;
}
