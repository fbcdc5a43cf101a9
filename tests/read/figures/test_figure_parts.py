"""Parts of figures, and who is told of beside others: the words say which."""

from __future__ import annotations

from dataclasses import replace

import pytest
from told_figures import counted

from corroborate.read.figures import (
    of_the_living,
    with_parts_mended,
    with_those_beside,
)
from corroborate.values import BESIDES, Measure


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("A girl was shot dead and another woman was wounded.", Measure.INJURED),
        ("A girl was shot dead and another woman was wounded and later died.", Measure.KILLED),
        ("A girl and another woman were shot dead.", Measure.KILLED),
    ],
)
def test_whose_own_verb_tells_of_a_wound_is_no_dead(text: str, measure: Measure) -> None:
    """A death told of another does not reach over "and" to somebody with a verb of his own."""
    (found,) = of_the_living([counted(text, "another woman", 1)], text)
    assert found.measure is measure


def mended(text: str, *told: tuple[str, int, str | None]) -> list[str | None]:
    """Of what each is a part once parts are mended; told are words, number and the words of the whole, in order."""
    made = [counted(text, words, number) for words, number, _ in told]
    ids = {figure.words: figure.id for figure in made}
    parts = [replace(f, part_of=ids.get(whole or "")) for f, (_, _, whole) in zip(made, told, strict=True)]
    names = {f.id: f.words for f in parts}
    return [names.get(f.part_of or "") for f in with_parts_mended(parts, text)]


def test_who_is_listed_beside_others_is_no_part_of_them() -> None:
    """Coordinated counts are siblings: parts of the same whole, or of none."""
    text = "Three men and a boy were killed."
    assert mended(text, ("Three men", 3, None), ("a boy", 1, "Three men")) == [None, None]
    text = "He killed three people in their car and another man on the road."
    assert mended(text, ("three people", 3, None), ("another man", 1, "three people")) == [None, None]
    text = "Three adults, one child killed in Kell."
    child = replace(
        counted(text, "one child", 1), subgroup="children", part_of=(adults := counted(text, "Three adults", 3)).id
    )
    assert with_parts_mended([adults, child], text)[1].part_of is None
    text = "Three women, including a girl, were killed in Kell."
    women = counted(text, "Three women", 3)
    child = replace(counted(text, "a girl", 1), subgroup="children", part_of=women.id)
    assert with_parts_mended([women, child], text)[1].part_of == women.id
    text = "Five died: three men and a boy."
    listed = ("Five", 5, None), ("three men", 3, "Five"), ("a boy", 1, "three men")
    assert mended(text, *listed) == [None, "Five", "Five"]
    text = "Two died when a shell hit, killing a woman and a girl."
    assert mended(text, ("Two", 2, None), ("a woman", 1, None), ("a girl", 1, "a woman")) == [None, "Two", "Two"]
    text = "Two men were shot dead. A woman was also killed."
    assert mended(text, ("Two men", 2, None), ("A woman", 1, "Two men")) == [None, None]
    text = "Four men were found. A fifth man died on the way."
    assert mended(text, ("Four men", 4, None), ("A fifth man", 1, "Four men")) == [None, None]
    text = "Killed were his wife, 34, and the four girls, Lena, 14, Mira, 11, and two more."
    told = ("his wife", 1, None), ("the four girls", 4, None), ("Lena", 1, "his wife")
    assert mended(text, *told) == [None, None, "the four girls"]


def test_a_girl_is_no_part_of_two_men() -> None:
    """Who cannot be one of those before, by the words for man and woman, is told of beside them."""
    text = "Two men were shot in Kell. A girl was grazed."
    men = counted(text, "Two men", 2)
    found = with_parts_mended([men, replace(counted(text, "A girl", 1), part_of=men.id)], text)[1]
    assert (found.part_of, BESIDES in found.flags) == (None, True)


def test_a_real_part_stays_one() -> None:
    """ "Two people, a man and a woman" are two, and one of two is a part of the two."""
    text = "Two people, a man and a woman, were killed."
    told = ("Two people", 2, None), ("a man", 1, "Two people"), ("a woman", 1, "Two people")
    assert mended(text, *told) == [None, "Two people", "Two people"]
    text = "A boy was one of two victims killed."
    assert mended(text, ("A boy", 1, None), ("two victims", 2, None)) == ["two victims", None]


@pytest.mark.parametrize(
    ("text", "words", "beside"),
    [
        ("Two men were killed. A woman was also killed.", "A woman", True),
        ("A guard, a father of two from Kell, was also killed.", "A guard", True),
        ("The blast that hurt a boy also killed three people.", "three people", True),
        ("Another man was killed.", "Another man", True),
        ("A third man was killed.", "A third man", True),
        ("Two other men were killed.", "Two other men", True),
        ("A woman was killed. The market was also damaged.", "A woman", False),
        ("He killed his wife before killing himself.", "himself", True),
        ("A 5-year-old shot another boy.", "another boy", False),
        ("They shot a guard and killed another man.", "another man", True),
        ("The other two men were killed.", "The other two men", False),
        ("Tomas Vael, a 25-year-old clerk at the mill, was also killed.", "a 25-year-old clerk", True),
        ("Vael shot himself and a friend in Kell.", "a friend", True),
        ("The gunman was killed by officers in Kell after he killed two people.", "two people", True),
    ],
)
def test_who_is_told_of_beside_others_is_known_by_the_words(text: str, words: str, *, beside: bool) -> None:
    """ "Also", "another" and "a third" tell of others before them."""
    (found,) = with_those_beside([counted(text, words, 1)], text)
    assert (BESIDES in found.flags) is beside
