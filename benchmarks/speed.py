"""Speed and memory, as ratios in one run on this machine: `make bench`.

Reads invented reports (made here from templates, so that it runs anywhere), and, where the public corpora stand,
syria_reports as well.  The yardstick is splitting the same texts into tokens: a ratio to it holds on any machine.

    python benchmarks/speed.py [--reports 500] [--corpora ../shared/corpora]
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corroborate.read.figures import figures
from corroborate.text.passages import passages
from corroborate.text.tokens import sentences, tokenize
from corroborate.values import Document, Figure, Group, Measure, VoiceKind
from corroborate.weigh.echoes import Told, echoes
from corroborate.weigh.tolls import Statement, tolls

VILLAGES = ("Hadra", "Tel Miren", "Qarsa", "Ain Doreh", "Sennat", "Banora", "Jebra")
OPENINGS = (
    "At least {n} civilians were killed in the village of {v} on {d}, the Marran Documentation Network said.",
    "Gunmen killed {n} soldiers and wounded {m} others near {v} late on {d}, the defence ministry said in a statement.",
    "Shelling of {v} left {n} people dead, including {k} children, residents told Northgate Wire on {d}.",
    "{n} bodies were pulled from the rubble in {v}, a doctor at the hospital in Banora said on {d}.",
)
FILLERS = (
    "The road to the coast has been closed since the weekend and telephone lines are down in most of the hills.",
    '"We have not slept for three nights," a shopkeeper said. "Nobody tells us who is in the next street."',
    "The government took power in December after a short war and has promised an inquiry into abuses by its forces.",
    "Aid groups say that 9,000 people have left their homes, most of them on foot, and that food is running short.",
    "Northgate Wire could not independently verify the account.",
)


def invented(count: int) -> list[dict[str, str]]:
    """Rows of a documents file: reports of some 300 words."""
    rng = random.Random(1)
    rows = []
    for i in range(count):
        lines: list[str] = []
        while sum(len(line) for line in lines) < 1900:
            opening = rng.choice(OPENINGS)
            lines.append(
                opening.format(
                    n=rng.randint(2, 90),
                    m=rng.randint(2, 90),
                    k=rng.randint(2, 9),
                    v=rng.choice(VILLAGES),
                    d=rng.choice(("Thursday", "Friday", "6 March", "Sunday")),
                )
            )
            lines += rng.sample(FILLERS, 2)
        day = f"2031-03-{rng.randint(6, 28):02d}"
        rows.append({"id": f"r{i}", "text": "\n\n".join(lines), "published": day, "source": f"Outlet {i % 15}"})
    return rows


def timed(command: list[str]) -> tuple[float, int]:
    """Seconds of a whole program, and the peak memory in MB of the largest child so far."""
    began = time.monotonic()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024


def yardstick(texts: list[str]) -> float:
    """Seconds to split the texts into tokens, the best of three."""
    best = float("inf")
    for _ in range(3):
        began = time.monotonic()
        for text in texts:
            tokenize(text)
        best = min(best, time.monotonic() - began)
    return best


CLAUSE = "and 12 soldiers and a child were killed in Orva by rebels including two women while 30 others fled "
STORY = (
    "Shells fell on the grain market of Deir Marran shortly after noon prayers, killing 12 people and burning most of "
    "the stalls, while ambulances were held at the bridge for two hours."
)


def figure(number: int, name: str) -> Figure:
    """An invented figure of so many killed."""
    return Figure(
        id=f"fig-{name}",
        document=f"doc-{name}",
        passage="psg",
        words=str(number),
        start=0,
        end=2,
        measure=Measure.KILLED,
        low=number,
        best=number,
        high=number,
        group=Group.CIVILIAN,
        made_by="benchmark",
    )


def counted(clauses: int) -> None:
    """Read the figures of one sentence without end."""
    document = Document(id="doc-x", text=CLAUSE * clauses, sha256="0" * 64, cleaned_by="benchmark")
    figures(document, sentences(document.text, passages(document)))


def heard(items: int) -> None:
    """Tell the echoes of one event: half of its figures reprint one story, half tell their own."""
    row = []
    for n in range(items):
        own = n % 2 == 0
        told = figure(n if own else 12, f"{n:06d}")
        text = f"What {n} saw, {n} tells in words of {n} alone" if own else STORY
        key = f"narration@{n}"
        day = dt.date(2031, 3, 1)
        row.append(
            Told(
                figure=told,
                text=text,
                voice_key=key,
                day=day,
                document=told.document,
                outlet=key,
                first_hand=False,
                event="evt-1",
            )
        )
    echoes(row)


def weighed(items: int) -> None:
    """Make the toll of one event of many statements by nine hundred voices."""
    rng = random.Random(5)
    tolls(
        "evt-1",
        [
            Statement(
                figure=figure(rng.randrange(60), f"{n:06d}"),
                voice=f"v{rng.randrange(900)}",
                kind=VoiceKind.MONITOR,
                day=dt.date(2031, 3, rng.randrange(1, 31)),
                document=f"doc-{n:06d}",
            )
            for n in range(items)
        ],
    )


def growth() -> None:
    """Print how many times more eight times as much costs; 8 is linear."""
    for name, work, size in (
        ("figures of one endless sentence", counted, 60),
        ("echoes of one event", heard, 250),
        ("toll of one event", weighed, 1250),
    ):
        costs = []
        for amount in (size, 8 * size):
            spent = []
            for _ in range(3):
                began = time.process_time()
                work(amount)
                spent.append(time.process_time() - began)
            costs.append(min(spent))
        print(f"{name}: eight times as much takes {costs[1] / costs[0]:.1f} times as long ({costs[1]:.2f} s)")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=500)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    args = parser.parse_args()
    program = str(Path(sys.executable).with_name("corroborate"))
    growth()
    with tempfile.TemporaryDirectory() as folder:
        one = Path(folder, "one.jsonl")
        many = Path(folder, "many.jsonl")
        rows = invented(args.reports)
        one.write_text(json.dumps(rows[0]) + "\n")
        many.write_text("".join(json.dumps(row) + "\n" for row in rows))
        sets = [("invented", many, [row["text"] for row in rows])]
        syria = args.corpora / "syria_reports" / "reports.jsonl"
        if syria.exists():
            texts = [json.loads(line)["text"] for line in syria.read_text(encoding="utf-8").splitlines()]
            sets.append(("syria_reports", syria, texts))
        start, _ = timed([program, "read", str(one), "--jsonl"])
        print(f"start and one report: {start:.2f} s")
        for name, path, texts in sets:
            seconds, memory = timed([program, "read", str(path), "--jsonl"])
            net = max(seconds - start, 0.001)
            print(
                f"{name}: {len(texts)} reports in {seconds:.1f} s, {len(texts) / seconds:.0f} a second with the start; "
                f"{net / yardstick(texts):.1f} times the tokens alone; peak {memory} MB"
            )
        text = "\n\n".join(row["text"] for row in rows)
        for size in (100_000, 1_000_000):
            whole = (text * (size // len(text) + 1))[:size]
            long = Path(folder, f"long-{size}.txt")
            long.write_text(whole)
            seconds, memory = timed([program, "read", str(long), "--jsonl"])
            net = max(seconds - start, 0.001)
            print(
                f"one text of {size:,} characters: {net:.1f} s, "
                f"{net / yardstick([whole]):.1f} times its tokens; {memory} MB"
            )
        record = Path(folder, "r.corroborate")
        added, memory = timed([program, "add", str(many), "--record", str(record)])
        weighed, memory = timed([program, "tolls", "--record", str(record), "--json"])
        again, memory = timed([program, "tolls", "--record", str(record), "--json"])
        print(
            f"record: add {added:.1f} s; first tolls {weighed:.1f} s, {weighed / added:.2f} times the adding; "
            f"again {again:.1f} s, {again / added:.2f} times; {memory} MB"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
