"""Words that tell one who was harmed from another: "himself", "a third victim", "another man", "a 20-year-old"."""

from __future__ import annotations

import re

from corroborate.values import Measure

# "The victim", "the man": one who may have been told of before.
ONE_AGAIN = frozenset("victim man woman boy girl teen teenager child juvenile person male female".split())

# "A 20-year-old man", "a 9 y/o".
AGED = re.compile(r"(?:an? |the )?(\d{1,3})(?:[- ]years?[- ]old|[- ]?(?:yo|y/o|yr-old)\b)", re.IGNORECASE)
SELF = frozenset({"himself", "herself", "itself", "themselves", "self"})

# "A third victim".
_ORDINALS = {w: n for n, w in enumerate("second third fourth fifth sixth seventh eighth ninth tenth".split(), start=2)}
ORDINAL = re.compile(rf"(?:an?|the) (?:possible |final )?({'|'.join(_ORDINALS)})\b", re.IGNORECASE)
# "Another man", "two others".
ANOTHER = re.compile(
    r"(?:another|(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3}) (?:other|more)s?)\b", re.I
)
# Words that end in whom they mean.
OF_MEN, OF_WOMEN = (
    re.compile(rf"\b(?:{words})$", re.IGNORECASE)
    for words in ("man|boy|male|men|boys", "woman|girl|female|women|girls")
)
# "[A woman], 30, was also killed".
ALSO_AFTER = re.compile(
    r"(?:,[^,.;]{0,60},|(?: [^,.;]{0,40})?,(?= (?:was|were) also)| [^,.;]{0,40}?)?\s*"
    r"(?:(?:was|were|is|are|has been|have been) )?also "
    r"(?:\w+ly )?(?:killed|dead|died|shot|hit|struck|hurt|injured|wounded|grazed|slain|murdered)\b",
    re.IGNORECASE,
)

KILLED_OR_INJURED = frozenset({Measure.KILLED, Measure.INJURED})


def ordinal(words: str) -> int | None:
    """The number of "a third person", or None."""
    nth = ORDINAL.match(words)
    return _ORDINALS[nth[1].casefold()] if nth is not None else None
