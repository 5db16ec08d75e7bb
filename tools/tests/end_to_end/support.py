# SPDX-License-Identifier: MIT
"""Runs of the real launcher, program and fixtures, and what each of them left behind."""

import concurrent.futures
import fnmatch
import functools
import gc
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

from tools.lean_wine import find_memory_folder
from tools.tests.support import processes_with

# Journals are millions of objects, none of which has itself in it: looking for such takes as long as reading them.
gc.disable()

ROOT = pathlib.Path(__file__).resolve().parents[3]
LAUNCHER = ROOT / "tools/routprot-check"
BUILD = ROOT / "build"
REFERENCE = ROOT / "fixtures/reference/reference.profile"
REFERENCE_IPV6 = ROOT / "fixtures/reference/reference-ipv6.profile"
HOSTILE = ROOT / "fixtures/hostile/hostile.profile"
NOBODY = 65534

# Where tools/make-i386-root puts a 32-bit Wine for whoever runs the tests: runs have a HOME of their own.
CACHE = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
I386_ROOT = os.environ.get("ROUTPROT_CHECK_I386_ROOT") or os.path.join(CACHE, "routprot-check/i386-root")

LOAD = os.getloadavg()[0]  # before our own runs
LIMIT = 120  # seconds after which a run is ended, however busy the machine; what is promised of a run is asserted
SIDE_BY_SIDE = 4  # runs of the flaws, which are verified while these tests run
ATONCE = 4   # runs at a time: on two cores, those that wait for a hang leave room for more


def only(*patterns):
    """The options that select these cases."""
    return [word for pattern in patterns for word in ("--only", pattern)]


def find_patience():
    """By how much what is promised of a run that has the machine to itself may take longer: we and others use it too.

    Asked for when the run has ended: then the load of the last minute says how busy the machine was. A run that waits
    for its turn does so at each of its many processes, so it loses more than its share.
    """
    cores = os.cpu_count() or 1
    busy = max(LOAD, os.getloadavg()[0], ATONCE + SIDE_BY_SIDE)
    return max(1.0, 1.5 * busy / cores)


def fixture(name, architecture="x64"):
    """The path of a DLL of our own."""
    path = BUILD / architecture / "fixtures" / (name + ".dll")
    if not path.exists():
        raise AssertionError("there is no %s: run `make build` first" % path)
    return path


def end_processes(mark):
    """End the processes of a run, by their ids."""
    for process in processes_with(mark):
        try:
            os.kill(process, signal.SIGKILL)
        except ProcessLookupError:
            pass


# A small and broad selection. A case whose call crashes costs two processes: each kind of status is told in one case.
FEW = ("registration/*", "set-interface-info/unknown-index-*", "set-interface-info/valid*", "set-interface-info/count-huge*",
       "interface-status/null-info-*running,added,active*",
       "interface-status/failure-code*added,media-present,active*", "interface-status/ipv6-addresses*added,*")

# Where the tests run in the background, signals are ignored, and no shell can trap them.
ORDINARY_SIGNALS = ("/usr/bin/env", "--default-signal=HUP,INT,QUIT,TERM")


def find_refusal():
    """The warning of the launcher on a machine (a container, say) that refuses bubblewrap; empty where it works.

    There every run says so, which is right and not what these tests are about.
    """
    try:
        tried = subprocess.run(["bwrap", "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--unshare-net",
                                "--unshare-pid", "--unshare-ipc", "true"], stdin=subprocess.DEVNULL,
                               capture_output=True, text=True, errors="replace", timeout=10, check=False)
    except OSError:
        return ""
    if tried.returncode == 0 or not tried.stderr:
        return ""
    why = tried.stderr.splitlines()[0].removeprefix("bwrap: ")
    return f"routprot-check: warning: bubblewrap was refused ({why}); running without a sandbox\n"


# str.replace() of an empty string would change every text: what no output holds stands for it.
REFUSAL = find_refusal() or "\0"


