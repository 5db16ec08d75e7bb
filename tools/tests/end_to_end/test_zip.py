# SPDX-License-Identifier: MIT
"""What a vendor unpacks on Windows: always the same, and nothing in it needs Wine or the launcher.

Its programs are run without launcher and sandbox, in a prefix that takes no time to make. `make check-zip` says with
ROUTPROT_FULL_PREFIX=1 that it is to be one as Wine makes it.
"""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import types
import unittest
import zipfile

from tools import lean_wine
from tools.packaging import contents
from tools.tests.end_to_end.support import ROOT, Runs, fixture
from tools.tests.pe import Image

# What every Windows has. Those of the router are there only where its role is installed: nothing of ours imports them.
SYSTEM = {"kernel32.dll", "msvcrt.dll", "advapi32.dll"}
# Asked for by name, and done without where they are missing.
OF_WINE = {b"wine_get_version", b"wine_get_host_version"}
IS_FULL = bool(os.environ.get("ROUTPROT_FULL_PREFIX"))
LIMIT = 300


def pack(path):
    done = subprocess.run([ROOT / "tools/packaging/make-zip", path], stdin=subprocess.DEVNULL, capture_output=True,
                          text=True, check=False, timeout=LIMIT)
    assert (done.returncode, done.stderr) == (0, ""), done
    return path.read_bytes()


def unpack(folder):
    """The only folder in the archive, unpacked below a folder with a space in its name."""
    with zipfile.ZipFile(folder / "one.zip") as packed:
        packed.extractall(folder / "with space")
    unpacked, = (folder / "with space").iterdir()
    return unpacked


