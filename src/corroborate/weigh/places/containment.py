"""Containment: which unit the text says to lie in which ("X, Y", "X in Y"), and which lie side by side."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.text.arabic import has_arabic, key
from corroborate.weigh.places.units import Unit


def link(text: str, units: list[Unit]) -> None:
    """Which unit the text says to contain another: "X, Y", "X in Y", "X district of Y"."""
    row = _divisions_in_a_row(text, units)
    for i in range(len(units) - 1):
        here = units[i]
        if i in row:
            continue
        for j in range(i + 1, min(i + 3, len(units))):
            there = units[j]
            if there.sentence != here.sentence:
                break
            between = text[here.end : there.start].casefold()
            if len(between) > 60:
                break
            words = between.replace(",", " , ").replace("(", " ( ").split()
            if j == i + 1 and _contains(words):
                here.parent = j
                break
            if j == i + 2 and here.parent is None and words and words[-1] in ("in", "of") and "and" not in words:
                here.parent = j


_DIVISIONS = frozenset("provinces districts governorates counties".split())


def _divisions_in_a_row(text: str, units: Sequence[Unit]) -> set[int]:
    """The units that lie beside the next, not in it: "X, Y and Z provinces". Each gets the kind that ends the row."""
    beside: set[int] = set()
    for last, unit in enumerate(units):
        after = text[unit.end : unit.end + 16].casefold().split()[:1]
        if unit.kind not in _DIVISIONS or not after or after[0].strip(",.;") not in _DIVISIONS:
            continue
        first, joined = last, False
        while first > 0 and units[first - 1].sentence == unit.sentence:
            gap = text[units[first - 1].end : units[first].start].casefold().replace(",", " , ").split()
            if not gap or any(word not in (",", "and") for word in gap):
                break
            first, joined = first - 1, joined or "and" in gap
        for k in range(first, last) if joined else ():
            units[k].kind = unit.kind
            beside.add(k)
    return beside


_LINKING = frozenset(
    """, ( in of the 's at district province governorate county city town village villages neighborhood neighbourhood
    area region suburb suburbs countryside rural northern southern eastern western central northeastern northwestern
    southeastern southwestern state near north south east west northeast northwest southeast southwest district,
    provincial capital and's department municipality parish camp""".split()
)


# The same in Arabic, by keys (text/arabic.py); ب, "in", is joined to the next word.
_LINKING_ARABIC = frozenset(
    key(word)
    for word in """، في من ب ( التابعة التابع بريف ريف بمحافظة محافظة بمدينة مدينة بمنطقة منطقة بناحية ناحية بقضاء قضاء
    بلدة     ببلدة قرية الشمالي الجنوبي الشرقي الغربي شمالي جنوبي شرقي غربي شمال جنوب شرق غرب قرب ولاية بولاية
    إقليم""".split()
)


def _contains(words: Sequence[str]) -> bool:
    if not words:
        return True  # "Paris Texas"
    if has_arabic(words[-1]) or words == ["،"]:
        return all(key(w) in _LINKING_ARABIC for w in words)
    if words[0] == "s":
        words = ["'s", *words[1:]]  # "Marras northern Hadra": the apostrophe is lost
    return all(w in _LINKING for w in words) and any(w in (",", "(", "in", "of", "'s", "near") for w in words)
