"""Repeats of one statement, and what is none: another number, voice, age or person."""

from __future__ import annotations

from told_figures import read

from corroborate.read.figures import (
    join_repeats,
)
from corroborate.values import Voice, VoiceKind

REPORT = (
    "Air raid kills 16 in the northern market town of Orva, monitor says\n\nAt least 16 people were "
    "killed on Monday in an air raid on Orva, a monitor said. "
    "Four children were among the dead. The raid killed at least 16 people, residents said."
)


def test_a_headline_its_lead_and_its_body_are_one_statement() -> None:
    """Repeats are joined and the fullest wording stays; parts stay with the whole."""
    found = join_repeats(read(REPORT))
    killed = [f for f in found if f.part_of is None]
    assert [f.words for f in killed] == ["At least 16 people"]
    parts = [f for f in found if f.part_of is not None]
    assert [f.part_of for f in parts] == [killed[0].id]


def test_another_number_another_group_or_another_voice_is_another_statement() -> None:
    """Only what agrees is joined."""
    found = read("The raid killed 16 people in the market of Orva. Later it was said that 18 people were killed.")
    assert len(join_repeats(found)) == 2
    one, two = read("At noon 16 farmers were killed in Orva. In the end 16 farmers were killed, they said.")
    assert len(join_repeats((one, two))) == 1
    voices = [Voice(words=words, start=0, end=1, kind=VoiceKind.UNKNOWN) for words in ("the army", "the villagers")]
    import dataclasses

    spoken = (dataclasses.replace(one, voice=voices[0]), dataclasses.replace(two, voice=voices[1]))
    assert len(join_repeats(spoken)) == 2
    assert len(join_repeats((spoken[0], two))) == 1
    assert join_repeats((spoken[0], two))[0].voice == voices[0]


def test_victims_of_other_ages_or_told_of_as_the_second_are_no_repeats() -> None:
    """ "A 25-year-old man … a 30-year-old man", "one victim … a second victim": two each, close as they stand."""
    text = "A 25-year-old man was shot in the chest in Kell. A 30-year-old man was shot in the leg."
    assert len(join_repeats(read(text))) == 2
    text = "One victim was wounded in the leg in Kell and a second victim was wounded in the arm."
    assert len(join_repeats(read(text))) == 2


def test_another_or_more_is_no_repeat() -> None:
    """ "Two more villagers" are not the two told of before."""
    found = read("At noon two villagers were killed in Orva. At night two more villagers were killed in Kafr Sel.")
    assert len(join_repeats(found)) == 2


def test_joining_twice_changes_nothing_more() -> None:
    """Joining is idempotent, and every part_of names a figure that stayed."""
    once = join_repeats(read(REPORT))
    assert join_repeats(once) == once
    ids = {f.id for f in once}
    assert all(f.part_of is None or f.part_of in ids for f in once)
