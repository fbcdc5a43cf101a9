"""What is read and what goes out is the same in every process, in whatever order its sets happen to lie."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from pathlib import Path

from corroborate.read.harm_scope import BIAS, WEIGHTS, total

EXAMPLE = Path(__file__).parent.parent / "examples" / "marran"


def outputs(seed: str, record: Path) -> tuple[bytes, bytes]:
    """What `read` and `export` print of the bundled example in a process with this seed of hashes."""
    environment = {**os.environ, "PYTHONHASHSEED": seed}

    def run(*arguments: str) -> bytes:
        command = [sys.executable, "-m", "corroborate", *arguments]
        return subprocess.run(command, env=environment, capture_output=True, check=True).stdout

    reports = [str(path) for path in sorted(EXAMPLE.rglob("*")) if path.suffix in (".txt", ".html")]
    read = run("read", "--jsonl", "--reader", "rules", *reports)
    run("add", "--record", str(record), *reports)
    return read, run("export", "--format", "json", "--record", str(record))


def test_another_seed_of_hashes_changes_nothing(tmp_path: Path) -> None:
    """Two processes whose sets lie otherwise print the same bytes."""
    assert outputs("0", tmp_path / "a.corroborate") == outputs("4", tmp_path / "b.corroborate")


def test_cues_add_up_to_the_same_in_any_order() -> None:
    """Sums of tenths that cancel out do not hang on which comes first."""
    cues = ("war", "two places", "was", "when", "span", "day name", "missing")
    whole = round(BIAS + sum(WEIGHTS[cue] for cue in cues), 6)
    assert {total(order) for order in itertools.permutations(cues)} == {whole}
