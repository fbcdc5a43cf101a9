"""Figures: every statement of how many people suffered which harm, by a grammar of news sentences.

``figures`` composes the rooms below it: number phrases (quantities.py), counted noun phrases
(harm_phrases.py), predicates of harm (harm.py) and their links through the clause (harm_links.py).  It then
decides group, scope, certainty, perpetrator and part-of by the rules of docs/method.md, section 1.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from corroborate.codec import anchor
from corroborate.read import harm
from corroborate.read.harm import Form
from corroborate.read.harm_agents import agent
from corroborate.read.harm_clause import Link
from corroborate.read.harm_links import links
from corroborate.read.harm_phrases import AUX, HAVE, Phrase
from corroborate.read.harm_scope import margin, scope
from corroborate.read.harm_units import SET_WORDS, Kind, Unit
from corroborate.read.lone import NAME
from corroborate.read.people import ARMED, NATIONS, NOUNS, SUBGROUPS_BY_WORD, UNARMED
from corroborate.read.quantities import ONES
from corroborate.text.tokens import WORD, Sentence, Token
from corroborate.values import (
    BESIDES,
    Certainty,
    Document,
    Figure,
    Group,
    Measure,
    Perpetrator,
)
from corroborate.values import (
    Unit as CountUnit,
)

MADE_BY = "rules-1"

# The share of figures of each construction whose number was right on 636 hand-read training reports.
_SCORES = {"counted": 0.96, "one": 0.94, "bare": 0.78, "the": 0.78, "name": 0.73, "plural": 0.6}
_NOUN_SCORE = 0.87  # "16 deaths", "no casualties": no verb says it
_PART_SCORE = 0.88  # "including children"


@dataclass(slots=True)
class _Found:
    """A figure in the making: its link, its sentence, and what has been decided so far."""

    link: Link
    unit: Unit
    phrase: Phrase
    sentence: Sentence
    row: list[Unit]
    group: Group = Group.UNKNOWN
    subgroup: str | None = None
    party: str | None = None
    flags: set[str] = field(default_factory=set)
    whole: _Found | None = None
    figure: Figure | None = None
    margin: float = 0.0  # above zero: cumulative


def figures(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Figure, ...]:
    """Every figure of a document, in the order of the text.

    Counts are in the figure's unit; voice, place, when, said and claim stay None (claims.py fills them in).
    Never raises on any text; time is linear in the number of tokens.
    Rules: docs/method.md#1-a-figure
    """
    made: list[_Found] = []
    last: dict[Measure, _Found] = {}
    crime = crime_story(sentences)
    for sentence in sentences:
        if not _worth_reading(sentence):
            continue
        row, found = links(sentence.tokens)
        here = [
            _Found(link, row[link.unit], phrase, sentence, row)
            for link in found
            if (phrase := row[link.unit].phrase) is not None and _is_figure(link, phrase, sentence)
        ]
        if crime:
            here = _died_later(made, here)
        here.sort(key=lambda f: (f.unit.start, f.link.measure.value))
        by_unit: dict[tuple[int, Measure], _Found] = {(f.link.unit, f.link.measure): f for f in here}
        previous: _Found | None = None
        if here and here[0].phrase.other and here[0].phrase.noun is not None and made and _near(made[-1], here[0]):
            previous = made[-1]  # "Seven others were wounded", after a sentence on the dead
        for item in here:
            if item.link.whole is not None:
                item.whole = by_unit.get((item.link.whole, item.link.measure))
            elif item.link.set_of:
                item.whole = last.get(item.link.measure) or last.get(Measure.CASUALTIES)
            elif item.phrase.back and item.link.measure in last and item.phrase.noun is None:
                item.whole = last[item.link.measure]
        for item in here:
            _decide_group(item, previous, crime, sentence)
            if item.whole is None or previous is None:
                previous = item
        made.extend(here)
        for item in here:
            if item.whole is None and item.phrase.counted and not item.link.zero:
                last[item.link.measure] = item
    made = _without_repeats_by_pronoun(made)
    _scopes(made)
    return _figures(document, made)


def _without_repeats_by_pronoun(made: list[_Found]) -> list[_Found]:
    """ "Killing him" counts somebody only where the report tells of nobody else who was killed.

    "A farmer was shot … killing him" is the farmer, killed.
    """
    told = {item.link.measure for item in made if item.phrase.determiner != "pronoun"}
    kept: list[_Found] = []
    for item in made:
        if item.phrase.determiner != "pronoun":
            kept.append(item)
        elif item.link.measure not in told:
            hurt = [o for o in kept if o.link.measure is Measure.INJURED and not o.phrase.counted]
            one = next((o for o in reversed(hurt) if o.phrase.noun is not None and o.phrase.noun.one), None)
            if item.link.measure is Measure.KILLED and one is not None:
                one.link.measure = Measure.KILLED
            else:
                kept.append(item)
            told.add(item.link.measure)
    return kept


_ONE_AGAIN = frozenset("victim man woman boy girl teen teenager child juvenile person male female".split())


def _died_later(made: list[_Found], here: list[_Found]) -> list[_Found]:
    """ "A man was shot … the victim died in hospital": one killed, not one injured and another killed."""
    kept = []
    for item in here:
        head = item.phrase.head
        word = item.sentence.tokens[head].lower if head is not None else ""
        before = made[-1] if made else None
        if (
            item.link.measure is Measure.KILLED
            and item.phrase.determiner == "the"
            and not item.phrase.counted
            and before is not None
            and before.link.measure is Measure.INJURED
            and not before.phrase.counted
            and (word in _ONE_AGAIN or item.phrase.aged)
        ):
            before.link.measure = Measure.KILLED
            continue
        kept.append(item)
    return kept


def _near(one: _Found, two: _Found) -> bool:
    return two.sentence.number - one.sentence.number <= 1


# ------------------------------------------------------------------ what is a figure


def _worth_reading(sentence: Sentence) -> bool:
    return any(token.lower in _TRIGGERS for token in sentence.tokens)


_TRIGGERS = (
    harm.WORDS
    | harm.STRUCK
    | frozenset(SET_WORDS)
    | frozenset(harm.DRIVEN)
    | frozenset(word for word, noun in NOUNS.items() if noun.measure is not None)
)


def _is_figure(link: Link, phrase: Phrase, sentence: Sentence) -> bool:
    """Whether a link states a number of people harmed: counted, one person, or a vague plural."""
    if phrase.things:
        return False
    zero = phrase.determiner == "no" or link.zero
    if zero:
        return link.how == "object" or (phrase.determiner == "no" and not link.zero)
    if phrase.counted:
        return True
    if phrase.noun is None:
        return False
    word = sentence.tokens[phrase.head].lower if phrase.head is not None else ""
    if phrase.noun.measure is not None:
        return False
    if word in ("lives", "life", "souls", "others") and not phrase.other:
        return False
    if phrase.name:
        return link.how in ("object", "passive", "nominal", "list", "set")
    if phrase.determiner == "the" and not phrase.noun.one:
        # "the civilians were killed" speaks of those already counted; "his brothers" are new
        return sentence.tokens[phrase.first].lower in ("his", "her", "their", "my", "our", "its")
    return True


def crime_story(sentences: Sequence[Sentence]) -> bool:
    """Whether a report tells of local crime in peace: police and no word of war.

    There "people", "a man" and "victims" are residents (the hand-read crime stories agree); in reports of war
    they stay unknown.
    """
    police = False
    for sentence in sentences:
        for token in sentence.tokens:
            if token.lower in _WAR:
                return False
            if token.lower in _CRIME:
                police = True
    return police


_WAR = frozenset(
    """war army rebels rebel soldiers soldier troops militants militant airstrike airstrikes regime insurgents
    guerrillas guerrilla militia militias shelling bombardment terrorist terrorists isis isil daesh jihadists taliban
    nato military missiles rocket mortar armed-forces ceasefire truce warplanes warplane opposition civilians
    paramilitary paramilitaries dictatorship embassy narcotics
    death-squad commandos assassinated assassination""".split()
)
_CRIME = frozenset("police sheriff detectives deputies shooting officers homicide coroner gunshot suspect".split())


# ------------------------------------------------------------------ group


def _decide_group(item: _Found, previous: _Found | None, crime: bool, sentence: Sentence) -> None:
    phrase = item.phrase
    tokens = sentence.tokens
    noun = phrase.noun
    described = item.link.complement
    if described is not None:
        other = item.row[described].phrase
        if other is not None and other.noun is not None:
            noun = other.noun if other.noun.group is not None else noun
    if phrase.name and (noun is None or noun.group is None):
        titled_as = _description(item)
        if titled_as is not None:
            noun = titled_as.noun if titled_as.noun is not None and titled_as.noun.group is not None else noun
            if noun is None or noun.group is None:
                # "a local leader" is no civilian by that word
                said = [word for word in _around(titled_as, tokens) if word != "local"]
                item.group = _by_words(said, None)[0] or item.group
    group = noun.group if noun is not None else None
    if group is None and item.group is not Group.UNKNOWN:
        group = item.group
    subgroup = noun.subgroup if noun is not None else None
    if subgroup is not None and phrase.counted and _mixed(tokens, phrase.end):
        subgroup = None  # "23 women and children"
    if noun is not None and noun.contested:
        item.flags.add("contested_status")
    around: list[str] = []
    if phrase.head is not None:
        around = _around(phrase, tokens)
    elif phrase.partitive:
        around = [t.lower for t in tokens[phrase.quantity.end if phrase.quantity else phrase.first : phrase.end]]
    if group is None and not phrase.name:
        group, subgroup = _by_words(around, subgroup)
    elif group is Group.CIVILIAN:
        for word in around:
            subgroup = subgroup or SUBGROUPS_BY_WORD.get(word)
    if group is None and (phrase.bare or (noun is not None and noun.measure is not None)):
        group = _ranks(tokens, phrase.end)
    if group is None and phrase.bare:
        group = _next_group(item)
    word = tokens[phrase.head].lower if phrase.head is not None else ""
    inherits = (phrase.other and word not in ("people", "persons")) or phrase.bare or phrase.back or phrase.partitive
    if group is None and word in _FELLOWS and tokens[phrase.first].lower in ("its", "their", "the"):
        group = _antecedent(item)
    if group is None and item.link.measure is Measure.DISPLACED and (phrase.bare or (word[:1] and _demonym(word))):
        group = Group.CIVILIAN  # those driven from their homes are civilians unless said otherwise
    if group is None and phrase.state is Measure.DISPLACED:
        group = Group.CIVILIAN
    if group is None and inherits:
        before = item.whole or previous
        if before is not None and before is not item:
            group = before.group if before.group is not Group.UNKNOWN else None
            if phrase.back and described is None:
                item.party = before.party
        elif phrase.back or phrase.partitive:
            group = _antecedent(item)
    if group is None and item.whole is not None and item.whole.group is not Group.UNKNOWN:
        group = item.whole.group
    if group is None and crime and phrase.determiner != "no":
        suspect = phrase.head is not None and tokens[phrase.head].lower in ("suspect", "suspects")
        if item.link.measure is not Measure.DETAINED and not suspect:
            group = Group.CIVILIAN
    if crime and item.link.measure is Measure.DETAINED and group is Group.CIVILIAN:
        group = None  # whom the police hold is no civilian harmed by a party, nor a combatant
    item.group = group or Group.UNKNOWN
    item.subgroup = subgroup if item.group is Group.CIVILIAN else None
    if item.group is Group.COMBATANT and item.party is None:
        item.party = _party(item, tokens)


def _around(phrase: Phrase, tokens: Sequence[Token]) -> list[str]:
    """The words before and after a noun that say whose it is: "[Harani army] members [of the Red Brigade]"."""
    assert phrase.head is not None
    begin = phrase.quantity.end if phrase.quantity is not None else phrase.first
    return [t.lower for t in tokens[begin : phrase.head]] + _tail_words(tokens, phrase.end)


def _description(item: _Found) -> Phrase | None:
    """What a name is said to be, beside it: "Brigade leader [N. N.]", "[N. N.], the head of the clinic"."""
    at = item.link.unit
    for k in (at - 1, at + 1, at + 2):
        unit = item.row[k] if 0 <= k < len(item.row) else None
        if unit is None:
            continue
        found = unit.phrase
        if found is None or found.things:
            if k == at - 1 or unit.kind is Kind.COMMA:
                continue
            return None
        if found.head is not None and not found.counted and not found.name and found.noun is not None:
            return found if found.noun.one and item.sentence.tokens[found.first].lower not in _POSSESSIVE else None
        return None
    return None


_RANK_NOUNS = frozenset({"among", "amongst", "on"})
_SIDES = frozenset("side sides ranks".split())


def _ranks(tokens: Sequence[Token], k: int) -> Group | None:
    """The group of "15 dead [among the ranks of the rebels]", "no casualties [among civilians]"."""
    while k < len(tokens) and tokens[k].lower in harm.ADJECTIVES:
        k += 1
    if k >= len(tokens) or tokens[k].lower not in _RANK_NOUNS:
        return None
    words = []
    for token in tokens[k + 1 : k + 8]:
        if token.kind != WORD or token.lower in _ENDS_TAIL:
            break
        words.append(token.lower)
    if tokens[k].lower == "on" and not _SIDES & set(words):
        return None
    named = next((NOUNS[w].group for w in words if w in NOUNS and NOUNS[w].group is not None), None)
    if named is not None:
        return named
    return Group.COMBATANT if any(w in ARMED for w in words) else None


def _next_group(item: _Found) -> Group | None:
    """The group of the noun that a bare number shares with the next: "killed 28 and wounded 30 militants"."""
    verb = False
    for unit in item.row[item.link.unit + 1 : item.link.unit + 5]:
        if unit.kind is Kind.PREDICATE and unit.predicate is not None and unit.predicate.form in _ACTIVE:
            verb = True
        elif unit.phrase is not None:
            shared = verb and unit.phrase.counted and unit.phrase.noun is not None and not unit.phrase.other
            return unit.phrase.noun.group if shared and unit.phrase.noun is not None else None
        elif unit.kind not in (Kind.AND, Kind.COMMA, Kind.ADVERB):
            return None
    return None


_ACTIVE = (Form.ED, Form.FINITE, Form.ING, Form.BASE)
_POSSESSIVE = frozenset("his her their its my our".split())


def _mixed(tokens: Sequence[Token], k: int) -> bool:
    if k + 1 >= len(tokens) or tokens[k].lower not in ("and", "or"):
        return False
    other = NOUNS.get(tokens[k + 1].lower)
    return other is not None and not other.one


_BACK = 60  # units back to whom "them" means
_FELLOWS = frozenset("members member comrades colleagues fellows men companions".split())


def _demonym(word: str) -> bool:
    return word in NATIONS


_ENDS_TAIL = AUX | HAVE | frozenset("and or in who on by from near at since during after while when that".split())


def _tail_words(tokens: Sequence[Token], k: int) -> list[str]:
    """The words of an "of the …" tail: "members of the armed group"."""
    if k >= len(tokens) or tokens[k].lower not in ("of", "from", "in", "belonging", "loyal", "with"):
        return []
    words = []
    for token in tokens[k + 1 : k + 8]:
        if token.kind != WORD or token.lower in _ENDS_TAIL:
            break
        words.append(token.lower)
    return words if tokens[k].lower in ("of", "belonging", "loyal") else []


def _by_words(words: Sequence[str], subgroup: str | None) -> tuple[Group | None, str | None]:
    armed = any(word in ARMED or word.removesuffix("'s") in ARMED for word in words)
    for word in words:
        subgroup = subgroup or SUBGROUPS_BY_WORD.get(word)
    noun = next((NOUNS[w] for w in words if w in NOUNS and NOUNS[w].group is not None), None)
    if any(word in UNARMED for word in words) and not armed:
        return Group.CIVILIAN, subgroup
    if armed:
        return Group.COMBATANT, None
    if noun is not None:
        return noun.group, noun.subgroup or subgroup
    return None, subgroup


def _antecedent(item: _Found) -> Group | None:
    """The group of the nearest people named before "them"."""
    for k in range(item.link.unit - 1, max(-1, item.link.unit - _BACK), -1):
        before = item.row[k].phrase
        if before is not None and not before.things and before.noun is not None and before.noun.group is not None:
            return before.noun.group
        if item.row[k].word in ARMED:
            return Group.COMBATANT
    return None


_FORCES = frozenset("forces troops army militia militias police".split())
_OWNERS = frozenset("government state opposition loyalist allied regime rebel federal coalition".split())


def _party(item: _Found, tokens: Sequence[Token]) -> str | None:
    """The side of combatants as the text words it: a name before the noun, an "of" tail, or the noun itself."""
    phrase = item.phrase
    if phrase.head is None:
        return None
    begin = phrase.quantity.end if phrase.quantity is not None else phrase.first
    if begin < phrase.head and tokens[begin].lower in ("other", "more", "of", "a", "an", "the"):
        begin += 1
    owned = tokens[phrase.head].lower in _FORCES
    side = [
        t
        for t in tokens[begin : phrase.head]
        if t.text[:1].isupper() or t.lower in ARMED or (owned and t.lower in _OWNERS)
    ]
    if side and tokens[phrase.head].lower in _FORCES:
        side = [t for t in tokens[begin : phrase.head + 1] if t in side or t.lower in _OWNERS or t.lower in _FORCES]
    if side:
        return " ".join(t.text for t in side)
    tail = phrase.end
    if tail + 2 < len(tokens) and tokens[tail].lower == "loyal" and tokens[tail + 1].lower == "to":
        end = tail + 2
        while end < len(tokens) and end - tail < 9 and tokens[end].kind == WORD and tokens[end].lower not in _ENDS_TAIL:
            end += 1
        return " ".join(t.text for t in tokens[phrase.head : end])
    if tail + 1 < len(tokens) and tokens[tail].lower == "of":
        k = tail + 1
        while k < len(tokens) and tokens[k].lower in ("the", "a", "an"):
            k += 1
        first = k
        while (
            k < len(tokens)
            and k - first < 6
            and tokens[k].kind == WORD
            and (tokens[k].text[:1].isupper() or tokens[k].lower in ARMED or tokens[k].lower in ("of", "group"))
        ):
            k += 1
        if k > first:
            return " ".join(t.text for t in tokens[first:k])
    word = tokens[phrase.head].lower
    return tokens[phrase.head].text if word in ARMED or word in ("terrorists", "terrorist", "rebel", "rebels") else None


# ------------------------------------------------------------------ scope and certainty


_HEDGES = frozenset(
    "reportedly allegedly alleged unconfirmed possibly purportedly supposedly apparently unverified rumored".split()
)


def _scopes(made: list[_Found]) -> None:
    """Decide the scope of every figure: the words around it, and those that share its verb, its number or its whole.

    The victims of one verb have one scope; an ellipsis ("and 40 were missing") has at least that of the figure
    before it; repeats of one number are one statement; a part has its whole's.
    """
    repeats: dict[tuple[Measure, int], list[_Found]] = {}
    shared: dict[tuple[int, int], list[_Found]] = {}
    for item in made:
        low, _, high, _ = _bounds(item)
        item.margin = margin(item.sentence.tokens, item.phrase.start, item.link.measure, low, high)
        number = low if low is not None else high
        if number is not None and number > _FEW:
            repeats.setdefault((item.link.measure, number), []).append(item)
        if item.whole is None and item.link.predicate is not None:
            shared.setdefault((item.sentence.number, item.link.predicate), []).append(item)
    for same in repeats.values():
        mean = sum(item.margin for item in same) / len(same)
        for item in same:
            item.margin = mean
    for row in shared.values():
        most = max(item.margin for item in row)
        for item in row:
            item.margin = most
    before: _Found | None = None
    for item in made:
        if item.whole is not None:
            continue
        if (
            (item.phrase.bare or item.phrase.other)
            and before is not None
            and before.sentence.number == item.sentence.number
        ):
            item.margin = max(item.margin, before.margin)
        before = item


_FEW = 2  # "two people" of one report need not be the two of another line


def _certainty(item: _Found) -> Certainty:
    if item.link.hedged:
        return Certainty.UNCONFIRMED
    tokens = item.sentence.tokens
    anchor_at = item.phrase.start
    for k in range(max(0, anchor_at - 12), min(len(tokens), anchor_at + 12)):
        word = tokens[k].lower
        if word in _HEDGES:
            return Certainty.UNCONFIRMED
    return Certainty.ASSERTED


# ------------------------------------------------------------------ values


def _bounds(item: _Found) -> tuple[int | None, int | None, int | None, set[str]]:
    phrase = item.phrase
    if phrase.determiner == "no" or item.link.zero:
        return 0, 0, 0, {"zero"}
    if phrase.quantity is not None:
        q = phrase.quantity
        return q.low, q.best, q.high, set(q.flags)
    if phrase.name or (phrase.noun is not None and phrase.noun.one and not phrase.noun.collective):
        return 1, 1, 1, set()
    if (
        phrase.noun is not None
        and phrase.noun.one
        and phrase.determiner == "a"
        and phrase.noun.unit is not CountUnit.PERSONS
    ):
        return 1, 1, 1, set()
    return 2, None, None, {"vague"}


def _score(item: _Found) -> float:
    """How often such a construction was right."""
    phrase = item.phrase
    if item.link.how == "noun":
        return _NOUN_SCORE
    if phrase.counted:
        return _SCORES["counted"]
    if phrase.name:
        return _SCORES["name"]
    if phrase.noun is None or not phrase.noun.one:
        return _PART_SCORE if item.link.how == "part" else _SCORES["plural"]
    return _SCORES.get(phrase.determiner, _SCORES["one"])


def _perpetrator(document: Document, item: _Found) -> Perpetrator | None:
    if item.link.zero or item.phrase.determiner == "no":
        return None
    tokens = item.sentence.tokens
    found = agent(tokens, item.row, item.link)
    if found is None or found.start <= item.phrase.first < found.end:
        return None
    start, end = tokens[found.start].start, tokens[found.end - 1].end
    return Perpetrator(words=document.text[start:end], start=start, end=end, confidence=found.confidence)


def _span(item: _Found) -> tuple[int, int]:
    """Character offsets of the words: the phrase, with "killed" or "dead" where that is all that is counted."""
    tokens = item.sentence.tokens
    first, end = item.phrase.first, item.phrase.end
    if item.phrase.bare and item.phrase.quantity is not None:
        k = item.link.unit + 1
        if (
            k < len(item.row)
            and item.link.predicate is not None
            and item.row[k].kind is Kind.PREDICATE
            and (item.link.predicate >= k)
        ):
            end = item.row[k].end
    return tokens[first].start, tokens[max(end, first + 1) - 1].end


def _figures(document: Document, made: list[_Found]) -> tuple[Figure, ...]:
    used: dict[tuple[int, int], int] = {}
    out: list[Figure] = []
    # wholes before their parts, so that a part finds its whole's id and scope
    for item in sorted(made, key=lambda f: f.whole is not None):
        low, best, high, flags = _bounds(item)
        if low is None and best is None and high is None:
            continue
        start, end = _span(item)
        nth = used.get((start, end), 0)
        used[(start, end)] = nth + 1
        whole = item.whole.figure if item.whole is not None else None
        noun = item.phrase.noun
        item.figure = Figure(
            id=anchor("fig", document.id, start, end, str(nth) if nth else ""),
            document=document.id,
            passage=item.sentence.passage.id,
            words=document.text[start:end],
            start=start,
            end=end,
            measure=item.link.measure,
            low=low,
            best=best,
            high=high,
            group=item.group,
            subgroup=item.subgroup,
            unit=noun.unit if noun is not None else CountUnit.PERSONS,
            party=item.party,
            perpetrator=_perpetrator(document, item),
            flags=tuple(sorted(flags | item.flags)),
            scope=whole.scope if whole is not None else scope(item.margin),
            part_of=whole.id if whole is not None else None,
            certainty=_certainty(item),
            score=_score(item),
            made_by=MADE_BY,
        )
        out.append(item.figure)
    out.sort(key=lambda f: (f.start, f.end, f.measure.value))
    return tuple(out)


# ------------------------------------------------------------------ who did it

_DOES = re.compile(
    r"\s+(?:(?:then|later|also|\w+ly) )?(?:shot|shoots|killed|kills|wounded|wounds|injured|injures)\b"
    r"(?: (?:and|dead|to death|killed|wounded|injured|fatally))*"
    r" (?:(?:his|her|their) "
    r"(?!(?:own|left|right|upper|lower|legs?|arms?|hands?|foot|head|chest|thigh|back|face)\b)"
    r"|(?!(?:In|At|On|By|Near|After|Last|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
    r"[^\W\d_a-z][a-z'’-]+ [^\W\d_a-z][a-z'’-]+\b)"
)


def without_doers(figures: Sequence[Figure], text: str) -> tuple[Figure, ...]:
    """The figures but for one who is told to have done the harm: "[a man] shot his brother".

    ``figures`` are those of one document whose text is given.
    """

    def does(figure: Figure) -> bool:
        one = figure.measure in (Measure.KILLED, Measure.INJURED) and (figure.low, figure.high) == (1, 1)
        return one and _DOES.match(text, figure.end) is not None

    gone = {figure.id for figure in figures if does(figure)}
    kept = (f for f in figures if f.id not in gone)
    return tuple(replace(f, part_of=None) if f.part_of in gone else f for f in kept)


# ------------------------------------------------------------------ names like plurals

_LIKE_A_NAME = re.compile(r"(?:[^\W\d_a-z][a-zà-ÿ'’-]+ ){1,2}[^\W\d_a-z][a-zà-ÿ'’-]+s")


def with_names(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures, those of names by how many they name: "Elin Vaelers" one, "Jan Morr, 29, and Ada Orsel" two.

    So are ages that stand before what they describe: "a 20 year-old-man" is one.
    """
    out = []
    for figure in figures:
        number = _named(figure)
        if number is not None:
            flags = tuple(flag for flag in figure.flags if flag != "vague")
            figure = replace(figure, low=number, best=number, high=number, flags=flags)
        out.append(figure)
    return tuple(out)


