"""Where a figure's people were harmed or an act happened: what a tagger pointed to and what the scene tells, together.

The scene (read/scenes) tells a place by the words around; a tagger's pointer knows more of how sentences are built, and
less of what stands outside its window.  Each has its say here.  Rules: docs/method.md, section 2.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from corroborate.codec import content_id
from corroborate.read.mentions import AFTER_PREPOSITION, FACILITY_ENDS
from corroborate.read.scenes import Scene, Scenes
from corroborate.text.tokens import Sentence
from corroborate.values import NAMED_ONLY, Document, Place, PlaceMention, Span

_COUNTRY = 6  # place precision
_DIVISION = 4  # place precision: up to a first-order division

# What stands between those who are counted and their place: "killed in", "wounded in the village of".
_IN = re.compile(r"\W*(?:\w+\W+){0,4}?(?:in|at|near|inside|outside|around)\s+(?:the\s+)?(?:\w+\s+){0,2}(?:of\s+)?")

# What stands between a place and the larger one beside which it lies: "Hadra, near Banora", "Hadra in the district of".
_FINER = re.compile(r"\W*(?:near|outside|in|of|from|close to|\w+ of)?\W+(?:the\W+)?(?:\w+\W+){0,2}?(?:of\W+)?")


# From which score on a place stands where things happen ("in X").
_HELD = 0.6
# From those who are counted to the first of the places in which they are: no new clause between.
_UP_TO = re.compile(r"[^.;:!?\n]{0,70}\b(?:in|on|across|at) (?:the (?:cities|towns|villages|provinces|districts) of )?")
_ROW = re.compile(r"\s*(?:,|,? and)?\s*(?:the |in |in the )?")


# How much of what a report says of places, and of towns, must be of the one town that it is about and beside it.
_ABOUT = 0.5
_BESIDE_KM = 25.0  # how far what is only placed by a town may lie from it
_EXACT = 2  # place precision: a town or a spot
# What lies in a town, by the words beside it: "at X", "outside the X", "the X quarter"; and what does not.
_AT_SPOT = re.compile(r"\b(?:at|outside|inside) (?:the )?$")
_PART_OF_TOWN = re.compile(
    r"(?:['’]s)?,? (?:\w+ )?(?:neighbou?rhoods?|quarter|barrio|suburbs?|section|apartments?|complex|subdivision|"
    r"projects?)\b",
    re.IGNORECASE,
)
_SETTLED = re.compile(
    r",? (?:village|hamlet|town|township|city|county|parish|district|sub-?district|province|governorate|state|"
    r"region)s?\b",
    re.IGNORECASE,
)
_SETTLEMENT_OF = re.compile(
    r"\b(?:village|hamlet|town|city|settlement|county|district|province|state|region)s? (?:of |called )?$",
    re.IGNORECASE,
)
_PROVINCES = re.compile(r"\b(?:provinces?|governorates?|oblast)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:a[ls]|el|a[sdnrtz]|ash|e[zsr])[- ]\w", re.IGNORECASE)


def town_of(places: Sequence[PlaceMention]) -> Place | None:
    """The one town that a report is about: half of what it says of places is of its division, of towns is of it.

    Each mention counts by how surely it tells of a place; towns within 25 km count for it.
    """
    divisions: dict[tuple[str | None, str | None], float] = defaultdict(float)
    towns: dict[str, float] = defaultdict(float)
    known: dict[str, Place] = {}
    for mention in places:
        place = mention.place
        if place is None or place.gazetteer is None or place.country is None or mention.score <= NAMED_ONLY:
            continue
        if place.precision >= _COUNTRY:
            continue
        weight = 1.0 if mention.score >= AFTER_PREPOSITION else 0.5
        divisions[place.country, place.admin1] += weight
        if place.precision <= _EXACT:
            towns[place.gazetteer] += weight
            known.setdefault(place.gazetteer, place)
    if not towns:
        return None
    town = known[max(towns, key=lambda one: (towns[one], one))]
    within = divisions[town.country, town.admin1]
    beside = sum(weight for one, weight in towns.items() if _km(known[one], town) <= _BESIDE_KM)
    if within < _ABOUT * sum(divisions.values()) or beside < _ABOUT * sum(towns.values()):
        return None
    return town


def in_town(document: Document, span: Span, town: Place | None) -> Place | None:
    """A name that no gazetteer holds as a place within the town of its report; None if it may lie elsewhere.

    A spot of a town (a club, a park, a quarter) is in it. Any other name is only where the report tells no province,
    for that holds the villages that it names.
    """
    if town is None or not (_is_spot(document.text, span) or _may_be_spot(document.text, span)):
        return None
    name = document.text[span[0] : span[1]]
    return replace(
        town,
        id=content_id("pla", document.id, name.casefold(), town.id),
        name=name,
        precision=max(_EXACT, town.precision),
        gazetteer=None,
        alternatives=(),
    )


def _is_spot(text: str, span: Span) -> bool:
    start, end = span
    if text[start:end].split()[-1].casefold() in FACILITY_ENDS or _PART_OF_TOWN.match(text, end):
        return True
    return _AT_SPOT.search(text, max(start - 12, 0), start) is not None


def _may_be_spot(text: str, span: Span) -> bool:
    start, end = span
    settled = _SETTLED.match(text, end) or _SETTLEMENT_OF.search(text, max(start - 20, 0), start)
    return not (settled or _ARTICLE.match(text, start, end) or _tells_provinces(text))


@lru_cache(maxsize=4)
def _tells_provinces(text: str) -> bool:
    return _PROVINCES.search(text) is not None


def _km(one: Place, other: Place) -> float:
    """How far apart two places are; endless where one has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    across = math.radians(other.lon - one.lon) * math.cos(math.radians((one.lat + other.lat) / 2))
    return 6371 * math.hypot(across, math.radians(other.lat - one.lat))


