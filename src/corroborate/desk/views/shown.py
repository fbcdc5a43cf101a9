"""The values that are shown: a dossier, its events, their tolls with traces and histories, and the points of its map.

Plain values, made by the rest of this package, drawn by pages and exports; each number keeps the way back to its
sentence.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from corroborate.desk.views.words import corroboration, number
from corroborate.values import Level, Measure


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
