"""What a person should look at next, and why. Pure: the items of a report, event or pair are a function of it alone.

What would change a published toll most comes first: ``weight`` counts persons, roughly. One person killed weighs 1,
harm that can be mended less, and a thousand displaced ten (``_HARM``), so that a camp does not stand before a massacre.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from corroborate import codec
from corroborate.desk.protect import published_by_office
from corroborate.desk.reviews import Left, Standing, State, seen, seen_pair
from corroborate.values import Claim, Event, Figure, Measure, Pair, Reading, Toll, Verdict


class Kind(StrEnum):
    """Why something waits for a person. Of several reasons the first that applies names the item."""

    CONFLICT = "conflict"  # people decided otherwise of it
    SECOND = "second"  # one person decided; the rule asks for two
    CHANGED = "changed"  # a decision whose subject has changed since
    LOW_SCORE = "low_score"  # the reader was not sure
    MOVES_TOLL = "moves_toll"  # a toll rests on it, and nobody has looked
    CONTRADICTION = "contradiction"  # voices or copies contradict each other
    UNSURE_JOIN = "unsure_join"  # two accounts that may be of one act
    SAME_VOICE = "same_voice"  # a name that may be a known voice's, or another's
    PRIVATE_NAME = "private_name"  # somebody would be published by name


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing to look at. ``subject`` is what a decision would be about, ``seen`` the digest that it would carry.

    ``document`` and ``event`` say where it stands, where that is one. An item never tells what anybody decided.
    """

    id: str
    kind: Kind
    subject: str
    document: str | None
    event: str | None
    reasons: tuple[str, ...]
    weight: float
    seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Queued:
    """An item, and the people who need not see it since they have decided already."""

    item: Item
    done_by: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sway:
    """How far a toll would move without one figure, in persons killed or their like, and that in words."""

    persons: float
    words: str


# The reader itself says that it may as well have read wrongly.
LOW_SCORE = 0.5

_HARM: Mapping[Measure, float] = {
    Measure.KILLED: 1.0,
    Measure.CASUALTIES: 0.5,
    Measure.MISSING: 0.5,
    Measure.ABDUCTED: 0.4,
    Measure.INJURED: 0.3,
    Measure.DETAINED: 0.2,
    Measure.DISPLACED: 0.01,
}
# A wrongly published name can cost a life, and is looked at in seconds: before anything that moves a toll by less.
_NAME = 10.0


def _id(kind: str, *parts: str) -> str:
    return codec.content_id("item", kind, *parts)


def _lead(figure: Figure) -> int:
    return next((n for n in (figure.best, figure.low, figure.high) if n is not None), 0)


# ------------------------------------------------------------------ what moves a toll


def sways(tolls: Iterable[Toll], figures: Mapping[str, Figure]) -> dict[str, Sway]:
    """By figure, how far the tolls of its event would move without it; nothing for one that moves none.

    ``figures`` are those of the event, by id. A figure that others bear out moves nothing: where a bound of the toll is
    what several say (also the copies that R1 set aside, which would stand in its stead), none of them alone sets it.
    One that R14 set aside moves the maximum as soon as a named voice repeats it.
    """
    made: dict[str, Sway] = {}
    for toll in tolls:
        if toll.perpetrator is not None or toll.subgroup is not None:
            continue  # a part of a toll that counts it already
        used = [figures[w.figure] for w in toll.used if w.figure in figures]
        instead = [figures[w.figure] for w in toll.set_aside if w.rule == "R1" and w.figure in figures]
        for figure in used:
            others = [f for f in (*used, *instead) if f.id != figure.id]
            moved = max(_moved(figure, others, bound, getattr(toll, bound)) for bound in ("low", "best", "high"))
            if moved:
                words = (
                    f"the toll of {toll.measure.value} rests on it alone"
                    if not others
                    else f"without it the toll of {toll.measure.value} would move by {moved}"
                )
                _note(made, figure.id, _HARM[toll.measure] * moved, words)
        for weighed in toll.set_aside:
            aside = figures.get(weighed.figure)
            if weighed.rule == "R14" and aside is not None and toll.unverified_high is not None:
                above = toll.unverified_high - (toll.high or toll.best or toll.low or 0)
                if above > 0:
                    words = f"it would raise the maximum of {toll.measure.value} by {above} if it is borne out"
                    _note(made, aside.id, _HARM[toll.measure] * above, words)
    return made


def _note(made: dict[str, Sway], figure: str, persons: float, words: str) -> None:
    known = made.get(figure)
    if known is None or persons > known.persons:
        made[figure] = Sway(persons=persons, words=words)


