"""Who says it in Arabic: attributions by verbs of speech, by "بحسب" and its kin, and by colons.

A verb stands before its source ("قالت الوزارة إن"), and what is said follows "إن", "أن", a colon or the word of harm
itself ("أعلنت الوزارة مقتل سبعة"); "بحسب" stands after what is said, or opens the sentence.  "وأضاف" goes on from who
spoke last.  A source ends where the directory's name for it ends, else before time, place of saying and content.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corroborate.read.arabic import speech
from corroborate.read.arabic.counts import count
from corroborate.read.arabic.harm import cue
from corroborate.read.arabic.nouns import ARMED, counted
from corroborate.read.arabic.times import is_month, is_time
from corroborate.read.arabic.words import Word, keys, stem_in, words
from corroborate.text.arabic import key, plain_name
from corroborate.text.tokens import Sentence
from corroborate.values import Attribution, Certainty, Cue, Polarity, Voice, VoiceKind

_MARKERS = keys("إن أن بأن إنه إنها إنهم أنه أنها أنهم بأنه بأنها بأنهم إننا أننا لأن وأن وإن")
_OPENERS = frozenset(':«"“')
_STOPS = frozenset(".،,؛;!؟?)(»”")
_SAID_IN = (
    "بيان",
    "تصريح",
    "تقرير",
    "تغريد",
    "منشور",
    "حديث",
    "اتصال",
    "مؤتمر",
    "وقت",
    "حصيل",
    "رسال",
    "تعليق",
    "مقابل",
    "احصا",
    "ختام",
    "لقا",
)
_TOLD = keys(
    """لوكالة للوكالة لصحيفة لقناة لمراسل لمراسلنا لموقع للصحفيين للصحافيين لإذاعة لتلفزيون لرويترز للأناضول للجزيرة
    لفرانس لبرنامج لشبكة للصحيفة للقناة"""
)
_ENDS = keys(
    """عبر خلال على إثر إلى الى حول بشأن عقب بعد قبل منذ بينما فيما حيث وأن الذي التي الذين بمقتل وهو وهي مع حتى فيه
    فيها كذلك بدوره بدورها بدورهم لاحقا لاحقاً سابقا سابقاً أيضا أيضاً اليوم قائلا قائلة قائلين أثناء جراء كما قولها
    قوله قولهم قولهما مفادها"""
)
_CONTENT = keys(
    """انتشال تدمير سيطرة السيطرة ارتفاع استهداف وقوع تعرض العثور عثور تسجيل إحباط إسقاط مسؤولية مسؤوليته مسؤوليتها
    علاقة ضلوع تورط استمرار أكثر"""
)
_ABOUT = key("عن")
_FROM = key("من")
_AS = key("كما")
_IN = key("في")
_LONGEST = 12
_RELATIVE = keys("التي الذي الذين")
# What a denial of one's own part does not deny: that people were harmed.
_PART = keys("مسؤولية مسؤوليته مسؤوليتها علاقة علاقته علاقتها ضلوع ضلوعه تورط تورطه صلة أي الاتهامات اتهامات")
_SOURCE_LINE = keys("المصدر مصدر المصادر")
_APPOSED = keys("وهو وهي وهم")


@dataclass(slots=True)
class _Found:
    """An attribution in the making, by word numbers of its sentence: the cue, its sources, what is said."""

    cue: tuple[int, int]
    chain: list[tuple[int, int]]
    content: list[tuple[int, int]]
    stance: str
    back: bool = False  # the source is who spoke last


def attributions(
    sentences: Sequence[Sentence], voice_kinds: Mapping[str, VoiceKind]
) -> tuple[tuple[Attribution, ...], tuple[Voice | None, ...]]:
    """The attributions of the sentences in the order of the text, and for each the voice that names its origin.

    ``voice_kinds`` maps casefolded names and aliases of the voice directory to kinds. A voice that only points back
    ("المرصد") is named by the fuller name before it. Never raises on any text.
    """
    names = speech.directory_names(voice_kinds)
    made: list[Attribution] = []
    speakers: list[Voice | None] = []
    spoken: list[Voice] = []
    rows = [words(sentence) for sentence in sentences]
    for n, row in enumerate(rows):
        found = _found(row, names)
        line = _source_line(row, n, rows)
        if line is not None:
            voice = _voice(row, line, names)
            before = sentences[n - 1]
            span = ((before.start, before.end),)
            made.append(
                _attribution((voice,), Cue(words=row[0].text, start=row[0].start, end=row[0].end), span, "said")
            )
            speakers.append(_named(voice, spoken))
            spoken.append(voice)
            continue
        for one in found:
            if one.back:
                if not spoken:
                    continue
                chain: tuple[Voice, ...] = (spoken[-1],)
            else:
                chain = tuple(_voice(row, span, names) for span in one.chain)
            spans = tuple((row[a].start, row[b - 1].end) for a, b in one.content if a < b)
            if not chain or not spans:
                spoken.extend(chain)  # "أصدرت الشبكة تقريرها، وسجلت فيه …"
                continue
            a, b = one.cue
            start, end = row[a].start, row[b - 1].end
            told = Cue(words=_cut(row, a, b), start=start, end=end)
            made.append(_attribution(chain, told, spans, one.stance))
            origin = chain[-1]
            speakers.append(_named(origin, spoken))
            if not one.back:
                spoken.extend(chain)
    order = sorted(range(len(made)), key=lambda k: (made[k].spans[0], made[k].spans[-1]))
    return tuple(made[k] for k in order), tuple(speakers[k] for k in order)


def _cut(row: Sequence[Word], a: int, b: int) -> str:
    return " ".join(word.text for word in row[a:b])


def _attribution(chain: tuple[Voice, ...], cue_: Cue, spans: tuple[tuple[int, int], ...], stance: str) -> Attribution:
    denied = stance == speech.DENIED
    return Attribution(
        chain=chain,
        cue=cue_,
        spans=spans,
        stance=stance,
        certainty=Certainty.DENIED if denied else Certainty.ASSERTED,
        polarity=Polarity.NEGATIVE if denied else Polarity.POSITIVE,
    )


# ------------------------------------------------------------------ finding them


def _found(row: Sequence[Word], names: Mapping[str, VoiceKind]) -> list[_Found]:
    found: list[_Found] = []
    i = 0
    while i < len(row):
        after = speech.according(row, i)
        if after is not None:
            one = _by_phrase(row, i, after, names)
        else:
            verb = speech.verb(row, i)
            one = _by_verb(row, i, verb, names) if verb is not None else None
            if one is None and i and row[i].text == ":":
                one = _by_colon(row, i, names)
        if one is not None:
            found.append(one)
            i = max(i + 1, one.cue[1], *(b for _, b in one.chain)) if one.chain else i + 1
        else:
            i += 1
    return _apart(row, found)


def _apart(row: Sequence[Word], found: list[_Found]) -> list[_Found]:
    """What each says ends where the next voice begins, and a phrase after what is said says only what no other does."""
    for n, one in enumerate(found):
        following = next((other for other in found[n + 1 :] if other.cue[0] >= one.cue[1]), None)
        if following is None:
            continue
        begin = (
            min(following.cue[0], *(a for a, _ in following.chain), 1 << 30) if following.chain else following.cue[0]
        )
        if following.content and following.content[0][0] < following.cue[0]:
            continue  # "بحسب" at the end: both say it, the inner speaks
        k = begin
        while k > one.cue[1] and (row[k - 1].text in _STOPS or row[k - 1].key in keys("في حين بينما فيما كما")):
            k -= 1
        one.content = [(a, min(b, k)) for a, b in one.content if a < k]
    return found


def _by_verb(row: Sequence[Word], i: int, verb: speech.Verb, names: Mapping[str, VoiceKind]) -> _Found | None:
    j = i + 1
    source = _source(row, j, names)
    if source is None:
        return _without_source(row, i, verb, names)
    if verb.stance == speech.ACCUSED:
        source = _accuser(row, source)
    chain = [source]
    k = source[1]
    if verb.stance == speech.QUOTED:
        about = next((m for m in range(k, min(k + 3, len(row))) if row[m].key == _ABOUT), None)
        if about is None:
            return None
        inner = _source(row, about + 1, names)
        if inner is not None:
            chain.append(inner)
            k = inner[1]
    begin = _content(row, k)
    end = len(row)
    if begin is None:
        return _Found((i, i + 1), chain, [], verb.stance)
    if verb.stance == speech.DENIED:
        limit = _denied_to(row, begin)
        if limit is None:
            return None
        end = limit
    return _Found((i, i + 1), chain, [(begin, _end(row, begin, end))], verb.stance)


def _without_source(row: Sequence[Word], i: int, verb: speech.Verb, names: Mapping[str, VoiceKind]) -> _Found | None:
    """ "وأضاف أن", and "المرصد يوثق مقتل 5", where the source stands before its verb."""
    begin = _content(row, i + 1)
    if begin is None:
        return None
    joined = row[i].key[:1] in ("و", "ف") and speech.verb_alone(row, i)
    if joined or i == 0 or row[i - 1].key == _AS:
        return _Found((i, i + 1), [], [(begin, _end(row, begin, len(row)))], verb.stance, back=True)
    first = i
    while first and row[first - 1].text not in _STOPS and row[first - 1].text not in _OPENERS and i - first < _LONGEST:
        if row[first - 1].key in _MARKERS or row[first - 1].key in _RELATIVE:
            break
        first -= 1
    if first == i or row[i - 1].key in _RELATIVE or row[i - 1].key == key("ما"):
        return None
    words_ = _cut(row, first, i)
    if speech.kind(words_, names) is VoiceKind.UNKNOWN or any(cue(w.key) for w in row[first:i]):
        return None
    if verb.stance == speech.DENIED and _denied_to(row, begin) is None:
        return None
    return _Found((i, i + 1), [(first, i)], [(begin, _end(row, begin, len(row)))], verb.stance)


def _by_phrase(row: Sequence[Word], i: int, after: int, names: Mapping[str, VoiceKind]) -> _Found | None:
    """ "…، بحسب ما أفاد المرصد", "وفقا للمرصد …", "نقلا عن سكان"."""
    k = after
    quoted = False
    if k < len(row) and row[k].key == key("ما"):
        k += 1
    verb = speech.verb(row, k) if k < len(row) else None
    if verb is not None:
        quoted = verb.stance == speech.QUOTED
        k += 1
        if k < len(row) and row[k].key in keys("به عنه فيه لنا"):
            k += 1
    source = _source(row, k, names)
    if source is None:
        return None
    chain = [source]
    m = source[1]
    if (quoted or speech.kind(_cut(row, *source), names) in _HANDS_ON) and m < len(row) and row[m].key == _ABOUT:
        inner = _source(row, m + 1, names)
        if inner is not None:
            chain.append(inner)
            m = inner[1]
    lead = i
    while lead and row[lead - 1].text in "،,":
        lead -= 1
    if lead > 1:
        begin = 0
        return _Found((i, k), chain, [(begin, lead)], speech_stance(verb))
    comma = next((n for n in range(m, len(row)) if row[n].text in "،,"), None)
    begin = comma + 1 if comma is not None and comma - m <= _LONGEST else m
    return _Found((i, k), chain, [(begin, _end(row, begin, len(row)))], speech_stance(verb))


_HANDS_ON = frozenset((VoiceKind.AGENCY, VoiceKind.OUTLET))


def speech_stance(verb: speech.Verb | None) -> str:
    """The stance of "بحسب ما أفاد": that of its verb, else that somebody said it."""
    return verb.stance if verb is not None and verb.stance not in (speech.DENIED, speech.QUOTED) else "said"


def _by_colon(row: Sequence[Word], i: int, names: Mapping[str, VoiceKind]) -> _Found | None:
    """ "المرصد: مقتل ثلاثة": a headline's voice."""
    if i > 6 or i + 1 >= len(row):
        return None
    words_ = _cut(row, 0, i)
    if speech.kind(words_, names) is VoiceKind.UNKNOWN or any(cue(w.key) for w in row[:i]):
        return None
    if any(speech.is_verb(row, k) for k in range(i)):
        return None
    return _Found((i, i + 1), [(0, i)], [(i + 1, _end(row, i + 1, len(row)))], "said")


