"""Between independent voices: what each of them counts to one low, best and high (R5 to R8, R11, R13, dominated)."""

from __future__ import annotations

from corroborate.values import Group, VoiceKind
from corroborate.weigh.tolls.counts import DOMINATED, Account, Count, number_said
from corroborate.weigh.tolls.statements import EYES

# The order in which voices are believed where they contradict (R8). A house rule: a setting may replace it.
RANKING: tuple[frozenset[VoiceKind], ...] = (
    frozenset({VoiceKind.INQUIRY, VoiceKind.UN}),
    frozenset({VoiceKind.MONITOR, VoiceKind.NGO}),
    frozenset({VoiceKind.HOSPITAL, VoiceKind.HEALTH_AUTHORITY}),
    frozenset({VoiceKind.LOCAL_OFFICIAL, VoiceKind.GOVERNMENT, VoiceKind.MILITARY}),
    frozenset({VoiceKind.WITNESS, VoiceKind.VICTIM, VoiceKind.RELATIVE, VoiceKind.ACTIVIST}),
    frozenset({VoiceKind.OUTLET}),
    frozenset({VoiceKind.AGENCY}),
    frozenset({VoiceKind.SOCIAL_MEDIA, VoiceKind.ANONYMOUS, VoiceKind.UNKNOWN, VoiceKind.ARMED_GROUP}),
)
_PARTY_RANK = len(RANKING)


def between(
    counts: list[Count], account: Account, ranking: tuple[frozenset[VoiceKind], ...]
) -> tuple[int | None, int | None, int | None]:
    """Independent voices to one low, best and high: R11, R13, dominated, R5, R7, R8, R6."""
    if not counts:
        return None, None, None
    asserted = [c for c in counts if not c.hedged]
    if not asserted:
        for count in counts:
            account.use(count, "R11", "its own voice hedges")
        account.flags.add("unconfirmed")
        return 0, None, _highest(counts)
    for count in counts:
        if count.hedged:
            account.set_aside(count, "R11", "its own voice hedges, others assert")
    biased = [c for c in asserted if _against(c)]
    if len(biased) == len(asserted):
        for count in biased:
            account.use(count, "R5", "a warring party about the other side's losses")
        account.flags.add("biased_source")
        return 0, None, _highest(biased)
    for count in biased:
        account.set_aside(count, "R5", "a warring party about the other side's losses; others have counted")
    voices = [c for c in asserted if not _against(c)]
    floors = [c for c in voices if c.floor]
    counted = [c for c in voices if not c.floor]
    if not counted:
        low = max((c.low for c in floors if c.low is not None), default=None)
        for count in floors:
            seen = "what a witness saw" if count.first.kind in EYES else "a count documented so far"
            account.use(count, "R13", f"{seen}: it sets the low, never best or high")
        account.flags.add("floor")
        return low, None, None
    # What a party admits of its own losses bounds from below; an open "at least" of its own says nothing of the top.
    admitted = max((c for c in counted if _own_losses(c) and c.low is not None), key=lambda c: (c.low or 0, c.order),
                   default=None)  # fmt: skip
    others = [c for c in counted if not (_own_losses(c) and c.high is None)]
    kept = _undominated(others or counted, account)
    least = admitted.low if admitted is not None else None
    low, best, high = _reconciled(kept, account, ranking, least or 0)
    low = _floored(low, floors, kept, account, ranking)
    if low is not None and any(n is not None and n < low for n in (best, high)):
        # More has been verified than was counted: the count is refuted, and a person should look.
        best, high = (b if b is not None and b >= low else None for b in (best, high))
        account.flags.add("review")
    for count in counted:
        if _own_losses(count) and all(count is not k for k in kept) and count is not admitted:
            account.set_aside(count, "R6", "a smaller admission of the party's own losses")
    if admitted is not None and least is not None:
        account.spare(admitted)
        account.use(admitted, "R6", "a party admits its own losses: sets the low")
        low = least if low is None else max(low, least)
        if best is None or best < low:
            best = admitted.best if admitted.best is not None and admitted.best >= low else None
        high = high if high is None or best is None else max(high, best)
    return low, best, high


def _highest(counts: list[Count]) -> int | None:
    """The highest high; none stays none."""
    highs = [c.high for c in counts]
    return max((h for h in highs if h is not None), default=None) if None not in highs else None


def _against(count: Count) -> bool:
    """Whether a warring party speaks about the other side's losses."""
    return all(
        s.party is not None
        and s.figure.group is Group.COMBATANT
        and s.side is not None
        and s.side_known
        and s.side != s.party
        for s in count.of
    )


