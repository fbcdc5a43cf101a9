"""The tagger turns logits into tags: windows, spans, pointers; the installed weights where there are any."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from corroborate.errors import NotFound
from corroborate.shell import tagger
from corroborate.shell.wordpieces import WordPieces
from corroborate.text.passages import passages
from corroborate.text.tokens import Sentence, sentences
from corroborate.values import Document, Measure

TEXT = "The Eastvale Monitor said 14 villagers were killed at Old Quarry."
WIDTH = 4


class Letters(WordPieces):
    """Pieces of four letters each."""

    def __call__(self, word: str) -> list[int]:
        """Pieces of a word."""
        return [1000 + len(word[i : i + 4]) for i in range(0, len(word), 4)]


PIECES = Letters({"[UNK]": 100, "[CLS]": 101, "[SEP]": 102})


def read(text: str) -> tuple[Document, tuple[Sentence, ...]]:
    """A document and its sentences."""
    document = Document(id="doc-1", text=text, sha256="", cleaned_by="test")
    return document, sentences(text, passages(document))


def blank(batch: int, words: int) -> dict[str, np.ndarray]:
    """Logits that see nothing."""
    sizes = {
        "cue": 3,
        "mention": 13,
        "role": 11,
        "figure": 15,
        "group": 3,
        "certainty": 3,
        "scope": 2,
        "part": 2,
        "act": 6,
    }
    out = {name: np.zeros((batch, words, size), np.float32) for name, size in sizes.items()}
    for name in ("cue", "mention", "role", "figure"):
        out[name][:, :, 0] = 9.0
    for name in ("source", "content", "said", "where", "by"):
        for side in ("ask", "answer"):
            out[f"{name}.{side}"] = np.zeros((batch, words, WIDTH), np.float32)
    out["kind"] = np.full((batch, 6), -9.0, np.float32)
    return out


def pointers() -> tagger.Pointers:
    """Pointers without distances."""
    tables: dict[str, np.ndarray] = {}
    for name in ("source", "content", "said", "where", "by"):
        tables[f"{name}.distance"] = np.zeros((33, WIDTH), np.float32)
        tables[f"{name}.bias"] = np.full((33,), -4.0, np.float32)
    return tagger.Pointers(tables)


def point(out: Mapping[str, np.ndarray], name: str, asks: list[int], answers: list[int]) -> None:
    """Let some words point at others."""
    out[f"{name}.ask"][0, asks] = 8.0
    out[f"{name}.answer"][0, answers] = 8.0


def reading(change: object) -> tagger.Tagger:
    """A tagger whose model sees what ``change`` puts in."""

    def see(pieces: np.ndarray, cases: np.ndarray, mask: np.ndarray, firsts: np.ndarray) -> dict[str, np.ndarray]:
        out = blank(*firsts.shape)
        change(out)  # type: ignore[operator]
        return out

    return tagger.Tagger(see, PIECES, tagger.Decoder(pointers()), "0" * 64)


def test_windows_hold_whole_sentences_and_every_word_once() -> None:
    """Windows keep within the limit of pieces and cover every token in order."""
    text = " ".join(f"Stallholder number {i} closed the shutters early." for i in range(120))
    _, lines = read(text)
    found = list(tagger.windows(lines, PIECES))
    assert [t for w in found for t in w] == [t for s in lines for t in s.tokens]
    assert all(sum(len(PIECES(t.text.lower())) for t in w) <= tagger.MAX_PIECES for w in found)
    assert len(found) > 1


def test_a_sentence_without_end_is_cut() -> None:
    """A sentence longer than a window is read in parts."""
    _, lines = read("barrow " * 2000)
    assert all(sum(len(PIECES(t.text.lower())) for t in w) <= tagger.MAX_PIECES for w in tagger.windows(lines, PIECES))


def test_figures_and_their_voice_are_decoded() -> None:
    """Begin and inside labels make a figure, the pointer its voice."""
    document, lines = read(TEXT)

    def change(out: dict[str, np.ndarray]) -> None:
        out["figure"][0, 4, 1] = out["figure"][0, 5, 2] = 20.0
        out["group"][0, 4:6, 0] = 9.0
        point(out, "said", [4, 5], [0, 1, 2])

    tags = reading(change).tags_of(document, lines)
    (figure,) = tags.figures
    assert TEXT[figure.start : figure.end] == "14 villagers"
    assert figure.measure is Measure.KILLED
    assert figure.groups[0] > 0.9
    assert figure.voice is not None
    assert TEXT[slice(*figure.voice)] == "The Eastvale Monitor"


def test_a_cue_points_at_its_source_and_content() -> None:
    """An attribution is a cue with what its pointers reach; the full stop is left out."""
    document, lines = read(TEXT)

    def change(out: dict[str, np.ndarray]) -> None:
        out["cue"][0, 3, 1] = 20.0
        point(out, "source", [3], [0, 1, 2])
        point(out, "content", [3], list(range(4, 11)))

    (found,) = reading(change).tags_of(document, lines).attributions
    assert found.source is not None
    assert TEXT[slice(*found.source)] == "The Eastvale Monitor"
    assert [TEXT[slice(*s)] for s in found.content] == ["14 villagers were killed at Old Quarry"]


def test_a_sentence_with_a_figure_has_its_meaning() -> None:
    """The mean direction of its words, in signed bytes; sentences without a figure have none."""
    text = TEXT + " Shops stayed shut."
    document, lines = read(text)
    first = len(lines[0].tokens)

    def see(out: dict[str, np.ndarray]) -> None:
        out["figure"][0, [4, 5], 1:3] = 20.0
        out["meaning"] = np.zeros((*out["cue"].shape[:2], 3), np.float32)
        out["meaning"][0, :first] = (3.0, 0.0, 4.0)
        out["meaning"][0, 0] = (-300.0, 1.0, 0.0)

    (told,) = reading(see).tags_of(document, lines).meanings
    assert (told.start, told.end) == (lines[0].start, lines[0].end)
    want = np.array((3.0 * (first - 1) - 300.0, 1.0, 4.0 * (first - 1)))
    assert told.vector == tuple(np.rint(want / np.linalg.norm(want) * 127).astype(int))


def test_runs_are_joined_across_small_holes() -> None:
    """Runs of true join across at most so many false."""
    assert tagger.runs([True, False, True, False, False, True], 1) == [(0, 3), (5, 6)]


def test_an_empty_text_has_no_tags() -> None:
    """Nothing to read gives empty tags."""
    document, lines = read("")
    assert reading(lambda out: None).tags_of(document, lines).figures == ()


def test_missing_weights_are_told(tmp_path: object) -> None:
    """A folder without weights is NotFound, not a crash."""
    with pytest.raises(NotFound):
        tagger.load(tmp_path)  # type: ignore[arg-type]


def test_the_installed_weights_read_a_plain_sentence() -> None:
    """The weights that are shipped find the figure, its measure and who says it."""
    reader = tagger.load()
    text = "Seven soldiers were killed in the village of Old Quarry on Monday, the Eastvale Monitor said."
    document, lines = read(text)
    tags = reader.tags_of(document, lines)
    assert [(text[f.start : f.end], f.measure) for f in tags.figures if f.score > 0.5] == [
        ("Seven soldiers", Measure.KILLED)
    ]
    assert any(a.source is not None and "Eastvale Monitor" in text[slice(*a.source)] for a in tags.attributions)
