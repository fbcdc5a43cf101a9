"""What was read as a figure and counts nobody who was harmed: who did it, an age, a year, the arrested, the unborn."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corroborate.read.figures.words import KILLED_OR_INJURED
from corroborate.read.quantities import ONES
from corroborate.values import Figure, Measure

_DOES = re.compile(
    r"\s+(?:(?:then|later|also|\w+ly) )?(?:shot|shoots|killed|kills|wounded|wounds|injured|injures)\b"
    r"(?: (?:and|dead|to death|killed|wounded|injured|fatally))*"
    r" (?:(?:his|her|their) "
    r"(?!(?:own|left|right|upper|lower|legs?|arms?|hands?|foot|head|chest|thigh|back|face)\b)"
    r"|(?!(?:In|At|On|By|Near|After|Last|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
    r"[^\W\d_a-z][a-z'’-]+ [^\W\d_a-z][a-z'’-]+\b)"
)


def without_doers(figures: Sequence[Figure], text: str) -> tuple[Figure, ...]:
    """The figures but for one who is told to have done the harm: "[a man] shot his brother".

    ``figures`` are those of one document whose text is given.
    """

    def does(figure: Figure) -> bool:
        one = figure.measure in (Measure.KILLED, Measure.INJURED) and (figure.low, figure.high) == (1, 1)
        return one and _DOES.match(text, figure.end) is not None

    gone = {figure.id for figure in figures if does(figure)}
    kept = (f for f in figures if f.id not in gone)
    return tuple(replace(f, part_of=None) if f.part_of in gone else f for f in kept)


_BARE = re.compile(r"(?:(?:almost|nearly|about|just|under|another) )?\d{1,2}")
_NAMED_BEFORE = re.compile(
    r"(?:[^\W\d_a-z][\w'’.-]+|\b(?:son|daughter|boy|girl|man|woman|male|female|brother|sister|father|mother|wife|husband|"
    r"friend|child|baby|teen|cousin|nephew|niece|grandson|granddaughter|girlfriend|boyfriend|student|victim|suspect|driver|"
    r"passenger|officer|other|another|one|second|third|person|juvenile)s?)"
    r"(?:(?:,| --?| [–—])\s+(?:(?:who )?(?:is|was|were|turned|now|also|aged?) )*|(?<=\bJr)\.?\s+|(?<=\bSr)\.?\s+)$"
)
_AGE_ENDS = re.compile(r"\s*(?:[,.;:)\n]|--|[–—]|$)")
_OLDER = re.compile(
    r"\b(?:(?:younger|older) than|under(?: the age of)?|over the age of|turned|turning|ages?|aged|early|mid|late|"
    r"believed to be)\s+"
    r"(?:\d{1,2}(?:,| and| to| or|, and)\s+)*$",
    re.IGNORECASE,
)
_YEARS_OLD = re.compile(r"\s*(?:(?:,|and|or|to|-,)\s*(?:\d{1,2}\W+)?)+\d{1,2}[- ]years?[- ]old", re.IGNORECASE)
_OR_YOUNGER = re.compile(r"(?:['’]?s\b|\s+(?:or|and) (?:younger|older)\b)", re.IGNORECASE)
_TWO_AGED = re.compile(r"(?:an? )?\d{1,2} and (?:an? )?\d{1,2}[- ]years?[- ]olds?", re.IGNORECASE)
# "Mila, 9, and Tomas": two by name.
_AGED_NAME = re.compile(r"[^\W\d_a-z][\w'’-]+, \d{1,2}, and [^\W\d_a-z][\w'’-]+")
# "Five arrested for a raid that killed a man", "a father with a baby on the way": nobody who was harmed.
_TAKEN = re.compile(r"\b(?:arrested|charged|detained|indicted|jailed)$", re.IGNORECASE)
_UNBORN = re.compile(r" on the way\b(?! (?:to|from|back|home|there|in|out)\b)", re.IGNORECASE)
_EXPECTED = re.compile(r"(?:baby|child|another|one|daughter|son)$", re.IGNORECASE)
_CHANNEL = re.compile(r"\b(?:News|Channel|Fox|FOX|NBC|CBS|ABC|KSLA|WTOC)\s+$")


def without_ages(figures: Sequence[Figure], text: str) -> tuple[Figure, ...]:
    """The figures but for numbers that count nobody: an age after a name ("Tomas Vael, 16, died"), a year, a channel.

    Nor do those who are arrested for a death, or a child that is not born yet, count as harmed. Of two by name the age
    of the first is not their number. ``figures`` are those of one document whose text is given.
    """
    kept_of = (figure for figure in figures if not _is_age(figure, text) and not _unharmed(figure, text))
    out = tuple(
        replace(f, low=2, best=2, high=2)
        if f.low and f.low > 2 and _AGED_NAME.fullmatch(f.words)
        else _of_one_age(f, text, figures)
        for f in kept_of
    )
    if len(out) == len(figures):
        return out
    kept = {figure.id for figure in out}
    return tuple(f if f.part_of is None or f.part_of in kept else replace(f, part_of=None) for f in out)


_SO_MANY = re.compile(rf"\b({'|'.join(n for n in ONES if ONES[n] > 1)}) $", re.IGNORECASE)
_OF_AGE = re.compile(r"\d{1,2}[- ]year[- ]olds", re.IGNORECASE)


# "Tomas Vael, [32 of Hadra], was killed", "Tomas Vael [21], was found", "both [24], died".
_AGE_OF = re.compile(r"\d{1,2} of [A-Z]\w+")
_BARE_NAME = re.compile(r"(?:[A-Z][\w'’.-]+ ){2}$")
_SINGULAR = re.compile(r",? (?:was|is|has)\b")
_BOTH = re.compile(r"\bboth $")
_LEAST_AGE = 10


def _persons_of_age(figure: Figure, text: str) -> int | None:
    """How many people an age that was read as their number tells of; None for a number that is none."""
    if figure.low is None or figure.low < _LEAST_AGE or figure.measure not in KILLED_OR_INJURED:
        return None
    before = text[max(0, figure.start - 48) : figure.start]
    if _AGE_OF.fullmatch(figure.words):
        return 1 if _NAMED_BEFORE.search(before) else None
    if not _BARE.fullmatch(figure.words):
        return None
    if _BOTH.search(before):
        return 2
    return 1 if _BARE_NAME.search(before) and _SINGULAR.match(text, figure.end) else None


def _of_one_age(figure: Figure, text: str, figures: Sequence[Figure]) -> Figure:
    """The figure with the number before it, if no figure holds that: "two [17-year-olds]"; an age by its people."""
    if (persons := _persons_of_age(figure, text)) is not None:
        return replace(figure, low=persons, best=persons, high=persons)
    said = _SO_MANY.search(text, max(0, figure.start - 8), figure.start) if _OF_AGE.fullmatch(figure.words) else None
    if said is None or any(f.start <= said.start() < f.end for f in figures):
        return figure
    number = ONES[said[1].casefold()]
    words = text[said.start() : figure.end]
    return replace(figure, words=words, start=said.start(), low=number, best=number, high=number, flags=())


_YEAR_BEFORE = re.compile(
    r"\b(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?: \d{1,2})?,?|in|since|during|until)\s+$"
)

# "No death penalty was sought."
_DEATH_ROW = re.compile(r"(?<=death) (?:penalt(?:y|ies)|sentences?|row|threats?|certificates?)\b", re.IGNORECASE)


def _unharmed(figure: Figure, text: str) -> bool:
    if figure.measure not in KILLED_OR_INJURED:
        return False
    if _TAKEN.search(figure.words) or _DEATH_ROW.match(text, figure.end):
        return True
    return _EXPECTED.search(figure.words) is not None and _UNBORN.match(text, figure.end) is not None


# "The 2014 Hadra killings", "1991 killings".
_YEAR_OF = re.compile(
    r"(?:19|20)\d\d(?: [A-Z][\w'’-]+){0,4}(?: \w+)? (?:killings?|shootings?|massacres?|attacks?|bombings?|murders?|"
    r"slayings?|rampage|homicides?|deaths)\b"
)
_YEAR, _FIRST_YEAR = re.compile(r"(?:19|20)\d\d\b"), 1899


_ROW_ENDS = re.compile(r" (?:all|both)\b")  # "Tomas Vael, 30, and Ada Orsel, 31 both died"


def _is_age(figure: Figure, text: str) -> bool:
    if _YEAR_OF.match(text, figure.start):
        return True
    if _YEAR.match(figure.words) and (figure.low or 0) > _FIRST_YEAR:
        return _YEAR_BEFORE.search(text, max(0, figure.start - 24), figure.start) is not None
    if _TWO_AGED.fullmatch(figure.words):
        return figure.low is not None and figure.low > 2
    if not _BARE.fullmatch(figure.words):
        return False
    before = text[max(0, figure.start - 48) : figure.start]
    if _OLDER.search(before) or _CHANNEL.search(before) or figure.words.startswith(("under ", "almost ")):
        return True
    if _YEARS_OLD.match(text, figure.end) or _OR_YOUNGER.match(text, figure.end):
        return True
    if _ROW_ENDS.match(text, figure.end) and _NAMED_BEFORE.search(before):
        return True
    return _NAMED_BEFORE.search(before) is not None and _AGE_ENDS.match(text, figure.end) is not None
