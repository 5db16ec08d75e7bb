# SPDX-License-Identifier: MIT
"""JUnit files of shards joined: held against a file that the program wrote."""

import pathlib
import re
import unittest
import xml.etree.ElementTree

import junitparser

from reports import journal, merge_junit
from reports.tests import lines, shards
from reports.tests.test_commands import Command

GOLDEN = pathlib.Path(__file__).parents[2] / "harness" / "tests" / "golden" / "junit.xml"
CASE = re.compile(r'    <testcase classname="[^"]*" name="([^"]*)".*?</testcase>\n', re.DOTALL)
TIME = re.compile(r' time="[^"]*"')


def without(content, names):
    """Return the text of a JUnit file without the cases of these names. Its counts, which nobody reads, stay."""
    return CASE.sub(lambda match: "" if match.group(1) in names else match.group(), content)


def whole_of(content):
    """Return the Journal whose JUnit file this is, as far as a JUnit file tells."""
    names = [name for name in CASE.findall(content) if not name.startswith("run/")]
    told = xml.etree.ElementTree.fromstring(content.encode()).findtext(".//testcase[@name='run/completed']/*")
    examined, gating = map(int, re.search(r"(\d+) of (\d+) gating", told).groups())
    summary = lines.summary(int(re.search(r"exit status (\d)", told).group(1)), len(names),
                            causes=re.findall("^cause: (.*)$", told, re.MULTILINE),
                            requirements={"gating": gating, "examined": examined})
    run = lines.run(started="2026-11-22T08:00:00Z",
                    control={"state": "none", "cases": 0, "reason": None, "reproduce": None})
    return journal.Journal("whole", run, [lines.case(name) for name in names], summary, None)


def join(content, deal):
    """Return the whole again of a JUnit file whose cases were dealt to two shards."""
    whole = whole_of(content)
    files, parts = [], []
    for number in (0, 1):
        mine = [case for index, case in enumerate(whole.cases) if deal(index) == number]
        others = {case["id"] for case in whole.cases} - {case["id"] for case in mine}
        files.append(merge_junit.Junit(f"{number}.xml", without(content, others)))
        parts.append(journal.Journal(f"{number}.jsonl", whole.run, mine, whole.summary, None))
    return merge_junit.join(files[::-1], parts, whole)


