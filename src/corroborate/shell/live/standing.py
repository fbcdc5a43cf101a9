"""The record as it stands, to be looked at: reports, events, decisions, what waits, and what leaves the record.

It is what a sheet asks of (``desk.sheets.record.Record``), with a lock around it, so that nobody sees half a change.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence, Set

from corroborate.desk.dossiers import assemble
from corroborate.desk.protect import Protection, Publication, protect
from corroborate.desk.queue import Item, Kind
from corroborate.desk.reviews import Standing
from corroborate.desk.sheets.standing import AsKnown
from corroborate.desk.sheets.whole import Summary
from corroborate.errors import BadSetting, NotFound
from corroborate.shell import search
from corroborate.shell.live.log import SETTINGS
from corroborate.shell.live.memory import Memory
from corroborate.shell.pipeline import Unread
from corroborate.shell.public_ids import stands_on
from corroborate.shell.search import Found
from corroborate.values import (
    Actor,
    Claim,
    Document,
    Dossier,
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
from corroborate.weigh.actors import NAMED
from corroborate.weigh.places import place_of


class AsItStands:
    """The record in memory, read by many at once. ``version`` rises with each change.

    Methods that are given an id raise NotFound where nothing bears it. ``told`` makes the settings as a dossier tells
    them.
    """

    def __init__(self, memory: Memory, told: Callable[[Mapping[str, str]], Mapping[str, str]]) -> None:
        self._memory, self._told = memory, told
        self._lock = threading.RLock()  # around what is shown; held for as long as a change takes
        self.version = 0

    def summary(self) -> Summary:
        """What all events say together: the answer, the points of the map, the largest events."""
        with self._lock:
            return self._memory.summary(AsKnown(self))

    # -------------------------------------------------------------- reports

    @property
    def broken(self) -> tuple[Unread, ...]:
        """The reports that broke the reader: they are in the record, but no number of theirs is in a toll."""
        return tuple(self._memory.reports.broken)

    def documents(self) -> Sequence[Document]:
        """Every report, the newest first; undated ones last."""
        with self._lock:
            return self._memory.reports.documents()

    def document(self, id_: str) -> Document:
        """One report."""
        return self.machine(id_).document

    def reading(self, document: str) -> Reading:
        """A report as people left it: what they rejected is there, with the flag "rejected"."""
        with self._lock:
            self.machine(document)
            return self._memory.reports.left(document).reading

    def machine(self, document: str) -> Reading:
        """A report as the machine read it."""
        with self._lock:
            return self._memory.reports.read(document)

    def copy_of(self, document: str) -> tuple[str, float] | None:
        """The report that one repeats, and how much of the shorter of the two stands in both, in [0, 1]."""
        with self._lock:
            found = self._memory.scales.copy_of(document)
        return (found.of, found.share) if found is not None else None

    def figure(self, id_: str) -> tuple[Figure, Reading]:
        """A figure as people left it, with its report; one that is proposed and not in force (yet) also."""
        with self._lock:
            return self._memory.reports.figure(id_)

    def claim(self, id_: str) -> tuple[Claim, Reading]:
        """A claim as people left it, with its report."""
        with self._lock:
            return self._memory.reports.claim(id_)

    # -------------------------------------------------------------- events

    def events(self) -> Sequence[Event]:
        """Every event in time; undated ones last. All bear public ids."""
        with self._lock:
            return self._memory.events.in_time()

    def event(self, id_: str) -> Event:
        """An event by its id or public id; also by an id that it had before reports or decisions changed it."""
        with self._lock:
            return self._memory.events.event(id_)

    def tolls(self, event: str) -> tuple[Toll, ...]:
        """The tolls of an event."""
        with self._lock:
            return self._memory.events.weight(event).tolls

    def grades(self, event: str) -> tuple[Grade, ...]:
        """The grades of an event and of its tolls: ``subject`` is the event's id or the toll's subject."""
        with self._lock:
            return self._memory.events.weight(event).grades

    def echoes(self, event: str) -> tuple[Echo, ...]:
        """The voices of an event, each with the figures in which it is heard."""
        with self._lock:
            return self._memory.events.weight(event).echoes

    def parts(self, event: str) -> tuple[Event, ...]:
        """The parts of an event, in time."""
        with self._lock:
            return self._memory.events.parts(event)

    def event_of(self, subject: str) -> Event | None:
        """The event of a figure or claim; of a claim that tells of several, the first in time."""
        with self._lock:
            return self._memory.events.of(subject)

    def events_in(self, document: str) -> tuple[Event, ...]:
        """The events of which a report tells, in time."""
        with self._lock:
            self.machine(document)
            return self._memory.events.told_in(document)

    def pairs(self, event: str | None = None) -> tuple[Pair, ...]:
        """What may be one and waits for a person, the surest first; of one event, or all."""
        with self._lock:
            events = self._memory.events
            pairs = list(events.pairs.values()) if event is None else events.pairs_of(event)
            return tuple(sorted(pairs, key=lambda pair: (-pair.score, pair.a, pair.b)))

    def namesakes(self) -> tuple[Pair, ...]:
        """Names of voices that may be an actor's, or each other's: subjects of decisions, with the reasons in words."""
        with self._lock:
            return self._memory.questions.namesakes()

    def bearer(self, side: str) -> tuple[str, VoiceKind, tuple[str, ...]]:
        """Who one side of two names is: as it is called, what kind of voice, and the reports that call it so.

        Of an actor of the directory no reports are given, but its other names are in ``actor``. Raises NotFound.
        """
        with self._lock:
            if side.startswith(NAMED):
                name = side.removeprefix(NAMED)
                names = self._memory.reports.names
                kind = names.heard(name)
                if kind is not None:
                    return names.words(name), kind, names.reports(name)
            elif (actor := self._memory.given.actor(side)) is not None:
                return actor.name, actor.kind, ()
            raise NotFound(f"nobody is called {side.removeprefix(NAMED)} in this record any more")

    def sides(self, pair: Pair) -> tuple[Event | None, Event | None]:
        """The events of a pair's two sides; None for a denial that belongs to no event."""
        return self.event_of(pair.a), self.event_of(pair.b)

    def actor(self, id_: str) -> Actor | None:
        """Somebody of the voice directory."""
        return self._memory.directory.actor(id_)

    def alternatives(self, words: str) -> tuple[Place, ...]:
        """What a gazetteer holds for the words of a place, the most prominent first."""
        return tuple(dict.fromkeys(map(place_of, self._memory.parts.gazetteer.lookup([words])[words])))

    # -------------------------------------------------------------- decisions, what waits, finding

    def reviews(self, subject: str | None = None, *, document: str | None = None) -> tuple[Review, ...]:
        """Decisions in the order of the log: all, those about a subject (also re-attached to it), or about a report.

        With them come those that take one of them back.
        """
        with self._lock:
            log = self._memory.log
            if document is not None:
                return log.in_order((*log.about.get(document, ()), *log.names_in.get(document, ())))
            return log.reviews() if subject is None else self._memory.decisions.reviews(subject)

    def standing(self, subject: str) -> Standing:
        """How something stands after all that people decided about it."""
        with self._lock:
            return self._memory.decisions.standing(subject)

    def queue(
        self, *, person: str | None, kinds: Set[str] = frozenset(), offset: int = 0, limit: int = 50
    ) -> tuple[tuple[Item, ...], int]:
        """A page of what waits, what would change a published toll most first, and how much waits in all.

        Without what this person has done already. Raises BadSetting for a kind that is not there.
        """
        unknown = sorted(set(kinds) - set(Kind))
        if unknown:
            raise BadSetting(f"nothing waits for the reason {unknown[0]!r}; reasons are: {', '.join(Kind)}")
        with self._lock:
            asked = [Kind(kind) for kind in kinds] or list(Kind)
            return self._memory.questions.page(person, asked, max(0, offset), limit)

    def search(
        self,
        query: str,
        *,
        within: str = search.REPORTS,
        filters: Mapping[str, str] | None = None,
        offset: int = 0,
        limit: int = 50,
    ) -> tuple[tuple[Found, ...], int]:
        """A page of what has all the words of a query and fits the filters (``search.FILTERS``), and how much there is.

        Raises BadSetting for a kind or filter that is not there.
        """
        with self._lock:
            return self._memory.finding.search(query, within, filters or {}, offset, limit)

    def settings(self) -> Mapping[str, str]:
        """The settings that may be changed here, as they stand."""
        with self._lock:
            return {key: self._memory.log.settings.get(key, "no") for key in SETTINGS}

    # -------------------------------------------------------------- what leaves the record

    def dossier(self, case: str | None = None, *, title: str | None = None) -> Dossier:
        """The dossier of a case, or of the whole record: what ``App.dossier`` makes of the same facts."""
        with self._lock:
            memory = self._memory
            weight = memory.scales.weight()
            readings = [memory.reports.left(document).reading for document in memory.reports.machine]
            events = [memory.events.by_id[event.id] for event in weight.events]
            log, settings = memory.log.reviews(), self._told(memory.log.settings)
        return assemble(
            readings=readings,
            actors=weight.actors,
            events=events,
            echoes=weight.echoes,
            tolls=weight.tolls,
            grades=weight.grades,
            pairs=weight.pairs,
            reviews=log,
            settings=settings,
            case=case,
            title=title,
        )

    def publication(self, event: str | None = None, level: Protection = Protection.STRICT) -> Publication:
        """What may leave the record, of one event with its parts or of everything."""
        return protect(self.dossier() if event is None else self._dossier_of(event), level)

    def _dossier_of(self, event: str) -> Dossier:
        """One event with its parts, and only the reports that tell of them: quick, whatever else the record holds."""
        with self._lock:
            memory = self._memory
            known, log = memory.events, memory.log
            names = [known.named(event)]
            for name in names:
                names += sorted(memory.scales.parts(name) - set(names))
            events = [known.by_id[name] for name in names]
            weights = [memory.scales.weight_of(name) for name in names]
            documents = dict.fromkeys(document for one in events for document in one.documents)
            inside = set(names) | {one for event_ in events for one in stands_on(event_)}
            return assemble(
                readings=[memory.reports.left(document).reading for document in documents],
                actors={actor.id: actor for weight in weights for actor in weight.actors}.values(),
                events=events,
                echoes=[echo for weight in weights for echo in weight.echoes],
                tolls=[toll for weight in weights for toll in weight.tolls],
                grades=[grade for weight in weights for grade in weight.grades],
                pairs=[known.pairs[key] for key in known.pair_keys(inside)],
                reviews=log.in_order(review for one in inside | documents.keys() for review in log.on.get(one, ())),
                settings=self._told(log.settings),
            )
