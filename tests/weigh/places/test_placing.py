"""Where a place lies that no gazetteer holds: as the text says, in its province, or in its report's town."""

from __future__ import annotations

import pytest
from invented_gazetteer import read, where


def test_an_unknown_village_keeps_its_words_and_its_container() -> None:
    """A place that no gazetteer holds has its container's coordinates and a precision of 2 or worse."""
    found = where("Three died in the village of Ashkar Bel in North Oria, residents said.", "Ashkar Bel")
    assert found.place is not None
    assert (found.place.name, found.place.gazetteer, found.place.admin1) == ("Ashkar Bel", None, "North Oria")
    assert found.place.precision == 4


def test_an_unknown_village_lies_in_the_one_province_of_its_report() -> None:
    """Where the report names one province only; of two nobody can tell."""
    one = "Troops moved through North Oria province on Monday. Shells fell in the village of Qarbel, witnesses said."
    found = where(one, "Qarbel")
    assert found.place is not None
    assert (found.place.admin1, found.place.precision, found.place.name) == ("North Oria", 4, "Qarbel")
    assert where(one + " South Oria province was calm.", "Qarbel").place is None


def test_the_province_that_opens_a_sentence_holds_what_follows() -> None:
    """ "In X province, …" sets the scene for the unknown places of the next sentences, whatever else is named."""
    text = (
        "Raids went on in North Oria and South Oria provinces. In South Oria province troops sought a smuggler. "
        "They were led to a compound in the Qarbel district."
    )
    found = where(text, "Qarbel")
    assert found.place is not None
    assert (found.place.admin1, found.place.name) == ("South Oria", "Qarbel")


def test_an_unknown_village_without_a_container_is_listed() -> None:
    """A place of which nothing is known is still listed, by its words alone."""
    found = where("Three died in the village of Ashkar Bel, residents said.", "Ashkar Bel")
    assert found.place is None


@pytest.mark.parametrize(
    "spot",
    [
        "outside the Orven Vole",
        "at Orven Vole",
        "in Orven Park",
        "in the Orven neighborhood",
        "in Orvenside",
    ],
)
def test_a_spot_lies_in_the_town_that_its_report_is_about(spot: str) -> None:
    """A club, a park or a quarter that no gazetteer holds has its town's coordinates, and says so by precision 2."""
    found = read(f"Police in Tarn said two people were shot {spot} on Monday. A guard saw a man {spot} at noon.")
    place = next(p.place for p in found if p.words.startswith("Orven"))
    assert place is not None
    assert (place.name[:5], place.lat, place.admin1, place.precision) == ("Orven", 13.3, "North Oria", 2)
    assert place.gazetteer is None


def test_a_village_lies_in_no_town_that_its_report_is_about() -> None:
    """What is called a village, or may be one since the report tells a province, is in no town."""
    found = where("Police in Tarn said two people were shot in the village of Orven on Monday.", "Orven")
    assert found.place is None
    found = where("In North Oria province, troops of the base in Tarn shot two people in Orven on Monday.", "Orven")
    assert found.place is not None
    assert (found.place.lat, found.place.precision) == (13, 4)


def test_a_report_of_several_towns_far_apart_is_about_none_of_them() -> None:
    """Nobody can tell in which of three towns a club is."""
    text = (
        "Shots were fired in Tarn, in Esk and in Harrow. Two died at Orven Park on Monday. A guard at Orven Park fled."
    )
    assert where(text, "Orven Park").place is None
