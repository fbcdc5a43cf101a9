"""Finding in an open record: reports, figures, events, voices and places, by words and by filters.

SQLite's FTS5 in memory: a function of the live record, made when it is opened and moved on with it, never stored. A
query is words; whatever signs it has are no syntax here. All of its words must occur, the last one may be a beginning.
"""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from corroborate.errors import BadSetting

REPORTS, FIGURES, EVENTS, VOICES, PLACES = KINDS = ("reports", "figures", "events", "voices", "places")

# What can be asked of each kind besides words; "from" and "to" are days.
FILTERS: Mapping[str, frozenset[str]] = {
    REPORTS: frozenset("place from to source".split()),
    FIGURES: frozenset("place from to measure group source grade state".split()),
    EVENTS: frozenset("place from to kind grade".split()),
    VOICES: frozenset(("kind",)),
    PLACES: frozenset(("place",)),
}
_COLUMNS = "title document event first last place measure grp source grade state kind n".split()
_FILTERED = {"measure": "measure", "group": "grp", "source": "source", "grade": "grade", "state": "state"}
_WORD = re.compile(r"\w+")
_MOST_WORDS = 16
_FARTHEST = 1 << 40  # no page begins beyond, whatever number a link holds
# So many hits are put in order by how well they fit; of more the newest come first, since each costs a look.
_RANKED = 1000
# Numbers of rows say their order, newest or largest first, so that a page of a hundred thousand hits is found without a
# look at all of them: the day, or the size of what has none, above so many bits that tell things of one day apart.
_BITS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing that can be found. ``words`` is what is searched besides the title; ``places`` are all its names.

    ``first`` and ``last`` are the days of it (of a report that of printing); ``n`` is its size, by which what has no
    day is ordered: persons of a figure, reports of an event, figures of a voice or place.
    """

    key: str
    title: str
    words: str = ""
    document: str | None = None
    event: str | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    places: tuple[str, ...] = ()
    measure: str | None = None
    group: str | None = None
    source: str | None = None
    grade: str | None = None
    state: str | None = None
    kind: str | None = None
    n: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Something that was found. ``words`` is the stretch that holds the words asked for, "" where none were."""

    kind: str
    id: str
    title: str
    words: str = ""
    document: str | None = None
    event: str | None = None
    day: dt.date | None = None
    n: int = 0


