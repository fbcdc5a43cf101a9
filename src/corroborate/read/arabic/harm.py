"""Words of harm in Arabic: what a verb or verbal noun says was done to those who are counted beside it."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import NamedTuple

from corroborate.read.arabic.words import keys
from corroborate.text.arabic import analyses, key
from corroborate.values import Measure


class Governs(StrEnum):
    """Whom a word of harm governs: a verb its clause, a verbal noun (masdar) what follows it, ``FREES`` nobody harmed:
    those who are counted after it were freed, rescued or came.
    """

    VERB = "verb"
    NOUN = "noun"
    FREES = "frees"


class Cue(NamedTuple):
    """What a word of harm says. ``close``: only of those who are counted right after it, since it has other senses."""

    measure: Measure | None
    governs: Governs
    close: bool = False


_K, _I, _D, _A, _M, _X = (
    Measure.KILLED, Measure.INJURED, Measure.DETAINED, Measure.ABDUCTED, Measure.MISSING, Measure.DISPLACED,
)  # fmt: skip

_NOUNS: tuple[tuple[Measure, str], ...] = (
    (_K, "مقتل استشهاد قتل مصرع وفاة إعدام اغتيال تصفية ذبح إبادة هلاك ارتقاء سقوط"),
    (_I, "إصابة جرح"),
    (_D, "اعتقال احتجاز توقيف"),
    (_A, "اختطاف خطف"),
    (_M, "فقدان اختفاء إخفاء"),
    (_X, "نزوح تهجير تشريد"),
)
# past without ending, present without its first letter ("-" for none).
_VERBS: tuple[tuple[Measure, str, bool], ...] = (
    (_K, "قتل:قتل استشهد:ستشهد توفي:توفى أعدم:عدم اغتال:غتال اغتيل:غتال ذبح:ذبح ارتقى:رتقي صرع:صرع سقط:سقط", False),
    (_K, "قضى:- هلك:- مات:موت", True),
    (_I, "جرح:جرح أصيب:صاب أصيب:صب", False),
    (_D, "اعتقل:عتقل احتجز:حتجز", False),
    (_D, "أوقف:- أسر:-", True),
    (_A, "خطف:خطف اختطف:ختطف", False),
    (_M, "فقد:-", True),
    (_M, "اختفى:-", False),
    (_X, "نزح:نزح هجر:هجر شرد:شرد", False),
)
_FREES = keys(
    """أفرج أفرجت أفرجوا إفراج الإفراج أطلق إطلاق سراح أنقذ أنقذت إنقاذ نجا نجاة تحرير حرر حررت عودة عاد عادت تجنيد
    مشاركة شارك شاركت وصول وصل تسليم استسلام استسلم انشقاق انشق توزيع إجلاء أجلت أجلي جند"""
)
# "أودى بحياة", "راح ضحيتها", "أزهق أرواح"
_LIVES = keys("بحياة بحياه بأرواح ضحيته ضحيتها ضحيتهما حياة")
_DEATHS = keys("حتف مصرع نحب")
_SUFFIXES = keys("ه ها هم هما هن")
_ALSO_NOUNS = keys("قتل خطف جرح ذبح أسر")


@cache
def _table() -> dict[str, Cue]:
    table: dict[str, Cue] = {}
    for measure, row, close in _VERBS:
        for entry in row.split():
            past, _, present = entry.partition(":")
            stem = past[:-1] + "ي" if past.endswith("ى") else past
            bare = past[:-1] if past.endswith("ى") else past
            for form in (past, stem, bare + "ت", stem + "ا", bare + "وا", bare + "تا", stem + "ن"):
                table.setdefault(key(form), Cue(measure, Governs.VERB, close))
            if present != "-":
                for form in ("ي" + present, "ت" + present, "ي" + present + "ون", "ي" + present + "وا"):
                    table.setdefault(key(form), Cue(measure, Governs.VERB, close))
    for measure, row in _NOUNS:
        for word in row.split():
            table.setdefault(key(word), Cue(measure, Governs.NOUN))
    table.setdefault(key("أصابوا"), Cue(_I, Governs.VERB))  # "أصاب" alone is mostly of things
    for word in _FREES:
        table.setdefault(word, Cue(None, Governs.FREES))
    return table


@cache
def cue(word: str) -> Cue | None:
    """What the key of a word says of harm, or None."""
    if word in _LIVES and word != key("حياة"):
        return Cue(_K, Governs.NOUN)
    table = _table()
    for prefix, article, stem, _ in analyses(word):
        found = table.get(stem)
        if found is None or (article and found.governs is not Governs.NOUN):
            continue
        if prefix and prefix[-1] in "بلك" and found.governs is Governs.VERB:
            if stem in _ALSO_NOUNS:
                return Cue(found.measure, Governs.NOUN)  # "بقتل 25 مدنيا"
            continue
        return found
    return None


def meets_death(word: str) -> bool:
    """Whether a key is "مصرعهم" or "حتفه": what those met who are counted before it."""
    return any(word == stem + suffix for stem in _DEATHS for suffix in _SUFFIXES)
