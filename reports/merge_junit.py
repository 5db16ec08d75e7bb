# SPDX-License-Identifier: MIT
"""Joins the JUnit files of shards. Elements are taken over as they stand, so that no consumer reads them differently.

A JUnit file does not say which shard it is of, so it is held against the journals: its cases are those of one of them.
"""

import html
import re
import xml.etree.ElementTree

SUITE = re.compile(r'  <testsuite name="([^"]*)"[^>]*>\n(.*?)  </testsuite>\n', re.DOTALL)
CASE = re.compile(r'    <testcase [^>]*? name="([^"]*)"[^>]*>.*?</testcase>\n', re.DOTALL)
TIME = re.compile(r'^    <testcase [^>]*? time="([0-9.]+)"')
FORM = re.compile(r"\n      <(failure|error|skipped)[ >]")
PROPERTIES = re.compile(r"    <properties>\n.*?    </properties>\n", re.DOTALL)
PROPERTY = re.compile(r'      <property name="(shard|control)" value="[^"]*"/>\n')
COMPLETED = "run/completed"
MEANING = re.compile(r"exit status (\d): (.*)")
ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;"})
# harness/output/details.c has the same words; a test holds them together.
MEANINGS = (
    "no gating requirement is violated in what was examined",
    "gating requirements are violated",
    "the command line or the profile is wrong; nothing was run",
    "too little could be examined for a verdict",
    "the harness or its environment failed; this is no verdict on the candidate",
)


class JunitError(ValueError):
    """A file cannot be joined; the message is one line."""


class Junit:
    """One JUnit file, in pieces of text."""

    def __init__(self, name, content):
        """Take the file's text. Raises JunitError where routprot-check did not write it."""
        self.name = name
        if "<!DOCTYPE" in content:
            raise JunitError(f"{name}: it has a document type; routprot-check writes none")
        try:
            root = xml.etree.ElementTree.fromstring(content.encode("utf-8"))
        except xml.etree.ElementTree.ParseError as error:
            raise JunitError(f"{name}: it is not well-formed: {error}") from error
        suites = dict(SUITE.findall(content))
        run = suites.pop("run", "")
        self.properties = PROPERTIES.search(run)
        self.of_run = {match.group(1): match.group() for match in CASE.finditer(run)}
        """The cases that are about the whole run, as text; what no case of the plan can show."""
        self.cases = {}
        """{case id: (suite, element as text)}"""
        for suite, inside in suites.items():
            for match in CASE.finditer(inside):
                self.cases[html.unescape(match.group(1))] = (suite, match.group())
        named = sorted(case.get("name", "") for case in root.findall("./testsuite/testcase"))
        if root.tag != "testsuites" or named != sorted([*self.cases, *self.of_run]) or COMPLETED not in self.of_run:
            raise JunitError(f"{name}: it is not laid out as routprot-check does")

    def meaning(self, status):
        """Return what the file says an exit status means, or None where its run had another."""
        found = MEANING.search(html.unescape(self.of_run[COMPLETED]))
        return found.group(2) if found and int(found.group(1)) == status else None


def read(name):
    """Return the Junit in the file `name`. Raises JunitError."""
    try:
        with open(name, encoding="utf-8", newline="") as file:
            return Junit(name, file.read())
    except UnicodeDecodeError as error:
        raise JunitError(f"{name}: byte {error.start + 1} is not UTF-8") from error
    except OSError as error:
        raise JunitError(f"{name}: cannot be read: {error.strerror}") from error


def join(files, shards, merged):
    """Return the text of the JUnit file of the whole: the Junits of its shards, their Journals, and the merged one.

    Raises JunitError where the files are not those of the shards.
    """
    match_shards(files, shards)
    elements = {name: element for file in files for name, element in file.cases.items()}
    suites = {}
    for case in merged.cases:
        suite, element = elements[case["id"]]
        suites.setdefault(suite, []).append(element)
    others = {name: element for file in files for name, element in file.of_run.items() if name != COMPLETED}
    suites["run"] = [run_element(merged, files), *others.values()]
    counted = {suite: count(listed) for suite, listed in suites.items()}
    total = {name: sum(counts[name] for counts in counted.values()) for name in ("tests", "failures", "errors", "time")}
    started = merged.run["started"][:19]
    pieces = ['<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="routprot-check"', attributes(total), ">\n"]
    for suite, listed in suites.items():
        properties = join_properties(files, shards, merged) if suite == "run" else ""
        pieces += [begin_suite(suite, counted[suite], started), properties, *listed, "  </testsuite>\n"]
    return "".join([*pieces, "</testsuites>\n"])


