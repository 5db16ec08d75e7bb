# SPDX-License-Identifier: MIT
"""What the cases say of each requirement, and which documented return codes were provoked."""

import dataclasses
import re

from reports import verdict

# State of a requirement: the word shown, and what it means.
STATES = {
    "violated": "a case violates it, and that fails the run",
    "finding": "a case violates it, below the level that fails the run",
    "broken": "a case about it was broken",
    "blocked": "its cases were blocked; nothing was learnt",
    "incomplete": "no case violates it, but not every case about it passed",
    "met": "every case about it that applies passed; of a duty in every call, none broke it",
    "not examined": "no case about it applied",
    "waived": "no case examines it, for the reason given",
}


@dataclasses.dataclass
class Requirement:
    """One requirement and what the run says of it."""

    id: str
    level: str
    page: str
    sentence: str
    waived: str | None = None
    mistake: str | None = None
    """What DLLs usually get wrong about it."""
    callback: str = ""
    cases: list = dataclasses.field(default_factory=list)
    """The cases that are about it."""
    violating: list = dataclasses.field(default_factory=list)
    """The cases that violate it, whatever they are about."""
    violated_at: set = dataclasses.field(default_factory=set)
    """The levels of those violations; a row that lies on purpose lends its own level to them."""
    state: str = ""
    reason: str | None = None
    """Why it was not examined."""
    key: str | None = None
    """The profile key that unlocks it."""
    is_duty: bool = False
    """It was held against every call of every case, without cases of its own."""


@dataclasses.dataclass
class Code:
    """A documented return code of a callback, or one that it returned without documentation."""

    callback: str
    code: str
    is_documented: bool
    case: str | None = None
    """The first case that provoked it."""
    key: str | None = None
    """The profile key that would provoke it."""
    reason: str | None = None
    """Why no case provoked it."""


def requirements(journal, gate):
    """Return {id: Requirement} for every requirement that the journal names, in its order."""
    found = {}
    names = callbacks(journal)
    for line in journal.run["requirements"]:
        found[line["id"]] = Requirement(
            **{key: line[key] for key in ("id", "level", "page", "sentence")},
            waived=line.get("waived"),
            mistake=line.get("mistake"),
            callback=callback_of_page(line["page"], names),
        )
    for case in journal.cases:
        about = find(found, case["requirement"], case["level"])
        about.cases.append(case)
        about.callback = about.callback or case["callback"]
        for violation in case["violations"]:
            violated = find(found, violation["requirement"], violation["level"])
            violated.callback = violated.callback or case["callback"]
            violated.violated_at.add(violation["level"])
            if case not in violated.violating[-1:]:
                violated.violating.append(case)
    for line in journal.summary["unexamined"] if journal.summary else ():
        if line["requirement"] in found:
            found[line["requirement"]].reason = line["reason"]
            found[line["requirement"]].key = line["key"]
    mark_duties(found, journal, gate)
    for requirement in found.values():
        requirement.state = state(requirement, gate)
        if requirement.state == "not examined" and not requirement.reason:
            explain(requirement, journal)
    return found


def mark_duties(found, journal, gate):
    """Find the requirements that were examined without a case: the summary does not list them as unexamined."""
    if not journal.summary:
        return
    unexamined = {line["requirement"] for line in journal.summary["unexamined"]}
    examined = [requirement for requirement in found.values()
                if requirement.id not in unexamined and not requirement.waived]
    gating = sum(verdict.is_gating(requirement.level, gate) for requirement in examined)
    # A list that does not add up to the summary's own figure is not taken at its word.
    if gating == journal.summary["requirements"]["examined"]:
        for requirement in examined:
            requirement.is_duty = not requirement.cases


def find(found, requirement_id, level):
    """Return the requirement, entering it in `found` where the run line does not know it."""
    sentence = "(not in the journal's list of requirements)"
    return found.setdefault(requirement_id, Requirement(requirement_id, level, "", sentence))


def state(requirement, gate):
    """Return the state, a key of STATES. The worst that was seen counts."""
    gating = any(verdict.is_gating(level, gate) for level in requirement.violated_at)
    verdicts = {case["verdict"] for case in requirement.cases}
    if requirement.violating:
        return "violated" if gating else "finding"
    if "broken" in verdicts:
        return "broken"
    if "pass" in verdicts:
        return "incomplete" if verdicts & {"fail", "blocked"} else "met"
    if "fail" in verdicts:
        return "incomplete"
    if "blocked" in verdicts:
        return "blocked"
    if requirement.is_duty:
        return "met"
    return "waived" if requirement.waived else "not examined"


def explain(requirement, journal):
    """Take the reason why a requirement was not examined from its skipped cases."""
    for case in requirement.cases:
        requirement.reason = requirement.reason or case["reason"]
        requirement.key = requirement.key or case["unlock"]
    if not requirement.reason:
        if journal.cut:
            requirement.reason = "the run was cut short"
        elif verdict.is_selected(journal.run["options"]):
            requirement.reason = "outside the selection"
        else:
            requirement.reason = "no case in the journal is about it"


def callbacks(journal):
    """Return {name in capitals without underscores: name} of every callback the journal names."""
    names = [line["callback"] for line in journal.run["documented_codes"]]
    names += [case["callback"] for case in journal.cases]
    protocol = journal.run["protocol"]
    if protocol:
        names += protocol["callbacks"] + protocol["absent_callbacks"]
    return {name.upper(): name for name in names}


def callback_of_page(page, names):
    """Return the callback that a page like PINTERFACE_STATUS documents, or ""."""
    for word in re.findall(r"\bP([A-Z_]+)\b", page):
        if word.replace("_", "") in names:
            return names[word.replace("_", "")]
    return ""


def codes(journal):
    """Return a list of Code: the documented ones in the journal's order, then undocumented ones."""
    returned = returned_codes(journal)
    reasons = {}
    if journal.summary:
        for line in journal.summary["codes"]:
            reasons[line["callback"], line["code"]] = line.get("reason")
            if line["case"]:
                returned[line["callback"], line["code"]] = line["case"]
    listed = []
    for line in journal.run["documented_codes"]:
        name = (line["callback"], line["code"])
        listed.append(Code(*name, True, returned.pop(name, None), line["key"], reasons.get(name)))
    known = {code.callback for code in listed}
    for (callback, code), case in returned.items():
        if callback in known:
            listed.append(Code(callback, code, False, case))
    order = list(dict.fromkeys(code.callback for code in listed))
    return sorted(listed, key=lambda code: order.index(code.callback))


def returned_codes(journal):
    """Return {(callback, code): id of the first case in which a call of it returned that}."""
    found = {}
    for case in journal.cases:
        for call in case["calls"]:
            if call["returned"] is not None:
                found.setdefault((call["function"], code_name(call["returned"])), case["id"])
    return found


def code_name(returned):
    """Return "ERROR_ACCESS_DENIED" of "5 (ERROR_ACCESS_DENIED)"; other texts as they are."""
    match = re.fullmatch(r"\S+ \((\w+)\)", returned)
    return match.group(1) if match else returned
