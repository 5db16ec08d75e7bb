# SPDX-License-Identifier: MIT
"""tools/requirement-table: the table it makes of a list, and that of README.md, which must be the program's."""

import importlib.machinery
import importlib.util
import subprocess
import sys
import unittest

from tools.tests.support import TOOLS

PROGRAM = TOOLS / "requirement-table"


def load():
    """The program as a module."""
    loader = importlib.machinery.SourceFileLoader("requirement_table", str(PROGRAM))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    was_writing, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    loader.exec_module(module)
    sys.dont_write_bytecode = was_writing
    return module


table = load()

ENTRIES = [
    {"id": "x/b[one]", "requirement": "NEW-02", "level": "must"},
    {"id": "y/a[one]", "requirement": "REG-01", "level": "must"},
    {"id": "y/a[two]", "requirement": "REG-01", "level": "must"},
    {"id": "y/b", "requirement": "REG-10", "level": "info"},
    {"requirement": "REG-03", "level": "should", "duty": "A sentence."},
    {"requirement": "REG-04", "level": "hardening", "waived": "needs a network"},
    {"requirement": "NEW-01", "level": "hardening", "waived": "needs a network"},
    {"callback": "StartProtocol", "code": "NO_ERROR"},
]


class Table(unittest.TestCase):
    def rows(self, entries):
        lines = table.write_table(entries).splitlines()
        return {cells[0]: cells[1:] for cells in
                ([cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|"))}

    def test_it_counts_requirements_and_cases(self):
        rows = self.rows(ENTRIES)
        self.assertEqual(rows["REG: RegisterProtocol"], ["1", "1", "1", "1", "2", "1", "1", "3"])
        self.assertEqual(rows["NEW"], ["1", "0", "1", "0", "1", "0", "1", "1"])
        self.assertEqual(rows["**all**"], ["**%d**" % number for number in (2, 1, 2, 1, 3, 1, 2, 4)])

    def test_groups_come_in_the_order_of_a_protocols_life(self):
        self.assertEqual(list(self.rows(ENTRIES))[2:4], ["REG: RegisterProtocol", "NEW"])

    def test_waived_requirements_have_their_reasons(self):
        text = table.write_table(ENTRIES)
        self.assertIn("\n* needs a network: REG-04 (hardening), NEW-01 (hardening)\n", text)
        self.assertNotIn("details", table.write_table(ENTRIES[:4]))

    def test_it_stands_between_the_markers(self):
        readme = f"before\n{table.BEGIN}\nold\n{table.END}\nafter\n"
        new = table.replace_table(readme, "new\n")
        self.assertEqual(new, f"before\n{table.BEGIN}\n\nnew\n\n{table.END}\nafter\n")
        self.assertEqual(table.replace_table(new, "new\n"), new)

    def test_missing_markers_are_named(self):
        for readme in ("nothing", table.BEGIN, f"{table.END}\n{table.BEGIN}"):
            with self.assertRaisesRegex(ValueError, "needs these two lines"):
                table.replace_table(readme, "new\n")

    def test_the_table_of_the_readme_is_that_of_the_program(self):
        done = subprocess.run([PROGRAM, "--check"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, check=False)
        self.assertEqual((done.returncode, done.stdout), (0, ""))


if __name__ == "__main__":
    unittest.main()
