"""What a tagger saw in a report, as stored data, and the figures and places that are composed of it.

The model is a sensor (docs/adr/0006): it says which words count whom, and who says what.  How many the words mean is
left to the number grammar (quantities.py, harm_phrases.py), and whatever the model has no head for (party, unit) to
the figures grammar, where that found the same words.  ``figures_from_tags`` gives what read/figures gives, as
read/attribution_tags.py does for read/voices/, so that either reader can stand in the pipeline.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from corroborate.codec import anchor, content_id
from corroborate.read import speech
from corroborate.read.blame import said_of
from corroborate.read.figures import figures
from corroborate.read.harm_phrases import phrase
from corroborate.read.people import ARMED, NOUNS, SUBGROUPS_BY_WORD, noun
from corroborate.read.quantities import Quantity, quantity
from corroborate.read.whereabouts import in_town, town_of
from corroborate.text.tokens import NUMBER, WORD, Sentence, Token
from corroborate.values import (
    BODILY,
    Certainty,
    Document,
    EntityKind,
    Figure,
    FigureTag,
    Group,
    Measure,
    Mention,
    Perpetrator,
    Place,
    PlaceMention,
    Scope,
    Span,
    Tags,
    Unit,
    Voice,
    VoiceKind,
)

# ------------------------------------------------------------------ names

_PERSON = 0.8  # from which score a tagger's person is one; its names of one word are places half of the time


def without_persons(mentions: Sequence[Mention], tags: Tags) -> tuple[Mention, ...]:
    """The mentions but for places within a person's longer name: "George Washington, 24" is in no Washington."""
    persons = [tag for tag in tags.mentions if tag.label == "Person" and tag.score >= _PERSON]
    starts = [tag.start for tag in persons]

    def named(mention: Mention) -> bool:
        at = bisect_right(starts, mention.start) - 1
        if at < 0 or mention.kind is not EntityKind.PLACE:
            return False
        tag = persons[at]
        return mention.end <= tag.end and mention.end - mention.start < tag.end - tag.start

    return tuple(mention for mention in mentions if not named(mention))


# ------------------------------------------------------------------ figures

GROUPS = (Group.CIVILIAN, Group.COMBATANT, Group.UNKNOWN)
CERTAINTIES = (Certainty.ASSERTED, Certainty.UNCONFIRMED, Certainty.DENIED)
_SURE = 0.5  # of a yes-or-no head
_INCIDENT, _CUMULATIVE = 0.1, 0.9  # between these the words decide


@dataclass(slots=True)
class _Counted:
    """How many some words mean."""

    low: int | None
    best: int | None
    high: int | None
    flags: tuple[str, ...] = ()
    unit: Unit = Unit.PERSONS
    subgroup: str | None = None
    group: Group | None = None  # where the counted noun itself says whom
    contested: bool = False


# From which score on a tag makes a figure: alone, or where the grammar found it too. Chosen on hand-read reports
# (docs/reader.md).
_ALONE, _WITH = 0.9, 0.15
_SAID = 0.9  # from which score on a tagger knows better than the attribution around a figure who says it


def figures_from_tags(tags: Tags, document: Document, sentences: tuple[Sentence, ...]) -> tuple[Figure, ...]:
    """The figures that a tagger and the grammar saw together, in the order of the text.

    What both found stands on little; what one found alone must be sure. ``voice`` is filled in where the tagger saw
    who says it; place, when, said and claim stay None. Never raises on any text that the tags belong to.
    """
    starts = [s.start for s in sentences]
    known = figures(document, sentences)
    seen: list[tuple[Figure, FigureTag]] = []
    taken: set[str] = set()
    used = Counter((f.start, f.end) for f in known)
    for tag in sorted(tags.figures, key=lambda t: (t.start, t.end, t.measure.value)):
        like = next((f for f in _same(known, tag) if f.id not in taken), None)
        if tag.score < (_ALONE if like is None else _WITH) or (like is None and _otherwise(known, tag)):
            continue
        if like is not None:
            taken.add(like.id)
            made: Figure | None = like
        else:
            made = _alone(tag, document, sentences, starts, used)
        if made is not None:
            made = replace(made, perpetrator=_perpetrator(tag, made, document, sentences, starts))
            seen.append((_with(made, tag, document, tags.made_by, known=like is not None), tag))
    parts = {f.id: w for f, w in zip((f for f, _ in seen), _wholes(seen), strict=True)}
    out = [replace(f, part_of=f.part_of or parts[f.id]) for f, _ in seen]
    out += [replace(f, score=_UNSEEN) for f in known if f.id not in taken]
    ids = {f.id for f in out}
    out = [f if f.part_of in ids else replace(f, part_of=None) for f in out]
    return tuple(sorted(out, key=lambda f: (f.start, f.end, f.measure.value)))


