# SPDX-License-Identifier: MIT
"""The schema itself, the samples held against it, and shape.py held against jsonschema."""

import copy
import json
import unittest

import jsonschema

from reports import shape
from reports.tests import lines

VALIDATOR = jsonschema.Draft202012Validator(shape.schema())


def sample_lines():
    """Yield (name, object) for every whole line of every sample."""
    for path in sorted(lines.SAMPLES.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if path.name != "cut-short.jsonl" or number < 6:
                yield f"{path.name}:{number}", json.loads(line)


class SchemaTest(unittest.TestCase):
    def test_schema_is_one(self):
        jsonschema.Draft202012Validator.check_schema(shape.schema())

    def test_samples_are_valid(self):
        for name, line in sample_lines():
            with self.subTest(name):
                VALIDATOR.validate(line)

    def test_samples_have_everything(self):
        cases = [line for _, line in sample_lines() if line["type"] == "case"]
        verdicts = {"pass", "fail", "blocked", "skipped", "broken"}
        self.assertEqual({case["verdict"] for case in cases}, verdicts)
        endings = {"returned", "crashed", "hung", "exited"}
        self.assertEqual({case["ending"] for case in cases}, endings)
        for key in ("remarks", "crash", "alone", "output", "unlock", "reason"):
            self.assertTrue(any(case[key] for case in cases), key)

    def test_ordinary_lines_are_valid(self):
        for line in (lines.run(), lines.case(), lines.failing(), lines.summary()):
            VALIDATOR.validate(line)

    def test_unknown_keys_are_refused(self):
        for line in (lines.run(), lines.case(), lines.summary()):
            self.assertFalse(VALIDATOR.is_valid({**line, "mood": "sunny"}))
        self.assertFalse(
            VALIDATOR.is_valid(lines.case(calls=[lines.call(1, "call", "X", mood="sunny")]))
        )

    def test_options_are_free(self):
        self.assertTrue(VALIDATOR.is_valid(lines.run(options={"level": "must", "mood": "sunny"})))


class ShapeTest(unittest.TestCase):
    """Every way to spoil one value of a line must be judged the same by both."""

    SPOILT = (None, True, -1, 1.5, "x", "", [], {}, [1], {"a": 1})

    def test_agrees_with_jsonschema(self):
        full = lines.failing(
            crash={"what": "a", "code": None, "where": None, "stack": ["b"], "thread": None},
            alone={"verdict": "pass", "ending": "returned", "text": "c"},
        )
        summary = lines.summary(
            codes=[{"callback": "A", "code": "B", "case": None}],
            unexamined=[{"requirement": "A-1", "reason": "b", "key": None}],
        )
        for line in (lines.run(), full, summary):
            for place in places(line):
                for value in self.SPOILT:
                    self.agree(spoil(line, place, value), place)
                self.agree(spoil(line, place, None, is_removed=True), place)

    def test_good_lines_need_no_reasons(self):
        for name, line in sample_lines():
            self.assertTrue(shape.code()[line["type"]](line), name)

    def agree(self, line, place):
        line_type = line.get("type")
        if line_type in shape.LINE_TYPES:
            try:
                shape.check(line, line_type)
                is_taken = True
            except shape.ShapeError:
                is_taken = False
            validator = VALIDATOR.evolve(schema={"$ref": f"#/$defs/{line_type}"})
            self.assertEqual(is_taken, validator.is_valid(line), f"{place}: {line}")

    def test_unknown_keyword(self):
        with self.assertRaisesRegex(NotImplementedError, "maxLength"):
            shape.compile_schema({"type": "string", "maxLength": 3})


def places(value, path=()):
    """Yield the path of every value inside `value`."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in items:
        yield (*path, key)
        if isinstance(inner, (dict, list)):
            yield from places(inner, (*path, key))


def spoil(line, place, value, is_removed=False):
    """Return a copy of `line` with another value, or none, at `place`."""
    changed = copy.deepcopy(line)
    inner = changed
    for key in place[:-1]:
        inner = inner[key]
    if is_removed:
        del inner[place[-1]]
    else:
        inner[place[-1]] = value
    return changed
