"""Harm said with nouns: "the deaths of 12 soldiers", "a toll of 40", "claimed 30 lives", "no casualties"."""

from __future__ import annotations

from corroborate.read.harm import Form
from corroborate.read.harm_clause import Clause, definite_one
from corroborate.read.harm_units import Kind
from corroborate.text.tokens import WORD
from corroborate.values import Measure

# A toll that has not come yet is no figure.
_FORETOLD = frozenset("expected likely forecast projected predicted could may might will would".split())
_MARKS = frozenset(
    """of at to reached reaching reaches hit hits hitting stands stood rises rose rising climbs climbed climbing passed
    passes topped exceeded exceeds risen jumped jumps is was to: up grew grown increased increases put puts putting
    around over""".split()
)

_ATTEMPTED = frozenset("attempted planned foiled plotted plotting planning thwarted failed future threatened".split())

_RELEASED = frozenset(
    """free freed frees freeing release released releases releasing rescue rescued rescues rescuing liberate liberated
    save saved swap swapped exchange exchanged treat evacuated recruit recruited besieged trapped hosts hosting host
    shelter sheltering sheltered houses housing hosted taking accept accepted resettle return returned voted""".split()
)


class Nominals(Clause):
    """A sentence whose nouns of harm can be linked to whom they count."""

    def nominal(self, first: int, last: int, measure: Measure) -> None:
        """ "the deaths of 12 soldiers", "killing of a nurse"."""
        k = last + 1
        if not (self.is_kind(k, Kind.PREPOSITION) and self.row[k].word == "of"):
            return
        if first and self.row[first - 1].word in _ATTEMPTED:
            return
        k = self.skip_right(k + 1, Kind.ADVERB)
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
            if (phrase_at := self.people(victim)) is not None and (phrase_at.counted or definite_one(phrase_at)):
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
            if unit.kind is Kind.SAYING or unit.kind is Kind.PREDICATE or word in _FORETOLD:
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
        """ "claimed 30 lives", "claimed the lives of 30 soldiers"."""
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
            elif (
                found.noun is not None
                and found.head is not None
                and (self.tokens[found.head].lower in ("lives", "life"))
            ):
                after = self.people(k + 2)
                if (
                    after is not None
                    and self.is_kind(k + 1, Kind.PREPOSITION)
                    and self.row[k + 1].word == "of"
                    and (after.counted or definite_one(after) or after.determiner == "bare")
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
            if measure is None and found.counted and not found.back:
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
