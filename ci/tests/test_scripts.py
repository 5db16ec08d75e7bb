# SPDX-License-Identifier: MIT
"""The scripts of the templates, run one after the other as their engines do, in a scratch project of a vendor.

Where an engine has what this machine has not (docker, Windows), or what a test must not do (installing packages, building it
all), a stand-in takes its part.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest
import zipfile

from ci.tests import npm
from ci.tests.project import FAILING, FLAW, Project
from ci.tests.templates import ENGINES, scripts, settings
from tools.tests.end_to_end.support import BUILD, ROOT
from tools.tests.end_to_end.valid import count_cases, is_green, read_junit

try:
    import yaml
except ImportError:
    yaml = None

# `docker run [OPTIONS] routprot-check WORDS`, where the image has routprot-check in it and the project lies in /work.
DOCKER = f"""#!/bin/sh
entry={ROOT}/tools/routprot-check
[ "$1" = run ] || exit 125
shift
while :; do
    case $1 in
    --rm) shift ;;
    --network) [ "$2" = none ] || exit 125; shift 2 ;;
    -v) [ "$2" = "$PWD:/work" ] || exit 125; shift 2 ;;
    --entrypoint) entry=$2; shift 2 ;;
    routprot-check) shift; break ;;
    *) exit 125 ;;
    esac
