"""Whom figures count: the side of combatants, and residents in stories of local crime."""

from __future__ import annotations

import pytest
from told_figures import read


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Twelve Harani Army soldiers were killed.", "Harani Army"),
        ("Twelve members of the Red Brigade were killed.", "Red Brigade"),
        ("Twelve rebels were killed.", "rebels"),
        ("Twelve government forces were killed.", "government forces"),
        ("Twelve members of the security forces were killed.", "security forces"),
        ("Twelve fighters loyal to the old council were killed.", "fighters loyal to the old council"),
        ("Twelve farmers were killed.", None),
    ],
)
def test_the_party_of_combatants_is_worded_as_in_the_text(text: str, party: str | None) -> None:
    """The side of combatants is the name before the noun, the "of" tail, or the noun itself."""
    assert read(text)[0].party == party


CRIME = "Police said a man was shot near the station. {} Detectives have no suspect."


def test_victims_of_local_crime_are_civilians() -> None:
    """Where only police act, a person shot is a resident."""
    assert read(CRIME.format(""))[0].group.value == "civilian"


def test_a_victim_who_dies_later_is_killed_and_not_also_injured() -> None:
    """ "A man was shot … The victim died": one killed."""
    found = read(CRIME.format("The victim died in hospital."))
    assert [(f.measure.value, f.best) for f in found] == [("killed", 1)]
