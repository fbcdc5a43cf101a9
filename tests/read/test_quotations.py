"""Tests of read/quotations.py: quotation marks of every style, paired."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.read.quotations import quotations
from corroborate.text.tokens import tokenize


def quoted(text: str) -> list[str]:
    """The quotations of a text, as words."""
    tokens = tokenize(text)
    breaks = frozenset(i for i in range(1, len(tokens)) if "\n\n" in text[tokens[i - 1].end : tokens[i].start])
    return [text[tokens[q.first].start : tokens[q.last].end] for q in quotations(tokens, breaks)]


TABLE = [
    ('He said "we ran" and left.', ['"we ran"']),
    ("He said “we ran” and left.", ["“we ran”"]),
    ("He said «we ran» and left.", ["«we ran»"]),
    ("He said ''we ran'' and left.", ["''we ran''"]),
    ("He said ‘we ran’ and left.", ["‘we ran’"]),
    ('"We ran." "We hid."', ['"We ran."', '"We hid."']),
    ("The workers’ homes and the army’s tanks", []),
    ("It's theirs, isn't it", []),
    ('"We ran.\n\n"We hid."', ['"We ran.', '"We hid."']),
    ('"We ran.\n\nThe town fell.', ['"We ran.']),
    ('The town fell." He left.', []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_marks_are_paired(text: str, expected: list[str]) -> None:
    """Opening and closing marks find each other; a lost one ends with its paragraph."""
    assert quoted(text) == expected


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab \n.,\"'“”‘’«»", max_size=80))
def test_quotations_are_disjoint_and_in_order(text: str) -> None:
    """Whatever the marks, quotations never overlap and never leave the text."""
    tokens = tokenize(text)
    end = -1
    for mark in quotations(tokens, frozenset()):
        assert end < mark.first < mark.last < len(tokens)
        end = mark.last
