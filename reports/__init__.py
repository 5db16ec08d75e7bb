# SPDX-License-Identifier: MIT
"""Makes the pages that people read from the journals of routprot-check.

    journal.py    reads a journal, line by line, with clear errors
    shape.py      holds a line against journal.schema.json
    shape_code.py the same as code that only says yes or no
    verdict.py    the words for an exit status, and which levels gate
    coverage.py   requirement coverage and return-code coverage
    groups.py     which cases are shown together, and under which heading
    calls.py      the table of a case's steps and calls
    page.py       the page of single runs
    pictures.py   bars and timelines: where things stand in them
    compare.py    what changed between two runs
    merge.py      the shards of a run joined; merge_summary.py and merge_junit.py do their parts of it
    matrix.py     requirements against candidates
    trace.py      from every sentence to its cases and back
    statement.py  the statement of conformance, for signing
    pages.py      the pages about several runs
    template.py   what every page has in common; templates/base.html.j2 is its frame
    summaries.py  the texts for terminals and comments; summaries_trace.py those of a trace
    writer.py     text and Markdown from the same pieces
    output.py     writes a file whole or not at all
    text.py       untrusted text made visible, numbers made readable
    commands.py   the commands, their options and exit statuses
    __main__.py   the command line

Nothing but this package reads a journal.
"""
