"""The trained reader at work: ONNX Runtime over word pieces, and what it saw as Tags.

A report is read once, in windows of whole sentences of up to 250 word pieces.  Labels are per word; two kinds of
words ask (cues and figures), and bilinear pointers answer which words are their source and content.
Decoding is deterministic: the same logits give the same tags.  How the weights are made: training/, docs/reader.md.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from importlib import import_module
from importlib.resources import files
from operator import attrgetter
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corroborate import codec
from corroborate.errors import Corrupted, NotFound
from corroborate.read.acts import TRIGGERS
from corroborate.read.quotations import quotations
from corroborate.read.role_tags import KINDS
from corroborate.shell.wordpieces import WordPieces, from_lines
from corroborate.text.tokens import QUOTE, WORD, Sentence, Token
from corroborate.values import (
    AttributionTag,
    Document,
    FigureTag,
    Meaning,
    Measure,
    PlaceTag,
    RoleTag,
    Span,
    SpanTag,
    Tags,
)

Array = NDArray[Any]
Seer = Callable[[Array, Array, Array, Array], Mapping[str, Array]]

DECODER = "3"  # to be raised when the same logits give other tags
MAX_PIECES = 250

MEASURES = ("killed", "injured", "missing", "detained", "abducted", "displaced", "casualties")
ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
MENTIONS = ("Person", "Organization", "Location", "NORP", "Facility", "Date")


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """From which score on something counts as seen; chosen off the development sets (training/evaluate.py)."""

    figure: float = 0.15  # low: read/tags.py weighs the doubtful ones against the grammar
    cue: float = 0.58
    source: float = 0.6
    content: float = 0.5
    voice: float = 0.5
    place: float = 0.3
    agent: float = 0.3
    role: float = 0.1  # low: read/role_tags.py weighs an entity by all its mentions
    kind: float = 0.3


def case(word: str) -> int:
    """What a word's case says: 0 other, 1 lower, 2 Title, 3 UPPER, 4 mixed, 5 digits."""
    if word[:1].isdigit():
        return 5
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    if word.istitle():
        return 2
    return 4 if word.lower() != word else 0


def windows(sentences: Sequence[Sentence], pieces: Callable[[str], list[int]]) -> Iterator[list[Token]]:
    """The tokens of whole sentences together, up to MAX_PIECES; a longer sentence is cut."""
    batch: list[Token] = []
    size = 0
    for sentence in sentences:
        lengths = [len(pieces(t.text.lower())) for t in sentence.tokens]
        total = sum(lengths)
        if batch and size + total > MAX_PIECES:
            yield batch
            batch, size = [], 0
        if total <= MAX_PIECES:
            batch.extend(sentence.tokens)
            size += total
            continue
        for token, length in zip(sentence.tokens, lengths, strict=True):
            if size + length > MAX_PIECES:
                yield batch
                batch, size = [], 0
            batch.append(token)
            size += length
    if batch:
        yield batch


def encode(batch: Sequence[Sequence[Token]], pieces: WordPieces) -> tuple[Array, Array, Array, Array]:
    """Padded piece ids, cases, mask and each word's first piece."""
    rows, cases, firsts = [], [], []
    for window in batch:
        ids, marks, first = [pieces.cls], [0], []
        for token in window:
            first.append(len(ids))
            part = pieces(token.text.lower())
            ids += part
            marks += [case(token.text)] * len(part)
        rows.append([*ids, pieces.sep])
        cases.append([*marks, 0])
        firsts.append(first)
    shape = (len(batch), max(map(len, rows)))
    out = [np.zeros(shape, np.int64) for _ in range(3)]
    first_piece = np.zeros((len(batch), max(map(len, firsts))), np.int64)
    for i, (row, mark, first) in enumerate(zip(rows, cases, firsts, strict=True)):
        out[0][i, : len(row)] = row
        out[1][i, : len(row)] = mark
        out[2][i, : len(row)] = 1
        first_piece[i, : len(first)] = first
    return out[0], out[1], out[2], first_piece


# ------------------------------------------------------------------ logits to tags


def softmax(x: Array) -> Array:
    """Along the last axis."""
    e = np.exp(x - x.max(-1, keepdims=True))
    return np.asarray(e / e.sum(-1, keepdims=True))


def sigmoid(x: Array) -> Array:
    """Elementwise, safe for large numbers."""
    return np.asarray(0.5 * (1 + np.tanh(0.5 * x)))


