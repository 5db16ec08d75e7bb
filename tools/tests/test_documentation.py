# SPDX-License-Identifier: MIT
"""Every command in README.md, CONTRIBUTING.md and the man pages does what it says.

What takes too long here is at least known to `make -n`, and but for the first, runs are held to few cases. The
commands of README's chapter on reports are run by reports.tests.test_readme, those on Windows by
tools.tests.end_to_end.test_zip.
"""

import importlib.util
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

from reports.tests import lines

ROOT = pathlib.Path(__file__).resolve().parents[2]
LIMIT = 300
PYTHON = "/usr/bin/python3"
# What begins a command, after variables that are set for it: all else in blocks and between backticks is something else.
PROGRAM = re.compile(r"(?:[A-Z_]+=\S* )*(?:sudo )?"
                     r"((?:tools|build/native)/[\w-]+|make|python3|routprot-check(?:-report)?)(?: |\Z)")
# A make target that is run, not only looked up: what README.md opens with.
RUN = "run"
FEW = "--only 'registration/*'"


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def find_commands(text):
    """The commands of a Markdown text, without comments: in indented and fenced blocks, and between backticks."""
    found, fence = [], None
    for line in text.splitlines():
        if line.lstrip().startswith("```"):
            fence = None if fence is not None else line.strip("` ")
        elif line.startswith("    ") or fence in ("sh", "console"):
            found.append(re.split(r"  +#|  +", line.strip().removeprefix("$ "))[0])
        elif fence is None:
            found += re.findall(r"`([^`]+)`", line)
    return [command for command in found if PROGRAM.match(command)]


def find_examples(text):
    """The commands of the examples of a man page's template or of --help."""
    return [line.strip().replace("\\-", "-") for line in text.partition("XAMPLES\n")[2].splitlines()
            if line.startswith("routprot")] or re.findall(r"(?m)^  (routprot-check .+)$", text.partition("\nExamples:\n")[2])


def program_of(command):
    return PROGRAM.match(command).group(1)


MARKDOWN = {name: find_commands(read(name)) for name in ("README.md", "CONTRIBUTING.md")}


