# SPDX-License-Identifier: MIT
"""Shards: together what one run is, each green by itself, as the command line or an engine's environment says."""

import functools
import json
import unittest

from reports import journal, merge, merge_junit, statement
from tools.tests.end_to_end import support
from tools.tests.end_to_end.in_wine import ask, perform
from tools.tests.end_to_end.support import REFERENCE, EndToEndTest, Runs, fixture, reference_run
from tools.tests.end_to_end.valid import assert_valid_junit, find_journal_problem
from tools.tests.end_to_end.varying import steady, steady_junit

SHARDS = 7


def check(shard):
    return perform(fixture("reference"), "--shard", f"{shard}/{SHARDS}", profile=REFERENCE)


RUNS = Runs({shard: functools.partial(check, shard) for shard in range(1, SHARDS + 1)}).expect()


class Shards(EndToEndTest):
    def test_together_they_are_the_whole(self):
        found = {}
        for shard, run in RUNS.items():
            self.assert_status(run, 0)
            self.assertEqual(set(run.cases) & set(found), set(), f"shard {shard} has cases of another")
            found.update(run.verdicts)
            self.assertEqual(run.journal[0]["options"]["shard"], f"{shard}/{SHARDS}")
            self.assertIn(f" in shard {shard}/{SHARDS} (exit status 0)", run.output.splitlines()[-1])
            assert_valid_junit(self, run)
            self.assertEqual(find_journal_problem(run, most=20), "")
        self.assertEqual(found, reference_run().verdicts)

    def test_merged_they_equal_the_whole_run(self):
        shards = [journal.parse(str(shard), run.journal_bytes) for shard, run in RUNS.items()]
        merged, whole = merge.merge(shards), journal.parse("whole", reference_run().journal_bytes)
        lines = [(merged.run, whole.run), *zip(merged.cases, whole.cases), (merged.summary, whole.summary)]
        self.assertEqual(len(merged.cases), len(whole.cases))
        for ours, theirs in lines:
            if steady(ours, is_merged=True) != steady(theirs, is_merged=True):
                self.fail("%s\nis not\n%s" % (json.dumps(ours)[:1500], json.dumps(theirs)[:1500]))
        self.assertEqual(statement.make(merged), statement.make(whole))
        files = [merge_junit.Junit(str(shard), run.junit.decode()) for shard, run in RUNS.items()]
        joined = merge_junit.join(files, shards, merged)
        self.assertEqual(steady_junit(joined.encode()), steady_junit(reference_run().junit))

    def test_what_the_exit_status_rests_on_can_be_joined(self):
        whole = reference_run().summary["callbacks"]
        for key in ("covered", "passed"):
            joined = {name for _, run in RUNS.items() for name in run.summary["callbacks"][key]}
            self.assertEqual(joined, set(whole[key]))
        self.assertEqual(set(whole["covered"]) - set(whole["passed"]), set())
        unexamined = [{row["requirement"] for row in run.summary["unexamined"]} for _, run in RUNS.items()]
        self.assertEqual(set.intersection(*unexamined),
                         {row["requirement"] for row in reference_run().summary["unexamined"]})

    def test_the_control_is_of_the_same_shard(self):
        run = perform(fixture("odd"), "--shard", "2/40", profile=REFERENCE, control=True)
        self.assertEqual(run.journal[0]["control"]["state"], "passed", str(run))
        self.assertLessEqual(run.journal[0]["control"]["cases"], len(run.cases))
        self.assertGreater(run.journal[0]["control"]["cases"], 0)

    def test_listed(self):
        run = ask("--list", "--shard", f"2/{SHARDS}", "--profile", REFERENCE)
        self.assert_status(run, 0)
        listed = {line.split()[0] for line in run.output.splitlines() if "/" in line.split()[0]}
        self.assertEqual(listed, set(RUNS[2].cases))


class Environment(EndToEndTest):
    def use(self, environment, *arguments, how=perform):
        return how(fixture("reference"), "--only", "registration/*", *arguments, profile=REFERENCE, environment=environment)

    def test_conventions(self):
        own = set(self.use({}, "--shard", "2/3").cases)
        for environment, source in (
                ({"TEST_SHARD_INDEX": "1", "TEST_TOTAL_SHARDS": "3"}, "TEST_SHARD_INDEX and TEST_TOTAL_SHARDS"),
                ({"CI_NODE_INDEX": "2", "CI_NODE_TOTAL": "3"}, "CI_NODE_INDEX and CI_NODE_TOTAL"),
                ({"JOB_COMPLETION_INDEX": "1", "JOB_COMPLETIONS": "3"}, "JOB_COMPLETION_INDEX and JOB_COMPLETIONS")):
            with self.subTest(source):
                run = self.use(environment)
                self.assert_status(run, 0)
                self.assertEqual(set(run.cases), own)
                said = f"This is shard 2 of 3, from {source}; --shard comes before these"
                self.assertIn(said, " ".join(run.output.split()))
                self.assertTrue(any(said in line for line in run.journal[0]["decisions"]))

    def test_the_option_comes_first(self):
        everything = set(self.use({}).cases)
        environment = {"CI_NODE_INDEX": "2", "CI_NODE_TOTAL": "3"}
        run = self.use(environment, "--shard", "1/1")
        self.assertEqual(set(run.cases), everything)
        self.assertIsNone(run.journal[0]["options"]["shard"])
        self.assertEqual(set(self.use(environment, "--shard", "3/3").cases) & set(self.use(environment).cases), set())

    def test_bazel_is_told(self):
        run = self.use({"TEST_SHARD_INDEX": "0", "TEST_TOTAL_SHARDS": "2", "TEST_SHARD_STATUS_FILE": "told"},
                       how=support.perform)
        self.assert_status(run, 0)
        self.assertEqual(run.journal[0]["options"]["shard"], "1/2")
        self.assertIn("told", run.files)

    def test_mistakes(self):
        for environment, arguments, words in (
                ({}, ["--shard", "8/7"], ("--shard must be I/N", "8/7")),
                ({}, ["--shard", "76/76"], ("shard 76 of 76 has no case", "use fewer")),
                ({"CI_NODE_INDEX": "4", "CI_NODE_TOTAL": "3"}, [],
                 ('CI_NODE_INDEX is "4" and CI_NODE_TOTAL "3"', "counted from 1", "give --shard I/N")),
                ({"TEST_SHARD_STATUS_FILE": "none/told"}, [], ("none/told", "TEST_SHARD_STATUS_FILE", "unset it"))):
            with self.subTest(words[0]):
                run = self.use(environment, *arguments, how=support.perform)
                self.assert_status(run, 2)
                self.assert_one_line(run, *words)
                self.assertEqual(run.files, [])
                self.assert_nothing_left(run)


if __name__ == "__main__":
    unittest.main()
