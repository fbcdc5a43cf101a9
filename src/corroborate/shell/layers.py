"""Files of places, read row by row: GeoNames' country files, GeoJSON, CSV.

``layer_text`` makes of them the CSV that a record keeps, so that it is read the same wherever it is opened;
``layer_rows`` streams them for a layer that is installed (docs/gazetteer.md).
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import cache
from importlib import resources
from pathlib import Path
from typing import IO, Any

from corroborate.errors import BadReference

COLUMNS = ("name", "lat", "lon", "admin1", "admin2", "country", "feature", "population", "aliases", "geonameid", "code")
MOST = 400_000  # places of one layer in a record: a large country's; the whole world is installed, not kept
_MOST_ALIASES = 100
_MOST_JSON = 1 << 28  # bytes of GeoJSON, which is read whole: about 2 GB of memory
_MOST_LINE = 1 << 20  # bytes of a line: GeoNames' longest are some 10 KB
_GONE = frozenset({"PPLH", "PPLQ", "PPLW"})  # historical, abandoned, destroyed
_DIVISIONS = frozenset({"ADM1", "ADM2", "ADM3", "ADMD"})
_GEONAMES_COLUMNS = 19
_CLASSES = {
    "A": "other administrative areas",
    "H": "waters",
    "L": "areas and parks",
    "P": "abandoned places",
    "R": "roads and railways",
    "S": "buildings and farms",
    "T": "mountains and islands",
    "U": "undersea",
    "V": "forests and fields",
}

Progress = Callable[[str, int, int | None], None]
# A place as columns to texts (those of COLUMNS, and for GeoNames' places ``admin1_code``, ``admin2_code`` and the whole
# ``line``), or why a row is none.
LayerRow = Mapping[str, str] | BadReference


def layer_text(path: Path) -> str:
    """The CSV of a file of places, by its ending: .csv as it is, .geojson or .json, a GeoNames file as .txt or .zip.

    Raises BadReference that says what is wrong with the file and what to do.
    """
    if _ending(path) == "csv":
        return file_text(path)
    return _written(path, layer_rows(path))


def layer_rows(
    path: Path,
    *,
    all_features: bool = False,
    left_out: Counter[str] | None = None,
    progress: Progress | None = None,
) -> Iterator[tuple[int, LayerRow]]:
    """(line, place) of a file of places, by its ending; (line, BadReference) for a row that is none.

    Of GeoNames' places those that are no town or division are passed over, unless ``all_features``, and counted in
    ``left_out`` by what they are. Tables are streamed: memory does not grow with the file.

    Raises BadReference where the file as a whole cannot be read.
    """
    told = progress or (lambda *_: None)
    match _ending(path):
        case "geojson":
            yield from _geojson(path, told)
        case "geonames":
            with ExitStack() as files:
                yield from _geonames(
                    path, _lines(path, files, told), Counter() if left_out is None else left_out, all_features
                )
        case _:
            with ExitStack() as files:
                text = files.enter_context(io.TextIOWrapper(_opened(path, files), "utf-8-sig", newline=""))
                yield from csv_rows(str(path), text, told)


def csv_rows(
    name: str, stream: Iterable[str], progress: Progress | None = None
) -> Iterator[tuple[int, dict[str, str]]]:
    """(line, columns) of a CSV of places, with the columns' names in lower case.

    Raises BadReference if it is no such table.
    """
    reader = csv.DictReader(stream, strict=True)
    try:
        columns = [c.strip().casefold() for c in reader.fieldnames or ()]
        reader.fieldnames = columns
        if not {"name", "lat", "lon"} <= set(columns):
            raise BadReference(
                f"{name}: its first line must name the columns name, lat and lon"
                " (and may name admin1, admin2, country, feature, precision, population, aliases, geonameid, code)"
            )
        for number, row in enumerate(reader, start=1):
            if progress is not None and number % 5000 == 0:
                progress("rows of places", number, None)
            yield reader.line_num, {k: (v or "").strip() for k, v in row.items() if k}
    except csv.Error as error:
        raise BadReference(f"{name}, line {reader.line_num}: {error}; quote fields that hold commas") from error
    except UnicodeDecodeError as error:
        raise BadReference(f"{name} is not UTF-8 text; save it as UTF-8") from error


def file_text(path: Path) -> str:
    """What a file of reference holds, as text. Raises BadReference where it cannot be opened or is not UTF-8."""
    try:
        return _content(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadReference(f"{path} is not UTF-8 text; save it as UTF-8") from error


def table_rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table in ``corroborate/data``, a CSV that may be gzipped."""
    data = resources.files("corroborate").joinpath("data", name).read_bytes()
    text = (gzip.decompress(data) if name.endswith(".gz") else data).decode("utf-8")
    return csv.DictReader(io.StringIO(text, newline=""))