_AGED = re.compile(r"(?:an? |the )?(\d{1,3})(?:[- ]years?[- ]old|[- ]?(?:yo|y/o|yr-old)\b)", re.IGNORECASE)
# "a boy, 9": who is counted, and his age.
_OWN_AGE = re.compile(r"[^,\d]{3,40}, (\d{1,3})")
# "an Eight Bridge man": the number is of a name.
_NUMBER_IN_NAME = re.compile(r"an? (?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|\d+) [^\W\d_a-z]")
_NAMES_AND_AGES = re.compile(
    r"(?:[^\W\d_a-z][\w.'’-]+ ){1,2}[^\W\d_a-z][\w.'’-]+(?:, \d{1,3}(?:,? and |, )(?:[^\W\d_a-z][\w.'’-]+ ){1,2}"
    r"[^\W\d_a-z][\w.'’-]+)+(?:, \d{1,3})?"
)


def _named(figure: Figure) -> int | None:
    """How many a figure names whose words were read as another number; None where the number stands."""
    if (figure.low, figure.high) == (2, None) and "vague" in figure.flags and _a_name(figure.words):
        return 1
    aged = _AGED.match(figure.words)
    if aged is not None and figure.low == int(aged[1]):
        return 1
    own = _OWN_AGE.fullmatch(figure.words)
    if own is not None and figure.low == int(own[1]):
        return 1
    if _NUMBER_IN_NAME.match(figure.words) and (figure.low or 0) > 1:
        return 1
    if _NAMES_AND_AGES.fullmatch(figure.words):
        return len(re.findall(r", \d{1,3}(?:,? and |, )", figure.words)) + 1
    return None


