# SPDX-License-Identifier: MIT
"""x86 candidates: the same verdicts and the same facts as those of x64.

They need a 32-bit Wine. Where wine32 is not installed, tools/make-i386-root makes one, once (half a minute); where that
is not possible either, these tests are skipped, and say why.
"""

import functools
import os
import signal
import subprocess
import sys
import unittest

from tools.tests.end_to_end.blaming import Blaming
from tools.tests.end_to_end.hostile import BLAMED
from tools.tests.end_to_end.support import (
    FEW, HOSTILE, I386_ROOT, LIMIT, REFERENCE, REFERENCE_IPV6, ROOT, EndToEndTest, Place, Runs, fixture, only, perform,
    reference_run)
from tools.tests.support import wait_until

DLL = fixture("reference", "x86")
CRASHES = ("crash-media-absent", "stack-overflow", "smashed-stack", "execute-data", "throw", "hang-disabled")


def find_obstacle():
    """Why nothing can be run here, or nothing."""
    return perform(DLL, "--only", "registration/*", profile=REFERENCE).errors


def setUpModule():
    obstacle = find_obstacle()
    if "make-i386-root" in obstacle:
        for command in (["tools/install-packages", "x86"], ["tools/make-i386-root", I386_ROOT]):
            done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                                  errors="replace", timeout=300, check=False)
            if done.returncode != 0:
                obstacle = (done.stderr.splitlines() or ["%s failed" % command[0]])[-1]
                break
        else:
            obstacle = find_obstacle()
    if obstacle:
        print("x86 is not tested: " + obstacle.strip(), file=sys.stderr)
        raise unittest.SkipTest(obstacle.strip())


def tearDownModule():
    RUNS.forget()


def run_hostile(name):
    return perform(fixture("hostile", "x86"), "--level", "hardening", *only(*FEW), profile=HOSTILE,
                   environment={"ROUTPROT_HOSTILE": name})


RUNS = Runs({name: functools.partial(run_hostile, name) for name in CRASHES})


class Reference(EndToEndTest):
    def test_the_verdicts_are_those_of_x64(self):
        for profile, part in ((REFERENCE, ()), (REFERENCE_IPV6, only(*FEW))):
            with self.subTest(profile.name):
                run = perform(DLL, "--level", "hardening", *part, profile=profile)
                self.assert_status(run, 0)
                self.assertEqual(run.errors, "")
                self.assertEqual(run.journal[0]["candidate"]["machine"], "x86")
                self.assert_same_verdicts(run, reference_run(profile=profile), FEW if part else ("*",))
                self.assert_nothing_left(run)

    def test_a_decorated_export_is_named(self):
        run = perform(fixture("decorated", "x86"), profile=REFERENCE)
        self.assert_status(run, 3)
        self.assertIn("exports RegisterProtocol@8, but not RegisterProtocol", run.summary["causes"][0])


class Flaws(EndToEndTest):
    """Those of the calling convention, which x64 does not have."""

    def test_they_are_caught(self):
        listed = subprocess.run(["tools/verify", "--list"], cwd=ROOT, capture_output=True, text=True, check=True)
        names = [name for name in listed.stdout.split() if name.startswith("x86-")]
        self.assertGreaterEqual(len(names), 3)
        environment = {**os.environ, "ROUTPROT_CHECK_I386_ROOT": I386_ROOT}
        done = subprocess.run(["tools/verify", *("--flaw=" + name for name in names)], cwd=ROOT, env=environment,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=LIMIT, check=False)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))


class Endings(EndToEndTest):
    def test_signals(self):
        for number, status in ((signal.SIGINT, 4), (signal.SIGKILL, -signal.SIGKILL)):
            with self.subTest(number):
                place = Place()
                self.addCleanup(place.remove)
                process = place.start("--junit", "report.xml", "--profile", HOSTILE, fixture("hostile", "x86"),
                                      environment={"ROUTPROT_HOSTILE": "hang-every-callback"})
                wait_until(lambda: len(place.left_running()) > 4, "Wine runs")
                os.kill(process.pid, number)
                self.assertEqual(process.wait(timeout=LIMIT), status)
                process.communicate()
                wait_until(lambda: not place.left_running(), "the run has ended")
                self.assertIn(b'errors="1"', (place.path / "report.xml").read_bytes())
                wait_until(lambda: not list(place.temporary.iterdir()), "its folders are gone")


class Blame(Blaming, EndToEndTest):
    rows, runs = {name: BLAMED[name] for name in CRASHES}, RUNS

    def test_nothing_is_left(self):
        for name, run in self.runs.items():
            with self.subTest(name):
                self.assert_nothing_left(run)
                self.assertEqual(run.own_errors, [])


if __name__ == "__main__":
    unittest.main()
