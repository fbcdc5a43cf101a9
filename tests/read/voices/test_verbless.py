"""Cues that are no verbs: "according to", a colon or dash, a noun."""

from __future__ import annotations

import pytest
from spoken import heard

# Each row: the text, who says it, by which cue, and what.
PLAIN = [
    # "according to", after what is said
    ("Six people were killed, according to the ministry.", "the ministry", "according to", "Six people were killed"),
    ("Six people were killed according to a source.", "a source", "according to", "Six people were killed"),
    (
        "six people were killed, according to military sources.",
        "military sources",
        "according to",
        "six people were killed",
    ),
    # before it
    ("According to the ministry, six people were killed.", "the ministry", "According to", "six people were killed"),
    ("According to residents the shelling began at dawn.", "residents", "According to", "the shelling began at dawn"),
    # headlines
    ("Twelve killed in strike: monitor", "monitor", ":", "Twelve killed in strike"),
    ("Twelve killed in strike - activists", "activists", "-", "Twelve killed in strike"),
    ("Monitor: twelve killed in strike", "Monitor", ":", "twelve killed in strike"),
    # a noun
    ("His claim that the road was open proved false.", "His", "claim", "that the road was open proved false"),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), PLAIN)
def test_source_cue_and_content_are_found(text: str, source: str, cue: str, content: str) -> None:
    """Each sentence has one attribution, with exactly these words for who, how and what."""
    assert (source, cue, content) in heard(text)
