"""Candidates, each by itself: how exactly it bears a name, how well known it is, and whether it lies in another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

from corroborate.read.names import fold, loosened, skeleton
from corroborate.text.arabic import has_arabic
from corroborate.values import Candidate


@lru_cache(maxsize=100_000)
def folded(name: str) -> str:
    """A name as names are compared (read/names.py), remembered: a report asks for the same ones again and again."""
    return fold(name)


def exactness_of(key: str, candidate: Candidate) -> float:
    """0 for the place's own name, less for an alias, much less for a name that only resembles."""
    if folded(candidate.name) == key:
        return 0.0
    if folded(candidate.name_matched) == key:
        return -0.5 if _alike(candidate.name, candidate.name_matched) else -1.6
    return -1.2


@lru_cache(maxsize=100_000)
def _alike(name: str, other: str) -> bool:
    """Whether two names of a place look like two spellings of one: an old or foreign name is seldom what is meant."""
    if has_arabic(name) is not has_arabic(other):
        return True  # the place's name in its own letters
    one, two = loosened(folded(name)), loosened(folded(other))
    bones = skeleton(one), skeleton(two)
    return one == two or (bones[0] == bones[1] if all(bones) else one[:2] == two[:2])


def is_prominent(found: Sequence[Candidate]) -> bool:
    """Whether one of the first four is a country, a first-order division, a capital or a large city."""
    return any(c.feature in ("A.PCLI", "A.ADM1", "P.PPLC") or c.population >= 200_000 for c in found[:4])


def is_obscure(candidate: Candidate) -> bool:
    """Whether it is a lesser division or a town of fewer than 100,000 people, of the base gazetteer."""
    if candidate.layer != "base":
        return False
    return candidate.feature in ("A.ADM2", "A.ADMD") or (
        candidate.feature == "P.PPL" and candidate.population < 100_000
    )


def inside(child: Candidate, parent: Candidate) -> float:
    """How well one candidate lies in another, from 1 (surely) to 0."""
    if child.gazetteer == parent.gazetteer:
        return 0.0
    if parent.feature == "A.PCLI":
        return 1.0 if child.country == parent.country and child.feature != "A.PCLI" else 0.0
    if parent.feature.startswith(("L.", "T.", "H.")):
        return 0.3 if child.country == parent.country else 0.0
    if child.country != parent.country or child.feature == "A.PCLI":
        return 0.0
    if parent.feature == "A.ADM1":
        return 1.0 if child.admin1 == parent.admin1 and child.feature != "A.ADM1" else 0.0
    if parent.feature in ("A.ADM2", "A.ADMD"):
        if child.feature == "A.ADM1":
            return 0.0
        return max(0.0, 1.0 - km_between(child, parent) / 120) if child.admin1 == parent.admin1 else 0.0
    return max(0.0, 0.9 - km_between(child, parent) / 120)


def km_between(a: Candidate, b: Candidate) -> float:
    """Kilometres between two candidates, good for those that lie near each other."""
    x = math.radians(b.lon - a.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    y = math.radians(b.lat - a.lat)
    return 6371 * math.hypot(x, y)
