/* SPDX-License-Identifier: MIT */
/* rtutils.dll: tracing. Everything is heard, whatever the flags and masks of a line: the journal is where it goes. */
#include "harness/stand-ins/rtutils/dll/say.h"

#include "harness/stand-ins/rtutils/lines.h"

#include <rtutils.h>

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

enum { CLIENTS_MOST = 64, TEXT_MOST = 8192 };

/* Who traces, by its id; NULL where an id is free. What stands there is "NAME: ". */
static char *clients[CLIENTS_MOST];
static SRWLOCK lock = SRWLOCK_INIT;

/* Takes the name over. */
static DWORD append_client(char *name)
{
	struct text prefix = { 0 };
	DWORD id = 0;

	text_printf(&prefix, "%s: ", name ? name : "");
	AcquireSRWLockExclusive(&lock);
	while (name && id < CLIENTS_MOST && clients[id])
		id++;
	if (name && id < CLIENTS_MOST) {
		clients[id] = prefix.data;
		prefix = (struct text) { 0 };
	} else {
		SetLastError(name ? ERROR_NOT_ENOUGH_MEMORY : ERROR_INVALID_PARAMETER);
		id = INVALID_TRACEID;
	}
	ReleaseSRWLockExclusive(&lock);
	text_release(&prefix);
	free(name);
	return id;
}

DWORD WINAPI TraceRegisterExA(LPCSTR lpszCallerName, DWORD dwFlags)
{
	(void)dwFlags;
	return append_client(say_open_ansi(lpszCallerName));
}

DWORD WINAPI TraceRegisterExW(LPCWSTR lpszCallerName, DWORD dwFlags)
{
	(void)dwFlags;
	return append_client(say_open_wide(lpszCallerName));
}

static DWORD remove_client(DWORD id)
{
	char *name = NULL;

	AcquireSRWLockExclusive(&lock);
	if (id < CLIENTS_MOST) {
		name = clients[id];
		clients[id] = NULL;
	}
	ReleaseSRWLockExclusive(&lock);
	free(name);
	return name ? NO_ERROR : ERROR_INVALID_PARAMETER;
}

DWORD WINAPI TraceDeregisterA(DWORD dwTraceID)
{
	return remove_client(dwTraceID);
}

DWORD WINAPI TraceDeregisterW(DWORD dwTraceID)
{
	return remove_client(dwTraceID);
}

DWORD WINAPI TraceDeregisterExA(DWORD dwTraceID, DWORD dwFlags)
{
	(void)dwFlags;
	return remove_client(dwTraceID);
}

DWORD WINAPI TraceDeregisterExW(DWORD dwTraceID, DWORD dwFlags)
{
	(void)dwFlags;
	return remove_client(dwTraceID);
}

/* A copy of what stands before the client's lines, released with free(); NULL when nobody has the id. */
static char *open_prefix(DWORD id)
{
	struct text prefix = { 0 };

	AcquireSRWLockShared(&lock);
	if (id < CLIENTS_MOST && clients[id])
		text_append_string(&prefix, clients[id]);
	ReleaseSRWLockShared(&lock);
	return prefix.data;
}

/* Takes the text over; the number of characters that were traced, 0 when the client is unknown. */
static DWORD trace(DWORD id, char *text, size_t characters)
{
	char *prefix = open_prefix(id);

	if (prefix && text)
		say(prefix, text);
	else
		SetLastError(ERROR_INVALID_PARAMETER);
	characters = prefix && text ? characters : 0;
	free(prefix);
	free(text);
	return (DWORD)characters;
}

/* What the candidate passes to a console is what it prints, and that is caught. */
static DWORD get_console(DWORD id, LPHANDLE console)
{
	char *prefix = open_prefix(id);
	const bool is_known = prefix && console;

	free(prefix);
	if (is_known)
		*console = GetStdHandle(STD_OUTPUT_HANDLE);
	return is_known ? NO_ERROR : ERROR_INVALID_PARAMETER;
}

DWORD WINAPI TraceGetConsoleA(DWORD dwTraceID, LPHANDLE lphConsole)
{
	return get_console(dwTraceID, lphConsole);
}

DWORD WINAPI TraceGetConsoleW(DWORD dwTraceID, LPHANDLE lphConsole)
{
	return get_console(dwTraceID, lphConsole);
}

