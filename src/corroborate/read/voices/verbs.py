"""Cues that are verbs: "said", "made it clear that", "drew criticism from", "put the toll at"; what only looks so."""

from __future__ import annotations

from corroborate.read import speech, speech_idioms
from corroborate.read.speech import AIM, CLAUSE, OBJECT, SEEM, TELL, Verb
from corroborate.read.voice_phrases import Lines
from corroborate.read.voices.extents import CLAUSE_WORDS, cue_tail, group_start, with_particle
from corroborate.read.voices.forms import as_saying, from_asking, from_participle, in_passive, meant, seeming
from corroborate.read.voices.found import Found, stance_of
from corroborate.read.voices.sources import source_of
from corroborate.read.voices.subjects import conjoined, plural_before
from corroborate.text.tokens import NUMBER

_TOLL = "toll"  # counts: the content is a thing, to the end of the sentence
_COUNTING = frozenset("counted counts recorded records registered listed".split())
# The verbs that a toll may be put with: "put the death toll at", "counted nine dead".
PUTTING = frozenset("put puts placed places updated revised raised gave gives given".split()) | _COUNTING
_LIVES = frozenset("life lives responsibility victims".split())
_REFLEXIVE = frozenset("itself themselves himself herself".split())
_ONLY_CLAUSE = frozenset("rule notice determine infer".split())
_LEADING = frozenset(
    """continued continues continue continuing began begun rushed used tried trying tries quick struggled struggling
        hesitated hesitate proceeded scrambled failed""".split()
)


def from_verb(
    lines: Lines, verb: Verb, i: int, a: int, end: int, before: list[Found], stop: int | None = None
) -> Found | None:
    """What the reporting verb at ``i`` makes; ``stop`` is the end of its cue where that is known already."""
    g0 = group_start(lines, i, a)
    group = lines.low[g0:i]
    be = any(w in speech.BE for w in group)
    negative = any(w in speech.NEGATIONS for w in group)
    prev = lines.low[g0 - 1] if g0 > a else ""
    passive = be and verb.form in ("both", "done")
    if verb.form == "done" and not group:
        return None
    if verb.form == "done" and not (be or any(w in speech.HAVE for w in group)):
        return None
    if prev == "to" and g0 > a:
        start = _gone_on(lines, g0 - 1, a)
        if start is None:
            return meant(lines, verb, g0 - 1, i, a, end, before, stop)
        g0 = start
        prev = lines.low[g0 - 1] if g0 > a else ""
        group = lines.low[g0:i]
    if (
        stop is None
        and verb.lemma in speech.NEEDS_PARTICLE
        and lines.low[i + 1 : i + 2] not in [[w] for w in speech.NEEDS_PARTICLE[verb.lemma]]
    ):
        return None
    by = verb.form == "ing" and prev == "by"
    if (
        not (group or by)
        and (prev in speech.DETERMINERS or prev in speech.PREPOSITIONS or prev.endswith("'s"))
        and prev not in (speech.LONE_SOURCES | {"that", "this"})
    ):
        return None
    if verb.form == "base" and not group and not plural_before(lines, g0, a):
        return None
    if verb.form in ("base", "s") and verb.noun and not group and not _verb_not_noun(lines, i, g0, a, end):
        return None
    if stop is None and _idiom(lines, verb, i, end):
        return None
    if lines.quoted[i] >= 0 and (
        verb.frame in (AIM, OBJECT, SEEM) or verb.stance in ("believed", "shown") or verb.form == "base"
    ):
        return None
    if lines.quoted[i] >= 0 and prev in ("i", "you", "we"):
        return None  # what the speaker says of himself is not told by another
    if verb.stance == "believed" and prev in ("he", "she", "they") and _told_before(before) is not None:
        return None
    if verb.frame in (AIM, OBJECT) and verb.stance in ("aimed", "judged"):
        # a wish or judgement told within what somebody says is that one's: "said they wanted to leave"
        told = _told_before(before)
        pronoun = g0 > a and lines.low[g0 - 1] in speech.PRONOUNS
        if told is not None and (pronoun or negative):
            return None
    g1 = stop if stop is not None else with_particle(lines, verb, i, end)
    if verb.lemma == "ask" and verb.form == "both" and not group:
        asked = from_asking(lines, i, a, end)
        if asked is not None:
            return asked
    if passive:
        return in_passive(lines, verb, g0, g1, a, end, negative)
    if verb.frame == SEEM:
        return seeming(lines, g0, g1, a, end)
    if verb.form == "ing" and not be and not any(w in speech.SHORT_BE for w in group):
        return from_participle(lines, verb, g0, g1, a, end, before)
    source, where = source_of(lines, verb, g0, g1, a, end)
    if verb.lemma in ("cite", "quote") and source is not None:
        cited = as_saying(lines, source, g1, a, end)
        if cited is not None:
            return cited
    inherits = False
    if source is None and verb.form in ("past", "both", "s", "base"):
        source = conjoined(lines, g0, a, before)
        inherits = source is not None
        where = "before"
    if source is None:
        return None
    if verb.frame in (CLAUSE, TELL) and source[0] < g1:
        g1 = cue_tail(lines, g1, end)
    found = Found((g0, g1), source, stance_of(verb, negative), verb.frame, where, negative=negative, inherits=inherits)
    found.hedged = any(w in speech.HEDGES for w in group)
    return found


