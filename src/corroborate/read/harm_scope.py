"""Scope: does a figure count one incident, or a longer time, several places, a campaign, a war?

Plain cues around the number, each with a weight. The weights were fitted by logistic regression on the
hand-read training articles (about 2,800 pairs of figure and label) and rounded; a sum above zero is
cumulative. figures then lets the figures of one verb, an ellipsis and what stands before it, and repeats of one
number speak together (``margin``).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from corroborate.read.harm_phrases import DAYS, MONTHS
from corroborate.text.tokens import NUMBER, WORD, Token
from corroborate.values import Measure, Scope

_WARS = frozenset("war conflict uprising insurgency revolution civil-war revolt rebellion crisis genocide wars".split())
_CAMPAIGNS = frozenset(
    "campaign offensive battle operation siege truce ceasefire fighting violence bombardment".split()
)
_SPANS = frozenset("week weeks month months year years decade decades".split())
_EVENTS = frozenset(
    """attacks strikes airstrikes raids clashes bombings explosions blasts shootings operations battles incidents
    ambushes confrontations bombardments assaults shellings killings massacres executions""".split()
)
_EVENT = frozenset(
    """attack strike airstrike raid clash bombing explosion blast shooting ambush massacre bomb bomber accident
    assault""".split()
)
_PLACES = frozenset(
    """towns cities villages areas districts provinces neighborhoods neighbourhoods regions countryside parts
    departments fronts countries governorates states suburbs locations places sides""".split()
)
_ACROSS = frozenset("across throughout elsewhere nationwide countrywide various several different other".split())
_COMPASS = frozenset("north south east west northern southern eastern western central".split())
_ONE_OPERATION = frozenset("operation battle offensive".split())
_PLACING = frozenset("in at near on of from to around outside towards between".split())
_BEGAN = frozenset("began started erupted broke began start outbreak beginning".split())


def cues(tokens: Sequence[Token], here: int, measure: Measure, low: int | None, high: int | None) -> Iterator[str]:
    """The names of the cues for the figure whose number stands at token ``here``."""
    count = low if low is not None else high or 0
    if low == 2 and high is None:
        yield "vague"
    elif count <= 1:
        yield "one" if count else "zero"
    else:
        yield next(f"below {bound}" for bound in (10, 30, 100, 300, 1000, 10000, 10**12) if count < bound)
    if measure is not Measure.KILLED:
        yield measure.value
    first, end = max(0, here - 28), min(len(tokens), here + 28)
    near = set(_words(tokens, max(first, here - 11), min(end, here + 14)))
    yield from near
    yield from (f"far {cue}" for cue in set(_words(tokens, first, end)) - near)


def _words(tokens: Sequence[Token], first: int, end: int) -> Iterator[str]:
    capitals = 0
    for k in range(first, end):
        token = tokens[k]
        word = token.lower
        after = tokens[k + 1].lower if k + 1 < end else ""
        before = tokens[k - 1].lower if k > first else ""
        if token.kind == NUMBER:
            if len(token.text) == 4 and token.text[:2] in ("19", "20"):
                yield "a year"
            if after in ("days", "day"):
                yield "days"
            if after in ("hours", "hour"):
                yield "past hours" if before in ("past", "last", "previous") else "hours"
            continue
        if token.kind != WORD:
            continue
        if word == "since":
            yield "since"
        elif word == "so" and after == "far":
            yield "so far"
        elif word in _WARS:
            yield "war"
        elif word in _ONE_OPERATION and any(tokens[m].lower in ("a", "an") for m in range(max(first, k - 4), k)):
            yield "one operation"  # "during a security operation in Nawa": a raid; "the operation" may be a campaign
        elif word in _CAMPAIGNS:
            yield "campaign"
        elif word == "separate":
            yield "separate"
        elif word in _SPANS:
            yield "span"
            if before in ("past", "last", "this", "previous") or (
                k > first + 1 and tokens[k - 2].lower in ("past", "last")
            ):
                yield "past span"
        elif word in ("days", "day"):
            yield "days"
        elif word == "total":
            yield "total"
        elif word in _EVENTS:
            yield "events"
        elif word in _EVENT:
            yield "event"
        elif word in _PLACES:
            yield "places"
        elif word in _ACROSS:
            yield "across"
        elif word == "overnight":
            yield "overnight"
        elif word in DAYS:
            yield "day name"
            if after in ("and", "or") and k + 2 < end and tokens[k + 2].lower in DAYS:
                yield "two days"
        elif word in _BEGAN:
            yield "began"
        elif word in ("have", "has"):
            yield "have been" if after == "been" else "perfect"
        elif word in MONTHS and before == "in" and not (k + 1 < end and tokens[k + 1].kind == NUMBER):
            yield "a month"
        elif word in ("series", "wave", "string"):
            yield "series"
        elif word in ("this", "earlier") and after in ("month", "year", "week"):
            yield "past span"
        elif word in ("was", "were"):
            yield "was"
        elif word == "during":
            yield "during"
        elif word in ("when", "after"):
            yield "when"
        elif word == "and" and k > first and k + 1 < end and before in _COMPASS and after in _COMPASS:
            yield "two places"  # "in southern and eastern Harania"
        elif (
            word == "and" and k > first and k + 1 < end and before not in DAYS and _named(tokens[k - 1], tokens[k + 1])
        ):
            # "in Tal and Kafr": two names, two places
            m = k - 1
            while m > first and tokens[m].text[:1].isupper():
                m -= 1
            if tokens[m].lower in _PLACING:
                yield "two places"
        if word in _PLACING and k + 1 < end and tokens[k + 1].text[:1].isupper():
            capitals += 1
    if capitals >= 4:
        yield "many names"


def _named(one: Token, two: Token) -> bool:
    return one.text[:1].isupper() and two.text[:1].isupper()


WEIGHTS: dict[str, float] = {
    "abducted": 0.9,
    "across": 0.6,
    "began": 0.8,
    "below 10": -1.4,
    "below 100": -0.3,
    "below 1000": 1.5,
    "below 10000": 0.9,
    "below 1000000000000": 2.1,
    "below 30": -0.8,
    "below 300": 0.8,
    "campaign": 0.6,
    "casualties": -0.3,
    "day name": -0.4,
    "days": 1.0,
    "detained": -0.6,
    "displaced": 1.6,
    "during": 0.5,
    "event": -1.6,
    "events": 1.2,
    "far a month": -0.2,
    "far across": 0.4,
    "far began": 0.8,
    "far days": -0.2,
    "far during": 0.6,
    "far event": -1.5,
    "far events": 0.5,
    "far hours": 0.3,
    "far past span": 1.0,
    "far perfect": 0.6,
    "far places": 0.7,
    "far separate": 1.2,
    "far series": 0.8,
    "far since": 0.8,
    "far total": -0.2,
    "far two days": 0.7,
    "far two places": 0.6,
    "far war": 0.2,
    "far was": 0.2,
    "far when": -0.2,
    "have been": 0.8,
    "hours": 0.5,
    "injured": -0.5,
    "missing": 0.3,
    "one": -1.9,
    "one operation": -0.9,
    "overnight": -0.3,
    "far past hours": 1.3,
    "past hours": 1.3,
    "past span": 0.2,
    "perfect": 1.6,
    "places": 0.6,
    "separate": 1.6,
    "series": 0.3,
    "since": 1.7,
    "so far": 0.5,
    "span": 0.6,
    "total": 0.8,
    "two days": 1.2,
    "two places": 1.2,
    "vague": -0.2,
    "war": 0.9,
    "was": -0.2,
    "when": -1.0,
    "zero": -0.7,
}
BIAS = -1.4


def margin(tokens: Sequence[Token], here: int, measure: Measure, low: int | None, high: int | None) -> float:
    """How far the words around a number at token ``here`` speak for cumulative; below zero for one incident.

    Bounded work for each figure.
    """
    return total(cues(tokens, here, measure, low, high))


def total(seen: Iterable[str]) -> float:
    """What some cues say together, in whatever order they come: a set's order differs from process to process."""
    return round(math.fsum((BIAS, *(WEIGHTS.get(cue, 0.0) for cue in seen))), 6)


def scope(margin: float) -> Scope:
    """The scope that a margin means."""
    return Scope.CUMULATIVE if margin > 0 else Scope.INCIDENT
