"""Harm said with verbs: passive, active, intransitive and states, with their subjects, objects and ellipses."""

from __future__ import annotations

from corroborate.read.harm import Form, Predicate
from corroborate.read.harm_clause import LEFT, OWN_DEATH, PLACING, RIGHT, alike, plural, same_form, single
from corroborate.read.harm_nominals import Nominals
from corroborate.read.harm_phrases import (
    DAYS,
    Phrase,
)
from corroborate.read.harm_units import COMPANY, Kind, Unit
from corroborate.read.people import NOUNS
from corroborate.text.tokens import WORD
from corroborate.values import Group, Measure

COMPANY_REACH = 14  # units between a verb and "along with"
POSSESSIVE = frozenset("his her its their my our".split())

_ABLE = frozenset("managed able succeeded helped used went led had".split())

# "lost 15 fighters": only where people are counted.
_LOST = frozenset({"lost", "losing", "loses", "lose", "destroyed", "destroying", "destroy", "destroys"})

_TRYING = frozenset("trying tried try attempting attempted unable hoping wanting seeking refused order how".split())

_VERBAL = (Kind.AUX, Kind.HAVE, Kind.PREDICATE, Kind.ADVERB, Kind.COMMA, Kind.MODAL, Kind.PHRASE, Kind.RELATIVE)


