"""Placing: from units to place mentions, each with its place; what no gazetteer holds lies where the text says."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from corroborate.codec import anchor, content_id
from corroborate.read.mentions import AFTER_PREPOSITION, UNTOLD
from corroborate.read.whereabouts import in_town, town_of
from corroborate.values import NAMED_ONLY, Candidate, Document, Place, PlaceMention
from corroborate.weigh.places.candidates import inside
from corroborate.weigh.places.units import FIRST, SECOND, WIDE, Unit, likeliest

METONYM = 0.4
_ALTERNATIVES = 4
_A_FEW = 3  # sentences over which the province that opened one still holds
_COUNTRY = 6  # precision
_PRECISION = {"A.PCLI": _COUNTRY, "A.ADM1": 4, "A.ADM2": 3, "A.ADMD": 4, "L.CONT": 5}


def _coarse(candidate: Candidate) -> int | None:
    """The precision of what is wider than a town; None for a town or a spot."""
    known = _PRECISION.get(candidate.feature)
    if known is not None:
        return known
    if candidate.feature.startswith("H.") and candidate.feature not in ("H.STM", "H.LK", "H.CNL"):
        return 7
    return 5 if candidate.feature.startswith(("L.", "H.", "T.")) else None


def place_of(candidate: Candidate) -> Place:
    """The place that a row of a gazetteer is, for a person who chooses it: exact, if it is a town or a spot."""
    return Place(
        id=content_id("pla", candidate.gazetteer),
        name=candidate.name,
        lat=candidate.lat,
        lon=candidate.lon,
        precision=_coarse(candidate) or 1,
        admin1=candidate.admin1,
        admin2=candidate.admin2,
        country=candidate.country,
        gazetteer=candidate.gazetteer,
    )


def _precision(candidate: Candidate, unit: Unit) -> int:
    known = _coarse(candidate)
    if known is not None:
        return known
    if unit.kind in FIRST:
        return 4
    if unit.near or unit.kind in SECOND or unit.kind in WIDE:
        return 2
    return 1


def placed(document: Document, units: list[Unit]) -> tuple[PlaceMention, ...]:
    """The place mentions of the units, in order; one whose place nothing tells may lie in the report's town."""
    places: list[Place | None] = []
    believed: dict[str, Unit] = {}
    for unit in units:
        if _believe(document.text, unit, units):
            believed.setdefault(unit.key, unit)
    for unit in units:
        if unit.parent is None and (like := believed.get(unit.key)) is not None:
            unit.candidates, unit.odds = like.candidates, like.odds  # one name has one sense in a report
        places.append(_place(unit) if unit.candidates else None)
    town = town_of(_mentions(document, units, places))
    told = _divisions_told(units, places)
    only = len({place.id for _, place in told}) == 1
    for n, unit in enumerate(units):
        if places[n] is None:
            around = _container(unit, units, places)
            if around is None and unit.city is not None:
                around = place_of(unit.city)
            if around is None and unit.cue >= AFTER_PREPOSITION:
                around = _division_of(unit, told, only)
            if around is None:
                places[n] = in_town(document, (unit.start, unit.end), town)
            elif around.lat is not None:
                places[n] = Place(
                    id=content_id("pla", document.id, unit.key, around.id),
                    name=unit.words,
                    lat=around.lat,
                    lon=around.lon,
                    precision=max(2, around.precision),
                    admin1=around.admin1,
                    admin2=around.admin2,
                    country=around.country,
                )
    return tuple(_mentions(document, units, places))


def _mentions(document: Document, units: Sequence[Unit], places: Sequence[Place | None]) -> list[PlaceMention]:
    out: list[PlaceMention] = []
    for unit, place in zip(units, places, strict=True):
        score = NAMED_ONLY if unit.beside else unit.cue
        if unit.candidates and METONYM < score <= UNTOLD:
            score = 0.5  # the gazetteer knows it, and nothing speaks against it
        out.append(
            PlaceMention(
                id=anchor("plc", document.id, unit.start, unit.end),
                document=document.id,
                start=unit.start,
                end=unit.end,
                words=document.text[unit.start : unit.end],
                place=place,
                score=round(min(max(score, 0.0), 1.0), 3),
            )
        )
    return out


