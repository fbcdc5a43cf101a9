"""Reporting verbs in forms of their own: "..., saying that", "was quoted as saying", "used the rally to endorse"."""

from __future__ import annotations

from corroborate.read import speech
from corroborate.read.speech import AIM, CLAUSE, OBJECT, SEEM, TELL, Verb
from corroborate.read.voice_phrases import Lines
from corroborate.read.voices.extents import (
    CLAUSE_WORDS,
    DASHES,
    TAILS,
    appositive_right,
    at_end,
    group_start,
    object_end,
    past_tail,
    with_particle,
)
from corroborate.read.voices.found import Found, stance_of
from corroborate.read.voices.subjects import subject_of

_SHOWING = frozenset(
    """statement report letter footage video poll polls survey surveys study studies memo document documents article
        editorial tweet message messages signs sign banner banners""".split()
)
# What is done beside something else more often than told or thought of: "crowds celebrating the victory".
_DONE = frozenset("celebrate promote support show see nominate record regard address".split())
_ISSUING = frozenset(
    """issued issue issues issuing released releases release sent sends send published publishes posted posts
        distributed circulated read aired filed delivered""".split()
)
_NOT_MEANT = frozenset(
    "see find vote speak know feel learn push continue want believe think ask read appear realize address show".split()
)
_WHAT = frozenset("about if whether how why what who when where which".split())


def from_participle(lines: Lines, verb: Verb, g0: int, g1: int, a: int, end: int, before: list[Found]) -> Found | None:
    """Of "..., saying that": the speaker is the one before it in the unit, else the subject of the unit."""
    if g1 >= end:
        return None
    prev = lines.low[g0 - 1] if g0 > a else ""
    nxt = lines.low[g1]
    if verb.noun and prev not in (",", "by") and nxt not in ("that",):
        return None
    if verb.lemma in _DONE and nxt not in CLAUSE_WORDS:
        return None
    if prev == "by":
        return _by_saying(lines, verb, g0, g1, a, before)
    if (
        prev in speech.DETERMINERS
        or prev in ("of", "for", "on", "to", "about", "from", "in", "at")
        or prev.endswith("'s")
    ):
        return None
    source: tuple[int, int] | None = None
    inherits = False
    if (
        prev
        and prev not in (",", "by", "and", "or", "while", "when", "before", "after", "without", *DASHES)
        and not lines.is_quote(g0 - 1)
    ):
        first = lines.phrase_left(g0, a)
        issued = _issued(lines, verb, first, g0, g1, a)
        if issued is not None:
            return issued
        if first < g0 and (
            (first > a and lines.low[first - 1] == "with")
            or any(lines.low[k] in _SHOWING for k in range(first, g0))
            or (first > a and verb.lemma == "say" and any(lines.low[k] in speech.VOICE_NOUNS for k in range(first, g0)))
        ):
            source = (first, g0)
    if source is None and (g0 == a or (g0 == a + 1 and prev in ("while", "by", "when", "after", "before"))):
        return _heading(lines, verb, g0, g1, end)
    if source is None:
        source = subject_of(lines, g0, a, before)
        inherits = True
    if source is None:
        return None
    if verb.lemma in ("cite", "quote") and inherits and before and before[-1].source == source and verb.frame == OBJECT:
        right = lines.phrase_right(g1, end)
        voiced = any(lines.low[k] in speech.VOICE_NOUNS for k in range(g1, right))
        if right > g1 and (voiced or (lines.capital(g1) and lines.capital(right - 1))):
            right = appositive_right(lines, right, end)
            before[-1].through = (g1, right)
            return None
    return Found((g0, g1), source, stance_of(verb, False), verb.frame, "before", inherits=inherits)


def _heading(lines: Lines, verb: Verb, g0: int, g1: int, end: int) -> Found | None:
    """Of "Conceding that mistakes were made, the mayor left": the subject of the clause that follows."""
    comma = next((k for k in range(g1, end) if lines.low[k] == "," and lines.quoted[k] < 0), None)
    if comma is None or comma + 1 >= end or comma == g1:
        return None
    first = comma + 1
    right = first + 1 if lines.low[first] in speech.PRONOUNS else lines.phrase_right(first, end)
    if right == first or right >= end or not (lines.finite(right) or speech.is_adverb(lines.low[right])):
        return None
    made = Found((g0, g1), (first, right), stance_of(verb, False), verb.frame, "noun")
    made.spans = [(g1, comma)]
    return made


