"""Dates: "March 6, 2031", "6-7 March", "06.03.2031", "mid-March", "in March 2012", "since 2011"."""

from __future__ import annotations

import re
from dataclasses import replace

from corroborate.read.calendar import FIRST_YEAR, LAST_YEAR, MONTH_ABBREVIATIONS, MONTHS, WEEKDAYS, day
from corroborate.read.times.expressions import Day, Found, Month, Range, Turn, Vague, Year
from corroborate.read.times.row import Row, unpossessed
from corroborate.read.times.words import DAYPARTS, EVENT_NOUNS, FUNCTION, LAST, NEXT, PARTS, UNITS, YEARED
from corroborate.text.tokens import NUMBER, QUOTE, WORD

_MONTH_BEFORE = frozenset(
    """in since during until till by from through throughout before after early late mid middle last next this of
    end beginning start past previous following between into to and through ending or earlier around""".split()
)
_YEAR_BEFORE = frozenset(
    """in since during until till by from through throughout before after early late mid spring summer autumn
    winter fall year between into""".split()
)
_SEASONS = frozenset("summer spring autumn winter year".split())
_PEOPLE = frozenset(
    """people persons civilians men women children residents fighters soldiers militants rebels troops terrorists
    insurgents families members others were injured killed wounded dead police policemen prisoners protesters
    refugees victims guerrillas homes houses dollars""".split()
)
# After "16 may": a verb, so that "16" are people and "may" is no month.
_AFTER_MODAL = frozenset(
    """have be not also still well even yet come die face lose remain never soon only need take go get want become
    increase include rise seem appear want think say know find make continue""".split()
)
_NAMES_AFTER = frozenset(
    """street st avenue ave square bridge hospital university movement brigade brigades battalion group
    organization organisation organizations revolution school airport park city road boulevard division
    regiment agreement mosque stadium neighborhood neighbourhood district camp front cell martyrs prayers""".split()
) - {"prayers", "cell", "front", "group", "division", "agreement", "camp", "district", "city", "road"}
_DECADE = re.compile(r"(?:1[89]|20)\d0s")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_DAY_YEAR = re.compile(r"(\d{1,2}),?((?:19|20)\d\d)")
_GLUED_TIME = re.compile(r"(\d{2})(?:[.:]\d+)*")


def in_digits(row: Row, i: int) -> Found | None:
    """Dates in digits: ISO, 06.03.2031, 06-03-2031 (day first), 3/6/2031 (month first unless impossible)."""
    text = row.tokens[i].text
    if row.tight(i) and (row.tokens[i - 1].kind == NUMBER or row.lower(i - 1) in ("-", "/", "#")):
        return None
    dotted = _DOTTED.fullmatch(text)
    if dotted:
        number, month, year = (int(part) for part in dotted.groups())
        return _valid(i, i + 1, year, month, number)
    separator = row.lower(i + 1)
    if not (
        separator in ("-", "/", "–")
        and i + 4 < row.size
        and all(row.tight(j) for j in range(i + 1, i + 5))
        and row.lower(i + 3) == separator
    ):
        return None
    parts = [row.digits(j) for j in (i, i + 2, i + 4)]
    glued = _GLUED_TIME.fullmatch(row.tokens[i + 4].text)
    if glued:
        parts[2] = glued.group(1)
    if not all(parts) or max(map(len, parts)) > 4 or (row.tight(i + 5) and row.lower(i + 5) in ("-", "/")):
        return None
    a, b, c = (int(part) for part in parts)
    if len(parts[0]) == 4 and len(parts[1]) <= 2 and len(parts[2]) <= 2:
        return _valid(i, i + 5, a, b, c)
    if len(parts[0]) > 2 or len(parts[1]) > 2:
        return None
    if len(parts[2]) == 2 and separator == "/":
        c += 2000 if c < 70 else 1900
    elif len(parts[2]) != 4:
        return None
    if separator == "/" and day(c, a, b):
        return _valid(i, i + 5, c, a, b)
    return _valid(i, i + 5, c, b, a) or _valid(i, i + 5, c, a, b)


