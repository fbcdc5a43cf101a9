"""One passage read for who says what. All people, places and outlets are invented."""

from __future__ import annotations

from corroborate.read.voices import attributions
from corroborate.text.tokens import Sentence, sentences
from corroborate.values import Attribution, Passage, PassageKind


def split(text: str, kind: PassageKind = PassageKind.NARRATION) -> tuple[Sentence, ...]:
    """The sentences of a text of one passage."""
    passage = Passage(id="p", document="d", start=0, end=len(text), kind=kind)
    return sentences(text, (passage,))


def read(text: str) -> tuple[Attribution, ...]:
    """The attributions of a text, without a voice directory."""
    return attributions(split(text), {})


def said(text: str, attribution: Attribution) -> str:
    """The pieces of what is said."""
    return " ... ".join(text[a:b] for a, b in attribution.spans)


def origin(attribution: Attribution) -> str | None:
    """The words of the last link."""
    return attribution.chain[-1].words if attribution.chain else None


def heard(text: str) -> list[tuple[str | None, str | None, str]]:
    """Who says it, by which cue, and what: a triple of words for each attribution of a text."""
    return [(origin(a), a.cue.words if a.cue else None, said(text, a)) for a in read(text)]
