"""The record: append-only tables of facts, a log that chains them, and the only transactions on them.

Five kinds of facts are stored: documents with their original bytes, inputs that could not be read, what a tagger
saw, settings, what people decided and which public ids were issued.  Nothing is ever changed or deleted.  Every
fact takes the next number of one log, and the log's entry holds the fact's digest and the digest of the entry
before it, so that ``check`` finds an altered, missing, added or reordered fact and says which (custody.py of a
later day signs the log's head; until then somebody who rewrites the whole log cannot be found out).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Row,
    Table,
    Text,
    func,
    inspect,
    select,
)

from corroborate import codec
from corroborate.errors import Corrupted, InvalidValue, NewerRecord, NotARecord, NotFound
from corroborate.ports import Failure, Stored
from corroborate.shell import dialects
from corroborate.shell.public_ids import Issued, due, share_out
from corroborate.values import Document, Review

SCHEMA = 1
_START = "the log of a corroborate record begins here"

_tables = MetaData()
_number = partial(Column, "seq", Integer, primary_key=True, autoincrement=False)

record = Table("record", _tables, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))
log = Table(
    "log",
    _tables,
    _number(),
    Column("fact", Text, nullable=False),
    Column("row", Text, nullable=False),
    Column("digest", Text, nullable=False),
)
raws = Table(
    "raws",
    _tables,
    _number(),
    Column("sha256", Text, nullable=False, unique=True),
    Column("size", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
)
documents = Table(
    "documents",
    _tables,
    _number(),
    Column("id", Text, nullable=False, unique=True),
    Column("sha256", Text, nullable=False, index=True),
    Column("cleaned_by", Text, nullable=False),
    Column("supersedes", Text, index=True),
    Column("came_from", Text, nullable=False),
    Column("recorded", Text, nullable=False),
    Column("body", Text, nullable=False),
)
failures = Table(
    "failures",
    _tables,
    _number(),
    Column("sha256", Text, nullable=False, index=True),
    Column("came_from", Text, nullable=False),
    Column("error", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("recorded", Text, nullable=False),
)
tags = Table(
    "tags",
    _tables,
    _number(),
    Column("text_digest", Text, nullable=False),
    Column("tagger_digest", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("recorded", Text, nullable=False),
    Index("tags_key", "text_digest", "tagger_digest", unique=True),
)
settings = Table(
    "settings",
    _tables,
    _number(),
    Column("key", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("recorded", Text, nullable=False),
)
reviews = Table(
    "reviews",
    _tables,
    _number(),
    Column("id", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("body", Text, nullable=False),
)
issued = Table(
    "issued",
    _tables,
    _number(),
    Column("public_id", Text, nullable=False, index=True),
    Column("event", Text, nullable=False),
    Column("claims", Text, nullable=False),
    Column("recorded", Text, nullable=False),
)

_FACTS = {t.name: t for t in (raws, documents, failures, tags, settings, reviews, issued)}
# The bytes themselves are checked against their own sha256.
_NOT_DIGESTED = frozenset({"data"})
_NAMED = {
    "raws": ("the original bytes", "sha256"),
    "documents": ("document", "id"),
    "failures": ("the unread input", "came_from"),
    "tags": ("the tags of text", "text_digest"),
    "settings": ("setting", "key"),
    "reviews": ("review", "id"),
    "issued": ("the issue of event", "public_id"),
}


@dataclass(frozen=True, slots=True)
class _Head:
    seq: int
    digest: str


class SqlStore:
    """``ports.Store`` in a database. Reads see what is committed, and within ``batch`` what it has written."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._open: Connection | None = None

    # -------------------------------------------------------------- transactions

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Make one transaction of every write inside: all of them stand, or none. Batches do not nest deeper."""
        if self._open is not None:
            yield
            return
        with dialects.writing(self._engine) as connection:
            self._open = connection
            try:
                yield
            finally:
                self._open = None

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        if self._open is not None:
            yield self._open
        else:
            with dialects.reading(self._engine) as connection:
                yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self.batch():
            assert self._open is not None
            yield self._open

    def _append(self, connection: Connection, table: Table, **columns: object) -> None:
        head = _head(connection)
        row = {"seq": head.seq + 1, **{c.name: None for c in table.columns if c.name != "seq"}, **columns}
        digested = _row_digest(table.name, row)
        link = _link(head, table.name, digested)
        connection.execute(table.insert().values(row))
        connection.execute(log.insert().values(seq=head.seq + 1, fact=table.name, row=digested, digest=link))
        _set_head(connection, _Head(head.seq + 1, link))

    # -------------------------------------------------------------- documents and what could not be read

    def add_document(self, document: Document, raw: bytes, came_from: str, at: dt.datetime) -> bool:
        """Keep a document and its original bytes. False, and nothing written, if its id is already there.

        Raises InvalidValue if the bytes are not the ones that the document was made from.
        """
        _same_bytes(raw, document.sha256)
        with self._writing() as connection:
            if _there(connection, documents.c.id, document.id):
                return False
            self._keep(connection, raw, document.sha256)
            self._append(
                connection,
                documents,
                id=document.id,
                sha256=document.sha256,
                cleaned_by=document.cleaned_by,
                supersedes=document.supersedes,
                came_from=came_from,
                recorded=stamp(at),
                body=codec.dumps(document),
            )
            return True

    def add_failure(self, failure: Failure, raw: bytes) -> bool:
        """Keep an input that could not be read. False if the same bytes already failed the same way."""
        _same_bytes(raw, failure.sha256)
        with self._writing() as connection:
            same = select(failures.c.seq).where(
                failures.c.sha256 == failure.sha256,
                failures.c.error == failure.error,
                failures.c.message == failure.message,
            )
            if connection.execute(same.limit(1)).first() is not None:
                return False
            self._keep(connection, raw, failure.sha256)
            self._append(
                connection,
                failures,
                sha256=failure.sha256,
                came_from=failure.came_from,
                error=failure.error,
                message=failure.message,
                recorded=stamp(failure.recorded),
            )
            return True

    def _keep(self, connection: Connection, raw: bytes, sha256: str) -> None:
        if not _there(connection, raws.c.sha256, sha256):
            self._append(connection, raws, sha256=sha256, size=len(raw), data=zlib.compress(raw, 6))

    def newest(self) -> int:
        """The number of the last document that was written; 0 in an empty record."""
        with self._reading() as connection:
            return int(connection.execute(select(func.max(documents.c.seq))).scalar_one() or 0)

    def head(self) -> int:
        """The number of the last fact that was written; 0 in an empty record. Cheap: one row is read."""
        with self._reading() as connection:
            return _head(connection).seq

    def some_after(self, number: int, count: int) -> int:
        """The number of the last of so many documents written after the one of that number; that number if none was."""
        query = select(documents.c.seq).where(documents.c.seq > number).order_by(documents.c.seq).limit(count)
        with self._reading() as connection:
            return max((int(row.seq) for row in connection.execute(query)), default=number)

    def how_many(self, after: int = 0) -> int:
        """How many documents were written after the one of that number, superseded ones counted."""
        with self._reading() as connection:
            return int(
                connection.execute(
                    select(func.count()).select_from(documents).where(documents.c.seq > after)
                ).scalar_one()
            )

    def documents(
        self, known_at: dt.datetime | None = None, *, after: int = 0, until: int | None = None
    ) -> Iterator[Stored]:
        """All documents that the record knew at a moment, superseded ones left out, ordered by id.

        ``after``: only those that were written after the one of that number (``newest``); ``until``: up to that one.
        """
        newer = documents.alias("newer")
        superseding = select(newer.c.seq).where(newer.c.supersedes == documents.c.id)
        query = select(documents.c.body, documents.c.recorded, documents.c.came_from).order_by(documents.c.id)
        if known_at is not None:
            query = query.where(documents.c.recorded <= stamp(known_at))
            superseding = superseding.where(newer.c.recorded <= stamp(known_at))
        query = query.where(~superseding.exists(), documents.c.seq > after)
        if until is not None:
            query = query.where(documents.c.seq <= until)
        with self._reading() as connection:
            for row in connection.execution_options(yield_per=200).execute(query):
                yield _stored(row.body, row.recorded, row.came_from)

    def document(self, id_: str) -> Stored:
        """One document, superseded or not. Raises NotFound."""
        query = select(documents.c.body, documents.c.recorded, documents.c.came_from).where(documents.c.id == id_)
        with self._reading() as connection:
            row = connection.execute(query).first()
        if row is None:
            raise NotFound(f"no document {id_} in this record; `corroborate events` lists what there is")
        return _stored(row.body, row.recorded, row.came_from)

    def made_from(self, sha256: str, /) -> tuple[Document, ...]:
        """The documents made from these original bytes, one a cleaner's version, the oldest first."""
        query = select(documents.c.body).where(documents.c.sha256 == sha256).order_by(documents.c.seq)
        with self._reading() as connection:
            return tuple(codec.loads(row.body, Document) for row in connection.execute(query))

    def has_raw(self, sha256: str) -> bool:
        """Whether an input of these bytes was kept before, read or not."""
        with self._reading() as connection:
            return _there(connection, raws.c.sha256, sha256)

    def raw(self, sha256: str) -> bytes:
        """The original bytes. Raises NotFound, or Corrupted if they are no longer what was kept."""
        with self._reading() as connection:
            row = connection.execute(select(raws.c.data).where(raws.c.sha256 == sha256)).first()
        if row is None:
            raise NotFound(f"no input with the sha256 {sha256} in this record")
        try:
            data = zlib.decompress(row.data)
            _same_bytes(data, sha256)
        except (zlib.error, InvalidValue) as error:
            raise Corrupted(f"the original bytes {sha256} are no longer what was kept") from error
        return data

    def failures(self) -> tuple[Failure, ...]:
        """What could not be read, in the order in which it came."""
        with self._reading() as connection:
            return tuple(
                Failure(
                    came_from=row.came_from,
                    sha256=row.sha256,
                    error=row.error,
                    message=row.message,
                    recorded=dt.datetime.fromisoformat(row.recorded),
                )
                for row in connection.execute(select(failures).order_by(failures.c.seq))
            )

    # -------------------------------------------------------------- tags

    def add_tags(self, text_digest: str, tagger_digest: str, body: str, at: dt.datetime) -> bool:
        """Keep what a tagger saw in a text. False if that very tagger's tags of it are already there."""
        with self._writing() as connection:
            if self._tags(connection, text_digest, tagger_digest) is not None:
                return False
            self._append(
                connection,
                tags,
                text_digest=text_digest,
                tagger_digest=tagger_digest,
                body=body,
                recorded=stamp(at),
            )
            return True

    def tags(self, text_digest: str, tagger_digest: str) -> str | None:
        """What that tagger saw in that text, or None."""
        with self._reading() as connection:
            return self._tags(connection, text_digest, tagger_digest)

    def _tags(self, connection: Connection, text_digest: str, tagger_digest: str) -> str | None:
        query = select(tags.c.body).where(tags.c.text_digest == text_digest, tags.c.tagger_digest == tagger_digest)
        row = connection.execute(query).first()
        return None if row is None else str(row.body)

    # -------------------------------------------------------------- settings, reviews, issued ids

    def put_setting(self, key: str, value: str, at: dt.datetime) -> None:
        """Set a setting from now on; what it was before stays known. Nothing is written if it already stands."""
        with self._writing() as connection:
            query = select(settings.c.value).where(settings.c.key == key).order_by(settings.c.seq.desc()).limit(1)
            row = connection.execute(query).first()
            if row is None or row.value != value:
                self._append(connection, settings, key=key, value=value, recorded=stamp(at))

    def settings(self, known_at: dt.datetime | None = None) -> Mapping[str, str]:
        """The settings that stood at a moment."""
        query = select(settings.c.key, settings.c.value).order_by(settings.c.seq)
        if known_at is not None:
            query = query.where(settings.c.recorded <= stamp(known_at))
        with self._reading() as connection:
            return {row.key: row.value for row in connection.execute(query)}

    def settings_after(self, number: int) -> tuple[tuple[int, str, str], ...]:
        """What was set after the fact of that number, each with its own number, in their order."""
        query = select(settings).where(settings.c.seq > number).order_by(settings.c.seq)
        with self._reading() as connection:
            return tuple((int(row.seq), str(row.key), str(row.value)) for row in connection.execute(query))

    def add_review(self, review: Review) -> bool:
        """Log a person's decision. False if that very decision is already there."""
        with self._writing() as connection:
            if _there(connection, reviews.c.id, review.id):
                return False
            self._append(connection, reviews, id=review.id, at=stamp(review.at), body=codec.dumps(review))
            return True

    def reviews(self, known_at: dt.datetime | None = None) -> tuple[Review, ...]:
        """The decision log up to a moment, in the order in which it was written."""
        query = select(reviews.c.body).order_by(reviews.c.seq)
        if known_at is not None:
            query = query.where(reviews.c.at <= stamp(known_at))
        with self._reading() as connection:
            return tuple(codec.loads(row.body, Review) for row in connection.execute(query))

    def reviews_after(self, number: int) -> tuple[tuple[int, Review], ...]:
        """The decisions that were logged after the fact of that number, each with its own number, in their order."""
        query = select(reviews.c.seq, reviews.c.body).where(reviews.c.seq > number).order_by(reviews.c.seq)
        with self._reading() as connection:
            return tuple((int(row.seq), codec.loads(row.body, Review)) for row in connection.execute(query))

    def issued_after(self, number: int) -> tuple[tuple[int, Issued], ...]:
        """The public ids issued after the fact of that number, each with its own number, in their order."""
        query = select(issued).where(issued.c.seq > number).order_by(issued.c.seq)
        with self._reading() as connection:
            return tuple((int(row.seq), _issue_of(row)) for row in connection.execute(query))

    def issue(self, event: str, claims: tuple[str, ...], at: dt.datetime) -> str:
        """The public id of an event: the one issued before for its claims, else a new one. Idempotent."""
        return self.issue_all(((event, claims),), at)[event]

    def issue_all(self, events: Iterable[tuple[str, tuple[str, ...]]], at: dt.datetime) -> Mapping[str, str]:
        """The public ids of events that stand side by side, by event id. Idempotent.

        An id stays with the event that holds the claim it was issued for; when that claim is gone, with the one
        that holds most of its claims. An event that was split off gets a new id; of merged ones the oldest stays.
        """
        # An event that no claim tells of stands on itself.
        wanted = tuple(sorted((event, claims or (event,)) for event, claims in events))
        with self._writing():
            known = self.issued()
            given = share_out(wanted, known)
            self.add_issues(due(wanted, given, known), at)
        return given

    def add_issues(self, issues: Iterable[Issued], at: dt.datetime) -> None:
        """Write issues that were worked out elsewhere (``due``), in one transaction."""
        with self._writing() as connection:
            for issue in issues:
                self._append(
                    connection,
                    issued,
                    public_id=issue.public_id,
                    event=issue.event,
                    claims=codec.canonical(sorted(issue.claims)),
                    recorded=stamp(at),
                )

    def issued(self) -> tuple[Issued, ...]:
        """The public ids issued so far, in the order in which they were."""
        return tuple(issue for _, issue in self.issued_after(0))

    # -------------------------------------------------------------- integrity

    def check(self) -> tuple[str, ...]:
        """Every breach of integrity, in words: digests, shapes, order. Empty when all is well."""
        with self._reading() as connection:
            return (*_check_log(connection), *_check_facts(connection))

    def counts(self) -> Mapping[str, int]:
        """How many facts of each kind there are."""
        with self._reading() as connection:
            return {
                n: int(connection.execute(select(func.count()).select_from(t)).scalar_one()) for n, t in _FACTS.items()
            }

    def digest(self, known_at: dt.datetime | None = None) -> str:
        """One digest over what the record knows, whatever the order and the batches in which it came.

        It covers the documents that stand, what could not be read, the settings and the reviews; not when they
        were recorded, nor where they lay.
        """
        leaves = [codec.digest("document", codec.dumps(s.document)) for s in self.documents(known_at)]
        until = None if known_at is None else known_at
        leaves += [
            codec.digest("failure", f.sha256, f.error) for f in self.failures() if until is None or f.recorded <= until
        ]
        leaves += [codec.digest("setting", key, value) for key, value in self.settings(known_at).items()]
        leaves += [codec.digest("review", codec.dumps(review)) for review in self.reviews(known_at)]
        return codec.merkle(leaves)

    def close(self) -> None:
        """Give the file or connection back."""
        self._engine.dispose()


