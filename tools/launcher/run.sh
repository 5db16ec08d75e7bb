# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2154
# Running a command in the prefix, inside bubblewrap where that works, and ending it.

running=  # process id of what is being waited for; `ended` while what that left running is being ended
relay=    # process id of the `cat` that passes output on to the terminal
watcher=  # process id of what ends the run when this script is killed

# Descriptors 5 and 6 become the output and the errors of what is run. Wine recognises a terminal and
# then redraws everything through its console emulation, which garbles UTF-8: it gets a pipe.
open_output() {
    exec 5>&1 6>&2
    [ -t 1 ] || [ -t 2 ] || return 0
    mkfifo -- "$work/output" || return 1
    if [ -t 1 ]; then
        cat <"$work/output" &
    else
        cat <"$work/output" >&2 &
    fi
    relay=$!
    exec 7>"$work/output"
    if [ -t 1 ]; then exec 5>&7; fi
    if [ -t 2 ]; then exec 6>&7; fi
    exec 7>&-
}

# Waits until the terminal has everything.
close_output() {
    exec 5>&- 6>&-
    [ -z "$relay" ] || wait "$relay"
    relay=
}

# Runs a command in the prefix and sets `status`.
run_in_prefix() { # COMMAND [ARGUMENT...]
    start_watcher
    choose_start_folder
    previous=${!:-}
    running=starting
    if [ "$sandbox" = yes ]; then
        start_in_sandbox "$@"
    else
        start_in_the_open "$@"
    fi
    running=$!
    wait "$running" 2>/dev/null
    status=$?
    running=ended
    # A sandbox has taken everything along.
    [ "$sandbox" = yes ] || end_processes
    running=
    stop_watcher
    if [ "$sandbox" = yes ] && [ ! -e "$run/entered" ]; then
        read -r refusal <"$work/refusal" || refusal="status $status"
        [ -z "$i386_root" ] || abandon_i386_root "was refused (${refusal#bwrap: })"
        warn "bubblewrap was refused (${refusal#bwrap: }); running without a sandbox"
        sandbox=no
        run_in_prefix "$@"
    fi
}

# Sets `start_folder`: programs start where they may write, in the same place whatever folder the user
# is in.
choose_start_folder() {
    for start_folder in "$prefix/drive_c/temp" "$prefix/drive_c" "$prefix"; do
        [ ! -d "$start_folder" ] || return 0
    done
}

# Starts a command without a sandbox.
start_in_the_open() { # COMMAND [ARGUMENT...]
    temp=${TMPDIR:-/tmp}
    # A prefix of the user's own stays as it is, with its server where other programs look for it.
    if [ -z "$wine_prefix" ]; then
        unshare_windows_files
        temp=$run
    fi
    # shellcheck disable=SC2016 # the inner shell is to expand it
    WINEPREFIX=$prefix TMPDIR=$temp ROUTPROT_CHECK_STATUS=$windows_status \
        sh -c 'cd "$0" && exec "$@"' "$start_folder" "$@" </dev/null >&5 2>&6 5>&- 6>&- 9>&- &
}

# Starts a command that sees the file system read-only, may write to the prefix and the folders of the
# output files, has no network, and ends with its last process whatever that left behind.
start_in_sandbox() { # COMMAND [ARGUMENT...]
    [ ! -e "$run/entered" ] || rm -f -- "$run/entered"
    # Built from its end to its beginning, each `set` in front of what is there: the folders of the
    # run come last, so that no read-only folder covers them.
    # shellcheck disable=SC2016 # the inner shell is to expand it
    set -- --bind "$run" "$run" --bind "$prefix" "$prefix" ${i386_root:+--remount-ro /} \
        --chdir "$start_folder" \
        --unshare-net --unshare-pid --unshare-ipc --die-with-parent --new-session \
        /bin/sh -c ': >"$0"; exec "$@" 2>&6 6>&-' "$run/entered" "$@"
    # Wine's server keeps its sockets in one of two places.
    set -- --bind "$run/server" "/run/user/$user" --bind "$run/server" "/tmp/.wine-$user" "$@"
    if [ "$user" -eq 0 ]; then
        # Unlike other users, root would keep every capability. Files that root is to use may belong
        # to others: access to those is all that is kept.
        set -- --cap-drop ALL --cap-add CAP_DAC_OVERRIDE "$@"
    fi
    IFS=$newline
    set -f
    for place in $output_folders; do
        provide_server_folder "$place"
        set -- --bind "$place" "$place" "$@"
    done
    for place in $input_folders$root$newline$build; do
        is_hidden "$place" || continue
        provide_server_folder "$place"
        set -- --ro-bind "$place" "$place" "$@"
    done
    set +f
    unset IFS
    set -- --dev /dev --proc /proc --remount-ro /proc --tmpfs /tmp --tmpfs /run "$@"
    if [ -z "$i386_root" ]; then
        set -- --ro-bind / / "$@"
    else
        for place in $i386_places; do
            set -- --ro-bind "$i386_root/$place" "/$place" "$@"
        done
    fi
    WINEPREFIX=$prefix TMPDIR=$run ROUTPROT_CHECK_STATUS=$windows_status bwrap "$@" \
        </dev/null >&5 2>"$work/refusal" 5>&- 9>&- &
}

