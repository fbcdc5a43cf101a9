"""The desk's first page: the answer first, what changed, how the number grew, where, and what waits."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from corroborate.desk.sheets.events import shown
from corroborate.desk.sheets.queue import KINDS, Entry, entry_of
from corroborate.desk.sheets.record import Record
from corroborate.desk.sheets.standing import AsKnown
from corroborate.desk.sheets.statements import EventLink, event_link
from corroborate.desk.views import MEASURES, History, Row, answer, day, event_rows, event_title, interval, when_words
from corroborate.values import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One thing that is not as it was at this person's last visit."""

    what: str
    before: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """How many items of a kind wait."""

    kind: str
    words: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPoint:
    """An event at its place, for the map and the list under it. Degrees are WGS 84."""

    id: str
    title: str
    place: str
    when: str
    lat: float
    lon: float
    precision: int
    low: int | None
    best: int | None
    high: int | None
    amount: str
    level: str | None
    reports: int
    voices: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewSheet:
    """What the record says today. ``since`` is this person's last visit, in words, "" for a first one."""

    title: str
    headline: str
    standfirst: str
    as_of: str
    rows: tuple[Row, ...]
    lead: EventLink | None
    reports: int
    events: int
    history: History | None
    history_event: EventLink | None
    points: tuple[MapPoint, ...]
    waiting: int
    waiting_kinds: tuple[Kind, ...]
    next: tuple[Entry, ...]
    since: str
    changes: tuple[Changed, ...]


# The history of these many events is looked at before none is drawn.
_TRIED = 4
# The deadliest are listed and sketched; the map itself has them all.
MOST_LISTED = 60


def overview_sheet(record: Record, person: str, title: str) -> OverviewSheet:
    """The first page of a person, as for a first visit."""
    events, documents = record.events(), record.documents()
    known = AsKnown(record)
    said = answer(known, events, len(documents))
    items, total = record.queue(person=person, limit=5)
    history, told = _history(record, events, said.lead)
    latest = max((d.published for d in documents if d.published is not None), default=None)
    counts = tuple(
        Kind(kind=kind, words=words, count=record.queue(person=person, kinds=frozenset({kind}), limit=0)[1])
        for kind, words in KINDS.items()
    )
    return OverviewSheet(
        title=title,
        headline=said.headline,
        standfirst=said.standfirst,
        as_of=day(latest),
        rows=said.rows,
        lead=event_link(record, record.event(said.lead)) if said.lead is not None else None,
        reports=len(documents),
        events=len(events),
        history=history,
        history_event=event_link(record, told) if told is not None else None,
        points=map_points(record, known)[:MOST_LISTED],
        waiting=total,
        waiting_kinds=tuple(kind for kind in counts if kind.count),
        next=tuple(entry_of(record, item) for item in items),
        since="",
        changes=(),
    )


def since(sheet: OverviewSheet, visit: tuple[dt.datetime, str] | None) -> OverviewSheet:
    """The page with what changed since a visit: when that ended, and what ``stands`` said then."""
    if visit is None:
        return sheet
    return replace(
        sheet,
        since=day(visit[0].date()),
        changes=changes(visit[1], sheet.rows, sheet.reports, sheet.events),
    )


def _history(record: Record, events: Sequence[Event], lead: str | None) -> tuple[History | None, Event | None]:
    """How a number grew: of the event that the answer is about, else of those of which most was said."""
    by_size = sorted(events, key=lambda e: (e.id != lead, -len(e.figures), e.id))
    for event in by_size[:_TRIED]:
        if len(event.figures) > 1:
            histories = shown(record, event).histories
            if histories:
                return histories[0], event
    return None, None


# ------------------------------------------------------------------ what changed


def stands(rows: tuple[Row, ...], reports: int, events: int) -> str:
    """What a person has seen, to be compared at the next visit: canonical JSON."""
    plain = {
        "reports": reports,
        "events": events,
        "rows": {f"{row.measure.value}/{row.group}": [row.low, row.best, row.high, row.voices] for row in rows},
    }
    return json.dumps(plain, sort_keys=True)


def changes(before: str, rows: tuple[Row, ...], reports: int, events: int) -> tuple[Changed, ...]:
    """What is not as it was, in words; what was there and is gone too."""
    try:
        old: dict[str, Any] = json.loads(before)
        told: dict[str, Any] = dict(old["rows"])
    except (ValueError, KeyError, TypeError):
        return ()
    found = []
    for name, now in (("reports", reports), ("events", events)):
        if old.get(name) != now:
            found.append(Changed(what=name, before=str(old.get(name, 0)), now=str(now)))
    for row in rows:
        was = told.pop(f"{row.measure.value}/{row.group}", None)
        numbers = _numbers(row.low, row.best, row.high)
        then = _numbers(*was[:3]) if was is not None else "none"
        if then != numbers:
            found.append(Changed(what=f"{row.label}, {row.group}", before=then, now=numbers))
    for name, was in told.items():
        found.append(Changed(what=name.replace("/", ", "), before=_numbers(*was[:3]), now="none"))
    return tuple(found)


def _numbers(low: int | None, best: int | None, high: int | None) -> str:
    words = interval(low, None, high) if (low, high) != (None, None) else "no range"
    return f"{words}, best {best}" if best is not None else words


# ------------------------------------------------------------------ where


def map_points(record: Record, known: AsKnown | None = None) -> tuple[MapPoint, ...]:
    """The events that have a place on a map, the deadliest first. ``known``: what was looked up already."""
    known = AsKnown(record) if known is None else known
    made = []
    for event in record.events():
        place = event.place.place if event.place is not None else None
        if place is None or place.lat is None or place.lon is None:
            continue
        rows = event_rows(known, event.id)
        row = next((r for r in rows if r.measure is MEASURES[0] and not r.part), None)
        grade = known.grade(event.id)
        made.append(
            MapPoint(
                id=event.public_id or event.id,
                title=event_title(event, whole=bool(record.parts(event.id))),
                place=place.name,
                when=when_words(event.when),
                lat=place.lat,
                lon=place.lon,
                precision=place.precision,
                low=row.low if row is not None else None,
                best=row.best if row is not None else None,
                high=row.high if row is not None else None,
                amount=f"{interval(row.low, row.best, row.high)} killed" if row is not None else "no number killed",
                level=grade.level.value if grade is not None else None,
                reports=len(event.documents),
                voices=row.voices if row is not None else 0,
            )
        )
    return tuple(sorted(made, key=lambda p: (-(p.best or p.low or 0), p.title, p.id)))


def geojson(points: tuple[MapPoint, ...]) -> dict[str, Any]:
    """The points as GeoJSON (RFC 7946)."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": point.id,
                "geometry": {"type": "Point", "coordinates": [point.lon, point.lat]},
                "properties": {
                    "id": point.id,
                    "href": f"/events/{point.id}",
                    "title": point.title,
                    "place": point.place,
                    "when": point.when,
                    "precision": point.precision,
                    "low": point.low,
                    "best": point.best,
                    "high": point.high,
                    "level": point.level,
                    "reports": point.reports,
                    "voices": point.voices,
                },
            }
            for point in points
        ],
    }
