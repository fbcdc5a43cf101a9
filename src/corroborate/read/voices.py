"""Who says it: the attributions of a report, with source, cue, content, stance and certainty.

An attribution is found from its cue (a reporting verb or noun, "according to", a colon or dash in a headline).
Around the cue a shallow grammar (voice_phrases.py) finds who speaks, before, inside or after what is said, and
then the words that are laid in that mouth, over as many sentences as a quotation runs.

Literal words stand in ``Attribution.chain``; who "he" or "the group" is, voice_names.py resolves.
Rules: docs/method.md, section 3.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate

from corroborate.read import speech, speech_idioms
from corroborate.read.quotations import Quotation
from corroborate.read.speech import AIM, CLAUSE, OBJECT, SEEM, TELL, Verb
from corroborate.read.voice_names import named, same_name
from corroborate.read.voice_phrases import Lines
from corroborate.text.tokens import NUMBER, Sentence
from corroborate.values import Attribution, Certainty, Cue, Polarity, Voice, VoiceKind

_ENDS = frozenset({".", "!", "?", "...", "…", "؟", "。"})
_DASHES = frozenset({"-", "--", "---", "–", "—"})
_LEADS = frozenset("and but yet however so still meanwhile".split())
_ADDING = frozenset(
    """add say note explain stress argue claim insist state warn tell write cite quote suggest point call
        report emphasize emphasise underline""".split()
)
_TAILS = frozenset(
    """statement interview report letter tweet briefing conference email e-mail speech post phone telephone
        video message broadcast""".split()
)
TOLL = "toll"  # counts: the content is a thing, to the end of the sentence
_SUBJECT_REACH = 80  # tokens from the start of a sentence to its first verb, at most
_HEADLINE = 18  # tokens: a longer line that ends in ": monitor" is no headline


@dataclass(slots=True)
class _Found:
    """An attribution while it is put together, in token numbers (ends exclusive)."""

    cue: tuple[int, int]
    source: tuple[int, int] | None
    stance: str
    frame: str
    where: str  # before, after or inside: where the content stands to the cue
    spans: list[tuple[int, int]] = field(default_factory=list)
    told: tuple[int, int] | None = None  # who heard it and hands it on
    through: tuple[int, int] | None = None  # whom the source cites: the origin
    negative: bool = False
    hedged: bool = False
    inherits: bool = False  # takes the source of the attribution before it


def attributions(sentences: tuple[Sentence, ...], voice_kinds: Mapping[str, VoiceKind]) -> tuple[Attribution, ...]:
    """The attributions of a report, in the order of their cues.

    ``voice_kinds`` maps casefolded names and aliases to kinds (the voice directory); it may be empty. Offsets count
    in the document's text; words are rebuilt from tokens, with one blank for each character between them.
    """
    lines = Lines(sentences)
    found: list[_Found] = []
    for a, b in lines.units:
        found.extend(_unit(lines, a, b))
    _continue_quotations(lines, found)
    found = _outermost(lines, found)
    out = [
        _attribution(lines, f, voice_kinds)
        for f in found
        if _joined(f.spans) and (f.source or f.frame in (SEEM, "reported"))
    ]
    return _carried(lines, out)


def _outermost(lines: Lines, found: list[_Found]) -> list[_Found]:
    """Without the beliefs, wishes and judgements that stand within what somebody says: they are his to tell.

    What is told within it stays, since it is a link of its chain: "she said the doctor had told her that"; so do a
    belief or finding that hold a number: "she said the inquiry found that nine had died".
    """
    steps = [0] * (len(lines.low) + 1)
    for f in found:
        for first, end in _joined(f.spans):
            steps[first] += 1
            steps[end] -= 1
    depth = list(accumulate(steps))

    def own(f: _Found) -> bool:
        return any(first <= f.cue[0] < end for first, end in f.spans)

    def links(f: _Found) -> bool:
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


# ------------------------------------------------------------------ one unit


def _unit(lines: Lines, a: int, b: int) -> list[_Found]:
    """The attributions of the unit of tokens ``a``..``b``."""
    end = b
    while end > a and (lines.low[end - 1] in _ENDS):
        end -= 1
    found: list[_Found] = []
    i = a
    while i < end:
        low = lines.low[i]
        made: _Found | None = None
        if low == "according" and i + 1 < end and lines.low[i + 1] == "to":
            made = _according(lines, i, a, end)
        elif low in speech.VERBS or low in speech_idioms.PHRASES or low in speech_idioms.LIGHT:
            made = _idiomatic(lines, i, a, end, found)
            if made is None and low in speech.VERBS:
                made = _verb(lines, speech.VERBS[low], i, a, end, found)
        if made is None and low in speech_idioms.RECEIVING:
            made = _received(lines, i, a, end)
        if made is not None:
            pass
        elif low in _PUTTING:
            made = _toll(lines, i, a, end)
        elif low in speech.ADJECTIVES:
            made = _adjective(lines, i, a, end)
        elif low in ("reportedly", "allegedly", "purportedly", "supposedly"):
            made = _hearsay(lines, i, a, end)
        if made is None and low in speech.NOUN_CUES:
            made = _noun(lines, i, a, end)
        if made is None and (low in speech.FREE_NOUNS or low in speech.OWNED_NOUNS):
            made = _judging_noun(lines, i, a, end)
        if made is not None:
            found.append(made)
            i = max(i + 1, made.cue[1])
            continue
        i += 1
    found.extend(_marks(lines, a, end, found))
    found.sort(key=lambda f: f.cue)
    _contents(lines, found, a, end)
    return found


def _according(lines: Lines, i: int, a: int, end: int) -> _Found | None:
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
    right = _appositive_right(lines, right, end)
    begins = all(lines.low[k] in _LEADS or lines.low[k] == "," or k == a for k in range(a, i)) or (
        lines.tokens[i].text == "According" and right < end
    )
    return _Found((i, i + 2), (first, right), "said", CLAUSE, "before" if begins else "after")


def _appositive_right(lines: Lines, right: int, end: int) -> int:
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


_COUNTING = frozenset("counted counts recorded records registered listed".split())
_PUTTING = frozenset("put puts placed places updated revised raised gave gives given".split()) | _COUNTING


def _toll(lines: Lines, i: int, a: int, end: int) -> _Found | None:
    """Of "The centre has put the death toll at": who counts, says."""
    counting = lines.low[i] in _COUNTING
    if not counting and not any(lines.low[k] in ("toll", "tolls") for k in range(i + 1, min(i + 9, end))):
        return None
    g0 = _group(lines, i, a)
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
    return _Found((g0, i + 1), source, "documented" if counting else "estimated", TOLL, "before")


def _adjective(lines: Lines, i: int, a: int, end: int) -> _Found | None:
    """Of "is confident that", "was reluctant to": what somebody is said to think or mean."""
    frame, stance = speech.ADJECTIVES[lines.low[i]]
    g0 = _group(lines, i, a)
    if g0 > a and lines.low[g0 - 1] in speech.COPULAS:
        g0 = _group(lines, g0 - 1, a)
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
            source = _far_subject(lines, g0, a) or source
    else:
        return None
    if source[0] >= source[1] or lines.low[source[0]] in ("it", "there"):
        return None
    return _Found((g0, i + 1 if nxt in ("that", "if", "whether") else i + 2), source, stance, frame, "before")


def _hearsay(lines: Lines, i: int, a: int, end: int) -> _Found | None:
    """Of "has reportedly left": nobody in particular says what stands around the adverb."""
    if lines.quoted[i] >= 0 or (i + 1 < end and lines.low[i + 1] in speech.VERBS):
        return None
    first = lines.clause_start(i, a)
    stop = _object_end(lines, i + 1, end) if i + 1 < end else end
    made = _Found((i, i + 1), None, "reported", "reported", "noun", hedged=True)
    aside = i + 1 < end and (lines.low[i + 1].endswith("ing") or lines.low[i + 1] in speech.PREPOSITIONS)
    made.spans = [s for s in ((i if aside else first, i), (i + 1, stop)) if s[0] < s[1]]
    return made if made.spans else None


def _group(lines: Lines, i: int, a: int) -> int:
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


def _idiomatic(lines: Lines, i: int, a: int, end: int, before: list[_Found]) -> _Found | None:
    """Of "made it clear that", "ruled out", "raised questions about": sayings in several words."""
    low = lines.low[i]
    for rest, verb in speech_idioms.PHRASES.get(low, ()):
        stop = i + 1 + len(rest)
        if stop <= end and tuple(lines.low[i + 1 : stop]) == rest:
            if verb.lemma == "put" and rest == ("it",) and not _closes(lines, stop, end):
                continue
            return _verb(lines, verb, i, a, end, before, stop)
    if low in speech_idioms.LIGHT:
        noun = _lent(lines, i, end)
        if noun is not None and lines.low[noun + 1] in speech_idioms.AFTER:
            stop = noun + 1 if lines.low[noun + 1] == "that" else noun + 2
            verb = speech_idioms.LIGHT[low]
            if lines.low[noun + 1] in ("that", "to"):
                verb = verb._replace(frame=CLAUSE if lines.low[noun + 1] == "that" else AIM, stance="aimed")
            return _verb(lines, verb, i, a, end, before, stop)
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


def _received(lines: Lines, i: int, a: int, end: int) -> _Found | None:
    """Of "drew criticism from the mayor": who stands after "from" says something of the subject."""
    noun = _lent(lines, i, end)
    if noun is None or lines.low[noun + 1] != "from" or lines.quoted[i] >= 0:
        return None
    right = lines.phrase_right(noun + 2, end)
    if right == noun + 2:
        return None
    return _Found((_group(lines, i, a), noun + 2), (noun + 2, right), "judged", "by", "by")


def _verb(
    lines: Lines, verb: Verb, i: int, a: int, end: int, before: list[_Found], stop: int | None = None
) -> _Found | None:
    """What the reporting verb at ``i`` makes; ``stop`` is the end of its cue where that is known already."""
    g0 = _group(lines, i, a)
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
            return _meant(lines, verb, g0 - 1, i, a, end, before, stop)
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
    if verb.form == "base" and not group and not _plural_before(lines, g0, a):
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
    g1 = stop if stop is not None else _particle(lines, verb, i, end)
    if verb.lemma == "ask" and verb.form == "both" and not group:
        asked = _asked(lines, i, a, end)
        if asked is not None:
            return asked
    if passive:
        return _passive(lines, verb, g0, g1, a, end, negative)
    if verb.frame == SEEM:
        return _seem(lines, g0, g1, a, end)
    if verb.form == "ing" and not be and not any(w in speech.SHORT_BE for w in group):
        return _participle(lines, verb, g0, g1, a, end, before)
    source, where = _source(lines, verb, g0, g1, a, end)
    if verb.lemma in ("cite", "quote") and source is not None:
        cited = _as_saying(lines, source, g1, a, end)
        if cited is not None:
            return cited
    inherits = False
    if source is None and verb.form in ("past", "both", "s", "base"):
        source = _conjoined(lines, g0, a, before)
        inherits = source is not None
        where = "before"
    if source is None:
        return None
    if verb.frame in (CLAUSE, TELL) and source[0] < g1:
        g1 = _cue_tail(lines, g1, end)
    found = _Found((g0, g1), source, _stance(verb, negative), verb.frame, where, negative=negative, inherits=inherits)
    found.hedged = any(w in speech.HEDGES for w in group)
    return found


_NOT_MEANT = frozenset(
    "see find vote speak know feel learn push continue want believe think ask read appear realize address show".split()
)


def _meant(
    lines: Lines, verb: Verb, to: int, i: int, a: int, end: int, before: list[_Found], stop: int | None
) -> _Found | None:
    """Of "used the rally to endorse": what the subject of the clause does by words, as an end of something else."""
    if (
        verb.lemma in _NOT_MEANT
        or verb.frame not in (CLAUSE, OBJECT, TELL)
        or verb.form != "base"
        or lines.quoted[i] >= 0
    ):
        return None
    source = _subject(lines, to, a, before)
    if source is None or source[1] > to:
        return None
    g1 = stop if stop is not None else _particle(lines, verb, i, end)
    made = _Found((to, g1), source, "judged", OBJECT, "before")
    made.spans = [(g1, _object_end(lines, g1, end))] if g1 < end else []
    return made if made.spans and made.spans[0][0] < made.spans[0][1] else None


def _told_before(before: list[_Found]) -> _Found | None:
    """The last attribution of a unit after whose cue something is said."""
    return next((f for f in reversed(before) if f.frame in (CLAUSE, TELL) and f.where == "before"), None)


_WHAT = frozenset("about if whether how why what who when where which".split())


def _asked(lines: Lines, i: int, a: int, end: int) -> _Found | None:
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
    made = _Found((i, cue), None, "asked", SEEM, "seem")
    made.spans = [(cue, _object_end(lines, cue, end))] if cue < end else []
    return made if made.spans and made.spans[0][0] < made.spans[0][1] else None


_LIVES = frozenset("life lives responsibility victims".split())
_REFLEXIVE = frozenset("itself themselves himself herself".split())


_ONLY_CLAUSE = frozenset("rule notice determine infer".split())
_CLAUSE_WORDS = frozenset("that if whether how why what".split())


def _idiom(lines: Lines, verb: Verb, i: int, end: int) -> bool:
    """Whether a verb says nothing here: "claimed nine lives", "found itself", "found dead"."""
    after = lines.low[i + 1 : min(i + 6, end)]
    if verb.lemma == "claim":
        counted = bool(after) and (lines.tokens[i + 1].kind == NUMBER or after[0] in speech.QUANTITIES)
        return (counted or any(w in _LIVES for w in after)) and "that" not in after
    if verb.lemma in _ONLY_CLAUSE:
        return not (bool(after) and (after[0] in _CLAUSE_WORDS or lines.opens(i + 1)))
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


_LEADING = frozenset(
    """continued continues continue continuing began begun rushed used tried trying tries quick struggled struggling
        hesitated hesitate proceeded scrambled failed""".split()
)


def _gone_on(lines: Lines, to: int, a: int) -> int | None:
    """The start of "went on to", "continued to" before the "to" of an infinitive that reports, or None."""
    k = to - 1
    if k > a and lines.low[k] == "on" and lines.low[k - 1] in ("went", "goes", "go", "gone"):
        k -= 1
    elif k < a or lines.low[k] not in _LEADING:
        return None
    return _group(lines, k, a)


def _plural_before(lines: Lines, g0: int, a: int) -> bool:
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
    ) or _plural_far(lines, g0, a)


def _plural_head(lines: Lines, first: int, g0: int) -> bool:
    """Whether the phrase before a bare verb form is one that can take it."""
    return first < g0 and (lines.low[g0 - 1].endswith("s") or "and" in lines.low[first:g0] or lines.low[first] == "i")


def _plural_far(lines: Lines, g0: int, a: int) -> bool:
    """Whether the subject lies farther back and is a plural: "groups that have backed him say"."""
    far = None if lines.is_quote(g0 - 1) or lines.quoted[g0] >= 0 else _far_subject(lines, g0, a)
    return far is not None and far[1] < g0 and lines.low[lines.head(*far)].endswith("s")


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


def _particle(lines: Lines, verb: Verb, i: int, end: int) -> int:
    """The end of the cue: with its particle, if it takes one."""
    if i + 1 < end and lines.low[i + 1] in speech.PARTICLES.get(verb.lemma, ()):
        return i + 2
    if i + 1 < end and lines.low[i + 1] in speech.NEEDS_PARTICLE.get(verb.lemma, ()):
        out = lines.low[i + 1] == "out" and i + 2 < end and lines.low[i + 2] in ("at", "against", "on", "for")
        return i + 3 if out else i + 2
    return i + 1


def _stance(verb: Verb, negative: bool) -> str:
    if verb.stance == "alleged" and verb.lemma in ("accuse", "charge"):
        return "accused"
    if verb.lemma == "blame":
        return "blamed"
    if negative and verb.stance == "confirmed":
        return "unconfirmed"
    return verb.stance


def _source(lines: Lines, verb: Verb, g0: int, g1: int, a: int, end: int) -> tuple[tuple[int, int] | None, str]:
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
            if (
                verb.form == "base"
                and g0 + 1 == g1
                and not _plural_head(lines, first, g0)
                and _plural_far(lines, g0, a)
            ):
                source = None  # "groups that have backed the truce say": the truce says nothing
    if source is None and left >= a and not lines.is_quote(left) and lines.quoted[g0] < 0:
        source = _far_subject(lines, g0, a)
    if source is not None and verb.frame in (CLAUSE, TELL) and _mute(lines, source):
        source = None
    inverted = _inverted(lines, verb, g0, g1, a, end, source)
    if inverted is not None:
        return inverted, "after"
    if source is None:
        return None, "before"
    return source, _where(lines, verb, source, g1, a, end)


_ASIDES = frozenset(
    """a an the one who which whose where when as like both also now once then only himself herself itself themselves
        his her its their including""".split()
)


_NAME = 8  # tokens: a quotation inside a subject that is no longer gives a name: "the author of “The Road”"


def _named(mark: Quotation, a: int) -> bool:
    """Whether a quotation is a name or title within a clause that begins before it."""
    return mark.first > a and mark.last - mark.first <= _NAME


def _far_subject(lines: Lines, g0: int, a: int) -> tuple[int, int] | None:
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
        if low in _DASHES and not lines.tight(k):
            dash = next((x for x in range(k + 1, g0) if lines.low[x] in _DASHES and not lines.tight(x)), None)
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
    end = g0 - 1 if lines.low[g0 - 1] == "," or lines.low[g0 - 1] in _DASHES else g0
    return (first, end)


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
        after in _ENDS
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
        return (g1, _appositive_right(lines, right, end))
    if lines.low[g1] == "that" or (not closes and not (voiced and after.endswith("ing"))):
        return None
    if left and (lines.is_quote(g0 - 1) or (left == "," and source is None)):
        return (g1, _appositive_right(lines, right, end))
    if g0 == a and a > 0 and lines.closes(a - 1):
        return (g1, _appositive_right(lines, right, end))
    # the comma is lost: only a voice that ends the sentence tells it
    if (
        verb.lemma in ("say", "report", "add", "note", "announce")
        and verb.form in ("past", "both")
        and not _predicate(lines, right, end)
        and lines.has_finite(a, g0 - 1)
        and (voiced or any(lines.capital(k) for k in range(g1, right)))
    ):
        return (g1, _appositive_right(lines, right, end))
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
    j = _past_tail(lines, end, _hearer_end(lines, verb, g1, end))
    s = source[0]
    left = lines.low[s - 1] if s > a else ""
    quote_left = s > 0 and lines.closes(s - 1)
    comma_left = left in (",", *_DASHES) or (quote_left and s > a)
    if _at_end(lines, j, end):
        return "after" if s > a or quote_left else "before"
    right = lines.low[j]
    if comma_left and (right in (",", *_DASHES) or lines.closes(j)):
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


def _at_end(lines: Lines, j: int, end: int) -> bool:
    if j >= end or lines.low[j] in _ENDS or lines.low[j] in (";", ")", "]"):
        return True
    if lines.low[j] in (",", *_DASHES) and j + 1 < end:
        verb = speech.VERBS.get(lines.low[j + 1])
        return verb is not None and verb.form == "ing"
    return False


def _hearer_end(lines: Lines, verb: Verb, g1: int, end: int) -> int:
    """The end of who is told, after a cue that ends at ``g1``."""
    if verb.frame == TELL and g1 < end and lines.low[g1] != "that":
        if lines.low[g1] in speech.HEARERS:
            return g1 + 1
        return lines.phrase_right(g1, end)
    if g1 + 1 < end and lines.low[g1] == "to" and lines.low[g1 + 1] in speech.HEARERS:
        return g1 + 2
    return g1


def _past_tail(lines: Lines, end: int, j: int) -> int:
    """Past "on Friday", "in a statement", "at a rally" after a cue, if these are the cue's own."""
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
            if any(lines.low[x] in _TAILS for x in range(j, right)):
                sure = k
            continue
        if speech.is_adverb(low):
            k += 1
            continue
        break
    if k >= end or lines.low[k] in _ENDS or lines.low[k] in (",", ":", "that", ";") or lines.opens(k):
        return k
    return sure


