"""The contract of a Store, on the record in a file and on the fake; then what only the record in a file can do."""

from __future__ import annotations

import datetime as dt
import random
import sqlite3
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from corroborate.codec import content_id
from corroborate.errors import (
    BadSetting,
    Corrupted,
    InvalidValue,
    NewerRecord,
    NotARecord,
    NotFound,
    RecordBusy,
    RecordError,
)
from corroborate.ports import Failure
from corroborate.shell import dialects
from corroborate.shell.public_ids import Issued, PublicIds, borne, due, share_out
from corroborate.shell.store import SqlStore, open_store
from corroborate.values import Document, Review, Verdict
from fakes import NOON, MemoryStore

LATER = NOON + dt.timedelta(days=1)
AnyStore = SqlStore | MemoryStore


def document(words: str, *, supersedes: str | None = None, cleaner: str = "clean-test") -> tuple[Document, bytes]:
    """An invented document of a few words, and its bytes."""
    raw = words.encode()
    digest = sha256(raw).hexdigest()
    made = Document(
        id=content_id("doc", digest, cleaner), text=words, sha256=digest, cleaned_by=cleaner, supersedes=supersedes
    )
    return made, raw


def failure(raw: bytes, message: str = "there is nothing in it") -> Failure:
    """An input that could not be read."""
    return Failure(
        came_from="a.txt", sha256=sha256(raw).hexdigest(), error="EmptyInput", message=message, recorded=NOON
    )


def review(note: str, at: dt.datetime = NOON) -> Review:
    """A decision about an invented figure."""
    return Review(
        id=content_id("rev", note),
        subject="fig-a",
        seen="d",
        verdict=Verdict.AMEND,
        reviewer="Ada Example",
        at=at,
        change=(("best", "12"),),
        note=note,
    )


