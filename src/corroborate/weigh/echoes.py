"""Who repeats whom: the figures of one event in groups, each of which is one voice (docs/method.md, section 5).

Two figures echo when their passages are near-copies, or when they end in the same resolved origin.  An unattributed
number equal to a named voice's earlier one is taken for its echo.  Independence is counted over groups.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corroborate.codec import content_id
from corroborate.values import Echo, Figure, Member

SHINGLE = 4  # words
# Wire copy that was cut or lightly rewritten keeps most of the shorter text's word runs; two reporters who describe one
# event share names and numbers, but rarely a third of their runs of four words.
NEAR_COPY = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A figure with what decides whose it is.

    ``text`` is the sentence around it; ``voice_key`` who says it ("words@outlet" for voices without a name,
    "narration@outlet" for the outlet's own); ``day`` when it was said, else printed; ``first_hand`` that the text says
    that the outlet gathered it.
    """

    figure: Figure
    text: str
    voice_key: str
    day: dt.date | None
    document: str
    outlet: str
    first_hand: bool
    event: str


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """The runs of four words of a text, case made plain.

    Numbers stand as one sign, so that a copy with a changed number is still a copy.
    """
    words = ["#" if w[0].isdigit() else w for w in re.findall(r"\w+", text.casefold())]
    if len(words) < SHINGLE:
        return frozenset({tuple(words)}) if words else frozenset()
    return frozenset(tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def echoes(items: Iterable[Told]) -> tuple[Echo, ...]:
    """The figures of one event, each in exactly one group; order of the items never matters.

    Figures are compared only within one measure, group and subgroup.
    """
    ordered = sorted(items, key=lambda t: (t.day or dt.date.max, t.figure.id))
    by_kind: dict[tuple[str, ...], list[Told]] = defaultdict(list)
    for t in ordered:
        f = t.figure
        by_kind[t.event, f.measure, f.group, f.subgroup or ""].append(t)
    made: list[Echo] = []
    for _, held in sorted(by_kind.items()):
        made += _groups(held)
    return tuple(sorted(made, key=lambda e: e.id))


def _groups(held: Sequence[Told]) -> list[Echo]:
    parent = list(range(len(held)))
    near: set[int] = set()

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    def join(a: int, b: int) -> None:
        a, b = sorted((root(a), root(b)))
        parent[b] = a

    by_key: dict[str, int] = {}
    for i, t in enumerate(held):
        if _narrates(t):
            continue
        if t.voice_key in by_key:
            join(by_key[t.voice_key], i)
        else:
            by_key[t.voice_key] = i
    # Near-copies meet in a shingle; only those that share one are compared.
    runs = [shingles(t.text) for t in held]
    meets: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, run in enumerate(runs):
        for s in run:
            meets[s].append(i)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for where in meets.values():
        for n, a in enumerate(where[:50]):
            for b in where[n + 1 : 50]:
                shared[a, b] += 1
    for (a, b), count in sorted(shared.items()):
        one, two = held[a], held[b]
        small = min(len(runs[a]), len(runs[b]))
        if one.document == two.document or count < 3 or count / small < NEAR_COPY:
            continue
        near.add(b)
        if _narrates(one) or _narrates(two) or one.voice_key == two.voice_key or _unnamed(one) or _unnamed(two):
            join(a, b)
    # An unattributed number equal to a named voice's earlier one is taken for its echo.
    for i, t in enumerate(held):
        if not _narrates(t) or t.first_hand:
            continue
        value = (t.figure.low, t.figure.best, t.figure.high)
        for j, other in enumerate(held):
            if j == i or _narrates(other) or (other.day or dt.date.max) > (t.day or dt.date.max):
                continue
            if value == (other.figure.low, other.figure.best, other.figure.high):
                join(i, j)
                break
    groups: dict[int, list[int]] = defaultdict(list)
    for i in range(len(held)):
        groups[root(i)].append(i)
    return [_echo([held[i] for i in row], {held[i].figure.id for i in row if i in near}) for row in groups.values()]


def _narrates(t: Told) -> bool:
    return t.voice_key.startswith("narration@")


def _unnamed(t: Told) -> bool:
    return "@" in t.voice_key


def _echo(row: Sequence[Told], near: set[str]) -> Echo:
    named = [t for t in row if not _unnamed(t)] or [t for t in row if not _narrates(t)] or list(row)
    voice = min((t.voice_key for t in named), key=lambda k: (sum(t.voice_key == k for t in named) * -1, k))
    said = [t for t in row if t.voice_key == voice]
    own = [t for t in said if t.outlet and t.figure.voice is None] or said
    origin = min(own, key=lambda t: (t.figure.id in near, t.day or dt.date.max, t.figure.id))
    members = []
    for t in sorted(row, key=lambda t: t.figure.id):
        copied = t.figure.id in near and t is not origin
        members.append(
            Member(
                id=t.figure.id,
                document=t.document,
                rule="near_copy" if copied else "same_origin",
                difference=_difference(t, row) if copied else "",
            )
        )
    ids = sorted(t.figure.id for t in row)
    return Echo(id=content_id("ech", *ids), origin=origin.figure.id, voice=voice, members=tuple(members))


def _difference(copy: Told, row: Sequence[Told]) -> str:
    """How a near-copy differs from the earliest text that it is closest to."""
    mine = shingles(copy.text)
    earlier = [
        t
        for t in row
        if t is not copy and (t.day or dt.date.max, t.figure.id) < (copy.day or dt.date.max, copy.figure.id)
    ]
    like = [(len(mine & shingles(t.text)), t) for t in earlier]
    if not like:
        return ""
    most = max(n for n, _ in like)
    source = min((t for n, t in like if n == most), key=lambda t: (t.day or dt.date.max, t.figure.id))
    if (copy.figure.low, copy.figure.best, copy.figure.high) != (
        source.figure.low,
        source.figure.best,
        source.figure.high,
    ):
        return f"changed: {_number(source)} to {_number(copy)}"
    if copy.figure.perpetrator is None and source.figure.perpetrator is not None:
        return "dropped: who did it"
    if copy.figure.voice is None and source.figure.voice is not None:
        return "dropped: who says it"
    return ""


def _number(t: Told) -> str:
    f = t.figure
    if f.best is not None:
        return str(f.best)
    return f"{'' if f.low is None else f.low}-{'' if f.high is None else f.high}"
