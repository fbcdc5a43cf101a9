"""Groups: tellings joined to acts, what keeps two groups apart, and a person's decisions put into force."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corroborate.values import PlaceMention, Review, Verdict
from corroborate.weigh.events.nearness import finer, near
from corroborate.weigh.events.tellings import Telling


@dataclass(slots=True)
class _Core:
    """What tellings that are alike have in common: the finest place, the latest start and the earliest end told."""

    place: PlaceMention | None
    days: tuple[dt.date, dt.date] | None

    def common(self, other: _Core) -> tuple[dt.date, dt.date] | None:
        if self.days is None or other.days is None:
            return self.days or other.days
        return max(self.days[0], other.days[0]), min(self.days[1], other.days[1])

    def fits(self, other: _Core, *, totals: bool) -> bool:
        if near(self.place, other.place) is None:
            return False
        if self.days is None or other.days is None or totals:
            return True
        start, end = max(self.days[0], other.days[0]), min(self.days[1], other.days[1])
        return (start - end).days <= 1  # as two exact days may differ by one

    def with_(self, other: _Core) -> _Core:
        return _Core(other.place if finer(other.place, self.place) else self.place, self.common(other))


class Groups:
    """Tellings joined to groups, with what keeps groups apart. A telling goes by its index in ``tellings``.

    Where a person joined what the machine would not, a group has several cores, and what is like any of them joins:
    so that all that the machine holds for one act comes along when a single telling of it is named.
    """

    def __init__(self, tellings: Sequence[Telling]) -> None:
        self._tellings = tellings
        self._parent = list(range(len(tellings)))
        self._members = {n: [n] for n in range(len(tellings))}
        self._cores = {n: [_Core(t.place, self._days(t))] for n, t in enumerate(tellings)}
        self._apart: dict[int, set[int]] = {}

    @staticmethod
    def _days(telling: Telling) -> tuple[dt.date, dt.date] | None:
        window = telling.window if telling.when is not None else None
        return (window.start, window.end) if window is not None else None

    def _root(self, n: int) -> int:
        while self._parent[n] != n:
            self._parent[n] = self._parent[self._parent[n]]
            n = self._parent[n]
        return n

    def together(self, a: int, b: int) -> bool:
        """Whether two are in one group."""
        return self._root(a) == self._root(b)

    def forbid(self, a: int, b: int) -> None:
        """Two that a person called different never come together."""
        self._apart.setdefault(self._root(a), set()).add(b)
        self._apart.setdefault(self._root(b), set()).add(a)

    def forbidden(self, a: int, b: int) -> bool:
        """Whether a person called any of the one group different from any of the other."""
        a, b = self._root(a), self._root(b)
        return any(self._root(n) == b for n in self._apart.get(a, ())) or any(
            self._root(n) == a for n in self._apart.get(b, ())
        )

    def consistent(self, a: int, b: int) -> bool:
        """Whether two groups as wholes are still of one place and time: likeness is not handed on."""
        return self._alike(self._root(a), self._root(b)) is not None

    def _alike(self, a: int, b: int) -> tuple[int, int] | None:
        """The first cores of two groups that fit each other."""
        totals = self._tellings[a].cumulative
        for i, core in enumerate(self._cores[a]):
            for j, other in enumerate(self._cores[b]):
                if core.fits(other, totals=totals):
                    return i, j
        return None

    def join(self, a: int, b: int, *, by_person: bool = False) -> None:
        """Make two groups one. ``by_person``: also where the machine would not, with the cores of both."""
        a, b = sorted((self._root(a), self._root(b)))
        if a == b:
            return
        alike = self._alike(a, b)
        self._parent[b] = a
        self._members[a] += self._members.pop(b)
        cores = self._cores.pop(b)
        if alike is not None or not by_person:
            i, j = alike or (0, 0)
            self._cores[a][i] = self._cores[a][i].with_(cores.pop(j))
        self._cores[a] += cores
        self._apart.setdefault(a, set()).update(self._apart.pop(b, ()))

    def all(self) -> list[list[int]]:
        """Every group's tellings, in order."""
        return [sorted(self._members[n]) for n in sorted(self._members)]


def enforce(groups: Groups, pairs: Iterable[tuple[int, int, Verdict]]) -> None:
    """Put a person's decisions into force, the latest first: an older one that contradicts it gives way.

    ``pairs``: two tellings by their index in the groups, and the verdict, in the order of the log.
    """
    for a, b, verdict in reversed(list(pairs)):
        match verdict:
            case Verdict.SAME:
                if not groups.forbidden(a, b):
                    groups.join(a, b, by_person=True)
            case Verdict.DIFFERENT:
                if not groups.together(a, b):
                    groups.forbid(a, b)
            case Verdict.UNSURE | Verdict.ACCEPT | Verdict.AMEND | Verdict.REJECT | Verdict.ADD | Verdict.UNDO:
                continue


@dataclass(frozen=True, slots=True)
class Decision:
    """The last decision about two tellings, ``a`` before ``b``, and the review that it stands in."""

    a: int
    b: int
    verdict: Verdict
    review: str


def standing_decisions(reviews: Iterable[Review], where: Mapping[str, int]) -> list[Decision]:
    """Decisions about pairs of things that are here: the last one about each pair, in the order of the log.

    ``where``: the telling of each claim, figure and event that is here.
    """
    last: dict[tuple[int, int], Decision] = {}
    for review in reviews:
        a, _, b = review.subject.partition("|")
        if a not in where or b not in where or where[a] == where[b]:
            continue
        one, other = sorted((where[a], where[b]))
        last.pop((one, other), None)
        last[one, other] = Decision(one, other, review.verdict, review.id)
    return list(last.values())
