"""Arabic phrases → figures: invented sentences and what each counts."""

from __future__ import annotations

import datetime as dt

import pytest

from corroborate.read.arabic.figures import figures
from corroborate.read.arabic.names import persons
from corroborate.read.arabic.times import times
from corroborate.text.passages import passages
from corroborate.text.tokens import sentences
from corroborate.values import Certainty, Document, Figure, Scope

PUBLISHED = dt.date(2031, 3, 9)


def read(text: str) -> tuple[Figure, ...]:
    """The figures of a text printed on Sunday 9 March 2031."""
    document = Document(id="d", text=text, sha256="", cleaned_by="test", published=PUBLISHED)
    lines = sentences(text, passages(document))
    return figures(document, lines, times(lines, PUBLISHED, text), persons(lines))


def shown(figure: Figure) -> str:
    """A figure as the table below writes it: measure low/best/high group.subgroup, then what marks it."""
    bounds = "/".join("-" if n is None else str(n) for n in (figure.low, figure.best, figure.high))
    marks = list(figure.flags)
    marks += ["part"] if figure.part_of else []
    marks += ["total"] if figure.scope is Scope.CUMULATIVE else []
    marks += [figure.certainty.value] if figure.certainty is not Certainty.ASSERTED else []
    marks += ["families"] if figure.unit.value == "families" else []
    group = figure.group.value + (f".{figure.subgroup}" if figure.subgroup else "")
    return " ".join((figure.measure.value, bounds, group, *marks))