def _holds(outer: PlaceMention, inner: PlaceMention) -> bool:
    """Whether a place is the division or country of another: "in X, Y" is one place."""
    if outer.place is None or inner.place is None:
        return outer.place is not None and outer.place.precision >= _DIVISION
    return outer.place.precision > inner.place.precision


class Whereabouts:
    """Where and when, with the places that a tagger pointed to before those that the scene tells.

    But for what the words beside it tell: "31 civilians in Hadra" were in Hadra, in "Hadra near Banora" in Hadra, and a
    place of the same sentence stands before one of another. What each alone and both get right: docs/reader.md.
    """

    def __init__(
        self,
        scenes: Scenes,
        text: str,
        sentences: Sequence[Sentence],
        places: Sequence[PlaceMention],
        located: Mapping[int, Span] | None,
    ) -> None:
        """``located`` are the words that a tagger points to, by what asks; None without a tagger."""
        self._scenes, self._text = scenes, text
        self._places = sorted((p for p in places if p.score > NAMED_ONLY), key=lambda p: p.start)
        self._place_starts = [place.start for place in self._places]
        self._located = located or {}
        # Of text without capitals a tagger's silence says little: MUC-4's reports lose places by it.
        self._seen = located is not None and any(map(str.isupper, text))
        self._starts = [s.start for s in sentences]
        self._by_id = {p.id: p for p in places}

    def of(
        self,
        start: int,
        end: int,
        *,
        cumulative: bool = False,
        by_report: bool = False,
        counted: bool = False,
        arrest: bool = False,
        national: bool = False,
        regional: bool = False,
    ) -> Scene:
        """Where and when, as ``Scenes.of``, with what the tagger saw."""
        words = self._located.get(start)
        # Where the tagger sees no place of an act, a name that no "in" holds is one in seven times the place of it.
        held = self._seen and words is None and not counted
        scene = self._scenes.of(
            start,
            end,
            cumulative=cumulative,
            by_report=by_report,
            counted=counted,
            held=held,
            arrest=arrest,
            national=national,
            regional=regional,
        )
        if words is None or words[1] <= self._scenes.begins < start:
            return scene  # a caption or headline before the date line tells of something else
        inside = [p for p in self._places if p.start < words[1] and words[0] < p.end and p.id not in self._scenes.apart]
        best = max(inside, key=lambda p: (min(p.end, words[1]) - max(p.start, words[0]), -p.start), default=None)
        told = self._by_id.get(scene.place or "")
        if best is None or (told is not None and self._beside(start, end, told, best, scene.here)):
            return scene
        next_told = _sentence(self._starts, best.start) > _sentence(self._starts, start)
        if cumulative and next_told and (told is not None or (regional and _of_a_town(best))):
            return scene  # what a total counts is not only in what is told next
        carried = _sentence(self._starts, best.start) != _sentence(self._starts, start)
        return replace(scene, place=(best if cumulative else self._scenes.narrowed(best, carried=carried)).id)

    def one_day_in_one_place(self, scene: Scene) -> bool:
        """What one town or division suffered on one day is an incident, whatever a tagger makes of its words."""
        mention = self._by_id.get(scene.place or "")
        exact = scene.when is not None and scene.when.precision == 1
        return exact and mention is not None and mention.place is not None and mention.place.precision <= _DIVISION

    def in_several(self, start: int, end: int) -> bool:
        """Whether what is told between two offsets is told of several places: "in X and Y", "in X, Y and Z"."""
        first, last = bisect_left(self._place_starts, start), bisect_left(self._place_starts, end)
        row = [p for p in self._places[first:last] if p.end <= end and p.score >= _HELD]
        if len(row) < 2 or not _UP_TO.fullmatch(self._text, start, row[0].start):
            return False
        joined = False
        for one, two in pairwise(row):
            gap = self._text[one.end : two.start]
            if not _ROW.fullmatch(gap) or _holds(one, two) or _holds(two, one):
                break
            joined = joined or "and" in gap
        return joined

    def _beside(self, start: int, end: int, told: PlaceMention, seen: PlaceMention, here: bool) -> bool:
        at = _sentence(self._starts, start)
        if (here or _sentence(self._starts, told.start) == at) and _sentence(self._starts, seen.start) != at:
            return True
        if told.end <= seen.start and _FINER.fullmatch(self._text, told.end, seen.start):
            return True
        return told.start >= end and _IN.fullmatch(self._text, end, told.start) is not None


def _of_a_town(mention: PlaceMention) -> bool:
    """Whether it is a town, or within one: not the division or the country that may be all that is told of a total."""
    return mention.place is None or mention.place.precision < _DIVISION


def _sentence(starts: Sequence[int], offset: int) -> int:
    """The number of the sentence that holds an offset."""
    return max(bisect_right(starts, offset) - 1, 0)
