"""Atoms: the pieces of a report, each with what it counts, who did it, and who is named among the harmed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from corroborate.values import (
    BODILY,
    STATISTIC,
    Certainty,
    Claim,
    EntityKind,
    Figure,
    Measure,
    PlaceMention,
    Polarity,
    Reading,
    Role,
    RoleKind,
    Scope,
    Unit,
)
from corroborate.weigh.events.kinds import BLOODLESS, BY_MEASURE
from corroborate.weigh.events.nearness import REGION, place_key, place_precision
from corroborate.weigh.events.tellings import Telling

_OVER_DAYS = re.compile(r"\b(?:since|between|from|during|until|and|to)\b|\d\s*[-–]\s*\d", re.IGNORECASE)
_NEAR_FIGURE = 200  # characters between a figure and the name of whom it counts: a sentence to either side
_HARM = frozenset({Measure.KILLED, Measure.INJURED, Measure.CASUALTIES, Measure.DETAINED, Measure.ABDUCTED})
_WITH_ROLES = 4  # a telling that says who did it to whom speaks for the kind as loud as four that do not

_OFFICES = frozenset(
    """man woman boy girl men women victim victims person people teen child children student officer officers deputy
    police sheriff chief suspect soldier soldiers general colonel captain lieutenant sergeant major leader commander
    army state forces islamic brigade front driver father mother brother sister son daughter old""".split()
)
_DETERMINERS = frozenset("the a an his her their our its this that".split())
_AGE = re.compile(r"\b(\d{1,2})[- ]years?[- ]old\b", re.IGNORECASE)


def atoms_of(reading: Reading, key: Callable[[str], str | None]) -> Iterator[Telling]:
    """The pieces of a report: each claim's figures of one place, time and scope; a claim's act without figures.

    ``key`` gives the Actor id for words that name a participant, or None. A figure flagged as a statistic is in none.
    """
    places = {mention.id: mention for mention in reading.places}
    entities = {entity.id: entity for entity in reading.entities}
    by_claim: dict[str | None, list[Figure]] = {}
    for figure in reading.figures:
        if STATISTIC not in figure.flags:
            by_claim.setdefault(figure.claim, []).append(figure)
    # A name that is a place's or the outlet's own is nobody's, whatever the reader took it for.
    nobody = {_proper(mention.words) for mention in reading.places if mention.place is not None}
    nobody.add(_proper(reading.document.source or ""))
    spoke = {(voice.start, voice.end) for claim in reading.claims for voice in claim.chain}
    persons = sorted(
        (start, end, name)
        for entity in reading.entities
        if entity.kind is EntityKind.PERSON
        for name in (_proper(entity.name), *(f"aged {age}" for age in _AGE.findall(entity.name)))
        if name and name not in nobody
        if not any(a < end and start < b for start, end in entity.mentions for a, b in spoke)
        for start, end in entity.mentions
    )
    document = reading.document

    def atom(claim: Claim | None, row: Sequence[Figure]) -> Telling:
        first = row[0] if row else None
        where = first.place if first else claim.place if claim else None
        made = Telling(document.id, document.published, first.start if first else claim.start if claim else 0)
        made.place = places.get(where or "")
        made.when = (first.when if first else None) or (claim.when if claim else None)
        made.cumulative = first is not None and (first.scope is Scope.CUMULATIVE or _runs(made))
        made.figures = [figure.id for figure in row]
        made.denies = all(figure.certainty is Certainty.DENIED for figure in row)
        if claim is not None:
            made.claims = [claim.id]
            made.denies = claim.polarity is Polarity.NEGATIVE or (made.denies and bool(row))
            if row and not made.denies and all(figure.high == 0 for figure in row):
                made.denies = None
            made.roles = list(claim.roles)
            made.scores = [claim.score]
        made.bleeds = any(_bleeds(figure) for figure in row)
        if claim is not None and claim.kind is not None and not (made.bleeds and claim.kind in BLOODLESS):
            made.kinds.append((claim.kind, False, claim.score * (_WITH_ROLES if claim.roles else 1)))
        for figure in row:
            made.kinds.append((BY_MEASURE[figure.measure], True, figure.score))
            of = figure.measure.value, figure.group.value, figure.subgroup or ""
            if "vague" not in figure.flags:
                made.counts.setdefault(of, set()).add(_lead(figure))
            if figure.part_of is None and figure.unit is Unit.PERSONS and figure.measure in _HARM:
                at = figure.measure.value, figure.group.value
                if _lead(figure) >= made.numbers.get(at, 0):
                    made.numbers[at] = _lead(figure)
                    made.open = made.open | {at} if figure.high is None else made.open - {at}
        doers, harmed = set(), set()
        for filler in made.roles:
            entity = entities.get(filler.entity)
            name = entity.name if entity else filler.mentions[0][2] if filler.mentions else ""
            if filler.role is Role.PERPETRATOR and name:
                doers.add(key(name) or _named(name))
            elif filler.role is not Role.WEAPON and filler.kind is RoleKind.INDIVIDUAL and _proper(name):
                harmed.add(_proper(name))
        beside = set(harmed)
        for figure in row:
            if figure.measure in _HARM and (figure.low, figure.high) == (1, 1):
                harmed |= {name for name in (_called(figure.words),) if name and name not in nobody}
                beside |= {f"aged {age}" for age in _AGE.findall(figure.words)}
            if figure.perpetrator is not None:
                words = figure.perpetrator.words
                doers.add(figure.perpetrator.actor or key(words) or _named(words))
            beside |= _names_near(persons, figure)
        made.people, made.names, made.harmed = frozenset(doers - {""}), frozenset(beside), frozenset(harmed)
        return made

    for claim in reading.claims:
        figures = by_claim.pop(claim.id, [])
        if not figures and claim.kind is None:
            continue
        for row in _same_scene(figures, places, apart=claim.kind in BLOODLESS) or [[]]:
            yield atom(claim, row)
    for figures in by_claim.values():
        for row in _same_scene(figures, places):
            yield atom(None, row)


def _runs(telling: Telling) -> bool:
    """Whether it counts over a region and several days: a running total, whatever else its words call it.

    "Since Thursday" and "between 6 and 10 March" count over days; "last week" does not tell which day.
    """
    when = telling.when
    if telling.place is None or place_precision(telling.place) < REGION or when is None or when.start is None:
        return False
    return when.end is not None and when.end > when.start and _OVER_DAYS.search(when.words) is not None


def _proper(name: str) -> str:
    """Somebody's full name within what a report calls them ("a 19-year-old Tomas Vael"); "" for "two women".

    Without capitals nothing tells a name from a description, and none is found.
    """
    words = [word.strip(",.") for word in name.split()]
    if words and words[0].casefold() in _DETERMINERS:
        words = words[1:]
    named = [word for word in words if word[:1].isupper()]
    return " ".join(named).casefold() if len(named) > 1 else ""


def _called(words: str) -> str:
    """Somebody's full name where a figure's words are little else ("26-year-old Tomas Vael"); else ""."""
    named = words.split()
    while named and (named[0][:1].isdigit() or named[0].casefold() in _DETERMINERS):
        named = named[1:]
    bare = [word.strip(",.") for word in named]
    if len(bare) not in (2, 3) or not all(w[:1].isupper() and not w.isupper() and w.isalpha() for w in bare):
        return ""
    return "" if not _OFFICES.isdisjoint(w.casefold() for w in bare) else " ".join(bare).casefold()


def _named(words: str) -> str:
    """Somebody's name without its article; "" for who is only described: "a gunman" may be anybody."""
    named = [word for word in words.split() if word.casefold() not in ("the", "a", "an")]
    return " ".join(named).casefold() if any(word[:1].isupper() for word in named) else ""


def _names_near(persons: Sequence[tuple[int, int, str]], figure: Figure) -> set[str]:
    """The persons named beside a figure."""
    first, last = figure.start - _NEAR_FIGURE, figure.end + _NEAR_FIGURE
    return {name for start, end, name in persons if start < last and end > first}


def _bleeds(figure: Figure) -> bool:
    """Whether it counts people whom violence hit."""
    return figure.measure in BODILY and figure.high != 0


def _same_scene(
    figures: Sequence[Figure], places: Mapping[str, PlaceMention], *, apart: bool = False
) -> list[list[Figure]]:
    """Figures by place, days and scope; ``apart`` also those of whom violence hit from the others."""
    rows: dict[tuple[str, str, bool, bool], list[Figure]] = {}
    for figure in sorted(figures, key=lambda f: (f.start, f.end, f.id)):
        when = figure.when
        days = f"{when.start}/{when.end}" if when else ""
        total = figure.scope is Scope.CUMULATIVE
        at = place_key(places.get(figure.place or "")), days, total, apart and _bleeds(figure)
        rows.setdefault(at, []).append(figure)
    return list(rows.values())


def _lead(figure: Figure) -> int:
    return next((n for n in (figure.best, figure.low, figure.high) if n is not None), 0)
