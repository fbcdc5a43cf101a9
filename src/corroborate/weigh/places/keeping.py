"""Keeping: which names are places at all, by what the text says and the gazetteer holds."""

from __future__ import annotations

import math
import re
from collections import Counter

from corroborate.read.mentions import ABBREVIATED_NATIONS, AFTER_PREPOSITION, SAID
from corroborate.read.nations import NATIONS, PEOPLES
from corroborate.read.ordinary import ORDINARY
from corroborate.weigh.places.candidates import exactness_of, inside
from corroborate.weigh.places.units import Unit

# What a name must come to, by its cue and by the gazetteer, to be a place.
ENOUGH = 0.76


def promise(unit: Unit) -> float:
    """The most that _strength, containment and the rest of the report could come to give."""
    most = 0.0
    for candidate in unit.candidates[:3]:
        if candidate.feature[0] != "P" or candidate.layer != "base":
            most = 1.0
        else:
            most = max(most, 0.3 + 0.11 * math.log10(candidate.population + 1))
    if unit.key in ORDINARY and unit.words not in ABBREVIATED_NATIONS:
        most -= 0.45
    return most + 0.4


def _strength(unit: Unit) -> float:
    """How much the gazetteer speaks for a name being a place, from 0 to 1."""
    if not unit.candidates:
        return 0.0
    best = unit.candidates[max(range(len(unit.odds)), key=unit.odds.__getitem__)]
    if best.feature == "A.PCLI" or best.feature == "L.CONT":
        strength = 1.0
    elif best.layer != "base" or best.feature in ("A.ADM1", "P.PPLC"):
        strength = 0.9
    elif best.feature.startswith(("L.", "H.", "T.")):
        strength = 0.85
    elif best.feature.startswith("A."):
        strength = 0.45 if not unit.kind else 0.8
    else:
        strength = min(0.25 + 0.11 * max(math.log10(best.population + 1) - 1.5, 0.0), 0.8)
    strength += 0.25 * exactness_of(unit.key, best)
    if unit.key in ORDINARY and unit.words not in ABBREVIATED_NATIONS:
        strength -= 0.45
    if unit.part:
        strength -= 0.15
    if " " in unit.words.strip():
        strength += 0.12
    return strength


# An Arabic or Persian article or first word: the name of a place more often than anything else after "in".
_ARTICLE = re.compile(
    r"(?i)\b(?:a[ls]|el|a[sdnrtz]|ash|e[zsr])[- ]\w|\b(?:deir|tell|tal|khan|kafr|kfar|beit|jabal|jisr|ain|ayn|hai)\b"
)


def kept_units(units: list[Unit], people: set[str]) -> list[Unit]:
    """The units that are places: by what the text says and the gazetteer holds; one sense for one name."""
    value: dict[int, float] = {}
    best: dict[str, float] = {}
    for n, unit in enumerate(units):
        value[n] = unit.cue + _strength(unit)
        if unit.parent is not None and unit.odds:
            parent = units[unit.parent]
            if parent.odds:
                fit = max(inside(c, p) for c in unit.candidates[:6] for p in parent.candidates[:3])
                value[n] += 0.3 * fit
        if unit.key in people and unit.cue < AFTER_PREPOSITION:
            value[n] -= 0.5
        key = unit.key
        best[key] = max(best.get(key, 0.0), value[n])
    times = Counter(unit.key for unit in units)
    kept: list[int] = []
    for n, unit in enumerate(units):
        score = value[n]
        if best[unit.key] > 1.3 and unit.key not in people:
            score += 0.2
        if not unit.candidates:
            if all(word in ORDINARY for word in unit.key.split()) or (
                unit.key.isalpha() and (unit.key in NATIONS or unit.key in PEOPLES)
            ):
                continue
            if (
                unit.city is not None
                or unit.cue >= SAID - 0.06
                or (
                    unit.cue >= AFTER_PREPOSITION
                    and (unit.parent is not None or times[unit.key] > 1 or _ARTICLE.search(unit.words))
                )
            ):
                kept.append(n)
        elif score >= ENOUGH:
            kept.append(n)
    index = {old: new for new, old in enumerate(kept)}
    for n in kept:
        around = units[n].parent
        units[n].parent = index.get(around) if around is not None else None
    return [units[n] for n in kept]
