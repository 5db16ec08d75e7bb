# SPDX-License-Identifier: MIT
"""From every sentence of the documentation to its cases, from every case to its sentences, and the return codes."""

import dataclasses
import re

from reports import coverage, verdict


class TraceError(ValueError):
    """A pattern matches nothing; the message is one line."""


@dataclasses.dataclass
class Trace:
    """One run, traced."""

    journal: object
    gate: str
    found: dict
    """{id: coverage.Requirement}"""
    codes: list
    """List of coverage.Code."""
    number: int = 1
    """For template.anchor()."""

    @property
    def name(self):
        return self.journal.run["candidate"]["path"]


@dataclasses.dataclass
class Part:
    """The requirements of one page, which have the beginning of their ids in common."""

    name: str
    requirements: list

    def count(self, is_counted):
        return sum(bool(is_counted(requirement)) for requirement in self.requirements)


def make(journal):
    """Return the Trace of a Journal."""
    gate = verdict.gate_of(journal)
    return Trace(journal, gate, coverage.requirements(journal, gate), coverage.codes(journal))


def parts(trace):
    """Return a list of Part, in the order of the requirements."""
    found = {}
    for requirement in trace.found.values():
        found.setdefault(requirement.id.rpartition("-")[0], []).append(requirement)
    return [Part(name, requirements) for name, requirements in found.items()]


def untraced(trace):
    """Return the requirements that no case is about and no duty examines, waived ones included."""
    return [r for r in trace.found.values() if not r.cases and not r.violating and not r.is_duty]


def codes_by_callback(trace):
    """Return {callback: list of coverage.Code}."""
    found = {}
    for code in trace.codes:
        found.setdefault(code.callback, []).append(code)
    return found


def select(trace, patterns):
    """Return (requirements, cases) whose ids match a pattern, in their order; * stands for anything.

    Raises TraceError for a pattern that matches neither.
    """
    requirements, cases = {}, {}
    for pattern in patterns:
        matches = re.compile(".*".join(map(re.escape, pattern.split("*")))).fullmatch
        these = [r for r in trace.found.values() if matches(r.id)]
        those = [case for case in trace.journal.cases if matches(case["id"])]
        if not these and not those:
            raise TraceError(f"{trace.journal.name}: no requirement and no case is called {pattern}")
        requirements.update((r.id, r) for r in these)
        cases.update((case["id"], case) for case in those)
    return list(requirements.values()), list(cases.values())


def sentences(trace, case):
    """Return the requirements that a case traces to: the one it is about, then those that it violates."""
    ids = [case["requirement"], *(violation["requirement"] for violation in case["violations"])]
    return [trace.found[requirement] for requirement in dict.fromkeys(ids)]
