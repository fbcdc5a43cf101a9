"""Subjects: the phrase that a verb or participle leans on, close by or far off past asides and relative clauses."""

from __future__ import annotations

from corroborate.read import speech
from corroborate.read.quotations import Quotation
from corroborate.read.speech import SEEM
from corroborate.read.voice_phrases import Lines
from corroborate.read.voices.extents import DASHES
from corroborate.read.voices.found import Found
from corroborate.text.tokens import NUMBER

_SUBJECT_REACH = 80  # tokens from the start of a sentence to its first verb, at most
_ASIDES = frozenset(
    """a an the one who which whose where when as like both also now once then only himself herself itself themselves
        his her its their including""".split()
)
_NAME = 8  # tokens: a quotation inside a subject that is no longer gives a name: "the author of “The Road”"


def subject_of(lines: Lines, g0: int, a: int, before: list[Found]) -> tuple[int, int] | None:
    """The subject that a participle at ``g0`` leans on."""
    if before and before[-1].source is not None and before[-1].cue[0] >= a and before[-1].frame != SEEM:
        return before[-1].source
    for k in range(a, min(g0, a + _SUBJECT_REACH)):
        past = (
            k > a
            and lines.low[k].endswith("ed")
            and lines.tokens[k].text.islower()
            and (lines.nominal(k - 1) or lines.low[k - 1] in speech.PRONOUNS or speech.is_adverb(lines.low[k - 1]))
        )
        if (lines.finite(k) or past) and not lines.quoted[k] >= 0:
            start = k
            while start > a and (lines.low[start - 1] in speech.AUXILIARIES or speech.is_adverb(lines.low[start - 1])):
                start -= 1
            if start > a and lines.low[start - 1] in speech.PRONOUNS:
                return (start - 1, start)
            if start > a and lines.low[start - 1] == ",":
                first = lines.apposition(start - 1, a)
                return (first, start - 1) if first is not None else None
            first = lines.phrase_left(start, a)
            return (first, start) if first < start else None
    return _leading(lines, g0, a)


def conjoined(lines: Lines, g0: int, a: int, before: list[Found]) -> tuple[int, int] | None:
    """The source of "... and added": that of the attribution before it in the same unit."""
    if g0 - 1 < a:
        return None
    prev = lines.low[g0 - 1]
    if not before:
        return subject_of(lines, g0 - 1, a, before) if prev in ("and", "but", "then") else None
    if prev in ("and", "but", "then", ","):
        last = before[-1]
        if last.source is not None and last.cue[0] >= a and last.where != "after":
            return last.source
    return None


def _leading(lines: Lines, g0: int, a: int) -> tuple[int, int] | None:
    """The phrase that a clause begins with, where its verb is not known: "The envoy balked, saying"."""
    first = lines.past_leads(a, g0)
    if first < g0 and (lines.low[first] in speech.PREPOSITIONS or lines.low[first] in speech.SUBORDINATORS):
        comma = next((k for k in range(first, g0) if lines.low[k] == ","), None)
        if comma is None:
            return None
        first = comma + 1
    if first < g0 and lines.low[first] in speech.PRONOUNS:
        return (first, first + 1)
    right = lines.phrase_right(first, g0)
    named = first < right and (lines.capital(first) or lines.low[first] in speech.DETERMINERS)
    return (first, right) if named and right < g0 else None


