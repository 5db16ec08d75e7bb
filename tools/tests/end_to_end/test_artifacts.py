# SPDX-License-Identifier: MIT
"""What --artifacts keeps of crashes and hangs: minidumps that debuggers take, the stack in words, the record of the case."""

import functools
import json
import re
import unittest

from tools.tests.end_to_end.minidump import EXCEPTION, MODULES, THREADS, Minidump
from tools.tests.end_to_end.in_wine import PlaceInWine
from tools.tests.end_to_end.support import HOSTILE, EndToEndTest, Place, Run, Runs, fixture, only
from tools.tests.end_to_end.valid import assert_valid_junit, find_journal_problem

# Each hostile candidate: which cases, the code of the exception, and whether a dump can be made at all.
ROWS = {
    "crash-media-absent": ("interface-status/null-info-media-absent*before-start-complete,added,*", 0xC0000005),
    "crash-own-thread": ("interface-status/null-info-media-absent[running,added,*", 0xC0000005),
    "stack-overflow": ("interface-status/null-info-media-absent*before-start-complete,added,*", 0xC00000FD),
    "crash-attach": ("registration/exported", 0xC0000005),
    "crash-detach": ("registration/freed-unstarted", 0xC0000005),
    "crash-register": ("registration/exported", 0xC0000005),
    "fast-fail": ("interface-status/null-info-media-absent*before-start-complete,added,*", None),
    "hang-disabled": ("interface-status/success-code", None),
}


class KeepingRun(Run):
    """A run with the files of its folder of artifacts."""

    def __init__(self, place, arguments, **options):
        super().__init__(place, arguments, **options)
        folder = place.path / "kept"
        self.kept = {path.name: path.read_bytes() for path in sorted(folder.iterdir())} if folder.is_dir() else None


def keep(name, *arguments, before=(), folder="kept", is_launched=True):
    """One run in a place of its own; BEFORE are files of the folder that are there already."""
    place = Place() if is_launched else PlaceInWine()
    try:
        if not is_launched:
            (place.path / folder).mkdir()  # as the launcher does
        for path, content in before:
            (place.path / path).parent.mkdir(exist_ok=True)
            (place.path / path).write_text(content, encoding="utf-8")
        words = ["--profile", HOSTILE, "--no-control", "--journal", "journal.jsonl", "--junit", "report.xml",
                 "--artifacts", folder, "--timeout-factor", "0.2", "--level", "hardening", *arguments,
                 fixture("hostile")]
        return KeepingRun(place, words, environment={"ROUTPROT_HOSTILE": name})
    finally:
        place.remove()


def run_one(name):
    return keep(name, *only(ROWS[name][0]), "--junit-profile", "rich", is_launched=name == "crash-media-absent")


RUNS = Runs({name: functools.partial(run_one, name) for name in ROWS}).expect()


def tearDownModule():
    RUNS.forget()


