"""Claims composed of what the other rooms read: who says what, of whom, where and when.

One claim stands for each attribution, and one of narration, with an empty chain, for each sentence that holds
figures or acts in nobody's mouth.  A figure takes the voice and the certainty of the innermost attribution around
it that asserts something: a judgement ("condemned the raid that killed six") lays no number in anybody's mouth.
Rules: docs/method.md, section 3.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corroborate.codec import anchor
from corroborate.read import speech
from corroborate.read.acts import ARRESTS
from corroborate.read.deaths import as_told, with_deaths
from corroborate.read.figures import (
    crime_story,
    join_repeats,
    of_the_living,
    with_named_pairs,
    with_names,
    with_parts_mended,
    with_those_beside,
    without_ages,
    without_appositions,
    without_doers,
)
from corroborate.read.roles import Act
from corroborate.read.scenes import prepare
from corroborate.read.struck import with_struck, with_the_hit
from corroborate.read.unharmed import of_the_harmed
from corroborate.read.voice_names import named
from corroborate.read.whereabouts import Whereabouts
from corroborate.text.tokens import Sentence
from corroborate.values import (
    BODILY,
    STATISTIC,
    Attribution,
    Certainty,
    Claim,
    Cue,
    Document,
    Entity,
    Figure,
    Measure,
    Passage,
    PlaceMention,
    Polarity,
    Reading,
    Scope,
    Span,
    TimeMention,
    Voice,
    When,
)

MADE_BY = "rules-1"
# How sure the rules are, measured on development corpora: whole attributions are right about half the time, their
# content more often; narration is wrong only where an attribution was missed.
_SCORE_CUED, _SCORE_CARRIED, _SCORE_NARRATED = 0.8, 0.6, 0.7
_REGIONAL = 100  # people: a running total so high is of more than the one town and day that are told next
_NATIONAL = 20_000  # people: a running total so high is of the whole war, wherever it is told
_NEAR_CUE = 24  # characters between a cue and the time that dates it: "said in a statement on Friday"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """What words say outright of a sentence's figures, in one language: that nobody could verify them (``disclaimer``),
    that they are counted so far, over one day or over many.
    """

    disclaimer: re.Pattern[str]
    so_far: re.Pattern[str]
    in_one: re.Pattern[str]
    over_days: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Said:
    """An attribution with its words as the text has them, and who it resolves to."""

    attribution: Attribution
    voice: Voice | None
    day: dt.date | None
    id: str


def compose(
    document: Document,
    passages: Sequence[Passage],
    sentences: Sequence[Sentence],
    *,
    attributions: Sequence[Attribution],
    figures: Sequence[Figure],
    times: Sequence[TimeMention],
    places: Sequence[PlaceMention],
    acts: Sequence[Act],
    entities: Sequence[Entity],
    located: Mapping[int, Span] | None = None,
    made_by: str = MADE_BY,
    speakers: Sequence[Voice | None] | None = None,
    phrases: Phrases | None = None,
) -> Reading:
    """The reading of a document: its claims, and its figures with voice, certainty, claim, place and time filled in.

    ``speakers`` are the voices that name the origins of the attributions, where another grammar than the English one
    has found them; ``phrases`` are that language's, English where None.

    A tagger's figures bring their voice, and ``located`` the words of their place by the offset at which a figure or an
    act begins; where a tagger saw neither, the attribution around it speaks and the scene tells the place.

    ``said`` of a claim or figure is the day beside its cue, else the day of publication. Offsets, ids and ``made_by``
    follow the values' own rules; nothing is raised for any text.
    """
    text = document.text
    counts = of_the_living(without_doers(with_names(without_ages(figures, text)), text), text)
    counts = of_the_harmed(with_named_pairs(without_appositions(counts, text), text), text, sentences)
    figures = with_struck(with_deaths(as_told(counts, text, sentences), text, sentences), text, sentences)
    figures = with_parts_mended(without_appositions(figures, text), text)
    acts = sorted(acts, key=lambda act: act.start)
    worded = tuple(_worded(a, text) for a in attributions)
    voices = named(worded, sentences) if speakers is None else tuple(_as_printed(v, text) for v in speakers)
    told_by = ENGLISH if phrases is None else phrases
    said: list[_Said] = []
    used: dict[tuple[int, int], int] = {}
    for attribution, voice in zip(worded, voices, strict=True):
        start, end = attribution.spans[0][0], attribution.spans[-1][1]
        claim = anchor("clm", document.id, start, end, _slot(used, start, end))
        said.append(_Said(attribution, voice, _said_on(attribution, times) or document.published, claim))

    unverified = _disclaimed(text, sentences, told_by.disclaimer)
    crime = crime_story(sentences)
    unrest = _UNREST.search(text) is not None
    around = _Around(said)
    prepared = prepare(tuple(sentences), tuple(times), tuple(places), document.published)
    scenes = Whereabouts(prepared, text, sentences, places, located)
    filled: list[Figure] = []
    narrated: dict[int, list[str]] = {}
    starts = [s.start for s in sentences]
    held: dict[str, list[str]] = {}
    for figure in figures:
        inside = around.at(figure.start)
        for s in inside:
            held.setdefault(s.id, []).append(figure.id)
        sentence = _number(starts, figure.start)
        speaker = _speaker(inside, figure)
        voice = speaker.voice if speaker else None
        if figure.voice is not None:
            speaker, voice = _seen(figure.voice, inside, speaker)
            if speaker is not None and sentences and _said_next(figure, speaker, sentences[sentence]):
                voice = speaker.voice
        certainty = _certainty(figure, inside, text, sentences[sentence] if sentences else None)
        if crime and certainty is Certainty.UNCONFIRMED and not _in_doubt(text, sentences[sentence]):
            certainty = Certainty.ASSERTED
        flags = figure.flags
        if sentence in unverified:
            flags = tuple(sorted({*flags, "not_verified"}))
        if figure.low and sentences and told_by.so_far.search(text, sentences[sentence].start, sentences[sentence].end):
            flags = tuple(sorted({*flags, "floor"}))
            # What has been verified is not in doubt, whatever a tagger makes of a count that is unfinished.
            firm = replace(figure, certainty=Certainty.ASSERTED)
            certainty = _certainty(firm, inside, text, sentences[sentence])
        if figure.low and sentences and _partial(figure, text, sentences[sentence]):
            flags = tuple(sorted({*flags, "floor"}))
        if speaker is not None:
            claim_id = speaker.id
        else:
            narrated.setdefault(sentence, []).append(figure.id)
            claim_id = None
        taken = figure.measure in (Measure.DETAINED, Measure.ABDUCTED)
        scene = scenes.of(
            figure.start,
            figure.end,
            cumulative=figure.scope is Scope.CUMULATIVE,
            counted=True,
            arrest=taken,
            national=(figure.low or 0) >= _NATIONAL,
            regional=(figure.low or 0) >= _REGIONAL,
        )
        if made_by != MADE_BY and figure.scope is Scope.CUMULATIVE and figure.part_of is not None and not scene.when:
            # "69 of them … in the village of X": what a whole counts over several places, a part counts in one.
            alone = scenes.of(figure.start, figure.end, counted=True)
            scene = alone if alone.place == scene.place and scenes.one_day_in_one_place(alone) else scene
        if made_by != MADE_BY and figure.scope is Scope.CUMULATIVE and scenes.one_day_in_one_place(scene):
            figure = replace(figure, scope=Scope.INCIDENT)
        if sentences and (extent := _worded_scope(figure, text, sentences[sentence], scenes, told_by)) is not None:
            figure = replace(figure, scope=extent)
        if crime and _statistic(figure, text, sentences[sentence], scene.when, unrest=unrest):
            figure = replace(figure, scope=Scope.CUMULATIVE)
            flags = tuple(sorted({*flags, STATISTIC}))
        filled.append(
            replace(
                figure,
                place=scene.place,
                when=scene.when,
                voice=voice,
                certainty=certainty,
                claim=claim_id,
                said=speaker.day if speaker else document.published,
                flags=flags,
            )
        )

    for act in acts:
        if not around.at(act.start) and sentences:
            narrated.setdefault(_number(starts, act.start), [])
    narration = {
        number: anchor("clm", document.id, a, b, _slot(used, a, b))
        for number in sorted(narrated)
        for a, b in ((sentences[number].start, sentences[number].end),)
    }
    filled = _summed_up(_as_their_wholes(filled, text), document)
    filled = [f if f.claim is not None else replace(f, claim=narration.get(_number(starts, f.start))) for f in filled]
    joined = with_those_beside(_joined(filled), text)
    if crime:  # in reports of war those shot by snipers are not those whom shelling killed
        joined = with_the_hit(joined, text)
    kept = {f.id: f for f in joined}

    # A dispatch that tells no day at all tells of the day that it bears.
    by_report = not any(f.when for f in joined) and not any(scenes.of(act.start, act.end).when for act in acts)
    claims: list[Claim] = []
    for s in said:
        flags = _flags(s.attribution.spans, starts, unverified)
        maker = MADE_BY if s.attribution.score is None else made_by
        made = _Frame(s.id, s.attribution, s.day, held.get(s.id, []), flags, maker)
        claims.append(_claim(document, passages, made, kept, _central(acts, s.attribution.spans), scenes, by_report))
    told = {claim.roles for claim in claims}
    for number, claim_id in narration.items():
        whole = ((sentences[number].start, sentences[number].end),)
        made = _narrated(claim_id, whole, document, narrated[number], _flags(whole, starts, unverified))
        claims.append(_claim(document, passages, made, kept, _central(acts, whole), scenes, by_report))
        told.add(claims[-1].roles)
    # One claim holds one act: what else a tagger saw with participants in the same breath is a claim of its own. The
    # rules give an act a verb, and several verbs of a sentence mostly tell of one.
    for act in acts:
        if act.roles and act.roles not in told and sentences and made_by != MADE_BY:
            around_it = sentences[_number(starts, act.start)]
            whole = ((around_it.start, around_it.end),)
            name = anchor("clm", document.id, *whole[0], _slot(used, *whole[0]))
            made = _narrated(name, whole, document, (), _flags(whole, starts, unverified), made_by)
            claims.append(_claim(document, passages, made, kept, act, scenes, by_report))
    return Reading(
        document=document,
        passages=tuple(passages),
        entities=tuple(entities),
        places=tuple(places),
        times=tuple(times),
        figures=joined,
        claims=tuple(sorted(claims, key=lambda c: (c.start, c.end, c.id))),
        made_by=made_by,
    )


# A place's crimes of a year: "the city's 300th homicide this year", "165 people were murdered here in 2015".
_CRIMES = re.compile(
    r"\b(?:homicides?|murder(?:s|ed)?|killings?|slayings?|shootings?|shot|gun (?:deaths|violence)|gunfire)\b", re.I
)
_YEARLY = re.compile(
    r"\b(?:(?:so far|to date|thus far) (?:this|in)\b"
    r"|(?:this|last|that|the|each|every|per|a|previous) (?:calendar )?year\b"
    r"|year[- ]to[- ]date|annual\w*|(?:in|during|since|for|of) (?:all of )?(?:19|20)\d\d\b"
    r"|since (?:Jan(?:uary|\.)?|the (?:start|beginning) of)\b|(?:this|last) (?:month|summer|decade)\b"
    r"|in (?:recent|the past \w+) years\b)",
    re.I,
)
_THIS_YEAR = re.compile(r"\b(?:so far|this|of the) year\b|\byear[- ]to[- ]date\b", re.I)
_CRIMES_COUNTED = re.compile(
    r"\d (?:[\w-]+ ){0,2}(?:homicides|murders|killings|slayings|shootings|shooting victims)\b", re.I
)
# Acts of one day or weekend that a story sums up: "six people were shot in three separate shootings across the city".
_SEPARATE = re.compile(
    r"\b(?:in|by|from|following|after|during|of) (?:the )?(?:(?!\bno\b)\w+ ){0,2}?"
    r"(?:(?:separate|unrelated|different|multiple|several|two|three|four|five|six|seven|eight|nine|ten|\d\d?) "
    r"(?:\w+ ){0,2}?(?:shootings|attacks|incidents)\b"
    r"|(?:shootings|attacks|gun violence|gunfire)\b[^.]{0,40}?\b(?:across|throughout|around) (?:the )?(?:\w+ ){0,2}?"
    r"(?:city|town|county|area|sides?|weekend|day|night)"
    r"|weekend (?:\w+ ){0,2}?shootings\b|shootings (?:over|during|this) (?:the )?(?:\w+ )?weekend)",
    re.I,
)
_ONE_DOER = re.compile(
    r"\b(?:suspect(?:ed)?|gunm[ae]n|shooter|spree|rampage|charged|accused|arrested|same (?:gun|man|weapon))\b", re.I
)
_FEW = 10  # fewer may be one crime, told beside the year's
# "Wounded in Northgate shootings Sunday", "during violent 24 hours", "over seven days", "four incidents left six hurt".
_SUMMED = re.compile(
    r"\b(?:in|by|amid) (?:(?!(?:the|those|these|this|that|mass|worst|a|an|\w+ing)\b)[\w'’.-]+ ){0,3}"
    r"(?:shootings|attacks)\b(?! (?:at|that|and)\b)"
    r"|\b(?:violent|deadly|bloody) (?:\d\d hours|night|weekend|stretch)\b"
    r"|\b(?:over|in|within) (?:the )?(?:past |last )?(?:two|three|four|five|six|seven|ten|\d\d?) days\b"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|several|multiple|dozen|\d\d?) (?:[\w-]+ ){0,3}?"
    r"(?:shootings|incidents)(?: (?:that|which|have|had))* "
    r"(?:left|leave|in which|wound|kill|injure|wounded|killed|injured)\b",
    re.I,
)
# Over weeks and more: "in the past six weeks", "since 1913"; or of a country, by accident, in somebody's data.
_OVER_LONG = re.compile(
    r"\b(?:past|last) (?:(?:two|three|four|five|six|seven|eight|nine|ten|\d+|couple of|few|several) )?"
    r"(?:weeks|months|years)\b|\bsince (?:\w+ ){0,2}(?:19|20)\d\d\b|\bso far (?:this|in)\b|^this year$|^since\b",
    re.I,
)
_TALLY = re.compile(
    r"\b(?:nationwide|statewide|nationally|citywide|in the (?:United States|U\.?S\.?A?\.?|country|nation)|statistics"
    r"|data|database|(?:accidental|unintentional) (?:\w+ )?(?:shootings?|discharges?|gun\w*|deaths)|alone)\b",
    re.I,
)
_RANKED = re.compile(r"\b(?:among|biggest|largest|deadliest|worst|most)\b", re.I)
_IN_ONE_ACT = re.compile(
    r"\b(?:in|during|after|by) an? (?:[\w-]+ ){0,3}?(?:shooting|attack|fight|robbery|crash|explosion|raid)\b", re.I
)
_LONG = 12  # days from the first to the last in which no one crime is told
# Where a crowd and the police met, the dead of days are a running total, as in war.
_UNREST = re.compile(
    r"\b(?:protest\w*|demonstrat\w*|unrest|riot\w*|clash(?:es|ed)|crackdown|election\w*|genocid\w*|massacre\w*)\b", re.I
)


def _statistic(figure: Figure, text: str, sentence: Sentence, when: When | None, *, unrest: bool) -> bool:
    """Whether a figure of a story on local crime counts many crimes, which nobody committed as one act.

    ``when`` is the time of the figure; ``unrest`` says that the story tells of a crowd's.
    """
    number = _number_of(figure)
    words = text[sentence.start : sentence.end]
    alone = _ONE_DOER.search(words) is None
    if number > 1 and alone and figure.part_of is None and _SEPARATE.search(words):
        return True
    if number > 1 and figure.measure in BODILY:
        if figure.scope is Scope.CUMULATIVE and not unrest and not _IN_ONE_ACT.search(words):
            return True
        if alone and figure.part_of is None and _SUMMED.search(words):
            return True
        long = when is not None and when.start and when.end and (when.end - when.start).days >= _LONG
        if when is not None and long and alone and (_OVER_LONG.search(when.words) or _TALLY.search(words)):
            return _RANKED.search(words) is None
    if figure.scope is not Scope.CUMULATIVE and number < _FEW:
        return False
    if _CRIMES.search(words) is None or _YEARLY.search(words) is None:
        return False
    if figure.scope is Scope.CUMULATIVE:
        return True
    return (
        _THIS_YEAR.search(words) is not None or _CRIMES_COUNTED.search(text, figure.start, figure.end + 30) is not None
    )


def _number_of(figure: Figure) -> int:
    return next((n for n in (figure.best, figure.low, figure.high) if n is not None), 0)


def _summed_up(figures: Sequence[Figure], document: Document) -> list[Figure]:
    """The figures, statistics too what the headline says of a statistic's number, and the parts of one."""
    sums = {f.id: f for f in figures if STATISTIC in f.flags and f.measure in BODILY}
    if not sums:
        return list(figures)
    told = {(f.measure, _number_of(f)) for f in sums.values()}
    title = document.title or ""
    until = len(title) if document.text.startswith(title) else 0

    def summed(figure: Figure) -> bool:
        number = _number_of(figure)
        if number < 2 or STATISTIC in figure.flags:
            return False
        return (figure.part_of in sums and figure.scope is Scope.CUMULATIVE) or (
            figure.start < until and (figure.measure, number) in told
        )

    return [
        replace(f, scope=Scope.CUMULATIVE, flags=tuple(sorted({*f.flags, STATISTIC}))) if summed(f) else f
        for f in figures
    ]


