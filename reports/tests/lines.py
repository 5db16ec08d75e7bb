# SPDX-License-Identifier: MIT
"""Journal lines for the tests: ordinary ones, to be changed where a test has its point."""

import json
import pathlib

from reports import journal

SAMPLES = pathlib.Path(__file__).with_name("samples")
SHA256 = "0123456789abcdef" * 4


def run(**changes):
    """Return a run line with two requirements and two documented codes."""
    return {
        "type": "run",
        "schema": 1,
        "tool_version": "1.0.0",
        "suite_version": 1,
        "started": "2026-11-22T08:00:00Z",
        "platform": "Wine 8.0 (Linux)",
        "candidate": {
            "path": "C:\\vendor\\example.dll",
            "sha256": SHA256,
            "machine": "x64",
            "bytes": 40960,
            "exports": ["RegisterProtocol"],
        },
        "protocol": {
            "name": "Example RIP",
            "id": "0x00000008",
            "version": "0x500",
            "functionality": ["ROUTING"],
            "callbacks": ["StartProtocol", "InterfaceStatus"],
            "absent_callbacks": ["QueryPower"],
        },
        "options": {"level": "should", "isolate": "session", "only": [], "skip": [], "jobs": 1},
        "profile": None,
        "decisions": [],
        "requirements": [requirement("IFSTATUS-03", "should"), requirement("IFSTATUS-21", "must")],
        "documented_codes": [
            {"callback": "InterfaceStatus", "code": "NO_ERROR", "key": None},
            {
                "callback": "InterfaceStatus",
                "code": "ERROR_CAN_NOT_COMPLETE",
                "key": "[interface.bad.X]",
            },
        ],
        **changes,
    }


def requirement(requirement_id, level, **changes):
    """Return one of the run line's requirements."""
    sentence = f"The sentence of {requirement_id}."
    page = "PINTERFACE_STATUS"
    return {"id": requirement_id, "level": level, "page": page, "sentence": sentence, **changes}


def case(case_id="interface-status/unknown-index", **changes):
    """Return a passing case line."""
    return {
        "type": "case",
        "id": case_id,
        "suite": "interface-status",
        "callback": "InterfaceStatus",
        "requirement": "IFSTATUS-03",
        "level": "should",
        "claim": "A status for an index that no interface has is refused.",
        "steps": ["start the protocol", "report media present for an unknown index"],
        "calls": [call(1, "given", "StartProtocol"), call(2, "call", "InterfaceStatus")],
        "expected": "ERROR_INVALID_PARAMETER",
        "verdict": "pass",
        "ending": "returned",
        "violations": [],
        "remarks": [],
        "reason": None,
        "unlock": None,
        "crash": None,
        "alone": None,
        "output": None,
        "reproduce": f"routprot-check example.dll --only '{case_id}'",
        "milliseconds": 0.2,
        **changes,
    }


def known(state, **changes):
    """Return what the file of known failures says of a case."""
    said = {"state": state, "text": f"known.txt:7 says {state}", "line": 7, "reason": "mended in 2.1"}
    return {**said, "bug": "RIP-1", "owner": None, "expires": "2027-01-31", **changes}


def call(step, role, function, **changes):
    """Return one of a case's calls."""
    return {
        "step": step,
        "role": role,
        "function": function,
        "arguments": {"InterfaceIndex": "0x101"},
        "outputs": {},
        "returned": "NO_ERROR",
        "ending": "returned",
        "microseconds": 3,
        "heard": [],
        "traced": [],
        **changes,
    }


def failing(
    case_id="interface-status/unknown-index",
    requirement_id="IFSTATUS-03",
    level="should",
    **changes,
):
    """Return a case line with one violation."""
    violation = {
        "requirement": requirement_id,
        "level": level,
        "got": "NO_ERROR",
        "expected": "ERROR_INVALID_PARAMETER",
    }
    named = {"requirement": requirement_id, "level": level, "violations": [violation]}
    return case(case_id, verdict="fail", **{**named, **changes})


def summary(exit_status=0, cases=1, **changes):
    """Return a summary line."""
    counts = dict.fromkeys(
        ("pass", "fail", "blocked", "skipped", "broken", "findings", "remarks"), 0
    )
    return {
        "type": "summary",
        "counts": {"cases": cases, **counts},
        "requirements": {"gating": 2, "examined": 1},
        "level": "should",
        "exit_status": exit_status,
        "causes": [],
        "codes": [],
        "unexamined": [],
        "milliseconds": 250,
        "settle_milliseconds": 50,
        "workers": 1,
        **changes,
    }


def encode(*lines):
    """Return lines as the bytes of a journal."""
    return b"".join(json.dumps(line).encode("utf-8") + b"\n" for line in lines)


def parsed(*lines):
    """Return lines as a Journal."""
    return journal.parse("test.jsonl", encode(*lines))


def whole(*cases, exit_status=0, **changes):
    """Return a Journal of an ordinary run line, these cases, and a summary that counts them."""
    return parsed(run(), *cases, summary(exit_status, len(cases), **changes))
