"""What must hold for the figures of any text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from told_figures import read

from corroborate.read.figures import (
    join_repeats,
)

WORDS = st.sampled_from(
    """At least 16 twelve dozens of soldiers civilians people children a woman were was killed and wounded including
    among them who by rebels the army said that in Orva on Monday , . no one 10 - 15 others another missing fled
    to kill killing dead toll rose lives claimed IS (x) " 2014 as well with some""".split()
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_any_row_of_words_gives_sound_figures(words: list[str]) -> None:
    """Whatever the words: no error, exact offsets, unique ids, valid part_of, the same answer twice."""
    text = " ".join(words)
    found = read(text)
    assert found == read(text)
    ids = [f.id for f in found]
    assert len(ids) == len(set(ids))
    for figure in found:
        assert text[figure.start : figure.end] == figure.words
        assert figure.words == figure.words.strip()
        assert figure.part_of is None or (figure.part_of in ids and figure.part_of != figure.id)
    joined = join_repeats(found)
    kept = {f.id for f in joined}
    assert all(f.part_of is None or f.part_of in kept for f in joined)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_read_without_error(text: str) -> None:
    """No text raises, and offsets are exact."""
    for figure in read(text):
        assert text[figure.start : figure.end] == figure.words
