# SPDX-License-Identifier: MIT
"""The DLLs that stand in for those of a router: what they export, and a client of one under Wine."""

import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

from tools import lean_wine

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = ROOT / "build"
ROUTES = 100_000
COMPILERS = {"x64": "x86_64-w64-mingw32", "x86": "i686-w64-mingw32"}
STAND_INS = ("rtutils", "mprapi", "rtm")

# __imp_TracePutsExA, __imp__TracePutsExA@12: the name in a DLL has neither the mark nor, on x86, the bytes of arguments.
IMPORTED = {"x64": re.compile(r"__imp_(\S+)"), "x86": re.compile(r"__imp__([^\s@]+)")}
EXPORTED = re.compile(r"^\s*\[\s*\d+\]\s+(?:\+base\[\s*\d+\]\s+[0-9a-f]+\s+)?(\S+)$", re.MULTILINE)


def run(*words, **options):
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, check=True,
                          timeout=lean_wine.LIMIT, **options)


def names_of_library(name, architecture):
    """What DLLs import that are linked with the import library."""
    prefix = COMPILERS[architecture]
    library = run(prefix + "-gcc", "-print-file-name=lib%s.a" % name).stdout.strip()
    return set(IMPORTED[architecture].findall(run(prefix + "-nm", library).stdout))


def exports_of(name, architecture):
    """What the stand-in exports, from the table of names of its file."""
    dump = run(COMPILERS[architecture] + "-objdump", "-p", BUILD / architecture / "stand-ins" / (name + ".dll")).stdout
    return set(EXPORTED.findall(dump[dump.index("[Ordinal/Name Pointer] Table"):]))


class Exports(unittest.TestCase):
    def test_nothing_is_missing(self):
        for name in STAND_INS:
            for architecture in COMPILERS:
                with self.subTest(name, architecture=architecture):
                    wanted = names_of_library(name, architecture)
                    self.assertGreater(len(wanted), 10)
                    self.assertEqual(wanted - exports_of(name, architecture), set())

    def test_nothing_is_decorated(self):
        """Who is built with another compiler looks for the plain names."""
        for name in STAND_INS:
            decorated = {export for export in exports_of(name, "x86") if "@" in export}
            self.assertEqual(decorated, set(), name)

    def test_what_the_headers_of_rtm_declare(self):
        for architecture, prefix in COMPILERS.items():
            # Without the intrinsics, which are most of what there is to read.
            text = '#define _X86INTRIN_H_INCLUDED\n#define WIN32_LEAN_AND_MEAN\n' \
                   '#include <winsock2.h>\n#include <windows.h>\n#include <rtm.h>\n#include <rtmv2.h>\n' \
                   '#include <iprtrmib.h>\n#include <mgm.h>\n'
            seen = run(f"{prefix}-gcc", "-E", "-P", "-x", "c", "-", input=text).stdout
            declared = set(re.findall(r"\b((?:Rtm|Mgm)[A-Z]\w+)\s*\(", seen))
            with self.subTest(architecture):
                self.assertIn("RtmAddRouteToDest", declared)
                self.assertIn("RtmRegisterClient", declared)
                self.assertEqual(declared - exports_of("rtm", architecture), set())

    def test_it_shows_the_ledger_to_the_harness(self):
        for architecture in COMPILERS:
            ours = {name for name in exports_of("rtm", architecture) if name.startswith("Routprot")}
            self.assertEqual(sorted(ours), ["RoutprotOwnsThread", "RoutprotRouterBegin", "RoutprotRouterLedger",
                                            "RoutprotRouterMisuse", "RoutprotRouterRoutes", "RoutprotRouterWatch"])


@unittest.skipUnless(lean_wine.find_wine_files(), "needs Wine")
class Client(unittest.TestCase):
    def run_client(self, *words, client="rtm-client", dlls=(BUILD / "x64/stand-ins/rtm.dll",), **options):
        """(exit status, what the client counted, by name)."""
        done = lean_wine.run(BUILD / f"x64/fixtures/{client}.exe", *words, dlls=dlls, **options)
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

    def test_the_protocol_that_routes_puts_routes_there_and_takes_them_back(self):
        """Two interfaces of routing.dll, which tell each other of their subnets by sockets."""
        dlls = [BUILD / "x64/fixtures/routing.dll", *(BUILD / f"x64/stand-ins/{name}.dll" for name in ("rtm", "rtutils"))]
        self.assertEqual(self.run_client(client="routing-client", dlls=dlls, has_adapters=True), (0, {
            "connected": "1", "connected-metric": "2", "learned-by-second": "2", "learned-by-first": "2",
            "best": "2", "best-metric": "2", "method": "4", "updated": "1",
            "withdrawn": "0", "second": "1", "second-metric": "5",  # the first interface is disabled
            "asked-anew": "1", "refused": "0", "refused-metric": "0",  # its route is not valid
            "stopped": "1", "left": "0", "left-metric": "0", "entities": "1",  # the client
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
                                   "--only", "registration/*", "--only", "stop-protocol/answers",
                                   "--only", "stop-protocol/deletes-routes",
                                   "--profile", ROOT / "fixtures/reference/reference.profile", f"{folder}/uses-rtm.dll"],
                                  capture_output=True, text=True, timeout=lean_wine.LIMIT, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        # The rtm.dll beside the candidate is its own: nobody looks into the ledger of that.
        self.assertIn("RTM-01: rtm.dll is not the one of this program", " ".join(done.stdout.split()))


if __name__ == "__main__":
    unittest.main()
