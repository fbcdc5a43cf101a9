"""Signatures and transcripts say who speaks by the layout of the page alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.read.laid_out import with_layout
from corroborate.values import Attribution, Certainty, Cue, Polarity, Voice, VoiceKind


def told(text: str, *found: Attribution) -> list[tuple[str, str, list[str]]]:
    """Source, cue and pieces of what is said."""
    made = with_layout(found, text, {})
    return [(a.chain[-1].words, a.cue.words if a.cue else "", [text[x:y] for x, y in a.spans]) for a in made]


def said(text: str, who: str, cue: str, what: str) -> Attribution:
    """An attribution that the words tell."""
    at, by, content = text.index(cue), text.index(who), text.index(what)
    return Attribution(
        chain=(Voice(words=who, start=by, end=by + len(who), kind=VoiceKind.UNKNOWN),),
        cue=Cue(words=cue, start=at, end=at + len(cue)),
        spans=((content, content + len(what)),),
        stance="said",
        certainty=Certainty.ASSERTED,
        polarity=Polarity.POSITIVE,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The bridge fell at noon.” — Tomas Vael\n", ("Tomas Vael", "—", ["“The bridge fell at noon.”"])),
        ("“The bridge fell.”\u00a0― Ada M. Orsel.", ("Ada M. Orsel", "―", ["“The bridge fell.”"])),
        ('"The bridge fell."\n\n-- Ada Orsel, of Kell', ("Ada Orsel", "--", ['"The bridge fell."'])),
    ],
)
def test_a_signed_quotation_is_the_signers(text: str, expected: tuple[str, str, list[str]]) -> None:
    """A quotation with a dash and a name at its end, or below it, is said by that name."""
    assert told(text) == [expected]


def test_a_dash_within_a_sentence_signs_nothing() -> None:
    """What goes on after the name is a sentence, and a small word no name."""
    assert told("“The bridge fell” — Tomas Vael was there and saw it.") == []
    assert told("“The bridge fell” — and so did the tower.") == []


def test_a_quotation_that_somebody_says_in_words_stays_theirs() -> None:
    """A name below a quotation of the mayor's is a caption's or an author's."""
    text = "The mayor said:\n“The bridge fell at noon and nobody was on it.” — Tomas Vael"
    words = said(text, "The mayor", "said", "“The bridge fell at noon and nobody was on it.”")
    assert told(text, words) == [
        ("The mayor", "said", ["“The bridge fell at noon and nobody was on it.”"]),
    ]


def test_a_dash_that_was_read_as_a_cue_has_the_whole_quotation() -> None:
    """Where the words gave the dash a part of the quotation, it has all; the next quotation is the next signer's."""
    text = "“One fell.” — Ada Orsel\n“Two more fell.” — Tomas Vael"
    part = said(text, "Ada", "—", "“Two more fell.”")
    assert told(text, part) == [
        ("Ada Orsel", "—", ["“One fell.”"]),
        ("Tomas Vael", "—", ["“Two more fell.”"]),
    ]


TRANSCRIPT = """ORSEL: Who was on the bridge?

VAEL: Nobody that I saw.

ORSEL (voice-over): And then?

VAEL: It fell.
"""


def test_a_transcript_tells_each_turn_by_its_label() -> None:
    """A name in capitals and a colon open what it says, to the end of the paragraph."""
    assert told(TRANSCRIPT) == [
        ("ORSEL", ":", ["Who was on the bridge?"]),
        ("VAEL", ":", ["Nobody that I saw."]),
        ("ORSEL", ":", ["And then?"]),
        ("VAEL", ":", ["It fell."]),
    ]


def test_a_turn_in_quotation_marks_goes_on_over_paragraphs_that_open_with_one() -> None:
    """A quoted turn goes on to the next label; what stands in brackets is nobody's."""
    text = "“ORSEL: Go on.\n\n“VAEL: It fell.\n\n“All of it.\n\n“(Silence)\n\n“ORSEL: Thank you.”"
    assert [(who, what) for who, _, what in told(text)] == [
        ("ORSEL", ["Go on."]),
        ("VAEL", ["It fell.", "All of it."]),
        ("ORSEL", ["Thank you.”"]),
    ]


def test_a_date_line_or_two_labels_are_no_transcript() -> None:
    """A few words in capitals before a colon are headings."""
    assert told("KELL: Three were hurt.\n\nUPDATE: Four were hurt.\n\nPHOTO: The bridge.") == []


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(["“", "”", "—", " ", "\n", "Ada Orsel", "VAEL:", "it fell", "(", ")"]), max_size=40))
def test_no_layout_breaks_it(parts: list[str]) -> None:
    """Whatever the text, sources, cues and contents lie within it and are not empty."""
    text = "".join(parts)
    for one in with_layout((), text, {}):
        assert one.cue is not None
        assert 0 <= one.cue.start < one.cue.end <= len(text)
        assert text[one.chain[0].start : one.chain[0].end] == one.chain[0].words != ""
        assert all(0 <= a < b <= len(text) for a, b in one.spans)