# What says outright over how long people were harmed.
_IN_ONE = re.compile(
    r"\b(?:in|within) (?:one|a single|just one) (?:day|night|hour)\b|\b(?:during|in) the storming of\b", re.I
)
_OVER_DAYS = re.compile(
    r"\b(?:in|over|during) the (?:days|weeks|months|years) (?:after|since|following|before|that)\b", re.I
)
_WORDED = 120  # characters around a figure in which words are of it


def _worded_scope(figure: Figure, text: str, sentence: Sentence, scenes: Whereabouts, phrases: Phrases) -> Scope | None:
    """The scope that the words after a figure leave no doubt of: "in one day", "in the days after", "in X, Y and Z"."""
    until = min(sentence.end, figure.end + _WORDED)
    if phrases.over_days.search(text, figure.end, until) or scenes.in_several(figure.end, until):
        return Scope.CUMULATIVE
    return Scope.INCIDENT if phrases.in_one.search(text, figure.end, until) else None


_FAR = 160  # characters from a whole to a part that is told apart from it, and over how long by its own words


_NEXT = re.compile(r"[.!?][\"”’]?\s")


def _as_their_wholes(figures: Sequence[Figure], text: str) -> list[Figure]:
    """Parts with the scope, place and time of their whole, but for those that tell a place of their own.

    One told far from its whole keeps its scope, and so does one told before a statistic or in a later sentence:
    "six were wounded in shootings across the town. A man was hit in …", "the four were among nine people shot".
    """
    by_id = {f.id: f for f in figures}
    out = []
    for figure in figures:
        whole = by_id.get(figure.part_of or "")
        if whole is None or (figure.place is not None and figure.place != whole.place):
            out.append(figure)
        else:
            far = figure.start - whole.end > _FAR
            if STATISTIC in whole.flags:
                far = figure.start < whole.start or _NEXT.search(text, whole.end, figure.start) is not None
            scope = figure.scope if far else whole.scope
            out.append(replace(figure, scope=scope, place=figure.place or whole.place, when=figure.when or whole.when))
    return out


