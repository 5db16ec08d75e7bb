# SPDX-License-Identifier: MIT
"""The prefix and the sandbox, and what happens where one of them cannot be had."""

import os
import pathlib
import socket
import subprocess
import unittest

from tools.tests.support import FakeWineTest, REFUSING_BWRAP, X64, pe


class Prefix(FakeWineTest):
    def system32(self, prefix="prefix.0"):
        return self.fakes / prefix / "drive_c/windows/system32"

    def test_a_lean_prefix_borrows_the_files_of_wine(self):
        self.run_launcher("candidate.dll")
        prefix = self.fakes / "prefix.0"
        self.assertEqual((prefix / ".update-timestamp").read_text(), "disable\n")
        self.assertEqual(os.readlink(self.system32()),
                         str(self.place / "installation/lib/wine/x86_64-windows"))
        self.assertIn('"TEMP"="C:\\\\temp"', (prefix / "system.reg").read_text())
        self.assertTrue(self.seen("folder").endswith("/run/prefix/drive_c/temp\n"))
        self.assertEqual(self.errors, "")
        self.assert_nothing_left()

    def test_the_network_driver_is_for_those_who_name_it(self):
        (self.place / "helper.dll").write_bytes(b"\0IPHLPAPI.DLL\0")
        for content, is_needed in ((b"", False), (b"\0iphlpapi.dll\0", True), (b"\0Helper.dll\0", False),
                                   (b"\0helper.dll\0", True)):
            with self.subTest(content):
                (self.place / "candidate.dll").write_bytes(pe(X64) + content)
                self.run_launcher("candidate.dll")
                prefixes = sorted(self.fakes.glob("prefix.*"))
                self.assertEqual("nsiproxy" in (prefixes[-1] / "system.reg").read_text(), is_needed)

    def test_a_full_prefix_where_no_lean_one_is_possible(self):
        (self.place / "installation/lib/wine/x86_64-windows/ntdll.dll").unlink()
        self.run_launcher("candidate.dll")
        self.assertEqual(self.status, 0, self.errors)
        self.assert_one_line("warning", "full")
        self.assertEqual((self.fakes / "prefix.0/system.reg").read_text(), "full\n")
        self.assert_nothing_left()

    def test_a_full_prefix_where_wine_does_not_start_in_a_lean_one(self):
        self.behave('grep -q full "$WINEPREFIX/system.reg" || exit 1; begin; end 3')
        self.run_launcher("candidate.dll")
        self.assertEqual(self.status, 3, self.errors)
        self.assert_one_line("warning", "full")
        self.assert_nothing_left()

    def test_a_wine_that_never_starts_the_program(self):
        self.behave("exit 0")
        self.run_launcher("--junit", "report.xml", "candidate.dll")
        self.assertEqual(self.status, 4)
        self.assertIn("Wine does not start routprot-check.exe", self.errors)
        self.assertIn('errors="1"', (self.place / "report.xml").read_text())
        self.assert_nothing_left()

    def test_a_prefix_of_the_user_is_left_as_it_is(self):
        prefix = self.make_folder("mine")
        (prefix / "system.reg").write_text("mine\n")
        for words in ([], ["--no-sandbox"]):
            with self.subTest(words):
                self.run_launcher(*words, "--wine-prefix", "mine", "candidate.dll")
                self.assertEqual((self.status, self.errors), (0, ""))
                self.assertIn("WINEPREFIX=%s\n" % prefix, self.seen("environment"))
                self.assertEqual(os.listdir(prefix), ["system.reg"])

    def test_fonts_are_none_of_the_users(self):
        """Where the system's cache of fonts is out of date, one would be written into the user's home."""
        self.run_launcher("candidate.dll")
        self.assertRegex(self.seen("environment"), r"(?m)^FONTCONFIG_FILE=.*/routprot-check\.[^/]+/run/fonts\.conf$")

    def test_a_prefix_of_the_user_that_does_not_work(self):
        self.make_folder("mine")
        self.behave("exit 0")
        self.run_launcher("--wine-prefix", "mine", "candidate.dll")
        self.assertEqual(self.status, 4)
        self.assert_one_line("Wine does not start")

    def test_wine_is_missing(self):
        (self.commands / "wine").unlink()
        self.run_launcher("candidate.dll")
        self.assertEqual(self.status, 4)
        self.assert_one_line("Wine is not installed", "apt-get install wine")

    def test_the_program_is_missing(self):
        (self.build / "x64/routprot-check.exe").unlink()
        self.run_launcher("--junit", "report.xml", "candidate.dll")
        self.assertEqual(self.status, 4)
        self.assert_one_line("make")
        self.assertTrue((self.place / "report.xml").exists())
        self.assert_nothing_left()