# How far scores can be believed: the share of figures (with their numbers) and of whole attributions that are right is
# about 1 / (1 + exp(-(a * logit(score) + b))). Fitted by training/calibrate.py, shown in docs/reader.md.
_COUNTED, ATTRIBUTED = (0.39, 0.06), (0.76, -1.19)
_UNSEEN = 0.45  # what the grammar found and the tagger did not see


def believed(score: float, line: tuple[float, float]) -> float:
    """A tagger's score as the share of such tags that are right."""
    p = min(max(score, 1e-4), 1 - 1e-4)
    return round(1 / (1 + math.exp(-(line[0] * math.log(p / (1 - p)) + line[1]))), 4)


def _alone(
    tag: FigureTag,
    document: Document,
    sentences: Sequence[Sentence],
    starts: Sequence[int],
    used: Counter[Span],
) -> Figure | None:
    """A figure of the tagger's words alone, its number by the grammar of number phrases."""
    at = bisect_right(starts, tag.start) - 1
    if at < 0:
        return None
    tokens = sentences[at].tokens
    first = bisect_right([t.end for t in tokens], tag.start)
    last = bisect_left([t.start for t in tokens], tag.end)
    if first >= last:
        return None
    first, last, count = counted(tokens, first, last)
    if count is None:
        return None
    start, end = tokens[first].start, tokens[last - 1].end
    nth = used[start, end]
    used[start, end] += 1
    flags = {*count.flags, *(("contested_status",) if count.contested else ())}
    return Figure(
        id=anchor("fig", document.id, start, end, str(nth) if nth else ""),
        document=document.id,
        passage=sentences[at].passage.id,
        words=document.text[start:end],
        start=start,
        end=end,
        measure=tag.measure,
        low=count.low,
        best=count.best,
        high=count.high,
        group=count.group or Group.UNKNOWN,
        subgroup=count.subgroup,
        unit=count.unit,
        party=_party(tokens, first, last),
        flags=tuple(sorted(flags)),
        made_by="",
    )


def _with(figure: Figure, tag: FigureTag, document: Document, made_by: str, *, known: bool) -> Figure:
    """The figure with what the tagger says of it."""
    group = _group(tag, figure.group, none=figure.high == 0)
    return replace(
        figure,
        group=group,
        subgroup=figure.subgroup if group is Group.CIVILIAN else None,
        party=figure.party if group is Group.COMBATANT else None,
        flags=figure.flags if group is Group.COMBATANT else tuple(f for f in figure.flags if f != "contested_status"),
        scope=_scope(tag, figure.scope if known else None),
        certainty=_certainty(tag, figure, document.text),
        voice=_voice(document.text, tag.voice, {}) if tag.voice_score >= _SAID else None,
        score=believed(tag.score, _COUNTED),
        made_by=made_by,
    )


# A tagger that points at no more than one of these points at nobody.
_NOBODY = frozenset("a an the some several its his her their of by and or".split())


def _perpetrator(
    tag: FigureTag, figure: Figure, document: Document, sentences: Sequence[Sentence], starts: Sequence[int]
) -> Perpetrator | None:
    """Who is said to have done it: as the tagger sees, with the confidence of the words around it.

    On hand-read reports the tagger names three in four perpetrators, the rules one in four, both right four times in
    five (docs/reader.md).
    """
    known = figure.perpetrator
    if tag.agent is None or (known is not None and known.start < tag.agent[1] and tag.agent[0] < known.end):
        return known
    start, end = tag.agent
    words = document.text[start:end]
    if _NOBODY.issuperset(words.casefold().split()):
        return known
    return Perpetrator(words=words, start=start, end=end, confidence=said_of(sentences, starts, start, end))


def _scope(tag: FigureTag, known: Scope | None) -> Scope:
    """Incident or running total: the tagger where it is sure, else what the words say by the rules."""
    if known is not None and _INCIDENT <= tag.cumulative <= _CUMULATIVE:
        return known
    return Scope.CUMULATIVE if tag.cumulative > _SURE else Scope.INCIDENT


