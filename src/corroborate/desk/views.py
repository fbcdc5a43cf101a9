"""What pages and documents show of a publication: plain values in plain words, shared by web, HTML and JSON.

Nothing here decides anything: the numbers, the rules that made them and the grades come weighed. A view says them
in sentences that a recorder would sign, and keeps for each number the way back to the words it rests on.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from corroborate.desk.protect import Assertion, Protection, Publication, Statement
from corroborate.values import (
    Actor,
    Certainty,
    Document,
    Echo,
    Event,
    Figure,
    Grade,
    Group,
    Level,
    Measure,
    Place,
    Polarity,
    Role,
    Toll,
    When,
)

RULES: Mapping[str, str] = {
    "R1": "Reports that repeat one voice count once. The voice’s own statement speaks, or else its closest copy.",
    "R2": "A voice’s later statement replaces its earlier one. A running count of deaths is not lowered by an old "
    "number printed again.",
    "R3": "Figures of different extent (one place and day, several, a campaign) are kept apart, as part and whole.",
    "R4": "Different measures, groups and units are never mixed. The number for all persons is a stated total, or the "
    "sum of one voice’s separate parts.",
    "R5": "A warring party’s claim about the other side’s losses, heard from nobody else, sets no floor and no best "
    "number.",
    "R6": "A party that admits its own losses, or its own responsibility, is credible: its number sets the floor.",
    "R7": "Independent voices agree: the range is what all of them allow.",
    "R8": "Independent voices differ: the range spans them all, and the best number is the highest-ranked voice’s, "
    "the newest among equals.",
    "R9": "Within one statement, what its groups leave of its total is counted as unknown; within one report, what its "
    "dead leave of those hit is counted as injured.",
    "R10": "One total over several places or days stays one event and is not divided.",
    "R11": "Every voice hedges: no floor and no best number, only an upper bound where one is stated.",
    "R12": "An independent voice denies it. The figure stays, marked as disputed.",
    "R13": "A count that its own voice calls incomplete, or “verified so far”, is a floor and nothing more.",
    "R14": "An unnamed or second-hand maximum far above every named voice is set aside until a named voice repeats it.",
    "dominated": "An open or wide range that holds another voice’s narrower one says nothing more than it.",
}

FLAGS: Mapping[str, str] = {
    "review": "a person should look at this",
    "disputed": "disputed",
    "biased_source": "only from a warring party about the other side",
    "unconfirmed": "unconfirmed by its own voice",
    "floor": "a floor: the count is incomplete",
    "statistic": "counts the crimes of a place and time, not one event",
    "dead_among": "its report tells how many of them died",
    "besides": "told beside others before",
    "hit": "told to be hit, not whether they live",
    "not_verified": "an outlet says it could not verify this",
    "contested_status": "who the dead were is contested",
    "dominated": "says no more than another voice",
    "contradiction": "a copy changed the number",
    "approximate": "approximate",
    "parts_exceed": "its parts add up to more than it",
    "claimed": "by its own account",
    "accused": "accused of it",
    "suspected": "suspected of it",
    "possible": "possibly",
}

_KINDS: Mapping[str, str] = {
    "Air/drone strike": "Air or drone strike",
    "Shelling/artillery/missile attack": "Shelling",
    "Remote explosive/landmine/IED": "Explosion of a mine or planted device",
    "Suicide bomb": "Suicide bombing",
    "Chemical weapon": "Use of a chemical weapon",
    "Grenade": "Grenade attack",
    "Abduction/forced disappearance": "Abduction",
    "Looting/property destruction": "Looting or destruction of property",
    "Other": "Event",
}
_DONE: Mapping[Measure, tuple[str, str]] = {
    Measure.KILLED: ("was killed", "were killed"),
    Measure.INJURED: ("was injured", "were injured"),
    Measure.MISSING: ("is missing", "are missing"),
    Measure.DETAINED: ("was detained", "were detained"),
    Measure.ABDUCTED: ("was abducted", "were abducted"),
    Measure.DISPLACED: ("was displaced", "were displaced"),
    Measure.CASUALTIES: ("was killed or injured", "were killed or injured"),
}
_LABELS: Mapping[Measure, str] = {
    Measure.KILLED: "Killed",
    Measure.INJURED: "Injured",
    Measure.MISSING: "Missing",
    Measure.DETAINED: "Detained",
    Measure.ABDUCTED: "Abducted",
    Measure.DISPLACED: "Displaced",
    Measure.CASUALTIES: "Killed or injured",
}
_GROUPS: Mapping[Group, str] = {
    Group.CIVILIAN: "civilians",
    Group.COMBATANT: "combatants",
    Group.UNKNOWN: "status unknown",
}
MEASURES = tuple(_LABELS)
Key = TypeVar("Key")


# ------------------------------------------------------------------ numbers and days in words


def number(n: int) -> str:
    """A count of persons with thin thousands separators."""
    return f"{n:,}".replace(",", "\u202f")


def interval(low: int | None, best: int | None, high: int | None) -> str:
    """A range as a reader says it: "27", "21–27", "at least 21", "up to 30"."""
    if low is not None and low == high:
        return number(low)
    if low is not None and high is not None and low > 0:
        return f"{number(low)}–{number(high)}"
    if high is not None:
        return f"up to {number(high)}"
    if low is not None and low > 0:
        return f"at least {number(low)}"
    if best is not None:
        return f"about {number(best)}"
    return "unknown"


def day(date: dt.date | None, *, year: bool = True) -> str:
    """A day in words: 12 March 2024."""
    if date is None:
        return "undated"
    return f"{date.day} {date:%B}" + (f" {date.year}" if year else "")


def days(start: dt.date | None, end: dt.date | None) -> str:
    """A stretch of days in words: 12–16 March 2024."""
    if start is None or end is None or start == end:
        return day(start or end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day(end)}"
    return f"{day(start, year=start.year != end.year)} – {day(end)}"


def when_words(when: When | None) -> str:
    """When something happened, in words, or that it is not known."""
    if when is None or (when.start is None and when.end is None):
        return "date unknown"
    if when.start is None:
        return f"by {day(when.end)}"
    if when.end is None:
        return f"since {day(when.start)}"
    return days(when.start, when.end)


def counted(n: int, one: str, many: str | None = None) -> str:
    """A number with its noun: 1 report, 7 reports."""
    return f"{number(n)} {one if n == 1 else many or one + 's'}"


def corroboration(reports: int, voices: int) -> str:
    """The line that stands beside every number."""
    return f"{counted(reports, 'report')}, {counted(voices, 'independent voice')}"


def kind_words(kind: str) -> str:
    """An ACLED sub-type as a heading says it."""
    return _KINDS.get(kind, kind)


def sentence(
    measure: Measure,
    low: int | None,
    best: int | None,
    high: int | None,
    tail: str,
    noun: tuple[str, str] = ("person", "people"),
) -> str:
    """A toll as a sentence: "Between 21 and 27 people were killed …; the best-supported number is 27."."""
    one, many = _DONE[measure]

    def people(n: int) -> str:
        return f"{number(n)} {noun[0] if n == 1 else noun[1]}"

    tail = f" {tail}" if tail else ""
    best_words = f"; the best-supported number is {number(best)}" if best is not None else ""
    if low is not None and low == high:
        return (f"No {noun[0]} {one}" if low == 0 else f"{people(low)} {one if low == 1 else many}") + f"{tail}."
    if low and high is not None:
        return f"Between {number(low)} and {people(high)} {many}{tail}{best_words}."
    if low:
        words = best_words if best != low else ""
        return f"At least {people(low)} {one if low == 1 else many}{tail}{words}."
    if high is not None:
        may = many.replace("were", "may have been").replace("are missing", "may be missing")
        return f"Up to {people(high)} {may}{tail}{best_words}."
    if best is not None:
        return f"About {people(best)} {many}{tail}."
    return f"Reports speak of {noun[1]} who {many}{tail}, but give no number that stands."


# ------------------------------------------------------------------ the values that are shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a toll table. ``toll`` is the number of its trace within the event, 0 for a sum of events."""

    measure: Measure
    label: str
    group: str
    low: int | None
    best: int | None
    high: int | None
    level: Level | None
    reasons: tuple[str, ...]
    flags: tuple[str, ...]
    reports: int
    voices: int
    trace: int = 0
    unverified_high: int | None = None
    part: bool = False

    @property
    def low_words(self) -> str:
        """The floor, a dash where there is none."""
        return "–" if self.low is None else number(self.low)

    @property
    def best_words(self) -> str:
        """The best number, a dash where there is none."""
        return "–" if self.best is None else number(self.best)

    @property
    def high_words(self) -> str:
        """The ceiling, or that it is open."""
        return "open" if self.high is None else number(self.high)

    @property
    def corroboration(self) -> str:
        """How many reports and how many voices."""
        return corroboration(self.reports, self.voices)


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Another outlet printing what a voice said, on a day (None: undated)."""

    day: dt.date | None
    outlet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A voice's statement on a day, and the copies of it.

    ``standing``: the toll uses it. ``denied``: the voice denies that anybody was harmed.
    """

    day: dt.date
    low: int | None
    best: int | None
    high: int | None
    standing: bool
    copies: tuple[Copy, ...] = ()
    denied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What one origin voice said over time."""

    voice: str
    points: tuple[Point, ...]

    @property
    def standing(self) -> bool:
        """Whether the toll rests on anything that this voice said."""
        return any(point.standing for point in self.points)


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """How the number of one measure grew or fell, voice by voice, and the range that stands at the end."""

    measure: Measure
    label: str
    lines: tuple[Line, ...]
    others: int
    low: int | None
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place on the map: ``size`` is the best number of people killed there, ``label`` what stands beside it."""

    name: str
    lat: float
    lon: float
    size: int
    label: str
    events: tuple[int, ...]
    coarse: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A town that gives the bearings."""

    name: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A statement in a trace: who said what, when and where printed; ``source`` numbers its sentence.

    ``verbatim``: the phrase is the report's own words. ``figure`` is its id.
    """

    speaker: str
    phrase: str
    day: str
    outlet: str
    reason: str
    rule: str
    source: int
    testimony: bool
    verbatim: bool = True
    copies: int = 0
    figure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """How one number was reached."""

    number: int
    title: str
    result: str
    rules: tuple[tuple[str, str], ...]
    used: tuple[Item, ...]
    set_aside: tuple[Item, ...]
    reasons: tuple[str, ...]
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A piece of a sentence; ``marked`` where it carries a figure."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A sentence of a report with the figures in it highlighted, and the outlets that printed it word for word.

    ``report`` is the number of its report in the list of reports, 0 where it is withheld; ``figures`` are the ids of
    those that are highlighted, ``document`` that of the report.
    """

    number: int
    outlet: str
    day: str
    report: int
    speakers: tuple[str, ...]
    segments: tuple[Segment, ...]
    reprints: tuple[Copy, ...] = ()
    denial: bool = False
    withheld: str = ""
    document: str = ""
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A report in the list of reports, with whom it repeats."""

    number: int
    outlet: str
    day: str
    title: str
    url: str | None
    repeats: tuple[str, ...]
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """One event as it is shown."""

    number: int
    id: str
    anchor: str
    title: str
    kind: str
    place: str
    when: str
    start: dt.date | None
    said_to_have_done_it: tuple[str, ...]
    level: Level | None
    reasons: tuple[str, ...]
    line: str
    rows: tuple[Row, ...]
    histories: tuple[History, ...]
    traces: tuple[Trace, ...]
    sources: tuple[SourceRow, ...]
    reports: int
    part_of: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierView:
    """A whole dossier as it is shown, the answer first."""

    title: str
    headline: str
    standfirst: str
    as_of: str
    rows: tuple[Row, ...]
    lead: EventView | None
    events: tuple[EventView, ...]
    spots: tuple[Spot, ...]
    towns: tuple[Town, ...]
    reports: tuple[ReportRow, ...]
    open_pairs: int
    decisions: int
    withheld: tuple[str, ...]
    level: str
    digest: str
    known_at: str
    case: str | None


