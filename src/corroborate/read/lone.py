"""Who was harmed where a report counts nobody: "the life of N. Vael", "a man with a gunshot wound", "double homicide".

The grammar counts numbers and noun phrases; a short report of one act often names its one victim in other words, or
says the number with the act ("triple homicide").  Only a report of which nothing else was read asks here, so that
nobody is counted twice.  Deaths come before wounds: a title says "man shot" of whom the text says that he died.
Rules: docs/method.md#1-a-figure
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from corroborate.read.quantities import ONES
from corroborate.text.tokens import Sentence
from corroborate.values import Measure, Span

_KIN = (
    "daughter|son|brother|sister|wife|husband|mother|father|girlfriend|boyfriend|friend|cousin|neighbou?r|roommate|nephew|"
    "niece|grandson|granddaughter|grandmother|grandfather|uncle|aunt|partner"
)
_PERSON = (
    "victim|man|woman|boy|girl|child|baby|infant|toddler|teen|teenager|student|officer|soldier|policeman|guard|driver|"
    "farmer|journalist|medic|worker|passenger|patient|fighter|worshipper|youth|youngster|hunter|resident|deputy|trooper|"
    f"male|female|juvenile|employee|clerk|customer|person|subject|individual|{_KIN}|year[- ]old"
)
# One person in words that count nobody: "a hunter", "his 16-year-old son", "best friend".
ONE = (
    r"(?:(?:an?|the|his|her|their|another) )?(?:(?!(?:of|the|to|and|was|were|in|for|an?|by|with|who|that|on|"
    r"at|from|is|are"
    rf"|after|as|s)\b)[\w-]+ ){{0,4}}?(?:{_PERSON})\b"
)
_NO_NAME = (
    r"(?!(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October|"
    r"November|December|County|City|Court|School|The|This|That|He|She|It|They|We|Who|No|Another|One|Two|Three|Four|Five|"
    r"Six|Seven|Eight|Nine|Ten|What|When|Where|Both|All|None|Neither|Some|Many|Most|Several|His|Her|Their|Its|Man|Woman|"
    r"Boy|Girl|Nobody|Everyone|Someone|Sheriff)\b|Police|Officer|Deput|Suspect|Gunm|Witness|Neighbo|Authorit|Investigat|"
    r"Detective)"
)
_WORD = rf"{_NO_NAME}[^\W\d_a-z][a-zà-ÿ'’-]+"
NAME = rf"(?-i:(?:{_WORD} (?:[A-Z]\. )?){{0,2}}{_WORD}\b)"
_WHO = rf"(?P<who>{ONE}|{NAME})"
_AGED = r"(?:,? \d{1,3},?(?: of [^,.;]{2,40},)?)?"
_WAS = r"(?:was|is|had been|has been|were) (?:\w+ly |later |also |then ){0,2}"

_KILLED = (
    rf"\b(?:claim(?:s|ed|ing)?|took|takes|taken|taking|cost) the life of {_WHO}",
    r"\b(?:fatally|mortally) (?:wound|shoot|shot|struck|strik|hit|injur|stabb)\w*"
    rf" (?P<who>himself|herself|him|her(?! \w+['’]?s?\b)|{ONE}|{NAME})",
    rf"\b{_WHO}['’]s? (?:[\w-]+ ){{0,2}}?(?:(?:shooting|stabbing) death|slaying|killing|murder|fatal shooting)\b",
    rf"\b(?:shooting|stabbing) death of {_WHO}",
    rf"\b(?:fatal|deadly) (?:[\w-]+ )?(?:shooting|stabbing|beating) of {_WHO}",
    rf"\b(?:murder|killing|slaying|homicide|manslaughter)(?: charges?)? (?:of|in|for|"
    rf"over) (?:the )?(?:\w+ )?(?:shooting|"
    rf"stabbing|death) of {_WHO}",
    r"\b(?P<who>(?:fatal|fatally shot|slain|murder|homicide|deceased) (?:[\w-]+ ){0,2}victim)\b",
    r"\b(?P<who>victim) of (?:the |an? )?(?:[\w’'-]+ ){0,3}(?:fatal|deadly) (?:[\w-]+ )?(?:shooting|"
    r"stabbing|attack)\b",
    rf"\b(?P<who>{NAME}){_AGED} {_WAS}(?:killed|murdered|slain|shot and killed|shot dead|shot to death|"
    rf"fatally \w+|gunned down"
    r"|(?:pronounced|declared) dead|found (?:dead|shot to death))\b",
    rf"\b(?P<who>{NAME}){_AGED} (?:later |also |who )?(?:died\b(?! out| down| in (?:19|20)\d\d)|succumbed to)",
    rf"\b{_WHO},? (?:who |that )?{_WAS}(?:shot and killed|shot dead|shot to death|fatally \w+|gunned down|"
    rf"killed|murdered|slain)\b",
    rf"\b{_WHO} (?:who )?(?:suffered|sustained) (?:an? )?(?:\w+ )?fatal (?:gunshot|shot|wound|injur)",
    rf"\b{_WHO} (?:shot (?:and killed|dead|to death)|fatally shot|gunned down) (?:by|in|at|on|near|outside)\b",
    rf"\b{_WHO},? (?:has been |was |is )?(?:taken off (?:of )?life support|brain[- ]dead)\b",
    rf"\bpronounced {_WHO} dead\b",
    rf"\b(?:identified (?:\w+ )?as|identified|was|is) (?P<who>the {ONE}) (?:who was )?"
    r"(?:shot and killed|killed|fatally shot|shot to death|slain)\b",
    rf"\bbody (?:found |discovered |recovered )?(?:is|was|as) (?:identified as )?that of {_WHO}",
    r"\b(?:mourn\w*|griev\w*)(?: the)? (?:loss|death) of (?P<who>(?:their|his|her) [^,.;]{0,30}?\b(?:son|"
    r"daughter|child))\b",
)
_HURT = (
    rf"\b{_WHO}{_AGED} (?:who |that )?{_WAS}(?:shot|wounded|grazed|(?:hit|struck) by (?:an? |the |"
    rf"\w+ )?(?:bullets?|gun\w*|"
    r"round|shrapnel|shots?))\b(?! at\b)",
    r"(?<!was )(?<!were )(?<!been )(?<!being )\b(?:shoots|shot|shooting|hits|hit|hitting|striking|struck|wounding)"
    rf" (?P<who>him|her(?! \w)|{ONE})\b",
    rf"\b(?:bullets?|gunfire|rounds?|shots?|gun) (?:[\w-]+ ){{0,4}}?(?:hit|struck|grazed) {_WHO}",
    rf"\b(?:one )?(?P<who>{ONE}|{NAME}){_AGED} (?:[\w-]+ ){{0,7}}?(?:with|suffer(?:ed|ing)|sustain(?:ed|"
    rf"ing)|had|from) "
    r"(?:(?:an?|two|three|four|multiple|several|what \w+ to be) )?(?:[\w-]+[ -]){0,3}?"
    r"(?:gunshot|gun shot|bullet|shrapnel|graze) wounds?\b",
    r"\bafter (?P<who>he|she) (?:was|had been) (?:\w+ly )?(?:shot|hit|struck|wounded)\b",
    r"\b(?P<who>getting shot)\b",
    r"\b(?P<who>sho(?:ots?|t|oting) (?:(?:his|her|their) )?own (?:legs?|foot|feet|hands?|arms?|thigh|knee|"
    r"fingers?|self))\b",
    rf"\b{_WHO} (?:is |was )?(?:recover\w+|recuperat\w+) (?:\w+ )?(?:after|from) (?:being |an? |"
    rf"\w+ )?(?:shot|gunshot|bullet)",
)
_SEVERAL = (
    r"\b(?P<n>two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?:[\w-]+ ){0,2}?"
    r"(?:people|men|women|teens|teenagers|children|boys|girls|victims|persons|males|females|patients)"
    r" (?:[\w-]+ ){0,7}?(?:with|suffer(?:ed|ing)|sustain(?:ed|ing)|had) (?:[\w-]+ ){0,3}?"
    r"(?:gunshot|gun shot|bullet|shrapnel) wounds\b",
)
_AT_ONCE = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}
_HOMICIDES = re.compile(
    r"\b(?P<who>(?P<n>double|triple|quadruple|quintuple)[ -](?:homicide|murder|slaying|killing|fatal shooting|"
    r"fatality|shooting death)s?)\b(?! attempt)",
    re.IGNORECASE,
)
_MURDER_SUICIDE = re.compile(r"(?<!attempted )(?<!attempt )\b(?P<who>murder\W{1,3}suicide)s?\b", re.IGNORECASE)
_FATAL = re.compile(
    r"\b(?P<who>(?:fatal|deadly) (?:[\w-]+ ){0,2}?(?:shooting|stabbing)|shooting death)\b(?! suspects?\b| victims\b)",
    re.I,
)
_SHOOTING = re.compile(
    r"\b(?P<who>(?P<n>double|triple|quadruple|quintuple)[ -]shooting)\b(?! deaths?\b| suspect)", re.IGNORECASE
)
_ATTEMPTED = re.compile(r"\battempt\w*\b|\bprevious\w*\b|\bunrelated\b|\bseparate\b", re.IGNORECASE)
_MANY_AGO = re.compile(r"\b(?:in|since) (?:19|20)\d\d\b|\byears? (?:ago|earlier|later|before)\b", re.I)
_UNREAL = re.compile(
    r"\b(?:tried|try|trying|attempt\w*|threat\w*|want\w*|going|plan\w*|not|n['’]t|if|would|could|might|may|"
    r"no|never|almost|"
    r"nearly)\b[^.;,]{0,30}$",
    re.IGNORECASE,
)
_LEAD = 8  # sentences in which a report says what it is about


@dataclass(frozen=True, slots=True, kw_only=True)
class Lone:
    """Whom a report tells of that counts nobody: ``number`` people, at least so many where ``open``."""

    sentence: Sentence
    span: Span
    measure: Measure
    number: int = 1
    open: bool = False


@cache
def _compiled(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Compiled when a report first asks: most count somebody."""
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


