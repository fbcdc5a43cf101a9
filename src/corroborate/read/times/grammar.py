"""The expressions of a sentence: each found by the word or number that begins it, pairs made one, edges added.

Linear in the number of tokens: an expression looks at a bounded window around it.
"""

from __future__ import annotations

from corroborate.read.calendar import MONTH_ABBREVIATIONS, MONTHS, WEEKDAY_ABBREVIATIONS, WEEKDAYS
from corroborate.read.times.dates import from_day, from_month, from_year, hyphened, in_digits
from corroborate.read.times.expressions import (
    Beside,
    Day,
    Edge,
    Expression,
    Found,
    Month,
    Offset,
    Past,
    Range,
    Turn,
    Vague,
    Weekday,
    Year,
)
from corroborate.read.times.pointing import from_count, pointing
from corroborate.read.times.row import Row, unpossessed
from corroborate.read.times.weekdays import from_weekday
from corroborate.read.times.words import BREAK, EVENT_NOUNS, LAST, NEXT, NUMBERS, PARTS, POSSESSED, YEARED
from corroborate.text.tokens import NUMBER, WORD

_TRIGGERS = (
    frozenset(MONTHS)
    | frozenset(MONTH_ABBREVIATIONS)
    | frozenset(WEEKDAYS)
    | frozenset(WEEKDAY_ABBREVIATIONS)
    | frozenset(POSSESSED)
    | frozenset(name + "'s" for name in (*MONTHS, *WEEKDAYS))
    | frozenset("today yesterday tomorrow tonight overnight today's yesterday's tonight's tomorrow's".split())
    | frozenset(PARTS)
    | frozenset("earlier later early late so".split())
    | LAST
    | NEXT
    | frozenset("this same that day night morning weekend recent recently years months decades weeks hours".split())
    | frozenset(NUMBERS)
    | frozenset("several many few some half christmas new".split())
)


def found_in(row: Row) -> list[Found]:
    """All expressions, in order, not overlapping, joined and with their edges."""
    atoms: list[Found] = []
    i = 0
    while i < row.size:
        if row.tokens[i].lower in _TRIGGERS or row.tokens[i].kind == NUMBER or "-" in row.tokens[i].lower:
            hit = _atom(row, i)
            if hit is not None and (not atoms or hit.first >= atoms[-1].last):
                atoms.append(hit)
                i = max(hit.last, i + 1)
                continue
        i += 1
    return [_edge(row, atom, atoms[n - 1] if n else None) for n, atom in enumerate(_joined(row, atoms))]


def _atom(row: Row, i: int) -> Found | None:
    token = row.tokens[i]
    if token.kind == NUMBER:
        return in_digits(row, i) or from_day(row, i) or from_count(row, i) or from_year(row, i)
    if token.kind != WORD:
        return None
    word = unpossessed(token)
    if word in WEEKDAYS or word in WEEKDAY_ABBREVIATIONS or word in POSSESSED:
        return from_weekday(row, i)
    if word in MONTHS or word in MONTH_ABBREVIATIONS:
        return from_month(row, i)
    if "-" in word:
        return hyphened(row, i) or from_count(row, i)
    return pointing(row, i, word)


def _joined(row: Row, atoms: list[Found]) -> list[Found]:
    """Pairs made one: "from Thursday to Saturday", "between 6 March and 10 April", "Thursday and Friday"."""
    joined: list[Found] = []
    for atom in atoms:
        if joined and _joins(row, joined[-1], atom):
            first = joined.pop()
            joined.append(Found(first.first, atom.last, Range(first.means, atom.means)))
        else:
            joined.append(atom)
    return joined


def _joins(row: Row, a: Found, b: Found) -> bool:
    gap = [row.lower(j) for j in range(a.last, b.first)]
    if not 1 <= len(gap) <= 2 or isinstance(a.means, Range) or not _kindred(a.means, b.means):
        return False
    if gap[-1] == "on" or gap[-1] in ("the", "early", "late"):
        gap = gap[:-1]
    if len(gap) != 1:
        return False
    before = row.lower(a.first - 1)
    if gap[0] in ("to", "through", "until", "till", "-", "–", "—", "--", "into", "thru"):
        return True
    return gap[0] in ("and", "or", "&", "/") and (
        before == "between"
        or (isinstance(a.means, Weekday) and isinstance(b.means, Weekday))
        or (isinstance(a.means, Offset) and isinstance(b.means, Offset))
    )


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


def _edge(row: Row, hit: Found, before: Found | None) -> Found:
    """The same time with "since", "until", "by", "before" or "after" before it."""
    if isinstance(hit.means, (Vague, Edge, Past)):
        return hit
    j = hit.first - 1
    while j >= 0 and row.lower(j) in ("the", "late", "early", "on"):
        j -= 1
    word = row.lower(j)
    if word in ("until", "till", "by", "before", "after"):
        possessive = unpossessed(row.tokens[hit.last - 1]) != row.tokens[hit.last - 1].lower
        noun = row.lower(hit.last) in EVENT_NOUNS and not isinstance(hit.means, Day)
        if possessive or noun or _next_is_noun(row, hit):
            return hit
        return Found(j, hit.last, Edge("until" if word in ("until", "till", "by") else word, hit.means))
    since = _since(row, hit, before)
    return hit if since is None else Found(since, hit.last, Edge("since", hit.means))


def _next_is_noun(row: Row, hit: Found) -> bool:
    return isinstance(hit.means, (Weekday, Month, Year)) and row.lower(hit.last) in YEARED


def _since(row: Row, hit: Found, before: Found | None) -> int | None:
    """Where a "since" stands that this time ends: "since the conflict began in March 2031"."""
    stop = max(hit.first - 14, before.last if before else 0, 0)
    for j in range(hit.first - 1, stop - 1, -1):
        word = row.lower(j)
        if word == "since":
            return j
        if word in BREAK or word in ("that", "said", "told", '"', "“", "”", "killed", "wounded"):
            return None
        if word == "," and hit.first - j > 3:
            return None
    return None
