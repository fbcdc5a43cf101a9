"""One passage read for its times, and a time told in a line. Published on a Wednesday, 12 March 2031."""

from __future__ import annotations

import datetime as dt

from corroborate.read.times import times
from corroborate.text.tokens import Sentence, sentences
from corroborate.values import Passage, PassageKind, TimeMention

WEDNESDAY = dt.date(2031, 3, 12)


def split(text: str, kind: PassageKind = PassageKind.NARRATION) -> tuple[Sentence, ...]:
    """The sentences of a text that is one passage."""
    return sentences(text, (Passage(id="p", document="d", start=0, end=len(text), kind=kind),))


def read(text: str, published: dt.date | None = WEDNESDAY) -> tuple[TimeMention, ...]:
    """The times of a text."""
    return times(split(text), published, text)


def told(mention: TimeMention) -> str:
    """A time as "start/end precision", one day once, "?" where it is not resolved."""
    if mention.when is None:
        return "?"
    ends = [day.isoformat() if day else "" for day in (mention.when.start, mention.when.end)]
    return f"{ends[0] if ends[0] == ends[1] else '/'.join(ends)} {mention.when.precision}"


def stories(text: str) -> list[tuple[str, str]]:
    """The times of a text but for its date line: the exact words, and what they mean."""
    return [(m.words, told(m)) for m in read(text) if not m.dateline]
