"""Assembling a case as of a moment."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_episode import day, episode

from corroborate.desk.dossiers import Case, assemble, case_of, digest
from corroborate.errors import BadSetting
from corroborate.values import Dossier

WHOLE = episode()


def parts(dossier: Dossier) -> dict[str, object]:
    """What a dossier was assembled from."""
    names = "readings actors events echoes tolls grades pairs reviews title case as_of known_at".split()
    return {**{name: getattr(dossier, name) for name in names}, "settings": dict(dossier.settings)}


@given(st.integers(0, 2**32))
@settings(max_examples=15, deadline=None)
def test_order_changes_nothing(seed: int) -> None:
    """The same parts in any order give the same dossier and the same digest."""
    shuffled = parts(WHOLE)
    for name in ("readings", "actors", "events", "echoes", "tolls", "grades", "pairs"):
        items = list(shuffled[name])  # type: ignore[call-overload]
        random.Random(seed).shuffle(items)
        shuffled[name] = tuple(items)
    assert assemble(**shuffled) == WHOLE  # type: ignore[arg-type]


def test_the_digest_covers_what_is_held_and_not_the_clock() -> None:
    """A changed toll changes the digest; another moment of assembling does not."""
    later = episode(known_at=dt.datetime(2032, 1, 1, tzinfo=dt.UTC))
    other = replace(WHOLE, tolls=(*WHOLE.tolls[1:], replace(WHOLE.tolls[0], reports=9)))
    assert digest(later) == WHOLE.digest
    assert digest(other) != WHOLE.digest


@pytest.mark.parametrize(
    ("query", "events"),
    [
        ('place:"Kafr Lutha"', {"evt-2"}),
        ("Orlu", {"evt-0", "evt-1", "evt-2", "evt-3", "evt-4"}),
        ('"Tell Amrin"', {"evt-1"}),
        ("from:2031-03-13 to:2031-03-14 kind:attack", {"evt-0", "evt-2", "evt-3"}),
        ("from:2031-03-14 to:2031-03-15 kind:clash", {"evt-3"}),
        ("document:r16", {"evt-4"}),
        ("event:VES-3", {"evt-3"}),
        ("event:evt-0", {"evt-0", "evt-1", "evt-2", "evt-3", "evt-4"}),
        ("place:Nowhere", set()),
    ],
)
def test_a_case_takes_the_events_it_words(query: str, events: set[str]) -> None:
    """A case holds what matches, and the parts, in its time, of a whole that matches."""
    dossier = episode(case=query)
    assert {event.id for event in dossier.events} == events


def test_a_case_holds_nothing_else() -> None:
    """Readings, tolls, grades, echoes and voices of other events stay out."""
    dossier = episode(case="document:r16")
    assert [reading.document.id for reading in dossier.readings] == ["r16"]
    assert {toll.event for toll in dossier.tolls} == {"evt-4"}
    assert {grade.subject for grade in dossier.grades} == {"evt-4"}
    assert dossier.echoes == ()
    assert [actor.id for actor in dossier.actors] == ["act-hospital"]


@pytest.mark.parametrize(
    "query", ["colour:red", "from:yesterday", 'place:"open', "from:2031-03-01 from:2031-03-02", "kind:"]
)
def test_a_case_without_sense_is_refused_in_words(query: str) -> None:
    """The message names the query and what would be understood."""
    with pytest.raises(BadSetting, match=r"the case"):
        case_of(query)


def test_a_query_reads_as_a_case() -> None:
    """Bare words are places, days are inclusive."""
    case = case_of('Sennet from:2031-03-12 to:2031-03-13 kind:shelling "Deir Sahl"')
    assert case == Case(places=("Sennet", "Deir Sahl"), since=day(12), until=day(13), kinds=("shelling",))
