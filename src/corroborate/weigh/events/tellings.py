"""Tellings: what one report tells of one act at one place and time, its figures and claims together.

A report comes in atoms (``atoms.py``), each a telling of one claim's figures; those of one scene are put together here.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from corroborate.values import Filler, PlaceMention, When
from corroborate.weigh.events.kinds import BLOODLESS, compatible
from corroborate.weigh.events.nearness import LONG, Window, finer, is_region, near, window_of

_EVENING = re.compile(r"\b(?:night|evening|overnight|midnight)\b", re.IGNORECASE)
_MORNING = re.compile(r"\b(?:early|morning|overnight|midnight|dawn|pre-?dawn)\b", re.IGNORECASE)


@dataclass
class Telling:
    """What one report tells of one act. Built up atom by atom; then only read, thousands of times in a large block."""

    document: str
    published: dt.date | None
    start: int
    claims: list[str] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)
    kinds: list[tuple[str, bool, float]] = field(default_factory=list)  # kind, inferred from a figure, score
    place: PlaceMention | None = None
    when: When | None = None
    cumulative: bool = False
    denies: bool | None = False  # None: only zeros, which deny nothing until a denial stands beside them
    numbers: dict[tuple[str, str], int] = field(default_factory=dict)  # (measure, group) -> the largest told
    open: set[tuple[str, str]] = field(default_factory=set)  # those of the numbers that set no ceiling
    counts: dict[tuple[str, str, str], set[int]] = field(default_factory=dict)  # also of parts and subgroups
    people: frozenset[str] = frozenset()  # who is said to have done it
    names: frozenset[str] = frozenset()  # persons named beside the figures
    harmed: frozenset[str] = frozenset()  # persons named as victims or targets
    roles: list[Filler] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)
    bleeds: bool = False  # whether it counts people whom violence hit

    @property
    def id(self) -> str:
        """What a Pair calls it: its first claim, else its first figure; both are anchors."""
        return (self.claims or self.figures)[0]

    @cached_property
    def kind(self) -> tuple[str, bool]:
        """The kind told most often and surest, and whether it is only inferred."""
        votes: Counter[tuple[bool, str]] = Counter()
        for kind, inferred, score in self.kinds:
            votes[not inferred, kind] += round(score * 1000)
        told, kind = max(votes, key=lambda v: (v[0], votes[v], v[1]))
        return kind, not told

    @cached_property
    def window(self) -> Window | None:
        """The days that it leaves: those that it tells, else those before printing; None where neither is known."""
        return window_of(self.when, self.published)

    def take(self, atom: Telling) -> None:
        """Make an atom a part of this telling: the finer place and the more precise time stand for both.

        Of equal places the one where people were counted stands.
        """
        for known in ("kind", "window"):
            self.__dict__.pop(known, None)
        counted = bool(atom.figures) and not self.figures and atom.place is not None
        if finer(atom.place, self.place) or (counted and not finer(self.place, atom.place)):
            self.place = atom.place
        self.claims += [c for c in atom.claims if c not in self.claims]
        self.figures += [f for f in atom.figures if f not in self.figures]
        self.kinds += atom.kinds
        if atom.when is not None and (self.when is None or atom.when.precision < self.when.precision):
            self.when = atom.when
        if self.denies is None or atom.denies is None:
            self.denies = atom.denies if self.denies is None else self.denies
        else:
            self.denies = self.denies and atom.denies
        for group, told in atom.counts.items():
            self.counts[group] = self.counts.get(group, set()) | told
        for key, number in atom.numbers.items():
            if number >= self.numbers.get(key, 0):
                self.numbers[key] = number
                self.open = self.open | {key} if key in atom.open else self.open - {key}
        self.people |= atom.people
        self.names |= atom.names
        self.harmed |= atom.harmed
        self.roles += atom.roles
        self.scores += atom.scores
        self.bleeds = self.bleeds or atom.bleeds


def tellings_of(atoms: Iterable[Telling]) -> list[Telling]:
    """What a report tells of each act: its atoms, those of one scene together. They take the others in."""
    made: list[Telling] = []
    for atom in sorted(atoms, key=lambda a: (a.denies is not False, a.start, a.id, a.figures)):
        best, fit = None, 0.0
        for telling in made:
            score = _fits(telling, atom)
            if score > fit or (score == fit > 0 and best is not None and _nearer(telling, best, atom)):
                best, fit = telling, score
        if best is None:
            made.append(atom)
        else:
            best.take(atom)
    return made


def whole_and_part(a: Telling, b: Telling) -> bool:
    """Whether one counts a region and the other a town in it, with numbers that cannot be one count.

    "162 in villages of the province, 69 of them in Hadra" are two acts of counting, and two events.
    """
    if a.place is None or b.place is None or is_region(a.place) == is_region(b.place):
        return False
    return any(not a.counts[group] & b.counts[group] for group in a.counts.keys() & b.counts.keys())


def _nearer(a: Telling, b: Telling, atom: Telling) -> bool:
    return abs(a.start - atom.start) < abs(b.start - atom.start)


def _fits(telling: Telling, atom: Telling) -> float:
    """How well an atom belongs to a telling of the same report; 0 where it does not.

    Within one report what is not told again is taken as meant: no place and no time join the account they stand in.
    """
    if telling.cumulative != atom.cumulative:
        return 0.0
    place = near(telling.place, atom.place)
    if telling.harmed & atom.harmed and _within_days(telling, atom):
        return 0.05 + (place or 0.0)  # the same victim by name: where nothing fits better, it is the same act
    if place is None:
        return 0.0
    if whole_and_part(telling, atom):
        return 0.0
    known = telling.place is not None and atom.place is not None
    if telling.when is None or atom.when is None:
        time = 0.2
    else:
        one, other = telling.window, atom.window
        if one is None or other is None or (one.gap(other) and not _one_night(telling, atom)):
            return 0.0
        if telling.cumulative and abs((one.start - other.start).days) > 3:
            return 0.0
        if max(one.days, other.days) > LONG and min(one.days, other.days) <= LONG and not telling.cumulative:
            return 0.0  # background history is another event
        time, known = 1.0 if (one.start, one.end) == (other.start, other.end) else 0.6, True
    (kind, inferred), (other_kind, other_inferred) = telling.kind, atom.kind
    agree = compatible(kind, other_kind, derived=inferred or other_inferred)
    if agree < (0.5 if known else 0.7) and not atom.denies:
        return 0.0
    if (telling.bleeds and other_kind in BLOODLESS and not other_inferred) or (
        atom.bleeds and kind in BLOODLESS and not inferred
    ):
        return 0.0  # "arrested for the killings of four": the four belong to the killings
    return place + time + agree


def _within_days(a: Telling, b: Telling) -> bool:
    """Whether a month holds both: somebody hurt years ago may be hurt again."""
    one, other = (t.window if t.when is not None else None for t in (a, b))
    return one is None or other is None or (one.gap(other) <= LONG and max(one.days, other.days) <= LONG)


def _one_night(a: Telling, b: Telling) -> bool:
    """Whether two told days can be one night: "Saturday night" and "Sunday", "Saturday" and "early on Sunday".

    Not where each counts several and not the same number of them.
    """
    if a.when is None or b.when is None or a.window is None or b.window is None or a.cumulative:
        return False
    (one, words), (other, later) = sorted(
        ((a.window, a.when.words), (b.window, b.when.words)), key=lambda row: (row[0].start, row[0].end)
    )
    if one.days + other.days > 2 or one.gap(other) != 1 or not (_EVENING.search(words) or _MORNING.search(later)):
        return False
    counted = ((a.numbers[of], b.numbers[of]) for of in a.numbers.keys() & b.numbers.keys())
    return all(min(pair) <= 1 or pair[0] == pair[1] for pair in counted)