def _container(unit: Unit, units: Sequence[Unit], places: Sequence[Place | None]) -> Place | None:
    """What the text says to hold a unit: of a country that itself stands before a finer place, that finer one.

    "The Arda district of Marra's city of Hadra": what lies in Marra lies in Hadra.
    """
    if unit.parent is None:
        return None
    around, beyond = places[unit.parent], units[unit.parent].parent
    finer = places[beyond] if beyond is not None else None
    wide = around is not None and around.precision >= _COUNTRY
    return finer if wide and finer is not None and finer.precision < _COUNTRY else around


def _believe(text: str, unit: Unit, units: Sequence[Unit]) -> bool:
    """Leave a unit those candidates that lie where the text says: "Khas district, Uruzgan province" is in Uruzgan.

    Where there are none, the gazetteer does not hold the place that is meant, only a namesake. True if some were left.
    """
    if unit.parent is None or not unit.candidates or unit.near:
        return False
    around = units[unit.parent]
    if around.kind not in FIRST | SECOND or not around.candidates:
        return False
    best = likeliest(around)
    near = "near" in text[unit.end : around.start].casefold().split()
    if near or best.feature not in ("A.ADM1", "A.ADM2") or best.layer != "base":
        return False
    # A district is believed only of the division that it lies in: places are known by points, not by borders.
    lies = _fits if around.kind in FIRST else _of_one_division
    kept = [k for k, c in enumerate(unit.candidates) if c.layer != "base" or lies(c, best)]
    if len(kept) < len(unit.candidates):
        unit.candidates, unit.odds = tuple(unit.candidates[k] for k in kept), [unit.odds[k] for k in kept]
    return bool(kept)


def _fits(child: Candidate, parent: Candidate) -> bool:
    return inside(child, parent) > 0


def _of_one_division(one: Candidate, other: Candidate) -> bool:
    return (one.country, one.admin1) == (other.country, other.admin1)


def _divisions_told(units: Sequence[Unit], places: Sequence[Place | None]) -> list[tuple[Unit, Place]]:
    """The provinces, called so, that a report speaks of, in order."""
    return [
        (unit, place)
        for unit, place in zip(units, places, strict=True)
        if place is not None and place.precision == 4 and unit.kind in FIRST
    ]


def _division_of(unit: Unit, told: Sequence[tuple[Unit, Place]], only: bool) -> Place | None:
    """The province, of those told, that holds what no gazetteer holds: the only one, or the one that set the scene.

    "In Tarsa province … the team was led to a compound in the Marouk district": Marouk is taken to lie in Tarsa.
    """
    if only:
        return told[0][1]
    k = bisect_right(told, unit.sentence, key=lambda one: one[0].sentence) - 1
    if k < 0 or told[k][0].sentence < unit.sentence - _A_FEW:
        return None
    return told[k][1] if told[k][0].opens else None


def _place(unit: Unit) -> Place:
    order = sorted(range(len(unit.odds)), key=lambda k: -unit.odds[k])
    best = unit.candidates[order[0]]
    return Place(
        id=content_id("pla", best.gazetteer),
        name=best.name,
        lat=best.lat,
        lon=best.lon,
        precision=_precision(best, unit),
        admin1=best.admin1,
        admin2=best.admin2,
        country=best.country,
        gazetteer=best.gazetteer,
        alternatives=tuple(
            (c.gazetteer, c.name, c.lat, c.lon, round(unit.odds[k], 4))
            for k in order[1 : 1 + _ALTERNATIVES]
            for c in (unit.candidates[k],)
            if unit.odds[k] >= 0.001
        ),
    )
