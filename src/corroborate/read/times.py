"""Times as news tells them: "late on Friday", "since March 6", "(Jan. 25, 2031)" -> intervals of days.

A grammar over tokens finds the expressions; the report's own date line, else its day of publication, anchors the
relative ones.  Nothing is guessed: a relative time without an anchor, and a vague one ("in recent days"), is a
mention whose ``when`` is None, so that no other time is taken for it.  Rules: docs/method.md, section 2.

Every function is total and linear in the number of tokens: an expression looks at a bounded window around it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from corroborate.read.calendar import (
    FIRST_YEAR,
    LAST_YEAR,
    LEVANTINE_MONTHS,
    MONTH_ABBREVIATIONS,
    MONTHS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
    Span,
    day,
    month_of,
    nearest_year,
    precision_of,
    shift,
    shift_months,
    week_of,
    weekday_after,
    weekday_before,
    weekend_before,
    year_of,
)
from corroborate.text.tokens import NUMBER, PUNCT, QUOTE, WORD, Sentence, Token
from corroborate.values import PassageKind, TimeMention, When

# ------------------------------------------------------------------ what an expression means, before it has an anchor


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


# ------------------------------------------------------------------ words

_NUMBERS = {
    word: n
    for n, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty""".split()
    )
} | {"a": 1, "an": 1, "couple": 2, "thirty": 30, "forty": 40, "fifty": 50, "ninety": 90}
_ORDINALS = {
    word: n for n, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)
}
_VAGUE_COUNTS = frozenset("few several some many recent last past couple-few coming".split())
_UNITS = {
    "hour": "hour",
    "hours": "hour",
    "day": "day",
    "days": "day",
    "week": "week",
    "weeks": "week",
    "month": "month",
    "months": "month",
    "year": "year",
    "years": "year",
    "night": "day",
    "nights": "day",
    "weekend": "weekend",
    "minutes": "minute",
    "minute": "minute",
    "decade": "decade",
    "decades": "decade",
    "century": "century",
    "centuries": "century",
    "weekends": "weekend",
    "fortnight": "fortnight",
}
_DAYPARTS = frozenset("morning afternoon evening night noon midday dawn midnight overnight nights lunchtime".split())
_LAST = frozenset("last past previous preceding".split())
_NEXT = frozenset("next coming following".split())
_PARTS = {
    "early": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "beginning": "early",
    "start": "early",
    "end": "late",
}
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
_PAPERS = frozenset("times telegraph mirror herald mail star tribune express sun post mosque morning-post".split())
_FUTURE = frozenset("will shall won't scheduled due expected plans upcoming tomorrow 'll intends slated".split())
_PAST = frozenset(
    """was were had did has have said told died left took shot began struck hit fell came went saw held found
    made fought fled lost set got broke led met says according""".split()
)
_SAYING = frozenset(
    """said told announced announces reported reports added confirmed stated claimed declared tweeted wrote denied
    condemned acknowledged disclosed revealed admitted warned noted explained issued released published quoted
    says tells saying telling statement communique bulletin report reporting stated quoting briefing posted
    interview commented testified alleged estimated conference""".split()
)
# What may stand between a saying and the day on which it was said.
_SAYING_GOES_ON = frozenset(
    """reporters journalists statement statements news conference agency agencies briefing press interview phone
    telephone television tv radio twitter facebook telegram website post posted online reuters afp ap xinhua dpa
    channel newspaper daily media communique report bulletin video message email e-mail speech parliament
    late early on in to at by via through from during for the a an its his her their with and of , local
    written brief separate joint state official issued released published today monday tuesday wednesday thursday
    friday saturday sunday morning evening night afternoon spokesman spokeswoman it he she they""".split()
)
_EVENT_NOUNS = frozenset(
    """attack attacks ambush bombing bombings blast blasts explosion explosions strike strikes airstrike airstrikes
    raid raids clash clashes shelling shooting shootings massacre killing killings murder murders assassination
    assault battle fighting offensive operation siege kidnapping abduction robbery protest protests protest march
    riot riots coup election elections earthquake crash incident ceasefire cease-fire truce arrest arrests death
    deaths withdrawal invasion bombardment barrage collapse fire execution executions""".split()
)
_BREAK = frozenset(". ! ? ; : …".split())


def _plain(token: Token) -> str:
    """The token's lower form without a possessive ending."""
    word = token.lower
    if word.endswith("'s"):
        return word[:-2]
    if word.endswith("s'"):
        return word[:-2]
    return word.rstrip("'")


_POSSESSED = {name + "s": n for name, n in WEEKDAYS.items()}  # "Tuesdays executions": a lost apostrophe


