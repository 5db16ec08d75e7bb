# SPDX-License-Identifier: MIT
"""The control: the reference protocol runs beside the candidate, and where it fails, the run is broken."""

import shutil
import unittest

from tools.tests.end_to_end.in_wine import PlaceInWine
from tools.tests.end_to_end.support import (
    BUILD, HOSTILE, REFERENCE, REFERENCE_IPV6, EndToEndTest, Run, Runs, fixture, only)
from tools.tests.end_to_end.valid import assert_valid_junit, find_journal_problem

PROGRAM = BUILD / "x64"
CASES = ("set-interface-info/valid*", "set-interface-info/null*", "interface-status/success-code",
         "interface-status/unknown-index-enabled*,null,*")
# One case meets the flaw: each that fails is performed again.
BROKEN = ("set-interface-info/valid*", "set-interface-info/null[version-true]")
# A flaw stands for surroundings in which the reference protocol does not work; its requirement is SIFINFO-07.
FLAW = {"ROUTPROT_FLAW": "set-accepts-null"}


def beside(control, profiles=True):
    """A folder of programs in which CONTROL lies as reference.dll; the environment that has the launcher use it."""
    def prepare(place):
        folder = place.path / "programs" / "x64"
        folder.mkdir(parents=True)
        shutil.copy(PROGRAM / "routprot-check.exe", folder)
        if control:
            shutil.copy(fixture(control), folder / "reference.dll")
        for path in PROGRAM.glob("*.profile") if profiles else ():
            shutil.copy(path, folder)
        return {"ROUTPROT_CHECK_BUILD": str(folder.parent)}
    return prepare


def checked(candidate, *arguments, prepare=None, profile=REFERENCE, environment=None, cases=CASES):
    """A run with a control, of a few cases."""
    def run():
        place = PlaceInWine()
        try:
            settings = {**(prepare(place) if prepare else {}), **(environment or {})}
            words = ["--profile", profile, "--journal", "journal.jsonl", "--junit", "report.xml", *only(*cases), *arguments]
            return Run(place, [*words, fixture(candidate)], environment=settings)
        finally:
            place.remove()
    return run


RUNS = Runs({
    "good": checked("odd"),
    "itself": checked("reference"),
    "none": checked("odd", "--no-control"),
    "missing": checked("reference", prepare=beside(None)),
    "no profile": checked("reference", prepare=beside("flaws", profiles=False)),
    "in process": checked("odd", "--in-process"),
    "ipv6": checked("flaws", profile=REFERENCE_IPV6),
    "red": checked("hostile", profile=HOSTILE, environment={"ROUTPROT_HOSTILE": "winsock-code"}),
    "shuffled": checked("odd", "--shuffle", "5", "--isolate", "run"),
    "flaw": checked("reference", prepare=beside("flaws"), environment=FLAW, cases=BROKEN),
    "flaw, quiet": checked("reference", "--quiet", prepare=beside("flaws"), environment=FLAW, cases=BROKEN),
    "flaw and red": checked("hostile", prepare=beside("flaws"), profile=HOSTILE,
                            environment={**FLAW, "ROUTPROT_HOSTILE": "winsock-code"}),
    # Each of its cases has processes of its own.
    "never starts": checked("reference", prepare=beside("null-failure"), cases=["set-interface-info/valid*"]),
    "not loaded": checked("reference", prepare=beside("no-entry")),
}).expect()


def tearDownModule():
    RUNS.forget()


class Control(EndToEndTest):
    def control_of(self, name):
        """What the journal's first line says of it; the reports are valid."""
        run = RUNS[name]
        self.assertEqual(find_journal_problem(run), "")
        assert_valid_junit(self, run)
        self.assert_nothing_left(run)
        return run.journal[0]["control"]

    def test_it_passes_beside_a_good_candidate(self):
        for name in ("good", "ipv6", "shuffled"):
            with self.subTest(name):
                control = self.control_of(name)
                self.assertEqual((control["state"], control["reason"]), ("passed", None))
                self.assertGreater(control["cases"], 10)
                self.assert_status(RUNS[name], 0)
                self.assertIn(b'<property name="control" value="passed"/>', RUNS[name].junit)

    def test_a_red_candidate_stays_red(self):
        self.assertEqual(self.control_of("red")["state"], "passed")
        self.assert_status(RUNS["red"], 1)

    def test_where_there_is_none_one_line_says_why(self):
        for name, why in (("itself", "the candidate is the reference protocol itself"), ("none", "--no-control"),
                          ("missing", "there is no reference.dll with its profile beside routprot-check.exe"),
                          ("no profile", "there is no reference.dll with its profile beside routprot-check.exe"),
                          ("in process", "--in-process has no process for it")):
            with self.subTest(name):
                control = self.control_of(name)
                self.assertEqual((control["state"], control["cases"], control["reason"]), ("none", 0, why))
                self.assert_status(RUNS[name], 0)
                self.assertIn("There was no control: %s." % why, " ".join(RUNS[name].output.split()))
                self.assertIn(('<property name="control" value="none: %s"/>' % why).encode(), RUNS[name].junit)

    def assert_broken(self, name, *words):
        control = self.control_of(name)
        self.assertEqual(control["state"], "failed")
        self.assert_status(RUNS[name], 4)
        self.assertEqual(RUNS[name].summary["causes"][0], control["reason"])
        for word in ("the environment is at fault, not the candidate", *words):
            self.assertIn(word, control["reason"])
            self.assertIn(word, " ".join(RUNS[name].output.split()))
        self.assertIn(b'<error type="environment"', RUNS[name].junit)
        self.assertRegex(RUNS[name].output, r"(?m)^BROKEN \(exit status 4\)")
        return control

    def test_broken_surroundings_break_the_run(self):
        for name in ("flaw", "flaw, quiet", "flaw and red"):
            with self.subTest(name):
                control = self.assert_broken(name, "set-interface-info/null[version-true]", "SIFINFO-07")
                self.assertRegex(control["reproduce"],
                                 r"/reference\.dll --profile \S+/reference\.profile --only 'set-interface-info/null")
                self.assertIn("\n  look at it: %s\n" % control["reproduce"], "\n" + RUNS[name].output)

    def test_a_reference_protocol_that_cannot_be_run_breaks_the_run(self):
        for name in ("never starts", "not loaded"):
            with self.subTest(name):
                self.assert_broken(name)


if __name__ == "__main__":
    unittest.main()