# ------------------------------------------------------------------ building


class Known(Protocol):
    """What the answer over many events asks for: the index of a publication, or the record as it stands."""

    def tolls_of(self, event: str) -> Sequence[Toll]:
        """The tolls of an event."""

    def parts_of(self, event: str) -> Sequence[Event]:
        """The events that are part of an event."""

    def holds(self, event: str | None) -> bool:
        """Whether an event is among those that are shown."""

    def heard(self, figure: str) -> tuple[str, str] | None:
        """The report in which a figure stands, and the key of the voice that says it."""

    def grade(self, event: str, toll: Toll | None = None) -> Grade | None:
        """The grade of an event, or of a toll of it."""


class _Index:
    """A publication, looked up by id."""

    def __init__(self, publication: Publication) -> None:
        self.publication = publication
        self.documents: dict[str, Document] = {d.id: d for d in publication.documents}
        self.statements: dict[str, Statement] = {s.figure.id: s for s in publication.statements}
        self.assertions: dict[str, Assertion] = {a.claim.id: a for a in publication.assertions}
        self.excerpts = {excerpt.id: excerpt for excerpt in publication.excerpts}
        self.actors: dict[str, Actor] = {actor.id: actor for actor in publication.actors}
        self.places: dict[str, Place] = {place.id: place for place in publication.places}
        self.grades: dict[str, Grade] = {grade.subject: grade for grade in publication.grades}
        self.tolls: dict[str, list[Toll]] = {}
        for toll in publication.tolls:
            self.tolls.setdefault(toll.event, []).append(toll)
        self.echo_of: dict[str, Echo] = {}
        for echo in publication.echoes:
            for identity in (echo.origin, *(member.id for member in echo.members)):
                self.echo_of.setdefault(identity, echo)
        self.events: dict[str, Event] = {event.id: event for event in publication.events}
        self.parts: dict[str, list[Event]] = {}
        for event in publication.events:
            if event.part_of in self.events:
                self.parts.setdefault(event.part_of or "", []).append(event)
        self.order: dict[str, int] = {}
        for event in publication.events:
            if event.part_of not in self.events:
                self._place_in_order(event)
        for event in publication.events:  # a ring of parts, which nothing should make, still loses no event
            self.order.setdefault(event.id, len(self.order) + 1)
        self.report_number = {
            document.id: n for n, document in enumerate(sorted(publication.documents, key=_document_order), 1)
        }

    def _place_in_order(self, event: Event) -> None:
        if event.id not in self.order:
            self.order[event.id] = len(self.order) + 1
            for part in self.parts.get(event.id, ()):
                self._place_in_order(part)

    def tolls_of(self, event: str) -> Sequence[Toll]:
        return self.tolls.get(event, ())

    def parts_of(self, event: str) -> Sequence[Event]:
        return self.parts.get(event, ())

    def holds(self, event: str | None) -> bool:
        return event in self.events

    def heard(self, figure: str) -> tuple[str, str] | None:
        statement = self.statements.get(figure)
        if statement is None:
            return None
        return statement.figure.document or statement.figure.id, self.voice_key(statement)

    def grade(self, event: str, toll: Toll | None = None) -> Grade | None:
        return self.grades.get(event if toll is None else toll.subject)

    def outlet(self, figure: Figure) -> str:
        document = self.documents.get(figure.document)
        return outlet(document) if document is not None else ""

    def speaker(self, statement: Statement) -> str:
        """Who says it, by the name that the voice directory gives, or in the report's own words."""
        figure = statement.figure
        voice = figure.voice
        actor = None
        if voice is not None and not statement.testimony:
            echo = self.echo_of.get(figure.id)
            actor = self.actors.get(voice.actor or "") or (self.actors.get(echo.voice) if echo is not None else None)
        if actor is not None and not actor.generic:
            return actor.name
        if statement.speaker:
            return capital(statement.speaker)
        return f"{self.outlet(figure) or 'A report'}, own account"

    def voice_key(self, statement: Statement) -> str:
        figure = statement.figure
        if (echo := self.echo_of.get(figure.id)) is not None:
            return echo.voice
        voice = figure.voice
        if voice is not None and voice.actor is not None:
            return voice.actor
        return f"{statement.speaker.casefold()}@{figure.document or figure.id}"

    def said(self, figure: Figure) -> dt.date | None:
        document = self.documents.get(figure.document)
        return figure.said or (document.published if document is not None else None)

    def printed(self, figure: Figure) -> dt.date | None:
        document = self.documents.get(figure.document)
        return document.published if document is not None else figure.said