class _Reader:
    """The expressions of one sentence. ``hint`` is the year of publication, if known."""

    def __init__(self, tokens: tuple[Token, ...], hint: int | None) -> None:
        self.tokens = tokens
        self.size = len(tokens)
        self.hint = hint

    # -- looking at tokens

    def lower(self, i: int) -> str:
        return self.tokens[i].lower if 0 <= i < self.size else ""

    def tight(self, i: int) -> bool:
        """Whether token ``i`` stands directly against the one before it."""
        return 0 < i < self.size and self.tokens[i].start == self.tokens[i - 1].end

    def capital(self, i: int) -> bool:
        return 0 <= i < self.size and self.tokens[i].text[:1].isupper()

    def digits(self, i: int) -> str:
        """The digits of a plain number, else the empty string."""
        if not 0 <= i < self.size:
            return ""
        token = self.tokens[i]
        return token.text if token.kind == NUMBER and token.text.isdecimal() else ""

    def integer(self, i: int) -> int | None:
        digits = self.digits(i)
        return int(digits) if 0 < len(digits) <= 4 else None

    def year(self, i: int) -> int | None:
        digits = self.digits(i)
        if len(digits) != 4 or self._in_code(i):
            return None
        year = int(digits)
        return year if FIRST_YEAR <= year <= LAST_YEAR else None

    def _in_code(self, i: int) -> bool:
        """Whether the number is a part of a serial number such as 2013-01-S-025."""
        before = self.tight(i) and self.lower(i - 1) in ("-", "–", "/", "_", "#") and self.tight(i - 1)
        after = i + 2 < self.size and self.tight(i + 1) and self.tight(i + 2) and self.lower(i + 1) in ("-", "–", "/")
        return before or (after and self.digits(i + 2) == "")

    def day_number(self, i: int) -> int | None:
        """A day of a month: 6, 06, 6th."""
        if not 0 <= i < self.size or self.tokens[i].kind != NUMBER:
            return None
        text = self.tokens[i].lower
        if text[-2:] in ("st", "nd", "rd", "th"):
            text = text[:-2]
        if not text.isdecimal() or len(text) > 2:
            return None
        number = int(text)
        return number if 1 <= number <= 31 else None

    def month(self, i: int) -> tuple[int, int] | None:
        """A month's number and the token after it (past the full stop of an abbreviation)."""
        if not 0 <= i < self.size or self.tokens[i].kind != WORD:
            return None
        word = _plain(self.tokens[i])
        number = MONTHS.get(word)
        if number is not None:
            return number, i + 1
        number = MONTH_ABBREVIATIONS.get(word)
        if number is None:
            return self._levantine(i)
        stop = i + 1 < self.size and self.lower(i + 1) == "." and self.tight(i + 1)
        return number, i + 2 if stop else i + 1

    def _levantine(self, i: int) -> tuple[int, int] | None:
        """ "7 Adar", "3 Kanun al-Thani": a month of the Levant after a day."""
        if i == 0 or self.tokens[i - 1].kind != NUMBER:
            return None
        words = [self.lower(k) for k in range(i, min(i + 3, self.size))]
        for size in range(len(words), 0, -1):
            number = LEVANTINE_MONTHS.get("-".join(words[:size]))
            if number is not None:
                return number, i + size
        return None

    def weekday(self, i: int) -> tuple[int, int] | None:
        """A weekday's number, full or abbreviated, and the token after it."""
        if not 0 <= i < self.size or self.tokens[i].kind != WORD:
            return None
        word = _plain(self.tokens[i])
        number = WEEKDAYS.get(word)
        if number is not None:
            return number, i + 1
        number = WEEKDAY_ABBREVIATIONS.get(word)
        if number is None:
            return None
        stop = i + 1 < self.size and self.lower(i + 1) == "." and self.tight(i + 1)
        return number, i + 2 if stop else i + 1

    # -- the grammar

    def found(self) -> list[Found]:
        """All expressions, in order, not overlapping, joined and with their edges."""
        atoms: list[Found] = []
        i = 0
        while i < self.size:
            if self.tokens[i].lower in _TRIGGERS or self.tokens[i].kind == NUMBER or "-" in self.tokens[i].lower:
                hit = self._atom(i)
                if hit is not None and (not atoms or hit.first >= atoms[-1].last):
                    atoms.append(hit)
                    i = max(hit.last, i + 1)
                    continue
            i += 1
        return [self._edge(atom, atoms[n - 1] if n else None) for n, atom in enumerate(self._joined(atoms))]

    def _atom(self, i: int) -> Found | None:
        token = self.tokens[i]
        if token.kind == NUMBER:
            return self._numeric(i) or self._day_month(i) or self._count(i) or self._bare_year(i)
        if token.kind != WORD:
            return None
        word = _plain(token)
        if word in WEEKDAYS or word in WEEKDAY_ABBREVIATIONS or word in _POSSESSED:
            return self._weekday(i)
        if word in MONTHS or word in MONTH_ABBREVIATIONS:
            return self._month(i)
        if "-" in word:
            return self._hyphened(i) or self._count(i)
        return self._deictic(i, word)

    # -- full and partial dates

    def _numeric(self, i: int) -> Found | None:
        """Dates in digits: ISO, 06.03.2031, 06-03-2031 (day first), 3/6/2031 (month first unless impossible)."""
        text = self.tokens[i].text
        if self.tight(i) and (self.tokens[i - 1].kind == NUMBER or self.lower(i - 1) in ("-", "/", "#")):
            return None
        dotted = _DOTTED.fullmatch(text)
        if dotted:
            number, month, year = (int(part) for part in dotted.groups())
            return self._valid(i, i + 1, year, month, number)
        separator = self.lower(i + 1)
        if not (
            separator in ("-", "/", "–")
            and i + 4 < self.size
            and all(self.tight(j) for j in range(i + 1, i + 5))
            and self.lower(i + 3) == separator
        ):
            return None
        parts = [self.digits(j) for j in (i, i + 2, i + 4)]
        glued = _GLUED_TIME.fullmatch(self.tokens[i + 4].text)
        if glued:
            parts[2] = glued.group(1)
        if not all(parts) or max(map(len, parts)) > 4 or (self.tight(i + 5) and self.lower(i + 5) in ("-", "/")):
            return None
        a, b, c = (int(part) for part in parts)
        if len(parts[0]) == 4 and len(parts[1]) <= 2 and len(parts[2]) <= 2:
            return self._valid(i, i + 5, a, b, c)
        if len(parts[0]) > 2 or len(parts[1]) > 2:
            return None
        if len(parts[2]) == 2 and separator == "/":
            c += 2000 if c < 70 else 1900
        elif len(parts[2]) != 4:
            return None
        if separator == "/" and day(c, a, b):
            return self._valid(i, i + 5, c, a, b)
        return self._valid(i, i + 5, c, b, a) or self._valid(i, i + 5, c, a, b)

    def _valid(self, first: int, last: int, year: int, month: int, number: int) -> Found | None:
        if FIRST_YEAR <= year <= LAST_YEAR and day(year, month, number):
            return Found(first, last, Day(year, month, number))
        return None

    def _year_after(self, i: int) -> tuple[int | None, int]:
        """A year, perhaps after a comma, at token ``i`` and the token after it."""
        j = i + 1 if self.lower(i) in (",", ".") and self.year(i + 1) else i
        if self.lower(j) == "of" and self.year(j + 1):
            j += 1
        year = self.year(j)
        if year is None:
            return self._short_year(i)
        after = self.lower(j + 1)
        if after in _PEOPLE and after not in ("were", "killed", "injured", "wounded") and year != self.hint:
            return None, i
        return year, j + 1

    def _short_year(self, i: int) -> tuple[int | None, int]:
        """The two digits of "3 Jan 90 --", as date lines of the wires had them; "'90" too."""
        j = i + 1 if self.lower(i) in ("'", "’", "‘") else i
        digits = self.digits(j)
        if len(digits) == 2 and (j > i or self.lower(j + 1) in ("--", "-", "—", "–", "(", ")")):
            year = int(digits)
            if self.lower(j + 1) in ("-", "–") and self.tight(j + 1):
                return None, i
            return year + (2000 if year < 70 else 1900), j + 1
        return None, i

    def _month(self, i: int) -> Found | None:
        """From a month's name on: "March 6, 2031", "Mar. 6-7", "in March", "March 2012"."""
        read = self.month(i)
        if read is None:
            return None
        month, j = read
        stated = self.day_number(i - 1)
        if stated is not None and not _possible(None, month, stated) and self.lower(i - 2) not in ("of", "killed"):
            return None  # "31 February"
        abbreviated = _plain(self.tokens[i]) in MONTH_ABBREVIATIONS
        glued = _DAY_YEAR.fullmatch(self.tokens[j].text) if j < self.size else None
        if glued:
            hit = self._valid(i, j + 1, int(glued.group(2)), month, int(glued.group(1)))
            if hit:
                return hit
        k = j + 1 if self.lower(j) == "the" and self.day_number(j + 1) else j
        number = self.day_number(k)
        possessive = _plain(self.tokens[i]) != self.tokens[i].lower
        if number is not None and not possessive and not (self.tight(k) and self.lower(k - 1) != "."):
            hit = self._month_day(i, k, month, number)
            if hit:
                return hit
        year, end = self._year_after(j)
        if year is not None and self.digits(end - 1) and len(self.digits(end - 1)) == 4:
            return self._parted(i, end, Month(year, month))
        if abbreviated and not (self.capital(i) and self.lower(i - 1) in ("in", "since", "last")):
            return None
        return self._bare_month(i, j, month)

    def _month_day(self, i: int, k: int, month: int, number: int) -> Found | None:
        before = self.lower(i - 1)
        after = self.lower(k + 1)
        ordinal = not self.digits(k)
        if before in ("in", "since", "during") and not ordinal and before == "in" and self._counts(k):
            return None  # "in March 15 civilians were killed"
        if self.lower(i) == "may" and not self.capital(i) and i and before not in _MONTH_BEFORE | {"on", ",", "("}:
            year, _ = self._year_after(k + 1)
            if year is None and self._counts(k):
                return None
        if after in _NAMES_AFTER and (self.capital(k + 1) or after == "movement"):
            return None
        year, end = self._year_after(k + 1)
        second = self._second_day(k, number) if year is None else None
        if second is not None:
            last, end = second
            year, end = self._year_after(end)
            return self._range(i, end, Day(year, month, number), Day(year, month, last))
        if not _possible(year, month, number):
            return None
        return self._with_weekday(Found(i, end, Day(year, month, number)))

    def _counts(self, k: int) -> bool:
        """Whether the number at ``k`` counts the noun after it rather than dates something."""
        after = self.lower(k + 1)
        if not after or self.tokens[k + 1].kind != WORD:
            return False
        return after in _PEOPLE or (after not in _FUNCTION and not self.capital(k + 1) and after not in _DAYPARTS)

    def _second_day(self, k: int, number: int) -> tuple[int, int] | None:
        """The "-7" or "and 7" after "March 6", and the token after it."""
        separator = self.lower(k + 1)
        if separator not in ("-", "–", "—", "--", "to", "and", "through", "or", "/", "until", "till", "&", ","):
            return None
        last = self.day_number(k + 2)
        if last is None or last <= number or (self.month(k + 3) and separator not in ("-", "–")):
            return None
        if separator in ("and", "or", ",", "to") and self._counts(k + 2):
            return None
        if separator == ",":
            return None
        return last, k + 3

    def _day_month(self, i: int) -> Found | None:
        """From a number on: "6 March 2031", "6th of March", "6-7 March", "6, 7 and 8 March"."""
        first = self.day_number(i)
        if first is None or (self.tight(i) and self.tokens[i - 1].kind in (NUMBER, WORD)):
            return None
        numbers = [first]
        j = i + 1
        while len(numbers) < 7 and self.lower(j) in ("-", "–", "—", "to", "and", ",", "or", "/", "&", "through"):
            k = j + 2 if self.lower(j) == "," and self.lower(j + 1) == "and" else j + 1
            number = self.day_number(k)
            if number is None or number <= numbers[-1]:
                break
            numbers.append(number)
            j = k + 1
        if self.lower(j) in ("-", "–", ",") and self.month(j + 1) and len(numbers) == 1:
            if self.lower(j) == ",":
                return None
            j += 1
        if self.lower(j) == "of":
            j += 1
            if self.lower(j) == "the":
                j += 1
        if self.lower(j) in ("this", "last") and self.lower(j + 1) == "month" and not self.digits(i):
            return None
        read = self.month(j)
        if read is None:
            return None
        month, end = read
        word = _plain(self.tokens[j])
        if self.day_number(end) and self.digits(i) and len(numbers) == 1 and self._month_owns(end):
            return None  # "killed 12 March 6": the month has a day of its own
        if word in ("may", "march", "mar") and not self._month_noun(i, j, end):
            return None
        separator = self.lower(end)
        if separator in ("-", "/", "–") and self.tight(end):
            end += 1
        year, after = self._year_after(end)
        if year is None:
            after = read[1]
        if self.lower(after) in _NAMES_AFTER and (self.capital(after) or self.lower(after) == "movement"):
            return None
        if len(numbers) > 1:
            return self._range(i, after, Day(year, month, numbers[0]), Day(year, month, numbers[-1]))
        if not _possible(year, month, first):
            return None
        return self._with_weekday(Found(i, after, Day(year, month, first)))

    def _month_owns(self, k: int) -> bool:
        return self.lower(k + 1) in ("", ",", ".", ")", ";") or self.year(k + 1) is not None

    def _month_noun(self, i: int, j: int, end: int) -> bool:
        """Whether "may" or "march" after a number is the month: "16 may have died" is not."""
        after = self.lower(end)
        if after in _AFTER_MODAL:
            return False
        if self.capital(j) or not self.digits(i):
            return True
        if not after or self.tokens[end].kind != WORD:
            return True
        return after in _FUNCTION or after in _DAYPARTS or after in ("attack", "edition")

    def _range(self, first: int, last: int, a: Day, b: Day) -> Found | None:
        if not (_possible(a.year, a.month, a.number) and _possible(b.year, b.month, b.number)):
            return None
        return self._with_weekday(Found(first, last, Range(a, b)))

    def _with_weekday(self, hit: Found) -> Found:
        """The same date with the weekday written before it ("Thursday, 6 March") or after it ("6 March (Thursday)")."""
        first = hit.first
        j = first - 1
        if self.lower(j) == "the":
            j -= 1
        if self.lower(j) in (",", "(") and j > 0:
            j -= 1
        if self.lower(j) == "." and self.tight(j):
            j -= 1
        if j >= 0 and self.weekday(j):
            first = j
        last = hit.last
        after = last + 1 if self.lower(last) in (",", "(") else last
        if first == hit.first and after != last:
            read = self.weekday(after)
            if read and self.lower(after) in WEEKDAYS:
                last = read[1] + (1 if self.lower(read[1]) == ")" else 0)
        return Found(first, last, hit.means)

    def _parted(self, first: int, last: int, means: Month | Year) -> Found:
        """The same month or year with "early", "mid", "the end of" before it."""
        j = first - 1
        part = ""
        if self.lower(j) in ("-", "–"):
            j -= 1
        if self.lower(j) == "of":
            j -= 1
        elif self.lower(j) not in ("early", "mid", "late"):
            return Found(first, last, means)
        if self.lower(j) in _PARTS:
            part = _PARTS[self.lower(j)]
            first = j
        return Found(first, last, replace(means, part=part))

    def _bare_month(self, i: int, j: int, month: int) -> Found | None:
        """A month without day or year: "in March", "last March", "the October offensive"."""
        word = self.tokens[i].lower
        before = self.lower(i - 1)
        plain = _plain(self.tokens[i])
        ambiguous = plain in ("may", "march", "april", "june", "august")
        worded = before in _MONTH_BEFORE and not (ambiguous and before in ("to", "and", "or", "of", "this", "after"))
        if before in ("of", "from", "after", "and", "or", "to", "by", "before") and ambiguous and not self.capital(i):
            return None
        if not worded and not (self.capital(i) and (not ambiguous or before in ("of", "from", "after", "this"))):
            return None
        if plain == "may" and word == "may" and self.lower(j) in _AFTER_MODAL:
            return None
        if self.capital(j) and (self.lower(j) in _NAMES_AFTER or (ambiguous and not self.tokens[j].text.isupper())):
            return None  # "April Springs"
        turn = "last" if before in _LAST else "next" if before in _NEXT else ""
        last = j
        if self.lower(j) in ("last", "this", "next") and self.lower(j + 1) == "year":
            turned = Turn("year", {"last": -1, "this": 0, "next": 1}[self.lower(j)])
            return Found(i, j + 2, Range(turned, Month(None, month)))
        first = i - 1 if turn else i
        if turn:
            return Found(first, last, Month(None, month, "", turn))
        return self._parted(first, last, Month(None, month))

    def _bare_year(self, i: int) -> Found | None:
        """A year alone: "in 2016", "since 2011", "the 2012 attack", "2011-2013"."""
        if _DECADE.fullmatch(self.tokens[i].lower):
            return Found(i, i + 1, Vague())
        year = self.year(i)
        if year is not None and self.tight(i + 1) and self.lower(i + 1) in ("'", "'s", "s"):
            return Found(i, i + 1, Vague())  # "the 1980's"
        if year is None or (self.tight(i) and self.tokens[i - 1].kind != QUOTE and self.lower(i - 1) not in "(-–"):
            return None
        before = self.lower(i - 1)
        after = self.lower(i + 1)
        if after in _PEOPLE or after in _UNITS or after in ("gmt", "local", "-", "m", "km", "meters", "metres"):
            other = self.year(i + 2) if after == "-" else None
            if other is None or other <= year:
                return None
        if before == "of" and (self.lower(i - 2) in _PARTS or self.lower(i - 2) in _SEASONS):
            return self._parted(i, i + 1, Year(year))
        if before in ("-", "mid"):
            return self._parted(i, i + 1, Year(year)) if before == "mid" or self.lower(i - 2) == "mid" else None
        if before in _YEAR_BEFORE or (before == "and" and self.year(i - 2)) or (before == "to" and self.year(i - 2)):
            return self._parted(i, i + 1, Year(year))
        if before in ("the", "a", "an", "its", "their", "his", "her") and after in _EVENT_NOUNS | _YEARED:
            return Found(i, i + 1, Year(year))
        if before == "(" and after == ")":
            return Found(i, i + 1, Year(year))
        if self.year(i + 2) and after in ("-", "–"):
            return Found(i, i + 1, Year(year))
        return None

    # -- weekdays

    def _weekday(self, i: int) -> Found | None:
        word = _plain(self.tokens[i])
        if word in _POSSESSED:
            if not self.capital(i) or self.lower(i - 1) in ("on", "all") or self.tokens[i + 1 : i + 2] == ():
                return None
            if self.tokens[i + 1].kind != WORD or self.lower(i + 1) in _FUNCTION:
                return None
            return Found(i, i + 1, Weekday(_POSSESSED[word]))
        read = self.weekday(i)
        if read is None:
            return None
        number, j = read
        dated = self._dated_weekday(i, j)
        if dated is not None:
            return dated
        if word in WEEKDAY_ABBREVIATIONS:
            steady = word in ("tues", "thur", "thurs", "weds") or (self.lower(i - 1) == "on" and self.capital(i))
            if not (steady and self.capital(i)):
                return None
        before = self.lower(i - 1)
        if before in ("every", "each", "bloody", "good", "black", "palm", "easter") or (
            self.lower(j) in _PAPERS and self.capital(j)
        ):
            return None
        turn, first = "", i
        if before in _LAST:
            turn, first = "last", i - 1
        elif before in _NEXT:
            if before != "following":
                turn, first = "next", i - 1
            elif self.lower(i - 2) == "the" and word == self.tokens[i].lower:
                turn, first = "following", i - 1  # else "following Friday's attack": a preposition
        elif before == "this":
            turn, first = "this", i - 1
        elif before in ("late", "early"):
            first = i - 1
        night = False
        last = j
        if last < self.size and _plain(self.tokens[last]) in _DAYPARTS:
            night = self.lower(last) == "overnight"
            last += 1
        if before == "overnight":
            night, first = True, i - 1
        week = None
        k = last + 1 if self.lower(last) == "of" else last
        if self.lower(k) in ("last", "this", "next") and self.lower(k + 1) == "week":
            week = {"last": -1, "this": 0, "next": 1}[self.lower(k)]
            last = k + 2
        return Found(first, last, Weekday(number, turn, week, night))

    def _dated_weekday(self, i: int, j: int) -> Found | None:
        """A date after a weekday: "Wed 05 Apr 2017", "Thursday, March 6", "Monday the 6th of March"."""
        if self.lower(j) in (",", "("):
            j += 1
        if self.lower(j) == "the":
            j += 1
        if j >= self.size:
            return None
        hit = None
        if self.tokens[j].kind == NUMBER:
            hit = self._numeric(j) or self._day_month(j)
        elif self.month(j):
            hit = self._month(j)
            if hit is not None and isinstance(hit.means, Month):
                hit = None
        if hit is None or hit.first > j:
            return None
        last = hit.last + 1 if self.lower(hit.last) == ")" and self.lower(j - 1) == "(" else hit.last
        return Found(i, last, hit.means)

    # -- words that point

    def _deictic(self, i: int, word: str) -> Found | None:
        before = self.lower(i - 1)
        if word in ("today", "yesterday", "tomorrow", "tonight"):
            if word == "today" and self.tokens[i].text == "Today" and self.capital(i - 1) and i:
                return None  # the name of a paper or a channel
            days = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
            if word == "yesterday" and before == "before" and self.lower(i - 2) == "day":
                return Found(max(i - 4 if self.lower(i - 3) == "the" else i - 3, 0) + 1, i + 1, Offset(-2, -2))
            last = i + 2 if self.lower(i + 1) in _DAYPARTS else i + 1
            return Found(i, last, Offset(days, days))
        if word == "day" and self.lower(i + 1) == "before" and self.lower(i + 2) == "yesterday":
            return Found(i, i + 3, Offset(-2, -2))
        if word == "day" and self.lower(i + 1) == "after" and self.lower(i + 2) == "tomorrow":
            return Found(i, i + 3, Offset(2, 2))
        if word == "overnight":
            j = i + 2 if self.lower(i + 1) == "on" else i + 1
            if self.lower(j) in WEEKDAYS:
                hit = self._weekday(j)
                if hit is not None and isinstance(hit.means, Weekday):
                    return Found(i, hit.last, replace(hit.means, night=True))
            return Found(i, i + 1, Offset(-1, 0))
        if word in _PARTS and self.lower(i + 1) == "of":
            return self._part_of(i, i + 2, _PARTS[word])
        if word in ("earlier", "later", "early", "late", "so"):
            return self._within(i, word)
        if word in _LAST or word in _NEXT or word == "this":
            return self._turned(i, word)
        if word in ("same", "that") or word in ("day", "days", "week", "weeks", "month", "year", "night", "morning"):
            return self._beside(i, word)
        if word == "weekend":
            return Found(i, i + 1, Weekend(0)) if before in ("the", "at", "over", "during") else None
        if word in _NUMBERS or word in ("several", "many", "few", "some", "half"):
            return self._count(i)
        if word in ("recently", "recent"):
            if word == "recent" and self.lower(i + 1) not in _UNITS:
                return None
            return Found(i, i + 2 if word == "recent" else i + 1, Vague())
        if word in ("years", "months", "decades", "weeks", "hours") and self.lower(i + 1) in ("ago", "earlier"):
            return Found(i, i + 2, Vague())
        if word in ("christmas", "new"):
            return self._holiday(i, word)
        return None

    def _holiday(self, i: int, word: str) -> Found | None:
        if word == "christmas" and self.lower(i + 1) in ("day", "eve"):
            return Found(i, i + 2, Day(None, 12, 25 if self.lower(i + 1) == "day" else 24))
        if word == "new" and self.lower(i + 1) in ("year's", "years") and self.lower(i + 2) in ("day", "eve"):
            eve = self.lower(i + 2) == "eve"
            return Found(i, i + 3, Day(None, 12, 31) if eve else Day(None, 1, 1))
        return None

    def _part_of(self, i: int, j: int, part: str) -> Found | None:
        """Read "the start of the year", "the end of last month"."""
        count = 0
        if self.lower(j) in ("the", "this", "last", "next", "that"):
            count = {"last": -1, "next": 1}.get(self.lower(j), 0)
            if self.lower(j) == "that":
                return None
            unit = _UNITS.get(self.lower(j + 1), "")
            if unit in ("week", "month", "year"):
                return Found(i, j + 2, Turn(unit, count, part))
        return None

    def _within(self, i: int, word: str) -> Found | None:
        """Read "earlier this month", "late last week", "so far this year", "early today"."""
        j = i + 1
        if word == "so":
            if self.lower(j) != "far":
                return None
            j += 1
        turn = self.lower(j)
        if turn in ("this", "last", "next"):
            hit = self._turned(j, turn)
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
        if turn == "on" and self.lower(j + 1) in WEEKDAYS:
            hit = self._weekday(j + 1)
            return Found(i, hit.last, hit.means) if hit else None
        if turn in WEEKDAYS and word != "so":
            hit = self._weekday(j)
            return Found(i, hit.last, hit.means) if hit else None
        if word in ("early", "late") and turn in MONTHS:
            return self._month(j)
        return None

    def _turned(self, i: int, word: str) -> Found | None:
        """From "last", "past", "this" or "next" on: last week, the past 72 hours, this morning, last Friday."""
        j = i + 1
        following = self.lower(j)
        if following in WEEKDAYS or following in MONTHS or following in WEEKDAY_ABBREVIATIONS:
            hit = self._weekday(j) if following in WEEKDAYS or following in WEEKDAY_ABBREVIATIONS else self._month(j)
            if hit is None or (word == "following" and hit.first > i):
                return hit
            return Found(min(i, hit.first), hit.last, hit.means)
        if following in _DAYPARTS:
            if word == "this":
                return Found(i, j + 1, Offset(0, 0))
            if word == "last" and following in ("night", "evening"):
                return Found(i, j + 1, Offset(-1, -1))
            if word in ("previous", "preceding"):
                return Found(i, j + 1, Beside("day", -1))
            if word in ("next", "following"):
                return Found(i, j + 1, Beside("day", 1))
            return None
        unit = _UNITS.get(following, "")
        if unit in ("week", "month", "year", "day", "hour", "weekend", "decade", "century"):
            return self._turned_unit(i, word, unit, following)
        count, after = self._counted(j)
        unit = _UNITS.get(self.lower(after), "")
        if unit and word in _LAST:
            if count is None:
                return Found(i, after + 1, Vague())
            if unit in ("hour", "day", "week", "month", "year", "decade"):
                return Found(i, after + 1, Past(unit, count))
            return Found(i, after + 1, Vague())
        return None

    def _turned_unit(self, i: int, word: str, unit: str, following: str) -> Found | None:
        last = i + 2
        if following.endswith("s") and following not in ("this",):
            return Found(i, last, Vague()) if word in _LAST else None
        running = self.lower(i - 1) == "the" or self.lower(i - 1) in ("over", "past")
        if unit == "weekend":
            return Found(i, last, Weekend({"this": 0, "last": -1, "past": 0, "next": 1, "coming": 1}.get(word, -1)))
        if unit in ("decade", "century"):
            return Found(i, last, Past("decade", 1) if unit == "decade" and word in _LAST and running else Vague())
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

    def _counted(self, i: int) -> tuple[int | None, int]:
        """A count of units at ``i`` and the token after it; None for "few", "several"."""
        j = i
        word = self.lower(j)
        number = self.integer(j)
        if number is not None:
            return number, j + 1
        if word in ("a", "the") and self.lower(j + 1) in ("few", "couple", "number", "half"):
            j += 1
            word = self.lower(j)
        if word == "couple":
            return 2, j + 2 if self.lower(j + 1) == "of" else j + 1
        if word in ("few", "several", "some", "many", "number", "half"):
            return None, j + 2 if self.lower(j + 1) == "of" else j + 1
        if word in _NUMBERS:
            tens = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "ninety": 90}.get(word)
            unit = _NUMBERS.get(self.lower(j + 1), 0)
            if tens and 0 < unit < 10 and self.lower(j + 1) not in ("a", "an"):
                return tens + unit, j + 2
            return _NUMBERS[word], j + 1
        head, _, tail = word.partition("-")
        if head in ("twenty", "thirty", "forty", "fifty", "ninety") and tail in _NUMBERS:
            return _NUMBERS[head] + _NUMBERS[tail], j + 1
        return None, i

    def _count(self, i: int) -> Found | None:
        """From a count of units on: "three days ago", "24 hours", "two days after the ambush"."""
        count, j = self._counted(i)
        if j == i:
            return None
        unit = _UNITS.get(self.lower(j), "")
        if not unit:
            return None
        after = self.lower(j + 1)
        loose = self.lower(i - 1) in ("than", "over", "nearly", "almost", "about", "some", "around")
        if after == "ago":
            if count is None or unit in ("minute", "decade", "century", "weekend") or (loose and unit != "day"):
                return Found(i, j + 2, Vague())
            return Found(i, j + 2, Ago(unit, count))
        if after in ("earlier", "before", "previously", "later", "after", "following"):
            return self._shifted(i, j, unit, count, after)
        if unit == "hour" and count in (24, 48, 72) and self.lower(i - 1) in ("in", "within"):
            return Found(i, j + 1, Past("hour", count))
        return None

    def _shifted(self, i: int, j: int, unit: str, count: int | None, after: str) -> Found | None:
        """Read "a day earlier", "two days later", "two days after the ambush"."""
        if unit not in ("day", "week", "month", "year") or count is None:
            return Found(i, j + 2, Vague()) if unit and after in ("earlier", "later", "previously") else None
        sign = -1 if after in ("earlier", "before", "previously") else 1
        if after in ("before", "after", "following"):
            noun, end = self._noun(j + 2)
            if noun:
                return Found(i, end, Beside(unit, sign * count, noun))
            if self.lower(j + 2) in ("", ",", ".", ";", ")") or after == "before":
                return Found(i, j + 2, Beside(unit, sign * count))
            return Found(i, j + 2, Vague())
        return Found(i, j + 2, Beside(unit, sign * count))

    def _noun(self, i: int) -> tuple[str, int]:
        """The event noun of "the ambush", "that deadly attack", and the token after it."""
        if self.lower(i) not in ("the", "that", "this", "a", "an"):
            return "", i
        for j in range(i + 1, min(i + 5, self.size)):
            if self.lower(j) in _EVENT_NOUNS:
                return self.lower(j), j + 1
            if self.tokens[j].kind != WORD or self.lower(j) in _FUNCTION:
                break
        return "", i

    def _beside(self, i: int, word: str) -> Found | None:
        """Read "the same day", "that day", "the day before", "a day after the attack" (from its unit on)."""
        before = self.lower(i - 1)
        if word in ("same", "that"):
            following = self.lower(i + 1)
            if following in ("day", "night", "morning", "evening", "afternoon") and (word == "same" or before != "in"):
                if word == "that" and self.lower(i + 2) in ("the", "a"):
                    return None
                return Found(i, i + 2, Beside("day", 0))
            return Found(i, i + 2, Vague()) if following in ("week", "month", "year") else None
        if word in ("day", "night", "morning") and before == "the":
            after = self.lower(i + 1)
            if after in ("before", "after"):
                hit = self._shifted(i, i, "day", 1, after)
                if hit is not None and not (isinstance(hit.means, Vague)):
                    return hit
        return None

    def _hyphened(self, i: int) -> Found | None:
        """Read "mid-March", "early-2016", "late-June"."""
        head, _, tail = self.tokens[i].lower.partition("-")
        month = MONTHS.get(tail)
        if head in ("mid", "early", "late") and month:
            year, end = self._year_after(i + 1)
            return Found(i, end if year else i + 1, Month(year, month, head))
        if head in ("mid", "early", "late") and tail.isdecimal() and len(tail) == 4:
            return Found(i, i + 1, Year(int(tail), head)) if FIRST_YEAR <= int(tail) <= LAST_YEAR else None
        return None

    # -- pairs and edges

    def _joined(self, atoms: list[Found]) -> list[Found]:
        """Pairs made one: "from Thursday to Saturday", "between 6 March and 10 April", "Thursday and Friday"."""
        joined: list[Found] = []
        for atom in atoms:
            if joined and self._joins(joined[-1], atom):
                first = joined.pop()
                joined.append(Found(first.first, atom.last, Range(first.means, atom.means)))
            else:
                joined.append(atom)
        return joined

    def _joins(self, a: Found, b: Found) -> bool:
        gap = [self.lower(j) for j in range(a.last, b.first)]
        if not 1 <= len(gap) <= 2 or isinstance(a.means, Range) or not _kindred(a.means, b.means):
            return False
        if gap[-1] == "on" or gap[-1] in ("the", "early", "late"):
            gap = gap[:-1]
        if len(gap) != 1:
            return False
        before = self.lower(a.first - 1)
        if gap[0] in ("to", "through", "until", "till", "-", "–", "—", "--", "into", "thru"):
            return True
        return gap[0] in ("and", "or", "&", "/") and (
            before == "between"
            or (isinstance(a.means, Weekday) and isinstance(b.means, Weekday))
            or (isinstance(a.means, Offset) and isinstance(b.means, Offset))
        )

    def _edge(self, hit: Found, before: Found | None) -> Found:
        """The same time with "since", "until", "by", "before" or "after" before it."""
        if isinstance(hit.means, (Vague, Edge, Past)):
            return hit
        j = hit.first - 1
        while j >= 0 and self.lower(j) in ("the", "late", "early", "on"):
            j -= 1
        word = self.lower(j)
        if word in ("until", "till", "by", "before", "after"):
            possessive = _plain(self.tokens[hit.last - 1]) != self.tokens[hit.last - 1].lower
            noun = self.lower(hit.last) in _EVENT_NOUNS and not isinstance(hit.means, Day)
            if possessive or noun or self._next_is_noun(hit):
                return hit
            return Found(j, hit.last, Edge("until" if word in ("until", "till", "by") else word, hit.means))
        since = self._since(hit, before)
        return hit if since is None else Found(since, hit.last, Edge("since", hit.means))

    def _next_is_noun(self, hit: Found) -> bool:
        return isinstance(hit.means, (Weekday, Month, Year)) and self.lower(hit.last) in _YEARED

    def _since(self, hit: Found, before: Found | None) -> int | None:
        """Where a "since" stands that this time ends: "since the conflict began in March 2031"."""
        stop = max(hit.first - 14, before.last if before else 0, 0)
        for j in range(hit.first - 1, stop - 1, -1):
            word = self.lower(j)
            if word == "since":
                return j
            if word in _BREAK or word in ("that", "said", "told", '"', "“", "”", "killed", "wounded"):
                return None
            if word == "," and hit.first - j > 3:
                return None
        return None


