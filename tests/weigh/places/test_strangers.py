"""Names of people, of far places and of home: what they mean in a report about one land."""

from __future__ import annotations

import pytest
from invented_gazetteer import read, where

from corroborate.values import NAMED_ONLY
from corroborate.weigh.places import METONYM


def test_letters_alone_hold_no_act() -> None:
    """ "OK" without its town is a word."""
    alone = read("Kell is quiet. The boy is expected to be OK, police in Kell said.")
    assert all(p.score == NAMED_ONLY for p in alone if p.words == "OK")


def test_a_name_that_begins_a_persons_is_that_person() -> None:
    """ "Tarn Vellory", whom the report calls Vellory too, makes no city of "Tarn": nothing happened there."""
    text = "Shots were fired in Vellin. Tarn Vellory died, and so did a guard. Vellory was 30. Tarn had two sons."
    assert {p.words: p.score for p in read(text)}["Tarn"] == NAMED_ONLY
    text = "Shots were fired in Vellin. Tarn Vellory was near. Vellory was 30. Two died in Tarn."
    assert where(text, "Tarn").score > NAMED_ONLY


def test_a_name_alone_of_its_country_that_nothing_says_to_be_a_place_has_nothing_happen_in_it() -> None:
    """ "His wife, Harrow" is no town abroad in a report of towns of one country; "in Harrow" is one."""
    assert where("Two died in Tarn. His wife, Harrow, held the child.", "Harrow").score == NAMED_ONLY
    assert where("Two died in Tarn. His wife fled and died in Harrow.", "Harrow").score > METONYM


AT_HOME = [
    ("TARN -- Two men were shot in Harrow, Tarn police said.", "Harrow", None),
    ("TARN -- Two men were shot in the Esk neighborhood, Tarn police said.", "Esk", "North Oria"),
    ("Two men were shot in Harrow, Tessaly, Tarn police said. Tarn mourns.", "Harrow", "Tessaly"),
]


@pytest.mark.parametrize(("text", "words", "division"), AT_HOME)
def test_a_report_about_one_division_names_places_there(text: str, words: str, division: str | None) -> None:
    """What bears the name of a small town far away is none of it, but for what the text puts there."""
    found = [p.place for p in read(text) if p.words == words]
    assert all(place is None or place.admin1 == (division or "North Oria") for place in found)
    assert found or division is None
