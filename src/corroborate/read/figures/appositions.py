"""One person named and described, read as two: "Tomas Vael, a 17-year-old student, was killed"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corroborate.values import Figure

_DESCRIBED = re.compile(r"(?:an?|the|his|her|their) |\d+[- ]years?[- ]old\b", re.IGNORECASE)
_APPOSED = re.compile(r",\s+(?:also )?")

_NAME_WITHIN = re.compile(r"[^\W\d_a-z][a-zà-ÿ'’-]+ (?:[^\W\d_a-z]\. )?[^\W\d_a-z][a-zà-ÿ'’-]+")
_NEXT_ONE = re.compile(r"\s*,?\s*(?:and|or|as well as)\b|\s*,\s*(?:an?|his|her|their|another)\b", re.IGNORECASE)
_YEARS = re.compile(r"(?:also )?\d{1,3}[- ]years?[- ]old", re.IGNORECASE)
_AN_AGED = re.compile(r"(?:an? )?\d{1,3}[- ]years?[- ]old\b", re.IGNORECASE)
_ONE_NAMED = re.compile(r"(?:\d{1,3}[- ]years?[- ]old )?[^\W\d_a-z][\w'’.-]* [^\W\d_a-z]")
_A_VICTIM = re.compile(r"(?:\w+ ){0,3}(?:victim|person|individual|deceased|fatality)$", re.IGNORECASE)
_THE_ONE = re.compile(r"the \w", re.IGNORECASE)
# "A 4-year-old [North Hadra] boy": a name of a place within one phrase.
_WITHIN_ONE = re.compile(r" (?:[^\W\d_a-z][\w'’-]*\.? ){0,3}")


def _describes_him(one: Figure, two: Figure, text: str) -> bool:
    """Whether of two in a row one is the name and the other, set off by commas, the description of one person."""
    set_off = text[two.end : two.end + 1] == ","
    described = _DESCRIBED.match(one.words) is not None, _DESCRIBED.match(two.words) is not None
    if set_off and described[0] is not described[1]:
        return True
    if set_off and described[1] and any(p.match(one.words) for p in (_ONE_NAMED, _THE_ONE, _A_VICTIM)):
        return _THE_ONE.match(two.words) is None  # "20-year-old Ada Orsel, a student,", "the victim, a farmer,"
    return _A_VICTIM.fullmatch(one.words) is not None and _AN_AGED.match(two.words) is not None


def _names_him(one: Figure, two: Figure, text: str) -> bool:
    """Whether the second names or ages the first: "Vael's mother, 40-year-old Ada Orsel was shot"."""
    if _NAME_WITHIN.search(one.words) or _NEXT_ONE.match(text, two.end):
        return False
    return _NAME_WITHIN.search(two.words) is not None or _YEARS.fullmatch(two.words) is not None


def _one_person(one: Figure, two: Figure, text: str) -> bool:
    """Whether two singles in a row are words for one person."""
    if _APPOSED.fullmatch(text, one.end, two.start):
        return _names_him(one, two, text) or _describes_him(one, two, text)
    aged = _AN_AGED.fullmatch(one.words) is not None and _AN_AGED.match(two.words) is None
    return aged and _WITHIN_ONE.fullmatch(text, one.end, two.start) is not None


def without_appositions(figures: Sequence[Figure], text: str) -> tuple[Figure, ...]:
    """The figures, of two for one person ("Tomas Vael, a 17-year-old student, was killed") the first alone.

    ``figures`` are those of one document whose text is given, in the order of the text.
    """
    out: list[Figure] = []
    for figure in figures:
        before = out[-1] if out else None
        if (
            before is not None
            and before.measure is figure.measure
            and (before.low, before.high, figure.low, figure.high) == (1, 1, 1, 1)
            and _one_person(before, figure, text)
        ):
            continue
        out.append(figure)
    kept = {figure.id for figure in out}
    return tuple(f if f.part_of in kept else replace(f, part_of=None) for f in out)
