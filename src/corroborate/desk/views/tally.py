"""What many events say together: their sums, the one event that the answer is about, and the answer in a sentence.

Kept event by event, so that the record as it stands adds up by the same code as a dossier does from nothing.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from corroborate.desk.views.rows import Known, event_rows, everybody, main_tolls, separate_tolls
from corroborate.desk.views.shown import Row
from corroborate.desk.views.words import LABELS, MEASURES, counted, number, period_words, sentence, where_words
from corroborate.values import Event, Measure, Toll

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What many events say together. ``lead`` is the id of the one event that the answer is about, if it is one."""

    headline: str
    standfirst: str
    rows: tuple[Row, ...]
    lead: str | None


def answer(known: Known, events: Iterable[Event], reports: int) -> Answer:
    """What these events say together, with a number of reports behind them."""
    tally = Tally()
    for event in events:
        tally.put(known, event)
    return tally.answer(known, reports)


class Tally:
    """What many events say together, kept in step as they come, go and change; in which order is all one.

    A whole with a toll of its own stands for its parts. A share is made when its event is put: whoever puts a part anew
    puts its whole anew too.
    """

    def __init__(self) -> None:
        self._events: dict[str, Event] = {}
        self._top: dict[str, Event] = {}  # those that are part of none that is shown
        self._shares: dict[str, dict[Measure, _Share]] = {}
        self._sums = {measure: _Sum() for measure in MEASURES}
        self._counting: dict[Measure, set[str]] = {measure: set() for measure in MEASURES}
        self._starts: Counter[dt.date] = Counter()
        self._ends: Counter[dt.date] = Counter()

    def put(self, known: Known, event: Event) -> None:
        """An event as it stands now, also in the stead of what it was."""
        self.drop(event.id)
        self._events[event.id] = event
        self._dates(event, 1)
        if known.holds(event.part_of):
            return
        self._top[event.id] = event
        measures = _counts(known, event)
        for measure in measures:
            self._counting[measure].add(event.id)
        shares = {measure: share for measure in measures if (share := _share(known, event, measure)) is not None}
        for measure, share in shares.items():
            self._sums[measure].add(share, 1)
        self._shares[event.id] = shares

    def drop(self, event: str) -> None:
        """An event that is no more. Nothing happens where there was none."""
        before = self._events.pop(event, None)
        if before is None:
            return
        self._dates(before, -1)
        if self._top.pop(event, None) is not None:
            for measure, share in self._shares.pop(event).items():
                self._sums[measure].add(share, -1)
            for counting in self._counting.values():
                counting.discard(event)

    def _dates(self, event: Event, sign: int) -> None:
        when = event.when
        if when is not None and (first := when.start or when.end) is not None:
            _count(self._starts, first, sign)
            _count(self._ends, when.end or first, sign)

    def _lead(self) -> Event | None:
        """The one event that the answer is about: the only one, or the only one with a toll of the first measure."""
        if len(self._top) == 1:
            return next(iter(self._top.values()))
        counting = next((found for measure in MEASURES if (found := self._counting[measure])), ())
        return self._top[next(iter(counting))] if len(counting) == 1 else None

    def answer(self, known: Known, reports: int) -> Answer:
        """The answer first: the toll as a sentence, what it rests on, and the table under it."""
        lead = self._lead()
        summed = tuple(total.row(measure) for measure, total in self._sums.items() if total.tolls)
        if lead is not None:
            own = event_rows(known, lead.id)
            have = {row.measure for row in own if not row.part}
            rows = (*own, *(row for row in summed if row.measure not in have))
            rows = tuple(sorted(rows, key=lambda row: MEASURES.index(row.measure)))
        else:
            rows = summed
        main = next((row for row in rows if not row.part), None)
        if lead is not None and lead.when is not None:
            period = period_words(lead.when.start or lead.when.end, lead.when.end or lead.when.start)
        else:
            period = period_words(min(self._starts, default=None), max(self._ends, default=None))
        if lead is not None:
            tail = f"in {where_words(lead)}" if lead.place is not None else ""
            tail += f"{', ' if '–' in period else ' on '}{period}" if period else ""
        else:
            tail = f"in {counted(len(self._top), 'event')}" + (f", {period}" if period else "")
        best = ""
        if main is not None:
            headline = sentence(main.measure, main.low, None, main.high, tail)
            exact = main.low is not None and main.low == main.high
            if main.best is not None and main.low is None and main.high is None:
                headline = sentence(main.measure, main.low, main.best, main.high, tail)
            elif main.best is not None and not exact and not (main.high is None and main.best == main.low):
                best = f"The best-supported number is {number(main.best)}. "
        elif self._events:
            headline = f"{counted(len(self._events), 'event')}, {period or 'undated'}: no report gives a number."
        else:
            headline = "Nothing is recorded here."
        standfirst = f"{best}Drawn from {counted(reports, 'report')}"
        if main is not None:
            standfirst += f"; the toll rests on {main.corroboration}"
            if main.level is not None:
                standfirst += f", and is graded {main.level.value}"
        name = lead.id if lead is not None else None
        return Answer(headline=headline, standfirst=standfirst + ".", rows=rows, lead=name)


