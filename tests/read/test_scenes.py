"""Where and when what a stretch of text tells happened: a table of invented reports."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.read.scenes import Scenes, prepare, scene
from corroborate.read.times import times
from corroborate.text.tokens import Sentence, sentences
from corroborate.values import Passage, PassageKind, Place, PlaceMention, When

WEDNESDAY = dt.date(2031, 3, 12)

# Invented places and how wide they are (GED where_prec).
WIDTH = {"Varland": 6, "Norrland": 6, "Merrin": 4, "Ostmark": 4}
_PLACES = re.compile(r"\b(?:Varland|Norrland|Merrin|Ostmark|Arda|Belt|Corvo|Dunmere|Elm Square|Fenwick)")


def split(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text that is one passage."""
    return sentences(text, (Passage(id="p", document="d", start=0, end=len(text), kind=PassageKind.NARRATION),))


def places(text: str, *, resolved: bool = True) -> tuple[PlaceMention, ...]:
    """The invented places of a text, each with its offset as id."""
    return tuple(
        PlaceMention(
            id=str(m.start()),
            document="d",
            start=m.start(),
            end=m.end(),
            words=m.group(),
            place=Place(
                id=m.group(), name=m.group(), lat=None, lon=None, precision=WIDTH.get(m.group(), 1), gazetteer="test"
            )
            if resolved
            else None,
            score=1.0,
        )
        for m in _PLACES.finditer(text)
    )


def built(text: str, published: dt.date | None = WEDNESDAY) -> Scenes:
    """The scenes of a text."""
    parts = split(text)
    return prepare(parts, times(parts, published, text), places(text), published)


def told(when: When | None) -> str | None:
    """A time as "start/end", one day once."""
    if when is None:
        return None
    return "/".join(dict.fromkeys(day.isoformat() for day in (when.start, when.end) if day))


def answer(
    text: str, words: str, *, cumulative: bool = False, by_report: bool = False
) -> tuple[str | None, str | None]:
    """Place and time of the last standing of ``words``."""
    start = text.rindex(words)
    found = built(text).of(start, start + len(words), cumulative=cumulative, by_report=by_report)
    return (
        next(m.group() for m in _PLACES.finditer(text) if str(m.start()) == found.place) if found.place else None
    ), told(found.when)


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


DAYS = [
    ("Police arrested a man on Tuesday. The shooting on Saturday left two people dead.", "two people", "2031-03-08"),
    ("A man was arrested Tuesday in a shooting that killed two people.", "two people", None),
    ("A woman who was shot Saturday died on Sunday.", "A woman", "2031-03-08"),
    ("A woman died Sunday, a week after she was wounded in a raid.", "A woman", None),
    ("A woman died on Sunday in a raid.", "A woman", "2031-03-09"),
    (
        "One of five people shot outside the town's old tea house and mill Saturday has died. A man died Sunday.",
        "A man",
        "2031-03-08",
    ),
    (
        "A man killed in a raid on Saturday was identified Monday as a baker. Two people died.",
        "Two people",
        "2031-03-08",
    ),
    (
        "A raid on Saturday hurt nine. Three were listed in stable condition Monday. Two people died.",
        "Two people",
        "2031-03-08",
    ),
    (
        "A raid on Saturday hurt nine. He turned himself in to police Monday. Two people died.",
        "Two people",
        "2031-03-08",
    ),
    ("A raid on Saturday hurt nine. He faced a news conference Monday. Two people died.", "Two people", "2031-03-08"),
    ("A raid on Saturday hurt nine. Monday, police released names. Two people died.", "Two people", "2031-03-08"),
    ("A raid on Saturday hurt nine. As of Monday, it was unclear why. Two people died.", "Two people", "2031-03-08"),
    ("A raid on Saturday hurt nine. A peace conference opened Monday. Two people died.", "Two people", "2031-03-10"),
    ("A man was charged with murder on Monday in a shooting that killed two people.", "two people", None),
    ("Police arrested a 23-year-old man in north Arda Monday in a raid that hurt nine.", "nine", None),
    (
        "A town mourns. Grief is everywhere. Nobody slept. Two people died. It happened about noon Monday.",
        "Two people",
        "2031-03-10",
    ),
    (
        "Two people died. A town mourns. Grief is everywhere. Nobody slept. It happened about noon Monday.",
        "Two people",
        "2031-03-10",
    ),
]


@pytest.mark.parametrize(("text", "words", "day"), DAYS)
def test_the_day_of_an_act_is_neither_that_of_the_arrest_nor_of_a_later_death(
    text: str, words: str, day: str | None
) -> None:
    """People were harmed on the day of the act, though the arrest, the death or the name came later."""
    assert answer(text, words)[1] == day


def test_those_who_were_arrested_were_so_on_the_day_of_the_arrest() -> None:
    """What the day of an arrest dates is the arrest alone."""
    text = "A man was arrested Tuesday in a shooting that killed two people."
    assert told(built(text).of(0, 5, arrest=True).when) == "2031-03-11"
    assert built(text).of(0, 5).when is None


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


