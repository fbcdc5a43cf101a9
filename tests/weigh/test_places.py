"""Places are decided for the whole report: by containment, kind, company and one sense of each name."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.read.mentions import mentions, place_names
from corroborate.text.passages import passages
from corroborate.text.tokens import sentences
from corroborate.values import NAMED_ONLY, Candidate, Document, EntityKind, Mention, PlaceMention
from corroborate.weigh.places import METONYM, resolve


def place(
    name: str, feature: str, lat: float, lon: float, *, country: str = "XO", admin1: str | None = None, people: int = 0
) -> Candidate:
    """An invented row of a gazetteer."""
    return Candidate(
        gazetteer=f"test:{name}-{feature}-{country}-{admin1}",
        name=name,
        name_matched=name,
        lat=lat,
        lon=lon,
        feature=feature,
        country=country,
        admin1=admin1,
        admin2=None,
        population=people,
        layer="base",
    )


KNOWN = [
    place("Oria", "A.PCLI", 12, 28, people=9_000_000),
    place("Varn", "A.PCLI", 50, -100, country="XV", people=80_000_000),
    place("North Oria", "A.ADM1", 13, 28, admin1="North Oria", people=2_000_000),
    place("South Oria", "A.ADM1", 11, 28, admin1="South Oria", people=2_000_000),
    place("Tessaly", "A.ADM1", 51, -101, country="XV", admin1="Tessaly", people=5_000_000),
    place("Kell", "P.PPL", 12.5, 28.2, admin1="North Oria", people=60_000),
    place("Kell", "P.PPL", 51, -101, country="XV", admin1="Tessaly", people=900_000),
    place("Doren", "P.PPL", 13.1, 28.1, admin1="North Oria", people=20_000),
    place("Doren", "P.PPL", 11.1, 28.1, admin1="South Oria", people=20_000),
    place("Maresh", "P.PPL", 13.2, 28.4, admin1="North Oria", people=400_000),
    place("Maresh", "A.ADM1", 13.0, 28.9, admin1="Maresh", people=900_000),
    place("Harrow", "P.PPL", 51.2, -101, country="XV", admin1="Tessaly", people=90_000),
    place("Tarn", "P.PPL", 13.3, 28.5, admin1="North Oria", people=400_000),
    place("Esk", "P.PPL", 11.2, 28.2, admin1="South Oria", people=9_000),
    place("Vellin", "P.PPL", 12.6, 28.3, admin1="North Oria", people=30_000),
    place("Lorn", "A.ADM2", 12.7, 28.2, admin1="North Oria", people=50_000),
    place("Ostral", "P.PPL", 40, -90, country="XV", admin1="D19", people=40_000),
    *(place("Grell County", "A.ADM2", 35 + n, -80, country="XV", admin1=f"D{n:02}") for n in range(20)),
]


def read(text: str) -> tuple[PlaceMention, ...]:
    """The places of an invented report, by the invented gazetteer."""
    document = Document(id="doc-1", text=text, sha256="", cleaned_by="test")
    lines = sentences(text, passages(document))
    names = mentions(document, lines)
    found = {name: tuple(c for c in KNOWN if c.name.casefold() == name.casefold()) for name in place_names(names)}
    return resolve(document, lines, names, found)


def where(text: str, words: str) -> PlaceMention:
    """The first place mention of these words."""
    return next(p for p in read(text) if p.words == words)


def test_company_decides_between_namesakes() -> None:
    """A smaller town in the country of the other places beats a large one far away."""
    found = where("Shells fell in Kell and Vellin, in North Oria, on Monday, witnesses said.", "Kell")
    assert found.place is not None
    assert (found.place.country, found.place.admin1, found.place.precision) == ("XO", "North Oria", 1)


def test_population_decides_where_nothing_else_does() -> None:
    """Alone, a name means the largest place of that name, and the other reading is kept."""
    found = where("Shells fell in Kell on Monday.", "Kell")
    assert found.place is not None
    assert found.place.country == "XV"
    assert [a[0] for a in found.place.alternatives] == ["test:Kell-P.PPL-XO-North Oria"]


@pytest.mark.parametrize(
    ("text", "admin1"),
    [
        ("A mine went off in Doren, North Oria, on Monday.", "North Oria"),
        ("A mine went off in Doren in South Oria on Monday.", "South Oria"),
        ("A mine went off in Doren district, South Oria province, on Monday.", "South Oria"),
    ],
)
def test_containment_said_in_the_text_decides(text: str, admin1: str) -> None:
    """What the text says to contain a place picks it among its namesakes."""
    found = where(text, "Doren")
    assert found.place is not None
    assert found.place.admin1 == admin1


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("Rebels entered the city of Maresh on Monday, residents of Oria said.", 1),
        ("Rebels fought in Maresh province on Monday, residents of Oria said.", 4),
        ("Rebels fought near Vellin on Monday, residents of Oria said.", 2),
    ],
)
def test_the_kind_that_the_text_says_counts(text: str, precision: int) -> None:
    """ "The city of X" is the city and "X province" the province; near a town is precision 2."""
    found = next(p for p in read(text) if p.words.split()[0] in ("Maresh", "Vellin"))
    assert found.place is not None
    assert found.place.precision == precision


def test_one_name_has_one_sense() -> None:
    """A name that the text explains once means the same wherever else it stands."""
    text = "A mine went off in Doren. The dead were from Doren, in South Oria. Doren has no hospital."
    ids = {p.place.gazetteer for p in read(text) if p.words == "Doren" and p.place}
    assert ids == {"test:Doren-P.PPL-XO-South Oria"}


def test_an_unknown_village_keeps_its_words_and_its_container() -> None:
    """A place that no gazetteer holds has its container's coordinates and a precision of 2 or worse."""
    found = where("Three died in the village of Ashkar Bel in North Oria, residents said.", "Ashkar Bel")
    assert found.place is not None
    assert (found.place.name, found.place.gazetteer, found.place.admin1) == ("Ashkar Bel", None, "North Oria")
    assert found.place.precision == 4


