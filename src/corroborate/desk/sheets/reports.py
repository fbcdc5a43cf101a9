"""A report as it was printed, every figure, voice, place, time and role in it marked; and beside the one it repeats."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corroborate.desk.reviews import REJECTED, seen
from corroborate.desk.sheets.record import Record
from corroborate.desk.sheets.statements import (
    Decision,
    EventLink,
    Judged,
    Line,
    ReportLink,
    Statement,
    Where,
    candidate,
    claim_words,
    event_link,
    in_its_sentence,
    judged,
    kind_of_voice,
    lines_of,
    report_link,
    statement,
    told_of,
    where,
)
from corroborate.desk.views import Segment, when_words
from corroborate.errors import NotFound
from corroborate.values import Claim, Figure, PlaceMention, Reading, Role, Voice

KINDS = ("figure", "voice", "place", "time", "role")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a report's text. Put together, the pieces are the text, code point for code point.

    ``kinds`` are what it is part of (of KINDS); ``figures`` the ids of the figures that it is part of, the innermost
    first; ``opens`` those that begin here. ``rejected``: a person said that its innermost figure is none.
    """

    text: str
    kinds: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    rejected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceWords:
    """A voice that speaks in a report, to choose from; ``key`` is "start:end"."""

    key: str
    words: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim that carries no figure: what it says, who says it, and what people decided about it."""

    id: str
    words: str
    chain: tuple[str, ...]
    when: str
    where: Where | None
    sentence: tuple[Segment, ...]
    event: EventLink | None
    seen: str
    judged: Judged


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSheet:
    """A report with all that was read out of it. ``copy_share`` is how much of it stands in ``copy_of``, in [0, 1]."""

    id: str
    title: str
    outlet: str
    day: str
    published: dt.date | None
    language: str | None
    ref: str | None
    url: str | None
    sha256: str
    characters: int
    pieces: tuple[Piece, ...]
    statements: tuple[Statement, ...]
    claims: tuple[Told, ...]
    places: tuple[Where, ...]
    voices: tuple[VoiceWords, ...]
    events: tuple[EventLink, ...]
    confidential: bool
    copy_of: ReportLink | None
    copy_share: float
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a person may choose from when amending a figure.

    ``places`` are the report's own mentions, ``alternatives`` what a gazetteer holds for the words of its place,
    ``others`` the figures near it, of which it may be part; ``beside`` other statements of the same event, from
    which it may be told apart; ``events`` other events, with a figure that stands for each, to which it may belong.
    """

    places: tuple[Where, ...]
    alternatives: tuple[Where, ...]
    voices: tuple[VoiceWords, ...]
    others: tuple[Statement, ...]
    beside: tuple[Statement, ...]
    events: tuple[tuple[str, EventLink], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureSheet:
    """A figure with all that can be done to it."""

    statement: Statement
    choices: Choices
    machine: Statement | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A run of words of two reports: ``kind`` is same or changed; each side's words, "" for none."""

    kind: str
    here: str
    there: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideSheet:
    """A report beside the one that it repeats, word by word."""

    here: ReportLink
    there: ReportLink
    share: float
    differences: tuple[Difference, ...]


# ------------------------------------------------------------------ the text in pieces


def pieces(text: str, spans: Iterable[tuple[int, int, str, str]], rejected: frozenset[str]) -> tuple[Piece, ...]:
    """A text cut where a span begins or ends; ``spans`` are (start, end, kind, id) and may nest and overlap."""
    ordered = sorted({span for span in spans if 0 <= span[0] < span[1] <= len(text)})
    cuts = sorted({0, len(text), *(at for start, end, _, _ in ordered for at in (start, end))})
    made: list[Piece] = []
    open_: list[tuple[int, int, str, str]] = []
    n = 0
    for start, end in pairwise(cuts):
        open_ = [span for span in open_ if span[1] > start]
        opens = []
        while n < len(ordered) and ordered[n][0] == start:
            open_.append(ordered[n])
            if ordered[n][2] == "figure":
                opens.append(ordered[n][3])
            n += 1
        inner = sorted((span for span in open_ if span[2] == "figure"), key=lambda s: (s[1] - s[0], -s[0], s[3]))
        figures = tuple(dict.fromkeys(span[3] for span in inner))
        kinds = {span[2] for span in open_}
        made.append(
            Piece(
                text=text[start:end],
                kinds=tuple(kind for kind in KINDS if kind in kinds),
                figures=figures,
                opens=tuple(opens),
                rejected=bool(figures) and figures[0] in rejected,
            )
        )
    return tuple(made)


def _spans(reading: Reading) -> Iterator[tuple[int, int, str, str]]:
    for figure in reading.figures:
        yield figure.start, figure.end, "figure", figure.id
        if figure.voice is not None:
            yield figure.voice.start, figure.voice.end, "voice", ""
        if figure.perpetrator is not None:
            yield figure.perpetrator.start, figure.perpetrator.end, "role", ""
    for claim in reading.claims:
        for voice in claim.chain:
            yield voice.start, voice.end, "voice", ""
        for filler in claim.roles:
            if filler.role in (Role.PERPETRATOR, Role.TARGET, Role.WEAPON):
                for start, end, _ in filler.mentions:
                    yield start, end, "role", ""
    for mention in reading.places:
        yield mention.start, mention.end, "place", ""
    for time in reading.times:
        yield time.start, time.end, "time", ""


# ------------------------------------------------------------------ the sheets


def report_sheet(record: Record, document: str, person: str) -> ReportSheet:
    """A report as a person sees it. Raises NotFound."""
    reading = record.reading(document)
    doc = reading.document
    lines = lines_of(reading)
    rejected = frozenset(f.id for f in reading.figures if REJECTED in f.flags)
    copied = record.copy_of(document)
    places = {mention.id: mention for mention in reading.places}
    told = tuple(
        statement(record, figure, reading, person, lines)
        for figure in sorted(reading.figures, key=lambda f: (f.start, -f.end, f.id))
    )
    return ReportSheet(
        id=doc.id,
        title=report_link(doc).title,
        outlet=report_link(doc).outlet,
        day=report_link(doc).day,
        published=doc.published,
        language=doc.language,
        ref=doc.ref,
        url=doc.url if doc.url and doc.url.lower().startswith(("http://", "https://")) else None,
        sha256=doc.sha256,
        characters=len(doc.text),
        pieces=pieces(doc.text, _spans(reading), rejected),
        statements=told,
        claims=tuple(
            told_claim(record, claim, reading, person, lines, places) for claim in reading.claims if not claim.figures
        ),
        places=tuple(w for mention in reading.places if (w := where(mention)) is not None),
        voices=voices_in(reading),
        events=tuple(event_link(record, event) for event in record.events_in(document)),
        confidential=doc.confidential,
        copy_of=report_link(record.reading(copied[0]).document) if copied is not None else None,
        copy_share=round(copied[1], 3) if copied is not None else 0.0,
        decisions=told_of(record, record.reviews(document=document), person),
    )


def told_claim(
    record: Record,
    claim: Claim,
    reading: Reading,
    person: str,
    lines: Sequence[Line] | None = None,
    places: Mapping[str, PlaceMention] | None = None,
) -> Told:
    """A claim without a figure, as it is shown to a person. ``places`` are those of the report, by id."""
    event = record.event_of(claim.id)
    places = {mention.id: mention for mention in reading.places} if places is None else places
    mention = places.get(claim.place or "")
    return Told(
        id=claim.id,
        words=claim_words(claim),
        chain=tuple(" ".join(voice.words.split()) for voice in claim.chain),
        when=when_words(claim.when),
        where=where(mention),
        sentence=in_its_sentence(
            reading.document.text, lines_of(reading) if lines is None else lines, claim.start, claim.end
        ),
        event=event_link(record, event) if event is not None else None,
        seen=seen(claim),
        judged=judged(record, claim.id, person),
    )


def voices_in(reading: Reading) -> tuple[VoiceWords, ...]:
    """The voices that a report words, each once, in the order of the text."""
    found: dict[str, Voice] = {}
    spoken = [voice for claim in reading.claims for voice in claim.chain]
    spoken += [figure.voice for figure in reading.figures if figure.voice is not None]
    for voice in sorted(spoken, key=lambda v: (v.start, v.end)):
        found.setdefault(f"{voice.start}:{voice.end}", voice)
    return tuple(
        VoiceWords(key=key, words=" ".join(voice.words.split()), kind=kind_of_voice(voice.kind))
        for key, voice in found.items()
    )


# A person tells apart or joins a few; more would be a list that nobody reads.
_MOST = 12
# A figure is part of one near it: "94 killed, including 11 children".
_MOST_NEAR = 40


def figure_sheet(record: Record, id_: str, person: str) -> FigureSheet:
    """A figure with its choices. Raises NotFound."""
    figure, reading = record.figure(id_)
    lines = lines_of(reading)
    mention = next((m for m in reading.places if m.id == figure.place), None)
    near = sorted(reading.figures, key=lambda other: (other.id != figure.part_of, abs(other.start - figure.start)))
    others = sorted((other for other in near[:_MOST_NEAR] if other.id != figure.id), key=lambda other: other.start)
    return FigureSheet(
        statement=statement(record, figure, reading, person, lines),
        choices=Choices(
            places=_places_near(reading, figure),
            alternatives=tuple(candidate(place) for place in record.alternatives(mention.words)[:_MOST])
            if mention is not None
            else (),
            voices=_voices_near(reading, figure),
            others=tuple(statement(record, other, reading, person, lines) for other in others),
            beside=_beside(record, figure, person),
            events=_elsewhere(record, figure),
        ),
        machine=_machine(record, figure, reading, person),
    )


def _voices_near(reading: Reading, figure: Figure) -> tuple[VoiceWords, ...]:
    """Each voice of a report once: the one that says the figure, else where it speaks nearest to it."""
    own = f"{figure.voice.start}:{figure.voice.end}" if figure.voice is not None else ""
    nearest: dict[str, VoiceWords] = {}
    for voice in sorted(
        voices_in(reading), key=lambda v: (v.key != own, abs(int(v.key.partition(":")[0]) - figure.start))
    ):
        nearest.setdefault(voice.words.casefold(), voice)
    return tuple(nearest.values())


def _places_near(reading: Reading, figure: Figure) -> tuple[Where, ...]:
    """Each place of a report once: the figure's own mention, else the nearest to it."""
    nearest: dict[tuple[str, str], Where] = {}
    for mention in sorted(reading.places, key=lambda m: (m.id != figure.place, abs(m.start - figure.start))):
        shown = where(mention)
        if shown is not None:
            nearest.setdefault((shown.words.casefold(), mention.place.id if mention.place is not None else ""), shown)
    return tuple(nearest.values())


def _machine(record: Record, figure: Figure, reading: Reading, person: str) -> Statement | None:
    """What the machine read, where people changed it."""
    before = next((f for f in record.machine(reading.document.id).figures if f.id == figure.id), None)
    if before is None or seen(before) == seen(figure):
        return None
    return statement(record, before, reading, person)


def _beside(record: Record, figure: Figure, person: str) -> tuple[Statement, ...]:
    event = record.event_of(figure.id)
    if event is None:
        return ()
    made: list[Statement] = []
    for id_ in event.figures:
        if id_ != figure.id and len(made) < _MOST:
            try:
                other, reading = record.figure(id_)
            except NotFound:
                continue
            if other.claim != figure.claim or other.claim is None:
                made.append(statement(record, other, reading, person))
    return tuple(made)


def _elsewhere(record: Record, figure: Figure) -> tuple[tuple[str, EventLink], ...]:
    """Other events that it may belong to: those of its report, and those that may be one with its own."""
    own = record.event_of(figure.id)
    near = list(record.events_in(figure.document))
    if own is not None:
        for pair in record.pairs(own.id):
            near += [event for event in record.sides(pair) if event is not None]
    found = {event.id: event for event in near if own is None or event.id != own.id}
    stand_for = ((next(iter((*event.figures, *event.claims)), None), event) for event in found.values())
    return tuple((subject, event_link(record, event)) for subject, event in stand_for if subject is not None)[:_MOST]


# ------------------------------------------------------------------ beside its original

_WORD = re.compile(r"\s*\S+|\s+")
# Longer reports are compared paragraph-wise by difflib's own heuristics; word by word they would take minutes.
_MOST_WORDS = 6000


def beside_sheet(record: Record, document: str) -> BesideSheet:
    """A report beside the one that it repeats. Raises NotFound where it repeats none."""
    copied = record.copy_of(document)
    if copied is None:
        raise NotFound("this report repeats no other report of the record")
    here, there = record.reading(document).document, record.reading(copied[0]).document
    return BesideSheet(
        here=report_link(here),
        there=report_link(there),
        share=round(copied[1], 3),
        differences=differences(here.text, there.text),
    )


def differences(here: str, there: str) -> tuple[Difference, ...]:
    """Two texts word by word; each side put together is that text."""
    a, b = _WORD.findall(here), _WORD.findall(there)
    plain_a, plain_b = ([word.strip().casefold() for word in words] for words in (a, b))
    matcher = difflib.SequenceMatcher(None, plain_a, plain_b, autojunk=max(len(a), len(b)) > _MOST_WORDS)
    return tuple(
        Difference(kind="same" if tag == "equal" else "changed", here="".join(a[i:j]), there="".join(b[k:m]))
        for tag, i, j, k, m in matcher.get_opcodes()
    )
