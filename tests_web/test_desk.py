"""The desk in a real browser: by keyboard, by selection, by two people at once, on a phone and in the dark."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

sys.path.insert(0, str(Path(__file__).parent))

from desk_browser import CHROMIUM, DRAWING, FLAGS, answering, watch

from corroborate.desk.reviews import REJECTED
from corroborate.shell.people import PersonRole
from corroborate.values import Verdict
from desk_rig import WORDS, Rig  # type: ignore[import-not-found]  # tests


@pytest.fixture(scope="module")
def driver() -> Iterator[Playwright]:
    """What starts browsers."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="module")
def browser(driver: Playwright) -> Iterator[Browser]:
    """One browser for all tests here but one."""
    made = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
    yield made
    made.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[tuple[Rig, str]]:
    """A desk on a port."""
    with answering(tmp_path) as made:
        yield made


@pytest.fixture
def page(browser: Browser, desk: tuple[Rig, str]) -> Iterator[Page]:
    """A tab in which nothing may complain: no script, no policy, no request to elsewhere."""
    assert desk[1]  # it answers for as long as the tab is open
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    complaints: list[str] = []
    watch(tab, complaints)
    yield tab
    context.close()
    assert complaints == []


def sign_in(browser: Browser, address: str, name: str) -> Page:
    """Another browser, in which somebody signs in through the page."""
    tab = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    tab.goto(f"{address}/login")
    tab.get_by_label("name").fill(name)
    tab.get_by_label("password").fill(WORDS)
    tab.get_by_role("button", name="Sign in").click()
    tab.wait_for_url(f"{address}/")
    return tab


def select(tab: Page, start: int, end: int) -> None:
    """Select a stretch of the report's text as a person would, by code points."""
    tab.evaluate(
        """([start, end]) => {
          const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
          const range = document.createRange();
          let at = 0, node;
          while ((node = walker.nextNode())) {
            const points = [...node.data];
            const units = (n) => points.slice(0, n).join("").length;
            if (start >= at && start < at + points.length) range.setStart(node, units(start - at));
            if (end > at && end <= at + points.length) { range.setEnd(node, units(end - at)); break; }
            at += points.length;
          }
          const selection = getSelection();
          selection.removeAllRanges();
          selection.addRange(range);
        }""",
        [start, end],
    )


# ------------------------------------------------------------------ by keyboard


def test_the_queue_by_keyboard_alone(page: Page, desk: tuple[Rig, str]) -> None:
    """One key decides and the next item is there; z brings the last one back; j and k only look."""
    rig, address = desk
    page.goto(f"{address}/queue?kind=moves_toll")
    items = []
    for key, verdict in (("a", Verdict.ACCEPT), ("r", Verdict.REJECT), ("u", Verdict.UNSURE), ("a", Verdict.ACCEPT)):
        work = page.locator(".work")
        items.append(work.get_attribute("data-item"))
        page.keyboard.press(key)
        expect(work).not_to_have_attribute("data-item", items[-1] or "")
        assert rig.live.reviews()[-1].verdict is verdict
    assert len(set(items)) == 4
    page.keyboard.press("z")
    expect(page.locator(".work")).to_have_attribute("data-item", items[-1] or "")
    assert rig.live.reviews()[-1].verdict is Verdict.UNDO
    now = page.locator(".work").get_attribute("data-item") or ""
    page.keyboard.press("j")
    expect(page.locator(".work")).not_to_have_attribute("data-item", now)
    page.keyboard.press("k")
    expect(page.locator(".work")).to_have_attribute("data-item", now)
    page.keyboard.press("?")
    expect(page.locator("dialog#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog#keys")).to_be_hidden()
    assert len(rig.live.reviews()) == 5


def test_a_hundred_items_take_no_waiting(page: Page, desk: tuple[Rig, str]) -> None:
    """Ten decisions by key come and go in well under the six seconds that a person has for each."""
    import time

    rig, address = desk
    page.goto(f"{address}/queue?kind=moves_toll")
    began = time.monotonic()
    for n in range(10):
        before = page.locator(".work").get_attribute("data-item") or ""
        page.keyboard.press("a")
        expect(page.locator(".work")).not_to_have_attribute("data-item", before)
        assert len(rig.live.reviews()) == n + 1
    assert time.monotonic() - began < 20


