# SPDX-License-Identifier: MIT
"""Known failures: green as recorded, red when mended, changed, expired or gone; mistakes name their line."""

import datetime
import re
import unittest

from tools.tests.end_to_end import support
from tools.tests.end_to_end.in_wine import PlaceInWine, perform
from tools.tests.end_to_end.support import HOSTILE, REFERENCE, EndToEndTest, Run, fixture, only
from tools.tests.end_to_end.valid import assert_valid_junit

SELECTION = only("interface-status/success-code", "interface-status/unknown-index-enabled*,null,*",
                 "set-interface-info/valid*")
CASE = "interface-status/success-code"
FLAW = {"ROUTPROT_HOSTILE": "crash-media-absent"}


def day(days):
    """A day from today on, as in a record."""
    return str(datetime.datetime.now(datetime.timezone.utc).date() + datetime.timedelta(days))


def entry(case=CASE, outcome="*: InterfaceStatus(*) crashed*", reason="rewritten in 2.1", expires=None):
    return f"[{case}]\noutcome = {outcome}\nreason = {reason}\nowner = us\nexpires = {expires or day(30)}\n"


def check(record, *arguments, environment=None, how=perform):
    """A run of the DLL with the flaw, unless the environment has none, and this record."""
    return how(fixture("hostile"), *SELECTION, "--known", "known.txt", *arguments, profile=HOSTILE,
               files={"known.txt": record.encode()}, environment=FLAW if environment is None else environment)


class Known(EndToEndTest):
    def assert_red(self, run, *words):
        self.assert_status(run, 1)
        causes = " / ".join(run.summary["causes"])
        for word in words:
            self.assertIn(word, causes)
        self.assertIn("failure", re.sub(r'(failures)="\d+"', "", run.junit.decode()))
        assert_valid_junit(self, run)

    def test_as_recorded(self):
        run = check(entry(), how=support.perform)
        self.assert_status(run, 0)
        known = run.cases[CASE]["known"]
        self.assertEqual((known["state"], known["line"], known["owner"], known["bug"]), ("as-recorded", 1, "us", None))
        self.assertEqual(run.summary["counts"]["known"], 1)
        self.assertIn("rewritten in 2.1 (owner us, until ", " ".join(run.output.split()))
        self.assertRegex(run.output.splitlines()[-1], r"^KNOWN FAILURES ONLY \(exit status 0\)")
        self.assertRegex(run.junit.decode(), r'<skipped message="[^"]*known.txt:1 knows this failure')
        assert_valid_junit(self, run)
        self.assert_nothing_left(run)

    def test_today_is_the_last_day(self):
        self.assert_status(check(entry(expires=day(0))), 0)

    def test_mended(self):
        run = check(entry(), environment={})
        self.assert_red(run, "1 known failure is not as recorded", "but it passes: take it out")
        self.assertRegex(run.output.splitlines()[-1], r"^KNOWN FAILURES OUT OF DATE \(exit status 1\)")

    def test_another_outcome(self):
        self.assert_red(check(entry(outcome="*: InterfaceStatus(*) hung")), "records another outcome", "crashed")

    def test_expired(self):
        self.assert_red(check(entry(expires=day(-1))), "has expired", "rewritten in 2.1")

    def test_no_such_case(self):
        run = check(entry() + entry(case="interface-status/no-such-case*"))
        self.assert_red(run, "matches no case", "known.txt:6: [interface-status/no-such-case*]")
        self.assertIn('name="run/known-failures"', run.junit.decode())

    def test_what_is_not_selected_is_not_missed(self):
        self.assert_status(check(entry() + entry(case="stop-protocol/*")), 0)

    def test_without_the_record_it_is_red(self):
        self.assert_status(perform(fixture("hostile"), *SELECTION, profile=HOSTILE, environment=FLAW), 1)


class Written(EndToEndTest):
    def test_written_filled_in_and_used(self):
        place = PlaceInWine()
        self.addCleanup(place.remove)
        words = [*SELECTION, "--no-control", "--profile", HOSTILE, fixture("hostile")]
        run = Run(place, ["--write-known", "new.txt", *words], environment=FLAW, is_launched=True)
        self.assert_status(run, 1)
        written = (place.path / "new.txt").read_text()
        self.assertIn(f"[{CASE}]\noutcome = *: InterfaceStatus(*) crashed*\n", written)
        line = written.splitlines().index("reason  =") + 1
        run = Run(place, ["--known", "new.txt", *words], environment=FLAW)
        self.assert_status(run, 2)
        self.assert_one_line(run, f'new.txt:{line}: the entry has no "reason"')
        filled = re.sub("(owner|reason) +=", r"\1 = us", written)
        (place.path / "new.txt").write_text(filled)
        for more in ([], ["--shuffle", "5"], ["--isolate", "case"]):
            self.assert_status(Run(place, ["--known", "new.txt", *more, *words], environment=FLAW), 0)
        self.assertEqual((place.path / "new.txt").read_text(), filled)
        self.assert_status(Run(place, ["--known", "new.txt", "--write-known", "kept.txt", *words], environment=FLAW), 0)
        self.assertIn("reason  = us\n", (place.path / "kept.txt").read_text())
        run = Run(place, ["--write-known", "new.txt", *words], environment=FLAW)
        self.assert_status(run, 2)
        self.assert_one_line(run, "--write-known: ", "new.txt", "exists already")


class Mistakes(EndToEndTest):
    def assert_refused(self, run, *words):
        self.assert_status(run, 2)
        self.assert_one_line(run, *words)
        self.assertEqual((run.output, run.files), ("", ["known.txt"]))
        self.assert_nothing_left(run)

    def test_mistakes_in_the_record(self):
        for record, words in (
                (entry(reason=""), ('known.txt:3: the entry has no "reason"',)),
                (entry().replace("owner", "ownr"), ('known.txt:4: unknown key "ownr"', 'did you mean "owner"?')),
                (entry(expires="soon"), ('known.txt:5: "soon" is no day', "2027-01-31")),
                (entry() + entry(case="*/success-code"), ("known.txt:6: ", "has an entry already, on line 1")),
                ("hello", ("known.txt:1: ", "neither a [case]"))):
            with self.subTest(words[0]):
                self.assert_refused(check(record), *words)

    def test_files_that_cannot_be_used(self):
        for arguments, words in ((["--known", "none.txt"], ("cannot read", "none.txt", "--write-known FILE")),
                                 (["--write-known", "none/new.txt"], ("no folder", "make it first")),
                                 (["--write-known", "-"], ("--write-known needs the name of a file",))):
            with self.subTest(arguments):
                run = support.perform(fixture("reference"), *arguments, profile=REFERENCE, files={"known.txt": b""})
                self.assert_refused(run, *words)


if __name__ == "__main__":
    unittest.main()