# A denial is told in words; a tagger that sees one without them takes "missing", say, for it.
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|refut\w+|reject\w*|dismiss\w*|disput\w+|rebut\w*|contradict\w*|debunk\w*|disavow\w*"
    r"|untrue|false|falsely|baseless|fabricat\w+|lies?|lied|no|not|never|none|nobody|neither|nor|without|n[’']t)\b",
    re.IGNORECASE,
)
_NEARBY = 160  # characters after a figure in which a denial of it is told; before it, its sentence


def _certainty(tag: FigureTag, figure: Figure, text: str) -> Certainty:
    best = max(range(len(CERTAINTIES)), key=lambda i: tag.certainties[i])
    begin = max(text.rfind(stop, 0, figure.start) for stop in (". ", "\n", "? ", "! ")) + 1
    around = text[begin : figure.end + _NEARBY]
    if tag.certainties[best] <= _SURE or (CERTAINTIES[best] is Certainty.DENIED and not _DENIES.search(around)):
        return figure.certainty
    return CERTAINTIES[best]


def _same(known: Sequence[Figure], tag: FigureTag) -> list[Figure]:
    """The figures that the grammar found in the same words, of the same measure, the best fitting first."""
    found = [f for f in known if f.measure is tag.measure and f.start < tag.end and tag.start < f.end]
    return sorted(found, key=lambda f: max(f.start, tag.start) - min(f.end, tag.end))


def _otherwise(known: Sequence[Figure], tag: FigureTag) -> bool:
    """Whether the grammar reads the same words as another kind of harm: "detaining two insurgents" kills nobody.

    Of wounds and deaths the tagger knows as much: "two who were hurt died".
    """
    bodily = tag.measure in BODILY
    return any((f.measure in BODILY) is not bodily and f.start < tag.end and tag.start < f.end for f in known)


_HURT = frozenset({Measure.KILLED, Measure.INJURED})


def settled(figures: Sequence[Figure], text: str) -> tuple[Figure, ...]:
    """The figures of ``figures_from_tags`` without what only the grammar guessed and the tagger contradicts.

    Apart from that, because of who says something the rules know more where they counted somebody, rightly or not.
    """
    out = _dead_or_hurt([f for f in figures if not _nobody(f)], text)
    ids = {f.id for f in out}
    return tuple(f if f.part_of is None or f.part_of in ids else replace(f, part_of=None) for f in out)


# Who comes to help, asks and tells; a bare plural of them in a sentence on harm is mostly its speaker or its witness.
_CALLED = frozenset(
    """police army officers deputies officials investigators detectives paramedics authorities responders prosecutors
    cops reporters reuters firefighters""".split()
)


def _nobody(figure: Figure) -> bool:
    """Whether nobody is counted: who came or told ("[Kell police] found a man shot"), or wounds."""
    if figure.words.casefold() == "ones":  # "wounds, including ones to the leg"
        return True
    plural = (figure.low, figure.high) == (2, None) and figure.flags == ("vague",)
    if figure.score != _UNSEEN or figure.measure not in _HURT or not plural:
        return False
    words = figure.words.split()
    plain = all(w[:1].isupper() or w.casefold() in _CALLED for w in words)
    return plain and words[-1].casefold() in _CALLED and figure.part_of is None


_TO_DEATH = re.compile(r"[^.;]{0,40}\b(?:to death|dead|died|fatally)\b", re.IGNORECASE)
_ONLY_SHOT = re.compile(r"\b(?:shot|shooting|shooting of|struck)\s+(?:at least )?$", re.IGNORECASE)


def _dead_or_hurt(figures: Sequence[Figure], text: str) -> list[Figure]:
    """The figures, of the same words as killed and as injured the one that the tagger saw and the grammar did not.

    Several people of whom nothing is told but that they were shot are not taken for dead.
    """
    by_words: dict[Span, list[Figure]] = {}
    for figure in figures:
        if figure.measure in _HURT:
            by_words.setdefault((figure.start, figure.end), []).append(figure)
    gone: set[str] = set()
    for (start, end), row in by_words.items():
        if len(row) != 2 or row[0].measure is row[1].measure:
            continue
        guessed = next((f for f in row if f.score == _UNSEEN), None)
        if guessed is None:
            continue
        dead = next(f for f in row if f.measure is Measure.KILLED)
        several = (dead.low or 0) > 1
        told = _TO_DEATH.match(text, end) or not _ONLY_SHOT.search(text, max(0, start - 40), start)
        if several and dead is not guessed and not told:
            gone.add(dead.id)
        else:
            gone.add(guessed.id)
    return [f for f in figures if f.id not in gone]


