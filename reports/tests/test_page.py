# SPDX-License-Identifier: MIT
"""The page: everything in it, nothing loaded by it, nothing of a candidate's let loose in it."""

import html
import html.parser
import re
import time
import unittest

from reports import groups, journal, page, template, text, verdict
from reports.tests import lines

VOID = {"meta", "input", "br", "wbr", "link", "img", "hr"}


class Page(html.parser.HTMLParser):
    """A page, parsed: its ids, links, tags, and text."""

    def __init__(self, content):
        super().__init__()
        self.ids, self.links, self.loads, self.handlers, self.tags, self.open = (
            [],
            [],
            [],
            [],
            [],
            [],
        )
        self.pieces, self.scripts = [], []
        self.feed(content)
        self.text = " ".join(" ".join(self.pieces).split())

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attributes:
            if name == "id":
                self.ids.append(value)
            elif name == "href" and tag == "a":
                self.links.append(value)
            elif name in ("src", "href", "srcset", "action", "data", "poster", "style"):
                self.loads.append((tag, name, value))
            elif name.startswith("on"):
                self.handlers.append((tag, name, value))

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, f"</{tag}> closes {self.open[-3:]}"
        self.open.pop()

    def handle_data(self, data):
        if self.open and self.open[-1] in ("script", "style"):
            self.scripts.append(data)
        else:
            self.pieces.append(data)


def sample(name):
    return journal.read(str(lines.SAMPLES / name))


class SamplesTest(unittest.TestCase):
    """What must hold for every page."""

    @classmethod
    def setUpClass(cls):
        cls.journals = [sample(path.name) for path in sorted(lines.SAMPLES.glob("*.jsonl"))]
        cls.pages = [page.render([read]) for read in cls.journals] + [page.render(cls.journals)]
        cls.parsed = [Page(content) for content in cls.pages]

    def test_well_formed(self):
        for parsed in self.parsed:
            self.assertEqual(parsed.open, [])
            self.assertEqual(len(set(parsed.ids)), len(parsed.ids))
            self.assertEqual(parsed.tags.count("h1"), 1)

    def test_self_contained(self):
        for parsed, content in zip(self.parsed, self.pages):
            self.assertEqual(parsed.loads, [])
            self.assertNotIn("url(", content)
            self.assertNotIn("@import", content)
            self.assertIn("default-src &#39;none&#39;", content)

    def test_links_lead_somewhere(self):
        for parsed in self.parsed:
            for link in parsed.links:
                if link.startswith("#"):
                    # The hostile journal names a first case that does not exist.
                    self.assertTrue(link[1:] in parsed.ids or "<script>" in link, link)
                else:
                    self.assertTrue(link.startswith(template.DOCUMENTATION), link)

    def test_every_case_is_found_by_its_id(self):
        for read, parsed in zip(self.journals, self.parsed):
            for case in read.cases:
                self.assertIn(case["id"], parsed.ids)

    def test_every_failing_case_is_told(self):
        for read, parsed in zip(self.journals, self.parsed):
            for case in read.cases:
                if case["verdict"] in ("fail", "blocked", "broken"):
                    self.assertIn(one_line(case["reproduce"]), parsed.text)
                    self.assertIn(one_line(case["claim"]), parsed.text)
                for violation in case["violations"]:
                    self.assertIn(one_line(violation["got"]), parsed.text)
                    self.assertIn(one_line(violation["expected"]), parsed.text)

    def test_every_requirement_is_told(self):
        for read, parsed in zip(self.journals, self.parsed):
            for requirement in read.run["requirements"]:
                self.assertIn("req-" + requirement["id"], parsed.ids)
                self.assertIn(one_line(requirement["sentence"]), parsed.text)

    def test_what_is_often_wrong_is_told_with_the_finding(self):
        mistake = "SetEvent comes <before> the message is queued."
        told = lines.requirement("IFSTATUS-03", "should", mistake=mistake)
        read = lines.parsed(
            lines.run(requirements=[told]), lines.failing(), lines.failing("a/b"), lines.summary(1, 2)
        )
        parsed = Page(page.render([read]))
        self.assertEqual(parsed.text.count(mistake), 1)

    def test_several_journals(self):
        parsed = self.parsed[-1]
        self.assertIn(f"{len(self.journals)} candidates", parsed.text)
        self.assertEqual(parsed.tags.count("article"), len(self.journals))
        for number, read in enumerate(self.journals, 1):
            self.assertIn(verdict.of_run(read).words, parsed.text)
            for case in read.cases:
                self.assertIn(case["id"] if number == 1 else f"{number}:{case['id']}", parsed.ids)


