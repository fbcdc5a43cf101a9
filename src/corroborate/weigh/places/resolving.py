"""Resolving: the names of a report to its places, step by step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corroborate.text.tokens import Sentence
from corroborate.values import Candidate, Document, Mention, PlaceMention
from corroborate.weigh.places.containment import link
from corroborate.weigh.places.finding import surnames, units_of
from corroborate.weigh.places.home import keep_at_home
from corroborate.weigh.places.keeping import ENOUGH, kept_units, promise
from corroborate.weigh.places.namesakes import with_namesakes
from corroborate.weigh.places.odds import give_odds
from corroborate.weigh.places.placing import placed
from corroborate.weigh.places.strangers import set_people_aside, set_strangers_apart
from corroborate.weigh.places.units import A_PERSON


def resolve(
    document: Document,
    sentences: Sequence[Sentence],
    names: Sequence[Mention],
    candidates: Mapping[str, tuple[Candidate, ...]],
) -> tuple[PlaceMention, ...]:
    """The places named in a report, in order, each with its place, or None where nothing at all is known of it.

    A name that no gazetteer holds keeps its words; where the text says what contains it, its place has that one's
    coordinates and a precision no better than 2. Precision is GED ``where_prec``.
    """
    if not sentences:
        return ()
    units = units_of(sentences, names, candidates)
    units = [unit for unit in units if not unit.candidates or unit.cue + promise(unit) >= ENOUGH]
    link(document.text, units)
    people = surnames(names, candidates)
    set_people_aside(document.text, units, people, surnames([m for m in names if m.score >= A_PERSON], candidates))
    give_odds(units)
    set_strangers_apart(units, people)
    keep_at_home(document.text, units, people)
    units = kept_units(units, people)
    give_odds(units)
    return placed(document, with_namesakes(document.text, units, people, names))
