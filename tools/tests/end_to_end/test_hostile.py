# SPDX-License-Identifier: MIT
"""Hostile candidates: whatever they do, every case gets its verdict, and the call that did it is blamed."""

import re
import unittest

from tools.tests.end_to_end.support import (
    HOSTILE, ROOT, EndToEndTest, find_patience, fixture, listed, perform, perform_all, reference_run)
from tools.tests.end_to_end.valid import assert_valid_junit, find_journal_problem

ABSENT = {"StatusType": "RIS_INTERFACE_MEDIA_ABSENT"}
PRESENT = {"StatusType": "RIS_INTERFACE_MEDIA_PRESENT"}
DISABLED = {"StatusType": "RIS_INTERFACE_DISABLED"}
VIOLATION, FAIL_FAST = "0xC0000005", "0xC0000409"


def crashes(function, arguments=None, code=VIOLATION, where="", **more):
    return {"ending": "crashed", "function": function, "arguments": arguments or {}, "code": code, "where": where, **more}


def hangs(function, arguments=None, **more):
    return {"ending": "hung", "function": function, "arguments": arguments or {}, **more}


def exits(function, arguments=None, got="exit code 0"):
    return {"ending": "exited", "function": function, "arguments": arguments or {}, "got": got}


# Each hostile candidate that ends a call in its own way: how, which call, with which arguments, and where it crashed.
BLAMED = {
    "crash-media-absent": crashes("InterfaceStatus", ABSENT, where="status_null"),
    "crash-rare": crashes("SetInterfaceInfo", {"StructureCount": "0x80000000"}, where="set_info_rare", fails=1),
    "crash-stop": crashes("StopProtocol", where="stop_crashes"),
    "crash-delete": crashes("DeleteInterface", where="delete_crashes"),
    "abort": exits("InterfaceStatus", ABSENT, got="exit code 3"),
    "fast-fail": crashes("InterfaceStatus", ABSENT, code=FAIL_FAST, where=None),
    "stack-overflow": crashes("InterfaceStatus", ABSENT, code="0xC00000FD", where="recurse"),
    "smashed-stack": crashes("InterfaceStatus", ABSENT, where=None),
    "heap-corruption": crashes("InterfaceStatus", ABSENT, where="status_heap"),
    "execute-data": crashes("InterfaceStatus", ABSENT, where="hostile.dll"),
    "crash-own-thread": crashes("InterfaceStatus", ABSENT, where="crash_here", thread="a thread of the candidate's own"),
    "crash-own-thread-later": crashes(None, where="crash_later", thread="a thread of the candidate's own"),
    "replaced-filter": crashes("InterfaceStatus", ABSENT, where="status_filter"),
    "raise-custom": crashes("InterfaceStatus", ABSENT, code="0xE0525054", where=None),
    "throw": crashes("InterfaceStatus", ABSENT, code=None, where=None),
    "crash-attach": crashes("LoadLibraryEx", where="crash_at_attach", fails=1),
    "crash-register": crashes("RegisterProtocol", where="crash", fails=1),
    "crash-detach": crashes("FreeLibrary", where="crash_at_detach"),
    "hang-disabled": hangs("InterfaceStatus", DISABLED),
    "spin-disabled": hangs("InterfaceStatus", DISABLED, where="status_spin"),
    "hang-set-info": hangs("SetInterfaceInfo"),
    "hang-stop": hangs("StopProtocol"),
    "hang-every-callback": hangs(None, seconds=60),
    "hang-register": hangs("RegisterProtocol", fails=1),
    "hang-attach": hangs("LoadLibraryEx", fails=1),
    "hang-detach": hangs("FreeLibrary"),
    "exit-process": exits("InterfaceStatus", PRESENT),
    "exit": exits("InterfaceStatus", PRESENT),
    "terminate-process": exits("InterfaceStatus", PRESENT),
    "exit-thread": hangs("InterfaceStatus", PRESENT),
    "scribble-and-die": crashes("InterfaceStatus", PRESENT, code=None, where=None),
}

# Those that end no call. The first words are what the run has to say of them.
OTHERS = {
    "refuse-attach": "its DllMain answered FALSE",
    "scribble": "",
    "close-handles": "",
    "stop-never-ends": "",
    "messages-never-end": "",
    "size-never-enough": "",
    "winsock-code": "",
    "mixed": "",
}

# Those that do nothing forbidden.
HARMLESS = ("crash-exit", "leave-child", "slow-start-stop", "noisy")

RUNS = {}


def setUpModule():
    dll = fixture("hostile")

    def performer(name):
        return lambda: perform(dll, "--level", "hardening", profile=HOSTILE, environment={"ROUTPROT_HOSTILE": name})

    # The slowest first.
    names = sorted([*BLAMED, *OTHERS, *HARMLESS], key=lambda name: name != "hang-every-callback")
    RUNS.update(perform_all({name: performer(name) for name in names}))


def tearDownModule():
    RUNS.clear()


