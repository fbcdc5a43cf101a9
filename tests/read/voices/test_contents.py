"""What is said: quotations, and what goes on after them."""

from __future__ import annotations

import pytest
from spoken import heard, origin, read, said

# Each row: the text, who says it, by which cue, and what.
PLAIN = [
    # quotations
    ('"We saw the planes," said a farmer.', "a farmer", "said", '"We saw the planes,"'),
    ('"We saw the planes," a farmer said.', "a farmer", "said", '"We saw the planes,"'),
    ("“We saw the planes,” a farmer said.", "a farmer", "said", "“We saw the planes,”"),
    ("''We saw the planes,'' a farmer said.", "a farmer", "said", "''We saw the planes,''"),
    ("«We saw the planes», a farmer said.", "a farmer", "said", "«We saw the planes»"),
    ('The farmer said: "We saw the planes."', "The farmer", "said", '"We saw the planes."'),
    ('The farmer said, "We saw the planes."', "The farmer", "said", '"We saw the planes."'),
    ('The farmer: "We saw the planes."', "The farmer", ":", '"We saw the planes."'),
    ('"We saw the planes" the farmer told a reporter.', "the farmer", "told", '"We saw the planes"'),
    (
        '"We saw the planes," a farmer said. "They came twice."',
        "a farmer",
        "said",
        '"We saw the planes," ... "They came twice."',
    ),
    (
        '"We saw them. They came twice," a farmer said.',
        "a farmer",
        "said",
        '"We saw them. They came twice,"',
    ),
    ('"Who did it?" a farmer asked.', "a farmer", "asked", '"Who did it?"'),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), PLAIN)
def test_source_cue_and_content_are_found(text: str, source: str, cue: str, content: str) -> None:
    """Each sentence has one attribution, with exactly these words for who, how and what."""
    assert (source, cue, content) in heard(text)


def test_a_quotation_runs_on_over_paragraphs() -> None:
    """A quotation that opens anew in the next paragraph stays with its speaker."""
    text = '"We saw the planes," a farmer said.\n\n"They came twice and bombed the well."'
    (found,) = read(text)
    assert said(text, found).endswith('"They came twice and bombed the well."')


def test_a_quotation_of_another_speaker_is_his() -> None:
    """The next quotation belongs to the cue that follows it, not to the speaker before."""
    text = '"We saw the planes," a farmer said. "They came twice," his wife said.'
    assert [(origin(a), said(text, a)) for a in read(text)] == [
        ("a farmer", '"We saw the planes,"'),
        ("his wife", '"They came twice,"'),
    ]
