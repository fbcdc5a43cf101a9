"""Decode trained weights as the program does, and score them on the development sets with score.py.

python training/evaluate.py WEIGHTS --corpora ../shared/corpora --score ../shared/score/score.py
    [--sets figures,read,polnear,muc] [--rough none|lower|upper|commas|quotes] [--out FOLDER] [--threshold figure=0.4 …]

WEIGHTS is reader.pt (fp32, needs torch) or a folder with an exported reader (onnxruntime).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from annotations import in_words, readings, texts
from data import KINDS, ROLES, figure_reports, jsonl
from model import encoder_folder
from train import vocabulary

from corroborate import codec
from corroborate.read.attribution_tags import attributions_from_tags
from corroborate.read.claims import compose
from corroborate.read.figures import figures
from corroborate.read.tags import figures_from_tags
from corroborate.read.voices import attributions
from corroborate.shell import tagger
from corroborate.text.passages import passages
from corroborate.text.tokens import sentences
from corroborate.values import Document, Tags

HELD = 40  # the last hand-read reports, kept out of training


def torch_seer(weights: Path, folder: Path) -> tuple[tagger.Seer, dict[str, np.ndarray]]:
    """fp32 weights in torch as a Seer, and the pointers' tables."""
    import torch
    from model import fresh

    reader = fresh(folder)
    reader.load_state_dict(torch.load(weights, weights_only=True))
    reader.eval()
    tables = {}
    for name, pointer in reader.pointers.items():
        tables[f"{name}.distance"] = pointer.distance.weight.detach().numpy()
        tables[f"{name}.bias"] = pointer.bias.weight.detach().numpy()[:, 0]

    def see(*arrays: np.ndarray) -> Mapping[str, np.ndarray]:
        with torch.no_grad():
            out = reader(*(torch.from_numpy(a) for a in arrays))
        return {name: value.numpy() for name, value in out.items()}

    return see, tables


def remembered(see: tagger.Seer, store: Path) -> tuple[tagger.Seer, Callable[[], None]]:
    """A Seer that keeps what it saw, since thresholds are tried many times on the same logits."""
    known: dict[str, Mapping[str, np.ndarray]] = pickle.loads(store.read_bytes()) if store.exists() else {}
    size = len(known)

    def recall(*arrays: np.ndarray) -> Mapping[str, np.ndarray]:
        key = hashlib.sha256(b"".join(a.tobytes() for a in arrays)).hexdigest()
        if key not in known:
            known[key] = {k: v.astype(np.float16) for k, v in see(*arrays).items()}
        return {k: v.astype(np.float32) for k, v in known[key].items()}

    def keep() -> None:
        if len(known) > size:
            store.write_bytes(pickle.dumps(known))

    return recall, keep


ROUGH: dict[str, Callable[[str], str]] = {
    "none": lambda s: s,
    "lower": str.lower,
    "upper": str.upper,
    "commas": lambda s: re.sub(r",(?!\d)", "", s),
    "quotes": lambda s: re.sub(r"[\"“”„«»]|``|''", "", s),
}