class Pointers:
    """The distance tables of the pointer heads: what nearness adds to a bilinear score."""

    def __init__(self, tables: Mapping[str, Array]) -> None:
        self.tables = tables

    def rows(self, name: str, out: Mapping[str, Array], b: int, asks: Sequence[int], n: int) -> Array:
        """Scores [asks, n] in [0, 1] of the words that each asking word points to."""
        asking = out[f"{name}.ask"][b, list(asks)].astype(np.float32)
        answers = out[f"{name}.answer"][b, :n].astype(np.float32)
        gap = np.arange(n)[None, :] - np.asarray(asks)[:, None]
        size = np.abs(gap)
        far = np.minimum((8 + np.log2(np.maximum(size, 8) / 8.0) * 2).astype(np.int64), 16)
        bucket = np.where(size < 8, size, far)
        table, bias = self.tables[f"{name}.distance"], self.tables[f"{name}.bias"]
        bucket = np.clip(np.where(gap < 0, bucket, len(table) - 1 - bucket), 0, len(table) - 1)
        near = np.take_along_axis(asking @ table.T, bucket, 1)
        return sigmoid((asking @ answers.T + near) / table.shape[1] ** 0.5 + bias[bucket])


def runs(flags: Sequence[bool] | Array, gap: int = 0) -> list[tuple[int, int]]:
    """Half-open runs of true, joined across at most ``gap`` false."""
    found: list[tuple[int, int]] = []
    for i, on in enumerate(flags):
        if not on:
            continue
        if found and i - found[-1][1] <= gap:
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    return found


def spans(logits: Array, threshold: float) -> Iterator[tuple[int, int, int, float]]:
    """(first, end, label, score) of begin/inside labels [words, 1 + 2 n]; label counts from 0.

    A span's edges are its words at least half as sure as its surest, so that a low threshold makes more spans, not
    longer ones.
    """
    p = softmax(logits)
    sure = 1 - p[:, 0]
    begin, inside = p[:, 1::2], p[:, 2::2]
    first = None
    n = len(p)
    for i in range(n + 1):
        ends = first is not None and (i == n or sure[i] < threshold or begin[i].sum() > inside[i].sum())
        if ends and first is not None:
            held = [k for k in range(first, i) if sure[k] >= 0.5 * sure[first:i].max()]
            a, z = held[0], held[-1] + 1
            total = begin[a:z] + inside[a:z]
            label = int(total.sum(0).argmax())
            yield a, z, label, float(total[:, label].mean())
            first = None
        if i < n and sure[i] >= threshold and first is None:
            first = i


