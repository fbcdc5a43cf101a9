"""Every page, its JSON and its CSV: they agree, hold nothing that runs, and survive what strangers write."""

from __future__ import annotations

import csv
import html
import io
import re
from pathlib import Path
from typing import Any

import pytest

from corroborate.desk.reviews import seen
from corroborate.desk.sheets.lists import LINES
from corroborate.values import Verdict
from desk_rig import Rig

HOSTILE = (
    "<script>alert(1)</script>\r\nAt least \U0001f480\U0001f480 twelve farmers were killed in Hadra on 7 March 2031, "
    '"><img src=x onerror=alert(2)> residents said.\n\n{{ 7*7 }} ${7*7} {% raw %} \u202e\u0661\u0662 قُتل\x00 end.\n'
)


def text_of(page: str) -> str:
    """The text of a report as the browser holds it, by the rules of HTML."""
    inner = page.split('id="text"', 1)[1].split(">", 1)[1].split("</div>", 1)[0]
    bare = re.sub(r"<[^>]+>", "", inner).replace("\r\n", "\n").replace("\r", "\n")
    return html.unescape(bare.replace("&#13;", "\x01")).replace("\x01", "\r")


def reports(desk: Rig) -> list[str]:
    """The ids of all reports."""
    return [document.id for document in desk.live.documents()]


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/queue",
        "/queue?kind=unsure_join",
        "/queue?kind=contradiction",
        "/queue?kind=private_name",
        "/queue?at=999999",
        "/by-hand",
        "/by-hand?kind=figure",
        "/by-hand?kind=victim",
        "/people",
        "/search?q=Hadra",
        "/search",
        "/events?grade=fair",
        "/figures?measure=killed&state=open&place=Hadra",
        "/reports?source=Northgate&from=2031-03-01&to=2031-03-31",
        "/voices",
        "/places?q=hadra",
    ],
)
def test_a_page_is_whole(desk: Rig, path: str) -> None:
    """It answers, names itself, has one main heading and ends."""
    answer = desk.client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.text.count("<h1") == 1
    assert answer.text.rstrip().endswith("</html>")


def test_every_report_event_and_figure_has_its_page(desk: Rig) -> None:
    """Also the odd ones; a figure's own address leads to where it stands."""
    for id_ in reports(desk):
        assert desk.client.get(f"/reports/{id_}").status_code == 200
    for event in desk.live.events():
        assert desk.client.get(f"/events/{event.id}").status_code == 200
        assert desk.client.get(f"/events/{event.public_id}").status_code == 200
    for figure in desk.figures():
        answer = desk.client.get(f"/figures/{figure.id}")
        assert answer.status_code == 303
        assert answer.headers["location"] == f"/reports/{figure.document}?figure={figure.id}#{figure.id}"
        assert desk.client.get(answer.headers["location"]).status_code == 200


def test_the_text_of_a_report_is_its_own_code_point_for_code_point(desk: Rig) -> None:
    """What the browser holds is the report's text, so that offsets of a selection are offsets of the record."""
    for id_ in reports(desk):
        assert text_of(desk.client.get(f"/reports/{id_}").text) == desk.live.reading(id_).document.text


def test_the_overview_says_what_the_command_says(desk: Rig) -> None:
    """The toll that the page shows first is the toll of the dossier, number by number."""
    from corroborate.desk.protect import Protection
    from corroborate.desk.views import dossier_view

    view = dossier_view(desk.live.publication(level=Protection.OPEN))
    plain = desk.client.get("/api/overview").json()
    assert plain["headline"] == view.headline
    assert plain["standfirst"] == view.standfirst
    rows = [(r["label"], r["group"], r["low"], r["best"], r["high"], r["reports"], r["voices"]) for r in plain["rows"]]
    assert rows == [(r.label, r.group, r.low, r.best, r.high, r.reports, r.voices) for r in view.rows]
    assert html.escape(view.headline) in desk.client.get("/").text


def _plain(cell: str) -> str:
    """A cell's text."""
    return html.unescape(re.sub(r"<[^>]+>", "", cell)).strip()


def _cells(page: str) -> list[list[str]]:
    """The cells of the first table's body."""
    body = page.split("<tbody>", 1)[1].split("</tbody>", 1)[0]
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", body, re.DOTALL)
    return [[_plain(c) for c in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)] for row in rows]


@pytest.mark.parametrize("of", list(LINES))
def test_page_json_and_csv_of_a_list_agree(desk: Rig, of: str) -> None:
    """The same lines in the same order, whatever they are shown as; CSV has all of them."""
    plain = desk.client.get(f"/api/{of}").json()
    assert plain["total"] == len(plain["lines"]) > 0
    rows = list(csv.DictReader(io.StringIO(desk.client.get(f"/{of}.csv").text)))
    assert [row["id"] for row in rows] == [line["id"] for line in plain["lines"]]
    for row, line in zip(rows, plain["lines"], strict=True):
        assert row == {name: "" if value is None else str(value) for name, value in line.items()}
    page = desk.client.get(f"/{of}").text
    shown = _cells(page)
    assert len(shown) == len(rows)
    name = {"reports": "title", "figures": "words", "events": "title"}.get(of, "name")
    for cells, line in zip(shown, plain["lines"], strict=True):
        assert line[name] in cells


