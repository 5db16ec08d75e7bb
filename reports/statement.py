# SPDX-License-Identifier: MIT
"""The statement of conformance: an in-toto Statement with a test-result predicate, which existing tools can sign.

It holds nothing that varies from run to run (no time, no folder, no number of processes), so two runs with the same input
give the same bytes, and so do a run and its shards, merged. Statement and predicate are described at
https://github.com/in-toto/attestation (spec/v1/statement.md, spec/predicates/test-result.md).
"""

import hashlib
import json

from reports import groups, text, verdict

STATEMENT_TYPE = "https://in-toto.io/Statement/v1"
PREDICATE_TYPE = "https://in-toto.io/attestation/test-result/v0.1"
# Options that say how the work was shared out, not what was done.
SHARING = ("jobs", "shard")
SUITE_DIGEST = ("SHA-256 of the JSON (sorted keys, no blanks, ASCII) of [suite version, requirements as the journal lists"
                " them, [callback, code] of each documented code, [id, requirement, level, claim, expected] of each case]")
RESULTS_DIGEST = ("SHA-256 of the JSON (sorted keys, no blanks, ASCII) of [id, verdict, ending, [requirement, level] of each"
                  " violation] of each case")


class StatementError(ValueError):
    """No statement can be made of the journal; the message is one line."""


def make(journal, tool=None, is_brief=False):
    """Return the Statement about the run of a Journal, a dict. Raises StatementError where the run has no verdict.

    `tool` is the SHA-256 of routprot-check.exe, where it is known; `is_brief` leaves out the names of passing cases.
    """
    check(journal)
    words = groups.by_word(journal.cases, verdict.gate_of(journal))
    candidate = journal.run["candidate"]
    predicate = {
        "result": result(journal, words),
        "configuration": [
            suite(journal, tool),
            described("options", options(journal)),
            described("environment", environment(journal)),
            results(journal),
            described("waivers", waivers(journal)),
        ],
        "passedTests": ids(words["pass"]),
        "warnedTests": ids(words["finding"] + words["known"]),
        "failedTests": ids(words["fail"] + words["flaky"]),
    }
    if is_brief:
        del predicate["passedTests"]
    return {
        "_type": STATEMENT_TYPE,
        "subject": [{"name": text.base_name(candidate["path"]), "digest": {"sha256": candidate["sha256"]}}],
        "predicateType": PREDICATE_TYPE,
        "predicate": predicate,
    }


def check(journal):
    """Raise StatementError for a run of which nothing can be stated."""
    shard = journal.run["options"].get("shard")
    if shard:
        raise StatementError(f"{journal.name}: it is shard {shard} of a run; join the shards first:"
                             " python3 -m reports merge")
    if journal.summary is None:
        raise StatementError(f"{journal.name}: the run was cut short, so nothing can be stated: {journal.cut}")
    status, wrong = journal.summary["exit_status"], verdict.contradictions(journal)
    if wrong:
        raise StatementError(f"{journal.name}: nothing can be stated: {wrong[0]}")
    if status in (2, 4):
        raise StatementError(f"{journal.name}: exit status {status} is no verdict on the candidate:"
                             f" {verdict.BY_EXIT_STATUS[status].words.lower()}; repeat the run")


def result(journal, words):
    """Return the predicate's word: PASSED, FAILED, or WARNED where something is violated that does not fail the run.

    Untested is not passed.
    """
    if journal.summary["exit_status"] != 0:
        return "FAILED"
    return "WARNED" if words["finding"] or words["known"] or words["flaky"] else "PASSED"


def ids(cases):
    return [case["id"] for case in cases]


def canonical(value):
    """Return a value as the bytes that are hashed."""
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode("ascii")


def sha256(value):
    return hashlib.sha256(canonical(value)).hexdigest()


def described(name, value):
    """Return a ResourceDescriptor that carries `value`, with its digest."""
    return descriptor(name, value, value)


def descriptor(name, content, told):
    """Return a ResourceDescriptor with the digest of `content`, and `told` to be read."""
    return {"name": name, "mediaType": "application/json", "digest": {"sha256": sha256(content)}, "annotations": told}


def suite(journal, tool):
    """Return the descriptor of what was asked: every sentence, code and case of the run."""
    run = journal.run
    codes = [[line["callback"], line["code"]] for line in run["documented_codes"]]
    cases = [[case[key] for key in ("id", "requirement", "level", "claim", "expected")] for case in journal.cases]
    known = {"suiteVersion": run["suite_version"], "toolVersion": run["tool_version"], "cases": len(cases),
             "requirements": len(run["requirements"]), "digestOf": SUITE_DIGEST}
    if tool:
        known["toolSha256"] = tool
    content = [run["suite_version"], run["requirements"], codes, cases]
    return descriptor("suite", content, known)


def options(journal):
    """Return the options in force, and the profile."""
    run = journal.run
    chosen = {name: value for name, value in run["options"].items() if name not in SHARING and value not in (None, [])}
    if "known" in chosen:
        chosen["known"] = text.base_name(chosen["known"])
    profile = run["profile"]
    named = {"file": text.base_name(profile["path"]), "fingerprint": profile["fingerprint"]} if profile else None
    return {"options": chosen, "profile": named}


def environment(journal):
    """Return where it ran, and what the control said of that place."""
    run = journal.run
    control = run.get("control")
    told = {"state": control["state"], "reason": control["reason"]} if control else None
    return {"platform": run["platform"], "machine": run["candidate"]["machine"], "control": told}


def results(journal):
    """Return the descriptor of what came of it."""
    summary = journal.summary
    told = {"exitStatus": summary["exit_status"], "causes": summary["causes"], "counts": summary["counts"],
            "requirements": summary["requirements"], "gate": summary["level"], "digestOf": RESULTS_DIGEST}
    content = [[case["id"], case["verdict"], case["ending"],
                [[violation["requirement"], violation["level"]] for violation in case["violations"]]]
               for case in journal.cases]
    return descriptor("results", content, told)


def waivers(journal):
    """Return what the result does not cover: waived and unexamined requirements, and failures that are known."""
    return {
        "waived": [{"requirement": line["id"], "level": line["level"], "reason": line["waived"]}
                   for line in journal.run["requirements"] if "waived" in line],
        "unexamined": journal.summary["unexamined"],
        "known": [{"case": case["id"], "known": case["known"]} for case in journal.cases if case.get("known")],
    }


def write(made):
    """Return a statement as the text of its file."""
    return json.dumps(made, indent=2, sort_keys=True) + "\n"


def hash_file(name):
    """Return the SHA-256 of a file. Raises StatementError."""
    try:
        with open(name, "rb") as file:
            return hashlib.sha256(file.read()).hexdigest()
    except OSError as error:
        raise StatementError(f"{name}: cannot be read: {error.strerror}") from error


def check_candidate(journal, name):
    """Raise StatementError unless the file `name` is the candidate of the run."""
    found, wanted = hash_file(name), journal.run["candidate"]["sha256"]
    if found != wanted:
        raise StatementError(f"{name}: this is not the candidate of {journal.name}: SHA-256 {found}, there {wanted}")
