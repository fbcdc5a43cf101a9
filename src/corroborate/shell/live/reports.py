"""Every report of the record, as the machine read it and as people left it, and where each figure and claim stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from corroborate.desk.reviews import Left, leave
from corroborate.errors import NotFound
from corroborate.shell.live.log import Log
from corroborate.shell.pipeline import Unread
from corroborate.shell.rows import Names
from corroborate.shell.sorted_keys import into, out_of
from corroborate.values import Claim, Document, Figure, Reading, Review


class Reports:
    """The reports, as they come, go and are decided about; the newest first, those without a day last.

    Methods that are given an id raise NotFound where nothing bears it.
    """

    def __init__(self, log: Log) -> None:
        self._log = log
        self.machine: dict[str, Reading] = {}
        self.home: dict[str, str] = {}  # figure or claim id -> its report
        self.names = Names()
        self.broken: list[Unread] = []
        self._left: dict[str, Left] = {}  # of those about which people decided
        self._order: list[tuple[int, str]] = []
        self._documents: tuple[Document, ...] | None = None
        self._sorted: dict[str, dict[tuple[bool, str], list[Review]]] = {}  # of reports that were looked at

    # -------------------------------------------------------------- as they come and go

    def put(self, fresh: Sequence[Reading]) -> None:
        """Take reports in as the machine reads them, also in the stead of what it read in them before."""
        for reading in fresh:
            if reading.document.id in self.machine:
                self.drop(reading.document.id)
            self.machine[reading.document.id] = reading
            self.names.hear(reading)
            self.home |= dict.fromkeys(_subjects(reading), reading.document.id)
        into(self._order, [_printed(reading.document) for reading in fresh])
        if fresh:
            self._documents = None

    def drop(self, document: str) -> None:
        """Leave a report out from now on."""
        reading = self.machine.pop(document)
        self._sorted.pop(document, None)
        self.names.forget(document)
        left = self._left.pop(document, Left(reading=reading))
        out_of(self._order, _printed(reading.document))
        for subject in (*_subjects(reading), *_subjects(left.reading), *left.proposed):
            self.home.pop(subject, None)
        self._documents = None

    def leave(self, document: str) -> None:
        """What people left of a report, from their decisions anew."""
        reading = self.machine[document]
        self._sorted.pop(document, None)
        before = self._left.pop(document, Left(reading=reading))
        for subject in (*_subjects(before.reading), *before.proposed):
            self.home.pop(subject, None)
        if log := self._log.about.get(document):
            self._left[document] = left = leave(reading, log, two_person=self._log.two_person)
            self.home |= dict.fromkeys((*_subjects(left.reading), *left.proposed), document)
            for review in left.attached:  # what was stated where a figure is read by now
                self.home.setdefault(self._log.by_id[review].subject, document)
        self.home |= dict.fromkeys(_subjects(reading), document)

    # -------------------------------------------------------------- looked up

    def documents(self) -> tuple[Document, ...]:
        """Every report."""
        if self._documents is None:
            self._documents = tuple(self.machine[document].document for _, document in self._order)
        return self._documents

    def read(self, document: str) -> Reading:
        """A report as the machine read it."""
        found = self.machine.get(document)
        if found is None:
            raise NotFound(f"no report {document} in this record; it may have been read anew under another id")
        return found

    def left(self, document: str) -> Left:
        """A report as people left it; only of one that is there."""
        return self._left.get(document) or Left(reading=self.machine[document])

    def left_with(self, subject: str) -> Left:
        """The report of a figure or claim as people left it; one in which nothing is read where it has none."""
        home = self.home.get(subject)
        return self.left(home) if home is not None and home in self.machine else Left(reading=_NOTHING)

    def home_of(self, subject: str) -> set[str]:
        """The report of a figure or claim; empty where it has none."""
        return {home} if (home := self.home.get(subject)) is not None else set()

    def now(self, left: Left, subject: str) -> str:
        """The id of what stands where somebody looked: decisions follow words that moved."""
        if subject in left.standings or not left.attached:
            return subject
        about = (self._log.by_id[review] for review in left.attached)
        return next((left.attached[review.id] for review in about if review.subject == subject), subject)

    def figure(self, id_: str) -> tuple[Figure, Reading]:
        """A figure as people left it, with its report; one that is proposed and not in force (yet) also."""
        left = self.left_with(id_)
        at = self.now(left, id_)
        found = next((f for f in (*left.reading.figures, *left.proposed.values()) if f.id == at), None)
        if found is None:
            raise NotFound(f"no figure {id_} is read in this record; what was decided of it stays in the log")
        return found, left.reading

    def claim(self, id_: str) -> tuple[Claim, Reading]:
        """A claim as people left it, with its report."""
        left = self.left_with(id_)
        at = self.now(left, id_)
        found = next((claim for claim in left.reading.claims if claim.id == at), None)
        if found is None:
            raise NotFound(f"no claim {id_} is read in this record; what was decided of it stays in the log")
        return found, left.reading

    def by_subject(self, document: str) -> Mapping[tuple[bool, str], Sequence[Review]]:
        """What was decided of a report, by what it was decided of (False) and by what it is attached to now (True)."""
        if document not in self._sorted:
            attached = self.left(document).attached
            by = self._sorted[document] = dict[tuple[bool, str], list[Review]]()
            for review in self._log.about[document]:
                first = self._log.first(review)
                by.setdefault((False, first.subject), []).append(review)
                if first.id in attached:
                    by.setdefault((True, attached[first.id]), []).append(review)
        return self._sorted[document]


def _subjects(reading: Reading) -> Iterator[str]:
    """The ids of what people decide about in a report."""
    yield from (figure.id for figure in reading.figures)
    yield from (claim.id for claim in reading.claims)


def _printed(document: Document) -> tuple[int, str]:
    return -document.published.toordinal() if document.published is not None else 0, document.id


_NOTHING = Reading(
    document=Document(id="", text="", sha256="", cleaned_by=""),
    passages=(), entities=(), places=(), times=(), figures=(), claims=(), made_by="",
)  # fmt: skip
