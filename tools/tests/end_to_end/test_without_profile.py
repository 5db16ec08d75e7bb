# SPDX-License-Identifier: MIT
"""Without a profile: what could not be examined is named with the key that would unlock it, and a starter is written."""

import functools
import unittest

from tools.tests.end_to_end.in_wine import PlaceInWine, perform
from tools.tests.end_to_end.support import REFERENCE, EndToEndTest, Place, Run, fixture, only, reference_run
from tools.tests.end_to_end.valid import assert_valid_junit

# What a vendor fills in first.
CONFIGURATIONS = """
[global.A]
version = 1
data = u32:3 u32:0
[interface.A]
version = 1
data = u32:1 u16:0 u16:1 ipv4:10.0.0.1
"""


@functools.lru_cache(maxsize=None)
def run_without():
    return perform(fixture("reference"))


@functools.lru_cache(maxsize=None)
def write_starter():
    """The run of --write-profile, and what it wrote."""
    place = Place()
    try:
        run = Run(place, ["--write-profile", "starter.profile", fixture("reference")])
        return run, (place.path / "starter.profile").read_bytes()
    finally:
        place.remove()


class WithoutProfile(EndToEndTest):
    def test_the_reference_protocol_wants_a_configuration(self):
        run = run_without()
        self.assert_status(run, 3)
        cause = run.summary["causes"][0]
        for words in ("StartProtocol answered ERROR_INVALID_PARAMETER (87)", "[global.A]", "--write-profile"):
            self.assertIn(words, cause)
        self.assertEqual(run.summary["counts"]["fail"], 0)
        self.assertEqual(run.summary["counts"]["broken"], 0)
        assert_valid_junit(self, run)

    def test_the_protocol_id_is_found(self):
        protocol = run_without().journal[0]["protocol"]
        self.assertEqual(protocol["id"], "0x02A50001")
        self.assertIn("InterfaceStatus", protocol["callbacks"])

    def test_what_was_not_examined_is_named_with_its_key(self):
        run = run_without()
        examined = {case["requirement"] for case in run.cases.values() if case["verdict"] == "pass"}
        unexamined = {entry["requirement"]: entry for entry in run.summary["unexamined"]}
        for case in run.cases.values():
            if case["requirement"] not in examined:
                self.assertIn(case["requirement"], unexamined, case["id"])
        keys = {entry["key"] for entry in unexamined.values() if entry["key"]}
        for key in ("[interface.A]", "[interface.B]", "[interface.bad."):
            self.assertTrue(any(key in found for found in keys), key)
            self.assertIn(key, run.output)
        for requirement, entry in unexamined.items():
            self.assertTrue(entry["reason"], requirement)
        # Nothing is said about the candidate that nobody has seen.
        self.assertNotIn("completes synchronously", run.output)

    def test_a_candidate_that_takes_nothing_is_examined(self):
        """Null configurations suffice for one that starts with them."""
        run = perform(fixture("null-success"), "--only", "registration/*", "--only", "interface-status/null-info-*",
                      "--only", "interface-status/unknown-index-enabled*,null,*")
        self.assert_status(run, 1)
        self.assertGreater(run.summary["counts"]["pass"], 100)


class Starter(EndToEndTest):
    def test_it_is_accepted_as_it_is(self):
        written, starter = write_starter()
        self.assert_status(written, 0)
        self.assertEqual(written.errors, "")
        self.assertRegex(written.output, r"\Awrote [^\n]*starter\.profile; [^\n]*--profile\n\Z")
        self.assertIn(b"id = 0x02A50001", starter)
        run = perform(fixture("reference"), profile="starter.profile", files={"starter.profile": starter})
        self.assert_status(run, 3)
        self.assertGreaterEqual(run.summary["requirements"]["examined"],
                                run_without().summary["requirements"]["examined"])
        self.assert_nothing_left(written)

    def test_with_two_configurations_the_reference_conforms(self):
        _, starter = write_starter()
        run = perform(fixture("reference"), profile="starter.profile",
                      files={"starter.profile": starter + CONFIGURATIONS.encode()})
        self.assert_status(run, 0)
        self.assertEqual(run.summary["counts"]["fail"], 0)
        self.assertLess(run_without().summary["requirements"]["examined"], run.summary["requirements"]["examined"])

    def test_it_names_every_section_that_the_full_profile_uses(self):
        _, starter = write_starter()
        for line in REFERENCE.read_text().splitlines():
            if line.startswith("[") and ".bad." not in line:
                # The requests of a MIB have names of their own; their kinds are named.
                named = ".".join(line[1:].split(".")[:2]) if line.startswith("[mib.") else line
                self.assertIn(named, starter.decode())

    def test_no_starter_for_what_cannot_be_loaded(self):
        place = Place()
        self.addCleanup(place.remove)
        (place.path / "text.dll").write_bytes(b"text\n")
        run = Run(place, ["--write-profile", "starter.profile", "text.dll"])
        self.assert_status(run, 3)
        self.assert_one_line(run, "text file")
        self.assertEqual(run.files, ["text.dll"])