def _moved(figure: Figure, others: Sequence[Figure], bound: str, value: int | None) -> int:
    """By how much a bound of a toll would move without a figure that sets it."""
    mine: int | None = getattr(figure, bound)
    if value is None or mine != value:
        return 0
    near = [abs(value - other) for f in others if (other := getattr(f, bound)) is not None]
    return min(near, default=value)


# ------------------------------------------------------------------ a report


def of_reading(left: Left, moves: Mapping[str, Sway], events: Mapping[str, str]) -> tuple[Queued, ...]:
    """What waits of the figures and claims of one report.

    ``moves`` are the ``sways`` of its figures, ``events`` the event of each figure.
    """
    return (*_figures(left, moves, events), *_claims(left), *_changed(left, events))


def names_of(reading: Reading) -> tuple[Queued, ...]:
    """The people of one report who would be published by name, and of whom nobody can be sure that they may be."""
    return tuple(
        Queued(
            item=Item(
                id=_id(Kind.PRIVATE_NAME, entity.id),
                kind=Kind.PRIVATE_NAME,
                subject=entity.id,
                document=reading.document.id,
                event=None,
                reasons=(why,),
                weight=_NAME,
                seen=codec.digest("seen", entity.name, why),
            )
        )
        for entity, why in published_by_office(reading)
    )


def _figures(left: Left, moves: Mapping[str, Sway], events: Mapping[str, str]) -> Iterator[Queued]:
    stale = {one.subject for one in left.dangling}
    for figure in (*left.reading.figures, *left.proposed.values()):
        stands = left.standings.get(figure.id)
        state = stands.state if stands is not None else State.OPEN
        if figure.id in stale:
            continue  # comes back as what has changed
        sway = moves.get(figure.id)
        persons = sway.persons if sway is not None else 0.0
        whole = _HARM[figure.measure] * _lead(figure)
        waits = _waits(stands)
        if waits is not None:
            kind, reasons, weight = waits[0], [waits[1]], max(persons, 0.5 * whole) + 1.0
        elif state is not State.OPEN:
            continue
        elif figure.score < LOW_SCORE:
            kind, reasons = Kind.LOW_SCORE, [f"the reader was not sure of it ({figure.score:.2f})"]
            weight = persons + (1.0 - figure.score) * 0.2 * whole
        elif sway is not None:
            kind, reasons, weight = Kind.MOVES_TOLL, [], persons
        else:
            continue
        if sway is not None:
            reasons.append(sway.words)
        yield Queued(
            item=Item(
                id=_id("figure", figure.id),
                kind=kind,
                subject=figure.id,
                document=figure.document,
                event=events.get(figure.id),
                reasons=tuple(reasons),
                weight=round(weight, 3),
                seen=seen(figure),
            ),
            done_by=_done_by(stands, kind),
        )


def _claims(left: Left) -> Iterator[Queued]:
    """Claims wait only where people decided about them: what they count is asked of their figures."""
    stale = {one.subject for one in left.dangling}
    for claim in left.reading.claims:
        stands = left.standings.get(claim.id)
        waits = _waits(stands)
        if waits is not None and claim.id not in stale:
            yield Queued(item=_claim_item(claim, *waits), done_by=_done_by(stands, waits[0]))


def _claim_item(claim: Claim, kind: Kind, why: str) -> Item:
    return Item(
        id=_id("claim", claim.id),
        kind=kind,
        subject=claim.id,
        document=claim.document,
        event=None,
        reasons=(why,),
        weight=1.0,
        seen=seen(claim),
    )


# Nothing of what that person thought: whoever comes second decides for themselves.
_LOOKED = "one person has looked; a second is asked"


def _waits(stands: Standing | None) -> tuple[Kind, str] | None:
    """Whether the people who decided leave something to be decided; nothing of what they decided."""
    if stands is None:
        return None
    if stands.state is State.CONFLICT:
        return Kind.CONFLICT, "people decided differently about it"
    if stands.state is State.AWAITS_SECOND:
        return Kind.SECOND, _LOOKED
    return None


def _done_by(stands: Standing | None, kind: Kind) -> frozenset[str]:
    """A second person is another; a conflict is settled by anybody, but first by who has not spoken."""
    if stands is None or kind is not Kind.SECOND:
        return frozenset()
    return frozenset(review.reviewer for review in stands.decisions)


