# SPDX-License-Identifier: MIT
"""Runs of the program in a Wine that is running already, without launcher and sandbox: for tests of neither.

A start of Wine takes half of what a run of a few cases does. perform() and ask() are those of support.py otherwise: the
program is given what the launcher would give it, and says the same. Each run has a Wine to itself while it lasts.
"""

import atexit
import subprocess

from tools import lean_wine
from tools.proof.runs import OVERRIDES
from tools.tests.end_to_end import support

FILES = {"--profile", "--known", "--junit", "--journal", "--tap", "--write-profile", "--write-known", "--artifacts"}

free = []  # running Wines that nobody uses; appending and popping are atomic


def take_wine():
    """A running Wine that nobody else uses, until it is put back."""
    try:
        return free.pop()
    except IndexError:
        wine = lean_wine.Wine(OVERRIDES)
        atexit.register(wine.__exit__)
        return wine.__enter__()


class PlaceInWine(support.Place):
    """A place for runs in one of these Wines, which it keeps until it is removed."""

    def __init__(self):
        super().__init__()
        self.wine = take_wine()
        # What the candidate and its workers have for temporary files.
        self.folders = [self.wine.start_folder, self.wine.folder / "prefix/drive_c/windows/temp"]

    def name_file(self, name):
        """As Windows has it; `-` stands for standard output."""
        return name if name == "-" else lean_wine.windows_path(self.path / name)

    def convert(self, words):
        """What the launcher makes of its arguments."""
        option = ""
        for word in map(str, words):
            name, equals, value = word.partition("=")
            if option in FILES or (not word.startswith("-") and not option and (self.path / word).exists()):
                word = self.name_file(word)
            elif equals and name in FILES:
                word = f"{name}={self.name_file(value)}"
            option = word if not option and word in (*FILES, "--only", "--skip", "--explain") else ""
            yield word

    def start(self, *arguments, environment=None, is_launched=False, **options):
        """As that of a Place; with is_launched through the launcher all the same."""
        if is_launched:
            return super().start(*arguments, environment=environment, **options)
        settings = {**self.environment, **(environment or {})}
        build = settings.get("ROUTPROT_CHECK_BUILD", support.BUILD)
        del settings["TMPDIR"]  # that of Wine, whose server is looked for there
        settings = {**self.wine.environment, **settings, "ROUTPROT_CHECK_LAUNCHED": "1",
                    "ROUTPROT_CHECK_COMMAND": str(self.launcher), "ROUTPROT_CHECK_PREFIX": "temporary",
                    "ROUTPROT_CHECK_FOLDER": lean_wine.windows_path(self.path)}
        return subprocess.Popen(["wine", f"{build}/x64/routprot-check.exe", "--color=never", *self.convert(arguments)],
                                cwd=self.wine.start_folder, env=settings, stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def left_behind(self):
        return [*super().left_behind(), *(path.name for folder in self.folders for path in folder.iterdir())]

    def remove(self):
        super().remove()
        if self.wine:
            free.append(self.wine)
            self.wine = None


def perform(*arguments, **options):
    """As support.perform(), in a running Wine."""
    return support.perform(*arguments, place=PlaceInWine(), **options)


def ask(*arguments, **options):
    """As support.ask(), in a running Wine."""
    return support.ask(*arguments, place=PlaceInWine(), **options)
