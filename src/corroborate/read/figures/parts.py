"""Parts of another figure that the words count beside it, and figures that they make parts: "one of two victims"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from corroborate.read.figures.words import ALSO_AFTER, ANOTHER, OF_MEN, OF_WOMEN, ordinal
from corroborate.values import BESIDES, Figure

# "Four adults, one child": not "three women, including a girl".
_COMMA = re.compile(r"\s*,\s*")
_ADULTS = re.compile(r"\b(?:adults|men|women)$", re.IGNORECASE)
# "Two men were shot. A girl was grazed": she is none of them.
_MEN, _WOMEN = (
    re.compile(rf"\b(?:{words})$", re.IGNORECASE) for words in ("men|boys|males|brothers", "women|girls|females")
)
_BY_AND = re.compile(r"\s*,?\s*(?:and|as well as|along with|plus)\s+", re.IGNORECASE)
_THEN_AND = re.compile(r"[^.;:]{0,60}\b(?:and|while)\s+", re.IGNORECASE)


def with_parts_mended(figures: Sequence[Figure], text: str) -> tuple[Figure, ...]:
    """The figures, no part of another where they are counted beside it, and parts where the words say so.

    "Three people and another man were hit" counts a man beside three, so that both are parts of what the three are part
    of; "a boy was one of two victims" counts two. ``figures`` are those of one document whose text is given, in the
    order of the text.
    """
    out = list(figures)
    at = {f.id: n for n, f in enumerate(figures)}
    for n, figure in enumerate(figures):
        whole = out[at[figure.part_of]] if figure.part_of in at else None
        if whole is not None and _apart(whole, figure, text):
            between = (f for f in reversed(out[:n]) if whole.start < f.start and _larger(f, figure))
            inner = next(between, None) if whole.high == 1 else None
            if inner is not None and not _apart(inner, figure, text):
                out[n] = replace(figure, part_of=inner.id)
            elif whole.part_of is None and _MEN.search(whole.words) and OF_WOMEN.search(figure.words):
                most = all(
                    (f.low or 0) < (whole.low or 0) for f in figures if f.measure is whole.measure and f is not whole
                )
                flags = {*figure.flags, BESIDES} if most else {*figure.flags}
                out[n] = replace(figure, part_of=None, flags=tuple(sorted(flags)))
            elif whole.part_of is None and (both := _of_both(whole, figure, out[: at[whole.id]])) is not None:
                out[at[whole.id]] = replace(whole, part_of=both.id)
                out[n] = replace(figure, part_of=both.id)
            else:
                out[n] = replace(figure, part_of=whole.part_of)
    for n, (figure, after) in enumerate(itertools.pairwise(figures)):
        one_of = _ONE_OF.fullmatch(text, figure.end, after.start) is not None and _larger(after, figure)
        if one_of and figure.part_of is None and after.part_of != figure.id:
            out[n] = replace(figure, part_of=after.id)
    return tuple(out)


_WHOLE_BEFORE = 400  # characters between a number and those that make it up


def _of_both(one: Figure, two: Figure, before: Sequence[Figure]) -> Figure | None:
    """The number told before that the two together make: "two were hurt … injuring a woman and a girl"."""
    number = (one.low or 0) + (two.low or 0)
    near = (f for f in reversed(before) if one.start - f.end < _WHOLE_BEFORE and f.measure is one.measure)
    return next((f for f in near if (f.low, f.high) == (number, number)), None)


# "A boy was one of two victims": what stands between the one and the number.
_ONE_OF = re.compile(
    r"(?:, [^.;]{0,40},)? (?:was|is|were|are|became) (?:(?:one|two|three|four) of|among) (?:the |at least )?",
    re.IGNORECASE,
)


def _larger(whole: Figure, part: Figure) -> bool:
    return whole.measure is part.measure and (whole.low or 0) > (part.low or 0) > 0


def _apart(whole: Figure, part: Figure, text: str) -> bool:
    """Whether the words count people beside those of whom they were taken for a part."""
    if whole.high == 1:
        return True
    if (_MEN.search(whole.words) and OF_WOMEN.search(part.words)) or (
        _WOMEN.search(whole.words) and OF_MEN.search(part.words)
    ):
        return True
    if part.subgroup == "children" and _ADULTS.search(whole.words) and _COMMA.fullmatch(text, whole.end, part.start):
        return True
    if whole.high is not None and (ordinal(part.words) or 0) > whole.high:
        return True
    if whole.end > part.start:
        return False
    if _BY_AND.fullmatch(text, whole.end, part.start):
        return True
    if "." in text[whole.end : part.start] and ALSO_AFTER.match(text, part.end, part.end + 140):
        return True  # "Two men were shot dead. A woman was also killed."
    return ANOTHER.match(part.words) is not None and _THEN_AND.fullmatch(text, whole.end, part.start) is not None
