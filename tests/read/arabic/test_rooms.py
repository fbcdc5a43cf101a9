"""Times, voices, names and letters in Arabic, and that no text breaks their reading."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.errors import CorroborateError
from corroborate.read import arabic
from corroborate.read.arabic.names import persons
from corroborate.read.arabic.times import times
from corroborate.read.arabic.voices import attributions
from corroborate.shell.pipeline import Parts, read_document
from corroborate.text.arabic import analyses, is_arabic, key, offset, pattern, plain_name
from corroborate.text.passages import passages
from corroborate.text.tokens import Sentence, sentences
from corroborate.values import Candidate, Document, Reading, Tags, VoiceKind
from fakes import DictGazetteer, WordTagger

PUBLISHED = dt.date(2031, 3, 9)  # a Sunday
KINDS = {"المرصد السوري لحقوق الإنسان": VoiceKind.MONITOR, "رويترز": VoiceKind.AGENCY, "عنب بلدي": VoiceKind.OUTLET}
SENNAT = Candidate(
    gazetteer="inv:1", name="Sennat", name_matched="سنات", lat=41.3, lon=28.4, feature="P.PPL", country="QZ",
    admin1="Marran", admin2=None, population=0, layer="places.csv",
)  # fmt: skip


def lines(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text."""
    return sentences(text, passages(Document(id="d", text=text, sha256="", cleaned_by="test")))


def document(text: str) -> Document:
    """A document printed on 9 March 2031."""
    return Document(id="d", text=text, sha256="", cleaned_by="test", published=PUBLISHED)


# ------------------------------------------------------------------ letters


def test_spellings_are_one() -> None:
    """Hamza's seats, the two ya, ta marbuta, vowel signs and the stretching stroke do not count."""
    assert key("إصابة") == key("اصابه") == key("إِصَابَة") == key("إصــابة")
    assert key("مئة") == key("مئه")
    assert plain_name("المرصد السوري لحقوق الإنسان") == plain_name("للمرصد السوري لحقوق الانسان")


def test_letters_are_taken_off() -> None:
    """ "وبالقرية" is و, ب, ال and a village; offsets lead back into the printed word."""
    stems = {analysis.stem for analysis in analyses(key("وللقرية"))}
    assert key("قرية") in stems
    assert "بِالقَرية"[offset("بِالقَرية", 3) :] == "قَرية"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل ثلاثة مدنيين في سنات", True),
        ("The army said قتل", False),
        ("سه نفر در کابل کشته شدند و پنج نفر زخمی", False),
        ("12 34", False),
        ("", False),
    ],
)
def test_what_is_arabic(text: str, expected: bool) -> None:
    """Mostly in Arabic letters, and in none of Persian's or Urdu's own."""
    assert is_arabic(text) is expected


@pytest.mark.parametrize("spelt", ["احمد الخطيب", "أحمد الخطيب", "أَحْمَد الخَطيب", "أحمـد خطيب"])
def test_a_name_is_found_in_every_spelling(spelt: str) -> None:
    """A pattern for a name knows its other spellings."""
    assert re.fullmatch(pattern("أحمد الخطيب"), spelt) is not None
    assert re.fullmatch(pattern("أحمد الخطيب"), "أحمد الخضيب") is None