def _source_line(row: Sequence[Word], n: int, rows: Sequence[Sequence[Word]]) -> tuple[int, int] | None:
    """ "المصدر: مركز …", a line of its own after what it tells."""
    if not n or len(row) < 3 or row[0].key not in _SOURCE_LINE or row[1].text != ":":
        return None
    end = len(row)
    while end > 3 and row[end - 1].text in _STOPS:
        end -= 1
    return (2, end) if end - 2 <= _LONGEST and rows[n - 1] else None


def _end(row: Sequence[Word], begin: int, end: int) -> int:
    while end > begin + 1 and row[end - 1].text in ".،,؛;":
        end -= 1
    return end


def _content(row: Sequence[Word], k: int) -> int | None:
    """Where what is said begins after a source that ends at word ``k``."""
    k = _past_aside(row, k)
    for m in range(k, min(k + _LONGEST + 4, len(row))):
        word = row[m]
        if word.key in _MARKERS:
            return m if m + 1 >= len(row) or len(word.key) > 3 else m + 1
        if word.text in _OPENERS:
            return m + 1 if m + 1 < len(row) else None
        if cue(word.key) is not None or stem_in(word.key, _CONTENT) or word.number:
            return m
        if count(row, m) is not None and not is_time(row, m):
            return m
        if word.text in ".!؟?":
            return None
    return k if k < len(row) and row[k].key in (_ABOUT, key("إلى")) else None


