"""HTML: the dossier as one self-contained file, the answer first, each number with the way back to its words.

No network, no script needed, light and dark, on a phone and on A4. A content security policy in the file itself
holds it to that.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from corroborate.desk.exports.drawings import NARROW, WIDE, history_svg, map_svg
from corroborate.desk.protect import Publication
from corroborate.desk.views import (
    DossierView,
    EventView,
    History,
    Town,
    counted,
    dossier_view,
    interval,
    number,
)
from corroborate.values import Measure

# With more events than this, each is folded under its heading: a page of a month stays a page.
FOLD_ABOVE = 12


class _Shown(NamedTuple):
    """An event's line in the list of events in time."""

    when: str
    anchor: str
    title: str
    part_of: int
    parts: tuple[int, ...]
    short: str


@cache
def _template(name: str) -> str:
    """A part of this package's own text, read once as Python reads a module."""
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


def house_css() -> str:
    """Colours, tables and drawings as the dossier and the desk show them alike."""
    return _template("house.css")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=DictLoader({"dossier.html.j2": _template("dossier.html.j2")}),
        autoescape=True,
        undefined=StrictUndefined,
    )
    environment.filters["counted"] = counted
    environment.filters["count_words"] = number
    return environment


def _fingerprint(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _drawn(history: History) -> tuple[Markup, Markup]:
    # Safe: the drawings escape every word that they show.
    return Markup(history_svg(history, WIDE)), Markup(history_svg(history, NARROW))


def _short(event: EventView) -> str:
    """The number of an event in a list: "21–30 killed"."""
    row = next((row for row in event.rows if not row.part), None) or next(iter(event.rows), None)
    return f"{interval(row.low, row.best, row.high)} {row.label.casefold()}" if row is not None else "no number"


def _first(view: DossierView) -> tuple[EventView, History] | None:
    """The history that a reader should see first: of the event with the most killed that has one."""

    def weight(event: EventView) -> tuple[bool, int, int]:
        history = event.histories[0]
        return history.measure is Measure.KILLED, history.best or history.low or 0, -event.number

    told = [event for event in view.events if event.histories]
    if not told:
        return None
    event = max(told, key=weight)
    return event, event.histories[0]


def dossier_html(publication: Publication, towns: Iterable[Town] = ()) -> str:
    """A publication as one HTML file. ``towns`` are the gazetteer's own, for bearings on the map.

    What is withheld was withheld by ``protect``: this page holds nothing else than the publication.
    """
    view = dossier_view(publication)
    bearings = tuple({town.name: town for town in (*view.towns, *towns)}.values())
    drawings: Mapping[tuple[int, Measure], tuple[Markup, Markup]] = {
        (event.number, history.measure): _drawn(history) for event in view.events for history in event.histories
    }
    first = _first(view)
    css, js = house_css() + _template("dossier.css"), _template("dossier.js")
    in_time = sorted(view.events, key=lambda e: (e.start is None, e.start and e.start.isoformat(), e.number))
    return (
        _environment()
        .get_template("dossier.html.j2")
        .render(
            view=view,
            titles={event.number: event.title for event in view.events},
            drawings=drawings,
            shown=(first[0].number, first[1].measure) if first else None,
            first_history=first[1] if first else None,
            first_title=f"{first[0].title}, {first[0].when}" if first else "",
            first_drawing=drawings[(first[0].number, first[1].measure)] if first else None,
            maps=tuple(Markup(map_svg(view.spots, bearings, width)) for width in (WIDE, NARROW)),
            in_time=[_Shown(e.when, e.anchor, e.title, e.part_of, e.parts, _short(e)) for e in in_time],
            short={event.number: _short(event) for event in view.events},
            many=len(view.events) > FOLD_ABOVE,
            css=Markup(css),  # our own text
            js=Markup(js),
            css_hash=_fingerprint(css),
            js_hash=_fingerprint(js),
        )
    )
