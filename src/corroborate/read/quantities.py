"""Number phrases: "at least a dozen", "10-15", "tens of thousands" → an interval with flags.

The intervals are those of docs/method.md, section 1. Shared by the figures room and the times room.
Digits of any script count ("٢٥"); ordinals, clock times and decimals without a scale do not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from corroborate.text.tokens import NUMBER, WORD, Token

APPROXIMATE, OPEN_ABOVE, OPEN_BELOW, RANGE, VAGUE, ZERO = (
    "approximate",
    "open_above",
    "open_below",
    "range",
    "vague",
    "zero",
)
LARGEST = 10_000_000_000  # more people than live: longer numbers are serials, telephone numbers, noise


class Quantity(NamedTuple):
    """A number phrase: tokens ``start:end`` and the interval they mean; ``core`` is the first token of the number.

    ``low``, ``best`` and ``high`` are None where the words leave that side open; ``flags`` are sorted.
    ``digits`` tells that the number is written in digits; ``noun`` that the last token counts as a noun of
    its own ("dozens", "hundreds"), so that "of" may follow.
    """

    start: int
    end: int
    core: int
    low: int | None
    best: int | None
    high: int | None
    flags: tuple[str, ...]
    digits: bool = False
    noun: bool = False

    @property
    def exact(self) -> bool:
        """Whether the phrase is one plain number, with no word that bends it."""
        return self.low is not None and self.low == self.best == self.high and not self.flags


ONES = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen""".split()
    )
}
TENS = {
    word: value
    for value, word in zip(
        range(20, 100, 10), "twenty thirty forty fifty sixty seventy eighty ninety".split(), strict=True
    )
} | {"fourty": 40}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_SUFFIXES = {"m": 1_000_000, "k": 1_000, "bn": 1_000_000_000}
# A plural of a scale stands for its whole order of magnitude.
_PLURALS = {
    "dozens": (24, 99),
    "scores": (40, 99),
    "tens": (10, 99),
    "tenths": (10, 99),  # "tenths of people" in translated reports means tens
    "hundreds": (100, 999),
    "thousands": (1_000, 9_999),
    "millions": (1_000_000, 9_999_999),
}
_SEVERAL = frozenset({"several", "many", "few", "numerous", "multiple", "various", "countless", "untold"})
_A_NUMBER = frozenset({"number", "numbers", "handful", "group", "couple", "lot", "score", "series"})
_SIZES = frozenset(
    "large great huge small big considerable significant substantial good certain limited undetermined unknown "
    "unspecified unconfirmed growing high higher larger greater record vast undisclosed".split()
)

_ABOVE = (
    ("at", "least"),
    ("at", "the", "least"),
    ("at", "the", "very", "least"),
    ("atleast",),
    ("no", "fewer", "than"),
    ("no", "less", "than"),
    ("not", "less", "than"),
    ("not", "fewer", "than"),
    ("not", "lower", "than"),
    ("more", "than"),
    ("well", "more", "than"),
    ("much", "more", "than"),
    ("over",),
    ("well", "over"),
    ("just", "over"),
    ("a", "little", "over"),
    ("above",),
    ("in", "excess", "of"),
    ("upwards", "of"),
    ("upward", "of"),
    ("a", "minimum", "of"),
    ("minimum", "of"),
    ("exceeding",),
    ("exceeded",),
    ("exceeds",),
    ("surpassed",),
    ("surpassing",),
    ("greater", "than"),
)
_BELOW = (
    ("up", "to"),
    ("as", "many", "as"),
    ("as", "much", "as"),
    ("as", "high", "as"),
    ("no", "more", "than"),
    ("not", "more", "than"),
    ("at", "most"),
    ("at", "the", "most"),
    ("a", "maximum", "of"),
    ("maximum", "of"),
    ("fewer", "than"),
    ("less", "than"),
    ("under",),
    ("below",),
    ("upto",),
)
_ABOUT = (
    ("about",),
    ("around",),
    ("approximately",),
    ("approx",),
    ("approx", "."),
    ("nearly",),
    ("almost",),
    ("roughly",),
    ("circa",),
    ("ca",),
    ("some",),
    ("an", "estimated"),
    ("estimated",),
    ("close", "to"),
    ("in", "the", "region", "of"),
    ("something", "like"),
    ("perhaps",),
    ("virtually",),
    ("~",),
)
_BEND: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _phrases, _flag in ((_ABOVE, OPEN_ABOVE), (_BELOW, OPEN_BELOW), (_ABOUT, APPROXIMATE)):
    for _phrase in _phrases:
        _BEND.setdefault(_phrase[0], []).append((_phrase, _flag))
