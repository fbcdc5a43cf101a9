"""Score how surely a report says who did it: MUC-4's keys tell it for each organisation that they name.

A key says REPORTED AS FACT, CLAIMED OR ADMITTED, SUSPECTED OR ACCUSED (BY AUTHORITIES) or POSSIBLE; accused and
suspected are one to it. Of the organisations of the keys that the reader names as perpetrators (of an event of the
key's kind if there is one, else of any), *right* is the share whose confidence the key allows; a key may allow several.
Which words doubt was chosen on the keys of muc4/train (read/blame.py). `make quality` scores those of muc4/dev; for any
other reports of the set, named by their ids:

    python benchmarks/blame.py PRINTED.jsonl --corpora ../shared/corpora
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corroborate.values import Confidence, RoleKind

GOLD = "muc4/keys"

_ALLOWS = {
    "REPORTED AS FACT": {Confidence.FACT},
    "CLAIMED OR ADMITTED": {Confidence.CLAIMED},
    "SUSPECTED OR ACCUSED": {Confidence.ACCUSED, Confidence.SUSPECTED},
    "SUSPECTED OR ACCUSED BY AUTHORITIES": {Confidence.ACCUSED, Confidence.SUSPECTED},
    "POSSIBLE": {Confidence.POSSIBLE},
}
_SLOT = re.compile(r"\s*(\d+)\.\s+.{0,32}?\s{2,}(.*)$")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_MESSAGE, _KIND, _CONFIDENCE = 0, 4, 11  # slots of a key
_SHORT = 3  # letters: of longer names one may hold the other


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """An organisation of one key: the report, the event's kind, its names in lower case, what the key allows."""

    document: str
    kind: str
    names: frozenset[str]
    allows: frozenset[Confidence]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """Of the organisations of the keys, those found; what was said of each beside what its key allows."""

    keys: int
    said_of: tuple[tuple[Key, Confidence], ...]

    def measures(self) -> dict[str, float]:
        """Measure -> share, of the organisations that were found."""
        return {"muc4.blame": round(self._share([said for _, said in self.said_of]), 3)}

    def said(self) -> str:
        """A table: what the keys allow by what the reader says."""
        table = Counter(("/".join(sorted(key.allows)), said.value) for key, said in self.said_of)
        fact = self._share([Confidence.FACT] * len(self.said_of))
        lines = [f"  {allowed}: {said} {n}" for (allowed, said), n in sorted(table.items())]
        right = self.measures()["muc4.blame"]
        head = f"blame {right:.3f} right of {len(self.said_of)} organisations found, of {self.keys} in the keys"
        return "\n".join((*lines, f"{head}; {fact:.3f} were all told as facts"))

    def _share(self, said: Sequence[Confidence]) -> float:
        right = sum(how in key.allows for (key, _), how in zip(self.said_of, said, strict=True))
        return right / max(len(self.said_of), 1)


def keys(folder: Path) -> Iterator[Key]:
    """The organisations of every key in a folder whose confidence is given."""
    for path in sorted(folder.iterdir()):
        document = kind = ""
        slot = -1
        for line in path.read_text(encoding="latin-1").splitlines():
            match = _SLOT.match(line)
            slot = int(match[1]) if match else slot
            told = match[2].strip() if match else line.strip()
            if match and slot == _MESSAGE:
                document = told.split()[0]
            elif match and slot == _KIND:
                kind = told.strip("? ").split(" / ")[0].lower()
            elif slot == _CONFIDENCE and ":" in told:
                how, _, words = told.partition(":")
                allows = [_ALLOWS[one.strip("? ")] for one in how.split("/") if one.strip("? ") in _ALLOWS]
                names = frozenset(name.replace('\\"', "").strip().lower() for name in _QUOTED.findall(words))
                if allows and names:
                    yield Key(document=document, kind=kind, names=names, allows=frozenset().union(*allows))


def told(key: Key, events: Sequence[Mapping[str, Any]]) -> Confidence | None:
    """What a printed reading says of the organisation of a key; None where it does not name it."""
    for event in sorted(events, key=lambda event: bool(event["muc_kind"] != key.kind)):
        for party in event["perpetrators"]:
            words = {words.lower().replace('"', "") for *_, words in party["mentions"]}
            if party["kind"] == RoleKind.ORGANISATION and any(_same(a, b) for a in words for b in key.names):
                return Confidence(party["confidence"])
    return None


def _same(one: str, two: str) -> bool:
    return one == two or (min(len(one), len(two)) > _SHORT and (one in two or two in one))


def scored(folder: Path, printed: Path) -> Scored:
    """The score of what `corroborate read --jsonl` printed, on the reports for which a key names an organisation."""
    rows = (json.loads(line) for line in printed.read_text(encoding="utf-8").splitlines())
    events = {row["document"]["ref"]: row["events"] for row in rows}
    held = [key for key in keys(folder) if key.document in events]
    answers = ((key, told(key, events[key.document])) for key in held)
    return Scored(keys=len(held), said_of=tuple((key, said) for key, said in answers if said is not None))


def main() -> int:
    """Score, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("printed", type=Path)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    args = parser.parse_args()
    print(scored(args.corpora / GOLD, args.printed).said())
    return 0


if __name__ == "__main__":
    sys.exit(main())
