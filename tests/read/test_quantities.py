"""Number phrases → intervals (docs/method.md, section 1)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.read.quantities import quantity
from corroborate.text.tokens import tokenize

PHRASES = [
    # words, low, best, high, flags, how many tokens are the phrase
    ("16 farmers", 16, 16, 16, "", 1),
    ("sixteen farmers", 16, 16, 16, "", 1),
    ("Twenty-five farmers", 25, 25, 25, "", 1),
    ("twenty five farmers", 25, 25, 25, "", 2),
    ("at least 16 farmers", 16, 16, None, "open_above", 3),
    ("At Least 16 Farmers", 16, 16, None, "open_above", 3),
    ("more than 16 farmers", 16, 16, None, "open_above", 3),
    ("over 16 farmers", 16, 16, None, "open_above", 2),
    ("well over 16 farmers", 16, 16, None, "open_above", 3),
    ("no fewer than ten farmers", 10, 10, None, "open_above", 4),
    ("16 or more farmers", 16, 16, None, "open_above", 3),
    ("20+ farmers", 20, 20, None, "open_above", 2),
    ("about 300 farmers", 300, 300, 300, "approximate", 2),
    ("around 300 farmers", 300, 300, 300, "approximate", 2),
    ("approximately 300 farmers", 300, 300, 300, "approximate", 2),
    ("nearly 300 farmers", 300, 300, 300, "approximate", 2),
    ("almost 300 farmers", 300, 300, 300, "approximate", 2),
    ("some 300 farmers", 300, 300, 300, "approximate", 2),
    ("an estimated 300 farmers", 300, 300, 300, "approximate", 3),
    ("300 or so farmers", 300, 300, 300, "approximate", 3),
    ("nearly two dozen farmers", 24, 24, 24, "approximate", 3),
    ("up to 50 farmers", None, None, 50, "open_below", 3),
    ("as many as 50 farmers", None, None, 50, "open_below", 4),
    ("as high as 50", None, None, 50, "open_below", 4),
    ("no more than 50 farmers", None, None, 50, "open_below", 4),
    ("at most 50 farmers", None, None, 50, "open_below", 3),
    ("fewer than 50 farmers", None, None, 50, "open_below", 3),
    ("10 to 15 farmers", 10, None, 15, "range", 3),
    ("10-15 farmers", 10, None, 15, "range", 3),
    ("10–15 farmers", 10, None, 15, "range", 3),
    ("between 10 and 15 farmers", 10, None, 15, "range", 4),
    ("between ten and fifteen farmers", 10, None, 15, "range", 4),
    ("two or three farmers", 2, None, 3, "range", 3),
    ("two to three thousand farmers", 2000, None, 3000, "range", 4),
    ("about 10 to 15 farmers", 10, None, 15, "approximate range", 4),
    ("a dozen farmers", 12, 12, 12, "", 2),
    ("half a dozen farmers", 6, 6, 6, "", 3),
    ("two dozen farmers", 24, 24, 24, "", 2),
    ("more than a dozen farmers", 12, 12, None, "open_above", 4),
    ("dozens of farmers", 24, None, 99, "vague", 1),
    ("several dozen farmers", 24, None, 99, "vague", 2),
    ("a few dozen farmers", 24, None, 99, "vague", 3),
    ("scores of farmers", 40, None, 99, "vague", 1),
    ("tens of farmers", 10, None, 99, "vague", 1),
    ("tenths of farmers", 10, None, 99, "vague", 1),
    ("hundreds of farmers", 100, None, 999, "vague", 1),
    ("several hundred farmers", 100, None, 999, "vague", 2),
    ("thousands of farmers", 1000, None, 9999, "vague", 1),
    ("tens of thousands of farmers", 10_000, None, 99_999, "vague", 3),
    ("hundreds of thousands of farmers", 100_000, None, 999_999, "vague", 3),
    ("millions of farmers", 1_000_000, None, 9_999_999, "vague", 1),
    ("a half-dozen people", 6, 6, 6, "", 2),
    ("half-dozen people", 6, 6, 6, "", 1),
    ("at least dozens of farmers", 24, None, None, "open_above vague", 3),
    ("several farmers", 2, None, None, "vague", 1),
    ("some farmers", 2, None, None, "vague", 1),
    ("a few farmers", 2, None, None, "vague", 2),
    ("many farmers", 2, None, None, "vague", 1),
    ("a number of farmers", 2, None, None, "vague", 3),
    ("a large number of farmers", 2, None, None, "vague", 4),
    ("large numbers of farmers", 2, None, None, "vague", 3),
    ("a handful of farmers", 2, None, None, "vague", 3),
    ("up to several farmers", 2, None, None, "vague", 3),
    ("two hundred and three farmers", 203, 203, 203, "", 4),
    ("one thousand two hundred farmers", 1200, 1200, 1200, "", 4),
    ("three hundred thousand farmers", 300_000, 300_000, 300_000, "", 3),
    ("a hundred farmers", 100, 100, 100, "", 2),
    ("one million farmers", 1_000_000, 1_000_000, 1_000_000, "", 2),
    ("1.5 million farmers", 1_500_000, 1_500_000, 1_500_000, "", 2),
    ("2.5m farmers", 2_500_000, 2_500_000, 2_500_000, "", 1),
    ("half a million farmers", 500_000, 500_000, 500_000, "approximate", 3),
    ("a quarter of a million farmers", 250_000, 250_000, 250_000, "approximate", 5),
    ("more than 150000 farmers", 150_000, 150_000, None, "open_above", 3),
    ("1,800 farmers", 1800, 1800, 1800, "", 1),
    ("12.000 farmers", 12_000, 12_000, 12_000, "", 1),
    ("280 000 farmers", 280_000, 280_000, 280_000, "", 2),
    ("٢٥ farmers", 25, 25, 25, "", 1),
    ("۱۲ farmers", 12, 12, 12, "", 1),
    ("１２ farmers", 12, 12, 12, "", 1),
    ("another 12 farmers", None, None, None, "", 0),
    ("a total of 24 farmers", 24, 24, 24, "", 4),
    ("a further 12 farmers", 12, 12, 12, "", 3),
    ("a couple of farmers", 2, 2, 2, "approximate", 3),
]

NOT_NUMBERS = ["XVI", "12th of May", "1st", "12:30", "1.5", "farmers", "and", "thousand", "a farmer", "--", ""]


@pytest.mark.parametrize(("words", "low", "best", "high", "flags", "length"), [row for row in PHRASES if row[5]])
def test_a_number_phrase_means_its_interval(
    words: str, low: int | None, best: int | None, high: int | None, flags: str, length: int
) -> None:
    """Each phrase of the method's table gives its bounds and flags, and ends where the noun begins."""
    found = quantity(tokenize(words), 0)
    assert found is not None
    assert (found.low, found.best, found.high, " ".join(found.flags)) == (low, best, high, flags)
    assert found.end == length


