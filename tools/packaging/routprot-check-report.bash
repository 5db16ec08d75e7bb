# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# Completion of routprot-check-report for bash: commands, their options, files.

_routprot_check_report() {
    local current=${COMP_WORDS[COMP_CWORD]} command=${COMP_WORDS[1]-} words=
    COMPREPLY=()
    if [[ $current == -* ]]; then
        case $command in
        summary) words='--markdown' ;;
        compare | matrix | trace) words='--markdown --output' ;;
        merge) words='--junit --markdown --output' ;;
        statement) words='--brief --candidate --output --tool' ;;
        *) words='--output' ;;
        esac
        mapfile -t COMPREPLY < <(compgen -W "--help $words" -- "$current")
        return
    fi
    compopt -o filenames 2>/dev/null
    [[ $COMP_CWORD -ne 1 ]] || words='compare matrix merge statement summary trace'
    mapfile -t COMPREPLY < <(
        compgen -W "$words" -- "$current"
        compgen -f -- "$current"
    )
}

complete -F _routprot_check_report routprot-check-report
