"""The Event that tellings make: its kind, place, time and actors. All reports are invented."""

from __future__ import annotations

import datetime as dt

from invented_reports import MARCH, Tell, claim_of, report

from corroborate.values import Measure
from corroborate.weigh.events import events


def test_a_figure_gives_its_event_a_kind() -> None:
    """Deaths make an attack of some kind, detentions arrests; a kind that is told goes before."""
    made, _ = events([report("a", Tell(kind=None))])
    assert made[0].kind == "Attack"
    made, _ = events([report("a", Tell(kind=None, measure=Measure.DETAINED))])
    assert made[0].kind == "Arrests"
    made, _ = events([report("a", Tell(kind=None)), report("b", Tell())])
    assert made[0].kind == "Air/drone strike"


def test_denials_join_what_they_deny_and_make_nothing() -> None:
    """A denial alone is no event; beside a report it is part of its event."""
    denial = report("herald", Tell(kind=None, denied=True))
    assert events([denial])[0] == ()
    made, _ = events([report("gazette", Tell()), denial])
    assert len(made) == 1
    assert claim_of(denial) in made[0].claims


def test_an_event_takes_the_finest_place_and_the_most_precise_day() -> None:
    """A neighbourhood's surroundings and two days give way to the town and the day."""
    made, _ = events([report("a", Tell(at="Old Qutba", days=(5, 6))), report("b", Tell(at="Qutba"))])
    (event,) = made
    assert event.place is not None
    assert event.when is not None
    assert (event.place.words, event.when.precision) == ("Qutba", 1)


def test_without_a_told_time_the_week_of_printing_stands_and_says_so() -> None:
    """The day of printing is the last resort, with a precision that admits it; without it nothing is guessed."""
    made, _ = events([report("a", Tell(days=None), printed=6)])
    when = made[0].when
    assert when is not None
    assert (when.end, when.precision, when.words) == (MARCH + dt.timedelta(days=5), 3, "")
    made, _ = events([report("a", Tell(days=None), printed=None)])
    assert made[0].when is None


def test_actors_of_an_event_come_from_the_key() -> None:
    """Who takes part is known by Actor id where the directory knows the words."""
    made, _ = events([report("a", Tell(by="the Umbar Guard"))], key=lambda words: "umg" if "Guard" in words else None)
    assert made[0].actors == ("umg",)
