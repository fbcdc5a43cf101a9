"""Words that point from a day: "yesterday", "last week", "three days ago", "a day after the ambush"."""

from __future__ import annotations

from dataclasses import replace

from corroborate.read.calendar import MONTHS, WEEKDAY_ABBREVIATIONS, WEEKDAYS
from corroborate.read.times.dates import from_month
from corroborate.read.times.expressions import (
    Ago,
    Beside,
    Day,
    Edge,
    Found,
    Offset,
    Past,
    Turn,
    Vague,
    Weekday,
    Weekend,
)
from corroborate.read.times.row import Row
from corroborate.read.times.weekdays import from_weekday
from corroborate.read.times.words import DAYPARTS, EVENT_NOUNS, FUNCTION, LAST, NEXT, NUMBERS, PARTS, UNITS
from corroborate.text.tokens import WORD


def pointing(row: Row, i: int, word: str) -> Found | None:
    """From a word that points on: "yesterday", "last week", "the same day"; ``word`` is its form without possessive."""
    before = row.lower(i - 1)
    if word in ("today", "yesterday", "tomorrow", "tonight"):
        if word == "today" and row.tokens[i].text == "Today" and row.capital(i - 1) and i:
            return None  # the name of a paper or a channel
        days = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
        if word == "yesterday" and before == "before" and row.lower(i - 2) == "day":
            return Found(max(i - 4 if row.lower(i - 3) == "the" else i - 3, 0) + 1, i + 1, Offset(-2, -2))
        last = i + 2 if row.lower(i + 1) in DAYPARTS else i + 1
        return Found(i, last, Offset(days, days))
    if word == "day" and row.lower(i + 1) == "before" and row.lower(i + 2) == "yesterday":
        return Found(i, i + 3, Offset(-2, -2))
    if word == "day" and row.lower(i + 1) == "after" and row.lower(i + 2) == "tomorrow":
        return Found(i, i + 3, Offset(2, 2))
    if word == "overnight":
        j = i + 2 if row.lower(i + 1) == "on" else i + 1
        if row.lower(j) in WEEKDAYS:
            hit = from_weekday(row, j)
            if hit is not None and isinstance(hit.means, Weekday):
                return Found(i, hit.last, replace(hit.means, night=True))
        return Found(i, i + 1, Offset(-1, 0))
    if word in PARTS and row.lower(i + 1) == "of":
        return _part_of(row, i, i + 2, PARTS[word])
    if word in ("earlier", "later", "early", "late", "so"):
        return _within(row, i, word)
    if word in LAST or word in NEXT or word == "this":
        return _turned(row, i, word)
    if word in ("same", "that") or word in ("day", "days", "week", "weeks", "month", "year", "night", "morning"):
        return _beside(row, i, word)
    if word == "weekend":
        return Found(i, i + 1, Weekend(0)) if before in ("the", "at", "over", "during") else None
    if word in NUMBERS or word in ("several", "many", "few", "some", "half"):
        return from_count(row, i)
    if word in ("recently", "recent"):
        if word == "recent" and row.lower(i + 1) not in UNITS:
            return None
        return Found(i, i + 2 if word == "recent" else i + 1, Vague())
    if word in ("years", "months", "decades", "weeks", "hours") and row.lower(i + 1) in ("ago", "earlier"):
        return Found(i, i + 2, Vague())
    if word in ("christmas", "new"):
        return _holiday(row, i, word)
    return None


_DURING = frozenset("in after over during".split())
# What goes on for days: a toll "in four days of violence" runs up to its telling.
_LASTING = frozenset(
    """violence fighting clashes battles bloodshed bombardment bombing bombings shelling strikes airstrikes raids
    attacks unrest killings killing protests riots rioting conflict war""".split()
)


def from_count(row: Row, i: int) -> Found | None:
    """From a count of units on: "three days ago", "24 hours", "two days after the ambush"."""
    count, j = _counted(row, i)
    if j == i:
        return None
    unit = UNITS.get(row.lower(j), "")
    if not unit:
        return None
    after = row.lower(j + 1)
    loose = row.lower(i - 1) in ("than", "over", "nearly", "almost", "about", "some", "around")
    if after == "ago":
        if count is None or unit in ("minute", "decade", "century", "weekend") or (loose and unit != "day"):
            return Found(i, j + 2, Vague())
        return Found(i, j + 2, Ago(unit, count))
    if after in ("earlier", "before", "previously", "later", "after", "following"):
        return _shifted(row, i, j, unit, count, after)
    if (
        after == "of"
        and count is not None
        and unit in ("day", "week")
        and row.lower(i - 1) in _DURING
        and row.lower(j + 2) in _LASTING
    ):
        return Found(i, j + 1, Past(unit, count))  # "killed in four days of violence"
    if unit == "hour" and count in (24, 48, 72) and row.lower(i - 1) in ("in", "within"):
        return Found(i, j + 1, Past("hour", count))
    return None


