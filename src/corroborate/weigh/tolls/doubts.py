"""Doubts: maxima that nobody answers for (R14), and denials of what others state (R12)."""

from __future__ import annotations

from corroborate.values import VoiceKind
from corroborate.weigh.tolls.counts import Account, Count, denies, number_said

# Voices that nobody answers for: a maximum of theirs far above the named ones is set aside (R14).
UNANSWERABLE = frozenset({VoiceKind.ANONYMOUS, VoiceKind.UNKNOWN, VoiceKind.SOCIAL_MEDIA})
_FAR_ABOVE = 2  # times the highest number of a named voice


def without_anonymous_maxima(counts: list[Count], account: Account) -> tuple[list[Count], int | None]:
    """R14: a maximum of nobody in particular, far above every named voice, waits for a named one."""
    named = [c for c in counts if c.first.named and c.first.kind not in UNANSWERABLE and not denies(c) and c.top]
    if not named:
        return counts, None
    ceiling = max(c.top for c in named)
    kept, unverified = [], None
    for count in counts:
        if (
            count.first.kind in UNANSWERABLE
            and not (count.first.named and count.first.own)
            and count.top > _FAR_ABOVE * ceiling
        ):
            account.set_aside(
                count, "R14", f"an unnamed voice's {number_said(count)}, far above every named voice ({ceiling})"
            )
            unverified = max(unverified or 0, count.top)
        else:
            kept.append(count)
    return kept, unverified


def without_denials(counts: list[Count], account: Account) -> tuple[list[Count], list[Count]]:
    """R12: denials stay in the record beside what they deny; where nothing else was said, a zero is the count."""
    denials = [c for c in counts if denies(c)]
    others = [c for c in counts if not denies(c)]
    if not others:
        zeros = [c for c in denials if c.top == 0]
        for count in denials:
            if count.top:
                account.flags.add("disputed")
                account.set_aside(count, "R12", "the harm is denied, and no one asserts it")
        return zeros, []
    for count in denials:
        account.flags.add("disputed")
        account.set_aside(count, "R12", "denies the harm that others state" if count.first.party is None
                          else "a party to the event denies the harm that others state")  # fmt: skip
    return others, denials


def denied_low(low: int | None, denials: list[Count], account: Account) -> int | None:
    """The low, which an independent denial lets fall to 0 (R12)."""
    if low is not None and any(c.first.party is None for c in denials):
        account.rules.add("R12")
        return 0
    return low
