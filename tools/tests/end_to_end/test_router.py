# SPDX-License-Identifier: MIT
"""A router to live in: the stand-ins of its DLLs, what is said through them, and what this Wine lacks."""

import functools
import html
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

from tools.tests.end_to_end import in_wine
from tools.tests.end_to_end.support import (
    BUILD, REFERENCE, ROOT, EndToEndTest, Place, Run, Runs, fixture, only, perform)
from tools.tests.end_to_end.valid import assert_valid_junit, find_journal_problem

FEW = ("delete-interface/unknown-index*", "start-protocol/ready-for-an-interface", "delete-interface/operating*")

# What traces.dll says while its DeleteInterface runs.
SAID_ON_DELETE = [
    "TRACES: deleting interface of 日本",
    "TRACES: nobody lets me",
    "TRACES: packet 01 02 03 fe                                      |....|",
    'Traces logs error 20001 "grüß Gott" (error 5)',
]
SAID_ON_START = ["TRACES: starting", "TRACES: said by another thread"]


# What asks.dll says when it starts and when it is given an interface: what it did, and the code that came of it.
ASKED_ON_START = [
    "ASKS: work: 0", "ASKS: alertable work: 0", "ASKS: work without function: 87",
    "ASKS: waits registered: 0", "ASKS: wait: 0", "ASKS: wait: 0", "ASKS: timer: 0", "ASKS: waits deregistered: 0",
    "ASKS: protocols enumerated: 0", "ASKS: protocol Reference protocol (IPv4) in asks.dll: %d" % 0x02A50001,
    "ASKS: sockets: 0", "ASKS: bound: 0", "ASKS: sent: 1", "ASKS: received: 1",
]
ASKED_ON_ADD = [
    "ASKS: connected: 0",
    "ASKS: friendly name: 0", "ASKS: its length: 19", "ASKS: no room for it: 111", "ASKS: friendly name of none: 1168",
    "ASKS: interfaces: 0", "ASKS: some: 1", "ASKS: no more: 259",
    "ASKS: interface: 0", "ASKS: its description: 0", "ASKS: its size: 1", "ASKS: change it: 5",
    "ASKS: header: 0", "ASKS: block: 0", "ASKS: found: 0", "ASKS: its content: 7", "ASKS: not found: 1168",
    "ASKS: ports: 903",
]
# The same when an interface has an address of the loopback network: alone in the sandbox, with that adapter only.
ASKED_ON_ADDRESS = [
    "ASKS: sockets: 0", "ASKS: bound: 0", "ASKS: sent: 1", "ASKS: received: 1",
    "ASKS: stream bound: 0", "ASKS: listening: 0",
    "ASKS: adapters: 0", "ASKS: how many: 1", "ASKS: loopback and up: 1",
    "ASKS: addresses: 0", "ASKS: adapters of that address: 1",
]


ENVIRONMENT = """
[environment]
registry = vendor.reg   files = vendor-files/ -> C:\\vendor\\data
variable.ASKS_VENDOR = x=y z
addresses = 127.0.0.0/8
"""
REGISTRY = r"""Windows Registry Editor Version 5.00

[HKEY_LOCAL_MACHINE\Software\Vendor\Asks]
"File"="C:\\vendor\\data\\deep\\config.txt"
"Number"=dword:0000002a
"""


def perform_with_environment(*options, registry=REGISTRY, folder="vendor-files"):
    """asks.dll with a profile that has an [environment]."""
    place = Place()
    try:
        (place.path / folder / "deep").mkdir(parents=True)
        (place.path / folder / "deep/config.txt").write_text("42 routes")
        (place.path / "vendor.reg").write_text(registry)
        (place.path / "p.profile").write_text(REFERENCE.read_text() + ENVIRONMENT)
        return Run(place, ["--profile", place.path / "p.profile", "--no-control", "--journal", "journal.jsonl",
                           *only("add-interface/succeeds*", "interface-status/success-code"), *options,
                           fixture("asks")])
    finally:
        place.remove()


def perform_with_own_rtutils():
    """traces.dll with an rtutils.dll of its own beside it, which is a copy of ours that nobody listens to."""
    place = Place()
    try:
        shutil.copy(fixture("traces"), place.path)
        shutil.copy(BUILD / "x64/stand-ins/rtutils.dll", place.path)
        return Run(place, ["--profile", REFERENCE, "--no-control", "--journal", "journal.jsonl", *only(*FEW),
                           place.path / "traces.dll"])
    finally:
        place.remove()


RUNS = Runs({
    "traces": functools.partial(perform, fixture("traces"), *only(*FEW), profile=REFERENCE),
    "refuses": functools.partial(in_wine.perform, fixture("traces"), *only(*FEW), profile=REFERENCE,
                                 environment={"TRACES_REFUSE": "1"}),
    "asks": functools.partial(perform, fixture("asks"), "--only", "add-interface/succeeds*", profile=REFERENCE),
    "stub": functools.partial(perform, fixture("calls-stub"), "--only", "delete-interface/*", profile=REFERENCE),
    "environment": perform_with_environment,
    "environment, no sandbox": functools.partial(perform_with_environment, "--no-sandbox"),
    "bad registry": functools.partial(perform_with_environment, registry=REGISTRY + '"x"=7'),
    "no files": functools.partial(perform_with_environment, folder="others"),
    "own rtutils": perform_with_own_rtutils,
}).expect()


def tearDownModule():
    RUNS.forget()


def said(run, function):
    """What was traced during each call of the function."""
    return [call["traced"] for case in run.cases.values() for call in case["calls"] if call["function"] == function]


