/* SPDX-License-Identifier: MIT */
/* XML: nothing in a text or attribute can break the file. */
#include "harness/base/xml.h"

#include <criterion/criterion.h>

#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))
#define BYTES(string) (string), sizeof(string) - 1

static const struct {
	const char *data;
	size_t length;
	const char *content;
	const char *attribute;
} rows[] = {
	{ BYTES("plain"), "plain", " a=\"plain\"" },
	{ BYTES("<a & b>"), "&lt;a &amp; b&gt;", " a=\"&lt;a &amp; b&gt;\"" },
	{ BYTES("]]>"), "]]&gt;", " a=\"]]&gt;\"" },
	{ BYTES("\"it's\""), "\"it's\"", " a=\"&quot;it's&quot;\"" },
	{ BYTES("two\n\tlines\r\n"), "two\n\tlines\n", " a=\"two&#10;&#9;lines&#10;\"" },
	{ BYTES("\x1b[31m\x7f"), "\\x1b[31m\\x7f", " a=\"\\x1b[31m\\x7f\"" },
	{ BYTES("\xFF\xEF\xBF\xBF \xC3\xBC<"), "\\xff\\xef\\xbf\\xbf \xC3\xBC&lt;",
	  " a=\"\\xff\\xef\\xbf\\xbf \xC3\xBC&lt;\"" },
};

Test(xml, escapes_content)
{
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct text text = { 0 };

		xml_append_content(&text, rows[i].data, rows[i].length);
		cr_expect_str_eq(text_string(&text), rows[i].content);
		text_release(&text);
	}
}

Test(xml, escapes_attributes)
{
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct text text = { 0 };

		xml_append_attribute(&text, "a", rows[i].data);
		cr_expect_str_eq(text_string(&text), rows[i].attribute);
		text_release(&text);
	}
}

Test(xml, shows_nul_bytes)
{
	struct text text = { 0 };

	xml_append_content(&text, "a\0b", 3);
	cr_expect_str_eq(text_string(&text), "a\\x00b");
	text_release(&text);
}
