"""An invented gazetteer, and the places that a report has by it."""

from __future__ import annotations

from corroborate.read.mentions import mentions, place_names
from corroborate.text.passages import passages
from corroborate.text.tokens import sentences
from corroborate.values import Candidate, Document, PlaceMention
from corroborate.weigh.places import resolve


def place(
    name: str, feature: str, lat: float, lon: float, *, country: str = "XO", admin1: str | None = None, people: int = 0
) -> Candidate:
    """An invented row of a gazetteer."""
    return Candidate(
        gazetteer=f"test:{name}-{feature}-{country}-{admin1}",
        name=name,
        name_matched=name,
        lat=lat,
        lon=lon,
        feature=feature,
        country=country,
        admin1=admin1,
        admin2=None,
        population=people,
        layer="base",
    )


KNOWN = [
    place("Oria", "A.PCLI", 12, 28, people=9_000_000),
    place("Varn", "A.PCLI", 50, -100, country="XV", people=80_000_000),
    place("North Oria", "A.ADM1", 13, 28, admin1="North Oria", people=2_000_000),
    place("South Oria", "A.ADM1", 11, 28, admin1="South Oria", people=2_000_000),
    place("Tessaly", "A.ADM1", 51, -101, country="XV", admin1="Tessaly", people=5_000_000),
    place("Kell", "P.PPL", 12.5, 28.2, admin1="North Oria", people=60_000),
    place("Kell", "P.PPL", 51, -101, country="XV", admin1="Tessaly", people=900_000),
    place("Doren", "P.PPL", 13.1, 28.1, admin1="North Oria", people=20_000),
    place("Doren", "P.PPL", 11.1, 28.1, admin1="South Oria", people=20_000),
    place("Maresh", "P.PPL", 13.2, 28.4, admin1="North Oria", people=400_000),
    place("Maresh", "A.ADM1", 13.0, 28.9, admin1="Maresh", people=900_000),
    place("Harrow", "P.PPL", 51.2, -101, country="XV", admin1="Tessaly", people=90_000),
    place("Tarn", "P.PPL", 13.3, 28.5, admin1="North Oria", people=400_000),
    place("Esk", "P.PPL", 11.2, 28.2, admin1="South Oria", people=9_000),
    place("Vellin", "P.PPL", 12.6, 28.3, admin1="North Oria", people=30_000),
    place("Lorn", "A.ADM2", 12.7, 28.2, admin1="North Oria", people=50_000),
    place("Ostral", "P.PPL", 40, -90, country="XV", admin1="D19", people=40_000),
    *(place("Grell County", "A.ADM2", 35 + n, -80, country="XV", admin1=f"D{n:02}") for n in range(20)),
]


def read(text: str) -> tuple[PlaceMention, ...]:
    """The places of an invented report, by the invented gazetteer."""
    document = Document(id="doc-1", text=text, sha256="", cleaned_by="test")
    lines = sentences(text, passages(document))
    names = mentions(document, lines)
    found = {name: tuple(c for c in KNOWN if c.name.casefold() == name.casefold()) for name in place_names(names)}
    return resolve(document, lines, names, found)


def where(text: str, words: str) -> PlaceMention:
    """The first place mention of these words."""
    return next(p for p in read(text) if p.words == words)
