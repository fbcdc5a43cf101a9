"""Reporting verbs in forms of their own: participles, infinitives, the passive, and what nobody named says."""

from __future__ import annotations

import pytest
from spoken import heard, origin, read, said

from corroborate.values import Certainty

# Each row: the text, who says it, by which cue, and what.
PLAIN = [
    ("Nine deaths were reported by the rescuers.", "the rescuers", "were reported by", "Nine deaths"),
    ("The mayor held a rally to praise the truce.", "The mayor", "to praise", "the truce"),
    (
        "The group issued a statement saying the raid failed.",
        "The group",
        "issued a statement saying",
        "the raid failed",
    ),
    ("The envoy responded by saying the truce held.", "The envoy", "responded by saying", "the truce held"),
    ("Conceding that mistakes were made, the mayor left.", "the mayor", "Conceding", "that mistakes were made"),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), PLAIN)
def test_source_cue_and_content_are_found(text: str, source: str, cue: str, content: str) -> None:
    """Each sentence has one attribution, with exactly these words for who, how and what."""
    assert (source, cue, content) in heard(text)


NAMELESS = [
    ("Asked whether the road was open, she left.", "Asked", "whether the road was open"),
    ("The envoy was criticized for his silence.", "was criticized for", "The envoy ... his silence"),
    ("There were growing questions about the raid.", "questions about", "the raid"),
    ("The truce was seen as a defeat.", "was seen as", "The truce ... a defeat"),
]


@pytest.mark.parametrize(("text", "cue", "content"), NAMELESS)
def test_what_nobody_named_says_or_asks(text: str, cue: str, content: str) -> None:
    """A question or judgement that names nobody is kept without a voice."""
    (attribution,) = read(text)
    assert attribution.chain == ()
    assert attribution.cue is not None
    assert attribution.cue.words == cue
    assert said(text, attribution) == content


# Each row: the text, and a chain that it must give.
CHAINS = [
    ("Reuters quoted residents as saying six people died.", ["Reuters", "residents"]),
    ("SANA reported six deaths, citing a military source.", ["SANA", "a military source"]),
    ("Six people died, SANA reported, citing a military source.", ["SANA", "a military source"]),
    ("Six people died SANA reported citing a military source.", ["SANA", "a military source"]),
    ("An activist told AFP that six people died.", ["AFP", "An activist"]),
    ("Six people died, an activist told AFP.", ["AFP", "an activist"]),
    ("Six people died state television cited the ministry as saying on Monday.", ["state television", "the ministry"]),
    ("The ministry said six people died.", ["The ministry"]),
    ("An activist told reporters that six people died.", ["An activist"]),
    ("A nurse was quoted by Reuters as saying six people died.", ["Reuters", "A nurse"]),
]


@pytest.mark.parametrize(("text", "chain"), CHAINS)
def test_chains_go_from_the_outermost_to_the_origin(text: str, chain: list[str]) -> None:
    """Who hands on stands before whom it hands on; hearers who hand nothing on are no link."""
    assert chain in [[v.words for v in a.chain] for a in read(text)]


def test_hearsay_without_a_voice_is_unconfirmed() -> None:
    """Words such as "It was reported that" and "is believed to" have no source, and hedge."""
    for text in (
        "It was reported that six people died.",
        "The chief is believed to be dead.",
        "There are reports that six people died.",
    ):
        (found,) = read(text)
        assert (found.chain, found.certainty) == ((), Certainty.UNCONFIRMED)


def test_a_second_cue_takes_the_first_ones_speaker() -> None:
    """Words such as "..., adding that" and "and said that" go on with who spoke before."""
    text = "The ministry said six people died, adding that nine were hurt."
    assert [(origin(a), said(text, a)) for a in read(text)] == [
        ("The ministry", "six people died"),
        ("The ministry", "that nine were hurt"),
    ]
    text = "The ministry reported six deaths and said that nine were hurt."
    assert [(origin(a), said(text, a)) for a in read(text)] == [
        ("The ministry", "six deaths"),
        ("The ministry", "that nine were hurt"),
    ]