def open_store(place: str, *, create: bool) -> SqlStore:
    """The record at a place; a new one is made there if ``create``.

    Raises NotFound if there is none and none shall be made, NotARecord, NewerRecord, RecordBusy or RecordError.
    """
    path = dialects.path_of(place)
    fresh = not path.exists() or (path.is_file() and path.stat().st_size == 0)
    if fresh and not create:
        raise NotFound(f"there is no record at {place}; `corroborate add PATH --record {place}` makes one")
    return _prepared(dialects.open_engine(path, dialects.Care.FACTS), place, create=create)


def _prepared(engine: Engine, place: str, *, create: bool) -> SqlStore:
    with dialects.reading(engine) as connection:
        names = set(inspect(connection).get_table_names())
    if not names:
        if not create:
            raise NotFound(f"the record at {place} is empty; `corroborate add PATH --record {place}` fills it")
        dialects.use_write_ahead(engine)
        with dialects.writing(engine) as connection:
            # Another process may have made it while we waited for our turn.
            if not inspect(connection).get_table_names():
                _tables.create_all(connection)
                connection.execute(record.insert().values(key="schema", value=str(SCHEMA)))
                _set_head(connection, _Head(0, codec.digest(_START)))
    with dialects.reading(engine) as connection:
        if not {"record", "log"} <= set(inspect(connection).get_table_names()):
            raise NotARecord(f"{place} is a database, but not a record; give another --record")
        schema = connection.execute(select(record.c.value).where(record.c.key == "schema")).scalar()
    if schema is None or not str(schema).isdigit():
        raise NotARecord(f"{place} does not say which kind of record it is; give another --record")
    if int(schema) > SCHEMA:
        raise NewerRecord(f"{place} was written by a later version of Corroborate; update Corroborate to use it")
    return SqlStore(engine)


