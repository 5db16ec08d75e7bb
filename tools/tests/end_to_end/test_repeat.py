# SPDX-License-Identifier: MIT
"""--repeat: what always ends alike, what varies, and what depends on the cases before it."""

import unittest

from tools.tests.end_to_end.in_wine import perform
from tools.tests.end_to_end.support import HOSTILE, REFERENCE, EndToEndTest, fixture, only, reference_run
from tools.tests.end_to_end.valid import assert_valid_junit, find_journal_problem

SELECTION = only("interface-status/unknown-index-enabled*", "set-interface-info/valid*")
SMALL = only("interface-status/unknown-index-enabled*running,null,*", "set-interface-info/valid*")  # nothing of chance
ROUNDS = 6


def check(name, *arguments, selection=SELECTION):
    return perform(fixture("hostile"), *selection, "--repeat", ROUNDS, *arguments, profile=HOSTILE,
                   environment={"ROUTPROT_HOSTILE": name})


def steadiness(run):
    return {name: case["repeats"]["steadiness"] for name, case in run.cases.items()}


class Repeat(EndToEndTest):
    def assert_sound(self, run):
        self.assertEqual(find_journal_problem(run), "")
        assert_valid_junit(self, run)
        self.assert_nothing_left(run)
        for case in run.cases.values():
            self.assertEqual(sum(row["count"] for row in case["repeats"]["rounds"]), ROUNDS, case["id"])

    def test_chance_is_flaky(self):
        run = check("flaky-code")
        self.assert_status(run, 1)
        self.assert_sound(run)
        flaky = [case for case in run.cases.values() if case["verdict"] == "flaky"]
        # That most of 28 cases answer alike in six rounds is not possible. One of them may, and vary when it is alone.
        self.assertGreater(len(flaky), 14)
        for case in flaky:
            outcomes = case["repeats"]["rounds"] + case["repeats"]["alone"]
            self.assertEqual({row["verdict"] for row in outcomes}, {"pass", "fail"})
            self.assertEqual({row["requirement"] for row in case["violations"]} & {"IFSTATUS-02", "IFSTATUS-04"},
                             {"IFSTATUS-02", "IFSTATUS-04"})
        self.assertEqual(run.summary["counts"]["flaky"], len(flaky))
        self.assertIn("FLAKY: the verdict varies", run.output)
        self.assertEqual({case["verdict"] for case in run.cases.values() if case["suite"] != "interface-status"}, {"pass"})

    def test_flaky_cases_can_be_allowed(self):
        run = check("flaky-code", "--flaky", "allow")
        self.assertEqual(run.status, int(run.summary["counts"]["fail"] > 0), str(run))
        self.assertGreater(run.summary["counts"]["flaky"], 14)
        self.assertEqual(find_journal_problem(run), "")

    def test_order_is_not_chance(self):
        run = check("refuses-once", selection=SMALL)
        self.assert_status(run, 1)
        self.assert_sound(run)
        found = steadiness(run)
        self.assertEqual(set(found.values()), {"steady", "order-dependent"})
        self.assertIn("order-dependent: fail 6; alone pass 6", run.output)
        self.assertEqual(run.summary["counts"]["flaky"], 0)

    def test_a_steady_failure_is_steady(self):
        run = check("winsock-code", selection=SMALL)
        self.assert_status(run, 1)
        self.assertEqual(set(steadiness(run).values()), {"steady"})

    def test_failures_need_not_be_repeated(self):
        workers = []
        for arguments, text in (((), "fails alone too"), (("--no-alone",), "not repeated: --no-alone")):
            run = perform(fixture("hostile"), *SMALL, *arguments, profile=HOSTILE,
                          environment={"ROUTPROT_HOSTILE": "winsock-code"})
            self.assert_status(run, 1)
            failed = [case for case in run.cases.values() if case["verdict"] == "fail"]
            self.assertEqual({case["alone"]["text"] for case in failed}, {text})
            workers.append(run.summary["workers"])
        self.assertEqual(workers[0], workers[1] + len(failed))

    def test_crashes_and_their_workers(self):
        run = perform(fixture("hostile"), *only("interface-status/success-code", "set-interface-info/valid*"),
                      "--repeat", "3", profile=HOSTILE, environment={"ROUTPROT_HOSTILE": "crash-media-absent"})
        self.assert_status(run, 1)
        repeats = run.cases["interface-status/success-code"]["repeats"]
        self.assertEqual(repeats["rounds"], [{"verdict": "fail", "ending": "crashed", "count": 3}])
        self.assertEqual(repeats["steadiness"], "steady")

    def test_the_reference_is_steady(self):
        run = perform(fixture("reference"), "--repeat", "2", "--shard", "1/3", profile=REFERENCE)
        self.assert_status(run, 0)
        self.assertGreater(len(run.cases), 1000)
        self.assertLessEqual(run.verdicts.items(), reference_run().verdicts.items())
        self.assertEqual({case["repeats"]["steadiness"] for case in run.cases.values() if case["repeats"]}, {"steady"})

    def test_mistakes(self):
        for arguments, words in ((["--repeat", "0"], ("--repeat must be", "1 to 1000")),
                                 (["--flaky", "allow"], ("--flaky allow goes with --repeat N only",)),
                                 (["--repeat", "2", "--flaky", "maybe"], ("--flaky must be allow or fail", "maybe"))):
            with self.subTest(arguments):
                run = perform(fixture("reference"), *arguments, profile=REFERENCE)
                self.assert_status(run, 2)
                self.assert_one_line(run, *words)
                self.assertEqual(run.files, [])


if __name__ == "__main__":
    unittest.main()