def test_amending_by_keyboard(page: Page, desk: tuple[Rig, str]) -> None:
    """The key e opens the form at its first number; Enter sends it; keys typed into a field decide nothing."""
    rig, address = desk
    page.goto(f"{address}/queue?kind=moves_toll")
    item = page.locator(".work").get_attribute("data-item") or ""
    page.keyboard.press("e")
    expect(page.get_by_label("low", exact=True)).to_be_focused()
    page.keyboard.type("3")
    page.get_by_label("best", exact=True).fill("4")
    page.get_by_label("high", exact=True).fill("50000")
    page.get_by_label("note").fill("a reason for it")
    assert rig.live.reviews() == ()
    page.get_by_label("high", exact=True).press("Enter")
    expect(page.locator(".work")).not_to_have_attribute("data-item", item)
    review = rig.live.reviews()[-1]
    assert dict(review.change) == {"low": "3", "best": "4", "high": "50000"}
    assert review.note == "a reason for it"


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(page: Page, desk: tuple[Rig, str]) -> None:
    """A count that makes no sense is told where one looks; the form stays as it was typed."""
    rig, address = desk
    page.goto(f"{address}/queue?kind=moves_toll")
    page.keyboard.press("e")
    page.get_by_label("low", exact=True).fill("a dozen")
    page.get_by_label("low", exact=True).press("Enter")
    expect(page.locator("#notice")).to_contain_text("no number")
    expect(page.get_by_label("low", exact=True)).to_have_value("a dozen")
    assert rig.live.reviews() == ()


# ------------------------------------------------------------------ the map in its place


def test_the_map_is_drawn_under_the_desks_own_policy(driver: Playwright, desk: tuple[Rig, str]) -> None:
    """With WebGL the overview's map is live, leads to the events, asks nobody else and complains of nothing."""
    rig, address = desk
    made = driver.chromium.launch(executable_path=CHROMIUM, args=DRAWING)
    tab = made.new_page()
    complaints: list[str] = []
    watch(tab, complaints)
    tab.goto(f"{address}/")
    expect(tab.locator(".map[data-state=live]")).to_be_visible(timeout=30_000)
    expect(tab.locator(".maplibregl-canvas")).to_be_visible()
    first = tab.locator(".map-list a").first
    assert (first.get_attribute("href") or "").startswith("/events/E-")
    first.click()
    expect(tab.locator("h1")).to_contain_text("March 2031")
    made.close()
    assert complaints == []
    assert rig.live.reviews() == ()


def test_a_place_is_picked_on_the_map(driver: Playwright, desk: tuple[Rig, str]) -> None:
    """A pin sets the form's own list of places, the list marks its pin, and what is sent is what is shown."""
    rig, address = desk
    made = driver.chromium.launch(executable_path=CHROMIUM, args=DRAWING)
    tab = made.new_page(viewport={"width": 1280, "height": 900})
    complaints: list[str] = []
    watch(tab, complaints)
    document = max(rig.live.documents(), key=lambda d: len(rig.live.reading(d.id).places))
    figure = rig.live.reading(document.id).figures[0]
    tab.goto(f"{address}/reports/{document.id}?figure={figure.id}")
    panel = tab.locator("#panel")
    tab.keyboard.press("e")
    panel.get_by_text("Choose on the map").click()
    expect(panel.locator(".map[data-state=live]")).to_be_visible(timeout=30_000)
    field = panel.locator("select[name=place]")
    before = field.input_value()
    other = panel.locator(".map-list input[type=radio]:not(:checked)").first
    wanted = other.get_attribute("value") or ""
    assert wanted != before
    other.check()
    expect(field).to_have_value(wanted)
    field.select_option(before)
    expect(panel.locator(f".map-list input[value='{before}']")).to_be_checked()
    other = panel.locator(f".map-list input[value='{wanted}']")
    other.check()
    panel.get_by_role("button", name="Amend").last.click()
    tab.wait_for_url("**done=*")
    made.close()
    assert complaints == []
    assert f"mention:{rig.live.figure(figure.id)[0].place}" == wanted


# ------------------------------------------------------------------ in a report


def test_a_figure_is_added_by_selecting_its_words(page: Page, desk: tuple[Rig, str]) -> None:
    """Offsets count code points, also behind letters that the browser counts twice."""
    rig, address = desk
    text = "\U0001f480\U0001f480 From the valley: residents said that four shepherds never came home to Hadra."
    rig.post("/by-hand", {"kind": "report", "text": text, "source": "A call", "published": "2031-03-09"})
    document = next(d for d in rig.live.documents() if d.source == "A call")
    words = "four shepherds never came home"
    start = document.text.index(words)
    page.goto(f"{address}/reports/{document.id}")
    select(page, start, start + len(words))
    page.get_by_role("button", name="Add a figure here").click()
    expect(page.locator("#panel mark")).to_have_text(words)
    page.locator("#panel").get_by_label("best").fill("4")
    page.locator("#panel").get_by_label("measure").select_option("missing")
    page.get_by_role("button", name="Add it").click()
    page.wait_for_url("**?done=*")
    added = next(f for f in rig.live.reading(document.id).figures if f.measure.value == "missing")
    assert (added.words, added.start, added.end, added.best) == (words, start, start + len(words), 4)
    expect(page.locator(f"#{added.id}")).to_be_visible()


