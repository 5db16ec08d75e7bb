/* SPDX-License-Identifier: MIT */
/* rtutils.dll: logging of events. There is no event log under Wine: what is logged is said. */
#include "harness/stand-ins/rtutils/dll/log.h"

#include "harness/base/allocate.h"
#include "harness/stand-ins/rtutils/lines.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

enum { STRINGS_MOST = 64, TEXT_MOST = 8192, NO_INDEX = -1 };

/* A handle is the place of its source's name, plus one. */
enum { SOURCES_MOST = 64 };
static char *sources[SOURCES_MOST];
static SRWLOCK lock = SRWLOCK_INIT;

/* Takes the name over. */
static HANDLE append_source(char *name)
{
	uintptr_t place = 0;

	AcquireSRWLockExclusive(&lock);
	while (name && place < SOURCES_MOST && sources[place])
		place++;
	if (name && place < SOURCES_MOST)
		sources[place++] = name;
	else
		place = 0;
	ReleaseSRWLockExclusive(&lock);
	if (!place) {
		SetLastError(name ? ERROR_NOT_ENOUGH_MEMORY : ERROR_INVALID_PARAMETER);
		free(name);
	}
	return (HANDLE)place;
}

HANDLE WINAPI RouterLogRegisterA(LPCSTR lpszSource)
{
	return append_source(say_open_ansi(lpszSource));
}

HANDLE WINAPI RouterLogRegisterW(LPCWSTR lpszSource)
{
	return append_source(say_open_wide(lpszSource));
}

static void remove_source(HANDLE handle)
{
	const uintptr_t place = (uintptr_t)handle - 1;
	char *name = NULL;

	AcquireSRWLockExclusive(&lock);
	if (place < SOURCES_MOST) {
		name = sources[place];
		sources[place] = NULL;
	}
	ReleaseSRWLockExclusive(&lock);
	free(name);
}

VOID WINAPI RouterLogDeregisterA(HANDLE hLogHandle)
{
	remove_source(hLogHandle);
}

VOID WINAPI RouterLogDeregisterW(HANDLE hLogHandle)
{
	remove_source(hLogHandle);
}

/* A copy of the source's name, released with free(); NULL for a handle that is none. */
static char *open_source(HANDLE handle)
{
	const uintptr_t place = (uintptr_t)handle - 1;
	char *name = NULL;

	AcquireSRWLockShared(&lock);
	if (place < SOURCES_MOST && sources[place])
		name = copy_string(sources[place]);
	ReleaseSRWLockShared(&lock);
	return name;
}

/* An event while it is put together; `event.strings` are `list`, which is owned. */
struct draft {
	struct event event;
	char *list[STRINGS_MOST];
};

static void append(struct draft *draft, char *string)
{
	if (draft->event.string_count < STRINGS_MOST)
		draft->list[draft->event.string_count++] = string;
	else
		free(string);
}

/* Say the event on behalf of whoever has the handle, or of nobody known, and release what the draft holds. */
static void log_draft(struct draft *draft, HANDLE handle)
{
	char *source = open_source(handle);
	struct text text = { 0 };

	draft->event.source = source;
	draft->event.strings = (const char *const *)draft->list;
	lines_write_event(&text, &draft->event);
	say("", text_string(&text));
	text_release(&text);
	for (uint32_t i = 0; i < draft->event.string_count; i++)
		free(draft->list[i]);
	free(source);
}

/* The system's sentence for an error, wide, released with LocalFree(); NULL when it has none. */
static LPWSTR open_sentence(DWORD error)
{
	LPWSTR words = NULL;
	DWORD length = FormatMessageW(FORMAT_MESSAGE_ALLOCATE_BUFFER | FORMAT_MESSAGE_FROM_SYSTEM |
					      FORMAT_MESSAGE_IGNORE_INSERTS,
				      NULL, error, 0, (LPWSTR)(void *)&words, 0, NULL);

	while (length && wcschr(L" \r\n", words[length - 1]))
		words[--length] = L'\0';
	return words;
}

/* The sentence for an error as one of the strings, where `index` says which. */
static void append_sentence(struct draft *draft, DWORD error, int index)
{
	LPWSTR words;

	if (index != (int)draft->event.string_count)
		return;
	words = open_sentence(error);
	append(draft, say_open_wide(words ? words : L""));
	LocalFree(words);
}

static void log_ansi(HANDLE handle, struct event event, DWORD count, LPSTR *strings, int index)
{
	struct draft draft = { .event = event };

	append_sentence(&draft, event.error, index);
	for (DWORD i = 0; strings && i < count; i++) {
		append(&draft, say_open_ansi(strings[i]));
		append_sentence(&draft, event.error, index);
	}
	log_draft(&draft, handle);
}

