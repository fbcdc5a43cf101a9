"""Tests of read/unharmed.py: numbers and people near words of harm that count nobody harmed. All is invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.read.figures import figures
from corroborate.read.unharmed import of_the_harmed
from corroborate.text.passages import passages
from corroborate.text.tokens import sentences
from corroborate.values import Document, Figure, Group, Measure


def tagged(text: str, *counted: tuple[str, Measure, int | None]) -> list[tuple[str, str]]:
    """Measure and words of what is left of figures that a tagger saw: "words" of a measure, so many."""
    document = Document(id="doc-1", text=text, sha256="", cleaned_by="test")
    lines = sentences(text, passages(document))
    made, at = [], 0
    for words, measure, number in counted:
        start = text.index(words, at)
        at = start + len(words)
        one = Figure(
            id=f"fig-{start}",
            document="doc-1",
            passage="psg-1",
            words=words,
            start=start,
            end=at,
            measure=measure,
            low=number or 2,
            best=number,
            high=number,
            group=Group.UNKNOWN,
            made_by="test",
        )
        made.append(one)
    return [(f.measure.value, f.words) for f in of_the_harmed(made, text, lines)]


K, W = Measure.KILLED, Measure.INJURED


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("There were three customers in the shop who weren't injured.", ("three customers", W, 3)),
        ("A woman was shot dead. Her young son was found unharmed.", ("Her young son", W, 1)),
        ("The boy was hurt when his sister got hold of a gun and shot him.", ("his sister", W, 1)),
        ("The shooter walked up to him and shot him in the leg.", ("The shooter", W, 1)),
        ("Five people were inside a car when it was shot at.", ("Five people", W, 5)),
        ("The farmer was shot four times.", ("four", W, 4)),
        ("Two people were wounded, one fatally.", ("fatally", K, 1)),
        ("Two of her grandchildren were sleeping upstairs.", ("Two of her grandchildren", K, 2)),
        ("A shell hit the shop and two workers escaped unharmed.", ("two workers", W, 2)),
        ("Neighbours said they heard 5 shot around nine.", ("5 shot", W, 5)),
        ("A neighbour found the dead and called 911", ("911", K, 911)),
        ("Police are looking for at least two in the shooting.", ("at least two", K, 2)),
        ("The girl was shot near 35th & Morr Vale.", ("Morr Vale", K, 1)),
        ("Too many kids are losing their lives.", ("kids", K, None)),
        ("He shot a guard, and then five suspects escaped.", ("five suspects", W, 5)),
        ("Four of the five victims have ties to a gang.", ("Four of the five victims", W, 4)),
        ("A total of 16 people were involved in the shooting.", ("16 people", W, 16)),
        ("Family members of a boy who was shot came.", ("Family members", W, None)),
        ("Four young men were smoking by the river. They left.", ("Four young men", W, 4)),
        ("The house is home to a couple. They were not hurt.", ("a couple", W, 2)),
        ("He shot women in three generations dead.", ("three generations", K, 3)),
        ("FORT VAEL - Two children were hurt.", ("FORT VAEL", W, 1)),
        ("Four women in their 20s and 30s were hit.", ("30s", W, None)),
        ("There were four adults and a child in the house when it was hit.", ("four adults", W, 4)),
        ("The two deaths are homicides number 10 and 11 of the year.", ("homicides number 10", K, 10)),
        ("The two deaths are homicides number 10 and 11 of the year.", ("11", K, 11)),
    ],
)
def test_who_was_not_harmed_is_no_figure(text: str, counted: tuple[str, Measure, int | None]) -> None:
    """The unhurt, the sought, those who got away, shots, streets, calls and generalities count nobody harmed."""
    assert tagged(text, counted) == []


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Three men who were not armed were shot.", ("Three men", W, 3)),
        ("Two boys were shot and three were not hurt.", ("Two boys", W, 2)),
        ("The man was not seriously injured by the shot.", ("The man", W, 1)),
        ("Four men were standing there when they were shot.", ("Four men", W, 4)),
        ("Four of the five victims have died.", ("Four of the five victims", K, 4)),
        ("5 shot in Kell", ("5 shot", W, 5)),
        ("The gunmen killed three guards and fled.", ("three guards", K, 3)),
        ("There were four adults in the house who had been shot.", ("four adults", W, 4)),
    ],
)
def test_who_was_harmed_stays(text: str, counted: tuple[str, Measure, int | None]) -> None:
    """A denial of something else, or harm told later in the sentence, takes nobody away."""
    assert tagged(text, counted) == [(counted[1].value, counted[0])]


def test_the_same_people_told_again_are_not_counted_anew() -> None:
    """Himself is who shot, all three are those three, and both victims are those told one by one."""
    assert tagged("The boy shot and killed himself.", ("The boy", K, 1), ("himself", K, 1)) == [("killed", "The boy")]
    text = "The toddler accidentally shot, and fatally wounded, himself."
    assert tagged(text, ("The toddler", K, 1), ("himself", K, 1)) == [("killed", "The toddler")]
    dead = "Three men died in Kell. He shot all three with a rifle."
    assert tagged(dead, ("Three men", K, 3), ("three", W, 3)) == [("killed", "Three men")]
    both = "A boy was killed and a girl was hurt. Both victims were taken to the clinic."
    assert tagged(both, ("A boy", K, 1), ("a girl", W, 1), ("Both victims", W, 2)) == [
        ("killed", "A boy"),
        ("injured", "a girl"),
    ]
    others = "A man killed his wife before killing himself."
    assert tagged(others, ("his wife", K, 1), ("himself", K, 1)) == [("killed", "his wife"), ("killed", "himself")]


def test_those_told_after_the_dead_of_them_are_shot_not_killed() -> None:
    """ "1 dead after 4 people shot" kills one; "4 injured, including an officer" kills no officer."""
    text = "1 dead after 4 people shot in Kell"
    assert tagged(text, ("1 dead", K, 1), ("4 people", K, 4)) == [("killed", "1 dead"), ("injured", "4 people")]


@settings(deadline=None, max_examples=150)
@given(
    st.text(max_size=300)
    | st.lists(st.sampled_from("A man was not hurt two boys shot himself both , . killed 911".split())).map(" ".join)
)
def test_any_text_may_be_read(text: str) -> None:
    """What is left are figures that were there, with wholes that are still there."""
    document = Document(id="doc-1", text=text, sha256="", cleaned_by="test")
    lines = sentences(text, passages(document))
    found = figures(document, lines)
    left = of_the_harmed(found, text, lines)
    assert {f.id for f in left} <= {f.id for f in found}
    assert all(f.part_of is None or f.part_of in {g.id for g in left} for f in left)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A farmer was hurt when his son accidentally shot him near Kell.", "his son"),
        ("Amal Dor saw the stranger accused of killing her husband in Hadra.", "the stranger"),
        ("A woman from Kell appeared in court after the shooting.", "A woman from Kell"),
    ],
)
def test_who_did_it_is_not_harmed(text: str, words: str) -> None:
    """Who is told to have shot another, or to answer for it, is no victim."""
    assert tagged(text, (words, W, 1)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A man shot his wife and then himself in Hadra.", "A man"),
        ("A man accused of killing two guards was shot dead in Kell.", "A man"),
        ("The shooting of a boy was charged as murder.", "a boy"),
    ],
)
def test_who_did_it_may_be_harmed_too(text: str, words: str) -> None:
    """Who did it and is told to be dead or hurt himself stays a victim."""
    assert tagged(text, (words, K, 1)) == [("killed", words)]
