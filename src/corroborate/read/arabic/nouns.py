"""Whom a counted Arabic noun counts: group, subgroup, unit, harm, and whether its form is one, two or many.

The groups are those of ``read/people.py``: "مسلحون" are combatants, "أشخاص" say nothing, "أطفال" are children.
Each noun is written with its plural; the dual, the cases and the possessive endings follow by rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from corroborate.read.arabic.words import keys
from corroborate.text.arabic import analyses, key
from corroborate.values import Group, Measure, Unit


class Form(StrEnum):
    """How many a form of a noun counts by itself. ``TWO_OR_MANY`` is "مدنيين", which the words around decide."""

    ONE = "one"
    TWO = "two"
    MANY = "many"
    TWO_OR_MANY = "two_or_many"


class Noun(NamedTuple):
    """What a noun means. ``group`` None: the words around decide; ``other`` for "آخرين", which points back.
    ``measure`` for nouns that are a harm themselves; ``contested`` for words of status that only a party uses.
    """

    group: Group | None
    subgroup: str | None = None
    unit: Unit = Unit.PERSONS
    measure: Measure | None = None
    contested: bool = False
    other: bool = False
    kin: bool = False


class Counted(NamedTuple):
    """A noun in a form: ``definite`` by its article, ``owned`` by a possessive ending, ``prefix`` joined letters."""

    noun: Noun
    form: Form
    definite: bool
    owned: bool
    prefix: str
    accusative: bool = False


# singular:plural, where "ون" is the sound plural of men and "ات" that of women; "-" for none.
_COMBATANTS = """مسلح:ون قائد:قادة جندي:جنود مقاتل:ون عنصر:عناصر ضابط:ضباط عسكري:ون شرطي:ون متمرد:ون قيادي:ون
    مرتزق:مرتزقة    مهاجم:ون جهادي:ون انتحاري:ون مجند:ون قناص:قناصة رقيب:رقباء نقيب:- ملازم:- عقيد:- عميد:-
    لواء:- مقدم:- رائد:-
    حارس:حراس انغماسي:ون متشدد:ون مقاوم:ون دركي:- فدائي:ون مغوار:مغاوير شبيح:شبيحة ميليشياوي:-"""
_CONTESTED = "إرهابي:ون تكفيري:ون مخرب:ون داعشي:دواعش"
_CIVILIANS = """مدني:ون مواطن:ون عامل:عمال فلاح:ون مزارع:ون راع:رعاة راعي:- سائق:ون موظف:ون معلم:ون مدرس:ون طالب:طلاب
    طالب:طلبة     تلميذ:تلاميذ مهندس:ون محامي:ون محام:- قاض:قضاة تاجر:تجار بائع:باعة صياد:ون رجل:رجال شاب:شبان
    شاب:شباب مسن:ون
    عجوز:- متظاهر:ون محتج:ون مصلي:مصلين مصل:- متسوق:ون راكب:ركاب قروي:ون ساكن:سكان بدوي:بدو عابر:- متطوع:ون ناشط:ون
    لاجئ:ون صاحب:أصحاب خباز:ون حداد:ون عتال:ون حطاب:ون مارة:- زائر:زوار حاج:حجاج سائح:سياح شيخ:شيوخ إمام:أئمة
    مهاجر:ون رئيس:- مدير:- مسؤول:ون نائب:نواب وجيه:وجهاء مختار:مخاتير أستاذ:أساتذة فنان:ون لاعب:ون عاملة:ات موظفة:ات"""
_KIN = """أب:آباء والد:- أخ:أخوة أخ:إخوة شقيق:أشقاء ابن:أبناء زوج:أزواج قريب:أقارب عم:أعمام جد:أجداد جار:جيران خال:أخوال
    حفيد:أحفاد زميل:زملاء صديق:أصدقاء"""
_CHILDREN = """طفل:أطفال طفلة:ات رضيع:رضع رضيعة:- فتى:فتية فتى:فتيان فتاة:فتيات قاصر:ون قاصر:قصر صبي:صبية ولد:أولاد
    يافع:ون مراهق:ون حدث:أحداث جنين:أجنة طفولة:-"""
_WOMEN = """امرأة:نساء مرأة:- سيدة:ات مواطنة:ات مدنية:ات شابة:ات حامل:حوامل أرملة:أرامل معلمة:ات مسنة:ات"""
_KINSWOMEN = """زوجة:ات أم:أمهات والدة:- شقيقة:ات أخت:أخوات ابنة:بنات بنت:- جدة:ات عمة:ات خالة:ات"""
_MEDICS = """مسعف:ون طبيب:أطباء ممرض:ون ممرضة:ات صيدلي:صيادلة جراح:ون مسعفة:ات طبيبة:ات قابلة:-"""
_JOURNALISTS = """صحفي:ون صحافي:ون إعلامي:ون مصور:ون مراسل:ون صحفية:ات صحافية:ات إعلامية:ات مراسلة:ات"""
_PEOPLE = """شخص:أشخاص فرد:أفراد نسمة:- إنسان:- نفر:- عضو:أعضاء روح:أرواح كادر:كوادر مرافق:ون سوري:ون عراقي:ون يمني:ون
    لبناني:ون فلسطيني:ون سوداني:ون ليبي:ون مصري:ون أردني:ون كردي:أكراد تركي:أتراك أفغاني:أفغان إيراني:ون إسرائيلي:ون
    ايزيدي:ون مشتبه:- مطلوب:ون سجين:سجناء مناصر:ون مؤيد:ون أجنبي:أجانب"""
_FAMILIES = "عائلة:ات عائلة:عوائل أسرة:أسر"
_OTHERS = "آخر:ون أخرى:أخريات ثالث:- رابع:- خامس:- سادس:- ثالثة:- رابعة:-"
_HARMED: tuple[tuple[Measure, Group | None, str], ...] = (
    (
        Measure.KILLED,
        None,
        "قتيل:قتلى شهيد:شهداء ضحية:ضحايا جثة:جثث جثمان:جثامين قتيلة:ات شهيدة:ات وفاة:وفيات ميت:أموات",
    ),
    (Measure.INJURED, None, "جريح:جرحى مصاب:ون إصابة:ات جريحة:ات مصابة:ات"),
    (Measure.MISSING, None, "مفقود:ون"),
    (Measure.DETAINED, None, "معتقل:ون محتجز:ون موقوف:ون أسير:أسرى معتقلة:ات"),
    (Measure.ABDUCTED, None, "مختطف:ون مخطوف:ون رهينة:رهائن مختطفة:ات"),
    (Measure.DISPLACED, Group.CIVILIAN, "نازح:ون مهجر:ون مشرد:ون"),
)

# Words that no person is counted by, so that their numbers are not of people.
THINGS = keys(
    """غارة غارات قذيفة قذائف صاروخ صواريخ قنبلة قنابل برميل براميل لغم ألغام عبوة عبوات انفجار انفجارات هجوم هجمات
    عملية عمليات منزل منازل بيت بيوت مبنى مباني مبان مدرسة مدارس مستشفى مستشفيات مشفى مشافي مسجد مساجد كنيسة كنائس
    محل محال محلات سيارة سيارات آلية آليات دبابة دبابات عربة عربات دراجة دراجات طائرة طائرات حافلة حافلات شاحنة
    شاحنات زورق قارب قوارب يوم أيام يوما أسبوع أسابيع شهر أشهر شهور سنة سنوات عام أعوام ساعة ساعات دقيقة دقائق مرة
    مرات كيلومتر كيلومترا كيلومترات كم متر أمتار ميل كيلو طن أطنان دولار دولارات ليرة ليرات دينار ريال بالمئة
    بالمائة بالمية في% قرية قرى مدينة مدن بلدة بلدات حي أحياء منطقة مناطق محافظة محافظات موقع مواقع نقطة نقاط حاجز
    حواجز مقر مقار مقرات مخيم مخيمات خيمة خيام رأس رؤوس جلسة قرار قرارات تقرير تقارير بيان بيانات مادة فقرة مجزرة
    مجازر حادثة حوادث حادث انتهاك انتهاكات خرق خروقات صوت أصوات مقعد طلقة طلقات رصاصة رصاصات قطعة قطع سلاح أسلحة
    بندقية هدف أهداف جبهة محور محاور كتيبة كتائب لواء ألوية فصيل فصائل دولة دول جهة جهات مجموعة خلية خلايا رتل أرتال
    قافلة قوافل جولة سلة وجبة دفعة طابق طوابق شقة شقق متجر متاجر سفينة سفن مسيرة مسيرات درجة درجات مليار مرحلة مراحل
    جانب طرف طرفين"""
)
_SUFFIXES = ("ه", "ها", "هم", "هن", "هما", "ي", "نا", "ك", "كم")


def _forms(single: str, plural: str) -> Iterator[tuple[str, Form, bool, bool]]:
    """The spellings of a noun: (spelling, form, with a possessive ending, in the accusative)."""
    feminine = single.endswith("ة")
    stem = single[:-1] + "ت" if feminine else single
    yield single, Form.ONE, False, False
    if not feminine:
        yield single + "ا", Form.ONE, False, True
    sound = plural == "ون"
    yield stem + "ان", Form.TWO, False, False
    yield stem + "ين", Form.TWO_OR_MANY if sound else Form.TWO, False, sound
    many = {"ون": (single + "ون",), "ات": (single[:-1] + "ات",), "-": ()}.get(plural, (plural, plural + "ا"))
    for one in many:
        yield one, Form.MANY, False, one == plural + "ا"
    for suffix in _SUFFIXES:
        if not (single.endswith("ي") and suffix == "ه"):  # "مدنيه" is "مدنية"
            yield stem + suffix, Form.ONE, True, False
        for base in _joined(single, plural):
            if not (base.endswith("ي") and suffix == "ه"):
                yield base + suffix, Form.MANY, True, False


def _joined(single: str, plural: str) -> tuple[str, ...]:
    """A plural before a possessive ending: "عناصر[ها]", "أبنائ[ي]"."""
    if plural == "-":
        return ()
    if plural == "ون":
        return single + "ي", single + "و"
    if plural == "ات":
        return (single[:-1] + "ات",)
    if plural.endswith("اء"):
        return plural[:-1] + "ئ", plural[:-1] + "ؤ", plural
    return (plural[:-1] + "ت",) if plural.endswith("ة") else (plural,)


def _rows() -> Iterator[tuple[str, Noun]]:
    civilian, combatant = Group.CIVILIAN, Group.COMBATANT
    for rows, noun in (
        (_PEOPLE, Noun(None)),
        (_CIVILIANS, Noun(civilian)),
        (_KIN, Noun(civilian, kin=True)),
        (_COMBATANTS, Noun(combatant)),
        (_CONTESTED, Noun(combatant, contested=True)),
        (_CHILDREN, Noun(civilian, "children")),
        (_WOMEN, Noun(civilian, "women")),
        (_KINSWOMEN, Noun(civilian, "women", kin=True)),
        (_MEDICS, Noun(civilian, "medics")),
        (_JOURNALISTS, Noun(civilian, "journalists")),
        (_FAMILIES, Noun(civilian, unit=Unit.FAMILIES)),
        (_OTHERS, Noun(None, other=True)),
    ):
        for row in rows.split():
            yield row, noun
    for measure, group, rows in _HARMED:
        for row in rows.split():
            yield row, Noun(group, measure=measure)


@cache
def _lexicon() -> dict[str, tuple[Noun, Form, bool, bool]]:
    """Every spelling's key. An earlier noun keeps a spelling unless the later is its plain singular or plural."""
    plain: dict[str, tuple[Noun, Form, bool, bool]] = {}
    built: dict[str, tuple[Noun, Form, bool, bool]] = {}
    for row, noun in _rows():
        single, _, plural = row.partition(":")
        for spelling, form, owned, accusative in _forms(single, plural):
            into = built if owned else plain
            into.setdefault(key(spelling), (noun, form, owned, accusative))
    return {**built, **plain}


