# SPDX-License-Identifier: MIT
"""A place to run the launcher in: fakes of Wine and bubblewrap, and nothing else on PATH."""

import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

TOOLS = pathlib.Path(__file__).resolve().parent.parent
LAUNCHER = TOOLS / "routprot-check"
LIMIT = 60  # seconds that anything here may take, on a busy machine

# What the launcher needs besides Wine and bubblewrap.
COMMANDS = "cat cp grep id ln mkdir mkfifo mktemp mv od readlink rm setsid sh stat".split()
FOR_FAKES = "env ls printf sed sleep touch true".split()

FAKE_WINE = r"""#!/bin/sh
if [ "$1" = wineboot ]; then
    echo "$*" >"$FAKES/wineboot"
    echo full >"$WINEPREFIX/system.reg"
    exit
fi
printf '%s\n' "$@" >"$FAKES/arguments"
env >"$FAKES/environment"
pwd >"$FAKES/folder"
cp -RP "$WINEPREFIX" "$FAKES/prefix.$(ls "$FAKES" | grep -c prefix)"
status_file=$(printf %s "$ROUTPROT_CHECK_STATUS" | sed 's/^Z://; s,\\,/,g')
# What routprot-check.exe does first and last.
begin() { : >"$status_file"; }
end() { echo "$1" >"$status_file"; exit "$1"; }
. "$FAKES/behaviour"
"""

FAKE_BWRAP = r"""#!/bin/sh
printf '%s\n' "$@" >"$FAKES/sandbox"
while :; do
    case $1 in
    --bind | --ro-bind) shift 3 ;;
    --chdir)
        cd "$2"
        shift 2
        ;;
    --cap-add | --cap-drop | --dev | --proc | --remount-ro | --tmpfs) shift 2 ;;
    --*) shift ;;
    *) break ;;
    esac
done
# The Wine of an i386 root is a place that is in the sandbox only.
for word; do
    shift
    [ "$word" != /usr/lib/wine/wine ] || word=wine
    set -- "$@" "$word"
done
exec "$@"
"""

REFUSING_BWRAP = """#!/bin/sh
echo 'bwrap: No permissions to create new namespace' >&2
exit 1
"""


def pe(machine):
    """The beginning of a PE file for `machine`."""
    header = b"MZ" + bytes(58) + (128).to_bytes(4, "little") + bytes(64)
    return header + b"PE\0\0" + machine.to_bytes(2, "little") + bytes(200)


X64, X86, ARM64 = 0x8664, 0x014C, 0xAA64


def wait_until(condition, what):
    """Wait for an event, with a limit."""
    end = time.monotonic() + LIMIT
    while not condition():
        if time.monotonic() > end:
            raise AssertionError("waited in vain until " + what)
        time.sleep(0.005)


def processes_with(variable):
    """The processes that were started with `variable` ("NAME=value") in their environment."""
    found = []
    wanted = os.fsencode(variable)
    for process in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open("/proc/%s/environ" % process, "rb", buffering=0) as environ:
                if wanted in environ.readall().split(b"\0"):
                    found.append(int(process))
        except OSError:
            pass  # it has ended, or is not ours
    return found


class LauncherTest(unittest.TestCase):
    """Runs the launcher in a folder of its own, `self.place`, as the current folder."""

    def setUp(self):
        self.place = pathlib.Path(tempfile.mkdtemp(prefix="launcher-test.")).resolve()
        self.addCleanup(shutil.rmtree, self.place)
        self.addCleanup(self.end_processes)
        self.temporary = self.make_folder("temporary")
        self.build = self.make_folder("build")
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.place),
            "TERM": "xterm",
            "TMPDIR": str(self.temporary),
            "ROUTPROT_CHECK_BUILD": str(self.build),
            "LAUNCHER_TEST": str(self.place),
        }
        (self.place / "candidate.dll").write_bytes(pe(X64))

    def make_folder(self, name):
        folder = self.place / name
        folder.mkdir(parents=True)
        return folder

    def mark(self):
        """What the processes of this test, and no others, have in their environment."""
        return "LAUNCHER_TEST=%s" % self.place

    def end_processes(self):
        for process in processes_with(self.mark()):
            os.kill(process, signal.SIGKILL)

    def start(self, *arguments, **options):
        def ordinary_signals():
            # Where the tests run in the background, these are ignored, and no shell can trap them.
            for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM):
                signal.signal(number, signal.SIG_DFL)

        settings = {
            "cwd": self.place,
            "env": self.environment,
            "stdin": subprocess.DEVNULL,
            "stdout": subprocess.PIPE,
            "stderr": subprocess.PIPE,
            "preexec_fn": ordinary_signals,
        }
        settings.update(options)
        return subprocess.Popen([str(LAUNCHER), *map(str, arguments)], **settings)

    def run_launcher(self, *arguments, **options):
        """Sets `self.status`, `self.output` and `self.errors`."""
        process = self.start(*arguments, **options)
        with process:
            output, errors = process.communicate(timeout=LIMIT)
        self.status = process.returncode
        self.output = (output or b"").decode()
        self.errors = (errors or b"").decode()

    def assert_one_line(self, *words):
        """The errors are one line of ours, with these words."""
        self.assertRegex(self.errors, r"\Aroutprot-check: [^\n]+\n\Z")
        for word in words:
            self.assertIn(word, self.errors)

    def assert_nothing_left(self):
        self.assertEqual(processes_with(self.mark()), [])
        self.assertEqual(list(self.temporary.iterdir()), [])


class FakeWineTest(LauncherTest):
    """With a Wine that is a shell script: what it does is in `behaviour`, what it saw in `fakes`."""

    def setUp(self):
        super().setUp()
        self.fakes = self.make_folder("fakes")
        self.commands = self.make_folder("installation/bin")
        for command in COMMANDS + FOR_FAKES:
            (self.commands / command).symlink_to(shutil.which(command))
        self.environment.update(PATH=str(self.commands), FAKES=str(self.fakes))
        self.make_command("wine", FAKE_WINE)
        self.make_command("wineserver", "#!/bin/sh\n")
        self.make_command("bwrap", FAKE_BWRAP)
        self.make_windows_files("x86_64")
        for architecture in ("x64", "x86"):
            (self.make_folder("build/" + architecture) / "routprot-check.exe").write_bytes(b"")
        self.behave("begin; end 0")

    def make_command(self, name, text):
        command = self.commands / name
        command.write_text(text)
        command.chmod(0o755)

    def make_windows_files(self, architecture):
        folder = self.make_folder("installation/lib/wine/%s-windows" % architecture)
        (folder / "ntdll.dll").write_bytes(b"")

    def make_i386_root(self):
        """What tools/make-i386-root makes, as far as the launcher looks at it."""
        root = self.make_folder(".cache/routprot-check/i386-root")
        for name in ("usr/lib/wine/wine", "usr/lib/i386-linux-gnu/wine/i386-windows/zlib1.dll"):
            (root / name).parent.mkdir(parents=True)
            (root / name).write_bytes(b"")
            (root / name).chmod(0o755)
        return root

    def behave(self, script):
        (self.fakes / "behaviour").write_text(script + "\n")

    def seen(self, name):
        return (self.fakes / name).read_text()

    def has_run(self):
        return (self.fakes / "arguments").exists()

    def program(self):
        return self.seen("arguments").splitlines()[0]

    def arguments(self):
        """What routprot-check.exe was given."""
        return self.seen("arguments").splitlines()[1:]

    def windows(self, path):
        return "Z:" + str(self.place / path).replace("/", "\\")