_MEDIA = frozenset("twitter facebook instagram telegram youtube whatsapp television tv radio".split())
_PAPERS = frozenset("statement release email e-mail tweet communique".split())


def _cue_tail(lines: Lines, j: int, end: int) -> int:
    """The end of a cue with the short words that tell when and by what it was said: "said in a statement"."""
    k = j
    if k < end and speech.is_adverb(lines.low[k]) and lines.low[k] not in ("so", "not", "there", "here"):
        nxt = lines.low[k + 1] if k + 1 < end else "."
        if nxt in _ENDS or nxt in ("that", ",", ":", "in", "on", "at") or (k + 1 < end and lines.opens(k + 1)):
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


def _conjoined(lines: Lines, g0: int, a: int, before: list[_Found]) -> tuple[int, int] | None:
    """The source of "... and added": that of the attribution before it in the same unit."""
    if g0 - 1 < a:
        return None
    prev = lines.low[g0 - 1]
    if not before:
        return _subject(lines, g0 - 1, a, before) if prev in ("and", "but", "then") else None
    if prev in ("and", "but", "then", ","):
        last = before[-1]
        if last.source is not None and last.cue[0] >= a and last.where != "after":
            return last.source
    return None


_SHOWING = frozenset(
    """statement report letter footage video poll polls survey surveys study studies memo document documents article
        editorial tweet message messages signs sign banner banners""".split()
)


