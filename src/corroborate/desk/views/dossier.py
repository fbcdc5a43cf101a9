"""The whole dossier as it is shown: the answer first, then event by event, the points of the map and the reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corroborate.desk.protect import Protection, Publication
from corroborate.desk.views.histories import histories
from corroborate.desk.views.index import Index, document_order
from corroborate.desk.views.rows import counted_there, everybody, main_tolls, row_of, toll_order
from corroborate.desk.views.shown import DossierView, EventView, ReportRow, Spot, Town
from corroborate.desk.views.tally import answer
from corroborate.desk.views.traces import source_rows, trace_of
from corroborate.desk.views.words import (
    MEASURES,
    counted,
    day,
    event_title,
    interval,
    kind_words,
    number,
    outlet,
    sentence,
    when_words,
    where_words,
)
from corroborate.values import Event, Measure, Role


def dossier_view(publication: Publication) -> DossierView:
    """Everything that a page shows of a publication. Pure; the same publication gives the same view."""
    index = Index(publication)
    views = {event.id: _event(index, event) for event in publication.events}
    said = answer(index, publication.events, len(publication.documents))
    latest = max((d.published for d in publication.documents if d.published is not None), default=None)
    return DossierView(
        title=publication.title,
        headline=said.headline,
        standfirst=said.standfirst,
        as_of=day(publication.as_of or latest) if (publication.as_of or latest) else "an unknown day",
        rows=said.rows,
        lead=views[said.lead] if said.lead is not None else None,
        events=tuple(sorted(views.values(), key=lambda view: view.number)),
        spots=(spots := _spots(index, views)),
        towns=_towns(index, spots),
        reports=_reports(index),
        open_pairs=len(publication.pairs),
        decisions=len(publication.reviews),
        withheld=tuple(
            counted(n, *_KEPT_BACK[kind]) if kind in _KEPT_BACK else counted(n, kind)
            for kind, n in publication.withheld
        ),
        level=_LEVELS[publication.level],
        digest=publication.digest,
        known_at=publication.known_at.strftime("%d %B %Y, %H:%M UTC") if publication.known_at is not None else "",
        case=publication.case,
    )


def _event(index: Index, event: Event) -> EventView:
    tolls = sorted(index.tolls.get(event.id, ()), key=toll_order)
    rows = tuple(row_of(index, toll, n) for n, toll in enumerate(tolls, 1))
    sources, numbers = source_rows(index, event)
    main = main_tolls(tolls)
    grade = index.grade(event.id)
    whole = event.id in index.parts
    kind = kind_words(event.kind) if not whole else "Episode"
    place = where_words(event)
    lead = next((main[measure] for measure in MEASURES if measure in main), tolls[0] if tolls else None)
    return EventView(
        number=index.order[event.id],
        id=event.public_id or event.id,
        anchor=f"event-{index.order[event.id]}",
        title=event_title(event, whole=whole),
        kind=kind,
        place=place,
        when=when_words(event.when),
        start=(event.when.start or event.when.end) if event.when else None,
        said_to_have_done_it=_blamed(event),
        level=grade.level if grade else (rows[0].level if rows else None),
        reasons=grade.reasons if grade else (),
        line=sentence(lead.measure, lead.low, lead.best, lead.high, "")
        if lead is not None
        else "No report gives a number. That is not a toll of zero.",
        rows=tuple(row for row in rows if (row.low, row.best, row.high) != (None, None, None)),
        histories=histories(index, tolls),
        traces=tuple(trace_of(index, toll, row, numbers) for toll, row in zip(tolls, rows, strict=True)),
        sources=sources,
        reports=len(event.documents),
        part_of=index.order.get(event.part_of or "", 0),
        parts=tuple(index.order[part.id] for part in index.parts.get(event.id, ())),
    )


_SURELY: Mapping[str, str] = {
    "fact": "",
    "claimed": "admitted or claimed by them",
    "accused": "accused",
    "suspected": "suspected",
    "possible": "possibly",
}


def _blamed(event: Event) -> tuple[str, ...]:
    blamed: dict[str, str] = {}
    for filler in event.roles:
        if filler.role is Role.PERPETRATOR and filler.mentions:
            words = filler.mentions[0][2]
            surely = _SURELY[filler.confidence.value]
            blamed.setdefault(words.casefold(), f"{words} ({surely})" if surely else words)
    return tuple(blamed.values())[:4]


def _spots(index: Index, views: Mapping[str, EventView]) -> tuple[Spot, ...]:
    at: dict[str, list[Event]] = {}
    for event in index.publication.events:
        place = event.place.place if event.place is not None else None
        if place is not None and place.lat is not None and place.lon is not None and place.precision <= 5:
            at.setdefault(place.id, []).append(event)
    spots = []
    for events in at.values():
        place = events[0].place.place if events[0].place is not None else None
        if place is None or place.lat is None or place.lon is None:
            continue
        ids = {event.id for event in events}
        tolls = [
            toll
            for event in events
            if event.part_of not in ids
            for toll in counted_there(index.tolls.get(event.id, ()), Measure.KILLED)
        ]
        size = sum(toll.best or toll.low or 0 for toll in tolls)
        lows = sum(toll.low or 0 for toll in tolls)
        highs = (
            None
            if any(toll.high is None or not everybody(toll) for toll in tolls)
            else sum(toll.high or 0 for toll in tolls)
        )
        known = None if any(toll.best is None for toll in tolls) else size
        words = interval(lows, known, highs)
        label = f"{place.name}: {words} killed" if tolls and words != "unknown" else place.name
        if known is not None and highs is None and known > lows > 0:
            label += f", best {number(known)}"
        spots.append(
            Spot(
                name=place.name,
                lat=place.lat,
                lon=place.lon,
                size=size,
                label=label,
                events=tuple(sorted(views[event.id].number for event in events)),
                coarse=place.precision > 2,
            )
        )
    return tuple(sorted(spots, key=lambda spot: (-spot.size, spot.name)))


def _towns(index: Index, spots: Sequence[Spot]) -> tuple[Town, ...]:
    taken = {spot.name for spot in spots}
    towns = [
        Town(name=place.name, lat=place.lat, lon=place.lon)
        for place in index.publication.places
        if place.lat is not None and place.lon is not None and place.precision <= 2 and place.name not in taken
    ]
    return tuple(sorted({town.name: town for town in towns}.values(), key=lambda town: town.name))


# What a report is whose words repeat another's, by the rule of its echo (weigh/echoes.py).
_REPEATS = {"near_copy": "copy", "paraphrase": "paraphrase"}


def _reports(index: Index) -> tuple[ReportRow, ...]:
    statements: dict[str, int] = {}
    for statement in index.publication.statements:
        if statement.figure.document:
            statements[statement.figure.document] = statements.get(statement.figure.document, 0) + 1
    repeats: dict[str, dict[str, None]] = {}
    for echo in index.publication.echoes:
        origin = index.statements.get(echo.origin)
        for member in echo.members:
            if origin is None or not member.document or member.document == origin.figure.document:
                continue
            if member.rule in _REPEATS and index.outlet(origin.figure):
                words = f"{_REPEATS[member.rule]} of {index.outlet(origin.figure)}"
            else:
                words = index.speaker(origin)
            repeats.setdefault(member.document, {}).setdefault(words)
    return tuple(
        ReportRow(
            number=index.report_number[document.id],
            outlet=outlet(document),
            day=day(document.published),
            title=document.title or "",
            url=_web(document.url),
            repeats=tuple(repeats.get(document.id, {}))[:4],
            statements=statements.get(document.id, 0),
        )
        for document in sorted(index.publication.documents, key=document_order)
    )


def _web(url: str | None) -> str | None:
    """A link only if it is one: nothing that runs when clicked."""
    return url if url is not None and url.lower().startswith(("http://", "https://")) else None


_KEPT_BACK: Mapping[str, tuple[str, str]] = {
    "names": ("name of a private person", "names of private people"),
    "quotations": ("quotation of a testimony", "quotations of testimonies"),
    "links": ("link", "links"),
    "titles": ("headline", "headlines"),
    "places": ("place finer than a town", "places finer than a town"),
    "sources": ("report told in confidence", "reports told in confidence"),
}

_LEVELS: Mapping[Protection, str] = {
    Protection.STRICT: "Private people are not named. Testimonies are given by their content only.",
    Protection.MASKED: "Private people are not named; their words are kept.",
    Protection.OPEN: "Nothing is withheld. Not for publication without a decision.",
}
