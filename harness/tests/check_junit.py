# SPDX-License-Identifier: MIT
"""Holds a JUnit file against itself with an independent reader: the counts are those of its cases.

Prints `tests failures errors skipped`, counted from the cases. Usage: check_junit.py FILE
"""

import sys

import junitparser

KINDS = (junitparser.Failure, junitparser.Error, junitparser.Skipped)


def main(path):
    total = [0, 0, 0, 0]
    xml = junitparser.JUnitXml.fromfile(path)
    for suite in xml:
        counted = [0, 0, 0, 0]
        for case in suite:
            kinds = {type(result) for result in case.result}
            counted[0] += 1
            for i, kind in enumerate(KINDS, 1):
                counted[i] += kind in kinds
            for result in case.result:
                if not result.message or result.message not in result.text:
                    sys.exit(f"{case.name}: the text does not say what the message says")
        said = [suite.tests, suite.failures, suite.errors, suite.skipped]
        if said != counted:
            sys.exit(f"suite {suite.name} says {said}, but its cases are {counted}")
        total = [a + b for a, b in zip(total, counted)]
    said = [xml.tests, xml.failures, xml.errors]
    if said != total[:3]:
        sys.exit(f"the file says {said}, but its cases are {total}")
    print(*total)


if __name__ == "__main__":
    main(sys.argv[1])
