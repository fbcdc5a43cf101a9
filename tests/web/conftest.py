"""One desk over the invented example, in memory, for every test of the web."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from desk_rig import Rig, made_once, rig


@pytest.fixture(scope="session")
def example() -> tuple[object, ...]:
    """The invented reports as read, once for all tests."""
    return made_once()


@pytest.fixture
def desk(tmp_path: Path, example: tuple[object, ...]) -> Iterator[Rig]:
    """A desk without accounts, and a client at this machine."""
    made = rig(tmp_path, hasher=PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    yield made
    made.close()
