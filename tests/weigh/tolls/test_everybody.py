"""All persons: a stated total, a voice's parts together, or a group that stands for everybody (R4)."""

from __future__ import annotations

from dataclasses import replace

from invented_statements import all_persons, at, bounds, hurt, say

from corroborate.values import BESIDES, Group, Measure, VoiceKind
from corroborate.weigh.tolls import tolls


def test_r4_all_persons_are_a_stated_total_or_the_sum_of_one_voices_parts() -> None:
    """340 civilians, 125 and 148 of two sides: 613 persons, said by one voice on one day."""
    parts = [
        say(340, on=9),
        say(125, on=9, group=Group.COMBATANT, side="government"),
        say(148, on=9, group=Group.COMBATANT, side="coast"),
    ]
    found = {(t.group, t.party): bounds(t) for t in tolls("evt-1", parts)}
    assert found == {
        (Group.CIVILIAN, None): (340, 340, 340),
        (Group.COMBATANT, "government"): (125, 125, 125),
        (Group.COMBATANT, "coast"): (148, 148, 148),
        (None, None): (613, 613, 613),
    }


def test_r4_fighters_of_no_known_side_are_not_added_to_later_counts_by_side() -> None:
    """32 gunmen on the first day are among those of the sides that the same voice counts on the third."""
    early = replace(say(32, on=7, group=Group.COMBATANT, side="gunmen"), side_known=False)
    later = [say(340, on=9), say(125, on=9, group=Group.COMBATANT, side="government")]
    found = {(t.group, t.party): bounds(t) for t in tolls("evt-1", [early, *later])}
    assert found[None, None] == (465, 465, 465)
    same_day = replace(say(32, on=9, group=Group.COMBATANT, side="gunmen"), side_known=False)
    found = {(t.group, t.party): bounds(t) for t in tolls("evt-1", [same_day, *later])}
    assert found[None, None] == (497, 497, 497)


def test_r4_where_nobody_counts_combatants_civilians_and_people_are_the_same_persons() -> None:
    """ "Three farmers" here and "three people" there are one count; beside combatants they are not."""
    people = say(3, voice="h", kind=VoiceKind.HOSPITAL, group=Group.UNKNOWN)
    found = {t.group: t for t in tolls("evt-1", [say(3), people])}
    assert bounds(found[None]) == (3, 3, 3)
    assert (found[None].voices, found[Group.CIVILIAN].voices) == (2, 1)
    fighters = say(2, voice="moi", group=Group.COMBATANT)
    found = {t.group: t for t in tolls("evt-1", [say(4), people, fighters])}
    assert bounds(found[None]) == (3, 3, 3)


def test_r4_one_group_alone_is_all_persons_that_anybody_counted() -> None:
    """Twelve civilians, and no word of others: twelve persons, of one voice or of several."""
    found = {t.group: bounds(t) for t in tolls("evt-1", [say(12), say(9, voice="h", kind=VoiceKind.HOSPITAL)])}
    assert found == {Group.CIVILIAN: (9, 12, 12), None: (9, 12, 12)}


def test_r4_one_of_a_group_among_a_number_of_people_is_not_added_to_them() -> None:
    """ "Five people were killed … an officer was killed" is five; beside "five civilians" he is the sixth."""
    officer = at(say(1, group=Group.COMBATANT, party="police"), 400, "an officer")
    assert bounds(all_persons(at(say(5), 0, "Five people"), officer)) == (5, 5, 5)
    assert bounds(all_persons(at(say(5), 0, "Five civilians"), officer)) == (6, 6, 6)


def test_r4_a_part_of_another_group_is_not_added_to_its_whole() -> None:
    """ "Four others were hurt, including an officer" are four."""
    whole = hurt(4)
    officer = hurt(1, group=Group.COMBATANT, side="police", side_known=False, whole=whole.figure.id)
    assert bounds(all_persons(whole, officer, measure=Measure.INJURED)) == (4, 4, 4)


def test_r4_fighters_of_one_side_in_other_words_are_not_added() -> None:
    """ "Five police officers" and "four officers of the Hadra police" of one voice, with a farmer, are six."""
    sides = [
        say(number, group=Group.COMBATANT, side=side, side_known=False, flags=("x",) * n)
        for n, (number, side) in enumerate(((5, "police"), (4, "Hadra police")))
    ]
    rows = [at(one, 500 * n, "officers") for n, one in enumerate(sides)]
    assert bounds(all_persons(*rows, at(say(1), 2000, "a farmer"))) == (6, 6, 6)


def test_r4_as_many_others_of_two_groups_are_the_same() -> None:
    """ "Three others were hurt" told twice, once read of fighters, is no six."""
    plain = at(hurt(3, group=Group.CIVILIAN, flags=(BESIDES,)), 0, "three others")
    armed = at(hurt(3, group=Group.COMBATANT, flags=(BESIDES,), fig="fig-b"), 300, "Three other people")
    assert bounds(all_persons(plain, armed, measure=Measure.INJURED)) == (3, 3, 3)


def test_r9_dead_of_any_kind_are_all_persons_where_no_total_is_told() -> None:
    """ "Three dead" in one report, "an ex-policeman" in another: three in all, and no mere floor."""
    officer = at(say(1, voice="b", document="doc-2", group=Group.COMBATANT, party="police"), 0, "An ex-policeman")
    assert bounds(all_persons(at(say(3), 0, "Three dead"), officer)) == (3, 3, 3)
    assert bounds(all_persons(at(say(3), 0, "Three farmers"), officer)) == (3, None, None)


def test_contested_status_counts_as_unknown() -> None:
    """ "Militants, the army said, of the dead farmers" are persons."""
    found = tolls("evt-1", [say(6, group=Group.COMBATANT, flags=("contested_status",))])
    assert {t.group for t in found} == {None}
