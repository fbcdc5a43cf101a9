"""Lists of reports, figures, events, voices and places: one row value each, shown as page, JSON and CSV alike."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, TypeAlias

from corroborate.desk.reviews import REJECTED, State
from corroborate.desk.sheets.record import Hit, Record
from corroborate.desk.sheets.standing import AsKnown
from corroborate.desk.sheets.statements import (
    GROUPS,
    MEASURES,
    STATES,
    judged,
    report_link,
    voice_words,
    where,
)
from corroborate.desk.views import day, event_rows, event_title, outlet, when_words
from corroborate.errors import NotFound
from corroborate.values import Group, Level, Measure

PAGE = 50

# The filters that each list knows; they stand in the address of the page.
FILTERS: Mapping[str, tuple[str, ...]] = {
    "reports": ("source", "place", "from", "to"),
    "figures": ("measure", "group", "state", "source", "place", "from", "to"),
    "events": ("place", "from", "to", "kind", "grade"),
    "voices": ("kind",),
    "places": ("place",),
}
CHOICES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "measure": tuple((measure.value, MEASURES[measure]) for measure in Measure),
    "group": tuple((group.value, GROUPS[group]) for group in Group),
    "grade": tuple((level.value, level.value) for level in reversed(Level)),
    "state": tuple((state, words) for state, words in STATES.items() if state not in (State.SAME, State.DIFFERENT)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """A report in a list. ``decided`` of its ``figures`` have been looked at."""

    id: str
    published: str
    outlet: str
    title: str
    language: str
    figures: int
    decided: int
    events: int
    repeats: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """A figure in a list; bounds are empty where unknown, which is not zero."""

    id: str
    measure: str
    group: str
    low: int | None
    best: int | None
    high: int | None
    words: str
    voice: str
    place: str
    when: str
    said: str
    certainty: str
    state: str
    score: float
    event: str
    report: str
    outlet: str
    published: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """An event in a list, with its toll of all people killed (or the first measure that it has)."""

    id: str
    when: str
    title: str
    place: str
    precision: int | None
    measure: str
    low: int | None
    best: int | None
    high: int | None
    grade: str
    reports: int
    voices: int
    part_of: str
    may_be_another: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedLine:
    """A voice or a place in a list: how many figures it has, and where the words of a search were found in it."""

    id: str
    name: str
    figures: int
    about: str


Line: TypeAlias = ReportLine | FigureLine | EventLine | NamedLine
LINES: Mapping[str, type[Line]] = {
    "reports": ReportLine,
    "figures": FigureLine,
    "events": EventLine,
    "voices": NamedLine,
    "places": NamedLine,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSheet:
    """A page of a list. ``filters`` are those in force; ``offset`` counts from 0."""

    of: str
    query: str
    filters: tuple[tuple[str, str], ...]
    total: int
    offset: int
    limit: int
    lines: tuple[ReportLine | FigureLine | EventLine | NamedLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """What a search found of one kind."""

    of: str
    total: int
    lines: tuple[ReportLine | FigureLine | EventLine | NamedLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchSheet:
    """What a search found, by kind."""

    query: str
    results: tuple[Results, ...]


def filters_of(of: str, given: Mapping[str, str]) -> dict[str, str]:
    """The filters among what an address gives; what this list does not know is left out."""
    known = FILTERS[of]
    return {
        key: value.strip()[:200]
        for key, value in given.items()
        if key in known and value.strip() and (key not in CHOICES or value in dict(CHOICES[key]))
    }


def list_sheet(
    record: Record, of: str, person: str, *, query: str, filters: Mapping[str, str], offset: int = 0, limit: int = PAGE
) -> ListSheet:
    """A page of a list, as a person may see it."""
    query = query.strip()[:500]
    filters = filters_of(of, filters)
    hits, total = record.search(query, within=of, filters=filters, offset=max(offset, 0), limit=limit)
    return ListSheet(
        of=of,
        query=query,
        filters=tuple(filters.items()),
        total=total,
        offset=max(offset, 0),
        limit=limit,
        lines=tuple(_lines(record, of, hits, person)),
    )


def search_sheet(record: Record, query: str, person: str, *, limit: int = 8) -> SearchSheet:
    """What a search finds of every kind, the first few of each."""
    query = query.strip()[:500]
    sheets = (list_sheet(record, of, person, query=query, filters={}, limit=limit) for of in LINES if query)
    return SearchSheet(
        query=query, results=tuple(Results(of=s.of, total=s.total, lines=s.lines) for s in sheets if s.total)
    )


def _lines(record: Record, of: str, hits: Sequence[Hit], person: str) -> Iterator[Line]:
    known = AsKnown(record)
    for hit in hits:
        try:
            match of:
                case "reports":
                    yield _report(record, hit.id, person)
                case "figures":
                    yield _figure(record, hit.id, person)
                case "events":
                    yield _event(record, known, hit.id)
                case _:
                    yield NamedLine(id=hit.id, name=hit.title, figures=hit.n, about=hit.words)
        except NotFound:  # decided away between the search and now
            continue


def _report(record: Record, id_: str, person: str) -> ReportLine:
    reading = record.reading(id_)
    link = report_link(reading.document)
    copied = record.copy_of(id_)
    return ReportLine(
        id=id_,
        published=reading.document.published.isoformat() if reading.document.published else "",
        outlet=link.outlet,
        title=link.title,
        language=reading.document.language or "",
        figures=sum(REJECTED not in figure.flags for figure in reading.figures),
        decided=sum(judged(record, figure.id, person).state != "open" for figure in reading.figures),
        events=len(record.events_in(id_)),
        repeats=outlet(record.reading(copied[0]).document) if copied is not None else "",
    )


def _figure(record: Record, id_: str, person: str) -> FigureLine:
    figure, reading = record.figure(id_)
    mention = where(next((m for m in reading.places if m.id == figure.place), None))
    event = record.event_of(id_)
    return FigureLine(
        id=id_,
        measure=MEASURES[figure.measure],
        group=(figure.subgroup or GROUPS[figure.group]).replace("_", " "),
        low=figure.low,
        best=figure.best,
        high=figure.high,
        words=" ".join(figure.words.split()),
        voice=voice_words(record, figure, reading.document),
        place=mention.name if mention is not None else "",
        when=when_words(figure.when) if figure.when is not None else "",
        said=day(figure.said) if figure.said is not None else "",
        certainty=figure.certainty.value,
        state=judged(record, id_, person).words,
        score=round(figure.score, 3),
        event=(event.public_id or event.id) if event is not None else "",
        report=reading.document.id,
        outlet=outlet(reading.document),
        published=reading.document.published.isoformat() if reading.document.published else "",
    )


def _event(record: Record, known: AsKnown, id_: str) -> EventLine:
    event = record.event(id_)
    rows = event_rows(known, event.id)
    row = next((r for r in rows if not r.part), None) or next(iter(rows), None)
    grade = known.grade(event.id)
    place = where(event.place)
    whole = record.event(event.part_of) if event.part_of is not None else None
    return EventLine(
        id=event.public_id or event.id,
        when=when_words(event.when),
        title=event_title(event, whole=bool(record.parts(event.id))),
        place=place.name if place is not None else "",
        precision=place.precision if place is not None else None,
        measure=row.label.casefold() if row is not None else "",
        low=row.low if row is not None else None,
        best=row.best if row is not None else None,
        high=row.high if row is not None else None,
        grade=grade.level.value if grade is not None else "",
        reports=len(event.documents),
        voices=row.voices if row is not None else 0,
        part_of=(whole.public_id or whole.id) if whole is not None else "",
        may_be_another=len(record.pairs(event.id)),
    )


# ------------------------------------------------------------------ CSV

# A cell that begins so is a formula to a spreadsheet, and reports are written by strangers.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cells(line: Line) -> list[str]:
    """A line's fields for CSV: unknown is empty, and no text is taken for a formula."""
    return [_cell(getattr(line, field.name)) for field in fields(line)]


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case str() if value.startswith(_FORMULA):
            return "'" + value
        case _:
            return str(value)


# Whoever sends a list hands each piece to another thread, which costs as much as making ten rows.
_CHARACTERS = 1 << 15


def csv_rows(of: str, lines: Iterable[Line]) -> Iterator[str]:
    """Lines as CSV (RFC 4180), the names of the columns first, in pieces of some hundred rows."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([field.name for field in fields(LINES[of])])
    for line in lines:
        writer.writerow(cells(line))
        if out.tell() >= _CHARACTERS:
            yield out.getvalue()
            out.seek(0)
            out.truncate()
    if out.getvalue():
        yield out.getvalue()
