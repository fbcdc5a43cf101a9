"""What all tests share: no test sees the user's own record, layers, settings or terminal."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # so that tests may import fakes


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.delenv("CORROBORATE_RECORD", raising=False)
    monkeypatch.setenv("CORROBORATE_HOME", str(tmp_path_factory.getbasetemp() / "no-home"))
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "200")