def _told_before(before: list[Found]) -> Found | None:
    """The last attribution of a unit after whose cue something is said."""
    return next((f for f in reversed(before) if f.frame in (CLAUSE, TELL) and f.where == "before"), None)


def _idiom(lines: Lines, verb: Verb, i: int, end: int) -> bool:
    """Whether a verb says nothing here: "claimed nine lives", "found itself", "found dead"."""
    after = lines.low[i + 1 : min(i + 6, end)]
    if verb.lemma == "claim":
        counted = bool(after) and (lines.tokens[i + 1].kind == NUMBER or after[0] in speech.QUANTITIES)
        return (counted or any(w in _LIVES for w in after)) and "that" not in after
    if verb.lemma in _ONLY_CLAUSE:
        return not (bool(after) and (after[0] in CLAUSE_WORDS or lines.opens(i + 1)))
    if verb.frame == OBJECT and after[:1] == ["into"]:
        return True  # "slammed into the crowd"
    if verb.lemma in ("compare", "contrast"):
        return after[:1] in (["with"], ["to"], []) or lines.low[i - 1 : i] in ([","], ["when"], ["as"])
    if verb.lemma == "plan" and verb.form == "both":
        return after[:1] not in (["to"], ["on"])
    if verb.lemma == "continue":
        return not (bool(after) and (lines.opens(i + 1) or after[0] in (",", ".", ":"))) and i + 1 < end
    if verb.form == "both" and after[:1] == ["by"]:
        return lines.low[i - 1 : i] != ["as"] and not any(w in speech.BE for w in lines.low[max(i - 3, 0) : i])
    if verb.lemma in ("find", "see", "show"):
        return bool(after) and (
            after[0] in _REFLEXIVE or (after[0] in ("dead", "a", "the", "him", "her", "them") and verb.lemma == "find")
        )
    return False


def _gone_on(lines: Lines, to: int, a: int) -> int | None:
    """The start of "went on to", "continued to" before the "to" of an infinitive that reports, or None."""
    k = to - 1
    if k > a and lines.low[k] == "on" and lines.low[k - 1] in ("went", "goes", "go", "gone"):
        k -= 1
    elif k < a or lines.low[k] not in _LEADING:
        return None
    return group_start(lines, k, a)


def _verb_not_noun(lines: Lines, i: int, g0: int, a: int, end: int) -> bool:
    """Whether a form such as "claims" is a verb here, by its neighbours."""
    if i + 1 >= end:
        return g0 > a and (
            lines.low[g0 - 1] in speech.PRONOUNS or lines.low[g0 - 1] in speech.VOICE_NOUNS or lines.capital(g0 - 1)
        )
    if g0 == a:
        return False
    prev, nxt = lines.low[g0 - 1], lines.low[i + 1]
    if prev in speech.PRONOUNS or prev in speech.RELATIVES:
        return True
    if prev in speech.DETERMINERS or prev in speech.PREPOSITIONS or prev.endswith(("'s", "s'", "ing")):
        return False
    if speech.VERBS[lines.low[i]].frame == AIM and nxt == "to":
        return True
    if prev in speech.CONJUNCTIONS or prev == ",":
        return nxt in ("that", "the", "a", "an", "his", "her", "their")
    if nxt in (
        "that",
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
        "he",
        "she",
        "they",
        "it",
        "no",
        "how",
        "why",
        "what",
        "whether",
    ):
        return True
    if lines.opens(i + 1):
        return True
    verb = speech.VERBS[lines.low[i]]
    if verb.frame == AIM:
        return nxt == "to"
    return (lines.capital(i + 1) or lines.tokens[i + 1].kind == NUMBER) and not lines.capital(i)


