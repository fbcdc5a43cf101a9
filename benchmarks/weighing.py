"""Score and time the weighing of simulated reports with known truth: `make bench`.

python benchmarks/weighing.py score [--reports 10000] [--level default] [--seed 1] [--read]
python benchmarks/weighing.py cost [--sizes 1000,…,100000] [--plot docs/screenshots/weighing.svg]
"""

from __future__ import annotations

import argparse
import math
import random
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from corroborate.shell.gazetteer import open_gazetteer
from corroborate.shell.pipeline import Parts, read_many
from corroborate.shell.weighing import Scales, Weight
from corroborate.values import Measure, Reading
from simulator import LEVELS, Simulation, Truth, who


def b_cubed(true: Mapping[str, str], found: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of a clustering, item by item; an item that was not found stands alone."""
    both: Counter[tuple[str, str]] = Counter()
    ones = Counter(true.values())
    others: Counter[str] = Counter()
    for item, cluster in true.items():
        name = found.get(item, f"alone {item}")
        both[cluster, name] += 1
        others[name] += 1
    precision = sum(n * n / others[name] for (_, name), n in both.items()) / len(true)
    recall = sum(n * n / ones[cluster] for (cluster, _), n in both.items()) / len(true)
    return precision, recall, 2 * precision * recall / (precision + recall)


def pairs(true: Mapping[str, str], found: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs of items in one cluster."""

    def count(sizes: Iterable[int]) -> int:
        return sum(math.comb(n, 2) for n in sizes)

    right = count(Counter((true[i], found[i]) for i in true if i in found).values())
    said = count(Counter(found[i] for i in true if i in found).values())
    there = count(Counter(true.values()).values())
    precision, recall = right / max(said, 1), right / max(there, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def scored(truth: Truth, weight: Weight) -> dict[str, float]:
    """How much of the truth was found."""
    event_of = {figure: event.id for event in weight.events for figure in event.figures}
    echo_of = {m.id: echo.id for echo in weight.echoes for m in echo.members}
    events = b_cubed(truth.event_of, event_of)
    echoes = pairs(truth.echo_of, echo_of)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for figure, event in truth.event_of.items():
        if figure in event_of:
            votes[event][event_of[figure]] += 1
    tolls = {(t.event, t.group, t.party): t for t in weight.tolls if t.measure is Measure.KILLED and t.subgroup is None}
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for event, (group, party, bounds) in truth.tolls.items():
        if event not in votes:
            continue
        name = truth.story_of[event]
        asked[name] += 1
        main = min(votes[event], key=lambda e: (-votes[event][e], e))
        toll = tolls.get((main, group, party))
        right[name] += toll is not None and (toll.low, toll.best, toll.high) == bounds
    for name in sorted(asked):
        print(f"  toll of {name:24} {right[name] / asked[name]:.3f} of {asked[name]}")
    return {
        "events B3 P": events[0], "events B3 R": events[1], "events B3 F1": events[2],
        "echo pairs P": echoes[0], "echo pairs R": echoes[1], "echo pairs F1": echoes[2],
        "tolls right": sum(right.values()) / max(sum(asked.values()), 1),
    }  # fmt: skip


def read(gold: Sequence[Reading], truth: Truth) -> list[Reading]:
    """The texts as the rules read them; the truth of a figure passes to the one that was read at its words."""
    parts = Parts(gazetteer=open_gazetteer(()), voice_kinds=who().kinds, reader="benchmark")
    made = [r for r in read_many([r.document for r in gold], parts) if isinstance(r, Reading)]
    found = lost = 0
    for true, seen in zip(gold, made, strict=True):
        for figure in true.figures:
            event, echo = truth.event_of.pop(figure.id), truth.echo_of.pop(figure.id)
            like = next(
                (
                    f
                    for f in seen.figures
                    if f.measure is figure.measure and f.start < figure.end and figure.start < f.end
                ),
                None,
            )
            found, lost = found + (like is not None), lost + (like is None)
            truth.event_of[like.id if like else figure.id], truth.echo_of[like.id if like else figure.id] = event, echo
    print(f"read by the rules: {found} figures of {found + lost}")
    return made


def score(reports: int, level: str, seed: int, *, by_rules: bool) -> None:
    """Weigh that many reports at once and print what was found of the truth."""
    war = Simulation(seed, LEVELS[level])
    readings = list(war.reports(reports))
    if by_rules:
        readings = read(readings, war.truth)
    began = time.monotonic()
    scales = Scales(who())
    scales.add(readings)
    weight = scales.weight()
    print(f"{reports} reports, {level}, seed {seed}: {len(war.truth.tolls)} true events, {len(weight.events)} found, "
          f"{len(weight.pairs)} pairs for a person; {time.monotonic() - began:.1f} s")  # fmt: skip
    for name, value in scored(war.truth, weight).items():
        print(f"{name:14} {value:.3f}")


def peak_mb() -> int:
    """Peak memory of this process."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def cost(sizes: list[int], seed: int) -> list[tuple[int, float, float, int]]:
    """By size of the record: seconds of a full weighing, milliseconds of one report more, peak memory in MB.

    One more report is the median of two hundred, each added alone to a record of that size.
    """
    rows = []
    war = Simulation(seed)
    more = 200
    reports = war.reports(sizes[-1] + more * len(sizes))
    scales = Scales(who())
    held, spent = 0, 0.0
    for size in sizes:
        while held < size:
            batch = [r for r, _ in zip(reports, range(min(1000, size - held)), strict=False)]
            began = time.monotonic()
            scales.add(batch)
            spent += time.monotonic() - began
            held += len(batch)
            print(f"\r{held} reports", end="", file=sys.stderr, flush=True)
        single = []
        for reading in (r for r, _ in zip(reports, range(more), strict=False)):
            began = time.monotonic()
            scales.add([reading])
            single.append(time.monotonic() - began)
        held += more
        single.sort()
        rows.append((size, spent, 1000 * single[len(single) // 2], peak_mb()))
        print(f"\r{size:7} reports: weighed in {spent:6.1f} s; one more {rows[-1][2]:.2f} ms (median), "
              f"{1000 * single[-10]:.2f} ms (95 %); peak {rows[-1][3]} MB", flush=True)  # fmt: skip
    print(f"one more at {rows[-1][0]} costs {rows[-1][2] / rows[0][2]:.2f} times one more at {rows[0][0]}")
    return rows


def plot(rows: list[tuple[int, float, float, int]], path: Path) -> None:
    """Draw the cost by the size of the record."""
    from matplotlib import pyplot  # a bench extra: only this needs it

    sizes = [row[0] for row in rows]
    figure, panels = pyplot.subplots(1, 3, figsize=(10, 3.1), layout="constrained")
    titles = ("one report more (milliseconds, median)", "all weighed anew (seconds)", "peak memory (MB)")
    for panel, title, column in zip(panels, titles, (2, 1, 3), strict=True):
        panel.plot(sizes, [row[column] for row in rows], marker="o", color="#0b5c7a")
        panel.set_xscale("log")
        panel.set_ylim(0, 1.15 * max(row[column] for row in rows))
        panel.set_xticks(sizes, [f"{size:,}" for size in sizes])
        panel.minorticks_off()
        panel.set_title(title, fontsize=10)
        panel.set_xlabel("reports in the record", fontsize=9)
        panel.tick_params(labelsize=8)
        panel.spines[["top", "right"]].set_visible(False)
        panel.grid(axis="y", color="#dddddd", linewidth=0.6)
        panel.set_axisbelow(True)
    pyplot.rcParams["svg.fonttype"] = "none"
    figure.savefig(path, metadata={"Date": None})


def main() -> int:
    """Parse, run, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("score", "cost"))
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--level", choices=sorted(LEVELS), default="default")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--read", action="store_true", help="weigh what the rules read in the texts, not their truth")
    parser.add_argument("--sizes", default="1000,3000,10000,30000,100000")
    parser.add_argument("--plot", type=Path, help="draw the cost into this .svg (needs the bench extra)")
    args = parser.parse_args()
    random.seed(args.seed)
    if args.what == "score":
        score(args.reports, args.level, args.seed, by_rules=args.read)
    else:
        rows = cost([int(n) for n in args.sizes.split(",")], args.seed)
        if args.plot is not None:
            plot(rows, args.plot)
    return 0


if __name__ == "__main__":
    sys.exit(main())
