"""Episodes: running totals over a longer time or several places, and the events that are parts of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from corroborate.values import Event, PlaceMention
from corroborate.weigh.events.nearness import Window, lies_in, place_key, place_precision, window_of


class Episodes:
    """Which events are parts of which: the smallest episode that holds an event in place and window."""

    def __init__(self) -> None:
        self._events: dict[str, tuple[Event, bool]] = {}  # without part_of, and whether it is a running total
        self._lying: dict[str, set[str]] = {}  # by where an episode would have to be, the events that lie there
        self._holding: dict[str, list[tuple[int, int, str, Event, Window]]] = {}

    def replace(
        self,
        old: Iterable[tuple[Event, bool, dt.date | None]],
        new: Iterable[tuple[Event, bool, dt.date | None]],
    ) -> list[str]:
        """Put events in the stead of others; the ids of those whose whole may be another now.

        Each comes with whether it is a running total, and with the last day on which it was told.
        """
        moved: set[str] = set()
        for event, total, last in old:
            self._events.pop(event.id, None)
            for at in _lies(event.place):
                self._lying[at].discard(event.id)
            moved |= self._hold(event, total, last, enter=False)
        names = []
        for event, total, last in new:
            self._events[event.id] = event, total
            names.append(event.id)
            for at in _lies(event.place):
                self._lying.setdefault(at, set()).add(event.id)
            moved |= self._hold(event, total, last, enter=True)
        return sorted({*names, *(name for at in moved for name in self._lying.get(at, ()))})

    def _hold(self, event: Event, total: bool, last: dt.date | None, *, enter: bool) -> set[str]:
        """Note or drop an episode; the key of those who may lie in it. One that names no place is known to hold none,
        and of one without a time nothing tells which days it counts.
        """
        window = window_of(event.when, last) if total and event.when is not None else None
        if window is None or not window.told or event.place is None:
            return set()
        at = _holds(event.place)
        rows = self._holding.setdefault(at, [])
        row = place_precision(event.place), window.days, event.id, event, window
        if enter:
            rows.append(row)
        else:
            rows[:] = [kept for kept in rows if kept[2] != event.id]
        rows.sort(key=lambda item: item[:3])
        return {at}

    def placed(self, name: str) -> Event:
        """The event of that id with its whole; KeyError where there is none."""
        event, total = self._events[name]
        return _part(event, total, self._holding)


def _holds(place: PlaceMention) -> str:
    """The key under which an episode is looked for by what lies in it."""
    if place.place is None or place.place.precision <= 3:
        return f"place {place_key(place)}"
    if place.place.precision == 4:
        return f"division {place.place.country} {(place.place.admin1 or place.place.name).casefold()}"
    return f"country {place.place.country}"


def _lies(place: PlaceMention | None) -> Iterator[str]:
    """The keys of the episodes that could hold a place, the narrowest first."""
    if place is None:
        return
    yield f"place {place_key(place)}"
    if place.place is not None:
        if place.place.admin1 or place.place.precision == 4:
            yield f"division {place.place.country} {(place.place.admin1 or place.place.name).casefold()}"
        yield f"country {place.place.country}"


def _part(event: Event, total: bool, episodes: Mapping[str, Sequence[tuple[int, int, str, Event, Window]]]) -> Event:
    window = window_of(event.when, None)
    if window is None or (event.when is not None and not event.when.words and not total):
        window = None if window is None else Window(window.start, window.end, False)
    if window is None:
        return event
    for at in _lies(event.place):
        for _, _, name, whole, held in episodes.get(at, ()):
            inside = held.start <= (window.start if window.told else window.end) and window.end <= held.end
            larger = not total or (held.days, name) > (window.days, event.id)
            if name == event.id or not inside or not larger or held.days < window.days:
                continue
            if lies_in(event.place, whole.place):
                return replace(event, part_of=name)
    return event
