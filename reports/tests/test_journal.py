# SPDX-License-Identifier: MIT
"""The reader: what it takes, and how it says what is wrong."""

import json
import unittest

from reports import journal
from reports.tests import lines


class ReaderTest(unittest.TestCase):
    def refuse(self, data, message):
        """Check that `data` is refused with a one-line message that begins with `message`."""
        with self.assertRaises(journal.JournalError) as caught:
            journal.parse("a.jsonl", data)
        text = str(caught.exception)
        self.assertTrue(text.startswith(message), text)
        self.assertNotIn("\n", text)

    def test_whole_journal(self):
        read = lines.whole(lines.case())
        self.assertIsNone(read.cut)
        self.assertEqual([case["id"] for case in read.cases], ["interface-status/unknown-index"])
        self.assertEqual(read.summary["exit_status"], 0)

    def test_last_newline_may_be_missing(self):
        read = journal.parse("a.jsonl", lines.encode(lines.run(), lines.summary(cases=0)).rstrip())
        self.assertIsNone(read.cut)

    def test_carriage_returns_are_taken(self):
        data = lines.encode(lines.run(), lines.summary(cases=0)).replace(b"\n", b"\r\n")
        self.assertIsNone(journal.parse("a.jsonl", data).cut)

    def test_empty(self):
        self.refuse(b"", "a.jsonl:1: the journal is empty")
        self.refuse(b"\n\n", "a.jsonl:1: the journal is empty")

    def test_bad_json_names_its_line(self):
        data = lines.encode(lines.run()) + b'{"type": "case",}\n'
        self.refuse(data, "a.jsonl:2: bad JSON at column 17")

    def test_first_line_must_be_the_run(self):
        self.refuse(lines.encode(lines.case()), "a.jsonl:1: the first line must be the run")
        self.refuse(b"[]\n", "a.jsonl:1: the line is a list, not an object")
        self.refuse(b"{", "a.jsonl:1: bad JSON")
        self.refuse(b"MZ\x90\x00\n", "a.jsonl:1: byte 3 is not UTF-8")

    def test_unknown_schema_version(self):
        for version in (2, "1", None, True):
            data = lines.encode(lines.run(schema=version))
            self.refuse(data, "a.jsonl:1: the journal has schema version " + json.dumps(version))

    def test_line_after_the_summary(self):
        data = lines.encode(lines.run(), lines.summary(), lines.case())
        self.refuse(data, "a.jsonl:3: there is a line after the summary")

    def test_two_runs(self):
        data = lines.encode(lines.run(), lines.run())
        self.refuse(data, 'a.jsonl:2: type is "run"')

    def test_a_case_twice(self):
        data = lines.encode(lines.run(), lines.case(), lines.case())
        self.refuse(
            data, "a.jsonl:3: the case interface-status/unknown-index stands already in line 2"
        )

    def test_missing_and_wrong_keys(self):
        case = lines.case()
        del case["verdict"]
        self.refuse(lines.encode(lines.run(), case), "a.jsonl:2: verdict is missing")
        for changes, message in (
            ({"verdict": "green"}, 'verdict is "green", not one of: pass, fail'),
            ({"steps": "one"}, "steps is a text, not a list"),
            ({"calls": [{}]}, "calls[0].step is missing"),
            ({"calls": [lines.call(-1, "call", "X")]}, "calls[0].step is -1, less than 0"),
            (
                {"calls": [lines.call(1, "call", "X", arguments={"a": 1})]},
                "calls[0].arguments.a is a whole",
            ),
            ({"id": "no slash"}, 'id is "no slash", which does not match'),
            ({"milliseconds": True}, "milliseconds is true, not a number"),
        ):
            with self.subTest(message):
                self.refuse(
                    lines.encode(lines.run(), lines.case(**changes)), "a.jsonl:2: " + message
                )

    def test_what_json_decoders_stumble_over(self):
        for text in (
            b"[" * 100_000,
            b'{"type":"case","a":' + b"9" * 5_000 + b"}",
            b'{"a":NaN}',
            b"\xff",
            b"",
        ):
            with self.subTest(text[:20]):
                self.refuse(
                    lines.encode(lines.run()) + text + b"\n" + lines.encode(lines.case()),
                    "a.jsonl:2: ",
                )

    def test_unknown_keys_are_let_pass(self):
        read = lines.whole(lines.case(mood="sunny"))
        self.assertEqual(len(read.cases), 1)


class CutShortTest(unittest.TestCase):
    def test_no_summary(self):
        read = journal.parse("a.jsonl", lines.encode(lines.run(), lines.case()))
        self.assertEqual(read.cut, "it has no summary line")
        self.assertIsNone(read.summary)

    def test_half_a_last_line(self):
        whole = lines.encode(lines.run(), lines.case())
        half = lines.encode(lines.case("interface-status/next"))
        for end in (1, 20, len(half) - 5):
            read = journal.parse("a.jsonl", whole + half[:end])
            self.assertEqual(read.cut, "its last line, 3, is incomplete")
            self.assertEqual(len(read.cases), 1)

    def test_cut_inside_a_character(self):
        half = json.dumps(lines.case(claim="\u00e9"), ensure_ascii=False).encode()
        data = lines.encode(lines.run()) + half[: half.index(b"\xc3") + 1]
        self.assertEqual(journal.parse("a.jsonl", data).cut, "its last line, 2, is incomplete")

    def test_only_the_run(self):
        self.assertEqual(journal.parse("a.jsonl", lines.encode(lines.run())).cases, [])


class FileTest(unittest.TestCase):
    def test_unreadable(self):
        with self.assertRaisesRegex(
            journal.JournalError, "^/nowhere/a.jsonl: cannot be read: No such file"
        ):
            journal.read("/nowhere/a.jsonl")
        with self.assertRaisesRegex(journal.JournalError, "cannot be read: Is a directory"):
            journal.read(str(lines.SAMPLES))