static void log_wide(HANDLE handle, struct event event, DWORD count, LPWSTR *strings, int index)
{
	struct draft draft = { .event = event };

	append_sentence(&draft, event.error, index);
	for (DWORD i = 0; strings && i < count; i++) {
		append(&draft, say_open_wide(strings[i]));
		append_sentence(&draft, event.error, index);
	}
	log_draft(&draft, handle);
}

VOID WINAPI RouterLogEventA(HANDLE hLogHandle, DWORD dwEventType, DWORD dwMessageId, DWORD dwSubStringCount,
			    LPSTR *plpszSubStringArray, DWORD dwErrorCode)
{
	log_ansi(hLogHandle, (struct event) { .type = dwEventType, .id = dwMessageId, .error = dwErrorCode },
		 dwSubStringCount, plpszSubStringArray, NO_INDEX);
}

VOID WINAPI RouterLogEventW(HANDLE hLogHandle, DWORD dwEventType, DWORD dwMessageId, DWORD dwSubStringCount,
			    LPWSTR *plpszSubStringArray, DWORD dwErrorCode)
{
	log_wide(hLogHandle, (struct event) { .type = dwEventType, .id = dwMessageId, .error = dwErrorCode },
		 dwSubStringCount, plpszSubStringArray, NO_INDEX);
}

VOID WINAPI RouterLogEventDataA(HANDLE hLogHandle, DWORD dwEventType, DWORD dwMessageId, DWORD dwSubStringCount,
				LPSTR *plpszSubStringArray, DWORD dwDataBytes, LPBYTE lpDataBytes)
{
	log_ansi(hLogHandle,
		 (struct event) { .type = dwEventType,
				  .id = dwMessageId,
				  .data_size = lpDataBytes ? dwDataBytes : 0,
				  .data = lpDataBytes },
		 dwSubStringCount, plpszSubStringArray, NO_INDEX);
}

VOID WINAPI RouterLogEventDataW(HANDLE hLogHandle, DWORD dwEventType, DWORD dwMessageId, DWORD dwSubStringCount,
				LPWSTR *plpszSubStringArray, DWORD dwDataBytes, LPBYTE lpDataBytes)
{
	log_wide(hLogHandle,
		 (struct event) { .type = dwEventType,
				  .id = dwMessageId,
				  .data_size = lpDataBytes ? dwDataBytes : 0,
				  .data = lpDataBytes },
		 dwSubStringCount, plpszSubStringArray, NO_INDEX);
}

VOID WINAPI RouterLogEventStringA(HANDLE hLogHandle, DWORD dwEventType, DWORD dwMessageId, DWORD dwSubStringCount,
				  LPSTR *plpszSubStringArray, DWORD dwErrorCode, DWORD dwErrorIndex)
{
	log_ansi(hLogHandle, (struct event) { .type = dwEventType, .id = dwMessageId, .error = dwErrorCode },
		 dwSubStringCount, plpszSubStringArray, (int)dwErrorIndex);
}

VOID WINAPI RouterLogEventStringW(HANDLE hLogHandle, DWORD dwEventType, DWORD dwMessageId, DWORD dwSubStringCount,
				  LPWSTR *plpszSubStringArray, DWORD dwErrorCode, DWORD dwErrorIndex)
{
	log_wide(hLogHandle, (struct event) { .type = dwEventType, .id = dwMessageId, .error = dwErrorCode },
		 dwSubStringCount, plpszSubStringArray, (int)dwErrorIndex);
}

VOID WINAPI RouterLogEventValistExA(HANDLE hLogHandle, DWORD dwEventType, DWORD dwErrorCode, DWORD dwMessageId,
				    LPCSTR ptszFormat, va_list arglist)
{
	char text[TEXT_MOST] = { 0 };
	LPSTR string = text;

	if (ptszFormat)
		_vsnprintf(text, sizeof(text) - 1, ptszFormat, arglist);
	RouterLogEventA(hLogHandle, dwEventType, dwMessageId, ptszFormat ? 1 : 0, &string, dwErrorCode);
}

VOID WINAPI RouterLogEventValistExW(HANDLE hLogHandle, DWORD dwEventType, DWORD dwErrorCode, DWORD dwMessageId,
				    LPCWSTR ptszFormat, va_list arglist)
{
	WCHAR text[TEXT_MOST] = { 0 };
	LPWSTR string = text;

	if (ptszFormat)
		_vsnwprintf(text, TEXT_MOST - 1, ptszFormat, arglist);
	RouterLogEventW(hLogHandle, dwEventType, dwMessageId, ptszFormat ? 1 : 0, &string, dwErrorCode);
}

