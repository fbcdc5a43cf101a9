"""What must always hold, in whatever order and by whatever steps reports come. All reports are invented."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from invented_reports import TOWNS, Tell, claim_of, decided, report

from corroborate.values import Certainty, Event, Pair, Reading, Review, Verdict
from corroborate.weigh.events import Joining, events

_tells = st.builds(
    Tell,
    kind=st.sampled_from(["Air/drone strike", "Attack", "Arrests", "Armed clash", None]),
    at=st.sampled_from([*TOWNS, "a hamlet", None]),
    days=st.one_of(st.none(), st.tuples(st.integers(1, 9), st.integers(0, 5)).map(lambda d: (d[0], d[0] + d[1] // 3))),
    killed=st.sampled_from([None, 1, 3, 12, 13, 40, 200]),
    total=st.sampled_from([False, False, False, True]),
    denied=st.sampled_from([False, False, False, True]),
    by=st.sampled_from([None, "the Guard", "the League"]),
    victim=st.sampled_from([None, None, "Adela Norrin"]),
)
_reports = st.lists(st.tuples(st.lists(_tells, min_size=1, max_size=3), st.integers(5, 12)), min_size=1, max_size=9)


@settings(max_examples=120, deadline=None)
@given(_reports, st.randoms(use_true_random=False))
def test_events_do_not_depend_on_order_or_repetition(rows: list[tuple[list[Tell], int]], chance: random.Random) -> None:
    """Whatever the order in which reports come, and however often, the events and pairs are the same."""
    readings = [report(f"r{n}", *tells, printed=day) for n, (tells, day) in enumerate(rows)]
    expected = events(readings)
    shuffled = [*readings, *readings[:2]]
    chance.shuffle(shuffled)
    assert events(shuffled) == expected


@settings(max_examples=120, deadline=None)
@given(_reports, st.lists(st.integers(1, 4), max_size=8), st.randoms(use_true_random=False))
def test_events_do_not_depend_on_batches(
    rows: list[tuple[list[Tell], int]], sizes: list[int], chance: random.Random
) -> None:
    """One report after the other, or some at a time, gives what all at once give; each change tells what it changed."""
    readings = [report(f"r{n}", *tells, printed=day) for n, (tells, day) in enumerate(rows)]
    expected = events(readings)
    chance.shuffle(readings)
    joining = Joining()
    known: dict[str, Event] = {}
    while readings:
        size = sizes.pop() if sizes else 1
        change = joining.add(readings[:size])
        del readings[:size]
        assert not change.gone & {event.id for event in change.made}
        for name in change.gone:
            del known[name]
        known |= {event.id: event for event in change.made}
        assert known == {event.id: event for event in joining.events()}
    assert (joining.events(), joining.pairs()) == expected


def test_decisions_hold_for_what_comes_later() -> None:
    """Two that a person called different stay so when a third comes that is like both."""
    a, b = report("a", Tell()), report("b", Tell(killed=14))
    log = [decided(Verdict.DIFFERENT, claim_of(a), claim_of(b))]
    joining = Joining(decisions=log)
    for reading in (a, b, report("c", Tell())):
        joining.add([reading])
    assert len(joining.events()) == 2
    assert (joining.events(), joining.pairs()) == events([a, b, report("c", Tell())], decisions=log)


@settings(max_examples=120, deadline=None)
@given(_reports)
def test_no_figure_is_lost_or_told_twice(rows: list[tuple[list[Tell], int]]) -> None:
    """Every asserted figure is in exactly one event; parts belong to events that are there, and never to themselves."""
    readings = [report(f"r{n}", *tells, printed=day) for n, (tells, day) in enumerate(rows)]
    made, pairs = events(readings)
    held = [figure for event in made for figure in event.figures]
    assert len(held) == len(set(held))
    asserted = {f.id for r in readings for f in r.figures if f.certainty is not Certainty.DENIED}
    assert asserted <= set(held)
    by_id: dict[str, Event] = {event.id: event for event in made}
    assert len(by_id) == len(made)
    for event in made:
        seen, up = {event.id}, event.part_of
        while up is not None:
            assert up in by_id
            assert up not in seen
            seen.add(up)
            up = by_id[up].part_of
    _pairs_are_sound(pairs, readings)


def _pairs_are_sound(pairs: Sequence[Pair], readings: Sequence[Reading]) -> None:
    claims = {claim.id for reading in readings for claim in reading.claims}
    for pair in pairs:
        assert pair.a < pair.b
        assert {pair.a, pair.b} <= claims
        assert pair.reasons
        assert 0 <= pair.score <= 1


class Steps:
    """Random steps on a record of reports: taken in, read anew, left out; people decide and take decisions back."""

    def __init__(self, chance: random.Random, pool: Sequence[tuple[list[Tell], int]]) -> None:
        self.chance, self.pool = chance, list(pool)
        self.here: dict[str, Reading] = {}
        self.log: list[Review] = []

    def read(self) -> list[Reading]:
        """Some reports, new or in the stead of those that are there."""
        made = {}
        for _ in range(self.chance.randrange(1, 4)):
            tells, day = self.chance.choice(self.pool)
            name = f"r{self.chance.randrange(len(self.pool) + 2)}"
            made[name] = report(name, *tells, printed=day)
        self.here |= {f"doc-{name}": reading for name, reading in made.items()}
        return list(made.values())

    def forget(self) -> list[str]:
        """Some reports that are left out from now on."""
        gone = self.chance.sample(sorted(self.here), min(len(self.here), self.chance.randrange(1, 3)))
        for name in gone:
            del self.here[name]
        return gone

    def decide(self, *, by_event: bool = False) -> list[Review]:
        """The log with a decision more, or with one taken back."""
        if self.log and self.chance.random() < 0.3:
            del self.log[self.chance.randrange(len(self.log))]
            return self.log
        names = [claim.id for reading in self.here.values() for claim in reading.claims]
        names += [figure.id for reading in self.here.values() for figure in reading.figures]
        if by_event:
            names += [event.id for event in events(self.here.values(), decisions=self.log)[0]]
        if len(names) > 1:
            verdict = self.chance.choice([Verdict.SAME, Verdict.DIFFERENT, Verdict.DIFFERENT, Verdict.UNSURE])
            a, b = self.chance.sample(names, 2)
            self.log.append(replace(decided(verdict, a, b), id=f"rev-{self.chance.random()}"))
        return self.log


@settings(max_examples=150, deadline=None)
@given(_reports, st.lists(st.sampled_from("arfdd"), max_size=14), st.booleans(), st.randoms(use_true_random=False))
def test_steps_lead_where_the_end_leads(
    rows: list[tuple[list[Tell], int]], steps: list[str], by_event: bool, chance: random.Random
) -> None:
    """Whatever was read anew, left out, decided and taken back, what stands gives what it would give alone."""
    walk, joining = Steps(chance, rows), Joining()
    known: dict[str, Event] = {}
    open_: dict[tuple[int, int], Pair] = {}
    for step in ["r", "r", *steps]:
        match step:
            case "a":
                fresh = [reading for reading in walk.here.values() if chance.random() < 0.2]
                change = joining.add(fresh)
                assert not change.made
            case "r":
                change = joining.replace(walk.read())
            case "f":
                change = joining.forget(walk.forget())
            case _:
                change = joining.decide(walk.decide(by_event=by_event))
        for name in change.gone:
            del known[name]
        known |= {event.id: event for event in change.made}
        open_ |= {key: pair for key, pair in change.pairs.items() if pair is not None}
        open_ = {key: pair for key, pair in open_.items() if change.pairs.get(key, pair) is not None}
        assert (joining.events(), joining.pairs()) == events(walk.here.values(), decisions=walk.log)
        assert known == {event.id: event for event in joining.events()}
        assert sorted(open_.values(), key=lambda pair: (-pair.score, pair.a, pair.b)) == list(joining.pairs())
