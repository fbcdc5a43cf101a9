"""The record held open: what it shows is what a dossier from scratch says, whatever was decided, added, taken back."""

from __future__ import annotations

import datetime as dt
import json
import random
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corroborate import app as composition
from corroborate.app import App, References, Settings, open_app
from corroborate.desk.by_hand import ByHand, Entered
from corroborate.desk.protect import Protection, protect
from corroborate.desk.queue import Kind
from corroborate.desk.reviews import State, seen, seen_pair
from corroborate.desk.views import Answer, dossier_view
from corroborate.errors import BadSetting, EmptyInput, NotFound, RecordError
from corroborate.shell.live import Live
from corroborate.shell.pipeline import Progress
from corroborate.values import Candidate, Dossier, Figure, Group, Measure, Pair, Review, Verdict, VoiceKind
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


def said(live: Live) -> Answer:
    """What a dossier of everything, nothing withheld, answers first."""
    view = dossier_view(protect(live.dossier(), Protection.OPEN))
    lead = live.event(view.lead.id).id if view.lead is not None else None
    return Answer(headline=view.headline, standfirst=view.standfirst, rows=view.rows, lead=lead)


def same(live: Live, app: App) -> None:
    """What is held open is what a dossier from scratch says, part by part; and each method shows a part of it."""
    expected, found = told(app.dossier()), told(live.dossier())
    for name, value in expected.items():
        assert found[name] == value, name
    fresh = app.live()
    try:
        assert live.events() == fresh.events()
        assert live.summary() == fresh.summary()
        assert live.summary().answer == said(live)
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
            "accept reject amend amend unsure add undo undo same different event pair note other setting hand report"
            "".split()
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


def test_a_settings_change_of_the_rule_reaches_everything(app: App, live: Live) -> None:
    """What one person decided is in force, then waits for a second, then is in force again."""
    figure = next(f for f in figures(live) if live.event_of(f.id) is not None)
    amend(live, figure, low=99, best=99, high=99)
    assert live.figure(figure.id)[0].best == 99
    live.set("two_person", "yes", "ann")
    assert live.figure(figure.id)[0] == figure
    assert live.standing(figure.id).state is State.AWAITS_SECOND
    same(live, app)
    live.set("two_person", "no", "ann")
    assert live.figure(figure.id)[0].best == 99
    log = live.reviews("setting-two_person")
    assert [review.reviewer for review in log] == ["ann", "ann"]
    with pytest.raises(BadSetting, match="set it anew"):
        live.undo(log[0].id, person="ann")
    for key, value in (("two_person", "perhaps"), ("reader", "rules")):
        with pytest.raises(BadSetting, match="cannot be set"):
            live.set(key, value, "ann")


def test_commands_and_desk_never_differ(app: App, live: Live) -> None:
    """Under the two-person rule `tolls` waits for the second person as the desk does."""
    live.set("two_person", "yes", "ann")
    figure = next(f for f in figures(live) if live.event_of(f.id) is not None)
    before = app.dossier().tolls
    amend(live, figure, "ann", low=900, best=900, high=900)
    assert app.dossier().tolls == before
    amend(live, figure, "ben", low=900, best=900, high=900)
    assert live.standing(figure.id).state is State.AMENDED
    same(live, app)
    assert app.dossier().tolls != before


# ------------------------------------------------------------------ decisions


def test_a_joined_pair_is_one_event_and_undone_two(live: Live, app: App) -> None:
    """Events are joined and parted by name, and each keeps its public id as the rules of issue say."""
    one, other = list(live.events())[:2]
    joined = live.decide(subject=f"{one.public_id}|{other.public_id}", verdict=Verdict.SAME, seen="", person="ann")
    whole = live.event(one.public_id or "")
    assert set(whole.figures) >= {*one.figures, *other.figures}
    assert live.event(other.id) == whole, "an id that the event had before leads to it"
    assert live.event(other.public_id or "") == whole, "and so does the public id that was printed somewhere"
    assert whole.public_id in (one.public_id, other.public_id)
    same(live, app)
    live.undo(joined.id, person="ben")
    assert [replace(e, part_of=None) for e in (live.event(one.id), live.event(other.id))] == [
        replace(e, part_of=None) for e in (one, other)
    ]
    same(live, app)


