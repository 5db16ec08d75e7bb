# SPDX-License-Identifier: MIT
"""What a run or a comparison came to, in the words and lengths that a terminal or a comment bears."""

import collections

from reports import compare, groups, matrix, text, verdict
from reports.writer import short

# So many of a kind are listed; the pages list them all.
LISTED = 25
SECTIONS = (("fail", "Failures"), ("flaky", "Flaky cases"), ("broken", "Broken cases"), ("blocked", "Blocked cases"),
            ("known", "Known failures"), ("finding", "Findings below the gate"))
VIOLATED = ("fail", "flaky", "known", "finding")
TITLES = {"fail": "failed", "flaky": "flaky", "known": "known failures", "finding": "findings", "blocked": "blocked",
          "broken": "broken", "skipped": "skipped", "pass": "passed"}
# Not every run has such cases: their columns are there where they are.
SELDOM = ("flaky", "known")
SYMBOLS = {"good": "✓", "bad": "✗", "none": "?"}


def write_run(out, journal, source=None):
    """Write the summary of one run to a writer.Writer, with a line on where it is from."""
    found = verdict.of_run(journal)
    name = text.base_name(journal.run["candidate"]["path"])
    out.heading(f"{SYMBOLS[found.tone]} {out.code(name)}: {found.words}")
    out.paragraph(found.sentence, examined(journal), *([f"From {source}."] if source else []))
    gate = verdict.gate_of(journal)
    words = groups.by_word(journal.cases, gate)
    out.table(["cases", *(title for _, title in titles(words))],
              [[text.number(len(journal.cases)), *(text.number(len(words[word])) for word, _ in titles(words))]])
    if journal.cut:
        out.paragraph(f"The journal ends early: {journal.cut}.")
    elif journal.summary["causes"] + verdict.contradictions(journal):
        out.list([out.code(short(cause, 300))] for cause in journal.summary["causes"] + verdict.contradictions(journal))
    sentences = {line["id"]: line["sentence"] for line in journal.run["requirements"]}
    for word, title in SECTIONS:
        if words[word]:
            out.heading(f"{title} ({text.number(len(words[word]))})")
            violated = requirement_items(out, words[word], sentences) if word in VIOLATED else None
            out.list(violated or reason_items(out, words[word]), LISTED)


def titles(*tallies):
    """Return [(word, title)] of the columns for tables of one or several {word: cases}."""
    return [(word, title) for word, title in TITLES.items()
            if word not in SELDOM or any(words[word] for words in tallies)]


def examined(journal):
    """Return in a sentence how much was examined, or ""."""
    if journal.summary is None:
        return ""
    counted = journal.summary["requirements"]
    return (f"{text.number(counted['examined'])} of {text.number(counted['gating'])} gating requirements examined"
            f" (level {verdict.GATE_WORDS[verdict.gate_of(journal)]}; exit status {journal.summary['exit_status']}).")


def requirement_items(out, cases, sentences):
    """Yield the lines for each violated requirement: its sentence, its first case, and how to repeat that."""
    found = {}
    for case in cases:
        found.setdefault(groups.gravest(case)["requirement"], []).append(case)
    for requirement, same in found.items():
        first = same[0]
        yield [f"{out.strong(requirement)} ({groups.gravest(first)['level']}, {text.plural(len(same), 'case')}):"
               f" {out.code(sentences.get(requirement, 'not in the list of requirements'))}",
               *case_lines(out, first), "repeat it: " + out.code(first["reproduce"])]


def reason_items(out, cases):
    """Yield the lines for each reason why cases were blocked or broken."""
    found = {}
    for case in cases:
        found.setdefault(short(case["reason"] or "no reason was given"), []).append(case)
    for reason, same in found.items():
        yield [f"{text.plural(len(same), 'case')}: {out.code(reason)}", f"the first is {out.code(same[0]['id'])}"]


