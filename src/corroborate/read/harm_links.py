"""Who suffered which harm: predicates linked to counted noun phrases through the clauses of one sentence.

A sentence becomes a row of units (phrases, predicates, auxiliaries, conjunctions …).  Each predicate takes its
victims from the side that its form and its auxiliaries give, lists and ellipses are followed, and "including",
"among them", "of whom" make parts of a whole.  Every walk is bounded, so that a sentence costs time linear in
its length.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum

from corroborate.read import harm
from corroborate.read.harm import Form, Predicate
from corroborate.read.harm_phrases import (
    AUX,
    DAYS,
    HAVE,
    MODAL,
    PREPOSITIONS,
    RELATIVES,
    REPORTING,
    Phrase,
    phrase,
    titled,
)
from corroborate.read.people import NOUNS
from corroborate.text.tokens import WORD, Token
from corroborate.values import Group, Measure

LEFT = 26  # units between a verb and its subject
RIGHT = 9  # units between a verb and a further object


class Kind(Enum):
    """What a unit of a sentence does in its clause."""

    PHRASE = "phrase"
    PREDICATE = "predicate"
    SET = "set"  # the dead, the wounded
    AUX = "aux"
    HAVE = "have"
    MODAL = "modal"
    NOT = "not"
    TO = "to"
    AND = "and"
    COMMA = "comma"
    INCLUDING = "including"
    BY = "by"
    PREPOSITION = "preposition"
    RELATIVE = "relative"
    SAYING = "saying"
    ADVERB = "adverb"
    STOP = "stop"
    PRONOUN = "pronoun"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Unit:
    """A run of tokens ``start:end`` with one job in its clause."""

    kind: Kind
    start: int
    end: int
    word: str
    phrase: Phrase | None = None
    predicate: Predicate | None = None
    measure: Measure | None = None


@dataclass(slots=True)
class Link:
    """A phrase (by unit) that suffered ``measure``; ``whole`` is the unit of the phrase that includes it."""

    unit: int
    measure: Measure
    predicate: int | None
    how: str
    whole: int | None = None
    hedged: bool = False
    zero: bool = False
    complement: int | None = None  # "four of them were children": the unit that says who
    weak: bool = False
    set_of: bool = False  # "the dead included …": the whole stands in an earlier sentence
    joint: frozenset[Measure] = field(default_factory=frozenset)


_INCLUDING = (
    ("including",),
    ("included",),
    ("includes",),
    ("include",),
    ("among", "them"),
    ("amongst", "them"),
    ("among", "whom"),
    ("counting",),
    ("inclu",),
)
_SET_WORDS: dict[str, Measure] = {
    "dead": Measure.KILLED,
    "killed": Measure.KILLED,
    "slain": Measure.KILLED,
    "deceased": Measure.KILLED,
    "fatalities": Measure.KILLED,
    "deaths": Measure.KILLED,
    "martyrs": Measure.KILLED,
    "wounded": Measure.INJURED,
    "injured": Measure.INJURED,
    "missing": Measure.MISSING,
    "displaced": Measure.DISPLACED,
    "arrested": Measure.DETAINED,
    "detained": Measure.DETAINED,
    "detainees": Measure.DETAINED,
    "kidnapped": Measure.ABDUCTED,
    "abducted": Measure.ABDUCTED,
    "hostages": Measure.ABDUCTED,
    "victims": Measure.KILLED,
    "casualties": Measure.CASUALTIES,
}
_ADVERBS = frozenset(
    """also only just still already reportedly allegedly apparently possibly probably seriously critically severely
    badly slightly lightly gravely fatally mortally mostly instantly immediately later since subsequently
    accidentally either both not brutally summarily then now even been simultaneously confirmed collectively
    respectively first reported believed known found shot ever there earlier recently""".split()
)
_ABLE = frozenset("managed able succeeded helped used went led had".split())
_RELEASED = frozenset(
    """free freed frees freeing release released releases releasing rescue rescued rescues rescuing liberate liberated
    save saved swap swapped exchange exchanged treat evacuated recruit recruited besieged trapped hosts hosting host
    shelter sheltering sheltered houses housing hosted taking accept accepted resettle return returned voted""".split()
)
# "lost 15 fighters": only where people are counted.
_LOST = frozenset({"lost", "losing", "loses", "lose", "destroyed", "destroying", "destroy", "destroys"})
_FLED_NOT = frozenset("scene area foot on in police with before when after into toward towards attack".split())


def units(tokens: Sequence[Token]) -> list[Unit]:
    """The row of units of one sentence; together they cover every token once."""
    row: list[Unit] = []
    names = not titled(tokens)
    i, n = 0, len(tokens)
    while i < n:
        unit = _unit(tokens, i, n, names, row[-1] if row else None)
        row.append(unit)
        i = unit.end
    return row


def _unit(tokens: Sequence[Token], i: int, n: int, names: bool, before: Unit | None) -> Unit:
    token = tokens[i]
    word = token.lower
    for words in _INCLUDING if word.startswith(("inclu", "among", "count")) else ():
        end = i + len(words)
        if end <= n and all(tokens[i + k].lower == w for k, w in enumerate(words)):
            return Unit(Kind.INCLUDING, i, end, word)
    if word in ("the", "those", "these", "their", "of") or word in _SET_WORDS:
        at = i + 1 if word not in _SET_WORDS else i
        if at < n and tokens[at].lower in _SET_WORDS and word in ("the", "those", "these"):
            after = tokens[at + 1] if at + 1 < n else None
            counts = tokens[at].lower in ("deaths", "casualties", "fatalities", "victims", "martyrs")
            counts = counts and not (i > 0 and tokens[i - 1].lower in ("among", "amongst"))
            both = tokens[at + 2] if at + 2 < n and after is not None and after.lower == "and" else None
            if both is not None and _SET_WORDS[tokens[at].lower] is not _SET_WORDS.get(both.lower, Measure.MISSING):
                if both.lower in ("dead", "killed", "injured", "wounded"):
                    return Unit(Kind.SET, i, at + 3, tokens[at].lower, measure=Measure.CASUALTIES)
            ends = after is None or after.lower in DAYS or after.lower in ("overnight", "today", "yesterday", "when")
            ends = ends or after is None or after.kind != WORD or after.lower in _ENDS_SET or after.lower == "and"
            if (
                ends
                and not (counts and after is not None and after.lower == "of")
                and not (tokens[at].lower == "killed" and after is not None and after.lower in ("a",))
            ):
                return Unit(Kind.SET, i, at + 1, tokens[at].lower, measure=_SET_WORDS[tokens[at].lower])
    found = phrase(tokens, i, names=names)
    act = harm.predicate(tokens, i) if word in harm.WORDS or word in harm.DRIVEN or word in harm.STRUCK else None
    if act is not None and (found is None or found.state is not None or found.name or found.determiner == ""):
        adjectival = (
            found is not None and found.state is not None and not (before is not None and _takes_participle(before))
        )
        if not adjectival:
            return Unit(Kind.PREDICATE, i, act.end, word, predicate=act)
    if found is not None:
        return Unit(Kind.PHRASE, i, found.stop, word, phrase=found)
    kind = _kind(token, word)
    if word in _STAYING:
        kind = Kind.ADVERB
    if word in _LINKING and before is not None and before.kind in (Kind.AUX, Kind.HAVE):
        kind = Kind.ADVERB  # "were reported killed", "were left dead"
    if kind is Kind.AND and word == "as":
        kind = Kind.PREPOSITION
    if word == "as" and i + 2 < n and tokens[i + 1].lower == "well" and tokens[i + 2].lower == "as":
        return Unit(Kind.AND, i, i + 3, "as well as")
    if word == "along" and i + 1 < n and tokens[i + 1].lower == "with":
        return Unit(Kind.AND, i, i + 2, "along with")
    if word == "together" and i + 1 < n and tokens[i + 1].lower == "with":
        return Unit(Kind.AND, i, i + 2, "together with")
    if word == "in" and i + 1 < n and tokens[i + 1].lower == "addition":
        return Unit(Kind.AND, i, min(n, i + 3), "in addition to")
    return Unit(kind, i, i + 1, word)


_LINKING = frozenset("reported confirmed feared believed declared announced left said thought presumed".split())
_STAYING = frozenset("remain remains remained lay lie lying".split())
_ENDS_SET = (
    AUX
    | HAVE
    | MODAL
    | PREPOSITIONS
    | RELATIVES
    | REPORTING
    | frozenset({"include", "included", "includes", "including", "or", "as", "so", "rose", "had"})
)


def _takes_participle(before: Unit) -> bool:
    """Whether a participle after this unit is a verb ("12 killed civilians …" aside), not an adjective."""
    if before.kind is Kind.RELATIVE:
        return before.word in ("who", "which", "that", "whom")
    if before.kind in (Kind.AUX, Kind.HAVE):
        return True
    if before.kind is Kind.PHRASE and before.phrase is not None and not before.phrase.things:
        return True
    return before.kind in (Kind.AND, Kind.ADVERB) and before.word != "while"


def _kind(token: Token, word: str) -> Kind:
    if token.kind != WORD:
        if token.text in (",", "–", "—", "-", "--", "(", ")"):
            return Kind.COMMA
        if token.text in (";", ":", "?", "!", "...", "…", "|"):
            return Kind.STOP
        if token.text in (".",):
            return Kind.STOP
        return Kind.ADVERB if token.kind == "quote" else Kind.WORD
    if word in AUX and token.text != "IS":
        return Kind.AUX
    if word in PRONOUNS:
        return Kind.PRONOUN
    if word in HAVE:
        return Kind.HAVE
    if word in MODAL or word in ("did", "does", "do"):
        return Kind.MODAL
    if word in ("not", "never", "n't", "without"):
        return Kind.NOT
    if word == "to":
        return Kind.TO
    if word in ("and", "or", "plus", "while", "but", "nor", "whereas", "&"):
        return Kind.AND
    if word == "by":
        return Kind.BY
    if word in RELATIVES:
        return Kind.RELATIVE
    if word in REPORTING and word != "according":
        return Kind.SAYING
    if word in PREPOSITIONS:
        return Kind.PREPOSITION
    if word in _ADVERBS or (word.endswith("ly") and len(word) > 4):
        return Kind.ADVERB
    return Kind.WORD


# "a group of over 60 fighters", "a total of 12": the count after "of" is the subject.
_COLLECTIVE = frozenset("total estimated number group team crowd convoy unit toll family batch minimum maximum".split())

PRONOUNS = frozenset("he she it they we i you".split())

# Prepositions and conjunctions before a clause: what follows them is a subject, not their object.
_CLAUSAL = frozenset("after before since until with as because than that like upon when where while including".split())


class _Linker:
    """Links of one sentence. The state is its own: units, what is linked, which unit each phrase belongs to."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.row = units(tokens)
        self.links: list[Link] = []
        self.by_unit: dict[int, list[Link]] = {}
        self.subjects: dict[int, list[int]] = {}
        self.unreal: set[int] = set()  # phrases that somebody might harm: no figures of their own

    # -- small questions about the row

    def at(self, k: int) -> Unit | None:
        return self.row[k] if 0 <= k < len(self.row) else None

    def people(self, k: int) -> Phrase | None:
        """The phrase at unit ``k`` if it can name victims."""
        unit = self.at(k)
        if unit is None or unit.phrase is None or unit.phrase.things:
            return None
        return unit.phrase

    def is_kind(self, k: int, *kinds: Kind) -> bool:
        unit = self.at(k)
        return unit is not None and unit.kind in kinds

    def skip_left(self, k: int, *kinds: Kind) -> int:
        while k >= 0 and self.row[k].kind in kinds:
            k -= 1
        return k

    def skip_right(self, k: int, *kinds: Kind) -> int:
        while k < len(self.row) and self.row[k].kind in kinds:
            k += 1
        return k

    def add(self, k: int, measure: Measure, p: int | None, how: str, **more: bool) -> None:
        if any(link.measure is measure for link in self.by_unit.get(k, ())):
            return
        link = Link(
            k,
            measure,
            p,
            how,
            hedged=more.get("hedged", False),
            zero=more.get("zero", False),
            weak=more.get("weak", False),
            set_of=more.get("set_of", False),
        )
        self.links.append(link)
        self.by_unit.setdefault(k, []).append(link)

    # -- the walk

    def run(self) -> list[Link]:
        k = 0
        while k < len(self.row):
            unit = self.row[k]
            if unit.predicate is not None:
                k = self.predicate(k)
                continue
            if unit.kind is Kind.SET:
                self.set_of(k)
            k += 1
        self.nominal_phrases()
        self.parts()
        self.breakdowns()
        self.settle()
        return self.links

    def predicate(self, k: int) -> int:
        """Link the run of predicates that begins at ``k``; returns the unit after it."""
        end = k
        while True:
            m = self.skip_right(end + 1, Kind.AND, Kind.COMMA, Kind.ADVERB)
            between = list(self.row[end + 1 : m])
            nxt = self.at(m)
            if (
                nxt is None
                or nxt.predicate is None
                or m - end > 4
                or not (
                    any(u.kind in (Kind.AND, Kind.COMMA) for u in between)
                    or (m == end + 1 and _same(self.row[end], nxt))
                )
                or any(u.word in ("while", "but") for u in between)
                or nxt.predicate.form in (Form.TOLL, Form.NOMINAL, Form.LIVES)
                or not _alike(self.row[k].predicate, nxt.predicate)
                or (self.states(end) and nxt.predicate.form is Form.ED and self.people(m + 1) is not None)
            ):
                break
            end = m
        members = [m for m in range(k, end + 1) if self.row[m].predicate is not None]
        self.link_run(members)
        return end + 1

    def states(self, k: int) -> bool:
        """Whether the predicate at ``k`` is a state, which takes no object ("shot two dead and arrested 40")."""
        act = self.row[k].predicate
        return act is not None and act.form in (Form.STATE, Form.INTRANSITIVE, Form.EN)

    def link_run(self, members: list[int]) -> None:
        first, last = members[0], members[-1]
        act = self.row[first].predicate
        assert act is not None
        form = act.form
        if form is Form.TOLL:
            self.toll(first, act.measure)
            return
        if form is Form.LIVES:
            self.lives(first)
            return
        if form is Form.NOMINAL:
            self.nominal(first, last, act.measure)
            return
        measures = self.measures(members)
        passive, perfect, modal, negated, infinitive, before = self.auxiliaries(first)
        hedged = modal in ("may", "might")
        if modal in ("did", "does", "do") and not negated:
            modal = ""
        if modal and not hedged:
            if negated and modal in ("did", "does", "do"):
                self.denied_objects(last, measures, first)
            self.unreal.add(self.skip_right(last + 1, Kind.ADVERB))
            return
        if (
            form is Form.INTRANSITIVE
            and self.is_kind(first - 1, Kind.PREPOSITION)
            and (act.start + 1 == act.end or self.row[first].word.endswith("ing"))
        ):
            return  # "after fleeing"
        if infinitive and measures == [Measure.DISPLACED] and form is Form.INTRANSITIVE:
            lead = self.at(before)
            if lead is not None and lead.word in _TRYING:
                return
            # "forced thousands to flee", "thousands of families had begun to flee"
            self.subject(first, last, measures, True, negated, hedged)
            return
        if infinitive and not (passive and before >= 0):
            lead = self.at(before)
            if (lead is None or lead.word not in _ABLE) and form in (Form.BASE, Form.INTRANSITIVE, Form.FINITE):
                self.unreal.add(self.skip_right(last + 1, Kind.ADVERB))
                return
        nxt = self.at(last + 1)
        if form in (Form.BASE, Form.ING, Form.FINITE) and nxt is not None and nxt.word == "of":
            self.nominal(first, last, measures[0])
            return
        if form is Form.BASE and act.start > 0 and self.tokens[act.start - 1].lower in ("the", "a", "an", "his", "her"):
            return
        if not passive and form is not Form.INTRANSITIVE and self.pronoun_object(last, measures, first, hedged):
            return
        if form in (Form.BASE, Form.FINITE, Form.ING):
            if negated:
                self.denied_objects(last, measures, first)
                return
            self.objects(last, measures, first, hedged)
            return
        if form is Form.INTRANSITIVE or form is Form.STATE or form is Form.EN:
            self.subject(first, last, measures, passive or form is Form.INTRANSITIVE, negated, hedged)
            return
        # ED: active or passive
        if passive:
            if not self.subject(first, last, measures, True, negated, hedged):
                self.objects(last, measures, first, hedged, strict=True)
            return
        if perfect:
            if negated:
                self.denied_objects(last, measures, first)
            else:
                self.objects(last, measures, first, hedged)
            return
        left = self.skip_left(first - 1, Kind.ADVERB)
        right = self.skip_right(last + 1, Kind.ADVERB)
        l_phrase, r_phrase = self.people(left), self.people(right)
        if self.is_kind(right, Kind.WORD) and self.row[right].word in ("himself", "herself", "themselves"):
            if l_phrase is not None:
                self.add(left, measures[0], first, "passive", hedged=hedged, weak=act.weak)
            return
        if r_phrase is None and not (l_phrase is not None and l_phrase.counted) and self.thing_object(right, measures):
            return
        if self.is_kind(left, Kind.RELATIVE) and r_phrase is not None:
            self.objects(last, measures, first, hedged)
            return
        if l_phrase is not None and r_phrase is not None and len(members) > 1 and l_phrase.counted and r_phrase.counted:
            if not self.is_subject(right):
                # "5 killed and wounded 20"
                self.subject(first, first, self.measures(members[:1]), False, negated, hedged)
                self.objects(last, self.measures(members[1:]), members[-1], hedged)
                return
        after_right = self.at(right + 1)
        if (
            act.weak
            and r_phrase is not None
            and after_right is not None
            and after_right.predicate is not None
            and after_right.predicate.form is Form.STATE
        ):
            self.objects(last, measures, first, hedged)  # "shot two men dead"
            return
        if (
            r_phrase is not None
            and r_phrase.counted
            and not r_phrase.bare
            and l_phrase is not None
            and not l_phrase.counted
            and not l_phrase.other
            and not (self.is_subject(right) and not self.has_object(right))
        ):
            self.objects(last, measures, first, hedged)
            return
        if r_phrase is not None and not (
            l_phrase is not None
            and (l_phrase.counted or l_phrase.determiner in ("a", "bare", "name") or l_phrase.other)
            and (
                l_phrase.bare
                or self.is_subject(right)
                or (r_phrase.determiner in ("", "name") and not r_phrase.counted)
            )
        ):
            self.objects(last, measures, first, hedged)
            return
        self.subject(first, last, measures, False, negated, hedged)

    def has_object(self, k: int) -> bool:
        """Whether the predicate after the phrase at ``k`` has a counted object: "killed 30 people injured 90"."""
        m = self.skip_right(k + 1, Kind.ADVERB)
        found = self.people(m + 1)
        return self.is_kind(m, Kind.PREDICATE) and found is not None and found.counted

    def pronoun_object(self, last: int, measures: list[Measure], p: int, hedged: bool) -> bool:
        """ "engaged the man, killing him", "shot both men, wounding them": the nearest fitting phrase before."""
        unit = self.at(last + 1)
        if unit is None or unit.word not in ("him", "her", "them"):
            return False
        if unit.word == "her" and self.is_kind(last + 2, Kind.WORD, Kind.PHRASE):
            return False  # "killing her son"
        for k in range(p - 1, max(-1, p - LEFT), -1):
            found = self.people(k)
            if found is None or found.determiner == "no" or self.is_agent(k):
                continue
            if (unit.word == "them") is _single(found):
                continue
            for measure in measures:
                self.add(k, measure, p, "passive", hedged=hedged)
            return True
        return False

    def is_agent(self, k: int) -> bool:
        """Whether the phrase at ``k`` stands before an active verb of harm: it did it, it did not suffer it."""
        act = self.row[k + 1].predicate if k + 1 < len(self.row) else None
        return act is not None and act.form in (Form.ED, Form.FINITE) and k not in self.by_unit

    def thing_object(self, k: int, measures: list[Measure]) -> bool:
        """Whether a verb with no auxiliary takes something else: "captured eight villages", "killed the lights"."""
        unit = self.at(k)
        if unit is None:
            return False
        if unit.phrase is not None and unit.phrase.things:
            return True
        if unit.kind is not Kind.WORD:
            return False
        if unit.word in ("the", "a", "an", "his", "her", "their", "its", "him", "them", "itself", "himself"):
            return True
        token = self.tokens[unit.start]
        return Measure.DETAINED in measures and token.text[:1].isupper() and unit.word not in DAYS

    def measures(self, members: list[int]) -> list[Measure]:
        acts = [self.row[m].predicate for m in members]
        strong = [a.measure for a in acts if a is not None and not a.weak] or [a.measure for a in acts if a is not None]
        kinds = list(dict.fromkeys(strong))
        if len(members) > 1 and Measure.KILLED in kinds and Measure.INJURED in kinds:
            return [Measure.CASUALTIES, *[m for m in kinds if m not in (Measure.KILLED, Measure.INJURED)]]
        return kinds

    def auxiliaries(self, p: int) -> tuple[bool, bool, str, bool, bool, int]:
        """(passive, perfect, modal, negated, infinitive, unit before) of the verb group that ends at ``p``."""
        passive = perfect = negated = infinitive = False
        modal = ""
        k = p - 1
        while k >= 0:
            unit = self.row[k]
            if unit.kind is Kind.AUX:
                passive = True
            elif unit.kind is Kind.HAVE:
                perfect = True
            elif unit.kind is Kind.MODAL:
                modal = unit.word
            elif unit.kind is Kind.NOT:
                negated = True
            elif unit.kind is Kind.TO:
                infinitive = True
            elif (unit.kind is Kind.ADVERB and self.tokens[unit.start].kind == WORD) or unit.word in (
                "feared",
                "thought",
            ):
                pass
            else:
                break
            k -= 1
        return passive, perfect, modal, negated, infinitive, k

    # -- subjects

    def subject(self, first: int, last: int, measures: list[Measure], far: bool, negated: bool, hedged: bool) -> bool:
        """Victims to the left: passive, intransitive, state. ``far`` False asks for a near one (no auxiliary)."""
        act = self.row[first].predicate
        assert act is not None
        k = self.skip_left(first - 1, Kind.AUX, Kind.HAVE, Kind.MODAL, Kind.ADVERB, Kind.NOT)
        if self.is_kind(k, Kind.TO):
            k = self.skip_left(k, Kind.TO, Kind.ADVERB, Kind.AUX, Kind.HAVE, Kind.WORD)
        limit = max(-1, first - LEFT)
        crossed = False
        steps = 0
        while k > limit:
            unit = self.row[k]
            if unit.kind is Kind.PRONOUN:
                return False
            if unit.kind is Kind.PHRASE and unit.phrase is not None:
                if unit.phrase.things:
                    k -= 1
                    continue
                beside = k == first - 1 or (k + 2 == first and self.is_kind(k + 1, Kind.ADVERB))
                if self.oblique(k) and not (beside and not far and unit.phrase.counted and act.form is not Form.STATE):
                    k -= 1
                    continue
                if self.apposed(k):
                    k -= 1
                    continue
                described = self.people(k - 1)
                if described is not None and described.back and not unit.phrase.counted:
                    k -= 2  # "two people, one of them a child, were killed"
                    continue
                opener = self.list_opener(k)
                if opener is not None:
                    k = opener - 1
                    continue
                if self.taken_as_object(k, first) and beside and act.form is Form.STATE:
                    for link in self.by_unit[k]:
                        if link.weak:  # "shot two men dead"
                            self.add(k, measures[0], first, "object", hedged=hedged)
                            return True
                if self.taken_as_object(k, first) and not self.relative_between(k, first):
                    return self.share(first, measures, crossed, hedged)
                if not self.may_suffer(k, measures, act, last, far):
                    return False
                near = self.at(k + 1)
                if unit.phrase.name and near is not None and near.kind not in _VERBAL:
                    k -= 1
                    continue
                if not far and not beside:
                    if near is not None and near.kind not in (Kind.PREPOSITION, Kind.RELATIVE, Kind.COMMA):
                        return False
                if (
                    not far
                    and not unit.phrase.counted
                    and unit.phrase.determiner == ""
                    and k > 0
                    and not unit.phrase.other
                ):
                    return False
                if unit.phrase.determiner == "the" and not unit.phrase.counted and not far and act.form is Form.ED:
                    return False
                victims = self.list_left(k)
                for victim in victims:
                    for measure in measures:
                        self.add(victim, measure, first, "passive", hedged=hedged, zero=negated, weak=act.weak)
                self.subjects[first] = victims
                self.trail(last, measures, first, hedged)
                return True
            if unit.kind is Kind.SET and self.is_kind(k - 1, Kind.PREPOSITION) and self.row[k - 1].word in ("among",):
                return False
            if unit.kind is Kind.PREDICATE:
                if crossed or (
                    unit.predicate is not None and unit.predicate.form in (Form.BASE, Form.FINITE, Form.ING)
                ):
                    return self.share(first, measures, crossed, hedged) if crossed else False
            elif unit.kind in (Kind.SAYING, Kind.STOP):
                return False
            elif unit.kind is Kind.AND or (unit.kind is Kind.COMMA and far):
                crossed = True
            if not far and unit.kind not in (Kind.ADVERB,):
                steps += 1
                if steps > 9 or (unit.kind is Kind.AND and self.is_kind(k - 1, Kind.PREDICATE)):
                    return False
            k -= 1
        return False

    def apposed(self, k: int) -> bool:
        """ "73 civilians, mostly women and children, were killed": no victims beside the 73."""
        m = k - 1
        while (
            m >= 0
            and k - m < 5
            and (
                self.row[m].kind in (Kind.AND, Kind.PHRASE, Kind.PREPOSITION)
                or (self.row[m].word in ("them", "whom", "the"))
            )
        ):
            m -= 1
        here = self.people(k)
        return here is not None and not here.counted and self.row[max(m, 0)].word in _MOSTLY

    def share(self, first: int, measures: list[Measure], crossed: bool, hedged: bool) -> bool:
        """ "was shot in the head and died": the subject of the predicate before is the subject here too."""
        earlier = [p for p in self.subjects if p < first]
        if not crossed or not earlier:
            return False
        k = self.skip_left(first - 1, Kind.AUX, Kind.HAVE, Kind.ADVERB, Kind.NOT, Kind.COMMA)
        if not self.is_kind(k, Kind.AND):
            return False
        act = self.row[first].predicate
        if act is None or act.form not in (Form.INTRANSITIVE, Form.STATE, Form.EN, Form.ED):
            return False
        for victim in self.subjects[earlier[-1]]:
            found = self.people(victim)
            if found is None or (found.counted and act.form is Form.STATE):
                continue
            for measure in measures:
                self.add(victim, measure, first, "passive", hedged=hedged)
        return True

    def oblique(self, k: int) -> bool:
        """Whether the phrase at ``k`` is the object of a preposition ("of civilians", "by rebels")."""
        before = self.at(k - 1)
        found = self.people(k)
        if before is None or found is None:
            return False
        if before.kind is Kind.BY:
            return True
        if before.kind is Kind.TO:
            return True
        if before.kind is not Kind.PREPOSITION or before.word in _CLAUSAL:
            return False
        if before.word == "of":
            lead = self.at(k - 2)
            return not (lead is not None and lead.word in _COLLECTIVE and found.counted)
        return before.word not in ("about", "around", "over", "out")

    def list_opener(self, k: int) -> int | None:
        """The "including" before ``k``'s list, if its phrase is a part standing between whole and verb."""
        m = k
        while m >= 0 and k - m < 8:
            unit = self.row[m]
            if unit.kind is Kind.INCLUDING:
                # a new clause follows when the whole has its verb already: "five died, including a child, and 20 …"
                before = self.skip_left(m - 1, Kind.WORD, Kind.PREPOSITION, Kind.COMMA, Kind.ADVERB)
                ended = self.is_kind(before, Kind.PREDICATE) or before in self.by_unit
                return None if ended else m
            if unit.kind not in (Kind.PHRASE, Kind.AND, Kind.COMMA, Kind.ADVERB, Kind.WORD) or unit.word in (
                "while",
                "but",
            ):
                return None
            m -= 1
        return None

    def list_left(self, k: int) -> list[int]:
        """The phrase at ``k`` and those coordinated before it: "a man, a woman and two children"."""
        victims = [k]
        current = k
        while len(victims) < 12:
            m = current - 1
            joined = False
            while m >= 0 and self.row[m].kind in (Kind.AND, Kind.COMMA, Kind.ADVERB):
                if self.row[m].word in ("while", "but"):
                    return victims
                joined = joined or self.row[m].kind in (Kind.AND, Kind.COMMA)
                m -= 1
            before = self.people(m)
            here = self.people(current)
            if before is None and joined:
                # over a short tail: "two soldiers from the north and a nurse were killed"
                back = m
                while back > max(-1, m - 5) and self.row[back].kind in (Kind.WORD, Kind.PREPOSITION, Kind.ADVERB):
                    back -= 1
                tail = self.people(back)
                if (
                    tail is not None
                    and here is not None
                    and tail.counted
                    and here.counted
                    and back + 1 <= m
                    and self.row[back + 1].kind is Kind.PREPOSITION
                    and not self.oblique(back)
                    and back not in self.by_unit
                ):
                    before, m = tail, back
                else:
                    return victims
            if before is None or here is None or self.oblique(m):
                return victims
            if _apposition(before, here) and not any(u.kind is Kind.AND for u in self.row[m + 1 : current]):
                return victims  # "N. N., a local fighter": one person
            if (
                not joined
                and not (_definite_one(before) and _definite_one(here))
                and not (before.counted and here.counted and not before.bare)
            ):
                return victims
            if m in self.by_unit or self.list_opener(m) is not None:
                return victims
            if not _listable(before, here):
                return victims
            if before.counted and _plural(here) and victims[-1] == current:
                victims.pop()  # "30 militiamen and police": one number for both
            victims.append(m)
            current = m
        return victims

    def taken_as_object(self, k: int, p: int) -> bool:
        return any(
            link.how in ("object", "list") and link.predicate is not None and link.predicate < k and link.predicate < p
            for link in self.by_unit.get(k, ())
        )

    def relative_between(self, k: int, p: int) -> bool:
        return any(self.row[m].kind is Kind.RELATIVE for m in range(k + 1, min(p, k + 4)))

    def may_suffer(self, k: int, measures: list[Measure], act: Predicate, last: int, far: bool) -> bool:
        found = self.people(k)
        if found is None:
            return False
        if found.noun is not None and found.noun.measure in (Measure.KILLED, Measure.INJURED, Measure.CASUALTIES):
            return False
        word = self.tokens[found.head].lower if found.head is not None else ""
        if word in _OWN_DEATH and not found.counted:
            return False
        if self.tokens[act.start].lower in _LOST and not found.counted:
            return False
        if act.form is Form.STATE and self.tokens[act.end - 1].lower == "condition":
            if found.quantity is None or found.quantity.best is None:
                return False
        if (
            Measure.DISPLACED in measures
            and not found.counted
            and found.noun is not None
            and (found.noun.group is Group.COMBATANT)
        ):
            return False
        if Measure.DISPLACED in measures and act.form is Form.INTRANSITIVE:
            if found.noun is not None and (found.noun.one or found.noun.group is Group.COMBATANT):
                return False
            after = self.at(last + 1)
            if after is not None and (after.word in ("on", "with") or after.word in ("the",)):
                follow = self.tokens[after.end].lower if after.end < len(self.tokens) else ""
                if follow in ("scene", "area", "foot", "spot") or after.word == "on":
                    return False
            return True
        if act.weak and act.form is Form.ED and self.is_kind(last + 1, Kind.WORD, Kind.PREPOSITION):
            after = self.at(last + 1)
            if after is not None and after.word in ("down", "at", "himself", "herself", "themselves", "back"):
                return after.word in ("himself", "herself")
        return True

    # -- objects

    def objects(
        self, last: int, measures: list[Measure], p: int, hedged: bool, strict: bool = False, nominal: bool = False
    ) -> bool:
        """Victims to the right: "killing three soldiers and a child"."""
        k = last + 1
        skipped = 0
        while k < len(self.row) and skipped < 3:
            unit = self.row[k]
            if unit.kind is Kind.PHRASE:
                break
            if unit.kind in (Kind.ADVERB, Kind.INCLUDING) and not (unit.kind is Kind.INCLUDING and strict):
                if unit.kind is Kind.INCLUDING:
                    return False
                k += 1
                continue
            if unit.kind is Kind.COMMA and not strict and self.row[k].word in ("-", "("):
                return False
            if unit.kind is Kind.WORD and unit.word in (
                "off",
                "another",
                "all",
                "what",
                "down",
                "outright",
                "dead",
                "estimated",
                "roughly",
                "nearly",
                "two-thirds",
            ):
                k += 1
                skipped += 1
                continue
            return False
        found = self.people(k)
        if found is None:
            return False
        if found.determiner == "no":
            self.add(k, measures[0], p, "object")
            return True
        if self.tokens[self.row[p].start].lower in _LOST and not (found.counted and found.noun is not None):
            return False
        if (
            found.noun is not None
            and found.noun.measure is not None
            and measures[0] is not found.noun.measure
            and (found.noun.measure in (Measure.KILLED, Measure.INJURED, Measure.CASUALTIES))
        ):
            return False
        act = self.row[p].predicate
        if act is not None and measures == [Measure.DETAINED] and act.form is not Form.ED and found.name:
            return False
        for measure in measures:
            self.add(k, measure, p, "object", hedged=hedged, weak=act.weak if act else False)
        for victim in self.list_right(k):
            for measure in measures:
                self.add(victim, measure, p, "list", hedged=hedged)
        return True

    def denied_objects(self, last: int, measures: list[Measure], p: int) -> None:
        """ "did not hurt any civilians": an explicit zero."""
        k = self.skip_right(last + 1, Kind.ADVERB)
        unit = self.at(k)
        if unit is not None and unit.word in ("any", "anyone", "anybody"):
            m = k + 1
            found = self.people(m)
            if unit.word == "any" and found is None:
                return
            if unit.word != "any":
                m = k
            self.zero_at(m, measures[0], p)

    def zero_at(self, k: int, measure: Measure, p: int) -> None:
        unit = self.row[k]
        if unit.phrase is None:
            nobody = Phrase(unit.start, unit.start, unit.end, unit.end, None, NOUNS["people"], unit.start, "no")
            self.row[k] = Unit(Kind.PHRASE, unit.start, unit.end, unit.word, phrase=nobody)
        self.add(k, measure, p, "object", zero=True)

    def list_right(self, k: int) -> Iterator[int]:
        """Further objects after the phrase at ``k``: lists, and ellipsis over a place ("and five in Hama")."""
        current = k
        m = k + 1
        far = 0
        while m < len(self.row) and far < RIGHT:
            unit = self.row[m]
            if unit.kind in (Kind.AND, Kind.COMMA, Kind.ADVERB):
                if unit.word in ("while", "but"):
                    return
                m += 1
                continue
            if unit.kind is Kind.PHRASE and unit.phrase is not None:
                here, one = self.people(m), self.people(current)
                joined = any(u.kind in (Kind.AND, Kind.COMMA) for u in self.row[current + 1 : m])
                if here is None or one is None:
                    far += 1
                    m += 1
                    continue
                if self.oblique(m):
                    far += 2
                    m += 1
                    continue
                adjacent = m == current + 1
                if _apposition(one, here) and not any(u.kind is Kind.AND for u in self.row[current + 1 : m]):
                    current = m  # "the local leader, N. N."
                    m += 1
                    continue
                if self.is_subject(m) or not (joined or adjacent):
                    return
                if adjacent and not joined and not (_definite_one(here) or (here.counted and not here.bare)):
                    return
                if far and not (here.counted or _definite_one(here) or here.other):
                    return
                if not _listable(one, here) or (one.counted and _plural(here)):
                    return
                yield m
                current = m
                far = 0
                m += 1
                continue
            if unit.kind in (Kind.WORD, Kind.PREPOSITION, Kind.TO):
                if (
                    unit.kind is Kind.WORD
                    and self.is_kind(m - 1, Kind.AND)
                    and (
                        unit.word.endswith(("ed", "ing"))
                        or unit.word in ("left", "driven", "drove", "set", "cut", "took")
                    )
                ):
                    return
                far += 1
                m += 1
                continue
            return

    def is_subject(self, k: int) -> bool:
        """Whether the phrase at ``k`` has a verb of its own after it."""
        m = k + 1
        steps = 0
        while m < len(self.row) and steps < 6:
            unit = self.row[m]
            if unit.kind in (Kind.AUX, Kind.HAVE, Kind.MODAL):
                return True
            if unit.kind is Kind.PREDICATE and unit.predicate is not None:
                return unit.predicate.form in (Form.ED, Form.EN, Form.INTRANSITIVE, Form.STATE)
            if unit.kind is Kind.SAYING:
                here = self.people(k)
                return (
                    here is not None
                    and not here.counted
                    and (here.noun is None or here.noun.subgroup not in ("children", "women"))
                )
            if unit.kind is Kind.ADVERB:
                m += 1
                continue
            if unit.kind is Kind.AND and unit.word not in ("while", "but") and steps == 0 and self.people(m + 1):
                m += 2
                continue
            return False
        return False

    def trail(self, last: int, measures: list[Measure], p: int, hedged: bool) -> None:
        """Ellipsis after a passive: "ten were killed in Homs and another five in Hama"."""
        m = last + 1
        far = 0
        joined = False
        while m < len(self.row) and far < RIGHT:
            unit = self.row[m]
            if unit.kind in (Kind.AND, Kind.COMMA):
                if unit.word in ("while", "but"):
                    return
                joined = True
                m += 1
                continue
            if unit.kind is Kind.PHRASE and unit.phrase is not None:
                here = self.people(m)
                if here is None or self.oblique(m):
                    joined = False
                    far += 1
                    m += 1
                    continue
                place = self.at(m + 1)
                if (
                    joined
                    and here.counted
                    and not here.back
                    and (here.other or here.bare)
                    and not self.is_subject(m)
                    and place is not None
                    and (place.word in _PLACING or place.kind is Kind.BY)
                ):
                    for measure in measures:
                        self.add(m, measure, p, "ellipsis", hedged=hedged)
                    far = 0
                    joined = False
                    m += 1
                    continue
                return
            if unit.kind in (Kind.WORD, Kind.PREPOSITION, Kind.TO, Kind.ADVERB):
                joined = joined and unit.kind is Kind.ADVERB
                far += 1
                m += 1
                continue
            return

    # -- nominals

    def nominal(self, first: int, last: int, measure: Measure) -> None:
        """ "the deaths of 12 soldiers", "killing of a nurse"."""
        k = last + 1
        if not (self.is_kind(k, Kind.PREPOSITION) and self.row[k].word == "of"):
            return
        if first and self.row[first - 1].word in _ATTEMPTED:
            return
        k = self.skip_right(k + 1, Kind.ADVERB)
        unit = self.at(k)
        found = self.people(k)
        if found is None:
            return
        if measure is Measure.DISPLACED and not found.counted:
            return
        if found.determiner in ("", "the") and not found.counted and not found.name:
            act = self.row[first].predicate
            if act is None or (
                act.form is Form.NOMINAL
                and measure is Measure.KILLED
                and found.noun is not None
                and (not found.noun.one)
            ):
                return
        if found.name and self.row[first].word == "capture":
            return  # "the capture of" a place
        lead = self.row[first - 1].word if first else ""
        if self.row[first].predicate is not None and self.row[first].word == "shooting" and lead in ("fatal", "deadly"):
            measure = Measure.KILLED
        self.add(k, measure, first, "nominal")
        for victim in self.list_right(k):
            if (phrase_at := self.people(victim)) is not None and (phrase_at.counted or _definite_one(phrase_at)):
                self.add(victim, measure, first, "nominal")

    def toll(self, p: int, measure: Measure) -> None:
        """ "the death toll rose to 40", "a toll of 12"."""
        k = p + 1
        if self.is_kind(k, Kind.INCLUDING):
            self.parts_of_set(self.skip_right(k + 1, Kind.ADVERB), measure, k)
            return
        marked = False
        budget = 24
        while k < len(self.row) and budget:
            unit = self.row[k]
            word = unit.word
            if unit.kind in (Kind.STOP,) and word != ":":
                return
            if unit.kind is Kind.SAYING or unit.kind is Kind.PREDICATE:
                return
            if unit.kind in (Kind.TO, Kind.AUX) or (unit.phrase is None and word in _MARKS):
                marked = True
            elif unit.kind is Kind.PHRASE and unit.phrase is not None:
                found = self.people(k)
                if (
                    found is not None
                    and found.counted
                    and marked
                    and not (
                        self.is_kind(k - 1, Kind.PREPOSITION) and self.row[k - 1].word in ("from", "in", "by", "on")
                    )
                ) and self.is_kind(k - 1, Kind.PREPOSITION, Kind.TO, Kind.AUX, Kind.WORD, Kind.STOP, Kind.ADVERB):
                    self.add(k, measure, p, "toll")
                    return
                if found is not None and unit.phrase.counted:
                    marked = False
            elif unit.kind is Kind.WORD and marked and word not in _MARKS:
                marked = marked and self.tokens[unit.start].kind != WORD
            k += 1
            budget -= 1

    def lives(self, p: int) -> None:
        for k in range(p + 1, min(p + 6, len(self.row))):
            found = self.people(k)
            if found is None:
                continue
            if (found.counted and found.head is not None and self.tokens[found.head].lower in ("lives", "life")) or (
                found.counted
                and self.is_kind(k + 1, Kind.PHRASE)
                and self.tokens[self.row[k + 1].start].lower in ("lives",)
            ):
                self.add(k, Measure.KILLED, p, "lives")
            elif found.noun is not None and found.head is not None and self.tokens[found.head].lower == "lives":
                after = self.people(k + 2)
                if (
                    after is not None
                    and self.is_kind(k + 1, Kind.PREPOSITION)
                    and (after.counted or _definite_one(after))
                ):
                    self.add(k + 2, Measure.KILLED, p, "lives")
                    for victim in self.list_right(k + 2):
                        self.add(victim, Measure.KILLED, p, "lives")
            return

    def nominal_phrases(self) -> None:
        """Phrases that carry their harm in themselves: "16 deaths", "no casualties", "26 displaced people"."""
        for k, _unit in enumerate(self.row):
            found = self.people(k)
            if found is None or k in self.by_unit or k in self.unreal:
                continue
            measure = found.noun.measure if found.noun is not None else None
            if measure is None and found.state is not None and (found.counted or found.determiner == "a"):
                if not found.back:
                    measure = found.state
            if (
                measure is None
                and found.determiner == "no"
                and found.head is not None
                and (self.tokens[found.head].lower in ("victims", "victim"))
            ):
                measure = Measure.CASUALTIES
            if measure is None or not found.counted:
                continue
            before = self.at(self.skip_left(k - 1, Kind.ADVERB))
            if before is not None and before.word in _RELEASED:
                continue
            if (
                before is not None
                and before.word in ("of", "from")
                and self.is_kind(k - 2, Kind.WORD)
                and (self.row[k - 2].word in ("release", "rescue", "return", "exchange"))
            ):
                continue
            word = self.tokens[found.head].lower if found.head is not None else ""
            if (
                word
                in (
                    "killing",
                    "murder",
                    "homicide",
                    "execution",
                    "arrest",
                    "kidnapping",
                    "abduction",
                    "detention",
                    "body",
                    "death",
                )
                and found.quantity is not None
                and found.quantity.low != 0
                and word != "death"
            ):
                continue
            if word in ("captive", "captives", "detainee", "detainees") and self.is_subject(k):
                continue
            if found.partitive and found.noun is not None and found.noun.measure is not None:
                continue  # "some of the bodies"
            if word in ("executions", "killings", "murders", "arrests", "abductions", "kidnappings") and (
                found.quantity is not None and found.quantity.low != 0 and found.quantity.best is None
            ):
                continue
            _, _, modal, _, _, _ = self.auxiliaries(k)
            self.add(k, measure, None, "noun", hedged=modal in ("may", "might"))

    # -- sets and parts

    def set_of(self, k: int) -> None:
        """ "the dead included three children", "among the killed was a local chief", "a nurse was among the dead"."""
        measure = self.row[k].measure
        assert measure is not None
        if self.is_kind(k - 1, Kind.PREPOSITION) and self.row[k - 1].word == "of":
            return  # "half of the dead are women": a share, no count
        among = self.is_kind(k - 1, Kind.PREPOSITION, Kind.INCLUDING) and self.row[k - 1].word in ("among", "amongst")
        m = self.skip_right(k + 1, Kind.AUX, Kind.ADVERB, Kind.HAVE, Kind.COMMA)
        if among and m == k + 1:
            # "among the dead in the blast in the town were a woman and a child"
            far = k + 1
            while (
                far < len(self.row)
                and far - k < 14
                and self.row[far].kind in (Kind.WORD, Kind.PREPOSITION, Kind.ADVERB, Kind.COMMA)
            ):
                far += 1
            if self.is_kind(far, Kind.AUX) and self.people(far + 1) is not None:
                self.parts_of_set(far + 1, measure, k)
                return
        if among:
            if m > k + 1 and self.people(m) is not None and any(u.kind is Kind.AUX for u in self.row[k + 1 : m]):
                self.parts_of_set(m, measure, k)
                return
            left = self.before_verb(k - 1)
            found = self.people(left) if left is not None else None
            if left is not None and found is not None and found.determiner != "the":
                for victim in self.list_left(left):
                    self.add(victim, measure, k, "set", set_of=True)
            return
        if self.is_kind(m, Kind.INCLUDING) or (m > k + 1 and any(u.kind is Kind.AUX for u in self.row[k + 1 : m])):
            if self.is_kind(m, Kind.INCLUDING):
                m = self.skip_right(m + 1, Kind.ADVERB)
            elif not (self.people(m) is not None):
                return
            self.parts_of_set(m, measure, k)

    def parts_of_set(self, m: int, measure: Measure, k: int) -> None:
        found = self.people(m)
        if found is None:
            return
        self.add(m, measure, k, "set", set_of=True)
        for victim in self.list_right(m):
            self.add(victim, measure, k, "set", set_of=True)

    def parts(self) -> None:
        """ "including ten children", "among them two medics", "four of them civilians"."""
        for k, unit in enumerate(self.row):
            if unit.kind is Kind.INCLUDING:
                self.including(k)
            elif unit.phrase is not None and unit.phrase.back:
                self.back(k)
            elif unit.word == "among" and unit.kind is Kind.PREPOSITION:
                self.among(k)

    def whole_before(self, k: int, measure: Measure | None = None) -> Link | None:
        """The link that ends nearest before unit ``k``, by its phrase or its predicate."""
        best: tuple[int, Link] | None = None
        for link in self.links:
            if link.unit >= k or (measure is not None and link.measure is not measure) or link.zero:
                continue
            edge = max(link.unit, link.predicate if link.predicate is not None and link.predicate < k else -1)
            if link.whole is not None:
                continue
            if best is None or edge >= best[0]:
                best = (edge, link)
        return best[1] if best else None

    def whole_after(self, k: int) -> Link | None:
        """ "12 people, including 3 children, were killed": the whole's verb comes later."""
        near = [link for link in self.links if link.unit < k]
        return near[-1] if near else None

    def including(self, k: int) -> None:
        m = self.skip_right(k + 1, Kind.ADVERB, Kind.AUX, Kind.COMMA)
        found = self.people(m)
        if found is None or (m in self.by_unit and self.by_unit[m][0].how in ("set",)):
            return
        whole = self.whole_before(k)
        if whole is None:
            # the whole may stand in the sentence before; figures.py does not guess it
            return
        wholes = [link for link in self.links if link.unit == whole.unit]
        members = [m, *self.list_right(m)]
        if whole.predicate is not None and whole.predicate > m:
            # the list stands between whole and verb: all of it belongs, the last one too
            members = [
                u
                for u in range(m, whole.predicate)
                if self.people(u) is not None
                and not self.oblique(u)
                and (u == m or self.row[u - 1].kind in (Kind.AND, Kind.COMMA, Kind.PHRASE))
            ]
        for victim in members:
            said = self.people(victim)
            if (
                said is not None
                and not said.counted
                and said.head is not None
                and (self.tokens[said.head].lower in _OWN_DEATH)
            ):
                continue
            own = self.by_unit.get(victim)
            if own:
                for link in own:
                    if link.how != "toll" and link.unit != whole.unit and link.measure is whole.measure:
                        link.whole = whole.unit
                continue
            for parent in wholes:
                self.add(victim, parent.measure, whole.predicate, "part", hedged=parent.hedged)
                self.by_unit[victim][-1].whole = whole.unit

    def among(self, k: int) -> None:
        """ "ten children were among at least 48 people killed"."""
        whole = self.by_unit.get(k + 1)
        left = self.before_verb(k)
        if not whole or left is None or left in self.by_unit:
            return
        for victim in self.list_left(left):
            self.add(victim, whole[0].measure, whole[0].predicate, "part", hedged=whole[0].hedged)
            self.by_unit[victim][-1].whole = k + 1

    def before_verb(self, k: int) -> int | None:
        """The subject of the "was" or "were" that stands before unit ``k``."""
        left = self.skip_left(k - 1, Kind.ADVERB, Kind.AUX, Kind.HAVE)
        if not any(u.kind is Kind.AUX for u in self.row[left + 1 : k]):
            return None
        steps = 0
        while left >= 0 and steps < 12:
            unit = self.row[left]
            found = self.people(left)
            if found is not None and not self.oblique(left):
                opener = self.list_opener(left)
                if opener is None:
                    return left
                left = opener
            elif unit.kind not in (Kind.WORD, Kind.PREPOSITION, Kind.ADVERB, Kind.COMMA, Kind.PHRASE, Kind.INCLUDING):
                return None
            left -= 1
            steps += 1
        return None

    def back(self, k: int) -> None:
        found = self.people(k)
        assert found is not None
        own = self.by_unit.get(k)
        after = self.skip_right(k + 1, Kind.AUX, Kind.ADVERB, Kind.PREDICATE)
        described = self.people(after)
        complement = None
        if (
            described is not None
            and not described.counted
            and described.noun is not None
            and (described.determiner in ("", "a"))
        ):
            complement = after
        whole = self.whole_before(k, own[0].measure if own else found.state)
        word = self.tokens[found.head].lower if found.head is not None else ""
        if not own and complement is not None and word in _SET_WORDS:
            self.add(k, _SET_WORDS[word], None, "part", set_of=True)  # "three of the victims were children"
            self.by_unit[k][-1].complement = complement
            return
        if own:
            for link in own:
                link.complement = complement
                if whole is not None and whole.unit != k and link.measure is whole.measure:
                    link.whole = whole.unit
            return
        if found.state is not None:
            if found.quantity is not None and found.quantity.low == 2 and found.quantity.best is None:
                return  # "some of the wounded", with nothing said of them that is a harm
            self.add(k, found.state, None, "part", set_of=True)
            self.by_unit[k][-1].complement = complement
            return
        if whole is None or (complement is None and not self.is_kind(k + 1, Kind.COMMA, Kind.STOP, Kind.PREPOSITION)):
            return
        if complement is None:
            return
        self.add(k, whole.measure, whole.predicate, "part", hedged=whole.hedged)
        self.by_unit[k][-1].whole = whole.unit
        self.by_unit[k][-1].complement = complement

    def breakdowns(self) -> None:
        """ "four people, three men and a woman, were hurt": a list that sums to its first is its breakdown."""
        rows: dict[tuple[int | None, Measure], list[Link]] = {}
        for link in self.links:
            if link.how in ("passive", "object", "list", "part") and link.predicate is not None:
                rows.setdefault((link.predicate, link.measure), []).append(link)
        for group in rows.values():
            group.sort(key=lambda link: link.unit)
            counts = [_count(self.people(link.unit)) for link in group]
            if len(group) > 2 and None not in counts and counts[0] == sum(n for n in counts[1:] if n is not None):
                for link in group[1:]:
                    link.whole = link.whole if link.whole is not None else group[0].unit

    def settle(self) -> None:
        """One victim who was shot and died is one of the killed; plain definite plurals say no number."""
        kept: list[Link] = []
        for link in self.links:
            others = self.by_unit[link.unit]
            found = self.people(link.unit)
            if found is None:
                continue
            if link.measure is Measure.INJURED and len(others) > 1 and any(o.measure is Measure.KILLED for o in others):
                later = any(o.measure is Measure.KILLED and (o.predicate or 0) > (link.predicate or 0) for o in others)
                if link.weak or not found.counted or later:
                    continue  # "twelve people who were wounded died"
            if (
                link.measure is Measure.KILLED
                and link.how == "toll"
                and any(o.how != "toll" for o in others if o is not link)
            ):
                continue
            kept.append(link)
        self.links = kept


