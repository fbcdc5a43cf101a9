"""The dossier as one file."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

from invented_episode import episode

from corroborate.desk.exports.drawings import NARROW, WIDE, history_svg, map_svg
from corroborate.desk.exports.html import dossier_html
from corroborate.desk.protect import Protection, protect
from corroborate.desk.views import History, Line, Point, Town, dossier_view
from corroborate.values import Document, Dossier, Measure

PAGE = dossier_html(protect(episode()))


class _Tags(HTMLParser):
    """Collects ids, links within the page and everything that could be fetched."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Sort the attributes of one tag."""
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name == "href" and tag == "a":
                self.links.append(value or "")
            elif name in {"src", "srcset", "href", "action", "data", "poster"}:
                self.fetched.append(f"{tag} {name}={value}")


def parsed(page: str) -> _Tags:
    """The tags of a page."""
    tags = _Tags()
    tags.feed(page)
    return tags


def test_nothing_is_fetched() -> None:
    """No image, style sheet, font or script from anywhere, and a policy that forbids it."""
    assert parsed(PAGE).fetched == []
    assert "url(" not in PAGE
    assert "@import" not in PAGE
    assert "default-src 'none'" in PAGE


def test_every_link_within_the_page_arrives() -> None:
    """Each number leads to its rule and its sentence; no id is given twice."""
    tags = parsed(PAGE)
    assert len(tags.ids) == len(set(tags.ids))
    inner = {link[1:] for link in tags.links if link.startswith("#")}
    assert inner
    assert inner <= set(tags.ids)


def test_the_answer_comes_first() -> None:
    """Headline, then the toll table, before anything else."""
    order = [PAGE.index(words) for words in ("<h1>", 'class="toll"', "How the number grew", "Events in time")]
    assert order == sorted(order)


def test_what_reports_say_is_never_markup() -> None:
    """A report that carries a script is quoted, not run."""
    nasty = '<script>alert(1)</script>"><img src=x>'
    dossier = episode(title=nasty)
    readings = tuple(replace(r, document=_named(r.document, nasty)) for r in dossier.readings)
    page = dossier_html(protect(replace(dossier, readings=readings), Protection.OPEN))
    assert "<img" not in page
    assert page.count("<script>") == 1
    assert parsed(page).fetched == []


def _named(document: Document, words: str) -> Document:
    return replace(document, source=words, title=words, url="javascript:alert(1)")


def test_a_link_that_runs_is_no_link() -> None:
    """Only http and https are linked."""
    dossier = episode()
    readings = tuple(replace(r, document=_named(r.document, "x")) for r in dossier.readings)
    assert "javascript:" not in dossier_html(protect(replace(dossier, readings=readings), Protection.OPEN))


def test_the_same_publication_gives_the_same_page() -> None:
    """Byte for byte, so that a page can be compared."""
    assert dossier_html(protect(episode())) == PAGE


def test_an_empty_case_is_a_page_too() -> None:
    """It says that nothing is recorded."""
    assert "Nothing is recorded here." in dossier_html(protect(episode(case="place:Nowhere")))


def _many(times: int) -> Dossier:
    """The episode so many times over, as so many separate ones."""
    copies = [_renamed(episode(), n) for n in range(times)]
    first = copies[0]
    return replace(
        first,
        readings=tuple(r for c in copies for r in c.readings),
        events=tuple(e for c in copies for e in c.events),
        echoes=tuple(e for c in copies for e in c.echoes),
        tolls=tuple(t for c in copies for t in c.tolls),
        grades=tuple(g for c in copies for g in c.grades),
    )


def _renamed(dossier: Dossier, n: int) -> Dossier:
    from corroborate import codec

    text = codec.dumps(dossier)
    text = re.sub(r'"(r\d\d|evt-\d|ech-\d|(?:fig|clm|psg|plc|ent)-[a-z0-9]{20})', rf'"\1x{n}', text)
    return codec.loads(text, Dossier)


def test_a_month_of_reports_stays_light() -> None:
    """342 reports of 90 events make a page under 3 MB."""
    dossier = _many(18)
    assert len(dossier.readings) == 342
    page = dossier_html(protect(dossier))
    assert len(page.encode()) < 3_000_000
    tags = parsed(page)
    assert {link[1:] for link in tags.links if link.startswith("#")} <= set(tags.ids)


def _boxes(svg: str) -> list[tuple[float, float, float, float]]:
    """Rough boxes of the labels of a drawing, by the letters that they hold."""
    found = []
    for x, y, rest, words in re.findall(r'<text x="([\d.-]+)" y="([\d.-]+)"([^>]*)>([^<]*)<', svg):
        long = len(words) * 6.2
        left = float(x) - (long / 2 if "middle" in rest else long if '"end"' in rest else 0)
        found.append((left, float(y) - 10, left + long, float(y)))
    return found


def test_labels_of_a_map_do_not_collide() -> None:
    """Neighbouring villages each keep a readable name."""
    view = dossier_view(protect(episode()))
    towns = (Town(name="Hillmark", lat=41.45, lon=28.45), *view.towns)
    for width in (WIDE, NARROW):
        boxes = _boxes(map_svg(view.spots, towns, width))
        assert len(boxes) > 6
        for n, a in enumerate(boxes):
            for b in boxes[n + 1 :]:
                assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]), (a, b)


def test_a_chart_holds_any_history() -> None:
    """One day, one voice, an open end, a wild maximum, a hundred years: no chart breaks or leaves its frame."""
    import datetime as dt

    day = dt.date(2031, 3, 12)
    points = (
        Point(day=day, low=None, best=None, high=2400, standing=False),
        Point(day=day + dt.timedelta(days=36500), low=5, best=5, high=None, standing=True),
    )
    for chosen in (points, points[:1], points[1:]):
        history = History(
            measure=Measure.KILLED, label="Killed", lines=(Line(voice="V" * 60, points=chosen),), others=0,
            low=5, best=5, high=None,
        )  # fmt: skip
        for width in (WIDE, NARROW):
            svg = history_svg(history, width)
            assert "nan" not in svg
            assert all(-1 <= float(x) <= width for x in re.findall(r' (?:x|cx|x1|x2)="([\d.-]+)"', svg))
