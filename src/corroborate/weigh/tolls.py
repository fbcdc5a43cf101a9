"""Figures of one event to tolls, by the published rules (docs/method.md, section 6).

Each statement comes with what the other rooms know of it: whose it is, how that voice ranks, whether it is a copy, on
which side the voice stands.  The rules are applied in one order:

    R4 what cannot be mixed goes apart     R3 another extent is set aside        R1 copies yield to their origin
    R2 a voice's later statements          R14 anonymous maxima                  R12 denials
    R11 hedged figures                     R13 floors                            dominated intervals
    R5 a party on the other side's losses  R7 or R8 between the voices           R6 admitted losses set the low
    R9 the remainder of a stated total     R4 a total from one voice's parts

Every figure that could have counted is in ``used`` or in ``set_aside`` of its toll, with the rule and the reason.
R10 (a total over several places stays one event) acts in events and at export, not here.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from corroborate.errors import MixedMeasures
from corroborate.values import (
    BESIDES,
    DEAD_AMONG,
    HIT,
    Certainty,
    Confidence,
    Figure,
    Group,
    Measure,
    Scope,
    Toll,
    Unit,
    VoiceKind,
    Weighed,
)

# The order in which voices are believed where they contradict (R8). A house rule: a setting may replace it.
RANKING: tuple[frozenset[VoiceKind], ...] = (
    frozenset({VoiceKind.INQUIRY, VoiceKind.UN}),
    frozenset({VoiceKind.MONITOR, VoiceKind.NGO}),
    frozenset({VoiceKind.HOSPITAL, VoiceKind.HEALTH_AUTHORITY}),
    frozenset({VoiceKind.LOCAL_OFFICIAL, VoiceKind.GOVERNMENT, VoiceKind.MILITARY}),
    frozenset({VoiceKind.WITNESS, VoiceKind.VICTIM, VoiceKind.RELATIVE, VoiceKind.ACTIVIST}),
    frozenset({VoiceKind.OUTLET}),
    frozenset({VoiceKind.AGENCY}),
    frozenset({VoiceKind.SOCIAL_MEDIA, VoiceKind.ANONYMOUS, VoiceKind.UNKNOWN, VoiceKind.ARMED_GROUP}),
)
PARTY_RANK = len(RANKING)

# Voices that nobody answers for: a maximum of theirs far above the named ones is set aside (R14).
UNANSWERABLE = frozenset({VoiceKind.ANONYMOUS, VoiceKind.UNKNOWN, VoiceKind.SOCIAL_MEDIA})
FAR_ABOVE = 2  # times the highest number of a named voice

# Who tells what they saw: their count is a beginning, not a total of the event (a house rule under R13).
EYES = frozenset({VoiceKind.WITNESS, VoiceKind.VICTIM, VoiceKind.RELATIVE})

# What is a stock: people come home, are freed, are found (R2).
STOCKS = frozenset({Measure.MISSING, Measure.DETAINED, Measure.ABDUCTED, Measure.DISPLACED})

# In R2, words that make a number no exact count.
_INEXACT = frozenset({"approximate", "open_above", "open_below", "range", "vague"})

DOMINATED = "dominated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """What a figure counts over: a place (a gazetteer id or name) and a window of days; None is not told."""

    place: str | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    cumulative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A figure with what the other rooms know of it.

    ``voice`` is the key of the echo group that it speaks for; ``day`` is when it was said, else printed; ``own``
    marks the origin's own document, ``copy`` a near-copy, ``changed`` how that copy differs in its number. ``party``
    is the side of the voice, ``side`` that of the counted (the words, unless ``side_known``); ``named`` tells a voice
    with a name from "sources".
    ``whole`` is the id of the figure that includes it, if that figure belongs to the same event. ``independent``:
    it may add independence; narration and unnamed voices only where the text says that they were gathered first-hand.
    ``blamed`` is the side (the words, where no register knows them) that is said to have done it. ``reason`` tells of
    a number that is worked out, how.
    """

    figure: Figure
    voice: str
    kind: VoiceKind
    day: dt.date | None
    document: str
    extent: Extent = Extent()
    own: bool = False
    copy: bool = False
    changed: str = ""
    party: str | None = None
    side: str | None = None
    side_known: bool = True
    named: bool = True
    whole: str | None = None
    independent: bool = True
    blamed: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Count:
    """One number in the running: a statement, or the sum of one voice's disjoint parts."""

    low: int | None
    best: int | None
    high: int | None
    of: tuple[Statement, ...]
    flags: frozenset[str] = frozenset()
    reason: str = ""  # of a number that is worked out, how

    @property
    def first(self) -> Statement:
        return self.of[0]

    @property
    def voice(self) -> str:
        return self.first.voice

    @property
    def day(self) -> dt.date:
        return self.first.day or dt.date.min

    @property
    def top(self) -> int:
        """The largest number that it names."""
        return max(n for n in (self.low, self.best, self.high, 0) if n is not None)

    @property
    def exact(self) -> bool:
        return not self.flags & _INEXACT and self.best is not None

    @property
    def floor(self) -> bool:
        return "floor" in self.flags

    @property
    def hedged(self) -> bool:
        return all(s.figure.certainty is Certainty.UNCONFIRMED for s in self.of)

    @property
    def order(self) -> tuple[str, ...]:
        """What settles ties: nothing that depends on the order of arrival."""
        return tuple(s.figure.id for s in self.of)


class _Account:
    """What has been done with each figure of one toll."""

    def __init__(self) -> None:
        self.used: dict[str, Weighed] = {}
        self.aside: dict[str, Weighed] = {}
        self.rules: set[str] = set()
        self.flags: set[str] = set()

    def set_aside(self, count: _Count, rule: str, reason: str) -> None:
        self.rules.add(rule)
        for s in count.of:
            self.aside[s.figure.id] = Weighed(figure=s.figure.id, rule=rule, reason=reason)
            self.used.pop(s.figure.id, None)

    def spare(self, count: _Count) -> None:
        """Take back that it was set aside."""
        for s in count.of:
            self.aside.pop(s.figure.id, None)

    def use(self, count: _Count, rule: str, reason: str) -> None:
        if count.reason:
            rule, reason = "R9", count.reason
        self.rules.add(rule)
        for s in count.of:
            if s.figure.id not in self.aside:
                self.used[s.figure.id] = Weighed(figure=s.figure.id, rule=rule, reason=reason)


# ------------------------------------------------------------------ the tolls of an event


