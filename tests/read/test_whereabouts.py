"""Where something happened, by the scene and by what a tagger pointed to: invented sentences and recorded pointers."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from corroborate.read.scenes import prepare
from corroborate.read.whereabouts import Whereabouts
from corroborate.text.passages import passages
from corroborate.text.tokens import sentences
from corroborate.values import Document, Place, PlaceMention, Span


def _mentions(text: str, known: Mapping[str, int]) -> tuple[PlaceMention, ...]:
    return tuple(
        PlaceMention(
            id=name,
            document="doc-1",
            start=text.index(name),
            end=text.index(name) + len(name),
            words=name,
            place=Place(id=name, name=name, lat=None, lon=None, precision=precision, gazetteer=f"test:{name}"),
            score=1.0,
        )
        for name, precision in sorted(known.items(), key=lambda item: text.index(item[0]))
    )


def where(text: str, words: str, known: Mapping[str, int], pointed: str | None, *, tagger: bool = True) -> str | None:
    """The words of the place of ``words``; ``known`` are places and their precision, ``pointed`` what a tagger saw."""
    document = Document(id="doc-1", text=text, sha256="", cleaned_by="test")
    lines = sentences(text, passages(document))
    places = _mentions(text, known)
    start = text.index(words)
    located: dict[int, Span] = {}
    if pointed is not None:
        located[start] = text.index(pointed), text.index(pointed) + len(pointed)
    prepared = prepare(lines, (), places)
    return Whereabouts(prepared, text, lines, places, located if tagger else None).of(start, start + len(words)).place


@pytest.mark.parametrize(
    ("text", "known", "several"),
    [
        ("Nine people were killed in Arda and Belt on Friday.", {"Arda": 1, "Belt": 1}, True),
        ("Nine people were killed in Arda, Belt and Corran on Friday.", {"Arda": 1, "Belt": 1, "Corran": 1}, True),
        ("Nine people were killed in Arda Belt and Corran on Friday.", {"Arda": 1, "Belt": 1, "Corran": 1}, True),
        ("Nine people were killed in Arda, Varland, on Friday.", {"Arda": 1, "Varland": 6}, False),
        ("Nine people were killed in Arda, and the army left Belt.", {"Arda": 1, "Belt": 1}, False),
        ("Nine people were killed. Shells fell in Arda and Belt.", {"Arda": 1, "Belt": 1}, False),
    ],
)
def test_people_counted_over_several_places_are_told_from_those_of_one(
    text: str, known: Mapping[str, int], several: bool
) -> None:
    """ "in X and Y" counts over both; "in X, Y" of a town and its country, or in another clause, does not."""
    document = Document(id="doc-1", text=text, sha256="", cleaned_by="test")
    lines = sentences(text, passages(document))
    places = _mentions(text, known)
    whereabouts = Whereabouts(prepare(lines, (), places), text, lines, places, None)
    assert whereabouts.in_several(len("Nine people"), len(text)) is several


def test_what_the_tagger_points_to_goes_before_the_scene() -> None:
    """The tagger's place stands where the words beside the act tell no other."""
    text = "Troops who had left Arda at dawn, after days of rain and hunger, shelled farms that overlook distant Belt."
    assert where(text, "shelled", {"Arda": 1, "Belt": 1}, "Belt") == "Belt"


def test_a_country_in_the_lead_gives_way_to_the_town_told_next() -> None:
    """A tagger that points to the lead's country is taken to mean the town that the next sentence tells."""
    text = "Bombs killed nine people in Varland on Friday. They fell on the town of Arda."
    assert where(text, "killed", {"Varland": 6, "Arda": 1}, "Varland") == "Arda"


def test_a_side_is_no_place_though_the_tagger_points_to_it() -> None:
    """Who backs the fighters is not where they fought."""
    text = "A raid struck Arda. Varland-backed fighters shot two men."
    assert where(text, "shot", {"Arda": 1, "Varland": 6}, "Varland") == "Arda"


def test_a_tagger_that_sees_no_place_of_an_act_silences_a_name_that_no_word_holds() -> None:
    """A subject or an attribute is no scene where the tagger is silent; without a tagger it is the best there is."""
    assert where("Varland protested.", "protested", {"Varland": 6}, None) is None
    assert where("Varland protested.", "protested", {"Varland": 6}, None, tagger=False) == "Varland"
    assert where("Crowds protested in Varland.", "protested", {"Varland": 6}, None) == "Varland"
    # Of text without capitals its silence says little.
    assert where("varland protested.", "protested", {"varland": 6}, None) == "varland"


def test_a_caption_before_the_date_line_tells_of_something_else() -> None:
    """What a tagger points to across the city of a date line belongs to another text."""
    text = "A soldier in the city of Belt (photo) HADRA Thirteen people were killed in raids on Arda."
    assert where(text, "Thirteen people", {"Belt": 1, "HADRA": 1, "Arda": 4}, "Belt") == "Arda"
    calm = "A soldier stands in the city of Belt. Thirteen people were killed."
    assert where(calm, "Thirteen people", {"Belt": 1}, "Belt") == "Belt"


def test_the_country_in_brackets_of_a_date_line_is_no_scene() -> None:
    """ "HADRA (Varland)" heads a report; the women of its last sentence were hurt in the quarter that it tells."""
    text = "HADRA (Varland) Three people died when shells hit Arda. Streets emptied. Women were among the wounded."
    assert where(text, "Women", {"HADRA": 1, "Varland": 6, "Arda": 1}, None) == "Arda"


def test_what_was_around_a_town_was_where_the_lead_tells_next() -> None:
    """ "Raids around X" were on the place that the next sentence tells, if it is one of the same country."""
    text = "Raids around Arda killed nine people on Friday. Shells fell on Corran."
    assert where(text, "nine people", {"Arda": 2, "Corran": 5}, None) == "Corran"
    assert where(text, "nine people", {"Arda": 1, "Corran": 5}, None) == "Arda"


def test_a_place_that_the_sentence_means_goes_before_one_of_another() -> None:
    """ "In the town" is a place of its own sentence, before what a tagger points to in the next."""
    text = "Shells hit Arda. Nine people were killed in the town. Troops took Belt."
    assert where(text, "Nine people", {"Arda": 1, "Belt": 1}, "Belt") == "Arda"


def test_a_province_of_another_sentence_gives_way_to_the_town_told_in_it() -> None:
    """A tagger that points back to the province means the one town that the report words as inside it."""
    text = "Shells fell on MERRIN. Nine people were killed on Friday. Bombs hit Arda in Merrin."
    assert where(text, "Nine people", {"MERRIN": 4, "Arda": 1, "Merrin": 4}, "MERRIN") == "Arda"
    assert where(text, "fell", {"MERRIN": 4, "Arda": 1, "Merrin": 4}, "MERRIN") == "MERRIN"