# What is done beside something else more often than told or thought of: "crowds celebrating the victory".
_DONE = frozenset("celebrate promote support show see nominate record regard address".split())


def _participle(lines: Lines, verb: Verb, g0: int, g1: int, a: int, end: int, before: list[_Found]) -> _Found | None:
    """Of "..., saying that": the speaker is the one before it in the unit, else the subject of the unit."""
    if g1 >= end:
        return None
    prev = lines.low[g0 - 1] if g0 > a else ""
    nxt = lines.low[g1]
    if verb.noun and prev not in (",", "by") and nxt not in ("that",):
        return None
    if verb.lemma in _DONE and nxt not in _CLAUSE_WORDS:
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
        and prev not in (",", "by", "and", "or", "while", "when", "before", "after", "without", *_DASHES)
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
        source = _subject(lines, g0, a, before)
        inherits = True
    if source is None:
        return None
    if verb.lemma in ("cite", "quote") and inherits and before and before[-1].source == source and verb.frame == OBJECT:
        right = lines.phrase_right(g1, end)
        voiced = any(lines.low[k] in speech.VOICE_NOUNS for k in range(g1, right))
        if right > g1 and (voiced or (lines.capital(g1) and lines.capital(right - 1))):
            right = _appositive_right(lines, right, end)
            before[-1].through = (g1, right)
            return None
    return _Found((g0, g1), source, _stance(verb, False), verb.frame, "before", inherits=inherits)