def capital(words: str) -> str:
    """Words with their first letter raised."""
    return words[:1].upper() + words[1:]


def outlet(document: Document) -> str:
    """Who printed a report, in a word."""
    if document.source:
        return document.source
    if document.url:
        return document.url.split("//", 1)[-1].split("/", 1)[0].removeprefix("www.")
    return document.ref or "Unnamed outlet"


def _document_order(document: Document) -> tuple[str, str, str]:
    return str(document.published or "9999"), outlet(document), document.id


def _toll_order(toll: Toll) -> tuple[int, str, int, str, str]:
    groups = (None, Group.CIVILIAN, Group.COMBATANT, Group.UNKNOWN)
    return (
        MEASURES.index(toll.measure),
        toll.perpetrator or "",
        groups.index(toll.group),
        toll.party or "",
        toll.subgroup or "",
    )


def row_of(known: Known, toll: Toll, trace: int) -> Row:
    """A toll as a line of a table; ``trace`` is its number within the event."""
    grade = known.grade(toll.event, toll)
    group = "all people" if toll.group is None else _GROUPS[toll.group]
    if toll.subgroup:
        group = toll.subgroup.replace("_", " ")
    if toll.party:
        group += f" ({toll.party})"
    if toll.perpetrator:
        group += f", by {toll.perpetrator}"
    return Row(
        measure=toll.measure,
        label=_LABELS[toll.measure],
        group=group,
        low=toll.low,
        best=toll.best,
        high=toll.high,
        level=grade.level if grade else None,
        reasons=grade.reasons if grade else (),
        flags=tuple(FLAGS.get(flag, flag.replace("_", " ")) for flag in toll.flags),
        reports=toll.reports,
        voices=toll.voices,
        trace=trace,
        unverified_high=toll.unverified_high,
        part=not _everybody(toll),
    )


