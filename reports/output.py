# SPDX-License-Identifier: MIT
"""Writes what was made: whole or not at all, and never over what it was made from."""

import contextlib
import os
import sys
import tempfile


class OutputError(ValueError):
    """The file cannot be written; the message is one line."""


def write(name, content, inputs, what="page"):
    """Write the text `content` to a file beside `name` and rename it, so that no half file is ever seen.

    "-" is standard output. `what` is the file to a reader. Raises OutputError, having written nothing, where it
    cannot be, or would replace one of `inputs`.
    """
    # Half a surrogate pair, which only JSON can hold, is written as JSON writes it.
    data = content.encode("utf-8", "backslashreplace")
    try:
        if name == "-":
            sys.stdout.buffer.write(data)
            sys.stdout.flush()
            return
        keep(name, inputs, what)
        if os.path.isdir(name):
            raise OutputError(f"{name}: cannot be written: it is a folder")
        if os.path.exists(name) and not os.path.isfile(name):
            with open(name, "wb") as device:
                device.write(data)
        else:
            replace(os.path.realpath(name), data)
    except OSError as error:
        raise OutputError(f"{name}: cannot be written: {error.strerror}") from error


def keep(name, inputs, what):
    """Raise OutputError where writing `name` would replace one of `inputs`."""
    if name != "-" and any(is_same(name, other) for other in inputs):
        made_from = "the journal" if what == "page" else "a file"
        raise OutputError(f"{name}: the {what} would replace {made_from} it is made from")


def is_same(name, other):
    """Tell whether two names are the same existing file."""
    return other != "-" and os.path.exists(name) and os.path.exists(other) and os.path.samefile(name, other)


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


def say(content):
    """Print a text for people; what the terminal cannot show is replaced, and who stops reading is let go."""
    encoding = sys.stdout.encoding or "utf-8"
    try:
        sys.stdout.write(content.encode(encoding, "replace").decode(encoding))
        sys.stdout.flush()
    except BrokenPipeError:
        # Python would complain once more when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
