# SPDX-License-Identifier: MIT
"""The files that --artifacts keeps of crashes and hangs. A journal names them as seen from its own folder."""

import os
import urllib.parse


def move(journals, output):
    """Name the files of Journals as seen from the folder of the file `output`, which is made from them.

    Where one of them is a pipe, nobody knows what its paths are relative to: they stay as they are.
    """
    for read in journals:
        if output == "-" or not os.path.exists(read.name):
            continue
        here, there = (os.path.dirname(os.path.realpath(name)) for name in (output, read.name))
        for case in read.cases:
            if case.get("artifacts"):
                case["artifacts"] = [seen_from(here, os.path.join(there, path)) for path in case["artifacts"]]


def seen_from(folder, path):
    """Return the path of a file as seen from a folder, with "/" between its parts."""
    return os.path.relpath(path, folder).replace(os.sep, "/")


def address(path):
    """Return a relative path as an address that leads to that file and nowhere else."""
    return "./" + urllib.parse.quote(path.lstrip("/"), safe="/.,-_~")


def join(summaries):
    """Return what the summaries of shards say of artifacts, together; None where none says anything."""
    told = [summary["artifacts"] for summary in summaries if "artifacts" in summary]
    return {key: sum(one[key] for one in told) for key in ("cases", "left_out")} if told else None
