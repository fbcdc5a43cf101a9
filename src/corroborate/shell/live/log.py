"""The log in memory: each decision under what it touches, and the settings of the record by which it is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from corroborate.desk.protect import NAME_THE_DEAD
from corroborate.desk.reviews import is_read, pair_decisions, subject_of
from corroborate.shell.pipeline import TWO_PERSON, YES, two_person
from corroborate.values import Review, Verdict

# What may be set while the record is open, and to what; the rest is set by ``add``.
SETTINGS: Mapping[str, frozenset[str]] = {
    TWO_PERSON: frozenset((YES, "no")),
    NAME_THE_DEAD: frozenset((YES, "no")),
}


class Log:
    """What people decided, in order, and by what it is about. A decision that takes another back is about the same."""

    def __init__(self) -> None:
        self.settings: dict[str, str] = {}
        self.by_id: dict[str, Review] = {}
        self.about: dict[str, list[Review]] = {}  # by report, what was decided of what is read there
        self.names_in: dict[str, list[Review]] = {}  # by report, what was decided of the people named there
        self.others: dict[str, list[Review]] = {}  # by subject, what was decided of pairs and of anything else
        self.on: dict[str, list[Review]] = {}  # by report and by each side of a subject, what the log says of it
        self._all: list[Review] = []
        self._at: dict[str, int] = {}
        self._of_pairs: list[Review] = []

    def __len__(self) -> int:
        return len(self._all)

    @property
    def two_person(self) -> bool:
        """Whether a decision takes effect only when two people want the same."""
        return two_person(self.settings)

    def file(self, review: Review, home: Mapping[str, str]) -> tuple[str | None, str | None]:
        """Put a decision where it belongs: the report that it touches, or else its subject.

        ``home`` gives the report of each figure and claim.
        """
        self._at[review.id] = len(self._all)
        self._all.append(review)
        self.by_id[review.id] = review
        for one in {review.document, *(side.partition("/")[0] for side in review.subject.split("|"))} - {None}:
            self.on.setdefault(one or "", []).append(review)
        about = self.first(review)
        if is_read(about):
            document = home.get(about.subject) or about.document or ""
            self.about.setdefault(document, []).append(review)
            return document, None
        subject = subject_of(about.subject)
        if "|" in subject:
            self._of_pairs.append(review)
        if about.document is not None:
            self.names_in.setdefault(about.document, []).append(review)
        self.others.setdefault(subject, []).append(review)
        return None, subject

    def first(self, review: Review) -> Review:
        """What a decision is about in the end, where it takes another back."""
        while review.verdict is Verdict.UNDO and review.subject in self.by_id:
            review = self.by_id[review.subject]
        return review

    def pair_decisions(self) -> tuple[Review, ...]:
        """What is in force of all that was decided of pairs, of events and of names."""
        return pair_decisions(self._of_pairs, two_person=self.two_person)

    def reviews(self) -> tuple[Review, ...]:
        """Every decision, in order."""
        return tuple(self._all)

    def in_order(self, reviews: Iterable[Review]) -> tuple[Review, ...]:
        """Decisions in the order of the log, each once."""
        return tuple(self._all[at] for at in sorted({self._at[review.id] for review in reviews}))
