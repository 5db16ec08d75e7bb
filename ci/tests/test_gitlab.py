# SPDX-License-Identifier: MIT
"""The template for GitLab, run by gitlab-ci-local in a scratch project of a vendor, as it is and from beginning to end.

Its jobs share nothing but their artifacts (--shell-isolation), as on GitLab. The only thing that is not as a vendor has it
is where routprot-check lies, which is then neither fetched nor built.
"""

import datetime
import json
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

from ci.tests import npm
from ci.tests.project import FAILING, FLAW, Project
from ci.tests.templates import TEMPLATES
from tools.tests.end_to_end.support import ROOT
from tools.tests.end_to_end.valid import count_cases, find_xml_problem, is_green, read_junit

PROGRAM = npm.MODULES / "gitlab-ci-local/src/index.js"
SHARDS = 3
GIT = ("git", "-c", "user.name=vendor", "-c", "user.email=vendor@example.com", "-c", "init.defaultBranch=main")


def day(days):
    """A day from today on, as in a record."""
    return str(datetime.datetime.now(datetime.timezone.utc).date() + datetime.timedelta(days))


class Pipeline:
    """What a pipeline came to: `green`, `output`, the `states` of its jobs, and `report`, the folder that it left."""

    def __init__(self, project):
        done = npm.run(PROGRAM, "--force-shell-executor", "--shell-isolation", "--no-artifacts-to-source", "--no-color",
                       "--home", project.home, "--variable", f"ROUTPROT_CHECK={ROOT}",
                       cwd=project.path, env=project.environment)
        self.output = done.stdout + done.stderr
        self.green = done.returncode == 0
        states = re.findall(r"^ *(PASS|WARN|FAIL) +([\w-]+(?:: \[\d/\d\])?)", self.output, re.MULTILINE)
        self.states = {name: state for state, name in states}
        self.report = project.path / ".gitlab-ci-local/artifacts/routprot-check-report/report"

    def read(self, name):
        return (self.report / name).read_bytes()

    @property
    def summary(self):
        return json.loads(self.read("journal.jsonl").splitlines()[-1])


class Repository(Project):
    """The project as a repository with the template in it."""

    def __init__(self, folder):
        super().__init__(folder)
        shutil.copy(TEMPLATES / "gitlab-ci.yml", self.path / ".gitlab-ci.yml")

    def run(self):
        """Commit everything and run the pipeline."""
        if not (self.path / ".git").exists():
            subprocess.run([*GIT, "init", "-q"], cwd=self.path, env=self.environment, check=True)
        subprocess.run([*GIT, "add", "-A"], cwd=self.path, env=self.environment, check=True)
        subprocess.run([*GIT, "commit", "-qm", "change", "--allow-empty"], cwd=self.path, env=self.environment, check=True)
        return Pipeline(self)


@npm.needs("gitlab-ci-local")
@unittest.skipUnless(shutil.which("rsync") and shutil.which("git"), "git or rsync is not installed")
class GitLab(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="gitlab-test.")
        self.addCleanup(folder.cleanup)
        self.project = Repository(pathlib.Path(folder.name).resolve())

    def check(self, pipeline, green, status, shards):
        """The gate, what the shards came to, and that a whole report is there, whatever the verdict."""
        self.assertIn("json schema validated", pipeline.output)  # GitLab's own, of what a pipeline may say
        self.assertEqual(pipeline.green, green, pipeline.output)
        self.assertEqual(pipeline.states["routprot-check-report"], "PASS" if green else "FAIL", pipeline.output)
        self.assertEqual(sorted(state for name, state in pipeline.states.items() if ": [" in name), sorted(shards),
                         pipeline.output)
        self.assertEqual(pipeline.summary["exit_status"], status)
        self.assertIsNone(json.loads(pipeline.read("journal.jsonl").split(b"\n", 1)[0])["options"]["shard"])
        junit = pipeline.read("junit.xml")
        self.assertEqual(find_xml_problem(junit), "")
        self.assertEqual(is_green(junit), green)
        self.assertIn(b"</html>", pipeline.read("report.html"))
        self.assertIn(b"their.dll", pipeline.read("summary.md"))
        for number in range(1, SHARDS + 1):
            for ending in ("jsonl", "xml"):
                self.assertTrue((pipeline.report / f"shard-{number}.{ending}").exists(), (number, ending))

    def test_a_flaw_and_what_becomes_of_it(self):
        """The life of a defect: red; green while it is known; red when the record has expired, and when it is mended."""
        with self.subTest("a flaw"):
            self.project.take(FLAW)
            flawed = self.project.run()
            self.check(flawed, False, 1, ["PASS", "PASS", "WARN"])
            counts, _ = count_cases(read_junit(flawed.read("junit.xml")))
            self.assertEqual(counts[1:3], [FAILING, 0])
            self.assertIn("ERROR_INVALID_DATA", flawed.output)
        with self.subTest("known"):
            self.project.record()
            known = self.project.run()
            self.check(known, True, 0, ["PASS"] * SHARDS)
            self.assertEqual(known.summary["counts"]["known"], FAILING)
        with self.subTest("expired"):
            self.project.fill_in("expires", day(-1))
            expired = self.project.run()
            self.check(expired, False, 1, ["PASS", "PASS", "WARN"])
            self.assertIn("has expired", expired.output)
        with self.subTest("mended, but still listed"):
            self.project.fill_in("expires", day(30))
            self.project.take()
            mended = self.project.run()
            self.check(mended, False, 1, ["PASS", "PASS", "WARN"])
            self.assertIn("passes: take it out", re.sub(r"\s+", " ", mended.output))
        with self.subTest("mended, and taken out"):
            self.project.write("known.txt", "")
            good = self.project.run()
            self.check(good, True, 0, ["PASS"] * SHARDS)

    def test_what_cannot_be_run_is_red_and_keeps_what_there_is(self):
        """A mistake in the profile: no shard has a result, and nothing is green."""
        self.project.take()
        self.project.write("their.profile", "[protokol]\n")
        pipeline = self.project.run()
        self.assertFalse(pipeline.green, pipeline.output)
        self.assertEqual(set(pipeline.states.values()), {"FAIL"}, pipeline.output)
        self.assertIn("their.profile:1: ", pipeline.output)
        self.assertFalse((pipeline.report / "journal.jsonl").exists())


if __name__ == "__main__":
    unittest.main()
