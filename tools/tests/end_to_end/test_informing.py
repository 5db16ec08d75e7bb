# SPDX-License-Identifier: MIT
"""What can be asked without a run, and how a run speaks."""

import json
import re
import unittest

from tools.tests.end_to_end import in_wine, support
from tools.tests.end_to_end.in_wine import perform
from tools.tests.end_to_end.support import HOSTILE, REFERENCE, EndToEndTest, fixture, listed

OPTIONS = """--profile --write-profile --only --skip --level --isolate --in-process --jobs --timeout-factor --suite-version
             --shard --known --write-known --repeat --flaky --tap --junit-profile --format
             --shuffle --no-control --junit --journal --list --json --explain --quiet --verbose --color --version --help
             --wine-prefix --no-sandbox""".split()


class Asking(EndToEndTest):
    def answer(self, *arguments, ask=in_wine.ask):
        run = ask(*arguments)
        self.assertEqual((run.status, run.errors, run.files), (0, "", []), str(run))
        self.assert_nothing_left(run)
        return run.output

    def test_version(self):
        self.assertRegex(self.answer("--version", ask=support.ask), r"\Aroutprot-check \d+\.\d+\.\d+, suite version \d+\n\Z")

    def test_help(self):
        for option, ask in (("--help", support.ask), ("-h", in_wine.ask)):
            text = self.answer(option, ask=ask)
            for name in OPTIONS:
                self.assertEqual(len(re.findall(r"(?m)^  %s(?![\w-])" % name, text)), name != "--json", name)
            for status in range(5):
                self.assertRegex(text, r"(?m)^  %d  " % status)
            self.assertLessEqual(max(map(len, text.splitlines())), 100)

    def test_list(self):
        lines = self.answer("--list", "--profile", REFERENCE).splitlines()
        entries = [entry for entry in listed() if "id" in entry]
        self.assertEqual([line.split()[0] for line in lines if line.startswith(tuple("abcdefghijklmnopqrstuvwxyz"))][:5],
                         [entry["id"] for entry in entries[:5]])
        for entry in entries[::100]:
            line = next(line for line in lines if line.startswith(entry["id"] + " "))
            for key in ("requirement", "level", "claim"):
                self.assertIn(entry[key], line)

    def test_list_of_a_selection(self):
        chosen = json.loads(self.answer("--list", "--json", "--only", "registration/*"))
        self.assertEqual({entry["id"].split("/")[0] for entry in chosen if "id" in entry}, {"registration"})

    def test_list_says_which_case_is_to_provoke_which_code(self):
        entries = json.loads(self.answer("--list", "--json"))
        cases = {entry["id"]: entry for entry in entries if "id" in entry}
        codes = {(entry["callback"], entry["code"]): entry for entry in entries if "code" in entry}
        self.assertGreaterEqual(len(codes), 38)
        for name, entry in codes.items():
            with self.subTest(name):
                self.assertNotEqual(entry["case"] is None, entry["reason"] is None, entry)
                if entry["case"] in cases and entry["key"]:
                    self.assertEqual(cases[entry["case"]]["key"], entry["key"])
        asked = {(code["callback"], code["code"]) for case in cases.values() for code in case["provokes"]}
        self.assertLessEqual(asked, {name for name, entry in codes.items() if entry["case"]})
        self.assertIn(("SetInterfaceInfo", "ERROR_INVALID_PARAMETER"), asked)

    def test_list_names_the_keys_that_a_profile_lacks(self):
        keys = {entry["id"]: entry["key"] for entry in json.loads(self.answer("--list", "--json")) if "id" in entry}
        self.assertEqual(keys["set-interface-info/invalid[bad]"], "[interface.bad.NAME]")
        self.assertIsNone(keys["registration/registers"])
        known = {entry["id"]: entry["key"] for entry in listed() if "id" in entry}
        self.assertIsNone(known["set-interface-info/invalid[cost-zero]"])

    def test_explain(self):
        for entry in [entry for entry in listed() if "id" in entry][::900]:
            with self.subTest(entry["id"]):
                text = self.answer("--explain", entry["id"], "--profile", REFERENCE)
                words = " ".join(text.split())
                for key in ("id", "requirement", "level", "claim", "callback"):
                    self.assertIn(entry[key], words)
                level = "--level hardening " if entry["level"] == "hardening" else ""
                self.assertIn("Run it routprot-check CANDIDATE.dll %s--only '%s'" % (level, entry["id"]), words)


class Speaking(EndToEndTest):
    selection = ("--only", "registration/*", "--only", "set-interface-info/valid*")

    def test_quiet(self):
        run = perform(fixture("reference"), *self.selection, "--quiet", profile=REFERENCE)
        self.assert_status(run, 0)
        self.assertEqual(len(run.output.splitlines()), 1)
        self.assertIn("CONFORMANT (exit status 0)", run.output)

    def test_verbose_names_every_case(self):
        run = perform(fixture("reference"), *self.selection, "--verbose", profile=REFERENCE)
        self.assert_status(run, 0)
        for name in run.cases:
            self.assertIn(name, run.output)

    def test_color(self):
        for when, is_colored in (("always", True), ("never", False), ("auto", False)):
            with self.subTest(when):
                run = support.perform(fixture("reference"), "--only", "registration/registers", "--color", when,
                                      profile=REFERENCE)
                self.assertEqual("\x1b[" in run.output, is_colored)

    def test_findings_say_what_a_person_needs(self):
        run = perform(fixture("hostile"), "--only", "interface-status/unknown-index-enabled*", profile=HOSTILE,
                      environment={"ROUTPROT_HOSTILE": "winsock-code"})
        self.assert_status(run, 1)
        text = " ".join(run.output.split())
        for words in ("IFSTATUS-04 (should)", "PINTERFACE_STATUS", "returned 10022 (0x00002726)",
                      "which its page does not document", "ERROR_CAN_NOT_COMPLETE or ERROR_INVALID_PARAMETER", "reproduce"):
            self.assertIn(words, text)
        self.assertLessEqual(max(len(line) for line in run.output.splitlines() if "reproduce" not in line), 100)

    def test_the_end_is_the_verdict(self):
        run = perform(fixture("reference"), *self.selection, profile=REFERENCE)
        self.assertTrue(run.output.endswith("\n"), "the prompt would stand in the same line")


if __name__ == "__main__":
    unittest.main()