def test_a_total_of_the_war_is_the_countrys() -> None:
    """A total of the whole war happened in the country that the report speaks of."""
    text = "A raid struck Arda in Varland. More than 9000 people have been killed since the war began in May 2021."
    assert answer(text, "9000 people", cumulative=True) == ("Varland", "2021-05-01/2031-03-12")


def test_a_war_is_where_it_is_named_for() -> None:
    """A war's dead died in the country by whose name it is called, though the report named another last."""
    text = "A raid struck Arda in Varland. Aid came from Norrland. Over 9000 people were killed in the Varlandish war."
    assert answer(text, "9000 people", cumulative=True)[0] == "Varland"


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


def test_those_counted_in_several_quarters_are_of_the_town() -> None:
    """People counted over a row of places are of what holds the row; an act there is at the first told."""
    text = "Shells on the Belt and Corvo quarters in Arda killed nine people."
    start = text.index("nine people")
    found = built(text).of(start, start + 11, counted=True)
    assert found.place == str(text.index("Arda"))
    assert built(text).of(start, start + 11).place != found.place


def test_a_name_that_nothing_holds_in_place_is_left_out_where_asked() -> None:
    """With ``held``, a name that merely acts ("Varland protested") is no place of an act; one after "in" is."""
    text = "Varland protested loudly. Crowds marched in Belt."
    at, there = text.index("protested"), text.index("marched")
    assert built(text).of(at, at + 9, held=True).place is None
    assert built(text[:25]).of(at, at + 9).place == str(text.index("Varland"))
    assert built(text).of(there, there + 7, held=True).place == str(text.index("Belt"))


def test_places_without_a_gazetteer_still_narrow() -> None:
    """Chains are read off the words, so that an unresolved name is linked too."""
    text = "Nine people were killed in the village of Arda in Merrin province."
    parts = split(text)
    found = scene(0, 4, parts, times(parts, WEDNESDAY, text), places(text, resolved=False))
    assert found.place == str(text.index("Arda"))


WHEN = [
    ("Nine people were killed on Thursday.", "Nine people", "2031-03-06"),
    ("Nine people were killed on Thursday, the monitor said on Friday.", "Nine people", "2031-03-06"),
    ("The monitor said on Friday that nine people were killed.", "nine people", None),
    ("A raid struck on Thursday. The monitor said on Friday nine people died.", "nine people", "2031-03-06"),
    ("Nine died on Monday, while on Friday six soldiers died.", "six soldiers", "2031-03-07"),
    ("Nine died on Monday, while on Friday six soldiers died.", "Nine", "2031-03-10"),
    ("A raid struck Arda on Monday. Nine people were killed.", "Nine people", "2031-03-10"),
    ("A raid struck Arda on Monday. Homes burned. Nine people were killed.", "Nine people", "2031-03-10"),
    ("Nine people were killed in a raid. The raid struck on Monday.", "Nine people", "2031-03-10"),
    ("Raid kills nine.\n\nThe raid struck on Monday.", "nine", "2031-03-10"),
    ("A raid struck on Monday. In 2016, ninety people were killed there.", "ninety people", "2016-01-01/2016-12-31"),
    ("Raids went on in 2016. Nine people were killed.", "Nine people", None),
    ("A raid struck on Monday. Ninety people were killed in recent days.", "Ninety people", None),
    ("Nine people were killed. The vote will be held on Friday.", "Nine people", None),
    ("Nine people were killed on Monday before talks due on Friday.", "Nine people", "2031-03-10"),
    ("It was the first since an attack on Monday that killed nine people.", "nine people", "2031-03-10"),
    ("Raids overnight killed nine people.", "nine people", "2031-03-11/2031-03-12"),
    ("Nine people were killed.", "Nine people", None),
    ("ARDA, March 11 (NW) - Nine people were killed.", "Nine people", None),
]


@pytest.mark.parametrize(("text", "words", "when"), WHEN)
def test_a_figure_happened_at_a_time(text: str, words: str, when: str | None) -> None:
    """The clause's time, the sentence's, the account's; never the day of saying, a vague time or one to come."""
    assert answer(text, words)[1] == when


TOTALS = [
    ("Since Friday, raids have killed 90 people.", "90 people", "2031-03-07/2031-03-12"),
    ("The war, which began in May 2021, has killed 9000 people.", "9000 people", "2021-05-01/2031-03-12"),
    (
        "9000 people have died in the war that started with protests in May 2021.",
        "9000 people",
        "2021-05-01/2031-03-12",
    ),
    ("The war began in May 2021. It has killed 9000 people.", "9000 people", "2021-05-01/2031-03-12"),
    ("Raids since Friday have killed 90 people, the monitor said on Monday.", "90 people", "2031-03-07/2031-03-10"),
    ("A raid struck on Monday. The war has killed 9000 people.", "9000 people", None),
    ("Raids on Saturday and Sunday killed 90 people.", "90 people", "2031-03-08/2031-03-09"),
    ("In the past ten days raids killed 90 people.", "90 people", "2031-03-02/2031-03-12"),
]