def _issue_of(row: Row[Any]) -> Issued:
    return Issued(public_id=row.public_id, event=row.event, claims=tuple(json.loads(row.claims)))


# ------------------------------------------------------------------ rows, digests, the chain


def stamp(at: dt.datetime) -> str:
    """A moment as it is stored: UTC to the microsecond, text order being time order. Raises InvalidValue if naive."""
    if at.tzinfo is None:
        raise InvalidValue(f"a moment needs its time zone: {at.isoformat()}")
    return at.astimezone(dt.UTC).isoformat(timespec="microseconds")


def _same_bytes(raw: bytes, sha256: str) -> None:
    if hashlib.sha256(raw).hexdigest() != sha256:
        raise InvalidValue(f"these bytes do not have the sha256 {sha256}")


def _stored(body: str, recorded: str, came_from: str) -> Stored:
    return Stored(
        document=codec.loads(body, Document),
        recorded=dt.datetime.fromisoformat(recorded),
        came_from=came_from,
    )


def _there(connection: Connection, column: Column[str], value: str) -> bool:
    return connection.execute(select(column).where(column == value).limit(1)).first() is not None


def _row_digest(fact: str, row: Mapping[str, object]) -> str:
    return codec.digest(fact, codec.canonical({k: v for k, v in row.items() if k not in _NOT_DIGESTED}))


