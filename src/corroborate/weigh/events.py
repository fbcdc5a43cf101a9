"""Claims to events: which reports tell of one act, and which acts are parts of a longer count (docs/method.md, 4).

First each report is divided into *tellings*: what it tells of one act at one place and time, its figures and claims
together.  Then tellings of different reports are joined where kind, place and time are compatible and participants
and numbers do not contradict beyond revision.  Only tellings of one block (place cell × week, or a shared number or
name in a week) are ever compared, so a new report touches only its blocks.  Pairs between the two thresholds are
returned for a person to decide, never merged.  A person's decision about a pair always wins.

A running total over a longer time or several places makes an *episode*; the incidents inside its place and window
are its parts (``Event.part_of``).  Denials join the event that they deny and make none of their own.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from corroborate.codec import content_id
from corroborate.values import (
    BODILY,
    STATISTIC,
    Certainty,
    Claim,
    EntityKind,
    Event,
    Figure,
    Filler,
    Measure,
    Pair,
    Place,
    PlaceMention,
    Polarity,
    Reading,
    Review,
    Role,
    RoleKind,
    Scope,
    Unit,
    Verdict,
    When,
)

# ------------------------------------------------------------------ kinds


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One ACLED sub-type and what other schemes call it (None where a scheme has no such thing).

    ``ucdp`` is the type of violence where nothing more is known of the actors: 1 state-based, 2 non-state,
    3 one-sided. ``muc`` is one of MUC-4's six types.
    """

    type: str
    disorder: str
    plover: str | None
    mode: str | None = None
    ucdp: int | None = None
    muc: str | None = None


_POLITICAL, _DEMONSTRATION, _STRATEGIC = "Political violence", "Demonstrations", "Strategic developments"
_BATTLES, _REMOTE, _CIVILIANS = "Battles", "Explosions/Remote violence", "Violence against civilians"
_PROTESTS, _RIOTS = "Protests", "Riots"

ATTACK, ABDUCTION, ARRESTS, OTHER = "Attack", "Abduction/forced disappearance", "Arrests", "Other"

# ACLED codebook (types and sub-types), PLOVER 0.8 (events and modes), UCDP GED codebook, MUC-4 key guidelines.
KINDS: Mapping[str, Kind] = {
    name: Kind(type=type_, disorder=disorder, plover=plover, mode=mode, ucdp=ucdp, muc=muc)
    for name, type_, disorder, plover, mode, ucdp, muc in (
        ("Armed clash", _BATTLES, _POLITICAL, "ASSAULT", "firearms", 1, "attack"),
        ("Government regains territory", _BATTLES, _POLITICAL, "ASSAULT", "firearms", 1, "attack"),
        ("Non-state actor overtakes territory", _BATTLES, _POLITICAL, "ASSAULT", "firearms", 1, "attack"),
        ("Chemical weapon", _REMOTE, _POLITICAL, "ASSAULT", "unconventional", 1, "attack"),
        ("Air/drone strike", _REMOTE, _POLITICAL, "ASSAULT", "aerial", 1, "bombing"),
        ("Suicide bomb", _REMOTE, _POLITICAL, "ASSAULT", "suicide-attack", 3, "bombing"),
        ("Shelling/artillery/missile attack", _REMOTE, _POLITICAL, "ASSAULT", "heavy-weapons", 1, "attack"),
        ("Remote explosive/landmine/IED", _REMOTE, _POLITICAL, "ASSAULT", "explosives", 3, "bombing"),
        ("Grenade", _REMOTE, _POLITICAL, "ASSAULT", "explosives", 3, "bombing"),
        ("Sexual violence", _CIVILIANS, _POLITICAL, "ASSAULT", "sexual", 3, "attack"),
        (ATTACK, _CIVILIANS, _POLITICAL, "ASSAULT", "targeted", 3, "attack"),
        (ABDUCTION, _CIVILIANS, _POLITICAL, "ASSAULT", "abduct", 3, "kidnapping"),
        ("Peaceful protest", _PROTESTS, _DEMONSTRATION, "PROTEST", "demo", None, None),
        ("Protest with intervention", _PROTESTS, _DEMONSTRATION, "PROTEST", "demo", None, None),
        ("Excessive force against protesters", _PROTESTS, _DEMONSTRATION, "ASSAULT", "crowd-control", 3, "attack"),
        ("Violent demonstration", _RIOTS, _DEMONSTRATION, "PROTEST", "riot", None, None),
        ("Mob violence", _RIOTS, _POLITICAL, "ASSAULT", "primitive", 3, "attack"),
        ("Agreement", _STRATEGIC, _STRATEGIC, "AGREE", None, None, None),
        (ARRESTS, _STRATEGIC, _STRATEGIC, "COERCE", "arrest", None, None),
        ("Change to group/activity", _STRATEGIC, _STRATEGIC, None, None, None, None),
        ("Disrupted weapons use", _STRATEGIC, _STRATEGIC, "COERCE", "seize", None, None),
        ("Headquarters or base established", _STRATEGIC, _STRATEGIC, "MOBILIZE", "troops", None, None),
        ("Looting/property destruction", _STRATEGIC, _STRATEGIC, "ASSAULT", "destroy", None, "arson"),
        ("Non-violent transfer of territory", _STRATEGIC, _STRATEGIC, "RETREAT", "withdraw", None, None),
        (OTHER, _STRATEGIC, _STRATEGIC, None, None, None, None),
    )
}

# What a figure alone says of the act: people were attacked, taken or arrested.
_BY_MEASURE = {
    Measure.KILLED: ATTACK,
    Measure.INJURED: ATTACK,
    Measure.CASUALTIES: ATTACK,
    Measure.MISSING: ATTACK,
    Measure.DETAINED: ARRESTS,
    Measure.ABDUCTED: ABDUCTION,
    Measure.DISPLACED: OTHER,
}
_VIOLENT = frozenset({_BATTLES, _REMOTE, _CIVILIANS})
# Acts in which nobody is killed or wounded: whoever is, is so by the act that they follow, or by another beside them.
_BLOODLESS = frozenset({ARRESTS, ABDUCTION, OTHER, "Peaceful protest", "Agreement", "Looting/property destruction"})

# How well two kinds can be one act, by their types; within one type SAME_TYPE. Reporters mix up shelling and air
# strikes, and clashes with the shelling that goes with them; nobody takes a protest for an air strike.
_SAME_TYPE = 0.7
_ACROSS: Mapping[frozenset[str], float] = {
    frozenset({_BATTLES, _REMOTE}): 0.5,
    frozenset({_REMOTE, _CIVILIANS}): 0.6,
    frozenset({_BATTLES, _CIVILIANS}): 0.5,
    frozenset({_PROTESTS, _RIOTS}): 0.7,
    frozenset({_RIOTS, _CIVILIANS}): 0.5,
    frozenset({_PROTESTS, _CIVILIANS}): 0.3,
}


def compatible(a: str, b: str, *, derived: bool = False) -> float:
    """How well two kinds can be one act, in [0, 1]. ``derived``: one of them was only inferred from a figure."""
    if a == b:
        return 1.0
    if {a, b} == {ARRESTS, ABDUCTION}:
        return 0.5
    one, other = KINDS.get(a, KINDS[OTHER]).type, KINDS.get(b, KINDS[OTHER]).type
    plain = ATTACK in (a, b) and {one, other} <= _VIOLENT
    if derived:
        return 0.8 if plain or one == other else 0.6
    if ABDUCTION in (a, b):
        return 0.3 if plain else 0.0
    if plain:
        return 0.8
    if one == other:
        return _SAME_TYPE if one != _STRATEGIC else 0.0
    return _ACROSS.get(frozenset({one, other}), 0.0)


