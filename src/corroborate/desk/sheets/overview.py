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
from corroborate.desk.sheets.statements import EventLink, event_link
from corroborate.desk.sheets.whole import LARGEST, MapPoint, feature
from corroborate.desk.views import History, Row, day, interval
from corroborate.errors import NotFound


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


# The deadliest are listed and sketched; the map itself has them all.
MOST_LISTED = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Grown:
    """How a number grew, and of which event; None where nothing did."""

    history: History | None = None
    event: EventLink | None = None


def grown(record: Record) -> Grown:
    """How a number grew: of the event that the answer is about, else of those of which most was said."""
    whole = record.summary()
    lead = (whole.answer.lead,) if whole.answer.lead is not None else ()
    for name in tuple(dict.fromkeys((*lead, *(event.id for event in whole.largest))))[:LARGEST]:
        try:
            event = record.event(name)
            histories = shown(record, event).histories if len(event.figures) > 1 else ()
        except NotFound:  # decided away since
            continue
        if histories:
            return Grown(history=histories[0], event=event_link(record, event))
    return Grown()


def overview_sheet(record: Record, person: str, title: str, grew: Grown | None = None) -> OverviewSheet:
    """The first page of a person, as for a first visit. ``grew`` is the same for everybody, and need be made once."""
    whole = record.summary()
    said = whole.answer
    grew = grown(record) if grew is None else grew
    items, total = record.queue(person=person, limit=5)
    latest = next((document.published for document in record.documents()), None)  # the newest is the first
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
        reports=whole.reports,
        events=whole.events,
        history=grew.history,
        history_event=grew.event,
        points=whole.points[:MOST_LISTED],
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


class Drawn:
    """The points of the map as GeoJSON, each written once for as long as it stays as it is."""

    def __init__(self) -> None:
        self._written: dict[str, tuple[MapPoint, str]] = {}

    def geojson(self, points: Sequence[MapPoint]) -> str:
        """A collection of features (RFC 7946). What is not among these points is forgotten."""
        before, now = self._written, dict[str, tuple[MapPoint, str]]()
        for point in points:
            kept = before.get(point.id)
            if kept is None or kept[0] is not point:
                kept = point, json.dumps(feature(point), separators=(",", ":"))
            now[point.id] = kept
        self._written = now
        return f'{{"type":"FeatureCollection","features":[{",".join(text for _, text in now.values())}]}}'
