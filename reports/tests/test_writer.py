# SPDX-License-Identifier: MIT
"""Text for terminals and comments: untrusted words stay what they are, long ones become bearable."""

import unittest

from reports import writer


class MarkdownTest(unittest.TestCase):
    def test_code_span_is_longer_than_any_inside(self):
        code = writer.Markdown().code
        self.assertEqual(code("a"), "`a`")
        self.assertEqual(code("a ``` b ` c"), "````a ``` b ` c````")
        self.assertEqual(code("`a"), "`` `a ``")
        self.assertEqual(code(""), "` `")
        self.assertEqual(code("a\n\x1b"), "`a \\x1b`")

    def test_bars_do_not_make_columns(self):
        out = writer.Markdown()
        out.table(["a", "b"], [["`x | y`", 2]])
        self.assertEqual(out.finish(), "| a | b |\n| --- | ---: |\n| `x \\| y` | 2 |\n")

    def test_too_long_for_a_comment(self):
        out = writer.Markdown()
        out.list([["x" * 100] for _ in range(1000)])
        told = out.finish()
        self.assertLess(len(told), 65_536)
        self.assertTrue(told.endswith("x\n\n… cut: too long for a comment.\n"))


class TextTest(unittest.TestCase):
    def test_columns(self):
        out = writer.Writer()
        out.table(["name", "n"], [["a", 1_000], ["bcdef", 2]])
        self.assertEqual(out.finish(), "name      n\na      1000\nbcdef     2\n")

    def test_what_is_left_out_is_counted(self):
        for out, more in ((writer.Writer(), "  ... and 2 more\n"), (writer.Markdown(), "- … and 2 more\n")):
            out.list([["a"], ["b"], ["c"]], most=1)
            self.assertTrue(out.finish().endswith(more))

    def test_controls_are_shown(self):
        self.assertEqual(writer.Writer().code("a\r\nb\x1b[31m"), "a\\x0d b\\x1b[31m")


class ShortTest(unittest.TestCase):
    def test_long_arguments_go_first(self):
        long = "got Call(" + ", ".join(f"Name{i}: {i} (x)" for i in range(9)) + ") returned 5; expected NO_ERROR"
        self.assertEqual(writer.short(long), "got Call(…) returned 5; expected NO_ERROR")
        self.assertEqual(writer.short("got Call(a: 1)"), "got Call(a: 1)")

    def test_then_the_middle(self):
        cut = writer.short("a" * 300 + "b" * 300, 100)
        self.assertEqual(len(cut), 100)
        self.assertTrue(cut.startswith("aaa") and cut.endswith("bbb"))
