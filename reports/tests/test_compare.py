# SPDX-License-Identifier: MIT
"""Two runs held against each other: the kinds of difference, and what a gate is told."""

import unittest

from reports import compare, pages, summaries, verdict, writer
from reports.tests import lines
from reports.tests.test_page import Page


def kinds(old, new):
    """Return {kind: ids} of what is different between two Journals, without the empty kinds."""
    found = compare.compare(old, new)
    return {kind: [difference.id for difference in listed] for kind, listed in found.kinds.items() if listed}


def change(old, new, gate="should"):
    """Return the kind of difference between two lines of one case, or None; None stands for no such case."""
    found = compare.compare(*(lines.parsed(lines.run(), *([line] if line else []), lines.summary(0, 1, level=gate))
                              for line in (old, new)))
    present = [kind for kind, listed in found.kinds.items() if listed]
    assert len(present) + found.same == 1
    return present[0] if present else None


class KindTest(unittest.TestCase):
    PASS = lines.case()
    FAIL = lines.failing()
    FINDING = lines.failing(level="hardening")
    BLOCKED = lines.case(verdict="blocked", reason="x")
    BROKEN = lines.case(verdict="broken", reason="x")
    SKIPPED = lines.case(verdict="skipped", reason="x")

    def test_newly_failing(self):
        for old in (self.PASS, self.FINDING, self.SKIPPED, None):
            for new in (self.FAIL, self.BLOCKED, self.BROKEN):
                self.assertEqual(change(old, new), "newly failing")

    def test_fixed(self):
        for old in (self.FAIL, self.BLOCKED, self.BROKEN):
            self.assertEqual(change(old, self.PASS), "fixed")
        self.assertEqual(change(self.FINDING, self.PASS), "changed")

    def test_a_failure_that_is_skipped_now_is_not_fixed(self):
        self.assertEqual(change(self.FAIL, self.SKIPPED), "changed")
        self.assertEqual(change(self.FAIL, self.FINDING), "changed")

    def test_fails_differently(self):
        other = lines.failing(violations=[{**self.FAIL["violations"][0], "got": "5"}])
        for new in (other, lines.failing(ending="crashed")):
            self.assertEqual(change(self.FAIL, new), "changed")
        self.assertEqual(change(self.PASS, lines.case(remarks=["slow"])), "changed")

    def test_times_and_stacks_are_no_difference(self):
        crash = {"what": "a", "code": None, "where": "x+1", "stack": ["x+1"], "thread": None}
        moved = {**crash, "where": "x+2", "stack": ["x+2"]}
        self.assertIsNone(change(lines.failing(crash=crash), lines.failing(crash=moved, milliseconds=9)))

    def test_added_and_gone(self):
        self.assertEqual(change(None, self.PASS), "added")
        self.assertEqual(change(None, self.FINDING), "added")
        self.assertEqual(change(self.FAIL, None), "gone")

    def test_the_gate_decides_what_is_red(self):
        self.assertEqual(change(self.PASS, self.FINDING, gate="hardening"), "newly failing")
        hardening = lines.case(verdict="blocked", level="hardening", reason="x")
        self.assertEqual(change(self.PASS, hardening), "changed")

    def test_order_is_that_of_the_runs(self):
        old = lines.whole(lines.case("a/gone"), lines.case("a/one"), lines.case("a/two"))
        new = lines.whole(lines.failing("a/two"), lines.failing("a/one"), lines.case("a/new"), exit_status=1)
        self.assertEqual(kinds(old, new),
                         {"newly failing": ["a/two", "a/one"], "added": ["a/new"], "gone": ["a/gone"]})


class StatusTest(unittest.TestCase):
    GOOD = lines.whole(lines.case())

    def status(self, new, old=GOOD):
        return compare.compare(old, new).exit_status

    def test_nothing_new(self):
        self.assertEqual(self.status(self.GOOD), 0)
        failing = lines.whole(lines.failing(), exit_status=1)
        self.assertEqual(self.status(failing, failing), 0)

    def test_newly_failing(self):
        self.assertEqual(self.status(lines.whole(lines.failing(), exit_status=1)), 1)

    def test_a_new_run_that_proves_nothing(self):
        cut = lines.parsed(lines.run(), lines.case())
        for new in (cut, lines.whole(lines.case(), exit_status=4), lines.whole(lines.case(), exit_status=3),
                    lines.parsed(lines.run(), lines.case(), lines.summary(0, cases=9))):
            self.assertEqual(self.status(new), 3)

    def test_untested_before_and_now(self):
        self.assertEqual(self.status(lines.whole(lines.case(), exit_status=3), lines.whole(lines.case(), exit_status=3)), 0)

    def test_failures_count_in_a_broken_run_too(self):
        self.assertEqual(self.status(lines.whole(lines.failing(), exit_status=4)), 1)


