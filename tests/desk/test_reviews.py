"""Decisions of people folded over what the machine read."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_episode import episode

from corroborate import codec
from corroborate.desk.reviews import (
    ACCEPTED,
    ADDED,
    AMENDED,
    REJECTED,
    Standing,
    State,
    added_id,
    fold,
    leave,
    live,
    pair_decisions,
    seen,
    standing,
    standing_of,
)
from corroborate.values import Figure, Place, Reading, Review, Verdict

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


# ------------------------------------------------------------------ stating, taking back, two people


def by(person: str, review: Review, n: int) -> Review:
    """The decision as another person's."""
    return replace(review, id=f"{review.id}-{person}-{n}", reviewer=person)


def undo(review: Review, person: str = "a", n: int = 0) -> Review:
    """Taking a decision back."""
    return replace(
        review,
        id=f"undo-{n}-{review.id}",
        subject=review.id,
        verdict=Verdict.UNDO,
        change=(),
        reviewer=person,
        kind=None,
    )


def add(words: str, n: int = 0, person: str = "a", **values: object) -> Review:
    """A figure that a person states at words of the first report that has them."""
    reading = next(r for r in READINGS if words in r.document.text)
    start = reading.document.text.index(words)
    change = {"measure": "killed", **values}
    return Review(
        id=f"add-{n}-{person}",
        subject=added_id(reading.document, start, start + len(words), str(change["measure"])),
        seen="",
        verdict=Verdict.ADD,
        reviewer=person,
        at=dt.datetime(2031, 4, 1, 12, 0, n % 60, tzinfo=dt.UTC),
        change=tuple(sorted((name, json.dumps(value)) for name, value in change.items())),
        document=reading.document.id,
        start=start,
        end=start + len(words),
        kind="fig",
    )


def unread_words() -> str:
    """Words of a report that no figure stands on."""
    reading = READINGS[0]
    taken = {n for figure in reading.figures for n in range(figure.start, figure.end)}
    for match in re.finditer(r"\w{5,}", reading.document.text):
        if not taken & set(range(*match.span())) and reading.document.text.index(match.group()) == match.start():
            return match.group()
    raise AssertionError("no words without a figure")


def state(subject: str, log: list[Review], *, two_person: bool = False) -> Standing:
    """How a figure stands after a log."""
    for reading in READINGS:
        left = leave(reading, [r for r in log if r.document == reading.document.id], two_person=two_person)
        if subject in left.standings:
            return left.standings[subject]
    raise AssertionError(f"nothing stands of {subject}")


def test_a_stated_figure_stands_where_its_words_are() -> None:
    """What the machine missed is a figure like any other: words, offsets, the values that a person gave."""
    words = unread_words()
    review = add(words, low=4, best=4, high=4, group="civilian")
    readings, dangling = fold(READINGS, [review])
    figure = found(readings, review.subject)
    assert not dangling
    assert (figure.words, figure.low, figure.group.value, figure.made_by) == (words, 4, "civilian", "a person")
    assert ADDED in figure.flags
    assert readings[0].document.text[figure.start : figure.end] == words


def test_a_stated_figure_can_be_amended_rejected_and_taken_back() -> None:
    """Later decisions are about it as about any figure."""
    review = add(unread_words(), low=4)
    figure = found(fold(READINGS, [review])[0], review.subject)
    amend = decide(figure, Verdict.AMEND, change={"low": "6"})
    assert found(fold(READINGS, [review, amend])[0], figure.id).low == 6
    reject = decide(figure, Verdict.REJECT)
    assert REJECTED in found(fold(READINGS, [review, reject])[0], figure.id).flags
    assert fold(READINGS, [review, undo(review)]) == (READINGS, ())
    _, dangling = fold(READINGS, [review, amend, undo(review)])
    assert [d.review for d in dangling] == [amend]


def test_a_figure_that_the_machine_reads_by_now_is_not_counted_twice() -> None:
    """A stated figure at words that are read now becomes what a person says of the one that is read."""
    figure = FIGURES[0]
    review = add(figure.words, measure=figure.measure.value, low=99, best=99, high=99)
    readings, _ = fold(READINGS, [review])
    assert sum(len(reading.figures) for reading in readings) == len(FIGURES)
    assert found(readings, figure.id).best == 99
    assert AMENDED in found(readings, figure.id).flags


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        ({"start": None}, "not in the report"),
        ({"end": 10**6}, "not in the report"),
        ({"change": (("measure", '"killed"'),)}, "does not make sense"),
        ({"change": (("words", '"x"'),)}, "not something"),
    ],
    ids=["nowhere", "beyond", "no number", "field"],
)
def test_a_stated_figure_without_sense_waits(broken: dict[str, Any], why: str) -> None:
    """What cannot be made a figure is said aloud and changes nothing."""
    readings, dangling = fold(READINGS, [replace(add(unread_words(), low=4), **broken)])
    assert readings == READINGS
    assert why in dangling[0].why


