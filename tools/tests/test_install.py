# SPDX-License-Identifier: MIT
"""`make install` and `make uninstall`, the man pages and the completion: what is installed works there, and goes again."""

import contextlib
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

from reports import commands
from tools.packaging import contents, manual

ROOT = pathlib.Path(__file__).resolve().parents[2]
LIMIT = 120
COMPLETE = r'''. "$1"; complete=$2; shift 2
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
"$complete"; printf '%s\n' "${COMPREPLY[@]}"'''


def run(*words, **options):
    """The completed process, with its output as text."""
    return subprocess.run([*map(str, words)], stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace",
                          timeout=LIMIT, check=False, **options)


def make(target, destdir, **variables):
    """`make TARGET DESTDIR=...`, whatever make the tests are run by."""
    words = [f"{name}={value}" for name, value in {"DESTDIR": destdir, **variables}.items()]
    environment = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL")}
    return run("make", "--no-print-directory", target, *words, cwd=ROOT, env=environment)


def setUpModule():
    folder = tempfile.TemporaryDirectory(prefix="install-test.")
    unittest.addModuleCleanup(folder.cleanup)
    InstallTest.place = pathlib.Path(folder.name).resolve()
    InstallTest.destdir = InstallTest.place / "with space"
    InstallTest.prefix = InstallTest.destdir / "usr/local"
    InstallTest.installed = make("install", InstallTest.destdir)


class InstallTest(unittest.TestCase):
    """One installation, below a folder with a space in its name, for all tests that do not change it."""

    def setUp(self):
        self.assertEqual((self.installed.returncode, self.installed.stderr), (0, ""))

    def files(self, folder):
        return {str(path.relative_to(folder)) for path in folder.rglob("*")}


class Installed(InstallTest):
    def test_the_program_runs_from_any_folder_and_through_links(self):
        link = self.place / "link"
        link.symlink_to(self.prefix / "bin/routprot-check")
        folder = self.place / "elsewhere"
        folder.mkdir()
        examples = self.prefix / "lib/routprot-check/x64"
        environment = {**os.environ, "HOME": str(folder), "TMPDIR": str(folder)}
        environment.pop("ROUTPROT_CHECK_BUILD", None)
        done = run(link, "--profile", examples / "reference.profile", "--only", "registration/*",
                   "--journal", "journal.jsonl", examples / "flaws.dll", cwd=folder, env=environment)
        self.assertEqual(done.returncode, 0, done)
        self.assertIn("CONFORMANT", done.stdout)
        with open(folder / "journal.jsonl", encoding="utf-8") as journal:
            control = json.loads(journal.readline())["control"]
        self.assertEqual(control["state"], "passed", "the reference protocol is installed too")
        report = run(self.prefix / "bin/routprot-check-report", "summary", "journal.jsonl", cwd=folder)
        in_tree = run("/usr/bin/python3", "-m", "reports", "summary", folder / "journal.jsonl", cwd=ROOT)
        self.assertEqual((report.returncode, report.stdout, report.stderr), (0, in_tree.stdout, ""))

    def test_the_report_names_itself(self):
        done = run(self.prefix / "bin/routprot-check-report", "summary", "/nowhere")
        self.assertEqual(done.returncode, 2)
        self.assertTrue(done.stderr.startswith("routprot-check-report summary: "), done.stderr)

    def test_the_debian_package_is_of_this_version(self):
        first = (ROOT / "tools/packaging/debian/changelog").read_text(encoding="utf-8").splitlines()[0]
        self.assertEqual(first.split()[:2], ["routprot-check", f"({contents.version()})"])
        page = (self.prefix / "share/man/man1/routprot-check.1").read_text(encoding="utf-8")
        self.assertIn(f'"routprot-check {contents.version()}"', page)

    def test_nothing_is_written_into_the_installation(self):
        before = self.files(self.prefix)
        run(self.prefix / "bin/routprot-check-report", "--help")
        self.assertEqual(self.files(self.prefix), before)

    def test_everybody_may_read_it(self):
        for path in self.destdir.rglob("*"):
            if not path.is_symlink():
                is_open = path.is_dir() or path.stat().st_mode & 0o100
                self.assertEqual(path.stat().st_mode & 0o777, 0o755 if is_open else 0o644, path)

    def test_the_example_has_all_that_it_includes(self):
        examples = self.prefix / "share/doc/routprot-check/examples"
        sources = [path for path in examples.rglob("*") if path.suffix in (".c", ".h", ".inc")]
        self.assertIn(examples / "fixtures/reference/register.c", sources)
        for path in sources:
            for name in re.findall(r'#include "(.+)"', path.read_text(encoding="utf-8")):
                self.assertTrue((examples / name).is_file(), f"{path} includes {name}")


