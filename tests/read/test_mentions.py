"""Mentions say what a run of words names, and how surely, in any case that a text has left."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.read.mentions import mentions, place_names, variants, without_voices
from corroborate.text.passages import passages
from corroborate.text.tokens import sentences
from corroborate.values import Document, EntityKind, Mention, VoiceKind

PERSON, PLACE, GROUP = EntityKind.PERSON, EntityKind.PLACE, EntityKind.GROUP
ORGANISATION, NATIONALITY, WEAPON, FACILITY = (
    EntityKind.ORGANISATION,
    EntityKind.NATIONALITY,
    EntityKind.WEAPON,
    EntityKind.FACILITY,
)


def find(text: str) -> tuple[Mention, ...]:
    """The mentions of an invented report."""
    document = Document(id="doc-1", text=text, sha256="", cleaned_by="test")
    return mentions(document, sentences(text, passages(document)))


def best(text: str, words: str) -> tuple[EntityKind, float]:
    """The kind and score of the surest mention of these words."""
    found = max((m for m in find(text) if m.text == words), key=lambda m: m.score)
    return found.kind, found.score


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Gen. Adar Vell was killed on Monday.", "Adar Vell", PERSON),
        ("He met President Oren Talb on Monday.", "Oren Talb", PERSON),
        ("Mira Danso, 34, was hurt.", "Mira Danso", PERSON),
        ("Nine died, Orla Teck said.", "Orla Teck", PERSON),
        ("Three died in the town of Kell.", "Kell", PLACE),
        ("Three died in Kell.", "Kell", PLACE),
        ("Three died in Kell province.", "Kell", PLACE),
        ("Three died near al-Bashra on Monday.", "al-Bashra", PLACE),
        ("New Kellmora was calm.", "New Kellmora", PLACE),
        ("The New Kellmora Police Department said so.", "New Kellmora", PLACE),
        ("She died at the Mt. Orven Hospital.", "Mt. Orven", PLACE),
        ("Three died in Prince Adar's County on Monday.", "Prince Adar's County", PLACE),
        ("Troops fought in Deir Havan and Tal Orma on Monday.", "Deir Havan", PLACE),
        ("Troops fought in Deir ez Havan on Monday.", "Deir ez Havan", PLACE),
        ("Troops fought in Ras al Orma on Monday.", "Ras al Orma", PLACE),
        ("Shells fell on As Sarwan on Monday.", "As Sarwan", PLACE),
        ("The Kell Media Center said nine died.", "Kell Media Center", ORGANISATION),
        ("The Ministry of Harvests said so.", "Ministry of Harvests", ORGANISATION),
        ("It shook the Doren Hospital, nurses said.", "Doren Hospital", FACILITY),
        ("The Taliban attacked.", "Taliban", GROUP),
        ("A Syrian farmer died.", "Syrian", NATIONALITY),
        ("Three Afghans died.", "Afghans", NATIONALITY),
        ("A car bomb went off.", "car bomb", WEAPON),
        ("a syrian farmer died and the rest of them all fled.", "syrian", NATIONALITY),
        ("A SYRIAN FARMER DIED AND THE REST OF THEM ALL FLED.", "SYRIAN", NATIONALITY),
        ("the bomb went off in kellmora and the people there all fled.", "kellmora", PLACE),
        ("THE BOMB WENT OFF IN KELLMORA AND THE PEOPLE THERE ALL FLED.", "KELLMORA", PLACE),
    ],
)
def test_what_a_run_of_words_names(text: str, words: str, kind: EntityKind) -> None:
    """Titles, prepositions, heads and endings tell people, places, bodies, peoples and weapons apart."""
    assert best(text, words)[0] is kind


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("Three died in the village of Kell.", "Kell", 0.9, 1.0),
        ("Three died in Kell.", "Kell", 0.8, 0.89),
        ("On Monday Kell denied it.", "Kell", 0.4, 0.5),
    ],
)
def test_a_place_is_as_sure_as_its_words(text: str, words: str, low: float, high: float) -> None:
    """The score of a place follows what the words around it tell."""
    assert low <= best(text, words)[1] <= high


@pytest.mark.parametrize(
    "text",
    [
        "They’re gone. I've seen it. It's over.",
        "On Monday in March they left.",
        "The President left. The army stayed.",
        "Nobody was hurt. Police came.",
    ],
)
def test_ordinary_words_are_no_names(text: str) -> None:
    """Contractions, days, months and offices are no places."""
    assert not [m for m in find(text) if m.kind is PLACE]


def test_the_parts_of_a_run_are_looked_up() -> None:
    """A run that has lost its commas is looked up whole and in its parts."""
    names = place_names(find("Clashes hit the farms in Havan Orma Tesh on Monday."))
    assert {"Havan Orma Tesh", "Havan Orma", "Orma Tesh", "Havan", "Orma", "Tesh"} <= set(names)


def test_a_word_in_s_is_also_looked_up_without_it() -> None:
    """ "Varlands" may be a country that has lost its apostrophe; short words and small letters are none."""
    assert (0, 7, "Varland") in variants("Varlands")
    assert variants("Vars") == ((0, 4, "Vars"),)


def test_variants_stand_where_they_say() -> None:
    """Offsets of a variant count in the run, and a closing 's is left off."""
    assert variants("Kell's  Doren") == ((0, 13, "Kell's Doren"), (0, 4, "Kell"), (8, 13, "Doren"))


