# SPDX-License-Identifier: MIT
"""Mistakes of usage: one line that says what to do, status 2, and nothing is written."""

import os
import re
import unittest

from tools.tests.end_to_end import in_wine, support
from tools.tests.end_to_end.in_wine import perform
from tools.tests.end_to_end.support import REFERENCE, EndToEndTest, Place, Run, fixture, together


def change(pattern, new):
    """The profile of the reference protocol with a mistake in it, and the number of its line."""
    text = REFERENCE.read_text()
    found = re.search(pattern, text)
    return (text[:found.start()] + new + text[found.end():]).encode(), text[:found.start()].count("\n") + 1


class Profiles(EndToEndTest):
    def assert_refused(self, run, *words):
        self.assert_status(run, 2)
        self.assert_one_line(run, *words)
        self.assertEqual(run.output, "")
        self.assertEqual([name for name in run.files if name != "my.profile"], [], "something was written")
        self.assert_nothing_left(run)

    def use(self, content):
        return perform(fixture("reference"), profile="my.profile", files={"my.profile": content})

    def test_mistakes_in_a_profile(self):
        rows = (
                ("functionality", "functionalty", ('unknown key "functionalty"', 'did you mean "functionality"?')),
                (r"\[limits\]", "[limit]", ("limit", "limits")),
                ("u32:3 u32:0", "u33:3 u32:0", ("u33", 'did you mean "u32"?')),
                ("u32:3 u32:0", "u32:3 u32:4294967296", ("4294967296",)),
                ("u32:3 u32:0", "u32:3 hex:0g", ("0g",)),
                ("u32:3 u32:0", "file:missing.blob", ("missing.blob",)),
                (r"settle_ms *= *\d+", "settle_ms = soon", ("soon", "milliseconds")),
                (r"autostatic *= *yes", "autostatic = perhaps", ("perhaps", "yes")),
                (r"id *= 0x02A50001", "id = x", ("id",)))
        changes = [change(pattern, new) for pattern, new, _ in rows]
        runs = together(lambda content, _: self.use(content), changes)
        for (_, new, words), (_, line), run in zip(rows, changes, runs):
            with self.subTest(new):
                self.assert_refused(run, "my.profile:%d: " % line, *words)

    def test_files_that_are_no_profiles(self):
        self.assert_refused(self.use(b"\xff\xfe\x00binary"), "my.profile:1: ", "UTF-8")
        run = perform(fixture("reference"), profile="none.profile")
        self.assert_refused(run, "cannot read", "none.profile", "--write-profile")
        self.assert_refused(perform(fixture("reference"), profile="temporary"), "folder")

    @unittest.skipIf(os.geteuid() == 0, "root may read everything")
    def test_a_profile_that_may_not_be_read(self):
        place = Place()
        self.addCleanup(place.remove)
        (place.path / "my.profile").write_bytes(b"")
        (place.path / "my.profile").chmod(0)
        self.assert_refused(Run(place, ["--profile", "my.profile", fixture("reference")]), "my.profile", "denied")


class CommandLine(EndToEndTest):
    def assert_refused(self, *rows, ask=in_wine.ask):
        """Each row of arguments is refused with its words."""
        runs = together(lambda arguments, _: ask("--journal", "new.jsonl", *arguments), rows)
        for (arguments, words), run in zip(rows, runs):
            with self.subTest(arguments):
                self.assert_status(run, 2)
                self.assert_one_line(run, *words)
                self.assertEqual((run.output, run.files), ("", []))
                self.assert_nothing_left(run)

    def test_mistakes_in_options(self):
        dll = fixture("reference")
        self.assert_refused(
                (["--only", "nothing/*", dll], ("--only nothing/* matches no case", "--list")),
                (["--onyl", "registration/*", dll], ("--onyl", "--only")),
                (["--onyl=registration/*", dll], ("--onyl", "--only")),
                (["--level", "high", dll], ("--level", "must, should or hardening", "high")),
                (["--isolate", "all", dll], ("--isolate", "session, run or case")),
                (["--jobs", "0", dll], ("--jobs", "1 to 16")),
                (["--timeout-factor", "fast", dll], ("--timeout-factor", "fast")),
                (["--suite-version", "999", dll], ("--suite-version", "999")),
                (["--shuffle", "yes", dll], ("--shuffle must be a whole number from 1 to 4294967295", "yes")),
                (["--only"], ("--only needs a value",)),
                ([], ("no candidate", "name the DLL")),
                ([dll, fixture("odd")], ("two candidates", str(dll), str(fixture("odd")))),
                (["--explain", "registration/nothing"], ("no case registration/nothing", "--list")),
                (["--write-profile", "new.profile", dll], ("performs no case", "--journal")),
                (["--list", "--explain", "x"], ("cannot be given together",)))

    def test_mistakes_in_options_through_the_launcher(self):
        dll = fixture("reference")
        self.assert_refused(
                (["--onyl", "registration/*", dll], ("--onyl", "--only")),
                (["--only"], ("--only needs a value",)),
                (["none.dll"], ("none.dll", "name the DLL")),
                ([dll.parent], ("folder", "name the DLL")), ask=support.ask)

    def test_outputs_that_cannot_be_written(self):
        dll = fixture("reference")
        self.assert_refused(
            (["--junit", "none/report.xml", dll], ("--junit", "no folder", "make it first")),
            (["--junit", "temporary", dll], ("--junit", "folder")),
            (["--junit", "/proc/report.xml", dll], ("--junit", "/proc/report.xml")),
            (["--junit", "new.jsonl", dll], ("named twice",)), ask=support.ask)

    def test_an_old_report_survives_a_mistake(self):
        for arguments in (["--only", "nothing/*"], ["--bogus"], ["--profile", "none.profile"]):
            with self.subTest(arguments):
                run = support.perform(fixture("reference"), *arguments,
                                      files={"report.xml": b"old", "journal.jsonl": b"old"})
                self.assert_status(run, 2)
                self.assertEqual((run.junit, run.journal_bytes), (b"old", b"old"))
                self.assertEqual(run.files, ["journal.jsonl", "report.xml"])

    def test_a_profile_is_never_overwritten(self):
        place = Place()
        self.addCleanup(place.remove)
        (place.path / "mine.profile").write_bytes(b"my work")
        run = Run(place, ["--write-profile", "mine.profile", fixture("reference")])
        self.assert_status(run, 2)
        self.assert_one_line(run, "mine.profile", "exists already", "name a new file")
        self.assertEqual((place.path / "mine.profile").read_bytes(), b"my work")


if __name__ == "__main__":
    unittest.main()
