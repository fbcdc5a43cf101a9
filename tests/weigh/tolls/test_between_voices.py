"""Independent voices: what they agree on, and where they contradict (R5 to R8, R11, R13)."""

from __future__ import annotations

from invented_statements import UN, bounds, by_rule, only, say

from corroborate.values import Certainty, Group, VoiceKind


def test_r5_a_party_alone_on_the_other_sides_losses() -> None:
    """Sixty soldiers killed, says the group that fights them: low 0, no best, high 60."""
    claim = say(60, voice="csb", kind=VoiceKind.ARMED_GROUP, party="coast", side="government", group=Group.COMBATANT)
    found = only(claim)
    assert bounds(found) == (0, None, 60)
    assert found.flags == ("biased_source",)


def test_r5_yields_to_any_other_voice() -> None:
    """Once somebody else has counted, the enemy's number is set aside."""
    claim = say(60, voice="csb", kind=VoiceKind.ARMED_GROUP, party="coast", side="government", group=Group.COMBATANT)
    found = only(claim, say(13, side="government", group=Group.COMBATANT))
    assert bounds(found) == (13, 13, 13)
    assert by_rule(found, "R5") == {claim.figure.id}


def test_r6_admitted_losses_set_the_low() -> None:
    """A ministry's count of its own dead is credible: no toll goes below it."""
    own = say((172, 172, None), voice="moi", kind=VoiceKind.GOVERNMENT, party="government", side="government",
              group=Group.COMBATANT, on=11, flags=("open_above",))  # fmt: skip
    found = only(own, say(200, side="government", group=Group.COMBATANT, on=11), say(150, voice="ngo", on=11,
                 kind=VoiceKind.NGO, side="government", group=Group.COMBATANT))  # fmt: skip
    assert found.low == 172
    assert "R6" in found.rules


def test_r7_intervals_that_meet_give_their_intersection() -> None:
    """ "At least 20" and "20 to 40": 20 to 40."""
    found = only(say((20, 20, None), flags=("open_above",)), say((15, None, 40), voice="h", kind=VoiceKind.HOSPITAL))
    assert bounds(found) == (20, 20, 40)
    assert "R7" in found.rules


def test_r8_contradicting_voices_span_and_the_higher_ranked_sets_best() -> None:
    """A monitor's 94 and a doctor's 70."""
    found = only(say(94), say(70, voice="h", kind=VoiceKind.HOSPITAL))
    assert bounds(found) == (70, 94, 94)
    assert found.voices == 2


def test_r8_equals_of_one_day_the_lower_and_a_review() -> None:
    """Two monitors of one day: a person should look."""
    found = only(say(94), say(80, voice="other"))
    assert bounds(found) == (80, 80, 94)
    assert "review" in found.flags


def test_r11_only_hedging_voices() -> None:
    """ "May have been killed": low 0, no best, the high as stated."""
    found = only(say(30, certainty=Certainty.UNCONFIRMED))
    assert bounds(found) == (0, None, 30)
    assert found.flags == ("unconfirmed",)


def test_r13_a_verified_minimum_of_a_higher_body_stands_as_the_low() -> None:
    """The UN has verified 111; the monitor counts at least 612."""
    verified = say((111, 111, None), voice="un", kind=UN, on=12, flags=("floor", "open_above"))
    found = only(say((612, 612, None), on=11, flags=("open_above",)), verified)
    assert bounds(found) == (111, 612, None)
    assert "floor" in found.flags


def test_r13_a_lone_floor_sets_no_best() -> None:
    """Documented so far is a beginning."""
    assert bounds(only(say((58, 58, None), kind=UN, flags=("floor",)))) == (58, None, None)


def test_a_wide_interval_says_nothing_more_than_a_narrow_one() -> None:
    """ "At least 5" on the first morning, once 27 is counted."""
    early = say((5, 5, None), voice="w", kind=VoiceKind.WITNESS, on=6, flags=("open_above",))
    found = only(say(27), early)
    assert bounds(found) == (27, 27, 27)
    assert by_rule(found, "dominated") == {early.figure.id}


def test_an_approximate_figure_sets_best_only() -> None:
    """Some 300: best 300, and no bound is invented."""
    found = only(say(300, flags=("approximate",)))
    assert bounds(found) == (None, 300, None)
    assert "approximate" in found.flags
