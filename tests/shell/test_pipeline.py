"""Inputs to facts and documents to readings: once, in any order, in any batches, and never stopped by one bad input."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corroborate.errors import Bug, EmptyInput, NotFound
from corroborate.read.figures import figures
from corroborate.shell import pipeline, weighing
from corroborate.shell.derived import MemoryCache
from corroborate.shell.fetch import Input
from corroborate.shell.pipeline import Parts, Remembering, Unread, add, read_document, read_many
from corroborate.shell.store import SqlStore, open_store
from corroborate.text import clean
from corroborate.text.tokens import Sentence
from corroborate.values import Document, Figure, Reading
from corroborate.weigh.actors import directory
from fakes import DictGazetteer, MemoryStore, SteppingClock, WordTagger

HEAD = "---\nsource: Tarve Post\npublished: 2031-03-0{day}\nlanguage: en\n---\n"
STORIES = (
    "At least 12 farmers were killed near Oria on Friday, residents said.",
    "Two fishermen were injured when a shell hit the harbour of Tarve, the coast guard said.",
    "The Belun Monitor said 30 people were killed in Oria.",
    "Nobody was hurt in Hadra, officials said.",
    "Gunmen abducted a teacher in Kemmel on Sunday.",
    "Dozens of families fled Oria.",
)
INPUTS = tuple(
    Input(name=f"{day}.txt", raw=(HEAD.format(day=day) + text).encode()) for day, text in enumerate(STORIES, start=1)
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    """An empty record."""
    made = open_store(str(tmp_path / "r.db"), create=True)
    yield made
    made.close()


@pytest.fixture
def parts() -> Parts:
    """What reading needs, with a gazetteer that knows nothing."""
    return Parts(gazetteer=DictGazetteer(), voice_kinds={}, reader="test")


def _documents() -> list[Document]:
    return [item.cleaned().document for item in INPUTS]


class TestAdd:
    """Inputs to facts."""

    @pytest.mark.parametrize("kind", ["file", "memory"])
    def test_the_same_bytes_are_added_once(self, kind: str, store: SqlStore) -> None:
        """A second run, under other names, finds everything there and writes nothing."""
        record: SqlStore | MemoryStore = MemoryStore() if kind == "memory" else store
        first = add(record, INPUTS, {}, clock=SteppingClock())
        assert (first.new, first.already, first.unread) == (6, 0, ())
        renamed = [Input(name="elsewhere/" + item.name, raw=item.raw) for item in INPUTS]
        second = add(record, renamed, {}, clock=SteppingClock())
        assert (second.new, second.already) == (0, 6)
        assert len(list(record.documents())) == 6
        if record is store:
            assert sum(store.counts().values()) == 12

    def test_one_bad_input_costs_one_line(self, store: SqlStore) -> None:
        """What cannot be read is kept with its error, and the others are added."""
        bad = (Input(name="empty.txt", raw=b" "), Input(name="none.txt", error=NotFound("there is no such file")))
        added = add(store, (INPUTS[0], *bad, INPUTS[1]), {}, clock=SteppingClock())
        assert added.new == 2
        assert [(u.came_from, type(u.error)) for u in added.unread] == [
            ("empty.txt", EmptyInput),
            ("none.txt", NotFound),
        ]
        assert [f.came_from for f in store.failures()] == ["empty.txt"]
        again = add(store, bad, {}, clock=SteppingClock())
        assert len(again.unread) == 2
        assert len(store.failures()) == 1

    def test_what_breaks_the_cleaner_is_a_bug_of_ours_and_kept(
        self, store: SqlStore, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Even an exception that nobody foresaw does not stop the others."""

        def broken(self: Input, **given: str | None) -> None:
            raise KeyError("no such key")

        monkeypatch.setattr(Input, "cleaned", broken)
        added = add(store, INPUTS[:1], {}, clock=SteppingClock())
        assert isinstance(added.unread[0].error, Bug)
        assert [f.error for f in store.failures()] == ["Bug"]

    def test_a_title_is_kept_as_the_headline(self, store: SqlStore) -> None:
        """A row of a documents file whose text is a log-in notice still says what its title says."""
        row = {"id": "a", "title": "Nine killed in Hadra", "text": "Log in to read on."}
        add(store, [Input(name="r.jsonl:1", raw=clean.row_bytes(row), row=dict(row))], {}, clock=SteppingClock())
        (kept,) = store.documents()
        assert kept.document.text.startswith("Nine killed in Hadra\n")

    def test_what_the_user_said_is_used(self, store: SqlStore) -> None:
        """A source given with the command is that of a report which names none."""
        add(store, [Input(name="a.txt", raw=b"Two were hurt.")], {"source": "Tarve Post"}, clock=SteppingClock())
        assert [s.document.source for s in store.documents()] == ["Tarve Post"]

    def test_a_newer_cleaner_supersedes(self, store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
        """The same bytes cleaned anew are a new document; the old one stays known."""
        add(store, INPUTS[:1], {}, clock=SteppingClock())
        (old,) = store.documents()
        monkeypatch.setattr(clean, "CLEANER", "clean-next")
        monkeypatch.setattr(pipeline, "CLEANER", "clean-next")
        added = add(store, INPUTS[:1], {}, clock=SteppingClock(start=old.recorded.replace(hour=13)))
        assert (added.new, added.recleaned) == (0, 1)
        (new,) = store.documents()
        assert new.document.supersedes == old.document.id
        assert [s.document for s in store.documents(known_at=old.recorded)] == [old.document]

    def test_progress_is_told(self, store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
        """After each batch, and at the end."""
        monkeypatch.setattr(pipeline, "BATCH_INPUTS", 4)
        told: list[tuple[str, int, int | None]] = []
        add(store, INPUTS, {}, clock=SteppingClock(), progress=lambda *a: told.append(a), total=6)
        assert told == [("reports kept", 4, 6), ("reports kept", 6, 6)]

    @given(order=st.permutations(range(len(INPUTS))), size=st.integers(1, 7))
    @settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_the_digest_knows_neither_order_nor_batches(
        self, order: list[int], size: int, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        """Reports in any order and any batches make the same record, and the same dossier."""
        folder = tmp_path_factory.mktemp("order")
        digests = []
        for name, numbers, batch in (("a", range(len(INPUTS)), 64), ("b", order, size)):
            made = open_store(str(folder / name), create=True)
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(pipeline, "BATCH_INPUTS", batch)
                patch.setattr(pipeline, "BATCH_READINGS", batch)
                add(made, [INPUTS[n] for n in numbers], {}, clock=SteppingClock())
                parts = Parts(gazetteer=DictGazetteer(), voice_kinds={}, reader="test")
                readings = [
                    r for r in read_many((s.document for s in made.documents()), parts) if isinstance(r, Reading)
                ]
            digests.append((made.digest(), _weighed(readings if name == "a" else readings[::-1])))
            made.close()
        assert digests[0] == digests[1]


def _weighed(readings: list[Reading], cache: MemoryCache | None = None) -> str:
    return pipeline.weigh(
        readings,
        directory=directory(()),
        reviews=(),
        issued=(),
        settings={},
        as_of=None,
        known_at=None,
        case=None,
        title=None,
        cache=cache,
        made_with="test",
    ).digest


def test_what_was_weighed_is_not_weighed_again(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cache gives the same dossier; a new report, a decision or another version is weighed anew."""
    readings = [r for r in read_many(_documents(), parts) if isinstance(r, Reading)]
    cache = MemoryCache()
    first = _weighed(readings, cache)
    assert first == _weighed(readings)

    def asked(*_: object) -> None:
        raise AssertionError("weighed again")

    monkeypatch.setattr(weighing, "weigh", asked)
    assert _weighed(readings[::-1], cache) == first
    with pytest.raises(AssertionError):
        _weighed(readings[1:], cache)


class TestRead:
    """Documents to readings."""

    def test_a_reading_is_the_same_in_any_batch(self, parts: Parts) -> None:
        """Alone or among others, a document is read alike."""
        documents = _documents()
        assert list(read_many(documents, parts)) == [read_document(document, parts) for document in documents]

    def test_the_names_of_a_batch_are_looked_up_together(self) -> None:
        """The gazetteer is asked once for all, each name once."""
        gazetteer = DictGazetteer()
        list(read_many(_documents(), Parts(gazetteer=gazetteer, voice_kinds={}, reader="test")))
        assert len(gazetteer.asked) == 1
        assert len(set(gazetteer.asked[0])) == len(gazetteer.asked[0])

    def test_what_was_read_is_not_read_again(self, parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
        """The cache gives back the very values; another reader's version is not taken for this one's."""
        cache = MemoryCache()
        first = list(read_many(_documents(), parts, cache=cache))

        def asked(document: Document) -> None:
            raise AssertionError("read again")

        monkeypatch.setattr(pipeline, "passages", asked)
        assert list(read_many(_documents(), parts, cache=cache)) == first
        other = Parts(gazetteer=parts.gazetteer, voice_kinds={}, reader="another")
        assert all(isinstance(r, Unread) for r in read_many(_documents(), other, cache=cache))

    def test_a_text_that_breaks_a_room_costs_one_line(self, parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
        """It comes out as a bug with the document's name, the others as they are, and it is not cached."""

        def breaking(document: Document, lines: tuple[Sentence, ...]) -> tuple[Figure, ...]:
            if "Belun" in document.text:
                raise IndexError("tuple index out of range")
            return figures(document, lines)

        monkeypatch.setattr(pipeline, "figures", breaking)
        cache = MemoryCache()
        results = list(read_many(_documents(), parts, cache=cache))
        broken = [r for r in results if isinstance(r, Unread)]
        assert len(broken) == 1
        assert isinstance(broken[0].error, Bug)
        assert "tuple index out of range" in str(broken[0].error)
        monkeypatch.setattr(pipeline, "figures", figures)
        assert all(isinstance(r, Reading) for r in read_many(_documents(), parts, cache=cache))

    def test_figures_come_with_their_words(self, parts: Parts) -> None:
        """The whole way through the rooms: the farmers of the first story, at their offsets."""
        reading = read_document(_documents()[0], parts)
        assert isinstance(reading, Reading)
        (figure,) = reading.figures
        assert (figure.low, figure.best, figure.high) == (12, 12, None)
        assert reading.document.text[figure.start : figure.end] == figure.words
        assert "12 farmers" in figure.words
        assert figure.claim in {claim.id for claim in reading.claims}


class TestTags:
    """What a tagger saw is a fact of the record."""

    def test_a_tagger_says_which_words_count_people(self) -> None:
        """Words that no grammar knows for a count of the dead are read where the tagger saw them so."""
        document = (
            Input(name="a.txt", raw=b"The ferry took nine villagers down with it, Oria mourned.").cleaned().document
        )
        parts = Parts(gazetteer=DictGazetteer(), voice_kinds={}, reader="test")
        with_tags = replace(parts, tagger=WordTagger("nine villagers"))
        plain, seen = read_document(document, parts), read_document(document, with_tags)
        assert isinstance(plain, Reading)
        assert isinstance(seen, Reading)
        assert [f.words for f in plain.figures] == []
        assert [(f.words, f.low, f.made_by) for f in seen.figures] == [("nine villagers", 9, "word-tagger")]
        assert parts.digest() != with_tags.digest()

    def test_what_was_seen_once_is_read_from_the_record(self, store: SqlStore) -> None:
        """Tags are kept, and read without the weights that made them."""
        tagger = WordTagger("12 farmers")
        remembering = Remembering(tagger.digest, lambda: tagger, store, SteppingClock(), keep=True)
        parts = Parts(gazetteer=DictGazetteer(), voice_kinds={}, reader="test", tagger=remembering)
        first = list(read_many(_documents(), parts))
        remembering.flush()
        assert len(tagger.asked) == len(STORIES)
        without = Remembering(tagger.digest, None, store, SteppingClock(), keep=False)
        assert list(read_many(_documents(), replace(parts, tagger=without))) == first
        assert store.counts()["tags"] == len(STORIES)
        assert store.check() == ()

    def test_a_text_that_nobody_has_seen_is_told(self, store: SqlStore) -> None:
        """Without the weights one new report is one line, and the others are read."""
        tagger = WordTagger()
        known = Remembering(tagger.digest, lambda: tagger, store, SteppingClock(), keep=True)
        parts = Parts(gazetteer=DictGazetteer(), voice_kinds={}, reader="test", tagger=known)
        list(read_many(_documents()[1:], parts))
        known.flush()
        without = Remembering(tagger.digest, None, store, SteppingClock(), keep=False)
        new, *old = read_many(_documents(), replace(parts, tagger=without))
        assert isinstance(new, Unread)
        assert isinstance(new.error, NotFound)
        assert "--reader model" in str(new.error)
        assert all(isinstance(reading, Reading) for reading in old)
