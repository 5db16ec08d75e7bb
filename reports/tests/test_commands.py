# SPDX-License-Identifier: MIT
"""The commands: what they print, what they write, and their exit status."""

import contextlib
import io
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

from reports import __main__ as command
from reports.tests import lines

ROOT = pathlib.Path(__file__).parents[2]
GOOD = str(lines.SAMPLES / "conformant.jsonl")
BAD = str(lines.SAMPLES / "violations.jsonl")


class Command(unittest.TestCase):
    """A test of commands, with a folder to write to."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, *journal_lines):
        """Write a journal of these lines; return its path."""
        path = self.folder / name
        path.write_bytes(lines.encode(*journal_lines))
        return path

    def run_command(self, *arguments):
        """Return (exit status, standard output, standard error)."""
        told, said = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(told), contextlib.redirect_stderr(said):
            try:
                status = command.main([str(argument) for argument in arguments])
            except SystemExit as leaving:
                status = leaving.code
        return status, told.getvalue(), said.getvalue()

    def refuse(self, *arguments, message):
        """Check for status 2, one line with `message`, and nothing written."""
        before = sorted(self.folder.iterdir())
        status, told, said = self.run_command(*arguments)
        self.assertEqual((status, told), (2, ""), said)
        self.assertEqual(said.count("\n"), 1, said)
        self.assertIn(message, said)
        self.assertEqual(sorted(self.folder.iterdir()), before)


class CompareTest(Command):
    def test_exit_status_and_text(self):
        status, told, said = self.run_command("compare", GOOD, BAD)
        self.assertEqual((status, said), (1, ""))
        self.assertIn("Newly failing", told)
        self.assertEqual(self.run_command("compare", GOOD, GOOD)[0], 0)

    def test_page_beside_the_text(self):
        page = self.folder / "page.html"
        status, told, _ = self.run_command("compare", GOOD, BAD, "--markdown", "-o", page)
        self.assertEqual(status, 1)
        self.assertTrue(told.startswith("## "), told)
        self.assertIn("</html>", page.read_text(encoding="utf-8"))

    def test_mistakes(self):
        self.refuse("compare", GOOD, message="python3 -m reports compare: the following arguments are required: NEW")
        self.refuse("compare", GOOD, self.folder / "none", message="none: cannot be read")
        self.refuse("compare", GOOD, BAD, "-o", self.folder, message="it is a folder")

    def test_inputs_are_not_replaced(self):
        journal = self.write("a.jsonl", lines.run(), lines.case(), lines.summary())
        self.refuse("compare", GOOD, journal, "-o", journal, message="would replace the journal")


class SamplesTest(Command):
    """Whatever the journal, a command ends with a status of its own, never with a traceback."""

    def test_every_command_on_every_sample(self):
        page = self.folder / "page.html"
        for path in sorted(lines.SAMPLES.glob("*.jsonl")):
            for words, statuses in ((["summary"], {0}), (["trace", "-o", page], {0}), (["matrix", GOOD, "-o", page], {0}),
                                    (["compare", GOOD, "-o", page], {0, 1, 3}), (["statement"], {0, 2}),
                                    (["merge", "-o", page], {0, 1, 2, 3, 4})):
                for markdown in ([], ["--markdown"]):
                    if words[0] == "statement":
                        markdown = ["-o", page]
                    status, told, said = self.run_command(*words, path, *markdown)
                    self.assertIn(status, statuses, f"{words} {path}: {said}")
                    self.assertEqual(said.count("\n"), status == 2, said)
                    self.assertNotRegex(told, "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]")

    def test_a_run_cut_short_proves_nothing(self):
        cut = str(lines.SAMPLES / "cut-short.jsonl")
        self.assertEqual(self.run_command("compare", cut, cut)[0], 3)
        self.refuse("statement", cut, "-o", self.folder / "x", message="nothing can be stated")


class PipeTest(Command):
    def test_who_stops_reading_is_let_go(self):
        """Without a complaint, and with the status that it would have had."""
        new = self.write("new.jsonl", lines.run(), lines.failing(), lines.summary(1))
        source, target = os.pipe()
        os.close(source)
        done = subprocess.run([sys.executable, "-m", "reports", "compare", GOOD, new], cwd=ROOT, stdout=target,
                              stderr=subprocess.PIPE, timeout=60, check=False)
        os.close(target)
        self.assertEqual((done.returncode, done.stderr), (1, b""))

    def test_a_terminal_without_the_characters(self):
        done = subprocess.run([sys.executable, "-X", "utf8=0", "-m", "reports", "summary", GOOD], cwd=ROOT, timeout=60,
                              env={"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"},
                              capture_output=True, check=True)
        self.assertIn(b"? example.dll: Conformant", done.stdout)