for _entries in _BEND.values():
    _entries.sort(key=lambda entry: -len(entry[0]))

STARTS = (
    frozenset(_BEND)
    | frozenset(ONES)
    | frozenset(TENS)
    | frozenset(SCALES)
    | frozenset(_PLURALS)
    | _SEVERAL
    | (
        frozenset(
            {
                "a",
                "an",
                "dozen",
                "half",
                "half-dozen",
                "numbers",
                "between",
                "from",
                "large",
                "great",
                "huge",
                "small",
                "two-thirds",
                "third",
            }
        )
    )
)

_DIGITS = re.compile(r"\d+")
_GROUPED = re.compile(r"\d{1,3}(?:[.,٬'’\u00a0\u202f]\d{3})+")
_SCALED = re.compile(r"(\d+)(?:[.,٫](\d+))?(m|k|bn)?")


def quantity(tokens: Sequence[Token], i: int, end: int | None = None) -> Quantity | None:
    """The longest number phrase that begins at token ``i`` and ends before token ``end``, or None.

    Looks at a bounded number of tokens, so a scan over a text is linear. Never raises.
    """
    stop = len(tokens) if end is None else min(end, len(tokens))
    if i >= stop:
        return None
    first = tokens[i]
    if first.kind != NUMBER and first.lower not in STARTS and "-" not in first.lower:
        return None
    return _bent(tokens, i, stop) or _between(tokens, i, stop) or _after(tokens, i, i, stop)


def _bent(tokens: Sequence[Token], i: int, stop: int) -> Quantity | None:
    """A bound or "about" before a number: "at least 16", "more than a dozen", "up to some 50"."""
    for phrase, flag in _BEND.get(tokens[i].lower, ()):
        after = i + len(phrase)
        if after < stop and all(tokens[i + k].lower == word for k, word in enumerate(phrase)):
            inner = quantity(tokens, after, min(stop, after + 12))
            if inner is None or (phrase == ("some",) and inner.low is None):
                continue
            if phrase == ("some",) and VAGUE in inner.flags and not inner.noun:
                continue
            return _bend(inner, flag)._replace(start=i)
    if tokens[i].lower == "some" and i + 1 < stop:
        return Quantity(i, i + 1, i, 2, None, None, (VAGUE,))
    return None


def _bend(inner: Quantity, flag: str) -> Quantity:
    flags = set(inner.flags)
    low, best, high = inner.low, inner.best, inner.high
    if flag == OPEN_ABOVE:
        if VAGUE in flags or RANGE in flags:
            best, high = None, None
        low, high = (low if low is not None else best), None
    elif flag == OPEN_BELOW:
        if high is None and VAGUE in flags:
            return inner  # "up to several": no number to be the bound
        top = high if high is not None else low
        low, best, high = None, None, top
        flags.discard(VAGUE)
    flags.add(flag)
    return inner._replace(low=low, best=best, high=high, flags=tuple(sorted(flags)))


def _between(tokens: Sequence[Token], i: int, stop: int) -> Quantity | None:
    """ "between 10 and 15", "from 10 to 15"."""
    joint = {"between": "and", "from": "to"}.get(tokens[i].lower)
    if joint is None:
        return None
    one = _plain(tokens, i + 1, stop)
    if one is None or one.end >= stop or tokens[one.end].lower != joint:
        return None
    two = _plain(tokens, one.end + 1, stop)
    if two is None:
        return None
    return _range(one, two, i)


