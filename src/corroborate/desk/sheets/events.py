"""An event as the desk shows it: what each voice says, how the toll was reached, and which other events it may be."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from corroborate.desk.protect import Protection
from corroborate.desk.reviews import seen_events, seen_pair
from corroborate.desk.sheets.queue import Side, side
from corroborate.desk.sheets.record import Record
from corroborate.desk.sheets.reports import Told, told_claim
from corroborate.desk.sheets.statements import (
    EventLink,
    Judged,
    ReportLink,
    Statement,
    Where,
    event_link,
    judged,
    lines_of,
    report_link,
    statement,
    where,
)
from corroborate.desk.views import EventView, History, Row, SourceRow, Trace, day, dossier_view, outlet
from corroborate.errors import NotFound
from corroborate.values import Event, Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement in the timeline. ``day`` is when it was said, else printed; ``used``: a toll rests on it;
    ``copy``: another report's statement speaks for its voice.
    """

    date: dt.date | None
    day: str
    outlet: str
    used: bool
    copy: bool
    statement: Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceSays:
    """All that one independent voice says of an event, in time."""

    voice: str
    kind: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Another event that may be this one, for a person to say. ``subject`` and ``seen`` go with the decision."""

    subject: str
    seen: str
    score: float
    reasons: tuple[str, ...]
    other: Side
    judged: Judged


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSheet:
    """An event with the way from each number back to the words it rests on. ``subject`` is what notes are about."""

    id: str
    subject: str
    seen: str
    title: str
    kind: str
    where: Where | None
    when: str
    said_to_have_done_it: tuple[str, ...]
    level: str | None
    reasons: tuple[str, ...]
    line: str
    rows: tuple[Row, ...]
    histories: tuple[History, ...]
    traces: tuple[Trace, ...]
    sources: tuple[SourceRow, ...]
    voices: tuple[VoiceSays, ...]
    timeline: tuple[Said, ...]
    told: tuple[Told, ...]
    candidates: tuple[Candidate, ...]
    part_of: EventLink | None
    parts: tuple[EventLink, ...]
    reports: tuple[ReportLink, ...]
    judged: Judged


def event_sheet(record: Record, id_: str, person: str) -> EventSheet:
    """An event as a person sees it. Raises NotFound."""
    event = record.event(id_)
    view = shown(record, event)
    said = tuple(sorted(_said(record, event, person), key=lambda s: (s.date or dt.date.max, s.outlet, s.statement.id)))
    subject = event.public_id or event.id
    whole = None
    if event.part_of is not None:
        try:
            whole = record.event(event.part_of)
        except NotFound:
            whole = None
    return EventSheet(
        id=subject,
        subject=subject,
        seen=seen_events(event),
        title=event_link(record, event).title,
        kind=event.kind,
        where=where(event.place),
        when=view.when,
        said_to_have_done_it=view.said_to_have_done_it,
        level=view.level.value if view.level is not None else None,
        reasons=view.reasons,
        line=view.line,
        rows=view.rows,
        histories=view.histories,
        traces=view.traces,
        sources=view.sources,
        voices=_by_voice(record, event, said),
        timeline=said,
        told=_told(record, event, person),
        candidates=tuple(
            one for pair in record.pairs(event.id) if (one := candidate_of(record, event, pair, person)) is not None
        ),
        part_of=event_link(record, whole) if whole is not None else None,
        parts=tuple(event_link(record, part) for part in record.parts(event.id)),
        reports=tuple(report_link(record.reading(document).document) for document in event.documents),
        judged=judged(record, subject, person, openly=True),
    )


def shown(record: Record, event: Event) -> EventView:
    """The event as the dossier shows it, nothing withheld. Raises NotFound."""
    view = dossier_view(record.publication(event.id, Protection.OPEN))
    names = {event.id, event.public_id}
    found = next((one for one in view.events if one.id in names), None)
    if found is None:
        raise NotFound(f"there is no event {event.id} any more")
    return found


def candidate_of(record: Record, event: Event, pair: Pair, person: str) -> Candidate | None:
    """The other side of a pair; None where that is in no event."""
    a, b = record.sides(pair)
    other = b if a is not None and a.id == event.id else a
    if other is None:
        return None
    subject = f"{pair.a}|{pair.b}"
    return Candidate(
        subject=subject,
        seen=seen_pair(pair),
        score=round(pair.score, 3),
        reasons=pair.reasons,
        other=side(record, other, person),
        judged=judged(record, subject, person),
    )


def _said(record: Record, event: Event, person: str) -> list[Said]:
    used = {weighed.figure for toll in record.tolls(event.id) for weighed in toll.used}
    copies = {member.id for echo in record.echoes(event.id) for member in echo.members if member.id != echo.origin}
    made = []
    for id_ in event.figures:
        try:
            figure, reading = record.figure(id_)
        except NotFound:
            continue
        date = figure.said or reading.document.published
        made.append(
            Said(
                date=date,
                day=day(date),
                outlet=outlet(reading.document),
                used=id_ in used,
                copy=id_ in copies,
                statement=statement(record, figure, reading, person),
            )
        )
    return made


def _by_voice(record: Record, event: Event, said: tuple[Said, ...]) -> tuple[VoiceSays, ...]:
    key = {
        id_: echo.voice
        for echo in record.echoes(event.id)
        for id_ in (*(member.id for member in echo.members), echo.origin)
    }
    by: dict[str, list[Said]] = {}
    for one in said:
        by.setdefault(key.get(one.statement.id) or f"{one.statement.voice}@{one.statement.report.id}", []).append(one)
    voices = [
        VoiceSays(voice=own.statement.voice, kind=own.statement.voice_kind, said=tuple(ones))
        for ones in by.values()
        for own in [next((one for one in ones if not one.copy), ones[0])]
    ]
    return tuple(
        sorted(voices, key=lambda v: (not any(s.used for s in v.said), v.said[0].date or dt.date.max, v.voice))
    )


def _told(record: Record, event: Event, person: str) -> tuple[Told, ...]:
    made = []
    for id_ in event.claims:
        try:
            claim, reading = record.claim(id_)
        except NotFound:
            continue
        if not claim.figures:
            made.append(told_claim(record, claim, reading, person, lines_of(reading)))
    return tuple(made)
