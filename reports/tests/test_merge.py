# SPDX-License-Identifier: MIT
"""Shards joined: equal to the whole but for times, refused where they do not belong together."""

import copy
import json
import pathlib
import random
import unittest

from reports import journal, merge, merge_junit, merge_summary
from reports.tests import lines, shards
from reports.tests.test_commands import Command

HARNESS = pathlib.Path(__file__).parents[2] / "harness" / "output"
VARYING = ("started", "milliseconds", "settle_milliseconds", "workers")


def steady(line):
    """Return a run or summary line without what varies from run to run."""
    return {name: value for name, value in line.items() if name not in VARYING}


class EqualTest(unittest.TestCase):
    def check(self, cases, parts):
        whole = shards.read("whole.jsonl", shards.run(), cases)
        merged = merge.merge(parts)
        self.assertEqual([case["id"] for case in merged.cases], [case["id"] for case in cases])
        self.assertEqual(merged.cases, whole.cases)
        self.assertEqual(steady(merged.run), steady(whole.run))
        self.assertEqual(steady(merged.summary), steady(whole.summary))

    def test_every_way_to_deal(self):
        cases = shards.cases()
        dice = random.Random(7)
        for total in (1, 2, 3, 7, len(cases) + 3):
            self.check(cases, shards.cut(cases, total))
            self.check(cases, shards.cut(cases, total, lambda index, n=total, m=len(cases): index * n // m))
            dealt = [dice.randrange(total) for _ in cases]
            self.check(cases, shards.cut(cases, total, dealt.__getitem__))

    def test_shards_in_any_order(self):
        parts = shards.cut(shards.cases(), 5)
        self.check(shards.cases(), [parts[i] for i in (3, 0, 4, 2, 1)])

    def test_each_kind_of_run(self):
        cases = shards.cases()
        good = [case for case in cases if case["verdict"] in ("pass", "skipped")]
        for selected in (good, [case for case in cases if case["verdict"] == "skipped"],
                         [*good, {**cases[0], "id": "a/b", "place": 999, "verdict": "broken", "reason": "x"}],
                         [case for case in cases if case["verdict"] != "fail"], cases[:1], []):
            self.check(selected, shards.cut(selected, 3))

    def test_a_callback_that_passed_in_another_shard(self):
        cases = [case for case in shards.cases() if case["id"] in ("interface-status/ok[0]", "interface-status/low")]
        parts = shards.cut(cases, 2)
        self.assertEqual([part.summary["exit_status"] for part in parts], [0, 3])
        self.assertEqual(merge.merge(parts).summary["exit_status"], 0)

    def test_what_varies(self):
        parts = shards.cut(shards.cases(), 2)
        parts[0].run["started"], parts[1].run["started"] = "2026-11-25T09:00:00Z", "2026-11-25T08:59:59Z"
        merged = merge.merge(parts)
        self.assertEqual(merged.run["started"], "2026-11-25T08:59:59Z")
        self.assertEqual((merged.summary["milliseconds"], merged.summary["workers"]), (500, 2))

    def test_mistakes_are_told_where_a_requirement_is_violated(self):
        """Each shard tells those of the requirements that are violated in it."""
        parts = copy.deepcopy(shards.cut(shards.cases(), 3))
        wanted = copy.deepcopy(parts[0].run["requirements"])
        for place, part in ((0, parts[0]), (1, parts[1]), (1, parts[2])):
            wanted[place]["mistake"] = part.run["requirements"][place]["mistake"] = f"mistake {place}"
        self.assertEqual(merge.merge(parts).run["requirements"], wanted)

    def test_written_as_it_is_read(self):
        merged = merge.merge(shards.cut([{**case, "output": "é \ud800"} for case in shards.cases()], 2))
        again = journal.parse("x", merge.write(merged).encode("utf-8", "backslashreplace"))
        self.assertEqual((again.run, again.cases, again.summary), (merged.run, merged.cases, merged.summary))


class ControlTest(unittest.TestCase):
    def merged(self, *controls):
        parts = shards.cut(shards.cases(), len(controls))
        for part, control in zip(parts, controls):
            part.run["control"] = {"reason": None, "reproduce": None, **control}
            if control["state"] == "failed":
                part.summary["exit_status"] = 4
                part.summary["causes"].insert(0, control["reason"])
        return merge.merge(parts)

    def test_passed(self):
        merged = self.merged({"state": "passed", "cases": 3}, {"state": "none", "cases": 0}, {"state": "passed", "cases": 4})
        self.assertEqual((merged.run["control"]["state"], merged.run["control"]["cases"]), ("passed", 7))

    def test_one_that_failed_breaks_the_run(self):
        failed = {"state": "failed", "cases": 2, "reason": "the control failed: it is the environment", "reproduce": "x"}
        merged = self.merged({"state": "passed", "cases": 3}, failed)
        self.assertEqual(merged.run["control"], {**failed, "cases": 5})
        self.assertEqual(merged.summary["exit_status"], 4)
        self.assertEqual(merged.summary["causes"][0], failed["reason"])
        self.assertEqual(merged.summary["causes"].count(failed["reason"]), 1)

    def test_a_run_that_did_not_end(self):
        parts = shards.cut(shards.cases(), 2)
        parts[1].summary["causes"].insert(0, "the run did not come to its end: no room")
        parts[1].summary["exit_status"] = 4
        merged = merge.merge(parts)
        self.assertEqual(merged.summary["causes"][0], "the run did not come to its end: no room")
        self.assertEqual(merged.summary["exit_status"], 4)


class KnownTest(unittest.TestCase):
    """What --known, --repeat and --shard add to the summary."""

    def parts(self, *summaries):
        parts = shards.cut(shards.cases(), len(summaries))
        for part, (causes, counts) in zip(parts, summaries):
            part.summary["causes"] = causes
            part.summary["counts"] |= counts
        return merge.merge(parts).summary

    def test_counted_and_in_their_order(self):
        merged = self.parts(
            (["2 cases are flaky; the first is set-interface-info/ok[0]", "1 case is broken; it is a/b",
              "1 known failure is not as recorded; it is set-interface-info/ok[1]: it passes"], {"flaky": 2, "known": 3}),
            (["1 case is flaky; it is interface-status/ok[0]",
              "1 known failure is not as recorded; it is interface-status/ok[1]: it: passes"], {"flaky": 1, "known": 1}))
        self.assertEqual(merged["causes"], [
            "3 cases are flaky; the first is interface-status/ok[0]",
            "2 known failures are not as recorded; the first is interface-status/ok[1]: it: passes",
            "1 case is broken; it is a/b"])
        self.assertEqual((merged["counts"]["flaky"], merged["counts"]["known"]), (3, 4))

    def test_what_no_case_matches_is_said_by_every_shard(self):
        cause = "2 known failures match no case; the first is k.txt:3: [a/*]: take it out, or correct it"
        merged = self.parts(([cause], {"outdated": 2}), ([cause], {"outdated": 3}), ([cause], {"outdated": 2}))
        self.assertIn(cause, merged["causes"])
        self.assertEqual(merged["causes"].count(cause), 1)
        self.assertEqual(merged["counts"]["outdated"], 3)

    def test_callbacks_that_shards_name(self):
        parts = shards.cut(shards.cases(), 2)
        first, second, third = shards.CALLBACKS
        for part, covered, passed in zip(parts, ([second, third], [first, "SetPower", second]), ([third], [second])):
            part.summary["callbacks"] = {"covered": covered, "passed": passed}
        merged = merge.merge(parts).summary
        self.assertEqual(merged["callbacks"], {"covered": [first, "SetPower", second, third], "passed": [second, third]})
        self.assertIn(f"no gating case passed for {first}, SetPower", merged["causes"])

    def test_where_a_shard_learnt_that_it_is_one(self):
        parts = shards.cut(shards.cases(), 2)
        parts[1].run["decisions"] = ["This is shard 2 of 2, from x; --shard comes before these", "It starts again."]
        self.assertEqual(merge.merge(parts).run["decisions"], ["It starts again."])


class CodeTest(unittest.TestCase):
    PLACES = {"a/one": 0, "a/two": 1, "a/three": 2}

    def reason(self, *reasons):
        given = [{"callback": "F", "code": "X", "case": None, "reason": reason, "key": None} for reason in reasons]
        return merge_summary.join_code(given, self.PLACES)["reason"]

    def test_the_reason_that_tells_most(self):
        ordered = ("a/two is to provoke it, and did not", "a/one was skipped: none", "several; the first is a/one",
                   "no case asks for it", "outside the selection")
        for i, best in enumerate(ordered):
            for j in range(i, len(ordered)):
                self.assertEqual(self.reason(ordered[j], best), best)

    def test_the_first_case_of_the_whole(self):
        self.assertEqual(self.reason("x; the first is a/three", "x; the first is a/one", "outside the selection"),
                         "x; the first is a/one")


class RefusalTest(unittest.TestCase):
    def refuse(self, parts, message):
        with self.assertRaisesRegex(merge.MergeError, message) as caught:
            merge.merge(parts)
        self.assertNotIn("\n", str(caught.exception))

    def test_missing_and_twice(self):
        parts = shards.cut(shards.cases(), 4)
        self.refuse(parts[:3], "^shard 4/4 missing: give the journal of every shard")
        self.refuse([parts[1]], "^shards 1/4, 3/4, 4/4 missing")
        self.refuse([*parts, parts[2]], r"^shard 3/4 is there twice: 3\.jsonl and 3\.jsonl")

    def test_other_numbers_of_shards(self):
        self.refuse([shards.cut(shards.cases(), 2)[0], shards.cut(shards.cases(), 3)[1]], "is shard 2 of 3, but .* one of 2")
        self.refuse([shards.read("x", shards.run("3/2"), [])], "x: there is no shard 3/2")

    def test_no_shards(self):
        whole = shards.read("a.jsonl", shards.run(), shards.cases())
        self.refuse([whole, *shards.cut(shards.cases(), 2)], "a.jsonl: this is no shard: .* without --shard")

    def test_the_only_shard_is_the_whole(self):
        """--shard 1/1 is no sharing, and the journal does not say it."""
        whole = shards.read("a.jsonl", shards.run(), shards.cases())
        self.assertEqual(steady(merge.merge([whole]).summary), steady(whole.summary))

    def test_cut_short(self):
        parts = shards.cut(shards.cases(), 2)
        parts[1] = journal.Journal("2.jsonl", parts[1].run, parts[1].cases, None, "it has no summary line")
        self.refuse(parts, r"2.jsonl: the run of shard 2/2 was cut short \(it has no summary line\); run that shard again")

    def test_runs_that_do_not_belong_together(self):
        def change(**changes):
            return lambda run: run.update(changes)

        for edit, what in (
            (lambda run: run["candidate"].update(sha256="f" * 64), r"candidate \(SHA-256\): 0123.* and ffff"),
            (lambda run: run["options"].update(level="must"), 'the option level: "should" and "must"'),
            (lambda run: run["options"].update(timeout_factor=2), "the option timeout-factor: null and 2"),
            (change(suite_version=2), "the suite version: 1 and 2"),
            (change(tool_version="2"), "the tool version"),
            (change(platform="Windows"), "the platform"),
            (change(profile={"path": "x", "fingerprint": "0" * 16}), r"the profile \(fingerprint\): None and 0000"),
            (lambda run: run["requirements"].pop(), "the list of requirements$"),
            (change(protocol={**lines.run()["protocol"], "id": "0x1"}), "registered another protocol"),
        ):
            parts = copy.deepcopy(shards.cut(shards.cases(), 2))
            edit(parts[1].run)
            self.refuse(parts, what)

    def test_the_number_of_jobs_does_not_matter(self):
        parts = shards.cut(shards.cases(), 2)
        parts[1].run["options"]["jobs"] = 4
        self.assertEqual(merge.merge(parts).run["options"]["jobs"], 4)

    def test_where_the_record_of_known_failures_lies_does_not_matter(self):
        parts = shards.cut(shards.cases(), 2)
        for part, path in zip(parts, ("/builds/1/known.txt", "/builds/2/known.txt")):
            part.run["options"]["known"] = path
        self.assertEqual(merge.merge(parts).run["options"]["known"], "/builds/1/known.txt")
        parts[1].run["options"]["known"] = None
        self.refuse(parts, 'the option known: "known.txt" and null')

    def test_cases_that_overlap(self):
        parts = shards.cut(shards.cases(), 2)
        parts[1].cases.append(parts[0].cases[0])
        self.refuse(parts, r"interface-status/ok\[0\] is in two shards: 1.jsonl and 2.jsonl")
        parts[1].cases[-1] = {**parts[0].cases[0], "id": "a/b"}
        self.refuse(parts, r"a/b has the place of interface-status/ok\[0\]")
        parts[1].cases[-1] = lines.case("a/b")
        self.refuse(parts, "a/b has no place")


class WordsTest(unittest.TestCase):
    """The words that are looked for are those that the program writes."""

    def test_causes(self):
        source = (HARNESS / "result.c").read_text(encoding="utf-8")
        for words in (merge_summary.NO_CASE_PASSED, merge_summary.NOTHING_EXAMINED, merge_summary.UNFINISHED):
            self.assertIn(f'"{words}"', source)
        # A program without known failures and repetitions has no words for them.
        told = [words for _, *words in merge_summary.COUNTING if "recorded.h" in source or
                not any(option in words[0] for option in ("flaky", "recorded"))]
        self.assertGreaterEqual(len(told), 3)
        for words in [word for pair in told for word in pair]:
            self.assertIn(f'{words}"', source)

    def test_reasons(self):
        source = (HARNESS / "codes.c").read_text(encoding="utf-8")
        for words in merge_summary.REASONS[:-1]:
            self.assertIn(f"%s{words}", source)
        self.assertIn(f'"{merge_summary.UNSELECTED}"', (HARNESS / "coverage.c").read_text(encoding="utf-8"))

    def test_meanings(self):
        source = (HARNESS / "details.c").read_text(encoding="utf-8")
        for words in merge_junit.MEANINGS:
            self.assertIn(f'"{words}"', source)


class CommandTest(Command):
    def write_shards(self, cases, total):
        for part in shards.cut(cases, total):
            self.write(part.name, part.run, *part.cases, part.summary)
        return [self.folder / f"{number}.jsonl" for number in range(1, total + 1)]

    def test_journal_and_exit_status(self):
        for cases in (shards.cases(), [case for case in shards.cases() if case["verdict"] == "pass"]):
            whole = shards.summary(shards.run(), cases)
            output = self.folder / "whole.jsonl"
            status, told, said = self.run_command("merge", *self.write_shards(cases, 3), "-o", output)
            self.assertEqual((status, said), (whole["exit_status"], ""))
            self.assertIn(f"{len(cases)} cases of 3 shards", told)
            self.assertEqual(steady(json.loads(output.read_text("utf-8").splitlines()[-1])), steady(whole))

    def test_mistakes(self):
        files = self.write_shards(shards.cases(), 2)
        self.refuse("merge", files[0], "-o", self.folder / "x", message="shard 2/2 missing")
        self.refuse("merge", *files, "-o", files[0], message="the journal would replace a file it is made from")
        self.refuse("merge", *files, "-o", self.folder / "x", "--junit", self.folder / "y", message="needs the JUnit files")
