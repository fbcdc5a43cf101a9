"""Who "he", "the group" or "the source" is: each attribution's origin, by the nearest fuller name before it.

A figure's voice should name somebody.  Personal pronouns, and definite phrases that only point back ("the monitor",
"the statement", "it"), take the nearest earlier voice that they can mean: "he" a person, "it" a body, "they" and
plurals a plural.  Where nothing fits, the literal words stay.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from corroborate.read import speech
from corroborate.read.voice_phrases import Lines
from corroborate.text.tokens import Sentence
from corroborate.values import Attribution, Voice, VoiceKind

_BACK = 2600  # characters: about a page; a pronoun does not reach further back
_POINTERS = frozenset(
    """group monitor monitors statement report source sources agency organisation organization ministry
        watchdog official officials spokesman spokeswoman spokesperson communique bulletin reports network
        activists activist witness residents resident commander doctor body channel newspaper website
        correspondent reporter paper document director head chief minister general colonel ngo charity outlet
        station""".split()
)
_PERSON_HINTS = frozenset(
    """spokesman spokeswoman spokesperson director head chief doctor dr mr mrs ms gen general col colonel lt
        maj capt sgt commander activist resident official minister president secretary governor mayor witness
        source officer leader analyst correspondent reporter villager brother sister father mother son wife
        husband surgeon medic nurse teacher farmer lawyer manager""".split()
)
_BODY_HINTS = frozenset(
    """observatory group network agency ministry organisation organization army coalition office committee
        committees un government police report statement centre center council union commission television tv
        channel newspaper sana sohr snhr monitor watchdog ngo charity hospital force forces media state""".split()
)
_PLURAL = re.compile(r"s$|people$|police$|media$|men$|women$")
_THE = re.compile(r"^(?:the|this|that|these|those|same|his|her|its|their)\s+", re.IGNORECASE)


def named(attributions: Sequence[Attribution], sentences: Sequence[Sentence] = ()) -> tuple[Voice | None, ...]:
    """For each attribution the voice that names its origin; None where the attribution has no voice at all.

    The voice returned is a span of the text, not always inside the attribution itself. With ``sentences``, "who"
    and "which" take the name that they follow.
    """
    starts = [s.start for s in sentences]
    seen: list[Voice] = []
    out: list[Voice | None] = []
    for attribution in attributions:
        if not attribution.chain:
            out.append(None)
            continue
        origin = attribution.chain[-1]
        best = _antecedent(origin, seen) if _points(origin.words) else None
        if best is None and starts and origin.words.casefold() in _RELATIVE:
            best = _followed(origin, sentences[max(bisect_right(starts, origin.start) - 1, 0)])
        out.append(best or origin)
        if attribution.stance not in speech.ASSERTING:
            continue
        for link in attribution.chain:
            if not _points(link.words) or (best is None and link.words.casefold() not in _PRONOUN_WORDS):
                seen.append(link)
    return tuple(out)


def same_name(one: Voice, two: Voice) -> bool:
    """Whether two voices of one report are one: the same words, or the words of one within the other's."""
    a, b = (frozenset(_tokens(v.words)) - _SMALL for v in (one, two))
    return bool(a) and bool(b) and (a <= b or b <= a)


_RELATIVE = frozenset({"who", "which", "that"})


def _followed(relative: Voice, sentence: Sentence) -> Voice | None:
    """The name that a relative pronoun follows in its sentence."""
    lines = Lines((sentence,))
    at = next((k for k, t in enumerate(lines.tokens) if t.start == relative.start), 0)
    end = at - 1 if at and lines.low[at - 1] == "," else at
    first = lines.phrase_left(end, 0)
    if first >= end:
        return None
    words = lines.words(first, end)
    return Voice(
        words=words, start=lines.tokens[first].start, end=lines.tokens[end - 1].end, kind=speech.kind(words, {})
    )


_SMALL = frozenset("the a an of for in to at and".split())
_PRONOUN_WORDS = frozenset("he she it they i we you who which that some many others another both several none".split())


def _tokens(words: str) -> list[str]:
    return re.findall(r"[\w'’.-]+", words.casefold())


