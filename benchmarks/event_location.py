"""Score where events happened: event_location links the word of an event ("shot", "captured") to the place of it.

The whole program reads each sentence as a report of its own, and three answers are scored:

* *asked*: the place that the reader gives to an act of the set's own word: the tagger's pointer and the scene together
  (read/whereabouts.py), exactly as it places its own acts and figures. This is the headline.
* *recorded*: the place that the record keeps of that sentence unasked: that of the innermost claim around the word. The
  set's captures, patrols and marches are no acts to us unless someone was harmed, so that this is the lower number.
* *pointer*: what the tagger alone points to, whether a place or not (the model only).

A place is right where it overlaps a location of the gold (several may be given); *exact* is the same words, without
article and punctuation. F1 counts every place that was given, also to the 3,400 words for which gold gives none. The
shipped weights were trained on nine tenths of the set; *unseen* are the sentences of the other tenth whose text does
not stand among them (training/train.py).

Gold as it is used: 992 locations carry word numbers instead of characters, and are found by their text; rows of one
text and one word are one item, with the locations of all of them.

    python benchmarks/event_location.py --corpora ../shared/corpora [--reader rules|model] [--worst 30]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corroborate.codec import content_id, digest
from corroborate.errors import CorroborateError
from corroborate.read.scenes import prepare
from corroborate.read.tags import located, pointed_places
from corroborate.read.whereabouts import Whereabouts
from corroborate.shell import tagger
from corroborate.shell.gazetteer import open_gazetteer
from corroborate.shell.pipeline import Parts, Unread, read_many
from corroborate.text.passages import passages
from corroborate.text.tokens import Sentence, sentences
from corroborate.values import Document, Reading, Span, Tags

GOLD = "event_location/dev.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A sentence, the characters of its event's word and of the locations (none: not told).

    ``unseen`` is whether training has never read the text.
    """

    text: str
    verb: Span
    locations: tuple[Span, ...]
    unseen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Where the reader says it was, in three ways; None where it gives no place."""

    asked: Span | None
    recorded: Span | None
    pointer: Span | None
    places: tuple[Span, ...]


def mended(text: str, span: Mapping[str, Any]) -> Span | None:
    """The characters of a gold span, found by its words where it carries token numbers; None if they are lost."""
    start, end = span["start"], span["end"]
    words = span.get("text")
    if words is not None and text[start:end] != words:
        ats = [i for i in range(len(text)) if text.startswith(words, i)]
        if not ats:
            return None
        start = min(ats, key=lambda i: abs(text.count(" ", 0, i) - span["token_start"]))
        end = start + len(words)
    return (start, end) if text[start:end].strip() else None


def items(path: Path) -> list[Item]:
    """The gold, one item for each text and word."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if sum(s["label"] == "VERB" for s in row.get("spans", ())) == 1]
    seen = {row["text"] for n, row in enumerate(rows) if n % 10}  # as training/train.py parts them
    found: dict[tuple[str, Span], set[Span]] = {}
    for row in rows:
        verb = next(s for s in row["spans"] if s["label"] == "VERB")
        spans = [mended(row["text"], s) for s in row["spans"] if s["label"] == "LOCATION"]
        found.setdefault((row["text"], (verb["start"], verb["end"])), set()).update(s for s in spans if s)
    return [
        Item(text=text, verb=verb, locations=tuple(sorted(spans)), unseen=text not in seen)
        for (text, verb), spans in found.items()
    ]


class Listening:
    """A Tagger that keeps what it saw."""

    def __init__(self, inner: tagger.Tagger) -> None:
        self.inner, self.digest = inner, inner.digest
        self.seen: dict[str, Tags] = {}

    def tags(self, texts: Sequence[tuple[Document, tuple[Sentence, ...]]]) -> Iterator[Tags | CorroborateError]:
        """What the inner tagger sees."""
        for tags in self.inner.tags(texts):
            self.seen[tags.document] = tags
            yield tags


def document(text: str) -> Document:
    """A text as a report without a date."""
    sha = digest("text", text)
    return Document(id=content_id("doc", sha), text=text, sha256=sha, cleaned_by="benchmark")


def answers(asked: Sequence[Item], reader: str) -> list[Answer | None]:
    """The reader's answers, in order; None where it broke on the text."""
    words = frozenset(item.text[item.verb[0] : item.verb[1]].lower() for item in asked)
    listening = Listening(tagger.load(workers=2, acts=words)) if reader == "model" else None
    parts = Parts(gazetteer=open_gazetteer(()), voice_kinds={}, reader="benchmark", tagger=listening)
    texts = dict.fromkeys(item.text for item in asked)
    readings = dict(zip(texts, read_many((document(text) for text in texts), parts), strict=True))
    tags = listening.seen if listening is not None else {}
    return [answer(item, readings[item.text], tags) for item in asked]


def answer(item: Item, reading: Reading | Unread, tags: Mapping[str, Tags]) -> Answer | None:
    """Where the reader says that the item's event was."""
    if isinstance(reading, Unread):
        return None
    lines = sentences(item.text, passages(reading.document))
    seen = tags.get(reading.document.id)
    start = next((t.start for s in lines for t in s.tokens if t.end > item.verb[0]), item.verb[0])
    pointed = located(seen, reading.figures, (start,)) if seen is not None else None
    places = reading.places
    if seen is not None and pointed is not None:
        places = pointed_places(pointed, seen, reading.document, lines, places)
    where = Whereabouts(prepare(lines, reading.times, places), item.text, lines, places, pointed)
    spans = {p.id: (p.start, p.end) for p in places}
    around = sorted(
        (c.end - c.start, c.place) for c in reading.claims if c.start <= start < c.end and c.place is not None
    )
    return Answer(
        asked=spans.get(where.of(start, item.verb[1]).place or ""),
        recorded=spans.get(around[0][1] or "") if around else None,
        pointer=next((t.place for t in seen.places if t.start == start), None) if seen is not None else None,
        places=tuple(spans.values()),
    )