def _a_name(words: str) -> bool:
    """Whether the words are a name: two or three words written large, none of which counts or places people."""
    if not _LIKE_A_NAME.fullmatch(words):
        return False
    plain = [word.casefold() for word in words.split()]
    return not any(w in NOUNS or w in NATIONS or w in ARMED or w in UNARMED or w in harm.WORDS for w in plain)


# ------------------------------------------------------------------ ages that stand alone

_BARE = re.compile(r"(?:(?:almost|nearly|about|just|under|another) )?\d{1,2}")
_NAMED_BEFORE = re.compile(
    r"(?:[^\W\d_a-z][\w'’.-]+|\b(?:son|daughter|boy|girl|man|woman|male|female|brother|sister|father|mother|wife|husband|"
    r"friend|child|baby|teen|cousin|nephew|niece|grandson|granddaughter|girlfriend|boyfriend|student|victim|suspect|driver|"
    r"passenger|officer|other|another|one|second|third|person|juvenile)s?)"
    r"(?:(?:,| --?| [–—])\s+(?:(?:who )?(?:is|was|were|turned|now|also|aged?) )*|(?<=\bJr)\.?\s+|(?<=\bSr)\.?\s+)$"
)
_AGE_ENDS = re.compile(r"\s*(?:[,.;:)\n]|--|[–—]|$)")
_OLDER = re.compile(
    r"\b(?:(?:younger|older) than|under(?: the age of)?|over the age of|turned|turning|ages?|aged|early|mid|late|"
    r"believed to be)\s+"
    r"(?:\d{1,2}(?:,| and| to| or|, and)\s+)*$",
    re.IGNORECASE,
)
_YEARS_OLD = re.compile(r"\s*(?:(?:,|and|or|to|-,)\s*(?:\d{1,2}\W+)?)+\d{1,2}[- ]years?[- ]old", re.IGNORECASE)
_OR_YOUNGER = re.compile(r"(?:['’]?s\b|\s+(?:or|and) (?:younger|older)\b)", re.IGNORECASE)
_TWO_AGED = re.compile(r"(?:an? )?\d{1,2} and (?:an? )?\d{1,2}[- ]years?[- ]olds?", re.IGNORECASE)
# "Mila, 9, and Tomas": two by name.
_AGED_NAME = re.compile(r"[^\W\d_a-z][\w'’-]+, \d{1,2}, and [^\W\d_a-z][\w'’-]+")
# "Five arrested for a raid that killed a man", "a father with a baby on the way": nobody who was harmed.
_TAKEN = re.compile(r"\b(?:arrested|charged|detained|indicted|jailed)$", re.IGNORECASE)
_UNBORN = re.compile(r" on the way\b(?! (?:to|from|back|home|there|in|out)\b)", re.IGNORECASE)
_EXPECTED = re.compile(r"(?:baby|child|another|one|daughter|son)$", re.IGNORECASE)
_CHANNEL = re.compile(r"\b(?:News|Channel|Fox|FOX|NBC|CBS|ABC|KSLA|WTOC)\s+$")