_DECADE = re.compile(r"(?:1[89]|20)\d0s")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_DAY_YEAR = re.compile(r"(\d{1,2}),?((?:19|20)\d\d)")
_GLUED_TIME = re.compile(r"(\d{2})(?:[.:]\d+)*")
_FUNCTION = frozenset(
    """a an the of in on at to from by for with and or but nor as into over under near after before since until
    during when while where which who that this these those it its he she they we i his her their our is was were
    are be been has have had will would not no so if than then when outside inside against between following
    according amid around along across about because due via per despite because although though saying
    killing wounding leaving""".split()
)
_YEARED = frozenset(
    """war uprising revolution conflict genocide report constitution agreement peace accord accords law election
    elections coup invasion census hurricane season edition world video photo image
    ceasefire truce incident""".split()
)
_TRIGGERS = (
    frozenset(MONTHS)
    | frozenset(MONTH_ABBREVIATIONS)
    | frozenset(WEEKDAYS)
    | frozenset(WEEKDAY_ABBREVIATIONS)
    | frozenset(_POSSESSED)
    | frozenset(name + "'s" for name in (*MONTHS, *WEEKDAYS))
    | frozenset("today yesterday tomorrow tonight overnight today's yesterday's tonight's tomorrow's".split())
    | frozenset(_PARTS)
    | frozenset("earlier later early late so".split())
    | _LAST
    | _NEXT
    | frozenset("this same that day night morning weekend recent recently years months decades weeks hours".split())
    | frozenset(_NUMBERS)
    | frozenset("several many few some half christmas new".split())
)