class Kept(EndToEndTest):
    def test_every_crash_and_hang_has_its_files(self):
        for name, run in RUNS.items():
            with self.subTest(name):
                fallen = [case for case in run.cases.values()
                          if case["ending"] in ("crashed", "hung") and case["verdict"] != "pass"]
                self.assertGreater(len(fallen), 0, str(run))
                named = [path for case in fallen for path in case["artifacts"]]
                self.assertEqual(sorted(named), sorted(f"kept/{file}" for file in run.kept if file != "artifacts.txt"))
                self.assertEqual([case["id"] for case in run.cases.values() if case.get("artifacts")],
                                 [case["id"] for case in fallen])
                self.assertEqual(run.summary["artifacts"], {"cases": len(fallen), "left_out": 0})
                self.assertIn("crashed or hung: see ", run.output)
                self.assert_nothing_left(run)

    def test_the_dumps_can_be_opened(self):
        for name, run in RUNS.items():
            dumps = {file: content for file, content in run.kept.items() if file.endswith(".dmp")}
            with self.subTest(name):
                # Who ends by __fastfail() is gone before anybody can look.
                self.assertEqual(bool(dumps), name != "fast-fail", run.kept.keys())
                for content in dumps.values():
                    self.check_dump(Minidump(content), name)

    def check_dump(self, dump, name):
        code = ROWS[name][1]
        self.assertTrue({THREADS, MODULES} <= set(dump.streams), dump.streams.keys())
        self.assertGreaterEqual(len(dump.threads), 1)
        self.assertGreater(max(dump.threads.values()), 0, "no stack")
        self.assertIn("routprot-check.exe", dump.modules)
        if name not in ("crash-attach", "crash-detach"):
            self.assertIn("hostile.dll", dump.modules)
        self.assertEqual(EXCEPTION in dump.streams, code is not None)
        if code:
            thread, found, address = dump.exception
            self.assertEqual(found, code)
            self.assertGreater(address, 0)
            # The thread of a stack overflow is ended by Wine, and was there all the same.
            self.assertTrue(thread in dump.threads or name == "stack-overflow")

    def test_words_and_record(self):
        for name, run in RUNS.items():
            with self.subTest(name):
                for case in run.cases.values():
                    if not case.get("artifacts"):
                        continue
                    files = {path.rsplit(".", 1)[1]: path.split("/")[1] for path in case["artifacts"]}
                    self.assertEqual(json.loads(run.kept[files["json"]]), case)
                    words = run.kept[files["txt"]].decode()
                    for told in (case["id"], case["reproduce"], case["crash"]["what"], *case["crash"]["stack"],
                                 "minidump:    " + files.get("dmp", "none; ")):
                        self.assertIn(told, words)

    def test_stacks_name_modules(self):
        for name in ("crash-media-absent", "stack-overflow", "crash-attach"):
            stacks = [[case["crash"]["where"], *case["crash"]["stack"]]
                      for case in RUNS[name].cases.values() if case.get("artifacts")]
            for stack in stacks:
                self.assertTrue(any(re.match(r"hostile\.dll\+0x[0-9a-f]+", frame) for frame in stack), (name, stack))

    def test_outputs_name_them(self):
        for name, run in RUNS.items():
            with self.subTest(name):
                self.assertEqual(find_journal_problem(run, most=20), "")
                junit = run.junit.decode()
                for case in run.cases.values():
                    for path in case.get("artifacts", []):
                        self.assertIn(f"[[ATTACHMENT|{path}]]\n", junit)
                        self.assertIn(f'<property name="artifact" value="{path}"/>', junit)

    def test_names_are_safe(self):
        for _, run in RUNS.items():
            for file in run.kept:
                self.assertRegex(file, r"\A[a-z][a-z0-9.,-]*\.(txt|json|dmp)\Z")


class Folder(EndToEndTest):
    def test_what_an_earlier_run_left_goes_and_nothing_else(self):
        heading = "# Files of a run of routprot-check, which the next run with this folder removes.\n"
        before = [("kept/artifacts.txt", heading + "old.dmp\n../journal.txt\nnotes.md\ngone.json\n"), ("kept/old.dmp", "x"),
                  ("kept/notes.md", "mine"), ("kept/mine.dmp", "mine"), ("journal.txt", "mine")]
        run = keep("crash-media-absent", *only("registration/exported"), before=before)
        self.assert_status(run, 0)
        self.assertEqual(run.kept, {"notes.md": b"mine", "mine.dmp": b"mine"})
        self.assertIn("journal.txt", run.files)
        self.assertEqual(run.summary["artifacts"], {"cases": 0, "left_out": 0})
        assert_valid_junit(self, run)

    def test_mistakes(self):
        for folder, before, words in (
                ("no/kept", [], ("--artifacts: cannot make 'no/kept': there is no folder", "make it first")),
                ("kept", [("kept", "a file")], ("--artifacts: 'kept' is a file", "name a folder")),
                ("/", [], ("--artifacts", "the root folder stays read-only"))):
            with self.subTest(folder):
                place_before = [(path, content) for path, content in before]
                run = keep("crash-media-absent", before=place_before, folder=folder)
                self.assert_status(run, 2)
                self.assert_one_line(run, *words)
                self.assertIsNone(run.junit)
                self.assertEqual(run.kept, None)

    def test_a_mistake_elsewhere_leaves_no_folder(self):
        run = keep("crash-media-absent", "--levle", "must")
        self.assert_status(run, 2)
        self.assertIsNone(run.kept)
        run = keep("crash-media-absent", "--only", "no-such-case")
        self.assert_status(run, 2)
        self.assertIsNone(run.kept)


if __name__ == "__main__":
    unittest.main()
