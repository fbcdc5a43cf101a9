"""A cache of pure results: what was read out of a document, what was weighed. Disposable.

It lies in a file of its own beside the record (``NAME.derived``), not in the record: the record then holds facts
only, and can be copied, compared, signed and kept for years without what any version can make again; the cache
may be written without care for power cuts, and deleting it, or its not being writable, costs time and nothing
else.  Each entry is keyed by the digest of all that it was made from and carries a digest of itself, so that a
damaged one is made again and never believed.
"""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from sqlalchemy import Column, Engine, LargeBinary, MetaData, Table, Text, inspect, select
from sqlalchemy.exc import SQLAlchemyError

from corroborate import codec
from corroborate.errors import RecordError
from corroborate.shell import dialects

SUFFIX = ".derived"

_tables = MetaData()
results = Table(
    "results_1",  # another layout takes another name: an old cache is simply not asked
    _tables,
    Column("key", Text, primary_key=True),
    Column("digest", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)


class MemoryCache:
    """``ports.Cache`` for one process."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    def get(self, key: str) -> str | None:
        """What was put under ``key``, or None."""
        return self._kept.get(key)

    def put(self, items: Iterable[tuple[str, str]]) -> None:
        """Keep results until the process ends."""
        self._kept.update(items)


class SqlCache:
    """``ports.Cache`` in a file. Whatever goes wrong with the file, the answer is "not there"."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        with self._forgiving():
            with dialects.reading(engine) as connection:
                there = inspect(connection).has_table(results.name)
            if not there:
                with dialects.writing(engine) as connection:
                    _tables.create_all(connection)

    def get(self, key: str) -> str | None:
        """What was put under ``key``, or None if nothing was or it is damaged."""
        with self._forgiving(), dialects.reading(self._engine) as connection:
            row = connection.execute(select(results.c.digest, results.c.body).where(results.c.key == key)).first()
            if row is None:
                return None
            text = zlib.decompress(row.body).decode("utf-8")
            if codec.digest(key, text) == row.digest:
                return text
        return None

    def put(self, items: Iterable[tuple[str, str]]) -> None:
        """Keep results; failure to write is silent, since they can be made again."""
        rows = [
            {"key": key, "digest": codec.digest(key, text), "body": zlib.compress(text.encode("utf-8"), 1)}
            for key, text in items
        ]
        if not rows:
            return
        with self._forgiving(), dialects.writing(self._engine) as connection:
            connection.execute(results.delete().where(results.c.key.in_([row["key"] for row in rows])))
            connection.execute(results.insert(), rows)

    def close(self) -> None:
        """Give the file back."""
        self._engine.dispose()

    @contextlib.contextmanager
    def _forgiving(self) -> Iterator[None]:
        with contextlib.suppress(RecordError, SQLAlchemyError, zlib.error, UnicodeDecodeError):
            yield


def open_cache(record: Path) -> SqlCache | MemoryCache:
    """The cache beside a record; one for this process only if there can be no file."""
    try:
        return SqlCache(dialects.open_engine(record.with_name(record.name + SUFFIX), dialects.Care.CACHE))
    except RecordError:
        return MemoryCache()