def tolls(
    event: str, statements: Iterable[Statement], ranking: tuple[frozenset[VoiceKind], ...] = RANKING
) -> tuple[Toll, ...]:
    """Every toll of one event: by measure, group, party and subgroup, and of all persons by perpetrator.

    Counts are persons. Statements must belong to that event and have been said by the day that is asked for. The
    result does not depend on their order. No figure, no toll, which is not a toll of zero.
    """
    ordered = sorted(statements, key=lambda s: (s.day or dt.date.min, s.figure.id))
    found: list[Toll] = []
    by_measure: dict[Measure, list[Statement]] = defaultdict(list)
    for statement in ordered:
        by_measure[statement.figure.measure].append(statement)
    by_measure = defaultdict(list, {measure: _with_their_parts(held) for measure, held in by_measure.items()})
    deaths = {s.figure.id for s in by_measure[Measure.KILLED]}
    # The dead among those who were hit are no part of another count of the dead.
    by_measure[Measure.KILLED] = [
        s if s.whole in deaths else replace(s, whole=None) for s in by_measure[Measure.KILLED]
    ]
    one_by_one = by_measure[Measure.INJURED]
    for measure in (Measure.KILLED, Measure.INJURED):
        dead = by_measure[Measure.KILLED] if measure is Measure.INJURED else []
        by_measure[measure] = _with_those_beside(by_measure[measure], dead)
    by_measure[Measure.INJURED] = _less_their_dead(by_measure[Measure.INJURED], by_measure[Measure.KILLED])
    living = _living(by_measure)
    for measure in Measure:
        held = by_measure.get(measure, [])
        worked_out = living if measure is Measure.INJURED else []
        if not held and not worked_out:
            continue
        for blamed in sorted({s.blamed for s in held if s.blamed is not None}):
            by = _by_perpetrator(event, measure, blamed, [s for s in held if s.blamed == blamed], ranking)
            if by is not None:
                found.append(by)
        keys = sorted({_key(s) for s in held}, key=str)
        for group, party, subgroup in keys:
            if group is None:
                continue
            if subgroup is not None:
                counted = [s for s in held if _key(s) == (group, party, subgroup)]
                found.append(_toll(event, measure, group, party, subgroup, _counts(counted), ranking))
        for (group, party, _), counts in sorted(_by_group(held).items(), key=lambda item: str(item[0])):
            if group is not Group.UNKNOWN:  # what is left unknown is the remainder, below
                found.append(_toll(event, measure, group, party, None, counts, ranking))
        apart = _of_different_kinds(one_by_one, by_measure[Measure.KILLED]) if measure is Measure.INJURED else []
        whole = [c for c in _all_persons(held, measure) if not _among(c, apart)] + worked_out + apart
        least = _bounded([t for t in found if t.measure is measure and t.subgroup is None and t.perpetrator is None])
        if whole and not (least is not None and _falls_short(whole, least.low or 0)):
            found.append(_toll(event, measure, None, None, None, whole, ranking))
        elif least is not None:
            found.append(_with_less(least, whole))
        rest = _remainder(event, measure, held)
        if rest is not None:
            found.append(rest)
    return tuple(found)


def toll(event: str, statements: Sequence[Statement], ranking: tuple[frozenset[VoiceKind], ...] = RANKING) -> Toll:
    """The toll of statements of one measure, group, party and subgroup.

    Raises MixedMeasures if they differ in any of these (R4), and if there are none.
    """
    keys = {(s.figure.measure, *_key(s)) for s in statements}
    if len(keys) != 1:
        raise MixedMeasures(f"a toll is of one measure and group; these are of {len(keys)}")
    measure, group, party, subgroup = keys.pop()
    return _toll(event, measure, group, party, subgroup, _counts(statements), ranking)


def _by_perpetrator(
    event: str,
    measure: Measure,
    blamed: str,
    statements: Sequence[Statement],
    ranking: tuple[frozenset[VoiceKind], ...],
) -> Toll | None:
    """What is laid at one door: all persons of the figures that say so, with the surest confidence of their words."""
    counts = _all_persons(statements, measure)
    if not counts:
        return None
    made = _toll(event, measure, None, None, None, counts, ranking)
    said = {s.figure.perpetrator.confidence for s in statements if s.figure.perpetrator is not None}
    surest = next((c for c in Confidence if c in said), Confidence.FACT)
    flags = made.flags if surest is Confidence.FACT else tuple(sorted({*made.flags, surest.value}))
    return replace(made, perpetrator=blamed, flags=flags)


Key = tuple[Group | None, str | None, str | None]


def _key(statement: Statement) -> Key:
    """Which toll a statement belongs to; group None for counts of persons of any status."""
    figure = statement.figure
    if figure.group is Group.CIVILIAN:
        return Group.CIVILIAN, None, figure.subgroup
    if figure.group is Group.COMBATANT and "contested_status" not in figure.flags:
        return Group.COMBATANT, statement.side, None
    if figure.subgroup:
        return Group.UNKNOWN, None, figure.subgroup
    return None, None, None


def _count(statement: Statement) -> _Count:
    f = statement.figure
    flags = frozenset(f.flags)
    if statement.kind in EYES and f.low:
        flags |= {"floor"}
    if "approximate" in flags:
        # It may set best, never low or high.
        return _Count(low=None, best=f.best, high=None, of=(statement,), flags=flags)
    return _Count(low=f.low, best=f.best, high=f.high, of=(statement,), flags=flags, reason=statement.reason)


def _counts(statements: Iterable[Statement]) -> list[_Count]:
    return [_count(s) for s in statements]


def _all_persons(statements: Sequence[Statement], measure: Measure) -> list[_Count]:
    """Counts of all persons: stated totals, and for a voice that states none later the sum of its parts (R4).

    The parts are a voice's standing counts of civilians and of each side's combatants, which are disjoint. Where the
    whole event knows one group only and no total, that group is all persons that anybody counted; where nobody counts
    combatants, "three farmers" and "three people" are words for the same, and both count all persons (a house rule).
    So do two of unknown status told side by side.
    """
    totals = [_count(s) for s in statements if _key(s) == (None, None, None) and not _within_a_group(s, statements)]
    stated: dict[str, dt.date] = {}
    for count in totals:
        if count.first.whole is None and not _denies(count):
            stated[count.voice] = max(count.day, stated.get(count.voice, dt.date.min))
    people: dict[str, list[Statement]] = defaultdict(list)
    for s in statements:
        if (s.figure.low or 0) > 1 and _ANYBODY.search(s.figure.words):
            people[s.document].append(s)
    for run in _conjoined(statements):
        if len(run) == 2 and all(_key(s) == (None, None, None) for s in run) and _listed(*run):
            totals.append(_sum(tuple(run)))
    parts: dict[str, dict[Key, list[_Count]]] = defaultdict(lambda: defaultdict(list))
    for key, counts in _by_group(statements).items():
        for count in counts:
            s = count.first
            if s.figure.unit is not Unit.PERSONS or any(o.changed for o in count.of):
                continue
            if len(count.of) == 1 and _one_of_another(s, people[s.document]):
                continue
            if not _denies(count) and not _within_a_group(s, statements):
                parts[count.voice][key].append(count)
    for voice, held in sorted(parts.items()):
        standing: list[Statement] = []
        for key in sorted(held, key=str):
            if _taken_up(key, held) or _same_side_by_words(key, held) or _same_others(key, held):
                continue
            aside = _Account()  # what is set aside here is told in the toll of that group
            counts = _copies(_same_extent(held[key], aside), aside)
            standing += [s for c in _latest(counts, measure, aside) for s in c.of]
        if len(held) > 1 and max(s.day or dt.date.min for s in standing) > stated.get(voice, dt.date.min):
            totals.append(
                _sum(tuple(sorted(standing, key=lambda s: (s.day or dt.date.min, s.figure.id), reverse=True)))
            )
    known = {key for held in parts.values() for key in held}
    if len(known) == 1 and (not totals or known == {(Group.CIVILIAN, None, None)}):
        totals += [
            c for _, held in sorted(parts.items()) for counts in held.values() for c in counts if c.first.whole is None
        ]
    elif not totals:
        # "Three dead", of a report that counts no fighter beside them, are all persons whoever was one.
        fighters = {s.document for s in statements if _key(s)[0] is Group.COMBATANT}
        totals = [
            c
            for held in parts.values()
            for c in held.get((Group.CIVILIAN, None, None), ())
            if len(c.of) == 1 and c.exact and _ANYBODY.search(c.first.figure.words) and c.first.document not in fighters
        ]
    return totals


