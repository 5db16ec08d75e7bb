# SPDX-License-Identifier: MIT
"""Is what a run wrote valid, by readers that are not ours? JUnit XML and the journal."""

import collections
import io
import json
import re
import subprocess

import jsonschema
import junitparser

from tools.tests.end_to_end.support import ROOT

XSD = ROOT / "harness/tests/junit-strict.xsd"
SCHEMA = json.loads((ROOT / "reports/journal.schema.json").read_text(encoding="utf-8"))
LEVELS = ("info", "hardening", "should", "must")


def find_xml_problem(content):
    """What xmllint says against a JUnit file, or an empty string."""
    words = ["xmllint", "--noout", "--schema", str(XSD), "-"]
    done = subprocess.run(words, input=content, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, timeout=60)
    return "" if done.returncode == 0 else done.stdout.decode(errors="replace")[-2000:]


def count_cases(suites):
    """[tests, failures, errors, skipped] of the cases of some suites, and their (class, name)."""
    counts, names = [0, 0, 0, 0], []
    for suite in suites:
        for case in suite:
            kinds = {type(result) for result in case.result}
            counts[0] += 1
            names.append((case.classname, case.name))
            for i, kind in enumerate((junitparser.Failure, junitparser.Error, junitparser.Skipped), 1):
                counts[i] += kind in kinds
    return counts, names


def read_junit(content):
    """The file as junitparser reads it."""
    return junitparser.JUnitXml.fromroot(junitparser.junitparser.etree.parse(io.BytesIO(content)).getroot())


def are_green(counts):
    """Would a reader take a file with these counts for a success?"""
    return counts[0] > 0 and counts[1] == 0 and counts[2] == 0


def is_green(content):
    """Would a reader take this file for a success?"""
    return are_green(count_cases(read_junit(content))[0])


def expected_counts(run):
    """[tests, failures, errors, skipped] as they follow from the journal."""
    gate = LEVELS.index(run.summary["level"])

    def gates(rows):
        return any(LEVELS.index(row["level"]) >= gate for row in rows)

    counts = [len(run.cases) + 1, 0, int(run.summary["exit_status"] > 1), 0]
    outdated = 0
    for case in run.cases.values():
        known = (case["known"] or {"state": "untold"})["state"]
        if known == "as-recorded":
            counts[3] += 1
            continue
        if known != "untold":
            outdated += 1
            # A crash stays one.
            if case["verdict"] not in ("fail", "blocked"):
                counts[1] += 1
                continue
        if case["verdict"] == "broken" or (case["verdict"] == "blocked" and gates([case])):
            counts[2] += 1
        elif case["verdict"] == "flaky" and run.journal[0]["options"]["flaky"] == "fail" and gates(case["violations"]):
            counts[1] += 1
        elif case["verdict"] == "fail" and gates(case["violations"]):
            counts[1 if case["ending"] == "returned" else 2] += 1
        elif case["verdict"] != "pass":
            counts[3] += 1
    if run.journal[0]["options"]["known"]:
        counts[0] += 1
        counts[1] += run.summary["counts"]["outdated"] > outdated
    return counts


def assert_valid_junit(test, run):
    """The JUnit file is valid, says what the journal says, and is green only where the exit status is 0."""
    test.assertIsNotNone(run.junit, "no JUnit file: %s" % run)
    test.assertEqual(find_xml_problem(run.junit), "")
    read = read_junit(run.junit)
    counts, names = count_cases(read)
    test.assertEqual(counts, expected_counts(run), str(run))
    test.assertEqual([read.tests, read.failures, read.errors], counts[:3])
    test.assertEqual(len(set(names)), len(names), "a case is named twice")
    test.assertIn(("routprot.run", "run/completed"), names)
    test.assertEqual({name for _, name in names} - {"run/completed", "run/known-failures"}, set(run.cases))
    test.assertEqual(are_green(counts), run.status == 0, str(run))