done
PYTHONPATH={ROOT} exec "$entry" "$@"
"""

# routprot-check.exe as it answers on Windows: what its arguments were, and the exit status for them.
PROGRAM = """#!/bin/sh
echo "$0 ${ROUTPROT_FLAW-} $*" >>"$CALLS"
case ${ROUTPROT_FLAW-} in
'') exit 0 ;;
"$MISSED") exit 0 ;;
*) exit 1 ;;
esac
"""


class Engine:
    """Runs the scripts of a template, as the engine would, in one environment."""

    shells = {"github-linux.yml": ("sh", "-e"), "github-windows.yml": ("bash", "-eo", "pipefail"),
              "gitlab-ci.yml": ("bash", "-eo", "pipefail"), "Jenkinsfile": ("sh", "-xe"), "azure-pipelines.yml": ("bash",)}

    def __init__(self, name, project):
        self.name, self.project = name, project
        self.environment = {**project.environment, **settings(name),
                            "GITHUB_STEP_SUMMARY": str(project.path / "summary.md")}
        self.output = ""

    def run(self, title):
        """The exit status of a script."""
        done = subprocess.run([*self.shells[self.name], "-c", scripts(self.name)[title]], cwd=self.project.path,
                              env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, errors="replace", check=False, timeout=300)
        self.output = done.stdout
        return done.returncode


@npm.needs()
@unittest.skipUnless(yaml, "python3-yaml is not installed")
class Scripts(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="scripts-test.")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name).resolve()
        self.project = Project(self.folder)

    def prepare(self, name):
        """The engine, where routprot-check lies where its first steps would have put it."""
        engine = Engine(name, self.project)
        if name == "Jenkinsfile":
            engine.environment.update(ROUTPROT_CHECK=str(ROOT), PYTHONPATH=str(ROOT))
        elif name == "github-linux.yml":
            (self.project.path / ".routprot-check").symlink_to(ROOT)
            engine.environment["PYTHONPATH"] = ".routprot-check"
        else:
            docker = self.project.home / "docker"
            docker.write_text(DOCKER, encoding="utf-8")
            docker.chmod(0o755)
            engine.environment["PATH"] = f"{self.project.home}:{engine.environment['PATH']}"
        return engine

    def check(self, name, summary):
        """A flawed DLL is red and a good one green, each with its report; SUMMARY is the file of it, if not the log."""
        engine = self.prepare(name)
        for flaw, status in ((FLAW, 1), (None, 0)):
            with self.subTest(name, flaw=flaw):
                self.project.take(flaw)
                self.assertEqual(engine.run("Check"), status, engine.output)
                self.assertEqual(engine.run("Report"), 0, engine.output)
                report = self.project.path / "report"
                junit = (report / "junit.xml").read_bytes()
                self.assertEqual(is_green(junit), status == 0)
                self.assertEqual(count_cases(read_junit(junit))[0][1], FAILING if flaw else 0)
                self.assertIn("</html>", (report / "report.html").read_text(encoding="utf-8"))
                last = json.loads((report / "journal.jsonl").read_bytes().splitlines()[-1])
                self.assertEqual(last["exit_status"], status)
                told = (self.project.path / summary).read_text(encoding="utf-8") if summary else engine.output
                self.assertIn("their.dll", told)

    def test_github(self):
        self.check("github-linux.yml", "summary.md")

    def test_github_annotates(self):
        self.project.take(FLAW)
        engine = self.prepare("github-linux.yml")
        self.assertEqual(engine.run("Check"), 1, engine.output)
        self.assertRegex(engine.output, r"\n::error title=SIFINFO-02 \(must\)::set-interface-info/failure-code")

    def test_jenkins(self):
        self.check("Jenkinsfile", None)

    def test_azure(self):
        self.check("azure-pipelines.yml", "report/summary.md")

    def test_without_a_journal_there_is_no_report_and_no_other_error(self):
        """A mistake on the command line: the check is red, and what follows does not hide that."""
        for name in ("Jenkinsfile", "azure-pipelines.yml"):
            with self.subTest(name):
                engine = self.prepare(name)
                self.assertEqual(engine.run("Check"), 2, engine.output)
                self.assertEqual(engine.run("Report"), 0, engine.output)
                self.assertFalse((self.project.path / "report/report.html").exists())


@unittest.skipUnless(yaml and shutil.which("git"), "python3-yaml or git is not installed")
class SetUp(unittest.TestCase):
    """What each engine does before the check, up to building what it fetched."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="scripts-test.")
        self.addCleanup(folder.cleanup)
        self.project = Project(pathlib.Path(folder.name).resolve())
        self.calls = self.project.home / "calls"
        for name in ("apt-get", "make", "docker"):
            command = self.project.home / name
            command.write_text(f'#!/bin/sh\necho "{name} $*" >>"{self.calls}"\n', encoding="utf-8")
            command.chmod(0o755)
        self.source = self.project.home / "source"
        for words in (("init", "-q", self.source), ("commit", "-q", "--allow-empty", "-m", "one"), ("tag", "v1.0.0"),
                      ("commit", "-q", "--allow-empty", "-m", "two")):
            self.git(*words)
        self.tool = self.project.home / "routprot-check"

    def git(self, *words):
        folder = self.source if self.source.exists() else self.project.home
        done = subprocess.run(["git", "-c", "user.name=us", "-c", "user.email=us@example.com", *words], cwd=folder,
                              env=self.project.environment, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def check(self, name, title, *wanted):
        """The version that is pinned is fetched, and these commands are called."""
        engine = Engine(name, self.project)
        engine.environment.update(ROUTPROT_CHECK=str(self.tool), ROUTPROT_CHECK_GIT=self.source.as_uri(),
                                  AGENT_TEMPDIRECTORY=str(self.project.home),
                                  PATH=f"{self.project.home}:{self.project.environment['PATH']}")
        self.assertEqual(engine.run(title), 0, engine.output)
        found = subprocess.run(["git", "-C", self.tool, "rev-parse", "HEAD"], capture_output=True, text=True, check=True)
        self.assertEqual(found.stdout.strip(), self.git("rev-parse", "v1.0.0"))
        self.assertEqual(self.calls.read_text(encoding="utf-8").splitlines()[-len(wanted):], list(wanted))

    def test_gitlab(self):
        self.check("gitlab-ci.yml", ".routprot-check", f"make -C {self.tool} packages build")

    def test_jenkins(self):
        self.check("Jenkinsfile", "Set up", f"make -C {self.tool} packages build")

    def test_azure(self):
        self.check("azure-pipelines.yml", "Set up", "docker build -f ci/templates/Containerfile -t routprot-check .")


class Readme(unittest.TestCase):
    @npm.needs()
    def test_ci_in_ten_lines(self):
        """The lines after those that set up, run where routprot-check lies as those would have it."""
        text = (ROOT / "README.md").read_text(encoding="utf-8").split("## CI in ten lines")[1]
        lines = text.split("```bash\n")[1].split("```")[0].splitlines()
        self.assertEqual(len(lines), 10)
        self.assertTrue(lines[2].startswith("make -C routprot-check "))
        with tempfile.TemporaryDirectory(prefix="scripts-test.") as folder:
            project = Project(pathlib.Path(folder).resolve())
            project.take(FLAW)
            (project.path / "their.dll").symlink_to("build/their.dll")
            (project.path / "routprot-check").symlink_to(ROOT)
            done = subprocess.run(["sh", "-ec", "\n".join(lines[3:])], cwd=project.path, env=project.environment,
                                  stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", check=False)
            self.assertEqual((done.returncode, done.stderr), (1, ""), done.stdout)
            counts, _ = count_cases(read_junit((project.path / "report/junit.xml").read_bytes()))
            self.assertEqual(counts[1], FAILING)
            self.assertIn("</html>", (project.path / "report/report.html").read_text(encoding="utf-8"))

    def test_it_names_every_template(self):
        text = (ROOT / "README.md").read_text(encoding="utf-8").split("## CI in ten lines")[1].split("\n## ")[0]
        self.assertEqual(sorted(re.findall(r"\]\(ci/templates/([\w.-]+)\)", text)), sorted([*ENGINES, "Containerfile"]))


@unittest.skipUnless(yaml, "python3-yaml is not installed")
class Windows(unittest.TestCase):
    """The steps of the template for Windows, with a program that answers as it is told."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="scripts-test.")
        self.addCleanup(folder.cleanup)
        self.project = Project(pathlib.Path(folder.name).resolve())
        self.calls = self.project.home / "calls"
        self.calls.touch()
        for machine in ("x64", "x86"):
            program = self.project.path / "routprot-check-1.0.0" / machine / "routprot-check.exe"
            program.parent.mkdir(parents=True)
            program.write_text(PROGRAM, encoding="utf-8")
            program.chmod(0o755)
        self.engine = Engine("github-windows.yml", self.project)
        self.engine.environment.update(TOOL="routprot-check-1.0.0", CALLS=str(self.calls), MISSED="none")

    def words(self, title):
        """The calls of the program in a step, which succeeds."""
        self.calls.write_text("", encoding="utf-8")
        self.assertEqual(self.engine.run(title), 0, self.engine.output)
        return self.calls.read_text(encoding="utf-8").splitlines()

    def test_unpacking(self):
        """The folder of the tool is what the later steps are told, whatever its version."""
        shutil.rmtree(self.project.path / "routprot-check-1.0.0")
        with zipfile.ZipFile(self.project.path / "routprot-check-2.1.0-windows.zip", "w") as archive:
            archive.writestr("routprot-check-2.1.0/x64/routprot-check.exe", "")
        python = self.project.home / "python"
        python.write_text('#!/bin/sh\n[ "$2" = pip ] || exec /usr/bin/python3 "$@"\n', encoding="utf-8")
        python.chmod(0o755)
        told = self.project.home / "told"
        self.engine.environment.update(GITHUB_ENV=str(told), PATH=f"{self.project.home}:{os.environ['PATH']}")
        self.assertEqual(self.engine.run("Unpack"), 0, self.engine.output)
        self.assertEqual(told.read_text(encoding="utf-8"), "TOOL=routprot-check-2.1.0\n")
        self.assertTrue((self.project.path / "routprot-check-2.1.0/x64/routprot-check.exe").exists())
        self.assertTrue((self.project.path / "report").is_dir())

    def test_the_reference_is_each_kind_of_protocol_on_each_machine(self):
        calls = self.words("Reference protocol")
        self.assertEqual(len(calls), 10)
        for path in (path for call in calls for path in re.findall(r"--profile routprot-check-1.0.0/(\S+)", call)):
            self.assertTrue((BUILD / path).exists(), path)

    def test_a_reference_that_fails_is_red(self):
        self.engine.environment["ROUTPROT_FLAW"] = "any"
        self.assertNotEqual(self.engine.run("Reference protocol"), 0)

    def test_flaws(self):
        calls = self.words("Flaws")
        self.assertEqual(len(calls), 2 * len({call.split()[1] for call in calls}))

    def test_a_flaw_that_is_missed_is_red(self):
        self.engine.environment["MISSED"] = "accepts-deleted"
        self.assertEqual(self.engine.run("Flaws"), 1)
        self.assertIn("::error::the flaw accepts-deleted (x64) has exit status 0 and not 1", self.engine.output)

    def test_the_candidate(self):
        call, = self.words("Check")
        self.assertTrue(call.startswith("routprot-check-1.0.0/x64/routprot-check.exe "), call)
        self.assertIn("--profile their.profile --known known.txt --format github", call)


if __name__ == "__main__":
    unittest.main()
