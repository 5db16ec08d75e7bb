# SPDX-License-Identifier: MIT
"""The words for each exit status, and that a page never says more than its journal bears out."""

import unittest

from reports import verdict
from reports.tests import lines


class VerdictTest(unittest.TestCase):
    def test_words_for_each_exit_status(self):
        passing, failing = lines.case(), lines.failing()
        for status, case, tone, words in (
            (0, passing, "good", "Conformant"),
            (1, failing, "bad", "Not conformant"),
            (2, passing, "none", "Not run"),
            (3, passing, "none", "Could not be tested"),
            (4, passing, "none", "Broken run"),
        ):
            found = verdict.of_run(lines.whole(case, exit_status=status))
            self.assertEqual((found.tone, found.words), (tone, words))

    def test_cut_short(self):
        found = verdict.of_run(lines.parsed(lines.run(), lines.case()))
        self.assertEqual((found.tone, found.words), ("none", "Run cut short"))
        self.assertIn("not a verdict", found.sentence)

    def test_selection(self):
        options = {"level": "should", "only": ["interface-status/*"]}
        read = lines.parsed(lines.run(options=options), lines.case(), lines.summary())
        self.assertEqual(verdict.of_run(read).words, "Conformant in the selected cases")

    def test_exit_status_0_must_be_borne_out(self):
        nothing = lines.summary(requirements={"gating": 2, "examined": 0})
        for read in (
            lines.whole(lines.failing()),
            lines.whole(lines.case(), lines.case("a/b", verdict="broken")),
            lines.whole(lines.case(verdict="skipped")),
            lines.parsed(lines.run(), lines.case(), nothing),
            lines.parsed(lines.run(), lines.case(), lines.summary(cases=2)),
        ):
            self.assertEqual(verdict.of_run(read), verdict.CONTRADICTORY)
            self.assertTrue(verdict.contradictions(read))

    def test_findings_are_below_the_gate(self):
        case = lines.failing(level="hardening")
        self.assertEqual(verdict.word(case, "should"), "finding")
        self.assertEqual(verdict.word(case, "hardening"), "fail")
        self.assertEqual(
            verdict.of_run(lines.whole(lines.case(), lines.failing("a/b", level="hardening"))).tone,
            "good",
        )

    def test_the_gravest_violation_counts(self):
        mixed = (
            lines.failing(level="hardening")["violations"]
            + lines.failing(level="must")["violations"]
        )
        self.assertEqual(verdict.word(lines.failing(violations=mixed), "must"), "fail")

    def test_flaky_cases_are_red_where_they_reach_the_gate(self):
        for level, allows, is_red in (("should", False, True), ("should", True, False), ("hardening", False, False)):
            case = {**lines.failing(level=level), "verdict": "flaky"}
            self.assertEqual(verdict.is_red(case, "should", allows), is_red)

    def test_info_never_gates(self):
        self.assertFalse(verdict.is_gating("info", "hardening"))
        self.assertTrue(verdict.is_gating("must", "must"))
        self.assertFalse(verdict.is_gating("should", "must"))

    def test_known_failures_do_not_fail_the_run(self):
        known = lines.failing("a/b", known=lines.known("as-recorded"))
        self.assertEqual(verdict.word(known, "should"), "known")
        read = lines.whole(lines.case(), known)
        read.summary["counts"]["known"] = 1
        found = verdict.of_run(read)
        self.assertEqual((found.tone, found.words), ("good", "Known failures only"))

    def test_a_record_that_is_out_of_date_does(self):
        for state, case in (("passes", lines.case()), ("differs", lines.case(verdict="skipped")),
                            ("expired", lines.failing())):
            outdated = {**case, "known": lines.known(state)}
            self.assertEqual(verdict.word(outdated, "should"), "fail")
            read = lines.whole(lines.case("a/b"), outdated, exit_status=1)
            read.summary["counts"]["outdated"] = 1
            words = "Not conformant" if state == "expired" else "Known failures out of date"
            self.assertEqual(verdict.of_run(read).words, words)
            self.assertTrue(verdict.contradictions(lines.whole(lines.case("a/b"), outdated)))

    def test_flaky_cases_must_be_allowed(self):
        flaky = {**lines.failing("a/b"), "verdict": "flaky"}
        self.assertEqual(verdict.word(flaky, "should"), "flaky")
        self.assertEqual(verdict.of_run(lines.whole(lines.case(), flaky)), verdict.CONTRADICTORY)
        below = {**lines.failing("a/b", level="hardening"), "verdict": "flaky"}
        self.assertEqual(verdict.of_run(lines.whole(lines.case(), below)).tone, "good")
        options = {"level": "should", "flaky": "allow"}
        read = lines.parsed(lines.run(options=options), lines.case(), flaky, lines.summary(cases=2))
        self.assertEqual(verdict.of_run(read).tone, "good")

    def test_a_shard_is_a_selection(self):
        options = {"level": "should", "shard": "2/7"}
        read = lines.parsed(lines.run(options=options), lines.case(), lines.summary())
        self.assertEqual(verdict.of_run(read).words, "Conformant in the selected cases")
