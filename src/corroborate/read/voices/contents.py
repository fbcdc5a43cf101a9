"""Contents: the words that an attribution lays in a mouth, and the quotations that go on after it."""

from __future__ import annotations

from corroborate.read import speech
from corroborate.read.speech import AIM, CLAUSE, OBJECT, TELL
from corroborate.read.voice_phrases import Lines
from corroborate.read.voices.extents import DASHES, ENDS, LEADS, object_end, past_tail
from corroborate.read.voices.found import Found
from corroborate.values import VoiceKind


def find_contents(lines: Lines, found: list[Found], a: int, end: int) -> None:
    """Find what each attribution of a unit says; those made with spans keep them."""
    for n, f in enumerate(found):
        if f.spans:
            continue
        later = found[n + 1 :]
        if f.where == "by":
            first = lines.phrase_left(f.cue[0], a)
            if first < f.cue[0]:
                f.spans = [(first, f.cue[0])]
            continue
        if f.where in ("after", "inside"):
            left = _left_content(lines, f, a, found[:n])
            if left is not None:
                f.spans.append(left)
        if f.where == "after":
            j = max(f.cue[1], f.source[1] if f.source else 0)
            j = past_tail(lines, end, j)
            if (j < end and lines.low[j] in ("including", "updating")) or lines.low[j : j + 3] == ["as", "well", "as"]:
                f.spans.append((j, end))
        if f.where == "inside":
            j = past_tail(lines, end, f.cue[1])
            right = _right_content(lines, f, j, end, later)
            if right is not None:
                f.spans.append(right)
        if f.where == "before":
            j = f.cue[1]
            if f.source is not None and f.source[0] >= f.cue[1]:
                j = f.source[1]
                if j < end and lines.low[j] == ",":
                    j += 1
            elif f.frame == TELL:
                hearer = _hearer(lines, f, end)
                j = hearer[1] if hearer is not None else j
                f.told = hearer if hearer is not None and _hands_on(lines, hearer) else None
                j = past_tail(lines, end, j)
            elif f.frame == CLAUSE and lines.low[f.cue[0]] != ":":
                j = past_tail(lines, end, _said_to(lines, f, end))
            right = _right_content(lines, f, j, end, later)
            if right is not None:
                f.spans.append(right)
        if f.where == "after" and f.frame == TELL:
            hearer = _hearer(lines, f, end)
            f.told = hearer if hearer is not None and _hands_on(lines, hearer) else None


def _said_to(lines: Lines, f: Found, end: int) -> int:
    j = f.cue[1]
    if j + 1 < end and lines.low[j] == "to" and lines.low[j + 1] in speech.HEARERS:
        return j + 2
    return j


def _hearer(lines: Lines, f: Found, end: int) -> tuple[int, int] | None:
    j = f.cue[1]
    if j >= end or lines.low[j] == "that":
        return None
    if lines.low[j] in speech.HEARERS:
        return (j, j + 1)
    right = lines.phrase_right(j, end)
    return (j, right) if right > j else None


def _hands_on(lines: Lines, hearer: tuple[int, int]) -> bool:
    """Whether who was told is an outlet or agency, which hands it on."""
    words = " ".join(lines.low[hearer[0] : hearer[1]])
    if words in speech.HEARERS:
        return False
    return speech.kind(words, {}) in (VoiceKind.AGENCY, VoiceKind.OUTLET)


def _left_content(lines: Lines, f: Found, a: int, before: list[Found]) -> tuple[int, int] | None:
    """The content that ends before the source and cue of ``f``."""
    edge = min(x[0] for x in (f.cue, f.source, f.told if f.stance == "quoted" else None) if x is not None)
    stop = edge
    while stop > 0 and lines.low[stop - 1] in (",", *DASHES) and stop - 1 >= a:
        stop -= 1
    start = a
    for b in before:
        if b.where == "after" and b.cue[1] <= stop:
            start = max(start, b.cue[1], b.source[1] if b.source else 0)
    if stop > 0 and lines.closes(stop - 1):
        opening = lines.marks[lines.quoted[stop - 1]].first
        if opening <= start or lines.unit_of[opening] != lines.unit_of[min(edge, len(lines.low) - 1)]:
            return (opening, stop)
    while start < stop and (lines.low[start] in LEADS or lines.low[start] in (",", *DASHES)):
        start += 1
    return (start, stop) if stop - start >= 2 else None


