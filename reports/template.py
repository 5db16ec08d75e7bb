# SPDX-License-Identifier: MIT
"""What every page has in common: the jinja2 environment, and the style and script that go into it."""

import base64
import functools
import hashlib
import os
import pathlib
import re

import jinja2
import markupsafe

from reports import artifacts, compare, coverage, groups, pictures, text, verdict, writer

FOLDER = pathlib.Path(__file__).with_name("templates")
DOCUMENTATION = "https://learn.microsoft.com/windows/win32/api/routprot/nc-routprot-"
WORDS = ("fail", "flaky", "known", "finding", "blocked", "broken", "skipped", "pass")


def render(name, **values):
    """Return the page of the template `name`, a str; style, script and policy are given to it."""
    style, script = asset("style.css"), asset("page.js")
    policy = f"default-src 'none'; style-src '{digest(style)}'; script-src '{digest(script)}'"
    return make_environment().get_template(name).render(style=style, script=script, policy=policy, **values)


@functools.lru_cache(maxsize=None)
def make_environment():
    """Return the jinja2 Environment: everything escaped, everything visible."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER),
        bytecode_cache=find_cache(),
        autoescape=True,
        finalize=make_visible,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(duration=text.duration, number=text.number, plural=text.plural)
    environment.filters.update(anchor=anchor, pages=pages, base_name=text.base_name)
    environment.filters.update(levels=levels, cell=cell, row_id=row_id, tally=tally)
    environment.filters.update(answer=answer, option=option, gravest=groups.gravest, slug=slug, got=compare.got)
    environment.filters.update(address=artifacts.address)
    environment.filters.update(short=writer.short, timeline=pictures.timeline)
    environment.globals.update(STATES=coverage.STATES, word=verdict.word, rows=groups.rows)
    environment.globals.update(GATE_WORDS=verdict.GATE_WORDS, PICTURES=pictures)
    return environment


def find_cache():
    """Return where the templates lie translated, which takes as long as filling them; None where nothing is built."""
    folder = pathlib.Path(__file__).parents[1] / "build" / "templates"
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return None
    return jinja2.FileSystemBytecodeCache(folder) if os.access(folder, os.W_OK) else None


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


def slug(words):
    """Return words as one word, for a class or a filter: "not examined" as "not-examined"."""
    return words.replace(" ", "-")


def pages(page):
    """Return [(name, address or None)] of the documentation pages that a requirement names."""
    return [
        (name, DOCUMENTATION + name.lower() if re.fullmatch(r"P[A-Z]+(_[A-Z]+)+", name) else None)
        for name in re.split(r",\s*", page)
        if name
    ]