def _heading(lines: Lines, verb: Verb, g0: int, g1: int, end: int) -> _Found | None:
    """Of "Conceding that mistakes were made, the mayor left": the subject of the clause that follows."""
    comma = next((k for k in range(g1, end) if lines.low[k] == "," and lines.quoted[k] < 0), None)
    if comma is None or comma + 1 >= end or comma == g1:
        return None
    first = comma + 1
    right = first + 1 if lines.low[first] in speech.PRONOUNS else lines.phrase_right(first, end)
    if right == first or right >= end or not (lines.finite(right) or speech.is_adverb(lines.low[right])):
        return None
    made = _Found((g0, g1), (first, right), _stance(verb, False), verb.frame, "noun")
    made.spans = [(g1, comma)]
    return made


def _by_saying(lines: Lines, verb: Verb, g0: int, g1: int, a: int, before: list[_Found]) -> _Found | None:
    """Of "responded by saying": the speaker is the subject of what is done by it, and both words are the cue."""
    by = g0 - 1
    start = g0
    if by > a and (lines.finite(by - 1) or (lines.low[by - 1].endswith("ed") and not lines.capital(by - 1))):
        start = _group(lines, by - 1, a)
        if lines.low[start - 1 : start] == ["to"] or any(w in speech.BE for w in lines.low[start:by]):
            return None
    source = _subject(lines, by, a, before)
    if source is None or not source[1] <= start:
        return None
    return _Found((start, g1), source, _stance(verb, False), verb.frame, "before", inherits=True)


