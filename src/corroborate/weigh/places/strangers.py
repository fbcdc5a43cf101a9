"""Strangers: names of people, and of obscure places far from all that a report is about; nothing happened there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from corroborate.read.mentions import ABBREVIATED_NATIONS, AFTER_PREPOSITION, SAID, UNTOLD
from corroborate.read.names import fold
from corroborate.weigh.places.candidates import exactness_of, folded, inside, is_obscure
from corroborate.weigh.places.units import FIRST, Unit, likeliest


def set_strangers_apart(units: list[Unit], people: set[str]) -> None:
    """Take their candidates from the names whose only ones are obscure places far from all that a report is about.

    A hamlet that no gazetteer holds must not become its namesake on another continent, nor must a name that nothing
    says to be a place ("Cora", "God") become the one place of its country there, for a namesake or one like it.
    """
    stand = {unit.key for unit in units if unit.cue > UNTOLD or unit.kind}
    firm: dict[str, set[str]] = defaultdict(set)  # by country, its towns and divisions of which the text tells so
    for unit in units:
        if unit.candidates and not unit.beside and unit.key in stand:
            best = likeliest(unit)
            if best.country and best.feature != "A.PCLI" and exactness_of(unit.key, best) > -1.0:
                firm[best.country].add(unit.key)
    for unit in units if any(firm.values()) else ():
        if unit.candidates and unit.parent is None:
            _set_apart(unit, firm, unit.key in stand)
    mass: dict[str, float] = defaultdict(float)
    for unit in units:
        faint = unit.cue < AFTER_PREPOSITION
        if faint and (unit.beside or unit.key in people):
            continue
        for candidate, odds in zip(unit.candidates, unit.odds, strict=True):
            if (
                candidate.country
                and not is_obscure(candidate)
                and not (faint and exactness_of(unit.key, candidate) < -1.0)
            ):
                mass[candidate.country] += odds
    total = sum(mass.values())
    if total < 1.5:
        return
    for unit in units:
        if not unit.candidates:
            continue
        best = unit.candidates[max(range(len(unit.odds)), key=unit.odds.__getitem__)]
        resembles = best.layer == "base" and unit.key not in (folded(best.name), folded(best.name_matched))
        own = 0.0 if is_obscure(best) else sum(
            o
            for c, o in zip(unit.candidates, unit.odds, strict=True)
            if c.country == best.country and not is_obscure(c)
        )  # fmt: skip
        if not (is_obscure(best) or resembles) or mass.get(best.country or "", 0.0) - own >= 0.08 * total:
            continue
        if unit.parent is not None and any(
            inside(best, p) * o > 0.3
            for p, o in zip(units[unit.parent].candidates, units[unit.parent].odds, strict=True)
        ):
            continue
        unit.candidates, unit.odds = (), []


def _set_apart(unit: Unit, firm: Mapping[str, set[str]], stands: bool) -> None:
    """Of a name alone of its country: take its candidates if they only resemble it, let nothing have happened there."""
    best = likeliest(unit)
    if best.layer != "base" or best.feature == "A.PCLI" or not best.country or firm.get(best.country):
        return
    exactness = exactness_of(unit.key, best)
    # "Calif" is a division; what is called a district or quarter is none.
    called = best.feature == "A.ADM1" and (not unit.kind or unit.kind in FIRST)
    unlike = exactness < -1.0 and not called
    if not stands and not unit.part and (unlike or is_obscure(best) or exactness < 0):
        unit.beside = True
    if unlike and (not stands or unit.cue >= SAID - 0.06):
        unit.candidates, unit.odds = (), []


def set_people_aside(text: str, units: list[Unit], people: set[str], surely: set[str]) -> None:
    """Let nothing have happened where only a person is named, nor in two capitals that stand alone.

    A name that begins a person's ("Arda Vellin", whom the report calls Vellin, too) is that person; "OK" and "AR" are
    divisions only after a place. ``people`` are the words of people's names, those ``surely`` told as such among them.
    """
    parents = {unit.parent for unit in units}
    told: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        told[unit.key].append(unit)
    persons = {name for name, same in told.items() if _is_person(text, name, same, people, surely)}
    for n, unit in enumerate(units):
        if unit.key in persons or (n not in parents and _letters(unit)):
            unit.beside = unit.nowhere = True


def _is_person(text: str, name: str, same: Sequence[Unit], people: set[str], surely: set[str]) -> bool:
    """Whether a name that never stands where a place stands is, by most of its mentions, that of a person."""
    if any(unit.cue >= AFTER_PREPOSITION for unit in same):
        return False
    ends = Counter(unit.begins for unit in same if unit.begins and fold(unit.begins) in people)
    known = 2 * ends.total() >= len(same) and any(text.count(end) > times for end, times in ends.items())
    return name in surely or known


_LETTERS = 2


def _letters(unit: Unit) -> bool:
    alone = len(unit.words) == _LETTERS and unit.words.isupper() and unit.words not in ABBREVIATED_NATIONS
    return alone and unit.cue < AFTER_PREPOSITION
