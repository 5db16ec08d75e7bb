/* SPDX-License-Identifier: MIT */
/*
 * Eight clients, each on a thread of its own, do what comes to their mind with the same destinations; each knows what
 * it has. ROUTPROT_RTM_SECONDS: how long; default 1. ROUTPROT_RTM_SEED: what comes to their mind.
 */
#define _POSIX_C_SOURCE 200809L

#include "harness/tests/rtm_sample.h"

#include <criterion/criterion.h>

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { THREADS = 8, DESTS = 64, PROTOCOL = 100 };

/* A route that the client has, as it believes. */
struct belief {
	bool exists;
	void *handle;
	uint32_t preference, metric;
	bool has_opaque; /* it wrote its own address into its pointer in the destination, and holds that */
	void *dest;
};

struct worker {
	pthread_t thread;
	uint32_t number, state;
	void *self, *hop, *notification, *list;
	struct belief routes[DESTS];
	uint64_t operations;
	const char *failure;
};

static atomic_bool has_to_stop;
static struct worker workers[THREADS];

static uint32_t pick(struct worker *worker, uint32_t below)
{
	worker->state = worker->state * 1664525 + 1013904223;
	return (worker->state >> 8) % below;
}

/* Criterion's own checks work on the main thread only. */
static void expect(struct worker *worker, bool is_so, const char *what)
{
	if (!is_so && !worker->failure) {
		worker->failure = what;
		has_to_stop = true;
	}
}

#define EXPECT(worker, condition) expect(worker, condition, #condition)

/* 10.0.0.0/8, 10.0.0.0/16, 10.1.0.0/16 and so on: one lies in another. */
static struct rtm_address address_of(uint32_t place)
{
	struct rtm_address address = { .family = RTM_INET, .bits = place ? 16 : 8, .bytes = { 10 } };

	address.bytes[1] = place ? (uint8_t)(place - 1) : 0;
	return address;
}

static uint32_t RTM_CALL hear(void *self, int event, void *notification, void *context)
{
	struct rtm_dest_info infos[4];
	uint32_t count = 4;

	if (event != RTM_CHANGED)
		return 0;
	(void)context;
	while (rtm_get_changed_dests(self, notification, &count, infos) == RTM_NO_ERROR) {
		rtm_release_changed_dests(self, notification, count, infos);
		count = 4;
	}
	return 0;
}

static void enter(struct worker *worker)
{
	const struct rtm_entity_info info = { .family = RTM_INET, .protocol = PROTOCOL + worker->number };
	struct rtm_hop_info hop = { .address = { .family = RTM_INET, .bits = 32, .bytes = { 192, 168, 0, 1 } },
				    .interface_index = worker->number };
	struct rtm_profile profile;
	uint32_t change;

	worker->hop = NULL;
	EXPECT(worker, rtm_register_entity(&info, NULL, hear, 1, &profile, &worker->self) == RTM_NO_ERROR);
	EXPECT(worker, rtm_add_next_hop(worker->self, &hop, &worker->hop, &change) == RTM_NO_ERROR);
	EXPECT(worker, rtm_create_route_list(worker->self, &worker->list) == RTM_NO_ERROR);
	EXPECT(worker, rtm_register_for_change_notification(worker->self, 1 << RTM_UNICAST, RTM_TYPE_BEST, worker,
							    &worker->notification) == RTM_NO_ERROR);
}

static void add(struct worker *worker, uint32_t place, struct belief *belief)
{
	const struct rtm_address address = address_of(place);
	struct rtm_route_info info = { .preference = { .metric = pick(worker, 4), .preference = pick(worker, 3) },
				       .views = RTM_ALL_VIEWS,
				       .next_hops = { .count = 1, .hops = { worker->hop } } };
	uint32_t change = 0;
	const uint32_t code = rtm_add_route_to_dest(worker->self, &belief->handle, &address, &info, RTM_FOR_EVER,
						    pick(worker, 2) ? worker->list : NULL, &change);

	EXPECT(worker, code == RTM_NO_ERROR);
	EXPECT(worker, !(change & RTM_CHANGE_NEW) == belief->exists);
	belief->exists = true;
	belief->preference = info.preference.preference;
	belief->metric = info.preference.metric;
}

