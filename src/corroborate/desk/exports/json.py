"""JSON: what ``read --jsonl`` prints of one report, in a vocabulary that other tools depend on.

Every key is always there, null or [] when unfilled, so that a reader of the lines never has to ask.
Spans are half-open code-point offsets into ``document.text``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from corroborate.desk.protect import Publication, Statement
from corroborate.values import (
    Actor,
    Claim,
    Cue,
    Document,
    Echo,
    Entity,
    Event,
    Figure,
    Filler,
    Grade,
    Pair,
    Passage,
    Perpetrator,
    Place,
    PlaceMention,
    Reading,
    Review,
    Role,
    Toll,
    Voice,
    Weighed,
    When,
)
from corroborate.weigh.events import KINDS

Plain = dict[str, Any]


def document_json(document: Document, path: str | None = None) -> Plain:
    """A report as ``read`` prints it; ``path`` is the file it came from."""
    return {
        "id": document.id,
        "ref": document.ref,
        "path": path,
        "url": document.url,
        "source": document.source,
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "language": document.language,
        "sha256": document.sha256,
        "text": document.text,
    }


def when_json(when: When | None) -> Plain | None:
    """An interval of days, both ends inclusive and ISO 8601, null where open."""
    if when is None:
        return None
    return {
        "start": when.start.isoformat() if when.start else None,
        "end": when.end.isoformat() if when.end else None,
        "precision": when.precision,
        "words": when.words,
    }


def voice_json(voice: Voice | None) -> Plain | None:
    """One link of a chain of voices."""
    if voice is None:
        return None
    return {"words": voice.words, "start": voice.start, "end": voice.end, "kind": voice.kind.value}


def perpetrator_json(perpetrator: Perpetrator | None) -> Plain | None:
    """Who is said to have done it, and how surely the words say so."""
    if perpetrator is None:
        return None
    return {
        "entity": perpetrator.entity,
        "words": perpetrator.words,
        "start": perpetrator.start,
        "end": perpetrator.end,
        "confidence": perpetrator.confidence.value,
    }


def _cue(cue: Cue | None) -> Plain | None:
    return {"words": cue.words, "start": cue.start, "end": cue.end} if cue is not None else None


def _passage(passage: Passage) -> Plain:
    return {"id": passage.id, "start": passage.start, "end": passage.end, "kind": passage.kind.value}


def figure_json(figure: Figure) -> Plain:
    """One figure; counts are in ``unit``, null where the words leave a bound open."""
    return {
        "id": figure.id,
        "words": figure.words,
        "start": figure.start,
        "end": figure.end,
        "measure": figure.measure.value,
        "group": figure.group.value,
        "subgroup": figure.subgroup,
        "unit": figure.unit.value,
        "party": figure.party,
        "perpetrator": perpetrator_json(figure.perpetrator),
        "low": figure.low,
        "best": figure.best,
        "high": figure.high,
        "flags": list(figure.flags),
        "scope": figure.scope.value,
        "part_of": figure.part_of,
        "place": figure.place,
        "when": when_json(figure.when),
        "said": figure.said.isoformat() if figure.said else None,
        "voice": voice_json(figure.voice),
        "certainty": figure.certainty.value,
        "claim": figure.claim,
        "score": round(figure.score, 4),
        "made_by": figure.made_by,
    }


def claim_json(claim: Claim, event: str | None) -> Plain:
    """One claim; ``spans`` are the pieces of a discontinuous quotation, ``event`` the id of what it tells of."""
    return {
        "id": claim.id,
        "start": claim.start,
        "end": claim.end,
        "spans": [[start, end] for start, end in claim.spans],
        "chain": [voice_json(voice) for voice in claim.chain],
        "cue": _cue(claim.cue),
        "certainty": claim.certainty.value,
        "polarity": claim.polarity.value,
        "kind": claim.kind,
        "event": event,
        "figures": list(claim.figures),
        "score": round(claim.score, 4),
        "made_by": claim.made_by,
    }


def _fillers(roles: Iterable[Filler], role: Role) -> list[Plain]:
    return [
        {
            "entity": filler.entity,
            "mentions": [[start, end, words] for start, end, words in filler.mentions],
            "kind": filler.kind.value,
            "confidence": filler.confidence.value,
        }
        for filler in roles
        if filler.role is role
    ]


def event_json(event: Event) -> Plain:
    """One event with the PLOVER, UCDP and MUC-4 names of its kind (null where that scheme has none)."""
    kind = KINDS.get(event.kind)
    plover = " ".join(filter(None, (kind.plover, kind.mode))) if kind is not None else ""
    return {
        "id": event.id,
        "kind": event.kind,
        "plover": plover or None,
        "ucdp_type": kind.ucdp if kind is not None else None,
        "muc_kind": kind.muc if kind is not None else None,
        "when": when_json(event.when),
        "place": event.place.id if event.place else None,
        "part_of": event.part_of,
        "figures": list(event.figures),
        "claims": list(event.claims),
        "perpetrators": _fillers(event.roles, Role.PERPETRATOR),
        "targets": _fillers(event.roles, Role.TARGET),
        "victims": _fillers(event.roles, Role.VICTIM),
        "weapons": _fillers(event.roles, Role.WEAPON),
        "score": round(event.score, 4),
    }


def place_json(mention: PlaceMention) -> Plain:
    """One place mention at its own span; latitude and longitude are WGS 84 degrees."""
    place = mention.place
    return {
        "id": mention.id,
        "words": mention.words,
        "start": mention.start,
        "end": mention.end,
        "name": place.name if place else None,
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "precision": place.precision if place else None,
        "gazetteer": place.gazetteer if place else None,
        "score": round(mention.score, 4),
    }


def entity_json(entity: Entity) -> Plain:
    """One thing of a report and the spans that name or describe it."""
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind.value,
        "mentions": [[start, end] for start, end in entity.mentions],
    }


def reading_json(reading: Reading, *, path: str | None, events: tuple[Event, ...]) -> Plain:
    """Everything that was read out of one report, as one line of ``read --jsonl``.

    ``events`` are those that this report alone gives; ``path`` is the file it came from, None for standard input.
    """
    told: dict[str, str] = {}
    for event in events:
        for claim in event.claims:
            told.setdefault(claim, event.id)
    return {
        "document": document_json(reading.document, path),
        "passages": [_passage(passage) for passage in reading.passages],
        "figures": [figure_json(figure) for figure in reading.figures],
        "claims": [claim_json(claim, told.get(claim.id)) for claim in reading.claims],
        "events": [event_json(event) for event in events],
        "places": [place_json(mention) for mention in reading.places],
        "entities": [entity_json(entity) for entity in reading.entities],
    }


def error_json(path: str, error: Exception) -> Plain:
    """The line of a document that could not be read; its type is the name of the error's class."""
    blank: Plain = dict.fromkeys(("id", "ref", "path", "url", "source", "title", "published", "language", "sha256"))
    return {
        "document": {**blank, "path": path, "text": None},
        "error": {"type": type(error).__name__, "message": str(error)},
    }


