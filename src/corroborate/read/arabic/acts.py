"""Acts in Arabic: what happened, by its words, as an ACLED sub-type; persons named as killed are its victims."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from corroborate.read import sameness
from corroborate.read.arabic.words import keys, said, stem_in, words
from corroborate.read.roles import Act
from corroborate.text.arabic import key
from corroborate.text.tokens import Sentence
from corroborate.values import Document, EntityKind, Figure, Filler, Measure, Mention, Role, RoleKind

ATTACK, CLASH, SHELLING, AIR = "Attack", "Armed clash", "Shelling/artillery/missile attack", "Air/drone strike"
EXPLOSIVE, SUICIDE, CHEMICAL, GRENADE = "Remote explosive/landmine/IED", "Suicide bomb", "Chemical weapon", "Grenade"
ABDUCTION, ARRESTS, PROTEST, OTHER = "Abduction/forced disappearance", "Arrests", "Peaceful protest", "Other"

# The firmer word of a sentence tells its act: an air strike is one whatever else is told, "هجوم" may be anything.
_PHRASES: tuple[tuple[str, str], ...] = (
    ("سيارة مفخخة", EXPLOSIVE), ("عبوة ناسفة", EXPLOSIVE), ("عبوات ناسفة", EXPLOSIVE), ("قنبلة يدوية", GRENADE),
    ("حزام ناسف", SUICIDE), ("غاز الكلور", CHEMICAL), ("غاز السارين", CHEMICAL), ("براميل متفجرة", AIR),
    ("الطيران الحربي", AIR), ("الطيران المروحي", AIR), ("قصف جوي", AIR), ("قصف مدفعي", SHELLING),
    ("قصف صاروخي", SHELLING), ("راجمات الصواريخ", SHELLING), ("طائرة مسيرة", AIR), ("طائرات مسيرة", AIR),
)  # fmt: skip
_WORDS: tuple[tuple[str, str, float], ...] = (
    (SUICIDE, "انتحاري انتحارية", 0.75),
    (CHEMICAL, "كيماوي كيميائي كيماوية سارين كلور", 0.75),
    (AIR, "غارة غارات طيران مسيرة مسيرات مروحية مروحيات", 0.7),
    (EXPLOSIVE, "لغم ألغام مفخخة ناسفة تفجير تفجيرات انفجار انفجارات", 0.7),
    (SHELLING, "قذيفة قذائف هاون مدفعية مدفعي صواريخ صاروخ راجمات قصف قصفت قصفا", 0.65),
    (ABDUCTION, "اختطاف خطف اختطف اختطفت اختطفوا مختطف مخطوف", 0.7),
    (CLASH, "اشتباكات اشتباك معارك معركة كمين مواجهات", 0.65),
    (ARRESTS, "اعتقال اعتقالات اعتقلت مداهمات مداهمة", 0.6),
    (PROTEST, "مظاهرة مظاهرات تظاهرة احتجاجات", 0.6),
    (
        ATTACK,
        "إعدام ميدانيا مجزرة مجازر قنص قناص رصاص هجوم هجمات اغتيال ذبح اقتحام",
        0.5,
    ),
)


def acts(
    document: Document, sentences: Sequence[Sentence], names: Sequence[Mention], figures: Sequence[Figure]
) -> tuple[Act, ...]:
    """One act for each sentence that tells of one, by its firmest word; those named as killed or hurt are its victims.

    Perpetrators are not read in Arabic.
    """
    harmed = (Measure.KILLED, Measure.INJURED, Measure.ABDUCTED)
    victims = [(f.start, f.end) for f in figures if f.best == 1 and f.measure in harmed]
    persons = [m for m in names if m.kind is EntityKind.PERSON]
    spans = [(m.start, m.end) for m in persons if _inside(m, victims)]
    ids = sameness.clusters(document, names, spans).ids
    out: list[Act] = []
    for sentence in sentences:
        row = words(sentence)
        found: tuple[float, int, int, str] | None = None
        for i, word in enumerate(row):
            for phrase, kind in _PHRASES:
                parts = tuple(key(w) for w in phrase.split())
                if said(row, i, *parts) or (word.key.endswith(parts[0]) and said(row, i + 1, *parts[1:])):
                    found = max(found or (0.0, 0, 0, ""), (0.8, -i, i + len(parts), kind))
            for kind, row_, score in _TABLE:
                if stem_in(word.key, row_):
                    found = max(found or (0.0, 0, 0, ""), (score, -i, i + 1, kind))
                    break
        if found is None:
            continue
        score, first, last, kind = found
        a, b = row[-first].start, row[last - 1].end
        roles = tuple(
            Filler(
                role=Role.VICTIM,
                entity=ids[span],
                mentions=((*span, document.text[span[0] : span[1]]),),
                kind=RoleKind.INDIVIDUAL,
            )
            for span in spans[bisect_left(spans, (sentence.start, 0)) : bisect_left(spans, (sentence.end, 0))]
        )
        out.append(Act(start=a, end=b, sentence=sentence.number, kind=kind, roles=roles, score=score))
    return tuple(out)


def _inside(mention: Mention, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a mention stands within one of some ordered spans."""
    k = bisect_right(spans, (mention.start, 1 << 60)) - 1
    return any(a <= mention.start and mention.end <= b for a, b in spans[max(k - 1, 0) : k + 1])


_TABLE = tuple((kind, keys(row), score) for kind, row, score in _WORDS)
