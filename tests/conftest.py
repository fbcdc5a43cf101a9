"""What all tests share: no test sees the user's own record, layers, settings or terminal."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

# Before any fixture, also those that a whole module shares: a folder that is not there.
os.environ["CORROBORATE_HOME"] = str(Path(tempfile.gettempdir()) / "corroborate-tests" / "no-home")
if TYPE_CHECKING:
    from desk_rig import Rig

sys.path.insert(0, str(Path(__file__).parent))  # so that tests may import fakes


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CORROBORATE_RECORD", raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "200")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Rig]:
    """A review desk over the invented example, without accounts; passwords are hashed cheaply here."""
    from argon2 import PasswordHasher

    from desk_rig import rig

    made = rig(tmp_path, hasher=PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    yield made
    made.close()
