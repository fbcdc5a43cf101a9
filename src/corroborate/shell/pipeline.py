"""Reads values, hands them from room to room, writes values: the only place where the rooms meet.

``add`` turns inputs into stored facts; ``read_many`` turns documents into readings; ``weigh`` turns readings into
a dossier.  The rooms are pure, so nothing here depends on the order or the batches in which documents came.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple, Protocol, TypeVar

from corroborate import codec
from corroborate.desk.dossiers import assemble
from corroborate.desk.reviews import fold, pair_decisions, standing
from corroborate.errors import Bug, CorroborateError, NotFound
from corroborate.ports import Cache, Clock, Engine, Failure, Gazetteer, Store, Tagger
from corroborate.read.arabic.reading import in_arabic, joined, wide_names
from corroborate.read.arabic.reading import read as read_arabic
from corroborate.read.attribution_tags import attributions_from_tags
from corroborate.read.claims import MADE_BY, compose
from corroborate.read.entities import entities
from corroborate.read.figures import figures
from corroborate.read.laid_out import with_layout
from corroborate.read.mentions import mentions, place_names, without_voices
from corroborate.read.role_tags import acts_from_tags
from corroborate.read.roles import acts
from corroborate.read.tags import (
    figures_from_tags,
    located,
    pointed_places,
    settled,
    without_persons,
)
from corroborate.read.times import times
from corroborate.read.voices import attributions
from corroborate.shell import weighing
from corroborate.shell.fetch import Input
from corroborate.shell.public_ids import Issued, borne, stands_on
from corroborate.text.arabic import has_arabic
from corroborate.text.clean import CLEANER
from corroborate.text.passages import passages
from corroborate.text.tokens import Sentence, sentences
from corroborate.values import Candidate, Document, Dossier, Event, Mention, Passage, Reading, Review, Tags, VoiceKind
from corroborate.weigh.actors import Directory, taught
from corroborate.weigh.events import events
from corroborate.weigh.places import resolve

A = TypeVar("A")
B = TypeVar("B")

# One transaction holds so many inputs, or so many bytes of originals: small enough that a kill loses a second of
# work, large enough that waiting for the disk (synchronous=FULL) does not show.
BATCH_INPUTS = 64
BATCH_BYTES = 16_000_000
# One lookup serves the names of so many reports.
BATCH_READINGS = 32

# The setting of a record under which a decision takes effect only when two people agree, and its value.
TWO_PERSON, YES = "two_person", "yes"

# What a room that breaks on a text raises besides our own errors: one such text costs one line, not the record.
_BREAKS = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


class Progress(Protocol):
    """Told how far long work is."""

    def __call__(self, what: str, done: int, total: int | None) -> None:
        """``done`` of ``total`` pieces of ``what`` are done; the total is None where it cannot be known."""
        ...


def in_silence(what: str, done: int, total: int | None) -> None:
    """A Progress that tells nobody."""


class LocalEngine:
    """``ports.Engine`` in this process."""

    def map(self, function: Callable[[A], B], items: Iterable[A]) -> Iterator[B]:
        """``function`` of each item."""
        return map(function, items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """Something that could not be read, and why. ``document`` is None if no text was even found."""

    came_from: str
    error: CorroborateError
    document: Document | None = None


def _bug(what: str, error: BaseException) -> Bug:
    return Bug(f"{what} broke the reader ({type(error).__name__}: {error})")


class Facts(Store, Protocol):
    """What ``add`` asks of a Store besides the port."""

    def batch(self) -> AbstractContextManager[None]:
        """One transaction for all the writes inside."""
        ...

    def made_from(self, sha256: str, /) -> tuple[Document, ...]:
        """The documents made from these original bytes, the oldest first."""
        ...


def batches(items: Iterable[A], size: int) -> Iterator[list[A]]:
    """The items in lists of ``size``, the last one shorter."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


# ------------------------------------------------------------------ inputs to facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What ``add`` did: documents new, there before, re-cleaned; what could not be read; notes on the cleaning."""

    new: int = 0
    already: int = 0
    recleaned: int = 0
    unread: tuple[Unread, ...] = ()
    notes: tuple[str, ...] = ()


