"""Cues without a reporting verb: "according to", "his claim that", "is confident that", "reportedly", a colon."""

from __future__ import annotations

from corroborate.read import speech
from corroborate.read.speech import AIM, CLAUSE, OBJECT
from corroborate.read.voice_phrases import Lines
from corroborate.read.voices.extents import DASHES, LEADS, appositive_right, group_start, object_end
from corroborate.read.voices.found import Found
from corroborate.read.voices.subjects import far_subject

_HEADLINE = 18  # tokens: a longer line that ends in ": monitor" is no headline


def from_according(lines: Lines, i: int, a: int, end: int) -> Found | None:
    """Of "according to a statement by the ministry": who speaks stands after it."""
    right = lines.phrase_right(i + 2, end)
    if right == i + 2:
        if i + 2 < end and lines.low[i + 2] in ("him", "her", "them", "it"):
            right = i + 3
        else:
            return None
    first = i + 2
    if any(w in ("statement", "report", "reports", "statements") for w in lines.low[first:right]):
        by = next((k for k in range(right, min(right + 6, end)) if lines.low[k] in ("by", "from")), None)
        if by is not None and lines.phrase_right(by + 1, end) > by + 1:
            right = lines.phrase_right(by + 1, end)
    if lines.low[lines.head(first, right)] in speech.MUTE:
        first = next((k + 1 for k in range(first, right - 1) if lines.low[k] in ("by", "from")), right)
        if first == right:
            return None
    right = appositive_right(lines, right, end)
    begins = all(lines.low[k] in LEADS or lines.low[k] == "," or k == a for k in range(a, i)) or (
        lines.tokens[i].text == "According" and right < end
    )
    return Found((i, i + 2), (first, right), "said", CLAUSE, "before" if begins else "after")


def from_adjective(lines: Lines, i: int, a: int, end: int) -> Found | None:
    """Of "is confident that", "was reluctant to": what somebody is said to think or mean."""
    frame, stance = speech.ADJECTIVES[lines.low[i]]
    g0 = group_start(lines, i, a)
    if g0 > a and lines.low[g0 - 1] in speech.COPULAS:
        g0 = group_start(lines, g0 - 1, a)
    nxt = lines.low[i + 1] if i + 1 < end else ""
    fits = {
        CLAUSE: nxt in ("that", "of", "about", "in", "if", "whether"),
        OBJECT: nxt in speech.ABOUT or nxt == "that",
        AIM: nxt == "to",
    }[frame]
    linked = any(w in speech.BE or w in speech.SHORT_BE or w in speech.COPULAS for w in lines.low[g0:i])
    if not fits or not linked or lines.quoted[i] >= 0:
        return None
    if g0 > a and (lines.low[g0 - 1] in speech.PRONOUNS or lines.low[g0 - 1] in speech.RELATIVES):
        source = (g0 - 1, g0)
    elif g0 > a and not lines.is_quote(g0 - 1):
        source = lines.unclipped(lines.phrase_left(g0, a), g0, a)
        if source[0] >= source[1]:
            source = far_subject(lines, g0, a) or source
    else:
        return None
    if source[0] >= source[1] or lines.low[source[0]] in ("it", "there"):
        return None
    return Found((g0, i + 1 if nxt in ("that", "if", "whether") else i + 2), source, stance, frame, "before")


def from_hearsay(lines: Lines, i: int, a: int, end: int) -> Found | None:
    """Of "has reportedly left": nobody in particular says what stands around the adverb."""
    if lines.quoted[i] >= 0 or (i + 1 < end and lines.low[i + 1] in speech.VERBS):
        return None
    first = lines.clause_start(i, a)
    stop = object_end(lines, i + 1, end) if i + 1 < end else end
    made = Found((i, i + 1), None, "reported", "reported", "noun", hedged=True)
    aside = i + 1 < end and (lines.low[i + 1].endswith("ing") or lines.low[i + 1] in speech.PREPOSITIONS)
    made.spans = [s for s in ((i if aside else first, i), (i + 1, stop)) if s[0] < s[1]]
    return made if made.spans else None


def from_noun(lines: Lines, i: int, a: int, end: int) -> Found | None:
    """Of "his claim that", "a statement by the ministry that", "reports that": a noun that says something."""
    if i + 1 >= end:
        return None
    nxt = lines.low[i + 1]
    if nxt in ("by", "from") and lines.low[i] not in ("report", "reports"):
        right = lines.phrase_right(i + 2, end)
        if right > i + 2 and right + 1 < end and lines.low[right] == "that":
            made = Found((i, i + 2), (i + 2, right), speech.NOUN_CUES[lines.low[i]], "noun", "noun")
            made.spans = [(right, object_end(lines, right, end))]
            return made
    if nxt not in ("that", "of") or (i > a and lines.low[i - 1] == "according"):
        return None
    return _told_noun(lines, i, a, end)


