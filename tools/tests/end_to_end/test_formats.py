# SPDX-License-Identifier: MIT
"""TAP 14, annotations for GitHub and the rich JUnit file say what the journal says."""

import re
import unittest

from tools.tests.end_to_end import support
from tools.tests.end_to_end.in_wine import perform
from tools.tests.end_to_end.support import HOSTILE, ROOT, EndToEndTest, Place, Run, fixture, only
from tools.tests.end_to_end.valid import assert_valid_junit, count_cases, read_junit

SELECTION = only("interface-status/success-code", "interface-status/unknown-type*added,*", "set-interface-info/valid*")
FLAW = {"ROUTPROT_HOSTILE": "crash-media-absent"}


def check(*arguments, environment=None, how=perform, **options):
    return how(fixture("hostile"), *SELECTION, *arguments, profile=HOSTILE, environment=environment or FLAW, **options)


def points(tap):
    """{id: (ok, directive)} of a TAP file."""
    found = re.findall(r"^(not ok|ok) (\d+) - (\S+)(?: # (SKIP|TODO) .+)?$", tap, re.MULTILINE)
    assert [int(number) for _, number, _, _ in found] == list(range(1, len(found) + 1))
    assert f"1..{len(found)}" in tap.splitlines()
    return {name: (word == "ok", directive) for word, _, name, directive in found}


class Tap(EndToEndTest):
    def test_points(self):
        run = check("--tap", "-")
        self.assert_status(run, 1)
        self.assertTrue(run.output.startswith("TAP version 14\n"), run.output[:200])
        found = points(run.output)
        self.assertEqual(set(found), set(run.cases) | {"run/completed"})
        for name, case in run.cases.items():
            self.assertEqual(found[name][0], case["verdict"] in ("pass", "skipped"), name)
        self.assertEqual(found["interface-status/success-code"], (False, ""))
        self.assertIn("NOT CONFORMANT", run.errors, "people read on standard error")

    def test_the_file(self):
        place = Place()
        self.addCleanup(place.remove)
        run = Run(place, ["--tap", "result.tap", *SELECTION, "--no-control", "--profile", HOSTILE, fixture("hostile")])
        self.assert_status(run, 0)
        self.assertTrue(all(ok for ok, _ in points((place.path / "result.tap").read_text()).values()))
        self.assert_nothing_left(run)


class GitHub(EndToEndTest):
    def test_annotations(self):
        run = check("--format", "github")
        self.assert_status(run, 1)
        lines = [line for line in run.output.splitlines() if line.startswith("::")]
        self.assertTrue(any("interface-status/success-code" in line for line in lines), str(run))
        for line in lines:
            self.assertRegex(line, r"^::error title=[^:,]+::.")

    def test_a_known_failure_points_to_its_entry(self):
        known = b"[interface-status/success-code]\noutcome = x\nreason = r\nbug = 1\nexpires = 2099-01-01\n"
        run = check("--format", "github", "--known", "known.txt", files={"known.txt": known})
        self.assertRegex(run.output, r"\n::error title=known failure out of date,file=/[^,]*/known.txt,line=1::interface-")


class Rich(EndToEndTest):
    def test_places_and_properties(self):
        strict, rich = check(), check("--junit-profile", "rich")
        assert_valid_junit(self, strict)
        self.assertEqual(count_cases(read_junit(rich.junit)), count_cases(read_junit(strict.junit)))
        case = re.search(rb'name="interface-status/success-code" time="[\d.]+" file="([^"]+)" line="(\d+)">(.*?)</testcase>',
                         rich.junit, re.DOTALL)
        line = (ROOT / case[1].decode()).read_text().splitlines()[int(case[2]) - 1]
        self.assertRegex(line, r'\.id +=\s+"success-code"')
        self.assertIn(b'<property name="requirement" value="', case[3])
        self.assertNotIn(b" file=", strict.junit)


class Mistakes(EndToEndTest):
    def test_options(self):
        for arguments, words in ((["--format", "xml"], ("--format must be text or github", "xml")),
                                 (["--junit-profile", "wide"], ("--junit-profile must be strict or rich", "wide")),
                                 (["--tap", "none/result.tap"], ("--tap", "no folder")),
                                 (["--tap", "report.xml"], ("named twice",))):
            with self.subTest(arguments):
                run = check(*arguments, how=support.perform)
                self.assert_status(run, 2)
                self.assert_one_line(run, *words)
                self.assertEqual(run.files, [])


if __name__ == "__main__":
    unittest.main()
