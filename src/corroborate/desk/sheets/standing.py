"""The record as it stands, for the answer over many events (``views.Known``)."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.desk.sheets.record import Record
from corroborate.errors import NotFound
from corroborate.values import Event, Grade, Toll


class AsKnown:
    """``views.Known`` over a Record. Made for one answer and thrown away: what it looked up may change."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._tolls: dict[str, Sequence[Toll]] = {}
        self._grades: dict[str, dict[str, Grade]] = {}
        self._voices: dict[str, dict[str, str]] = {}

    def tolls_of(self, event: str) -> Sequence[Toll]:
        """The tolls of an event."""
        if event not in self._tolls:
            self._tolls[event] = self._record.tolls(event)
        return self._tolls[event]

    def parts_of(self, event: str) -> Sequence[Event]:
        """The events that are part of an event."""
        return self._record.parts(event)

    def holds(self, event: str | None) -> bool:
        """Whether there is such an event."""
        if event is None:
            return False
        try:
            return self._record.event(event).id == event  # an id of what it was before names another now
        except NotFound:
            return False

    def heard(self, figure: str) -> tuple[str, str] | None:
        """The report in which a figure stands, and the key of the voice that says it."""
        try:
            found, _ = self._record.figure(figure)
        except NotFound:
            return None
        event = self._record.event_of(figure)
        voice = self._heard_in(event.id).get(figure) if event is not None else None
        if voice is None:
            words = found.voice.words.casefold() if found.voice is not None else ""
            voice = (found.voice.actor if found.voice is not None else None) or f"{words}@{found.document}"
        return found.document, voice

    def _heard_in(self, event: str) -> dict[str, str]:
        if event not in self._voices:
            self._voices[event] = {
                id_: echo.voice
                for echo in self._record.echoes(event)
                for id_ in (*(member.id for member in echo.members), echo.origin)
            }
        return self._voices[event]

    def grade(self, event: str, toll: Toll | None = None) -> Grade | None:
        """The grade of an event, or of a toll of it."""
        if event not in self._grades:
            self._grades[event] = {grade.subject: grade for grade in self._record.grades(event)}
        return self._grades[event].get(event if toll is None else toll.subject)
