"""The places of date lines: the city where a report was written, and its country."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.read.calendar import MONTH_ABBREVIATIONS, MONTHS
from corroborate.read.scenes.lines import Lines
from corroborate.read.scenes.timed import Time
from corroborate.text.tokens import Token
from corroborate.values import PassageKind, PlaceMention

_LEAST_CITY = 4  # letters: "US" and "UAE" begin sentences too
_LINE_WORDS = 16  # words and marks of a date line, its dash included
_MONTHS = frozenset((*MONTHS, *MONTH_ABBREVIATIONS))
_BRACKETED = 3  # characters between the city of a date line and its country
_LINE = 24  # characters between the city of a date line and its day: a country, a bracket


def heads_line(
    tokens: Sequence[Token], mention: PlaceMention, city: PlaceMention | None, times: Sequence[Time]
) -> bool:
    """Whether a place belongs to a date line that stands within a sentence: "ORVA, Harania (Jan. 24) – …", or is
    the country in brackets after such a line's city: "HADRA (Harania)".

    ``city`` is that of a line that has lost its day, ``times`` are those of the sentence.
    """
    if city is not None and 0 <= mention.start - city.end <= _BRACKETED:
        between = [t.text for t in tokens if city.end <= t.start < mention.start]
        if between == ["("]:
            return True
    day = _day_of_line(tokens)
    if day is not None and mention.end <= day:
        return True
    lines = [time.mention.start for time in times if time.mention.dateline]
    return any(0 <= start - mention.end <= _LINE for start in lines)


def begins_dispatch(lines: Lines, n: int, mention: PlaceMention) -> bool:
    """Whether it is the city of a date line that has lost its day and dash: "HADRA Nine people were killed"."""
    words = mention.words
    if not words.isupper() or sum(c.isalpha() for c in words) < _LEAST_CITY:
        return False
    tokens = lines.tokens(n)
    last = lines.span(n, mention.start, mention.end)[1]
    after = tokens[last].text if last < len(tokens) else ""
    shouted = sum(t.text.isupper() for t in tokens[last:]) > len(tokens[last:]) / 2
    return (after[:1].isupper() or after in ("(", "-", "–", "—")) and not shouted and last < len(tokens) - 1


_LINE_SENTENCES = 4  # sentences in which a date line may stand


def city_of_line(
    lines: Lines, times: Sequence[Sequence[Time]], places: Sequence[PlaceMention], lost: PlaceMention | None
) -> PlaceMention | None:
    """The city of the date line that opens a report; where there is none, that of one which ``lost`` its day."""
    for n, sentence in enumerate(lines.sentences[:_LINE_SENTENCES]):
        if sentence.passage.kind is PassageKind.DATELINE:
            return next((p for p in places if sentence.start <= p.start < sentence.end), None)
        dated = [t for t in times[n] if t.mention.dateline]
        if dated:
            return next((p for p in places if sentence.start <= p.start < dated[0].mention.start), None)
    return lost


def _day_of_line(tokens: Sequence[Token]) -> int | None:
    """Where the bracketed day of a date line that opens a sentence begins: "HADRA, Marra (Jan. 30, 2031) -"; else None.

    A page of several dispatches has one in its midst.
    """
    head = tokens[:_LINE_WORDS]
    texts = [t.text for t in head]
    if not texts or not texts[0].isupper() or len(texts[0]) < _LEAST_CITY or "(" not in texts:
        return None
    opens = texts.index("(")
    closes = next((k for k, text in enumerate(texts) if k > opens and text == ")"), len(texts))
    dated = any(t.lower.rstrip(".") in _MONTHS for t in head[opens:closes])
    return head[opens].start if dated and texts[closes + 1 : closes + 2] in (["-"], ["–"], ["—"]) else None