def match_shards(files, shards):
    """Raise JunitError unless each shard has one file, with its cases."""
    left = {frozenset(case["id"] for case in shard.cases): shard for shard in shards}
    for file in files:
        if left.pop(frozenset(file.cases), None) is None:
            raise JunitError(f"{file.name}: its cases are not those of a shard that was given, or of one that has a file"
                             " already")
    for shard in left.values():
        raise JunitError(f"{shard.name}: the JUnit file of this shard is missing")


def count(elements):
    """Return the counts of a suite, and its time in seconds."""
    forms = [match.group(1) if match else None for match in map(FORM.search, elements)]
    return {"tests": len(elements), "failures": forms.count("failure"), "errors": forms.count("error"),
            "skipped": forms.count("skipped"), "time": sum(float(TIME.match(element).group(1)) for element in elements)}


def attributes(counts):
    """Return counts as attributes; the time with three decimals at most, which every schema takes."""
    told = [f' {name}="{value}"' for name, value in counts.items() if name != "time"]
    return "".join(told) + f' time="{decimal(counts["time"])}"'


def decimal(seconds):
    return f"{seconds:.3f}".rstrip("0").rstrip(".")


def begin_suite(name, counts, started):
    return f'  <testsuite name="{name}"{attributes(counts)} timestamp="{started}">\n'


def join_properties(files, shards, merged):
    """Return the properties of the first shard, with the control of the whole and without the shard."""
    first = next(file for file in files if frozenset(file.cases) == frozenset(case["id"] for case in shards[0].cases))
    control = merged.run.get("control")
    told = f"{control['state']}: {control['reason']}" if control and control["reason"] else control and control["state"]

    def again(match):
        if match.group(1) == "shard":
            return ""
        return f'      <property name="control" value="{attribute(told)}"/>\n' if told else match.group()

    return PROPERTY.sub(again, first.properties.group()) if first.properties else ""


def run_element(merged, files=()):
    """Return the case run/completed, which says how the whole ended, as text."""
    summary = merged.summary
    status, causes, counted = summary["exit_status"], summary["causes"], summary["requirements"]
    meanings = [told for told in (file.meaning(status) for file in files) if told] or [MEANINGS[status]]
    meaning = MEANINGS[status] if status and MEANINGS[status] in meanings else find_special(meanings, status)
    told = [f"exit status {status}: {meaning}\n", *(f"cause: {cause}\n" for cause in causes)]
    control = merged.run.get("control") or {}
    if control.get("reproduce"):
        told.append(f"look at it: {control['reproduce']}\n")
    told.append(f"{counted['examined']} of {counted['gating']} gating requirements examined\n")
    content = html.escape("".join(told), quote=False)
    begin = f'    <testcase classname="routprot.run" name="{COMPLETED}" time="0">\n      '
    if status <= 1:
        return f"{begin}<system-out>{content}</system-out>\n    </testcase>\n"
    message = attribute(causes[0] if causes else meaning)
    return f'{begin}<error type="{type_of(merged)}" message="{message}">{content}</error>\n    </testcase>\n'


def find_special(meanings, status):
    """Return a meaning that tells more than the ordinary one: "but for known failures" in one shard is so in the whole."""
    return next((meaning for meaning in meanings if meaning != MEANINGS[status]), MEANINGS[status])


def type_of(merged):
    """Return the type of the error of a run that has no verdict."""
    if merged.summary["exit_status"] == 3:
        return "untested"
    is_aborted = any(cause.startswith("the run did not come to its end") for cause in merged.summary["causes"])
    is_control_bad = (merged.run.get("control") or {}).get("state") == "failed"
    return "environment" if is_control_bad and not is_aborted else "harness"


def attribute(words):
    return words.translate(ESCAPES)
