"""Invented places, and where and when the words of a report happened. Published on a Wednesday, 12 March 2031."""

from __future__ import annotations

import datetime as dt
import re

from corroborate.read.scenes import Scenes, prepare
from corroborate.read.times import times
from corroborate.text.tokens import Sentence, sentences
from corroborate.values import Passage, PassageKind, Place, PlaceMention, When

WEDNESDAY = dt.date(2031, 3, 12)

# Invented places and how wide they are (GED where_prec).
WIDTH = {"Varland": 6, "Norrland": 6, "Merrin": 4, "Ostmark": 4}
PLACES = re.compile(r"\b(?:Varland|Norrland|Merrin|Ostmark|Arda|Belt|Corvo|Dunmere|Elm Square|Fenwick)")


def split(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text that is one passage."""
    return sentences(text, (Passage(id="p", document="d", start=0, end=len(text), kind=PassageKind.NARRATION),))


def places(text: str, *, resolved: bool = True) -> tuple[PlaceMention, ...]:
    """The invented places of a text, each with its offset as id."""
    return tuple(
        PlaceMention(
            id=str(m.start()),
            document="d",
            start=m.start(),
            end=m.end(),
            words=m.group(),
            place=Place(
                id=m.group(), name=m.group(), lat=None, lon=None, precision=WIDTH.get(m.group(), 1), gazetteer="test"
            )
            if resolved
            else None,
            score=1.0,
        )
        for m in PLACES.finditer(text)
    )


def built(text: str, published: dt.date | None = WEDNESDAY) -> Scenes:
    """The scenes of a text."""
    parts = split(text)
    return prepare(parts, times(parts, published, text), places(text), published)


def told(when: When | None) -> str | None:
    """A time as "start/end", one day once."""
    if when is None:
        return None
    return "/".join(dict.fromkeys(day.isoformat() for day in (when.start, when.end) if day))


def answer(
    text: str, words: str, *, cumulative: bool = False, by_report: bool = False
) -> tuple[str | None, str | None]:
    """Place and time of the last standing of ``words``."""
    start = text.rindex(words)
    found = built(text).of(start, start + len(words), cumulative=cumulative, by_report=by_report)
    return (
        next(m.group() for m in PLACES.finditer(text) if str(m.start()) == found.place) if found.place else None
    ), told(found.when)