def _points(words: str) -> bool:
    """Whether words only point back: a pronoun, or "the" and a bare noun such as "group"."""
    low = words.casefold().strip()
    if low in _PRONOUN_WORDS:
        return True
    rest = _THE.sub("", low)
    if rest == low:
        return False
    return rest in _POINTERS or (_group_like(rest) and not _NAMES.search(words))


# A name in a phrase that points: "the Tarve monitoring group" is one, "the Britain-based group" names only a seat.
_NAMES = re.compile(r"\s[A-Z](?![\w'’]*(?:\s[A-Z][\w'’]*)?[- ]based\b)")


def _group_like(rest: str) -> bool:
    """Whether a phrase after its article is "monitoring group", "Northland-based monitor", "jihadist group"."""
    parts = rest.split()
    return 2 <= len(parts) <= 4 and parts[-1] in (
        "group",
        "monitor",
        "watchdog",
        "organisation",
        "organization",
        "network",
    )


def _antecedent(pointer: Voice, seen: Sequence[Voice]) -> Voice | None:
    low = pointer.words.casefold().strip()
    near = [v for v in reversed(seen[-12:]) if pointer.start - v.end < _BACK and v.start < pointer.start]
    if low in (
        "who",
        "which",
        "that",
        "i",
        "we",
        "you",
        "some",
        "many",
        "others",
        "another",
        "both",
        "several",
        "none",
    ):
        return None
    if low in ("he", "she"):
        return next((v for v in near if _is_person(v)), None)
    if low == "it":
        return next((v for v in near if not _is_person(v)), None)
    if low == "they":
        return next((v for v in near if _PLURAL.search(_head(v.words))), None) or next(
            (v for v in near if not _is_person(v)), None
        )
    noun = _THE.sub("", low)
    stem = noun.removesuffix("s")
    parts = noun.split()
    last = parts[-1] if parts else noun
    if last in _GROUPS:
        fits = _ARMED if any(p in _ARMED_WORDS for p in parts) else _BODIES
        of_kind = [v for v in near if v.kind in fits]
        return next((v for v in of_kind if re.search(r"[A-Z]", v.words[1:])), None) or next(iter(of_kind), None)
    same = next((v for v in near if any(t.removesuffix("s") == stem for t in _tokens(v.words))), None)
    if same is not None:
        return same
    if last == "statement":
        return next((v for v in near if not _is_person(v)), None)
    of = speech.kind(noun, {})
    if of in (VoiceKind.UNKNOWN, VoiceKind.ANONYMOUS):
        return None
    return next((v for v in near if v.kind is of), None)


_GROUPS = frozenset("group monitor watchdog organisation organization network body ngo charity".split())
_BODIES = frozenset({VoiceKind.MONITOR, VoiceKind.NGO, VoiceKind.ACTIVIST, VoiceKind.UN})
_ARMED = frozenset({VoiceKind.ARMED_GROUP})
_ARMED_WORDS = frozenset(
    "jihadist militant rebel armed terror terrorist insurgent extremist guerrilla islamist".split()
)


def _head(words: str) -> str:
    """The head noun of a phrase: the last word before its first preposition or comma."""
    first = re.split(r",|\b(?:in|at|of|from|for|with|near|on|to|who|which)\b", words.casefold())[0]
    parts = _tokens(first)
    return parts[-1] if parts else ""


def _is_person(voice: Voice) -> bool:
    tokens = _tokens(voice.words)
    if not tokens:
        return False
    head = _head(voice.words)
    if head in _PERSON_HINTS:
        return True
    if head in _BODY_HINTS or (
        tokens[0] in ("the", "a", "an") and head not in _PERSON_HINTS and not any(t in _PERSON_HINTS for t in tokens)
    ):
        return False
    if any(t in _PERSON_HINTS for t in tokens):
        return True
    if any(t in _BODY_HINTS for t in tokens):
        return False
    return (
        1 <= len(tokens) <= 4
        and (voice.words[:1].isupper() or voice.words.islower())
        and voice.kind is VoiceKind.UNKNOWN
    )
