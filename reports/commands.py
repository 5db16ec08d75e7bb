# SPDX-License-Identifier: MIT
"""The commands: python3 -m reports COMMAND; each returns its exit status."""

import argparse
import pathlib
import sys

from reports import artifacts, compare, journal, matrix, merge, merge_junit, output, pages, statement, summaries
from reports import summaries_trace, trace, writer

COMMAND = "routprot-check-report"  # the program that is installed, in the project tools/routprot-check-report
PROGRAM = COMMAND if pathlib.PurePath(sys.argv[0]).stem == COMMAND else "python3 -m reports"


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message):
        self.exit(2, f"{self.prog}: {message} (see {self.prog} --help)\n")


def run_compare(arguments):
    """Tell what changed between two runs. 0: nothing fails newly; 1: something does; 3: nobody can tell."""
    parser = make_parser("compare", "Tell what changed between two runs.",
                         "exit status: 0 nothing fails newly, 1 something does, 2 a mistake in the command or a journal,"
                         " 3 the new run shows too little to tell")
    parser.add_argument("old", metavar="OLD", help="the journal of the run before")
    parser.add_argument("new", metavar="NEW", help="the journal of the run after")
    add_outputs(parser)
    options = parser.parse_intermixed_args(arguments)
    found = compare.compare(journal.read(options.old), journal.read(options.new))
    show(options, [options.old, options.new], lambda out: summaries.write_comparison(out, found),
         lambda: pages.render_comparison(found))
    return found.exit_status


def run_merge(arguments):
    """Join the shards of a run. The exit status is that of the whole run, as routprot-check would end with it."""
    parser = make_parser("merge", "Join the journals, and the JUnit files, of the shards of one run.",
                         "exit status: that of the whole run (0, 1, 3 or 4, as in the README), or 2 where the files do not"
                         " belong together or a shard is missing; nothing is written then")
    parser.add_argument("shards", nargs="+", metavar="FILE",
                        help="the journal of every shard, in any order; with --junit the JUnit file of each too")
    parser.add_argument("-o", "--output", required=True, metavar="FILE",
                        help="the journal of the whole; - for standard output")
    parser.add_argument("--junit", metavar="FILE", help="write the JUnit file of the whole")
    add_outputs(parser, has_page=False)
    options = parser.parse_intermixed_args(arguments)
    files = [name for name in options.shards if is_xml(name)]
    if bool(files) != bool(options.junit):
        parser.error("--junit needs the JUnit files of the shards too" if options.junit
                     else f"{files[0]} is a JUnit file: say with --junit where the whole goes")
    shards = [journal.read(name) for name in options.shards if name not in files]
    artifacts.move(shards, options.output)
    merged = merge.merge(shards)
    whole = merge_junit.join([merge_junit.read(name) for name in files], shards, merged) if files else None
    if files:
        output.keep(options.junit, [*options.shards, options.output], "JUnit file")
    output.write(options.output, merge.write(merged), options.shards, "journal")
    if files:
        output.write(options.junit, whole, options.shards, "JUnit file")
    show(options, [], lambda out: summaries.write_run(out, merged, merge.headline(shards, merged)))
    return merged.summary["exit_status"]


def run_matrix(arguments):
    """Hold requirements against candidates. The exit status is 0: this is a picture, not a gate."""
    parser = make_parser("matrix", "Show what each of several runs says of each requirement.")
    parser.add_argument("journals", nargs="+", metavar="JOURNAL", help="the journals, in the order of the columns")
    add_outputs(parser)
    options = parser.parse_intermixed_args(arguments)
    made = matrix.make([journal.read(name) for name in options.journals])
    show(options, options.journals, lambda out: summaries.write_matrix(out, made), lambda: pages.render_matrix(made))
    return 0


