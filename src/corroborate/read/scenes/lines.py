"""Where things stand in a report: the sentence and tokens of an offset, and how far two things are from each other.

Costs are in tokens: a border of clauses counts as so many tokens more.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Protocol, TypeVar

from corroborate.read.scenes.words import CLAUSE, STOPS
from corroborate.text.tokens import Sentence, Token

CLAUSE_COST = 9.0
_STOP_COST = 14.0
_AND_REACH = 12  # tokens
MOST_COST = 60.0
MOST_AROUND = 8  # things of a sentence that are compared, on either side
CARRIED_SENTENCES = 4  # for which a place or a time that was told holds
LEAD_SENTENCES = 3  # headline, its repetition and the lead
AHEAD_SENTENCES = 3  # in which a lead may go on to tell the place or the day
HEAD_SENTENCES = 6  # in which a report opens


class _Standing(Protocol):
    """What stands at a token of a sentence: a time, a place."""

    @property
    def first(self) -> int:
        """The token at which it begins."""


_Placed = TypeVar("_Placed", bound=_Standing)


class Lines:
    """The sentences of a report, and which of them and of their tokens stand where in its text."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = sentences
        self._starts = [s.start for s in sentences]
        self._token_starts = [[t.start for t in s.tokens] for s in sentences]

    def at(self, offset: int) -> int | None:
        """The number of the sentence that holds a character, or the gap after it; None before the first."""
        n = bisect_right(self._starts, offset) - 1
        return n if n >= 0 else None

    def span(self, n: int, start: int, end: int) -> tuple[int, int]:
        """The tokens of a sentence between two characters, from ``first`` up to ``last``; at least one."""
        starts = self._token_starts[n]
        first = max(bisect_right(starts, start) - 1, 0)
        last = max(bisect_right(starts, max(end - 1, start)), first + 1)
        return first, last

    def tokens(self, n: int) -> Sequence[Token]:
        """The tokens of a sentence."""
        return self.sentences[n].tokens

    def and_between(self, n: int, last: int, first: int) -> bool:
        """Whether "and" stands between what ends at the token ``last`` and ``first``, close before the latter."""
        return any(t.lower == "and" for t in self.tokens(n)[max(last, first - _AND_REACH) : first])


class Distances:
    """How far two things of a sentence stand apart: tokens, and the clauses between them."""

    def __init__(self, sentences: Sequence[Sentence], city: int) -> None:
        self._walls = [_walls(s.tokens, city) for s in sentences]

    def cost(self, n: int, first: int, last: int, a: int, b: int) -> float:
        """How far the tokens ``a:b`` stand from ``first:last``, the clauses between them counted."""
        walls = self._walls[n]
        if a >= last:
            return a - last + walls[a] - walls[last]
        if b <= first:
            return first - b + walls[first] - walls[b]
        return 0.0


def around(row: list[_Placed], at: int) -> list[_Placed]:
    """Those that stand nearest around a token: enough of them, and never a whole endless sentence."""
    i = bisect_right(row, at, key=lambda item: item.first)
    return row[max(i - MOST_AROUND, 0) : i + MOST_AROUND]


def _walls(tokens: Sequence[Token], city: int) -> list[float]:
    """The cost of the clause borders before each token, summed, so that a distance takes no walk.

    ``city`` is where a date line's city stands, before which another text ended, a caption or a headline.
    """
    total = 0.0
    sums = [0.0]
    for token in tokens:
        if token.start == city:
            total += MOST_COST
        total += CLAUSE_COST if token.lower in CLAUSE else _STOP_COST if token.lower in STOPS else 0.0
        sums.append(total)
    return sums
