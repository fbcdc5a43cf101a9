"""How the number of one measure grew or fell: who said what when, voice by voice, for those that are worth drawing."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from corroborate.desk.protect import Statement
from corroborate.desk.views.index import Index
from corroborate.desk.views.rows import toll_order
from corroborate.desk.views.shown import Copy, History, Line, Point
from corroborate.desk.views.words import GROUPS, LABELS, MEASURES
from corroborate.values import Certainty, Group, Measure, Toll


def histories(index: Index, tolls: Iterable[Toll]) -> tuple[History, ...]:
    """For each measure the history that tells most: of everybody, or of a group whose number was followed longer."""
    best: dict[Measure, History] = {}
    for toll in sorted(tolls, key=toll_order):
        if toll.subgroup is not None or toll.perpetrator is not None or toll.party is not None:
            continue
        history = _history(index, toll)
        known = best.get(toll.measure)
        if history is not None and (known is None or _followed(history) > _followed(known)):
            best[toll.measure] = history
    return tuple(sorted(best.values(), key=lambda history: MEASURES.index(history.measure)))[:2]


# More lines than this cannot be told apart on a phone; the rest is counted in words.
_MOST_LINES = 8


def _history(index: Index, toll: Toll) -> History | None:
    lines = _lines(index, toll)
    days_seen = {point.day for line in lines for point in line.points}
    points = [len(line.points) for line in lines]
    if len(days_seen) < 2 or (max(points) < 2 and sum(points) < 4):
        return None  # a few numbers are sooner read than drawn
    return History(
        measure=toll.measure,
        label=LABELS[toll.measure] + ("" if toll.group is None else f", {GROUPS[toll.group]}"),
        lines=lines[:_MOST_LINES],
        others=max(0, len(lines) - _MOST_LINES),
        low=toll.low,
        best=toll.best,
        high=toll.high,
    )


def _followed(history: History) -> int:
    """How often the most persistent voice gave a number."""
    return max(len(line.points) for line in history.lines)


def _lines(index: Index, toll: Toll) -> tuple[Line, ...]:
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
            whom = f", {GROUPS[Group(group)]}" + (f" ({side})" if side and len(sides) > 1 else "")
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
