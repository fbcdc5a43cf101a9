"""Tests of read/deaths.py: those who died after they were counted as hurt. All is invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.read.deaths import as_told, with_deaths
from corroborate.read.figures import figures, with_named_pairs
from corroborate.text.passages import passages
from corroborate.text.tokens import sentences
from corroborate.values import Document, Figure, Group, Measure


def read(text: str) -> tuple[Figure, ...]:
    """The figures of an invented report, deaths and all."""
    document = Document(id="doc-1", text=text, sha256="", cleaned_by="test")
    lines = sentences(text, passages(document))
    return with_deaths(figures(document, lines), text, lines)


def told(text: str) -> list[tuple[str, int | None, str]]:
    """Measure, best number and words of each figure."""
    return [(f.measure.value, f.best, f.words) for f in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Shelling wounded a farmer in Kell on Friday. He died in hospital on Saturday, a relative said.",
            [("killed", 1, "a farmer")],
        ),
        (
            "A teacher was shot in Kell on Monday. She was taken to the hospital, where she later died.",
            [("killed", 1, "A teacher")],
        ),
        (
            "A guard was shot at the gate on Monday. The guard was rushed to the clinic and pronounced dead.",
            [("killed", 1, "The guard")],
        ),
        (
            "A boy was injured by the blast on Sunday. Doctors were unable to save him.",
            [("killed", 1, "A boy")],
        ),
        ("A bullet struck the house on Monday. The victim passed away at the clinic.", [("killed", 1, "The victim")]),
        (
            "A farmer was wounded and a woman was injured in Kell on Monday. He died in hospital.",
            [("killed", 1, "A farmer"), ("injured", 1, "a woman")],
        ),
        (
            "A guard shot her brother in Kell on Monday. He died in hospital.",
            [("killed", 1, "her brother")],
        ),
        (
            "Two people were shot, one fatally, in the port on Monday.",
            [("injured", 2, "Two people"), ("killed", 1, "one")],
        ),
        (
            "One of five people shot outside the market on Sunday has died.",
            [("killed", 1, "One"), ("injured", 5, "five people")],
        ),
    ],
)
def test_who_died_after_being_hurt_is_one_of_the_dead(text: str, expected: list[tuple[str, int, str]]) -> None:
    """A later sentence that says so makes a hurt person a dead one, and counts nobody twice."""
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A farmer was wounded in Kell on Friday. Doctors feared he would have died without help.",
        "A farmer was wounded in Kell on Friday. He nearly died.",
        "A farmer was wounded in Kell on Friday. His father said he died in 2019.",
        "A farmer was wounded in Kell on Friday. If he died, the family would leave.",
    ],
)
def test_a_death_that_did_not_happen_is_none(text: str) -> None:
    """What nearly, perhaps or long ago happened leaves the wounded wounded."""
    assert told(text) == [("injured", 1, "a farmer" if "a farmer" in text else "A farmer")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A man shot and killed his wife and his two sons before killing himself, police said.",
            [("killed", 1, "his wife"), ("killed", 2, "two sons"), ("killed", 1, "himself")],
        ),
        (
            "Police call it a murder-suicide. A woman was found dead in the house. Her husband took his own life.",
            [("killed", 1, "A woman"), ("killed", 1, "Her husband")],
        ),
        (
            "A 34-year-old man is dead after he shot and killed himself, police said.",
            [("killed", 1, "A 34-year-old man")],
        ),
        ("The man tried to kill himself after he had killed his brother.", [("killed", 1, "his brother")]),
        (
            "A man killed his brother and then himself with a bomb in Kell.",
            [("killed", 1, "his brother")],
        ),
    ],
)
def test_who_killed_others_and_himself_is_one_of_the_dead(text: str, expected: list[tuple[str, int, str]]) -> None:
    """The doer is counted once where he took his own life after others', not where he only tried or bore a bomb."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Teen accidentally shoots self in Kell", [("injured", 1, "self")]),
        ("Teen accidentally shoots self in Kell. He died in hospital.", [("killed", 1, "self")]),
        ("Two people were wounded in Kell. Teen accidentally shoots self.", [("injured", 2, "Two people")]),
        ("Teen threatened to shoot others, wounding self with a bomb vest.", []),
    ],
)
def test_who_shot_himself_is_hurt_where_nobody_else_is(text: str, expected: list[tuple[str, int, str]]) -> None:
    """A lone accident counts one; beside others who were harmed nobody can tell whether he is one of them."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The name of a man who was accidentally shot and killed on the moor was given on Monday.",
            [("killed", 1, "a man")],
        ),
        ("A 20-year-old woman suffered a fatal gunshot wound in Kell.", [("killed", 1, "A 20-year-old woman")]),
        ("A bullet hit her 13-year-old daughter in the leg.", [("injured", 1, "her 13-year-old daughter")]),
        (
            "Two men were killed in Kell. The name of a boy who was shot there was given on Monday.",
            [("killed", 2, "Two men")],
        ),
        ("The name of a man who was shot in 2019 was read out in Kell.", []),
    ],
)
def test_a_report_that_counts_nobody_tells_of_one(text: str, expected: list[tuple[str, int, str]]) -> None:
    """Of a report without any other figure the first person told to be shot is the one it is about."""
    assert told(text) == expected


def test_of_several_hurt_nobody_knows_who_he_was() -> None:
    """ "He died", after seven wounded and two dead, may be one of the two: no figure is made of it."""
    assert told("Two people were killed and seven wounded in Kell. He died at the scene.") == [
        ("killed", 2, "Two people"),
        ("injured", 7, "seven wounded"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Police in Kell said a man killed his wife on Monday. Afterward, the man went home and killed himself.",
            [("killed", "his wife"), ("killed", "himself")],
        ),
        (
            "Police in Kell said a man killed his 2-year-old son and then took his own life.",
            [("killed", "his 2-year-old son"), ("killed", "took his own life")],
        ),
        ("Police in Kell said a man was found dead on Monday. He killed himself.", [("killed", "a man")]),
        (
            "Police in Kell said a gunman killed a customer before being fatally shot by officers.",
            [("killed", "a customer"), ("killed", "being fatally shot")],
        ),
        (
            "A man shot his wife and turned the gun on himself in Kell. Both are expected to survive.",
            [("injured", "his wife"), ("injured", "himself")],
        ),
    ],
)
def test_who_did_it_and_died_is_one_of_the_dead(text: str, expected: list[tuple[str, str]]) -> None:
    """By his own hand after killing others, or shot before he could be held, he is counted once."""
    assert [(measure, words) for measure, _, words in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Police in Kell said Vael fired by mistake, shooting himself and a woman.", ["himself", "a woman"]),
        ("Police: Vael charged in Kell after shooting self, girl.", ["self", "girl"]),
        ("The shooting in Kell sent both himself and a girl to the hospital.", ["himself", "a girl"]),
        ("A 4-year-old shot himself, father charged in Kell.", ["A 4-year-old"]),
    ],
)
def test_who_shot_himself_and_another_is_hurt_too(text: str, words: list[str]) -> None:
    """ "Himself and a woman" are two who were hurt; who was charged for it is none of them."""
    assert sorted(w for m, _, w in told(text) if m == "injured") == sorted(words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "One of three people wounded in Kell has died.",
            [("killed", "One", True), ("injured", "three people", False)],
        ),
        (
            "Five people were wounded in Kell and taken to hospitals, where one died.",
            [("injured", "Five people", False), ("killed", "one died", True)],
        ),
        (
            "Tomas Vael, 24, and Ada Orsel, 31, were shot in Kell. Vael died at a hospital.",
            [("injured", "Tomas Vael, 24, and Ada Orsel", False), ("killed", "Vael", True)],
        ),
    ],
)
def test_who_died_of_several_is_a_part_of_them(text: str, expected: list[tuple[str, str, bool]]) -> None:
    """ "One of three wounded has died": his death is a part of their number, by count or by name."""
    document = Document(id="doc-1", text=text, sha256="", cleaned_by="test")
    lines = sentences(text, passages(document))
    found = with_deaths(with_named_pairs(figures(document, lines), text), text, lines)
    assert [(f.measure.value, f.words, f.part_of is not None) for f in found] == expected


def test_a_mother_or_a_son_who_died_is_the_one_counted() -> None:
    """ "The daughter died" is the daughter who was counted as hurt, and no other girl."""
    text = "A girl was wounded and her mother was shot in Kell. The mother was later pronounced dead."
    assert told(text)[0] == ("injured", 1, "A girl")
    assert ("killed", 1, "her mother") in told(text)
    text = "A woman was shot to death in Kell and another woman was wounded. She was pronounced dead there."
    assert [m for m, _, _ in told(text)].count("killed") == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One man was killed and another wounded in Kell.", [("killed", "One man"), ("injured", "another")]),
        (
            "A boy was shot dead in Kell. Minutes later, a woman arrived at a clinic with a gunshot wound to the arm.",
            [("killed", "A boy"), ("injured", "a woman")],
        ),
        (
            "A clerk was killed and a man was wounded in Kell. Officers found the clerk. He was pronounced dead there.",
            [("killed", "A clerk"), ("injured", "a man")],
        ),
        (
            "Ada Orsel was identified as the woman killed in Kell. A second man was wounded.",
            [("killed", "the woman"), ("injured", "A second man")],
        ),
        ("Two people were injured in Kell, one fatally.", [("injured", "Two people"), ("killed", "one")]),
    ],
)
def test_who_is_hurt_beside_the_dead_is_told_in_few_words(text: str, expected: list[tuple[str, str]]) -> None:
    """ "Another wounded", "arrived with a gunshot wound": one who was hurt; whose death is told again dies once."""
    assert [(measure, words) for measure, _, words in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police are investigating a triple shooting in Kell.", [("injured", 3, "triple shooting")]),
        (
            "A double shooting in Kell left one man dead, police said.",
            [("casualties", 2, "double shooting"), ("killed", 1, "one man")],
        ),
        (
            "A man and a woman were killed in a double shooting in Kell.",
            [("killed", 1, "A man"), ("killed", 1, "a woman")],
        ),
        (
            "The condition of the other four shooting victims in Kell is not known.",
            [("injured", 4, "the other four shooting victims")],
        ),
    ],
)
def test_a_triple_shooting_tells_how_many_were_shot(text: str, expected: list[tuple[str, int, str]]) -> None:
    """Where a report counts nobody else of several, the act's name or "the other four victims" says how many."""
    assert told(text) == expected


