"""Where and when what a stretch of text tells happened: the place and the time that belong to a figure or an act.

The same clause speaks first, then the same sentence, then what the account has told before, then the lead.  The
date line's city is where a report was written; it counts only where the report names no other place.  A time that
dates the saying ("told reporters on Monday") does not date the harm.  Rules: docs/method.md, section 2; the order
of preference is a house rule, its weights chosen on invented and development reports.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corroborate.text.tokens import Sentence
from corroborate.values import PassageKind, PlaceMention, TimeMention, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Where (the id of a PlaceMention) and when something happened; None where the text does not tell."""

    place: str | None
    when: When | None


# Words between which a reader changes scene: another clause, another act.
_CLAUSE = frozenset("while whereas but although though after before when where who which whose whom as because".split())
_STOPS = frozenset("; : . ! ?".split())
_BEGIN = frozenset(
    """began begin begins beginning begun start started starting starts erupted erupt broke outbreak onset launched
    since""".split()
)
_INTO = frozenset("in of near at outside inside from , ( between north south east west around".split())
_BASED = frozenset("based headquartered".split())
_BODIES = frozenset(
    """army government regime military forces ministry authorities officials police troops soldiers media state
    embassy consulate parliament""".split()
)
_CLAUSE_COST = 9.0
_STOP_COST = 14.0
_MOST_COST = 60.0
_TOTAL_PULL = 12.0
_VAGUE_COST = 6.0
_BEGIN_REACH = 16
_CARRIED_SENTENCES = 4
_LEAD_SENTENCES = 3  # headline, its repetition and the lead
_AHEAD_SENTENCES = 3


def scene(
    start: int,
    end: int,
    sentences: tuple[Sentence, ...],
    times: tuple[TimeMention, ...],
    places: tuple[PlaceMention, ...],
    *,
    cumulative: bool = False,
    by_report: bool = False,
    published: dt.date | None = None,
) -> Scene:
    """Where and when what ``start:end`` tells happened. ``prepare`` serves many spans of one report faster."""
    return prepare(sentences, times, places, published).of(start, end, cumulative=cumulative, by_report=by_report)


def prepare(
    sentences: tuple[Sentence, ...],
    times: tuple[TimeMention, ...],
    places: tuple[PlaceMention, ...],
    published: dt.date | None = None,
) -> Scenes:
    """An index of one report's times and places, so that each span is answered in the time of a sentence.

    ``published`` closes totals that run up to the report ("which began in March 2031") where no date line does.
    """
    return Scenes(sentences, times, places, published)


@dataclass(frozen=True, slots=True)
class _Time:
    mention: TimeMention
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Spot:
    """A chain of place names that narrow each other, by its most specific: "the town of X in Y province" is X."""

    mention: PlaceMention
    first: int
    last: int
    speaker: bool


