# SPDX-License-Identifier: MIT
"""Independent readers of our JUnit files: their counts and names are those of the journal of the same run.

The unit tests make files of every kind of run, and some real runs are added: readers meet there what a candidate did. Both
journal and JUnit file are ours, but the count from the journal goes by what the verdicts mean, not by what was written.
"""

import functools
import json
import os
import pathlib
import subprocess
import tempfile
import types
import unittest

from ci.tests import npm
from ci.tests.readers import READERS
from tools.tests.end_to_end.support import FEW, HOSTILE, REFERENCE, ROOT, Runs, fixture, only, perform
from tools.tests.end_to_end.valid import expected_counts

UNIT_TESTS = ROOT / "build/native/tests"
KINDS = {"every-kind", "all-pass", "all-fail", "crash", "hang", "exit", "finding", "blocked", "skipped", "broken", "known",
         "known-out-of-date", "flaky", "flaky-allowed", "flaky-rich", "aborted", "untestable", "ten-megabytes",
         "ten-thousand", "unfinished"}
STATUS = "interface-status/success-code", "interface-status/unknown-index-enabled*", "set-interface-info/valid*"
KNOWN = b"""[interface-status/success-code]
outcome = *: InterfaceStatus(*) crashed*
reason  = rewritten in 2.1
owner   = us
expires = 2999-12-31
"""


def hostile(name, *arguments, selection=FEW, **options):
    return functools.partial(perform, fixture("hostile"), *only(*selection), *arguments, profile=HOSTILE,
                             environment={"ROUTPROT_HOSTILE": name}, **options)


# name: what is run, and the exit status that makes it the run that it is meant to be.
REAL = {
    "whole suite": (functools.partial(perform, fixture("reference"), profile=REFERENCE), 0),
    "everything fails": (hostile("winsock-code", selection=("interface-status/unknown-index-enabled*",)), 1),
    "passes, failures, crashes and hangs": (hostile("mixed", "--level", "hardening"), 1),
    "noise": (hostile("noisy", selection=(*FEW, "interface-status/binding-along*")), 0),
    "flaky": (hostile("flaky-code", "--repeat", "6", selection=STATUS), 1),
    "known": (hostile("crash-media-absent", "--known", "known.txt", files={"known.txt": KNOWN}, selection=STATUS), 0),
}
RUNS = Runs({name: run for name, (run, _) in REAL.items()}).expect()


def read_journal(path):
    """What expected_counts() asks of a run."""
    journal = [json.loads(line) for line in path.read_bytes().splitlines()]
    cases = {line["id"]: line for line in journal if line["type"] == "case"}
    return types.SimpleNamespace(journal=journal, cases=cases, summary=journal[-1])


def expected(run):
    """(counts, names) that follow from a journal."""
    own = ["run/completed"] + ["run/known-failures"] * bool(run.journal[0]["options"]["known"])
    return expected_counts(run), sorted([*run.cases, *own])


@npm.needs("xunit-viewer", "junit-to-ctrf")
class Consumers(unittest.TestCase):
    maxDiff = 2000

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        if not UNIT_TESTS.exists():
            raise AssertionError(f"there is no {UNIT_TESTS}: run `make native` first")
        subprocess.run([UNIT_TESTS, "--quiet", "--filter", "consumers/*"], cwd=ROOT, check=True, capture_output=True,
                       stdin=subprocess.DEVNULL, env={**os.environ, "ROUTPROT_CONSUMER_FILES": str(cls.folder)})

    def assert_all_agree(self, files):
        """`files`: {path: (counts, names)}."""
        for reader, read in READERS.items():
            for (path, (counts, names)), found in zip(files.items(), read(list(files)), strict=True):
                with self.subTest(path.stem, reader=reader):
                    self.assertEqual(len(set(names)), len(names))
                    wanted = list(counts)
                    if reader == "junit-to-ctrf":
                        wanted[1] = wanted[2] = counts[1] + counts[2]
                    self.assertEqual(found, (wanted, names))

    def test_every_kind_of_run(self):
        self.assertEqual({path.stem for path in self.folder.glob("*.xml")}, KINDS)
        files = {}
        for kind in sorted(KINDS - {"unfinished"}):
            counts, names = expected(read_journal(self.folder / f"{kind}.jsonl"))
            if kind == "flaky-rich":
                # What an allowed flaky case is for readers of the rich file: one that passed in the end.
                counts[3] -= 1
            files[self.folder / f"{kind}.xml"] = counts, names
        self.assert_all_agree(files)

    def test_a_run_that_was_killed(self):
        self.assert_all_agree({self.folder / "unfinished.xml": ([1, 0, 1, 0], ["run/completed"])})

    def test_real_runs(self):
        files = {}
        for name, (_, status) in REAL.items():
            run = RUNS[name]
            with self.subTest(name):
                self.assertEqual(run.status, status, str(run))
                path = self.folder / f"real {name}.xml"
                path.write_bytes(run.junit)
                files[path] = expected(run)
        self.assert_all_agree(files)

    def test_the_real_runs_are_what_they_are_meant_to_be(self):
        counts = {name: expected_counts(RUNS[name]) for name in REAL}
        self.assertGreater(counts["whole suite"][0], 4000)
        self.assertEqual(counts["everything fails"][1], counts["everything fails"][0] - 1)
        self.assertTrue(all(counts["passes, failures, crashes and hangs"][1:]))
        self.assertGreater(len(RUNS["noise"].junit), 32 << 10)
        self.assertGreater(RUNS["flaky"].summary["counts"]["flaky"], 14)
        self.assertEqual(RUNS["known"].summary["counts"]["known"], 1)

    def test_an_empty_selection_leaves_no_file(self):
        run = perform(fixture("reference"), "--only", "no-such-case*", profile=REFERENCE)
        self.assertEqual((run.status, run.files), (2, []), str(run))
        self.assertIn("no-such-case*", run.errors)

    def test_the_test_sees_a_difference(self):
        """Each reader says something else of a file with another name, more failures, or a case more."""
        path = self.folder / "every-kind.xml"
        text = path.read_text(encoding="utf-8")
        more = '<testcase classname="routprot.run" name="run/more" time="0.000"></testcase></testsuite>'
        changes = {"a name": text.replace("[enabled]", "[other]", 1), "a case": text.replace("</testsuite>", more, 1),
                   "failures": text.replace("<skipped ", "<failure ").replace("</skipped>", "</failure>")}
        for i, content in enumerate(changes.values()):
            (self.folder / f"changed {i}.xml").write_text(content, encoding="utf-8")
        for reader, read in READERS.items():
            unchanged, *found = read([path, *(self.folder / f"changed {i}.xml" for i in range(len(changes)))])
            for what, changed in zip(changes, found, strict=True):
                with self.subTest(what, reader=reader):
                    self.assertNotEqual(changed, unchanged)


if __name__ == "__main__":
    unittest.main()
