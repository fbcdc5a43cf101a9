"""What waits for a person, and why: each item with all that a decision needs, on one screen."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from corroborate.desk.sheets.record import Record, Waiting
from corroborate.desk.sheets.reports import Told, told_claim
from corroborate.desk.sheets.standing import AsKnown
from corroborate.desk.sheets.statements import (
    EventLink,
    ReportLink,
    Statement,
    event_link,
    in_its_sentence,
    kind_of_voice,
    lines_of,
    report_link,
    statement,
)
from corroborate.desk.views import Row, Segment, capital, event_rows
from corroborate.errors import NotFound
from corroborate.values import Event, Reading
from corroborate.weigh.actors import NAMED, plain

KINDS: Mapping[str, str] = {
    "moves_toll": "would move a toll",
    "contradiction": "contradicts another",
    "unsure_join": "may be one event",
    "same_voice": "may be one voice",
    "low_score": "the reader is unsure",
    "conflict": "two people differ",
    "second": "a second look",
    "changed": "open again",
    "private_name": "a private name would be published",
}
PAGE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of two events that may be one. ``claims`` are told where it has no figure."""

    event: EventLink
    place: str
    line: str
    rows: tuple[Row, ...]
    statements: tuple[Statement, ...]
    claims: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One of two names that may be one voice. ``known``: it stands in the voice directory, with its other names."""

    name: str
    kind: str
    known: bool
    others: tuple[str, ...]
    line: str
    heard: tuple[Heard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A sentence in which a name speaks, and the report that prints it."""

    sentence: tuple[Segment, ...]
    report: ReportLink


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody who would be published by name, in the sentence that names them."""

    name: str
    sentence: tuple[Segment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An item in the list: what it is about, in a line, and why it is there."""

    id: str
    kind: str
    kind_words: str
    subject: str
    line: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """The item that is decided now: a figure, a claim without a figure, two events that may be one, two names that may
    be one voice, an event whose voices contradict each other, or a name.

    ``verdicts`` are what can be decided here by one key. ``seen`` goes back with the decision.
    """

    id: str
    kind: str
    kind_words: str
    subject: str
    seen: str
    reasons: tuple[str, ...]
    verdicts: tuple[str, ...]
    report: ReportLink | None
    event: EventLink | None
    statement: Statement | None
    claim: Told | None
    sides: tuple[Side, ...]
    speakers: tuple[Speaker, ...]
    name: Named | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueSheet:
    """A page of the queue. ``at`` is the number of the item in hand, from 0; ``offset`` that of the first entry."""

    total: int
    at: int
    offset: int
    kinds: tuple[str, ...]
    entries: tuple[Entry, ...]
    work: Work | None


def queue_sheet(record: Record, person: str, *, kinds: Set[str] = frozenset(), at: int = 0) -> QueueSheet:
    """The queue of a person, with the item at a position in hand; the last one where there are fewer."""
    kinds = frozenset(kinds) & KINDS.keys()
    at = max(at, 0)
    offset = at // PAGE * PAGE
    items, total = record.queue(person=person, kinds=kinds, offset=offset, limit=PAGE)
    if total and at >= total:
        return queue_sheet(record, person, kinds=kinds, at=total - 1)
    entries = tuple(entry_of(record, item) for item in items)
    work = next((item for n, item in enumerate(items, offset) if n == at), None)
    return QueueSheet(
        total=total,
        at=at,
        offset=offset,
        kinds=tuple(kind for kind in KINDS if kind in kinds),
        entries=entries,
        work=work_of(record, work, person) if work is not None else None,
    )


def entry_of(record: Record, item: Waiting) -> Entry:
    """An item in a line."""
    return Entry(
        id=item.id,
        kind=item.kind,
        kind_words=KINDS.get(item.kind, item.kind.replace("_", " ")),
        subject=item.subject,
        line=_line(record, item),
        reasons=tuple(item.reasons),
    )


def _line(record: Record, item: Waiting) -> str:
    """What an item is about, without making its whole sheet."""
    try:
        if NAMED in item.subject:
            return " / ".join(record.bearer(one)[0] for one in item.subject.split("|"))
        if "|" in item.subject:
            return " / ".join(event_link(record, event).title for event in sides_of(record, item.subject))
        if item.subject.startswith("fig-"):
            figure, reading = record.figure(item.subject)
            return f"{' '.join(figure.words.split())} · {report_link(reading.document).outlet}"
        if item.subject.startswith("clm-"):
            _, reading = record.claim(item.subject)
            return report_link(reading.document).title
        if item.subject.startswith("ent-"):
            return _named(record, item).name
        return event_link(record, record.event(_event_id(item.subject))).title
    except NotFound:
        return "what it was about is not read any more"


def _event_id(subject: str) -> str:
    """The event of a toll's or an event's own subject."""
    return subject.partition("/")[0]