def _range(one: Quantity, two: Quantity, start: int) -> Quantity | None:
    low, high = one.low, two.high
    if low is None or high is None:
        return None
    scale = next((s for s in (1_000_000_000, 1_000_000, 1_000, 100) if high >= s and high % s == 0), 1)
    if low < high and low < 1000 <= scale and one.end - one.start == 1 and two.end - two.start > 1:
        low *= scale  # "two to three thousand", "10 to 15 million"
    if low >= high:
        return None
    return Quantity(start, two.end, one.core, low, None, high, (RANGE,), one.digits)


def _after(tokens: Sequence[Token], i: int, start: int, stop: int) -> Quantity | None:
    """A plain number and what may follow it: "to 15", "-15", "or more", "or so"."""
    one = _plain(tokens, i, stop)
    if one is None:
        return None
    k = one.end
    if not one.flags and k + 1 < stop:
        joint = tokens[k].lower
        if joint in ("-", "to", "or", "--") and tokens[k].kind != NUMBER:
            two = _plain(tokens, k + 1, stop)
            tight = joint not in ("-", "--") or tokens[k + 1].start - tokens[k - 1].end <= 3
            if two is not None and not two.flags and tight and (joint != "or" or _close(one, two)):
                ranged = _range(one, two, start)
                if ranged is not None:
                    return ranged
        if joint == "or" and tokens[k + 1].lower == "more":
            return _bend(one, OPEN_ABOVE)._replace(start=start, end=k + 2)
        if joint == "or" and tokens[k + 1].lower in ("fewer", "less"):
            return _bend(one, OPEN_BELOW)._replace(start=start, end=k + 2)
        if joint == "or" and tokens[k + 1].lower == "so":
            return _bend(one, APPROXIMATE)._replace(start=start, end=k + 2)
        if joint in ("and", "or") and tokens[k + 1].lower in ("possibly", "maybe", "perhaps"):
            return one._replace(start=start)
    if k < stop and tokens[k].lower == "+" and not one.flags:
        return _bend(one, OPEN_ABOVE)._replace(start=start, end=k + 1)
    if k < stop and tokens[k].lower == "plus" and not one.flags and one.digits:
        return _bend(one, OPEN_ABOVE)._replace(start=start, end=k + 1)
    return one._replace(start=start)


def _close(one: Quantity, two: Quantity) -> bool:
    """ "two or three" is a range, "2 or 30" two numbers."""
    return one.best is not None and two.best is not None and one.best < two.best <= max(2 * one.best, one.best + 3)


def _plain(tokens: Sequence[Token], i: int, stop: int) -> Quantity | None:
    if i >= stop:
        return None
    token = tokens[i]
    word = token.lower
    if token.kind == NUMBER:
        return _numeral(tokens, i, stop)
    if word in _PLURALS:
        return _plural(tokens, i, stop, ())
    if word in ("a", "an"):
        return _a(tokens, i, stop)
    if word in _SEVERAL:
        return _several(tokens, i, i, stop)
    if word in _SIZES and i + 2 < stop and tokens[i + 1].lower in ("numbers", "number") and tokens[i + 2].lower == "of":
        return Quantity(i, i + 3, i, 2, None, None, (VAGUE,))
    if word == "numbers" and i + 1 < stop and tokens[i + 1].lower == "of":
        return Quantity(i, i + 2, i, 2, None, None, (VAGUE,))
    if word == "half-dozen":
        return Quantity(i, i + 1, i, 6, 6, 6, ())
    if word == "half" and i + 2 < stop and tokens[i + 1].lower in ("a", "of", "the"):
        return _half(tokens, i, stop)
    if word == "dozen" and i + 1 < stop:
        return Quantity(i, i + 1, i, 12, 12, 12, ())
    return _spelt(tokens, i, stop)


