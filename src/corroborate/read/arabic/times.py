"""Times in Arabic: "أمس", "يوم الجمعة", "6 آذار/مارس", "منذ مطلع العام", "خلال الأيام الثلاثة الماضية".

Days resolve against the day of publication as in ``read/times``, on the same calendar; without one a relative day
stays unresolved.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from corroborate.read import calendar
from corroborate.read.arabic import counts
from corroborate.read.arabic.words import Word, keys, stem_in, words
from corroborate.read.calendar import Span
from corroborate.text.arabic import has_arabic, key
from corroborate.text.tokens import Sentence
from corroborate.values import PassageKind, TimeMention, When

# Monday is 0, as in the calendar.
WEEKDAYS = {
    key(name): number
    for number, row in enumerate(("الاثنين الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"))
    for name in row.split()
}
_MONTHS = {
    key(name.replace("-", " ")): number for name, number in calendar.LEVANTINE_MONTHS.items() if has_arabic(name)
} | {
    key(name): number
    for number, row in enumerate(
        ("جانفي", "فيفري", "", "أفريل", "ماي", "جوان", "جويلية يوليوز", "أوت غشت", "شتنبر", "", "نونبر", "دجنبر"), 1
    )
    for name in row.split()
}
_TWO_WORDS = frozenset(name.split()[0] for name in _MONTHS if " " in name)
_ORDINALS = {
    key(name): number
    for number, name in enumerate("الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر".split(), 1)
} | {key("الحادي"): 11}
_TODAY, _YESTERDAY, _DAY_BEFORE = keys("اليوم"), keys("أمس الأمس البارحة بالأمس"), keys("أول")
_DAY = keys("يوم يومي")
_PARTS = keys("صباح مساء ظهر فجر ليل ليلة عصر منتصف ضحى صبيحة غداة عشية مسا")
_NIGHT = keys("ليل ليلة")
_PAST = keys("الماضي الماضية الفائت الفائتة المنصرم المنصرمة السابق الأخيرة الأخير")
_THIS = keys("الجاري الحالي الجارية الحالية هذا")
_COMING = keys("المقبل المقبلة القادم القادمة")
_SINCE = keys("منذ")
_DURING = keys("خلال في ضمن طيلة")
_BEGINNING = keys("بداية مطلع أول بدء")
_UNITS = {key(w): unit for unit, row in (
    ("day", "يوم يوما أيام يومين"), ("week", "أسبوع أسابيع أسبوعين"), ("month", "شهر أشهر شهور شهرين"),
    ("year", "عام سنة أعوام سنوات عامين سنتين"), ("hour", "ساعة ساعات ساعتين"),
) for w in row.split()}  # fmt: skip
_DUALS = keys("يومين أسبوعين شهرين عامين سنتين ساعتين")
_ISO = re.compile(r"(?<!\d)(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)|(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_YEARS = range(calendar.FIRST_YEAR, calendar.LAST_YEAR + 1)
_PRAYER = keys("صلاة خطبة")
_CUE_REACH = 9  # words between a verb of speech and the day on which it was said


class _Hit(NamedTuple):
    first: int
    last: int
    span: Span | None
    future: bool = False


def is_month(word: str) -> bool:
    """Whether a key is the name of a month, or the first word of one."""
    return word in _MONTHS or word in _TWO_WORDS


def is_time(row: Sequence[Word], i: int) -> bool:
    """Whether a time begins at word ``i``: a weekday, "أمس", "اليوم", "يوم"."""
    if i >= len(row):
        return False
    word = row[i].key
    if word in WEEKDAYS:
        return not (i and row[i - 1].key in _PRAYER)
    return word in _TODAY or word in _YESTERDAY or word in _DAY or (word in _PARTS and i + 1 < len(row))


def times(sentences: Sequence[Sentence], published: dt.date | None, text: str) -> tuple[TimeMention, ...]:
    """Every time told in the sentences, with the interval it means; ``said`` for those that date the saying."""
    found: list[TimeMention] = []
    told: dt.date | None = published
    for sentence in sentences:
        row = words(sentence)
        i = 0
        dates = [(m.start(), m.end(), _numeric(m)) for m in _ISO.finditer(text, sentence.start, sentence.end)]
        for start, end, date in dates:
            if date is not None:
                line = sentence.passage.kind is PassageKind.DATELINE
                found.append(replace(_mention(text, start, end, Span(date, date), said=False), dateline=line))
        while i < len(row):
            if any(a <= row[i].start < b for a, b, _ in dates):
                i += 1
                continue
            hit = _hit(row, i, told)
            if hit is None:
                i += 1
                continue
            start, end = row[hit.first].start, row[hit.last - 1].end
            found.append(_mention(text, start, end, hit.span, said=_said(row, hit)))
            i = hit.last
    return tuple(sorted(found, key=lambda t: (t.start, t.end)))


def _mention(text: str, start: int, end: int, span: Span | None, *, said: bool) -> TimeMention:
    words_ = text[start:end]
    when = None
    if span is not None and not (span.start and span.end and span.start > span.end):
        when = When(start=span.start, end=span.end, precision=calendar.precision_of(span), words=words_)
    return TimeMention(start=start, end=end, words=words_, when=when, said=said)


def _numeric(match: re.Match[str]) -> dt.date | None:
    y, m, d, d2, m2, y2 = match.groups()
    return calendar.day(int(y), int(m), int(d)) if y else calendar.day(int(y2), int(m2), int(d2))


def _said(row: Sequence[Word], hit: _Hit) -> bool:
    """Whether a time stands between a verb of speech and what is said: "قالت الوزارة الأربعاء إن"."""
    from_verb = any(_speaks(row[k].key) for k in range(max(hit.first - _CUE_REACH, 0), hit.first))
    if not from_verb:
        return False
    for k in range(hit.first - 1, max(hit.first - _CUE_REACH, -1), -1):
        if row[k].key in _MARKERS or row[k].text in "،,":
            return False
        if _speaks(row[k].key):
            break
    return any(w.key in _MARKERS for w in row[hit.last : hit.last + 5]) and not any(
        w.text in "،," for w in row[hit.last : hit.last + 1]
    )


_MARKERS = keys("إن أن بأن إنه إنها إنهم أنه أنها أنهم بأنه بأنها")
_VERBS = keys("""قال قالت أفاد أفادت أعلن أعلنت ذكر ذكرت أكد أكدت أوضح أوضحت أضاف أضافت صرح صرحت كشف كشفت أشار أشارت""")


def _speaks(word: str) -> bool:
    return stem_in(word, _VERBS, "وف")


# ------------------------------------------------------------------ expressions


def _hit(row: Sequence[Word], i: int, at: dt.date | None) -> _Hit | None:
    word = row[i].key
    if stem_in(word, _SINCE, "وف"):
        return _since(row, i, at)
    inside = _inside(row, i, at)
    if inside is not None:
        return inside
    between = _between(row, i, at)
    if between is not None:
        return between
    if word == key("قبل"):
        return _ago(row, i, at)
    return _point(row, i, at)


def _point(row: Sequence[Word], i: int, at: dt.date | None) -> _Hit | None:
    """A day, month or year without a preposition of extent."""
    first = i
    word = row[i].key
    night = stem_in(word, _NIGHT)
    part = stem_in(word, _PARTS)
    k = i + 1 if part else i
    if part and k < len(row) and row[k].key in _DAY:
        k += 1
    elif not part and stem_in(word, _DAY):
        k = i + 1
    if k >= len(row):
        return None
    date = _date(row, k, at)
    if date is not None:
        return date._replace(first=first)
    word = row[k].key
    if word in _DAY_BEFORE and k + 1 < len(row):
        skip = 2 if row[k + 1].key == key("من") and k + 2 < len(row) else 1
        if row[k + skip].key in _YESTERDAY:
            return _named_too(row, first, k + skip + 1, _back(at, 2))
        return None
    if word in _YESTERDAY:
        return _named_too(row, first, k + 1, _back(at, 1))
    if word in _TODAY:
        return _named_too(row, first, k + 1, _back(at, 0))
    if word in WEEKDAYS and not (k and row[k - 1].key in _PRAYER):
        return _weekday(row, first, k, at, night=night)
    if k > i:
        return None
    return _span_named(row, i, at)


def _named_too(row: Sequence[Word], first: int, k: int, span: Span | None) -> _Hit:
    """ "أمس الجمعة": the weekday belongs to it."""
    while k < len(row) and (row[k].key in WEEKDAYS or row[k].text in "()") and k - first < 6:
        k += 1
    return _Hit(first, k, span)


def _weekday(row: Sequence[Word], first: int, k: int, at: dt.date | None, *, night: bool) -> _Hit:
    number = WEEKDAYS[row[k].key]
    last = k + 1
    second = row[last].key if last < len(row) else ""
    pair = last
    if second == "-" and last + 1 < len(row):
        pair, second = last + 1, row[last + 1].key
    if night and second in WEEKDAYS and WEEKDAYS[second] == (number + 1) % 7:
        if at is None:
            return _Hit(first, pair + 1, None)
        end = calendar.weekday_before(at, WEEKDAYS[second])
        return _Hit(first, pair + 1, Span(calendar.shift(end, -1), end))
    date = _date(row, last, at)
    if date is not None and date.span is not None:
        return date._replace(first=first)
    itself = True
    future = False
    if second in _PAST or second in _COMING:
        itself, future, last = False, second in _COMING, last + 1
    if at is None:
        return _Hit(first, last, None, future)
    day = calendar.weekday_after(at, number) if future else calendar.weekday_before(at, number, itself=itself)
    return _Hit(first, last, Span(day, day), future)


def _back(at: dt.date | None, days: int) -> Span | None:
    if at is None:
        return None
    day = calendar.shift(at, -days)
    return Span(day, day)


def _month(row: Sequence[Word], k: int) -> tuple[int, int] | None:
    """The month at word ``k`` and where its name ends, both names of "آذار/مارس" taken."""
    for size in (2, 1):
        name = " ".join(w.key for w in row[k : k + size])
        if name in _MONTHS and len(row) >= k + size:
            end = k + size
            if end + 1 < len(row) and row[end].text in "/-(":
                again = _month(row, end + 1)
                if again is not None and again[0] == _MONTHS[name]:
                    end = again[1]
                    if end < len(row) and row[end].text == ")":
                        end += 1
            return _MONTHS[name], end
    return None


def _year(row: Sequence[Word], k: int) -> tuple[int | None, int]:
    j = k
    if j < len(row) and row[j].key in keys("من") and j + 1 < len(row) and row[j + 1].key in keys("عام العام سنة"):
        j += 1
    if j < len(row) and row[j].key in keys("عام سنة العام لعام"):
        j += 1
    if j < len(row) and row[j].number and row[j].key.isdigit() and len(row[j].key) == 4 and int(row[j].key) in _YEARS:
        return int(row[j].key), j + 1
    return None, k


def _date(row: Sequence[Word], k: int, at: dt.date | None) -> _Hit | None:
    """ "6 آذار", "السادس من آذار/مارس 2031"."""
    if k >= len(row):
        return None
    number: int | None = None
    j = k
    if row[k].number and row[k].key.isdigit() and len(row[k].key) <= 2:
        number, j = int(row[k].key), k + 1
    elif row[k].key in _ORDINALS or row[k].key.removeprefix("ل") in _ORDINALS:
        number, j = _ORDINALS[row[k].key if row[k].key in _ORDINALS else row[k].key.removeprefix("ل")], k + 1
        if j < len(row) and row[j].key == key("عشر"):
            number, j = (number + 10 if number < 10 else 11), j + 1
        elif j < len(row) and row[j].key in keys("والعشرين والعشرون"):
            number, j = (21 if number == 11 else number + 20), j + 1
        elif number == 11:
            return None
    if number is None or not 1 <= number <= 31:
        return None
    if j < len(row) and row[j].key in keys("من شهر لشهر"):
        j += 1
        if j < len(row) and row[j].key == key("شهر"):
            j += 1
    month = _month(row, j) if j < len(row) else None
    if month is None:
        return None
    year, end = _year(row, month[1])
    day = calendar.day(year, month[0], number) if year else None
    if year is None and at is not None:
        day = calendar.nearest_year(at, month[0], number, slack=1)
    return _Hit(k, end, Span(day, day) if day is not None else None)


def _span_named(row: Sequence[Word], i: int, at: dt.date | None) -> _Hit | None:
    """ "آذار 2031", "الشهر الماضي", "عام 2030", "الأسبوع الماضي"."""
    word = row[i].key
    month = None
    if word in _MONTHS or word in _TWO_WORDS:
        if word in keys("آب") and not (i and row[i - 1].key in keys("في شهر خلال منذ أغسطس")):
            return None
        month = _month(row, i)
    elif word == key("شهر") and i + 1 < len(row):
        month = _month(row, i + 1)
    if month is not None:
        year, end = _year(row, month[1])
        past = end < len(row) and row[end].key in _PAST
        if year is None and at is not None:
            year = max(at.year if month[0] <= at.month else at.year - 1, 1)
        return _Hit(i, end + past, calendar.month_of(year, month[0]) if year is not None else None)
    if word in keys("عام العام سنة") and i + 1 < len(row):
        year, end = _year(row, i)
        if year is not None:
            return _Hit(i, end, calendar.year_of(year))
    unit = {key("الأسبوع"): "week", key("الشهر"): "month", key("العام"): "year", key("السنة"): "year"}.get(word)
    if unit is None or i + 1 >= len(row):
        return None
    after = row[i + 1].key
    if after not in _PAST and after not in _THIS:
        return None
    if at is None:
        return _Hit(i, i + 2, None)
    this = _unit_of(at, unit)
    if after in _THIS:
        return _Hit(i, i + 2, Span(this.start, at))
    return _Hit(i, i + 2, _unit_of(calendar.shift(this.start or at, -1), unit))


def _unit_of(day: dt.date, unit: str) -> Span:
    if unit == "week":
        return calendar.week_of(day)
    return calendar.month_of(day.year, day.month) if unit == "month" else calendar.year_of(day.year)


def _amount(row: Sequence[Word], k: int) -> tuple[int, str, int] | None:
    """So many units of time: "ثلاثة أيام", "الأيام الثلاثة", "24 ساعة", "أسبوع", "يومين"."""
    if k >= len(row):
        return None
    word = row[k].key
    bare = word.removeprefix("ال")
    if bare in _UNITS:
        if bare in _DUALS:
            return 2, _UNITS[bare], k + 1
        after = row[k + 1] if k + 1 < len(row) else None
        if word.startswith("ال") and after is not None and after.key == "ال" and k + 2 < len(row):
            number = counts.count(row, k + 2) if row[k + 2].number else None  # "الساعات الـ48"
            if number is not None and number.best is not None:
                return number.best, _UNITS[bare], number.end
        if word.startswith("ال") and after is not None:
            plain = after._replace(key=after.key.removeprefix("ال"))
            number = counts.count((plain,), 0)
            if number is not None and number.best is not None:
                return number.best, _UNITS[bare], k + 2
        if bare == key("شهر") and k + 1 < len(row) and is_month(row[k + 1].key):
            return None
        if bare == key("يوم") and k + 1 < len(row) and row[k + 1].key in WEEKDAYS:
            return None
        if bare in keys("أسبوع شهر عام سنة يوم ساعة"):
            return 1, _UNITS[bare], k + 1
        return None
    found = counts.count((row[k]._replace(key=bare), *row[k + 1 : k + 6]), 0)
    if found is None or found.best is None:
        return None
    j = k + found.end
    if j < len(row) and row[j].key.removeprefix("ال") in _UNITS and row[j].key.removeprefix("ال") not in _DUALS:
        return found.best, _UNITS[row[j].key.removeprefix("ال")], j + 1
    return None


def _length(at: dt.date, number: int, unit: str) -> dt.date:
    number = min(number, 5000)
    if unit == "month":
        return calendar.shift_months(at, -number)
    if unit == "year":
        return calendar.shift_months(at, -12 * min(number, 500))
    days = {"day": number, "week": 7 * number, "hour": max(1, (number + 23) // 24)}[unit]
    return calendar.shift(at, -days)


def _inside(row: Sequence[Word], i: int, at: dt.date | None) -> _Hit | None:
    """ "خلال ثلاثة أيام", "خلال الأيام الثلاثة الماضية", "في الساعات الـ24 الماضية"."""
    word = row[i].key
    if not stem_in(word, _DURING, "وفب"):
        return None
    amount = _amount(row, i + 1)
    if amount is None:
        return None
    number, unit, end = amount
    last = end < len(row) and row[end].key in _PAST
    if word in keys("في ضمن") and not last:
        return None
    definite = row[i + 1].key.startswith("ال")
    if number == 1 and unit in ("day", "hour"):
        return None
    if definite and number == 1 and unit in ("week", "month", "year"):
        return None  # "خلال الأسبوع الماضي" is the calendar's week
    return _Hit(i + 1, end + last, Span(_length(at, number, unit), at) if at is not None else None)


def _ago(row: Sequence[Word], i: int, at: dt.date | None) -> _Hit | None:
    amount = _amount(row, i + 1)
    if amount is None or (amount[0] == 1 and row[i + 1].key.startswith("ال")):
        return None
    number, unit, end = amount
    if at is None or unit == "hour":
        return _Hit(i, end, None)
    day = _length(at, number, unit)
    return _Hit(i, end, Span(day, day) if unit == "day" else _unit_of(day, unit))


def _since(row: Sequence[Word], i: int, at: dt.date | None) -> _Hit | None:
    """ "منذ يوم الخميس", "منذ 6 آذار", "منذ مطلع العام", "منذ ثلاثة أيام"."""
    k = i + 1
    if k >= len(row):
        return None
    beginning = row[k].key in _BEGINNING
    if beginning and k + 1 < len(row):
        span = _running(row[k + 1].key, at)
        if span is not None:
            end = k + 2
            if end < len(row) and (row[end].key in _THIS or row[end].key in _PAST):
                end += 1
            return _Hit(i, end, span)
        k += 1
    amount = _amount(row, k)
    if amount is not None and not (amount[0] == 1 and row[k].key.startswith("ال")) and not _date(row, k, at):
        number, unit, end = amount
        return _Hit(i, end, Span(_length(at, number, unit), at) if at is not None else None)
    point = _point(row, k, at)
    if point is None:
        return None
    if point.span is None or point.span.start is None:
        return _Hit(i, point.last, None)
    end_day = at if at is not None and at >= point.span.start else None
    return _Hit(i, point.last, Span(point.span.start, end_day))


def _running(word: str, at: dt.date | None) -> Span | None:
    """The week, month or year that is under way, up to the day."""
    unit = {key("العام"): "year", key("السنة"): "year", key("الشهر"): "month", key("الأسبوع"): "week"}.get(word)
    if unit is None or at is None:
        return None
    return Span(_unit_of(at, unit).start, at)


def _between(row: Sequence[Word], i: int, at: dt.date | None) -> _Hit | None:
    """ "بين 6 و10 آذار", "من 6 إلى 10 آذار", "بين الخميس والسبت"."""
    word = row[i].key
    if not (stem_in(word, keys("بين"), "وف") or word == key("من")):
        return None
    k = i + 1
    if k + 2 >= len(row):
        return None
    first: int | None = int(row[k].key) if row[k].number and row[k].key.isdigit() and len(row[k].key) <= 2 else None
    weekday = WEEKDAYS.get(row[k].key)
    j = k + 1
    if row[j].key in ("و", key("إلى"), key("حتى"), key("الى")):
        j += 1
    elif not (row[j].key.startswith("و") and row[j].key[1:] in WEEKDAYS):
        return None
    if j >= len(row):
        return None
    if weekday is not None:
        name = row[j].key[1:] if row[j].key.startswith("و") else row[j].key
        if name not in WEEKDAYS:
            return None
        if at is None:
            return _Hit(i, j + 1, None)
        end = calendar.weekday_before(at, WEEKDAYS[name])
        return _Hit(i, j + 1, Span(calendar.weekday_before(end, weekday), end))
    if first is None:
        return None
    date = _date(row, j, at)
    if date is None or date.span is None or date.span.end is None:
        return None
    end = date.span.end
    start = calendar.day(end.year, end.month, first)
    return _Hit(i, date.last, Span(start, end)) if start is not None and start <= end else None
