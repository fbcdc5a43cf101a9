"""What people decided, folded over what the machine read: a pure function of the decision log.

A decision is about a figure or a claim at an anchor (a place in a document), and about the values that its
reviewer saw there. When a later reading moves the words a little, the decision re-attaches by overlap; when the
values themselves have changed, it is not applied and not dropped: it comes back as ``Dangling``, for the queue.
Later decisions win, in the order of the log. What is rejected is marked, never deleted.

A person may also state a figure that was not read (``ADD``), and take a decision back (``UNDO``), which is a decision
that can be taken back in its turn. Under the two-person rule a decision takes effect only when two people have decided
the same of the same values; until then what stood before stands. A person's last decision about something is theirs;
where people differ all their decisions are kept and shown (``Standing``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from corroborate import codec
from corroborate.errors import CorroborateError
from corroborate.values import (
    Claim,
    Document,
    Event,
    Figure,
    Pair,
    Place,
    PlaceMention,
    Reading,
    Review,
    Verdict,
)

ACCEPTED, AMENDED, REJECTED, ADDED = "accepted", "amended", "rejected", "added"
_MARKS = frozenset((ACCEPTED, AMENDED, REJECTED, ADDED))

# Who made a figure that a person stated. No name: what leaves the record does not tell who worked on it.
BY_HAND = "a person"

# What cleaned a report whose text was composed around a figure that a person stated (by_hand.py): only what people
# state counts in it, whatever a reader makes of the sentence.
COMPOSED = "composed-by-hand-1"

STALE = "what the reviewer saw has changed since"

# Less than half in common and two spans are as likely two statements as one that moved.
_OVERLAP = 0.5

# What a person may correct. Where something stands, and who read it, is not a matter of opinion.
_AMENDABLE: Mapping[type, frozenset[str]] = {
    Figure: frozenset(
        "measure low best high group subgroup unit party perpetrator scope part_of place when said voice certainty "
        "flags".split()
    ),
    Claim: frozenset("certainty polarity kind place when said chain figures stance flags".split()),
}

Subject = Figure | Claim


class State(StrEnum):
    """How something stands after all that people decided about it."""

    OPEN = "open"
    ACCEPTED = "accepted"
    AMENDED = "amended"
    REJECTED = "rejected"
    UNSURE = "unsure"
    SAME = "same"  # a pair
    DIFFERENT = "different"
    CONFLICT = "conflict"
    AWAITS_SECOND = "awaits_second"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dangling:
    """A decision that could not be applied, with the reason in words; it needs a person again.

    ``subject`` is the id of what now stands where the reviewer looked, None if nothing does.
    """

    review: Review
    subject: str | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a subject stands: ``by`` are those whose decision is in force, or who decided so far if none is.

    ``decisions`` are those that were not taken back, in the order of the log. ``conflict``: people decided otherwise of
    it. Under the two-person rule ``waiting_for_second`` says that one more person is needed.
    """

    subject: str
    state: State
    by: tuple[str, ...] = ()
    decisions: tuple[Review, ...] = ()
    conflict: bool = False
    waiting_for_second: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A reading as people left it, with the decisions that need a person again.

    ``standings`` by figure or claim id; ``attached`` tells by review id which of them it is about now; ``proposed``
    are stated figures that are not in force (yet): they wait for a second person, or were rejected before they stood.
    """

    reading: Reading
    dangling: tuple[Dangling, ...] = ()
    standings: Mapping[str, Standing] = field(default_factory=dict)
    attached: Mapping[str, str] = field(default_factory=dict)
    proposed: Mapping[str, Figure] = field(default_factory=dict)


# ------------------------------------------------------------------ what was seen


def seen(subject: Figure | Claim) -> str:
    """The digest of what a reviewer sees of a figure or a claim: its values, not where it stands or who read it.

    Neither the exact words nor the offsets take part, nor the marks of earlier decisions, so that a reading which
    finds the same values a word further on keeps the decision.
    """
    flags = [flag for flag in subject.flags if flag not in _MARKS]
    if isinstance(subject, Figure):
        plain: Any = {
            "measure": subject.measure.value,
            "interval": [subject.low, subject.best, subject.high],
            "group": [subject.group.value, subject.subgroup, subject.party],
            "unit": subject.unit.value,
            "scope": subject.scope.value,
            "part": subject.part_of is not None,
            "perpetrator": subject.perpetrator
            and [subject.perpetrator.words.casefold(), subject.perpetrator.confidence.value],
            "when": _days(subject),
            "said": subject.said.isoformat() if subject.said else None,
            "voice": subject.voice and [subject.voice.words.casefold(), subject.voice.kind.value],
            "certainty": subject.certainty.value,
            "flags": flags,
        }
    else:
        plain = {
            "chain": [[voice.words.casefold(), voice.kind.value] for voice in subject.chain],
            "certainty": subject.certainty.value,
            "polarity": subject.polarity.value,
            "kind": subject.kind,
            "when": _days(subject),
            "figures": len(subject.figures),
            "flags": flags,
        }
    return codec.digest("seen", codec.canonical(plain))


def _days(subject: Figure | Claim) -> list[str | None] | None:
    if subject.when is None:
        return None
    return [day.isoformat() if day else None for day in (subject.when.start, subject.when.end)]


def seen_events(*events: Event) -> str:
    """The digest of what a reviewer sees of some events side by side, whatever their order: what they hold."""
    return codec.digest("seen", *sorted(event.id for event in events))


def seen_pair(pair: Pair) -> str:
    """The digest of what a reviewer sees of two tellings that may be one: which two, and how alike."""
    return codec.digest("seen", *sorted((pair.a, pair.b)), str(pair.score), *pair.reasons)


# ------------------------------------------------------------------ the log


def live(reviews: Iterable[Review], *, two_person: bool = False) -> tuple[Review, ...]:
    """The decisions that were not taken back, in the order of the log; those that take back are not among them.

    Anybody may take a decision back; under the two-person rule its own author, or two people together.
    """
    log = tuple(reviews)
    against: dict[str, set[str]] = {}
    standing: list[Review] = []
    for review in reversed(log):  # what takes back comes later than what it takes back
        people = against.get(review.id, set())
        if review.reviewer in people or len(people) >= _needed(two_person):
            continue
        if review.verdict is Verdict.UNDO:
            against.setdefault(review.subject, set()).add(review.reviewer)
        else:
            standing.append(review)
    return tuple(reversed(standing))


def _needed(two_person: bool) -> int:
    return 2 if two_person else 1


class _Votes:
    """What people decided about one subject: of each person the last word, and which of them is in force."""

    def __init__(self, needed: int) -> None:
        self._needed = needed
        self.last: dict[str, tuple[str, Review]] = {}  # by person what they want, in the order of their last words
        self.force: str | None = None  # what is in force
        self.by: tuple[str, ...] = ()
        self._after: set[str] = set()  # who spoke since it came into force
        self.stale = False
        self.decisions: list[Review] = []

    def cast(self, review: Review, wanted: str, *, stale: bool = False) -> bool:
        """A person's last word; whether it comes into force. ``stale``: it was given without knowing what stood."""
        self.decisions.append(review)
        self.last.pop(review.reviewer, None)
        self.stale = stale and any(other != wanted for other, _ in self.last.values())
        self.last[review.reviewer] = wanted, review
        self._after.add(review.reviewer)
        agreed = tuple(person for person, (other, _) in self.last.items() if other == wanted)
        if len(agreed) < self._needed:
            return False
        self.force, self.by = wanted, agreed
        self._after = set()
        return True

    def standing(self, subject: str, states: Mapping[str, State]) -> Standing:
        """``states`` by what was wanted."""
        wanted = {other for other, _ in self.last.values()}
        people = tuple(self.last)
        state = states[self.force] if self.force is not None else State.OPEN
        if self._needed == 1:
            state = State.CONFLICT if self.stale else state
            return self._standing(subject, state, self.by or people, conflict=len(wanted) > 1, waits=False)
        dissent = any(self.last[person][0] != self.force for person in self._after)
        if self.force is None and people:
            state = State.AWAITS_SECOND if len(people) == 1 else State.CONFLICT
        elif self.force is not None and dissent:
            state = State.CONFLICT
        waits = state in (State.AWAITS_SECOND, State.CONFLICT)
        return self._standing(subject, state, self.by or people, conflict=len(wanted) > 1, waits=waits)

    def _standing(self, subject: str, state: State, by: tuple[str, ...], *, conflict: bool, waits: bool) -> Standing:
        return Standing(
            subject=subject,
            state=state,
            by=by,
            decisions=tuple(self.decisions),
            conflict=conflict,
            waiting_for_second=waits,
        )


