"""Text to sentences and tokens, with offsets into ``Document.text``: the ground that the read rooms stand on.

The splitter is made for news as it comes: lower case, capitals, lost commas, "U.S.-led", "Lt. Gen.", "3.5",
"al-Bayda", typographic quotes.  Every character that is not white space belongs to exactly one token.
Time is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from corroborate.values import Passage, PassageKind

WORD, NUMBER, PUNCT, QUOTE, SYMBOL = "word", "number", "punct", "quote", "symbol"


class Token(NamedTuple):
    """One token: ``lower`` is casefolded with typographic apostrophes and dashes made plain."""

    start: int
    end: int
    text: str
    lower: str
    kind: str


class Sentence(NamedTuple):
    """A sentence: its tokens, the passage it stands in, and its number in the document."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    passage: Passage
    number: int


QUOTES = '"“”„‟«»‹›\u2018\u201b\u201a`'
_DASHES = str.maketrans({"’": "'", "ʼ": "'", "‑": "-", "–": "-", "—": "-", "−": "-", "‐": "-"})

_TOKEN = re.compile(
    r"""
      (?P<number> \d+ (?: [.,:٬٫'’\u00a0\u202f]\d+ )* (?: (?:st|nd|rd|th|s|m|bn|k|am|pm|km|kg|mm|ft)\b )? )
    | (?P<abbr>   (?: [^\W\d_]\. ){2,} )
    | (?P<word>   [^\W\d_] (?: [\w\u0300-\u036f\u064b-\u065f\u0640]* ) (?: ['’ʼ‑‐-] \w+ )* (?: ['’](?=s?\b) s? )? )
    | (?P<quote>  ``|''|["“”„‟«»‹›\u2018\u201b\u201a`’'] )
    | (?P<punct>  \.\.\.|…|--+|[.,;:!?()\[\]{}/–—−-] )
    | (?P<symbol> \S )
    """,
    re.VERBOSE,
)

# Words before a full stop that do not end a sentence.
ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof gen col lt maj capt sgt cpl brig adm cmdr rev hon gov sen rep st mt ft jr sr vs etc
    no nos dept inc ltd co corp approx est jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed
    thu thur thurs fri sat sun u.s u.n u.k e.g i.e a.m p.m cf ca al fig op supt insp det pvt pte pfc spc spec
    ave blvd rd""".split()
)
_NEVER_LAST = frozenset("mr mrs ms dr prof gen col lt maj capt sgt cpl brig adm cmdr rev gov sen rep st mt".split())
_CLOSERS = frozenset("\"”’»›)]'")
_ENDERS = frozenset({".", "!", "?", "...", "…", "؟", "。"})


def tokenize(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of ``text[start:end]``, with offsets into ``text``."""
    return tuple(_tokens(text, start, len(text) if end is None else end))


def _tokens(text: str, start: int, end: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, start, end):
        kind = match.lastgroup or SYMBOL
        words = match.group()
        if kind == "abbr":
            kind = WORD
        yield Token(match.start(), match.end(), words, words.casefold().translate(_DASHES), kind)


def sentences(text: str, passages: Iterable[Passage]) -> tuple[Sentence, ...]:
    """The sentences of each passage but furniture, in order. A sentence never crosses a passage or an empty line."""
    found: list[Sentence] = []
    for passage in passages:
        if passage.kind is PassageKind.FURNITURE:
            continue
        tokens = tokenize(text, passage.start, passage.end)
        if not tokens:
            continue
        whole = passage.kind is PassageKind.DATELINE
        for part in (tokens,) if whole else _split(text, tokens):
            found.append(Sentence(part[0].start, part[-1].end, part, passage, len(found)))
    return tuple(found)


def _split(text: str, tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    first = 0
    i = 0
    while i < len(tokens):
        token = tokens[i]
        last = i
        if token.text in _ENDERS and _ends(text, tokens, i):
            while last + 1 < len(tokens) and tokens[last + 1].text in _CLOSERS and _tight(tokens, last):
                last += 1
        elif not (i + 1 < len(tokens) and _line_ends(text, tokens, i)):
            i += 1
            continue
        yield tokens[first : last + 1]
        first = i = last + 1
    if first < len(tokens):
        yield tokens[first:]


def _tight(tokens: tuple[Token, ...], i: int) -> bool:
    return tokens[i + 1].start == tokens[i].end


# A line of wrapped text is nearly always longer; a heading, an item of a list, a byline nearly always shorter.
_SHORT_LINE = 55


def _line_ends(text: str, tokens: tuple[Token, ...], i: int) -> bool:
    """Whether the line break between tokens ``i`` and ``i + 1`` ends a sentence: an empty line, or a short line."""
    start, end = tokens[i].end, tokens[i + 1].start
    if end - start == 1 and text[start] == " ":
        return False
    breaks = sum(text.count(mark, start, end) for mark in _BREAKS)
    if breaks != 1:
        return breaks > 1
    after = tokens[i + 1].text[:1]
    begin = max(text.rfind(mark, max(0, start - _SHORT_LINE), start) for mark in _BREAKS)
    short = begin >= 0 or start < _SHORT_LINE
    return short and not after.islower() and tokens[i].text not in ",-–—"


_BREAKS = "\n\u2028\u2029"


def _ends(text: str, tokens: tuple[Token, ...], i: int) -> bool:
    """Whether the full stop (or its kin) at ``i`` ends a sentence."""
    if i + 1 == len(tokens):
        return True
    closed = i
    while closed + 1 < len(tokens) and tokens[closed + 1].text in _CLOSERS and _tight(tokens, closed):
        closed += 1
    if closed + 1 == len(tokens):
        return True
    after = tokens[closed + 1]
    gap = text[tokens[closed].end : after.start]
    if any(mark in gap for mark in _BREAKS):
        return not after.text[:1].islower() or text.count("\n", tokens[closed].end, after.start) > 1
    if tokens[i].text in "!?؟。":
        # "Run!" he said: the sentence goes on; without a closing quotation mark it has ended.
        return closed == i or not after.text[:1].islower()
    before = tokens[i - 1] if i else None
    if before is not None and before.end == tokens[i].start and before.kind == WORD:
        if before.lower in _NEVER_LAST:
            return False
        if len(before.text) == 1 and before.text.isupper():
            return False  # an initial: "J. Doe"
        if before.lower in ABBREVIATIONS and not after.text[:1].isupper():
            return False
    return bool(gap) or (after.text[:1].isupper() and after.kind == WORD)
