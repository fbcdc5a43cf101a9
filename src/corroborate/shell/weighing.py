"""Hands values from room to room of weigh: readings to events, echoes, tolls and grades.

Pure like the rooms themselves; it stands in the shell because the rooms of weigh never import each other.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from corroborate.codec import content_id
from corroborate.values import (
    Actor,
    Claim,
    Confidence,
    Document,
    Echo,
    Event,
    Figure,
    Grade,
    Group,
    Pair,
    PlaceMention,
    Polarity,
    Reading,
    Review,
    Role,
    Scope,
    Toll,
    Voice,
    VoiceKind,
)
from corroborate.weigh.actors import CONFIDENTIAL, Directory, plain
from corroborate.weigh.echoes import NEAR, REWORDED, Copy, Text, Told, echoes, near_copies
from corroborate.weigh.events import Change, Joining
from corroborate.weigh.grades import Said, grade
from corroborate.weigh.tolls import UNANSWERABLE, Extent, Statement, tolls

_FIRST_HAND = re.compile(
    r"\b(?:our (?:correspondent|reporter)s?|(?:this|a) (?:correspondent|reporter)|we (?:saw|counted))\b", re.I
)


# Who serves a state, by the words of any of its voices.
_OF_STATE = frozenset(
    """security police army military troops soldiers forces officers guards gendarmerie gendarmes conscripts servicemen
    recruits coastguard""".split()
)
_STATE = frozenset((VoiceKind.GOVERNMENT, VoiceKind.MILITARY, VoiceKind.LOCAL_OFFICIAL, VoiceKind.HEALTH_AUTHORITY))


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What readings say together."""

    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    pairs: tuple[Pair, ...]
    echoes: tuple[Echo, ...]
    tolls: tuple[Toll, ...]
    grades: tuple[Grade, ...]


