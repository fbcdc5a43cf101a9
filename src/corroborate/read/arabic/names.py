"""Names in Arabic: places by the words that lead to them, persons by titles and given names.

Arabic has no capitals: what follows "قرية" is a name, what follows "في" may be one, and only a gazetteer tells how many
words it takes.  ``wide`` gives the runs of words to be looked up, ``settled`` what of them is a place once the
gazetteer has been asked, with the scores of ``read/mentions.py``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corroborate.codec import anchor
from corroborate.read.arabic import speech
from corroborate.read.arabic.counts import count
from corroborate.read.arabic.harm import cue
from corroborate.read.arabic.nouns import ARMED, THINGS, UNARMED, counted
from corroborate.read.arabic.times import is_month, is_time
from corroborate.read.arabic.words import Word, keys, stem_in, words
from corroborate.read.mentions import AFTER_PREPOSITION, SAID, UNTOLD
from corroborate.text.arabic import analyses, key, offset
from corroborate.text.tokens import Sentence
from corroborate.values import Candidate, Document, EntityKind, Measure, Mention

MADE_BY = "arabic-1"
_LONGEST = 3  # words of a place's name

# What is said to be a place, with what it is in the words of weigh/places/.
KINDS: dict[str, str] = {
    key(word): kind
    for kind, row in (
        ("village", "قرية قرى قريتي بلدة بلدتي بلدات مزرعة قريتا بلدتا"),
        ("city", "مدينة مدينتي مدن مدينتا"),
        ("province", "محافظة محافظتي محافظات ولاية إقليم"),
        ("countryside", "ريف ريفي أرياف بادية"),
        ("district", "ناحية قضاء مديرية منطقة مناطق مقاطعة لواء"),
        ("neighbourhood", "حي أحياء ضاحية حارة حيي"),
        ("camp", "مخيم مخيمات"),
    )
    for word in row.split()
}
_IN = keys("في داخل ضمن بداخل")
_NEAR = keys(
    """قبالة سواحل ساحل قرب بالقرب محيط أطراف ضواحي جوار باتجاه شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط بين"""
)
_SIDES = keys("شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط الشمالي الجنوبي الشرقي الغربي الأوسط")
_ON = keys("على إلى باتجاه نحو استهدف استهدفت يستهدف طال طالت طاول ضرب ضربت")
_OF = keys(
    """سوق جسر مشفى مستشفى طريق سماء أجواء قصف هجوم معارك معركة اشتباكات مجزرة حصار استهداف اقتحام تفجير غارة مدرسة
    أهالي سكان بمدينة ميناء مطار معبر سد حاجز سجن ساحة شارع دوار بلدية جبل وادي سهل جزيرة شرقي غربي جنوبي شمالي
    أنحاء مناطق عموم"""
)
# Words that never begin a place's name here, whatever hamlet bears them.
_COMMON = keys(
    """الهجوم القصف الساعة الوقت البلاد المنطقة المدينة القرية البلدة المحافظة العاصمة الحي السوق الطريق المكان الموقع
    بيان تصريح تقرير حين ذلك هذا هذه كل بعض جميع عدة عدد أكثر نحو حالة ظل إطار سياق صفوف إثر خلال جراء غضون أعقاب
    المستشفى المشفى العام الشهر الأسبوع اليوم أمس الجيش القوات النظام المعارضة المسلحين المدنيين القتلى الجرحى غارة
    غارات هجوم انفجار تفجير كمين قصف اشتباكات معارك عملية حملة حادث حادثة سلسلة وقت ساعة مناطق المناطق القرى البلدات
    المدن الأحياء منازل منزل منازلهم بيوتهم المنزل مبنى الشارع السكنية سكنية شعبية جنازة الحرب حرب النزاع الصراع
    البر البحر الجو سيارة سيارات حافلة نقطة حاجز موقع مواقع مقر السجن سجون مخيم جهة الجهة الجانب الحدود الحدودية
    الحصيلة الحادث الغارة الغارات الحملة العملية الانفجار التفجير الكمين المعارك الاشتباكات الأنباء الشمال الجنوب
    الشرق الغرب الشمالي الجنوبي الشرقي الغربي صباح مساء فجر ليل ظهر ليلة ما من عن إلى على لا لم لن قد وقد أن إن التي
    الذي الذين وهو وهي هو هي هم الأقل إدلاء مستشفى مشفى قوات عناصر مسلحين مسلحون الميلاد مدرسة مسجد أرياف أنحاء عموم
    أماكن أحد أحياء سوق محيط أطراف ريف قرب وسط جوي جوية مدفعي مدفعية صاروخي صاروخية عنيف عنيفة كثيف انتحاري مزدوج
    بري متبادل متفرقة مركز عشوائي سابق مماثل السبت الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة الأيام الماضي
    الماضية الطيران المدفعية طائرات طائرة مجزرة الأراضي أيدي يد صفوفهم المئة بالمئة حياتهم منطقة مدينة بلدة قرية
    محافظة جبهة جبهات محور محاور خط خطوط شكل وجه سبيل الوقت حق"""
)
_GIVEN = keys(
    """محمد أحمد محمود علي حسن حسين عمر عثمان خالد عبد عبدالله عبدالرحمن إبراهيم إسماعيل يوسف يونس موسى عيسى مصطفى سليم
    سالم سامر سمير سعيد سعد ماهر ماجد مازن نبيل ناصر نور نورا فاطمة عائشة زينب مريم خديجة سارة ليلى هدى هند رامي
    رائد زياد زكريا طارق طلال عادل عامر عماد غسان فادي فارس فؤاد قاسم كمال كريم لؤي مروان معاذ معتز منير مهند نضال
    هاني هشام وائل وليد ياسر ياسين بلال باسل بشار جمال جميل جهاد حمزة حيدر جعفر عباس كاظم صالح صلاح ضياء ظافر عدنان
    عصام عمار فراس فيصل لينا رنا ريم سلمى سلوى سعاد شيماء أمل أمينة إيمان أسماء آمنة رغد رهف جنى ملك حلا سلطان
    سليمان شادي شريف صدام عزيز مالك أنس أيمن أيهم إياد أسامة أكرم أنور بدر تامر ثائر حاتم حازم حسام خليل داود راشد
    رشيد"""
)
_TITLES = keys(
    """المواطن المواطنة الشاب الشابة الطفل الطفلة السيد السيدة الصحفي الصحافي الصحفية الإعلامي الإعلامية الناشط الناشطة
    الطبيب الطبيبة الدكتور الدكتورة المدعو المدعوة الرضيع الرضيعة الفتى الفتاة المصور المسعف الحاج الحاجة الأستاذ
    المعلم المعلمة المهندس المحامي الشيخ القيادي العقيد العميد اللواء الرائد النقيب المقدم الملازم الرقيب الجندي
    المقاتل الضابط ويدعى يدعى تدعى اسمه اسمها المعتقل المعتقلة الشهيد الشهيدة المسن المسنة الطالب الطالبة السائق
    الممرض الممرضة المتطوع المراسل"""
)
_PARENT = keys("أبو أبي أم ابن بن بنت آل")
_MOST_NAME = 4


@dataclass(frozen=True, slots=True)
class Lead:
    """A run of words that may begin with a place's name: words ``first:last`` of the row, how surely, and what it is
    said to be ("" where nothing says it). ``at`` is where the name begins in the text.
    """

    first: int
    last: int
    at: int
    end: int
    score: float
    kind: str


def persons(sentences: Sequence[Sentence]) -> tuple[tuple[int, int], ...]:
    """The spans of persons' names, after titles and by given names."""
    found: list[tuple[int, int]] = []
    for sentence in sentences:
        row = words(sentence)
        i = 0
        while i < len(row):
            begin = _name_begins(row, i)
            if begin is None:
                i += 1
                continue
            end = begin
            while end < len(row) and end - begin < _MOST_NAME and _in_name(row, end, begin):
                end += 1
            while end > begin and row[end - 1].key in _PARENT:
                end -= 1
            if end > begin and not (end - begin == 1 and _given(row[begin]) and begin == i):
                start = row[begin].start
                stem = row[begin].key
                if stem not in _GIVEN and stem[:1] in "ولبف" and stem[1:] in _GIVEN:
                    start += 1
                found.append((start, row[end - 1].end))
            i = max(end, i + 1)
    return tuple(dict.fromkeys(found))


