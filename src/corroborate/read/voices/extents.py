"""How far a cue and what stands about it reach: verb groups, particles, tails, appositions, objects."""

from __future__ import annotations

from corroborate.read import speech
from corroborate.read.speech import Verb
from corroborate.read.voice_phrases import Lines
from corroborate.text.tokens import NUMBER

# Marks that end a sentence, dashes, and words that lead into what is said without being a part of it.
ENDS = frozenset({".", "!", "?", "...", "…", "؟", "。"})
DASHES = frozenset({"-", "--", "---", "–", "—"})
LEADS = frozenset("and but yet however so still meanwhile".split())
# By what or on what occasion something is said.
TAILS = frozenset(
    """statement interview report letter tweet briefing conference email e-mail speech post phone telephone
        video message broadcast""".split()
)
# After a verb that reports only with a clause.
CLAUSE_WORDS = frozenset("that if whether how why what".split())
_MEDIA = frozenset("twitter facebook instagram telegram youtube whatsapp television tv radio".split())
_PAPERS = frozenset("statement release email e-mail tweet communique".split())


def group_start(lines: Lines, i: int, a: int) -> int:
    """The first token of the group of auxiliaries and adverbs before the verb at ``i``."""
    g = i
    k = i - 1
    while k >= a:
        low = lines.low[k]
        if (
            low in speech.AUXILIARIES
            or low in speech.NEGATIONS
            or (low == "first" and k > a and lines.low[k - 1] not in speech.DETERMINERS)
            or (low == "since" and k > a and lines.low[k - 1] in speech.HAVE)
        ):
            g = k
        elif low in speech.TIMES and i > k and lines.low[k + 1] not in speech.PREPOSITIONS and k > a:
            g = k
            if lines.low[k - 1] in ("on", "last", "this", "late", "earlier", "early", "next"):
                g = k = k - 1
        elif speech.is_adverb(low) and not (lines.capital(k) and k > a) and low not in ("so", "yet"):
            before = lines.low[k - 1] if k > a else ""
            if before in speech.PREPOSITIONS:
                break
            g = k
            if before == ",":
                break
        else:
            break
        k -= 1
    # an adverb at the head of the clause belongs to the clause, not to the verb
    while g < i and speech.is_adverb(lines.low[g]) and g == a:
        g += 1
    return g


def with_particle(lines: Lines, verb: Verb, i: int, end: int) -> int:
    """The end of the cue of the verb at ``i``: with its particle, if it takes one."""
    if i + 1 < end and lines.low[i + 1] in speech.PARTICLES.get(verb.lemma, ()):
        return i + 2
    if i + 1 < end and lines.low[i + 1] in speech.NEEDS_PARTICLE.get(verb.lemma, ()):
        out = lines.low[i + 1] == "out" and i + 2 < end and lines.low[i + 2] in ("at", "against", "on", "for")
        return i + 3 if out else i + 2
    return i + 1


def cue_tail(lines: Lines, j: int, end: int) -> int:
    """The end of a cue with the short words that tell when and by what it was said: "said in a statement"."""
    k = j
    if k < end and speech.is_adverb(lines.low[k]) and lines.low[k] not in ("so", "not", "there", "here"):
        nxt = lines.low[k + 1] if k + 1 < end else "."
        if nxt in ENDS or nxt in ("that", ",", ":", "in", "on", "at") or (k + 1 < end and lines.opens(k + 1)):
            k += 1
    if k < end and lines.low[k] in speech.TIMES:
        return k + 2 if k + 1 < end and lines.low[k + 1] in speech.TIMES else k + 1
    if k + 1 < end and lines.low[k] in ("on", "via", "in") and lines.low[k + 1] in _MEDIA:
        return k + 2
    if k + 1 < end and lines.low[k] == "in" and lines.low[k + 1] in ("a", "an", "his", "her", "its", "their", "the"):
        for n in range(k + 2, min(k + 6, end)):
            if lines.low[n] in _PAPERS:
                return n + 1
            if not lines.nominal(n) and not lines.low[n].endswith("ed"):
                break
    return k


def past_tail(lines: Lines, end: int, j: int) -> int:
    """The token past "on Friday", "in a statement" after a cue that ends at ``j``, if these are the cue's own."""
    k = j
    sure = j
    while k < end:
        low = lines.low[k]
        if low in speech.TIMES or (low in speech.MONTHS and k + 1 < end and lines.tokens[k + 1].kind == NUMBER):
            k += 1
            if k < end and lines.tokens[k].kind == NUMBER:
                k += 1
            sure = k
            continue
        if (
            low in ("on", "late", "early", "last", "this", "earlier", "later", "next", "that", "the")
            and k + 1 < end
            and (
                lines.low[k + 1] in speech.TIMES
                or lines.low[k + 1] in speech.MONTHS
                or lines.low[k + 1] in ("late", "early", "same", "on", "in")
            )
        ):
            k += 1
            continue
        if low in speech.TAIL_PREPOSITIONS and k + 1 < end and not lines.opens(k + 1):
            right = lines.phrase_right(k + 1, end)
            if right == k + 1:
                break
            k = right
            if any(lines.low[x] in TAILS for x in range(j, right)):
                sure = k
            continue
        if speech.is_adverb(low):
            k += 1
            continue
        break
    if k >= end or lines.low[k] in ENDS or lines.low[k] in (",", ":", "that", ";") or lines.opens(k):
        return k
    return sure


def appositive_right(lines: Lines, right: int, end: int) -> int:
    """The end of ", a monitoring group" after a name at ``right``; ``right`` if there is none."""
    if (
        right + 2 < end
        and lines.low[right] == ","
        and lines.low[right + 1] in ("a", "an", "the", "who", "which", "head", "director")
    ):
        k = right + 1
        while k < end and lines.low[k] not in (",", ";", ":") and not lines.is_quote(k) and k - right < 30:
            if lines.finite(k) and lines.low[right + 1] not in ("who", "which"):
                return right
            k += 1
        if k == end or lines.low[k] == "," or k >= end:
            return k
    return right


def object_end(lines: Lines, j: int, end: int) -> int:
    """The end of an object or infinitive that begins at ``j``: before a comma that is not inside a quotation."""
    k = j
    while k < end:
        if lines.low[k] == ":" and k + 1 < end and lines.opens(k + 1):
            return end
        if lines.low[k] in (",", ";", ":") and not (lines.quoted[k] >= 0 and lines.quoted[k] == lines.quoted[j]):
            break
        if lines.low[k] in DASHES and not lines.tight(k):
            break
        if k > j + 1 and lines.low[k] in ("while", "whereas", "but", "after", "when", "although", "though"):
            break
        k += 1
    return k


def at_end(lines: Lines, j: int, end: int) -> bool:
    """Whether nothing is told from ``j`` on: the unit ends there, or goes on with ", adding"."""
    if j >= end or lines.low[j] in ENDS or lines.low[j] in (";", ")", "]"):
        return True
    if lines.low[j] in (",", *DASHES) and j + 1 < end:
        verb = speech.VERBS.get(lines.low[j + 1])
        return verb is not None and verb.form == "ing"
    return False