def _falls_short(counts: Sequence[_Count], least: int) -> bool:
    """Whether all that stands for all persons is below a group's count: nobody, one victim, a voice's parts."""
    return all("sum" in c.flags or c.top <= 1 for c in counts) and max(c.top for c in counts) < least


def _same_side_by_words(key: Key, held: Mapping[Key, Sequence[_Count]]) -> bool:
    """Whether another count of its voice is of fighters of the same side by its words, and larger: "five policemen" and
    "four policemen of the capital" are no nine.
    """
    if key[0] is not Group.COMBATANT or any(c.first.side_known for c in held[key]):
        return False
    mine, words = max(c.top for c in held[key]), set((key[1] or "").casefold().split())
    return any(
        other[0] is Group.COMBATANT
        and other != key
        and not any(c.first.side_known for c in counts)
        and (
            not words.isdisjoint((other[1] or "").casefold().split())
            or (
                not (words and other[1])
                and not any(_in_one_breath(a.first, b.first) for a in held[key] for b in counts)
            )
        )
        and (max(c.top for c in counts), str(other)) > (mine, str(key))
        for other, counts in held.items()
    )


def _same_others(key: Key, held: Mapping[Key, Sequence[_Count]]) -> bool:
    """Whether its voice counts as many others in another group: "three others" told twice are no six."""
    mine = {c.top for c in held[key] if len(c.of) == 1 and c.top > 1 and BESIDES in c.flags}
    return len(mine) == len(held[key]) and any(
        str(other) < str(key) and mine <= {c.top for c in counts if BESIDES in c.flags}
        for other, counts in held.items()
    )


# Words that count people of any status: "five dead", "four others", a number alone.
_ANYBODY = re.compile(
    r"(?:\b(?:people|persons|individuals|victims|others|dead|killed|wounded|injured|hurt|shot|bodies|lives|deaths"
    r"|fatalities|casualties)|\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen))$",
    re.IGNORECASE,
)


def _one_of_another(statement: Statement, people: Sequence[Statement]) -> bool:
    """Whether he is one of the ``people`` that his report counts: "four people were hurt … an officer was hurt".

    Not where both stand in one list, where he is told of beside others, or where the number is of a group that he is
    none of ("four civilians").
    """
    f = statement.figure
    if (f.low, f.high) != (1, 1) or BESIDES in f.flags:
        return False
    return any(
        _key(s) != _key(statement) and not (s.figure.claim == f.claim and _in_one_breath(s, statement)) for s in people
    )


def _taken_up(key: Key, held: Mapping[Key, Sequence[_Count]]) -> bool:
    """Whether fighters of no known side ("32 gunmen") may be among those that the same voice counts later by side."""
    mine = held[key]
    if key[0] is not Group.COMBATANT or any(c.first.side_known for c in mine):
        return False
    last = max(c.day for c in mine)
    return any(
        c.first.side_known and c.day > last for other, counts in held.items() if other[0] is key[0] for c in counts
    )


# Conjoined victims ("a man, a woman and a child"): so many characters at most between one count and the next.
LIST_GAP = 40


def _by_group(statements: Sequence[Statement]) -> dict[Key, list[_Count]]:
    """The counts of each group as a whole: stated, conjoined in one clause, or of a subgroup that stands for it.

    "A man, a woman and a child" are three civilians; a child alone is a civilian, where its voice counts no more.
    """
    made: dict[Key, list[_Count]] = defaultdict(list)
    summed: set[str] = set()
    for run in _conjoined(statements):
        by_key: dict[Key, list[Statement]] = defaultdict(list)
        for s in run:
            group, party, _ = _key(s)
            by_key[group, party, None].append(s)
        for key, members in by_key.items():
            if len(members) > 1 and key[0] is not None:
                made[key].append(_sum(tuple(members)))
                summed |= {s.figure.id for s in members}
    # "People were hurt … four women" are four at least: a plural alone stands for no subgroup that is counted.
    plain = {
        (s.voice, _key(s)[0])
        for s in statements
        if _key(s)[2] is None and not _plural(s) and s.whole is None and s.figure.part_of is None
    }
    for s in statements:
        group, party, subgroup = _key(s)
        if group is None or s.figure.id in summed:
            continue
        lone = s.figure.part_of is None and s.whole is None and (s.voice, group) not in plain
        if subgroup is None or lone:
            made[group, party, None].append(_count(s))
    return made


def _conjoined(statements: Sequence[Statement]) -> list[list[Statement]]:
    """Runs of wholes that one voice counts side by side in one claim; a headline does not run on into its report."""
    rows: dict[tuple[str, str, str, str, str], list[Statement]] = defaultdict(list)
    for s in statements:
        f = s.figure
        if f.part_of is None and f.unit is Unit.PERSONS and f.claim is not None and "approximate" not in f.flags:
            rows[s.document, f.passage, f.claim, s.voice, f.certainty.value].append(s)
    runs = []
    for row in rows.values():
        row.sort(key=lambda s: (s.figure.start, s.figure.end, s.figure.id))
        run: list[Statement] = []
        for s in row:
            near = run and 0 < s.figure.start - run[-1].figure.end <= LIST_GAP
            if near and _told_again(run[-1], s):
                continue
            if not near or s.figure.scope is not run[-1].figure.scope:
                runs.append(run)
                run = []
            run.append(s)
        runs.append(run)
    return [_but_their_total(run) for run in runs if len(run) > 1]


def _but_their_total(run: list[Statement]) -> list[Statement]:
    """The run without a total that its others come to: "two bodies, a child and his father" are two."""
    total, parts = run[0].figure, [s.figure for s in run[1:]]
    comes_to = total.best is not None and total.best == sum(f.best or 0 for f in parts)
    if (
        len(parts) > 1
        and comes_to
        and _ANYBODY.search(total.words)
        and not any(_ANYBODY.search(f.words) for f in parts)
    ):
        return run[1:]
    return run


def _plural(statement: Statement) -> bool:
    """Whether it is a plural without a number, or "several"."""
    return (statement.figure.low, statement.figure.best, statement.figure.high) == (2, None, None)


_ARTICLE = re.compile(r"^(?:an?|the|one|this|that) ", re.IGNORECASE)
# Words that are somebody's name and nothing else but an age.
_NAMED = re.compile(r"(?:\d{1,2}[- ]years?[- ]old )?[A-Z][\w.'’-]+(?: [\"“‘(]?[A-Z][\w.'’-]*[\"”’)]?){0,3}")


def _told_again(one: Statement, two: Statement) -> bool:
    """Whether the second of two single victims is the first: "Boy shot. A boy was shot", "a clerk, Tomas Vael"."""
    if BESIDES in two.figure.flags or (one.figure.high, two.figure.high) != (1, 1) or _key(one) != _key(two):
        return False
    named = (_NAMED.fullmatch(one.figure.words) is None, _NAMED.fullmatch(two.figure.words) is None)
    if named == (True, False) and not _kind(one).other_than(_kind(two)):
        return True
    return _ARTICLE.sub("", one.figure.words).casefold() == _ARTICLE.sub("", two.figure.words).casefold()


# ------------------------------------------------------------------ victims of different kinds

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
class _Kind:
    """What the words of a count tell of sex and age."""

    male: bool
    female: bool
    young: bool
    grown: bool
    age: int | None

    def told(self) -> bool:
        return self.male or self.female or self.young or self.grown or self.age is not None

    def other_than(self, other: _Kind) -> bool:
        """Whether no one can be both."""
        if (self.male and other.female) or (self.female and other.male):
            return True
        if self.age is not None and other.age is not None:
            return abs(self.age - other.age) > _KIN
        return (self.young and other.grown) or (self.grown and other.young)


