/* SPDX-License-Identifier: MIT */
/* The headers of Windows that the exports of rtm.dll are declared in, in the order in which they work. */
#ifndef STAND_INS_RTM_DLL_WINDOWS_H
#define STAND_INS_RTM_DLL_WINDOWS_H

/* clang-format off: sorting them breaks the build. */
#include <winsock2.h>
#include <windows.h>
#include <rtm.h>
#include <rtmv2.h>
/* clang-format on */

#endif
