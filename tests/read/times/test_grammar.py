"""The expressions of a sentence: their edges, their words, and what is none."""

from __future__ import annotations

import pytest
from told_times import read, stories

# A sentence published on Wednesday, 12 March 2031, the words of its one time, and what they mean.
ONE_TIME = [
    ("Nine have died since March 6.", "since March 6", "2031-03-06/2031-03-12 3"),
    ("Nine have died since Friday.", "since Friday", "2031-03-07/2031-03-12 2"),
    ("Nine have died since early Monday.", "since early Monday", "2031-03-10/2031-03-12 2"),
    (
        "Ninety have died since the war broke out in May 2021.",
        "since the war broke out in May 2021",
        "2021-05-01/2031-03-12 5",
    ),
    ("Ninety have died since 2021.", "since 2021", "2021-01-01/2031-03-12 5"),
    ("The siege held until March 6.", "until March 6", "/2031-03-06 1"),
    ("By Friday the town had fallen.", "By Friday", "/2031-03-07 1"),
    ("Before 6 March nobody had fled.", "Before 6 March", "/2031-03-05 1"),
]


@pytest.mark.parametrize(("text", "words", "means"), ONE_TIME)
def test_a_time_means_its_days(text: str, words: str, means: str) -> None:
    """One expression is found, with its exact words, and means its interval at its precision."""
    assert stories(text) == [(words, means)]


NO_TIME = [
    "The bus burned in 15 minutes.",
    "The toll may rise.",
    "Sixteen may have died; 16 may have died.",
    "They march on the town.",
    "The second man was 16.",
    "The rebels set a 72-hour ultimatum.",
    "Release 2013-01-S-025 was withdrawn.",
    "The sun sat on the sea.",
    "He read The Sunday Times.",
    "Some 2000 people fled from 1500 homes.",
    "The 23-year-old was shot 6 times.",
    "Call 03-06-12-44 for news.",
    "Nine died on 31 February 2031.",
    "Every Friday they pray.",
    "Police in April Springs held nine.",
    "The 19 April Movement fought on.",
    "Room 3/6 was empty, 24/7.",
    "Between 10 and 15 farmers were killed.",
]


@pytest.mark.parametrize("text", NO_TIME)
def test_what_is_no_time_is_not_taken(text: str) -> None:
    """Counts, codes, verbs, papers and impossible days are no times."""
    assert [m.words for m in read(text)] == []


def test_words_are_exact_over_white_space() -> None:
    """The words are the document's own, whatever white space stands inside a time."""
    text = "Nine died on 6\t March\u00a02031 in Arda."
    assert [m.words for m in read(text)] == ["6\t March\u00a02031"]
