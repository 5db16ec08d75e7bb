# SPDX-License-Identifier: MIT
"""Verdicts do not depend on what cases share, on how many run at a time, or on when."""

import json
import unittest

from reports import journal, statement
from tools.tests.end_to_end.hostile import RUNS as HOSTILE_RUNS
from tools.tests.end_to_end.in_wine import perform
from tools.tests.end_to_end.support import (
    HOSTILE, REFERENCE, EndToEndTest, Runs, choose, find_patience, fixture, only, reference_run)
from tools.tests.end_to_end.varying import steady, steady_junit


def candidate(name, *arguments, every=None, part=1):
    """A run of the reference protocol, or of a hostile candidate; with EVERY and PART, over as many cases as they leave."""
    def run():
        words = [*arguments, *only(*choose(every)[::part])] if every else arguments
        if name == "reference":
            return perform(fixture("reference"), *words, profile=REFERENCE)
        return perform(fixture("hostile"), *words, profile=HOSTILE, environment={"ROUTPROT_HOSTILE": name})
    return run


RUNS = Runs({
    "again": candidate("reference"),
    "shuffled": candidate("reference", "--shuffle", "1"),
    "run": candidate("reference", "--isolate", "run", "--shard", "1/3"),
    # Each case of these costs a process, so that there are few beside the first of each suite.
    "case": candidate("reference", "--isolate", "case", every=405),
    "jobs": candidate("reference", "--jobs", "2", "--shard", "1/3"),
    "in-process": candidate("reference", "--in-process", every=20),
    # Whichever cases the sample meets, some of SetInterfaceInfo have to pass for a verdict.
    "slow case": candidate("slow-start-stop", "--isolate", "case", "--only", "set-interface-info/valid*", every=405, part=2),
    "red": candidate("winsock-code", every=45),
    "red run": candidate("winsock-code", "--isolate", "run", every=45),
    "red case": candidate("winsock-code", "--isolate", "case", every=45, part=6),
    "red jobs": candidate("winsock-code", "--jobs", "2", every=45),
}).expect()


def tearDownModule():
    RUNS.forget()


class Sharing(EndToEndTest):
    def assert_like_reference(self, run, status=0):
        """The run's cases, which may be only some, have the verdicts that they have in a default run."""
        self.assert_status(run, status)
        reference = reference_run().verdicts
        self.assertGreater(len(run.cases), 40)
        for name, verdict in run.verdicts.items():
            self.assertEqual(verdict, reference[name], name)

    def test_shuffled(self):
        run = RUNS["shuffled"]
        self.assert_same_verdicts(run, reference_run())
        self.assert_status(run, 0)
        self.assertEqual(list(run.cases), list(reference_run().cases), "reports keep the order of the plan")
        self.assertEqual(run.journal[0]["options"]["shuffle"], 1)
        self.assertIn(b'<property name="shuffle" value="1"/>', run.junit)
        self.assertIn("--shuffle 1", run.output)

    def test_isolate_run(self):
        self.assert_like_reference(RUNS["run"])
        self.assertGreater(len(RUNS["run"].cases), 1000)

    def test_isolate_case(self):
        run = RUNS["case"]
        self.assert_like_reference(run)
        performed = [case for case in run.cases.values() if case["verdict"] != "skipped"]
        self.assertGreaterEqual(run.summary["workers"], len(performed))

    def test_jobs(self):
        self.assert_like_reference(RUNS["jobs"])
        self.assertGreater(len(RUNS["jobs"].cases), 1000)
        self.assertGreater(RUNS["jobs"].summary["workers"], 2)

    def test_the_process_of_the_examination_goes_on_where_others_may_run_beside_it(self):
        for jobs, workers in (("1", 3), ("2", 2)):
            run = perform(fixture("reference"), "--jobs", jobs, *only("set-interface-info/valid*"), profile=REFERENCE)
            self.assert_status(run, 0)
            self.assertEqual(run.summary["workers"], workers, jobs)

    def test_in_process(self):
        run, reference = RUNS["in-process"], reference_run()
        for name, verdict in run.verdicts.items():
            # Rows that only record what happens may crash, which would be the end of us too.
            if reference.cases[name]["crash"]:
                self.assertIn("--in-process", run.cases[name]["reason"])
            else:
                self.assertEqual(verdict, reference.verdicts[name], name)
        self.assert_status(run, 0)

    def test_in_process_threads_of_the_examination_are_nobodys_fault(self):
        run = perform(fixture("reference"), "--in-process", "--level", "hardening", *only("registration/starts-no-thread"),
                      profile=REFERENCE)
        self.assertEqual([case["verdict"] for case in run.cases.values()], ["blocked"])
        self.assertIn("--in-process", run.cases["registration/starts-no-thread"]["reason"])
        self.assert_status(run, 3)

    def test_violations_are_the_same_too(self):
        for name in ("red run", "red jobs"):
            with self.subTest(name):
                self.assert_status(RUNS[name], 1)
                self.assert_same_verdicts(RUNS[name], RUNS["red"])
        some = RUNS["red case"].verdicts
        self.assertTrue(any(violations for _, violations in some.values()))
        for name, verdict in some.items():
            if name in RUNS["red"].cases:
                self.assertEqual(verdict, RUNS["red"].verdicts[name], name)

    def test_nothing_is_left(self):
        for name, run in RUNS.items():
            with self.subTest(name):
                self.assert_nothing_left(run)


class Slowness(EndToEndTest):
    """A candidate whose start and stop take 20 ms each."""

    def test_it_is_bearable(self):
        run = HOSTILE_RUNS["slow-start-stop"]
        self.assert_status(run, 0)
        self.assertLess(run.seconds, 10 * find_patience())

    def test_its_verdicts_are_those_of_the_reference(self):
        self.assert_same_verdicts(HOSTILE_RUNS["slow-start-stop"], reference_run())

    def test_its_verdicts_are_those_of_isolated_cases(self):
        self.assert_status(RUNS["slow case"], 0)
        verdicts = HOSTILE_RUNS["slow-start-stop"].verdicts
        for name, verdict in RUNS["slow case"].verdicts.items():
            self.assertEqual(verdict, verdicts[name], name)


class Repetition(EndToEndTest):
    def test_the_same_journal_but_for_what_varies(self):
        one, other = reference_run().journal, RUNS["again"].journal
        self.assertEqual(len(one), len(other))
        for line, (first, second) in enumerate(zip(one, other), 1):
            if steady(first) != steady(second):
                self.fail("line %d: %s\nis not\n%s" % (line, json.dumps(first)[:1500], json.dumps(second)[:1500]))

    def test_the_same_junit_file_but_for_times(self):
        self.assertEqual(steady_junit(reference_run().junit), steady_junit(RUNS["again"].junit))

    def test_the_same_statement(self):
        self.assertEqual(*(statement.write(statement.make(journal.parse("x", run.journal_bytes)))
                           for run in (reference_run(), RUNS["again"])))


if __name__ == "__main__":
    unittest.main()
