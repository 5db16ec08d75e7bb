# SPDX-License-Identifier: MIT
"""Makes man pages: what --help says is put where the template has @OPTIONS@, @LINUX@, @STATUS@ and @EXAMPLES@, so that
options are described once."""

import re

OPTION = re.compile(r"  (--[\w-]+)(?: ([A-Z/]+))?  +(\S.*)")
LINUX = "On Linux, "
STATUS = "Exit status:"
EXAMPLES = "Examples:"


class HelpError(ValueError):
    """The text is not laid out as expected."""


def escape(text):
    """Text as roff takes it: no escape, no request, hyphens that can be copied."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text.startswith((".", "'")) else text


def read_sections(text):
    """The sections of the help text: heading -> its lines, without empty ones."""
    sections, lines = {}, None
    for line in text.splitlines():
        if line.endswith(":") and not line.startswith(" "):
            lines = sections.setdefault(line, [])
        elif line and lines is not None:
            lines.append(line)
    if not {STATUS, EXAMPLES} <= set(sections):
        raise HelpError("the text of --help has no exit status or no examples")
    return sections


def write_options(lines):
    """The options of a section, and what follows them as a paragraph."""
    written, rest = [], []
    for line in lines:
        option = OPTION.fullmatch(line)
        if option:
            name, value, words = option.groups()
            head = f".BI {escape(name)} \" {escape(value)}\"" if value else f".B {escape(name)}"
            written += [".TP", head, escape(words)]
        elif line.startswith("    ") and written and not rest:
            written.append(escape(line.strip()))
        elif not line.startswith(" "):
            rest.append(escape(line))
        else:
            raise HelpError(f"--help has a line that is no option and continues none: {line!r}")
    return written + ([".PP", *rest] if rest else [])


def write_status(lines):
    written = []
    for line in lines:
        status = re.fullmatch(r"  (\d)  (.*)", line)
        written += [".TP", f".B {status.group(1)}", escape(status.group(2))] if status else [escape(line.strip())]
    return written


def write_examples(lines):
    """Commands, each with what it is for below it, further in."""
    written = []
    for line in lines:
        if line.startswith("      "):
            written.append(escape(line.strip()))
        else:
            written += [".TP", f".B {escape(line.strip())}"]
    return written


def make(template, text, version, prefix):
    """The man page from a template and the text of --help. Raises HelpError."""
    sections = read_sections(text)
    linux = next((heading for heading in sections if heading.startswith(LINUX)), None)
    if not linux:
        raise HelpError("the text of --help does not say what there is on Linux only")
    options = []
    for heading, lines in sections.items():
        if heading not in (linux, STATUS, EXAMPLES):
            name, _, rest = heading[:-1].partition(" (")
            options += [f".SS {escape(name)}", *([escape(rest[:1].upper() + rest[1:].rstrip(")") + ".")] if rest else []),
                        *write_options(lines)]
    parts = {"OPTIONS": options, "LINUX": write_options(sections[linux]), "STATUS": write_status(sections[STATUS]),
             "EXAMPLES": write_examples(sections[EXAMPLES]), "VERSION": [version], "PREFIX": [escape(prefix)]}
    head, newline, body = template.partition("\n.TH ")  # comments name the places too
    return head + newline + re.sub(r"@([A-Z]+)@", lambda place: "\n".join(parts[place.group(1)]), body)
