"""The lexicon of counted nouns."""

from __future__ import annotations

import pytest

from corroborate.read.people import NOUNS, THINGS, nation, noun
from corroborate.values import Group, Measure, Unit


@pytest.mark.parametrize(
    ("word", "group", "subgroup"),
    [
        ("soldiers", Group.COMBATANT, None),
        ("policemen", Group.COMBATANT, None),
        ("militia", Group.COMBATANT, None),
        ("jihadists", Group.COMBATANT, None),
        ("civilians", Group.CIVILIAN, None),
        ("villagers", Group.CIVILIAN, None),
        ("teachers", Group.CIVILIAN, None),
        ("worshippers", Group.CIVILIAN, None),
        ("children", Group.CIVILIAN, "children"),
        ("schoolboys", Group.CIVILIAN, "children"),
        ("wives", Group.CIVILIAN, "women"),
        ("medics", Group.CIVILIAN, "medics"),
        ("photographers", Group.CIVILIAN, "journalists"),
        ("people", None, None),
        ("men", None, None),
        ("members", None, None),
        ("tribesmen", None, None),
    ],
)
def test_a_noun_names_its_group(word: str, group: Group | None, subgroup: str | None) -> None:
    """The group follows the counted noun; people, men and members say nothing of it."""
    found = noun(word)
    assert found is not None
    assert (found.group, found.subgroup) == (group, subgroup)


@pytest.mark.parametrize("word", ["tanks", "rockets", "villages", "hours", "restaurants", "quarters", "towers", "the"])
def test_things_are_no_people(word: str) -> None:
    """Weapons, buildings, times and look-alikes of people words count nobody."""
    assert noun(word) is None


@pytest.mark.parametrize(("one", "many"), [("child", "children"), ("policeman", "policemen"), ("wife", "wives")])
def test_singulars_and_plurals_are_known(one: str, many: str) -> None:
    """Each counted noun is there in both numbers."""
    assert NOUNS[one].one
    assert not NOUNS[many].one


def test_some_nouns_are_a_harm_themselves() -> None:
    """Deaths, casualties and arrests need no verb."""
    assert NOUNS["deaths"].measure is Measure.KILLED
    assert NOUNS["casualties"].measure is Measure.CASUALTIES
    assert NOUNS["arrests"].measure is Measure.DETAINED


def test_families_have_a_unit_of_their_own() -> None:
    """Families and households are no persons."""
    assert NOUNS["families"].unit is Unit.FAMILIES
    assert NOUNS["households"].unit is Unit.HOUSEHOLDS


def test_compounds_follow_their_last_word() -> None:
    """ "rebel-fighters" counts fighters."""
    found = noun("rebel-fighters")
    assert found is not None
    assert found.group is Group.COMBATANT


def test_status_words_of_a_party_are_marked() -> None:
    """ "terrorists" is somebody's word for combatants."""
    assert NOUNS["terrorists"].contested
    assert not NOUNS["soldiers"].contested


def test_no_word_counts_people_and_things() -> None:
    """The lexicon does not contradict itself."""
    assert not {word for word in THINGS if word in NOUNS}


def test_nationalities_can_be_persons() -> None:
    """ "a Palestinian" is a person."""
    assert nation("palestinian")
    assert not nation("market")
