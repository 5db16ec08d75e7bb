/* SPDX-License-Identifier: MIT */
/* The starter profile of --write-profile: every section and key, filled in with what was found out. */
#ifndef HARNESS_STARTER_H
#define HARNESS_STARTER_H

#include "harness/model/inquiry.h"
#include "harness/model/facts.h"
#include "harness/base/text.h"

/** Write a profile for the candidate with that file name. It is a valid one, and says what to do next. */
void starter_write(struct text *text, const char *file_name, const struct facts *facts, const struct inquiry *inquiry);

#endif