_ISSUING = frozenset(
    """issued issue issues issuing released releases release sent sends send published publishes posted posts
        distributed circulated read aired filed delivered""".split()
)


def _issued(lines: Lines, verb: Verb, first: int, g0: int, g1: int, a: int) -> _Found | None:
    """Of "The group issued a statement saying": who issues it says it, and the whole of it is the cue."""
    if verb.frame not in (CLAUSE, OBJECT) or not any(lines.low[k] in _TAILS for k in range(first, g0)):
        return None
    verb_at = next((k for k in range(first + 1, g0) if lines.low[k] in _ISSUING), first - 1)
    if verb_at > a and lines.low[verb_at] == "out":
        verb_at -= 1
    if verb_at <= a or lines.low[verb_at] not in _ISSUING | {"put", "puts"}:
        return None
    start = _group(lines, verb_at, a)
    if start > a and lines.low[start - 1] in speech.PRONOUNS:
        source = (start - 1, start)
    else:
        source = lines.unclipped(lines.phrase_left(start, a), start, a)
    if source[0] >= source[1]:
        return None
    return _Found((start, g1), source, _stance(verb, False), verb.frame, "before")


def _as_saying(lines: Lines, source: tuple[int, int], g1: int, a: int, end: int) -> _Found | None:
    """Of "The agency quoted residents as saying": the agency hands on what the residents said."""
    right = lines.phrase_right(g1, end)
    if right == g1 or right + 1 >= end or lines.low[right] != "as" or lines.low[right + 1] not in ("saying", "telling"):
        return None
    j = _past_tail(lines, end, right + 2)
    where = "after" if _at_end(lines, j, end) and source[0] > a else "before"
    return _Found((right, right + 2), (g1, right), "quoted", CLAUSE, where, told=source)


