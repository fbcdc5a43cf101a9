"""What waits for a person, why, and how much hangs on it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from invented_episode import episode

from corroborate import codec
from corroborate.desk.protect import published_by_office
from corroborate.desk.queue import (
    Item,
    Kind,
    Queued,
    Sway,
    asked,
    names_of,
    of_event,
    of_pair,
    of_reading,
    order,
    sways,
)
from corroborate.desk.reviews import Left, Standing, State, leave, seen
from corroborate.values import (
    Claim,
    Document,
    Entity,
    EntityKind,
    Event,
    Figure,
    Filler,
    Group,
    Measure,
    Pair,
    Reading,
    Review,
    Role,
    RoleKind,
    Toll,
    Verdict,
    Weighed,
)

READING = next(reading for reading in episode().readings if reading.figures)
FIGURE = READING.figures[0]


def figure(name: str, n: int, *, low: int | None = None, high: int | None = None, score: float = 1.0) -> Figure:
    """A figure of so many killed."""
    return replace(
        FIGURE, id=name, low=n if low is None else low, best=n, high=n if high is None else high, score=score
    )


def toll(
    used: dict[str, str], aside: dict[str, str] | None = None, *, measure: Measure = Measure.KILLED,
    bounds: tuple[int | None, int | None, int | None] = (12, 12, 12), flags: tuple[str, ...] = (),
    unverified: int | None = None,
) -> Toll:  # fmt: skip
    """A toll of an event, by figure the rule that used it or set it aside."""
    low, best, high = bounds
    return Toll(
        event="evt-1", measure=measure, group=None, low=low, best=best, high=high,
        used=tuple(Weighed(figure=f, rule=r, reason="") for f, r in used.items()),
        set_aside=tuple(Weighed(figure=f, rule=r, reason="") for f, r in (aside or {}).items()),
        rules=(), flags=flags, reports=1, voices=1, unverified_high=unverified,
    )  # fmt: skip


def moved(made: Toll, *figures: Figure) -> dict[str, float]:
    """By figure how far the toll moves without it."""
    return {name: sway.persons for name, sway in sways([made], {f.id: f for f in figures}).items()}


def test_the_only_figure_of_a_toll_carries_all_of_it() -> None:
    """Nothing else would be known."""
    assert moved(toll({"a": "R1"}), figure("a", 12)) == {"a": 12.0}


def test_what_others_bear_out_moves_nothing() -> None:
    """Two voices of the same number, or a copy that would stand in its stead."""
    assert moved(toll({"a": "R7", "b": "R7"}), figure("a", 12), figure("b", 12)) == {}
    assert moved(toll({"a": "R1"}, {"b": "R1"}), figure("a", 12), figure("b", 12)) == {}


def test_who_alone_sets_a_bound_moves_it_to_the_next() -> None:
    """The larger of two contradicting counts sets the high alone."""
    made = toll({"a": "R8", "b": "R8"}, bounds=(12, 12, 20))
    assert moved(made, figure("a", 12), figure("b", 20)) == {"a": 8.0, "b": 8.0}


def test_harm_that_can_be_mended_weighs_less() -> None:
    """A thousand displaced stand before ten killed no more than they should."""
    displaced = toll({"a": "R1"}, measure=Measure.DISPLACED, bounds=(1000, 1000, 1000))
    assert moved(displaced, replace(figure("a", 1000), measure=Measure.DISPLACED)) == {"a": 10.0}


def test_a_maximum_that_waits_for_a_named_voice_is_told() -> None:
    """R14 set it aside; it would raise the maximum if it were borne out."""
    made = toll({"a": "R1"}, {"b": "R14"}, unverified=100)
    assert moved(made, figure("a", 12), figure("b", 100)) == {"a": 12.0, "b": 88.0}


def test_tolls_by_perpetrator_and_of_parts_count_nobody_again() -> None:
    """They are parts of a toll that counts the same people."""
    part = replace(toll({"a": "R1"}), perpetrator="the Guard")
    assert sways([part, replace(part, perpetrator=None, subgroup="children")], {"a": figure("a", 12)}) == {}


# ------------------------------------------------------------------ a report


def review(about: Figure | Claim, verdict: Verdict, person: str = "ann", n: int = 0) -> Review:
    """A decision about a figure."""
    return Review(
        id=f"rev-{n}-{person}", subject=about.id, seen=seen(about), verdict=verdict, reviewer=person,
        at=dt.datetime(2031, 4, 1, tzinfo=dt.UTC), document=about.document, start=about.start, end=about.end,
        kind="fig" if isinstance(about, Figure) else "clm",
    )  # fmt: skip


def only(queued: tuple[Queued, ...], subject: str) -> Queued | None:
    """The item of a subject."""
    found = [one for one in queued if one.item.subject == subject]
    assert len(found) <= 1
    return found[0] if found else None


def waits(left: Left, sway: float | None = None) -> Queued | None:
    """The item of the first figure."""
    moves = {FIGURE.id: Sway(persons=sway, words="it rests on it")} if sway is not None else {}
    return only(of_reading(left, moves, {FIGURE.id: "E-1"}), FIGURE.id)


def test_a_sure_figure_on_which_nothing_rests_does_not_wait() -> None:
    """People look where it matters."""
    sure = replace(READING, figures=(replace(FIGURE, score=0.9),))
    assert waits(Left(reading=sure)) is None
    queued = waits(Left(reading=sure), 7.0)
    assert queued is not None
    assert (queued.item.kind, queued.item.weight, queued.item.event) == (Kind.MOVES_TOLL, 7.0, "E-1")
    assert queued.item.reasons == ("it rests on it",)


def test_an_unsure_figure_waits_and_more_so_where_a_toll_rests_on_it() -> None:
    """One item with both reasons, never two."""
    unsure = Left(reading=replace(READING, figures=(replace(FIGURE, score=0.3),)))
    alone, resting = waits(unsure), waits(unsure, 7.0)
    assert alone is not None
    assert resting is not None
    assert alone.item.kind is resting.item.kind is Kind.LOW_SCORE
    assert resting.item.weight > alone.item.weight
    assert len(resting.item.reasons) == 2


@pytest.mark.parametrize("verdict", [Verdict.ACCEPT, Verdict.REJECT])
def test_a_decided_figure_waits_no_more(verdict: Verdict) -> None:
    """Whatever was decided."""
    assert waits(leave(READING, [review(FIGURE, verdict)]), 7.0) is None


def test_an_unsure_person_leaves_the_case_to_others() -> None:
    """It waits for a second person like any case that one has looked at, and not for the one who was unsure."""
    unsure = review(FIGURE, Verdict.UNSURE)
    (queued,) = (one for one in of_reading(leave(READING, [unsure]), {}, {}) if one.item.subject == FIGURE.id)
    assert queued.item.kind is Kind.SECOND
    assert queued.item.reasons == ("one person has looked; a second is asked",)
    assert queued.done_by == {unsure.reviewer}


def test_the_item_of_a_second_person_tells_nothing_of_the_first() -> None:
    """The same words, weight and digest, whatever the first decided; and it is not asked of the first."""
    items = []
    for verdict in (Verdict.ACCEPT, Verdict.REJECT):
        queued = waits(leave(READING, [review(FIGURE, verdict)], two_person=True), 7.0)
        assert queued is not None
        assert queued.done_by == {"ann"}
        items.append(queued.item)
    assert items[0] == items[1]
    assert items[0].kind is Kind.SECOND


def test_people_who_differ_are_a_conflict_for_anybody() -> None:
    """Also for the two, who may agree."""
    log = [review(FIGURE, Verdict.ACCEPT), review(FIGURE, Verdict.REJECT, "ben", 1)]
    queued = waits(leave(READING, log, two_person=True), 7.0)
    assert queued is not None
    assert (queued.item.kind, queued.done_by) == (Kind.CONFLICT, frozenset())


def test_a_claim_waits_where_people_left_it_open() -> None:
    """A claim that nobody looked at does not wait: what it counts is asked of its figures."""
    claim = READING.claims[0]
    assert only(of_reading(Left(reading=READING), {}, {}), claim.id) is None
    left = leave(READING, [review(claim, Verdict.REJECT)], two_person=True)
    queued = only(of_reading(left, {}, {}), claim.id)
    assert queued is not None
    assert queued.item.kind is Kind.SECOND


# ------------------------------------------------------------------ events, pairs, names

EVENT = Event(id="evt-1", kind="Attack", when=None, place=None, claims=("c",), figures=("f",), documents=("d",))


def test_contradicting_voices_wait_by_how_far_they_are_apart() -> None:
    """The item names what contradicts."""
    (queued,) = of_event(EVENT, [toll({}, bounds=(12, 12, 40), flags=("contradiction",))])
    assert (queued.item.kind, queued.item.weight) == (Kind.CONTRADICTION, 28.0)
    assert queued.item.reasons == ("killed: independent voices contradict each other",)
    assert of_event(EVENT, [toll({}, bounds=(12, 12, 40))]) == ()


def test_a_pair_weighs_what_would_be_counted_twice() -> None:
    """The smaller of the two tolls, by how alike they are."""
    pair = Pair(a="c", b="g", score=0.6, verdict=Verdict.UNSURE, reasons=("the same place",))
    tolls = [toll({}, bounds=(12, 12, 12)), replace(toll({}, bounds=(30, 30, 30)), event="evt-2")]
    open_ = Standing(subject="c|g", state=State.OPEN)
    queued = of_pair(pair, EVENT, replace(EVENT, id="evt-2"), tolls, open_)
    assert queued.item.kind is Kind.UNSURE_JOIN
    assert queued.item.weight == pytest.approx(0.6 * 12 + 0.06)
    assert of_pair(pair, EVENT, None, tolls, open_).item.weight == pytest.approx(0.06)
    second = of_pair(pair, EVENT, None, tolls, replace(open_, state=State.AWAITS_SECOND))
    assert second.item.kind is Kind.SECOND


def named(text: str, name: str, role: Role) -> Reading:
    """A report in which somebody is named in a role."""
    start = text.index(name)
    entity = Entity(id="ent-1", document="d", name=name, kind=EntityKind.PERSON, mentions=((start, start + len(name)),))
    filler = Filler(role=role, entity="ent-1", mentions=(*((s, e, name) for s, e in entity.mentions),),
                    kind=RoleKind.INDIVIDUAL)  # fmt: skip
    claim = replace(READING.claims[0], roles=(filler,))
    document = Document(id="d", text=text, sha256="", cleaned_by="test")
    return replace(READING, document=document, entities=(entity,), claims=(claim,), figures=(), places=())


def test_who_would_be_named_by_an_office_beside_the_name_is_asked_about() -> None:
    """A victim who is called a colonel; not one without an office, who is protected, nor an official who acts."""
    harmed = named("Colonel Adel Norrin was killed in Hadra.", "Adel Norrin", Role.VICTIM)
    (queued,) = names_of(harmed)
    assert (queued.item.kind, queued.item.subject) == (Kind.PRIVATE_NAME, "ent-1")
    assert "Adel Norrin was harmed" in queued.item.reasons[0]
    assert published_by_office(named("Adel Norrin was killed in Hadra.", "Adel Norrin", Role.VICTIM)) == ()
    assert names_of(named("Colonel Adel Norrin shelled Hadra.", "Adel Norrin", Role.PERPETRATOR)) == ()


def test_items_have_one_order() -> None:
    """The heaviest first; of equals always the same one."""
    items = [replace(BLANK, id=name, weight=weight) for name, weight in (("b", 1.0), ("a", 1.0), ("c", 2.0))]
    assert [one.item.id for one in sorted((Queued(item=i) for i in items), key=order)] == ["c", "a", "b"]
    assert asked(Queued(item=BLANK), Standing(subject="x", state=State.OPEN)) == Queued(item=BLANK)


BLANK = Item(
    id="", kind=Kind.CHANGED, subject="", document=None, event=None, reasons=(), weight=0.0, seen=codec.digest("seen")
)


def test_group_is_of_no_consequence() -> None:
    """Every group's toll counts: civilians are not weighed by another measure than all."""
    made = replace(toll({"a": "R1"}), group=Group.CIVILIAN)
    assert moved(made, figure("a", 12)) == {"a": 12.0}
