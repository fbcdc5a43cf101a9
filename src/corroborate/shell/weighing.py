"""Hands values from room to room of weigh: readings to events, echoes, tolls and grades.

Pure like the rooms themselves; it stands in the shell because the rooms of weigh never import each other.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from corroborate.text.tokens import Sentence, sentences
from corroborate.values import (
    Actor,
    Claim,
    Confidence,
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
from corroborate.weigh.actors import Directory
from corroborate.weigh.echoes import Told, echoes
from corroborate.weigh.events import events
from corroborate.weigh.grades import Said, grade
from corroborate.weigh.tolls import UNANSWERABLE, Extent, Statement, tolls

_FIRST_HAND = re.compile(
    r"\b(?:our (?:correspondent|reporter)s?|(?:this|a) (?:correspondent|reporter)|we (?:saw|counted))\b", re.I
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What readings say together."""

    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    pairs: tuple[Pair, ...]
    echoes: tuple[Echo, ...]
    tolls: tuple[Toll, ...]
    grades: tuple[Grade, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """A figure with the report that it stands in."""

    figure: Figure
    reading: Reading
    others: tuple[Voice, ...]


def weigh(readings: Sequence[Reading], directory: Directory, decisions: Iterable[Review] = ()) -> Weight:
    """Events, echoes, tolls and grades of some readings. Independent of their order."""
    log = tuple(decisions)
    found, pairs = events(readings, key=directory.find, decisions=log)
    others = {r.document.id: tuple({v.words: v for c in r.claims for v in c.chain}.values()) for r in readings}
    held = {f.id: _Held(figure=f, reading=r, others=others[r.document.id]) for r in readings for f in r.figures}
    claims = {c.id: (c, r) for r in readings for c in r.claims}
    places = {p.id: p for r in readings for p in r.places}
    texts = _Sentences()
    all_echoes: list[Echo] = []
    all_tolls: list[Toll] = []
    all_grades: list[Grade] = []
    heard: dict[str, Actor] = {}
    for event in found:
        counted = [held[i] for i in event.figures if i in held]
        told = [_told(h, event, directory, texts) for h in counted]
        groups = echoes(told)
        all_echoes += groups
        statements = _statements(event, counted, groups, directory, places, {t.figure.id for t in told if t.first_hand})
        made = tolls(event.id, statements)
        all_tolls += made
        said = _said(event, claims, directory, others)
        # A voice without a name adds to the event's grade only with a figure: "residents" of a reprint are no new ones.
        counting = {s.voice for s in statements}
        said = {key: one for key, one in said.items() if "@" not in key or key in counting}
        all_grades.append(grade(event.id, [*said.values(), *_of(statements)], tolls=made))
        for toll in made:
            used = {w.figure for w in (*toll.used, *toll.set_aside)}
            of_toll = [s for s in statements if s.figure.id in used]
            all_grades.append(grade(toll.subject, _of(of_toll, said)))
        for claim, reading in (claims[i] for i in event.claims if i in claims):
            for voice in claim.chain:
                actor = directory.resolve(voice, reading.document, others[reading.document.id])
                if actor is not None:
                    heard[actor.id] = actor
    return Weight(
        actors=tuple(heard[i] for i in sorted(heard)),
        events=found,
        pairs=pairs,
        echoes=tuple(all_echoes),
        tolls=tuple(all_tolls),
        grades=tuple(all_grades),
    )


class _Sentences:
    """The sentence around an offset of a reading; each report is split once."""

    def __init__(self) -> None:
        self._split: dict[str, tuple[list[int], tuple[Sentence, ...]]] = {}

    def around(self, reading: Reading, offset: int) -> str:
        """The sentence that holds the offset."""
        document = reading.document
        if document.id not in self._split:
            found = sentences(document.text, reading.passages)
            self._split[document.id] = [s.start for s in found], found
        starts, found = self._split[document.id]
        at = bisect_right(starts, offset) - 1
        return document.text[found[at].start : found[at].end] if at >= 0 else ""


def _told(held: _Held, event: Event, directory: Directory, texts: _Sentences) -> Told:
    figure, document = held.figure, held.reading.document
    text = texts.around(held.reading, figure.start)
    return Told(
        figure=figure,
        text=text,
        voice_key=directory.voice_key(document, figure.voice, held.others),
        day=figure.said or document.published,
        document=document.id,
        outlet=document.source or "",
        first_hand=_FIRST_HAND.search(text) is not None or _told_to(text, document.source),
        event=event.id,
    )


def _told_to(text: str, outlet: str | None) -> bool:
    """Whether somebody told it to the outlet itself."""
    return bool(outlet) and re.search(rf"\btold (?:the )?{re.escape(outlet or '')}\b", text, re.I) is not None


def _statements(
    event: Event,
    counted: Sequence[_Held],
    groups: Sequence[Echo],
    directory: Directory,
    places: Mapping[str, PlaceMention],
    first_hand: Set[str],
) -> tuple[Statement, ...]:
    """The figures of an event with what echoes and actors know of them."""
    member = {m.id: (echo, m) for echo in groups for m in echo.members}
    inside = {h.figure.id for h in counted}
    made = []
    for h in counted:
        figure, document = h.figure, h.reading.document
        echo, self = member[figure.id]
        day = figure.said or document.published
        actor = directory.resolve(figure.voice, document, h.others) if figure.voice is not None else None
        kind = directory.kind_of(document, figure.voice, h.others)
        party = directory.party_of(actor.id if actor else figure.voice.words if figure.voice else "", day)
        side = directory.party_of(figure.party or "", day) if _fighters(figure) else None
        made.append(
            Statement(
                figure=figure,
                voice=echo.voice,
                kind=kind,
                day=day,
                document=document.id,
                extent=_extent(event, figure, places),
                own=_is_own(h, directory),
                copy=self.rule == "near_copy" and self.id != echo.origin,
                changed=self.difference.removeprefix("changed: ") if self.difference.startswith("changed") else "",
                party=party.id if party else None,
                side=side.id if side else figure.party.casefold() if _fighters(figure) and figure.party else None,
                side_known=side is not None,
                named=(actor is not None and not actor.generic) or kind not in UNANSWERABLE,
                whole=figure.part_of if figure.part_of in inside else None,
                independent="@" not in echo.voice or figure.id in first_hand,
            )
        )
    return tuple(made)


def _is_own(held: _Held, directory: Directory) -> bool:
    """Whether the report is the voice's own: a bulletin of the monitor that speaks in it."""
    document = held.reading.document
    return directory.voice_key(document, held.figure.voice, held.others) == directory.voice_key(document, None)


def _fighters(figure: Figure) -> bool:
    return figure.group is Group.COMBATANT


def _extent(event: Event, figure: Figure, places: Mapping[str, PlaceMention]) -> Extent:
    """What a figure counts over. A place no finer than the event's own is the event's."""
    mention = places.get(figure.place or "")
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


def _said(
    event: Event,
    claims: Mapping[str, tuple[Claim, Reading]],
    directory: Directory,
    others: Mapping[str, tuple[Voice, ...]],
) -> dict[str, Said]:
    """By voice, what it says of who did it and whether it happened."""
    made: dict[str, Said] = {}
    for claim, reading in (claims[i] for i in event.claims if i in claims):
        origin = claim.chain[-1] if claim.chain else None
        document = reading.document
        key = directory.voice_key(document, origin, others[document.id])
        day = claim.said or document.published
        actor = directory.resolve(origin, document, others[document.id]) if origin is not None else None
        party = directory.party_of(actor.id if actor else origin.words if origin else "", day)
        names = {e.id: e.name for e in reading.entities}
        blames: dict[str, Confidence] = dict(made[key].blames) if key in made else {}
        for filler in claim.roles:
            side = directory.party_of(names.get(filler.entity, ""), day)
            if filler.role is Role.PERPETRATOR and side is not None:
                blames.setdefault(side.id, filler.confidence)
        made[key] = Said(
            voice=key,
            kind=directory.kind_of(document, origin, others[document.id])
            if origin is not None or key.count("@") == 0
            else VoiceKind.OUTLET,
            certainty=claim.certainty,
            polarity=claim.polarity,
            party=party.id if party else None,
            blames=tuple(sorted(blames.items())),
            independent="@" not in key,
        )
    return made