class Options(InstallTest):
    """--help, man page, completion and launcher have the same options."""

    def complete(self, name, *words):
        function = "_" + name.replace("-", "_")
        file = self.prefix / "share/bash-completion/completions" / name
        done = run("bash", "-c", COMPLETE, "bash", file, function, name, *words, cwd=self.place)
        self.assertEqual(done.returncode, 0, done)
        return [line for line in done.stdout.splitlines() if line]

    def page(self, name):
        text = (self.prefix / f"share/man/man1/{name}.1").read_text(encoding="utf-8")
        return text.replace("\\-", "-").replace("\\&", "")

    def test_all_have_the_same(self):
        text = run(ROOT / "tools/routprot-check", "--help").stdout
        self.assertEqual(text, (ROOT / "build/documents/help.txt").read_text(encoding="utf-8"))
        told = set(re.findall(r"(?m)^  (--[\w-]+)", text))
        self.assertGreater(len(told), 30)
        self.assertEqual(set(re.findall(r"(?m)^\.TP\n\.BI? (--[\w-]+)", self.page("routprot-check"))), told)
        self.assertEqual(set(self.complete("routprot-check", "-")), told | {"--json", "-h"})

    def test_the_launcher_knows_which_take_a_value(self):
        lines = (ROOT / "build/documents/options.txt").read_text(encoding="utf-8").splitlines()
        table = dict(line.split("\t") for line in lines)
        launcher = (ROOT / "tools/routprot-check").read_text(encoding="utf-8")
        lists = re.findall(r"(?m)^ +((?:--?[\w-]+[ |\\\n]*)+)\)", launcher.partition("case $option in")[0])
        with_value, *flags = [words for words in lists if "|" in words]
        self.assertEqual(set(re.findall(r"--[\w-]+", with_value)),
                         {name for name, value in table.items() if value} | {"--wine-prefix"})
        self.assertEqual(set(re.findall(r"--?\w[\w-]*", " ".join(flags))),
                         {name for name, value in table.items() if not value})

    def test_words(self):
        for words, expected in ((["--level", ""], "must should hardening"), (["--level", "=", "m"], "must"),
                                (["--isolate", "="], "session run case"),
                                (["--color", "a"], "auto always"), (["--jobs", ""], "")):
            with self.subTest(words):
                self.assertEqual(self.complete("routprot-check", *words), expected.split())

    def test_files(self):
        folder = self.place / "files"
        folder.mkdir()
        for name in ("one.dll", "two.DLL", "three.txt"):
            (folder / name).touch()
        self.assertEqual(sorted(self.complete("routprot-check", "files/")), ["files/one.dll", "files/two.DLL"])
        self.assertEqual(self.complete("routprot-check", "--profile", "files/th"), ["files/three.txt"])
        self.assertEqual(self.complete("routprot-check", "--wine-prefix", "fi"), ["files"])

    def test_the_commands_of_the_reports(self):
        page = self.page("routprot-check-report")
        self.assertEqual(set(re.findall(r"(?m)^\.BI (\w+) ", page)), set(commands.COMMANDS))
        self.assertEqual(set(self.complete("routprot-check-report", "")), {*commands.COMMANDS, *os.listdir(self.place)})
        known = set()
        for name in commands.COMMANDS:
            text = io.StringIO()
            with contextlib.redirect_stdout(text), self.assertRaises(SystemExit):
                commands.run(name, ["--help"])
            told = set(re.findall(r"--[\w-]+", text.getvalue()))
            self.assertEqual(set(self.complete("routprot-check-report", name, "--")), told, name)
            known |= told
        self.assertEqual(set(re.findall(r"--[\w-]+", page)) - {"--journal"}, known)

    def test_statuses(self):
        self.assertEqual(re.findall(r"(?m)^\.TP\n\.B (\d)$", self.page("routprot-check")), list("01234"))

    def test_a_text_that_is_laid_out_otherwise_is_refused(self):
        template = "\n.TH X\n@OPTIONS@"
        text = "The candidate:\n  --a  b\n\nOn Linux, it takes:\n  --c  d\n\nExit status:\n  0  e\n\nExamples:\n  f\n"
        self.assertIn("\n.B \\-\\-a\nb", manual.make(template, text, "1", "/usr"))
        for wrong in (text.replace("On Linux", "On Windows"), text.replace("Examples", "For example"),
                      text.replace("  --a", "  -a")):
            with self.assertRaises(manual.HelpError):
                manual.make(template, wrong, "1", "/usr")

    def test_the_pages_are_without_warnings(self):
        checked = 0
        for path in sorted((self.prefix / "share/man/man1").iterdir()):
            for words in (["man", "--warnings", "-E", "UTF-8", "-l"], ["groff", "-man", "-ww", "-Tutf8"],
                          ["mandoc", "-Tlint", "-W", "warning"]):
                if shutil.which(words[0]):
                    done = run(*words, path, env={**os.environ, "LC_ALL": "C.UTF-8", "MANPAGER": "cat"})
                    self.assertEqual((done.returncode, done.stderr), (0, ""), words)
                    if words[0] == "mandoc":
                        self.assertEqual(done.stdout, "")
                    checked += 1
        if not checked:
            self.skipTest("none of man, groff and mandoc is installed")


