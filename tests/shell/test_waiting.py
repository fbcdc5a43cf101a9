"""The queue in order, as items come and go."""

from __future__ import annotations

import random

import pytest

from corroborate.desk.queue import Item, Kind, Queued
from corroborate.shell.waiting import Waiting


def queued(name: str, weight: float, kind: Kind, done_by: frozenset[str]) -> Queued:
    """An item."""
    item = Item(
        id=name, kind=kind, subject=name, document=None, event=None, reasons=("why",), weight=weight, seen=""
    )  # fmt: skip
    return Queued(item=item, done_by=done_by)


SHARED = queued("shared", 3, Kind.CONFLICT, frozenset())  # the same wherever it stands


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("bulk", [False, True])
def test_it_is_always_what_its_lines_hold(seed: int, bulk: bool) -> None:
    """Whatever was put where before: each item once, the heaviest first, without those whom a person has done."""
    chance = random.Random(seed)
    waiting = Waiting()
    lines: dict[str, list[Queued]] = {}
    for step in range(120):
        line = f"line {chance.randrange(12)}"
        lines[line] = [
            SHARED
            if chance.random() < 0.2
            else queued(
                f"{line} {n}",
                chance.randrange(6),
                chance.choice(list(Kind)),
                frozenset(person for person in "ab" if chance.random() < 0.2),
            )
            for n in range(chance.randrange(4))
        ]
        with waiting.bulk(bulk and step % 5 == 0):
            waiting.put(line, lines[line])
        known = {q.item.id: q for held in lines.values() for q in held}
        for person in (None, "a", "c"):
            for kinds in (list(Kind), [Kind.SECOND, Kind.CONFLICT]):
                expected = sorted(
                    (q.item for q in known.values() if q.item.kind in kinds and person not in q.done_by),
                    key=lambda item: (-item.weight, item.id),
                )
                page, total = waiting.page(person, kinds, 2, 5)
                assert page == tuple(expected[2:7])
                assert total == len(expected)
