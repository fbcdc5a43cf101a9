"""What is never mixed in one toll: units, wholes and their parts (R4), and different extents (R3)."""

from __future__ import annotations

import re
from collections import defaultdict

from corroborate.values import Unit
from corroborate.weigh.tolls.counts import Account, Count
from corroborate.weigh.tolls.statements import Extent, compatible
from corroborate.weigh.tolls.wording import OF_OTHERS, is_plural

# A plural that says more than that there were some: "several people", "others".
_QUANTITY = re.compile(r"\b(?:several|multiple|many|numerous|some|few|others?|couple|dozens?|more)\b", re.IGNORECASE)
_ONE = re.compile(r"(?:one|1)\b(?! of\b)", re.IGNORECASE)


def _says_one(count: Count) -> bool:
    """Whether it says outright that it was one: "one person", "1 dead"."""
    return len(count.of) == 1 and count.exact and count.top == 1 and _ONE.match(count.first.figure.words) is not None


def _bare_plural(count: Count) -> bool:
    """Whether it is a plural and nothing else: "victims were taken to hospitals"."""
    return len(count.of) == 1 and is_plural(count.first) and _QUANTITY.search(count.first.figure.words) is None


def unmixed(counts: list[Count], account: Account) -> list[Count]:
    """R4: families are not persons; a part of a figure of the same toll is already in it.

    So is one victim of whom a report tells beside its number of them, whoever tells of him, and so are the women or
    children that are fewer than that number (a house rule).
    """
    ids = {s.figure.id for c in counts for s in c.of}
    outright = {c.first.document for c in counts if _says_one(c)}
    several = {
        (c.first.document, c.first.extent.cumulative)
        for c in counts
        if len(c.of) == 1 and (c.low or 0) > 1 and not (_bare_plural(c) and c.first.document in outright)
    }
    harmed = {s.document for c in counts if c.top for s in c.of}
    most: dict[tuple[str, bool], int] = defaultdict(int)
    for count in counts:
        if count.exact and len(count.of) == 1 and count.first.figure.subgroup is None and not count.first.changed:
            key = (count.first.document, count.first.extent.cumulative)
            most[key] = max(most[key], count.best or 0)
    kept = []
    for count in counts:
        first = count.first
        one = len(count.of) == 1 and count.low == count.high == 1
        beside = OF_OTHERS.search(first.figure.words) is not None
        few = len(count.of) == 1 and first.figure.subgroup is not None
        if first.figure.unit is not Unit.PERSONS:
            account.set_aside(count, "R4", f"counts {first.figure.unit.value}, not persons")
        elif len(count.of) == 1 and first.whole in ids:
            account.set_aside(count, "R4", "is part of another figure, which already counts it")
        elif _bare_plural(count) and first.document in outright:
            account.set_aside(count, "R4", "no number, in a report that says it was one")
        elif one and (first.document, first.extent.cumulative) in several:
            account.set_aside(count, "R4", "one of those whom the same report counts")
        elif few and 0 < count.top < most[first.document, first.extent.cumulative]:
            account.set_aside(count, "R4", "some of those whom the same report counts")
        elif count.top == 0 and beside and first.document in harmed:
            account.set_aside(count, "R4", "nobody beside those whom the same report counts")
        else:
            kept.append(count)
    return kept


def same_extent(counts: list[Count], account: Account) -> list[Count]:
    """R3: figures over another place or time are not merged; the extent that most voices count over stands."""
    clusters: list[list[Count]] = []
    # Widest first, so that a figure that tells less of its extent joins the wider.
    by_width = sorted(counts, key=lambda c: (-_width(c.first.extent), c.first.extent.place or "", c.day, c.order))
    for count in by_width:
        home = next((k for k in clusters if compatible(k[0].first.extent, count.first.extent)), None)
        if home is None:
            clusters.append([count])
        else:
            home.append(count)
    if len(clusters) < 2:
        return counts
    main = max(
        clusters,
        key=lambda k: (len({c.voice for c in k}), any(c.exact for c in k), len(k), _width(k[0].first.extent)),
    )
    for cluster in clusters:
        if cluster is main:
            continue
        for count in cluster:
            account.set_aside(count, "R3", f"counts over another extent: {_said_extent(count.first.extent)}")
    return [c for c in counts if any(c is m for m in main)]


def _width(extent: Extent) -> int:
    if extent.start is None or extent.end is None:
        return 100_000 if extent.cumulative else 0
    return (extent.end - extent.start).days


def _said_extent(extent: Extent) -> str:
    days = ""
    if extent.start and extent.end:
        days = f"{extent.start}" if extent.start == extent.end else f"{extent.start} to {extent.end}"
    elif extent.start:
        days = f"since {extent.start}"
    return ", ".join(p for p in (extent.place, days) if p) or "a longer time or several places"