def test_a_namesake_elsewhere_gives_way_to_what_the_text_says() -> None:
    """ "Vellin district, South Oria province" is in the south, though the one known Vellin is in the north."""
    found = where("Troops entered Vellin district, South Oria province, on Monday.", "Vellin")
    assert found.place is not None
    assert (found.place.admin1, found.place.gazetteer, found.place.lat) == ("South Oria", None, 11)


def test_a_namesake_of_another_division_gives_way_to_the_district_that_is_told() -> None:
    """ "Esk in Maresh district" is near Maresh, though the one known Esk is in the south."""
    found = where("Troops raided a farm near Doren and moved on to Esk in Lorn district on Monday.", "Esk")
    assert found.place is not None
    assert (found.place.admin1, found.place.gazetteer) == ("North Oria", None)


def test_divisions_in_a_row_lie_beside_each_other() -> None:
    """Of "X, Y and Z provinces" none lies in the next, and each is a province, though a town bears its name too."""
    row = [p for p in read("Raids went on in Maresh, South Oria and North Oria provinces.") if p.place is not None]
    assert [(p.words, p.place.admin1, p.place.precision) for p in row if p.place] == [
        ("Maresh", "Maresh", 4),
        ("South Oria", "South Oria", 4),
        ("North Oria", "North Oria", 4),
    ]


def test_a_country_without_its_apostrophe_is_the_country() -> None:
    """ "Orias north" is Oria's; a town so written is not looked for."""
    found = where("Thousands have died in Orias long war.", "Oria")
    assert found.place is not None
    assert found.place.precision == 6
    assert [p.words for p in read("They met Kells uncle in Oria.")] == ["Oria"]


def test_an_unknown_quarter_of_a_countrys_city_lies_in_the_city() -> None:
    """ "The X district of Orias city of Maresh" is placed by the city, not by the country."""
    found = where("Shells fell on the Qarbel district of Orias city of Tarn on Monday.", "Qarbel")
    assert found.place is not None
    assert (found.place.name, found.place.lat, found.place.precision) == ("Qarbel", 13.3, 2)


def test_a_university_read_as_a_person_leaves_its_city_a_place() -> None:
    """What is taken for a person's name but holds a body's word takes no prominent place away."""
    assert "Tarn" in _with("Tarn University spoke. Tarn was calm.", "Tarn University", EntityKind.PERSON)


def test_words_for_people_are_no_places() -> None:
    """A nationality that a tagger takes for a place, and no gazetteer holds, is no unknown village."""
    assert _with("Shells fell on Syrian homes.", "Syrian", EntityKind.PLACE) == []
    assert _with("Shells fell on Qarbel homes.", "Qarbel", EntityKind.PLACE) == ["Qarbel"]


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


def test_an_unknown_village_lies_in_the_one_province_of_its_report() -> None:
    """Where the report names one province only; of two nobody can tell."""
    one = "Troops moved through North Oria province on Monday. Shells fell in the village of Qarbel, witnesses said."
    found = where(one, "Qarbel")
    assert found.place is not None
    assert (found.place.admin1, found.place.precision, found.place.name) == ("North Oria", 4, "Qarbel")
    assert where(one + " South Oria province was calm.", "Qarbel").place is None


def test_the_province_that_opens_a_sentence_holds_what_follows() -> None:
    """ "In X province, …" sets the scene for the unknown places of the next sentences, whatever else is named."""
    text = (
        "Raids went on in North Oria and South Oria provinces. In South Oria province troops sought a smuggler. "
        "They were led to a compound in the Qarbel district."
    )
    found = where(text, "Qarbel")
    assert found.place is not None
    assert (found.place.admin1, found.place.name) == ("South Oria", "Qarbel")