TABLE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("مقتل 3 مدنيين في قصف على المدينة.", ("killed 3/3/3 civilian",)),
    (
        "قُتل ثلاثة مدنيين وجُرح خمسة آخرون.",
        (
            "killed 3/3/3 civilian",
            "injured 5/5/5 civilian",
        ),
    ),
    (
        "مقتل مدني وإصابة اثنين آخرين.",
        (
            "killed 1/1/1 civilian",
            "injured 2/2/2 civilian",
        ),
    ),
    (
        "استشهاد طفلة وإصابة والدتها بقصف مدفعي.",
        (
            "killed 1/1/1 civilian.children",
            "injured 1/1/1 civilian.women",
        ),
    ),
    (
        "سقوط قتيلين و7 جرحى.",
        (
            "killed 2/2/2 unknown",
            "injured 7/7/7 unknown",
        ),
    ),
    (
        "قتيلان وجريح في انفجار عبوة ناسفة.",
        (
            "killed 2/2/2 unknown",
            "injured 1/1/1 unknown",
        ),
    ),
    ("مقتل مدنيين اثنين برصاص قناص.", ("killed 2/2/2 civilian",)),
    ("مقتل مدنيين بقصف جوي.", ("killed 2/-/- civilian vague",)),
    (
        "استشهد ستة عشر شخصاً بينهم خمس نساء وأربعة أطفال.",
        (
            "killed 16/16/16 unknown",
            "killed 5/5/5 civilian.women part",
            "killed 4/4/4 civilian.children part",
        ),
    ),
    (
        "ما لا يقل عن ٢٥ قتيلاً وأكثر من ٤٠ جريحاً في غارة جوية.",
        (
            "killed 25/25/- unknown open_above",
            "injured 40/40/- unknown open_above",
        ),
    ),
    ("قتل نحو 300 شخص في المجزرة.", ("killed 300/300/300 unknown approximate",)),
    ("إصابة حوالي مئة شخص بحالات اختناق.", ("injured 100/100/100 unknown approximate",)),
    ("مقتل ما بين 10 و15 عنصراً من قوات النظام.", ("killed 10/-/15 combatant range",)),
    ("عشرات القتلى والجرحى بتفجير انتحاري.", ("casualties 10/-/99 unknown vague",)),
    ("مقتل العشرات من المدنيين.", ("killed 10/-/99 civilian vague",)),
    (
        "مقتل مئات المدنيين ونزوح آلاف العائلات.",
        (
            "killed 100/-/999 civilian vague",
            "displaced 1000/-/9999 civilian vague families",
        ),
    ),
    ("سقوط عدد من القتلى والجرحى.", ("casualties 2/-/- unknown vague",)),
    ("إصابة عدة أشخاص بجروح.", ("injured 2/-/- unknown vague",)),
    ("لم يُقتل أحد في الهجوم.", ("killed 0/0/0 unknown",)),
    ("لم تسجل إصابات بين المدنيين.", ("injured 0/0/0 civilian",)),
    ("اقتصرت الأضرار على الماديات دون وقوع إصابات.", ("injured 0/0/0 unknown",)),
    ("اعتقلت القوات الأمنية 12 شاباً من أبناء البلدة.", ("detained 12/12/12 civilian",)),
    ("اختطف مسلحون مجهولون ثلاثة عمال إغاثة.", ("abducted 3/3/3 civilian.aid_workers",)),
    ("فقدان 40 مهاجراً بعد غرق قارب.", ("missing 40/40/40 civilian",)),
    ("لقي 8 أشخاص حتفهم غرقاً.", ("killed 8/8/8 unknown",)),
    ("لقيت امرأة مصرعها برصاص طائش.", ("killed 1/1/1 civilian.women",)),
    ("أودى التفجير بحياة 21 شخصاً.", ("killed 21/21/21 unknown",)),
    (
        "راح ضحيتها 14 مدنياً بينهم عائلة كاملة.",
        (
            "killed 14/14/14 civilian",
            "killed 1/1/1 civilian part families",
        ),
    ),
    ("ارتفاع حصيلة ضحايا القصف إلى 33 شهيداً.", ("killed 33/33/33 unknown",)),
    (
        "بلغ عدد القتلى 45 بينهم 12 طفلاً.",
        (
            "killed 45/45/45 unknown",
            "killed 12/12/12 civilian.children part",
        ),
    ),
    ("ارتفع عدد القتلى من 34 إلى 51.", ("killed 51/51/51 unknown",)),
    ("مقتل وإصابة أكثر من 30 شخصاً في التفجير.", ("casualties 30/30/- unknown open_above",)),
    ("سقوط 50 شخصاً بين قتيل وجريح.", ("casualties 50/50/50 unknown",)),
    ("إعدام 9 معتقلين ميدانياً.", ("killed 9/9/9 unknown",)),
    (
        "مقتل جنديين وإصابة ضابط برتبة ملازم.",
        (
            "killed 2/2/2 combatant",
            "injured 1/1/1 combatant",
        ),
    ),
    (
        "قتل 15 مسلحاً وأسر 3 آخرين.",
        (
            "killed 15/15/15 combatant",
            "detained 3/3/3 combatant",
        ),
    ),
    (
        "مقتل صحفي ومسعفين اثنين من الدفاع المدني.",
        (
            "killed 1/1/1 civilian.journalists",
            "killed 2/2/2 civilian.medics",
        ),
    ),
    ("قضى 5 مدنيين تحت التعذيب.", ("killed 5/5/5 civilian",)),
    ("نزوح نحو 12 ألف شخص من ريف المدينة.", ("displaced 12000/12000/12000 unknown approximate",)),
    ("تهجير 300 عائلة قسراً.", ("displaced 300/300/300 civilian families",)),
    ("قتلت قوات النظام خمسة مدنيين في كمين.", ("killed 5/5/5 civilian",)),
    ("قصفت الطائرات 3 منازل ودمرت 5 سيارات.", ()),
    ("أطلقت الفصائل 20 صاروخاً على مواقع عسكرية.", ()),
    ("قال المتحدث إن 500 مقاتل وصلوا إلى الجبهة.", ()),
    ("أفرجت السلطات عن 23 معتقلاً.", ()),
    ("العثور على 12 جثة مجهولة الهوية.", ("killed 12/12/12 unknown",)),
    ("انتشال جثث ثلاثة أطفال من تحت الأنقاض.", ("killed 3/3/3 civilian.children",)),
    ("يُعتقد أن 10 مدنيين قتلوا في الغارة.", ("killed 10/10/10 civilian unconfirmed",)),
    ("أنباء عن مقتل خمسة أشخاص.", ("killed 5/5/5 unknown unconfirmed",)),
    ("من المتوقع أن يرتفع عدد القتلى إلى 200.", ()),
    ("إصابة 3 أطفال أحدهم بحالة حرجة.", ("injured 3/3/3 civilian.children",)),
    (
        "مقتل رجل وزوجته وأطفالهما الثلاثة.",
        (
            "killed 1/1/1 civilian",
            "killed 1/1/1 civilian.women",
            "killed 3/3/3 civilian.children",
        ),
    ),
    ("وفاة طفل نازح بسبب البرد.", ("killed 1/1/1 civilian.children",)),
    (
        "استهدفت الغارة سوقاً ما أسفر عن مقتل 19 مدنياً وإصابة العشرات.",
        (
            "killed 19/19/19 civilian",
            "injured 10/-/99 civilian vague",
        ),
    ),
    ("مقتل ألف ومئتي شخص منذ بداية العام.", ("killed 1200/1200/1200 unknown total",)),
    (
        "توثيق مقتل 127 مدنياً في شباط، بينهم 20 طفلاً.",
        (
            "killed 127/127/127 civilian total",
            "killed 20/20/20 civilian.children part total",
        ),
    ),
    ("اغتيال قيادي في الفصائل بعبوة ناسفة.", ("killed 1/1/1 combatant",)),
    ("مقتل 4 من عناصر الشرطة.", ("killed 4/4/4 combatant",)),
    ("أصيب بجروح خطيرة سبعة مدنيين.", ("injured 7/7/7 civilian",)),
    (
        "قتل 11 شخصاً على الأقل وأصيب 30 تقريباً.",
        (
            "killed 11/11/- unknown open_above",
            "injured 30/30/30 unknown approximate",
        ),
    ),
    ("لا يزال 7 أشخاص في عداد المفقودين.", ("missing 7/7/7 unknown",)),
    ("فُقد الاتصال بثلاثة صحفيين.", ()),
    ("نفوق 30 رأس غنم.", ()),
    ("عاد 200 نازح إلى منازلهم.", ()),
    ("شارك 40 متطوعاً في عمليات الإنقاذ.", ()),
    ("مقتل الشاب أحمد الخالد برصاص مجهولين.", ("killed 1/1/1 civilian",)),
    ("مقتل نحو 10 إلى 15 شخصاً.", ("killed 10/-/15 unknown approximate range",)),
    ("ما يصل إلى 50 قتيلاً.", ("killed -/-/50 unknown open_below",)),
    (
        "قتل ثلاثة أطفال، وامرأتان، ورجل مسن.",
        (
            "killed 3/3/3 civilian.children",
            "killed 2/2/2 civilian.women",
            "killed 1/1/1 civilian",
        ),
    ),
    ("قُتِلَ سَبْعَةُ مَدَنِيِّينَ.", ("killed 7/7/7 civilian",)),
    ("مقتـــل ١١ مدنيّاً", ("killed 11/11/11 civilian",)),
    ("إصابه 3 اشخاص بجروح متفاوته", ("injured 3/3/3 unknown",)),
    (
        "قال المرصد السوري إن 68 مدنياً، بينهم 20 امرأة، قتلوا في الهجوم.",
        (
            "killed 68/68/68 civilian",
            "killed 20/20/20 civilian.women part",
        ),
    ),
    (
        "وأسفر الهجوم، الذي تبناه تنظيم الدولة، عن مقتل 22 جندياً وإصابة 40 آخرين بجروح.",
        (
            "killed 22/22/22 combatant",
            "injured 40/40/40 combatant",
        ),
    ),
    ("وكان 30 شخصاً قد قتلوا في هجوم مماثل الشهر الماضي.", ("killed 30/30/30 unknown",)),
    ("شنت الطائرات أكثر من 20 غارة على المدينة خلفت 18 قتيلاً.", ("killed 18/18/18 unknown",)),
    (
        "قُتل القيادي أبو عمر وثلاثة من مرافقيه في غارة لطائرة مسيرة.",
        (
            "killed 1/1/1 combatant",
            "killed 3/3/3 combatant",
        ),
    ),
    (
        "اعتقال 5 نساء وطفلين على حاجز أمني.",
        (
            "detained 5/5/5 civilian.women",
            "detained 2/2/2 civilian.children",
        ),
    ),
    ("خطف 3 أطباء واقتيادهم إلى جهة مجهولة.", ("abducted 3/3/3 civilian.medics",)),
    ("أقدم عناصر من الميليشيا على إعدام عائلة من 7 أفراد.", ("killed 7/7/7 civilian",)),
    ("جرى تشييع 13 شهيداً سقطوا أمس.", ("killed 13/13/13 unknown",)),
    ("توفيت طفلة متأثرة بجراحها.", ("killed 1/1/1 civilian.children",)),
    ("توفي 3 مصابين متأثرين بجراحهم.", ("killed 3/3/3 unknown",)),
    ("بينما أصيب أكثر من 60 بجروح، جراح 8 منهم خطيرة.", ("injured 60/60/- unknown open_above",)),
    (
        "قتل شرطيان وجرح ثالث.",
        (
            "killed 2/2/2 combatant",
            "injured 1/1/1 combatant",
        ),
    ),
    ("استشهاد شابين برصاص الاحتلال.", ("killed 2/2/2 civilian",)),
    ("استشهد 37 فلسطينياً منذ فجر اليوم.", ("killed 37/37/37 unknown",)),
    (
        "ارتفعت حصيلة الشهداء إلى 41 ألفاً و500 شهيد و96 ألف إصابة منذ بدء العدوان.",
        (
            "killed 41500/41500/41500 unknown",
            "injured 96000/96000/96000 unknown",
        ),
    ),
    (
        "حصيلة غير نهائية: 12 قتيلاً و25 جريحاً.",
        (
            "killed 12/12/12 unknown",
            "injured 25/25/25 unknown",
        ),
    ),
    ("إصابة جندي بجروح طفيفة.", ("injured 1/1/1 combatant",)),
    (
        "مصادر طبية: 6 شهداء و20 إصابة في قصف شرقي المدينة.",
        (
            "killed 6/6/6 unknown",
            "injured 20/20/20 unknown",
        ),
    ),
    ("انفجار لغم يودي بحياة راعي أغنام.", ("killed 1/1/1 civilian",)),
    (
        "مقتل شخص وإصابة 4 بينهم طفلان.",
        (
            "killed 1/1/1 unknown",
            "injured 4/4/4 unknown",
            "injured 2/2/2 civilian.children part",
        ),
    ),
    ("أسفرت المواجهات عن خسائر بشرية.", ()),
    ("أعدم التنظيم 14 أسيراً من الجيش.", ("killed 14/14/14 combatant",)),
    ("تعرض 7 ناشطين للاعتقال.", ("detained 7/7/7 civilian",)),
    (
        "وثقت الشبكة اعتقال ما لا يقل عن 128 شخصاً بينهم 9 أطفال و4 سيدات.",
        (
            "detained 128/128/- unknown open_above",
            "detained 9/9/9 civilian.children part",
            "detained 4/4/4 civilian.women part",
        ),
    ),
    ("لا أنباء عن ضحايا.", ()),
    ("ولم ترد أنباء عن وقوع إصابات.", ()),
    ("من دون أن يسفر ذلك عن سقوط ضحايا.", ("killed 0/0/0 unknown",)),
    (
        "بحسب الإحصائية، قُتل 18 امرأة و23 طفلاً و6 من الكوادر الطبية.",
        (
            "killed 18/18/18 civilian.women",
            "killed 23/23/23 civilian.children",
            "killed 6/6/6 civilian.medics",
        ),
    ),
    ("وقتل في القصف كل من محمد الأحمد وخالد العلي.", ("killed 2/2/2 unknown",)),
    (
        "قتل المواطن سامر العلي (45 عاماً) وابنه.",
        (
            "killed 1/1/1 civilian",
            "killed 1/1/1 civilian",
        ),
    ),
    (
        "عدد الشهداء وصل إلى مئة وسبعة، والجرحى إلى 300.",
        (
            "killed 107/107/107 unknown",
            "injured 300/300/300 unknown",
        ),
    ),
    ("دفن 40 جثة في مقبرة جماعية.", ("killed 40/40/40 unknown",)),
    ("فرار 20 سجيناً من السجن.", ()),
    ("عشرات العائلات تنزح من القرية.", ("displaced 10/-/99 civilian vague families",)),
    ("استقبل المستشفى 15 جريحاً.", ("injured 15/15/15 unknown",)),
    (
        "نقل 15 جريحاً إلى المستشفى توفي 3 منهم.",
        (
            "injured 15/15/15 unknown",
            "killed 3/3/3 unknown",
        ),
    ),
    ("مقتل قرابة العشرين عنصراً.", ("killed 20/20/20 combatant approximate",)),
    ("نجا 5 أشخاص من الحادث.", ()),
    ("إطلاق سراح 40 أسيراً.", ()),
    ("قتل وجرح العشرات.", ("casualties 10/-/99 unknown vague",)),
    ("تم اعتقال 3 مشتبه بهم.", ("detained 3/3/3 unknown",)),
    (
        "قتل 3 أشخاص وأصيب 5 في هجوم شنه 10 مسلحين.",
        (
            "killed 3/3/3 unknown",
            "injured 5/5/5 unknown",
        ),
    ),
    ("وتمكن 20 مدنياً من الفرار.", ()),
    ("مقتل قائد عسكري بارز.", ("killed 1/1/1 combatant",)),
    (
        "مقتل سائق شاحنة وإصابة مرافقه.",
        (
            "killed 1/1/1 civilian",
            "injured 1/1/1 unknown",
        ),
    ),
    ("لم يصب أي من الركاب.", ("injured 0/0/0 civilian",)),
    ("وكان الهجوم قد أوقع 5 قتلى الأسبوع الماضي.", ("killed 5/5/5 unknown",)),
    ("قتل 12 شخصاً، معظمهم من المدنيين، في القصف.", ("killed 12/12/12 unknown",)),
    (
        "ارتقاء شهيد و4 إصابات باستهداف مركبة.",
        (
            "killed 1/1/1 unknown",
            "injured 4/4/4 unknown",
        ),
    ),
    ("طالبت المنظمة بالكشف عن مصير 112 ألف معتقل.", ("detained 112000/112000/112000 unknown",)),
    ("سقوط 7 جرحى.", ("injured 7/7/7 unknown",)),
    ("سقوط جرحى في صفوف المسلحين.", ("injured 2/-/- combatant vague",)),
    ("مقتل 3 نازحين.", ("killed 3/3/3 civilian",)),
    ("قتل وأصيب 12 شخصاً.", ("casualties 12/12/12 unknown",)),
    ("إصابة 5 معتقلين.", ("injured 5/5/5 unknown",)),
    ("لا إصابات.", ("injured 0/0/0 unknown",)),
    ("سقوط ضحايا بين المدنيين.", ("killed 2/-/- civilian vague",)),
)


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text[:40] for text, _ in TABLE])
def test_a_phrase_counts(text: str, expected: tuple[str, ...]) -> None:
    """Each phrase gives its figures, no more and no less, and each stands in the text where it says."""
    found = read(text)
    assert tuple(map(shown, found)) == expected
    for figure in found:
        assert text[figure.start : figure.end] == figure.words


