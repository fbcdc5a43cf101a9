"""Gazetteer layers that are installed: compiled once into the user's data folder, used by their digest.

A layer is a file of the base's shape (shell/gazetteer.py), made from a file of places in bounded memory and put in its
place whole: a process that is killed leaves the layers as they were. Its digest is of the rows that are in it, so that
the same file gives the same digest on every machine and by every version; a record keeps the digest, not the layer
(docs/adr/0011).
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import os
import re
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from corroborate.errors import BadReference, BadSetting, NotFound
from corroborate.shell.gazetteer import BASE, SCHEMA, TRANSLITERATED, Row, in_silence, keys_of, place_of, tables_digest
from corroborate.shell.layers import LayerRow, Progress, from_geonames, layer_rows

HOME = "CORROBORATE_HOME"
_SHAPE = "layer-1"  # of what a digest is taken, and of the file
_NAME = re.compile(r"(?!\.)[\w.-]{1,64}", re.ASCII)
_TAKEN = frozenset({BASE, "installed", "none"})  # words that mean something else where a layer is named
_ENDING, _UNFINISHED = ".sqlite", ".unfinished-"  # no name begins with a dot
_SHOWN = 5  # rows that are no places, told one by one; of the rest their number
# Places of a user's own layer are taken to be meant rather than others, its hamlets to be no strangers. With a layer
# of all countries that holds of every name: precision on LGL fell from 0.81 to 0.68, with three countries by 0.006.
# So what GeoNames has of more countries than these is heard as the base is.
_CHOSEN = 12
_BATCH = 20_000  # rows of names handed over at once


@dataclass(frozen=True, slots=True, kw_only=True)
class InstalledLayer:
    """A layer in the user's data folder. ``source`` is the name of the file that it was made from.

    ``wide`` ones are heard as the base is. ``usable`` is false if another version of the software compiled it, with
    other tables of divisions or other keys: it must be added anew.
    """

    name: str
    digest: str
    source: str
    places: int
    countries: tuple[str, ...]
    added: str
    path: Path
    wide: bool
    usable: bool

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return self.path.stat().st_size


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """What ``install`` did: the layer, whether it stood already, and which rows of the file are not in it.

    ``left_out`` counts what is no town or division by what it is; ``refused`` rows are no places at all, of the first
    of which ``why`` tells.
    """

    layer: InstalledLayer
    already: bool
    left_out: Mapping[str, int]
    refused: int
    why: tuple[str, ...]


def home() -> Path:
    """The user's data folder: ``$CORROBORATE_HOME``, else ``corroborate`` in ``$XDG_DATA_HOME`` or ``~/.local/share``.

    Raises BadSetting where there is none.
    """
    if given := os.environ.get(HOME, ""):
        return Path(given)
    data = os.environ.get("XDG_DATA_HOME", "")
    if data and Path(data).is_absolute():
        return Path(data) / "corroborate"
    try:
        return Path.home() / ".local" / "share" / "corroborate"
    except RuntimeError as error:
        raise BadSetting(f"there is no home folder to keep gazetteer layers in; set {HOME} to a folder") from error


def _folder() -> Path:
    return home() / "gazetteers"


def installed() -> tuple[InstalledLayer, ...]:
    """The layers in their order: by name, wide ones last. Raises BadReference for a file among them that is none."""
    folder = _folder()
    try:
        paths = sorted(path for path in folder.glob("*" + _ENDING) if not path.name.startswith("."))
    except OSError as error:
        raise BadReference(f"the gazetteer layers in {folder} cannot be read: {error.strerror or error}") from error
    return tuple(sorted((_told(path) for path in paths), key=lambda layer: (layer.wide, layer.name)))


def _told(path: Path) -> InstalledLayer:
    try:
        with contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as db:
            about = dict(db.execute("SELECT key, value FROM meta"))
        return InstalledLayer(
            name=path.name.removesuffix(_ENDING),
            digest=about["digest"],
            source=about["source"],
            places=int(about["places"]),
            countries=tuple(about["countries"].split()),
            added=about["added"],
            path=path,
            wide=about["wide"] == "yes",
            usable=(about["shape"], about["tables"]) == (_SHAPE, tables_digest()),
        )
    except (sqlite3.Error, KeyError, ValueError) as error:
        raise BadReference(
            f"{path} is no gazetteer layer ({error}); take it away: corroborate gazetteer remove "
            f"{path.name.removesuffix(_ENDING)}"
        ) from error


def remove(name: str) -> None:
    """Take a layer away. Raises NotFound if there is none of that name."""
    path = _path(name)
    try:
        path.unlink()
    except FileNotFoundError as error:
        raise NotFound(
            f"there is no gazetteer layer {name!r}; corroborate gazetteer list tells which there are"
        ) from error
    except OSError as error:
        raise BadSetting(f"the layer {name} cannot be removed: {error.strerror or error}") from error


def install(
    source: Path,
    *,
    name: str | None = None,
    country: str | None = None,
    all_features: bool = False,
    replace: bool = False,
    at: dt.datetime,
    progress: Progress = in_silence,
) -> Installation:
    """Compile a file of places into a layer, named as the file if not otherwise.

    ``country`` is that of the rows that give none (ISO 3166-1 alpha-2). A layer of that name with other places is kept,
    unless ``replace``. Nothing changes before all is done, and nothing if it is not.

    Raises BadReference where the file cannot be read or holds no place, BadSetting for a name or country that is none,
    for a name that is taken, where another process is adding, and where the folder cannot be written.
    """
    called = name if name is not None else source.stem
    path = _path(called)
    if country is not None and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise BadSetting(f"{country!r} is no country; give the two letters of ISO 3166-1, such as SY")
    folder = _folder()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with _turn(folder):
            for left in folder.glob(_UNFINISHED + "*"):  # of a process that was killed: the turn is ours
                left.unlink(missing_ok=True)
            handle, unfinished = tempfile.mkstemp(prefix=_UNFINISHED, dir=folder)
            os.close(handle)
            try:
                writer = _Writer(Path(unfinished), called, own=not from_geonames(source))
                with contextlib.closing(writer):
                    left_out: Counter[str] = Counter()
                    rows = layer_rows(source, all_features=all_features, left_out=left_out, progress=progress)
                    refused, why = writer.fill(source, rows, (country or "").upper())
                    writer.finish(source.name, at, progress)
                already = path.is_file() and _same(path, writer.digest)
                if path.is_file() and not already and not replace:
                    raise BadSetting(
                        f"there is a gazetteer layer {called} with other places, and records may be read with it; give"
                        " --replace to put this in its place, or another --name"
                    )
                _into_place(Path(unfinished), path)
            finally:
                Path(unfinished).unlink(missing_ok=True)
                Path(unfinished + _NAMES).unlink(missing_ok=True)
    except OSError as error:
        raise _unwritable(folder, error.strerror or str(error)) from error
    except sqlite3.OperationalError as error:
        raise _unwritable(folder, str(error)) from error
    return Installation(
        layer=_told(path), already=already, left_out=dict(left_out.most_common()), refused=refused, why=why
    )


def _unwritable(folder: Path, why: str) -> BadSetting:
    return BadSetting(
        f"the layer cannot be written to {folder} ({why}); nothing changed. Free some space, or set {HOME}"
    )


def _path(name: str) -> Path:
    if not _NAME.fullmatch(name) or name.casefold() in _TAKEN:
        raise BadSetting(
            f"a gazetteer layer cannot be called {name!r}; give --name of letters, digits, dots and hyphens, at most 64"
        )
    return _folder() / (name + _ENDING)


def _same(path: Path, digest: str) -> bool:
    try:
        return _told(path).digest == digest
    except BadReference:
        return False


@contextlib.contextmanager
def _turn(folder: Path) -> Iterator[None]:
    """One process adds at a time; the system gives the turn back when a process dies."""
    with contextlib.closing(sqlite3.connect(folder / "turn", timeout=0, isolation_level=None)) as db:
        try:
            db.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            raise BadSetting("another process is adding a gazetteer layer; wait until it is done") from error
        yield


def _into_place(unfinished: Path, path: Path) -> None:
    """The whole file or none, also if the power fails."""
    with unfinished.open("rb") as file:
        os.fsync(file.fileno())
    unfinished.replace(path)
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


# ------------------------------------------------------------------ compiling

_NAMES = "-names"


class _Writer:
    """A layer as it is written. Names go into a file beside it as they come, and from there into their order."""

    def __init__(self, path: Path, layer: str, *, own: bool) -> None:
        self._layer, self._own = layer, own
        self._db = sqlite3.connect(path, isolation_level=None)
        # Nothing is at stake: an unfinished file is thrown away.
        self._db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192;")
        self._db.executescript(SCHEMA)
        self._db.execute("ATTACH ? AS beside", (str(path) + _NAMES,))
        self._db.executescript("PRAGMA beside.journal_mode = OFF; PRAGMA beside.synchronous = OFF;")
        self._db.execute("CREATE TABLE beside.names (key TEXT, place INTEGER, level INTEGER, name TEXT)")
        self._db.execute("BEGIN")
        self._hash = hashlib.sha256()
        self._hash.update(f"{_SHAPE}\x1f{layer}\x1f{own}\x1e".encode())
        self._names: list[tuple[str, int, int, str | None]] = []
        self._divisions: dict[str, str] = {}
        self._countries: set[str] = set()
        self.places = 0

    def close(self) -> None:
        """Give the files back, whatever stands in them."""
        self._db.close()

    @property
    def digest(self) -> str:
        """The digest of the rows that were put, in their order."""
        return self._hash.hexdigest()

    def fill(self, source: Path, rows: Iterator[tuple[int, LayerRow]], country: str) -> tuple[int, tuple[str, ...]]:
        """Put all rows that are places; how many are none, and what the first of them are."""
        refused, why = 0, list[str]()
        for line, row in rows:
            try:
                if isinstance(row, BadReference):
                    raise row
                given = {**row, "country": country} if country and not row.get("country") else row
                place, aliases = place_of(self._layer, line, given)
            except BadReference as error:
                refused += 1
                if len(why) < _SHOWN:
                    why.append(str(error))
            else:
                self._put(place, aliases, given)
        if not self.places:
            raise BadReference(why[0] if why else f"{source} holds no towns or divisions")
        return refused, tuple(why)

    def _put(self, place: Row, aliases: list[str], row: Mapping[str, str]) -> None:
        self.places += 1
        codes = [self._division(row.get(f"{which}_code", ""), name) for which, name in
                 (("admin1", place.admin1), ("admin2", place.admin2))]  # fmt: skip
        if place.feature in ("A.ADM1", "A.ADM2") and (own := row.get(f"admin{place.feature[-1]}_code")):
            # A division that the base does not know is called as the file calls it.
            self._divisions.setdefault(own, place.name)
        self._db.execute("INSERT INTO places VALUES (?,?,?,?,?,?,?,?,?,?)", (
            self.places, place.gazetteer, place.name, place.lat, place.lon, place.feature, place.country, *codes,
            place.population))  # fmt: skip
        # Of what the file says, and not of what this version makes of it.
        said = row["line"] if "line" in row else "\x1f".join(f"{k}\x1f{v}" for k, v in sorted(row.items()) if v)
        self._hash.update(said.encode() + b"\x1e")
        if place.country:
            self._countries.add(place.country)
        loose = self._own or place.country is None or place.country in TRANSLITERATED
        self._names.extend(keys_of(self.places, place.name, aliases, loose))
        if len(self._names) >= _BATCH:
            self._flush()

    def _division(self, code: str, name: str | None) -> str | None:
        """The key of a division in the file's table: GeoNames' code where there is one, else the name itself."""
        if name:
            key = code or "=" + name
            self._divisions[key] = name
            return key
        return code or None

    def _flush(self) -> None:
        self._db.executemany("INSERT INTO beside.names VALUES (?,?,?,?)", self._names)
        self._names.clear()

    def finish(self, source: str, at: dt.datetime, progress: Progress) -> None:
        """Put the names in order and write what the layer is."""
        self._flush()
        progress("names put in order", 0, None)
        # SQLite sorts on disk where it must; in the order of the table no page is written twice.
        self._db.execute("INSERT INTO names SELECT key, place, level, name FROM beside.names ORDER BY key, place")
        self._db.execute("CREATE INDEX by_gazetteer ON places (gazetteer)")
        self._db.executemany("INSERT INTO divisions VALUES (?,?)", sorted(self._divisions.items()))
        self._db.executemany(
            "INSERT INTO meta VALUES (?,?)",
            {
                "name": self._layer,
                "digest": self.digest,
                "source": source,
                "places": str(self.places),
                "countries": " ".join(sorted(self._countries)),
                "added": at.isoformat(timespec="seconds"),
                "wide": "no" if self._own or len(self._countries) <= _CHOSEN else "yes",
                "shape": _SHAPE,
                "tables": tables_digest(),
            }.items(),
        )
        self._db.execute("COMMIT")
        self._db.execute("DETACH beside")
