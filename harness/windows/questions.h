/* SPDX-License-Identifier: MIT */
/* The questions of --write-profile: asked one by one, whatever becomes of the workers. */
#ifndef HARNESS_WINDOWS_QUESTIONS_H
#define HARNESS_WINDOWS_QUESTIONS_H

#include "harness/model/inquiry.h"
#include "harness/windows/run.h"

/** Ask what the examination left open, after it. What was not asked, or not answered, says so in `outcomes`. */
void questions_ask(struct run *run, struct inquiry *inquiry);

#endif