# ------------------------------------------------------------------ thresholds

# A pair scores by place (at most 0.40), time (0.35), kind (0.10), numbers (-0.28 to 0.35), participants (±0.10) and
# shared names (0.45). The same town on the same day by compatible acts is 0.85: enough alone. With contradicting
# numbers it is 0.57 to 0.65: a person must look. A country and a day need a number of at least ten in common.
SAME = 0.75
UNSURE = 0.55

_DAY = dt.timedelta(days=1)
_UNTOLD = 6  # days before printing within which an act without a told time is looked for
_OVER_DAYS = re.compile(r"\b(?:since|between|from|during|until|and|to)\b|\d\s*[-–]\s*\d", re.IGNORECASE)
_REGION = 4  # place precision from which a place is a division or wider
_LONG = 31  # days: a longer window is background or a campaign, and meets only its like
_NEIGHBOURS = 24  # in one block, sorted by number, each telling meets so many that follow it
_CELL = 0.5  # degrees of a block; grids shifted by half of it make sure that 25 km never part
_NEAR_FIGURE = 200  # characters between a figure and the name of whom it counts: a sentence to either side
_HARM = frozenset({Measure.KILLED, Measure.INJURED, Measure.CASUALTIES, Measure.DETAINED, Measure.ABDUCTED})
_EARTH_KM = 6371.0
_WITH_ROLES = 4  # a telling that says who did it to whom speaks for the kind as loud as four that do not
# Kilometres around a place within which another may be the same, by the coarser precision of the two.
_RADIUS = {1: 15.0, 2: 30.0, 3: 30.0}
_DISTRICT = 50.0  # the like around the middle of a district, of a town of its division


# ------------------------------------------------------------------ where and when


