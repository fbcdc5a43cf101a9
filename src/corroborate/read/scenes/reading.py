"""The scenes of a report: place and time together, for any span of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence, Set
from dataclasses import dataclass

from corroborate.read.scenes.dating import Dating
from corroborate.read.scenes.lines import Distances, Lines, around
from corroborate.read.scenes.narrowing import Narrowing
from corroborate.read.scenes.placing import Placing
from corroborate.read.scenes.timed import timed
from corroborate.read.scenes.told import Told
from corroborate.text.tokens import Sentence
from corroborate.values import PlaceMention, TimeMention, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Where (the id of a PlaceMention) and when something happened; None where the text does not tell.

    ``here``: the sentence itself names the place, or means it ("in the capital").
    """

    place: str | None
    when: When | None
    here: bool = False


class Scenes:
    """The times and places of one report, by sentence."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        times: Sequence[TimeMention],
        places: Sequence[PlaceMention],
        published: dt.date | None,
    ) -> None:
        self._lines = lines = Lines(sentences)
        rows = timed(lines, times)
        self._told = told = Told(lines, rows, places)
        distances = Distances(sentences, told.begins)
        self._dating = Dating(lines, rows, times, published, distances)
        self._narrowing = Narrowing(lines, told)
        self._placing = Placing(lines, told, self._narrowing, distances)

    @property
    def begins(self) -> int:
        """Where the city of a date line that has lost its day opens the account; -1 where none does."""
        return self._told.begins

    @property
    def apart(self) -> Set[str]:
        """The ids of the places where no act can be: hospitals, streets, what only tells who somebody is."""
        return self._told.apart

    def of(
        self,
        start: int,
        end: int,
        *,
        cumulative: bool = False,
        by_report: bool = False,
        counted: bool = False,
        held: bool = False,
        arrest: bool = False,
        national: bool = False,
        regional: bool = False,
    ) -> Scene:
        """Where and when what ``start:end`` tells happened.

        ``counted`` is for people: those of several places ("in the X and Y quarters of Z") are of what holds them.
        ``held`` leaves out the places of the sentence that stand where no place of an act stands ("Marra protested").
        ``arrest`` is for those who were arrested: the day of an arrest is not that of the act for which it was made.
        ``cumulative`` is for totals over a longer time, ``national`` for those so high that they are a whole war's,
        ``regional`` for those too high for the one town and the one day that the report goes on to.
        ``by_report`` takes the day of the report's own date line where nothing else tells a time, at precision 2:
        right for the act that a dispatch is about, not for a count, whose day must stand in the text.
        """
        n = self._lines.at(start)
        if n is None:
            return Scene(place=None, when=None)
        first, last = self._lines.span(n, start, end)
        when = self._dating.when(n, first, last, cumulative, arrest, cumulative and regional)
        if when is None and by_report:
            when = self._dating.by_report(n)
        # What was counted over several days was not counted in the one town that the report names next.
        wide = cumulative or (when is not None and when.start != when.end)
        spot = self._placing.where(n, first, last, cumulative, wide, held, national, cumulative and regional)
        if spot is None:
            homes = () if cumulative and regional else (s.mention for row in self._told.homes for s in row)
            line = self._told.dateline or next(iter(homes), None)
            return Scene(place=line.id if line is not None else None, when=when)
        here = any(spot is s for s in around(self._told.spots[n], first))
        if counted and spot.listed:
            holding = spot.outer or self._narrowing.holding_row(n, spot)
            return Scene(place=(holding or spot.mention).id, when=when, here=here)
        return Scene(place=spot.mention.id, when=when, here=here)

    def narrowed(self, place: PlaceMention, *, carried: bool = False) -> PlaceMention:
        """The one place that the report tells inside a wide one, as ``of`` would take it; else the place itself.

        ``carried``: what is asked for stands in another sentence than the place.
        """
        return self._narrowing.narrowed(place, carried=carried)


def scene(
    start: int,
    end: int,
    sentences: tuple[Sentence, ...],
    times: tuple[TimeMention, ...],
    places: tuple[PlaceMention, ...],
    *,
    cumulative: bool = False,
    by_report: bool = False,
    published: dt.date | None = None,
) -> Scene:
    """Where and when what ``start:end`` tells happened. ``prepare`` serves many spans of one report faster."""
    return prepare(sentences, times, places, published).of(start, end, cumulative=cumulative, by_report=by_report)


def prepare(
    sentences: tuple[Sentence, ...],
    times: tuple[TimeMention, ...],
    places: tuple[PlaceMention, ...],
    published: dt.date | None = None,
) -> Scenes:
    """An index of one report's times and places, so that each span is answered in the time of a sentence.

    ``published`` closes totals that run up to the report ("which began in March 2031") where no date line does.
    """
    return Scenes(sentences, times, places, published)
