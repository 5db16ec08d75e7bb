# SPDX-License-Identifier: MIT
"""Reads a journal: one run line, the case lines, one summary line; see journal.schema.json."""

import dataclasses
import json
import sys

from reports import shape

SCHEMA_VERSION = 1


class JournalError(ValueError):
    """The file is no journal that can be shown; the message is FILE:LINE: what is wrong."""


@dataclasses.dataclass
class Journal:
    """One run, as it was written down. The lines are dicts of the shapes in journal.schema.json."""

    name: str
    """The file, as it was named on the command line."""
    run: dict
    cases: list
    summary: dict | None
    """None where the run was cut short."""
    cut: str | None
    """Why there is no summary, in words, or None."""


def read(name):
    """Return the Journal in the file `name` ("-": standard input). Raises JournalError."""
    try:
        if name == "-":
            return parse("<stdin>", sys.stdin.buffer.read())
        with open(name, "rb") as file:
            return parse(name, file.read())
    except OSError as error:
        raise JournalError(f"{name}: cannot be read: {error.strerror}") from error


def parse(name, data):
    """Return the Journal in the bytes `data`. Raises JournalError, which blames file `name`."""
    if not data.strip():
        raise JournalError(f"{name}:1: the journal is empty; its first line must be the run")
    reader = Reader(name)
    *lines, unfinished = data.rstrip(b"\n").split(b"\n")
    if data.endswith(b"\n"):
        lines, unfinished = [*lines, unfinished], b""
    for line in lines:
        reader.take(line)
    if unfinished.strip():
        reader.take_unfinished(unfinished)
    return reader.finish()


class Reader:
    """What has been read of one journal."""

    def __init__(self, name):
        self.name = name
        self.number = 0
        self.run = None
        self.cases = []
        self.first_seen = {}
        self.summary = None
        self.cut = None

    def take(self, line):
        """Add one line, bytes without the newline."""
        self.number += 1
        self.add(self.decode(line))

    def take_unfinished(self, line):
        """Add what follows the last newline: half a line where the writer was ended."""
        try:
            self.take(line)
        except JournalError:
            if self.run is None or self.summary is not None:
                raise
            self.cut = f"its last line, {self.number}, is incomplete"

    def decode(self, line):
        """Return the object that a line holds."""
        try:
            value = json.loads(line.decode("utf-8"), parse_constant=refuse_constant)
        except UnicodeDecodeError as error:
            raise self.error(f"byte {error.start + 1} is not UTF-8") from error
        except json.JSONDecodeError as error:
            if not line.strip():
                raise self.error("the line is empty") from error
            raise self.error(f"bad JSON at column {error.colno}: {error.msg}") from error
        except (ValueError, RecursionError) as error:
            raise self.error(f"bad JSON: {error}") from error
        if not isinstance(value, dict):
            raise self.error(f"the line is {shape.kind(value)}, not an object")
        return value

    def add(self, line):
        """Check an object and keep it."""
        line_type = line.get("type")
        if self.run is None:
            self.check_first(line)
        elif self.summary is not None:
            raise self.error("there is a line after the summary, which must be the last")
        elif line_type not in ("case", "summary"):
            raise self.error(f"type is {shape.shown(line_type)}, not case or summary")
        try:
            shape.check(line, line_type)
        except shape.ShapeError as error:
            raise self.error(str(error)) from error
        if line_type == "run":
            self.run = line
        elif line_type == "summary":
            self.summary = line
        else:
            self.add_case(line)

    def check_first(self, line):
        """Refuse a first line that is not the run, or is of an unknown schema."""
        if line.get("type") != "run":
            found = shape.shown(line.get("type"))
            raise self.error(f"the first line must be the run, but its type is {found}")
        version = line.get("schema")
        if version != SCHEMA_VERSION or isinstance(version, bool):
            raise self.error(
                f"the journal has schema version {shape.shown(version)};"
                f" this program reads version {SCHEMA_VERSION}"
            )

    def add_case(self, case):
        first = self.first_seen.setdefault(case["id"], self.number)
        if first != self.number:
            raise self.error(f"the case {case['id']} stands already in line {first}")
        self.cases.append(case)

    def finish(self):
        """Return the Journal once all lines are read."""
        if self.run is None:
            raise self.error("the journal has no line but a cut one; its first must be the run")
        if self.summary is None and self.cut is None:
            self.cut = "it has no summary line"
        return Journal(self.name, self.run, self.cases, self.summary, self.cut)

    def error(self, what):
        return JournalError(f"{self.name}:{self.number}: {what}")


def refuse_constant(word):
    raise ValueError(f"{word} is no JSON")
