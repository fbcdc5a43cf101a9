"""Other mentions of a name: the same place, where nothing happened."""

from __future__ import annotations

import pytest
from invented_gazetteer import read

from corroborate.values import NAMED_ONLY


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Shells fell in Maresh. The Maresh Historical Society counted nine dead.", "Maresh"),
        ("Shells fell in Maresh, said the Maresh-based Lantern Group.", "Maresh"),
        ("The Maresh-area dealer had fled.", "Maresh"),
        ("Rep. Orla Fenn, D-Maresh, spoke of the dead.", "Maresh"),
    ],
)
def test_a_name_within_a_name_is_the_same_place_where_nothing_happened(text: str, words: str) -> None:
    """A society, a firm or a seat named after a place says where it belongs, not where anybody was harmed."""
    last = [p for p in read(text) if p.words == words][-1]
    assert last.score == NAMED_ONLY
    assert last.place is not None


def test_a_word_with_a_hyphen_that_no_gazetteer_holds_is_no_place() -> None:
    """ "The Orla-based group" may be based anywhere, or be no place at all."""
    assert read("The Orla-based group spoke to a reporter in the Orla-held town.") == ()
