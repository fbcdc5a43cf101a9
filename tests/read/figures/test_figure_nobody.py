"""Numbers that count nobody who was harmed: ages, years, penalties, who did it, who is arrested or not yet born."""

from __future__ import annotations

import pytest
from told_figures import counted, read

from corroborate.read.figures import (
    without_ages,
    without_doers,
)


def test_victims_of_one_age_bring_their_number() -> None:
    """ "Two [17-year-olds]" are two, though a tagger saw no more than their age."""
    text = "Two 17-year-olds were shot in Kell."
    (found,) = without_ages([counted(text, "17-year-olds", 1)], text)
    assert (found.words, found.low, found.high) == ("Two 17-year-olds", 2, 2)


@pytest.mark.parametrize(
    ("text", "words", "number"),
    [
        ("The sheriff said Tomas Vael, 32 of Hadra, was killed.", "32 of Hadra", 1),
        ("The sheriff said Tomas Vael 21, was killed.", "21", 1),
        ("Tomas Vael and Jan Morr, both 24, died.", "24", 2),
        ("In Kell, 24 were killed.", "24", 24),
        ("Of the people of Kell 24 of Hadra were killed.", "24 of Hadra", 24),
    ],
)
def test_an_age_tells_of_those_who_are_so_old(text: str, words: str, number: int) -> None:
    """An age that was read as a number is that of one, of two where both are so old."""
    (found,) = without_ages([counted(text, words, int(words[:2]))], text)
    assert found.best == number


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The sheriff said Tomas Vael, 16, died in hospital.", "16"),
        ("Arrests follow in the killing of a Kell girl, 5.", "5"),
        ("Tomas Vael, 30, and Ada Orsel, 31 both died.", "31"),
        ("A boy younger than 12 was shot in Kell.", "12"),
        ("Those hurt were 28 and 31 years old.", "28"),
        ("Three men, ages 25, 26, and 33, were shot.", "33"),
        ("The second child 11 or younger was shot in Kell.", "11"),
        ("Four were shot in Kell - Hadra News 5 - Hadra", "5"),
        ("Four were shot on June 1, 2016 in Kell.", "2016"),
        ("He shot two women, believed to be 30 and 60, in Kell.", "60"),
        ("Tomas Vael, 26, and Ilan Orsel Jr. 24, were hurt.", "24"),
    ],
)
def test_an_age_that_stands_alone_counts_nobody(text: str, words: str) -> None:
    """A bare number after a name, or among ages, is how old somebody is."""
    assert without_ages([counted(text, words, int(words))], text) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In Kell, 16 were killed on Monday.", "16"),
        ("The raid on Hadra killed 12, the army said.", "12"),
        ("On Monday, 28 and on Tuesday 30 were killed.", "28"),
        ("Of the villagers 11 died.", "11"),
        ("The flood killed 2016 villagers.", "2016"),
    ],
)
def test_a_bare_number_that_counts_is_kept(text: str, words: str) -> None:
    """A number with a verb of its own counts people, whatever stands before it."""
    figure = counted(text, words, int(words))
    assert without_ages([figure], text) == (figure,)


@pytest.mark.parametrize(
    ("text", "words", "kept"),
    [
        ("The 2014 Hadra killings shook Kell.", "2014 Hadra killings", 0),
        ("It was the time of the 1991 killings.", "1991 killings", 0),
        ("On March 17, 2017 Police were hit.", "2017 Police", 0),
        ("The flood killed 2016 villagers.", "2016 villagers", 1),
    ],
)
def test_a_year_is_no_number(text: str, words: str, kept: int) -> None:
    """A year before what is named after it, or after a day, counts nobody."""
    assert len(without_ages([counted(text, words, int(words[:4]))], text)) == kept


def test_a_penalty_is_no_count_of_the_dead() -> None:
    """ "No death penalty was sought" tells of no one's death, nor of nobody's."""
    text = "No death penalty was sought in Kell."
    assert without_ages([counted(text, "No death", 0)], text) == ()
    text = "No death was reported in Kell."
    assert len(without_ages([counted(text, "No death", 0)], text)) == 1


def test_an_age_within_the_words_is_not_their_number() -> None:
    """ "Mila, 9, and Tomas" are two, and "an 11 and 13-year-old" are no eleven."""
    text = "Their children, Mila, 9, and Tomas, 6, died."
    assert [f.best for f in without_ages([counted(text, "Mila, 9, and Tomas", 9)], text)] == [2]
    text = "Two victims, an 11 and 13-year-old, died."
    assert without_ages([counted(text, "an 11 and 13-year-old", 11)], text) == ()


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        ("Five arrested for a raid that killed a farmer.", "Five arrested", 0),
        ("He killed a father of three with a baby on the way.", "baby", 0),
        ("The shell killed a child on the way to school.", "child", 1),
    ],
)
def test_who_is_taken_for_a_death_or_not_yet_born_is_not_counted(text: str, words: str, left: int) -> None:
    """Those arrested for a killing, and a child that is expected, are none of its dead."""
    assert len(without_ages([counted(text, words, 1)], text)) == left


@pytest.mark.parametrize(
    ("text", "words", "kept"),
    [
        ("A two-year-old accidentally shot his father in Kell.", "A two-year-old", False),
        ("A guard fatally shot Tomas Vael in Kell.", "A guard", False),
        ("A man shot two times was taken to hospital.", "A man", True),
        ("A man shot his own foot in Kell.", "A man", True),
        ("A man shot Monday is in hospital.", "A man", True),
        ("A man shot Monday Hadra time is in hospital.", "A man", True),
    ],
)
def test_who_did_it_is_not_counted(text: str, words: str, kept: bool) -> None:
    """The one who shot somebody is no victim; who was shot, or shot himself, is."""
    assert bool(without_doers([counted(text, words, 1)], text)) is kept


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"They killed 14 of my relatives," a resident of Jebra told the agency.', ["14 of my relatives"]),
        ("They killed 14 people, a resident of Jebra told the agency.", ["14 people"]),
        ('"Soldiers killed my two sons", a woman said.', ["two sons"]),
        ("Soldiers killed my two sons, a woman from the coastal town of Jebra said.", ["two sons"]),
        ('"They killed my brother," a man who had fled from Jebra said.', ["my brother"]),
        ("Raiders killed a farmer and a teacher from Jebra, residents said.", ["a farmer", "a teacher"]),
        ("Shells killed two farmers and a resident of Jebra on Friday.", ["two farmers", "a resident"]),
    ],
)
def test_who_tells_of_the_dead_is_none_of_them(text: str, words: list[str]) -> None:
    """A quotation's end ends its list of victims, and so does a speaker who is told with his town."""
    assert [figure.words for figure in read(text)] == words
