# SPDX-License-Identifier: MIT
"""Odd but correct candidates: what looks like trouble and is none changes no verdict."""

import functools
import re
import unittest

from tools.tests.end_to_end.in_wine import perform
from tools.tests.end_to_end.support import (
    FEW, HOSTILE, REFERENCE, ROOT, EndToEndTest, Runs, choose, fixture, only, reference_run)

# Exceptions that the candidate, or the system for it, handles.
HANDLED = ("catches-throw", "catches-fault", "commits-pages", "raises-and-continues", "probes-pointers", "debug-strings")

# What the documentation leaves to the protocol. Cases that do not apply to such a one are skipped.
LEGAL = ("stops-at-once", "starts-once", "silent", "no-updates")


def patterns_of(name):
    """Two are run over some cases of every suite. Of the one that starts once, each run costs a process."""
    return choose(20) if name == "catches-throw" else choose(40) if name == "starts-once" else FEW


def run_odd(name):
    return perform(fixture("odd"), "--level", "hardening" if name in HANDLED else "should", *only(*patterns_of(name)),
                   profile=REFERENCE, environment={"ROUTPROT_ODD": name})


RUNS = Runs({name: functools.partial(run_odd, name) for name in (*HANDLED, *LEGAL)}).expect()


def tearDownModule():
    RUNS.forget()


class Odd(EndToEndTest):
    def test_every_row_of_the_fixture_is_here(self):
        source = (ROOT / "fixtures/odd/main.c").read_text()
        self.assertEqual(sorted(re.findall(r"\.name\s*=\s*\"([a-z-]+)\"", source)), sorted((*HANDLED, *LEGAL)))

    def test_handled_exceptions_change_nothing(self):
        for name in HANDLED:
            with self.subTest(name):
                self.assert_status(RUNS[name], 0)
                self.assert_same_verdicts(RUNS[name], reference_run(), patterns_of(name))
                self.assertEqual(self.crashes(RUNS[name]) - self.crashes(reference_run()), set())
                self.assert_nothing_left(RUNS[name])

    def crashes(self, run):
        """The cases with a crash. Those that only record what happens may have one."""
        return {case["id"] for case in run.cases.values() if case["crash"] or case["ending"] != "returned"}

    def test_what_is_legal_is_green(self):
        for name in LEGAL:
            with self.subTest(name):
                run = RUNS[name]
                self.assert_status(run, 0)
                reference = reference_run().verdicts
                for place, (verdict, violations) in run.verdicts.items():
                    self.assertEqual([level for _, level in violations if level in ("must", "should")], [], place)
                    if verdict != reference[place][0]:
                        # What no document promises, a second start for one, may keep a case from being performed.
                        below = run.cases[place]["level"] in ("hardening", "info")
                        self.assertIn(verdict, ("pass", "skipped", "fail", "blocked") if below else ("pass", "skipped"))
                        self.assertTrue(run.cases[place]["reason"] or violations, place)

    def test_a_protocol_that_starts_once_gets_a_process_for_every_run(self):
        self.assertTrue(any("process of its own" in decision for decision in RUNS["starts-once"].journal[0]["decisions"]))
        self.assertGreater(RUNS["starts-once"].summary["workers"], reference_run().summary["workers"])

    def test_a_name_that_no_row_has_is_refused(self):
        """The fixtures cannot be green by mistake: a mistyped row does not register."""
        for name, variable, profile in (("odd", "ROUTPROT_ODD", REFERENCE), ("hostile", "ROUTPROT_HOSTILE", HOSTILE)):
            with self.subTest(name):
                run = perform(fixture(name), profile=profile, environment={variable: "no such row"})
                self.assert_status(run, 3)
                self.assertIn("RegisterProtocol answered ERROR_NOT_SUPPORTED", run.summary["causes"][0])


if __name__ == "__main__":
    unittest.main()
