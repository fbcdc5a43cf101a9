"""The words of an Arabic sentence as the grammar meets them: tokens with their keys, joined digits taken apart."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from functools import cache
from typing import NamedTuple, TypeVar

from corroborate.text.arabic import Analysis, analyses, key
from corroborate.text.tokens import NUMBER, WORD, Sentence

T = TypeVar("T")

# "و44", "الـ20": letters that are joined to digits.
_JOINED = re.compile(r"([^\W\d_]{1,3}\u0640?)(\d[\d.,٬٫]*)")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


class Word(NamedTuple):
    """A word, number or mark: ``start:end`` in the document's text, its ``key``, and whether it ``joined`` the word
    before as a letter does ("و" of "و44").
    """

    start: int
    end: int
    text: str
    key: str
    number: bool


def words(sentence: Sentence) -> tuple[Word, ...]:
    """The words of a sentence, in order."""
    found: list[Word] = []
    for token in sentence.tokens:
        joined = _JOINED.fullmatch(token.text) if token.kind == WORD else None
        if joined is not None:
            cut = token.start + joined.end(1)
            found.append(Word(token.start, cut, joined[1], key(joined[1]), False))
            found.append(Word(cut, token.end, joined[2], joined[2].translate(_DIGITS), True))
        elif token.kind == NUMBER:
            found.append(Word(token.start, token.end, token.text, token.text.translate(_DIGITS), True))
        else:
            found.append(Word(token.start, token.end, token.text, key(token.text), False))
    return tuple(found)


@cache
def keys(*rows: str) -> frozenset[str]:
    """The keys of words in rows, as lexicons are written."""
    return frozenset(key(word) for row in rows for word in row.split())


def known(word: str, table: Mapping[str, T]) -> tuple[Analysis, T] | None:
    """The first way to take a key apart whose stem a table holds, and what it holds."""
    for analysis in analyses(word):
        if analysis.stem in table:
            return analysis, table[analysis.stem]
    return None


def stem_in(word: str, stems: Container[str], prefixes: str = "وفبلك") -> bool:
    """Whether a key is one of some stems, with whatever of these letters joined to it."""
    return any(a.stem in stems and all(letter in prefixes for letter in a.prefix) for a in analyses(word))


def said(row: Sequence[Word], i: int, *phrase: str) -> bool:
    """Whether the words from ``i`` on are a phrase, by their keys; the first may have و or ف joined to it."""
    if i < 0 or i + len(phrase) > len(row):
        return False
    first = row[i].key
    if first != phrase[0] and first not in ("و" + phrase[0], "ف" + phrase[0]):
        return False
    return all(row[i + n].key == word for n, word in enumerate(phrase[1:], 1))
