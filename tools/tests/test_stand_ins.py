# SPDX-License-Identifier: MIT
"""The stand-ins of the router's DLLs export whatever the import libraries of mingw-w64 name."""

import pathlib
import re
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PREFIXES = {"x64": "x86_64-w64-mingw32", "x86": "i686-w64-mingw32"}
STAND_INS = ("rtutils", "mprapi")

# __imp_TracePutsExA, __imp__TracePutsExA@12: the name in a DLL has neither the mark nor, on x86, the bytes of arguments.
IMPORTED = {"x64": re.compile(r"__imp_(\S+)"), "x86": re.compile(r"__imp__([^\s@]+)")}
EXPORTED = re.compile(r"^\s*\[\s*\d+\]\s+(?:\+base\[\s*\d+\]\s+[0-9a-f]+\s+)?(\S+)$", re.MULTILINE)


def names_of_library(name, architecture):
    """What DLLs import that are linked with the import library."""
    prefix = PREFIXES[architecture]
    library = subprocess.run([prefix + "-gcc", "-print-file-name=lib%s.a" % name], capture_output=True, text=True,
                             check=True).stdout.strip()
    symbols = subprocess.run([prefix + "-nm", library], capture_output=True, text=True, check=True).stdout
    return set(IMPORTED[architecture].findall(symbols))


def exports_of(name, architecture):
    """What the stand-in exports, from the table of names of its file."""
    path = ROOT / "build" / architecture / "stand-ins" / (name + ".dll")
    dump = subprocess.run([PREFIXES[architecture] + "-objdump", "-p", path], capture_output=True, text=True,
                          check=True).stdout
    return set(EXPORTED.findall(dump[dump.index("[Ordinal/Name Pointer] Table"):]))


class Exports(unittest.TestCase):
    def test_nothing_is_missing(self):
        for name in STAND_INS:
            for architecture in PREFIXES:
                with self.subTest(name, architecture=architecture):
                    wanted = names_of_library(name, architecture)
                    self.assertGreater(len(wanted), 40)
                    self.assertEqual(wanted - exports_of(name, architecture), set())

    def test_nothing_is_decorated(self):
        """Who is built with another compiler looks for the plain names."""
        for name in STAND_INS:
            decorated = {export for export in exports_of(name, "x86") if "@" in export}
            self.assertEqual(decorated, set(), name)


if __name__ == "__main__":
    unittest.main()
