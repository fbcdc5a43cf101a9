"""Figures of names: how many a row of names holds, read one by one or like a plural."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corroborate.codec import anchor
from corroborate.read import harm
from corroborate.read.figures.words import AGED, KILLED_OR_INJURED
from corroborate.read.lone import NAME
from corroborate.read.people import ARMED, NATIONS, NOUNS, UNARMED
from corroborate.values import Figure, Group

_LIKE_A_NAME = re.compile(r"(?:[^\W\d_a-z][a-zà-ÿ'’-]+ ){1,2}[^\W\d_a-z][a-zà-ÿ'’-]+s")


def with_names(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures, those of names by how many they name: "Elin Vaelers" one, "Jan Morr, 29, and Ada Orsel" two.

    So are ages that stand before what they describe: "a 20 year-old-man" is one.
    """
    out = []
    for figure in figures:
        number = _named(figure)
        if number is not None:
            flags = tuple(flag for flag in figure.flags if flag != "vague")
            figure = replace(figure, low=number, best=number, high=number, flags=flags)
        out.append(figure)
    return tuple(out)


# "a boy, 9": who is counted, and his age.
_OWN_AGE = re.compile(r"[^,\d]{3,40}, (\d{1,3})")
# "an Eight Bridge man": the number is of a name.
_NUMBER_IN_NAME = re.compile(r"an? (?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|\d+) [^\W\d_a-z]")
_NAMES_AND_AGES = re.compile(
    r"(?:[^\W\d_a-z][\w.'’-]+ ){1,2}[^\W\d_a-z][\w.'’-]+(?:, \d{1,3}(?:,? and |, )(?:[^\W\d_a-z][\w.'’-]+ ){1,2}"
    r"[^\W\d_a-z][\w.'’-]+)+(?:, \d{1,3})?"
)


def _named(figure: Figure) -> int | None:
    """How many a figure names whose words were read as another number; None where the number stands."""
    if (figure.low, figure.high) == (2, None) and "vague" in figure.flags and _a_name(figure.words):
        return 1
    aged = AGED.match(figure.words)
    if aged is not None and figure.low == int(aged[1]):
        return 1
    own = _OWN_AGE.fullmatch(figure.words)
    if own is not None and figure.low == int(own[1]):
        return 1
    if _NUMBER_IN_NAME.match(figure.words) and (figure.low or 0) > 1:
        return 1
    if _NAMES_AND_AGES.fullmatch(figure.words):
        return len(re.findall(r", \d{1,3}(?:,? and |, )", figure.words)) + 1
    return None


def _a_name(words: str) -> bool:
    """Whether the words are a name: two or three words written large, none of which counts or places people."""
    if not _LIKE_A_NAME.fullmatch(words):
        return False
    plain = [word.casefold() for word in words.split()]
    return not any(w in NOUNS or w in NATIONS or w in ARMED or w in UNARMED or w in harm.WORDS for w in plain)


_NAME = re.compile(
    r"(?:[^\W\d_a-z][\w'’.-]*|al|bin|ibn|de|del|la|van|von)(?:\s+(?:[^\W\d_a-z][\w'’.-]*|al|bin|ibn|de|del|la|van|von))*"
)
_AND = re.compile(r"\s+and\s+")


def with_named_pairs(figures: Sequence[Figure], text: str) -> tuple[Figure, ...]:
    """The figures, of two named in a row one of two: "Tomas Vael and Ada Orsel were killed" (docs/method.md, 1).

    A longer row of names stays one figure a name. ``figures`` are those of one document whose text is given, in the
    order of the text.
    """

    def joined(k: int) -> bool:
        one, two = figures[k], figures[k + 1]
        alike = (one.measure, one.scope, one.part_of, one.voice) == (two.measure, two.scope, two.part_of, two.voice)
        alone = (one.low, one.high, two.low, two.high) == (1, 1, 1, 1)
        names = _NAME.fullmatch(one.words) and _NAME.fullmatch(two.words)
        listed = k > 0 and figures[k - 1].measure is one.measure and text[figures[k - 1].end : one.start].strip() == ","
        return bool(alike and alone and names and not listed and _AND.fullmatch(text, one.end, two.start))

    out: list[Figure] = []
    gone: dict[str, str] = {}
    k = 0
    while k < len(figures):
        one = figures[k]
        if k + 1 < len(figures) and joined(k):
            two = figures[k + 1]
            made = replace(
                one,
                id=anchor("fig", one.document, one.start, two.end, one.measure.value),
                words=text[one.start : two.end],
                end=two.end,
                low=2,
                best=2,
                high=2,
                group=one.group if one.group is two.group else Group.UNKNOWN,
                subgroup=one.subgroup if one.subgroup == two.subgroup else None,
                score=min(one.score, two.score),
            )
            gone |= {one.id: made.id, two.id: made.id}
            out.append(made)
            k += 2
        else:
            out.append(one)
            k += 1
    out = _whole_rows(out, text, gone)
    return tuple(replace(f, part_of=gone[f.part_of]) if f.part_of in gone else f for f in out)


# "Tomas Vael, 24, Ada Orsel, 31, and Jan Morr, 40, were killed": who is told of in one row.
_NAMES = rf"(?:{NAME}, \d{{1,3}}, )*{NAME}(?:, \d{{1,3}})?,? and {NAME}"
_ROW = re.compile(
    rf"(?P<were>{_NAMES})(?=(?:, \d{{1,3}},?)? (?:both |all )?(?:were|are|died)\b)"
    rf"|\b(?:kill|shoot|wound|injur)(?:ed|ing) (?P<whom>{_NAMES})\b"
)
_IN_ROW = re.compile(r"(?:, \d{1,3})?(?:,? and |, )(?!\d)")


def _whole_rows(figures: Sequence[Figure], text: str, gone: dict[str, str]) -> list[Figure]:
    """The figures, of a row of names of which one alone was read the whole row; ``gone`` learns what became of it."""
    out = list(figures)
    for row in _ROW.finditer(text) if any(_NAME.fullmatch(f.words) for f in figures) else ():
        start, end = row.span("were" if row["were"] else "whom")
        within = [f for f in out if start <= f.start and f.end <= end]
        number = len(_IN_ROW.split(text[start:end]))
        if len(within) != 1 or within[0].measure not in KILLED_OR_INJURED or within[0].high != 1:
            continue
        one = within[0]
        whole = replace(
            one,
            id=anchor("fig", one.document, start, end, one.measure.value),
            words=text[start:end],
            start=start,
            end=end,
            low=number,
            best=number,
            high=number,
        )
        gone[one.id] = whole.id
        out[out.index(one)] = whole
    return out
