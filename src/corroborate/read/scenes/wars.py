"""The country that a report is about, and the country of the war whose dead it counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from corroborate.read.scenes.spots import Spot
from corroborate.text.tokens import Token

WARS = frozenset("since war conflict uprising rebellion revolt crisis revolution unrest insurgency".split())
_NAMED_REACH = 4  # words between a country and its war: "Marra's three-year civil war"
_ROOT = 5  # letters that a country shares with its people


def at_war(rows: Sequence[Sequence[Spot]]) -> str | None:
    """The country that the report is about, by its places: where its war is."""
    codes = Counter(
        spot.mention.place.country
        for row in rows
        for spot in row
        if spot.mention.place is not None and spot.mention.place.country is not None and not spot.speaker
    )
    return max(codes, key=lambda code: codes[code], default=None)


def warring(tokens: Sequence[Token], n: int, countries: Sequence[tuple[int, Spot]], country: str | None) -> Spot | None:
    """The country of the war whose dead a sentence counts: what the war is called after, else the one last named.

    ``n`` is the number of the sentence; ``countries`` are those named, by sentence, in order; ``country`` is the code
    of the one that the report is about.
    """
    named = [(m, s) for m, s in countries if s.mention.place is not None and s.mention.place.country == country]
    called = _named_for(tokens, countries)
    first = named[0][1] if named else None
    return called or next((s for m, s in reversed(named) if m <= n), first)


def _named_for(tokens: Sequence[Token], countries: Sequence[tuple[int, Spot]]) -> Spot | None:
    """The country by which a war of the sentence is called: "the Marran conflict", "Marras civil war"."""
    for i, token in enumerate(tokens):
        if token.lower in WARS and token.lower != "since":
            for word in (t.lower for t in tokens[max(i - _NAMED_REACH, 0) : i]):
                for _, spot in countries:
                    root = spot.mention.words.casefold()[:_ROOT]
                    if len(root) == _ROOT and word.startswith(root):
                        return spot
    return None
