"""How well an event or a toll is corroborated, with the reasons in words (docs/method.md, section 7, after Airwars).

The first that applies: discounted, contested, confirmed, fair, weak.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corroborate.values import Certainty, Confidence, Grade, Group, Level, Polarity, Toll, VoiceKind

# Voices whose word counts towards "two or more independent credible voices" (fair).
CREDIBLE = frozenset(VoiceKind) - {VoiceKind.SOCIAL_MEDIA, VoiceKind.ANONYMOUS, VoiceKind.UNKNOWN}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One voice on an event: what the grade asks of it.

    ``voice`` is the key of its echo group, ``party`` the side it belongs to. ``blames`` are the sides of
    the party register that it names as perpetrator, with the confidence of the words. ``independent`` is False for
    narration and unnamed voices that the text does not say to have been gathered first-hand.
    """

    voice: str
    kind: VoiceKind
    certainty: Certainty = Certainty.ASSERTED
    polarity: Polarity = Polarity.POSITIVE
    party: str | None = None
    blames: tuple[tuple[str, Confidence], ...] = ()
    discounts: bool = False
    independent: bool = True


def grade(subject: str, said: Iterable[Said], *, tolls: Sequence[Toll] = (), civilian_harm: bool = False) -> Grade:
    """The grade of an event ("evt-…") or of one of its tolls ("evt-…/killed/civilian").

    ``tolls`` are those of the event, for the test whether only combatants were harmed where the record is of
    civilian harm. The result does not depend on the order of what was said.
    """
    voices = sorted(set(said), key=lambda s: (s.voice, s.kind, s.certainty, s.polarity, s.blames))
    positive = [s for s in voices if s.polarity is Polarity.POSITIVE and s.certainty is not Certainty.DENIED]
    denials = [s for s in voices if s not in positive]
    asserting = [s for s in positive if s.certainty is Certainty.ASSERTED and s.kind in CREDIBLE]
    sure = {s.voice for s in asserting if s.independent} or {s.voice for s in asserting[:1]}
    count = len({s.voice for s in positive if s.independent}) or min(1, len(positive))

    def made(level: Level, *reasons: str) -> Grade:
        return Grade(subject=subject, level=level, voices=count, reasons=reasons)

    if any(s.discounts for s in voices):
        return made(Level.DISCOUNTED, "a reviewer has shown that it did not happen as reported")
    if civilian_harm and tolls and _combatants_only(tolls):
        return made(Level.DISCOUNTED, "all counted victims are combatants, and this record is of civilian harm")
    if not positive:
        return made(Level.CONTESTED, "only denials are known")
    admitted = sorted({side for s in positive for side, how in s.blames if _admits(s, side, how)})
    contested = _contested(positive, denials)
    if contested:
        return made(Level.CONTESTED, *contested)
    if admitted:
        return made(Level.CONFIRMED, f"{admitted[0]} accepts responsibility")
    if len(sure) >= 2:
        return made(Level.FAIR, f"{len(sure)} independent credible voices assert it")
    if count == 1:
        only = "one voice" if sure else "one voice, which hedges or has no name"
        return made(Level.WEAK, f"{only} in all; others repeat it" if len(voices) > 1 else only)
    return made(Level.WEAK, f"{count} voices, of which {len(sure)} credible and asserting")


def _combatants_only(tolls: Sequence[Toll]) -> bool:
    harmed = [t for t in tolls if any(n for n in (t.low, t.best, t.high))]
    return bool(harmed) and all(t.group is Group.COMBATANT for t in harmed if t.group is not None) and any(
        t.group is Group.COMBATANT for t in harmed
    ) and not _unknown_persons(harmed)  # fmt: skip


def _unknown_persons(tolls: Sequence[Toll]) -> bool:
    """Whether some of all persons are not accounted for by the combatants."""
    whole = [t for t in tolls if t.group is None]
    return any(w.figure not in {u.figure for t in tolls if t.group is Group.COMBATANT for u in (*t.used, *t.set_aside)}
               for t in whole for w in t.used)  # fmt: skip


def _admits(said: Said, side: str, confidence: Confidence) -> bool:
    return confidence is Confidence.CLAIMED and said.party is not None and said.party == side


def _contested(positive: Sequence[Said], denials: Sequence[Said]) -> tuple[str, ...]:
    """Why it is contested: attributions that compete, or a denial by a voice that counts."""
    reasons = []
    blamed = sorted({side for s in positive for side, how in s.blames if how in (Confidence.FACT, Confidence.ACCUSED)})
    accusers = {side: {s.voice for s in positive if any(b == side for b, _ in s.blames)} for side in blamed}
    if len(blamed) > 1 and len(set().union(*accusers.values())) > 1:
        reasons.append(f"voices name different perpetrators: {', '.join(blamed)}")
    for s in denials:
        if s.kind in CREDIBLE:
            who = "a party to it" if s.party is not None else "an independent voice"
            reasons.append(f"{who} denies it")
    return tuple(dict.fromkeys(reasons))
