"""The attributions of a whole report: what is within another, what carries over, what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spoken import origin, read, said, split

from corroborate.read.voices import attributions
from corroborate.values import VoiceKind

NESTED = [
    ("The mayor said that the rebels want peace.", ["The mayor"]),
    ("The mayor said that she feared the worst.", ["The mayor"]),
    ("The mayor said that nurses believe nine people died.", ["The mayor", "nurses"]),
    ("The mayor said the doctor told her that nine people died.", ["The mayor", "the doctor"]),
    ('"I said so," the mayor said.', ["the mayor"]),
    ("Groups that have backed the truce say the road is open.", ["that", "Groups"]),
]


@pytest.mark.parametrize(("text", "voices"), NESTED)
def test_a_wish_within_a_saying_is_the_speakers_to_tell(text: str, voices: list[str]) -> None:
    """Within what somebody says, only what was told on, and beliefs that count, have a voice of their own."""
    assert [origin(a) for a in read(text)] == voices


def test_an_account_carries_over_between_two_sentences_of_one_speaker() -> None:
    """A sentence between two of the same ministry in a paragraph is its account too, without a cue."""
    text = "The ministry said six died. Nine were hurt in Narsa. The ministry added that roads were cut."
    carried = [a for a in read(text) if a.carried]
    assert [(origin(a), a.cue, said(text, a)) for a in carried] == [("The ministry", None, "Nine were hurt in Narsa.")]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said six died. Nine were hurt in Narsa.",
        "The ministry said six died. Nine were hurt in Narsa. A farmer said roads were cut.",
        "The ministry said six died.\n\nNine were hurt in Narsa.\n\nThe ministry added that roads were cut.",
    ],
)
def test_an_account_stops(text: str) -> None:
    """Without the speaker's return in the same paragraph, the next sentence is the outlet's own."""
    assert not any(a.carried for a in read(text))


def test_the_directory_decides_a_voices_kind() -> None:
    """A known alias takes its kind from the directory, any other from its nouns."""
    text = "The Lamp said six died. A military source said nine died."
    found = attributions(split(text), {"the lamp": VoiceKind.MONITOR})
    assert [a.chain[-1].kind for a in found] == [VoiceKind.MONITOR, VoiceKind.MILITARY]


PIECES = st.sampled_from(
    [
        "The ministry",
        "a source at the hospital",
        "he",
        "SANA",
        "said",
        "told AFP",
        "that",
        "six people were killed",
        ",",
        ".",
        '"',
        "“",
        "”",
        "''",
        "‘",
        "(",
        ")",
        ":",
        "-",
        "—",
        "\n\n",
        "according to",
        "citing",
        "adding",
        "and",
        "who",
        "which",
        "were reported by",
        "is believed to",
        "quoted",
        "as saying",
        "on Monday",
        "denied",
        "claims",
        "no",
        "12",
        "…",
        "على",
        "SAID",
        "his",
        "report",
        "statement",
        "put the toll at",
        "went on to say",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=40).map(" ".join)))
def test_any_text_gives_exact_ordered_spans(text: str) -> None:
    """No text raises; every offset lies in the text; spans are ordered, disjoint and not empty."""
    for variant in (text, text.upper(), text.lower()):
        for found in read(variant):
            end = 0
            assert found.spans
            for a, b in found.spans:
                assert end <= a < b <= len(variant)
                end = b
            for part in (*found.chain, *((found.cue,) if found.cue else ())):
                assert variant[part.start : part.end].split() == part.words.split()
            assert found.cue is not None or found.carried


def test_a_long_text_without_marks_is_read_in_time() -> None:
    """Reading stays linear where no full stop ever comes."""
    assert len(read("the army said six people were killed in the town and " * 2000)) > 100
