"""Counts, the numbers in the running for a toll, and the account of what became of each.

A count is what one statement says, or a sum over disjoint statements. Every figure of it is used or set aside, by a
rule and for a reason.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from corroborate.values import Certainty, Weighed
from corroborate.weigh.tolls.statements import EYES, Statement

DOMINATED = "dominated"  # stands for a rule where an interval says nothing more than another

# In R2, words that make a number no exact count.
_INEXACT = frozenset({"approximate", "open_above", "open_below", "range", "vague"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One number in the running: a statement, or the sum of one voice's disjoint parts."""

    low: int | None
    best: int | None
    high: int | None
    of: tuple[Statement, ...]
    flags: frozenset[str] = frozenset()
    reason: str = ""  # of a number that is worked out, how

    @property
    def first(self) -> Statement:
        """The statement that stands for it: the only one, or the first of a sum."""
        return self.of[0]

    @property
    def voice(self) -> str:
        """The voice that it speaks for."""
        return self.first.voice

    @property
    def day(self) -> dt.date:
        """When it was said; one that tells no day comes before all others."""
        return self.first.day or dt.date.min

    @property
    def top(self) -> int:
        """The largest number that it names."""
        return max(n for n in (self.low, self.best, self.high, 0) if n is not None)

    @property
    def exact(self) -> bool:
        """Whether it is a number, without "about" or an open end."""
        return not self.flags & _INEXACT and self.best is not None

    @property
    def floor(self) -> bool:
        """Whether it is counted so far, or what a witness saw (R13)."""
        return "floor" in self.flags

    @property
    def hedged(self) -> bool:
        """Whether its own voice hedges (R11)."""
        return all(s.figure.certainty is Certainty.UNCONFIRMED for s in self.of)

    @property
    def order(self) -> tuple[str, ...]:
        """What settles ties: nothing that depends on the order of arrival."""
        return tuple(s.figure.id for s in self.of)


def count_of(statement: Statement) -> Count:
    """The count that a statement is: approximate, without low and high; of who tells what they saw, a floor (R13)."""
    f = statement.figure
    flags = frozenset(f.flags)
    if statement.kind in EYES and f.low:
        flags |= {"floor"}
    if "approximate" in flags:
        # It may set best, never low or high.
        return Count(low=None, best=f.best, high=None, of=(statement,), flags=flags)
    return Count(low=f.low, best=f.best, high=f.high, of=(statement,), flags=flags, reason=statement.reason)


def counts_of(statements: Iterable[Statement]) -> list[Count]:
    """The count that each statement is, in their order."""
    return [count_of(s) for s in statements]


def sum_of(statements: tuple[Statement, ...]) -> Count:
    """The sum of disjoint statements: best and high where each of them has one, low where any has."""
    counts = [count_of(s) for s in statements]

    def over(values: list[int | None]) -> int | None:
        present = [v for v in values if v is not None]
        return sum(present) if len(present) == len(values) else None

    # A part without a number of its own (dozens, no ceiling) leaves the sum open on that side.
    low = sum(c.low if c.low is not None else 0 for c in counts) if any(c.low is not None for c in counts) else None
    flags = frozenset({"sum"} if len(statements) > 1 else set()).union(*(c.flags for c in counts))
    return Count(low=low, best=over([c.best for c in counts]), high=over([c.high for c in counts]),
                  of=statements, flags=flags)  # fmt: skip


def denies(count: Count) -> bool:
    """Whether it says that there were none, or denies the harm (R12)."""
    return count.top == 0 or any(s.figure.certainty is Certainty.DENIED for s in count.of)


def number_said(count: Count) -> str:
    """Its number in words: "162", "at least 162", "40 to 50"."""
    if count.best is not None:
        return f"at least {count.best}" if "open_above" in count.flags else f"{count.best}"
    if count.low is not None and count.high is not None:
        return f"{count.low} to {count.high}"
    return f"at least {count.low}" if count.low is not None else f"up to {count.high}"


class Account:
    """What has been done with each figure of one toll."""

    def __init__(self) -> None:
        self.used: dict[str, Weighed] = {}
        self.aside: dict[str, Weighed] = {}
        self.rules: set[str] = set()
        self.flags: set[str] = set()

    def set_aside(self, count: Count, rule: str, reason: str) -> None:
        """Leave the figures of a count out of the toll, by a rule and for a reason."""
        self.rules.add(rule)
        for s in count.of:
            self.aside[s.figure.id] = Weighed(figure=s.figure.id, rule=rule, reason=reason)
            self.used.pop(s.figure.id, None)

    def spare(self, count: Count) -> None:
        """Take back that it was set aside."""
        for s in count.of:
            self.aside.pop(s.figure.id, None)

    def use(self, count: Count, rule: str, reason: str) -> None:
        """Let the toll rest on the figures of a count; one set aside stays so. What is worked out is so by R9."""
        if count.reason:
            rule, reason = "R9", count.reason
        self.rules.add(rule)
        for s in count.of:
            if s.figure.id not in self.aside:
                self.used[s.figure.id] = Weighed(figure=s.figure.id, rule=rule, reason=reason)
