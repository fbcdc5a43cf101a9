"""Decisions: the one name of what is decided, how it stands, and what somebody's decision becomes in the log.

Nothing here is written: a decision is made, with the anchor by which it re-attaches, or refused in words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from corroborate import codec
from corroborate.desk.reviews import STALE, Standing, State, added_id, is_read, leave, standing_of, subject_of
from corroborate.errors import BadSetting, NotFound
from corroborate.ports import Clock
from corroborate.shell.live.events import Events
from corroborate.shell.live.log import Log
from corroborate.shell.live.reports import Reports
from corroborate.shell.public_ids import stands_on
from corroborate.values import Claim, Document, Figure, Measure, Review, Verdict, VoiceKind
from corroborate.weigh.actors import NAMED, Directory

# What the log calls a setting that somebody changed.
_SETTING = "setting-"


class Decisions:
    """What people decided of the things of a record, and may. ``given`` is the directory before they said who is who.

    Methods raise NotFound for what is not there, and BadSetting for what makes no sense.
    """

    def __init__(self, log: Log, reports: Reports, events: Events, given: Directory, clock: Clock) -> None:
        self._log, self._reports, self._events, self._given, self._clock = log, reports, events, given, clock

    # -------------------------------------------------------------- what was decided

    def subject(self, subject: str) -> str:
        """The one name under which something is decided: pairs by what weighing calls their sides."""
        if "|" not in subject:
            return self._events_subject(subject)
        return subject_of("|".join(self._side(side) for side in subject.split("|")))

    def _events_subject(self, subject: str) -> str:
        event, slash, rest = subject.partition("/")
        return self._events.named(event) + slash + rest if event.startswith(("evt-", "E-")) else subject

    def _side(self, side: str) -> str:
        if side.startswith(("evt-", "E-")):
            # An event's id changes with what it holds; what it holds now stands for it.
            side = stands_on(self._events.event(side))[0]
        return self._events.scales.telling(side) or side

    def standing(self, subject: str) -> Standing:
        """How something stands after all that people decided about it."""
        reports = self._reports
        if (home := reports.home.get(subject)) is not None:
            left = reports.left(home)
            stands = left.standings.get(reports.now(left, subject))
            return stands if stands is not None else Standing(subject=subject, state=State.OPEN)
        about = self.subject(subject)
        return standing_of(about, self._log.others.get(about, ()), two_person=self._log.two_person)

    def reviews(self, subject: str) -> tuple[Review, ...]:
        """The decisions about something, also those re-attached to it, with those that take one of them back."""
        home = self._reports.home.get(subject)
        if home is None:
            return tuple(self._log.others.get(self.subject(subject), ()))
        if home not in self._log.about:
            return ()
        by, now = self._reports.by_subject(home), self._reports.now(self._reports.left(home), subject)
        return self._log.in_order((*by.get((False, subject), ()), *by.get((True, now), ())))

    # -------------------------------------------------------------- what somebody decides

    def decided(
        self, subject: str, verdict: Verdict, seen: str, person: str, change: Mapping[str, Any], note: str
    ) -> Review:
        """A decision about something that is there, or about two things."""
        return self._anchored(self._review(self.subject(subject), verdict, seen, person, change, note))

    def stated(
        self, document: Document, start: int, end: int, values: Mapping[str, Any], person: str, note: str
    ) -> Review:
        """A figure that the machine missed, at a stretch of a report's text (code points, half-open)."""
        measure = values.get("measure")
        if measure not in set(Measure):
            raise BadSetting(f"a figure counts one of {', '.join(Measure)}, not {measure!r}")
        subject = added_id(document, start, end, Measure(measure).value)
        review = self._review(subject, Verdict.ADD, "", person, values, note)
        return replace(review, document=document.id, start=start, end=end, kind="fig")

    def taken_back(self, review: str, person: str, note: str) -> Review:
        """The taking back of a decision, or of a taking back."""
        about = self._log.by_id.get(review)
        if about is None:
            raise NotFound(f"no decision {review} in the log of this record")
        if about.subject.startswith(_SETTING):
            raise BadSetting("a setting is not taken back; set it anew")
        made = self._review(review, Verdict.UNDO, about.seen, person, {}, note)
        return replace(made, document=about.document, start=about.start, end=about.end)

    def setting(self, key: str, value: str, person: str) -> Review:
        """A change of a setting, as it stands in the log."""
        return self._review(f"{_SETTING}{key}", Verdict.AMEND, "", person, {key: value}, "")

    def refuse_senseless(self, review: Review) -> None:
        """Try a decision on its report before it is logged. Raises BadSetting, saying why, where it makes no sense."""
        machine, document = self._reports.machine, review.document
        if document in machine and document is not None and is_read(review):
            log = (*self._log.about.get(document, ()), review)
            trial = leave(machine[document], log, two_person=self._log.two_person)
            why = next((one.why for one in trial.dangling if one.review is review), None)
            if why is not None and why != STALE and review.verdict in (Verdict.ADD, Verdict.AMEND):
                raise BadSetting(f"this cannot be decided: {why}")

    def _review(
        self, subject: str, verdict: Verdict, seen: str, person: str, change: Mapping[str, Any], note: str
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
            seen=seen,
            verdict=verdict,
            reviewer=person,
            at=at,
            change=changes,
            note=note,
        )

    def _anchored(self, review: Review) -> Review:
        """The decision with the anchor of its subject, so that it can re-attach."""
        subject = review.subject
        if "|" in subject:
            return self._anchored_pair(review)
        if review.verdict in (Verdict.SAME, Verdict.DIFFERENT):
            raise BadSetting(f"{review.verdict.value} is a decision about two things, such as two events")
        if subject in self._reports.home:
            left = self._reports.left_with(subject)
            at = self._reports.now(left, subject)
            figures = (*left.reading.figures, *left.proposed.values())
            found: Figure | Claim | None = next((figure for figure in figures if figure.id == at), None)
            kind = "fig" if found is not None else "clm"
            found = found or next((claim for claim in left.reading.claims if claim.id == at), None)
            if found is not None:
                at_words = replace(review, document=found.document, start=found.start, end=found.end)
                return replace(at_words, subject=at, kind=kind)
        if subject.startswith("ent-"):
            for reading in self._reports.machine.values():
                if any(entity.id == subject for entity in reading.entities):
                    return replace(review, document=reading.document.id, kind="name")
        elif subject.partition("/")[0] in self._events.by_id:
            return replace(review, kind="toll" if "/" in subject else "event")
        raise NotFound(f"nothing in this record is called {subject}; it may have changed since the page was made")

    def _anchored_pair(self, review: Review) -> Review:
        subject = review.subject
        if review.verdict not in (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE):
            raise BadSetting("two things are the same, different, or one is unsure of it")
        sides = subject.split("|")
        if any(side.startswith(NAMED) for side in sides) and self._are_names(sides):
            kinds = (self._reports.names.heard(side.removeprefix(NAMED)) for side in sides)
            told = next((found for found in kinds if found is not None), VoiceKind.UNKNOWN)
            return replace(review, kind="names", change=(("kind", codec.canonical(told.value)),))
        if len(sides) != 2 or sides[0] == sides[1] or any(side not in self._reports.home for side in sides):
            raise NotFound(f"{subject} does not name two accounts of this record")
        return replace(review, kind="pair")

    def _are_names(self, sides: Sequence[str]) -> bool:
        """Whether a pair is of two names that are heard in the record, or of such a name and a known actor."""
        return len(set(sides)) == 2 and all(
            self._reports.names.heard(side.removeprefix(NAMED)) is not None
            if side.startswith(NAMED)
            else self._given.actor(side) is not None
            for side in sides
        )
