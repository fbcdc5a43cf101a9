"""A publication, looked up by id: what stands where, who says it, and under which number it is shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from corroborate.desk.protect import Assertion, Publication, Statement
from corroborate.desk.views.words import capital, outlet
from corroborate.values import Actor, Document, Echo, Event, Figure, Grade, Place, Toll


class Index:
    """A publication, looked up by id, events and reports under their numbers. What ``Known`` asks for, it answers."""

    def __init__(self, publication: Publication) -> None:
        self.publication = publication
        self.documents: dict[str, Document] = {d.id: d for d in publication.documents}
        self.statements: dict[str, Statement] = {s.figure.id: s for s in publication.statements}
        self.assertions: dict[str, Assertion] = {a.claim.id: a for a in publication.assertions}
        self.excerpts = {excerpt.id: excerpt for excerpt in publication.excerpts}
        self.actors: dict[str, Actor] = {actor.id: actor for actor in publication.actors}
        self.places: dict[str, Place] = {place.id: place for place in publication.places}
        self.grades: dict[str, Grade] = {grade.subject: grade for grade in publication.grades}
        self.tolls: dict[str, list[Toll]] = {}
        for toll in publication.tolls:
            self.tolls.setdefault(toll.event, []).append(toll)
        self.echo_of: dict[str, Echo] = {}
        for echo in publication.echoes:
            for identity in (echo.origin, *(member.id for member in echo.members)):
                self.echo_of.setdefault(identity, echo)
        self.events: dict[str, Event] = {event.id: event for event in publication.events}
        self.parts: dict[str, list[Event]] = {}
        for event in publication.events:
            if event.part_of in self.events:
                self.parts.setdefault(event.part_of or "", []).append(event)
        self.order: dict[str, int] = {}
        for event in publication.events:
            if event.part_of not in self.events:
                self._place_in_order(event)
        for event in publication.events:  # a ring of parts, which nothing should make, still loses no event
            self.order.setdefault(event.id, len(self.order) + 1)
        self.report_number = {
            document.id: n for n, document in enumerate(sorted(publication.documents, key=document_order), 1)
        }

    def _place_in_order(self, event: Event) -> None:
        if event.id not in self.order:
            self.order[event.id] = len(self.order) + 1
            for part in self.parts.get(event.id, ()):
                self._place_in_order(part)

    def tolls_of(self, event: str) -> Sequence[Toll]:
        """The tolls of an event."""
        return self.tolls.get(event, ())

    def parts_of(self, event: str) -> Sequence[Event]:
        """The events that are part of an event."""
        return self.parts.get(event, ())

    def holds(self, event: str | None) -> bool:
        """Whether an event is among those that are shown."""
        return event in self.events

    def heard(self, figure: str) -> tuple[str, str] | None:
        """The report in which a figure stands, and the key of the voice that says it; None where it is not shown."""
        statement = self.statements.get(figure)
        if statement is None:
            return None
        return statement.figure.document or statement.figure.id, self.voice_key(statement)

    def grade(self, event: str, toll: Toll | None = None) -> Grade | None:
        """The grade of an event, or of a toll of it."""
        return self.grades.get(event if toll is None else toll.subject)

    def outlet(self, figure: Figure) -> str:
        """Who printed a figure, "" where its report is withheld."""
        document = self.documents.get(figure.document)
        return outlet(document) if document is not None else ""

    def speaker(self, statement: Statement) -> str:
        """Who says it, by the name that the voice directory gives, or in the report's own words."""
        figure = statement.figure
        voice = figure.voice
        actor = None
        if voice is not None and not statement.testimony:
            echo = self.echo_of.get(figure.id)
            actor = self.actors.get(voice.actor or "") or (self.actors.get(echo.voice) if echo is not None else None)
        if actor is not None and not actor.generic:
            return actor.name
        if statement.speaker:
            return capital(statement.speaker)
        return f"{self.outlet(figure) or 'A report'}, own account"

    def voice_key(self, statement: Statement) -> str:
        """What tells voices apart: the echo or actor that speaks, or else the words for it in one report."""
        figure = statement.figure
        if (echo := self.echo_of.get(figure.id)) is not None:
            return echo.voice
        voice = figure.voice
        if voice is not None and voice.actor is not None:
            return voice.actor
        return f"{statement.speaker.casefold()}@{figure.document or figure.id}"

    def said(self, figure: Figure) -> dt.date | None:
        """The day on which a figure was said, or else printed."""
        document = self.documents.get(figure.document)
        return figure.said or (document.published if document is not None else None)

    def printed(self, figure: Figure) -> dt.date | None:
        """The day on which a figure was printed; where its report is withheld, the day on which it was said."""
        document = self.documents.get(figure.document)
        return document.published if document is not None else figure.said


def document_order(document: Document) -> tuple[str, str, str]:
    """What reports are sorted by: the day on which they were printed, the undated last."""
    return str(document.published or "9999"), outlet(document), document.id