def _own_losses(count: Count) -> bool:
    return all(s.party is not None and s.side == s.party for s in count.of)


def _undominated(counts: list[Count], account: Account) -> list[Count]:
    """Set aside intervals that contain another voice's narrower one and so say nothing more than it."""
    kept = []
    for count in counts:
        inside = next((o for o in counts if o is not count and _contains(count, o)), None)
        if inside is None:
            kept.append(count)
        else:
            account.set_aside(count, DOMINATED, f"{number_said(count)} says nothing more than {number_said(inside)}")
    return kept


def _contains(wide: Count, narrow: Count) -> bool:
    if "approximate" in wide.flags or "approximate" in narrow.flags:
        return False
    wide_low, narrow_low = wide.low or 0, narrow.low or 0
    wide_high = wide.high if wide.high is not None else float("inf")
    narrow_high = narrow.high if narrow.high is not None else float("inf")
    if (wide_low, wide_high) == (narrow_low, narrow_high):
        return False
    return wide_low <= narrow_low and narrow_high <= wide_high


def _rank(count: Count, ranking: tuple[frozenset[VoiceKind], ...]) -> int:
    first = count.first
    if first.party is not None and not _own_losses(count):
        return _PARTY_RANK
    return next((i for i, kinds in enumerate(ranking) if first.kind in kinds), len(ranking) - 1)


def _reconciled(
    counts: list[Count], account: Account, ranking: tuple[frozenset[VoiceKind], ...], least: int
) -> tuple[int | None, int | None, int | None]:
    """R7 where the intervals meet, R8 where they do not. Approximate figures set best only; no best below ``least``."""
    bounded = [c for c in counts if "approximate" not in c.flags]
    ranked = sorted(counts, key=lambda c: (_rank(c, ranking), -c.day.toordinal(), c.top, c.order))
    if "approximate" in frozenset().union(*(c.flags for c in counts)) and not bounded:
        account.flags.add("approximate")
    lows = [c.low for c in bounded if c.low is not None]
    highs = [c.high for c in bounded if c.high is not None]
    if not bounded or not lows or not highs or max(lows) <= min(highs):
        low = max(lows, default=None)
        high = min(highs, default=None)
        fitting = (c.best for c in ranked if c.best is not None and c.best >= least and _inside(c.best, low, high))
        best = next(fitting, None)
        rule = "R7" if len(counts) > 1 else "R2" if account.rules & {"R2"} else "R1"
        words = "agrees with the other voices" if len(counts) > 1 else "the only voice that stands"
        for count in counts:
            account.use(count, rule, words)
        return low, best, high
    low = min(lows)
    high = max(highs) if all(c.high is not None for c in bounded) else None
    with_best = [c for c in ranked if c.best is not None and c.best >= least and _inside(c.best, low, high)]
    best = with_best[0].best if with_best else None
    if with_best:
        peers = [c for c in with_best if (_rank(c, ranking), c.day) == (_rank(with_best[0], ranking), with_best[0].day)]
        if len({c.best for c in peers}) > 1:
            best = min(c.best for c in peers if c.best is not None)
            account.flags.add("review")
    for count in counts:
        chosen = with_best and count is with_best[0]
        account.use(
            count, "R8", "the highest-ranked voice: sets best" if chosen else "contradicts: widens the interval"
        )
    return low, best, high


def _inside(best: int, low: int | None, high: int | None) -> bool:
    return (low is None or low <= best) and (high is None or best <= high)


def _floored(
    low: int | None,
    floors: list[Count],
    kept: list[Count],
    account: Account,
    ranking: tuple[frozenset[VoiceKind], ...],
) -> int | None:
    """R13: what a body that ranks above the counting voices has verified stands as the low; other floors are aside."""
    if not floors:
        return low
    above = min((_rank(c, ranking) for c in kept), default=len(ranking))
    strong = [c for c in floors if _rank(c, ranking) < above and c.low is not None]
    chosen = max(strong, key=lambda c: (c.low or 0, c.order), default=None)
    for count in floors:
        if count is chosen:
            account.flags.add("floor")
            seen = "seen by a witness" if count.first.kind in EYES else "verified so far by a higher-ranked body"
            account.use(count, "R13", f"{seen}: sets the low, never best or high")
        elif count in strong:
            account.set_aside(count, "R13", "a smaller verified count than another's")
        else:
            seen = "seen by a witness" if count.first.kind in EYES else "documented so far"
            account.set_aside(count, DOMINATED, f"{seen}: {number_said(count)} says nothing more than the count")
    return chosen.low if chosen is not None else low