def _link(head: _Head, fact: str, row: str) -> str:
    return codec.digest("log", str(head.seq + 1), head.digest, fact, row)


def _head(connection: Connection) -> _Head:
    value = connection.execute(select(record.c.value).where(record.c.key == "head")).scalar_one()
    number, _, digest = str(value).partition(" ")
    if not number.isdigit():
        raise Corrupted("the head of the log is damaged; `corroborate verify` says more")
    return _Head(int(number), digest)


def _set_head(connection: Connection, head: _Head) -> None:
    value = f"{head.seq} {head.digest}"
    if connection.execute(record.update().where(record.c.key == "head").values(value=value)).rowcount == 0:
        connection.execute(record.insert().values(key="head", value=value))


def _check_log(connection: Connection) -> Iterator[str]:
    """Breaks in the chain of the log."""
    head = _Head(0, codec.digest(_START))
    for row in connection.execution_options(yield_per=500).execute(select(log).order_by(log.c.seq)):
        if row.seq != head.seq + 1:
            yield f"the log has no entry {_range(head.seq + 1, row.seq - 1)}: facts were removed"
        elif _link(head, row.fact, row.row) != row.digest:
            yield f"entry {row.seq} of the log does not follow from the one before it: it was altered or moved"
        head = _Head(row.seq, row.digest)
    try:
        kept = _head(connection)
    except Corrupted as error:
        yield str(error)
        return
    if kept.seq > head.seq:
        yield f"the log has no entry {_range(head.seq + 1, kept.seq)}: the newest facts were removed"
    elif kept != head:
        yield f"the log ends at entry {head.seq}, which is not what was written last: it was altered"


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first} to {last}"


