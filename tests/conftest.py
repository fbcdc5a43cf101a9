"""What all tests share: no test sees the user's own record, layers, settings or terminal."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import pytest

# Before any fixture, also those that a whole module shares: a folder that is not there.
os.environ["CORROBORATE_HOME"] = str(Path(tempfile.gettempdir()) / "corroborate-tests" / "no-home")
sys.path.insert(0, str(Path(__file__).parent))  # so that tests may import fakes


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CORROBORATE_RECORD", raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "200")