class Index:
    """What can be found. Not safe for several threads at once: ``Live`` holds its lock around it."""

    def __init__(self) -> None:
        self._db = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.execute("PRAGMA journal_mode = OFF")
        for kind in KINDS:
            self._db.execute(
                f"CREATE TABLE {kind} (id INTEGER PRIMARY KEY, key TEXT UNIQUE, "
                + ", ".join(f"{column} {'INTEGER' if column == 'n' else 'TEXT'}" for column in _COLUMNS)
                + ")"
            )
            # What is counted by filters is counted here, without a look at the rows.
            self._db.execute(
                f"CREATE INDEX {kind}_filters ON {kind} (first, last, measure, grp, grade, state, source, kind)"
            )
            self._db.execute(
                f"CREATE VIRTUAL TABLE {kind}_words USING fts5 "
                '(title, words, tokenize = "unicode61 remove_diacritics 2")'
            )
        self._db.execute("CREATE INDEX figures_event ON figures (event)")

    def close(self) -> None:
        """Give the memory back."""
        self._db.close()

    def put(self, kind: str, rows: Iterable[Row]) -> None:
        """Take things in, also in the stead of what stood under their keys."""
        self._db.execute("BEGIN")
        for row in rows:
            self._drop(kind, row.key)
            number = self._number(kind, row)
            values = (
                row.title, row.document, row.event, _day(row.first), _day(row.last), _names(row.places), row.measure,
                row.group, _folded(row.source), row.grade, row.state, row.kind, row.n,
            )  # fmt: skip
            marks = ", ".join("?" * (len(_COLUMNS) + 2))
            self._db.execute(
                f"INSERT INTO {kind} (id, key, {', '.join(_COLUMNS)}) VALUES ({marks})", (number, row.key, *values)
            )
            self._db.execute(
                f"INSERT INTO {kind}_words (rowid, title, words) VALUES (?, ?, ?)",
                (number, _storable(row.title), _storable(row.words)),
            )
        self._db.execute("COMMIT")

    def drop(self, kind: str, keys: Iterable[str]) -> None:
        """Forget things."""
        self._db.execute("BEGIN")
        for key in keys:
            self._drop(kind, key)
        self._db.execute("COMMIT")

    def _number(self, kind: str, row: Row) -> int:
        """A number that says where a row stands in order; of two that would have the same the later comes after."""
        rank = row.first.toordinal() if row.first is not None else row.n if kind in (VOICES, PLACES) else 0
        within = int.from_bytes(sha256(row.key.encode()).digest()[: _BITS // 8], "big")
        number = (min(rank, 1 << 22) << _BITS) | within
        while self._db.execute(f"SELECT 1 FROM {kind} WHERE id = ?", (number,)).fetchone() is not None:
            number -= 1
        return number

    def _drop(self, kind: str, key: str) -> None:
        row = self._db.execute(f"SELECT id FROM {kind} WHERE key = ?", (key,)).fetchone()
        if row is not None:
            self._db.execute(f"DELETE FROM {kind} WHERE id = ?", row)
            self._db.execute(f"DELETE FROM {kind}_words WHERE rowid = ?", row)

    def belong(self, figures: Iterable[str], event: str | None, grade: str | None) -> None:
        """Note the event of some figures, and its grade."""
        self._db.execute("BEGIN")
        self._db.executemany(
            "UPDATE figures SET event = ?, grade = ? WHERE key = ?", ((event, grade, figure) for figure in figures)
        )
        self._db.execute("COMMIT")

    def search(
        self, query: str, kind: str, filters: Mapping[str, str], offset: int, limit: int
    ) -> tuple[tuple[Found, ...], int]:
        """A page of what has all the words and fits all the filters, and how much there is in all.

        Without words everything that fits, the newest first. Raises BadSetting for a kind or filter that is not there.
        """
        if kind not in KINDS:
            raise BadSetting(f"there are no {kind!r} to be found; there are: {', '.join(KINDS)}")
        where, values = self._where(kind, filters)
        words = _words(query)
        offset, limit = max(0, min(offset, _FARTHEST)), max(0, min(limit, 1000))
        if not words:
            if query.strip():
                return (), 0  # signs alone: no word has them
            sql = f"FROM {kind} t WHERE {where}"
            total = self._count(f"SELECT count(*) {sql}", values)
            page = self._db.execute(
                f"SELECT t.key, t.title, '', t.document, t.event, t.first, t.n {sql} "
                "ORDER BY t.id DESC LIMIT ? OFFSET ?",
                (*values, limit, offset),
            )
            return tuple(_found(kind, page)), total
        sql = f"FROM {kind}_words w CROSS JOIN {kind} t ON t.id = w.rowid WHERE {kind}_words MATCH ? AND {where}"
        counted = sql if values else f"FROM {kind}_words WHERE {kind}_words MATCH ?"
        total = self._count(f"SELECT count(*) {counted}", (words, *values))
        order = "rank, w.rowid DESC" if total <= _RANKED else "w.rowid DESC"
        rows = self._db.execute(
            f"SELECT t.key, t.title, w.rowid, t.document, t.event, t.first, t.n {sql} "
            f"ORDER BY {order} LIMIT ? OFFSET ?",
            (words, *values, limit, offset),
        ).fetchall()
        return tuple(_found(kind, self._with_words(kind, words, rows))), total

    def _with_words(self, kind: str, words: str, rows: Sequence[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
        """The rows with the stretches that hold the words, which are looked for in these rows alone and all at once."""
        numbers = [row[2] for row in rows]
        stretches = dict(
            self._db.execute(
                f"SELECT rowid, snippet({kind}_words, 1, '', '', '…', 24) FROM {kind}_words "
                f"WHERE {kind}_words MATCH ? AND +rowid IN ({', '.join('?' * len(numbers))})",
                (words, *numbers),
            )
        )
        for key, title, number, *rest in rows:
            yield (key, title, stretches.get(number, ""), *rest)

    def _count(self, sql: str, values: Iterable[Any]) -> int:
        return int(self._db.execute(sql, tuple(values)).fetchone()[0])

    def _where(self, kind: str, filters: Mapping[str, str]) -> tuple[str, list[Any]]:
        where: list[str] = ["1"]
        values: list[Any] = []
        for key, value in filters.items():
            if key not in FILTERS[kind]:
                raise BadSetting(f"{kind} cannot be asked for by {key!r}; by: {', '.join(sorted(FILTERS[kind]))}")
            if not value:
                continue
            match key:
                case "from":
                    where.append("t.last >= ?")
                    values.append(_asked_day(value))
                case "to":
                    where.append("t.first <= ?")
                    values.append(_asked_day(value))
                case "place":
                    where.append("instr(t.place, ?) > 0")
                    values.append(_names((value,)))
                case "source":
                    where.append("t.source = ?")
                    values.append(_folded(value))
                case "kind":
                    where.append("t.kind = ?")
                    values.append(value)
                case _:
                    where.append(f"t.{_FILTERED[key]} = ?")
                    values.append(value)
        return " AND ".join(where), values


def _words(query: str) -> str:
    """A query in FTS5's words: each a string of its own, so that none of its signs is an operator."""
    found = _WORD.findall(_storable(query))[:_MOST_WORDS]
    return " ".join(f'"{word}"' for word in found) + "*" if found else ""


def _storable(text: str) -> str:
    """Text that a database can hold: no lone surrogates, no NUL."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\x00", " ")


def _folded(text: str | None) -> str | None:
    return " ".join(_storable(text).casefold().split()) if text else None


def _names(places: Iterable[str]) -> str:
    folded = dict.fromkeys(filter(None, map(_folded, places)))
    return "".join(f"\n{name}\n" for name in folded)


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _asked_day(value: str) -> str:
    try:
        return dt.date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise BadSetting(f"{value!r} is no day; write it as 2031-03-06") from error


def _found(kind: str, rows: Iterable[tuple[Any, ...]]) -> Iterator[Found]:
    for key, title, words, document, event, first, n in rows:
        yield Found(
            kind=kind,
            id=event if kind == EVENTS and event else key,
            title=title,
            words=words,
            document=document,
            event=event,
            day=dt.date.fromisoformat(first) if first else None,
            n=n,
        )
