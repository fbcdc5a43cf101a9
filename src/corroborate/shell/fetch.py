"""Paths, folders, documents files and standard input to Inputs, one at a time, so that memory stays flat.

A bad path or row is an Input with its error, so that one bad input costs one line, not the run.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from corroborate.errors import BadDocumentsFile, NotFound, TooLarge, UnreadableInput, UserError
from corroborate.text.clean import MAX_BYTES, MAX_CHARACTERS, Cleaned, clean, clean_row, fields, row_bytes

STDIN = "-"
TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf"})
ROWS_SUFFIXES = frozenset({".jsonl", ".ndjson", ".csv"})

# A row of a documents file holds one report as JSON, every character escaped at worst.
_MAX_LINE = 7 * MAX_CHARACTERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One thing to read: a file's bytes, a row of a documents file, or what went wrong with it.

    ``name`` says where it came from, for people ("reports/a.html", "reports.jsonl:12"); ``raw`` is what the
    record keeps; exactly one of ``row`` and a file is there unless ``error`` is set. ``beside`` is what a file
    beside it says ("a.pdf.meta": lines of ``source: …``, ``published: …``), for formats that cannot say it themselves.
    """

    name: str
    raw: bytes = b""
    row: dict[str, Any] | None = None
    error: UserError | None = None
    beside: tuple[tuple[str, str], ...] = ()

    def sha256(self) -> str:
        """SHA-256 of ``raw``, in hexadecimal."""
        return sha256(self.raw).hexdigest()

    def cleaned(self, *, headlined: bool = False, **given: str | None) -> Cleaned:
        """The document in it; ``given`` is what the user said of it (source, published, url, …).

        ``headlined``: the title of a row of a documents file becomes the headline of its text (``clean_row``).

        Raises the error it was found with, or what ``clean`` and ``clean_row`` raise.
        """
        if self.error is not None:
            raise self.error
        if self.row is not None:
            return clean_row(self.row, given, headlined=headlined)
        return clean(self.raw, name=self.name, **{**given, **dict(self.beside)})


def inputs(paths: Iterable[str | Path], stdin: BinaryIO | None = None) -> Iterator[Input]:
    """Everything to read under ``paths``: files, folders of them (sorted, hidden ones left out), "-" for stdin.

    In a folder, files of other kinds are left out; a file named outright is always tried.
    """
    for path in paths:
        if str(path) == STDIN:
            yield from _stdin(stdin or sys.stdin.buffer)
            continue
        path = Path(path)
        try:
            if path.is_dir():
                for child in _walk(path):
                    yield from _file(child)
            elif path.exists():
                yield from _file(path)
            else:
                yield Input(name=str(path), error=NotFound("there is no such file or folder"))
        except OSError as error:
            yield Input(name=str(path), error=UnreadableInput(f"it cannot be opened: {error.strerror or error}"))


def count(paths: Iterable[str | Path]) -> int | None:
    """How many inputs ``inputs`` will give, for a progress bar; None where that cannot be told cheaply (stdin)."""
    total = 0
    for path in paths:
        if str(path) == STDIN:
            return None
        path = Path(path)
        try:
            for child in _walk(path) if path.is_dir() else (path,):
                if child.suffix.lower() in ROWS_SUFFIXES:
                    with child.open("rb") as file:
                        total += sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))
                else:
                    total += 1
        except OSError:
            total += 1
    return total


def _walk(folder: Path) -> Iterator[Path]:
    for child in sorted(folder.iterdir()):
        if child.name.startswith("."):
            continue
        if child.is_dir() and not child.is_symlink():
            yield from _walk(child)
        elif child.suffix.lower() in TEXT_SUFFIXES | ROWS_SUFFIXES and child.is_file():
            yield child


