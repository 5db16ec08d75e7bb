# SPDX-License-Identifier: MIT
"""The summary line of a run that was shared out, from its cases and the summaries of its shards.

What cases say is counted again over all of them. What only the program knows (that the run did not come to its end, why
a code was not provoked) is taken from the shards, in their words.
"""

import re

from reports import artifacts, verdict

# Causes that count, in the order of the summary: what is counted, and what is said of one and of several.
COUNTING = (
    ("case", "violates a gating requirement", "violate gating requirements"),
    ("case", "is flaky", "are flaky"),
    ("known failure", "is not as recorded", "are not as recorded"),
    ("case", "is broken", "are broken"),
    ("case", "of gating level is blocked", "of gating level are blocked"),
)
VIOLATED, BLOCKED = 0, 4
COUNTED = re.compile(r"(\d+) (case|known failure)s? (.+?); (?:it|the first) is (\S+?)(: .*)?", re.DOTALL)
# Every shard holds the whole plan against the file of known failures, so all say the same of this.
UNMATCHED = re.compile(r"(\d+) known failures? match(?:es)? no case; .*", re.DOTALL)
NO_CASE_PASSED = "no gating case passed for "
NOTHING_EXAMINED = "no gating case was examined"
UNFINISHED = "the run did not come to its end: "
UNSELECTED = "outside the selection"
# Reasons why a code was not provoked, from the one that tells most. A shard without the case that is to do it says less.
REASONS = (" is to provoke it, and did not", " was skipped: ", "; the first is ", "")


def join(run, cases, shards):
    """Return the summary line of the whole: its run line, its case lines, and the Journals of the shards."""
    summaries = [shard.summary for shard in shards]
    places = {case["id"]: place for place, case in enumerate(cases)}
    level = run["options"]["level"]
    unexamined = join_unexamined(cases, summaries)
    gating = [line["id"] for line in run["requirements"]
              if verdict.is_gating(line["level"], level) and "waived" not in line]
    missing = {line["requirement"] for line in unexamined}
    callbacks = join_callbacks(run, summaries)
    kept = artifacts.join(summaries)
    causes = join_causes(run, cases, summaries, places, callbacks)
    examined = sum(requirement not in missing for requirement in gating)
    return {
        "type": "summary",
        "counts": join_counts(summaries),
        "requirements": {"gating": len(gating), "examined": examined},
        "level": level,
        "exit_status": join_status(run, summaries, causes, examined),
        "causes": causes,
        **({"callbacks": callbacks} if callbacks else {}),
        "codes": join_codes(summaries, places),
        "unexamined": unexamined,
        **({"artifacts": kept} if kept else {}),
        "milliseconds": round(sum(summary["milliseconds"] for summary in summaries), 3),
        "settle_milliseconds": round(sum(summary["settle_milliseconds"] for summary in summaries), 3),
        "workers": sum(summary["workers"] for summary in summaries),
    }


def join_counts(summaries):
    """Return the counts: each case is counted in one shard, but what no case matches is counted in each."""
    counts = {name: sum(summary["counts"].get(name, 0) for summary in summaries)
              for name in dict.fromkeys(name for summary in summaries for name in summary["counts"])}
    if "outdated" in counts:
        unmatched = [match for match in map(UNMATCHED.fullmatch, summaries[0]["causes"]) if match]
        counts["outdated"] -= (len(summaries) - 1) * sum(int(match.group(1)) for match in unmatched)
    return counts


def join_callbacks(run, summaries):
    """Return the callbacks that the exit status rests on, in their order; None where the shards do not say them."""
    if not all("callbacks" in summary for summary in summaries):
        return None
    # Callbacks without documented codes stand behind the one that they follow in a shard.
    order = list(dict.fromkeys(line["callback"] for line in run["documented_codes"]))
    for summary in summaries:
        at = 0
        for name in summary["callbacks"]["covered"]:
            if name not in order:
                order.insert(at, name)
            at = order.index(name) + 1
    return {key: [name for name in order if any(name in summary["callbacks"][key] for summary in summaries)]
            for key in ("covered", "passed")}


def join_unexamined(cases, summaries):
    """Return the requirements that no shard examined, each with the reason of the first case about it."""
    left = {line["requirement"]: line for line in summaries[0]["unexamined"]}
    for summary in summaries[1:]:
        found = {line["requirement"] for line in summary["unexamined"]}
        left = {requirement: line for requirement, line in left.items() if requirement in found}
    about = {}
    for case in cases:
        if case["requirement"] in left:
            about.setdefault(case["requirement"], []).append(case)
    return [explain(line, about.get(requirement, [])) for requirement, line in left.items()]


