# SPDX-License-Identifier: MIT
"""What the launcher makes of the command line, and when it says that it cannot use it."""

import os
import pty
import unittest

from tools.tests.support import ARM64, FakeWineTest, LAUNCHER, X86, pe


class Paths(FakeWineTest):
    def test_paths_become_windows_paths(self):
        folder = self.make_folder("with space/Grüße 日本")
        (folder / "it's.dll").write_bytes(pe(X86 + 1))
        self.run_launcher(
            "--profile", "with space/my.profile",
            "--journal=with space/../with space/out.jsonl",
            "--write-profile", folder / "new.profile",
            "with space/Grüße 日本/it's.dll",
        )
        self.assertEqual(self.status, 0, self.errors)
        self.assertEqual(
            self.arguments(),
            [
                "--color=never",
                "--profile=" + self.windows("with space/my.profile"),
                "--journal=" + self.windows("with space/out.jsonl"),
                "--write-profile=" + self.windows("with space/Grüße 日本/new.profile"),
                self.windows("with space/Grüße 日本/it's.dll"),
            ],
        )

    def test_everything_else_is_passed_on(self):
        self.run_launcher(
            "--junit", "-", "--journal=-", "--only", "a b*", "--only", "", "--skip=--x", "--level", "must",
            "--in-process", "--floor", "--bogus", "--bogus=x y", "candidate.dll", "--jobs",
        )
        self.assertEqual(
            self.arguments(),
            ["--color=never", "--junit=-", "--journal=-", "--only=a b*", "--only=", "--skip=--x",
             "--level=must", "--in-process", "--floor", "--bogus", "--bogus=x y",
             self.windows("candidate.dll"), "--jobs"],
        )

    def test_after_two_dashes_comes_the_candidate(self):
        (self.place / "--list").write_bytes(b"")
        self.run_launcher("--", "--list")
        self.assertEqual(self.arguments(), ["--color=never", self.windows("--list")])

    def test_links_are_followed_in_folders_only(self):
        self.make_folder("real")
        (self.place / "link").symlink_to("real")
        (self.place / "real/linked.dll").symlink_to("../candidate.dll")
        self.run_launcher("link/linked.dll")
        self.assertEqual(self.arguments()[-1], self.windows("real/linked.dll"))

    def test_no_candidate_is_needed(self):
        for words in (["--list", "--json"], ["--explain", "a/b"], ["--version"], []):
            with self.subTest(words):
                self.run_launcher(*words)
                self.assertEqual(self.status, 0, self.errors)
        self.assertIn("x64/routprot-check.exe", self.program())

    def test_the_program_learns_how_it_was_called(self):
        (self.place / "check").symlink_to(LAUNCHER)
        self.environment["PATH"] = "%s:%s" % (self.place, self.environment["PATH"])
        self.run_launcher("candidate.dll", executable=self.place / "check")
        environment = self.seen("environment").splitlines()
        self.assertIn("ROUTPROT_CHECK_LAUNCHED=1", environment)
        self.assertIn("ROUTPROT_CHECK_COMMAND=%s" % (self.place / "check"), environment)
        self.assertIn("LC_ALL=C.UTF-8", environment)
        self.assertIn("WINEDEBUG=-all", environment)


