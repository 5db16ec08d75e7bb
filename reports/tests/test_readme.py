# SPDX-License-Identifier: MIT
"""Every command of README's chapter on reports does what it says."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

from reports.tests import lines, shards

ROOT = pathlib.Path(__file__).parents[2]
GOLDEN = ROOT / "harness" / "tests" / "golden" / "junit.xml"
STATUSES = {"compare": 1, "merge": 0}


def commands():
    """Return the commands of the chapter, without their comments."""
    chapter = (ROOT / "README.md").read_text(encoding="utf-8").split("\n## Reports\n")[1].split("\n## ")[0]
    return [line.split("  #")[0].strip() for line in chapter.splitlines() if line.startswith("    python3 -m reports")]


class ReadmeTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.folder.joinpath("python3").symlink_to(sys.executable)
        samples = {"journal": "violations", "old": "conformant", "new": "violations", "x64": "conformant",
                   "x86": "violations"}
        for name, sample in samples.items():
            shutil.copy(lines.SAMPLES / f"{sample}.jsonl", self.folder / f"{name}.jsonl")
        self.write_shard()

    def write_shard(self):
        """Write the only shard of a run, with the JUnit file that the program wrote of such cases."""
        content = GOLDEN.read_text(encoding="utf-8")
        names = [part.split('"')[0] for part in content.split('" name="')[1:]][:-1]
        part, = shards.cut([lines.case(name, place=place) for place, name in enumerate(names, 1)], 1)
        self.folder.joinpath("shard-1.xml").write_text(content, encoding="utf-8")
        self.folder.joinpath("shard-1.jsonl").write_bytes(lines.encode(part.run, *part.cases, part.summary))

    def test_every_command(self):
        listed = commands()
        self.assertEqual(len(listed), 8)
        for command in listed:
            with self.subTest(command):
                environment = {**os.environ, "PYTHONPATH": str(ROOT), "PATH": f"{self.folder}:{os.environ['PATH']}"}
                done = subprocess.run(["sh", "-c", command], cwd=self.folder, env=environment, capture_output=True,
                                      text=True, timeout=60, check=False)
                self.assertEqual((done.returncode, done.stderr), (STATUSES.get(command.split()[3], 0), ""))
                for option, name in zip(command.split(), command.split()[1:]):
                    if option in ("-o", "--junit"):
                        self.assertTrue(self.folder.joinpath(name).stat().st_size)
