# SPDX-License-Identifier: MIT
"""Verdicts do not depend on where the run takes place: sandbox or none, lean prefix or full, root or not."""

import os
import pathlib
import shutil
import stat
import unittest

from tools.tests.end_to_end.support import (
    BUILD, FEW, NOBODY, REFERENCE, ROOT, EndToEndTest, Place, Run, Runs, fixture, only, reference_run)
from tools.tests.support import REFUSING_BWRAP

OTHER_WINE = '#!/bin/sh\nexec %s "$@"\n'


def put_first(place, name, text):
    """A command of our own, first on PATH."""
    folder = place.path / "commands"
    folder.mkdir()
    (folder / name).write_text(text)
    (folder / name).chmod(0o755)
    place.environment["PATH"] = "%s:%s" % (folder, os.environ["PATH"])


def hide(place, hidden):
    """A PATH with everything that is on it now, but for one command."""
    folder = place.path / "others"
    folder.mkdir()
    for source in os.environ["PATH"].split(":"):
        for command in pathlib.Path(source).glob("*"):
            if command.name != hidden and not (folder / command.name).is_symlink():
                (folder / command.name).symlink_to(command)
    place.environment["PATH"] = str(folder)


def copy_for_others(place):
    """A copy of what is needed, since the project may lie where others must not look. Returns its folder."""
    copy = place.path / "project"
    for path in (ROOT / "tools/routprot-check", ROOT / "tools/launcher", BUILD / "x64/routprot-check.exe",
                 fixture("reference"), REFERENCE):
        target = copy / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            shutil.copytree(path, target)
        else:
            shutil.copy(path, target)
    for path in [copy, *copy.rglob("*")]:
        mode = path.stat().st_mode
        path.chmod(mode | stat.S_IROTH | (stat.S_IXOTH if mode & stat.S_IXUSR else 0))
    place.launcher = copy / "tools/routprot-check"
    place.path.chmod(0o755)
    for folder in (place.path, place.temporary):
        os.chown(folder, NOBODY, NOBODY)
    return copy


def check(*options, prepare=None, user=None):
    """A run of the reference protocol in a place that was prepared."""
    place = Place()
    try:
        root, keywords = ROOT, {}
        if prepare:
            prepare(place)
        if user:
            root = copy_for_others(place)
            keywords = {"user": user, "group": user, "extra_groups": []}
        words = ["--journal", "journal.jsonl", "--junit", "report.xml", "--profile", root / REFERENCE.relative_to(ROOT)]
        return Run(place, [*words, *options, root / fixture("reference").relative_to(ROOT)], **keywords)
    finally:
        place.remove()


RUNS = Runs({
    "full prefix": lambda: check(*only(*FEW), prepare=lambda place: put_first(
        place, "wine", OTHER_WINE % shutil.which("wine"))),
    "no sandbox": lambda: check("--no-sandbox"),
    "no bwrap": lambda: check(*only(*FEW), prepare=lambda place: hide(place, "bwrap")),
    "bwrap refused": lambda: check(*only(*FEW), prepare=lambda place: put_first(place, "bwrap", REFUSING_BWRAP)),
    **({"user": lambda: check(*only(*FEW), user=NOBODY),
        "user, no sandbox": lambda: check("--no-sandbox", *only(*FEW), user=NOBODY)} if os.geteuid() == 0 else {}),
}).expect()


def tearDownModule():
    RUNS.forget()


class Surroundings(EndToEndTest):
    def assert_like_reference(self, run, *warning, patterns=FEW):
        """The same verdicts, and one line of warning with these words, or none."""
        self.assert_status(run, 0)
        self.assert_same_verdicts(run, reference_run(), patterns)
        if warning:
            self.assert_one_line(run, "warning", *warning)
        else:
            self.assertEqual(run.errors, "")
        self.assert_nothing_left(run)

    def test_sandbox_not_wanted(self):
        self.assert_like_reference(RUNS["no sandbox"], patterns=("*",))

    def test_no_bubblewrap(self):
        self.assert_like_reference(RUNS["no bwrap"], "bubblewrap is not installed", "apt-get install bubblewrap")

    def test_bubblewrap_refused(self):
        self.assert_like_reference(RUNS["bwrap refused"], "bubblewrap was refused", "No permissions to create new namespace")

    def test_no_lean_prefix_possible(self):
        """A Wine whose own files are not where they are looked for: as with packages of other distributions."""
        self.assert_like_reference(RUNS["full prefix"], "needs a full prefix", "--wine-prefix")

    @unittest.skipUnless(os.geteuid() == 0, "needs root, to become another user")
    def test_an_ordinary_user(self):
        self.assert_like_reference(RUNS["user, no sandbox"])
        # Where namespaces are not for everybody, the sandbox is refused, and that is said.
        self.assert_like_reference(RUNS["user"], *(("bubblewrap was refused",) if RUNS["user"].errors else ()))


if __name__ == "__main__":
    unittest.main()