def test_filters_stand_in_the_address_and_hold_everywhere(desk: Rig) -> None:
    """The same filter gives the same lines as page, JSON and CSV, and links of the page keep it."""
    query = "?measure=displaced"
    lines = desk.client.get(f"/api/figures{query}").json()["lines"]
    assert lines
    assert {line["measure"] for line in lines} == {"displaced"}
    rows = list(csv.DictReader(io.StringIO(desk.client.get(f"/figures.csv{query}").text)))
    assert [row["id"] for row in rows] == [line["id"] for line in lines]
    assert f"/figures.csv{query}" in desk.client.get(f"/figures{query}").text


def test_paging_shows_each_line_once(desk: Rig) -> None:
    """Page after page, every figure comes, and none twice."""
    first = desk.client.get("/api/figures").json()
    assert first["total"] > first["limit"] or first["total"] == len(first["lines"])
    seen: list[str] = []
    for offset in range(0, first["total"], first["limit"]):
        seen += [line["id"] for line in desk.client.get(f"/api/figures?offset={offset}").json()["lines"]]
    assert len(seen) == len(set(seen)) == first["total"]


def test_an_event_page_and_its_json_tell_the_same_toll(desk: Rig) -> None:
    """And the same as the record's own toll."""
    event = desk.event()
    plain = desk.client.get(f"/api/events/{event.id}").json()
    tolls = [t for t in desk.live.tolls(event.id) if (t.low, t.best, t.high) != (None, None, None)]
    assert sorted((r["measure"], r["low"] or -1, r["reports"]) for r in plain["rows"]) == sorted(
        (t.measure.value, t.low or -1, t.reports) for t in tolls
    )
    page = desk.client.get(f"/events/{event.id}").text
    assert [row[1:4] for row in _cells(page)][: len(plain["rows"])] == [
        [none if r[bound] is None else str(r[bound]) for bound, none in (("low", "–"), ("best", "–"), ("high", "open"))]
        for r in plain["rows"]
    ]
    assert {t["figure"] for trace in plain["traces"] for t in trace["used"]} <= set(event.figures)


def test_the_description_of_the_api_names_every_sheet(desk: Rig) -> None:
    """OpenAPI holds each address with the shape of what it gives."""
    described = desk.client.get("/openapi.json").json()
    paths = described["paths"]
    assert {"/api/overview", "/api/queue", "/api/search", "/api/{of}", "/api/events/{id}"} <= set(paths)
    for path, methods in paths.items():
        assert path.startswith("/api/")
        assert set(methods) == {"get"}
        schema = methods["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        assert schema["$ref"].rpartition("/")[2] in described["components"]["schemas"]


def test_the_map_is_the_same_packed_and_not(desk: Rig) -> None:
    """A browser gets it packed, whoever cannot unpack it gets it as it is; and after a decision it is another."""
    packed = desk.client.get("/map.geojson")
    plain = desk.client.get("/map.geojson", headers={"Accept-Encoding": "identity"})
    assert (packed.headers["content-encoding"], plain.headers.get("content-encoding")) == ("gzip", None)
    assert packed.content == plain.content
    assert packed.headers["cache-control"] == plain.headers["cache-control"] == "no-store"
    event = next(e for e in desk.live.events() if e.place and any(t.low for t in desk.live.tolls(e.id)))
    for id_ in event.figures:
        figure, _ = desk.live.figure(id_)
        desk.live.decide(subject=id_, verdict=Verdict.REJECT, seen=seen(figure), person="ann")
    assert desk.client.get("/map.geojson").content != packed.content


def test_the_map_has_each_event_that_has_a_place(desk: Rig) -> None:
    """GeoJSON with longitude first, and what a popup tells."""
    plain = desk.client.get("/map.geojson").json()
    placed = [e for e in desk.live.events() if e.place and e.place.place and e.place.place.lat is not None]
    assert {f["id"] for f in plain["features"]} == {e.public_id or e.id for e in placed}
    for feature in plain["features"]:
        assert -180 <= feature["geometry"]["coordinates"][0] <= 180
        assert {
            "href",
            "title",
            "when",
            "low",
            "best",
            "high",
            "level",
            "reports",
            "voices",
            "precision",
            "place",
        } <= set(feature["properties"])


@pytest.mark.parametrize("path", ["/reports/x", "/events/x", "/figures/x", "/api/events/x", "/api/nothing", "/x.csv"])
def test_what_is_not_there_is_not_found(desk: Rig, path: str) -> None:
    """In plain words on a page, as a value in JSON."""
    answer = desk.client.get(path)
    assert answer.status_code == 404
    if path.startswith("/api"):
        assert set(answer.json()["error"]) == {"type", "message"}
    else:
        assert "That did not work" in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/search?q=%22%27%3B--%20OR%20NEAR(*%20%5E%20%7B",
        "/search?q=%F0%9F%92%80%00%0d",
        "/search?q=" + "a" * 5000,
        "/figures?measure=%3Cscript%3E&offset=-5",
        "/figures?offset=999999999999999999999999",
        "/events?from=yesterday",
        "/queue?at=-3&kind=%3Cscript%3E&done=%3Cscript%3E",
        "/by-hand?kind=%3Cscript%3E&kept=%22%3E%3Cscript%3E",
        "/login?next=//evil.example/",
    ],
)
def test_a_hostile_address_gets_a_plain_answer(desk: Rig, path: str) -> None:
    """No address breaks the desk, and none is sent back as markup."""
    answer = desk.client.get(path)
    assert answer.status_code in (200, 303, 400)
    assert "<script>" not in answer.text.replace("<script src", "")
    assert "evil.example" not in answer.headers.get("location", "")