def distance_km(a: Place, b: Place) -> float | None:
    """Great-circle distance in kilometres; None where one has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat1, lat2 = math.radians(a.lat), math.radians(b.lat)
    across = math.sin((lat2 - lat1) / 2) ** 2
    across += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(across)))


def _name(mention: PlaceMention) -> str:
    return (mention.place.name if mention.place else mention.words).casefold()


def _key(mention: PlaceMention | None) -> str:
    """What tells one place from another: its gazetteer id, else its words."""
    if mention is None:
        return ""
    return (mention.place.gazetteer or mention.place.id) if mention.place else "words:" + mention.words.casefold()


def near(a: PlaceMention | None, b: PlaceMention | None) -> float | None:
    """How near two places are, in [0, 1]: 1 the same, 0.1 one unknown; None where they are apart."""
    if a is None or b is None:
        return 0.1
    if _key(a) == _key(b) or (_name(a) == _name(b) and _country(a) == _country(b)):
        return 1.0
    if a.place is None or b.place is None:
        # Words that no gazetteer holds: not known to be apart, but for other words of the same kind.
        return 0.1 if a.place is not None or b.place is not None else None
    one, other = sorted((a.place, b.place), key=lambda p: (p.precision, p.id))  # the finer one first
    if one.country and other.country and one.country != other.country:
        return None
    if other.precision >= 5:
        return 0.15 if one.country == other.country else None
    if other.precision == 4:
        inside = one.admin1 is not None and one.admin1.casefold() in (
            (other.admin1 or "").casefold(),
            other.name.casefold(),
        )
        return 0.4 if inside else None
    divisions = (other.admin2 or "").casefold(), other.name.casefold()
    if other.precision == 3 and one.admin2 is not None and one.admin2.casefold() in divisions:
        return 0.6
    away = distance_km(one, other)
    if away is None:
        return 0.1
    radius = _RADIUS[other.precision]
    if other.precision == 3 and one.admin2 is None and one.admin1 is not None and one.admin1 == other.admin1:
        radius = _DISTRICT  # nothing tells in which district the finer one lies
    return max(0.4, 0.8 - away / radius * 0.4) if away <= radius else None


def _country(mention: PlaceMention) -> str | None:
    return mention.place.country if mention.place else None


def _inside(part: PlaceMention | None, whole: PlaceMention | None) -> bool:
    """Whether a place lies in another, or is it."""
    if part is None or whole is None:
        return False
    if _key(part) == _key(whole):
        return True
    if part.place is None or whole.place is None or part.place.precision > whole.place.precision:
        return False
    if whole.place.precision >= 5:
        return part.place.country is not None and part.place.country == whole.place.country
    return (near(part, whole) or 0.0) >= 0.4


@dataclass(frozen=True, slots=True)
class _Window:
    """Days within which something happened. ``told`` is False where only the day of printing is known."""

    start: dt.date
    end: dt.date
    told: bool

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    def gap(self, other: _Window) -> int:
        """Days between two windows; 0 where they touch or overlap."""
        return max(0, (max(self.start, other.start) - min(self.end, other.end)).days)


def _window(when: When | None, published: dt.date | None) -> _Window | None:
    if when is not None and (when.start or when.end):
        start = when.start or when.end
        end = when.end or (published if published and start and published >= start else start)
        if start is not None and end is not None:
            return _Window(start, end, True)
    if published is None:
        return None
    return _Window(published - _UNTOLD * _DAY, published, False)


def _close(a: _Window | None, b: _Window | None) -> float | None:
    """How close two windows are, in [0, 1]: 1 the same day, None where they are apart."""
    if a is None or b is None:
        return 0.15
    if a.told and b.told:
        if max(a.days, b.days) > _LONG:
            return 0.9 if (a.start, a.end) == (b.start, b.end) else 0.2 if a.gap(b) == 0 else None
        gap = a.gap(b)
        if gap > 1 or (gap == 1 and a.days + b.days > 2):
            return None  # night hours and time zones make a day's difference between exact days
        if gap == 1:
            return 0.6
        return 1.0 if a.days == b.days == 1 else 0.75 if max(a.days, b.days) <= 6 else 0.3
    if a.told or b.told:
        told, untold = (a, b) if a.told else (b, a)
        if told.days > _LONG or told.gap(untold):
            return None
        return 0.6 if told.days <= 2 and (untold.end - told.end).days <= 2 else 0.45
    apart = abs((a.end - b.end).days)
    return 0.5 if apart <= 1 else 0.35 if apart <= 3 else 0.2 if apart <= 6 else None


# ------------------------------------------------------------------ tellings: one report, one act


@dataclass
class _Telling:
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
    def window(self) -> _Window | None:
        return _window(self.when, self.published)

    def take(self, atom: _Telling) -> None:
        """Make an atom a part of this telling: the finer place and the more precise time stand for both.

        Of equal places the one where people were counted stands.
        """
        for known in ("kind", "window"):
            self.__dict__.pop(known, None)
        counted = bool(atom.figures) and not self.figures and atom.place is not None
        if _finer(atom.place, self.place) or (counted and not _finer(self.place, atom.place)):
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


def _finer(a: PlaceMention | None, b: PlaceMention | None) -> bool:
    if a is None or b is None:
        return a is not None and b is None
    return _precision(a) < _precision(b)


def _precision(mention: PlaceMention) -> int:
    return mention.place.precision if mention.place else 3


def _is_region(mention: PlaceMention) -> bool:
    """Whether it is a division or wider, and not a spot of which no more is known than its division."""
    return mention.place is not None and mention.place.precision >= _REGION and mention.place.gazetteer is not None


def _lead(figure: Figure) -> int:
    return next((n for n in (figure.best, figure.low, figure.high) if n is not None), 0)


def _atoms(reading: Reading, key: Callable[[str], str | None]) -> Iterator[_Telling]:
    """The pieces of a report: each claim's figures of one place, time and scope; a claim's act without figures."""
    places = {mention.id: mention for mention in reading.places}
    entities = {entity.id: entity for entity in reading.entities}
    by_claim: dict[str | None, list[Figure]] = {}
    for figure in reading.figures:
        if STATISTIC not in figure.flags:
            by_claim.setdefault(figure.claim, []).append(figure)
    # A name that is a place's or the outlet's own is nobody's, whatever the reader took it for.
    nobody = {_proper(mention.words) for mention in reading.places if mention.place is not None}
    nobody.add(_proper(reading.document.source or ""))
    spoke = {(voice.start, voice.end) for claim in reading.claims for voice in claim.chain}
    persons = sorted(
        (start, end, name)
        for entity in reading.entities
        if entity.kind is EntityKind.PERSON
        for name in (_proper(entity.name), *(f"aged {age}" for age in _AGE.findall(entity.name)))
        if name and name not in nobody
        if not any(a < end and start < b for start, end in entity.mentions for a, b in spoke)
        for start, end in entity.mentions
    )
    document = reading.document

    def atom(claim: Claim | None, row: Sequence[Figure]) -> _Telling:
        first = row[0] if row else None
        where = first.place if first else claim.place if claim else None
        made = _Telling(document.id, document.published, first.start if first else claim.start if claim else 0)
        made.place = places.get(where or "")
        made.when = (first.when if first else None) or (claim.when if claim else None)
        made.cumulative = first is not None and (first.scope is Scope.CUMULATIVE or _runs(made))
        made.figures = [figure.id for figure in row]
        made.denies = all(figure.certainty is Certainty.DENIED for figure in row)
        if claim is not None:
            made.claims = [claim.id]
            made.denies = claim.polarity is Polarity.NEGATIVE or (made.denies and bool(row))
            if row and not made.denies and all(figure.high == 0 for figure in row):
                made.denies = None
            made.roles = list(claim.roles)
            made.scores = [claim.score]
        made.bleeds = any(_bleeds(figure) for figure in row)
        if claim is not None and claim.kind is not None and not (made.bleeds and claim.kind in _BLOODLESS):
            made.kinds.append((claim.kind, False, claim.score * (_WITH_ROLES if claim.roles else 1)))
        for figure in row:
            made.kinds.append((_BY_MEASURE[figure.measure], True, figure.score))
            of = figure.measure.value, figure.group.value, figure.subgroup or ""
            if "vague" not in figure.flags:
                made.counts.setdefault(of, set()).add(_lead(figure))
            if figure.part_of is None and figure.unit is Unit.PERSONS and figure.measure in _HARM:
                at = figure.measure.value, figure.group.value
                if _lead(figure) >= made.numbers.get(at, 0):
                    made.numbers[at] = _lead(figure)
                    made.open = made.open | {at} if figure.high is None else made.open - {at}
        doers, harmed = set(), set()
        for filler in made.roles:
            entity = entities.get(filler.entity)
            name = entity.name if entity else filler.mentions[0][2] if filler.mentions else ""
            if filler.role is Role.PERPETRATOR and name:
                doers.add(key(name) or _named(name))
            elif filler.role is not Role.WEAPON and filler.kind is RoleKind.INDIVIDUAL and _proper(name):
                harmed.add(_proper(name))
        beside = set(harmed)
        for figure in row:
            if figure.measure in _HARM and (figure.low, figure.high) == (1, 1):
                harmed |= {name for name in (_called(figure.words),) if name and name not in nobody}
                beside |= {f"aged {age}" for age in _AGE.findall(figure.words)}
            if figure.perpetrator is not None:
                words = figure.perpetrator.words
                doers.add(figure.perpetrator.actor or key(words) or _named(words))
            beside |= _names_near(persons, figure, claim)
        made.people, made.names, made.harmed = frozenset(doers - {""}), frozenset(beside), frozenset(harmed)
        return made

    for claim in reading.claims:
        figures = by_claim.pop(claim.id, [])
        if not figures and claim.kind is None:
            continue
        for row in _same_scene(figures, places, apart=claim.kind in _BLOODLESS) or [[]]:
            yield atom(claim, row)
    for figures in by_claim.values():
        for row in _same_scene(figures, places):
            yield atom(None, row)


def _runs(telling: _Telling) -> bool:
    """Whether it counts over a region and several days: a running total, whatever else its words call it.

    "Since Thursday" and "between 6 and 10 March" count over days; "last week" does not tell which day.
    """
    when = telling.when
    if telling.place is None or _precision(telling.place) < _REGION or when is None or when.start is None:
        return False
    return when.end is not None and when.end > when.start and _OVER_DAYS.search(when.words) is not None


def _proper(name: str) -> str:
    """Somebody's full name within what a report calls them ("a 19-year-old Tomas Vael"); "" for "two women".

    Without capitals nothing tells a name from a description, and none is found.
    """
    words = [word.strip(",.") for word in name.split()]
    if words and words[0].casefold() in _DETERMINERS:
        words = words[1:]
    named = [word for word in words if word[:1].isupper()]
    return " ".join(named).casefold() if len(named) > 1 else ""


def _called(words: str) -> str:
    """Somebody's full name where a figure's words are little else ("26-year-old Tomas Vael"); else ""."""
    named = words.split()
    while named and (named[0][:1].isdigit() or named[0].casefold() in _DETERMINERS):
        named = named[1:]
    bare = [word.strip(",.") for word in named]
    if len(bare) not in (2, 3) or not all(w[:1].isupper() and not w.isupper() and w.isalpha() for w in bare):
        return ""
    return "" if not _OFFICES.isdisjoint(w.casefold() for w in bare) else " ".join(bare).casefold()


_OFFICES = frozenset(
    """man woman boy girl men women victim victims person people teen child children student officer officers deputy
    police sheriff chief suspect soldier soldiers general colonel captain lieutenant sergeant major leader commander
    army state forces islamic brigade front driver father mother brother sister son daughter old""".split()
)

_DETERMINERS = frozenset("the a an his her their our its this that".split())
_AGE = re.compile(r"\b(\d{1,2})[- ]years?[- ]old\b", re.IGNORECASE)


def _named(words: str) -> str:
    """Somebody's name without its article; "" for who is only described: "a gunman" may be anybody."""
    named = [word for word in words.split() if word.casefold() not in ("the", "a", "an")]
    return " ".join(named).casefold() if any(word[:1].isupper() for word in named) else ""


def _names_near(persons: Sequence[tuple[int, int, str]], figure: Figure, claim: Claim | None) -> set[str]:
    """The persons named beside a figure, but for those who only speak."""
    voices = [(voice.start, voice.end) for voice in claim.chain] if claim is not None else []
    return {
        name
        for start, end, name in persons
        if start < figure.end + _NEAR_FIGURE
        and end > figure.start - _NEAR_FIGURE
        and not any(a < end and start < b for a, b in voices)
    }


def _bleeds(figure: Figure) -> bool:
    """Whether it counts people whom violence hit."""
    return figure.measure in BODILY and figure.high != 0


def _same_scene(
    figures: Sequence[Figure], places: Mapping[str, PlaceMention], *, apart: bool = False
) -> list[list[Figure]]:
    """Figures by place, days and scope; ``apart`` also those of whom violence hit from the others."""
    rows: dict[tuple[str, str, bool, bool], list[Figure]] = {}
    for figure in sorted(figures, key=lambda f: (f.start, f.end, f.id)):
        when = figure.when
        days = f"{when.start}/{when.end}" if when else ""
        total = figure.scope is Scope.CUMULATIVE
        at = _key(places.get(figure.place or "")), days, total, apart and _bleeds(figure)
        rows.setdefault(at, []).append(figure)
    return list(rows.values())