def _possible(year: int | None, month: int, number: int) -> bool:
    return day(2000 if year is None else year, month, number) is not None


def _kindred(a: Expression, b: Expression) -> bool:
    """Whether two times can be the two ends of one interval."""
    days = (Day, Weekday, Offset, Beside)
    if isinstance(a, days):
        return isinstance(b, days)
    if isinstance(a, Month):
        return isinstance(b, Month) or (isinstance(b, Day) and a.year is not None)
    if isinstance(a, Year):
        return isinstance(b, (Year, Turn))
    return False


# ------------------------------------------------------------------ what an expression means, given an anchor


class Anchor(NamedTuple):
    """What relative times of one sentence hang on: the report's day, the last day told, and the tense around."""

    day: dt.date | None
    told: dt.date | None
    future: bool


def _resolve(means: Expression, at: Anchor) -> Span | None:
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
    last = _resolve(means.last, at)
    if last is None or last.end is None:
        return None
    first: Span | None
    if isinstance(means.first, (Day, Month)) and means.first.year is None and last.end:
        # The first end is the nearest before the last: "from December 28 to January 3, 2031".
        first = _resolve(means.first, Anchor(last.end, at.told, False))
    elif isinstance(means.first, Weekday):
        first = _resolve(means.first, Anchor(last.end, at.told, False))
    else:
        first = _resolve(means.first, at)
    if first is None or first.start is None or first.start > last.end:
        return None
    return Span(first.start, last.end)


