# SPDX-License-Identifier: MIT
"""Requirements against candidates: what each of several runs says of each requirement."""

import dataclasses

from reports import coverage, text, verdict

# The states from the gravest on; a row is as grave as its gravest cell.
ORDER = ("violated", "broken", "blocked", "finding", "incomplete", "not examined", "waived", "met")


@dataclasses.dataclass
class Column:
    """One run."""

    number: int
    journal: object
    name: str
    """What tells it from the other columns."""
    verdict: verdict.Verdict
    found: dict
    """{id: coverage.Requirement}"""

    @property
    def states(self):
        """{state: number of requirements}"""
        return {state: sum(requirement.state == state for requirement in self.found.values()) for state in ORDER}


@dataclasses.dataclass
class Row:
    """One requirement."""

    requirement: coverage.Requirement
    """As the first run that knows it has it."""
    cells: list
    """The coverage.Requirement of each column; None where that run does not know it."""

    @property
    def states(self):
        return [cell.state if cell else None for cell in self.cells]

    @property
    def is_mixed(self):
        """The runs differ in it."""
        return len(set(self.states)) > 1

    @property
    def worst(self):
        return min((state for state in self.states if state), key=ORDER.index)


@dataclasses.dataclass
class Matrix:
    columns: list
    rows: list
    notices: list

    @property
    def mixed(self):
        return [row for row in self.rows if row.is_mixed]


def make(journals):
    """Return the Matrix of Journals, in their order; requirements in the order of the first run that knows them."""
    columns = [
        Column(number, read, name, verdict.of_run(read), coverage.requirements(read, verdict.gate_of(read)))
        for number, (read, name) in enumerate(zip(journals, names(journals)), 1)
    ]
    known = {}
    for column in columns:
        for requirement in column.found.values():
            known.setdefault(requirement.id, requirement)
    rows = [Row(requirement, [column.found.get(requirement.id) for column in columns]) for requirement in known.values()]
    return Matrix(columns, rows, notices(journals))


def names(journals):
    """Return a name for each Journal: that of the candidate, with as much more as tells it from the others."""
    plain = [text.base_name(read.run["candidate"]["path"]) for read in journals]
    tries = (
        plain,
        [f"{name} ({read.run['candidate']['machine']})" for name, read in zip(plain, journals)],
        [f"{name} ({text.base_name(read.name).removesuffix('.jsonl')})" for name, read in zip(plain, journals)],
        [f"{name} ({read.name})" for name, read in zip(plain, journals)],
    )
    for named in tries:
        if len(set(named)) == len(named):
            return named
    return [f"{name} ({number})" for number, name in enumerate(plain, 1)]


def notices(journals):
    """Return, in sentences, why columns may not be held against each other."""
    listed = [f"{read.name}: the run was cut short: {read.cut}." for read in journals if read.cut]
    facts = (
        ("suite versions", lambda run: run["suite_version"]),
        ("levels", lambda run: run["options"]["level"]),
    )
    for what, of in facts:
        values = sorted({str(of(read.run)) for read in journals})
        if len(values) > 1:
            listed.append(f"The runs have different {what}: {', '.join(values)}.")
    if any(verdict.is_selected(read.run["options"]) for read in journals):
        listed.append("Not every run was asked for every case (--only, --skip).")
    return listed
