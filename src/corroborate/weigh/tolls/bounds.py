"""What parts say of their whole: a least number of it, and what a stated total leaves over (R9)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from corroborate.values import Group, Measure, Toll, Weighed
from corroborate.weigh.tolls.counts import Count, count_of, counts_of
from corroborate.weigh.tolls.statements import Statement, key_of


def with_their_parts(statements: Sequence[Statement]) -> list[Statement]:
    """Vague numbers are at least as large as their largest exact part: "several were hurt, … four of them" (R9)."""
    parts: dict[str, int] = defaultdict(int)
    for s in statements:
        if s.whole is not None and count_of(s).exact and not s.changed:
            parts[s.whole] = max(parts[s.whole], s.figure.low or 0)
    return [
        replace(s, figure=replace(s.figure, low=parts[s.figure.id]), reason=f"{parts[s.figure.id]} of them are counted")
        if "vague" in s.figure.flags and s.figure.high is None and (s.figure.low or 0) < parts[s.figure.id]
        else s
        for s in statements
    ]


def bounded(groups: Sequence[Toll]) -> Toll | None:
    """Where voices count different groups and none all persons: at least as many as the largest group (R9)."""
    least = max((t for t in groups if t.low), key=lambda t: (t.low or 0, str(t.group), str(t.party)), default=None)
    if least is None:
        return None
    reason = "a part of all persons, counted by a voice that does not count the others"
    used = [Weighed(figure=w.figure, rule="R9", reason=reason) for w in least.used]
    return replace(least, group=None, party=None, best=None, high=None, used=tuple(used), set_aside=(), rules=("R9",),
                   flags=("floor",), unverified_high=None)  # fmt: skip


def with_less(least: Toll, counts: Sequence[Count]) -> Toll:
    """The toll with the counts set aside that come to less than it."""
    told = {w.figure for w in least.used}
    less = {s.figure.id for c in counts for s in c.of} - told
    reason = "less than one group alone is counted at"
    aside = tuple(Weighed(figure=figure, rule="R9", reason=reason) for figure in sorted(less))
    return replace(least, set_aside=aside)


def falls_short(counts: Sequence[Count], least: int) -> bool:
    """Whether all that stands for all persons is below a group's count: nobody, one victim, a voice's parts."""
    return all("sum" in c.flags or c.top <= 1 for c in counts) and max(c.top for c in counts) < least


def remainder(event: str, measure: Measure, statements: Sequence[Statement]) -> Toll | None:
    """R9: where one voice's parts stay below its stated total, the rest is of unknown status."""
    newest: tuple[dt.date, str] | None = None
    found: Toll | None = None
    for total in statements:
        if key_of(total) != (None, None, None) or total.whole is not None or total.copy or total.changed:
            continue
        parts = [
            s
            for s in statements
            if s.document == total.document and s.voice == total.voice and s.whole == total.figure.id
            and key_of(s)[0] in (Group.CIVILIAN, Group.COMBATANT) and key_of(s)[2] is None
        ]  # fmt: skip
        count, counts = count_of(total), counts_of(parts)
        if not parts or not count.exact or not all(c.exact for c in counts):
            continue
        rest = (count.best or 0) - sum(c.best or 0 for c in counts)
        if rest <= 0 or (newest is not None and (count.day, total.figure.id) <= newest):
            continue
        newest = (count.day, total.figure.id)
        reason = f"{count.best} in all less {' and '.join(str(c.best) for c in counts)} of known status"
        used = [Weighed(figure=s.figure.id, rule="R9", reason=reason) for s in (total, *parts)]
        found = Toll(
            event=event, measure=measure, group=Group.UNKNOWN, low=rest, best=rest, high=rest,
            used=tuple(sorted(used, key=lambda w: w.figure)), set_aside=(), rules=("R9",), flags=(),
            reports=1, voices=1,
        )  # fmt: skip
    return found
