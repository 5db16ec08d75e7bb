# SPDX-License-Identifier: MIT
"""Four readers of JUnit files that are not ours, each of which makes a list of (counts, names) of a list of files.

Counts are [tests, failures, errors, skipped], names the sorted case ids. A reader that does not tell failures and errors
apart has their sum in the place of both.
"""

import html
import json
import re
import subprocess

from ci.tests import npm
from tools.tests.end_to_end.valid import count_cases, read_junit

XPATH = "concat({})".format(", ' ', ".join(f"count(//testcase{part})" for part in ("", "[failure]", "[error]", "[skipped]")))


def ask_xmllint(path, question):
    """What xmllint answers to an XPath expression."""
    done = subprocess.run(["xmllint", "--huge", "--xpath", question, str(path)], stdin=subprocess.DEVNULL,
                          capture_output=True, check=True, timeout=npm.LIMIT)
    return done.stdout.decode("utf-8")


def read_xmllint(path):
    names = re.findall(r'^ name="([^"\n]*)"$', ask_xmllint(path, "//testcase/@name"), re.MULTILINE)
    return [int(number) for number in ask_xmllint(path, XPATH).split()], sorted(map(html.unescape, names))


def read_junitparser(path):
    counts, names = count_cases(read_junit(path.read_bytes()))
    return counts, sorted(name for _, name in names)


def ask_node(script, paths):
    """What a script prints of each file. Node takes longer to start than to read a file: it is started once for all."""
    done = npm.script(script, *paths)
    assert done.returncode == 0, done.stderr
    answers = json.loads(done.stdout)
    assert len(answers) == len(paths), f"{script} read {len(answers)} of {len(paths)} files"
    return answers


def count_xunit_viewer(rows):
    states = [status for *_, status in rows]
    unknown = set(states) - {"passed", "failure", "error", "skipped", "flakyFailure"}
    assert not unknown, f"xunit-viewer has states that are new: {unknown}"
    return [len(rows), *map(states.count, ("failure", "error", "skipped"))], sorted(name for _, _, name, _ in rows)


def count_ctrf(report):
    """As count_xunit_viewer(), but for failures and errors, which CTRF has one word for: `failed`."""
    results = report["results"]
    summary = results["summary"]
    assert summary["pending"] == summary["other"] == 0, summary
    states = [test["status"] for test in results["tests"]]
    assert [states.count("failed"), states.count("skipped")] == [summary["failed"], summary["skipped"]], summary
    names = sorted(test["name"] for test in results["tests"])
    return [summary["tests"], summary["failed"], summary["failed"], summary["skipped"]], names


READERS = {
    "xmllint": lambda paths: list(map(read_xmllint, paths)),
    "junitparser": lambda paths: list(map(read_junitparser, paths)),
    "xunit-viewer": lambda paths: list(map(count_xunit_viewer, ask_node("read-xunit-viewer.mjs", paths))),
    "junit-to-ctrf": lambda paths: list(map(count_ctrf, ask_node("read-ctrf.mjs", paths))),
}