def test_a_figure_in_the_text_opens_in_the_panel(page: Page, desk: tuple[Rig, str]) -> None:
    """Without leaving the page; its address is then the figure's, and going back works."""
    rig, address = desk
    document = max(rig.live.documents(), key=lambda d: len(rig.live.reading(d.id).figures))
    page.goto(f"{address}/reports/{document.id}")
    figure = rig.live.reading(document.id).figures[0]
    page.locator(f"#text a[data-figures~='{figure.id}']").first.click()
    expect(page.locator("#panel [data-figure]")).to_have_attribute("data-figure", figure.id)
    assert f"figure={figure.id}" in page.url
    expect(page.locator(f"#text a[data-figures~='{figure.id}']").first).to_have_attribute("aria-current", "true")
    page.keyboard.press("r")
    page.wait_for_url("**done=*")
    assert REJECTED in rig.live.figure(figure.id)[0].flags
    page.keyboard.press("z")
    page.wait_for_load_state()
    expect(page.locator("#panel .state.open")).to_be_visible()
    assert REJECTED not in rig.live.figure(figure.id)[0].flags


def test_events_are_told_apart_and_joined_again(page: Page, desk: tuple[Rig, str]) -> None:
    """From the panel of a figure."""
    rig, address = desk
    event = rig.event()
    for id_ in event.figures:
        page.goto(f"{address}/figures/{id_}")
        page.get_by_text("Of which event?").click()
        apart = page.get_by_role("button", name="Different events")
        if apart.count():
            break
    apart.first.click()
    page.wait_for_url("**done=*")
    a, _, b = rig.live.reviews()[-1].subject.partition("|")
    one, other = rig.live.event_of(a), rig.live.event_of(b)
    assert one is not None
    assert other is not None
    assert one.id != other.id
    page.keyboard.press("z")
    expect(page.locator(".done")).to_contain_text("took back")
    one, other = rig.live.event_of(a), rig.live.event_of(b)
    assert one is not None
    assert other is not None
    assert one.id == other.id


# ------------------------------------------------------------------ two people


def test_two_browsers_under_the_two_person_rule(browser: Browser, desk: tuple[Rig, str]) -> None:
    """The second person sees the case and not the verdict; their own makes it stand; both are then shown."""
    rig, address = desk
    rig.people.add("Ada", PersonRole.ADMIN, WORDS)
    rig.people.add("Ben", PersonRole.CODER, WORDS)
    ada, ben = sign_in(browser, address, "Ada"), sign_in(browser, address, "Ben")
    ada.goto(f"{address}/people")
    ada.get_by_role("button", name="Turn it on").click()
    expect(ada.get_by_text("It is on.")).to_be_visible()
    ada.goto(f"{address}/queue?kind=moves_toll")
    item = ada.locator(".work").get_attribute("data-item") or ""
    ada.keyboard.press("r")
    expect(ada.locator(".work")).not_to_have_attribute("data-item", item)
    subject = rig.live.reviews()[-1].subject
    assert REJECTED not in rig.live.figure(subject)[0].flags
    ben.goto(f"{address}/queue?kind=second")
    expect(ben.locator(".work")).to_contain_text("One person has decided")
    assert "Ada" not in (ben.locator(".work .log").all_inner_texts() or [""])
    ben.keyboard.press("r")
    expect(ben.locator(".empty, .done").first).to_be_visible()
    assert REJECTED in rig.live.figure(subject)[0].flags
    ben.goto(f"{address}/figures/{subject}")
    expect(ben.locator("#panel .log")).to_contain_text("Ada")
    expect(ben.locator("#panel .log")).to_contain_text("Ben")
    ada.context.close()
    ben.context.close()


def test_a_draft_survives_the_end_of_a_session(browser: Browser, desk: tuple[Rig, str]) -> None:
    """What was typed is there again after signing in, in the form where it was."""
    import datetime as dt

    rig, address = desk
    rig.people.add("Ada", PersonRole.ADMIN, WORDS)
    ada = sign_in(browser, address, "Ada")
    ada.goto(f"{address}/queue?kind=moves_toll")
    where = ada.url
    ada.keyboard.press("e")
    ada.get_by_label("note").fill("half a thought")
    expect(ada.locator(".saved")).to_have_text("draft saved")
    rig.clock._next += dt.timedelta(hours=3)
    ada.get_by_label("note").fill("half a thought, and the rest")
    ada.get_by_label("high", exact=True).fill("77")
    ada.get_by_label("high", exact=True).press("Enter")
    ada.wait_for_url("**/login?next=*")
    ada.get_by_label("name").fill("Ada")
    ada.get_by_label("password").fill(WORDS)
    ada.get_by_role("button", name="Sign in").click()
    ada.wait_for_url("**/queue**")
    assert where.partition("?")[0] in ada.url
    ada.goto(where)
    expect(ada.get_by_label("note")).to_have_value("half a thought, and the rest")
    expect(ada.get_by_label("high", exact=True)).to_have_value("77")
    assert rig.live.reviews() == ()
    ada.context.close()