def _kind(statement: Statement) -> _Kind:
    words, subgroup = statement.figure.words, statement.figure.subgroup
    aged = _AGED.search(words)
    age = int(aged[1]) if aged else None
    male, female = _MALE.search(words) is not None, _FEMALE.search(words) is not None or subgroup == "women"
    young = _YOUNG.search(words) is not None if age is None else age < min(_TEENS)
    grown = _GROWN.search(words) is not None if age is None else age > max(_TEENS)
    return _Kind(male=male and not female, female=female and not male, young=young, grown=grown and not young, age=age)


def _of_different_kinds(statements: Sequence[Statement], dead: Sequence[Statement]) -> list[_Count]:
    """How many a report tells of one by one whom sex or age tells apart: "a woman was hit … a 4-year-old boy" (R9).

    Only where the report states no number of people of any kind, which would count them, and only those told of close
    by each other: a report of a night tells of several acts. Who is told of afterwards among the dead is left out.
    """
    rows: dict[str, list[Statement]] = defaultdict(list)
    stated: set[str] = set()
    for s in statements:
        f = s.figure
        if s.changed or not f.low or f.part_of is not None or f.unit is not Unit.PERSONS:
            continue
        if f.scope is not Scope.INCIDENT or f.certainty is not Certainty.ASSERTED:
            continue
        told = _kind(s).told()
        if not _count(s).exact or (f.low > 1 and not told):
            stated.add(s.document)
        elif told and not _dies_later(s, dead):
            rows[s.document].append(s)
    made = []
    for document, row in sorted(rows.items()):
        if document in stated:
            continue
        several = max((_told_apart(one, row) for one in row), key=lambda of: (_persons(of), of[0].figure.id))
        if len(several) > 1 and _persons(several) > max(s.figure.low or 0 for s in row):
            reason = f"{_persons(several)} of different sex or age"
            made.append(replace(_sum(several), reason=reason))
    return made


def _persons(statements: Sequence[Statement]) -> int:
    return sum(s.figure.low or 0 for s in statements)


def _told_apart(one: Statement, row: Sequence[Statement]) -> tuple[Statement, ...]:
    """The counts near ``one`` of which no two can be of the same person, the largest first taken."""
    apart = [one]
    for s in sorted(row, key=lambda s: (-(s.figure.low or 0), s.figure.start, s.figure.id)):
        others = all(_kind(s).other_than(_kind(a)) and _compatible(s.extent, a.extent) for a in apart)
        if others and any(_gap(s, a) <= ONE_SENTENCE for a in apart):
            apart.append(s)
    return tuple(sorted(apart, key=lambda s: (s.figure.start, s.figure.end, s.figure.id)))


def _gap(one: Statement, two: Statement) -> int:
    a, b = sorted((one.figure, two.figure), key=lambda f: f.start)
    return b.start - a.end


def _dies_later(one: Statement, dead: Sequence[Statement]) -> bool:
    """Whether the report goes on to tell of somebody dead who may be he."""
    return any(
        s.document == one.document
        and s.figure.start > one.figure.start
        and s.figure.low == 1
        and not _kind(s).other_than(_kind(one))
        for s in dead
    )


def _among(count: _Count, apart: Sequence[_Count]) -> bool:
    """Whether a count is of no more than some of those whom its report tells of one by one."""
    return any(c.first.document == count.first.document and 0 < count.top <= c.top for c in apart)


# ------------------------------------------------------------------ the living of those hit


def _living(by_measure: Mapping[Measure, Sequence[Statement]]) -> list[_Count]:
    """How many live of those whom a report counts with the dead: "five people were shot, one fatally" (R9).

    Where the report counts its injured itself, that stands.
    """
    own = {s.document for s in by_measure.get(Measure.INJURED, ()) if (s.figure.low or 0) > 1 and s.whole is None}
    made = []
    mixed: dict[str, list[Statement]] = defaultdict(list)
    for s in by_measure.get(Measure.CASUALTIES, ()):
        if DEAD_AMONG in s.figure.flags and _count(s).exact and s.whole is None and not s.changed:
            mixed[s.document].append(s)
    for document, row in sorted(mixed.items()):
        both = max(row, key=lambda s: (s.figure.low or 0, s.figure.id))
        dead = [
            s
            for s in by_measure.get(Measure.KILLED, ())
            if s.document == document and _compatible(s.extent, both.extent)
        ]
        if document in own or both.figure.certainty is Certainty.DENIED or not all(_count(s).exact for s in dead):
            continue
        most = max((s.figure.low or 0 for s in dead), default=0)
        listed = sum(
            s.figure.low or 0
            for s in by_measure.get(Measure.INJURED, ())
            if s.document == document and s.whole is None and _count(s).exact and _listed(s, both)
        )
        number = (both.figure.low or 0) + listed
        rest = number - most
        if most and rest > 0:
            reason = f"{number} hit less {most} killed"
            made.append(_Count(low=rest, best=rest, high=rest, of=(both,), reason=reason))
    return made


# "One dead and three hurt" is told in one breath: so many characters at most between the two.
BREATH = 60
ONE_SENTENCE = 160
_OF_THOSE = re.compile(r"\bof (?:the|those|them|whom|these)\b|\bof (?:her|his|their|its) \w+s\b", re.IGNORECASE)
_BESIDES = re.compile(r"\b(?:others?|another|more|else|additional|further|remaining|surviv\w+)\b", re.IGNORECASE)


def _less_their_dead(hurt: Sequence[Statement], dead: Sequence[Statement]) -> list[Statement]:
    """The counts of the injured, without the dead where a report counts those among them (R9, a house rule).

    "Four people were hurt" of a report that tells of one dead and three hurt are these four; so are those of whom it
    tells that "one of the victims" died. Those told in one breath with the dead, and "others", are counted beside them.
    """
    killed: dict[str, list[Statement]] = defaultdict(list)
    for s in dead:
        if s.figure.low and _count(s).exact and s.figure.certainty is not Certainty.DENIED and not s.changed:
            killed[s.document].append(s)
    told: dict[str, list[Statement]] = defaultdict(list)
    for s in hurt:
        told[s.document].append(s)
    both = {
        (sum(s.figure.best or 0 for s in pair), pair[0].figure.best or 0)
        for document, dead in killed.items()
        for pair in itertools.product(dead, told[document])
        if pair[1].whole is None and _count(pair[1]).exact and _in_one_breath(*pair)
    }
    return [
        _without(s, told[s.document], killed[s.document]) if s.document in killed else _as_another_tells(s, both)
        for s in hurt
    ]


def _as_another_tells(hit: Statement, both: set[tuple[int, int]]) -> Statement:
    """A number of people shot less the dead, in a report that tells of none, where another tells how many died.

    "Seven people were shot" beside another report's "one killed, six wounded" are those six.
    """
    number = hit.figure.best or 0
    fewer = max((dead for hit_in_all, dead in both if hit_in_all == number), default=0)
    if not fewer or HIT not in hit.figure.flags or hit.whole is not None or not _count(hit).exact:
        return hit
    rest = number - fewer
    figure = replace(hit.figure, low=rest, best=rest, high=rest)
    return replace(hit, figure=figure, reason=f"{number} hit less {fewer} killed")


