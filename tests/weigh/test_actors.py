"""Who a voice is: by whole words, never by a part; generic voices only at their outlet. All names but the shipped
directory's are invented.
"""

from __future__ import annotations

import csv
import datetime as dt
from importlib import resources

import pycountry
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.errors import BadReference
from corroborate.values import Actor, Document, Party, Review, Verdict, Voice, VoiceKind
from corroborate.weigh.actors import Directory, actor_from_row, directory, party_from_row, plain, taught, variants

ACTORS = (
    Actor(
        id="nmo",
        name="Northland Monitoring Office",
        kind=VoiceKind.MONITOR,
        aliases=("NMO", "the Harrow-based monitor"),
        country="XN",
    ),
    Actor(id="gov", name="Government of Umbar", kind=VoiceKind.GOVERNMENT, aliases=("Umbari government",)),
    Actor(id="army", name="Umbari army", kind=VoiceKind.MILITARY, aliases=("Umbar's army",), parent="gov"),
    Actor(id="locals", name="residents", kind=VoiceKind.WITNESS, aliases=("villagers",), generic=True),
    Actor(id="gaz", name="The Gazette", kind=VoiceKind.OUTLET),
)
PARTIES = (
    Party(id="umbar", name="Umbar", members=("gov",), allies=("salh",), since=dt.date(2030, 1, 1)),
    Party(id="salh", name="Salh League", members=("the League",), until=dt.date(2031, 3, 31)),
)
WHO = directory(ACTORS, PARTIES)


def document(source: str | None = "The Herald") -> Document:
    """A report of an outlet."""
    return Document(id="doc-1", text="", sha256="", cleaned_by="test", source=source)


def voice(words: str, kind: VoiceKind = VoiceKind.UNKNOWN, actor: str | None = None) -> Voice:
    """A voice that the text words so."""
    return Voice(words=words, start=0, end=len(words), kind=kind, actor=actor)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Northland Monitoring Office", "nmo"),
        ("the NORTHLAND Monitoring Office", "nmo"),
        ("NMO", "nmo"),
        ("a new count by the NMO", "nmo"),
        ("figures compiled by the NMO", "nmo"),
        ("a report from the Harrow-based monitor", "nmo"),
        ("the Harrow-based monitor", "nmo"),
        ("The Harrow‑based monitor", "nmo"),  # a typographic hyphen
        ("Umbar’s army", "army"),
        ("Umbar's army", "army"),
        ("monitor", None),  # a part of a name is no name
        ("Monitoring Office", None),
        ("Northland Monitoring Office of the South", None),
        ("the army", None),
        ("", None),
    ],
)
def test_a_voice_is_found_by_its_whole_words(words: str, expected: str | None) -> None:
    """Names and aliases, without determiners, possessives and case; never by a loose substring."""
    found = WHO.resolve(voice(words), document())
    assert (found.id if found else None) == expected


def test_an_actor_that_the_reader_gave_is_believed() -> None:
    """What is already resolved stays so."""
    found = WHO.resolve(voice("its director", actor="nmo"), document())
    assert found is not None
    assert found.id == "nmo"


def test_a_named_voice_is_one_everywhere_and_a_generic_one_only_at_its_outlet() -> None:
    """Five outlets that quote one monitor hear one voice; "residents" are others at each outlet."""
    keys = {WHO.voice_key(document(outlet), voice("the NMO")) for outlet in ("The Herald", "The Gazette")}
    assert keys == {"nmo"}
    keys = {WHO.voice_key(document(outlet), voice("residents")) for outlet in ("The Herald", "The Gazette")}
    assert len(keys) == 2
    assert WHO.voice_key(document(), voice("a baker")) == WHO.voice_key(document(), voice("The baker"))


def test_narration_is_the_outlets_and_a_bodys_bulletin_is_its_own() -> None:
    """What a monitor prints itself is its voice; what a paper narrates is the paper's narration."""
    assert WHO.voice_key(document("NMO"), None) == "nmo"
    assert WHO.kind_of(document("NMO"), None) is VoiceKind.MONITOR
    assert WHO.voice_key(document("The Gazette"), None).startswith("narration@")
    assert WHO.kind_of(document("The Gazette"), None) is VoiceKind.OUTLET
    assert WHO.voice_key(document(None), None) == "narration@doc-1"


def test_a_kind_is_the_directorys_else_the_readers() -> None:
    """The directory knows better than the words; what it does not know stays as read."""
    assert WHO.kind_of(document(), voice("NMO", VoiceKind.NGO)) is VoiceKind.MONITOR
    assert WHO.kind_of(document(), voice("a baker", VoiceKind.WITNESS)) is VoiceKind.WITNESS
    assert WHO.kinds["nmo"] is VoiceKind.MONITOR
    assert WHO.kinds["the harrow-based monitor"] is VoiceKind.MONITOR


