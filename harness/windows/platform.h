/* SPDX-License-Identifier: MIT */
/* What we run on, in words. */
#ifndef HARNESS_WINDOWS_PLATFORM_H
#define HARNESS_WINDOWS_PLATFORM_H

/** "Wine 8.0 (Linux)" or "Windows 10.0.20348", released with free(). */
char *platform_open(void);

/** "2026-11-22T08:00:00Z" in `text`. */
void platform_write_time(char text[32]);

/** How many processors this process may use. */
unsigned platform_processors(void);

/** Milliseconds since some moment. */
double platform_milliseconds(void);

#endif