def run_as_on_windows():
    """What is in the archive, run in a Wine prefix without launcher and sandbox: the runs by name, and what they wrote."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="zip-test.")).resolve()
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "WINEPREFIX": str(folder / "prefix"),
                   "WINEDEBUG": "-all", "WINEDLLOVERRIDES": "winedbg.exe=d;mscoree=;mshtml=", "LC_ALL": "C.UTF-8"}

    def run(*words):
        return subprocess.run([*map(str, words)], cwd=unpacked, env=environment, stdin=subprocess.DEVNULL, text=True,
                              capture_output=True, errors="replace", check=False, timeout=LIMIT)

    try:
        pack(folder / "one.zip")
        unpacked = unpack(folder)
        command = ["wine", "cmd", "/c", "routprot-check.cmd"]
        runs = {}
        if IS_FULL:
            runs["prefix"] = run("wine", "wineboot", "--init")
            assert (folder / "prefix/drive_c/windows/system32/cmd.exe").is_file(), runs["prefix"]
        else:
            lean_wine.make_prefix(folder / "prefix")
        runs["reference"] = run(*command)
        environment["ROUTPROT_FLAW"] = "start-reads-past-size"
        runs["flaw"] = run(*command, "--profile", r"examples\fixtures\flaws\flaws.profile", "--no-control",
                           "--only", "start-protocol/within-size*", "--journal", "journal.jsonl", "--junit", "junit.xml",
                           r"x64\flaws.dll")
        runs["other machine"] = run(*command, r"x86\reference.dll")
        # Wine has no Python: something else that answers to its name shows that it is called.
        shutil.copy(unpacked / "x64/routprot-check.exe", unpacked / "python.exe")
        runs["report command"] = run("wine", "cmd", "/c", "routprot-check-report.cmd", "--version")
        runs["report"] = run("/usr/bin/python3", "routprot-check-report.py", "journal.jsonl", "-o", "report.html")
        files = {name: (unpacked / name).read_text(encoding="utf-8") for name in ("junit.xml", "report.html")
                 if (unpacked / name).is_file()}
        return types.SimpleNamespace(runs=runs, files=files)
    finally:
        subprocess.run(["wineserver", "-k"], env=environment, stdin=subprocess.DEVNULL, check=False, timeout=LIMIT,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        shutil.rmtree(folder, ignore_errors=True)


RUNS = Runs({"as on Windows": run_as_on_windows}).expect()


class Archive(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="zip-test.")
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        cls.packed = pack(cls.folder / "one.zip")
        cls.unpacked = unpack(cls.folder)

    def images(self):
        return {str(path.relative_to(self.unpacked)): path
                for path in self.unpacked.rglob("*") if path.suffix in (".exe", ".dll")}

    def test_the_same_files_give_the_same_bytes(self):
        self.assertEqual(pack(self.folder / "two.zip"), self.packed)

    def test_what_is_in_it(self):
        names = {path.name for path in self.unpacked.iterdir()} - {"CHANGELOG.md"}
        self.assertEqual(names, {"routprot-check.cmd", "routprot-check-report.cmd", "routprot-check-report.py", "README.md",
                                 "LICENSE", "x64", "x86", "reports", "examples"})
        images = ("routprot-check.exe", "reference.dll", "flaws.dll", "stand-ins/rtm.dll", "stand-ins/rtutils.dll",
                  "stand-ins/mprapi.dll")
        self.assertLessEqual({f"{machine}/{name}" for machine in ("x64", "x86") for name in images}, set(self.images()))

    def test_windows_reads_the_commands(self):
        for path in self.unpacked.glob("*.cmd"):
            self.assertNotRegex(path.read_bytes(), rb"[^\r]\n|[\x80-\xff]", path.name)

    def test_only_what_windows_has_is_imported(self):
        for name, path in self.images().items():
            with self.subTest(name):
                image = Image(path.read_bytes())
                self.assertEqual(image.machine, 0x8664 if name.startswith("x64") else 0x14C)
                imports = image.imports()
                self.assertIn("kernel32.dll", imports)
                self.assertLessEqual(set(imports), SYSTEM)
                self.assertNotIn("wine", " ".join(word for words in imports.values() for word in words).lower())

    def test_nothing_of_wine_is_needed(self):
        for name, path in self.images().items():
            self.assertLessEqual(set(re.findall(rb"__wine\w+|wine_\w+", path.read_bytes())), OF_WINE, name)

    def test_what_else_is_imported_would_be_seen(self):
        for machine in ("x64", "x86"):
            imports = Image(fixture("asks", machine).read_bytes()).imports()
            self.assertEqual(set(imports) - SYSTEM, {"iphlpapi.dll", "mprapi.dll", "rtutils.dll", "ws2_32.dll"})
            self.assertIn("TraceRegisterExA", imports["rtutils.dll"])


@unittest.skipUnless(lean_wine.find_wine_files(), "needs Wine")
class AsOnWindows(unittest.TestCase):
    def run_of(self, name):
        return RUNS["as on Windows"].runs[name]

    def test_without_a_word_the_reference_protocol_is_checked(self):
        run = self.run_of("reference")
        self.assertEqual(run.returncode, 0, run)
        self.assertRegex(run.stdout, r"(?m)^CONFORMANT \(exit status 0\): \d+ of \d+ gating requirements examined, 0 of")
        self.assertIn("their.profile their.dll", run.stdout)

    def test_a_flaw_is_found_and_can_be_repeated(self):
        run = self.run_of("flaw")
        self.assertEqual(run.returncode, 1, run)
        self.assertIn("START-08", run.stdout)
        self.assertRegex(run.stdout, r"reproduce  routprot-check\.cmd 'x64\\flaws\.dll' --profile .* --only ")
        self.assertIn('<error type="crash" message="START-08 (must)', RUNS["as on Windows"].files["junit.xml"])

    def test_the_report_is_made(self):
        run = self.run_of("report")
        self.assertEqual((run.returncode, run.stderr), (0, ""), run)
        self.assertIn("START-08", RUNS["as on Windows"].files["report.html"])
        command = self.run_of("report command")
        self.assertEqual(command.returncode, 0, command)
        self.assertTrue(command.stdout.startswith(f"routprot-check {contents.version()}"), command)

    def test_a_dll_for_the_other_machine_is_named_as_such(self):
        run = self.run_of("other machine")
        self.assertEqual(run.returncode, 3, run)
        self.assertIn("it is made for x86", run.stdout + run.stderr)


if __name__ == "__main__":
    unittest.main()
