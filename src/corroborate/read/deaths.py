"""Who died after being counted as hurt: "a farmer was wounded … he died in hospital" is one dead and nobody hurt.

Such a death is told of somebody named before ("he", "the victim", "the boy"), so it is a figure of those earlier words.
Where nobody was counted before, the words that tell the death are the figure; where several were, the one who died is a
figure of his own, and the several stay as they were told. Rules: docs/method.md#1-a-figure
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from corroborate.codec import anchor
from corroborate.text.tokens import Sentence
from corroborate.values import Certainty, Figure, Group, Measure, Span

MADE_BY = "rules-1"

_PEOPLE = (
    "victim|man|woman|boy|girl|child|baby|infant|toddler|teen|teenager|student|officer|soldier|policeman|guard|driver|"
    "farmer|journalist|medic|worker|passenger|patient|fighter|worshipper|youth|youngster"
)
_AUX = (
    r"(?:(?:had|has|have|was|were|is|later|then|also|since|eventually|subsequently|soon|shortly|afterwards?|there|both"
    r"|all) )*"
)
_DIED = (
    r"(?:died|passed away|succumbed to (?:his|her|their|the)|(?:pronounced|declared) (?:clinically |brain[ -])?dead"
    r"|did ?n[o'’]t (?:survive|make it))\b"
)
_WHO = rf"(?P<who>he|she|(?:the|that|this) (?:[\w-]+ ){{0,2}}?(?:{_PEOPLE}))"
# "He died", "she was later pronounced dead", "who was taken to hospital, where he died", "he was taken there and died".
_DEATH = re.compile(
    rf"\b{_WHO}(?: (?:who )?was (?:taken|rushed|transported|airlifted|flown|brought|evacuated|carried|removed)"
    rf"[^.;:]{{0,80}}?,? (?:and|but|where (?:he|she)))? {_AUX}{_DIED}",
    re.IGNORECASE,
)
_UNSAVED = re.compile(
    rf"\b(?:unable|not able|failed|could not|couldn[’']t)(?: to)? (?:save|revive|resuscitate) "
    rf"(?P<who>him|her|the (?:[\w-]+ )?(?:{_PEOPLE}))\b",
    re.IGNORECASE,
)
# "Two people were shot, one fatally": the count, and whom it is out of.
_FATALLY = re.compile(
    r"[,–—-] ?(?P<who>one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3}) (?:of them )?fatally\b", re.I
)
# "One of five people shot outside the market has died."
_OUT_OF = re.compile(
    rf"\b(?P<who>one|two|three|four|five|six|seven|eight|nine|ten|\d{{1,3}}) of (?:the )?[\w-]+ [^.;:,]{{3,70}}?"
    rf" {_AUX}{_DIED}",
    re.IGNORECASE,
)
# "He killed his wife before killing himself": the doer is one of the dead. A bomber's own death is told otherwise.
_BY_OWN_HAND = re.compile(
    r"\b(?:kill(?:ed|s|ing)?(?: and (?:her|his|the) [\w ]{2,30})?|fatally (?:shot|shoots?|shooting)|shot and killed|"
    r"shoot(?:s|ing)? and kill(?:s|ing|ed)?|(?:took|taking|takes) (?:his|her) own life|committ?(?:ed|s|ing) suicide|"
    r"died (?:by suicide|(?:of|from) (?:an? )?(?:apparent )?self[- ]inflicted))\b(?: (?P<who>himself|herself|self)\b)?",
    re.IGNORECASE,
)
# "A boy accidentally shot himself in the leg": told of nobody else, he is the one who was hurt.
_SHOT_SELF = re.compile(
    r"\b(?:sho(?:t|ots|oting)|wound(?:s|ed|ing)|injur(?:es|ed|ing)) (?P<who>himself|herself|self)\b", re.IGNORECASE
)
# One person told of in words that count nobody: "the name of a hunter who was shot", "suffered a fatal wound".
_ONE = (
    r"(?:(?:an?|his|her|another) )?(?:(?!(?:of|the|to|and|was|were|in|for|an?|by|with|who|that|on|at)\b)[\w-]+ ){0,4}?"
    rf"(?:{_PEOPLE}|hunter|resident|toddler|daughter|son|brother|sister|wife|husband|mother|father|girlfriend|"
    r"boyfriend|friend|cousin|neighbou?r|roommate|year[- ]old)"
)
_LONE = (
    re.compile(
        rf"\b(?P<who>{_ONE}) (?:who|that) (?:was|had been|has been|is) (?:\w+ly )?(?:shot|killed|wounded|hit|struck)\b"
        r"(?P<dead> (?:and killed|dead|to death))?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<who>{_ONE}) (?:suffered|sustained) (?:an? )?(?:\w+ )?(?P<dead>fatal) (?:gunshot|shot|wound|injur)",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?<!was )(?<!were )(?<!been )(?<!being )\b(?:shoots|shot|shooting|hits|hit|striking|struck)"
        rf"(?: and (?P<dead>kill\w+))? (?P<who>{_ONE})\b",
        re.IGNORECASE,
    ),
)
_NEEDS_SELF = re.compile(r"(?:kill|fatally|shot|shoot)", re.IGNORECASE)
_BOMBER = re.compile(r"\b(?:bomb\w*|blew|blow\w*|detonat\w*|explos\w*|vest|belt)\b", re.IGNORECASE)
_TRIED = re.compile(
    r"\b(?:tried|try|trying|attempt\w*|threat\w*|wanted|want|wants|going|planned|plan|not|n['’]t|if|would|could|might|may|"
    r"considered|thought|talked|about)\b[^.;,]{0,30}$",
    re.IGNORECASE,
)
_AND_THEN = re.compile(
    r"(?:(?!\bafter\b)[^.;]){0,70}\b(?:and|before|then)\b"
    r"(?: (?:then|later|also|finally|fatally|he|she|the (?:man|woman|gunman|suspect)))*"
    r"(?: (?:kill\w*|shot|shoot\w*|turn\w*|took|taking|commit\w*|died)\b[^.;,]{0,30})?\s*",
    re.IGNORECASE,
)
_MURDER_SUICIDE = re.compile(r"\bmurder\W{1,3}suicide", re.IGNORECASE)
_DOERS = re.compile(r"\b(?:suspect|gunman|shooter|attacker|himself|herself|self)\b", re.IGNORECASE)
_OF_WHOM = re.compile(r"[^.;]{0,60}[,–—-] ?")
_NUMBERS = {w: n for n, w in enumerate("one two three four five six seven eight nine ten".split(), start=1)}
# What did not happen, or long ago, or to somebody else's kin.
_UNREAL = re.compile(
    r"\b(?:if|would|could|might|may|nearly|almost|thought|feared|whose|when|after|before)\b[^.;,]{0,25}$", re.I
)
_MANY_AGO = re.compile(r"\b(?:in|since) (?:19|20)\d\d\b|\byears? (?:ago|earlier|later|before)\b", re.I)
_HARMED = frozenset((Measure.INJURED, Measure.KILLED, Measure.CASUALTIES))
_REACH = 3  # sentences back to whom a pronoun points


# Words that tell a death in any way, and words that tell no more than harm.
_TELLS_DEATH = re.compile(
    r"dead|death|died|\bdies?\b|dying|kill|fatal|murder|slay|slain|slew|homicid|bod(?:y|ies)|\bli(?:fe|ves)\b|deceas|perish"
    r"|succumb|martyr|execut|behead|decapit|massacr|assassin|\btoll|casualt|funeral|suicid|manslaughter|\blos[est]|claim"
    r"|corpse|remains|grave|bur(?:y|ied|ial)|mourn|victim|drown|lynch|hang|eliminat|neutrali|liquidat|destroy|morgue"
    r"|coroner|sacrific|crush|burn|vigil|memor|strangl|stab|surviv|slaughter|stoned|taken? out|took out|annihil",
    re.IGNORECASE,
)
_TELLS_HARM = re.compile(
    r"\b(?:shot|shoot\w*|gunshot|wound\w*|injur\w*|struck|hit|hitting|opened fire)\b", re.IGNORECASE
)


def as_told(figures: Sequence[Figure], text: str, sentences: Sequence[Sentence]) -> tuple[Figure, ...]:
    """The figures of a document, those whose sentence tells of nobody's death but of harm as injured.

    A tagger knows how such stories end: "police found two men who had been shot" kills nobody yet.
    """
    starts = [sentence.start for sentence in sentences]

    def hurt(figure: Figure) -> bool:
        if figure.measure is not Measure.KILLED or figure.high == 0 or not starts:
            return False
        sentence = sentences[max(bisect_right(starts, figure.start) - 1, 0)]
        if _TELLS_DEATH.search(text, sentence.start, sentence.end):
            return False
        return _TELLS_HARM.search(text, sentence.start, sentence.end) is not None

    return tuple(replace(f, measure=Measure.INJURED) if hurt(f) else f for f in figures)


def with_deaths(figures: Sequence[Figure], text: str, sentences: Sequence[Sentence]) -> tuple[Figure, ...]:
    """The figures of a document, with those who are told to have died after they were counted as hurt.

    ``figures`` are those of one document whose text is given, in the order of the text; so are those that come back.
    """
    told = _Told(figures)
    murder_suicide = _MURDER_SUICIDE.search(text) is not None
    starts = [sentence.start for sentence in sentences]
    for number, sentence in enumerate(sentences):
        words = text[sentence.start : sentence.end]
        for match in (*_DEATH.finditer(words), *_UNSAVED.finditer(words)):
            if _told_in_earnest(words, match):
                _die(told, sentence, match, starts[max(number - _REACH, 0)])
        for match in (*_FATALLY.finditer(words), *_OUT_OF.finditer(words)):
            _die_of_several(told, text, sentence, match)
        for match in _SHOT_SELF.finditer(words):
            _hurt_by_own_hand(told, sentence, match)
        for match in _BY_OWN_HAND.finditer(words):
            _die_by_own_hand(told, text, sentence, match, murder_suicide=murder_suicide)
    if not told.harmed:
        _tell_one(told, text, sentences)
    return tuple(sorted(told.figures, key=lambda f: (f.start, f.end, f.measure.value)))


def _tell_one(told: _Told, text: str, sentences: Sequence[Sentence]) -> None:
    """The first person told to be shot or killed, of a report that counts nobody."""
    for sentence in sentences:
        words = text[sentence.start : sentence.end]
        for pattern in _LONE:
            match = pattern.search(words)
            if match is None or _MANY_AGO.search(words) or _TRIED.search(words, 0, match.start()):
                continue
            span = sentence.start + match.start("who"), sentence.start + match.end("who")
            found = _figure(sentence, span, match.group("who"), 1, Group.UNKNOWN)
            told.add(found if match.group("dead") else replace(found, measure=Measure.INJURED))
            return


class _Told:
    """The figures in the order of the text, found by where they stand: a long text has many."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self.figures = list(figures)
        self._starts = [figure.start for figure in figures]
        self.harmed = any(f.measure in _HARMED and f.high != 0 for f in figures)
        dead = [f for f in figures if f.measure is Measure.KILLED and f.high != 0]
        self.first_dead = dead[0] if dead else None
        self.doer = any(_DOERS.search(f.words) for f in dead)  # whether the one who did it is counted with the dead

    def between(self, start: int, end: int) -> range:
        """The numbers of the figures that begin there."""
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))

    def add(self, figure: Figure) -> None:
        """One more, in its place."""
        at = bisect_right(self._starts, figure.start)
        self._starts.insert(at, figure.start)
        self.figures.insert(at, figure)
        self.harmed = True