def _without(both: Statement, hurt: Sequence[Statement], dead: Sequence[Statement]) -> Statement:
    """One count of the injured of a report, less those of its dead that are among them."""
    number = both.figure.best or 0
    if number < 2 or both.whole is not None or not _count(both).exact or _BESIDES.search(both.figure.words):
        return both
    near = [s for s in dead if _in_one_breath(both, s) and s.figure.part_of != both.figure.id]
    if near and HIT not in both.figure.flags:
        return both
    # Where as many were killed as were hit, the dead are not of those alone: "shot eight men … 20 were killed".
    more = any((s.figure.low or 0) >= number and _compatible(both.extent, s.extent) for s in dead)
    of_the_hit = HIT in both.figure.flags and not more
    for s in sorted(dead, key=lambda s: (-(s.figure.best or 0), s.figure.start, s.figure.id)):
        fewer = s.figure.best or 0
        if not 0 < fewer < number or not _compatible(both.extent, s.extent):
            continue
        others = (
            o
            for o in hurt
            if o is not both
            and o.whole is None
            and (_in_one_breath(o, s) or BESIDES in o.figure.flags or _BESIDES.search(o.figure.words))
        )
        beside = [o.figure.best or 0 for o in others]
        told_of = not near and _OF_THOSE.search(s.figure.words) is not None and both.figure.start < s.figure.start
        shot = of_the_hit and not near and not any(n >= number for n in beside) and "floor" not in s.figure.flags
        if number - fewer in beside or s.figure.part_of == both.figure.id or told_of or shot:
            rest = number - fewer
            figure = replace(both.figure, low=rest, best=rest, high=rest)
            return replace(both, figure=figure, reason=f"{number} hit less {fewer} killed")
    return both


def _with_their_parts(statements: Sequence[Statement]) -> list[Statement]:
    """Vague numbers are at least as large as their largest exact part: "several were hurt, … four of them" (R9)."""
    parts: dict[str, int] = defaultdict(int)
    for s in statements:
        if s.whole is not None and _count(s).exact and not s.changed:
            parts[s.whole] = max(parts[s.whole], s.figure.low or 0)
    return [
        replace(s, figure=replace(s.figure, low=parts[s.figure.id]), reason=f"{parts[s.figure.id]} of them are counted")
        if "vague" in s.figure.flags and s.figure.high is None and (s.figure.low or 0) < parts[s.figure.id]
        else s
        for s in statements
    ]


_NO_KIND = re.compile(rf"{_ANYBODY.pattern}|\b(?:person|victim)$", re.IGNORECASE)

# "Killing three, then himself": who did it is none of them.
_HIMSELF = re.compile(r"himself|herself|self|(?:being|s?he(?: was|['’]s)) .*", re.IGNORECASE)
_ORDINALS = "second third fourth fifth sixth seventh eighth ninth tenth".split()
_NTH = re.compile(rf"(?:an?|the) ({'|'.join(_ORDINALS)})\b", re.IGNORECASE)
_BARE = re.compile(
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)(?: (?:others|people|persons?))?", re.I
)

# Who is told of beside others is added to those just before: so many characters at most between the two.
NEXT_TO = 300


def _with_those_beside(statements: Sequence[Statement], dead: Sequence[Statement]) -> list[Statement]:
    """The counts, those told of beside others with them: "two men were killed. A woman was also killed" is three (R9).

    Only where the report states no number as large, and not where its dead are told of between, nor beside people of no
    kind, one of whom may be told of again ("five people were hurt. Another man …").
    """
    rows: dict[str, list[Statement]] = defaultdict(list)
    for s in statements:
        if s.whole is None and not s.changed and _count(s).exact:
            rows[s.document].append(s)
    deaths: dict[str, list[int]] = defaultdict(list)
    for s in dead:
        deaths[s.document].append(s.figure.start)
    sums: dict[str, tuple[int, int]] = {}  # by figure, its own number and that of those before
    for row in rows.values():
        row.sort(key=lambda s: (s.figure.start, s.figure.end, s.figure.id))
        most = max(s.figure.best or 0 for s in row)
        so_far = {row[0].figure.id: row[0].figure.best or 0}
        for before, s in itertools.pairwise(row):
            mine, gap = s.figure.best or 0, s.figure.start - before.figure.end
            others = so_far[before.figure.id]
            listed = s.figure.claim == before.figure.claim and 0 <= gap <= LIST_GAP and _key(s)[0] is not None
            so_far[s.figure.id] = others + mine if listed and not _told_again(before, s) else mine
            if BESIDES not in s.figure.flags or not others or not mine or not 0 <= gap <= NEXT_TO:
                continue
            doer = _HIMSELF.fullmatch(s.figure.words) and gap <= BREATH and _BARE.fullmatch(before.figure.words)
            told_again = _NO_KIND.search(before.figure.words) is not None and not doer
            nth = _NTH.match(s.figure.words)
            if nth is not None and _ORDINALS.index(nth[1].casefold()) + 2 == others + mine:
                told_again = False  # "one victim was hit in the leg, a second victim in the arm"
            if listed or told_again or not _compatible(before.extent, s.extent):
                continue
            died = any(before.figure.start <= start < s.figure.start for start in deaths[s.document])
            if others + mine > most and not died:
                sums[s.figure.id] = mine, others
                so_far[s.figure.id] = others + mine
    return [_beside(s, *sums[s.figure.id]) if s.figure.id in sums else s for s in statements]


def _beside(statement: Statement, mine: int, others: int) -> Statement:
    number = mine + others
    figure = replace(statement.figure, low=number, best=number, high=number)
    return replace(statement, figure=figure, reason=f"{mine} beside {others} told of before")


def _listed(one: Statement, two: Statement) -> bool:
    """Whether nothing but "and" stands between them: "[a child] and [three people] were shot"."""
    a, b = sorted((one.figure, two.figure), key=lambda f: f.start)
    return a.passage == b.passage and 0 < b.start - a.end <= len(" and ")


def _in_one_breath(one: Statement, two: Statement) -> bool:
    a, b = sorted((one.figure, two.figure), key=lambda f: f.start)
    return one.figure.passage == two.figure.passage and 0 <= b.start - a.end <= BREATH


def _bounded(groups: Sequence[Toll]) -> Toll | None:
    """Where voices count different groups and none all persons: at least as many as the largest group (R9)."""
    least = max((t for t in groups if t.low), key=lambda t: (t.low or 0, str(t.group), str(t.party)), default=None)
    if least is None:
        return None
    reason = "a part of all persons, counted by a voice that does not count the others"
    used = [Weighed(figure=w.figure, rule="R9", reason=reason) for w in least.used]
    return replace(least, group=None, party=None, best=None, high=None, used=tuple(used), set_aside=(), rules=("R9",),
                   flags=("floor",), unverified_high=None)  # fmt: skip


def _with_less(least: Toll, counts: Sequence[_Count]) -> Toll:
    """The toll with the counts set aside that come to less than it."""
    told = {w.figure for w in least.used}
    less = {s.figure.id for c in counts for s in c.of} - told
    reason = "less than one group alone is counted at"
    aside = tuple(Weighed(figure=figure, rule="R9", reason=reason) for figure in sorted(less))
    return replace(least, set_aside=aside)


def _within_a_group(statement: Statement, statements: Sequence[Statement]) -> bool:
    """Whether it is a part of a group's figure and so counted in that: "four others, among them an officer"."""
    if statement.whole is None:
        return False
    whole = next((s for s in statements if s.figure.id == statement.whole), None)
    return whole is not None and _key(whole) != (None, None, None)


