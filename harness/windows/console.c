/* SPDX-License-Identifier: MIT */
/* Text on standard output and standard error: UTF-8 whatever is behind them. */
#include "harness/windows/console.h"

#include "harness/base/allocate.h"
#include "harness/base/text.h"
#include "harness/windows/rras.h"

#include <stdlib.h>

bool console_is_terminal(void)
{
	DWORD mode;

	return GetConsoleMode(GetStdHandle(STD_OUTPUT_HANDLE), &mode) != 0;
}

/* A console of Windows shows what it is given as wide strings, whatever its code page. */
static void print_wide(HANDLE handle, const char *data, size_t length)
{
	const int room = MultiByteToWideChar(CP_UTF8, 0, data, (int)length, NULL, 0);
	wchar_t *wide = allocate((size_t)room + 1, sizeof(*wide));
	DWORD written;

	MultiByteToWideChar(CP_UTF8, 0, data, (int)length, wide, room);
	WriteConsoleW(handle, wide, (DWORD)room, &written, NULL);
	free(wide);
}

void console_print(bool is_error, const char *data, size_t length)
{
	enum { PIECE = 1 << 16 }; /* an old console takes no more at once */
	HANDLE handle = GetStdHandle(is_error ? STD_ERROR_HANDLE : STD_OUTPUT_HANDLE);
	DWORD mode, written;

	if (handle && GetConsoleMode(handle, &mode) && length < PIECE) {
		print_wide(handle, data, length);
		return;
	}
	while (length) {
		if (!WriteFile(handle, data, length < PIECE ? (DWORD)length : PIECE, &written, NULL) || !written)
			return;
		data += written;
		length -= written;
	}
}

void console_complain(const char *sentence)
{
	struct text line = { 0 };

	text_printf(&line, "routprot-check: %s\n", sentence);
	console_print(true, text_string(&line), line.length);
	text_release(&line);
}
