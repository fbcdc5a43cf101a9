"""Units: stretches of text that are taken for one place name, and the words beside them that say the kind of place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corroborate.values import Candidate

# The kind of place that words beside a name say.
FIRST = frozenset(
    "province provinces governorate governorates state states oblast prefecture countryside provincial".split()
)
SECOND = frozenset("district districts county counties parish subdistrict sub-district municipality".split())
TOWN = frozenset(
    """city cities town towns village villages neighborhood neighborhoods neighbourhood neighbourhoods suburb suburbs
    hamlet settlement township quarter barrio""".split()
)
WIDE = frozenset("region regions area areas".split())
KIND = FIRST | SECOND | TOWN | WIDE
A_PERSON = 0.75  # the score from which on a person's name is told as one
# What stands after the name of an owner.
OWNS = re.compile(r"['’]s\b")


@dataclass(slots=True)
class Unit:
    """A stretch of text taken for one place name, with what is known of it."""

    start: int
    end: int
    words: str
    cue: float
    sentence: int
    candidates: tuple[Candidate, ...]
    kind: str = ""
    near: bool = False
    opens: bool = False  # its sentence: "In X province, …"
    part: bool = False  # of a longer run whose rest is no place
    begins: str = ""  # of a longer name whose rest is no place ("Arda Vellin"), the last word of that
    beside: bool = False  # named within another word or name: nothing is said to happen there
    nowhere: bool = False  # a person, or two letters: it says nothing of where the report's other places are
    parent: int | None = None
    odds: list[float] = field(default_factory=list)
    key: str = ""  # the words, folded
    city: Candidate | None = None  # of a name that only means something within the report's own city, that city


def likeliest(unit: Unit) -> Candidate:
    """The candidate of the highest odds; of equals the first. The unit must have candidates and their odds."""
    return unit.candidates[max(range(len(unit.odds)), key=unit.odds.__getitem__)]
