/* SPDX-License-Identifier: MIT */
/* The ledger of rtm.dll, summed up for a step that looks into it. */
#ifndef HARNESS_LEDGER_SUM_H
#define HARNESS_LEDGER_SUM_H

#include "harness/model/observation.h"
#include "harness/stand-ins/rtm/ledger.h"

/** One more client; of LEFT_MISUSES it counts as one that could have made some. */
void ledger_sum(struct ledger_seen *seen, enum left kind, const struct ledger_entry *entry);

/** The handles that were none. */
void ledger_sum_misuse(struct ledger_seen *seen, const struct ledger_misuse *misuse);

/** The routes over an interface. */
void ledger_sum_routes(struct ledger_seen *seen, const struct ledger_routes *routes);

#endif
