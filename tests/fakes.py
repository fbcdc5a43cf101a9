"""Documented fakes of the ports, in memory: the same contract as the real parts, and nothing to clean up.

* ``MemoryStore`` is ``ports.Store`` in lists; it keeps no log, so ``check`` never finds anything.
* ``DictGazetteer`` is ``ports.Gazetteer`` over a dict of casefolded names.
* ``WordTagger`` is ``ports.Tagger`` that knows words of harm by heart.
* ``SteppingClock`` is ``ports.Clock`` that starts at a given moment and moves on by a step each time it is asked.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from corroborate import codec
from corroborate.errors import CorroborateError, InvalidValue, NotFound
from corroborate.ports import Failure, Stored
from corroborate.shell.public_ids import Issued, share_out
from corroborate.values import Candidate, Document, FigureTag, Measure, Review, Tags

NOON = dt.datetime(2031, 5, 4, 12, tzinfo=dt.UTC)


class SteppingClock:
    """A clock without surprises: noon of 4 May 2031, then a second later each time it is asked."""

    def __init__(self, start: dt.datetime = NOON, step: dt.timedelta = dt.timedelta(seconds=1)) -> None:
        self._next, self._step = start, step

    def __call__(self) -> dt.datetime:
        """The next moment."""
        now, self._next = self._next, self._next + self._step
        return now


class DictGazetteer:
    """A gazetteer of the places handed to it; it knows nothing of diacritics or articles."""

    def __init__(self, places: Mapping[str, tuple[Candidate, ...]] | None = None) -> None:
        self._places = {name.casefold(): found for name, found in (places or {}).items()}
        self.asked: list[tuple[str, ...]] = []

    @property
    def digest(self) -> str:
        """The digest of its places."""
        return codec.digest(*(codec.dumps(list(c)) for _, c in sorted(self._places.items())))

    def lookup(self, names: Iterable[str]) -> Mapping[str, tuple[Candidate, ...]]:
        """What was handed in for each name, () for the others."""
        wanted = tuple(names)
        self.asked.append(wanted)
        return {name: self._places.get(name.casefold(), ()) for name in wanted}


class WordTagger:
    """A tagger that sees a killing in each of the words handed to it, and remembers what it was asked to look at."""

    def __init__(self, *words: str, digest: str = "word-tagger") -> None:
        self.digest, self._words = digest, words
        self.asked: list[str] = []

    def tags(self, texts: Sequence[tuple[Document, tuple[Any, ...]]]) -> Iterator[Tags | CorroborateError]:
        """One figure for each occurrence of a word, as sure as can be."""
        for document, _ in texts:
            self.asked.append(document.text)
            yield Tags(
                document=document.id,
                made_by=self.digest,
                figures=tuple(
                    FigureTag(
                        start=start,
                        end=start + len(word),
                        measure=Measure.KILLED,
                        groups=(0.0, 0.0, 1.0),
                        certainties=(1.0, 0.0, 0.0),
                        cumulative=0.0,
                        part=0.0,
                        voice=None,
                        voice_score=0.0,
                        score=0.99,
                    )
                    for word in self._words
                    if (start := document.text.find(word)) >= 0
                ),
            )


class MemoryStore:
    """The record as lists. A failed batch is undone by copying them first."""

    def __init__(self) -> None:
        self._raws: dict[str, bytes] = {}
        self._documents: dict[str, Stored] = {}
        self._failures: list[Failure] = []
        self._tags: dict[tuple[str, str], str] = {}
        self._settings: list[tuple[str, str, dt.datetime]] = []
        self._reviews: list[Review] = []
        self._issued: list[Issued] = []

    @contextmanager
    def batch(self) -> Iterator[None]:
        """All the writes inside, or none."""
        before = {name: value.copy() for name, value in vars(self).items()}
        try:
            yield
        except BaseException:
            vars(self).update(before)
            raise

    def add_document(self, document: Document, raw: bytes, came_from: str, at: dt.datetime) -> bool:
        """As ``ports.Store``."""
        _aware(at)
        _same_bytes(raw, document.sha256)
        if document.id in self._documents:
            return False
        self._raws.setdefault(document.sha256, raw)
        self._documents[document.id] = Stored(document=document, recorded=at, came_from=came_from)
        return True

    def add_failure(self, failure: Failure, raw: bytes) -> bool:
        """As ``ports.Store``."""
        _same_bytes(raw, failure.sha256)
        if any(
            (f.sha256, f.error, f.message) == (failure.sha256, failure.error, failure.message) for f in self._failures
        ):
            return False
        self._raws.setdefault(failure.sha256, raw)
        self._failures.append(failure)
        return True

    def newest(self) -> int:
        """As ``ports.Store``."""
        return len(self._documents)

    def how_many(self, after: int = 0) -> int:
        """As ``ports.Store``."""
        return len(self._documents) - after

    def documents(self, known_at: dt.datetime | None = None, *, after: int = 0) -> Iterator[Stored]:
        """As ``ports.Store``."""
        known = [s for s in self._documents.values() if known_at is None or s.recorded <= known_at]
        old = {s.document.supersedes for s in known}
        new = set(list(self._documents)[after:])
        left = (s for s in known if s.document.id not in old and s.document.id in new)
        return iter(sorted(left, key=lambda s: s.document.id))

    def document(self, id_: str) -> Stored:
        """One document, superseded or not."""
        if id_ not in self._documents:
            raise NotFound(f"no document {id_}")
        return self._documents[id_]

    def made_from(self, sha256: str, /) -> tuple[Document, ...]:
        """The documents made from these bytes."""
        return tuple(s.document for s in self._documents.values() if s.document.sha256 == sha256)

    def has_raw(self, sha: str) -> bool:
        """As ``ports.Store``."""
        return sha in self._raws

    def raw(self, sha: str) -> bytes:
        """As ``ports.Store``."""
        if sha not in self._raws:
            raise NotFound(f"no input {sha}")
        return self._raws[sha]

    def failures(self) -> tuple[Failure, ...]:
        """As ``ports.Store``."""
        return tuple(self._failures)

    def add_tags(self, text_digest: str, tagger_digest: str, body: str, at: dt.datetime) -> bool:
        """Keep what a tagger saw."""
        if (text_digest, tagger_digest) in self._tags:
            return False
        self._tags[text_digest, tagger_digest] = body
        return True

    def tags(self, text_digest: str, tagger_digest: str) -> str | None:
        """What a tagger saw."""
        return self._tags.get((text_digest, tagger_digest))

    def put_setting(self, key: str, value: str, at: dt.datetime) -> None:
        """As ``ports.Store``."""
        self._settings.append((key, value, at))

    def settings(self, known_at: dt.datetime | None = None) -> Mapping[str, str]:
        """As ``ports.Store``."""
        return {key: value for key, value, at in self._settings if known_at is None or at <= known_at}

    def add_review(self, review: Review) -> bool:
        """As ``ports.Store``."""
        if any(r.id == review.id for r in self._reviews):
            return False
        self._reviews.append(review)
        return True

    def reviews(self, known_at: dt.datetime | None = None) -> tuple[Review, ...]:
        """As ``ports.Store``."""
        return tuple(r for r in self._reviews if known_at is None or r.at <= known_at)

    def issue(self, event: str, claims: tuple[str, ...], at: dt.datetime) -> str:
        """As ``ports.Store``."""
        return self.issue_all(((event, claims),), at)[event]

    def issue_all(self, events: Iterable[tuple[str, tuple[str, ...]]], at: dt.datetime) -> Mapping[str, str]:
        """The public ids of events side by side."""
        wanted = tuple(sorted((event, claims or (event,)) for event, claims in events))
        given = share_out(wanted, tuple(self._issued))
        self._issued += [Issued(public_id=given[event], event=event, claims=claims) for event, claims in wanted]
        return given

    def issued(self) -> tuple[Issued, ...]:
        """The public ids issued so far, in the order in which they were."""
        return tuple(self._issued)

    def check(self) -> tuple[str, ...]:
        """Nothing: lists have no log."""
        return ()

    def close(self) -> None:
        """Nothing to give back."""


def _aware(at: dt.datetime) -> None:
    if at.tzinfo is None:
        raise InvalidValue("a moment needs its time zone")


def _same_bytes(raw: bytes, sha: str) -> None:
    if hashlib.sha256(raw).hexdigest() != sha:
        raise InvalidValue("these bytes have another sha256")
