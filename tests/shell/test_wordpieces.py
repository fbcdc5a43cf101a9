"""Words are split as BERT's uncased models split them; the pieces expected here are those of the tokenizers library."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.shell.wordpieces import LONGEST, MOST_PIECES, from_lines

LINES = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "militia",
    "##men",
    "na",
    "##ive",
    "don",
    "'",
    "t",
    "日",
    "本",
    "un",
    "##s",
]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Militiamen", ["militia", "##men"]),
        ("naïve", ["na", "##ive"]),
        ("don't", ["don", "'", "t"]),
        ("日本", ["日", "本"]),
        ("u\u00adn", ["un"]),
        ("uns men", ["un", "##s", "[UNK]"]),
        ("unknowable", ["[UNK]"]),
        ("", ["[UNK]"]),
        ("\u0301", ["[UNK]"]),
    ],
)
def test_words_are_split(word: str, pieces: list[str]) -> None:
    """Lower case, no accents, the longest piece from the left, unknown where there is none."""
    assert from_lines(line + "\n" for line in LINES)(word) == [LINES.index(piece) for piece in pieces]


@given(st.text(max_size=3 * LONGEST))
def test_every_word_has_some_pieces_and_not_too_many(word: str) -> None:
    """No text breaks it, and what is remembered is what was split."""
    pieces = from_lines(LINES)
    found = pieces(word)
    assert 1 <= len(found) <= MOST_PIECES
    assert pieces(word) == found