# ------------------------------------------------------------------ the whole dossier


def _weighed(weighed: Weighed) -> Plain:
    return {"figure": weighed.figure, "rule": weighed.rule, "reason": weighed.reason}


def toll_json(toll: Toll) -> Plain:
    """A toll; group null is all persons, perpetrator null is whoever did it, a null bound is unknown."""
    return {
        "event": toll.event,
        "measure": toll.measure.value,
        "group": toll.group.value if toll.group is not None else None,
        "party": toll.party,
        "subgroup": toll.subgroup,
        "perpetrator": toll.perpetrator,
        "low": toll.low,
        "best": toll.best,
        "high": toll.high,
        "unverified_high": toll.unverified_high,
        "used": [_weighed(weighed) for weighed in toll.used],
        "set_aside": [_weighed(weighed) for weighed in toll.set_aside],
        "rules": list(toll.rules),
        "flags": list(toll.flags),
        "reports": toll.reports,
        "voices": toll.voices,
    }


def grade_json(grade: Grade) -> Plain:
    """A grade and its reasons."""
    return {
        "subject": grade.subject,
        "level": grade.level.value,
        "voices": grade.voices,
        "reasons": list(grade.reasons),
    }


def echo_json(echo: Echo) -> Plain:
    """One voice heard several times; members with the rule that put them there and how they differ."""
    return {
        "id": echo.id,
        "origin": echo.origin,
        "voice": echo.voice,
        "members": [
            {"id": m.id, "document": m.document or None, "rule": m.rule, "difference": m.difference}
            for m in echo.members
        ],
    }


