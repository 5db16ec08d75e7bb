# SPDX-License-Identifier: MIT
"""tools/install-packages with fakes of dpkg-query, apt-get, id and sudo."""

import pathlib
import shutil
import subprocess
import tempfile
import unittest

from tools.tests.support import LIMIT, TOOLS

DPKG_QUERY = r"""#!/bin/sh
shift 3
for package; do
    case " $(cat "$FAKES/absent") " in *" $package "*) ;; *) printf '%s=installed ' "$package" ;; esac
done
"""

# Installs what it is asked for when `works` says so; `update` makes it say so.
APT_GET = r"""#!/bin/sh
echo "$*" >>"$FAKES/apt"
case "$*" in
*update*) [ ! -e "$FAKES/offline" ] && touch "$FAKES/works" ;;
*) [ -e "$FAKES/works" ] && : >"$FAKES/absent" ;;
esac || { echo 'E: Unable to locate package' >&2; exit 100; }
"""


class InstallPackages(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="install-test.")
        self.addCleanup(folder.cleanup)
        self.fakes = pathlib.Path(folder.name)
        for command in ("sh", "cat", "env", "grep", "mktemp", "printf", "rm", "tail", "touch"):
            (self.fakes / command).symlink_to(shutil.which(command))
        self.make_command("dpkg-query", DPKG_QUERY)
        self.make_command("apt-get", APT_GET)
        self.make_command("id", "#!/bin/sh\necho 0\n")
        self.make_absent()

    def make_command(self, name, text):
        (self.fakes / name).write_text(text)
        (self.fakes / name).chmod(0o755)

    def make_absent(self, *packages):
        (self.fakes / "absent").write_text(" ".join(packages))

    def install(self, *words):
        result = subprocess.run(
            [TOOLS / "install-packages", *words],
            env={"PATH": str(self.fakes), "FAKES": str(self.fakes)},
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=LIMIT,
        )
        self.output, self.errors = result.stdout, result.stderr
        apt = self.fakes / "apt"
        self.apt = apt.read_text().splitlines() if apt.exists() else []
        return result.returncode

    def assert_one_line(self, *words):
        self.assertRegex(self.errors, r"\Ainstall-packages: [^\n]+\n\Z")
        for word in words:
            self.assertIn(word, self.errors)

    def test_nothing_to_do(self):
        self.assertEqual(self.install(), 0)
        self.assertEqual((self.output, self.errors, self.apt), ("", "", []))

    def test_only_what_is_missing_is_installed(self):
        self.make_absent("g++-mingw-w64-i686", "wine")
        (self.fakes / "works").touch()
        self.assertEqual(self.install(), 0, self.errors)
        self.assertEqual(self.output, "install-packages: installing wine g++-mingw-w64-i686\n")
        self.assertEqual(len(self.apt), 1)
        self.assertTrue(self.apt[0].endswith("install --no-install-recommends wine g++-mingw-w64-i686"))

    def test_package_lists_are_fetched_only_when_needed(self):
        self.make_absent("make")
        self.assertEqual(self.install(), 0, self.errors)
        self.assertEqual(len(self.apt), 3)
        self.assertTrue(self.apt[1].endswith("update"))

    def test_words_add_packages(self):
        self.make_absent("shellcheck", "clang")
        self.assertEqual(self.install(), 0)
        self.assertEqual(self.install("fuzz"), 0)
        self.assertEqual(self.output, "install-packages: installing clang\n")
        self.make_absent("shellcheck", "clang")
        self.assertEqual(self.install("lint", "fuzz"), 0)
        self.assertEqual(self.output, "install-packages: installing shellcheck clang\n")

    def test_what_came_from_elsewhere_is_not_installed_again(self):
        for command in ("npm", "java"):
            self.make_absent("nodejs", "npm", "default-jre-headless")
            self.make_command(command, "#!/bin/sh\n")
            self.assertEqual(self.install("ci"), 0)
            self.assertEqual("npm" in self.output, command == "java")
            self.assertEqual("default-jre-headless" in self.output, command == "npm")
            (self.fakes / command).unlink()

    def test_a_word_that_is_not_known(self):
        self.assertEqual(self.install("everything"), 2)
        self.assert_one_line("everything", "lint")

    def test_apt_fails(self):
        self.make_absent("make", "wine")
        (self.fakes / "offline").touch()
        self.assertEqual(self.install(), 1)
        self.assert_one_line("Unable to locate package", "install by hand: wine make")

    def test_neither_root_nor_sudo(self):
        self.make_absent("make")
        self.make_command("id", "#!/bin/sh\necho 1000\n")
        self.assertEqual(self.install(), 1)
        self.assert_one_line("sudo", "install by hand: make")
        self.assertEqual(self.apt, [])

    def test_sudo(self):
        self.make_absent("make")
        self.make_command("id", "#!/bin/sh\necho 1000\n")
        self.make_command("sudo", '#!/bin/sh\necho sudo >>"$FAKES/sudo"\nexec "$@"\n')
        self.assertEqual(self.install(), 0, self.errors)
        self.assertTrue((self.fakes / "sudo").exists())

    def test_not_debian(self):
        (self.fakes / "apt-get").unlink()
        self.assertEqual(self.install(), 1)
        self.assert_one_line("not Debian", "install by hand: wine")


if __name__ == "__main__":
    unittest.main()