@given(st.text(max_size=200))
@settings(max_examples=80, deadline=None)
def test_any_text_may_be_read(text: str) -> None:
    """No text raises; each mention stands where it says, once."""
    found = find(text)
    assert all(text[m.start : m.end] == m.text for m in found)
    assert len({m.id for m in found}) == len(found)
    assert list(found) == sorted(found, key=lambda m: (m.start, m.end, m.kind))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He fled to the US on Monday.", True),
        ("Two were killed in the UK.", True),
        ("The US said it was not involved.", True),
        ("US forces killed two.", False),
        ("The US military killed two.", False),
        ("They told us nothing.", False),
    ],
)
def test_a_country_by_its_letters_is_a_place_where_it_stands_alone(text: str, found: bool) -> None:
    """ "US" before a noun says whose, not where; and "us" is nobody's country."""
    assert any(m.kind is PLACE and m.text in ("US", "UK") for m in find(text)) is found


def test_the_variants_of_a_seated_name_leave_out_what_is_said_of_it() -> None:
    """ "St. Louis-based" is looked up as "St. Louis"; the offsets count in the words as they stand."""
    text = "St. Louis-based"
    assert all(text[a:b] == words for a, b, words in variants(text))
    assert (0, 9, "St. Louis") in variants(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Nine people were killed in Hadra, QANA reported.", ["Hadra"]),
        ("Nine people were killed in Hadra QANA news agency reported.", ["Hadra"]),
        ("The dead were taken to QANA, Varland, on Monday.", ["QANA", "Varland"]),
        ("Nine people were killed in Eastern Front territory.", []),
    ],
)
def test_a_voice_that_is_called_like_a_place_is_none(text: str, left: list[str]) -> None:
    """Agencies by their letters and armed groups by their names are voices; the city of a date line stays one."""
    kinds = {"qana": VoiceKind.AGENCY, "eastern front": VoiceKind.ARMED_GROUP}
    row = tuple(
        Mention(
            id=f"m{n}",
            passage="p",
            start=text.index(words),
            end=text.index(words) + len(words),
            kind=PLACE,
            text=words,
            score=1.0,
            made_by="test",
        )
        for n, words in enumerate(w for w in ("Hadra QANA", "Hadra", "QANA", "Varland", "Eastern Front") if w in text)
        if not (words in ("Hadra", "QANA") and "Hadra QANA" in text)
    )
    kept = without_voices(row, kinds, text)
    assert [m.text for m in kept] == left
    assert all(text[m.start : m.end] == m.text for m in kept)