def run_trace(arguments):
    """Trace requirements to cases and back. The exit status is 0; 2 where a pattern matches nothing."""
    parser = make_parser("trace", "Trace sentences to cases, cases to sentences, and return codes.")
    parser.add_argument("journal", metavar="JOURNAL")
    parser.add_argument("patterns", nargs="*", metavar="ID", help="only these requirements or cases; * stands for anything")
    add_outputs(parser)
    options = parser.parse_intermixed_args(arguments)
    made = trace.make(journal.read(options.journal))
    chosen = trace.select(made, options.patterns)

    def write(out):
        if options.patterns:
            summaries_trace.write_selection(out, made, *chosen)
        else:
            summaries_trace.write_trace(out, made)

    show(options, [options.journal], write, lambda: pages.render_trace(made))
    return 0


def run_statement(arguments):
    """State what a run came to, for signing. The exit status is 0 where a statement was made, whatever it says."""
    parser = make_parser("statement", "Write the statement of conformance, an in-toto Statement to be signed.")
    parser.add_argument("journal", metavar="JOURNAL", help="the journal of a whole run")
    parser.add_argument("-o", "--output", default="-", metavar="FILE", help="where it goes; standard output by default")
    parser.add_argument("--candidate", metavar="DLL", help="refuse unless this is the file that was tested")
    parser.add_argument("--tool", metavar="EXE", help="name this routprot-check.exe by its SHA-256")
    parser.add_argument("--brief", action="store_true", help="leave out the names of passing cases")
    options = parser.parse_intermixed_args(arguments)
    read = journal.read(options.journal)
    if options.candidate:
        statement.check_candidate(read, options.candidate)
    made = statement.make(read, options.tool and statement.hash_file(options.tool), options.brief)
    inputs = [name for name in (options.journal, options.candidate, options.tool) if name]
    output.write(options.output, statement.write(made), inputs, "statement")
    return 0


def run_summary(arguments):
    """Tell what each run came to."""
    parser = make_parser("summary", "Tell in text what each run came to.", f"{PROGRAM} JOURNAL... -o FILE makes the page.")
    parser.add_argument("journals", nargs="+", metavar="JOURNAL")
    add_outputs(parser, has_page=False)
    options = parser.parse_intermixed_args(arguments, argparse.Namespace(output=None))
    runs = [journal.read(name) for name in options.journals]

    def write(out):
        for read in runs:
            summaries.write_run(out, read)

    show(options, options.journals, write)
    return 0


def is_xml(name):
    """Tell a JUnit file from a journal by how it begins."""
    try:
        with open(name, "rb") as file:
            return file.read(64).lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<")
    except OSError:
        return False


def make_parser(name, description, epilog=None):
    return Parser(prog=f"{PROGRAM} {name}", description=description, epilog=epilog)


def add_outputs(parser, has_page=True):
    """Add the options that say how the result is shown."""
    parser.add_argument("--markdown", action="store_true", help="print Markdown, for a comment on a pull request")
    if has_page:
        parser.add_argument("-o", "--output", metavar="FILE", help="write a self-contained HTML page; - instead of the text")


def show(options, inputs, write_text, render=None):
    """Write the page where one is asked for, then print the text."""
    name = options.output
    if name and render:
        output.write(name, render(), inputs)
    if name != "-":
        out = writer.Markdown() if options.markdown else writer.Writer()
        write_text(out)
        output.say(out.finish())


COMMANDS = {"compare": run_compare, "merge": run_merge, "matrix": run_matrix, "trace": run_trace,
            "statement": run_statement, "summary": run_summary}
ERRORS = (journal.JournalError, merge.MergeError, merge_junit.JunitError, output.OutputError,
          statement.StatementError, trace.TraceError)


def run(name, arguments):
    """Run a command of COMMANDS; return its exit status, 2 with a line on standard error for bad input."""
    try:
        return COMMANDS[name](arguments)
    except ERRORS as error:
        print(f"{PROGRAM} {name}: {error}", file=sys.stderr)
        return 2
