"""What an expression means, given an anchor: the interval of days, or nothing where what it hangs on is not known."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from corroborate.read.calendar import (
    Span,
    day,
    month_of,
    nearest_year,
    shift,
    shift_months,
    week_of,
    weekday_after,
    weekday_before,
    weekend_before,
    year_of,
)
from corroborate.read.times.expressions import (
    Ago,
    Beside,
    Day,
    Edge,
    Expression,
    Month,
    Offset,
    Past,
    Range,
    Turn,
    Vague,
    Weekday,
    Weekend,
    Year,
)


class Anchor(NamedTuple):
    """What relative times of one sentence hang on: the report's day, the last day told, and the tense around."""

    day: dt.date | None
    told: dt.date | None
    future: bool


def resolve(means: Expression, at: Anchor) -> Span | None:
    """The interval of days, or None without what it hangs on."""
    match means:
        case Vague():
            return None
        case Day():
            return _resolve_day(means, at)
        case Month():
            return _resolve_month(means, at)
        case Year():
            return _so_far(_part(year_of(means.year), means.part), at)
        case Weekday():
            return _resolve_weekday(means, at)
        case Offset():
            return Span(shift(at.day, means.first), shift(at.day, means.last)) if at.day else None
        case Turn():
            return _resolve_turn(means, at)
        case Past():
            return Span(_back(at.day, means.unit, means.count), at.day) if at.day else None
        case Ago():
            return _resolve_ago(means, at.day)
        case Beside():
            return _resolve_beside(means, at.told) if at.told else None
        case Weekend():
            return _resolve_weekend(means, at)
        case Range():
            return _resolve_range(means, at)
        case Edge():
            return _resolve_edge(means, at)


def _resolve_day(means: Day, at: Anchor) -> Span | None:
    if means.year is not None:
        found = day(means.year, means.month, means.number)
    elif at.day is not None:
        found = _nearest(at.day, means, at.future)
    else:
        found = None
    return Span(found, found) if found else None


def _nearest(anchor: dt.date, means: Day, future: bool) -> dt.date | None:
    """The year that a day without one takes: the last up to the anchor, or the next where the verb looks ahead.

    A week's slack lets a day just ahead stand without a future verb; nothing is put off by more than half a year.
    """
    if future:
        ahead = nearest_year(anchor, means.month, means.number, future=True)
        if ahead is not None and (ahead - anchor).days <= 183:
            return ahead
    return nearest_year(anchor, means.month, means.number, slack=7)


def _resolve_month(means: Month, at: Anchor) -> Span | None:
    year = means.year
    if year is None:
        if at.day is None:
            return None
        year = at.day.year
        if means.turn == "next" or (at.future and means.turn != "last"):
            year += means.month < at.day.month or (means.month == at.day.month and means.turn == "next")
        elif means.month > at.day.month or (means.month == at.day.month and means.turn == "last"):
            year -= 1
    return _so_far(_part(month_of(year, means.month), means.part), at)


def _so_far(span: Span, at: Anchor) -> Span:
    """A month or year that is still running, up to the anchor: what is told of it has happened."""
    first, last = span
    if at.future or at.day is None or first is None or last is None or not first <= at.day < last:
        return span
    return Span(first, at.day)


def _part(span: Span, part: str) -> Span:
    """A third of a month or year: early, mid, late."""
    first, last = span
    if not part or first is None or last is None:
        return span
    if (last - first).days > 31:
        months = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "first": (1, 1)}[part]
        return Span(month_of(first.year, months[0]).start, month_of(first.year, months[1]).end)
    if (last - first).days < 7:
        return span
    return {
        "early": Span(first, shift(first, 9)),
        "mid": Span(shift(first, 10), shift(first, 19)),
        "late": Span(shift(first, 20), last),
        "first": Span(first, first),
    }[part]


