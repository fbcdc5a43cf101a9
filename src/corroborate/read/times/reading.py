"""The times of a report: its expressions, each with the days it means in its place in the report."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from corroborate.read.calendar import Span, precision_of
from corroborate.read.times.datelines import DateLine, date_lines
from corroborate.read.times.expressions import (
    Beside,
    Day,
    Edge,
    Expression,
    Found,
    Month,
    Offset,
    Past,
    Turn,
    Weekday,
    Year,
)
from corroborate.read.times.grammar import found_in
from corroborate.read.times.resolving import Anchor, resolve
from corroborate.read.times.row import Row
from corroborate.read.times.tense import dates_the_saying, looks_ahead
from corroborate.read.times.words import EVENT_NOUNS
from corroborate.text.tokens import Sentence, Token
from corroborate.values import TimeMention, When

_BORN = re.compile(r"\b(?:date of birth|d\.?o\.?b\b\.?)\W*$", re.IGNORECASE)


def times(
    sentences: tuple[Sentence, ...], published: dt.date | None, text: str | None = None
) -> tuple[TimeMention, ...]:
    """The time expressions of a report, in order, disjoint, each with the days it means.

    ``published`` is the day of publication in the outlet's calendar, None when unknown.  The report's own date
    line wins over it.  ``when`` is None for a relative time without an anchor and for a vague time.
    ``text`` is the document's; without it ``words`` has a space for every white space character inside it.
    Rules: docs/method.md, section 2.
    """
    found, lines, anchor = _read(sentences, published)
    own = {(line.sentence, line.found.first): line for line in lines}
    mentions: list[TimeMention] = []
    told: dt.date | None = None
    events: dict[str, set[dt.date]] = {}
    for number, sentence in enumerate(sentences):
        day_here: dt.date | None = None
        spoken = _speaking_day(sentence, found[number], anchor)
        for hit in found[number]:
            start, end = sentence.tokens[hit.first].start, sentence.tokens[hit.last - 1].end
            if mentions and start < mentions[-1].end:
                continue  # "a year before overnight": the first reading stands
            words = text[start:end] if text is not None else _words(sentence.tokens[hit.first : hit.last])
            dateline = (number, hit.first) in own
            said = not dateline and dates_the_saying(sentence.tokens, hit)
            when = None
            if text is not None and _BORN.search(text, max(0, start - 20), start):
                pass  # "Date of Birth: 6/1/1992" dates nothing that a report tells of
            elif dateline:
                line = own[number, hit.first]
                when = When(start=line.date, end=line.date, precision=1, words=words) if line.date else None
            else:
                reference = _reference(hit.means, told, events)
                base = anchor
                if not said and _runs_up(hit.means):
                    base = spoken or anchor
                span = resolve(hit.means, Anchor(base, reference, looks_ahead(sentence.tokens, hit)))
                if span is not None and (span.start or span.end):
                    when = When(start=span.start, end=span.end, precision=_precision(hit.means, span), words=words)
            mentions.append(TimeMention(start=start, end=end, words=words, when=when, dateline=dateline, said=said))
            if when and when.start and when.start == when.end and not said:
                told = when.start
                if not dateline:
                    day_here = when.start
        if day_here:
            for token in sentence.tokens:
                if token.lower in EVENT_NOUNS:
                    events.setdefault(token.lower, set()).add(day_here)
    return tuple(mentions)


def anchor_day(sentences: tuple[Sentence, ...], published: dt.date | None) -> dt.date | None:
    """The day that relative times hang on: the report's own date line, else ``published``, else None."""
    return _read(sentences, published)[2]


def _runs_up(means: Expression) -> bool:
    """Whether the time runs up to the moment of speaking: "in the past 72 hours", "since Friday"."""
    return isinstance(means, Past) or (isinstance(means, Edge) and means.edge == "since")


def _speaking_day(sentence: Sentence, hits: Sequence[Found], anchor: dt.date | None) -> dt.date | None:
    """The day on which the sentence's voice spoke, if it tells one within the week before the report."""
    for hit in hits:
        if isinstance(hit.means, (Day, Weekday, Offset)) and dates_the_saying(sentence.tokens, hit):
            span = resolve(hit.means, Anchor(anchor, None, False))
            if span and span.start == span.end and span.start and anchor and 0 <= (anchor - span.start).days <= 7:
                return span.start
    return None


def _read(
    sentences: tuple[Sentence, ...], published: dt.date | None
) -> tuple[list[list[Found]], list[DateLine], dt.date | None]:
    hint = published.year if published else None
    found = [found_in(Row(sentence.tokens, hint)) for sentence in sentences]
    lines, own = date_lines(sentences, found, published)
    return found, lines, own or published


def _reference(means: Expression, told: dt.date | None, events: dict[str, set[dt.date]]) -> dt.date | None:
    """What "a day earlier" hangs on: the day told last, or the one day of the event it names."""
    inner = means.time if isinstance(means, Edge) else means
    if isinstance(inner, Beside) and inner.noun:
        days = events.get(inner.noun, set())
        return next(iter(days)) if len(days) == 1 else None
    return told


def _precision(means: Expression, span: Span) -> int:
    match means:
        case Turn(unit="week") if span.start != span.end:
            return 3
        case Turn(unit="month") if not means.part:
            return 4
        case Turn(unit="year") | Year():
            return 5
        case Edge(time=time) if span.start is None or span.end is None:
            return _precision(time, Span(span.start or span.end, span.start or span.end))
        case Month():
            return 4
        case _:
            return precision_of(span)


def _words(tokens: Sequence[Token]) -> str:
    """The words that the tokens span, white space told by spaces."""
    parts: list[str] = []
    at = tokens[0].start
    for token in tokens:
        parts.append(" " * (token.start - at) + token.text)
        at = token.end
    return "".join(parts)
