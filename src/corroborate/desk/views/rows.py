"""Tolls as lines of a table, and which of them count everybody or may be added up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from corroborate.desk.views.shown import Row
from corroborate.desk.views.words import FLAGS, GROUPS, LABELS, MEASURES
from corroborate.values import Event, Grade, Group, Measure, Toll


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


def event_rows(known: Known, event: str) -> tuple[Row, ...]:
    """The toll table of an event: a line for each toll that has a bound."""
    tolls = sorted(known.tolls_of(event), key=toll_order)
    rows = (row_of(known, toll, n) for n, toll in enumerate(tolls, 1))
    return tuple(row for row in rows if (row.low, row.best, row.high) != (None, None, None))


def row_of(known: Known, toll: Toll, trace: int) -> Row:
    """A toll as a line of a table; ``trace`` is its number within the event."""
    grade = known.grade(toll.event, toll)
    group = "all people" if toll.group is None else GROUPS[toll.group]
    if toll.subgroup:
        group = toll.subgroup.replace("_", " ")
    if toll.party:
        group += f" ({toll.party})"
    if toll.perpetrator:
        group += f", by {toll.perpetrator}"
    return Row(
        measure=toll.measure,
        label=LABELS[toll.measure],
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
        part=not everybody(toll),
    )


def toll_order(toll: Toll) -> tuple[int, str, int, str, str]:
    """What the tolls of an event are sorted by: their measure, who did it, and then whom they count."""
    groups = (None, Group.CIVILIAN, Group.COMBATANT, Group.UNKNOWN)
    return (
        MEASURES.index(toll.measure),
        toll.perpetrator or "",
        groups.index(toll.group),
        toll.party or "",
        toll.subgroup or "",
    )


def everybody(toll: Toll) -> bool:
    """Whether a toll counts all persons, of whatever side, whoever did it."""
    return toll.group is None and toll.subgroup is None and toll.party is None and toll.perpetrator is None


def main_tolls(tolls: Iterable[Toll]) -> dict[Measure, Toll]:
    """The toll of all persons of each measure, whoever did it."""
    return {toll.measure: toll for toll in sorted(tolls, key=toll_order, reverse=True) if everybody(toll)}


def separate_tolls(tolls: Iterable[Toll], measure: Measure) -> list[Toll]:
    """The tolls of groups that do not overlap, where an event has none of everybody."""
    found = [t for t in tolls if t.measure is measure and t.subgroup is None and t.perpetrator is None]
    whole = {t.group for t in found if t.party is None}
    return [t for t in found if t.party is None or t.group not in whole]


def counted_there(tolls: Sequence[Toll], measure: Measure) -> list[Toll]:
    """The toll of everybody, or else those of the groups that were counted."""
    whole = main_tolls(tolls).get(measure)
    return [whole] if whole is not None else separate_tolls(tolls, measure)