def test_a_death_far_away_in_the_text_is_somebody_elses() -> None:
    """A pronoun reaches three sentences back."""
    text = (
        "A farmer was wounded in Kell on Friday. Rain fell on the valley. The road was shut. The market was empty. "
        "Buses had stopped. He died at the scene."
    )
    assert told(text) == [("injured", 1, "A farmer")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three people were hurt, including a girl who succumbed to her injuries.", [("injured", 3), ("killed", 1)]),
        ("A man was shot in Kell. Crews pronounced the victim dead.", [("killed", 1)]),
        ("Two men were shot in Kell on Monday. Both were pronounced dead.", [("killed", 2)]),
        ("Tomas Vael was shot and a guard was hurt. Vael was pronounced dead.", [("killed", 1), ("injured", 1)]),
        ("A shell wounded a man in Kell. Vael died of his wounds.", [("killed", 1)]),
        ("A boy wounded by shelling in Kell dies in hospital", [("killed", 1)]),
        ("Fighters shot and fatally wounded four guards.", [("killed", 4)]),
        ("A man was shot in Kell in front of his wife, who died.", [("injured", 1)]),
        (
            "Two men were found dead. The older man was shot. Both were pronounced dead.",
            [("killed", 2), ("injured", 1)],
        ),
    ],
)
def test_deaths_told_in_other_words(text: str, expected: list[tuple[str, int]]) -> None:
    """Relative clauses, both, names and "dies" kill those who were counted as hurt, and nobody else."""
    assert [(measure, number) for measure, number, _ in told(text)][: len(expected)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fatal victim named, 3 others injured in Kell", [("killed", 1), ("injured", 3)]),
        ("A man was shot in Kell. Police call it a homicide. Vael was murdered.", [("killed", 1)]),
        ("The victims, four young men, were on the porch when shots were fired.", [("injured", 4)]),
        ("Shots were fired in Kell. All four victims are in stable condition.", [("injured", 4)]),
    ],
)
def test_a_report_that_counts_only_some_tells_of_the_others(text: str, expected: list[tuple[str, int]]) -> None:
    """Where only the hurt were counted a death is told in words; where no number was read, the victims' own."""
    assert [(measure, number) for measure, number, _ in told(text)] == expected