def _told_in_earnest(words: str, match: re.Match[str]) -> bool:
    return _UNREAL.search(words, 0, match.start()) is None and _MANY_AGO.search(words) is None


def _die(told: _Told, sentence: Sentence, match: re.Match[str], since: int) -> None:
    """One person dies: the last who was counted before, if that was one; nobody twice."""
    for k in reversed(told.between(since, sentence.start + match.start())):
        figure = told.figures[k]
        if figure.measure in (Measure.INJURED, Measure.KILLED) and (figure.low, figure.high) == (1, 1):
            if figure.measure is Measure.INJURED and figure.certainty is not Certainty.DENIED:
                told.figures[k] = replace(figure, measure=Measure.KILLED)
            return
    if not told.harmed:  # else nobody can tell whether he is counted among the dead of several already
        span = sentence.start + match.start("who"), sentence.start + match.end("who")
        told.add(_figure(sentence, span, match.group("who"), 1, Group.UNKNOWN))


def _hurt_by_own_hand(told: _Told, sentence: Sentence, match: re.Match[str]) -> None:
    """Who shot himself is injured, where the report counts nobody as hurt or dead before."""
    words = sentence.start + match.start("who"), sentence.start + match.end("who")
    if told.harmed or _TRIED.search(match.string, 0, match.start()) or _BOMBER.search(match.string):
        return
    hurt = _figure(sentence, words, match.group("who"), 1, Group.UNKNOWN)
    told.add(replace(hurt, measure=Measure.INJURED))


