"""All persons: which counts are of everybody, whoever they were, and which parts of a voice may be added (R4)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence

from corroborate.values import BESIDES, Group, Measure, Unit
from corroborate.weigh.tolls.counts import Account, Count, count_of, denies, sum_of
from corroborate.weigh.tolls.groups import by_group, conjoined
from corroborate.weigh.tolls.mixing import same_extent
from corroborate.weigh.tolls.one_voice import latest, without_copies
from corroborate.weigh.tolls.statements import Key, Statement, key_of
from corroborate.weigh.tolls.wording import ANYBODY, are_listed, in_one_breath


def all_persons(statements: Sequence[Statement], measure: Measure) -> list[Count]:
    """Counts of all persons: stated totals, and for a voice that states none later the sum of its parts (R4).

    The parts are a voice's standing counts of civilians and of each side's combatants, which are disjoint. Where the
    whole event knows one group only and no total, that group is all persons that anybody counted; where nobody counts
    combatants, "three farmers" and "three people" are words for the same, and both count all persons (a house rule).
    So do two of unknown status told side by side.
    """
    totals = [count_of(s) for s in statements if key_of(s) == (None, None, None) and not _within_a_group(s, statements)]
    stated: dict[str, dt.date] = {}
    for count in totals:
        if count.first.whole is None and not denies(count):
            stated[count.voice] = max(count.day, stated.get(count.voice, dt.date.min))
    people: dict[str, list[Statement]] = defaultdict(list)
    for s in statements:
        if (s.figure.low or 0) > 1 and ANYBODY.search(s.figure.words):
            people[s.document].append(s)
    for run in conjoined(statements):
        if len(run) == 2 and all(key_of(s) == (None, None, None) for s in run) and are_listed(*run):
            totals.append(sum_of(tuple(run)))
    parts: dict[str, dict[Key, list[Count]]] = defaultdict(lambda: defaultdict(list))
    for key, counts in by_group(statements).items():
        for count in counts:
            s = count.first
            if s.figure.unit is not Unit.PERSONS or any(o.changed for o in count.of):
                continue
            if len(count.of) == 1 and _one_of_another(s, people[s.document]):
                continue
            if not denies(count) and not _within_a_group(s, statements):
                parts[count.voice][key].append(count)
    for voice, held in sorted(parts.items()):
        standing: list[Statement] = []
        for key in sorted(held, key=str):
            if _taken_up(key, held) or _same_side_by_words(key, held) or _same_others(key, held):
                continue
            aside = Account()  # what is set aside here is told in the toll of that group
            counts = without_copies(same_extent(held[key], aside), aside)
            standing += [s for c in latest(counts, measure, aside) for s in c.of]
        if len(held) > 1 and max(s.day or dt.date.min for s in standing) > stated.get(voice, dt.date.min):
            totals.append(
                sum_of(tuple(sorted(standing, key=lambda s: (s.day or dt.date.min, s.figure.id), reverse=True)))
            )
    known = {key for held in parts.values() for key in held}
    if len(known) == 1 and (not totals or known == {(Group.CIVILIAN, None, None)}):
        totals += [
            c for _, held in sorted(parts.items()) for counts in held.values() for c in counts if c.first.whole is None
        ]
    elif not totals:
        # "Three dead", of a report that counts no fighter beside them, are all persons whoever was one.
        fighters = {s.document for s in statements if key_of(s)[0] is Group.COMBATANT}
        totals = [
            c
            for held in parts.values()
            for c in held.get((Group.CIVILIAN, None, None), ())
            if len(c.of) == 1 and c.exact and ANYBODY.search(c.first.figure.words) and c.first.document not in fighters
        ]
    return totals


def _same_side_by_words(key: Key, held: Mapping[Key, Sequence[Count]]) -> bool:
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
                not (words and other[1]) and not any(in_one_breath(a.first, b.first) for a in held[key] for b in counts)
            )
        )
        and (max(c.top for c in counts), str(other)) > (mine, str(key))
        for other, counts in held.items()
    )


def _same_others(key: Key, held: Mapping[Key, Sequence[Count]]) -> bool:
    """Whether its voice counts as many others in another group: "three others" told twice are no six."""
    mine = {c.top for c in held[key] if len(c.of) == 1 and c.top > 1 and BESIDES in c.flags}
    return len(mine) == len(held[key]) and any(
        str(other) < str(key) and mine <= {c.top for c in counts if BESIDES in c.flags}
        for other, counts in held.items()
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
        key_of(s) != key_of(statement) and not (s.figure.claim == f.claim and in_one_breath(s, statement))
        for s in people
    )


def _taken_up(key: Key, held: Mapping[Key, Sequence[Count]]) -> bool:
    """Whether fighters of no known side ("32 gunmen") may be among those that the same voice counts later by side."""
    mine = held[key]
    if key[0] is not Group.COMBATANT or any(c.first.side_known for c in mine):
        return False
    last = max(c.day for c in mine)
    return any(
        c.first.side_known and c.day > last for other, counts in held.items() if other[0] is key[0] for c in counts
    )


def _within_a_group(statement: Statement, statements: Sequence[Statement]) -> bool:
    """Whether it is a part of a group's figure and so counted in that: "four others, among them an officer"."""
    if statement.whole is None:
        return False
    whole = next((s for s in statements if s.figure.id == statement.whole), None)
    return whole is not None and key_of(whole) != (None, None, None)
