"""The record held open: what it shows is what a dossier from scratch says, whatever was decided, added, taken back."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from corroborate import app as composition
from corroborate.app import App, References, Settings, open_app
from corroborate.desk.by_hand import ByHand, Entered
from corroborate.desk.queue import Kind
from corroborate.desk.reviews import seen, seen_pair
from corroborate.errors import NotFound
from corroborate.shell.live import Live
from corroborate.shell.pipeline import Progress
from corroborate.values import Candidate, Dossier, Figure, Measure, Pair, Review, Verdict, VoiceKind
from fakes import DictGazetteer, SteppingClock

TOWNS = {"Oria": (41.0, 28.0), "Tarve": (42.0, 28.4), "Hadra": (41.2, 28.1), "Belun": (44.0, 30.0)}
VOICES = ("the Belun Monitor", "residents", "the defence ministry", "a hospital official", "officials")
PEOPLE = ("farmers", "soldiers", "civilians", "people", "fishermen")


def candidate(name: str) -> Candidate:
    """An invented town."""
    lat, lon = TOWNS[name]
    return Candidate(
        gazetteer=f"test:{name}", name=name, name_matched=name, lat=lat, lon=lon, feature="P.PPL", country="Kestria",
        admin1="Marran", admin2=None, population=900, layer="test",
    )  # fmt: skip


def story(chance: random.Random, n: int) -> dict[str, str]:
    """A row of a documents file: an invented report of one or two attacks."""
    lines = []
    for _ in range(chance.randrange(1, 3)):
        town, day = chance.choice(sorted(TOWNS)), chance.randrange(3, 6)
        count = chance.choice((2, 3, 8, 12, 14, 40))
        lines.append(
            f"At least {count} {chance.choice(PEOPLE)} were killed in an air strike on {town} on {day} March 2031, "
            f"{chance.choice(VOICES)} said."
        )
        if chance.random() < 0.3:
            lines.append(f"Another {chance.randrange(2, 30)} people were injured in {town}, officials said.")
    return {
        "id": f"s{n}",
        "text": "\n\n".join(lines),
        "published": f"2031-03-{chance.randrange(5, 9):02}",
        "source": f"{chance.choice(('Tarve', 'Belun', 'Oria'))} {chance.choice(('Post', 'Times'))}",
        "title": f"Report {n}",
    }


def write(folder: Path, rows: list[dict[str, str]], name: str = "reports.jsonl") -> Path:
    """A documents file."""
    path = folder / name
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


@pytest.fixture(autouse=True)
def _towns(monkeypatch: pytest.MonkeyPatch) -> None:
    def gazetteer(references: References, progress: Progress) -> DictGazetteer:
        return DictGazetteer({name: (candidate(name),) for name in TOWNS})

    monkeypatch.setattr(composition, "_gazetteer", gazetteer)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """A record of forty invented reports, read by the rules."""
    chance = random.Random(7)
    path = write(tmp_path, [story(chance, n) for n in range(40)])
    made = open_app(Settings(record=str(tmp_path / "r.db"), reader="rules"), create=True, clock=SteppingClock())
    made.add([str(path)], {})
    yield made
    made.close()


@pytest.fixture
def live(app: App) -> Iterator[Live]:
    """The record held open."""
    made = app.live()
    yield made
    made.close()


def told(dossier: Dossier) -> dict[str, Any]:
    """A dossier as far as it says something, to be compared part by part."""
    return {name: getattr(dossier, name) for name in Dossier.__dataclass_fields__ if name != "id"}


def same(live: Live, app: App) -> None:
    """What is held open is what a dossier from scratch says, part by part; and each method shows a part of it."""
    expected, found = told(app.dossier()), told(live.dossier())
    for name, value in expected.items():
        assert found[name] == value, name
    fresh = app.live()
    try:
        assert live.events() == fresh.events()
        assert live.documents() == fresh.documents()
        assert live.pairs() == fresh.pairs()
        assert live.queue(person=None, limit=10_000) == fresh.queue(person=None, limit=10_000)
        for kind in ("reports", "figures", "events", "voices", "places"):
            assert live.search("", within=kind, limit=1000) == fresh.search("", within=kind, limit=1000), kind
        for event in live.events():
            assert live.tolls(event.id) == fresh.tolls(event.id)
            assert live.grades(event.id) == fresh.grades(event.id)
    finally:
        fresh.close()


def figures(live: Live) -> list[Figure]:
    """All figures that stand."""
    return [figure for document in live.documents() for figure in live.reading(document.id).figures]


def amend(live: Live, figure: Figure, person: str = "ann", **change: Any) -> Review:
    """A correction of a figure as it is seen now."""
    return live.decide(subject=figure.id, verdict=Verdict.AMEND, seen=seen(figure), person=person, change=change)


# ------------------------------------------------------------------ it is what a dossier from scratch says


def test_what_is_opened_is_the_dossier(app: App, live: Live) -> None:
    """Reports, events, tolls, grades, pairs: the same as the commands say, and every event bears a public id."""
    same(live, app)
    assert len(live.documents()) == 40
    assert all(event.public_id is not None for event in live.events())


class Desk:
    """Random work at a desk: decisions of several people, figures added, decisions taken back, reports that come."""

    def __init__(self, live: Live, app: App, chance: random.Random, folder: Path) -> None:
        self.live, self.app, self.chance, self.folder = live, app, chance, folder
        self.n = 1000

    def step(self) -> str:
        """Do something; what."""
        what = self.chance.choice(
            "accept reject amend amend unsure add undo undo same different event pair note other setting hand report".split()
        )
        getattr(self, f"_{what}")()
        return what

    def _person(self) -> str:
        return self.chance.choice(("ann", "ben", "cyd"))

    def _figure(self) -> Figure:
        return self.chance.choice(figures(self.live))

    def _decide(self, verdict: Verdict, change: Mapping[str, Any] | None = None) -> None:
        figure = self._figure()
        stale = self.chance.random() < 0.2
        saw = seen(self.live.machine(figure.document).figures[0]) if stale else seen(figure)
        self.live.decide(subject=figure.id, verdict=verdict, seen=saw, person=self._person(), change=change)

    def _accept(self) -> None:
        self._decide(Verdict.ACCEPT)

    def _reject(self) -> None:
        self._decide(Verdict.REJECT)

    def _unsure(self) -> None:
        self._decide(Verdict.UNSURE)

    def _amend(self) -> None:
        count = self.chance.choice((1, 5, 12, 50))
        change: dict[str, Any] = {"low": count, "best": count, "high": count}
        if self.chance.random() < 0.3:
            change = {"place": self.live.alternatives(self.chance.choice(sorted(TOWNS)))[0]}
        self._decide(Verdict.AMEND, change)

    def _add(self) -> None:
        document = self.chance.choice(self.live.documents())
        start = document.text.index(self.chance.choice([w for w in ("killed", "air", "strike") if w in document.text]))
        values = {"measure": self.chance.choice(list(Measure)), "low": 4, "best": 4, "high": 4}
        self.live.add_figure(document=document.id, start=start, end=start + 6, values=values, person=self._person())

    def _undo(self) -> None:
        log = [review for review in self.live.reviews() if not review.subject.startswith("setting")]
        if log:
            self.live.undo(self.chance.choice(log).id, person=self._person())

    def _two(self, verdict: Verdict) -> None:
        one, other = self._figure(), self._figure()
        if self.live.sides(Pair(a=one.id, b=other.id, score=1.0, verdict=verdict, reasons=())) != (None, None):
            try:
                self.live.decide(subject=f"{one.id}|{other.id}", verdict=verdict, seen="", person=self._person())
            except NotFound:
                assert self.live.event_of(one.id) == self.live.event_of(other.id)

    def _same(self) -> None:
        self._two(Verdict.SAME)

    def _different(self) -> None:
        self._two(Verdict.DIFFERENT)

    def _event(self) -> None:
        if len(self.live.events()) > 1:
            one, other = self.chance.sample(list(self.live.events()), 2)
            subject = f"{one.public_id}|{other.id}"
            self.live.decide(subject=subject, verdict=Verdict.SAME, seen="", person=self._person())

    def _pair(self) -> None:
        for pair in self.live.pairs()[:1]:
            verdict = self.chance.choice((Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE))
            self.live.decide(subject=f"{pair.a}|{pair.b}", verdict=verdict, seen=seen_pair(pair), person=self._person())

    def _note(self) -> None:
        items, _ = self.live.queue(person=None, kinds={Kind.CONTRADICTION})
        for item in items[:1]:
            self.live.decide(subject=item.subject, verdict=Verdict.ACCEPT, seen=item.seen, person=self._person())

    def _other(self) -> None:
        self.n += 1
        path = write(self.folder, [story(self.chance, self.n)], f"{self.n}.jsonl")
        self.app.add([str(path)], {})
        assert self.live.refresh()

    def _setting(self) -> None:
        self.live.set("two_person", self.chance.choice(("yes", "no")), "ann")

    def _hand(self) -> None:
        self.n += 1
        entry = ByHand(
            kind=Entered.FIGURE, voice="a resident", voice_kind=VoiceKind.WITNESS, low=self.n, place="Hadra",
            when=dt.date(2031, 3, 4), published=dt.date(2031, 3, 6),
        )  # fmt: skip
        self.live.by_hand(entry, person="ann")

    def _report(self) -> None:
        self.n += 1
        row = story(self.chance, self.n)
        head = f"---\nsource: {row['source']}\npublished: {row['published']}\nlanguage: en\n---\n"
        self.live.add_report(f"{self.n}.txt", (head + row["text"]).encode(), {}, person="ben")


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_done_it_stays_the_dossier_from_scratch(app: App, live: Live, tmp_path: Path, seed: int) -> None:
    """After any decisions, additions and takings back the open record says what a fresh one says, and the commands."""
    desk = Desk(live, app, random.Random(seed), tmp_path)
    done = []
    for n in range(40):
        version = live.version
        done.append(desk.step())
        assert live.version >= version
        if n % 8 == 7:
            same(live, app)
    assert len(set(done)) > 8
