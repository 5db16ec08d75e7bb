# SPDX-License-Identifier: MIT
"""The DLLs that stand in for those of a router: what they export, and a client of theirs under Wine."""

import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

from tools import lean_wine

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BUILD = ROOT / "build"
ROUTES = 100_000
COMPILERS = {"x64": "x86_64-w64-mingw32", "x86": "i686-w64-mingw32"}


def run(*words, **options):
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, check=True,
                          timeout=lean_wine.LIMIT, **options)


def named_by_import_library(architecture, library):
    """The names that the toolchain's import library has, as an export table has them."""
    prefix = COMPILERS[architecture]
    path = run(f"{prefix}-gcc", f"-print-file-name=lib{library}.a").stdout.strip()
    symbols = re.findall(r" T (\S+)$", run(f"{prefix}-nm", path).stdout, re.MULTILINE)
    if architecture == "x86":
        symbols = [re.sub(r"^_|@\d+$", "", symbol) for symbol in symbols]
    return set(symbols)


def exported(architecture, name):
    headers = run(f"{COMPILERS[architecture]}-objdump", "-p", BUILD / architecture / "stand-ins" / name).stdout
    table = headers.partition("[Ordinal/Name Pointer] Table")[2]
    return set(re.findall(r"^\s*\[ *\d+\] (?:\+base\[ *\d+\] +[0-9a-f]+ )?(\S+)$", table, re.MULTILINE))


class Exports(unittest.TestCase):
    def test_the_stand_in_exports_what_the_import_library_names(self):
        for architecture in COMPILERS:
            with self.subTest(architecture):
                named = named_by_import_library(architecture, "rtm")
                self.assertIn("MgmRegisterMProtocol", named)
                self.assertEqual(named - exported(architecture, "rtm.dll"), set())

    def test_it_exports_what_the_headers_declare(self):
        for architecture, prefix in COMPILERS.items():
            text = '#include <winsock2.h>\n#include <windows.h>\n#include <rtm.h>\n#include <rtmv2.h>\n' \
                   '#include <iprtrmib.h>\n#include <mgm.h>\n'
            seen = run(f"{prefix}-gcc", "-E", "-P", "-x", "c", "-", input=text).stdout
            declared = set(re.findall(r"\b((?:Rtm|Mgm)[A-Z]\w+)\s*\(", seen))
            with self.subTest(architecture):
                self.assertIn("RtmAddRouteToDest", declared)
                self.assertIn("RtmRegisterClient", declared)
                self.assertEqual(declared - exported(architecture, "rtm.dll"), set())

    def test_it_shows_the_ledger_to_the_harness(self):
        for architecture in COMPILERS:
            ours = {name for name in exported(architecture, "rtm.dll") if name.startswith("Routprot")}
            self.assertEqual(sorted(ours), ["RoutprotOwnsThread", "RoutprotRouterForget", "RoutprotRouterLedger",
                                            "RoutprotRouterReset"])

    def test_no_export_is_decorated(self):
        for architecture in COMPILERS:
            self.assertEqual([name for name in exported(architecture, "rtm.dll") if "@" in name], [])


@unittest.skipUnless(lean_wine.find_wine_files(), "needs Wine")
class Client(unittest.TestCase):
    def run_client(self, *words, client="rtm-client", dlls=(BUILD / "x64/stand-ins/rtm.dll",)):
        """(exit status, what the client counted, by name)."""
        done = lean_wine.run(BUILD / f"x64/fixtures/{client}.exe", *words, dlls=dlls)
        return done.returncode, dict(line.split(maxsplit=1) for line in done.stdout.splitlines())

    def test_it_counts_what_it_added_deleted_and_was_told(self):
        status, counted = self.run_client(ROUTES)
        self.assertEqual(status, 0, counted)
        del counted["ms"]
        self.assertGreaterEqual(int(counted.pop("callbacks")), 2)
        self.assertEqual(counted, {
            "added": str(ROUTES), "enumerated": str(ROUTES), "enumerated-routes": "4096",  # those in one /16
            "told": str(2 * ROUTES), "told-gone": str(ROUTES), "stale": "6",  # ERROR_INVALID_HANDLE
        })

    def test_one_of_the_multicast_group_manager_hears_of_groups(self):
        self.assertEqual(self.run_client(client="mgm-client"), (0, {
            "owner": "51", "groups": "100", "outgoing": "22", "groups-left": "0", "owned": "1003",  # ERROR_CAN_NOT_COMPLETE
            "joins": "100", "prunes": "100", "wrong": "0",
        }))

    def test_it_needs_the_stand_in(self):
        status, counted = self.run_client(10, dlls=())
        self.assertNotEqual(status, 0)
        self.assertEqual(counted, {})


@unittest.skipUnless(lean_wine.find_wine_files(), "needs Wine")
class Candidate(unittest.TestCase):
    def test_the_threads_of_the_stand_in_are_not_its_own(self):
        with tempfile.TemporaryDirectory(prefix="stand-ins.") as folder:
            for file in (BUILD / "x64/fixtures/uses-rtm.dll", BUILD / "x64/stand-ins/rtm.dll"):
                shutil.copy(file, folder)
            done = subprocess.run([ROOT / "tools/routprot-check", "--no-control", "--level", "hardening",
                                   "--only", "registration/*",
                                   "--profile", ROOT / "fixtures/reference/reference.profile", f"{folder}/uses-rtm.dll"],
                                  capture_output=True, text=True, timeout=lean_wine.LIMIT, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main()
