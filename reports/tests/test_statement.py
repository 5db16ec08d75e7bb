# SPDX-License-Identifier: MIT
"""The statement: shaped as in-toto asks, the same bytes for the same input, and none where there is nothing to state."""

import copy
import hashlib
import json
import unittest

import jsonschema

from reports import merge, statement
from reports.tests import lines, shards
from reports.tests.test_commands import GOOD, Command

# Shapes of in-toto's Statement v1, ResourceDescriptor v1 and test-result v0.1.
SCHEMA = {
    "type": "object",
    "required": ["_type", "subject", "predicateType", "predicate"],
    "additionalProperties": False,
    "properties": {
        "_type": {"const": "https://in-toto.io/Statement/v1"},
        "subject": {"type": "array", "minItems": 1, "items": {
            "type": "object", "required": ["digest"],
            "properties": {"name": {"type": "string"}, "digest": {"$ref": "#/$defs/d"}}}},
        "predicateType": {"const": "https://in-toto.io/attestation/test-result/v0.1"},
        "predicate": {
            "type": "object",
            "required": ["result", "configuration"],
            "additionalProperties": False,
            "properties": {
                "result": {"enum": ["PASSED", "WARNED", "FAILED"]},
                "configuration": {"type": "array", "minItems": 1, "items": {
                    "type": "object",
                    "required": ["digest"],
                    "additionalProperties": False,
                    "properties": {"name": {"type": "string"}, "digest": {"$ref": "#/$defs/d"},
                                   "mediaType": {"type": "string"}, "annotations": {"type": "object"}}}},
                **{f"{word}Tests": {"type": "array", "items": {"type": "string"}}
                   for word in ("passed", "warned", "failed")},
            },
        },
    },
    "$defs": {"d": {"type": "object", "required": ["sha256"],
                    "properties": {"sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"}}}},
}


def whole(cases=None, **changes):
    """Return the Journal of a whole run of these cases, or those of shards.py."""
    read = shards.read("whole.jsonl", shards.run(), shards.cases() if cases is None else cases, **changes)
    read.run["control"] = {"state": "passed", "cases": 4, "reason": None, "reproduce": None}
    return read


def part(made, name):
    return next(one for one in made["predicate"]["configuration"] if one["name"] == name)


class ShapeTest(unittest.TestCase):
    def test_shape(self):
        for is_brief in (False, True):
            jsonschema.validate(statement.make(whole(), "f" * 64, is_brief), SCHEMA)

    def test_candidate_and_suite(self):
        made = statement.make(whole(), "f" * 64)
        self.assertEqual(made["subject"], [{"name": "example.dll", "digest": {"sha256": lines.SHA256}}])
        self.assertEqual(part(made, "suite")["annotations"]["toolSha256"], "f" * 64)

    def test_result(self):
        good = [case for case in shards.cases() if case["verdict"] in ("pass", "skipped")]
        finding = [case for case in shards.cases() if case["id"].endswith("/low")]
        for cases, result in ((good, "PASSED"), ([*good, *finding], "WARNED"), (shards.cases(), "FAILED"),
                              ([case for case in shards.cases() if case["verdict"] == "skipped"], "FAILED")):
            self.assertEqual(statement.make(whole(cases))["predicate"]["result"], result)

    def test_lists(self):
        predicate = statement.make(whole())["predicate"]
        self.assertEqual(len(predicate["failedTests"]), 6)
        self.assertEqual(predicate["warnedTests"], ["interface-status/low", "set-interface-info/low"])
        self.assertIn("interface-status/ok[0]", predicate["passedTests"])
        self.assertFalse(any("lost" in name for name in predicate["passedTests"]))
        self.assertNotIn("passedTests", statement.make(whole(), is_brief=True)["predicate"])

    def test_waivers(self):
        cases = [{**shards.cases()[0], "known": {"reason": "bug 7"}}, *shards.cases()[1:]]
        made = part(statement.make(whole(cases)), "waivers")["annotations"]
        self.assertEqual(made["waived"], [{"requirement": "GEN-01", "level": "must", "reason": "takes long"}])
        self.assertIn("EVT-02", [line["requirement"] for line in made["unexamined"]])
        self.assertEqual(made["known"], [{"case": "interface-status/ok[0]", "known": {"reason": "bug 7"}}])

    def test_digests_are_of_what_they_say(self):
        made = statement.make(whole())
        for one in made["predicate"]["configuration"]:
            if "digestOf" not in one["annotations"]:
                text = json.dumps(one["annotations"], sort_keys=True, separators=(",", ":"))
                self.assertEqual(one["digest"]["sha256"], hashlib.sha256(text.encode()).hexdigest())

    def test_digest_of_the_suite(self):
        """Every sentence, code and case counts; what came of them does not."""
        def digest(read):
            return part(statement.make(read), "suite")["digest"]

        read = whole()
        for edit in (lambda run, case: run["requirements"][0].update(sentence="x"),
                     lambda run, case: run["documented_codes"].pop(),
                     lambda run, case: case.update(claim="x"), lambda run, case: run.update(suite_version=2)):
            other = copy.deepcopy(read)
            edit(other.run, other.cases[0])
            self.assertNotEqual(digest(other), digest(read))
        other = copy.deepcopy(read)
        other.cases[0].update(ending="crashed", milliseconds=7, calls=[])
        self.assertEqual(digest(other), digest(read))
        results = [part(statement.make(which), "results")["digest"] for which in (read, other)]
        self.assertNotEqual(*results)


