"""The report's own day: which of its dates are date lines or stamps, and what day they give it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from corroborate.read.calendar import FIRST_YEAR, LAST_YEAR, day, nearest_year
from corroborate.read.times.expressions import Day, Found
from corroborate.text.tokens import PUNCT, Sentence
from corroborate.values import PassageKind

_HEAD_TOKENS = 140  # how far into a report its date line may stand: measured on scraped pages with long headings
_HEAD_SENTENCES = 8
_STAMPS = frozenset("published posted updated update publication date created issued release dated".split())
_REASON_DAYS = 400  # a date line further from publication than this dates something else
_PREPOSITIONS = frozenset(
    "on in since until till by from of before after to through between and dated around about ending the".split()
)


class DateLine(NamedTuple):
    """A date that is the report's own: how surely (1 to 4), in which sentence, and its day if that can be told."""

    strength: int
    sentence: int
    found: Found
    date: dt.date | None


def date_lines(
    sentences: Sequence[Sentence], found: Sequence[Sequence[Found]], published: dt.date | None
) -> tuple[list[DateLine], dt.date | None]:
    """The dates that are the report's own, and the day they give it; None where they give none.

    ``found`` holds the expressions of each sentence.  Only the head of the report is looked at.
    """
    lines: list[DateLine] = []
    seen = 0
    for number, sentence in enumerate(sentences):
        for hit in found[number]:
            if not isinstance(hit.means, Day):
                continue
            strength = _strength(sentences, number, hit, seen + hit.first)
            if strength:
                lines.append(DateLine(strength, number, hit, _own_day(hit.means, published, sentences)))
        seen += len(sentence.tokens)
        if seen > _HEAD_TOKENS and not any(lines):
            break
        if seen > 3 * _HEAD_TOKENS:
            break
    kept = [line for line in lines if line.date is None or _reasonable(line.date, published, line.strength)]
    dated = [line for line in kept if line.date is not None]
    full = [line for line in dated if isinstance(line.found.means, Day) and line.found.means.year]
    best = max(full or dated, key=lambda line: line.strength, default=None)
    return kept, best.date if best else None


def _reasonable(date: dt.date, published: dt.date | None, strength: int) -> bool:
    if published is None or strength > 2:
        return True
    return abs((date - published).days) <= (_REASON_DAYS if strength > 1 else _REASON_DAYS // 2)


def _own_day(means: Day, published: dt.date | None, sentences: Sequence[Sentence]) -> dt.date | None:
    if means.year is not None:
        return day(means.year, means.month, means.number)
    if published is not None:
        return nearest_year(published, means.month, means.number, slack=2)
    year = _serial_year(sentences, means.month)
    return day(year, means.month, means.number) if year else None


def _serial_year(sentences: Sequence[Sentence], month: int) -> int | None:
    """The year of a release number such as 2031-01-S-025 at the head, when the date line's month agrees.

    The month before or after agrees too: numbers are given before a release goes out.
    """
    years: set[int] = set()
    for sentence in sentences[:6]:
        tokens = sentence.tokens
        for i in range(len(tokens) - 4):
            a, dash, b, other, tail = tokens[i : i + 5]
            if (
                len(a.text) == 4
                and a.text.isdecimal()
                and len(b.text) == 2
                and b.text.isdecimal()
                and dash.lower in ("-", "–")
                and other.lower in ("-", "–")
                and not tail.text.isdecimal()
                and tail.end - a.start <= 20
                and FIRST_YEAR <= int(a.text) <= LAST_YEAR
            ):
                apart = (month - int(b.text) + 6) % 12 - 6
                if 1 <= int(b.text) <= 12 and abs(apart) <= 1:
                    years.add(int(a.text) + (int(b.text) + apart - 1) // 12)
    return years.pop() if len(years) == 1 else None


def _strength(sentences: Sequence[Sentence], number: int, hit: Found, place: int) -> int:
    """How surely the date is the report's own: 0 not at all, from 3 on a date line or stamp."""
    sentence = sentences[number]
    tokens = sentence.tokens
    before = [t.lower for t in tokens[max(hit.first - 4, 0) : hit.first]]
    after = tokens[hit.last].lower if hit.last < len(tokens) else ""
    if sentence.passage.kind is PassageKind.DATELINE:
        return 4
    if any(word in _STAMPS for word in before[-3:]) and not any(w in ("on", "was") for w in before[-1:] if place > 60):
        return 4 if before[-1:] and "updated" not in before[-3:] else 3
    if not before and number >= _HEAD_SENTENCES:
        return 0
    previous = before[-1] if before else ""
    if previous == "(":
        closes = after == ")"
        lead = tokens[hit.first - 2] if hit.first > 1 else None
        return 4 if closes and place < 60 and lead is not None and lead.text[:1].isupper() else 0
    if not before:
        return 3 if place < _HEAD_TOKENS else 0
    if previous in _PREPOSITIONS or place > _HEAD_TOKENS:
        return 0
    if after in ("--", "-", "—", "–", "(") and previous in (",", "/", "–", "-"):
        return 4 if place < 40 else 2
    lead = tokens[hit.first - 1]
    follows = tokens[hit.last] if hit.last < len(tokens) else None
    full = isinstance(hit.means, Day) and hit.means.year is not None
    if not full:
        return 0
    if (lead.text[:1].isupper() or lead.kind == PUNCT) and (follows is None or not follows.text[:1].islower()):
        return 2 if place < 60 else 1
    return 0