def _changed(left: Left, events: Mapping[str, str]) -> Iterator[Queued]:
    subjects: dict[str, Figure | Claim] = {figure.id: figure for figure in left.reading.figures}
    subjects |= {claim.id: claim for claim in left.reading.claims}
    for one in left.dangling:
        subject = subjects.get(one.subject or "")
        lead = _HARM[subject.measure] * _lead(subject) if isinstance(subject, Figure) else 0.0
        unsure = one.review.verdict is Verdict.UNSURE
        yield Queued(
            item=Item(
                id=_id(Kind.CHANGED, one.review.id),
                kind=Kind.SECOND if unsure else Kind.CHANGED,
                subject=one.subject or one.review.subject,
                document=left.reading.document.id,
                event=events.get(one.subject or ""),
                reasons=(_LOOKED if unsure else f"a decision about it could not be kept: {one.why}",),
                weight=round(0.5 * lead + 1.0, 3),
                seen=seen(subject) if subject is not None else "",
            ),
            done_by=frozenset((one.review.reviewer,)) if unsure else frozenset(),  # it is left to others
        )


# ------------------------------------------------------------------ events and pairs


def of_event(event: Event, tolls: Iterable[Toll]) -> tuple[Queued, ...]:
    """What waits in one event as a whole: tolls whose voices contradict each other."""
    made = []
    for toll in tolls:
        if toll.perpetrator is not None or toll.subgroup is not None:
            continue
        why = [words for flag, words in _CONTRADICTS.items() if flag in toll.flags]
        changed = sum(weighed.reason.startswith("a copy that changed the number") for weighed in toll.set_aside)
        if changed:
            why.append("a copy changed the number" if changed == 1 else f"{changed} copies changed the number")
        if not why:
            continue
        low, top = toll.low or 0, next((n for n in (toll.high, toll.best, toll.low) if n is not None), 0)
        made.append(
            Queued(
                item=Item(
                    id=_id(Kind.CONTRADICTION, toll.subject),
                    kind=Kind.CONTRADICTION,
                    subject=toll.subject,
                    document=None,
                    event=event.id,
                    reasons=tuple(f"{toll.measure.value}: {words}" for words in why),
                    weight=round(_HARM[toll.measure] * max(top - low, 1), 3),
                    seen=codec.digest("seen", codec.dumps(toll)),
                )
            )
        )
    return tuple(made)


_CONTRADICTS: Mapping[str, str] = {
    "contradiction": "independent voices contradict each other",
    "disputed": "somebody denies it",
    "parts_exceed": "its parts together count more than it allows",
}


def of_pair(pair: Pair, one: Event | None, other: Event | None, tolls: Iterable[Toll], stands: Standing) -> Queued:
    """Two accounts that may be of one act: then their tolls are one, not two. ``tolls`` are those of both events."""
    subject = f"{pair.a}|{pair.b}"
    sides = [event.id for event in (one, other) if event is not None]
    least = dict.fromkeys(sides, 0.0)
    for toll in tolls:
        if toll.perpetrator is None and toll.subgroup is None and toll.event in least:
            count = next((n for n in (toll.best, toll.low, toll.high) if n is not None), 0)
            least[toll.event] = max(least[toll.event], _HARM[toll.measure] * count)
    twice = min(least.values()) if len(least) == 2 else 0.0
    waits = _waits(stands)
    reasons = (waits[1], *pair.reasons) if waits is not None else pair.reasons
    return Queued(
        item=Item(
            id=_id(Kind.UNSURE_JOIN, subject),
            kind=waits[0] if waits is not None else Kind.UNSURE_JOIN,
            subject=subject,
            document=None,
            event=sides[0] if sides else None,
            reasons=reasons,
            weight=round(pair.score * twice + 0.1 * pair.score, 3),
            seen=seen_pair(pair),
        ),
        done_by=_done_by(stands, waits[0]) if waits is not None else frozenset(),
    )


def of_names(pair: Pair, stands: Standing) -> Queued:
    """Two names that may be one voice: then what both say counts once."""
    subject = f"{pair.a}|{pair.b}"
    waits = _waits(stands)
    return Queued(
        item=Item(
            id=_id(Kind.SAME_VOICE, subject),
            kind=waits[0] if waits is not None else Kind.SAME_VOICE,
            subject=subject,
            document=None,
            event=None,
            reasons=(waits[1], *pair.reasons) if waits is not None else pair.reasons,
            weight=round(pair.score, 3),
            seen=seen_pair(pair),
        ),
        done_by=_done_by(stands, waits[0]) if waits is not None else frozenset(),
    )


def asked(queued: Queued, stands: Standing) -> Queued:
    """An item of an event or a name as people's decisions leave it: a second person, or a settlement, may be asked."""
    waits = _waits(stands)
    if waits is None:
        return queued
    item = replace(queued.item, kind=waits[0], reasons=(waits[1], *queued.item.reasons))
    return Queued(item=item, done_by=_done_by(stands, waits[0]))


def order(queued: Queued) -> tuple[float, str]:
    """What comes first: the heaviest, of equals the same whenever it is asked."""
    return -queued.item.weight, queued.item.id
