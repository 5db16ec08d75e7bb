# SPDX-License-Identifier: MIT
"""Programs of ours under Wine, in a prefix that takes no time to make and without a sandbox.

The launcher has such a prefix too (launcher/prefix.sh), but runs nothing but routprot-check.exe, and one of it.
"""

import os
import pathlib
import shutil
import subprocess
import tempfile

LIMIT = 120  # seconds, on a busy machine
MEMORY = pathlib.Path("/dev/shm")
ROOM = 4 << 30  # bytes; a container often has 64 MB there
LINGERS = 600  # seconds that Wine's server waits for another program: longer than two of them ever lie apart
REGISTRY = r"""WINE REGISTRY Version 2
;; All keys relative to \\Machine
#arch=win64

[System\\CurrentControlSet\\Control\\Session Manager\\Environment]
"PATH"="C:\\windows\\system32;C:\\windows"
"TEMP"="C:\\temp"
"TMP"="C:\\temp"
"SystemRoot"="C:\\windows"
"windir"="C:\\windows"
"""

# The driver behind iphlpapi.dll, as in launcher/prefix.sh.
ADAPTERS = r"""
[System\\CurrentControlSet\\Services\\nsiproxy]
"ErrorControl"=dword:00000001
"ImagePath"="C:\\windows\\system32\\nsiproxy.sys"
"Start"=dword:00000002
"Type"=dword:00000001
"""


def find_wine_files():
    """The folder of Wine's own 64-bit DLLs; None where there is no Wine."""
    wine = shutil.which("wine") or shutil.which("wine64")
    if not wine:
        return None
    base = pathlib.Path(os.path.realpath(wine)).parents[1]
    places = [place / library for place in (base, base.parent, pathlib.Path("/usr"))
              for library in ("lib/x86_64-linux-gnu/wine", "lib64/wine", "lib/wine", ".")]
    return next((place / "x86_64-windows" for place in places if (place / "x86_64-windows/ntdll.dll").exists()), None)


def find_memory_folder():
    """A folder in memory with room for many runs; None where there is none, or where the user chose a folder.
    The memory that processes share under Wine is a file in the folder for temporary files, and its pages cost much less
    where they never reach a disk (as in launcher/prefix.sh)."""
    if os.environ.get("TMPDIR"):
        return None
    try:
        found = os.statvfs(MEMORY)
    except OSError:
        return None
    has_room = found.f_bavail * found.f_frsize >= ROOM
    return MEMORY if has_room and not found.f_flag & os.ST_NOEXEC and os.access(MEMORY, os.W_OK) else None


def windows_path(path):
    """/a/b -> Z:\\a\\b"""
    return "Z:" + str(path).replace("/", "\\")


def make_prefix(prefix, has_adapters=False):
    """Make the folder `prefix` a Wine prefix that borrows Wine's DLLs; with what iphlpapi.dll needs, which takes a while
    to start."""
    windows = prefix / "drive_c/windows"
    for folder in (windows / "temp", prefix / "drive_c/temp"):
        folder.mkdir(parents=True)
    (windows / "system32").symlink_to(find_wine_files())
    (prefix / ".update-timestamp").write_text("disable\n", encoding="ascii")
    (prefix / "system.reg").write_text(REGISTRY + (ADAPTERS if has_adapters else ""), encoding="ascii")


class Wine:
    """A running Wine with a prefix of its own. A context manager: both end with it, whatever is still running there."""

    def __init__(self, overrides="", has_adapters=False):
        """overrides: which DLLs come before Wine's own, as WINEDLLOVERRIDES has it."""
        self._place = tempfile.TemporaryDirectory(prefix="lean-wine.", dir=find_memory_folder(),
                                                  ignore_cleanup_errors=True)
        self.folder = pathlib.Path(self._place.name)
        prefix = self.folder / "prefix"
        make_prefix(prefix, has_adapters)
        self.start_folder = prefix / "drive_c/temp"
        (self.folder / "fonts.conf").write_text('<?xml version="1.0"?><fontconfig></fontconfig>\n', encoding="ascii")
        self.environment = {
            **os.environ, "WINEPREFIX": str(prefix), "TMPDIR": self._place.name, "WINEDEBUG": "-all", "LC_ALL": "C.UTF-8",
            "FONTCONFIG_FILE": str(self.folder / "fonts.conf"),
            "WINEDLLOVERRIDES": f"{overrides + ';' if overrides else ''}winedbg.exe=d;mscoree=;mshtml=",
        }
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "WINEARCH"):
            self.environment.pop(name, None)

    def __enter__(self):
        self._do("wineserver", f"-p{LINGERS}")
        # What Wine starts beside its first program keeps that one's output open: let it be nobody's.
        self._do("wine", "cmd", "/c", "exit")
        return self

    def __exit__(self, *_):
        self._do("wineserver", "-k")
        self._place.cleanup()

    def _do(self, *command):
        subprocess.run(command, cwd=self.start_folder, env=self.environment, stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=LIMIT, check=False)

    def run(self, program, *words, environment=None, limit=LIMIT):
        """A subprocess.CompletedProcess; what the program writes, errors too, is text. Raises subprocess.TimeoutExpired
        after `limit` seconds."""
        return subprocess.run(["wine", str(program), *(str(word) for word in words)], cwd=self.start_folder,
                              env={**self.environment, **(environment or {})}, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
                              timeout=limit, check=False)


def run(program, *words, dlls=(), has_adapters=False):
    """Run one program with copies of the DLLs beside it, which come before Wine's; a subprocess.CompletedProcess."""
    names = ",".join(pathlib.Path(dll).stem for dll in dlls)
    with Wine(f"{names}=n" if names else "", has_adapters) as wine:
        for file in (program, *dlls):
            shutil.copy(file, wine.folder)
        return wine.run(wine.folder / pathlib.Path(program).name, *words)