# ------------------------------------------------------------------ attributions to claims


def _worded(attribution: Attribution, text: str) -> Attribution:
    """The attribution with its words cut out of the text, line breaks and all."""
    chain = tuple(replace(v, words=text[v.start : v.end]) for v in attribution.chain)
    cue = attribution.cue
    if cue is not None:
        cue = Cue(words=text[cue.start : cue.end], start=cue.start, end=cue.end)
    return replace(attribution, chain=chain, cue=cue)


def _as_printed(voice: Voice | None, text: str) -> Voice | None:
    """A voice with its words cut out of the text."""
    return None if voice is None else replace(voice, words=text[voice.start : voice.end])


def _slot(used: dict[tuple[int, int], int], start: int, end: int) -> str:
    n = used.get((start, end), 0)
    used[start, end] = n + 1
    return str(n) if n else ""


def _said_on(attribution: Attribution, times: Sequence[TimeMention]) -> dt.date | None:
    """The day on which the voice said it: a time beside the cue and outside what is said."""
    cue = attribution.cue
    if cue is None:
        return None
    edges = [cue.start, cue.end, *(v.start for v in attribution.chain), *(v.end for v in attribution.chain)]
    low, high = min(edges) - _NEAR_CUE, max(edges) + _NEAR_CUE
    for time in times[bisect_right(times, low, key=lambda t: t.start) :]:
        if time.start > high:
            break
        inside = any(a <= time.start < b for a, b in attribution.spans)
        if not inside and not time.dateline and time.when is not None and time.when.precision == 1:
            return time.when.start
    return None


