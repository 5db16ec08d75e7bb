# SPDX-License-Identifier: MIT
"""The flaws of fixtures/flaws as data: what each is called, what it breaks, which profile it is tested with."""

import json
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "fixtures" / "flaws"

# What a generic flaw violates, and what is said of it. Of codes and of what is kept each callback has its own requirement.
GENERIC = {"returns-undocumented-code": (None, r"{callback}\(.*\) returned .*, which its page does not document$"),
           "reads-past": ("GEN_03", r"{callback}\(.*\): read past the end of {parameter}, at offset (\d+) of \1 "),
           "writes-past": ("GEN_03", r"{callback}\(.*\): wrote past the end of {parameter}, at offset (\d+) of \1 "),
           "writes": ("GEN_02", r"{callback}\(.*\): wrote to {parameter}, which is an input, at offset 0 "),
           "keeps": (None, r": used {parameter} of {callback} after that call had returned, ")}


def requirement_id(enumerator):
    """IFSTATUS_21 -> IFSTATUS-21"""
    return "-".join(enumerator.rsplit("_", 1))


def flaws():
    """The rows of fixtures/flaws as dictionaries: name, breaks, also (a list), family (as list.awk has it)."""
    sources = sorted(str(path) for path in [*FOLDER.glob("*.c"), *FOLDER.glob("routing/*.c")])
    listed = subprocess.run(["awk", "-f", str(FOLDER / "list.awk"), *sources], check=True,
                            capture_output=True, text=True).stdout
    rows = []
    for line in listed.splitlines():
        name, breaks, family, *also = [word.strip(' "') for word in line.removeprefix("FLAW(").rstrip(")").split(",")]
        rows.append({"name": name, "breaks": requirement_id(breaks), "also": [requirement_id(word) for word in also],
                     "family": family})
    seen = set()
    for row in rows:
        if row["name"] in seen:
            raise SystemExit(f"verify: two flaws are called {row['name']}; the second is never put in place")
        seen.add(row["name"])
    return rows


def in_words(name):
    """pRoutingChar -> p-routing-char"""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()


def generic_flaws():
    """Those of fixtures/flaws/generic.inc as dictionaries: name, breaks, family, only (the case that meets it), and says (a
    pattern of what is said of it)."""
    preprocessed = subprocess.run(["cc", "-E", "-P", "-x", "c", "-I", ROOT, FOLDER / "generic.json.in"],
                                  check=True, capture_output=True, text=True).stdout
    rows = []
    for callback, family, codes, ordinary, kept, pointers in json.loads(preprocessed)[:-1]:
        found = [("returns-undocumented-code", None, *codes)] if codes else []
        for parameter, kinds in pointers[:-1]:
            found += [(kind, parameter, *(kept if kind == "keeps" else (GENERIC[kind][0], ordinary))) for kind in kinds]
        for kind, parameter, requirement, only in found:
            says = GENERIC[kind][1].format(callback=callback, parameter=parameter)
            words = ["generic", in_words(callback), kind, *([in_words(parameter)] if parameter else [])]
            rows.append({"name": "-".join(words), "kind": kind, "breaks": requirement_id(requirement), "family": family,
                         "only": only, "says": says})
    return rows


def profile(flaw):
    """The profile that a flaw is tested with."""
    return FOLDER / ("flaws.profile" if flaw["family"] == "ipv4" else f"flaws-{flaw['family']}.profile")