@dataclass(slots=True)
class Decoder:
    """Turns what the heads gave for a window into tags."""

    pointers: Pointers
    thresholds: Thresholds = field(default_factory=Thresholds)
    acts: Collection[str] = field(
        default_factory=lambda: TRIGGERS
    )  # the words, in lower case, that are asked where it happened

    def window(self, out: Mapping[str, Array], b: int, tokens: Sequence[Token]) -> _Seen:
        """The tags of window ``b``, whose words are ``tokens``."""
        n = len(tokens)
        seen = _Seen()
        for first, end, label, score in spans(out["figure"][b, :n], self.thresholds.figure):
            first, end = _whole(tokens, first, end)
            here = slice(first, end)
            asks = range(first, end)
            voice, sure = self._pointed("said", out, b, tokens, asks, self.thresholds.voice)
            place, placed = self._pointed("where", out, b, tokens, asks, self.thresholds.place)
            agent, blamed = self._pointed("by", out, b, tokens, asks, self.thresholds.agent)
            seen.figures.append(
                FigureTag(
                    start=tokens[first].start,
                    end=tokens[end - 1].end,
                    measure=Measure(MEASURES[label]),
                    groups=_three(softmax(out["group"][b, here]).mean(0)),
                    certainties=_three(softmax(out["certainty"][b, here]).mean(0)),
                    cumulative=_rounded(softmax(out["scope"][b, here]).mean(0)[1]),
                    part=_rounded(softmax(out["part"][b, here]).mean(0)[1]),
                    voice=voice,
                    voice_score=sure,
                    place=place,
                    place_score=placed,
                    agent=agent,
                    agent_score=blamed,
                    score=_rounded(score),
                )
            )
        seen.attributions += self._attributions(out, b, tokens)
        for first, end, label, score in spans(out["role"][b, :n], self.thresholds.role):
            a, z = _chars(tokens, first, end)
            kinds = tuple(_rounded(s) for s in sigmoid(out["act"][b, first:end]).mean(0))
            seen.roles.append(RoleTag(start=a, end=z, label=ROLES[label], score=_rounded(score), kinds=kinds))
        for k, token in enumerate(tokens):
            if token.lower in self.acts:
                place, placed = self._pointed("where", out, b, tokens, range(k, k + 1), self.thresholds.place)
                if place is not None:
                    seen.places.append(PlaceTag(start=token.start, end=token.end, place=place, score=placed))
        for first, end, label, score in spans(out["mention"][b, :n], 0.5):
            a, z = _chars(tokens, first, end)
            seen.mentions.append(SpanTag(start=a, end=z, label=MENTIONS[label], score=_rounded(score)))
        for kind, score in zip(KINDS, sigmoid(out["kind"][b]), strict=True):
            if score >= self.thresholds.kind:
                a, z = _chars(tokens, 0, n)
                seen.kinds.append(SpanTag(start=a, end=z, label=kind, score=_rounded(score)))
        if "meaning" in out:
            seen.meaning = out["meaning"][b, :n]
        return seen

    def _attributions(self, out: Mapping[str, Array], b: int, tokens: Sequence[Token]) -> list[AttributionTag]:
        """The attributions of a window. Cues of several pieces ("said … in a statement") that say the same are one."""
        n = len(tokens)
        made: list[tuple[AttributionTag, set[int]]] = []
        for first, end, _, score in spans(out["cue"][b, :n], self.thresholds.cue):
            asks = range(first, end)
            source = self.pointers.rows("source", out, b, asks, n).mean(0)
            content = self.pointers.rows("content", out, b, asks, n).mean(0)
            said = self._content(tokens, content, (first, end))
            if not said:
                continue
            who = _strongest(source, self.thresholds.source, tokens)
            if who is not None and "teller" in out:
                who = _fitted(who, source, softmax(out["teller"][b, :n])[:, 1], (first, end))
            tag = AttributionTag(
                cue=_chars(tokens, first, end),
                source=_chars(tokens, *who) if who else None,
                content=tuple(_chars(tokens, *s) for s in said),
                score=_rounded(score),
            )
            words = {i for a, z in said for i in range(a, z)}
            like = next((k for k, (t, w) in enumerate(made) if t.source == tag.source and _alike(w, words)), None)
            if like is None:
                made.append((tag, words))
                continue
            other = made[like][0]
            near = tag.cue[0] - other.cue[1] < _NEAR_CUE
            cue = (other.cue[0], tag.cue[1]) if near else max(other, tag, key=lambda t: t.score).cue
            made[like] = (replace(other, cue=cue, score=max(other.score, tag.score)), made[like][1])
        return [tag for tag, _ in made]

    def _pointed(
        self,
        name: str,
        out: Mapping[str, Array],
        b: int,
        tokens: Sequence[Token],
        asks: Sequence[int],
        threshold: float,
    ) -> tuple[Span | None, float]:
        """The characters that the asking words point to, and how surely the surest of them."""
        scores = self.pointers.rows(name, out, b, asks, len(tokens)).mean(0)
        who = _strongest(scores, threshold, tokens)
        return (_chars(tokens, *who) if who else None), _rounded(float(scores.max()))

    def _content(self, tokens: Sequence[Token], scores: Array, cue: tuple[int, int]) -> list[tuple[int, int]]:
        """The pieces of a content: words above the threshold, small holes filled, edges at words or quotation marks."""
        found = []
        flags = scores >= self.thresholds.content
        for quote in quotations(tokens, frozenset()):
            inside = slice(quote.first, quote.last + 1)
            if flags[inside].mean() > _MOST and not any(quote.first <= k <= quote.last for k in cue):
                flags[inside] = True  # a quotation is said as a whole
        flags[cue[0] : cue[1]] = False
        for first, end in runs(flags, 1):
            pieces = [(first, cue[0]), (cue[1], end)] if first <= cue[0] < end else [(first, end)]
            for a, z in pieces:
                while a < z and tokens[a].kind not in (WORD, QUOTE, "number"):
                    a += 1
                if z - a >= 2 or (z > a and scores[a:z].max() > 0.8 and tokens[a].kind != QUOTE):
                    found.append((a, z))
        return found


