# SPDX-License-Identifier: MIT
"""What a PE image imports, read from its headers."""

import struct

IMPORT, DELAY_IMPORT = 1, 13  # directories


class Image:
    """An image as it lies in the file."""

    def __init__(self, data):
        self.data = data
        start = self.number(0x3C)
        assert data[start:start + 4] == b"PE\0\0"
        self.machine, count = struct.unpack_from("<HH", data, start + 4)
        optional = start + 24
        self.is_64 = struct.unpack_from("<H", data, optional)[0] == 0x20B
        self.directories = optional + (112 if self.is_64 else 96)
        table = optional + struct.unpack_from("<H", data, start + 20)[0]
        # (address, size in memory, place in the file) of each section
        self.sections = [struct.unpack_from("<IIII", data, table + 40 * i + 8) for i in range(count)]

    def number(self, place):
        return struct.unpack_from("<I", self.data, place)[0]

    def place(self, address):
        """Where in the file an address is."""
        for size, begin, _, raw in self.sections:
            if begin <= address < begin + size:
                return raw + address - begin
        raise ValueError(f"no section holds {address:#x}")

    def name(self, address):
        place = self.place(address)
        return self.data[place:self.data.index(b"\0", place)].decode()

    def functions(self, thunks):
        """The names in a table of thunks; #N for one that is imported by number."""
        size = 8 if self.is_64 else 4
        place = self.place(thunks)
        while True:
            thunk = int.from_bytes(self.data[place:place + size], "little")
            if not thunk:
                return
            yield f"#{thunk & 0xFFFF}" if thunk >> (8 * size - 1) else self.name(thunk + 2)
            place += size

    def directory(self, index):
        """The address of a directory, 0 where there is none."""
        return self.number(self.directories + 8 * index)

    def imports(self):
        """DLL, in lower case -> the set of functions. Delayed ones, which our linker does not make, are not understood."""
        assert not self.directory(DELAY_IMPORT)
        found, row = {}, self.place(self.directory(IMPORT))
        while self.number(row + 12):
            functions = found.setdefault(self.name(self.number(row + 12)).lower(), set())
            functions.update(self.functions(self.number(row)))
            row += 20
        return found