def _tellings(reading: Reading, key: Callable[[str], str | None]) -> list[_Telling]:
    """What a report tells of each act: its atoms, those of one scene together."""
    atoms = sorted(_atoms(reading, key), key=lambda a: (a.denies is not False, a.start, a.id, a.figures))
    made: list[_Telling] = []
    for atom in atoms:
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


def _whole_and_part(a: _Telling, b: _Telling) -> bool:
    """Whether one counts a region and the other a town in it, with numbers that cannot be one count.

    "162 in villages of the province, 69 of them in Hadra" are two acts of counting, and two events.
    """
    if a.place is None or b.place is None or _is_region(a.place) == _is_region(b.place):
        return False
    return any(not a.counts[group] & b.counts[group] for group in a.counts.keys() & b.counts.keys())


def _nearer(a: _Telling, b: _Telling, atom: _Telling) -> bool:
    return abs(a.start - atom.start) < abs(b.start - atom.start)


def _fits(telling: _Telling, atom: _Telling) -> float:
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
    if _whole_and_part(telling, atom):
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
        if max(one.days, other.days) > _LONG and min(one.days, other.days) <= _LONG and not telling.cumulative:
            return 0.0  # background history is another event
        time, known = 1.0 if (one.start, one.end) == (other.start, other.end) else 0.6, True
    (kind, inferred), (other_kind, other_inferred) = telling.kind, atom.kind
    agree = compatible(kind, other_kind, derived=inferred or other_inferred)
    if agree < (0.5 if known else 0.7) and not atom.denies:
        return 0.0
    if (telling.bleeds and other_kind in _BLOODLESS and not other_inferred) or (
        atom.bleeds and kind in _BLOODLESS and not inferred
    ):
        return 0.0  # "arrested for the killings of four": the four belong to the killings
    return place + time + agree


def _within_days(a: _Telling, b: _Telling) -> bool:
    """Whether a month holds both: somebody hurt years ago may be hurt again."""
    one, other = (t.window if t.when is not None else None for t in (a, b))
    return one is None or other is None or (one.gap(other) <= _LONG and max(one.days, other.days) <= _LONG)


_EVENING = re.compile(r"\b(?:night|evening|overnight|midnight)\b", re.IGNORECASE)
_MORNING = re.compile(r"\b(?:early|morning|overnight|midnight|dawn|pre-?dawn)\b", re.IGNORECASE)


def _one_night(a: _Telling, b: _Telling) -> bool:
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


# ------------------------------------------------------------------ pairs of tellings of different reports


@dataclass(frozen=True, slots=True)
class _Match:
    score: float
    reasons: tuple[str, ...]


def _compare(a: _Telling, b: _Telling) -> _Match | None:
    """How surely two tellings are of one act; None where place, time or kind are apart."""
    place = near(a.place, b.place)
    if a.cumulative:
        return None if place is None else _compare_totals(a, b, place)
    time = _close(a.window, b.window)
    if place is not None and time is not None:
        return None if _whole_and_part(a, b) else _compare_incidents(a, b, place, time)
    # The same victims named outweigh a place or a time that one report has wrong or takes from another act.
    if (place is None and time is None) or not _same_people(a, b):
        return None
    return _compare_incidents(a, b, place or 0.0, time or 0.0)


def _same_people(a: _Telling, b: _Telling) -> bool:
    shared = a.names & b.names
    return bool(a.harmed & b.harmed) or (len(shared) > 1 and not shared.isdisjoint(a.harmed | b.harmed))


def _compare_incidents(a: _Telling, b: _Telling, place: float, time: float) -> _Match | None:
    (kind, inferred), (other, other_inferred) = a.kind, b.kind
    agree = compatible(kind, other, derived=inferred or other_inferred)
    if agree < 0.3:
        return None
    reasons = [_place_words(a, b, place), _time_words(a, b, time)]
    reasons.append(f"both {kind.lower()}" if agree == 1.0 else f"{kind.lower()} and {other.lower()} can be one act")
    numbers, words = _compare_numbers(a, b)
    score = 0.4 * place + 0.35 * time + 0.1 * agree + numbers
    if (a.denies or b.denies) and place == 1.0:
        score += 0.2
        reasons.append("one denies what the other tells of the same place")
    if words:
        reasons.append(words)
    if a.people and b.people:
        shared = a.people & b.people
        score += 0.1 if shared else -0.1
        reasons.append("the same perpetrator named" if shared else "different perpetrators named")
    names = sorted(name for name in a.names & b.names if not name.startswith("aged "))
    if names:
        score += 0.3 if len(names) == 1 else 0.45
        reasons.append(f"the same people named among the harmed ({len(names)})")
    elif shared_ages := sorted(a.names & b.names):
        score += 0.15
        reasons.append(f"people of the same age among the harmed ({', '.join(shared_ages)})")
    return _Match(round(min(1.0, max(0.0, score)), 4), tuple(reasons))


def _compare_totals(a: _Telling, b: _Telling, place: float) -> _Match | None:
    """Running totals are one where they count the same places since the same day."""
    if place < 1.0 and not (a.place is None and b.place is None):
        return None
    score = 0.4 if a.place is not None else 0.2
    reasons = ["the same place" if a.place is not None else "neither names a place"]
    one, other = (t.window if t.when is not None else None for t in (a, b))
    if one is None and other is None:
        score += 0.2
        reasons.append("neither tells since when")
    elif one is None or other is None:
        reasons.append("one tells since when, the other does not")
        score += 0.1
    else:
        length = max(one.days, other.days)
        if abs((one.start - other.start).days) > max(3.0, 0.1 * length):
            return None
        score += 0.35
        reasons.append("counted since the same day")
        if one.end == other.end or (a.published and b.published and one.end != other.end):
            moved = (one.end - other.end).days
            shifted = (a.published - b.published).days if a.published and b.published else 0
            near_ends = abs(moved) <= 3 or abs(moved - shifted) <= 3
            score += 0.1 if near_ends else -0.15
            reasons.append("up to the day of telling" if near_ends else "up to different days")
    numbers, words = _compare_numbers(a, b)
    if words:
        reasons.append(words)
    return _Match(round(min(1.0, max(0.0, score + numbers)), 4), tuple(reasons))


def _compare_numbers(a: _Telling, b: _Telling) -> tuple[float, str]:
    """What the numbers say: the same, within revision, or contradicting; nothing where none can be compared.

    Numbers contradict each other only where those of the same group do and the largest of any group do too: "31
    civilians" does not contradict "her father, and at least 20 people". An open number contradicts no larger one.
    """
    best, words, worst = 0.0, "", 0.0
    shared = sorted(set(a.numbers) & set(b.numbers))
    tops = [{m: max(n for (k, _), n in t.numbers.items() if k == m) for m, _ in t.numbers} for t in (a, b)]
    rows = [(measure, a.numbers[measure, group], b.numbers[measure, group], group) for measure, group in shared]
    if not shared:
        rows = [(m, tops[0][m], tops[1][m], "") for m in sorted(set(tops[0]) & set(tops[1]))]
    for measure, one, other, group in rows:
        low, high = sorted((one, other))
        if low == high:
            gain = 0.35 if low >= 20 else 0.25 if low >= 10 else 0.15 if low >= 3 else 0.05
            if gain > best:
                best, words = gain, f"both say {low} {measure}"
        elif _revisable(low, high):
            if best == 0.0:
                best, words = (0.1 if high > 2 else 0.0), f"{one} and {other} {measure} are within revision"
        elif (
            group
            and (measure, group) not in (a if one == low else b).open
            and not _revisable(*sorted((tops[0][measure], tops[1][measure])))
        ):
            worst = min(worst, -0.28 if high > 5 * max(low, 1) else -0.2)
    if worst and best < 0.2:
        return worst, "their numbers contradict each other"
    return best, words