def _subject(lines: Lines, g0: int, a: int, before: list[_Found]) -> tuple[int, int] | None:
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


def _passive(lines: Lines, verb: Verb, g0: int, g1: int, a: int, end: int, negative: bool) -> _Found | None:
    """Of "was quoted as saying", "were reported by the rescuers", "is expected to", "was accused of"."""
    nxt = lines.low[g1] if g1 < end else ""
    if g0 > a and lines.low[g0 - 1] == "it" and nxt == "that" and verb.frame == CLAUSE:
        made = _Found((g0, g1), None, "reported", "reported", "noun")
        made.spans = [(g1, end)]
        made.hedged = True
        return made
    first = lines.phrase_left(g0, a)
    if g0 > a and lines.low[g0 - 1] in speech.PRONOUNS:
        first = g0 - 1
    if first >= g0:
        if verb.lemma in ("expect", "intend") and nxt == "to":
            made = _Found((g0, g1), None, "believed", SEEM, "seem", hedged=True)
            made.spans = [(g1, _object_end(lines, g1, end))]
            return made
        if lines.quoted[g0] >= 0 or nxt == "by" or g1 >= end:
            return None
        made = _Found((g0, g1), None, "judged", SEEM, "seem")
        made.spans = [(g1, _object_end(lines, g1, end))]
        return made
    if verb.lemma in ("quote", "cite") and nxt in ("as", "by"):
        k = g1
        while k < end and k - g1 < 8 and lines.low[k] not in ("saying", "telling"):
            k += 1
        if k < end and lines.low[k] in ("saying", "telling"):
            found = _Found((g0, k + 1), (first, g0), "quoted", CLAUSE, "before")
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
            return _Found((g0, by + 1), (by + 1, right), _stance(verb, negative), "by", "by", negative=negative)
    if verb.lemma == "ask" and (
        nxt in ("about", "if", "whether", "to", "how", "why", "what", "for", "in", "on")
        or (nxt == "," and g1 + 1 < end and lines.opens(g1 + 1))
    ):
        made = _Found((g0, g1), None, "asked", SEEM, "seem")
        made.spans = [(g1, _object_end(lines, g1, end))]
        return made
    if (
        verb.frame in (CLAUSE, AIM)
        and nxt == "to"
        and verb.stance in ("believed", "said", "estimated", "reported", "alleged")
    ):
        made = _Found((g0, g1), None, "believed" if verb.stance != "reported" else "reported", SEEM, "seem")
        made.spans = [(first, g0), (g1, _object_end(lines, g1, end))]
        made.hedged = True
        return made
    if lines.quoted[g0] < 0:
        stop = (
            g1 + 1 if nxt in speech.PASSIVES.get(verb.lemma, ()) and nxt in ("as", "for", "about", "of", "with") else g1
        )
        made = _Found((g0, stop), None, "judged", SEEM, "seem")
        made.spans = [(first, g0), (stop, _object_end(lines, stop, end))] if stop < end else [(first, g0)]
        return made
    return None


