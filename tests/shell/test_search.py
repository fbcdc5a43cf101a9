"""Rows that can be found: by words, by filters, page by page, in one order."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator

import pytest

from corroborate.shell.search import KINDS, PLACES, REPORTS, Index, Row

DAY = dt.date(2031, 3, 1)


@pytest.fixture
def index() -> Iterator[Index]:
    """An empty index."""
    made = Index()
    yield made
    made.close()


def rows(count: int) -> list[Row]:
    """Invented reports on thirty days, every seventh without one."""
    return [
        Row(
            key=f"r{n}", title=f"Report {n}", words=f"shells fell on Oria {'again' if n % 3 else 'twice'}",
            first=DAY + dt.timedelta(days=n % 30) if n % 7 else None, source=f"Outlet {n % 2}",
        )
        for n in range(count)
    ]  # fmt: skip


def test_the_newest_come_first_and_undated_last(index: Index) -> None:
    """With words or without, whatever the order in which they came."""
    made = rows(60)
    random.Random(1).shuffle(made)
    index.put(REPORTS, made)
    found, total = index.search("", REPORTS, {}, 0, 100)
    assert total == len(found) == 60
    days = [one.day or dt.date.min for one in found]
    assert days == sorted(days, reverse=True)
    again = Index()
    again.put(REPORTS, sorted(made, key=lambda row: row.key))
    assert again.search("", REPORTS, {}, 0, 100) == (found, total)
    again.close()


@pytest.mark.parametrize("query", ["", "shells", "again oria", "fell on"])
def test_pages_make_up_the_whole(index: Index, query: str) -> None:
    """Nothing is found twice or lost between two pages."""
    index.put(REPORTS, rows(100))
    whole, total = index.search(query, REPORTS, {}, 0, 1000)
    pages = [one for at in range(0, total, 9) for one in index.search(query, REPORTS, {}, at, 9)[0]]
    assert tuple(pages) == whole


def test_many_hits_are_ordered_by_day_and_few_by_fit(index: Index) -> None:
    """Above a thousand the newest come first; below, what has the words most."""
    index.put(REPORTS, (Row(key=f"r{n}", title="", words="oria " + "hall " * n) for n in range(1, 6)))
    assert [one.id for one in index.search("hall", REPORTS, {}, 0, 2)[0]] == ["r5", "r4"]
    index.put(REPORTS, rows(1500))
    found, total = index.search("shells", REPORTS, {}, 0, 50)
    assert total == 1500
    assert {one.day for one in found} <= {DAY + dt.timedelta(days=29), DAY + dt.timedelta(days=28)}


def test_a_row_stands_once(index: Index) -> None:
    """Put again it is found by its new words only; dropped it is not found."""
    index.put(REPORTS, [Row(key="a", title="One", words="harbour")])
    index.put(REPORTS, [Row(key="a", title="One", words="bridge")])
    assert index.search("harbour", REPORTS, {}, 0, 9) == ((), 0)
    assert [one.id for one in index.search("bridge", REPORTS, {}, 0, 9)[0]] == ["a"]
    index.drop(REPORTS, ["a", "never there"])
    assert index.search("", REPORTS, {}, 0, 9) == ((), 0)


def test_what_has_no_day_is_ordered_by_size(index: Index) -> None:
    """The places named most stand first."""
    index.put(PLACES, [Row(key=name, title=name, n=n) for name, n in (("Oria", 3), ("Tarve", 9), ("Hadra", 5))])
    assert [one.title for one in index.search("", PLACES, {}, 0, 9)[0]] == ["Tarve", "Hadra", "Oria"]


def test_a_place_is_found_by_any_of_its_names_and_by_no_part_of_one(index: Index) -> None:
    """Tel Miren is in Marran, and Miren is another place."""
    index.put(REPORTS, [Row(key="a", title="", places=("Tel Miren", "Marran", "Kestria"))])
    for name, count in (("tel miren", 1), ("MARRAN", 1), ("Miren", 0), ("Kest", 0), ("Tel  Miren", 1)):
        assert index.search("", REPORTS, {"place": name}, 0, 9)[1] == count, name


def test_words_in_any_script_are_found(index: Index) -> None:
    """Arabic and Cyrillic words, and those with a sign inside."""
    index.put(REPORTS, [Row(key="a", title="قصف على حضرة", words="обстрел al-Qarya O'Neill")])
    for query in ("حضرة", "ОБСТРЕЛ", "al-qarya", "o'neill"):
        assert index.search(query, REPORTS, {}, 0, 9)[1] == 1, query


def test_a_page_is_never_negative_or_endless(index: Index) -> None:
    """Whatever numbers a link holds."""
    index.put(REPORTS, rows(20))
    for kind in KINDS:
        assert len(index.search("", kind, {}, -5, 10**9)[0]) <= 20
    assert index.search("", REPORTS, {}, 10**30, -1)[0] == ()