class Scenes:
    """The times and places of one report, by sentence."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        times: Sequence[TimeMention],
        places: Sequence[PlaceMention],
        published: dt.date | None,
    ) -> None:
        self._sentences = sentences
        self._starts = [s.start for s in sentences]
        self._token_starts = [[t.start for t in s.tokens] for s in sentences]
        self._times: list[list[_Time]] = [[] for _ in sentences]
        self._spots: list[list[_Spot]] = [[] for _ in sentences]
        self._line = next((m for m in times if m.dateline and m.when and m.when.end), None)
        self._anchor = self._line.when.end if self._line is not None and self._line.when is not None else published
        for mention in times:
            n = self._sentence(mention.start)
            if n is not None:
                self._times[n].append(_Time(mention, *self._tokens(n, mention.start, mention.end)))
        self._place(places)
        self._lead_time = self._first_time()
        self._lead_spot = next((spots[0] for spots in self._spots if spots and not spots[0].speaker), None)
        self._dateline_spot = self._city(places)

    # -- finding one's way

    def _sentence(self, offset: int) -> int | None:
        n = bisect_right(self._starts, offset) - 1
        return n if n >= 0 else None

    def _tokens(self, n: int, start: int, end: int) -> tuple[int, int]:
        starts = self._token_starts[n]
        first = max(bisect_right(starts, start) - 1, 0)
        last = max(bisect_right(starts, max(end - 1, start)), first + 1)
        return first, last

    # -- preparing

    def _place(self, places: Sequence[PlaceMention]) -> None:
        """Chains of the places of each sentence."""
        rows: dict[int, list[tuple[int, int, PlaceMention]]] = {}
        for mention in sorted(places, key=lambda p: (p.start, -p.end)):
            n = self._sentence(mention.start)
            if n is not None:
                rows.setdefault(n, []).append((*self._tokens(n, mention.start, mention.end), mention))
        for n, row in rows.items():
            if self._sentences[n].passage.kind is PassageKind.DATELINE:
                continue
            chain: list[tuple[int, int, PlaceMention]] = []
            for item in row:
                if chain and self._narrows(n, chain[-1][1], item[0]):
                    chain.append(item)
                    continue
                self._chain(n, chain)
                chain = [item]
            self._chain(n, chain)

    def _narrows(self, n: int, last: int, first: int) -> bool:
        """Whether the names on both sides of a gap name one place: "X in the eastern Y", "X, Y", "Y's X"."""
        if first <= last:
            return True
        if first - last > 6:
            return False
        gap = [t.lower for t in self._sentences[n].tokens[last:first]]
        if any(word in ("and", "or", "to", "from", "while", "as", ";", ".") for word in gap):
            return False
        return all(word in _INTO or word in _NARROWING for word in gap)

    def _chain(self, n: int, chain: list[tuple[int, int, PlaceMention]]) -> None:
        if not chain:
            return
        tokens = self._sentences[n].tokens
        best = chain[0]
        for item in chain[1:]:
            gap = [t.lower for t in tokens[best[1] : item[0]]]
            a, b = best[2].place, item[2].place
            if a is not None and b is not None and a.precision != b.precision:
                best = item if b.precision < a.precision else best
            elif not any(word in _INTO for word in gap):
                best = item  # "Y's X", "Y province X": the later is within the earlier
        last = chain[-1][1]
        after = tokens[last].lower if last < len(tokens) else ""
        nxt = tokens[last + 1].lower if last + 1 < len(tokens) else ""
        before = tokens[chain[0][0] - 1].lower if chain[0][0] else ""
        speaker = (
            after in _BASED
            or (after == "-" and nxt in _BASED)
            or (after in _BODIES and before not in ("in", "at", "near"))
        )
        self._spots[n].append(_Spot(best[2], chain[0][0], last, speaker))

    def _first_time(self) -> tuple[int, _Time] | None:
        for n, row in enumerate(self._times[:6]):
            for time in row:
                if self._happened(time.mention) and _datable(time.mention):
                    return n, time
        return None

    def _city(self, places: Sequence[PlaceMention]) -> PlaceMention | None:
        for n, sentence in enumerate(self._sentences[:4]):
            if sentence.passage.kind is PassageKind.DATELINE:
                return next((p for p in places if sentence.start <= p.start < sentence.end), None)
            lines = [t for t in self._times[n] if t.mention.dateline]
            if lines:
                return next((p for p in places if sentence.start <= p.start < lines[0].mention.start), None)
        return None

    # -- answering

    def of(self, start: int, end: int, *, cumulative: bool = False, by_report: bool = False) -> Scene:
        """Where and when what ``start:end`` tells happened.

        ``cumulative`` is for totals over a longer time.  ``by_report`` takes the day of the report's own date line
        where nothing else tells a time, at precision 2: right for the act that a dispatch is about, not for a
        count, whose day must stand in the text.
        """
        n = self._sentence(start)
        if n is None:
            return Scene(place=None, when=None)
        first, last = self._tokens(n, start, end)
        when = self._when(n, first, last, cumulative)
        if when is None and by_report:
            when = self._by_report(n)
        return Scene(place=self._where(n, first, last), when=when)

    def _by_report(self, n: int) -> When | None:
        """The date line's day, unless the sentence has a time of its own that could not be resolved."""
        if self._line is None or self._line.when is None or any(not t.mention.dateline for t in self._times[n]):
            return None
        return replace(self._line.when, precision=2)

    def _cost(self, n: int, first: int, last: int, a: int, b: int) -> float:
        """How far the tokens ``a:b`` stand from ``first:last``, the clauses between them counted."""
        if a >= last:
            low, high = last, a
        elif b <= first:
            low, high = b, first
        else:
            return 0.0
        cost = float(high - low)
        for token in self._sentences[n].tokens[low:high]:
            if token.lower in _CLAUSE:
                cost += _CLAUSE_COST
            elif token.lower in _STOPS:
                cost += _STOP_COST
        return cost

    def _when(self, n: int, first: int, last: int, cumulative: bool) -> When | None:
        best: tuple[float, _Time] | None = None
        for time in self._times[n]:
            if not self._happened(time.mention):
                continue
            cost = self._cost(n, first, last, time.first, time.last)
            when = time.mention.when
            if when is None:
                cost += _VAGUE_COST
            elif cumulative and when.start != when.end:
                cost -= _TOTAL_PULL
            if best is None or cost < best[0]:
                best = cost, time
        if best is not None:
            return self._fitted(n, last, best[1], cumulative)
        return self._carried(n, cumulative)

    def _happened(self, mention: TimeMention) -> bool:
        """Whether a time may date a happening: neither the saying, nor the report, nor what is still to come."""
        if mention.dateline or mention.said:
            return False
        start = mention.when.start if mention.when else None
        return not (start and self._anchor and start > self._anchor)

    def _fitted(self, n: int, last: int, time: _Time, cumulative: bool) -> When | None:
        """A time of the same sentence as it fits what it dates: a total's runs from its beginning to its telling."""
        when = time.mention.when
        if when is None or when.start is None:
            return when
        tokens = self._sentences[n].tokens
        since = tokens[time.first].lower == "since"
        if since and not cumulative and time.last <= last and tokens[min(time.last, len(tokens) - 1)].lower in _CLAUSE:
            return replace(when, end=when.start, precision=1)  # "since an attack on Tuesday that killed nine"
        if cumulative and (since or self._begins(n, time)):
            return self._until_told(n, when)
        return when

    def _begins(self, n: int, time: _Time) -> bool:
        """Whether the time is a beginning: "which started with protests in March 2031"."""
        for token in reversed(self._sentences[n].tokens[max(time.first - _BEGIN_REACH, 0) : time.first]):
            if token.lower in _BEGIN:
                return True
            if token.lower in _STOPS:
                return False
        return False

    def _until_told(self, n: int, when: When) -> When:
        """From a beginning to the day on which the total was told, else to the day of the report."""
        told = [t.mention.when.end for t in self._times[n] if t.mention.said and t.mention.when]
        end = next((day for day in told if day), None) or self._anchor or when.end
        if end is None or when.start is None or end < when.start:
            return when
        return replace(when, end=end, precision=_precision(when.start, end))

    def _carried(self, n: int, cumulative: bool) -> When | None:
        """What the account told before, else its lead, else, in the lead itself, what follows at once."""
        if cumulative:
            for time in self._times[n - 1] if n else ():
                since = self._sentences[n - 1].tokens[time.first].lower == "since"
                if time.mention.when and time.mention.when.start and (since or self._begins(n - 1, time)):
                    return self._until_told(n, time.mention.when)
        else:
            for back in range(n - 1, max(n - 1 - _CARRIED_SENTENCES, -1), -1):
                rows = [t for t in self._times[back] if self._happened(t.mention) and _datable(t.mention)]
                if rows:
                    return rows[-1].mention.when
            if self._lead_time is not None and self._lead_time[0] < n:
                return self._lead_time[1].mention.when
        if n < _LEAD_SENTENCES:
            for ahead in range(n + 1, min(n + 1 + _AHEAD_SENTENCES, len(self._times))):
                rows = [t for t in self._times[ahead] if self._happened(t.mention) and _datable(t.mention)]
                if rows:
                    return rows[0].mention.when
        return None

    def _where(self, n: int, first: int, last: int) -> str | None:
        best: tuple[float, _Spot] | None = None
        for spot in self._spots[n]:
            cost = self._cost(n, first, last, spot.first, spot.last)
            if spot.speaker:
                cost += _MOST_COST
            if best is None or cost < best[0]:
                best = cost, spot
        if best is not None:
            return best[1].mention.id
        for back in range(n - 1, max(n - 1 - _CARRIED_SENTENCES, -1), -1):
            spots = [s for s in self._spots[back] if not s.speaker]
            if spots:
                return spots[-1].mention.id
        if self._lead_spot is not None:
            return self._lead_spot.mention.id
        return self._dateline_spot.id if self._dateline_spot is not None else None


_NARROWING = frozenset(
    """the a an 's s province provinces governorate district city town village villages neighborhood neighbourhood
    area region suburb suburbs countryside northern southern eastern western central northeastern northwestern
    southeastern southwestern northwest northeast southwest southeast rural rebel-held government-held capital
    state county department municipality called named )""".split()
)


def _precision(first: dt.date, last: dt.date) -> int:
    days = (last - first).days + 1
    return 1 if days == 1 else 2 if days <= 6 else 3 if days <= 8 else 4 if days <= 32 else 5


def _datable(mention: TimeMention) -> bool:
    """Whether a time told elsewhere can date what is told here: a day or nearly, and not beside another act."""
    when = mention.when
    if when is None or when.start is None or when.end is None or when.precision > 2:
        return False
    words = mention.words.casefold()
    return not words.startswith("since") and not words.endswith(("later", "after"))
