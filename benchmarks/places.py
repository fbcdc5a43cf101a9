"""Score and time the placing of names: `make bench`.

GED's Syria events ask for a place by its name and first-order division, and say where it is; event_location's
sentences say where the act of a verb happened.

    python benchmarks/places.py --corpora ../shared/corpora [--layers]

With ``--layers`` over the gazetteer layers that are installed (corroborate gazetteer add).
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import resource
import sys
import time
from collections import Counter
from pathlib import Path

from corroborate.codec import content_id, digest
from corroborate.read.mentions import mentions, place_names
from corroborate.read.names import fold, loosened, skeleton
from corroborate.shell.gazetteer import open_gazetteer
from corroborate.shell.installed import installed
from corroborate.text.passages import passages
from corroborate.text.tokens import sentences
from corroborate.values import Document, PlaceMention
from corroborate.weigh.places import resolve


def document(text: str) -> Document:
    """A text as a report without a date."""
    sha = digest("text", text)
    return Document(id=content_id("doc", sha), text=text, sha256=sha, cleaned_by="benchmark")


class Placing:
    """Texts to their places, the gazetteer open."""

    def __init__(self, layers: bool = False) -> None:
        self.gazetteer = open_gazetteer((), installed=[layer.path for layer in installed()] if layers else [])

    def of(self, texts: list[str]) -> list[tuple[PlaceMention, ...]]:
        """The places of each text."""
        made = []
        for text in texts:
            one = document(text)
            lines = sentences(text, passages(one))
            names = mentions(one, lines)
            made.append(resolve(one, lines, names, self.gazetteer.lookup(place_names(names))))
        return made


def km(a: float, b: float, c: float, d: float) -> float:
    """Kilometres between two points in degrees."""
    x, y = math.radians(d - b) * math.cos(math.radians((a + c) / 2)), math.radians(c - a)
    return 6371 * math.hypot(x, y)


def _plain(division: str | None) -> str:
    """A division's name as spellings of it agree: "Hamah Governorate" and "Hama"."""
    words = fold((division or "").casefold().replace("governorate", "")).replace("-", " ").split()
    return skeleton(loosened(" ".join(word for word in words if word not in ("al", "as", "ar", "ad", "rif"))))


def ged(placing: Placing, path: Path) -> None:
    """Distance and division of each name that GED places to a town (precision 1 or 2)."""
    rows: dict[tuple[str, str], dict[str, str]] = {}
    for row in csv.DictReader(path.open(encoding="utf-8")):
        if row["where_prec"] in ("1", "1.0", "2", "2.0") and row["adm_1"] and row["where_coordinates"]:
            rows.setdefault((row["where_coordinates"], row["adm_1"]), row)
    told = list(rows.values())
    texts = [f"Shells hit {r['where_coordinates']}, {r['adm_1']}, {r['country']} on Monday." for r in told]
    right: Counter[str] = Counter()
    for row, places in zip(told, placing.of(texts), strict=True):
        wanted = row["where_coordinates"].casefold()
        first = next((p for p in places if p.words.casefold() in wanted or wanted in p.words.casefold()), None)
        if first is None or first.place is None or first.place.lat is None or first.place.lon is None:
            right["no place"] += 1
            continue
        right["held" if first.place.gazetteer else "contained"] += 1
        near = km(first.place.lat, first.place.lon, float(row["latitude"]), float(row["longitude"])) <= 25
        right["near and held"] += near and first.place.gazetteer is not None
        right["near"] += near
        right["placed"] += 1
        right["division"] += _plain(first.place.admin1) == _plain(row["adm_1"])
    print(f"GED: {len(told)} names of towns; held by the gazetteer {right['held']}, placed by containment "
          f"{right['contained']}, not placed {right['no place']}")  # fmt: skip
    held, all_ = right["near and held"] / max(right["held"], 1), right["near"] / max(right["placed"], 1)
    print(f"  within 25 km, of those held {held:.3f}, of all placed {all_:.3f}; "
          f"the right division {right['division'] / max(right['placed'], 1):.3f}")  # fmt: skip


def memory() -> float:
    """The memory of this process now, in MB; its peak so far where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return pages * resource.getpagesize() / 1e6


def lookups(layers: bool, texts: list[str]) -> None:
    """Names a second, asked for the first time and again, and what the gazetteer adds to memory with them."""
    wanted: set[str] = set()
    for one in map(document, texts):
        wanted.update(place_names(mentions(one, sentences(one.text, passages(one)))))
    names = sorted(wanted)
    before = memory()
    gazetteer = Placing(layers).gazetteer
    spent = []
    for _ in range(2):
        began = time.process_time()
        for i in range(0, len(names), 100):
            gazetteer.lookup(names[i : i + 100])
        spent.append(time.process_time() - began)
    added = memory() - before
    gazetteer.close()
    print(f"{len(names)} names: {len(names) / spent[0]:,.0f} a second of processor time, known ones "
          f"{len(names) / spent[1]:,.0f}; the gazetteer adds {added:.0f} MB with all of them remembered")  # fmt: skip


def speed(placing: Placing, texts: list[str]) -> None:
    """Reports a second for places alone, on one core."""
    placing.of(texts[:50])
    began = time.process_time()
    placing.of(texts)
    spent = time.process_time() - began
    print(f"{len(texts)} reports, places alone: {len(texts) / spent:.0f} a second of processor time; peak memory "
          f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")  # fmt: skip


def main() -> int:
    """Score, time, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--layers", action="store_true", help="over the installed layers")
    args = parser.parse_args()
    reports = next((args.corpora / "syria_reports").glob("*.jsonl")).read_text(encoding="utf-8")
    texts = [json.loads(line)["text"] for line in reports.splitlines()]
    lookups(args.layers, texts)
    placing = Placing(args.layers)
    speed(placing, texts)
    ged(placing, args.corpora / "ged_syria" / "dev.csv")
    return 0


if __name__ == "__main__":
    sys.exit(main())