def test_a_figure_that_was_missed_moves_the_toll(live: Live, app: App) -> None:
    """Its words, its claim's place and time, and it counts."""
    event = live.events()[0]
    claim, reading = live.claim(event.claims[0])
    start = reading.document.text.index("strike", claim.start)
    review = live.add_figure(
        document=reading.document.id, start=start, end=start + 6, values={"measure": "abducted", "low": 7}, person="ann"
    )
    figure, _ = live.figure(review.subject)
    assert (figure.words, figure.low, figure.claim, figure.place) == ("strike", 7, claim.id, claim.place)
    at = live.event_of(figure.id)
    assert at is not None
    assert any(t.measure is Measure.ABDUCTED and t.low == 7 for t in live.tolls(at.id))
    same(live, app)


def test_a_chosen_place_moves_the_event(live: Live) -> None:
    """A place of the gazetteer, handed over as it was offered."""
    figure = next(f for f in figures(live) if f.claim is not None and f.place is not None)
    place = live.alternatives("Belun")[0]
    amend(live, figure, place=place)
    now, reading = live.figure(figure.id)
    mention = next(m for m in reading.places if m.id == now.place)
    assert mention.place == place
    event = live.event_of(figure.id)
    assert event is not None
    assert event.place is not None


@pytest.mark.parametrize(
    ("change", "what"),
    [({"low": 50, "high": 1}, "does not make sense"), ({"words": "x"}, "not something"), ({"when": 3}, "make sense")],
)
def test_a_senseless_change_is_refused_and_not_logged(live: Live, change: dict[str, Any], what: str) -> None:
    """The message says what is wrong, and the log stays as it was."""
    with pytest.raises(BadSetting, match=what):
        amend(live, figures(live)[0], **change)
    assert live.reviews() == ()


def test_what_is_not_there_is_not_decided(live: Live) -> None:
    """Neither unknown subjects nor unknown decisions; nothing is logged."""
    figure = figures(live)[0]
    refused = [
        ("fig-nowhere", Verdict.ACCEPT), ("E-nowhere", Verdict.ACCEPT), (f"{figure.id}|fig-nowhere", Verdict.SAME),
        (f"{figure.id}|{figure.id}", Verdict.SAME), ("ent-nobody", Verdict.REJECT), ("", Verdict.ACCEPT),
    ]  # fmt: skip
    for subject, verdict in refused:
        with pytest.raises(NotFound):
            live.decide(subject=subject, verdict=verdict, seen="", person="ann")
    for verdict in (Verdict.SAME, Verdict.ADD, Verdict.UNDO):
        with pytest.raises(BadSetting):
            live.decide(subject=figure.id, verdict=verdict, seen="", person="ann")
    with pytest.raises(NotFound):
        live.undo("rev-nothing", person="ann")
    for looked_up in (live.reading, live.machine, live.event, live.tolls, live.figure, live.claim, live.events_in):
        with pytest.raises(NotFound):
            looked_up("nowhere")
    assert live.reviews() == ()


def test_edits_without_knowledge_of_each_other_are_both_kept_and_shown(live: Live) -> None:
    """The second person saw the machine's number; the last wins, and the conflict is in the queue until settled."""
    figure = figures(live)[0]
    one = amend(live, figure, "ann", low=1, best=1, high=1)
    other = amend(live, figure, "ben", low=2, best=2, high=2)
    stands = live.standing(figure.id)
    assert (stands.state, stands.conflict, stands.decisions) == (State.CONFLICT, True, (one, other))
    items, _ = live.queue(person="cyd", kinds={Kind.CONFLICT})
    assert [item.subject for item in items] == [figure.id]
    now, _ = live.figure(figure.id)
    live.decide(subject=figure.id, verdict=Verdict.ACCEPT, seen=seen(now), person="cyd")
    assert live.queue(person="cyd", kinds={Kind.CONFLICT}) == ((), 0)