def _resolve_weekday(means: Weekday, at: Anchor) -> Span | None:
    if means.turn == "following":
        found = weekday_after(at.told, means.weekday) if at.told else None
    elif at.day is None:
        found = None
    elif means.week is not None:
        monday = shift(at.day, 7 * means.week - at.day.weekday())
        found = shift(monday, means.weekday)
    elif means.turn == "last":
        found = weekday_before(at.day, means.weekday, itself=False)
    elif means.turn == "next":
        found = weekday_after(at.day, means.weekday)
    elif at.future:
        found = weekday_after(at.day, means.weekday, itself=True)
    else:
        found = weekday_before(at.day, means.weekday)
    if found is None:
        return None
    end = shift(found, 1) if means.night and at.day and found < at.day else found
    return Span(found, end)


def _resolve_turn(means: Turn, at: Anchor) -> Span | None:
    if at.day is None:
        return None
    match means.unit:
        case "week":
            span = week_of(shift(at.day, 7 * means.count))
        case "month":
            moved = shift_months(at.day, means.count)
            span = month_of(moved.year, moved.month)
        case "year":
            span = year_of(min(max(at.day.year + means.count, 1), 9999))
        case _:
            return None
    return _so_far(_part(span, means.part), at)


def _back(date: dt.date, unit: str, count: int) -> dt.date:
    """The day that lies so many units before the date; hours count as the days they reach back into."""
    match unit:
        case "hour":
            return shift(date, -max((count + 23) // 24, 0))
        case "day":
            return shift(date, -count)
        case "week":
            return shift(date, -7 * count)
        case "month":
            return shift_months(date, -count)
        case "year":
            return shift_months(date, -12 * count)
        case "decade":
            return shift_months(date, -120 * count)
        case _:
            return date


def _resolve_ago(means: Ago, anchor: dt.date | None) -> Span | None:
    if anchor is None:
        return None
    if means.unit == "hour":
        at = shift(anchor, -(means.count // 24))
        return Span(at, at)
    at = _back(anchor, means.unit, means.count)
    match means.unit:
        case "week":
            return week_of(at)
        case "month":
            return month_of(at.year, at.month)
        case "year":
            return year_of(at.year)
        case _:
            return Span(at, at)


def _resolve_beside(means: Beside, told: dt.date) -> Span:
    match means.unit:
        case "week" if abs(means.count) == 1 and not means.noun:
            return week_of(shift(told, 7 * means.count))
        case "week":
            at = shift(told, 7 * means.count)
        case "month":
            at = shift_months(told, means.count)
            return month_of(at.year, at.month)
        case "year":
            return year_of(min(max(told.year + means.count, 1), 9999))
        case _:
            at = shift(told, means.count)
    return Span(at, at)


def _resolve_weekend(means: Weekend, at: Anchor) -> Span | None:
    if at.day is None:
        return None
    if means.count > 0 or at.future:
        saturday = weekday_after(at.day, 5, itself=means.count == 0)
        return Span(saturday, shift(saturday, 1))
    if means.count < 0:
        saturday = shift(week_of(at.day).start or at.day, -2)
        return Span(saturday, shift(saturday, 1))
    return weekend_before(at.day)


def _resolve_range(means: Range, at: Anchor) -> Span | None:
    if isinstance(means.first, Turn) and isinstance(means.last, Month):  # "in March last year"
        year = _resolve_turn(means.first, at)
        return month_of(year.start.year, means.last.month) if year and year.start else None
    last = resolve(means.last, at)
    if last is None or last.end is None:
        return None
    first: Span | None
    if isinstance(means.first, (Day, Month)) and means.first.year is None and last.end:
        # The first end is the nearest before the last: "from December 28 to January 3, 2031".
        first = resolve(means.first, Anchor(last.end, at.told, False))
    elif isinstance(means.first, Weekday):
        first = resolve(means.first, Anchor(last.end, at.told, False))
    else:
        first = resolve(means.first, at)
    if first is None or first.start is None or first.start > last.end:
        return None
    return Span(first.start, last.end)


def _resolve_edge(means: Edge, at: Anchor) -> Span | None:
    span = resolve(means.time, at)
    if span is None:
        return None
    match means.edge:
        case "since":
            end = at.day if at.day and span.start and at.day >= span.start else None
            return Span(span.start, end)
        case "until":
            return Span(None, span.end)
        case "before":
            return Span(None, shift(span.start, -1) if span.start else None)
        case "after":
            return Span(span.end, None)
        case _:
            return None
