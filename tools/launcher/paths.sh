# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2154
# Files as the user names them, and as a Windows program must be told of them.

newline='
'
start=$PWD   # what relative paths are relative to
taken=       # every file named on the command line, one a line: none may serve twice

# Sets `path` to the absolute path of FILE, `folder` to its folder, both without symbolic links in
# the folder (the sandbox knows only the places that really hold files), and `windows_path` to
# what Wine calls it.
resolve() { # FILE
    case $1 in
    /*) path=$1 ;;
    *) path=${start%/}/$1 ;;
    esac
    folder=${path%/*}
    # Changing there and back saves a process. Where it fails, the file cannot be opened either,
    # and whoever tries will say so.
    if cd -P -- "${folder:-/}" 2>/dev/null; then
        folder=$PWD
        cd -- "$start" 2>/dev/null || cd /
        path=${folder%/}/${path##*/}
    fi
    make_windows_path
}

# Sets `windows_path` for `path`. Wine's drive Z: is the root of the file system.
make_windows_path() {
    case $path in
    *[\\:*?\"\<\>\|]* | *"$newline"*)
        stop 2 "cannot use '$path': Windows programs cannot open names with \\ : * ? \" < > | in" \
            "them; rename the file or folder"
        ;;
    esac
    windows_path='Z:'
    remaining=${path#/}
    while :; do
        windows_path=$windows_path\\${remaining%%/*}
        case $remaining in
        */*) remaining=${remaining#*/} ;;
        *) break ;;
        esac
    done
}

# Notes that `path` is in use.
take() {
    case $newline$taken in
    *"$newline$path$newline"*) stop 2 "'$path' is named twice; every file needs a name of its own" ;;
    esac
    taken=$taken$path$newline
}

# Resolves a FILE to be read. `input_folders` grows by the folders that it needs: its own, and where
# it is a link, that of the file behind it.
resolve_input() { # FILE
    resolve "$1"
    take
    input_folders=$input_folders${folder:-$path}$newline
    if [ -L "$path" ]; then
        behind=$(readlink -f -- "$path") && input_folders=$input_folders${behind%/*}$newline
    fi
}

# Resolves a FILE to be written, or stops where that is impossible: before anything has run.
# A link stays what it is; the file behind it is written. `output_files` grows by it, `output_folders` by
# its folder.
resolve_output() { # OPTION FILE
    resolve "$2"
    if [ -L "$path" ]; then
        resolve "$(readlink -f -- "$path")"
    fi
    take
    if [ -d "$path" ]; then
        stop 2 "$1: '$2' is a folder; name a file in it"
    elif [ ! -d "${folder:-/}" ]; then
        stop 2 "$1: cannot write '$2': there is no folder '$folder'; make it first"
    elif [ -e "$path" ] && [ ! -f "$path" ]; then
        stop 2 "$1: cannot write '$2': it is not a regular file; '-' means standard output"
    elif [ ! -w "${folder:-/}" ] || { [ -e "$path" ] && [ ! -w "$path" ]; }; then
        stop 2 "$1: cannot write '$2': permission denied; choose another place"
    elif [ "$folder" = / ]; then
        stop 2 "$1: cannot write '$2': the root folder stays read-only; choose another place"
    fi
    output_folders=$output_folders$folder$newline
    output_files=$output_files$path$newline
}

# Resolves a FOLDER that files are written to, and makes it where there is none; or stops where that is impossible.
# `output_folders` grows by it, and `made_folder` is set to it where it was made.
resolve_output_folder() { # OPTION FOLDER
    resolve "${2%/}/."
    path=$folder
    if [ ! -d "$path" ]; then
        resolve "${2%/}"
        if [ -e "$path" ]; then
            stop 2 "$1: '$2' is a file; name a folder"
        elif [ ! -d "${folder:-/}" ]; then
            stop 2 "$1: cannot make '$2': there is no folder '$folder'; make it first"
        elif ! mkdir -- "$path" 2>/dev/null; then
            stop 2 "$1: cannot make '$2': permission denied; choose another place"
        fi
        made_folder=$path
    elif [ "$path" = / ]; then
        stop 2 "$1: cannot write to '$2': the root folder stays read-only; choose another place"
    fi
    make_windows_path
    take
    if [ ! -w "$path" ]; then
        stop 2 "$1: cannot write to '$2': permission denied; choose another place"
    fi
    output_folders=$output_folders$path$newline
}

# Is FILE a 32-bit x86 program or DLL? Whatever else it is, routprot-check.exe for x64 tells the user.
is_x86() { # FILE
    [ -f "$1" ] && [ -r "$1" ] || return 1
    # shellcheck disable=SC2046 # the bytes are to become words
    set -- "$1" $(od -An -v -tx1 -N64 -- "$1")
    [ $# -eq 65 ] && [ "$2$3" = 4d5a ] || return 1
    # The last four bytes of the DOS header say where the PE header is, lowest byte first.
    # shellcheck disable=SC2046
    set -- $(od -An -v -tx1 -j $((0x${65}${64}${63}${62})) -N6 -- "$1" 2>/dev/null)
    [ "$*" = '50 45 00 00 4c 01' ]
}

# Does the DLL, or a DLL beside it that it names, import iphlpapi.dll? The file is searched for the
# names; reading the import table would also miss what is loaded later by name.
names_iphlpapi() { # DLL
    names=$(LC_ALL=C grep -aioE '[a-z0-9_.-]+\.dll' -- "$1" 2>/dev/null)
    case $names in *[iI][pP][hH][lL][pP][aA][pP][iI].[dD][lL][lL]*) return 0 ;; esac
    beside=${1%/*}
    known=$newline$1$newline
    set --
    for name in $names; do
        name=$beside/$name
        case $known in *"$newline$name$newline"*) continue ;; esac
        known=$known$name$newline
        [ ! -f "$name" ] || set -- "$@" "$name"
    done
    [ $# -gt 0 ] && LC_ALL=C grep -aqiF iphlpapi.dll -- "$@"
}
