# SPDX-License-Identifier: MIT
"""What users get of the project, and where it lies: the same for `make install`, `make deb` and `make zip`."""

import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = ROOT / "build"
ARCHITECTURES = ("x64", "x86")


def version():
    """The version of the program."""
    return re.search(r'TOOL_VERSION "(.+)"', (ROOT / "harness/base/version.h").read_text(encoding="utf-8")).group(1)


def program():
    """Both builds, as (path in the folder of the program, file): the program, what it looks for beside it, the flaws."""
    files = []
    for architecture in ARCHITECTURES:
        folder = BUILD / architecture
        for file in (folder / "routprot-check.exe", folder / "reference.dll", folder / "fixtures/flaws.dll"):
            files.append((f"{architecture}/{file.name}", file))
        for profile in sorted((ROOT / "fixtures/reference").glob("*.profile")):
            files.append((f"{architecture}/{profile.name}", profile))
        for file in sorted((folder / "stand-ins").glob("*.dll")):
            files.append((f"{architecture}/stand-ins/{file.name}", file))
    return files


def documents():
    """What is read, as (path, file)."""
    files = [(name, ROOT / name) for name in ("README.md", "CHANGELOG.md", "LICENSE")]
    return [(name, file) for name, file in files if file.is_file()]


def reports():
    """The Python package, as (path, file)."""
    folder = ROOT / "reports"
    found = [*folder.glob("*.py"), *folder.glob("*.json"), *(folder / "templates").iterdir()]
    return [(str(file.relative_to(ROOT)), file) for file in sorted(found)]


def launcher():
    """The launcher for Linux and what belongs to it, as (path, file)."""
    tools = ROOT / "tools"
    names = ["routprot-check", "routprot-check-report", "make-i386-root"]
    names += sorted(f"launcher/{file.name}" for file in (tools / "launcher").glob("*.sh"))
    return [(name, tools / name) for name in names]


def examples():
    """What a vendor starts from, as (path, file): the source of the reference protocol, and all profiles."""
    fixtures = ROOT / "fixtures"
    found = [fixtures / "protocol.def", *(fixtures / "reference").iterdir(), *(fixtures / "flaws").glob("*.profile")]
    templates = ROOT / "ci/templates"
    found += [file for file in templates.rglob("*") if file.is_file()]
    return [(str(file.relative_to(ROOT)), file) for file in sorted(found)]
