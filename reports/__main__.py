# SPDX-License-Identifier: MIT
"""Makes one HTML page from journals: python3 -m reports JOURNAL... -o report.html"""

import argparse
import contextlib
import gc
import os
import sys
import tempfile

from reports import journal, page

PROGRAM = "python3 -m reports"


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message):
        self.exit(2, f"{PROGRAM}: {message} (see {PROGRAM} --help)\n")


def main(arguments=None):
    """Write the page; return the exit status: 0, or 2 for a usage error or bad input."""
    options = parse(arguments)
    try:
        journals = [journal.read(name) for name in options.journals]
        write(options.output, page.render(journals), options.journals)
    except (journal.JournalError, OutputError) as error:
        print(f"{PROGRAM}: {error}", file=sys.stderr)
        return 2
    for read in journals:
        if read.cut:
            print(f"{PROGRAM}: {read.name}: the run was cut short: {read.cut}", file=sys.stderr)
    return 0


def parse(arguments):
    parser = Parser(prog=PROGRAM, description="Make one self-contained HTML page from journals.")
    parser.add_argument(
        "journals", nargs="+", metavar="JOURNAL", help="a journal; - for standard input"
    )
    parser.add_argument(
        "-o", "--output", required=True, metavar="FILE", help="the page; - for standard output"
    )
    return parser.parse_args(arguments)


class OutputError(ValueError):
    """The page cannot be written; the message is one line."""


def write(name, content, inputs):
    """Write the page to a file beside `name` and rename it, so that no half page is ever seen.

    Raises OutputError, having written nothing, where it cannot be, or would replace an input.
    """
    data = content.encode("utf-8")
    try:
        if name == "-":
            sys.stdout.buffer.write(data)
            sys.stdout.flush()
            return
        if any(os.path.exists(name) and os.path.samefile(name, i) for i in inputs if i != "-"):
            raise OutputError(f"{name}: the page would replace the journal it is made from")
        if os.path.isdir(name):
            raise OutputError(f"{name}: cannot be written: it is a folder")
        if os.path.exists(name) and not os.path.isfile(name):
            with open(name, "wb") as device:
                device.write(data)
        else:
            replace(os.path.realpath(name), data)
    except OSError as error:
        raise OutputError(f"{name}: cannot be written: {error.strerror}") from error


def replace(path, data):
    """Write `data` to a temporary file in the folder of `path`, and rename it to `path`."""
    folder, base = os.path.split(path)
    handle, temporary = tempfile.mkstemp(prefix=f".{base}.", dir=folder)
    try:
        with open(handle, "wb") as file:
            file.write(data)
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(temporary, 0o666 & ~mask)
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


if __name__ == "__main__":
    # A journal is millions of objects that all stay until the end: looking for garbage among them doubles the time.
    gc.disable()
    sys.exit(main())
