"""The desk's map in a real browser, under the desk's policy: what is drawn, reached by keyboard, asked for."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from map_site import Site, collection, events_page, pick_page, point
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

CHROMIUM = "/usr/bin/chromium"
_GL = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]
_NO_GL = ["--no-sandbox", "--disable-gpu", "--disable-3d-apis"]

TILE = (10, 200, 30)
HOSTILE = '<img src="https://elsewhere.example/x" onerror="document.title=1">'
EVENTS = [
    point("e1", 28.301, 41.312, title="Shelling of Port Adal", when="6 March 2031", place="Port Adal", low=9, best=12),
    point("e2", 27.60, 41.70, title="Executions at Banora", place="Banora", low=111, best=148, level="confirmed"),
    point("e3", 28.9, 40.9, title="قتلى في جبرا", place="جبرا", low=3, level="weak", precision=1),
    point("e4", 26.9, 40.5, title="Killings in Marran", place="Marran", low=885, best=885, level="weak", precision=4),
    point("e5", 29.8, 41.3, title=HOSTILE, best=2, high=2, low=2, level="contested"),
    point("e6", 27.1, 41.9, title="First strike, Qarsa", best=1, level="fair", precision=1),
    point("e7", 27.1, 41.9, title="Second strike, Qarsa", best=4, level="fair", precision=1),
]
EVENTS[0]["properties"].update(high=15, level="fair", reports=5, voices=2, precision=1)
EVENTS[4]["properties"]["href"] = "https://elsewhere.example/e5"
PLACES = [
    point("a", 28.387, 41.448, title="Banora, Marran", precision=1),
    point("b", 29.6, 41.9, title="Banora, Ostal", precision=1),
    point("c", 28.6, 40.9, title="Banora district", precision=3),
]


def _colour(r: int, g: int, b: int) -> bytes:
    """A tile of one colour, as PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + bytes((r, g, b)) * 256) * 256
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 256, 256, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def _archive(tile: bytes) -> bytes:
    """A PMTiles archive (version 3, nothing packed) with the one tile of zoom 0."""
    entries = bytes([1, 0, 1]) + _varint(len(tile)) + _varint(1)  # one entry: id 0, run of 1, length, offset 0
    metadata = b"{}"
    head = 127
    places = (
        head,
        len(entries),
        head + len(entries),
        len(metadata),
        0,
        0,
        head + len(entries) + len(metadata),
        len(tile),
    )
    box = struct.pack("<4i", -1800000000, -850000000, 1800000000, 850000000)
    header = b"PMTiles\x03" + struct.pack("<8Q3Q", *places, 1, 1, 1) + bytes([1, 1, 1, 2, 0, 0]) + box
    return header + bytes([0]) + struct.pack("<2i", 0, 0) + entries + metadata + tile


def _varint(n: int) -> bytes:
    out = b""
    while n > 127:
        out += bytes([n & 127 | 128])
        n >>= 7
    return out + bytes([n])


def _style(kind: str, layer: str = "raster") -> dict[str, Any]:
    """A MapLibre style with one source and one layer, its addresses relative."""
    source = {"type": kind, "tiles": ["tiles/{z}/{x}/{y}.png"], "tileSize": 256}
    return {"version": 8, "sources": {"ours": source}, "layers": [{"id": "ours", "type": layer, "source": "ours"}]}


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    """The pages of all tests here."""
    tile = _colour(*TILE)
    points = {"/map.geojson": collection(EVENTS), "/places.geojson": collection(PLACES), "/map.pmtiles": _archive(tile)}
    pages = {
        "/": events_page(EVENTS),
        "/short": events_page(EVENTS, listed=2),
        "/lost": events_page(EVENTS).replace("/map.geojson", "/nowhere.geojson"),
        "/pick": pick_page(PLACES),
        "/raster": events_page(EVENTS, 'data-tiles="/tiles/{z}/{x}/{y}.png" data-tiles-credit="Our own tiles"'),
        "/pmtiles": events_page(EVENTS, 'data-tiles="/map.pmtiles"'),
        "/style": events_page(EVENTS, 'data-tiles="/style.json"'),
        "/style.json": _style("raster"),
        "/nostyle": events_page(EVENTS, 'data-tiles="/nostyle.json"'),
        "/nostyle.json": _style("no kind of source"),
        "/nolayer": events_page(EVENTS, 'data-tiles="/nolayer.json"'),
        "/nolayer.json": _style("raster", "no kind of layer"),
        "/broken": events_page(EVENTS, 'data-tiles="/nothing.pmtiles"'),
    }
    tiles = {f"/tiles/{z}/{x}/{y}.png": tile for z in range(9) for x in range(2**z) for y in range(2**z)}
    made = Site({**points, **pages, **tiles})
    yield made
    made.close()


