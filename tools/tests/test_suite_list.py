# SPDX-License-Identifier: MIT
"""tools/suite-list writes the list of an open version, and never that of a released one."""

import pathlib
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).parents[2]
# Stands for the unit tests: writes what a list is made from.
TESTS = """#!/bin/sh
case "$*" in *can_be_written*) echo 'row a/b A-01 must 12 1' >"$ROUTPROT_SUITE_LIST" ;; esac
exit %d
"""


class SuiteListTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        for place in ("tools", "suites/versions", "harness/model", "build/native"):
            self.folder.joinpath(place).mkdir(parents=True)
        shutil.copy(ROOT / "tools" / "suite-list", self.folder / "tools")
        self.folder.joinpath("harness/model/case.h").write_text("enum { SUITE_VERSION = 3 };\n", encoding="ascii")
        self.folder.joinpath("Makefile").write_text("build/native/tests:\n", encoding="ascii")
        self.list = self.folder / "suites/versions/3.txt"
        self.set_tests(0)

    def set_tests(self, status):
        path = self.folder / "build/native/tests"
        path.write_text(TESTS % status, encoding="ascii")
        path.chmod(0o755)

    def use(self, *words):
        done = subprocess.run([self.folder / "tools/suite-list", *words], capture_output=True, text=True, timeout=60,
                              check=False)
        return done.returncode, done.stderr

    def test_an_open_version_is_written_until_it_is_released(self):
        for _ in range(2):
            self.assertEqual(self.use("--write"), (0, ""))
            self.assertEqual(self.list.read_text("ascii").splitlines()[1:], ["status open", "row a/b A-01 must 12 1"])
        self.assertEqual(self.use("--release"), (0, ""))
        released = self.list.read_text("ascii")
        self.assertIn("\nstatus released\n", released)
        status, said = self.use("--write")
        self.assertEqual((status, self.list.read_text("ascii")), (2, released))
        self.assertIn("version 3 is released, and its list stays as it is; raise SUITE_VERSION", said)

    def test_differences(self):
        self.assertEqual(self.use("--write"), (0, ""))
        self.set_tests(1)
        self.assertEqual(self.use()[0], 1)
        status, said = self.use("--release")
        self.assertEqual(status, 2)
        self.assertEqual(said, "suite-list: suites/versions/3.txt is not up to date: tools/suite-list --write first\n")
        self.assertIn("\nstatus open\n", self.list.read_text("ascii"))

    def test_mistakes(self):
        status, said = self.use("--wriet")
        self.assertEqual(status, 2)
        self.assertEqual(said, "suite-list: there is no option --wriet; --write and --release are those that exist\n")
        self.assertEqual(self.use("--write", "--release")[0], 2)


if __name__ == "__main__":
    unittest.main()
