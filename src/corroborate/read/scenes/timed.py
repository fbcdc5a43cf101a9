"""The times of each sentence, and which of them date what came after the act: the court, the burial, a later death."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corroborate.read.scenes.lines import Lines
from corroborate.read.scenes.words import CLAUSE, STOPS
from corroborate.text.tokens import Token
from corroborate.values import TimeMention

_AFTERWARDS = frozenset(
    """identified surrendered booked extradited autopsy charged arraigned sentenced
    convicted indicted pleaded pled testified acquitted appeared court trial hearing
    buried mourned mourners funeral funerals vigil jury judge prosecutors charges arraignment sentencing indictment
    affidavit bond bail conference briefing email interview memorial released facebook plea guilty verdict mistrial
    testimony recalled""".split()
)
_PRESS = frozenset("news press".split())  # a conference to which reporters came
_CHARGES = frozenset("murder murders homicide manslaughter".split())
# How those fare who were hit before: "was listed in stable condition on Tuesday".
_FARING = frozenset("condition stable hospitalized hospitalised".split())
_GAVE_UP = re.compile(r"\bturn(?:ed|s|ing)? (?:him|her|them)sel(?:f|ves) in(?:to)?\b")
_AS_OF = re.compile(r"(?:^| )(?:as of|through)(?: early| late)?$")  # until when something held
_AFTERWARDS_REACH = 6  # words
_FARING_REACH, _ARREST_REACH = 3, 10
_ARRESTED = frozenset("arrested arrest arrests custody apprehended".split())
_DIED = frozenset("died dies pronounced succumbed".split())
_HIT = frozenset("shot shooting shootings wounded injured attacked attack stabbed stabbing beaten".split())
_AFTER_WOUND = frozenset("shot wounded injured stabbed".split())
_HIT_REACH, _DIED_REACH = 16, 7  # words
_WITHIN_DAYS = 31  # from a wound to the death of it
_HARMS = frozenset(
    "killed shot died wounded injured killing wounding dead deaths murdered murder massacre attack shooting".split()
)


@dataclass(frozen=True, slots=True)
class Time:
    """A time of a report: its tokens in its sentence, from ``first`` up to ``last``."""

    mention: TimeMention
    first: int
    last: int
    arrest: bool = False  # it dates an arrest, and those alone who were arrested


def timed(lines: Lines, times: Sequence[TimeMention]) -> list[list[Time]]:
    """The times of each sentence, those marked as ``said`` that date what came after the act."""
    rows: list[list[Time]] = [[] for _ in lines.sentences]
    for mention in times:
        n = lines.at(mention.start)
        if n is not None:
            tokens = lines.tokens(n)
            first, last = lines.span(n, mention.start, mention.end)
            later = replace(mention, said=True) if _afterwards(tokens, first, last) else mention
            rows[n].append(Time(later, first, last, _arrests(tokens, first, last)))
    _die_later(lines, rows)
    return rows


def _die_later(lines: Lines, rows: list[list[Time]]) -> None:
    """Mark the days on which people died of what an earlier day did: "shot on Friday, she died on Sunday"."""
    hit = [
        time.mention.when.start
        for n, row in enumerate(rows)
        for time in row
        if time.mention.when is not None and time.mention.when.start is not None and not time.mention.said
        if time.mention.when.precision <= 3 and _follows(lines.tokens(n), time.first, _HIT, _HIT_REACH)
    ]
    for n, row in enumerate(rows):
        for k, time in enumerate(row):
            day = time.mention.when.start if time.mention.when is not None else None
            if day is None or not _follows(lines.tokens(n), time.first, _DIED, _DIED_REACH):
                continue
            if _AFTER_WOUND.isdisjoint(t.lower for t in lines.tokens(n)[time.last : time.last + 12]):
                wounded = False
            else:
                wounded = "after" in [t.lower for t in lines.tokens(n)[time.last : time.last + 6]]
            if wounded or any(0 < (day - other).days <= _WITHIN_DAYS for other in hit):
                row[k] = replace(time, mention=replace(time.mention, said=True))


def _afterwards(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a time dates what came after the act: "appeared in court on Monday", "were buried on Tuesday"."""
    before = " ".join(token.lower for token in tokens[max(first - _AFTERWARDS_REACH, 0) : first])
    return (
        _dates(tokens, first, last, _AFTERWARDS, _AFTERWARDS_REACH, _AFTERWARDS_REACH)
        or _dates(tokens, first, last, _FARING, _FARING_REACH, 0)
        or _GAVE_UP.search(before) is not None
        or _AS_OF.search(before) is not None
    )


def _arrests(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a time dates an arrest: "arrested on Tuesday", "on Tuesday was arrested"."""
    return _dates(tokens, first, last, _ARRESTED, _ARREST_REACH, 3)


def _dates(tokens: Sequence[Token], first: int, last: int, words: frozenset[str], before: int, after: int) -> bool:
    """Whether a time stands by one of the words, in its clause, and not by the act ("killed Monday was named")."""
    for side in (range(first - 1, max(first - before, 0) - 1, -1), range(last, min(last + after, len(tokens)))):
        for k in side:
            word = tokens[k].lower
            if word in words and (word != "conference" or tokens[k - 1].lower in _PRESS):
                return True
            if word in _HARMS and not (word in _CHARGES and k >= first - 2 and k < first):  # "with murder on Monday"
                return False
            if word in CLAUSE or word in STOPS or (word == "," and not k == last == 1):  # "Monday, police released"
                break
    return False


def _follows(tokens: Sequence[Token], first: int, words: frozenset[str], reach: int) -> bool:
    """Whether a time follows one of the words at a short distance, in its clause."""
    for token in reversed(tokens[max(first - reach, 0) : first]):
        if token.lower in words:
            return True
        if token.lower in CLAUSE or token.lower in STOPS:
            return False
    return False
