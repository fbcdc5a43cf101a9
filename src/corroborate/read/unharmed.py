"""Numbers and people in a report of harm that count nobody harmed: who was not hurt, who is sought, shots, streets.

A grammar and a tagger both link what stands near a word of harm to it; here the words around a figure say otherwise:
"three customers who weren't injured", "heard five shots", "looking for at least two".  Besides, the same people told
again in words that would count them anew: "the boy shot himself", "both victims", "he shot all three".
Rules: docs/method.md#1-a-figure
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from corroborate.read.figures import SELF
from corroborate.text.tokens import Sentence
from corroborate.values import BODILY, Figure, Measure

_COUNTS = "two|three|four|five|six|seven|eight|nine|ten"

# "Three customers inside who weren't injured", "two others escaped unharmed".
_NOT_HURT = re.compile(
    r"(?:(?! (?:and|but|when|while|after|before|as|by|until)\b)[^.;,:]){0,60}?"
    r"(?:\b(?:(?:were|was|are|is)(?: not|n['’]t)|(?:have|has|had)(?: not|n['’]t) been|escaped (?:without|"
    r"with no)|without) "
    r"(?:physically |actually |themselves |being |any )?(?:injur(?:ed|y|ies)|hurt|harmed|hit|wounded|shot|"
    r"struck|harm)\b(?! by)"
    r"|\b(?:were|was|are|is|escaped|left|came out) (?:\w+ly |found )?(?:uninjured|unharmed|unhurt|"
    r"unscathed)\b)",
    re.IGNORECASE,
)
# "They were not hurt": the next sentence says it of all whom this one only places somewhere.
_NEITHER = re.compile(
    r"\W*(?:they|none of them|neither|all (?:of them )?)\b (?:(?:were|was)(?: not|n['’]t)? )?(?:injured|"
    r"hurt|unharmed|unhurt"
    r"|uninjured)\b",
    re.IGNORECASE,
)
_HARM = re.compile(
    r"\b(?:shot|shoot\w*|hit|hitting|struck|strik\w+|wound\w*|injur\w*|hurt|kill\w*|dead|died|gunfire|"
    r"gunshot\w*|bullet\w*|"
    r"fir(?:e|ed|ing)|stabb\w*|blast\w*|explo\w+|attack\w*|critical\w*|stable|hospital\w*|surg\w+|treated|"
    r"victims?|surviv\w+|"
    r"died|dying|condition|casualt\w*|wounded|dead|toll|fatal\w*|crash\w*|bomb\w*|shell\w*|strike\w*)\b",
    re.IGNORECASE,
)
_SOUGHT = re.compile(
    r"\b(?:(?:look|search|hunt)ing for|seek(?:s|ing)?|sought|wanted) (?:at least |as many as |about |the )?$",
    re.IGNORECASE,
)
_PRESENT = re.compile(r"\s+(?:were|was|are) (?:involved|present|questioned|interviewed)\b", re.IGNORECASE)
# "There were [four adults] and one other child in the house when": whom the shots found there, not whom they hit.
_THERE_WERE = re.compile(r"\bthere (?:were|was) (?:also )?(?:[\w-]+ [\w-]+(?: [\w-]+)? and )?$", re.IGNORECASE)
_IN_THERE = re.compile(
    r"(?: and (?:[\w-]+ ){1,4})? ?(?:at|in|inside) (?:the|that|her|his|their) (?:\w+ )?(?:home|house|apartment|"
    r"residence|room|car|vehicle|building|store|bar|club)\b(?: (?:at the time|during|when|while|as)\b|[.,])",
    re.IGNORECASE,
)
# "[Five people] were inside a car when it was shot at": likewise, if nobody is said to be hit then.
_INSIDE_WHEN = re.compile(
    r" (?:were|was) (?:inside|in|at) (?:an?|the|her|his|their) [^.;,]{2,50}? when (?:it|someone|somebody|shots?|"
    r"gunfire|bullets?|a gunman|gunmen|the (?:car|vehicle|house|home|building|shooting|gunman))\b"
    r"(?![^.;]*\b(?:hitting|striking|wounding|injuring|killing|they|them|both)\b)",
    re.IGNORECASE,
)
# "Homicides number 10 and 11 of the year": which they are, not how many.
_NUMBERED = re.compile(r"\bnumber \d{1,3}$", re.IGNORECASE)
_AFTER_NUMBERED = re.compile(r"\bnumbers? (?:\d{1,3}(?:,| and|, and) )+$", re.IGNORECASE)
_SHOTS = re.compile(
    rf"(?:at least |about |some |up to )?(?:\d{{1,3}}|{_COUNTS}|several|multiple) shots?", re.IGNORECASE
)
_HEARD = re.compile(r"\b(?:hear(?:d|s|ing)?|fir(?:ed|es|ing)|after)\b[^.;,]{0,20}$", re.IGNORECASE)
# "[Five suspects] escaped", "[four of the five victims] have ties": what is told of them is no harm.
_DOERS = re.compile(
    r"\b(?:suspects?|gunm[ae]n|shooters?|attackers?|assailants?|robbers?|perpetrators?)$", re.IGNORECASE
)
_AWAY = re.compile(
    r"\s+(?:\w+ ){0,2}?(?:escaped|fled|flee|ran|drove|left|got away|remain(?:s|ed)? at large|at large)\b", re.I
)
_SOME_OF = re.compile(
    r"(?:\w+|at least \w+|a lot|most|many|some|several) of (?:the |those |these )?(?:\w+ )?(?:victims|"
    r"people|men|women)",
    re.I,
)
_ARE = re.compile(
    r"\s+(?:have|had|has|knew|know|lived?|attend\w*|(?:are|were) (?:members|students|from|suspects|related|"
    r"residents|friends|under"
    r"|known))\b(?! (?:been|died|injur|wound|gunshot|non|life|serious|critical))",
    re.IGNORECASE,
)
# "[His son] accidentally shot him", "[the boy] suspected of shooting her": who did it, where nothing says that he was
# harmed himself.
_DID_IT = re.compile(
    r"(?: (?!(?:was|were|is|who|had been)\b)(?:(?!\b(?:when|while|as|after|before|by|who|and|where)\b)[^.;,]){2,60}"
    r" and)?(?: (?:had|has|then|later|also|\w+ly))*"
    r" (?:shot|stabbed|wounded|injured|killed)(?: and (?:killed|wounded|injured))?"
    r" (?:him|her|them|me|us|the other|(?:his|her|their) (?!own\b|self\b)\w+)\b(?! times?\b)"
    r"|,? (?:who (?:is|was|has been) )?(?:suspected|accused) of (?:\w+ly )?"
    r"(?:shooting|killing|stabbing|murdering|wounding)\b",
    re.IGNORECASE,
)
_IN_COURT = re.compile(
    r",? (?:who )?(?:has |have |had )?(?:appear(?:s|ed) in court|plead(?:s|ed)|pled|(?:was|is|been) (?:\w+ )?"
    r"(?:arraigned|charged|arrested|indicted|convicted|sentenced|jailed))\b",
    re.IGNORECASE,
)
_HARMED_HIMSELF = re.compile(
    r"\b(?:(?<!turned )(?<!turns )(?<!turning )(?:himself|herself|themselves)|(?:was|were|been|being|is|are) (?:\w+ )?"
    r"(?:shot|killed|wounded|injured|hit|struck|dead)|dead|died|dies|killed by)\b",
    re.IGNORECASE,
)
_TOO_MANY = re.compile(r"\b(?:too|so|how)(?: many)?\s+$", re.IGNORECASE)
_CROSSING = re.compile(r"\b\d{1,3}(?:st|nd|rd|th) (?:&|and|at) $")
_NO_PEOPLE = re.compile(
    r"\b(?:generations|shots|rounds|bullets|counts|times|gunshots|shootings|vehicles|cars|homes|houses)$", re.I
)
_SO_MANY_TIMES = re.compile(r"(?: (?:or|to) \w+)?(?: more)? times\b", re.IGNORECASE)  # "shot [four] times"
# "women in their 20s and [30s]"; "[FORT VAEL] - Two children were hurt".
_DECADE = re.compile(r"\d0s\b")
_DATELINE = re.compile(r"(?:, [^\W\d_a-z][\w. ]{1,20})?\s*(?:\([^)]{2,30}\)\s*)?[-–—]")
_NO_WORD = frozenset(("the", "a", "an", "of", "and", "in", "pronounced", "declared", "fatally"))
_KIN_OF = re.compile(
    r"\s+of (?:an?|the|one|[\d-]+)\b(?! (?:two|three|four|five|six|seven|eight|nine|ten|group|dead|victims)\b)", re.I
)
_KIN = re.compile(r"(?:family|relatives|family members|friends|parents|neighbors|neighbours|members)$", re.IGNORECASE)
# "[Four young men] were smoking": what the subject did is no harm.
_DOING = re.compile(
    r"\s+(?:were|was) (?!being|dying|bleeding|recover|suffer|fight|cling|undergo|receiv|lying|miss|burn)\w+ing\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"(?:^|[.!?;:,\n\"“”]|\b(?:that|where|when|while|as|because|and|said))\s*$", re.IGNORECASE)

# "[The toddler] shot and killed himself": one person, told by two words.
_TO_HIMSELF = re.compile(
    r"(?:,? (?:who|\d{1,3},))?(?: (?:had|has|have|then|later|also|\w+ly))*"
    r" (?:shot|shoots|killed|kills|hanged|wounded|injured|struck|hit|shooting|killing)"
    r"(?:,? (?:and|dead|fatally|killed|wounded|injured|killing))*,? $",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    rf"(?:both|all (?P<n>{_COUNTS})|the (?P<the>{_COUNTS})|(?P<bare>{_COUNTS}))(?: of (?:them|the))?"
    r"(?: (?:other |gunshot |shooting )?(?:victims?|people|men|women|boys|girls|teens|children))?",
    re.IGNORECASE,
)
_ALL_BEFORE = re.compile(r"\b(?:all|all of the|the|these|those) $", re.IGNORECASE)
_INCLUDING = re.compile(
    r"(?:\s+(?:people|others))?(?:,? (?:were|was|are|have been) (?:\w+ )?)?\s*(?:injured|wounded|hurt|"
    r"shot)?,? including (?:the |an? )?",
    re.IGNORECASE,
)
# "1 dead after [4 people] shot".
_AFTER_DEAD = re.compile(r"[^.;]{0,40}?\b(?:after|when|as)\s+$", re.IGNORECASE)
_ONLY_SHOT = re.compile(
    r"(?:\s+(?:are|were|was|is))?\s+(?:shot|wounded|injured|hurt|hit)\b(?! (?:dead|and killed|to death))", re.I
)
_REACH = 2000  # characters in which people are told of again


def of_the_harmed(figures: Sequence[Figure], text: str, sentences: Sequence[Sentence]) -> tuple[Figure, ...]:
    """The figures of a document but for those of nobody who was harmed, or of somebody counted just before.

    ``figures`` are those of one document whose text is given, in the order of the text; so are those that come back.
    """
    starts = [sentence.start for sentence in sentences]
    kept: list[Figure] = []
    for figure in figures:
        if figure.measure in BODILY and figure.high != 0:
            if starts and _nobody(figure, text, sentences, starts):
                continue
            if _counted_before(figure, kept, text):
                continue
            figure = _as_the_whole(figure, kept, text)
        kept.append(figure)
    if len(kept) == len(figures):
        return tuple(kept)
    ids = {figure.id for figure in kept}
    return tuple(f if f.part_of is None or f.part_of in ids else replace(f, part_of=None) for f in kept)


def _nobody(figure: Figure, text: str, sentences: Sequence[Sentence], starts: Sequence[int]) -> bool:
    """Whether the words of a figure or around it say that it counts nobody harmed."""
    number = max(bisect_right(starts, figure.start) - 1, 0)
    sentence = sentences[number]
    before = text[max(sentence.start, figure.start - 60) : figure.start]
    if (
        figure.words.casefold() in _NO_WORD
        or figure.words.rsplit(None, 1)[-1] == "911"
        or _NO_PEOPLE.search(figure.words)
        or _SO_MANY_TIMES.match(text, figure.end, sentence.end)
        or _DECADE.match(figure.words)
        or _NUMBERED.search(figure.words)
        or (figure.words.isdecimal() and _AFTER_NUMBERED.search(before))
    ):
        return True
    if figure.words.isupper() and _DATELINE.match(text, figure.end, sentence.end):
        return True
    if _SOUGHT.search(before) or _CROSSING.search(before):
        return True
    if _TOO_MANY.search(before) or figure.words.casefold().startswith(("too many", "so many", "how many")):
        return True
    if _THERE_WERE.search(before) and _IN_THERE.match(text, figure.end, sentence.end):
        return True
    if figure.measure is Measure.INJURED and _INSIDE_WHEN.match(text, figure.end, sentence.end):
        return True
    if _SHOTS.fullmatch(figure.words) and _HEARD.search(before):
        return True
    if _DOERS.search(figure.words) and _AWAY.match(text, figure.end, sentence.end):
        return True
    if figure.low == figure.high == 1 and _did_it(text, figure, before, sentence.end):
        return True
    if _SOME_OF.fullmatch(figure.words) and _ARE.match(text, figure.end, sentence.end):
        return True
    if _NOT_HURT.match(text, figure.end, sentence.end) or _PRESENT.match(text, figure.end, sentence.end):
        return True
    if figure.high is None and figure.low == 2 and _KIN.search(figure.words) and _KIN_OF.match(text, figure.end):
        return True
    told = _HARM.search(text, sentence.start, figure.start) or _HARM.search(text, figure.end, sentence.end)
    if told is None and _HARM.search(figure.words) is None:
        after = sentences[number + 1] if number + 1 < len(sentences) else None
        if after is not None and _NEITHER.match(text, after.start, after.end):
            return True
        return _DOING.match(text, figure.end) is not None and _SUBJECT.search(before) is not None
    return False


def _did_it(text: str, figure: Figure, before: str, end: int) -> bool:
    """Whether a person is told to have harmed others or to answer for it, and not to have been harmed."""
    told = _DID_IT.match(text, figure.end, end)
    if told is None and _SUBJECT.search(before):
        told = _IN_COURT.match(text, figure.end, end)
    return told is not None and _HARMED_HIMSELF.search(text, told.end(), end) is None


def _counted_before(figure: Figure, kept: Sequence[Figure], text: str) -> bool:
    """Whether the people of a figure are those of figures before it."""
    last = kept[-1] if kept else None
    alone = last is not None and last.measure in BODILY and (last.low, last.high) == (1, 1)
    if last is not None and alone and figure.words.casefold() in SELF:
        return _TO_HIMSELF.fullmatch(text, last.end, figure.start) is not None
    if figure.measure is not Measure.INJURED:
        return False
    again = _AGAIN.fullmatch(figure.words)
    both = figure.words[:4].casefold() == "both"
    number = 2 if both else figure.low
    if again is None or number is None or (number != figure.high and not both):
        return False
    every = again.group("bare") is None or _ALL_BEFORE.search(text, max(0, figure.start - 12), figure.start)
    if not every:
        return False
    near = kept[bisect_left([f.start for f in kept], figure.start - _REACH) :]
    told = [f for f in near if f.measure in BODILY and f.low and f.low == f.high]
    if any(f.measure is Measure.KILLED and f.low == number for f in told):
        return True
    dead = any(f.measure is Measure.KILLED for f in told)
    return dead and sum(f.low or 0 for f in told if f.low == 1 and f.part_of is None) == number


def _as_the_whole(figure: Figure, kept: Sequence[Figure], text: str) -> Figure:
    """The figure with the measure of those whom it is told to be one of, or of what is told of it: shot."""
    if figure.measure is not Measure.KILLED or not kept:
        return figure
    last = kept[-1]
    one_of = last.measure is Measure.INJURED and (last.low or 0) > 1 and figure.part_of is not None
    if one_of and _INCLUDING.fullmatch(text, last.end, figure.start):
        return replace(figure, measure=Measure.INJURED, part_of=last.id)
    after = last.measure is Measure.KILLED and (figure.low or 0) > (last.low or 0) > 0
    if after and _AFTER_DEAD.fullmatch(text, last.end, figure.start) and _ONLY_SHOT.match(text, figure.end):
        return replace(figure, measure=Measure.INJURED)
    return figure
