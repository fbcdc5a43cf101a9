"""How many were shot, where some of them died: "five people were shot, one fatally" are five hit, one of them dead.

Such a number mixes the killed and the injured (measure ``casualties``), and a report that gives it mostly leaves
the living to be worked out.  Taken for a count of the injured it would count the dead again.  Only words of being hit
are read so ("shot", "struck"), never "wounded", and only where the report goes on to tell who of them died; "three
others were shot" are counted beside the dead.  Rules: docs/method.md#1-a-figure
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from corroborate.read.figures import ordinal
from corroborate.read.quantities import ONES
from corroborate.text.tokens import Sentence
from corroborate.values import DEAD_AMONG, HIT, Certainty, Figure, Measure, Scope, Unit

_HIT = r"(?:shot|hit|struck|gunned down)"
_NO_MORE = r"(?! and (?:wounded|injured|hurt|survived)| but survived)"
_HIT_AFTER = re.compile(
    r"\s*(?:,(?: (?:ages?|aged)[\d, and]+|[^,.;]{0,40}),)?\s*(?:(?:who|that) )?"
    r"(?:(?:were|was|are|is|being|got|have|had|been|all|also|reportedly|confirmed|to) )*"
    rf"(?:{_HIT}\b{_NO_MORE}|(?:suffer(?:ed|ing)|with) (?:from )?(?:[\w-]+ )?(?:gunshot|bullet) wounds\b)",
    re.IGNORECASE,
)
_HIT_BEFORE = re.compile(
    rf"\b(?:{_HIT}|shoot|shoots|hits|strikes|shooting(?: of)?|hitting|striking) "
    r"(?:(?:a total of|as many as|at least|more than|about|nearly|up to) )?$",
    re.IGNORECASE,
)
_HIT_WITHIN = re.compile(r"\bshot\b|\bshooting$", re.IGNORECASE)
# They are counted beside others, or told to have lived.
_BESIDE = re.compile(
    r"\b(?:others?|more|another|remaining|additional|further|wounded|injured|hurt|surviv\w+|critical\w*|stable)\b", re.I
)
_APART = re.compile(
    r"\b(?:separate|another|different|earlier|previous|unrelated|elsewhere|(?<!the )other|"
    r"the other (?:shooting|attack|case)|second|last (?:week|month|year))\b",
    re.I,
)
_OF_THEM = re.compile(
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3}|some|both)(?: of (?:them|those|the|whom|its)\b.*)?"
    r"|(?:one|two|three|four|five|six|\d{1,3})"
    r"(?: (?:person|people|man|men|woman|women|victims?|child|children|teens?))?"
    r"|(?:a|the) .*",
    re.IGNORECASE | re.DOTALL,
)
_AFTER_SHOOTING = re.compile(
    r"\W*(?:after|when|as|in (?:the|a) shooting of|of|among)(?: the| those)?\W*", re.IGNORECASE
)
# "[Two victims] were found, one of whom died", "[four men] were shot and one was killed": they are not all dead.
_SOME_DIED = re.compile(
    r"(?:(?!\b(?:dead|died|dies|dying|deaths?|killed|killing|slain)\b)[^.;\n]){0,80}?"
    r"(?:[,;]| and| but| [-–—]+) (?:including )?"
    rf"(?P<some>{'|'.join(ONES)}|\d{{1,2}})(?: of (?:whom|them|the (?:victims|men|women)|those))?,?"
    r"(?: (?:who|was|were|is|are|has|have|had|later|since|now))*"
    r" (?:fatally|dead|died|dies|killed|succumbed|pronounced dead)\b"
    rf"|,?(?: and)? killing (?P<killed>{'|'.join(ONES)}|\d{{1,2}})(?: of (?:them|those))?"
    r"(?=[.,;]|$| and (?:wound|injur))",
    re.IGNORECASE,
)
_ALL_DEAD = re.compile(r"\b(?:dead|killed|died|deaths?|fatalit\w+|bodies|murder\w*|homicides?|slain)\b", re.IGNORECASE)
_DOERS = re.compile(r"\b(?:suspect|gunman|shooter|attacker)\b", re.IGNORECASE)
_AHEAD = 2  # sentences after a count in which the dead of those are told


def with_struck(figures: Sequence[Figure], text: str, sentences: Sequence[Sentence]) -> tuple[Figure, ...]:
    """The figures of a document, numbers of people shot of whom some died told as ``casualties``.

    ``figures`` are those of one document whose text is given, in the order of the text; so are those that come back.
    """
    figures = [_mixed(f) if _not_all_dead(f, text) else f for f in figures]
    starts = [sentence.start for sentence in sentences]
    dead = [f for f in figures if f.measure is Measure.KILLED and f.low and f.certainty is not Certainty.DENIED]
    if not dead or not starts:
        return tuple(figures)
    places = [f.start for f in dead]
    mixed: set[str] = set()
    numbers: set[int | None] = set()
    hit = [f for f in figures if _of_the_hit(f, text)]
    for figure in hit:
        number = bisect_right(starts, figure.start) - 1
        begin, end = starts[max(number, 0)], sentences[max(number, 0)].end
        until = sentences[min(number + _AHEAD, len(sentences) - 1)].end
        near = dead[bisect_left(places, begin) : bisect_left(places, until)]
        if any(_some_of(figure, one, text, begin, end) for one in near):
            mixed.add(figure.id)
            numbers.add(figure.low)
    mixed |= {f.id for f in hit if f.low in numbers}  # the same count told again
    return tuple(_mixed(f) if f.id in mixed else f for f in figures)


def _not_all_dead(figure: Figure, text: str) -> bool:
    """Whether a number read as killed is of people of whom the same clause tells that fewer died."""
    number = figure.low or 0
    if figure.measure is not Measure.KILLED or number < 2 or number != figure.high or figure.unit is not Unit.PERSONS:
        return False
    if _ALL_DEAD.search(figure.words):
        return False
    told = _SOME_DIED.match(text, figure.end)
    if told is None:
        return False
    some = (told["some"] or told["killed"]).casefold()
    return 0 < (int(some) if some.isdigit() else ONES[some]) < number


def _mixed(figure: Figure) -> Figure:
    return replace(figure, measure=Measure.CASUALTIES, flags=tuple(sorted({*figure.flags, DEAD_AMONG})))


def _of_the_hit(figure: Figure, text: str) -> bool:
    """Whether a figure counts several people as shot or struck, not as wounded."""
    if figure.measure is not Measure.INJURED or (figure.low or 0) < 2 or figure.unit is not Unit.PERSONS:
        return False
    if "vague" in figure.flags or figure.scope is not Scope.INCIDENT or figure.part_of is not None:
        return False
    if _BESIDE.search(figure.words):
        return False
    return (
        _HIT_WITHIN.search(figure.words) is not None
        or _HIT_AFTER.match(text, figure.end, figure.end + 90) is not None
        or _HIT_BEFORE.search(text, max(0, figure.start - 60), figure.start) is not None
    )


def _some_of(figure: Figure, dead: Figure, text: str, begin: int, end: int) -> bool:
    """Whether the dead are some of those who were hit, whose sentence is ``begin:end``."""
    if dead.start < figure.end and figure.start < dead.end:
        return False
    if (dead.low or 0) >= (figure.low or 0) or (dead.high is None and dead.best is None) or _DOERS.search(dead.words):
        return False
    if (ordinal(dead.words) or 0) > (figure.low or 0):
        return False  # "two people were shot, a third was found dead"
    if dead.part_of == figure.id:
        return True
    if dead.end <= figure.start:
        return dead.start >= begin and _AFTER_SHOOTING.fullmatch(text, dead.end, figure.start) is not None
    if _BESIDE.search(dead.words) and not re.search(r"\bof\b", dead.words):
        return False
    between = text[figure.end : dead.start]
    if dead.start < end:
        return _APART.search(between) is None
    rest = text[dead.end : dead.end + 60].split(".")[0]
    return _OF_THEM.fullmatch(dead.words) is not None and _APART.search(f"{between}{dead.words}{rest}") is None


def with_the_hit(figures: Sequence[Figure], text: str) -> tuple[Figure, ...]:
    """The figures of a document, numbers of people shot or struck with the flag ``HIT``: some of them may be dead.

    Not those told after the dead in their own sentence: "a guard was killed when gunmen stormed the yard, and three
    people were shot" counts them beside him.
    """
    dead = [f.end for f in figures if f.measure is Measure.KILLED and f.low]

    def hit(figure: Figure) -> bool:
        if not _of_the_hit(figure, text):
            return False
        last = max((end for end in dead if end <= figure.start), default=None)
        return last is None or _STOP.search(text, last, figure.start) is not None

    return tuple(replace(f, flags=tuple(sorted({*f.flags, HIT}))) if hit(f) else f for f in figures)


_STOP = re.compile(r"[.!?]\W*\s|\n")
