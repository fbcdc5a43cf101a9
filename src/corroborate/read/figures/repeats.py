"""Figures that repeat one statement of the same report joined: a headline and its lead, "a man" and "the man"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from corroborate.read.figures.words import AGED, OF_MEN, OF_WOMEN, ONE_AGAIN, ORDINAL, SELF
from corroborate.read.people import NOUNS
from corroborate.values import Figure, Group


def join_repeats(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The figures of one document with repeats of one statement joined, the fullest wording kept.

    Two figures repeat each other when measure, bounds, unit, scope, group and voice agree. A number without a
    noun ("kills 12") agrees with any group, a missing voice with any voice. Vague and single victims repeat
    only in the same words and close by, and parts only of the same whole: "a child" of one attack is not
    "a child" of the next. ``part_of`` of those that stay points at figures that stay.
    """
    kept: list[Figure] = []
    instead: dict[str, str] = {}
    known = {figure.id: figure for figure in figures}
    by_key: dict[tuple[object, ...], list[int]] = {}
    for figure in figures:
        number = figure.low if figure.low is not None else figure.high
        key = (figure.measure, number, figure.unit, figure.subgroup)
        # only the last few of a kind are compared, so that a long list of equal figures stays linear
        for index in by_key.get(key, [])[-4:]:
            other = kept[index]
            if _repeats(other, figure, known):
                fuller = max(other, figure, key=_fullness)
                dropped = figure if fuller is other else other
                instead[dropped.id] = fuller.id
                kept[index] = _joined(fuller, dropped)
                break
        else:
            by_key.setdefault(key, []).append(len(kept))
            kept.append(figure)

    def final(name: str | None) -> str | None:
        while name is not None and name in instead:
            name = instead[name]
        return name

    settled = [replace(f, part_of=final(f.part_of)) if f.part_of in instead else f for f in kept]
    settled = [replace(f, part_of=None) if f.part_of == f.id else f for f in settled]
    settled.sort(key=lambda f: (f.start, f.end, f.measure.value))
    return tuple(settled)


_TITLE = 60  # characters that are surely the title: of equal wordings the body's is kept (train F1 0.857 -> 0.862)
_HEADLINE = 200  # characters in which a scraped page repeats its title
# "the man", "the suspect": somebody told of before.
_AGAIN = ONE_AGAIN | {"individual", "suspect", "insurgent", "militant", "leader", "gunman", "soldier", "officer"}
_CLOSE = 500  # characters: a headline, and the lead that repeats it


def _repeats(one: Figure, two: Figure, known: Mapping[str, Figure]) -> bool:
    if two.best == 1 and two.words[:4].casefold() == "the " and one.best == 1 and one.start < two.start:
        again = two.words.rsplit(None, 1)[-1].casefold()
        if one.words.casefold() in SELF or (OF_MEN.search(one.words) and OF_WOMEN.search(two.words)):
            return False
        return again in _AGAIN or one.words.casefold().endswith(again)
    if one.group is not two.group and not (
        Group.UNKNOWN in (one.group, two.group)
        and (_bare_words(one) or _bare_words(two) or _ending(one) in _ALIKE or _ending(two) in _ALIKE)
    ):
        return False
    if one.voice is not None and two.voice is not None and one.voice.words.casefold() != two.voice.words.casefold():
        return False
    if one.high is None and one.low == 2 and one.words.casefold() == two.words.casefold():
        return abs(one.start - two.start) < _CLOSE
    if one.certainty is not two.certainty or _further(one) != _further(two):
        return False
    if _headline(one, two) and one.best != 1:
        return True
    if (one.low, one.best, one.high, one.scope) != (two.low, two.best, two.high, two.scope):
        return False
    whole_one, whole_two = known.get(one.part_of or ""), known.get(two.part_of or "")
    if (
        whole_one is not None
        and whole_two is not None
        and (whole_one.low, whole_one.high) != (whole_two.low, whole_two.high)
    ):
        return False
    if one.best == 1 and min(one.start, two.start) < _HEADLINE and abs(one.start - two.start) < _CLOSE:
        if _other_ages(one, two) or ORDINAL.match(two.words):
            return False
        return one.words.rsplit(None, 1)[-1].casefold() == two.words.rsplit(None, 1)[-1].casefold()
    if (one.high is None and one.low == 2) or one.best == 1 or one.best == 0:
        return one.words.casefold() == two.words.casefold() and abs(one.start - two.start) < _CLOSE
    return True


def _other_ages(one: Figure, two: Figure) -> bool:
    """Whether two singles are told to be of different ages: "a 25-year-old man", "a 30-year-old man"."""
    ages = [int(aged[1]) for f in (one, two) if (aged := AGED.match(f.words)) is not None]
    return len(set(ages)) == 2


def _further(figure: Figure) -> bool:
    """Whether the words count people beside those told of before: "two more citizens", "another 20"."""
    words = figure.words.casefold().replace("more than", "").split()
    return not _MORE.isdisjoint(words)


_MORE = frozenset({"more", "another", "further", "additional"})


def _headline(one: Figure, two: Figure) -> bool:
    """Whether ``one`` stands in the headline that a report repeats in its lead, with the bounds left out."""
    return one.start < _HEADLINE <= one.start + _CLOSE and 0 < two.start - one.start < 1500 and one.low != 2


# Nouns that only take up those named otherwise: "two insurgents … the two individuals".
_ALIKE = frozenset({"individuals", "suspects", "males", "detainees", "men"})


def _ending(figure: Figure) -> str:
    return figure.words.rsplit(None, 1)[-1].casefold()


def _bare_words(figure: Figure) -> bool:
    """Whether the words hold a number and no noun of people: "12", "16 dead"."""
    return _ending(figure) not in NOUNS


def _fullness(figure: Figure) -> tuple[bool, bool, int, int]:
    """The wording to keep: with a noun, with a bound, no Capitals of a headline, most words, the first in the body."""
    words = figure.words.split()
    title = words[-1][:1].isupper() and len(words) > 1
    place = -figure.start if figure.start >= _TITLE else -(10**9)
    return (not _bare_words(figure), bool(figure.flags), len(words) - 4 * title, place)


def _joined(fuller: Figure, other: Figure) -> Figure:
    return replace(
        fuller,
        group=other.group if fuller.group is Group.UNKNOWN else fuller.group,
        voice=fuller.voice or other.voice,
        perpetrator=fuller.perpetrator or other.perpetrator,
        party=fuller.party or other.party,
        part_of=fuller.part_of or other.part_of,
        flags=tuple(sorted(set(fuller.flags) | set(other.flags))),
    )
