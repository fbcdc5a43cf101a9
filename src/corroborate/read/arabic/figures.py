"""Figures in Arabic: every statement of how many people suffered which harm, by a grammar of short news.

A sentence is read from its beginning: words of harm (harm.py), those who are counted (counts.py, nouns.py), what parts
clauses, and what makes parts of a whole ("بينهم").  A verbal noun governs what follows it, a verb those of its clause
after it, else those before it.  Rules: docs/method.md, section 1.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from corroborate.codec import anchor
from corroborate.read.arabic import counts, speech
from corroborate.read.arabic.counts import Count, count
from corroborate.read.arabic.harm import Cue, Governs, cue, meets_death
from corroborate.read.arabic.nouns import OCCUPIED, THINGS, Counted, Form, Noun, beside, counted
from corroborate.read.arabic.times import WEEKDAYS, is_month
from corroborate.read.arabic.words import Word, keys, said, stem_in, words
from corroborate.text.arabic import analyses, key
from corroborate.text.tokens import Sentence
from corroborate.values import Certainty, Document, Figure, Group, Measure, Scope, TimeMention, Unit

MADE_BY = "arabic-1"
# Shares of right numbers among the figures of each construction in the digests of tests/read/arabic, the half that
# the grammar was made on.
_COUNTED, _ONE, _PLURAL = 0.9, 0.85, 0.7

_HARD = frozenset(".!?؟…;؛")
_SOFT = frozenset('،,:—–()«»"“”')
_NEW = keys("بينما فيما حين حيث إذ لكن ولكن كما كانت كان وكانت وكان فيما")
_BETWEEN = keys("بين")
_INCLUDING = keys("بينهم بينهن بينها بينهما وبينهم وبينهن وبينها ضمنهم فيهم وفيهم")
_OF_THEM = keys("منهم منهن منها ومنهم منهما")
_MOSTLY = keys(
    """معظمهم غالبيتهم أغلبهم بعضهم جلهم جميعهم كلهم أكثرهم ومعظمهم وغالبيتهم وأغلبهم معظمهن بعضها غالبهم معظم غالبية
    نصفهم ثلثهم ثلثاهم ربعهم"""
)
_THEY_ARE = keys("هم وهم")
_TOLL = keys("حصيلة عدد عداد أعداد إجمالي مجموع حصيلته")
_CASE = keys("حالة حالات")
_NOT = keys("لم لا دون بدون بلا عدم ولم ولا ودون لن من_دون")
_NOT_NOT = keys("يزال تزال زال زالت يزالون يقل تقل يتجاوز تتجاوز يزيد تزيد")
_UNTOLD = keys("تقارير أنباء معلومات يعرف تعرف يتضح تتضح يتسن يتسنى ترد يرد")
_NOBODY = keys("أحد")
_ANY = keys("أي أية")
_HEDGES = keys("أنباء يعتقد ويعتقد يزعم ومزاعم مزاعم يرجح ويرجح يحتمل ربما مؤكدة يشتبه يخشى ويخشى تزعم زعم")
_FORESEEN = keys("متوقع المتوقع يتوقع توقعات مرشحة مرشح احتمال تهديد هدد هددت خطة محتمل يرتفع")
_UNKNOWN_FATE = keys("مصير")
_FATE = keys("مجهول مجهولا مجهولاً مجهولة معروف")
_COUNTED_AS = keys("عداد")
_HELD = frozenset((Measure.DETAINED, Measure.ABDUCTED, Measure.DISPLACED, Measure.MISSING))
# What those may have been before to whom a harm is done: the wounded die, prisoners are wounded.
_BEFORE: Mapping[Measure, frozenset[Measure]] = {
    **dict.fromkeys(Measure, frozenset()),
    Measure.KILLED: _HELD | {Measure.INJURED},
    Measure.INJURED: _HELD,
    **dict.fromkeys((Measure.DETAINED, Measure.ABDUCTED), frozenset((Measure.DISPLACED,))),
}
_FALL = keys("سقوط سقط سقطت سقطوا يسقط ارتقاء")
_BY_WHOM = keys("برتبة برصاص رصاص بنيران نيران يد أيدي بيد بأيدي قبل بسلاح لقصف تنظيم")
_FROM = key("من")
_IN = key("في")
_TO = keys("إلى الى")
_BODIES = keys("جثة جثث جثمان جثامين")
_SUMS = keys("إجمالي إجمالية الإجمالية تراكمية كلية الكلية")
_OVER = keys("منذ")
_EVENT = keys("هجوم غارة تفجير مجزرة كمين انفجار حادث عملية حادثة")
_MAX_GAP = 4  # words between a verbal noun and the number of those that it governs: "اعتقال القوات الأمنية 47 شخصا"
_REACH = 14  # words between a verb and those whom it governs


@dataclass(slots=True)
class _Unit:
    """Those who are counted: words ``first:last`` of the row; what the count and noun say."""

    first: int
    last: int
    count: Count | None
    noun: Counted | None
    measure: Measure | None = None
    low: int | None = None
    best: int | None = None
    high: int | None = None
    flags: tuple[str, ...] = ()
    group: Group | None = None
    subgroup: str | None = None
    other: bool = False
    back: bool = False  # "منهم": of those counted before
    joined: bool = False  # it goes on from the unit before: "طفلين وامرأة"
    part: bool = False
    whole: _Unit | None = None
    zero: bool = False
    certainty: Certainty = Certainty.ASSERTED
    cue: int | None = None
    figure: Figure | None = None
    names: tuple[int, int] | None = None

    @property
    def bare(self) -> bool:
        return self.noun is None


@dataclass(slots=True)
class _Sentence:
    """A sentence as read: its words, those counted in it, its words of harm by position."""

    sentence: Sentence
    row: tuple[Word, ...]
    units: list[_Unit] = field(default_factory=list)
    cues: dict[int, Cue] = field(default_factory=dict)
    clause: list[int] = field(default_factory=list)  # by word, the number of its clause
    part: list[bool] = field(default_factory=list)  # by word, whether a marker of parts stands before it
    mostly: list[bool] = field(default_factory=list)
    sets: dict[int, Measure] = field(default_factory=dict)  # "بين القتلى", by the word after it


def figures(
    document: Document,
    sentences: Sequence[Sentence],
    times: Sequence[TimeMention] = (),
    names: Sequence[tuple[int, int]] = (),
) -> tuple[Figure, ...]:
    """Every figure of the sentences, in the order of the text.

    ``times`` and ``names``, the spans of persons named, are in the order of the text. Voice, place,
    when, said and claim stay None (claims.py fills them in). Never raises on any text.
    """
    made: list[tuple[_Sentence, _Unit]] = []
    last: dict[Measure, _Unit] = {}
    previous: _Unit | None = None
    for sentence in sentences:
        read = _read(sentence, _within(names, sentence), _dated(times, sentence))
        _link(read)
        told = [u for u in read.units if u.measure is not None and not (u.low is u.best is u.high is None)]
        before: _Unit | None = previous
        for unit in told:
            _make_part(unit, before, last)
            _decide_group(read, unit, before)
            if not unit.part:
                before = unit
                if not unit.zero:
                    last[unit.measure or Measure.KILLED] = unit
            made.append((read, unit))
        previous = before if told else None
    return _figures(document, made, times)


# ------------------------------------------------------------------ reading a sentence


def _within(spans: Sequence[tuple[int, int]], sentence: Sentence) -> Sequence[tuple[int, int]]:
    """Those of some ordered spans that begin in a sentence."""
    return spans[bisect_left(spans, (sentence.start, 0)) : bisect_left(spans, (sentence.end, 0))]


def _dated(times: Sequence[TimeMention], sentence: Sentence) -> list[tuple[int, int]]:
    """Where times stand in a sentence: their numbers count nobody."""
    first = bisect_left(times, sentence.start, key=lambda time: time.start)
    last = bisect_left(times, sentence.end, key=lambda time: time.start)
    return [(time.start, time.end) for time in times[first:last]]


def _read(sentence: Sentence, names: Sequence[tuple[int, int]], dated: Sequence[tuple[int, int]]) -> _Sentence:
    row = words(sentence)
    read = _Sentence(sentence, row)
    number = 0
    part = mostly = False
    skip = 0
    for i, word in enumerate(row):
        hard = word.text in _HARD or word.key in _NEW or speech.is_verb(row, i) or speech.is_according(row, i)
        if hard or word.text in _SOFT:
            number += 1
            mostly = False
            if hard:
                part = False
        read.clause.append(number)
        if _parts_begin(row, i):
            part = True
        elif word.key in _MOSTLY:
            mostly = True
        if word.key in (key("بين"), key("وبين")) and i + 1 < len(row):
            noun = counted(row[i + 1].key)
            if noun is not None and noun.noun.measure is not None and noun.definite:
                read.sets[i + 2] = noun.noun.measure
                part = True
        read.part.append(part)
        read.mostly.append(mostly)
        if i < skip:
            continue
        unit = None if any(a <= word.start < b for a, b in dated) else _unit(read, i, names)
        if unit is not None:
            read.units.append(unit)
            skip = unit.last
            continue
        found = cue(word.key)
        if found is not None and _in_earnest(read, i, found):
            read.cues[i] = found
        elif word.key in keys("لقي لقيت لقوا ولقي يلقى") and any(meets_death(w.key) for w in row[i + 1 : i + 10]):
            read.cues[i] = Cue(Measure.KILLED, Governs.VERB)
        elif _of_bodies(row, i):
            read.cues[i] = Cue(Measure.KILLED, Governs.NOUN)
        elif stem_in(word.key, _UNKNOWN_FATE) and any(w.key in _FATE for w in row[i + 1 : i + 10]):
            read.cues[i] = Cue(Measure.MISSING, Governs.NOUN)
    return read


def _parts_begin(row: Sequence[Word], i: int) -> bool:
    """Whether what follows word ``i`` are parts of those counted before: "بينهم", "منهم", "هم 83 مدنيا و44 …"."""
    word = row[i].key
    if word in _INCLUDING or said(row, i, key("بما"), _IN, key("ذلك")):
        return True
    if word in _OF_THEM and not (i and row[i - 1].number):
        return _begins(row, i + 1)
    return word in _THEY_ARE and i > 0 and row[i - 1].text in _SOFT and _begins(row, i + 1)


def _begins(row: Sequence[Word], i: int) -> bool:
    return i < len(row) and (count(row, i) is not None or counted(row[i].key) is not None)


def _in_earnest(read: _Sentence, i: int, found: Cue) -> bool:
    """Whether a word of harm is meant as one: what has other senses must stand right before those counted."""
    if meets_death(read.row[i].key):
        return False
    return not found.close or _begins(read.row, i + 1)


def _unit(read: _Sentence, i: int, names: Sequence[tuple[int, int]]) -> _Unit | None:
    row = read.row
    word = row[i]
    if word.key in _ANY:
        return _nobody(row, i)
    found = None if word.text in _SOFT or word.text in _HARD else count(row, i)
    if found is not None and not found.of and i and row[i - 1].key.startswith("ال") and word.key.startswith("ال"):
        found = None  # "الأيام الثلاثة"
    if found is not None:
        return _with_count(read, i, found)
    noun = counted(word.key)
    alone = next((at for at in names if word.start <= at[0] <= word.start + 1 and at[0] < word.end), None)
    if alone is not None and (noun is None or noun.definite is False):
        return _by_name(row, i, alone)
    if noun is None or noun.prefix[-1:] in ("ب", "ل", "ك") or cue(word.key) is not None:
        return None
    if _of_bodies(row, i) or (i and (row[i - 1].key in _BY_WHOM or _thing(row[i - 1].key))):
        return None  # "برصاص قناص", "حاجز عسكري"
    return _alone(read, i, noun, names)


def _nobody(row: Sequence[Word], i: int) -> _Unit | None:
    """ "لم يصب [أي من الركاب]", "دون [أي إصابات]": nobody, where a word before denies it."""
    at = i + 2 if said(row, i + 1, _FROM) else i + 1
    noun = counted(row[at].key) if at < len(row) else None
    if noun is None or not any(w.key in _NOT for w in row[max(0, i - 6) : i]):
        return None
    made = _Unit(i, at + 1, None, noun, noun.noun.measure, 2, None, None, (counts.VAGUE,), noun.noun.group)
    made.subgroup = noun.noun.subgroup
    return made


def _by_name(row: Sequence[Word], i: int, name: tuple[int, int]) -> _Unit:
    """Somebody by name alone; of two in a row one unit is made ("كل من محمد الأحمد وخالد العلي")."""
    last = i + 1
    while last < len(row) and row[last].start < name[1]:
        last += 1
    return _Unit(i, last, None, None, None, 1, 1, 1, names=name)


def _of_bodies(row: Sequence[Word], i: int) -> bool:
    """Whether "جثث" only says that those counted after it are dead: "جثث ثلاثة أطفال"."""
    return stem_in(row[i].key, _BODIES, "وف") and not row[i].key.startswith("ال") and _begins(row, i + 1)


def _with_count(read: _Sentence, i: int, found: Count) -> _Unit | None:
    row = read.row
    k = found.end
    made = _Unit(i, k, found, None, None, found.low, found.best, found.high, found.flags)
    if found.flags == (counts.RANGE,) and row[i].key == _FROM:
        made.low, made.best, made.high, made.flags = found.high, found.high, found.high, ()  # "من 34 إلى 51"
        made.first = next((m + 1 for m in range(i, k) if row[m].key in _TO), i)
    after = counts.at_least_after(row, k)
    if after is not None:
        _bend(made, after[0])
        k = made.last = after[1]
    if k < len(row) and row[k].key in _CASE and k + 1 < len(row):
        of = cue(row[k + 1].key) or None
        if of is None or of.measure is None:
            return None
        made.measure, made.last = of.measure, k + 2
        made.noun = Counted(Noun(None), Form.MANY, definite=False, owned=False, prefix="")
        return made
    if k < len(row) and row[k].key == _FROM:
        noun = counted(row[k + 1].key) if k + 1 < len(row) else None
        if k + 2 < len(row) and row[k + 1].key == key("بين"):
            noun, k = counted(row[k + 2].key), k + 1
        if noun is not None:
            return _settled(read, made, noun, k + 2)
        if found.of and k + 1 < len(row) and row[k + 1].key.removeprefix("ال") in THINGS:
            return None
        return made
    if k < len(row) and row[k].key in _OF_THEM:
        made.back, made.last = True, k + 1
        after = counts.at_least_after(row, made.last)
        if after is not None:
            _bend(made, after[0])
            made.last = after[1]
        return made
    noun = counted(row[k].key) if k < len(row) else None
    if noun is not None and noun.prefix and not noun.owned:
        noun = None
    if noun is not None:
        return _settled(read, made, noun, k + 1)
    if k < len(row) and _thing(row[k].key):
        return None
    if k < len(row) and (row[k].key == "%" or row[k].text in ("/", "-", ":") or row[k].number):
        return None
    if k < len(row) and is_month(row[k].key):
        return None
    if row[i].key in WEEKDAYS:
        return None
    return made


def _thing(word: str) -> bool:
    """Whether the word after a number counts no people."""
    if word in THINGS or word.removeprefix("ال") in THINGS:
        return True
    for end in ("ا", "ان", "ين", "تان", "تين"):
        stem = word.removesuffix(end)
        if stem != word and (stem in THINGS or stem + "ه" in THINGS):
            return True
    return False


def _bend(unit: _Unit, flag: str) -> None:
    bent = counts.bend(Count(0, 0, unit.low, unit.best, unit.high, unit.flags), flag)
    unit.low, unit.best, unit.high, unit.flags = bent.low, bent.best, bent.high, bent.flags


def _settled(read: _Sentence, made: _Unit, noun: Counted, end: int) -> _Unit:
    """A unit with its noun: its harm if the noun is one, and of two harms in one number that it mixes them."""
    row = read.row
    made.noun, made.last = noun, end
    made.measure = noun.noun.measure
    made.group, made.subgroup = noun.noun.group, noun.noun.subgroup
    made.other = noun.noun.other
    if noun.noun.contested:
        made.flags = tuple(sorted({*made.flags, "contested_status"}))
    second = counted(row[end].key) if end < len(row) else None
    harms = {Measure.KILLED, Measure.INJURED}
    if second is not None and second.prefix == "و" and {made.measure, second.noun.measure} == harms:
        made.measure, made.last = Measure.CASUALTIES, end + 1
    elif made.last + 2 < len(row) and row[made.last].key == key("بين"):
        one, two = counted(row[made.last + 1].key), counted(row[made.last + 2].key)
        if one is not None and two is not None and two.prefix == "و" and {one.noun.measure, two.noun.measure} == harms:
            made.measure, made.last = Measure.CASUALTIES, made.last + 3
    two_kinds = second is not None and made.subgroup is not None and second.prefix == "و" and second.noun.subgroup
    if two_kinds and second is not None and second.form is Form.MANY and made.count is not None:
        made.subgroup, made.last = None, end + 1  # "23 امرأة وأطفالا"
    after = counts.at_least_after(row, made.last)
    if after is not None:
        _bend(made, after[0])
        made.last = after[1]
    return made


def _alone(read: _Sentence, i: int, noun: Counted, names: Sequence[tuple[int, int]]) -> _Unit | None:
    """A noun without a number: "مدني" is one, "قتيلان" two, "مدنيين" two or many by the words around."""
    row = read.row
    named = next(((a, b) for a, b in names if i + 1 < len(row) and a == row[i + 1].start), None)
    own = next(((a, b) for a, b in names if a == row[i].start), None)
    if own is not None:
        named = own
    if noun.definite and named is None:
        return None
    if noun.form in (Form.MANY, Form.TWO_OR_MANY) and any(w.key in _BETWEEN for w in row[max(0, i - 4) : i]):
        return None  # "معارك بين الجيش ومسلحين"
    if noun.noun.unit is Unit.FAMILIES and said(row, i + 1, _FROM):
        of = count(row, i + 2)  # "عائلة من 7 أفراد"
        many = counted(row[of.end].key) if of is not None and of.end < len(row) else None
        if of is not None and of.best is not None and many is not None and many.noun.unit is Unit.PERSONS:
            bare = Counted(many.noun._replace(group=Group.CIVILIAN), many.form, False, False, "")
            return _settled(
                read, _Unit(i, of.end, of, None, None, of.low, of.best, of.high, of.flags), bare, of.end + 1
            )
    made = _Unit(i, i + 1, None, noun)
    form = noun.form
    if form is Form.TWO_OR_MANY:
        two = i + 1 < len(row) and row[i + 1].key in keys("اثنين اثنان")
        form = Form.TWO if two else Form.MANY
        if two:
            made.last = i + 2
    elif form is Form.TWO and i + 1 < len(row) and row[i + 1].key in keys("اثنين اثنان اثنتين اثنتان"):
        made.last = i + 2
    if form is Form.ONE:
        made.low = made.best = made.high = 1
    elif form is Form.TWO:
        made.low = made.best = made.high = 2
    else:
        made.low, made.flags = 2, (counts.VAGUE,)
    made.measure = noun.noun.measure
    made.group, made.subgroup, made.other = noun.noun.group, noun.noun.subgroup, noun.noun.other
    if noun.noun.kin and not noun.owned and row[i].text.endswith("ه"):
        made.subgroup = None  # "ابنه" is his son, "ابنة" a daughter
    if noun.noun.contested:
        made.flags = tuple(sorted({*made.flags, "contested_status"}))
    if form is Form.MANY and i + 1 < len(row) and row[i + 1].key.startswith("ال"):
        after = row[i + 1]
        number = count((after._replace(key=after.key.removeprefix("ال")),), 0)
        if number is not None and number.best is not None:  # "أطفالهما الثلاثة"
            made.low = made.best = made.high = number.best
            made.flags, made.last = (), i + 2
    if named is not None:
        made.low = made.best = made.high = 1
        made.flags = ()
        made.names = named
        while made.last < len(row) and row[made.last].start < named[1]:
            made.last += 1
    return made


# ------------------------------------------------------------------ what was done to whom


def _link(read: _Sentence) -> None:
    """Give each unit its harm, by the word of harm that governs it; leave the others without."""
    row, units = read.row, read.units
    for n, unit in enumerate(units):
        before = units[n - 1] if n else None
        unit.part = read.part[unit.first]
        unit.joined = before is not None and _goes_on(read, before, unit)
        if read.mostly[unit.first]:
            unit.measure = None
            unit.low = unit.best = unit.high = None
            continue
        own = unit.measure
        governing = _governing(read, n)
        if governing is not None:
            at, found = governing
            unit.cue = at
            if found.measure is None:
                unit.measure = None
                continue
            if own is None:
                unit.measure = _mixed(read, at, found.measure)
            elif unit.first - at <= 2 and not stem_in(row[at].key, _FALL) and own in _BEFORE[found.measure]:
                unit.measure = found.measure  # "مقتل 3 نازحين", "توفي 3 مصابين", but "سقوط 7 جرحى"
    for n, unit in enumerate(units):
        before = units[n - 1] if n else None
        if unit.measure is None and unit.cue is None and unit.joined and before is not None and before.measure:
            unit.measure, unit.cue = before.measure, before.cue
    _agents(read)
    _by_following_verb(read)
    _by_exposure(read)
    _by_toll(read)
    for unit in units:
        if unit.measure is None and unit.cue is None and unit.first in read.sets:
            unit.measure = read.sets[unit.first]
        ahead = row[unit.last : unit.last + 4]
        if unit.measure is None and unit.cue is None and any(w.key in _COUNTED_AS for w in ahead):
            named = next((c for w in ahead if (c := counted(w.key)) is not None and c.noun.measure), None)
            unit.measure = named.noun.measure if named is not None else None
    for n, unit in enumerate(units):
        if unit.measure is None and unit.part and unit.cue is None and not read.mostly[unit.first]:
            whole = next((u for u in reversed(units[:n]) if u.measure is not None), None)
            if whole is not None and (unit.count is not None or unit.noun is not None):
                unit.measure = whole.measure
    _pair_names(read)
    for unit in read.units:
        _judge(read, unit)


def _goes_on(read: _Sentence, before: _Unit, unit: _Unit) -> bool:
    """Whether a unit goes on from the one before: "طفلين وامرأة", "31 مدنيا و58 جنديا"."""
    gap = _without_brackets(read.row[before.last : unit.first])
    first = read.row[unit.first].key
    joined = first.startswith("و") and first not in (key("واحد"), key("واحدة"))
    if not gap:
        return joined
    plain = all((w.text in _SOFT and w.text != ":") or w.key in ("و", key("وكذلك")) or _describes(w.key) for w in gap)
    return plain and len(gap) <= 3 and (joined or any(w.key == "و" for w in gap) or gap[-1].text in "،,")


def _without_brackets(gap: Sequence[Word]) -> list[Word]:
    """Words without what stands in brackets: "سامر العلي [(45 عاما)] وابنه"."""
    out: list[Word] = []
    inside = False
    for word in gap:
        if word.text == "(":
            inside = True
        elif word.text == ")":
            inside = False
        elif not inside:
            out.append(word)
    return out


def _describes(word: str) -> bool:
    """Whether a word only describes who is counted before it: "عمال زراعيين"."""
    return cue(word) is None and count_free(word) and (word.endswith(("ين", "ون", "يه", "ي", "ا", "ه")))


def count_free(word: str) -> bool:
    """Whether a key is no noun of people."""
    return counted(word) is None


def _governing(read: _Sentence, n: int) -> tuple[int, Cue] | None:
    """The word of harm that governs a unit from before it, the nearest."""
    unit = read.units[n]
    row = read.row
    previous = read.units[n - 1].last if n else 0
    for at in range(unit.first - 1, max(unit.first - _REACH, -1), -1):
        if at < previous and not (n and not unit.joined and unit.count is not None and _may_do(read.units[n - 1])):
            return None
        if read.clause[at] != read.clause[unit.first] and row[unit.first].text not in _SOFT:
            return None
        found = read.cues.get(at)
        if found is None:
            continue
        if unit.count is None and _subject_before(read, at):
            return None
        gap = unit.first - at - 1
        if gap == 0 or found.governs is Governs.VERB:
            return at, found
        if all(_passes(w.key) for w in row[at + 1 : unit.first]) and gap <= _MAX_GAP:
            return at, found
        if gap <= _MAX_GAP + 2 and unit.count is not None:
            return at, found
        return None
    return None


def _subject_before(read: _Sentence, at: int) -> bool:
    """Whether a verb in the plural follows those of whom it tells: "123 شخصا قتلوا في معارك …"."""
    if not read.row[at].key.endswith("وا"):
        return False
    return any(u.last <= at and u.count is not None and u.cue is None and _before_verb(read, u, at) for u in read.units)


def _may_do(unit: _Unit) -> bool:
    """Whether those named without a number may be those who did it: "قتل مسلحون 3 مدنيين"."""
    return unit.count is None and unit.noun is not None and unit.noun.form in (Form.MANY, Form.TWO_OR_MANY)


def _passes(word: str) -> bool:
    return cue(word) is not None or word in keys("نحو من كل ما و")


def _mixed(read: _Sentence, at: int, measure: Measure) -> Measure:
    """The harm of one number that two words govern: "مقتل وإصابة 20 شخصا" mixes killed and injured."""
    other = read.cues.get(at - 1)
    if other is None or other.measure is None or not read.row[at].key.startswith("و"):
        return measure
    if read.row[at - 1].key.endswith("وا"):
        return measure  # "قتلوا وأصيب 6"
    return Measure.CASUALTIES if {other.measure, measure} == {Measure.KILLED, Measure.INJURED} else measure


def _pair_names(read: _Sentence) -> None:
    """Two by name in a row are one figure of two (docs/method.md, 1); a longer row stays one each."""
    units = read.units
    k = 0
    while k + 1 < len(units):
        one, two = units[k], units[k + 1]
        bare = one.names is not None and two.names is not None and one.noun is None and two.noun is None
        after = k + 2 < len(units) and units[k + 2].names is not None and units[k + 2].joined
        if bare and two.joined and not after and not one.joined and one.measure is not None and two.first == one.last:
            one.low = one.best = one.high = 2
            one.last = two.last
            del units[k + 1]
        k += 1


def _agents(read: _Sentence) -> None:
    """Those who did it suffered nothing: of "قتل مسلحون 3 مدنيين" the gunmen are no victims."""
    units = read.units
    for n in range(len(units) - 1):
        one, two = units[n], units[n + 1]
        if one.cue is None or one.cue != two.cue or two.joined or not _may_do(one):
            continue
        if read.cues[one.cue].governs is Governs.VERB and one.noun is not None and one.noun.noun.measure is None:
            one.measure = None


def _by_following_verb(read: _Sentence) -> None:
    """ "68 مدنيا قتلوا": those before a verb that governs nobody after it in its clause."""
    taken = {unit.cue for unit in read.units if unit.cue is not None}
    for at, found in sorted(read.cues.items()):
        if found.governs is not Governs.VERB or at in taken:
            continue
        for n in range(len(read.units) - 1, -1, -1):
            unit = read.units[n]
            if unit.last > at:
                continue
            if unit.part and n:
                continue
            if unit.measure is None and unit.cue is None and _before_verb(read, unit, at):
                unit.measure, unit.cue = found.measure, at
                k = n
                while read.units[k].joined and k and read.units[k - 1].measure is None:
                    k -= 1
                    read.units[k].measure, read.units[k].cue = found.measure, at
            break


def _before_verb(read: _Sentence, unit: _Unit, at: int) -> bool:
    """Whether a unit is what a later verb tells of: in its clause, or with an aside between ("، بينهم 20 امرأة،")."""
    if read.clause[unit.first] == read.clause[at]:
        return at - unit.last <= _MAX_GAP + 2
    if at - unit.last > _REACH or any(unit.last <= k < at for k in read.cues):
        return False
    between = read.row[unit.last : at]
    return sum(w.text in "،," for w in between) == 2 and not any(w.text in _HARD or w.key in _NEW for w in between)


def _by_exposure(read: _Sentence) -> None:
    """ "تعرض 7 ناشطين للاعتقال"."""
    for at, found in read.cues.items():
        if found.governs is not Governs.NOUN or not read.row[at].key.startswith("لل"):
            continue
        for unit in read.units:
            if unit.measure is None and unit.cue is None and 0 <= at - unit.last <= 2:
                unit.measure, unit.cue = found.measure, at


def _by_toll(read: _Sentence) -> None:
    """ "ارتفاع حصيلة قتلى الهجوم إلى 51 مدنيا", "عدد القتلى لا يتجاوز 12": the number that a toll comes to."""
    row = read.row
    for i, word in enumerate(row):
        if not stem_in(word.key, _TOLL):
            continue
        measure, group = _counted_by(row, i)
        if measure is None:
            continue
        nearby = [u for u in read.units if u.first > i and u.first - i <= 2 * _REACH and u.count is not None]
        after = next((u for u in nearby if _comes_to(read, i, u)), None)
        before = next((u for u in reversed(read.units) if u.last == i and u.measure is None), None)
        if after is None and before is not None and before.first and row[before.first - 1].key in _COMES:
            before.measure, before.group = measure, before.group or group  # "ارتفع إلى 38 عدد القتلى"
        if after is None or after.part:
            continue
        if after.measure is None or (after.measure is measure):
            after.measure = measure
            after.group = after.group or group
        for k in range(after.last, min(after.last + 4, len(row) - 2)):
            more = counted(row[k].key)  # "والجرحى إلى 300"
            if more is not None and more.noun.measure is not None and more.definite and row[k + 1].key in _COMES:
                for unit in read.units:
                    if unit.first == k + 2 and unit.measure is None:
                        unit.measure = more.noun.measure
        read.units = [u for u in read.units if u is after or not (i < u.first < after.first and u.count is None)]


def _counted_by(row: Sequence[Word], i: int) -> tuple[Measure | None, Group | None]:
    """Whom the toll at word ``i`` counts: "عدد القتلى المدنيين", "حصيلة ضحايا", "عدد المدنيين الذين قتلوا"."""
    measure: Measure | None = None
    group: Group | None = None
    for k in range(i + 1, min(i + 5, len(row))):
        noun, found = counted(row[k].key), cue(row[k].key)
        if noun is not None and (noun.noun.measure is not None or noun.noun.group is not None):
            measure = measure or noun.noun.measure
            group = group or noun.noun.group
        elif found is not None and found.measure is not None and group is not None:
            measure = measure or found.measure
        elif row[k].key not in keys("من الذين غير النهائية المعلنة في صفوف"):
            break
    return measure, group


_COMES = keys("إلى الى بلغ بلغت وصل وصلت ليصل لتصل ليبلغ يبلغ تبلغ عند هو هي بـ ارتفع ارتفعت تجاوز تجاوزت")


def _comes_to(read: _Sentence, i: int, unit: _Unit) -> bool:
    between = read.row[i + 1 : unit.first]
    if any(w.text in _HARD for w in between):
        return False
    if len(between) <= 2 and not any(w.text in _SOFT for w in between):
        return True  # "بلغ عدد القتلى 45"
    bends = unit.flags and unit.flags[0] in (counts.OPEN_ABOVE, counts.OPEN_BELOW)
    return bool(bends) or any(w.key in _COMES for w in between) or read.row[unit.first].key == _FROM


def _judge(read: _Sentence, unit: _Unit) -> None:
    """Whether it is a figure at all, and how sure: nobody harmed, hedged, foreseen."""
    row = read.row
    if unit.measure is None:
        return
    if unit.count is None and unit.cue is None and not unit.part and unit.noun is not None and not _told(read, unit):
        unit.measure = None
        return
    begin = unit.first
    if unit.cue is not None:
        begin = min(begin, unit.cue)
    clause = read.clause[begin]
    near = [row[k] for k in range(max(0, begin - 6), begin) if read.clause[k] == clause]
    inside = [row[k] for k in range(begin, unit.first)]
    if any(w.key in _UNTOLD for w in near) and any(w.key in _NOT for w in near):
        unit.measure = None
        return
    lately = row[max(0, begin - 3) : begin]
    negators = [w for w in (*near, *lately, *inside) if w.key in _NOT]
    if negators and not any(w.key in _NOT_NOT for w in (*near, *inside)):
        one = row[unit.first].key in _NOBODY
        if unit.count is not None and not one:
            unit.measure = None
            return
        unit.low = unit.best = unit.high = 0
        unit.flags, unit.zero = (), True
        return
    ahead_of = [row[k] for k in range(max(0, begin - 10), unit.first)]
    if any(w.key in _FORESEEN for w in near):
        unit.measure = None
        return
    if any(w.key in _HEDGES for w in ahead_of):
        unit.certainty = Certainty.UNCONFIRMED


_LED_BY = keys(
    """سقوط سقط وقوع وقع وقعت خلف خلفت مخلفا أسفر أسفرت أوقع أوقعت أدى أدت أسقط إلى عن وجود انتشال العثور دون تسجيل
    سجلت تسجل يسجل سجل تقع يقع يسفر تسفر تخلف بسقوط هناك عبر بين قتلى جرحى دفن دفنوا تشييع حالات لا بلا أي أو"""
)


def _told(read: _Sentence, unit: _Unit) -> bool:
    """Whether "قتلى" without a number tells of people harmed, and does not only point at those counted before."""
    if unit.noun is None or unit.noun.noun.measure is None:
        return False
    if unit.noun.owned:
        return False
    if read.row[unit.first].key in _ANY:
        return True
    before = read.row[unit.first - 1].key if unit.first else ""
    lead = read.row[unit.first].key.startswith("و") and unit.joined
    return unit.first == 0 or lead or stem_in(before, _LED_BY) or unit.noun.form is Form.TWO


# ------------------------------------------------------------------ wholes, groups, scope


def _make_part(unit: _Unit, before: _Unit | None, last: dict[Measure, _Unit]) -> None:
    """Find the whole of a part: the last told before it of its harm."""
    if not (unit.part or unit.back):
        return
    whole = None
    if before is not None and (before.measure is unit.measure or before.measure is Measure.CASUALTIES):
        whole = before
    whole = whole or last.get(unit.measure or Measure.KILLED) or last.get(Measure.CASUALTIES)
    if whole is None or whole is unit:
        unit.part = False
        return
    unit.part, unit.whole = True, whole


def _decide_group(read: _Sentence, unit: _Unit, before: _Unit | None) -> None:
    if unit.group is None:
        group, subgroup = beside(_around(read, unit))
        unit.group, unit.subgroup = group, subgroup
    elif unit.group is Group.COMBATANT and unit.noun is not None:
        told = set(_around(read, unit))
        if told & keys("الدفاع المدني الهلال الإسعاف الخوذ") and told & keys("مدني هلال إسعاف خوذ دفاع"):
            unit.group = Group.CIVILIAN
    elif unit.group is Group.CIVILIAN and unit.subgroup is None and unit.noun is not None:
        unit.subgroup = beside(stem for stem in _around(read, unit) if stem in OCCUPIED)[1]
        armed = next((stem for stem in _around(read, unit) if stem in keys("أمن شرطة جيش")), None)
        if armed is not None and unit.noun.noun.group is Group.CIVILIAN and not unit.noun.noun.kin:
            unit.group = Group.COMBATANT  # "رجال أمن"
    inherits = unit.other or unit.back or (unit.bare and unit.measure is not None)
    if unit.group is None and inherits and not unit.zero:
        source = unit.whole or before
        if source is not None and source is not unit:
            unit.group = source.group
    if unit.group is None and unit.whole is not None and unit.whole.group is not None:
        unit.group = unit.whole.group
    if unit.subgroup is not None and unit.group is not Group.CIVILIAN:
        unit.subgroup = None


def _around(read: _Sentence, unit: _Unit) -> Iterator[str]:
    """The stems of the words after a unit that say whose it is: "عناصر [من قوى الأمن]"."""
    for k in range(unit.last, min(unit.last + 5, len(read.row))):
        word = read.row[k]
        if word.text in _SOFT or word.text in _HARD or word.number or cue(word.key) is not None:
            return
        if word.key in _INCLUDING or word.key in _OF_THEM or word.key in _MOSTLY:
            return
        if word.key in _ENDS and not said(read.row, k, _IN, key("صفوف")):
            return
        if (word.key.startswith("و") and k > unit.last) or (word.key.startswith("ب") and len(word.key) > 4):
            return
        for analysis in analyses(word.key):
            if not analysis.prefix:
                yield analysis.stem


_ENDS = keys(
    """في على إثر جراء نتيجة خلال قرب منذ إلى عن بعد قبل أثناء برصاص بقصف بانفجار بغارة بهجوم كانوا كان الذين التي الذي
    أمس اليوم"""
)


def _figures(
    document: Document, made: Sequence[tuple[_Sentence, _Unit]], times: Sequence[TimeMention]
) -> tuple[Figure, ...]:
    out: list[Figure] = []
    used: dict[tuple[int, int, str], int] = {}
    for read, unit in made:
        assert unit.measure is not None
        start, end = _span(read, unit)
        slot = (start, end, unit.measure.value)
        if slot in used:
            continue
        used[slot] = 1
        group = unit.group or Group.UNKNOWN
        measure = unit.measure
        families = unit.noun is not None and unit.noun.noun.unit is Unit.FAMILIES
        if measure is Measure.DISPLACED and group is Group.UNKNOWN and (unit.bare or families):
            group = Group.CIVILIAN
        score = _COUNTED if unit.count is not None else _PLURAL if unit.low != unit.high else _ONE
        figure = Figure(
            id=anchor("fig", document.id, start, end, measure.value),
            document=document.id,
            passage=read.sentence.passage.id,
            words=document.text[start:end],
            start=start,
            end=end,
            measure=measure,
            low=unit.low,
            best=unit.best,
            high=unit.high,
            group=group,
            subgroup=unit.subgroup,
            unit=Unit.FAMILIES if families else Unit.PERSONS,
            flags=tuple(sorted(unit.flags)),
            scope=_scope(read, unit, times),
            part_of=unit.whole.figure.id if unit.whole is not None and unit.whole.figure is not None else None,
            certainty=unit.certainty,
            score=score,
            made_by=MADE_BY,
        )
        unit.figure = figure
        out.append(figure)
    return tuple(sorted(out, key=lambda f: (f.start, f.end, f.measure.value)))


def _span(read: _Sentence, unit: _Unit) -> tuple[int, int]:
    """Where a unit's words stand, without the letter that joins them to the words before."""
    row = read.row
    first = unit.first
    if row[first].key in ("و", "ف") and first + 1 < unit.last:
        first += 1
    start, end = row[first].start, row[unit.last - 1].end
    word = row[first]
    joined = word.key[:1] in ("و", "ف") and not word.number and len(word.key) > 3
    if joined and (count((word._replace(key=word.key[1:]), *row[first + 1 : unit.last]), 0) or _noun_after(word)):
        start += not (word.key in _WITH_WAW or word.key.startswith(key("والد")))
    return start, end


_WITH_WAW = keys("واحد واحدة ولد")  # words that begin with the letter, which joins nothing there


def _noun_after(word: Word) -> bool:
    found = counted(word.key)
    return found is not None and found.prefix in ("و", "ف")


def _scope(read: _Sentence, unit: _Unit, times: Sequence[TimeMention]) -> Scope:
    """Cumulative where the sentence counts since a day or over more than a few, or calls it a total."""
    if unit.whole is not None and unit.whole.figure is not None:
        return unit.whole.figure.scope
    if any(stem_in(w.key, _SUMS) for w in read.row):
        return Scope.CUMULATIVE
    first = bisect_left(times, read.sentence.start, key=lambda time: time.start)
    last = bisect_left(times, read.sentence.end, key=lambda time: time.start)
    for time in times[first:last]:
        if time.dateline or time.said or time.when is None:
            continue
        since = stem_in(key(time.words.split()[0]), _OVER)
        days = (time.when.end - time.when.start).days if time.when.start and time.when.end else None
        if since and (days is None or days > 0):
            return Scope.CUMULATIVE
        if days is not None and days >= 2 and not any(stem_in(w.key, _EVENT) for w in read.row):
            return Scope.CUMULATIVE
    return Scope.INCIDENT
