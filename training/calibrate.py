"""How far scores can be believed: fit the lines in read/tags.py, and print the reliability tables of docs/reader.md.

python training/calibrate.py OUT.jsonl GOLD.jsonl [OUT.jsonl GOLD.jsonl …]   figures; gold as figures/dev.jsonl
python training/calibrate.py --attribution OUT.jsonl polnear/dev             whole attributions

OUT.jsonl is what `corroborate read --jsonl` printed.  A figure is right where a gold figure of its measure and bounds
overlaps it, an attribution where the scorer would count it.  A line is (a, b) of
1 / (1 + exp(-(a * logit(score) + b))); fit it on scores made with the lines (1, 0).
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

BINS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)


def rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def figures(out: Path, gold: Path) -> Iterator[tuple[float, bool]]:
    """Each printed figure's score and whether it is right."""
    told = {row["id"]: row for row in rows(gold)}
    for row in rows(out):
        text, listed = row["document"]["text"], told[row["document"]["ref"]]["figures"]
        for figure in row["figures"]:
            yield (
                figure["score"],
                any(
                    figure["measure"] == g["measure"]
                    and (figure["low"], figure["high"]) == (g.get("low"), g.get("high"))
                    and any(
                        m.start() < figure["end"] and figure["start"] < m.end()
                        for m in re.finditer(re.escape(g["words"]), text)
                    )
                    for g in listed
                ),
            )


def attributions(out: Path, gold: Path) -> Iterator[tuple[float, bool]]:
    """Each printed attribution's score and whether one of the gold has half its content and a word of its source."""
    from data import attribution_reports

    told = {r.ref: r.attributions or [] for r in attribution_reports(gold)}
    for row in rows(out):
        for claim in row["claims"]:
            if not claim["cue"]:
                continue
            content = {i for a, b in claim["spans"] for i in range(a, b)}
            source = {i for v in claim["chain"][-1:] for i in range(v["start"], v["end"])}

            def fits(
                gold: dict[str, list[tuple[int, int]]], content: set[int] = content, source: set[int] = source
            ) -> bool:
                words = {i for a, b in gold["Content"] for i in range(a, b)}
                who = {i for a, b in gold["Source"] for i in range(a, b)}
                return len(words & content) >= 0.5 * len(words | content) and (
                    bool(who & source) or not (who or source)
                )

            yield claim["score"], any(fits(g) for g in told[row["document"]["ref"]])


def fitted(pairs: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """The line of a logistic regression, by gradient steps."""
    a, b = 1.0, 0.0
    xs = [math.log(min(max(s, 1e-4), 1 - 1e-4) / (1 - min(max(s, 1e-4), 1 - 1e-4))) for s, _ in pairs]
    for _ in range(4000):
        errors = [1 / (1 + math.exp(-(a * x + b))) - y for x, (_, y) in zip(xs, pairs, strict=True)]
        a -= 0.05 * sum(e * x for e, x in zip(errors, xs, strict=True)) / len(pairs)
        b -= 0.05 * sum(errors) / len(pairs)
    return a, b


def main() -> None:
    """Print the table and the line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--attribution", action="store_true")
    args = parser.parse_args()
    look = attributions if args.attribution else figures
    pairs = [p for n in range(0, len(args.files), 2) for p in look(args.files[n], args.files[n + 1])]
    print("| score | how many | mean score | right |\n|---|---|---|---|")
    gap = 0.0
    for low, high in itertools.pairwise(BINS):
        inside = [(s, y) for s, y in pairs if low <= s < high]
        if inside:
            mean, right = sum(s for s, _ in inside) / len(inside), sum(y for _, y in inside) / len(inside)
            gap += abs(mean - right) * len(inside) / len(pairs)
            print(f"| {low:.2f} to {min(high, 1):.2f} | {len(inside)} | {mean:.2f} | {right:.2f} |")
    a, b = fitted(pairs)
    print(f"expected calibration error {gap:.3f}; of the scores as they are the line is ({a:.2f}, {b:.2f})")


if __name__ == "__main__":
    main()
