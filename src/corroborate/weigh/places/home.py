"""Home: the division that a report is about, and what its names mean there."""

from __future__ import annotations

import re
from collections import defaultdict

from corroborate.read.mentions import AFTER_PREPOSITION, UNTOLD
from corroborate.values import Candidate
from corroborate.weigh.places.candidates import exactness_of, inside, is_obscure, km_between
from corroborate.weigh.places.units import OWNS, Unit, likeliest

_Division = tuple[str, str]  # a country and its first-order division
_QUARTERS = frozenset("neighborhood neighbourhood neighborhoods neighbourhoods quarter barrio suburb suburbs".split())
# How surely the rest of a report must be about one division, absolutely and of all.
_HOME_LEAST, _HOME_SHARE = 0.75, 0.5
_HOME_CITY = 1.0  # what is said of the city within which a name can mean a quarter: its police, a date line
_LARGE = 300_000  # a city that a report may mean wherever it is written
_HOME_KM = 100.0
_OFFICERS = re.compile(
    r"(?:'s)? (?:(?:City|County|Metro|Metropolitan|State|Regional) )*"
    r"(?i:police|sheriff|fire|firefighters|prosecutor|district attorney|coroner|medical examiner)\b"
)
_LINE_ENDS = re.compile(r"(?:, ?[A-Z][\w. ]{0,20})?\s*(?:\([^)\n]{1,40}\)\s*)?(?:--|—|–|>>|- )")


def keep_at_home(text: str, units: list[Unit], people: set[str]) -> None:
    """Let the names of a report that is about one division mean places there, or nothing that the gazetteer holds.

    A quarter, a street or a shop of Banora bears the name of a town two divisions away; so does a county. What the
    text itself puts elsewhere, a large city and whatever lies near the report's own places stay as they are.
    """
    names: dict[str, list[int]] = defaultdict(list)
    for n, unit in enumerate(units):
        if unit.candidates and not unit.beside:
            names[unit.key].append(n)
    best = {n: likeliest(units[n]) for row in names.values() for n in row}
    said: dict[str, dict[_Division, float]] = {}  # by name, how surely the report puts it in which division
    firm: dict[_Division, set[str]] = defaultdict(set)  # by division, the names that stand where places stand
    for name, row in names.items():
        weight = max(_told(text, units[n], best[n]) for n in row) + (0.25 if len(row) > 1 else 0.0)
        surest = max(row, key=lambda n: max(units[n].odds))
        said[name] = defaultdict(float)
        for candidate, odds in zip(units[surest].candidates, units[surest].odds, strict=True):
            if candidate.country and candidate.feature != "A.PCLI":
                said[name][candidate.country, candidate.admin1 or ""] += odds * weight
        if any(units[n].cue >= AFTER_PREPOSITION for n in row) or best[surest].feature == "A.ADM1":
            firm[best[surest].country or "", best[surest].admin1 or ""].add(name)
    abroad: dict[str, set[str]] = defaultdict(set)  # by country, the names that stand where places stand
    for name, row in names.items():
        if any(units[n].cue >= AFTER_PREPOSITION for n in row):
            abroad[best[row[0]].country or ""].add(name)
    mass: dict[_Division, float] = defaultdict(float)
    for where in said.values():
        for division, weight in where.items():
            mass[division] += weight
    if not mass:
        return
    home = max(mass, key=lambda d: (mass[d], d))
    # What a name says for the division that it most likely lies in; a known town's namesakes elsewhere speak for none.
    most = {name: max(where.values(), default=0.0) for name, where in said.items()}
    total = sum(most.values())
    seats = [
        n
        for n, it in best.items()
        if _lies_in(it, home) and it.feature == "P.PPL"
        if _told(text, units[n], it) + (0.25 if len(names[units[n].key]) > 1 else 0.0) > _HOME_CITY
    ]
    seat = max(seats, key=lambda n: (_told(text, units[n], best[n]), -n), default=None)
    city = best[seat] if seat is not None else None
    surely = seat is not None and _told(text, units[seat], best[seat]) > _HOME_CITY
    near = [it for it in best.values() if _lies_in(it, home) and it.feature != "A.ADM1"]
    for name, row in names.items():
        here = mass[home] - said[name].get(home, 0.0)
        if here < max(_HOME_LEAST, _HOME_SHARE * (total - most[name])):
            continue
        quarter = any(units[n].kind in _QUARTERS for n in row)
        faint = max(units[n].cue for n in row) < AFTER_PREPOSITION
        if name in people:
            continue
        for n in row:
            unit, it = units[n], best[n]
            if _lies_in(it, home) or it.layer != "base" or not it.country:
                continue
            if it.feature in ("A.PCLI", "A.ADM1") or it.feature[0] not in "PA":
                # A people's or a person's name, or an institution's, where it is foreign and never "in X".
                if it.country != home[0] and max(units[k].cue for k in row) <= UNTOLD and not abroad[it.country]:
                    unit.beside = True
                continue
            resembles = exactness_of(name, it) < -1.0
            foreign = it.country != home[0] and faint and not unit.words.isupper()  # no city of a date line
            if not (_minor(it) or quarter or resembles or foreign):
                continue
            around = best.get(unit.parent) if unit.parent is not None else None
            if around is not None and inside(it, around) > 0.3:
                continue
            there = (it.country or "", it.admin1 or "")
            if not quarter and firm[there] - {name}:
                continue
            kept = [k for k, c in enumerate(unit.candidates) if _lies_in(c, home) and exactness_of(name, c) > -1.0]
            if kept:
                unit.candidates, unit.odds = tuple(unit.candidates[k] for k in kept), [unit.odds[k] for k in kept]
            elif not near or min(km_between(it, c) for c in near) > _HOME_KM:
                if (faint and city is not None) or _owner(text, unit):
                    unit.beside = True  # a place may be meant, but nothing of the report happened there
                elif city is not None:
                    # Of a town that is only told twice, no more is known than that it may hold the name (in_town).
                    unit.candidates, unit.odds, unit.city = (), [], city if surely else None


_AT = re.compile(r"\b(?:at|inside|outside|near) (?:the |a )?$")


def _owner(text: str, unit: Unit) -> bool:
    """Whether it owns a house or shop: "at Al's", "inside Macy's"."""
    return bool(_AT.search(text, max(unit.start - 12, 0), unit.start) and OWNS.match(text, unit.end))


def _told(text: str, unit: Unit, it: Candidate) -> float:
    """How much one mention says of where its report is: a date line and a town's police the most, a hamlet little."""
    if it.feature in ("A.PCLI", "A.ADM1"):
        return 0.75
    weight = (0.4 if is_obscure(it) else 1.0) * (1.0 if unit.cue >= AFTER_PREPOSITION else 0.5)
    if _OFFICERS.match(text, unit.end) or (unit.words.isupper() and _LINE_ENDS.match(text, unit.end)):
        weight += 1.0
    return weight


def _minor(candidate: Candidate) -> bool:
    return is_obscure(candidate) or (candidate.feature == "P.PPL" and candidate.population < _LARGE)


def _lies_in(candidate: Candidate, division: _Division) -> bool:
    return (candidate.country, candidate.admin1 or "") == division