class EqualTest(unittest.TestCase):
    def setUp(self):
        self.golden = GOLDEN.read_text(encoding="utf-8")

    def test_equal_but_for_times(self):
        for deal in (lambda index: index % 2, lambda index: index // 3 % 2, lambda index: 0):
            self.assertEqual(TIME.sub("", join(self.golden, deal)), TIME.sub("", self.golden))

    def test_the_counts_are_those_of_a_consumer(self):
        parsed = junitparser.JUnitXml.fromstring(join(self.golden, lambda index: index % 2).encode())
        counted = [result for suite in parsed for case in suite for result in case.result]
        kinds = [type(result).__name__ for result in counted]
        self.assertEqual((parsed.tests, parsed.failures, parsed.errors), (12, kinds.count("Failure"), kinds.count("Error")))
        self.assertEqual(sum(suite.skipped for suite in parsed), kinds.count("Skipped"))

    def test_a_run_without_a_verdict_is_counted_as_an_error(self):
        content = self.golden.replace("exit status 1: gating requirements are violated", "exit status 3: x")
        parsed = junitparser.JUnitXml.fromstring(join(content, lambda index: index % 2).encode())
        run = next(suite for suite in parsed if suite.name == "run")
        self.assertEqual((run.errors, parsed.errors), (1, 7))

    def test_times_are_added_up(self):
        parsed = junitparser.JUnitXml.fromstring(join(self.golden, lambda index: index % 2).encode())
        for suite in parsed:
            self.assertAlmostEqual(suite.time, sum(case.time for case in suite))
        self.assertAlmostEqual(parsed.time, sum(suite.time for suite in parsed))


class RunTest(unittest.TestCase):
    def element(self, status, *causes, **run):
        whole = shards.read("x", shards.run(**run), [], exit_status=status, causes=list(causes))
        return xml.etree.ElementTree.fromstring(merge_junit.run_element(whole))[0]

    def test_a_run_with_a_verdict_passes(self):
        for status in (0, 1):
            element = self.element(status, "a < b")
            self.assertEqual(element.tag, "system-out")
            self.assertIn("cause: a < b\n", element.text)

    def test_a_run_without_one_is_an_error(self):
        failed = {"state": "failed", "cases": 1, "reason": "r", "reproduce": "check it"}
        for status, kind, causes, run in (
            (3, "untested", ["no gating case was examined"], {}),
            (4, "environment", ["r"], {"control": failed}),
            (4, "harness", ["the run did not come to its end: x"], {"control": failed}),
            (4, "harness", ['1 case is broken; it is a/b: "x"'], {}),
        ):
            element = self.element(status, *causes, **run)
            self.assertEqual((element.tag, element.get("type"), element.get("message")), ("error", kind, causes[0]))
            self.assertEqual("look at it: check it\n" in element.text, bool(run))

    def test_what_the_status_means_is_taken_from_the_shards(self):
        golden = GOLDEN.read_text(encoding="utf-8")
        usual = merge_junit.MEANINGS[1]
        special = merge_junit.Junit("a", golden.replace(f"exit status 1: {usual}", "exit status 1: known &lt; failures"))
        usually = merge_junit.Junit("b", golden)
        whole = shards.read("x", shards.run(), [], exit_status=1)
        for files, words in (([special], "known &lt; failures"), ([special, usually], usual), ([], usual)):
            self.assertIn(f"exit status 1: {words}\n", merge_junit.run_element(whole, files))
        good = merge_junit.Junit("c", golden.replace(f"exit status 1: {usual}", "exit status 0: but for known failures"))
        whole = shards.read("x", shards.run(), [], exit_status=0)
        self.assertIn("exit status 0: but for known failures\n", merge_junit.run_element(whole, [usually, good]))

    def test_further_cases_about_the_run_are_kept_once(self):
        extra = '    <testcase classname="routprot.run" name="run/known-failures" time="0">\n      <failure type="a"' \
                ' message="b">b</failure>\n    </testcase>\n  </testsuite>\n</testsuites>'
        golden = GOLDEN.read_text(encoding="utf-8")
        content = golden.replace("  </testsuite>\n</testsuites>", extra)
        parsed = junitparser.JUnitXml.fromstring(join(content, lambda index: index % 2).encode())
        run = next(suite for suite in parsed if suite.name == "run")
        self.assertEqual([case.name for case in run], ["run/completed", "run/known-failures"])
        self.assertEqual((run.tests, run.failures, parsed.failures, parsed.tests), (2, 1, 2, 13))


class RefusalTest(unittest.TestCase):
    def refuse(self, message, content):
        with self.assertRaisesRegex(merge_junit.JunitError, message):
            merge_junit.Junit("a.xml", content)

    def test_what_is_no_file_of_ours(self):
        golden = GOLDEN.read_text(encoding="utf-8")
        self.refuse("a.xml: it is not well-formed: ", golden[:-30])
        self.refuse("a.xml: it is not laid out as", "<testsuites><testsuite><testcase/></testsuite></testsuites>")
        self.refuse("a.xml: it has a document type", golden.replace("<testsuites", "<!DOCTYPE a []>\n<testsuites", 1))

    def test_other_shards(self):
        whole = whole_of(GOLDEN.read_text(encoding="utf-8"))
        file = merge_junit.Junit("a.xml", GOLDEN.read_text(encoding="utf-8"))
        fewer = journal.Journal("b.jsonl", whole.run, whole.cases[1:], whole.summary, None)
        for files, parts, message in (
            ([file], [fewer], "a.xml: its cases are not those of a shard"),
            ([file, file], [whole], "a.xml: its cases are not those of a shard that was given, or of one that has a file"),
            ([file], [whole, fewer], "b.jsonl: the JUnit file of this shard is missing"),
        ):
            with self.assertRaisesRegex(merge_junit.JunitError, message):
                merge_junit.match_shards(files, parts)


class CommandTest(Command):
    def test_both_are_written(self):
        golden = GOLDEN.read_text(encoding="utf-8")
        cases = [{**case, "place": place} for place, case in enumerate(whole_of(golden).cases, 1)]
        (self.folder / "1.xml").write_text(golden, encoding="utf-8")
        part = shards.cut(cases, 1)[0]
        self.write("1.jsonl", part.run, *part.cases, part.summary)
        output, junit = self.folder / "whole.jsonl", self.folder / "whole.xml"
        status, _, said = self.run_command("merge", self.folder / "1.xml", self.folder / "1.jsonl", "-o", output,
                                           "--junit", junit)
        self.assertEqual((status, said), (0, ""))
        self.assertEqual(len(junitparser.JUnitXml.fromfile(str(junit))), 3)
        self.refuse("merge", self.folder / "1.xml", self.folder / "1.jsonl", "-o", self.folder / "x",
                    message="1.xml is a JUnit file: say with --junit where the whole goes")
        self.refuse("merge", self.folder / "1.jsonl", self.folder / "1.xml", "-o", self.folder / "x", "--junit",
                    self.folder / "1.xml", message="the JUnit file would replace a file it is made from")
