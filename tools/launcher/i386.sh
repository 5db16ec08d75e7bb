# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2034,SC2154
# A folder with a 32-bit Wine of its own (tools/make-i386-root), for machines that have no wine32. What runs in
# it runs in a sandbox that has nothing else: of the machine, only the folders of the run are shown.

i386_root= # nothing where it is not used
wine32_command='dpkg --add-architecture i386 && apt-get update && apt-get install wine32:i386'

# Where things are in it, and in the sandbox.
i386_loader=lib/ld-linux.so.2
i386_libraries=usr/lib/i386-linux-gnu
i386_windows_files=$i386_libraries/wine/i386-windows
i386_programs=usr/lib/wine
# What the sandbox shows of it: no more, so that whatever else the user's files are in can be shown beside it.
i386_places="$i386_loader lib/i386-linux-gnu $i386_libraries $i386_programs usr/share/wine usr/lib/locale bin/sh"

# Sets `i386_root` to where that folder is made and looked for, or to nothing.
find_i386_root() {
    cache=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}
    i386_root=${ROUTPROT_CHECK_I386_ROOT:-${cache:+$cache/routprot-check/i386-root}}
}

is_i386_root() { # DIR
    [ -x "$1/$i386_programs/wine" ] && [ -e "$1/$i386_windows_files/zlib1.dll" ]
}

# Is it known that the machine's Wine, as find_wine found it, has no 32-bit half? That of a distribution which
# keeps it elsewhere may have one.
lacks_wine32() {
    [ -z "$wine" ] || { [ -n "$windows_files" ] && [ -z "$windows_files_x86" ]; }
}

# Has the run take place with the Wine in that folder; false where there is none.
use_i386_root() {
    find_i386_root
    if [ -z "$i386_root" ] || ! is_i386_root "$i386_root"; then
        i386_root=
        return 1
    fi
    i386_root=$(cd -P -- "$i386_root" && pwd)
    wine=/$i386_programs/wine
    wineserver=/$i386_programs/wineserver
    wine_architecture=win32
    windows_files=/$i386_windows_files
    windows_files_x86=
}

abandon_i386_root() { # REASON
    abandon "this is an x86 DLL, and the 32-bit Wine in '$i386_root' runs in the sandbox only, but bubblewrap $1" \
        "change that, or as root, $wine32_command"
}
