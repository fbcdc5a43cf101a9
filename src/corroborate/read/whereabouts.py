"""Where a figure's people were harmed or an act happened: what a tagger pointed to and what the scene tells, together.

The scene (scenes.py) tells a place by the words around; a tagger's pointer knows more of how sentences are built, and
less of what stands outside its window.  Each has its say here.  Rules: docs/method.md, section 2.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from corroborate.read.scenes import Scene, Scenes
from corroborate.text.tokens import Sentence
from corroborate.values import NAMED_ONLY, PlaceMention, Span

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
        )
        if words is None or words[1] <= self._scenes.begins < start:
            return scene  # a caption or headline before the date line tells of something else
        inside = [p for p in self._places if p.start < words[1] and words[0] < p.end and p.id not in self._scenes.apart]
        best = max(inside, key=lambda p: (min(p.end, words[1]) - max(p.start, words[0]), -p.start), default=None)
        told = self._by_id.get(scene.place or "")
        if best is None or (told is not None and self._beside(start, end, told, best, scene.here)):
            return scene
        if cumulative and told is not None and _sentence(self._starts, best.start) > _sentence(self._starts, start):
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


def _sentence(starts: Sequence[int], offset: int) -> int:
    """The number of the sentence that holds an offset."""
    return max(bisect_right(starts, offset) - 1, 0)
