# SPDX-License-Identifier: MIT
"""Requirement coverage and return-code coverage."""

import unittest

from reports import coverage
from reports.tests import lines


def state_of(*cases, requirement="IFSTATUS-03", gate="should", **changes):
    """Return the state of a requirement after these cases."""
    return coverage.requirements(lines.whole(*cases, **changes), gate)[requirement].state


class RequirementTest(unittest.TestCase):
    def test_states(self):
        def cases(*verdicts):
            return [lines.case(f"a/b[{i}]", verdict=word) for i, word in enumerate(verdicts)]

        self.assertEqual(state_of(*cases("pass", "pass")), "met")
        self.assertEqual(state_of(*cases("pass", "skipped")), "met")
        self.assertEqual(state_of(*cases("pass", "blocked")), "incomplete")
        self.assertEqual(state_of(*cases("blocked", "skipped")), "blocked")
        self.assertEqual(state_of(*cases("pass", "broken")), "broken")
        self.assertEqual(state_of(*cases("skipped")), "not examined")
        self.assertEqual(state_of(), "not examined")
        self.assertEqual(state_of(lines.case(), lines.failing("a/b")), "violated")
        self.assertEqual(state_of(lines.failing(level="hardening")), "finding")
        self.assertEqual(state_of(lines.failing(), gate="must"), "finding")

    def test_violation_of_another_requirement(self):
        violation = lines.failing(requirement_id="IFSTATUS-21", level="must")["violations"]
        case = lines.failing(requirement="IFSTATUS-03", violations=violation)
        self.assertEqual(state_of(case), "incomplete")
        self.assertEqual(state_of(case, requirement="IFSTATUS-21"), "violated")
        found = coverage.requirements(lines.whole(case), "should")
        self.assertEqual(found["IFSTATUS-21"].cases, [])
        self.assertEqual(len(found["IFSTATUS-21"].violating), 1)

    def test_a_violation_has_its_own_level(self):
        case = lines.failing(requirement_id="IFSTATUS-21", level="hardening")
        self.assertEqual(state_of(case, requirement="IFSTATUS-21"), "finding")

    def test_waived(self):
        waived = lines.requirement("IFSTATUS-91", "hardening", waived="takes too long")
        found = coverage.requirements(
            lines.parsed(lines.run(requirements=[waived]), lines.summary(cases=0)), "should"
        )
        self.assertEqual(found["IFSTATUS-91"].state, "waived")
        self.assertEqual(found["IFSTATUS-91"].waived, "takes too long")

    def test_reason_and_key_of_the_unexamined(self):
        unexamined = [
            {"requirement": "IFSTATUS-03", "reason": "no such blob", "key": "[interface.B]"}
        ]
        counted = {"gating": 2, "examined": 0}
        found = coverage.requirements(lines.whole(unexamined=unexamined, requirements=counted), "should")
        self.assertEqual(found["IFSTATUS-03"].reason, "no such blob")
        self.assertEqual(found["IFSTATUS-03"].key, "[interface.B]")
        self.assertEqual(found["IFSTATUS-21"].reason, "no case in the journal is about it")

    def test_reason_of_skipped_cases(self):
        case = lines.case(verdict="skipped", reason="no second blob", unlock="[interface.B] data")
        found = coverage.requirements(lines.parsed(lines.run(), case), "should")
        self.assertEqual(found["IFSTATUS-03"].reason, "no second blob")
        self.assertEqual(found["IFSTATUS-03"].key, "[interface.B] data")
        self.assertEqual(found["IFSTATUS-21"].reason, "the run was cut short")

    def test_requirement_that_the_run_line_does_not_know(self):
        found = coverage.requirements(lines.whole(lines.failing(requirement_id="NEW-01")), "should")
        self.assertEqual(found["NEW-01"].state, "violated")

    def test_duties(self):
        """A requirement without cases that the summary does not list was held against every call."""
        def of(examined, *cases):
            counted = {"gating": 2, "examined": examined}
            return coverage.requirements(lines.whole(lines.case(), *cases, requirements=counted), "should")["IFSTATUS-21"]

        self.assertEqual((of(2).state, of(2).is_duty), ("met", True))
        self.assertEqual((of(1).state, of(1).is_duty), ("not examined", False))
        broken = lines.failing("a/b", requirement_id="IFSTATUS-21", level="must", requirement="IFSTATUS-03")
        self.assertEqual(of(2, broken).state, "violated")

    def test_callback_of_a_page(self):
        names = {"SETINTERFACEINFO": "SetInterfaceInfo"}
        self.assertEqual(
            coverage.callback_of_page("PSET_INTERFACE_INFO", names), "SetInterfaceInfo"
        )
        self.assertEqual(
            coverage.callback_of_page("hdr, PSET_INTERFACE_INFO", names), "SetInterfaceInfo"
        )
        self.assertEqual(coverage.callback_of_page("IP_ADAPTER_BINDING_INFO", names), "")


class CodeTest(unittest.TestCase):
    def codes(self, *returned, **changes):
        calls = [lines.call(1, "call", "InterfaceStatus", returned=text) for text in returned]
        found = coverage.codes(lines.whole(lines.case(calls=calls), **changes))
        return [(code.code, code.is_documented, code.case) for code in found]

    def test_from_the_calls(self):
        case = lines.case()["id"]
        documented = [("NO_ERROR", True, case), ("ERROR_CAN_NOT_COMPLETE", True, None)]
        self.assertEqual(self.codes("NO_ERROR", None), documented)
        strange = [*documented, ("ERROR_ACCESS_DENIED", False, case)]
        self.assertEqual(self.codes("NO_ERROR", "5 (ERROR_ACCESS_DENIED)"), strange)

    def test_from_the_summary(self):
        codes = [{"callback": "InterfaceStatus", "code": "NO_ERROR", "case": "a/b"}]
        self.assertEqual(self.codes(codes=codes)[0], ("NO_ERROR", True, "a/b"))

    def test_reason_of_what_was_not_provoked(self):
        codes = [{"callback": "InterfaceStatus", "code": "NO_ERROR", "case": None, "reason": "was skipped", "key": None}]
        found = coverage.codes(lines.whole(codes=codes))
        self.assertEqual([code.reason for code in found], ["was skipped", None])

    def test_only_callbacks_whose_codes_are_documented_here(self):
        calls = [lines.call(1, "given", "AddInterface", returned="5 (ERROR_ACCESS_DENIED)")]
        self.assertEqual(len(coverage.codes(lines.whole(lines.case(calls=calls)))), 2)

    def test_key(self):
        self.assertEqual(coverage.codes(lines.whole())[1].key, "[interface.bad.X]")
