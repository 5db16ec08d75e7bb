# SPDX-License-Identifier: MIT
"""The pages in a real browser: no complaint, no request, everything by keyboard, nothing that keeps a reader out.

axe-core comes from npm, in ci/ only (make ci-check). ROUTPROT_SCREENSHOTS=FOLDER keeps a picture of every page, at phone
and desktop width, light and dark.
"""

import base64
import functools
import os
import pathlib
import tempfile
import unittest

from reports import compare, journal, matrix, page, pages, trace
from reports.tests import browser, lines

AXE = pathlib.Path(__file__).parents[2] / "ci" / "node_modules" / "axe-core" / "axe.min.js"
SIZES = ((1280, False), (1280, True), (390, False), (390, True))
# Looking takes seconds a page: each width and each scheme once, for whoever asks.
LOOKED_AT = ((1280, False), (390, True))
FOCUSED = "document.activeElement"


def make_pages():
    """Return {name: page} of every kind of page, with a hostile candidate among them."""
    samples = {path.stem: journal.read(str(path)) for path in sorted(lines.SAMPLES.glob("*.jsonl"))}
    good, bad = samples["conformant"], samples["violations"]
    return {
        "run": page.render([bad]),
        "hostile": page.render([samples["hostile"]]),
        "runs": page.render([good, samples["broken"]]),
        "compare": pages.render_comparison(compare.compare(good, bad)),
        "matrix": pages.render_matrix(matrix.make(list(samples.values()))),
        "trace": pages.render_trace(trace.make(bad)),
    }