def without_ages(figures: Sequence[Figure], text: str) -> tuple[Figure, ...]:
    """The figures but for numbers that count nobody: an age after a name ("Tomas Vael, 16, died"), a year, a channel.

    Nor do those who are arrested for a death, or a child that is not born yet, count as harmed. Of two by name the age
    of the first is not their number. ``figures`` are those of one document whose text is given.
    """
    kept_of = (figure for figure in figures if not _is_age(figure, text) and not _unharmed(figure, text))
    out = tuple(
        replace(f, low=2, best=2, high=2)
        if f.low and f.low > 2 and _AGED_NAME.fullmatch(f.words)
        else _of_one_age(f, text, figures)
        for f in kept_of
    )
    if len(out) == len(figures):
        return out
    kept = {figure.id for figure in out}
    return tuple(f if f.part_of is None or f.part_of in kept else replace(f, part_of=None) for f in out)


_SO_MANY = re.compile(rf"\b({'|'.join(n for n in ONES if ONES[n] > 1)}) $", re.IGNORECASE)
_OF_AGE = re.compile(r"\d{1,2}[- ]year[- ]olds", re.IGNORECASE)


def _of_one_age(figure: Figure, text: str, figures: Sequence[Figure]) -> Figure:
    """The figure with the number before it, if no figure holds that: "two [17-year-olds]"."""
    said = _SO_MANY.search(text, max(0, figure.start - 8), figure.start) if _OF_AGE.fullmatch(figure.words) else None
    if said is None or any(f.start <= said.start() < f.end for f in figures):
        return figure
    number = ONES[said[1].casefold()]
    words = text[said.start() : figure.end]
    return replace(figure, words=words, start=said.start(), low=number, best=number, high=number, flags=())