def _resolve_edge(means: Edge, at: Anchor) -> Span | None:
    span = _resolve(means.time, at)
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


# ------------------------------------------------------------------ the report's own day

_HEAD_TOKENS = 140  # how far into a report its date line may stand: measured on scraped pages with long headings
_HEAD_SENTENCES = 8
_STAMPS = frozenset("published posted updated update publication date created issued release dated".split())
_REASON_DAYS = 400  # a date line further from publication than this dates something else


class _Line(NamedTuple):
    strength: int
    sentence: int
    found: Found
    date: dt.date | None


def _datelines(
    sentences: Sequence[Sentence], found: Sequence[Sequence[Found]], published: dt.date | None
) -> tuple[list[_Line], dt.date | None]:
    """The dates that are the report's own, and the day they give it."""
    lines: list[_Line] = []
    seen = 0
    for number, sentence in enumerate(sentences):
        for hit in found[number]:
            if not isinstance(hit.means, Day):
                continue
            strength = _strength(sentences, number, hit, seen + hit.first)
            if strength:
                lines.append(_Line(strength, number, hit, _own_day(hit.means, published, sentences)))
        seen += len(sentence.tokens)
        if seen > _HEAD_TOKENS and not any(lines):
            break
        if seen > 3 * _HEAD_TOKENS:
            break
    kept = [line for line in lines if line.date is None or _reasonable(line.date, published, line.strength)]
    dated = [line for line in kept if line.date is not None]
    full = [line for line in dated if isinstance(line.found.means, Day) and line.found.means.year]
    best = max(full or dated, key=lambda line: line.strength, default=None)
    return kept, best.date if best else None