# ------------------------------------------------------------------ times


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("أمس", "2031-03-08", None),
        ("أمس السبت", "2031-03-08", None),
        ("صباح اليوم الأحد", "2031-03-09", None),
        ("أول أمس", "2031-03-07", None),
        ("أول من أمس الجمعة", "2031-03-07", None),
        ("يوم الخميس", "2031-03-06", None),
        ("مساء الثلاثاء", "2031-03-04", None),
        ("الأحد الماضي", "2031-03-02", None),
        ("في 6 آذار", "2031-03-06", None),
        ("في 6 آذار/مارس", "2031-03-06", None),
        ("في السادس من مارس 2030", "2030-03-06", None),
        ("الخميس 6 آذار", "2031-03-06", None),
        ("في الحادي عشر من شباط", "2031-02-11", None),
        ("في 9 تشرين الأول", "2030-10-09", None),
        ("قبل ثلاثة أيام", "2031-03-06", None),
        ("ليل الخميس الجمعة", "2031-03-06", "2031-03-07"),
        ("منذ 6 آذار", "2031-03-06", "2031-03-09"),
        ("منذ يوم الخميس", "2031-03-06", "2031-03-09"),
        ("منذ مطلع العام", "2031-01-01", "2031-03-09"),
        ("خلال ثلاثة أيام", "2031-03-06", "2031-03-09"),
        ("خلال الأيام الثلاثة الماضية", "2031-03-06", "2031-03-09"),
        ("خلال الساعات الـ48 الماضية", "2031-03-07", "2031-03-09"),
        ("خلال شهر شباط", "2031-02-01", "2031-02-28"),
        ("الشهر الماضي", "2031-02-01", "2031-02-28"),
        ("الأسبوع الماضي", "2031-02-24", "2031-03-02"),
        ("في عام 2029", "2029-01-01", "2029-12-31"),
        ("بين 6 و8 آذار", "2031-03-06", "2031-03-08"),
        ("من 6 إلى 8 آذار", "2031-03-06", "2031-03-08"),
        ("بتاريخ 06/03/2031", "2031-03-06", None),
    ],
)
def test_times_resolve(words: str, start: str, end: str | None) -> None:
    """A time in Arabic is the interval that its English words would be."""
    text = f"قتل ثلاثة مدنيين {words}."
    (found,) = times(lines(text), PUBLISHED, text)
    assert found.when is not None
    assert (str(found.when.start), str(found.when.end)) == (start, end or start)
    assert text[found.start : found.end] == found.words


def test_without_a_day_of_publication_nothing_is_guessed() -> None:
    """ "أمس" stays unresolved."""
    text = "قتل ثلاثة مدنيين أمس."
    (found,) = times(lines(text), None, text)
    assert found.when is None


def test_what_dates_the_saying() -> None:
    """ "قالت الوزارة الأربعاء إن …" dates the saying, not the harm."""
    text = "قالت الوزارة الأربعاء إن ثلاثة قتلوا يوم الخميس."
    said, harm = times(lines(text), PUBLISHED, text)
    assert (said.said, harm.said) == (True, False)


# ------------------------------------------------------------------ voices


@pytest.mark.parametrize(
    ("text", "chain", "polarity"),
    [
        ("قال المرصد السوري لحقوق الإنسان إن 3 قتلوا.", ["المرصد السوري لحقوق الإنسان monitor"], "positive"),
        ("قتل 3، بحسب المرصد السوري لحقوق الإنسان.", ["المرصد السوري لحقوق الإنسان monitor"], "positive"),
        ("وفقاً للمرصد السوري لحقوق الإنسان، قتل 3.", ["للمرصد السوري لحقوق الإنسان monitor"], "positive"),
        ("وفقاً لوزارة الصحة قتل 3.", ["وزارة الصحة health_authority"], "positive"),
        ("أعلنت وزارة الداخلية مقتل 3.", ["وزارة الداخلية government"], "positive"),
        ("نقلت رويترز عن شهود عيان أن 3 قتلوا.", ["رويترز agency", "شهود عيان witness"], "positive"),
        ("قتل 3، نقلاً عن ناشطين.", ["ناشطين activist"], "positive"),
        ("أفادت مصادر طبية بمقتل 3.", ["مصادر طبية hospital"], "positive"),
        ("أفاد مصدر أمني بمقتل 3.", ["مصدر أمني anonymous"], "positive"),
        ("ذكرت مصادر محلية لعنب بلدي أن 3 قتلوا.", ["مصادر محلية anonymous"], "positive"),
        ("المرصد السوري لحقوق الإنسان: مقتل 3.", ["المرصد السوري لحقوق الإنسان monitor"], "positive"),
        ("قالت أم نبيل، وهي من سكان سنات، إن 3 قتلوا.", ["أم نبيل witness"], "positive"),
        ("قال أبو أحمد، أحد سكان القرية، إن 3 قتلوا.", ["أبو أحمد witness"], "positive"),
        ("نفت وزارة الدفاع مقتل 3 مدنيين.", ["وزارة الدفاع military"], "negative"),
        ("اتهم المجلس المحلي مسلحين بقتل 3.", ["المجلس المحلي unknown"], "positive"),
        ("قتل 3 في قصف على القرية.", [], ""),
    ],
)
def test_voices(text: str, chain: list[str], polarity: str) -> None:
    """Who says it, as the text words it, of what kind, and whether it is denied."""
    found, _ = attributions(lines(text), KINDS)
    assert [f"{v.words} {v.kind.value}" for a in found for v in a.chain] == chain
    assert [a.polarity.value for a in found] == ([polarity] if chain else [])
    for attribution in found:
        assert all(text[v.start : v.end] == v.words for v in attribution.chain)