def from_day(row: Row, i: int) -> Found | None:
    """From a number on: "6 March 2031", "6th of March", "6-7 March", "6, 7 and 8 March"."""
    first = row.day_number(i)
    if first is None or (row.tight(i) and row.tokens[i - 1].kind in (NUMBER, WORD)):
        return None
    numbers = [first]
    j = i + 1
    while len(numbers) < 7 and row.lower(j) in ("-", "–", "—", "to", "and", ",", "or", "/", "&", "through"):
        k = j + 2 if row.lower(j) == "," and row.lower(j + 1) == "and" else j + 1
        number = row.day_number(k)
        if number is None or number <= numbers[-1]:
            break
        numbers.append(number)
        j = k + 1
    if row.lower(j) in ("-", "–", ",") and row.month(j + 1) and len(numbers) == 1:
        if row.lower(j) == ",":
            return None
        j += 1
    if row.lower(j) == "of":
        j += 1
        if row.lower(j) == "the":
            j += 1
    if row.lower(j) in ("this", "last") and row.lower(j + 1) == "month" and not row.digits(i):
        return None
    read = row.month(j)
    if read is None:
        return None
    month, end = read
    word = unpossessed(row.tokens[j])
    if row.day_number(end) and row.digits(i) and len(numbers) == 1 and _month_owns(row, end):
        return None  # "killed 12 March 6": the month has a day of its own
    if word in ("may", "march", "mar") and not _month_noun(row, i, j, end):
        return None
    separator = row.lower(end)
    if separator in ("-", "/", "–") and row.tight(end):
        end += 1
    year, after = _year_after(row, end)
    if year is None:
        after = read[1]
    if row.lower(after) in _NAMES_AFTER and (row.capital(after) or row.lower(after) == "movement"):
        return None
    if len(numbers) > 1:
        return _range(row, i, after, Day(year, month, numbers[0]), Day(year, month, numbers[-1]))
    if not _possible(year, month, first):
        return None
    return _with_weekday(row, Found(i, after, Day(year, month, first)))


def from_month(row: Row, i: int) -> Found | None:
    """From a month's name on: "March 6, 2031", "Mar. 6-7", "in March", "March 2012"."""
    read = row.month(i)
    if read is None:
        return None
    month, j = read
    stated = row.day_number(i - 1)
    if stated is not None and not _possible(None, month, stated) and row.lower(i - 2) not in ("of", "killed"):
        return None  # "31 February"
    abbreviated = unpossessed(row.tokens[i]) in MONTH_ABBREVIATIONS
    glued = _DAY_YEAR.fullmatch(row.tokens[j].text) if j < row.size else None
    if glued:
        hit = _valid(i, j + 1, int(glued.group(2)), month, int(glued.group(1)))
        if hit:
            return hit
    k = j + 1 if row.lower(j) == "the" and row.day_number(j + 1) else j
    number = row.day_number(k)
    possessive = unpossessed(row.tokens[i]) != row.tokens[i].lower
    if number is not None and not possessive and not (row.tight(k) and row.lower(k - 1) != "."):
        hit = _month_day(row, i, k, month, number)
        if hit:
            return hit
    year, end = _year_after(row, j)
    if year is not None and row.digits(end - 1) and len(row.digits(end - 1)) == 4:
        return _parted(row, i, end, Month(year, month))
    if abbreviated and not (row.capital(i) and row.lower(i - 1) in ("in", "since", "last")):
        return None
    return _bare_month(row, i, j, month)


def from_year(row: Row, i: int) -> Found | None:
    """A year alone: "in 2016", "since 2011", "the 2012 attack", "2011-2013"."""
    if _DECADE.fullmatch(row.tokens[i].lower):
        return Found(i, i + 1, Vague())
    year = row.year(i)
    if year is not None and row.tight(i + 1) and row.lower(i + 1) in ("'", "'s", "s"):
        return Found(i, i + 1, Vague())  # "the 1980's"
    if year is None or (row.tight(i) and row.tokens[i - 1].kind != QUOTE and row.lower(i - 1) not in "(-–"):
        return None
    before = row.lower(i - 1)
    after = row.lower(i + 1)
    if after in _PEOPLE or after in UNITS or after in ("gmt", "local", "-", "m", "km", "meters", "metres"):
        other = row.year(i + 2) if after == "-" else None
        if other is None or other <= year:
            return None
    if before == "of" and (row.lower(i - 2) in PARTS or row.lower(i - 2) in _SEASONS):
        return _parted(row, i, i + 1, Year(year))
    if before in ("-", "mid"):
        return _parted(row, i, i + 1, Year(year)) if before == "mid" or row.lower(i - 2) == "mid" else None
    if before in _YEAR_BEFORE or (before == "and" and row.year(i - 2)) or (before == "to" and row.year(i - 2)):
        return _parted(row, i, i + 1, Year(year))
    if before in ("the", "a", "an", "its", "their", "his", "her") and after in EVENT_NOUNS | YEARED:
        return Found(i, i + 1, Year(year))
    if before == "(" and after == ")":
        return Found(i, i + 1, Year(year))
    if row.year(i + 2) and after in ("-", "–"):
        return Found(i, i + 1, Year(year))
    return None