def from_idiom(lines: Lines, i: int, a: int, end: int, before: list[Found]) -> Found | None:
    """Of "made it clear that", "ruled out", "raised questions about": sayings in several words."""
    low = lines.low[i]
    for rest, verb in speech_idioms.PHRASES.get(low, ()):
        stop = i + 1 + len(rest)
        if stop <= end and tuple(lines.low[i + 1 : stop]) == rest:
            if verb.lemma == "put" and rest == ("it",) and not _closes(lines, stop, end):
                continue
            return from_verb(lines, verb, i, a, end, before, stop)
    if low in speech_idioms.LIGHT:
        noun = _lent(lines, i, end)
        if noun is not None and lines.low[noun + 1] in speech_idioms.AFTER:
            stop = noun + 1 if lines.low[noun + 1] == "that" else noun + 2
            verb = speech_idioms.LIGHT[low]
            if lines.low[noun + 1] in ("that", "to"):
                verb = verb._replace(frame=CLAUSE if lines.low[noun + 1] == "that" else AIM, stance="aimed")
            return from_verb(lines, verb, i, a, end, before, stop)
    return None


def _closes(lines: Lines, k: int, end: int) -> bool:
    """Whether a clause ends at a token, or a quotation begins: "as he put it,", but not "put it on a truck"."""
    return k >= end or lines.low[k] in (",", ":", ".") or lines.is_quote(k)


def _lent(lines: Lines, i: int, end: int) -> int | None:
    """The noun of saying or thinking that a light verb at ``i`` takes, with something after it."""
    for k in range(i + 1, min(i + 6, end - 1)):
        low = lines.low[k]
        if low in speech_idioms.NOUNS and (lines.low[k + 1] in speech_idioms.AFTER or lines.low[k + 1] == "from"):
            return k
        if not (lines.nominal(k) or low in speech.DETERMINERS or speech.is_adverb(low) or low in ("more", "no")):
            return None
        if lines.capital(k):
            return None
    return None


def from_receiving(lines: Lines, i: int, a: int, end: int) -> Found | None:
    """Of "drew criticism from the mayor": who stands after "from" says something of the subject."""
    noun = _lent(lines, i, end)
    if noun is None or lines.low[noun + 1] != "from" or lines.quoted[i] >= 0:
        return None
    right = lines.phrase_right(noun + 2, end)
    if right == noun + 2:
        return None
    return Found((group_start(lines, i, a), noun + 2), (noun + 2, right), "judged", "by", "by")


def from_toll(lines: Lines, i: int, a: int, end: int) -> Found | None:
    """Of "The centre has put the death toll at": who counts, says."""
    counting = lines.low[i] in _COUNTING
    if not counting and not any(lines.low[k] in ("toll", "tolls") for k in range(i + 1, min(i + 9, end))):
        return None
    g0 = group_start(lines, i, a)
    if any(lines.low[k] in speech.BE for k in range(g0, i)) or lines.quoted[i] >= 0:
        return None
    first = g0
    if g0 > a and lines.low[g0 - 1] in speech.PRONOUNS:
        first = g0 - 1
    elif g0 > a and not lines.is_quote(g0 - 1) and lines.low[g0 - 1] != ",":
        first = lines.phrase_left(g0, a)
    if first == g0 or lines.low[lines.head(first, g0)] in speech.MUTE:
        return None
    source = (first, g0) if lines.low[first] in speech.PRONOUNS else lines.unclipped(first, g0, a)
    if counting and not any(
        lines.low[k] in speech.VOICE_NOUNS or lines.low[k] in speech.PRONOUNS for k in range(*source)
    ):
        return None
    return Found((g0, i + 1), source, "documented" if counting else "estimated", _TOLL, "before")