def _name_begins(row: Sequence[Word], i: int) -> int | None:
    """Where a name begins that word ``i`` opens: the next word after a title, "أبو فلان", a given name."""
    word = row[i].key
    if stem_in(word, _TITLES, "ولبف") and i + 1 < len(row) and _in_name(row, i + 1, i + 1):
        return i + 1
    harm = cue(word)
    if harm is not None and harm.measure in (Measure.KILLED, Measure.DETAINED, Measure.ABDUCTED):
        # Whom no noun counts and no list of names holds: "مقتل [سيفان الرمادي]".
        two = row[i + 1 : i + 3]
        unknown = len(two) == 2 and _unknown(row, i + 1) and _unknown(row, i + 2)
        if unknown and not two[0].key.startswith(("ال", *"وبلفك")) and not two[1].key.endswith("يه"):
            return i + 1
    kin = counted(word)
    if (
        kin is not None
        and kin.noun.kin
        and (kin.owned or row[i].text.endswith("ه"))
        and i + 1 < len(row)
        and _given(row[i + 1])
    ):
        return i + 1
    if word in _PARENT - keys("ابن بن بنت آل") and i + 1 < len(row) and _in_name(row, i + 1, i + 1):
        return i
    bare = word if word in _GIVEN else word[1:] if word[:1] in ("و", "ل", "ب", "ف") and len(word) > 3 else word
    if bare in _GIVEN and i + 1 < len(row) and (row[i + 1].key in _GIVEN | _PARENT or _unknown(row, i + 1)):
        return i
    return None