@pytest.mark.parametrize(
    ("words", "day", "expected"),
    [
        ("the Umbari army", dt.date(2031, 1, 1), "umbar"),  # by its parent
        ("army", dt.date(2031, 1, 1), "umbar"),  # by its id
        ("Umbari government", None, "umbar"),
        ("Umbari government", dt.date(2029, 1, 1), None),  # not yet
        ("the League", dt.date(2031, 1, 1), "salh"),
        ("the League", dt.date(2031, 4, 1), None),  # no longer
        ("NMO", dt.date(2031, 1, 1), None),
        ("", None, None),
    ],
)
def test_a_side_is_found_by_member_parent_and_day(words: str, day: dt.date | None, expected: str | None) -> None:
    """Who belongs to a side, from when to when."""
    found = WHO.party_of(words, day)
    assert (found.id if found else None) == expected


def test_allies_are_allies_whichever_names_the_other() -> None:
    """An alliance that one side names holds for both."""
    assert WHO.allied(PARTIES[0], PARTIES[1])
    assert WHO.allied(PARTIES[1], PARTIES[0])
    assert not WHO.allied(PARTIES[1], Party(id="third", name="Third"))


def test_the_enemy_is_the_one_other_side_that_is_no_ally() -> None:
    """Allies are not enemies, and of several sides nobody can tell which is meant."""
    march, april = dt.date(2031, 3, 10), dt.date(2031, 4, 10)
    assert WHO.enemy_of(PARTIES[0], march) is None
    guard = Party(id="guard", name="Coast Guard", since=dt.date(2031, 3, 5))
    three = directory(ACTORS, (*PARTIES, guard))
    assert three.enemy_of(PARTIES[0], march) == guard
    assert three.enemy_of(guard, march) is None
    assert three.enemy_of(guard, april) == PARTIES[0]


def test_a_record_overrides_the_directory() -> None:
    """Of two actors of one id, and of two that claim one name, the later stands."""
    mine = directory([*ACTORS, Actor(id="nmo", name="Northland Office", kind=VoiceKind.NGO, aliases=("NMO",))])
    assert mine.kinds["nmo"] is VoiceKind.NGO
    assert mine.find("Northland Monitoring Office") is None
    other = directory([*ACTORS, Actor(id="new", name="New Body", kind=VoiceKind.UN, aliases=("NMO",))])
    assert other.find("NMO") == "new"


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40))
def test_no_words_break_the_directory(words: str) -> None:
    """Any text resolves to an actor or to none, and has a key."""
    assert plain(plain(words)) is not None
    WHO.resolve(voice(words), document())
    assert WHO.voice_key(document(), voice(words))
    WHO.party_of(words, None)


# ------------------------------------------------------------------ rows


def test_a_row_is_an_actor() -> None:
    """Aliases are parted by bars; empty cells are unknown."""
    row = {"id": "x", "name": "X Body", "kind": "ngo", "aliases": "XB | the X ", "country": "XM", "generic": ""}
    assert actor_from_row(row) == Actor(
        id="x", name="X Body", kind=VoiceKind.NGO, aliases=("XB", "the X"), country="XM"
    )


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"id": "", "name": "X", "kind": "ngo"}, "id is empty"),
        ({"id": "x", "name": " ", "kind": "ngo"}, "name is empty"),
        ({"id": "x", "name": "X", "kind": "club"}, "write one of"),
    ],
)
def test_a_row_that_is_no_actor_says_what_to_write(row: dict[str, str], words: str) -> None:
    """The message names the cell and what belongs there."""
    with pytest.raises(BadReference, match=words):
        actor_from_row(row)


def test_a_row_is_a_party() -> None:
    """Members and allies are parted by bars, days are ISO."""
    row = {"id": "p", "name": "P", "members": "a|b", "allies": "q", "since": "2031-03-06", "until": ""}
    made = party_from_row(row)
    assert (made.members, made.allies, made.since, made.until) == (("a", "b"), ("q",), dt.date(2031, 3, 6), None)


@pytest.mark.parametrize(
    ("cells", "words"),
    [({"since": "March"}, "write a day"), ({"since": "2031-03-06", "until": "2031-03-01"}, "is after")],
)
def test_a_row_that_is_no_party_says_what_to_write(cells: dict[str, str], words: str) -> None:
    """Days must be days, and in order."""
    with pytest.raises(BadReference, match=words):
        party_from_row({"id": "p", "name": "P", **cells})


# ------------------------------------------------------------------ the shipped directory


def shipped() -> tuple[Actor, ...]:
    """The voice directory that ships with the software."""
    text = resources.files("corroborate").joinpath("data/voices.csv").read_text(encoding="utf-8")
    return tuple(actor_from_row(row) for row in csv.DictReader(text.splitlines()))


def test_the_shipped_directory_is_sound() -> None:
    """Every row parses; ids are unique, parents are there, countries are countries, no name is claimed twice."""
    actors = shipped()
    ids = [actor.id for actor in actors]
    assert len(actors) >= 120
    assert len(set(ids)) == len(ids)
    assert {actor.parent for actor in actors} - {None} <= set(ids)
    countries = {country.alpha_2 for country in pycountry.countries}
    assert {actor.country for actor in actors} - {None} <= countries
    claimed: dict[str, str] = {}
    for actor in actors:
        for name in (actor.name, *actor.aliases):
            assert claimed.setdefault(plain(name), actor.id) == actor.id, name


