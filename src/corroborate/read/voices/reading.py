"""The attributions of a report: the cues of each unit, what they say, and the accounts that carry over."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate

from corroborate.read import speech, speech_idioms
from corroborate.read.speech import SEEM
from corroborate.read.voice_names import named, same_name
from corroborate.read.voice_phrases import Lines
from corroborate.read.voices.contents import continue_quotations, find_contents
from corroborate.read.voices.extents import ENDS
from corroborate.read.voices.found import Found, disjoint
from corroborate.read.voices.verbless import (
    from_according,
    from_adjective,
    from_hearsay,
    from_judging_noun,
    from_marks,
    from_noun,
)
from corroborate.read.voices.verbs import PUTTING, from_idiom, from_receiving, from_toll, from_verb
from corroborate.text.tokens import Sentence
from corroborate.values import Attribution, Certainty, Cue, Polarity, Voice, VoiceKind


def attributions(sentences: tuple[Sentence, ...], voice_kinds: Mapping[str, VoiceKind]) -> tuple[Attribution, ...]:
    """The attributions of a report, in the order of their cues.

    ``voice_kinds`` maps casefolded names and aliases to kinds (the voice directory); it may be empty. Offsets count
    in the document's text; words are rebuilt from tokens, with one blank for each character between them.
    """
    lines = Lines(sentences)
    found: list[Found] = []
    for a, b in lines.units:
        found.extend(_unit(lines, a, b))
    continue_quotations(lines, found)
    found = _outermost(lines, found)
    out = [
        _attribution(lines, f, voice_kinds)
        for f in found
        if disjoint(f.spans) and (f.source or f.frame in (SEEM, "reported"))
    ]
    return _carried(lines, out)


def _unit(lines: Lines, a: int, b: int) -> list[Found]:
    """The attributions of the unit of tokens ``a``..``b``."""
    end = b
    while end > a and (lines.low[end - 1] in ENDS):
        end -= 1
    found: list[Found] = []
    i = a
    while i < end:
        low = lines.low[i]
        made: Found | None = None
        if low == "according" and i + 1 < end and lines.low[i + 1] == "to":
            made = from_according(lines, i, a, end)
        elif low in speech.VERBS or low in speech_idioms.PHRASES or low in speech_idioms.LIGHT:
            made = from_idiom(lines, i, a, end, found)
            if made is None and low in speech.VERBS:
                made = from_verb(lines, speech.VERBS[low], i, a, end, found)
        if made is None and low in speech_idioms.RECEIVING:
            made = from_receiving(lines, i, a, end)
        if made is not None:
            pass
        elif low in PUTTING:
            made = from_toll(lines, i, a, end)
        elif low in speech.ADJECTIVES:
            made = from_adjective(lines, i, a, end)
        elif low in ("reportedly", "allegedly", "purportedly", "supposedly"):
            made = from_hearsay(lines, i, a, end)
        if made is None and low in speech.NOUN_CUES:
            made = from_noun(lines, i, a, end)
        if made is None and (low in speech.FREE_NOUNS or low in speech.OWNED_NOUNS):
            made = from_judging_noun(lines, i, a, end)
        if made is not None:
            found.append(made)
            i = max(i + 1, made.cue[1])
            continue
        i += 1
    found.extend(from_marks(lines, a, end, found))
    found.sort(key=lambda f: f.cue)
    find_contents(lines, found, a, end)
    return found


def _outermost(lines: Lines, found: list[Found]) -> list[Found]:
    """Without the beliefs, wishes and judgements that stand within what somebody says: they are his to tell.

    What is told within it stays, since it is a link of its chain: "she said the doctor had told her that"; so do a
    belief or finding that hold a number: "she said the inquiry found that nine had died".
    """
    steps = [0] * (len(lines.low) + 1)
    for f in found:
        for first, end in disjoint(f.spans):
            steps[first] += 1
            steps[end] -= 1
    depth = list(accumulate(steps))

    def own(f: Found) -> bool:
        return any(first <= f.cue[0] < end for first, end in f.spans)

    def links(f: Found) -> bool:
        if f.stance in ("believed", "shown", "named"):
            return any(lines.number(k) for first, end in f.spans for k in range(first, end))
        return f.stance in speech.ASSERTING

    return [f for f in found if depth[f.cue[0]] == own(f) or links(f)]


def _carried(lines: Lines, out: list[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with those that carry over: a sentence between two of one speaker, in one paragraph.

    Indirect speech kept up shows itself only by its going on: "The ministry said ... Six were killed in the south.
    The ministry said ...". A sentence that another voice, or none, follows is the outlet's own.
    """
    held: dict[int, list[int]] = {}
    starts = [lines.tokens[a].start for a, _ in lines.units]
    for n, attribution in enumerate(out):
        for first, end in attribution.spans:
            for unit in range(bisect_right(starts, first) - 1, bisect_right(starts, end - 1)):
                held.setdefault(unit, []).append(n)
    voices = named(out)

    def speaker(unit: int, which: int) -> Voice | None:
        spoken = [n for n in held.get(unit, ()) if out[n].stance in speech.ASSERTING and voices[n] is not None]
        return voices[spoken[which]] if spoken else None

    def carry(voice: Voice, first: int, end: int) -> Attribution:
        return Attribution(
            chain=(voice,),
            cue=None,
            spans=((lines.tokens[first].start, lines.tokens[end - 1].end),),
            stance="said",
            certainty=Certainty.ASSERTED,
            polarity=Polarity.POSITIVE,
            carried=True,
        )

    extra: list[Attribution] = []
    for n, attribution in enumerate(out):
        # "... and the source added that": what stands before it in its sentence is the source's too
        voice, cue = voices[n], attribution.cue
        if voice is None or cue is None or n == 0 or attribution.stance not in speech.ASSERTING:
            continue
        at = min(cue.start, attribution.spans[0][0], attribution.chain[-1].start)
        unit = max(bisect_right(starts, at) - 1, 0)
        a, b = lines.units[unit]
        head = next((k for k in range(a, b) if lines.tokens[k].start >= at), a)
        before = speaker(unit - 1, -1) if unit else None
        joined = head - a > 4 and lines.low[head - 1] == "and" and a not in lines.breaks
        if joined and min(held.get(unit, [n])) == n and before is not None and same_name(before, voice):
            extra.append(carry(before, a, head - 1))
    for unit in range(1, len(lines.units) - 1):
        if unit in held or lines.units[unit][0] in lines.breaks or lines.units[unit + 1][0] in lines.breaks:
            continue
        before, after = speaker(unit - 1, -1), speaker(unit + 1, 0)
        if before is None or after is None or not same_name(before, after):
            continue
        a, b = lines.units[unit]
        extra.append(carry(before, a, b))
    return tuple(sorted([*out, *extra], key=lambda x: x.cue.start if x.cue else x.spans[0][0])) if extra else tuple(out)