class Sandbox(FakeWineTest):
    def binds(self):
        """The places that are bound, in order, as (option, place)."""
        words = self.seen("sandbox").splitlines()
        return [(word, words[i + 1]) for i, word in enumerate(words) if word in ("--bind", "--ro-bind")]

    def test_what_can_be_written(self):
        self.make_folder("out")
        self.run_launcher("--junit", "out/report.xml", "candidate.dll")
        binds = self.binds()
        writable = [place for option, place in binds if option == "--bind"]
        self.assertEqual(binds[0], ("--ro-bind", "/"))
        self.assertEqual(writable[0], str(self.place / "out"))
        self.assertTrue(all(place.startswith(str(self.temporary)) for place in writable[1:]))
        self.assertTrue(writable[-2].endswith("/run"))
        self.assertTrue(writable[-1].endswith("/run/prefix"))
        for option in ("--unshare-net", "--unshare-pid", "--unshare-ipc", "--die-with-parent"):
            self.assertIn(option, self.seen("sandbox").splitlines())

    def test_what_the_sandbox_hides_is_shown_again(self):
        # The tests' own folder lies below /tmp, which is hidden.
        self.make_folder("elsewhere")
        (self.place / "elsewhere/real.dll").write_bytes(pe(X64))
        (self.place / "link.dll").symlink_to("elsewhere/real.dll")
        self.make_folder("profiles")
        self.run_launcher("--profile", "profiles/my.profile", "link.dll")
        shown = [place for option, place in self.binds() if option == "--ro-bind"]
        for place in (self.place, self.place / "elsewhere", self.place / "profiles", self.build):
            if str(place).startswith("/tmp/"):
                self.assertIn(str(place), shown)

    def test_no_bubblewrap(self):
        (self.commands / "bwrap").unlink()
        self.run_launcher("candidate.dll")
        self.assertEqual(self.status, 0)
        self.assert_one_line("warning", "bubblewrap is not installed")
        self.assert_nothing_left()

    def test_bubblewrap_is_refused(self):
        self.make_command("bwrap", REFUSING_BWRAP)
        self.behave("begin; echo output; echo error >&2; end 1")
        self.run_launcher("candidate.dll")
        self.assertEqual((self.status, self.output), (1, "output\n"))
        self.assertRegex(self.errors, r"\Aroutprot-check: warning: bubblewrap was refused "
                                      r"\(No permissions to create new namespace\)[^\n]*\nerror\n\Z")
        self.assert_nothing_left()

    def test_unwanted_sandbox(self):
        self.run_launcher("--no-sandbox", "candidate.dll")
        self.assertEqual((self.status, self.errors), (0, ""))
        self.assertFalse((self.fakes / "sandbox").exists())
        self.assert_nothing_left()

    def test_without_a_sandbox_the_installation_is_not_shared(self):
        self.run_launcher("--no-sandbox", "candidate.dll")
        system32 = self.fakes / "prefix.0/drive_c/windows/system32"
        self.assertFalse(system32.is_symlink())
        self.assertTrue((system32 / "ntdll.dll").is_symlink())

    def test_a_failing_program_is_no_refusal(self):
        self.behave("begin; end 1")
        self.run_launcher("candidate.dll")
        self.assertEqual((self.status, self.errors), (1, ""))


class StaleFolders(FakeWineTest):
    def ended_process(self):
        with subprocess.Popen(["true"]) as process:
            process.wait()
        return process.pid

    def folder_of(self, host, process):
        folder = self.temporary / ("routprot-check.%s.%s.abcdef" % (host, process))
        (folder / "run").mkdir(parents=True)
        return folder

    def test_folders_of_killed_launchers_are_removed(self):
        host = socket.gethostname()
        stale = self.folder_of(host, self.ended_process())
        living = self.folder_of(host, os.getpid())
        elsewhere = self.folder_of("elsewhere", self.ended_process())
        linked = self.temporary / ("routprot-check.%s.%s.ghijkl" % (host, self.ended_process()))
        linked.symlink_to(self.fakes)
        self.run_launcher("candidate.dll")
        self.assertEqual(self.status, 0, self.errors)
        self.assertFalse(stale.exists())
        for folder in (living, elsewhere, linked, self.fakes / "arguments"):
            self.assertTrue(folder.exists(), folder)

    def test_the_runtime_folder_is_preferred(self):
        self.environment["XDG_RUNTIME_DIR"] = str(self.make_folder("runtime"))
        self.run_launcher("candidate.dll")
        self.assertIn("WINEPREFIX=%s/runtime/routprot-check." % self.place, self.seen("environment"))
        self.assertEqual(list((self.place / "runtime").iterdir()), [])

    def test_a_runtime_folder_that_does_not_exist(self):
        self.environment["XDG_RUNTIME_DIR"] = str(self.place / "none")
        self.run_launcher("candidate.dll")
        self.assertEqual((self.status, self.errors), (0, ""))
        self.assertIn("WINEPREFIX=%s/" % pathlib.Path(self.temporary), self.seen("environment"))


if __name__ == "__main__":
    unittest.main()