class _Around:
    """Which attributions stand around a place in the text, the innermost first."""

    def __init__(self, said: Sequence[_Said]) -> None:
        self._spans = sorted((a, b, n) for n, s in enumerate(said) for a, b in s.attribution.spans)
        self._starts = [a for a, _, _ in self._spans]
        self._longest = max((b - a for a, b, _ in self._spans), default=0)
        self._said = said

    def at(self, offset: int) -> list[_Said]:
        last = bisect_right(self._starts, offset)
        found: list[tuple[int, int, int]] = []
        for k in range(last - 1, -1, -1):
            a, b, n = self._spans[k]
            if offset - a > self._longest:
                break
            if b > offset:
                found.append((b - a, -a, n))
        return [self._said[n] for _, _, n in sorted(found)]


@dataclass(frozen=True, slots=True)
class _Frame:
    """What a claim is made of, whether of an attribution or of narration (then without chain and cue)."""

    id: str
    attribution: Attribution
    day: dt.date | None
    figures: Sequence[str]
    flags: tuple[str, ...]
    made_by: str


def _narrated(
    name: str,
    span: tuple[Span, ...],
    document: Document,
    figures: Sequence[str],
    flags: tuple[str, ...],
    made_by: str = MADE_BY,
) -> _Frame:
    plain = Attribution(
        chain=(), cue=None, spans=span, stance="", certainty=Certainty.ASSERTED, polarity=Polarity.POSITIVE
    )
    return _Frame(name, plain, document.published, figures, flags, made_by)


