"""Decisions of people folded over what the machine read."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_episode import episode

from corroborate import codec
from corroborate.desk.reviews import ACCEPTED, AMENDED, REJECTED, fold, seen, standing
from corroborate.values import Figure, Reading, Review, Verdict

READINGS = episode().readings
FIGURES = tuple(figure for reading in READINGS for figure in reading.figures)
CLAIMS = tuple(claim for reading in READINGS for claim in reading.claims)


def decide(
    subject: Figure,
    verdict: Verdict,
    n: int = 0,
    saw: Figure | None = None,
    change: dict[str, str] | None = None,
) -> Review:
    """A decision about a figure, as the desk would log it."""
    return Review(
        id=f"rev-{n}-{subject.id}-{verdict}",
        subject=subject.id,
        seen=seen(saw or subject),
        verdict=verdict,
        reviewer="a",
        at=dt.datetime(2031, 4, 1, 12, 0, n % 60, tzinfo=dt.UTC),
        change=tuple(sorted((change or {}).items())),
        document=subject.document,
        start=subject.start,
        end=subject.end,
        kind="fig",
    )


def found(readings: tuple[Reading, ...], identity: str) -> Figure:
    """A figure by its id."""
    return next(f for reading in readings for f in reading.figures if f.id == identity)


@pytest.mark.parametrize(
    ("verdict", "mark"), [(Verdict.ACCEPT, ACCEPTED), (Verdict.REJECT, REJECTED)], ids=["accept", "reject"]
)
def test_a_decision_marks_and_deletes_nothing(verdict: Verdict, mark: str) -> None:
    """An accepted or a rejected figure stays where it was, with the mark and its numbers."""
    figure = FIGURES[0]
    readings, dangling = fold(READINGS, [decide(figure, verdict)])
    assert not dangling
    assert found(readings, figure.id) == replace(figure, flags=tuple(sorted({*figure.flags, mark})))


def test_an_amendment_changes_the_named_fields_only() -> None:
    """An amended count replaces the machine's; everything else stays."""
    figure = FIGURES[0]
    readings, dangling = fold(READINGS, [decide(figure, Verdict.AMEND, change={"low": "12", "best": "12"})])
    amended = found(readings, figure.id)
    assert not dangling
    assert (amended.low, amended.best, amended.words) == (12, 12, figure.words)
    assert AMENDED in amended.flags


@pytest.mark.parametrize(
    ("change", "why"),
    [({"words": '"x"'}, "not something"), ({"low": "twelve"}, "not JSON"), ({"low": "99"}, "does not make sense")],
    ids=["field", "json", "invariant"],
)
def test_an_amendment_without_sense_returns_to_the_queue(change: dict[str, str], why: str) -> None:
    """What cannot be applied is said aloud and changes nothing."""
    figure = next(f for f in FIGURES if f.high is not None)
    readings, dangling = fold(READINGS, [decide(figure, Verdict.AMEND, change=change)])
    assert readings == READINGS
    assert why in dangling[0].why


def test_a_changed_figure_returns_its_decision_to_the_queue() -> None:
    """If what the reviewer saw has changed, the decision is neither applied nor dropped."""
    figure = FIGURES[0]
    old = decide(figure, Verdict.ACCEPT, saw=replace(figure, low=3, best=3))
    readings, dangling = fold(READINGS, [old])
    assert readings == READINGS
    assert [(d.review, d.subject) for d in dangling] == [(old, figure.id)]


def test_a_fresh_decision_settles_an_outdated_one() -> None:
    """The queue holds only what still waits."""
    figure = FIGURES[0]
    old = decide(figure, Verdict.REJECT, saw=replace(figure, low=3, best=3))
    readings, dangling = fold(READINGS, [old, decide(figure, Verdict.ACCEPT, 1)])
    assert not dangling
    assert ACCEPTED in found(readings, figure.id).flags


def test_the_later_decision_wins() -> None:
    """The order of the log decides, not the clock."""
    figure = FIGURES[0]
    log = [decide(figure, Verdict.REJECT, 9), decide(figure, Verdict.ACCEPT, 1)]
    assert ACCEPTED in found(fold(READINGS, log)[0], figure.id).flags
    assert REJECTED in found(fold(READINGS, log[::-1])[0], figure.id).flags


