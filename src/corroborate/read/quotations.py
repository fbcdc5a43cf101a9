"""Quotation marks of every style, paired: which words of a report are literally somebody's.

Straight marks open or close by the blanks around them; a mark that is never closed ends with its paragraph, since
the next paragraph of a long quotation opens anew.  Lost and doubled marks are borne: a closing mark without its
opening is passed over.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from corroborate.text.tokens import QUOTE, Token

_OPEN = frozenset("“„«‹‟``")
_CLOSE = frozenset("”»›")
_PLAIN = frozenset({'"', "''"})
_SINGLE = frozenset("‘'’‚‛`")
_SINGLE_REACH = 60  # tokens: a single mark is an apostrophe more often than not, so its pair must be near
_REACH = 600  # tokens: no quotation in the news is longer; what looks longer has lost a mark


class Quotation(NamedTuple):
    """A quotation over tokens ``first``..``last``, its marks included; ``closed`` if it ends in a mark."""

    first: int
    last: int
    closed: bool


def quotations(tokens: Sequence[Token], breaks: frozenset[int]) -> tuple[Quotation, ...]:
    """The quotations of a text, in order and disjoint; ``breaks`` are the token numbers that begin a paragraph."""
    found: list[Quotation] = []
    opened: int | None = None
    fresh: int | None = None  # the first paragraph break since it was opened: where it ends if it is never closed
    single: int | None = None
    for i, token in enumerate(tokens):
        if opened is not None and i in breaks and fresh is None:
            fresh = i
        if opened is not None and i - opened > _REACH:
            if fresh is not None and fresh - opened > 1:
                found.append(Quotation(opened, fresh - 1, False))
            opened = fresh = None
        if single is not None and (i in breaks or i - single > _SINGLE_REACH):
            single = None
        if token.kind != QUOTE:
            continue
        tight_left = i > 0 and tokens[i - 1].end == token.start and i not in breaks
        tight_right = i + 1 < len(tokens) and tokens[i + 1].start == token.end
        mark = token.text
        if mark in _SINGLE and mark != "``":
            if opened is not None:
                continue
            if single is None and not tight_left and tight_right:
                single = i
            elif single is not None and tight_left and not tight_right and mark != "‘":
                found.append(Quotation(single, i, True))
                single = None
            continue
        opens = mark in _OPEN or (mark in _PLAIN and not tight_left and tight_right)
        closes = mark in _CLOSE or (mark in _PLAIN and tight_left and not tight_right)
        if not opens and not closes:
            opens, closes = opened is None, opened is not None
        if opens:
            if opened is not None and (fresh or i) - opened > 1:
                found.append(Quotation(opened, (fresh or i) - 1, False))
            opened, fresh, single = i, None, None
        elif closes and opened is not None:
            found.append(Quotation(opened, i, True))
            opened = fresh = None
    last = len(tokens) if fresh is None else fresh
    if opened is not None and 1 < last - opened <= _REACH:
        found.append(Quotation(opened, last - 1, False))
    return tuple(sorted(found))
