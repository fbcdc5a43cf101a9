"""Parts and their whole: a least number of it, and what a total leaves over (R9)."""

from __future__ import annotations

from dataclasses import replace

from invented_statements import UN, all_persons, at, bounds, hurt, say

from corroborate.values import Confidence, Group, Measure, Perpetrator, VoiceKind
from corroborate.weigh.tolls import tolls


def test_r4_parts_of_different_voices_are_not_added() -> None:
    """What two voices count apart is nobody's total: it only bounds one from below."""
    found = {t.group: t for t in tolls("evt-1", [say(10), say(5, voice="moi", group=Group.COMBATANT)])}
    assert bounds(found[None]) == (10, None, None)
    assert (found[None].rules, found[None].flags) == (("R9",), ("floor",))


def test_r9_what_is_laid_at_one_door_bounds_nothing_from_below() -> None:
    """All persons are at least the largest group as it stands, not what one voice lays at one door."""
    guard = Perpetrator(words="the guard", start=0, end=1, confidence=Confidence.FACT)
    blaming = replace(say(9, perpetrator=guard), blamed="guard")
    plain = say(5, voice="un", kind=UN)
    fighters = say(4, voice="moi", kind=VoiceKind.GOVERNMENT, group=Group.COMBATANT)
    found = [t for t in tolls("evt-1", [blaming, plain, fighters]) if t.group is None]
    assert [t.perpetrator for t in found] == ["guard", None]
    assert bounds(found[0]) == (9, 9, 9)
    assert bounds(found[1]) == (5, None, None)
    assert found[1].subject == "evt-1/killed/all"


def test_r9_the_remainder_of_a_stated_total_is_unknown() -> None:
    """Of 71 dead 35, 32 and 4 are told: nobody is left; of 80, nine are."""
    total = say(80, group=Group.UNKNOWN, fig="fig-total")
    parts = [
        say(35, group=Group.COMBATANT, side="government", whole="fig-total"),
        say(32, group=Group.COMBATANT, side="coast", whole="fig-total"),
        say(4, whole="fig-total"),
    ]
    found = {t.group: t for t in tolls("evt-1", [total, *parts]) if t.party is None}
    assert bounds(found[Group.UNKNOWN]) == (9, 9, 9)
    assert found[Group.UNKNOWN].rules == ("R9",)
    assert bounds(found[None]) == (80, 80, 80)


def test_r9_a_vague_number_is_at_least_its_largest_part() -> None:
    """ "Several were hurt, four of them in the yard" is four at least."""
    whole = hurt((2, None, None), flags=("vague",))
    found = all_persons(whole, hurt(4, whole=whole.figure.id), measure=Measure.INJURED)
    assert bounds(found) == (4, None, None)


def test_r9_a_sum_below_what_a_group_alone_counts_is_no_total() -> None:
    """Where one voice's parts come to two and all count more civilians, it is as many as those at least."""
    guards = at(say(1, group=Group.COMBATANT, side="army"), 300, "a guard")
    other_guards = at(say(1, group=Group.COMBATANT, side="navy"), 600, "a sailor")
    farmers = at(say(5, voice="b", document="doc-2"), 0, "five farmers")
    found = all_persons(guards, other_guards, farmers)
    assert (bounds(found), found.rules) == ((5, None, None), ("R9",))


def test_r9_nobody_of_unknown_status_is_less_than_a_group_that_is_counted() -> None:
    """One report's "no deaths" does not make the dead whom others count by group none."""
    none = at(say(0, voice="b", document="doc-2", group=Group.UNKNOWN), 0, "No death")
    fighters = at(say(4, voice="c", document="doc-3", group=Group.COMBATANT), 0, "four fighters")
    assert bounds(all_persons(at(say(2), 0, "two women"), fighters, none)) == (4, None, None)