_MARKS = frozenset(
    """of at to reached reaching reaches hit hits hitting stands stood rises rose rising climbs climbed climbing passed
    passes topped exceeded exceeds risen jumped jumps is was to: up grew grown increased increases put puts putting
    around over""".split()
)


_ATTEMPTED = frozenset("attempted planned foiled plotted plotting planning thwarted failed future threatened".split())
_TRYING = frozenset("trying tried try attempting attempted unable hoping wanting seeking refused order how".split())
_MOSTLY = frozenset("mostly most mainly largely many majority predominantly primarily".split())
_OWN_DEATH = frozenset("bomber bombers attacker attackers assailant assailants shooter".split())
_PLACING = frozenset("in at near on from outside around inside across during when elsewhere".split())
_VERBAL = (Kind.AUX, Kind.HAVE, Kind.PREDICATE, Kind.ADVERB, Kind.COMMA, Kind.MODAL, Kind.PHRASE, Kind.RELATIVE)


def _alike(one: Predicate | None, two: Predicate) -> bool:
    """Whether two predicates can share their victims ("killed and wounded", "shot and died")."""
    if one is None:
        return False
    if (one.measure is Measure.DISPLACED) != (two.measure is Measure.DISPLACED) and one.form is not two.form:
        return False
    passive = (Form.ED, Form.EN, Form.STATE, Form.INTRANSITIVE)
    if one.form in passive and two.form in passive:
        return True
    active = (Form.BASE, Form.FINITE)
    return one.form is two.form or (one.form in active and two.form in active)


