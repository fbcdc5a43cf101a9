"""Installed layers: what becomes of a file, whole or not at all, and how the base gives way. Places are invented."""

from __future__ import annotations

import datetime as dt
import json
import signal
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from corroborate.errors import BadReference, BadSetting, NotFound
from corroborate.shell import installed as room
from corroborate.shell.gazetteer import Layer, compiled, open_gazetteer
from corroborate.shell.installed import InstalledLayer, install, installed, remove
from corroborate.shell.layers import layer_text
from corroborate.values import Candidate

SMALL = frozenset({"SY", "LU"})
NOON = dt.datetime(2031, 3, 9, 12, tzinfo=dt.UTC)


def line(
    number: int,
    name: str,
    *,
    aliases: str = "",
    kind: str = "P.PPL",
    country: str = "SY",
    admin1: str = "09",
    admin2: str = "",
    at: tuple[float, float] = (36.5, 37.25),
    population: int = 0,
) -> str:
    """A line of GeoNames' main table."""
    cells = [""] * 19
    cells[:9] = [str(number), name, "", aliases, f"{at[0]}", f"{at[1]}", *kind.split("."), country]
    cells[10:12], cells[14] = [admin1, admin2], str(population)
    return "\t".join(cells)


# Numbers of GeoNames' own are far below.
VILLAGES = (
    line(990000001, "Qarbel", aliases="Karbil,قربل,QRB,Карбель", population=120),
    line(990000002, "Tall Qarbel", kind="P.PPLQ"),
    line(990000003, "Jabal Qarbel", kind="T.MT"),
    line(990000004, "Nahr Qarbel", kind="H.STM"),
    line(990000005, "Nahiyat Qarbel", kind="A.ADM3"),
    line(990000006, "Vessarine", kind="A.ADM1", country="XO", admin1="77"),
    line(990000007, "Doren", country="XO", admin1="77"),
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the test's own."""
    monkeypatch.setenv("CORROBORATE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache directory in which the places of two countries are compiled."""
    folder = tmp_path_factory.mktemp("cache")
    compiled(folder, None, SMALL)
    return folder


def written(path: Path, *lines: str) -> Path:
    """A file of these lines."""
    path.write_text("".join(text + "\n" for text in lines), encoding="utf-8")
    return path


def put(path: Path, **options: object) -> InstalledLayer:
    """Install a file."""
    return install(path, at=NOON, **options).layer  # type: ignore[arg-type]


def found(name: str, *layers: InstalledLayer, cache: Path | None = None) -> tuple[Candidate, ...]:
    """What a name could be, in these layers and the base if a cache is given."""
    gazetteer = open_gazetteer(
        installed=[layer.path for layer in layers], base=cache is not None, cache_dir=cache, countries=SMALL
    )
    try:
        return gazetteer.lookup([name])[name]
    finally:
        gazetteer.close()


# ------------------------------------------------------------------ what is installed


def test_towns_and_divisions_of_a_country_are_installed(tmp_path: Path) -> None:
    """In all their Latin and Arabic spellings, under their divisions' names; the rest is counted by what it is."""
    done = install(written(tmp_path / "SY.txt", *VILLAGES), at=NOON)
    layer = done.layer
    assert (layer.name, layer.source, layer.places, layer.countries) == ("SY", "SY.txt", 4, ("SY", "XO"))
    assert done.left_out == {"abandoned places": 1, "mountains and islands": 1, "waters": 1}
    assert (done.refused, done.why, done.already) == (0, (), False)
    for name in ("Qarbel", "Karbil", "قربل", "al-Qarbel", "Carbil"):
        (first,) = found(name, layer)
        assert (first.gazetteer, first.name, first.admin1, first.population) == (
            "geonames:990000001", "Qarbel", "Aleppo", 120)  # fmt: skip
        assert (first.lat, first.lon, first.feature, first.layer) == (36.5, 37.25, "P.PPL", "SY")
    assert [c.feature for c in found("Nahiyat Qarbel", layer)] == ["A.ADM2"]
    assert found("Jabal Qarbel", layer) == found("QRB", layer) == ()


def test_a_division_that_the_base_does_not_know_is_called_as_in_the_file(tmp_path: Path) -> None:
    """Its towns lie in it by that name, whichever of the two comes first in the file."""
    for number, order in enumerate((VILLAGES, tuple(reversed(VILLAGES)))):
        layer = put(written(tmp_path / f"{number}.txt", *order))
        assert [c.admin1 for c in found("Doren", layer)] == ["Vessarine"]


def test_all_features_takes_the_rest_too(tmp_path: Path) -> None:
    """Mountains, waters, what is abandoned."""
    done = install(written(tmp_path / "SY.txt", *VILLAGES), all_features=True, at=NOON)
    assert (done.layer.places, done.left_out) == (7, {})
    assert [c.feature for c in found("Jabal Qarbel", done.layer)] == ["T.MT"]


def test_a_zip_file_is_the_same_layer(tmp_path: Path) -> None:
    """The digest is of the places and the name, not of the file, the moment or the machine."""
    text = written(tmp_path / "SY.txt", *VILLAGES)
    one = put(text)
    with zipfile.ZipFile(tmp_path / "SY.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "what stands in it")
        archive.write(text, "SY.txt")
    done = install(tmp_path / "SY.zip", at=NOON + dt.timedelta(days=1))
    assert (done.already, done.layer.digest) == (True, one.digest)
    assert put(text, name="other").digest != one.digest
    assert put(written(tmp_path / "XX.txt", *VILLAGES[:-1]), name="SY", replace=True).digest != one.digest


def test_own_tables_and_geojson(tmp_path: Path) -> None:
    """Any column that --gazetteer knows; the country of rows without one may be given."""
    table = written(
        tmp_path / "quarters.csv",
        "Name,Lat,Lon,admin1,precision,aliases",
        "Hai al-Orva,34.73,36.71,Homs,1,Orva quarter|Hayy al-Urva",
    )
    layer = put(table, country="sy")
    (first,) = found("Hay al Urva", layer)
    assert (first.country, first.admin1, first.feature, first.layer) == ("SY", "Homs", "P.PPL", "quarters")
    feature = {"properties": {"name": "Camp Orva", "precision": 1}, "geometry": {"coordinates": [36.7, 34.7]}}
    own = tmp_path / "own.geojson"
    own.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    assert [(c.lat, c.country) for c in found("Camp Orva", put(own))] == [(34.7, None)]


def test_what_is_no_place_is_skipped_and_told(tmp_path: Path) -> None:
    """The first few by their lines, of the rest the number; the good ones are in."""
    bad = [line(990000100 + n, f"Mirsa {n}", at=(95.0, 37.0)) for n in range(9)]
    done = install(written(tmp_path / "SY.txt", VILLAGES[0], "990000050\tQarbel", *bad), at=NOON)
    assert (done.layer.places, done.refused, len(done.why)) == (1, 10, 5)
    assert "line 2: 2 columns where GeoNames' country files have 19" in done.why[0]
    assert "line 3: lat is 95.0" in done.why[1]
    table = written(tmp_path / "own.csv", "name,lat,lon", "Oria,north,28", "Kell,12.5,28.25")
    done = install(table, at=NOON)
    assert (done.layer.places, done.refused) == (1, 1)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("SY.txt", VILLAGES[2].encode(), "holds no towns or divisions"),
        ("SY.txt", b"990000050\tQarbel\n", "line 1: 2 columns"),
        ("SY.zip", b"no zip", "no zip file"),
        ("own.csv", b"place,lat\nKell,12\n", "first line"),
        ("own.csv", b"name,lat,lon\nKell,\xff,28\n", "not UTF-8"),
        ("own.csv", b'name,lat,lon\n"Kell,12,28\n', "quote"),
        ("own.csv", b"name,lat,lon\nKell,north,28\n", "line 2: lat is 'north'"),
        ("own.geojson", b"{", "no JSON"),
    ],
)
def test_a_file_without_a_place_changes_nothing(
    home: Path, tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    """It says what is wrong in one line; no layer is made, and nothing unfinished is left."""
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(BadReference, match=words) as told:
        put(path)
    assert "\n" not in str(told.value)
    assert installed() == ()
    assert [p.name for p in (home / "gazetteers").iterdir()] == ["turn"]


def test_a_zip_file_that_breaks_off_is_told(tmp_path: Path) -> None:
    """A download that was cut is not taken for a small country."""
    whole = tmp_path / "whole.zip"
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("SY.txt", "\n".join(VILLAGES))
    broken = bytearray(whole.read_bytes())
    broken[60] ^= 0xFF
    cut = tmp_path / "SY.zip"
    cut.write_bytes(broken)
    with pytest.raises(BadReference, match="download it again"):
        put(cut)


@pytest.mark.parametrize("name", ["base", "None", "a/b", "", ".hidden", "x" * 65, "two words", "نور"])
def test_a_name_is_a_plain_word(tmp_path: Path, name: str) -> None:
    """It is part of a file's name and of places' ids."""
    with pytest.raises(BadSetting, match="cannot be called"):
        put(written(tmp_path / "SY.txt", *VILLAGES), name=name)


def test_another_layer_of_that_name_is_replaced_on_purpose_only(tmp_path: Path) -> None:
    """Records may be read with it."""
    one = put(written(tmp_path / "SY.txt", *VILLAGES))
    other = written(tmp_path / "SY.txt", *VILLAGES[:1])
    with pytest.raises(BadSetting, match="--replace"):
        put(other)
    assert [layer.digest for layer in installed()] == [one.digest]
    assert put(other, replace=True).places == 1
    assert len(installed()) == 1


def test_a_layer_is_taken_away_by_its_name(tmp_path: Path) -> None:
    """Once."""
    put(written(tmp_path / "SY.txt", *VILLAGES))
    remove("SY")
    assert installed() == ()
    with pytest.raises(NotFound, match="no gazetteer layer 'SY'"):
        remove("SY")


def test_a_file_that_is_no_layer_is_told_and_can_be_taken_away(home: Path, tmp_path: Path) -> None:
    """And so is one that another version compiled: its names may be folded otherwise."""
    layer = put(written(tmp_path / "SY.txt", *VILLAGES))
    with sqlite3.connect(layer.path) as db:
        db.execute("UPDATE meta SET value = 'those of before' WHERE key = 'tables'")
    db.close()
    assert [layer.usable for layer in installed()] == [False]
    (home / "gazetteers" / "own.sqlite").write_text("something else")
    with pytest.raises(BadReference, match="gazetteer remove own"):
        installed()
    remove("own")
    assert [layer.name for layer in installed()] == ["SY"]


def test_the_folder_is_the_users_own(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where CORROBORATE_HOME says, else where the desktop keeps data; nobody else may read it."""
    put(written(tmp_path / "SY.txt", *VILLAGES))
    assert (home / "gazetteers").stat().st_mode & 0o077 == 0
    assert (home / "gazetteers" / "SY.sqlite").stat().st_mode & 0o077 == 0
    monkeypatch.delenv("CORROBORATE_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert room.home() == tmp_path / "data" / "corroborate"
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert room.home() == tmp_path / ".local" / "share" / "corroborate"


def test_no_place_to_write_is_said_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And which variable to set."""
    blocked = written(tmp_path / "file", "not a directory")
    monkeypatch.setenv("CORROBORATE_HOME", str(blocked))
    with pytest.raises(BadSetting, match="set CORROBORATE_HOME"):
        put(written(tmp_path / "SY.txt", *VILLAGES))


# ------------------------------------------------------------------ whole or not at all


def test_progress_ends_with_all_of_it(tmp_path: Path) -> None:
    """Of the bytes of the text, also in a zip file."""
    told: list[tuple[str, int, int | None]] = []
    path = written(tmp_path / "SY.txt", *(line(990000000 + n, f"Mirsa {n}") for n in range(5000)))
    put(path, progress=lambda *step: told.append(step))
    bytes_ = [(done, total) for what, done, total in told if what == "bytes of places"]
    assert len(bytes_) >= 3
    assert bytes_ == sorted(bytes_)
    assert bytes_[-1] == (path.stat().st_size, path.stat().st_size)


def test_an_error_in_the_middle_leaves_the_layer_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also one of ours."""
    before = put(written(tmp_path / "SY.txt", *VILLAGES))

    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(room._Writer, "finish", broken)
    with pytest.raises(KeyboardInterrupt):
        put(written(tmp_path / "SY.txt", *VILLAGES[:1]), replace=True)
    assert [layer.digest for layer in installed()] == [before.digest]
    assert sorted(p.name for p in before.path.parent.iterdir()) == ["SY.sqlite", "turn"]


PROGRAM = """
import datetime as dt, sys
from pathlib import Path
from corroborate.shell.installed import install
def told(what, done, total):
    print(what, flush=True)
install(Path(sys.argv[1]), name="SY", replace=True, at=dt.datetime.now(dt.UTC), progress=told)
"""


def test_a_killed_process_leaves_no_half_layer(home: Path, tmp_path: Path) -> None:
    """Killed while it reads and while it sorts: the old layer stands, the turn is free, the next one clears up."""
    before = put(written(tmp_path / "SY.txt", *VILLAGES))
    large = written(tmp_path / "large.txt", *(line(990000000 + n, f"Mirsa {n}") for n in range(60_000)))
    for stop in ("bytes of places", "names put in order"):
        process = subprocess.Popen([sys.executable, "-c", PROGRAM, str(large)], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        for said in process.stdout:
            if said.strip() == stop:
                process.send_signal(signal.SIGKILL)
                break
        process.communicate()
        assert process.returncode == -signal.SIGKILL
        assert [layer.digest for layer in installed()] == [before.digest]
        assert found("Qarbel", *installed())
        assert list((home / "gazetteers").glob(".unfinished-*"))
    put(written(tmp_path / "XO.txt", VILLAGES[-1]))
    assert sorted(p.name for p in (home / "gazetteers").iterdir()) == ["SY.sqlite", "XO.sqlite", "turn"]


def test_two_do_not_add_at_once(tmp_path: Path) -> None:
    """The second is told to wait; it does not clear away what the first is writing."""
    large = written(tmp_path / "large.txt", *(line(990000000 + n, f"Mirsa {n}") for n in range(60_000)))
    process = subprocess.Popen([sys.executable, "-c", PROGRAM, str(large)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    process.stdout.readline()
    with pytest.raises(BadSetting, match="another process is adding"):
        put(written(tmp_path / "XO.txt", VILLAGES[-1]))
    process.communicate()
    assert process.returncode == 0
    assert [(layer.name, layer.places) for layer in installed()] == [("SY", 60_000)]


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    """Ten times the places cost some megabytes more, not ten times as many."""
    program = PROGRAM + "import resource\nprint('peak', resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
    peaks = []
    for places in (5_000, 50_000):
        path = written(tmp_path / "SY.txt", *(line(990000000 + n, f"Mirsa {n} al-Orva") for n in range(places)))
        output = subprocess.run(
            [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
        ).stdout
        peaks.append(int(output.split()[-1]) / (1024 if sys.platform != "darwin" else 1 << 20))
    assert peaks[1] - peaks[0] < 15, peaks


# ------------------------------------------------------------------ over the base


def test_a_layer_wins_over_the_base_for_its_country(cache: Path, tmp_path: Path) -> None:
    """Its town of a name stands before the base's, and instead of it in its country; elsewhere both are heard."""
    manbij = line(990000010, "Manbij", at=(36.6, 38.0))
    layer = put(written(tmp_path / "SY.txt", manbij, line(990000011, "Schifflange", at=(36.1, 37.9))))
    towns = [c for c in found("Manbij", layer, cache=cache) if c.feature[0] == "P"]
    assert [(c.layer, c.gazetteer) for c in towns] == [("SY", "geonames:990000010")]
    both = [(c.layer, c.country) for c in found("Schifflange", layer, cache=cache) if c.feature[0] == "P"]
    assert both == [("SY", "SY"), ("base", "LU")]


def test_a_place_of_layer_and_base_is_one_candidate(cache: Path, tmp_path: Path) -> None:
    """A town by its number, a division by its code: with the layer's point, found by the names of both."""
    (town,) = [c for c in found("Manbij", cache=cache) if c.feature[0] == "P"]
    number = int(town.gazetteer.partition(":")[2])
    layer = put(
        written(
            tmp_path / "SY.txt",
            line(number, "Manbij", aliases="Manbijo", at=(36.6, 38.0)),
            line(990000012, "Aleppo Governorate", kind="A.ADM1", at=(36.2, 37.5)),
        )
    )
    for name in ("Manbij", "Manbijo", "Menbij"):
        towns = [(c.gazetteer, c.lat) for c in found(name, layer, cache=cache) if c.feature[0] == "P"]
        assert towns == [(town.gazetteer, 36.6)], name
    gazetteer = open_gazetteer(installed=[layer.path], cache_dir=cache, countries=SMALL)
    assert gazetteer.lookup(["Manbij"])["Manbij"][0].layer == "base"  # the base holds it too: it is not preferred
    assert gazetteer.whose([town.gazetteer, "geonames:1"]) == {town.gazetteer: "SY", "geonames:1": "base"}
    gazetteer.close()
    for name in ("Aleppo", "Aleppo Governorate", "Halab"):
        divisions = [(c.gazetteer, c.name, c.lat) for c in found(name, layer, cache=cache) if c.feature == "A.ADM1"]
        assert divisions == [("admin1:SY.09", "Aleppo", 36.2)], name


def test_layers_lie_in_the_order_in_which_they_are_given(tmp_path: Path) -> None:
    """What a user gives with a command lies above what is installed."""
    layer = put(written(tmp_path / "SY.txt", *VILLAGES))
    given = Layer("own.csv", "name,lat,lon,country\nQarbel,36.5001,37.2501,SY\n")
    gazetteer = open_gazetteer([given], base=False, installed=[layer.path])
    assert [c.layer for c in gazetteer.lookup(["Qarbel"])["Qarbel"]] == ["own.csv"]
    gazetteer.close()


def test_the_world_is_heard_as_the_base_is(tmp_path: Path) -> None:
    """A file of many countries says nothing of where a user's reports are from: its hamlets are not preferred."""
    codes = "SY IQ YE LB JO EG LY SD SS ER ET SO KE".split()
    rows = [line(990000000 + n, f"Mirsa {code}", country=code, admin1="") for n, code in enumerate(codes)]
    wide = put(written(tmp_path / "all.txt", *rows))
    few = put(written(tmp_path / "few.txt", *rows[:12]))
    assert [c.layer for c in found("Mirsa SY", wide)] == ["base"]
    assert [c.layer for c in found("Mirsa SY", few)] == ["few"]
    assert [layer.name for layer in installed()] == ["few", "all"]  # it lies beneath the others, whatever its name
    assert [c.layer for c in found("Mirsa SY", *installed())] == ["few"]


def test_the_digest_of_a_gazetteer_follows_its_layers(cache: Path, tmp_path: Path) -> None:
    """What was read with other layers is not taken for what is read with these."""
    one = put(written(tmp_path / "SY.txt", *VILLAGES))
    two = put(written(tmp_path / "XO.txt", VILLAGES[-1]))

    def digest(*layers: InstalledLayer) -> str:
        gazetteer = open_gazetteer(installed=[layer.path for layer in layers], cache_dir=cache, countries=SMALL)
        gazetteer.close()
        return gazetteer.digest

    assert len({digest(), digest(one), digest(two), digest(one, two)}) == 4
    assert digest(one) == digest(one)


def test_a_layer_in_a_record_and_one_that_is_installed_read_alike(tmp_path: Path) -> None:
    """The same file gives the same places, whether the record keeps it or the machine."""
    path = written(tmp_path / "SY.txt", *VILLAGES)
    installed_ = put(path, name="own")
    kept = open_gazetteer([Layer("own", layer_text(path))], base=False)
    for name in ("Qarbel", "Karbil", "قربل", "Nahiyat Qarbel"):
        assert kept.lookup([name])[name] == found(name, installed_)
