"""A documented fake of ``shell.live.Live``: the record as it stands, in memory, for a handful of reports.

It folds and weighs everything anew at each decision by the same rooms as the real one, keeps the log in a list and
searches by substring. It promises what the seam promises (decisions logged and shown, two people, queue without
verdicts), and neither durability nor speed.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from corroborate import codec
from corroborate.desk.dossiers import assemble
from corroborate.desk.protect import Protection, Publication, protect
from corroborate.desk.reviews import (
    Standing,
    State,
    added_id,
    leave,
    pair_decisions,
    seen,
    seen_pair,
    standing,
    standing_of,
)
from corroborate.errors import NotFound
from corroborate.ports import Clock
from corroborate.shell.weighing import weigh
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
    Verdict,
)
from corroborate.weigh.actors import Directory


@dataclass(frozen=True, slots=True, kw_only=True)
class FakeItem:
    """An item of the queue."""

    id: str
    kind: str
    subject: str
    document: str | None
    event: str | None
    reasons: tuple[str, ...]
    weight: float
    seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FakeFound:
    """A thing that was found."""

    kind: str
    id: str
    title: str
    words: str = ""
    n: int = 0


class FakeLive:
    """The seam over readings in memory."""

    def __init__(self, readings: Sequence[Reading], directory: Directory, clock: Clock) -> None:
        self._machine = {reading.document.id: reading for reading in readings}
        self._directory, self._clock = directory, clock
        self._log: list[Review] = []
        self._settings: dict[str, str] = {}
        self._lock = threading.RLock()
        self.version = 0
        self._again()

    def _again(self) -> None:
        two = self._settings.get("two_person") == "yes"
        left = {
            id_: leave(reading, [r for r in self._log if r.document == id_], two_person=two)
            for id_, reading in self._machine.items()
        }
        self._left = left
        self._readings = {id_: one.reading for id_, one in left.items()}
        self._standings = {subject: s for one in left.values() for subject, s in one.standings.items()}
        weight = weigh(
            [standing(reading) for reading in self._readings.values()],
            self._directory,
            pair_decisions(self._log, two_person=two),
        )
        self._weight = weight
        self._events = {event.id: event for event in weight.events}
        self._figures = {f.id: (f, r) for r in self._readings.values() for f in r.figures}
        self._figures |= {id_: (figure, one.reading) for one in left.values() for id_, figure in one.proposed.items()}
        self._claims = {c.id: (c, r) for r in self._readings.values() for c in r.claims}
        self._of = {one: event for event in weight.events for one in (*event.figures, *event.claims)}
        self.version += 1

    # -- reading

    def documents(self) -> Sequence[Document]:
        return sorted((r.document for r in self._readings.values()), key=lambda d: str(d.published or ""), reverse=True)

    def reading(self, document: str) -> Reading:
        if document not in self._readings:
            raise NotFound(f"there is no report {document}")
        return self._readings[document]

    def machine(self, document: str) -> Reading:
        return self._machine[document]

    def events(self) -> Sequence[Event]:
        return self._weight.events

    def event(self, id_: str) -> Event:
        if id_ not in self._events:
            raise NotFound(f"there is no event {id_}")
        return self._events[id_]

    def tolls(self, event: str) -> Sequence[Toll]:
        return [toll for toll in self._weight.tolls if toll.event == event]

    def grades(self, event: str) -> Sequence[Grade]:
        return [g for g in self._weight.grades if g.subject.partition("/")[0] == event]

    def echoes(self, event: str) -> Sequence[Echo]:
        held = set(self._events[event].figures)
        return [e for e in self._weight.echoes if held & {e.origin, *(m.id for m in e.members)}]

    def parts(self, event: str) -> Sequence[Event]:
        return [e for e in self._weight.events if e.part_of == event]

    def event_of(self, subject: str) -> Event | None:
        return self._of.get(subject)

    def events_in(self, document: str) -> Sequence[Event]:
        return [e for e in self._weight.events if document in e.documents]

    def pairs(self, event: str | None = None) -> Sequence[Pair]:
        pairs = [p for p in self._weight.pairs if p.a in self._of and p.b in self._of]
        return [p for p in pairs if event is None or event in (self._of[p.a].id, self._of[p.b].id)]

    def sides(self, pair: Pair) -> tuple[Event, Event]:
        return self._of[pair.a], self._of[pair.b]

    def figure(self, id_: str) -> tuple[Figure, Reading]:
        if id_ not in self._figures:
            raise NotFound(f"there is no figure {id_}")
        return self._figures[id_]

    def claim(self, id_: str) -> tuple[Claim, Reading]:
        if id_ not in self._claims:
            raise NotFound(f"there is no claim {id_}")
        return self._claims[id_]

    def actor(self, id_: str) -> Actor | None:
        return next((a for a in self._weight.actors if a.id == id_), None)

    def alternatives(self, words: str) -> Sequence[Place]:
        return [
            Place(id="geonames:1", name=words, lat=1.0, lon=2.0, precision=1, gazetteer="geonames:1", country="Kestria")
        ]

    def copy_of(self, document: str) -> tuple[str, float] | None:
        for echo in self._weight.echoes:
            for member in echo.members:
                if member.document == document and member.rule == "near_copy" and echo.origin in self._figures:
                    origin = self._figures[echo.origin][1].document.id
                    if origin != document:
                        return origin, 0.8
        return None

    def reviews(self, subject: str | None = None, *, document: str | None = None) -> Sequence[Review]:
        return [
            r
            for r in self._log
            if (subject is None or r.subject == subject) and (document is None or r.document == document)
        ]

    def standing(self, subject: str) -> Standing:
        if subject in self._standings:
            return self._standings[subject]
        return standing_of(subject, self._log, two_person=self._settings.get("two_person") == "yes")

    def queue(
        self, *, person: str | None, kinds: Set[str] = frozenset(), offset: int = 0, limit: int = 50
    ) -> tuple[Sequence[FakeItem], int]:
        made: list[FakeItem] = []
        for figure, reading in self._figures.values():
            stands = self.standing(figure.id)
            kind = "moves_toll"
            if stands.state is State.AWAITS_SECOND:
                if any(r.reviewer == person for r in stands.decisions):
                    continue
                kind = "second"
            elif stands.state is State.CONFLICT:
                kind = "conflict"
            elif stands.state is not State.OPEN:
                continue
            elif figure.score < 0.5:
                kind = "low_score"
            event = self._of.get(figure.id)
            made.append(
                FakeItem(
                    id=f"item-{figure.id}",
                    kind=kind,
                    subject=figure.id,
                    document=reading.document.id,
                    event=event.id if event else None,
                    reasons=(f"reason for {kind}",),
                    weight=float(figure.best or figure.low or 0),
                    seen=seen(figure),
                )
            )
        for pair in self.pairs():
            made.append(
                FakeItem(
                    id=f"item-{pair.a}",
                    kind="unsure_join",
                    subject=f"{pair.a}|{pair.b}",
                    document=None,
                    event=self._of[pair.a].id,
                    reasons=pair.reasons,
                    weight=1.5,
                    seen=seen_pair(pair),
                )
            )
        made = [item for item in made if not kinds or item.kind in kinds]
        made.sort(key=lambda item: (-item.weight, item.id))
        return made[offset : offset + limit], len(made)

    def search(
        self, query: str, *, within: str = "reports", filters: Mapping[str, str] = {}, offset: int = 0, limit: int = 50
    ) -> tuple[Sequence[FakeFound], int]:
        found: list[FakeFound] = []
        words = query.casefold()
        if within == "reports":
            found = [
                FakeFound(kind=within, id=d.id, title=d.title or "")
                for d in self.documents()
                if words in d.text.casefold() and filters.get("source", "").casefold() in (d.source or "").casefold()
            ]
        elif within == "figures":
            found = [
                FakeFound(kind=within, id=f.id, title=f.words)
                for f, r in self._figures.values()
                if words in r.document.text[max(0, f.start - 200) : f.end + 200].casefold()
                and filters.get("measure", f.measure.value) == f.measure.value
                and filters.get("state", self.standing(f.id).state) == self.standing(f.id).state
            ]
        elif within == "events":
            found = [
                FakeFound(kind=within, id=e.id, title=e.kind)
                for e in self._weight.events
                if words in f"{e.kind} {e.place.words if e.place else ''}".casefold()
            ]
        elif within == "voices":
            names = {a.id: a.name for a in self._weight.actors}
            found = [FakeFound(kind=within, id=i, title=n, n=1) for i, n in names.items() if words in n.casefold()]
        else:
            places = {m.place.id: m.place.name for r in self._readings.values() for m in r.places if m.place}
            found = [FakeFound(kind=within, id=i, title=n, n=1) for i, n in places.items() if words in n.casefold()]
        return found[offset : offset + limit], len(found)

    def settings(self) -> Mapping[str, str]:
        return dict(self._settings)

    def set(self, key: str, value: str, person: str) -> None:
        with self._lock:
            self._settings[key] = value
            self._again()

    def publication(self, event: str | None = None, level: Protection = Protection.STRICT) -> Publication:
        w = self._weight
        return protect(
            assemble(
                readings=tuple(self._readings.values()),
                actors=w.actors,
                events=w.events,
                echoes=w.echoes,
                tolls=w.tolls,
                grades=w.grades,
                pairs=w.pairs,
                reviews=tuple(self._log),
                settings={},
                case=f"event:{event}" if event is not None else None,
                title=None,
                as_of=None,
                known_at=None,
            ),
            level,
        )

    # -- writing

    def decide(
        self,
        *,
        subject: str,
        verdict: Verdict,
        seen: str,
        person: str,
        change: Mapping[str, Any] = {},
        note: str = "",
    ) -> Review:
        found: Figure | Claim | None = None
        if subject in self._figures:
            found = self._figures[subject][0]
        elif subject in self._claims:
            found = self._claims[subject][0]
        review = self._kept(
            subject=subject,
            verdict=verdict,
            seen=seen,
            reviewer=person,
            change=tuple((name, json.dumps(value)) for name, value in change.items()),
            note=note,
            document=found.document if found else None,
            start=found.start if found else None,
            end=found.end if found else None,
        )
        return review

    def _kept(self, **fields: Any) -> Review:
        with self._lock:
            at = self._clock()
            review = Review(id=codec.content_id("rev", str(len(self._log)), at.isoformat()), at=at, **fields)
            self._log.append(review)
            self._again()
            return review

    def add_figure(
        self, *, document: str, start: int, end: int, values: Mapping[str, Any], person: str, note: str = ""
    ) -> Review:
        reading = self.reading(document)
        return self._kept(
            subject=added_id(reading.document, start, end, str(values["measure"])),
            verdict=Verdict.ADD,
            seen="",
            reviewer=person,
            change=tuple((name, json.dumps(value)) for name, value in values.items()),
            note=note,
            document=document,
            start=start,
            end=end,
            kind="figure",
        )

    def undo(self, review: str, *, person: str, note: str = "") -> Review:
        before = next(r for r in self._log if r.id == review)
        return self._kept(
            subject=review,
            verdict=Verdict.UNDO,
            seen="",
            reviewer=person,
            note=note,
            document=before.document,
        )
