"""Public corpora to windows of words with labels, one form for every head.

A window is whole sentences, up to ``MAX_PIECES`` word pieces.  Labels are per word (a token of
``corroborate.text.tokens``) and None where a corpus says nothing of a head, so that its loss is left out.
No corpus text is kept: windows live in memory for the time of a training.
"""

from __future__ import annotations

import json
import random
import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotations import in_words, readings, texts

sys.path.append(str(Path(__file__).parent.parent / "benchmarks"))
from corroborate.read.quantities import quantity
from corroborate.text.passages import passages
from corroborate.text.tokens import Sentence, Token, sentences
from corroborate.values import Document
from event_location import items

MAX_PIECES = 250
POINTED = ("source", "place", "perpetrator")  # what a figure's words point to

MEASURES = ("killed", "injured", "missing", "detained", "abducted", "displaced", "casualties")
GROUPS = ("civilian", "combatant", "unknown")
CERTAINTIES = ("asserted", "unconfirmed", "denied")
SCOPES = ("incident", "cumulative")
ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
MENTIONS = ("Person", "Organization", "Location", "NORP", "Facility", "Date")
KINDS = ("attack", "kidnapping", "bombing", "arson", "robbery", "forced work stoppage")


@dataclass(slots=True)
class FigureLabel:
    """A figure's words in a window, and what the annotator said of it."""

    first: int
    last: int
    measure: int
    group: int
    certainty: int
    scope: int
    part: int
    sources: tuple[int, ...] | None  # words of the source; () for the outlet's own voice; None outside the window
    places: tuple[int, ...] | None = None  # words of where they were harmed; () where none is named
    agents: tuple[int, ...] | None = None  # words of who is said to have harmed them; None where nobody was asked


@dataclass(slots=True)
class AttributionLabel:
    """An attribution's words in a window."""

    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]


@dataclass(slots=True)
class Window:
    """Words of one document with the labels that its corpus gives."""

    document: str
    corpus: str
    words: list[str]
    offsets: list[tuple[int, int]]
    figures: list[FigureLabel] | None = None
    attributions: list[AttributionLabel] | None = None
    mentions: list[int] | None = None
    roles: list[int] | None = None
    kinds: list[float] | None = None
    acts: list[tuple[int, tuple[float, ...]]] | None = None  # filler's word, the kinds of the events that it is in
    verbs: list[tuple[int, tuple[int, ...]]] | None = None  # event's word, the words of where it happened
    unsure: tuple[int, ...] = ()  # words that may repeat a figure listed elsewhere: no loss for them
    sentences: list[tuple[str, tuple[int, ...]]] = field(default_factory=list)  # a sentence as it was, its words


@dataclass(slots=True)
class Report:
    """A document with its sentences and raw labels, before it is cut into windows."""

    ref: str
    corpus: str
    text: str
    sentences: tuple[Sentence, ...]
    figures: list[dict[str, Any]] | None = None
    attributions: list[dict[str, list[tuple[int, int]]]] | None = None
    spans: dict[str, list[tuple[int, int, str]]] = field(default_factory=dict)
    acts: dict[tuple[int, int], set[str]] = field(default_factory=dict)  # filler's span, kinds of its events
    kinds: list[str] | None = None
    unsure: list[tuple[int, int]] = field(default_factory=list)


def report(ref: str, corpus: str, text: str, title: str | None = None, **labels: Any) -> Report:
    """A report with its sentences."""
    document = Document(id=f"doc-{ref}", text=text, sha256="", cleaned_by="train", title=title)
    return Report(ref, corpus, text, sentences(text, passages(document)), **labels)


def jsonl(path: Path) -> list[dict[str, Any]]:
    """The rows of a file of JSON lines or of one JSON list."""
    text = path.read_text(encoding="utf-8")
    return (
        json.loads(text) if text.lstrip().startswith("[") else [json.loads(x) for x in text.splitlines() if x.strip()]
    )


def nearest(text: str, words: str, at: int) -> tuple[int, int] | None:
    """The occurrence of ``words`` closest to ``at``."""
    starts = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)] if words else []
    starts = starts or ([m.start() for m in re.finditer(re.escape(words), text)] if words else [])
    return min(((s, s + len(words)) for s in starts), key=lambda s: abs(s[0] - at), default=None)