# ------------------------------------------------------------------ what is not read but weighed

_BY_VERDICT: Mapping[Verdict, State] = {
    Verdict.ACCEPT: State.ACCEPTED,
    Verdict.AMEND: State.AMENDED,
    Verdict.REJECT: State.REJECTED,
    Verdict.UNSURE: State.UNSURE,
    Verdict.SAME: State.SAME,
    Verdict.DIFFERENT: State.DIFFERENT,
}


def subject_of(subject: str) -> str:
    """One name for a pair, whichever of the two is named first."""
    return "|".join(sorted(subject.split("|")))


def pair_decisions(reviews: Iterable[Review], *, two_person: bool = False) -> tuple[Review, ...]:
    """The decisions about pairs that are in force, in the order in which they came into it: what weighing is given."""
    votes: dict[str, _Votes] = {}
    made = []
    for review in live(reviews, two_person=two_person):
        if "|" not in review.subject or review.verdict not in (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE):
            continue
        about = votes.setdefault(subject_of(review.subject), _Votes(_needed(two_person)))
        if about.cast(review, review.verdict.value):
            made.append(review)
    return tuple(made)


def standing_of(subject: str, reviews: Iterable[Review], *, two_person: bool = False) -> Standing:
    """How something that is weighed (a pair, an event, a toll) or a name stands, by the decisions about it."""
    votes = _Votes(_needed(two_person))
    states: dict[str, State] = {}
    for review in live(reviews, two_person=two_person):
        if subject_of(review.subject) == subject_of(subject) and review.verdict in _BY_VERDICT:
            wanted = codec.digest(review.verdict.value, *(part for change in review.change for part in change))
            states[wanted] = _BY_VERDICT[review.verdict]
            votes.cast(review, wanted)
    return votes.standing(subject, states)