def _everybody(toll: Toll) -> bool:
    """Whether a toll counts all persons, of whatever side, whoever did it."""
    return toll.group is None and toll.subgroup is None and toll.party is None and toll.perpetrator is None


def _main(tolls: Iterable[Toll]) -> dict[Measure, Toll]:
    """The toll of all persons of each measure, whoever did it."""
    return {toll.measure: toll for toll in sorted(tolls, key=_toll_order, reverse=True) if _everybody(toll)}


def _lines(index: _Index, toll: Toll) -> tuple[Line, ...]:
    used = {weighed.figure for weighed in toll.used}
    heard: dict[tuple[str, str, str], list[Statement]] = {}
    for weighed in (*toll.used, *toll.set_aside):
        statement = index.statements.get(weighed.figure)
        if statement is not None and index.said(statement.figure) is not None:
            # A side's own losses and the other side's, civilians and fighters, are several stories from one mouth.
            figure = statement.figure
            side = (figure.party or "").casefold() if figure.group is Group.COMBATANT else ""
            heard.setdefault((index.voice_key(statement), figure.group.value, side), []).append(statement)
    lines = []
    stories = Counter(voice for voice, _, _ in heard)
    for (voice, group, side), statements in heard.items():
        points: list[Point] = []
        ordered = sorted(
            dict.fromkeys(statements),
            key=lambda s: (index.said(s.figure) or dt.date.max, index.printed(s.figure) or dt.date.max, s.figure.id),
        )
        for statement in ordered:
            figure = statement.figure
            value = figure.low, figure.best, figure.high
            copy = Copy(day=index.printed(figure), outlet=index.outlet(figure))
            same = next((n for n, p in enumerate(points) if (p.low, p.best, p.high) == value), None)
            if same is not None:
                known = points[same]
                points[same] = replace(
                    known, copies=(*known.copies, copy), standing=known.standing or figure.id in used
                )
            else:
                said = index.said(figure)
                assert said is not None
                points.append(
                    Point(
                        day=said,
                        low=value[0],
                        best=value[1],
                        high=value[2],
                        standing=figure.id in used,
                        denied=figure.certainty is Certainty.DENIED,
                    )
                )
        origin = index.echo_of.get(ordered[0].figure.id)
        speaks = index.statements.get(origin.origin, ordered[0]) if origin is not None else ordered[0]
        whom = ""
        if stories[voice] > 1:
            sides = {other for of, kind, other in heard if (of, kind) == (voice, group)}
            whom = f", {_GROUPS[Group(group)]}" + (f" ({side})" if side and len(sides) > 1 else "")
        lines.append(Line(voice=index.speaker(speaks) + whom, points=tuple(points)))
    # The voice that the best number is taken from leads; among the rest, who spoke most often.
    return tuple(
        sorted(
            lines,
            key=lambda line: (
                not line.standing,
                toll.best is None or _last(line) != toll.best,
                -len(line.points),
                -_last(line),
                line.voice,
            ),
        )
    )


def _last(line: Line) -> int:
    point = line.points[-1]
    return point.best or point.low or point.high or 0


# More lines than this cannot be told apart on a phone; the rest is counted in words.
_MOST_LINES = 8


def _history(index: _Index, toll: Toll) -> History | None:
    lines = _lines(index, toll)
    days_seen = {point.day for line in lines for point in line.points}
    points = [len(line.points) for line in lines]
    if len(days_seen) < 2 or (max(points) < 2 and sum(points) < 4):
        return None  # a few numbers are sooner read than drawn
    return History(
        measure=toll.measure,
        label=_LABELS[toll.measure] + ("" if toll.group is None else f", {_GROUPS[toll.group]}"),
        lines=lines[:_MOST_LINES],
        others=max(0, len(lines) - _MOST_LINES),
        low=toll.low,
        best=toll.best,
        high=toll.high,
    )


def _histories(index: _Index, tolls: Iterable[Toll]) -> tuple[History, ...]:
    """For each measure the history that tells most: of everybody, or of a group whose number was followed longer."""
    best: dict[Measure, History] = {}
    for toll in sorted(tolls, key=_toll_order):
        if toll.subgroup is not None or toll.perpetrator is not None or toll.party is not None:
            continue
        history = _history(index, toll)
        known = best.get(toll.measure)
        if history is not None and (known is None or _followed(history) > _followed(known)):
            best[toll.measure] = history
    return tuple(sorted(best.values(), key=lambda history: MEASURES.index(history.measure)))[:2]


def _followed(history: History) -> int:
    """How often the most persistent voice gave a number."""
    return max(len(line.points) for line in history.lines)


