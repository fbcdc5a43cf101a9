"""Arabic letters: which stretches are written in them, and how a word is spelt when it is compared.

Arabic writes one word in several ways (أ إ آ ا, ى ي, ة ه, with vowel signs or the stretching stroke), and joins small
words to the next one: "and in the village" is one word.  ``key`` makes the spellings one; ``analyses`` takes the
joined words off.  Offsets are never touched: keys are for comparing, words stay as they are printed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdfb\ufe70-\ufefc]")
# Letters of Persian, Urdu, Kurdish and Pashto that Arabic does not write; ی and ک are also what some keyboards give.
_OTHERS = re.compile(r"[پچژگڤٹڈڑںےڕڵۆێەټډړږښڼۍېۇۋ]")
_SIGNS = re.compile(r"[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200c-\u200f]")
_FORMS = re.compile(r"[\ufb50-\ufdfb\ufe70-\ufefc]")
_ONE = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىیئ", "ي"),
        "ؤ": "و",
        "ة": "ه",
        "ک": "ك",
        "ء": None,
    }
)
# Of a text with so much of foreign letters among the Arabic ones nobody can say that it is Arabic.
_FOREIGN = 0.01


def is_arabic(text: str) -> bool:
    """Whether a stretch of text is mostly written in Arabic letters, and in the Arabic language as far as letters
    tell: Persian, Urdu, Kurdish and Pashto have letters of their own.
    """
    if text.isascii():
        return False
    letters = len(_ARABIC.findall(text))
    if not letters or 2 * letters <= sum(map(str.isalpha, text)):
        return False
    return len(_OTHERS.findall(text)) <= _FOREIGN * letters


def has_arabic(text: str) -> bool:
    """Whether a text holds an Arabic letter at all."""
    return not text.isascii() and _ARABIC.search(text) is not None


def plain_letters(text: str) -> str:
    """A text casefolded, without vowel signs and stretching strokes, one letter for each of hamza's seats, for the two
    forms of final ya, for ta marbuta and ha.
    """
    if _FORMS.search(text):
        text = unicodedata.normalize("NFKC", text)
    return _SIGNS.sub("", text).translate(_ONE).casefold()


@lru_cache(maxsize=1 << 16)
def key(word: str) -> str:
    """A word or short phrase as it is compared: ``plain_letters``, remembered."""
    return plain_letters(word)


class Analysis(NamedTuple):
    """One way to take a word apart: ``prefix`` are its joined letters (و ف ب ل ك), ``article`` whether ال stood
    before ``stem``, ``at`` how many letters of the key stand before the stem.
    """

    prefix: str
    article: bool
    stem: str
    at: int


_LEAST = 2  # letters of a stem


@lru_cache(maxsize=1 << 16)
def analyses(word: str) -> tuple[Analysis, ...]:
    """The ways to take a key apart, the whole word first, then with fewer letters: والقرية is و+ال+قريه.

    "لل" is ل and an article that has lost its first letter.
    """
    found = [Analysis("", False, word, 0)]
    for prefix in ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل"):
        if not word.startswith(prefix) or len(word) < len(prefix) + _LEAST:
            continue
        rest, at = word[len(prefix) :], len(prefix)
        if prefix:
            found.append(Analysis(prefix, False, rest, at))
        if rest.startswith("ال") and len(rest) >= 2 + _LEAST:
            found.append(Analysis(prefix, True, rest[2:], at + 2))
        if prefix.endswith("ل") and rest.startswith("ل") and len(rest) >= 1 + _LEAST:
            found.append(Analysis(prefix, True, rest[1:], at + 1))
    return tuple(found)


def plain_name(name: str) -> str:
    """A name as it is compared with other names: keys of its words without articles, single-spaced.

    A first word that has ل or ب joined to an article loses them: للمرصد is مرصد.
    """
    words = [w for w in re.split(r"[\s‐‑–\-]+", key(name)) if w]
    out = []
    for n, word in enumerate(words):
        if n == 0 and word.startswith(("لل", "بال", "وال")) and len(word) > 4:
            word = word[2:] if word.startswith("لل") else word[3:]
        elif word.startswith("ال") and len(word) > 3:
            word = word[2:]
        out.append(word)
    return " ".join(out)


_SPELT = {"ا": "[اأإآٱ]", "ي": "[يىئی]", "ه": "[هة]", "و": "[وؤ]", "ك": "[كک]"}
_BETWEEN = r"[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640ء]*"


def pattern(name: str) -> str:
    """A regular expression for a name in whatever spelling, each word with or without the article."""
    return r"\s+".join(
        r"(?:ال|ل)?" + _BETWEEN + "".join(_SPELT.get(letter, re.escape(letter)) + _BETWEEN for letter in word)
        for word in plain_name(name).split()
    )


def offset(word: str, letters: int) -> int:
    """Where in a printed word the letter stands that has so many letters of its key before it."""
    seen = 0
    for n, letter in enumerate(word):
        if seen >= letters and not _SIGNS.match(letter):
            return n
        seen += len(key(letter))
    return len(word)
