"""The times of a whole report: what dates nothing, and what must hold for any text."""

from __future__ import annotations

import datetime as dt

from hypothesis import example, given, settings
from hypothesis import strategies as st
from told_times import read, split

from corroborate.read.times import times


def test_the_day_on_which_somebody_was_born_dates_nothing() -> None:
    """A police sheet's "Date of Birth" is a day, but not one on which anything told of happened."""
    text = "VAEL, TOMAS Date of Birth: 01/06/1992 Homicide. He was arrested on Monday."
    assert [m.when is None for m in read(text)] == [True, False]


_WORDS = st.sampled_from(
    """on in since until last next this the past 24 72 hours days week weeks month Monday Friday Sunday March May
    march may 6 6th 31 2031 2016 06.03.2031 3/6/2031 - – and to , . ( ) ago earlier later before after overnight
    weekend said told killed people today yesterday ambush of early late mid-March 1980s Sat Mar. : Posted
    between from by a two few night day same so far year""".split()
)


@settings(max_examples=150, deadline=None)
@example("0YEAR BEFORE OVERNIGHT", None)
@given(st.one_of(st.text(), st.lists(_WORDS, max_size=40).map(" ".join)), st.none() | st.dates())
def test_any_text_is_read(text: str, published: dt.date | None) -> None:
    """No text and no day raises; spans are exact, in order and disjoint; nothing relative resolves unanchored."""
    at = 0
    for mention in times(split(text), published, text):
        assert text[mention.start : mention.end] == mention.words
        assert mention.start >= at
        at = mention.end
    assert len(times(split(text), published)) == len(times(split(text), published, text))
