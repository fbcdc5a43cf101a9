"""Sources: who speaks by a verb, before it or after it, and where what is said stands to the two."""

from __future__ import annotations

from corroborate.read import speech
from corroborate.read.speech import CLAUSE, OBJECT, TELL, Verb
from corroborate.read.voice_phrases import Lines
from corroborate.read.voices.extents import DASHES, ENDS, appositive_right, at_end, past_tail
from corroborate.read.voices.subjects import far_subject, plural_far, plural_head


def source_of(lines: Lines, verb: Verb, g0: int, g1: int, a: int, end: int) -> tuple[tuple[int, int] | None, str]:
    """Who speaks, and where the content stands: "before" (source first), "after" (content first) or "inside"."""
    left = g0 - 1
    word = lines.low[left] if left >= a else ""
    source: tuple[int, int] | None = None
    if left >= a:
        if word in speech.PRONOUNS or word in speech.LONE_SOURCES or word in ("that",) or word in speech.RELATIVES:
            if word == "that" and not (left > a and lines.nominal(left - 1)):
                return None, "before"
            source = (left, g0)
        elif word == "," and not lines.quoted[left] >= 0:
            first = lines.apposition(left, a)
            if first is not None:
                source = (first, left)
        elif lines.counted(left) < left and not lines.is_quote(left):
            source = (max(lines.counted(left), a), g0)
        elif not lines.is_quote(left):
            first, last = lines.unclipped(lines.phrase_left(g0, a), g0, a)
            if first < last:
                source = (first, last)
            if verb.form == "base" and g0 + 1 == g1 and not plural_head(lines, first, g0) and plural_far(lines, g0, a):
                source = None  # "groups that have backed the truce say": the truce says nothing
    if source is None and left >= a and not lines.is_quote(left) and lines.quoted[g0] < 0:
        source = far_subject(lines, g0, a)
    if source is not None and verb.frame in (CLAUSE, TELL) and _mute(lines, source):
        source = None
    inverted = _inverted(lines, verb, g0, g1, a, end, source)
    if inverted is not None:
        return inverted, "after"
    if source is None:
        return None, "before"
    return source, _where(lines, verb, source, g1, a, end)


def _inverted(
    lines: Lines, verb: Verb, g0: int, g1: int, a: int, end: int, source: tuple[int, int] | None
) -> tuple[int, int] | None:
    """Who speaks in "..., said the director", or None."""
    if verb.form not in ("past", "both", "s") or verb.frame not in (CLAUSE, TELL, OBJECT) or g1 >= end:
        return None
    if lines.low[g1] in speech.PRONOUNS and g0 > a and lines.is_quote(g0 - 1):
        return (g1, g1 + 1)
    right = lines.phrase_right(g1, end)
    if right == g1:
        return None
    left = lines.low[g0 - 1] if g0 > a else ""
    after = lines.low[right] if right < end else "."
    closes = (
        after in ENDS
        or after in (",", ":", ";", "who", "which", ".")
        or right >= end
        or after in speech.PREPOSITIONS
        or after in speech.TIMES
    )
    closes = closes or (
        right < end and (lines.opens(right) or lines.low[right] in speech.DETERMINERS or speech.is_adverb(after))
    )
    closes = closes or after in speech.SUBORDINATORS
    voiced = any(lines.low[k] in speech.VOICE_NOUNS for k in range(g1, right))
    quoted = bool(left) and lines.is_quote(g0 - 1) and lines.closes(g0 - 1) and verb.frame == CLAUSE
    named = lines.capital(g1) or lines.low[g1] in speech.DETERMINERS or voiced
    if quoted and named and lines.low[g1] != "that":
        return (g1, appositive_right(lines, right, end))
    if lines.low[g1] == "that" or (not closes and not (voiced and after.endswith("ing"))):
        return None
    if left and (lines.is_quote(g0 - 1) or (left == "," and source is None)):
        return (g1, appositive_right(lines, right, end))
    if g0 == a and a > 0 and lines.closes(a - 1):
        return (g1, appositive_right(lines, right, end))
    # the comma is lost: only a voice that ends the sentence tells it
    if (
        verb.lemma in ("say", "report", "add", "note", "announce")
        and verb.form in ("past", "both")
        and not _predicate(lines, right, end)
        and lines.has_finite(a, g0 - 1)
        and (voiced or any(lines.capital(k) for k in range(g1, right)))
    ):
        return (g1, appositive_right(lines, right, end))
    return None


def _mute(lines: Lines, source: tuple[int, int]) -> bool:
    """Whether the head of a phrase is what never speaks; "a number of readers" speaks."""
    head = lines.head(*source)
    counting = lines.low[head] == "number" and lines.low[head + 1 : head + 2] == ["of"] and head + 1 < source[1]
    return lines.low[head] in speech.MUTE and not counting


def _predicate(lines: Lines, first: int, end: int) -> bool:
    """Whether a verb of its own stands close after a name, and no relative clause or apposition between."""
    for k in range(first, min(first + 3, end)):
        if lines.low[k] in speech.RELATIVES or lines.low[k] in speech.DETERMINERS or lines.low[k] == ",":
            return False
        if lines.finite(k):
            return True
    return False


def _where(lines: Lines, verb: Verb, source: tuple[int, int], g1: int, a: int, end: int) -> str:
    """Whether what a source says stands before it, after the cue, or around both."""
    if verb.frame not in (CLAUSE, TELL) or source[1] > g1:
        return "before"
    j = past_tail(lines, end, _hearer_end(lines, verb, g1, end))
    s = source[0]
    left = lines.low[s - 1] if s > a else ""
    quote_left = s > 0 and lines.closes(s - 1)
    comma_left = left in (",", *DASHES) or (quote_left and s > a)
    if at_end(lines, j, end):
        return "after" if s > a or quote_left else "before"
    right = lines.low[j]
    if comma_left and (right in (",", *DASHES) or lines.closes(j)):
        return "inside"
    if comma_left and quote_left and s > a and right not in ("that",):
        return "after"
    if (
        left
        and s - a >= 4
        and not comma_left
        and lines.has_finite(a, s)
        and left not in speech.SUBORDINATORS
        and left not in speech.CONJUNCTIONS
    ):
        if (right.endswith("ing") and not lines.capital(j)) or right in (
            "and",
            "while",
            "as",
            "with",
            "who",
            "which",
            "including",
            ",",
        ):
            return "after"
        if right in speech.TAIL_PREPOSITIONS and not any(
            w in speech.AUXILIARIES or w in speech.FINITE or w in speech.PRONOUNS for w in lines.low[j:end]
        ):
            return "after"
        if (
            j > g1
            and right != "that"
            and lines.low[a] not in speech.PREPOSITIONS
            and lines.low[a] not in speech.SUBORDINATORS
        ):
            return "after"
    return "before"


def _hearer_end(lines: Lines, verb: Verb, g1: int, end: int) -> int:
    """The end of who is told, after a cue that ends at ``g1``."""
    if verb.frame == TELL and g1 < end and lines.low[g1] != "that":
        if lines.low[g1] in speech.HEARERS:
            return g1 + 1
        return lines.phrase_right(g1, end)
    if g1 + 1 < end and lines.low[g1] == "to" and lines.low[g1 + 1] in speech.HEARERS:
        return g1 + 2
    return g1
