# SPDX-License-Identifier: MIT
"""Runs that are ended from outside: no old report deceives anyone, and nothing runs on."""

import concurrent.futures
import os
import pathlib
import signal
import subprocess
import time
import unittest

from tools.tests.end_to_end.support import REFERENCE, EndToEndTest, Place, Run, find_patience, fixture, only
from tools.tests.end_to_end.valid import find_xml_problem, is_green
from tools.tests.support import wait_until

GREEN = (b'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="routprot-check" tests="1" failures="0" errors="0" '
         b'time="0.000"><testsuite name="run" tests="1" failures="0" errors="0" skipped="0" time="0.000">'
         b'<testcase classname="routprot.run" name="run/completed" time="0.000"></testcase></testsuite></testsuites>\n')
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
AT_ONCE = 2  # more would be late for a moment that has come
MORE_THAN_1000 = only("interface-status/binding-along*", "interface-status/unknown-*")


class Victim:
    """A run of the reference protocol with an old green report in place."""

    def __init__(self, *options, **keywords):
        self.place = Place()
        self.junit = self.place.path / "report.xml"
        self.junit.write_bytes(GREEN)
        self.journal = self.place.path / "journal.jsonl"
        self.process = self.place.start(
            "--profile", REFERENCE, "--junit", self.junit, "--journal", self.journal, *options, fixture("reference"),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True, **keywords)

    def find_files(self, pattern):
        return list(self.place.temporary.glob("routprot-check.*/" + pattern))

    # The moments, in order; each is a sign that can be seen from outside.
    def is_launched(self):
        """Has it become the launcher, which is started by a program that sees to it that no signal is ignored?"""
        words = pathlib.Path("/proc/%d/cmdline" % self.process.pid).read_bytes().split(b"\0")
        return words[1:2] == [str(self.place.launcher).encode()]  # behind the name of the shell

    def is_begun(self):
        return self.junit.read_bytes() != GREEN

    def has_prefix(self):
        return self.find_files("run/prefix")

    def has_program(self):
        return self.find_files("run/status")

    def has_workers(self):
        """What they print goes to files in the folder for such."""
        return self.find_files("run/prefix/drive_c/temp/routprot-check-*.txt")

    def is_ending(self):
        return self.journal.exists()

    def has_ended(self):
        return self.process.poll() is not None

    def end(self, number, whole_group=False):
        """Send the signal; the exit status of the launcher, and how long it took."""
        begun = time.monotonic()
        if whole_group:
            os.killpg(self.process.pid, number)
        else:
            self.process.send_signal(number)
        status = self.process.wait(timeout=60)
        return status, time.monotonic() - begun

    def remove(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.place.remove()


MOMENTS = {
    "once it has begun": Victim.is_begun,
    "while the prefix is made": Victim.has_prefix,
    "when the program has started": Victim.has_program,
    "while a worker calls the candidate": Victim.has_workers,
    "while the reports are written": Victim.is_ending,
}


class Killed(EndToEndTest):
    options = ()

    def kill(self, number, sign, whole_group=False):
        # What is to end while reports are written has to be performed until then.
        victim = Victim(*self.options, *(MORE_THAN_1000 if sign is Victim.is_ending else ()))
        self.addCleanup(victim.remove)
        wait_until(lambda: sign(victim) or victim.has_ended(), "the run is there")
        status, seconds = victim.end(number, whole_group)
        self.assertLess(seconds, 10 * find_patience())
        self.assert_nothing_runs_on(victim, number)
        self.assert_report(victim, number, status)

    def assert_nothing_runs_on(self, victim, number):
        if number == signal.SIGKILL:
            # Nobody is left to wait for the end of the others: it follows at once, but later.
            wait_until(lambda: not victim.place.left_running(), "everything has ended")
        self.assertEqual(victim.place.left_running(), [])

    def assert_report(self, victim, number, status):
        report = victim.junit.read_bytes()
        self.assertEqual(find_xml_problem(report), "")
        self.assertNotEqual(report, GREEN)
        if status == 0 or (number == signal.SIGKILL and victim.journal.exists() and is_green(report)):
            # It was too late: the run had come to its end.
            self.assertIn(b'"type":"summary"', victim.journal.read_bytes())
            self.assertGreater(report.count(b"<testcase"), 1000)
        else:
            self.assertEqual(status, -signal.SIGKILL if number == signal.SIGKILL else 4)
            self.assertFalse(is_green(report))
        beside = {path.name for path in victim.place.path.iterdir()} - {"report.xml", "journal.jsonl", "temporary"}
        if number != signal.SIGKILL:
            self.assertEqual(beside, set())

    def test_every_signal_at_every_moment(self):
        with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
            kills = {(number, moment): pool.submit(self.kill, number, sign)
                     for number in SIGNALS for moment, sign in MOMENTS.items()}
        for (number, moment), kill in kills.items():
            with self.subTest(signal=number.name, moment=moment):
                kill.result()

    def test_control_c_reaches_the_whole_group(self):
        self.kill(signal.SIGINT, Victim.has_workers, whole_group=True)

    def test_the_next_run_removes_what_a_killed_one_left(self):
        victim = Victim(*self.options)
        self.addCleanup(victim.remove)
        wait_until(victim.has_program, "the run is on")
        victim.end(signal.SIGKILL)
        wait_until(lambda: not victim.place.left_running(), "everything has ended")
        run = Run(victim.place, [*self.options, "--profile", REFERENCE, "--only", "registration/*", fixture("reference")])
        self.assert_status(run, 0)
        self.assertEqual(run.left_behind, [])


class KilledInTheOpen(Killed):
    options = ("--no-sandbox",)


class KilledAtOnce(EndToEndTest):
    def test_before_anything_has_happened(self):
        for number in SIGNALS:
            with self.subTest(number.name):
                victim = Victim()
                self.addCleanup(victim.remove)
                wait_until(victim.is_launched, "the launcher has started")
                victim.end(number)
                wait_until(lambda: not victim.place.left_running(), "everything has ended")
                report = victim.junit.read_bytes()
                self.assertEqual(find_xml_problem(report), "")
                self.assertTrue(report == GREEN or not is_green(report))


if __name__ == "__main__":
    unittest.main()