_YEAR_BEFORE = re.compile(
    r"\b(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?: \d{1,2})?,?|in|since|during|until)\s+$"
)


# "No death penalty was sought."
_DEATH_ROW = re.compile(r"(?<=death) (?:penalt(?:y|ies)|sentences?|row|threats?|certificates?)\b", re.IGNORECASE)


def _unharmed(figure: Figure, text: str) -> bool:
    if figure.measure not in _BODILY:
        return False
    if _TAKEN.search(figure.words) or _DEATH_ROW.match(text, figure.end):
        return True
    return _EXPECTED.search(figure.words) is not None and _UNBORN.match(text, figure.end) is not None


# "The 2014 Hadra killings", "1991 killings".
_YEAR_OF = re.compile(
    r"(?:19|20)\d\d(?: [A-Z][\w'’-]+){0,4}(?: \w+)? (?:killings?|shootings?|massacres?|attacks?|bombings?|murders?|"
    r"slayings?|rampage|homicides?|deaths)\b"
)
_YEAR, _FIRST_YEAR = re.compile(r"(?:19|20)\d\d\b"), 1899


def _is_age(figure: Figure, text: str) -> bool:
    if _YEAR_OF.match(text, figure.start):
        return True
    if _YEAR.match(figure.words) and (figure.low or 0) > _FIRST_YEAR:
        return _YEAR_BEFORE.search(text, max(0, figure.start - 24), figure.start) is not None
    if _TWO_AGED.fullmatch(figure.words):
        return figure.low is not None and figure.low > 2
    if not _BARE.fullmatch(figure.words):
        return False
    before = text[max(0, figure.start - 48) : figure.start]
    if _OLDER.search(before) or _CHANNEL.search(before) or figure.words.startswith(("under ", "almost ")):
        return True
    if _YEARS_OLD.match(text, figure.end) or _OR_YOUNGER.match(text, figure.end):
        return True
    return _NAMED_BEFORE.search(before) is not None and _AGE_ENDS.match(text, figure.end) is not None


# ------------------------------------------------------------------ one person named and described

_DESCRIBED = re.compile(r"(?:an?|the|his|her|their) |\d+[- ]years?[- ]old\b", re.IGNORECASE)
_APPOSED = re.compile(r",\s+(?:also )?")


_NAME_WITHIN = re.compile(r"[^\W\d_a-z][a-zà-ÿ'’-]+ (?:[^\W\d_a-z]\. )?[^\W\d_a-z][a-zà-ÿ'’-]+")
_NEXT_ONE = re.compile(r"\s*,?\s*(?:and|or|as well as)\b|\s*,\s*(?:an?|his|her|their|another)\b", re.IGNORECASE)
_YEARS = re.compile(r"(?:also )?\d{1,3}[- ]years?[- ]old", re.IGNORECASE)
_AN_AGED = re.compile(r"(?:an? )?\d{1,3}[- ]years?[- ]old\b", re.IGNORECASE)
_ONE_NAMED = re.compile(r"(?:\d{1,3}[- ]years?[- ]old )?[^\W\d_a-z][\w'’.-]* [^\W\d_a-z]")
_A_VICTIM = re.compile(r"(?:\w+ ){0,3}(?:victim|person|individual|deceased|fatality)$", re.IGNORECASE)
_THE_ONE = re.compile(r"the \w", re.IGNORECASE)
# "A 4-year-old [North Hadra] boy": a name of a place within one phrase.
_WITHIN_ONE = re.compile(r" (?:[^\W\d_a-z][\w'’-]*\.? ){0,3}")
SELF = frozenset({"himself", "herself", "itself", "themselves", "self"})


