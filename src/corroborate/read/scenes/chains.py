"""Chains of place names that narrow each other: "the town of X in Y province" names one place, X."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from corroborate.text.tokens import Token
from corroborate.values import Place, PlaceMention

# What stands between two names of which the later is the wider: "X in Y", "X, Y".
_INTO = frozenset("in of near at outside inside from , ( between north south east west around".split())
# What else may stand between two names that narrow each other: what a place is, where in it.
NARROWING = frozenset(
    """neighborhoods neighbourhoods districts quarter quarters suburbs areas towns
    the a an 's s province provinces governorate district city town village villages neighborhood neighbourhood
    area region suburb suburbs countryside northern southern eastern western central northeastern northwestern
    southeastern southwestern northwest northeast southwest southeast rural rebel-held government-held capital
    state county department municipality called named citys )""".split()
)
_WIDE = frozenset("province provinces governorate region country countryside border".split())
_SETTLEMENTS = frozenset("city town village neighborhood neighbourhood district suburb camp port island".split())
_PARTS = frozenset("district neighborhood neighbourhood suburb camp".split())
_NEARBY = frozenset("near outside around beside".split())
_COUNTRY, PROVINCE, NEAR = 6, 4, 2  # place precision


class Named(NamedTuple):
    """A place as its sentence names it: its tokens from ``first`` up to ``last``, and the mention."""

    first: int
    last: int
    mention: PlaceMention


def narrows(tokens: Sequence[Token], last: int, first: int) -> bool:
    """Whether the names on both sides of a gap name one place: "X in the eastern Y", "X, Y", "Y's X"."""
    if first <= last:
        return True
    if first - last > 6:
        return False
    gap = [t.lower for t in tokens[last:first]]
    if any(word in ("and", "or", "to", "from", "while", "as", ";", ".") for word in gap):
        return False
    return all(word in _INTO or word in NARROWING for word in gap)


def worded(tokens: Sequence[Token], chain: Sequence[Named]) -> bool:
    """Whether words tell that one holds the other: a bare row of names may be a list of tags."""
    return all(b.first > a.last or _possesses(tokens, a) for a, b in pairwise(chain))


def _possesses(tokens: Sequence[Token], item: Named) -> bool:
    """Whether the name stands in the possessive, its apostrophe perhaps lost: "Syrias", "Arda's"."""
    token = tokens[item.last - 1]
    return token.end > item.mention.end or token.lower.endswith("'s")


def breadth_of(tokens: Sequence[Token], item: Named) -> int:
    """How wide a place is: by the gazetteer's precision, else by the word beside it.

    A village that no gazetteer holds is no wider for being placed by the province it lies in.
    """
    first, last, mention = item
    if mention.place is not None and mention.place.gazetteer is not None:
        return 2 if mention.place.precision >= 6 else 1 if mention.place.precision >= 4 else 0
    beside = {t.lower for t in tokens[last : last + 2]} | {t.lower for t in tokens[max(first - 2, 0) : first]}
    return 1 if beside & _WIDE else 0


def inmost(tokens: Sequence[Token], chain: Sequence[Named]) -> Named:
    """The most specific name of a chain, which stands for it: "the town of [X] in Y province"."""
    best = chain[0]
    for item in chain[1:]:
        gap = [t.lower for t in tokens[best.last : item.first]]
        a, b = best.mention.place, item.mention.place
        settled = gap[-1:] == ["of"] and gap[-2:-1] and gap[-2] in _SETTLEMENTS and _INTO.isdisjoint(gap[:-2])
        if settled and not (len(gap) == 2 and _is_part(gap[0], a, b)):
            best = item  # "the Marran town of Hadra": whatever the first is, the second lies in it
            continue
        if not _NEARBY.isdisjoint(gap) and (a is None or (a.precision < _COUNTRY and a.precision != PROVINCE)):
            continue  # "Arda near Hadra" is Arda; "workers from Banora near Hadra" were not near a province
        # Precision 2 is "near", for a hamlet that no gazetteer holds: it is no wider than the town that places it.
        if a is not None and b is not None and max(a.precision, 3) != max(b.precision, 3):
            best = item if b.precision < a.precision else best
        elif (gap or _possesses(tokens, best)) and not any(word in _INTO for word in gap):
            best = item  # "Y's X", "Y province X": the later is within the earlier; "X Y" has lost its comma
    return best


def _is_part(kind: str, first: Place | None, second: Place | None) -> bool:
    """Whether "X district of Y" is X. "The Hadra suburb of Orla" is Orla: there Hadra is known."""
    if kind not in _PARTS or second is None or second.gazetteer is None:
        return False
    return kind == "district" or first is None or first.gazetteer is None