class NoticeTest(unittest.TestCase):
    def test_what_else_is_different(self):
        options = {"level": "must", "only": ["a/*"]}
        old = lines.parsed(lines.run(), lines.case(), lines.summary())
        new = lines.parsed(lines.run(suite_version=2, options=options, platform="Windows 10"), lines.case(), lines.summary())
        told = compare.notices(old, new)
        self.assertIn("The runs differ in suite version: 1 before, 2 now.", told)
        self.assertIn("The runs differ in platform: Wine 8.0 (Linux) before, Windows 10 now.", told)
        self.assertIn("The runs differ in the option only: none before, a/* now.", told)
        self.assertIn("Both runs tested the same candidate, byte for byte.", told)
        self.assertFalse([sentence for sentence in told if "tool version" in sentence])

    def test_cut_short(self):
        told = compare.notices(StatusTest.GOOD, lines.parsed(lines.run(), lines.case()))
        self.assertIn("The new run was cut short: it has no summary line. What it would have found is not known.", told)


class TextTest(unittest.TestCase):
    OLD = lines.whole(*(lines.case(f"a/b[{i}]") for i in range(40)), lines.failing("a/fixed"), exit_status=1)
    NEW = lines.whole(*(lines.failing(f"a/b[{i}]") for i in range(40)), lines.case("a/fixed"), exit_status=1)

    def told(self, out, old=OLD, new=NEW):
        summaries.write_comparison(out, compare.compare(old, new))
        return out.finish()

    def test_what_is_alike_is_told_once(self):
        told = self.told(writer.Writer())
        self.assertIn("* IFSTATUS-03 (should): pass → fail; a/b[0] and 39 more\n", told)
        self.assertIn("    now: got NO_ERROR; expected ERROR_INVALID_PARAMETER\n", told)
        self.assertIn("    repeat it: routprot-check example.dll --only 'a/b[0]'\n", told)
        self.assertIn("Fixed (1)", told)
        self.assertIn("40 newly failing, 1 fixed, 0 the same.", told)

    def test_a_known_failure_that_is_out_of_date_is_told(self):
        known = {"state": "passes", "text": "the known failure k.txt:3 passes"}
        self.assertEqual(compare.got(lines.case(known=known)), "the known failure k.txt:3 passes")
        known["state"] = "expired"
        self.assertEqual(compare.got(lines.failing(known=known)),
                         "the known failure k.txt:3 passes: got NO_ERROR; expected ERROR_INVALID_PARAMETER")
        known["state"] = "as-recorded"
        self.assertEqual(compare.got(lines.failing(known=known)), "got NO_ERROR; expected ERROR_INVALID_PARAMETER")

    def test_the_gravest_first(self):
        new = lines.whole(lines.failing("a/should"), lines.failing("a/must", "IFSTATUS-21", "must"), exit_status=1)
        found = compare.compare(lines.whole(), new).kinds["newly failing"]
        self.assertEqual([same[0].id for same in compare.alike(found)], ["a/must", "a/should"])

    def test_markdown(self):
        told = self.told(writer.Markdown())
        self.assertTrue(told.startswith("## ✗ `example.dll`: Newly failing\n"), told)
        self.assertIn("- **IFSTATUS-03** (should): pass → fail; `a/b[0]` and 39 more\n", told)
        self.assertIn("| old | Not conformant | 41 | 1 | 0 | 0 | 0 | 0 | 40 |", told)

    def test_hostile_text_stays_in_its_code_span(self):
        got = "`@everyone` | <b>x</b>\n## forged \x1b[31m"
        new = lines.failing(violations=[{**lines.failing()["violations"][0], "got": got}])
        told = self.told(writer.Markdown(), lines.whole(lines.case()), lines.whole(new, exit_status=1))
        self.assertIn("now: ``got `@everyone` | <b>x</b> ## forged \\x1b[31m; expected ERROR_INVALID_PARAMETER``", told)
        self.assertNotIn("\n## forged", told)

    def test_page(self):
        comparison = compare.compare(self.OLD, self.NEW)
        parsed = Page(pages.render_comparison(comparison))
        self.assertEqual(parsed.open, [])
        self.assertEqual(parsed.loads, [])
        self.assertEqual(len(set(parsed.ids)), len(parsed.ids))
        for difference in comparison.kinds["newly failing"] + comparison.kinds["fixed"]:
            self.assertIn(difference.id, parsed.ids)
        self.assertIn("Cases fail that did not fail before.", parsed.text)
        self.assertEqual(compare.VERDICTS[1].tone, "bad")
        for link in parsed.links:
            self.assertIn(link.removeprefix("#"), [*parsed.ids, link])

    def test_page_of_added_and_gone(self):
        comparison = compare.compare(lines.whole(lines.case("a/gone[x]")), lines.whole(lines.case("a/new")))
        told = Page(pages.render_comparison(comparison)).text
        self.assertRegex(told, r"Added 1 Each is in the new run only, and not red\. interface-status 1 case a/new")
        self.assertRegex(told, r"Gone 1 Each is in the old run only\. interface-status 1 case a/gone")

    def test_red(self):
        self.assertTrue(verdict.is_red(lines.failing(), "should"))
        self.assertFalse(verdict.is_red(lines.failing(level="hardening"), "should"))
