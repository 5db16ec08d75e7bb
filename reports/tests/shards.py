# SPDX-License-Identifier: MIT
"""A whole run and the shards it is cut into, each with the summary that routprot-check would write for its cases.

The summaries are worked out here by the rules of harness/output (result.c, coverage.c, codes.c), from the cases alone, so
that what merge makes of the shards' summaries can be held against that of the whole.
"""

from reports import journal, verdict
from reports.tests import lines

CALLBACKS = ("InterfaceStatus", "SetInterfaceInfo", "GetEventMessage")
CODES = ("NO_ERROR", "ERROR_CAN_NOT_COMPLETE", "ERROR_INVALID_PARAMETER")
UNSELECTED = "outside the selection"


def run(shard=None, **changes):
    """Return a run line with a requirement of each kind for some callbacks."""
    requirements = [lines.requirement(f"{name}-{number:02}", level)
                    for name in ("IFSTATUS", "SIFINFO", "EVT")
                    for number, level in enumerate(("must", "should", "hardening"), 1)]
    requirements += [lines.requirement("GEN-01", "must", waived="takes long"), lines.requirement("GEN-02", "must")]
    codes = [{"callback": callback, "code": code, "key": None} for callback in CALLBACKS for code in CODES]
    options = {**lines.run()["options"], "shard": shard}
    return lines.run(requirements=requirements, documented_codes=codes, options=options, **changes)


def cases():
    """Return cases of every verdict, with the places of a plan of which every other case was selected."""
    made = []
    for callback, name in zip(CALLBACKS, ("IFSTATUS", "SIFINFO", "EVT")):
        suite = {"InterfaceStatus": "interface-status", "SetInterfaceInfo": "set-interface-info"}.get(callback, "event")
        about = {"suite": suite, "callback": callback, "level": "must", "requirement": f"{name}-01"}
        calls = [lines.call(1, "call", callback)]
        refused = [lines.call(1, "call", callback, returned="87 (ERROR_INVALID_PARAMETER)")]
        violation = {"requirement": f"{name}-02", "level": "should", "got": "5", "expected": "NO_ERROR"}
        low = {**violation, "requirement": f"{name}-03", "level": "hardening"}
        made += [lines.case(f"{suite}/ok[{i}]", **about, calls=calls) for i in range(5)]
        made += [lines.case(f"{suite}/remark", **about, remarks=["slow"], calls=refused)]
        if callback != "GetEventMessage":
            made += [lines.case(f"{suite}/bad[{i}]", **about, verdict="fail", violations=[violation]) for i in range(3)]
            made += [lines.case(f"{suite}/low", **about, verdict="fail", violations=[low])]
            made += [lines.case(f"{suite}/lost[{i}]", **about, verdict="blocked", reason=f"step {i}") for i in range(2)]
        made += [lines.case(f"{suite}/no[{i}]", **{**about, "requirement": f"{name}-03", "level": "hardening"}, calls=[],
                            verdict="skipped", reason=f"no blob {i}", unlock="[x]") for i in range(2)]
    return [{**case, "place": 2 * number} for number, case in enumerate(made, 1)]


def summary(run_line, selected):
    """Return the summary line of a run that performed these cases."""
    level = run_line["options"]["level"]
    unexamined = [line for line in (unexamined_line(line, selected) for line in run_line["requirements"]) if line]
    missing = {line["requirement"] for line in unexamined}
    gating = [line["id"] for line in run_line["requirements"] if verdict.is_gating(line["level"], level)
              and "waived" not in line]
    causes = find_causes(selected, level)
    counts = {word: sum(case["verdict"] == word for case in selected)
              for word in ("pass", "fail", "blocked", "skipped", "broken")}
    counts |= {"cases": len(selected), "findings": sum(verdict.is_finding(case, level) for case in selected),
               "remarks": sum(len(case["remarks"]) for case in selected)}
    words = " ".join(causes)
    status = 1 if "violate" in words else 4 if "broken" in words else 3 if causes else 0
    return {**lines.summary(status), "counts": counts, "level": level, "causes": causes,
            "requirements": {"gating": len(gating), "examined": len(set(gating) - missing)},
            "codes": [find_code(line, selected) for line in run_line["documented_codes"]], "unexamined": unexamined}


def unexamined_line(requirement, selected):
    """Return the line of a requirement that no case says anything of, or None."""
    about = [case for case in selected if case["requirement"] == requirement["id"]]
    violated = {violation["requirement"] for case in selected for violation in case["violations"]}
    if requirement["id"] in violated or "waived" in requirement or requirement["id"] == "GEN-02":
        return None
    if any(case["verdict"] in ("pass", "fail") for case in about):
        return None
    reason = about[0]["reason"] if about else UNSELECTED
    return {"requirement": requirement["id"], "reason": reason, "key": about[0]["unlock"] if about else None}


def find_code(line, selected):
    for case in selected:
        for call in case["calls"]:
            if call["function"] == line["callback"] and line["code"] in call["returned"]:
                return {**line, "case": case["id"], "reason": None}
    return {**line, "case": None, "reason": "no case asks for it"}


def find_causes(selected, level):
    """Return the causes, in the words and the order of the program."""
    gating = [case for case in selected if verdict.is_gating(case["level"], level)]
    failing = [case for case in selected if verdict.word(case, level) == "fail"]
    blocked = [case for case in gating if case["verdict"] == "blocked"]
    broken = [case for case in selected if case["verdict"] == "broken"]
    passed = {case["callback"] for case in gating if case["verdict"] == "pass"}
    covered = {case["callback"] for case in gating}
    causes = [
        told(failing, "violates a gating requirement", "violate gating requirements"),
        told(broken, "is broken", "are broken"),
        told(blocked, "of gating level is blocked", "of gating level are blocked"),
    ]
    missing = [callback for callback in CALLBACKS if callback in covered - passed]
    causes += ["no gating case passed for " + ", ".join(missing)] if missing else []
    causes += ["no gating case was examined"] if not failing and not passed else []
    return [cause for cause in causes if cause]


def told(cases_told, one, many):
    if not cases_told:
        return None
    first = cases_told[0]
    reason = f": {first['reason']}" if first["reason"] else ""
    if len(cases_told) == 1:
        return f"1 case {one}; it is {first['id']}{reason}"
    return f"{len(cases_told)} cases {many}; the first is {first['id']}{reason}"


def read(name, run_line, selected, **changes):
    """Return the Journal of a run that performed these cases."""
    return journal.Journal(name, run_line, selected, {**summary(run_line, selected), **changes}, None)


def cut(selected, total, deal=None):
    """Return the Journals of `total` shards of these cases; `deal` says which shard a case, by its index, is in."""
    deal = deal or (lambda index: index % total)
    return [read(f"{number}.jsonl", run(f"{number}/{total}"),
                 [case for index, case in enumerate(selected) if deal(index) == number - 1])
            for number in range(1, total + 1)]