class Place(unittest.TestCase):
    """A folder with what the commands name: a project, candidates, profiles, journals."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="documentation-test.")
        self.addCleanup(folder.cleanup)
        self.place = pathlib.Path(folder.name).resolve()
        for name in ("tools", "build", "fixtures", "harness"):
            (self.place / name).symlink_to(ROOT / name)
        (self.place / "bin").mkdir()
        for name in ("routprot-check", "routprot-check-report"):
            (self.place / "bin" / name).symlink_to(ROOT / "tools" / name)
        for name, sample in {"journal": "violations", "old": "conformant", "new": "conformant"}.items():
            shutil.copy(lines.SAMPLES / f"{sample}.jsonl", self.place / f"{name}.jsonl")
        self.environment = {name: value for name, value in os.environ.items() if not re.match("MAKE|MFLAGS", name)}
        self.environment["PATH"] = f"{self.place / 'bin'}:{self.environment['PATH']}"

    def provide(self, command):
        """Make what a command reads: its candidate and its profile are the reference protocol's."""
        sources = {".dll": "build/x64/fixtures/reference.dll", ".profile": "fixtures/reference/reference.profile"}
        for name, kind in re.findall(r"(?<![\w/.])([\w./-]+(\.dll|\.profile))\b", command):
            file = self.place / name
            if not file.exists():
                file.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / sources[kind], file)

    def run_command(self, command, folder=None):
        """Run it, and hold it to success and to every file that it is told to write."""
        self.provide(command)
        done = subprocess.run(["sh", "-c", command], cwd=folder or self.place, env=self.environment, timeout=LIMIT,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", check=False)
        self.assertEqual(done.returncode, 0, f"{command}\n{done.stderr[-1000:]}{done.stdout[-2000:]}")
        for name in re.findall(r"(?:-o|--junit|--journal) (\S+)", command):
            self.assertTrue((self.place / name).stat().st_size, f"{command} has not written {name}")
        return done.stdout


class Commands(Place):
    def test_there_are_some(self):
        self.assertGreater(len(MARKDOWN["README.md"]), 20)
        self.assertGreater(len(MARKDOWN["CONTRIBUTING.md"]), 15)
        blocks = "    make x    # y\n\n`make z`\n```sh\nmake v  # w\n```\n\n```yaml\nmake no\n```\n    [a]\n    $ tools/b -c"
        self.assertEqual(find_commands(blocks), ["make x", "make z", "make v", "tools/b -c"])

    def test_make_knows_its_targets(self):
        targets = {word for commands in MARKDOWN.values() for command in commands if program_of(command) == "make"
                   for word in command.removeprefix("sudo ").split()[1:] if "=" not in word and not word.startswith("-")}
        self.assertLessEqual({"run", "test", "install", "deb", "zip"}, targets)
        done = subprocess.run(["make", "-n", "--no-print-directory", *sorted(targets)], cwd=ROOT, env=self.environment,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=LIMIT, check=False)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        known = subprocess.run(["make", "-s", "help"], cwd=ROOT, env=self.environment, stdin=subprocess.DEVNULL,
                               capture_output=True, text=True, timeout=LIMIT, check=True).stdout
        self.assertLessEqual(targets, set(re.findall(r"(?m)^  ([\w-]+)", known)))

    def test_what_the_readme_opens_with(self):
        opening = [command for command in MARKDOWN["README.md"][:3] if command.split()[1] == RUN]
        self.assertEqual([command.count("=") for command in opening], [0, 2])
        for command in opening:
            words = re.sub(r"=(their\S+)", lambda name: "=" + str(self.place / name.group(1)), command)
            out = self.place / "report"
            shown = self.run_command(f"{words} OUT={out}" + (f' ARGS="{FEW}"' if "DLL" in words else ""), ROOT)
            self.assertIn("CONFORMANT (exit status 0)", shown)
            self.assertEqual({path.name for path in out.iterdir()}, {"junit.xml", "journal.jsonl", "report.html"})
            shutil.rmtree(out)

    def test_the_tools_are_there_with_their_options(self):
        checked = set()
        for commands in MARKDOWN.values():
            for command in commands:
                program = program_of(command)
                if "/" not in program or (program == "tools/routprot-check" and "dll" in command):
                    continue
                with self.subTest(command):
                    self.assertTrue(os.access(ROOT / program, os.X_OK))
                    if program.startswith("build"):
                        self.assertIn("rtm_threads", self.run_command(command + " --list", ROOT))
                    elif program != "tools/routprot-check":
                        for option in re.findall(r"--[\w-]+", command):
                            self.assertRegex(read(program), rf'"{option}"|(?m:^{option}\))')
                    checked.add(program)
        self.assertLessEqual({"tools/verify", "tools/requirement-table", "build/native/tests"}, checked)

    def test_the_modules_are_there(self):
        for commands in MARKDOWN.values():
            for command in commands:
                words = command.split()
                if program_of(command) == "python3":
                    self.assertIn("-m", words)
                    module = words[words.index("-m") + 1]
                    module = words[words.index("-m") + 2] if module == "unittest" else module
                    self.assertIsNotNone(importlib.util.find_spec(module), command)


class Runs(Place):
    def test_the_program(self):
        commands = [command for name in MARKDOWN for command in MARKDOWN[name]
                    if program_of(command) in ("tools/routprot-check", "routprot-check") and ".dll" in command]
        commands += find_examples(read("build/documents/help.txt"))
        self.assertGreaterEqual(len(commands), 4)
        for command in commands:
            with self.subTest(command):
                self.assertIn("CONFORMANT (exit status 0)", self.run_command(f"{command} {FEW}"))

    def test_the_reports(self):
        commands = find_examples(read("tools/packaging/routprot-check-report.1.in"))
        self.assertEqual(len(commands), 3)
        for command in commands:
            with self.subTest(command):
                self.run_command(command)


class Samples(Place):
    """What the documents show is what the program reads."""

    def profile(self, text):
        (self.place / "shown.profile").write_text(text, encoding="utf-8")
        return json.loads(self.run_command("routprot-check --list --json --only 'registration/*' --profile shown.profile"))

    def test_the_profile_of_the_man_page(self):
        page = read("tools/packaging/routprot-check.1.in").replace("\\-", "-")
        self.assertTrue(self.profile(page.partition(".SH PROFILE")[2].partition(".RS\n")[2].partition(".RE")[0]))


if __name__ == "__main__":
    unittest.main()