def _sources(index: _Index, event: Event) -> tuple[tuple[SourceRow, ...], dict[str, int]]:
    """The sentences that tell of an event, each once, and for each figure the number of its sentence."""
    statements = [s for f in event.figures if (s := index.statements.get(f)) is not None]
    by_excerpt: dict[str, list[Statement]] = {}
    hidden: list[Statement] = []
    for statement in statements:
        if statement.excerpt is None:
            hidden.append(statement)
        else:
            by_excerpt.setdefault(statement.excerpt, []).append(statement)
    denials = {
        a.excerpt
        for claim in event.claims
        if (a := index.assertions.get(claim)) is not None and a.claim.polarity is Polarity.NEGATIVE and a.excerpt
    }
    told = {a.excerpt: a for claim in event.claims if (a := index.assertions.get(claim)) is not None and a.excerpt}
    chosen = set(by_excerpt) | denials | (set(told) if not statements else set())
    same: dict[str, list[str]] = {}
    order = sorted(chosen, key=lambda e: (_document_order(index.documents[index.excerpts[e].document]), _nth(e)))
    for excerpt in order:
        same.setdefault(" ".join(index.excerpts[excerpt].text.casefold().split()), []).append(excerpt)
    rows: list[SourceRow] = []
    numbers: dict[str, int] = {}
    origins = {index.statements[e.origin].excerpt for e in index.publication.echoes if e.origin in index.statements}
    for alike in same.values():
        alike.sort(key=lambda excerpt: excerpt not in origins)  # the origin's own report before its copies
        first = alike[0]
        document = index.documents[index.excerpts[first].document]
        spoken = by_excerpt.get(first, [])
        speakers = list(dict.fromkeys(index.speaker(s) for s in spoken))
        if not speakers and first in told and told[first].speaker:
            speakers = [capital(told[first].speaker)]
        number_ = len(rows) + 1
        rows.append(
            SourceRow(
                number=number_,
                outlet=outlet(document),
                day=day(document.published),
                report=index.report_number[document.id],
                speakers=tuple(speakers),
                segments=_segments(index.excerpts[first].text, [(s.start, s.end) for s in spoken if s.end > s.start]),
                reprints=tuple(
                    Copy(day=other.published, outlet=outlet(other))
                    for other in (index.documents[index.excerpts[e].document] for e in alike[1:])
                ),
                denial=first in denials or any(s.figure.certainty is Certainty.DENIED for s in spoken),
                document=document.id,
                figures=tuple(s.figure.id for s in spoken),
            )
        )
        for excerpt in alike:
            for statement in by_excerpt.get(excerpt, []):
                numbers[statement.figure.id] = number_
    for statement in sorted(hidden, key=lambda s: (str(index.said(s.figure) or "9999"), s.figure.id)):
        rows.append(
            SourceRow(
                number=len(rows) + 1,
                outlet="",
                day=day(index.said(statement.figure)),
                report=0,
                speakers=(index.speaker(statement),),
                segments=(Segment(text=_content(statement.figure)),),
                withheld="The words and the report are withheld to protect the person."
                if statement.testimony
                else "The sentence is not at hand.",
            )
        )
        numbers[statement.figure.id] = len(rows)
    return tuple(rows), numbers


def _nth(excerpt: str) -> int:
    return int(excerpt[1:]) if excerpt[1:].isdigit() else 0


def _content(figure: Figure) -> str:
    """What a figure says, without its words."""
    words = interval(figure.low, figure.best, figure.high)
    group = "" if figure.group is Group.UNKNOWN else f" ({_GROUPS[figure.group]})"
    return f"{capital(words)} {_LABELS[figure.measure].casefold()}{group}"


def _segments(text: str, spans: Iterable[tuple[int, int]]) -> tuple[Segment, ...]:
    segments: list[Segment] = []
    at = 0
    for start, end in sorted(set(spans)):
        if end <= at:
            continue
        start = max(start, at)
        if start > at:
            segments.append(Segment(text=text[at:start]))
        segments.append(Segment(text=text[start:end], marked=True))
        at = end
    if at < len(text):
        segments.append(Segment(text=text[at:]))
    return tuple(segments)


def _trace(index: _Index, toll: Toll, row: Row, numbers: Mapping[str, int]) -> Trace:
    def items(weighed_figures: Iterable[tuple[str, str, str]]) -> tuple[Item, ...]:
        found: dict[tuple[str, str, str, int], Item] = {}
        for identity, rule, reason in weighed_figures:
            statement = index.statements.get(identity)
            if statement is None:
                continue
            figure = statement.figure
            item = Item(
                speaker=index.speaker(statement),
                phrase=_phrase(figure),
                day=day(index.said(figure), year=False),
                outlet=index.outlet(figure),
                reason=reason,
                rule=rule,
                source=numbers.get(identity, 0),
                testimony=statement.testimony,
                verbatim=_phrase(figure) == figure.words,
                figure=identity,
            )
            # Word-for-word copies of one sentence, set aside by one rule, are one line.
            key = (item.speaker, item.phrase, rule, item.source or -len(found) - 1)
            known = found.get(key)
            found[key] = replace(known, copies=known.copies + 1) if known is not None else item
        return tuple(found.values())

    return Trace(
        number=row.trace,
        title=f"{row.label}, {row.group}",
        result=sentence(toll.measure, toll.low, toll.best, toll.high, "", _noun(toll)),
        rules=tuple((rule, RULES.get(rule, "")) for rule in sorted(toll.rules, key=_rule_order)),
        used=items((w.figure, w.rule, w.reason) for w in toll.used),
        set_aside=items((w.figure, w.rule, w.reason) for w in toll.set_aside),
        reasons=row.reasons,
        flags=row.flags,
    )


_NOUNS: Mapping[str, tuple[str, str]] = {
    "children": ("child", "children"),
    "women": ("woman", "women"),
    "medics": ("medic", "medics"),
    "journalists": ("journalist", "journalists"),
    "aid_workers": ("aid worker", "aid workers"),
    "civilian": ("civilian", "civilians"),
    "combatant": ("combatant", "combatants"),
    "unknown": ("person of unknown status", "people of unknown status"),
}


def _noun(toll: Toll) -> tuple[str, str]:
    """What to call those whom a toll counts."""
    named = toll.subgroup or (toll.group.value if toll.group is not None else "")
    return _NOUNS.get(named, ("person", "people"))


def _rule_order(rule: str) -> tuple[int, str]:
    digits = "".join(c for c in rule if c.isdigit())
    return int(digits) if digits else 99, rule


def _phrase(figure: Figure) -> str:
    if 0 < len(figure.words) <= 60 and "\n" not in figure.words:
        return figure.words
    return interval(figure.low, figure.best, figure.high)


