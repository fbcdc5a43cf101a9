"""Who suffered which harm: predicates linked to counted noun phrases through the clauses of one sentence.

A sentence becomes a row of units (harm_units.py); each predicate takes its victims from the side that its form
and its auxiliaries give (harm_verbs.py, harm_nominals.py); then "including", "among them" and "of whom" make
parts of a whole.  Every walk is bounded, so that a sentence costs time linear in its length.
"""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.read.harm_clause import FAR, OWN_DEATH, Link, count_of
from corroborate.read.harm_units import SET_WORDS, Kind, Unit
from corroborate.read.harm_verbs import Verbs
from corroborate.text.tokens import Token
from corroborate.values import Measure

_TALLIES = frozenset("number numbers count tally toll total figure".split())


class Linker(Verbs):
    """A sentence, read from left to right, and then for its wholes and parts."""

    def run(self) -> list[Link]:
        """All links of the sentence."""
        k = 0
        while k < len(self.row):
            unit = self.row[k]
            if unit.predicate is not None:
                self.tally(k, unit.predicate.measure)
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

    def tally(self, k: int, measure: Measure) -> None:
        """ "the number of civilians killed in the village has risen to 51": the number is theirs."""
        whom = self.people(k - 1)
        if whom is None or whom.counted or not self.is_kind(k - 2, Kind.PREPOSITION) or self.row[k - 2].word != "of":
            return
        if k < 3 or self.row[k - 3].word not in _TALLIES:
            return
        before = len(self.links)
        self.toll(k, measure)
        for link in self.links[before:]:
            link.complement = k - 1

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
            there = self.people(k - 2)
            if there is not None and there.counted and k - 2 not in self.by_unit and self.is_kind(k - 3, Kind.AUX):
                for victim in self.list_left(k - 2):  # "there were 11 children among the dead"
                    self.add(victim, measure, k, "set", set_of=True)
                return
            if m > k + 1 and self.people(m) is not None and any(u.kind is Kind.AUX for u in self.row[k + 1 : m]):
                self.parts_of_set(m, measure, k)
                return
            left = self.before_verb(k - 1)
            found = self.people(left) if left is not None else None
            if left is not None and found is not None and found.determiner != "the":
                for victim in self.list_left(left):
                    self.add(victim, measure, k, "set", set_of=True)
            return
        if m == k + 1 and self.is_kind(m, Kind.PREPOSITION):
            # "those killed in the two attacks include 14 children"
            far = m
            while far < len(self.row) and far - k < 10 and self.aside(far):
                far += 1
            if self.is_kind(far, Kind.INCLUDING) and self.row[far].word in ("include", "included", "includes"):
                m = far
        if self.is_kind(m, Kind.INCLUDING) or (m > k + 1 and any(u.kind is Kind.AUX for u in self.row[k + 1 : m])):
            if self.is_kind(m, Kind.INCLUDING):
                m = self.skip_right(m + 1, Kind.ADVERB)
            elif not (self.people(m) is not None):
                return
            self.parts_of_set(m, measure, k)

    def aside(self, k: int) -> bool:
        """Whether unit ``k`` only says where or when: a preposition, a plain word, a thing."""
        thing = self.row[k].phrase is not None and self.people(k) is None
        return thing or self.is_kind(k, Kind.WORD, Kind.PREPOSITION, Kind.ADVERB)

    def parts(self) -> None:
        """ "including ten children", "among them two medics", "four of them civilians"."""
        for k, unit in enumerate(self.row):
            if unit.kind is Kind.INCLUDING:
                self.including(k)
            elif unit.phrase is not None and unit.phrase.back:
                self.back(k)
            elif unit.word == "among" and unit.kind is Kind.PREPOSITION:
                self.among(k)

    def among(self, k: int) -> None:
        """ "ten children were among at least 48 people killed"."""
        whole = self.by_unit.get(k + 1)
        left = self.before_verb(k)
        if not whole or left is None or left in self.by_unit:
            return
        for victim in self.list_left(left):
            self.add(victim, whole[0].measure, whole[0].predicate, "part", hedged=whole[0].hedged)
            self.by_unit[victim][-1].whole = k + 1

    def whole_before(self, k: int, measure: Measure | None = None) -> Link | None:
        """The link that ends nearest before unit ``k``, by its phrase or its predicate."""
        for edge in range(k - 1, max(-1, k - FAR), -1):
            ending: list[Link] = [*self.by_unit.get(edge, ()), *self.by_predicate.get(edge, ())]
            fitting: list[Link] = [
                link
                for link in ending
                if link.unit < k and link.whole is None and not link.zero and (measure in (None, link.measure))
            ]
            if fitting:
                return max(fitting, key=lambda link: link.unit)
        return None

    def including(self, k: int) -> None:
        """The list after "including": parts of the whole that ends nearest before it."""
        m = self.skip_right(k + 1, Kind.ADVERB, Kind.AUX, Kind.COMMA)
        found = self.people(m)
        if found is None or (m in self.by_unit and self.by_unit[m][0].how in ("set",)):
            return
        whole = self.whole_before(k)
        if whole is None:
            # the whole may stand in the sentence before; figures does not guess it
            return
        wholes = tuple(self.by_unit[whole.unit])
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
                and (self.tokens[said.head].lower in OWN_DEATH)
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

    def back(self, k: int) -> None:
        """ "four of them were children": a part, and who they were."""
        found = self.people(k)
        assert found is not None
        own = self.by_unit.get(k)
        word = self.tokens[found.head].lower if found.head is not None else ""
        after = self.skip_right(k + 1, Kind.AUX, Kind.ADVERB, Kind.PREDICATE)
        described = self.people(after)
        complement = None
        if described is not None and described.name and count_of(found) == 1 and (own or word in SET_WORDS):
            # "one of those killed was N. N."
            measure = own[0].measure if own else SET_WORDS[word]
            self.links = [link for link in self.links if link.unit != k]
            self.by_unit.pop(k, None)
            self.add(after, measure, None, "set", set_of=True)
            return
        if (
            described is not None
            and not described.counted
            and described.noun is not None
            and (described.determiner in ("", "a"))
        ):
            complement = after
        whole = self.whole_before(k, own[0].measure if own else found.state)
        if not own and complement is not None and word in SET_WORDS:
            self.add(k, SET_WORDS[word], None, "part", set_of=True)  # "three of the victims were children"
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
            counts = [count_of(self.people(link.unit)) for link in group]
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


def links(tokens: Sequence[Token]) -> tuple[list[Unit], list[Link]]:
    """The units of a sentence and the links between its predicates of harm and its counted phrases."""
    linker = Linker(tokens)
    found = linker.run()
    return linker.row, found