static void delete_it(struct worker *worker, uint32_t place, struct belief *belief)
{
	uint32_t change;

	(void)place;
	if (!belief->exists)
		return;
	EXPECT(worker, rtm_delete_route_to_dest(worker->self, belief->handle, &change) == RTM_NO_ERROR);
	EXPECT(worker, rtm_is_best_route(worker->self, belief->handle, &change) == RTM_INVALID_HANDLE ||
			       change == 0); /* others may still have it */
	belief->exists = false;
	belief->handle = NULL;
}

static void look_up(struct worker *worker, uint32_t place, struct belief *belief)
{
	const struct rtm_address address = address_of(place);
	union sample_info info = { .info = { .owner = worker->self } };
	const uint32_t code = rtm_get_exact_match_route(worker->self, &address, RTM_BY_OWNER, &info.info, 0, 0, NULL);

	EXPECT(worker, code == (belief->exists ? RTM_NO_ERROR : RTM_NOT_FOUND));
	if (code != RTM_NO_ERROR)
		return;
	EXPECT(worker, info.info.preference.metric == belief->metric);
	EXPECT(worker, info.info.preference.preference == belief->preference);
	EXPECT(worker, info.info.next_hops.count == 1 && info.info.next_hops.hops[0] == worker->hop);
	EXPECT(worker, rtm_release_route_info(worker->self, &info.info) == RTM_NO_ERROR);
}

static void forward(struct worker *worker, uint32_t place, struct belief *belief)
{
	struct rtm_address address = address_of(place);
	union sample_dest dest;
	uint32_t code;

	address.bits = 32;
	code = rtm_get_most_specific_destination(worker->self, &address, RTM_WHOEVER, RTM_ALL_VIEWS, &dest.info);
	EXPECT(worker, code == RTM_NO_ERROR || !belief->exists);
	if (code != RTM_NO_ERROR)
		return;
	EXPECT(worker, dest.info.view[0].route != NULL);
	EXPECT(worker, dest.info.address.bits >= (belief->exists && place ? 16 : 8));
	EXPECT(worker, rtm_release_dest_info(worker->self, &dest.info) == RTM_NO_ERROR);
}

static void enumerate(struct worker *worker, uint32_t place, struct belief *belief)
{
	uint32_t count = 7;
	uint32_t total = 0;
	uint32_t believed = 0;
	void *routes[7];
	void *enumeration;

	(void)place, (void)belief;
	EXPECT(worker, rtm_create_route_enum(worker->self, NULL, 0, RTM_OWN_ROUTES, NULL, 0, NULL, 0, &enumeration) ==
			       RTM_NO_ERROR);
	for (; rtm_get_enum_routes(worker->self, enumeration, &count, routes) == RTM_NO_ERROR; count = 7) {
		total += count;
		EXPECT(worker, rtm_release_routes(worker->self, count, routes) == RTM_NO_ERROR);
	}
	for (uint32_t i = 0; i < DESTS; i++)
		believed += worker->routes[i].exists;
	EXPECT(worker, total == believed);
	EXPECT(worker, rtm_delete_enum_handle(worker->self, enumeration) == RTM_NO_ERROR);
}

static void update_in_place(struct worker *worker, uint32_t place, struct belief *belief)
{
	struct rtm_route_info *pointer = NULL;
	uint32_t change;

	(void)place;
	if (!belief->exists)
		return;
	EXPECT(worker, rtm_lock_route(worker->self, belief->handle, 1, 1, &pointer) == RTM_NO_ERROR);
	if (!pointer)
		return;
	pointer->preference.metric = belief->metric = pick(worker, 4);
	EXPECT(worker,
	       rtm_update_and_unlock_route(worker->self, belief->handle, RTM_FOR_EVER, NULL, &change) == RTM_NO_ERROR);
}

