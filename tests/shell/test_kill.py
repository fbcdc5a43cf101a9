"""A record survives being killed at any moment: nothing half-written stays, and the next run goes on."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corroborate.shell.store import open_store

REPORTS = 150
KILLS = 15
# The command itself, with transactions of three inputs, so that there are fifty of them to be killed in; it tells of
# each that brings something new, since a kill while Python still imports or skips what is kept proves little.
PROGRAM = """
import corroborate.app, corroborate.cli
from corroborate.shell.gazetteer import open_gazetteer
corroborate.app._gazetteer = lambda references, progress: open_gazetteer(base=False)  # it plays no part here
pipeline = corroborate.app.pipeline
pipeline.BATCH_INPUTS = 3
keep = pipeline._keep
def told(store, batch, added, at):
    if any(outcome is not None for _, outcome, _ in batch):
        print("a batch", flush=True)
    return keep(store, batch, added, at)
pipeline._keep = told
corroborate.cli.main()
"""
PLACES = ("Oria", "Tarve", "Belun", "Hadra", "Kemmel")
WORDS = ("farmers", "fishermen", "soldiers", "bakers", "pupils")


def _reports(folder: Path) -> Path:
    """Invented reports of two sentences, some of which cannot be read."""
    folder.mkdir()
    for number in range(REPORTS):
        place, people = PLACES[number % 5], WORDS[number // 5 % 5]
        head = f"---\nsource: {place} Post\npublished: 2031-03-{number % 28 + 1:02}\nlanguage: en\n---\n"
        text = head + f"At least {number + 2} {people} were killed near {place}.\n"
        (folder / f"{number:03}.txt").write_text("" if number % 50 == 7 else text)
    return folder


def _add(folder: Path, record: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", PROGRAM, "add", str(folder), "--record", str(record)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def _ended(process: subprocess.Popen[bytes]) -> int:
    process.communicate()
    return process.returncode


def _state(record: Path) -> tuple[str, dict[str, int]]:
    """The digest and the numbers of facts, once nothing is found to be amiss."""
    store = open_store(str(record), create=False)
    try:
        assert store.check() == ()
        return store.digest(), dict(store.counts())
    finally:
        store.close()


@pytest.mark.parametrize("seed", [2031])
def test_add_may_be_killed_at_any_moment(tmp_path: Path, seed: int) -> None:
    """After each of many kills the record is sound; at the end it is the one that an undisturbed run makes."""
    chance = random.Random(seed)
    folder = _reports(tmp_path / "reports")
    calm, record = tmp_path / "calm.db", tmp_path / "killed.db"
    assert _ended(_add(folder, calm)) == 1  # three reports are empty
    expected = _state(calm)
    assert expected[1]["documents"] == REPORTS - 3
    kills = 0
    seen: set[int] = set()
    while kills < KILLS:
        process = _add(folder, record)
        assert process.stdout is not None
        for _ in range(chance.randrange(9)):
            process.stdout.readline()
        time.sleep(chance.uniform(0.0, 0.01))
        process.kill()
        if _ended(process) == -9:
            kills += 1
            if record.exists() and record.stat().st_size:
                seen.add(_state(record)[1]["documents"])
        if process.returncode == 1:  # it got to its end before the kill: begin again
            assert _state(record) == expected
            for path in tmp_path.glob("killed.db*"):
                path.unlink()
    assert len(seen) >= KILLS // 2, "the kills fell at too few different moments to mean anything"
    assert _ended(_add(folder, record)) == 1
    assert _state(record) == expected