def _claim(
    document: Document,
    passages: Sequence[Passage],
    made: _Frame,
    kept: Mapping[str, Figure],
    act: Act | None,
    scenes: Whereabouts,
    by_report: bool,
) -> Claim:
    attribution = made.attribution
    start, end = attribution.spans[0][0], attribution.spans[-1][1]
    figures = [kept[name] for name in made.figures if name in kept]
    place, when = (figures[0].place, figures[0].when) if figures else (None, None)
    if act is not None and not figures:
        scene = scenes.of(act.start, act.end, by_report=by_report, arrest=act.kind == ARRESTS)
        place, when = scene.place, scene.when
    elif by_report and figures:
        when = scenes.of(figures[0].start, figures[0].end, by_report=True).when
    score = _SCORE_NARRATED if not attribution.chain else _SCORE_CARRIED if attribution.carried else _SCORE_CUED
    if attribution.score is not None:
        score = attribution.score
    return Claim(
        id=made.id,
        document=document.id,
        passage=_passage(passages, start),
        start=start,
        end=end,
        spans=attribution.spans,
        chain=attribution.chain,
        cue=attribution.cue,
        certainty=attribution.certainty,
        polarity=attribution.polarity,
        kind=act.kind if act else None,
        roles=act.roles if act else (),
        place=place,
        when=when,
        figures=tuple(f.id for f in figures),
        score=score,
        made_by=made.made_by,
        stance=attribution.stance or None,
        said=made.day,
        flags=made.flags,
    )