def test_who_goes_on() -> None:
    """ "وأضاف" is who spoke last, and "المرصد" the observatory named before."""
    text = "قال المرصد السوري لحقوق الإنسان إن 3 قتلوا. وأضاف أن 5 أصيبوا. وأكد المرصد اعتقال 2."
    _, speakers = attributions(lines(text), KINDS)
    assert [voice.words for voice in speakers if voice] == ["المرصد السوري لحقوق الإنسان"] * 3


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("مقتل الشاب أحمد الخالد برصاص قناص.", ["أحمد الخالد"]),
        ("قتل محمد الأحمد وخالد العلي.", ["محمد الأحمد", "خالد العلي"]),
        ("قالت أم نبيل إن شقيقها ماهر قتل.", ["أم نبيل", "ماهر"]),
        ("مقتل سيفان الرمادي قرب البئر.", ["سيفان الرمادي"]),
        ("مقتل ثلاثة مدنيين في القصف.", []),
        ("أعلنت وزارة الصحة مقتل طفلين.", []),
    ],
)
def test_persons(text: str, names: list[str]) -> None:
    """People are found by titles, kin, given names, and where nobody else is counted after a word of harm."""
    assert [text[a:b] for a, b in persons(lines(text))] == names


# ------------------------------------------------------------------ a whole text

PARTS = Parts(gazetteer=DictGazetteer({"سنات": (SENNAT,)}), voice_kinds=KINDS, reader="test")


@pytest.mark.parametrize(
    "text",
    [
        "مقتل 3 مدنيين في سنات.",
        "مقتل 3 مدنيين بسنات.",
        "مقتل 3 مدنيين في قرية سنات.",
        "قصف على سوق سنات يقتل 3 مدنيين.",
    ],
)
def test_places(text: str) -> None:
    """A place is found after في, joined to ب, after what it is, and after what stands in it."""
    reading = read_document(document(text), PARTS)
    assert isinstance(reading, Reading)
    (place,) = reading.places
    assert place.words == "سنات"
    assert place.place is not None
    assert place.place.name == "Sennat"
    assert [figure.place for figure in reading.figures] == [place.id]


def test_a_village_that_no_gazetteer_holds_keeps_its_words() -> None:
    """ "قرية" says that a name follows; "في" alone does not."""
    reading = read_document(document("مقتل 3 في قرية كفرزين. وقتل 2 في كمين."), PARTS)
    assert isinstance(reading, Reading)
    assert [place.words for place in reading.places] == ["كفرزين"]