def _seem(lines: Lines, g0: int, g1: int, a: int, end: int) -> _Found | None:
    first = lines.phrase_left(g0, a)
    if g0 > a and lines.low[g0 - 1] in speech.PRONOUNS:
        first = g0 - 1
    if first >= g0 or g1 >= end:
        return None
    nxt = lines.low[g1]
    if nxt in ("in", "on", "at", "with", "before", "alongside", "together", ","):
        return None
    made = _Found((g0, g1), None, "seemed", SEEM, "seem")
    made.spans = [(first, g0), (g1, _object_end(lines, g1, end))] if lines.low[first] != "it" else [(g1, end)]
    made.hedged = True
    return made


def _noun(lines: Lines, i: int, a: int, end: int) -> _Found | None:
    """Of "his claim that", "a statement by the ministry that", "reports that": a noun that says something."""
    if i + 1 >= end:
        return None
    nxt = lines.low[i + 1]
    if nxt in ("by", "from") and lines.low[i] not in ("report", "reports"):
        right = lines.phrase_right(i + 2, end)
        if right > i + 2 and right + 1 < end and lines.low[right] == "that":
            made = _Found((i, i + 2), (i + 2, right), speech.NOUN_CUES[lines.low[i]], "noun", "noun")
            made.spans = [(right, _object_end(lines, right, end))]
            return made
    if nxt not in ("that", "of") or (i > a and lines.low[i - 1] == "according"):
        return None
    return _told_noun(lines, i, a, end)


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


def _judging_noun(lines: Lines, i: int, a: int, end: int) -> _Found | None:
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
    made = _Found((i, first), owner, "judged", "noun" if owner else "reported", "noun")
    made.spans = [(first, _object_end(lines, first, end))] if first < end else []
    return made if made.spans and made.spans[0][0] < made.spans[0][1] else None


def _told_noun(lines: Lines, i: int, a: int, end: int) -> _Found | None:
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
            made = _Found((i, i + 1), None, speech.NOUN_CUES[lines.low[i]], "reported", "noun")
            made.spans = [(i + 1, _object_end(lines, i + 1, end))]
            made.hedged = True
            return made
        return None
    if nxt == "of" and speech.NOUN_CUES[lines.low[i]] == "reported":
        return None
    first = i + 1 if nxt == "that" else i + 2
    made = _Found((owner[1], i + 1 if nxt == "that" else i + 2), owner, speech.NOUN_CUES[lines.low[i]], "noun", "noun")
    made.spans = [(first, _object_end(lines, first, end))]
    return made if made.spans[0][0] < made.spans[0][1] else None


def _marks(lines: Lines, a: int, end: int, found: list[_Found]) -> list[_Found]:
    """Attributions by a mark alone: "Monitor: twelve killed", "Twelve killed in strike: monitor", "... - activists"."""
    out: list[_Found] = []
    for k in range(a + 1, end):
        low = lines.low[k]
        if low != ":" and not (low in _DASHES and not lines.tight(k)):
            continue
        if lines.quoted[k] >= 0 or any(f.cue[0] <= k < f.cue[1] or f.cue[1] == k for f in found):
            continue
        quote = k + 1 < end and lines.opens(k + 1)
        if low == ":" and 0 < k - a <= 12:
            first = lines.phrase_left(k, a)
            voice = any(lines.low[x] in speech.VOICE_NOUNS for x in range(first, k))
            title = first == a and lines.sets_title(a) and k - a <= 4 and all(lines.capital(x) for x in range(a, k))
            if first < k and (quote or (first == a and voice) or title) and k + 1 < end:
                out.append(_Found((k, k + 1), (first, k), "said", CLAUSE, "before"))
                break
        right = lines.phrase_right(k + 1, end)
        if (
            k + 1 < right == end
            and end - a <= _HEADLINE
            and right - k <= 6
            and any(lines.low[x] in speech.VOICE_NOUNS for x in range(k + 1, right))
        ):
            out.append(_Found((k, k + 1), (k + 1, right), "said", CLAUSE, "after"))
            break
    return out


# ------------------------------------------------------------------ contents


def _contents(lines: Lines, found: list[_Found], a: int, end: int) -> None:
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
            j = _past_tail(lines, end, j)
            if (j < end and lines.low[j] in ("including", "updating")) or lines.low[j : j + 3] == ["as", "well", "as"]:
                f.spans.append((j, end))
        if f.where == "inside":
            j = _past_tail(lines, end, f.cue[1])
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
                j = _past_tail(lines, end, j)
            elif f.frame == CLAUSE and lines.low[f.cue[0]] != ":":
                j = _past_tail(lines, end, _said_to(lines, f, end))
            right = _right_content(lines, f, j, end, later)
            if right is not None:
                f.spans.append(right)
        if f.where == "after" and f.frame == TELL:
            hearer = _hearer(lines, f, end)
            f.told = hearer if hearer is not None and _hands_on(lines, hearer) else None