class _Cleaned(NamedTuple):
    """An input and what came of it: a document, an error, or None where it is already kept."""

    item: Input
    outcome: Document | CorroborateError | None
    notes: tuple[str, ...]


def cleaned(
    item: Input, given: Mapping[str, str | None], *, headlined: bool = False
) -> tuple[Document | CorroborateError, tuple[str, ...]]:
    """The document in an input, or why there is none, and what a user should know about the cleaning."""
    try:
        result = item.cleaned(headlined=headlined, **given)
    except CorroborateError as error:
        return error, ()
    except _BREAKS as error:
        return _bug(item.name, error), ()
    return result.document, tuple(f"{item.name}: {note}" for note in result.notes)


def add(
    store: Facts,
    inputs: Iterable[Input],
    given: Mapping[str, str | None],
    *,
    clock: Clock,
    progress: Progress = in_silence,
    total: int | None = None,
) -> Added:
    """Keep what can be read, and what cannot with its error. Idempotent, and safe to be killed at any point.

    ``given`` is what the user said of the inputs (source, published…). The same bytes are kept once, as they first
    came; a newer cleaner makes a new document of them that supersedes the old. Each batch is one transaction.
    """
    added = Added()
    done = size = 0
    batch: list[_Cleaned] = []
    for item in inputs:
        old = store.made_from(item.sha256()) if item.raw else ()
        if any(document.cleaned_by == CLEANER for document in old):
            batch.append(_Cleaned(item, None, ()))
        else:
            outcome, notes = cleaned(item, given, headlined=True)
            if old and isinstance(outcome, Document):
                outcome = replace(outcome, supersedes=old[-1].id)
            batch.append(_Cleaned(item, outcome, notes))
        size += len(item.raw)
        if len(batch) >= BATCH_INPUTS or size >= BATCH_BYTES:
            added = _keep(store, batch, added, clock())
            done, size = done + len(batch), 0
            batch.clear()
            progress("reports kept", done, total)
    added = _keep(store, batch, added, clock())
    progress("reports kept", done + len(batch), total)
    return added


def _keep(store: Facts, batch: Sequence[_Cleaned], added: Added, at: dt.datetime) -> Added:
    """One batch, in one transaction."""
    if not batch:
        return added
    new = recleaned = 0
    unread: list[Unread] = []
    with store.batch():
        for item, outcome, _ in batch:
            if isinstance(outcome, CorroborateError):
                unread.append(Unread(came_from=item.name, error=outcome))
                if not isinstance(outcome, NotFound):  # a path with nothing there is no input
                    store.add_failure(_failure(item, outcome, at), item.raw)
            elif outcome is not None and store.add_document(outcome, item.raw, item.name, at):
                new += outcome.supersedes is None
                recleaned += outcome.supersedes is not None
    return Added(
        new=added.new + new,
        already=added.already + len(batch) - new - recleaned - len(unread),
        recleaned=added.recleaned + recleaned,
        unread=(*added.unread, *unread),
        notes=(*added.notes, *(note for piece in batch for note in piece.notes)),
    )


def _failure(item: Input, error: CorroborateError, at: dt.datetime) -> Failure:
    return Failure(
        came_from=item.name, sha256=item.sha256(), error=type(error).__name__, message=str(error), recorded=at
    )


