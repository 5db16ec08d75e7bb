# SPDX-License-Identifier: MIT
"""The commands: python3 -m reports COMMAND; each returns its exit status."""

import argparse
import sys

from reports import compare, journal, output, pages, summaries, writer

PROGRAM = "python3 -m reports"


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
    options = parser.parse_args(arguments)
    found = compare.compare(journal.read(options.old), journal.read(options.new))
    show(options, [options.old, options.new], lambda out: summaries.write_comparison(out, found),
         lambda: pages.render_comparison(found))
    return found.exit_status


def make_parser(name, description, epilog=None):
    return Parser(prog=f"{PROGRAM} {name}", description=description, epilog=epilog)


def add_outputs(parser, has_page=True):
    """Add the options that say how the result is shown."""
    parser.add_argument("--markdown", action="store_true", help="print Markdown, for a comment on a pull request")
    if has_page:
        parser.add_argument("-o", "--output", metavar="FILE", help="write a self-contained HTML page; - instead of the text")


def show(options, inputs, write_text, render=None):
    """Write the page where one is asked for, then print the text."""
    name = getattr(options, "output", None)
    if name:
        output.write(name, render(), inputs)
    if name != "-":
        out = writer.Markdown() if options.markdown else writer.Writer()
        write_text(out)
        output.say(out.finish())


COMMANDS = {"compare": run_compare}


def run(name, arguments):
    """Run a command of COMMANDS; return its exit status, 2 with a line on standard error for bad input."""
    try:
        return COMMANDS[name](arguments)
    except (journal.JournalError, output.OutputError) as error:
        print(f"{PROGRAM} {name}: {error}", file=sys.stderr)
        return 2