def _published_place(place: Place) -> Plain:
    return {
        "id": place.id,
        "words": place.name,
        "start": None,
        "end": None,
        "name": place.name,
        "admin1": place.admin1,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "gazetteer": place.gazetteer,
        "score": None,
    }


def _published_figure(statement: Statement) -> Plain:
    figure = statement.figure
    return {
        **figure_json(figure),
        "document": figure.document or None,
        "start": figure.start if figure.document else None,
        "end": figure.end if figure.document else None,
        "excerpt": statement.excerpt,
        "excerpt_start": statement.start if statement.excerpt else None,
        "excerpt_end": statement.end if statement.excerpt else None,
        "testimony": statement.testimony,
    }


def _actor(actor: Actor) -> Plain:
    return {"id": actor.id, "name": actor.name, "kind": actor.kind.value, "parent": actor.parent}


def _pair(pair: Pair) -> Plain:
    return {
        "a": pair.a,
        "b": pair.b,
        "score": round(pair.score, 4),
        "verdict": pair.verdict.value,
        "reasons": list(pair.reasons),
    }


def _review(review: Review) -> Plain:
    return {
        "subject": review.subject,
        "verdict": review.verdict.value,
        "change": dict(review.change),
        "reviewer": review.reviewer,
        "at": review.at.isoformat(),
        "note": review.note,
    }


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day is not None else None


def dossier_json(publication: Publication) -> Plain:
    """A publication in the vocabulary of ``read``, with tolls, grades, echoes and a manifest.

    Documents come without their text; the sentences that carry figures and claims are ``excerpts``. What a
    protected person said has no document, span or excerpt at the level ``strict``.
    """
    told: dict[str, str] = {}
    for event in publication.events:
        for claim in event.claims:
            told.setdefault(claim, event.id)
    documents = []
    for document in publication.documents:
        plain = document_json(document)
        plain["sha256"] = document.sha256 or None
        del plain["text"], plain["path"]
        documents.append(plain)
    return {
        "manifest": {
            "id": publication.id,
            "title": publication.title,
            "case": publication.case,
            "digest": publication.digest,
            "as_of": _day(publication.as_of),
            "known_at": publication.known_at.isoformat() if publication.known_at is not None else None,
            "level": publication.level.value,
            "withheld": dict(publication.withheld),
            "settings": dict(publication.settings),
        },
        "documents": documents,
        "events": [
            {
                **event_json(event),
                "public_id": event.public_id,
                "documents": list(event.documents),
                "actors": list(event.actors),
            }
            for event in publication.events
        ],
        "tolls": [toll_json(toll) for toll in publication.tolls],
        "grades": [grade_json(grade) for grade in publication.grades],
        "echoes": [echo_json(echo) for echo in publication.echoes],
        "figures": [_published_figure(statement) for statement in publication.statements],
        "claims": [
            {
                **claim_json(assertion.claim, told.get(assertion.claim.id)),
                "document": assertion.claim.document or None,
                "excerpt": assertion.excerpt,
                "testimony": assertion.testimony,
            }
            for assertion in publication.assertions
        ],
        "excerpts": [
            {"id": excerpt.id, "document": excerpt.document, "text": excerpt.text} for excerpt in publication.excerpts
        ],
        "places": [_published_place(place) for place in publication.places],
        "actors": [_actor(actor) for actor in publication.actors],
        "pairs": [_pair(pair) for pair in publication.pairs],
        "reviews": [_review(review) for review in publication.reviews],
    }