def _holiday(row: Row, i: int, word: str) -> Found | None:
    if word == "christmas" and row.lower(i + 1) in ("day", "eve"):
        return Found(i, i + 2, Day(None, 12, 25 if row.lower(i + 1) == "day" else 24))
    if word == "new" and row.lower(i + 1) in ("year's", "years") and row.lower(i + 2) in ("day", "eve"):
        eve = row.lower(i + 2) == "eve"
        return Found(i, i + 3, Day(None, 12, 31) if eve else Day(None, 1, 1))
    return None


def _part_of(row: Row, i: int, j: int, part: str) -> Found | None:
    """Read "the start of the year", "the end of last month"."""
    count = 0
    if row.lower(j) in ("the", "this", "last", "next", "that"):
        count = {"last": -1, "next": 1}.get(row.lower(j), 0)
        if row.lower(j) == "that":
            return None
        unit = UNITS.get(row.lower(j + 1), "")
        if unit in ("week", "month", "year"):
            return Found(i, j + 2, Turn(unit, count, part))
    return None


def _within(row: Row, i: int, word: str) -> Found | None:
    """Read "earlier this month", "late last week", "so far this year", "early today"."""
    j = i + 1
    if word == "so":
        if row.lower(j) != "far":
            return None
        j += 1
    turn = row.lower(j)
    if turn in ("this", "last", "next"):
        hit = _turned(row, j, turn)
        if hit is None:
            return None
        means = hit.means
        if isinstance(means, Turn) and word in ("early", "late") and means.unit != "week":
            means = replace(means, part=word)
        if isinstance(means, Turn) and word == "so":
            means = Edge("since", Turn(means.unit, means.count, "first"))
        return Found(i, hit.last, means)
    if turn in ("today", "yesterday") and word != "so":
        return Found(i, j + 1, Offset(-1 if turn == "yesterday" else 0, -1 if turn == "yesterday" else 0))
    if turn == "on" and row.lower(j + 1) in WEEKDAYS:
        hit = from_weekday(row, j + 1)
        return Found(i, hit.last, hit.means) if hit else None
    if turn in WEEKDAYS and word != "so":
        hit = from_weekday(row, j)
        return Found(i, hit.last, hit.means) if hit else None
    if word in ("early", "late") and turn in MONTHS:
        return from_month(row, j)
    return None


def _turned(row: Row, i: int, word: str) -> Found | None:
    """From "last", "past", "this" or "next" on: last week, the past 72 hours, this morning, last Friday."""
    j = i + 1
    following = row.lower(j)
    if following in WEEKDAYS or following in MONTHS or following in WEEKDAY_ABBREVIATIONS:
        hit = (
            from_weekday(row, j) if following in WEEKDAYS or following in WEEKDAY_ABBREVIATIONS else from_month(row, j)
        )
        if hit is None or (word == "following" and hit.first > i):
            return hit
        return Found(min(i, hit.first), hit.last, hit.means)
    if following in DAYPARTS:
        if word == "this":
            return Found(i, j + 1, Offset(0, 0))
        if word == "last" and following in ("night", "evening"):
            return Found(i, j + 1, Offset(-1, -1))
        if word in ("previous", "preceding"):
            return Found(i, j + 1, Beside("day", -1))
        if word in ("next", "following"):
            return Found(i, j + 1, Beside("day", 1))
        return None
    unit = UNITS.get(following, "")
    if unit in ("week", "month", "year", "day", "hour", "weekend", "decade", "century"):
        return _turned_unit(row, i, word, unit, following)
    count, after = _counted(row, j)
    unit = UNITS.get(row.lower(after), "")
    if unit and word in LAST:
        if count is None:
            return Found(i, after + 1, Vague())
        if unit in ("hour", "day", "week", "month", "year", "decade"):
            return Found(i, after + 1, Past(unit, count))
        return Found(i, after + 1, Vague())
    return None