def test_a_place_may_be_chosen() -> None:
    """A place of the gazetteer that a person chose is mentioned at the words that named the old one."""
    figure = next(f for f in FIGURES if f.place is not None)
    place = {"id": "pla-x", "name": "Elsewhere", "lat": 1.0, "lon": 2.0, "precision": 1}
    full = codec.to_plain(codec.from_plain(place, Place))
    readings, _ = fold(READINGS, [decide(figure, Verdict.AMEND, change={"place": json.dumps(full)})])
    reading = next(r for r in readings if r.document.id == figure.document)
    chosen = next(m for m in reading.places if m.id == found(readings, figure.id).place)
    before = next(m for m in reading.places if m.id == figure.place)
    assert chosen.place is not None
    assert (chosen.place.name, chosen.start, chosen.end) == ("Elsewhere", before.start, before.end)


def test_a_decision_taken_back_was_never_made_and_may_come_again() -> None:
    """Undo is a decision of the log, and can itself be undone."""
    figure = FIGURES[0]
    reject = decide(figure, Verdict.REJECT)
    first = undo(reject)
    second = replace(undo(reject), id="undo-undo", subject=first.id)
    assert fold(READINGS, [reject, first])[0] == READINGS
    assert REJECTED in found(fold(READINGS, [reject, first, second])[0], figure.id).flags
    assert fold(READINGS, [first, reject])[0] != READINGS  # the order of the log decides


def test_taking_back_brings_the_decision_before_back() -> None:
    """The last decision that was not taken back stands."""
    figure = FIGURES[0]
    accept, reject = decide(figure, Verdict.ACCEPT), decide(figure, Verdict.REJECT, 1)
    assert ACCEPTED in found(fold(READINGS, [accept, reject, undo(reject)])[0], figure.id).flags


def test_with_two_people_one_decides_nothing() -> None:
    """Until a second person decided the same, what the machine read stands."""
    figure = FIGURES[0]
    amend = decide(figure, Verdict.AMEND, change={"low": "1"})
    assert fold(READINGS, [amend], two_person=True)[0] == READINGS
    assert fold(READINGS, [amend, by("a", amend, 1)], two_person=True)[0] == READINGS
    one = state(figure.id, [amend], two_person=True)
    assert (one.state, one.by, one.waiting_for_second) == (State.AWAITS_SECOND, ("a",), True)
    both = [amend, by("b", amend, 1)]
    assert found(fold(READINGS, both, two_person=True)[0], figure.id).low == 1
    assert state(figure.id, both, two_person=True).state is State.AMENDED
    assert state(figure.id, both, two_person=True).by == ("a", "b")


def test_two_who_differ_are_a_conflict_that_a_third_settles() -> None:
    """Both decisions are shown, neither is in force; an agreement is."""
    figure = FIGURES[0]
    log = [decide(figure, Verdict.ACCEPT), by("b", decide(figure, Verdict.REJECT), 1)]
    stands = state(figure.id, log, two_person=True)
    assert (stands.state, stands.conflict, stands.waiting_for_second) == (State.CONFLICT, True, True)
    assert stands.decisions == tuple(log)
    assert fold(READINGS, log, two_person=True)[0] == READINGS
    log.append(by("c", decide(figure, Verdict.REJECT), 2))
    assert state(figure.id, log, two_person=True).state is State.REJECTED
    assert REJECTED in found(fold(READINGS, log, two_person=True)[0], figure.id).flags
    log.append(by("a", decide(figure, Verdict.ACCEPT), 3))  # thinks again, and differs still
    assert state(figure.id, log, two_person=True).state is State.CONFLICT
    assert REJECTED in found(fold(READINGS, log, two_person=True)[0], figure.id).flags


def test_two_amendments_to_one_value_agree_however_they_are_written() -> None:
    """What counts is what the figure would be: an acceptance of the amended value agrees with it."""
    figure = FIGURES[0]
    amend = decide(figure, Verdict.AMEND, change={"low": "1"})
    same = by("b", replace(amend, change=(("low", " 1 "), ("certainty", f'"{figure.certainty}"'))), 1)
    assert state(figure.id, [amend, same], two_person=True).state is State.AMENDED
    other = by("b", decide(figure, Verdict.AMEND, change={"low": "2"}), 1)
    assert state(figure.id, [amend, other], two_person=True).state is State.CONFLICT


def test_under_two_people_taking_back_needs_the_author_or_two() -> None:
    """Nobody alone takes back what another person decided."""
    figure = FIGURES[0]
    log = [decide(figure, Verdict.REJECT), by("b", decide(figure, Verdict.REJECT), 1)]
    assert fold(READINGS, [*log, undo(log[0], "c")], two_person=True)[0] != READINGS
    assert fold(READINGS, [*log, undo(log[0], "a")], two_person=True)[0] == READINGS
    both = [undo(log[0], "c"), undo(log[0], "d", 1)]
    assert fold(READINGS, [*log, *both], two_person=True)[0] == READINGS


