# SPDX-License-Identifier: MIT
"""Untrusted text made visible, and numbers made readable."""

import re

# Controls but for tab and newline, what turns the direction of text, and lone surrogates.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)


def visible(text):
    """Return `text` with characters that hide or reorder others shown as \\x1b or \\u202e."""
    return INVISIBLE.sub(escape_character, text)


def escape_character(match):
    code = ord(match.group())
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def duration(microseconds):
    """Return a duration in the unit that suits it: "3 µs", "12.3 ms", "5.00 s"."""
    if microseconds < 1000:
        return f"{microseconds:.0f} µs" if microseconds >= 1 else "< 1 µs"
    if microseconds < 1_000_000:
        milliseconds = microseconds / 1000
        return f"{milliseconds:.0f} ms" if milliseconds >= 100 else f"{milliseconds:.1f} ms"
    return f"{microseconds / 1_000_000:.2f} s"


def number(value):
    """Return a whole number with its thousands apart: "2,100"."""
    return f"{value:,}"


def plural(count, noun, nouns=None):
    """Return "1 case", "2,100 cases"; `nouns` where it is not the noun with an s."""
    return f"{number(count)} {noun if count == 1 else nouns or noun + 's'}"


def base_name(path):
    """Return the last part of a Windows or Unix path."""
    return re.split(r"[\\/]", path.rstrip("\\/"))[-1] or path