def _where(event: Event) -> str:
    if event.place is None:
        return "place unknown"
    place = event.place.place
    if place is None:
        return event.place.words
    names = [place.name]
    if place.admin1 and place.admin1 not in place.name:
        names.append(place.admin1)
    elif place.country and len(place.country) > 2 and place.country != place.name:  # a code is no name
        names.append(place.country)
    return ", ".join(names)


_SURELY: Mapping[str, str] = {
    "fact": "",
    "claimed": "admitted or claimed by them",
    "accused": "accused",
    "suspected": "suspected",
    "possible": "possibly",
}


def _blamed(event: Event) -> tuple[str, ...]:
    blamed: dict[str, str] = {}
    for filler in event.roles:
        if filler.role is Role.PERPETRATOR and filler.mentions:
            words = filler.mentions[0][2]
            surely = _SURELY[filler.confidence.value]
            blamed.setdefault(words.casefold(), f"{words} ({surely})" if surely else words)
    return tuple(blamed.values())[:4]


def _event(index: _Index, event: Event) -> EventView:
    tolls = sorted(index.tolls.get(event.id, ()), key=_toll_order)
    rows = tuple(row_of(index, toll, n) for n, toll in enumerate(tolls, 1))
    sources, numbers = _sources(index, event)
    main = _main(tolls)
    grade = index.grade(event.id)
    whole = event.id in index.parts
    kind = kind_words(event.kind) if not whole else "Episode"
    place = _where(event)
    lead = next((main[measure] for measure in MEASURES if measure in main), tolls[0] if tolls else None)
    return EventView(
        number=index.order[event.id],
        id=event.public_id or event.id,
        anchor=f"event-{index.order[event.id]}",
        title=event_title(event, whole=whole),
        kind=kind,
        place=place,
        when=when_words(event.when),
        start=(event.when.start or event.when.end) if event.when else None,
        said_to_have_done_it=_blamed(event),
        level=grade.level if grade else (rows[0].level if rows else None),
        reasons=grade.reasons if grade else (),
        line=sentence(lead.measure, lead.low, lead.best, lead.high, "")
        if lead is not None
        else "No report gives a number. That is not a toll of zero.",
        rows=tuple(row for row in rows if (row.low, row.best, row.high) != (None, None, None)),
        histories=_histories(index, tolls),
        traces=tuple(_trace(index, toll, row, numbers) for toll, row in zip(tolls, rows, strict=True)),
        sources=sources,
        reports=len(event.documents),
        part_of=index.order.get(event.part_of or "", 0),
        parts=tuple(index.order[part.id] for part in index.parts.get(event.id, ())),
    )


# ------------------------------------------------------------------ the whole


def _separate(tolls: Iterable[Toll], measure: Measure) -> list[Toll]:
    """The tolls of groups that do not overlap, where an event has none of everybody."""
    found = [t for t in tolls if t.measure is measure and t.subgroup is None and t.perpetrator is None]
    whole = {t.group for t in found if t.party is None}
    return [t for t in found if t.party is None or t.group not in whole]


def _counted_there(tolls: Sequence[Toll], measure: Measure) -> list[Toll]:
    """The toll of everybody, or else those of the groups that were counted."""
    whole = _main(tolls).get(measure)
    return [whole] if whole is not None else _separate(tolls, measure)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Share:
    """What one separate event adds to the total of a measure: so many tolls, of which ``parted`` are of groups of an
    event that another of them counts already; sums of their bounds; the reports and voices that they rest on.
    """

    tolls: int
    parted: int
    low: int
    best: int
    unknown: int
    high: int
    open: int
    reports: frozenset[str]
    voices: frozenset[str]


def _share(known: Known, event: Event, measure: Measure) -> _Share | None:
    """What an event adds, by its own toll or else by its parts'; None where nothing of that measure is counted."""
    tolls: list[Toll] = []
    parted = 0
    waiting = [event]
    while waiting:
        event = waiting.pop()
        own = known.tolls_of(event.id)
        toll = _main(own).get(measure)
        groups = _separate(own, measure) if toll is None else []
        if toll is not None:
            tolls.append(toll)
        elif groups and not known.parts_of(event.id):
            tolls += groups
            parted += len(groups) - 1
        else:
            waiting += known.parts_of(event.id)
    if not tolls:
        return None
    sure = [toll.best for toll in tolls if toll.best is not None]
    # Where only some groups were counted, nobody set an upper end for all.
    highs = [toll.high if _everybody(toll) else None for toll in tolls]
    figures = {weighed.figure for toll in tolls for weighed in toll.used}
    heard = [told for figure in figures if (told := known.heard(figure)) is not None]
    return _Share(
        tolls=len(tolls),
        parted=parted,
        low=sum(toll.low or 0 for toll in tolls),
        best=sum(sure),
        unknown=len(tolls) - len(sure),
        high=sum(high or 0 for high in highs),
        open=highs.count(None),
        reports=frozenset(report for report, _ in heard),
        voices=frozenset(voice for _, voice in heard),
    )


class _Sum:
    """The total of a measure over separate events, as their shares come and go."""

    def __init__(self) -> None:
        self.tolls = self.parted = self.low = self.best = self.unknown = self.high = self.open = 0
        self.reports: Counter[str] = Counter()  # one report, one voice counts once over all events
        self.voices: Counter[str] = Counter()

    def add(self, share: _Share, sign: int) -> None:
        """A share, or with the sign -1 take it away."""
        self.tolls += sign * share.tolls
        self.parted += sign * share.parted
        self.low += sign * share.low
        self.best += sign * share.best
        self.unknown += sign * share.unknown
        self.high += sign * share.high
        self.open += sign * share.open
        for counter, names in ((self.reports, share.reports), (self.voices, share.voices)):
            for name in names:
                _count(counter, name, sign)

    def row(self, measure: Measure) -> Row:
        """The total as a line of the table."""
        best = None if self.unknown else max(self.best, self.low)
        return Row(
            measure=measure,
            label=_LABELS[measure],
            group=f"in {counted(self.tolls - self.parted, 'event')}",
            low=self.low,
            best=best,
            high=None if self.open else self.high,
            level=None,
            reasons=(),
            flags=(f"{counted(self.unknown, 'event')} without a best number",) if self.unknown else (),
            reports=len(self.reports),
            voices=len(self.voices),
            trace=0,
        )


