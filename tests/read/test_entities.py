"""Mentions that are one thing become one entity, and every filler of a role has one."""

from __future__ import annotations

import pytest

from corroborate.read.entities import entities
from corroborate.read.figures import figures
from corroborate.read.mentions import mentions
from corroborate.read.roles import acts
from corroborate.text.passages import passages
from corroborate.text.tokens import sentences
from corroborate.values import Document, Entity, EntityKind


def read(text: str) -> tuple[tuple[Entity, ...], set[str]]:
    """The entities of an invented report, and the ids that its acts' fillers name."""
    document = Document(id="doc-1", text=text, sha256="", cleaned_by="test")
    lines = sentences(text, passages(document))
    names = mentions(document, lines)
    done = acts(document, lines, names, figures(document, lines))
    return entities(document, names, done), {f.entity for act in done for f in act.roles}


@pytest.mark.parametrize(
    ("text", "one", "two"),
    [
        ("Gen. Adar Vell left. Gen. Vell came back.", "Adar Vell", "Vell"),
        ("It was the Ora People's Front (OPF), he said.", "Ora People's Front", "OPF"),
        ("Rebels killed the mayor. The rebels fled.", "Rebels", "rebels"),
    ],
)
def test_mentions_of_one_thing(text: str, one: str, two: str) -> None:
    """A last name, an acronym in brackets and the same words mean the same thing."""
    found, _ = read(text + " The rebels killed a farmer.")
    words = [{text[a:b] for a, b in entity.mentions if b <= len(text)} for entity in found]
    assert any({one, two} <= group for group in words)


def test_two_people_of_one_name_stay_two() -> None:
    """A last name that two people bear joins neither."""
    text = "Gen. Adar Vell met Dr. Mira Vell. The army arrested Gen. Vell."
    found, _ = read(text)
    people = [e for e in found if e.kind is EntityKind.PERSON]
    assert len(people) == 3


def test_every_filler_has_its_entity() -> None:
    """The ids that acts name are those of the entities."""
    found, named = read("Gunmen killed the mayor of Kell and wounded nine farmers with grenades on Monday.")
    assert named
    assert named <= {entity.id for entity in found}


def test_ids_do_not_depend_on_what_is_read_beside_them() -> None:
    """An entity's id is anchored where it is first mentioned."""
    one, _ = read("Gen. Adar Vell left.")
    two, _ = read("Gen. Adar Vell left. Rebels killed Gen. Vell.")
    assert one[0].id == two[0].id