def test_a_decision_follows_words_that_moved() -> None:
    """A better reader that takes a word more gets another anchor, and the decision re-attaches by overlap."""
    reading = next(r for r in READINGS if len(r.figures) == 1)
    figure = reading.figures[0]
    end = figure.end + 1
    moved = replace(
        figure,
        id=codec.anchor("fig", figure.document, figure.start, end),
        end=end,
        words=reading.document.text[figure.start : end],
    )
    readings, dangling = fold([replace(reading, figures=(moved,))], [decide(figure, Verdict.REJECT)])
    assert not dangling
    assert REJECTED in readings[0].figures[0].flags


def test_a_decision_about_a_report_that_is_gone_waits() -> None:
    """The reason is given in words."""
    figure = FIGURES[0]
    rest = tuple(r for r in READINGS if r.document.id != figure.document)
    _, dangling = fold(rest, [decide(figure, Verdict.ACCEPT)])
    assert dangling[0].subject is None
    assert "report" in dangling[0].why


def test_a_claim_is_reviewed_as_a_figure_is() -> None:
    """A rejected claim is marked, and what stands leaves it and its figures out."""
    claim = CLAIMS[0]
    review = replace(decide(FIGURES[0], Verdict.REJECT), subject=claim.id, seen=seen(claim), kind="claim")
    readings, dangling = fold(READINGS, [review])
    assert not dangling
    reading = next(r for r in readings if r.document.id == claim.document)
    assert REJECTED in reading.claims[0].flags
    assert claim.id not in {c.id for c in standing(reading).claims}
    assert not {f.id for f in standing(reading).figures} & set(claim.figures)


def test_decisions_about_pairs_are_left_alone() -> None:
    """Whether two events are one is weighed elsewhere."""
    pair = replace(decide(FIGURES[0], Verdict.SAME), subject="evt-1|evt-2", kind=None)
    assert fold(READINGS, [pair]) == (READINGS, ())


_LOGS = st.lists(
    st.tuples(
        st.sampled_from(range(5)),
        st.sampled_from([Verdict.ACCEPT, Verdict.REJECT, Verdict.AMEND, Verdict.UNSURE]),
        st.booleans(),
    ),
    max_size=8,
)


def _log(drawn: list[tuple[int, Verdict, bool]]) -> list[Review]:
    log = []
    for n, (which, verdict, outdated) in enumerate(drawn):
        figure = FIGURES[which]
        saw = replace(figure, low=1, best=None, high=None) if outdated else figure
        change = {"high": str(100 + n)} if verdict is Verdict.AMEND else {}
        log.append(decide(figure, verdict, n, saw=saw, change=change))
    return log


@given(_LOGS)
@settings(max_examples=60, deadline=None)
def test_folding_twice_is_folding_once(drawn: list[tuple[int, Verdict, bool]]) -> None:
    """The fold is idempotent, so that what is shown may be folded again."""
    log = _log(drawn)
    once, _ = fold(READINGS, log)
    assert fold(once, log)[0] == once


@given(_LOGS, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_only_the_order_within_one_subject_counts(drawn: list[tuple[int, Verdict, bool]], random: object) -> None:
    """Decisions about different figures commute, and so do the readings."""
    log = _log(drawn)
    by_subject = sorted(log, key=lambda review: review.subject)
    readings, dangling = fold(READINGS, log)
    again, waiting = fold(READINGS[::-1], by_subject)
    assert set(again) == set(readings)
    assert {d.review.id for d in waiting} == {d.review.id for d in dangling}


@given(_LOGS)
@settings(max_examples=60, deadline=None)
def test_no_decision_is_lost(drawn: list[tuple[int, Verdict, bool]]) -> None:
    """The last decision about every figure is either visible in it or waiting."""
    log = _log(drawn)
    readings, dangling = fold(READINGS, log)
    waiting = {d.subject for d in dangling}
    for identity in {review.subject for review in log}:
        marks = {ACCEPTED, AMENDED, REJECTED} & set(found(readings, identity).flags)
        assert marks or identity in waiting
