# SPDX-License-Identifier: MIT
"""What changed between two runs, case by case, and what a gate makes of it."""

import dataclasses

from reports import coverage, groups, text, verdict
from reports.writer import short

# Kind of difference: the word shown, and what each case of it has in common. Red is what the JUnit file shows as a
# failure or an error. The first fails a gate.
KINDS = {
    "newly failing": "was not red in the old run, or not there, and is red in the new one",
    "fixed": "was red in the old run, and passes in the new one",
    "changed": "came out differently in another way",
    "added": "is in the new run only, and not red",
    "gone": "is in the old run only",
}


@dataclasses.dataclass
class Difference:
    """One case that is not what it was."""

    kind: str
    """A key of KINDS."""
    old: dict | None
    """The case line of the old run; None where that run has no such case."""
    new: dict | None
    old_word: str | None
    """The verdict, or `finding`; None as above."""
    new_word: str | None

    @property
    def case(self):
        return self.new or self.old

    @property
    def id(self):
        return self.case["id"]


@dataclasses.dataclass
class Comparison:
    """Two runs, and what is different."""

    old: object
    """A Journal."""
    new: object
    kinds: dict
    """{kind: list of Difference}, every kind of KINDS, in the order of the new run; gone ones in that of the old."""
    same: int
    """How many cases came out alike."""
    notices: list
    """Sentences: what a reader must know before believing the figures."""
    found: dict
    """{id: coverage.Requirement} of the new run."""

    @property
    def exit_status(self):
        """0: nothing fails newly. 1: something does. 3: the new run shows too little to tell."""
        if self.kinds["newly failing"]:
            return 1
        return 3 if proves_nothing(self.old, self.new) else 0


def compare(old, new):
    """Return the Comparison of two Journals."""
    gates = verdict.gate_of(old), verdict.gate_of(new)
    allows = [read.run["options"].get("flaky") == "allow" for read in (old, new)]
    before = {case["id"]: case for case in old.cases}
    kinds = {kind: [] for kind in KINDS}
    same = 0
    for case in new.cases:
        difference = compare_case(before.pop(case["id"], None), case, gates, allows)
        if difference:
            kinds[difference.kind].append(difference)
        else:
            same += 1
    for case in before.values():
        kinds["gone"].append(Difference("gone", case, None, verdict.word(case, gates[0]), None))
    return Comparison(old, new, kinds, same, notices(old, new), coverage.requirements(new, gates[1]))


def compare_case(old, new, gates, allows):
    """Return the Difference between two lines of a case, or None; `old` is None for a new case.

    `gates` are the levels of both runs, `allows` whether they allow flaky cases.
    """
    words = verdict.word(old, gates[0]) if old else None, verdict.word(new, gates[1])
    is_red = verdict.is_red(new, gates[1], allows[1])
    was_red = old is not None and verdict.is_red(old, gates[0], allows[0])
    if is_red and not was_red:
        kind = "newly failing"
    elif old is None:
        kind = "added"
    elif was_red and words[1] == "pass":
        kind = "fixed"
    elif words[0] != words[1] or outcome(old) != outcome(new):
        kind = "changed"
    else:
        return None
    return Difference(kind, old, new, *words)


def outcome(case):
    """Return what makes two results of a case the same: neither times nor addresses on a stack."""
    violations = [(v["requirement"], v["level"], v["got"]) for v in case["violations"]]
    return case["verdict"], case["ending"], violations, case["remarks"]


def proves_nothing(old, new):
    """Tell whether the new run shows so little that the absence of failures means nothing."""
    if new.summary is None or new.summary["exit_status"] in (2, 4) or verdict.contradictions(new):
        return True
    was_tested = old.summary is not None and old.summary["exit_status"] in (0, 1)
    return new.summary["exit_status"] == 3 and was_tested


def notices(old, new):
    """Return, in sentences, in what else than the candidate the two runs differ, and what they lack."""
    listed = []
    for which, read in (("old", old), ("new", new)):
        if read.cut:
            listed.append(f"The {which} run was cut short: {read.cut}. What it would have found is not known.")
        else:
            listed += [f"The {which} run: {sentence}" for sentence in verdict.contradictions(read)]
    if proves_nothing(old, new) and new.summary:
        listed += [f"The new run has no verdict: {cause}" for cause in new.summary["causes"]]
    for what, values in differing(old.run, new.run):
        listed.append(f"The runs differ in {what}: {values[0]} before, {values[1]} now.")
    if old.run["candidate"]["sha256"] == new.run["candidate"]["sha256"]:
        listed.append("Both runs tested the same candidate, byte for byte.")
    return listed


def differing(old, new):
    """Return [(what, (before, now))] of the facts of two run lines that should be equal."""
    facts = [
        ("suite version", lambda run: run["suite_version"]),
        ("tool version", lambda run: run["tool_version"]),
        ("machine", lambda run: run["candidate"]["machine"]),
        ("platform", lambda run: run["platform"]),
        ("profile", lambda run: run["profile"]["fingerprint"] if run["profile"] else "none"),
    ]
    listed = [(what, (of(old), of(new))) for what, of in facts if of(old) != of(new)]
    for name in dict.fromkeys([*old["options"], *new["options"]]):
        values = tuple(in_words(run["options"].get(name)) for run in (old, new))
        if values[0] != values[1]:
            listed.append((f"the option {name.replace('_', '-')}", values))
    return listed


def in_words(value):
    """Return an option's value for a sentence."""
    if value in (None, [], False, ""):
        return "none"
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)


def got(case):
    """Return in one line what came of a case, for a list: what the record of known failures says, and the outcome; or ""."""
    told = got_outcome(case)
    known = case.get("known")
    if known and known["state"] != "as-recorded":
        return f"{known['text']}: {told}" if told else known["text"]
    return told


def got_outcome(case):
    """Return the gravest violation of a case, why nothing was learnt, or what was remarked."""
    if case["violations"]:
        gravest = groups.gravest(case)
        return f"got {gravest['got']}; expected {gravest['expected']}"
    if case["verdict"] in ("blocked", "skipped", "broken"):
        return case["reason"] or ""
    return "; ".join(case["remarks"])


def alike(differences):
    """Return lists of differences that are one to a reader, the gravest first: thousands of cells fail for few reasons."""
    found = {}
    for difference in differences:
        about = groups.gravest(difference.case)["requirement"]
        told = [short(got(line)) if line else None for line in (difference.old, difference.new)]
        found.setdefault((about, difference.old_word, difference.new_word, *told), []).append(difference)
    return sorted(found.values(), key=lambda same: verdict.LEVELS.index(groups.gravest(same[0].case)["level"]))


def headline(comparison):
    """Return in one sentence what the comparison came to."""
    counts = {kind: len(listed) for kind, listed in comparison.kinds.items()}
    told = [f"{text.number(count)} {kind}" for kind, count in counts.items() if count]
    return ", ".join([*told, f"{text.number(comparison.same)} the same"])


VERDICTS = {
    0: verdict.Verdict("good", "Nothing fails newly", "No case fails that did not fail before."),
    1: verdict.Verdict("bad", "Newly failing", "Cases fail that did not fail before."),
    3: verdict.Verdict("none", "No comparison", "The new run shows too little to tell whether something fails newly."),
}


TONES = {"newly failing": "fail", "fixed": "pass", "changed": "finding", "added": "skipped", "gone": "skipped"}
