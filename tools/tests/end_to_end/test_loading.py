# SPDX-License-Identifier: MIT
"""Candidates that cannot be loaded or are no routing protocols: one message that says why, and what to do."""

import functools
import shutil
import subprocess
import unittest

from tools.tests.end_to_end import in_wine
from tools.tests.end_to_end.support import (
    FEW, REFERENCE, EndToEndTest, Place, Run, Runs, fixture, listed, only, perform, reference_run, select)
from tools.tests.end_to_end.valid import assert_valid_junit, find_journal_problem, is_green
from tools.tests.support import ARM64

# What is wrong -> the words that the message must have: cause and cure.
MESSAGES = {
    "text": ("no DLL", "text file"),
    "empty": ("no DLL", "empty"),
    "truncated": ("cut off", "ends at byte", "copy it again"),
    "other-machine": ("made for ARM64", "x64"),
    "no-entry": ("does not export RegisterProtocol", "RegisterSomethingElse"),
    "decorated": ("exports RegisterProtocol@8, but not RegisterProtocol", ".def file", "EXPORTS RegisterProtocol"),
    "needs-missing": ("needs dll-that-does-not-exist.dll", "put it beside the candidate"),
    "needs-missing-function": ("kernel32.dll", "function_that_does_not_exist"),
    "needs-several": ("functions first_that_does_not_exist and second_that_does_not_exist of kernel32.dll",
                      "late-dll-that-does-not-exist.dll (delay-loaded)"),
    "needs-sibling": ("needs sibling.dll", "put it beside the candidate"),
    "refuse-attach": ("DllMain answered FALSE", "DLL_PROCESS_ATTACH"),
}


# What the launcher has to look at itself; it has the others loaded as it has any DLL.
LAUNCHED = ("text", "empty", "truncated", "other-machine", "needs-sibling")


def name_delayed_imports(path):
    """The bytes of a DLL with its delayed imports named in the header, which the linker of Debian 12 leaves out."""
    image = bytearray(path.read_bytes())
    header = int.from_bytes(image[60:64], "little")
    base = int.from_bytes(image[header + 48:header + 56], "little")
    symbols = subprocess.run(["x86_64-w64-mingw32-nm", path], capture_output=True, text=True, check=True).stdout
    address, = (int(line.split()[0], 16) for line in symbols.splitlines() if "__DELAY_IMPORT_DESCRIPTOR_" in line)
    entry = header + 24 + 112 + 13 * 8
    image[entry:entry + 8] = (address - base).to_bytes(4, "little") + (64).to_bytes(4, "little")
    return bytes(image)


def candidate_of(name):
    """The bytes of a candidate with that fault; those that are fixtures as they are need no copy."""
    reference = bytearray(fixture("reference").read_bytes())
    if name == "text":
        return b"This is no DLL.\n"
    if name == "empty":
        return b""
    if name == "truncated":
        return bytes(reference[:5000])
    if name == "other-machine":
        header = int.from_bytes(reference[60:64], "little")
        reference[header + 4:header + 6] = ARM64.to_bytes(2, "little")
        return bytes(reference)
    if name == "needs-several":
        return name_delayed_imports(fixture(name))
    if name == "needs-sibling":
        return fixture("needs-sibling").read_bytes()  # alone, without sibling.dll
    return None


def load(name):
    content = candidate_of(name)
    how = perform if name in LAUNCHED else in_wine.perform
    if content is not None:
        return how("candidate.dll", *only(*FEW), profile=REFERENCE, files={"candidate.dll": content})
    if name == "refuse-attach":
        return how(fixture("hostile"), *only(*FEW), profile=REFERENCE, environment={"ROUTPROT_HOSTILE": name})
    return how(fixture(name), *only(*FEW), profile=REFERENCE)


RUNS = Runs({name: functools.partial(load, name) for name in MESSAGES}).expect()


def tearDownModule():
    RUNS.forget()


class Unloadable(EndToEndTest):
    def test_status_message_and_nothing_left(self):
        for name, words in MESSAGES.items():
            with self.subTest(name):
                run = RUNS[name]
                self.assert_status(run, 3)
                cause = run.summary["causes"][0]
                for word in ("the candidate could not be tested: ", *words):
                    self.assertIn(word, cause)
                self.assertIn(cause, " ".join(run.output.split()))
                self.assertRegex(run.output.splitlines()[-1], r"^NOT TESTED \(exit status 3\)")
                self.assertEqual(run.own_errors, [])
                self.assert_nothing_left(run)

    def test_every_case_is_blocked_for_that_reason(self):
        for name in MESSAGES:
            with self.subTest(name):
                run = RUNS[name]
                ids = select((entry["id"] for entry in listed() if "id" in entry), FEW)
                self.assertEqual(sorted(run.cases), sorted(ids))
                self.assertEqual({case["verdict"] for case in run.cases.values()}, {"blocked"})
                reasons = {case["reason"] for case in run.cases.values()}
                self.assertEqual(len(reasons), 1)
                self.assertIn(reasons.pop(), run.summary["causes"][0])

    def test_the_reports_are_valid_and_not_green(self):
        for name in MESSAGES:
            with self.subTest(name):
                assert_valid_junit(self, RUNS[name])
                self.assertEqual(find_journal_problem(RUNS[name], most=20), "")
                self.assertFalse(is_green(RUNS[name].junit))


class Loadable(EndToEndTest):
    def test_a_sibling_is_found(self):
        run = perform(fixture("needs-sibling"), *only(*FEW), profile=REFERENCE)
        self.assert_status(run, 0)
        self.assert_same_verdicts(run, reference_run(), FEW)

    def test_a_sibling_is_found_wherever_they_lie(self):
        place = Place()
        self.addCleanup(place.remove)
        folder = place.path / "Größe 日本 (x64)"
        folder.mkdir()
        for name in ("needs-sibling", "sibling"):
            shutil.copy(fixture(name), folder)
        run = Run(place, ["--profile", REFERENCE, "--only", "registration/*", folder / "needs-sibling.dll"])
        self.assert_status(run, 0)


class OtherMachine(EndToEndTest):
    def test_x86_without_a_wine_for_it(self):
        run = perform(fixture("reference", "x86"), profile=REFERENCE,
                      environment={"ROUTPROT_CHECK_I386_ROOT": "/nowhere"})
        if run.status != 4:
            self.skipTest("wine32 is installed")
        self.assert_one_line(run, "this is an x86 DLL, and wine32 is not installed", "tools/make-i386-root",
                             "dpkg --add-architecture i386", "apt-get install wine32:i386")
        self.assertFalse(is_green(run.junit))
        self.assertEqual(run.output, "")
        self.assert_nothing_left(run)


if __name__ == "__main__":
    unittest.main()
