"""The pieces of a report: what counts as an act, and of which kind. All reports are invented."""

from __future__ import annotations

from dataclasses import replace

from invented_reports import Tell, report

from corroborate.values import STATISTIC
from corroborate.weigh.events import events


def test_the_crimes_of_a_year_are_no_event() -> None:
    """A figure flagged as a statistic stays in the reading and makes no event."""
    reading = report("gazette", Tell(kind=None, killed=300, total=True))
    assert len(events([reading])[0]) == 1
    counted = tuple(replace(f, flags=(STATISTIC,)) for f in reading.figures)
    assert events([replace(reading, figures=counted)]) == ((), ())


def test_a_claim_with_neither_act_nor_figure_makes_no_event() -> None:
    """Talk is not an event."""
    assert events([report("gazette", Tell(kind=None, killed=None))]) == ((), ())


def test_the_dead_of_an_arrest_are_those_of_the_attack() -> None:
    """ "Arrested for the killing of four": the four belong to the attack, and the arrest holds none of them."""
    told = report("a", Tell(kind="Arrests", killed=4), Tell(kind="Attack", killed=4), Tell(kind="Arrests", killed=None))
    made, _ = events([told])
    assert sorted((event.kind, len(event.figures)) for event in made) == [("Arrests", 0), ("Attack", 2)]


def test_the_dead_of_an_arrest_alone_are_of_an_attack() -> None:
    """A report that tells of the dead only as why somebody was arrested still tells of an attack."""
    (event,), _ = events([report("a", Tell(kind="Arrests", killed=4))])
    assert event.kind == "Attack"


def test_a_count_over_a_region_and_several_days_is_a_running_total() -> None:
    """Whatever its words call it, six days in a division are no single act, and hold the strike on one of them."""
    made, _ = events([report("a", Tell(at="Hasrun", days=(3, 8), killed=80)), report("b", Tell())])
    assert len(made) == 2
    whole = next(event for event in made if event.documents == ("doc-a",))
    assert [event.part_of for event in made if event is not whole] == [whole.id]