class Place:
    """A folder of its own for one run, and the environment that marks its processes."""

    def __init__(self):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="end-to-end.", dir=find_memory_folder())).resolve()
        self.temporary = self.path / "temporary"
        self.temporary.mkdir()
        self.launcher = LAUNCHER
        self.mark = "END_TO_END_TEST=%s" % self.path
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.path),
            "TMPDIR": str(self.temporary),
            "ROUTPROT_CHECK_I386_ROOT": I386_ROOT,
            "END_TO_END_TEST": str(self.path),
        }

    def start(self, *arguments, environment=None, **options):
        """Start the launcher; the keywords are those of Popen."""
        if not (BUILD / "x64/routprot-check.exe").exists():
            raise AssertionError("there is no routprot-check.exe in %s: run `make build` first" % BUILD)
        settings = {
            "cwd": self.path,
            "env": {**self.environment, **(environment or {})},
            "stdin": subprocess.DEVNULL,
            "stdout": subprocess.PIPE,
            "stderr": subprocess.PIPE,
        }
        settings.update(options)
        return subprocess.Popen([*ORDINARY_SIGNALS, str(self.launcher), *map(str, arguments)], **settings)

    def left_running(self):
        """What still runs of the run, as command lines."""
        found = []
        for process in processes_with(self.mark):
            try:
                words = pathlib.Path("/proc/%d/cmdline" % process).read_bytes()
            except OSError:
                continue
            found.append(words.replace(b"\0", b" ").decode(errors="replace"))
        return found

    def left_behind(self):
        """The names of what still lies where temporary files do."""
        return sorted(path.name for path in self.temporary.iterdir())

    def remove(self):
        end_processes(self.mark)
        shutil.rmtree(self.path, ignore_errors=True)


class Run:
    """One run that has ended: what it said, wrote and left behind."""

    def __init__(self, place, arguments, **options):
        begun = time.monotonic()
        process = place.start(*arguments, **options)
        with process:
            try:
                output, errors = process.communicate(timeout=LIMIT)
            except subprocess.TimeoutExpired:
                end_processes(place.mark)
                output, errors = process.communicate()
                errors += b"\nended by the test after %d seconds\n" % LIMIT
        self.seconds = time.monotonic() - begun
        self.status = process.returncode
        self.output = (output or b"").decode(errors="replace")
        self.errors = (errors or b"").decode(errors="replace").replace(REFUSAL, "")
        self.left_running = place.left_running()
        self.left_behind = place.left_behind()
        self.files = sorted(path.name for path in place.path.iterdir() if path != place.temporary)
        self.junit = self.read(place.path / "report.xml")
        self.journal_bytes = self.read(place.path / "journal.jsonl")
        self.command = " ".join(map(str, arguments))

    @property
    def own_errors(self):
        """The errors without what Wine itself says of a process that dies in an unusual way."""
        return [line for line in self.errors.splitlines() if not line.startswith("wine ") and not line.startswith("wine:")]

    @staticmethod
    def read(path):
        return path.read_bytes() if path.is_file() else None

    @functools.cached_property
    def journal(self):
        """The lines of the journal, in order."""
        return [json.loads(line) for line in (self.journal_bytes or b"").decode().splitlines()]

    @functools.cached_property
    def cases(self):
        """The cases of the journal, by id."""
        cases = [line for line in self.journal if line["type"] == "case"]
        found = {case["id"]: case for case in cases}
        assert len(found) == len(cases), "the journal has a case twice"
        return found

    @property
    def summary(self):
        """The journal's last line."""
        last = self.journal[-1] if self.journal else {"type": "nothing"}
        assert last["type"] == "summary", "the journal has no summary: %s" % self
        return last

    def forget(self):
        """Free what was read from the journal."""
        for name in ("journal", "cases", "verdicts"):
            self.__dict__.pop(name, None)

    @functools.cached_property
    def verdicts(self):
        """What must not depend on how cases are performed: verdict and violations of every case, by id."""
        return {
            case["id"]: (case["verdict"],
                         sorted({(row["requirement"], row["level"]) for row in case["violations"]}))
            for case in self.cases.values()
        }

    def __str__(self):
        return "`%s` ended with status %s after %.1f s\n%s%s" % (
            self.command, self.status, self.seconds, self.errors[-2000:], self.output[-3000:])