# ------------------------------------------------------------------ the queue


def test_what_would_move_a_toll_most_comes_first(live: Live) -> None:
    """The queue is ordered by weight, each item says why, and what was decided leaves it."""
    items, total = live.queue(person="ann", limit=1000)
    assert len(items) == total > 10
    assert [item.weight for item in items] == sorted((item.weight for item in items), reverse=True)
    assert all(item.reasons and item.subject for item in items)
    first = next(item for item in items if item.kind is Kind.MOVES_TOLL)
    live.decide(subject=first.subject, verdict=Verdict.ACCEPT, seen=first.seen, person="ann")
    assert first.subject not in {item.subject for item in live.queue(person="ann", limit=1000)[0]}


def test_pages_of_the_queue_are_the_queue(live: Live) -> None:
    """Page by page, and kind by kind, it is the same."""
    items, total = live.queue(person=None, limit=1000)
    pages = [item for at in range(0, total, 7) for item in live.queue(person=None, offset=at, limit=7)[0]]
    assert tuple(pages) == items
    assert sum(live.queue(person=None, kinds={kind})[1] for kind in Kind) == total
    assert live.queue(person=None, offset=10**30, limit=10**30) == ((), total)
    with pytest.raises(BadSetting, match="nothing waits"):
        live.queue(person=None, kinds={"whatever"})


def test_the_second_person_sees_the_case_and_not_the_verdict(live: Live) -> None:
    """Whatever the first decided, the item of the second is the same; the first no longer has it."""
    live.set("two_person", "yes", "ann")
    item = next(i for i in live.queue(person="ann", limit=1000)[0] if i.kind is Kind.MOVES_TOLL)
    seen_by_second = []
    for verdict in (Verdict.ACCEPT, Verdict.REJECT):
        review = live.decide(subject=item.subject, verdict=verdict, seen=item.seen, person="ann")
        assert item.subject not in {i.subject for i in live.queue(person="ann", limit=1000)[0]}
        (other,) = (i for i in live.queue(person="ben", limit=1000)[0] if i.subject == item.subject)
        assert other.kind is Kind.SECOND
        seen_by_second.append(other)
        live.undo(review.id, person="ann")
    assert seen_by_second[0] == seen_by_second[1]
    assert item in live.queue(person="ann", limit=1000)[0]


def test_a_settled_contradiction_comes_back_when_it_is_another(live: Live) -> None:
    """What was looked at is not asked again, unless the toll moved since."""
    items, _ = live.queue(person=None, kinds={Kind.CONTRADICTION})
    item = items[0]
    live.decide(subject=item.subject, verdict=Verdict.ACCEPT, seen=item.seen, person="ann")
    assert item not in live.queue(person=None, kinds={Kind.CONTRADICTION})[0]
    for figure in [f for f in figures(live) if f.id in live.event(item.event or "").figures]:
        if figure.best is not None:
            amend(live, figure, low=figure.best + 40, best=figure.best + 40, high=figure.best + 400)
    again = [i for i in live.queue(person=None, kinds={Kind.CONTRADICTION}, limit=1000)[0] if i.event == item.event]
    assert all(i.seen != item.seen for i in again)


# ------------------------------------------------------------------ finding


@pytest.mark.parametrize(
    "query",
    ['"', "'; DROP TABLE reports; --", "a OR", "NEAR(", "*", "^", "()", "\x00", "\ud800", "col:x", "-", "AND AND", "%",
     "x" * 10_000, "ًٌٍ", "👩‍🌾", "a" * 3 + " " * 5000],
)  # fmt: skip
def test_hostile_queries_find_or_do_not(live: Live, query: str) -> None:
    """Whatever is typed is words or nothing, and never an error."""
    for kind in ("reports", "figures", "events", "voices", "places"):
        found, total = live.search(query, within=kind)
        assert len(found) <= total