def _counts(known: Known, event: Event) -> frozenset[Measure]:
    """The measures of which an event or a part of it has a toll, in a ring of parts too."""
    seen: set[str] = set()
    measures: set[Measure] = set()
    waiting = [event]
    while waiting:
        event = waiting.pop()
        if event.id not in seen:
            seen.add(event.id)
            measures.update(toll.measure for toll in known.tolls_of(event.id))
            waiting += known.parts_of(event.id)
    return frozenset(measures)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Share:
    """What one separate event adds to the total of a measure: so many tolls, of which ``parted`` are of groups of an
    event that another of them counts already; sums of their bounds; the reports and voices that they rest on.
    """

    tolls: int
    parted: int
    low: int
    best: int
    unknown: int
    high: int
    open: int
    reports: frozenset[str]
    voices: frozenset[str]


def _share(known: Known, event: Event, measure: Measure) -> _Share | None:
    """What an event adds, by its own toll or else by its parts'; None where nothing of that measure is counted."""
    tolls: list[Toll] = []
    parted = 0
    waiting = [event]
    while waiting:
        event = waiting.pop()
        own = known.tolls_of(event.id)
        toll = main_tolls(own).get(measure)
        groups = separate_tolls(own, measure) if toll is None else []
        if toll is not None:
            tolls.append(toll)
        elif groups and not known.parts_of(event.id):
            tolls += groups
            parted += len(groups) - 1
        else:
            waiting += known.parts_of(event.id)
    if not tolls:
        return None
    sure = [toll.best for toll in tolls if toll.best is not None]
    # Where only some groups were counted, nobody set an upper end for all.
    highs = [toll.high if everybody(toll) else None for toll in tolls]
    figures = {weighed.figure for toll in tolls for weighed in toll.used}
    heard = [told for figure in figures if (told := known.heard(figure)) is not None]
    return _Share(
        tolls=len(tolls),
        parted=parted,
        low=sum(toll.low or 0 for toll in tolls),
        best=sum(sure),
        unknown=len(tolls) - len(sure),
        high=sum(high or 0 for high in highs),
        open=highs.count(None),
        reports=frozenset(report for report, _ in heard),
        voices=frozenset(voice for _, voice in heard),
    )


class _Sum:
    """The total of a measure over separate events, as their shares come and go."""

    def __init__(self) -> None:
        self.tolls = self.parted = self.low = self.best = self.unknown = self.high = self.open = 0
        self.reports: Counter[str] = Counter()  # one report, one voice counts once over all events
        self.voices: Counter[str] = Counter()

    def add(self, share: _Share, sign: int) -> None:
        """A share, or with the sign -1 take it away."""
        self.tolls += sign * share.tolls
        self.parted += sign * share.parted
        self.low += sign * share.low
        self.best += sign * share.best
        self.unknown += sign * share.unknown
        self.high += sign * share.high
        self.open += sign * share.open
        for counter, names in ((self.reports, share.reports), (self.voices, share.voices)):
            for name in names:
                _count(counter, name, sign)

    def row(self, measure: Measure) -> Row:
        """The total as a line of the table."""
        best = None if self.unknown else max(self.best, self.low)
        return Row(
            measure=measure,
            label=LABELS[measure],
            group=f"in {counted(self.tolls - self.parted, 'event')}",
            low=self.low,
            best=best,
            high=None if self.open else self.high,
            level=None,
            reasons=(),
            flags=(f"{counted(self.unknown, 'event')} without a best number",) if self.unknown else (),
            reports=len(self.reports),
            voices=len(self.voices),
            trace=0,
        )


def _count(counter: Counter[Key], key: Key, sign: int) -> None:
    """One more or less of a key; what is counted no more is not in it."""
    counter[key] += sign
    if not counter[key]:
        del counter[key]
