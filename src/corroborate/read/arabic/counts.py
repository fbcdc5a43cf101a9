"""Number phrases in Arabic: digits of any script, spelt numbers, bounds, ranges and vague words (docs/method.md, 1).

The intervals are those of ``read/quantities.py``; the words are Arabic's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from corroborate.read.arabic.words import Word, keys, said
from corroborate.text.arabic import key

APPROXIMATE, OPEN_ABOVE, OPEN_BELOW, RANGE, VAGUE = "approximate", "open_above", "open_below", "range", "vague"
LARGEST = 1_000_000_000


class Count(NamedTuple):
    """Words ``start:end`` of a row and the interval that they mean. ``of`` marks a count that its noun follows as in
    "tens of": it may be definite.
    """

    start: int
    end: int
    low: int | None
    best: int | None
    high: int | None
    flags: tuple[str, ...] = ()
    of: bool = False


def _table(rows: str) -> dict[str, int]:
    return {key(word): int(row.split()[0]) for row in rows.splitlines() if row.strip() for word in row.split()[1:]}


_UNITS = _table(
    """
    1 واحد واحدة احد احدى إحدى واحداً
    2 اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي
    3 ثلاثة ثلاث
    4 أربعة أربع
    5 خمسة خمس
    6 ستة ست
    7 سبعة سبع
    8 ثمانية ثماني ثمان ثمانٍ ثمانياً
    9 تسعة تسع
    10 عشرة عشر
    """
)
_TENS = _table(
    """
    20 عشرون عشرين
    30 ثلاثون ثلاثين
    40 أربعون أربعين
    50 خمسون خمسين
    60 ستون ستين
    70 سبعون سبعين
    80 ثمانون ثمانين
    90 تسعون تسعين
    """
)
_HUNDREDS = _table(
    """
    100 مئة مائة مية ماية
    200 مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي ميتين
    300 ثلاثمئة ثلاثمائة ثلاثماية
    400 أربعمئة أربعمائة أربعماية
    500 خمسمئة خمسمائة خمسماية
    600 ستمئة ستمائة ستماية
    700 سبعمئة سبعمائة سبعماية
    800 ثمانمئة ثمانمائة ثمانيمئة ثمانماية
    900 تسعمئة تسعمائة تسعماية
    """
)
_HUNDRED = frozenset(w for w, n in _HUNDREDS.items() if n == 100)
_SCALES = _table(
    """
    1000 ألف ألفاً آلاف الفا
    1000000 مليون ملايين مليوناً
    """
)
_TWICE = _table(
    """
    2000 ألفان ألفين ألفا ألفي
    2000000 مليونان مليونين مليونا مليوني
    """
)
# "ألفا" after a number is a thousand in the accusative ("20 ألفا"), alone two thousand in the construct.
_VAGUE = _table(
    """
    10 عشرات
    100 مئات مائات مات
    1000 آلاف ألوف
    1000000 ملايين
    """
)
_SEVERAL = keys("عدة بضعة بضع")
_MANY = keys("عدد عدداً العديد الكثير مجموعة كثير جملة")
_SIZES = keys("كبير كبيراً كبيرة قليل قليلاً محدود محدوداً آخر اخر")
_TEEN = keys("عشر عشرة")
_MOST_WORDS = 12

# Phrases before a number that bend it, the longer first.
_BEND: tuple[tuple[tuple[str, ...], str], ...] = tuple(
    (tuple(key(w) for w in phrase.split()), flag)
    for flag, phrases in (
        (OPEN_ABOVE, "ما لا يقل عن|بما لا يقل عن|لا يقل عن|لا تقل عن|ما يزيد على|ما يزيد عن|يزيد على|يزيد عن|تزيد عن"
                     "|تزيد على|بأكثر من|اكثر من|لأكثر من|أزيد من|ما يفوق|يفوق|تجاوز|تجاوزت|يتجاوز|تتجاوز|على الأقل"),
        (OPEN_BELOW, "ما لا يزيد على|ما لا يزيد عن|لا يزيد على|لا يزيد عن|لا يتجاوز|لا تتجاوز|لم يتجاوز|لم تتجاوز"
                     "|لا يتعدى|ما يصل إلى|يصل إلى|تصل إلى|أقل من"),
        (APPROXIMATE, "ما يقارب|ما يقرب من|يقارب|يقرب من|نحو|حوالي|حوالى|قرابة|زهاء|بنحو|بحوالي|تقريباً|لنحو|لحوالي"),
    )
    for phrase in phrases.split("|")
)  # fmt: skip
_BEND_BY_LENGTH = tuple(sorted(_BEND, key=lambda bend: -len(bend[0])))
_BEND_STARTS = frozenset(phrase[0] for phrase, _ in _BEND)
_BETWEEN = keys("بين")
_TO = keys("إلى الى حتى -  – أو")
_MORE_AFTER = ((key("على"), key("الأقل")), (key("فأكثر"),), (key("أو"), key("أكثر")))
_ABOUT_AFTER = keys("تقريباً")
_GROUPED = re.compile(r"\d{1,3}(?:[.,٬]\d{3})+")
_DECIMAL = re.compile(r"(\d{1,9})[.,٫](\d{1,3})")


def count(row: Sequence[Word], i: int) -> Count | None:
    """The longest number phrase that begins at word ``i``, or None. Looks at a bounded number of words."""
    if i >= len(row):
        return None
    found = _bent(row, i) or _between(row, i) or _after(row, i)
    return found._replace(start=i) if found is not None else None


def _free(word: str) -> str:
    """A key without the و or ف that joins it to what stands before."""
    return word[1:] if word[:1] in ("و", "ف") and len(word) > 2 else word


def _bent(row: Sequence[Word], i: int) -> Count | None:
    if row[i].key not in _BEND_STARTS and _free(row[i].key) not in _BEND_STARTS:
        return None
    for phrase, flag in _BEND_BY_LENGTH:
        if said(row, i, *phrase):
            at = i + len(phrase)
            if at < len(row) and row[at].key in ("ال", "الـ"):
                at += 1
            inner = count(row, at) if at < min(len(row), i + _MOST_WORDS) else None
            if inner is None and at < len(row) and row[at].key.startswith("ال"):  # "قرابة العشرين"
                bare = row[at]._replace(key=row[at].key.removeprefix("ال"))
                spelt = _spelt((bare, *row[at + 1 : at + _MOST_WORDS]), 0)
                inner = spelt._replace(start=at, end=at + spelt.end) if spelt is not None else None
            if inner is not None:
                return _bend(inner, flag)
    return None


def _bend(inner: Count, flag: str) -> Count:
    flags = set(inner.flags)
    low, best, high = inner.low, inner.best, inner.high
    if flag == OPEN_ABOVE:
        if VAGUE in flags or RANGE in flags:
            best = None
        low, high = (low if low is not None else best), None
    elif flag == OPEN_BELOW:
        top = high if high is not None else low
        low, best, high = None, None, top
        flags.discard(VAGUE)
    flags.add(flag)
    return inner._replace(low=low, best=best, high=high, flags=tuple(sorted(flags)))


def _between(row: Sequence[Word], i: int) -> Count | None:
    """ "بين 10 و15", "ما بين عشرة وخمسة عشر", "من 10 إلى 15"."""
    at = i + 1 if row[i].key in (key("ما"), key("وما")) else i
    if at >= len(row):
        return None
    if _free(row[at].key) in _BETWEEN or row[at].key in _BETWEEN:
        one = _plain(row, at + 1)
        if one is None or one.end >= len(row):
            return None
        j = one.end
        if row[j].key == "و":
            two = _plain(row, j + 1)
        elif row[j].key.startswith("و"):
            two = _plain(row, j)
        else:
            return None
        return _range(one, two)
    if row[i].key == key("من"):
        one = _plain(row, i + 1)
        if one is not None and one.end < len(row) and row[one.end].key in _TO:
            return _range(one, _plain(row, one.end + 1))
    return None


def _range(one: Count, two: Count | None) -> Count | None:
    if two is None or one.best is None or two.best is None:
        return None
    low, high = one.best, two.best
    if low < 1000 <= high and high % 1000 == 0 and low < high // 1000 and one.end - one.start == 1:
        low *= 1000
    if low >= high:
        return None
    return Count(one.start, two.end, low, None, high, (RANGE,))


def _after(row: Sequence[Word], i: int) -> Count | None:
    """A plain number, and what may follow it: "إلى 15", "-15", "على الأقل"."""
    one = _plain(row, i)
    if one is None:
        return None
    k = one.end
    if not one.flags and k + 1 < len(row) and row[k].key in _TO and row[k + 1].start - row[k - 1].end <= 6:
        two = _plain(row, k + 1)
        close = two is not None and two.best is not None and one.best is not None and two.best > one.best
        if close and (row[k].key != key("أو") or two is None or (two.best or 0) <= 3 + (one.best or 0)):
            ranged = _range(one, two)
            if ranged is not None:
                return ranged
    if k < len(row) and row[k].key == "+":
        return _bend(one, OPEN_ABOVE)._replace(end=k + 1)
    return one


def at_least_after(row: Sequence[Word], k: int) -> tuple[str, int] | None:
    """What bends a number after its noun, "على الأقل", "تقريبا", and where that ends."""
    for phrase in _MORE_AFTER:
        if said(row, k, *phrase):
            return OPEN_ABOVE, k + len(phrase)
    if k < len(row) and row[k].key in _ABOUT_AFTER:
        return APPROXIMATE, k + 1
    return None


def bend(counted: Count, flag: str) -> Count:
    """A count as a bound after it bends it."""
    return _bend(counted, flag)


def _plain(row: Sequence[Word], i: int) -> Count | None:
    if i >= len(row):
        return None
    word = row[i]
    if word.number:
        return _numeral(row, i)
    if word.key in ("و", "ال") and i + 1 < len(row) and row[i + 1].number and row[i + 1].start == word.end:
        return _numeral(row, i + 1)
    return _vague(row, i) or _spelt(row, i)


def _numeral(row: Sequence[Word], i: int) -> Count | None:
    text = row[i].key
    value: int | None = None
    decimal = _DECIMAL.fullmatch(text)
    k = i + 1
    scale = _SCALES.get(row[k].key) if k < len(row) else None
    if text.isdigit():
        value = int(text) if len(text) <= 10 else None
    elif _GROUPED.fullmatch(text) and scale is None:
        value = int(re.sub(r"\D", "", text)) if len(text) <= 13 else None
    elif decimal and scale is not None:
        value = int(decimal[1] + decimal[2]) * scale // 10 ** len(decimal[2])
        k, scale = k + 1, None
    if value is None:
        return None
    if scale is not None:
        value, k = value * scale, k + 1
        rest = _joined_digits(row, k) if k < len(row) else None
        if rest is not None and rest[0] < scale:  # "41 ألفا و500"
            value, k = value + rest[0], rest[1]
    if value >= LARGEST:
        return None
    return Count(i, k, value, value, value)


def _vague(row: Sequence[Word], i: int) -> Count | None:
    """ "عشرات", "المئات من", "عشرات الآلاف", "عدة", "بضع مئات", "عدد من"."""
    word = row[i].key
    bare = _free(word)
    for stem in (word, bare, bare.removeprefix("ال"), bare.removeprefix("بال")):
        if stem in _VAGUE:
            low = _VAGUE[stem]
            high = low * 10 - 1
            k = i + 1
            if k < len(row) and row[k].key.removeprefix("ال") in _VAGUE and row[k].key.startswith("ال"):
                scale = _VAGUE[row[k].key.removeprefix("ال")]
                if scale > low or scale >= 1000:
                    low, high, k = low * scale, (high + 1) * scale - 1, k + 1
            return Count(i, k, low, None, high, (VAGUE,), True)
    for stem in (word, bare):
        if stem in _SEVERAL:
            if i + 1 < len(row) and row[i + 1].key in _VAGUE:
                low = _VAGUE[row[i + 1].key]
                return Count(i, i + 2, low, None, low * 10 - 1, (VAGUE,), True)
            return Count(i, i + 1, 2, None, None, (VAGUE,), True)
        if stem in _MANY:
            k = i + 1
            while k < len(row) and row[k].key in _SIZES and k < i + 3:
                k += 1
            if k < len(row) and row[k].key == key("من"):
                return Count(i, k, 2, None, None, (VAGUE,), True)
    return None


def _spelt(row: Sequence[Word], i: int) -> Count | None:
    total = 0
    k = i
    first = True
    last_scale = LARGEST
    while k < len(row) and k - i < _MOST_WORDS:
        group = _group(row, k, first) or (_joined_digits(row, k) if not first else None)
        if group is None:
            scaled = _TWICE.get(_free(row[k].key) if not first or row[k].key not in _TWICE else row[k].key)
            single = _SCALES.get(_free(row[k].key)) if scaled is None else None
            if scaled is not None and scaled // 2 < last_scale and (first or row[k].key.startswith("و")):
                total, last_scale, k, first = total + scaled, scaled // 2, k + 1, False
                continue
            if single is not None and single < last_scale and _one_thousand(row, k, first):
                total, last_scale, k, first = total + single, single, k + 1, False
                continue
            break
        value, k = group
        scale = _SCALES.get(row[k].key) if k < len(row) else None
        if scale is not None and scale < last_scale:
            total, last_scale, k, first = total + value * scale, scale, k + 1, False
            continue
        total, first = total + value, False
        break
    if k == i or not 0 < total < LARGEST:
        return None
    return Count(i, k, total, total, total)


def _joined_digits(row: Sequence[Word], k: int) -> tuple[int, int] | None:
    """ "ألف [و200] شخص"."""
    if row[k].key != "و" or k + 1 >= len(row) or not row[k + 1].key.isdigit() or len(row[k + 1].key) > 3:
        return None
    return int(row[k + 1].key), k + 2


def _one_thousand(row: Sequence[Word], k: int, first: bool) -> bool:
    """Whether a bare "ألف" is a thousand: "آلاف" alone is vague."""
    bare = row[k].key if first and row[k].key in _SCALES else _free(row[k].key)
    return bare in (key("ألف"), key("مليون")) and (first or row[k].key.startswith("و"))


def _group(row: Sequence[Word], k: int, first: bool) -> tuple[int, int] | None:
    """A number below a thousand from word ``k`` on, and where it ends. After the first it has و joined to it."""
    if k >= len(row):
        return None
    if not first and not row[k].key.startswith("و"):
        return None
    word = row[k].key if first and (row[k].key in _UNITS or row[k].key in _HUNDREDS) else _free(row[k].key)
    hundreds = _HUNDREDS.get(word)
    followed = k + 1 < len(row) and row[k + 1].key in _HUNDRED
    if hundreds is None and followed and 3 <= _UNITS.get(word, 0) <= 9:
        hundreds, k = _UNITS[word] * 100, k + 1
    if hundreds is not None:
        k += 1
        if k < len(row) and row[k].key.startswith("و"):
            rest = _below(row, k, _free(row[k].key))
            if rest is not None:
                return hundreds + rest[0], rest[1]
        return hundreds, k
    return _below(row, k, word)


def _below(row: Sequence[Word], k: int, word: str) -> tuple[int, int] | None:
    """A number below a hundred: "ثلاثة عشر", "خمسة وعشرون", "ستون"."""
    if word in _TENS:
        return _TENS[word], k + 1
    if word not in _UNITS:
        return None
    value, k = _UNITS[word], k + 1
    if k < len(row) and value < 10 and row[k].key in _TEEN:
        return value + 10, k + 1
    if k < len(row) and value < 10 and row[k].key.startswith("و") and row[k].key[1:] in _TENS:
        return value + _TENS[row[k].key[1:]], k + 1
    return value, k