# Cases that are judged without a profile, of a candidate that does not start too.
JUDGED = ("registration/*", "start-protocol/valid*", "start-protocol/null*", "start-protocol/too-small*",
          "start-protocol/second*", "interface-status/null-info-*")


class Questions(EndToEndTest):
    """What the starter says was found out by asking, and what is asked may end the candidate."""

    @staticmethod
    def write(candidate, **options):
        place = PlaceInWine()
        try:
            run = Run(place, ["--write-profile", "starter.profile", candidate], **options)
            return run, Run.read(place.path / "starter.profile") or b""
        finally:
            place.remove()

    def assert_costs_nothing(self, candidate, starter, **options):
        """With the profile each case has the verdict that it has without."""
        without = perform(candidate, *only(*JUDGED), **options)
        run = perform(candidate, *only(*JUDGED), profile="starter.profile", files={"starter.profile": starter}, **options)
        judged = {case: said for case, said in without.verdicts.items() if said[0] in ("pass", "fail")}
        self.assertGreater(len(judged), 30)
        self.assertEqual(judged, {case: run.verdicts[case] for case in judged})
        return without, run

    def test_all_ids_are_found(self):
        _, starter = write_starter()
        self.assertIn(b"\nid = 0x02A50001, 0x02A50002, ", starter)
        self.assertRegex(starter.decode(), "# Of [0-9]{5,} ids that were tried it took [0-9]+\\.\n")

    def test_what_the_reference_claims_is_filled_in(self):
        _, starter = write_starter()
        lines = starter.decode().splitlines()
        for line in ("functionality = ROUTING, DEMAND_UPDATE_ROUTES", "autostatic = yes", "multicast = no",
                     "services = no", "null_global_info = no", "multitenant = no",
                     "# StartProtocol answered a NULL pointer with ERROR_INVALID_PARAMETER (87)."):
            self.assertIn(line, lines)
        self.assert_costs_nothing(fixture("reference"), starter)

    def test_a_candidate_that_takes_nothing(self):
        run, starter = self.write(fixture("null-success"))
        self.assert_status(run, 0)
        for line in ("null_global_info = yes", "null_interface_info = yes",
                     "interface_types = PERMANENT, DEMAND_DIAL, LOCAL_WORKSTATION_DIAL, REMOTE_WORKSTATION_DIAL"):
            self.assertIn(line, starter.decode().splitlines())
        self.assertIn("its own does not stay pending", starter.decode())
        without, run = self.assert_costs_nothing(fixture("null-success"), starter)
        self.assertGreaterEqual(run.summary["requirements"]["examined"], without.summary["requirements"]["examined"])

    def test_a_question_that_ends_the_candidate(self):
        options = {"environment": {"ROUTPROT_FLAW": "start-measures-null"}}
        run, starter = self.write(fixture("flaws"), **options)
        self.assert_status(run, 0)
        self.assertEqual(run.own_errors, [])
        self.assertIn("# StartProtocol with a NULL pointer: it crashed when it was asked.", starter.decode())
        self.assertIn("# null_global_info = no  ; it crashed when it was asked", starter.decode())
        self.assertIn(b"\nid = 0x02A50001, ", starter)
        self.assert_nothing_left(run)
        self.assert_costs_nothing(fixture("flaws"), starter, **options)

    def test_what_is_found_behind_a_crash(self):
        """The examination ends with the crash; each question has a process of its own, so that others are asked."""
        options = {"environment": {"ROUTPROT_HOSTILE": "takes-zeros"}}
        run, starter = self.write(fixture("hostile"), **options)
        self.assert_status(run, 0)
        for line in ("# AddInterface with a NULL pointer: it crashed when it was asked.", "data = hex:0000000000000000"):
            self.assertIn(line, starter.decode().splitlines())
        self.assertRegex(starter.decode(), "should have completed; its own took [0-9]+ ms\n")
        without, run = self.assert_costs_nothing(fixture("hostile"), starter, **options)
        self.assertGreater(run.summary["requirements"]["examined"], without.summary["requirements"]["examined"])


class FullProfile(EndToEndTest):
    def test_it_unlocks_what_was_missing(self):
        unexamined = {entry["requirement"] for entry in reference_run().summary["unexamined"]}
        before = {entry["requirement"] for entry in run_without().summary["unexamined"]}
        self.assertLess(unexamined, before)


if __name__ == "__main__":
    unittest.main()