def _group(tag: FigureTag, known: Group, *, none: bool) -> Group:
    """Whom it counts: what the words around it say by the rules, where they say, unless the tagger is very sure.

    Of none ("no civilian casualties", beside dead fighters) the rules' word stands.
    """
    seen = max(range(3), key=lambda i: tag.groups[i])
    if known is not Group.UNKNOWN and (tag.groups[seen] < _RULE_GIVES_WAY or none):
        return known
    return GROUPS[seen] if tag.groups[seen] >= _SURE else known


_RULE_GIVES_WAY = 0.95


def located(tags: Tags, figures: Sequence[Figure], starts: Iterable[int]) -> dict[int, Span]:
    """The words of the place where a figure's people were harmed or an act happened, by where figure or act begins.

    ``starts`` are where the acts begin. What the tagger saw no place for is left out.
    """
    out = {t.start: t.place for t in tags.places}
    found = {start: out[start] for start in starts if start in out}
    for figure in figures:
        like = [
            t for t in tags.figures if t.measure is figure.measure and t.start < figure.end and figure.start < t.end
        ]
        best = max(like, key=lambda t: (t.place_score, -t.start), default=None)
        if best is not None and best.place is not None:
            found[figure.start] = best.place
    return found


_POINTED = 0.5  # from which score on words that a tagger points to are a place that the gazetteer's reading missed
_KINDS_OF_PLACE = frozenset(
    """the a an city town village district province governorate neighborhood neighbourhood area region camp county
    northern southern eastern western central north south east west northeast northwest southeast southwest rural
    greater downtown near in of at on""".split()
)
_NO_PLACE = frozenset("Person Organization NORP Date".split())
_LINKS = frozenset(
    """, in of the a an 's near city town village district province governorate countryside neighborhood neighbourhood
    area region northern southern eastern western central county rural""".split()
)
_BUILT = frozenset(
    """hospital hospitals clinic health center centre square bridge university school academy college mosque church
    chapel cemetery seafood hotel motel inn casino store mall market mart restaurant laundromat storage plant station
    park court courthouse institution prison jail house home apartments building street st st. avenue ave. road rd.
    highway lane drive way trail terrace parkway boulevard loop route interstate""".split()
)
_WITHIN_NAMES: frozenset[str] = frozenset("' ’ ‘ - wa e i ul".split())
_OPENING = frozenset("the in at near on from to of outside inside around across and but two three".split())
_TITLED = frozenset("mr mr. mrs mrs. ms ms. dr dr. by".split())
_PEOPLE = re.compile(r"(?i)^(?:\w+(?:ite|ish|ian|ist|ists|ites|ians)|[a-z]-?\d+|.*-(?:\w+ed|led|held|made|run)\b.*)$")
_OF_PEOPLE = frozenset(
    "& tribe tribes clan family sect forces army brigade militia militants fighters residents".split()
)
# First words of names that are none alone: what follows is the rest of the name.
_HEADS = frozenset(
    """khan tal tel tell deir kafr kfar jabal jebel abu umm um sheikh beit ain san santa saint new al el mount
    wadi""".split()
)