def test_what_is_told_of_two_in_one_breath_befell_both() -> None:
    """Of "a man and three girls" a tagger cannot kill the one and wound the others, where no death is told."""
    text = "The victims of the shooting are a man and three girls."
    document = Document(id="doc-1", text=text, sha256="", cleaned_by="test")
    lines = sentences(text, passages(document))
    seen = (
        _seen(text, "a man", Measure.KILLED),
        replace(_seen(text, "three girls", Measure.INJURED), low=3, best=3, high=3),
    )
    assert [f.measure for f in as_told(seen, text, lines)] == [Measure.INJURED, Measure.INJURED]


def _seen(text: str, words: str, measure: Measure) -> Figure:
    """A figure that a tagger saw in those words."""
    start = text.index(words)
    return Figure(
        id=f"fig-{start}",
        document="doc-1",
        passage="psg-1",
        words=words,
        start=start,
        end=start + len(words),
        measure=measure,
        group=Group.UNKNOWN,
        low=1,
        best=1,
        high=1,
        made_by="test",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A man shot and killed his wife before turning the gun on himself.",
            [("killed", "his wife"), ("killed", "himself")],
        ),
        ("A man killed four guards and himself in Kell.", [("killed", "four guards"), ("killed", "himself")]),
        (
            "A man wounded a guard before turning the gun on himself. The gunman is in critical condition.",
            [("injured", "a guard"), ("injured", "himself")],
        ),
        (
            "A man is accused of shooting himself and his 3-year-old daughter.",
            [("injured", "himself"), ("injured", "his 3-year-old daughter")],
        ),
    ],
)
def test_who_did_it_is_counted_beside_his_victims(text: str, expected: list[tuple[str, str]]) -> None:
    """Who turned the gun on himself is dead unless told to live; who shot himself and another is hurt beside him."""
    assert [(measure, words) for measure, _, words in told(text)] == expected


@settings(deadline=None)
@given(st.text(alphabet="he shdiedwaonfatlyu,.1 ", max_size=200))
def test_any_text_may_be_read(text: str) -> None:
    """Words and offsets of every figure fit the text."""
    assert all(text[f.start : f.end] == f.words for f in read(text))


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Police found two men who had been shot in Kell.", Measure.INJURED),
        ("Police found two men who had been shot dead in Kell.", Measure.KILLED),
        ("The count rose to two on Sunday.", Measure.KILLED),
    ],
)
def test_a_death_needs_a_word_of_death(text: str, measure: Measure) -> None:
    """Taken for dead where the sentence tells only of harm, people are injured; where it tells neither, dead."""
    document = Document(id="doc-1", text=text, sha256="", cleaned_by="test")
    lines = sentences(text, passages(document))
    start = text.index("two")
    made = replace(read("Two people were killed.")[0], words="two", start=start, end=start + 3)
    assert [f.measure for f in as_told([made], text, lines)] == [measure]
