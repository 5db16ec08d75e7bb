# SPDX-License-Identifier: MIT
"""The folder with a 32-bit Wine: tools/make-i386-root with a fake mmdebstrap, and the launcher that uses it."""

import pathlib
import shutil
import subprocess
import tempfile
import unittest

from tools.tests.support import FakeWineTest, LIMIT, REFUSING_BWRAP, TOOLS, X86, pe

# Makes what the real one makes, as far as it is looked at: in the folder that is named after the release.
MMDEBSTRAP = r"""#!/bin/sh
echo "$*" >>"$FAKES/mmdebstrap"
[ ! -e "$FAKES/offline" ] || { echo 'E: mirror is unreachable' >&2; exit 1; }
while [ "$1" != bookworm ]; do shift; done
mkdir -p "$2/lib" "$2/usr/lib/wine" "$2/usr/lib/i386-linux-gnu/wine/i386-windows" "$2/usr/i686-w64-mingw32/lib"
head -c 200 /dev/zero >"$2/usr/i686-w64-mingw32/lib/zlib1.dll"
printf '#!/bin/sh\nexit %s\n' "$([ -e "$FAKES/64-bit-only" ] && echo 1 || echo 0)" >"$2/lib/ld-linux.so.2"
echo >"$2/usr/lib/wine/wine"
chmod +x "$2/lib/ld-linux.so.2" "$2/usr/lib/wine/wine"
"""
APT_GET = "#!/bin/sh\necho http://mirror.example/debian/\n"
COMMANDS = "awk cat chmod df dirname grep head mkdir mktemp mv rm rmdir sed sh tail".split()


class MakeI386Root(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="i386-root-test.")
        self.addCleanup(folder.cleanup)
        self.place = pathlib.Path(folder.name)
        self.commands = self.place / "commands"
        self.commands.mkdir()
        for command in COMMANDS:
            (self.commands / command).symlink_to(shutil.which(command))
        self.make_command("mmdebstrap", MMDEBSTRAP)
        self.make_command("apt-get", APT_GET)
        self.root = self.place / ".cache/routprot-check/i386-root"
        self.environment = {"PATH": str(self.commands), "HOME": str(self.place), "FAKES": str(self.place),
                            "TMPDIR": str(self.place)}

    def make_command(self, name, text):
        (self.commands / name).write_text(text)
        (self.commands / name).chmod(0o755)

    def make_root(self, *words):
        done = subprocess.run([TOOLS / "make-i386-root", *words], env=self.environment, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=LIMIT, check=False)
        self.output, self.errors = done.stdout, done.stderr
        return done.returncode

    def assert_refused(self, status, *words):
        last = self.errors.splitlines()[-1]
        self.assertTrue(last.startswith("make-i386-root: "), self.errors)
        for word in words:
            self.assertIn(word, last)
        self.assertFalse(self.root.exists())
        left = [path for path in self.place.rglob("*") if ".new." in path.name or path.name.startswith("tmp.")]
        self.assertEqual(left, [])
        self.assertIn(status, (1, 2))

    def test_made_once_in_the_user_s_cache(self):
        self.assertEqual(self.make_root(), 0, self.errors)
        dll = (self.root / "usr/lib/i386-linux-gnu/wine/i386-windows/zlib1.dll").read_bytes()
        self.assertEqual((dll[64:96], len(dll)), (b"Wine builtin DLL" + bytes(16), 200))
        self.assertIn("deb http://mirror.example/debian/ bookworm main", (self.place / "mmdebstrap").read_text())
        self.assertEqual((self.make_root(), self.errors), (0, ""))
        self.assertEqual(len((self.place / "mmdebstrap").read_text().splitlines()), 1)

    def test_places(self):
        self.assertEqual(self.make_root(self.place / "named"), 0, self.errors)
        self.environment["ROUTPROT_CHECK_I386_ROOT"] = str(self.place / "variable")
        self.assertEqual(self.make_root(), 0, self.errors)
        for name in ("named", "variable"):
            self.assertTrue((self.place / name / "usr/lib/wine/wine").exists())
        self.assertFalse(self.root.exists())

    def test_what_was_left_by_a_killed_one_is_removed(self):
        stale = self.root.parent / "i386-root.new.999999999"
        stale.mkdir(parents=True)
        self.assertEqual(self.make_root(), 0, self.errors)
        self.assertFalse(stale.exists())

    def test_usage(self):
        for words, expected in ((["--odd"], "--odd"), (["a", "b"], "usage"), ([self.commands], "holds something else")):
            with self.subTest(words):
                self.assert_refused(self.make_root(*words), expected)

    def test_no_mmdebstrap(self):
        (self.commands / "mmdebstrap").unlink()
        self.assert_refused(self.make_root(), "apt-get install mmdebstrap")

    def test_no_mirror(self):
        (self.place / "offline").touch()
        self.assert_refused(self.make_root(), "mirror is unreachable", "try again")

    def test_no_32_bit_programs(self):
        (self.place / "64-bit-only").touch()
        self.assert_refused(self.make_root(), "kernel")


class Launcher(FakeWineTest):
    def setUp(self):
        super().setUp()
        (self.place / "candidate.dll").write_bytes(pe(X86))
        self.root = self.make_i386_root()

    def sandbox(self):
        return self.seen("sandbox").splitlines()

    def test_only_the_folders_of_the_run_are_shown(self):
        self.run_launcher("--junit", "temporary/report.xml", "candidate.dll")
        self.assertEqual((self.status, self.errors), (0, ""))
        self.assertIn("x86/routprot-check.exe", self.program())
        words = self.sandbox()
        shown = [words[i + 1] for i, word in enumerate(words) if word in ("--bind", "--ro-bind")]
        self.assertNotIn("/", shown)
        for place in (self.place, self.build, self.temporary, self.root / "usr/lib/wine"):
            self.assertIn(str(place), shown)
        # What is written over its root would be lost, and must not seem to work.
        self.assertLess(len(words) - 1 - words[::-1].index("--bind"), words.index("/", words.index("--remount-ro") + 2))
        self.assertIn("#arch=win32", (self.fakes / "prefix.0/system.reg").read_text())

    def test_wine32_comes_first(self):
        self.make_windows_files("i386")
        self.run_launcher("candidate.dll")
        self.assertIn("/", self.sandbox())

    def test_no_other_wine_is_needed(self):
        (self.commands / "wine").rename(self.commands / "other")
        self.make_command("bwrap", "#!/bin/sh\nprintf '%s\\n' \"$@\" >\"$FAKES/sandbox\"\n")
        self.run_launcher("candidate.dll")
        self.assertIn("/usr/lib/wine/wine", self.sandbox())

    def test_without_a_sandbox_it_cannot_be_used(self):
        self.run_launcher("--no-sandbox", "candidate.dll")
        self.assertEqual(self.status, 4)
        self.assert_one_line("--no-sandbox", str(self.root), "wine32:i386")
        self.make_command("bwrap", REFUSING_BWRAP)
        self.run_launcher("candidate.dll")
        self.assertEqual(self.status, 4)
        self.assert_one_line("bubblewrap was refused (No permissions", "wine32:i386")
        (self.commands / "bwrap").unlink()
        self.run_launcher("candidate.dll")
        self.assertEqual(self.status, 4)
        self.assert_one_line("bubblewrap is not installed", "wine32:i386")
        self.assertFalse(self.has_run())
        self.assert_nothing_left()


if __name__ == "__main__":
    unittest.main()
