"""When what a span tells happened: a time of its clause, of its sentence, of the account before, or of the lead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from corroborate.read.scenes.lines import (
    AHEAD_SENTENCES,
    CARRIED_SENTENCES,
    CLAUSE_COST,
    HEAD_SENTENCES,
    LEAD_SENTENCES,
    Distances,
    Lines,
    around,
)
from corroborate.read.scenes.timed import Time
from corroborate.read.scenes.words import STOPS
from corroborate.values import TimeMention, When

_RELATIVE = frozenset("that which when where".split())
_BEGIN = frozenset(
    """began begin begins beginning begun start started starting starts erupted erupt broke outbreak onset launched
    since""".split()
)
_TOTAL_PULL = 12.0
_VAGUE_COST = 6.0
_BEGIN_REACH = 16
_WEEK = 7


class Dating:
    """The times of one report: which of them dates what a span tells."""

    def __init__(
        self,
        lines: Lines,
        rows: list[list[Time]],
        times: Sequence[TimeMention],
        published: dt.date | None,
        distances: Distances,
    ) -> None:
        self._lines, self._times, self._distances = lines, rows, distances
        self._line = next((m for m in times if m.dateline and m.when and m.when.end), None)
        self._anchor = self._line.when.end if self._line is not None and self._line.when is not None else published
        self._told: dict[int, dt.date] = {}  # by sentence, the first day on which a voice spoke
        for mention in times:
            n = lines.at(mention.start)
            if n is not None and mention.said and mention.when is not None and mention.when.end is not None:
                self._told.setdefault(n, mention.when.end)
        self._days = self._dated()
        self._first_day = min(self._days, default=len(lines.sentences))  # the sentence that tells the first day
        self._lead_time = (
            (self._first_day, self._days[self._first_day][0])
            if self._first_day < HEAD_SENTENCES and self._days
            else None
        )

    def when(self, n: int, first: int, last: int, cumulative: bool, arrest: bool, regional: bool) -> When | None:
        """When what the tokens ``first:last`` of a sentence tell happened; the values as in ``Scenes.of``."""
        best: tuple[float, Time] | None = None
        for time in around(self._times[n], first):
            if not self._happened(time.mention) or (time.arrest and not arrest):
                continue
            cost = self._distances.cost(n, first, last, time.first, time.last)
            if time.last <= first and self._lines.and_between(n, time.last, first):
                cost += CLAUSE_COST  # "14 people on Friday and 22 on Saturday"
            when = time.mention.when
            if when is None:
                cost += _VAGUE_COST
            elif cumulative and when.start != when.end:
                cost -= _TOTAL_PULL
            if best is None or cost < best[0]:
                best = cost, time
        if best is not None:
            return self._fitted(n, last, best[1], cumulative)
        return self._carried(n, cumulative, regional)

    def by_report(self, n: int) -> When | None:
        """The date line's day, unless the sentence has a time of its own that could not be resolved."""
        if self._line is None or self._line.when is None or any(not t.mention.dateline for t in self._times[n]):
            return None
        return replace(self._line.when, precision=2)

    def _dated(self) -> dict[int, tuple[When, When]]:
        """By sentence, the first and the last time in it that can date what other sentences tell."""
        days: dict[int, tuple[When, When]] = {}
        for n, row in enumerate(self._times):
            for time in row:
                when = time.mention.when
                if (
                    when is not None
                    and not time.arrest
                    and self._happened(time.mention)
                    and _datable(time.mention.words, when)
                ):
                    days[n] = (days[n][0] if n in days else when, when)
        return days

    def _happened(self, mention: TimeMention) -> bool:
        """Whether a time may date a happening: neither the saying, nor the report, nor what is still to come."""
        if mention.dateline or mention.said:
            return False
        start = mention.when.start if mention.when else None
        return not (start and self._anchor and start > self._anchor)

    def _fitted(self, n: int, last: int, time: Time, cumulative: bool) -> When | None:
        """A time of the same sentence as it fits what it dates: a total's runs from its beginning to its telling."""
        when = time.mention.when
        if when is None or when.start is None:
            return when
        tokens = self._lines.tokens(n)
        since = tokens[time.first].lower == "since"
        if (
            since
            and not cumulative
            and time.last <= last
            and tokens[min(time.last, len(tokens) - 1)].lower in _RELATIVE
        ):
            return replace(when, end=when.start, precision=1)  # "since an attack on Tuesday that killed nine"
        if cumulative and (since or self._begins(n, time)):
            return self._until_told(n, when)
        return when

    def _begins(self, n: int, time: Time) -> bool:
        """Whether the time is a beginning: "which started with protests in March 2031"."""
        for token in reversed(self._lines.tokens(n)[max(time.first - _BEGIN_REACH, 0) : time.first]):
            if token.lower in _BEGIN:
                return True
            if token.lower in STOPS:
                return False
        return False

    def _until_told(self, n: int, when: When) -> When:
        """From a beginning to the day on which the total was told, else to the day of the report."""
        end = self._told.get(n) or self._anchor or when.end
        if end is None or when.start is None or end < when.start:
            return when
        return replace(when, end=end, precision=_precision(when.start, end))

    def _carried(self, n: int, cumulative: bool, regional: bool) -> When | None:
        """What the account told before, else its lead, else, in the lead itself, what follows at once."""
        if cumulative:
            for time in self._times[n - 1] if n else ():
                since = self._lines.tokens(n - 1)[time.first].lower == "since"
                if time.mention.when and time.mention.when.start and (since or self._begins(n - 1, time)):
                    return self._until_told(n, time.mention.when)
                if time.mention.when and self._happened(time.mention) and _of_days(time.mention.when):
                    return time.mention.when
        else:
            for back in range(n - 1, max(n - 1 - CARRIED_SENTENCES, -1), -1):
                if back in self._days:
                    return self._days[back][1]
            if self._lead_time is not None and self._lead_time[0] < n:
                return self._lead_time[1]
        if n < LEAD_SENTENCES or (n < self._first_day and not cumulative):
            for ahead in range(n + 1, min(n + 1 + AHEAD_SENTENCES, len(self._times))):
                if ahead in self._days and not (regional and self._days[ahead][0].start == self._days[ahead][0].end):
                    return self._days[ahead][0]
        if n < LEAD_SENTENCES and self._lead_time is not None and not cumulative:
            return self._lead_time[1]
        return None


def _precision(first: dt.date, last: dt.date) -> int:
    days = (last - first).days + 1
    return 1 if days == 1 else 2 if days <= 6 else 3 if days <= 8 else 4 if days <= 32 else 5


def _of_days(when: When) -> bool:
    """Whether a time is some days, up to a week."""
    return when.start is not None and when.end is not None and 0 < (when.end - when.start).days <= _WEEK


def _datable(words: str, when: When) -> bool:
    """Whether a time told elsewhere can date what is told here: a day or nearly, and not beside another act."""
    if when.start is None or when.end is None or when.precision > 2:
        return False
    words = words.casefold()
    return not words.startswith("since") and not words.endswith(("later", "after"))