def _revisable(low: int, high: int) -> bool:
    return high - low <= 5 or high <= 2 * low


def _place_words(a: _Telling, b: _Telling, place: float) -> str:
    if a.place is None or b.place is None:
        return "one names no place"
    if place == 1.0:
        return f"the same place ({_title(a.place)})"
    if place == 0.0:
        return f"different places ({_title(a.place)}, {_title(b.place)})"
    return f"{_title(a.place)} and {_title(b.place)} are near or one in the other"


def _title(mention: PlaceMention) -> str:
    return mention.place.name if mention.place else mention.words


def _time_words(a: _Telling, b: _Telling, time: float) -> str:
    if a.when is None or b.when is None:
        return "a time that only printing tells"
    if time == 0.0:
        return "different days"
    return "the same day" if time == 1.0 else "a day apart" if time == 0.6 else "overlapping times"


# ------------------------------------------------------------------ blocks


def _blocks(telling: _Telling) -> Iterator[tuple[str, ...]]:
    """The blocks in which a telling can meet its like: place cells and shared numbers or names, by week."""
    weeks = list(_weeks(telling))
    scope = "total" if telling.cumulative else "act"
    for where in _cells(telling):
        for week in weeks:
            yield (scope, *where, week)
    for (measure, _), number in sorted(telling.numbers.items()):
        if number >= 10:
            for week in weeks:
                yield (scope, "number", measure, str(number), week)
    for name in sorted(telling.names):
        if not name.startswith("aged "):
            yield (scope, "name", name)


def _weeks(telling: _Telling) -> Iterator[str]:
    window = telling.window
    if telling.cumulative:
        # Totals meet by the month since which they count; its neighbours hold those told a few days off.
        if telling.when is not None and window is not None:
            for day in (window.start - 4 * _DAY, window.start, window.start + 4 * _DAY):
                yield f"since {day.year}-{day.month}"
        else:
            yield "since ever"
        return
    if window is None:
        yield "undated"
        return
    if window.told and window.days > _LONG:
        yield f"in {window.start} {window.end}"
        return
    first, last = (window.start - _DAY).toordinal() // 7, (window.end + _DAY).toordinal() // 7
    for week in range(first, last + 1):
        yield str(week)


def _cells(telling: _Telling) -> Iterator[tuple[str, ...]]:
    mention = telling.place
    if mention is None:
        return
    if telling.cumulative:
        yield "place", _key(mention)
        return
    place = mention.place
    if place is None:
        yield "words", _name(mention)
        return
    if place.precision <= 3 and place.lat is not None and place.lon is not None:
        for row in (0.0, _CELL / 2):
            for column in (0.0, _CELL / 2):
                lat, lon = math.floor((place.lat + row) / _CELL), math.floor((place.lon + column) / _CELL)
                yield "cell", str(row), str(column), str(lat), str(lon)
    else:
        yield "place", _key(mention)
    if place.precision <= 4 and place.admin1:
        yield "division", place.country or "", place.admin1.casefold()


# ------------------------------------------------------------------ joining


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
        return _Core(other.place if _finer(other.place, self.place) else self.place, self.common(other))


class _Groups:
    """Tellings joined to groups, with what keeps groups apart.

    Where a person joined what the machine would not, a group has several cores, and what is like any of them joins:
    so that all that the machine holds for one act comes along when a single telling of it is named.
    """

    def __init__(self, tellings: Sequence[_Telling]) -> None:
        self._tellings = tellings
        self._parent = list(range(len(tellings)))
        self._members = {n: [n] for n in range(len(tellings))}
        self._cores = {n: [_Core(t.place, self._days(t))] for n, t in enumerate(tellings)}
        self._apart: dict[int, set[int]] = {}

    @staticmethod
    def _days(telling: _Telling) -> tuple[dt.date, dt.date] | None:
        window = telling.window if telling.when is not None else None
        return (window.start, window.end) if window is not None else None

    def root(self, n: int) -> int:
        while self._parent[n] != n:
            self._parent[n] = self._parent[self._parent[n]]
            n = self._parent[n]
        return n

    def together(self, a: int, b: int) -> bool:
        return self.root(a) == self.root(b)

    def forbid(self, a: int, b: int) -> None:
        """Two that a person called different never come together."""
        self._apart.setdefault(self.root(a), set()).add(b)
        self._apart.setdefault(self.root(b), set()).add(a)

    def forbidden(self, a: int, b: int) -> bool:
        a, b = self.root(a), self.root(b)
        return any(self.root(n) == b for n in self._apart.get(a, ())) or any(
            self.root(n) == a for n in self._apart.get(b, ())
        )

    def consistent(self, a: int, b: int) -> bool:
        """Whether two groups as wholes are still of one place and time: likeness is not handed on."""
        return self._alike(self.root(a), self.root(b)) is not None

    def _alike(self, a: int, b: int) -> tuple[int, int] | None:
        """The first cores of two groups that fit each other."""
        totals = self._tellings[a].cumulative
        for i, core in enumerate(self._cores[a]):
            for j, other in enumerate(self._cores[b]):
                if core.fits(other, totals=totals):
                    return i, j
        return None

    def join(self, a: int, b: int, *, by_person: bool = False) -> None:
        """Make two groups one."""
        a, b = sorted((self.root(a), self.root(b)))
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
        return [sorted(self._members[n]) for n in sorted(self._members)]


def _decided(groups: _Groups, pairs: Iterable[tuple[int, int, Verdict]]) -> None:
    """Put a person's decisions into force, the latest first: an older one that contradicts it gives way."""
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
class _Decision:
    """The last decision about two tellings, and the review that it stands in."""

    a: int
    b: int
    verdict: Verdict
    review: str


def _decisions(reviews: Iterable[Review], where: Mapping[str, int]) -> list[_Decision]:
    """Decisions about pairs of things that are here: the last one about each pair, in the order of the log."""
    last: dict[tuple[int, int], _Decision] = {}
    for review in reviews:
        a, _, b = review.subject.partition("|")
        if a not in where or b not in where or where[a] == where[b]:
            continue
        one, other = sorted((where[a], where[b]))
        last.pop((one, other), None)
        last[one, other] = _Decision(one, other, review.verdict, review.id)
    return list(last.values())


# ------------------------------------------------------------------ events


def no_key(_words: str, /) -> str | None:
    """A ``key`` that knows no actors."""
    return None


def events(
    readings: Iterable[Reading],
    *,
    key: Callable[[str], str | None] = no_key,
    decisions: Iterable[Review] = (),
) -> tuple[tuple[Event, ...], tuple[Pair, ...]]:
    """The events that reports tell of, and the pairs that only a person can decide.

    ``Joining`` with all reports at once; see there.
    """
    joining = Joining(key=key, decisions=decisions)
    joining.add(readings)
    return joining.events(), joining.pairs()


@dataclass(frozen=True, slots=True)
class Change:
    """What changed: the ids of events that are no more, those that are new or not as they were, and the pairs.

    ``pairs`` are those between rows that were made anew, by a key that stays theirs; None for one that is open no
    longer.
    """

    gone: frozenset[str]
    made: tuple[Event, ...]
    pairs: Mapping[tuple[int, int], Pair | None] = field(default_factory=dict)


