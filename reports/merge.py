# SPDX-License-Identifier: MIT
"""Joins the journals of the shards of a run (--shard I/N) to the journal of the whole.

What comes of it equals the journal of the unsharded run but for what varies with the sharing: `started`, which is that of
the first shard; `milliseconds` and `settle_milliseconds`, which are the machine time of all shards; and `workers`, their
sum. README's chapter "What varies" has the rest. A set of journals that is not one whole run is refused.
"""

import copy
import json

from reports import journal, merge_summary, text


def told_by_all(requirement):
    """Return a requirement without what the journal says of it only where it is violated."""
    return {name: value for name, value in requirement.items() if name != "mistake"}


# What must be alike in the run lines of all shards: how it is called to a reader, and where it is.
ALIKE = (
    ("candidate (SHA-256)", lambda run: run["candidate"]["sha256"]),
    ("machine", lambda run: run["candidate"]["machine"]),
    ("tool version", lambda run: run["tool_version"]),
    ("suite version", lambda run: run["suite_version"]),
    ("platform", lambda run: run["platform"]),
    ("profile (fingerprint)", lambda run: run["profile"]["fingerprint"] if run["profile"] else None),
    ("list of requirements", lambda run: [told_by_all(line) for line in run["requirements"]]),
    ("list of documented codes", lambda run: [(line["callback"], line["code"]) for line in run["documented_codes"]]),
)
# Options that say how the work is shared out, not what is done.
SHARING = ("shard", "jobs")
# Options that name a file, which may lie elsewhere on the machine of another shard.
FILES = ("known",)
# What a shard's journal says of itself: where it learnt that it is one.
SHARD_DECISION = "This is shard "
CONTROL_STATES = ("none", "passed", "failed")


class MergeError(ValueError):
    """The journals are not the shards of one run; the message is one line."""


def merge(shards):
    """Return the Journal of the whole run of which the Journals `shards` are the parts. Raises MergeError."""
    shards = in_order(shards) if is_shared(shards) else shards
    for other in shards[1:]:
        check_alike(shards[0], other)
    cases = join_cases(shards)
    run = join_runs(shards)
    summary = merge_summary.join(run, cases, shards)
    run["documented_codes"] = [{name: line.get(name) for name in ("callback", "code", "key")} for line in summary["codes"]]
    return journal.Journal("merged", run, cases, summary, None)


def is_shared(shards):
    """Tell whether the run was shared out at all: shard 1/1 is a whole run, and says so."""
    return len(shards) > 1 or bool(shards[0].run["options"].get("shard"))


def in_order(shards):
    """Return the Journals by the number of their shard, having checked that each is there once, and whole."""
    numbered, total = {}, None
    for shard in shards:
        number, of = shard_of(shard)
        if total not in (None, of):
            raise MergeError(f"{shard.name} is shard {number} of {of}, but {shards[0].name} is one of {total}")
        total = of
        if number in numbered:
            raise MergeError(f"shard {number}/{of} is there twice: {numbered[number].name} and {shard.name}")
        if shard.cut:
            raise MergeError(f"{shard.name}: the run of shard {number}/{of} was cut short ({shard.cut});"
                             " run that shard again")
        numbered[number] = shard
    missing = [f"{number}/{total}" for number in range(1, (total or 0) + 1) if number not in numbered]
    if missing:
        named = ", ".join(missing[:10]) + (", ..." if missing[10:] else "")
        raise MergeError(f"{'shard' if len(missing) == 1 else 'shards'} {named} missing: give the journal of every shard")
    return [numbered[number] for number in sorted(numbered)]


def shard_of(shard):
    """Return (number, how many there are) of a Journal."""
    named = shard.run["options"].get("shard")
    if not named:
        raise MergeError(f"{shard.name}: this is no shard: its run was made without --shard I/N")
    number, total = map(int, named.split("/"))
    if number > total:
        raise MergeError(f"{shard.name}: there is no shard {named}")
    return number, total


def check_alike(first, other):
    """Raise MergeError where two shards do not belong to the same run."""
    for what, of in ALIKE:
        if of(first.run) != of(other.run):
            values = [of(shard.run) for shard in (first, other)]
            told = "" if isinstance(values[0], list) else f": {values[0]} and {values[1]}"
            raise MergeError(f"{first.name} and {other.name} do not belong together: they differ in the {what}{told}")
    options = [{name: text.base_name(value) if name in FILES and value else value
                for name, value in shard.run["options"].items() if name not in SHARING} for shard in (first, other)]
    for name in dict.fromkeys([*options[0], *options[1]]):
        values = [json.dumps(which.get(name)) for which in options]
        if values[0] != values[1]:
            raise MergeError(f"{first.name} and {other.name} do not belong together: they differ in the option"
                             f" {name.replace('_', '-')}: {values[0]} and {values[1]}")


def join_cases(shards):
    """Return the case lines of all shards in the order of the plan, which their `place` is."""
    places, names = {}, {}
    for shard in shards:
        for case in shard.cases:
            if "place" not in case:
                raise MergeError(f"{shard.name}: {case['id']} has no place: an older routprot-check made this journal")
            if case["id"] in names:
                raise MergeError(f"{case['id']} is in two shards: {names[case['id']]} and {shard.name}")
            if case["place"] in places:
                other = places[case["place"]]["id"]
                raise MergeError(f"{shard.name}: {case['id']} has the place of {other}: the shards are of different plans")
            places[case["place"]] = case
            names[case["id"]] = shard.name
    return [places[place] for place in sorted(places)]


def join_runs(shards):
    """Return the run line of the whole."""
    run = copy.deepcopy(shards[0].run)
    run["started"] = min(shard.run["started"] for shard in shards)
    run["options"]["shard"] = None
    run["options"]["jobs"] = max(shard.run["options"].get("jobs", 1) for shard in shards)
    run["protocol"] = join_protocols(shards)
    run["requirements"] = join_requirements([shard.run["requirements"] for shard in shards])
    run["decisions"] = list(dict.fromkeys(decision for shard in shards for decision in shard.run["decisions"]
                                          if not decision.startswith(SHARD_DECISION)))
    if "control" in run:
        run["control"] = join_controls([shard.run["control"] for shard in shards if "control" in shard.run])
    return run


def join_requirements(lists):
    """Return the requirements of the whole: what usually breaks one is told where a case of any shard violates it."""
    return [max(lines, key=lambda line: "mistake" in line) for lines in zip(*lists, strict=True)]


def join_protocols(shards):
    """Return what the candidate registered: the same in each shard in which it did."""
    found = None
    for shard in shards:
        protocol = shard.run["protocol"]
        if found and protocol and found != protocol:
            raise MergeError(f"{shard.name}: the candidate registered another protocol than in the other shards")
        found = found or protocol
    return found


def join_controls(controls):
    """Return the control of the whole: the worst that any shard's said."""
    worst = max(controls, key=lambda control: CONTROL_STATES.index(control["state"]))
    return {**worst, "cases": sum(control["cases"] for control in controls)}


def write(merged):
    """Return a Journal as the text of its file, laid out as routprot-check does."""
    lines = [merged.run, *merged.cases, merged.summary]
    return "".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines)


def headline(shards, merged):
    """Return in a sentence what was joined."""
    return f"{text.plural(len(merged.cases), 'case')} of {text.plural(len(shards), 'shard')}"