class Mistakes(FakeWineTest):
    def assert_refused(self, *words):
        """Status 2, one line, and nothing has run or been written."""
        self.assertEqual(self.status, 2, self.errors)
        self.assert_one_line(*words)
        self.assertFalse(self.has_run())
        self.assert_nothing_left()

    def test_missing_candidate(self):
        self.run_launcher("--junit", "report.xml", "no such.dll")
        self.assert_refused("no such.dll")
        self.assertFalse((self.place / "report.xml").exists())

    def test_outputs_that_cannot_be_written(self):
        (self.place / "pipe").mkdir()
        os.mkfifo(self.place / "pipe/fifo")
        for option in ("--junit", "--journal", "--write-profile"):
            for path in ("none/report", "fakes", "pipe/fifo", "candidate.dll/report", "/report", ""):
                with self.subTest(option=option, path=path):
                    self.run_launcher(option, path, "candidate.dll")
                    self.assert_refused(option, path)

    @unittest.skipIf(os.geteuid() == 0, "root may write everywhere")
    def test_outputs_that_may_not_be_written(self):
        self.make_folder("locked").chmod(0o500)
        self.run_launcher("--junit", "locked/report.xml", "candidate.dll")
        self.assert_refused("locked/report.xml", "permission denied")

    def test_outputs_where_nothing_can_be_made(self):
        self.run_launcher("--junit", "/proc/report.xml", "candidate.dll")
        self.assert_refused("/proc/report.xml")

    def test_one_file_for_two_purposes(self):
        for words in (["--junit", "candidate.dll"], ["--junit", "x", "--journal", "./x"],
                      ["--profile", "x", "--write-profile", "x"]):
            with self.subTest(words):
                self.run_launcher(*words, "candidate.dll")
                self.assert_refused("named twice")

    def test_names_that_windows_cannot_open(self):
        (self.place / "10:30.dll").write_bytes(b"")
        self.run_launcher("10:30.dll")
        self.assert_refused("10:30.dll", "rename")

    def test_a_folder_as_candidate(self):
        self.run_launcher("--junit", "report.xml", "fakes")
        self.assert_refused("'fakes' is a folder", "name the DLL")

    def test_the_value_of_an_option_that_does_not_exist(self):
        """The program is the one that says what was meant."""
        self.run_launcher("--onyl", "interface-status/*", "candidate.dll")
        self.assertEqual(self.arguments(),
                         ["--color=never", "--onyl", "interface-status/*", self.windows("candidate.dll")])

    def test_a_command_line_that_is_too_long(self):
        self.run_launcher(*["--only=interface-status/a-long-name[%d]" % i for i in range(1000)], "candidate.dll")
        self.assert_refused("32767", "patterns")

    def test_wine_prefix(self):
        for words in (["--wine-prefix"], ["--wine-prefix", "none"]):
            with self.subTest(words):
                self.run_launcher(*words)
                self.assert_refused("--wine-prefix")


class Machines(FakeWineTest):
    def test_whatever_is_no_x86_dll_is_for_the_x64_program(self):
        files = {"text": b"hello\n", "empty": b"", "arm64": pe(ARM64), "cut": pe(X86)[:130],
                 "far": b"MZ" + bytes(58) + b"\xff" * 4 + bytes(64)}
        for name, content in files.items():
            with self.subTest(name):
                (self.place / name).write_bytes(content)
                self.run_launcher(name)
                self.assertEqual(self.status, 0, self.errors)
                self.assertIn("x64/routprot-check.exe", self.program())

    def test_x86_with_wine32(self):
        self.make_windows_files("i386")
        (self.place / "candidate.dll").write_bytes(pe(X86))
        self.run_launcher("candidate.dll")
        self.assertIn("x86/routprot-check.exe", self.program())
        self.assertIn("i386-windows", os.readlink(self.fakes / "prefix.0/drive_c/windows/syswow64"))

    def test_x86_without_wine32(self):
        (self.place / "candidate.dll").write_bytes(pe(X86))
        self.run_launcher("--junit", "report.xml", "candidate.dll")
        self.assertEqual(self.status, 4)
        self.assert_one_line("dpkg --add-architecture i386", "wine32:i386")
        self.assertIn('message="this is an x86 DLL, and wine32 is not installed"',
                      (self.place / "report.xml").read_text())
        self.assertFalse(self.has_run())
        self.assert_nothing_left()


class Color(FakeWineTest):
    """Under Wine a program cannot see a terminal, so the launcher decides."""

    def color_on_terminal(self, *arguments):
        controller, terminal = pty.openpty()
        self.run_launcher(*arguments, "candidate.dll", stdout=terminal)
        os.close(terminal)
        os.close(controller)
        return self.arguments()[0]

    def test_terminal(self):
        self.assertEqual(self.color_on_terminal(), "--color=always")
        self.assertEqual(self.color_on_terminal("--color", "never"), "--color=never")
        self.environment["NO_COLOR"] = "1"
        self.assertEqual(self.color_on_terminal("--color=auto"), "--color=never")
        self.environment.update(NO_COLOR="", TERM="dumb")
        self.assertEqual(self.color_on_terminal(), "--color=never")

    def test_no_terminal(self):
        self.run_launcher("--color", "always", "candidate.dll")
        self.assertEqual(self.arguments()[0], "--color=always")
        self.run_launcher("--color=sometimes", "candidate.dll")
        self.assertEqual(self.arguments()[0], "--color=sometimes")


if __name__ == "__main__":
    unittest.main()
