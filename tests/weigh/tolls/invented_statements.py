"""Invented statements of how many were harmed, and what the tests ask of the tolls made of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from corroborate.codec import anchor
from corroborate.values import Figure, Group, Measure, Toll, VoiceKind
from corroborate.weigh.tolls import Extent, Statement, toll, tolls

MONITOR, UN, OUTLET, ANON = VoiceKind.MONITOR, VoiceKind.UN, VoiceKind.OUTLET, VoiceKind.ANONYMOUS
COAST = Extent(place="Marran", start=dt.date(2031, 3, 6), end=dt.date(2031, 3, 11), cumulative=True)


def day(number: int) -> dt.date:
    """That day of March 2031."""
    return dt.date(2031, 3, number)


def say(number: int | tuple[int | None, int | None, int | None], **other: Any) -> Statement:
    """A statement of a number: an exact count of civilians killed by the monitor on 7 March unless said otherwise."""
    low, best, high = (number, number, number) if isinstance(number, int) else number
    statement = {
        "voice": other.pop("voice", "mdn"),
        "kind": other.pop("kind", MONITOR),
        "day": day(other.pop("on", 7)),
        "document": other.pop("document", "doc-1"),
    }
    for key in ("extent", "own", "copy", "changed", "party", "side", "side_known", "named", "whole"):
        if key in other:
            statement[key] = other.pop(key)
    name = other.pop(
        "id", f"{statement['voice']}{statement['day']}{number}{statement['document']}{sorted(other.items())}"
    )
    figure = Figure(
        id=other.pop("fig", anchor("fig", name, 0, 1)),
        document=statement["document"],
        passage="psg-1",
        words="w",
        start=0,
        end=1,
        measure=other.pop("measure", Measure.KILLED),
        low=low,
        best=best,
        high=high,
        group=other.pop("group", Group.CIVILIAN),
        made_by="test",
        **other,
    )
    return Statement(figure=figure, **statement)


def at(statement: Statement, start: int, words: str = "w", **other: Any) -> Statement:
    """The statement with its figure in those words at that place of its report."""
    figure = replace(statement.figure, start=start, end=start + len(words), words=words, **other)
    return replace(statement, figure=figure)


def hurt(number: int | tuple[int | None, int | None, int | None], **other: Any) -> Statement:
    """A statement of a number of injured."""
    return say(number, measure=Measure.INJURED, **other)


def only(*statements: Statement) -> Toll:
    """Their toll."""
    return toll("evt-1", statements)


def all_persons(*statements: Statement, measure: Measure = Measure.KILLED) -> Toll:
    """The toll of all persons."""
    return next(t for t in tolls("evt-1", statements) if t.group is None and t.measure is measure)


def bounds(found: Toll) -> tuple[int | None, int | None, int | None]:
    """Its low, best and high."""
    return found.low, found.best, found.high


def by_rule(found: Toll, rule: str) -> set[str]:
    """The figures that a rule set aside."""
    return {w.figure for w in found.set_aside if w.rule == rule}