def _sum(statements: tuple[Statement, ...]) -> _Count:
    counts = [_count(s) for s in statements]

    def over(values: list[int | None]) -> int | None:
        present = [v for v in values if v is not None]
        return sum(present) if len(present) == len(values) else None

    # A part without a number of its own (dozens, no ceiling) leaves the sum open on that side.
    low = sum(c.low if c.low is not None else 0 for c in counts) if any(c.low is not None for c in counts) else None
    flags = frozenset({"sum"} if len(statements) > 1 else set()).union(*(c.flags for c in counts))
    return _Count(low=low, best=over([c.best for c in counts]), high=over([c.high for c in counts]),
                  of=statements, flags=flags)  # fmt: skip


# ------------------------------------------------------------------ one toll


def _toll(
    event: str,
    measure: Measure,
    group: Group | None,
    party: str | None,
    subgroup: str | None,
    counts: list[_Count],
    ranking: tuple[frozenset[VoiceKind], ...],
) -> Toll:
    account = _Account()
    reports = {s.document for c in counts for s in c.of}
    if any("not_verified" in c.flags for c in counts):
        account.flags.add("not_verified")
    running = _apart(counts, account)
    running = _same_extent(running, account)
    running = _copies(running, account)
    heard = [c for c in running if not _denies(c)]
    independent = {c.voice for c in heard if any(s.independent for s in c.of)}
    current = _latest(running, measure, account)
    current, unverified = _anonymous_maxima(current, account)
    current, denials = _denials(current, account)
    low, best, high = _between(current, account, ranking)
    low = _denied_low(low, denials, account)
    if unverified is not None and high is not None:
        unverified = unverified if unverified > high else None
    return Toll(
        event=event,
        measure=measure,
        group=group,
        party=party,
        subgroup=subgroup,
        low=low,
        best=best,
        high=high,
        used=tuple(sorted(account.used.values(), key=lambda w: w.figure)),
        set_aside=tuple(sorted(account.aside.values(), key=lambda w: w.figure)),
        rules=tuple(sorted(account.rules, key=_rule_order)),
        flags=tuple(sorted(account.flags)),
        reports=len(reports),
        voices=len(independent) or min(1, len(heard)),
        unverified_high=unverified,
    )


def _rule_order(rule: str) -> tuple[int, str]:
    return (int(rule[1:]), rule) if rule[1:].isdigit() else (99, rule)


# A plural that says more than that there were some: "several people", "others".
_QUANTITY = re.compile(r"\b(?:several|multiple|many|numerous|some|few|others?|couple|dozens?|more)\b", re.IGNORECASE)
_ONE = re.compile(r"(?:one|1)\b(?! of\b)", re.IGNORECASE)


def _says_one(count: _Count) -> bool:
    """Whether it says outright that it was one: "one person", "1 dead"."""
    return len(count.of) == 1 and count.exact and count.top == 1 and _ONE.match(count.first.figure.words) is not None


def _bare_plural(count: _Count) -> bool:
    """Whether it is a plural and nothing else: "victims were taken to hospitals"."""
    return len(count.of) == 1 and _plural(count.first) and _QUANTITY.search(count.first.figure.words) is None


def _apart(counts: list[_Count], account: _Account) -> list[_Count]:
    """R4: families are not persons; a part of a figure of the same toll is already in it.

    So is one victim of whom a report tells beside its number of them, whoever tells of him, and so are the women or
    children that are fewer than that number (a house rule).
    """
    ids = {s.figure.id for c in counts for s in c.of}
    outright = {c.first.document for c in counts if _says_one(c)}
    several = {
        (c.first.document, c.first.extent.cumulative)
        for c in counts
        if len(c.of) == 1 and (c.low or 0) > 1 and not (_bare_plural(c) and c.first.document in outright)
    }
    harmed = {s.document for c in counts if c.top for s in c.of}
    most: dict[tuple[str, bool], int] = defaultdict(int)
    for count in counts:
        if count.exact and len(count.of) == 1 and count.first.figure.subgroup is None and not count.first.changed:
            key = (count.first.document, count.first.extent.cumulative)
            most[key] = max(most[key], count.best or 0)
    kept = []
    for count in counts:
        first = count.first
        one = len(count.of) == 1 and count.low == count.high == 1
        beside = _BESIDES.search(first.figure.words) is not None
        few = len(count.of) == 1 and first.figure.subgroup is not None
        if first.figure.unit is not Unit.PERSONS:
            account.set_aside(count, "R4", f"counts {first.figure.unit.value}, not persons")
        elif len(count.of) == 1 and first.whole in ids:
            account.set_aside(count, "R4", "is part of another figure, which already counts it")
        elif _bare_plural(count) and first.document in outright:
            account.set_aside(count, "R4", "no number, in a report that says it was one")
        elif one and (first.document, first.extent.cumulative) in several:
            account.set_aside(count, "R4", "one of those whom the same report counts")
        elif few and 0 < count.top < most[first.document, first.extent.cumulative]:
            account.set_aside(count, "R4", "some of those whom the same report counts")
        elif count.top == 0 and beside and first.document in harmed:
            account.set_aside(count, "R4", "nobody beside those whom the same report counts")
        else:
            kept.append(count)
    return kept


def _same_extent(counts: list[_Count], account: _Account) -> list[_Count]:
    """R3: figures over another place or time are not merged; the extent that most voices count over stands."""
    clusters: list[list[_Count]] = []
    # Widest first, so that a figure that tells less of its extent joins the wider.
    by_width = sorted(counts, key=lambda c: (-_width(c.first.extent), c.first.extent.place or "", c.day, c.order))
    for count in by_width:
        home = next((k for k in clusters if _compatible(k[0].first.extent, count.first.extent)), None)
        if home is None:
            clusters.append([count])
        else:
            home.append(count)
    if len(clusters) < 2:
        return counts
    main = max(
        clusters,
        key=lambda k: (len({c.voice for c in k}), any(c.exact for c in k), len(k), _width(k[0].first.extent)),
    )
    for cluster in clusters:
        if cluster is main:
            continue
        for count in cluster:
            account.set_aside(count, "R3", f"counts over another extent: {_said_extent(count.first.extent)}")
    return [c for c in counts if any(c is m for m in main)]


def _width(extent: Extent) -> int:
    if extent.start is None or extent.end is None:
        return 100_000 if extent.cumulative else 0
    return (extent.end - extent.start).days


def _compatible(a: Extent, b: Extent) -> bool:
    """Whether two extents can be the same: a running total keeps its beginning while its end moves on."""
    if a.place and b.place and a.place != b.place:
        return False
    if a.start is None or b.start is None:
        return True
    if a.cumulative and b.cumulative:
        # One day over several places is not a running total of several days.
        if (a.start == a.end) != (b.start == b.end) and abs((a.start - b.start).days) >= 1:
            return False
        return abs((a.start - b.start).days) <= 1
    return a.start <= (b.end or b.start) and b.start <= (a.end or a.start)


def _said_extent(extent: Extent) -> str:
    days = ""
    if extent.start and extent.end:
        days = f"{extent.start}" if extent.start == extent.end else f"{extent.start} to {extent.end}"
    elif extent.start:
        days = f"since {extent.start}"
    return ", ".join(p for p in (extent.place, days) if p) or "a longer time or several places"


