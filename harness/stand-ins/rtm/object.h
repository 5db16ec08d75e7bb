/* SPDX-License-Identifier: MIT */
/*
 * Everything that has a handle. An object lives as long as somebody refers to it: the table itself, another object, or
 * a client that was given its handle. What clients were given is counted by client, so that a handle released once too
 * often is refused, and what a client never released can be told.
 */
#ifndef STAND_INS_RTM_OBJECT_H
#define STAND_INS_RTM_OBJECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct rtm_entity;

/** What a handle stands for. */
enum rtm_kind {
	KIND_ENTITY,
	KIND_DEST,
	KIND_ROUTE,
	KIND_HOP,
	KIND_ENUMERATION,
	KIND_LIST,
	KIND_NOTIFICATION,
	KIND_MULTICAST_PROTOCOL,
	KIND_MULTICAST_ENUMERATION,
	KIND_COUNT
};

/** How often one client was given the handle. */
struct rtm_holding {
	struct rtm_entity *entity;
	uint32_t count;
	struct rtm_holding *next;
};

/** What every object begins with. */
struct rtm_object {
	enum rtm_kind kind;
	uint32_t references; /**< those of clients included */
	void *handle;
	struct rtm_holding *holdings;
};

/** Zeroed memory of that size that begins with an object with a handle and one reference. */
void *object_make(enum rtm_kind kind, size_t size);

/** The object of a handle; NULL when it stands for none, for one of another kind, or for one that is gone. */
void *object_find(void *handle, enum rtm_kind kind);

/** The same for an object of any kind. */
struct rtm_object *object_find_any(void *handle);

/** One more reference. */
void object_refer(struct rtm_object *object);

/** One less; with the last the object is released. NULL is fine. */
void object_drop(struct rtm_object *object);

/** A client is given the handle, which is returned; NULL for NULL. */
void *object_hand_out(struct rtm_object *object, struct rtm_entity *entity);

/** A client gives the handle back; false when it holds none. */
bool object_hand_in(struct rtm_object *object, struct rtm_entity *entity);

/** Call `visit` for every object; it may release any of them. */
void object_visit(void (*visit)(struct rtm_object *object, void *context), void *context);

/** Objects there are. */
uint32_t object_count(void);

/** Release the table of handles; nothing happens when there are objects. */
void object_release_table(void);

#endif
