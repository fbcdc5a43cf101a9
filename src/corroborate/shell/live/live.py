"""The record held open: what is new in its store is taken in, and what people decide or tell is kept there."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from corroborate.desk import by_hand
from corroborate.desk.by_hand import ByHand
from corroborate.desk.sheets.standing import AsKnown
from corroborate.errors import BadSetting
from corroborate.ports import Cache, Clock
from corroborate.shell.fetch import Input
from corroborate.shell.live.log import SETTINGS
from corroborate.shell.live.memory import Equipment, Memory, settled_memory
from corroborate.shell.live.standing import AsItStands
from corroborate.shell.pipeline import BATCH_READINGS, Progress, Unread, cleaned, in_silence, read_many
from corroborate.shell.public_ids import Issued
from corroborate.shell.store import SqlStore
from corroborate.values import Document, Reading, Review, Verdict

# So many new reports are taken in at a time: some seconds' work for the reader, for which whoever decides may wait.
_AT_ONCE = 32
_NEVER = -1


@dataclass(slots=True)
class _Taken:
    """How far the store was taken in: the number of the last row of each kind, and of all that was looked for."""

    head: int = 0
    reports: int = 0
    reviews: int = 0
    settings: int = 0
    issues: int = 0
    written: int = 0  # how many public ids were issued here since others were looked for


class Live(AsItStands):
    """The record as it stands, kept in memory and moved on by each decision; many may read, one writes at a time.

    A decision is committed to the store before ``decide`` returns and before anything is shown. Others may write to the
    same record meanwhile: ``refresh`` takes in what is new, and each decision does so too. ``equip`` gives what reads
    and weighs it by the settings that stand; ``told`` makes the settings as a dossier tells them.

    Methods that are given an id raise NotFound where nothing bears it.
    """

    def __init__(
        self,
        store: SqlStore,
        equip: Callable[[], Equipment],
        *,
        clock: Clock,
        cache: Cache | None = None,
        told: Callable[[Mapping[str, str]], Mapping[str, str]] = dict,
        progress: Progress = in_silence,
    ) -> None:
        super().__init__(Memory(equip(), clock), told)
        self._store, self._equip, self._clock, self._cache = store, equip, clock, cache
        self._turn = threading.RLock()  # around the store, so that reading new reports stops nobody who looks
        self._torn = False
        self._taken = _Taken()
        with self._turn, settled_memory():
            self._catch_up(progress)

    # -------------------------------------------------------------- keeping up

    def refresh(self) -> bool:
        """Take in what others wrote to the record; whether anything changed. Cheap where nothing did: one row is read.

        Raises RecordError where the record cannot be read.
        """
        changed = False
        while True:
            with self._turn:  # given back between some reports and the next, so that nobody who decides waits for all
                changed |= self._catch_up(reports=_AT_ONCE)
                if self._taken.reports >= self._store.newest():
                    return changed

    def _catch_up(self, progress: Progress = in_silence, *, reports: int | None = None) -> bool:
        """Take in what is new: at most so many reports, None all. Decisions never wait for reports."""
        head = self._store.head()
        if head == self._taken.head and self.version and not self._torn:
            return False
        settings = self._store.settings_after(self._taken.settings)
        if self._torn or (self.version and {key for _, key, _ in settings} - SETTINGS.keys()):
            # Another gazetteer, directory or reader: everything may be read and weighed otherwise.
            with self._lock:
                self._memory, self._taken = Memory(self._equip(), self._clock), _Taken()
                return self._move_on(head, self._store.settings_after(0), progress, None)
        return self._move_on(head, settings, progress, reports)

    def _move_on(
        self, head: int, settings: Sequence[tuple[int, str, str]], progress: Progress, reports: int | None
    ) -> bool:
        fresh = self._read(progress, reports)
        log = self._store.reviews_after(self._taken.reviews)
        before, issues, two = self.version, self._taken.issues, self._memory.log.two_person
        if fresh or log or settings or not before:
            # Should it break off in the middle, what is in memory is no function of the log: then it is made anew.
            self._torn = True
            progress("reports weighed", 0, len(fresh))
            with self._lock:
                for number, key, value in settings:
                    self._memory.log.settings[key], self._taken.settings = value, number
                self._take_issues()
                self._memory.move(
                    fresh,
                    [review for _, review in log],
                    everything=self._memory.log.two_person != two,
                    issue=self._issue,
                    known=AsKnown(self),
                )
                self.version += 1
            self._taken.reviews = max((number for number, _ in log), default=self._taken.reviews)
            self._torn = False
            progress("reports weighed", len(fresh), len(fresh))
        # What others wrote while this was taken in is looked for the next time; what was issued here is known.
        now = self._store.head()
        taken = self._taken
        taken.head = now if taken.issues == now and issues != now and now - head == taken.written else head
        if taken.reports < self._store.newest():
            taken.head = _NEVER
        taken.written = 0
        return self.version != before

    def _read(self, progress: Progress, reports: int | None) -> list[Reading]:
        """The reports that were written since the last time, as the machine reads them; at most so many."""
        after = self._taken.reports
        newest = self._store.newest() if reports is None else self._store.some_after(after, reports)
        if newest == after:
            return []
        total = self._store.how_many(after)
        stored = (kept.document for kept in self._store.documents(after=after, until=newest))
        readings = []
        for done, outcome in enumerate(read_many(stored, self._memory.parts, cache=self._cache), start=1):
            if isinstance(outcome, Unread):
                self._memory.reports.broken.append(outcome)
            else:
                readings.append(outcome)
            if done % BATCH_READINGS == 0:
                progress("reports read", done, total)
        progress("reports read", total, total)
        self._memory.flush()
        self._taken.reports = newest
        return readings

    def _issue(self, issues: Sequence[Issued]) -> None:
        self._store.add_issues(issues, self._clock())
        self._taken.written += len(issues)
        self._take_issues()

    def _take_issues(self) -> None:
        for number, issue in self._store.issued_after(self._taken.issues):
            self._memory.events.note(issue)
            self._taken.issues = number

    # -------------------------------------------------------------- writing

    def decide(
        self,
        *,
        subject: str,
        verdict: Verdict,
        seen: str,
        person: str,
        change: Mapping[str, Any] | None = None,
        note: str = "",
    ) -> Review:
        """Log a person's decision and move the record on.

        ``subject`` is a figure, claim, toll, event or name, or "a|b" for a pair of claims, figures or events. A
        decision about something that changed since it was ``seen`` is logged all the same, and ``standing`` shows it.
        Raises NotFound for a subject that is not there and BadSetting for a change that makes no sense; then nothing
        is logged.
        """
        if verdict in (Verdict.ADD, Verdict.UNDO):
            raise BadSetting(f"{verdict.value} is not decided of a subject; use add_figure or undo")
        with self._turn:
            self._catch_up(reports=0)
            return self._log_it(self._memory.decisions.decided(subject, verdict, seen, person, change or {}, note))

    def add_figure(
        self, *, document: str, start: int, end: int, values: Mapping[str, Any], person: str, note: str = ""
    ) -> Review:
        """Log a figure that the machine missed, at a stretch of a report's text (code points, half-open).

        ``values`` are fields of a Figure: measure and at least one bound are needed, the rest is that of the claim in
        which the words stand. Raises NotFound, or BadSetting for values that make no figure; then nothing is logged.
        """
        with self._turn:
            self._catch_up(reports=0)
            about = self.document(document)
            return self._log_it(self._memory.decisions.stated(about, start, end, values, person, note))

    def undo(self, review: str, *, person: str, note: str = "") -> Review:
        """Take a decision back, or a taking back. It is itself a decision, and stays in the log. Raises NotFound."""
        with self._turn:
            self._catch_up(reports=0)
            return self._log_it(self._memory.decisions.taken_back(review, person, note))

    def set(self, key: str, value: str, person: str) -> None:
        """Set a setting of the record (``SETTINGS``) from now on; who did is in the log. Raises BadSetting."""
        if value not in SETTINGS.get(key, ()):
            known = "; ".join(f"{name}: {' or '.join(sorted(values))}" for name, values in SETTINGS.items())
            raise BadSetting(f"{key} cannot be set to {value!r} here; what can be: {known}")
        with self._turn:
            self._catch_up(reports=0)
            if self._memory.log.settings.get(key, "no") == value:
                return
            review = self._memory.decisions.setting(key, value, person)
            with self._store.batch():
                self._store.put_setting(key, value, review.at)
                self._store.add_review(review)
            self._catch_up(reports=0)

    def by_hand(self, entry: ByHand, *, person: str) -> Document:
        """Keep what somebody was told: a report typed in, a figure without a text, a named victim.

        The same entry twice is kept once. Raises BadSetting for an entry that says nothing.
        """
        raw = by_hand.raw(entry)
        document = by_hand.document(entry, raw)
        with self._turn:
            self._catch_up()
            stated = by_hand.stated(entry, document)
            at = self._clock()
            with self._store.batch():
                if self._store.add_document(document, raw, f"by hand, {person}", at) and stated is not None:
                    start, end, values = stated
                    review = self._memory.decisions.stated(document, start, end, values, person, entry.note)
                    self._store.add_review(review)
            self._catch_up()
            return document

    def add_report(self, name: str, data: bytes, given: Mapping[str, str | None], *, person: str) -> Document:
        """Keep an uploaded report, as ``add`` keeps a file of that name; one that is there already stays as it is.

        Raises UnreadableInput where no text can be found in it; then nothing is kept.
        """
        item = Input(name=name, raw=data)
        with self._turn:
            self._catch_up()
            known = self._store.made_from(item.sha256())
            if known:
                return known[-1]
            outcome, _ = cleaned(item, given)
            if not isinstance(outcome, Document):
                raise outcome
            self._store.add_document(outcome, data, f"{name}, uploaded by {person}", self._clock())
            self._catch_up()
            return outcome

    def _log_it(self, review: Review) -> Review:
        """Commit a decision, then move on. Raises BadSetting where it makes no sense, with nothing logged."""
        self._memory.decisions.refuse_senseless(review)
        self._store.add_review(review)
        self._catch_up(reports=0)
        return review

    def close(self) -> None:
        """Give the memory back; the store is its owner's to close."""
        with self._lock:
            self._memory.finding.close()