class EscapingTest(unittest.TestCase):
    def setUp(self):
        self.content = page.render([sample("hostile.jsonl")])
        self.parsed = Page(self.content)

    def test_nothing_of_the_candidate_is_markup(self):
        self.assertNotIn("img", self.parsed.tags)
        self.assertEqual(self.parsed.handlers, [])
        self.assertEqual(self.parsed.tags.count("script"), 1)
        self.assertNotIn("alert(1)", "".join(self.parsed.scripts))
        self.assertIn(
            "</script><script>alert(1)</script><img src=x onerror=alert(1)>", self.parsed.text
        )

    def test_hidden_characters_are_shown(self):
        for shown in ("bell \\x07", "escape \\x1b[31m", "nul \\x00", "bidi \\u202egnp.exe", "]]>"):
            self.assertIn(shown, self.parsed.text)
        self.assertIsNone(re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", self.content))

    def test_lone_surrogate(self):
        content = page.render([lines.whole(lines.failing(claim="\ud800"), exit_status=1)])
        self.assertIn("\\ud800", content.encode("utf-8").decode("utf-8"))

    def test_policy_lets_in_only_our_own(self):
        for name in ("style.css", "page.js"):
            self.assertIn(html.escape(template.digest(template.asset(name)), quote=True), self.content)


class ContentTest(unittest.TestCase):
    def told(self, *cases, **changes):
        return Page(page.render([lines.whole(*cases, **changes)])).text

    def test_verdict(self):
        told = self.told(lines.failing(), exit_status=1, causes=["1 requirement is violated."])
        for words in (
            "Not conformant",
            "1 of 2 gating requirements examined",
            "1 requirement is violated.",
        ):
            self.assertIn(words, told)

    def test_cut_short(self):
        told = Page(page.render([lines.parsed(lines.run(), lines.case())])).text
        self.assertIn("Run cut short", told)
        self.assertIn("This is not a verdict on the candidate.", told)
        self.assertNotIn("Conformant", told)

    def test_contradiction(self):
        told = self.told(lines.failing())
        self.assertIn(
            "The exit status is 0, but interface-status/unknown-index has a gating violation.", told
        )
        self.assertNotIn("Conformant", told)

    def test_a_finding_is_no_failure(self):
        content = page.render([lines.whole(lines.case(), lines.failing("a/b", level="hardening"))])
        self.assertIn('data-v="finding"', content)
        self.assertNotIn('data-v="fail"', content)
        self.assertNotIn("Failures", Page(content).text)

    def test_known_and_flaky_cases_have_sections_of_their_own(self):
        repeats = {"steadiness": "flaky", "text": "flaky: pass 1, fail 2", "rounds": [], "alone": []}
        read = lines.whole(
            lines.case(),
            lines.failing("a/known", known=lines.known("as-recorded")),
            {**lines.failing("a/flaky", repeats=repeats), "verdict": "flaky"},
            exit_status=1,
        )
        text = Page(page.render([read])).text
        for words in ("Known failures", "known.txt:7 says as-recorded", "Flaky cases", "flaky: pass 1, fail 2"):
            self.assertIn(words, text)

    def test_facts_of_a_crash(self):
        told = Page(page.render([sample("violations.jsonl")])).text
        for words in (
            "access violation reading 0x0000000000000000",
            "0xC0000005",
            "KERNEL32.dll+0x17034",
            "the thread of the call",
            "fails alone too",
            "media absent on 0x101",
            "5.00 s",
            "[interface.B] data",
            "not performed: hung in",
        ):
            self.assertIn(words, told)

    def test_candidate_that_never_registered(self):
        told = Page(page.render([sample("untestable.jsonl")])).text
        self.assertIn("the candidate did not register", told)
        self.assertIn("Could not be tested", told)

    def test_codes_that_were_not_provoked_have_a_reason_and_a_key(self):
        codes = [{"callback": "InterfaceStatus", "code": "ERROR_CAN_NOT_COMPLETE", "case": None, "reason": "x/y was skipped",
                  "key": "[interface.bad.X]"}]
        told = Page(page.render([lines.whole(codes=codes)])).text
        self.assertRegex(told, r"not provoked x/y was skipped; needs \[interface.bad.X\] in the profile")

    def test_control(self):
        for control, words in (
            ({"state": "passed", "cases": 7, "reason": None, "reproduce": None}, "Control passed, 7 cases"),
            ({"state": "none", "cases": 0, "reason": "--no-control", "reproduce": None}, "Control none: --no-control"),
            ({"state": "failed", "cases": 7, "reason": "it fails", "reproduce": "check <it>"},
             "Control failed: it fails Look at it check <it>"),
        ):
            read = lines.parsed(lines.run(control=control), lines.summary(0, 0))
            self.assertIn(words, Page(page.render([read])).text)

    def test_empty_run(self):
        read = lines.parsed(lines.run(requirements=[], documented_codes=[]), lines.summary(4, 0))
        self.assertIn("Broken run", Page(page.render([read])).text)

    def test_documentation_pages(self):
        self.assertEqual(
            template.pages("PADD_INTERFACE, hdr"),
            [("PADD_INTERFACE", template.DOCUMENTATION + "padd_interface"), ("hdr", None)],
        )
        self.assertEqual(template.pages("javascript:alert(1)"), [("javascript:alert(1)", None)])

    def test_filters(self):
        content = page.render([sample("violations.jsonl")])
        for option in ("finding", "blocked", "must", "hardening", "SetInterfaceInfo", "remark"):
            self.assertIn(f"<option>{option}</option>", content)
        self.assertNotIn("<option>broken</option>", content)


class SizeTest(unittest.TestCase):
    def many(self, **changes):
        steps = [f"do what comes as number {i}" for i in range(4)]
        made = [
            lines.call(
                i,
                "call" if i == 4 else "given",
                "InterfaceStatus",
                arguments={f"Argument{n}": f"0x{n:08x}" for n in range(5)},
            )
            for i in range(1, 5)
        ]
        for i in range(2_100):
            cell = f"interface-status/some-matrix[address-change,active,state-{i}]"
            yield lines.failing(cell, steps=steps, calls=made, **changes)

    def test_page_of_many_failures_stays_small(self):
        cases = list(self.many())
        read = lines.whole(*cases, exit_status=1)
        start = time.monotonic()
        content = page.render([read])
        self.assertLess(time.monotonic() - start, 20)
        self.assertLess(len(content.encode()), 3_000_000)
        told = set(re.findall("--only &#39;(.*?)&#39;", content))
        self.assertEqual(told, {case["id"] for case in cases})

    def test_folded_cases_name_rows_that_exist(self):
        content = page.render(
            [lines.whole(*list(self.many())[: groups.FULL_LIMIT + 20], exit_status=1)]
        )
        rows = content.split('<template id="rows">')[1].split("</template>")[0].count("<tr")
        stories = (
            content.split('<template id="stories">')[1]
            .split("</template>")[0]
            .count('class="story"')
        )
        folded = re.findall(r'data-story="(\d+)" data-rows="([^"]+)"', content)
        self.assertEqual(len(folded), groups.FULL_LIMIT + 19)
        for story, named in folded:
            self.assertLess(int(story), stories)
            self.assertTrue(all(int(row.split("=")[0]) < rows for row in named.split("|")))
        self.assertIn("<noscript>", content)


class TextTest(unittest.TestCase):
    def test_visible(self):
        self.assertEqual(
            text.visible("a\tb\nc\r\x00\x9b\u200b\ufeff"), "a\tb\nc\\x0d\\x00\\x9b\\u200b\\ufeff"
        )

    def test_duration(self):
        for microseconds, words in (
            (0.4, "< 1 µs"),
            (3, "3 µs"),
            (12_345, "12.3 ms"),
            (250_000, "250 ms"),
            (5e6, "5.00 s"),
        ):
            self.assertEqual(text.duration(microseconds), words)

    def test_base_name(self):
        for path in ("C:\\a\\b.dll", "/a/b.dll", "b.dll", "a/b.dll/"):
            self.assertEqual(text.base_name(path), "b.dll")


def one_line(words):
    return " ".join(text.visible(words).split())