@pytest.mark.parametrize("words", NOT_NUMBERS)
def test_what_is_no_count_gives_none(words: str) -> None:
    """Ordinals, clock times, Roman numerals and plain words are no quantities."""
    tokens = tokenize(words)
    assert quantity(tokens, 0) is None


def test_beyond_the_end_there_is_nothing() -> None:
    """A position past the last token, or past the given end, gives None."""
    tokens = tokenize("16 farmers")
    assert quantity(tokens, 9) is None
    assert quantity(tokens, 0, 0) is None


def test_an_exact_number_says_so() -> None:
    """Only a plain number is exact."""
    assert quantity(tokenize("16"), 0).exact  # type: ignore[union-attr]
    assert not quantity(tokenize("about 16"), 0).exact  # type: ignore[union-attr]


WORDS = st.sampled_from(
    """at least about some several a dozen dozens of hundreds thousand million two twenty-five and to or - between 10
    1,5 1.5 3m more than up as many no fewer 999999999999999999 ٣ the half quarter another few , so""".split()
)


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=14))
def test_any_row_of_number_words_gives_an_ordered_interval(words: list[str]) -> None:
    """Whatever the words, bounds are ordered, at least one is present, and the span lies within the tokens."""
    tokens = tokenize(" ".join(words))
    for i in range(len(tokens)):
        found = quantity(tokens, i)
        if found is None:
            continue
        present = [n for n in (found.low, found.best, found.high) if n is not None]
        assert present
        assert present == sorted(present)
        assert found.start == i < found.end <= len(tokens)
        assert list(found.flags) == sorted(set(found.flags))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_read_without_error(text: str) -> None:
    """No text raises."""
    tokens = tokenize(text)
    for i in range(len(tokens)):
        quantity(tokens, i)


@given(st.integers(min_value=0, max_value=9_999_999))
@settings(max_examples=60, deadline=None)
def test_digits_mean_themselves(number: int) -> None:
    """A number in digits, plain or in groups of three, means itself."""
    for words in (str(number), f"{number:,}"):
        found = quantity(tokenize(words), 0)
        assert found is not None
        assert found.best == number