def test_no_ordinary_word_is_a_name_in_the_shipped_directory() -> None:
    """ "who", "is" and "care" stay words, in capitals too."""
    known: Directory = directory(shipped())
    for word in "who is care site it us or and aid it's he they his we let".split():
        assert known.find(word) is None, word


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the Britain-based Syrian Observatory for Human Rights", "sohr"),
        ("SOHR", "sohr"),
        ("the UN human rights office", "ohchr"),
        ("UNICEF", "unicef"),
        ("Doctors Without Borders", "msf"),
        ("Gaza's health ministry", "health-ps"),
        ("the Yemeni Ministry of Health", "health-ye"),
        ("the Russian Defence Ministry", "defence-ru"),
        ("Russia's defense ministry", "defence-ru"),
        ("the Iraqi army", "army-iq"),
        ("the US-led coalition", "coalition-oir"),
        ("Daesh", "isil"),
        ("the White Helmets", "white-helmets"),
        ("villagers", "generic-residents"),
    ],
)
def test_well_known_bodies_are_known(words: str, expected: str) -> None:
    """Public bodies by the words that reports use of them."""
    assert directory(shipped()).find(words) == expected


# ------------------------------------------------------------------ names that the directory may be missing

ORLA = Actor(id="ohrn", name="Orla Human Rights Network", kind=VoiceKind.MONITOR)
FERRY = Actor(id="ferry", name="Ferry Union Council", kind=VoiceKind.NGO)
NAMES = directory([ORLA, FERRY])


def told(*names: str, kind: VoiceKind = VoiceKind.MONITOR) -> list[tuple[str, VoiceKind, str]]:
    """Names as reports tell them, each in a report of its own."""
    return [(name, kind, f"doc-{n}") for n, name in enumerate(names)]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("the Orla Network for Human Rights", "ohrn"),
        ("OHRN", "ohrn"),
        ("Orlah Human Rights Network", "ohrn"),
        ("the Orla Human Rights Network", None),  # it is known
        ("the Orla Women's Rights Network", None),
        ("the Human Rights Network", None),  # whose?
        ("the Tessaly Human Rights Network", None),
        ("a network", None),
    ],
)
def test_a_name_that_may_be_an_actors_is_put_to_a_person(name: str, found: str | None) -> None:
    """By the same words in another order or spelling, or by initials; never by words that many bodies share."""
    assert [pair.b for pair in variants(told(name), NAMES)] == ([found] if found else [])


def test_two_unknown_names_may_be_one() -> None:
    """They are put to a person once, with the reason in words."""
    (pair,) = variants(told("Verran Coast Observatory", "the Coast Observatory of Verran"), NAMES)
    assert (pair.a, pair.b) == ("voice:coast observatory of verran", "voice:verran coast observatory")
    assert "they say the same words" in pair.reasons[0]


@pytest.mark.parametrize("kind", [VoiceKind.WITNESS, VoiceKind.RELATIVE, VoiceKind.ACTIVIST, VoiceKind.ANONYMOUS])
def test_private_people_are_never_put_together(kind: VoiceKind) -> None:
    """A witness of one outlet is no witness of another, whatever they are called."""
    assert variants(told("Orla Network for Human Rights", kind=kind), NAMES) == ()


def said(subject: str, verdict: Verdict, day: int = 1) -> Review:
    """What an invented coder said of two names."""
    at = dt.datetime(2031, 3, day, tzinfo=dt.UTC)
    return Review(id=f"{subject}-{day}", subject=subject, seen="", verdict=verdict, reviewer="Ana", at=at)


def test_what_a_person_says_of_a_name_is_known_from_then_on() -> None:
    """The later word wins; what is said to be different, or taken for unsure, changes nothing."""
    pair = "voice:orla network for human rights|ohrn"
    assert taught(NAMES, [said(pair, Verdict.SAME)]).find("The Orla Network for Human Rights") == "ohrn"
    assert taught(NAMES, [said(pair, Verdict.SAME), said(pair, Verdict.DIFFERENT, 2)]) == NAMES
    assert taught(NAMES, [said(pair, Verdict.UNSURE)]) == NAMES


def test_names_that_are_each_others_become_one_actor_in_any_order() -> None:
    """Three names in two decisions are one voice; an actor of the directory stands for all that hang on it."""
    one, two = said("voice:a coast|voice:d coast", Verdict.SAME), said("voice:b coast|voice:c coast", Verdict.SAME)
    three = said("voice:c coast|voice:d coast", Verdict.SAME)
    known = taught(NAMES, [three, one, two])
    assert {known.find(f"{letter} coast") for letter in "abcd"} == {known.find("a coast")}
    assert known == taught(NAMES, [two, three, one])
    assert {
        taught(NAMES, [one, two, three, said("voice:b coast|ferry", Verdict.SAME)]).find(f"{x} coast") for x in "abcd"
    } == {"ferry"}
