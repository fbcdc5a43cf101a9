"""Which names are places, and of which nothing is said to happen there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_gazetteer import KNOWN, read, where

from corroborate.read.mentions import mentions, place_names
from corroborate.text.passages import passages
from corroborate.text.tokens import sentences
from corroborate.values import Document, EntityKind, Mention
from corroborate.weigh.places import METONYM, resolve


def test_a_country_without_its_apostrophe_is_the_country() -> None:
    """ "Orias north" is Oria's; a town so written is not looked for."""
    found = where("Thousands have died in Orias long war.", "Oria")
    assert found.place is not None
    assert found.place.precision == 6
    assert [p.words for p in read("They met Kells uncle in Oria.")] == ["Oria"]


def _with(text: str, words: str, kind: EntityKind) -> list[str]:
    """The places of a text of which somebody read some words as something of a kind."""
    document = Document(id="doc-1", text=text, sha256="", cleaned_by="test")
    lines = sentences(text, passages(document))
    start = text.index(words)
    seen = Mention(
        id="men-1",
        passage=lines[0].passage.id,
        start=start,
        end=start + len(words),
        kind=kind,
        text=words,
        score=0.9,
        made_by="test",
    )
    names = (seen, *(m for m in mentions(document, lines) if m.start >= seen.end or m.end <= start))
    found = {name: tuple(c for c in KNOWN if c.name.casefold() == name.casefold()) for name in place_names(names)}
    return [p.words for p in resolve(document, lines, names, found)]


def test_a_university_read_as_a_person_leaves_its_city_a_place() -> None:
    """What is taken for a person's name but holds a body's word takes no prominent place away."""
    assert "Tarn" in _with("Tarn University spoke. Tarn was calm.", "Tarn University", EntityKind.PERSON)


def test_words_for_people_are_no_places() -> None:
    """A nationality that a tagger takes for a place, and no gazetteer holds, is no unknown village."""
    assert _with("Shells fell on Syrian homes.", "Syrian", EntityKind.PLACE) == []
    assert _with("Shells fell on Qarbel homes.", "Qarbel", EntityKind.PLACE) == ["Qarbel"]


@pytest.mark.parametrize(
    "text",
    [
        "The Kell Media Center said nine died.",
        "Adar Kell, 34, was arrested. Kell was freed on Tuesday.",
        "The Bank of Doren closed.",
    ],
)
def test_names_of_people_and_bodies_are_no_places(text: str) -> None:
    """A place's name inside that of a person, an outlet or a bank is not where anything happens."""
    assert all(p.score < METONYM for p in read(text))


def test_a_speaking_capital_is_named_only() -> None:
    """A government that speaks under its capital's name is flagged by a low score."""
    assert where("Oria denied the attack. Three died in Kell, a doctor said.", "Oria").score < METONYM
    assert where("Oria denied the attack. Three died in Kell, a doctor said.", "Kell").score > METONYM


@given(st.text(alphabet=st.sampled_from("Kell Doren Oria, in.of the city\n\"'-AL"), max_size=200))
@settings(max_examples=80, deadline=None)
def test_any_text_may_be_read(text: str) -> None:
    """No text raises; mentions are in order, apart, and stand where they say."""
    last = 0
    for found in read(text):
        assert text[found.start : found.end] == found.words
        assert found.start >= last
        last = found.end


def test_nothing_is_found_in_nothing() -> None:
    """An empty report has no places."""
    assert read("") == ()