def _attribution(lines: Lines, f: Found, voice_kinds: Mapping[str, VoiceKind]) -> Attribution:
    links = [span for span in (f.told, f.source, f.through) if span is not None]
    chain = tuple(_voice(lines, span, voice_kinds) for span in links)
    spans = disjoint(f.spans)
    stance, polarity, certainty = f.stance, Polarity.POSITIVE, Certainty.ASSERTED
    if stance == "denied":
        polarity, certainty = (Polarity.POSITIVE, certainty) if f.negative else (Polarity.NEGATIVE, Certainty.DENIED)
    elif f.hedged or stance in ("alleged", "accused", "seemed"):
        certainty = Certainty.UNCONFIRMED
    return Attribution(
        chain=chain,
        cue=Cue(words=lines.words(*f.cue), start=lines.tokens[f.cue[0]].start, end=lines.tokens[f.cue[1] - 1].end),
        spans=tuple((lines.tokens[a].start, lines.tokens[b - 1].end) for a, b in spans),
        stance=stance,
        certainty=certainty,
        polarity=polarity,
    )


def _voice(lines: Lines, span: tuple[int, int], voice_kinds: Mapping[str, VoiceKind]) -> Voice:
    words = lines.words(*span)
    return Voice(
        words=words,
        start=lines.tokens[span[0]].start,
        end=lines.tokens[span[1] - 1].end,
        kind=speech.kind(words, voice_kinds),
    )
