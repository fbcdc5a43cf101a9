"""Time the desk on simulated reports: `python benchmarks/desk.py methods`, `python benchmarks/desk.py pages`.

Makes a record of reports whose readings lie in its cache (benchmarks/simulator.py). Nothing is asserted.

``methods`` opens it, asks every method that a page calls for a few hundred things drawn by chance, and decides as
people do. Prints the median and the 95th percentile of each in milliseconds, and the opening in seconds; a figure in
brackets is the time over that of the smallest call, so that runs on different machines can be compared.

``pages`` serves it over HTTP from a process of its own, as `corroborate serve` does, and lets people work at it at once
from this one (benchmarks/at_work.py). Prints for each page how many were asked for, the median, the 95th percentile and
the worst in milliseconds, as a browser would see them.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import hashlib
import random
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import httpx2 as httpx

from at_work import PASSWORD, at_work, show
from corroborate import codec
from corroborate.desk.reviews import seen, seen_pair
from corroborate.shell.derived import open_cache
from corroborate.shell.gazetteer import open_gazetteer
from corroborate.shell.live import Equipment, Live
from corroborate.shell.people import PersonRole, open_people
from corroborate.shell.pipeline import Parts, batches, reading_key
from corroborate.shell.store import SqlStore, open_store
from corroborate.values import Figure, Measure, Verdict
from corroborate.web import server
from simulator import LEVELS, Simulation, who

NOW = dt.datetime(2031, 6, 1, tzinfo=dt.UTC)


def parts() -> Parts:
    """What would read the reports, were their readings not in the cache."""
    return Parts(gazetteer=open_gazetteer((), base=False), voice_kinds=who().kinds, reader="benchmark")


def made(path: Path, reports: int, level: str, seed: int) -> SqlStore:
    """A record of simulated reports, with their readings in its cache."""
    store, cache, digest = open_store(str(path), create=True), open_cache(path), parts().digest()
    done = 0
    for batch in batches(Simulation(seed, LEVELS[level]).reports(reports), 500):
        with store.batch():
            rows = []
            for reading in batch:
                raw = reading.document.text.encode()
                document = replace(reading.document, sha256=hashlib.sha256(raw).hexdigest())
                store.add_document(document, raw, "simulated", NOW)
                rows.append((reading_key(document, digest), codec.dumps(replace(reading, document=document))))
        cache.put(rows)
        done += len(batch)
        print(f"\r{done} reports made", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return store


class Spent:
    """Milliseconds of calls, by what was called: on the clock, and of the processor alone, which others do not slow."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, list[float], list[float]]] = []

    def measure(self, name: str, calls: Iterable[Callable[[], object]]) -> None:
        """Time each of some calls."""
        clock, processor = [], []
        for call in calls:
            began, worked = time.perf_counter(), time.thread_time()
            call()
            processor.append(1000 * (time.thread_time() - worked))
            clock.append(1000 * (time.perf_counter() - began))
        if clock:
            self.rows.append((name, sorted(clock), sorted(processor)))

    def show(self) -> None:
        """Print all."""
        least = min(_part(clock, 0.5) for _, clock, _ in self.rows) or 1e-6
        for name, clock, processor in self.rows:
            median = _part(clock, 0.5)
            print(
                f"{name:28} {median:9.3f} ms  95 %: {_part(clock, 0.95):9.3f}  most: {clock[-1]:10.3f}   "
                f"processor {_part(processor, 0.5):8.3f}  95 %: {_part(processor, 0.95):8.3f}   ({median / least:,.0f})"
            )


