"""The record as it stands, held open: moved on by each decision and each new report, never rebuilt.

Everything here is a function of the facts in the store, as everywhere (docs/adr/0004): what ``Live`` shows is what
``pipeline.weigh`` gives for the same facts. It keeps its parts in memory and makes anew only what a fact touches: one
report is folded, the events that it touches are weighed, their items are queued, their rows found. See docs/adr/0010.
"""

from __future__ import annotations

import datetime as dt
import gc
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from corroborate import codec
from corroborate.desk import by_hand, queue
from corroborate.desk.by_hand import ByHand
from corroborate.desk.dossiers import assemble
from corroborate.desk.protect import NAME_THE_DEAD, Protection, Publication, protect
from corroborate.desk.queue import Item, Kind, Queued, Sway
from corroborate.desk.reviews import (
    STALE,
    Left,
    Standing,
    State,
    added_id,
    is_read,
    leave,
    pair_decisions,
    standing,
    standing_of,
    subject_of,
)
from corroborate.desk.sheets.standing import AsKnown
from corroborate.desk.sheets.whole import Summary, Whole
from corroborate.errors import BadSetting, NotFound
from corroborate.ports import Cache, Clock
from corroborate.shell import search
from corroborate.shell.fetch import Input
from corroborate.shell.pipeline import (
    BATCH_READINGS,
    TWO_PERSON,
    YES,
    Parts,
    Progress,
    Unread,
    cleaned,
    in_silence,
    read_many,
    two_person,
)
from corroborate.shell.public_ids import Issued, PublicIds, due, share_out, stands_on
from corroborate.shell.rows import Heard, Names, event_row, place_names, report_row, shown
from corroborate.shell.search import Found, Index, Row
from corroborate.shell.sorted_keys import into, out_of
from corroborate.shell.store import SqlStore
from corroborate.shell.waiting import Waiting
from corroborate.shell.weighing import Scales, Shift
from corroborate.values import (
    Actor,
    Claim,
    Document,
    Dossier,
    Echo,
    Event,
    Figure,
    Grade,
    Measure,
    Pair,
    Place,
    Reading,
    Review,
    Toll,
    Verdict,
    VoiceKind,
)
from corroborate.weigh.actors import NAMED, Directory, taught, variants
from corroborate.weigh.places import place_of

# What may be set while the record is open, and to what; the rest is set by ``add``.
SETTINGS: Mapping[str, frozenset[str]] = {
    TWO_PERSON: frozenset((YES, "no")),
    NAME_THE_DEAD: frozenset((YES, "no")),
}

# What the log calls a setting that somebody changed.
_SETTING = "setting-"
_PairKey = tuple[int, int]
# So many new reports are taken in at a time: some seconds' work for the reader, for which whoever decides may wait.
_AT_ONCE = 32
# So many at once, and order is made in the end.
_MANY = 256
_NEVER = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Equipment:
    """What reads and weighs a record at a moment: a function of its settings. ``flush`` writes what a tagger saw."""

    parts: Parts
    directory: Directory
    flush: Callable[[], None] = lambda: None


