# SPDX-License-Identifier: MIT
"""The hostile candidates: what each does, and the runs of them, which the tests share."""

import functools
import os

from tools.tests.end_to_end.support import FEW, HOSTILE, Runs, fixture, only, perform

ABSENT = {"StatusType": "RIS_INTERFACE_MEDIA_ABSENT"}
PRESENT = {"StatusType": "RIS_INTERFACE_MEDIA_PRESENT"}
DISABLED = {"StatusType": "RIS_INTERFACE_DISABLED"}
VIOLATION, FAIL_FAST = "0xC0000005", "0xC0000409"


def crashes(function, arguments=None, code=VIOLATION, where="", **more):
    return {"ending": "crashed", "function": function, "arguments": arguments or {}, "code": code, "where": where, **more}


def hangs(function, arguments=None, **more):
    return {"ending": "hung", "function": function, "arguments": arguments or {}, **more}


def exits(function, arguments=None, got="exit code 0"):
    return {"ending": "exited", "function": function, "arguments": arguments or {}, "got": got}


# Each hostile candidate that ends a call in its own way: how, which call, with which arguments, and where it crashed.
BLAMED = {
    "crash-media-absent": crashes("InterfaceStatus", ABSENT, where="status_null"),
    "crash-rare": crashes("SetInterfaceInfo", {"StructureCount": "0x80000000"}, where="set_info_rare", fails=1),
    "crash-stop": crashes("StopProtocol", where="stop_crashes"),
    "crash-delete": crashes("DeleteInterface", where="delete_crashes"),
    "abort": exits("InterfaceStatus", ABSENT, got="exit code 3"),
    "fast-fail": crashes("InterfaceStatus", ABSENT, code=FAIL_FAST),
    "stack-overflow": crashes("InterfaceStatus", ABSENT, code="0xC00000FD", stack="recurse"),
    "smashed-stack": crashes("InterfaceStatus", ABSENT),
    "heap-corruption": crashes("InterfaceStatus", ABSENT, where="status_heap"),
    "execute-data": crashes("InterfaceStatus", ABSENT, where="hostile.dll"),
    "crash-own-thread": crashes("InterfaceStatus", ABSENT, where="crash_here", thread="a thread of the candidate's own"),
    "crash-own-thread-later": crashes(None, where="crash_later", thread="a thread of the candidate's own"),
    "replaced-filter": crashes("InterfaceStatus", ABSENT, where="status_filter"),
    "raise-custom": crashes("InterfaceStatus", ABSENT, code="0xE0525054", stack="status_raise",
                            got="0xE0525054 left the callback"),
    "throw": exits("InterfaceStatus", ABSENT, got="exit code 3"),  # what the C++ library does with it
    "crash-attach": crashes("LoadLibraryEx", where="crash_at_attach", fails=1),
    "crash-register": crashes("RegisterProtocol", where="crash", fails=1),
    "crash-detach": crashes("FreeLibrary", where="crash_at_detach"),
    "hang-disabled": hangs("InterfaceStatus", DISABLED),
    "spin-disabled": hangs("InterfaceStatus", DISABLED, where="status_spin"),
    "hang-set-info": hangs("SetInterfaceInfo"),
    "hang-stop": hangs("StopProtocol"),
    "hang-every-callback": hangs(None, seconds=60),
    "hang-register": hangs("RegisterProtocol", fails=1),
    "hang-attach": hangs("LoadLibraryEx", fails=1),
    "hang-detach": hangs("FreeLibrary"),
    "exit-process": exits("InterfaceStatus", PRESENT),
    "exit": exits("InterfaceStatus", PRESENT),
    "terminate-process": exits("InterfaceStatus", PRESENT),
    "exit-thread": hangs("InterfaceStatus", PRESENT),
    # What was noted of the call is lost with the memory that it wrote over.
    "scribble": crashes("InterfaceStatus", code=None, got="wrote over memory of the harness", has_facts=False),
    "scribble-and-die": crashes("InterfaceStatus", code=None, got="wrote over memory of the harness", has_facts=False),
}

# Those that end no call. The first words are what the run has to say of them.
OTHERS = {
    "refuse-attach": "its DllMain answered FALSE",
    "close-handles": "",
    "stop-never-ends": "",
    "messages-never-end": "",
    "size-never-enough": "",
    "winsock-code": "",
    "flaky-code": "",
    "refuses-once": "",
    "mixed": "",
}

# Those that do nothing forbidden.
HARMLESS = ("crash-exit", "leave-child", "slow-start-stop", "noisy", "takes-zeros")

# These are run over all cases; the others over some hundreds of them, since the whole would take minutes. With
# END_TO_END_FULL=1 in the environment, all are run in full.
IN_FULL = {"crash-media-absent", "hang-every-callback", "slow-start-stop"}

# What those would not meet in FEW: a thread that crashes 15 ms after the start needs runs that listen as long, and a case is
# blocked where one before it has crashed in the same given call.
SPECIAL = {
    "crash-own-thread-later": ("interface-status/disabled-*",),
    "mixed": (*FEW, "interface-status/success-code", "interface-status/null-info-*media-absent,active*"),
    "winsock-code": ("registration/*", "interface-status/unknown-index-enabled*,null,*"),
    "flaky-code": ("registration/*", "interface-status/unknown-index-enabled*"),
    "refuses-once": ("registration/*", "interface-status/unknown-index-enabled*,null,*"),
}


def patterns_of(name):
    """What the run of that candidate is restricted to."""
    return () if name in IN_FULL or os.environ.get("END_TO_END_FULL") else SPECIAL.get(name, FEW)


def run_one(name):
    return perform(fixture("hostile"), "--level", "hardening", *only(*patterns_of(name)), profile=HOSTILE,
                   environment={"ROUTPROT_HOSTILE": name})


# The slowest first.
RUNS = Runs({name: functools.partial(run_one, name)
             for name in sorted([*BLAMED, *OTHERS, *HARMLESS], key=lambda name: name != "hang-every-callback")})
