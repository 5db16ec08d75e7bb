# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2154
# Where a run lives: a throw-away folder, and in it a Wine prefix that takes milliseconds to make.
#
#   routprot-check.HOST.PID.XXXXXX/   named after the launcher that it belongs to
#     junit.xml   the JUnit file as it was before
#     run/        all that Wine and the candidate may write
#       fonts.conf  no fonts: where the system's cache of them is out of date, Wine would write one into
#                   the user's home
#       prefix/   the Wine prefix
#       server/   the sockets of Wine's server
#       status    written by routprot-check.exe: empty at its start, its exit status at its end

work=      # the throw-away folder
full_work= # a second one, for a full prefix: that is too large for a folder in memory
large_base=${TMPDIR:-/var/tmp}
read -r host </proc/sys/kernel/hostname || host=unknown

# Sets `made` to a new folder in BASE. Its name says from the first moment whose it is.
make_owned_folder() { # BASE
    made=$(cd -P -- "$1" && mktemp -d -- "$PWD/routprot-check.$host.$$.XXXXXX")
}

# The memory that supervisor and workers share is a file in the folder of the run, and its pages cost much
# less where they never reach a disk. Containers often have 64 MB there, which a run can fill.
find_memory_folder() {
    free=$(df -Pk /dev/shm 2>/dev/null) || return 0
    set -- ${free##*
}
    [ "${4:-0}" -lt 1048576 ] || echo /dev/shm
}

# Makes the folder of this run, in the first of these places where it can be made.
make_work_folder() {
    memory=
    [ -n "${XDG_RUNTIME_DIR:-}${TMPDIR:-}" ] || memory=$(find_memory_folder)
    for base in "${XDG_RUNTIME_DIR:-}" "${TMPDIR:-}" "$memory" /tmp; do
        if [ -n "$base" ] && make_owned_folder "$base" 2>/dev/null; then
            work=$made
            run=$work/run
            return 0
        fi
    done
    return 1
}

# Makes what is in it, for nobody else to read: Wine's server insists on that.
make_run_folder() {
    (
        umask 077
        exec mkdir -p -- "$run/server" "$run/prefix/drive_c/temp" "$run/prefix/drive_c/windows/temp"
    ) && echo '<?xml version="1.0"?><fontconfig></fontconfig>' >"$run/fonts.conf"
}

# Removes the folders of launchers that were killed. Those of another host (a container that shares
# this /tmp) are left alone.
remove_stale_folders() { # BASE
    for stale in "$1/routprot-check.$host".*.??????; do
        owner=${stale%.*}
        owner=${owner##*.}
        if [ -d "$stale" ] && [ ! -L "$stale" ] && [ -O "$stale" ] && [ ! -e "/proc/$owner" ]; then
            rm -rf -- "$stale"
        fi
    done
}

# Sets `wine` and `wineserver`, or fails, and `windows_files` and `windows_files_x86` to the folders of
# Wine's own DLLs, or to nothing.
find_wine() {
    windows_files=
    windows_files_x86=
    wine=$(command -v wine || command -v wine64) || return 1
    program=$(readlink -f -- "$wine")
    wineserver=${program%/*}/wineserver
    [ -x "$wineserver" ] || wineserver=wineserver
    for library in lib/x86_64-linux-gnu lib64 lib lib/i386-linux-gnu lib32; do
        library=${program%/bin/*}/$library/wine
        if [ -z "$windows_files" ] && [ -e "$library/x86_64-windows/ntdll.dll" ]; then
            windows_files=$library/x86_64-windows
        fi
        # Debian's 64-bit packages have such a folder too, with one file in it.
        if [ -z "$windows_files_x86" ] && [ -e "$library/i386-windows/ntdll.dll" ]; then
            windows_files_x86=$library/i386-windows
        fi
    done
}

# Makes a prefix that borrows Wine's DLLs from where they are installed. Wine is told not to fill it (it
# only adds the drives C: and Z:), so what an installation would have put into the registry is here.
make_lean_prefix() {
    prefix=$run/prefix
    echo disable >"$prefix/.update-timestamp" &&
        ln -s "$windows_files" "$prefix/drive_c/windows/system32" &&
        if [ -n "$windows_files_x86" ]; then
            ln -s "$windows_files_x86" "$prefix/drive_c/windows/syswow64"
        fi &&
        write_registry >"$prefix/system.reg"
}

write_registry() {
    printf '%s\n' 'WINE REGISTRY Version 2' ';; All keys relative to \\Machine' "#arch=${wine_architecture:-win64}" '' \
        '[System\\CurrentControlSet\\Control\\Session Manager\\Environment]' \
        '"PATH"="C:\\windows\\system32;C:\\windows"' \
        '"TEMP"="C:\\temp"' '"TMP"="C:\\temp"' \
        '"SystemRoot"="C:\\windows"' '"windir"="C:\\windows"'
    # The driver behind iphlpapi.dll. It doubles the time that Wine takes to start.
    if [ -n "$candidate" ] && names_iphlpapi "$candidate"; then
        printf '%s\n' '' '[System\\CurrentControlSet\\Services\\nsiproxy]' \
            '"ErrorControl"=dword:00000001' \
            '"ImagePath"="C:\\windows\\system32\\nsiproxy.sys"' \
            '"Start"=dword:00000002' '"Type"=dword:00000001'
    fi
}

# Without a sandbox, what a candidate puts into system32 must not land in Wine's installation.
unshare_windows_files() {
    [ -w "$windows_files" ] || return 0 # as it cannot for an ordinary user
    for name in system32 syswow64; do
        shared=$prefix/drive_c/windows/$name
        [ -L "$shared" ] || continue
        files=$(readlink -- "$shared")
        rm -f -- "$shared"
        mkdir -- "$shared" && ln -s "$files"/* "$shared/"
    done
}

# Makes a prefix as Wine itself does it.
make_full_prefix() {
    make_owned_folder "$large_base" || return 1
    full_work=$made
    prefix=$full_work/prefix
    mkdir -- "$prefix"
    # The server writes the registry when it ends: in a sandbox it must, before the sandbox does.
    # shellcheck disable=SC2016 # the inner shell is to expand it
    run_in_prefix sh -c '"$0" wineboot --init >/dev/null 2>&1; "$1" -w 2>/dev/null' "$wine" "$wineserver"
    [ -e "$prefix/system.reg" ]
}

remove_folders() {
    # A process that is being killed may still have put a file into a folder that is being emptied.
    [ -z "$work" ] || rm -rf -- "$work" 2>/dev/null || rm -rf -- "$work"
    [ -z "$full_work" ] || rm -rf -- "$full_work" 2>/dev/null || rm -rf -- "$full_work"
}