def _right_content(lines: Lines, f: Found, j: int, end: int, later: list[Found]) -> tuple[int, int] | None:
    """The content that begins at ``j``, after a cue."""
    while j < end and lines.low[j] in (",", ":", *DASHES):
        j += 1
    if j >= end:
        return None
    stop = end
    for other in later:
        if other.cue[0] < j:
            continue
        edge = other.cue[0]
        if f.source is not None and other.source is not None and other.source[1] == f.source[0]:
            stop = min(stop, edge)  # "groups that have backed the truce | say"
            break
        if other.inherits or (other.where == "after" and other.frame == CLAUSE and lines.low[edge] == "according"):
            stop = min(stop, edge)
            break
    if f.frame in (OBJECT, AIM) or (f.frame == CLAUSE and f.stance != "said" and not _clausal(lines, j, stop)):
        stop = min(stop, object_end(lines, j, end))
    if f.source is not None and lines.low[f.source[0]] in speech.RELATIVES and lines.low[f.source[0] - 1] == ",":
        stop = next((k for k in range(j, stop) if lines.low[k] == "," and lines.quoted[k] < 0), stop)
    while stop > j and (lines.low[stop - 1] in (",", "and", "but", "then", *DASHES) or lines.low[stop - 1] in ENDS):
        stop -= 1
    stop = _whole_quotes(lines, j, stop)
    return (j, stop) if stop > j else None


def _clausal(lines: Lines, j: int, end: int) -> bool:
    """Whether a clause with its own verb begins at ``j``, and not only a thing: "declared the end of the truce"."""
    low = lines.low[j]
    if (
        low in ("that", "if", "whether", "how", "why", "what", "when", "where", "there")
        or low in speech.PRONOUNS
        or lines.opens(j)
    ):
        return True
    k = j
    while k < end and k - j < 40:
        right = lines.phrase_right(k, end)
        if right > k:
            k = right
        while k < end and (speech.is_adverb(lines.low[k]) or lines.low[k] in speech.TIMES):
            k += 1
        if k >= end:
            return False
        if lines.finite(k) or lines.low[k] in speech.RELATIVES:
            return True
        if lines.low[k] in speech.PREPOSITIONS or lines.low[k] in ("and", ",") or lines.low[k] in DASHES:
            k += 1
            continue
        return lines.low[k] in speech.FINITE
    return False


def _whole_quotes(lines: Lines, j: int, stop: int) -> int:
    """``stop``, moved to the end of a quotation that it would cut."""
    if stop > j and stop - 1 < len(lines.quoted) and lines.quoted[stop - 1] >= 0:
        mark = lines.marks[lines.quoted[stop - 1]]
        if mark.first >= j:
            return mark.last + 1
    if stop < len(lines.low) and lines.quoted[stop] >= 0 and j <= lines.marks[lines.quoted[stop]].first < stop:
        return lines.marks[lines.quoted[stop]].last + 1
    return stop


def continue_quotations(lines: Lines, found: list[Found]) -> None:
    """Lay quotations that stand without a cue in the mouth of the speaker just before them."""
    covered = [False] * len(lines.low)
    for f in found:
        for start, stop in f.spans:
            for k in range(start, stop):
                covered[k] = True
        for k in range(*f.cue):
            covered[k] = True
    order = sorted(
        (f for f in found if f.spans and f.frame in (CLAUSE, TELL)), key=lambda f: max(f.spans[-1][1], f.cue[1])
    )
    n = 0
    last: Found | None = None
    for mark in lines.marks:
        while n < len(order) and max(order[n].spans[-1][1], order[n].cue[1]) <= mark.first + 1:
            last = order[n]
            n += 1
        size = mark.last - mark.first
        if last is None or size < 4 or any(covered[k] for k in range(mark.first, mark.last + 1)):
            continue
        unit = lines.units[lines.unit_of[mark.first]]
        if mark.first != unit[0]:
            continue
        reach = max(last.spans[-1][1], last.cue[1], last.source[1] if last.source else 0)
        gap = mark.first - reach
        units = lines.unit_of[mark.first] - lines.unit_of[min(max(reach - 1, 0), mark.first)]
        if units == 1 or (units == 0 and gap <= 12):
            last.spans.append((mark.first, mark.last + 1))
            for k in range(mark.first, mark.last + 1):
                covered[k] = True