def trimmed(text: str, span: Span) -> str:
    """The words of a span as two of them agree: without article, case and punctuation at its edges."""
    words = text[span[0] : span[1]].casefold().strip(" ,.;:'\"“”‘’()[]\n")
    return words.removeprefix("the ")


@dataclass(slots=True)
class Score:
    """Counts over items."""

    told: int = 0  # gold gives a location
    untold: int = 0
    given: int = 0  # the reader gives a place
    right: int = 0
    exact: int = 0
    silent: int = 0  # neither gives one

    def add(self, item: Item, said: Span | None) -> None:
        """Count one item."""
        self.told += bool(item.locations)
        self.untold += not item.locations
        self.given += said is not None
        self.silent += said is None and not item.locations
        if said is not None:
            self.right += fits(item, said)
            self.exact += any(trimmed(item.text, said) == trimmed(item.text, s) for s in item.locations)

    def line(self, name: str) -> str:
        """The score in words."""
        recall, precision = self.recall, self.right / max(self.given, 1)
        both = (self.right + self.silent) / max(self.told + self.untold, 1)
        return (
            f"{name:22s} right where given {recall:.3f} (exact {self.exact / max(self.told, 1):.3f})  "
            f"none where none {self.silent / max(self.untold, 1):.3f}  P {precision:.3f}  "
            f"F1 {2 * self.right / max(self.told + self.given, 1):.3f}  all items {both:.3f}   "
            f"({self.right}/{self.given} given, {self.told} told of {self.told + self.untold})"
        )

    @property
    def recall(self) -> float:
        """Right, of the items for which gold gives a location."""
        return self.right / max(self.told, 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of that and of right among all places given."""
        return 2 * self.right / max(self.told + self.given, 1)


def fits(item: Item, said: Span) -> bool:
    """Whether a place overlaps a location of the gold."""
    return any(a < said[1] and said[0] < b for a, b in item.locations)


def kind_of_error(item: Item, found: Answer) -> str:
    """Why the reader's place is not the gold's."""
    if not item.locations:
        return "gold tells none" if found.asked is not None else ""
    if found.asked is not None and fits(item, found.asked):
        return ""
    if not any(fits(item, place) for place in found.places):
        return "not read as a place"
    if found.asked is None:
        return "no place given"
    return "another place"


@dataclass(slots=True)
class Scored:
    """The scores by answer, and the errors by kind, each with its sentence."""

    scores: dict[str, Score]
    errors: dict[str, list[str]]

    def measures(self) -> dict[str, float]:
        """What quality.py holds floors for, to three decimals."""
        asked, unseen = self.scores["asked"], self.scores["asked, unseen"]
        named = {"right": asked.recall, "f1": asked.f1, "unseen_right": unseen.recall, "unseen_f1": unseen.f1}
        return {f"event_location.{name}": round(value, 3) for name, value in named.items()}

    def said(self) -> str:
        """The scores in words, the headline last."""
        lines = [score.line(name) for name, score in self.scores.items() if score.given]
        lines.append("errors: " + ", ".join(f"{kind} {len(found)}" for kind, found in self.errors.items()))
        asked = self.scores["asked"]
        lines.append(f"event location: right where given {asked.recall:.3f}, F1 {asked.f1:.3f}")
        return "\n".join(lines)


def scored(asked: Sequence[Item], found: Sequence[Answer | None]) -> Scored:
    """The answers against the gold; where the reader broke on a text, it gave no place."""
    made = Scored({name: Score() for name in ("asked", "recorded", "pointer", "asked, unseen", "pointer, unseen")}, {})
    for item, answered in zip(asked, found, strict=True):
        one = answered or Answer(asked=None, recorded=None, pointer=None, places=())
        made.scores["asked"].add(item, one.asked)
        made.scores["recorded"].add(item, one.recorded)
        made.scores["pointer"].add(item, one.pointer)
        if item.unseen:
            made.scores["asked, unseen"].add(item, one.asked)
            made.scores["pointer, unseen"].add(item, one.pointer)
        kind = kind_of_error(item, one)
        if kind:
            said = item.text[one.asked[0] : one.asked[1]] if one.asked else None
            wanted = [item.text[a:b] for a, b in item.locations]
            verb = item.text[item.verb[0] : item.verb[1]]
            made.errors.setdefault(kind, []).append(f"  [{verb}] {said!r} for {wanted}: {' '.join(item.text.split())}")
    return made


def measured(corpora: Path, reader: str) -> Scored:
    """The reader's scores on the whole set."""
    asked = items(corpora / GOLD)
    return scored(asked, answers(asked, reader))


def main() -> int:
    """Score, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--reader", default="model", choices=("rules", "model"))
    parser.add_argument("--worst", type=int, default=0, help="print so many errors of each kind, spread over the set")
    args = parser.parse_args()
    made = measured(args.corpora, args.reader)
    for kind, lines in made.errors.items():
        if args.worst:
            print(f"-- {kind}", *lines[:: max(len(lines) // args.worst, 1)][: args.worst], sep="\n")
    print(made.said())
    return 0


if __name__ == "__main__":
    sys.exit(main())
