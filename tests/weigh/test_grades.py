"""The first grade that applies, with its reasons in words."""

from __future__ import annotations

import pytest

from corroborate.values import Certainty, Confidence, Group, Level, Measure, Polarity, Toll, VoiceKind
from corroborate.weigh.grades import Said, grade

MONITOR = Said(voice="mdn", kind=VoiceKind.MONITOR)
RESIDENT = Said(voice="resident@post", kind=VoiceKind.WITNESS)
ANONYMOUS = Said(voice="sources@post", kind=VoiceKind.ANONYMOUS)
DENIAL = Said(voice="mod", kind=VoiceKind.MILITARY, party="gov", certainty=Certainty.DENIED, polarity=Polarity.NEGATIVE)
HEDGED = Said(voice="other", kind=VoiceKind.NGO, certainty=Certainty.UNCONFIRMED)
ADMISSION = Said(voice="csb", kind=VoiceKind.ARMED_GROUP, party="coast", blames=(("coast", Confidence.CLAIMED),))
BLAMES_GOV = Said(voice="mdn", kind=VoiceKind.MONITOR, blames=(("gov", Confidence.ACCUSED),))
BLAMES_COAST = Said(voice="moi", kind=VoiceKind.GOVERNMENT, party="gov", blames=(("coast", Confidence.ACCUSED),))


@pytest.mark.parametrize(
    ("said", "level", "voices", "words"),
    [
        ((MONITOR,), Level.WEAK, 1, "one voice"),
        ((MONITOR, RESIDENT), Level.FAIR, 2, "2 independent credible voices"),
        ((MONITOR, ANONYMOUS), Level.WEAK, 2, "1 credible"),
        ((MONITOR, HEDGED), Level.WEAK, 2, "1 credible"),
        ((MONITOR, DENIAL), Level.CONTESTED, 1, "denies"),
        ((DENIAL,), Level.CONTESTED, 0, "only denials"),
        ((ADMISSION,), Level.CONFIRMED, 1, "accepts responsibility"),
        ((BLAMES_GOV, BLAMES_COAST), Level.CONTESTED, 2, "different perpetrators"),
        ((MONITOR, Said(voice="r", kind=VoiceKind.MONITOR, discounts=True)), Level.DISCOUNTED, 2, "reviewer"),
    ],
)
def test_levels(said: tuple[Said, ...], level: Level, voices: int, words: str) -> None:
    """Discounted, contested, confirmed, fair, weak, in this order; voices are counted, never reports."""
    found = grade("evt-1", said)
    assert (found.level, found.voices) == (level, voices)
    assert any(words in reason for reason in found.reasons)
    assert grade("evt-1", reversed(said)) == found


def toll(group: Group | None, number: int) -> Toll:
    """A toll that a single figure made."""
    return Toll(
        event="evt-1", measure=Measure.KILLED, group=group, low=number, best=number, high=number,
        used=(), set_aside=(), rules=(), flags=(), reports=1, voices=1,
    )  # fmt: skip


def test_a_record_of_civilian_harm_discounts_combatants_only() -> None:
    """Where only fighters died there is no civilian harm to grade."""
    fighters = [toll(Group.COMBATANT, 13)]
    assert grade("evt-1", (MONITOR,), tolls=fighters, civilian_harm=True).level is Level.DISCOUNTED
    assert grade("evt-1", (MONITOR,), tolls=fighters).level is Level.WEAK
    mixed = [*fighters, toll(Group.CIVILIAN, 4)]
    assert grade("evt-1", (MONITOR,), tolls=mixed, civilian_harm=True).level is Level.WEAK


def test_narration_of_two_outlets_is_not_two_independent_voices() -> None:
    """What two papers say in their own words, gathered by neither, is weak."""
    papers = [Said(voice=f"narration@{n}", kind=VoiceKind.OUTLET, independent=False) for n in "ab"]
    made = grade("evt-1", papers)
    assert (made.level, made.voices) == (Level.WEAK, 1)
