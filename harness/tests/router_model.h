/* SPDX-License-Identifier: MIT */
/* What the steps of a case make of a protocol and its interfaces, where all of them are answered as they should be. */
#ifndef HARNESS_TESTS_ROUTER_MODEL_H
#define HARNESS_TESTS_ROUTER_MODEL_H

#include "harness/model/call.h"

/** Where the protocol stands in its life. */
enum model_life {
	MODEL_LOADED,
	MODEL_REGISTERED,
	MODEL_STARTED,
	MODEL_RUNNING,
	MODEL_STOPPING,
	MODEL_STOPPED,
	MODEL_LIFE_COUNT
};

/** What an index stands for. */
enum model_state {
	STATE_NEVER_ADDED,
	STATE_REFUSED, /**< its AddInterface was refused */
	STATE_DELETED,
	STATE_OF_OLD_RUN, /**< it was added before a restart */
	STATE_ADDED,      /**< and never enabled */
	STATE_ENABLED_UNBOUND,
	STATE_ENABLED_BOUND,
	STATE_DISABLED_BOUND,
	STATE_MEDIA_ABSENT, /**< enabled and bound, without carrier */
	STATE_OTHER,        /**< another mixture of these */
	MODEL_STATE_COUNT
};

/** One interface. */
struct model_interface {
	enum model_state existence; /**< STATE_ADDED for one that exists */
	bool is_enabled, is_bound, is_absent;
};

/** The protocol; zeroed, it is loaded and nothing more. */
struct router_model {
	enum model_life life;
	uint32_t starts;
	bool is_freed;
	struct model_interface interfaces[INTERFACE_LITERAL];
};

/** Make a step. */
void router_model_follow(struct router_model *model, const struct call *step);

/** The state of the interface that a step is about. */
enum model_state router_model_read(const struct router_model *model, const struct call *step);

/** Whether an interface of that state exists. */
bool model_state_exists(enum model_state state);

/** "running"; "enabled-bound". */
const char *model_life_name(enum model_life life);
const char *model_state_name(enum model_state state);

#endif
