# SPDX-License-Identifier: MIT
"""The reference protocol: everything passes, and everything that passes was really called."""

import unittest

from tools.tests.end_to_end.support import REFERENCE, REFERENCE_IPV6, EndToEndTest, listed, reference_run
from tools.tests.end_to_end.valid import assert_valid_junit, find_journal_problem

PREFIXES = ("IFSTATUS-", "SIFINFO-")


def requirements_of(cases):
    """The requirements of the two callbacks that the suite was founded on."""
    return {case["requirement"] for case in cases if case["requirement"].startswith(PREFIXES)}


def is_called(case):
    """Was the call under test made, and did it return? Rows that only record what happens may crash."""
    calls = [call for call in case["calls"] if call["role"] == "call"]
    return bool(calls) and all(call["returned"] is not None or case["level"] == "info" for call in calls)


class Reference(EndToEndTest):
    profile = REFERENCE

    def run_at(self, *arguments):
        return reference_run(*arguments, profile=self.profile)

    def test_it_conforms_at_every_level(self):
        # The first has no findings: violations that the second would count.
        for arguments in ((), ("--level", "hardening", "--shard", "1/3")):
            with self.subTest(arguments):
                run = self.run_at(*arguments)
                self.assert_status(run, 0)
                self.assertEqual(run.errors, "")
                counts = run.summary["counts"]
                for word in ("fail", "blocked", "broken", "findings"):
                    self.assertEqual(counts[word], 0, "%s: %s" % (word, run))
                self.assertEqual(run.summary["exit_status"], 0)
                self.assertEqual(run.summary["causes"], [])
                self.assert_nothing_left(run)

    def test_the_reports_are_valid(self):
        self.assertEqual(find_journal_problem(self.run_at()), "")
        assert_valid_junit(self, self.run_at())

    def test_what_passes_was_called_and_returned(self):
        cases = self.run_at().cases.values()
        self.assertEqual([case["id"] for case in cases if case["verdict"] == "pass" and not is_called(case)], [])
        for case in cases:
            self.assertIn(case["verdict"], ("pass", "skipped"), case["id"])
            self.assertTrue(case["expected"], "%s checks nothing" % case["id"])
            if case["verdict"] == "skipped":
                self.assertTrue(case["reason"], "%s is skipped without a reason" % case["id"])

    def test_the_journal_has_what_the_list_has(self):
        in_list = [entry for entry in listed(self.profile) if "id" in entry]
        cases = self.run_at().cases
        self.assertGreaterEqual(len(in_list), 900)
        self.assertGreaterEqual(len(requirements_of(in_list)), 125)
        self.assertEqual(sorted(entry["id"] for entry in in_list), sorted(cases))
        for entry in in_list:
            case = cases[entry["id"]]
            for key in ("requirement", "level", "claim", "callback"):
                self.assertEqual(case[key], entry[key], entry["id"])

    def test_the_requirements_were_examined_and_not_only_listed(self):
        passed = requirements_of(case for case in self.run_at().cases.values() if case["verdict"] == "pass")
        skipped = requirements_of(entry for entry in listed(self.profile) if "id" in entry) - passed
        self.assertEqual(skipped, self.not_of_this_protocol)
        self.assertGreaterEqual(len(passed), 125)

    # An IPv4 protocol has no IPv6 binding information. Neither adds routes; fixtures/routing does.
    not_of_this_protocol = {"IFSTATUS-54", "IFSTATUS-68"}


class ReferenceIPv6(Reference):
    profile = REFERENCE_IPV6
    not_of_this_protocol = {"IFSTATUS-68"}


class Console(EndToEndTest):
    def test_what_a_person_reads(self):
        run = reference_run()
        lines = run.output.splitlines()
        for suite in ("registration", "interface-status", "set-interface-info"):
            self.assertRegex(run.output, r"(?m)^%s +\d+ pass" % suite)
        self.assertRegex(lines[-1], r"^CONFORMANT \(exit status 0\): \d+ of \d+ gating requirements examined")
        counts = run.summary["counts"]
        self.assertRegex(run.output, r"(?m)^  %d cases: %d pass, %d skipped" % (
            counts["cases"], counts["pass"], counts["skipped"]))
        self.assertLessEqual(max(map(len, lines)), 100)

    def test_waived_requirements_have_a_reason(self):
        waived = [entry for entry in listed() if "waived" in entry]
        examined = requirements_of(entry for entry in listed() if "id" in entry)
        self.assertLessEqual(len(requirements_of(waived)), 20)
        for entry in waived:
            self.assertEqual(sorted(entry), ["level", "requirement", "waived"])
            self.assertTrue(entry["waived"])
            self.assertNotIn(entry["requirement"], examined)


if __name__ == "__main__":
    unittest.main()
