/* SPDX-License-Identifier: MIT */
/* XML: text and attributes that no content can break. */
#ifndef HARNESS_XML_H
#define HARNESS_XML_H

#include "harness/base/text.h"

/** Append bytes as the content of an element. What XML cannot hold is shown as \x1b; `]]>` is harmless. */
void xml_append_content(struct text *text, const char *data, size_t length);

/** Append ` name="value"`; newlines and tabs survive. */
void xml_append_attribute(struct text *text, const char *name, const char *value);

#endif