class Live:
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
        self._store, self._equip, self._clock, self._cache, self._told = store, equip, clock, cache, told
        self._lock = threading.RLock()  # around what is shown; held for as long as a change takes
        self._turn = threading.RLock()  # around the store, so that reading new reports stops nobody who looks
        self.version = 0
        self._torn = False
        self._begin()
        with self._turn, _settled_memory():
            self._catch_up(progress)

    def _begin(self) -> None:
        """An empty record, before anything is taken in."""
        equipment = self._equip()
        self._parts, self._directory, self._flush = equipment.parts, equipment.directory, equipment.flush
        self._given = equipment.directory  # before people said whose other names are
        self._head = self._reviewed = self._newest = self._issues = self._set = self._written = 0
        self._settings: dict[str, str] = {}
        self._broken: list[Unread] = []
        # -- reports
        self._machine: dict[str, Reading] = {}
        self._left: dict[str, Left] = {}  # of those about which people decided
        self._order: list[tuple[int, str]] = []  # the newest first
        self._home: dict[str, str] = {}  # figure or claim id -> its report
        # -- the log
        self._log: list[Review] = []
        self._by_id: dict[str, Review] = {}
        self._at: dict[str, int] = {}
        self._about: dict[str, list[Review]] = {}  # by report, what was decided of what is read there
        self._pair_log: list[Review] = []
        self._names_in: dict[str, list[Review]] = {}  # by report, what was decided of the people named there
        self._others: dict[str, list[Review]] = {}  # by subject, what was decided of pairs and of anything else
        self._on: dict[str, list[Review]] = {}  # by report and by each side of a subject, what the log says of it
        self._sorted: dict[str, dict[tuple[bool, str], list[Review]]] = {}  # of reports that were looked at
        # -- events
        self._scales = Scales(self._directory)
        self._events: dict[str, Event] = {}
        self._timeline: list[tuple[dt.date, str]] = []
        self._tellers: dict[str, set[str]] = {}  # figure or claim id -> the events that hold it
        self._was: dict[str, str] = {}  # an event that is no more -> something that it held
        self._pairs: dict[_PairKey, Pair] = {}
        self._pairs_at: dict[str, set[_PairKey]] = {}
        self._public = PublicIds()
        # -- what waits, and what can be found
        self._sways: dict[str, dict[str, Sway]] = {}
        self._queue = Waiting()
        self._index = Index()
        self._heard = Heard()
        self._names = Names()
        self._namesakes: dict[str, Pair] = {}  # names that may be one voice, by subject
        self._documents: tuple[Document, ...] | None = None
        self._in_time: tuple[Event, ...] | None = None
        # -- what all events say together
        self._whole = Whole()
        self._summary: Summary | None = None

    # -------------------------------------------------------------- keeping up

    def refresh(self) -> bool:
        """Take in what others wrote to the record; whether anything changed. Cheap where nothing did: one row is read.

        Raises RecordError where the record cannot be read.
        """
        changed = False
        while True:
            with self._turn:  # given back between some reports and the next, so that nobody who decides waits for all
                changed |= self._catch_up(reports=_AT_ONCE)
                if self._newest >= self._store.newest():
                    return changed

    def _catch_up(self, progress: Progress = in_silence, *, reports: int | None = None) -> bool:
        """Take in what is new: at most so many reports, None all. Decisions never wait for reports."""
        head = self._store.head()
        if head == self._head and self.version and not self._torn:
            return False
        settings = self._store.settings_after(self._set)
        if self._torn or (self.version and {key for _, key, _ in settings} - SETTINGS.keys()):
            # Another gazetteer, directory or reader: everything may be read and weighed otherwise.
            with self._lock:
                self._begin()
                return self._move_on(head, self._store.settings_after(0), progress, None)
        return self._move_on(head, settings, progress, reports)

    def _move_on(
        self, head: int, settings: Sequence[tuple[int, str, str]], progress: Progress, reports: int | None
    ) -> bool:
        fresh = self._read(progress, reports)
        log = self._store.reviews_after(self._reviewed)
        before, issues, two = self.version, self._issues, self._two
        if fresh or log or settings or not before:
            # Should it break off in the middle, what is in memory is no function of the log: then it is made anew.
            self._torn = True
            progress("reports weighed", 0, len(fresh))
            with self._lock:
                for number, key, value in settings:
                    self._settings[key], self._set = value, number
                self._take_issues()
                self._apply(fresh, [review for _, review in log], everything=self._two != two)
            self._reviewed = max((number for number, _ in log), default=self._reviewed)
            self._torn = False
            progress("reports weighed", len(fresh), len(fresh))
        # What others wrote while this was taken in is looked for the next time; what was issued here is known.
        now = self._store.head()
        self._head = now if self._issues == now and issues != now and now - head == self._written else head
        if self._newest < self._store.newest():
            self._head = _NEVER
        self._written = 0
        return self.version != before

    def _read(self, progress: Progress, reports: int | None) -> list[Reading]:
        """The reports that were written since the last time, as the machine reads them; at most so many."""
        after = self._newest
        newest = self._store.newest() if reports is None else self._store.some_after(after, reports)
        if newest == after:
            return []
        total = self._store.how_many(after)
        stored = (kept.document for kept in self._store.documents(after=after, until=newest))
        readings = []
        for done, outcome in enumerate(read_many(stored, self._parts, cache=self._cache), start=1):
            if isinstance(outcome, Unread):
                self._broken.append(outcome)
            else:
                readings.append(outcome)
            if done % BATCH_READINGS == 0:
                progress("reports read", done, total)
        progress("reports read", total, total)
        self._flush()
        self._newest = newest
        return readings

    def _apply(self, fresh: Sequence[Reading], log: Sequence[Review], *, everything: bool) -> None:
        """Move on: reports that are new, decisions that are new. ``everything``: the rule for all decisions changed."""
        with self._lock:
            gone = [old for r in fresh if (old := r.document.supersedes) is not None and old in self._machine]
            for document in gone:
                self._drop_reading(document)
            self._put_readings(fresh)
            touched, others = {reading.document.id for reading in fresh}, set[str]()
            for review in log:
                home, subject = self._file(review)
                touched |= {home} if home is not None else set()
                others |= {subject} if subject is not None else set()
            touched = (touched | self._about.keys() if everything else touched) & self._machine.keys()
            for document in touched:
                self._leave(document)
            changed = _Changed()
            changed.take(self._scales.forget(gone))
            if everything or any(NAMED in subject for subject in others):
                shift, again = self._scales.learn(self._taught())
                changed.take(shift)
                touched |= again
            changed.take(self._scales.replace([standing(self._of(document).reading) for document in sorted(touched)]))
            if everything or any("|" in subject for subject in others):
                decisions = pair_decisions(self._pair_log, two_person=self._two)
                changed.take(self._scales.decide(decisions))
            self._settle(changed)
            self._bear(changed)
            with self._queue.bulk(len(touched) > _MANY):
                self._wait(changed, touched, gone, self._others.keys() if everything else others)
            self._find(changed, touched, gone)
            self._sum_up(changed, touched)
            if fresh or gone:
                self._documents = None
            self._in_time = None
            self.version += 1

    def _taught(self) -> Directory:
        """The directory with what people say of names."""
        self._directory = taught(self._given, pair_decisions(self._pair_log, two_person=self._two))
        return self._directory

    @property
    def _two(self) -> bool:
        return two_person(self._settings)

    # -------------------------------------------------------------- reports, and what people left of them

    def _of(self, document: str) -> Left:
        return self._left.get(document) or Left(reading=self._machine[document])

    def _put_readings(self, fresh: Sequence[Reading]) -> None:
        for reading in fresh:
            if reading.document.id in self._machine:
                self._drop_reading(reading.document.id)
            self._machine[reading.document.id] = reading
            self._names.hear(reading)
            self._home |= dict.fromkeys(_subjects(reading), reading.document.id)
        into(self._order, [_printed(reading.document) for reading in fresh])

    def _drop_reading(self, document: str) -> None:
        reading = self._machine.pop(document)
        self._sorted.pop(document, None)
        self._names.forget(document)
        left = self._left.pop(document, Left(reading=reading))
        out_of(self._order, _printed(reading.document))
        for subject in (*_subjects(reading), *_subjects(left.reading), *left.proposed):
            self._home.pop(subject, None)

    def _leave(self, document: str) -> None:
        """What people left of a report, from their decisions anew."""
        reading = self._machine[document]
        self._sorted.pop(document, None)
        before = self._left.pop(document, Left(reading=reading))
        for subject in (*_subjects(before.reading), *before.proposed):
            self._home.pop(subject, None)
        if log := self._about.get(document):
            self._left[document] = left = leave(reading, log, two_person=self._two)
            self._home |= dict.fromkeys((*_subjects(left.reading), *left.proposed), document)
            for review in left.attached:  # what was stated where a figure is read by now
                self._home.setdefault(self._by_id[review].subject, document)
        self._home |= dict.fromkeys(_subjects(reading), document)

    # -------------------------------------------------------------- the log

    def _file(self, review: Review) -> tuple[str | None, str | None]:
        """Put a decision where it belongs: the report that it touches, or else its subject."""
        self._at[review.id] = len(self._log)
        self._log.append(review)
        self._by_id[review.id] = review
        for one in {review.document, *(side.partition("/")[0] for side in review.subject.split("|"))} - {None}:
            self._on.setdefault(one or "", []).append(review)
        about = self._first(review)
        if is_read(about):
            document = self._home.get(about.subject) or about.document or ""
            self._about.setdefault(document, []).append(review)
            return document, None
        subject = subject_of(about.subject)
        if "|" in subject:
            self._pair_log.append(review)
        if about.document is not None:
            self._names_in.setdefault(about.document, []).append(review)
        self._others.setdefault(subject, []).append(review)
        return None, subject

    def _first(self, review: Review) -> Review:
        """What a decision is about in the end, where it takes another back."""
        while review.verdict is Verdict.UNDO and review.subject in self._by_id:
            review = self._by_id[review.subject]
        return review

    # -------------------------------------------------------------- events

    def _settle(self, changed: _Changed) -> None:
        """Which events there are, and what holds what."""
        changed.known = self._events.keys() & changed.made.keys()
        for name in changed.gone & self._events.keys():
            event = self._events.pop(name)
            out_of(self._timeline, _when(event))
            self._was[name] = stands_on(event)[0]
            changed.left_behind.update(stands_on(event))
            for one in stands_on(event):
                self._tellers[one].discard(name)
                if not self._tellers[one]:
                    del self._tellers[one]
        for name, event in changed.placed.items():
            self._events[name] = replace(event, public_id=self._events[name].public_id)
        for event in changed.made.values():
            before = self._events.get(event.id)
            if before is not None:
                out_of(self._timeline, _when(before))
            self._events[event.id] = replace(event, public_id=before.public_id if before is not None else None)
            for one in stands_on(event):
                self._tellers.setdefault(one, set()).add(event.id)
        into(self._timeline, [_when(event) for event in changed.made.values()])
        for key, pair in changed.pairs.items():
            known = self._pairs.pop(key, None)
            if known is not None:
                changed.closed.append(known)
                for side in {known.a, known.b}:
                    self._pairs_at[side].discard(key)
                    if not self._pairs_at[side]:
                        del self._pairs_at[side]
            if pair is not None:
                self._pairs[key] = pair
                for side in (pair.a, pair.b):
                    self._pairs_at.setdefault(side, set()).add(key)

    def _bear(self, changed: _Changed) -> None:
        """The public ids of the events that changed, and of those that share one with them; new ones are issued.

        What bears upon what falls apart into small heaps, through claims, so that each can be dealt with alone.
        """
        events = {name: stands_on(self._events[name]) for name in changed.made}
        claims = {claim for held in events.values() for claim in held} | changed.left_behind
        known: tuple[Issued, ...] = ()
        fresh = claims
        while fresh:
            known = self._public.bearing_on(claims)
            wider = claims | {claim for issue in known for claim in issue.claims}
            telling = {name for claim in wider for name in self._tellers.get(claim, ())}
            for name in telling - events.keys():
                events[name] = stands_on(self._events[name])
                wider.update(events[name])
            fresh, claims = wider - claims, wider
        wanted = tuple(sorted(events.items()))
        given = share_out(wanted, known, elsewhere=self._public)
        issues = due(wanted, given, known)
        if issues:
            self._store.add_issues(issues, self._clock())
            self._written += len(issues)
            self._take_issues()
        for name, public in given.items():
            if self._events[name].public_id != public:
                self._events[name] = replace(self._events[name], public_id=public)
                changed.renamed.add(name)
                changed.made.setdefault(name, self._events[name])

    def _take_issues(self) -> None:
        for number, issue in self._store.issued_after(self._issues):
            self._public.note(issue)
            self._issues = number

    # -------------------------------------------------------------- what waits

    def _wait(self, changed: _Changed, touched: Set[str], gone: Iterable[str], others: Iterable[str]) -> None:
        """Make anew the items that what changed bears upon."""
        reports = set(touched)
        for name in changed.gone:
            self._queue.put(f"event {name}", ())
            for figure in self._sways.pop(name, {}):
                reports |= self._home_of(figure)
        for name in changed.made:
            event = self._events[name]
            figures = {figure.id: figure for figure in self._figures_of(event)}
            before = self._sways.get(name, {})
            self._sways[name] = now = queue.sways(self._scales.weight_of(name).tolls, figures)
            anew = name not in changed.known or name in changed.renamed
            for figure in figures:
                if anew or before.get(figure) != now.get(figure):
                    reports |= self._home_of(figure)
            self._wait_event(name)
        for document in gone:
            self._queue.put(f"report {document}", ())
            self._queue.put(f"names {document}", ())
        for document in reports & self._machine.keys():
            self._wait_report(document)
        for document in touched:
            self._wait_names(document)
        for pair in changed.closed:
            self._queue.put(f"pair {pair.a}|{pair.b}", ())
        keys = {key for key in changed.pairs if key in self._pairs}
        for name in changed.made:
            keys |= {key for one in stands_on(self._events[name]) for key in self._pairs_at.get(one, ())}
        for subject in others:
            if "|" in subject:
                a, _, b = subject.partition("|")
                keys |= self._pairs_at.get(a, set()) & self._pairs_at.get(b, set())
            elif (event_ := subject.partition("/")[0]) in self._events:
                self._wait_event(event_)
            elif (named_in := self._others[subject][-1].document or "") in self._machine:
                self._wait_names(named_in)
        for key in keys:
            self._wait_pair(self._pairs[key])
        self._wait_namesakes(others)

    def _wait_namesakes(self, others: Iterable[str]) -> None:
        """Put names that may be one voice to a person, where there are others than before or somebody decided."""
        now = self._namesakes
        if self._names.moved or self._names.known is not self._directory:
            told = self._names.unknown(self._directory)
            now = {f"{pair.a}|{pair.b}": pair for pair in variants(told, self._directory)}
        for subject in self._namesakes.keys() - now.keys():
            self._queue.put(f"name {subject}", ())
        decided = {subject for subject in others if NAMED in subject}
        for subject, pair in now.items():
            if self._namesakes.get(subject) != pair or subject_of(subject) in decided:
                stands = self.standing(subject)
                settled = stands.state not in (State.OPEN, State.AWAITS_SECOND, State.CONFLICT)
                self._queue.put(f"name {subject}", () if settled else (queue.of_names(pair, stands),))
        self._namesakes = now

    def _home_of(self, subject: str) -> set[str]:
        return {home} if (home := self._home.get(subject)) is not None else set()

    def _wait_report(self, document: str) -> None:
        left = self._of(document)
        events: dict[str, str] = {}
        moves: dict[str, Sway] = {}
        for figure in left.reading.figures:
            for name in self._tellers.get(figure.id, ()):
                events[figure.id] = shown(self._events[name])
                if (sway := self._sways[name].get(figure.id)) is not None:
                    moves[figure.id] = sway
        self._queue.put(f"report {document}", queue.of_reading(left, moves, events))

    def _wait_event(self, name: str) -> None:
        event = self._events[name]
        queued = queue.of_event(event, self._scales.weight_of(name).tolls)
        named = [replace(one, item=replace(one.item, event=shown(event))) for one in queued]
        self._queue.put(f"event {name}", self._still_open(named))

    def _wait_names(self, document: str) -> None:
        self._queue.put(f"names {document}", self._still_open(queue.names_of(self._machine[document])))

    def _still_open(self, queued: Iterable[Queued]) -> tuple[Queued, ...]:
        """Those of the items of events and names that nobody settled, or that are not any more what was settled."""
        made = []
        for one in queued:
            stands = self.standing(one.item.subject)
            settled = stands.state not in (State.OPEN, State.AWAITS_SECOND, State.CONFLICT)
            if not settled or stands.decisions[-1].seen != one.item.seen:
                made.append(queue.asked(one, stands))
        return tuple(made)

    def _wait_pair(self, pair: Pair) -> None:
        one, other = self.sides(pair)
        tolls = [toll for event in (one, other) if event is not None for toll in self.tolls(event.id)]
        subject = f"{pair.a}|{pair.b}"
        stands = self.standing(subject)
        made = queue.of_pair(pair, one, other, tolls, stands)
        if made.item.event is not None:
            made = replace(made, item=replace(made.item, event=shown(self._events[made.item.event])))
        self._queue.put(f"pair {subject}", () if stands.state is State.UNSURE else (made,))

    # -------------------------------------------------------------- what can be found

    def _find(self, changed: _Changed, touched: Set[str], gone: Iterable[str]) -> None:
        """Make anew the rows that what changed bears upon."""
        for document in (*gone, *touched):
            self._index.drop(search.FIGURES, self._heard.forget(document))
        self._index.drop(search.REPORTS, gone)
        self._index.put(search.REPORTS, (report_row(self._of(document).reading) for document in touched))
        self._index.put(search.FIGURES, (row for document in touched for row in self._figure_rows(document)))
        self._index.drop(search.EVENTS, changed.gone)
        rows = []
        for name in changed.made:
            event, grade = self._events[name], self._grade(name)
            rows.append(event_row(event, grade))
            self._index.belong(event.figures, shown(event), grade)
        self._index.put(search.EVENTS, rows)
        for kind, lost, made in self._heard.settled():
            self._index.drop(kind, lost)
            self._index.put(kind, made)

    def _figure_rows(self, document_: str) -> Iterator[Row]:
        left = self._of(document_)
        reading, document = left.reading, left.reading.document
        places = {mention.id: mention for mention in reading.places}
        for figure in reading.figures:
            mention = places.get(figure.place or "")
            voice = figure.voice or document.teller
            key, actor, kind = self._scales.voice(document.id, voice)
            spoken = actor.name if actor is not None else voice.words if voice is not None else document.source or ""
            self._heard.hear(document.id, figure.id, key, spoken, kind, mention)
            name = min(self._tellers.get(figure.id, ()), default=None)
            when = figure.when
            told = figure.said or document.published
            names = place_names(mention)
            stands = left.standings.get(figure.id)
            yield Row(
                key=figure.id,
                title=figure.words,
                words=" ".join(filter(None, (figure.measure.value, spoken, *names, document.source, figure.party))),
                document=document.id,
                event=shown(self._events[name]) if name is not None else None,
                first=(when.start or when.end if when is not None else None) or told,
                last=(when.end or when.start if when is not None else None) or told,
                places=names,
                measure=figure.measure.value,
                group=figure.group.value,
                source=document.source,
                grade=self._grade(name) if name is not None else None,
                state=(stands.state if stands is not None else State.OPEN).value,
                n=next((n for n in (figure.best, figure.low, figure.high) if n is not None), 0),
            )

    def _grade(self, name: str) -> str | None:
        grades = self._scales.weight_of(name).grades
        return next((grade.level.value for grade in grades if grade.subject == name), None)

    def _figures_of(self, event: Event) -> Iterator[Figure]:
        held = set(event.figures)
        for document in event.documents:
            yield from (figure for figure in self._of(document).reading.figures if figure.id in held)

    # -------------------------------------------------------------- what all say together

    def _sum_up(self, changed: _Changed, touched: Set[str]) -> None:
        """Take what all events say together along with what changed."""
        names = changed.gone | changed.made.keys() | changed.placed.keys()
        names = names.union(*(self._scales.events_in(document) for document in touched))
        # A figure that stands in several events is heard in one of them: its voice there counts for the others too.
        held = {one for name in names & self._events.keys() for one in stands_on(self._events[name])}
        names |= {name for one in held | changed.left_behind for name in self._tellers.get(one, ())}
        self._whole.renew(AsKnown(self), {name: self._events.get(name) for name in names})
        self._summary = None

    def summary(self) -> Summary:
        """What all events say together: the answer, the points of the map, the largest events."""
        with self._lock:
            if self._summary is None:
                self._summary = self._whole.summary(AsKnown(self), len(self._machine))
            return self._summary

    # -------------------------------------------------------------- reading: reports

    @property
    def broken(self) -> tuple[Unread, ...]:
        """The reports that broke the reader: they are in the record, but no number of theirs is in a toll."""
        return tuple(self._broken)

    def documents(self) -> Sequence[Document]:
        """Every report, the newest first; undated ones last."""
        with self._lock:
            if self._documents is None:
                self._documents = tuple(self._machine[document].document for _, document in self._order)
            return self._documents

    def document(self, id_: str) -> Document:
        """One report."""
        return self.machine(id_).document

    def reading(self, document: str) -> Reading:
        """A report as people left it: what they rejected is there, with the flag "rejected"."""
        with self._lock:
            self.machine(document)
            return self._of(document).reading

    def machine(self, document: str) -> Reading:
        """A report as the machine read it."""
        with self._lock:
            found = self._machine.get(document)
        if found is None:
            raise NotFound(f"no report {document} in this record; it may have been read anew under another id")
        return found

    def copy_of(self, document: str) -> tuple[str, float] | None:
        """The report that one repeats, and how much of the shorter of the two stands in both, in [0, 1]."""
        with self._lock:
            found = self._scales.copy_of(document)
        return (found.of, found.share) if found is not None else None

    def figure(self, id_: str) -> tuple[Figure, Reading]:
        """A figure as people left it, with its report; one that is proposed and not in force (yet) also."""
        with self._lock:
            left = self._left_with(id_)
            at = self._now(left, id_)
            found = next((f for f in (*left.reading.figures, *left.proposed.values()) if f.id == at), None)
            if found is None:
                raise NotFound(f"no figure {id_} is read in this record; what was decided of it stays in the log")
            return found, left.reading

    def claim(self, id_: str) -> tuple[Claim, Reading]:
        """A claim as people left it, with its report."""
        with self._lock:
            left = self._left_with(id_)
            at = self._now(left, id_)
            found = next((claim for claim in left.reading.claims if claim.id == at), None)
            if found is None:
                raise NotFound(f"no claim {id_} is read in this record; what was decided of it stays in the log")
            return found, left.reading

    def _left_with(self, subject: str) -> Left:
        home = self._home.get(subject)
        return self._of(home) if home is not None and home in self._machine else Left(reading=_NOTHING)

    def _now(self, left: Left, subject: str) -> str:
        """The id of what stands where somebody looked: decisions follow words that moved."""
        if subject in left.standings or not left.attached:
            return subject
        about = (self._by_id[review] for review in left.attached)
        return next((left.attached[review.id] for review in about if review.subject == subject), subject)

    # -------------------------------------------------------------- reading: events

    def events(self) -> Sequence[Event]:
        """Every event in time; undated ones last. All bear public ids."""
        with self._lock:
            if self._in_time is None:
                self._in_time = tuple(self._events[name] for _, name in self._timeline)
            return self._in_time

    def event(self, id_: str) -> Event:
        """An event by its id or public id; also by an id that it had before reports or decisions changed it."""
        with self._lock:
            return self._events[self._named(id_)]

    def _named(self, id_: str) -> str:
        if id_ in self._events:
            return id_
        names = [name for name in self._public_names(id_) if self._bears(name, id_)]
        # An event that was joined into another has no bearer any more: it is where what it stood on is told now.
        names = names or sorted(self._tellers.get(self._was.get(id_, ""), ())) or list(self._public_names(id_))
        if not names:
            raise NotFound(f"no event {id_} in this record; `corroborate events` lists what there is")
        return names[0]

    def _bears(self, name: str, public: str) -> bool:
        return self._events[name].public_id == public

    def _public_names(self, public: str) -> Iterator[str]:
        for claim in self._public.claims(public):
            yield from self._tellers.get(claim, ())

    def tolls(self, event: str) -> tuple[Toll, ...]:
        """The tolls of an event."""
        with self._lock:
            return self._scales.weight_of(self._named(event)).tolls

    def grades(self, event: str) -> tuple[Grade, ...]:
        """The grades of an event and of its tolls: ``subject`` is the event's id or the toll's subject."""
        with self._lock:
            return self._scales.weight_of(self._named(event)).grades

    def echoes(self, event: str) -> tuple[Echo, ...]:
        """The voices of an event, each with the figures in which it is heard."""
        with self._lock:
            return self._scales.weight_of(self._named(event)).echoes

    def parts(self, event: str) -> tuple[Event, ...]:
        """The parts of an event, in time."""
        with self._lock:
            parts = [self._events[name] for name in self._scales.parts(self._named(event))]
            return tuple(sorted(parts, key=_when))

    def event_of(self, subject: str) -> Event | None:
        """The event of a figure or claim; of a claim that tells of several, the first in time."""
        with self._lock:
            events = [self._events[name] for name in self._tellers.get(subject, ())]
            return min(events, key=_when, default=None)

    def events_in(self, document: str) -> tuple[Event, ...]:
        """The events of which a report tells, in time."""
        with self._lock:
            self.machine(document)
            return tuple(sorted((self._events[n] for n in self._scales.events_in(document)), key=_when))

    def pairs(self, event: str | None = None) -> tuple[Pair, ...]:
        """What may be one and waits for a person, the surest first; of one event, or all."""
        with self._lock:
            if event is None:
                pairs = list(self._pairs.values())
            else:
                held = stands_on(self._events[self._named(event)])
                pairs = [self._pairs[key] for key in {k for one in held for k in self._pairs_at.get(one, ())}]
            return tuple(sorted(pairs, key=lambda pair: (-pair.score, pair.a, pair.b)))

    def namesakes(self) -> tuple[Pair, ...]:
        """Names of voices that may be an actor's, or each other's: subjects of decisions, with the reasons in words."""
        with self._lock:
            return tuple(self._namesakes[subject] for subject in sorted(self._namesakes))

    def bearer(self, side: str) -> tuple[str, VoiceKind, tuple[str, ...]]:
        """Who one side of two names is: as it is called, what kind of voice, and the reports that call it so.

        Of an actor of the directory no reports are given, but its other names are in ``actor``. Raises NotFound.
        """
        with self._lock:
            if side.startswith(NAMED):
                name = side.removeprefix(NAMED)
                kind = self._names.heard(name)
                if kind is not None:
                    return self._names.words(name), kind, self._names.reports(name)
            elif (actor := self._given.actor(side)) is not None:
                return actor.name, actor.kind, ()
            raise NotFound(f"nobody is called {side.removeprefix(NAMED)} in this record any more")

    def sides(self, pair: Pair) -> tuple[Event | None, Event | None]:
        """The events of a pair's two sides; None for a denial that belongs to no event."""
        return self.event_of(pair.a), self.event_of(pair.b)

    def actor(self, id_: str) -> Actor | None:
        """Somebody of the voice directory."""
        return self._directory.actor(id_)

    def alternatives(self, words: str) -> tuple[Place, ...]:
        """What a gazetteer holds for the words of a place, the most prominent first."""
        return tuple(dict.fromkeys(map(place_of, self._parts.gazetteer.lookup([words])[words])))

    # -------------------------------------------------------------- reading: decisions, what waits, finding

    def reviews(self, subject: str | None = None, *, document: str | None = None) -> tuple[Review, ...]:
        """Decisions in the order of the log: all, those about a subject (also re-attached to it), or about a report.

        With them come those that take one of them back.
        """
        with self._lock:
            if document is not None:
                return self._in_the_log((*self._about.get(document, ()), *self._names_in.get(document, ())))
            if subject is None:
                return tuple(self._log)
            home = self._home.get(subject)
            if home is None:
                return tuple(self._others.get(self._subject(subject), ()))
            if home not in self._about:
                return ()
            by, now = self._by_subject(home), self._now(self._of(home), subject)
            return self._in_the_log((*by.get((False, subject), ()), *by.get((True, now), ())))

    def _in_the_log(self, reviews: Iterable[Review]) -> tuple[Review, ...]:
        """Decisions in the order of the log, each once."""
        return tuple(self._log[at] for at in sorted({self._at[review.id] for review in reviews}))

    def _by_subject(self, document: str) -> Mapping[tuple[bool, str], Sequence[Review]]:
        """What was decided of a report, by what it was decided of (False) and by what it is attached to now (True)."""
        if document not in self._sorted:
            attached = self._of(document).attached
            by = self._sorted[document] = dict[tuple[bool, str], list[Review]]()
            for review in self._about[document]:
                first = self._first(review)
                by.setdefault((False, first.subject), []).append(review)
                if first.id in attached:
                    by.setdefault((True, attached[first.id]), []).append(review)
        return self._sorted[document]

    def standing(self, subject: str) -> Standing:
        """How something stands after all that people decided about it."""
        with self._lock:
            if (home := self._home.get(subject)) is not None:
                stands = self._of(home).standings.get(self._now(self._of(home), subject))
                return stands if stands is not None else Standing(subject=subject, state=State.OPEN)
            about = self._subject(subject)
            return standing_of(about, self._others.get(about, ()), two_person=self._two)

    def queue(
        self, *, person: str | None, kinds: Set[str] = frozenset(), offset: int = 0, limit: int = 50
    ) -> tuple[tuple[Item, ...], int]:
        """A page of what waits, what would change a published toll most first, and how much waits in all.

        Without what this person has done already. Raises BadSetting for a kind that is not there.
        """
        unknown = sorted(set(kinds) - set(Kind))
        if unknown:
            raise BadSetting(f"nothing waits for the reason {unknown[0]!r}; reasons are: {', '.join(Kind)}")
        with self._lock:
            return self._queue.page(person, [Kind(kind) for kind in kinds] or list(Kind), max(0, offset), limit)

    def search(
        self,
        query: str,
        *,
        within: str = search.REPORTS,
        filters: Mapping[str, str] | None = None,
        offset: int = 0,
        limit: int = 50,
    ) -> tuple[tuple[Found, ...], int]:
        """A page of what has all the words of a query and fits the filters (``search.FILTERS``), and how much there is.

        Raises BadSetting for a kind or filter that is not there.
        """
        with self._lock:
            return self._index.search(query, within, filters or {}, offset, limit)

    def settings(self) -> Mapping[str, str]:
        """The settings that may be changed here, as they stand."""
        with self._lock:
            return {key: self._settings.get(key, "no") for key in SETTINGS}

    # -------------------------------------------------------------- what leaves the record

    def dossier(self, case: str | None = None, *, title: str | None = None) -> Dossier:
        """The dossier of a case, or of the whole record: what ``App.dossier`` makes of the same facts."""
        with self._lock:
            weight = self._scales.weight()
            readings = [self._of(document).reading for document in self._machine]
            events = [self._events[event.id] for event in weight.events]
            log, settings = tuple(self._log), self._told(self._settings)
        return assemble(
            readings=readings,
            actors=weight.actors,
            events=events,
            echoes=weight.echoes,
            tolls=weight.tolls,
            grades=weight.grades,
            pairs=weight.pairs,
            reviews=log,
            settings=settings,
            case=case,
            title=title,
        )

    def publication(self, event: str | None = None, level: Protection = Protection.STRICT) -> Publication:
        """What may leave the record, of one event with its parts or of everything."""
        return protect(self.dossier() if event is None else self._dossier_of(event), level)

    def _dossier_of(self, event: str) -> Dossier:
        """One event with its parts, and only the reports that tell of them: quick, whatever else the record holds."""
        with self._lock:
            names = [self._named(event)]
            for name in names:
                names += sorted(self._scales.parts(name) - set(names))
            events = [self._events[name] for name in names]
            weights = [self._scales.weight_of(name) for name in names]
            documents = dict.fromkeys(document for one in events for document in one.documents)
            inside = set(names) | {one for event_ in events for one in stands_on(event_)}
            pairs = {key for one in inside for key in self._pairs_at.get(one, ())}
            log = (review for one in inside | documents.keys() for review in self._on.get(one, ()))
            return assemble(
                readings=[self._of(document).reading for document in documents],
                actors={actor.id: actor for weight in weights for actor in weight.actors}.values(),
                events=events,
                echoes=[echo for weight in weights for echo in weight.echoes],
                tolls=[toll for weight in weights for toll in weight.tolls],
                grades=[grade for weight in weights for grade in weight.grades],
                pairs=[self._pairs[key] for key in pairs],
                reviews=self._in_the_log(log),
                settings=self._told(self._settings),
            )

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
            review = self._review(self._subject(subject), verdict, seen, person, change or {}, note)
            return self._log_it(self._anchored(review))

    def add_figure(
        self, *, document: str, start: int, end: int, values: Mapping[str, Any], person: str, note: str = ""
    ) -> Review:
        """Log a figure that the machine missed, at a stretch of a report's text (code points, half-open).

        ``values`` are fields of a Figure: measure and at least one bound are needed, the rest is that of the claim in
        which the words stand. Raises NotFound, or BadSetting for values that make no figure; then nothing is logged.
        """
        with self._turn:
            self._catch_up(reports=0)
            return self._log_it(self._stated(self.document(document), start, end, values, person, note))

    def undo(self, review: str, *, person: str, note: str = "") -> Review:
        """Take a decision back, or a taking back. It is itself a decision, and stays in the log. Raises NotFound."""
        with self._turn:
            self._catch_up(reports=0)
            about = self._by_id.get(review)
            if about is None:
                raise NotFound(f"no decision {review} in the log of this record")
            if about.subject.startswith(_SETTING):
                raise BadSetting("a setting is not taken back; set it anew")
            made = self._review(review, Verdict.UNDO, about.seen, person, {}, note)
            return self._log_it(replace(made, document=about.document, start=about.start, end=about.end))

    def set(self, key: str, value: str, person: str) -> None:
        """Set a setting of the record (``SETTINGS``) from now on; who did is in the log. Raises BadSetting."""
        if value not in SETTINGS.get(key, ()):
            known = "; ".join(f"{name}: {' or '.join(sorted(values))}" for name, values in SETTINGS.items())
            raise BadSetting(f"{key} cannot be set to {value!r} here; what can be: {known}")
        with self._turn:
            self._catch_up(reports=0)
            if self._settings.get(key, "no") == value:
                return
            review = self._review(f"{_SETTING}{key}", Verdict.AMEND, "", person, {key: value}, "")
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
                    self._store.add_review(self._stated(document, start, end, values, person, entry.note))
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

    # -- one decision

    def _subject(self, subject: str) -> str:
        """The one name under which something is decided: pairs by what weighing calls their sides."""
        if "|" not in subject:
            return self._events_subject(subject)
        return subject_of("|".join(self._side(side) for side in subject.split("|")))

    def _events_subject(self, subject: str) -> str:
        event, slash, rest = subject.partition("/")
        return self._named(event) + slash + rest if event.startswith(("evt-", "E-")) else subject

    def _side(self, side: str) -> str:
        if side.startswith(("evt-", "E-")):
            # An event's id changes with what it holds; what it holds now stands for it.
            side = stands_on(self._events[self._named(side)])[0]
        return self._scales.telling(side) or side

    def _review(
        self, subject: str, verdict: Verdict, seen_: str, person: str, change: Mapping[str, Any], note: str
    ) -> Review:
        at = self._clock()
        changes = tuple(sorted((name, codec.canonical(codec.to_plain(value))) for name, value in change.items()))
        said = (
            subject,
            verdict.value,
            person,
            at.isoformat(),
            str(len(self._log)),
            *(part for c in changes for part in c),
        )
        return Review(
            id=codec.content_id("rev", *said),
            subject=subject,
            seen=seen_,
            verdict=verdict,
            reviewer=person,
            at=at,
            change=changes,
            note=note,
        )

    def _anchored(self, review: Review) -> Review:
        """The decision with the anchor of its subject, so that it can re-attach. Raises NotFound."""
        subject = review.subject
        if "|" in subject:
            if review.verdict not in (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE):
                raise BadSetting("two things are the same, different, or one is unsure of it")
            sides = subject.split("|")
            if any(side.startswith(NAMED) for side in sides) and self._are_names(sides):
                kinds = (self._names.heard(side.removeprefix(NAMED)) for side in sides)
                told = next((found for found in kinds if found is not None), VoiceKind.UNKNOWN)
                return replace(review, kind="names", change=(("kind", codec.canonical(told.value)),))
            if len(sides) != 2 or sides[0] == sides[1] or any(side not in self._home for side in sides):
                raise NotFound(f"{subject} does not name two accounts of this record")
            return replace(review, kind="pair")
        if review.verdict in (Verdict.SAME, Verdict.DIFFERENT):
            raise BadSetting(f"{review.verdict.value} is a decision about two things, such as two events")
        if subject in self._home:
            left = self._left_with(subject)
            at = self._now(left, subject)
            figures = (*left.reading.figures, *left.proposed.values())
            found: Figure | Claim | None = next((figure for figure in figures if figure.id == at), None)
            kind = "fig" if found is not None else "clm"
            found = found or next((claim for claim in left.reading.claims if claim.id == at), None)
            if found is not None:
                at_words = replace(review, document=found.document, start=found.start, end=found.end)
                return replace(at_words, subject=at, kind=kind)
        if subject.startswith("ent-"):
            for reading in self._machine.values():
                if any(entity.id == subject for entity in reading.entities):
                    return replace(review, document=reading.document.id, kind="name")
        elif subject.partition("/")[0] in self._events:
            return replace(review, kind="toll" if "/" in subject else "event")
        raise NotFound(f"nothing in this record is called {subject}; it may have changed since the page was made")

    def _are_names(self, sides: Sequence[str]) -> bool:
        """Whether a pair is of two names that are heard in the record, or of such a name and a known actor."""
        return len(set(sides)) == 2 and all(
            self._names.heard(side.removeprefix(NAMED)) is not None
            if side.startswith(NAMED)
            else self._given.actor(side) is not None
            for side in sides
        )

    def _stated(
        self, document: Document, start: int, end: int, values: Mapping[str, Any], person: str, note: str
    ) -> Review:
        measure = values.get("measure")
        if measure not in set(Measure):
            raise BadSetting(f"a figure counts one of {', '.join(Measure)}, not {measure!r}")
        subject = added_id(document, start, end, Measure(measure).value)
        review = self._review(subject, Verdict.ADD, "", person, values, note)
        return replace(review, document=document.id, start=start, end=end, kind="fig")

    def _log_it(self, review: Review) -> Review:
        """Commit a decision, then move on. Raises BadSetting where it makes no sense, with nothing logged."""
        document = review.document
        if document in self._machine and document is not None and is_read(review):
            trial = leave(self._machine[document], (*self._about.get(document, ()), review), two_person=self._two)
            why = next((one.why for one in trial.dangling if one.review is review), None)
            if why is not None and why != STALE and review.verdict in (Verdict.ADD, Verdict.AMEND):
                raise BadSetting(f"this cannot be decided: {why}")
        self._store.add_review(review)
        self._catch_up(reports=0)
        return review

    def close(self) -> None:
        """Give the memory back; the store is its owner's to close."""
        with self._lock:
            self._index.close()


