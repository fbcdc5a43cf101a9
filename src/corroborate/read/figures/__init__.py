"""Figures: every statement of how many people suffered which harm, by a grammar of news sentences.

``figures`` composes the rooms below it: number phrases (quantities.py), counted noun phrases
(harm_phrases.py), predicates of harm (harm.py) and their links through the clause (harm_links.py).  It then
decides group, scope, certainty, perpetrator and part-of by the rules of docs/method.md, section 1.

The rest goes over the figures of one report, whoever read them, and mends what the words around them say: numbers
that count nobody, names, appositions, parts, who is told of beside others, and repeats.
"""

from corroborate.read.figures.appositions import without_appositions
from corroborate.read.figures.beside import of_the_living, with_those_beside
from corroborate.read.figures.groups import crime_story
from corroborate.read.figures.names import with_named_pairs, with_names
from corroborate.read.figures.nobody import without_ages, without_doers
from corroborate.read.figures.parts import with_parts_mended
from corroborate.read.figures.reading import figures
from corroborate.read.figures.repeats import join_repeats
from corroborate.read.figures.words import SELF, ordinal

__all__ = [
    "SELF",
    "crime_story",
    "figures",
    "join_repeats",
    "of_the_living",
    "ordinal",
    "with_named_pairs",
    "with_names",
    "with_parts_mended",
    "with_those_beside",
    "without_ages",
    "without_appositions",
    "without_doers",
]
