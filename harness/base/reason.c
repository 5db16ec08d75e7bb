/* SPDX-License-Identifier: MIT */
/* Why something did not work. */
#include "harness/base/reason.h"

#include <stdarg.h>
#include <stdio.h>

bool fail(struct reason *why, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(why->text, sizeof(why->text), format, arguments);
	va_end(arguments);
	return false;
}