def _told_noun(lines: Lines, i: int, a: int, end: int) -> Found | None:
    """Of "his claim that", "reports that"."""
    nxt = lines.low[i + 1]
    owner = _owner(lines, i, a)
    if owner is None:
        if nxt == "that" and lines.low[i] in (
            "reports",
            "rumours",
            "rumors",
            "report",
            "allegations",
            "claims",
            "accusations",
            "speculation",
        ):
            made = Found((i, i + 1), None, speech.NOUN_CUES[lines.low[i]], "reported", "noun")
            made.spans = [(i + 1, object_end(lines, i + 1, end))]
            made.hedged = True
            return made
        return None
    if nxt == "of" and speech.NOUN_CUES[lines.low[i]] == "reported":
        return None
    first = i + 1 if nxt == "that" else i + 2
    made = Found((owner[1], i + 1 if nxt == "that" else i + 2), owner, speech.NOUN_CUES[lines.low[i]], "noun", "noun")
    made.spans = [(first, object_end(lines, first, end))]
    return made if made.spans[0][0] < made.spans[0][1] else None


def from_judging_noun(lines: Lines, i: int, a: int, end: int) -> Found | None:
    """Of "questions about the raid", "his attacks on the mayor": judgements by a noun, with an owner or without."""
    nxt = lines.low[i + 1] if i + 1 < end else ""
    free = nxt in speech.FREE_NOUNS.get(lines.low[i], ())
    owned = nxt in speech.OWNED_NOUNS.get(lines.low[i], ())
    if not (free or owned) or lines.quoted[i] >= 0:
        return None
    owner = _owner(lines, i, a)
    if owner is None and not free:
        return None
    first = i + 1 if nxt == "that" else i + 2
    made = Found((i, first), owner, "judged", "noun" if owner else "reported", "noun")
    made.spans = [(first, object_end(lines, first, end))] if first < end else []
    return made if made.spans and made.spans[0][0] < made.spans[0][1] else None


def _owner(lines: Lines, i: int, a: int) -> tuple[int, int] | None:
    """Whose noun stands at ``i``: "his claim", "the mayor's repeated claim"."""
    k = i - 1
    while (
        k >= a
        and i - k < 4
        and lines.nominal(k)
        and not lines.low[k].endswith(("'s", "s'"))
        and lines.low[k] not in speech.POSSESSIVES
    ):
        k -= 1
    if k >= a and lines.low[k] in speech.POSSESSIVES:
        return (k, k + 1)
    if k >= a and lines.low[k].endswith(("'s", "s'")):
        first = lines.phrase_left(k + 1, a)
        return (first, k + 1) if first <= k else None
    return None


def from_marks(lines: Lines, a: int, end: int, found: list[Found]) -> list[Found]:
    """Attributions by a mark alone: "Monitor: twelve killed", "Twelve killed in strike: monitor", "... - activists"."""
    out: list[Found] = []
    for k in range(a + 1, end):
        low = lines.low[k]
        if low != ":" and not (low in DASHES and not lines.tight(k)):
            continue
        if lines.quoted[k] >= 0 or any(f.cue[0] <= k < f.cue[1] or f.cue[1] == k for f in found):
            continue
        quote = k + 1 < end and lines.opens(k + 1)
        if low == ":" and 0 < k - a <= 12:
            first = lines.phrase_left(k, a)
            voice = any(lines.low[x] in speech.VOICE_NOUNS for x in range(first, k))
            title = first == a and lines.sets_title(a) and k - a <= 4 and all(lines.capital(x) for x in range(a, k))
            if first < k and (quote or (first == a and voice) or title) and k + 1 < end:
                out.append(Found((k, k + 1), (first, k), "said", CLAUSE, "before"))
                break
        right = lines.phrase_right(k + 1, end)
        if (
            k + 1 < right == end
            and end - a <= _HEADLINE
            and right - k <= 6
            and any(lines.low[x] in speech.VOICE_NOUNS for x in range(k + 1, right))
        ):
            out.append(Found((k, k + 1), (k + 1, right), "said", CLAUSE, "after"))
            break
    return out
