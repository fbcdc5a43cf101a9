"""Paths become inputs one at a time, and a bad one costs itself only."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from corroborate.errors import BadDocumentsFile, NotFound, UserError
from corroborate.shell.fetch import count, inputs


def test_a_folder_is_walked_in_order_without_hidden_and_other_files(tmp_path: Path) -> None:
    """Reports of known kinds come sorted; hidden files and pictures stay out."""
    for name in ("b.txt", "a.html", ".hidden.txt", "picture.png", "sub/c.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert [Path(i.name).name for i in inputs([tmp_path])] == ["a.html", "b.txt", "c.md"]
    assert count([tmp_path]) == 3


def test_a_missing_path_is_an_input_with_its_error(tmp_path: Path) -> None:
    """The run goes on after it."""
    (tmp_path / "a.txt").write_text("Twelve died.")
    found = list(inputs([tmp_path / "none.txt", tmp_path / "a.txt"]))
    assert isinstance(found[0].error, NotFound)
    assert found[1].raw == b"Twelve died."


def test_rows_of_a_documents_file_come_one_by_one(tmp_path: Path) -> None:
    """A bad line costs itself; the others are read; each says its line."""
    path = tmp_path / "r.jsonl"
    path.write_text(
        '{"id": "a", "text": "One died."}\n\nnot json\n[1]\n{"id": "b", "text": NaN}\n{"id": 2, "text": "Two."}\n'
    )
    found = list(inputs([path]))
    assert [i.name.rsplit(":", 1)[1] for i in found] == ["1", "3", "4", "5", "6"]
    assert [isinstance(i.error, BadDocumentsFile) for i in found] == [False, True, True, True, False]
    assert found[4].cleaned().document.ref == "2"


def test_csv_rows_are_documents(tmp_path: Path) -> None:
    """Columns id and text are needed; the rest is read where it stands."""
    path = tmp_path / "r.csv"
    path.write_text('id,text,published,source\na,"One died,\nthen two.",2031-03-06,NW\n')
    (found,) = inputs([path])
    document = found.cleaned().document
    assert (document.ref, document.text, document.source) == ("a", "One died,\nthen two.", "NW")


def test_csv_without_its_columns_says_which(tmp_path: Path) -> None:
    """The error names the missing column."""
    path = tmp_path / "r.csv"
    path.write_text("id,body\na,b\n")
    (found,) = inputs([path])
    with pytest.raises(BadDocumentsFile, match="text"):
        found.cleaned()


def test_stdin_is_a_text_or_a_documents_file() -> None:
    """A first line that is a JSON object with a text makes it a documents file."""
    (plain,) = inputs(["-"], stdin=io.BytesIO(b"Twelve died."))
    assert plain.cleaned().document.text == "Twelve died."
    rows = b"".join(json.dumps({"id": str(i), "text": "One died."}).encode() + b"\n" for i in range(3))
    assert [i.cleaned().document.ref for i in inputs(["-"], stdin=io.BytesIO(rows))] == ["0", "1", "2"]


def test_what_the_user_said_fills_only_what_a_row_leaves_out(tmp_path: Path) -> None:
    """--source names the outlet of rows that name none, and does not change their ids."""
    path = tmp_path / "r.jsonl"
    path.write_text('{"id": "a", "text": "One."}\n{"id": "b", "text": "Two.", "source": "Own"}\n')
    found = list(inputs([path]))
    assert [i.cleaned(source="NW").document.source for i in found] == ["NW", "Own"]
    assert found[0].cleaned(source="NW").document.id == found[0].cleaned().document.id


def test_an_error_is_raised_when_its_input_is_cleaned(tmp_path: Path) -> None:
    """The caller decides where the one line goes."""
    (found,) = inputs([tmp_path / "none"])
    with pytest.raises(UserError):
        found.cleaned()


def test_a_file_beside_a_report_says_what_it_cannot(tmp_path: Path) -> None:
    """A .meta file gives source and day, wins over what was said of all, and is no report itself."""
    (tmp_path / "a.txt").write_text("Twelve died.")
    (tmp_path / "a.txt.meta").write_text("source: NW\npublished: 6 March 2031\nmood: bad\n")
    (found,) = inputs([tmp_path])
    document = found.cleaned(source="Other").document
    assert (document.source, str(document.published)) == ("NW", "2031-03-06")
