# SPDX-License-Identifier: MIT
"""A scratch project of a vendor: a DLL with a defect or without, its profile, and a record of known failures."""

import os
import re
import shutil
import subprocess

from tools.tests.end_to_end.support import ROOT, fixture

# Answers some invalid configurations with a code that is not documented: five cases, all in one of the shards.
FLAW = "set-answers-invalid-data"
FAILING = 5


class Project:
    """The files of a vendor in `path`, and the environment of what is run there."""

    def __init__(self, folder):
        self.path, self.home = folder / "vendor", folder / "home"
        (self.path / "build").mkdir(parents=True)
        self.home.mkdir()
        self.environment = {"PATH": os.environ["PATH"], "HOME": str(self.home), "TMPDIR": str(folder)}
        self.write("known.txt", "")

    def write(self, name, content):
        (self.path / name).write_text(content, encoding="utf-8")

    def take(self, flaw=None):
        """Take the DLL of a build with a flaw, which the profile has to choose, or the one without."""
        shutil.copy(fixture("flaws" if flaw else "reference"), self.path / "build/their.dll")
        chosen = f"\n[environment]\nvariable.ROUTPROT_FLAW = {flaw}\n" if flaw else ""
        self.write("their.profile", (ROOT / "fixtures/flaws/flaws.profile").read_text(encoding="utf-8") + chosen)

    def record(self):
        """Have the failures written, as README says, and fill in what that leaves open."""
        (self.path / "known.txt").unlink()
        done = subprocess.run([ROOT / "tools/routprot-check", "--profile", "their.profile", "--no-control", "--write-known",
                               "known.txt", "--only", "set-interface-info/*", "build/their.dll"], cwd=self.path,
                              env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        assert done.returncode == 1, done.stdout + done.stderr
        self.fill_in("reason", "mended in 2.1")
        self.fill_in("owner", "us")

    def fill_in(self, name, value):
        """Set a line of the record of known failures."""
        text = (self.path / "known.txt").read_text(encoding="utf-8")
        self.write("known.txt", re.sub(rf"^{name}( *)=.*$", rf"{name}\1= {value}", text, flags=re.MULTILINE))
