"""The units of a sentence: each run of tokens with the one job that it does in its clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from corroborate.read import harm
from corroborate.read.harm import Predicate
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
    pronoun,
    titled,
)
from corroborate.text.tokens import WORD, Token
from corroborate.values import Measure


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

SET_WORDS: dict[str, Measure] = {
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

# Words that add further victims to those of the clause, before or after it.
_COMPANY: dict[str, tuple[tuple[str, ...], ...]] = {
    words[0]: (words,)
    for words in (("as", "well", "as"), ("along", "with"), ("together", "with"), ("in", "addition", "to"))
}
COMPANY = frozenset({"besides", *(" ".join(words) for (words,) in _COMPANY.values())})

_ADVERBS = frozenset(
    """also only just still already reportedly allegedly apparently possibly probably seriously critically severely
    badly slightly lightly gravely fatally mortally mostly instantly immediately later since subsequently
    accidentally either both not brutally summarily then now even been simultaneously confirmed collectively
    respectively first reported believed known found shot ever there earlier recently""".split()
)

PRONOUNS = frozenset("he she it they we i you".split())

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
    if word in ("the", "those", "these", "their", "of") or word in SET_WORDS:
        at = i + 1 if word not in SET_WORDS else i
        if at < n and tokens[at].lower in SET_WORDS and word in ("the", "those", "these"):
            after = tokens[at + 1] if at + 1 < n else None
            counts = tokens[at].lower in ("deaths", "casualties", "fatalities", "victims", "martyrs")
            counts = counts and not (i > 0 and tokens[i - 1].lower in ("among", "amongst"))
            both = tokens[at + 2] if at + 2 < n and after is not None and after.lower == "and" else None
            if (
                both is not None
                and both.lower in ("dead", "killed", "injured", "wounded")
                and SET_WORDS[tokens[at].lower] is not SET_WORDS[both.lower]
            ):
                return Unit(Kind.SET, i, at + 3, tokens[at].lower, measure=Measure.CASUALTIES)
            ends = after is None or after.lower in DAYS or after.lower in ("overnight", "today", "yesterday", "when")
            ends = ends or after is None or after.lower in PRONOUNS or after.lower == "the"
            ends = ends or after is None or after.kind != WORD or after.lower in _ENDS_SET or after.lower == "and"
            if (
                ends
                and not (counts and after is not None and after.lower == "of")
                and not (tokens[at].lower == "killed" and after is not None and after.lower in ("a",))
            ):
                return Unit(Kind.SET, i, at + 1, tokens[at].lower, measure=SET_WORDS[tokens[at].lower])
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
    if word in ("him", "her") and before is not None and _object_of(before, tokens, i):
        return Unit(Kind.PHRASE, i, i + 1, word, phrase=pronoun(i))
    kind = _kind(token, word)
    if word in _STAYING:
        kind = Kind.ADVERB
    if word in _LINKING and before is not None and (before.kind in (Kind.AUX, Kind.HAVE) or before.word == "also"):
        kind = Kind.ADVERB  # "were reported killed", "were left dead"
    if kind is Kind.AND and word == "as":
        kind = Kind.PREPOSITION
    for company in _COMPANY.get(word, ()):
        end = i + len(company)
        if end <= n and all(tokens[i + k].lower == w for k, w in enumerate(company)):
            return Unit(Kind.AND, i, end, " ".join(company))
    if word == "besides" and i + 1 < n:
        beside = phrase(tokens, i + 1, names=names)
        if beside is not None and not beside.things:
            return Unit(Kind.AND, i, i + 1, word)
    return Unit(kind, i, i + 1, word)


def _object_of(before: Unit, tokens: Sequence[Token], i: int) -> bool:
    """Whether a pronoun is whom the verb before it harmed: "killing her.", but not "killing her sister"."""
    if before.predicate is None:
        return False
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    return after is None or after.kind != WORD or after.lower in PREPOSITIONS | RELATIVES | {"and", "dead"}


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