class Joining:
    """The events of reports that come one after the other: a new report touches only the blocks that it stands in.

    ``key`` gives the Actor id for words that name a participant, or None (``actors.Directory.find``). ``decisions`` is
    the log: a Review with verdict same or different and subject "a|b", where a and b are what a Pair calls them (claim
    ids), or any claim, figure or event ids; it wins also over what comes later.

    A report may be read anew (``replace``) or left out (``forget``), and the log may grow or lose what was taken back
    (``decide``). Neither the order of reports nor how they are batched, nor what was there before, changes what
    ``events`` and ``pairs`` give: they are those of the reports and decisions that stand. Rules: docs/method.md,
    section 4.
    """

    def __init__(self, *, key: Callable[[str], str | None] = no_key, decisions: Iterable[Review] = ()) -> None:
        self._key = key
        self._where: dict[str, int] = {}  # claim, figure and event ids -> the telling
        self._names: dict[str, Mapping[str, str]] = {}  # by report, its entities' names
        self._told: dict[str, tuple[int, ...]] = {}  # by report, its tellings
        self._tellings: dict[int, _Telling] = {}
        self._next = 0
        self._blocks: dict[tuple[str, ...], list[tuple[int, str, int]]] = {}
        self._matches: dict[tuple[int, int], _Match] = {}
        self._met: Counter[tuple[int, int]] = Counter()  # in how many blocks two that match meet
        self._beside: dict[int, set[int]] = {}  # by telling, those that it matches
        self._row: dict[int, _Row] = {}
        self._rows: dict[int, _Row] = {}  # by its first telling
        self._events: dict[str, Event] = {}
        self._episodes = _Episodes()
        self._pairs: dict[tuple[int, int], Pair] = {}  # by the first tellings of two rows
        self._open: dict[tuple[int, int], Pair] = {}  # those of them that nobody decided
        self._log: tuple[Review, ...] = ()
        self._subjects: frozenset[str] = frozenset()
        self._by_event = False
        self._decided: list[_Decision] = []
        self._note(decisions)

    # -- what there is

    def events(self) -> tuple[Event, ...]:
        """Every event, ordered by time, then id."""
        return tuple(sorted(self._events.values(), key=_order))

    def event(self, id_: str) -> Event:
        """The event of that id; KeyError where there is none."""
        return self._events[id_]

    def pairs(self) -> tuple[Pair, ...]:
        """The pairs that only a person can decide, the surest first."""
        return tuple(sorted(self._open.values(), key=lambda pair: (-pair.score, pair.a, pair.b)))

    def telling(self, subject: str) -> str | None:
        """What a Pair calls the telling that a claim or figure belongs to; None where it belongs to none."""
        n = self._where.get(subject)
        return None if n is None else self._tellings[n].id

    # -- what comes

    def add(self, readings: Iterable[Reading]) -> Change:
        """Take reports in. A report that is there already adds nothing."""
        return self._change(reading for reading in readings if reading.document.id not in self._told)

    def replace(self, readings: Iterable[Reading]) -> Change:
        """Take reports in, also in the stead of what was read of them before."""
        return self._change(readings)

    def forget(self, documents: Iterable[str]) -> Change:
        """Leave reports out from now on. One that is not there changes nothing."""
        return self._change((), documents)

    def learn(self, key: Callable[[str], str | None], readings: Iterable[Reading]) -> Change:
        """Let this be who bears a name from now on. ``readings`` are those of the reports in which it is another."""
        self._key = key
        return self._change(readings, anew=True)

    def decide(self, decisions: Iterable[Review]) -> Change:
        """Let this be the log from now on: the one before with more at its end, or without what was taken back."""
        before = self._decided
        self._note(decisions)
        if self._by_event:
            return self._change((), ())
        self._decided = _decisions(self._log, self._where)
        return self._settle(self._decided_anew(before), set())

    def _note(self, decisions: Iterable[Review]) -> None:
        self._log = tuple(review for review in decisions if "|" in review.subject)
        self._subjects = frozenset(name for review in self._log for name in review.subject.split("|"))
        # What an event is called depends on what it holds: all must be joined to know whom such a decision means.
        named = any(name.startswith("evt-") for name in self._subjects)
        self._by_event = self._by_event or named

    def _decided_anew(self, before: Sequence[_Decision]) -> set[int]:
        """The tellings whose decisions are others now, or stand in another order."""
        old, new = set(before), set(self._decided)
        changed = old ^ new
        if [d for d in before if d in new] != [d for d in self._decided if d in old]:
            changed |= old | new
        return {n for decision in changed for n in (decision.a, decision.b) if n in self._tellings}

    def _change(self, readings: Iterable[Reading], documents: Iterable[str] = (), *, anew: bool = False) -> Change:
        touched: set[int] = set()
        left: set[int] = set()
        named = False
        for document in documents:
            named |= self._drop(document, touched, left)
        for document, reading in {reading.document.id: reading for reading in readings}.items():
            tellings = _tellings(reading, self._key)
            names = {entity.id: entity.name for entity in reading.entities} if tellings else {}
            if not anew and self._same(document, tellings, names):
                continue
            named |= self._drop(document, touched, left)
            named |= self._take(document, tellings, names, touched)
        before = self._decided
        if self._by_event:
            # So the events are made once without such decisions, to know whom they mean.
            touched = set(self._tellings) - left
            self._where = {name: n for name, n in self._where.items() if not name.startswith("evt-")}
            self._decided = _decisions(self._log, self._where)
            first = self._joined(sorted(touched, key=self._order))
            self._where |= {_event_id([self._tellings[n] for n in row]): row[0] for row in first}
            self._decided = _decisions(self._log, self._where)
        elif named:
            self._decided = _decisions(self._log, self._where)
            touched |= self._decided_anew(before)
        return self._settle(touched - left, left)

    def _same(self, document: str, tellings: Sequence[_Telling], names: Mapping[str, str]) -> bool:
        """Whether a report tells what it told before."""
        old = self._told.get(document)
        return (
            old is not None and [self._tellings[n] for n in old] == tellings and self._names.get(document, {}) == names
        )

    def _drop(self, document: str, touched: set[int], left: set[int]) -> bool:
        """A report's tellings out of their blocks; whether a decision spoke of any. They stay known until settled."""
        gone = self._told.pop(document, ())
        self._names.pop(document, None)
        named = False
        for n in gone:
            telling = self._tellings[n]
            touched |= {m for m in self._row[n].members if m != n}
            for name in {telling.id, *telling.claims, *telling.figures}:
                if self._where.get(name) == n:
                    del self._where[name]
                named = named or name in self._subjects
            for block in dict.fromkeys(_blocks(telling)):
                members = self._blocks[block]
                touched |= self._leave(members, n)
                if not members:
                    del self._blocks[block]
        left |= set(gone)
        return named

    def _take(self, document: str, tellings: Sequence[_Telling], names: Mapping[str, str], touched: set[int]) -> bool:
        """A report's tellings into their blocks; whether a decision speaks of any."""
        if tellings:
            self._names[document] = names
        named = False
        numbers = []
        for telling in tellings:
            n, self._next = self._next, self._next + 1
            numbers.append(n)
            self._tellings[n] = telling
            touched.add(n)
            for name in {telling.id, *telling.claims, *telling.figures}:
                self._where[name] = n
                named = named or name in self._subjects
            for block in dict.fromkeys(_blocks(telling)):
                touched |= self._enter(self._blocks.setdefault(block, []), n)
        self._told[document] = tuple(numbers)
        return named

    def _leave(self, members: list[tuple[int, str, int]], n: int) -> set[int]:
        """A telling out of a block: it parts from those whom it met there, and those around it come nearer."""
        telling = self._tellings[n]
        here = bisect_left(members, (_at(telling), telling.id, n))
        touched: set[int] = set()
        for k in range(max(here - _NEIGHBOURS, 0), min(here + _NEIGHBOURS + 1, len(members))):
            if k != here:
                touched |= self._part_ways(members[k][2], n)
        for k in range(max(here - _NEIGHBOURS, 0), here):
            if k + _NEIGHBOURS + 1 < len(members):
                a, b = members[k][2], members[k + _NEIGHBOURS + 1][2]
                self._meet(a, b)
                touched |= {a, b}
        del members[here]
        return touched

    def _enter(self, members: list[tuple[int, str, int]], n: int) -> set[int]:
        """A telling into a block, in which each meets the ``_NEIGHBOURS`` before and after it by number.

        So a day with ten thousand reports on one town stays near linear; what is one act is joined through its
        neighbours. Those whom the new one pushes apart meet there no longer.
        """
        telling = self._tellings[n]
        at = (_at(telling), telling.id, n)
        here = bisect_left(members, at)
        members.insert(here, at)
        touched: set[int] = set()
        for k in range(max(here - _NEIGHBOURS, 0), here):
            if k + _NEIGHBOURS + 1 < len(members):
                touched |= self._part_ways(members[k][2], members[k + _NEIGHBOURS + 1][2])
        for k in range(max(here - _NEIGHBOURS, 0), min(here + _NEIGHBOURS + 1, len(members))):
            if k != here:
                self._meet(members[k][2], n)
        return touched

    def _meet(self, a: int, b: int) -> None:
        pair = self._ordered(a, b)
        if pair not in self._matches:
            match = _matched(self._tellings[pair[0]], self._tellings[pair[1]])
            if match is None:
                return
            self._matches[pair] = match
            self._beside.setdefault(a, set()).add(b)
            self._beside.setdefault(b, set()).add(a)
        self._met[pair] += 1

    def _part_ways(self, a: int, b: int) -> set[int]:
        pair = self._ordered(a, b)
        if pair not in self._matches:
            return set()
        self._met[pair] -= 1
        if self._met[pair]:
            return set()
        del self._met[pair], self._matches[pair]
        self._beside[a].discard(b)
        self._beside[b].discard(a)
        return {a, b}

    def _order(self, n: int) -> tuple[str, int]:
        """What orders tellings, whenever they came: their report, then their place in it."""
        return self._tellings[n].document, n

    def _ordered(self, a: int, b: int) -> tuple[int, int]:
        return (a, b) if self._order(a) < self._order(b) else (b, a)

    # -- joining

    def _component(self, seeds: Iterable[int], same: Mapping[int, set[int]]) -> list[int]:
        """All that hangs together with the seeds by sure matches and a person's word."""
        reached, todo = set(seeds), list(seeds)
        while todo:
            n = todo.pop()
            for other in (*self._beside.get(n, ()), *same.get(n, ())):
                if other in reached:
                    continue
                match = self._matches.get(self._ordered(n, other))
                if other in same.get(n, ()) or (match is not None and match.score >= SAME):
                    reached.add(other)
                    todo.append(other)
        return sorted(reached, key=self._order)

    def _joined(self, members: Sequence[int]) -> list[list[int]]:
        """The rows of some tellings that hang together, in their order."""
        local = {n: k for k, n in enumerate(members)}
        groups = _Groups([self._tellings[n] for n in members])
        here = [d for d in self._decided if d.a in local and d.b in local]
        _decided(groups, [(local[d.a], local[d.b], d.verdict) for d in here])
        sure = [
            (-match.score, self._tellings[a].id, self._tellings[b].id, local[a], local[b])
            for a in members
            for b in self._beside.get(a, ())
            if b in local and self._ordered(a, b) == (a, b) and (match := self._matches[a, b]).score >= SAME
        ]
        for _, _, _, a, b in sorted(sure):
            if groups.together(a, b) or groups.forbidden(a, b):
                continue
            if groups.consistent(a, b) or _same_people(self._tellings[members[a]], self._tellings[members[b]]):
                groups.join(a, b)
        return [[members[k] for k in row] for row in groups.all()]

    def _settle(self, touched: set[int], left: set[int]) -> Change:
        """Make the rows and events anew that hang together with what was touched; drop what is left out."""
        same: dict[int, set[int]] = {}
        for decision in self._decided:
            if decision.verdict is Verdict.SAME:
                same.setdefault(decision.a, set()).add(decision.b)
                same.setdefault(decision.b, set()).add(decision.a)
        members = self._component(touched, same)
        old = {id(self._row[n]): self._row[n] for n in (*members, *left) if n in self._row}
        before = {row.event.id: self._events[row.event.id] for row in old.values() if row.event is not None}
        pairs: dict[tuple[int, int], Pair | None] = {}
        for row in old.values():
            pairs |= dict.fromkeys(row.pairs)
            self._forget(row)
        for n in left:
            del self._tellings[n]
            self._beside.pop(n, None)
        fresh = [self._make(row) for row in self._joined(members)]
        recheck = self._episodes.replace(
            [(row.event, row.total, row.last) for row in old.values() if row.event is not None],
            [(row.event, row.total, row.last) for row in fresh if row.event is not None],
        )
        made: dict[str, Event] = {}
        for name in recheck:
            known = self._events.get(name) or before.get(name)
            event = self._episodes.placed(name)
            self._events[name] = event
            if known != event:
                made[name] = event
        for row in fresh:
            self._pair(row)
        for row in fresh:
            pairs |= {between: self._pairs[between] for between in row.pairs}
        for decision in self._decided:
            if decision.verdict is not Verdict.UNSURE and (between := self._between(decision.a, decision.b)) in pairs:
                pairs[between] = None
        for between, pair in pairs.items():
            if pair is None:
                self._open.pop(between, None)
            else:
                self._open[between] = pair
        gone = frozenset(name for name in before if name not in self._events)
        return Change(gone, tuple(sorted(made.values(), key=_order)), pairs)

    def _forget(self, row: _Row) -> None:
        for between in row.pairs:
            self._pairs.pop(between, None)
            other = self._rows.get(between[0] if between[1] == row.members[0] else between[1])
            if other is not None and other is not row:
                other.pairs.discard(between)
        del self._rows[row.members[0]]
        for n in row.members:
            del self._row[n]
        if row.event is not None:
            self._events.pop(row.event.id, None)

    def _make(self, members: Sequence[int]) -> _Row:
        tellings = [self._tellings[n] for n in members]
        event = None if all(t.denies for t in tellings) else _event(tellings, self._key, self._names)
        last = max((t.published for t in tellings if t.published is not None), default=None)
        row = _Row(tuple(members), event, tellings[0].cumulative, last)
        self._rows[members[0]] = row
        for n in members:
            self._row[n] = row
        return row

    # -- pairs

    def _between(self, a: int, b: int) -> tuple[int, int]:
        one, other = self._row[a].members[0], self._row[b].members[0]
        return (one, other) if one < other else (other, one)

    def _pair(self, row: _Row) -> None:
        """Of the row and each other the pair that is most alike."""
        for n in row.members:
            for m in self._beside.get(n, ()):
                if self._row[m] is row:
                    continue
                match = self._matches[self._ordered(n, m)]
                a, b = sorted((self._tellings[n].id, self._tellings[m].id))
                pair = Pair(a=a, b=b, score=match.score, verdict=Verdict.UNSURE, reasons=match.reasons)
                between = self._between(n, m)
                known = self._pairs.get(between)
                if known is None or (-pair.score, pair.a, pair.b) < (-known.score, known.a, known.b):
                    self._pairs[between] = pair
                    row.pairs.add(between)
                    self._row[m].pairs.add(between)


