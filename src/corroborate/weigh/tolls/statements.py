"""Statements: a figure with what the other rooms know of it, what it counts over, and the toll that it belongs to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from corroborate.values import Figure, Group, VoiceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """What a figure counts over: a place (a gazetteer id or name) and a window of days; None is not told."""

    place: str | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    cumulative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A figure with what the other rooms know of it.

    ``voice`` is the key of the echo group that it speaks for; ``day`` is when it was said, else printed; ``own``
    marks the origin's own document, ``copy`` a near-copy, ``changed`` how that copy differs in its number. ``party``
    is the side of the voice, ``side`` that of the counted (the words, unless ``side_known``); ``named`` tells a voice
    with a name from "sources".
    ``whole`` is the id of the figure that includes it, if that figure belongs to the same event. ``independent``:
    it may add independence; narration and unnamed voices only where the text says that they were gathered first-hand.
    ``blamed`` is the side (the words, where no register knows them) that is said to have done it. ``reason`` tells of
    a number that is worked out, how.
    """

    figure: Figure
    voice: str
    kind: VoiceKind
    day: dt.date | None
    document: str
    extent: Extent = Extent()
    own: bool = False
    copy: bool = False
    changed: str = ""
    party: str | None = None
    side: str | None = None
    side_known: bool = True
    named: bool = True
    whole: str | None = None
    independent: bool = True
    blamed: str | None = None
    reason: str = ""


# Who tells what they saw: their count is a beginning, not a total of the event (a house rule under R13).
EYES = frozenset({VoiceKind.WITNESS, VoiceKind.VICTIM, VoiceKind.RELATIVE})

# Group, party and subgroup: with a measure they tell which toll.
Key = tuple[Group | None, str | None, str | None]


def key_of(statement: Statement) -> Key:
    """Which toll a statement belongs to; group None for counts of persons of any status."""
    figure = statement.figure
    if figure.group is Group.CIVILIAN:
        return Group.CIVILIAN, None, figure.subgroup
    if figure.group is Group.COMBATANT and "contested_status" not in figure.flags:
        return Group.COMBATANT, statement.side, None
    if figure.subgroup:
        return Group.UNKNOWN, None, figure.subgroup
    return None, None, None


def compatible(a: Extent, b: Extent) -> bool:
    """Whether two extents can be the same: a running total keeps its beginning while its end moves on."""
    if a.place and b.place and a.place != b.place:
        return False
    if a.start is None or b.start is None:
        return True
    if a.cumulative and b.cumulative:
        # One day over several places is not a running total of several days.
        if (a.start == a.end) != (b.start == b.end) and abs((a.start - b.start).days) >= 1:
            return False
        return abs((a.start - b.start).days) <= 1
    return a.start <= (b.end or b.start) and b.start <= (a.end or a.start)
