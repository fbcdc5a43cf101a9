"""Places named again by what they are: "in the town", "in the capital"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corroborate.read.capitals import CAPITALS
from corroborate.read.scenes.lines import CARRIED_SENTENCES, Lines
from corroborate.read.scenes.spots import Spot
from corroborate.read.scenes.words import HELD, RECALLED
from corroborate.text.tokens import Token

_THAT = frozenset("the this that same".split())


def _is_capital(tokens: Sequence[Token], i: int, row: Sequence[Spot]) -> bool:
    """Whether a word is "capital" alone, where something can happen: "at the capital", not "the capital of X"."""
    if tokens[i].lower != "capital" or tokens[i - 1].lower != "the" or i < 2 or tokens[i - 2].lower not in HELD:
        return False
    after = tokens[i + 1].lower if i + 1 < len(tokens) else ""
    return after not in ("of", "'s", "city") and not any(s.first - 2 <= i <= s.last for s in row)


def recalled(lines: Lines, rows: Sequence[list[Spot]], country: str | None) -> list[list[Spot]]:
    """The places of each sentence, with those named again by what they are: "in the town", the last town told.

    ``country`` is the code of the one that the report is about, whose capital "the capital" is.
    """
    out = list(rows)
    told: list[tuple[int, Spot]] = []
    seat = _seat(rows, country)
    for n, sentence in enumerate(lines.sentences):
        row = rows[n]
        tokens = sentence.tokens
        found = []
        for i in range(1, len(tokens)):
            if seat is not None and _is_capital(tokens, i, row):
                found.append(replace(seat, first=i - 1, last=i + 1, held=True, listed=False, several=False))
                continue
            wide = RECALLED.get(tokens[i].lower)
            if wide is None or tokens[i - 1].lower not in _THAT or any(s.first - 2 <= i <= s.last for s in row):
                continue
            if i + 1 < len(tokens) and tokens[i + 1].lower in ("of", "'s", "s"):
                continue
            lead = tokens[i - 2].lower if i > 1 else ""
            if lead not in HELD and i > 1:  # "The town …" opens a sentence
                continue
            before = [s for m, s in told if n - m <= CARRIED_SENTENCES] + [s for s in row if s.last <= i]
            fit = [s for s in before if _may_be(s, wide) and not s.speaker and not s.aside]
            same = [s for s in fit if s.kind == tokens[i].lower]
            if fit:
                spot = (same or [s for s in fit if s.breadth in wide] or fit)[-1]
                found.append(replace(spot, first=i - 1, last=i + 1, held=True, listed=False, several=False))
        told += [(n, s) for s in row]
        if found:
            out[n] = sorted([*row, *found], key=lambda s: s.first)
    return out


def _seat(rows: Sequence[Sequence[Spot]], country: str | None) -> Spot | None:
    """The capital of the country that the report is about, where the report names it."""
    for row in rows:
        for spot in row:
            place = spot.mention.place
            if place is not None and place.country == country and place.gazetteer in CAPITALS:
                return replace(spot, speaker=False, aside=False)
    return None


def _may_be(spot: Spot, wide: tuple[int, ...]) -> bool:
    """Whether a town or a province can be meant: a name that both bear is often taken for the province."""
    return spot.breadth in wide or (spot.breadth == 1 and 0 in wide and RECALLED.get(spot.kind, (0,)) != (1,))
