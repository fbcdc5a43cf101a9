"""Those hit and their dead: how many of them live (R9)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from invented_statements import all_persons, at, bounds, hurt, say

from corroborate.values import DEAD_AMONG, HIT, Measure
from corroborate.weigh.tolls import Statement, tolls


def test_r9_those_hit_less_their_dead_are_the_injured() -> None:
    """ "Five people were shot, one fatally" leaves four injured, by the same report."""
    hit = say(5, measure=Measure.CASUALTIES, flags=(DEAD_AMONG,))
    found = all_persons(hit, say(1), measure=Measure.INJURED)
    assert bounds(found) == (4, 4, 4)
    assert [(w.figure, w.rule, w.reason) for w in found.used] == [(hit.figure.id, "R9", "5 hit less 1 killed")]


def test_r9_a_count_of_the_injured_stands_over_what_is_worked_out() -> None:
    """A report's own injured stand; nothing is worked out with another report's dead, nor of "dead and wounded"."""
    hit = say(5, measure=Measure.CASUALTIES, flags=(DEAD_AMONG,))
    found = all_persons(hit, say(1), say(3, measure=Measure.INJURED), measure=Measure.INJURED)
    assert bounds(found) == (3, 3, 3)
    for said in ((hit, say(1, document="doc-2")), (say(5, measure=Measure.CASUALTIES), say(1))):
        assert all(t.measure is not Measure.INJURED for t in tolls("evt-1", said))


def test_r9_a_number_of_injured_that_holds_the_dead_is_less_by_them() -> None:
    """ "One dead and three hurt … four people were hurt" leaves three, by the numbers of one report."""
    row = (at(say(1), 0, "One dead"), at(hurt(3), 13, "three"), at(hurt(4), 200, "four people"))
    found = all_persons(*row, measure=Measure.INJURED)
    assert bounds(found) == (3, 3, 3)
    apart = (*row[:2], replace(row[2], document="doc-2", voice="other"))
    assert bounds(all_persons(*apart, measure=Measure.INJURED)) == (3, 3, 4)


def test_r9_one_of_the_victims_who_died_was_counted_with_the_injured() -> None:
    """ "Four people were hurt … one of the victims later died" leaves three; "four others" never held the dead."""
    dead = at(say(1), 300, "One of the victims")
    for words, left in (("four people", 3), ("four others", 4)):
        found = all_persons(at(hurt(4), 0, words), dead, measure=Measure.INJURED)
        assert bounds(found) == (left, left, left)


@pytest.mark.parametrize(
    ("start", "flags", "left"), [(400, (HIT,), 3), (400, (), 5), (40, (HIT,), 5), (100, (HIT,), 3)]
)
def test_r9_those_told_to_be_shot_are_less_by_the_dead_of_their_report(
    start: int, flags: tuple[str, ...], left: int
) -> None:
    """ "Five were shot" with two dead leaves three; "five were wounded" is five, as are those told with the dead."""
    found = all_persons(
        at(say(2), 0, "Two men"), at(hurt(5, flags=flags), start, "five people"), measure=Measure.INJURED
    )
    assert bounds(found) == (left, left, left)


@pytest.mark.parametrize(
    ("other", "left"),
    [(say(6, flags=("floor",)), 8), (say((20, None, None)), 8), (say(6), 2)],
    ids=["bodies that somebody saw", "as many dead as were hit", "a count of the dead"],
)
def test_r9_only_a_count_of_dead_that_the_hit_can_hold_leaves_them(other: Statement, left: int) -> None:
    """ "Shot eight men" beside six bodies that were seen, or 20 dead of the village, does not tell how many live."""
    found = all_persons(at(hurt(8, flags=(HIT,)), 0, "eight men"), at(other, 900, "others"), measure=Measure.INJURED)
    assert bounds(found) == (left, left, left)


def test_r9_another_report_tells_how_many_of_those_hit_died() -> None:
    """ "Seven people were shot" beside another report's "one killed, six wounded" are those six."""
    row = (at(say(1), 0, "One killed"), at(hurt(6), 12, "six wounded"))
    seven = at(hurt(7, flags=(HIT,), document="doc-2", voice="other"), 0, "Seven people")
    assert bounds(all_persons(*row, seven, measure=Measure.INJURED)) == (6, 6, 6)
    plain = at(hurt(7, document="doc-2", voice="other"), 0, "Seven people")
    assert bounds(all_persons(*row, plain, measure=Measure.INJURED)) != (6, 6, 6)


def test_r9_the_dead_among_the_hurt_are_a_whole_count_of_the_dead() -> None:
    """ "Three people were hurt, one of them died": one dead, two hurt, close as the words stand."""
    three = at(hurt(3), 0, "three people")
    one = at(say(1, whole=three.figure.id), 20, "one", part_of=three.figure.id)
    assert bounds(all_persons(three, one)) == (1, 1, 1)
    assert bounds(all_persons(three, one, measure=Measure.INJURED)) == (2, 2, 2)


def test_r9_a_report_that_counts_hit_dead_and_hurt_is_taken_at_its_numbers() -> None:
    """ "One killed, four hurt … five people were shot. Vael died": four, though his death is told beside the five."""
    row = (at(say(1), 0, "One killed"), at(hurt(4), 12, "four hurt"))
    body = (at(hurt(5, flags=(HIT,)), 300, "five people"), at(say(1, fig="fig-v"), 340, "Vael"))
    assert bounds(all_persons(*row, *body, measure=Measure.INJURED)) == (4, 4, 4)


def test_r9_those_listed_with_the_hit_are_hit() -> None:
    """ "A child and three people were shot, one fatally" leaves three."""
    child = at(hurt(1), 0, "A child")
    hit = at(say(3, measure=Measure.CASUALTIES, flags=(DEAD_AMONG,)), len("A child and "), "three people")
    found = all_persons(child, hit, at(say(1), 60, "one"), measure=Measure.INJURED)
    assert bounds(found) == (3, 3, 3)
