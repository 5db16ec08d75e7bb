# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2154
# The JUnit file: valid at every moment, and never a green one left over from an earlier run.

# Writes a JUnit file in which the run is an error. MESSAGE is words of ours: nothing to escape.
write_unfinished_junit() { # MESSAGE
    {
        printf '%s\n' '<?xml version="1.0" encoding="UTF-8"?>' \
            '<testsuites name="routprot-check" tests="1" failures="0" errors="1" time="0.000">' \
            '  <testsuite name="run" tests="1" failures="0" errors="1" skipped="0" time="0.000">'
        printf '    <testcase classname="routprot.run" name="run/completed" time="0.000">%s</testcase>\n' \
            "<error type=\"harness\" message=\"$1\">$1</error>"
        printf '%s\n' '  </testsuite>' '</testsuites>'
    } 2>/dev/null >"$junit.$$" && mv -f -- "$junit.$$" "$junit"
}

# From here on the file says that the run did not complete. The old one is kept for restore_junit.
hold_junit() {
    if [ -e "$junit" ] && ! cp -p -- "$junit" "$work/junit.xml"; then
        stop 2 "--junit: cannot read the old '$junit'; remove it"
    fi
    if ! write_unfinished_junit 'the run did not complete'; then
        stop 2 "--junit: cannot write '$junit'; choose another place"
    fi
}

# After a mistake of usage nothing has run, and nothing is to have been written.
restore_junit() {
    if [ -e "$work/junit.xml" ]; then
        cp -p -- "$work/junit.xml" "$junit.$$" && mv -f -- "$junit.$$" "$junit"
    else
        rm -f -- "$junit"
    fi
}
