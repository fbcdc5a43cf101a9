"""Plant copies among real reports and see whether they are found: `make bench`.

Of reports drawn at random each is copied five ways: whole, cut to 40 %, with its sentences in another order, under
another dateline, and with 15 % of its words replaced by words of other reports.

    python benchmarks/copies.py --corpora ../shared/corpora [--drawn 200] [--seed 1]
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import re
import sys
from collections import Counter
from pathlib import Path

from corroborate.weigh.echoes import Text, near_copies

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_WORD = re.compile(r"[A-Za-z]{3,}")


def planted(text: str, words: list[str], chance: random.Random) -> dict[str, str]:
    """The five copies of a text."""
    sentences = _SENTENCE.split(text)
    shuffled = sentences[:]
    chance.shuffle(shuffled)
    length, cut = 0, []
    for sentence in sentences:
        if length > 0.4 * len(text):
            break
        cut.append(sentence)
        length += len(sentence) + 1
    replaced = _WORD.sub(lambda m: chance.choice(words) if chance.random() < 0.15 else m.group(), text)
    return {
        "whole": text,
        "cut": " ".join(cut)[: max(int(0.4 * len(text)), 200)],
        "reordered": " ".join(shuffled),
        "new dateline": f"ORVA, 12 March (Northgate Wire) - {text} Reporting by our desk in Orva.",
        "rewritten": replaced,
    }


def main() -> int:
    """Plant, find, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--drawn", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    chance = random.Random(args.seed)
    lines = next((args.corpora / "syria_reports").glob("*.jsonl")).read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    day = dt.date(2031, 1, 1)
    reports = {str(r["id"]): r["text"] for r in rows if len(r["text"]) >= 400}
    natural = {c.id: c.of for c in near_copies(Text(id=i, day=day, text=t) for i, t in reports.items())}
    print(f"{len(reports)} reports; {len(natural)} are taken for copies of another as they stand")
    words = sorted({w for t in reports.values() for w in _WORD.findall(t)})
    drawn = chance.sample(sorted(set(reports) - set(natural) - set(natural.values())), args.drawn)
    texts = [Text(id=i, day=day, text=t) for i, t in reports.items()]
    kind_of: dict[str, str] = {}
    for name in drawn:
        for kind, text in planted(reports[name], words, chance).items():
            kind_of[f"{name}/{kind}"] = kind
            texts.append(Text(id=f"{name}/{kind}", day=day + dt.timedelta(days=1), text=text))
    found = {c.id: c.of for c in near_copies(texts)}
    right: Counter[str] = Counter()
    there: Counter[str] = Counter()
    for name, kind in kind_of.items():
        there[kind] += 1
        right[kind] += found.get(name) == name.partition("/")[0]
    for kind in there:
        print(f"{kind:14} found {right[kind] / there[kind]:.3f} of {there[kind]}")
    said = [(name, of) for name, of in found.items() if natural.get(name) != of]
    wrong = [(name, of) for name, of in said if name.partition("/")[0] != of]
    recall, precision = sum(right.values()) / len(kind_of), 1 - len(wrong) / max(len(said), 1)
    print(f"planted copies: recall {recall:.3f} precision {precision:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
