"""The rules and a toll in plain words, for a person who asks what a number rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from corroborate.values import Confidence, Toll
from corroborate.weigh.tolls.counts import DOMINATED

RULES: Mapping[str, str] = {
    "R1": "Copies and repeats count once: the voice's own statement stands, else its closest copy.",
    "R2": "A voice's later statement supersedes its earlier one; a dated, exact, lower count is a revision.",
    "R3": "Figures over another place or time are not merged.",
    "R4": "Different measures, groups, units and parts are never mixed; a total may be the sum of one voice's parts.",
    "R5": "A warring party alone about the other side's losses: low 0, no best.",
    "R6": "A party that admits its own losses is credible: it sets the low.",
    "R7": "Where independent voices agree, their intersection stands.",
    "R8": "Where they contradict, low and high span them all and the highest-ranked voice sets best.",
    "R9": "What a voice's total leaves over its parts is of unknown status; what a report's dead, or another's that "
    "counts both, leave of those it counts as hit are its injured; parts of different voices bound a total from below.",
    "R10": "One total over several places or days stays one event.",
    "R11": "Figures that only hedging voices give: low 0, no best.",
    "R12": "A denial stays in the record; an independent one may lower the low to 0.",
    "R13": "A count documented so far, or what a witness saw, is a floor: it may set the low, never best or high.",
    "R14": "An unnamed maximum far above every named voice is set aside until a named voice repeats it.",
    DOMINATED: "An open or wide interval that holds another voice's narrower one says nothing more than it.",
}


def explain(toll: Toll) -> str:
    """Two sentences of plain language: what the number is and rests on, and what was left out."""
    what = {
        (True, True, True): "between {low} and {high}, most likely {best}",
        (True, True, False): "at least {low}, most likely {best}",
        (True, False, True): "between {low} and {high}",
        (True, False, False): "at least {low}",
        (False, True, True): "at most {high}, most likely {best}",
        (False, True, False): "about {best}",
        (False, False, True): "at most {high}",
        (False, False, False): "not known",
    }[toll.low is not None, toll.best is not None, toll.high is not None]
    number = what.format(low=toll.low, best=toll.best, high=toll.high)
    if toll.low is not None and toll.low == toll.best == toll.high:
        number = f"{toll.best}"
    elif toll.low is not None and toll.low == toll.best and toll.high is None:
        number = f"at least {toll.best}"
    voices = "one voice" if toll.voices == 1 else f"{toll.voices} independent voices"
    reports = "one report" if toll.reports == 1 else f"{toll.reports} reports"
    by = f" by {toll.perpetrator}" if toll.perpetrator else ""
    sure = next((f" ({c.value})" for c in Confidence if toll.perpetrator and c.value in toll.flags), "")
    first = f"{number[0].upper()}{number[1:]} {toll.measure.value}{by}{sure}, from {voices} in {reports}."
    aside = Counter(w.rule for w in toll.set_aside)
    if not aside:
        return f"{first} Nothing was set aside."
    named = ", ".join(f"{n} by {rule}" if rule != DOMINATED else f"{n} as {rule}" for rule, n in sorted(aside.items()))
    return f"{first} Set aside: {named}."
