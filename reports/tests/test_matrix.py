# SPDX-License-Identifier: MIT
"""Requirements against candidates."""

import unittest

from reports import coverage, matrix, pages, summaries, writer
from reports.tests import lines
from reports.tests.test_commands import BAD, GOOD, Command
from reports.tests.test_page import Page


def named(path, name="a.jsonl", **candidate):
    """Return a Journal of a run of the candidate `path`."""
    line = lines.run()
    line["candidate"] = {**line["candidate"], "path": path, **candidate}
    read = lines.parsed(line, lines.case(), lines.summary())
    read.name = name
    return read


class MatrixTest(unittest.TestCase):
    GOOD = lines.whole(lines.case())
    BAD = lines.whole(lines.failing(), exit_status=1)

    def test_cells(self):
        made = matrix.make([self.GOOD, self.BAD])
        rows = {row.requirement.id: row for row in made.rows}
        self.assertEqual(rows["IFSTATUS-03"].states, ["met", "violated"])
        self.assertEqual((rows["IFSTATUS-03"].worst, rows["IFSTATUS-03"].is_mixed), ("violated", True))
        self.assertEqual(rows["IFSTATUS-21"].states, ["not examined", "not examined"])
        self.assertEqual([row.requirement.id for row in made.mixed], ["IFSTATUS-03"])
        self.assertEqual([column.states["met"] for column in made.columns], [1, 0])

    def test_every_state_has_an_order(self):
        self.assertEqual(set(matrix.ORDER), set(coverage.STATES))

    def test_requirement_that_one_run_does_not_know(self):
        run = lines.run(requirements=[lines.requirement("NEW-01", "must")])
        other = lines.parsed(run, lines.summary(cases=0, requirements={"gating": 1, "examined": 0}))
        made = matrix.make([self.GOOD, other])
        self.assertEqual([row.requirement.id for row in made.rows], ["IFSTATUS-03", "IFSTATUS-21", "NEW-01"])
        self.assertEqual(made.rows[2].states, [None, "not examined"])
        self.assertIn("unknown", Page(pages.render_matrix(made)).text)

    def test_names_tell_columns_apart(self):
        self.assertEqual(matrix.names([named("/x/a.dll"), named("/y/b.dll")]), ["a.dll", "b.dll"])
        self.assertEqual(matrix.names([named("a.dll"), named("a.dll", machine="x86")]), ["a.dll (x64)", "a.dll (x86)"])
        self.assertEqual(matrix.names([named("a.dll", "x/1.jsonl"), named("a.dll", "x/2.jsonl")]),
                         ["a.dll (1)", "a.dll (2)"])
        self.assertEqual(matrix.names([named("a.dll", "x/1.jsonl"), named("a.dll", "y/1.jsonl")]),
                         ["a.dll (x/1.jsonl)", "a.dll (y/1.jsonl)"])
        self.assertEqual(matrix.names([named("a.dll")] * 2), ["a.dll (1)", "a.dll (2)"])

    def test_notices(self):
        self.assertEqual(matrix.notices([self.GOOD, self.BAD]), [])
        cut = lines.parsed(lines.run(suite_version=2, options={"level": "must", "only": ["a/*"]}), lines.case())
        self.assertEqual(matrix.notices([self.GOOD, cut]), [
            "test.jsonl: the run was cut short: it has no summary line.",
            "The runs have different suite versions: 1, 2.",
            "The runs have different levels: must, should.",
            "Not every run was asked for every case (--only, --skip).",
        ])


class TextTest(unittest.TestCase):
    def told(self, out, *journals):
        summaries.write_matrix(out, matrix.make(journals))
        return out.finish()

    def test_differences(self):
        told = self.told(writer.Writer(), MatrixTest.GOOD, MatrixTest.BAD)
        self.assertIn("Requirements in which the runs differ (1)", told)
        self.assertIn("* IFSTATUS-03 (should): The sentence of IFSTATUS-03.\n"
                      "    violated: example.dll (2)\n    met: example.dll (1)\n", told)

    def test_what_most_are_is_not_listed_by_name(self):
        told = self.told(writer.Markdown(), MatrixTest.BAD, *[MatrixTest.GOOD] * 5)
        self.assertIn("- **IFSTATUS-03** (should): `The sentence of IFSTATUS-03.`\n"
                      "  <br>violated: `example.dll (1)`\n  <br>met: the other 5\n", told)

    def test_one_run(self):
        self.assertNotIn("differ", self.told(writer.Writer(), MatrixTest.GOOD))

    def test_page(self):
        made = matrix.make([MatrixTest.GOOD, MatrixTest.BAD])
        content = pages.render_matrix(made)
        parsed = Page(content)
        self.assertEqual((parsed.open, parsed.loads), ([], []))
        self.assertIn('data-v="met violated "', content)
        self.assertIn('data-d="differs"', content)
        self.assertIn("1 of them came out differently among the runs", parsed.text)


class CommandTest(Command):
    def test_matrix(self):
        page = self.folder / "page.html"
        status, told, said = self.run_command("matrix", GOOD, BAD, "-o", page)
        self.assertEqual((status, said), (0, ""))
        self.assertIn("Not conformant", told)
        self.assertIn("</html>", page.read_text(encoding="utf-8"))

    def test_summary(self):
        status, told, said = self.run_command("summary", GOOD, BAD)
        self.assertEqual((status, said), (0, ""))
        self.assertIn("✗ example.dll: Not conformant", told)
        self.assertIn("repeat it: routprot-check", told)


class SummaryTest(unittest.TestCase):
    def told(self, read, out=None):
        out = out or writer.Writer()
        summaries.write_run(out, read)
        return out.finish()

    def test_verdict_and_figures(self):
        told = self.told(lines.whole(lines.case(), lines.case("a/b", verdict="skipped", reason="x")))
        self.assertIn("✓ example.dll: Conformant\n", told)
        self.assertIn("1 of 2 gating requirements examined (level must and should; exit status 0).",
                      " ".join(told.split()))
        self.assertRegex(told, r"cases +failed +findings +blocked +broken +skipped +passed\n2 +0 +0 +0 +0 +1 +1\n")

    def test_failures_by_requirement(self):
        cases = [lines.failing(f"a/b[{i}]") for i in range(3)] + [lines.failing("a/c", "IFSTATUS-21", "must", ending="hung")]
        told = self.told(lines.whole(*cases, exit_status=1))
        self.assertIn("* IFSTATUS-03 (should, 3 cases): The sentence of IFSTATUS-03.\n    a/b[0]\n", told)
        self.assertIn("    a/c, hung\n    got NO_ERROR; expected ERROR_INVALID_PARAMETER\n", told)

    def test_blocked_by_reason(self):
        cases = [lines.case(f"a/b[{i}]", verdict="blocked", reason="hung in a/c") for i in range(3)]
        self.assertIn("* 3 cases: hung in a/c\n    the first is a/b[0]\n", self.told(lines.whole(*cases, exit_status=3)))

    def test_cut_short_and_contradiction(self):
        told = self.told(lines.parsed(lines.run(), lines.case()))
        self.assertIn("? example.dll: Run cut short", told)
        self.assertIn("The journal ends early: it has no summary line.", told)
        self.assertIn("but a/b has a gating violation", self.told(lines.whole(lines.failing("a/b"))))

    def test_markdown(self):
        told = self.told(lines.whole(lines.failing(), exit_status=1, causes=["<b> | `x`"]), writer.Markdown())
        self.assertTrue(told.startswith("## ✗ `example.dll`: Not conformant\n"))
        self.assertIn("- `` <b> | `x` ``\n", told)