/* Nobody else changes what is locked. */
static void look_twice(struct worker *worker, uint32_t place, struct belief *belief)
{
	const struct rtm_address address = address_of(place);
	union sample_dest one;
	union sample_dest two;
	void *dest;

	(void)belief;
	if (rtm_get_exact_match_destination(worker->self, &address, RTM_WHOEVER, 0, &one.info) != RTM_NO_ERROR)
		return;
	dest = one.info.dest;
	EXPECT(worker, rtm_lock_destination(worker->self, dest, 0, 1) == RTM_NO_ERROR);
	EXPECT(worker, rtm_get_dest_info(worker->self, dest, RTM_WHOEVER, 1, &one.info) == RTM_NO_ERROR);
	sched_yield();
	EXPECT(worker, rtm_get_dest_info(worker->self, dest, RTM_WHOEVER, 1, &two.info) == RTM_NO_ERROR);
	EXPECT(worker, one.info.view[0].route_count == two.info.view[0].route_count);
	EXPECT(worker, one.info.view[0].route == two.info.view[0].route);
	EXPECT(worker, rtm_lock_destination(worker->self, dest, 0, 0) == RTM_NO_ERROR);
	EXPECT(worker, rtm_release_dest_info(worker->self, &one.info) == RTM_NO_ERROR);
	EXPECT(worker, rtm_release_dest_info(worker->self, &two.info) == RTM_NO_ERROR);
	EXPECT(worker, rtm_dereference_handles(worker->self, 1, &dest) == RTM_NO_ERROR);
}

static void use_opaque(struct worker *worker, uint32_t place, struct belief *belief)
{
	const struct rtm_address address = address_of(place);
	void **pointer = NULL;
	union sample_dest dest;

	if (belief->has_opaque) {
		EXPECT(worker, rtm_get_opaque_information_pointer(worker->self, belief->dest, (void **)&pointer) ==
				       RTM_NO_ERROR);
		EXPECT(worker, pointer && *pointer == belief);
		EXPECT(worker, rtm_dereference_handles(worker->self, 1, &belief->dest) == RTM_NO_ERROR);
		belief->has_opaque = false;
		return;
	}
	if (rtm_get_exact_match_destination(worker->self, &address, RTM_WHOEVER, 0, &dest.info) != RTM_NO_ERROR)
		return;
	belief->dest = dest.info.dest;
	EXPECT(worker,
	       rtm_get_opaque_information_pointer(worker->self, belief->dest, (void **)&pointer) == RTM_NO_ERROR);
	if (pointer)
		*pointer = belief;
	belief->has_opaque = true;
}

static void meet_others(struct worker *worker, uint32_t place, struct belief *belief)
{
	struct rtm_entity_info infos[THREADS];
	void *handles[THREADS];
	uint32_t count = THREADS;

	(void)place, (void)belief;
	EXPECT(worker, rtm_get_registered_entities(worker->self, &count, handles, infos) == RTM_NO_ERROR);
	EXPECT(worker, count >= 1 && count <= THREADS);
	EXPECT(worker, rtm_release_entities(worker->self, count, handles) == RTM_NO_ERROR);
}

static void deliver(struct worker *worker, uint32_t place, struct belief *belief)
{
	(void)worker, (void)place, (void)belief;
	rtm_deliver();
}

/* Rarely: everything goes at once, and with handles still held. */
static void leave_and_come_back(struct worker *worker, uint32_t place, struct belief *belief)
{
	void *const old = worker->self;

	(void)place, (void)belief;
	if (pick(worker, 50))
		return;
	EXPECT(worker, rtm_deregister_entity(old) == RTM_NO_ERROR);
	EXPECT(worker, rtm_deregister_entity(old) == RTM_INVALID_HANDLE);
	memset(worker->routes, 0, sizeof(worker->routes));
	enter(worker);
}

static void (*const operations[])(struct worker *worker, uint32_t place, struct belief *belief) = {
	add,        add,        add,         delete_it, delete_it,
	look_up,    look_up,    forward,     enumerate, update_in_place,
	look_twice, use_opaque, meet_others, deliver,   leave_and_come_back
};

static void *work(void *context)
{
	struct worker *const worker = context;

	enter(worker);
	while (!has_to_stop) {
		const uint32_t place = pick(worker, DESTS);

		operations[pick(worker, sizeof(operations) / sizeof(*operations))](worker, place,
										   &worker->routes[place]);
		worker->operations++;
	}
	return NULL;
}

static bool is_better(const struct belief *one, const struct belief *other)
{
	return !other || one->preference < other->preference ||
	       (one->preference == other->preference && one->metric < other->metric);
}