def _given(word: Word) -> bool:
    return word.key in _GIVEN and word.text[-1:] != "ى"


def is_ordinary(word: str) -> bool:
    """Whether a word is one that the grammar knows, and no given name: nobody is told by it."""
    plain = key(word)
    if plain in _PARENT or (plain in _GIVEN and word[-1:] != "ى"):
        return False
    one = (Word(0, len(word), word, plain, False),)
    return plain in _PARTICLES or not _unknown(one, 0)


def _in_name(row: Sequence[Word], k: int, begin: int) -> bool:
    word = row[k]
    if word.key in _PARENT or _given(word):
        return True
    if k > begin and word.key[:1] in ("و", "ل"):
        return False  # "وخالد" is another's name, "لوكالة" who was told
    if k == begin and word.key.startswith("ال") and word.key[2:] not in _GIVEN:
        return False
    return _unknown(row, k)


def _unknown(row: Sequence[Word], k: int) -> bool:
    """Whether a word is none that the grammar knows: part of a name, as far as it can tell."""
    word = row[k]
    if word.number or not word.text[:1].isalpha() or len(word.key) < 2:
        return False
    if cue(word.key) is not None or counted(word.key) is not None or word.key in _COMMON or is_time(row, k):
        return False
    if speech.is_verb(row, k) or speech.is_according(row, k) or count(row, k) is not None or is_month(word.key):
        return False
    if word.key[:1] in "وب" and len(word.key) > 4 and (word.key[1:3] == "ال" or stem_in(word.key, KINDS)):
        return False
    if word.key in _PARTICLES and not (word.key in _GIVEN and word.text[-1:] == "ي"):
        return False
    stems = {a.stem for a in analyses(word.key)}
    return stems.isdisjoint(_ORDINARY)


_ORDINARY = (
    THINGS
    | ARMED
    | UNARMED
    | KINDS.keys()
    | _OF
    | _NEAR
    | _IN
    | (_ON - keys("على"))
    | keys(
        """رصاص قناص قذيفة شظايا عملية حادث أثناء عقب بعد قبل منذ حيث بينما فيما عند مع بدون دون بسبب نتيجة جراء كما
        أيضا     جراح جروح متأثرا متأثرة خطيرة بليغة طفيفة برصاص بقصف بغارة بانفجار تحت فوق أمام خلف بيد يد
        عاما سنوات العمر كان
    كانت وهو وهي الذي التي تغطية تغطيته منزله منزلها عمله عملها حتفه مصرعه آخر آخرين ثم وقد لقد قد مجهولين مجهولون
    ميدانيا اعتقاله مقتله"""
    )
)
_PARTICLES = keys("في من عن إلى على ما لا لم و أو")


