"""Acts are read with who did them, to whom, with what, and how surely; what did not happen is left out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.read.figures import figures
from corroborate.read.mentions import mentions
from corroborate.read.roles import Act, acts
from corroborate.text.passages import passages
from corroborate.text.tokens import sentences
from corroborate.values import Confidence, Document, Role


def read(text: str) -> tuple[Act, ...]:
    """The acts of an invented report."""
    document = Document(id="doc-1", text=text, sha256="", cleaned_by="test")
    lines = sentences(text, passages(document))
    return acts(document, lines, mentions(document, lines), figures(document, lines))


def told(text: str) -> set[tuple[str, str]]:
    """(role, words) of all that a text's acts name."""
    return {(f.role.value, m[2]) for act in read(text) for f in act.roles for m in f.mentions}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed the mayor.", {("perpetrator", "Gunmen"), ("victim", "mayor")}),
        ("The mayor was killed by gunmen.", {("perpetrator", "gunmen"), ("victim", "mayor")}),
        ("Rebels kidnapped Adar Vell on Monday.", {("perpetrator", "Rebels"), ("victim", "Adar Vell")}),
        ("Soldiers torched the school.", {("perpetrator", "Soldiers"), ("target", "school")}),
        ("The guerrillas blew up a bridge.", {("perpetrator", "guerrillas"), ("target", "bridge")}),
        ("A car bomb destroyed the bank.", {("weapon", "car bomb"), ("target", "bank")}),
        ("the mayor was murdered by members of the ora front.", {("perpetrator", "members of the ora front")}),
        ("He condemned the murder of the priest.", {("victim", "priest")}),
        ("Rebels attacked the police station with grenades.", {("weapon", "grenades"), ("perpetrator", "Rebels")}),
        ("Militants opened fire on villagers.", {("perpetrator", "Militants"), ("victim", "villagers")}),
    ],
)
def test_who_did_what_to_whom(text: str, expected: set[tuple[str, str]]) -> None:
    """Subject, object, by-phrase and of-phrase fill the roles of an act."""
    assert expected <= told(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunmen killed the mayor.", "Attack"),
        ("A car bomb killed three people.", "Remote explosive/landmine/IED"),
        ("An air strike killed three people.", "Air/drone strike"),
        ("Artillery killed three people.", "Shelling/artillery/missile attack"),
        ("A suicide bombing hit the market.", "Suicide bomb"),
        ("Rebels kidnapped the mayor.", "Abduction/forced disappearance"),
        ("Police arrested nine students.", "Arrests"),
        ("Soldiers looted the shops.", "Looting/property destruction"),
        ("Rebels clashed with soldiers.", "Armed clash"),
        ("Soldiers raped a woman.", "Sexual violence"),
        ("A protest filled the square.", "Peaceful protest"),
        ("The ceasefire held.", "Agreement"),
    ],
)
def test_the_kind_of_an_act(text: str, kind: str) -> None:
    """Verbs and nouns give ACLED's sub-types, narrowed by the means that the sentence names."""
    assert kind in {act.kind for act in read(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The rebels did not kill the mayor.",
        "The rebels threatened to kill the mayor.",
        "If they kill the mayor, we leave.",
        "The rebels will attack the town.",
        "The army denied killing the mayor.",
        "Nobody was killed.",
    ],
)
def test_what_did_not_happen_is_no_act(text: str) -> None:
    """Negated, threatened, supposed and foreseen acts are left out."""
    assert not read(text)


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("Gunmen killed the mayor.", Confidence.FACT),
        ("The mayor was killed, allegedly by gunmen.", Confidence.ACCUSED),
        ("The mayor was killed by suspected rebels.", Confidence.SUSPECTED),
        ("The mayor was killed apparently by rebels.", Confidence.POSSIBLE),
        ("The rebels claimed responsibility for the attack.", Confidence.CLAIMED),
    ],
)
def test_a_perpetrator_is_as_sure_as_the_words(text: str, confidence: Confidence) -> None:
    """How surely the words name who did it is kept."""
    found = [f.confidence for act in read(text) for f in act.roles if f.role is Role.PERPETRATOR]
    assert found == [confidence]


def test_counted_people_are_victims() -> None:
    """People whom a figure counts are victims of the act that its sentence tells."""
    assert ("victim", "nine farmers") in told("Shelling killed at least nine farmers on Monday.") or any(
        role == "victim" and "farmers" in words for role, words in told("Shelling killed at least nine farmers.")
    )


@given(st.text(alphabet=st.sampled_from("killed by the rebels, not of\n.'\"A9"), max_size=160))
@settings(max_examples=60, deadline=None)
def test_any_text_may_be_read(text: str) -> None:
    """No text raises, and mentions stand where they say."""
    for act in read(text):
        for filler in act.roles:
            assert filler.entity
            for start, end, words in filler.mentions:
                assert text[start:end] == words
