# SPDX-License-Identifier: MIT
"""Which cases are shown together. Thousands of cells come from few rows and few mistakes."""

import dataclasses

from reports import verdict

# Up to this many cases are written out in full; beyond it, only the first of each kind of result.
FULL_LIMIT = 60


@dataclasses.dataclass
class Shown:
    """A case that did not pass, as it is shown."""

    case: dict
    word: str
    is_full: bool
    """It is written out in the page; otherwise a script puts it together when it is opened."""
    is_open: bool = False
    """It is unfolded from the start."""


@dataclasses.dataclass
class Group:
    """Cases with the same heading: a violated requirement, or a reason."""

    requirement: object = None
    """The coverage.Requirement, or None."""
    level: str | None = None
    """The level of its violation, which may be below that of the requirement."""
    reason: str | None = None
    shown: list = dataclasses.field(default_factory=list)


@dataclasses.dataclass
class Row:
    """The cells of one row of a suite that have all else in common."""

    id: str
    requirement: str
    level: str
    claim: str
    expected: str
    callback: str
    cells: list = dataclasses.field(default_factory=list)
    """(cell, case): the cell is the part of the id in brackets, or ""."""

    @property
    def size(self):
        return len(self.cells)


def by_word(cases, gate):
    """Return {word: cases} with the words fail, flaky, known, finding, blocked, broken, skipped and pass."""
    words = {word: [] for word in ("fail", "flaky", "known", "finding", "blocked", "broken", "skipped", "pass")}
    for case in cases:
        words[verdict.word(case, gate)].append(case)
    return words


def by_requirement(cases, found, word, limit=FULL_LIMIT):
    """Group failed cases by the gravest requirement that they violate, gravest first.

    `found` is what coverage.requirements() returned, `word` fail or finding.
    """
    groups = {}
    for case in cases:
        violation = gravest(case)
        key = violation["requirement"], violation["level"]
        group = groups.setdefault(key, Group(found[violation["requirement"]], violation["level"]))
        group.shown.append(Shown(case, word, True))
    order = list(found)
    ordered = sorted(
        groups.values(),
        key=lambda group: (
            verdict.LEVELS.index(group.level),
            order.index(group.requirement.id),
        ),
    )
    return limit_full(ordered, limit)


def gravest(case):
    """Return the violation with the highest level, the first of those; the case itself if none."""
    violations = case["violations"] or [case]
    return min(violations, key=lambda violation: verdict.LEVELS.index(violation["level"]))


def by_reason(cases, word, limit=FULL_LIMIT):
    """Group blocked or broken cases by their reason, in the order of their first case."""
    groups = {}
    for case in cases:
        reason = case["reason"] or "no reason was given"
        groups.setdefault(reason, Group(reason=reason)).shown.append(Shown(case, word, True))
    return limit_full(list(groups.values()), limit)


def limit_full(groups, limit):
    """Where there are more than `limit` cases, fold some of them.

    In full stay the first of each group and, while the limit lasts, of each kind of result.
    """
    left = limit - len(groups)
    if sum(len(group.shown) for group in groups) > limit:
        for group in groups:
            seen = set()
            for shown in group.shown:
                result = kind_of_result(shown.case)
                shown.is_full = result not in seen and (not seen or left > 0)
                left -= shown.is_full and bool(seen)
                seen.add(result)
    return groups


def kind_of_result(case):
    """Return what makes two cases of a group the same finding to a reader."""
    violation = gravest(case)
    return case["ending"], violation.get("got"), violation["expected"]


def rows(cases):
    """Return {suite: list of Row}, for lists of cases too long to be shown one by one."""
    suites = {}
    for case in cases:
        row_id, _, cell = case["id"].partition("[")
        same = (row_id, case["requirement"], case["level"], case["claim"], case["expected"])
        found = suites.setdefault(case["suite"], {})
        row = found.setdefault(same, Row(*same, case["callback"]))
        row.cells.append((cell.removesuffix("]"), case))
    return {suite: list(found.values()) for suite, found in suites.items()}


def skipped(cases):
    """Return a list of (reason, unlock, list of Row), one for each reason for skipping."""
    reasons = {}
    for case in cases:
        reasons.setdefault((case["reason"], case["unlock"]), []).append(case)
    return [
        (reason, unlock, [row for suite in rows(same).values() for row in suite])
        for (reason, unlock), same in reasons.items()
    ]


def remarks(cases):
    """Return a list of (requirement id, remark, cases) for every remark that was made."""
    found = {}
    for case in cases:
        for remark in case["remarks"]:
            found.setdefault((case["requirement"], remark), []).append(case)
    return [(requirement, remark, same) for (requirement, remark), same in found.items()]