# ------------------------------------------------------------------ places


def leads(sentence: Sentence, taken: Sequence[tuple[int, int]]) -> list[Lead]:
    """The runs of words of a sentence that may begin with a place's name; ``taken`` are ordered spans with none."""
    row = words(sentence)
    first = max(bisect_left(taken, (sentence.start, 0)) - 1, 0)
    taken = taken[first : bisect_left(taken, (sentence.end, 0))]
    found: list[Lead] = []
    for i in range(len(row)):
        lead = _lead(row, i)
        if lead is None:
            continue
        if any(a < lead.end and lead.at < b for a, b in taken):
            continue
        recent = range(max(len(found) - 8, 0), len(found))
        same = next((n for n in recent if (found[n].first, found[n].at) == (lead.first, lead.at)), None)
        if same is not None:
            if lead.score > found[same].score:
                found[same] = lead
            continue
        found.append(lead)
        found.extend(_more(row, lead, taken))
    return found


def _lead(row: Sequence[Word], i: int) -> Lead | None:
    """The run that word ``i`` leads to, or that it is itself with "ب" joined to it."""
    word = row[i].key
    known = next((KINDS[a.stem] for a in analyses(word) if a.stem in KINDS and not a.article), None)
    if known is not None:
        k = i + 1
        while k < len(row) and row[k].key in _SIDES and k < i + 3:
            k += 1
        return _run(row, k, 0, SAID, known)
    if stem_in(word, _IN, "وف"):
        return _run(row, i + 1, 0, AFTER_PREPOSITION, "")
    if stem_in(word, _NEAR, "وفبل"):
        k = i + 1
        if k < len(row) and row[k].key == key("من"):
            k += 1
        return _run(row, k, 0, AFTER_PREPOSITION, "")
    if stem_in(word, _ON, "وف"):
        return _run(row, i + 1, 0, AFTER_PREPOSITION - 0.1, "")
    if word == key("من"):
        return _run(row, i + 1, 0, UNTOLD + 0.1, "")
    if stem_in(word, _OF, "وفبل") and not word.startswith("ال"):
        return _run(row, i + 1, 0, UNTOLD + 0.15, "")
    if word.startswith("ب") and len(word) > 3 and not row[i].number:
        return _run(row, i, 1, AFTER_PREPOSITION - 0.2, "")
    return None


def _more(row: Sequence[Word], lead: Lead, taken: Sequence[tuple[int, int]]) -> Iterator[Lead]:
    """What goes on from a place: "حضرة وتل مرين", "بانورا - جبرة"."""
    for k in range(lead.first + 1, min(lead.first + _LONGEST + 2, len(row))):
        word = row[k].key
        skip = 0
        if word.startswith("و") and len(word) > 3 and row[k].text[:1] == "و":
            skip = 1
        elif not (k and row[k - 1].text in "-–،," and row[k - 1].start >= row[lead.first].end):
            continue
        more = _run(row, k, skip, lead.score - 0.1, lead.kind)
        if more is not None and not any(a < more.end and more.at < b for a, b in taken):
            yield more


def _run(row: Sequence[Word], k: int, skip: int, score: float, kind: str) -> Lead | None:
    """The words from ``k`` on that a place's name may take; ``skip`` letters of the first are joined to it."""
    if k >= len(row) or row[k].number or not row[k].text[:1].isalpha():
        return None
    first = row[k].key[skip:]
    if row[k].key in _COMMON or first in _COMMON or is_time(row, k) or is_month(first):
        return None
    if kind == "" and (cue(first) is not None or speech.is_verb(row, k) or counted(row[k].key) is not None):
        return None
    if any(a.stem in KINDS and not a.article for a in analyses(row[k].key)):
        return None
    if stem_in(row[k].key, _NEAR | _IN):
        return None
    last = k + 1
    while last < len(row) and last - k < _LONGEST and row[last].text[:1].isalpha() and not row[last].number:
        if row[last].key in _COMMON or is_time(row, last) or cue(row[last].key) is not None:
            break
        if speech.is_verb(row, last) or speech.is_according(row, last):
            break
        last += 1
    at = row[k].start + (offset(row[k].text, skip) if skip else 0)
    return Lead(k, last, at, row[last - 1].end, score, kind)