@unittest.skipUnless(browser.CHROMIUM, browser.MISSING)
class BrowserTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.files = {}
        for name, content in make_pages().items():
            cls.files[name] = cls.folder / f"{name}.html"
            cls.files[name].write_text(content, encoding="utf-8")
        cls.browser = cls.enterClassContext(browser.Browser())

    def tab_to(self, condition):
        """Press Tab until a condition on the focused element holds."""
        for _ in range(200):
            self.browser.press("Tab")
            if self.browser.run(condition):
                return
        self.fail(f"Tab never leads to {condition}")

    @classmethod
    @functools.cache
    def look(cls, name, width, dark):
        """(complaints, width, violations or None without axe-core) of a page with all its details open."""
        cls.browser.open(cls.files[name], width, dark)
        cls.browser.run("document.querySelectorAll('details').forEach(one => one.open = true)")
        complaints, needed = cls.browser.complaints(), cls.browser.run("document.documentElement.scrollWidth")
        return complaints, needed, cls.violations() if AXE.exists() else None

    def for_every_look(self, check):
        for name in self.files:
            for width, dark in LOOKED_AT:
                with self.subTest(name, width=width, dark=dark):
                    check(width, *self.look(name, width, dark))

    def test_no_complaint_and_no_request(self):
        self.for_every_look(lambda width, complaints, needed, violations: self.assertEqual(complaints, []))

    def test_the_test_sees_complaints(self):
        """A page that does what ours must not is complained of."""
        bad = self.folder / "bad.html"
        bad.write_text("<!DOCTYPE html><title>x</title><img src='x.png'><script>console.error('a'); throw 'b'</script>")
        self.browser.open(bad)
        self.assertEqual(len(self.browser.complaints()), 4, self.browser.complaints())

    def test_nothing_is_wider_than_the_window(self):
        self.for_every_look(lambda width, complaints, needed, violations: self.assertLessEqual(needed, width))

    def test_search_and_filters_by_keyboard(self):
        for name in ("run", "compare", "matrix", "trace"):
            with self.subTest(name):
                self.browser.open(self.files[name])
                everything = self.browser.run("document.querySelectorAll('.c').length")
                self.tab_to(f"{FOCUSED}.name === 'text'")
                self.browser.type("zzz-nothing")
                self.browser.wait(f"document.querySelector('output').textContent.startsWith('0 of {everything} ')")
                self.assertFalse(self.browser.run("[...document.querySelectorAll('.f')].some(one => !one.hidden)"))
                self.tab_to(f"{FOCUSED}.type === 'reset'")
                self.browser.press("Enter")
                self.browser.wait("document.querySelector('output').textContent === ''")
                self.assertFalse(self.browser.run("[...document.querySelectorAll('.f')].some(one => one.hidden)"))

    def test_a_choice_by_keyboard(self):
        self.browser.open(self.files["run"])
        self.tab_to(f"{FOCUSED}.name === 'v'")
        self.browser.press("ArrowDown")
        self.browser.wait("document.querySelector('output').textContent !== ''")
        word = self.browser.run(f"{FOCUSED}.value")
        shown = "[...document.querySelectorAll('.c:not([hidden])')]"
        self.assertEqual(word, "fail")
        self.assertGreater(self.browser.run(f"{shown}.length"), 0)
        self.assertTrue(self.browser.run(f"{shown}.every(one => one.dataset.v.split(' ').includes('{word}'))"))

    def test_a_case_is_unfolded_by_keyboard(self):
        self.browser.open(self.files["run"])
        closed = f"{FOCUSED}.matches('.case:not([open]) > summary')"
        self.tab_to(closed)
        self.browser.press("Enter")
        self.assertTrue(self.browser.run(f"{FOCUSED}.parentElement.open"))
        self.browser.press("Space")
        self.assertFalse(self.browser.run(f"{FOCUSED}.parentElement.open"))

    def test_the_first_stop_leads_to_the_content(self):
        for name, file in self.files.items():
            with self.subTest(name):
                self.browser.open(file)
                self.browser.press("Tab")
                self.assertEqual(self.browser.run(f"{FOCUSED}.className"), "skip")
                self.browser.press("Enter")
                self.browser.wait(f"{FOCUSED}.id === 'content'")

    def test_a_link_unfolds_what_it_leads_to(self):
        self.browser.open(self.files["trace"])
        case = self.browser.run("document.querySelector('.fold .c').id")
        self.browser.run(f"location.hash = encodeURIComponent({case!r})")
        self.browser.wait(f"document.getElementById({case!r}).closest('details').open")

    def test_folded_cases_are_put_together(self):
        calls = [lines.call(1, "call", "InterfaceStatus")]
        cases = [lines.failing(f"interface-status/x[{i}]", steps=["a"], calls=calls) for i in range(80)]
        file = self.folder / "many.html"
        file.write_text(page.render([lines.whole(*cases, exit_status=1)]), encoding="utf-8")
        self.browser.open(file)
        self.browser.run("location.hash = encodeURIComponent('interface-status/x[79]')")
        self.browser.wait("document.getElementById('interface-status/x[79]').querySelector('.calls .judged .time') !== null")
        self.assertEqual(self.browser.complaints(), [])

    @unittest.skipUnless(AXE.exists(), "axe-core is not installed (make ci-check installs it)")
    def test_accessible(self):
        self.for_every_look(lambda width, complaints, needed, violations: self.assertEqual(violations, []))

    @unittest.skipUnless(AXE.exists(), "axe-core is not installed (make ci-check installs it)")
    def test_the_test_sees_what_is_not_accessible(self):
        bad = self.folder / "bad.html"
        bad.write_text("<!DOCTYPE html><html lang=en><title>x</title><main><h1>x</h1><input>"
                       "<p style='color: #aaa'>hard to read</p></main>")
        self.browser.open(bad)
        self.assertEqual([name for name, *_ in self.violations()], ["color-contrast", "label"])

    @classmethod
    def violations(cls):
        """Return what axe-core finds serious or critical."""
        cls.browser.run(AXE.read_text(encoding="utf-8") + "; 0")
        found = cls.browser.run("axe.run(document, {resultTypes: ['violations']}).then(found => found.violations"
                                ".filter(one => ['serious', 'critical'].includes(one.impact))"
                                ".map(one => [one.id, one.nodes.length, one.nodes[0].html.slice(0, 200),"
                                " one.nodes[0].failureSummary]))")
        return found

    @unittest.skipUnless(os.environ.get("ROUTPROT_SCREENSHOTS"), "ROUTPROT_SCREENSHOTS names no folder for pictures")
    def test_pictures_are_kept(self):
        for name, file in self.files.items():
            for width, dark in SIZES:
                self.browser.open(file, width, dark)
                kept = pathlib.Path(os.environ["ROUTPROT_SCREENSHOTS"], f"{name}-{width}-{'dark' if dark else 'light'}.png")
                kept.write_bytes(base64.b64decode(self.browser.screenshot()))
                self.assertGreater(kept.stat().st_size, 10_000)