VOID __cdecl RouterLogEventExA(HANDLE hLogHandle, DWORD dwEventType, DWORD dwErrorCode, DWORD dwMessageId,
			       LPCSTR ptszFormat, ...)
{
	va_list arguments;

	va_start(arguments, ptszFormat);
	RouterLogEventValistExA(hLogHandle, dwEventType, dwErrorCode, dwMessageId, ptszFormat, arguments);
	va_end(arguments);
}

VOID __cdecl RouterLogEventExW(HANDLE hLogHandle, DWORD dwEventType, DWORD dwErrorCode, DWORD dwMessageId,
			       LPCWSTR ptszFormat, ...)
{
	va_list arguments;

	va_start(arguments, ptszFormat);
	RouterLogEventValistExW(hLogHandle, dwEventType, dwErrorCode, dwMessageId, ptszFormat, arguments);
	va_end(arguments);
}

DWORD WINAPI RouterGetErrorStringW(DWORD dwErrorCode, LPWSTR *lplpwszErrorString)
{
	if (!lplpwszErrorString)
		return ERROR_INVALID_PARAMETER;
	*lplpwszErrorString = open_sentence(dwErrorCode);
	return *lplpwszErrorString ? NO_ERROR : ERROR_MR_MID_NOT_FOUND;
}

DWORD WINAPI RouterGetErrorStringA(DWORD dwErrorCode, LPSTR *lplpszErrorString)
{
	LPWSTR wide;
	DWORD error = lplpszErrorString ? RouterGetErrorStringW(dwErrorCode, &wide) : ERROR_INVALID_PARAMETER;
	int size;

	if (error != NO_ERROR)
		return error;
	size = WideCharToMultiByte(CP_ACP, 0, wide, -1, NULL, 0, NULL, NULL);
	*lplpszErrorString = LocalAlloc(LMEM_FIXED, (SIZE_T)size);
	if (*lplpszErrorString)
		WideCharToMultiByte(CP_ACP, 0, wide, -1, *lplpszErrorString, size, NULL, NULL);
	LocalFree(wide);
	return *lplpszErrorString ? NO_ERROR : ERROR_NOT_ENOUGH_MEMORY;
}

VOID WINAPI LogErrorA(DWORD dwMessageId, DWORD cNumberOfSubStrings, LPSTR *plpwsSubStrings, DWORD dwErrorCode)
{
	RouterLogEventA(NULL, EVENTLOG_ERROR_TYPE, dwMessageId, cNumberOfSubStrings, plpwsSubStrings, dwErrorCode);
}

VOID WINAPI LogErrorW(DWORD dwMessageId, DWORD cNumberOfSubStrings, LPWSTR *plpwsSubStrings, DWORD dwErrorCode)
{
	RouterLogEventW(NULL, EVENTLOG_ERROR_TYPE, dwMessageId, cNumberOfSubStrings, plpwsSubStrings, dwErrorCode);
}

VOID WINAPI LogEventA(DWORD wEventType, DWORD dwMessageId, DWORD cNumberOfSubStrings, LPSTR *plpwsSubStrings)
{
	RouterLogEventA(NULL, wEventType, dwMessageId, cNumberOfSubStrings, plpwsSubStrings, NO_ERROR);
}

VOID WINAPI LogEventW(DWORD wEventType, DWORD dwMessageId, DWORD cNumberOfSubStrings, LPWSTR *plpwsSubStrings)
{
	RouterLogEventW(NULL, wEventType, dwMessageId, cNumberOfSubStrings, plpwsSubStrings, NO_ERROR);
}

/* Nobody is there to be asked what to do: it is said, and the candidate goes on. */
VOID WINAPI RouterAssert(PSTR pszFailedAssertion, PSTR pszFileName, DWORD dwLineNumber, PSTR pszMessage)
{
	char *failed = say_open_ansi(pszFailedAssertion), *file = say_open_ansi(pszFileName),
	     *message = say_open_ansi(pszMessage);
	struct text text = { 0 };

	text_printf(&text, "assertion failed: %s, %s:%lu%s%s", failed ? failed : "", file ? file : "", dwLineNumber,
		    message ? ": " : "", message ? message : "");
	say("", text_string(&text));
	text_release(&text);
	free(failed);
	free(file);
	free(message);
}
