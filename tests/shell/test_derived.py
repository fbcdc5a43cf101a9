"""The cache: what was put comes back, and whatever happens to its file costs time only."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from corroborate.shell.derived import SUFFIX, MemoryCache, SqlCache, open_cache


@pytest.fixture(params=["file", "memory"])
def cache(request: pytest.FixtureRequest, tmp_path: Path) -> SqlCache | MemoryCache:
    """Each cache in turn."""
    return MemoryCache() if request.param == "memory" else open_cache(tmp_path / "r.db")


def test_what_was_put_comes_back(cache: SqlCache | MemoryCache) -> None:
    """The newest of what was put under a key; None for a key that was never put."""
    cache.put([("a", "one"), ("b", "zwölf · ١٢")])
    cache.put([("a", "two")])
    cache.put([])
    assert (cache.get("a"), cache.get("b"), cache.get("c")) == ("two", "zwölf · ١٢", None)


def test_it_lies_beside_the_record_and_stays(tmp_path: Path) -> None:
    """Another process finds what this one kept."""
    cache = open_cache(tmp_path / "r.db")
    cache.put([("a", "one")])
    assert isinstance(cache, SqlCache)
    cache.close()
    assert [p.name for p in tmp_path.iterdir()] == ["r.db" + SUFFIX]
    assert open_cache(tmp_path / "r.db").get("a") == "one"


@pytest.mark.parametrize(
    "change", ["body = x'00'", "body = (SELECT body FROM results_1 WHERE key = 'b')", "digest = ''"]
)
def test_a_damaged_entry_is_not_believed(tmp_path: Path, change: str) -> None:
    """An entry whose digest does not fit is as good as absent, and can be put again."""
    cache = open_cache(tmp_path / "r.db")
    cache.put([("a", "one"), ("b", "two")])
    connection = sqlite3.connect(tmp_path / ("r.db" + SUFFIX))
    with connection:
        connection.execute(f"UPDATE results_1 SET {change} WHERE key = 'a'")
    connection.close()
    assert (cache.get("a"), cache.get("b")) == (None, "two")
    cache.put([("a", "one")])
    assert cache.get("a") == "one"


def test_a_file_of_another_kind_is_left_alone(tmp_path: Path) -> None:
    """What lies at the cache's place but is no cache is neither read nor written."""
    place = tmp_path / ("r.db" + SUFFIX)
    place.write_text("somebody's notes, longer than a header")
    cache = open_cache(tmp_path / "r.db")
    cache.put([("a", "one")])
    assert cache.get("a") == "one"
    assert place.read_text().startswith("somebody's notes")


def test_no_room_to_write_is_silent(tmp_path: Path) -> None:
    """A cache in a folder that is not there answers None and complains of nothing."""
    cache = open_cache(tmp_path / "none" / "r.db")
    cache.put([("a", "one")])
    assert cache.get("a") is None
