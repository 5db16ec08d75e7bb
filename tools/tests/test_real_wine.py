# SPDX-License-Identifier: MIT
"""The launcher with the real Wine and bubblewrap, and a small program in place of routprot-check.exe."""

import functools
import os
import pathlib
import pty
import shutil
import signal
import subprocess
import tempfile
import unittest

from tools.tests.support import LIMIT, LauncherTest, X64, pe, processes_with, wait_until

COMPILER = "x86_64-w64-mingw32-gcc"
STUB = pathlib.Path(__file__).resolve().parent / "stub.c"
NOBODY = 65534


def has_sandbox():
    try:
        words = ["bwrap", "--ro-bind", "/", "/", "--unshare-pid", "--unshare-net", "true"]
        return subprocess.run(words, stderr=subprocess.DEVNULL, timeout=LIMIT).returncode == 0
    except OSError:
        return False


@functools.cache
def compile_stub():
    """The folder that holds the stub, compiled once for every class; it goes with the module."""
    folder = tempfile.TemporaryDirectory(prefix="launcher-stub.")
    unittest.addModuleCleanup(folder.cleanup)
    # Nothing in it needs the intrinsics or half of Windows, which take a second to read.
    subprocess.run([COMPILER, "-municode", "-static", "-Wall", "-Wextra", "-Werror", "-D_X86INTRIN_H_INCLUDED",
                    "-DWIN32_LEAN_AND_MEAN", "-o", f"{folder.name}/routprot-check.exe", STUB], check=True, timeout=LIMIT)
    return pathlib.Path(folder.name)


@unittest.skipUnless(shutil.which("wine") and shutil.which(COMPILER), "needs Wine and mingw-w64")
class RealWineTest(LauncherTest):
    @classmethod
    def setUpClass(cls):
        cls.programs = compile_stub()

    def setUp(self):
        super().setUp()
        shutil.copy(self.programs / "routprot-check.exe", self.make_folder("build/x64"))
        self.out = self.make_folder("out")
        self.junit = self.out / "report.xml"

    def ask(self, stub, *words, **options):
        """Run the stub and return what it said last."""
        self.environment["STUB"] = stub
        self.run_launcher(*words, "candidate.dll", **options)
        self.assertEqual((self.status, self.errors), (1, ""))
        return self.output.splitlines()[-1]


@unittest.skipUnless(has_sandbox(), "needs bubblewrap that works")
class InSandbox(RealWineTest):
    options = []

    def test_the_program_finds_the_candidate_and_a_place_to_work(self):
        folder = self.make_folder("with space/Grüße 日本")
        (folder / "protocol.dll").write_bytes(pe(X64))
        self.environment.update(STUB="look", LC_ALL="C", LANG="C")
        self.run_launcher(*self.options, "with space/Grüße 日本/protocol.dll")
        candidate = "Z:" + str(folder / "protocol.dll").replace("/", "\\")
        self.assertEqual(
            (self.output.splitlines(), self.errors, self.status),
            (["--color=never", candidate, "candidate", "C:\\temp\\", "temp: writable", "C:\\temp"], "", 1),
        )
        self.assert_nothing_left()

    def test_output_folders_are_writable(self):
        place = "write Z:" + str(self.out / "journal").replace("/", "\\")
        self.assertEqual(self.ask(place, *self.options, "--junit", self.junit), "written")

    def test_the_network_driver_works_for_those_who_name_it(self):
        (self.place / "candidate.dll").write_bytes(pe(X64) + b"iphlpapi.dll\0")
        self.assertEqual(self.ask("network", *self.options), "driver")

    def test_a_death_that_looks_like_success(self):
        self.environment["STUB"] = "die"
        self.run_launcher(*self.options, "candidate.dll")
        self.assertEqual(self.status, 4)
        self.assert_nothing_left()

    def test_what_is_left_behind_is_ended(self):
        self.ask("leave", *self.options)
        self.assert_nothing_left()

    def test_terminal(self):
        controller, terminal = pty.openpty()
        (self.place / "日本.dll").write_bytes(pe(X64))
        self.run_launcher(*self.options, "日本.dll", stdout=terminal, stderr=terminal)
        os.close(terminal)
        shown = os.read(controller, 10000).decode()
        os.close(controller)
        name = "Z:" + str(self.place / "日本.dll").replace("/", "\\")
        self.assertEqual(shown, "--color=always\r\n%s\r\n" % name)

    def test_signals(self):
        for number, status in ((signal.SIGTERM, 4), (signal.SIGINT, 4), (signal.SIGKILL, -signal.SIGKILL)):
            with self.subTest(number):
                self.junit.write_text('<testsuites tests="1" failures="0" errors="0"/>')
                self.environment["STUB"] = "spin"
                process = self.start(*self.options, "--junit", self.junit, "candidate.dll")
                while process.stdout.readline() != b"spinning\n":
                    self.assertIsNone(process.poll(), "it ended too early")
                process.send_signal(number)
                self.assertEqual(process.wait(timeout=LIMIT), status)
                process.stdout.close()
                process.stderr.close()
                self.assertIn('errors="1"', self.junit.read_text())
                if number == signal.SIGKILL:
                    wait_until(lambda: not processes_with(self.mark()), "the run has ended")
                self.assertEqual(processes_with(self.mark()), [])

    def test_a_prefix_of_the_user(self):
        prefix = self.make_folder("mine")
        windows = self.make_folder("mine/drive_c/windows")
        (prefix / ".update-timestamp").write_text("disable\n")
        wine = pathlib.Path(shutil.which("wine")).resolve().parent.parent
        found = sorted(wine.glob("lib*/**/wine/x86_64-windows/ntdll.dll"))
        if not found:
            self.skipTest("Wine's own files are not where they are looked for")
        (windows / "system32").symlink_to(found[0].parent)
        self.ask("look", *self.options, "--wine-prefix", "mine")
        self.assertTrue((windows / "system32").is_symlink())


class InTheOpen(InSandbox):
    options = ["--no-sandbox"]


@unittest.skipUnless(has_sandbox(), "needs bubblewrap that works")
class Confinement(RealWineTest):
    def test_what_cannot_be_written(self):
        for place in (self.place / "new", self.build / "new", "/proc/sys/kernel/domainname", "/etc/new"):
            with self.subTest(place):
                wanted = "write Z:" + str(place).replace("/", "\\")
                self.assertEqual(self.ask(wanted, "--junit", self.junit), "not written")
        self.assertEqual(self.ask(r"write C:\windows\system32\new.dll"), "not written")

    def test_a_candidate_directly_in_the_hidden_folder(self):
        with tempfile.NamedTemporaryFile(dir="/tmp", suffix=".dll") as candidate:
            candidate.write(pe(X64))
            candidate.flush()
            self.environment["STUB"] = "look"
            self.run_launcher(candidate.name)
        self.assertEqual((self.status, self.errors), (1, ""))
        self.assertIn("candidate\n", self.output)

    @unittest.skipUnless(os.geteuid() == 0, "needs root, to become another user")
    def test_an_ordinary_user(self):
        for folder in (self.place, self.temporary, self.out):
            os.chown(folder, NOBODY, NOBODY)
        os.chmod(self.programs, 0o755)
        junit = ["--junit", self.junit]
        for words in (junit, [*junit, "--no-sandbox"]):
            with self.subTest(words):
                said = self.ask("look", *words, user=NOBODY, group=NOBODY, extra_groups=[])
                self.assertEqual(said, "C:\\temp")
                self.assertEqual(self.junit.stat().st_uid, NOBODY)


if __name__ == "__main__":
    unittest.main()
