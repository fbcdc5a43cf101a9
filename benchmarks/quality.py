"""Score the reader on public corpora and hold the floors: `make quality`.

Reads each set with the installed `corroborate read --jsonl` (as a user would), scores it with the shared scorer,
and compares every measure with the floor pinned in floors.json.  Fails on a drop below a floor, and on gold that
changed silently (its hash is pinned too).  Prints bootstrap intervals over documents (1,000 resamples, seed 1) for
the figure measures, and which documents gained or lost against the last run on this machine (ids only).

    python benchmarks/quality.py --corpora ../shared/corpora --score ../shared/score/score.py [--reader rules|model]
        [--only figures] [--raise] [--json FILE]
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import importlib.util
import io
import json
import random
import re
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import Any

import blame
import event_location

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
OUT = HERE.parent / "out" / "quality"

# set -> (kind of scorer, gold relative to the corpora)
SETS = {
    "figures": ("figures", "figures/dev.jsonl"),
    "isaf": ("isaf", "isaf/dev.jsonl"),
    "attribution": ("attribution", "polnear/dev"),
    "geo": ("geo", "geoparsing/lgl.xml"),
    "muc4": ("muc4", "muc4/dev.json"),
}

# What else of a set's gold a benchmark of ours scores by what was read of the set.
ALSO = {"muc4": blame.GOLD}

# Sets that a benchmark of ours reads and scores by itself: set -> gold relative to the corpora.
OWN = {"event_location": event_location.GOLD}

# measure -> (set, pattern on the scorer's output with the number in group 1)
MEASURES = {
    "figures.number_f1": ("figures", r"number F1 ([\d.]+)"),
    "figures.number_and_group_f1": ("figures", r"^figures F1 ([\d.]+)"),
    "figures.voice": ("figures", r", voice ([\d.]+)$"),
    "figures.scope": ("figures", r"^scope right, of those\s+([\d.]+)"),
    "figures.certainty": ("figures", r"^certainty right, of those\s+([\d.]+)"),
    "figures.part": ("figures", r"^part right, of those\s+([\d.]+)"),
    "figures.place": ("figures", r"^place right, where given\s+([\d.]+)"),
    "figures.date": ("figures", r"^date right, where given\s+([\d.]+)"),
    "isaf.date": ("isaf", r"isaf date ([\d.]+)"),
    "isaf.province": ("isaf", r"province ([\d.]+) killed"),
    "isaf.killed": ("isaf", r"province [\d.]+ killed ([\d.]+)"),
    "isaf.killed_none_found": ("isaf", r"^killed:.*none found ([\d.]+)"),
    "attribution.source": ("attribution", r"source ([\d.]+) cue"),
    "attribution.cue": ("attribution", r"cue ([\d.]+) content"),
    "attribution.content": ("attribution", r"content ([\d.]+)$"),
    "attribution.whole_f1": ("attribution", r"^attribution F1 ([\d.]+)"),
    "geo.acc161_placed": ("geo", r"acc@161km ([\d.]+) of placed"),
    "geo.recall": ("geo", r"toponym recall ([\d.]+)"),
    "geo.precision": ("geo", r"precision ([\d.]+)$"),
    "muc4.templates_f1": ("muc4", r"^muc4 templates F1 ([\d.]+)"),
    "muc4.role_fillers_f1": ("muc4", r"role-filler entities F1 ([\d.]+)$"),
    "muc4.blame": ("muc4", r"^blame ([\d.]+)"),
}


def scorer(path: Path) -> ModuleType:
    """The shared scorer as a module."""
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        sys.exit(f"no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def spoken(function: Any, *args: object) -> str:
    """What a scorer's function prints."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        function(*args)
    return said.getvalue()


def gold_hash(path: Path) -> str:
    """SHA-256 over a gold file, or over the names and bytes of a gold folder."""
    h = hashlib.sha256()
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.is_file():
            h.update(file.name.encode() + b"\0" + file.read_bytes())
    return h.hexdigest()


def read(kind: str, gold: Path, score: ModuleType, reader: str) -> tuple[Path, float]:
    """What the reader prints for a set, and the seconds that it took."""
    OUT.mkdir(parents=True, exist_ok=True)
    documents, printed = OUT / f"{kind}.in.jsonl", OUT / f"{kind}.out.jsonl"
    spoken(score.inputs, kind, str(gold), str(documents))
    command = [
        str(Path(sys.executable).with_name("corroborate")),
        "read",
        str(documents),
        "--jsonl",
        "--reader",
        reader,
    ]
    began = time.monotonic()
    with printed.open("wb") as out:
        subprocess.run(command, stdout=out, check=True)
    return printed, time.monotonic() - began


