"""Where figures happened: the places of a clause and of the account, and what is no place of an act."""

from __future__ import annotations

from dataclasses import replace

import pytest
from told_scenes import WEDNESDAY, answer, built, places, split

from corroborate.read.scenes import prepare
from corroborate.values import Place, PlaceMention

WHERE = [
    ("Nine people were killed in Arda. Forty wounded people were taken to a hospital in Belt.", "Forty", "Arda"),
    ("Two wounded men were brought to Corvo Hospital after the attack on Arda.", "Two wounded men", "Arda"),
    ("Nine people were killed in Arda. Two men were shot in the 300 block of Belt.", "Two men", "Arda"),
    ("Nine people were killed in Arda. A driver was wounded on Dunmere Avenue.", "A driver", "Arda"),
    ("Gunmen killed nine people in Arda. The hostages were taken to Belt, where two men died.", "two men", "Belt"),
    ("For release. FENWICK: Belt, Varland (March 10, 2031) - Nine people were killed in Arda.", "Nine people", "Arda"),
    (
        "Troops raided a farm in Arda. FORT ELM, Belt district, Merrin, Varland (March 10) - They held nine men.",
        "nine men",
        "Arda",
    ),
    ("Nine people were killed in Arda.", "Nine people", "Arda"),
    ("Nine people were killed in the town of Arda in Merrin province.", "Nine people", "Arda"),
    ("Nine people were killed in Arda, Merrin.", "Nine people", "Arda"),
    ("Nine people were killed in Varland's Merrin province.", "Nine people", "Merrin"),
    ("Nine people were killed in Varlands Arda.", "Nine people", "Arda"),
    ("Nine people were killed in Merrin province's Arda district.", "Nine people", "Arda"),
    ("In Varland, nine people were killed in Arda.", "nine people", "Arda"),
    ("Nine people died in Arda and six soldiers died in Belt.", "six soldiers", "Belt"),
    ("Nine people died in Arda and six soldiers died in Belt.", "Nine people", "Arda"),
    ("Raids killed 19 people in Arda and another nine people in the town of Belt.", "nine people", "Belt"),
    ("Tags Varland Arda Belt. A raid struck Belt. Nine people died.", "Nine people", "Belt"),
    ("Nine died in Arda, while in Belt six soldiers were hurt.", "six soldiers", "Belt"),
    ("A source in Corvo said nine people were killed in Arda.", "nine people", "Arda"),
    ("Fighting hit Arda. An official in Corvo said nine people died.", "nine people", "Arda"),
    ("Fighting hit Arda. The Corvo-based monitor said nine people died.", "nine people", "Arda"),
    ("Rebels positioned in Belt fired shells at Arda, killing nine people.", "nine people", "Arda"),
    ("Refugees from Belt were shot in Arda; nine people died.", "nine people", "Arda"),
    ("A raid struck Arda. Nine people were killed.", "Nine people", "Arda"),
    ("A raid struck Arda in Merrin. It burned homes. Nine people were killed.", "Nine people", "Arda"),
    ("A raid struck Arda. A second raid hit Belt. Nine people were killed.", "Nine people", "Belt"),
    ("A raid in Merrin killed nine people. The bombs fell on Arda in Merrin.", "nine people", "Arda"),
    ("A raid in Varland killed nine people. The bombs fell on Arda.", "nine people", "Arda"),
    ("Nine people died in Varland. Six died in Belt near the border with Norrland.", "Six", "Belt"),
    ("The Varland town of Arda was shelled; nine people died.", "nine people", "Arda"),
    ("A raid struck Arda. Varland-backed fighters killed nine people.", "nine people", "Arda"),
    ("A raid struck Arda. Varland warplanes killed nine people.", "nine people", "Arda"),
    ("A raid struck Arda. According to Corvo nine people died.", "nine people", "Arda"),
    ("A raid struck Arda. Activists in Corvo counted nine bodies.", "nine bodies", "Arda"),
    ("Fighting hit Arda. Shells struck near the Belt hospital and nine people died.", "nine people", "Arda"),
    ("A raid hit Arda on Monday. It is in Merrin. Nine people were killed in the town.", "Nine people", "Arda"),
    ("A raid hit Arda in Merrin. Ten people in the province were killed in Belt.", "Ten people", "Belt"),
    ("Smoke over Belt (photo) CORVO Nine people were killed in a raid on Arda.", "Nine people", "Arda"),
    ("A bomb fell on Arda, said a monitor; nine people died.", "nine people", "Arda"),
    ("Nine people were killed in Arda. A man was shot near 9th and Belt.", "A man", "Arda"),
    ("Nine people were killed in Arda. A man was shot near Belt and Corvo streets.", "A man", "Arda"),
    ("Nine people were killed in Arda. A man was shot at the corner of Belt and Corvo.", "A man", "Arda"),
    ("Nine people were killed in Arda. A man was shot at the Belt apartments.", "A man", "Arda"),
    ("Shots fell in Arda. Tomas Vael, 31, of Belt, died at once.", "Tomas Vael", "Arda"),
    ("Shots fell in Arda. A 31-year-old Tomas Vael of Belt died at once.", "Tomas Vael", "Arda"),
    ("Shots fell in Arda. A Belt man died at once.", "man", "Arda"),
    ("Shots fell in Arda. Tomas Vael, who lived in Belt, died at once.", "Tomas Vael", "Arda"),
    ("Tomas Vael, 31, of Belt, died at once.", "Tomas Vael", "Belt"),
    ("Two men were shot on Sunday, Belt police said. Tomas Vael, 31, of Corvo, died.", "Two men", "Belt"),
    ("Two men shot in the street - Action News 5 - Belt. Two men died.", "Two men", "Belt"),
    ("Three shot at mall in Arda - Action News 5 - Belt. Two men died.", "Two men", "Arda"),
    # A quarter of a town is the quarter; what is told near or around a town is what the account tells there.
    ("Nine people were killed in the Arda district of Belt.", "Nine people", "Arda"),
    ("Nine people were killed in the Arda suburb of Belt.", "Nine people", "Belt"),
    ("A raid struck Belt. Nine people from Arda village died.", "Nine people", "Arda"),
    ("A raid struck Belt. Nine people from northern Norrland died.", "Nine people", "Belt"),
    ("A raid struck Belt. Nine people died at Arda University.", "Nine people", "Arda"),
    ("Nine people were killed in Corvo near Belt.", "Nine people", "Corvo"),
    # "The town" may open a sentence.
    ("A raid hit Arda. Merrin was shaken. The town buried nine people.", "nine people", "Arda"),
    # Of several places told inside a wide one, the last that was told is meant.
    (
        "Raids hit Merrin. They fell on Arda in Merrin, and on Belt in Merrin. Merrin buried nine people.",
        "nine people",
        "Belt",
    ),
    # Where a voice, a side or an institute is, whence people come and what is only bordered is no place of an act.
    ("A raid struck Arda. The province bordering Norrland was calm. Nine people died.", "Nine people", "Arda"),
    ("A raid struck Arda. The border with Norrland was shut; nine people died.", "nine people", "Arda"),
    ("A raid struck Arda. The group (banned in Norrland) lost nine people.", "nine people", "Arda"),
    ("A raid struck Arda. It killed nine natives of the northern Norrland.", "nine natives", "Arda"),
    ("A raid struck Arda. A teacher, by telephone from Corvo, counted nine bodies.", "nine bodies", "Arda"),
    ("A raid struck Arda. The Corvo Institute counted nine bodies.", "nine bodies", "Arda"),
    ("A raid struck Arda. Varland air strikes killed nine people.", "nine people", "Arda"),
    ("A raid struck Arda. Corvo blames rebels for the death of nine people.", "nine people", "Arda"),
    ("A raid struck Arda. Corvo- Nine people were killed.", "Nine people", "Arda"),
    ("A raid in Varland killed nine people. The bombs fell on farms in Merrin.", "nine people", "Merrin"),
    ("Nine people were killed.", "Nine people", None),
    ("Rain fell on Wednesday. Nine people were killed.", "Nine people", None),
]


