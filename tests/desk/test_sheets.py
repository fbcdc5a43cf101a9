"""Sheets: the text in pieces, differences word by word, what changed since a visit, lines of CSV."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.desk.sheets.lists import NamedLine, csv_rows, filters_of
from corroborate.desk.sheets.overview import Drawn, changes, stands
from corroborate.desk.sheets.reports import KINDS, differences, pieces
from corroborate.desk.sheets.statements import Line, in_its_sentence, lines_of, neighbours
from corroborate.desk.views import Row
from corroborate.text.passages import passages
from corroborate.values import Document, Measure, Reading
from desk_rig import Rig

TEXTS = st.text(alphabet=st.characters(codec="utf-8"), max_size=60)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[tuple[int, int, str, str]]]:
    """A text with spans that nest, overlap, touch, are empty or lie outside."""
    text = draw(TEXTS)
    ends = st.integers(min_value=-2, max_value=len(text) + 3)
    span = st.tuples(ends, ends, st.sampled_from(KINDS), st.sampled_from(["a", "b", "c"]))
    return text, draw(st.lists(span, max_size=8))


@given(marked())
def test_pieces_put_together_are_the_text(case: tuple[str, list[tuple[int, int, str, str]]]) -> None:
    """Whatever the spans, no code point is lost, doubled or moved."""
    text, spans = case
    assert "".join(piece.text for piece in pieces(text, spans, frozenset())) == text


@given(marked())
def test_a_piece_is_of_what_covers_it(case: tuple[str, list[tuple[int, int, str, str]]]) -> None:
    """Each piece bears exactly the kinds and figures whose spans cover it, the innermost figure first."""
    text, spans = case
    good = [span for span in spans if 0 <= span[0] < span[1] <= len(text)]
    at = 0
    for piece in pieces(text, spans, frozenset({"a"})):
        over = [span for span in good if span[0] <= at < span[1]]
        assert set(piece.kinds) == {span[2] for span in over}
        figures = {span[3] for span in over if span[2] == "figure"}
        assert set(piece.figures) == figures
        if figures:
            shortest = min(span[1] - span[0] for span in over if span[2] == "figure")
            assert any(s[3] == piece.figures[0] and s[1] - s[0] == shortest for s in over if s[2] == "figure")
        assert piece.rejected == (piece.figures[:1] == ("a",))
        at += len(piece.text)


@given(TEXTS, TEXTS)
def test_each_side_of_a_comparison_is_its_text(here: str, there: str) -> None:
    """And what is called the same differs in case and blanks at most."""
    found = differences(here, there)
    assert "".join(one.here for one in found) == here
    assert "".join(one.there for one in found) == there
    for one in found:
        if one.kind == "same":
            assert one.here.split() == one.there.split() or one.here.casefold().split() == one.there.casefold().split()


def test_a_word_that_was_changed_stands_alone() -> None:
    """A copy that made 12 of 21 shows just that."""
    found = differences("At least 12 farmers were killed.", "At least 21 farmers were killed.")
    assert [(one.here.strip(), one.there.strip()) for one in found if one.kind == "changed"] == [("12", "21")]


def test_words_stand_in_their_sentence_with_its_neighbours() -> None:
    """Marked there; a sentence far too long is shown around them only."""
    text = "It was dark. Twelve men were killed. Nobody saw it."
    document = Document(id="doc-1", text=text, sha256="", cleaned_by="test")
    lines = lines_of(
        Reading(
            document=document,
            passages=passages(document),
            entities=(),
            places=(),
            times=(),
            figures=(),
            claims=(),
            made_by="test",
        )
    )
    start = text.index("Twelve men")
    shown = in_its_sentence(text, lines, start, start + 10)
    assert [(piece.text, piece.marked) for piece in shown] == [("Twelve men", True), (" were killed.", False)]
    assert neighbours(text, lines, start, start + 10) == ("It was dark.", "Nobody saw it.")
    long = "a word " * 400 + "twelve men" + " and more" * 400
    lines = (Line(0, len(long)),)
    at = long.index("twelve men")
    shown = in_its_sentence(long, lines, at, at + 10)
    assert sum(len(piece.text) for piece in shown) < 800
    assert shown[0].text.startswith("… ")
    assert shown[-1].text.endswith(" …")


def row(low: int | None, best: int | None = None) -> Row:
    """A line of a toll table."""
    return Row(
        measure=Measure.KILLED, label="Killed", group="all people", low=low, best=best, high=None, level=None,
        reasons=(), flags=(), reports=2, voices=1,
    )  # fmt: skip


def test_what_changed_is_told_and_nothing_else() -> None:
    """A number that moved, one that is new, one that is gone; a reading that means nothing tells nothing."""
    before = stands((row(12),), 3, 1)
    assert changes(before, (row(12),), 3, 1) == ()
    told = changes(before, (row(14, 15),), 4, 1)
    assert [(one.what, one.before, one.now) for one in told] == [
        ("reports", "3", "4"),
        ("Killed, all people", "at least 12", "at least 14, best 15"),
    ]
    assert [one.now for one in changes(before, (), 3, 1)] == ["none"]
    for nonsense in ("", "[]", "{}", '{"rows": 3}'):
        assert changes(nonsense, (row(1),), 1, 1) == ()


@given(st.lists(st.builds(NamedLine, id=TEXTS, name=TEXTS, figures=st.integers(0, 99), about=TEXTS), max_size=5))
def test_csv_gives_back_what_was_put_in(lines: list[NamedLine]) -> None:
    """Any text survives, but for the mark before what a spreadsheet would run; nothing begins as a formula."""
    rows = list(csv.reader(io.StringIO("".join(csv_rows("voices", lines)), newline="")))
    assert rows[0] == ["id", "name", "figures", "about"]
    for line, cells in zip(lines, rows[1:], strict=True):
        assert cells[1] in (line.name, f"'{line.name}")
        assert not cells[1].startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize(
    ("of", "given_", "kept"),
    [
        (
            "figures",
            {"measure": "killed", "nonsense": "x", "place": " Hadra "},
            {"measure": "killed", "place": "Hadra"},
        ),
        ("figures", {"measure": "eaten", "state": ""}, {}),
        ("reports", {"measure": "killed", "source": "N"}, {"source": "N"}),
    ],
)
def test_only_filters_that_a_list_knows_are_in_force(of: str, given_: dict[str, str], kept: dict[str, str]) -> None:
    """The rest of an address is left alone."""
    assert filters_of(of, given_) == kept


def test_the_map_points_are_the_events_that_have_a_place(desk: Rig) -> None:
    """The deadliest first, longitude before latitude; what is written for the next page is what is written anew."""
    points = desk.live.summary().points
    killed = [point.best or point.low or 0 for point in points]
    assert killed == sorted(killed, reverse=True)
    drawn = Drawn()
    text = drawn.geojson(points)
    first = json.loads(text)["features"][0]
    assert drawn.geojson(points[1:]) == Drawn().geojson(points[1:])
    assert drawn.geojson((replace(points[0], title="X"), *points[1:])) != text
    assert drawn.geojson(points) == text
    assert first["geometry"]["coordinates"] == [points[0].lon, points[0].lat]
