"""Joining: the events of reports that come one after the other, read anew, left out or decided about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from corroborate.values import Event, Pair, Reading, Review, Verdict
from corroborate.weigh.events.atoms import atoms_of
from corroborate.weigh.events.blocks import Blocks
from corroborate.weigh.events.episodes import Episodes
from corroborate.weigh.events.groups import Decision, Groups, enforce, standing_decisions
from corroborate.weigh.events.making import event_id, event_of
from corroborate.weigh.events.pairs import SAME, same_people
from corroborate.weigh.events.tellings import Telling, tellings_of


def no_key(_words: str, /) -> str | None:
    """A ``key`` that knows no actors."""
    return None


def events(
    readings: Iterable[Reading],
    *,
    key: Callable[[str], str | None] = no_key,
    decisions: Iterable[Review] = (),
) -> tuple[tuple[Event, ...], tuple[Pair, ...]]:
    """The events that reports tell of, and the pairs that only a person can decide.

    ``Joining`` with all reports at once; see there.
    """
    joining = Joining(key=key, decisions=decisions)
    joining.add(readings)
    return joining.events(), joining.pairs()


@dataclass(frozen=True, slots=True)
class Change:
    """What changed: the ids of events that are no more, those that are new or not as they were, and the pairs.

    ``pairs`` are those between rows that were made anew, by a key that stays theirs; None for one that is open no
    longer.
    """

    gone: frozenset[str]
    made: tuple[Event, ...]
    pairs: Mapping[tuple[int, int], Pair | None] = field(default_factory=dict)


class Joining:
    """The events of reports that come one after the other: a new report touches only the blocks that it stands in.

    ``key`` gives the Actor id for words that name a participant, or None (``actors.Directory.find``). ``decisions`` is
    the log: a Review with verdict same or different and subject "a|b", where a and b are what a Pair calls them (claim
    ids), or any claim, figure or event ids; it wins also over what comes later.

    A report may be read anew (``replace``) or left out (``forget``), and the log may grow or lose what was taken back
    (``decide``). Neither the order of reports nor how they are batched, nor what was there before, changes what
    ``events`` and ``pairs`` give: they are those of the reports and decisions that stand. Rules: docs/method.md,
    section 4.
    """

    def __init__(self, *, key: Callable[[str], str | None] = no_key, decisions: Iterable[Review] = ()) -> None:
        self._key = key
        self._where: dict[str, int] = {}  # claim, figure and event ids -> the telling
        self._names: dict[str, Mapping[str, str]] = {}  # by report, its entities' names
        self._told: dict[str, tuple[int, ...]] = {}  # by report, its tellings
        self._tellings: dict[int, Telling] = {}
        self._next = 0
        self._blocks = Blocks(self._tellings)
        self._row: dict[int, _Row] = {}
        self._rows: dict[int, _Row] = {}  # by its first telling
        self._events: dict[str, Event] = {}
        self._episodes = Episodes()
        self._pairs: dict[tuple[int, int], Pair] = {}  # by the first tellings of two rows
        self._open: dict[tuple[int, int], Pair] = {}  # those of them that nobody decided
        self._log: tuple[Review, ...] = ()
        self._subjects: frozenset[str] = frozenset()
        self._by_event = False
        self._decided: list[Decision] = []
        self._note(decisions)

    # -- what there is

    def events(self) -> tuple[Event, ...]:
        """Every event, ordered by time, then id."""
        return tuple(sorted(self._events.values(), key=_order))

    def event(self, id_: str) -> Event:
        """The event of that id; KeyError where there is none."""
        return self._events[id_]

    def pairs(self) -> tuple[Pair, ...]:
        """The pairs that only a person can decide, the surest first."""
        return tuple(sorted(self._open.values(), key=lambda pair: (-pair.score, pair.a, pair.b)))

    def telling(self, subject: str) -> str | None:
        """What a Pair calls the telling that a claim or figure belongs to; None where it belongs to none."""
        n = self._where.get(subject)
        return None if n is None else self._tellings[n].id

    # -- what comes

    def add(self, readings: Iterable[Reading]) -> Change:
        """Take reports in. A report that is there already adds nothing."""
        return self._change(reading for reading in readings if reading.document.id not in self._told)

    def replace(self, readings: Iterable[Reading]) -> Change:
        """Take reports in, also in the stead of what was read of them before."""
        return self._change(readings)

    def forget(self, documents: Iterable[str]) -> Change:
        """Leave reports out from now on. One that is not there changes nothing."""
        return self._change((), documents)

    def learn(self, key: Callable[[str], str | None], readings: Iterable[Reading]) -> Change:
        """Let this be who bears a name from now on. ``readings`` are those of the reports in which it is another."""
        self._key = key
        return self._change(readings, anew=True)

    def decide(self, decisions: Iterable[Review]) -> Change:
        """Let this be the log from now on: the one before with more at its end, or without what was taken back."""
        before = self._decided
        self._note(decisions)
        if self._by_event:
            return self._change((), ())
        self._decided = standing_decisions(self._log, self._where)
        return self._settle(self._decided_anew(before), set())

    def _note(self, decisions: Iterable[Review]) -> None:
        self._log = tuple(review for review in decisions if "|" in review.subject)
        self._subjects = frozenset(name for review in self._log for name in review.subject.split("|"))
        # What an event is called depends on what it holds: all must be joined to know whom such a decision means.
        named = any(name.startswith("evt-") for name in self._subjects)
        self._by_event = self._by_event or named

    def _decided_anew(self, before: Sequence[Decision]) -> set[int]:
        """The tellings whose decisions are others now, or stand in another order."""
        old, new = set(before), set(self._decided)
        changed = old ^ new
        if [d for d in before if d in new] != [d for d in self._decided if d in old]:
            changed |= old | new
        return {n for decision in changed for n in (decision.a, decision.b) if n in self._tellings}

    def _change(self, readings: Iterable[Reading], documents: Iterable[str] = (), *, anew: bool = False) -> Change:
        touched: set[int] = set()
        left: set[int] = set()
        named = False
        for document in documents:
            named |= self._drop(document, touched, left)
        for document, reading in {reading.document.id: reading for reading in readings}.items():
            tellings = tellings_of(atoms_of(reading, self._key))
            names = {entity.id: entity.name for entity in reading.entities} if tellings else {}
            if not anew and self._same(document, tellings, names):
                continue
            named |= self._drop(document, touched, left)
            named |= self._take(document, tellings, names, touched)
        before = self._decided
        if self._by_event:
            # So the events are made once without such decisions, to know whom they mean.
            touched = set(self._tellings) - left
            self._where = {name: n for name, n in self._where.items() if not name.startswith("evt-")}
            self._decided = standing_decisions(self._log, self._where)
            first = self._joined(sorted(touched, key=self._blocks.order))
            self._where |= {event_id([self._tellings[n] for n in row]): row[0] for row in first}
            self._decided = standing_decisions(self._log, self._where)
        elif named:
            self._decided = standing_decisions(self._log, self._where)
            touched |= self._decided_anew(before)
        return self._settle(touched - left, left)

    def _same(self, document: str, tellings: Sequence[Telling], names: Mapping[str, str]) -> bool:
        """Whether a report tells what it told before."""
        old = self._told.get(document)
        return (
            old is not None and [self._tellings[n] for n in old] == tellings and self._names.get(document, {}) == names
        )

    def _drop(self, document: str, touched: set[int], left: set[int]) -> bool:
        """A report's tellings out of their blocks; whether a decision spoke of any. They stay known until settled."""
        gone = self._told.pop(document, ())
        self._names.pop(document, None)
        named = False
        for n in gone:
            telling = self._tellings[n]
            touched |= {m for m in self._row[n].members if m != n}
            for name in {telling.id, *telling.claims, *telling.figures}:
                if self._where.get(name) == n:
                    del self._where[name]
                named = named or name in self._subjects
            touched |= self._blocks.leave(n)
        left |= set(gone)
        return named

    def _take(self, document: str, tellings: Sequence[Telling], names: Mapping[str, str], touched: set[int]) -> bool:
        """A report's tellings into their blocks; whether a decision speaks of any."""
        if tellings:
            self._names[document] = names
        named = False
        numbers = []
        for telling in tellings:
            n, self._next = self._next, self._next + 1
            numbers.append(n)
            self._tellings[n] = telling
            touched.add(n)
            for name in {telling.id, *telling.claims, *telling.figures}:
                self._where[name] = n
                named = named or name in self._subjects
            touched |= self._blocks.enter(n)
        self._told[document] = tuple(numbers)
        return named

    # -- joining

    def _component(self, seeds: Iterable[int], same: Mapping[int, set[int]]) -> list[int]:
        """All that hangs together with the seeds by sure matches and a person's word."""
        reached, todo = set(seeds), list(seeds)
        while todo:
            n = todo.pop()
            for other in (*self._blocks.beside(n), *same.get(n, ())):
                if other in reached:
                    continue
                if other in same.get(n, ()) or self._blocks.match(n, other).score >= SAME:
                    reached.add(other)
                    todo.append(other)
        return sorted(reached, key=self._blocks.order)

    def _joined(self, members: Sequence[int]) -> list[list[int]]:
        """The rows of some tellings that hang together, in their order."""
        local = {n: k for k, n in enumerate(members)}
        groups = Groups([self._tellings[n] for n in members])
        here = [d for d in self._decided if d.a in local and d.b in local]
        enforce(groups, [(local[d.a], local[d.b], d.verdict) for d in here])
        sure = [
            (-match.score, self._tellings[a].id, self._tellings[b].id, local[a], local[b])
            for a in members
            for b in self._blocks.beside(a)
            if b in local and self._blocks.ordered(a, b) == (a, b) and (match := self._blocks.match(a, b)).score >= SAME
        ]
        for _, _, _, a, b in sorted(sure):
            if groups.together(a, b) or groups.forbidden(a, b):
                continue
            if groups.consistent(a, b) or same_people(self._tellings[members[a]], self._tellings[members[b]]):
                groups.join(a, b)
        return [[members[k] for k in row] for row in groups.all()]

    def _settle(self, touched: set[int], left: set[int]) -> Change:
        """Make the rows and events anew that hang together with what was touched; drop what is left out."""
        same: dict[int, set[int]] = {}
        for decision in self._decided:
            if decision.verdict is Verdict.SAME:
                same.setdefault(decision.a, set()).add(decision.b)
                same.setdefault(decision.b, set()).add(decision.a)
        members = self._component(touched, same)
        old = {id(self._row[n]): self._row[n] for n in (*members, *left) if n in self._row}
        before = {row.event.id: self._events[row.event.id] for row in old.values() if row.event is not None}
        pairs: dict[tuple[int, int], Pair | None] = {}
        for row in old.values():
            pairs |= dict.fromkeys(row.pairs)
            self._forget(row)
        for n in left:
            del self._tellings[n]
        fresh = [self._make(row) for row in self._joined(members)]
        recheck = self._episodes.replace(
            [(row.event, row.total, row.last) for row in old.values() if row.event is not None],
            [(row.event, row.total, row.last) for row in fresh if row.event is not None],
        )
        made: dict[str, Event] = {}
        for name in recheck:
            known = self._events.get(name) or before.get(name)
            event = self._episodes.placed(name)
            self._events[name] = event
            if known != event:
                made[name] = event
        for row in fresh:
            self._pair(row)
        for row in fresh:
            pairs |= {between: self._pairs[between] for between in row.pairs}
        for decision in self._decided:
            if decision.verdict is not Verdict.UNSURE and (between := self._between(decision.a, decision.b)) in pairs:
                pairs[between] = None
        for between, pair in pairs.items():
            if pair is None:
                self._open.pop(between, None)
            else:
                self._open[between] = pair
        gone = frozenset(name for name in before if name not in self._events)
        return Change(gone, tuple(sorted(made.values(), key=_order)), pairs)

    def _forget(self, row: _Row) -> None:
        for between in row.pairs:
            self._pairs.pop(between, None)
            other = self._rows.get(between[0] if between[1] == row.members[0] else between[1])
            if other is not None and other is not row:
                other.pairs.discard(between)
        del self._rows[row.members[0]]
        for n in row.members:
            del self._row[n]
        if row.event is not None:
            self._events.pop(row.event.id, None)

    def _make(self, members: Sequence[int]) -> _Row:
        tellings = [self._tellings[n] for n in members]
        event = None if all(t.denies for t in tellings) else event_of(tellings, self._key, self._names)
        last = max((t.published for t in tellings if t.published is not None), default=None)
        row = _Row(tuple(members), event, tellings[0].cumulative, last)
        self._rows[members[0]] = row
        for n in members:
            self._row[n] = row
        return row

    # -- pairs

    def _between(self, a: int, b: int) -> tuple[int, int]:
        one, other = self._row[a].members[0], self._row[b].members[0]
        return (one, other) if one < other else (other, one)

    def _pair(self, row: _Row) -> None:
        """Of the row and each other the pair that is most alike."""
        for n in row.members:
            for m in self._blocks.beside(n):
                if self._row[m] is row:
                    continue
                match = self._blocks.match(n, m)
                a, b = sorted((self._tellings[n].id, self._tellings[m].id))
                pair = Pair(a=a, b=b, score=match.score, verdict=Verdict.UNSURE, reasons=match.reasons)
                between = self._between(n, m)
                known = self._pairs.get(between)
                if known is None or (-pair.score, pair.a, pair.b) < (-known.score, known.a, known.b):
                    self._pairs[between] = pair
                    row.pairs.add(between)
                    self._row[m].pairs.add(between)


@dataclass(slots=True, eq=False)
class _Row:
    """Tellings that are one event, or one denial of none: ``total`` where they run over days, told until ``last``."""

    members: tuple[int, ...]
    event: Event | None
    total: bool
    last: dt.date | None
    pairs: set[tuple[int, int]] = field(default_factory=set)


def _order(event: Event) -> tuple[dt.date, str]:
    when = event.when
    return (when.start or when.end or dt.date.max) if when else dt.date.max, event.id
