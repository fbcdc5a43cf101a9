"""What the words of a statement tell: people of any status, of which sex and age, and whether two may be of one.

Two stand near each other in a report where they are listed, or told of in one breath: so many characters apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corroborate.values import BESIDES
from corroborate.weigh.tolls.statements import Statement, key_of

# Words that count people of any status: "five dead", "four others", a number alone.
ANYBODY = re.compile(
    r"(?:\b(?:people|persons|individuals|victims|others|dead|killed|wounded|injured|hurt|shot|bodies|lives|deaths"
    r"|fatalities|casualties)|\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen))$",
    re.IGNORECASE,
)
# Words that count people beside those told of before, or set them apart from the dead: "others", "survivors".
OF_OTHERS = re.compile(r"\b(?:others?|another|more|else|additional|further|remaining|surviv\w+)\b", re.IGNORECASE)

# Conjoined victims ("a man, a woman and a child"): so many characters at most between one count and the next.
LIST_GAP = 40
# "One dead and three hurt" is told in one breath: so many characters at most between the two.
BREATH = 60


def are_listed(one: Statement, two: Statement) -> bool:
    """Whether nothing but "and" stands between them: "[a child] and [three people] were shot"."""
    a, b = sorted((one.figure, two.figure), key=lambda f: f.start)
    return a.passage == b.passage and 0 < b.start - a.end <= len(" and ")


def in_one_breath(one: Statement, two: Statement) -> bool:
    """Whether two stand in one passage, no more than ``BREATH`` characters apart."""
    a, b = sorted((one.figure, two.figure), key=lambda f: f.start)
    return one.figure.passage == two.figure.passage and 0 <= b.start - a.end <= BREATH


def is_plural(statement: Statement) -> bool:
    """Whether it is a plural without a number, or "several"."""
    return (statement.figure.low, statement.figure.best, statement.figure.high) == (2, None, None)


_MALE = re.compile(
    r"\b(?:m[ae]n|males?|boys?|gentlem[ae]n|father|dad|husband|brothers?|sons?|uncle|grandfather|nephews?|boyfriend)\b|^himself$",
    re.IGNORECASE,
)
_FEMALE = re.compile(
    r"\b(?:wom[ae]n|females?|girls?|lad(?:y|ies)|mother|mom|wife|sisters?|daughters?|aunt|grandmother|nieces?|girlfriend"
    r"|fianc[eé]e)\b|^herself$",
    re.IGNORECASE,
)
_YOUNG = re.compile(
    r"\b(?:child|children|kids?|boys?|girls?|infants?|bab(?:y|ies)|toddlers?|juveniles?|minors?)\b", re.IGNORECASE
)
_GROWN = re.compile(
    r"\b(?:m[ae]n|wom[ae]n|adults?|father|mother|husband|wife|lad(?:y|ies)|grand(?:father|mother))\b", re.I
)
_AGED = re.compile(r"\b(\d{1,2})[- ]?(?:years?\b|yo\b)", re.IGNORECASE)
_TEENS = range(16, 20)  # whom one report calls a man and another a boy
_KIN = 1  # years by which reports of one person's age differ


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What the words of a count tell of sex and age."""

    male: bool
    female: bool
    young: bool
    grown: bool
    age: int | None

    def told(self) -> bool:
        """Whether the words tell anything of it."""
        return self.male or self.female or self.young or self.grown or self.age is not None

    def other_than(self, other: Kind) -> bool:
        """Whether no one can be both."""
        if (self.male and other.female) or (self.female and other.male):
            return True
        if self.age is not None and other.age is not None:
            return abs(self.age - other.age) > _KIN
        return (self.young and other.grown) or (self.grown and other.young)


def kind_of(statement: Statement) -> Kind:
    """What the words of a statement tell of sex and age; under 16 years is young, over 19 grown."""
    words, subgroup = statement.figure.words, statement.figure.subgroup
    aged = _AGED.search(words)
    age = int(aged[1]) if aged else None
    male, female = _MALE.search(words) is not None, _FEMALE.search(words) is not None or subgroup == "women"
    young = _YOUNG.search(words) is not None if age is None else age < min(_TEENS)
    grown = _GROWN.search(words) is not None if age is None else age > max(_TEENS)
    return Kind(male=male and not female, female=female and not male, young=young, grown=grown and not young, age=age)


_ARTICLE = re.compile(r"^(?:an?|the|one|this|that) ", re.IGNORECASE)
# Words that are somebody's name and nothing else but an age.
_NAMED = re.compile(r"(?:\d{1,2}[- ]years?[- ]old )?[A-Z][\w.'’-]+(?: [\"“‘(]?[A-Z][\w.'’-]*[\"”’)]?){0,3}")


def is_told_again(one: Statement, two: Statement) -> bool:
    """Whether the second of two single victims is the first: "Boy shot. A boy was shot", "a clerk, Tomas Vael"."""
    if BESIDES in two.figure.flags or (one.figure.high, two.figure.high) != (1, 1) or key_of(one) != key_of(two):
        return False
    named = (_NAMED.fullmatch(one.figure.words) is None, _NAMED.fullmatch(two.figure.words) is None)
    if named == (True, False) and not kind_of(one).other_than(kind_of(two)):
        return True
    return _ARTICLE.sub("", one.figure.words).casefold() == _ARTICLE.sub("", two.figure.words).casefold()
