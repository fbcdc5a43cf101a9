"""Arabic sentences as the rooms that all languages share see them: the small words that they go by, in English.

Where things happened (read/scenes) and which place a name means (weigh/places/) are told by small words: "in", "the
village of", "while", "since".  Here a sentence's tokens get these as their ``lower``, joined letters as tokens of their
own ("بريف" is "in" and "countryside"); text and offsets stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from corroborate.read.arabic.names import KINDS
from corroborate.read.arabic.times import is_time
from corroborate.read.arabic.words import Word
from corroborate.text.arabic import analyses, key, offset
from corroborate.text.tokens import PUNCT, WORD, Sentence, Token

_GLOSSES: Mapping[str, str] = {
    key(word): gloss
    for gloss, row in (
        ("in", "في داخل ضمن وسط"),
        ("near", "قرب بالقرب محيط أطراف ضواحي"),
        ("on", "على استهدف استهدفت"),
        ("from", "من"),
        ("to", "إلى الى"),
        ("toward", "باتجاه صوب"),
        ("between", "بين"),
        ("since", "منذ"),
        ("while", "بينما فيما حين"),
        ("where", "حيث"),
        ("which", "التي الذي الذين"),
        ("but", "لكن ولكن"),
        ("after", "بعد عقب"),
        ("before", "قبل"),
        ("and", "و"),
        ("northern", "الشمالي الشمالية شمالي شمال"),
        ("southern", "الجنوبي الجنوبية جنوبي جنوب"),
        ("eastern", "الشرقي الشرقية شرقي شرق"),
        ("western", "الغربي الغربية غربي غرب"),
        ("villages", "قرى بلدات"),
        ("towns", "مدن"),
        ("areas", "مناطق"),
    )
    for word in row.split()
}  # fmt: skip
_MARKS = {"،": ",", "؛": ";", "؟": "?"}
_LETTERS = {"و": "and", "ف": "and", "ب": "in", "ل": "to", "ك": "as"}


def glossed(sentence: Sentence, starts: Sequence[int]) -> Sentence:
    """The sentence with the small words that the shared rooms go by. ``starts`` are the offsets at which places begin,
    some within a word whose first letter is joined to them.
    """
    tokens = tuple(part for token in sentence.tokens for part in _parts(token, starts))
    return sentence._replace(tokens=tokens)


def _parts(token: Token, starts: Sequence[int]) -> Iterator[Token]:
    if token.kind != WORD:
        yield token._replace(
            lower=_MARKS.get(token.text, token.lower), kind=PUNCT if token.text in _MARKS else token.kind
        )
        return
    cut = next((at - token.start for at in starts if token.start < at < token.end), None)
    if cut is not None:
        letters = key(token.text[:cut])
        yield Token(token.start, token.start + cut, token.text[:cut], _LETTERS.get(letters[-1:], letters), WORD)
        yield Token(token.start + cut, token.end, token.text[cut:], token.text[cut:], WORD)
        return
    word = key(token.text)
    if word in _GLOSSES:
        yield token._replace(lower=_GLOSSES[word])
        return
    if is_time((Word(token.start, token.end, token.text, word, False),), 0):
        yield token
        return
    for analysis in analyses(word):
        gloss = KINDS.get(analysis.stem) or (_GLOSSES.get(analysis.stem) if analysis.prefix in ("و", "ف") else None)
        if gloss is None:
            continue
        letter = analysis.prefix[-1:]
        cuts = [0, offset(token.text, len(analysis.prefix)), offset(token.text, analysis.at), len(token.text)]
        lowers = (_LETTERS.get(letter, letter), "the", gloss)
        for (a, b), lower in zip(pairwise(cuts), lowers, strict=True):
            if a < b:
                yield Token(token.start + a, token.start + b, token.text[a:b], lower, WORD)
        return
    yield token