def weigh(readings: Sequence[Reading], directory: Directory, decisions: Iterable[Review] = ()) -> Weight:
    """Events, echoes, tolls and grades of some readings. Independent of their order."""
    scales = Scales(directory, decisions)
    scales.add(readings)
    return scales.weight()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """What changed: ids of events that are no more, and what is now said of those that are not as they were, or whose
    parts are not. ``pairs`` by key as in ``events.Change``. ``placed`` are the ids of those that are part of another
    whole now and else as they were.
    """

    gone: frozenset[str]
    weight: Weight
    placed: frozenset[str] = frozenset()
    pairs: Mapping[tuple[int, int], Pair | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What is said of one event."""

    echoes: tuple[Echo, ...]
    tolls: tuple[Toll, ...]
    grades: tuple[Grade, ...]
    heard: tuple[Actor, ...]
    copies: tuple[Copy, ...]


class Scales:
    """What readings say together, as they come: a new one is weighed with the events that it touches, and no others.

    Readings may be put in the stead of others (``replace``), left out (``forget``), and people may decide more or take
    decisions back (``decide``). Neither the order nor the batches in which all that comes change what ``weight``
    gives: it is what ``weigh`` gives for the readings and decisions that stand.
    """

    def __init__(self, directory: Directory, decisions: Iterable[Review] = ()) -> None:
        self._directory = directory
        self._joining = Joining(key=directory.find, decisions=decisions)
        self._reports: dict[str, _Report] = {}
        self._found: dict[str, _Found] = {}
        self._weighed_as: dict[str, Event] = {}  # by its id, without its whole
        self._told: dict[str, frozenset[str]] = {}  # by event, the reports that tell of it
        self._events_in: dict[str, set[str]] = {}  # by report, the events of which it tells
        self._whole: dict[str, str] = {}  # by event, the one that it is part of
        self._parts: dict[str, set[str]] = {}

    def add(self, readings: Iterable[Reading]) -> Shift:
        """Take readings in and weigh what they touch. A report that is there already adds nothing."""
        return self.replace(reading for reading in readings if reading.document.id not in self._reports)

    def replace(self, readings: Iterable[Reading]) -> Shift:
        """Take readings in, also in the stead of those of the same reports, and weigh what they touch."""
        fresh = [r for r in readings if (known := self._reports.get(r.document.id)) is None or known.reading != r]
        again = {r.document.id for r in fresh if r.document.id in self._reports}
        self._reports |= {r.document.id: _Report(r, self._directory) for r in fresh}
        return self._shift(self._joining.replace(fresh), again)

    def forget(self, documents: Iterable[str]) -> Shift:
        """Leave reports out from now on. One that is not there changes nothing."""
        gone = [document for document in documents if self._reports.pop(document, None) is not None]
        return self._shift(self._joining.forget(gone), set())

    def decide(self, decisions: Iterable[Review]) -> Shift:
        """Let these be the decisions about pairs from now on: those before and more, or without those taken back."""
        return self._shift(self._joining.decide(decisions), set())

    def learn(self, directory: Directory) -> tuple[Shift, frozenset[str]]:
        """Let this be the directory from now on, and weigh what it touches; also the reports in which it knows somebody
        otherwise than the one before.
        """
        before, self._directory = self._directory, directory
        other = before.otherwise(directory)
        touched = [r.reading for r in self._reports.values() if other is None or r.names_any(other)]
        self._reports |= {reading.document.id: _Report(reading, directory) for reading in touched}
        documents = frozenset(reading.document.id for reading in touched)
        return self._shift(self._joining.learn(directory.find, touched), documents), documents

    def _shift(self, change: Change, again: Set[str]) -> Shift:
        """Weigh what was made anew, and the events of reports that were read anew."""
        wholes = {whole for name in change.gone if (whole := self._place(name, None)) is not None}
        for name in change.gone:
            self._found.pop(name, None)
            self._weighed_as.pop(name, None)
            self._tells(name, frozenset())
        for event in change.made:
            self._tells(event.id, frozenset(event.documents))
        made = {event.id: event for event in change.made}
        anew = {name for document in again for name in self._events_in.get(document, ())}
        made |= {name: self._joining.event(name) for name in anew - made.keys()}
        placed = set()
        for event in made.values():
            alone = replace(event, part_of=None)
            if event.id not in anew and self._weighed_as.get(event.id) == alone:
                placed.add(event.id)  # a whole that is made anew moves all its parts, and none of them is another
            else:
                self._weighed_as[event.id] = alone
                self._found[event.id] = self._weighed(event)
            wholes |= {whole for whole in (self._place(event.id, event.part_of), event.part_of) if whole is not None}
        wholes -= made.keys() | change.gone
        events = (*made.values(), *(self._joining.event(whole) for whole in sorted(wholes)))
        return Shift(
            gone=change.gone, weight=self._of(events, ()), placed=frozenset(placed - wholes), pairs=change.pairs
        )

    def _tells(self, event: str, documents: frozenset[str]) -> None:
        """Note which reports tell of an event; none where it is no more."""
        before = self._told.get(event, frozenset())
        for document in before - documents:
            self._events_in[document].discard(event)
            if not self._events_in[document]:
                del self._events_in[document]
        for document in documents - before:
            self._events_in.setdefault(document, set()).add(event)
        if documents:
            self._told[event] = documents
        else:
            self._told.pop(event, None)

    def telling(self, subject: str) -> str | None:
        """What a Pair calls the telling that a claim or figure belongs to; None where it belongs to none."""
        return self._joining.telling(subject)

    def events_in(self, document: str) -> frozenset[str]:
        """The ids of the events of which a report tells."""
        return frozenset(self._events_in.get(document, ()))

    def weight_of(self, event: str) -> Weight:
        """All that is known of one event; KeyError where there is none of that id."""
        return self._of((self._joining.event(event),), ())

    def copy_of(self, document: str) -> Copy | None:
        """The report that one repeats; of several, by events, the one that it shares most with."""
        copies = (c for name in self._events_in.get(document, ()) for c in self._found[name].copies if c.id == document)
        return max(copies, key=lambda copy: (copy.share, copy.of), default=None)

    def voice(self, document: str, voice: Voice | None) -> tuple[str, Actor | None, VoiceKind]:
        """The key of a voice in a report, who it is, and what kind of voice; None is the outlet's own narration."""
        report = self._reports[document]
        return report.key(voice), report.actor(voice) if voice is not None else None, report.kind(voice)

    def parts(self, event: str) -> frozenset[str]:
        """The ids of an event's parts."""
        return frozenset(self._parts.get(event, ()))

    def _place(self, event: str, whole: str | None) -> str | None:
        """Note of what an event is a part; what it was part of before."""
        before = self._whole.pop(event, None)
        if before is not None:
            self._parts[before].discard(event)
        if whole is not None:
            self._whole[event] = whole
            self._parts.setdefault(whole, set()).add(event)
        return before

    def weight(self) -> Weight:
        """All that is known."""
        return self._of(self._joining.events(), self._joining.pairs())

    def _of(self, events: tuple[Event, ...], pairs: tuple[Pair, ...]) -> Weight:
        found = [self._found[event.id] for event in events]
        heard = {actor.id: actor for one in found for actor in one.heard}
        return Weight(
            actors=tuple(heard[i] for i in sorted(heard)),
            events=events,
            pairs=pairs,
            echoes=tuple(echo for one in found for echo in one.echoes),
            tolls=tuple(self._checked(toll) for one in found for toll in one.tolls),
            grades=tuple(grade for one in found for grade in one.grades),
        )

    def _checked(self, toll: Toll) -> Toll:
        """The toll, flagged where its event's parts together count more than it allows (R3)."""
        parts = self._parts.get(toll.event)
        if not parts or toll.high is None or toll.perpetrator is not None:
            return toll  # what is laid at one door in the whole is no count of the whole
        least = sum(
            part.low or 0
            for name in parts
            for part in self._found[name].tolls
            if part.perpetrator is None
            and (part.measure, part.group, part.party, part.subgroup)
            == (toll.measure, toll.group, toll.party, toll.subgroup)
        )
        return replace(toll, flags=tuple(sorted({*toll.flags, "parts_exceed"}))) if least > toll.high else toll

    def _weighed(self, event: Event) -> _Found:
        reports = [self._reports[name] for name in event.documents]
        inside, told_here = set(event.figures), set(event.claims)
        counted = [_Held(f, report) for report in reports for f in report.reading.figures if f.id in inside]
        counted.sort(key=lambda h: h.figure.id)
        claims = [(c, report) for report in reports for c in report.reading.claims if c.id in told_here]
        claims.sort(key=lambda row: row[0].id)
        copies = _copies(reports)
        wires = {copy.of: copy.of for copy in copies} | {copy.id: copy.of for copy in copies}
        told = [_told(h, event, wires.get(h.report.document.id)) for h in counted]
        groups = echoes(told)
        statements = _statements(event, counted, groups, self._directory, {t.figure.id for t in told if t.first_hand})
        made = tolls(event.id, statements)
        said = _said(claims, self._directory)
        # A voice without a name adds to the event's grade only with a figure: "residents" of a reprint are no new ones.
        counting = {s.voice for s in statements}
        said = {key: one for key, one in said.items() if "@" not in key or key in counting}
        grades = [grade(event.id, [*said.values(), *_of(statements)], tolls=made)]
        for toll in made:
            used = {w.figure for w in (*toll.used, *toll.set_aside)}
            grades.append(grade(toll.subject, _of([s for s in statements if s.figure.id in used], said)))
        heard = {
            actor.id: actor
            for claim, report in claims
            for voice in claim.chain
            if (actor := report.actor(voice)) is not None
        }
        return _Found(echoes=groups, tolls=made, grades=tuple(grades), heard=tuple(heard.values()), copies=copies)


class _Report:
    """A reading with who its voices are, each resolved once.

    In a report that was told in confidence nobody is anybody of the directory, and keys do not tell who speaks: what
    is weighed goes out with dossiers. The same words told in confidence twice are still one voice.
    """

    def __init__(self, reading: Reading, directory: Directory) -> None:
        self.reading = reading
        self._directory = directory
        self._places = {place.id: place for place in reading.places}
        self._names = {entity.id: entity.name for entity in reading.entities}
        self._others = tuple({v.words: v for c in reading.claims for v in c.chain}.values())
        self._resolved: dict[tuple[str, str | None], tuple[Actor | None, str, VoiceKind]] = {}
        self._own: str | None = None

    def meaning(self, figure: Figure) -> tuple[int, ...]:
        """What the sentence of a figure says, where a tagger saw it."""
        held = self.reading.meanings
        at = bisect_right(held, figure.start, key=lambda m: m.start) - 1
        return held[at].vector if at >= 0 and figure.start < held[at].end else ()

    @property
    def document(self) -> Document:
        return self.reading.document

    def actor(self, voice: Voice) -> Actor | None:
        return self._resolve(voice)[0]

    def key(self, voice: Voice | None) -> str:
        """The key of a voice; None is the outlet's own narration, or the word of who told it where that is known."""
        voice = voice or self.document.teller
        if voice is not None:
            return self._resolve(voice)[1]
        if self._own is None:
            self._own = self._directory.voice_key(self.document, None)
        return self._own

    def kind(self, voice: Voice | None) -> VoiceKind:
        voice = voice or self.document.teller
        return self._resolve(voice)[2] if voice is not None else self._directory.kind_of(self.document, None)

    def spoken(self, voice: Voice | None) -> str:
        """What tells the side of a voice: its actor, else its words; nothing of what was told in confidence."""
        voice = voice or self.document.teller
        if voice is None or self.document.confidential:
            return ""
        actor = self.actor(voice)
        return actor.id if actor is not None else voice.words

    def place(self, id_: str | None) -> PlaceMention | None:
        """The place mention of that id."""
        return self._places.get(id_ or "")

    def names_any(self, names: Set[str]) -> bool:
        """Whether a voice, a party or a doer of the report is called by one of these names (``plain``)."""
        figures = self.reading.figures
        words = {voice.words for voice in self._others} | {f.voice.words for f in figures if f.voice is not None}
        words |= {f.perpetrator.words for f in figures if f.perpetrator is not None}
        words |= {f.party for f in figures if f.party} | set(self._names.values()) | {self.document.source or ""}
        if self.document.teller is not None:
            words.add(self.document.teller.words)
        told = " ".join(f" {plain(one)} " for one in words)
        return any(f" {name} " in told for name in names)

    def name(self, entity: str) -> str:
        """The name of an entity of the report; "" where it has none of that id."""
        return self._names.get(entity, "")

    def _resolve(self, voice: Voice) -> tuple[Actor | None, str, VoiceKind]:
        at = voice.words, voice.actor
        if self.document.confidential:
            who_told = plain(voice.words) or self.document.id
            return None, f"{content_id('voice', who_told)}@{CONFIDENTIAL}", voice.kind
        if at not in self._resolved:
            who, document = self._directory, self.document
            self._resolved[at] = (
                who.resolve(voice, document, self._others),
                who.voice_key(document, voice, self._others),
                who.kind_of(document, voice, self._others),
            )
        actor, key, kind = self._resolved[at]
        return actor, key, kind if actor is not None else voice.kind


@dataclass(frozen=True, slots=True)
class _Held:
    """A figure with the report that it stands in."""

    figure: Figure
    report: _Report


# Where a sentence ends, and how far around a figure its ends are looked for.
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]*[^\W\d_a-z])|\n")
_REACH = 600


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence around a stretch of text."""
    left = max(start - _REACH, 0)
    for found in _SENTENCE_END.finditer(text, left, start):
        left = found.end()
    after = _SENTENCE_END.search(text, end, end + _REACH)
    return text[left : after.start() + 1 if after else min(len(text), end + _REACH)].strip()


def _copies(reports: Sequence[_Report]) -> tuple[Copy, ...]:
    """Which of some reports copy which."""
    documents = [report.document for report in reports]
    return near_copies(Text(id=d.id, day=d.published, text=d.text) for d in documents) if len(documents) > 1 else ()


def _told(held: _Held, event: Event, wire: str | None) -> Told:
    figure, document = held.figure, held.report.document
    text = _sentence(document.text, figure.start, figure.end)
    return Told(
        figure=figure,
        text=text,
        voice_key=held.report.key(figure.voice),
        day=figure.said or document.published,
        document=document.id,
        outlet=document.source or "",
        first_hand=_FIRST_HAND.search(text) is not None or _told_to(text, document.source),
        event=event.id,
        wire=wire,
        meaning=held.report.meaning(figure),
    )


def _told_to(text: str, outlet: str | None) -> bool:
    """Whether somebody told it to the outlet itself."""
    return bool(outlet) and re.search(rf"\btold (?:the )?{re.escape(outlet or '')}\b", text, re.I) is not None


def _statements(
    event: Event,
    counted: Sequence[_Held],
    groups: Sequence[Echo],
    directory: Directory,
    first_hand: Set[str],
) -> tuple[Statement, ...]:
    """The figures of an event with what echoes and actors know of them."""
    member = {m.id: (echo, m) for echo in groups for m in echo.members}
    inside = {h.figure.id for h in counted}
    made = []
    for h in counted:
        figure, document = h.figure, h.report.document
        echo, self = member[figure.id]
        day = figure.said or document.published
        voice = figure.voice or document.teller
        actor = h.report.actor(voice) if voice is not None else None
        kind = h.report.kind(figure.voice)
        party = directory.party_of(h.report.spoken(figure.voice), day)
        side = directory.party_of(figure.party or "", day) if _fighters(figure) else None
        if side is None and party is not None and _fighters(figure) and (figure.party or "").islower():
            # A side's word for those it fights, "32 gunmen were killed", or for its own: "nine security personnel".
            of_state = not _OF_STATE.isdisjoint((figure.party or "").split())
            side = party if of_state and kind in _STATE else directory.enemy_of(party, day)
        made.append(
            Statement(
                figure=figure,
                voice=echo.voice,
                kind=kind,
                day=day,
                document=document.id,
                extent=_extent(event, figure, h.report.place(figure.place)),
                own=h.report.key(figure.voice) == h.report.key(None),
                copy=self.rule in (NEAR, REWORDED) and self.id != echo.origin,
                changed=self.difference.removeprefix("changed: ") if self.difference.startswith("changed") else "",
                party=party.id if party else None,
                side=side.id if side else figure.party.casefold() if _fighters(figure) and figure.party else None,
                side_known=side is not None,
                named=(actor is not None and not actor.generic) or kind not in UNANSWERABLE,
                whole=figure.part_of if figure.part_of in inside else None,
                independent="@" not in echo.voice or figure.id in first_hand,
                blamed=_blamed(figure, directory, day),
            )
        )
    return tuple(made)


def _blamed(figure: Figure, directory: Directory, day: dt.date | None) -> str | None:
    """Who is said to have done it: the side, else the actor, else a proper name; "gunmen" and "shells" are nobody."""
    perpetrator = figure.perpetrator
    if perpetrator is None:
        return None
    side = directory.party_of(perpetrator.actor or perpetrator.words, day)
    actor = directory.actor(perpetrator.actor or directory.find(perpetrator.words) or "")
    if side is not None:
        return side.id
    if actor is not None:
        return None if actor.generic else actor.name
    words = plain(perpetrator.words)
    named = any(word[:1].isupper() for word in perpetrator.words.split()[1:]) or perpetrator.words[:1].isupper()
    return words if named and not perpetrator.words.isupper() else None


def _fighters(figure: Figure) -> bool:
    return figure.group is Group.COMBATANT


def _extent(event: Event, figure: Figure, mention: PlaceMention | None) -> Extent:
    """What a figure counts over. A place no finer than the event's own is the event's."""
    name = None
    if mention is not None and mention.place is not None and event.place is not None and event.place.place is not None:
        mine, whole = mention.place, event.place.place
        if mine.precision < whole.precision and (mine.gazetteer or mine.name) != (whole.gazetteer or whole.name):
            name = mine.name
    when = figure.when
    return Extent(
        place=name,
        start=when.start if when else None,
        end=when.end if when else None,
        cumulative=figure.scope is Scope.CUMULATIVE,
    )


def _of(statements: Iterable[Statement], said: Mapping[str, Said] | None = None) -> list[Said]:
    """The voices of some figures, with the blame that they lay elsewhere in the event."""
    made = []
    for s in statements:
        zero = s.figure.high == 0
        other = (said or {}).get(s.voice)
        made.append(
            Said(
                voice=s.voice,
                kind=s.kind,
                certainty=s.figure.certainty,
                polarity=Polarity.NEGATIVE if zero else Polarity.POSITIVE,
                party=s.party,
                blames=other.blames if other else (),
                independent=s.independent,
            )
        )
    return made


def _said(claims: Iterable[tuple[Claim, _Report]], directory: Directory) -> dict[str, Said]:
    """By voice, what it says of who did it and whether it happened."""
    made: dict[str, Said] = {}
    for claim, report in claims:
        origin = claim.chain[-1] if claim.chain else None
        key = report.key(origin)
        day = claim.said or report.document.published
        party = directory.party_of(report.spoken(origin), day)
        blames: dict[str, Confidence] = dict(made[key].blames) if key in made else {}
        for filler in claim.roles:
            if filler.role is Role.PERPETRATOR:
                side = directory.party_of(report.name(filler.entity), day)
                if side is not None:
                    blames.setdefault(side.id, filler.confidence)
        made[key] = Said(
            voice=key,
            kind=report.kind(origin)
            if origin is not None or report.document.teller is not None or key.count("@") == 0
            else VoiceKind.OUTLET,
            certainty=claim.certainty,
            polarity=claim.polarity,
            party=party.id if party else None,
            blames=tuple(sorted(blames.items())),
            independent="@" not in key,
        )
    return made
