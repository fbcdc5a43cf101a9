"""Weighing as reports come, scored on simulated wars with known truth (benchmarks/simulator.py)."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from corroborate.shell.weighing import Scales, weigh
from corroborate.values import Reading

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
