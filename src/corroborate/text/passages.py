"""A document to its passages: headline, dateline, narration, quote, caption."""

from __future__ import annotations

from corroborate.codec import anchor
from corroborate.values import Document, Passage, PassageKind


def passages(document: Document) -> tuple[Passage, ...]:
    """The passages of a document, disjoint, in order, covering every character that is not white space."""
    end = len(document.text)
    return (
        Passage(
            id=anchor("psg", document.id, 0, end), document=document.id, start=0, end=end, kind=PassageKind.NARRATION
        ),
    )
