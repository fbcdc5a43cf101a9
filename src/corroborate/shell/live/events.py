"""Which events there are and what holds what, as shifts of the scales change it; each bears a public id."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from corroborate.errors import NotFound
from corroborate.shell.public_ids import Issued, PublicIds, due, share_out, stands_on
from corroborate.shell.sorted_keys import into, out_of
from corroborate.shell.weighing import Scales, Shift, Weight
from corroborate.values import Event, Pair

PairKey: TypeAlias = tuple[int, int]


@dataclass(slots=True)
class Changed:
    """What a step changed, over all its shifts."""

    gone: set[str] = field(default_factory=set)
    made: dict[str, Event] = field(default_factory=dict)
    placed: dict[str, Event] = field(default_factory=dict)  # as they were, but for their whole
    pairs: dict[PairKey, Pair | None] = field(default_factory=dict)
    closed: list[Pair] = field(default_factory=list)
    known: Set[str] = frozenset()  # of those made, which were there before
    renamed: set[str] = field(default_factory=set)  # those that bear another public id now
    left_behind: set[str] = field(default_factory=set)  # what the events that are no more held

    def take(self, shift: Shift) -> None:
        """Add a shift to those before it."""
        for name in shift.gone:
            self.made.pop(name, None)
            self.placed.pop(name, None)
        self.gone |= shift.gone
        for event in shift.weight.events:
            if event.id in shift.placed and event.id not in self.made:
                self.placed[event.id] = event
            else:
                self.made[event.id] = event
                self.placed.pop(event.id, None)
        self.gone -= self.made.keys()
        self.pairs |= shift.pairs


class Events:
    """The events with their public ids, in time, and the pairs of what may be one.

    Methods that are given an event's id take its public id too, and an id that it had before reports or decisions
    changed it; they raise NotFound where nothing bears it.
    """

    def __init__(self, scales: Scales) -> None:
        self.scales = scales
        self.by_id: dict[str, Event] = {}
        self.pairs: dict[PairKey, Pair] = {}
        self._timeline: list[tuple[dt.date, str]] = []
        self._in_time: tuple[Event, ...] | None = None
        self._tellers: dict[str, set[str]] = {}  # figure or claim id -> the events that hold it
        self._was: dict[str, str] = {}  # an event that is no more -> something that it held
        self._pairs_at: dict[str, set[PairKey]] = {}
        self._public = PublicIds()

    # -------------------------------------------------------------- moved on

    def settle(self, changed: Changed) -> None:
        """Which events there are, and what holds what."""
        changed.known = self.by_id.keys() & changed.made.keys()
        for name in changed.gone & self.by_id.keys():
            event = self.by_id.pop(name)
            out_of(self._timeline, _when(event))
            self._was[name] = stands_on(event)[0]
            changed.left_behind.update(stands_on(event))
            for one in stands_on(event):
                self._tellers[one].discard(name)
                if not self._tellers[one]:
                    del self._tellers[one]
        for name, event in changed.placed.items():
            self.by_id[name] = replace(event, public_id=self.by_id[name].public_id)
        for event in changed.made.values():
            before = self.by_id.get(event.id)
            if before is not None:
                out_of(self._timeline, _when(before))
            self.by_id[event.id] = replace(event, public_id=before.public_id if before is not None else None)
            for one in stands_on(event):
                self._tellers.setdefault(one, set()).add(event.id)
        into(self._timeline, [_when(event) for event in changed.made.values()])
        for key, pair in changed.pairs.items():
            known = self.pairs.pop(key, None)
            if known is not None:
                changed.closed.append(known)
                for side in {known.a, known.b}:
                    self._pairs_at[side].discard(key)
                    if not self._pairs_at[side]:
                        del self._pairs_at[side]
            if pair is not None:
                self.pairs[key] = pair
                for side in (pair.a, pair.b):
                    self._pairs_at.setdefault(side, set()).add(key)

    def bear(self, changed: Changed, issue: Callable[[Sequence[Issued]], None]) -> None:
        """The public ids of the events that changed, and of those that share one with them; new ones are issued.

        What bears upon what falls apart into small heaps, through claims, so that each can be dealt with alone.
        ``issue`` keeps new ones in the record, and has them noted here.
        """
        events = {name: stands_on(self.by_id[name]) for name in changed.made}
        claims = {claim for held in events.values() for claim in held} | changed.left_behind
        known: tuple[Issued, ...] = ()
        fresh = claims
        while fresh:
            known = self._public.bearing_on(claims)
            wider = claims | {claim for issued in known for claim in issued.claims}
            telling = {name for claim in wider for name in self.telling(claim)}
            for name in telling - events.keys():
                events[name] = stands_on(self.by_id[name])
                wider.update(events[name])
            fresh, claims = wider - claims, wider
        wanted = tuple(sorted(events.items()))
        given = share_out(wanted, known, elsewhere=self._public)
        issues = due(wanted, given, known)
        if issues:
            issue(issues)
        for name, public in given.items():
            if self.by_id[name].public_id != public:
                self.by_id[name] = replace(self.by_id[name], public_id=public)
                changed.renamed.add(name)
                changed.made.setdefault(name, self.by_id[name])
        self._in_time = None

    def note(self, issued: Issued) -> None:
        """Take in a public id that was issued."""
        self._public.note(issued)

    # -------------------------------------------------------------- looked up

    def named(self, id_: str) -> str:
        """The id of an event as it is now."""
        if id_ in self.by_id:
            return id_
        names = [name for name in self._public_names(id_) if self._bears(name, id_)]
        # An event that was joined into another has no bearer any more: it is where what it stood on is told now.
        names = names or sorted(self.telling(self._was.get(id_, ""))) or list(self._public_names(id_))
        if not names:
            raise NotFound(f"no event {id_} in this record; `corroborate events` lists what there is")
        return names[0]

    def _bears(self, name: str, public: str) -> bool:
        return self.by_id[name].public_id == public

    def _public_names(self, public: str) -> Iterator[str]:
        for claim in self._public.claims(public):
            yield from self.telling(claim)

    def event(self, id_: str) -> Event:
        """One event."""
        return self.by_id[self.named(id_)]

    def in_time(self) -> tuple[Event, ...]:
        """Every event in time; undated ones last."""
        if self._in_time is None:
            self._in_time = tuple(self.by_id[name] for _, name in self._timeline)
        return self._in_time

    def weight(self, id_: str) -> Weight:
        """What is said of one event."""
        return self.scales.weight_of(self.named(id_))

    def level(self, name: str) -> str | None:
        """The grade of an event in a word, by its id as it is now."""
        grades = self.scales.weight_of(name).grades
        return next((grade.level.value for grade in grades if grade.subject == name), None)

    def parts(self, id_: str) -> tuple[Event, ...]:
        """The parts of an event, in time."""
        return tuple(sorted((self.by_id[name] for name in self.scales.parts(self.named(id_))), key=_when))

    def told_in(self, document: str) -> tuple[Event, ...]:
        """The events of which a report tells, in time."""
        return tuple(sorted((self.by_id[name] for name in self.scales.events_in(document)), key=_when))

    def telling(self, subject: str) -> Set[str]:
        """The ids of the events that hold a figure or claim."""
        return self._tellers.get(subject, frozenset())

    def of(self, subject: str) -> Event | None:
        """The event of a figure or claim; of a claim that tells of several, the first in time."""
        return min((self.by_id[name] for name in self.telling(subject)), key=_when, default=None)

    def sides(self, pair: Pair) -> tuple[Event | None, Event | None]:
        """The events of a pair's two sides; None for a denial that belongs to no event."""
        return self.of(pair.a), self.of(pair.b)

    def pair_keys(self, subjects: Iterable[str]) -> set[PairKey]:
        """The pairs of which one of these figures or claims is a side."""
        return {key for one in subjects for key in self._pairs_at.get(one, ())}

    def pairs_of(self, id_: str) -> list[Pair]:
        """The pairs of what an event holds, in no order."""
        return [self.pairs[key] for key in self.pair_keys(stands_on(self.event(id_)))]


def _when(event: Event) -> tuple[dt.date, str]:
    when = event.when
    return (when.start or when.end or dt.date.max) if when is not None else dt.date.max, event.id