class Traces(EndToEndTest):
    def test_they_are_in_the_journal_at_the_call_that_said_them(self):
        run = RUNS["traces"]
        self.assert_status(run, 1)
        for function, lines in (("DeleteInterface", SAID_ON_DELETE), ("StartProtocol", SAID_ON_START)):
            calls = said(run, function)
            self.assertGreater(len(calls), 2)
            for traced in calls:
                self.assertEqual(traced, lines, function)
        self.assertEqual(set(map(tuple, said(run, "AddInterface"))), {()})
        self.assertEqual(find_journal_problem(run, most=20), "")

    def test_they_stand_beside_the_failing_call_for_people(self):
        run = RUNS["traces"]
        assert_valid_junit(self, run)
        self.assertIn("traced TRACES: nobody lets me", run.junit.decode())

    def test_they_are_in_the_report(self):
        with tempfile.TemporaryDirectory() as folder:
            journal, report = pathlib.Path(folder, "journal.jsonl"), pathlib.Path(folder, "report.html")
            journal.write_bytes(RUNS["traces"].journal_bytes)
            subprocess.run([sys.executable, "-m", "reports", journal, "-o", report], cwd=ROOT, check=True)
            page = html.unescape(report.read_text())
        self.assertIn("traced meanwhile", page)
        for line in SAID_ON_DELETE:
            self.assertIn(line, page)

    def test_the_last_words_of_one_that_does_not_start_are_told(self):
        self.assert_status(RUNS["refuses"], 3)
        self.assertIn('last it said "TRACES: no licence for this machine"', RUNS["refuses"].summary["causes"][0])

    def test_a_dll_of_the_vendors_own_comes_first(self):
        run = RUNS["own rtutils"]
        self.assert_status(run, 1)
        self.assertEqual(set(map(tuple, said(run, "DeleteInterface"))), {()})


class Asks(EndToEndTest):
    def test_the_router_answers(self):
        run = RUNS["asks"]
        self.assert_status(run, 0)
        for function, lines in (("StartProtocol", ASKED_ON_START), ("AddInterface", ASKED_ON_ADD)):
            calls = said(run, function)
            self.assertTrue(calls)
            for traced in calls:
                self.assertEqual(traced, lines)


class Environment(EndToEndTest):
    """[environment] of the profile."""

    FOUND = ['ASKS: the file C:\\vendor\\data\\deep\\config.txt holds "42 routes": 42', 'ASKS: the variable is "x=y z"']

    def test_the_candidate_finds_what_it_expects(self):
        for name in ("environment", "environment, no sandbox"):
            with self.subTest(name):
                self.assert_status(RUNS[name], 0)
                for traced in said(RUNS[name], "StartProtocol"):
                    self.assertEqual(traced, ASKED_ON_START + self.FOUND)
                self.assert_nothing_left(RUNS[name])

    def test_interfaces_have_addresses_that_sockets_can_be_bound_to(self):
        if "bubblewrap" in RUNS["environment"].errors:
            self.skipTest("without a sandbox there are the adapters of this machine")
        calls = [call for case in RUNS["environment"].cases.values() for call in case["calls"]
                 if call["function"] == "InterfaceStatus" and "StatusInfo" in call["arguments"]
                 and call["arguments"]["StatusType"] == "RIS_INTERFACE_ADDRESS_CHANGE"]
        self.assertTrue(calls)
        for call in calls:
            self.assertEqual(call["traced"], ASKED_ON_ADDRESS)

    def test_a_mistake_is_one_of_the_profile(self):
        for name, words in {"bad registry": ("registry: vendor.reg, line 6: ", "none of"),
                            "no files": ("files: ", "vendor-files is no folder that can be read")}.items():
            with self.subTest(name):
                self.assert_status(RUNS[name], 2)
                self.assertRegex(RUNS[name].errors, r"p\.profile:\d+: ")
                self.assert_one_line(RUNS[name], *words)


class Stub(EndToEndTest):
    """A function that Wine only has as a stub is imported by the candidate, and called in some cases."""

    STUB = "KERNEL32.dll.CancelDeviceWakeupRequest"

    def test_the_cases_that_call_it_are_broken_and_name_it(self):
        run = RUNS["stub"]
        self.assert_status(run, 4)
        broken = [case for case in run.cases.values() if case["verdict"] == "broken"]
        self.assertGreater(len(broken), 2)
        for case in broken:
            self.assertEqual(case["reason"], "the candidate called %s, which this Wine does not have: "
                                             "a fault of the environment" % self.STUB)
        self.assertIn(self.STUB, run.summary["causes"][0])

    def test_the_others_are_judged(self):
        cases = RUNS["stub"].cases.values()
        self.assertGreater(sum(case["verdict"] == "pass" for case in cases), len(cases) / 2)
        self.assertEqual([case["id"] for case in cases if case["verdict"] == "fail"], [])

    def test_what_is_not_performed_for_that_reason_says_so(self):
        for case in RUNS["stub"].cases.values():
            if case["verdict"] == "blocked":
                self.assertIn("DeleteInterface called a function that this Wine does not have", case["reason"])

    def test_it_was_warned_about(self):
        warnings = [decision for decision in RUNS["stub"].journal[0]["decisions"] if "only as stubs" in decision]
        self.assertEqual(len(warnings), 1)
        for function in ("CancelDeviceWakeupRequest", "FindNextVolumeMountPointA"):
            self.assertIn(function + " of KERNEL32.dll", warnings[0])
        # Others of that DLL are no stubs, and those of ours are none.
        self.assertNotIn("Sleep", warnings[0])
        for name in ("traces", "asks"):
            self.assertNotIn("only as stubs", " ".join(RUNS[name].journal[0]["decisions"]))


if __name__ == "__main__":
    unittest.main()
