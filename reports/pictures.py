# SPDX-License-Identifier: MIT
"""What people would rather look at than read: where things stand in the drawings of a page, in the units of their SVG.

Every drawing has its figures or words beside it as text, so nothing is told by a colour or a length alone.
"""

import collections
import dataclasses
import math

from reports import coverage, text

# The states of a bar from left to right, with the class that colours each.
STATES = (("violated", "fail"), ("broken", "broken"), ("blocked", "blocked"), ("finding", "finding"),
          ("incomplete", "incomplete"), ("met", "pass"), ("not examined", "skipped"), ("waived", "waived"))
assert {state for state, _ in STATES} == set(coverage.STATES)

# What belongs to no callback stands at the end.
OTHERS = "of no single callback"

# The timeline: the lines of the two sides, and how high what happens between them is.
MANAGER, CANDIDATE, WIDTH = 120, 520, 600
HEAD, CALL, HEARD, GAP = 34, 30, 22, 10
CALLS_MOST = 60
LABEL_MOST = 58


@dataclasses.dataclass
class Bar:
    """One line of a bar chart."""

    name: str
    parts: list
    """(class, x, width) from left to right; the whole chart is 100 wide."""
    told: str
    """The same in words."""


@dataclasses.dataclass
class Mark:
    """One arrow of a timeline."""

    kind: str
    """call, return, heard; ended: a call that did not return; wait: nobody calls, the router manager waits."""
    y: int
    label: str
    """Above the arrow."""


@dataclasses.dataclass
class Activity:
    """The candidate at work in a call."""

    y: int
    height: int
    time: str
    is_judged: bool
    step: str
    """In front of the line, or ""."""
    marks: list


@dataclasses.dataclass
class Timeline:
    height: int
    activities: list
    told: str
    """The drawing in a sentence."""
    left_out: int
    """Calls that are not drawn."""


def coverage_by_callback(found):
    """Return a Bar for each callback: its requirements by state, as long as there are many of them."""
    callbacks = {}
    for requirement in found.values():
        callbacks.setdefault(requirement.callback or OTHERS, []).append(requirement.state)
    if OTHERS in callbacks:
        callbacks[OTHERS] = callbacks.pop(OTHERS)
    most = max(map(len, callbacks.values()), default=1)
    bars = []
    for callback, states in callbacks.items():
        counts = collections.Counter(states)
        parts, at = [], 0
        for state, shown in STATES:
            width = 100 * counts[state] / most
            if width:
                parts.append((shown, round(at, 2), round(width, 2)))
            at += width
        told = ", ".join(f"{counts[state]} {state}" for state, _ in STATES if counts[state])
        bars.append(Bar(callback, parts, told))
    return bars


def time_by_suite(cases):
    """Return a Bar for each suite, the longest first: how long its cases took."""
    suites = {}
    for case in cases:
        suites.setdefault(case["suite"], []).append(case["milliseconds"])
    order = sorted(suites, key=lambda suite: -sum(suites[suite]))
    most = max((sum(times) for times in suites.values()), default=0) or 1
    return [Bar(suite, [("time", 0, round(100 * sum(suites[suite]) / most, 2))],
                f"{text.duration(1000 * sum(suites[suite]))} in {text.plural(len(suites[suite]), 'case')}")
            for suite in order]


def timeline(case):
    """Return the Timeline of a case, or None where it called nothing."""
    if not case["calls"]:
        return None
    activities, y, told = [], HEAD + GAP, 0
    for call in case["calls"][:CALLS_MOST]:
        number = call["step"]
        step = ("clean-up" if call["role"] == "clean-up" else f"step {number}") if number != told or not activities else ""
        told = number
        activity = draw(call, y, step)
        activities.append(activity)
        y = activity.y + activity.height + GAP + CALL
    heard = sum(len(call["heard"]) for call in case["calls"])
    words = f"{text.plural(len(case['calls']), 'call')}, {text.plural(heard, 'message')}"
    return Timeline(y, activities, words, len(case["calls"]) - len(activities))


def draw(call, y, step):
    """Return the Activity of one call that begins below `y`."""
    begin = y + CALL // 2
    # Functions have capitals; what has none is the router manager's own doing.
    is_wait = not call["function"][:1].isupper()
    marks = [Mark("wait" if is_wait else "call", begin, cut(call["function"]))]
    at = begin
    for message in call["heard"]:
        at += HEARD
        marks.append(Mark("heard", at, cut(message)))
    at += HEARD + growth(call["microseconds"])
    if call["ending"] != "returned":
        marks.append(Mark("ended", at, call["ending"]))
    elif not is_wait:
        marks.append(Mark("return", at, cut(call["returned"] or "")))
    return Activity(begin, at - begin, text.duration(call["microseconds"]), call["role"] == "call", step, marks)


def growth(microseconds):
    """Return how much higher a call is drawn for its time: by its logarithm, so that a hang fits on the page."""
    return round(6 * math.log10(1 + microseconds))


def cut(words):
    """Return words as long as the space between the two sides; the table has them whole."""
    line = " ".join(words.split())
    return line if len(line) <= LABEL_MOST else line[:LABEL_MOST - 1] + "…"