@pytest.mark.parametrize(("text", "words", "place"), WHERE)
def test_a_figure_happened_at_a_place(text: str, words: str, place: str | None) -> None:
    """The nearest place of the clause, its most specific name; else what the account told before."""
    assert answer(text, words)[0] == place


def test_the_speakers_place_is_the_last_resort() -> None:
    """A voice's own town places its news only where the account told no other."""
    text = "Fighting hit Arda. It went on. It is over. An official in Corvo said that. Nine people died."
    assert answer(text, "Nine people")[0] == "Arda"


def test_the_date_lines_city_is_where_it_was_written() -> None:
    """The date line's city places nothing that another place in the report can."""
    text = "CORVO, March 11 (NW) - A raid struck Arda. Nine people were killed."
    assert answer(text, "Nine people")[0] == "Arda"


def test_the_capital_is_the_one_that_the_report_names() -> None:
    """ "At the capital" is where the capital's name stands; "the capital of" another place is not it."""
    text = "Shells hit Arda. Earlier rockets had fallen on Belt. Gunmen fired at the capital and killed nine people."
    parts = split(text)
    named = tuple(
        replace(p, place=replace(p.place, country="XV", gazetteer="geonames:170654" if p.words == "Arda" else "test"))
        for p in places(text)
        if p.place is not None
    )
    start = text.index("nine people")
    found = prepare(parts, (), named, WEDNESDAY).of(start, start + len("nine people"))
    assert found.place == str(text.index("Arda"))
    plain = text.replace("the capital", "the capital of Belt")
    elsewhere = prepare(split(plain), (), tuple(p for p in named), WEDNESDAY)
    at = plain.index("nine people")
    assert elsewhere.of(at, at + len("nine people")).place != str(text.index("Arda"))


