"""One report: which of what it tells is one act. All reports are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from invented_reports import TOWNS, Tell, joined, report, town

from corroborate.values import Reading
from corroborate.weigh.events import events


def test_a_spot_known_by_its_division_is_no_division() -> None:
    """Two hurt in a park of which only the province is known are of the act in the town, no count of the province."""
    told = report("gazette", Tell(killed=8), Tell(at="Mill Park", killed=2))
    park = replace(town("Hasrun"), id="plc:park", name="Mill Park", gazetteer=None)
    told = replace(told, places=tuple(replace(p, place=p.place or park) for p in told.places))
    assert len(events([told])[0]) == 1
    region = replace(
        told,
        places=tuple(
            replace(p, place=town(p.place.name))
            if p.place and p.place.name in TOWNS
            else replace(p, place=town("Hasrun"))
            for p in told.places
        ),
    )
    assert len(events([region])[0]) == 2


def test_background_history_is_an_event_of_then() -> None:
    """What happened in January is another event of the same report, and joins what was reported then."""
    now = report("gazette", Tell(), Tell(days=(-50, -50), killed=30), printed=6)
    then = report("herald", Tell(days=(-50, -50), killed=30), printed=-49)
    assert joined(now, then) == [["gazette"], ["gazette", "herald"]]


def test_a_report_that_tells_of_two_towns_tells_of_two_events() -> None:
    """Places apart are acts apart; a sentence without a place stays with the one before."""
    made, _ = events([report("gazette", Tell(), Tell(at=None, days=None, killed=40), Tell(at="Narsa", killed=4))])
    assert sorted(len(event.claims) for event in made) == [1, 2]


def worded(reading: Reading, *words: str) -> Reading:
    """The report with its days told in these words, one for each claim."""
    told = [
        (figure.id, replace(figure.when, words=word))
        for figure, word in zip(reading.figures, words, strict=True)
        if figure.when is not None
    ]
    figures = tuple(replace(f, when=dict(told).get(f.id, f.when)) for f in reading.figures)
    return replace(reading, figures=figures)


@pytest.mark.parametrize(
    ("words", "numbers", "n"),
    [
        (("Saturday night", "Sunday"), (1, 1), 1),
        (("Saturday", "early Sunday"), (1, 1), 1),
        (("Saturday", "Sunday"), (1, 1), 2),
        (("Saturday afternoon", "Sunday night"), (1, 1), 2),
        (("Saturday night", "Sunday"), (4, 9), 2),
    ],
)
def test_a_night_belongs_to_two_days(words: tuple[str, str], numbers: tuple[int, int], n: int) -> None:
    """ "Saturday night" and "Sunday" of one report can be one act, but not where each counts other numbers."""
    first, second = (Tell(days=(day, day), killed=number) for day, number in zip((4, 5), numbers, strict=True))
    made, _ = events([worded(report("gazette", first, second), *words)])
    assert len(made) == n


def test_a_victim_told_again_is_of_the_same_act_whatever_day_stands_beside_him() -> None:
    """A report that names its victim beside the day of his funeral tells of one act; years ago it was another."""
    shot, buried = Tell(days=(2, 2), killed=1), Tell(days=(5, 5), killed=1)
    named = report("gazette", shot, buried)
    named = replace(named, figures=tuple(replace(f, words="24-year-old Tomas Vael") for f in named.figures))
    assert len(events([named])[0]) == 1
    crowd = replace(named, figures=tuple(replace(f, words="Army Officer") for f in named.figures))
    assert len(events([crowd])[0]) == 2
    long_ago = report("herald", Tell(days=(-400, -400), killed=1), buried)
    long_ago = replace(long_ago, figures=tuple(replace(f, words="Tomas Vael") for f in long_ago.figures))
    assert len(events([long_ago])[0]) == 2


@pytest.mark.parametrize(("told", "counted"), [("Deir Marran", "Qutba"), ("Qutba", "Deir Marran")])
def test_an_event_is_where_its_people_were_counted(told: str, counted: str) -> None:
    """Of two neighbouring towns that one report tells of, the one where nobody was counted gives way."""
    (event,), _ = events([report("a", Tell(at=told, killed=None), Tell(at=counted, killed=31))])
    assert event.place is not None
    assert event.place.words == counted
