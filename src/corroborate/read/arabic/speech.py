"""Words of speech in Arabic: verbs and phrases that attribute, and what kind of voice words name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from corroborate.read.arabic.words import Word, keys, said
from corroborate.read.claims import Phrases
from corroborate.text.arabic import analyses, has_arabic, key, plain_name
from corroborate.values import VoiceKind


class Verb(NamedTuple):
    """A verb of speech: its stance as in ``read/speech.py``, and whether it goes on from who spoke last."""

    stance: str
    goes_on: bool = False


# past:present without its first letter; the stance; whether it is said mostly of who spoke before.
_VERBS = """
said قال:قول أفاد:فيد ذكر:ذكر صرح:صرح تحدث:تحدث أبلغ:بلغ روى:روي أخبر:خبر أورد:ورد بث:- نوه:- خلص:خلص توصل:- أشار:شير
said+ أضاف:ضيف تابع:تابع أوضح:وضح لفت:لفت استطرد:- أردف:- بين:- ختم:-
announced أعلن:علن كشف:كشف أصدر:-
confirmed أكد:ؤكد جزم:-
documented وثق:وثق رصد:رصد أحصى:حصي سجل:سجل تحقق:تحقق وثقت:-
claimed زعم:زعم ادعى:دعي تبنى:تبنى
alleged رجح:رجح
estimated قدر:قدر
accused اتهم:تهم حمل:-
denied نفى:نفي كذب:كذب أنكر:نكر
warned حذر:حذر
quoted نقل:نقل
"""
DENIED, ACCUSED, QUOTED = "denied", "accused", "quoted"


@cache
def _verbs() -> dict[str, Verb]:
    table: dict[str, Verb] = {}
    for row in _VERBS.strip().splitlines():
        stance, *entries = row.split()
        verb = Verb(stance.rstrip("+"), stance.endswith("+"))
        for entry in entries:
            past, _, present = entry.partition(":")
            if past == "بين":
                continue
            bare = past[:-1] if past.endswith("ى") else past
            for form in (past, bare + "ت", bare + "وا", bare + "تا", past + "ا"):
                table.setdefault(key(form), verb)
            if past[1:2] == "ا" and len(past) == 3:  # قال: "قلن" is not written in news
                table.setdefault(key(past + "ه"), verb)
            if present != "-":
                for form in ("ي" + present, "ت" + present, "ي" + present + "ون"):
                    table.setdefault(key(form), verb)
    return table


def verb(row: Sequence[Word], i: int) -> Verb | None:
    """The verb of speech that word ``i`` is, or None. "نقل" is one only where it is told from whom."""
    for analysis in analyses(row[i].key):
        found = _verbs().get(analysis.stem)
        if found is None or analysis.article or analysis.prefix not in ("", "و", "ف"):
            continue
        if found.stance == QUOTED and not any(w.key == key("عن") for w in row[i + 1 : i + 9]):
            return None
        if found.stance == ACCUSED and analysis.stem in keys("حمل حملت") and not _blames(row, i):
            return None
        if analysis.stem in keys("بث أصدر أصدرت سجل سجلت ختم توصل") and i + 1 < len(row) and row[i + 1].number:
            return None
        return found
    return None


def verb_alone(row: Sequence[Word], i: int) -> bool:
    """Whether word ``i`` is a verb of speech with و or ف joined to it, not one that begins with such a letter."""
    return row[i].key not in _verbs()


def _blames(row: Sequence[Word], i: int) -> bool:
    return any(w.key in keys("مسؤولية المسؤولية") for w in row[i + 1 : i + 10])


def is_verb(row: Sequence[Word], i: int) -> bool:
    """Whether word ``i`` is a verb of speech."""
    return verb(row, i) is not None


_ACCORDING: tuple[tuple[str, ...], ...] = tuple(
    tuple(key(word) for word in phrase.split())
    for phrase in (
        "استنادا إلى",
        "استناداً إلى",
        "نقلا عن",
        "نقلاً عن",
        "على لسان",
        "على حد قول",
        "بحسب",
        "حسب",
        "حسبما",
        "بحسبما",
        "وفق",
        "وفقا",
        "وفقاً",
        "طبقا",
        "طبقاً",
        "على ذمة",
    )
)
_ACCORDING_FIRST = frozenset(phrase[0] for phrase in _ACCORDING)


def according(row: Sequence[Word], i: int) -> int | None:
    """Where a phrase ends that begins at word ``i`` and attributes ("وفق", "نقلا عن", "كما ذكرت"), or None."""
    if row[i].key in _ACCORDING_FIRST or row[i].key[1:] in _ACCORDING_FIRST:
        for phrase in _ACCORDING:
            if said(row, i, *phrase):
                return i + len(phrase)
    if row[i].key == key("كما") and i + 1 < len(row) and verb(row, i + 1) is not None and not _verb_goes_on(row, i + 1):
        return i + 1 if row[i + 1].key[:1] != "و" and i and row[i - 1].text in "،," else None
    return None


def _verb_goes_on(row: Sequence[Word], i: int) -> bool:
    found = verb(row, i)
    return found is not None and found.goes_on


def is_according(row: Sequence[Word], i: int) -> bool:
    """Whether a phrase that attributes begins at word ``i``."""
    return according(row, i) is not None


# ------------------------------------------------------------------ who speaks

_KINDS: tuple[tuple[VoiceKind, str], ...] = (
    (VoiceKind.INQUIRY, "لجنة_التحقيق لجنة_تحقيق محكمة_الجنايات"),
    (VoiceKind.UN, "الأمم_المتحدة أممي أممية أمميون يونيسف اليونيسف أونروا الأونروا أوتشا مفوضية_اللاجئين"),
    (VoiceKind.HEALTH_AUTHORITY, "وزارة_الصحة وزير_الصحة مديرية_الصحة دائرة_الصحة صحة_غزة مديريات_الصحة"),
    (VoiceKind.MILITARY, "وزارة_الدفاع وزير_الدفاع جيش عسكري عسكرية عسكريون القوات القيادة_المركزية التحالف أركان"),
    (VoiceKind.GOVERNMENT, "وزارة وزير حكومة رئاسة الرئيس رئيس_الوزراء حكومي حكومية رسمي رسمية الخارجية الداخلية"),
    (VoiceKind.MONITOR, "مرصد شبكة توثيق"),
    (VoiceKind.HOSPITAL, "مشفى مستشفى المشفى المستشفى طبي طبية طبيب أطباء طبيبة ممرض إسعافي طبيون"),
    (VoiceKind.OUTLET, "مراسل مراسلنا مراسلتنا مراسلو صحيفة قناة تلفزيون إذاعة موقع إعلام إعلامية إعلامي صحفي صحافي"),
    (VoiceKind.AGENCY, "وكالة الوكالة"),
    (VoiceKind.NGO, """الدفاع_المدني الهلال_الأحمر الصليب_الأحمر الخوذ_البيضاء منظمة منظمات هيئة_الإغاثة إغاثية
        حقوقية حقوقي حقوقيون حقوقيين مسعفون مسعف فرق_الإنقاذ جمعية إنسانية"""),
    (VoiceKind.WITNESS, """شهود شاهد شاهدة عيان سكان أهالي أهل قاطنون قرويون مدنيون نازحون نازح ناج ناجون ناجين
        ناجية"""),
    (VoiceKind.RELATIVE, "ذوي ذوو والد والدة شقيق شقيقة أقارب أقرباء عائلة زوجة زوج ابن قريب قريبة"),
    (VoiceKind.ACTIVIST, "ناشط ناشطون ناشطين ناشطة نشطاء نشطا معارض معارضون تنسيقية تنسيقيات"),
    (VoiceKind.LOCAL_OFFICIAL, "محافظ مختار شرطة بلدية رئيس_البلدية قائمقام مسؤول_محلي مسؤولون_محليون"),
    (VoiceKind.ARMED_GROUP, "كتائب كتيبة لواء فصيل فصائل تنظيم حركة جبهة ميليشيا سرايا ألوية جماعة"),
    (VoiceKind.ANONYMOUS, "مصدر مصادر المصدر المصادر مطلع مطلعة مصدرين أمني ميدانية ميداني"),
)  # fmt: skip


@cache
def _kind_words() -> tuple[tuple[VoiceKind, tuple[tuple[str, ...], ...]], ...]:
    return tuple(
        (kind, tuple(tuple(plain_name(part) for part in word.split("_")) for word in row.split()))
        for kind, row in _KINDS
    )


def kind(words: str, names: Mapping[str, VoiceKind]) -> VoiceKind:
    """What kind of voice words name: by the directory (names as ``plain_name`` gives them), else by their nouns."""
    plain = plain_name(words)
    if plain in names:
        return names[plain]
    parts = [_bare(part) for part in key(words).split()]
    if parts and parts[0] in _FIRST_OF_ALL:
        return _FIRST_OF_ALL[parts[0]]
    for of, phrases in _kind_words():
        for phrase in phrases:
            size = len(phrase)
            if any(tuple(parts[k : k + size]) == phrase for k in range(len(parts) - size + 1)):
                return of
    return VoiceKind.UNKNOWN


def _bare(part: str) -> str:
    """A key without article or the ل and ب that join it."""
    for prefix in ("وال", "بال", "لل", "ال"):
        if part.startswith(prefix) and len(part) > len(prefix) + 1:
            return part[len(prefix) :]
    return part


# Who is asked at home stays a witness, whatever body stands beside.
_FIRST_OF_ALL: dict[str, VoiceKind] = {
    **dict.fromkeys(keys("شاهد شاهدة شهود سكان أهالي ناج ناجون ناجين ناجية قروي قرويون"), VoiceKind.WITNESS),
    **dict.fromkeys(keys("ذوي ذوو والد والدة شقيق شقيقة أقارب أقرباء زوجة زوج"), VoiceKind.RELATIVE),
    **dict.fromkeys(keys("ناشط ناشطون ناشطين ناشطة نشطاء"), VoiceKind.ACTIVIST),
    key("مراسل"): VoiceKind.OUTLET,
    key("مراسلنا"): VoiceKind.OUTLET,
    key("مختار"): VoiceKind.LOCAL_OFFICIAL,
    key("محافظ"): VoiceKind.LOCAL_OFFICIAL,
}


_BODIES = keys(
    """مجلس لجنة هيئة اتحاد نقابة حزب مركز فريق مكتب إدارة مديرية بعثة لجان برلمان غرفة دائرة رابطة مؤسسة تجمع ائتلاف
    مكاتب حصيلة تقديرات إحصائيات تقارير تقرير أنباء معلومات بيان بيانات وسائل مواقع صفحات صفحة مصادر سلطات السلطات
    حكومة عاصمة"""
)


def is_body(words: str) -> bool:
    """Whether the first of some words says that no person speaks: "المجلس المحلي"."""
    parts = key(words).split()
    return bool(parts) and (_bare(parts[0]) in _BODIES or (len(parts) == 1 and parts[0].startswith("ال")))


def directory_names(voice_kinds: Mapping[str, VoiceKind]) -> dict[str, VoiceKind]:
    """The names of a directory that are written in Arabic, as ``plain_name`` gives them."""
    return {plain_name(name): kind for name, kind in voice_kinds.items() if has_arabic(name)}


# ------------------------------------------------------------------ what words say outright

_V = r"[\u064b-\u0652\u0670]*"  # vowel signs


def _loose(words: str) -> str:
    """Words as a pattern that vowel signs do not disturb."""
    return r"\s+".join("".join(re.escape(letter) + _V for letter in word) for word in words.split())


def _any(phrases: str) -> re.Pattern[str]:
    """A pattern for any of the phrases between bars."""
    return re.compile("|".join(_loose(" ".join(phrase.split())) for phrase in phrases.split("|")))


PHRASES = Phrases(
    disclaimer=_any(
        """يتسن|يتسنى|تعذر التحقق|يتعذر التحقق|يمكن التحقق|التحقق بشكل مستقل|التأكد بشكل مستقل|التحقق من صحة
        |التأكد من صحة        |يتم التحقق|لم تتأكد|لم يتأكد|من مصدر مستقل|من مصادر مستقلة"""
    ),
    so_far=_any("حتى الآن|حتى اللحظة|حتى الساعة|حتى تاريخه|إلى الآن|لغاية الآن"),
    in_one=_any("في يوم واحد|خلال يوم واحد|في ليلة واحدة"),
    over_days=_any("في الأيام التي|خلال الأيام التي|في الأسابيع التي|على مدى أيام|على مدار أيام"),
)
