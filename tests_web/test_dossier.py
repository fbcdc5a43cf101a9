"""The dossier in a real browser: self-contained, readable anywhere, whole on paper."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "desk"))

from chromium_page import Page
from invented_episode import episode  # type: ignore[import-not-found]  # tests/desk

from corroborate.desk.exports.html import dossier_html
from corroborate.desk.protect import protect

A4_BETWEEN_MARGINS = 672  # CSS pixels: 210 mm less twice 16 mm

# Every text's colour against the nearest opaque background, as WCAG 2 counts; an area behind text in a drawing
# is named by its class.
CONTRAST = """
(() => {
  const rgb = s => s.match(/[\\d.]+/g).map(Number);
  const linear = v => v / 255 <= .03928 ? v / 255 / 12.92 : ((v / 255 + .055) / 1.055) ** 2.4;
  const light = c => { const [r, g, b] = c.slice(0, 3).map(linear);
    return .2126 * r + .7152 * g + .0722 * b; };
  const opaque = c => c.length < 4 || c[3] > .99;
  const behind = e => {
    const svg = e.closest && e.closest('svg');
    if (svg) { const area = svg.querySelector('.ground, .band'); if (area) return rgb(getComputedStyle(area).fill); }
    for (let n = e; n; n = n.parentElement) { const c = getComputedStyle(n).backgroundColor;
      if (c !== 'transparent' && opaque(rgb(c)) && rgb(c).length !== 4) return rgb(c); }
    return rgb(getComputedStyle(document.body).backgroundColor); };
  const poor = [];
  for (const e of document.querySelectorAll('body *')) {
    if (['SCRIPT', 'STYLE'].includes(e.tagName)) continue;
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
    const style = getComputedStyle(e), size = parseFloat(style.fontSize), bold = +style.fontWeight >= 700;
    const fore = rgb(e.namespaceURI.endsWith('svg') ? style.fill : style.color), back = behind(e);
    const [a, b] = [light(fore), light(back)].sort((x, y) => y - x), ratio = (a + .05) / (b + .05);
    if (ratio < (size >= 24 || (bold && size >= 18.66) ? 3 : 4.5))
      poor.push([e.textContent.slice(0, 40), ratio.toFixed(2)]);
  }
  return poor;
})()
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """One browser for all tests here."""
    tab = Page(tmp_path_factory.mktemp("profile"))
    yield tab
    tab.close()


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented episode as a file."""
    file = tmp_path_factory.mktemp("dossier") / "dossier.html"
    file.write_text(dossier_html(protect(episode())), encoding="utf-8")
    return file


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_is_fetched_and_nothing_sticks_out(page: Page, dossier: Path, width: int) -> None:
    """No request leaves the file, and no width needs sideways scrolling, with everything opened too."""
    page.show(dossier, width, 844)
    assert page.run("document.documentElement.scrollWidth") <= width
    page.run("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert page.run("document.documentElement.scrollWidth") <= width
    assert page.requests() == []


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 720)])
def test_the_answer_stands_above_the_fold(page: Page, dossier: Path, width: int, height: int) -> None:
    """The headline and the first line of the toll are seen without scrolling."""
    page.show(dossier, width, height)
    assert page.run("document.querySelector('h1').textContent").startswith("Between 39 and 44 people were killed")
    for part in ("h1", ".toll tbody tr"):
        assert page.run(f"document.querySelector('{part}').getBoundingClientRect().bottom") <= height


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read(page: Page, dossier: Path, scheme: str) -> None:
    """WCAG AA contrast in both colour schemes."""
    page.show(dossier, 1280, 900, scheme)
    page.run("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert page.run(CONTRAST) == []
    page.run("document.querySelector('h1').style.color = '#bbb'")  # the test itself can see
    assert page.run(CONTRAST) == ([] if scheme == "dark" else [["Between 39 and 44 people were killed in ", "1.92"]])


def test_the_schemes_differ(page: Page, dossier: Path) -> None:
    """Dark is dark."""
    page.show(dossier, 390, 844, "light")
    light = page.run("getComputedStyle(document.body).backgroundColor")
    page.show(dossier, 390, 844, "dark")
    assert page.run("getComputedStyle(document.body).backgroundColor") != light


def test_a_link_to_a_sentence_opens_what_holds_it(page: Page, dossier: Path) -> None:
    """From the number to the words in one click."""
    page.show(dossier, 1280, 900, at="#event-2-s6")
    assert page.run("document.getElementById('event-2-s6').closest('details').open")
    top = page.run("document.getElementById('event-2-s6').getBoundingClientRect().top")
    assert -5 <= top < 900


def test_it_reads_without_scripts(page: Page, dossier: Path) -> None:
    """With JavaScript off the answer, the chart and the traces are all there."""
    page.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        page.show(dossier, 390, 844)
        root = page.call("DOM.getDocument")["root"]["nodeId"]
        for part in ("h1", ".toll td.best", "svg.chart", "svg.map", "details.more summary", ".sources mark"):
            assert page.call("DOM.querySelector", nodeId=root, selector=part)["nodeId"] != 0
    finally:
        page.call("Emulation.setScriptExecutionDisabled", value=False)


def test_it_prints_whole(page: Page, dossier: Path, tmp_path: Path) -> None:
    """On A4 nothing is cut off at the side, and what was folded on the screen is on the paper."""
    page.show(dossier, A4_BETWEEN_MARGINS, 900, media="print")
    assert page.run("document.documentElement.scrollWidth") <= A4_BETWEEN_MARGINS
    page.show(dossier, 1280, 900)
    page.pdf(tmp_path / "dossier.pdf")
    reader = PdfReader(tmp_path / "dossier.pdf")
    assert {(round(p.mediabox.width), round(p.mediabox.height)) for p in reader.pages} == {(595, 842)}
    text = " ".join(" ".join(p.extract_text() for p in reader.pages).split())
    for words in (
        "Between 39 and 44 people were killed in Orlu valley",
        "How these numbers were reached",
        "Medics told the paper that 35 people were injured.",
        "unnamed sources, far above every named voice",
        "the Ministry of Defence, a party to the event, denies civilian deaths",
    ):
        assert words in text
    assert "https://northernherald.example/r13" in text.replace(" ", "")


def test_it_opens_at_once(page: Page, dossier: Path) -> None:
    """A dossier is there within a second, on a shared machine too."""
    page.show(dossier, 1280, 900)
    assert page.run("performance.getEntriesByType('navigation')[0].domComplete") < 1000
