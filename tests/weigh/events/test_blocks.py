"""Blocks: whom a report meets, and whom no longer. All reports are invented."""

from __future__ import annotations

import random
from typing import Any

import pytest
from invented_reports import TOWNS, Tell, report

from corroborate.weigh.events import Joining, events, pairs


def test_a_full_block_parts_those_whom_a_new_one_pushes_apart() -> None:
    """In a block of many each meets its neighbours by number, whatever came first."""
    readings = [report(f"r{n}", Tell(killed=n % 37 + 1), printed=7) for n in range(120)]
    expected = events(readings)
    joining = Joining()
    for reading in reversed(readings):
        joining.add([reading])
    assert (joining.events(), joining.pairs()) == expected


@pytest.mark.parametrize("neighbours", [1, 2, 5])
def test_a_full_block_heals_where_reports_are_left_out(neighbours: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a block of many, those whom a report kept apart meet when it goes, and part when it comes back."""
    monkeypatch.setattr("corroborate.weigh.events.blocks._NEIGHBOURS", neighbours)  # so that few reports fill a block
    chance = random.Random(neighbours)
    readings = [
        report(f"r{n}", Tell(at=chance.choice([*TOWNS, None]), days=(d, d), killed=chance.randrange(1, 40)), printed=9)
        for n in range(60)
        for d in (chance.randrange(3, 9),)
    ]
    joining = Joining()
    joining.add(readings)
    here = {reading.document.id: reading for reading in readings}
    for reading in chance.choices(readings, k=60):
        if here.pop(reading.document.id, None) is not None:
            joining.forget([reading.document.id])
        else:
            here[reading.document.id] = reading
            joining.add([reading])
        assert (joining.events(), joining.pairs()) == events(here.values())


def test_a_new_report_touches_only_its_block() -> None:
    """A report of another town leaves every other event as it was, id and all."""
    old = [report(f"r{n}", Tell(days=(n % 9 + 1, n % 9 + 1))) for n in range(12)]
    before, _ = events(old)
    after, _ = events([*old, report("new", Tell(at="Narsa", killed=31))])
    assert set(before) < set(after)


def test_no_report_is_compared_with_all_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Joins are by blocks: in a long record of many towns and a hundred days each report meets some dozens."""
    met = 0
    compare = pairs._compare

    def counted(*pair: Any) -> Any:
        nonlocal met
        met += 1
        return compare(*pair)

    monkeypatch.setattr(pairs, "_compare", counted)
    chance = random.Random(3)
    readings = [
        report(f"r{n}", Tell(at=chance.choice(list(TOWNS)), days=(d, d), killed=d % 40), printed=d + 1)
        for n in range(2000)
        for d in (chance.randrange(1, 100),)
    ]
    made, _ = events(readings)
    assert 0 < len(made) < 2000
    assert 0 < met < 200_000, "all pairs would be 2,000,000"