def _past_aside(row: Sequence[Word], k: int) -> int:
    """Past what describes a source between commas or quotation marks: "، أحد سكان القرية،", "\"سانا\""."""
    if k >= len(row):
        return k
    if row[k].text in "،,":
        for m in range(k + 2, min(k + _LONGEST, len(row))):
            if row[m].text in "،," and m + 1 < len(row) and row[m + 1].key in _MARKERS:
                return m + 1
            if row[m].key in _MARKERS or row[m].text in ".؛;":
                break
    elif row[k].text in _OPENERS and row[k].text != ":":
        for m in range(k + 2, min(k + 5, len(row))):
            if row[m].text in '"”»':
                return m + 1
    return k


def _denied_to(row: Sequence[Word], begin: int) -> int | None:
    """How far a denial reaches: who denies a part in it denies no harm ("نفى مسؤولية الجيش عن الغارة التي …")."""
    for m in range(begin, min(begin + 4, len(row))):
        if row[m].key in _PART:
            return next((k for k in range(m, len(row)) if row[k].key in _RELATIVE or row[k].key == _ABOUT), None)
    return len(row)


# ------------------------------------------------------------------ sources


def _source(row: Sequence[Word], j: int, names: Mapping[str, VoiceKind]) -> tuple[int, int] | None:
    """The words of a source that begins at word ``j``, or None where none does."""
    if j >= len(row):
        return None
    known = _in_directory(row, j, names)
    if known is not None:
        return j, known
    k = j
    while k < len(row) and k - j < _LONGEST:
        word = row[k]
        if word.text in _STOPS or word.text in _OPENERS or word.key in _MARKERS or word.number:
            break
        if cue(word.key) is not None or word.key in _ENDS or stem_in(word.key, _CONTENT):
            break
        if is_time(row, k) or word.key in (_ABOUT,) or (k == j and count(row, k) is not None and not _one_of(row, k)):
            break
        if k > j and _told_to(row, k, names):
            break
        if k > j and (word.key in _TOLD or speech.is_verb(row, k) or speech.is_according(row, k)):
            break
        ahead = row[k + 1].key if k + 1 < len(row) else ""
        if word.key == _IN and (ahead.startswith(_SAID_IN) or is_month(ahead) or is_time(row, k + 1) or not ahead):
            break
        if word.key == _FROM and cue(ahead) is not None:
            break
        if k > j and word.key.startswith("ب") and cue(word.key[1:]) is not None:
            break
        k += 1
    while k > j and row[k - 1].key in (_IN, _FROM, "و"):
        k -= 1
    return (j, k) if k > j else None