def _by_saying(lines: Lines, verb: Verb, g0: int, g1: int, a: int, before: list[Found]) -> Found | None:
    """Of "responded by saying": the speaker is the subject of what is done by it, and both words are the cue."""
    by = g0 - 1
    start = g0
    if by > a and (lines.finite(by - 1) or (lines.low[by - 1].endswith("ed") and not lines.capital(by - 1))):
        start = group_start(lines, by - 1, a)
        if lines.low[start - 1 : start] == ["to"] or any(w in speech.BE for w in lines.low[start:by]):
            return None
    source = subject_of(lines, by, a, before)
    if source is None or not source[1] <= start:
        return None
    return Found((start, g1), source, stance_of(verb, False), verb.frame, "before", inherits=True)


def _issued(lines: Lines, verb: Verb, first: int, g0: int, g1: int, a: int) -> Found | None:
    """Of "The group issued a statement saying": who issues it says it, and the whole of it is the cue."""
    if verb.frame not in (CLAUSE, OBJECT) or not any(lines.low[k] in TAILS for k in range(first, g0)):
        return None
    verb_at = next((k for k in range(first + 1, g0) if lines.low[k] in _ISSUING), first - 1)
    if verb_at > a and lines.low[verb_at] == "out":
        verb_at -= 1
    if verb_at <= a or lines.low[verb_at] not in _ISSUING | {"put", "puts"}:
        return None
    start = group_start(lines, verb_at, a)
    if start > a and lines.low[start - 1] in speech.PRONOUNS:
        source = (start - 1, start)
    else:
        source = lines.unclipped(lines.phrase_left(start, a), start, a)
    if source[0] >= source[1]:
        return None
    return Found((start, g1), source, stance_of(verb, False), verb.frame, "before")


def as_saying(lines: Lines, source: tuple[int, int], g1: int, a: int, end: int) -> Found | None:
    """Of "The agency quoted residents as saying": the agency hands on what the residents said."""
    right = lines.phrase_right(g1, end)
    if right == g1 or right + 1 >= end or lines.low[right] != "as" or lines.low[right + 1] not in ("saying", "telling"):
        return None
    j = past_tail(lines, end, right + 2)
    where = "after" if at_end(lines, j, end) and source[0] > a else "before"
    return Found((right, right + 2), (g1, right), "quoted", CLAUSE, where, told=source)


def meant(
    lines: Lines, verb: Verb, to: int, i: int, a: int, end: int, before: list[Found], stop: int | None
) -> Found | None:
    """Of "used the rally to endorse": what the subject of the clause does by words, as an end of something else."""
    if (
        verb.lemma in _NOT_MEANT
        or verb.frame not in (CLAUSE, OBJECT, TELL)
        or verb.form != "base"
        or lines.quoted[i] >= 0
    ):
        return None
    source = subject_of(lines, to, a, before)
    if source is None or source[1] > to:
        return None
    g1 = stop if stop is not None else with_particle(lines, verb, i, end)
    made = Found((to, g1), source, "judged", OBJECT, "before")
    made.spans = [(g1, object_end(lines, g1, end))] if g1 < end else []
    return made if made.spans and made.spans[0][0] < made.spans[0][1] else None


def from_asking(lines: Lines, i: int, a: int, end: int) -> Found | None:
    """Of "Asked about the raid, he ..." and "when asked whether": a question that nobody in particular puts."""
    prev = lines.low[i - 1] if i > a else ""
    k = i + 1
    while k < end and (speech.is_adverb(lines.low[k]) or lines.low[k] in speech.TIMES or lines.low[k] == "again"):
        k += 1
    if prev not in ("", "when", "if", "while", "and", ",") and not lines.is_quote(i - 1):
        return None
    if k >= end or lines.low[k] not in _WHAT or (prev not in ("", "when") and lines.low[k] != "about"):
        return None
    cue = k + 1 if lines.low[k] == "about" else k
    made = Found((i, cue), None, "asked", SEEM, "seem")
    made.spans = [(cue, object_end(lines, cue, end))] if cue < end else []
    return made if made.spans and made.spans[0][0] < made.spans[0][1] else None


