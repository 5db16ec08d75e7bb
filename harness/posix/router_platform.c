/* SPDX-License-Identifier: MIT */
/* The platform of the routing table manager in unit tests: threads of POSIX, a clock that tests can put forward, no
 * messenger. */
#define _POSIX_C_SOURCE 200809L

#include "harness/posix/router_platform.h"

#include "harness/stand-ins/rtm/platform.h"

#include <pthread.h>
#include <stddef.h>
#include <time.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static uint64_t advanced_ms;
static uint32_t calls;

void platform_lock(void)
{
	pthread_mutex_lock(&mutex);
}

void platform_unlock(void)
{
	pthread_mutex_unlock(&mutex);
}

void platform_wait(uint32_t ms)
{
	struct timespec until;

	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec += ms / 1000;
	until.tv_nsec += (long)(ms % 1000) * 1000000;
	if (until.tv_nsec >= 1000000000) {
		until.tv_sec++;
		until.tv_nsec -= 1000000000;
	}
	pthread_cond_timedwait(&changed, &mutex, &until);
}

void platform_wake(void)
{
	pthread_cond_broadcast(&changed);
}

uintptr_t platform_thread(void)
{
	static _Thread_local char own;

	return (uintptr_t)&own;
}

static uint64_t read_clock(clockid_t clock, uint64_t unit_ns)
{
	struct timespec now;

	clock_gettime(clock, &now);
	return (uint64_t)now.tv_sec * (1000000000 / unit_ns) + (uint64_t)now.tv_nsec / unit_ns;
}

uint64_t platform_now(void)
{
	return read_clock(CLOCK_MONOTONIC, 1000000) + advanced_ms;
}

uint64_t platform_file_time(void)
{
	return read_clock(CLOCK_REALTIME, 100) + UINT64_C(116444736000000000);
}

void platform_call_messenger(void)
{
	calls++;
}

bool platform_can_call(void (*function)(void))
{
	return function != NULL;
}

void platform_end_messenger(void)
{
}

void platform_advance(uint64_t ms)
{
	platform_lock();
	advanced_ms += ms;
	platform_unlock();
}

uint32_t platform_count_calls(void)
{
	uint32_t counted;

	platform_lock();
	counted = calls;
	calls = 0;
	platform_unlock();
	return counted;
}