def _said_to(lines: Lines, f: _Found, end: int) -> int:
    j = f.cue[1]
    if j + 1 < end and lines.low[j] == "to" and lines.low[j + 1] in speech.HEARERS:
        return j + 2
    return j


def _hearer(lines: Lines, f: _Found, end: int) -> tuple[int, int] | None:
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


def _left_content(lines: Lines, f: _Found, a: int, before: list[_Found]) -> tuple[int, int] | None:
    """The content that ends before the source and cue of ``f``."""
    edge = min(x[0] for x in (f.cue, f.source, f.told if f.stance == "quoted" else None) if x is not None)
    stop = edge
    while stop > 0 and lines.low[stop - 1] in (",", *_DASHES) and stop - 1 >= a:
        stop -= 1
    start = a
    for b in before:
        if b.where == "after" and b.cue[1] <= stop:
            start = max(start, b.cue[1], b.source[1] if b.source else 0)
    if stop > 0 and lines.closes(stop - 1):
        opening = lines.marks[lines.quoted[stop - 1]].first
        if opening <= start or lines.unit_of[opening] != lines.unit_of[min(edge, len(lines.low) - 1)]:
            return (opening, stop)
    while start < stop and (lines.low[start] in _LEADS or lines.low[start] in (",", *_DASHES)):
        start += 1
    return (start, stop) if stop - start >= 2 else None


def _right_content(lines: Lines, f: _Found, j: int, end: int, later: list[_Found]) -> tuple[int, int] | None:
    """The content that begins at ``j``, after a cue."""
    while j < end and lines.low[j] in (",", ":", *_DASHES):
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
        stop = min(stop, _object_end(lines, j, end))
    if f.source is not None and lines.low[f.source[0]] in speech.RELATIVES and lines.low[f.source[0] - 1] == ",":
        stop = next((k for k in range(j, stop) if lines.low[k] == "," and lines.quoted[k] < 0), stop)
    while stop > j and (lines.low[stop - 1] in (",", "and", "but", "then", *_DASHES) or lines.low[stop - 1] in _ENDS):
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
        if lines.low[k] in speech.PREPOSITIONS or lines.low[k] in ("and", ",") or lines.low[k] in _DASHES:
            k += 1
            continue
        return lines.low[k] in speech.FINITE
    return False


def _object_end(lines: Lines, j: int, end: int) -> int:
    """The end of an object or infinitive that begins at ``j``: before a comma that is not inside a quotation."""
    k = j
    while k < end:
        if lines.low[k] == ":" and k + 1 < end and lines.opens(k + 1):
            return end
        if lines.low[k] in (",", ";", ":") and not (lines.quoted[k] >= 0 and lines.quoted[k] == lines.quoted[j]):
            break
        if lines.low[k] in _DASHES and not lines.tight(k):
            break
        if k > j + 1 and lines.low[k] in ("while", "whereas", "but", "after", "when", "although", "though"):
            break
        k += 1
    return k


def _whole_quotes(lines: Lines, j: int, stop: int) -> int:
    """``stop``, moved to the end of a quotation that it would cut."""
    if stop > j and stop - 1 < len(lines.quoted) and lines.quoted[stop - 1] >= 0:
        mark = lines.marks[lines.quoted[stop - 1]]
        if mark.first >= j:
            return mark.last + 1
    if stop < len(lines.low) and lines.quoted[stop] >= 0 and j <= lines.marks[lines.quoted[stop]].first < stop:
        return lines.marks[lines.quoted[stop]].last + 1
    return stop


def _continue_quotations(lines: Lines, found: list[_Found]) -> None:
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
    last: _Found | None = None
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


# ------------------------------------------------------------------ to values


def _voice(lines: Lines, span: tuple[int, int], voice_kinds: Mapping[str, VoiceKind]) -> Voice:
    words = lines.words(*span)
    return Voice(
        words=words,
        start=lines.tokens[span[0]].start,
        end=lines.tokens[span[1] - 1].end,
        kind=speech.kind(words, voice_kinds),
    )


def _attribution(lines: Lines, f: _Found, voice_kinds: Mapping[str, VoiceKind]) -> Attribution:
    links = [span for span in (f.told, f.source, f.through) if span is not None]
    chain = tuple(_voice(lines, span, voice_kinds) for span in links)
    spans = _joined(f.spans)
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


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, disjoint."""
    out: list[tuple[int, int]] = []
    for first, end in sorted(spans):
        if out and first <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        elif first < end:
            out.append((first, end))
    return out