def _numeral(tokens: Sequence[Token], i: int, stop: int) -> Quantity | None:
    text = _ascii(tokens[i].text).lower()
    k = i + 1
    value: int | None = None
    if _DIGITS.fullmatch(text):
        value = int(text) if len(text) <= 12 else None
        # "280 000": a thin or plain space between groups of three
        while (
            value is not None
            and k < stop
            and tokens[k].kind == NUMBER
            and tokens[k].start == tokens[k - 1].end + 1
            and _ascii(tokens[k].text) == "000"
            and 0 < value < LARGEST
            and len(text) <= 3
        ):
            value *= 1000
            k += 1
    elif _GROUPED.fullmatch(text):
        value = int(re.sub(r"\D", "", text)) if len(text) <= 15 else None
    scaled = _SCALED.fullmatch(text)
    scale = 1
    if k < stop and tokens[k].lower in SCALES:
        scale = SCALES[tokens[k].lower]
        k += 1
    elif k + 1 < stop and tokens[k].lower == "-" and tokens[k + 1].lower in SCALES:
        scale = SCALES[tokens[k + 1].lower]
        k += 2
    elif k < stop and tokens[k].lower == "dozen":
        scale = 12
        k += 1
    elif scaled and scaled[3]:
        scale = _SUFFIXES[scaled[3]]
    if value is None or (scale > 1 and scaled):
        if not scaled or scale == 1 or len(text) > 12:
            return None
        fraction = scaled[2] or ""
        value = int(int(scaled[1] + fraction) * scale // 10 ** len(fraction))
    elif scale > 1:
        value *= scale
    if value >= LARGEST:
        return None
    return Quantity(i, k, i, value, value, value, (), digits=True)


def _ascii(text: str) -> str:
    if text.isascii():
        return text
    return "".join(str(unicodedata.digit(ch)) if ch.isdigit() and ch.isdecimal() else ch for ch in text)


def _plural(tokens: Sequence[Token], i: int, stop: int, flags: tuple[str, ...]) -> Quantity:
    low, high = _PLURALS[tokens[i].lower]
    k = i + 1
    # "tens of thousands", "hundreds of thousands", "dozens of thousands"
    while k + 1 < stop and tokens[k].lower == "of" and tokens[k + 1].lower in ("thousands", "millions", "hundreds"):
        scale = _PLURALS[tokens[k + 1].lower][0]
        low, high = low * scale, (high + 1) * scale - 1
        k += 2
    # "hundreds or thousands", "hundreds and thousands" keep to the first
    return Quantity(i, k, i, low, None, high, tuple(sorted({VAGUE, *flags})), noun=True)


def _several(tokens: Sequence[Token], start: int, i: int, stop: int) -> Quantity:
    """ "several", "many", and "several hundred", "a few dozen", which have the order of what they multiply."""
    k = i + 1
    if k < stop:
        scale = tokens[k].lower
        plural = {"dozen": "dozens", "hundred": "hundreds", "thousand": "thousands", "million": "millions"}.get(
            scale, scale if scale in ("hundreds", "thousands", "dozens", "millions") else None
        )
        if plural:
            low, high = _PLURALS[plural]
            return Quantity(start, k + 1, start, low, None, high, (VAGUE,), noun=True)
    return Quantity(start, k, start, 2, None, None, (VAGUE,))


def _half(tokens: Sequence[Token], i: int, stop: int) -> Quantity | None:
    if tokens[i + 1].lower != "a" or i + 2 >= stop:
        return None
    word = tokens[i + 2].lower
    if word == "dozen":
        return Quantity(i, i + 3, i, 6, 6, 6, ())
    if word in SCALES and SCALES[word] > 100:
        half = SCALES[word] // 2
        return Quantity(i, i + 3, i, half, half, half, (APPROXIMATE,))
    return None


def _a(tokens: Sequence[Token], i: int, stop: int) -> Quantity | None:
    k = i + 1
    if k >= stop:
        return None
    word = tokens[k].lower
    if word == "further" and k + 1 < stop:
        inner = _plain(tokens, k + 1, stop)
        return inner._replace(start=i) if inner else None
    if word == "total" and k + 1 < stop and tokens[k + 1].lower == "of":
        inner = quantity(tokens, k + 2, stop)
        return inner._replace(start=i) if inner else None
    if word == "quarter" and k + 3 < stop and tokens[k + 1].lower == "of" and tokens[k + 3].lower in SCALES:
        quarter = SCALES[tokens[k + 3].lower] // 4
        return Quantity(i, k + 4, i, quarter, quarter, quarter, (APPROXIMATE,))
    if word == "few":
        return _several(tokens, i, k, stop)
    if word == "dozen":
        return Quantity(i, k + 1, i, 12, 12, 12, ())
    if word == "half-dozen":
        return Quantity(i, k + 1, i, 6, 6, 6, ())
    if word == "half" and k + 1 < stop and tokens[k + 1].lower == "dozen":
        return Quantity(i, k + 2, i, 6, 6, 6, ())
    if word in SCALES:
        spelt = _spelt(tokens, k, stop, first=1)
        return spelt._replace(start=i, core=i) if spelt else None
    if word == "couple" and k + 1 < stop:
        # "a couple of dozen"; "a couple of men" is two; "a couple was killed" is a couple
        if tokens[k + 1].lower == "of":
            return Quantity(i, k + 2, i, 2, 2, 2, (APPROXIMATE,))
        return None
    if word == "score" and k + 1 < stop and tokens[k + 1].lower == "of":
        return Quantity(i, k + 2, i, 20, 20, 20, (APPROXIMATE,))
    sized = k + 1 if word in _SIZES or word in ("very", "small") else k
    if sized < stop and tokens[sized].lower in _SIZES:
        sized += 1
    if sized + 1 < stop and tokens[sized].lower in ("number", "handful", "lot") and tokens[sized + 1].lower == "of":
        return Quantity(i, sized + 2, i, 2, None, None, (VAGUE,))
    if word == "great" and k + 1 < stop and tokens[k + 1].lower == "many":
        return Quantity(i, k + 2, i, 2, None, None, (VAGUE,))
    return None


def _spelt(tokens: Sequence[Token], i: int, stop: int, first: int | None = None) -> Quantity | None:
    """Spelt numbers up to the millions: "two hundred and three", "twenty-five thousand", "two dozen"."""
    total = 0
    group: int | None = first
    last = 0  # the value of the word before, to stop "two three"
    k = i
    while k < stop and k - i < 12:
        word = tokens[k].lower
        if tokens[k].kind != WORD:
            if (
                word == "-"
                and k > i
                and k + 1 < stop
                and (tokens[k + 1].lower in ONES or tokens[k + 1].lower in SCALES)
            ):
                k += 1
                continue
            break
        small = ONES.get(word, TENS.get(word))
        if small is None and "-" in word:
            parts = word.split("-")
            if len(parts) == 2 and parts[0] in TENS and 0 < ONES.get(parts[1], 0) < 10:
                small = TENS[parts[0]] + ONES[parts[1]]
            elif len(parts) == 2 and parts[1] in SCALES and parts[0] in ONES and k == i:
                group, last = ONES[parts[0]] * SCALES[parts[1]], 100
                k += 1
                continue
        if small is not None:
            if group is None:
                group = small
            elif (last in TENS.values() and small < 10 and group % 10 == 0 and small > 0) or (
                last == 100 and small < 100
            ):
                group += small
            elif last >= 1000 and group == 0:
                group = small
            else:
                break
            last = small
            k += 1
            continue
        if word in SCALES and (group or k == i or first):
            scale = SCALES[word]
            if scale == 100:
                if group is None or group >= 100:
                    break
                group *= 100
            else:
                if group is None or (total and scale >= last >= 1000):
                    break
                total += max(group, 1) * scale
                group = 0
            last = scale
            k += 1
            continue
        if word == "dozen" and group and group < 20 and total == 0:
            group *= 12
            k += 1
            break
        if word == "and" and last >= 100 and k + 1 < stop:
            after = tokens[k + 1].lower
            if (after in ONES and ONES[after] > 0) or after in TENS or ("-" in after and after.split("-")[0] in TENS):
                # "two hundred and three people", but "one hundred and two were wounded" is left to the reader
                k += 1
                continue
        break
    if k == i or (group is None and total == 0):
        return None
    if k > i and tokens[k - 1].lower == "and":
        k -= 1
    value = total + (group or 0)
    return Quantity(i, k, i, value, value, value, ())
