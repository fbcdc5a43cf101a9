"""Who says what, composed of what a tagger saw and of what the rules know (read/voices).

A tag gives the source and the extent of what is said; what a cue's verb implies is left to the lexicon of saying
(speech.py), who stands between the outlet and the source to the rules.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from corroborate.read import speech
from corroborate.read.tags import ATTRIBUTED, believed
from corroborate.read.voice_phrases import Lines
from corroborate.read.voices import attributions
from corroborate.text.tokens import Sentence, Token
from corroborate.values import (
    Attribution,
    AttributionTag,
    Certainty,
    Cue,
    Figure,
    Polarity,
    Span,
    Tags,
    Voice,
    VoiceKind,
)

_NOT = frozenset(
    "not n't never didn't doesn't don't didnt doesnt dont wouldn't couldn't cannot can't neither nor".split()
)


def attributions_from_tags(
    tags: Tags,
    sentences: tuple[Sentence, ...],
    voice_kinds: Mapping[str, VoiceKind],
    counted: Sequence[Figure] = (),
) -> tuple[Attribution, ...]:
    """The attributions that a tagger and the rules saw together, in the order of their cues.

    A tag gives the source and the extent of what is said; where the rules found the same cue they give the chain
    before that source and the stance, else the lexicon of saying gives the stance. Around what is ``counted`` the rules
    speak first: of who says a number they know more than the tagger (docs/reader.md). ``voice_kinds`` maps casefolded
    names and aliases to kinds (the voice directory); it may be empty. Offsets count in the document's text; words are
    rebuilt from tokens, with one blank for each character between them.
    """
    tokens = [t for s in sentences for t in s.tokens]
    starts, ends = [t.start for t in tokens], [t.end for t in tokens]
    known = attributions(sentences, voice_kinds)
    numbers = sorted(f.start for f in counted)
    holding = [a for a in known if _holds_any(a, numbers)]
    told = [n for n in numbers if any(x <= n < y for a in holding for x, y in a.spans)]
    cues = sorted((a.cue.start, a.cue.end, n) for n, a in enumerate(known) if a.cue is not None)

    def held(span: Span) -> Sequence[Token]:
        return tokens[bisect_right(ends, span[0]) : bisect_left(starts, span[1])]

    def like(span: Span) -> Attribution | None:
        at = bisect_left(cues, (span[1],))
        return next((known[n] for _, b, n in reversed(cues[max(0, at - 4) : at]) if b > span[0]), None)

    out = list(holding)
    seen: list[Attribution] = []
    for tag in sorted(tags.attributions, key=lambda t: t.cue):
        cue = held(tag.cue)
        if not cue or not tag.content:
            continue
        other = like(tag.cue)
        made = _attribution(tag, cue, held(tag.source) if tag.source is not None else (), other, voice_kinds)
        if any(a is other for a in holding) or _holds_any(made, told):
            continue
        seen.append(made)
    out += _with_whole_quotations(seen, holding, sentences)
    return tuple(sorted(out, key=lambda a: (a.cue.start if a.cue else a.spans[0][0], a.spans)))


_LINK = 12  # tokens between a cue and the quotation that goes on with what it cues
_LONE = 4  # tokens: a shorter quotation is a name or a word, which nobody goes on with


def _with_whole_quotations(
    seen: Sequence[Attribution], others: Sequence[Attribution], sentences: tuple[Sentence, ...]
) -> list[Attribution]:
    """Attributions whose quotations are whole.

    A tagger loses the rest of a long quotation. One that what is said begins, or ends, is said as a whole; and one
    that opens the sentence after a quotation and its cue goes on with it ("We waited," she said. "Nobody came.").
    Either only where nobody else says it; what is told within the quotation is no hindrance.
    """
    lines = Lines(sentences)
    tokens = lines.tokens
    starts = [t.start for t in tokens]
    said = sorted((x, y, a.cue.start if a.cue else x) for a in (*seen, *others) for x, y in a.spans)

    def free(a: int, b: int, held: Sequence[Span]) -> bool:
        """Whether nobody outside a quotation, of which these are offsets, says any of it; but for ``held``."""
        mark = lines.marks[lines.quoted[bisect_right(starts, a) - 1]]
        first, last = tokens[mark.first].start, tokens[mark.last].end
        return not any(
            x < b and a < y and (x, y) not in held and not (first <= x and y <= last and first <= cue < last)
            for x, y, cue in said
        )

    def whole(a: int, b: int, held: Sequence[Span]) -> Span:
        """A span, with all of the quotations that it begins or ends."""
        at = bisect_left(starts, b) - 1
        if 0 <= at < len(tokens) and lines.quoted[at] >= 0:
            mark = lines.marks[lines.quoted[at]]
            end = tokens[mark.last].end
            if mark.closed and a <= tokens[mark.first].end and b < end and free(b - 1, end, held):
                b = end
        at = bisect_right(starts, a) - 1
        if 0 <= at < len(tokens) and lines.quoted[at] >= 0:
            mark = lines.marks[lines.quoted[at]]
            begin = tokens[mark.first].start
            if mark.closed and begin < a and b >= tokens[mark.last].start and free(begin, a, held):
                a = begin
        return a, b

    def next_one(one: Attribution, spans: Sequence[Span]) -> Span | None:
        """The quotation that goes on with what is said, after its cue and source."""
        reach = max((one.cue.end if one.cue else 0, *(v.end for v in one.chain)), default=0)
        before = bisect_left(starts, spans[-1][1]) - 1
        if reach <= spans[-1][1] or before < 0 or lines.quoted[before] < 0:
            return None
        at = bisect_left(starts, reach)
        near = range(at, min(at + _LINK, len(tokens)))
        mark = next((lines.marks[lines.quoted[k]] for k in near if lines.quoted[k] >= 0), None)
        if mark is None or mark.last - mark.first < _LONE:
            return None
        begin, end = tokens[mark.first].start, tokens[mark.last].end
        opens = lines.units[lines.unit_of[mark.first]][0] == mark.first or tokens[mark.first - 1].text.endswith(".")
        same = not any(k in lines.breaks for k in range(before + 1, mark.first + 1))
        after = lines.unit_of[mark.first] - lines.unit_of[before] <= 1
        return (begin, end) if opens and same and after and free(begin, end, spans) else None

    out: list[Attribution] = []
    for one in seen:
        spans = [whole(a, b, one.spans) for a, b in one.spans]
        going_on = next_one(one, spans)
        if going_on is not None and going_on not in spans:
            spans.append(going_on)
        spans = _joined(spans)
        out.append(one if tuple(spans) == one.spans else replace(one, spans=tuple(spans)))
    return _with_orphans(out, others, lines)


_ORPHAN = 8  # tokens from which on a quotation is somebody's who must have been named
_HELD = 0.3  # of a quotation's tokens: it has its own speaker


def _with_orphans(seen: Sequence[Attribution], others: Sequence[Attribution], lines: Lines) -> list[Attribution]:
    """Attributions with the quotations that nobody is said to have said: they are his who spoke last.

    A quotation that opens its sentence belongs to the last cue and source of the sentence before; in a new paragraph
    only where a quotation was his already.
    """
    tokens = lines.tokens
    starts = [t.start for t in tokens]

    def held(span: Span) -> range:
        return range(bisect_left(starts, span[0]), bisect_left(starts, span[1]))

    steps = [0] * (len(tokens) + 1)
    for one in (*seen, *others):
        for span in one.spans:
            steps[held(span).start] += 1
            steps[held(span).stop] -= 1
    said = [0, *accumulate(int(depth > 0) for depth in accumulate(steps[:-1]))]  # how many tokens before are said
    quoted = [0, *accumulate(int(mark >= 0) for mark in lines.quoted)]
    spoke: dict[int, list[int]] = {}
    for n, one in enumerate(seen):
        if one.cue is not None and one.chain:
            spoke.setdefault(lines.unit_of[bisect_right(starts, one.cue.start) - 1], []).append(n)

    def quotes(one: Attribution) -> bool:
        return any(quoted[held(span).stop] > quoted[held(span).start] for span in one.spans)

    def reach(one: Attribution) -> int:
        return max(one.cue.end if one.cue else 0, one.chain[-1].end)

    out = list(seen)
    for mark in lines.marks:
        unit, size = lines.unit_of[mark.first], mark.last + 1 - mark.first
        if not mark.closed or size <= _ORPHAN + 1 or lines.units[unit][0] != mark.first:
            continue
        if said[mark.last + 1] - said[mark.first] > _HELD * size:
            continue
        begin, new = tokens[mark.first].start, mark.first in lines.breaks
        asked = [n for n in spoke.get(unit - 1, ()) if reach(out[n]) <= begin and (not new or quotes(out[n]))]
        if asked:
            last = max(asked, key=lambda n: reach(out[n]))
            spans = _joined([*out[last].spans, (begin, tokens[mark.last].end)])
            out[last] = replace(out[last], spans=tuple(spans))
    return out


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, disjoint."""
    out: list[Span] = []
    for a, b in sorted(spans):
        if out and a <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], b))
        else:
            out.append((a, b))
    return out


