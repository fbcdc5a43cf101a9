"""Invented reports of an invented land, each a few claims that say what, where, when and how many."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corroborate.codec import anchor
from corroborate.values import (
    Certainty,
    Claim,
    Confidence,
    Document,
    Entity,
    EntityKind,
    Figure,
    Filler,
    Group,
    Measure,
    Place,
    PlaceMention,
    Polarity,
    Reading,
    Review,
    Role,
    RoleKind,
    Scope,
    Verdict,
    When,
)
from corroborate.weigh.events import events

MARCH = dt.date(2031, 3, 1)
NOON = dt.datetime(2031, 5, 4, 12, tzinfo=dt.UTC)

# Invented towns of an invented land: (lat, lon, precision, first-order division)
TOWNS: Mapping[str, tuple[float, float, int, str]] = {
    "Deir Marran": (30.00, 10.00, 1, "Hasrun"),
    "Qutba": (30.05, 10.03, 1, "Hasrun"),  # 6 km from Deir Marran
    "Old Qutba": (30.06, 10.02, 2, "Hasrun"),
    "Salh": (31.20, 11.10, 1, "Hasrun"),  # far off, same division
    "Narsa": (34.00, 15.00, 1, "Umbar"),
    "Hasrun": (30.50, 10.50, 4, "Hasrun"),
    "Marrania": (32.00, 12.00, 6, ""),
}


def town(name: str) -> Place:
    """The place of that name."""
    lat, lon, precision, division = TOWNS[name]
    return Place(
        id=f"plc:{name}",
        name=name,
        lat=lat,
        lon=lon,
        precision=precision,
        admin1=division or None,
        country="XM",
        gazetteer=f"test:{name}",
    )


@dataclass(frozen=True, kw_only=True)
class Tell:
    """One claim of an invented report: what, where, on which days of March, how many."""

    kind: str | None = "Air/drone strike"
    at: str | None = "Deir Marran"
    days: tuple[int, int] | None = (5, 5)
    killed: int | None = 12
    measure: Measure = Measure.KILLED
    group: Group = Group.UNKNOWN
    total: bool = False
    denied: bool = False
    by: str | None = None
    victim: str | None = None


def report(name: str, *tells: Tell, printed: int | None = 6) -> Reading:
    """A report that tells these things, printed on that day of March."""
    document = f"doc-{name}"
    places: dict[str, PlaceMention] = {}
    claims, figures, entities = [], [], []
    for n, tell in enumerate(tells):
        start = 200 * n
        if tell.at is not None and tell.at not in places:
            places[tell.at] = PlaceMention(
                id=anchor("plc", document, start, start + 5),
                document=document,
                start=start,
                end=start + 5,
                words=tell.at,
                place=town(tell.at) if tell.at in TOWNS else None,
                score=1.0,
            )
        where = places[tell.at].id if tell.at is not None else None
        when = None
        if tell.days is not None:
            first, last = (MARCH + dt.timedelta(days=d - 1) for d in tell.days)
            length = (last - first).days + 1
            when = When(
                start=first,
                end=last,
                precision=1 if length == 1 else 2 if length < 7 else 4,
                words="that day" if length == 1 else f"between {first} and {last}",
            )
        claim = anchor("clm", document, start, start + 150)
        roles = []
        for role, who in ((Role.PERPETRATOR, tell.by), (Role.VICTIM, tell.victim)):
            if who is not None:
                entity = Entity(
                    id=anchor("ent", document, start, start + 9, role.value),
                    document=document,
                    name=who,
                    kind=EntityKind.PERSON if role is Role.VICTIM else EntityKind.GROUP,
                    mentions=((start + 60, start + 69),),
                )
                entities.append(entity)
                roles.append(
                    Filler(
                        role=role,
                        entity=entity.id,
                        mentions=((start + 60, start + 69, who),),
                        kind=RoleKind.INDIVIDUAL if role is Role.VICTIM else RoleKind.GROUP,
                        confidence=Confidence.FACT,
                    )
                )
        counted = []
        if tell.killed is not None:
            figure = Figure(
                id=anchor("fig", document, start + 20, start + 30),
                document=document,
                passage="psg",
                words=str(tell.killed),
                start=start + 20,
                end=start + 30,
                measure=tell.measure,
                low=tell.killed,
                best=tell.killed,
                high=tell.killed,
                group=tell.group,
                made_by="test",
                place=where,
                when=when,
                claim=claim,
                scope=Scope.CUMULATIVE if tell.total else Scope.INCIDENT,
                certainty=Certainty.DENIED if tell.denied else Certainty.ASSERTED,
            )
            figures.append(figure)
            counted.append(figure.id)
        claims.append(
            Claim(
                id=claim,
                document=document,
                passage="psg",
                start=start,
                end=start + 150,
                spans=((start, start + 150),),
                chain=(),
                cue=None,
                certainty=Certainty.ASSERTED,
                polarity=Polarity.NEGATIVE if tell.denied else Polarity.POSITIVE,
                kind=tell.kind,
                roles=tuple(roles),
                place=where,
                when=when,
                figures=tuple(counted),
                score=0.8,
                made_by="test",
            )
        )
    return Reading(
        document=Document(
            id=document,
            text="x" * 200 * len(tells),
            sha256="",
            cleaned_by="test",
            source=name,
            published=MARCH + dt.timedelta(days=printed - 1) if printed is not None else None,
        ),
        passages=(),
        entities=tuple(entities),
        places=tuple(places.values()),
        times=(),
        figures=tuple(figures),
        claims=tuple(claims),
        made_by="test",
    )


def joined(*readings: Reading, reviews: Sequence[Review] = ()) -> list[list[str]]:
    """The outlets of each event, without those that only one tells of a total."""
    made, _ = events(readings, decisions=reviews)
    return sorted([d.removeprefix("doc-") for d in event.documents] for event in made)


def decided(verdict: Verdict, a: str, b: str, n: int = 0) -> Review:
    """A person's decision about a pair."""
    return Review(id=f"rev-{n}", subject=f"{a}|{b}", seen="", verdict=verdict, reviewer="ada", at=NOON)


def claim_of(reading: Reading, n: int = 0) -> str:
    """The id of its n-th claim."""
    return reading.claims[n].id
