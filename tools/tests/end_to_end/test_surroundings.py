# SPDX-License-Identifier: MIT
"""Verdicts do not depend on where the run takes place: sandbox or none, lean prefix or full, root or not."""

import os
import pathlib
import shutil
import stat
import unittest

from tools.tests.end_to_end.support import (
    BUILD, NOBODY, REFERENCE, ROOT, EndToEndTest, Place, Run, fixture, reference_run)
from tools.tests.support import REFUSING_BWRAP

REPORTS = ("--journal", "journal.jsonl", "--junit", "report.xml")


class Surroundings(EndToEndTest):
    def setUp(self):
        self.place = Place()
        self.addCleanup(self.place.remove)

    def make_command(self, name, text):
        """A command of our own, first on PATH."""
        folder = self.place.path / "commands"
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(text)
        (folder / name).chmod(0o755)
        self.place.environment["PATH"] = "%s:%s" % (folder, os.environ["PATH"])

    def hide_command(self, hidden):
        """A PATH with everything that is on it now, but for one command."""
        folder = self.place.path / "others"
        folder.mkdir()
        for place in os.environ["PATH"].split(":"):
            for command in pathlib.Path(place).glob("*"):
                if command.name != hidden and not (folder / command.name).is_symlink():
                    (folder / command.name).symlink_to(command)
        self.place.environment["PATH"] = str(folder)

    def check(self, *options, candidate=None, profile=REFERENCE, **keywords):
        return Run(self.place, [*REPORTS, "--profile", profile, *options, candidate or fixture("reference")], **keywords)

    def assert_like_reference(self, run, *warning):
        """The same verdicts, and one line of warning with these words, or none."""
        self.assert_status(run, 0)
        self.assert_same_verdicts(run, reference_run())
        if warning:
            self.assert_one_line(run, "warning", *warning)
        else:
            self.assertEqual(run.errors, "")
        self.assert_nothing_left(run)

    def test_sandbox_not_wanted(self):
        self.assert_like_reference(self.check("--no-sandbox"))

    def test_no_bubblewrap(self):
        self.hide_command("bwrap")
        self.assert_like_reference(self.check(), "bubblewrap is not installed", "apt-get install bubblewrap")

    def test_bubblewrap_refused(self):
        self.make_command("bwrap", REFUSING_BWRAP)
        self.assert_like_reference(self.check(), "bubblewrap was refused", "No permissions to create new namespace")

    def test_no_lean_prefix_possible(self):
        """A Wine whose own files are not where they are looked for: as with packages of other distributions."""
        self.make_command("wine", '#!/bin/sh\nexec %s "$@"\n' % shutil.which("wine"))
        self.assert_like_reference(self.check(), "needs a full prefix", "--wine-prefix")

    @unittest.skipUnless(os.geteuid() == 0, "needs root, to become another user")
    def test_an_ordinary_user(self):
        """With a copy of what is needed, since the project may lie where others must not look."""
        copy = self.place.path / "project"
        for path in (ROOT / "tools/routprot-check", ROOT / "tools/launcher", BUILD / "x64/routprot-check.exe",
                     fixture("reference"), REFERENCE):
            target = copy / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            if path.is_dir():
                shutil.copytree(path, target)
            else:
                shutil.copy(path, target)
        for path in [copy, *copy.rglob("*")]:
            path.chmod(path.stat().st_mode | stat.S_IROTH | (stat.S_IXOTH if path.is_dir() or path.suffix != ".c" else 0))
        self.place.launcher = copy / "tools/routprot-check"
        self.place.path.chmod(0o755)
        for folder in (self.place.path, self.place.temporary):
            os.chown(folder, NOBODY, NOBODY)
        for options in ((), ("--no-sandbox",)):
            with self.subTest(options):
                run = self.check(*options, candidate=copy / fixture("reference").relative_to(ROOT),
                                 profile=copy / REFERENCE.relative_to(ROOT), user=NOBODY, group=NOBODY, extra_groups=[])
                # Where namespaces are not for everybody, the sandbox is refused, and that is said.
                warning = ("bubblewrap was refused",) if run.errors and not options else ()
                self.assert_like_reference(run, *warning)


if __name__ == "__main__":
    unittest.main()