def test_both_scripts_are_read_each_by_its_own_rooms() -> None:
    """A text with paragraphs in English and in Arabic gives the figures of both; the tagger sees none of the Arabic."""
    english = "Gunmen killed seven people in Hadra on Thursday."
    text = f"{english}\n\nمقتل 12 مدنياً في سنات يوم الجمعة، بحسب وزارة الصحة."
    reading = read_document(document(text), PARTS)
    assert isinstance(reading, Reading)
    assert [(f.best, f.words) for f in reading.figures] == [(7, "seven people"), (12, "12 مدنياً")]
    assert len({claim.id for claim in reading.claims}) == 2
    tagger = Watching()
    tagged = read_document(document(text), Parts(gazetteer=DictGazetteer(), voice_kinds={}, reader="t", tagger=tagger))
    assert isinstance(tagged, Reading)
    assert tagger.seen == [english]


def test_the_tagger_is_not_asked_about_arabic() -> None:
    """A text in Arabic alone goes past the trained reader, and is read."""
    tagger = Watching()
    parts = Parts(gazetteer=DictGazetteer(), voice_kinds={}, reader="t", tagger=tagger)
    reading = read_document(document("مقتل 12 مدنياً في سنات."), parts)
    assert isinstance(reading, Reading)
    assert [figure.best for figure in reading.figures] == [12]
    assert tagger.seen == []


class Watching(WordTagger):
    """A tagger that remembers the sentences that it was shown."""

    def __init__(self) -> None:
        super().__init__("killed")
        self.seen: list[str] = []

    def tags(self, texts: Sequence[tuple[Document, tuple[Any, ...]]]) -> Iterator[Tags | CorroborateError]:
        """What a WordTagger sees."""
        for shown, found in texts:
            self.seen += [shown.text[s.start : s.end] for s in found]
        return super().tags(texts)


_ROOMS = Path(arabic.__file__).parent
_WORDS = sorted({w for path in _ROOMS.glob("*.py") for w in re.findall(r"[\u0621-\u064a]{2,}", path.read_text())})
_PIECES = st.one_of(
    st.sampled_from(_WORDS),
    st.sampled_from(
        ["و", "ب", "لل", "12", "٣٤", "1,200", "6/3/2031", "ـ", "9" * 14, "0", "و44", "said", "7 people died"]
    ),
    st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأإؤئًٌَُِّْـ٠١٢٣٤٥،؛؟ \n%ﻻﷲ", max_size=6),
)
_GLUE = st.sampled_from([" ", " ", " ", " ، ", ". ", "\n", "\n\n", ": ", " «", "» ", "(", ") ", "-", "/", ""])
_TEXTS = st.lists(st.tuples(_PIECES, _GLUE), min_size=1, max_size=40).map(lambda ps: "".join(a + b for a, b in ps))
_DAYS = st.sampled_from([None, PUBLISHED, dt.date.min, dt.date.max])


@settings(max_examples=200, deadline=None)
@given(text=_TEXTS, published=_DAYS)
def test_no_text_breaks_it(text: str, published: dt.date | None) -> None:
    """Whatever is written in Arabic letters is read, with exact offsets, unique ids and parts that have wholes."""
    reading = read_document(Document(id="d", text=text, sha256="", cleaned_by="test", published=published), PARTS)
    assert isinstance(reading, Reading)
    for figure in reading.figures:
        assert text[figure.start : figure.end] == figure.words
        assert figure.voice is None or text[figure.voice.start : figure.voice.end] == figure.voice.words
    assert all(text[place.start : place.end] == place.words for place in reading.places)
    assert all(text[time.start : time.end] == time.words for time in reading.times)
    ids = [figure.id for figure in reading.figures]
    assert len(set(ids)) == len(ids)
    assert all(figure.part_of is None or figure.part_of in ids for figure in reading.figures)
    assert len({claim.id for claim in reading.claims}) == len(reading.claims)
    for claim in reading.claims:
        assert all(text[voice.start : voice.end] == voice.words for voice in claim.chain)
