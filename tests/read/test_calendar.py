"""The calendar: weeks, months, weekends and years around a day."""

from __future__ import annotations

import datetime as dt

import pytest

from corroborate.read.calendar import (
    month_of,
    nearest_year,
    precision_of,
    shift,
    shift_months,
    week_of,
    weekday_after,
    weekday_before,
    weekend_before,
)

WEDNESDAY = dt.date(2031, 3, 12)

CALENDAR = [
    (weekday_before(WEDNESDAY, 2), WEDNESDAY),
    (weekday_before(WEDNESDAY, 2, itself=False), dt.date(2031, 3, 5)),
    (weekday_after(WEDNESDAY, 2), dt.date(2031, 3, 19)),
    (weekday_after(WEDNESDAY, 2, itself=True), WEDNESDAY),
    (week_of(WEDNESDAY), (dt.date(2031, 3, 10), dt.date(2031, 3, 16))),
    (month_of(2028, 2), (dt.date(2028, 2, 1), dt.date(2028, 2, 29))),
    (weekend_before(WEDNESDAY), (dt.date(2031, 3, 8), dt.date(2031, 3, 9))),
    (shift_months(dt.date(2031, 3, 31), -1), dt.date(2031, 2, 28)),
    (shift_months(dt.date.min, -1), dt.date.min),
    (shift_months(dt.date.max, 1), dt.date.max),
    (shift(dt.date.max, 1), dt.date.max),
    (nearest_year(WEDNESDAY, 2, 29), dt.date(2028, 2, 29)),
    (nearest_year(WEDNESDAY, 2, 30), None),
    (nearest_year(WEDNESDAY, 6, 1, future=True), dt.date(2031, 6, 1)),
    (precision_of(month_of(2031, 3)), 4),
]


@pytest.mark.parametrize(("got", "expected"), CALENDAR)
def test_the_calendar_counts(got: object, expected: object) -> None:
    """Weeks are ISO weeks; months and the calendar's ends are clipped; impossible days are None."""
    assert expected == got
