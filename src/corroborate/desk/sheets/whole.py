"""What a record says as a whole, moved on by what changed: the answer, the points of the map, the largest events.

After a decision about one of thousands of events nobody looks at the others again.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from corroborate.desk.views import MEASURES, Answer, Known, Tally, event_rows, event_title, interval, when_words
from corroborate.values import Event


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
class Summary:
    """The whole at one moment: ``points`` with the deadliest first, ``largest`` those events of which most was said."""

    answer: Answer
    reports: int
    events: int
    points: tuple[MapPoint, ...]
    largest: tuple[Event, ...]


# The history of these many events is looked at before none is drawn.
LARGEST = 4
_PointKey: TypeAlias = tuple[int, str, str]
_SizeKey: TypeAlias = tuple[int, str]


class Whole:
    """What the events of a record say together. ``renew`` it with each change; not safe for several threads at once."""

    def __init__(self) -> None:
        self._events: dict[str, Event] = {}
        self._tally = Tally()
        self._top: dict[str, str] = {}  # by event, the one at the head of its episode
        self._under: dict[str, set[str]] = {}
        self._points: dict[str, MapPoint] = {}
        self._in_order: list[tuple[_PointKey, str]] = []  # of the points, with the event's own id
        self._sizes: list[_SizeKey] = []

    def renew(self, known: Known, changed: Mapping[str, Event | None]) -> None:
        """Take in the events that are not as they were, None for one that is no more.

        Whoever calls names every event whose own tolls, grades, echoes, parts or whole are others, and those that
        share a figure with such a one.
        """
        many = len(changed) > len(self._events)
        drawn = set(changed)  # with those whose title says that they have parts
        for name, event in changed.items():
            before = self._events.pop(name, None)
            if before is not None and not many:
                del self._sizes[bisect_left(self._sizes, _size(before))]
            if event is not None:
                self._events[name] = event
                if not many:
                    insort(self._sizes, _size(event))
            drawn.update(one.part_of for one in (before, event) if one is not None and one.part_of is not None)
        if many:
            self._sizes = sorted(map(_size, self._events.values()))
        self._count(known, changed)
        self._draw(known, drawn, many)

    def _count(self, known: Known, changed: Mapping[str, Event | None]) -> None:
        """Take the sums along: of the events that changed, and of every episode that they are or were in."""
        stale, waiting = set(changed), list(changed)
        while waiting:
            near = self._around(known, waiting.pop()) - stale
            stale |= near
            waiting += near
        for name in stale:
            if (top := self._top.pop(name, None)) is not None:
                self._under[top].discard(name)
                if not self._under[top]:
                    del self._under[top]
        for name in stale:
            event = self._events.get(name)
            if event is None:
                self._tally.drop(name)
                continue
            self._tally.put(known, event)
            top = self._head(event)
            self._top[name] = top
            self._under.setdefault(top, set()).add(name)

    def _around(self, known: Known, name: str) -> set[str]:
        """The events that a sum holds together with this one, or held before."""
        before = self._top.get(name)
        near = set(self._under.get(before, ())) | {before} if before is not None else set()
        event = self._events.get(name)
        if event is not None:
            near |= {self._head(event), *(part.id for part in known.parts_of(name))}
        return near

    def _head(self, event: Event) -> str:
        """The event at the head of an episode; any of them where they are parts of each other in a ring."""
        seen = {event.id}
        while event.part_of in self._events and event.part_of not in seen:
            event = self._events[event.part_of]
            seen.add(event.id)
        return event.id

    def _draw(self, known: Known, names: set[str], many: bool) -> None:
        for name in names:
            before = self._points.pop(name, None)
            if before is not None and not many:
                del self._in_order[bisect_left(self._in_order, (_rank(before), name))]
            event = self._events.get(name)
            point = map_point(known, event) if event is not None else None
            if point is not None:
                self._points[name] = point
                if not many:
                    insort(self._in_order, (_rank(point), name))
        if many:
            self._in_order = sorted((_rank(point), name) for name, point in self._points.items())

    def summary(self, known: Known, reports: int) -> Summary:
        """What stands now, with the number of reports behind it."""
        return Summary(
            answer=self._tally.answer(known, reports),
            reports=reports,
            events=len(self._events),
            points=tuple(self._points[name] for _, name in self._in_order),
            largest=tuple(self._events[name] for _, name in self._sizes[:LARGEST]),
        )


def _size(event: Event) -> _SizeKey:
    return -len(event.figures), event.id


def _rank(point: MapPoint) -> _PointKey:
    return -(point.best or point.low or 0), point.title, point.id


def map_point(known: Known, event: Event) -> MapPoint | None:
    """An event on the map; None for one that has no place there."""
    place = event.place.place if event.place is not None else None
    if place is None or place.lat is None or place.lon is None:
        return None
    row = next((r for r in event_rows(known, event.id) if r.measure is MEASURES[0] and not r.part), None)
    grade = known.grade(event.id)
    return MapPoint(
        id=event.public_id or event.id,
        title=event_title(event, whole=bool(known.parts_of(event.id))),
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


def feature(point: MapPoint) -> dict[str, Any]:
    """A point as a feature of GeoJSON (RFC 7946)."""
    return {
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
