# SPDX-License-Identifier: MIT
"""Which cases stand together, and the lines of a case's table."""

import unittest

from reports import calls, coverage, groups
from reports.tests import lines


def cells(count, **changes):
    return [lines.failing(f"interface-status/cell[{i}]", **changes) for i in range(count)]


class GroupTest(unittest.TestCase):
    def group(self, cases, limit=groups.FULL_LIMIT):
        found = coverage.requirements(lines.whole(*cases), "should")
        return groups.by_requirement(cases, found, "fail", limit)

    def test_must_before_should(self):
        first = lines.failing("a/first")
        second = lines.failing("a/second", requirement_id="IFSTATUS-21", level="must")
        found = self.group([first, second])
        self.assertEqual([group.requirement.id for group in found], ["IFSTATUS-21", "IFSTATUS-03"])

    def test_gravest_violation_decides(self):
        both = (
            lines.failing()["violations"]
            + lines.failing(requirement_id="IFSTATUS-21", level="must")["violations"]
        )
        found = self.group([lines.failing(violations=both)])
        self.assertEqual(
            [(group.requirement.id, group.level) for group in found], [("IFSTATUS-21", "must")]
        )

    def test_few_are_shown_in_full(self):
        found = self.group(cells(5), limit=5)
        self.assertEqual(sum(shown.is_full for shown in found[0].shown), 5)

    def test_of_many_the_first_of_each_result(self):
        other = lines.failing("a/b", violations=[{**lines.failing()["violations"][0], "got": "5"}])
        found = self.group([*cells(5), other], limit=5)
        self.assertEqual([shown.is_full for shown in found[0].shown], [True, *[False] * 4, True])

    def test_many_different_results_do_not_break_the_limit(self):
        violation = lines.failing()["violations"][0]
        different = [
            lines.failing(f"a/b[{i}]", violations=[{**violation, "got": str(i)}]) for i in range(50)
        ]
        found = self.group(different, limit=10)
        self.assertEqual(sum(shown.is_full for shown in found[0].shown), 10)

    def test_by_reason(self):
        same = [lines.case(f"a/b[{i}]", verdict="blocked", reason="hung in a/c") for i in range(3)]
        found = groups.by_reason([*same, lines.case("a/d", verdict="blocked")], "blocked")
        self.assertEqual(
            [(group.reason, len(group.shown)) for group in found],
            [("hung in a/c", 3), ("no reason was given", 1)],
        )

    def test_rows(self):
        passed = [
            lines.case("interface-status/row[a]"),
            lines.case("interface-status/row[b]"),
            lines.case(),
        ]
        rows = groups.rows(passed)["interface-status"]
        self.assertEqual(
            [(row.id, [cell for cell, _ in row.cells]) for row in rows],
            [("interface-status/row", ["a", "b"]), ("interface-status/unknown-index", [""])],
        )

    def test_remarks(self):
        cases = [lines.case("a/b", remarks=["x"]), lines.case("a/c", remarks=["x", "y"])]
        found = [
            (requirement, remark, len(same)) for requirement, remark, same in groups.remarks(cases)
        ]
        self.assertEqual(found, [("IFSTATUS-03", "x", 2), ("IFSTATUS-03", "y", 1)])


class CallLinesTest(unittest.TestCase):
    def lines(self, steps, numbers):
        made = [lines.call(number, "given" if number else "clean-up", "X") for number in numbers]
        found = calls.lines(lines.case(steps=steps, calls=made))
        return [line[1:] if line[0] == "step" else "call" for line in found]

    def test_calls_stand_below_their_steps(self):
        self.assertEqual(
            self.lines(["a", "b"], [1, 1, 2, 0]),
            [(1, "a"), "call", "call", (2, "b"), "call", (None, "clean-up"), "call"],
        )

    def test_steps_without_calls_are_shown(self):
        self.assertEqual(self.lines(["a", "b", "c"], [2]), [(1, "a"), (2, "b"), "call", (3, "c")])
        self.assertEqual(self.lines(["a"], []), [(1, "a")])

    def test_going_back_to_a_step(self):
        self.assertEqual(
            self.lines(["a", "b"], [1, 2, 1]),
            [(1, "a"), "call", (2, "b"), "call", (1, "a"), "call"],
        )

    def test_a_step_number_out_of_range(self):
        self.assertEqual(self.lines(["a"], [1, 7]), [(1, "a"), "call", "call"])

    def test_pool(self):
        pool = calls.Pool()
        self.assertEqual([pool.add("a"), pool.add("b"), pool.add("a")], [0, 1, 0])
        self.assertEqual(pool.items, ["a", "b"])