@dataclass(slots=True)
class _Seen:
    figures: list[FigureTag] = field(default_factory=list)
    attributions: list[AttributionTag] = field(default_factory=list)
    roles: list[RoleTag] = field(default_factory=list)
    places: list[PlaceTag] = field(default_factory=list)
    mentions: list[SpanTag] = field(default_factory=list)
    kinds: list[SpanTag] = field(default_factory=list)
    meaning: Array | None = None  # [words, numbers]


def _fitted(run: tuple[int, int], pointed: Array, alone: Array, cue: tuple[int, int]) -> tuple[int, int]:
    """The words of a source, grown over those beside it that surely are of a source, without those at its edges
    that are hardly of any: a pointer knows which source is meant, the words by themselves know better where it ends,
    but for words that it points to most surely.
    """
    first, end = run

    def strays(k: int) -> bool:
        return bool(alone[k] < _CUT and pointed[k] < _POINTED)

    while first > 0 and alone[first - 1] >= _GROWN and first != cue[1]:
        first -= 1
    while end < len(alone) and alone[end] >= _GROWN and end != cue[0]:
        end += 1
    while end - first > 1 and strays(end - 1):
        end -= 1
    while end - first > 1 and strays(first):
        first += 1
    return first, end


def _chars(tokens: Sequence[Token], first: int, end: int) -> Span:
    """The characters of words ``first`` to ``end``."""
    return tokens[first].start, tokens[end - 1].end


def _rounded(score: float) -> float:
    return min(1.0, max(0.0, round(float(score), 4)))


def _three(scores: Array) -> tuple[float, float, float]:
    a, b, c = (_rounded(s) for s in scores)
    return a, b, c


def _whole(tokens: Sequence[Token], first: int, end: int) -> tuple[int, int]:
    """A figure's words without punctuation at their edges."""
    while end - first > 1 and tokens[end - 1].kind in ("punct", QUOTE):
        end -= 1
    while end - first > 1 and tokens[first].kind in ("punct", QUOTE):
        first += 1
    return first, end


def _strongest(scores: Array, threshold: float, tokens: Sequence[Token]) -> tuple[int, int] | None:
    """The run of words that is pointed to most surely; holes of one word are filled."""
    low = threshold * 0.8
    if not len(scores) or float(scores.max()) < threshold:
        return None
    found = runs(scores >= low, 1)
    first, end = max(found, key=lambda r: float(scores[r[0] : r[1]].max()))
    while end - first > 1 and tokens[end - 1].kind in ("punct", QUOTE) and tokens[end - 1].text not in (")",):
        end -= 1
    while end - first > 1 and tokens[first].kind in ("punct", QUOTE):
        first += 1
    return first, end


# ------------------------------------------------------------------ the tagger


class Tagger:
    """Reads reports with the weights in a folder: reader.onnx, vocab.txt, pointers.npz, reader.json."""

    def __init__(
        self, see: Seer, pieces: WordPieces, decoder: Decoder, digest: str, about: str = "", workers: int = 1
    ) -> None:
        self._see, self._pieces, self._decoder, self.digest, self.about = see, pieces, decoder, digest, about
        self._workers = workers

    def tags(self, texts: Sequence[tuple[Document, tuple[Sentence, ...]]]) -> Iterator[Tags]:
        """What the model sees in each document, in their order; never raises on any text.

        Several are read at once, each window by itself: what is seen in it depends on nothing else.
        """
        if len(texts) == 1 or self._workers == 1:
            yield from (self.tags_of(document, sentences) for document, sentences in texts)
            return
        with ThreadPoolExecutor(self._workers) as pool:
            yield from pool.map(lambda text: self.tags_of(*text), texts)

    def tags_of(self, document: Document, sentences: tuple[Sentence, ...]) -> Tags:
        """What the model sees in one document."""
        read = [(window, self._read(window)) for window in windows(sentences, self._pieces)]
        seen = [saw for _, saw in read]
        return Tags(
            document=document.id,
            made_by=f"reader-{self.digest[:12]}",
            figures=_all(s.figures for s in seen),
            attributions=_all(s.attributions for s in seen),
            roles=_all(s.roles for s in seen),
            places=_all(s.places for s in seen),
            mentions=_all(s.mentions for s in seen),
            kinds=_all(s.kinds for s in seen),
            meanings=tuple(_meanings(sentences, read)),
        )

    def _read(self, window: list[Token]) -> _Seen:
        # Alone and not in a batch: the int8 model scales its numbers by all that it is given at once.
        return self._decoder.window(self._see(*encode([window], self._pieces)), 0, window)