def _check_facts(connection: Connection) -> Iterator[str]:
    """Facts that are not what the log says of them."""
    for name, table in _FACTS.items():
        noun, key = _NAMED[name]
        joined = select(table, log.c.row.label("logged")).outerjoin(
            log, (log.c.seq == table.c.seq) & (log.c.fact == name)
        )
        for row in connection.execution_options(yield_per=200).execute(joined.order_by(table.c.seq)):
            values = {c.name: row._mapping[c.name] for c in table.columns}
            what = f"{noun} {values[key]} (entry {row.seq})"
            if row.logged is None:
                yield f"{what} is not in the log: it was added from outside"
            elif row.logged != _row_digest(name, values):
                yield f"{what} is not what was recorded: it was altered"
            else:
                yield from (f"{what} {complaint}" for complaint in _SHAPES.get(name, _no_shape)(connection, values))
        gone = select(log.c.seq).outerjoin(table, log.c.seq == table.c.seq)
        for row in connection.execute(gone.where(log.c.fact == name, table.c.seq.is_(None)).order_by(log.c.seq)):
            yield f"entry {row.seq} of the log tells of {noun}, which is gone: it was removed"
    for row in connection.execute(select(log.c.seq, log.c.fact).where(log.c.fact.not_in(_FACTS))):
        yield f"entry {row.seq} of the log tells of an unknown kind of fact, {row.fact!r}"