def _turned_unit(row: Row, i: int, word: str, unit: str, following: str) -> Found | None:
    last = i + 2
    if following.endswith("s") and following not in ("this",):
        return Found(i, last, Vague()) if word in LAST else None
    running = row.lower(i - 1) == "the" or row.lower(i - 1) in ("over", "past")
    if unit == "weekend":
        return Found(i, last, Weekend({"this": 0, "last": -1, "past": 0, "next": 1, "coming": 1}.get(word, -1)))
    if unit in ("decade", "century"):
        return Found(i, last, Past("decade", 1) if unit == "decade" and word in LAST and running else Vague())
    if unit in ("day", "hour"):
        if word in ("previous", "preceding") and unit == "day":
            return Found(i, last, Beside("day", -1))
        if word in ("following", "next") and unit == "day":
            return Found(i, last, Beside("day", 1))
        return Found(i, last, Past(unit, 1)) if word in ("past", "last") else None
    if word == "past" or (word == "last" and running):
        return Found(i, last, Past(unit, 1))
    if word in ("previous", "preceding"):
        return Found(i, last, Beside(unit, -1))
    if word == "following":
        return Found(i, last, Beside(unit, 1))
    return Found(i, last, Turn(unit, {"last": -1, "this": 0}.get(word, 1)))


def _counted(row: Row, i: int) -> tuple[int | None, int]:
    """A count of units at ``i`` and the token after it; None for "few", "several"."""
    j = i
    word = row.lower(j)
    number = row.integer(j)
    if number is not None:
        return number, j + 1
    if word in ("a", "the") and row.lower(j + 1) in ("few", "couple", "number", "half"):
        j += 1
        word = row.lower(j)
    if word == "couple":
        return 2, j + 2 if row.lower(j + 1) == "of" else j + 1
    if word in ("few", "several", "some", "many", "number", "half"):
        return None, j + 2 if row.lower(j + 1) == "of" else j + 1
    if word in NUMBERS:
        tens = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "ninety": 90}.get(word)
        unit = NUMBERS.get(row.lower(j + 1), 0)
        if tens and 0 < unit < 10 and row.lower(j + 1) not in ("a", "an"):
            return tens + unit, j + 2
        return NUMBERS[word], j + 1
    head, _, tail = word.partition("-")
    if head in ("twenty", "thirty", "forty", "fifty", "ninety") and tail in NUMBERS:
        return NUMBERS[head] + NUMBERS[tail], j + 1
    return None, i


def _shifted(row: Row, i: int, j: int, unit: str, count: int | None, after: str) -> Found | None:
    """Read "a day earlier", "two days later", "two days after the ambush"."""
    if unit not in ("day", "week", "month", "year") or count is None:
        return Found(i, j + 2, Vague()) if unit and after in ("earlier", "later", "previously") else None
    sign = -1 if after in ("earlier", "before", "previously") else 1
    if after in ("before", "after", "following"):
        noun, end = _noun(row, j + 2)
        if noun:
            return Found(i, end, Beside(unit, sign * count, noun))
        if row.lower(j + 2) in ("", ",", ".", ";", ")") or after == "before":
            return Found(i, j + 2, Beside(unit, sign * count))
        return Found(i, j + 2, Vague())
    return Found(i, j + 2, Beside(unit, sign * count))


def _noun(row: Row, i: int) -> tuple[str, int]:
    """The event noun of "the ambush", "that deadly attack", and the token after it."""
    if row.lower(i) not in ("the", "that", "this", "a", "an"):
        return "", i
    for j in range(i + 1, min(i + 5, row.size)):
        if row.lower(j) in EVENT_NOUNS:
            return row.lower(j), j + 1
        if row.tokens[j].kind != WORD or row.lower(j) in FUNCTION:
            break
    return "", i


def _beside(row: Row, i: int, word: str) -> Found | None:
    """Read "the same day", "that day", "the day before", "a day after the attack" (from its unit on)."""
    before = row.lower(i - 1)
    if word in ("same", "that"):
        following = row.lower(i + 1)
        if following in ("day", "night", "morning", "evening", "afternoon") and (word == "same" or before != "in"):
            if word == "that" and row.lower(i + 2) in ("the", "a"):
                return None
            return Found(i, i + 2, Beside("day", 0))
        return Found(i, i + 2, Vague()) if following in ("week", "month", "year") else None
    if word in ("day", "night", "morning") and before == "the":
        after = row.lower(i + 1)
        if after in ("before", "after"):
            hit = _shifted(row, i, i, "day", 1, after)
            if hit is not None and not (isinstance(hit.means, Vague)):
                return hit
    return None
