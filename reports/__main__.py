# SPDX-License-Identifier: MIT
"""Makes one HTML page from journals: python3 -m reports JOURNAL... -o report.html, or runs a command."""

import gc
import sys

try:
    from reports import artifacts, commands, journal, output, page
    from reports.commands import PROGRAM
except ModuleNotFoundError as missing:
    if missing.name not in ("jinja2", "markupsafe"):
        raise
    print("reports: Jinja2 is not installed; on Debian install python3-jinja2, elsewhere run"
          f" '{sys.executable}' -m pip install jinja2", file=sys.stderr)
    sys.exit(2)


def main(arguments=None):
    """Run a command, or write the page; return the exit status, which is 2 for a usage error or bad input."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments and arguments[0] in commands.COMMANDS:
        return commands.run(arguments[0], arguments[1:])
    options = parse(arguments)
    try:
        journals = [journal.read(name) for name in options.journals]
        artifacts.move(journals, options.output)
        output.write(options.output, page.render(journals), options.journals)
    except (journal.JournalError, output.OutputError) as error:
        print(f"{PROGRAM}: {error}", file=sys.stderr)
        return 2
    for read in journals:
        if read.cut:
            print(f"{PROGRAM}: {read.name}: the run was cut short: {read.cut}", file=sys.stderr)
    return 0


def parse(arguments):
    parser = commands.Parser(
        prog=PROGRAM,
        description="Make one self-contained HTML page from journals.",
        epilog="Commands, each with its own --help: " + ", ".join(commands.COMMANDS)
        + ". A journal that is called like one is given as ./NAME.",
    )
    parser.add_argument(
        "journals", nargs="+", metavar="JOURNAL", help="a journal; - for standard input"
    )
    parser.add_argument(
        "-o", "--output", required=True, metavar="FILE", help="the page; - for standard output"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    # A journal is millions of objects that all stay until the end: looking for garbage among them doubles the time.
    gc.disable()
    sys.exit(main())