def wide(document: Document, sentences: Sequence[Sentence], taken: Sequence[tuple[int, int]]) -> tuple[Mention, ...]:
    """The runs of words to be looked up, as mentions of places: ``read.mentions.place_names`` gives their parts."""
    found = {}
    for sentence in sentences:
        for lead in leads(sentence, taken):
            text = document.text[lead.at : lead.end]
            found[lead.at, lead.end] = Mention(
                id=anchor("men", document.id, lead.at, lead.end, "lead"),
                passage=sentence.passage.id,
                start=lead.at,
                end=lead.end,
                kind=EntityKind.PLACE,
                text=text,
                score=round(lead.score, 3),
                made_by=MADE_BY,
            )
    return tuple(found[at] for at in sorted(found))


def settled(
    document: Document,
    sentences: Sequence[Sentence],
    taken: Sequence[tuple[int, int]],
    candidates: Mapping[str, Sequence[Candidate]],
) -> tuple[Mention, ...]:
    """The places among the runs, each as long as the longest name that the gazetteer holds.

    What is said to be a place and no gazetteer holds keeps its first word.
    """
    found: dict[tuple[int, int], Mention] = {}
    for sentence in sentences:
        row = words(sentence)
        here: list[tuple[int, int]] = []
        for lead in leads(sentence, taken):
            end = _longest(document.text, row, lead, candidates)
            if end is None and lead.score < SAID:
                continue
            if end is None:
                if lead.kind not in ("village", "city", "neighbourhood", "camp", "province", "district"):
                    continue
                if not _may_name(row, lead.first):
                    continue
                end = _unheld(row, lead)
            if any(a < end and lead.at < b for a, b in here):
                continue
            here.append((lead.at, end))
            found[lead.at, end] = Mention(
                id=anchor("men", document.id, lead.at, end, "place"),
                passage=sentence.passage.id,
                start=lead.at,
                end=end,
                kind=EntityKind.PLACE,
                text=document.text[lead.at : end],
                score=round(lead.score, 3),
                made_by=MADE_BY,
            )
    return tuple(found[at] for at in sorted(found))


def _longest(text: str, row: Sequence[Word], lead: Lead, candidates: Mapping[str, Sequence[Candidate]]) -> int | None:
    for last in range(lead.last, lead.first, -1):
        end = row[last - 1].end
        held = candidates.get(" ".join(text[lead.at : end].split()), ())
        if held and (lead.score >= SAID or last - lead.first > 1 or _known_enough(row, lead, held)):
            return end
    return None


_LEAST_PEOPLE, _LEAST_LED = 1000, 10_000
_DIVISIONS = frozenset(("A.PCL", "A.ADM"))


def _known_enough(row: Sequence[Word], lead: Lead, held: Sequence[Candidate]) -> bool:
    """Whether one word after "في" is a place: no word of the grammar, and no hamlet that only shares its letters."""
    stem = row[lead.first].key[1:] if lead.at > row[lead.first].start else row[lead.first].key
    if stem in _ORDINARY or stem.removeprefix("ال") in _ORDINARY:
        return any(c.feature in ("A.PCLI", "A.ADM1", "P.PPLC") or c.population >= 100_000 for c in held[:3])
    least = _LEAST_PEOPLE if lead.score >= AFTER_PREPOSITION else _LEAST_LED
    return any(c.layer != "base" or c.feature[:5] in _DIVISIONS or c.population >= least for c in held[:4])


def _may_name(row: Sequence[Word], k: int) -> bool:
    word = row[k].key
    return _unknown(row, k) and len(word) > 2 and not word.endswith(("ها", "هم"))


def _unheld(row: Sequence[Word], lead: Lead) -> int:
    """How far a name reaches that no gazetteer holds: over "تل" and its kin to the next word."""
    last = lead.first + 1
    heads = keys("تل كفر بيت دير عين خان أبو أم جب خربة شيخ جسر رأس وادي مرج برج حوش ابو ام")
    if row[lead.first].key in heads and last < len(row) and _unknown(row, last):
        last += 1
    return row[last - 1].end
