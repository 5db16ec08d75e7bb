# SPDX-License-Identifier: MIT
"""Puts a page together: what the templates are given, and the one file that comes of it."""

import base64
import dataclasses
import functools
import hashlib
import pathlib
import re

import jinja2
import markupsafe

from reports import calls, coverage, groups, text, verdict

FOLDER = pathlib.Path(__file__).with_name("templates")
DOCUMENTATION = "https://learn.microsoft.com/windows/win32/api/routprot/nc-routprot-"
WORDS = ("fail", "flaky", "known", "finding", "blocked", "broken", "skipped", "pass")


@dataclasses.dataclass
class Run:
    """One journal, worked out for the templates."""

    number: int
    journal: object
    name: str
    verdict: verdict.Verdict
    notices: list
    gate: str
    found: dict
    """{id: coverage.Requirement}"""
    codes: list
    words: dict
    """{word: cases}"""
    sections: list
    """(key, title, explanation, list of groups.Group) of the cases that did not pass."""
    remarks: list
    skipped: list
    passed: dict
    tables: calls.Tables


def render(journals):
    """Return the page for a list of Journals, a str."""
    environment = make_environment()
    tables = calls.Tables(environment.get_template("calls.html.j2").module)
    runs = [work_out(journal, number, tables) for number, journal in enumerate(journals, 1)]
    style = asset("style.css")
    script = asset("page.js")
    return environment.get_template("page.html.j2").render(
        runs=runs,
        # The runs fill the pools, which stand after them in the page.
        body=markupsafe.Markup(environment.get_template("runs.html.j2").render(runs=runs)),
        tables=tables,
        filters=filters(runs),
        style=style,
        script=script,
        policy=f"default-src 'none'; style-src '{digest(style)}'; script-src '{digest(script)}'",
    )


@functools.lru_cache(maxsize=None)
def make_environment():
    """Return the jinja2 Environment: everything escaped, everything visible."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER),
        autoescape=True,
        finalize=make_visible,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(duration=text.duration, number=text.number, plural=text.plural)
    environment.filters.update(anchor=anchor, pages=pages, base_name=text.base_name)
    environment.filters.update(levels=levels, cell=cell, row_id=row_id, tally=tally)
    environment.filters.update(answer=answer, option=option, gravest=groups.gravest)
    environment.globals.update(STATES=coverage.STATES, word=verdict.word, rows=groups.rows)
    environment.globals.update(GATE_WORDS=verdict.GATE_WORDS)
    return environment


def make_visible(value):
    """Show every hidden character of what a template prints; trusted Markup stays as it is."""
    if isinstance(value, str) and not isinstance(value, markupsafe.Markup):
        return text.visible(value)
    return value


def asset(name):
    """Return a file of templates/ that is put into the page as it is."""
    return markupsafe.Markup((FOLDER / name).read_text(encoding="utf-8"))


def digest(content):
    """Return the hash by which the page's policy lets its own style and script in, and no other."""
    hashed = hashlib.sha256(content.encode("utf-8")).digest()
    return "sha256-" + base64.b64encode(hashed).decode("ascii")


def work_out(journal, number, tables):
    """Return the Run number `number` of a page with these Tables."""
    gate = (journal.summary or journal.run["options"])["level"]
    found = coverage.requirements(journal, gate)
    words = groups.by_word(journal.cases, gate)
    return Run(
        number=number,
        journal=journal,
        name=text.base_name(journal.run["candidate"]["path"]),
        verdict=verdict.of_run(journal),
        notices=notices(journal),
        gate=gate,
        found=found,
        codes=coverage.codes(journal),
        words=words,
        sections=sections(words, found, gate),
        remarks=groups.remarks(journal.cases),
        skipped=groups.skipped(words["skipped"]),
        passed=groups.rows(words["pass"]),
        tables=tables,
    )


