# SPDX-License-Identifier: MIT
"""The words for how a run ended, and which levels gate it."""

import dataclasses

LEVELS = ("must", "should", "hardening", "info")
GATE_WORDS = {
    "must": "must",
    "should": "must and should",
    "hardening": "must, should and hardening",
}


@dataclasses.dataclass(frozen=True)
class Verdict:
    """What a page says of a whole run."""

    tone: str
    """good, bad or none (no verdict): the colour; the words say the same."""
    words: str
    """The verdict in a few words."""
    sentence: str
    """What it means."""


BY_EXIT_STATUS = {
    1: Verdict("bad", "Not conformant", "The candidate violates gating requirements."),
    2: Verdict("none", "Not run", "The command line or the profile was wrong; nothing was run."),
    3: Verdict(
        "none",
        "Could not be tested",
        "No gating violation was found, but too little could be examined for a verdict.",
    ),
    4: Verdict(
        "none",
        "Broken run",
        "The harness or its environment failed. This is no verdict on the candidate.",
    ),
}
OUT_OF_DATE = Verdict(
    "bad",
    "Known failures out of date",
    "No gating requirement is violated, but known failures are not as they are recorded.",
)
CUT_SHORT = Verdict(
    "none",
    "Run cut short",
    "The run ended before its summary was written. This is not a verdict on the candidate.",
)
CONTRADICTORY = Verdict(
    "none",
    "No verdict",
    "The journal says that the run succeeded, but its own lines say otherwise.",
)


def is_gating(level, gate):
    """Tell whether a violation of `level` fails a run whose gate is `gate`. Info never does."""
    return level != "info" and LEVELS.index(level) <= LEVELS.index(gate)


def is_finding(case, gate):
    """Tell whether a failed case has violations below the gate only."""
    return case["verdict"] == "fail" and not any(
        is_gating(violation["level"], gate) for violation in case["violations"] or [case]
    )


def known_state(case):
    """Return what the file of known failures says of a case, or None."""
    return (case.get("known") or {}).get("state")


def word(case, gate):
    """Return the word a page uses for a case: its verdict, `finding` or `known`.

    A case whose entry among the known failures is out of date fails the run, whatever its verdict.
    """
    state = known_state(case)
    if state == "as-recorded":
        return "known"
    if state in ("passes", "differs", "expired"):
        return "fail"
    return "finding" if is_finding(case, gate) else case["verdict"]


def is_selected(options):
    """Tell whether the run was asked to perform some of the cases only."""
    return bool(options.get("only") or options.get("skip") or options.get("shard"))


def of_run(journal):
    """Return the Verdict of a journal. It never says more than its lines bear out."""
    if journal.summary is None:
        return CUT_SHORT
    status = journal.summary["exit_status"]
    if status == 1 and not violates(journal):
        return OUT_OF_DATE
    if status != 0:
        return BY_EXIT_STATUS[status]
    if contradictions(journal):
        return CONTRADICTORY
    gate = GATE_WORDS[journal.summary["level"]]
    if journal.summary["counts"].get("known"):
        sentence = f"The only violations of {gate} requirements are known failures, as recorded."
        return Verdict("good", "Known failures only", sentence)
    sentence = f"No violation of a {gate.replace(' and ', ' or ')} requirement was found."
    if is_selected(journal.run["options"]):
        return Verdict("good", "Conformant in the selected cases", sentence)
    return Verdict("good", "Conformant", sentence)


def violates(journal):
    """Tell whether a gating violation speaks for the exit status 1, and not only a record that is out of date."""
    gate = journal.summary["level"]
    return not journal.summary["counts"].get("outdated") or any(
        case["verdict"] in ("fail", "flaky") and known_state(case) != "as-recorded" and not is_finding(case, gate)
        for case in journal.cases
    )


def contradictions(journal):
    """Return, in sentences, what in the journal speaks against an exit status of 0."""
    gate = journal.summary["level"]
    found = []
    if journal.summary["exit_status"] == 0:
        words = [word(case, gate) for case in journal.cases]
        for verdict, noun in (("fail", "a gating violation"), ("broken", "the verdict broken")):
            if verdict in words:
                first = journal.cases[words.index(verdict)]["id"]
                found.append(f"The exit status is 0, but {first} has {noun}.")
        found += [
            f"The exit status is 0, but {case['id']} is flaky."
            for case in journal.cases
            if case["verdict"] == "flaky" and is_red(case, gate, journal.run["options"].get("flaky") == "allow")
        ][:1]
        if journal.summary["requirements"]["examined"] == 0:
            found.append("The exit status is 0, but no gating requirement was examined.")
        if "pass" not in words:
            found.append("The exit status is 0, but no case passed.")
    counted = journal.summary["counts"]["cases"]
    if counted != len(journal.cases):
        found.append(
            f"The summary counts {counted} cases, but the journal has {len(journal.cases)}."
        )
    return found


def is_red(case, gate, allows_flaky=False):
    """Tell whether a case alone keeps a run from being green, as the JUnit file shows it: an error or a failure."""
    shown = word(case, gate)
    if shown == "flaky":
        levels = [violation["level"] for violation in case["violations"] or [case]]
        return not allows_flaky and any(is_gating(level, gate) for level in levels)
    return shown in ("fail", "broken") or (shown == "blocked" and is_gating(case["level"], gate))


def gate_of(journal):
    """Return the level that fails the run of a Journal."""
    return (journal.summary or journal.run["options"])["level"]