# ------------------------------------------------------------------ parts of it


@dataclass(slots=True)
class _Changed:
    """What a step changed, over all its shifts."""

    gone: set[str] = field(default_factory=set)
    made: dict[str, Event] = field(default_factory=dict)
    placed: dict[str, Event] = field(default_factory=dict)  # as they were, but for their whole
    pairs: dict[_PairKey, Pair | None] = field(default_factory=dict)
    closed: list[Pair] = field(default_factory=list)
    known: Set[str] = frozenset()  # of those made, which were there before
    renamed: set[str] = field(default_factory=set)  # those that bear another public id now
    left_behind: set[str] = field(default_factory=set)  # what the events that are no more held

    def take(self, shift: Shift) -> None:
        """Add a shift to those before it."""
        for name in shift.gone:
            self.made.pop(name, None)
            self.placed.pop(name, None)
        self.gone |= shift.gone
        for event in shift.weight.events:
            if event.id in shift.placed and event.id not in self.made:
                self.placed[event.id] = event
            else:
                self.made[event.id] = event
                self.placed.pop(event.id, None)
        self.gone -= self.made.keys()
        self.pairs |= shift.pairs


# ------------------------------------------------------------------ order


@contextmanager
def _settled_memory() -> Iterator[None]:
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


def _subjects(reading: Reading) -> Iterator[str]:
    """The ids of what people decide about in a report."""
    yield from (figure.id for figure in reading.figures)
    yield from (claim.id for claim in reading.claims)


def _when(event: Event) -> tuple[dt.date, str]:
    when = event.when
    return (when.start or when.end or dt.date.max) if when is not None else dt.date.max, event.id


def _printed(document: Document) -> tuple[int, str]:
    return -document.published.toordinal() if document.published is not None else 0, document.id


_NOTHING = Reading(
    document=Document(id="", text="", sha256="", cleaned_by=""),
    passages=(), entities=(), places=(), times=(), figures=(), claims=(), made_by="",
)  # fmt: skip