def sections(words, found, gate):
    """Return the sections of cases that did not pass, gravest first."""
    gating = verdict.GATE_WORDS[gate]
    listed = [
        (
            "fail",
            "Failures",
            f"Violations of level {gating}: they fail the run.",
            groups.by_requirement(words["fail"], found, "fail"),
        ),
        (
            "flaky",
            "Flaky cases",
            "Their verdict varies; shown is the gravest of what came.",
            groups.by_requirement(words["flaky"], found, "flaky"),
        ),
        (
            "broken",
            "Broken cases",
            "The harness or its environment is at fault, not the candidate.",
            groups.by_reason(words["broken"], "broken"),
        ),
        (
            "blocked",
            "Blocked cases",
            "What leads up to the case did not work: nothing was learnt.",
            groups.by_reason(words["blocked"], "blocked"),
        ),
        (
            "known",
            "Known failures",
            "They fail as the file of known failures says, and do not fail the run.",
            groups.by_requirement(words["known"], found, "known"),
        ),
        (
            "finding",
            "Findings",
            f"Violations below level {gating}: they do not fail the run.",
            groups.by_requirement(words["finding"], found, "finding"),
        ),
    ]
    present = [section for section in listed if section[3]]
    for *_, first in present[:1]:
        first[0].shown[0].is_open = True
    return present


def notices(journal):
    """Return, in sentences, what a reader must know before believing the figures."""
    listed = []
    if journal.cut:
        cases = text.plural(len(journal.cases), "case")
        listed.append(
            f"The journal ends early: {journal.cut}. It holds {cases};"
            " what else the run would have found is not known."
        )
    else:
        listed += verdict.contradictions(journal)
    options = journal.run["options"]
    if verdict.is_selected(options):
        chosen = [f"--only {pattern}" for pattern in options.get("only", ())]
        chosen += [f"--skip {pattern}" for pattern in options.get("skip", ())]
        chosen += [f"--shard {options['shard']}"] if options.get("shard") else []
        listed.append(f"Only a selection of the cases was asked for: {' '.join(chosen)}")
    return listed


def filters(runs):
    """Return the callbacks and the words that the page's cases offer to choose from."""
    cases = [case for run in runs for case in run.journal.cases]
    present = [word for word in WORDS if any(run.words[word] for run in runs)]
    return {
        "words": present + ["remark"] * any(run.remarks for run in runs),
        "levels": [level for level in verdict.LEVELS if any(level in levels(c) for c in cases)],
        "callbacks": sorted({case["callback"] for case in cases if case["callback"]}),
    }


def anchor(name, run):
    """Return the id of an element: cases of the first run are found by their case id alone."""
    return name if run.number == 1 else f"{run.number}:{name}"


def levels(case):
    """Return the levels that a case is found under, as words between blanks."""
    named = {violation["level"] for violation in case["violations"]} | {case["level"]}
    return " ".join(level for level in verdict.LEVELS if level in named)


def row_id(case):
    return case["id"].partition("[")[0]


def cell(case):
    """Return the part of a case id in brackets, without them; the last part of an id without."""
    row, _, inside = case["id"].partition("[")
    return inside.removesuffix("]") or row


def tally(cases, run):
    """Return [(word, number of cases)] in the order of WORDS, without the empty ones."""
    found = groups.by_word(cases, run.gate)
    return [(word, len(found[word])) for word in WORDS if found[word]]


def answer(case):
    """Return what the call that a case is about returned, or ""."""
    answers = [call["returned"] for call in case["calls"] if call["role"] == "call"]
    return (answers[-1] or "") if answers else ""


def option(value):
    """Return an option's value as one would write it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def pages(page):
    """Return [(name, address or None)] of the documentation pages that a requirement names."""
    return [
        (name, DOCUMENTATION + name.lower() if re.fullmatch(r"P[A-Z]+(_[A-Z]+)+", name) else None)
        for name in re.split(r",\s*", page)
        if name
    ]