def _copies(counts: list[_Count], account: _Account) -> list[_Count]:
    """R1: one voice, one statement: its own, else its closest copy. A copy that changed the number contradicts it."""
    kept: list[_Count] = []
    by_voice: dict[str, list[_Count]] = defaultdict(list)
    for count in counts:
        by_voice[count.voice].append(count)
    for _, held in sorted(by_voice.items()):
        said: dict[tuple[int | None, int | None, int | None, bool], _Count] = {}
        sound = [c for c in held if not any(s.changed for s in c.of)]
        for count in held:
            if sound and any(s.changed for s in count.of):
                account.flags.add("contradiction")
                account.set_aside(count, "R1", f"a copy that changed the number ({count.first.changed})")
        # The origin's own statement first, then what is no copy, then the earliest.
        pool = sound or held
        for count in sorted(pool, key=lambda c: (not c.first.own, c.first.copy, c.day, c.order)):
            key = (count.low, count.best, count.high, _denies(count))
            if key in said:
                other = said[key]
                same_day = "" if other.first.own or count.day == other.day else f" of {other.day}"
                account.set_aside(count, "R1", f"repeats what the same voice said{same_day}")
            elif count.first.copy and any(c.first.day == count.first.day and not c.first.copy for c in pool):
                account.set_aside(count, "R1", "a copy; the voice's own statement stands")
            else:
                said[key] = count
                kept.append(count)
    return kept


def _latest(counts: list[_Count], measure: Measure, account: _Account) -> list[_Count]:
    """R2: of each voice's statements the one that stands, with a revision's old number kept as high."""
    by_voice: dict[str, list[_Count]] = defaultdict(list)
    for count in counts:
        by_voice[count.voice].append(count)
    standing: list[_Count] = []
    for _, held in sorted(by_voice.items()):
        denials = [c for c in held if _denies(c)]
        standing += denials
        rest = sorted((c for c in held if not _denies(c)), key=lambda c: (c.day, c.top, c.order))
        if not rest:
            continue
        now = rest[0]
        for later in rest[1:]:
            now = _step(now, later, measure, account)
        standing.append(now)
    return standing


def _step(now: _Count, later: _Count, measure: Measure, account: _Account) -> _Count:
    """What stands after a voice's later statement."""
    if later.hedged and not now.hedged:
        account.set_aside(later, "R2", "hedged by the same voice that asserted another number")
        return now
    same_day = later.day == now.day
    grown = later.top >= now.top
    if now.hedged and not later.hedged:
        account.set_aside(now, "R2", f"superseded by the same voice on {later.day}")
        return later
    if measure in STOCKS and not same_day:
        account.set_aside(now, "R2", f"superseded by the same voice on {later.day}")
        return later
    if grown or (same_day and later.exact and not now.exact and now.low is not None and later.top >= now.low):
        said = "on the same day" if same_day else f"on {later.day}"
        account.set_aside(now, "R2", f"superseded by the same voice {said} with {_said(later)}")
        return later
    if same_day or not later.exact or "approximate" in later.flags or later.first.day is None:
        account.set_aside(later, "R2", f"a smaller or rounder number of the same voice, which said {_said(now)}")
        return now
    # A dated, exact, lower count is a revision: it becomes best, the old one stays high until withdrawn.
    account.flags.add("review")
    account.set_aside(now, "R2", f"revised down by the same voice on {later.day}; stays as high until withdrawn")
    return replace(later, high=max(now.top, later.top))


def _said(count: _Count) -> str:
    if count.best is not None:
        return f"at least {count.best}" if "open_above" in count.flags else f"{count.best}"
    if count.low is not None and count.high is not None:
        return f"{count.low} to {count.high}"
    return f"at least {count.low}" if count.low is not None else f"up to {count.high}"


def _anonymous_maxima(counts: list[_Count], account: _Account) -> tuple[list[_Count], int | None]:
    """R14: a maximum of nobody in particular, far above every named voice, waits for a named one."""
    named = [c for c in counts if c.first.named and c.first.kind not in UNANSWERABLE and not _denies(c) and c.top]
    if not named:
        return counts, None
    ceiling = max(c.top for c in named)
    kept, unverified = [], None
    for count in counts:
        if (
            count.first.kind in UNANSWERABLE
            and not (count.first.named and count.first.own)
            and count.top > FAR_ABOVE * ceiling
        ):
            account.set_aside(
                count, "R14", f"an unnamed voice's {_said(count)}, far above every named voice ({ceiling})"
            )
            unverified = max(unverified or 0, count.top)
        else:
            kept.append(count)
    return kept, unverified


def _denies(count: _Count) -> bool:
    return count.top == 0 or any(s.figure.certainty is Certainty.DENIED for s in count.of)


def _denials(counts: list[_Count], account: _Account) -> tuple[list[_Count], list[_Count]]:
    """R12: denials stay in the record beside what they deny; where nothing else was said, a zero is the count."""
    denials = [c for c in counts if _denies(c)]
    others = [c for c in counts if not _denies(c)]
    if not others:
        zeros = [c for c in denials if c.top == 0]
        for count in denials:
            if count.top:
                account.flags.add("disputed")
                account.set_aside(count, "R12", "the harm is denied, and no one asserts it")
        return zeros, []
    for count in denials:
        account.flags.add("disputed")
        account.set_aside(count, "R12", "denies the harm that others state" if count.first.party is None
                          else "a party to the event denies the harm that others state")  # fmt: skip
    return others, denials


def _denied_low(low: int | None, denials: list[_Count], account: _Account) -> int | None:
    if low is not None and any(c.first.party is None for c in denials):
        account.rules.add("R12")
        return 0
    return low


def _between(
    counts: list[_Count], account: _Account, ranking: tuple[frozenset[VoiceKind], ...]
) -> tuple[int | None, int | None, int | None]:
    """Independent voices to one low, best and high: R11, R13, dominated, R5, R7, R8, R6."""
    if not counts:
        return None, None, None
    asserted = [c for c in counts if not c.hedged]
    if not asserted:
        for count in counts:
            account.use(count, "R11", "its own voice hedges")
        account.flags.add("unconfirmed")
        return 0, None, _highest(counts)
    for count in counts:
        if count.hedged:
            account.set_aside(count, "R11", "its own voice hedges, others assert")
    biased = [c for c in asserted if _against(c)]
    if len(biased) == len(asserted):
        for count in biased:
            account.use(count, "R5", "a warring party about the other side's losses")
        account.flags.add("biased_source")
        return 0, None, _highest(biased)
    for count in biased:
        account.set_aside(count, "R5", "a warring party about the other side's losses; others have counted")
    voices = [c for c in asserted if not _against(c)]
    floors = [c for c in voices if c.floor]
    counted = [c for c in voices if not c.floor]
    if not counted:
        low = max((c.low for c in floors if c.low is not None), default=None)
        for count in floors:
            seen = "what a witness saw" if count.first.kind in EYES else "a count documented so far"
            account.use(count, "R13", f"{seen}: it sets the low, never best or high")
        account.flags.add("floor")
        return low, None, None
    # What a party admits of its own losses bounds from below; an open "at least" of its own says nothing of the top.
    admitted = max((c for c in counted if _own_losses(c) and c.low is not None), key=lambda c: (c.low or 0, c.order),
                   default=None)  # fmt: skip
    others = [c for c in counted if not (_own_losses(c) and c.high is None)]
    kept = _undominated(others or counted, account)
    least = admitted.low if admitted is not None else None
    low, best, high = _reconciled(kept, account, ranking, least or 0)
    low = _floored(low, floors, kept, account, ranking)
    if low is not None and any(n is not None and n < low for n in (best, high)):
        # More has been verified than was counted: the count is refuted, and a person should look.
        best, high = (b if b is not None and b >= low else None for b in (best, high))
        account.flags.add("review")
    for count in counted:
        if _own_losses(count) and all(count is not k for k in kept) and count is not admitted:
            account.set_aside(count, "R6", "a smaller admission of the party's own losses")
    if admitted is not None and least is not None:
        account.spare(admitted)
        account.use(admitted, "R6", "a party admits its own losses: sets the low")
        low = least if low is None else max(low, least)
        if best is None or best < low:
            best = admitted.best if admitted.best is not None and admitted.best >= low else None
        high = high if high is None or best is None else max(high, best)
    return low, best, high


