# SPDX-License-Identifier: MIT
"""Hostile candidates: whatever they do, every case gets its verdict, in bearable time, and nothing is left."""

import re
import unittest

from tools.tests.end_to_end.hostile import BLAMED, HARMLESS, OTHERS, RUNS, patterns_of
from tools.tests.end_to_end.support import (
    HOSTILE, ROOT, EndToEndTest, find_patience, listed, reference_run, select)
from tools.tests.end_to_end.valid import assert_valid_junit, find_journal_problem

RUNS.expect()


def tearDownModule():
    RUNS.forget()


class Hostile(EndToEndTest):
    def test_every_row_of_the_fixture_is_here(self):
        sources = "".join(path.read_text() for path in (ROOT / "fixtures/hostile").glob("*.c"))
        self.assertEqual(sorted(re.findall(r"\.name\s*=\s*\"([a-z-]+)\"", sources)),
                         sorted([*BLAMED, *OTHERS, *HARMLESS]))

    def test_every_case_has_a_verdict(self):
        for name, run in RUNS.items():
            with self.subTest(name):
                self.assertEqual(find_journal_problem(run, most=50), "")
                ids = select((entry["id"] for entry in listed(HOSTILE) if "id" in entry), patterns_of(name) or ("*",))
                self.assertEqual(sorted(run.cases), sorted(ids))
                broken = [(case["id"], case["reason"]) for case in run.cases.values() if case["verdict"] == "broken"]
                self.assertEqual(broken[:3], [], "%d are broken: %s" % (len(broken), run))

    def test_status_time_and_nothing_left(self):
        for name, run in RUNS.items():
            with self.subTest(name):
                self.assertIn(run.status, (0, 1) if name in HARMLESS else (1, 3), str(run))
                self.assertEqual(run.summary["exit_status"], run.status)
                self.assertEqual(run.own_errors, [])
                self.assert_nothing_left(run)
                limit = BLAMED.get(name, {}).get("seconds", 10)
                self.assertLess(run.seconds, limit * find_patience(), str(run))

    def test_the_junit_file_is_valid(self):
        for name, run in RUNS.items():
            with self.subTest(name):
                assert_valid_junit(self, run)


class Others(EndToEndTest):
    def test_what_is_said_of_them(self):
        for name, words in OTHERS.items():
            with self.subTest(name):
                self.assertTrue(any(words in cause for cause in RUNS[name].summary["causes"]), str(RUNS[name]))

    def test_a_stop_that_never_ends(self):
        for name in ("stop-never-ends", "messages-never-end"):
            with self.subTest(name):
                run = RUNS[name]
                said = " ".join([*run.summary["causes"], *run.journal[0]["decisions"],
                                 *(row["got"] for case in run.cases.values() for row in case["violations"])])
                self.assertNotIn("StartProtocol answered NO_ERROR", said)
                self.assertIn("ROUTER_STOPPED", said)

    def test_an_undocumented_code_is_named_by_its_number(self):
        got = {row["got"] for case in RUNS["winsock-code"].cases.values() for row in case["violations"]}
        self.assertTrue(any("10022" in words for words in got), got)

    def test_harmless_ones_are_like_the_reference(self):
        for name in HARMLESS:
            with self.subTest(name):
                # A machine that is busy makes calls slow, which is no crime at this level.
                slow = {"GEN-05"}
                for case in RUNS[name].cases.values():
                    self.assertEqual({row["requirement"] for row in case["violations"]} - slow, set(), case["id"])
                    self.assertEqual(case["ending"], reference_run().cases[case["id"]]["ending"])


if __name__ == "__main__":
    unittest.main()
