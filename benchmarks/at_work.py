"""Twenty people at a desk that is served over HTTP: what each does, and how long each page took them.

Each has an account, a connection that is kept, and a second or three of thought between two pages. They do what people
do: most of all decide the item in hand and get the next, look at what it is about, search, go through lists, come back
to the overview with its map. The requests are those of a browser: forms with their token, htmx's header where it asks.
"""

from __future__ import annotations

import html
import random
import re
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import httpx2 as httpx

PASSWORD = "a long enough password"
# Between two pages somebody reads, in seconds.
THOUGHT = 1.0, 3.0
_FORM = re.compile(r'<form method="post" action="/queue/decide"(.*?)</form>', re.S)
_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
_TOKEN = re.compile(r'name="token" value="([^"]+)"')
_EVENT, _REPORT = re.compile(r'href="/events/([\w.-]+)"'), re.compile(r'href="/reports/([\w-]+)')
_FIGURE = re.compile(r'data-figure="(fig-[\w-]+)"|figure=(fig-[\w-]+)')
_WORDS = ("army soldiers", "Herald", "killed in", "Harvest Monitor", "dawn families", "shell", "hospital", "12")
_LISTS = (
    "/reports", "/reports?from=2031-03-01&to=2031-03-31", "/figures", "/figures?measure=killed&state=open",
    "/figures?measure=injured&group=civilian&offset=500", "/events", "/events?grade=fair", "/events?offset=1000",
    "/voices", "/places", "/reports?q=killed", "/figures?q=soldiers&measure=killed",
)  # fmt: skip
_API = ("/api/overview", "/api/queue", "/api/events", "/api/figures?measure=killed", "/api/search?q=soldiers")


@dataclass(slots=True)
class Kept:
    """How long each request took, in milliseconds, by what was asked; and what was not answered as it should be."""

    spent: dict[str, list[float]] = field(default_factory=dict)
    refused: dict[str, int] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, page: str, spent: float, status: int) -> None:
        """One answer. A refusal (a decision that makes no sense, say) is an answer too and is told apart."""
        with self.lock:
            self.spent.setdefault(page, []).append(spent)
            if status >= 400:
                key = f"{page}: {status}"
                self.refused[key] = self.refused.get(key, 0) + 1


class Worker:
    """One person with a browser."""

    def __init__(self, base: str, name: str, kept: Kept, chance: random.Random) -> None:
        self._http = httpx.Client(base_url=base, timeout=60.0)
        self._name, self._kept, self._chance = name, kept, chance
        self._at = chance.randrange(200)
        self._work = ""
        self._reports: Sequence[str] = ()
        self._events: Sequence[str] = ()

    def sign_in(self) -> None:
        """With name and password, as the page asks for them."""
        token = _found(_TOKEN, self._http.get("/login").text)
        self._http.post("/login", data={"token": token, "name": self._name, "password": PASSWORD, "next": "/people"})

    def work(self, until: float) -> None:
        """Page after page until a moment of time.monotonic()."""
        acts: tuple[Callable[[], None], ...] = (
            self._decide, self._queue, self._overview, self._report, self._event, self._list, self._search, self._json,
        )  # fmt: skip
        weights = (10, 2, 2, 4, 4, 3, 2, 1)
        time.sleep(self._chance.uniform(0, THOUGHT[1]))
        self._queue()
        while time.monotonic() < until:
            time.sleep(self._chance.uniform(*THOUGHT))
            self._chance.choices(acts, weights)[0]()
        self._http.close()

    def take_all(self) -> None:
        """The list of all figures as CSV."""
        self._get("figures.csv, all", "/figures.csv")
        self._http.close()

    def _get(self, page: str, path: str, *, htmx: bool = False) -> str:
        return self._ask(page, "GET", path, None, htmx=htmx)

    def _ask(self, page: str, method: str, path: str, data: dict[str, str] | None, *, htmx: bool) -> str:
        headers = {"HX-Request": "true"} if htmx else {}
        began = time.perf_counter()
        answer = self._http.request(method, path, data=data, headers=headers, follow_redirects=True)
        self._kept.add(page, 1000 * (time.perf_counter() - began), answer.status_code)
        found = _REPORT.findall(answer.text)
        self._reports = found or self._reports
        self._events = _EVENT.findall(answer.text) or self._events
        return answer.text

    def _queue(self) -> None:
        self._work = self._get("queue", f"/queue?at={self._at}")

    def _decide(self) -> None:
        """One key, and the next item is there; sometimes an amendment, sometimes the last one is taken back."""
        forms = [dict(_HIDDEN.findall(form)) for form in _FORM.findall(self._work)]
        if not forms:
            return self._queue()
        fields = self._chance.choice(forms)
        fields = {name: html.unescape(value) for name, value in fields.items()}
        if fields["verdict"] == "amend":
            number = str(self._chance.randrange(1, 60))
            fields |= {"low": number, "best": number, "high": number}
        self._work = self._ask("decide, next item", "POST", "/queue/decide", fields, htmx=True)
        return None

    def _overview(self) -> None:
        self._get("overview", "/")
        self._get("map.geojson", "/map.geojson")

    def _report(self) -> None:
        if not self._reports:
            return
        page = self._get("report", f"/reports/{self._chance.choice(self._reports)}")
        figures = [one or other for one, other in _FIGURE.findall(page)]
        if figures:
            self._get("figure in the panel", f"/figures/{self._chance.choice(figures)}/panel", htmx=True)

    def _event(self) -> None:
        if self._events:
            self._get("event", f"/events/{self._chance.choice(self._events)}")

    def _list(self) -> None:
        path = self._chance.choice(_LISTS)
        self._get(f"list of {path[1:].partition('?')[0]}", path)

    def _search(self) -> None:
        self._get("search", f"/search?q={self._chance.choice(_WORDS)}")

    def _json(self) -> None:
        path = self._chance.choice(_API)
        self._get(path.partition("?")[0], path)


def _found(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return html.unescape(match.group(1)) if match is not None else ""


def _carry_off(worker: Worker, after: float) -> None:
    """Somebody takes the whole list of figures away as CSV, while the others work on."""
    time.sleep(after)
    worker.take_all()


def at_work(base: str, names: Sequence[str], seconds: float, seed: int) -> Kept:
    """Let people work at a desk for some time, all at once; the first of them takes a list away meanwhile."""
    kept = Kept()
    workers = [Worker(base, name, kept, random.Random(f"{seed} {name}")) for name in names]
    carrier = Worker(base, names[0], kept, random.Random(seed))
    for worker in (*workers, carrier):
        worker.sign_in()
    until = time.monotonic() + seconds
    threads = [threading.Thread(target=worker.work, args=(until,)) for worker in workers]
    threads.append(threading.Thread(target=_carry_off, args=(carrier, seconds / 3)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return kept


def show(kept: Kept) -> None:
    """Print each page with how many were asked for, the median, the 95th percentile and the worst."""
    print(f"{'page':24} {'asked':>6} {'median':>9} {'95 %':>9} {'worst':>9}   milliseconds")
    every = [one for spent in kept.spent.values() for one in spent]
    for page, spent in (*sorted(kept.spent.items()), ("all", every)):
        ordered = sorted(spent)
        part = [ordered[min(len(ordered) - 1, int(share * len(ordered)))] for share in (0.5, 0.95)]
        print(f"{page:24} {len(ordered):6} {part[0]:9.1f} {part[1]:9.1f} {ordered[-1]:9.1f}")
    for what, n in sorted(kept.refused.items()):
        print(f"refused: {what} ({n})")
