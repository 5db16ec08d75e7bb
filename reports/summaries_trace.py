# SPDX-License-Identifier: MIT
"""The texts of a trace: the whole in figures, or the requirements and cases that were asked for."""

from reports import text, trace, verdict
from reports.writer import short

LISTED = 40


def write_trace(out, made):
    """Write a trace.Trace in figures, with what has no case and what was not provoked, to a writer.Writer."""
    out.heading(f"{out.code(text.base_name(made.name))}: {text.plural(len(made.found), 'requirement')},"
                f" {text.plural(len(made.journal.cases), 'case')}")
    rows = [part_row(part) for part in trace.parts(made)]
    totals = [text.number(sum(int(cell.replace(",", "")) for cell in column)) for column in list(zip(*rows))[1:]]
    out.table(["requirements", "all", "with cases", "in every call", "waived", "neither", "violated", "cases"],
              [*rows, ["all", *totals]])
    left = trace.untraced(made)
    if left:
        out.heading(f"Requirements that no case is about ({text.number(len(left))})")
        out.list(([f"{out.strong(r.id)} ({r.level}): {out.code(r.sentence)}", f"{r.state}: {out.code(why(r))}"]
                  for r in left), LISTED)
    write_codes(out, made)


def part_row(part):
    """Return the figures of the requirements of one page."""
    cases = {case["id"] for requirement in part.requirements for case in requirement.cases}
    counts = [
        len(part.requirements),
        part.count(lambda r: r.cases),
        part.count(lambda r: r.is_duty),
        part.count(lambda r: r.state == "waived"),
        part.count(lambda r: not r.cases and not r.is_duty and r.state != "waived"),
        part.count(lambda r: r.violating),
        len(cases),
    ]
    return [part.name, *map(text.number, counts)]


def why(requirement):
    return requirement.waived or requirement.reason or ""


def write_codes(out, made):
    """Write which return codes were provoked."""
    found = trace.codes_by_callback(made)
    if not found:
        return
    documented = [code for code in made.codes if code.is_documented]
    provoked = sum(code.case is not None for code in documented)
    out.heading(f"Return codes: {text.number(provoked)} of {text.number(len(documented))} provoked")
    out.table(["callback", "documented", "provoked", "not documented"], [
        [callback, sum(code.is_documented for code in codes),
         sum(code.is_documented and code.case is not None for code in codes),
         sum(not code.is_documented for code in codes)] for callback, codes in found.items()])
    strange = [code for code in made.codes if not code.is_documented]
    if strange:
        out.list([f"{out.code(code.callback)} returned {out.code(code.code)}, which is not documented:"
                  f" first in {out.code(code.case)}"] for code in strange)


def write_selection(out, made, requirements, cases):
    """Write requirements with their cases, then cases with their sentences."""
    for requirement in requirements:
        out.heading(f"{requirement.id} ({requirement.level}): {requirement.state}")
        out.paragraph(out.code(requirement.sentence), *([f"({out.code(requirement.page)})"] if requirement.page else []))
        if requirement.is_duty:
            out.paragraph("Held against every call of every case.")
        elif not requirement.cases and not requirement.violating:
            out.paragraph(f"No case is about it: {out.code(why(requirement))}.")
        out.list([f"{out.code(case['id'])}: {verdict.word(case, made.gate)}"] for case in requirement.cases)
        others = [case for case in requirement.violating if case["requirement"] != requirement.id]
        if others:
            out.paragraph("Violated in cases about other requirements:")
            out.list([f"{out.code(case['id'])} ({case['requirement']})"] for case in others)
    for case in cases:
        out.heading(f"{out.code(case['id'])}: {verdict.word(case, made.gate)}")
        out.paragraph(out.code(case["claim"]))
        out.list(sentence_lines(out, case, requirement) for requirement in trace.sentences(made, case))


def sentence_lines(out, case, requirement):
    """Return the lines that trace a case to one sentence."""
    got = [violation for violation in case["violations"] if violation["requirement"] == requirement.id]
    about = "violates" if got else "is about"
    lines = [f"{about} {out.strong(requirement.id)} ({requirement.level}): {out.code(requirement.sentence)}"]
    return lines + [f"got {out.code(short(violation['got']))}" for violation in got]
