"""Figures told of beside others before them: who "was also killed", and who, beside the dead, was only wounded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corroborate.read.figures.words import ALSO_AFTER, ANOTHER, KILLED_OR_INJURED, ORDINAL, SELF
from corroborate.values import BESIDES, Figure, Measure

# "A boy shot another boy": another than the one who did it.
_BY_ANOTHER = re.compile(
    r"\b(?:an?|\d{1,2}[- ]years?[- ]old|one) (?:[\w-]+ )?(?:boy|girl|child|teen|teenager|toddler|student|inmate|"
    r"officer|soldier|man|woman|old|brother|sister)?\s*(?:(?:who|has|had|was|allegedly|accidentally|fatally) )*"
    r"(?:shoots?|shot|kill(?:s|ed)|wound(?:s|ed)|stab(?:s|bed))(?: and \w+)? $",
    re.IGNORECASE,
)
_ALSO_BEFORE = re.compile(
    r"\balso (?:\w+ly )?(?:kill|shot|shoot|hit|str[iu]ck|hurt|injur|wound|graz|left)\w*(?: and \w+)? $", re.IGNORECASE
)

# A verb of its own that tells of a wound.
_WAS_HURT = re.compile(
    r"(?:, \d{1,3},)? (?:was|were|is|are) (?:also |then |\w+ly )?(?:wounded|injured|hurt)\b"
    r"(?! and (?:later |then )?(?:died|killed))",
    re.IGNORECASE,
)


def of_the_living(figures: Sequence[Figure], text: str) -> tuple[Figure, ...]:
    """The figures, of those taken for dead whose own verb tells of a wound the wounded: "a girl was shot to death and
    another woman was wounded". ``figures`` are those of one document whose text is given.
    """
    return tuple(
        replace(f, measure=Measure.INJURED)
        if f.measure is Measure.KILLED and f.high and _WAS_HURT.match(text, f.end)
        else f
        for f in figures
    )


def with_those_beside(figures: Sequence[Figure], text: str) -> tuple[Figure, ...]:
    """The figures, those told of beside others before them ("a woman was also killed") with the flag ``BESIDES``.

    ``figures`` are those of one document whose text is given.
    """
    selves = (f.id for f in figures if f.low == 1 and _AFTER_SELF.search(text, max(0, f.start - 20), f.start))
    with_himself = next(selves, None)  # told again, they are the same
    return tuple(
        replace(f, flags=tuple(sorted({*f.flags, BESIDES})))
        if f.measure in KILLED_OR_INJURED and f.low and f.part_of is None and (f.id == with_himself or _beside(f, text))
        else f
        for f in figures
    )


# "The gunman was shot dead by police after he killed [two people]".
_SHOT_AFTER = re.compile(
    r"\b(?:gunman|suspect|shooter|attacker|man|woman) (?:\w+ ){0,2}?(?:shot|killed|shot and killed|"
    r"shot dead|shot to death|fatally shot)\b[^.;]{0,60} after (?:he |she )?(?:had )?(?:\w+ly )?"
    r"(?:kill(?:ed|ing)|fatally shooting|shot and killed|shooting and killing)(?: at least)? $",
    re.IGNORECASE,
)
_BEFORE_HE_WAS = re.compile(r"(?:being|s?he(?: was|['’]s)) ", re.IGNORECASE)
# "Shot himself and [a friend]".
_AFTER_SELF = re.compile(rf"\b(?:{'|'.join(sorted(SELF))})(?: and|,(?: and)?|, then| &) $", re.IGNORECASE)


def _beside(figure: Figure, text: str) -> bool:
    """Whether the words, or those around them, say that others were told of before."""
    if ANOTHER.match(figure.words) or ORDINAL.match(figure.words):
        return not _BY_ANOTHER.search(text, max(0, figure.start - 70), figure.start)
    if figure.measure is Measure.KILLED and (figure.words.casefold() in SELF or _BEFORE_HE_WAS.match(figure.words)):
        return True
    begin = max(text.rfind(stop, 0, figure.start) for stop in (". ", "\n", "; ")) + 1
    if figure.measure is Measure.KILLED and _SHOT_AFTER.search(text, begin, figure.start):
        return True
    return (
        ALSO_AFTER.match(text, figure.end, figure.end + 140) is not None
        or _ALSO_BEFORE.search(text, begin, figure.start) is not None
    )