@dataclass(slots=True, eq=False)
class _Row:
    """Tellings that are one event, or one denial of none: ``total`` where they run over days, told until ``last``."""

    members: tuple[int, ...]
    event: Event | None
    total: bool
    last: dt.date | None
    pairs: set[tuple[int, int]] = field(default_factory=set)


def _at(telling: _Telling) -> int:
    """Where it stands in its blocks: by its largest number."""
    return max(telling.numbers.values(), default=-1)


def _matched(one: _Telling, other: _Telling) -> _Match | None:
    if one.document == other.document or one.cumulative != other.cumulative:
        return None
    match = _compare(one, other)
    return match if match is not None and match.score >= UNSURE else None


def _event_id(members: Sequence[_Telling]) -> str:
    claims = sorted({claim for telling in members for claim in telling.claims})
    # One claim can tell of several acts; its figures then tell them apart.
    return content_id("evt", *claims, "figures", *sorted({f for telling in members for f in telling.figures}))


def _event(
    members: Sequence[_Telling], key: Callable[[str], str | None], named: Mapping[str, Mapping[str, str]]
) -> Event:
    told = [telling for telling in members if not telling.denies]
    votes: Counter[str] = Counter()
    sure = [telling for telling in told if not telling.kind[1]] or told
    for telling in sure:
        votes[telling.kind[0]] += 1
    kind = min(votes, key=lambda name: (-votes[name], name == ATTACK, name))
    fillers = [filler for telling in sorted(members, key=lambda t: t.id) for filler in telling.roles]
    names = {
        filler.entity: named[telling.document].get(filler.entity, "")
        for telling in members
        for filler in telling.roles
        if filler.role is not Role.WEAPON
    }
    actors = {actor for name in names.values() if (actor := key(name)) is not None}
    scores = [score for telling in members for score in telling.scores] or [1.0]
    return Event(
        id=_event_id(members),
        kind=kind,
        when=_when(told),
        place=_place(told),
        claims=tuple(sorted({claim for telling in members for claim in telling.claims})),
        figures=tuple(sorted({figure for telling in members for figure in telling.figures})),
        documents=tuple(sorted({telling.document for telling in members})),
        roles=_roles(fillers),
        actors=tuple(sorted(actors)),
        score=round(min(1.0, sum(scores) / len(scores)), 4),
    )


