"""Which places of a report lie in which: the one told inside a wide one, the one that holds a row."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from corroborate.read.scenes.chains import NEAR, PROVINCE
from corroborate.read.scenes.lines import AHEAD_SENTENCES, CARRIED_SENTENCES, LEAD_SENTENCES, MOST_AROUND, Lines, around
from corroborate.read.scenes.spots import Spot
from corroborate.read.scenes.told import Told
from corroborate.values import PlaceMention

_TOWNS = frozenset("towns villages cities town village city".split())


class Narrowing:
    """Which of the places of a report lie in which: the one told inside a wide one, and the one that holds a row."""

    def __init__(self, lines: Lines, told: Told) -> None:
        self._lines, self._told, self._spots = lines, told, told.spots

    def narrowed(self, place: PlaceMention, *, carried: bool = False) -> PlaceMention:
        """The one place that the report tells inside a wide one, as ``of`` would take it; else the place itself.

        ``carried``: what is asked for stands in another sentence than the place.
        """
        n = self._lines.at(place.start)
        spot = self._told.spot_of.get(place.id)
        if n is None or spot is None or spot.several:
            return place
        if (
            carried
            and spot.breadth == 1
            and spot.mention.place is not None
            and spot.mention.place.precision <= PROVINCE
        ):
            inner = self._inside(n, spot)
            if inner is not None and inner.breadth == 0:
                return inner.mention
        return self.finer(n, spot).mention if spot.breadth == 2 and n < LEAD_SENTENCES else place

    def finer(self, n: int, spot: Spot) -> Spot:
        """The one place that the report tells inside a wide one: "a market in Y" where it later says "X in Y".

        Towns are left as told: taking the one quarter that a report names lost as much as it won on figures/train.
        """
        if _near_a_town(spot):
            return self._beside_town(n, spot)
        if spot.breadth == 0 or spot.several:
            return spot
        inner = self._inside(n, spot)
        if inner is not None:
            return inner
        if n >= LEAD_SENTENCES and spot.breadth < 2:
            return spot
        reach = 1 if n >= LEAD_SENTENCES else 1 + AHEAD_SENTENCES
        for ahead in range(n + 1, min(n + 1 + reach, len(self._spots))):
            finer = [s for s in self._spots[ahead] if not s.speaker and not s.aside and s.breadth == 0]
            if not finer and spot.breadth == 2:
                finer = [s for s in self._spots[ahead] if not s.speaker and not s.aside and s.breadth == 1 and s.held]
            if finer and not _can_hold(spot.mention, finer[0].mention):
                return spot  # the report has gone on to another place
            if finer:
                return finer[0]
        return spot

    def _inside(self, n: int, spot: Spot) -> Spot | None:
        """The one place that the report words as inside a spot; of several, the last that the account has told."""
        words = spot.mention.words.casefold()
        one = self._told.inner.get(words)
        if one is not None:
            return one if one.breadth <= spot.breadth else None
        inners = self._told.inners.get(words, [])
        at = bisect_right(inners, n, key=lambda told: told[0])
        near = (s for m, s in reversed(inners[max(at - MOST_AROUND, 0) : at]) if m >= n - CARRIED_SENTENCES)
        return next((s for s in near if s.breadth <= spot.breadth), None)

    def _beside_town(self, n: int, spot: Spot) -> Spot:
        """The place where things happen that the lead tells next of what was "around X"; else X."""
        town = spot.mention.place
        if n >= LEAD_SENTENCES or town is None or spot.several:
            return spot
        for row in self._spots[n + 1 : n + 2 + AHEAD_SENTENCES]:
            for one in row:
                place = one.mention.place
                if one.speaker or one.aside or not one.held or one.breadth > 1:
                    continue
                if place is not None and place.gazetteer == town.gazetteer:
                    continue
                return one if place is None or place.country == town.country else spot
        return spot

    def holding_row(self, n: int, spot: Spot) -> PlaceMention | None:
        """The town or division told last before a row of places in it that does not name it."""
        at = self._lines.at(spot.mention.start)
        n = n if at is None else at
        row = [s for s in around(self._spots[n], spot.first) if s.listed]
        named = {s.mention.words.casefold() for s in row}
        least = 1 if self._of_towns(n, row) else 0
        for m in range(n, max(n - 1 - CARRIED_SENTENCES, -1), -1):
            told = around(self._spots[m], spot.first) if m == n else self._spots[m][-MOST_AROUND:]
            for one in reversed(told):
                place = one.mention.place
                if (m == n and one.first >= spot.first) or one.listed or one.breadth < least:
                    continue
                if place is None or place.gazetteer is None or one.mention.words.casefold() in named:
                    continue
                if place.precision <= PROVINCE and place.country == self._told.country:
                    return one.mention
        return None

    def _of_towns(self, n: int, row: Sequence[Spot]) -> bool:
        """Whether a row is of towns, which no town holds: it says so, or the gazetteer knows one of them."""
        if not row:
            return False
        tokens = self._lines.tokens(n)[max(row[0].first - 3, 0) : row[-1].last + 2]
        if any(t.lower in _TOWNS for t in tokens):
            return True
        known = [s.mention.place for s in row if s.breadth == 0 and s.mention.place is not None]
        return any(p.gazetteer is not None and p.country == self._told.country for p in known)


def _near_a_town(spot: Spot) -> bool:
    """Whether it is only known to lie near a town that the gazetteer holds: "around Hadra"."""
    place = spot.mention.place
    return spot.breadth == 0 and place is not None and place.precision == NEAR and place.gazetteer is not None


def _can_hold(outer: PlaceMention, inner: PlaceMention) -> bool:
    """Whether nothing that the gazetteer knows keeps one place from lying in the other."""
    a, b = outer.place, inner.place
    if a is None or b is None or a.country is None or b.country is None:
        return True
    if a.country != b.country:
        return False
    return a.precision >= 6 or a.admin1 is None or b.admin1 is None or a.admin1 == b.admin1