def _highest(counts: list[_Count]) -> int | None:
    """The highest high; none stays none."""
    highs = [c.high for c in counts]
    return max((h for h in highs if h is not None), default=None) if None not in highs else None


def _against(count: _Count) -> bool:
    """Whether a warring party speaks about the other side's losses."""
    return all(
        s.party is not None
        and s.figure.group is Group.COMBATANT
        and s.side is not None
        and s.side_known
        and s.side != s.party
        for s in count.of
    )


def _own_losses(count: _Count) -> bool:
    return all(s.party is not None and s.side == s.party for s in count.of)


def _undominated(counts: list[_Count], account: _Account) -> list[_Count]:
    """Set aside intervals that contain another voice's narrower one and so say nothing more than it."""
    kept = []
    for count in counts:
        inside = next((o for o in counts if o is not count and _contains(count, o)), None)
        if inside is None:
            kept.append(count)
        else:
            account.set_aside(count, DOMINATED, f"{_said(count)} says nothing more than {_said(inside)}")
    return kept


def _contains(wide: _Count, narrow: _Count) -> bool:
    if "approximate" in wide.flags or "approximate" in narrow.flags:
        return False
    wide_low, narrow_low = wide.low or 0, narrow.low or 0
    wide_high = wide.high if wide.high is not None else float("inf")
    narrow_high = narrow.high if narrow.high is not None else float("inf")
    if (wide_low, wide_high) == (narrow_low, narrow_high):
        return False
    return wide_low <= narrow_low and narrow_high <= wide_high


def _rank(count: _Count, ranking: tuple[frozenset[VoiceKind], ...]) -> int:
    first = count.first
    if first.party is not None and not _own_losses(count):
        return PARTY_RANK
    return next((i for i, kinds in enumerate(ranking) if first.kind in kinds), len(ranking) - 1)


def _reconciled(
    counts: list[_Count], account: _Account, ranking: tuple[frozenset[VoiceKind], ...], least: int
) -> tuple[int | None, int | None, int | None]:
    """R7 where the intervals meet, R8 where they do not. Approximate figures set best only; no best below ``least``."""
    bounded = [c for c in counts if "approximate" not in c.flags]
    ranked = sorted(counts, key=lambda c: (_rank(c, ranking), -c.day.toordinal(), c.top, c.order))
    if "approximate" in frozenset().union(*(c.flags for c in counts)) and not bounded:
        account.flags.add("approximate")
    lows = [c.low for c in bounded if c.low is not None]
    highs = [c.high for c in bounded if c.high is not None]
    if not bounded or not lows or not highs or max(lows) <= min(highs):
        low = max(lows, default=None)
        high = min(highs, default=None)
        fitting = (c.best for c in ranked if c.best is not None and c.best >= least and _inside(c.best, low, high))
        best = next(fitting, None)
        rule = "R7" if len(counts) > 1 else "R2" if account.rules & {"R2"} else "R1"
        words = "agrees with the other voices" if len(counts) > 1 else "the only voice that stands"
        for count in counts:
            account.use(count, rule, words)
        return low, best, high
    low = min(lows)
    high = max(highs) if all(c.high is not None for c in bounded) else None
    with_best = [c for c in ranked if c.best is not None and c.best >= least and _inside(c.best, low, high)]
    best = with_best[0].best if with_best else None
    if with_best:
        peers = [c for c in with_best if (_rank(c, ranking), c.day) == (_rank(with_best[0], ranking), with_best[0].day)]
        if len({c.best for c in peers}) > 1:
            best = min(c.best for c in peers if c.best is not None)
            account.flags.add("review")
    for count in counts:
        chosen = with_best and count is with_best[0]
        account.use(
            count, "R8", "the highest-ranked voice: sets best" if chosen else "contradicts: widens the interval"
        )
    return low, best, high


def _inside(best: int, low: int | None, high: int | None) -> bool:
    return (low is None or low <= best) and (high is None or best <= high)


def _floored(
    low: int | None,
    floors: list[_Count],
    kept: list[_Count],
    account: _Account,
    ranking: tuple[frozenset[VoiceKind], ...],
) -> int | None:
    """R13: what a body that ranks above the counting voices has verified stands as the low; other floors are aside."""
    if not floors:
        return low
    above = min((_rank(c, ranking) for c in kept), default=len(ranking))
    strong = [c for c in floors if _rank(c, ranking) < above and c.low is not None]
    chosen = max(strong, key=lambda c: (c.low or 0, c.order), default=None)
    for count in floors:
        if count is chosen:
            account.flags.add("floor")
            seen = "seen by a witness" if count.first.kind in EYES else "verified so far by a higher-ranked body"
            account.use(count, "R13", f"{seen}: sets the low, never best or high")
        elif count in strong:
            account.set_aside(count, "R13", "a smaller verified count than another's")
        else:
            seen = "seen by a witness" if count.first.kind in EYES else "documented so far"
            account.set_aside(count, DOMINATED, f"{seen}: {_said(count)} says nothing more than the count")
    return chosen.low if chosen is not None else low


# ------------------------------------------------------------------ the remainder


def _remainder(event: str, measure: Measure, statements: Sequence[Statement]) -> Toll | None:
    """R9: where one voice's parts stay below its stated total, the rest is of unknown status."""
    newest: tuple[dt.date, str] | None = None
    found: Toll | None = None
    for total in statements:
        if _key(total) != (None, None, None) or total.whole is not None or total.copy or total.changed:
            continue
        parts = [
            s
            for s in statements
            if s.document == total.document and s.voice == total.voice and s.whole == total.figure.id
            and _key(s)[0] in (Group.CIVILIAN, Group.COMBATANT) and _key(s)[2] is None
        ]  # fmt: skip
        count, counts = _count(total), _counts(parts)
        if not parts or not count.exact or not all(c.exact for c in counts):
            continue
        rest = (count.best or 0) - sum(c.best or 0 for c in counts)
        if rest <= 0 or (newest is not None and (count.day, total.figure.id) <= newest):
            continue
        newest = (count.day, total.figure.id)
        reason = f"{count.best} in all less {' and '.join(str(c.best) for c in counts)} of known status"
        used = [Weighed(figure=s.figure.id, rule="R9", reason=reason) for s in (total, *parts)]
        found = Toll(
            event=event, measure=measure, group=Group.UNKNOWN, low=rest, best=rest, high=rest,
            used=tuple(sorted(used, key=lambda w: w.figure)), set_aside=(), rules=("R9",), flags=(),
            reports=1, voices=1,
        )  # fmt: skip
    return found


# ------------------------------------------------------------------ in words

RULES: Mapping[str, str] = {
    "R1": "Copies and repeats count once: the voice's own statement stands, else its closest copy.",
    "R2": "A voice's later statement supersedes its earlier one; a dated, exact, lower count is a revision.",
    "R3": "Figures over another place or time are not merged.",
    "R4": "Different measures, groups, units and parts are never mixed; a total may be the sum of one voice's parts.",
    "R5": "A warring party alone about the other side's losses: low 0, no best.",
    "R6": "A party that admits its own losses is credible: it sets the low.",
    "R7": "Where independent voices agree, their intersection stands.",
    "R8": "Where they contradict, low and high span them all and the highest-ranked voice sets best.",
    "R9": "What a voice's total leaves over its parts is of unknown status; what a report's dead leave of those it "
    "counts as hit are its injured; parts of different voices bound a total from below.",
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
