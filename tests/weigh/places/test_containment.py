"""What the text says to lie in what."""

from __future__ import annotations

import pytest
from invented_gazetteer import read, where


@pytest.mark.parametrize(
    ("text", "admin1"),
    [
        ("A mine went off in Doren, North Oria, on Monday.", "North Oria"),
        ("A mine went off in Doren in South Oria on Monday.", "South Oria"),
        ("A mine went off in Doren district, South Oria province, on Monday.", "South Oria"),
    ],
)
def test_containment_said_in_the_text_decides(text: str, admin1: str) -> None:
    """What the text says to contain a place picks it among its namesakes."""
    found = where(text, "Doren")
    assert found.place is not None
    assert found.place.admin1 == admin1


def test_a_namesake_elsewhere_gives_way_to_what_the_text_says() -> None:
    """ "Vellin district, South Oria province" is in the south, though the one known Vellin is in the north."""
    found = where("Troops entered Vellin district, South Oria province, on Monday.", "Vellin")
    assert found.place is not None
    assert (found.place.admin1, found.place.gazetteer, found.place.lat) == ("South Oria", None, 11)


def test_a_namesake_of_another_division_gives_way_to_the_district_that_is_told() -> None:
    """ "Esk in Maresh district" is near Maresh, though the one known Esk is in the south."""
    found = where("Troops raided a farm near Doren and moved on to Esk in Lorn district on Monday.", "Esk")
    assert found.place is not None
    assert (found.place.admin1, found.place.gazetteer) == ("North Oria", None)


def test_divisions_in_a_row_lie_beside_each_other() -> None:
    """Of "X, Y and Z provinces" none lies in the next, and each is a province, though a town bears its name too."""
    row = [p for p in read("Raids went on in Maresh, South Oria and North Oria provinces.") if p.place is not None]
    assert [(p.words, p.place.admin1, p.place.precision) for p in row if p.place] == [
        ("Maresh", "Maresh", 4),
        ("South Oria", "South Oria", 4),
        ("North Oria", "North Oria", 4),
    ]


def test_an_unknown_quarter_of_a_countrys_city_lies_in_the_city() -> None:
    """ "The X district of Orias city of Maresh" is placed by the city, not by the country."""
    found = where("Shells fell on the Qarbel district of Orias city of Tarn on Monday.", "Qarbel")
    assert found.place is not None
    assert (found.place.name, found.place.lat, found.place.precision) == ("Qarbel", 13.3, 2)


def test_what_the_text_says_once_of_a_name_holds_for_the_report() -> None:
    """A name that was told to lie in the south is no namesake in the north a sentence later."""
    text = "Troops entered Doren district, South Oria province. The leader directs raids near Maresh and in Doren."
    assert {p.place.admin1 for p in read(text) if p.words == "Doren" and p.place} == {"South Oria"}