# Does the sandbox put something of its own over FOLDER, or have nothing there?
is_hidden() { # FOLDER
    [ -z "$i386_root" ] || return 0
    case $1/ in
    /tmp/* | /run/* | /dev/* | /proc/*) return 0 ;;
    esac
    return 1
}

# When /tmp itself is shown in the sandbox, the place of Wine's server must exist in it beforehand. It
# stays there: another launcher may be counting on it.
provide_server_folder() { # FOLDER
    if [ "$1" = /tmp ] && [ ! -d "/tmp/.wine-$user" ]; then
        mkdir -m 700 "/tmp/.wine-$user"
    fi
}

# Starts a process that ends the run when this script is killed: it waits on a pipe that only this
# script holds open. (Without a sandbox nothing else would end it; bubblewrap does with --die-with-parent,
# but only from the moment on where it has said so to the kernel.)
start_watcher() {
    [ -p "$work/alive" ] || mkfifo -- "$work/alive" || return 1
    exec 9<>"$work/alive"
    exec 8<"$work/alive"
    # In a session of its own, so that it outlives a kill of the whole process group.
    setsid sh "$here/launcher/watcher.sh" "$windows_status" "$user" "$prefix" "$wine_prefix" \
        "$work" "$full_work" <&8 >/dev/null 2>&1 5>&- 6>&- 8<&- 9>&- &
    watcher=$!
    exec 8<&-
}

stop_watcher() {
    [ -n "$watcher" ] || return 0
    echo finished >&9
    exec 9>&-
    wait "$watcher"
    watcher=
}

# Ends every process of the run, what the candidate left behind included, and removes what Wine's server
# leaves outside of the throw-away folder. The processes are known by a variable that has another value in
# every run, and that Wine hands down even where a program clears its environment. (wineserver -k does the
# same, but takes half a second.)
end_processes() {
    rounds=0
    found=yes
    while [ "$found" = yes ] && [ "$((rounds += 1))" -le 1000 ]; do
        found=no
        marked=$(grep -lsxzF -- "ROUTPROT_CHECK_STATUS=$windows_status" /proc/[0-9]*/environ)
        for place in $marked; do
            place=${place%/environ}
            read -r name <"$place/comm" || continue
            # Other programs may be using the server of a prefix of the user's own.
            case $wine_prefix/$name in ?*/wineserver*) continue ;; esac
            found=yes
            kill -KILL "${place#/proc/}"
        done 2>/dev/null
    done
    [ -z "$wine_prefix" ] || return 0
    for place in "/run/user/$user/wine" "/tmp/.wine-$user"; do
        [ -d "$place" ] || continue
        # The server's folder is named after the device and inode of the prefix.
        rm -rf -- "$place/server-$(stat -c %D -- "$prefix")-$(printf %x "$(stat -c %i -- "$prefix")")"
    done
}

# Ends what is running, all of it, and waits until it has ended.
end_run() {
    first=$running
    if [ "$first" = starting ]; then
        # The signal came between the start and the note of it.
        first=${!:-}
        [ "$first" != "$previous" ] || first=
    fi
    if [ "$first" = ended ]; then
        end_processes
    elif [ -n "$first" ]; then
        kill -KILL "$first" 2>/dev/null
        wait "$first" 2>/dev/null
        set +f # the start of a sandbox may have been interrupted
        end_processes
    fi
    stop_watcher
}