/* What the table says of a destination is what all of them believe. */
static void compare(void *checker, uint32_t place)
{
	const struct rtm_address address = address_of(place);
	const struct belief *best = NULL;
	uint32_t count = 0;
	union sample_dest dest;
	union sample_info info;
	uint32_t code;

	for (uint32_t i = 0; i < THREADS; i++) {
		const struct belief *const belief = &workers[i].routes[place];

		count += belief->exists;
		if (belief->exists && is_better(belief, best))
			best = belief;
	}
	code = rtm_get_exact_match_destination(checker, &address, RTM_WHOEVER, 1 << RTM_UNICAST, &dest.info);
	cr_assert_eq(code, best ? RTM_NO_ERROR : RTM_NOT_FOUND);
	if (!best)
		return;
	cr_assert_eq(dest.info.view[0].route_count, count);
	cr_assert_eq(rtm_get_route_info(checker, dest.info.view[0].route, &info.info, NULL), RTM_NO_ERROR);
	cr_assert_eq(info.info.preference.preference, best->preference);
	cr_assert_eq(info.info.preference.metric, best->metric);
	cr_assert_eq(rtm_release_route_info(checker, &info.info), RTM_NO_ERROR);
	cr_assert_eq(rtm_release_dest_info(checker, &dest.info), RTM_NO_ERROR);
}

static void check_ledger(const struct worker *worker)
{
	const struct ledger_entry entry = sample_ledger(PROTOCOL + worker->number);
	uint32_t routes = 0;
	uint32_t dests = 0;

	for (uint32_t place = 0; place < DESTS; place++) {
		routes += worker->routes[place].exists;
		dests += worker->routes[place].has_opaque;
	}
	cr_assert_eq(entry.counts[LEFT_ROUTES].left, routes);
	cr_assert_eq(entry.counts[LEFT_ROUTE_HANDLES].left, routes);
	cr_assert_eq(entry.counts[LEFT_DEST_HANDLES].left, dests);
	cr_assert_eq(entry.counts[LEFT_NEXT_HOP_HANDLES].left, 1);
	cr_assert_eq(entry.counts[LEFT_ENTITY_HANDLES].left, 0);
	cr_assert_eq(entry.counts[LEFT_LOCKS].left + entry.counts[LEFT_ENUMERATIONS].left, 0);
	cr_assert_eq(entry.counts[LEFT_NOTIFICATIONS].left, 1);
}

static unsigned long read_number(const char *name, unsigned long otherwise)
{
	const char *const text = getenv(name);

	return text ? strtoul(text, NULL, 10) : otherwise;
}

Test(rtm_threads, eight_clients_are_believed, .timeout = 600)
{
	const unsigned long seed = read_number("ROUTPROT_RTM_SEED", 1);
	const struct timespec limit = { .tv_sec = (time_t)read_number("ROUTPROT_RTM_SECONDS", 1) };
	uint64_t total = 0;
	void *checker;

	for (uint32_t i = 0; i < THREADS; i++) {
		workers[i].number = i;
		workers[i].state = (uint32_t)(seed * 7919 + i);
		cr_assert_eq(pthread_create(&workers[i].thread, NULL, work, &workers[i]), 0);
	}
	nanosleep(&limit, NULL);
	has_to_stop = true;
	for (uint32_t i = 0; i < THREADS; i++)
		pthread_join(workers[i].thread, NULL);
	for (uint32_t i = 0; i < THREADS; i++) {
		cr_assert_null(workers[i].failure, "seed %lu, thread %u: %s", seed, i, workers[i].failure);
		cr_assert_gt(workers[i].operations, 0);
		total += workers[i].operations;
	}
	rtm_deliver();
	checker = sample_register(PROTOCOL - 1, NULL);
	for (uint32_t place = 0; place < DESTS; place++)
		compare(checker, place);
	for (uint32_t i = 0; i < THREADS; i++)
		check_ledger(&workers[i]);
	rtm_release();
	cr_assert_eq(rtm_count_objects(), 0);
	if (getenv("ROUTPROT_RTM_SECONDS"))
		fprintf(stderr, "%llu operations\n", (unsigned long long)total);
}