def _holds_any(attribution: Attribution, offsets: Sequence[int]) -> bool:
    """Whether what is said holds one of some sorted offsets."""
    return any(bisect_left(offsets, a) < bisect_left(offsets, b) for a, b in attribution.spans)


def _attribution(
    tag: AttributionTag,
    cue: Sequence[Token],
    source: Sequence[Token],
    other: Attribution | None,
    voice_kinds: Mapping[str, VoiceKind],
) -> Attribution:
    """A tag as an attribution; ``other`` is what the rules made of its cue."""
    chain: tuple[Voice, ...] = ()
    spoken = Cue(words=_words(cue), start=cue[0].start, end=cue[-1].end)
    if source:
        words, end = _words(source), source[-1].end
        if len(source) == 1 and source[0].lower.partition("'")[0] in _PRONOUNS:  # "they've said": "they", "'ve said"
            words = words[: len(source[0].lower.partition("'")[0])]
            end = source[0].start + len(words)
            if end < source[0].end <= cue[0].start <= source[0].end + 1:
                spoken = Cue(words=_words([source[0], *cue])[len(words) :], start=end, end=cue[-1].end)
        chain = (Voice(words=words, start=source[0].start, end=end, kind=speech.kind(words, voice_kinds)),)
    stance, polarity, certainty = _stance(cue)
    if other is not None:
        stance, polarity, certainty = other.stance, other.polarity, other.certainty
        if not chain:
            chain = other.chain
        elif other.chain and _meet(other.chain[-1], chain[0]):
            chain = (*(v for v in other.chain[:-1] if not _meet(v, chain[0])), *chain)
    own = [(spoken.start, spoken.end), *((v.start, v.end) for v in chain[-1:])]
    return Attribution(
        chain=chain,
        cue=spoken,
        spans=_without(tag.content, own) or tag.content,
        stance=stance,
        certainty=certainty,
        polarity=polarity,
        score=believed(tag.score, ATTRIBUTED),
    )