def _die_by_own_hand(told: _Told, text: str, sentence: Sentence, match: re.Match[str], *, murder_suicide: bool) -> None:
    """Who killed others and then himself is one of the dead, once in a report.

    Only where the same sentence tells whom he harmed before, or the report calls it a murder-suicide: who is alone is
    counted already by the words for him.
    """
    who = match.group("who")
    words = text[sentence.start : sentence.end]
    if (who is None and _NEEDS_SELF.match(match[0])) or _TRIED.search(words, 0, match.start()):
        return
    if told.doer or _BOMBER.search(words) or _MANY_AGO.search(words):
        return
    start, end = (sentence.start + n for n in match.span("who" if who is not None else 0))
    here = [told.figures[k] for k in told.between(sentence.start, sentence.end)]
    before = [
        f
        for f in here
        if f.measure in _HARMED and f.high != 0 and f.end <= start and _AND_THEN.fullmatch(text, f.end, start)
    ]
    others = before[-1] if before else told.first_dead if murder_suicide else None
    if others is not None and (before or not any(f.measure is Measure.KILLED for f in here)):
        told.add(_figure(sentence, (start, end), text[start:end], 1, others.group))
        told.doer = True


def _die_of_several(told: _Told, text: str, sentence: Sentence, match: re.Match[str]) -> None:
    """So many of those who were hurt in the same sentence die."""
    said = match.group("who").casefold()
    number = _NUMBERS.get(said) or int(said)
    start, end = sentence.start + match.start("who"), sentence.start + match.end("who")
    within = told.between(sentence.start, sentence.end)
    for k in within:
        figure = told.figures[k]
        # "two children, one of them fatally": who is dead is told by the words after the count.
        if (
            figure.measure is Measure.KILLED
            and (figure.low or 0) > number
            and _OF_WHOM.fullmatch(text, figure.end, start)
        ):
            told.figures[k] = replace(figure, measure=Measure.INJURED)
        if figure.measure is Measure.INJURED and figure.low == number and figure.start < end and start < figure.end:
            told.figures[k] = replace(figure, measure=Measure.KILLED)
    here = [told.figures[k] for k in within]
    if any(f.measure is Measure.KILLED or (f.start < end and start < f.end) for f in here):
        return
    hurt = [f for f in here if f.measure is Measure.INJURED and (f.low or 0) > number]
    if hurt:
        told.add(_figure(sentence, (start, end), match.group("who"), number, hurt[-1].group))


def _figure(sentence: Sentence, span: Span, words: str, number: int, group: Group) -> Figure:
    start, end = span
    document = sentence.passage.document
    return Figure(
        id=anchor("fig", document, start, end, "died"),
        document=document,
        passage=sentence.passage.id,
        words=words,
        start=start,
        end=end,
        measure=Measure.KILLED,
        low=number,
        best=number,
        high=number,
        group=group,
        made_by=MADE_BY,
        score=0.6,
    )