def rough(value: Any, change: Callable[[str], str]) -> Any:
    """Every string of a gold row changed alike (labels and ids excepted)."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [rough(v, change) for v in value]
    if isinstance(value, dict):
        held = (
            "id",
            "measure",
            "group",
            "group_alt",
            "certainty",
            "certainty_alt",
            "scope",
            "scope_alt",
            "published",
            "date",
            "docid",
        )
        return {k: v if k in held else rough(v, change) for k, v in value.items()}
    return value


def printed(document: Document, made: Any) -> dict[str, Any]:
    """A reading in the shape of `read --jsonl`, as far as the scorer looks."""
    return {
        "document": {"id": document.id, "ref": document.ref, "text": document.text},
        "figures": [codec.to_plain(f) for f in made.figures],
        "claims": [codec.to_plain(c) for c in made.claims],
        "places": [],
        "events": [],
    }


def read(document: Document, tags: Tags | None) -> dict[str, Any]:
    """A document read with tags, or by the rules alone where there are none."""
    parts = passages(document)
    lines = sentences(document.text, parts)
    counted = figures(document, lines) if tags is None else figures_from_tags(tags, document, lines)
    said = attributions(lines, {}) if tags is None else attributions_from_tags(tags, lines, {}, counted)
    made = compose(
        document, parts, lines, attributions=said, figures=counted, times=(), places=(), acts=(), entities=()
    )
    return printed(document, made)


def held_readings(corpora: Path) -> list[dict[str, Any]]:
    """The hand-read reports that training leaves out, in the form of figures/dev.jsonl."""
    known = texts(corpora)
    held = {r.ref for r in figure_reports(corpora, "read")[-HELD:]}
    found: dict[str, dict[str, Any]] = {}
    for reading in readings():
        if reading["id"] in held and reading["id"] not in found:
            text = known[reading["id"]]
            found[reading["id"]] = {"id": reading["id"], **text, "figures": in_words(reading, text["text"])}
    return list(found.values())


def documents(rows: Iterable[tuple[str, str, str | None]]) -> list[Document]:
    """(id, text, title) as documents."""
    return [Document(id=f"doc-{i}", ref=i, text=t, title=title, sha256="", cleaned_by="gold") for i, t, title in rows]


def templates(document: Document, tags: Tags, threshold: float) -> list[dict[str, Any]]:
    """One MUC-4 template of all that is told, of the likeliest kind; none where no role was seen."""
    found: dict[str, list[list[str]]] = {}
    for role in ROLES:
        entities: list[list[str]] = []
        best: dict[str, float] = {}
        for tag in tags.roles:
            if tag.label == role:
                words = re.sub(r"\s+", " ", document.text[tag.start : tag.end]).casefold()
                words = re.sub(r"^(?:the|a|an) ", "", words)
                best[words] = max(best.get(words, 0.0), tag.score)
        for words in sorted(best, key=len, reverse=True):
            if best[words] < threshold:
                continue
            for entity in entities:
                last = words.split()[-1]
                if any(words in m or (last == m.split()[-1] and len(last) > 3) for m in entity):
                    entity.append(words)
                    break
            else:
                entities.append([words])
        found[role] = entities
    if not any(found.values()):
        return []
    scores = {kind: max((k.score for k in tags.kinds if k.label == kind), default=0.0) for kind in KINDS}
    return [{"incident_type": max(scores, key=lambda k: scores[k]), **found}]


def main() -> None:
    """Decode and score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path, help="reader.pt, an exported folder, or `rules`")
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--score", type=Path, default=Path("../shared/score/score.py"))
    parser.add_argument("--encoder", type=Path)
    parser.add_argument("--sets", default="figures,read,polnear,muc")
    parser.add_argument("--rough", default="none", choices=sorted(ROUGH))
    parser.add_argument("--threshold", nargs="*", default=[])
    parser.add_argument("--out", type=Path, default=Path("out/evaluate"))
    parser.add_argument("--full", action="store_true", help="print all that score.py prints")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    folder = encoder_folder(args.encoder)
    seeing: tagger.Tagger | None = None
    keep: Callable[[], None] = lambda: None  # noqa: E731
    chosen = replace(tagger.Thresholds(), **{k: float(v) for k, v in (t.split("=") for t in args.threshold)})
    if args.weights.is_dir():
        seeing = tagger.load(args.weights)
    elif str(args.weights) != "rules":
        see, tables = torch_seer(args.weights, folder)
        digest = hashlib.sha256(args.weights.read_bytes()).hexdigest()
        see, keep = remembered(see, args.out / f"{digest[:12]}.pickle")
        seeing = tagger.Tagger(see, vocabulary(folder), tagger.Decoder(tagger.Pointers(tables), chosen), digest)

    change = ROUGH[args.rough]
    for name in args.sets.split(","):
        out = args.out / f"{name}.jsonl"
        gold: Path = args.corpora
        kind = "figures"
        if name in ("figures", "read", "train"):
            if name != "read":
                rows = jsonl(args.corpora / "figures" / ("dev.jsonl" if name == "figures" else "train.jsonl"))
            else:
                rows = held_readings(args.corpora)
            rows = [rough(r, change) for r in rows]
            gold = args.out / f"{name}.gold.jsonl"
            gold.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
            docs = documents((r["id"], r["text"], r.get("title")) for r in rows)
        elif name == "polnear":
            gold, kind = args.corpora / "polnear/dev", "attribution"
            docs = documents(
                (p.stem, p.read_bytes().decode("utf-8"), None) for p in sorted((gold / "text").glob("*.txt"))
            )
        else:
            gold, kind = args.corpora / "muc4/dev.json", "muc4"
            docs = documents((r["docid"], r["doctext"], None) for r in jsonl(gold))
        with out.open("w", encoding="utf-8") as file:
            for document in docs:
                tags = None
                if seeing is not None:
                    tags = seeing.tags_of(document, sentences(document.text, passages(document)))
                if name == "muc":
                    if tags is None:
                        continue
                    row = {"document": {"ref": document.ref}, "templates": templates(document, tags, chosen.role)}
                else:
                    row = read(document, tags)
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
        if name == "muc" and seeing is None:
            continue
        done = subprocess.run(
            [sys.executable, str(args.score), kind, str(gold), str(out)], capture_output=True, text=True, check=True
        )
        lines = done.stdout.strip().splitlines()
        print(f"== {name} ({args.rough})")
        print("\n".join(lines if args.full else lines[-1:]), flush=True)
    keep()


if __name__ == "__main__":
    main()
