# SPDX-License-Identifier: MIT
"""Makes the pages that people read from the journals of routprot-check.

    journal.py    reads a journal, line by line, with clear errors
    shape.py      holds a line against journal.schema.json
    verdict.py    the words for an exit status, and which levels gate
    coverage.py   requirement coverage and return-code coverage
    groups.py     which cases are shown together, and under which heading
    calls.py      the table of a case's steps and calls
    page.py       puts a page together from templates/
    text.py       untrusted text made visible, numbers made readable
    __main__.py   the command line

Nothing but this package reads a journal.
"""