class Hostile(EndToEndTest):
    def test_every_row_of_the_fixture_is_here(self):
        sources = "".join(path.read_text() for path in (ROOT / "fixtures/hostile").glob("*.c"))
        self.assertEqual(sorted(re.findall(r"\.name\s*=\s*\"([a-z-]+)\"", sources)),
                         sorted([*BLAMED, *OTHERS, *HARMLESS]))

    def test_every_case_has_a_verdict(self):
        ids = sorted(entry["id"] for entry in listed(HOSTILE) if "id" in entry)
        for name, run in RUNS.items():
            with self.subTest(name):
                self.assertEqual(find_journal_problem(run, every=50), "")
                self.assertEqual(sorted(run.cases), ids)
                broken = [(case["id"], case["reason"]) for case in run.cases.values() if case["verdict"] == "broken"]
                self.assertEqual(broken[:3], [], "%d are broken: %s" % (len(broken), run))

    def test_status_time_and_nothing_left(self):
        for name, run in RUNS.items():
            with self.subTest(name):
                self.assertIn(run.status, (0, 1) if name in HARMLESS else (1, 3), str(run))
                self.assertEqual(run.summary["exit_status"], run.status)
                self.assertEqual(run.errors, "")
                self.assert_nothing_left(run)
                limit = BLAMED.get(name, {}).get("seconds", 10)
                self.assertLess(run.seconds, limit * find_patience(), str(run))

    def test_the_junit_file_is_valid(self):
        for name, run in RUNS.items():
            with self.subTest(name):
                assert_valid_junit(self, run)


class Blame(EndToEndTest):
    def blamed(self, name):
        """The failing cases that the ending of the row is blamed on, each with the call in flight."""
        row, run = BLAMED[name], RUNS[name]
        found = []
        for case in run.cases.values():
            if case["verdict"] == "fail" and case["ending"] == row["ending"]:
                ended = [call for call in case["calls"] if call["ending"] == row["ending"]]
                self.assertTrue(ended, "no call of %s is blamed" % case["id"])
                found.append((case, ended[-1]))
        self.assertTrue(found, "nothing %s: %s" % (row["ending"], run))
        return found

    def test_the_call_in_flight_is_blamed_with_its_arguments(self):
        for name, row in BLAMED.items():
            with self.subTest(name):
                blamed = self.blamed(name)
                if "fails" in row:
                    self.assertEqual(len(blamed), row["fails"])
                for case, call in blamed:
                    self.assertEqual(call["function"], row["function"] or call["function"], case["id"])
                    self.assertLessEqual(row["arguments"].items(), call["arguments"].items(), case["id"])
                    self.assertIsNone(call["returned"])
                    violation = case["violations"][0]
                    self.assertIn(call["function"], violation["got"])
                    self.assertIn(row.get("got", row["ending"]), violation["got"])
                    self.assertTrue(case["reproduce"].endswith("--only '%s'" % case["id"]))

    def test_crashes_and_hangs_have_facts(self):
        for name, row in BLAMED.items():
            if row["ending"] == "exited":
                continue
            with self.subTest(name):
                for case, _ in self.blamed(name):
                    self.assert_facts(row, case["crash"], case["id"])

    def assert_facts(self, row, crash, place):
        self.assertIsNotNone(crash, place)
        self.assertTrue(crash["what"], place)
        if row["ending"] == "crashed":
            self.assertRegex(crash["code"], r"^0x[0-9A-F]{8}$", place)
            self.assertEqual(crash["code"], row["code"] or crash["code"], place)
        else:
            self.assertRegex(crash["what"], r"did not return within \d+ ms", place)
        if row.get("where"):
            self.assertRegex(crash["where"], r"^[\w.-]+\+0x[0-9a-f]+ ", place)
            self.assertIn(row["where"], crash["where"], place)
        if "thread" in row:
            self.assertEqual(crash["thread"], row["thread"], place)

    def test_what_has_nothing_to_do_with_it_passes(self):
        """One bad call is not the end of all others."""
        for name in ("crash-media-absent", "stack-overflow", "hang-disabled", "exit-process", "throw"):
            with self.subTest(name):
                cases, reference = RUNS[name].cases, reference_run().cases
                told = [case["id"] for case in reference.values() if case["verdict"] == "pass" and not any(
                    call["arguments"].get("StatusType") in (*ABSENT.values(), *PRESENT.values(), *DISABLED.values())
                    for call in case["calls"])]
                self.assertGreater(len(told), 1000)
                self.assertEqual([place for place in told if cases[place]["verdict"] != "pass"], [])

    def test_a_failing_case_is_repeated_alone(self):
        repeated = [case["alone"] for case, _ in self.blamed("crash-media-absent") if case["alone"]]
        self.assertIn("fails alone too", {alone["text"] for alone in repeated})


class Others(EndToEndTest):
    def test_what_is_said_of_them(self):
        for name, words in OTHERS.items():
            with self.subTest(name):
                self.assertTrue(any(words in cause for cause in RUNS[name].summary["causes"]), str(RUNS[name]))

    def test_a_stop_that_never_ends(self):
        for name in ("stop-never-ends", "messages-never-end"):
            with self.subTest(name):
                run = RUNS[name]
                said = " ".join([*run.summary["causes"], *run.journal[0]["decisions"],
                                 *(row["got"] for case in run.cases.values() for row in case["violations"])])
                self.assertNotIn("StartProtocol answered NO_ERROR", said)
                self.assertIn("ROUTER_STOPPED", said)

    def test_an_undocumented_code_is_named_by_its_number(self):
        got = {row["got"] for case in RUNS["winsock-code"].cases.values() for row in case["violations"]}
        self.assertTrue(any("10022" in words for words in got), got)

    def test_harmless_ones_are_like_the_reference(self):
        for name in HARMLESS:
            with self.subTest(name):
                # A machine that is busy makes calls slow, which is no crime at this level.
                slow = {"GEN-05"}
                for case in RUNS[name].cases.values():
                    self.assertEqual({row["requirement"] for row in case["violations"]} - slow, set(), case["id"])
                    self.assertEqual(case["ending"], reference_run().cases[case["id"]]["ending"])


if __name__ == "__main__":
    unittest.main()
