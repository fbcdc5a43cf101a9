"""What a figure says of its number: flags, unit, perpetrator and scope."""

from __future__ import annotations

import pytest
from told_figures import read

from corroborate.values import Confidence, Scope, Unit


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("About 300 people were killed.", ("approximate",)),
        ("At least 30 people were killed.", ("open_above",)),
        ("Up to 30 people were killed.", ("open_below",)),
        ("Between 10 and 30 people were killed.", ("range",)),
        ("Dozens of people were killed.", ("vague",)),
        ("Villagers were killed.", ("vague",)),
        ("No one was killed.", ("zero",)),
        ("Thirty people were killed.", ()),
        ("Troops killed nine terrorists.", ("contested_status",)),
    ],
)
def test_flags_say_how_the_words_bend_a_number(text: str, flags: tuple[str, ...]) -> None:
    """Bounds, approximation, vagueness, explicit zeros and a contested status are flags."""
    (figure,) = read(text)
    assert figure.flags == flags


def test_families_are_counted_as_families() -> None:
    """A unit of families is kept, so that nobody exports it as persons."""
    (figure,) = read("More than 300 families were displaced.")
    assert figure.unit is Unit.FAMILIES


@pytest.mark.parametrize(
    ("text", "words", "confidence"),
    [
        ("Twelve farmers were killed by government forces.", "government forces", Confidence.FACT),
        ("Rebels killed twelve farmers.", "Rebels", Confidence.FACT),
        ("Twelve farmers were killed by suspected militants.", "suspected militants", Confidence.SUSPECTED),
        ("Twelve farmers were allegedly killed by soldiers.", "soldiers", Confidence.ACCUSED),
        ("Twelve farmers were killed, possibly by army snipers.", "army snipers", Confidence.POSSIBLE),
        ("The army entered the town, killing twelve farmers.", "army", Confidence.FACT),
        ("Twelve farmers were killed in Russian air strikes.", "Russian", Confidence.FACT),
    ],
)
def test_a_perpetrator_is_named_with_the_confidence_of_the_words(text: str, words: str, confidence: Confidence) -> None:
    """By-phrases and active subjects name who did it; hedges lower the confidence."""
    figure = read(text)[0]
    assert figure.perpetrator is not None
    assert figure.perpetrator.words == words
    assert text[figure.perpetrator.start : figure.perpetrator.end] == words
    assert figure.perpetrator.confidence is confidence


@pytest.mark.parametrize(
    "text", ["Twelve farmers were killed by a blast.", "A car bomb killed twelve farmers.", "Twelve farmers died."]
)
def test_what_cannot_act_is_no_perpetrator(text: str) -> None:
    """A blast or a bomb names no one."""
    assert read(text)[0].perpetrator is None


def test_figures_of_one_verb_and_an_ellipsis_share_their_scope() -> None:
    """What was killed since a day, and those missing with them, is one count over a longer time."""
    found = read("Some 310 farmers have been killed since March, along with five soldiers, and 12 are missing.")
    assert [(f.low, f.scope) for f in found] == [(n, Scope.CUMULATIVE) for n in (310, 5, 12)]
