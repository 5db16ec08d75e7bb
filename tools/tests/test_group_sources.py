# SPDX-License-Identifier: MIT
"""tools/group-sources: who stands beside whom, and what a group is made of."""

import os
import pathlib
import subprocess
import tempfile
import unittest

from tools.tests.support import TOOLS


class Groups(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="group-sources.")
        self.addCleanup(folder.cleanup)
        self.place = pathlib.Path(folder.name)

    def group(self, **sources):
        """The number of each source's group; None is no group at all."""
        (self.place / "part").mkdir(exist_ok=True)
        for name, text in sources.items():
            (self.place / f"part/{name}.c").write_text(text, encoding="utf-8")
        names = [f"part/{name}.c" for name in sources]
        done = subprocess.run([TOOLS / "group-sources", "into=groups", *names], cwd=self.place, check=True,
                              capture_output=True, text=True)
        self.assertEqual(done.stderr, "")
        groups = dict(line.removeprefix("group_of_part/").split(" := part/group-") for line in done.stdout.splitlines())
        return [int(groups[name]) if name in groups else None for name in sources]

    def read(self, number):
        return (self.place / f"groups/part/group-{number}.c").read_text(encoding="utf-8")

    def test_who_shares_no_name_stands_together(self):
        self.assertEqual(self.group(a="static int f(void)\n{\n}\n", b="static int g(void)\n{\n\tint f;\n}\n"), [1, 1])
        self.assertEqual(self.read(1), '#include "part/a.c"\n#include "part/b.c"\n')

    def test_a_name_of_both_parts_them(self):
        for text in ("static int f(int a)\n{\n}\n", "static const char *const f[] = {\n};\n",
                     "static const struct x f = { 1 };\n", "static int f; /* one */\n", "enum { E, f = 2 };\n",
                     "enum e {\n\tE, /* one */\n\tf,\n};\n", "struct f {\n\tint a;\n};\n",
                     "static struct {\n\tint a;\n} f[2];\n", "typedef int f;\n"):
            with self.subTest(text):
                other = text.replace("E", "F").replace("enum e", "enum o").replace("struct x", "struct y")
                self.assertEqual(self.group(a=text, b="int b;\n", c=other), [1, 1, 2])

    def test_no_local_name_is_that_of_data_elsewhere(self):
        local = "int g(void)\n{\n\tint f = 0;\n\n\treturn f;\n}\n"
        self.assertEqual(self.group(a="static int f;\n", b=local), [1, 2])
        self.assertEqual(self.group(a=local, b="static int f;\n"), [1, 2])

    def test_a_function_of_one_source_is_called_by_no_other(self):
        own, call = "static int f(void)\n{\n}\n", "int g(void)\n{\n\treturn f();\n}\n"
        self.assertEqual(self.group(a=own, b=call), [1, 2])
        self.assertEqual(self.group(a=call, b=own), [1, 2])
        self.assertEqual(self.group(a=own, b="int g(void)\n{\n\tint f = 0;\n\n\treturn f;\n}\n"), [1, 1])

    def test_macros_end_with_their_source(self):
        self.assertEqual(self.group(a="#define ONE(x) x\n", b="#define ONE 2\n"), [1, 1])
        self.assertEqual(self.read(1), '#include "part/a.c"\n#undef ONE\n#include "part/b.c"\n#undef ONE\n')

    def test_what_asks_the_system_for_more_is_alone(self):
        self.assertEqual(self.group(a="int a;\n", b="#define _POSIX_C_SOURCE 200809L\n", c="int c;\n"), [1, None, 1])

    def test_groups_have_an_end(self):
        self.assertEqual(self.group(a="\n" * 2000, b="\n" * 2000, c="\n" * 400), [1, 2, 1])

    def test_a_group_that_stays_the_same_is_not_written(self):
        self.group(a="int a;\n")
        os.utime(self.place / "groups/part/group-1.c", (0, 0))
        self.group(a="int a = 1;\n")
        self.assertEqual((self.place / "groups/part/group-1.c").stat().st_mtime, 0)
        self.group(a="int a;\n", b="int b;\n")
        self.assertNotEqual((self.place / "groups/part/group-1.c").stat().st_mtime, 0)


if __name__ == "__main__":
    unittest.main()