class Uninstalled(InstallTest):
    def setUp(self):
        super().setUp()
        self.other = pathlib.Path(tempfile.mkdtemp(dir=self.place))
        self.list = self.other / "usr/lib/routprot-check/installed"

    def make_here(self, target):
        done = make(target, self.other, PREFIX="/usr")
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_nothing_is_left(self):
        self.make_here("install")
        self.make_here("uninstall")
        self.assertEqual(self.files(self.other), set())

    def test_what_others_put_there_stays(self):
        (self.other / "usr/bin").mkdir(parents=True)
        (self.other / "usr/bin/other").touch()
        self.make_here("install")
        (self.other / "usr/lib/routprot-check/x64/mine.profile").touch()
        (self.other / "usr/lib/routprot-check/old").touch()
        self.list.write_text(self.list.read_text() + "/usr/lib/routprot-check/old\n")
        self.make_here("install")
        self.assertFalse((self.other / "usr/lib/routprot-check/old").exists(), "what an older version had goes")
        self.make_here("uninstall")
        self.assertEqual({path for path in self.files(self.other) if not (self.other / path).is_dir()},
                         {"usr/bin/other", "usr/lib/routprot-check/x64/mine.profile"})

    def test_what_fails_midway_leaves_nothing(self):
        (self.other / "usr/local/share").mkdir(parents=True)
        (self.other / "usr/local/share/man").touch()
        before = self.files(self.other)
        done = make("install", self.other)
        self.assertRegex(done.stderr, r"\Ainstall: .*/share/man: File exists; [^\n]*\nmake: ")
        self.assertEqual(self.files(self.other), before)

    def test_mistakes(self):
        for target, variables, words in (("uninstall", {}, "nothing is installed in"),
                                         ("install", {"PREFIX": "usr"}, "PREFIX is 'usr'"),
                                         ("install", {"PREFIX": "/usr/../x"}, "must be an absolute path")):
            done = make(target, self.other, **variables)
            self.assertNotEqual(done.returncode, 0)
            self.assertRegex(done.stderr, rf"\Ainstall: .*{words}[^\n]*\nmake: ")
        self.assertEqual(self.files(self.other), set())


if __name__ == "__main__":
    unittest.main()
