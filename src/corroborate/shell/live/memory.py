"""What the facts of a record make in memory: its reports, log, events, queue and index, moved on together."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass

from corroborate.desk.reviews import standing
from corroborate.desk.sheets.whole import Summary, Whole
from corroborate.desk.views import Known
from corroborate.ports import Clock
from corroborate.shell.live.decisions import Decisions
from corroborate.shell.live.events import Changed, Events
from corroborate.shell.live.finding import Finding
from corroborate.shell.live.log import Log
from corroborate.shell.live.questions import Questions
from corroborate.shell.live.reports import Reports
from corroborate.shell.pipeline import Parts
from corroborate.shell.public_ids import Issued, stands_on
from corroborate.shell.weighing import Scales
from corroborate.values import Reading, Review
from corroborate.weigh.actors import NAMED, Directory, taught


@dataclass(frozen=True, slots=True, kw_only=True)
class Equipment:
    """What reads and weighs a record at a moment: a function of its settings. ``flush`` writes what a tagger saw."""

    parts: Parts
    directory: Directory
    flush: Callable[[], None] = lambda: None


class Memory:
    """A record in memory: empty at first, then what its reports and log make of it, in the order in which they came.

    It takes no lock and reads no store: whoever holds it does.
    """

    def __init__(self, equipment: Equipment, clock: Clock) -> None:
        self.parts, self.flush = equipment.parts, equipment.flush
        self.given = self.directory = equipment.directory  # before and after people said whose other names are
        self.log = Log()
        self.reports = Reports(self.log)
        self.scales = Scales(self.directory)
        self.events = Events(self.scales)
        self.decisions = Decisions(self.log, self.reports, self.events, self.given, clock)
        self.questions = Questions(self.log, self.reports, self.events, self.decisions)
        self.finding = Finding(self.reports, self.events)
        self._whole = Whole()
        self._summary: Summary | None = None

    def move(
        self,
        fresh: Sequence[Reading],
        log: Sequence[Review],
        *,
        everything: bool,
        issue: Callable[[Sequence[Issued]], None],
        known: Known,
    ) -> None:
        """Move on: reports that are new, decisions that are new. ``everything``: the rule for all decisions changed.

        ``issue`` keeps new public ids in the record and has them noted here; ``known`` is the record with this memory.
        """
        reports = self.reports
        gone = [old for r in fresh if (old := r.document.supersedes) is not None and old in reports.machine]
        for document in gone:
            reports.drop(document)
        reports.put(fresh)
        touched, others = {reading.document.id for reading in fresh}, set[str]()
        for review in log:
            home, subject = self.log.file(review, reports.home)
            touched |= {home} if home is not None else set()
            others |= {subject} if subject is not None else set()
        touched = (touched | self.log.about.keys() if everything else touched) & reports.machine.keys()
        for document in touched:
            reports.leave(document)
        changed = Changed()
        changed.take(self.scales.forget(gone))
        if everything or any(NAMED in subject for subject in others):
            self.directory = taught(self.given, self.log.pair_decisions())
            shift, again = self.scales.learn(self.directory)
            changed.take(shift)
            touched |= again
        changed.take(self.scales.replace([standing(reports.left(document).reading) for document in sorted(touched)]))
        if everything or any("|" in subject for subject in others):
            changed.take(self.scales.decide(self.log.pair_decisions()))
        self.events.settle(changed)
        self.events.bear(changed, issue)
        self.questions.renew(changed, touched, gone, self.log.others.keys() if everything else others, self.directory)
        self.finding.renew(changed, touched, gone)
        self._sum_up(known, changed, touched)

    def _sum_up(self, known: Known, changed: Changed, touched: Set[str]) -> None:
        """Take what all events say together along with what changed."""
        events = self.events
        names = changed.gone | changed.made.keys() | changed.placed.keys()
        names = names.union(*(self.scales.events_in(document) for document in touched))
        # A figure that stands in several events is heard in one of them: its voice there counts for the others too.
        held = {one for name in names & events.by_id.keys() for one in stands_on(events.by_id[name])}
        names |= {name for one in held | changed.left_behind for name in events.telling(one)}
        self._whole.renew(known, {name: events.by_id.get(name) for name in names})
        self._summary = None

    def summary(self, known: Known) -> Summary:
        """What all events say together: the answer, the points of the map, the largest events."""
        if self._summary is None:
            self._summary = self._whole.summary(known, len(self.reports.machine))
        return self._summary


@contextmanager
def settled_memory() -> Iterator[None]:
    """Keep the collector of garbage from walking through what is taken in, now and ever after.

    A record of fifty thousand reports is millions of values without a cycle among them; each full walk through them
    would stop everybody for two seconds (measured with benchmarks/desk.py), and find nothing.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if collecting:
            gc.enable()