@pytest.fixture(params=["file", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[AnyStore]:
    """Each store in turn."""
    made: AnyStore = MemoryStore() if request.param == "memory" else open_store(str(tmp_path / "r.db"), create=True)
    yield made
    made.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record with one fact of each kind, closed."""
    path = tmp_path / "full.db"
    store = open_store(str(path), create=True)
    for words in ("Two farmers were killed.", "A shell hit the mill of Oria.", "Nobody was hurt in Belun."):
        made, raw = document(words)
        store.add_document(made, raw, "folder", NOON)
    store.add_failure(failure(b""), b"")
    store.add_tags("text", "tagger", "[]", NOON)
    store.put_setting("voices", "[]", NOON)
    store.add_review(review("seen"))
    store.issue("evt-a", ("clm-a", "clm-b"), NOON)
    store.close()
    return path


class TestContract:
    """What every Store does."""

    def test_a_document_is_kept_with_its_bytes(self, store: AnyStore) -> None:
        """What was added comes back as it was, with when and from where."""
        made, raw = document("Three fishermen are missing off Tarve.")
        assert not store.has_raw(made.sha256)
        assert store.add_document(made, raw, "reports/a.txt", NOON)
        (stored,) = store.documents()
        assert (stored.document, stored.recorded, stored.came_from) == (made, NOON, "reports/a.txt")
        assert store.document(made.id) == stored
        assert store.has_raw(made.sha256)
        assert store.raw(made.sha256) == raw
        assert store.made_from(made.sha256) == (made,)

    def test_adding_again_writes_nothing(self, store: AnyStore) -> None:
        """The same document at a later time leaves the first as it was."""
        made, raw = document("Three fishermen are missing off Tarve.")
        assert store.add_document(made, raw, "a.txt", NOON)
        assert not store.add_document(made, raw, "b.txt", LATER)
        assert [s.recorded for s in store.documents()] == [NOON]

    def test_documents_come_by_id(self, store: AnyStore) -> None:
        """The order is that of ids, not of adding."""
        for words in ("c", "a", "b", "e", "d"):
            store.add_document(*document(words), "x", NOON)
        ids = [s.document.id for s in store.documents()]
        assert ids == sorted(ids)
        assert len(ids) == 5

    def test_a_superseding_document_hides_the_old_one_from_then_on(self, store: AnyStore) -> None:
        """Before the re-cleaning was recorded, the old document is what was known."""
        old, raw = document("Two were hurt.")
        new, _ = document("Two were hurt.", supersedes=old.id, cleaner="clean-next")
        store.add_document(old, raw, "a.txt", NOON)
        store.add_document(new, raw, "a.txt", LATER)
        assert [s.document for s in store.documents()] == [new]
        assert [s.document for s in store.documents(known_at=NOON)] == [old]
        assert list(store.documents(known_at=NOON - dt.timedelta(seconds=1))) == []
        assert store.document(old.id).document == old

    def test_documents_after_one(self, store: AnyStore) -> None:
        """What was written after a moment can be had without what was there before; superseding counts as new."""
        old, raw = document("Two were hurt.")
        store.add_document(old, raw, "a.txt", NOON)
        mark = store.newest()
        assert (list(store.documents(after=mark)), store.how_many(mark)) == ([], 0)
        new, _ = document("Two were hurt.", supersedes=old.id, cleaner="clean-next")
        more, more_raw = document("Three were hurt.")
        store.add_document(new, raw, "a.txt", LATER)
        store.add_document(more, more_raw, "b.txt", LATER)
        assert {s.document.id for s in store.documents(after=mark)} == {new.id, more.id}
        assert store.how_many(mark) == 2

    def test_other_bytes_are_refused(self, store: AnyStore) -> None:
        """A document never stands beside bytes that it was not made from."""
        made, _ = document("Two were hurt.")
        with pytest.raises(InvalidValue):
            store.add_document(made, b"something else", "a.txt", NOON)
        assert list(store.documents()) == []

    def test_a_naive_moment_is_refused(self, store: AnyStore) -> None:
        """A time without its zone is our bug and is not stored."""
        made, raw = document("Two were hurt.")
        with pytest.raises(InvalidValue):
            store.add_document(made, raw, "a.txt", dt.datetime(2031, 1, 1))  # noqa: DTZ001 - naive on purpose

    def test_failures_are_kept_once(self, store: AnyStore) -> None:
        """The same bytes failing the same way are one failure; another message is another."""
        assert store.add_failure(failure(b"\x00"), b"\x00")
        assert not store.add_failure(failure(b"\x00"), b"\x00")
        assert store.add_failure(failure(b"\x00", "it is binary data"), b"\x00")
        assert [f.message for f in store.failures()] == ["there is nothing in it", "it is binary data"]
        assert store.raw(failure(b"\x00").sha256) == b"\x00"

    def test_what_is_not_there_is_not_found(self, store: AnyStore) -> None:
        """Asking for an unknown document or digest raises NotFound."""
        with pytest.raises(NotFound):
            store.document("doc-none")
        with pytest.raises(NotFound):
            store.raw("0" * 64)

    def test_settings_stand_from_their_moment(self, store: AnyStore) -> None:
        """A later value holds from then on; what it was before stays known."""
        store.put_setting("voices", "[]", NOON)
        store.put_setting("voices", "[1]", LATER)
        store.put_setting("parties", "x", LATER)
        assert store.settings() == {"voices": "[1]", "parties": "x"}
        assert store.settings(known_at=NOON) == {"voices": "[]"}

    def test_reviews_are_a_log(self, store: AnyStore) -> None:
        """Decisions come back in the order in which they were written, each once, up to a moment."""
        first, second = review("first", LATER), review("second", NOON)
        assert store.add_review(first)
        assert store.add_review(second)
        assert not store.add_review(first)
        assert store.reviews() == (first, second)
        assert store.reviews(known_at=NOON) == (second,)

    def test_tags_stand_side_by_side(self, store: AnyStore) -> None:
        """Each tagger's tags of a text are kept once and never replaced."""
        assert store.add_tags("t", "one", "[1]", NOON)
        assert not store.add_tags("t", "one", "[2]", NOON)
        assert store.add_tags("t", "two", "[2]", NOON)
        assert (store.tags("t", "one"), store.tags("t", "two"), store.tags("t", "three")) == ("[1]", "[2]", None)

    def test_a_public_id_stays_with_its_claims(self, store: AnyStore) -> None:
        """An event that grows, or is re-read under another internal id, keeps the id it was issued."""
        public = store.issue("evt-a", ("clm-a", "clm-b"), NOON)
        assert store.issue("evt-a", ("clm-a", "clm-b"), LATER) == public
        assert store.issue("evt-x", ("clm-a", "clm-b", "clm-c"), LATER) == public
        assert store.issue("evt-y", ("clm-z",), LATER) != public
        assert store.issue("evt-q", (), LATER) == store.issue("evt-q", (), LATER)
        assert [i.public_id for i in store.issued() if "clm-c" in i.claims] == [public]

    def test_a_failed_batch_leaves_nothing(self, store: AnyStore) -> None:
        """A batch is one transaction: what was written before the failure is gone."""

        def failing() -> None:
            with store.batch():
                store.add_document(*document("a"), "x", NOON)
                assert len(list(store.documents())) == 1
                raise KeyError("stop")

        with pytest.raises(KeyError):
            failing()
        assert list(store.documents()) == []
        with store.batch():
            store.add_document(*document("a"), "x", NOON)
        assert len(list(store.documents())) == 1
        assert store.check() == ()


class TestPublicIds:
    """Splits and merges."""

    KNOWN = (
        Issued(public_id="E-1", event="e1", claims=("a", "b", "c")),
        Issued(public_id="E-2", event="e2", claims=("d",)),
    )

    def test_of_a_split_the_part_with_the_first_claim_keeps_the_id(self) -> None:
        """The other part gets a new one."""
        given = share_out((("x", ("b", "c")), ("y", ("a",))), self.KNOWN)
        assert given["y"] == "E-1"
        assert given["x"] not in ("E-1", "E-2")

    def test_what_was_split_off_bears_its_new_id_from_then_on(self) -> None:
        """Issued once, its id stays, though its claims were another's before; joined again, the oldest stays."""
        parts = (("x", ("b", "c")), ("y", ("a",)))
        given = share_out(parts, self.KNOWN)
        known = (*self.KNOWN, *due(parts, given, self.KNOWN))
        assert borne(parts, known) == given
        assert share_out(parts, known) == given
        assert due(parts, given, known) == ()
        assert borne((("z", ("a", "b", "c")),), known) == {"z": "E-1"}

    def test_two_events_of_one_claim_bear_two_ids(self) -> None:
        """One claim can tell of several acts: their figures tell the ids apart."""
        events = (("x", ("clm", "f1")), ("y", ("clm", "f2")))
        given = share_out(events, ())
        known = due(events, given, ())
        assert len(set(given.values())) == 2
        assert borne(events, known) == given

    def test_what_bears_on_some_events_is_all_that_is_needed_for_them(self) -> None:
        """Dealt with heap by heap, events bear what they bear when all are dealt with at once."""
        chance = random.Random(5)
        ids, known = PublicIds(), list[Issued]()
        for _ in range(60):
            claims = [f"c{n}" for n in range(30)]
            chance.shuffle(claims)
            events = tuple(sorted((f"e{n}", tuple(claims[n * 3 : n * 3 + 3])) for n in range(chance.randrange(1, 10))))
            for name, held in events:
                wanted, bearing = set(held), ids.bearing_on(held)
                while not {c for issue in bearing for c in issue.claims} <= wanted:
                    wanted |= {c for issue in bearing for c in issue.claims}
                    wanted |= {c for _, other in events if wanted & set(other) for c in other}
                    bearing = ids.bearing_on(wanted)
                heap = tuple((other, mine) for other, mine in events if wanted & set(mine))
                assert borne(heap, bearing).get(name) == borne(events, tuple(known)).get(name)
            for issue in due(events, share_out(events, tuple(known)), known):
                ids.note(issue)
                known.append(issue)

    def test_when_the_first_claim_is_gone_the_larger_part_keeps_it(self) -> None:
        """A better reader may lose the claim that an id was issued for."""
        known = (Issued(public_id="E-1", event="e1", claims=("a", "b", "c", "d")),)
        given = share_out((("x", ("b",)), ("y", ("c", "d"))), known)
        assert given["y"] == "E-1"

    def test_only_what_was_issued_is_borne(self) -> None:
        """An event without an issued claim bears none until it is issued one."""
        assert borne((("x", ("q",)), ("y", ("c",))), self.KNOWN) == {"y": "E-1"}

    def test_of_a_merge_the_oldest_id_stays(self) -> None:
        """The younger id is borne by nobody any more."""
        assert share_out((("x", ("a", "d")),), self.KNOWN) == {"x": "E-1"}

    @given(st.permutations([("x", ("a",)), ("y", ("b", "q")), ("z", ("d", "r")), ("w", ("s",))]))
    @hypothesis_settings(max_examples=20, deadline=None)
    def test_no_two_events_bear_one_id(self, events: list[tuple[str, tuple[str, ...]]]) -> None:
        """Whatever the order in which they are asked for."""
        given = share_out(tuple(sorted(events)), self.KNOWN)
        assert len(set(given.values())) == len(events)
        assert given["x"] == "E-1"
        assert given["z"] == "E-2"


def _sql(path: Path, *statements: str) -> None:
    """Tamper with a record's file from outside."""
    connection = sqlite3.connect(path)
    with connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


TAMPERINGS = [
    ("UPDATE documents SET body = replace(body, 'Two', 'Ten') WHERE body LIKE '%Two farmers%'", "was altered"),
    ("UPDATE documents SET recorded = '2030-01-01T00:00:00.000000+00:00' WHERE seq = 2", "was altered"),
    ("UPDATE raws SET data = x'00' WHERE seq = 1", "cannot be unpacked"),
    ("DELETE FROM documents WHERE seq = 4", "entry 4 of the log tells of document, which is gone"),
    ("DELETE FROM reviews", "review, which is gone"),
    ("UPDATE reviews SET body = replace(body, '12', '21')", "was altered"),
    ("UPDATE settings SET value = '[2]'", "was altered"),
    ("UPDATE issued SET public_id = 'E-other'", "was altered"),
    ("UPDATE failures SET message = 'fine'", "was altered"),
    ("INSERT INTO settings VALUES (99, 'voices', 'x', '2031-01-01')", "added from outside"),
    ("DELETE FROM log WHERE seq = 3", "the log has no entry 3"),
    ("UPDATE log SET row = 'x' WHERE seq = 5", "entry 5 of the log does not follow"),
    ("DELETE FROM log WHERE seq > 9", "the log has no entry 10 to 12: the newest facts were removed"),
    ("UPDATE record SET value = 'nonsense' WHERE key = 'head'", "head of the log is damaged"),
    ("UPDATE record SET value = '12 abc' WHERE key = 'head'", "not what was written last"),
]


class TestIntegrity:
    """What ``check`` finds in a record that somebody or something changed."""

    def test_an_untouched_record_is_sound(self, path: Path) -> None:
        """A record with one fact of each kind has no breach."""
        store = open_store(str(path), create=False)
        assert store.check() == ()
        assert store.counts() == {
            "raws": 4, "documents": 3, "failures": 1, "tags": 1, "settings": 1, "reviews": 1, "issued": 1
        }  # fmt: skip
        store.close()

    @pytest.mark.parametrize(("statement", "words"), TAMPERINGS)
    def test_a_change_from_outside_is_found_and_named(self, path: Path, statement: str, words: str) -> None:
        """Each way to alter, remove, add or cut is told in words."""
        _sql(path, statement)
        store = open_store(str(path), create=False)
        found = store.check()
        store.close()
        assert any(words in line for line in found), found

    def test_swapped_rows_are_found(self, path: Path) -> None:
        """Two facts that trade their places in the order are both named."""
        _sql(
            path,
            "UPDATE documents SET seq = 100 WHERE seq = 2",
            "UPDATE documents SET seq = 2 WHERE seq = 4",
            "UPDATE documents SET seq = 4 WHERE seq = 100",
        )
        store = open_store(str(path), create=False)
        assert len([line for line in store.check() if "was altered" in line]) == 2
        store.close()

    def test_damaged_bytes_are_not_handed_out(self, path: Path) -> None:
        """Asking for original bytes that have changed raises Corrupted."""
        _sql(path, "UPDATE raws SET data = x'00' WHERE seq = 1")
        store = open_store(str(path), create=False)
        made, _ = document("Two farmers were killed.")
        with pytest.raises(Corrupted):
            store.raw(made.sha256)
        store.close()


class TestOpening:
    """Which files are records, and what is said of the others."""

    def test_no_record_is_not_made_by_reading(self, tmp_path: Path) -> None:
        """A command that only reads never leaves an empty file behind."""
        with pytest.raises(NotFound, match="corroborate add"):
            open_store(str(tmp_path / "none.db"), create=False)
        assert list(tmp_path.iterdir()) == []

    def test_another_file_is_not_a_record(self, tmp_path: Path) -> None:
        """Neither text nor a foreign database is written into."""
        text = tmp_path / "notes.txt"
        text.write_text("Dear diary, this is not a record.")
        foreign = tmp_path / "foreign.db"
        _sql(foreign, "CREATE TABLE birds (name)")
        for path in (text, foreign, tmp_path):
            with pytest.raises(NotARecord):
                open_store(str(path), create=True)
        assert text.read_text().startswith("Dear diary")

    def test_a_newer_record_is_left_alone(self, path: Path) -> None:
        """A record of a later schema is refused with what to do."""
        _sql(path, "UPDATE record SET value = '99' WHERE key = 'schema'")
        with pytest.raises(NewerRecord, match="update Corroborate"):
            open_store(str(path), create=False)

    def test_an_unsupported_database_is_said_so(self) -> None:
        """PostgreSQL is not pretended."""
        with pytest.raises(BadSetting, match="postgresql"):
            open_store("postgresql://host/base", create=True)

    def test_a_missing_folder_is_said_so(self, tmp_path: Path) -> None:
        """The message asks about the folder."""
        with pytest.raises(RecordError, match="folder"):
            open_store(str(tmp_path / "no" / "such" / "r.db"), create=True)

    def test_a_second_writer_is_told_to_wait(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """While another process holds the writer's turn, a write raises RecordBusy."""
        monkeypatch.setattr(dialects, "BUSY_SECONDS", 0.05)
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        store = open_store(str(path), create=False)
        with pytest.raises(RecordBusy, match="another process"):
            store.put_setting("a", "b", NOON)
        assert len(list(store.documents())) == 3
        other.execute("ROLLBACK")
        store.put_setting("a", "b", NOON)
        store.close()
        other.close()


@given(order=st.permutations(range(6)), cuts=st.sets(st.integers(0, 5)))
@hypothesis_settings(max_examples=8, deadline=None)
def test_the_digest_knows_neither_order_nor_batches(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], cuts: set[int]
) -> None:
    """The same facts give the same digest however they came in."""
    store = open_store(str(tmp_path_factory.mktemp("order") / "r.db"), create=True)
    for position, number in enumerate(order):
        if position in cuts:
            with store.batch():
                store.add_document(*document(f"{number} were hurt"), "x", NOON + dt.timedelta(seconds=position))
        else:
            store.add_document(*document(f"{number} were hurt"), "y", NOON)
    ordered = open_store(str(tmp_path_factory.mktemp("ordered") / "r.db"), create=True)
    for number in range(6):
        ordered.add_document(*document(f"{number} were hurt"), "x", NOON)
    assert store.digest() == ordered.digest()
    ordered.close()
    assert store.check() == ()
    store.close()


def test_reading_goes_on_while_somebody_writes(path: Path) -> None:
    """A reader sees the record as it was when it began, and is not blocked."""
    reader, writer = open_store(str(path), create=False), open_store(str(path), create=False)
    stream = reader.documents()
    next(stream)
    add: Callable[[], bool] = lambda: writer.add_document(*document("New."), "x", NOON)  # noqa: E731
    assert add()
    assert len(list(stream)) == 2
    assert len(list(reader.documents())) == 4
    reader.close()
    writer.close()
