"""Cues that are verbs: what they make, in how many words, by which stance; and what is no saying."""

from __future__ import annotations

import pytest
from spoken import heard, origin, read

from corroborate.values import Certainty, Polarity

# Each row: the text, who says it, by which cue, and what.
PLAIN = [
    # aims, judgements
    ("The rebels want to leave the city.", "The rebels", "want", "to leave the city"),
    ("The council condemned the raid.", "The council", "condemned", "the raid"),
    ("The envoy praised the truce.", "The envoy", "praised", "the truce"),
    ("The army refused to open the road.", "The army", "refused", "to open the road"),
    ("The opposition called for a truce.", "The opposition", "called for", "a truce"),
    ("The mayor blamed the rebels for the fire.", "The mayor", "blamed", "the rebels for the fire"),
    ("The mayor accused the army of killing nine people.", "The mayor", "accused", "the army of killing nine people"),
    # numbers
    ("The centre has put the death toll at 40.", "The centre", "has put", "the death toll at 40"),
    ("The hospital recorded nine deaths.", "The hospital", "recorded", "nine deaths"),
    # sayings in several words
    ("The sources went on to say that two tanks burned.", "The sources", "went on to say", "that two tanks burned"),
    ("The mayor made it clear that the road was shut.", "The mayor", "made it clear", "that the road was shut"),
    ("The envoy raised questions about the raid.", "The envoy", "raised questions about", "the raid"),
    ("The raid drew criticism from the mayor.", "the mayor", "drew criticism from", "The raid"),
    ("The council took issue with the plan.", "The council", "took issue with", "the plan"),
    ("The mayor tried to play down the raid.", "The mayor", "tried to play down", "the raid"),
    ("The chief would not rule out a raid.", "The chief", "would not rule out", "a raid"),
    ("The envoy remained skeptical of the truce.", "The envoy", "remained skeptical of", "the truce"),
    ("The envoy made no secret of his fears.", "The envoy", "made no secret of", "his fears"),
    ("The mayor distanced herself from the raid.", "The mayor", "distanced herself from", "the raid"),
    # by what or when it was said, within the cue
    ("The army said on Facebook that it would go.", "The army", "said on Facebook", "that it would go"),
    ("The army said Monday that it would go.", "The army", "said Monday", "that it would go"),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), PLAIN)
def test_source_cue_and_content_are_found(text: str, source: str, cue: str, content: str) -> None:
    """Each sentence has one attribution, with exactly these words for who, how and what."""
    assert (source, cue, content) in heard(text)


SILENT = [
    # words of violence and of work that elsewhere are words of speech
    "Troops fired back, killing six people.",
    "The rebels attacked the town.",
    "Attacks on the town went on for a week.",
    "The town was attacked at dawn.",
    "A truck slammed into the crowd.",
    "The rope snapped, killing two people.",
    "The army put it on a truck.",
    "The group ruled the town in which six people died.",
    "The soldiers shot down a drone.",
    "Rebels took aim at the convoy.",
    "The army laid out mines in the fields.",
    "The rebels brought up tanks.",
    "Militants stood by as nine people were killed.",
    "The group went after the fighters.",
    "The blast claimed nine lives.",
    "The blast claimed the lives of nine people.",
    "The country has found itself at war.",
    "Nine people were found dead.",
    "The report was long.",
    "The plan of the town was lost.",
    "Nine people were killed in the raid.",
    "The attack killed nine people.",
    "A suspected bomber was shot.",
    "The note lay on the table.",
    "The war has killed 900 people.",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_is_no_saying_is_left_alone(text: str) -> None:
    """Words that look like saying but say nothing make no attribution with a voice."""
    assert [origin(a) for a in read(text) if a.chain] == []


STANCES = [
    ("The ministry confirmed that six died.", "confirmed", Certainty.ASSERTED, Polarity.POSITIVE),
    ("The ministry announced that six died.", "announced", Certainty.ASSERTED, Polarity.POSITIVE),
    ("The rebels claimed that six died.", "claimed", Certainty.ASSERTED, Polarity.POSITIVE),
    ("Residents alleged that six died.", "alleged", Certainty.UNCONFIRMED, Polarity.POSITIVE),
    ("The army denied that six died.", "denied", Certainty.DENIED, Polarity.NEGATIVE),
    ("The army did not deny that six died.", "denied", Certainty.ASSERTED, Polarity.POSITIVE),
    ("The network documented six deaths.", "documented", Certainty.ASSERTED, Polarity.POSITIVE),
    ("The network estimated that six died.", "estimated", Certainty.ASSERTED, Polarity.POSITIVE),
    ("The envoy warned that six would die.", "warned", Certainty.ASSERTED, Polarity.POSITIVE),
    ("The mayor accused the army of killing six.", "accused", Certainty.UNCONFIRMED, Polarity.POSITIVE),
    ("The mayor blamed the army.", "blamed", Certainty.ASSERTED, Polarity.POSITIVE),
    ("Doctors believe that six died.", "believed", Certainty.ASSERTED, Polarity.POSITIVE),
    ("The army reportedly said that six died.", "said", Certainty.UNCONFIRMED, Polarity.POSITIVE),
    ("The council condemned the raid.", "judged", Certainty.ASSERTED, Polarity.POSITIVE),
]


@pytest.mark.parametrize(("text", "stance", "certainty", "polarity"), STANCES)
def test_stance_certainty_and_polarity_follow_the_cue(
    text: str, stance: str, certainty: Certainty, polarity: Polarity
) -> None:
    """The cue's class tells how it is said; only a denial turns the claim about."""
    (found,) = read(text)
    assert (found.stance, found.certainty, found.polarity) == (stance, certainty, polarity)
