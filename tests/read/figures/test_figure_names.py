"""Figures of names: two by name, whole rows, names like plurals, one person named and described."""

from __future__ import annotations

from dataclasses import replace

import pytest
from told_figures import counted, read

from corroborate.read.figures import (
    with_named_pairs,
    with_names,
    without_appositions,
)


def test_a_row_of_names_of_which_one_was_read_is_read_whole() -> None:
    """ "Tomas Vael, 24, Ada Orsel, 31, and Jan Morr, 40, were killed" is three, whichever of them was seen."""
    for text, words, number in (
        ("Tomas Vael, 24, and Ada Orsel, 31, were killed in Kell.", "Tomas Vael, 24, and Ada Orsel", 2),
        ("Tomas Vael, 24, Ada Orsel, 31, and Jan Morr, 40, died.", "Tomas Vael, 24, Ada Orsel, 31, and Jan Morr", 3),
        ("In Kell, Tomas Vael and Ada Orsel were killed.", "Tomas Vael and Ada Orsel", 2),
        ("The blast killed Tomas Vael, 24, and Ada Orsel, 31, in Kell.", "Tomas Vael, 24, and Ada Orsel", 2),
        ("Tomas Vael and the town of Hadra were hit.", "Tomas Vael", 1),
    ):
        (found,) = with_named_pairs([counted(text, "Tomas Vael", 1)], text)
        assert (found.words, found.best) == (words, number)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tomas Vael, a 17-year-old student, was killed.", ["Tomas Vael"]),
        ("A 17-year-old student, Tomas Vael, was killed.", ["A 17-year-old student"]),
        ("Tomas Vael, Ada Orsel and a nurse were killed.", ["Tomas Vael", "Ada Orsel", "a nurse"]),
    ],
)
def test_a_person_named_and_described_is_one(text: str, words: list[str]) -> None:
    """A name and its apposition count one; names in a row are several."""
    one = read("Tomas Vael was killed.")[0]
    told = ("Tomas Vael", "Ada Orsel", "a nurse", "a 17-year-old student", "A 17-year-old student")
    spans = sorted((text.index(w), w) for w in told if w in text)
    found = [replace(one, words=w, start=at, end=at + len(w), id=f"fig-{at}") for at, w in spans]
    assert [f.words for f in without_appositions(found, text)] == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tomas Vael and Ada Orsel were killed.", ["Tomas Vael and Ada Orsel"]),
        ("Tomas Vael, Ada Orsel and Oren Salh were killed.", ["Tomas Vael", "Ada Orsel", "Oren Salh"]),
        ("Tomas Vael and a nurse were killed.", ["Tomas Vael", "a nurse"]),
    ],
)
def test_two_by_name_are_one_figure_of_two(text: str, words: list[str]) -> None:
    """Two names in a row; of three each is its own."""
    one = read("Tomas Vael was killed.")[0]
    told = ("Tomas Vael", "Ada Orsel", "Oren Salh", "a nurse")
    found = [
        replace(one, words=w, start=at, end=at + len(w), id=f"fig-{at}")
        for at, w in sorted((text.index(w), w) for w in told if w in text)
    ]
    made = with_named_pairs(found, text)
    assert [f.words for f in made] == words
    assert [f.best for f in made] == [2 if " and " in w else 1 for w in words]


def test_a_name_that_ends_like_a_plural_is_one_person() -> None:
    """ "Elin Vaelers" is one; "Red Protesters" and "several officers" are not."""
    several = next(iter(read("Several officers were killed.")))
    name, crowd = (replace(several, words=words) for words in ("Elin Vaelers", "Marran Soldiers"))
    assert [f.low for f in with_names([name, crowd, several])] == [1, 2, 2]
    assert with_names([name])[0].flags == ()


@pytest.mark.parametrize(
    ("words", "read_as", "number"),
    [("a 20 year-old-man", 20, 1), ("Jan Morr, 29, and Ada Orsel", 29, 2), ("20 soldiers", 20, 20)],
)
def test_an_age_within_the_words_is_no_number_of_them(words: str, read_as: int, number: int) -> None:
    """How old the named are does not say how many they are."""
    (found,) = with_names([counted(f"{words} were shot.", words, read_as)])
    assert (found.low, found.best, found.high) == (number, number, number)


@pytest.mark.parametrize(
    ("text", "words", "n"),
    [
        ("Vael's mother, 40-year-old Ada Orsel was shot.", ("Vael's mother", "40-year-old Ada Orsel"), 1),
        ("A second teen, also 15 years old, was shot.", ("A second teen", "15 years old"), 1),
        ("His wife, Ada Orsel, and his son were shot.", ("His wife", "Ada Orsel", "his son"), 2),
        ("A man, a woman and a child were shot.", ("A man", "a woman", "a child"), 3),
        ("Jan Morr, Ada Orsel and Elin Vael were shot.", ("Jan Morr", "Ada Orsel", "Elin Vael"), 3),
        ("13-year-old Jan Morr, a Kell pupil, was shot.", ("13-year-old Jan Morr", "a Kell pupil"), 1),
        ("The victim, a 2-year-old child, was shot.", ("The victim", "a 2-year-old child"), 1),
        ("A second victim, an 18-year-old from Kell was shot.", ("A second victim", "an 18-year-old"), 1),
        ("A 4-year-old St. Orva boy was shot.", ("A 4-year-old", "Orva boy"), 1),
        ("A man shot his wife and himself.", ("his wife", "himself"), 2),
        ("A woman, a 2-year-old child and a man were shot.", ("A woman", "a 2-year-old child", "a man"), 3),
    ],
)
def test_who_is_named_after_what_he_is_counts_once(text: str, words: tuple[str, ...], n: int) -> None:
    """A name or an age after a description is the same person; a row of people is several."""
    assert len(without_appositions([counted(text, word, 1) for word in words], text)) == n
