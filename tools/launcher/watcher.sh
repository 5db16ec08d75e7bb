# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2034,SC2154
# Runs beside the launcher: when that is killed, ends the run and removes its folders.

. "${0%/*}/prefix.sh"
. "${0%/*}/run.sh"

windows_status=$1
user=$2
prefix=$3
wine_prefix=$4
work=$5
full_work=$6

word=
read -r word
if [ "$word" != finished ]; then
    end_processes
    remove_folders
fi
