"""Those hit and their dead: the injured of a report that counts the dead among them (R9)."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corroborate.values import BESIDES, DEAD_AMONG, HIT, Certainty, Measure
from corroborate.weigh.tolls.counts import Count, count_of
from corroborate.weigh.tolls.statements import Statement, compatible
from corroborate.weigh.tolls.wording import OF_OTHERS, are_listed, in_one_breath


def living_of_the_hit(by_measure: Mapping[Measure, Sequence[Statement]]) -> list[Count]:
    """How many live of those whom a report counts with the dead: "five people were shot, one fatally" (R9).

    Where the report counts its injured itself, that stands.
    """
    own = {s.document for s in by_measure.get(Measure.INJURED, ()) if (s.figure.low or 0) > 1 and s.whole is None}
    made = []
    mixed: dict[str, list[Statement]] = defaultdict(list)
    for s in by_measure.get(Measure.CASUALTIES, ()):
        if DEAD_AMONG in s.figure.flags and count_of(s).exact and s.whole is None and not s.changed:
            mixed[s.document].append(s)
    for document, row in sorted(mixed.items()):
        both = max(row, key=lambda s: (s.figure.low or 0, s.figure.id))
        dead = [
            s
            for s in by_measure.get(Measure.KILLED, ())
            if s.document == document and compatible(s.extent, both.extent)
        ]
        if document in own or both.figure.certainty is Certainty.DENIED or not all(count_of(s).exact for s in dead):
            continue
        most = max((s.figure.low or 0 for s in dead), default=0)
        listed = sum(
            s.figure.low or 0
            for s in by_measure.get(Measure.INJURED, ())
            if s.document == document and s.whole is None and count_of(s).exact and are_listed(s, both)
        )
        number = (both.figure.low or 0) + listed
        rest = number - most
        if most and rest > 0:
            reason = f"{number} hit less {most} killed"
            made.append(Count(low=rest, best=rest, high=rest, of=(both,), reason=reason))
    return made


_OF_THOSE = re.compile(r"\bof (?:the|those|them|whom|these)\b|\bof (?:her|his|their|its) \w+s\b", re.IGNORECASE)


def less_their_dead(hurt: Sequence[Statement], dead: Sequence[Statement]) -> list[Statement]:
    """The counts of the injured, without the dead where a report counts those among them (R9, a house rule).

    "Four people were hurt" of a report that tells of one dead and three hurt are these four; so are those of whom it
    tells that "one of the victims" died. Those told in one breath with the dead, and "others", are counted beside them.
    """
    killed: dict[str, list[Statement]] = defaultdict(list)
    for s in dead:
        if s.figure.low and count_of(s).exact and s.figure.certainty is not Certainty.DENIED and not s.changed:
            killed[s.document].append(s)
    told: dict[str, list[Statement]] = defaultdict(list)
    for s in hurt:
        told[s.document].append(s)
    both = {
        (sum(s.figure.best or 0 for s in pair), pair[0].figure.best or 0)
        for document, dead in killed.items()
        for pair in itertools.product(dead, told[document])
        if pair[1].whole is None and count_of(pair[1]).exact and in_one_breath(*pair)
    }
    return [
        _without(s, told[s.document], killed[s.document]) if s.document in killed else _as_another_tells(s, both)
        for s in hurt
    ]


def _as_another_tells(hit: Statement, both: set[tuple[int, int]]) -> Statement:
    """A number of people shot less the dead, in a report that tells of none, where another tells how many died.

    "Seven people were shot" beside another report's "one killed, six wounded" are those six.
    """
    number = hit.figure.best or 0
    fewer = max((dead for hit_in_all, dead in both if hit_in_all == number), default=0)
    if not fewer or HIT not in hit.figure.flags or hit.whole is not None or not count_of(hit).exact:
        return hit
    rest = number - fewer
    figure = replace(hit.figure, low=rest, best=rest, high=rest)
    return replace(hit, figure=figure, reason=f"{number} hit less {fewer} killed")


def _without(both: Statement, hurt: Sequence[Statement], dead: Sequence[Statement]) -> Statement:
    """One count of the injured of a report, less those of its dead that are among them."""
    number = both.figure.best or 0
    if number < 2 or both.whole is not None or not count_of(both).exact or OF_OTHERS.search(both.figure.words):
        return both
    near = [s for s in dead if in_one_breath(both, s) and s.figure.part_of != both.figure.id]
    if near and HIT not in both.figure.flags:
        return both
    # Where as many were killed as were hit, the dead are not of those alone: "shot eight men … 20 were killed".
    more = any((s.figure.low or 0) >= number and compatible(both.extent, s.extent) for s in dead)
    of_the_hit = HIT in both.figure.flags and not more
    for s in sorted(dead, key=lambda s: (-(s.figure.best or 0), s.figure.start, s.figure.id)):
        fewer = s.figure.best or 0
        if not 0 < fewer < number or not compatible(both.extent, s.extent):
            continue
        others = (
            o
            for o in hurt
            if o is not both
            and o.whole is None
            and (in_one_breath(o, s) or BESIDES in o.figure.flags or OF_OTHERS.search(o.figure.words))
        )
        beside = [o.figure.best or 0 for o in others]
        told_of = not near and _OF_THOSE.search(s.figure.words) is not None and both.figure.start < s.figure.start
        shot = of_the_hit and not near and not any(n >= number for n in beside) and "floor" not in s.figure.flags
        if number - fewer in beside or s.figure.part_of == both.figure.id or told_of or shot:
            rest = number - fewer
            figure = replace(both.figure, low=rest, best=rest, high=rest)
            return replace(both, figure=figure, reason=f"{number} hit less {fewer} killed")
    return both
