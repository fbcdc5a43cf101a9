"""Files of places to the CSV that a gazetteer layer is made of: GeoNames country files, GeoJSON, CSV.

A record keeps the CSV, so that it is read the same wherever it is opened (docs/gazetteer.md).
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from corroborate.errors import BadReference

COLUMNS = ("name", "lat", "lon", "admin1", "admin2", "country", "feature", "population", "aliases", "geonameid")
MOST = 400_000  # places of one layer: a large country's; the whole world belongs into a base, not into a record
_MOST_ALIASES = 40
_GONE = frozenset({"PPLH", "PPLQ", "PPLW"})  # historical, abandoned, destroyed
_DIVISIONS = frozenset({"ADM1", "ADM2", "ADM3", "ADMD"})
_GEONAMES_COLUMNS = 19


def layer_text(path: Path) -> str:
    """The CSV of a file of places, by its ending: .csv as it is, .geojson or .json, a GeoNames file as .txt or .zip.

    Raises BadReference that says what is wrong with the file and what to do.
    """
    ending = path.suffix.casefold()
    if ending in (".geojson", ".json"):
        return _written(path, _geojson(path, file_text(path)))
    if ending == ".zip":
        return _written(path, _geonames(path, _decoded(path, _unzipped(path, _content(path)))))
    if ending == ".txt":
        return _written(path, _geonames(path, file_text(path)))
    return file_text(path)


def file_text(path: Path) -> str:
    """What a file of reference holds, as text. Raises BadReference where it cannot be opened or is not UTF-8."""
    return _decoded(path, _content(path))


def table_rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table in ``corroborate/data``, a CSV that may be gzipped."""
    data = resources.files("corroborate").joinpath("data", name).read_bytes()
    text = (gzip.decompress(data) if name.endswith(".gz") else data).decode("utf-8")
    return csv.DictReader(io.StringIO(text, newline=""))


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadReference(f"{path} cannot be opened: {error.strerror or error}") from error


def _decoded(path: Path, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadReference(f"{path} is not UTF-8 text; save it as UTF-8") from error


def _unzipped(path: Path, content: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [n for n in archive.namelist() if n.endswith(".txt") and not n.casefold().startswith("readme")]
            if len(names) != 1:
                raise BadReference(f"{path} must hold one country's .txt; it holds {', '.join(names) or 'none'}")
            return archive.read(names[0])
    except zipfile.BadZipFile as error:
        raise BadReference(f"{path} is no zip file: {error}; download it again") from error


def _written(path: Path, rows: Iterator[Mapping[str, str]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n", restval="")
    writer.writeheader()
    count = 0
    for row in rows:
        count += 1
        if count > MOST:
            raise BadReference(f"{path} holds more than {MOST:,} places; give the file of one country, such as SY.zip")
        writer.writerow(row)
    if not count:
        raise BadReference(f"{path} holds no towns or divisions")
    return out.getvalue()


# ------------------------------------------------------------------ GeoNames


def _geonames(path: Path, text: str) -> Iterator[Mapping[str, str]]:
    """The towns and divisions of a file in GeoNames' main table (readme.txt of its export)."""
    first, second = _divisions("admin1.csv"), _divisions("admin2.csv.gz")
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        cells = line.split("\t")
        if len(cells) != _GEONAMES_COLUMNS:
            raise BadReference(
                f"{path}, line {number}: {len(cells)} columns where GeoNames' country files have {_GEONAMES_COLUMNS}, "
                "parted by tabs; for a table of your own use .csv"
            )
        kind, code, country = cells[6], cells[7], cells[8]
        town = kind == "P" and code not in _GONE
        if not (town or (kind == "A" and code in _DIVISIONS)):
            continue
        above = f"{country}.{cells[10]}"
        aliases = dict.fromkeys(n for n in (cells[2], *cells[3].split(",")) if n and n != cells[1] and "|" not in n)
        yield {
            "name": cells[1],
            "lat": cells[4],
            "lon": cells[5],
            "admin1": first.get(above, ""),
            "admin2": second.get(f"{above}.{cells[11]}", ""),
            "country": country,
            "feature": f"{kind}.{code}" if code != "ADM3" else "A.ADM2",
            "population": cells[14] if cells[14].isdecimal() else "",
            "aliases": "|".join(list(aliases)[:_MOST_ALIASES]),
            "geonameid": cells[0],
        }


@cache
def _divisions(table: str) -> Mapping[str, str]:
    """GeoNames' codes of divisions to their names."""
    return {row["code"]: row["name"] for row in table_rows(table)}


# ------------------------------------------------------------------ GeoJSON


def _geojson(path: Path, text: str) -> Iterator[Mapping[str, str]]:
    """The named features of a collection; what is no point stands in the middle of its box."""
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadReference(f"{path} is no JSON: {error}") from error
    features = whole.get("features") if isinstance(whole, dict) else None
    if not isinstance(features, list):
        raise BadReference(f"{path} is no GeoJSON FeatureCollection (RFC 7946)")
    for number, feature in enumerate(features, start=1):
        properties = {key.casefold(): value for key, value in _member(feature, "properties").items()}
        points = list(_points(_member(feature, "geometry").get("coordinates")))
        name = str(properties.get("name") or "").strip()
        if not name or not points:
            raise BadReference(f"{path}, feature {number}: needs a property name and coordinates")
        lons, lats = [p[0] for p in points], [p[1] for p in points]
        aliases = properties.get("aliases") or properties.get("alt_name") or ""
        yield {
            "name": name,
            "lat": f"{(min(lats) + max(lats)) / 2:.6f}",
            "lon": f"{(min(lons) + max(lons)) / 2:.6f}",
            "aliases": "|".join(map(str, aliases)) if isinstance(aliases, list) else str(aliases).replace(";", "|"),
            **{
                c: str(properties[c])
                for c in ("admin1", "admin2", "country", "feature", "population")
                if properties.get(c)
            },
        }


def _member(feature: Any, name: str) -> dict[str, Any]:
    """A member of a feature that must be an object; an empty one where it is none."""
    held = feature.get(name) if isinstance(feature, dict) else None
    return held if isinstance(held, dict) else {}


def _points(coordinates: Any) -> Iterator[Sequence[float]]:
    if isinstance(coordinates, list) and coordinates:
        if all(isinstance(n, int | float) for n in coordinates) and len(coordinates) >= 2:
            yield coordinates
        else:
            for part in coordinates:
                yield from _points(part)
