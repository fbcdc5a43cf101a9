"""A figure or a claim as every page shows it: its words in their sentence, its values, its voice, and its decisions."""

from __future__ import annotations

import datetime as dt
import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from corroborate.desk.reviews import ACCEPTED, ADDED, AMENDED, REJECTED, State, seen
from corroborate.desk.sheets.record import Record
from corroborate.desk.views import FLAGS, Segment, capital, day, event_title, interval, outlet, when_words
from corroborate.errors import NotFound
from corroborate.text.tokens import sentences
from corroborate.values import (
    Claim,
    Document,
    Event,
    Figure,
    Group,
    Measure,
    Passage,
    Place,
    PlaceMention,
    Reading,
    Review,
    Verdict,
    VoiceKind,
)

TWO_PERSON = "two_person"

MEASURES: Mapping[str, str] = {
    Measure.KILLED: "killed",
    Measure.INJURED: "injured",
    Measure.MISSING: "missing",
    Measure.DETAINED: "detained",
    Measure.ABDUCTED: "abducted",
    Measure.DISPLACED: "displaced",
    Measure.CASUALTIES: "killed or injured",
}
GROUPS: Mapping[str, str] = {
    Group.CIVILIAN: "civilians",
    Group.COMBATANT: "combatants",
    Group.UNKNOWN: "status unknown",
}
STATES: Mapping[str, str] = {
    State.OPEN: "not looked at",
    State.ACCEPTED: "accepted",
    State.AMENDED: "amended",
    State.REJECTED: "rejected",
    State.UNSURE: "unsure",
    State.SAME: "one event",
    State.DIFFERENT: "different events",
    State.CONFLICT: "two people differ",
    State.AWAITS_SECOND: "awaits a second person",
}
VERDICTS: Mapping[str, str] = {
    Verdict.ACCEPT: "accepted",
    Verdict.AMEND: "amended",
    Verdict.REJECT: "rejected",
    Verdict.SAME: "one event",
    Verdict.DIFFERENT: "different events",
    Verdict.UNSURE: "unsure",
    Verdict.ADD: "added",
    Verdict.UNDO: "took back a decision",
}
_OF_NAMES: Mapping[str, str] = {Verdict.SAME: "one voice", Verdict.DIFFERENT: "different voices"}
# Marks of decisions, which are told as such, and what the bounds themselves show.
_UNTOLD = frozenset((ACCEPTED, ADDED, AMENDED, REJECTED, "open_above", "open_below", "range"))
PRECISIONS: Mapping[int, str] = {
    1: "exact",
    2: "within about 25 km",
    3: "district",
    4: "governorate",
    5: "a larger area",
    6: "country",
    7: "international waters or air",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's decision as it is told. ``undone``: it was taken back. ``change`` are (field, new value) in words."""

    id: str
    verdict: str
    words: str
    by: str
    at: dt.datetime
    note: str
    change: tuple[tuple[str, str], ...]
    undone: bool
    mine: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Where a subject stands. ``hidden``: another person's verdict is withheld until this one has decided."""

    state: str
    words: str
    decisions: tuple[Decision, ...]
    hidden: bool
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A place as it is shown; ``mention`` is the id of the words in the report, "" where it is not of a report."""

    mention: str
    words: str
    name: str
    within: str
    precision: int | None
    precision_words: str
    lat: float | None
    lon: float | None
    gazetteer: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLink:
    """An event named in passing. ``id`` is its public id, or the internal one until it has one."""

    id: str
    title: str
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLink:
    """A report named in passing."""

    id: str
    title: str
    outlet: str
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A figure as shown. ``sentence`` is its sentence in pieces, its own words marked, ``before`` and
    ``after`` its neighbours; ``chain`` outermost first;
    ``voice_key`` is where its voice stands, "start:end".
    """

    id: str
    report: ReportLink
    words: str
    start: int
    end: int
    sentence: tuple[Segment, ...]
    before: str
    after: str
    measure: str
    measure_words: str
    group: str
    group_words: str
    subgroup: str | None
    party: str | None
    unit: str
    low: int | None
    best: int | None
    high: int | None
    amount: str
    scope: str
    certainty: str
    flags: tuple[str, ...]
    voice: str
    voice_key: str
    voice_kind: str
    chain: tuple[str, ...]
    perpetrator: str
    where: Where | None
    when: str
    when_start: dt.date | None
    when_end: dt.date | None
    when_precision: int | None
    said: dt.date | None
    part_of: str | None
    claim: str | None
    event: EventLink | None
    score: float
    made_by: str
    rejected: bool
    seen: str
    judged: Judged


def two_people(record: Record) -> bool:
    """Whether a decision of this record needs two people."""
    return record.settings().get(TWO_PERSON) == "yes"


def judged(record: Record, subject: str, person: str, *, openly: bool = False) -> Judged:
    """What people decided about a subject, as far as this person may know it yet.

    Where two must decide, the second sees the case before the first one's verdict: it is withheld until they decided.
    ``openly``: what is decided there is no verdict, such as a note, and everybody sees it.
    """
    standing = record.standing(subject)
    log = record.reviews(subject)
    live = {review.id for review in standing.decisions}
    mine = [review for review in log if review.reviewer == person and review.id in live]
    hidden = not openly and two_people(record) and not mine and bool(live) and standing.state == State.AWAITS_SECOND
    told = [review for review in log if review.reviewer == person] if hidden else list(log)
    return Judged(
        state=standing.state,
        words=STATES.get(standing.state, standing.state),
        decisions=tuple(_told(review, person, undone=review.id not in live) for review in told),
        hidden=hidden,
        last=mine[-1].id if mine else None,
    )


def told_of(record: Record, log: Sequence[Review], person: str) -> tuple[Decision, ...]:
    """Decisions about several things, without those that are withheld from this person as yet."""
    about = {review.id: review.subject for review in log}
    hidden: dict[str, bool] = {}

    def withheld(review: Review) -> bool:
        subject = review.subject
        while subject in about:  # what takes a decision back is about what that was about
            subject = about[subject]
        if subject not in hidden:
            hidden[subject] = judged(record, subject, person).hidden
        return hidden[subject] and review.reviewer != person

    return tuple(decision(record, review, person) for review in log if not withheld(review))


def decision(record: Record, review: Review, person: str) -> Decision:
    """One decision of the log."""
    live = {one.id for one in record.standing(review.subject).decisions}
    return _told(review, person, undone=review.verdict is not Verdict.UNDO and review.id not in live)


def _told(review: Review, person: str, *, undone: bool) -> Decision:
    return Decision(
        id=review.id,
        verdict=review.verdict.value,
        words=(_OF_NAMES if review.kind == "names" else VERDICTS).get(review.verdict, VERDICTS[review.verdict]),
        by=review.reviewer,
        at=review.at,
        note=review.note,
        change=tuple((name.replace("_", " "), _changed(value)) for name, value in review.change),
        undone=undone,
        mine=review.reviewer == person,
    )


def _changed(value: str) -> str:
    """A new value, which is stored as JSON, in words."""
    try:
        plain = json.loads(value)
    except ValueError:
        return value
    match plain:
        case None:
            return "none"
        case bool():
            return "yes" if plain else "no"
        case {"words": str(words)} if words:
            return words
        case {"name": str(name)}:
            return name
        case {"start": start, "end": end}:
            return f"{start or '…'} to {end or '…'}"
        case list():
            return ", ".join(map(str, plain)) or "none"
        case _:
            return str(plain)


def where(mention: PlaceMention | None) -> Where | None:
    """A place mention as it is shown."""
    if mention is None:
        return None
    return _where(mention.id, mention.words, mention.place)


def candidate(place: Place) -> Where:
    """A place of a gazetteer that some words may mean."""
    return _where("", place.name, place)


def _where(mention: str, words: str, place: Place | None) -> Where:
    wider = [w for w in (place.admin2, place.admin1, place.country) if w and w != place.name] if place else []
    return Where(
        mention=mention,
        words=words,
        name=place.name if place is not None else words,
        within=", ".join(dict.fromkeys(wider)),
        precision=place.precision if place is not None else None,
        precision_words=PRECISIONS[place.precision] if place is not None else "in no gazetteer",
        lat=place.lat if place is not None else None,
        lon=place.lon if place is not None else None,
        gazetteer=place.gazetteer if place is not None else None,
    )


def event_link(record: Record, event: Event) -> EventLink:
    """An event named in passing."""
    return EventLink(
        id=event.public_id or event.id,
        title=event_title(event, whole=bool(record.parts(event.id))),
        when=when_words(event.when),
    )


def report_link(document: Document) -> ReportLink:
    """A report named in passing."""
    return ReportLink(
        id=document.id,
        title=document.title or _first_line(document.text),
        outlet=outlet(document),
        day=day(document.published),
    )


def _first_line(text: str) -> str:
    line = next((line.strip() for line in text.splitlines() if line.strip()), "untitled")
    return line if len(line) <= 90 else line[:88].rsplit(" ", 1)[0] + " …"


class Line(NamedTuple):
    """Where a sentence stands in its report."""

    start: int
    end: int


def lines_of(reading: Reading) -> tuple[Line, ...]:
    """The sentences of a report, in order."""
    return _lines_of(reading.document.text, reading.passages)


@lru_cache(maxsize=512)
def _lines_of(text: str, stretches: tuple[Passage, ...]) -> tuple[Line, ...]:
    # A page shows several statements of one report; to find its sentences takes longer than all the rest.
    return tuple(Line(sentence.start, sentence.end) for sentence in sentences(text, stretches))


def sentence_around(lines: Sequence[Line], start: int, end: int) -> tuple[int, int]:
    """The hull of the sentences that a span touches. ``lines`` are in order and do not overlap."""
    first = bisect_right(lines, start, key=lambda line: line.end)
    hull = start, end
    for line in lines[first:]:
        if line.start >= end:
            break
        hull = min(hull[0], line.start), max(hull[1], line.end)
    return hull


# A sentence longer than this is shown around its figure only.
_LONGEST = 700


def in_its_sentence(text: str, lines: Sequence[Line], start: int, end: int) -> tuple[Segment, ...]:
    """Words in their sentence, marked."""
    first, last = sentence_around(lines, start, end)
    before, after = "", ""
    if last - first > _LONGEST:
        if start - first > _LONGEST // 2:
            first, before = start - _LONGEST // 2, "… "
        if last - end > _LONGEST // 2:
            last, after = end + _LONGEST // 2, " …"
    pieces = (
        Segment(text=before + text[first:start]),
        Segment(text=text[start:end], marked=True),
        Segment(text=text[end:last] + after),
    )
    return tuple(piece for piece in pieces if piece.text)


def neighbours(text: str, lines: Sequence[Line], start: int, end: int) -> tuple[str, str]:
    """The sentences beside that of a span, for who needs more than the one; "" where there is none near."""
    first, last = sentence_around(lines, start, end)
    before = bisect_right(lines, first, key=lambda line: line.end) - 1
    after = bisect_left(lines, last, key=lambda line: line.start)
    return _line(text, lines, before), _line(text, lines, after)


def _line(text: str, lines: Sequence[Line], number: int) -> str:
    if not 0 <= number < len(lines) or lines[number].end - lines[number].start > _LONGEST:
        return ""
    line = lines[number]
    return " ".join(text[line.start : line.end].split())


def statement(
    record: Record, figure: Figure, reading: Reading, person: str, lines: Sequence[Line] | None = None
) -> Statement:
    """A figure as it is shown to a person."""
    document = reading.document
    lines = lines_of(reading) if lines is None else lines
    claim = next((claim for claim in reading.claims if claim.id == figure.claim), None)
    chain = claim.chain if claim is not None and claim.chain else (figure.voice,) if figure.voice is not None else ()
    mention = next((mention for mention in reading.places if mention.id == figure.place), None)
    event = record.event_of(figure.id)
    before, after = neighbours(document.text, lines, figure.start, figure.end)
    return Statement(
        id=figure.id,
        report=report_link(document),
        words=" ".join(figure.words.split()),
        start=figure.start,
        end=figure.end,
        sentence=in_its_sentence(document.text, lines, figure.start, figure.end),
        before=before,
        after=after,
        measure=figure.measure.value,
        measure_words=MEASURES[figure.measure],
        group=figure.group.value,
        group_words=GROUPS[figure.group],
        subgroup=figure.subgroup,
        party=figure.party,
        unit=figure.unit.value,
        low=figure.low,
        best=figure.best,
        high=figure.high,
        amount=interval(figure.low, figure.best, figure.high),
        scope=figure.scope.value,
        certainty=figure.certainty.value,
        flags=tuple(FLAGS.get(flag, flag.replace("_", " ")) for flag in figure.flags if flag not in _UNTOLD),
        voice=voice_words(record, figure, document),
        voice_key=f"{figure.voice.start}:{figure.voice.end}" if figure.voice is not None else "",
        voice_kind=kind_of_voice(figure.voice.kind) if figure.voice is not None else "the report itself",
        chain=tuple(" ".join(voice.words.split()) for voice in chain),
        perpetrator=f"{figure.perpetrator.words} ({figure.perpetrator.confidence.value})" if figure.perpetrator else "",
        where=where(mention),
        when=when_words(figure.when),
        when_start=figure.when.start if figure.when is not None else None,
        when_end=figure.when.end if figure.when is not None else None,
        when_precision=figure.when.precision if figure.when is not None else None,
        said=figure.said,
        part_of=figure.part_of,
        claim=figure.claim,
        event=event_link(record, event) if event is not None else None,
        score=round(figure.score, 3),
        made_by=figure.made_by,
        rejected=REJECTED in figure.flags,
        seen=seen(figure),
        judged=judged(record, figure.id, person),
    )


def kind_of_voice(kind: VoiceKind) -> str:
    """What kind of voice speaks, in a word."""
    return kind.value.upper() if kind in (VoiceKind.UN, VoiceKind.NGO) else kind.value.replace("_", " ")


def voice_words(record: Record, figure: Figure, document: Document) -> str:
    """Who says it: the directory's name, else the report's words, else the outlet's own account."""
    voice = figure.voice
    if voice is None:
        return f"{outlet(document)}, own account"
    actor = record.actor(voice.actor) if voice.actor is not None else None
    return actor.name if actor is not None and not actor.generic else capital(" ".join(voice.words.split()))


def statements(record: Record, figures: Iterable[str], person: str) -> tuple[Statement, ...]:
    """Figures by their ids; those that are gone are left out."""
    made: list[Statement] = []
    lines: dict[str, tuple[Line, ...]] = {}
    for id_ in figures:
        try:
            figure, reading = record.figure(id_)
        except NotFound:
            continue
        if reading.document.id not in lines:
            lines[reading.document.id] = lines_of(reading)
        made.append(statement(record, figure, reading, person, lines[reading.document.id]))
    return tuple(made)


def label(told: Statement) -> str:
    """A statement in a line, for a list to choose from: "12 civilians killed: “twelve farmers”"."""
    whom = "people" if told.group == Group.UNKNOWN.value else told.group_words
    return f"{told.amount} {whom} {told.measure_words}: “{told.words}”"


def claim_words(claim: Claim) -> str:
    """What a claim without a figure says, in a line."""
    kind = claim.kind or "no event"
    return f"{kind}{', denied' if claim.polarity.value == 'negative' else ''}, {claim.certainty.value}"
