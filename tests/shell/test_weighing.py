"""Weighing as reports come, scored on simulated wars with known truth (benchmarks/simulator.py)."""

from __future__ import annotations

import datetime as dt
import random
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from corroborate.shell.weighing import Scales, Weight, weigh
from corroborate.values import Reading, Review, Verdict

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

from simulator import HARD, Simulation, Truth, who
from weighing import scored


@pytest.fixture(scope="module")
def war() -> tuple[list[Reading], Truth]:
    """Reports of one war and what is true of them."""
    simulation = Simulation(seed=3)
    return list(simulation.reports(1500)), simulation.truth


def test_what_is_found_of_the_truth(war: tuple[list[Reading], Truth]) -> None:
    """The published goals hold for a small war of the default difficulty."""
    readings, truth = war
    found = scored(truth, weigh(readings, who()))
    assert found["events B3 F1"] >= 0.95
    assert found["echo pairs F1"] >= 0.95
    assert found["tolls right"] >= 0.90


@pytest.mark.parametrize("seed", range(3))
def test_order_and_batches_change_nothing(seed: int) -> None:
    """One by one, in batches, from the last to the first: what is known in the end is the same."""
    chance = random.Random(seed)
    readings = list(Simulation(seed, HARD).reports(150))
    expected = weigh(readings, who())
    chance.shuffle(readings)
    scales = Scales(who())
    while readings:
        size = chance.randrange(1, 20)
        shift = scales.add(readings[:size])
        del readings[:size]
        assert {event.id for event in shift.weight.events} <= {event.id for event in scales.weight().events}
    assert scales.weight() == expected


def test_a_new_report_changes_its_own_events_only(war: tuple[list[Reading], Truth]) -> None:
    """What one report more changes is told, and is little."""
    readings, _ = war
    scales = Scales(who())
    scales.add(readings[:-1])
    before = {event.id: event for event in scales.weight().events}
    shift = scales.add(readings[-1:])
    after = {event.id: event for event in scales.weight().events}
    changed = {event.id for event in shift.weight.events}
    new = {name for name in after if after[name] != before.get(name)}
    assert new <= changed
    assert {after[name].part_of for name in new} >= {event.id for event in shift.weight.events} - new - {None}
    assert {name for name in before if name not in after} == shift.gone
    assert 1 <= len(changed) <= 3
    assert scales.add(readings[-1:]).weight.events == ()


@pytest.mark.parametrize("seed", range(4))
def test_steps_lead_where_the_end_leads(seed: int) -> None:
    """Read anew, left out, decided, taken back: what is known is what the readings that stand give from scratch."""
    chance = random.Random(seed)
    pool = list(Simulation(seed, HARD).reports(160))
    scales = Scales(who())
    here: dict[str, Reading] = {}
    log: list[Review] = []
    known = Weight(actors=(), events=(), pairs=(), echoes=(), tolls=(), grades=())
    for step in range(30):
        match chance.choice("rrrafdd"):
            case "r":
                fresh = [_read_otherwise(reading, chance) for reading in chance.sample(pool, chance.randrange(1, 25))]
                here |= {reading.document.id: reading for reading in fresh}
                shift = scales.replace(fresh)
            case "a":
                fresh = [reading for reading in chance.sample(pool, 20) if reading.document.id not in here]
                here |= {reading.document.id: reading for reading in fresh}
                shift = scales.add(fresh)
            case "f":
                gone = chance.sample(sorted(here), min(len(here), 4))
                here = {name: reading for name, reading in here.items() if name not in gone}
                shift = scales.forget(gone)
            case _:
                log = _decided(log, here, known, chance)
                shift = scales.decide(log)
        before, known = known, weigh(list(here.values()), who(), log)
        assert scales.weight() == known, f"step {step}"
        told = {event.id for event in shift.weight.events}
        assert {toll for toll in known.tolls if toll not in set(before.tolls)} <= {*shift.weight.tolls}
        assert {event.id for event in known.events if event not in set(before.events)} <= told
        assert {event.id for event in before.events} - {event.id for event in known.events} == shift.gone


def _read_otherwise(reading: Reading, chance: random.Random) -> Reading:
    """The reading, with a number or a place changed or a figure lost at times."""
    figures = list(reading.figures)
    if figures and chance.random() < 0.5:
        n = chance.randrange(len(figures))
        count = chance.randrange(1, 60)
        figures[n] = replace(figures[n], low=count, best=count, high=count, flags=("accepted",))
    if figures and chance.random() < 0.1:
        figures.pop()
    return replace(reading, figures=tuple(figures))


def _decided(log: list[Review], here: dict[str, Reading], known: Weight, chance: random.Random) -> list[Review]:
    """The log with some decisions more or one less."""
    if log and chance.random() < 0.25:
        return [review for review in log if review is not chance.choice(log)]
    pairs = [(pair.a, pair.b) for pair in known.pairs]
    figures = [figure.id for reading in here.values() for figure in reading.figures]
    if len(figures) > 1:
        a, b = chance.sample(figures, 2)
        pairs.append((a, b))
    return [
        *log,
        *(
            Review(
                id=f"rev-{chance.random()}",
                subject="|".join(pair),
                seen="",
                verdict=chance.choice([Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE]),
                reviewer="a",
                at=dt.datetime(2031, 5, 4, tzinfo=dt.UTC),
            )
            for pair in chance.sample(pairs, min(len(pairs), 3))
        ),
    ]
