"""What waits at the desk, in order, as it comes and goes: the state behind ``Live.queue``."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from heapq import merge
from itertools import islice

from corroborate.desk import queue
from corroborate.desk.queue import Item, Kind, Queued
from corroborate.shell.sorted_keys import out_of


class Waiting:
    """The queue: items by the line that made them, in order of weight for each kind."""

    def __init__(self) -> None:
        self._lines: dict[str, tuple[Queued, ...]] = {}
        self._order: dict[Kind, list[tuple[float, str]]] = {kind: [] for kind in Kind}
        self._items: dict[str, Queued] = {}
        self._times: Counter[str] = Counter()
        self._done: Counter[tuple[str, Kind]] = Counter()  # by person and kind, what they need not see
        self._bulk = False

    @contextmanager
    def bulk(self, many: bool) -> Iterator[None]:
        """Put order off to the end, where many items come at once."""
        self._bulk = many
        yield
        if many:
            self._bulk = False
            for kind in Kind:
                self._order[kind] = sorted(queue.order(q) for q in self._items.values() if q.item.kind is kind)

    def put(self, line: str, queued: Sequence[Queued]) -> None:
        """Let these be the items of a line."""
        before = self._lines.pop(line, ())
        if queued:
            self._lines[line] = tuple(queued)
        if before == tuple(queued):
            return
        for one in before:
            self._times[one.item.id] -= 1
            if not self._times[one.item.id]:
                del self._times[one.item.id]
                self._out(self._items.pop(one.item.id))
        for one in queued:
            self._times[one.item.id] += 1
            if (known := self._items.get(one.item.id)) is not None:
                self._out(known)
            self._items[one.item.id] = one
            self._done.update((person, one.item.kind) for person in one.done_by)
            if not self._bulk:
                insort(self._order[one.item.kind], queue.order(one))

    def _out(self, queued: Queued) -> None:
        self._done.subtract((person, queued.item.kind) for person in queued.done_by)
        if not self._bulk:
            out_of(self._order[queued.item.kind], queue.order(queued))

    def page(self, person: str | None, kinds: Sequence[Kind], offset: int, limit: int) -> tuple[tuple[Item, ...], int]:
        """A page in order, and how many there are."""
        total = sum(len(self._order[kind]) - self._done[person or "", kind] for kind in kinds)
        wanted = (self._items[id_] for _, id_ in merge(*(self._order[kind] for kind in kinds)))
        mine = (queued.item for queued in wanted if person is None or person not in queued.done_by)
        offset, limit = min(max(0, offset), total), max(0, min(limit, total))
        return tuple(islice(mine, offset, offset + limit)), total
