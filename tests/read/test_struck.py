"""Tests of read/struck.py: numbers of people shot of whom some died. All is invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.read.deaths import with_deaths
from corroborate.read.figures import figures
from corroborate.read.struck import with_struck, with_the_hit
from corroborate.text.passages import passages
from corroborate.text.tokens import sentences
from corroborate.values import HIT, Document, Figure, Group, Measure


def read(text: str) -> tuple[Figure, ...]:
    """The figures of an invented report, deaths and all."""
    document = Document(id="doc-1", text=text, sha256="", cleaned_by="test")
    lines = sentences(text, passages(document))
    return with_struck(with_deaths(figures(document, lines), text, lines), text, lines)


def told(text: str) -> list[tuple[str, int | None, str]]:
    """Measure, best number and words of each figure."""
    return [(f.measure.value, f.best, f.words) for f in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Five people were shot, one fatally, in the port of Hadra on Monday.",
            [("casualties", 5, "Five people"), ("killed", 1, "one")],
        ),
        (
            "Seven people were shot in Kell, leaving one person dead, police said.",
            [("casualties", 7, "Seven people"), ("killed", 1, "one person")],
        ),
        (
            "One dead after four people shot in Hadra.",
            [("killed", 1, "One dead"), ("casualties", 4, "four people")],
        ),
        (
            "Four people were shot in Hadra on Monday. One of them died in hospital.",
            [("casualties", 4, "Four people"), ("killed", 1, "One of them")],
        ),
        (
            "Two men were shot in Hadra on Monday. One was pronounced dead; the other was taken to a clinic.",
            [("casualties", 2, "Two men"), ("killed", 1, "One")],
        ),
    ],
)
def test_who_was_shot_is_counted_with_the_dead_of_them(text: str, expected: list[tuple[str, int, str]]) -> None:
    """A number of people shot of whom some died counts both the killed and the injured."""
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "One man was killed and three people were shot in Hadra, police said.",
        "A guard was killed and three others were shot in Hadra, police said.",
        "Four people were wounded in Hadra. One person was killed.",
        "Four people were shot in Hadra on Monday. A man was killed in another shooting in Kell.",
        "Four people were shot and wounded in Hadra, and one person was killed.",
        "Two officers were shot in Hadra and the gunman was killed.",
        "Two people were shot in Hadra on Monday. A third person was killed nearby.",
    ],
)
def test_who_was_hurt_beside_the_dead_is_only_injured(text: str) -> None:
    """Others, the wounded, and those shot elsewhere are counted beside the dead, not with them."""
    assert [measure for measure, _, _ in told(text)].count("injured") == 1
    assert all(measure != "casualties" for measure, _, _ in told(text))


@settings(deadline=None)
@given(st.text(alphabet="five tworshoalyd,.1 n", max_size=200))
def test_any_text_may_be_read(text: str) -> None:
    """Nothing is lost, and every figure's words are where it says."""
    assert all(text[f.start : f.end] == f.words for f in read(text))


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("Five people were shot in Hadra.", True),
        ("Four people were confirmed to have been shot in Hadra.", True),
        ("Five people were wounded in Hadra.", False),
        ("Three others were shot in Hadra.", False),
        ("A farmer was shot in Hadra.", False),
        ("Three men, ages 20, 22 and 25, were shot in Hadra.", True),
        ("Two men were suffering from gunshot wounds after an attack in Hadra.", True),
    ],
)
def test_a_number_of_people_told_to_be_shot_is_known_for_it(text: str, *, hit: bool) -> None:
    """Nobody says that those who were shot live; the wounded do, and others are told of beside the dead."""
    assert [HIT in f.flags for f in with_the_hit(read(text), text)] == [hit]


def test_those_shot_who_are_told_of_with_the_dead_are_beside_them() -> None:
    """ "A guard was killed, and three people were shot" counts three beside him; a new sentence may count him again."""
    for text, hit in (
        ("A guard was killed in Hadra, and three people were shot.", False),
        ("A guard was killed in Hadra. In all, three people were shot.", True),
    ):
        assert [HIT in f.flags for f in with_the_hit(read(text), text) if f.best == 3] == [hit]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("He opened fire, hitting two children, killing one and wounding the other.", "two children", "casualties"),
        ("Eight people were shot in Hadra; three are dead.", "Eight people", "casualties"),
        ("He opened fire in Hadra, hitting three men and killing one.", "three men", "casualties"),
        ("He opened fire in Hadra, hitting three men and killing one woman.", "three men", "killed"),
        ("Guards found two victims at the gate, one of whom died.", "two victims", "casualties"),
        ("Four men playing dice in Hadra were shot and one was killed.", "Four men", "casualties"),
        ("Two victims died at the gate and one died in hospital.", "Two victims", "killed"),
        ("Two men were found at the gate and two were dead.", "Two men", "killed"),
    ],
)
def test_those_of_whom_fewer_died_are_not_all_dead(text: str, words: str, expected: str) -> None:
    """A number read as killed of whom the same clause tells that fewer died counts the living too."""
    document = Document(id="doc-1", text=text, sha256="", cleaned_by="test")
    lines = sentences(text, passages(document))
    number = {"Two": 2, "two": 2, "three": 3, "Four": 4, "Eight": 8}[words.split()[0]]
    start = text.index(words)
    counted = Figure(
        id="fig-1",
        document="doc-1",
        passage="psg-1",
        words=words,
        start=start,
        end=start + len(words),
        measure=Measure.KILLED,
        low=number,
        best=number,
        high=number,
        group=Group.UNKNOWN,
        made_by="test",
    )
    assert [f.measure.value for f in with_struck([counted], text, lines)] == [expected]