# Possessive spellings that are other words: "أبي" is a name, "عمل" work.
_NO_NOUNS = keys("ابي جدا جده عمها عمان جدي اما امه امها امك امي ان عمه خاله خالي اخي عام حال سوريا ليبيا")
_NOT_PLAIN = keys("ام اب عم جد خال بن بنت حدث اخ روح عضو")


@cache
def counted(word: str) -> Counted | None:
    """What the key of a word counts, or None. The whole word is tried before its joined letters are taken off."""
    lexicon = _lexicon()
    for prefix, article, stem, _ in analyses(word):
        found = lexicon.get(stem)
        if found is None or stem in _NO_NOUNS:
            continue
        noun, form, owned, accusative = found
        if (owned and article) or (stem in _NOT_PLAIN and not owned) or (owned and len(stem) < 4):
            continue
        return Counted(noun, form, article, owned, prefix, accusative)
    return None


# ------------------------------------------------------------------ words beside a noun that say whose it is

ARMED = keys(
    """جيش قوات مسلح مسلحة مسلحين ميليشيا ميليشيات مليشيا مليشيات أمن أمنية أمني شرطة حرس فصيل فصائل كتائب كتيبة لواء
    ألوية تنظيم داعش مخابرات استخبارات عسكرية عسكري عسكريين مقاتلين جبهة حزب حركة ثوار معارضة مقاومة درك مشاة مدرعات
    مسلحون جنود عناصر مدفعية بيشمركة حشد قوى كوماندوز مرتزقة نظام حكومية"""
)
UNARMED = keys(
    """مدني مدنية مدنيين مدنيون أهالي سكان مجتمع منظمة منظمات إغاثة إغاثية إنسانية هلال صليب خوذ صحة طبي طبية طبيين
    إسعاف زراعيين زراعي نازحين طلاب بلدية إعلامي مارة متظاهرين عمال فلاحين محتجين مصلين بدو عزل عائلة أسرة قرويين
    رعاة"""
)
_MEDICAL = keys("طبي طبية طبيين طبيا إسعاف إسعافي صحية صحي صحيين")
_AID = keys("إغاثة إغاثي إغاثية إغاثيين إنساني إنسانيين إنسانية")
_PRESS = keys("إعلامية صحفية صحافية إعلام صحافة")

OCCUPIED = _MEDICAL | _AID | _PRESS  # what "عمال" and "متطوعين" do


def beside(stems: Iterator[str]) -> tuple[Group | None, str | None]:
    """The group and subgroup that words after a noun tell: "متطوعين [في الدفاع المدني]", "كوادر [طبية]"."""
    group: Group | None = None
    subgroup: str | None = None
    for stem in stems:
        found = counted(stem)
        if stem in _MEDICAL:
            return Group.CIVILIAN, "medics"
        if stem in _AID:
            return Group.CIVILIAN, "aid_workers"
        if stem in _PRESS:
            return Group.CIVILIAN, "journalists"
        if group is None and stem in UNARMED:
            group = Group.CIVILIAN
        elif group is None and stem in ARMED:
            group = Group.COMBATANT
        elif group is None and found is not None and found.noun.group is not None and found.noun.measure is None:
            group, subgroup = found.noun.group, found.noun.subgroup
    return group, subgroup
