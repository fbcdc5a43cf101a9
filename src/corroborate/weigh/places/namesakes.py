"""Namesakes: the other mentions of names that are places, in the name of an institution or within a word."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corroborate.read.mentions import UNTOLD
from corroborate.read.ordinary import ORDINARY
from corroborate.values import EntityKind, Mention
from corroborate.weigh.places.units import Unit

# The end of the word before, or the beginning of the next, where both belong to one name.
_IN_A_NAME = (
    re.compile(r"\b[A-Z][\w.&'’-]* $"),
    re.compile(
        r" (?:[A-Z&]|(?:tribes?|tribal|tribesm[ae]n|clans?|famil(?:y|ies)|fighters|forces|militants|rebels)\b)|-"
    ),
)
_STREET = re.compile(
    r"\W{1,2}(?:[A-Z]\w+ )?(?:Street|Road|Avenue|Boulevard|Drive|Lane|Highway|Crossing|Bridge|Trail|Stadium|Route|"
    r"Terrace|St\.|Rd\.|Ave\.|Blvd)(?!\w)"
)
_COMPOUND = re.compile(r"\b(?:New|Fort|Saint|St\.|Mount|San|Santa|Port|Old) $")
# How sure the text must be once that the name is a place, for the rest of its mentions to be believed.
_PLAINLY = 0.5


def with_namesakes(text: str, units: list[Unit], people: set[str], names: Sequence[Mention]) -> list[Unit]:
    """The units, and the other mentions of their names: in an institution's name, or within a word with a hyphen.

    One name has one sense in a report, so they are the same places; nothing happened there for being named so.
    """
    known: dict[str, Unit] = {}
    for unit in units:
        if (
            unit.candidates
            and unit.cue >= _PLAINLY
            and unit.key not in people
            and unit.key not in ORDINARY
            and len(unit.words) > 2
        ):
            known.setdefault(unit.words, unit)
    if not known:
        return units
    taken = [(unit.start, unit.end) for unit in units]
    taken += [(m.start, m.end) for m in names if m.kind is EntityKind.PERSON]
    taken.sort()
    starts = [start for start, _ in taken]
    found: list[Unit] = []
    for start, end in _occurrences(text, known):
        at = bisect_right(starts, end - 1)
        if any(b > start for _, b in taken[max(at - 8, 0) : at]):
            continue
        if _STREET.match(text, end) or _COMPOUND.search(text, max(start - 8, 0), start):
            continue  # named after the place, or the end of another place's name
        before, after = _IN_A_NAME
        within = before.search(text, max(start - 30, 0), start) is not None or after.match(text, end) is not None
        again = replace(known[text[start:end]], start=start, end=end, cue=UNTOLD)
        found.append(replace(again, part=True, beside=within, parent=None, near=False))
    if not found:
        return units
    every = [*units, *found]
    order = sorted(range(len(every)), key=lambda n: every[n].start)
    moved = {old: new for new, old in enumerate(order)}
    for unit in units:
        unit.parent = moved[unit.parent] if unit.parent is not None else None
    return [every[n] for n in order]


_FIRST_WORD = re.compile(r"[^\W_]+")


def _occurrences(text: str, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where names stand in a text by themselves, the longer before the shorter: one walk over its words."""
    by_head: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        if (head := _FIRST_WORD.match(name)) is not None:
            by_head.setdefault(head.group(), []).append(name)
    last = 0
    for word in _FIRST_WORD.finditer(text):
        start = word.start()
        for name in by_head.get(word.group(), ()) if start >= last else ():
            end = start + len(name)
            if text.startswith(name, start) and not text[end : end + 1].isalnum():
                yield start, end
                last = end
                break