def _part(ordered: list[float], share: float) -> float:
    """The value below which that share of ordered ones lies."""
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def reads(live: Live, chance: random.Random, times: int, spent: Spent) -> None:
    """Every read method, on things drawn by chance."""
    documents, events = list(live.documents()), list(live.events())
    some = [chance.choice(documents).id for _ in range(times)]
    acts = [chance.choice(events).public_id or "" for _ in range(times)]
    figures = [chance.choice(figures) for d in some if (figures := live.reading(d).figures)]
    pairs = live.pairs()
    words = ("army soldiers", "Herald", "killed in", "Harvest Monitor", "dawn families", "shell*", '"x" OR (', "12")
    spent.measure("documents", (live.documents for _ in range(times)))
    spent.measure("reading", (partial(live.reading, d) for d in some))
    spent.measure("copy_of", (partial(live.copy_of, d) for d in some))
    spent.measure("events_in", (partial(live.events_in, d) for d in some))
    spent.measure("reviews of a report", (partial(live.reviews, document=d) for d in some))
    spent.measure("figure", (partial(live.figure, f.id) for f in figures))
    spent.measure("standing", (partial(live.standing, f.id) for f in figures))
    spent.measure("event_of", (partial(live.event_of, f.id) for f in figures))
    spent.measure("events", (live.events for _ in range(times)))
    for name in ("event", "tolls", "grades", "echoes", "parts"):
        spent.measure(name, (partial(getattr(live, name), e) for e in acts))
    spent.measure("pairs of an event", (partial(live.pairs, e) for e in acts))
    spent.measure("pairs", (live.pairs for _ in range(20)))
    spent.measure("sides", (partial(live.sides, p) for p in pairs[:times]))
    spent.measure("queue, first page", (lambda: live.queue(person="ann") for _ in range(times)))
    spent.measure("queue, page 20", (lambda: live.queue(person="ann", offset=1000) for _ in range(times)))
    for kind in ("reports", "figures", "events", "voices", "places"):
        spent.measure(f"search {kind}", (partial(live.search, q, within=kind) for q in words * 5))
        spent.measure(f"list {kind}", (partial(live.search, "", within=kind) for _ in range(20)))
    day = {"from": "2031-03-01", "to": "2031-03-08"}
    spent.measure(
        "figures by day and measure",
        (lambda: live.search("", within="figures", filters={**day, "measure": "killed"}) for _ in range(20)),
    )
    spent.measure("figures by grade and state",
                  (lambda: live.search("", within="figures", filters={"grade": "weak", "state": "open"})
                   for _ in range(20)))  # fmt: skip
    spent.measure("publication of an event", (partial(live.publication, e) for e in acts[:20]))
    spent.measure("refresh, nothing new", (live.refresh for _ in range(times)))


