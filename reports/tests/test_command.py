# SPDX-License-Identifier: MIT
"""The command line: what it writes, what it says, and that it leaves nothing behind."""

import contextlib
import io
import os
import pathlib
import stat
import subprocess
import sys
import tempfile
import unittest
from unittest import mock

from reports import __main__ as command
from reports.tests import lines

ROOT = pathlib.Path(__file__).parents[2]
GOOD = str(lines.SAMPLES / "conformant.jsonl")
CUT = str(lines.SAMPLES / "cut-short.jsonl")


class CommandTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.output = self.folder / "report.html"

    def run_command(self, *arguments):
        """Return (exit status, what was said on standard error)."""
        said = io.StringIO()
        with contextlib.redirect_stderr(said):
            try:
                status = command.main([str(argument) for argument in arguments])
            except SystemExit as leaving:
                status = leaving.code
        return status, said.getvalue()

    def refuse(self, *arguments, message):
        """Check for status 2, one line with `message`, and nothing written."""
        before = sorted(self.folder.iterdir())
        status, said = self.run_command(*arguments)
        self.assertEqual(status, 2)
        self.assertEqual(said.count("\n"), 1, said)
        self.assertIn(message, said)
        self.assertEqual(sorted(self.folder.iterdir()), before)

    def test_page_is_written(self):
        self.assertEqual(self.run_command(GOOD, "-o", self.output), (0, ""))
        self.assertIn("Conformant", self.output.read_text(encoding="utf-8"))
        self.assertEqual(list(self.folder.iterdir()), [self.output])

    def test_permissions_are_those_of_any_new_file(self):
        self.run_command(GOOD, "-o", self.output)
        other = self.folder / "other"
        other.touch()
        self.assertEqual(
            stat.S_IMODE(self.output.stat().st_mode), stat.S_IMODE(other.stat().st_mode)
        )

    def test_cut_short_is_said(self):
        status, said = self.run_command(CUT, GOOD, "-o", self.output)
        self.assertEqual(status, 0)
        self.assertIn("cut-short.jsonl: the run was cut short", said)
        self.assertTrue(self.output.exists())

    def test_usage(self):
        self.refuse(GOOD, message="required: -o/--output")
        self.refuse("-o", self.output, message="required: JOURNAL")
        self.refuse(GOOD, "-o", self.output, "--mood", message="unrecognized arguments: --mood")

    def test_bad_journal(self):
        bad = self.folder / "bad.jsonl"
        bad.write_text("{}\n", encoding="utf-8")
        self.refuse(bad, "-o", self.output, message="bad.jsonl:1: the first line must be the run")
        self.refuse(GOOD, bad, "-o", self.output, message="bad.jsonl:1: ")
        self.refuse(self.folder / "none", "-o", self.output, message="none: cannot be read")

    def test_bad_journal_leaves_an_old_page_alone(self):
        self.output.write_text("old", encoding="utf-8")
        self.refuse("/dev/null", "-o", self.output, message="/dev/null:1: the journal is empty")
        self.assertEqual(self.output.read_text(encoding="utf-8"), "old")

    def test_bad_output(self):
        self.refuse(GOOD, "-o", self.folder, message="it is a folder")
        self.refuse(
            GOOD,
            "-o",
            self.folder / "none" / "report.html",
            message="cannot be written: No such file",
        )
        self.refuse(GOOD, "-o", GOOD, message="would replace the journal")

    def test_failure_while_writing_leaves_nothing(self):
        with mock.patch("os.replace", side_effect=OSError(28, "No space left on device")):
            self.refuse(GOOD, "-o", self.output, message="No space left on device")

    def test_link_is_followed(self):
        target = self.folder / "target.html"
        target.touch()
        self.output.symlink_to(target)
        self.assertEqual(self.run_command(GOOD, "-o", self.output)[0], 0)
        self.assertTrue(self.output.is_symlink())
        self.assertIn("Conformant", target.read_text(encoding="utf-8"))

    def test_device_is_written_to_not_replaced(self):
        self.assertEqual(self.run_command(GOOD, "-o", os.devnull)[0], 0)
        self.assertTrue(stat.S_ISCHR(os.stat(os.devnull).st_mode))

    def test_as_a_program_with_pipes(self):
        done = subprocess.run(
            [sys.executable, "-m", "reports", "-", "-o", "-"],
            cwd=ROOT,
            input=pathlib.Path(GOOD).read_bytes(),
            capture_output=True,
            timeout=60,
            check=True,
        )
        self.assertIn(b"Conformant", done.stdout)
        self.assertEqual(done.stderr, b"")
