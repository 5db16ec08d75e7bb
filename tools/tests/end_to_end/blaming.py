# SPDX-License-Identifier: MIT
"""What is asked of runs in which a hostile candidate ended a call: it is blamed, with arguments and facts."""


class Blaming:
    """Mixed into a test case with `rows` (as hostile.BLAMED has them) and `runs`, by the same names."""

    def blamed(self, name):
        """The failing cases that the ending of the row is blamed on, each with the call in flight."""
        row, run = self.rows[name], self.runs[name]
        found = []
        for case in run.cases.values():
            if case["verdict"] == "fail" and case["ending"] == row["ending"]:
                ended = [call for call in case["calls"] if call["ending"] == row["ending"]]
                self.assertTrue(ended, "no call of %s is blamed" % case["id"])
                found.append((case, ended[-1]))
        self.assertTrue(found, "nothing %s: %s" % (row["ending"], run))
        return found

    def test_the_call_in_flight_is_blamed_with_its_arguments(self):
        for name, row in self.rows.items():
            with self.subTest(name):
                blamed = self.blamed(name)
                if "fails" in row:
                    self.assertEqual(len(blamed), row["fails"])
                for case, call in blamed:
                    self.assertEqual(call["function"], row["function"] or call["function"], case["id"])
                    self.assertLessEqual(row["arguments"].items(), call["arguments"].items(), case["id"])
                    self.assertIsNone(call["returned"])
                    violation = case["violations"][0]
                    self.assertIn(call["function"], violation["got"])
                    self.assertIn(row.get("got", row["ending"]), violation["got"])
                    self.assertTrue(case["reproduce"].endswith("--only '%s'" % case["id"]))

    def test_crashes_and_hangs_have_facts(self):
        for name, row in self.rows.items():
            if row["ending"] == "exited" or not row.get("has_facts", True):
                continue
            with self.subTest(name):
                for case, _ in self.blamed(name):
                    self.assert_facts(row, case["crash"], case["id"])

    def assert_facts(self, row, crash, place):
        self.assertIsNotNone(crash, place)
        self.assertTrue(crash["what"], place)
        if row["ending"] == "crashed":
            self.assertRegex(crash["code"], r"^0x[0-9A-F]{8}$", place)
            self.assertEqual(crash["code"], row["code"] or crash["code"], place)
        else:
            self.assertRegex(crash["what"], r"did not return within \d+ ms", place)
        if "stack" in row:
            self.assertIn(row["stack"], " ".join(crash["stack"]), place)
        if row.get("where"):
            self.assertRegex(crash["where"], r"^[\w.-]+\+0x[0-9a-f]+ ", place)
            self.assertIn(row["where"], crash["where"], place)
        if "thread" in row:
            self.assertEqual(crash["thread"], row["thread"], place)