def test_a_name_that_nothing_holds_in_place_is_left_out_where_asked() -> None:
    """With ``held``, a name that merely acts ("Varland protested") is no place of an act; one after "in" is."""
    text = "Varland protested loudly. Crowds marched in Belt."
    at, there = text.index("protested"), text.index("marched")
    assert built(text).of(at, at + 9, held=True).place is None
    assert built(text[:25]).of(at, at + 9).place == str(text.index("Varland"))
    assert built(text).of(there, there + 7, held=True).place == str(text.index("Belt"))


def test_where_somebody_works_is_not_where_the_next_act_was() -> None:
    """A sentence on what a leader does or is known for hands no place to what happened after it."""
    text = (
        "Troops raided a farm in Arda on Monday. The leader coordinates attacks between Belt and Merrin. "
        "They detained nine people."
    )
    assert answer(text, "nine people")[0] == "Arda"
    text = (
        "Troops raided a farm in Arda on Monday. He was responsible for moving weapons to Belt. "
        "They detained nine people."
    )
    assert answer(text, "nine people")[0] == "Arda"


def test_who_lives_in_a_place_tells_of_it() -> None:
    """ "A teacher from X said …" tells of X, and "the village" of her neighbour's account is X too."""
    text = "Families fled the hills above Belt. A teacher from Arda said that gunmen had shot eight men on Monday."
    assert answer(text, "eight men")[0] == "Arda"
    text = "Shells fell on Belt. Another resident of Arda said that nine people were killed in the village."
    assert answer(text, "nine people")[0] == "Arda"


@pytest.mark.parametrize(
    "crossing",
    ["near Belt and 16th avenues", "near Belt and Avenida Corren", "at the corner of Belt and Corren avenues"],
)
def test_a_crossing_is_no_town(crossing: str) -> None:
    """Streets are told by a number, or by the word before the name."""
    assert answer(f"Police in Arda said that nine people were shot {crossing} on Monday.", "nine people")[0] == "Arda"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Police in Arda shot nine people. U.S. Marshals caught a man who had shot nine people.", "Arda"),
        ("Shots were heard in Arda, and nine people died, the U.S. attorney said.", "Arda"),
        ("Talks were held in Arda. Nine people were killed in the U.S. capital.", "U.S."),
        ("Talks were held in Arda. Nine people were killed in the U.S. on Monday.", "U.S."),
    ],
)
def test_letters_of_a_country_before_a_noun_only_tell_whose_it_is(text: str, place: str) -> None:
    """ "U.S. Marshals" are no place; "in the U.S. capital" is in the country."""
    country = PlaceMention(
        id="us",
        document="d",
        start=text.rindex("U.S."),
        end=text.rindex("U.S.") + 4,
        words="U.S.",
        place=Place(id="us", name="Country", lat=None, lon=None, precision=6, country="XU", gazetteer="test:us"),
        score=0.8,
    )
    arda = places(text)[0]
    parts = split(text)
    words = "nine people" if "nine people" in text else "Nine people"
    found = prepare(parts, (), (arda, country), WEDNESDAY).of(text.rindex(words), text.rindex(words) + 11)
    assert found.place == ("us" if place == "U.S." else arda.id)
