"""What is never mixed: another extent (R3), another unit, and a part beside its whole (R4)."""

from __future__ import annotations

from dataclasses import replace

from invented_statements import COAST, all_persons, at, bounds, by_rule, day, hurt, only, say

from corroborate.values import Group, Measure, Unit, VoiceKind
from corroborate.weigh.tolls import Extent


def test_r3_another_extent_is_set_aside() -> None:
    """One day's count does not compete with the total since the beginning."""
    friday = Extent(place="Marran", start=day(7), end=day(7), cumulative=True)
    one = say(162, on=8, extent=friday)
    found = only(say(340, on=9, extent=COAST), say(568, on=10, extent=COAST), one)
    assert bounds(found) == (568, 568, 568)
    assert by_rule(found, "R3") == {one.figure.id}


def test_r3_of_equal_extents_the_one_with_an_exact_count_stands() -> None:
    """ "Three others were hurt" of Thursday stands before "victims" of no day told apart from it."""
    exact = hurt(3, extent=Extent(place="Kell", start=day(6), end=day(6)))
    vague = hurt((2, None, None), extent=Extent(place="Orva", start=day(1), end=day(9)), fig="fig-0")
    assert bounds(all_persons(exact, vague, measure=Measure.INJURED)) == (3, 3, 3)


def test_r4_families_are_no_persons() -> None:
    """Their number is kept and set aside."""
    families = say(30, on=8, unit=Unit.FAMILIES, voice="ngo", kind=VoiceKind.NGO)
    found = only(say(100), families)
    assert bounds(found) == (100, 100, 100)
    assert by_rule(found, "R4") == {families.figure.id}


def test_r4_a_part_of_its_own_group_is_not_added() -> None:
    """ "69 of them in Hadra" is inside the 162."""
    whole = say(162)
    part = say(69, whole=whole.figure.id)
    found = only(whole, part)
    assert bounds(found) == (162, 162, 162)
    assert by_rule(found, "R4") == {part.figure.id}


def test_r4_nobody_else_hurt_denies_nothing() -> None:
    """ "No other injuries" beside three hurt leaves three; where nobody is told hurt, it is none."""
    zero = at(hurt(0, group=Group.UNKNOWN), 90, "no other injuries")
    found = all_persons(at(hurt(3), 0, "Three people"), zero, measure=Measure.INJURED)
    assert (bounds(found), found.flags) == ((3, 3, 3), ())
    assert by_rule(found, "R4") == {zero.figure.id}
    assert bounds(all_persons(zero, measure=Measure.INJURED)) == (0, 0, 0)


def test_r4_a_subgroup_below_what_its_report_counts_is_some_of_those() -> None:
    """ "Eight people were hurt … two children were taken to a hospital": whoever says so, two of the eight."""
    eight = at(say(8, voice="moi"), 0, "Eight people")
    children = at(say(2, subgroup="children"), 600, "Two children")
    assert bounds(all_persons(eight, children)) == (8, 8, 8)
    elsewhere = replace(children, document="doc-2", figure=replace(children.figure, document="doc-2"))
    assert bounds(all_persons(eight, elsewhere)) == (2, 2, 8)


def test_r4_a_plural_says_less_than_an_outright_one() -> None:
    """ "One person was killed … victims were taken to hospital" is one dead; "several people" and "a boy" stay."""
    plural = (2, None, None)
    one, victims = at(say(1), 0, "One person"), at(say(plural, fig="fig-b"), 300, "victims")
    assert bounds(only(one, victims)) == (1, 1, 1)
    several = at(say(plural, fig="fig-b"), 300, "several people")
    assert bounds(only(one, several)) == plural
    assert bounds(only(at(say(1), 0, "A boy"), victims)) == plural


def test_r4_one_of_several_children_hides_no_count_of_them() -> None:
    """ "Four children were hit … a boy was among the four": his part leaves the four standing."""
    four = at(hurt(4, subgroup="children"), 0, "four children")
    boy = at(hurt(1, whole=four.figure.id), 60, "a boy", part_of=four.figure.id)
    assert bounds(all_persons(four, boy, measure=Measure.INJURED)) == (4, 4, 4)