def _file(path: Path) -> Iterator[Input]:
    suffix = path.suffix.lower()
    try:
        if suffix in (".jsonl", ".ndjson"):
            with path.open("rb") as file:
                yield from _jsonl(str(path), file)
        elif suffix == ".csv":
            yield from _csv(str(path), path)
        elif path.stat().st_size > MAX_BYTES:
            size = path.stat().st_size
            yield Input(
                name=str(path), error=TooLarge(f"{size:,} bytes, over the limit of {MAX_BYTES:,}; split the file")
            )
        else:
            yield Input(name=str(path), raw=path.read_bytes(), beside=_beside(path))
    except OSError as error:
        yield Input(name=str(path), error=UnreadableInput(f"it cannot be read: {error.strerror or error}"))


def _beside(path: Path) -> tuple[tuple[str, str], ...]:
    meta = path.with_name(path.name + ".meta")
    return tuple(fields(meta.read_text(encoding="utf-8", errors="replace")).items()) if meta.is_file() else ()


def _stdin(stdin: BinaryIO) -> Iterator[Input]:
    """Standard input: a documents file if its first line is a JSON object with a text, else one text."""
    raw = stdin.read(MAX_BYTES + 1)
    first = raw.lstrip()[:1]
    if first == b"{":
        line = raw.split(b"\n", 1)[0]
        try:
            head = json.loads(line)
        except ValueError:
            head = None
        if isinstance(head, dict) and "text" in head:
            rest = stdin.readline() if len(raw) > MAX_BYTES else b""
            yield from _jsonl("stdin", _Chained(io.BytesIO(raw + rest), stdin))
            return
    if len(raw) > MAX_BYTES:
        yield Input(name="stdin", error=TooLarge(f"over the limit of {MAX_BYTES:,} bytes; split it"))
    else:
        yield Input(name="stdin", raw=raw)


class _Chained:
    """Lines of one stream, then of the next: what was read to look at it comes first."""

    def __init__(self, *streams: BinaryIO) -> None:
        self._streams = list(streams)

    def readline(self, limit: int) -> bytes:
        while self._streams:
            line = self._streams[0].readline(limit)
            if line:
                return line
            self._streams.pop(0)
        return b""


def _jsonl(name: str, file: BinaryIO | _Chained) -> Iterator[Input]:
    number = 0
    while line := file.readline(_MAX_LINE + 1):
        number += 1
        where = f"{name}:{number}"
        if len(line) > _MAX_LINE:
            while line and not line.endswith(b"\n"):
                line = file.readline(_MAX_LINE)
            yield Input(name=where, error=TooLarge(f"a line over {_MAX_LINE:,} bytes; split the document"))
            continue
        if not line.strip():
            continue
        try:
            row = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"), parse_constant=_refuse)
        except (ValueError, RecursionError) as error:
            yield Input(name=where, raw=line, error=BadDocumentsFile(f"not a line of JSON: {error}"))
            continue
        if isinstance(row, dict):
            yield Input(name=where, raw=row_bytes(row), row=row)
        else:
            yield Input(name=where, raw=line, error=BadDocumentsFile('not an object with "id" and "text"'))


def _refuse(constant: str) -> float:
    raise ValueError(f"{constant} is not JSON")


def _csv(name: str, path: Path) -> Iterator[Input]:
    csv.field_size_limit(_MAX_LINE)
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        rows = csv.DictReader(file, strict=False)
        missing = {"id", "text"} - set(rows.fieldnames or ())
        if missing:
            needs = " and ".join(sorted(missing))
            yield Input(name=name, error=BadDocumentsFile(f"a documents file needs a column {needs}"))
            return
        while True:
            try:
                row = next(rows)
            except StopIteration:
                return
            except csv.Error as error:
                yield Input(name=f"{name}:{rows.line_num}", error=BadDocumentsFile(f"not a row of CSV: {error}"))
                continue
            kept = {key: value for key, value in row.items() if isinstance(key, str) and value not in (None, "")}
            kept.setdefault("text", "")
            yield Input(name=f"{name}:{rows.line_num}", raw=row_bytes(kept), row=kept)
