# SPDX-License-Identifier: MIT
"""The pages about several runs: what their templates are given. The page of single runs is page.py."""

from reports import compare, coverage, groups, matrix, summaries, summaries_trace, template, trace, verdict


def render_comparison(comparison):
    """Return the page of a compare.Comparison, a str."""
    differences = [difference for listed in comparison.kinds.values() for difference in listed]
    runs = [(which, read, groups.by_word(read.cases, verdict.gate_of(read)), verdict.of_run(read))
            for which, read in (("Old", comparison.old), ("New", comparison.new))]
    return template.render(
        "compare.html.j2",
        comparison=comparison,
        verdict=compare.VERDICTS[comparison.exit_status],
        runs=runs,
        alike=compare.alike,
        KINDS=compare.KINDS,
        TONES=compare.TONES,
        TITLES=[(word, title.capitalize()) for word, title in summaries.titles(*(words for _, _, words, _ in runs))],
        filters=(
            ("v", "Kind", [template.slug(kind) for kind, listed in comparison.kinds.items() if listed]),
            ("l", "Level", levels_of(difference.case for difference in differences)),
            ("c", "Callback", sorted({difference.case["callback"] for difference in differences} - {""})),
        ),
        noun="cases",
        sources=[comparison.old.name, comparison.new.name],
    )


def render_matrix(made):
    """Return the page of a matrix.Matrix, a str."""
    rows = made.rows
    present = {state for row in rows for state in row.states if state}
    return template.render(
        "matrix.html.j2",
        matrix=made,
        ORDER=matrix.ORDER,
        filters=(
            ("d", "Runs", ["differs", "same"] if len(made.columns) > 1 else []),
            ("v", "State", [template.slug(state) for state in coverage.STATES if state in present]),
            ("l", "Level", [level for level in verdict.LEVELS if any(row.requirement.level == level for row in rows)]),
            ("c", "Callback", sorted({row.requirement.callback for row in rows} - {""})),
        ),
        noun="requirements",
        sources=[column.journal.name for column in made.columns],
    )


def render_trace(made):
    """Return the page of a trace.Trace, a str."""
    cases = made.journal.cases
    documented = [code for code in made.codes if code.is_documented]
    return template.render(
        "trace.html.j2",
        trace=made,
        parts=[summaries_trace.part_row(part) for part in trace.parts(made)],
        FIGURES=("All", "With cases", "In every call", "Waived", "Neither", "Violated", "Cases"),
        documented=len(documented),
        provoked=sum(code.case is not None for code in documented),
        filters=(
            ("v", "Verdict", [word for word, listed in groups.by_word(cases, made.gate).items() if listed]),
            ("l", "Level", levels_of(cases)),
            ("c", "Callback", sorted({case["callback"] for case in cases} - {""})),
        ),
        noun="cases",
        sources=[made.journal.name],
    )


def levels_of(cases):
    """Return the levels that cases are found under, in their order."""
    named = {level for case in cases for level in template.levels(case).split()}
    return [level for level in verdict.LEVELS if level in named]
