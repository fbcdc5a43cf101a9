"""A place as a report tells of it, and rows of such places: "X, Y and Z in W"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corroborate.read.scenes.chains import NARROWING
from corroborate.read.scenes.words import SEVERAL
from corroborate.text.tokens import Token
from corroborate.values import PlaceMention

_ROWS = frozenset("villages towns cities neighbourhoods neighborhoods quarters suburbs axes".split())
_JOINING = frozenset(("and", ",", "or"))


@dataclass(frozen=True, slots=True)
class Spot:
    """A chain of place names that narrow each other, by its most specific: "the town of X in Y province" is X."""

    mention: PlaceMention
    first: int
    last: int
    speaker: bool
    breadth: int  # 0 a town or finer, 1 a province or region, 2 a country
    aside: bool  # where something came from, led to or lies by, not where it happened
    several: bool = False  # "villages of X": places in it, not one of them
    held: bool = False  # it stands where the place of an act stands: "in X", "on the town of X"
    kind: str = ""  # the word for what it is: "town", "province"
    outer: PlaceMention | None = None  # the widest place of its chain, where that is another
    listed: bool = False  # one of several: "on X and Y"


def _of_several(tokens: Sequence[Token], spot: Spot) -> bool:
    """Whether a row whose other names may be unread begins or ends with it: "quarters of X", "and X quarters"."""
    before = [t.lower for t in tokens[max(spot.first - 2, 0) : spot.first]]
    after = tokens[spot.last].lower if spot.last < len(tokens) else ""
    if before[-1:] == ["of"]:
        return not _ROWS.isdisjoint(before[:-1])
    return before[-1:] == ["and"] and after in _ROWS


def in_rows(tokens: Sequence[Token], spots: Sequence[Spot]) -> list[Spot]:
    """The places of a sentence, those of a row marked: "X, Y and Z in W" are all of W."""
    row = list(spots)
    joined = []
    for a, b in pairwise(row):
        gap = [t.lower for t in tokens[a.last : b.first]]
        plain = all(w in ("and", ",", "or") or w in NARROWING or w in SEVERAL for w in gap)
        joined.append(plain and not _JOINING.isdisjoint(gap) and a.breadth == b.breadth == 0)
    for i, a in enumerate(row):
        if a.breadth == 0 and _of_several(tokens, a):
            row[i] = replace(a, listed=True)
    k = 0
    while k < len(joined):
        if not joined[k]:
            k += 1
            continue
        first = k
        while k < len(joined) and joined[k]:
            k += 1
        outer = row[k].outer or next((a.outer for a in row[first:k] if a.outer is not None), None)
        for i in range(first, k + 1):
            row[i] = replace(row[i], listed=True, outer=outer)
    return row