def _one_of(row: Sequence[Word], k: int) -> bool:
    """ "قال [أحد السكان]", "قالت [عدة مصادر]": a number that speaks."""
    return row[k].key in keys("أحد إحدى عدة عدد بعض ثلاثة اثنان") and not row[k].number


def _told_to(row: Sequence[Word], k: int, names: Mapping[str, VoiceKind]) -> bool:
    """Whether a body of the directory was told, with ل joined to its name: "لعنب بلدي"."""
    if not row[k].key.startswith("ل") or row[k].key.startswith("لل"):
        return False
    return any(plain_name(_cut(row, k, last)[1:]) in names for last in range(min(k + 4, len(row)), k, -1))


def _accuser(row: Sequence[Word], source: tuple[int, int]) -> tuple[int, int]:
    """The source without whom it accuses: "اتهم المجلس المحلي [مسلحين]"."""
    a, b = source
    for k in range(a + 1, b):
        if (
            row[k].key in ARMED
            or row[k].key.removeprefix("ال") in ARMED - keys("شرطة")
            or counted(row[k].key) is not None
        ):
            return a, k
    return source


_LED = keys(
    """مدير رئيس متحدث المتحدث الناطق ناطق باسم مصدر مصادر في مسؤول تقرير بيان حصيلة فريق من عن لدى قيادة موقع مراسل
    وكالة"""
)