def _describes_him(one: Figure, two: Figure, text: str) -> bool:
    """Whether of two in a row one is the name and the other, set off by commas, the description of one person."""
    set_off = text[two.end : two.end + 1] == ","
    described = _DESCRIBED.match(one.words) is not None, _DESCRIBED.match(two.words) is not None
    if set_off and described[0] is not described[1]:
        return True
    if set_off and described[1] and any(p.match(one.words) for p in (_ONE_NAMED, _THE_ONE, _A_VICTIM)):
        return _THE_ONE.match(two.words) is None  # "20-year-old Ada Orsel, a student,", "the victim, a farmer,"
    return _A_VICTIM.fullmatch(one.words) is not None and _AN_AGED.match(two.words) is not None


def _names_him(one: Figure, two: Figure, text: str) -> bool:
    """Whether the second names or ages the first: "Vael's mother, 40-year-old Ada Orsel was shot"."""
    if _NAME_WITHIN.search(one.words) or _NEXT_ONE.match(text, two.end):
        return False
    return _NAME_WITHIN.search(two.words) is not None or _YEARS.fullmatch(two.words) is not None


def _one_person(one: Figure, two: Figure, text: str) -> bool:
    """Whether two singles in a row are words for one person."""
    if _APPOSED.fullmatch(text, one.end, two.start):
        return _names_him(one, two, text) or _describes_him(one, two, text)
    aged = _AN_AGED.fullmatch(one.words) is not None and _AN_AGED.match(two.words) is None
    return aged and _WITHIN_ONE.fullmatch(text, one.end, two.start) is not None


def without_appositions(figures: Sequence[Figure], text: str) -> tuple[Figure, ...]:
    """The figures, of two for one person ("Tomas Vael, a 17-year-old student, was killed") the first alone.

    ``figures`` are those of one document whose text is given, in the order of the text.
    """
    out: list[Figure] = []
    for figure in figures:
        before = out[-1] if out else None
        if (
            before is not None
            and before.measure is figure.measure
            and (before.low, before.high, figure.low, figure.high) == (1, 1, 1, 1)
            and _one_person(before, figure, text)
        ):
            continue
        out.append(figure)
    kept = {figure.id for figure in out}
    return tuple(f if f.part_of in kept else replace(f, part_of=None) for f in out)


# ------------------------------------------------------------------ told beside others

_ORDINALS = {w: n for n, w in enumerate("second third fourth fifth sixth seventh eighth ninth tenth".split(), start=2)}
_ORDINAL = re.compile(rf"(?:an?|the) (?:possible |final )?({'|'.join(_ORDINALS)})\b", re.IGNORECASE)
_ANOTHER = re.compile(
    r"(?:another|(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3}) (?:other|more)s?)\b", re.I
)
# "Four adults, one child": not "three women, including a girl".
_COMMA = re.compile(r"\s*,\s*")
_ADULTS = re.compile(r"\b(?:adults|men|women)$", re.IGNORECASE)
# "Two men were shot. A girl was grazed": she is none of them.
_MEN, _WOMEN = (
    re.compile(rf"\b(?:{words})$", re.IGNORECASE) for words in ("men|boys|males|brothers", "women|girls|females")
)
_OF_MEN, _OF_WOMEN = (
    re.compile(rf"\b(?:{words})$", re.IGNORECASE)
    for words in ("man|boy|male|men|boys", "woman|girl|female|women|girls")
)
# "A boy shot another boy": another than the one who did it.
_BY_ANOTHER = re.compile(
    r"\b(?:an?|\d{1,2}[- ]years?[- ]old|one) (?:[\w-]+ )?(?:boy|girl|child|teen|teenager|toddler|student|inmate|"
    r"officer|soldier|man|woman|old|brother|sister)?\s*(?:(?:who|has|had|was|allegedly|accidentally|fatally) )*"
    r"(?:shoots?|shot|kill(?:s|ed)|wound(?:s|ed)|stab(?:s|bed))(?: and \w+)? $",
    re.IGNORECASE,
)
_BY_AND = re.compile(r"\s*,?\s*(?:and|as well as|along with|plus)\s+", re.IGNORECASE)
_THEN_AND = re.compile(r"[^.;:]{0,60}\b(?:and|while)\s+", re.IGNORECASE)
_ALSO_AFTER = re.compile(
    r"(?:,[^,.;]{0,60},|(?: [^,.;]{0,40})?,(?= (?:was|were) also)| [^,.;]{0,40}?)?\s*"
    r"(?:(?:was|were|is|are|has been|have been) )?also "
    r"(?:\w+ly )?(?:killed|dead|died|shot|hit|struck|hurt|injured|wounded|grazed|slain|murdered)\b",
    re.IGNORECASE,
)
_ALSO_BEFORE = re.compile(
    r"\balso (?:\w+ly )?(?:kill|shot|shoot|hit|str[iu]ck|hurt|injur|wound|graz|left)\w*(?: and \w+)? $", re.IGNORECASE
)


def with_parts_mended(figures: Sequence[Figure], text: str) -> tuple[Figure, ...]:
    """The figures, no part of another where they are counted beside it, and parts where the words say so.

    "Three people and another man were hit" counts a man beside three, so that both are parts of what the three are part
    of; "a boy was one of two victims" counts two. ``figures`` are those of one document whose text is given, in the
    order of the text.
    """
    out = list(figures)
    at = {f.id: n for n, f in enumerate(figures)}
    for n, figure in enumerate(figures):
        whole = out[at[figure.part_of]] if figure.part_of in at else None
        if whole is not None and _apart(whole, figure, text):
            between = (f for f in reversed(out[:n]) if whole.start < f.start and _larger(f, figure))
            inner = next(between, None) if whole.high == 1 else None
            if inner is not None and not _apart(inner, figure, text):
                out[n] = replace(figure, part_of=inner.id)
            elif whole.part_of is None and _MEN.search(whole.words) and _OF_WOMEN.search(figure.words):
                most = all(
                    (f.low or 0) < (whole.low or 0) for f in figures if f.measure is whole.measure and f is not whole
                )
                flags = {*figure.flags, BESIDES} if most else {*figure.flags}
                out[n] = replace(figure, part_of=None, flags=tuple(sorted(flags)))
            elif whole.part_of is None and (both := _of_both(whole, figure, out[: at[whole.id]])) is not None:
                out[at[whole.id]] = replace(whole, part_of=both.id)
                out[n] = replace(figure, part_of=both.id)
            else:
                out[n] = replace(figure, part_of=whole.part_of)
    for n, (figure, after) in enumerate(itertools.pairwise(figures)):
        one_of = _ONE_OF.fullmatch(text, figure.end, after.start) is not None and _larger(after, figure)
        if one_of and figure.part_of is None and after.part_of != figure.id:
            out[n] = replace(figure, part_of=after.id)
    return tuple(out)


_WHOLE_BEFORE = 400  # characters between a number and those that make it up


def _of_both(one: Figure, two: Figure, before: Sequence[Figure]) -> Figure | None:
    """The number told before that the two together make: "two were hurt … injuring a woman and a girl"."""
    number = (one.low or 0) + (two.low or 0)
    near = (f for f in reversed(before) if one.start - f.end < _WHOLE_BEFORE and f.measure is one.measure)
    return next((f for f in near if (f.low, f.high) == (number, number)), None)


# "A boy was one of two victims": what stands between the one and the number.
_ONE_OF = re.compile(
    r"(?:, [^.;]{0,40},)? (?:was|is|were|are|became) (?:(?:one|two|three|four) of|among) (?:the |at least )?",
    re.IGNORECASE,
)


