"""Weekdays: "late on Friday", "Tuesday of last week", "Monday's", and a date with its weekday before it."""

from __future__ import annotations

from corroborate.read.calendar import WEEKDAY_ABBREVIATIONS
from corroborate.read.times.dates import from_day, from_month, in_digits
from corroborate.read.times.expressions import Found, Month, Weekday
from corroborate.read.times.row import Row, unpossessed
from corroborate.read.times.words import DAYPARTS, FUNCTION, LAST, NEXT, POSSESSED
from corroborate.text.tokens import NUMBER, WORD

_PAPERS = frozenset("times telegraph mirror herald mail star tribune express sun post mosque morning-post".split())


def from_weekday(row: Row, i: int) -> Found | None:
    """From a weekday's name on: "Friday night", "last Friday", "Friday of last week", "Thursday, March 6"."""
    word = unpossessed(row.tokens[i])
    if word in POSSESSED:
        if not row.capital(i) or row.lower(i - 1) in ("on", "all") or row.tokens[i + 1 : i + 2] == ():
            return None
        if row.tokens[i + 1].kind != WORD or row.lower(i + 1) in FUNCTION:
            return None
        return Found(i, i + 1, Weekday(POSSESSED[word]))
    read = row.weekday(i)
    if read is None:
        return None
    number, j = read
    dated = _dated_weekday(row, i, j)
    if dated is not None:
        return dated
    if word in WEEKDAY_ABBREVIATIONS:
        steady = word in ("tues", "thur", "thurs", "weds") or (row.lower(i - 1) == "on" and row.capital(i))
        if not (steady and row.capital(i)):
            return None
    before = row.lower(i - 1)
    if before in ("every", "each", "bloody", "good", "black", "palm", "easter") or (
        row.lower(j) in _PAPERS and row.capital(j)
    ):
        return None
    turn, first = "", i
    if before in LAST:
        turn, first = "last", i - 1
    elif before in NEXT:
        if before != "following":
            turn, first = "next", i - 1
        elif row.lower(i - 2) == "the" and word == row.tokens[i].lower:
            turn, first = "following", i - 1  # else "following Friday's attack": a preposition
    elif before == "this":
        turn, first = "this", i - 1
    elif before in ("late", "early"):
        first = i - 1
    night = False
    last = j
    if last < row.size and unpossessed(row.tokens[last]) in DAYPARTS:
        night = row.lower(last) == "overnight"
        last += 1
    if before == "overnight":
        night, first = True, i - 1
    week = None
    k = last + 1 if row.lower(last) == "of" else last
    if row.lower(k) in ("last", "this", "next") and row.lower(k + 1) == "week":
        week = {"last": -1, "this": 0, "next": 1}[row.lower(k)]
        last = k + 2
    return Found(first, last, Weekday(number, turn, week, night))


def _dated_weekday(row: Row, i: int, j: int) -> Found | None:
    """A date after a weekday: "Wed 05 Apr 2017", "Thursday, March 6", "Monday the 6th of March"."""
    if row.lower(j) in (",", "("):
        j += 1
    if row.lower(j) == "the":
        j += 1
    if j >= row.size:
        return None
    hit = None
    if row.tokens[j].kind == NUMBER:
        hit = in_digits(row, j) or from_day(row, j)
    elif row.month(j):
        hit = from_month(row, j)
        if hit is not None and isinstance(hit.means, Month):
            hit = None
    if hit is None or hit.first > j:
        return None
    last = hit.last + 1 if row.lower(hit.last) == ")" and row.lower(j - 1) == "(" else hit.last
    return Found(i, last, hit.means)
