/* SPDX-License-Identifier: MIT */
/* The next workers are started while the one before them works: when one is needed, it is ready and only waits
 * for its task. */
#include "harness/windows/standby.h"

#include <string.h>

static bool open_worker(const struct run *run, struct process *process, struct reason *why)
{
	if (!process_open(process, why))
		return false;
	if (run->options->is_in_process || process_start(process, run->worker_arguments, why))
		return true;
	process_release(process);
	return false;
}

void standby_prepare(struct run *run, size_t wanted)
{
	struct reason ignored = { { 0 } };

	if (run->standby_count >= STANDBY_MOST || run->standby_count >= wanted || run->options->is_in_process)
		return;
	if (open_worker(run, &run->standby[run->standby_count], &ignored))
		run->standby_count++;
}

bool standby_take(struct run *run, struct process *process, bool is_fresh, struct reason *why)
{
	if (!is_fresh && run->examined.process) {
		*process = run->examined;
		run->examined = (struct process) { 0 };
		return true;
	}
	if (!run->standby_count)
		return open_worker(run, process, why);
	*process = run->standby[0];
	run->standby_count--;
	memmove(&run->standby[0], &run->standby[1], run->standby_count * sizeof(run->standby[0]));
	return true;
}

void standby_release(struct run *run)
{
	while (run->standby_count)
		process_release(&run->standby[--run->standby_count]);
	process_release(&run->examined);
}
