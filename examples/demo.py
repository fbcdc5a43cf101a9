"""The main job on the bundled example, offline: read fourteen invented reports, print tolls, write the dossier."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
EPISODE = HERE / "marran"
OUT = HERE.parent / "out"


def corroborate(*arguments: str | Path) -> None:
    """Say a command and run it as a user would."""
    words = [str(a.relative_to(HERE.parent)) if isinstance(a, Path) else a for a in arguments]
    print("\n$ corroborate " + " ".join(words), flush=True)
    program = Path(sys.executable).with_name("corroborate")
    done = subprocess.run([program, *words], cwd=HERE.parent, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def main() -> None:
    """Walk the whole way."""
    OUT.mkdir(exist_ok=True)
    record, dossier = OUT / "marran.db", OUT / "marran.html"
    for old in OUT.glob("marran.*"):
        old.unlink()
    print("An invented episode: fourteen reports on killings along a coast. No person, place or outlet in it is real.")
    references = [
        "--gazetteer", EPISODE / "gazetteer.csv", "--voices", EPISODE / "voices.csv",
        "--parties", EPISODE / "parties.csv",
    ]  # fmt: skip
    corroborate("add", EPISODE / "reports", "--record", record, *references)
    corroborate("tolls", "--record", record)
    corroborate("tolls", "--record", record, "--as-of", "2031-03-09")
    corroborate("dossier", "-o", dossier, "--record", record, "--title", "Marran, March 2031 (an invented example)")
    print(f"\nThe dossier: {dossier.relative_to(HERE.parent)} (open it in any browser; it needs no network)")


if __name__ == "__main__":
    main()