def figure_reports(corpora: Path, name: str) -> list[Report]:
    """Reports annotated for figures: "train", "dev" (the shared gold) or "read" (annotations/figures.jsonl)."""
    rows: list[dict[str, Any]] = []
    if name == "read":
        known, seen = texts(corpora), set()
        for reading in readings():
            if reading["id"] not in seen:
                seen.add(reading["id"])
                found = known[reading["id"]]
                rows.append({"id": reading["id"], **found, "figures": in_words(reading, found["text"])})
    else:
        rows = jsonl(corpora / "figures" / f"{name}.jsonl")
    reports = []
    for row in rows:
        text, figures, cursor = row["text"], [], 0
        for figure in row["figures"]:
            if "start" in figure:
                span = (figure["start"], figure["end"])
            else:
                # Words can occur more than once: annotators list figures in reading order, near their source.
                source = nearest(text, figure.get("source") or "", cursor)
                span = nearest(text, figure["words"], source[0] if source else cursor) or (-1, -1)
                if span[0] < 0:
                    continue
                cursor = max(cursor, span[0])
            found = {f"{key}_span": nearest(text, figure.get(key) or "", span[0]) for key in POINTED}
            asked = "perpetrator" in figure or name == "read"
            figures.append(
                {**figure, **found, "span": span, "asked": {"source", "place"} | ({"perpetrator"} if asked else set())}
            )
        made = report(row["id"], "figures", text, row.get("title"), figures=figures)
        made.unsure = repeats(made)
        reports.append(made)
    return reports


def repeats(made: Report) -> list[tuple[int, int]]:
    """Spans that may say a listed figure again: annotators list each figure once, so they are no negatives.

    The same words elsewhere, or a number above two with the bounds of a listed figure.
    """
    figures = made.figures or []
    held = [f["span"] for f in figures]
    bounds = {(f["low"], f["high"]) for f in figures if (f["low"] or f["high"] or 0) > 2}
    found = []
    for f in figures:
        words = f.get("words") or made.text[slice(*f["span"])]
        found += [m.span() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", made.text)]
    for sentence in made.sentences:
        k = 0
        while k < len(sentence.tokens):
            q = quantity(sentence.tokens, k)
            if q is None:
                k += 1
                continue
            if (q.low, q.high) in bounds or (q.low, None) in bounds:
                last = min(q.end + 2, len(sentence.tokens))
                found.append((sentence.tokens[q.start].start, sentence.tokens[last - 1].end))
            k = max(q.end, k + 1)
    return [(a, b) for a, b in found if not any(a < e and s < b for s, e in held)]


def attribution_reports(folder: Path) -> list[Report]:
    """PolNeAR: every attribution with its source, cue and content; one annotator a document."""
    reports = []
    for path in sorted((folder / "text").glob("*.txt")):
        anns = sorted((folder / "attributions").glob(f"{path.stem}*.ann"))
        if not anns:
            continue
        text = path.read_bytes().decode("utf-8")
        kinds: dict[str, tuple[str, list[tuple[int, int]]]] = {}
        found = []
        for line in anns[0].read_text(encoding="utf-8").split("\n"):
            parts = line.split("\t")
            if parts[0].startswith("T") and len(parts) > 1:
                kind, rest = parts[1].split(" ", 1)
                kinds[parts[0]] = (kind, [(int(a), int(b)) for a, b in (s.split() for s in rest.split(";"))])
            elif parts[0].startswith("E"):
                entry: dict[str, list[tuple[int, int]]] = {"Source": [], "Cue": [], "Content": []}
                for argument in parts[1].split()[1:]:
                    role, ref = argument.split(":")
                    role = re.sub(r"\d+$", "", role)
                    if role in entry and ref in kinds:
                        entry[role] += kinds[ref][1]
                if entry["Content"] and entry["Cue"]:
                    found.append(entry)
        reports.append(report(path.stem, "polnear", text, attributions=found))
    return reports


def muc_reports(path: Path) -> list[Report]:
    """MUC-4: role fillers where they stand within 300 characters of another filler of their event, and event kinds."""
    reports = []
    for row in jsonl(path):
        text = row["doctext"]
        roles: list[tuple[int, int, str]] = []
        acts: dict[tuple[int, int], set[str]] = {}
        for template in row["templates"]:
            anchors = [m[1] for role in ROLES for entity in template[role] for m in entity]
            for role in ROLES:
                for entity in template[role]:
                    for words, offset in entity:
                        for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text):
                            if m.start() == offset or any(abs(m.start() - a) < 300 for a in anchors if a != offset):
                                roles.append((m.start(), m.end(), role))
                                acts.setdefault(m.span(), set()).add(template["incident_type"].split(" / ")[-1].strip())
        kinds = sorted({t["incident_type"].split(" / ")[-1].strip() for t in row["templates"]} & set(KINDS))
        reports.append(report(row["docid"], "muc", text, spans={"roles": roles}, acts=acts, kinds=kinds))
    return reports