def hyphened(row: Row, i: int) -> Found | None:
    """Read "mid-March", "early-2016", "late-June"."""
    head, _, tail = row.tokens[i].lower.partition("-")
    month = MONTHS.get(tail)
    if head in ("mid", "early", "late") and month:
        year, end = _year_after(row, i + 1)
        return Found(i, end if year else i + 1, Month(year, month, head))
    if head in ("mid", "early", "late") and tail.isdecimal() and len(tail) == 4:
        return Found(i, i + 1, Year(int(tail), head)) if FIRST_YEAR <= int(tail) <= LAST_YEAR else None
    return None


def _valid(first: int, last: int, year: int, month: int, number: int) -> Found | None:
    if FIRST_YEAR <= year <= LAST_YEAR and day(year, month, number):
        return Found(first, last, Day(year, month, number))
    return None


def _year_after(row: Row, i: int) -> tuple[int | None, int]:
    """A year, perhaps after a comma, at token ``i`` and the token after it."""
    j = i + 1 if row.lower(i) in (",", ".") and row.year(i + 1) else i
    if row.lower(j) == "of" and row.year(j + 1):
        j += 1
    year = row.year(j)
    if year is None:
        return _short_year(row, i)
    after = row.lower(j + 1)
    if after in _PEOPLE and after not in ("were", "killed", "injured", "wounded") and year != row.hint:
        return None, i
    return year, j + 1


def _short_year(row: Row, i: int) -> tuple[int | None, int]:
    """The two digits of "3 Jan 90 --", as date lines of the wires had them; "'90" too."""
    j = i + 1 if row.lower(i) in ("'", "’", "‘") else i
    digits = row.digits(j)
    if len(digits) == 2 and (j > i or row.lower(j + 1) in ("--", "-", "—", "–", "(", ")")):
        year = int(digits)
        if row.lower(j + 1) in ("-", "–") and row.tight(j + 1):
            return None, i
        return year + (2000 if year < 70 else 1900), j + 1
    return None, i


def _month_day(row: Row, i: int, k: int, month: int, number: int) -> Found | None:
    before = row.lower(i - 1)
    after = row.lower(k + 1)
    ordinal = not row.digits(k)
    if before in ("in", "since", "during") and not ordinal and before == "in" and _counts(row, k):
        return None  # "in March 15 civilians were killed"
    if row.lower(i) == "may" and not row.capital(i) and i and before not in _MONTH_BEFORE | {"on", ",", "("}:
        year, _ = _year_after(row, k + 1)
        if year is None and _counts(row, k):
            return None
    if after in _NAMES_AFTER and (row.capital(k + 1) or after == "movement"):
        return None
    year, end = _year_after(row, k + 1)
    second = _second_day(row, k, number) if year is None else None
    if second is not None:
        last, end = second
        year, end = _year_after(row, end)
        return _range(row, i, end, Day(year, month, number), Day(year, month, last))
    if not _possible(year, month, number):
        return None
    return _with_weekday(row, Found(i, end, Day(year, month, number)))


def _counts(row: Row, k: int) -> bool:
    """Whether the number at ``k`` counts the noun after it rather than dates something."""
    after = row.lower(k + 1)
    if not after or row.tokens[k + 1].kind != WORD:
        return False
    return after in _PEOPLE or (after not in FUNCTION and not row.capital(k + 1) and after not in DAYPARTS)