_MOST = 0.5  # of a quotation's words
_GROWN, _CUT = 0.6, 0.35  # of how surely a word is of some source
_POINTED = 0.95  # of how surely a cue points to it
_NEAR_CUE = 24  # characters between the pieces of one cue


_START = attrgetter("start")
_LENGTH = 127  # of a meaning: its numbers are signed bytes


def _meanings(sentences: Sequence[Sentence], read: Sequence[tuple[Sequence[Token], _Seen]]) -> Iterator[Meaning]:
    """The mean over the words of each sentence in which a figure was seen."""
    told = sorted(figure.start for _, saw in read for figure in saw.figures)
    firsts = [window[0].start for window, _ in read]
    for sentence in sentences:
        if bisect_left(told, sentence.start) == bisect_left(told, sentence.end):
            continue
        total: Array = np.zeros(1)
        for window, saw in read[max(bisect_right(firsts, sentence.start) - 1, 0) : bisect_left(firsts, sentence.end)]:
            if saw.meaning is not None:
                first, last = (bisect_left(window, at, key=_START) for at in (sentence.start, sentence.end))
                total = total + saw.meaning[first:last].sum(0)
        size = float(np.linalg.norm(total))
        if size:
            vector = tuple(int(x) for x in np.rint(total / size * _LENGTH))
            yield Meaning(start=sentence.start, end=sentence.end, vector=vector)


def _alike(one: set[int], two: set[int]) -> bool:
    return len(one & two) > 0.7 * len(one | two)


def _all(parts: Iterable[list[Any]]) -> tuple[Any, ...]:
    return tuple(x for part in parts for x in part)


def _about(folder: Path | None) -> tuple[Path, Mapping[str, Any]]:
    where = folder or Path(str(files("corroborate") / "data" / "reader"))
    if not (where / "reader.json").is_file():
        raise NotFound(f"no weights of a reader in {where}")
    return where, json.loads((where / "reader.json").read_text(encoding="utf-8"))


def _digest(about: Mapping[str, Any]) -> str:
    """Whatever changes the tags changes it: the weights, the thresholds and how they are applied."""
    return codec.digest("tagger", DECODER, str(about["sha256"]), codec.canonical(about["thresholds"]))


def installed(folder: Path | None = None) -> str:
    """The digest of the weights that ``load`` would load, read off in no time. Raises NotFound where there are none."""
    return _digest(_about(folder)[1])


def load(folder: Path | None = None, *, workers: int = 1, acts: Collection[str] = TRIGGERS) -> Tagger:
    """The tagger with the weights in ``folder``, by default the installed ones; it reads ``workers`` texts at once.

    ``acts`` are the words, in lower case, that are asked where it happened; benchmarks ask others than ours.

    Raises NotFound where there are none, Corrupted where they are not the ones that reader.json names.
    """
    where, about = _about(folder)
    # Here and not above: the rules alone run without it, and its loading takes time.
    ort = import_module("onnxruntime")
    raw = (where / "reader.onnx").read_bytes()
    digest = hashlib.sha256(raw).hexdigest()
    if digest != about["sha256"]:
        raise Corrupted(f"the reader's weights are {digest[:12]}, not {about['sha256'][:12]} as reader.json says")
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    session = ort.InferenceSession(raw, options, providers=["CPUExecutionProvider"])
    names = [output.name for output in session.get_outputs()]

    def see(pieces: Array, cases: Array, mask: Array, firsts: Array) -> Mapping[str, Array]:
        fed = {"pieces": pieces, "cases": cases, "mask": mask, "firsts": firsts}
        return dict(zip(names, session.run(None, fed), strict=True))

    with np.load(where / "pointers.npz") as stored:
        tables = {name: np.asarray(stored[name]) for name in stored.files}
    with (where / "vocab.txt").open(encoding="utf-8") as lines:
        pieces = from_lines(lines)
    scores = ", ".join(f"{name} {value}" for name, value in about.get("scores", {}).items())
    words = f"model {digest[:12]} ({len(raw) / 1e6:.0f} MB{'; ' + scores if scores else ''})"
    return Tagger(
        see, pieces, Decoder(Pointers(tables), Thresholds(**about["thresholds"]), acts), _digest(about), words, workers
    )