@pytest.fixture(scope="module")
def browsers() -> Iterator[dict[str, Browser]]:
    """One browser that can draw, and one that cannot."""
    with sync_playwright() as playwright:
        found = {
            name: playwright.chromium.launch(executable_path=CHROMIUM, args=args)
            for name, args in (("gl", _GL), ("none", _NO_GL))
        }
        yield found
        for browser in found.values():
            browser.close()


class Tab:
    """A page, and what it complained of and asked for."""

    def __init__(self, browser: Browser, url: str, **options: Any) -> None:
        self.context = browser.new_context(
            **{"viewport": {"width": 1200, "height": 800}, "reduced_motion": "reduce", **options}
        )
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", self._request)
        self.page.goto(url)
        self.page.wait_for_selector(".map[data-ready], .map[data-state=off]", timeout=60_000)
        self.settle()

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def _request(self, request: Request) -> None:
        self.asked.append(request.url)

    def settle(self) -> None:
        """Wait until all that is in view is drawn."""
        for _ in range(300):
            if self.run("map => !map || (map.canvas.loaded() && !map.canvas.isMoving())"):
                return
            self.page.wait_for_timeout(100)
        raise AssertionError("the map did not come to rest in 30 seconds")

    def run(self, script: str) -> Any:
        """The value of a function of the page's map (undefined where there is none)."""
        return self.page.evaluate(f"() => ({script})(document.querySelector('.map').deskMap)")

    def drawn(self, layer: str) -> set[str]:
        """The ids of the events that a layer shows."""
        script = "map => map.canvas.queryRenderedFeatures({layers: ['" + layer + "']}).map(f => f.properties.id)"
        return set(self.run(script))

    def spot(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a place lies in the window, in CSS pixels."""
        x, y = self.run(f"map => (p => [p.x, p.y])(map.canvas.project([{lon}, {lat}]))")
        box = self.page.locator(".map-holder").bounding_box()
        assert box is not None
        return x + box["x"], y + box["y"]

    def becomes(self, x: float, y: float, colour: tuple[int, ...]) -> bool:
        """Whether a point of the window takes a colour within half a minute: a loaded machine draws late."""
        for _ in range(150):
            if self.pixel(x, y) == colour:
                return True
            self.page.wait_for_timeout(200)
        return False

    def pixel(self, x: float, y: float) -> tuple[int, ...]:
        """The colour that the window shows at a point."""
        png = self.page.screenshot(clip={"x": int(x), "y": int(y), "width": 1, "height": 1})
        data, at = b"", 8
        while at < len(png):
            (size,) = struct.unpack_from(">I", png, at)
            if png[at + 4 : at + 8] == b"IDAT":
                data += png[at + 8 : at + 8 + size]
            at += size + 12
        return tuple(zlib.decompress(data)[1:4])


@pytest.fixture
def tab(browsers: dict[str, Browser], site: Site) -> Iterator[Any]:
    """Open pages by path; each is closed at the end."""
    opened: list[Tab] = []

    def show(path: str, browser: str = "gl", **options: Any) -> Tab:
        opened.append(Tab(browsers[browser], site.url + path, **options))
        return opened[-1]

    yield show
    for each in opened:
        each.context.close()


def test_the_map_is_drawn_under_the_desks_policy_and_asks_no_other_origin(tab: Any, site: Site) -> None:
    """Points and base map are drawn; nothing is refused by the policy, nothing is asked of another origin."""
    shown = tab("/")
    assert shown.complaints == []
    assert [url for url in shown.asked if not url.startswith((site.url, "data:", f"blob:{site.url}"))] == []
    assert {"e1", "e2", "e3", "e5"} <= shown.drawn("marks")
    assert shown.run("map => map.canvas.queryRenderedFeatures({layers: ['land', 'borders', 'divisions']}).length > 3")
    x, y = shown.spot(27.60, 41.70)
    assert shown.becomes(x, y - 12, (27, 26, 24)), "a confirmed event is a full disc of ink"


def test_a_coarse_place_is_a_ring_and_no_dot(tab: Any) -> None:
    """An event known only by its province has a wide soft ring; its middle is no mark."""
    shown = tab("/")
    assert "e4" in shown.drawn("rings")
    assert "e4" not in shown.drawn("marks")
    assert shown.drawn("rings") == {"e4"}


def test_the_keyboard_reaches_every_popup(tab: Any) -> None:
    """Tab to a list item: the event is marked, the map goes there, its popup says the range; Escape closes it."""
    shown = tab("/")
    page = shown.page
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.textContent") == "Shelling of Port Adal":
            break
    popup = page.locator(".maplibregl-popup")
    words = popup.inner_text()
    for part in (
        "Shelling of Port Adal",
        "6 March 2031",
        "12 killed",
        "low 9 · high 15",
        "fair",
        "5 reports",
        "exact place",
    ):
        assert part in words
    assert page.locator("[data-id=e1]").get_attribute("aria-current") == "true"
    assert page.evaluate("() => document.activeElement.textContent") == "Shelling of Port Adal", (
        "the popup took no focus"
    )
    centre = shown.run("map => map.canvas.getCenter().lng")
    assert centre == pytest.approx(28.301, abs=0.01), "with reduced motion the map is there at once"
    page.keyboard.press("Escape")
    assert popup.count() == 0
    assert page.locator("[aria-current]").count() == 0


def test_a_click_on_a_mark_opens_its_popup_with_a_link(tab: Any, site: Site) -> None:
    """A click opens the popup, gives it the focus, and the title leads to the event."""
    shown = tab("/")
    shown.page.mouse.click(*shown.spot(27.60, 41.70))
    link = shown.page.locator(".maplibregl-popup a.map-title")
    link.wait_for()
    assert link.get_attribute("href") == f"{site.url}/events/e2"
    assert "high open" in shown.page.locator(".maplibregl-popup").inner_text()


def test_events_in_one_place_are_listed_together(tab: Any) -> None:
    """A stack that no zoom can part lists its events, the most deadly first, and each opens."""
    shown = tab("/")
    shown.run("map => map.canvas.jumpTo({center: [27.1, 41.9], zoom: map.canvas.getMaxZoom()})")
    shown.settle()
    shown.page.mouse.click(*shown.spot(27.1, 41.9))
    buttons = shown.page.locator(".map-stack button")
    buttons.first.wait_for()
    assert buttons.all_inner_texts() == ["Second strike, Qarsa", "First strike, Qarsa"]
    buttons.first.click()
    assert "4 killed" in shown.page.locator(".maplibregl-popup").inner_text()


def test_words_of_a_hostile_report_stay_words(tab: Any) -> None:
    """Markup in a title is shown as it is written, and a link to another site is no link."""
    shown = tab("/")
    shown.page.focus("[data-id=e5] a")
    popup = shown.page.locator(".maplibregl-popup")
    assert HOSTILE in popup.inner_text()
    assert popup.locator("img").count() == 0
    assert popup.locator("a[href]").count() == 0
    assert [url for url in shown.asked if "elsewhere" in url] == []


def test_a_point_that_the_page_does_not_list_is_listed(tab: Any) -> None:
    """Every point of the map is in the list, so that the keyboard reaches it."""
    shown = tab("/short")
    assert shown.page.locator(".map-list li").count() == len(EVENTS)
    shown.page.get_by_role("link", name="قتلى في جبرا").focus()
    assert "at least 3 killed" in shown.page.locator(".maplibregl-popup").inner_text()


def test_a_pin_ticks_the_radio_button_of_its_candidate(tab: Any) -> None:
    """Choosing a pin, by mouse or key, ticks the button of the same value, fills the fields and tells the page."""
    shown = tab("/pick")
    page = shown.page
    page.evaluate("() => { window.told = []; document.addEventListener('place-picked', e => told.push(e.detail)); }")
    page.get_by_role("button", name="2: Banora, Ostal").click()
    assert page.locator("input[value=b]").is_checked()
    page.get_by_role("button", name="1: Banora, Marran").focus()
    page.keyboard.press("Enter")
    assert page.locator("input[value=a]").is_checked()
    assert page.locator("[name=lat]").input_value() == "41.44800"
    assert page.get_by_role("button", name="1: Banora, Marran").get_attribute("aria-pressed") == "true"
    assert [each["id"] for each in page.evaluate("() => told")] == ["b", "a"]
    assert shown.complaints == []


def test_a_radio_button_shows_its_pin(tab: Any) -> None:
    """Ticking a candidate in the form marks its pin."""
    shown = tab("/pick")
    shown.page.check("input[value=c]")
    pressed = shown.page.locator(".map-pin[aria-pressed=true]")
    assert pressed.count() == 1
    assert (pressed.get_attribute("aria-label") or "").startswith("3: Banora district")


def test_a_click_on_the_ground_sets_a_point_of_ones_own(tab: Any) -> None:
    """Where no candidate is right, a click fills the fields and ticks "none of these"."""
    shown = tab("/pick")
    shown.page.mouse.click(*shown.spot(27.9, 41.3))
    assert shown.page.locator('input[value=""]').is_checked()
    assert float(shown.page.locator("[name=lon]").input_value()) == pytest.approx(27.9, abs=0.02)
    assert float(shown.page.locator("[name=lat]").input_value()) == pytest.approx(41.3, abs=0.02)
    assert shown.page.locator(".map-pin[aria-pressed=true]").count() == 0


def test_without_webgl_the_list_stays(tab: Any) -> None:
    """Where nothing can be drawn, the page says so and the list is whole; the large script is not loaded."""
    shown = tab("/", browser="none")
    assert shown.page.locator(".map").get_attribute("data-state") == "off"
    assert "could not be drawn" in shown.page.locator(".map-note").inner_text()
    assert shown.page.locator(".map-list li").count() == len(EVENTS)
    assert shown.page.locator(".map-stage").count() == 0
    assert not any(url.endswith("/map.js") for url in shown.asked)


def test_points_that_cannot_be_loaded_leave_the_list(tab: Any) -> None:
    """If the server does not answer for the points, the page says why and keeps its list."""
    shown = tab("/lost")
    assert "404 /nowhere.geojson" in shown.page.locator(".map-note").inner_text()
    assert shown.page.locator(".map-stage").count() == 0
    assert shown.page.locator(".map-list li").count() == len(EVENTS)


def test_the_map_turns_dark_with_the_page(tab: Any) -> None:
    """A change of the colour scheme recolours map, marks and key without a reload."""
    shown = tab("/")
    x, y = shown.spot(27.60, 41.70)
    shown.page.emulate_media(color_scheme="dark")
    shown.settle()
    assert shown.becomes(x, y - 12, (239, 236, 230)), "a confirmed event is a full disc of the dark scheme's ink"
    assert shown.run("map => map.canvas.getPaintProperty('sea', 'background-color')") == "#101315"


@pytest.mark.parametrize("path", ["/raster", "/pmtiles", "/style"])
def test_tiles_of_ones_own_are_drawn(tab: Any, path: str) -> None:
    """Raster tiles, a PMTiles archive and a style cover the built-in base map."""
    shown = tab(path)
    shown.run("map => map.canvas.jumpTo({center: [60, 20], zoom: 2})")
    shown.settle()
    box = shown.page.locator(".map-stage").bounding_box()
    assert shown.pixel(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) == pytest.approx(TILE, abs=3)
    assert shown.complaints == []
    if path == "/raster":
        assert "Our own tiles" in shown.page.locator(".map-credit").inner_text()


@pytest.mark.parametrize("path", ["/broken", "/nostyle", "/nolayer"])
def test_tiles_that_cannot_be_had_leave_the_built_in_map(tab: Any, path: str) -> None:
    """If the archive is not there, or the style is none, the page says so and the built-in base map stands in."""
    shown = tab(path)
    assert "built-in base map" in shown.page.locator(".map-note").inner_text()
    assert shown.page.locator(".map").get_attribute("data-state") == "live"
    assert shown.drawn("marks")


@pytest.mark.parametrize("path", ["/", "/pick"])
def test_axe_finds_nothing_serious(tab: Any, path: str) -> None:
    """The map adds no serious fault of accessibility to its page."""
    shown = tab(path, bypass_csp=True)
    if path == "/":
        shown.page.mouse.click(*shown.spot(27.60, 41.70))
        shown.page.locator(".maplibregl-popup a").wait_for()
    found = Axe().run(shown.page).response["violations"]
    serious = [(v["id"], [n["html"] for n in v["nodes"]]) for v in found if v["impact"] in ("serious", "critical")]
    assert serious == []