def from_geonames(path: Path) -> bool:
    """Whether a file is taken for one of GeoNames' own, by its ending."""
    return _ending(path) == "geonames"


def _ending(path: Path) -> str:
    match path.suffix.casefold():
        case ".geojson" | ".json":
            return "geojson"
        case ".zip" | ".txt":
            return "geonames"
        case _:
            return "csv"


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadReference(f"{path} cannot be opened: {error.strerror or error}") from error


def _opened(path: Path, files: ExitStack) -> IO[bytes]:
    try:
        return files.enter_context(path.open("rb"))
    except OSError as error:
        raise BadReference(f"{path} cannot be opened: {error.strerror or error}") from error


def _written(path: Path, rows: Iterable[tuple[int, LayerRow]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n", restval="", extrasaction="ignore")
    writer.writeheader()
    count = 0
    for _, row in rows:
        if isinstance(row, BadReference):
            raise row
        count += 1
        if count > MOST:
            raise BadReference(
                f"{path} holds more than {MOST:,} places; give the file of one country, such as SY.zip, or install it:"
                f" corroborate gazetteer add {path}"
            )
        writer.writerow(row)
    if not count:
        raise BadReference(f"{path} holds no towns or divisions")
    return out.getvalue()


# ------------------------------------------------------------------ GeoNames


def _lines(path: Path, files: ExitStack, progress: Progress) -> Iterator[tuple[int, str | BadReference]]:
    """The lines of a text file, or of the one that a zip file holds, as they come."""
    stream, size = _opened(path, files), path.stat().st_size
    if path.suffix.casefold() == ".zip":
        try:
            archive = files.enter_context(zipfile.ZipFile(stream))
            names = [n for n in archive.namelist() if n.endswith(".txt") and not n.casefold().startswith("readme")]
            if len(names) != 1:
                raise BadReference(
                    f"{path} must hold one .txt, a country's or all countries'; it holds {', '.join(names) or 'none'}"
                )
            stream, size = files.enter_context(archive.open(names[0])), archive.getinfo(names[0]).file_size
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
            raise BadReference(f"{path} is no zip file that can be read: {error}; download it again") from error
    done = number = 0
    while True:
        try:
            raw = stream.readline(_MOST_LINE)
        except (zipfile.BadZipFile, EOFError, OSError) as error:
            raise BadReference(f"{path} breaks off after line {number}: {error}; download it again") from error
        if not raw:
            progress("bytes of places", size, size)
            return
        number += 1
        done += len(raw)
        if number % 2000 == 0:
            progress("bytes of places", done, size)
        try:
            line = raw.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
        except UnicodeDecodeError:
            yield number, BadReference(f"{path}, line {number}: not UTF-8 text")
        else:
            if line.strip():
                yield number, line


def _geonames(
    path: Path, lines: Iterator[tuple[int, str | BadReference]], left_out: Counter[str], all_features: bool
) -> Iterator[tuple[int, LayerRow]]:
    """The places of a file in GeoNames' main table (readme.txt of its export)."""
    first, second = _divisions("admin1.csv"), _divisions("admin2.csv.gz")
    for number, line in lines:
        if isinstance(line, BadReference):
            yield number, line
            continue
        cells = line.split("\t")
        if len(cells) != _GEONAMES_COLUMNS:
            yield (
                number,
                BadReference(
                    f"{path}, line {number}: {len(cells)} columns where GeoNames' country files have "
                    f"{_GEONAMES_COLUMNS}, parted by tabs; for a table of your own use .csv"
                ),
            )
            continue
        kind, code, country = cells[6], cells[7], cells[8]
        town = kind == "P" and code not in _GONE
        division = kind == "A" and code in _DIVISIONS
        if not (town or division or all_features):
            left_out[_CLASSES.get(kind, "others")] += 1
            continue
        above = f"{country}.{cells[10]}"
        below = f"{above}.{cells[11]}"
        # What the base holds too is called as there, so that it is one place.
        own = {"ADM1": above, "ADM2": below}.get(code, "") if division else ""
        known = (first if code == "ADM1" else second).get(own, "")
        name = known or cells[1]
        aliases = dict.fromkeys(
            n for n in (cells[1], cells[2], *usual(cells[3].split(","))) if n and n != name and "|" not in n
        )
        yield (
            number,
            {
                "name": name,
                "lat": cells[4],
                "lon": cells[5],
                "admin1": first.get(above, ""),
                "admin2": second.get(below, "") if cells[11] else "",
                "country": country,
                "feature": f"{kind or 'S'}.{code}" if code != "ADM3" else "A.ADM2",
                "population": cells[14] if cells[14].isdecimal() else "",
                "aliases": "|".join(list(aliases)[:_MOST_ALIASES]),
                "geonameid": cells[0],
                "code": own if known else "",
                "admin1_code": above if cells[10] and cells[10] != "00" else "",
                "admin2_code": below if cells[10] and cells[11] else "",
                "line": line,
            },
        )


def usual(names: Iterable[str]) -> list[str]:
    """The alternative names that a report may use: Latin or Arabic letters, no codes, nothing that a machine spelled
    out (those are in lower case).
    """
    kept = []
    for name in names:
        first = name[:1]
        if "\u0600" <= first <= "\u06ff" or (
            (first.isupper() or first in "'‘’ʻ`")
            and not (len(name) <= 4 and name.isupper())
            and all(c < "\u0250" or "\u1e00" <= c < "\u1f00" or c in "‘’ʻʼʿʾ–" for c in name)
        ):
            kept.append(name)
    return kept


@cache
def _divisions(table: str) -> Mapping[str, str]:
    """GeoNames' codes of divisions to their names."""
    return {row["code"]: row["name"] for row in table_rows(table)}


# ------------------------------------------------------------------ GeoJSON


def _geojson(path: Path, progress: Progress) -> Iterator[tuple[int, LayerRow]]:
    """The named features of a collection; what is no point stands in the middle of its box."""
    content = _content(path)
    if len(content) > _MOST_JSON:
        raise BadReference(
            f"{path} holds {len(content) >> 20} MB of GeoJSON, and {_MOST_JSON >> 20} can be read; part it, or make it"
            " a .csv"
        )
    try:
        whole = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadReference(f"{path} is not UTF-8 text; save it as UTF-8") from error
    except (json.JSONDecodeError, RecursionError) as error:
        raise BadReference(f"{path} is no JSON: {error}") from error
    features = whole.get("features") if isinstance(whole, dict) else None
    if not isinstance(features, list):
        raise BadReference(f"{path} is no GeoJSON FeatureCollection (RFC 7946)")
    for number, feature in enumerate(features, start=1):
        if number % 1000 == 0:
            progress("features", number, len(features))
        properties = {key.casefold(): value for key, value in _member(feature, "properties").items()}
        points = list(_points(_member(feature, "geometry").get("coordinates")))
        name = str(properties.get("name") or "").strip()
        if not name or not points:
            yield number, BadReference(f"{path}, feature {number}: needs a property name and coordinates")
            continue
        lons, lats = [p[0] for p in points], [p[1] for p in points]
        aliases = properties.get("aliases") or properties.get("alt_name") or ""
        yield (
            number,
            {
                "name": name,
                "lat": f"{(min(lats) + max(lats)) / 2:.6f}",
                "lon": f"{(min(lons) + max(lons)) / 2:.6f}",
                "aliases": "|".join(map(str, aliases)) if isinstance(aliases, list) else str(aliases).replace(";", "|"),
                **{c: str(properties[c]) for c in _OPTIONAL if properties.get(c)},
            },
        )


_OPTIONAL = ("admin1", "admin2", "country", "feature", "precision", "population", "geonameid", "code")


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
