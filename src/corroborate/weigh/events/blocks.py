"""Blocks: which tellings meet at all. Only those of one block are ever compared (docs/adr/0009)."""

from __future__ import annotations

import datetime as dt
import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from corroborate.weigh.events.nearness import LONG, place_key, place_name
from corroborate.weigh.events.pairs import Match, match_of
from corroborate.weigh.events.tellings import Telling

_DAY = dt.timedelta(days=1)
_NEIGHBOURS = 24  # in one block, sorted by number, each telling meets so many that follow it
_CELL = 0.5  # degrees of a block; grids shifted by half of it make sure that 25 km never part


class Blocks:
    """Tellings in their blocks, each sorted by number; whom each meets there, and which of them are alike.

    A telling goes by its number in ``tellings``, where it must be known from before it enters until after it left.
    """

    def __init__(self, tellings: Mapping[int, Telling]) -> None:
        self._tellings = tellings
        self._blocks: dict[tuple[str, ...], list[tuple[int, str, int]]] = {}
        self._matches: dict[tuple[int, int], Match] = {}
        self._met: Counter[tuple[int, int]] = Counter()  # in how many blocks two that match meet
        self._beside: dict[int, set[int]] = {}  # by telling, those that it matches

    def enter(self, n: int) -> set[int]:
        """Put a telling into its blocks; those whom it pushed apart, who match no longer."""
        touched: set[int] = set()
        for block in dict.fromkeys(_blocks(self._tellings[n])):
            touched |= self._enter(self._blocks.setdefault(block, []), n)
        return touched

    def leave(self, n: int) -> set[int]:
        """Take a telling out of its blocks; itself, if it matched any, and those whose matches may be others now."""
        touched: set[int] = set()
        for block in dict.fromkeys(_blocks(self._tellings[n])):
            members = self._blocks[block]
            touched |= self._leave(members, n)
            if not members:
                del self._blocks[block]
        self._beside.pop(n, None)
        return touched

    def beside(self, n: int) -> Collection[int]:
        """The tellings that it matches."""
        return self._beside.get(n, ())

    def match(self, a: int, b: int) -> Match:
        """How two are alike of which one is ``beside`` the other; KeyError where it is not."""
        return self._matches[self.ordered(a, b)]

    def order(self, n: int) -> tuple[str, int]:
        """What orders tellings, whenever they came: their report, then their place in it."""
        return self._tellings[n].document, n

    def ordered(self, a: int, b: int) -> tuple[int, int]:
        """Two tellings in their order."""
        return (a, b) if self.order(a) < self.order(b) else (b, a)

    def _leave(self, members: list[tuple[int, str, int]], n: int) -> set[int]:
        """A telling out of a block: it parts from those whom it met there, and those around it come nearer."""
        telling = self._tellings[n]
        here = bisect_left(members, (_at(telling), telling.id, n))
        touched: set[int] = set()
        for k in range(max(here - _NEIGHBOURS, 0), min(here + _NEIGHBOURS + 1, len(members))):
            if k != here:
                touched |= self._part_ways(members[k][2], n)
        for k in range(max(here - _NEIGHBOURS, 0), here):
            if k + _NEIGHBOURS + 1 < len(members):
                a, b = members[k][2], members[k + _NEIGHBOURS + 1][2]
                self._meet(a, b)
                touched |= {a, b}
        del members[here]
        return touched

    def _enter(self, members: list[tuple[int, str, int]], n: int) -> set[int]:
        """A telling into a block, in which each meets the ``_NEIGHBOURS`` before and after it by number.

        So a day with ten thousand reports on one town stays near linear; what is one act is joined through its
        neighbours. Those whom the new one pushes apart meet there no longer.
        """
        telling = self._tellings[n]
        at = (_at(telling), telling.id, n)
        here = bisect_left(members, at)
        members.insert(here, at)
        touched: set[int] = set()
        for k in range(max(here - _NEIGHBOURS, 0), here):
            if k + _NEIGHBOURS + 1 < len(members):
                touched |= self._part_ways(members[k][2], members[k + _NEIGHBOURS + 1][2])
        for k in range(max(here - _NEIGHBOURS, 0), min(here + _NEIGHBOURS + 1, len(members))):
            if k != here:
                self._meet(members[k][2], n)
        return touched

    def _meet(self, a: int, b: int) -> None:
        pair = self.ordered(a, b)
        if pair not in self._matches:
            match = match_of(self._tellings[pair[0]], self._tellings[pair[1]])
            if match is None:
                return
            self._matches[pair] = match
            self._beside.setdefault(a, set()).add(b)
            self._beside.setdefault(b, set()).add(a)
        self._met[pair] += 1

    def _part_ways(self, a: int, b: int) -> set[int]:
        pair = self.ordered(a, b)
        if pair not in self._matches:
            return set()
        self._met[pair] -= 1
        if self._met[pair]:
            return set()
        del self._met[pair], self._matches[pair]
        self._beside[a].discard(b)
        self._beside[b].discard(a)
        return {a, b}


def _blocks(telling: Telling) -> Iterator[tuple[str, ...]]:
    """The blocks in which a telling can meet its like: place cells and shared numbers or names, by week."""
    weeks = list(_weeks(telling))
    scope = "total" if telling.cumulative else "act"
    for where in _cells(telling):
        for week in weeks:
            yield (scope, *where, week)
    for (measure, _), number in sorted(telling.numbers.items()):
        if number >= 10:
            for week in weeks:
                yield (scope, "number", measure, str(number), week)
    for name in sorted(telling.names):
        if not name.startswith("aged "):
            yield (scope, "name", name)


def _weeks(telling: Telling) -> Iterator[str]:
    window = telling.window
    if telling.cumulative:
        # Totals meet by the month since which they count; its neighbours hold those told a few days off.
        if telling.when is not None and window is not None:
            for day in (window.start - 4 * _DAY, window.start, window.start + 4 * _DAY):
                yield f"since {day.year}-{day.month}"
        else:
            yield "since ever"
        return
    if window is None:
        yield "undated"
        return
    if window.told and window.days > LONG:
        yield f"in {window.start} {window.end}"
        return
    first, last = (window.start - _DAY).toordinal() // 7, (window.end + _DAY).toordinal() // 7
    for week in range(first, last + 1):
        yield str(week)


def _cells(telling: Telling) -> Iterator[tuple[str, ...]]:
    mention = telling.place
    if mention is None:
        return
    if telling.cumulative:
        yield "place", place_key(mention)
        return
    place = mention.place
    if place is None:
        yield "words", place_name(mention)
        return
    if place.precision <= 3 and place.lat is not None and place.lon is not None:
        for row in (0.0, _CELL / 2):
            for column in (0.0, _CELL / 2):
                lat, lon = math.floor((place.lat + row) / _CELL), math.floor((place.lon + column) / _CELL)
                yield "cell", str(row), str(column), str(lat), str(lon)
    else:
        yield "place", place_key(mention)
    if place.precision <= 4 and place.admin1:
        yield "division", place.country or "", place.admin1.casefold()


def _at(telling: Telling) -> int:
    """Where it stands in its blocks: by its largest number."""
    return max(telling.numbers.values(), default=-1)