def pointed_places(
    located: Mapping[int, Span],
    tags: Tags,
    document: Document,
    sentences: Sequence[Sentence],
    places: Sequence[PlaceMention],
    voices: Container[str] = (),
) -> tuple[PlaceMention, ...]:
    """The places of a report with those that only a tagger saw: names that it points to and no gazetteer knew.

    ``located`` are the words that it points to, for the figures and acts that were read (``located``).
    "in Zaruq Heights, Hadra": where the words go on to a place that is known, it contains the new one; else nothing is
    known of it but its words. A person, an organisation, a building or a street is no such place, nor is one of the
    ``voices`` (names in lower case), nor a people before a place's name ("Marran Hadra").
    """
    text = document.text
    starts = [s.start for s in sentences]
    taken = sorted((p.start, p.end) for p in places)
    others = [(m.start, m.end) for m in tags.mentions if m.label in _NO_PLACE and m.score >= _SURE]
    told = sorted(places, key=lambda p: p.start)
    town = town_of(places)
    sure = {t.place for t in tags.places if t.score >= _POINTED}
    sure |= {t.place for t in tags.figures if t.place is not None and t.place_score >= _POINTED}
    made: list[PlaceMention] = []
    for span in sorted(sure.intersection(located.values())):
        at = bisect_right(starts, span[0]) - 1
        words = _name(sentences[at].tokens, span, taken) if at >= 0 else None
        if words is None or any(a < words[1] and words[0] < b for a, b in (*others, *((m.start, m.end) for m in made))):
            continue
        bare = text[words[0] : words[1]]
        if bare.casefold() in voices or (_PEOPLES.fullmatch(bare) and _goes_on(text, words[1], told)):
            continue
        same = next((p for p in told if bare in (p.words + "s", p.words)), None)
        if same is not None:  # "Marras war", its apostrophe lost
            words = words[0], words[0] + len(same.words)
        made.append(
            PlaceMention(
                id=anchor("plc", document.id, *words),
                document=document.id,
                start=words[0],
                end=words[1],
                words=text[words[0] : words[1]],
                place=same.place
                if same is not None
                else _contained(document, words, told)
                or in_town(document, words, town)
                or _around(document, words, told),
                score=_POINTED,
            )
        )
    return tuple(sorted((*places, *made), key=lambda p: (p.start, p.end))) if made else tuple(places)


_WORD_AFTER = re.compile(r" (\w+)")
_PEOPLES = re.compile(r"\w+(?:ian|ean|ese|ish|i)")


def _goes_on(text: str, end: int, told: Sequence[PlaceMention]) -> bool:
    """Whether a known place's name, or what it is ("town"), follows at once."""
    k = bisect_left(told, end, key=lambda p: p.start)
    if k < len(told) and not text[end : told[k].start].strip():
        return True
    after = _WORD_AFTER.match(text, end)
    return after is not None and after[1] in _KINDS_OF_PLACE


def _name(tokens: Sequence[Token], span: Span, taken: Sequence[Span]) -> Span | None:
    """The first name in the words: what is written large, up to what is known already; None if there is none."""
    first = bisect_right([t.end for t in tokens], span[0])
    held: list[Token] = []
    for token in tokens[first:]:
        if token.start >= span[1] or any(a < token.end and token.start < b for a, b in taken):
            break
        large = token.text[:1].isupper() or (token.text[:3].lower() == "al-" and token.text[3:4].isupper())
        if not held and (not large or token.lower in _KINDS_OF_PLACE):
            continue
        if held and not large and not (token.text in "-'’" or token.lower in ("al", "el", "de", "of")):
            break
        held.append(token)
    while held and (held[-1].lower in _KINDS_OF_PLACE or not held[-1].text[-1:].isalnum()):
        held.pop()
    if not held or held[-1].end - held[0].start < _SHORTEST or held[-1].lower in _HEADS:
        return None
    k = bisect_left([t.start for t in tokens], held[0].start)
    after = tokens[k + len(held) : k + len(held) + 3]
    beside = {t.lower for n, t in enumerate(after) if all(a.text[:1].isupper() for a in after[:n])}
    named = {t.lower.removesuffix("'s") for t in held}
    if not beside.isdisjoint(_OF_PEOPLE | _BUILT) or not named.isdisjoint(_BUILT) or any(map(_PEOPLE.match, named)):
        return None
    before = [t for t in tokens[max(k - 2, 0) : k] if t.text != "."][-1:]
    if before and (before[0].lower in _TITLED or (before[0].text.istitle() and before[0].lower not in _OPENING)):
        return None  # the last word of a longer name
    known = next((a for a, _ in taken if a >= held[-1].end), None)
    between = [t.lower for t in after if known is not None and t.end <= known]
    if between and [t.start for t in after[len(between) :][:1]] == [known] and _WITHIN_NAMES.issuperset(between):
        return None  # "Zar wa Qal", of which the gazetteer's reading has the second half
    led = [t.lower for t in tokens[max(k - 3, 0) : k]]
    if led[-1:] in (["a"], ["an"], ["arrested"]) or ("of" in led and not _BUILT.isdisjoint(led)):
        return None  # "a Marbury shop", "the home of Marbury"
    return held[0].start, held[-1].end


_SHORTEST = 3  # letters


