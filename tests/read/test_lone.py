"""Tests of read/lone.py: who was harmed in a report that counts nobody. All is invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.read.lone import lone
from corroborate.text.passages import passages
from corroborate.text.tokens import sentences
from corroborate.values import Document


def told(text: str) -> tuple[str, int, bool, str] | None:
    """Measure, number, whether it is at least so many, and words."""
    document = Document(id="doc-1", text=text, sha256="", cleaned_by="test")
    found = lone(text, sentences(text, passages(document)))
    return None if found is None else (found.measure.value, found.number, found.open, text[slice(*found.span)])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast claimed the life of Ada Orsel.", ("killed", 1, False, "Ada Orsel")),
        ("The gun went off, mortally wounding Vael in the chest.", ("killed", 1, False, "Vael")),
        ("A man is charged after his child's shooting death in Kell.", ("killed", 1, False, "his child")),
        ("He is charged with murder in the shooting of Tomas Vael.", ("killed", 1, False, "Tomas Vael")),
        ("Tomas Vael lived in Kell. Vael was killed on Monday.", ("killed", 1, False, "Vael")),
        ("Norris was killed on Monday.", ("killed", 1, False, "Norris")),
        ("Ada Orsel has been taken off life support.", ("killed", 1, False, "Ada Orsel")),
        ("The Vaels mourn the loss of their 18-year-old son.", ("killed", 1, False, "their 18-year-old son")),
        ("Police in Kell investigate a double homicide.", ("killed", 2, False, "double homicide")),
        ("Police in Kell investigate a murder-suicide.", ("killed", 2, True, "murder-suicide")),
        ("There was a fatal shooting in Kell on Monday.", ("killed", 1, True, "fatal shooting")),
        ("A man was shot in Kell. Vael died in hospital.", ("killed", 1, False, "Vael")),
    ],
)
def test_deaths_told_in_words_that_count_nobody(text: str, expected: tuple[str, int, bool, str]) -> None:
    """A life claimed, a possessive death, a named death or a homicide by number is so many dead, wounds or none."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man arrived at the clinic with a gunshot wound to the leg.", ("injured", 1, False, "A man")),
        ("Three men walked into the clinic with gunshot wounds.", ("injured", 3, False, "Three men")),
        ("The gun discharged, striking the driver in the back.", ("injured", 1, False, "the driver")),
        ("The guard fired at the woman, striking her.", ("injured", 1, False, "her")),
        ("Gunfire struck Vael in the market.", ("injured", 1, False, "Vael")),
        ("Kell man shoots own leg", ("injured", 1, False, "shoots own leg")),
        ("The boy is lucky to be alive after he was shot in the face.", ("injured", 1, False, "he")),
    ],
)
def test_wounds_told_in_words_that_count_nobody(text: str, expected: tuple[str, int, bool, str]) -> None:
    """Who comes with a gunshot wound, or is what a bullet or a shot struck, is one injured."""
    found = told(text)
    assert found is not None
    assert found[:3] == expected[:3]
    assert found[3].startswith(expected[3])


@pytest.mark.parametrize(
    "text",
    [
        "The market opened on Monday and the mayor spoke.",
        "They were killed, it is said, and Both were pronounced dead.",
        "The man tried to shoot her.",
        "Tomas Vael was killed in 2019.",
        "Police call it an attempted murder-suicide.",
    ],
)
def test_what_did_not_happen_or_long_ago_is_nobody(text: str) -> None:
    """What was only tried, or is dated to another year, harms nobody."""
    assert told(text) is None


@settings(deadline=None, max_examples=200)
@given(
    st.text(max_size=300)
    | st.lists(st.sampled_from("Vael was shot a man and his wife , . died gun 3 fatally".split())).map(" ".join)
)
def test_any_text_may_be_read(text: str) -> None:
    """Nothing is raised for any text, and what is found lies in it."""
    document = Document(id="doc-1", text=text, sha256="", cleaned_by="test")
    found = lone(text, sentences(text, passages(document)))
    assert found is None or (0 <= found.span[0] < found.span[1] <= len(text) and found.number > 0)