def test_a_stated_figure_waits_for_a_second_person_too() -> None:
    """It is proposed until somebody states or accepts the same."""
    review = add(unread_words(), low=4)
    left = leave(READINGS[0], [review], two_person=True)
    assert left.reading == READINGS[0]
    assert left.proposed[review.subject].low == 4
    again = add(unread_words(), 1, "b", low=4)
    accept = by("b", decide(left.proposed[review.subject], Verdict.ACCEPT), 2)
    for second in (again, accept):
        assert found(fold(READINGS, [review, second], two_person=True)[0], review.subject).low == 4


def test_an_edit_of_what_somebody_changed_meanwhile_is_a_conflict() -> None:
    """Two people amended the same value without seeing each other: the last wins, and both are shown."""
    figure = FIGURES[0]
    one = decide(figure, Verdict.AMEND, change={"low": "1"})
    other = by("b", decide(figure, Verdict.AMEND, change={"low": "2"}), 1)
    stands = state(figure.id, [one, other])
    assert (stands.state, stands.conflict, stands.decisions) == (State.CONFLICT, True, (one, other))
    now = found(fold(READINGS, [one, other])[0], figure.id)
    assert now.low == 2
    settled = by("c", decide(now, Verdict.ACCEPT), 2)
    assert state(figure.id, [one, other, settled]).state is State.ACCEPTED


def test_decisions_about_pairs_take_two_people_as_well() -> None:
    """A pair is one whichever of the two is named first."""
    one = replace(decide(FIGURES[0], Verdict.SAME), subject="clm-1|clm-2", kind=None)
    other = replace(by("b", one, 1), subject="clm-2|clm-1")
    assert pair_decisions([one], two_person=True) == ()
    assert pair_decisions([one, other], two_person=True) == (other,)
    assert pair_decisions([one, undo(one)]) == ()
    assert standing_of("clm-2|clm-1", [one], two_person=True).state is State.AWAITS_SECOND
    assert standing_of("clm-1|clm-2", [one, other], two_person=True).state is State.SAME
    against = by("c", replace(one, verdict=Verdict.DIFFERENT), 2)
    assert standing_of("clm-1|clm-2", [one, against], two_person=True).state is State.CONFLICT


_STEPS = st.lists(
    st.tuples(
        st.sampled_from(["accept", "reject", "amend", "unsure", "add", "undo"]),
        st.integers(0, 4),
        st.sampled_from("abc"),
    ),
    max_size=12,
)


def _mixed_log(steps: list[tuple[str, int, str]]) -> list[Review]:
    words = unread_words()
    log: list[Review] = []
    for n, (what, which, person) in enumerate(steps):
        match what:
            case "add":
                log.append(add(words, n, person, low=which % 2 + 1))
            case "undo":
                if log:
                    log.append(undo(log[which % len(log)], person, n))
            case _:
                change = {"high": str(200 + which)} if what == "amend" else {}
                log.append(by(person, decide(FIGURES[which % 2], Verdict(what), n, change=change), n))
    return log


@given(_STEPS, st.booleans())
@settings(max_examples=150, deadline=None)
def test_a_record_is_folded_report_by_report(steps: list[tuple[str, int, str]], two: bool) -> None:
    """Each report alone, with its own decisions, is left as all together are; folding again changes nothing."""
    log = _mixed_log(steps)
    readings, dangling = fold(READINGS, log, two_person=two)
    homes = {review.id: review.document for review in log}
    alone = [leave(r, [v for v in log if homes[v.id] == r.document.id], two_person=two) for r in READINGS]
    assert readings == tuple(left.reading for left in alone)
    assert {d.review.id for d in dangling} == {d.review.id for left in alone for d in left.dangling}
    assert fold(readings, log, two_person=two)[0] == readings


@given(_STEPS, st.booleans())
@settings(max_examples=150, deadline=None)
def test_no_live_decision_goes_unseen(steps: list[tuple[str, int, str]], two: bool) -> None:
    """Every decision that was not taken back stands among those of its subject, or waits."""
    log = _mixed_log(steps)
    for reading in READINGS:
        left = leave(reading, [r for r in log if r.document == reading.document.id], two_person=two)
        shown = {r.id for stands in left.standings.values() for r in stands.decisions}
        shown |= {d.review.id for d in left.dangling}
        mine = {r.id for r in live(log, two_person=two) if r.document == reading.document.id}
        latest: dict[str, str] = {r.subject: r.id for r in live(log, two_person=two) if r.id in mine}
        assert set(latest.values()) <= shown
