"""Names as keys: what two spellings of one name have in common.

Three keys, each coarser than the one before, so that a match can say how exact it is:

* ``fold``      case, diacritics, hyphens, apostrophes and the marks of hamza and ayn do not count, nor do the ways in
                which Arabic script writes one letter (ى ي ی, ة ه, أ إ آ ا);
* ``loosened``  nor does the Arabic article, nor the choices of a transliterator (Deir ez-Zor, Dayr az Zawr);
* ``skeleton``  nor do vowels; only for long names, and to be checked against the whole name.

The two coarse keys are meant for names that come out of Arabic, Persian, Pashto, Kurdish or Urdu script: for
names that were Latin from the start they would merge what is different.
"""

from __future__ import annotations

import re
import unicodedata

_PLAIN = str.maketrans(
    {
        "ı": "i",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        **dict.fromkeys("əǝ", "a"),
        **dict.fromkeys("'’‘`´ʻʼʽʾʿˈˊˋˌ′‛“”\"ٔٴ", ""),
        **dict.fromkeys("-‐‑‒–—−/_.,()|", " "),
        # Arabic script: letters that keyboards and countries write otherwise, hamza, the stretching stroke, joiners.
        **dict.fromkeys("ىیېۍ", "ي"),
        **dict.fromkeys("کڪ", "ك"),
        **dict.fromkeys("ةۀہەھ", "ه"),
        **dict.fromkeys("ءـ\u200c\u200d\u200e\u200f", ""),
    }
)
_ASCII_PLAIN = str.maketrans({**dict.fromkeys("'`\"", ""), **dict.fromkeys("-/_.,()|", " ")})


def fold(name: str) -> str:
    """A name without case, diacritics, apostrophes, hyphens or full stops, single-spaced: "Al-Bāb" → "al bab"."""
    if name.isascii():
        return " ".join(name.lower().translate(_ASCII_PLAIN).split())
    plain = unicodedata.normalize("NFKD", name.translate(_PLAIN).casefold())
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(kept.translate(_PLAIN).split())


# The Arabic article, with the letters of the sun; dropped wherever it stands between words.
ARTICLES = frozenset("al el ul ol as es ash esh ad ed ar er an en at et az ez ath adh eth edh il ال".split())
# Persian and Kurdish linking letters: "Sar-e Pul", "Qala-i-Naw".
_LINKS = frozenset("e i ye ya yi wa o u".split())
# Common first words of names, as transliterators differ over them.
_HEADS = {
    **dict.fromkeys("tel tell tall til".split(), "tal"),
    **dict.fromkeys("deir dayr der dair deyr".split(), "dir"),
    **dict.fromkeys("ain ayn ein eyn aan ayoun".split(), "in"),
    **dict.fromkeys("sheikh shaykh shaikh sheik cheikh sheykh cheik".split(), "shikh"),
    **dict.fromkeys("jabal jebel jabel gebel djebel jbel jebal gabal".split(), "gabal"),
    **dict.fromkeys("kafr kfar kafar kefr kufr kafer".split(), "kafr"),
    **dict.fromkeys("beit bayt bait bet".split(), "bit"),
    **dict.fromkeys("abu abou abo abi".split(), "abu"),
    **dict.fromkeys("umm um oum om".split(), "um"),
    **dict.fromkeys("khan khane".split(), "khan"),
    **dict.fromkeys("qala qalat qalah qaleh qalaat kalat kala".split(), "kala"),
    **dict.fromkeys("wadi ouadi vadi".split(), "vadi"),
}
_RULES = (
    (re.compile(r"(?<=[a-z])h$"), ""),  # -ah, -eh, -iyah
    (re.compile(r"ph"), "f"),
    (re.compile(r"(?:ou|oo|aw|au|ow|w(?![aeiou]))"), "u"),
    (re.compile(r"(?:ee|ie(?!$)|ei|ey|ai|ay|iy|y)"), "i"),
    (re.compile(r"kh"), "x"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"dj"), "g"),
    (re.compile(r"(?:dh|th)"), "d"),
    (re.compile(r"(?:ch|ş)"), "sh"),
    (re.compile(r"[qc]"), "k"),
    (re.compile(r"j"), "g"),
    (re.compile(r"[wv]"), "v"),
    (re.compile(r"o"), "u"),
    (re.compile(r"e$"), "a"),
    (re.compile(r"e"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"i(?=[aui])"), "i"),
)


# In Arabic script the article is written onto its word, which keeps at least three letters: الرقة, but not الي.
_WRITTEN_ON, _LEAST = "ال", 3


def _loose_word(word: str) -> str:
    if word in _HEADS:
        return _HEADS[word]
    if not word.isascii():
        return word.removeprefix(_WRITTEN_ON) if len(word) >= len(_WRITTEN_ON) + _LEAST else word
    for pattern, instead in _RULES:
        word = pattern.sub(instead, word)
    return word


def loosened(folded: str) -> str:
    """The coarser key of a folded name: "deir ez zor" and "dayr az zawr" → "dir zur".

    A name that is nothing but articles keeps them.
    """
    words = folded.split()
    kept = [w for n, w in enumerate(words) if w not in ARTICLES and not (n and w in _LINKS)] or words
    return " ".join(_loose_word(word) for word in kept)


_VOWELS = re.compile(r"[aeiouy ]+")


def skeleton(loose: str) -> str:
    """The consonants of a loosened name, "" where they are fewer than four and would match anything."""
    bones = _VOWELS.sub("", loose)
    return loose[:1] + bones if len(bones) >= 4 else ""
