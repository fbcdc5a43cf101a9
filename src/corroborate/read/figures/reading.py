"""The figures of a report: what each sentence links to people as harm, from the first sentence to the last.

Who is only told of again is no figure of his own: "a man was shot … the victim died", "a blast …, killing him".
"""

from __future__ import annotations

from corroborate.read import harm
from corroborate.read.figures.found import Found
from corroborate.read.figures.groups import crime_story, decide_group
from corroborate.read.figures.making import made_figures
from corroborate.read.figures.words import ONE_AGAIN
from corroborate.read.harm_clause import Link
from corroborate.read.harm_links import links
from corroborate.read.harm_phrases import Phrase
from corroborate.read.harm_units import SET_WORDS
from corroborate.read.people import NOUNS
from corroborate.text.tokens import Sentence
from corroborate.values import Document, Figure, Measure


def figures(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Figure, ...]:
    """Every figure of a document, in the order of the text.

    Counts are in the figure's unit; voice, place, when, said and claim stay None (claims.py fills them in).
    Never raises on any text; time is linear in the number of tokens.
    Rules: docs/method.md#1-a-figure
    """
    made: list[Found] = []
    last: dict[Measure, Found] = {}
    crime = crime_story(sentences)
    for sentence in sentences:
        if not _worth_reading(sentence):
            continue
        row, found = links(sentence.tokens)
        here = [
            Found(link, row[link.unit], phrase, sentence, row)
            for link in found
            if (phrase := row[link.unit].phrase) is not None and _is_figure(link, phrase, sentence)
        ]
        if crime:
            here = _died_later(made, here)
        here.sort(key=lambda f: (f.unit.start, f.link.measure.value))
        by_unit: dict[tuple[int, Measure], Found] = {(f.link.unit, f.link.measure): f for f in here}
        previous: Found | None = None
        if here and here[0].phrase.other and here[0].phrase.noun is not None and made and _near(made[-1], here[0]):
            previous = made[-1]  # "Seven others were wounded", after a sentence on the dead
        for item in here:
            if item.link.whole is not None:
                item.whole = by_unit.get((item.link.whole, item.link.measure))
            elif item.link.set_of:
                item.whole = last.get(item.link.measure) or last.get(Measure.CASUALTIES)
            elif item.phrase.back and item.link.measure in last and item.phrase.noun is None:
                item.whole = last[item.link.measure]
        for item in here:
            decide_group(item, previous, crime, sentence)
            if item.whole is None or previous is None:
                previous = item
        made.extend(here)
        for item in here:
            if item.whole is None and item.phrase.counted and not item.link.zero:
                last[item.link.measure] = item
    made = _without_repeats_by_pronoun(made)
    return made_figures(document, made)


def _without_repeats_by_pronoun(made: list[Found]) -> list[Found]:
    """ "Killing him" counts somebody only where the report tells of nobody else who was killed.

    "A farmer was shot … killing him" is the farmer, killed.
    """
    told = {item.link.measure for item in made if item.phrase.determiner != "pronoun"}
    kept: list[Found] = []
    for item in made:
        if item.phrase.determiner != "pronoun":
            kept.append(item)
        elif item.link.measure not in told:
            hurt = [o for o in kept if o.link.measure is Measure.INJURED and not o.phrase.counted]
            one = next((o for o in reversed(hurt) if o.phrase.noun is not None and o.phrase.noun.one), None)
            if item.link.measure is Measure.KILLED and one is not None:
                one.link.measure = Measure.KILLED
            else:
                kept.append(item)
            told.add(item.link.measure)
    return kept


def _died_later(made: list[Found], here: list[Found]) -> list[Found]:
    """ "A man was shot … the victim died in hospital": one killed, not one injured and another killed."""
    kept = []
    for item in here:
        head = item.phrase.head
        word = item.sentence.tokens[head].lower if head is not None else ""
        before = made[-1] if made else None
        if (
            item.link.measure is Measure.KILLED
            and item.phrase.determiner == "the"
            and not item.phrase.counted
            and before is not None
            and before.link.measure is Measure.INJURED
            and not before.phrase.counted
            and (word in ONE_AGAIN or item.phrase.aged)
        ):
            before.link.measure = Measure.KILLED
            continue
        kept.append(item)
    return kept


def _near(one: Found, two: Found) -> bool:
    return two.sentence.number - one.sentence.number <= 1


def _worth_reading(sentence: Sentence) -> bool:
    return any(token.lower in _TRIGGERS for token in sentence.tokens)


_TRIGGERS = (
    harm.WORDS
    | harm.STRUCK
    | frozenset(SET_WORDS)
    | frozenset(harm.DRIVEN)
    | frozenset(word for word, noun in NOUNS.items() if noun.measure is not None)
)


def _is_figure(link: Link, phrase: Phrase, sentence: Sentence) -> bool:
    """Whether a link states a number of people harmed: counted, one person, or a vague plural."""
    if phrase.things:
        return False
    zero = phrase.determiner == "no" or link.zero
    if zero:
        return link.how == "object" or (phrase.determiner == "no" and not link.zero)
    if phrase.counted:
        return True
    if phrase.noun is None:
        return False
    word = sentence.tokens[phrase.head].lower if phrase.head is not None else ""
    if phrase.noun.measure is not None:
        return False
    if word in ("lives", "life", "souls", "others") and not phrase.other:
        return False
    if phrase.name:
        return link.how in ("object", "passive", "nominal", "list", "set")
    if phrase.determiner == "the" and not phrase.noun.one:
        # "the civilians were killed" speaks of those already counted; "his brothers" are new
        return sentence.tokens[phrase.first].lower in ("his", "her", "their", "my", "our", "its")
    return True
