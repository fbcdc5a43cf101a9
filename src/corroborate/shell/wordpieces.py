"""Words to word pieces, as BERT's uncased models split them.

The library that does the same (tokenizers) brings a dozen packages with it, a network client among them, into a program
that must run where there is no network and must be audited; what is needed of it is this page.  A test holds it to that
library's output, and training refuses weights for which the two differ.  Source: Devlin et al. 2018; the normaliser and
pre-tokeniser of bert-base-uncased.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

LONGEST = 100  # characters of a piece of text without blanks or punctuation: a longer one is unknown
MOST_PIECES = 12  # of one word
_REMEMBERED = 200_000  # words


@dataclass(slots=True)
class WordPieces:
    """Words to the ids of their pieces, remembered while there are not too many."""

    ids: dict[str, int]
    known: dict[str, list[int]] = field(default_factory=dict)

    @property
    def cls(self) -> int:
        """What stands before a window."""
        return self.ids["[CLS]"]

    @property
    def sep(self) -> int:
        """What stands after a window."""
        return self.ids["[SEP]"]

    def __call__(self, word: str) -> list[int]:
        """The ids of a word's pieces, at most MOST_PIECES of them and never empty."""
        found = self.known.get(word)
        if found is None:
            if len(self.known) > _REMEMBERED:
                self.known.clear()
            unknown = self.ids["[UNK]"]
            pieces = [i for part in _parts(_plain(word[:200])) for i in self._split(part, unknown)][:MOST_PIECES]
            found = self.known[word] = pieces or [unknown]
        return found

    def _split(self, part: str, unknown: int) -> list[int]:
        """The longest pieces from the left; unknown as a whole where the rest of it is none."""
        if len(part) > LONGEST:
            return [unknown]
        out, start = [], 0
        while start < len(part):
            end = len(part)
            while end > start:
                piece = self.ids.get(part[start:end] if start == 0 else "##" + part[start:end])
                if piece is not None:
                    out.append(piece)
                    break
                end -= 1
            if end == start:
                return [unknown]
            start = end
        return out


def from_lines(lines: Iterable[str]) -> WordPieces:
    """The pieces of a vocabulary with one piece a line, the first being number 0."""
    return WordPieces({line.rstrip("\n"): number for number, line in enumerate(lines)})


def _plain(word: str) -> str:
    """Lower case, without accents and control characters."""
    kept = "".join(
        " " if c in "\t\n\r" or unicodedata.category(c) == "Zs" else c
        for c in word
        if c in "\t\n\r" or (c not in "\0\ufffd" and not unicodedata.category(c).startswith("C"))
    )
    bare = "".join(c for c in unicodedata.normalize("NFD", kept) if unicodedata.category(c) != "Mn")
    return bare.lower()


def _parts(text: str) -> Iterable[str]:
    """Split at blanks; punctuation and CJK characters stand alone."""
    part = ""
    for c in text:
        if c.isspace():
            if part:
                yield part
            part = ""
        elif _alone(c):
            if part:
                yield part
            yield c
            part = ""
        else:
            part += c
    if part:
        yield part


def _alone(c: str) -> bool:
    code = ord(c)
    if 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126:
        return True
    return unicodedata.category(c).startswith("P") or any(a <= code <= b for a, b in _CJK)


_CJK = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B820, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)
