"""The figures annotated by reading: load them with their texts, check them, measure agreement.

python training/annotations.py check      --corpora ../shared/corpora
python training/annotations.py agreement  --corpora ../shared/corpora
python training/annotations.py gold OUT   --corpora ../shared/corpora   (in the form of figures/train.jsonl)
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

LABELS = Path(__file__).parent / "annotations" / "figures.jsonl"
SPANS = ("source", "place", "party", "perpetrator")


def texts(corpora: Path) -> dict[str, dict[str, Any]]:
    """Id to text, title and day of every report that can be annotated."""
    found: dict[str, dict[str, Any]] = {}
    for where in ("syria_reports/reports.jsonl", "gva/dev.jsonl"):
        for line in (corpora / where).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found.setdefault(row["id"], {key: row.get(key) for key in ("text", "title", "published")})
    raw = (corpora / "muc4/train.json").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in raw.splitlines()] if raw.lstrip().startswith("{") else json.loads(raw)
    for row in rows:
        found[row["docid"]] = {"text": row["doctext"], "title": None, "published": None}
    for line in (corpora / "re3d/dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found[row["id"]] = {"text": row["text"], "title": row.get("title"), "published": None}
    for path in sorted((corpora / "ner_worldwide").glob("*.tsv")):
        # The set has words alone: a report is its words with blanks between them.
        words = (line.split("\t")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
        found[path.name.split(".")[0]] = {"text": " ".join(filter(None, words)), "title": None, "published": None}
    return found


def readings() -> list[dict[str, Any]]:
    """The annotated readings, in file order."""
    return [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]


def in_words(reading: dict[str, Any], text: str) -> list[dict[str, Any]]:
    """A reading's figures with words for spans, in the form of figures/train.jsonl."""
    found = []
    for figure in reading["figures"]:
        row = {key: value for key, value in figure.items() if key not in (*SPANS, "start", "end", "part_of")}
        row["words"] = text[figure["start"] : figure["end"]]
        for key in SPANS:
            row[key] = text[slice(*figure[key])] if key in figure else None
        whole = figure.get("part_of")
        row["part_of"] = (
            None if whole is None else text[reading["figures"][whole]["start"] : reading["figures"][whole]["end"]]
        )
        row.update(start=figure["start"], end=figure["end"])
        found.append(row)
    return found


def check(corpora: Path) -> int:
    """The number of spans that do not lie in their text, each printed."""
    known, bad = texts(corpora), 0
    for reading in readings():
        report = known.get(reading["id"])
        if report is None:
            print(f"{reading['id']}: no such report")
            bad += 1
            continue
        for figure in reading["figures"]:
            for start, end in [(figure["start"], figure["end"])] + [figure[key] for key in SPANS if key in figure]:
                words = report["text"][start:end]
                if not words or words != words.strip():
                    print(f"{reading['id']}: {start}:{end} is not a span of words")
                    bad += 1
    return bad


def matched(one: list[dict[str, Any]], two: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Pairs of figures of two readings that overlap and count the same harm, the best agreeing first."""
    pairs = []
    for i, a in enumerate(one):
        for j, b in enumerate(two):
            overlap = min(a["end"], b["end"]) - max(a["start"], b["start"])
            if overlap > 0 and a["measure"] == b["measure"]:
                pairs.append(((a["low"], a["high"]) == (b["low"], b["high"]), a["group"] == b["group"], overlap, i, j))
    left, right, found = set(), set(), []
    for *_, i, j in sorted(pairs, reverse=True):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            found.append((i, j))
    return found


def agreement() -> None:
    """Print how far two annotators of the same report agree."""
    by_id = defaultdict(list)
    for reading in readings():
        by_id[reading["id"]].append(reading["figures"])
    reports = found = number = group = first = second = scope = certainty = 0
    for versions in by_id.values():
        for one, two in combinations(versions, 2):
            reports += 1
            first, second = first + len(one), second + len(two)
            for i, j in matched(one, two):
                a, b = one[i], two[j]
                found += 1
                same = (a["low"], a["high"]) == (b["low"], b["high"])
                number += same
                group += same and a["group"] == b["group"]
                scope += a["scope"] == b["scope"]
                certainty += a["certainty"] == b["certainty"]

    def f1(n: int) -> float:
        return 2 * n / max(first + second, 1)

    print(f"{reports} reports read twice: {first} and {second} figures")
    print(f"figure F1 {f1(found):.3f}, with its numbers {f1(number):.3f}, number and group {f1(group):.3f}")
    print(f"of the figures both found: scope {scope / max(found, 1):.3f}, certainty {certainty / max(found, 1):.3f}")


def main() -> int:
    """Run one of the commands above."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=["check", "agreement", "gold"])
    parser.add_argument("out", nargs="?", type=Path)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    args = parser.parse_args()
    if args.command == "agreement":
        agreement()
        return 0
    if args.command == "check":
        bad = check(args.corpora)
        print(f"{len(readings())} readings, {bad} bad spans")
        return 1 if bad else 0
    if args.out is None:
        parser.error("gold needs a file to write")
    known, seen = texts(args.corpora), set()
    with args.out.open("w", encoding="utf-8") as file:
        for reading in readings():
            if reading["id"] in seen:
                continue
            seen.add(reading["id"])
            report = known[reading["id"]]
            row = {"id": reading["id"], "set": reading["set"], "annotator": reading["annotator"], **report}
            file.write(json.dumps({**row, "figures": in_words(reading, report["text"])}, ensure_ascii=False) + "\n")
    print(f"{len(seen)} reports")
    return 0


if __name__ == "__main__":
    sys.exit(main())
