"""Which place lies in which: rows and what holds them, a wide place and the one told inside it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from told_scenes import PLACES, WEDNESDAY, built, places, split

from corroborate.read.scenes import prepare, scene
from corroborate.read.times import times


def test_those_counted_in_several_quarters_are_of_the_town() -> None:
    """People counted over a row of places are of what holds the row; an act there is at the first told."""
    text = "Shells on the Belt and Corvo quarters in Arda killed nine people."
    start = text.index("nine people")
    found = built(text).of(start, start + 11, counted=True)
    assert found.place == str(text.index("Arda"))
    assert built(text).of(start, start + 11).place != found.place


def test_places_without_a_gazetteer_still_narrow() -> None:
    """Chains are read off the words, so that an unresolved name is linked too."""
    text = "Nine people were killed in the village of Arda in Merrin province."
    parts = split(text)
    found = scene(0, 4, parts, times(parts, WEDNESDAY, text), places(text, resolved=False))
    assert found.place == str(text.index("Arda"))


def test_a_wide_place_is_narrowed_only_to_what_it_can_hold() -> None:
    """ "Killed in Merrin. … In Belt, Norrland, …": the report has gone on to another country."""
    text = "Nine people were killed in Merrin. The day before, four had died in Belt."
    own = {"Merrin": "XV", "Belt": "XN"}

    def at(country: dict[str, str]) -> str | None:
        known = tuple(
            replace(p, place=replace(p.place, country=country[p.words])) for p in places(text) if p.place is not None
        )
        parts = split(text)
        found = prepare(parts, times(parts, WEDNESDAY, text), known, WEDNESDAY).of(0, 11).place
        return next((p.words for p in known if p.id == found), None)

    assert at(own) == "Merrin"
    assert at({"Merrin": "XV", "Belt": "XV"}) == "Belt"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Shells fell on Arda. Nine people were killed in the Elm Square and Fenwick neighborhoods.", "Arda"),
        ("Shells fell on Arda. Nine people were killed in the quarters of Elm Square and Orla.", "Arda"),
        ("Shells fell on Merrin. Nine people were killed in the towns of Arda and Belt.", "Merrin"),
        ("Shells fell on Dunmere. Nine people were killed in the towns of Arda and Belt.", "Arda"),
        ("Nine people were killed in Arda in Merrin and Belt.", "Merrin"),
    ],
)
def test_people_of_a_row_are_of_what_was_told_to_hold_it(text: str, place: str) -> None:
    """People counted over several quarters are of the town told before; over several towns, of the province."""
    unread = [replace(p, place=None) if p.words in ("Elm Square", "Fenwick") else p for p in places(text)]
    parts = split(text)
    start = text.index("Nine people")
    scenes = prepare(parts, times(parts, WEDNESDAY, text), tuple(unread), WEDNESDAY)
    found = scenes.of(start, start + len("Nine people"), counted=True)
    assert next(m.group() for m in PLACES.finditer(text) if str(m.start()) == found.place) == place
