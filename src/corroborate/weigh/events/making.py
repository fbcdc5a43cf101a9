"""Making an Event of the tellings that were joined: its kind, place, time, roles and actors, as most tell it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from corroborate.codec import content_id
from corroborate.values import Event, Filler, PlaceMention, Role, When
from corroborate.weigh.events.kinds import ATTACK
from corroborate.weigh.events.nearness import UNTOLD, place_key, place_precision
from corroborate.weigh.events.tellings import Telling


def event_id(members: Sequence[Telling]) -> str:
    """The id of the event that these tellings are: of what it holds, whatever came first."""
    claims = sorted({claim for telling in members for claim in telling.claims})
    # One claim can tell of several acts; its figures then tell them apart.
    return content_id("evt", *claims, "figures", *sorted({f for telling in members for f in telling.figures}))


def event_of(
    members: Sequence[Telling], key: Callable[[str], str | None], named: Mapping[str, Mapping[str, str]]
) -> Event:
    """The event that these tellings are; one of them at least tells more than a denial.

    ``key`` gives the Actor id for words that name a participant, or None; ``named``, by report, its entities' names.
    """
    told = [telling for telling in members if not telling.denies]
    votes: Counter[str] = Counter()
    sure = [telling for telling in told if not telling.kind[1]] or told
    for telling in sure:
        votes[telling.kind[0]] += 1
    kind = min(votes, key=lambda name: (-votes[name], name == ATTACK, name))
    fillers = [filler for telling in sorted(members, key=lambda t: t.id) for filler in telling.roles]
    names = {
        filler.entity: named[telling.document].get(filler.entity, "")
        for telling in members
        for filler in telling.roles
        if filler.role is not Role.WEAPON
    }
    actors = {actor for name in names.values() if (actor := key(name)) is not None}
    scores = [score for telling in members for score in telling.scores] or [1.0]
    return Event(
        id=event_id(members),
        kind=kind,
        when=_when(told),
        place=_place(told),
        claims=tuple(sorted({claim for telling in members for claim in telling.claims})),
        figures=tuple(sorted({figure for telling in members for figure in telling.figures})),
        documents=tuple(sorted({telling.document for telling in members})),
        roles=_roles(fillers),
        actors=tuple(sorted(actors)),
        score=round(min(1.0, sum(scores) / len(scores)), 4),
    )


def _place(members: Sequence[Telling]) -> PlaceMention | None:
    """The finest place, of equals the one told most often."""
    places = [telling.place for telling in members if telling.place is not None]
    if not places:
        return None
    count = Counter(place_key(place) for place in places)
    return min(places, key=lambda p: (place_precision(p), -count[place_key(p)], place_key(p), p.id))


def _when(members: Sequence[Telling]) -> When | None:
    """The most precise time, of equals the one told most often; for a running total the longest.

    Where none is told, the week before the first report, with precision 3: it cannot have been later.
    """
    told = [telling.when for telling in members if telling.when is not None]
    if told and members[0].cumulative:
        return min(told, key=lambda w: (w.start or dt.date.max, -(w.end or dt.date.min).toordinal(), w.words))
    if told:
        count = Counter((w.start, w.end) for w in told)
        return min(
            told,
            key=lambda w: (
                w.precision,
                -count[w.start, w.end],
                w.start or dt.date.max,
                w.end or dt.date.max,
                w.words,
            ),
        )
    printed = min((t.published for t in members if t.published is not None), default=None)
    if printed is None or members[0].cumulative:
        return None
    return When(start=printed - UNTOLD, end=printed, precision=3, words="")


def _roles(fillers: Iterable[Filler]) -> tuple[Filler, ...]:
    """Each entity once a role, with all its mentions; the surest words stand for it."""
    made: dict[tuple[str, str], Filler] = {}
    for filler in fillers:
        at = filler.role.value, filler.entity
        known = made.get(at)
        if known is None:
            made[at] = filler
        else:
            mentions = tuple(sorted({*known.mentions, *filler.mentions}))
            made[at] = Filler(
                role=filler.role,
                entity=filler.entity,
                mentions=mentions,
                kind=known.kind,
                confidence=min(known.confidence, filler.confidence, key=list(type(known.confidence)).index),
            )
    return tuple(made[at] for at in sorted(made))