def test_a_hostile_report_is_shown_as_what_it_is(desk: Rig) -> None:
    """Markup, template signs, control characters and letters of all planes are text, whole and harmless."""
    answer = desk.client.post(
        "/by-hand/upload",
        data={"token": desk.token("/by-hand"), "source": '<b onclick="x()">Evil</b>', "published": "2031-03-08"},
        files={"file": ("../../<img src=x>.txt", HOSTILE.encode(), "text/plain")},
    )
    assert answer.status_code == 303, answer.text
    page = desk.client.get(answer.headers["location"]).text
    id_ = answer.headers["location"].rpartition("/")[2]
    assert text_of(page) == desk.live.reading(id_).document.text.replace("\0", "\ufffd")
    for path in ("/", "/reports", "/figures", "/search?q=farmers", answer.headers["location"], "/queue"):
        shown = desk.client.get(path).text
        assert "<script>alert" not in shown
        assert "<img" not in shown
        assert 'onclick="' not in shown
    assert "{{ 7*7 }}" in html.unescape(page)


def test_a_cell_is_no_formula(desk: Rig) -> None:
    """A spreadsheet that opens the CSV runs nothing that a stranger wrote."""
    title = '=HYPERLINK("http://evil.example","x")'
    desk.post("/by-hand", {"kind": "report", "text": "Two men were killed in Hadra.", "title": title, "source": "+1"})
    rows = list(csv.DictReader(io.StringIO(desk.client.get("/reports.csv").text)))
    row = next(row for row in rows if title in row["title"])
    assert row["title"] == "'" + title
    assert row["outlet"] == "'+1"


def test_a_report_beside_its_original_loses_no_word(desk: Rig) -> None:
    """Each side put together is that report's text."""
    copies = [id_ for id_ in reports(desk) if desk.live.copy_of(id_) is not None]
    assert copies
    for id_ in copies:
        plain = desk.client.get(f"/api/reports/{id_}/beside").json()
        here = desk.live.reading(id_).document.text
        assert "".join(d["here"] for d in plain["differences"]) == here
        assert desk.client.get(f"/reports/{id_}/beside").status_code == 200
    alone = next(id_ for id_ in reports(desk) if desk.live.copy_of(id_) is None)
    assert desk.client.get(f"/reports/{alone}/beside").status_code == 404


def test_what_changed_since_the_last_visit_is_told(desk: Rig) -> None:
    """A first visit has nothing to compare; the next one names what is not as it was."""
    import datetime as dt

    assert "This is your first visit" in desk.client.get("/").text
    figure = max(desk.figures(), key=lambda f: f.best or 0)
    desk.clock._next += dt.timedelta(hours=2)
    desk.post(f"/figures/{figure.id}/decide", {"verdict": "reject", "seen": _seen(desk, figure.id)})
    desk.post("/by-hand", {"kind": "report", "text": "Two men were killed in Hadra.", "source": "A call"})
    page = desk.client.get("/").text
    assert "This is your first visit" not in page
    assert re.search(r"reports</span><span class=\"num\"><s>14</s> <b>15</b>", page)


def _seen(desk: Rig, figure: str) -> str:
    plain: Any = desk.client.get(f"/api/figures/{figure}").json()
    return str(plain["statement"]["seen"])


def test_the_wheel_holds_what_the_pages_need() -> None:
    """Templates, styles, scripts and the licence of what is not ours lie in the package."""
    import corroborate.web

    room = Path(corroborate.web.__file__).parent
    for name in ("static/desk.css", "static/desk.js", "static/vendor/htmx.min.js", "static/vendor/htmx.LICENSE"):
        assert (room / name).stat().st_size > 100
