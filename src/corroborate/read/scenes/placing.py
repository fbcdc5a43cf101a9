"""Where what a span tells happened: a place of its clause, of its sentence, of the account before, or of the lead."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.read.scenes.lines import CARRIED_SENTENCES, CLAUSE_COST, MOST_COST, Distances, Lines, around
from corroborate.read.scenes.narrowing import Narrowing
from corroborate.read.scenes.spots import Spot
from corroborate.read.scenes.told import Told
from corroborate.read.scenes.wars import WARS, warring
from corroborate.text.tokens import Token

_BEFORE_COST = 3.0
_ASIDE_COST = 8.0
_BREADTH_COST = 5.0


class Placing:
    """Where what a span tells happened, of the places that its report tells of."""

    def __init__(self, lines: Lines, told: Told, narrowing: Narrowing, distances: Distances) -> None:
        self._lines, self._told, self._narrowing, self._distances = lines, told, narrowing, distances
        self._spots = told.spots
        self._of_war = [any(t.lower in WARS for t in s.tokens) for s in lines.sentences]  # of the war as a whole
        self._main = {cumulative: self._main_spots(cumulative) for cumulative in (False, True)}
        leads = (n for n, spots in enumerate(self._spots) if spots and not spots[0].speaker)
        self._leads_at = next(leads, len(self._spots))  # the sentence that tells the first place
        self._lead_spot = self._spots[self._leads_at][0] if self._leads_at < len(self._spots) else None

    def where(
        self, n: int, first: int, last: int, cumulative: bool, wide: bool, held: bool, national: bool, regional: bool
    ) -> Spot | None:
        """Where what the tokens ``first:last`` of a sentence tell happened; None where the account has told no place.

        ``wide`` takes the place as told, for what may have happened all over it; else the one told inside it. The
        other values are those of ``Scenes.of``.
        """
        if cumulative and (self._of_war[n] or national):
            near = [s for s in self._spots[n] if s.held and s.breadth < 2 and not s.speaker and not s.aside]
            country = warring(self._lines.tokens(n), n, self._told.countries, self._told.country)
            if country is not None and not near:
                return country
        best: tuple[float, Spot] | None = None
        for spot in around(self._spots[n], first):
            if spot.speaker or (held and not spot.held):
                continue
            cost = self._distances.cost(n, first, last, spot.first, spot.last) + self._unlikely(spot, cumulative)
            if spot.last <= first:
                cost += _BEFORE_COST
                if self._lines.and_between(n, spot.last, first):
                    cost += CLAUSE_COST  # "in Arda and another nine people in Belt"
            if best is None or cost < best[0]:
                best = cost, spot
        found = best[1] if best is not None else self._carried_spot(n, cumulative, regional)
        if held and best is None and found is not None and found in self._spots[n]:
            return None
        return found if found is None or wide else self._narrowing.finer(n, found)

    def _main_spots(self, cumulative: bool) -> list[Spot | None]:
        """By sentence, the place that the sentences after it take over."""
        rows = [
            [s for s in row if not s.speaker] if not _describes(sentence.tokens) else []
            for row, sentence in zip(self._spots, self._lines.sentences, strict=True)
        ]
        return [min(row, key=lambda s: self._unlikely(s, cumulative), default=None) for row in rows]

    def _unlikely(self, spot: Spot, cumulative: bool) -> float:
        """How much a spot is set back before any distance counts."""
        cost = MOST_COST if spot.speaker else 0.0
        if spot.aside:
            cost += _ASIDE_COST
        if not cumulative:
            cost += _BREADTH_COST * spot.breadth
        return cost

    def _carried_spot(self, n: int, cumulative: bool, regional: bool) -> Spot | None:
        """The place of what the account told last, else of its lead; of a total, the country that is spoken of."""
        if cumulative:
            # A total counts over the region of the account, not over the town of the sentence before.
            for back in range(n - 1, max(n - 1 - 2 * CARRIED_SENTENCES, -1), -1):
                wide = next((s for s in self._spots[back] if s.breadth == 1 and not s.speaker), None)
                if wide is not None:
                    return wide
        for back in range(n - 1, max(n - 1 - CARRIED_SENTENCES, -1), -1):
            main = self._main[cumulative][back]
            if main is not None:
                return main
        if regional and self._leads_at > n and self._lead_spot is not None and self._lead_spot.breadth == 0:
            return None  # a total is not of the one town that the report goes on to
        return self._lead_spot


# What somebody does for a living: nothing happened in such a sentence.
_WAYS = frozenset(
    """leads directs plans helps coordinates provides acquires conducts operates supplies organizes organises oversees
    facilitates builds distributes recruits commands controls manages finances assists trains hides lives works moves
    plants emplaces supports""".split()
)
_KNOWN = frozenset("responsible involved known suspected wanted believed".split())
_OPENING = 7  # words in which a sentence says of whom it speaks and what he does


def _describes(tokens: Sequence[Token]) -> bool:
    """Whether a sentence tells what somebody does or is known for: "The leader coordinates attacks in X and Y."

    Where he does it is not where the report's next act was.
    """
    first = [token.lower for token in tokens[:_OPENING]]
    if not first or first[0] not in ("the", "he", "she", "they", "this", "his", "her"):
        return False
    return not _WAYS.isdisjoint(first) or ("was" in first and not _KNOWN.isdisjoint(first))
