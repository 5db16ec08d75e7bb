# SPDX-License-Identifier: MIT
"""Hostile candidates: the call that ended a worker is blamed, with its arguments and what is known of the crash."""

import unittest

from tools.tests.end_to_end.blaming import Blaming
from tools.tests.end_to_end.hostile import ABSENT, BLAMED, RUNS
from tools.tests.end_to_end.support import EndToEndTest, reference_run

RUNS.expect()


class Blame(Blaming, EndToEndTest):
    rows, runs = BLAMED, RUNS

    def test_what_has_nothing_to_do_with_it_passes(self):
        """One bad call is not the end of all others."""
        cases, reference = self.runs["crash-media-absent"].cases, reference_run().cases
        told = [case["id"] for case in reference.values() if case["verdict"] == "pass" and not any(
            call["arguments"].get("StatusType") == ABSENT["StatusType"] for call in case["calls"])]
        self.assertGreater(len(told), 1000)
        self.assertEqual([place for place in told if cases[place]["verdict"] != "pass"], [])

    def test_a_failing_case_is_repeated_alone(self):
        repeated = [case["alone"] for case, _ in self.blamed("crash-media-absent") if case["alone"]]
        self.assertIn("fails alone too", {alone["text"] for alone in repeated})


if __name__ == "__main__":
    unittest.main()