def _larger(whole: Figure, part: Figure) -> bool:
    return whole.measure is part.measure and (whole.low or 0) > (part.low or 0) > 0


# A verb of its own that tells of a wound.
_WAS_HURT = re.compile(
    r"(?:, \d{1,3},)? (?:was|were|is|are) (?:also |then |\w+ly )?(?:wounded|injured|hurt)\b"
    r"(?! and (?:later |then )?(?:died|killed))",
    re.IGNORECASE,
)


def of_the_living(figures: Sequence[Figure], text: str) -> tuple[Figure, ...]:
    """The figures, of those taken for dead whose own verb tells of a wound the wounded: "a girl was shot to death and
    another woman was wounded". ``figures`` are those of one document whose text is given.
    """
    return tuple(
        replace(f, measure=Measure.INJURED)
        if f.measure is Measure.KILLED and f.high and _WAS_HURT.match(text, f.end)
        else f
        for f in figures
    )


def with_those_beside(figures: Sequence[Figure], text: str) -> tuple[Figure, ...]:
    """The figures, those told of beside others before them ("a woman was also killed") with the flag ``BESIDES``.

    ``figures`` are those of one document whose text is given.
    """
    selves = (f.id for f in figures if f.low == 1 and _AFTER_SELF.search(text, max(0, f.start - 20), f.start))
    with_himself = next(selves, None)  # told again, they are the same
    return tuple(
        replace(f, flags=tuple(sorted({*f.flags, BESIDES})))
        if f.measure in _BODILY and f.low and f.part_of is None and (f.id == with_himself or _beside(f, text))
        else f
        for f in figures
    )


_BODILY = frozenset({Measure.KILLED, Measure.INJURED})


def _apart(whole: Figure, part: Figure, text: str) -> bool:
    """Whether the words count people beside those of whom they were taken for a part."""
    if whole.high == 1:
        return True
    if (_MEN.search(whole.words) and _OF_WOMEN.search(part.words)) or (
        _WOMEN.search(whole.words) and _OF_MEN.search(part.words)
    ):
        return True
    if part.subgroup == "children" and _ADULTS.search(whole.words) and _COMMA.fullmatch(text, whole.end, part.start):
        return True
    if whole.high is not None and (ordinal(part.words) or 0) > whole.high:
        return True
    if whole.end > part.start:
        return False
    if _BY_AND.fullmatch(text, whole.end, part.start):
        return True
    if "." in text[whole.end : part.start] and _ALSO_AFTER.match(text, part.end, part.end + 140):
        return True  # "Two men were shot dead. A woman was also killed."
    return _ANOTHER.match(part.words) is not None and _THEN_AND.fullmatch(text, whole.end, part.start) is not None


# "The gunman was shot dead by police after he killed [two people]".
_SHOT_AFTER = re.compile(
    r"\b(?:gunman|suspect|shooter|attacker|man|woman) (?:\w+ ){0,2}?(?:shot|killed|shot and killed|"
    r"shot dead|shot to death|fatally shot)\b[^.;]{0,60} after (?:he |she )?(?:had )?(?:\w+ly )?"
    r"(?:kill(?:ed|ing)|fatally shooting|shot and killed|shooting and killing)(?: at least)? $",
    re.IGNORECASE,
)
_BEFORE_HE_WAS = re.compile(r"(?:being|s?he(?: was|['’]s)) ", re.IGNORECASE)
# "Shot himself and [a friend]".
_AFTER_SELF = re.compile(rf"\b(?:{'|'.join(sorted(SELF))})(?: and|,(?: and)?|, then| &) $", re.IGNORECASE)


def ordinal(words: str) -> int | None:
    """The number of "a third person", or None."""
    nth = _ORDINAL.match(words)
    return _ORDINALS[nth[1].casefold()] if nth is not None else None


def _beside(figure: Figure, text: str) -> bool:
    """Whether the words, or those around them, say that others were told of before."""
    if _ANOTHER.match(figure.words) or _ORDINAL.match(figure.words):
        return not _BY_ANOTHER.search(text, max(0, figure.start - 70), figure.start)
    if figure.measure is Measure.KILLED and (figure.words.casefold() in SELF or _BEFORE_HE_WAS.match(figure.words)):
        return True
    begin = max(text.rfind(stop, 0, figure.start) for stop in (". ", "\n", "; ")) + 1
    if figure.measure is Measure.KILLED and _SHOT_AFTER.search(text, begin, figure.start):
        return True
    return (
        _ALSO_AFTER.match(text, figure.end, figure.end + 140) is not None
        or _ALSO_BEFORE.search(text, begin, figure.start) is not None
    )


# ------------------------------------------------------------------ two by name

_NAME = re.compile(
    r"(?:[^\W\d_a-z][\w'’.-]*|al|bin|ibn|de|del|la|van|von)(?:\s+(?:[^\W\d_a-z][\w'’.-]*|al|bin|ibn|de|del|la|van|von))*"
)
_AND = re.compile(r"\s+and\s+")


def with_named_pairs(figures: Sequence[Figure], text: str) -> tuple[Figure, ...]:
    """The figures, of two named in a row one of two: "Tomas Vael and Ada Orsel were killed" (docs/method.md, 1).

    A longer row of names stays one figure a name. ``figures`` are those of one document whose text is given, in the
    order of the text.
    """

    def joined(k: int) -> bool:
        one, two = figures[k], figures[k + 1]
        alike = (one.measure, one.scope, one.part_of, one.voice) == (two.measure, two.scope, two.part_of, two.voice)
        alone = (one.low, one.high, two.low, two.high) == (1, 1, 1, 1)
        names = _NAME.fullmatch(one.words) and _NAME.fullmatch(two.words)
        listed = k > 0 and figures[k - 1].measure is one.measure and text[figures[k - 1].end : one.start].strip() == ","
        return bool(alike and alone and names and not listed and _AND.fullmatch(text, one.end, two.start))

    out: list[Figure] = []
    gone: dict[str, str] = {}
    k = 0
    while k < len(figures):
        one = figures[k]
        if k + 1 < len(figures) and joined(k):
            two = figures[k + 1]
            made = replace(
                one,
                id=anchor("fig", one.document, one.start, two.end, one.measure.value),
                words=text[one.start : two.end],
                end=two.end,
                low=2,
                best=2,
                high=2,
                group=one.group if one.group is two.group else Group.UNKNOWN,
                subgroup=one.subgroup if one.subgroup == two.subgroup else None,
                score=min(one.score, two.score),
            )
            gone |= {one.id: made.id, two.id: made.id}
            out.append(made)
            k += 2
        else:
            out.append(one)
            k += 1
    out = _whole_rows(out, text, gone)
    return tuple(replace(f, part_of=gone[f.part_of]) if f.part_of in gone else f for f in out)


# "Tomas Vael, 24, Ada Orsel, 31, and Jan Morr, 40, were killed": who is told of in one row.
_NAMES = rf"(?:{NAME}, \d{{1,3}}, )*{NAME}(?:, \d{{1,3}})?,? and {NAME}"
_ROW = re.compile(
    rf"(?P<were>{_NAMES})(?=(?:, \d{{1,3}},?)? (?:both |all )?(?:were|are|died)\b)"
    rf"|\b(?:kill|shoot|wound|injur)(?:ed|ing) (?P<whom>{_NAMES})\b"
)
_IN_ROW = re.compile(r"(?:, \d{1,3})?(?:,? and |, )(?!\d)")


