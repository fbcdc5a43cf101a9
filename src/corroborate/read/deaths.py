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
from corroborate.read.lone import NAME, ONE, lone, lone_dead, lone_hit
from corroborate.read.quantities import ONES
from corroborate.text.tokens import Sentence
from corroborate.values import DEAD_AMONG, Certainty, Figure, Group, Measure, Span

MADE_BY = "rules-1"

_PEOPLE = (
    "victim|man|woman|boy|girl|child|baby|infant|toddler|teen|teenager|student|officer|soldier|policeman|guard|driver|"
    "farmer|journalist|medic|worker|passenger|patient|fighter|worshipper|youth|youngster"
)
_AUX = (
    r"(?:(?:had|has|have|was|were|is|been|later|then|also|since|eventually|subsequently|soon|shortly|"
    r"afterwards?|there|both"
    r"|all) )*"
)
_DIED = (
    r"(?:died|passed away|succumbed to (?:his|her|their|the)|(?:pronounced|declared) "
    r"(?:(?:clinically |brain[ -])?dead|deceased)|taken off (?:of )?life[- ]support|did ?n[o'’]t (?:survive|make it))\b"
)
_KIN = "daughter|son|father|mother|brother|sister|wife|husband|girlfriend|boyfriend"
_WHO = rf"(?P<who>he|she|(?:the|that|this) (?:[\w-]+ ){{0,2}}?(?:{_PEOPLE}|(?P<kin>{_KIN})))"
# "He died", "she was later pronounced dead", "who was taken to hospital, where he died", "he was taken there and died".
_DEATH = re.compile(
    rf"\b{_WHO}(?:, \d{{1,3}},)?(?: (?:who )?was (?:taken|rushed|transported|airlifted|flown|brought|evacuated|"
    rf"carried|removed)[^.;:]{{0,80}}?,? (?:and|but|where (?:he|she)))? {_AUX}{_DIED}",
    re.IGNORECASE,
)
_UNSAVED = re.compile(
    rf"\b(?:unable|not able|failed|could not|couldn[’']t)(?: to)? (?:save|revive|resuscitate) "
    rf"(?P<who>him|her|the (?:[\w-]+ )?(?:{_PEOPLE}))\b",
    re.IGNORECASE,
)
# "Crews pronounced the victim dead."
_PRONOUNCED = re.compile(
    rf"\b(?:pronounced|declared) (?P<who>him|her|the (?:[\w-]+ )?(?:{_PEOPLE})) dead\b", re.IGNORECASE
)
# "A fifth man was flown to the clinic and succumbed to his injuries": who died is the one counted before.
_AND_DIED = re.compile(
    r"(?:,? (?:who|but)| and|,| where (?:he|she)) "
    r"(?:(?:had|has|have|was|is|been|later|then|also|since|eventually|subsequently|soon|shortly|afterwards?) ){0,4}"
    r"(?P<who>died|(?<=later )dying|passed away|succumbed to (?:his|her|the)|(?:pronounced|"
    r"declared) (?:brain[ -])?dead)\b",
    re.IGNORECASE,
)
# "Wounded teen found outside the market dies at hospital".
_DIES = re.compile(r"(?P<who>\bdies)\b(?! (?:down|out))", re.IGNORECASE)
# "Both men were pronounced dead", "all three died": those counted just before.
_COUNT = "two|three|four|five|six|seven|eight|nine|ten"
_ALL_DIED = re.compile(
    rf"\b(?:(?P<both>both)|(?:all|the) (?P<n>{_COUNT})|(?P<they>they))(?: of (?:them|whom))?(?: [\w-]+)?"
    rf" {_AUX}{_DIED}",
    re.IGNORECASE,
)
# "N. Vael died in hospital", "Vael and Orsel were pronounced dead": by the names that were counted as hurt.
_NAMED_DIED = re.compile(rf"\b(?P<who>{NAME})(?: and (?P<and>{NAME}))?(?:, \d{{1,3}},)? {_AUX}{_DIED}", re.IGNORECASE)
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
# "Five people were taken to hospitals, where one died."
_WHERE_SOME = re.compile(
    rf"\bwhere (?P<who>one|two|three|four|five|six|seven|eight|nine|ten|\d{{1,3}})(?: of them)? {_AUX}{_DIED}",
    re.IGNORECASE,
)
# "He killed his wife before killing himself": the doer is one of the dead. A bomber's own death is told otherwise.
_BY_OWN_HAND = re.compile(
    r"\b(?:kill(?:ed|s|ing)?(?: and (?:her|his|the) [\w ]{2,30})?|fatally (?:shot|shoots?|shooting)|shot and killed|"
    r"shoot(?:s|ing)? and kill(?:s|ing|ed)?|(?:took|taking|takes) (?:his|her) own life|committ?(?:ed|s|ing) suicide|"
    r"died (?:by suicide|(?:of|from) (?:an? )?(?:apparent )?self[- ]inflicted)|shot|shooting|shoots|"
    r"(?:fatally )?turn(?:ed|ing|s) (?:the|a|his|her) (?:[\w-]+ )?(?:gun|weapon|firearm|rifle|shotgun|"
    r"pistol|handgun) on)\b"
    r"(?: (?P<who>himself|herself|self)\b)?",
    re.IGNORECASE,
)
# "He killed four classmates and himself", "kills wife, self".
_AND_SELF = re.compile(
    r"(?:,| and|, and|, then| and then|, before) (?P<who>himself|herself|self)\b(?! (?:to|up)\b)", re.I
)
# "A boy walked into a clinic with a gunshot wound".
_ARRIVED = re.compile(
    rf"\b(?P<who>(?=an? |another |one ){ONE})(?:, \d{{1,3}},)? (?:later |also )?"
    r"(?:walked in\w*|arrived|showed up|turned up|came|was dropped off|drove (?:him|her)self)\b[^.;]{0,60}?"
    r" (?:with|suffering(?: from)?) (?:an? |[\w-]+ ){0,2}(?:(?:gunshot|bullet|graze)[- ]wounds?|injur(?:y|ies))\b",
    re.IGNORECASE,
)
# "One man was killed and another wounded".
_ANOTHER_HURT = re.compile(
    rf"\b(?P<who>another(?: (?:{_PEOPLE}|person))?) (?:was |is |has been )?(?:\w+ly )?(?:wounded|injured|hurt)\b",
    re.IGNORECASE,
)
# "Killed two before being fatally shot by police": one more.
_BEFORE_SHOT = re.compile(
    r"\bbefore (?P<who>(?:being|he was|she was|he['’]s|she['’]s) (?:himself |herself )?(?:fatally shot|"
    r"shot (?:and killed|dead|to death)|killed|gunned down))\b",
    re.IGNORECASE,
)
# "Shooting himself and his daughter", "sent both himself and a girl to hospital": both.
_SELF_AND = re.compile(
    r"\b(?:sho(?:t|ots|oting)|wound(?:s|ed|ing)|injur(?:es|ed|ing)|hit(?:s|ting)?|str(?:uck|iking)|sent|sends|hurts?) "
    rf"(?:both )?(?P<self>himself|herself|self)(?: and|,(?: and)?|, then| &) (?P<who>{ONE})\b"
    r"(?! (?:was|were|is|died|charged|arrested|jailed|held|sought|cited|accused|fac\w+))",
    re.IGNORECASE,
)
# Who turned the gun on himself and lives.
_LIVES_ON = re.compile(
    r"\battempted (?:murder\W{1,3})?suicide\b|\b(?:suspect|gunman|shooter|attacker)\b[^.;]{0,60}"
    r"\b(?:(?:in|was in|is in|to) (?:\w+ )?(?:critical|serious|stable|grave|guarded|"
    r"fair) (?:but \w+ )?condition|life[- ]support"
    r"|survived|expected to (?:survive|live|recover))\b"
    r"|\bboth (?:are |were |men |women )*(?:survived|expected to (?:survive|live|recover)|in \w+ condition)\b",
    re.IGNORECASE,
)
# Words before a count of the hurt that say that they died: "fatally wounded four", "murder in the shooting of".
_LETHAL = re.compile(
    r"\b(?:(?:fatally|mortally) (?:wound|shoot|shot|struck|strik|hit|injur|stabb)\w*|(?:shot|stabb?ed|"
    r"beat\w*|struck) (?:and "
    r"killed|dead|to death))(?: (?:at least|a total of))? $",
    re.IGNORECASE,
)
_MURDER_OF = re.compile(
    r"(?<!attempted )(?<!attempt )(?<!assault and )\b(?:murder|manslaughter|homicide)\b"
    r"(?:(?!\b(?:attempt\w*|assault|wounded|injured)\b)[^.;]){0,50}\b(?:shooting|stabbing|"
    r"beating)(?: of)? (?:a |an |the )?$",
    re.IGNORECASE,
)
_FATAL_OF = re.compile(r"\b(?:fatal|deadly) (?:[\w-]+ ){0,2}$", re.IGNORECASE)
# "A boy accidentally shot himself in the leg": told of nobody else, he is the one who was hurt.
_SHOT_SELF = re.compile(
    r"\b(?:sho(?:t|ots|oting)|wound(?:s|ed|ing)|injur(?:es|ed|ing)) (?P<who>himself|herself|self)\b", re.IGNORECASE
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

    out = [replace(f, measure=Measure.INJURED) if hurt(f) else f for f in figures]
    for k in range(1, len(out)):
        one, two = out[k - 1 : k + 1]
        pair = {one.measure, two.measure} == {Measure.KILLED, Measure.INJURED} and one.low and two.low
        if pair and _JOINED.fullmatch(text, one.end, two.start) and not _said_dead(text, sentences, starts, one):
            out[k - 1], out[k] = replace(one, measure=Measure.INJURED), replace(two, measure=Measure.INJURED)
    return tuple(out)


# "The victims are [a man] and [three girls]": what befell the one befell the others.
_JOINED = re.compile(r"(?:,| and|, and) ")
_OF_VICTIMS = re.compile(r"\bvictims?\b", re.IGNORECASE)


def _said_dead(text: str, sentences: Sequence[Sentence], starts: Sequence[int], figure: Figure) -> bool:
    """Whether the sentence of a figure tells a death in more than the word "victims"."""
    if not starts:
        return True
    sentence = sentences[max(bisect_right(starts, figure.start) - 1, 0)]
    return _TELLS_DEATH.search(_OF_VICTIMS.sub("", text[sentence.start : sentence.end])) is not None


def with_deaths(figures: Sequence[Figure], text: str, sentences: Sequence[Sentence]) -> tuple[Figure, ...]:
    """The figures of a document, with those who are told to have died after they were counted as hurt.

    ``figures`` are those of one document whose text is given, in the order of the text; so are those that come back.
    """
    told = _Told(_lethal(figures, text))
    murder_suicide = _MURDER_SUICIDE.search(text) is not None
    starts = [sentence.start for sentence in sentences]
    for number, sentence in enumerate(sentences):
        words = text[sentence.start : sentence.end]
        for match in _SHOT_SELF.finditer(words):
            _hurt_by_own_hand(told, sentence, match)
        for match in _SELF_AND.finditer(words):
            _hurt_with_himself(told, sentence, match)
        for match in (*_ARRIVED.finditer(words), *_ANOTHER_HURT.finditer(words)):
            _hurt_beside(told, sentence, match)
        since = starts[max(number - _REACH, 0)]
        for match in (*_AND_DIED.finditer(words), *_DIES.finditer(words)):
            if _told_in_earnest(words, match):
                _die_here(told, text, sentence, match)
        for match in (*_DEATH.finditer(words), *_UNSAVED.finditer(words), *_PRONOUNCED.finditer(words)):
            if _told_in_earnest(words, match):
                _die(told, text, sentence, match, since)
        if told.hurt and _DIED_WORD.search(words):
            for match in _ALL_DIED.finditer(words):
                if _told_in_earnest(words, match):
                    _all_die(told, sentence, match, since)
            for match in _NAMED_DIED.finditer(words):
                if _told_in_earnest(words, match):
                    _die_by_name(told, sentence, match)
        for match in (*_FATALLY.finditer(words), *_OUT_OF.finditer(words), *_WHERE_SOME.finditer(words)):
            _die_of_several(told, text, sentence, match)
        for match in _BY_OWN_HAND.finditer(words):
            _die_by_own_hand(told, text, sentence, match, murder_suicide=murder_suicide)
        for match in (*_AND_SELF.finditer(words), *_BEFORE_SHOT.finditer(words)):
            _die_with_others(told, text, sentence, match)
    if not any((f.low or 0) > 1 and f.low == f.high for f in told.figures if f.measure in _HARMED):
        _tell_victims(told, text, sentences)
    if not told.harmed:
        _tell_one(told, text, sentences)
    elif not any(f.measure is Measure.KILLED and f.high != 0 for f in told.figures):
        _tell_dead(told, text, sentences)
    return tuple(sorted(told.figures, key=lambda f: (f.start, f.end, f.measure.value)))


def _lethal(figures: Sequence[Figure], text: str) -> list[Figure]:
    """The figures, of the hurt those killed whom the words before them call so: "fatally wounded four"."""

    def dead(figure: Figure) -> bool:
        if figure.measure is not Measure.INJURED or not figure.low:
            return False
        before = max(0, figure.start - 100)
        if _LETHAL.search(text, before, figure.start):
            return True
        if figure.low != 1 or figure.high != 1:
            return False
        if _VICTIM.search(figure.words) and _FATAL_OF.search(text, before, figure.start):
            return True
        return _MURDER_OF.search(text, before, figure.start) is not None

    return [replace(f, measure=Measure.KILLED) if dead(f) else f for f in figures]


_VICTIM = re.compile(r"\bvictim$", re.IGNORECASE)
_DIED_WORD = re.compile(r"\b(?:died|dead|passed away|succumbed|life[- ]support|survive|make it)\b", re.IGNORECASE)


def _tell_one(told: _Told, text: str, sentences: Sequence[Sentence]) -> None:
    """Whom a report tells to be shot or killed that counts nobody."""
    found = lone(text, sentences)
    if found is None:
        return
    start, end = found.span
    figure = _figure(found.sentence, found.span, text[start:end], found.number, Group.UNKNOWN)
    if found.open:
        figure = replace(figure, best=None, high=None, flags=("open_above",))
    told.add(replace(figure, measure=found.measure))


# "The victims, four young men", "all four victims are in stable condition".
_VICTIMS = re.compile(
    rf"\bvictims,? (?:were |are |included? )?(?P<who>(?P<n>{_COUNT}) (?:[\w-]+ )?(?:men|women|boys|girls|"
    rf"teens|teenagers|children))\b"
    rf"|\b(?P<rest>(?:the )?(?:(?:other|remaining|surviving) (?P<k>{_COUNT})|(?P<l>{_COUNT}) "
    r"(?:other|remaining|surviving)) (?:shooting |gunshot )?victims)\b(?! (?:died|were killed|are dead))"
    rf"|\b(?P<all>all (?P<m>{_COUNT}) (?:shooting |gunshot )?victims) (?:are|were|is|"
    rf"remain)\b[^.;]{{0,40}}\b(?:condition|stable|"
    r"hospital\w*|recover\w*|survive|treated)\b",
    re.IGNORECASE,
)


def _tell_victims(told: _Told, text: str, sentences: Sequence[Sentence]) -> None:
    """How many victims there were, in a report that gives no other number of several."""
    for sentence in sentences:
        match = _VICTIMS.search(text, sentence.start, sentence.end)
        if match is None:
            continue
        group = next(name for name in ("who", "rest", "all") if match[name])
        number = next(match[name] for name in ("n", "k", "l", "m") if match[name])
        start, end = match.span(group)
        here = [f for k in told.between(max(0, start - 40), end) if (f := told.figures[k]).end > start]
        if any(f.high is not None for f in here):
            continue
        told.drop(here)  # "victims" that are counted now
        found = _figure(sentence, (start, end), match[group], ONES[number.casefold()], Group.UNKNOWN)
        told.add(replace(found, measure=Measure.INJURED))
        return
    _tell_shooting(told, text, sentences)


def _tell_shooting(told: _Told, text: str, sentences: Sequence[Sentence]) -> None:
    """How many were shot in a "triple shooting", the dead of the report among them."""
    found = lone_hit(text, sentences)
    if found is None:
        return
    start, end = found.span
    figure = _figure(found.sentence, found.span, text[start:end], found.number, Group.UNKNOWN)
    dead = [f for f in told.figures if f.measure is Measure.KILLED and f.low and f.part_of is None]
    if any(sum(o.low or 0 for o in dead if o.passage == f.passage) >= found.number for f in dead):
        return  # as many died
    hit = replace(figure, measure=Measure.CASUALTIES, flags=(DEAD_AMONG,))
    told.add(hit if dead else replace(figure, measure=Measure.INJURED))


def _tell_dead(told: _Told, text: str, sentences: Sequence[Sentence]) -> None:
    """Who is told to be dead in a report that counts only the hurt: the one who was hurt, or one beside several."""
    hurt = [k for k, f in enumerate(told.figures) if f.measure is Measure.INJURED and f.high != 0]
    found = lone_dead(text, sentences)
    if found is None:
        return
    start, end = found.span
    same = [k for k in hurt if told.figures[k].start < end and start < told.figures[k].end]
    others = (k for k in hurt if not _ANOTHER.match(told.figures[k].words))
    same = same or [k for k in others if told.figures[k].low == told.figures[k].high == found.number][:1]
    if same and (len(hurt) == 1 or told.figures[same[0]].start < end):
        told.figures[same[0]] = replace(told.figures[same[0]], measure=Measure.KILLED)
    elif not same:
        told.add(_figure(found.sentence, found.span, text[start:end], found.number, Group.UNKNOWN))


class _Told:
    """The figures in the order of the text, found by where they stand: a long text has many."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self.figures = list(figures)
        self._starts = [figure.start for figure in figures]
        self.harmed = any(f.measure in _HARMED and f.high != 0 for f in figures)
        dead = [f for f in figures if f.measure is Measure.KILLED and f.high != 0]
        self.first_dead = dead[0] if dead else None
        self.hurt = any(f.measure is Measure.INJURED and f.high != 0 for f in figures)
        self.doer = any(_DOERS.search(f.words) for f in dead)  # whether the one who did it is counted with the dead

    def slain(self, text: str, end: int) -> bool:
        """Whether somebody is told before to have killed those who are counted as dead: "he killed his wife"."""
        dead = (self.figures[k] for k in self.between(0, end) if self.figures[k].measure is Measure.KILLED)
        return any(_SLEW.search(text, max(0, f.start - 40), f.start) for f in dead if f.low)

    def between(self, start: int, end: int) -> range:
        """The numbers of the figures that begin there."""
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))

    def drop(self, figures: Sequence[Figure]) -> None:
        """Some less."""
        self.figures = [f for f in self.figures if f not in figures]
        self._starts = [f.start for f in self.figures]

    def add(self, figure: Figure) -> None:
        """One more, in its place."""
        at = bisect_right(self._starts, figure.start)
        self._starts.insert(at, figure.start)
        self.figures.insert(at, figure)
        self.harmed = True


# "A man was hit and a woman was hurt; the man died": the words for one are none for the other.
_SEX = re.compile(
    r"\b(?:(?P<male>he|him|man|boy|male|father|husband|son|brother|boyfriend|grandfather|uncle|nephew)"
    r"|(?P<female>she|woman|girl|female|mother|wife|daughter|sister|girlfriend|grandmother|aunt|niece))\b|^(?P<her>her)$",
    re.IGNORECASE,
)


def _female(words: str) -> bool | None:
    """Whether somebody is told to be a woman or a girl by the last word that says; None where none does."""
    said = [match.lastgroup for match in _SEX.finditer(words)]
    return said[-1] != "male" if said else None


def _told_in_earnest(words: str, match: re.Match[str]) -> bool:
    return _UNREAL.search(words, 0, match.start()) is None and _MANY_AGO.search(words) is None


def _die(told: _Told, text: str, sentence: Sentence, match: re.Match[str], since: int) -> None:
    """One person dies: the last who was counted before, if that was one and can be "he" or "she"; nobody twice."""
    female = _female(match.group("who"))
    kin = (match.groupdict().get("kin") or "").casefold()
    at = sentence.start + match.start()
    before = [
        k
        for k in told.between(since, at)
        if told.figures[k].measure in _DEAD_OR_HURT and (told.figures[k].low, told.figures[k].high) == (1, 1)
        if female is None or _female(told.figures[k].words) in (None, female)
        if not kin or told.figures[k].words.casefold().endswith(kin)
    ]
    if before:
        figure = told.figures[before[-1]]
        others = [f for k in before if (f := told.figures[k]).measure is Measure.KILLED]
        # "A clerk was killed and a man was wounded … he was pronounced dead": the clerk.
        dead = any(_ANOTHER.match(figure.words) or _OF_ONE.fullmatch(text, f.end, figure.start) for f in others)
        if figure.measure is Measure.INJURED and figure.certainty is not Certainty.DENIED and not dead:
            told.figures[before[-1]] = replace(figure, measure=Measure.KILLED)
        return
    if not told.harmed and not kin:  # else nobody can tell whether he is counted among the dead of several already
        span = sentence.start + match.start("who"), sentence.start + match.end("who")
        told.add(_figure(sentence, span, match.group("who"), 1, Group.UNKNOWN))


_OF_ONE = re.compile(r"[^.;!?\n]{0,80}\b(?:and|while)\b[^.;!?\n]{0,20}")
_ANOTHER = re.compile(r"(?:an)?other\b|a (?:second|third)\b", re.IGNORECASE)


def _die_here(told: _Told, text: str, sentence: Sentence, match: re.Match[str]) -> None:
    """The last one counted as hurt in the same sentence dies, if nobody else was told of in between."""
    at = sentence.start + match.start()
    for k in reversed(told.between(sentence.start, at)):
        figure = told.figures[k]
        if figure.measure is Measure.INJURED and (figure.low, figure.high) == (1, 1):
            said = _APPOSED.match(text, figure.end, at)
            if (
                figure.certainty is not Certainty.DENIED
                and _SOMEBODY.search(text, said.end() if said is not None else figure.end, at) is None
            ):
                told.figures[k] = replace(figure, measure=Measure.KILLED)
        return


_APPOSED = re.compile(r", (?:an?|the) [^,.;]{0,40},")
# Between who was hurt and who died somebody else is told of: "shot a boy in front of his mother, who died".
_SOMEBODY = re.compile(
    rf"\b(?:an?|the|his|her|another) (?:[\w-]+ ){{0,2}}(?:{_PEOPLE}|suspect|gunman|brother|sister|mother|"
    rf"father|wife|husband|"
    r"son|daughter|friend|others?)\b",
    re.IGNORECASE,
)


_DEAD_OR_HURT = frozenset((Measure.INJURED, Measure.KILLED))


def _all_die(told: _Told, sentence: Sentence, match: re.Match[str], since: int) -> None:
    """All those counted last as hurt die: so many in one figure, or one each."""
    said = (match.group("n") or "").casefold()
    number = 2 if match.group("both") else ONES.get(said)
    dead = [f for f in told.figures if f.measure is Measure.KILLED and f.low and f.start < sentence.start]
    if number is not None and sum(f.low or 0 for f in dead if f.part_of is None) >= number:
        return  # their deaths are counted already
    within = list(reversed(told.between(since, sentence.start + match.start())))
    row: list[int] = []
    for k in within:
        figure = told.figures[k]
        if figure.measure not in _DEAD_OR_HURT or figure.low is None or figure.low != figure.high:
            return
        if figure.low > 1 and not row and number in (None, figure.low):
            told.figures[k] = replace(figure, measure=Measure.KILLED)
            return
        if figure.low != 1 or number is None:
            return
        row.append(k)
        if len(row) == number:
            for one in row:
                told.figures[one] = replace(told.figures[one], measure=Measure.KILLED)
            return


def _die_by_name(told: _Told, sentence: Sentence, match: re.Match[str]) -> None:
    """Who was counted by name as hurt dies, alone or of a row; where one alone was hurt, under whatever words, he."""
    names = [name.split()[-1] for name in (match.group("who"), match.group("and")) if name]
    hurt = [k for k, f in enumerate(told.figures) if f.measure is Measure.INJURED and f.high != 0]
    if any(f.measure is Measure.KILLED and names[0] in f.words for f in told.figures):
        return
    row = next((told.figures[k] for k in hurt if (told.figures[k].low or 0) > len(names)), None)
    if row is not None and " and " in row.words and all(re.search(rf"\b{re.escape(n)}\b", row.words) for n in names):
        start, end = sentence.start + match.start(), sentence.start + match.end("and" if match["and"] else "who")
        one = _figure(sentence, (start, end), match.string[match.start() : end - sentence.start], len(names), row.group)
        told.add(replace(one, part_of=row.id))
        return
    for k in hurt:
        figure = told.figures[k]
        if figure.low == figure.high == len(names) and all(
            re.search(rf"\b{re.escape(n)}\b", figure.words) for n in names
        ):
            told.figures[k] = replace(figure, measure=Measure.KILLED)
            return
    dead = any(f.measure is Measure.KILLED and f.high != 0 for f in told.figures)
    if len(names) == 1 and len(hurt) == 1 and not dead:
        figure = told.figures[hurt[0]]
        if (figure.low, figure.high) == (1, 1):
            told.figures[hurt[0]] = replace(figure, measure=Measure.KILLED)


def _hurt_by_own_hand(told: _Told, sentence: Sentence, match: re.Match[str]) -> None:
    """Who shot himself is injured, where the report counts nobody as hurt or dead before."""
    words = sentence.start + match.start("who"), sentence.start + match.end("who")
    if told.harmed or _TRIED.search(match.string, 0, match.start()) or _BOMBER.search(match.string):
        return
    hurt = _figure(sentence, words, match.group("who"), 1, Group.UNKNOWN)
    told.add(replace(hurt, measure=Measure.INJURED))


def _hurt_with_himself(told: _Told, sentence: Sentence, match: re.Match[str]) -> None:
    """Who shot himself and somebody else, where that was not read: himself once in a report."""
    here = [f for k in told.between(sentence.start, sentence.end) if (f := told.figures[k]).measure in _HARMED]
    himself = any(f.end <= sentence.start + match.start() and f.low == f.high == 1 for f in here)
    for name in ("who",) if himself or told.doer else ("self", "who"):
        start, end = (sentence.start + n for n in match.span(name))
        if not any(f.start < end and start < f.end for f in here):
            told.add(replace(_figure(sentence, (start, end), match[name], 1, Group.UNKNOWN), measure=Measure.INJURED))
    told.doer = True


def _hurt_beside(told: _Told, sentence: Sentence, match: re.Match[str]) -> None:
    """Who is told to be hurt in few words, where that was not read: "another wounded", "walked in with a wound"."""
    start, end = (sentence.start + n for n in match.span("who"))
    here = [told.figures[k] for k in told.between(sentence.start, sentence.end)]
    arrived = match.re is _ARRIVED
    if any(
        (f.start < sentence.start + match.end() and start < f.end) or (arrived and f.measure in _HARMED) for f in here
    ):
        return
    dead = any(f.measure is Measure.KILLED and f.high == 1 and f.end <= start for f in here)
    if arrived or (dead and not told.hurt):
        told.add(replace(_figure(sentence, (start, end), match["who"], 1, Group.UNKNOWN), measure=Measure.INJURED))


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
    if any(f.measure is Measure.KILLED and f.start <= start and _HIMSELF.fullmatch(text, f.end, start) for f in here):
        told.doer = True  # who did it is counted by the words for him: "her husband killed himself"
        return
    before = [
        f
        for f in here
        if f.measure in _HARMED and f.high != 0 and f.end <= start and _AND_THEN.fullmatch(text, f.end, start)
    ]
    only_shot = _ONLY_SHOT.match(match[0]) is not None
    others = before[-1] if before else told.first_dead if murder_suicide or told.slain(text, start) else None
    if others is None or (only_shot and not before):
        return
    if before or not any(f.measure is Measure.KILLED for f in here):
        lives = only_shot and _LIVES_ON.search(text) is not None
        doer = _figure(sentence, (start, end), text[start:end], 1, others.group)
        told.add(replace(doer, measure=Measure.INJURED) if lives else doer)
        told.doer = True


_ONLY_SHOT = re.compile(r"(?:shot|shoot|turn)", re.IGNORECASE)
_SLEW = re.compile(
    r"\b(?:kill(?:ed|s|ing)|murder(?:ed|s|ing)|fatally sho\w+|shot|shooting|stabb\w+)(?: to death)? $", re.I
)
# From who took his own life to the words for it.
_HIMSELF = re.compile(
    r"(?! and\b)(?:,[^,.;]{0,60},)?(?: (?:who|then|later|also|and|had|has|fatally|apparently|reportedly|\w+ly))*"
    r"(?: (?:shot|shoots|killed|kills|hanged|shot and killed|turned the gun on))? ?",
    re.IGNORECASE,
)


def _die_with_others(told: _Told, text: str, sentence: Sentence, match: re.Match[str]) -> None:
    """ "He killed four classmates and himself", "… before being killed": one more than those counted."""
    start, end = (sentence.start + n for n in match.span("who"))
    here = [told.figures[k] for k in told.between(sentence.start, sentence.start + match.start() + 1)]
    before = here[-1] if here else None
    if told.doer or before is None or before.end > sentence.start + match.start() or _BOMBER.search(match.string):
        return
    gap = text[before.end : sentence.start + match.start()]
    shot = match.re is _BEFORE_SHOT
    if before.measure not in _HARMED or before.high == 0:
        return
    if before.measure is not Measure.KILLED and "then" in match[0]:
        return  # whether he lives is told elsewhere
    if not shot and (len(gap) > _NEAR or re.search(r"[.;:]| and\b", gap)):
        return
    doer = _figure(sentence, (start, end), text[start:end], 1, Group.UNKNOWN if shot else before.group)
    told.add(doer if shot else replace(doer, measure=before.measure))
    told.doer = True


_NEAR = 30  # characters between those whom somebody harmed and "and himself"


def _die_of_several(told: _Told, text: str, sentence: Sentence, match: re.Match[str]) -> None:
    """So many of those who were hurt in the same sentence die."""
    said = match.group("who").casefold()
    number = ONES.get(said) or int(said)
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
    hurt = [f for f in here if f.measure is Measure.INJURED and (f.low or 0) > number]
    out_of = hurt[-1].id if hurt else None
    for k in within:
        dead = told.figures[k]
        if dead.measure is Measure.KILLED and dead.low == number and dead.start < end and start < dead.end:
            told.figures[k] = replace(dead, part_of=dead.part_of or out_of)
    if any(f.measure is Measure.KILLED or (f.start < end and start < f.end) for f in here):
        return
    if hurt:
        dead = _figure(sentence, (start, end), match.group("who"), number, hurt[-1].group)
        told.add(replace(dead, part_of=out_of))


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