def _contained(document: Document, words: Span, told: Sequence[PlaceMention]) -> Place | None:
    """The place known to hold the words, as a place of that name within it."""
    outer = next((p for p in told if p.start >= words[1]), None)
    if outer is None or outer.place is None or outer.start - words[1] > _LINKED:
        return None
    gap = document.text[words[1] : outer.start].casefold().replace(",", " , ").split()
    if not all(word in _LINKS for word in gap):
        return None
    name = document.text[words[0] : words[1]]
    return replace(
        outer.place,
        id=content_id("pla", document.id, name.casefold(), outer.place.id),
        name=name,
        precision=max(2, outer.place.precision),
        gazetteer=None,
        alternatives=(),
    )


def _around(document: Document, words: Span, told: Sequence[PlaceMention]) -> Place | None:
    """The name within the one province that all of a report's places lie in, where they lie in one."""
    known = [p.place for p in told if p.place is not None and p.place.precision <= _PROVINCE and not p.words.isupper()]
    divisions = {(place.country, place.admin1) for place in known}
    if len(divisions) != 1 or known[0].admin1 is None:
        return None
    name = document.text[words[0] : words[1]]
    return replace(
        max(known, key=lambda place: place.precision),
        id=content_id("pla", document.id, name.casefold(), "", known[0].admin1),
        name=name,
        precision=_PROVINCE,
        gazetteer=None,
        alternatives=(),
    )


_PROVINCE = 4  # place precision: a first-order division
_LINKED = 40  # characters between a name and the place that holds it


def _voice(text: str, span: Span | None, voice_kinds: Mapping[str, VoiceKind]) -> Voice | None:
    if span is None:
        return None
    words = text[span[0] : span[1]]
    return Voice(words=words, start=span[0], end=span[1], kind=speech.kind(words, voice_kinds))


def _wholes(made: Sequence[tuple[Figure, FigureTag]]) -> list[str | None]:
    """For each figure its whole, if it is a part: the nearest larger count of its measure just before it."""
    out: list[str | None] = []
    for n, (figure, tag) in enumerate(made):
        whole = None
        if tag.part > _SURE:
            for other, seen in made[max(0, n - 5) : n][::-1]:
                same = other.measure in (figure.measure, Measure.CASUALTIES)
                if same and seen.part <= _SURE and figure.start - other.end < 400 and _holds(other, figure):
                    whole = other.id
                    break
        out.append(whole)
    return out


def _holds(whole: Figure, part: Figure) -> bool:
    top = [n for n in (whole.high, whole.best, whole.low) if n is not None]
    least = part.low if part.low is not None else part.high
    return least is None or whole.high is None or max(top) >= least


def _party(tokens: Sequence[Token], first: int, last: int) -> str | None:
    """The side of combatants as the words name it: capitals or words of arms, else the last noun."""
    words = [
        t.text
        for t in tokens[first:last]
        if (t.kind == WORD and t.lower in ARMED) or (t.text[:1].isupper() and t.kind == WORD)
    ]
    return " ".join(words) or None


# ------------------------------------------------------------------ how many

_NONE = frozenset("no nobody none noone zero".split())
_ONE = frozenset("he him she her i me himself herself one someone somebody anyone anybody".split())
_MANY = frozenset("they them we us themselves others these those".split())
_OWN = frozenset("his her their my our its your whose".split())
_STOP = frozenset(
    "of in on at by for from with to who whom which that , ( - including , near during after aged".split()
)
_AGE = re.compile(r"^(?:year|years|month|months|week|weeks|day|yr)[- ]?s?(?:-old|old|-olds)?$")
_BEND = 4  # tokens before the words in which "at least" may have been left out


def counted(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int, _Counted | None]:
    """How many ``tokens[first:last]`` of a sentence mean, and the words with a bound ("at least") taken in.

    None where they hold a number that counts no people ("a 27-year-old" is one person, "27" of it no count).
    """
    q = None
    for k in range(max(first - _BEND, 0), first + 1):
        found = quantity(tokens, k)
        if found is not None and found.end > first and (k == first or not _plain_before(tokens, k, first)):
            q = found
            break
    if q is None or _age(tokens, q):
        q = next(
            (
                f
                for k in range(first, last)
                if (f := _number(tokens, k)) is not None and f.start < last and not _age(tokens, f)
            ),
            None,
        )
    begin = min(first, q.start) if q is not None else first
    about = _About(tokens, begin, last, q)
    word = tokens[first].lower
    if word in _NONE and (q is None or q.start != begin):
        return begin, last, about.made(0, 0, 0, ("zero",))
    if q is not None:
        end = max(last, min(q.end, len(tokens)))
        return begin, end, about.made(q.low, q.best, q.high, q.flags)
    if about.single():
        n = about.names()
        return begin, last, about.made(n, n, n, ())
    return begin, last, about.made(2, None, None, ("vague",))