def perform(candidate, *arguments, profile=None, files=None, control=False, place=None, **options):
    """One run in a place of its own, with journal and JUnit file. FILES are written to the place before it.

    The control would make the tests slower, and is what test_control is about.
    """
    place = place or Place()
    try:
        for name, content in (files or {}).items():
            (place.path / name).write_bytes(content)
        words = ["--profile", profile] if profile else []
        words += ["--journal", "journal.jsonl", "--junit", "report.xml", *([] if control else ["--no-control"]), *arguments]
        return Run(place, words + ([candidate] if candidate else []), **options)
    finally:
        place.remove()


def ask(*arguments, place=None, **options):
    """A run that is no run: --list, --explain and the like, with nothing but these arguments."""
    place = place or Place()
    try:
        return Run(place, arguments, **options)
    finally:
        place.remove()


class Runs:
    """Runs that are performed in the background, several at a time. What is asked for is waited for.

    ROWS: name -> a function without arguments that gives the Run.
    """

    pool = concurrent.futures.ThreadPoolExecutor(ATONCE)
    expected = []

    def __init__(self, rows):
        self.rows = rows
        self.futures = {}

    def expect(self):
        """All of these will be asked for: they are begun together with the first that is."""
        Runs.expected.append(self)
        return self

    def begin(self, name):
        if name not in self.futures:
            self.futures[name] = Runs.pool.submit(self.rows[name])
        return self.futures[name]

    def __getitem__(self, name):
        future = self.begin(name)
        while Runs.expected:
            runs = Runs.expected.pop(0)
            for row in runs.rows:
                runs.begin(row)
        return future.result()

    def items(self):
        return ((name, self[name]) for name in self.rows)

    def forget(self):
        """Free what was read from the journals; they would fill gigabytes."""
        for future in self.futures.values():
            if future.done() and not future.exception():
                future.result().forget()


@functools.lru_cache(maxsize=None)
def reference_run(*arguments, profile=REFERENCE):
    """A run of the reference protocol, performed once however often it is asked for."""
    return perform(fixture("reference"), *arguments, profile=profile)


@functools.lru_cache(maxsize=None)
def listed(profile=REFERENCE):
    """What --list --json says: the names of the profile's invalid configurations are part of case ids."""
    run = ask("--list", "--json", "--profile", profile)
    assert (run.status, run.errors) == (0, ""), run
    return json.loads(run.output)


def select(ids, patterns):
    """Those of the ids that --only with these patterns leaves; to it, a bracket is a bracket."""
    matches = re.compile("|".join(fnmatch.translate(pattern.replace("[", "[[]")) for pattern in patterns)).match
    return [name for name in ids if matches(name)]


def together(function, rows):
    """What the function returns for each row of arguments, in order; several rows are performed at a time."""
    with concurrent.futures.ThreadPoolExecutor(ATONCE) as pool:
        return list(pool.map(lambda row: function(*row), rows))


def choose(every):
    """The ids of each so many-th case, and of the first of each suite that makes its callback count as examined."""
    cases = [entry for entry in listed() if "id" in entry]
    first = {}
    for entry in cases:
        if entry["level"] in ("must", "should"):
            first.setdefault(entry["id"].split("/")[0], entry["id"])
    return [*dict.fromkeys([*(entry["id"] for entry in cases[::every]), *first.values()])]


class EndToEndTest(unittest.TestCase):
    maxDiff = 3000

    def assert_status(self, run, status):
        self.assertEqual(run.status, status, str(run))

    def assert_nothing_left(self, run):
        """No process, no folder."""
        self.assertEqual(run.left_running, [], str(run))
        self.assertEqual(run.left_behind, [], str(run))

    def assert_one_line(self, run, *words):
        """The errors are one line of ours, and it has these words."""
        self.assertRegex(run.errors, r"\Aroutprot-check: [^\n]+\n\Z", str(run))
        for word in words:
            self.assertIn(word, run.errors)

    def assert_same_verdicts(self, run, other, patterns=("*",)):
        """The run says the same as the other of every case, or of every case that it was restricted to."""
        ours, theirs = run.verdicts, other.verdicts
        self.assertEqual(sorted(ours), sorted(select(theirs, patterns)), "not the same cases: %s\n%s" % (run, other))
        different = {name: (ours[name], theirs[name]) for name in ours if ours[name] != theirs[name]}
        self.assertEqual(different, {}, "%s\n%s" % (run, other))