def lone(text: str, sentences: Sequence[Sentence]) -> Lone | None:
    """The victims of a report in which nobody was counted, or None."""
    lead = sentences[:_LEAD]
    return (
        _first(text, lead, (_HOMICIDES, _MURDER_SUICIDE), Measure.KILLED)
        or _first(text, sentences, _compiled(_KILLED), Measure.KILLED)
        or _first(text, lead, (_FATAL,), Measure.KILLED)
        or _first(text, sentences, _compiled(_SEVERAL), Measure.INJURED)
        or _first(text, sentences, _compiled(_HURT), Measure.INJURED)
    )


def lone_dead(text: str, sentences: Sequence[Sentence]) -> Lone | None:
    """Whom the first sentences of a report tell to be dead in which nobody was counted as dead, or None."""
    lead = sentences[:_LEAD]
    return _first(text, lead, (_HOMICIDES,), Measure.KILLED) or _first(text, lead, _compiled(_KILLED), Measure.KILLED)


def lone_hit(text: str, sentences: Sequence[Sentence]) -> Lone | None:
    """How many the first sentences of a report tell to be shot by the name of the act, "a triple shooting", or None."""
    return _first(text, sentences[:_LEAD], (_SHOOTING,), Measure.INJURED)


def _first(
    text: str, sentences: Sequence[Sentence], patterns: Sequence[re.Pattern[str]], measure: Measure
) -> Lone | None:
    for sentence in sentences:
        words = text[sentence.start : sentence.end]
        if _MANY_AGO.search(words):
            continue
        for pattern in patterns:
            match = pattern.search(words)
            if match is None or _UNREAL.search(words, 0, match.start()):
                continue
            summed = pattern in (_HOMICIDES, _MURDER_SUICIDE, _FATAL, _SHOOTING)
            if summed and _ATTEMPTED.search(words):
                continue
            start, end = match.span("who" if "who" in pattern.groupindex else 0)
            return Lone(
                sentence=sentence,
                span=(sentence.start + start, sentence.start + end),
                measure=measure,
                number=_number(pattern, match),
                open=pattern in (_MURDER_SUICIDE, _FATAL),
            )
    return None


def _number(pattern: re.Pattern[str], match: re.Match[str]) -> int:
    if pattern is _MURDER_SUICIDE:
        return 2
    if "n" not in pattern.groupindex:
        return 1
    said = match.group("n").casefold()
    return _AT_ONCE.get(said) or ONES.get(said) or int(said)
