"""Export trained weights: per-channel int8 ONNX with all that the tagger needs, and check that it agrees with fp32.

python training/export.py out/reader/reader.pt src/corroborate/data/reader --corpora ../shared/corpora

Writes reader.onnx, vocab.txt, pointers.npz and reader.json (digest, thresholds, versions). Refuses to leave
weights behind that disagree with fp32 on more than AGREEMENT of the words of the development reports.
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import json
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime as ort
import torch
from data import figure_reports
from model import POINTERS, TOKEN_HEADS, Reader, encoder_folder, fresh
from onnxruntime.quantization import QuantType, quantize_dynamic
from train import vocabulary

from corroborate.shell import tagger

AGREEMENT = 0.99  # of words with the same figure label and the same cue label as in fp32
LARGEST = 30_000_000  # bytes


class Rows(torch.nn.Module):
    """Word vectors as int8 with a scale a row: one scale for the whole table would lose the rare words."""

    def __init__(self, weight: torch.Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("table", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """The vectors of some pieces."""
        return self.table[ids].float() * self.scale[ids]


class Plain(torch.nn.Module):
    """The reader with a tuple of outputs, as ONNX wants it."""

    def __init__(self, reader: Reader, names: list[str]) -> None:
        super().__init__()
        self.reader, self.names = copy.deepcopy(reader), names
        self.reader.encoder.embeddings.word_embeddings = Rows(reader.encoder.embeddings.word_embeddings.weight)

    def forward(self, pieces: Any, cases: Any, mask: Any, firsts: Any) -> tuple[Any, ...]:
        """The outputs in the order of ``names``."""
        out = self.reader(pieces, cases, mask, firsts)
        return tuple(out[name] for name in self.names)


def main() -> None:
    """Export, quantise, check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--encoder", type=Path)
    args = parser.parse_args()
    folder = encoder_folder(args.encoder)
    reader = fresh(folder)
    reader.load_state_dict(torch.load(args.weights, weights_only=True))
    reader.eval()
    # What only helps the encoder to learn stays behind.
    names = [
        *(head for head in TOKEN_HEADS if head != "told"),
        *(f"{p}.{side}" for p in POINTERS for side in ("ask", "answer")),
        "meaning",
        "kind",
    ]

    pieces = vocabulary(folder)
    windows = [w for r in figure_reports(args.corpora, "dev") for w in tagger.windows(r.sentences, pieces)]
    batches = [tagger.encode(windows[i : i + 8], pieces) for i in range(0, len(windows), 8)]

    args.out.mkdir(parents=True, exist_ok=True)
    inputs = ["pieces", "cases", "mask", "firsts"]
    axes = {n: {0: "batch", 1: "length"} for n in inputs[:3]} | {"firsts": {0: "batch", 1: "words"}}
    axes |= {n: {0: "batch", 1: "words"} for n in names if n != "kind"} | {"kind": {0: "batch"}}
    with tempfile.TemporaryDirectory() as work, torch.no_grad():
        plain = Path(work) / "fp32.onnx"
        torch.onnx.export(
            Plain(reader, names),
            tuple(torch.from_numpy(a) for a in batches[0]),
            str(plain),
            input_names=inputs,
            output_names=names,
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        # The heads stay in fp32: they are small, and decide.
        nodes = onnx.load(str(plain)).graph.node
        heads = [n.name for n in nodes if n.op_type in ("MatMul", "Gemm") and "/encoder/" not in n.name]
        quantize_dynamic(
            str(plain),
            str(args.out / "reader.onnx"),
            per_channel=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gemm"],
            nodes_to_exclude=heads,
        )
        exact = ort.InferenceSession(str(plain), providers=["CPUExecutionProvider"])
        got = exact.run(["figure"], dict(zip(inputs, batches[1], strict=True)))[0]
        want = reader(*(torch.from_numpy(a) for a in batches[1]))["figure"].numpy()
        print(f"fp32 ONNX against torch: largest difference of a logit {np.abs(got - want).max():.4f}")
    raw = (args.out / "reader.onnx").read_bytes()
    if len(raw) > LARGEST:
        raise SystemExit(f"{len(raw)} bytes are more than {LARGEST}")

    session = ort.InferenceSession(raw, providers=["CPUExecutionProvider"])
    same = {"figure": 0, "cue": 0}
    words = 0
    worst = 0.0
    for batch in batches:
        got = dict(zip(names, session.run(names, dict(zip(inputs, batch, strict=True))), strict=True))
        with torch.no_grad():
            want = {k: v.numpy() for k, v in reader(*(torch.from_numpy(a) for a in batch)).items()}
        held = np.zeros(batch[3].shape, bool)
        for i, row in enumerate(batch[3]):
            held[i, : 1 + int(row.argmax())] = True
        words += int(held.sum())
        for head in same:
            same[head] += int((got[head].argmax(-1) == want[head].argmax(-1))[held].sum())
        worst = max(worst, float(np.abs(tagger.softmax(got["figure"]) - tagger.softmax(want["figure"]))[held].max()))
    agreement = {head: round(n / words, 4) for head, n in same.items()}
    print(f"int8 agrees with fp32 on {agreement} of {words} words; largest difference of a probability {worst:.3f}")
    if min(agreement.values()) < AGREEMENT:
        (args.out / "reader.onnx").unlink()
        raise SystemExit("int8 and fp32 disagree too often: nothing exported")

    tables = {}
    for name, pointer in reader.pointers.items():
        tables[f"{name}.distance"] = pointer.distance.weight.detach().numpy()
        tables[f"{name}.bias"] = pointer.bias.weight.detach().numpy()[:, 0]
    np.savez(args.out / "pointers.npz", **tables)
    lines = sorted(pieces.ids, key=lambda piece: pieces.ids[piece])
    (args.out / "vocab.txt").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    about = {
        "sha256": hashlib.sha256(raw).hexdigest(),
        "fp32": hashlib.sha256(args.weights.read_bytes()).hexdigest(),
        "thresholds": asdict(tagger.Thresholds()),
        "agreement": agreement,
    }
    (args.out / "reader.json").write_text(json.dumps(about, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(raw)} bytes, sha256 {about['sha256'][:12]}")


if __name__ == "__main__":
    main()
