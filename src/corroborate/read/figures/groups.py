"""Whom a figure counts: civilians or combatants, which of the civilians, and of which side the combatants are.

The noun speaks first, then the words around it, then the figure of which it is a part or which stands before it, and
last the kind of story.  Rules: docs/method.md#1-a-figure
"""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.read import harm
from corroborate.read.figures.found import Found
from corroborate.read.harm import Form
from corroborate.read.harm_phrases import AUX, HAVE, Phrase
from corroborate.read.harm_units import Kind
from corroborate.read.people import ARMED, NATIONS, NOUNS, SUBGROUPS_BY_WORD, UNARMED
from corroborate.text.tokens import WORD, Sentence, Token
from corroborate.values import Group, Measure


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


def decide_group(item: Found, previous: Found | None, crime: bool, sentence: Sentence) -> None:
    """Decide group, subgroup and party of a figure, and flag it where the status of its people is contested.

    ``previous`` is the figure before it, whose people "another" and a bare number may be of; ``crime``: the report is a
    crime story.
    """
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


def _description(item: Found) -> Phrase | None:
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


def _next_group(item: Found) -> Group | None:
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


def _antecedent(item: Found) -> Group | None:
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


def _party(item: Found, tokens: Sequence[Token]) -> str | None:
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