def _second_day(row: Row, k: int, number: int) -> tuple[int, int] | None:
    """The "-7" or "and 7" after "March 6", and the token after it."""
    separator = row.lower(k + 1)
    if separator not in ("-", "–", "—", "--", "to", "and", "through", "or", "/", "until", "till", "&", ","):
        return None
    last = row.day_number(k + 2)
    if last is None or last <= number or (row.month(k + 3) and separator not in ("-", "–")):
        return None
    if separator in ("and", "or", ",", "to") and _counts(row, k + 2):
        return None
    if separator == ",":
        return None
    return last, k + 3


def _month_owns(row: Row, k: int) -> bool:
    return row.lower(k + 1) in ("", ",", ".", ")", ";") or row.year(k + 1) is not None


def _month_noun(row: Row, i: int, j: int, end: int) -> bool:
    """Whether "may" or "march" after a number is the month: "16 may have died" is not."""
    after = row.lower(end)
    if after in _AFTER_MODAL:
        return False
    if row.capital(j) or not row.digits(i):
        return True
    if not after or row.tokens[end].kind != WORD:
        return True
    return after in FUNCTION or after in DAYPARTS or after in ("attack", "edition")


def _range(row: Row, first: int, last: int, a: Day, b: Day) -> Found | None:
    if not (_possible(a.year, a.month, a.number) and _possible(b.year, b.month, b.number)):
        return None
    return _with_weekday(row, Found(first, last, Range(a, b)))


def _possible(year: int | None, month: int, number: int) -> bool:
    return day(2000 if year is None else year, month, number) is not None


def _with_weekday(row: Row, hit: Found) -> Found:
    """The same date with the weekday written before it ("Thursday, 6 March") or after it ("6 March (Thursday)")."""
    first = hit.first
    j = first - 1
    if row.lower(j) == "the":
        j -= 1
    if row.lower(j) in (",", "(") and j > 0:
        j -= 1
    if row.lower(j) == "." and row.tight(j):
        j -= 1
    if j >= 0 and row.weekday(j):
        first = j
    last = hit.last
    after = last + 1 if row.lower(last) in (",", "(") else last
    if first == hit.first and after != last:
        read = row.weekday(after)
        if read and row.lower(after) in WEEKDAYS:
            last = read[1] + (1 if row.lower(read[1]) == ")" else 0)
    return Found(first, last, hit.means)


def _parted(row: Row, first: int, last: int, means: Month | Year) -> Found:
    """The same month or year with "early", "mid", "the end of" before it."""
    j = first - 1
    part = ""
    if row.lower(j) in ("-", "–"):
        j -= 1
    if row.lower(j) == "of":
        j -= 1
    elif row.lower(j) not in ("early", "mid", "late"):
        return Found(first, last, means)
    if row.lower(j) in PARTS:
        part = PARTS[row.lower(j)]
        first = j
    return Found(first, last, replace(means, part=part))


def _bare_month(row: Row, i: int, j: int, month: int) -> Found | None:
    """A month without day or year: "in March", "last March", "the October offensive"."""
    word = row.tokens[i].lower
    before = row.lower(i - 1)
    plain = unpossessed(row.tokens[i])
    ambiguous = plain in ("may", "march", "april", "june", "august")
    worded = before in _MONTH_BEFORE and not (ambiguous and before in ("to", "and", "or", "of", "this", "after"))
    if before in ("of", "from", "after", "and", "or", "to", "by", "before") and ambiguous and not row.capital(i):
        return None
    if not worded and not (row.capital(i) and (not ambiguous or before in ("of", "from", "after", "this"))):
        return None
    if plain == "may" and word == "may" and row.lower(j) in _AFTER_MODAL:
        return None
    if row.capital(j) and (row.lower(j) in _NAMES_AFTER or (ambiguous and not row.tokens[j].text.isupper())):
        return None  # "April Springs"
    turn = "last" if before in LAST else "next" if before in NEXT else ""
    last = j
    if row.lower(j) in ("last", "this", "next") and row.lower(j + 1) == "year":
        turned = Turn("year", {"last": -1, "this": 0, "next": 1}[row.lower(j)])
        return Found(i, j + 2, Range(turned, Month(None, month)))
    first = i - 1 if turn else i
    if turn:
        return Found(first, last, Month(None, month, "", turn))
    return _parted(row, first, last, Month(None, month))
