"""One text read for its figures, a figure in a line, and a figure of words that a test chooses.

A figure is written ``words = bounds measure group [subgroup] [part] [cumulative] [unconfirmed]``; bounds are one
number, or low/best/high with "-" for none.
"""

from __future__ import annotations

from dataclasses import replace

from corroborate.read.figures import (
    figures,
)
from corroborate.text.passages import passages
from corroborate.text.tokens import sentences
from corroborate.values import Certainty, Document, Figure, Scope


def read(text: str) -> tuple[Figure, ...]:
    """The figures of a text."""
    document = Document(id="doc-x", text=text, sha256="0" * 64, cleaned_by="test")
    return figures(document, sentences(text, passages(document)))


def shown(figure: Figure) -> str:
    """A figure in the notation of the table."""
    bounds = (figure.low, figure.best, figure.high)
    number = str(figure.low) if len(set(bounds)) == 1 else "/".join("-" if n is None else str(n) for n in bounds)
    parts = [f"{figure.words} = {number} {figure.measure.value} {figure.group.value}"]
    parts += [figure.subgroup] if figure.subgroup else []
    parts += ["part"] if figure.part_of else []
    parts += ["cumulative"] if figure.scope is Scope.CUMULATIVE else []
    parts += ["unconfirmed"] if figure.certainty is Certainty.UNCONFIRMED else []
    return " ".join(parts)


def counted(text: str, words: str, number: int) -> Figure:
    """A figure of so many killed, at its last place in the text."""
    start = text.rindex(words)
    made = next(iter(read("Two people were killed.")))
    return replace(
        made, id=f"fig-{start}", words=words, start=start, end=start + len(words), low=number, best=number, high=number
    )