# ------------------------------------------------------------------ documents to readings


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What reading needs besides the document.

    ``voice_kinds`` maps casefolded names and aliases of the voice directory to kinds; ``reader`` names the
    version of the rooms, so that what an older one read is not taken for this one's. Without a ``tagger`` the rules
    read alone.
    """

    gazetteer: Gazetteer
    voice_kinds: Mapping[str, VoiceKind]
    reader: str
    tagger: Tagger | None = None

    def digest(self) -> str:
        """All that a reading is made from, but for the document."""
        kinds = codec.canonical({name: kind.value for name, kind in self.voice_kinds.items()})
        tagger = self.tagger.digest if self.tagger is not None else "rules"
        return codec.digest("parts", self.reader, self.gazetteer.digest, kinds, tagger)


class Remembering:
    """A Tagger whose tags are facts of a record: seen once, then read from there, whatever weights are installed.

    ``load`` gives the tagger when a text is met that nobody has seen; it is None where its weights are not installed,
    and then only what was kept can be read. With ``keep`` new tags are written, some at a time; ``flush`` writes the
    rest. A text that nobody has seen and nobody can is NotFound.
    """

    def __init__(
        self, digest: str, load: Callable[[], Tagger] | None, store: Facts, clock: Clock, *, keep: bool
    ) -> None:
        self.digest, self._load, self._store, self._clock, self._keep = digest, load, store, clock, keep
        self._fresh: list[tuple[str, str]] = []

    def tags(self, texts: Sequence[tuple[Document, tuple[Sentence, ...]]]) -> Iterator[Tags | CorroborateError]:
        """The tags kept for each text, else those that the tagger sees in it."""
        keys = [_text_key(document, lines) for document, lines in texts]
        kept = [self._store.tags(key, self.digest) for key in keys]
        unseen = [text for text, body in zip(texts, kept, strict=True) if body is None]
        seeing = self._load().tags(unseen) if unseen and self._load is not None else iter(())
        for (document, _), key, body in zip(texts, keys, kept, strict=True):
            if body is not None:
                yield replace(codec.loads(body, Tags), document=document.id)
                continue
            seen = next(seeing, None)
            if seen is None:
                yield NotFound(
                    f"never read by {self.digest[:12]}, to which this record is pinned, and the weights of that reader "
                    "are not installed; let the record be read anew with --reader model"
                )
                continue
            if self._keep and isinstance(seen, Tags):
                self._fresh.append((key, codec.dumps(seen)))
                if len(self._fresh) >= BATCH_INPUTS:
                    self.flush()
            yield seen

    def flush(self) -> None:
        """Write what is not written yet, in one transaction."""
        with self._store.batch():
            for key, body in self._fresh:
                self._store.add_tags(key, self.digest, body, self._clock())
        self._fresh.clear()


def _text_key(document: Document, lines: Sequence[Sentence]) -> str:
    """Under what the tags of a text are kept; where it has Arabic passages, of the sentences that are not in them."""
    if not has_arabic(document.text) or not in_arabic(document, passages(document)):
        return codec.digest("text", document.text, document.title or "")
    return codec.digest("text", document.text, document.title or "", *(f"{s.start}:{s.end}" for s in lines))


class _Looked(NamedTuple):
    """A document as far as it can be read without a gazetteer.

    ``sentences`` and ``names`` are of the passages that the English rooms and the tagger read, ``arabic`` and
    ``arabic_names`` of those that the Arabic rooms read.
    """

    document: Document
    passages: tuple[Passage, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Mention, ...]
    arabic: tuple[Sentence, ...] = ()
    arabic_names: tuple[Mention, ...] = ()

    @property
    def in_arabic_alone(self) -> bool:
        """Whether there is nothing for the English rooms and the tagger to read."""
        return bool(self.arabic) and not self.sentences

    def place_names(self) -> tuple[str, ...]:
        """Every string to be looked up."""
        return place_names((*self.names, *self.arabic_names))


def _look(document: Document) -> _Looked | Unread:
    try:
        stretches = passages(document)
        theirs = in_arabic(document, stretches)
        if not theirs:
            lines = sentences(document.text, stretches)
            return _Looked(document, stretches, lines, mentions(document, lines))
        read_apart = {passage.id for passage in theirs}
        others = [passage for passage in stretches if passage.id not in read_apart]
        lines, arabic = sentences(document.text, others), sentences(document.text, theirs)
        return _Looked(
            document, stretches, lines, mentions(document, lines) if lines else (), arabic, wide_names(document, arabic)
        )
    except (*_BREAKS, Bug) as error:
        return _broken(document, error)


def _understand(
    looked: _Looked,
    candidates: Mapping[str, tuple[Candidate, ...]],
    kinds: Mapping[str, VoiceKind],
    tags: Tags | CorroborateError | None,
) -> Reading | Unread:
    document, stretches, lines, names = looked[:4]
    if isinstance(tags, CorroborateError):
        return _broken(document, tags)
    try:
        if looked.arabic:
            return _understand_arabic(looked, candidates, kinds, tags)
        names = without_voices(names, kinds, document.text)
        if tags is not None:
            names = without_persons(names, tags)
        # Only its own names, so that a reading is the same in whatever batch it was made.
        own = {name: candidates[name] for name in place_names(names)}
        places = resolve(document, lines, names, own)
        counted = figures(document, lines) if tags is None else figures_from_tags(tags, document, lines)
        done = acts(document, lines, names, counted)
        if tags is not None:
            done = acts_from_tags(tags, document, lines, names, done)
        where = located(tags, counted, (act.start for act in done)) if tags is not None else None
        if tags is not None and where is not None:
            places = pointed_places(where, tags, document, lines, places, kinds)
        reading = compose(
            document,
            stretches,
            lines,
            attributions=with_layout(
                attributions(lines, kinds) if tags is None else attributions_from_tags(tags, lines, kinds, counted),
                document.text,
                kinds,
            ),
            figures=counted if tags is None else settled(counted, document.text),
            times=times(lines, document.published, document.text),
            places=places,
            acts=done,
            entities=entities(document, names, done),
            located=where,
            made_by=MADE_BY if tags is None else tags.made_by,
        )
        return reading if tags is None else replace(reading, meanings=tags.meanings)
    except (*_BREAKS, Bug) as error:
        return _broken(document, error)


def _understand_arabic(
    looked: _Looked,
    candidates: Mapping[str, tuple[Candidate, ...]],
    kinds: Mapping[str, VoiceKind],
    tags: Tags | None,
) -> Reading | Unread:
    """The reading of a document with Arabic passages; what is in other letters beside them is read as ever."""
    document, stretches = looked.document, looked.passages
    own = {name: candidates[name] for name in place_names(looked.arabic_names)}
    arabic = read_arabic(document, stretches, looked.arabic, candidates=own, voice_kinds=kinds, resolve=resolve)
    if not looked.sentences:
        return arabic
    rest = _understand(looked._replace(arabic=(), arabic_names=()), candidates, kinds, tags)
    return rest if isinstance(rest, Unread) else joined((rest, arabic), stretches)


def _broken(document: Document, error: BaseException) -> Unread:
    name = document.ref or document.title or document.id
    bug = error if isinstance(error, CorroborateError) else _bug(name, error)
    return Unread(came_from=name, error=bug, document=document)


def read_document(document: Document, parts: Parts) -> Reading | Unread:
    """Everything that the rooms read out of one document, or the bug that it found in them."""
    looked = _look(document)
    if isinstance(looked, Unread):
        return looked
    candidates = parts.gazetteer.lookup(looked.place_names())
    return _understand(looked, candidates, parts.voice_kinds, next(_tags([looked], parts)))


def _tags(looked: Sequence[_Looked], parts: Parts) -> Iterator[Tags | CorroborateError | None]:
    """What the tagger sees in each, in their order; None where the rules read alone."""
    if parts.tagger is None:
        return iter([None] * len(looked))
    if not any(one.in_arabic_alone for one in looked):
        return parts.tagger.tags([(one.document, one.sentences) for one in looked])
    return _tags_but_for(looked, parts.tagger)


def _tags_but_for(looked: Sequence[_Looked], tagger: Tagger) -> Iterator[Tags | CorroborateError | None]:
    """What the tagger sees in those that are not in Arabic alone; None for those that are."""
    seen = tagger.tags([(one.document, one.sentences) for one in looked if not one.in_arabic_alone])
    for one in looked:
        yield None if one.in_arabic_alone else next(seen)


def reading_key(document: Document, parts_digest: str) -> str:
    """Under what the reading of a document by some parts is cached."""
    return codec.digest("reading", parts_digest, codec.dumps(document))


def read_many(
    documents: Iterable[Document], parts: Parts, *, cache: Cache | None = None, engine: Engine | None = None
) -> Iterator[Reading | Unread]:
    """The readings of documents, in their order: from the cache where it has them, and kept there where it has not.

    The names of a batch are looked up together. What broke the reader is given as Unread and not kept.
    """
    runner: Engine = engine or LocalEngine()
    with_parts = parts.digest()
    for batch in batches(documents, BATCH_READINGS):
        keys = [reading_key(document, with_parts) for document in batch]
        ready: dict[int, Reading | Unread] = {}
        if cache is not None:
            for number, key in enumerate(keys):
                if (kept := cache.get(key)) is not None:
                    ready[number] = codec.loads(kept, Reading)
        missing = [number for number in range(len(batch)) if number not in ready]
        looked = dict(zip(missing, runner.map(_look, [batch[n] for n in missing]), strict=True))
        wanted = {name for one in looked.values() if isinstance(one, _Looked) for name in one.place_names()}
        candidates = parts.gazetteer.lookup(sorted(wanted)) if wanted else {}
        fresh: list[tuple[str, str]] = []
        # The tagger goes on with the next texts while the rooms read this one.
        seen = _tags([one for one in looked.values() if isinstance(one, _Looked)], parts)
        for number, one in looked.items():
            reading = one if isinstance(one, Unread) else _understand(one, candidates, parts.voice_kinds, next(seen))
            ready[number] = reading
            if cache is not None and isinstance(reading, Reading):
                fresh.append((keys[number], codec.dumps(reading)))
        if cache is not None:
            cache.put(fresh)
        yield from (ready[number] for number in range(len(batch)))


# ------------------------------------------------------------------ readings to a dossier


def events_of(reading: Reading, directory: Directory) -> tuple[Event, ...]:
    """The events that one report alone gives, in the order in which it tells of them."""
    found, _ = events((reading,), key=directory.find)
    starts = {claim.id: claim.start for claim in reading.claims} | {f.id: f.start for f in reading.figures}
    return tuple(sorted(found, key=lambda e: (min(starts[i] for i in (*e.claims, *e.figures)), e.id)))


def weigh(
    readings: Sequence[Reading],
    *,
    directory: Directory,
    reviews: Sequence[Review],
    issued: Sequence[Issued],
    settings: Mapping[str, str],
    as_of: dt.date | None,
    known_at: dt.datetime | None,
    case: str | None,
    title: str | None,
    cache: Cache | None = None,
    made_with: str = "",
) -> Dossier:
    """What the readings say together, as of a day and of a case.

    ``made_with`` is the digest of the parts that made the readings and of the rooms that weigh them: with it and
    the ``cache``, what was weighed before is not weighed again.
    """
    published = _published_by(readings, as_of)
    two = two_person(settings)
    folded, _ = fold(published, reviews, two_person=two)
    key = _weight_key(published, directory, reviews, made_with, two_person=two) if cache is not None else ""
    kept = cache.get(key) if cache is not None else None
    if kept is not None:
        weight = codec.loads(kept, weighing.Weight)
    else:
        decisions = pair_decisions(reviews, two_person=two)
        weight = weighing.weigh([standing(reading) for reading in folded], taught(directory, decisions), decisions)
        if cache is not None:
            cache.put([(key, codec.dumps(weight))])
    public = borne(tuple((event.id, stands_on(event)) for event in weight.events), tuple(issued))
    return assemble(
        readings=folded,
        actors=weight.actors,
        events=tuple(replace(event, public_id=public.get(event.id)) for event in weight.events),
        echoes=weight.echoes,
        tolls=weight.tolls,
        grades=weight.grades,
        pairs=weight.pairs,
        reviews=reviews,
        settings=settings,
        case=case,
        title=title,
        as_of=as_of,
        known_at=known_at,
    )


def two_person(settings: Mapping[str, str]) -> bool:
    """Whether a decision takes two people in a record (the setting ``two_person``)."""
    return settings.get(TWO_PERSON) == YES


def _weight_key(
    readings: Sequence[Reading], directory: Directory, reviews: Sequence[Review], made_with: str, *, two_person: bool
) -> str:
    """The digest of all that is weighed, in whatever order; a reading is a document as read by the parts."""
    return codec.digest(
        "weight",
        made_with,
        codec.merkle(codec.digest(codec.dumps(reading.document)) for reading in readings),
        codec.dumps([*directory.actors, *directory.parties]),
        codec.dumps(list(reviews)),
        TWO_PERSON if two_person else "",
    )


def _published_by(readings: Sequence[Reading], as_of: dt.date | None) -> tuple[Reading, ...]:
    """Without a day of publication nobody can tell whether it was out by then, so it is left out."""
    if as_of is None:
        return tuple(readings)
    return tuple(r for r in readings if r.document.published is not None and r.document.published <= as_of)
