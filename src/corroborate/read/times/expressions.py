"""Expressions: what a time's words mean before they have a day to hang on, such as a weekday, an offset or a range."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month; ``year`` None when the words leave it out."""

    year: int | None
    month: int
    number: int


@dataclass(frozen=True, slots=True)
class Month:
    """A month, or a ``part`` of it ("early", "mid", "late"); ``turn`` is "last" or "next" where so worded."""

    year: int | None
    month: int
    part: str = ""
    turn: str = ""


@dataclass(frozen=True, slots=True)
class Year:
    """A year or a part of it."""

    year: int
    part: str = ""


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week; ``turn`` is "", "last", "next" or "this", ``week`` the ISO week it names, if it names one."""

    weekday: int
    turn: str = ""
    week: int | None = None
    night: bool = False


@dataclass(frozen=True, slots=True)
class Offset:
    """Days from the anchor: yesterday is -1 to -1, overnight -1 to 0."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Turn:
    """The week, month or year that is ``count`` away from the anchor's: last week is -1; ``part`` as in Month."""

    unit: str
    count: int
    part: str = ""


@dataclass(frozen=True, slots=True)
class Past:
    """The last ``count`` hours, days, weeks, months or years up to the anchor."""

    unit: str
    count: int


@dataclass(frozen=True, slots=True)
class Ago:
    """So many units before the anchor: "three days ago"."""

    unit: str
    count: int


@dataclass(frozen=True, slots=True)
class Beside:
    """So many units before or after a time that the report told: "a day earlier", "two days after the ambush"."""

    unit: str
    count: int
    noun: str = ""


@dataclass(frozen=True, slots=True)
class Weekend:
    """A weekend: ``count`` 0 is the one that is under way or was last, -1 the one before this week, 1 the next."""

    count: int


@dataclass(frozen=True, slots=True)
class Range:
    """From the one to the other."""

    first: Expression
    last: Expression


@dataclass(frozen=True, slots=True)
class Edge:
    """An interval with one edge told: since, until, before or after a time."""

    edge: str
    time: Expression


@dataclass(frozen=True, slots=True)
class Vague:
    """A time that no interval of days can be given for: "in recent days", "decades ago"."""


Expression = (
    Day | Month | Year | Weekday | Offset | Turn | Past | Ago | Beside | Weekend | Range | Edge | Vague
)  # fmt: skip


class Found(NamedTuple):
    """An expression at the tokens ``first`` to ``last`` (excluded) of its sentence."""

    first: int
    last: int
    means: Expression
