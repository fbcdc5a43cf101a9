"""What a sheet asks of the record as it stands: the reading side of ``shell.live.Live``, in protocols.

The desk is pure and stands below the shell, so it names what it needs instead of importing who gives it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Protocol

from corroborate.desk.protect import Protection, Publication
from corroborate.desk.sheets.whole import Summary
from corroborate.values import (
    Actor,
    Claim,
    Document,
    Echo,
    Event,
    Figure,
    Grade,
    Pair,
    Place,
    Reading,
    Review,
    Toll,
    VoiceKind,
)


class Standing(Protocol):
    """What people have decided about a subject so far.

    ``state`` is open, accepted, amended, rejected, unsure, conflict or awaits_second.
    """

    @property
    def state(self) -> str:
        """In one word."""

    @property
    def decisions(self) -> Sequence[Review]:
        """Those that count, in the order of the log."""


class Waiting(Protocol):
    """Something that waits for a person, with the reasons in words; ``seen`` is the digest of what stands."""

    @property
    def id(self) -> str:
        """Of the item."""

    @property
    def kind(self) -> str:
        """low_score, unsure_join, same_voice, contradiction, moves_toll, private_name, conflict, second or changed."""

    @property
    def subject(self) -> str:
        """A figure, a claim, an event or a pair "a|b"."""

    @property
    def document(self) -> str | None:
        """The report that it stands in."""

    @property
    def event(self) -> str | None:
        """The event that it bears on."""

    @property
    def reasons(self) -> Sequence[str]:
        """Why it is there."""

    @property
    def seen(self) -> str:
        """The digest that a decision about it carries."""


class Hit(Protocol):
    """One thing that a search found."""

    @property
    def id(self) -> str:
        """Of a report, figure, event, voice or place, by what was searched."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def words(self) -> str:
        """The stretch in which it was found, or ""."""

    @property
    def n(self) -> int:
        """How many figures a voice or a place has."""


class Record(Protocol):
    """The record as it stands; ``version`` rises with each change."""

    @property
    def version(self) -> int:
        """Rises with each change."""

    def documents(self) -> Sequence[Document]:
        """The newest published first."""

    def reading(self, document: str) -> Reading:
        """As people left it. Raises NotFound."""

    def machine(self, document: str) -> Reading:
        """As the machine read it. Raises NotFound."""

    def events(self) -> Sequence[Event]:
        """In time, the undated last."""

    def event(self, id_: str) -> Event:
        """By id or public id. Raises NotFound."""

    def summary(self) -> Summary:
        """What all events say together."""

    def tolls(self, event: str) -> Sequence[Toll]:
        """Of one event."""

    def grades(self, event: str) -> Sequence[Grade]:
        """Of an event and its tolls."""

    def echoes(self, event: str) -> Sequence[Echo]:
        """The voices of an event."""

    def parts(self, event: str) -> Sequence[Event]:
        """The parts of an episode."""

    def event_of(self, subject: str) -> Event | None:
        """Of a figure or a claim."""

    def events_in(self, document: str) -> Sequence[Event]:
        """Those that a report tells of."""

    def pairs(self, event: str | None = None) -> Sequence[Pair]:
        """Events that may be one, for a person to say."""

    def sides(self, pair: Pair) -> tuple[Event | None, Event | None]:
        """The two events of a pair; None for an account that is in none."""

    def bearer(self, side: str) -> tuple[str, VoiceKind, Sequence[str]]:
        """Who one side of two names is: its words, kind, and the reports that call it so. Raises NotFound."""

    def figure(self, id_: str) -> tuple[Figure, Reading]:
        """Raises NotFound."""

    def claim(self, id_: str) -> tuple[Claim, Reading]:
        """Raises NotFound."""

    def actor(self, id_: str) -> Actor | None:
        """Of the voice directory."""

    def alternatives(self, words: str) -> Sequence[Place]:
        """What a gazetteer holds for a place's words, the best first."""

    def copy_of(self, document: str) -> tuple[str, float] | None:
        """The report that another repeats, and how much of it."""

    def reviews(self, subject: str | None = None, *, document: str | None = None) -> Sequence[Review]:
        """Decisions in the order of the log."""

    def standing(self, subject: str) -> Standing:
        """What people decided about it."""

    def queue(
        self, *, person: str | None, kinds: Set[str] = frozenset(), offset: int = 0, limit: int = 50
    ) -> tuple[Sequence[Waiting], int]:
        """A page of what waits for this person, the weightiest first, and how much there is."""

    def search(
        self, query: str, *, within: str, filters: Mapping[str, str], offset: int = 0, limit: int = 50
    ) -> tuple[Sequence[Hit], int]:
        """A page of what is found, and how much there is. An empty query finds everything."""

    def settings(self) -> Mapping[str, str]:
        """The record's settings."""

    def publication(self, event: str | None = None, level: Protection = Protection.STRICT) -> Publication:
        """The record, or one event of it, as it may leave or be shown."""