def _apposition(one: Phrase, two: Phrase) -> bool:
    """Whether one of two neighbours names the person whom the other describes."""
    return one.name != two.name and _single(one) and _single(two)


def _single(found: Phrase) -> bool:
    return not found.counted and (found.name or (found.noun is not None and found.noun.one))


def _same(one: Unit, two: Unit) -> bool:
    """Two predicates of one form side by side: "Killed Injured", "kills wounds"."""
    return (
        one.predicate is not None
        and two.predicate is not None
        and one.predicate.form is two.predicate.form
        and one.predicate.form in (Form.ED, Form.BASE, Form.FINITE)
        and one.predicate.measure is not two.predicate.measure
    )


def _count(found: Phrase | None) -> int | None:
    if found is None:
        return None
    if found.quantity is not None:
        return found.quantity.best
    return 1 if _definite_one(found) else None


def _plural(found: Phrase) -> bool:
    """A plural with no number: "rebels"."""
    return not found.counted and not found.other and found.determiner == ""


def _definite_one(found: Phrase) -> bool:
    """A person, said or named: "a child", "General N"."""
    return found.determiner in ("a", "name") and not found.counted


def _listable(one: Phrase, two: Phrase) -> bool:
    """Whether two phrases can be members of one list of victims."""
    rank_one, rank_two = _rank(one), _rank(two)
    return rank_one == rank_two or (rank_one > 0 and rank_two > 0)


def _rank(found: Phrase) -> int:
    if found.counted or _definite_one(found) or found.other:
        return 2
    return 1 if found.determiner in ("", "the", "bare") else 0


def links(tokens: Sequence[Token]) -> tuple[list[Unit], list[Link]]:
    """The units of a sentence and the links between its predicates of harm and its counted phrases."""
    linker = _Linker(tokens)
    found = linker.run()
    return linker.row, found
