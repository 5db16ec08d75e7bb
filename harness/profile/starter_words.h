/* SPDX-License-Identifier: MIT */
/* What the parts of the starter share. */
#ifndef HARNESS_STARTER_WORDS_H
#define HARNESS_STARTER_WORDS_H

#include "harness/base/text.h"
#include "harness/model/inquiry.h"
#include "harness/model/facts.h"

/** Why there is no answer: "it crashed when it was asked", for the end of a comment; "" where there is one. */
const char *starter_silence(const struct inquiry *inquiry, enum question question);

/** Append `key = value`, as a comment with the reason behind it where `reason` is not NULL. */
void starter_key(struct text *text, const char *key, const char *value, const char *reason);

/** Append the section of the protocol. */
void starter_protocol(struct text *text, const struct facts *facts, const struct inquiry *inquiry);

/** Append the section of capabilities: what was found out, and as comments what only its vendor knows. */
void starter_capabilities(struct text *text, const struct facts *facts, const struct inquiry *inquiry);

#endif