def _whole_rows(figures: Sequence[Figure], text: str, gone: dict[str, str]) -> list[Figure]:
    """The figures, of a row of names of which one alone was read the whole row; ``gone`` learns what became of it."""
    out = list(figures)
    for row in _ROW.finditer(text) if any(_NAME.fullmatch(f.words) for f in figures) else ():
        start, end = row.span("were" if row["were"] else "whom")
        within = [f for f in out if start <= f.start and f.end <= end]
        number = len(_IN_ROW.split(text[start:end]))
        if len(within) != 1 or within[0].measure not in _BODILY or within[0].high != 1:
            continue
        one = within[0]
        whole = replace(
            one,
            id=anchor("fig", one.document, start, end, one.measure.value),
            words=text[start:end],
            start=start,
            end=end,
            low=number,
            best=number,
            high=number,
        )
        gone[one.id] = whole.id
        out[out.index(one)] = whole
    return out


# ------------------------------------------------------------------ repeats


def join_repeats(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The figures of one document with repeats of one statement joined, the fullest wording kept.

    Two figures repeat each other when measure, bounds, unit, scope, group and voice agree. A number without a
    noun ("kills 12") agrees with any group, a missing voice with any voice. Vague and single victims repeat
    only in the same words and close by, and parts only of the same whole: "a child" of one attack is not
    "a child" of the next. ``part_of`` of those that stay points at figures that stay.
    """
    kept: list[Figure] = []
    instead: dict[str, str] = {}
    known = {figure.id: figure for figure in figures}
    by_key: dict[tuple[object, ...], list[int]] = {}
    for figure in figures:
        number = figure.low if figure.low is not None else figure.high
        key = (figure.measure, number, figure.unit, figure.subgroup)
        # only the last few of a kind are compared, so that a long list of equal figures stays linear
        for index in by_key.get(key, [])[-4:]:
            other = kept[index]
            if _repeats(other, figure, known):
                fuller = max(other, figure, key=_fullness)
                dropped = figure if fuller is other else other
                instead[dropped.id] = fuller.id
                kept[index] = _joined(fuller, dropped)
                break
        else:
            by_key.setdefault(key, []).append(len(kept))
            kept.append(figure)

    def final(name: str | None) -> str | None:
        while name is not None and name in instead:
            name = instead[name]
        return name

    settled = [replace(f, part_of=final(f.part_of)) if f.part_of in instead else f for f in kept]
    settled = [replace(f, part_of=None) if f.part_of == f.id else f for f in settled]
    settled.sort(key=lambda f: (f.start, f.end, f.measure.value))
    return tuple(settled)


_TITLE = 60  # characters that are surely the title: of equal wordings the body's is kept (train F1 0.857 -> 0.862)
_HEADLINE = 200  # characters in which a scraped page repeats its title
# "the man", "the suspect": somebody told of before.
_AGAIN = _ONE_AGAIN | {"individual", "suspect", "insurgent", "militant", "leader", "gunman", "soldier", "officer"}
_CLOSE = 500  # characters: a headline, and the lead that repeats it


def _repeats(one: Figure, two: Figure, known: Mapping[str, Figure]) -> bool:
    if two.best == 1 and two.words[:4].casefold() == "the " and one.best == 1 and one.start < two.start:
        again = two.words.rsplit(None, 1)[-1].casefold()
        if one.words.casefold() in SELF or (_OF_MEN.search(one.words) and _OF_WOMEN.search(two.words)):
            return False
        return again in _AGAIN or one.words.casefold().endswith(again)
    if one.group is not two.group and not (
        Group.UNKNOWN in (one.group, two.group)
        and (_bare_words(one) or _bare_words(two) or _ending(one) in _ALIKE or _ending(two) in _ALIKE)
    ):
        return False
    if one.voice is not None and two.voice is not None and one.voice.words.casefold() != two.voice.words.casefold():
        return False
    if one.high is None and one.low == 2 and one.words.casefold() == two.words.casefold():
        return abs(one.start - two.start) < _CLOSE
    if one.certainty is not two.certainty or _further(one) != _further(two):
        return False
    if _headline(one, two) and one.best != 1:
        return True
    if (one.low, one.best, one.high, one.scope) != (two.low, two.best, two.high, two.scope):
        return False
    whole_one, whole_two = known.get(one.part_of or ""), known.get(two.part_of or "")
    if (
        whole_one is not None
        and whole_two is not None
        and (whole_one.low, whole_one.high) != (whole_two.low, whole_two.high)
    ):
        return False
    if one.best == 1 and min(one.start, two.start) < _HEADLINE and abs(one.start - two.start) < _CLOSE:
        if _other_ages(one, two) or _ORDINAL.match(two.words):
            return False
        return one.words.rsplit(None, 1)[-1].casefold() == two.words.rsplit(None, 1)[-1].casefold()
    if (one.high is None and one.low == 2) or one.best == 1 or one.best == 0:
        return one.words.casefold() == two.words.casefold() and abs(one.start - two.start) < _CLOSE
    return True


def _other_ages(one: Figure, two: Figure) -> bool:
    """Whether two singles are told to be of different ages: "a 25-year-old man", "a 30-year-old man"."""
    ages = [int(aged[1]) for f in (one, two) if (aged := _AGED.match(f.words)) is not None]
    return len(set(ages)) == 2


def _further(figure: Figure) -> bool:
    """Whether the words count people beside those told of before: "two more citizens", "another 20"."""
    words = figure.words.casefold().replace("more than", "").split()
    return not _MORE.isdisjoint(words)


_MORE = frozenset({"more", "another", "further", "additional"})


def _headline(one: Figure, two: Figure) -> bool:
    """Whether ``one`` stands in the headline that a report repeats in its lead, with the bounds left out."""
    return one.start < _HEADLINE <= one.start + _CLOSE and 0 < two.start - one.start < 1500 and one.low != 2


# Nouns that only take up those named otherwise: "two insurgents … the two individuals".
_ALIKE = frozenset({"individuals", "suspects", "males", "detainees", "men"})


def _ending(figure: Figure) -> str:
    return figure.words.rsplit(None, 1)[-1].casefold()


def _bare_words(figure: Figure) -> bool:
    """Whether the words hold a number and no noun of people: "12", "16 dead"."""
    return _ending(figure) not in NOUNS


def _fullness(figure: Figure) -> tuple[bool, bool, int, int]:
    """The wording to keep: with a noun, with a bound, no Capitals of a headline, most words, the first in the body."""
    words = figure.words.split()
    title = words[-1][:1].isupper() and len(words) > 1
    place = -figure.start if figure.start >= _TITLE else -(10**9)
    return (not _bare_words(figure), bool(figure.flags), len(words) - 4 * title, place)


def _joined(fuller: Figure, other: Figure) -> Figure:
    return replace(
        fuller,
        group=other.group if fuller.group is Group.UNKNOWN else fuller.group,
        voice=fuller.voice or other.voice,
        perpetrator=fuller.perpetrator or other.perpetrator,
        party=fuller.party or other.party,
        part_of=fuller.part_of or other.part_of,
        flags=tuple(sorted(set(fuller.flags) | set(other.flags))),
    )


__all__ = ["figures", "join_repeats"]
