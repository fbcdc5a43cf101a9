"""Attributions while they are put together, before they are values."""

from __future__ import annotations

from dataclasses import dataclass, field

from corroborate.read.speech import Verb


@dataclass(slots=True)
class Found:
    """An attribution while it is put together, in token numbers (ends exclusive)."""

    cue: tuple[int, int]
    source: tuple[int, int] | None
    stance: str
    frame: str
    where: str  # before, after or inside: where the content stands to the cue
    spans: list[tuple[int, int]] = field(default_factory=list)
    told: tuple[int, int] | None = None  # who heard it and hands it on
    through: tuple[int, int] | None = None  # whom the source cites: the origin
    negative: bool = False
    hedged: bool = False
    inherits: bool = False  # takes the source of the attribution before it


def stance_of(verb: Verb, negative: bool) -> str:
    """The stance that a verb gives to what is said; accusing, blaming and not confirming have their own."""
    if verb.stance == "alleged" and verb.lemma in ("accuse", "charge"):
        return "accused"
    if verb.lemma == "blame":
        return "blamed"
    if negative and verb.stance == "confirmed":
        return "unconfirmed"
    return verb.stance


def disjoint(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, made one where they touch; without the empty ones."""
    out: list[tuple[int, int]] = []
    for first, end in sorted(spans):
        if out and first <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        elif first < end:
            out.append((first, end))
    return out
