"""What people decided, folded over what the machine read: a pure function of the decision log.

A decision is about a figure or a claim at an anchor (a place in a document), and about the values that its
reviewer saw there. When a later reading moves the words a little, the decision re-attaches by overlap; when the
values themselves have changed, it is not applied and not dropped: it comes back as ``Dangling``, for the queue.
Later decisions win, in the order of the log. What is rejected is marked, never deleted.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from corroborate import codec
from corroborate.errors import CorroborateError
from corroborate.values import Claim, Figure, Reading, Review, Verdict

ACCEPTED, AMENDED, REJECTED = "accepted", "amended", "rejected"
_MARKS = frozenset((ACCEPTED, AMENDED, REJECTED))

# Less than half in common and two spans are as likely two statements as one that moved.
_OVERLAP = 0.5

# What a person may correct. Where something stands, and who read it, is not a matter of opinion.
_AMENDABLE: Mapping[type, frozenset[str]] = {
    Figure: frozenset(
        "measure low best high group subgroup unit party scope part_of place when said certainty flags".split()
    ),
    Claim: frozenset("certainty polarity kind place when said figures stance flags".split()),
}

Subject = TypeVar("Subject", bound=Figure | Claim)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dangling:
    """A decision that could not be applied, with the reason in words; it needs a person again.

    ``subject`` is the id of what now stands where the reviewer looked, None if nothing does.
    """

    review: Review
    subject: str | None
    why: str


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


def fold(readings: Iterable[Reading], reviews: Iterable[Review]) -> tuple[tuple[Reading, ...], tuple[Dangling, ...]]:
    """The readings as people left them, and the decisions that need a person again.

    ``reviews`` come in the order of the log. Decisions about pairs, events and tolls are left alone: they are
    weighed elsewhere. Folding twice gives the same readings as folding once.
    """
    readings = tuple(readings)
    log = [review for review in reviews if _kind(review) is not None]
    if not log:
        return readings, ()
    figures: dict[str, Figure] = {figure.id: figure for reading in readings for figure in reading.figures}
    claims: dict[str, Claim] = {claim.id: claim for reading in readings for claim in reading.claims}
    by_document: dict[str, Reading] = {reading.document.id: reading for reading in readings}
    machine: dict[str, Figure | Claim] = {**figures, **claims}
    folded: dict[str, Figure | Claim] = {}
    waiting: dict[str, Dangling] = {}
    for review in log:
        target = _target(review, machine, by_document)
        key = target or review.subject
        if target is None:
            waiting[key] = Dangling(review=review, subject=None, why=_lost(review, by_document))
            continue
        first, now = machine[target], folded.get(target, machine[target])
        outcome = _decided(review, first, now)
        if isinstance(outcome, str):
            waiting[key] = Dangling(review=review, subject=target, why=outcome)
        else:
            folded[target] = outcome
            waiting.pop(key, None)  # a fresh decision settles what an outdated one left open
    if not folded:
        return readings, tuple(waiting.values())
    return tuple(_with(reading, folded) for reading in readings), tuple(waiting.values())


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


def _kind(review: Review) -> str | None:
    """Whether a decision is about a figure or a claim; None if about something that is not read but weighed."""
    match review.verdict:
        case Verdict.SAME | Verdict.DIFFERENT:
            return None
        case Verdict.ACCEPT | Verdict.AMEND | Verdict.REJECT | Verdict.UNSURE:
            kind = review.kind or review.subject.partition("-")[0]
            return {"fig": "figure", "figure": "figure", "clm": "claim", "claim": "claim"}.get(kind)


def _target(review: Review, machine: Mapping[str, Figure | Claim], by_document: Mapping[str, Reading]) -> str | None:
    if review.subject in machine:
        return review.subject
    reading = by_document.get(review.document or "")
    if reading is None or review.start is None or review.end is None:
        return None
    subjects: tuple[Figure, ...] | tuple[Claim, ...] = reading.figures if _kind(review) == "figure" else reading.claims
    best = max(
        ((_common(subject, review.start, review.end), seen(subject) == review.seen, subject) for subject in subjects),
        key=lambda scored: (scored[0] >= _OVERLAP and scored[1], scored[0], -scored[2].start, scored[2].id),
        default=None,
    )
    return best[2].id if best is not None and best[0] >= _OVERLAP else None


def _common(subject: Figure | Claim, start: int, end: int) -> float:
    """How much of two spans together they share, in [0, 1]."""
    shared = min(subject.end, end) - max(subject.start, start)
    whole = max(subject.end, end) - min(subject.start, start)
    return shared / whole if shared > 0 else 0.0


def _lost(review: Review, by_document: Mapping[str, Reading]) -> str:
    if review.document is not None and review.document not in by_document:
        return "its report is not among those read now"
    return "nothing is read any more where the reviewer looked"


def _decided(review: Review, first: Subject, now: Subject) -> Subject | str:
    """The subject after a decision, or why the decision no longer fits."""
    changed = _amended(review, now)
    in_place = not isinstance(changed, str) and bool(review.change) and seen(changed) == seen(now)
    if review.seen == seen(now) or in_place:
        base = now
    elif review.seen == seen(first):
        base, changed = first, _amended(review, first)
    else:
        return "what the reviewer saw has changed since"
    match review.verdict:
        case Verdict.ACCEPT:
            return _marked(base, ACCEPTED)
        case Verdict.REJECT:
            return _marked(base, REJECTED)
        case Verdict.AMEND:
            return changed if isinstance(changed, str) else _marked(changed, AMENDED)
        case Verdict.UNSURE:
            return "a reviewer was unsure"
        case Verdict.SAME | Verdict.DIFFERENT:
            return "that is a decision about a pair"


def _amended(review: Review, subject: Subject) -> Subject | str:
    allowed = _AMENDABLE[type(subject)]
    plain = codec.to_plain(subject)
    for name, value in review.change:
        if name not in allowed:
            return f"{name} is not something that a decision can change"
        try:
            plain[name] = json.loads(value)
        except ValueError:
            return f"the new {name} is not JSON: {value}"
    try:
        return codec.from_plain(plain, type(subject))
    except CorroborateError as error:
        return f"the change does not make sense any more: {error}"


def _marked(subject: Subject, mark: str) -> Subject:
    flags = tuple(sorted({*(flag for flag in subject.flags if flag not in _MARKS), mark}))
    return replace(subject, flags=flags)


def _with(reading: Reading, folded: Mapping[str, Figure | Claim]) -> Reading:
    if not any(subject.id in folded for subject in _subjects(reading)):
        return reading
    figures = (folded.get(figure.id, figure) for figure in reading.figures)
    claims = (folded.get(claim.id, claim) for claim in reading.claims)
    return replace(
        reading,
        figures=tuple(figure for figure in figures if isinstance(figure, Figure)),
        claims=tuple(claim for claim in claims if isinstance(claim, Claim)),
    )


def _subjects(reading: Reading) -> Iterator[Figure | Claim]:
    yield from reading.figures
    yield from reading.claims
