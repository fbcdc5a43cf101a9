"""Wholes and parts: which events lie inside a running total. All reports are invented."""

from __future__ import annotations

from invented_reports import Tell, report

from corroborate.weigh.events import events


def test_a_running_total_is_an_episode_whose_parts_lie_inside_it() -> None:
    """Six days in the division: the strikes in its towns on those days are parts, others are not."""
    total = report("monitor", Tell(kind=None, at="Hasrun", days=(4, 9), killed=90, total=True), printed=10)
    inside = report("gazette", Tell(days=(5, 5)))
    outside = report("herald", Tell(at="Narsa", days=(5, 5)))
    after = report("courier", Tell(days=(20, 20)), printed=21)
    made, _ = events([total, inside, outside, after])
    by_outlet = {event.documents[0].removeprefix("doc-"): event for event in made}
    assert by_outlet["gazette"].part_of == by_outlet["monitor"].id
    assert [by_outlet[name].part_of for name in ("monitor", "herald", "courier")] == [None, None, None]


def test_the_smallest_episode_holds_an_event_and_is_held_by_the_larger() -> None:
    """A week in a division inside a month in the land."""
    land = report("a", Tell(kind=None, at="Marrania", days=(1, 31), killed=900, total=True), printed=31)
    division = report("b", Tell(kind=None, at="Hasrun", days=(4, 9), killed=90, total=True), printed=10)
    strike = report("c", Tell(days=(5, 5)))
    made, _ = events([land, division, strike])
    by_outlet = {event.documents[0].removeprefix("doc-"): event for event in made}
    assert by_outlet["c"].part_of == by_outlet["b"].id
    assert by_outlet["b"].part_of == by_outlet["a"].id