def case_lines(out, case):
    """Return the lines that tell a case: its id with its ending, and what came of it."""
    ending = "" if case["ending"] == "returned" else f", {case['ending']}"
    lines = [out.code(case["id"]) + ending]
    told = compare.got(case)
    return lines + [out.code(short(told))] if told else lines


def write_comparison(out, comparison):
    """Write what changed between two runs to a writer.Writer."""
    found = compare.VERDICTS[comparison.exit_status]
    name = text.base_name(comparison.new.run["candidate"]["path"])
    out.heading(f"{SYMBOLS[found.tone]} {out.code(name)}: {found.words}")
    out.paragraph(compare.headline(comparison) + ".")
    tallies = [groups.by_word(read.cases, verdict.gate_of(read)) for read in (comparison.old, comparison.new)]
    columns = titles(*tallies)
    out.table(["run", "verdict", "cases", *(title for _, title in columns)],
              [[which, verdict.of_run(read).words, text.number(len(read.cases)),
                *(text.number(len(words[word])) for word, _ in columns)]
               for which, read, words in zip(("old", "new"), (comparison.old, comparison.new), tallies)])
    if comparison.notices:
        out.list([out.code(notice)] for notice in comparison.notices)
    for kind, listed in comparison.kinds.items():
        if listed:
            out.heading(f"{kind.capitalize()} ({text.number(len(listed))})")
            out.list((difference_lines(out, same) for same in compare.alike(listed)), LISTED)


def difference_lines(out, same):
    """Return the lines of cases that are alike not what they were."""
    first = same[0]
    about = groups.gravest(first.case)
    change = f"{first.old_word or 'new'} → {first.new_word or 'gone'}"
    more = f" and {text.number(len(same) - 1)} more" if same[1:] else ""
    lines = [f"{out.strong(about['requirement'])} ({about['level']}): {change}; {out.code(first.id)}{more}"]
    for which, line in (("before", first.old), ("now", first.new)):
        told = compare.got(line) if line else ""
        if told and first.kind in ("newly failing", "changed", "fixed"):
            lines.append(f"{which}: {out.code(short(told))}")
    if first.kind == "newly failing":
        lines.append("repeat it: " + out.code(first.case["reproduce"]))
    return lines


def write_matrix(out, made):
    """Write a matrix.Matrix to a writer.Writer: how many of each state, and the requirements in which the runs differ."""
    out.heading(f"{text.plural(len(made.rows), 'requirement')}, {text.plural(len(made.columns), 'run')}")
    if made.notices:
        out.list([out.code(notice)] for notice in made.notices)
    states = [state for state in matrix.ORDER if any(column.states[state] for column in made.columns)]
    out.table(["run", "verdict", *states],
              [[out.code(column.name), column.verdict.words, *(text.number(column.states[state]) for state in states)]
               for column in made.columns])
    if len(made.columns) > 1:
        out.heading(f"Requirements in which the runs differ ({text.number(len(made.mixed))})")
        out.list((mixed_lines(out, made, row) for row in sorted(made.mixed, key=gravity)), LISTED)


def gravity(row):
    """Return what orders the rows of a matrix, the gravest first."""
    return matrix.ORDER.index(row.worst), verdict.LEVELS.index(row.requirement.level)


def mixed_lines(out, made, row):
    """Return the lines of a requirement in which the runs differ: the runs of each state."""
    requirement = row.requirement
    lines = [f"{out.strong(requirement.id)} ({requirement.level}): {out.code(requirement.sentence)}"]
    counts = collections.Counter(row.states)
    common, _ = counts.most_common(1)[0]
    for state in sorted(counts, key=lambda state: matrix.ORDER.index(state) if state else len(matrix.ORDER)):
        which = [out.code(column.name) for column, is_in in zip(made.columns, row.states) if is_in == state]
        told = f"the other {len(which)}" if state == common and len(which) > 2 else ", ".join(which[:6])
        more = f" and {text.number(len(which) - 6)} more" if which[6:] and state != common else ""
        lines.append(f"{state or 'unknown'}: {told}{more}")
    return lines