def _number(tokens: Sequence[Token], k: int) -> Quantity | None:
    """A number phrase at ``k``, with an age passed over."""
    return quantity(tokens, k) if tokens[k].kind in (NUMBER, WORD) else None


def _plain_before(tokens: Sequence[Token], k: int, first: int) -> bool:
    """Whether the number phrase that begins before the words is another number: "12 and 15 soldiers"."""
    return any(tokens[i].kind == NUMBER for i in range(k, first)) or tokens[k].lower in ("a", "an")


def _age(tokens: Sequence[Token], q: Quantity) -> bool:
    k = q.end
    after = tokens[k].lower if k < len(tokens) else ""
    if after in ("-", "--") and k + 1 < len(tokens):
        after = tokens[k + 1].lower
    before = tokens[q.start - 1].lower if q.start else ""
    own = tokens[q.end - 1].lower
    return bool(_AGE.match(after)) or before in ("aged", "age", "ages") or "year-old" in own or after == "year-old"


class _About:
    """What the words around a number say of those it counts."""

    def __init__(self, tokens: Sequence[Token], first: int, last: int, q: Quantity | None) -> None:
        self.tokens, self.first, self.last, self.q = tokens, first, last, q
        at = q.end if q is not None and first <= q.end <= last else first
        self.found = phrase(tokens, first) if first < len(tokens) else None
        self.head = self._head(at)

    def _head(self, at: int) -> int | None:
        """The counted noun: the last word before a preposition or comma that the lexicon of people knows."""
        best = None
        for k in range(at, self.last):
            word = self.tokens[k].lower
            if word in _STOP and k > at:
                break
            if noun(word, self.tokens[k].text) is not None:
                best = k
        return best

    def made(self, low: int | None, best: int | None, high: int | None, flags: tuple[str, ...]) -> _Counted:
        out = _Counted(low, best, high, tuple(sorted(set(flags))))
        words = [t.lower for t in self.tokens[self.first : self.last]]
        head = noun(self.tokens[self.head].lower, self.tokens[self.head].text) if self.head is not None else None
        if head is not None:
            out.unit, out.group, out.contested, out.subgroup = head.unit, head.group, head.contested, head.subgroup
            if (
                "and" in words
                and head.subgroup
                and any((n := NOUNS.get(w)) is not None and n.subgroup != head.subgroup for w in words)
            ):
                out.subgroup = None
        for word in words:
            out.subgroup = out.subgroup or SUBGROUPS_BY_WORD.get(word)
        return out

    def single(self) -> bool:
        """Whether words without a number name or describe one person."""
        tokens = self.tokens
        word = tokens[self.first].lower
        if word in _ONE and self.last - self.first == 1:
            return True
        if word in _MANY:
            return False
        head = self.head if self.head is not None else self._last()
        known = noun(tokens[head].lower, tokens[head].text)
        if known is not None and not known.collective:
            return known.one or (word in ("a", "an") and tokens[head].lower not in _MANY)
        if known is not None:
            return word in ("a", "an") and known.one and known.unit is not Unit.PERSONS
        if word in ("a", "an", "another"):
            return True
        if tokens[head].text[:1].isupper() and not tokens[head].text.isupper():
            return True  # a name
        low = tokens[head].lower
        return not (low.endswith("s") and not low.endswith(("ss", "us", "is")))

    def _last(self) -> int:
        for k in range(self.first + 1, self.last):
            if self.tokens[k].lower in _STOP:
                return k - 1
        return self.last - 1

    def names(self) -> int:
        """One, or two where two are joined: "a man and his son", "Name and Name"."""
        words = [t.lower for t in self.tokens[self.first : self.last]]
        if "and" not in words:
            return 1
        at = self.first + words.index("and")
        after = self.tokens[at + 1] if at + 1 < self.last else None
        if after is None or at == self.first:
            return 1
        if after.lower in _OWN or after.lower in ("a", "an"):
            return 2
        return 2 if after.text[:1].isupper() == self.tokens[at - 1].text[:1].isupper() and self.head is None else 1