class Shapes:
    """Numbers for what a schema cannot tell apart: values of the same number are valid together or not at all.

    The schema's own words (keys, enumerations, patterns) are what it sees of a value, beside types, what numbers are at
    least, and what is in what.
    """

    KNOWN = {"$comment", "$defs", "$ref", "$schema", "additionalProperties", "const", "description", "enum", "items",
             "minimum", "oneOf", "pattern", "properties", "required", "title", "type"}

    def __init__(self, schema):
        self.numbers = {}
        self.seen = {}
        self.keys, self.words, self.patterns, self.minima = set(), set(), set(), set()
        self.read(schema)
        self.patterns = [re.compile(pattern) for pattern in sorted(self.patterns)]

    def read(self, schema):
        """Note the words of a schema, and of those in it."""
        if not isinstance(schema, dict):
            return
        assert self.KNOWN >= schema.keys(), "Shapes knows nothing of %s" % (schema.keys() - self.KNOWN)
        self.keys |= {*schema.get("properties", ()), *schema.get("required", ())}
        self.words |= {*schema.get("enum", ()), schema.get("const")}
        self.patterns |= {schema["pattern"]} if "pattern" in schema else set()
        self.minima |= {schema["minimum"]} if "minimum" in schema else set()
        for part in (*schema.get("properties", {}).values(), *schema.get("$defs", {}).values(), *schema.get("oneOf", ()),
                     schema.get("items"), schema.get("additionalProperties")):
            self.read(part)

    def number(self, value):
        """The number of the value's shape. Of the millions that are asked for, most are strings and numbers seen before."""
        kind = type(value)
        if kind is str or kind is int:
            return self.seen.get((kind, value)) or self.see(kind, value)
        if kind is dict:
            return self.keep((dict, *[(key if key in self.keys else "*", self.number(item)) for key, item in value.items()]))
        if kind is list:
            return self.keep((list, frozenset(map(self.number, value))))
        return self.of_number(value) if kind is float else self.keep(repr(value))

    def see(self, kind, value):
        """The number of the shape of a string or whole number, which is remembered."""
        self.seen[kind, value] = found = self.of_number(value) if kind is int else self.keep(
            (value if value in self.words else "", *(bool(pattern.search(value)) for pattern in self.patterns)))
        return found

    def of_number(self, value):
        return self.keep((float(value).is_integer(), value if value in self.words else None,
                          *(value >= minimum for minimum in self.minima)))

    def keep(self, shape):
        return self.numbers.setdefault(shape, len(self.numbers) + 1)


SHAPES = Shapes(SCHEMA)
VALIDATORS = {name: jsonschema.Draft202012Validator({**SCHEMA, "oneOf": [{"$ref": "#/$defs/" + name}]})
              for name in ("run", "case", "summary")}
VALID = set()  # the shapes of valid lines, and with type and key of a line, those of what is in its lists


def find_journal_problem(run, most=None):
    """What is wrong with the journal, or an empty string. With MOST, so many cases of each verdict and ending are enough."""
    seen = collections.Counter()
    types = [line["type"] for line in run.journal]
    if types[:1] != ["run"] or types[-1:] != ["summary"] or set(types[1:-1]) != {"case"}:
        return "its lines are not a run, its cases and a summary"
    for number, line in enumerate(run.journal, 1):
        kind = line["type"]
        if kind == "case":
            ending = line.get("verdict"), line.get("ending")
            seen[ending] += 1
            if most and seen[ending] > most:
                continue
        # There are hundreds of thousands of calls, and a few shapes of them.
        items = {(kind, key, SHAPES.number(item)): item
                 for key, value in line.items() if isinstance(value, list) for item in value}
        line = {**line, **{key: [] for key, value in line.items() if isinstance(value, list)}}
        for (_, key, _), item in ((mark, item) for mark, item in items.items() if mark not in VALID):
            line[key].append(item)
        shape = SHAPES.number(line)
        if shape in VALID:
            continue
        for error in VALIDATORS[kind].iter_errors(line):
            details = [detail.message for detail in error.context] or [error.message]
            return "line %d: %s" % (number, "; ".join(details)[:1000])
        VALID.update(items, [shape])
    return ""
