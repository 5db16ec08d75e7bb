# SPDX-License-Identifier: MIT
"""Reads as much of a minidump as shows that a debugger can open it (MINIDUMP_HEADER and what it leads to)."""

import struct

THREADS, MODULES, EXCEPTION, SYSTEM = 3, 4, 6, 7


class Minidump:
    """The streams of a minidump by their numbers, and what some of them hold. Raises ValueError for what is none."""

    def __init__(self, content):
        self.content = content
        signature, version, count, directory = struct.unpack_from("<4sIII", content)
        if signature != b"MDMP" or version & 0xFFFF != 0xA793:
            raise ValueError("no minidump: %r, version 0x%X" % (signature, version))
        self.streams = {}
        for number in range(count):
            kind, size, place = struct.unpack_from("<III", content, directory + 12 * number)
            if place + size > len(content):
                raise ValueError("stream %d ends behind the file" % kind)
            self.streams[kind] = content[place:place + size]

    @property
    def threads(self):
        """The ids of the threads, each with how many bytes of its stack are there."""
        count, = struct.unpack_from("<I", self.streams[THREADS])
        found = {}
        for number in range(count):
            thread = struct.unpack_from("<IIIIQQIIII", self.streams[THREADS], 4 + 48 * number)
            stack_size, stack_place, context_size, context_place = thread[6:]
            if stack_place + stack_size > len(self.content) or context_place + context_size > len(self.content):
                raise ValueError("the stack or context of a thread ends behind the file")
            found[thread[0]] = stack_size
        return found

    @property
    def modules(self):
        """The file names of the modules, in small letters."""
        count, = struct.unpack_from("<I", self.streams[MODULES])
        names = []
        for number in range(count):
            place, = struct.unpack_from("<I", self.streams[MODULES], 4 + 108 * number + 20)
            size, = struct.unpack_from("<I", self.content, place)
            path = self.content[place + 4:place + 4 + size].decode("utf-16-le")
            names.append(path.replace("\\", "/").rsplit("/", 1)[-1].lower())
        return names

    @property
    def exception(self):
        """(thread, code, address) of the exception, or None."""
        if EXCEPTION not in self.streams:
            return None
        thread, _, code, _, _, address = struct.unpack_from("<IIIIQQ", self.streams[EXCEPTION])
        return thread, code, address