def _place(members: Sequence[_Telling]) -> PlaceMention | None:
    """The finest place, of equals the one told most often."""
    places = [telling.place for telling in members if telling.place is not None]
    if not places:
        return None
    count = Counter(_key(place) for place in places)
    return min(places, key=lambda p: (_precision(p), -count[_key(p)], _key(p), p.id))


def _when(members: Sequence[_Telling]) -> When | None:
    """The most precise time, of equals the one told most often; for a running total the longest.

    Where none is told, the week before the first report, with precision 3: it cannot have been later.
    """
    told = [telling.when for telling in members if telling.when is not None]
    if told and members[0].cumulative:
        return min(told, key=lambda w: (w.start or dt.date.max, -(w.end or dt.date.min).toordinal(), w.words))
    if told:
        count = Counter((w.start, w.end) for w in told)
        return min(
            told,
            key=lambda w: (
                w.precision,
                -count[w.start, w.end],
                w.start or dt.date.max,
                w.end or dt.date.max,
                w.words,
            ),
        )
    printed = min((t.published for t in members if t.published is not None), default=None)
    if printed is None or members[0].cumulative:
        return None
    return When(start=printed - _UNTOLD * _DAY, end=printed, precision=3, words="")


def _roles(fillers: Iterable[Filler]) -> tuple[Filler, ...]:
    """Each entity once a role, with all its mentions; the surest words stand for it."""
    made: dict[tuple[str, str], Filler] = {}
    for filler in fillers:
        at = filler.role.value, filler.entity
        known = made.get(at)
        if known is None:
            made[at] = filler
        else:
            mentions = tuple(sorted({*known.mentions, *filler.mentions}))
            made[at] = Filler(
                role=filler.role,
                entity=filler.entity,
                mentions=mentions,
                kind=known.kind,
                confidence=min(known.confidence, filler.confidence, key=list(type(known.confidence)).index),
            )
    return tuple(made[at] for at in sorted(made))


# ------------------------------------------------------------------ wholes and parts


class _Episodes:
    """Which events are parts of which: the smallest episode that holds an event in place and window."""

    def __init__(self) -> None:
        self._events: dict[str, tuple[Event, bool]] = {}  # without part_of, and whether it is a running total
        self._lying: dict[str, set[str]] = {}  # by where an episode would have to be, the events that lie there
        self._holding: dict[str, list[tuple[int, int, str, Event, _Window]]] = {}

    def replace(
        self,
        old: Iterable[tuple[Event, bool, dt.date | None]],
        new: Iterable[tuple[Event, bool, dt.date | None]],
    ) -> list[str]:
        """Put events in the stead of others; the ids of those whose whole may be another now."""
        moved: set[str] = set()
        for event, total, last in old:
            self._events.pop(event.id, None)
            for at in _lies(event.place):
                self._lying[at].discard(event.id)
            moved |= self._hold(event, total, last, enter=False)
        names = []
        for event, total, last in new:
            self._events[event.id] = event, total
            names.append(event.id)
            for at in _lies(event.place):
                self._lying.setdefault(at, set()).add(event.id)
            moved |= self._hold(event, total, last, enter=True)
        return sorted({*names, *(name for at in moved for name in self._lying.get(at, ()))})

    def _hold(self, event: Event, total: bool, last: dt.date | None, *, enter: bool) -> set[str]:
        """Note or drop an episode; the key of those who may lie in it. One that names no place is known to hold none,
        and of one without a time nothing tells which days it counts.
        """
        window = _window(event.when, last) if total and event.when is not None else None
        if window is None or not window.told or event.place is None:
            return set()
        at = _holds(event.place)
        rows = self._holding.setdefault(at, [])
        row = _precision(event.place), window.days, event.id, event, window
        if enter:
            rows.append(row)
        else:
            rows[:] = [kept for kept in rows if kept[2] != event.id]
        rows.sort(key=lambda item: item[:3])
        return {at}

    def placed(self, name: str) -> Event:
        """The event of that id with its whole."""
        event, total = self._events[name]
        return _part(event, total, self._holding)


def _order(event: Event) -> tuple[dt.date, str]:
    when = event.when
    return (when.start or when.end or dt.date.max) if when else dt.date.max, event.id


def _holds(place: PlaceMention) -> str:
    """The key under which an episode is looked for by what lies in it."""
    if place.place is None or place.place.precision <= 3:
        return f"place {_key(place)}"
    if place.place.precision == 4:
        return f"division {place.place.country} {(place.place.admin1 or place.place.name).casefold()}"
    return f"country {place.place.country}"


def _lies(place: PlaceMention | None) -> Iterator[str]:
    """The keys of the episodes that could hold a place, the narrowest first."""
    if place is None:
        return
    yield f"place {_key(place)}"
    if place.place is not None:
        if place.place.admin1 or place.place.precision == 4:
            yield f"division {place.place.country} {(place.place.admin1 or place.place.name).casefold()}"
        yield f"country {place.place.country}"


def _part(event: Event, total: bool, episodes: Mapping[str, Sequence[tuple[int, int, str, Event, _Window]]]) -> Event:
    window = _window(event.when, None)
    if window is None or (event.when is not None and not event.when.words and not total):
        window = None if window is None else _Window(window.start, window.end, False)
    if window is None:
        return event
    for at in _lies(event.place):
        for _, _, name, whole, held in episodes.get(at, ()):
            inside = held.start <= (window.start if window.told else window.end) and window.end <= held.end
            larger = not total or (held.days, name) > (window.days, event.id)
            if name == event.id or not inside or not larger or held.days < window.days:
                continue
            if _inside(event.place, whole.place):
                return replace(event, part_of=name)
    return event
