"""One voice to one count: its copies and repeats (R1), and its later statements (R2)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from corroborate.values import Measure
from corroborate.weigh.tolls.counts import Account, Count, denies, number_said

# What is a stock: people come home, are freed, are found (R2).
_STOCKS = frozenset({Measure.MISSING, Measure.DETAINED, Measure.ABDUCTED, Measure.DISPLACED})


def without_copies(counts: list[Count], account: Account) -> list[Count]:
    """R1: one voice, one statement: its own, else its closest copy. A copy that changed the number contradicts it."""
    kept: list[Count] = []
    by_voice: dict[str, list[Count]] = defaultdict(list)
    for count in counts:
        by_voice[count.voice].append(count)
    for _, held in sorted(by_voice.items()):
        said: dict[tuple[int | None, int | None, int | None, bool], Count] = {}
        sound = [c for c in held if not any(s.changed for s in c.of)]
        for count in held:
            if sound and any(s.changed for s in count.of):
                account.flags.add("contradiction")
                account.set_aside(count, "R1", f"a copy that changed the number ({count.first.changed})")
        # The origin's own statement first, then what is no copy, then the earliest.
        pool = sound or held
        for count in sorted(pool, key=lambda c: (not c.first.own, c.first.copy, c.day, c.order)):
            key = (count.low, count.best, count.high, denies(count))
            if key in said:
                other = said[key]
                same_day = "" if other.first.own or count.day == other.day else f" of {other.day}"
                account.set_aside(count, "R1", f"repeats what the same voice said{same_day}")
            elif count.first.copy and any(c.first.day == count.first.day and not c.first.copy for c in pool):
                account.set_aside(count, "R1", "a copy; the voice's own statement stands")
            else:
                said[key] = count
                kept.append(count)
    return kept


def latest(counts: list[Count], measure: Measure, account: Account) -> list[Count]:
    """R2: of each voice's statements the one that stands, with a revision's old number kept as high."""
    by_voice: dict[str, list[Count]] = defaultdict(list)
    for count in counts:
        by_voice[count.voice].append(count)
    standing: list[Count] = []
    for _, held in sorted(by_voice.items()):
        denials = [c for c in held if denies(c)]
        standing += denials
        rest = sorted((c for c in held if not denies(c)), key=lambda c: (c.day, c.top, c.order))
        if not rest:
            continue
        now = rest[0]
        for later in rest[1:]:
            now = _step(now, later, measure, account)
        standing.append(now)
    return standing


def _step(now: Count, later: Count, measure: Measure, account: Account) -> Count:
    """What stands after a voice's later statement."""
    if later.hedged and not now.hedged:
        account.set_aside(later, "R2", "hedged by the same voice that asserted another number")
        return now
    same_day = later.day == now.day
    grown = later.top >= now.top
    if now.hedged and not later.hedged:
        account.set_aside(now, "R2", f"superseded by the same voice on {later.day}")
        return later
    if measure in _STOCKS and not same_day:
        account.set_aside(now, "R2", f"superseded by the same voice on {later.day}")
        return later
    if grown or (same_day and later.exact and not now.exact and now.low is not None and later.top >= now.low):
        said = "on the same day" if same_day else f"on {later.day}"
        account.set_aside(now, "R2", f"superseded by the same voice {said} with {number_said(later)}")
        return later
    if same_day or not later.exact or "approximate" in later.flags or later.first.day is None:
        account.set_aside(later, "R2", f"a smaller or rounder number of the same voice, which said {number_said(now)}")
        return now
    # A dated, exact, lower count is a revision: it becomes best, the old one stays high until withdrawn.
    account.flags.add("review")
    account.set_aside(now, "R2", f"revised down by the same voice on {later.day}; stays as high until withdrawn")
    return replace(later, high=max(now.top, later.top))