def _in_directory(row: Sequence[Word], j: int, names: Mapping[str, VoiceKind]) -> int | None:
    """Where the longest name of the directory ends that the source begins with, or has after "مدير" and its kin."""
    for first in range(j, min(j + 4, len(row))):
        for last in range(min(first + 9, len(row)), first, -1):
            if plain_name(_cut(row, first, last)) in names:
                return last
        if row[first].key not in _LED:
            return None
    return None


def _voice(row: Sequence[Word], span: tuple[int, int], names: Mapping[str, VoiceKind]) -> Voice:
    a, b = span
    start, word = row[a].start, row[a].key
    if word[:1] in ("ل", "ب") and not word.startswith("لل") and len(word) > 3 and _joined(row, a, b, names):
        start += 1
    kind = speech.kind(_cut(row, a, b)[start - row[a].start :], names)
    if kind is VoiceKind.UNKNOWN and b + 2 < len(row) and (row[b].text in "،,(" or row[b].key in _APPOSED):
        k = b if row[b].key in _APPOSED else b + 1
        while k < min(b + 4, len(row)) and (row[k].key in _APPOSED or row[k].key in keys("من أحد إحدى")):
            k += 1
        told = speech.kind(_cut(row, k, min(k + 3, len(row))), names)
        kind = told if told in _DESCRIBED else kind  # "أم نبيل، وهي من سكان حضرة"
    return Voice(words=_exact(row, a, b, start), start=start, end=row[b - 1].end, kind=kind)


_DESCRIBED = frozenset((VoiceKind.WITNESS, VoiceKind.RELATIVE, VoiceKind.ACTIVIST, VoiceKind.HOSPITAL, VoiceKind.NGO))


def _exact(row: Sequence[Word], a: int, b: int, start: int) -> str:
    return (row[a].text[start - row[a].start :] + " " + _cut(row, a + 1, b)).strip()


def _joined(row: Sequence[Word], a: int, b: int, names: Mapping[str, VoiceKind]) -> bool:
    """Whether the first letter only joins the source to the word before: "لوزارة الصحة"."""
    words_ = _cut(row, a, b)
    if plain_name(words_) in names:
        return False
    before = row[a - 1].key if a else ""
    return plain_name(words_[1:]) in names or before in keys("وفقا وفقاً طبقا طبقاً خلافا")


def _named(voice: Voice, spoken: Sequence[Voice]) -> Voice:
    """The fuller name before a voice that is only a word or two of it: "المرصد", "مدير المرصد", "الوزارة"."""
    parts = plain_name(voice.words).split()
    if not parts or len(parts) > 2:
        return voice
    last = parts[-1]
    for other in reversed(spoken[-12:]):
        name = plain_name(other.words).split()
        if len(name) > 1 and name[0] == last and (len(parts) == 1 or parts[0] in _LED or parts == name[:2]):
            definite = key(voice.words.split()[-1]).startswith(("ال", "لل"))
            if definite and other.start < voice.start:
                return other
    return voice