def _no_shape(_connection: Connection, _values: Mapping[str, object]) -> Iterator[str]:
    yield from ()


def _raw_shape(_connection: Connection, values: Mapping[str, object]) -> Iterator[str]:
    try:
        data = zlib.decompress(bytes(values["data"]))  # type: ignore[call-overload]
    except zlib.error:
        yield "cannot be unpacked: they were altered"
        return
    if hashlib.sha256(data).hexdigest() != values["sha256"]:
        yield "do not have their digest: they were altered"


def _document_shape(connection: Connection, values: Mapping[str, object]) -> Iterator[str]:
    try:
        document = codec.loads(str(values["body"]), Document)
    except Corrupted as error:
        yield f"does not have its shape: {error}"
        return
    if (document.id, document.sha256) != (values["id"], values["sha256"]):
        yield "says another id or digest of itself"
    if not _there(connection, raws.c.sha256, document.sha256):
        yield "has lost its original bytes"


def _review_shape(_connection: Connection, values: Mapping[str, object]) -> Iterator[str]:
    try:
        codec.loads(str(values["body"]), Review)
    except Corrupted as error:
        yield f"does not have its shape: {error}"


_SHAPES: Mapping[str, Callable[[Connection, Mapping[str, object]], Iterator[str]]] = {
    "raws": _raw_shape,
    "documents": _document_shape,
    "reviews": _review_shape,
}