def far_subject(lines: Lines, g0: int, a: int) -> tuple[int, int] | None:
    """The phrase at the head of the clause whose verb begins at ``g0``, past asides and relative clauses.

    "Ada Morn, 63, a nurse born in Narsa, said" and "groups that have backed the truce say": what stands between
    may hold verbs of its own, yet none that the phrase is the subject of.
    """
    first = a
    for x in range(max(a, g0 - 60), g0):
        short = lines.quoted[x] >= 0 and x > a and _named(lines.marks[lines.quoted[x]], a)
        if (lines.is_quote(x) and not short) or lines.low[x] in (";", ":"):
            first = x + 1
    if g0 - first > 60:
        return None
    for _ in range(2):
        first = lines.past_leads(first, g0)
        if first < g0 and (
            lines.low[first] in speech.PREPOSITIONS
            or lines.low[first] in speech.SUBORDINATORS
            or lines.low[first] in speech.TIMES
            or (lines.low[first].endswith(("ed", "ing")) and lines.low[first] not in speech.VOICE_NOUNS)
        ):
            comma = next((k for k in range(first, g0) if lines.low[k] == ","), None)
            if comma is None:
                return None
            first = comma + 1
    right = lines.phrase_right(first, g0)
    if not first < right < g0 or lines.has_finite(first, right):
        return None
    k = right
    while k < g0:
        low = lines.low[k]
        if low == ",":
            close = next((x for x in range(k + 1, g0) if lines.low[x] == ","), g0)
            aside = k + 1 < g0 and (
                lines.low[k + 1] in _ASIDES
                or lines.low[k + 1] in speech.PREPOSITIONS
                or lines.tokens[k + 1].kind == NUMBER
                or lines.low[k + 1].endswith(("ing", "ed"))
                or not lines.has_finite(k + 1, close)
            )
            if not aside or (close == g0 and g0 - 1 != k):
                return None
            k = close + (close < g0 and close + 1 == g0)
            continue
        if low in DASHES and not lines.tight(k):
            dash = next((x for x in range(k + 1, g0) if lines.low[x] in DASHES and not lines.tight(x)), None)
            if dash is None:
                return None
            k = dash + 1
            continue
        if low == "(":
            bracket = next((x for x in range(k + 1, min(k + 12, g0)) if lines.low[x] == ")"), None)
            if bracket is None:
                return None
            k = bracket + 1
            continue
        if low in ("that", "who", "which") and k + 1 < g0:
            return (first, k) if lines.has_finite(k + 1, g0) and lines.low[g0 - 1] != "," else None
        if low in speech.PREPOSITIONS or low in speech.CONJUNCTIONS:
            after = lines.phrase_right(k + 1, g0)
            if after == k + 1:
                return None
            k = after
            continue
        return None
    end = g0 - 1 if lines.low[g0 - 1] == "," or lines.low[g0 - 1] in DASHES else g0
    return (first, end)


def _named(mark: Quotation, a: int) -> bool:
    """Whether a quotation is a name or title within a clause that begins before it."""
    return mark.first > a and mark.last - mark.first <= _NAME


def plural_before(lines: Lines, g0: int, a: int) -> bool:
    """Whether a bare verb form can have a subject before it: a plural, or I, we, you, they."""
    if g0 == a:
        return False
    prev = lines.low[g0 - 1]
    if prev in ("i", "we", "you", "they", "who", "which", "that") or prev in speech.LONE_SOURCES:
        return True
    first = max(lines.phrase_left(g0, a), a)
    if any(lines.low[k] == "and" and lines.capital(k - 1) and lines.capital(k + 1) for k in range(first + 1, g0 - 1)):
        return True
    if lines.low[first] in ("a", "an", "this", "another", "every", "each") and "of" not in lines.low[first:g0]:
        return False
    return (
        (
            (prev.endswith("s") and not prev.endswith(("'s", "ss", "gas")))
            or prev in ("police", "people", "media", "men", "women", ",")
        )
        and (lines.nominal(g0 - 1) or prev == ",")
    ) or plural_far(lines, g0, a)


def plural_head(lines: Lines, first: int, g0: int) -> bool:
    """Whether the phrase before a bare verb form is one that can take it."""
    return first < g0 and (lines.low[g0 - 1].endswith("s") or "and" in lines.low[first:g0] or lines.low[first] == "i")


def plural_far(lines: Lines, g0: int, a: int) -> bool:
    """Whether the subject lies farther back and is a plural: "groups that have backed him say"."""
    far = None if lines.is_quote(g0 - 1) or lines.quoted[g0] >= 0 else far_subject(lines, g0, a)
    return far is not None and far[1] < g0 and lines.low[lines.head(*far)].endswith("s")