def decisions(live: Live, chance: random.Random, times: int, spent: Spent) -> None:
    """What people do."""
    documents = list(live.documents())

    def figure() -> Figure:
        while True:
            found = live.reading(chance.choice(documents).id).figures
            if found:
                return chance.choice(found)

    def decide(verdict: Verdict, number: int | None = None) -> Callable[[], object]:
        one = figure()
        change = {} if number is None else {"low": number, "best": number, "high": number}
        return lambda: live.decide(subject=one.id, verdict=verdict, seen=seen(one), person="ann", change=change)

    def add() -> Callable[[], object]:
        document = chance.choice(documents)
        values = {"measure": Measure.INJURED, "low": 3}
        return lambda: live.add_figure(document=document.id, start=0, end=8, values=values, person="ann")

    spent.measure("decide: accept", (decide(Verdict.ACCEPT) for _ in range(times)))
    spent.measure("decide: amend", (decide(Verdict.AMEND, chance.randrange(1, 60)) for _ in range(times)))
    spent.measure("decide: reject", (decide(Verdict.REJECT) for _ in range(times)))
    spent.measure("add_figure", (add() for _ in range(times)))
    pairs = list(live.pairs())
    chance.shuffle(pairs)
    for verdict in (Verdict.SAME, Verdict.DIFFERENT):
        rows = [pairs.pop() for _ in range(min(times, len(pairs) // 2))]
        calls = (
            partial(live.decide, subject=f"{p.a}|{p.b}", verdict=verdict, seen=seen_pair(p), person="ann") for p in rows
        )
        spent.measure(f"decide: {verdict.value}", calls)
    log = list(live.reviews())
    spent.measure("undo", (partial(live.undo, r.id, person="ann") for r in chance.sample(log, min(times, len(log)))))


def opened(store: SqlStore, path: Path) -> Live:
    """The record held open; tells how long that took, and how much memory."""
    marks: list[tuple[str, float]] = []

    def progress(what: str, done: int, total: int | None) -> None:
        if done == total or done == 0:
            marks.append((f"{what} {done}", time.perf_counter()))

    began = time.perf_counter()
    equipment = Equipment(parts=parts(), directory=who())
    live = Live(store, lambda: equipment, clock=lambda: NOW, cache=open_cache(path), progress=progress)
    spent = time.perf_counter() - began
    steps = ", ".join(f"{what} at {at - began:.1f}" for what, at in marks)
    print(f"{len(live.documents())} reports, {len(live.events())} events, {len(live.pairs())} pairs, "
          f"{live.queue(person=None)[1]} items: opened in {spent:.1f} s ({steps}); "
          f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB", flush=True)  # fmt: skip
    return live


def methods(path: Path, args: argparse.Namespace) -> None:
    """Open, ask, decide, print."""
    chance = random.Random(args.seed)
    with contextlib.closing(open_store(str(path), create=False)) as store:
        live = opened(store, path)
        spent = Spent()
        reads(live, chance, args.times, spent)
        decisions(live, chance, args.times, spent)
        spent.show()
        live.close()


# ------------------------------------------------------------------ over HTTP


def now() -> dt.datetime:
    """The clock of accounts and sessions."""
    return dt.datetime.now(dt.UTC)


def serve(path: Path, port: int) -> None:
    """Serve a record on this machine alone, as `corroborate serve` does, until stopped."""
    with contextlib.closing(open_store(str(path), create=False)) as store:
        live = opened(store, path)
        with contextlib.closing(live), contextlib.closing(open_people(path, now, b"benchmark" * 4)) as people:
            desk = server.desk_of_record(live, people, title=path.name, secret=None, host="127.0.0.1")
            server.serve(server.build(desk), "127.0.0.1", port, keep_up=live.refresh)


@contextlib.contextmanager
def served(path: Path) -> Iterator[str]:
    """A desk in a process of its own, and its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = subprocess.Popen([sys.executable, __file__, "serve", "--record", str(path), "--port", str(port)])
    base = f"http://127.0.0.1:{port}"
    try:
        while running.poll() is None:
            with contextlib.suppress(httpx.TransportError):
                httpx.get(f"{base}/static/house.css", timeout=60)
                break
            time.sleep(0.5)
        yield base
    finally:
        running.terminate()
        running.wait()


def pages(path: Path, args: argparse.Namespace, folder: Path) -> None:
    """Serve a copy of the record, since people change it, let them work, print."""
    copy = folder / f"at-work-{path.name}"
    for one in path.parent.glob(f"{path.name}*"):
        shutil.copy(one, folder / f"at-work-{one.name}")
    names = [f"person {n}" for n in range(1, args.people + 1)]
    with contextlib.closing(open_people(copy, now, b"benchmark" * 4)) as people:
        for name in names:
            people.add(name, PersonRole.ADMIN if name == names[0] else PersonRole.REVIEWER, PASSWORD)
    with served(copy) as base:
        kept = at_work(base, names, args.seconds, args.seed)
    print(f"{args.people} people at work for {args.seconds:.0f} s, 1 to 3 s of thought between two pages:")
    show(kept)


def main() -> int:
    """Make a record, and time what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", choices=("methods", "pages", "serve"), help="serve: the other half of pages")
    parser.add_argument("--reports", type=int, default=50000)
    parser.add_argument("--level", choices=sorted(LEVELS), default="default")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--times", type=int, default=200, help="methods: calls of each")
    parser.add_argument("--people", type=int, default=20, help="pages: how many work at once")
    parser.add_argument("--seconds", type=float, default=75, help="pages: how long they work")
    parser.add_argument("--keep", type=Path, help="keep the record in this folder, or take it from there")
    parser.add_argument("--record", type=Path, help="serve: this one")
    parser.add_argument("--port", type=int, help="serve: here")
    args = parser.parse_args()
    if args.part == "serve":
        serve(args.record, args.port)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        path = (args.keep or Path(folder)) / f"desk-{args.reports}-{args.level}-{args.seed}.db"
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            made(path, args.reports, args.level, args.seed).close()
        if args.part == "methods":
            methods(path, args)
        else:
            pages(path, args, Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