# ------------------------------------------------------------------ what is read


def fold(
    readings: Iterable[Reading], reviews: Iterable[Review], *, two_person: bool = False
) -> tuple[tuple[Reading, ...], tuple[Dangling, ...]]:
    """The readings as people left them, and the decisions that need a person again, in the order of the log.

    ``reviews`` come in the order of the log. Decisions about pairs, events and tolls are left alone: they are
    weighed elsewhere. Folding twice gives the same readings as folding once.
    """
    readings = tuple(readings)
    log = live(reviews, two_person=two_person)
    log = tuple(review for review in log if _kind(review) is not None)
    if not log and not any(reading.document.cleaned_by == COMPOSED for reading in readings):
        return readings, ()
    homes: dict[str, list[Review]] = {reading.document.id: [] for reading in readings}
    home = {subject.id: reading.document.id for reading in readings for subject in _subjects(reading)}
    waiting: dict[str, Dangling] = {}
    for review in log:
        document = home.get(review.subject) or review.document or ""
        if document in homes:
            homes[document].append(review)
        else:
            why = "its report is not among those read now" if document else "nothing is read where the reviewer looked"
            waiting[review.subject] = Dangling(review=review, subject=None, why=why)
    left = [leave(reading, homes[reading.document.id], two_person=two_person) for reading in readings]
    order = {review.id: n for n, review in enumerate(log)}
    dangling = [*waiting.values(), *(one for done in left for one in done.dangling)]
    dangling.sort(key=lambda one: order[one.review.id])
    return tuple(done.reading for done in left), tuple(dangling)


