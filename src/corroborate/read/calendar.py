"""The calendar as news words it: names of months and weekdays, and arithmetic on days, weeks and months.

Weeks are ISO weeks, Monday to Sunday.  Every function is total: an impossible day is None, a day beyond the
calendar's own ends is clipped to them.
"""

from __future__ import annotations

import calendar
import datetime as dt
from typing import NamedTuple

# Written out: the names in the standard library change with the machine's locale.
_MONTHS = "january february march april may june july august september october november december".split()
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
MONTHS = {name: n for n, name in enumerate(_MONTHS, 1)}
MONTH_ABBREVIATIONS = {name[:3]: n for n, name in enumerate(_MONTHS, 1) if len(name) > 3} | {"sept": 9}
# The months of Syria, Lebanon, Iraq, Jordan and Palestine, as written in Latin and Arabic letters, then Egypt's and the
# Maghreb's in Arabic. Some are people's names too, so that only a day before them makes them months.
_LEVANTINE = """
kanun-al-thani kanoun-al-thani كانون-الثاني يناير
|shubat شباط فبراير
|adar adhar azar آذار اذار مارس
|nisan naysan نيسان أبريل ابريل
|ayyar أيار ايار مايو
|haziran huzayran hazeran حزيران يونيو
|tammuz tamuz tammouz تموز يوليو
|آب اب أغسطس اغسطس
|aylul ailul eylul أيلول ايلول سبتمبر
|tishrin-al-awwal tishreen-al-awwal تشرين-الأول تشرين-الاول أكتوبر اكتوبر
|tishrin-al-thani tishreen-al-thani تشرين-الثاني نوفمبر
|kanun-al-awwal kanoun-al-awwal كانون-الأول كانون-الاول ديسمبر
"""
LEVANTINE_MONTHS = {name: n for n, row in enumerate(_LEVANTINE.split("|"), 1) for name in row.split()}
WEEKDAYS = {name: n for n, name in enumerate(_WEEKDAYS)}
WEEKDAY_ABBREVIATIONS = {name[:3]: n for n, name in enumerate(_WEEKDAYS)} | {
    "tues": 1,
    "weds": 2,
    "thur": 3,
    "thurs": 3,
}
FIRST_YEAR, LAST_YEAR = 1900, 2099  # of the years that a bare four-digit number may mean


class Span(NamedTuple):
    """Days from ``start`` to ``end``, both included; None where that side is open."""

    start: dt.date | None
    end: dt.date | None


def day(year: int, month: int, number: int) -> dt.date | None:
    """The day, or None when the calendar has no such day."""
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def shift(date: dt.date, days: int) -> dt.date:
    """The day that many days on, clipped to the ends of the calendar."""
    return dt.date.fromordinal(min(max(date.toordinal() + days, 1), dt.date.max.toordinal()))


def shift_months(date: dt.date, months: int) -> dt.date:
    """The same day of the month that many months on, or that month's last day; clipped to the calendar's ends."""
    index = date.year * 12 + date.month - 1 + months
    year, month = divmod(index, 12)
    if year < 1:
        return dt.date.min
    if year > 9999:
        return dt.date.max
    return dt.date(year, month + 1, min(date.day, calendar.monthrange(year, month + 1)[1]))


def month_of(year: int, month: int) -> Span:
    """All days of a month."""
    return Span(dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]))


def year_of(year: int) -> Span:
    """All days of a year."""
    return Span(dt.date(year, 1, 1), dt.date(year, 12, 31))


def week_of(date: dt.date) -> Span:
    """Monday to Sunday of the ISO week that holds the day."""
    monday = shift(date, -date.weekday())
    return Span(monday, shift(monday, 6))


def weekend_before(date: dt.date) -> Span:
    """The weekend that is under way or was last: Saturday to Sunday, cut off at the day itself."""
    saturday = shift(date, -((date.weekday() - 5) % 7))
    return Span(saturday, min(shift(saturday, 1), date))


def weekday_before(date: dt.date, weekday: int, *, itself: bool = True) -> dt.date:
    """The last such weekday up to the day; ``itself`` tells whether the day may be the answer."""
    back = (date.weekday() - weekday) % 7
    return shift(date, -(back if itself or back else 7))


def weekday_after(date: dt.date, weekday: int, *, itself: bool = False) -> dt.date:
    """The next such weekday from the day on; ``itself`` tells whether the day may be the answer."""
    ahead = (weekday - date.weekday()) % 7
    return shift(date, ahead if itself or ahead else 7)


def nearest_year(anchor: dt.date, month: int, number: int, *, slack: int = 0, future: bool = False) -> dt.date | None:
    """The day of that month and number that is last up to ``anchor`` plus ``slack`` days, or next when ``future``.

    29 February takes a leap year near the anchor; None when no year has the day.
    """
    years = range(anchor.year - 8, anchor.year + 9)
    days = [d for d in (day(y, month, number) for y in years if 1 <= y <= 9999) if d]
    if future:
        return next((d for d in days if d >= anchor), None)
    return next((d for d in reversed(days) if d <= shift(anchor, slack)), None)


def precision_of(span: Span) -> int:
    """GED ``date_prec`` of an interval by its length: 1 day, 2 to 6 days, a week, a month, longer; open is 5."""
    if span.start is None or span.end is None:
        return 5
    days = (span.end - span.start).days + 1
    for most, precision in ((1, 1), (6, 2), (8, 3), (32, 4)):
        if days <= most:
            return precision
    return 5