def in_passive(lines: Lines, verb: Verb, g0: int, g1: int, a: int, end: int, negative: bool) -> Found | None:
    """Of "was quoted as saying", "were reported by the rescuers", "is expected to", "was accused of"."""
    nxt = lines.low[g1] if g1 < end else ""
    if g0 > a and lines.low[g0 - 1] == "it" and nxt == "that" and verb.frame == CLAUSE:
        made = Found((g0, g1), None, "reported", "reported", "noun")
        made.spans = [(g1, end)]
        made.hedged = True
        return made
    first = lines.phrase_left(g0, a)
    if g0 > a and lines.low[g0 - 1] in speech.PRONOUNS:
        first = g0 - 1
    if first >= g0:
        if verb.lemma in ("expect", "intend") and nxt == "to":
            made = Found((g0, g1), None, "believed", SEEM, "seem", hedged=True)
            made.spans = [(g1, object_end(lines, g1, end))]
            return made
        if lines.quoted[g0] >= 0 or nxt == "by" or g1 >= end:
            return None
        made = Found((g0, g1), None, "judged", SEEM, "seem")
        made.spans = [(g1, object_end(lines, g1, end))]
        return made
    if verb.lemma in ("quote", "cite") and nxt in ("as", "by"):
        k = g1
        while k < end and k - g1 < 8 and lines.low[k] not in ("saying", "telling"):
            k += 1
        if k < end and lines.low[k] in ("saying", "telling"):
            found = Found((g0, k + 1), (first, g0), "quoted", CLAUSE, "before")
            if nxt == "by":
                right = lines.phrase_right(g1 + 1, k)
                if right > g1 + 1:
                    found.told = (g1 + 1, right)
            return found
        return None
    by = next((k for k in range(g1, min(g1 + 12, end)) if lines.low[k] == "by"), None)
    if by == g1 and verb.frame in (CLAUSE, OBJECT, TELL):
        right = lines.phrase_right(by + 1, end)
        if right > by + 1:
            return Found((g0, by + 1), (by + 1, right), stance_of(verb, negative), "by", "by", negative=negative)
    if verb.lemma == "ask" and (
        nxt in ("about", "if", "whether", "to", "how", "why", "what", "for", "in", "on")
        or (nxt == "," and g1 + 1 < end and lines.opens(g1 + 1))
    ):
        made = Found((g0, g1), None, "asked", SEEM, "seem")
        made.spans = [(g1, object_end(lines, g1, end))]
        return made
    if (
        verb.frame in (CLAUSE, AIM)
        and nxt == "to"
        and verb.stance in ("believed", "said", "estimated", "reported", "alleged")
    ):
        made = Found((g0, g1), None, "believed" if verb.stance != "reported" else "reported", SEEM, "seem")
        made.spans = [(first, g0), (g1, object_end(lines, g1, end))]
        made.hedged = True
        return made
    if lines.quoted[g0] < 0:
        stop = (
            g1 + 1 if nxt in speech.PASSIVES.get(verb.lemma, ()) and nxt in ("as", "for", "about", "of", "with") else g1
        )
        made = Found((g0, stop), None, "judged", SEEM, "seem")
        made.spans = [(first, g0), (stop, object_end(lines, stop, end))] if stop < end else [(first, g0)]
        return made
    return None


def seeming(lines: Lines, g0: int, g1: int, a: int, end: int) -> Found | None:
    """Of "the town appears to be empty": what nobody in particular thinks of the subject."""
    first = lines.phrase_left(g0, a)
    if g0 > a and lines.low[g0 - 1] in speech.PRONOUNS:
        first = g0 - 1
    if first >= g0 or g1 >= end:
        return None
    nxt = lines.low[g1]
    if nxt in ("in", "on", "at", "with", "before", "alongside", "together", ","):
        return None
    made = Found((g0, g1), None, "seemed", SEEM, "seem")
    made.spans = [(first, g0), (g1, object_end(lines, g1, end))] if lines.low[first] != "it" else [(g1, end)]
    made.hedged = True
    return made