def _named(record: Record, item: Waiting) -> Named:
    """Somebody who is named in a report. Raises NotFound."""
    reading = record.reading(item.document or "")
    entity = next((one for one in reading.entities if one.id == item.subject), None)
    if entity is None or not entity.mentions:
        raise NotFound(f"nobody of the id {item.subject} is named there any more")
    start, end = entity.mentions[0]
    return Named(name=entity.name, sentence=in_its_sentence(reading.document.text, lines_of(reading), start, end))


def sides_of(record: Record, subject: str) -> tuple[Event, Event]:
    """The two events of a pair. Raises NotFound."""
    a, _, b = subject.partition("|")
    found: list[Event] = []
    for one in (a, b):
        event = record.event_of(one) if not one.startswith("evt-") else record.event(one)
        if event is None:
            raise NotFound(f"{one} is in no event any more")
        found.append(event)
    return found[0], found[1]


def work_of(record: Record, item: Waiting, person: str) -> Work:
    """All that a decision about an item needs."""
    told: Statement | None = None
    claim: Told | None = None
    sides: tuple[Side, ...] = ()
    event: Event | None = None
    name: Named | None = None
    speakers: tuple[Speaker, ...] = ()
    verdicts: tuple[str, ...] = ("accept", "amend", "reject", "unsure")
    try:
        if NAMED in item.subject:
            speakers = tuple(_speaker(record, one) for one in item.subject.split("|"))
            verdicts = ("same", "different", "unsure")
        elif "|" in item.subject:
            sides = tuple(side(record, one, person) for one in sides_of(record, item.subject))
            verdicts = ("same", "different", "unsure")
        elif item.subject.startswith("fig-"):
            figure, reading = record.figure(item.subject)
            told = statement(record, figure, reading, person)
        elif item.subject.startswith("clm-"):
            found, reading = record.claim(item.subject)
            claim = told_claim(record, found, reading, person)
            verdicts = ("accept", "reject", "unsure")
        elif item.subject.startswith("ent-"):
            name = _named(record, item)
            verdicts = ("accept", "reject", "unsure")
        else:
            sides = (side(record, record.event(_event_id(item.subject)), person),)
            verdicts = ("accept", "unsure")
        event = record.event(item.event) if item.event is not None else None
    except NotFound:
        verdicts = ()
    report = None
    if item.document is not None:
        try:
            report = report_link(record.reading(item.document).document)
        except NotFound:
            report = None
    return Work(
        id=item.id,
        kind=item.kind,
        kind_words=KINDS.get(item.kind, item.kind.replace("_", " ")),
        subject=item.subject,
        seen=item.seen,
        reasons=tuple(item.reasons),
        verdicts=verdicts,
        report=report,
        event=event_link(record, event) if event is not None else None,
        statement=told,
        claim=claim,
        sides=sides,
        speakers=speakers,
        name=name,
    )


def _speaker(record: Record, side_: str) -> Speaker:
    """One of two names, with what it says in a few reports. Raises NotFound."""
    words, kind, reports = record.bearer(side_)
    actor = record.actor(side_)
    heard = [found for document in reports[:_FEW] if (found := _heard(record.reading(document), words)) is not None]
    return Speaker(
        name=capital(" ".join(words.split())),
        kind=kind_of_voice(kind),
        known=actor is not None,
        others=actor.aliases if actor is not None else (),
        line="" if actor is not None else f"{len(reports)} reports" if len(reports) != 1 else "1 report",
        heard=tuple(heard),
    )


def _heard(reading: Reading, words: str) -> Heard | None:
    """The first sentence of a report in which a name speaks."""
    spans = [(v.start, v.end) for c in reading.claims for v in c.chain if plain(v.words) == plain(words)]
    spans += [(f.voice.start, f.voice.end) for f in reading.figures if f.voice and plain(f.voice.words) == plain(words)]
    if not spans:
        return None
    sentence = in_its_sentence(reading.document.text, lines_of(reading), *min(spans))
    return Heard(sentence=sentence, report=report_link(reading.document))


# What two events say is compared by a few sentences of each.
_FEW = 4


def side(record: Record, event: Event, person: str) -> Side:
    """One of two events that may be one, with what is said of it."""
    known = AsKnown(record)
    told: list[Statement] = []
    printed: set[str] = set()
    for id_ in event.figures:
        try:
            figure, reading = record.figure(id_)
        except NotFound:
            continue
        one = statement(record, figure, reading, person)
        words = " ".join("".join(piece.text for piece in one.sentence).split())
        if words not in printed and len(told) < _FEW:  # a sentence that is printed again says nothing more here
            printed.add(words)
            told.append(one)
    claims = [] if told else [_claim(record, id_, person) for id_ in event.claims[:_FEW]]
    place = event.place
    return Side(
        event=event_link(record, event),
        place=(place.place.name if place.place is not None else place.words) if place is not None else "place unknown",
        line=f"{len(event.documents)} reports" if len(event.documents) != 1 else "1 report",
        rows=event_rows(known, event.id),
        statements=tuple(told),
        claims=tuple(claim for claim in claims if claim is not None),
    )


def _claim(record: Record, id_: str, person: str) -> Told | None:
    try:
        claim, reading = record.claim(id_)
    except NotFound:
        return None
    return told_claim(record, claim, reading, person)