def _reasonable(date: dt.date, published: dt.date | None, strength: int) -> bool:
    if published is None or strength > 2:
        return True
    return abs((date - published).days) <= (_REASON_DAYS if strength > 1 else _REASON_DAYS // 2)


def _own_day(means: Day, published: dt.date | None, sentences: Sequence[Sentence]) -> dt.date | None:
    if means.year is not None:
        return day(means.year, means.month, means.number)
    if published is not None:
        return nearest_year(published, means.month, means.number, slack=2)
    year = _serial_year(sentences, means.month)
    return day(year, means.month, means.number) if year else None


def _serial_year(sentences: Sequence[Sentence], month: int) -> int | None:
    """The year of a release number such as 2031-01-S-025 at the head, when the date line's month agrees.

    The month before or after agrees too: numbers are given before a release goes out.
    """
    years: set[int] = set()
    for sentence in sentences[:6]:
        tokens = sentence.tokens
        for i in range(len(tokens) - 4):
            a, dash, b, other, tail = tokens[i : i + 5]
            if (
                len(a.text) == 4
                and a.text.isdecimal()
                and len(b.text) == 2
                and b.text.isdecimal()
                and dash.lower in ("-", "–")
                and other.lower in ("-", "–")
                and not tail.text.isdecimal()
                and tail.end - a.start <= 20
                and FIRST_YEAR <= int(a.text) <= LAST_YEAR
            ):
                apart = (month - int(b.text) + 6) % 12 - 6
                if 1 <= int(b.text) <= 12 and abs(apart) <= 1:
                    years.add(int(a.text) + (int(b.text) + apart - 1) // 12)
    return years.pop() if len(years) == 1 else None


def _strength(sentences: Sequence[Sentence], number: int, hit: Found, place: int) -> int:
    """How surely the date is the report's own: 0 not at all, 3 a date line or stamp."""
    sentence = sentences[number]
    tokens = sentence.tokens
    before = [t.lower for t in tokens[max(hit.first - 4, 0) : hit.first]]
    after = tokens[hit.last].lower if hit.last < len(tokens) else ""
    if sentence.passage.kind is PassageKind.DATELINE:
        return 4
    if any(word in _STAMPS for word in before[-3:]) and not any(w in ("on", "was") for w in before[-1:] if place > 60):
        return 4 if before[-1:] and "updated" not in before[-3:] else 3
    if not before and number >= _HEAD_SENTENCES:
        return 0
    previous = before[-1] if before else ""
    if previous == "(":
        closes = after == ")"
        lead = tokens[hit.first - 2] if hit.first > 1 else None
        return 4 if closes and place < 60 and lead is not None and lead.text[:1].isupper() else 0
    if not before:
        return 3 if place < _HEAD_TOKENS else 0
    if previous in _PREPOSITIONS or place > _HEAD_TOKENS:
        return 0
    if after in ("--", "-", "—", "–", "(") and previous in (",", "/", "–", "-"):
        return 4 if place < 40 else 2
    lead = tokens[hit.first - 1]
    follows = tokens[hit.last] if hit.last < len(tokens) else None
    full = isinstance(hit.means, Day) and hit.means.year is not None
    if not full:
        return 0
    if (lead.text[:1].isupper() or lead.kind == PUNCT) and (follows is None or not follows.text[:1].islower()):
        return 2 if place < 60 else 1
    return 0


_PREPOSITIONS = frozenset(
    "on in since until till by from of before after to through between and dated around about ending the".split()
)


# ------------------------------------------------------------------ tense, saying, and the whole


def _future(tokens: tuple[Token, ...], hit: Found) -> bool:
    """Whether the nearest verb before the time, else after it, looks ahead."""
    for j in range(hit.first - 1, max(hit.first - 14, -1), -1):
        word = tokens[j].lower
        if word in _FUTURE or word.endswith("'ll"):
            return True
        if word in _PAST or (len(word) > 4 and word.endswith("ed")):
            return j > 0 and tokens[j - 1].lower == "be"  # "will be held"
        if word in _BREAK:
            break
    for j in range(hit.last, min(hit.last + 12, len(tokens))):
        word = tokens[j].lower
        if word in _FUTURE or word.endswith("'ll"):
            return True
        if word in _PAST or (len(word) > 4 and word.endswith("ed")) or word in _BREAK:
            return False
    return False


def _said(tokens: tuple[Token, ...], hit: Found) -> bool:
    """Whether the time dates the saying: "told reporters on Monday", "on Thursday the ministry said"."""
    last = tokens[hit.last - 1].lower
    if last.endswith("'s") or last in _POSSESSED:
        return False
    if hit.last < len(tokens) and tokens[hit.last].lower in _REPORTED:
        return True  # "forces yesterday confirmed the arrest"
    for j in range(hit.first - 1, max(hit.first - 12, -1), -1):
        token = tokens[j]
        word = token.lower
        if word in _SAYING:
            return True
        if word in _SAYING_GOES_ON or (token.text[:1].isupper() and token.kind == WORD):
            continue
        break
    if any(token.lower not in _OPENERS for token in tokens[: min(hit.first, 5)]) or hit.first > 4:
        return False
    for j in range(hit.last, min(hit.last + 8, len(tokens))):
        token = tokens[j]
        word = token.lower
        if word in _REPORTED:
            return True
        if word in _SAYING_GOES_ON or word in _SPEAKERS or (token.text[:1].isupper() and token.kind == WORD):
            continue
        break
    return False


_REPORTED = frozenset("said told announced confirmed stated reported declared claimed denied".split())
_OPENERS = frozenset('on late early and but , " “ meanwhile also earlier'.split())
_SPEAKERS = frozenset(
    """spokesman spokeswoman spokesperson ministry minister official officials police army military government
    president director head chief monitor group activists residents sources source authorities observatory
    defence defense interior foreign health human rights coalition command force general""".split()
)


def times(
    sentences: tuple[Sentence, ...], published: dt.date | None, text: str | None = None
) -> tuple[TimeMention, ...]:
    """The time expressions of a report, in order, disjoint, each with the days it means.

    ``published`` is the day of publication in the outlet's calendar, None when unknown.  The report's own date
    line wins over it.  ``when`` is None for a relative time without an anchor and for a vague time.
    ``text`` is the document's; without it ``words`` has a space for every white space character inside it.
    Rules: docs/method.md, section 2.
    """
    found, lines, anchor = _read(sentences, published)
    own = {(line.sentence, line.found.first): line for line in lines}
    mentions: list[TimeMention] = []
    told: dt.date | None = None
    events: dict[str, set[dt.date]] = {}
    for number, sentence in enumerate(sentences):
        day_here: dt.date | None = None
        spoken = _speaking_day(sentence, found[number], anchor)
        for hit in found[number]:
            start, end = sentence.tokens[hit.first].start, sentence.tokens[hit.last - 1].end
            if mentions and start < mentions[-1].end:
                continue  # "a year before overnight": the first reading stands
            words = text[start:end] if text is not None else _words(sentence.tokens[hit.first : hit.last])
            dateline = (number, hit.first) in own
            said = not dateline and _said(sentence.tokens, hit)
            when = None
            if text is not None and _BORN.search(text, max(0, start - 20), start):
                pass  # "Date of Birth: 6/1/1992" dates nothing that a report tells of
            elif dateline:
                line = own[number, hit.first]
                when = When(start=line.date, end=line.date, precision=1, words=words) if line.date else None
            else:
                reference = _reference(hit.means, told, events)
                base = anchor
                if not said and _runs_up(hit.means):
                    base = spoken or anchor
                span = _resolve(hit.means, Anchor(base, reference, _future(sentence.tokens, hit)))
                if span is not None and (span.start or span.end):
                    when = When(start=span.start, end=span.end, precision=_precision(hit.means, span), words=words)
            mentions.append(TimeMention(start=start, end=end, words=words, when=when, dateline=dateline, said=said))
            if when and when.start and when.start == when.end and not said:
                told = when.start
                if not dateline:
                    day_here = when.start
        if day_here:
            for token in sentence.tokens:
                if token.lower in _EVENT_NOUNS:
                    events.setdefault(token.lower, set()).add(day_here)
    return tuple(mentions)


_BORN = re.compile(r"\b(?:date of birth|d\.?o\.?b\b\.?)\W*$", re.IGNORECASE)


def _runs_up(means: Expression) -> bool:
    """Whether the time runs up to the moment of speaking: "in the past 72 hours", "since Friday"."""
    return isinstance(means, Past) or (isinstance(means, Edge) and means.edge == "since")


def _speaking_day(sentence: Sentence, hits: Sequence[Found], anchor: dt.date | None) -> dt.date | None:
    """The day on which the sentence's voice spoke, if it tells one within the week before the report."""
    for hit in hits:
        if isinstance(hit.means, (Day, Weekday, Offset)) and _said(sentence.tokens, hit):
            span = _resolve(hit.means, Anchor(anchor, None, False))
            if span and span.start == span.end and span.start and anchor and 0 <= (anchor - span.start).days <= 7:
                return span.start
    return None


def anchor_day(sentences: tuple[Sentence, ...], published: dt.date | None) -> dt.date | None:
    """The day that relative times hang on: the report's own date line, else ``published``, else None."""
    return _read(sentences, published)[2]


def _read(
    sentences: tuple[Sentence, ...], published: dt.date | None
) -> tuple[list[list[Found]], list[_Line], dt.date | None]:
    hint = published.year if published else None
    found = [_Reader(sentence.tokens, hint).found() for sentence in sentences]
    lines, own = _datelines(sentences, found, published)
    return found, lines, own or published


def _reference(means: Expression, told: dt.date | None, events: dict[str, set[dt.date]]) -> dt.date | None:
    """What "a day earlier" hangs on: the day told last, or the one day of the event it names."""
    inner = means.time if isinstance(means, Edge) else means
    if isinstance(inner, Beside) and inner.noun:
        days = events.get(inner.noun, set())
        return next(iter(days)) if len(days) == 1 else None
    return told


def _precision(means: Expression, span: Span) -> int:
    match means:
        case Turn(unit="week") if span.start != span.end:
            return 3
        case Turn(unit="month") if not means.part:
            return 4
        case Turn(unit="year") | Year():
            return 5
        case Edge(time=time) if span.start is None or span.end is None:
            return _precision(time, Span(span.start or span.end, span.start or span.end))
        case Month():
            return 4
        case _:
            return precision_of(span)


def _words(tokens: Sequence[Token]) -> str:
    """The words that the tokens span, white space told by spaces."""
    parts: list[str] = []
    at = tokens[0].start
    for token in tokens:
        parts.append(" " * (token.start - at) + token.text)
        at = token.end
    return "".join(parts)
