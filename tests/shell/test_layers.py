"""Files of places to layers: GeoNames' table, GeoJSON, CSV. All places are invented."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from corroborate.errors import BadReference
from corroborate.shell.gazetteer import Layer, open_gazetteer
from corroborate.shell.layers import layer_text


def geonames(
    number: int, name: str, aliases: str, code: str, *, kind: str = "P", admin1: str = "09", lat: float = 36.5
) -> str:
    """A line of GeoNames' main table."""
    cells = [""] * 19
    cells[:9] = [str(number), name, "", aliases, f"{lat}", "37.25", kind, code, "SY"]
    cells[10], cells[14] = admin1, "120"
    return "\t".join(cells)


LINES = "\n".join(
    (
        geonames(990001, "Qarbel", "Karbil,قربل,Qarbil", "PPL"),
        geonames(990002, "Tall Qarbel", "", "PPLQ"),  # abandoned
        geonames(990003, "Jabal Qarbel", "", "MT", kind="T"),
        geonames(990004, "Nahiyat Qarbel", "", "ADM3", kind="A"),
    )
)


def found(text: str, name: str) -> list[tuple[str, str | None, str]]:
    """What a layer alone finds under a name."""
    gazetteer = open_gazetteer([Layer("own", text)], base=False)
    return [(c.gazetteer, c.admin1, c.feature) for c in gazetteer.lookup([name])[name]]


@pytest.mark.parametrize("zipped", [False, True])
def test_a_geonames_country_file(tmp_path: Path, zipped: bool) -> None:
    """Towns and divisions with GeoNames' ids, the names of their divisions and their spellings; nothing abandoned."""
    path = tmp_path / "SY.txt"
    path.write_text(LINES + "\n", encoding="utf-8")
    if zipped:
        path = tmp_path / "SY.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("readme.txt", "what stands in it")
            archive.writestr("SY.txt", LINES)
    text = layer_text(path)
    for name in ("Qarbel", "Karbil", "قربل"):
        assert found(text, name) == [("geonames:990001", "Aleppo", "P.PPL")]
    assert found(text, "Nahiyat Qarbel") == [("geonames:990004", "Aleppo", "A.ADM2")]
    assert found(text, "Jabal Qarbel") == []
    assert "990002" not in text


def test_geojson_points_and_areas(tmp_path: Path) -> None:
    """A point stands where it is, an area in the middle of its box; aliases may be a list."""
    path = tmp_path / "own.geojson"
    features = [
        {"type": "Feature", "properties": {"name": "Qarbel", "country": "SY", "aliases": ["Karbil"]},
         "geometry": {"type": "Point", "coordinates": [37.25, 36.5]}},
        {"type": "Feature", "properties": {"Name": "Hai al-Orva", "alt_name": "Orva quarter;Orva"},
         "geometry": {"type": "Polygon", "coordinates": [[[37, 36], [37.2, 36], [37.2, 36.4], [37, 36]]]}},
    ]  # fmt: skip
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    gazetteer = open_gazetteer([Layer("own", layer_text(path))], base=False)
    hits = gazetteer.lookup(["Karbil", "Orva quarter"])
    assert [(c.name, c.lat, c.lon, c.country) for c in hits["Karbil"]] == [("Qarbel", 36.5, 37.25, "SY")]
    assert [(c.name, c.lat, c.lon) for c in hits["Orva quarter"]] == [("Hai al-Orva", 36.2, 37.1)]


def test_csv_is_taken_as_it_is(tmp_path: Path) -> None:
    """With or without a byte-order mark."""
    path = tmp_path / "own.csv"
    path.write_bytes(b"\xef\xbb\xbfname,lat,lon\nQarbel,36.5,37.25\n")
    assert layer_text(path) == "name,lat,lon\nQarbel,36.5,37.25\n"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("SY.txt", b"990001\tQarbel\n", "line 1: 2 columns where GeoNames' country files have 19"),
        ("SY.txt", geonames(1, "Jabal", "", "MT", kind="T").encode(), "holds no towns or divisions"),
        ("SY.zip", b"no zip", "is no zip file"),
        ("own.geojson", b"{", "is no JSON"),
        ("own.geojson", b"[]", "no GeoJSON FeatureCollection"),
        ("own.geojson", b'{"features": [{"properties": {"name": "X"}}]}', "feature 1: needs a property name"),
        ("own.geojson", b'{"features": [7]}', "feature 1: needs a property name"),
        ("own.geojson", b'{"features": [{"properties": [], "geometry": []}]}', "feature 1: needs a property name"),
        ("own.csv", b"\xff\xfe", "not UTF-8"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    """Which file, where in it, and what to do."""
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(BadReference, match=words) as told:
        layer_text(path)
    assert "\n" not in str(told.value)
    assert name in str(told.value)


def test_a_zip_of_many_files_is_refused(tmp_path: Path) -> None:
    """Which of them is meant, nobody can tell."""
    path = tmp_path / "all.zip"
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("SY.txt", LINES)
        archive.writestr("LB.txt", LINES)
    path.write_bytes(held.getvalue())
    with pytest.raises(BadReference, match=r"one \.txt, a country's or all countries'; it holds SY\.txt, LB"):
        layer_text(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """As for every reference."""
    with pytest.raises(BadReference, match="cannot be opened"):
        layer_text(tmp_path / "none.csv")
