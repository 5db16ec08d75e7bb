/* SPDX-License-Identifier: MIT */
/* rtutils.dll: logging of events, with the calling convention that its import library for x86 names and rtutils.h
 * leaves out. */
#ifndef HARNESS_STAND_INS_LOG_H
#define HARNESS_STAND_INS_LOG_H

#include "harness/stand-ins/rtutils/dll/say.h"

#include <stdarg.h>

HANDLE WINAPI RouterLogRegisterA(LPCSTR lpszSource);
HANDLE WINAPI RouterLogRegisterW(LPCWSTR lpszSource);
VOID WINAPI RouterLogDeregisterA(HANDLE hLogHandle);
VOID WINAPI RouterLogDeregisterW(HANDLE hLogHandle);
VOID WINAPI RouterLogEventA(HANDLE hLogHandle, DWORD dwEventType, DWORD dwMessageId, DWORD dwSubStringCount,
			    LPSTR *plpszSubStringArray, DWORD dwErrorCode);
VOID WINAPI RouterLogEventW(HANDLE hLogHandle, DWORD dwEventType, DWORD dwMessageId, DWORD dwSubStringCount,
			    LPWSTR *plpszSubStringArray, DWORD dwErrorCode);
VOID WINAPI RouterLogEventDataA(HANDLE hLogHandle, DWORD dwEventType, DWORD dwMessageId, DWORD dwSubStringCount,
				LPSTR *plpszSubStringArray, DWORD dwDataBytes, LPBYTE lpDataBytes);
VOID WINAPI RouterLogEventDataW(HANDLE hLogHandle, DWORD dwEventType, DWORD dwMessageId, DWORD dwSubStringCount,
				LPWSTR *plpszSubStringArray, DWORD dwDataBytes, LPBYTE lpDataBytes);
VOID WINAPI RouterLogEventStringA(HANDLE hLogHandle, DWORD dwEventType, DWORD dwMessageId, DWORD dwSubStringCount,
				  LPSTR *plpszSubStringArray, DWORD dwErrorCode, DWORD dwErrorIndex);
VOID WINAPI RouterLogEventStringW(HANDLE hLogHandle, DWORD dwEventType, DWORD dwMessageId, DWORD dwSubStringCount,
				  LPWSTR *plpszSubStringArray, DWORD dwErrorCode, DWORD dwErrorIndex);
VOID __cdecl RouterLogEventExA(HANDLE hLogHandle, DWORD dwEventType, DWORD dwErrorCode, DWORD dwMessageId,
			       LPCSTR ptszFormat, ...);
VOID __cdecl RouterLogEventExW(HANDLE hLogHandle, DWORD dwEventType, DWORD dwErrorCode, DWORD dwMessageId,
			       LPCWSTR ptszFormat, ...);
VOID WINAPI RouterLogEventValistExA(HANDLE hLogHandle, DWORD dwEventType, DWORD dwErrorCode, DWORD dwMessageId,
				    LPCSTR ptszFormat, va_list arglist);
VOID WINAPI RouterLogEventValistExW(HANDLE hLogHandle, DWORD dwEventType, DWORD dwErrorCode, DWORD dwMessageId,
				    LPCWSTR ptszFormat, va_list arglist);
DWORD WINAPI RouterGetErrorStringA(DWORD dwErrorCode, LPSTR *lplpszErrorString);
DWORD WINAPI RouterGetErrorStringW(DWORD dwErrorCode, LPWSTR *lplpwszErrorString);
VOID WINAPI LogErrorA(DWORD dwMessageId, DWORD cNumberOfSubStrings, LPSTR *plpwsSubStrings, DWORD dwErrorCode);
VOID WINAPI LogErrorW(DWORD dwMessageId, DWORD cNumberOfSubStrings, LPWSTR *plpwsSubStrings, DWORD dwErrorCode);
VOID WINAPI LogEventA(DWORD wEventType, DWORD dwMessageId, DWORD cNumberOfSubStrings, LPSTR *plpwsSubStrings);
VOID WINAPI LogEventW(DWORD wEventType, DWORD dwMessageId, DWORD cNumberOfSubStrings, LPWSTR *plpwsSubStrings);
VOID WINAPI RouterAssert(PSTR pszFailedAssertion, PSTR pszFileName, DWORD dwLineNumber, PSTR pszMessage);

#endif
