# SPDX-License-Identifier: MIT
"""The suite on a candidate, as journals: through the launcher, or many times in one start of Wine.

A start of Wine takes longer than the cases of one callback. `Wines` keeps a few running and performs run after run in them,
without the sandbox: for candidates of our own only.
"""

import contextlib
import json
import os
import queue
import subprocess
import tempfile
from pathlib import Path

from tools import lean_wine

ROOT = Path(__file__).resolve().parents[2]
LAUNCHER = ROOT / "tools" / "routprot-check"
PROGRAM = ROOT / "build" / "x64" / "routprot-check.exe"
OVERRIDES = "rtm,rtutils,mprapi=n,b"  # the stand-ins before Wine's stubs
HANGS = 10  # seconds after which a candidate hangs that has no worker which could be ended; nothing here takes three


def is_uneventful(line):
    """Whether a line of the journal tells of a case that passed or was skipped, told without parsing it."""
    return b'"violations":[]' in line and (b'"verdict":"pass"' in line or b'"verdict":"skipped"' in line)


def read_journal(journal, only_eventful, otherwise):
    """(run, cases, summary); what is missing of a run that was not done is said in the summary's causes."""
    lines = []
    if journal.exists():
        with journal.open("rb") as written:
            lines = [json.loads(line) for line in written if not (only_eventful and is_uneventful(line))]
    if not lines or lines[-1]["type"] != "summary":
        return None, [], {"causes": [otherwise.strip()]}
    return lines[0], [line for line in lines if line["type"] == "case"], lines[-1]


def options_of(level, seed, only, is_in_process=False):
    return ["--quiet", "--no-control", "--no-alone", "--level", level, *(["--shuffle", str(seed)] if seed else []),
            *(["--in-process"] if is_in_process else ["--jobs", "1"] if only else []),
            *(f"--only={pattern}" for pattern in only)]


def launch(dll, profile, environment=None, level="hardening", only_eventful=False, seed=None, only=()):
    """(exit status, run, cases, summary) of one run through the launcher; the journal's lines as dictionaries.
    Most of a flaw's cases pass, and parsing those takes longer than performing them: only_eventful leaves them out.
    only: patterns of the cases; without any, all."""
    with tempfile.TemporaryDirectory() as folder:
        journal = Path(folder) / "journal.jsonl"
        done = subprocess.run([LAUNCHER, *options_of(level, seed, only), "--profile", profile, "--journal", journal, dll],
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              errors="replace", check=False, env={**os.environ, **(environment or {})})
        return done.returncode, *read_journal(journal, only_eventful, done.stdout)


class Wines:
    """A few running Wines, each for one run at a time. A context manager."""

    def __init__(self, count):
        self._count = count
        self._free = queue.SimpleQueue()
        self._all = contextlib.ExitStack()

    def __enter__(self):
        for _ in range(self._count):
            self._free.put(self._all.enter_context(lean_wine.Wine(OVERRIDES)))
        return self

    def __exit__(self, *exception):
        return self._all.__exit__(*exception)

    @contextlib.contextmanager
    def _one(self):
        wine = self._free.get()
        try:
            yield wine
        finally:
            self._free.put(wine)

    def perform(self, dll, profile, environment=None, only_eventful=False, only=(), is_in_process=False):
        """As launch(), at level hardening."""
        with self._one() as wine:
            journal = wine.folder / "journal.jsonl"
            journal.unlink(missing_ok=True)
            try:
                done = wine.run(PROGRAM, *options_of("hardening", None, only, is_in_process),
                                "--profile", lean_wine.windows_path(profile),
                                "--journal", lean_wine.windows_path(journal), lean_wine.windows_path(dll),
                                environment={"ROUTPROT_CHECK_PREFIX": "temporary", **(environment or {})},
                                limit=HANGS if is_in_process else lean_wine.LIMIT)
            except subprocess.TimeoutExpired as expired:
                return 4, None, [], {"causes": [f"not done within {expired.timeout} s"]}
            return done.returncode, *read_journal(journal, only_eventful, done.stdout)

    def perform_in_process(self, *arguments, **options):
        """The same without workers, in a quarter of the time; where the candidate crashes or hangs, nothing is told."""
        return self.perform(*arguments, is_in_process=True, **options)

    def list_cases(self, profile):
        """The cases that a profile gives, as --list --json has them."""
        with self._one() as wine:
            done = wine.run(PROGRAM, "--list", "--json", "--level", "hardening",
                            "--profile", lean_wine.windows_path(profile))
        return [row for row in json.loads(done.stdout) if "id" in row]
