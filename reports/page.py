# SPDX-License-Identifier: MIT
"""The page of single runs: what its templates are given."""

import dataclasses

import markupsafe

from reports import calls, coverage, groups, pictures, template, text, verdict


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
    coverage: list
    """pictures.Bar of each callback"""
    times: list
    """pictures.Bar of each suite"""


def render(journals):
    """Return the page for a list of Journals, a str."""
    environment = template.make_environment()
    tables = calls.Tables(environment.get_template("calls.html.j2").module)
    runs = [work_out(journal, number, tables) for number, journal in enumerate(journals, 1)]
    return template.render(
        "page.html.j2",
        runs=runs,
        # The runs fill the pools, which stand after them in the page.
        body=markupsafe.Markup(environment.get_template("runs.html.j2").render(runs=runs)),
        tables=tables,
        filters=filters(runs),
        noun="cases",
        sources=[journal.name for journal in journals],
    )


def work_out(journal, number, tables):
    """Return the Run number `number` of a page with these Tables."""
    gate = verdict.gate_of(journal)
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
        coverage=pictures.coverage_by_callback(found),
        times=pictures.time_by_suite(journal.cases),
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
    """Return the filters that the page offers: (name, title, what can be chosen) each."""
    cases = [case for run in runs for case in run.journal.cases]
    words = [word for word in template.WORDS if any(run.words[word] for run in runs)]
    named = {level for case in cases for level in template.levels(case).split()}
    return (
        ("v", "Verdict", words + ["remark"] * any(run.remarks for run in runs)),
        ("l", "Level", [level for level in verdict.LEVELS if level in named]),
        ("c", "Callback", sorted({case["callback"] for case in cases if case["callback"]})),
    )