def leave(reading: Reading, reviews: Iterable[Review], *, two_person: bool = False) -> Left:
    """One reading as people left it. ``reviews`` are those about its figures and claims, in the order of the log."""
    log = [r for r in live(reviews, two_person=two_person) if _kind(r) is not None]
    if not log and reading.document.cleaned_by != COMPOSED:
        return Left(reading=reading)
    folding = _Folding(reading, two_person)
    for review in log:
        folding.take(review)
    return folding.left()


@dataclass(slots=True)
class _Track:
    """One subject while the log is gone through: as it was read (or first stated), and as it is now."""

    first: Subject
    now: Subject
    there: bool  # False: stated by a person, and not in force yet
    votes: _Votes
    states: dict[str, State] = field(default_factory=dict)


class _Folding:
    def __init__(self, reading: Reading, two_person: bool) -> None:
        self._reading = reading
        self._two = two_person
        self._machine: dict[str, Subject] = {subject.id: subject for subject in _subjects(reading)}
        self._tracks: dict[str, _Track] = {}
        self._stated: dict[str, str] = {}  # what a person stated -> the figure that is read there now
        self._places: dict[str, PlaceMention] = {}
        self._waiting: dict[str, Dangling] = {}
        self._attached: dict[str, str] = {}

    def take(self, review: Review) -> None:
        if review.verdict is Verdict.ADD:
            target, fresh = self._state(review)
            if isinstance(fresh, str):
                self._waiting[target] = Dangling(review=review, subject=None, why=fresh)
                return
            track = self._tracks.get(target)
            if track is None:
                read = self._machine.get(target)
                track = self._track(target, read if read is not None else fresh, there=read is not None)
            outcome: Subject | str = fresh
            state, stale = State.AMENDED if target in self._machine else State.ACCEPTED, False
        else:
            found = self._target(review)
            if found is None:
                why = "nothing is read any more where the reviewer looked"
                self._waiting[review.subject] = Dangling(review=review, subject=None, why=why)
                return
            target = found
            track = self._tracks.get(target) or self._track(target, self._machine[target], there=True)
            stale = review.seen != seen(track.now)
            outcome, state = self._decided(review, track)
        self._attached[review.id] = target
        if isinstance(outcome, str):
            self._waiting[target] = Dangling(review=review, subject=target, why=outcome)
            if review.verdict is Verdict.UNSURE:
                track.states["unsure"] = State.UNSURE
                track.votes.cast(review, "unsure")
            return
        self._waiting.pop(target, None)  # a fresh decision settles what an outdated one left open
        wanted = "rejected" if state is State.REJECTED else _wanted(outcome)
        track.states[wanted] = state
        if track.votes.cast(review, wanted, stale=stale):
            track.now, track.there = outcome, track.there or state is not State.REJECTED

    def _track(self, target: str, first: Subject, *, there: bool) -> _Track:
        self._tracks[target] = _Track(first, first, there, _Votes(_needed(self._two)))
        return self._tracks[target]

    def left(self) -> Left:
        now = {target: track.now for target, track in self._tracks.items() if track.there}
        if self._reading.document.cleaned_by == COMPOSED:
            unsaid = (figure for figure in self._reading.figures if figure.id not in now)
            now |= {figure.id: _marked(figure, REJECTED) for figure in unsaid if ADDED not in figure.flags}
        known = {place.id for place in self._reading.places}
        used = {subject.place for subject in now.values()}
        places = [place for id_, place in self._places.items() if id_ in used and id_ not in known]
        added = [one for target, one in now.items() if target not in self._machine and isinstance(one, Figure)]
        reading = self._reading
        if any(self._machine.get(target) != one for target, one in now.items()):
            figures = [now.get(figure.id, figure) for figure in reading.figures]
            claims = [now.get(claim.id, claim) for claim in reading.claims]
            reading = replace(
                reading,
                figures=(*(f for f in figures if isinstance(f, Figure)), *added),
                claims=tuple(c for c in claims if isinstance(c, Claim)),
                places=(*reading.places, *sorted(places, key=lambda place: (place.start, place.id))),
            )
        proposed = {
            target: track.now
            for target, track in self._tracks.items()
            if not track.there and isinstance(track.now, Figure)
        }
        standings = {target: track.votes.standing(target, track.states) for target, track in self._tracks.items()}
        return Left(
            reading=reading,
            dangling=tuple(self._waiting.values()),
            standings=standings,
            attached=self._attached,
            proposed=proposed,
        )

    # -- what a decision is about

    def _target(self, review: Review) -> str | None:
        subject = self._stated.get(review.subject, review.subject)
        if subject in self._tracks or subject in self._machine:
            return subject
        if review.start is None or review.end is None:
            return None
        reading = self._reading
        subjects: Sequence[Subject] = reading.figures if _kind(review) == "figure" else reading.claims
        best = max(
            (
                (_common(subject, review.start, review.end), seen(subject) == review.seen, subject)
                for subject in subjects
            ),
            key=lambda scored: (scored[0] >= _OVERLAP and scored[1], scored[0], -scored[2].start, scored[2].id),
            default=None,
        )
        return best[2].id if best is not None and best[0] >= _OVERLAP else None

    def _state(self, review: Review) -> tuple[str, Subject | str]:
        """What a person stated, and the id under which it stands: the machine's where that reads the same words now."""
        figure = self._stated_figure(review)
        if isinstance(figure, str):
            return review.subject, figure
        if review.subject in self._machine:  # folded before
            return review.subject, _marked(figure, ADDED)
        alike = max(
            (
                (_common(other, figure.start, figure.end), other.id)
                for other in self._reading.figures
                if other.measure is figure.measure
            ),
            default=(0.0, ""),
        )
        if alike[0] < _OVERLAP:
            return review.subject, _marked(figure, ADDED)
        self._stated[review.subject] = alike[1]
        changed = self._amended(review, self._machine[alike[1]])
        return alike[1], changed if isinstance(changed, str) else _marked(changed, AMENDED)

    def _stated_figure(self, review: Review) -> Figure | str:
        reading, document = self._reading, self._reading.document
        start, end = review.start, review.end
        if start is None or end is None or not 0 <= start < end <= len(document.text):
            return "the words that it stands on are not in the report"
        passage = next((p for p in reversed(reading.passages) if p.start <= start), None)
        if passage is None:
            return "the report has no passage there"
        telling = min(
            (c for c in reading.claims if any(a <= start and end <= b for a, b in c.spans)),
            key=lambda c: (c.end - c.start, c.id),
            default=None,
        )
        plain: dict[str, Any] = {
            "id": review.subject,
            "document": document.id,
            "passage": passage.id,
            "words": document.text[start:end],
            "start": start,
            "end": end,
            "measure": None,
            "low": None,
            "best": None,
            "high": None,
            "group": "unknown",
            "made_by": BY_HAND,
        }
        if telling is not None:  # what is not stated is that of the claim in which the words stand
            said = codec.to_plain(telling)
            plain |= {name: said[name] for name in ("place", "when", "said", "certainty")}
            plain |= {"claim": telling.id, "voice": said["chain"][-1] if said["chain"] else None}
        made = self._changed(review, plain, Figure)
        return made if isinstance(made, Figure | str) else "a claim is not something that a person states"

    # -- what a decision does

    def _decided(self, review: Review, track: _Track) -> tuple[Subject | str, State]:
        """The subject after a decision, or why the decision no longer fits."""
        first, now = track.first, track.now
        changed = self._amended(review, now)
        in_place = not isinstance(changed, str) and bool(review.change) and seen(changed) == seen(now)
        state = _BY_VERDICT.get(review.verdict, State.OPEN)
        if review.seen == seen(now) or in_place:
            base = now
        elif review.seen == seen(first):
            base, changed = first, self._amended(review, first)
        else:
            return STALE, state
        match review.verdict:
            case Verdict.ACCEPT:
                return _marked(base, ACCEPTED), state
            case Verdict.REJECT:
                return _marked(base, REJECTED), state
            case Verdict.AMEND:
                return changed if isinstance(changed, str) else _marked(changed, AMENDED), state
            case Verdict.UNSURE:
                return "a reviewer was unsure", state
            case Verdict.SAME | Verdict.DIFFERENT | Verdict.ADD | Verdict.UNDO:
                return "that is no decision about a figure or a claim", state

    def _amended(self, review: Review, subject: Subject) -> Subject | str:
        return self._changed(review, codec.to_plain(subject), type(subject))

    def _changed(self, review: Review, plain: dict[str, Any], kind: type[Figure] | type[Claim]) -> Subject | str:
        allowed = _AMENDABLE[kind]
        for name, value in review.change:
            if name not in allowed:
                return f"{name} is not something that a decision can change"
            try:
                plain[name] = json.loads(value)
            except ValueError:
                return f"the new {name} is not JSON: {value}"
        try:
            if isinstance(plain.get("place"), dict):
                plain["place"] = self._placed(codec.from_plain(plain["place"], Place), plain)
            if kind is Figure and plain.get("flags"):
                plain["flags"] = sorted(set(plain["flags"]))
            made: Subject = codec.from_plain(plain, kind)
        except CorroborateError as error:
            return f"the change does not make sense any more: {error}"
        return made

    def _placed(self, place: Place, plain: Mapping[str, Any]) -> str:
        """The id of a mention of a place that a person chose: at the words that named it, else at the subject's own."""
        document = self._reading.document
        told = next((m for m in self._reading.places if m.place == place), None)
        if told is not None:
            return told.id
        before = self._machine.get(plain["id"])
        named = next((m for m in self._reading.places if before is not None and m.id == before.place), None)
        start, end = (named.start, named.end) if named is not None else (plain["start"], plain["end"])
        id_ = codec.anchor("plc", document.id, start, end, f"chosen {place.id}")
        self._places[id_] = PlaceMention(
            id=id_, document=document.id, start=start, end=end, words=document.text[start:end], place=place, score=1.0
        )
        return id_