def test_words_are_found_in_what_holds_them(live: Live) -> None:
    """All of the words, the last may be a beginning; case and accents do not matter; the stretch is shown."""
    found, total = live.search("FARMERS kíll")
    expected = {d.id for d in live.documents() if "farmers" in d.text}
    assert {f.id for f in found} == expected
    assert total == len(expected)
    assert all("farmers" in f.words for f in found)
    places, _ = live.search("hadr", within="places")
    assert [place.title for place in places] == ["Hadra"]
    voices, _ = live.search("monitor", within="voices")
    assert voices
    assert all(voice.n > 0 for voice in voices)
    events, _ = live.search("Hadra", within="events")
    assert {event.id for event in events} <= {event.public_id for event in live.events()}


def test_filters_hold(live: Live) -> None:
    """Place, days, measure, source, grade and state; each narrows, and what does not exist is refused in words."""
    all_, total = live.search("", within="figures", limit=1000)
    assert total == len(all_) == len(figures(live))
    at, _ = live.search("", within="figures", filters={"place": "oria"}, limit=1000)
    assert 0 < len(at) < total
    wide, _ = live.search("", within="figures", filters={"place": "Marran"}, limit=1000)
    assert len(wide) >= len(at)
    days, _ = live.search("", within="figures", filters={"from": "2031-03-04", "to": "2031-03-04"}, limit=1000)
    assert 0 < len(days) < total
    assert live.search("", within="figures", filters={"measure": "missing"}) == ((), 0)
    amend(live, figures(live)[0], low=1)
    assert live.search("", within="figures", filters={"state": "amended"})[1] == 1
    grade = live.grades(live.events()[0].id)[0]
    assert live.search("", within="events", filters={"grade": grade.level.value})[1] > 0
    with pytest.raises(BadSetting, match="cannot be asked for"):
        live.search("", within="voices", filters={"from": "2031-03-04"})
    with pytest.raises(BadSetting, match="no day"):
        live.search("", filters={"from": "soon"})
    with pytest.raises(BadSetting, match="to be found"):
        live.search("", within="everything")


# ------------------------------------------------------------------ what comes from elsewhere


def test_what_others_write_is_taken_in(app: App, live: Live, tmp_path: Path) -> None:
    """Another process adds reports and decides: the poll notices, and is nothing where nothing happened."""
    assert not live.refresh()
    version = live.version
    other = open_app(Settings(record=str(tmp_path / "r.db"), reader="rules"), clock=SteppingClock())
    elsewhere = other.live()
    other.add([str(write(tmp_path, [story(random.Random(5), n) for n in range(100, 110)], "more.jsonl"))], {})
    elsewhere.refresh()
    amend(elsewhere, figures(elsewhere)[0], "zoe", low=1, best=1, high=1)
    assert live.refresh()
    assert live.version > version
    assert len(live.documents()) == 50
    assert [review.reviewer for review in live.reviews()] == ["zoe"]
    same(live, app)
    assert not live.refresh()
    elsewhere.close()
    other.close()


def test_whoever_decides_does_not_wait_for_reports(app: App, live: Live, tmp_path: Path) -> None:
    """A decision is taken in while reports that others add still wait; the next poll takes them all in."""
    app.add([str(write(tmp_path, [story(random.Random(9), n) for n in range(300, 420)], "more.jsonl"))], {})
    amend(live, figures(live)[0], low=1, best=1, high=1)
    assert len(live.documents()) == 40
    assert len(live.reviews()) == 1
    assert live.refresh()
    assert len(live.documents()) == 160
    assert not live.refresh()
    same(live, app)