class ReproducibleTest(unittest.TestCase):
    def test_what_varies_from_run_to_run_is_not_in_it(self):
        read = whole()
        other = copy.deepcopy(read)
        other.run.update(started="2027-01-01T00:00:00Z")
        other.run["candidate"]["path"] = "/elsewhere/example.dll"
        other.run["options"]["jobs"] = 8
        other.summary.update(milliseconds=1, settle_milliseconds=1, workers=9)
        other.name = "elsewhere.jsonl"
        for case in other.cases:
            case.update(milliseconds=99)
        self.assertEqual(statement.write(statement.make(read)), statement.write(statement.make(other)))

    def test_shards_merged(self):
        merged = merge.merge(shards.cut(shards.cases(), 3))
        merged.run["control"] = whole().run["control"]
        self.assertEqual(statement.write(statement.make(merged)), statement.write(statement.make(whole())))

    def test_the_order_of_keys_does_not_matter(self):
        read = whole()
        other = copy.deepcopy(read)
        other.run["options"] = dict(reversed(other.run["options"].items()))
        self.assertEqual(statement.write(statement.make(read)), statement.write(statement.make(other)))

    def test_plain_ascii(self):
        read = whole([{**shards.cases()[0], "claim": "µ \ud800"}])
        statement.write(statement.make(read)).encode("ascii")


class RefusalTest(unittest.TestCase):
    def refuse(self, read, message):
        with self.assertRaisesRegex(statement.StatementError, message):
            statement.make(read)

    def test_runs_without_a_verdict(self):
        self.refuse(lines.parsed(lines.run(), lines.case()), "test.jsonl: the run was cut short, so nothing can be stated")
        self.refuse(whole(exit_status=4), "whole.jsonl: exit status 4 is no verdict on the candidate: broken run")
        self.refuse(whole(exit_status=0), "nothing can be stated: The exit status is 0, but")
        self.refuse(shards.cut(shards.cases(), 2)[1], "2.jsonl: it is shard 2/2 of a run; join the shards first")


class CommandTest(Command):
    def test_statement(self):
        output = self.folder / "statement.json"
        self.assertEqual(self.run_command("statement", GOOD, "-o", output)[0], 0)
        first = output.read_bytes()
        jsonschema.validate(json.loads(first), SCHEMA)
        self.run_command("statement", GOOD, "-o", output)
        self.assertEqual(output.read_bytes(), first)

    def test_candidate_must_be_the_one_tested(self):
        candidate = self.folder / "candidate.dll"
        candidate.write_bytes(b"MZ")
        run = lines.run()
        run["candidate"] = {**run["candidate"], "sha256": hashlib.sha256(b"MZ").hexdigest()}
        journal = self.write("a.jsonl", run, lines.case(), lines.summary())
        output = self.folder / "statement.json"
        self.assertEqual(self.run_command("statement", journal, "--candidate", candidate, "-o", output), (0, "", ""))
        candidate.write_bytes(b"MZ2")
        self.refuse("statement", journal, "--candidate", candidate, "-o", output,
                    message="candidate.dll: this is not the candidate of")
        self.refuse("statement", journal, "-o", journal, message="the statement would replace a file it is made from")