def standing(reading: Reading) -> Reading:
    """A reading without what a person rejected: what is weighed. The rejected stay in the reading itself."""
    out = {figure.id for figure in reading.figures if REJECTED in figure.flags}
    gone = {claim.id for claim in reading.claims if REJECTED in claim.flags}
    if not out and not gone:
        return reading
    out |= {figure.id for figure in reading.figures if figure.claim in gone}
    return replace(
        reading,
        figures=tuple(figure for figure in reading.figures if figure.id not in out),
        claims=tuple(
            replace(claim, figures=tuple(f for f in claim.figures if f not in out))
            for claim in reading.claims
            if claim.id not in gone
        ),
    )


def added_id(document: Document, start: int, end: int, measure: str) -> str:
    """The id of a figure that a person states at some words: one a measure, whatever its other values."""
    return codec.anchor("fig", document.id, start, end, f"added {measure}")


def is_read(review: Review) -> bool:
    """Whether a decision is about something that is read (a figure or a claim), not about what is weighed."""
    return _kind(review) is not None


def _kind(review: Review) -> str | None:
    """Whether a decision is about a figure or a claim; None if about something that is not read but weighed."""
    match review.verdict:
        case Verdict.SAME | Verdict.DIFFERENT | Verdict.UNDO:
            return None
        case Verdict.ADD:
            return "figure"
        case Verdict.ACCEPT | Verdict.AMEND | Verdict.REJECT | Verdict.UNSURE:
            kind = review.kind or review.subject.partition("-")[0]
            return {"fig": "figure", "figure": "figure", "clm": "claim", "claim": "claim"}.get(kind)


def _common(subject: Figure | Claim, start: int, end: int) -> float:
    """How much of two spans together they share, in [0, 1]."""
    shared = min(subject.end, end) - max(subject.start, start)
    whole = max(subject.end, end) - min(subject.start, start)
    return shared / whole if shared > 0 else 0.0


def _wanted(subject: Subject) -> str:
    """What somebody wants of a subject: all its values, but for marks."""
    return codec.dumps(replace(subject, flags=tuple(flag for flag in subject.flags if flag not in _MARKS)))


def _marked(subject: Subject, mark: str) -> Subject:
    flags = tuple(sorted({*(flag for flag in subject.flags if flag not in _MARKS), mark}))
    return replace(subject, flags=flags)


def _subjects(reading: Reading) -> Iterator[Subject]:
    yield from reading.figures
    yield from reading.claims