def test_the_table_is_long_enough() -> None:
    """Sixty phrases and more: bounds, duals, groups, measures, parts, zeros, hedges, and what counts nobody."""
    assert len(TABLE) >= 60


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("مقتل 83 مدنياً و٤٤ عنصراً.", ("83 مدنياً", "٤٤ عنصراً")),
        ("استشهاد طفلين وامرأة.", ("طفلين", "امرأة")),
        ("قُتِلَ سَبْعَةُ مَدَنِيِّينَ.", ("سَبْعَةُ مَدَنِيِّينَ",)),
        ("ارتفع عدد القتلى من 34 إلى 51.", ("51",)),
    ],
)
def test_words_are_exact(text: str, words: tuple[str, ...]) -> None:
    """The letter that joins a number to what stands before is not of its words; vowel signs are."""
    assert tuple(figure.words for figure in read(text)) == words


def test_others_are_of_the_group_before() -> None:
    """ "آخرين" are what those before them are; a bare number too."""
    dead, hurt, more = read("مقتل 7 جنود وإصابة 12 آخرين، واعتقال 3.")
    assert {dead.group, hurt.group, more.group} == {dead.group}


def test_a_part_across_a_sentence() -> None:
    """ "من بين القتلى" is of the whole told before."""
    whole, part = read("قتل 34 مدنياً في الهجوم. ومن بين القتلى تسعة أطفال.")
    assert part.part_of == whole.id
