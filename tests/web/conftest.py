"""One desk over the invented example for every test of the web."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from desk_rig import Rig, rig


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Rig]:
    """A desk without accounts, and a client at this machine. Passwords are hashed cheaply here."""
    made = rig(tmp_path, hasher=PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    yield made
    made.close()
