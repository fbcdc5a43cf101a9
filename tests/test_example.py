"""The bundled example, read by the installed reader as a user would: what its dossier must show."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

EXAMPLE = Path(__file__).parent.parent / "examples" / "marran"


def run(*arguments: str) -> str:
    """What a command prints."""
    command = [sys.executable, "-m", "corroborate", *arguments]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def test_the_monitor_counts_once_and_the_verified_minimum_is_the_low(tmp_path: Path) -> None:
    """Five outlets quote one monitor's rising toll; a UN body has verified fewer; a rumour says 2,400."""
    record = str(tmp_path / "marran.db")
    lists = [f"--{name}={EXAMPLE / name}.csv" for name in ("gazetteer", "voices", "parties")]
    run("add", str(EXAMPLE / "reports"), "--record", record, *lists)
    tolls: list[dict[str, Any]] = json.loads(run("tolls", "--record", record, "--json"))["tolls"]
    killed = [t for t in tolls if t["measure"] == "killed" and t["perpetrator"] is None]
    (civilians,) = [t for t in killed if t["group"] == "civilian" and t["best"] == 612 and not t["subgroup"]]
    assert (civilians["low"], civilians["high"]) == (111, None)
    assert all(t["best"] != 2400 and t["high"] != 2400 for t in killed)
    assert any(t["best"] == 162 for t in killed)
    assert all(t["best"] != 216 for t in killed)
    # Eight men shot, six bodies seen, "at least 20" dead of the village: nobody knows that two live.
    assert all(t["best"] != 2 for t in tolls if t["measure"] == "injured")