def explain(line, cases):
    """Return the line of an unexamined requirement, with what the cases about it say."""
    if not cases:
        return line
    key = next((case["unlock"] for case in cases if case["unlock"]), None)
    return {**line, "reason": cases[0]["reason"] or "its cases were not performed", "key": key}


def join_codes(summaries, places):
    """Return the documented codes, each with the first case of the whole that provoked it, or why none did."""
    return [join_code(lines, places) for lines in zip(*(summary["codes"] for summary in summaries))]


def join_code(lines, places):
    provoked = [line for line in lines if line["case"] is not None]
    if provoked:
        return min(provoked, key=lambda line: places.get(line["case"], len(places)))
    return min(lines, key=lambda line: worth(line, places))


def worth(line, places):
    """Return what orders the reasons of the shards for a code that none provoked: the best is the least."""
    reason = line.get("reason") or ""
    kind = next(i for i, words in enumerate(REASONS) if words in reason)
    named = [places[word] for word in re.split(r"[ ;:]+", reason) if word in places]
    return reason == UNSELECTED, kind, line.get("key") is None, min(named, default=len(places))


def join_causes(run, cases, summaries, places, callbacks):
    """Return every cause that applies to the whole, in the order of the program."""
    told = list(dict.fromkeys(cause for summary in summaries for cause in summary["causes"]))
    every = [cause for summary in summaries for cause in summary["causes"]]
    control = run.get("control", {}).get("reason") if run.get("control", {}).get("state") == "failed" else None
    counted = [join_counted(every, *words, places) for words in COUNTING]
    unmatched = [cause for cause in told if UNMATCHED.fullmatch(cause)]
    unfinished = [cause for cause in told if cause.startswith(UNFINISHED)]
    rest = [cause for cause in told if not is_joined(cause) and cause not in (control, *unmatched, *unfinished)]
    if callbacks:
        missing = [name for name in callbacks["covered"] if name not in callbacks["passed"]]
    else:
        missing = missing_callbacks(run, cases, told)
    causes = [*unfinished, control, *counted[:3], *unmatched, counted[3], *rest, counted[BLOCKED]]
    causes += [NO_CASE_PASSED + ", ".join(missing)] if missing else []
    if not counted[VIOLATED] and not any(is_gating_pass(case, run["options"]["level"]) for case in cases):
        causes.append(NOTHING_EXAMINED)
    return [cause for cause in causes if cause]


def is_joined(cause):
    """Tell whether the cause is made anew for the whole."""
    counted = COUNTED.fullmatch(cause)
    return (cause.startswith(NO_CASE_PASSED) or cause == NOTHING_EXAMINED
            or bool(counted and any(counted.group(3) in words for words in COUNTING)))


def join_counted(told, noun, one, many, places):
    """Return the cause that counts the cases of which `one` or `many` is said, or None."""
    found = [match for match in map(COUNTED.fullmatch, told) if match and match.group(3) in (one, many)]
    if not found:
        return None
    count = sum(int(match.group(1)) for match in found)
    first = min(found, key=lambda match: places.get(match.group(4), len(places)))
    about = f"{noun} {one}; it is" if count == 1 else f"{noun}s {many}; the first is"
    return f"{count} {about} {first.group(4)}{first.group(5) or ''}"


def missing_callbacks(run, cases, told):
    """Return the callbacks for which no gating case passed in any shard."""
    passed = {case["callback"] for case in cases if is_gating_pass(case, run["options"]["level"])}
    missing = {name for cause in told if cause.startswith(NO_CASE_PASSED)
               for name in cause.removeprefix(NO_CASE_PASSED).split(", ")} - passed
    order = list(dict.fromkeys([*(line["callback"] for line in run["documented_codes"]), *sorted(missing)]))
    return [name for name in order if name in missing]


def is_gating_pass(case, level):
    """Tell whether a case of gating level passed and called the candidate."""
    return (case["verdict"] == "pass" and verdict.is_gating(case["level"], level)
            and any(call["returned"] is not None for call in case["calls"]))


def join_status(run, summaries, causes, examined):
    """Return the exit status by the rules of the command line, the gravest first."""
    statuses = {summary["exit_status"] for summary in summaries}
    is_control_bad = run.get("control", {}).get("state") == "failed"
    if is_control_bad or any(cause.startswith(UNFINISHED) for cause in causes):
        return 4
    for status in (1, 4, 2):
        if status in statuses:
            return status
    return 3 if causes or not examined else 0
