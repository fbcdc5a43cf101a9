"""Making tolls: the statements of an event by measure, group, party and subgroup, each through the rules in order."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from corroborate.errors import MixedMeasures
from corroborate.values import Confidence, Group, Measure, Toll, VoiceKind
from corroborate.weigh.tolls.bounds import bounded, falls_short, remainder, with_less, with_their_parts
from corroborate.weigh.tolls.counts import Account, Count, counts_of, denies
from corroborate.weigh.tolls.doubts import denied_low, without_anonymous_maxima, without_denials
from corroborate.weigh.tolls.everybody import all_persons
from corroborate.weigh.tolls.groups import by_group
from corroborate.weigh.tolls.hit import less_their_dead, living_of_the_hit
from corroborate.weigh.tolls.mixing import same_extent, unmixed
from corroborate.weigh.tolls.one_by_one import among, of_different_kinds, with_those_beside
from corroborate.weigh.tolls.one_voice import latest, without_copies
from corroborate.weigh.tolls.statements import Statement, key_of
from corroborate.weigh.tolls.voices import RANKING, between


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
    by_measure = defaultdict(list, {measure: with_their_parts(held) for measure, held in by_measure.items()})
    deaths = {s.figure.id for s in by_measure[Measure.KILLED]}
    # The dead among those who were hit are no part of another count of the dead.
    by_measure[Measure.KILLED] = [
        s if s.whole in deaths else replace(s, whole=None) for s in by_measure[Measure.KILLED]
    ]
    one_by_one = by_measure[Measure.INJURED]
    for measure in (Measure.KILLED, Measure.INJURED):
        dead = by_measure[Measure.KILLED] if measure is Measure.INJURED else []
        by_measure[measure] = with_those_beside(by_measure[measure], dead)
    by_measure[Measure.INJURED] = less_their_dead(by_measure[Measure.INJURED], by_measure[Measure.KILLED])
    living = living_of_the_hit(by_measure)
    for measure in Measure:
        held = by_measure.get(measure, [])
        worked_out = living if measure is Measure.INJURED else []
        if not held and not worked_out:
            continue
        for blamed in sorted({s.blamed for s in held if s.blamed is not None}):
            by = _by_perpetrator(event, measure, blamed, [s for s in held if s.blamed == blamed], ranking)
            if by is not None:
                found.append(by)
        keys = sorted({key_of(s) for s in held}, key=str)
        for group, party, subgroup in keys:
            if group is None:
                continue
            if subgroup is not None:
                counted = [s for s in held if key_of(s) == (group, party, subgroup)]
                found.append(_toll(event, measure, group, party, subgroup, counts_of(counted), ranking))
        for (group, party, _), counts in sorted(by_group(held).items(), key=lambda item: str(item[0])):
            if group is not Group.UNKNOWN:  # what is left unknown is the remainder, below
                found.append(_toll(event, measure, group, party, None, counts, ranking))
        apart = of_different_kinds(one_by_one, by_measure[Measure.KILLED]) if measure is Measure.INJURED else []
        whole = [c for c in all_persons(held, measure) if not among(c, apart)] + worked_out + apart
        least = bounded([t for t in found if t.measure is measure and t.subgroup is None and t.perpetrator is None])
        if whole and not (least is not None and falls_short(whole, least.low or 0)):
            found.append(_toll(event, measure, None, None, None, whole, ranking))
        elif least is not None:
            found.append(with_less(least, whole))
        rest = remainder(event, measure, held)
        if rest is not None:
            found.append(rest)
    return tuple(found)


def toll(event: str, statements: Sequence[Statement], ranking: tuple[frozenset[VoiceKind], ...] = RANKING) -> Toll:
    """The toll of statements of one measure, group, party and subgroup.

    Raises MixedMeasures if they differ in any of these (R4), and if there are none.
    """
    keys = {(s.figure.measure, *key_of(s)) for s in statements}
    if len(keys) != 1:
        raise MixedMeasures(f"a toll is of one measure and group; these are of {len(keys)}")
    measure, group, party, subgroup = keys.pop()
    return _toll(event, measure, group, party, subgroup, counts_of(statements), ranking)


def _by_perpetrator(
    event: str,
    measure: Measure,
    blamed: str,
    statements: Sequence[Statement],
    ranking: tuple[frozenset[VoiceKind], ...],
) -> Toll | None:
    """What is laid at one door: all persons of the figures that say so, with the surest confidence of their words."""
    counts = all_persons(statements, measure)
    if not counts:
        return None
    made = _toll(event, measure, None, None, None, counts, ranking)
    said = {s.figure.perpetrator.confidence for s in statements if s.figure.perpetrator is not None}
    surest = next((c for c in Confidence if c in said), Confidence.FACT)
    flags = made.flags if surest is Confidence.FACT else tuple(sorted({*made.flags, surest.value}))
    return replace(made, perpetrator=blamed, flags=flags)


def _toll(
    event: str,
    measure: Measure,
    group: Group | None,
    party: str | None,
    subgroup: str | None,
    counts: list[Count],
    ranking: tuple[frozenset[VoiceKind], ...],
) -> Toll:
    """The toll of counts of one measure, group, party and subgroup."""
    account = Account()
    reports = {s.document for c in counts for s in c.of}
    if any("not_verified" in c.flags for c in counts):
        account.flags.add("not_verified")
    running = unmixed(counts, account)
    running = same_extent(running, account)
    running = without_copies(running, account)
    heard = [c for c in running if not denies(c)]
    independent = {c.voice for c in heard if any(s.independent for s in c.of)}
    current = latest(running, measure, account)
    current, unverified = without_anonymous_maxima(current, account)
    current, denials = without_denials(current, account)
    low, best, high = between(current, account, ranking)
    low = denied_low(low, denials, account)
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
