"""The only place that knows which database is spoken: SQLite today.

The tables and queries of store.py and derived.py are plain SQLAlchemy Core; what differs from one database to
another stands here: how a place becomes an engine, how a writer gets its turn, what a driver's complaint means.
PostgreSQL would be a second branch in ``open_engine`` and ``writing`` (an advisory lock in place of BEGIN
IMMEDIATE); until it is tested it is refused in plain words rather than half supported.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import URL, create_engine
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from corroborate.errors import BadSetting, NotARecord, RecordBusy, RecordError

# Another writer holds its turn for one batch, some tens of milliseconds; ten seconds is a stuck process.
BUSY_SECONDS = 10.0
_MAGIC = b"SQLite format 3\x00"
_WRITING = "corroborate_writing"


class Care(StrEnum):
    """What may be lost when the power fails: of facts nothing, of a cache everything."""

    FACTS = "FULL"
    CACHE = "OFF"


def path_of(place: str) -> Path:
    """The file that a record's place names. Raises BadSetting for a database that is not supported."""
    if "://" not in place:
        return Path(place)
    if place.startswith("sqlite:///"):
        return Path(place.removeprefix("sqlite:///"))
    scheme = place.split("://", 1)[0]
    raise BadSetting(f"a record is a file today, and {scheme}:// is not supported yet; give --record FILE")


def open_engine(path: Path, care: Care) -> Engine:
    """An engine on a file, which is made on the first connection if it is not there.

    Raises NotARecord if the file holds something other than an SQLite database.
    """
    if path.is_dir():
        raise NotARecord(f"{path} is a folder; give the path of a record's file")
    if path.is_file():
        with _plainly(str(path)), path.open("rb") as stream:
            head = stream.read(len(_MAGIC))
        if head and head != _MAGIC:
            raise NotARecord(f"{path} is not a record, it is some other file; give another --record")
    url = URL.create("sqlite", database=str(path))
    arguments = {"timeout": BUSY_SECONDS, "isolation_level": None, "check_same_thread": False}
    engine = create_engine(url, connect_args=arguments)

    def on_connect(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA synchronous = {care.value}")

    def on_begin(connection: Connection) -> None:
        writing_now = connection.get_execution_options().get(_WRITING, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing_now else "BEGIN")

    event.listen(engine, "connect", on_connect)
    event.listen(engine, "begin", on_begin)
    return engine


def use_write_ahead(engine: Engine) -> None:
    """Let readers go on while one writes. It stays with the file."""
    with _plainly(_named(engine)), engine.connect() as connection:
        driver = connection.connection.dbapi_connection
        assert isinstance(driver, sqlite3.Connection)
        driver.execute("PRAGMA journal_mode = WAL")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction with the writer's turn taken from its start: all of it stands, or none.

    Raises RecordBusy if another process does not end its own within ``BUSY_SECONDS``.
    """
    with (
        _plainly(_named(engine)),
        engine.connect().execution_options(**{_WRITING: True}) as connection,
        connection.begin(),
    ):
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One consistent view of what is stored, whatever others write meanwhile."""
    with _plainly(_named(engine)), engine.connect() as connection:
        yield connection


def _named(engine: Engine) -> str:
    return engine.url.database or "the record"


@contextmanager
def _plainly(name: str) -> Iterator[None]:
    """A driver's complaint in the words of our own errors."""
    try:
        yield
    except OSError as error:
        raise RecordError(f"{name} cannot be opened: {error.strerror or error}") from error
    except OperationalError as error:
        words = str(error.orig)
        if "locked" in words or "busy" in words:
            raise RecordBusy(f"another process is writing to {name}; wait until it is done") from error
        if "readonly" in words:
            raise RecordError(f"{name} may only be read here; copy it to where you may write") from error
        if "unable to open" in words:
            raise RecordError(f"{name} cannot be opened; is its folder there, and may you write to it?") from error
        if "full" in words or "disk I/O" in words:
            raise RecordError(
                f"{name} cannot be written ({words}); free some space, nothing is half-written"
            ) from error
        raise RecordError(f"{name} cannot be used: {words}") from error
    except DatabaseError as error:
        if isinstance(error.orig, sqlite3.DatabaseError) and "not a database" in str(error.orig):
            raise NotARecord(f"{name} is not a record, it is some other file; give another --record") from error
        if isinstance(error.orig, sqlite3.DatabaseError) and "malformed" in str(error.orig):
            raise RecordError(f"the file {name} is damaged ({error.orig}); take it back from a copy") from error
        raise
