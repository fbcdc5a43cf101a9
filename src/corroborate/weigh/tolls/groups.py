"""Groups: what each is counted at as a whole, be it stated, listed one by one, or told of a subgroup alone (R4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from corroborate.values import Unit
from corroborate.weigh.tolls.counts import Count, count_of, sum_of
from corroborate.weigh.tolls.statements import Key, Statement, key_of
from corroborate.weigh.tolls.wording import ANYBODY, LIST_GAP, is_plural, is_told_again


def by_group(statements: Sequence[Statement]) -> dict[Key, list[Count]]:
    """The counts of each group as a whole: stated, conjoined in one clause, or of a subgroup that stands for it.

    "A man, a woman and a child" are three civilians; a child alone is a civilian, where its voice counts no more.
    """
    made: dict[Key, list[Count]] = defaultdict(list)
    summed: set[str] = set()
    for run in conjoined(statements):
        by_key: dict[Key, list[Statement]] = defaultdict(list)
        for s in run:
            group, party, _ = key_of(s)
            by_key[group, party, None].append(s)
        for key, members in by_key.items():
            if len(members) > 1 and key[0] is not None:
                made[key].append(sum_of(tuple(members)))
                summed |= {s.figure.id for s in members}
    # "People were hurt … four women" are four at least: a plural alone stands for no subgroup that is counted.
    plain = {
        (s.voice, key_of(s)[0])
        for s in statements
        if key_of(s)[2] is None and not is_plural(s) and s.whole is None and s.figure.part_of is None
    }
    for s in statements:
        group, party, subgroup = key_of(s)
        if group is None or s.figure.id in summed:
            continue
        lone = s.figure.part_of is None and s.whole is None and (s.voice, group) not in plain
        if subgroup is None or lone:
            made[group, party, None].append(count_of(s))
    return made


def conjoined(statements: Sequence[Statement]) -> list[list[Statement]]:
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
            if near and is_told_again(run[-1], s):
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
    if len(parts) > 1 and comes_to and ANYBODY.search(total.words) and not any(ANYBODY.search(f.words) for f in parts):
        return run[1:]
    return run
