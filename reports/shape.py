# SPDX-License-Identifier: MIT
"""Holds one decoded journal line against journal.schema.json, fast enough for thousands of lines.

shape_code.py says whether a line is well-formed; this says why not. It knows the keywords that the
schema uses and refuses the rest, so that the schema stays the one place where the journal is
described. Unlike a validator it lets unknown keys pass: a journal of a newer harness with the same
schema number stays readable. The tests hold it against jsonschema.
"""

import functools
import json
import pathlib
import re

from reports import shape_code

SCHEMA_PATH = pathlib.Path(__file__).with_name("journal.schema.json")
LINE_TYPES = ("run", "case", "summary")

TYPES = {
    "object": (dict, "an object"),
    "array": (list, "a list"),
    "string": (str, "a text"),
    "integer": (int, "a whole number"),
    "number": ((int, float), "a number"),
    "null": (type(None), "null"),
}
ANNOTATIONS = {"description", "additionalProperties"}


class ShapeError(ValueError):
    """The line is not what the schema asks for; the message says where in the line and why."""


@functools.lru_cache(maxsize=None)
def schema():
    """Return the journal's schema, a dict."""
    return json.loads(SCHEMA_PATH.read_text(encoding="utf-8"))


def check(line, line_type):
    """Raise ShapeError unless the object `line` is a well-formed `run`, `case` or `summary`."""
    if not code()[line_type](line):
        # Most lines are well-formed: only now is it worth knowing where what is.
        compiled(line_type)(line, "")


@functools.lru_cache(maxsize=None)
def code():
    """Return what says of a line whether it is well-formed, and not why."""
    definitions = schema()["$defs"]
    for name in definitions:
        compiled(name)  # which refuses unknown keywords
    return shape_code.Code(definitions)


@functools.lru_cache(maxsize=None)
def compiled(definition):
    """Return the checker, called with (value, where), of one definition of the schema."""
    return compile_schema(schema()["$defs"][definition])


def compile_schema(node):
    """Return a checker of `node`, a schema. Raises NotImplementedError for unknown keywords."""
    checks = []
    for keyword, value in node.items():
        if keyword in ANNOTATIONS and not isinstance(value, dict):
            continue
        if keyword not in KEYWORDS:
            raise NotImplementedError(f"journal.schema.json uses the keyword {keyword}")
        checks.append(KEYWORDS[keyword](value))
    checks.sort(key=lambda check: check.__name__ != "check_type")
    if len(checks) == 1:
        return checks[0]

    def check_all(value, where):
        for check_one in checks:
            check_one(value, where)

    return check_all


def compile_reference(reference):
    return compiled(reference.removeprefix("#/$defs/"))


def compile_type(names):
    names = [names] if isinstance(names, str) else names
    classes = tuple(c for name in names for c in as_tuple(TYPES[name][0]))
    wanted = " or ".join(TYPES[name][1] for name in names)

    def check_type(value, where):
        if not isinstance(value, classes) or value is True or value is False:
            raise ShapeError(f"{where or 'the line'} is {kind(value)}, not {wanted}")

    return check_type


def compile_required(keys):
    def check_required(value, where):
        for key in keys if isinstance(value, dict) else ():
            if key not in value:
                raise ShapeError(f"{below(where, key)} is missing")

    return check_required


def compile_properties(properties):
    checkers = {key: compile_schema(node) for key, node in properties.items()}

    def check_properties(value, where):
        for key in value if isinstance(value, dict) else ():
            if key in checkers:
                checkers[key](value[key], below(where, key))

    return check_properties


def compile_values(node):
    checker = compile_schema(node)

    def check_values(value, where):
        for key in value if isinstance(value, dict) else ():
            checker(value[key], below(where, key))

    return check_values


def compile_items(node):
    checker = compile_schema(node)

    def check_items(value, where):
        for i, item in enumerate(value if isinstance(value, list) else ()):
            checker(item, f"{where}[{i}]")

    return check_items


def compile_enum(allowed):
    def check_enum(value, where):
        if value not in allowed or isinstance(value, bool):
            words = ", ".join(str(word) for word in allowed)
            raise ShapeError(f"{where} is {shown(value)}, not one of: {words}")

    return check_enum


def compile_const(wanted):
    return compile_enum([wanted])


def compile_pattern(pattern):
    search = re.compile(pattern).search

    def check_pattern(value, where):
        if isinstance(value, str) and not search(value):
            raise ShapeError(f"{where} is {shown(value)}, which does not match {pattern}")

    return check_pattern


def compile_minimum(least):
    def check_minimum(value, where):
        if isinstance(value, (int, float)) and value < least:
            raise ShapeError(f"{where} is {value}, less than {least}")

    return check_minimum


KEYWORDS = {
    "$ref": compile_reference,
    "type": compile_type,
    "required": compile_required,
    "properties": compile_properties,
    "additionalProperties": compile_values,
    "items": compile_items,
    "enum": compile_enum,
    "const": compile_const,
    "pattern": compile_pattern,
    "minimum": compile_minimum,
}


def as_tuple(value):
    return value if isinstance(value, tuple) else (value,)


def below(where, key):
    return f"{where}.{key}" if where else key


def kind(value):
    """Return in words what JSON calls `value`."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return next(words for classes, words in TYPES.values() if isinstance(value, classes))


def shown(value):
    """Return `value` as JSON, cut to a length that fits an error message."""
    text = json.dumps(value)
    return text if len(text) <= 60 else text[:57] + "..."
