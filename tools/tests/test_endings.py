# SPDX-License-Identifier: MIT
"""How runs end: the exit status, the JUnit file, and that nothing is left behind."""

import os
import pty
import signal
import unittest
import xml.etree.ElementTree

from tools.tests.support import FakeWineTest, LIMIT, REFUSING_BWRAP, processes_with, wait_until

GREEN = '<testsuites name="routprot-check" tests="1" failures="0" errors="0" time="0.000"/>'
UNFINISHED = """<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="routprot-check" tests="1" failures="0" errors="1" time="0.000">
  <testsuite name="run" tests="1" failures="0" errors="1" skipped="0" time="0.000">
    <testcase classname="routprot.run" name="run/completed" time="0.000">\
<error type="harness" message="the run did not complete">the run did not complete</error></testcase>
  </testsuite>
</testsuites>
"""


class JUnitTest(FakeWineTest):
    def setUp(self):
        super().setUp()
        self.junit = self.make_folder("out") / "report.xml"
        self.environment["JUNIT"] = str(self.junit)

    def write_old(self):
        self.junit.write_text(GREEN)
        self.junit.chmod(0o640)

    def assert_not_green(self):
        suites = xml.etree.ElementTree.parse(self.junit).getroot()
        self.assertEqual(suites.get("errors"), "1")
        self.assertIsNotNone(suites.find("testsuite/testcase[@name='run/completed']/error"))
        self.assertEqual(os.listdir(self.junit.parent), ["report.xml"])


class ExitStatus(JUnitTest):
    def test_the_status_of_the_program_is_passed_on(self):
        for status in range(5):
            with self.subTest(status):
                self.behave("begin; end %d" % status)
                self.run_launcher("candidate.dll")
                self.assertEqual((self.status, self.errors), (status, ""))

    def test_a_status_that_the_program_did_not_report_is_not_believed(self):
        # A process that dies of 0x80000100 under Wine ends with status 0.
        for behaviour in ("begin; exit 0", "begin; exit 1", "begin; kill -KILL $$",
                          "begin; (end 0); exit 1", "begin; end 5"):
            with self.subTest(behaviour):
                self.write_old()
                self.behave(behaviour)
                self.run_launcher("--junit", self.junit, "candidate.dll")
                self.assertEqual(self.status, 4)
                self.assert_one_line("ended before it was done")
                self.assert_not_green()
                self.assert_nothing_left()

    def test_output_and_errors_are_kept_apart(self):
        self.behave("begin; echo output; echo errors >&2; end 0")
        for words in ([], ["--no-sandbox"]):
            with self.subTest(words):
                self.run_launcher(*words, "candidate.dll")
                self.assertEqual((self.output, self.errors), ("output\n", "errors\n"))


class JUnitFile(JUnitTest):
    def test_during_a_run_it_says_that_the_run_is_not_complete(self):
        self.write_old()
        self.behave('cp "$JUNIT" "$FAKES/junit"; echo new >"$JUNIT"; begin; end 1')
        self.run_launcher("--junit", self.junit, "candidate.dll")
        self.assertEqual(self.seen("junit"), UNFINISHED)
        self.assertEqual(self.junit.read_text(), "new\n")

    def test_a_mistake_of_usage_writes_nothing(self):
        self.behave("begin; end 2")
        self.run_launcher("--junit", self.junit, "candidate.dll")
        self.assertEqual(os.listdir(self.junit.parent), [])
        self.write_old()
        before = self.junit.stat()
        self.run_launcher("--junit", self.junit, "candidate.dll")
        self.assertEqual(self.junit.read_text(), GREEN)
        after = self.junit.stat()
        self.assertEqual((before.st_mode, before.st_mtime), (after.st_mode, after.st_mtime))
        self.assertEqual(os.listdir(self.junit.parent), ["report.xml"])

    def test_where_no_candidate_is_run_it_is_left_alone(self):
        self.write_old()
        for words in (["--list"], ["--explain", "a/b"], ["--help"], []):
            with self.subTest(words):
                self.run_launcher("--junit", self.junit, *words)
                self.assertEqual(self.junit.read_text(), GREEN)

    def test_a_link_stays_a_link(self):
        self.write_old()
        link = self.place / "link.xml"
        link.symlink_to(self.junit)
        self.behave("begin; end 0")
        self.run_launcher("--junit", link, "candidate.dll")
        self.assertEqual(self.arguments()[1], "--junit=" + self.windows("out/report.xml"))
        self.assertTrue(link.is_symlink())
        self.assert_not_green()


