"""A group as a whole: victims listed side by side, and a subgroup that stands for its group (R4)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from invented_statements import all_persons, at, bounds, hurt, say

from corroborate.values import BESIDES, Group, Measure
from corroborate.weigh.tolls import Statement, tolls


def test_r4_victims_side_by_side_add_up() -> None:
    """ "A man, a woman and a child were killed" is three civilians, one of them a woman, one a child."""
    row = [
        Statement(
            figure=replace(s.figure, claim="clm-1", start=at, end=at + 6), voice=s.voice, kind=s.kind, day=s.day,
            document=s.document,
        )
        for at, s in ((0, say(1, fig="fig-1")), (8, say(1, fig="fig-2", subgroup="women")),
                      (20, say(1, fig="fig-3", subgroup="children")))
    ]  # fmt: skip
    found = {(t.group, t.subgroup): bounds(t) for t in tolls("evt-1", row)}
    assert found == {
        (Group.CIVILIAN, None): (3, 3, 3),
        (Group.CIVILIAN, "women"): (1, 1, 1),
        (Group.CIVILIAN, "children"): (1, 1, 1),
        (None, None): (3, 3, 3),
    }


def test_r4_a_child_alone_is_a_civilian_and_beside_a_count_of_civilians_is_not_added() -> None:
    """A lone subgroup stands for its group; one that the same voice counts within more does not."""
    found = {(t.group, t.subgroup): bounds(t) for t in tolls("evt-1", [say(1, subgroup="children")])}
    assert found[Group.CIVILIAN, None] == found[None, None] == (1, 1, 1)
    found = {(t.group, t.subgroup): bounds(t) for t in tolls("evt-1", [say(12), say(1, subgroup="children")])}
    assert found[Group.CIVILIAN, None] == found[None, None] == (12, 12, 12)


def test_r4_the_same_words_side_by_side_are_one_victim() -> None:
    """A heading "Boy shot" and "A boy was shot" after it are one, "a boy … another boy" two."""
    heading = at(say(1, claim="clm-1"), 0, "Boy")
    assert bounds(all_persons(heading, at(say(1, claim="clm-1", flags=("x",)), 20, "A boy"))) == (1, 1, 1)
    assert bounds(all_persons(heading, at(say(1, claim="clm-1", flags=(BESIDES,)), 20, "a boy"))) == (2, 2, 2)


def test_a_plural_alone_stands_for_no_subgroup() -> None:
    """ "People were hurt … four women were hurt" is four."""
    women = hurt(4, subgroup="women")
    found = all_persons(hurt((2, None, None), flags=("vague",)), women, measure=Measure.INJURED)
    assert bounds(found) == (4, 4, 4)


def test_r4_a_total_is_not_added_to_the_list_of_those_it_counts() -> None:
    """ "Two bodies, a child and his father" are two; "two men, a woman and a child" are four."""
    for first, of_all in (("two bodies", 2), ("two men", 4)):
        row = (say(2), say(1, subgroup="children"), say(1, flags=("x",)))
        words = ((0, first), (14, "a child"), (28, "his father"))
        told = [at(s, start, text) for s, (start, text) in zip(row, words, strict=True)]
        listed = [replace(s, figure=replace(s.figure, claim="clm-1")) for s in told]
        assert bounds(all_persons(*listed)) == (of_all, of_all, of_all)


def test_r4_two_of_unknown_status_side_by_side_add_up() -> None:
    """ "He shot himself and a driver" is two hurt, whoever they are."""
    row = (say(1, group=Group.UNKNOWN), say(1, group=Group.UNKNOWN, flags=("x",)))
    told = [at(s, start, text) for s, (start, text) in zip(row, ((0, "himself"), (12, "a driver")), strict=True)]
    listed = [replace(s, figure=replace(s.figure, claim="clm-1")) for s in told]
    assert bounds(all_persons(*listed)) == (2, 2, 2)


@pytest.mark.parametrize(
    ("first", "second", "dead"),
    [
        ("A clerk", "37-year-old Tomas Vael", 1),
        ("One person", "Ada Orsel", 1),
        ("A boy", "24-year-old Tomas Vael", 2),
        ("Ada Orsel", "a clerk", 2),
    ],
)
def test_r4_a_victim_and_the_name_after_it_are_one(first: str, second: str, dead: int) -> None:
    """ "A clerk, Tomas Vael, was killed" is one; not a boy and a man of 24, nor who is told of after a name."""
    row = at(say(1), 0, first), at(say(1, flags=("x",)), len(first) + 2, second)
    listed = [replace(s, figure=replace(s.figure, claim="clm-1")) for s in row]
    assert bounds(all_persons(*listed)) == (dead, dead, dead)
