"""Victims told of one by one: added to those just before, or at least as many as sex and age tell apart (R9)."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from corroborate.values import BESIDES, Certainty, Scope, Unit
from corroborate.weigh.tolls.counts import Count, count_of, sum_of
from corroborate.weigh.tolls.statements import Statement, compatible, key_of
from corroborate.weigh.tolls.wording import ANYBODY, BREATH, LIST_GAP, is_told_again, kind_of

_NO_KIND = re.compile(rf"{ANYBODY.pattern}|\b(?:person|victim)$", re.IGNORECASE)

# "Killing three, then himself": who did it is none of them.
_HIMSELF = re.compile(r"himself|herself|self|(?:being|s?he(?: was|['’]s)) .*", re.IGNORECASE)
_ORDINALS = "second third fourth fifth sixth seventh eighth ninth tenth".split()
_NTH = re.compile(rf"(?:an?|the) ({'|'.join(_ORDINALS)})\b", re.IGNORECASE)
_BARE = re.compile(
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)(?: (?:others|people|persons?))?", re.I
)

# Who is told of beside others is added to those just before: so many characters at most between the two.
_NEXT_TO = 300


def with_those_beside(statements: Sequence[Statement], dead: Sequence[Statement]) -> list[Statement]:
    """The counts, those told of beside others with them: "two men were killed. A woman was also killed" is three (R9).

    Only where the report states no number as large, and not where its dead are told of between, nor beside people of no
    kind, one of whom may be told of again ("five people were hurt. Another man …").
    """
    rows: dict[str, list[Statement]] = defaultdict(list)
    for s in statements:
        if s.whole is None and not s.changed and count_of(s).exact:
            rows[s.document].append(s)
    deaths: dict[str, list[int]] = defaultdict(list)
    for s in dead:
        deaths[s.document].append(s.figure.start)
    sums: dict[str, tuple[int, int]] = {}  # by figure, its own number and that of those before
    for row in rows.values():
        row.sort(key=lambda s: (s.figure.start, s.figure.end, s.figure.id))
        most = max(s.figure.best or 0 for s in row)
        so_far = {row[0].figure.id: row[0].figure.best or 0}
        for before, s in itertools.pairwise(row):
            mine, gap = s.figure.best or 0, s.figure.start - before.figure.end
            others = so_far[before.figure.id]
            listed = s.figure.claim == before.figure.claim and 0 <= gap <= LIST_GAP and key_of(s)[0] is not None
            so_far[s.figure.id] = others + mine if listed and not is_told_again(before, s) else mine
            if BESIDES not in s.figure.flags or not others or not mine or not 0 <= gap <= _NEXT_TO:
                continue
            doer = _HIMSELF.fullmatch(s.figure.words) and gap <= BREATH and _BARE.fullmatch(before.figure.words)
            told_again = _NO_KIND.search(before.figure.words) is not None and not doer
            nth = _NTH.match(s.figure.words)
            if nth is not None and _ORDINALS.index(nth[1].casefold()) + 2 == others + mine:
                told_again = False  # "one victim was hit in the leg, a second victim in the arm"
            if listed or told_again or not compatible(before.extent, s.extent):
                continue
            died = any(before.figure.start <= start < s.figure.start for start in deaths[s.document])
            if others + mine > most and not died:
                sums[s.figure.id] = mine, others
                so_far[s.figure.id] = others + mine
    return [_beside(s, *sums[s.figure.id]) if s.figure.id in sums else s for s in statements]


def _beside(statement: Statement, mine: int, others: int) -> Statement:
    number = mine + others
    figure = replace(statement.figure, low=number, best=number, high=number)
    return replace(statement, figure=figure, reason=f"{mine} beside {others} told of before")


_ONE_SENTENCE = 160


def of_different_kinds(statements: Sequence[Statement], dead: Sequence[Statement]) -> list[Count]:
    """How many a report tells of one by one whom sex or age tells apart: "a woman was hit … a 4-year-old boy" (R9).

    Only where the report states no number of people of any kind, which would count them, and only those told of close
    by each other: a report of a night tells of several acts. Who is told of afterwards among the dead is left out.
    """
    rows: dict[str, list[Statement]] = defaultdict(list)
    stated: set[str] = set()
    for s in statements:
        f = s.figure
        if s.changed or not f.low or f.part_of is not None or f.unit is not Unit.PERSONS:
            continue
        if f.scope is not Scope.INCIDENT or f.certainty is not Certainty.ASSERTED:
            continue
        told = kind_of(s).told()
        if not count_of(s).exact or (f.low > 1 and not told):
            stated.add(s.document)
        elif told and not _dies_later(s, dead):
            rows[s.document].append(s)
    made = []
    for document, row in sorted(rows.items()):
        if document in stated:
            continue
        several = max((_told_apart(one, row) for one in row), key=lambda of: (_persons(of), of[0].figure.id))
        if len(several) > 1 and _persons(several) > max(s.figure.low or 0 for s in row):
            reason = f"{_persons(several)} of different sex or age"
            made.append(replace(sum_of(several), reason=reason))
    return made


def _persons(statements: Sequence[Statement]) -> int:
    return sum(s.figure.low or 0 for s in statements)


def _told_apart(one: Statement, row: Sequence[Statement]) -> tuple[Statement, ...]:
    """The counts near ``one`` of which no two can be of the same person, the largest first taken."""
    apart = [one]
    for s in sorted(row, key=lambda s: (-(s.figure.low or 0), s.figure.start, s.figure.id)):
        others = all(kind_of(s).other_than(kind_of(a)) and compatible(s.extent, a.extent) for a in apart)
        if others and any(_gap(s, a) <= _ONE_SENTENCE for a in apart):
            apart.append(s)
    return tuple(sorted(apart, key=lambda s: (s.figure.start, s.figure.end, s.figure.id)))


def _gap(one: Statement, two: Statement) -> int:
    a, b = sorted((one.figure, two.figure), key=lambda f: f.start)
    return b.start - a.end


def _dies_later(one: Statement, dead: Sequence[Statement]) -> bool:
    """Whether the report goes on to tell of somebody dead who may be he."""
    return any(
        s.document == one.document
        and s.figure.start > one.figure.start
        and s.figure.low == 1
        and not kind_of(s).other_than(kind_of(one))
        for s in dead
    )


def among(count: Count, apart: Sequence[Count]) -> bool:
    """Whether a count is of no more than some of those whom its report tells of one by one."""
    return any(c.first.document == count.first.document and 0 < count.top <= c.top for c in apart)
