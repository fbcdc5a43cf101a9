"""Assembles a dossier: a case, or the whole record, as of a moment, with the digest that names its state."""

from __future__ import annotations

import datetime as dt
import shlex
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace

from corroborate import codec
from corroborate.errors import BadSetting
from corroborate.values import (
    Actor,
    Dossier,
    Echo,
    Event,
    Grade,
    Pair,
    Place,
    Reading,
    Review,
    Toll,
)

_CASE_KEYS = ("place", "from", "to", "kind", "document", "event")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A query for events: every condition must hold, any of several values for one key will do.

    Written ``place:"Deir Marran" from:2024-03-01 to:2024-03-31 kind:shelling document:ref event:id``; bare words
    are places. ``since`` and ``until`` are inclusive days. A place matches the name of the place, of its
    divisions, or the words of the report.
    """

    places: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    kinds: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    events: tuple[str, ...] = ()


def case_of(query: str) -> Case:
    """The case that a query words. Raises BadSetting, naming what is not understood and what would be."""
    try:
        words = shlex.split(query)
    except ValueError as error:
        raise BadSetting(f'the case {query!r} has an open quotation mark; write place:"Two Words"') from error
    found: dict[str, list[str]] = {key: [] for key in _CASE_KEYS}
    for word in words:
        key, colon, value = word.partition(":")
        if not colon:
            key, value = "place", word
        if key not in found or not value:
            raise BadSetting(f"the case {query!r} has {word!r}; it knows {', '.join(f'{k}:…' for k in _CASE_KEYS)}")
        found[key].append(value)
    return Case(
        places=tuple(found["place"]),
        since=_day(query, found["from"]),
        until=_day(query, found["to"]),
        kinds=tuple(found["kind"]),
        documents=tuple(found["document"]),
        events=tuple(found["event"]),
    )


def _day(query: str, values: list[str]) -> dt.date | None:
    if not values:
        return None
    if len(values) > 1:
        raise BadSetting(f"the case {query!r} gives a day twice: {' and '.join(values)}")
    try:
        return dt.date.fromisoformat(values[0])
    except ValueError as error:
        raise BadSetting(f"the case {query!r} has {values[0]!r} where a day such as 2024-03-31 belongs") from error


def selected(case: Case, events: Iterable[Event], readings: Iterable[Reading]) -> frozenset[str]:
    """The ids of the events in a case: those that match, and the parts, in its time, of a whole that matches."""
    events = tuple(events)
    names = {
        reading.document.id: frozenset(filter(None, (reading.document.id, reading.document.ref)))
        for reading in readings
    }
    chosen = {event.id for event in events if _matches(case, event, names)}
    parts: dict[str, list[str]] = {}
    for event in events:
        if event.part_of is not None:
            parts.setdefault(event.part_of, []).append(event.id)
    by_id = {event.id: event for event in events}
    waiting = list(chosen)
    while waiting:
        for part in parts.get(waiting.pop(), ()):
            if part not in chosen and _in_time(case, by_id[part]):
                chosen.add(part)
                waiting.append(part)
    return frozenset(chosen)


def _matches(case: Case, event: Event, names: Mapping[str, frozenset[str]]) -> bool:
    if case.events and not {event.id, event.public_id} & set(case.events):
        return False
    if case.documents and not any(
        names.get(document, frozenset()) & set(case.documents) for document in event.documents
    ):
        return False
    if case.kinds and not any(kind.casefold() in event.kind.casefold() for kind in case.kinds):
        return False
    if case.places and not any(_in_place(event, place.casefold()) for place in case.places):
        return False
    return _in_time(case, event)


def _in_place(event: Event, wanted: str) -> bool:
    if event.place is None:
        return False
    place: Place | None = event.place.place
    names = [event.place.words]
    if place is not None:
        names += [name for name in (place.name, place.admin2, place.admin1, place.country) if name]
    return any(wanted == name.casefold() for name in names)


def _in_time(case: Case, event: Event) -> bool:
    """Whether an event may have happened in the window; an event without a day is in no window."""
    if case.since is None and case.until is None:
        return True
    if event.when is None:
        return False
    start, end = event.when.start, event.when.end
    if start is None and end is None:
        return False
    after = case.until is not None and (start or end or case.until) > case.until
    before = case.since is not None and (end or start or case.since) < case.since
    return not after and not before


def assemble(
    *,
    readings: Iterable[Reading],
    actors: Iterable[Actor],
    events: Iterable[Event],
    echoes: Iterable[Echo],
    tolls: Iterable[Toll],
    grades: Iterable[Grade],
    pairs: Iterable[Pair] = (),
    reviews: Iterable[Review] = (),
    settings: Mapping[str, str] | None = None,
    case: str | None = None,
    title: str | None = None,
    as_of: dt.date | None = None,
    known_at: dt.datetime | None = None,
) -> Dossier:
    """A dossier of what was weighed. ``case`` is a query (``case_of``); None takes everything.

    What it is given must already be cut off at ``as_of`` and ``known_at``: a toll cannot be cut afterwards. The
    parts come out in one order whatever the order they came in, and the digest is a Merkle root over them.
    Raises BadSetting for a case that is not understood.
    """
    all_readings, all_events = tuple(readings), tuple(events)
    dossier = Dossier(
        id="",
        title=title or (f"Dossier: {case}" if case else "Dossier"),
        case=case,
        as_of=as_of,
        known_at=known_at,
        readings=tuple(sorted(all_readings, key=_reading_order)),
        actors=tuple(sorted(actors, key=lambda actor: actor.id)),
        events=tuple(sorted(all_events, key=_event_order)),
        echoes=tuple(sorted(echoes, key=lambda echo: echo.id)),
        # Tolls of one perpetrator come first, so that of each event and group the whole has the last word.
        tolls=tuple(sorted(tolls, key=lambda toll: (toll.perpetrator is None, codec.dumps(toll)))),
        grades=tuple(sorted(grades, key=lambda grade: (grade.subject, grade.level.value))),
        pairs=tuple(sorted(pairs, key=lambda pair: (pair.a, pair.b))),
        reviews=tuple(reviews),  # the log's order is what it says
        settings=tuple(sorted((settings or {}).items())),
        digest="",
    )
    if case is not None:
        dossier = _narrowed(dossier, selected(case_of(case), all_events, all_readings))
    root = digest(dossier)
    return replace(dossier, digest=root, id=codec.content_id("dos", root, case or "", str(as_of), str(known_at)))


def _narrowed(dossier: Dossier, chosen: frozenset[str]) -> Dossier:
    """The dossier of some of its events: with all that tells of them and nothing else."""
    events = tuple(event for event in dossier.events if event.id in chosen)
    documents = {document for event in events for document in event.documents}
    readings = tuple(reading for reading in dossier.readings if reading.document.id in documents)
    subjects = {figure.id for reading in readings for figure in reading.figures}
    subjects |= {claim.id for reading in readings for claim in reading.claims}
    within = chosen | subjects | documents
    figures = {figure for event in events for figure in event.figures}
    echoes = tuple(
        echo
        for echo in dossier.echoes
        if echo.origin in figures or any(member.id in figures for member in echo.members)
    )
    voices = {echo.voice for echo in echoes}
    for reading in readings:
        heard = [voice for claim in reading.claims for voice in claim.chain]
        heard += [figure.voice for figure in reading.figures if figure.voice is not None]
        voices |= {voice.actor for voice in heard if voice.actor is not None}
    voices |= {actor for event in events for actor in event.actors}
    return replace(
        dossier,
        readings=readings,
        actors=tuple(actor for actor in dossier.actors if actor.id in voices),
        events=events,
        echoes=echoes,
        tolls=tuple(toll for toll in dossier.tolls if toll.event in chosen),
        grades=tuple(grade for grade in dossier.grades if grade.subject.partition("/")[0] in chosen),
        pairs=tuple(pair for pair in dossier.pairs if pair.a in within or pair.b in within),
        reviews=tuple(
            review
            for review in dossier.reviews
            if review.document in documents or any(part in within for part in review.subject.split("|"))
        ),
    )


def digest(dossier: Dossier) -> str:
    """The Merkle root over what a dossier holds, whatever the order it came in; the clock takes no part.

    The decision log counts in its order. ``as_of`` and ``known_at`` count only through what they let in.
    """
    leaves = [codec.digest("reading", codec.dumps(reading)) for reading in dossier.readings]
    for field in fields(dossier):
        match field.name:
            case "actors" | "events" | "echoes" | "tolls" | "grades" | "pairs" | "settings":
                leaves += [codec.digest(field.name, codec.dumps(item)) for item in getattr(dossier, field.name)]
            case "reviews":
                leaves.append(codec.digest("reviews", *(codec.dumps(review) for review in dossier.reviews)))
            case "case":
                leaves.append(codec.digest("case", dossier.case or ""))
            case "id" | "title" | "as_of" | "known_at" | "digest" | "readings":
                continue
    return codec.merkle(leaves)


def _reading_order(reading: Reading) -> tuple[str, str]:
    return str(reading.document.published or ""), reading.document.id


def _event_order(event: Event) -> tuple[str, str, str]:
    start = str(event.when.start or event.when.end or "") if event.when else ""
    end = str(event.when.end or "") if event.when else ""
    return start or "9999", end, event.id