def test_what_broke_off_in_the_middle_is_made_anew(app: App, live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is full while public ids are issued: the decision stands, and what is shown is right again after it."""

    def full(*_: object) -> None:
        raise RecordError("the disk is full")

    one, other = list(live.events())[:2]
    with monkeypatch.context() as broken:
        broken.setattr("corroborate.shell.live.events.due", full)
        with pytest.raises(RecordError):
            live.decide(subject=f"{one.id}|{other.id}", verdict=Verdict.SAME, seen="", person="ann")
    live.refresh()
    assert [review.verdict for review in live.reviews()] == [Verdict.SAME]
    same(live, app)


def _names_of_one_monitor(folder: Path) -> Path:
    """Three outlets that quote one monitor, which the record does not know, by two names and by its initials."""
    says = ("the Tarve Coast Rights Network", "the Rights Network of Tarve Coast", "TCRN")
    return write(
        folder,
        [
            {
                "id": f"m{n}",
                "text": f"At least 17 fishermen were killed in an air strike on Hadra on 14 March 2031, {name} said.",
                "published": "2031-03-15",
                "source": source,
            }
            for n, (name, source) in enumerate(zip(says, ("Oria Star", "Belun Star", "Tarve Star"), strict=True))
        ],
        "monitor.jsonl",
    )


def test_names_that_may_be_one_voice_are_put_to_a_person(app: App, live: Live, tmp_path: Path) -> None:
    """Said to be one, the monitor counts once from then on, here and at the command line; taken back, twice again."""
    app.add([str(_names_of_one_monitor(tmp_path))], {})
    live.refresh()
    waiting, total = live.queue(person="ann", kinds=frozenset((Kind.SAME_VOICE,)))
    assert total == len(waiting) == len(live.namesakes()) > 0
    assert any("they say the same words" in reason for item in waiting for reason in item.reasons)

    def voices() -> int:
        found = (toll for event in live.events() for toll in live.tolls(event.id) if toll.best == 17 or toll.low == 17)
        return max(toll.voices for toll in found)

    before = voices()
    made = [live.decide(subject=item.subject, verdict=Verdict.SAME, seen=item.seen, person="ann") for item in waiting]
    same(live, app)
    assert voices() < before
    assert live.queue(person="ann", kinds=frozenset((Kind.SAME_VOICE,)))[1] == 0
    for review in made:
        live.undo(review.id, person="ann")
    same(live, app)
    assert voices() == before
    for item in waiting:
        live.decide(subject=item.subject, verdict=Verdict.DIFFERENT, seen=item.seen, person="ann")
    assert live.queue(person="ann", kinds=frozenset((Kind.SAME_VOICE,)))[1] == 0
    assert voices() == before
    same(live, app)


def test_names_that_nobody_bears_are_not_decided(live: Live) -> None:
    """Neither a voice that the record never heard nor an actor that the directory does not hold."""
    with pytest.raises(NotFound):
        live.decide(subject="voice:nobody at all|voice:no one", verdict=Verdict.SAME, seen="", person="ann")


def test_another_directory_weighs_everything_anew(app: App, live: Live, tmp_path: Path) -> None:
    """Who is on which side is a setting of the record: when it changes, all is read and weighed by it."""
    voices = tmp_path / "voices.csv"
    voices.write_text("id,name,kind,aliases,parent,country,generic\nbelun-monitor,Belun Monitor,monitor,,,,\n")
    other = open_app(Settings(record=str(tmp_path / "r.db"), reader="rules", voices=(voices,)), clock=SteppingClock())
    other.add([str(write(tmp_path, [story(random.Random(5), 200)], "more.jsonl"))], {})
    other.close()
    assert live.refresh()
    assert live.actor("belun-monitor") is not None
    same(live, app)


def test_uploads_are_read_as_files_are(app: App, live: Live) -> None:
    """The same bytes are one report; what holds no text is refused, and nothing of it is kept."""
    data = (
        b"---\nsource: Tarve Post\npublished: 2031-03-07\n---\nAt least 12 people were killed in Hadra on Thursday.\n"
    )
    document = live.add_report("upload.txt", data, {}, person="ann")
    assert (document.source, live.document(document.id)) == ("Tarve Post", document)
    assert live.add_report("again.txt", data, {}, person="ben") == document
    with pytest.raises(EmptyInput):
        live.add_report("empty.txt", b" ", {}, person="ann")
    assert len(live.documents()) == 41
    same(live, app)


def test_entries_by_hand_count_and_are_kept_once(app: App, live: Live) -> None:
    """A figure without a text, a victim, a report: with their decisions, in one piece."""
    figure = ByHand(
        kind=Entered.FIGURE, voice="a resident", voice_kind=VoiceKind.WITNESS, low=61, best=61, high=61,
        group=Group.CIVILIAN, place="Hadra", at=live.alternatives("Hadra")[0], when=dt.date(2031, 3, 4),
        published=dt.date(2031, 3, 6), confidential=True,
    )  # fmt: skip
    document = live.by_hand(figure, person="ann")
    assert live.by_hand(figure, person="ann") == document
    (stated,) = live.reading(document.id).figures
    assert (stated.best, live.reviews(document=document.id)[0].reviewer) == (61, "ann")
    event = live.event_of(stated.id)
    assert event is not None
    assert event.place is not None
    assert event.place.words == "Hadra"
    victim = replace(figure, kind=Entered.VICTIM, name="Adela Norrin", confidential=False)
    live.by_hand(victim, person="ann")
    same(live, app)
    for level in Protection:
        published = live.publication(event.public_id, level)
        confided = [s for s in published.statements if s.figure.best == 61]
        assert all(s.excerpt is None and "resident" not in s.speaker for s in confided)


def test_an_event_is_published_with_its_reports_only(live: Live) -> None:
    """Quick, and with all that its page shows."""
    event = live.events()[0]
    published = live.publication(event.public_id)
    assert [e.id for e in published.events] == [event.id]
    assert {d.id for d in published.documents} == set(event.documents)
    assert published.tolls


# ------------------------------------------------------------------ several at once, and the end


def test_two_who_decide_at_once_lose_nothing(app: App, live: Live) -> None:
    """Every decision of both is in the log and in what is shown, whoever looks meanwhile."""
    mine = figures(live)
    faults: list[BaseException] = []
    ended = threading.Event()

    def work(person: str, chosen: list[Figure]) -> None:
        try:
            for figure in chosen:
                amend(live, figure, person, low=1, best=1, high=1)
        except BaseException as error:  # noqa: BLE001 - told to the test
            faults.append(error)

    def look() -> None:
        try:
            while not ended.is_set():
                for event in live.events()[:5]:
                    live.tolls(event.public_id or event.id)
                live.queue(person="eve")
                live.search("killed")
                live.refresh()
        except NotFound:
            pass  # an event that was joined meanwhile
        except BaseException as error:  # noqa: BLE001 - told to the test
            faults.append(error)

    people = [threading.Thread(target=work, args=(name, mine[n::2][:12])) for n, name in enumerate(("ann", "ben"))]
    looking = threading.Thread(target=look)
    for thread in (*people, looking):
        thread.start()
    for thread in people:
        thread.join()
    ended.set()
    looking.join()
    assert not faults
    assert len(live.reviews()) == 24
    same(live, app)


PROGRAM = """
import sys
from pathlib import Path
sys.path[:0] = [{tests!r}, {shell!r}]
import test_live
from corroborate import app as composition
composition._gazetteer = lambda references, progress: test_live.DictGazetteer(
    {{name: (test_live.candidate(name),) for name in test_live.TOWNS}}
)
app = composition.open_app(composition.Settings(record={record!r}, reader="rules"))
live = app.live()
print("open", flush=True)
for figure in test_live.figures(live):
    review = test_live.amend(live, figure, "ann", low=1, best=1, high=1)
    print(review.id, flush=True)
"""


@pytest.mark.parametrize("seed", range(3))
def test_a_decision_that_was_returned_survives_a_kill(app: App, tmp_path: Path, seed: int) -> None:
    """Whoever is killed right after decide returned has decided; the record is sound and opens with it."""
    record = str(tmp_path / "r.db")
    here = Path(__file__).parent
    program = PROGRAM.format(tests=str(here.parent), shell=str(here), record=record)
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        returned = [process.stdout.readline().strip() for _ in range(random.Random(seed).randrange(1, 12))]
        process.kill()
        returned += process.stdout.read().split()
    breaches, _, _ = app.verify()
    assert breaches == ()
    fresh = app.live()
    logged = [review.id for review in fresh.reviews()]
    assert set(returned) <= set(logged)
    assert len(logged) <= len(returned) + 1
    for review in fresh.reviews():
        assert fresh.figure(review.subject)[0].low == 1
    fresh.close()
