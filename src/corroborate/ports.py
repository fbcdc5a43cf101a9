"""What the core and the pipeline ask of the outside world, as Protocols; ``app.py`` plugs the parts in.

A documented in-memory fake of each lives in tests/fakes.py and passes the same contract tests as the real part.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from corroborate.errors import CorroborateError
from corroborate.values import Candidate, Document, Review, Tags

A = TypeVar("A")
B = TypeVar("B")


class Gazetteer(Protocol):
    """Names to places. Layers win over the base for their country, in the order in which they were given."""

    @property
    def digest(self) -> str:
        """What this gazetteer holds, so that a reading can be keyed by it."""
        ...

    def lookup(self, names: Iterable[str]) -> Mapping[str, tuple[Candidate, ...]]:
        """All candidates for each name, the most prominent first; a name that none holds maps to ().

        Matching ignores case, diacritics, hyphens and the Arabic article.
        """
        ...


class Tagger(Protocol):
    """A trained reader: text to tags."""

    @property
    def digest(self) -> str:
        """The weights and all else that its tags depend on, so that tags can be kept under it."""
        ...

    def tags(self, texts: Sequence[tuple[Document, tuple[Any, ...]]]) -> Iterator[Tags | CorroborateError]:
        """What it sees in each document, given with its sentences (text.tokens), in their order and as soon as it is
        seen; an error in the place of what cannot be had. The same for the same text, whatever stands beside it.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A document as the record holds it: with the moment from which the record knows it."""

    document: Document
    recorded: dt.datetime
    came_from: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An input that could not be read, kept with its error and its bytes' digest."""

    came_from: str
    sha256: str
    error: str
    message: str
    recorded: dt.datetime


class Store(Protocol):
    """Append-only facts: documents, what could not be read, settings, reviews, issued ids.

    Every method that writes is one transaction: after a crash either all of it stands or none.
    """

    def add_document(self, document: Document, raw: bytes, came_from: str, at: dt.datetime) -> bool:
        """Keep a document and its original bytes. False, and nothing written, if its id is already there."""
        ...

    def add_failure(self, failure: Failure, raw: bytes) -> bool:
        """Keep an input that could not be read. False if the same bytes already failed the same way."""
        ...

    def newest(self) -> int:
        """The number of the last document that was written; 0 in an empty record."""
        ...

    def how_many(self, after: int = 0) -> int:
        """How many documents were written after the one of that number, superseded ones counted."""
        ...

    def documents(self, known_at: dt.datetime | None = None, *, after: int = 0) -> Iterator[Stored]:
        """All documents that the record knew at a moment, superseded ones left out, ordered by id.

        ``after``: only those that were written after the one of that number (``newest``).
        """
        ...

    def has_raw(self, sha256: str) -> bool:
        """Whether an input of these bytes was kept before, read or not."""
        ...

    def raw(self, sha256: str) -> bytes:
        """The original bytes. Raises NotFound."""
        ...

    def failures(self) -> tuple[Failure, ...]:
        """What could not be read, in the order in which it came."""
        ...

    def add_tags(self, text_digest: str, tagger_digest: str, body: str, at: dt.datetime) -> bool:
        """Keep what a tagger saw in a text. False if that very tagger's tags of it are already there."""
        ...

    def tags(self, text_digest: str, tagger_digest: str) -> str | None:
        """What a tagger saw in a text, or None."""
        ...

    def put_setting(self, key: str, value: str, at: dt.datetime) -> None:
        """Set a setting from now on; what it was before stays known."""
        ...

    def settings(self, known_at: dt.datetime | None = None) -> Mapping[str, str]:
        """The settings that stood at a moment."""
        ...

    def add_review(self, review: Review) -> bool:
        """Log a person's decision. False if that very decision is already there."""
        ...

    def reviews(self, known_at: dt.datetime | None = None) -> tuple[Review, ...]:
        """The decision log up to a moment, in the order in which it was written."""
        ...

    def issue(self, event: str, claims: tuple[str, ...], at: dt.datetime) -> str:
        """The public id of an event: the one issued before for its claims, else a new one. Idempotent."""
        ...

    def check(self) -> tuple[str, ...]:
        """Every breach of integrity, in words: digests, shapes, order. Empty when all is well."""
        ...

    def close(self) -> None:
        """Give the file or connection back."""
        ...


class Cache(Protocol):
    """Disposable results keyed by the digest of their input. Losing it costs time, never facts."""

    def get(self, key: str) -> str | None:
        """What was put under ``key``, or None."""
        ...

    def put(self, items: Iterable[tuple[str, str]]) -> None:
        """Keep results; failure to write is silent, since they can be made again."""
        ...


class Engine(Protocol):
    """Runs a pure function over many values, on this machine or several. Order of results is that of the input."""

    def map(self, function: Callable[[A], B], items: Iterable[A]) -> Iterator[B]:
        """``function`` of each item."""
        ...


class Clock(Protocol):
    """The moment, handed in from the edge."""

    def __call__(self) -> dt.datetime:
        """Now, in UTC, aware."""
        ...
