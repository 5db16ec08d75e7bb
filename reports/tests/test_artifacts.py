# SPDX-License-Identifier: MIT
"""Pages and merged journals name the files of --artifacts as seen from where they lie themselves."""

import json
import pathlib

from reports import artifacts
from reports.tests import lines, shards
from reports.tests.test_commands import Command


class ArtifactsTest(Command):
    def write_shards(self, total=2):
        names = []
        for number, part in enumerate(shards.cut(shards.cases(), total), 1):
            folder = self.folder / f"job-{number}"
            folder.mkdir()
            part.cases[0]["artifacts"] = ["kept/a.txt", "kept/a.dmp"]
            part.summary["artifacts"] = {"cases": 1, "left_out": number}
            names.append(folder / "journal.jsonl")
            names[-1].write_bytes(lines.encode(part.run, *part.cases, part.summary))
        return names

    def test_merged(self):
        self.folder.joinpath("out").mkdir()
        output = self.folder / "out" / "journal.jsonl"
        self.run_command("merge", *self.write_shards(), "-o", output)
        read = [json.loads(line) for line in output.read_text("utf-8").splitlines()]
        self.assertEqual([case["artifacts"] for case in read[:-1] if case.get("artifacts")],
                         [[f"../job-{number}/kept/a.txt", f"../job-{number}/kept/a.dmp"] for number in (1, 2)])
        self.assertEqual(read[-1]["artifacts"], {"cases": 2, "left_out": 3})

    def test_addresses_lead_to_files_only(self):
        for path, address in (("kept/a,b.dmp", "./kept/a,b.dmp"), ("../x y/ä.txt", "./../x%20y/%C3%A4.txt"),
                              ("javascript:alert(1)", "./javascript%3Aalert%281%29"), ("//evil/x", "./evil/x")):
            self.assertEqual(artifacts.address(path), address)

    def test_the_page_leads_to_them(self):
        case = lines.case(verdict="fail", ending="crashed", artifacts=["kept/a.txt", "kept/<a>.dmp"], violations=[
            {"requirement": "IFSTATUS-21", "level": "must", "got": "a crash", "expected": "a return"}])
        journal = self.folder / "journal.jsonl"
        journal.write_bytes(lines.encode(lines.run(), case, lines.summary()))
        page = self.folder / "pages" / "report.html"
        page.parent.mkdir()
        self.run_command(journal, "-o", page)
        content = pathlib.Path(page).read_text("utf-8")
        self.assertIn('<a href="./../kept/a.txt">a.txt</a>', content)
        self.assertIn('<a href="./../kept/%3Ca%3E.dmp">&lt;a&gt;.dmp</a>', content)