class Interruption(JUnitTest):
    def setUp(self):
        super().setUp()
        self.write_old()
        self.behave('begin; touch "$FAKES/running"; sleep 1000 & sleep 1000')

    def start_and_send(self, number, *options):
        process = self.start("--junit", self.junit, *options, "candidate.dll")
        wait_until((self.fakes / "running").exists, "the run is on")
        process.send_signal(number)
        with process:
            _, self.errors = process.communicate(timeout=LIMIT)
        self.errors = self.errors.decode()
        (self.fakes / "running").unlink()
        return process.returncode

    def test_signals_end_the_run_and_the_launcher_says_so(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
            for options in ([], ["--no-sandbox"]):
                with self.subTest(number=number, options=options):
                    self.assertEqual(self.start_and_send(number, *options), 4)
                    self.assert_one_line("interrupted; the run is not complete")
                    self.assert_not_green()
                    self.assert_nothing_left()

    def test_what_was_not_written_to_its_end_is_removed(self):
        self.behave('begin; touch "$JUNIT.32.tmp" "$JUNIT.32.probe"; touch "$FAKES/running"; exec sleep 1000')
        self.assertEqual(self.start_and_send(signal.SIGTERM), 4)
        self.assert_not_green()  # and nothing beside it

    def test_where_the_sandbox_was_refused(self):
        self.make_command("bwrap", REFUSING_BWRAP)
        self.assertEqual(self.start_and_send(signal.SIGTERM), 4)
        self.assertIn("interrupted; the run is not complete", self.errors)
        self.assert_not_green()
        self.assert_nothing_left()

    def test_killed(self):
        for options in ([], ["--no-sandbox"]):
            with self.subTest(options):
                status = self.start_and_send(signal.SIGKILL, *options)
                self.assertEqual(status, -signal.SIGKILL)
                self.assert_not_green()
                wait_until(lambda: not processes_with(self.mark()), "the run has ended")
                self.assert_nothing_left()

    def test_while_a_full_prefix_is_made(self):
        (self.place / "installation/lib/wine/x86_64-windows/ntdll.dll").unlink()
        wine = self.commands / "wine"
        wine.write_text('#!/bin/sh\ntouch "$FAKES/running"\nexec sleep 1000\n')
        self.assertEqual(self.start_and_send(signal.SIGINT, "--no-sandbox"), 4)
        self.assert_not_green()
        self.assert_nothing_left()

    def test_what_a_candidate_leaves_running_is_ended(self):
        self.behave("begin; setsid sleep 1000 & end 0")
        self.run_launcher("--no-sandbox", "candidate.dll", stdout=None, stderr=None)
        self.assertEqual(self.status, 0)
        self.assert_nothing_left()


class Terminal(FakeWineTest):
    """Wine garbles what it writes to a terminal, so no program under it may see one."""

    def test_no_terminal_is_seen_and_all_is_shown(self):
        self.behave('[ -t 1 ] || [ -t 2 ] && echo terminal; begin; echo output; echo errors >&2; end 0')
        for words in ([], ["--no-sandbox"]):
            with self.subTest(words):
                controller, terminal = pty.openpty()
                self.run_launcher(*words, "candidate.dll", stdout=terminal, stderr=terminal)
                os.close(terminal)
                self.assertEqual(os.read(controller, 1000), b"output\r\nerrors\r\n")
                os.close(controller)
                self.assert_nothing_left()


if __name__ == "__main__":
    unittest.main()