def _count(counter: Counter[Key], key: Key, sign: int) -> None:
    """One more or less of a key; what is counted no more is not in it."""
    counter[key] += sign
    if not counter[key]:
        del counter[key]


class Tally:
    """What many events say together, kept in step as they come, go and change; in which order is all one.

    A whole with a toll of its own stands for its parts. A share is made when its event is put: whoever puts a part anew
    puts its whole anew too.
    """

    def __init__(self) -> None:
        self._events: dict[str, Event] = {}
        self._top: dict[str, Event] = {}  # those that are part of none that is shown
        self._shares: dict[str, dict[Measure, _Share]] = {}
        self._sums = {measure: _Sum() for measure in MEASURES}
        self._counting: dict[Measure, set[str]] = {measure: set() for measure in MEASURES}
        self._starts: Counter[dt.date] = Counter()
        self._ends: Counter[dt.date] = Counter()

    def put(self, known: Known, event: Event) -> None:
        """An event as it stands now, also in the stead of what it was."""
        self.drop(event.id)
        self._events[event.id] = event
        self._dates(event, 1)
        if known.holds(event.part_of):
            return
        self._top[event.id] = event
        measures = _counts(known, event)
        for measure in measures:
            self._counting[measure].add(event.id)
        shares = {measure: share for measure in measures if (share := _share(known, event, measure)) is not None}
        for measure, share in shares.items():
            self._sums[measure].add(share, 1)
        self._shares[event.id] = shares

    def drop(self, event: str) -> None:
        """An event that is no more. Nothing happens where there was none."""
        before = self._events.pop(event, None)
        if before is None:
            return
        self._dates(before, -1)
        if self._top.pop(event, None) is not None:
            for measure, share in self._shares.pop(event).items():
                self._sums[measure].add(share, -1)
            for counting in self._counting.values():
                counting.discard(event)

    def _dates(self, event: Event, sign: int) -> None:
        when = event.when
        if when is not None and (first := when.start or when.end) is not None:
            _count(self._starts, first, sign)
            _count(self._ends, when.end or first, sign)

    def _lead(self) -> Event | None:
        """The one event that the answer is about: the only one, or the only one with a toll of the first measure."""
        if len(self._top) == 1:
            return next(iter(self._top.values()))
        counting = next((found for measure in MEASURES if (found := self._counting[measure])), ())
        return self._top[next(iter(counting))] if len(counting) == 1 else None

    def answer(self, known: Known, reports: int) -> Answer:
        """The answer first: the toll as a sentence, what it rests on, and the table under it."""
        lead = self._lead()
        summed = tuple(total.row(measure) for measure, total in self._sums.items() if total.tolls)
        if lead is not None:
            own = event_rows(known, lead.id)
            have = {row.measure for row in own if not row.part}
            rows = (*own, *(row for row in summed if row.measure not in have))
            rows = tuple(sorted(rows, key=lambda row: MEASURES.index(row.measure)))
        else:
            rows = summed
        main = next((row for row in rows if not row.part), None)
        if lead is not None and lead.when is not None:
            period = _period(lead.when.start or lead.when.end, lead.when.end or lead.when.start)
        else:
            period = _period(min(self._starts, default=None), max(self._ends, default=None))
        if lead is not None:
            tail = f"in {_where(lead)}" if lead.place is not None else ""
            tail += f"{', ' if '–' in period else ' on '}{period}" if period else ""
        else:
            tail = f"in {counted(len(self._top), 'event')}" + (f", {period}" if period else "")
        best = ""
        if main is not None:
            headline = sentence(main.measure, main.low, None, main.high, tail)
            exact = main.low is not None and main.low == main.high
            if main.best is not None and main.low is None and main.high is None:
                headline = sentence(main.measure, main.low, main.best, main.high, tail)
            elif main.best is not None and not exact and not (main.high is None and main.best == main.low):
                best = f"The best-supported number is {number(main.best)}. "
        elif self._events:
            headline = f"{counted(len(self._events), 'event')}, {period or 'undated'}: no report gives a number."
        else:
            headline = "Nothing is recorded here."
        standfirst = f"{best}Drawn from {counted(reports, 'report')}"
        if main is not None:
            standfirst += f"; the toll rests on {main.corroboration}"
            if main.level is not None:
                standfirst += f", and is graded {main.level.value}"
        name = lead.id if lead is not None else None
        return Answer(headline=headline, standfirst=standfirst + ".", rows=rows, lead=name)


def _spots(index: _Index, views: Mapping[str, EventView]) -> tuple[Spot, ...]:
    at: dict[str, list[Event]] = {}
    for event in index.publication.events:
        place = event.place.place if event.place is not None else None
        if place is not None and place.lat is not None and place.lon is not None and place.precision <= 5:
            at.setdefault(place.id, []).append(event)
    spots = []
    for events in at.values():
        place = events[0].place.place if events[0].place is not None else None
        if place is None or place.lat is None or place.lon is None:
            continue
        ids = {event.id for event in events}
        tolls = [
            toll
            for event in events
            if event.part_of not in ids
            for toll in _counted_there(index.tolls.get(event.id, ()), Measure.KILLED)
        ]
        size = sum(toll.best or toll.low or 0 for toll in tolls)
        lows = sum(toll.low or 0 for toll in tolls)
        highs = (
            None
            if any(toll.high is None or not _everybody(toll) for toll in tolls)
            else sum(toll.high or 0 for toll in tolls)
        )
        known = None if any(toll.best is None for toll in tolls) else size
        words = interval(lows, known, highs)
        label = f"{place.name}: {words} killed" if tolls and words != "unknown" else place.name
        if known is not None and highs is None and known > lows > 0:
            label += f", best {number(known)}"
        spots.append(
            Spot(
                name=place.name,
                lat=place.lat,
                lon=place.lon,
                size=size,
                label=label,
                events=tuple(sorted(views[event.id].number for event in events)),
                coarse=place.precision > 2,
            )
        )
    return tuple(sorted(spots, key=lambda spot: (-spot.size, spot.name)))


