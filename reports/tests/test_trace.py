# SPDX-License-Identifier: MIT
"""From sentence to case and back."""

import unittest

from reports import pages, summaries_trace, trace, writer
from reports.tests import lines
from reports.tests.test_commands import BAD, Command
from reports.tests.test_page import Page


def sample():
    """Return a Trace with two rows, a case that violates another requirement, and one requirement without cases."""
    violation = {"requirement": "IFSTATUS-21", "level": "must", "got": "5", "expected": "NO_ERROR"}
    run = lines.run(requirements=[lines.requirement("IFSTATUS-03", "should"), lines.requirement("IFSTATUS-21", "must"),
                                  lines.requirement("GEN-02", "must"),
                                  lines.requirement("GEN-08", "hardening", waived="needs threads")])
    cases = [lines.case("interface-status/row[a]"),
             lines.case("interface-status/row[b]", verdict="fail", violations=[violation])]
    counted = {"gating": 3, "examined": 3}
    return trace.make(lines.parsed(run, *cases, lines.summary(1, 2, requirements=counted)))


class TraceTest(unittest.TestCase):
    def test_parts(self):
        rows = [summaries_trace.part_row(part) for part in trace.parts(sample())]
        self.assertEqual(rows, [["IFSTATUS", "2", "1", "1", "0", "0", "1", "2"],
                                ["GEN", "2", "0", "1", "1", "0", "0", "0"]])

    def test_untraced(self):
        self.assertEqual([requirement.id for requirement in trace.untraced(sample())], ["GEN-08"])

    def test_sentences_of_a_case(self):
        made = sample()
        found = [[r.id for r in trace.sentences(made, case)] for case in made.journal.cases]
        self.assertEqual(found, [["IFSTATUS-03"], ["IFSTATUS-03", "IFSTATUS-21"]])

    def test_selection(self):
        made = sample()

        def ids(*patterns):
            requirements, cases = trace.select(made, patterns)
            return [r.id for r in requirements], [case["id"] for case in cases]

        self.assertEqual(ids("GEN-*"), (["GEN-02", "GEN-08"], []))
        self.assertEqual(ids("interface-status/row[b]"), ([], ["interface-status/row[b]"]))
        self.assertEqual(ids("*row*", "IFSTATUS-03"),
                         (["IFSTATUS-03"], ["interface-status/row[a]", "interface-status/row[b]"]))
        with self.assertRaisesRegex(trace.TraceError, "test.jsonl: no requirement and no case is called GEN-9"):
            trace.select(made, ["GEN-9"])


class TextTest(unittest.TestCase):
    def test_figures(self):
        out = writer.Writer()
        summaries_trace.write_trace(out, sample())
        told = out.finish()
        self.assertRegex(told, r"\nall +4 +1 +2 +1 +0 +1 +2\n")
        self.assertIn("* GEN-08 (hardening): The sentence of GEN-08.\n    waived: needs threads\n", told)
        self.assertIn("Return codes: 1 of 2 provoked", told)
        self.assertRegex(told, r"\nInterfaceStatus +2 +1 +0\n")

    def test_codes_that_are_not_documented(self):
        calls = [lines.call(1, "call", "InterfaceStatus", returned="5 (ERROR_ACCESS_DENIED)")]
        out = writer.Markdown()
        summaries_trace.write_codes(out, trace.make(lines.whole(lines.case("a/b", calls=calls))))
        self.assertIn("- `InterfaceStatus` returned `ERROR_ACCESS_DENIED`, which is not documented: first in `a/b`\n",
                      out.finish())

    def test_selection(self):
        made = sample()
        out = writer.Writer()
        summaries_trace.write_selection(out, made, *trace.select(made, ["IFSTATUS-21", "GEN-0*"]))
        told = out.finish()
        self.assertIn("Violated in cases about other requirements:\n\n* interface-status/row[b] (IFSTATUS-03)\n", told)
        self.assertIn("Held against every call of every case.", told)
        self.assertIn("No case is about it: needs threads.", told)

    def test_selected_case(self):
        made = sample()
        out = writer.Writer()
        summaries_trace.write_selection(out, made, *trace.select(made, ["*row[b]"]))
        self.assertIn("* is about IFSTATUS-03 (should): The sentence of IFSTATUS-03.\n"
                      "* violates IFSTATUS-21 (must): The sentence of IFSTATUS-21.\n    got 5\n", out.finish())


class PageTest(unittest.TestCase):
    def test_both_directions(self):
        parsed = Page(pages.render_trace(sample()))
        self.assertEqual((parsed.open, parsed.loads), ([], []))
        self.assertEqual(len(set(parsed.ids)), len(parsed.ids))
        for link in ("#interface-status/row[a]", "#req-IFSTATUS-03", "#req-IFSTATUS-21"):
            self.assertIn(link, parsed.links)
        for link in parsed.links:
            if link.startswith("#"):
                self.assertIn(link[1:], parsed.ids)


class CommandTest(Command):
    def test_trace(self):
        page = self.folder / "page.html"
        status, told, said = self.run_command("trace", BAD, "-o", page)
        self.assertEqual((status, said), (0, ""))
        self.assertIn("Return codes: ", told)
        self.assertIn("</html>", page.read_text(encoding="utf-8"))
        self.refuse("trace", BAD, "NOPE-1", message="no requirement and no case is called NOPE-1")
