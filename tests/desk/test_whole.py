"""The whole, moved on event by event, is the whole made from scratch."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from corroborate.desk.sheets.whole import Whole
from corroborate.desk.views import answer
from corroborate.values import Event, Grade, Group, Level, Measure, Place, PlaceMention, Toll, Weighed, When

NAMES = tuple(f"evt-{n}" for n in range(9))
FIGURES = tuple(f"fig-{n}" for n in range(30))
GROUPS: tuple[Group | None, ...] = (None, Group.CIVILIAN, Group.COMBATANT)


class Book:
    """Events with their tolls, as ``views.Known`` asks for them; ``write`` changes some at random."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.events: dict[str, Event] = {}
        self.tolls: dict[str, tuple[Toll, ...]] = {}
        self.graded: dict[str, Level] = {}

    def tolls_of(self, event: str) -> Sequence[Toll]:
        """Of one event."""
        return self.tolls[event]

    def parts_of(self, event: str) -> Sequence[Event]:
        """Those that name it as their whole."""
        return [one for one in self.events.values() if one.part_of == event]

    def holds(self, event: str | None) -> bool:
        """Whether it is written."""
        return event in self.events

    def heard(self, figure: str) -> tuple[str, str] | None:
        """Eleven reports, five voices, and a figure that nobody knows."""
        n = int(figure.removeprefix("fig-"))
        return None if n == 0 else (f"report-{n % 11}", f"voice-{n % 5}")

    def grade(self, event: str, toll: Toll | None = None) -> Grade | None:
        """Of an event alone."""
        if toll is not None or event not in self.graded:
            return None
        return Grade(subject=event, level=self.graded[event], voices=1, reasons=())

    def write(self) -> dict[str, Event | None]:
        """A few events come, go or are others; what changed, by the rule of ``Whole.renew``."""
        changed: set[str] = set()
        for name in self.chance.sample(NAMES, self.chance.randint(1, 3)):
            before = self.events.pop(name, None)
            if before is None or self.chance.random() < 0.7:
                self.events[name] = self._event(name)
                self.tolls[name] = tuple(self._toll(name) for _ in range(self.chance.randint(0, 3)))
                self.graded[name] = self.chance.choice(list(Level))
            changed |= {name, *(one.part_of for one in (before, self.events.get(name)) if one and one.part_of)}
        return {name: self.events.get(name) for name in changed}

    def _event(self, name: str) -> Event:
        chance = self.chance
        first = dt.date(2031, 3, 1) + dt.timedelta(days=chance.randrange(20))
        when = When(start=first, end=first + dt.timedelta(days=2), precision=2, words="")
        place = Place(id="p", name=chance.choice("ABC"), lat=chance.choice((1.0, None)), lon=2.0, precision=1)
        mention = PlaceMention(id="m", document="d", start=0, end=1, words="A", place=place, score=1.0)
        figures = tuple(chance.sample(FIGURES, chance.randint(0, 4)))
        return Event(
            id=name, kind="Other", when=chance.choice((when, None, replace(when, start=None))),
            place=chance.choice((mention, None)), claims=(), figures=figures, documents=("d",),
            part_of=chance.choice((None, None, *NAMES)), public_id=f"E-{name}",
        )  # fmt: skip

    def _toll(self, name: str) -> Toll:
        chance = self.chance
        low, best, high = sorted(chance.randint(0, 30) for _ in range(3))
        used = tuple(Weighed(figure=one, rule="R7", reason="") for one in chance.sample(FIGURES, 3))
        return Toll(
            event=name, measure=chance.choice((Measure.KILLED, Measure.INJURED)), group=chance.choice(GROUPS),
            low=chance.choice((low, None)), best=chance.choice((best, None)), high=chance.choice((high, None)),
            used=used, set_aside=(), rules=(), flags=(), reports=1, voices=1,
            perpetrator=chance.choice((None, None, None, "militia")),
        )  # fmt: skip


@pytest.mark.parametrize("seed", range(40))
def test_the_whole_moved_on_is_the_whole_made_anew(seed: int) -> None:
    """Whatever comes, goes, changes, joins an episode or leaves it, also where parts are parts of each other."""
    book, whole = Book(seed), Whole()
    for step in range(60):
        whole.renew(book, book.write())
        anew = Whole()
        anew.renew(book, dict(book.events))
        found = whole.summary(book, step)
        assert found == anew.summary(book, step)
        assert found.answer == answer(book, reversed(book.events.values()), step)


def test_the_largest_come_first_and_the_deadliest_stand_first_on_the_map() -> None:
    """By the number of figures, and by the number killed."""
    book, whole = Book(1), Whole()
    most = 0
    for step in range(50):
        whole.renew(book, book.write())
        summary = whole.summary(book, step)
        sizes = [len(event.figures) for event in summary.largest]
        assert sizes == sorted((len(event.figures) for event in book.events.values()), reverse=True)[:4]
        killed = [point.best or point.low or 0 for point in summary.points]
        assert killed == sorted(killed, reverse=True)
        assert (summary.reports, summary.events) == (step, len(book.events))
        most = max(most, len(set(killed)))
    assert most > 1
