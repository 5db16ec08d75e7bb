# SPDX-License-Identifier: MIT
"""The table of a case's steps and calls.

The cells of a row repeat one another: the same steps, the same calls that lead up to the one that
matters. Where a page has many cases, the rows of their tables stand in it once each, in a Pool, and
a case names them; page.js puts its table together when it is opened.
"""

from reports import text

BETWEEN = "|"


class Pool:
    """Distinct pieces of HTML, in the order in which they came."""

    def __init__(self):
        self.items = []
        self.known = {}

    def add(self, piece):
        """Return the index of the HTML `piece`."""
        index = self.known.setdefault(piece, len(self.items))
        if index == len(self.items):
            self.items.append(piece)
        return index


def lines(case):
    """Return the table of a case as a list of ("step", number, sentence) and ("call", call).

    The steps stand in their order, each before its calls; number is None for calls that are no
    step of the case, and for a case that made more calls than it has steps.
    """
    listed = []
    open_step = None
    told = 0
    for call in case["calls"]:
        if call["step"] > told:
            for number in range(told + 1, min(call["step"], len(case["steps"])) + 1):
                listed.append(("step", number, case["steps"][number - 1]))
            told = open_step = call["step"]
        elif call["step"] != open_step:
            listed.append(again(case, call))
            open_step = call["step"]
        listed.append(("call", call))
    for number in range(told + 1, len(case["steps"]) + 1):
        listed.append(("step", number, case["steps"][number - 1]))
    return listed


def again(case, call):
    """Return the line that stands before calls outside the order of the steps."""
    if 0 < call["step"] <= len(case["steps"]):
        return ("step", call["step"], case["steps"][call["step"] - 1])
    return ("step", None, "clean-up" if call["role"] == "clean-up" else call["role"])


class Tables:
    """The tables of a page: those written out in it, and the pools for those that are folded."""

    def __init__(self, macros):
        """Take the module of calls.html.j2."""
        self.macros = macros
        self.rows = Pool()
        self.stories = Pool()

    def full(self, case):
        """Return the HTML rows of a case's table."""
        return [
            self.macros.step_row(*line[1:])
            if line[0] == "step"
            else self.macros.call_row(line[1], text.duration(line[1]["microseconds"]))
            for line in lines(case)
        ]

    def folded(self, case):
        """Return what page.js needs for a case's table: indexes of pooled rows, with the times."""
        named = []
        for line in lines(case):
            if line[0] == "step":
                named.append(str(self.rows.add(self.macros.step_row(*line[1:]))))
            else:
                index = self.rows.add(self.macros.call_row(line[1], ""))
                named.append(f"{index}={text.duration(line[1]['microseconds'])}")
        return BETWEEN.join(named)