def per_document(score: ModuleType, gold: Path, printed: Path) -> dict[str, dict[str, tuple[int, int, int]]]:
    """For each document of the figures gold: measure -> (right, predicted, gold)."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    outs = {json.loads(line)["document"].get("ref"): line for line in printed.read_text(encoding="utf-8").splitlines()}
    one_gold, one_out = OUT / "one.gold.jsonl", OUT / "one.out.jsonl"
    found: dict[str, dict[str, tuple[int, int, int]]] = {}
    for row in rows:
        one_gold.write_text(json.dumps(row) + "\n", encoding="utf-8")
        one_out.write_text(outs.get(row["id"], "") + "\n", encoding="utf-8")
        said = spoken(score.figures, str(one_gold), str(one_out))
        counts: dict[str, tuple[int, int, int]] = {}
        for name, label in (
            ("figures.number_f1", "figure with its numbers"),
            ("figures.number_and_group_f1", "number and group"),
        ):
            match = re.search(rf"^{label}.*\((\d+)/(\d+) predicted, (\d+) gold\)", said, re.MULTILINE)
            if match:
                counts[name] = (int(match[1]), int(match[2]), int(match[3]))
        found[row["id"]] = counts
    return found


def interval(counts: list[tuple[int, int, int]]) -> tuple[float, float]:
    """The 95 % bootstrap interval of F1, resampling documents."""
    rng = random.Random(1)
    scores = []
    for _ in range(1000):
        sample = rng.choices(counts, k=len(counts))
        right, predicted, gold = (sum(c[i] for c in sample) for i in range(3))
        scores.append(2 * right / max(predicted + gold, 1))
    scores.sort()
    return scores[24], scores[974]


def changes(now: dict[str, dict[str, tuple[int, int, int]]]) -> list[str]:
    """Which documents gained or lost right figures, or false ones, against the last run on this machine."""
    last = OUT / "figures.last.json"
    before = json.loads(last.read_text()) if last.exists() else {}
    lines = []
    for ref, counts in sorted(now.items()):
        name = "figures.number_and_group_f1"
        old = tuple(before.get(ref, {}).get(name, ()))
        new = counts.get(name)
        if old and new and old != new:
            word = "gained" if (new[0] - new[1], new[0]) > (old[0] - old[1], old[0]) or new[0] > old[0] else "lost"
            lines.append(f"  {word} {ref}: {old[0]} right of {old[1]} found -> {new[0]} of {new[1]} ({new[2]} gold)")
    last.write_text(json.dumps(now))
    return lines


def main() -> int:
    """Score, print, compare; 1 if a floor is broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--score", type=Path, required=True)
    parser.add_argument("--reader", default="rules")
    parser.add_argument("--only", action="append", choices=sorted((*SETS, *OWN)), help="score only this set")
    parser.add_argument("--raise", dest="raise_floors", action="store_true", help="raise the floors that were beaten")
    parser.add_argument("--json", type=Path, help="write what was measured to this file")
    args = parser.parse_args()
    if not args.corpora.is_dir():
        print(f"quality: no corpora at {args.corpora}; nothing scored")
        return 0
    score = scorer(args.score)
    pinned = json.loads(FLOORS.read_text(encoding="utf-8"))
    floors: dict[str, float] = pinned["floors"][args.reader]
    broken = []
    measured: dict[str, float] = {}
    for name in (name for name in args.only or SETS if name in SETS):
        kind, where = SETS[name]
        gold = args.corpora / where
        if pinned["gold"].get(where) != gold_hash(gold):
            broken.append(f"{where}: the gold is not the one that the floors were pinned on")
        printed, seconds = read(kind, gold, score, args.reader)
        said = spoken(getattr(score, kind), str(gold), str(printed))
        documents = sum(1 for _ in printed.open())
        if name in ALSO:
            if pinned["gold"].get(ALSO[name]) != gold_hash(args.corpora / ALSO[name]):
                broken.append(f"{ALSO[name]}: the gold is not the one that the floors were pinned on")
            said += blame.scored(args.corpora / ALSO[name], printed).said()
        print(f"\n== {name}: {documents} documents in {seconds:.1f} s\n{said.rstrip()}")
        if name == "figures":
            counts = per_document(score, gold, printed)
            for measure in ("figures.number_f1", "figures.number_and_group_f1"):
                low, high = interval([c[measure] for c in counts.values() if measure in c])
                print(f"{measure}: 95 % bootstrap interval {low:.3f} to {high:.3f}")
            for line in changes(counts):
                print(line)
        for measure, (of, pattern) in MEASURES.items():
            if of != name:
                continue
            match = re.search(pattern, said, re.MULTILINE)
            value = measured[measure] = float(match[1]) if match else 0.0
            floor = floors.get(measure, 0.0)
            if value < floor:
                broken.append(f"{measure}: {value:.3f} is below its floor {floor:.3f}")
            elif args.raise_floors:
                floors[measure] = value
    for name in (name for name in args.only or OWN if name in OWN):
        if pinned["gold"].get(OWN[name]) != gold_hash(args.corpora / OWN[name]):
            broken.append(f"{OWN[name]}: the gold is not the one that the floors were pinned on")
        began = time.monotonic()
        made = event_location.measured(args.corpora, args.reader)
        print(f"\n== {name}: in {time.monotonic() - began:.1f} s\n{made.said()}")
        for measure, value in made.measures().items():
            measured[measure] = value
            if value < floors.get(measure, 0.0):
                broken.append(f"{measure}: {value:.3f} is below its floor {floors[measure]:.3f}")
            elif args.raise_floors:
                floors[measure] = value
    if args.raise_floors:
        pinned["gold"] = {
            where: gold_hash(args.corpora / where)
            for where in (*(gold for _, gold in SETS.values()), *ALSO.values(), *OWN.values())
        }
        FLOORS.write_text(json.dumps(pinned, indent=2, sort_keys=True) + "\n", encoding="utf-8")
        print("\nfloors raised to what was measured")
    if args.json is not None:
        args.json.write_text(json.dumps(measured, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    for line in broken:
        print(f"quality: {line}", file=sys.stderr)
    print(f"\nquality: {len(broken)} floors broken")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