def _joined(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures with repeats joined; one that stays takes place, time and claim from its repeat where it has none.

    A claim without a voice counts as none where the repeat was said by somebody.
    """
    kept = list(join_repeats(tuple(figures)))
    names = {f.id for f in kept}
    by_key: dict[tuple[object, ...], list[int]] = {}
    for n, f in enumerate(kept):
        by_key.setdefault((f.measure, f.low, f.best, f.high, f.unit, f.scope, f.subgroup), []).append(n)
    spoke = {f.id: f.voice is not None for f in figures}
    for dropped in figures:
        if dropped.id in names:
            continue
        rows = by_key.get(
            (dropped.measure, dropped.low, dropped.best, dropped.high, dropped.unit, dropped.scope, dropped.subgroup),
            [],
        )
        same = [n for n in rows if dropped.voice is None or kept[n].voice == dropped.voice]
        if len(same) != 1:
            continue
        f = kept[same[0]]
        mute = dropped.voice is not None and not spoke[f.id]
        kept[same[0]] = replace(
            f,
            place=f.place or dropped.place,
            when=f.when or dropped.when,
            claim=dropped.claim if mute else f.claim,
            said=dropped.said if mute else f.said,
            certainty=dropped.certainty if mute else f.certainty,
        )
    return tuple(kept)


def _central(acts: Sequence[Act], spans: Sequence[tuple[int, int]]) -> Act | None:
    """The surest act inside the spans, the first of equals."""
    inside = [
        act
        for a, b in spans
        for act in acts[
            bisect_right(acts, a - 1, key=lambda x: x.start) : bisect_right(acts, b - 1, key=lambda x: x.start)
        ]
    ]
    return max(inside, key=lambda act: (act.score, -act.start), default=None)


def _passage(passages: Sequence[Passage], start: int) -> str:
    if not passages:
        return ""
    return passages[max(bisect_right(passages, start, key=lambda p: p.start) - 1, 0)].id


# ------------------------------------------------------------------ certainty and disclaimers


def _certainty(figure: Figure, inside: Sequence[_Said], text: str, sentence: Sentence | None) -> Certainty:
    """How surely it is said: denied and hedged by the attributions around it, else by the words beside it."""
    if any(s.attribution.polarity is Polarity.NEGATIVE for s in inside):
        return Certainty.DENIED
    if any(s.attribution.certainty is Certainty.UNCONFIRMED for s in inside):
        return Certainty.UNCONFIRMED
    if any(s.voice is not None and s.voice.words.casefold() in _HEARSAY for s in inside[:1]):
        return Certainty.UNCONFIRMED
    if sentence is None:
        return figure.certainty
    start = max(sentence.start, figure.start - 60)
    end = min(sentence.end, figure.end + 60)
    near = text[start:end]
    if any(word.strip(",.") in _HEDGING for word in near.casefold().split()):
        return Certainty.UNCONFIRMED
    if speech.HEDGED_PHRASES.search(near):
        return Certainty.UNCONFIRMED
    return figure.certainty


# "48 alleged rebels" doubts who they were, not how many died; "apparently" and "possibly" mostly doubt the cause.
_HEDGING = speech.HEDGES - {"apparently", "possibly", "alleged"}
_HEARSAY = frozenset({"reports", "some reports", "unconfirmed reports", "rumours", "rumors"})


# Of a crime that the police tell, "accused of killing", "charged with" and "allegedly shot" doubt who did it, not that
# somebody was shot; what doubts the harm itself says so.
_DOUBTS_HARM = re.compile(
    r"\b(?:rumou?r\w*|unconfirmed|unverified|reportedly|supposedly|purportedly|possibly|perhaps|maybe|"
    r"reports? (?:of|that)"
    r"|reported (?:to|shot|dead|killed|injured)|feared|claim(?:s|ed)? (?:that|to)|(?:believed|thought|"
    r"presumed) (?:dead|killed|"
    r"injured|to have (?:been|died))|(?:may|might|could) (?:also )?have (?:also )?(?:been|died|killed|shot|"
    r"wounded|injured))\b",
    re.IGNORECASE,
)


def _in_doubt(text: str, sentence: Sentence) -> bool:
    """Whether a sentence doubts that somebody was harmed, and not only who did it."""
    return _DOUBTS_HARM.search(text, sentence.start, sentence.end) is not None


# A count that its own voice calls unfinished (METHOD R13): "has so far verified 111 deaths", "documented to date".
_COUNTS = r"(?:verif|document|confirm|identif|record|register|corroborat)\w*"
_YET = r"(?:so far|to date|until now|thus far|up to now)"
_SO_FAR = re.compile(rf"\b{_COUNTS}\b[^.]{{0,80}}\b{_YET}\b|\b{_YET}\b[^.]{{0,60}}\b{_COUNTS}\b", re.IGNORECASE)


ENGLISH = Phrases(disclaimer=speech.DISCLAIMER, so_far=_SO_FAR, in_one=_IN_ONE, over_days=_OVER_DAYS)


# One of the dead, or what somebody saw, is no count of all: "her father was among the dead", "counted six bodies".
_AMONG = re.compile(r"\W*(?:who )?(?:is|are|was|were)? ?among (?:the|those|at least)\b", re.IGNORECASE)
_AMONG_BEFORE = re.compile(
    r"\b(?:among (?:the|those) (?:dead|killed|victims|slain|wounded|injured|casualties)\W+(?:is|are|was|were)"
    r"|the (?:dead|victims|wounded|injured) includ\w+)\W+$",
    re.IGNORECASE,
)
_SAW = re.compile(r"\b(?:saw|witnessed|filmed)\W+(?:\w+\W+)?$", re.IGNORECASE)
_COUNTED_ONES = re.compile(r"\b(?:bodies|corpses|graves|coffins)\b", re.IGNORECASE)  # whoever counts them
_COUNTED_BY_EYE = re.compile(r"\bcounted\W+(?:\w+\W+)?$", re.IGNORECASE)


# Whom the speaker lost: "armed men had killed her two brothers and a neighbour", but not "a farmer and his two sons".
_OWN = re.compile(
    r"\b(?:killed|shot|murdered|executed|slaughtered|stabbed|wounded|injured|abducted|kidnapped|detained|took|taken|lost)"
    r"\s+(?:(?:his|her|my|our)\s+)(?:[\w-]+\s+){0,2}?"
    r"(?:brothers?|sisters?|sons?|daughters?|child(?:ren)?|wife|husband|mother|father|parents|cousins?|nephews?|nieces?|"
    r"uncles?|aunts?|grand\w+|relatives?|neighbou?rs?|family|friends?)"
    r"(?:(?:\s*,|\s*,?\s+and)\s+(?:his|her|my|our|an?|two|three|four|five)\s+[\w-]+)*",
    re.IGNORECASE,
)


def _partial(figure: Figure, text: str, sentence: Sentence) -> bool:
    """Whether a figure is only some of those who were harmed, whatever their number."""
    before = text[sentence.start : figure.start]
    near = max(sentence.start, figure.start - _WORDED), min(sentence.end, figure.end + _WORDED)
    if any(own.start() < figure.end <= own.end() for own in _OWN.finditer(text, *near)):
        return True
    return (
        _AMONG.match(text, figure.end, sentence.end) is not None
        or _AMONG_BEFORE.search(before) is not None
        or _SAW.search(before) is not None
        or (_COUNTED_BY_EYE.search(before) is not None and _COUNTED_ONES.search(figure.words) is not None)
    )


def _disclaimed(text: str, sentences: Sequence[Sentence], disclaimer: re.Pattern[str]) -> frozenset[int]:
    """The numbers (in order) of sentences that a disclaimer qualifies.

    A sentence that holds one; and the one before it, where the disclaimer's own has no number to qualify ("The
    claim could not be independently verified.").
    """
    out: set[int] = set()
    for n, sentence in enumerate(sentences):
        if disclaimer.search(text, sentence.start, sentence.end):
            out.add(n)
            words = text[sentence.start : sentence.end]
            if n and not re.search(r"\d", words):
                out.add(n - 1)
    return frozenset(out)


def _flags(spans: Sequence[tuple[int, int]], starts: Sequence[int], unverified: frozenset[int]) -> tuple[str, ...]:
    """The flags of a claim: not_verified where a disclaimer qualifies a sentence of it."""
    return ("not_verified",) if any(_number(starts, a) in unverified for a, _ in spans) else ()


def _speaker(inside: Sequence[_Said], figure: Figure) -> _Said | None:
    """Whose figure it is: the innermost that asserts; who is only said to have counted gives way to who tells of it.

    Those who are counted do not say it.
    """
    asserting = [
        s
        for s in inside
        if s.attribution.stance in speech.ASSERTING
        and s.voice is not None
        and not (figure.start <= s.voice.start and s.voice.end <= figure.end)
    ]
    asserting = [s for s in asserting if s.voice and s.voice.words.casefold() not in _FIRST_PERSON] or asserting
    tellers = [s for s in asserting if s.attribution.stance not in _COUNTING]
    return next(iter(tellers or asserting), None)


def _seen(voice: Voice, inside: Sequence[_Said], speaker: _Said | None) -> tuple[_Said | None, Voice | None]:
    """The attribution of the voice that a tagger saw, and the voice as it resolves; without one, the voice as worded.

    A pronoun that no attribution around the figure resolves says nothing that the speaker around it does not.
    """
    for said in inside:
        chain = said.attribution.chain
        if said.voice is not None and any(v.start < voice.end and voice.start < v.end for v in chain):
            return said, said.voice
    if voice.words.casefold() in _PRONOUNS:
        return speaker, speaker.voice if speaker else None
    return speaker, voice


def _said_next(figure: Figure, speaker: _Said, sentence: Sentence) -> bool:
    """Whether its sentence names a speaker of the figure after the one that a tagger saw: "A put it at 562, while B
    said the figure was over 740" is B's.
    """
    seen, cue = figure.voice, speaker.attribution.cue
    if seen is None or cue is None or not speaker.attribution.chain or seen.start < sentence.start:
        return False
    nearer = speaker.attribution.chain[-1]
    if nearer.words.casefold() in seen.words.casefold():
        return False
    return seen.end <= nearer.start and nearer.end <= cue.start and cue.end <= figure.start


_PRONOUNS = frozenset("i we you he she it they him her them".split())
_FIRST_PERSON = frozenset({"i", "we", "you"})  # within a quotation: its speaker says it
_COUNTING = frozenset({"documented", "estimated", "believed", "shown", "named"})


def _number(starts: Sequence[int], offset: int) -> int:
    """The number of the sentence that holds an offset."""
    return max(bisect_right(starts, offset) - 1, 0)