class Verbs(Nominals):
    """A sentence whose verbs of harm can be linked to their victims."""

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
                    or (m == end + 1 and same_form(self.row[end], nxt))
                )
                or any(u.word in ("while", "but") for u in between)
                or nxt.predicate.form in (Form.TOLL, Form.NOMINAL, Form.LIVES)
                or not alike(self.row[k].predicate, nxt.predicate)
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
        """Link a run of predicates that share their victims."""
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
            if not negated and (passive or form is Form.INTRANSITIVE):
                self.company(last, measures, first, hedged)
            return
        # What is left is "killed": active or passive
        if passive:
            if not self.subject(first, last, measures, True, negated, hedged):
                self.objects(last, measures, first, hedged, strict=True)
            if not negated:
                self.company(last, measures, first, hedged)
            return
        if perfect:
            if negated:
                self.denied_objects(last, measures, first)
            else:
                self.objects(last, measures, first, hedged)
            return
        left = self.skip_left(first - 1, Kind.ADVERB)
        if self.doubled(last):
            last += 2  # "killed and crucified five farmers"
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
        if (
            l_phrase is not None
            and r_phrase is not None
            and len(members) > 1
            and l_phrase.counted
            and r_phrase.counted
            and not self.is_subject(right)
        ):
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
        if l_phrase is not None and first in self.subjects and not negated:
            self.company(last, measures, first, hedged)

    def doubled(self, last: int) -> bool:
        """Whether "and" and another past tense stand between the predicate that ends at ``last`` and its object."""
        found = self.people(last + 3)
        return (
            found is not None
            and found.counted
            and found.noun is not None
            and self.is_kind(last + 1, Kind.AND)
            and self.is_kind(last + 2, Kind.WORD)
            and self.row[last + 2].word.endswith("ed")
            and not self.is_subject(last + 3)
        )

    def company(self, last: int, measures: list[Measure], p: int, hedged: bool) -> None:
        """Victims added after a passive: "40 were killed in Orva, along with 12 soldiers and a nurse"."""
        for m in range(last + 1, min(len(self.row), last + 1 + COMPANY_REACH)):
            unit = self.row[m]
            if unit.kind in (Kind.STOP, Kind.PREDICATE, Kind.SAYING, Kind.RELATIVE, Kind.PRONOUN, Kind.INCLUDING):
                return
            if unit.kind is Kind.AND and unit.word not in COMPANY:
                return
            found = self.people(m)
            if found is None or not (self.is_kind(m - 1, Kind.AND) and self.row[m - 1].word in COMPANY):
                continue
            if plural(found) or self.is_subject(m):
                return
            for victim in (m, *self.list_right(m)):
                for measure in measures:
                    self.add(victim, measure, p, "list", hedged=hedged)
            return

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
            if (unit.word == "them") is single(found):
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
        """The measures of a run: killed and wounded of one number are casualties."""
        acts = [self.row[m].predicate for m in members]
        strong = [a.measure for a in acts if a is not None and not a.weak] or [a.measure for a in acts if a is not None]
        kinds = list(dict.fromkeys(strong))
        if len(members) > 1 and Measure.KILLED in kinds and Measure.INJURED in kinds:
            return [Measure.CASUALTIES, *[m for m in kinds if m not in (Measure.KILLED, Measure.INJURED)]]
        return kinds

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
                dying = self.tokens[act.end - 1].lower == "dying" and k == first - 1
                beside = k == first - 1 or (k + 2 == first and self.is_kind(k + 1, Kind.ADVERB))
                if (
                    self.oblique(k)
                    and not dying
                    and not (beside and not far and unit.phrase.counted and act.form is not Form.STATE)
                ):
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
                if not self.may_suffer(k, measures, act, last):
                    return False
                near = self.at(k + 1)
                if unit.phrase.name and near is not None and near.kind not in _VERBAL:
                    k -= 1
                    continue
                reduced = near is not None and near.kind in (
                    Kind.PREPOSITION,
                    Kind.RELATIVE,
                    Kind.COMMA,
                    Kind.INCLUDING,
                )
                if not far and not beside and not reduced:
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
                victims = self.list_left(self.named_before(k))
                named = self.named_before(victims[-1])
                if named != victims[-1] and all(self.describes(v) for v in victims):
                    victims = [named]  # "N. N., a party leader and deputy, was kidnapped"
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

    def describes(self, k: int) -> bool:
        """Whether the phrase at ``k`` can say who somebody named is: "the leader", "deputy"."""
        found = self.people(k)
        return (
            found is not None
            and single(found)
            and not found.name
            and not found.aged
            and found.determiner in ("the", "bare")
            and self.tokens[found.first].lower not in POSSESSIVE
        )

    def named_before(self, k: int) -> int:
        """The name that the phrase at ``k`` describes ("N. N., the leader of …, was killed"), else ``k`` itself."""
        found = self.people(k)
        if found is None or not self.describes(k):
            return k
        m = k - 1
        while k - m < 4 and self.is_kind(m, Kind.WORD) and self.tokens[self.row[m].start].kind == WORD:
            m -= 1  # "N. N., party leader"
        if self.is_kind(m, Kind.COMMA):
            m -= 1
        elif m != k - 1:
            return k
        name = self.people(m)
        listed = self.is_kind(m - 1, Kind.COMMA) and self.people(m - 2) is not None
        closed = listed or self.is_kind(m - 1, Kind.AND, Kind.PREPOSITION, Kind.PHRASE)
        return m if name is not None and name.name and m not in self.by_unit and not closed else k

    def share(self, first: int, measures: list[Measure], crossed: bool, hedged: bool) -> bool:
        """ "was shot in the head and died": the subject of the predicate before is the subject here too."""
        earlier = next(reversed(self.subjects), None)  # predicates come in order: the last is the nearest
        if not crossed or earlier is None:
            return False
        k = self.skip_left(first - 1, Kind.AUX, Kind.HAVE, Kind.ADVERB, Kind.NOT, Kind.COMMA)
        if not self.is_kind(k, Kind.AND):
            return False
        act = self.row[first].predicate
        if act is None or act.form not in (Form.INTRANSITIVE, Form.STATE, Form.EN, Form.ED):
            return False
        for victim in self.subjects[earlier]:
            found = self.people(victim)
            if found is None or (found.counted and act.form is Form.STATE):
                continue
            for measure in measures:
                self.add(victim, measure, first, "passive", hedged=hedged)
        return True

    def may_suffer(self, k: int, measures: list[Measure], act: Predicate, last: int) -> bool:
        """Whether the phrase at ``k`` can be the subject that suffers: no bomber's own end, no gunman who fled."""
        found = self.people(k)
        if found is None:
            return False
        if found.noun is not None and found.noun.measure in (Measure.KILLED, Measure.INJURED, Measure.CASUALTIES):
            return False
        word = self.tokens[found.head].lower if found.head is not None else ""
        if word in OWN_DEATH and not found.counted:
            return False
        if self.tokens[act.start].lower in _LOST and not found.counted:
            return False
        number = found.quantity.best if found.quantity is not None else None
        if act.form is Form.STATE and self.tokens[act.end - 1].lower == "condition" and number is None:
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
            if found.counted and found.noun is not None and found.noun.group is Group.CIVILIAN:
                return True  # "600 civilians fled on foot"
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

    def objects(self, last: int, measures: list[Measure], p: int, hedged: bool, strict: bool = False) -> bool:
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
        """Link an explicit zero: "did not hurt anyone"."""
        unit = self.row[k]
        if unit.phrase is None:
            nobody = Phrase(unit.start, unit.start, unit.end, unit.end, None, NOUNS["people"], unit.start, "no")
            self.row[k] = Unit(Kind.PHRASE, unit.start, unit.end, unit.word, phrase=nobody)
        self.add(k, measure, p, "object", zero=True)

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
                    and (place.word in PLACING or place.kind is Kind.BY)
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