_PRONOUNS = frozenset("i you he she it we they who that there".split())


def _without(spans: Sequence[Span], holes: Sequence[Span]) -> tuple[Span, ...]:
    """What is said, without the words for who says it and the cue where the tagger took them along."""
    left = list(spans)
    for x, y in holes:
        left = [
            piece
            for a, b in left
            for piece in (((a, min(b, x)), (max(a, y), b)) if a < y and x < b else ((a, b),))
            if piece[0] < piece[1]
        ]
    return tuple(left)


def _meet(one: Voice, two: Voice) -> bool:
    return one.start < two.end and two.start < one.end


def _words(tokens: Sequence[Token]) -> str:
    parts: list[str] = []
    at = tokens[0].start
    for token in tokens:
        parts.append(" " * (token.start - at) + token.text)
        at = token.end
    return "".join(parts)


def _stance(cue: Sequence[Token]) -> tuple[str, Polarity, Certainty]:
    """What the words of a cue make of what is said: their verb's stance, denied, or hedged."""
    verbs = [speech.VERBS[t.lower] for t in cue if t.lower in speech.VERBS]
    nouns = [speech.NOUN_CUES[t.lower] for t in cue if t.lower in speech.NOUN_CUES]
    stance = next((v.stance for v in reversed(verbs) if not v.noun), "") or next(
        (v.stance for v in reversed(verbs)), ""
    )
    stance = stance or next(iter(nouns), "said")
    negative = any(t.lower in _NOT for t in cue)
    hedged = any(t.lower in speech.HEDGES for t in cue)
    if stance == "denied":
        if negative:
            return stance, Polarity.POSITIVE, Certainty.ASSERTED
        return stance, Polarity.NEGATIVE, Certainty.DENIED
    if hedged or stance in ("alleged", "seemed"):
        return stance, Polarity.POSITIVE, Certainty.UNCONFIRMED
    return stance, Polarity.POSITIVE, Certainty.ASSERTED