def _towns(index: _Index, spots: Sequence[Spot]) -> tuple[Town, ...]:
    taken = {spot.name for spot in spots}
    towns = [
        Town(name=place.name, lat=place.lat, lon=place.lon)
        for place in index.publication.places
        if place.lat is not None and place.lon is not None and place.precision <= 2 and place.name not in taken
    ]
    return tuple(sorted({town.name: town for town in towns}.values(), key=lambda town: town.name))


# What a report is whose words repeat another's, by the rule of its echo (weigh/echoes.py).
_REPEATS = {"near_copy": "copy", "paraphrase": "paraphrase"}


def _reports(index: _Index) -> tuple[ReportRow, ...]:
    statements: dict[str, int] = {}
    for statement in index.publication.statements:
        if statement.figure.document:
            statements[statement.figure.document] = statements.get(statement.figure.document, 0) + 1
    repeats: dict[str, dict[str, None]] = {}
    for echo in index.publication.echoes:
        origin = index.statements.get(echo.origin)
        for member in echo.members:
            if origin is None or not member.document or member.document == origin.figure.document:
                continue
            if member.rule in _REPEATS and index.outlet(origin.figure):
                words = f"{_REPEATS[member.rule]} of {index.outlet(origin.figure)}"
            else:
                words = index.speaker(origin)
            repeats.setdefault(member.document, {}).setdefault(words)
    return tuple(
        ReportRow(
            number=index.report_number[document.id],
            outlet=outlet(document),
            day=day(document.published),
            title=document.title or "",
            url=_web(document.url),
            repeats=tuple(repeats.get(document.id, {}))[:4],
            statements=statements.get(document.id, 0),
        )
        for document in sorted(index.publication.documents, key=_document_order)
    )


def _web(url: str | None) -> str | None:
    """A link only if it is one: nothing that runs when clicked."""
    return url if url is not None and url.lower().startswith(("http://", "https://")) else None


_KEPT_BACK: Mapping[str, tuple[str, str]] = {
    "names": ("name of a private person", "names of private people"),
    "quotations": ("quotation of a testimony", "quotations of testimonies"),
    "links": ("link", "links"),
    "titles": ("headline", "headlines"),
    "places": ("place finer than a town", "places finer than a town"),
    "sources": ("report told in confidence", "reports told in confidence"),
}
_LEVELS: Mapping[Protection, str] = {
    Protection.STRICT: "Private people are not named. Testimonies are given by their content only.",
    Protection.MASKED: "Private people are not named; their words are kept.",
    Protection.OPEN: "Nothing is withheld. Not for publication without a decision.",
}


def _period(first: dt.date | None, last: dt.date | None) -> str:
    """A stretch of days in words, "" where there is none."""
    return days(first, last) if first is not None else ""


def _counts(known: Known, event: Event) -> frozenset[Measure]:
    """The measures of which an event or a part of it has a toll, in a ring of parts too."""
    seen: set[str] = set()
    measures: set[Measure] = set()
    waiting = [event]
    while waiting:
        event = waiting.pop()
        if event.id not in seen:
            seen.add(event.id)
            measures.update(toll.measure for toll in known.tolls_of(event.id))
            waiting += known.parts_of(event.id)
    return frozenset(measures)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What many events say together. ``lead`` is the id of the one event that the answer is about, if it is one."""

    headline: str
    standfirst: str
    rows: tuple[Row, ...]
    lead: str | None


def event_rows(known: Known, event: str) -> tuple[Row, ...]:
    """The toll table of an event: a line for each toll that has a bound."""
    tolls = sorted(known.tolls_of(event), key=_toll_order)
    rows = (row_of(known, toll, n) for n, toll in enumerate(tolls, 1))
    return tuple(row for row in rows if (row.low, row.best, row.high) != (None, None, None))


def event_title(event: Event, *, whole: bool) -> str:
    """An event as a heading says it: "Shelling, Deir Marran"; ``whole``: it has parts."""
    return f"{kind_words(event.kind) if not whole else 'Episode'}, {_where(event)}"


def answer(known: Known, events: Iterable[Event], reports: int) -> Answer:
    """What these events say together, with a number of reports behind them."""
    tally = Tally()
    for event in events:
        tally.put(known, event)
    return tally.answer(known, reports)


def dossier_view(publication: Publication) -> DossierView:
    """Everything that a page shows of a publication. Pure; the same publication gives the same view."""
    index = _Index(publication)
    views = {event.id: _event(index, event) for event in publication.events}
    said = answer(index, publication.events, len(publication.documents))
    latest = max((d.published for d in publication.documents if d.published is not None), default=None)
    return DossierView(
        title=publication.title,
        headline=said.headline,
        standfirst=said.standfirst,
        as_of=day(publication.as_of or latest) if (publication.as_of or latest) else "an unknown day",
        rows=said.rows,
        lead=views[said.lead] if said.lead is not None else None,
        events=tuple(sorted(views.values(), key=lambda view: view.number)),
        spots=(spots := _spots(index, views)),
        towns=_towns(index, spots),
        reports=_reports(index),
        open_pairs=len(publication.pairs),
        decisions=len(publication.reviews),
        withheld=tuple(
            counted(n, *_KEPT_BACK[kind]) if kind in _KEPT_BACK else counted(n, kind)
            for kind, n in publication.withheld
        ),
        level=_LEVELS[publication.level],
        digest=publication.digest,
        known_at=publication.known_at.strftime("%d %B %Y, %H:%M UTC") if publication.known_at is not None else "",
        case=publication.case,
    )
