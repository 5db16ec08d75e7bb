# SPDX-License-Identifier: MIT
"""A program of ours under Wine, with the DLLs beside it that it needs: in a prefix that takes no time to make.

The launcher has such a prefix too (launcher/prefix.sh), but runs nothing but routprot-check.exe.
"""

import os
import pathlib
import shutil
import subprocess
import tempfile

LIMIT = 120  # seconds, on a busy machine
REGISTRY = r"""WINE REGISTRY Version 2
;; All keys relative to \\Machine
#arch=win64

[System\\CurrentControlSet\\Control\\Session Manager\\Environment]
"PATH"="C:\\windows\\system32;C:\\windows"
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


def run(program, *words, dlls=(), has_adapters=False):
    """Run it with copies of the DLLs beside it, which come before Wine's; with what iphlpapi.dll needs, which takes a
    while to start. A subprocess.CompletedProcess."""
    with tempfile.TemporaryDirectory(prefix="lean-wine.", ignore_cleanup_errors=True) as place:
        folder = pathlib.Path(place)
        windows = folder / "prefix/drive_c/windows"
        windows.mkdir(parents=True)
        (windows / "system32").symlink_to(find_wine_files())
        (folder / "prefix/.update-timestamp").write_text("disable\n", encoding="ascii")
        (folder / "prefix/system.reg").write_text(REGISTRY + (ADAPTERS if has_adapters else ""), encoding="ascii")
        for file in (program, *dlls):
            shutil.copy(file, folder)
        names = ",".join(pathlib.Path(dll).stem for dll in dlls)
        environment = {
            **os.environ, "WINEPREFIX": str(folder / "prefix"), "WINEDEBUG": "-all", "LC_ALL": "C.UTF-8",
            "WINEDLLOVERRIDES": f"{names + '=n;' if names else ''}winedbg.exe=d;mscoree=;mshtml=",
        }
        environment.pop("DISPLAY", None)
        try:
            return subprocess.run(["wine", str(folder / pathlib.Path(program).name), *(str(word) for word in words)],
                                  env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=LIMIT,
                                  check=False)
        finally:
            subprocess.run(["wineserver", "-k"], env=environment, capture_output=True, timeout=LIMIT, check=False)
