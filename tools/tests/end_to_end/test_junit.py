# SPDX-License-Identifier: MIT
"""The JUnit file of a run that has everything in it: passes, failures, a crash, a hang, skips, and nonsense printed."""

import unittest
import xml.etree.ElementTree

from tools.tests.end_to_end.hostile import RUNS, patterns_of
from tools.tests.end_to_end.support import HOSTILE, EndToEndTest, ask, fixture, reference_run
from tools.tests.end_to_end.valid import assert_valid_junit, find_journal_problem, find_xml_problem, is_green


class Mixed(EndToEndTest):
    def setUp(self):
        self.run_of_all = RUNS["mixed"]
        self.root = xml.etree.ElementTree.fromstring(self.run_of_all.junit)

    def find_texts(self, path):
        return [element.text or "" for element in self.root.iterfind(path)]

    def test_it_is_valid_and_its_counts_are_those_of_the_summary(self):
        assert_valid_junit(self, self.run_of_all)
        self.assert_status(self.run_of_all, 1)
        counts = self.run_of_all.summary["counts"]
        for word in ("pass", "fail", "blocked", "skipped"):
            self.assertGreater(counts[word], 0, word)
        self.assertEqual(counts["broken"], 0)

    def test_every_kind_of_result_is_in_it(self):
        types = {element.get("type") for element in self.root.iterfind(".//error")}
        self.assertEqual(types, {"crash", "hang", "blocked"})
        self.assertEqual({element.get("type") for element in self.root.iterfind(".//failure")}, {"nonconformant"})
        self.assertTrue(self.find_texts(".//skipped"))

    def test_the_text_carries_everything(self):
        """Some consumers show the text and not the message."""
        for kind in ("failure", "error[@type='crash']", "error[@type='hang']"):
            for text in self.find_texts(".//" + kind):
                for word in ("got:", "expected:", "reproduce:", "--only '"):
                    self.assertIn(word, text)
        self.assertTrue(any("hostile.dll+0x" in text for text in self.find_texts(".//error[@type='crash']")))

    def test_a_suite_for_each_callback_and_one_for_the_run(self):
        names = [suite.get("name") for suite in self.root.iterfind("testsuite")]
        self.assertEqual(names, ["RegisterProtocol", "InterfaceStatus", "SetInterfaceInfo", "run"])
        completed = self.root.find("testsuite/testcase[@name='run/completed']")
        self.assertIsNone(completed.find("error"), "the run did complete")
        self.assertIn("exit status 1", completed.find("system-out").text)

    def test_what_the_candidate_printed_is_shown_and_harmless(self):
        outputs = "".join(self.find_texts(".//testcase/system-out"))
        for word in (r"\x1b[31m", "]]>", "<![CDATA[", "&amp;", r"\xff\xfe", r"\x00"):
            self.assertIn(word, outputs)
        self.assertNotIn(b"\x1b", self.run_of_all.junit)
        self.assertNotIn(b"\x00", self.run_of_all.junit)
        self.assertNotIn(b"\x1b", self.run_of_all.journal_bytes)
        self.assertEqual(find_journal_problem(self.run_of_all, most=50), "")
        self.assertNotIn("\x1b", self.run_of_all.output)

    def test_it_is_not_too_large(self):
        for name in ("mixed", "noisy"):
            self.assertLess(len(RUNS[name].junit), 30 << 20, "GitLab refuses files above 30 MB")


class Noisy(EndToEndTest):
    def test_noise_changes_no_verdict(self):
        run = RUNS["noisy"]
        self.assert_status(run, 0)
        self.assert_same_verdicts(run, reference_run(), patterns_of("noisy") or ("*",))
        assert_valid_junit(self, run)
        self.assertLess(len(run.output), 20000, "the console is for people")


class StandardOutput(EndToEndTest):
    """A file that goes to standard output is all that goes there; people read on standard error."""

    def test_junit(self):
        run = ask("--junit", "-", "--only", "registration/*", "--profile", HOSTILE, fixture("reference"))
        self.assert_status(run, 0)
        self.assertEqual(find_xml_problem(run.output.encode()), "")
        self.assertTrue(is_green(run.output.encode()))
        self.assertIn("CONFORMANT (exit status 0)", run.errors)

    def test_journal(self):
        run = ask("--journal", "-", "--only", "registration/*", "--profile", HOSTILE, fixture("reference"))
        self.assert_status(run, 0)
        self.assertTrue(all(line.startswith("{") for line in run.output.splitlines()))
        self.assertIn("CONFORMANT (exit status 0)", run.errors)


if __name__ == "__main__":
    unittest.main()
