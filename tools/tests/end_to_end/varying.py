# SPDX-License-Identifier: MIT
"""What may differ between two runs with the same input, as README's chapter "What varies" lists it: nothing else may."""

import re

TIMES = {"started", "microseconds", "milliseconds", "settle_milliseconds"}
SHARING = {"workers"}
JUNIT = re.compile(rb' (?:time|timestamp)="[^"]*"')
ASKING = ("StopProtocol", "DoUpdateRoutes", "DoUpdateServices")


def without(value, names):
    """The value of a journal's line without what has these names."""
    if isinstance(value, dict):
        return {key: without(item, names) if isinstance(item, (dict, list)) else item
                for key, item in value.items() if key not in names}
    return [without(item, names) if isinstance(item, (dict, list)) else item for item in value]


def forget_answers(calls):
    """The calls without what GetEventMessage answers, and another request while a stop or an update is under way.
    The queue is that of all cases that share the run, and an update of any of them may be under way."""
    is_under_way = False
    for call in calls:
        if call["function"] == "GetEventMessage" or (is_under_way and call["function"] in ASKING):
            call = {**call, "outputs": {}, "returned": None}
        is_under_way = is_under_way or call["function"] in ASKING
        yield {**call, "heard": []}


def steady(line, is_merged=False):
    """A line of a journal without what varies; MERGED: nor what depends on how the work was shared out.

    What is heard in all calls of a case stands together, once: a message that comes by itself comes a call earlier or
    later, and an update that has ended makes room for another.
    """
    line = without(line, TIMES | SHARING if is_merged else TIMES)
    if line["type"] != "case":
        return line
    heard = sorted({re.sub(r"(UPDATE_COMPLETE\(.*)UpdateStatus: \d+", r"\1", words)
                    for call in line["calls"] for words in call["heard"]})
    return {**line, "calls": list(forget_answers(line["calls"])), "heard": heard}


def steady_junit(content):
    """A JUnit file without what varies."""
    return JUNIT.sub(b"", content)
