# SPDX-License-Identifier: MIT
"""Text and Markdown from the same pieces: a Writer has headings, sentences, lists and tables.

What comes from a candidate or its profile is untrusted. Here it loses its control characters and its lines, so that it
cannot forge a line of ours or drive a terminal; Markdown shows it in code spans, where nothing is markup, a link or the
mention of a person.
"""

import re
import textwrap

from reports import text

# GitHub takes 65,536 characters a comment; GitLab a million.
MARKDOWN_MOST = 60_000
WIDTH = 110

# A call with its arguments, as the journal's texts have it: Function(Name: value, Name: value (meaning)).
CALL = re.compile(r"\b([A-Z][A-Za-z]+)\([^()]*(?:\([^()]*\)[^()]*)*\)")
ARGUMENTS_MOST = 60


class Writer:
    """Gathers a text for a terminal."""

    def __init__(self):
        self.pieces = []

    def heading(self, words):
        self.pieces.append(f"{words}\n{'-' * len(words)}\n")

    def paragraph(self, *words):
        self.pieces.append(textwrap.fill(" ".join(words), WIDTH, break_long_words=False, break_on_hyphens=False) + "\n")

    def list(self, items, most=None):
        """Write items, each a list of lines; beyond `most`, how many are left out."""
        items = list(items)
        shown = items[:most]
        lines = []
        for first, *others in shown:
            lines += wrapped(first, "* ", "  ")
            for other in others:
                lines += wrapped(other, "    ", "      ")
        if len(items) > len(shown):
            lines.append(f"  ... and {text.number(len(items) - len(shown))} more")
        if lines:
            self.pieces.append("".join(line + "\n" for line in lines))

    def table(self, header, rows):
        """Write a table; the columns after the first are numbers, or short words, and stand to the right."""
        rows = [[str(cell) for cell in row] for row in rows]
        widths = [max(map(len, column)) for column in zip(header, *rows)]
        lines = []
        for row in ([*header], *rows):
            cells = [cell.ljust(width) if i == 0 else cell.rjust(width) for i, (cell, width) in enumerate(zip(row, widths))]
            lines.append("  ".join(cells).rstrip() + "\n")
        self.pieces.append("".join(lines))

    def code(self, words):
        """Return untrusted words as one line that is safe where this is shown."""
        return " ".join(text.visible(words).split())

    def strong(self, words):
        return words

    def finish(self):
        return "\n".join(self.pieces)


class Markdown(Writer):
    """The same as GitHub Flavored Markdown."""

    def heading(self, words):
        level = "##" if not self.pieces else "###"
        self.pieces.append(f"{level} {words}\n")

    def paragraph(self, *words):
        self.pieces.append(" ".join(words) + "\n")

    def list(self, items, most=None):
        items = list(items)
        shown = items[:most]
        lines = []
        for first, *others in shown:
            lines.append(f"- {first}")
            lines += [f"  <br>{other}" for other in others]
        if len(items) > len(shown):
            lines.append(f"- … and {text.number(len(items) - len(shown))} more")
        if lines:
            self.pieces.append("".join(line + "\n" for line in lines))

    def table(self, header, rows):
        bar = "\\|"
        lines = [list(header), ["---"] + ["---:"] * (len(header) - 1), *rows]
        self.pieces.append("".join(f"| {' | '.join(str(cell).replace('|', bar) for cell in line)} |\n" for line in lines))

    def code(self, words):
        """Return untrusted words as a code span: its fence is longer than any row of backticks inside."""
        line = super().code(words) or " "
        fence = "`" * (max(map(len, re.findall("`+", line)), default=0) + 1)
        pad = " " if line.startswith("`") or line.endswith("`") else ""
        return f"{fence}{pad}{line}{pad}{fence}"

    def strong(self, words):
        return f"**{words}**"

    def finish(self):
        """Return the whole; what is too long for a comment ends at a line, and says so."""
        whole = super().finish()
        if len(whole) <= MARKDOWN_MOST:
            return whole
        return whole[:whole.rindex("\n", 0, MARKDOWN_MOST)] + "\n\n… cut: too long for a comment.\n"


def wrapped(words, first, other):
    """Return the lines of `words`, indented."""
    return textwrap.wrap(words, WIDTH, initial_indent=first, subsequent_indent=other, break_long_words=False,
                         break_on_hyphens=False) or [first.rstrip()]


def short(words, most=200):
    """Return words cut to a length that a list bears: long arguments of calls go first, then the middle."""
    words = CALL.sub(lambda call: call.group() if len(call.group()) < ARGUMENTS_MOST else f"{call.group(1)}(…)", words)
    if len(words) <= most:
        return words
    tail = most // 2
    return f"{words[:most - tail - 3]} … {words[-tail:]}"
