"""How well paraphrases are told from sentences of one's own: 60 invented sentences, each in two other wordings and with
three sentences that other reporters might write on the same event, with its number and its place (`make bench`).

    python benchmarks/paraphrases.py

Prints which share of either is taken for the first sentence's echo, at the threshold that weighing uses and around it.
The installed trained reader says what a sentence means.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path

from corroborate.codec import content_id, digest
from corroborate.shell import tagger
from corroborate.text.passages import passages
from corroborate.text.tokens import sentences
from corroborate.values import Document, Figure, Group, Measure
from corroborate.weigh import echoes
from corroborate.weigh.echoes import Told

PAIRS = Path(__file__).with_suffix(".jsonl")
THRESHOLDS = (0.80, 0.85, 0.88, 0.90, 0.92)


def told(text: str, name: str, reader: tagger.Tagger) -> Told:
    """A sentence as the only one of its outlet's report, with a figure in it; all give the same number."""
    document = Document(id=content_id("doc", name), text=text, sha256=digest("text", text), cleaned_by="benchmark")
    meanings = reader.tags_of(document, sentences(text, passages(document))).meanings
    figure = Figure(
        id=f"fig-{name}",
        document=document.id,
        passage="psg",
        words=text[:1],
        start=0,
        end=1,
        measure=Measure.KILLED,
        low=8,
        best=8,
        high=8,
        group=Group.UNKNOWN,
        made_by="benchmark",
    )
    return Told(
        figure=figure,
        text=text,
        voice_key=f"narration@{name}",
        day=dt.date(2031, 3, 1),
        document=document.id,
        outlet=name,
        first_hand=False,
        event="evt-1",
        meaning=meanings[0].vector if meanings else (),
    )


def main() -> int:
    """Measure and print."""
    reader = tagger.load()
    rows = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    read = [
        (
            told(row["one"], f"{n}", reader),
            [told(text, f"{n}-s{k}", reader) for k, text in enumerate(row["same"])],
            [told(text, f"{n}-o{k}", reader) for k, text in enumerate(row["other"])],
        )
        for n, row in enumerate(rows)
    ]
    chosen = echoes.PARAPHRASE
    for threshold in sorted({*THRESHOLDS, chosen}):
        echoes.PARAPHRASE = threshold
        found, asked = [0, 0], [0, 0]
        for one, *kinds in read:
            for k, items in enumerate(kinds):
                asked[k] += len(items)
                found[k] += sum(len(echoes.echoes([one, item])) == 1 for item in items)
        print(
            f"from {threshold:.2f}: {found[0]} of {asked[0]} paraphrases found, "
            f"{found[1]} of {asked[1]} sentences of one's own taken for one"
            f"{'  (in use)' if threshold == chosen else ''}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
