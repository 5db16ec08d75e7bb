# SPDX-License-Identifier: MIT
"""The drawings: figures that add up, and words beside every one of them."""

import unittest

from reports import coverage, journal, page, pictures
from reports.tests import lines
from reports.tests.test_page import Page


def call(function="InterfaceStatus", **changes):
    return lines.call(1, "call", function, **changes)


class CoverageTest(unittest.TestCase):
    def bars(self, **states):
        found = {}
        for callback, listed in states.items():
            for number, state in enumerate(listed):
                one = coverage.Requirement(f"X-{number}", "must", "", "", callback=callback, state=state)
                found[f"{callback}-{number}"] = one
        return pictures.coverage_by_callback(found)

    def test_as_long_as_there_are_many(self):
        long, short = self.bars(A=["met"] * 6 + ["violated"] * 2, B=["waived", "not examined"])
        self.assertEqual(long.parts, [("fail", 0, 25), ("pass", 25, 75)])
        self.assertEqual(short.parts, [("skipped", 0, 12.5), ("waived", 12.5, 12.5)])
        self.assertEqual((long.told, short.told), ("2 violated, 6 met", "1 not examined, 1 waived"))

    def test_what_belongs_to_no_callback_stands_last(self):
        found = {name: coverage.Requirement(name, "must", "", "", callback=callback, state="met")
                 for name, callback in (("X-1", ""), ("X-2", "A"))}
        self.assertEqual([bar.name for bar in pictures.coverage_by_callback(found)], ["A", pictures.OTHERS])

    def test_every_state_is_drawn(self):
        bar, = self.bars(A=list(coverage.STATES))
        self.assertEqual(len(bar.parts), len(coverage.STATES))
        self.assertAlmostEqual(sum(width for _, _, width in bar.parts), 100)

    def test_none(self):
        self.assertEqual(pictures.coverage_by_callback({}), [])


class TimeTest(unittest.TestCase):
    def test_longest_first(self):
        cases = [lines.case("a/b", suite="a", milliseconds=1), lines.case("b/c", suite="b", milliseconds=3),
                 lines.case("b/d", suite="b", milliseconds=1)]
        bars = pictures.time_by_suite(cases)
        self.assertEqual([(bar.name, bar.parts, bar.told) for bar in bars], [
            ("b", [("time", 0, 100)], "4.0 ms in 2 cases"), ("a", [("time", 0, 25)], "1.0 ms in 1 case")])

    def test_no_time_at_all(self):
        bar, = pictures.time_by_suite([lines.case(milliseconds=0)])
        self.assertEqual(bar.parts, [("time", 0, 0)])


class TimelineTest(unittest.TestCase):
    def marks(self, *calls):
        drawn = pictures.timeline(lines.case(calls=list(calls)))
        return [[(mark.kind, mark.label) for mark in activity.marks] for activity in drawn.activities]

    def test_calls_and_messages(self):
        self.assertEqual(self.marks(call(heard=["message SAVE", "DemandDialRequest()"])), [
            [("call", "InterfaceStatus"), ("heard", "message SAVE"), ("heard", "DemandDialRequest()"),
             ("return", "NO_ERROR")]])

    def test_a_call_that_did_not_return(self):
        for ending in ("crashed", "hung", "exited"):
            self.assertEqual(self.marks(call(returned=None, ending=ending))[0][-1], ("ended", ending))

    def test_waiting_is_no_call(self):
        self.assertEqual(self.marks(call("await ROUTER_STOPPED", returned=None, heard=["x"])),
                         [[("wait", "await ROUTER_STOPPED"), ("heard", "x")]])

    def test_nothing_overlaps(self):
        calls = [call(heard=["a", "b"]), call(microseconds=5e6, returned=None, ending="hung"), call()]
        drawn = pictures.timeline(lines.case(calls=calls))
        heights = [mark.y for activity in drawn.activities for mark in activity.marks]
        self.assertEqual(heights, sorted(heights))
        self.assertTrue(all(b - a >= 14 for a, b in zip(heights, heights[1:])), heights)
        self.assertGreater(drawn.height, heights[-1])

    def test_longer_calls_are_higher(self):
        heights = [pictures.growth(time) for time in (0, 10, 1000, 5e6)]
        self.assertEqual(heights, sorted(set(heights)))
        self.assertLess(heights[-1], 60)

    def test_steps(self):
        calls = [lines.call(1, "given", "A"), lines.call(1, "given", "B"), lines.call(2, "call", "C"),
                 lines.call(0, "clean-up", "D")]
        drawn = pictures.timeline(lines.case(calls=calls))
        self.assertEqual([activity.step for activity in drawn.activities], ["step 1", "", "step 2", "clean-up"])
        self.assertEqual([activity.is_judged for activity in drawn.activities], [False, False, True, False])

    def test_long_ones_are_cut(self):
        drawn = pictures.timeline(lines.case(calls=[call(heard=["x" * 500])] * 200))
        self.assertEqual((len(drawn.activities), drawn.left_out), (pictures.CALLS_MOST, 200 - pictures.CALLS_MOST))
        self.assertEqual(len(drawn.activities[0].marks[1].label), pictures.LABEL_MOST)
        self.assertEqual(drawn.told, "200 calls, 200 messages")

    def test_without_calls(self):
        self.assertIsNone(pictures.timeline(lines.case(calls=[])))


class PageTest(unittest.TestCase):
    def test_every_drawing_has_its_words(self):
        for name in ("violations.jsonl", "hostile.jsonl"):
            content = page.render([journal.read(str(lines.SAMPLES / name))])
            parsed = Page(content)
            self.assertIn("Coverage by callback", parsed.text)
            self.assertIn("Time by suite", parsed.text)
            images = content.count('role="img"')
            self.assertGreater(images, 0)
            self.assertEqual(images, sum(name.endswith(":timeline") for name in parsed.ids))
            self.assertEqual(parsed.tags.count("svg"), images + content.count('aria-hidden="true" focusable="false"'))
