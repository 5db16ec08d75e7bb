# SPDX-License-Identifier: MIT
"""The programs that `npm ci` puts into ci/node_modules."""

import os
import pathlib
import shutil
import subprocess
import unittest

CI = pathlib.Path(__file__).resolve().parent.parent
MODULES = CI / "node_modules"
NODE = shutil.which("node") or "node"
LIMIT = 300  # seconds that a program may take, on a busy machine


def needs(*packages):
    """Skip a test, or a class of them: in `make test`, which is to be quick, and where one of the packages is missing."""
    is_done = (MODULES / ".package-lock.json").exists()  # which npm writes then
    missing = [name for name in packages if not (is_done and (MODULES / name / "package.json").exists())]
    if os.environ.get("ROUTPROT_QUICK"):
        return unittest.skip("takes long; make ci-check runs it")
    return unittest.skipIf(missing, f"{', '.join(missing)} is not in ci/node_modules (make ci-check installs it)")


def run(program, *words, **options):
    """Run a program of a package, as subprocess.run() does; what it says is in `stdout` and `stderr`, as text."""
    settings = {"stdin": subprocess.DEVNULL, "capture_output": True, "text": True, "errors": "replace", "check": False,
                "timeout": LIMIT, "env": {**os.environ, "NO_COLOR": "1"}}
    settings.update(options)
    return subprocess.run([NODE, program, *map(str, words)], **settings)


def script(name, *words, **options):
    """Run a script that lies beside this file."""
    return run(CI / "tests" / name, *words, **options)
