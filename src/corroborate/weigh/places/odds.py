"""Odds of each unit's candidates: by name, kind and population, by containment, and by the company of the others."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from corroborate.values import Candidate
from corroborate.weigh.places.candidates import exactness_of, inside, km_between
from corroborate.weigh.places.units import FIRST, SECOND, TOWN, WIDE, Unit

_MOST_CANDIDATES = 12
_MOST_LOOKED_AT = 30
_ROUNDS = 3


def give_odds(units: list[Unit]) -> None:
    """Give each unit's candidates their odds: priors, then containment, then the company of the others, thrice."""
    senses = _senses(units)
    by_unit = {n: sense for sense in senses.values() for n in sense.units}
    children: dict[int, list[_Sense]] = defaultdict(list)
    parents: dict[int, list[_Sense]] = defaultdict(list)
    linked: set[tuple[int, int]] = set()
    for n, unit in enumerate(units):
        if unit.parent is not None and n in by_unit and unit.parent in by_unit:
            child, parent = by_unit[n], by_unit[unit.parent]
            if child is not parent and (id(child), id(parent)) not in linked:
                linked.add((id(child), id(parent)))
                children[id(parent)].append(child)
                parents[id(child)].append(parent)
    for _ in range(_ROUNDS):
        countries: dict[str, float] = defaultdict(float)
        divisions: dict[tuple[str, str], float] = defaultdict(float)
        anchors: list[Candidate] = []
        for sense in senses.values():
            for candidate, odds in zip(sense.candidates, sense.odds, strict=True):
                if candidate.country and odds > 0.001:
                    countries[candidate.country] += sense.weight * odds
                    if candidate.admin1 and candidate.feature != "A.PCLI":
                        divisions[candidate.country, candidate.admin1] += sense.weight * odds
            best = max(range(len(sense.odds)), key=sense.odds.__getitem__)
            likeliest = sense.candidates[best]
            solid = likeliest.feature[:2] in ("P.", "A.") and likeliest.feature != "A.PCLI"
            if sense.odds[best] > 0.8 and solid and sense.weight and len(anchors) < 8:
                anchors.append(likeliest)
        total = sum(countries.values()) or 1.0
        for sense in senses.values():
            if len(sense.candidates) == 1:
                continue
            own_countries: dict[str, float] = defaultdict(float)
            own_divisions: dict[tuple[str, str], float] = defaultdict(float)
            for candidate, odds in zip(sense.candidates, sense.odds, strict=True):
                if candidate.country and odds > 0.001:
                    own_countries[candidate.country] += sense.weight * odds
                    if candidate.admin1 and candidate.feature != "A.PCLI":
                        own_divisions[candidate.country, candidate.admin1] += sense.weight * odds
            scores = []
            for candidate, prior in zip(sense.candidates, sense.priors, strict=True):
                country, division = candidate.country or "", (candidate.country or "", candidate.admin1 or "")
                there = max(countries.get(country, 0.0) - own_countries.get(country, 0.0), 0.0)
                same = max(divisions.get(division, 0.0) - own_divisions.get(division, 0.0), 0.0)
                scores.append(prior + _company(candidate, there, same, total, anchors))
            for around in parents.get(id(sense), ()):
                share = 3.0 / len(sense.units) ** 0.5
                for k, candidate in enumerate(sense.candidates):
                    scores[k] += share * sum(
                        o * inside(candidate, p)
                        for p, o in zip(around.candidates, around.odds, strict=True)
                        if o > 0.02
                    )
            for within in children.get(id(sense), ()):
                for k, candidate in enumerate(sense.candidates):
                    scores[k] += 1.5 * sum(
                        o * inside(c, candidate)
                        for c, o in zip(within.candidates, within.odds, strict=True)
                        if o > 0.02
                    )
            sense.odds = _softmax(scores)
    for n, sense in by_unit.items():
        units[n].candidates, units[n].odds = sense.candidates, sense.odds


@dataclass(slots=True)
class _Sense:
    """All the units of a report that say the same words with the same kind: they mean one place."""

    units: list[int]
    candidates: tuple[Candidate, ...]
    priors: list[float]
    odds: list[float]
    weight: float


def _senses(units: Sequence[Unit]) -> dict[tuple[str, str], _Sense]:
    """The senses of a report's names, each with its likeliest candidates and their priors."""
    out: dict[tuple[str, str], _Sense] = {}
    for n, unit in enumerate(units):
        if not unit.candidates:
            continue
        key = unit.key, _sort(unit.kind)
        sense = out.get(key)
        if sense is None:
            scored = sorted(
                ((_prior(unit, c), -k, c) for k, c in enumerate(unit.candidates[:_MOST_LOOKED_AT])), reverse=True
            )
            # Counties have no population here: of twenty of one name each is as likely until the company tells.
            least = scored[min(len(scored), _MOST_CANDIDATES) - 1][0]
            kept = [(s, c) for s, _, c in scored if s >= least and s > scored[0][0] - 6]
            priors = [s for s, _ in kept]
            weight = 0.0 if unit.nowhere else 1.0
            out[key] = _Sense([n], tuple(c for _, c in kept), priors, _softmax(priors), weight)
        else:
            sense.units.append(n)
            if not unit.nowhere:
                sense.weight = min(sense.weight + 0.3, 2.0) if sense.weight else 1.0
    return out


def _sort(kind: str) -> str:
    if kind in FIRST:
        return "first"
    if kind in SECOND:
        return "second"
    return ""


def _prior(unit: Unit, candidate: Candidate) -> float:
    score = 0.65 * math.log10(candidate.population + 30) + exactness_of(unit.key, candidate)
    feature, kind = candidate.feature, unit.kind
    if candidate.layer != "base":
        score += 2.5
    if feature == "A.PCLI":
        score += 4.5 if not kind else 2.0
    elif feature.startswith(("L.", "H.", "T.")):
        score += 5.0
    elif feature == "A.ADM1":
        score += 3.5 if kind in FIRST else 0.4 if kind in WIDE or not kind else -1.5
        if kind in ("area", "areas", "region") and not kind:
            score += 0.5
    elif feature in ("A.ADM2", "A.ADMD"):
        score += 3.5 if kind in SECOND else -1.0
        if candidate.population == 0:
            score += 1.2
    elif kind in FIRST:
        score -= 0.5
    elif kind in SECOND:
        score += 0.0
    elif kind in TOWN:
        score += 1.5
    else:
        score += 0.4
    if feature == "P.PPLC":
        score += 0.8
    return score


def _softmax(scores: Sequence[float]) -> list[float]:
    most = max(scores)
    weights = [math.exp(1.3 * (s - most)) for s in scores]
    total = sum(weights)
    return [w / total for w in weights]


def _company(candidate: Candidate, there: float, same: float, total: float, anchors: Sequence[Candidate]) -> float:
    """What the report's other places say for a candidate: the weight of those in its country and in its division."""
    if not candidate.country:
        return 0.0
    if candidate.feature == "A.PCLI":
        return 1.0 * there / total
    score = 3.0 * there / total + 0.5 * math.log1p(there) + 1.6 * math.log1p(same)
    near = min(
        (
            km_between(candidate, a)
            for a in anchors
            if a.country == candidate.country and a.gazetteer != candidate.gazetteer
        ),
        default=9e9,
    )
    return score + math.exp(-near / 80)