@pytest.mark.parametrize(("text", "words", "when"), TOTALS)
def test_a_total_takes_its_own_interval(text: str, words: str, when: str | None) -> None:
    """A total runs from the beginning that the words tell to the day on which it was told."""
    assert answer(text, words, cumulative=True)[1] == when


@pytest.mark.parametrize(
    ("text", "words", "when"),
    [
        ("A court on Tuesday tried a man who killed nine people in Arda on 3 March.", "nine people", "2031-03-03"),
        ("Nine people were killed on Sunday. Mourners buried two of them on Tuesday.", "Nine people", "2031-03-09"),
        ("Nine farmers were buried on Tuesday after an attack on Sunday that killed them.", "an attack", "2031-03-09"),
    ],
)
def test_what_came_after_dates_no_act(text: str, words: str, when: str) -> None:
    """Trials and funerals have days of their own."""
    assert answer(text, words)[1] == when


def test_a_wide_place_is_narrowed_only_to_what_it_can_hold() -> None:
    """ "Killed in Merrin. … In Belt, Norrland, …": the report has gone on to another country."""
    text = "Nine people were killed in Merrin. The day before, four had died in Belt."
    own = {"Merrin": "XV", "Belt": "XN"}

    def at(country: dict[str, str]) -> str | None:
        known = tuple(
            replace(p, place=replace(p.place, country=country[p.words])) for p in places(text) if p.place is not None
        )
        parts = split(text)
        found = prepare(parts, times(parts, WEDNESDAY, text), known, WEDNESDAY).of(0, 11).place
        return next((p.words for p in known if p.id == found), None)

    assert at(own) == "Merrin"
    assert at({"Merrin": "XV", "Belt": "XV"}) == "Belt"


def test_by_report_takes_the_date_lines_day() -> None:
    """Asked for it, an act without any time takes its dispatch's day, at precision 2."""
    text = "ARDA, Varland (March 11, 2031)\nForces killed nine people."
    start = text.index("killed")
    found = built(text).of(start, start + 6, by_report=True).when
    assert found is not None
    assert (told(found), found.precision) == ("2031-03-11", 2)


def test_by_report_never_overrides_an_unresolved_time() -> None:
    """A sentence with a vague time of its own is not dated by its report."""
    text = "ARDA, Varland (March 11, 2031)\nForces killed nine people in recent weeks."
    assert answer(text, "nine people", by_report=True)[1] is None


def test_before_the_first_sentence_nothing_is_told() -> None:
    """A span outside every sentence has no scene."""
    found = scene(0, 1, (), (), ())
    assert (found.place, found.when) == (None, None)


_WORDS = st.sampled_from(
    """Arda Varland Merrin Belt in the of on since Monday nine killed said . , while ( ) March 6 2031 yesterday
    war""".split()
)


@settings(max_examples=120, deadline=None)
@given(st.lists(_WORDS, max_size=50).map(" ".join), st.integers(0, 300), st.integers(1, 20), st.booleans())
def test_any_span_of_any_text_has_a_scene(text: str, start: int, length: int, cumulative: bool) -> None:
    """No span raises; the place is one of the mentions; the whole is the same twice."""
    scenes = built(text)
    found = scenes.of(start, start + length, cumulative=cumulative)
    assert found.place is None or found.place in {p.id for p in places(text)}
    assert found == built(text).of(start, start + length, cumulative=cumulative)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Shells fell on Arda. Nine people were killed in the Elm Square and Fenwick neighborhoods.", "Arda"),
        ("Shells fell on Arda. Nine people were killed in the quarters of Elm Square and Orla.", "Arda"),
        ("Shells fell on Merrin. Nine people were killed in the towns of Arda and Belt.", "Merrin"),
        ("Shells fell on Dunmere. Nine people were killed in the towns of Arda and Belt.", "Arda"),
        ("Nine people were killed in Arda in Merrin and Belt.", "Merrin"),
    ],
)
def test_people_of_a_row_are_of_what_was_told_to_hold_it(text: str, place: str) -> None:
    """People counted over several quarters are of the town told before; over several towns, of the province."""
    unread = [replace(p, place=None) if p.words in ("Elm Square", "Fenwick") else p for p in places(text)]
    parts = split(text)
    start = text.index("Nine people")
    scenes = prepare(parts, times(parts, WEDNESDAY, text), tuple(unread), WEDNESDAY)
    found = scenes.of(start, start + len("Nine people"), counted=True)
    assert next(m.group() for m in _PLACES.finditer(text) if str(m.start()) == found.place) == place


def test_a_total_of_a_whole_war_is_of_its_country() -> None:
    """A running total in the tens of thousands was not counted in the town of the sentence before."""
    text = "Fighting in Varland went on. A raid hit Arda. More than 170,000 people have been killed."
    start = text.index("170,000")
    found = built(text).of(start, start + 7, cumulative=True, national=True)
    assert found.place == str(text.index("Varland"))


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
