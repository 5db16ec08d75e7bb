/* SPDX-License-Identifier: MIT */
/* The next worker is started while the one before it works: when it is needed, it has made its plan and only waits for
 * its task. */
#include "harness/windows/standby.h"

#include "harness/base/allocate.h"

#include <stdlib.h>

static bool open_worker(const struct run *run, struct process *process, struct reason *why)
{
	if (!process_open(process, why))
		return false;
	if (run->options->is_in_process || process_start(process, run->worker_arguments, why))
		return true;
	process_release(process);
	return false;
}

void standby_prepare(struct run *run)
{
	struct reason ignored = { { 0 } };

	if (run->standby || run->options->is_in_process)
		return;
	run->standby = allocate(1, sizeof(*run->standby));
	if (open_worker(run, run->standby, &ignored))
		return;
	free(run->standby);
	run->standby = NULL;
}

bool standby_take(struct run *run, struct process *process, struct reason *why)
{
	if (!run->standby)
		return open_worker(run, process, why);
	*process = *run->standby;
	free(run->standby);
	run->standby = NULL;
	return true;
}

void standby_release(struct run *run)
{
	if (!run->standby)
		return;
	process_release(run->standby);
	free(run->standby);
	run->standby = NULL;
}