# ------------------------------------------------------------------ for everybody


def pages(rig: Rig) -> list[str]:
    """One address of each kind of page."""
    document = max(rig.live.documents(), key=lambda d: len(rig.live.reading(d.id).figures))
    copy = next(d for d in rig.live.documents() if rig.live.copy_of(d.id) is not None)
    return [
        "/",
        "/queue",
        "/queue?kind=unsure_join",
        f"/reports/{document.id}",
        f"/reports/{document.id}?figure={rig.live.reading(document.id).figures[0].id}",
        f"/reports/{document.id}?add=0:12",
        f"/reports/{copy.id}/beside",
        f"/events/{rig.event().id}",
        "/reports",
        "/figures",
        "/events",
        "/voices",
        "/places",
        "/search?q=Hadra",
        "/by-hand",
        "/by-hand?kind=figure",
        "/by-hand?kind=victim",
        "/people",
        "/nowhere",
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, desk: tuple[Rig, str], scheme: Any) -> None:
    """On no page, in no colour scheme: neither contrast, nor names, nor structure."""
    rig, address = desk
    tab = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme).new_page()
    found = {}
    rig.people.add("Ada", PersonRole.ADMIN, WORDS) if scheme == "dark" else None
    if scheme == "dark":
        tab.goto(f"{address}/login")
        found["/login"] = [v["id"] for v in Axe().run(tab).response["violations"]]
        tab.get_by_label("name").fill("Ada")
        tab.get_by_label("password").fill(WORDS)
        tab.get_by_role("button", name="Sign in").click()
        tab.wait_for_url(f"{address}/")
    for path in pages(rig):
        tab.goto(address + path)
        violations = Axe().run(tab).response["violations"]
        found[path] = [(v["id"], v["impact"], [n["html"][:120] for n in v["nodes"]][:3]) for v in violations]
    assert {path: what for path, what in found.items() if what} == {}
    tab.context.close()


@pytest.mark.parametrize("width", [320, 390, 768, 1920])
def test_no_page_needs_sideways_scrolling(browser: Browser, desk: tuple[Rig, str], width: int) -> None:
    """From a small phone to a wide screen; tables scroll within themselves."""
    rig, address = desk
    tab = browser.new_context(viewport={"width": width, "height": 844}).new_page()
    wide = {}
    for path in pages(rig):
        tab.goto(address + path)
        over = tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if over > 0:
            wide[path] = over
    assert wide == {}
    tab.context.close()


def test_every_page_is_read_and_every_decision_sent_without_scripts(browser: Browser, desk: tuple[Rig, str]) -> None:
    """Text, figures, panel, queue and forms work with JavaScript off."""
    rig, address = desk
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    for path in pages(rig):
        tab.goto(address + path)
        assert tab.locator("h1").count() == 1
    tab.goto(f"{address}/queue?kind=moves_toll")
    first = tab.locator(".work").get_attribute("data-item")
    tab.get_by_role("button", name="Accept").click()
    assert tab.locator(".work").get_attribute("data-item") != first
    assert rig.live.reviews()[-1].verdict is Verdict.ACCEPT
    figure = rig.figures()[0]
    tab.goto(f"{address}/reports/{figure.document}")
    tab.locator(f"#text a[data-figures~='{figure.id}']").first.click()
    assert tab.locator("#panel [data-figure]").get_attribute("data-figure") == figure.id
    context.close()


def test_right_to_left_text_reads_from_the_right(page: Page, desk: tuple[Rig, str]) -> None:
    """An Arabic paragraph begins at the right, an English one beside it at the left."""
    rig, address = desk
    arabic = "قال سكان إن ثلاثة مزارعين قتلوا في حضرة."
    text = f"{arabic}\n\nThree farmers were killed in Hadra."
    rig.post("/by-hand", {"kind": "report", "text": text, "source": "A call"})
    document = next(d for d in rig.live.documents() if d.source == "A call")
    page.goto(f"{address}/reports/{document.id}")
    left = page.evaluate(
        """(words) => {
          const text = document.getElementById("text"), box = text.getBoundingClientRect();
          const find = (node) => node.nodeType === 3 ? (node.data.includes(words) ? node : null)
            : [...node.childNodes].map(find).find(Boolean);
          const node = find(text), range = document.createRange();
          const at = node.data.indexOf(words);
          range.setStart(node, at); range.setEnd(node, at + words.length);
          const mine = range.getBoundingClientRect();
          return [mine.left - box.left, box.right - mine.right];
        }""",
        arabic.split()[0],  # its words are marked one by one
    )
    assert left[1] < left[0]
