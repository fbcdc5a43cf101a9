"""One sentence as a row of units, and the questions about it that every construction of harm asks:
what is a subject, an object of a preposition, a member of a list.

Every walk over the row is bounded, so that a sentence costs time linear in its length.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corroborate.read.harm import Form, Predicate
from corroborate.read.harm_phrases import (
    Phrase,
)
from corroborate.read.harm_units import Kind, Unit, units
from corroborate.text.tokens import QUOTES, WORD, Token
from corroborate.values import Measure

_FROM_REACH = 8  # units of a place that a speaker is of, and the verb
LEFT = 26  # units between a verb and its subject

FAR = 80  # units between a whole and its parts
RIGHT = 9  # units between a verb and a further object


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


# "a group of over 60 fighters", "a total of 12": the count after "of" is the subject.
_COLLECTIVE = frozenset("total estimated number group team crowd convoy unit toll family batch minimum maximum".split())

# Prepositions and conjunctions before a clause: what follows them is a subject, not their object.
_CLAUSAL = frozenset("after before since until with as because than that like upon when where while including".split())

PLACING = frozenset("in at near on from outside around inside across during when elsewhere".split())

_MOSTLY = frozenset("mostly most mainly largely many majority predominantly primarily".split())

OWN_DEATH = frozenset("bomber bombers attacker attackers assailant assailants shooter".split())


def alike(one: Predicate | None, two: Predicate) -> bool:
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


def apposition(one: Phrase, two: Phrase) -> bool:
    """Whether one of two neighbours names the person whom the other describes."""
    return one.name != two.name and single(one) and single(two)


def single(found: Phrase) -> bool:
    """One person with no number: "a nurse", a name."""
    return not found.counted and (found.name or (found.noun is not None and found.noun.one))


def same_form(one: Unit, two: Unit) -> bool:
    """Two predicates of one form side by side: "Killed Injured", "kills wounds"."""
    return (
        one.predicate is not None
        and two.predicate is not None
        and one.predicate.form is two.predicate.form
        and one.predicate.form in (Form.ED, Form.BASE, Form.FINITE)
        and one.predicate.measure is not two.predicate.measure
    )


def count_of(found: Phrase | None) -> int | None:
    """The number of a phrase, 1 for one person, None where open."""
    if found is None:
        return None
    if found.quantity is not None:
        return found.quantity.best
    return 1 if definite_one(found) else None


def plural(found: Phrase) -> bool:
    """A plural with no number: "rebels"."""
    return not found.counted and not found.other and found.determiner == ""


def definite_one(found: Phrase) -> bool:
    """A person, said or named: "a child", "General N"."""
    return found.determiner in ("a", "name") and not found.counted


def listable(one: Phrase, two: Phrase) -> bool:
    """Whether two phrases can be members of one list of victims."""
    rank_one, rank_two = _rank(one), _rank(two)
    return rank_one == rank_two or (rank_one > 0 and rank_two > 0)


def _rank(found: Phrase) -> int:
    if found.counted or definite_one(found) or found.other:
        return 2
    return 1 if found.determiner in ("", "the", "bare") else 0


class Clause:
    """A sentence and the links found in it so far. The state is one sentence's own."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.row = units(tokens)
        self.links: list[Link] = []
        self.by_unit: dict[int, list[Link]] = {}
        self.by_predicate: dict[int, list[Link]] = {}
        self.subjects: dict[int, list[int]] = {}
        self.unreal: set[int] = set()  # phrases that somebody might harm: no figures of their own

    def at(self, k: int) -> Unit | None:
        """The unit at ``k``, None outside the sentence."""
        return self.row[k] if 0 <= k < len(self.row) else None

    def people(self, k: int) -> Phrase | None:
        """The phrase at unit ``k`` if it can name victims."""
        unit = self.at(k)
        if unit is None or unit.phrase is None or unit.phrase.things:
            return None
        return unit.phrase

    def is_kind(self, k: int, *kinds: Kind) -> bool:
        """Whether unit ``k`` is of one of ``kinds``."""
        unit = self.at(k)
        return unit is not None and unit.kind in kinds

    def skip_left(self, k: int, *kinds: Kind) -> int:
        """The first unit at or left of ``k`` that is of none of ``kinds``."""
        while k >= 0 and self.row[k].kind in kinds:
            k -= 1
        return k

    def skip_right(self, k: int, *kinds: Kind) -> int:
        """The first unit at or right of ``k`` that is of none of ``kinds``."""
        while k < len(self.row) and self.row[k].kind in kinds:
            k += 1
        return k

    def add(self, k: int, measure: Measure, p: int | None, how: str, **more: bool) -> None:
        """Link the phrase at ``k`` to a harm, once for each measure."""
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
        if p is not None:
            self.by_predicate.setdefault(p, []).append(link)

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

    def closed_list(self, k: int) -> bool:
        """Whether the phrase at ``k`` is a part in a list after "including", whose whole has its verb already."""
        m = k - 1
        while m >= 0 and k - m < 8 and self.row[m].kind in (Kind.PHRASE, Kind.AND, Kind.COMMA, Kind.ADVERB):
            m -= 1
        if not self.is_kind(m, Kind.INCLUDING):
            return False
        before = self.skip_left(m - 1, Kind.WORD, Kind.PREPOSITION, Kind.COMMA, Kind.ADVERB)
        return self.is_kind(before, Kind.PREDICATE) or before in self.by_unit or self.states_harm(before)

    def states_harm(self, k: int) -> bool:
        """Whether the phrase at ``k`` says a harm by itself: "56 dead"."""
        found = self.people(k)
        return found is not None and found.counted and found.noun is not None and found.noun.measure is not None

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
            if joined and here is not None and (before is None or (self.oblique(m) and not before.counted)):
                # over a tail: "two soldiers from the north and a nurse", "12 members of the security forces and five …"
                tail = self.tailed(m)
                if tail is not None and here.counted:
                    before, m = self.people(tail), tail
                elif before is None:
                    return victims
            if before is None or here is None or self.oblique(m):
                return victims
            if apposition(before, here) and not any(u.kind is Kind.AND for u in self.row[m + 1 : current]):
                return victims  # "N. N., a local fighter": one person
            if (
                not joined
                and not (definite_one(before) and definite_one(here))
                and not (before.counted and here.counted and not before.bare)
            ):
                return victims
            if m in self.by_unit or self.list_opener(m) is not None:
                return victims
            if self.closed_list(m):
                return [k]  # "10 were killed including a child and 37 others were injured"
            if not listable(before, here):
                return victims
            if before.counted and plural(here) and victims[-1] == current:
                victims.pop()  # "30 militiamen and police": one number for both
            victims.append(m)
            current = m
        return victims

    def tailed(self, m: int) -> int | None:
        """The counted phrase whose tail ends at ``m``: "12 members [of the security forces]"."""
        back = m
        while back > max(-1, m - 7) and (
            self.row[back].kind in (Kind.WORD, Kind.PREPOSITION, Kind.ADVERB)
            or (self.oblique(back) and (found := self.people(back)) is not None and not found.counted)
        ):
            back -= 1
        tail = self.people(back)
        if (
            tail is None
            or not tail.counted
            or back == m
            or not (self.is_kind(back + 1, Kind.PREPOSITION) or self.row[back + 1].word == "loyal")
            or self.oblique(back)
            or back in self.by_unit
        ):
            return None
        return back

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
                if unit.word in QUOTES and self.is_kind(m - 1, Kind.COMMA):
                    return  # "killed my brother," a resident said: who speaks is none of them
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
                if apposition(one, here) and not any(u.kind is Kind.AND for u in self.row[current + 1 : m]):
                    current = m  # "the local leader, N. N."
                    m += 1
                    continue
                if self.is_subject(m) or not (joined or adjacent):
                    return
                if adjacent and not joined and not (definite_one(here) or (here.counted and not here.bare)):
                    return
                if far and not (here.counted or definite_one(here) or here.other):
                    return
                if not listable(one, here) or (one.counted and plural(here)):
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
                    and (not plural(here) or here.noun is None or here.noun.subgroup not in ("children", "women"))
                )
            if unit.kind is Kind.ADVERB:
                m += 1
                continue
            if unit.kind is Kind.AND and unit.word not in ("while", "but") and steps == 0 and self.people(m + 1):
                m += 2
                continue
            if unit.kind is Kind.PREPOSITION and steps == 0:
                return self._speaks_from(m + 1)
            return False
        return False

    def _speaks_from(self, k: int) -> bool:
        """Whether a saying verb follows the place at ``k``: "a resident of Jebra told", "a man from the coast said"."""
        for m in range(k, min(len(self.row), k + _FROM_REACH)):
            unit = self.row[m]
            if unit.kind is Kind.SAYING:
                return m > k
            of = unit.kind is Kind.PREPOSITION and unit.word in ("of", "in", "near", "at")
            if not (of or unit.kind in (Kind.WORD, Kind.PHRASE)) or self.people(m) is not None:
                return False
        return False

    def taken_as_object(self, k: int, p: int) -> bool:
        """Whether the phrase at ``k`` is the object of an active verb between it and its left."""
        return any(
            link.how in ("object", "list") and link.predicate is not None and link.predicate < k and link.predicate < p
            for link in self.by_unit.get(k, ())
        )

    def relative_between(self, k: int, p: int) -> bool:
        """Whether "who" or "which" stands right after the phrase at ``k``."""
        return any(self.row[m].kind is Kind.RELATIVE for m in range(k + 1, min(p, k + 4)))

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

    def parts_of_set(self, m: int, measure: Measure, k: int) -> None:
        """Link the list at ``m`` as parts of the set at ``k``."""
        found = self.people(m)
        if found is None:
            return
        self.add(m, measure, k, "set", set_of=True)
        for victim in self.list_right(m):
            self.add(victim, measure, k, "set", set_of=True)
