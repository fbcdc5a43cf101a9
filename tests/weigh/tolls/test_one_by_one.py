"""Victims told of one by one: whom to add, and whom not to count twice (R9)."""

from __future__ import annotations

import pytest
from invented_statements import all_persons, at, bounds, hurt, say

from corroborate.values import BESIDES, Measure


def test_r9_a_third_victim_is_added_to_the_two_listed_before() -> None:
    """ "A man and a woman were hit. A third victim was grazed" is three; so are one victim and a second one two."""
    man, woman = at(hurt(1, claim="clm-1"), 0, "A man"), at(hurt(1, claim="clm-1", fig="fig-b"), 10, "a woman")
    third = at(hurt(1, flags=(BESIDES,), claim="clm-2"), 60, "A third victim")
    assert bounds(all_persons(man, woman, third, measure=Measure.INJURED)) == (3, 3, 3)
    one = at(hurt(1, claim="clm-1"), 0, "one victim")
    second = at(hurt(1, flags=(BESIDES,), claim="clm-2"), 40, "a second victim")
    assert bounds(all_persons(one, second, measure=Measure.INJURED)) == (2, 2, 2)


def test_r9_victims_of_different_ages_one_told_beside_the_other_are_counted_once() -> None:
    """ "A 19-year-old man was hit. A 24-year-old woman was also hit" is two, not one and two."""
    man, woman = at(hurt(1), 0, "A 19-year-old man"), at(hurt(1, flags=(BESIDES,)), 60, "A 24-year-old woman")
    assert bounds(all_persons(man, woman, measure=Measure.INJURED)) == (2, 2, 2)


@pytest.mark.parametrize(
    ("before", "flags", "of_all"),
    [("two men", (BESIDES,), 3), ("two men", (), 2), ("two people", (BESIDES,), 2)],
)
def test_r9_who_is_told_of_beside_others_is_added_to_them(before: str, flags: tuple[str, ...], of_all: int) -> None:
    """ "Two men were killed. A woman was also killed" is three; of "two people" she may be one."""
    row = (at(say(2), 0, before), at(say(1, flags=flags), 80, "a woman"))
    assert bounds(all_persons(*row)) == (of_all, of_all, of_all)
    assert bounds(all_persons(*row, at(say(7), 900, "seven people"))) == (7, 7, 7)


def test_r9_who_killed_himself_is_one_more_than_those_he_killed() -> None:
    """ "Killing three, then himself" is four; "three dead" may hold him."""
    himself = at(say(1, flags=(BESIDES,)), 50, "himself")
    assert bounds(all_persons(at(say(3), 0, "3"), himself)) == (4, 4, 4)
    assert bounds(all_persons(at(say(1), 0, "one person"), at(himself, 65, "himself"))) == (2, 2, 2)
    assert bounds(all_persons(at(say(3), 0, "3"), at(himself, 50, "he was killed"))) == (4, 4, 4)
    assert bounds(all_persons(at(say(3), 0, "Three dead"), himself)) == (3, 3, 3)


def test_r9_victims_whom_sex_or_age_tells_apart_are_added() -> None:
    """A woman of 37 and a boy told of after her, under two voices, are two; "a woman" and "the 37-year-old" are one."""
    woman = at(hurt(1), 0, "A 37-year-old woman")
    boy = at(hurt(1, voice="police", fig="fig-b"), 60, "a 4-year-old boy")
    assert bounds(all_persons(woman, boy, measure=Measure.INJURED)) == (2, 2, 2)
    same = at(hurt(1, voice="police", fig="fig-b"), 60, "the 37-year-old")
    assert bounds(all_persons(woman, same, measure=Measure.INJURED)) == (1, 1, 1)


def test_r9_victims_told_of_far_apart_or_beside_a_number_are_not_added() -> None:
    """A report of a night tells of several acts; a stated number of people counts all."""
    woman = at(hurt(1), 0, "A woman")
    far = at(hurt(1, voice="police", fig="fig-b"), 900, "a boy")
    assert bounds(all_persons(woman, far, measure=Measure.INJURED)) == (1, 1, 1)
    near = at(hurt(1, voice="police", fig="fig-b"), 60, "a boy")
    stated = at(hurt(2, voice="mayor", fig="fig-c"), 120, "two people")
    girl = at(hurt(1, voice="mayor", fig="fig-d"), 180, "a man")
    assert bounds(all_persons(woman, near, stated, girl, measure=Measure.INJURED)) == (2, 2, 2)


def test_r9_who_is_told_of_later_among_the_dead_is_not_added_to_the_injured() -> None:
    """ "A woman and a boy were shot. The boy died" leaves one injured."""
    woman = at(hurt(1), 0, "A woman")
    boy = at(hurt(1, voice="police", fig="fig-b"), 60, "a boy")
    died = at(say(1, fig="fig-k"), 120, "The boy")
    assert bounds(all_persons(woman, boy, died, measure=Measure.INJURED)) == (1, 1, 1)
