# SPDX-License-Identifier: MIT
"""The templates in ci/templates, and the shell scripts that lie in them."""

import pathlib
import re
import textwrap

TEMPLATES = pathlib.Path(__file__).resolve().parents[1] / "templates"
GITHUB = ("github-linux.yml", "github-windows.yml")
ENGINES = (*GITHUB, "gitlab-ci.yml", "Jenkinsfile", "azure-pipelines.yml")


def read(name):
    """The text of a template."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


def load(name):
    """A template that is YAML. `on`, which YAML 1.1 takes for a truth, keeps its name."""
    import yaml  # of Debian, and on no machine that only builds

    found = yaml.safe_load(read(name))
    return {"on" if key is True else key: value for key, value in found.items()}


def steps(name):
    """The steps of all jobs of a workflow of GitHub or of Azure."""
    jobs = load(name)["jobs"]
    return [step for job in (jobs.values() if isinstance(jobs, dict) else jobs) for step in job["steps"]]


def scripts(name):
    """The shell scripts of a template, in order: what each is called -> its text."""
    if name == "Jenkinsfile":
        blocks = re.findall(r"stage\('([^']+)'\)|sh '''\n(.*?)'''", read(name), re.DOTALL)
        found, stage = {}, ""
        for title, block in blocks:
            stage = title or stage
            if block:
                # The last is that of `post`.
                found[stage if stage not in found else "Report"] = textwrap.dedent(block).strip()
        return found
    if name == "gitlab-ci.yml":
        return {job: "\n".join([*value.get("before_script", []), *value.get("script", [])])
                for job, value in load(name).items() if isinstance(value, dict) and {"script", "before_script"} & set(value)}
    key = "bash" if name.startswith("azure") else "run"
    title = "displayName" if name.startswith("azure") else "name"
    return {step.get(title, step[key]): step[key] for step in steps(name) if key in step}


def settings(name):
    """The variables that a vendor edits: name -> value."""
    if name == "Jenkinsfile":
        block = re.search(r"environment \{(.*?)\n    \}", read(name), re.DOTALL).group(1)
        return dict(re.findall(r"^ +([A-Z_]+) = '([^']*)'", block, re.MULTILINE))
    return load(name).get("env") or load(name)["variables"]
