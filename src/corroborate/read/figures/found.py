"""A figure in the making: the link that states it, its sentence, and what has been decided of it so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from corroborate.read.harm_clause import Link
from corroborate.read.harm_phrases import Phrase
from corroborate.read.harm_units import Unit
from corroborate.text.tokens import Sentence
from corroborate.values import Figure, Group


@dataclass(slots=True)
class Found:
    """A figure in the making: its link, its sentence, and what has been decided so far."""

    link: Link
    unit: Unit
    phrase: Phrase
    sentence: Sentence
    row: list[Unit]
    group: Group = Group.UNKNOWN
    subgroup: str | None = None
    party: str | None = None
    flags: set[str] = field(default_factory=set)
    whole: Found | None = None
    figure: Figure | None = None
    margin: float = 0.0  # above zero: cumulative