DWORD WINAPI TraceVprintfExA(DWORD dwTraceID, DWORD dwFlags, LPCSTR lpszFormat, va_list arglist)
{
	char text[TEXT_MOST];

	(void)dwFlags;
	if (!lpszFormat)
		return trace(dwTraceID, NULL, 0);
	/* That of msvcrt.dll, which knows %S, %ws and %I64u as the candidate's compiler did. */
	_vsnprintf(text, sizeof(text) - 1, lpszFormat, arglist);
	text[sizeof(text) - 1] = '\0';
	return trace(dwTraceID, say_open_ansi(text), strlen(text));
}

DWORD WINAPI TraceVprintfExW(DWORD dwTraceID, DWORD dwFlags, LPCWSTR lpszFormat, va_list arglist)
{
	WCHAR text[TEXT_MOST];

	(void)dwFlags;
	if (!lpszFormat)
		return trace(dwTraceID, NULL, 0);
	_vsnwprintf(text, TEXT_MOST - 1, lpszFormat, arglist);
	text[TEXT_MOST - 1] = L'\0';
	return trace(dwTraceID, say_open_wide(text), wcslen(text));
}

DWORD __cdecl TracePrintfA(DWORD dwTraceID, LPCSTR lpszFormat, ...)
{
	va_list arguments;
	DWORD written;

	va_start(arguments, lpszFormat);
	written = TraceVprintfExA(dwTraceID, 0, lpszFormat, arguments);
	va_end(arguments);
	return written;
}

DWORD __cdecl TracePrintfExA(DWORD dwTraceID, DWORD dwFlags, LPCSTR lpszFormat, ...)
{
	va_list arguments;
	DWORD written;

	va_start(arguments, lpszFormat);
	written = TraceVprintfExA(dwTraceID, dwFlags, lpszFormat, arguments);
	va_end(arguments);
	return written;
}

DWORD __cdecl TracePrintfW(DWORD dwTraceID, LPCWSTR lpszFormat, ...)
{
	va_list arguments;
	DWORD written;

	va_start(arguments, lpszFormat);
	written = TraceVprintfExW(dwTraceID, 0, lpszFormat, arguments);
	va_end(arguments);
	return written;
}

DWORD __cdecl TracePrintfExW(DWORD dwTraceID, DWORD dwFlags, LPCWSTR lpszFormat, ...)
{
	va_list arguments;
	DWORD written;

	va_start(arguments, lpszFormat);
	written = TraceVprintfExW(dwTraceID, dwFlags, lpszFormat, arguments);
	va_end(arguments);
	return written;
}

DWORD WINAPI TracePutsExA(DWORD dwTraceID, DWORD dwFlags, LPCSTR lpszString)
{
	(void)dwFlags;
	return trace(dwTraceID, say_open_ansi(lpszString), lpszString ? strlen(lpszString) : 0);
}

DWORD WINAPI TracePutsExW(DWORD dwTraceID, DWORD dwFlags, LPCWSTR lpszString)
{
	(void)dwFlags;
	return trace(dwTraceID, say_open_wide(lpszString), lpszString ? wcslen(lpszString) : 0);
}

/* Takes the prefix over. */
static DWORD dump(DWORD id, const BYTE *bytes, DWORD count, DWORD group, BOOL has_addresses, char *prefix)
{
	struct text text = { 0 };

	if (bytes)
		lines_write_dump(&text, bytes, count, group, has_addresses != 0, (uintptr_t)bytes,
				 prefix ? prefix : "");
	free(prefix);
	return trace(id, text.data, text.length);
}

DWORD WINAPI TraceDumpExA(DWORD dwTraceID, DWORD dwFlags, LPBYTE lpbBytes, DWORD dwByteCount, DWORD dwGroupSize,
			  WINBOOL bAddressPrefix, LPCSTR lpszPrefix)
{
	(void)dwFlags;
	return dump(dwTraceID, lpbBytes, dwByteCount, dwGroupSize, bAddressPrefix, say_open_ansi(lpszPrefix));
}

DWORD WINAPI TraceDumpExW(DWORD dwTraceID, DWORD dwFlags, LPBYTE lpbBytes, DWORD dwByteCount, DWORD dwGroupSize,
			  WINBOOL bAddressPrefix, LPCWSTR lpszPrefix)
{
	(void)dwFlags;
	return dump(dwTraceID, lpbBytes, dwByteCount, dwGroupSize, bAddressPrefix, say_open_wide(lpszPrefix));
}