def mention_windows(folder: Path) -> Iterator[Window]:
    """Non-Western news with entity types: one window for every 8 sentences of a file."""
    index = {kind: i for i, kind in enumerate(MENTIONS)}
    for path in sorted(folder.glob("*.tsv")):
        words: list[str] = []
        labels: list[int] = []
        count = 0
        for line in [*path.read_text(encoding="utf-8").splitlines(), "", *[""] * 8]:
            parts = line.split("\t")
            if len(parts) >= 2 and parts[0].strip():
                kind = parts[1]
                words.append(parts[0])
                begin, _, name = kind.partition("-")
                labels.append(0 if name not in index else 1 + 2 * index[name] + (begin == "I"))
                continue
            count += 1
            if words and (count % 8 == 0 or len(words) > 160):
                yield Window(path.stem, "mentions", words[:180], [(0, 0)] * len(words[:180]), mentions=labels[:180])
                words, labels = [], []


def windows(
    reports: Iterable[Report], pieces: Callable[[str], list[int]], rng: random.Random | None = None
) -> Iterator[Window]:
    """Each report cut into windows of whole sentences; with ``rng`` the cuts move from epoch to epoch."""
    for each in reports:
        batch: list[Sentence] = []
        size = 0
        limit = MAX_PIECES if rng is None else rng.randint(MAX_PIECES // 2, MAX_PIECES)
        for sentence in each.sentences:
            length = sum(len(pieces(token.lower)) for token in sentence.tokens)
            if batch and size + length > limit:
                yield _whole(each, batch)
                batch, size = [], 0
                limit = MAX_PIECES if rng is None else rng.randint(MAX_PIECES // 2, MAX_PIECES)
            if length > MAX_PIECES:
                chunk: list[Token] = []
                used = 0
                for token in sentence.tokens:
                    n = len(pieces(token.lower))
                    if used + n > MAX_PIECES:
                        yield window(each, chunk)
                        chunk, used = [], 0
                    chunk.append(token)
                    used += n
                if chunk:
                    yield window(each, chunk)
                continue
            batch.append(sentence)
            size += length
        if batch:
            yield _whole(each, batch)


def _whole(each: Report, batch: Sequence[Sentence]) -> Window:
    """The window of some whole sentences."""
    out = window(each, [t for s in batch for t in s.tokens])
    first = 0
    for sentence in batch:
        end = first + len(sentence.tokens)
        out.sentences.append((each.text[sentence.start : sentence.end], tuple(range(first, end))))
        first = end
    return out


def window(each: Report, tokens: list[Token]) -> Window:
    """The labels of a report that fall into these tokens."""
    offsets = [(t.start, t.end) for t in tokens]
    out = Window(each.ref, each.corpus, [t.text for t in tokens], offsets)

    starts, ends = [a for a, _ in offsets], [b for _, b in offsets]

    def inside(spans: Iterable[tuple[int, int]]) -> tuple[int, ...]:
        return tuple(sorted({i for s, e in spans for i in range(bisect_right(ends, s), bisect_left(starts, e))}))

    out.unsure = inside(each.unsure)

    if each.figures is not None:
        out.figures = []
        for f in each.figures:
            held = inside([f["span"]])
            if not held or f.get("optional"):
                continue
            source, place, agent = (_answer(f, key, inside) for key in POINTED)
            out.figures.append(
                FigureLabel(
                    held[0],
                    held[-1],
                    MEASURES.index(f["measure"]),
                    GROUPS.index(f["group"]),
                    CERTAINTIES.index(f["certainty"]) if f["certainty"] in CERTAINTIES else 0,
                    SCOPES.index(f["scope"]),
                    int(f.get("part_of") is not None),
                    source,
                    place,
                    agent,
                )
            )
    if each.attributions is not None:
        out.attributions = []
        for a in each.attributions:
            label = AttributionLabel(inside(a["Cue"]), inside(a["Source"]), inside(a["Content"]))
            if label.cue:
                out.attributions.append(label)
    if "roles" in each.spans:
        out.roles = [0] * len(tokens)
        for start, end, role in sorted(each.spans["roles"], key=lambda s: s[0] - s[1]):
            held = inside([(start, end)])
            if held and not any(out.roles[i] for i in held):
                for i in held:
                    out.roles[i] = 1 + 2 * ROLES.index(role) + (i != held[0])
        out.acts = []
        told: set[str] = set()
        for span, names in each.acts.items():
            held = inside([span])
            if held:
                told |= names
                out.acts += [(i, tuple(float(kind in names) for kind in KINDS)) for i in held]
        # A window of a relevant report that holds no filler may tell of the event or not: nothing is learned of it.
        if told or not each.kinds:
            out.kinds = [float(kind in told) for kind in KINDS]
    return out


def _answer(figure: dict[str, Any], key: str, inside: Any) -> tuple[int, ...] | None:
    """The words that a figure points to: () where it names none, None where nobody asked or they lie elsewhere."""
    if key not in figure["asked"]:
        return None
    if not figure.get(key):
        return ()
    span = figure[f"{key}_span"]
    return (inside([span]) or None) if span else None


def located_windows(path: Path) -> list[Window]:
    """event_location: sentences with an event's word and all the places where it happened; a tenth is left."""
    out = []
    for n, item in enumerate(items(path)):
        if item.unseen:
            continue
        held = report(f"located-{n}", "located", item.text)
        for made in windows([held], lambda _: [0], None):
            at = [
                tuple(i for i, (a, b) in enumerate(made.offsets) if any(a < e and s < b for s, e in spans))
                for spans in ((item.verb,), item.locations)
            ]
            if at[0]:
                made.verbs = [(at[0][0], at[1])]
                out.append(made)
    return out


def roughened(source: Window, rng: random.Random) -> Window:
    """The window as text comes: case dropped or raised, commas, hyphens, apostrophes or quotation marks lost.

    Labels keep their words; a word that is lost takes its labels with it, a figure's edges move inward.
    """
    words = list(source.words)
    roll = rng.random()
    if roll < 0.14:
        words = [w.lower() for w in words]
    elif roll < 0.21:
        words = [w.upper() for w in words]
    lost = set()
    if rng.random() < 0.25:
        lost.add(",")
    if rng.random() < 0.15:
        lost |= set("\"“”‘’'`") | {"``", "''"}
    if rng.random() < 0.15:
        words = [re.sub(r"['’]s\b", "s", w).replace("'", "").replace("’", "") or w for w in words]
    if rng.random() < 0.1:
        lost |= {"-", "–", "—", ":", ";"}
    keep = [i for i, w in enumerate(source.words) if w not in lost]
    if len(keep) == len(words):
        return _with(source, words, keep)
    return _with(source, [words[i] for i in keep], keep)


def _with(source: Window, words: list[str], keep: list[int]) -> Window:
    at = {old: new for new, old in enumerate(keep)}
    move = lambda held: tuple(at[i] for i in held if i in at)  # noqa: E731
    out = Window(source.document, source.corpus, words, [source.offsets[i] for i in keep])
    out.unsure = move(source.unsure)
    out.sentences = [(text, move(held)) for text, held in source.sentences]
    if source.figures is not None:
        out.figures = []
        for f in source.figures:
            held = move(range(f.first, f.last + 1))
            if held:
                out.figures.append(
                    FigureLabel(
                        held[0],
                        held[-1],
                        f.measure,
                        f.group,
                        f.certainty,
                        f.scope,
                        f.part,
                        *(None if a is None else move(a) for a in (f.sources, f.places, f.agents)),
                    )
                )
    if source.attributions is not None:
        moved = [AttributionLabel(move(a.cue), move(a.source), move(a.content)) for a in source.attributions]
        out.attributions = [a for a in moved if a.cue]
    if source.mentions is not None:
        out.mentions = [source.mentions[i] for i in keep]
    if source.roles is not None:
        out.roles = [source.roles[i] for i in keep]
    out.kinds = source.kinds
    if source.acts is not None:
        out.acts = [(at[i], kinds) for i, kinds in source.acts if i in at]
    if source.verbs is not None:
        out.verbs = [(at[i], move(held)) for i, held in source.verbs if i in at]
    return out