def test_what_the_text_says_once_of_a_name_holds_for_the_report() -> None:
    """A name that was told to lie in the south is no namesake in the north a sentence later."""
    text = "Troops entered Doren district, South Oria province. The leader directs raids near Maresh and in Doren."
    assert {p.place.admin1 for p in read(text) if p.words == "Doren" and p.place} == {"South Oria"}


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


def test_an_unknown_village_without_a_container_is_listed() -> None:
    """A place of which nothing is known is still listed, by its words alone."""
    found = where("Three died in the village of Ashkar Bel, residents said.", "Ashkar Bel")
    assert found.place is None


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


AT_HOME = [
    ("TARN -- Two men were shot in Harrow, Tarn police said.", "Harrow", None),
    ("TARN -- Two men were shot in the Esk neighborhood, Tarn police said.", "Esk", "North Oria"),
    ("Two men were shot in Harrow, Tessaly, Tarn police said. Tarn mourns.", "Harrow", "Tessaly"),
]


@pytest.mark.parametrize(("text", "words", "division"), AT_HOME)
def test_a_report_about_one_division_names_places_there(text: str, words: str, division: str | None) -> None:
    """What bears the name of a small town far away is none of it, but for what the text puts there."""
    found = [p.place for p in read(text) if p.words == words]
    assert all(place is None or place.admin1 == (division or "North Oria") for place in found)
    assert found or division is None


def test_letters_alone_hold_no_act() -> None:
    """ "OK" without its town is a word."""
    alone = read("Kell is quiet. The boy is expected to be OK, police in Kell said.")
    assert all(p.score == NAMED_ONLY for p in alone if p.words == "OK")


@pytest.mark.parametrize(
    "spot",
    [
        "outside the Orven Vole",
        "at Orven Vole",
        "in Orven Park",
        "in the Orven neighborhood",
        "in Orvenside",
    ],
)
def test_a_spot_lies_in_the_town_that_its_report_is_about(spot: str) -> None:
    """A club, a park or a quarter that no gazetteer holds has its town's coordinates, and says so by precision 2."""
    found = read(f"Police in Tarn said two people were shot {spot} on Monday. A guard saw a man {spot} at noon.")
    place = next(p.place for p in found if p.words.startswith("Orven"))
    assert place is not None
    assert (place.name[:5], place.lat, place.admin1, place.precision) == ("Orven", 13.3, "North Oria", 2)
    assert place.gazetteer is None


def test_a_village_lies_in_no_town_that_its_report_is_about() -> None:
    """What is called a village, or may be one since the report tells a province, is in no town."""
    found = where("Police in Tarn said two people were shot in the village of Orven on Monday.", "Orven")
    assert found.place is None
    found = where("In North Oria province, troops of the base in Tarn shot two people in Orven on Monday.", "Orven")
    assert found.place is not None
    assert (found.place.lat, found.place.precision) == (13, 4)


def test_a_report_of_several_towns_far_apart_is_about_none_of_them() -> None:
    """Nobody can tell in which of three towns a club is."""
    text = (
        "Shots were fired in Tarn, in Esk and in Harrow. Two died at Orven Park on Monday. A guard at Orven Park fled."
    )
    assert where(text, "Orven Park").place is None


def test_a_name_that_begins_a_persons_is_that_person() -> None:
    """ "Tarn Vellory", whom the report calls Vellory too, makes no city of "Tarn": nothing happened there."""
    text = "Shots were fired in Vellin. Tarn Vellory died, and so did a guard. Vellory was 30. Tarn had two sons."
    assert {p.words: p.score for p in read(text)}["Tarn"] == NAMED_ONLY
    text = "Shots were fired in Vellin. Tarn Vellory was near. Vellory was 30. Two died in Tarn."
    assert where(text, "Tarn").score > NAMED_ONLY


def test_a_name_alone_of_its_country_that_nothing_says_to_be_a_place_has_nothing_happen_in_it() -> None:
    """ "His wife, Harrow" is no town abroad in a report of towns of one country; "in Harrow" is one."""
    assert where("Two died in Tarn. His wife, Harrow, held the child.", "Harrow").score == NAMED_ONLY
    assert where("Two died in Tarn. His wife fled and died in Harrow.", "Harrow").score > METONYM


def test_of_many_counties_of_one_name_that_near_the_reports_town_is_meant() -> None:
    """However many share the name, none is left out before the company of the others is heard."""
    found = where("Two people died in Ostral on Monday. The Grell County coroner named them.", "Grell County")
    assert found.place is not None
    assert found.place.admin1 == "D19"


def test_a_person_gives_the_reports_places_no_company() -> None:
    """Whose name is that of a town says nothing of where the report's other places are."""
    text = "Shots were fired in Kell. Maresh Vellory died, and so did Tarn Vellory. Vellory was 30."
    assert where(text, "Kell").place == where("Shots were fired in Kell.", "Kell").place
