"""Places where no act was: where the harmed were brought, streets named like towns, what lies across a border."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corroborate.read.scenes.words import CLAUSE, STOPS
from corroborate.text.tokens import Token

_CARE = frozenset("hospital hospitals medical clinic clinics infirmary morgue mortuary trauma health".split())
_BROUGHT = frozenset(
    """taken transported rushed airlifted flown brought transferred evacuated driven carried hospitalized hospitalised
    treated ferried moved""".split()
)
_HURT = _CARE | frozenset("wounded injured treatment condition patients surgery doctors burial".split())
_BROUGHT_REACH = 12  # words between "taken" and "to X"
_STREETS = frozenset(
    """street st avenue ave road rd boulevard blvd lane ln drive dr highway hwy parkway pkwy court ct terrace circle
    route way pike trail""".split()
)
_STREETS_BEFORE = frozenset("Avenida Calle Rua Via Rue".split())
_CROSSING = frozenset("streets avenues roads drives lanes boulevards highways".split())
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_CORNERS = frozenset("intersection corner".split())
_WARDS = frozenset("hospital hospitals clinic clinics morgue".split())


def care(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the harmed were brought there: "taken to X", "X Hospital", "the hospital in X"."""
    after = last
    if after < len(tokens) and tokens[after].lower in _WARDS:
        return True
    while after < min(last + 3, len(tokens)) and tokens[after].text[:1].isupper():
        if tokens[after].lower in _CARE:
            return True
        after += 1
    before = [t.lower for t in tokens[max(first - _BROUGHT_REACH, 0) : first]]
    if before[-1:] in (["in"], ["at"], [","]) and not _CARE.isdisjoint(before[-5:-1]):
        return True
    if "to" not in before[-4:]:
        return False
    clause = before[max((i for i, word in enumerate(before) if word in CLAUSE | STOPS), default=-1) + 1 :]
    # Hostages are taken to places too.
    return not _BROUGHT.isdisjoint(clause) and any(t.lower in _HURT for t in tokens)


def street(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether it names a street or a crossing: "X Avenue", "the 300 block of X", "9th and X", "X and Y streets"."""
    after = list(tokens[last : last + 4])
    if after and after[0].lower.rstrip(".") in _STREETS and after[0].text[:1].isupper():
        return True
    before = [t.lower for t in tokens[max(first - 4, 0) : first]]
    on = [t.lower for t in after[:1]] in (["and"], ["&"])
    joined = before[-1:] in (["and"], ["&"])
    if joined and after and after[0].lower in _CROSSING | {"street", "avenue"}:
        return True
    if on and any(
        t.lower in _CROSSING and all(u.text[:1].isupper() or _ORDINAL.fullmatch(u.lower) for u in after[1:k])
        for k, t in enumerate(after)
        if k > 1
    ):
        return True
    if "of" in before[-3:] and ("block" in before[-3:] or (on and not _CORNERS.isdisjoint(before[-3:]))):
        return True
    if on and after[1:2] and after[1].text in _STREETS_BEFORE:
        return True
    earlier = [t.lower for t in tokens[max(first - 6, 0) : first]]
    if joined and not _CORNERS.isdisjoint(earlier) and "of" in earlier:
        return True
    beside = before[-1:] in (["and"], ["&"], ["near"], ["at"]) and len(before) > 1
    if not beside:
        return False
    named = tokens[first - 2].text[:1].isupper() and before[-2].rstrip(".") in _STREETS
    return named or _ORDINAL.fullmatch(before[-2]) is not None


def borders(before: Sequence[str]) -> bool:
    """Whether what follows lies across a border: "the province bordering X", "the border with X"."""
    words = [word for word in before if word not in ("the", "its", "a")]
    return words[-1:] == ["bordering"] or (words[-1:] in (["with"], ["from"]) and words[-2:-1] == ["border"])
