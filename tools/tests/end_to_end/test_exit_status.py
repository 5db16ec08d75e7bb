# SPDX-License-Identifier: MIT
"""The exit status never lies: what is red, what is green, and what is neither."""

import unittest

from tools.tests.end_to_end.in_wine import perform
from tools.tests.end_to_end.support import HOSTILE, REFERENCE, EndToEndTest, fixture, listed, only, reference_run
from tools.tests.end_to_end.valid import assert_valid_junit


def check(name, *arguments, hostile=None, profile=None):
    environment = {"ROUTPROT_HOSTILE": hostile} if hostile else {}
    return perform(fixture(name), *arguments, profile=profile or (HOSTILE if hostile else REFERENCE),
                   environment=environment)


class Null(EndToEndTest):
    """Candidates that do nothing are red, whichever part of the suite is asked for."""

    def test_they_are_red(self):
        for name in ("null-success", "null-failure"):
            for patterns in (["set-interface-info/valid*", "set-interface-info/invalid*zero*"],
                             ["interface-status/unknown-index-enabled*,null,*", "interface-status/success-code"]):
                with self.subTest(name=name, patterns=patterns):
                    run = check(name, *only(*patterns))
                    self.assert_status(run, 1)
                    self.assertGreater(run.summary["counts"]["fail"], 0)
                    self.assertRegex(run.output.splitlines()[-1], r"^NOT CONFORMANT \(exit status 1\)")


class Selection(EndToEndTest):
    def test_what_is_not_selected_is_not_held_against_it(self):
        run = check("hostile", *only("set-interface-info/valid*"), hostile="crash-media-absent")
        self.assert_status(run, 0)
        self.assertGreater(run.summary["counts"]["pass"], 0)
        self.assertEqual({case["verdict"] for case in run.cases.values()}, {"pass"})
        run = check("hostile", *only("interface-status/success-code"), hostile="crash-media-absent")
        self.assert_status(run, 1)

    def test_what_is_skipped_is_left_out(self):
        run = check("reference", *only("registration/*"), "--skip", "registration/freed-unstarted")
        self.assert_status(run, 0)
        self.assertIn("registration/registers", run.cases)
        self.assertNotIn("registration/freed-unstarted", run.cases)

    def test_a_selection_with_nothing_gating_is_never_green(self):
        hardening = [entry["id"] for entry in listed()
                     if entry.get("level") == "hardening" and "unreadable" in entry.get("id", "")]
        run = check("reference", *only(*hardening[:5]))
        self.assert_status(run, 3)
        self.assertEqual(run.summary["counts"]["pass"], len(run.cases))
        self.assertTrue(any("no gating case" in cause for cause in run.summary["causes"]), run.summary["causes"])
        assert_valid_junit(self, run)
        self.assert_status(check("reference", *only(*hardening[:5]), "--level", "hardening"), 0)

    def test_skipped_cases_alone_are_never_green(self):
        skipped = [case["id"] for case in reference_run().cases.values() if case["verdict"] == "skipped"]
        run = check("reference", *only(*skipped[:5]))
        self.assert_status(run, 3)
        assert_valid_junit(self, run)


class Levels(EndToEndTest):
    def test_a_violation_below_the_gate_is_a_finding(self):
        selection = only("set-interface-info/count-huge*", "set-interface-info/valid*")
        run = check("hostile", *selection, hostile="crash-rare")
        self.assert_status(run, 0)
        self.assertEqual(run.summary["counts"]["findings"], 1)
        self.assertIn("SIFINFO-33 (hardening)", run.output)
        assert_valid_junit(self, run)
        run = check("hostile", *selection, "--level", "hardening", hostile="crash-rare")
        self.assert_status(run, 1)
        assert_valid_junit(self, run)

    def test_what_should_be_fails_by_default_and_not_at_level_must(self):
        selection = only("interface-status/unknown-index-enabled*,null,*", "interface-status/other-interface-kept*")
        run = check("hostile", *selection, hostile="winsock-code")
        self.assert_status(run, 1)
        levels = {row["level"] for case in run.cases.values() for row in case["violations"]}
        self.assertEqual(levels, {"should"})
        self.assert_status(check("hostile", *selection, "--level", "must", hostile="winsock-code"), 0)


class Causes(EndToEndTest):
    def test_every_cause_is_named(self):
        run = check("hostile", *only("registration/*", "interface-status/null-info-*", "set-interface-info/*"),
                    hostile="hang-set-info")
        self.assert_status(run, 1)
        causes = " / ".join(run.summary["causes"])
        for words in ("violate", "blocked", "no gating case passed for SetInterfaceInfo"):
            self.assertIn(words, causes)
        said = " ".join(run.output.split())
        for cause in run.summary["causes"]:
            self.assertIn(" ".join(cause.split()), said)
        self.assertRegex(said, r"\d+ of \d+ gating requirements examined")

    def test_the_reproduce_line_reproduces(self):
        run = check("hostile", *only("interface-status/success-code"), hostile="crash-media-absent")
        case = run.cases["interface-status/success-code"]
        self.assertIn("--profile %s" % HOSTILE, case["reproduce"])
        self.assertIn(str(fixture("hostile")), case["reproduce"])
        self.assertNotIn("Z:", case["reproduce"])


if __name__ == "__main__":
    unittest.main()
