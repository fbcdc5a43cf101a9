"""Tokens and sentences keep their offsets and split news as a reader would."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.text.tokens import NUMBER, sentences, tokenize
from corroborate.values import Passage, PassageKind


def split(text: str) -> list[str]:
    """The sentences of a text that is one passage of narration."""
    passage = Passage(id="psg-1", document="doc-1", start=0, end=len(text), kind=PassageKind.NARRATION)
    return [text[s.start : s.end] for s in sentences(text, (passage,))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve died. Nobody came.", ["Twelve died.", "Nobody came."]),
        ("twelve died. nobody came.", ["twelve died.", "nobody came."]),
        ("TWELVE DIED. NOBODY CAME.", ["TWELVE DIED.", "NOBODY CAME."]),
        ("Gen. Adar Vell was killed.", ["Gen. Adar Vell was killed."]),
        ("J. Doren fled on Mar. 6 to Hale St. in the town.", ["J. Doren fled on Mar. 6 to Hale St. in the town."]),
        ("It was 3.5 km away. 12 people died.", ["It was 3.5 km away.", "12 people died."]),
        ("The U.S.-led force left. The U.S. army stayed.", ["The U.S.-led force left.", "The U.S. army stayed."]),
        ("“Run!” she said. “Run!” They ran.", ["“Run!” she said.", "“Run!”", "They ran."]),
        ('He said "go." And she left.', ['He said "go."', "And she left."]),
        ("A heading\nThe army said so.", ["A heading", "The army said so."]),
        ("One\n\ntwo", ["One", "two"]),
        ("The monitor said.Twelve died.", ["The monitor said.", "Twelve died."]),
        ("Was it them? Nobody knew! They ran…", ["Was it them?", "Nobody knew!", "They ran…"]),
        (
            "A line of a text that was wrapped at some seventy characters by\nits sender goes on.",
            ["A line of a text that was wrapped at some seventy characters by\nits sender goes on."],
        ),
    ],
)
def test_sentences_split_where_a_reader_pauses(text: str, expected: list[str]) -> None:
    """Full stops of abbreviations, initials and decimals end nothing; empty and short lines do."""
    assert split(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,200 people", ["1,200", "people"]),
        ("10–15 dead", ["10", "–", "15", "dead"]),
        ("U.S.-led", ["U.S.", "-", "led"]),
        ("twenty-five al-Hadra", ["twenty-five", "al-Hadra"]),
        ("the army’s dead", ["the", "army’s", "dead"]),
        ("21-year-old", ["21", "-", "year-old"]),
        ("the 10th", ["the", "10th"]),
        ("‘quoted’", ["‘", "quoted", "’"]),
        ("١٢ قتيلا", ["١٢", "قتيلا"]),
    ],
)
def test_tokens_are_the_words_that_the_rooms_read(text: str, expected: list[str]) -> None:
    """Numbers keep their separators, compounds their hyphens, ranges their two ends."""
    assert [token.text for token in tokenize(text)] == expected


def test_numbers_are_marked() -> None:
    """Digits of any script are numbers."""
    assert [t.kind for t in tokenize("12 ١٢ 1,200 twelve")] == [NUMBER, NUMBER, NUMBER, "word"]


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=300))
def test_tokens_hold_every_visible_character_once(text: str) -> None:
    """Every character that is not white space belongs to exactly one token, at its own offset."""
    tokens = tokenize(text)
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))
    held = {i for t in tokens for i in range(t.start, t.end)}
    assert {i for i, c in enumerate(text) if not c.isspace()} <= held


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet=st.sampled_from('ab .!?\n"”’(A1,-\u2028'), max_size=200))
def test_sentences_hold_every_token_once(text: str) -> None:
    """Sentences of a passage are disjoint, in order, and hold all its tokens."""
    passage = Passage(id="psg-1", document="doc-1", start=0, end=len(text), kind=PassageKind.NARRATION)
    found = sentences(text, (passage,))
    assert tuple(t for s in found for t in s.tokens) == tokenize(text)
    assert [s.number for s in found] == list(range(len(found)))
