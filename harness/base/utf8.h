/* SPDX-License-Identifier: MIT */
/* UTF-8, one character at a time. */
#ifndef HARNESS_UTF8_H
#define HARNESS_UTF8_H

#include <stddef.h>
#include <stdint.h>

/**
 * Read the character that begins at `data`; `code` receives its code point. Returns its length in bytes (1 to 4), or 0
 * where no valid character begins: overlong forms, surrogates, code points above 0x10FFFF, and one that is cut off at
 * the end.
 */
size_t utf8_read(const char *data, size_t length, uint32_t *code);

#endif
