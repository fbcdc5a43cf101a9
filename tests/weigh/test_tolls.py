"""Each rule of the toll has its own test; order never matters."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.codec import anchor
from corroborate.errors import MixedMeasures
from corroborate.values import (
    BESIDES,
    DEAD_AMONG,
    HIT,
    Certainty,
    Confidence,
    Figure,
    Group,
    Measure,
    Perpetrator,
    Toll,
    Unit,
    VoiceKind,
)
from corroborate.weigh.tolls import RULES, Extent, Statement, explain, toll, tolls

MONITOR, UN, OUTLET, ANON = VoiceKind.MONITOR, VoiceKind.UN, VoiceKind.OUTLET, VoiceKind.ANONYMOUS
COAST = Extent(place="Marran", start=dt.date(2031, 3, 6), end=dt.date(2031, 3, 11), cumulative=True)


def day(number: int) -> dt.date:
    """That day of March 2031."""
    return dt.date(2031, 3, number)


def say(number: int | tuple[int | None, int | None, int | None], **other: Any) -> Statement:
    """A statement of a number: an exact count of civilians killed by the monitor on 7 March unless said otherwise."""
    low, best, high = (number, number, number) if isinstance(number, int) else number
    statement = {
        "voice": other.pop("voice", "mdn"),
        "kind": other.pop("kind", MONITOR),
        "day": day(other.pop("on", 7)),
        "document": other.pop("document", "doc-1"),
    }
    for key in ("extent", "own", "copy", "changed", "party", "side", "side_known", "named", "whole"):
        if key in other:
            statement[key] = other.pop(key)
    name = other.pop(
        "id", f"{statement['voice']}{statement['day']}{number}{statement['document']}{sorted(other.items())}"
    )
    figure = Figure(
        id=other.pop("fig", anchor("fig", name, 0, 1)),
        document=statement["document"],
        passage="psg-1",
        words="w",
        start=0,
        end=1,
        measure=other.pop("measure", Measure.KILLED),
        low=low,
        best=best,
        high=high,
        group=other.pop("group", Group.CIVILIAN),
        made_by="test",
        **other,
    )
    return Statement(figure=figure, **statement)


def only(*statements: Statement) -> Toll:
    """Their toll."""
    return toll("evt-1", statements)


def bounds(found: Toll) -> tuple[int | None, int | None, int | None]:
    """Its low, best and high."""
    return found.low, found.best, found.high


def by_rule(found: Toll, rule: str) -> set[str]:
    """The figures that a rule set aside."""
    return {w.figure for w in found.set_aside if w.rule == rule}


def test_no_figure_no_toll() -> None:
    """Nothing said is not a toll of zero."""
    assert tolls("evt-1", ()) == ()


def test_an_explicit_zero_is_a_toll_of_zero() -> None:
    """ "No one was killed" counts."""
    assert bounds(only(say(0))) == (0, 0, 0)


def test_r1_copies_and_repeats_count_once() -> None:
    """Nine outlets quoting one monitor are one voice, and its own bulletin speaks for it."""
    bulletin = say(162, own=True, document="doc-own")
    copies = [say(162, on=8, document=f"doc-{i}") for i in range(9)]
    found = only(bulletin, *copies)
    assert bounds(found) == (162, 162, 162)
    assert (found.voices, found.reports) == (1, 10)
    assert [w.figure for w in found.used] == [bulletin.figure.id]
    assert by_rule(found, "R1") == {c.figure.id for c in copies}


def test_r1_a_copy_that_changed_the_number_is_a_contradiction() -> None:
    """A garbled reprint never moves the toll, and is flagged."""
    garbled = say(216, on=9, copy=True, changed="162 to 216", document="doc-2")
    found = only(say(162), garbled)
    assert bounds(found) == (162, 162, 162)
    assert "contradiction" in found.flags
    assert by_rule(found, "R1") == {garbled.figure.id}


def test_r2_a_running_count_supersedes_itself() -> None:
    """A monitor's rising toll counts once, with its last number."""
    found = only(say(162), say(340, on=9), say(568, on=10), say((612, 612, None), on=11, flags=("open_above",)))
    assert bounds(found) == (612, 612, None)
    assert len(by_rule(found, "R2")) == 3


def test_r2_of_one_day_the_largest_stands() -> None:
    """Two statements of one day are one count that grew."""
    assert bounds(only(say(20), say(25))) == (25, 25, 25)


def test_r2_a_rounder_or_older_number_printed_later_is_no_step_back() -> None:
    """ "About 500" after 568 changes nothing, nor does 340 printed again."""
    about = say(500, on=11, flags=("approximate",))
    again = say(340, on=12, document="doc-9")
    found = only(say(340, on=9), say(568, on=10), about, again)
    assert bounds(found) == (568, 568, 568)
    assert about.figure.id in by_rule(found, "R2")
    assert again.figure.id in by_rule(found, "R1")


def test_r2_a_dated_exact_lower_count_is_a_revision() -> None:
    """It becomes best, and the old number stays high until it is withdrawn."""
    found = only(say(568, on=10), say(541, on=12))
    assert bounds(found) == (541, 541, 568)
    assert "review" in found.flags


def test_r2_stocks_may_fall() -> None:
    """The missing are found."""
    found = only(say(40, measure=Measure.MISSING), say(12, on=9, measure=Measure.MISSING))
    assert bounds(found) == (12, 12, 12)


def test_r3_another_extent_is_set_aside() -> None:
    """One day's count does not compete with the total since the beginning."""
    friday = Extent(place="Marran", start=day(7), end=day(7), cumulative=True)
    one = say(162, on=8, extent=friday)
    found = only(say(340, on=9, extent=COAST), say(568, on=10, extent=COAST), one)
    assert bounds(found) == (568, 568, 568)
    assert by_rule(found, "R3") == {one.figure.id}


def test_r4_families_are_no_persons() -> None:
    """Their number is kept and set aside."""
    families = say(30, on=8, unit=Unit.FAMILIES, voice="ngo", kind=VoiceKind.NGO)
    found = only(say(100), families)
    assert bounds(found) == (100, 100, 100)
    assert by_rule(found, "R4") == {families.figure.id}


def test_r4_a_part_of_its_own_group_is_not_added() -> None:
    """ "69 of them in Hadra" is inside the 162."""
    whole = say(162)
    part = say(69, whole=whole.figure.id)
    found = only(whole, part)
    assert bounds(found) == (162, 162, 162)
    assert by_rule(found, "R4") == {part.figure.id}


def test_r4_measures_and_groups_are_never_mixed() -> None:
    """A toll of civilians and fighters together is refused."""
    with pytest.raises(MixedMeasures):
        toll("evt-1", [say(3), say(4, group=Group.COMBATANT)])
    with pytest.raises(MixedMeasures):
        toll("evt-1", [])


def test_r4_all_persons_are_a_stated_total_or_the_sum_of_one_voices_parts() -> None:
    """340 civilians, 125 and 148 of two sides: 613 persons, said by one voice on one day."""
    parts = [
        say(340, on=9),
        say(125, on=9, group=Group.COMBATANT, side="government"),
        say(148, on=9, group=Group.COMBATANT, side="coast"),
    ]
    found = {(t.group, t.party): bounds(t) for t in tolls("evt-1", parts)}
    assert found == {
        (Group.CIVILIAN, None): (340, 340, 340),
        (Group.COMBATANT, "government"): (125, 125, 125),
        (Group.COMBATANT, "coast"): (148, 148, 148),
        (None, None): (613, 613, 613),
    }


def test_r4_fighters_of_no_known_side_are_not_added_to_later_counts_by_side() -> None:
    """32 gunmen on the first day are among those of the sides that the same voice counts on the third."""
    early = replace(say(32, on=7, group=Group.COMBATANT, side="gunmen"), side_known=False)
    later = [say(340, on=9), say(125, on=9, group=Group.COMBATANT, side="government")]
    found = {(t.group, t.party): bounds(t) for t in tolls("evt-1", [early, *later])}
    assert found[None, None] == (465, 465, 465)
    same_day = replace(say(32, on=9, group=Group.COMBATANT, side="gunmen"), side_known=False)
    found = {(t.group, t.party): bounds(t) for t in tolls("evt-1", [same_day, *later])}
    assert found[None, None] == (497, 497, 497)


def test_r4_parts_of_different_voices_are_not_added() -> None:
    """What two voices count apart is nobody's total: it only bounds one from below."""
    found = {t.group: t for t in tolls("evt-1", [say(10), say(5, voice="moi", group=Group.COMBATANT)])}
    assert bounds(found[None]) == (10, None, None)
    assert (found[None].rules, found[None].flags) == (("R9",), ("floor",))


def test_r4_where_nobody_counts_combatants_civilians_and_people_are_the_same_persons() -> None:
    """ "Three farmers" here and "three people" there are one count; beside combatants they are not."""
    people = say(3, voice="h", kind=VoiceKind.HOSPITAL, group=Group.UNKNOWN)
    found = {t.group: t for t in tolls("evt-1", [say(3), people])}
    assert bounds(found[None]) == (3, 3, 3)
    assert (found[None].voices, found[Group.CIVILIAN].voices) == (2, 1)
    fighters = say(2, voice="moi", group=Group.COMBATANT)
    found = {t.group: t for t in tolls("evt-1", [say(4), people, fighters])}
    assert bounds(found[None]) == (3, 3, 3)


def test_r4_one_group_alone_is_all_persons_that_anybody_counted() -> None:
    """Twelve civilians, and no word of others: twelve persons, of one voice or of several."""
    found = {t.group: bounds(t) for t in tolls("evt-1", [say(12), say(9, voice="h", kind=VoiceKind.HOSPITAL)])}
    assert found == {Group.CIVILIAN: (9, 12, 12), None: (9, 12, 12)}


def test_r4_victims_side_by_side_add_up() -> None:
    """ "A man, a woman and a child were killed" is three civilians, one of them a woman, one a child."""
    row = [
        Statement(
            figure=replace(s.figure, claim="clm-1", start=at, end=at + 6), voice=s.voice, kind=s.kind, day=s.day,
            document=s.document,
        )
        for at, s in ((0, say(1, fig="fig-1")), (8, say(1, fig="fig-2", subgroup="women")),
                      (20, say(1, fig="fig-3", subgroup="children")))
    ]  # fmt: skip
    found = {(t.group, t.subgroup): bounds(t) for t in tolls("evt-1", row)}
    assert found == {
        (Group.CIVILIAN, None): (3, 3, 3),
        (Group.CIVILIAN, "women"): (1, 1, 1),
        (Group.CIVILIAN, "children"): (1, 1, 1),
        (None, None): (3, 3, 3),
    }


def test_r4_a_child_alone_is_a_civilian_and_beside_a_count_of_civilians_is_not_added() -> None:
    """A lone subgroup stands for its group; one that the same voice counts within more does not."""
    found = {(t.group, t.subgroup): bounds(t) for t in tolls("evt-1", [say(1, subgroup="children")])}
    assert found[Group.CIVILIAN, None] == found[None, None] == (1, 1, 1)
    found = {(t.group, t.subgroup): bounds(t) for t in tolls("evt-1", [say(12), say(1, subgroup="children")])}
    assert found[Group.CIVILIAN, None] == found[None, None] == (12, 12, 12)


def test_tolls_by_perpetrator_stand_beside_the_whole_with_the_confidence_of_the_words() -> None:
    """Two voices lay nine dead at two doors, one surely, one perhaps: both are shown, and the whole once."""

    def by(name: str, how: Confidence) -> Perpetrator:
        return Perpetrator(words=name, start=0, end=1, confidence=how)

    monitor = replace(say(9, perpetrator=by("the guard", Confidence.POSSIBLE)), blamed="guard")
    more = replace(say(9, on=8, document="doc-2", perpetrator=by("the guard", Confidence.ACCUSED)), blamed="guard")
    army = replace(say(9, voice="moi", kind=VoiceKind.GOVERNMENT, perpetrator=by("the column", Confidence.FACT)),
                   blamed="column")  # fmt: skip
    found = {(t.group, t.perpetrator): t for t in tolls("evt-1", [monitor, more, army])}
    assert set(found) == {(Group.CIVILIAN, None), (None, None), (None, "guard"), (None, "column")}
    assert bounds(found[None, "guard"]) == (9, 9, 9)
    assert (found[None, "guard"].flags, found[None, "column"].flags) == (("accused",), ())
    assert (found[None, "guard"].voices, found[None, None].voices) == (1, 2)
    assert found[None, "guard"].subject == "evt-1/killed/all/by guard"
    assert explain(found[None, "guard"]).startswith("9 killed by guard (accused), from one voice in 2 reports.")


def test_r9_what_is_laid_at_one_door_bounds_nothing_from_below() -> None:
    """All persons are at least the largest group as it stands, not what one voice lays at one door."""
    guard = Perpetrator(words="the guard", start=0, end=1, confidence=Confidence.FACT)
    blaming = replace(say(9, perpetrator=guard), blamed="guard")
    plain = say(5, voice="un", kind=UN)
    fighters = say(4, voice="moi", kind=VoiceKind.GOVERNMENT, group=Group.COMBATANT)
    found = [t for t in tolls("evt-1", [blaming, plain, fighters]) if t.group is None]
    assert [t.perpetrator for t in found] == ["guard", None]
    assert bounds(found[0]) == (9, 9, 9)
    assert bounds(found[1]) == (5, None, None)
    assert found[1].subject == "evt-1/killed/all"


def test_r5_a_party_alone_on_the_other_sides_losses() -> None:
    """Sixty soldiers killed, says the group that fights them: low 0, no best, high 60."""
    claim = say(60, voice="csb", kind=VoiceKind.ARMED_GROUP, party="coast", side="government", group=Group.COMBATANT)
    found = only(claim)
    assert bounds(found) == (0, None, 60)
    assert found.flags == ("biased_source",)


def test_r5_yields_to_any_other_voice() -> None:
    """Once somebody else has counted, the enemy's number is set aside."""
    claim = say(60, voice="csb", kind=VoiceKind.ARMED_GROUP, party="coast", side="government", group=Group.COMBATANT)
    found = only(claim, say(13, side="government", group=Group.COMBATANT))
    assert bounds(found) == (13, 13, 13)
    assert by_rule(found, "R5") == {claim.figure.id}


def test_r6_admitted_losses_set_the_low() -> None:
    """A ministry's count of its own dead is credible: no toll goes below it."""
    own = say((172, 172, None), voice="moi", kind=VoiceKind.GOVERNMENT, party="government", side="government",
              group=Group.COMBATANT, on=11, flags=("open_above",))  # fmt: skip
    found = only(own, say(200, side="government", group=Group.COMBATANT, on=11), say(150, voice="ngo", on=11,
                 kind=VoiceKind.NGO, side="government", group=Group.COMBATANT))  # fmt: skip
    assert found.low == 172
    assert "R6" in found.rules


def test_r7_intervals_that_meet_give_their_intersection() -> None:
    """ "At least 20" and "20 to 40": 20 to 40."""
    found = only(say((20, 20, None), flags=("open_above",)), say((15, None, 40), voice="h", kind=VoiceKind.HOSPITAL))
    assert bounds(found) == (20, 20, 40)
    assert "R7" in found.rules


def test_r8_contradicting_voices_span_and_the_higher_ranked_sets_best() -> None:
    """A monitor's 94 and a doctor's 70."""
    found = only(say(94), say(70, voice="h", kind=VoiceKind.HOSPITAL))
    assert bounds(found) == (70, 94, 94)
    assert found.voices == 2


def test_r8_equals_of_one_day_the_lower_and_a_review() -> None:
    """Two monitors of one day: a person should look."""
    found = only(say(94), say(80, voice="other"))
    assert bounds(found) == (80, 80, 94)
    assert "review" in found.flags


def test_r9_the_remainder_of_a_stated_total_is_unknown() -> None:
    """Of 71 dead 35, 32 and 4 are told: nobody is left; of 80, nine are."""
    total = say(80, group=Group.UNKNOWN, fig="fig-total")
    parts = [
        say(35, group=Group.COMBATANT, side="government", whole="fig-total"),
        say(32, group=Group.COMBATANT, side="coast", whole="fig-total"),
        say(4, whole="fig-total"),
    ]
    found = {t.group: t for t in tolls("evt-1", [total, *parts]) if t.party is None}
    assert bounds(found[Group.UNKNOWN]) == (9, 9, 9)
    assert found[Group.UNKNOWN].rules == ("R9",)
    assert bounds(found[None]) == (80, 80, 80)


def test_r11_only_hedging_voices() -> None:
    """ "May have been killed": low 0, no best, the high as stated."""
    found = only(say(30, certainty=Certainty.UNCONFIRMED))
    assert bounds(found) == (0, None, 30)
    assert found.flags == ("unconfirmed",)


def test_r12_an_independent_denial_lets_the_low_fall() -> None:
    """It stays in the record, and the toll is disputed."""
    denial = say(0, voice="un", kind=UN, on=9)
    found = only(say(8), denial)
    assert bounds(found) == (0, 8, 8)
    assert "disputed" in found.flags
    assert by_rule(found, "R12") == {denial.figure.id}


def test_r12_a_partys_denial_is_kept_beside_the_toll() -> None:
    """The ministry says nobody: the low stays."""
    denial = say(0, voice="mod", kind=VoiceKind.MILITARY, party="government", on=10)
    found = only(say(31), denial)
    assert bounds(found) == (31, 31, 31)
    assert "disputed" in found.flags


def test_r13_a_verified_minimum_of_a_higher_body_stands_as_the_low() -> None:
    """The UN has verified 111; the monitor counts at least 612."""
    verified = say((111, 111, None), voice="un", kind=UN, on=12, flags=("floor", "open_above"))
    found = only(say((612, 612, None), on=11, flags=("open_above",)), verified)
    assert bounds(found) == (111, 612, None)
    assert "floor" in found.flags


def test_r13_a_lone_floor_sets_no_best() -> None:
    """Documented so far is a beginning."""
    assert bounds(only(say((58, 58, None), kind=UN, flags=("floor",)))) == (58, None, None)


def test_r14_an_unnamed_maximum_is_set_aside() -> None:
    """Field sources say 2,400; it is shown as unverified, not used."""
    rumour = say((None, None, 2400), voice="field sources@post", kind=ANON, named=False, on=11)
    found = only(say(568, on=10), rumour)
    assert bounds(found) == (568, 568, 568)
    assert found.unverified_high == 2400
    assert by_rule(found, "R14") == {rumour.figure.id}


def test_a_wide_interval_says_nothing_more_than_a_narrow_one() -> None:
    """ "At least 5" on the first morning, once 27 is counted."""
    early = say((5, 5, None), voice="w", kind=VoiceKind.WITNESS, on=6, flags=("open_above",))
    found = only(say(27), early)
    assert bounds(found) == (27, 27, 27)
    assert by_rule(found, "dominated") == {early.figure.id}


def test_an_approximate_figure_sets_best_only() -> None:
    """Some 300: best 300, and no bound is invented."""
    found = only(say(300, flags=("approximate",)))
    assert bounds(found) == (None, 300, None)
    assert "approximate" in found.flags


def test_contested_status_counts_as_unknown() -> None:
    """ "Militants, the army said, of the dead farmers" are persons."""
    found = tolls("evt-1", [say(6, group=Group.COMBATANT, flags=("contested_status",))])
    assert {t.group for t in found} == {None}


def test_every_rule_has_its_words() -> None:
    """What a trace cites can be read."""
    assert set(RULES) >= {f"R{i}" for i in range(1, 15)} | {"dominated"}


def test_a_toll_explains_itself() -> None:
    """Two sentences: the number and what it rests on, and what was left out."""
    found = only(say(162), say((612, 612, None), on=11, flags=("open_above",)))
    assert explain(found) == "At least 612 killed, from one voice in one report. Set aside: 1 by R2."


numbers = st.sampled_from([0, 3, 8, 13, 27, (5, 5, None), (24, None, 99), (None, None, 50), (10, None, 15)])
statements = st.builds(
    lambda i, n, v, on, kw: say(
        n,
        id=f"{i}",
        voice=v,
        on=on,
        document=f"doc-{i % 4}",
        kind={"a": MONITOR, "b": UN, "c": OUTLET, "d": ANON}[v],
        named=v != "d",
        **kw,
    ),
    st.integers(0, 10**6),
    numbers,
    st.sampled_from("abcd"),
    st.integers(6, 12),
    st.sampled_from(
        [
            {},
            {"certainty": Certainty.UNCONFIRMED},
            {"certainty": Certainty.DENIED},
            {"flags": ("floor",)},
            {"flags": ("approximate",)},
            {"group": Group.COMBATANT, "side": "x"},
            {"group": Group.UNKNOWN},
            {"copy": True, "changed": "3 to 8"},
            {"party": "x"},
            {"subgroup": "children"},
            {"extent": COAST},
        ]
    ),
)


@settings(deadline=None, max_examples=300)
@given(st.lists(statements, max_size=9, unique_by=lambda s: s.figure.id), st.randoms(use_true_random=False))
def test_order_never_matters_and_nothing_vanishes(said: list[Statement], rng: random.Random) -> None:
    """Any order gives the same tolls; every figure is used or set aside, never both; bounds are in order."""
    found = tolls("evt-1", said)
    shuffled = list(said)
    rng.shuffle(shuffled)
    assert tolls("evt-1", shuffled) == found
    for each in found:
        used, aside = {w.figure for w in each.used}, {w.figure for w in each.set_aside}
        assert not used & aside
        present = [n for n in bounds(each) if n is not None]
        assert present == sorted(present)
    seen = {w.figure for t in found for w in (*t.used, *t.set_aside)}
    assert {s.figure.id for s in said} <= seen


def test_narration_adds_no_independent_voice() -> None:
    """Three papers that say twelve in their own words are one voice, and beside a monitor none (section 5)."""
    papers = [say(12, voice=f"narration@{n}", kind=OUTLET, document=f"doc-{n}") for n in "abc"]
    papers = [replace(s, independent=False) for s in papers]
    assert (only(*papers).voices, only(*papers).reports) == (1, 3)
    assert only(*papers, say(12)).voices == 1
    assert only(*papers, say(12), say(12, voice="h", kind=VoiceKind.HOSPITAL)).voices == 2


def test_ten_thousand_figures_are_all_used_or_set_aside() -> None:
    """Of a long record's worst event no statement is lost; what it costs: benchmarks/speed.py."""
    rng = random.Random(5)
    said = [
        say(rng.randrange(60), voice=f"v{rng.randrange(900)}", on=rng.randrange(1, 31), fig=f"fig-{n}")
        for n in range(10_000)
    ]
    (made,) = [t for t in tolls("evt-1", said) if t.group is Group.CIVILIAN]
    assert {w.figure for w in (*made.used, *made.set_aside)} == {f"fig-{n}" for n in range(10_000)}


def all_persons(*statements: Statement, measure: Measure = Measure.KILLED) -> Toll:
    """The toll of all persons."""
    return next(t for t in tolls("evt-1", statements) if t.group is None and t.measure is measure)


def test_r9_those_hit_less_their_dead_are_the_injured() -> None:
    """ "Five people were shot, one fatally" leaves four injured, by the same report."""
    hit = say(5, measure=Measure.CASUALTIES, flags=(DEAD_AMONG,))
    found = all_persons(hit, say(1), measure=Measure.INJURED)
    assert bounds(found) == (4, 4, 4)
    assert [(w.figure, w.rule, w.reason) for w in found.used] == [(hit.figure.id, "R9", "5 hit less 1 killed")]


def test_r9_a_count_of_the_injured_stands_over_what_is_worked_out() -> None:
    """A report's own injured stand; nothing is worked out with another report's dead, nor of "dead and wounded"."""
    hit = say(5, measure=Measure.CASUALTIES, flags=(DEAD_AMONG,))
    found = all_persons(hit, say(1), say(3, measure=Measure.INJURED), measure=Measure.INJURED)
    assert bounds(found) == (3, 3, 3)
    for said in ((hit, say(1, document="doc-2")), (say(5, measure=Measure.CASUALTIES), say(1))):
        assert all(t.measure is not Measure.INJURED for t in tolls("evt-1", said))


def at(statement: Statement, start: int, words: str = "w", **other: Any) -> Statement:
    """The statement with its figure in those words at that place of its report."""
    figure = replace(statement.figure, start=start, end=start + len(words), words=words, **other)
    return replace(statement, figure=figure)


def hurt(number: int | tuple[int | None, int | None, int | None], **other: Any) -> Statement:
    """A statement of a number of injured."""
    return say(number, measure=Measure.INJURED, **other)


def test_r9_a_number_of_injured_that_holds_the_dead_is_less_by_them() -> None:
    """ "One dead and three hurt … four people were hurt" leaves three, by the numbers of one report."""
    row = (at(say(1), 0, "One dead"), at(hurt(3), 13, "three"), at(hurt(4), 200, "four people"))
    found = all_persons(*row, measure=Measure.INJURED)
    assert bounds(found) == (3, 3, 3)
    apart = (*row[:2], replace(row[2], document="doc-2", voice="other"))
    assert bounds(all_persons(*apart, measure=Measure.INJURED)) == (3, 3, 4)


def test_r9_one_of_the_victims_who_died_was_counted_with_the_injured() -> None:
    """ "Four people were hurt … one of the victims later died" leaves three; "four others" never held the dead."""
    dead = at(say(1), 300, "One of the victims")
    for words, left in (("four people", 3), ("four others", 4)):
        found = all_persons(at(hurt(4), 0, words), dead, measure=Measure.INJURED)
        assert bounds(found) == (left, left, left)


@pytest.mark.parametrize(
    ("start", "flags", "left"), [(400, (HIT,), 3), (400, (), 5), (40, (HIT,), 5), (100, (HIT,), 3)]
)
def test_r9_those_told_to_be_shot_are_less_by_the_dead_of_their_report(
    start: int, flags: tuple[str, ...], left: int
) -> None:
    """ "Five were shot" with two dead leaves three; "five were wounded" is five, as are those told with the dead."""
    found = all_persons(
        at(say(2), 0, "Two men"), at(hurt(5, flags=flags), start, "five people"), measure=Measure.INJURED
    )
    assert bounds(found) == (left, left, left)


@pytest.mark.parametrize(
    ("other", "left"),
    [(say(6, flags=("floor",)), 8), (say((20, None, None)), 8), (say(6), 2)],
    ids=["bodies that somebody saw", "as many dead as were hit", "a count of the dead"],
)
def test_r9_only_a_count_of_dead_that_the_hit_can_hold_leaves_them(other: Statement, left: int) -> None:
    """ "Shot eight men" beside six bodies that were seen, or 20 dead of the village, does not tell how many live."""
    found = all_persons(at(hurt(8, flags=(HIT,)), 0, "eight men"), at(other, 900, "others"), measure=Measure.INJURED)
    assert bounds(found) == (left, left, left)


def test_r9_another_report_tells_how_many_of_those_hit_died() -> None:
    """ "Seven people were shot" beside another report's "one killed, six wounded" are those six."""
    row = (at(say(1), 0, "One killed"), at(hurt(6), 12, "six wounded"))
    seven = at(hurt(7, flags=(HIT,), document="doc-2", voice="other"), 0, "Seven people")
    assert bounds(all_persons(*row, seven, measure=Measure.INJURED)) == (6, 6, 6)
    plain = at(hurt(7, document="doc-2", voice="other"), 0, "Seven people")
    assert bounds(all_persons(*row, plain, measure=Measure.INJURED)) != (6, 6, 6)


def test_r9_the_dead_among_the_hurt_are_a_whole_count_of_the_dead() -> None:
    """ "Three people were hurt, one of them died": one dead, two hurt, close as the words stand."""
    three = at(hurt(3), 0, "three people")
    one = at(say(1, whole=three.figure.id), 20, "one", part_of=three.figure.id)
    assert bounds(all_persons(three, one)) == (1, 1, 1)
    assert bounds(all_persons(three, one, measure=Measure.INJURED)) == (2, 2, 2)


def test_r9_a_report_that_counts_hit_dead_and_hurt_is_taken_at_its_numbers() -> None:
    """ "One killed, four hurt … five people were shot. Vael died": four, though his death is told beside the five."""
    row = (at(say(1), 0, "One killed"), at(hurt(4), 12, "four hurt"))
    body = (at(hurt(5, flags=(HIT,)), 300, "five people"), at(say(1, fig="fig-v"), 340, "Vael"))
    assert bounds(all_persons(*row, *body, measure=Measure.INJURED)) == (4, 4, 4)


def test_r9_a_third_victim_is_added_to_the_two_listed_before() -> None:
    """ "A man and a woman were hit. A third victim was grazed" is three; so are one victim and a second one two."""
    man, woman = at(hurt(1, claim="clm-1"), 0, "A man"), at(hurt(1, claim="clm-1", fig="fig-b"), 10, "a woman")
    third = at(hurt(1, flags=(BESIDES,), claim="clm-2"), 60, "A third victim")
    assert bounds(all_persons(man, woman, third, measure=Measure.INJURED)) == (3, 3, 3)
    one = at(hurt(1, claim="clm-1"), 0, "one victim")
    second = at(hurt(1, flags=(BESIDES,), claim="clm-2"), 40, "a second victim")
    assert bounds(all_persons(one, second, measure=Measure.INJURED)) == (2, 2, 2)


def test_r9_victims_of_different_ages_one_told_beside_the_other_are_counted_once() -> None:
    """ "A 19-year-old man was hit. A 24-year-old woman was also hit" is two, not one and two."""
    man, woman = at(hurt(1), 0, "A 19-year-old man"), at(hurt(1, flags=(BESIDES,)), 60, "A 24-year-old woman")
    assert bounds(all_persons(man, woman, measure=Measure.INJURED)) == (2, 2, 2)


def test_r4_one_of_several_children_hides_no_count_of_them() -> None:
    """ "Four children were hit … a boy was among the four": his part leaves the four standing."""
    four = at(hurt(4, subgroup="children"), 0, "four children")
    boy = at(hurt(1, whole=four.figure.id), 60, "a boy", part_of=four.figure.id)
    assert bounds(all_persons(four, boy, measure=Measure.INJURED)) == (4, 4, 4)


def test_r9_a_vague_number_is_at_least_its_largest_part() -> None:
    """ "Several were hurt, four of them in the yard" is four at least."""
    whole = hurt((2, None, None), flags=("vague",))
    found = all_persons(whole, hurt(4, whole=whole.figure.id), measure=Measure.INJURED)
    assert bounds(found) == (4, None, None)


@pytest.mark.parametrize(
    ("before", "flags", "of_all"),
    [("two men", (BESIDES,), 3), ("two men", (), 2), ("two people", (BESIDES,), 2)],
)
def test_r9_who_is_told_of_beside_others_is_added_to_them(before: str, flags: tuple[str, ...], of_all: int) -> None:
    """ "Two men were killed. A woman was also killed" is three; of "two people" she may be one."""
    row = (at(say(2), 0, before), at(say(1, flags=flags), 80, "a woman"))
    assert bounds(all_persons(*row)) == (of_all, of_all, of_all)
    assert bounds(all_persons(*row, at(say(7), 900, "seven people"))) == (7, 7, 7)


def test_r9_who_killed_himself_is_one_more_than_those_he_killed() -> None:
    """ "Killing three, then himself" is four; "three dead" may hold him."""
    himself = at(say(1, flags=(BESIDES,)), 50, "himself")
    assert bounds(all_persons(at(say(3), 0, "3"), himself)) == (4, 4, 4)
    assert bounds(all_persons(at(say(1), 0, "one person"), at(himself, 65, "himself"))) == (2, 2, 2)
    assert bounds(all_persons(at(say(3), 0, "3"), at(himself, 50, "he was killed"))) == (4, 4, 4)
    assert bounds(all_persons(at(say(3), 0, "Three dead"), himself)) == (3, 3, 3)


def test_r4_one_of_a_group_among_a_number_of_people_is_not_added_to_them() -> None:
    """ "Five people were killed … an officer was killed" is five; beside "five civilians" he is the sixth."""
    officer = at(say(1, group=Group.COMBATANT, party="police"), 400, "an officer")
    assert bounds(all_persons(at(say(5), 0, "Five people"), officer)) == (5, 5, 5)
    assert bounds(all_persons(at(say(5), 0, "Five civilians"), officer)) == (6, 6, 6)


def test_r4_a_part_of_another_group_is_not_added_to_its_whole() -> None:
    """ "Four others were hurt, including an officer" are four."""
    whole = hurt(4)
    officer = hurt(1, group=Group.COMBATANT, side="police", side_known=False, whole=whole.figure.id)
    assert bounds(all_persons(whole, officer, measure=Measure.INJURED)) == (4, 4, 4)


def test_r4_fighters_of_one_side_in_other_words_are_not_added() -> None:
    """ "Five police officers" and "four officers of the Hadra police" of one voice, with a farmer, are six."""
    sides = [
        say(number, group=Group.COMBATANT, side=side, side_known=False, flags=("x",) * n)
        for n, (number, side) in enumerate(((5, "police"), (4, "Hadra police")))
    ]
    rows = [at(one, 500 * n, "officers") for n, one in enumerate(sides)]
    assert bounds(all_persons(*rows, at(say(1), 2000, "a farmer"))) == (6, 6, 6)


def test_r9_a_sum_below_what_a_group_alone_counts_is_no_total() -> None:
    """Where one voice's parts come to two and all count more civilians, it is as many as those at least."""
    guards = at(say(1, group=Group.COMBATANT, side="army"), 300, "a guard")
    other_guards = at(say(1, group=Group.COMBATANT, side="navy"), 600, "a sailor")
    farmers = at(say(5, voice="b", document="doc-2"), 0, "five farmers")
    found = all_persons(guards, other_guards, farmers)
    assert (bounds(found), found.rules) == ((5, None, None), ("R9",))


def test_r4_nobody_else_hurt_denies_nothing() -> None:
    """ "No other injuries" beside three hurt leaves three; where nobody is told hurt, it is none."""
    zero = at(hurt(0, group=Group.UNKNOWN), 90, "no other injuries")
    found = all_persons(at(hurt(3), 0, "Three people"), zero, measure=Measure.INJURED)
    assert (bounds(found), found.flags) == ((3, 3, 3), ())
    assert by_rule(found, "R4") == {zero.figure.id}
    assert bounds(all_persons(zero, measure=Measure.INJURED)) == (0, 0, 0)


def test_r4_the_same_words_side_by_side_are_one_victim() -> None:
    """A heading "Boy shot" and "A boy was shot" after it are one, "a boy … another boy" two."""
    heading = at(say(1, claim="clm-1"), 0, "Boy")
    assert bounds(all_persons(heading, at(say(1, claim="clm-1", flags=("x",)), 20, "A boy"))) == (1, 1, 1)
    assert bounds(all_persons(heading, at(say(1, claim="clm-1", flags=(BESIDES,)), 20, "a boy"))) == (2, 2, 2)


def test_r9_those_listed_with_the_hit_are_hit() -> None:
    """ "A child and three people were shot, one fatally" leaves three."""
    child = at(hurt(1), 0, "A child")
    hit = at(say(3, measure=Measure.CASUALTIES, flags=(DEAD_AMONG,)), len("A child and "), "three people")
    found = all_persons(child, hit, at(say(1), 60, "one"), measure=Measure.INJURED)
    assert bounds(found) == (3, 3, 3)


def test_r3_of_equal_extents_the_one_with_an_exact_count_stands() -> None:
    """ "Three others were hurt" of Thursday stands before "victims" of no day told apart from it."""
    exact = hurt(3, extent=Extent(place="Kell", start=day(6), end=day(6)))
    vague = hurt((2, None, None), extent=Extent(place="Orva", start=day(1), end=day(9)), fig="fig-0")
    assert bounds(all_persons(exact, vague, measure=Measure.INJURED)) == (3, 3, 3)


def test_a_plural_alone_stands_for_no_subgroup() -> None:
    """ "People were hurt … four women were hurt" is four."""
    women = hurt(4, subgroup="women")
    found = all_persons(hurt((2, None, None), flags=("vague",)), women, measure=Measure.INJURED)
    assert bounds(found) == (4, 4, 4)


def test_r4_a_subgroup_below_what_its_report_counts_is_some_of_those() -> None:
    """ "Eight people were hurt … two children were taken to a hospital": whoever says so, two of the eight."""
    eight = at(say(8, voice="moi"), 0, "Eight people")
    children = at(say(2, subgroup="children"), 600, "Two children")
    assert bounds(all_persons(eight, children)) == (8, 8, 8)
    elsewhere = replace(children, document="doc-2", figure=replace(children.figure, document="doc-2"))
    assert bounds(all_persons(eight, elsewhere)) == (2, 2, 8)


def test_r4_a_total_is_not_added_to_the_list_of_those_it_counts() -> None:
    """ "Two bodies, a child and his father" are two; "two men, a woman and a child" are four."""
    for first, of_all in (("two bodies", 2), ("two men", 4)):
        row = (say(2), say(1, subgroup="children"), say(1, flags=("x",)))
        words = ((0, first), (14, "a child"), (28, "his father"))
        told = [at(s, start, text) for s, (start, text) in zip(row, words, strict=True)]
        listed = [replace(s, figure=replace(s.figure, claim="clm-1")) for s in told]
        assert bounds(all_persons(*listed)) == (of_all, of_all, of_all)


def test_r4_two_of_unknown_status_side_by_side_add_up() -> None:
    """ "He shot himself and a driver" is two hurt, whoever they are."""
    row = (say(1, group=Group.UNKNOWN), say(1, group=Group.UNKNOWN, flags=("x",)))
    told = [at(s, start, text) for s, (start, text) in zip(row, ((0, "himself"), (12, "a driver")), strict=True)]
    listed = [replace(s, figure=replace(s.figure, claim="clm-1")) for s in told]
    assert bounds(all_persons(*listed)) == (2, 2, 2)


def test_r9_dead_of_any_kind_are_all_persons_where_no_total_is_told() -> None:
    """ "Three dead" in one report, "an ex-policeman" in another: three in all, and no mere floor."""
    officer = at(say(1, voice="b", document="doc-2", group=Group.COMBATANT, party="police"), 0, "An ex-policeman")
    assert bounds(all_persons(at(say(3), 0, "Three dead"), officer)) == (3, 3, 3)
    assert bounds(all_persons(at(say(3), 0, "Three farmers"), officer)) == (3, None, None)


def test_r9_victims_whom_sex_or_age_tells_apart_are_added() -> None:
    """A woman of 37 and a boy told of after her, under two voices, are two; "a woman" and "the 37-year-old" are one."""
    woman = at(hurt(1), 0, "A 37-year-old woman")
    boy = at(hurt(1, voice="police", fig="fig-b"), 60, "a 4-year-old boy")
    assert bounds(all_persons(woman, boy, measure=Measure.INJURED)) == (2, 2, 2)
    same = at(hurt(1, voice="police", fig="fig-b"), 60, "the 37-year-old")
    assert bounds(all_persons(woman, same, measure=Measure.INJURED)) == (1, 1, 1)


def test_r9_victims_told_of_far_apart_or_beside_a_number_are_not_added() -> None:
    """A report of a night tells of several acts; a stated number of people counts all."""
    woman = at(hurt(1), 0, "A woman")
    far = at(hurt(1, voice="police", fig="fig-b"), 900, "a boy")
    assert bounds(all_persons(woman, far, measure=Measure.INJURED)) == (1, 1, 1)
    near = at(hurt(1, voice="police", fig="fig-b"), 60, "a boy")
    stated = at(hurt(2, voice="mayor", fig="fig-c"), 120, "two people")
    girl = at(hurt(1, voice="mayor", fig="fig-d"), 180, "a man")
    assert bounds(all_persons(woman, near, stated, girl, measure=Measure.INJURED)) == (2, 2, 2)


def test_r9_who_is_told_of_later_among_the_dead_is_not_added_to_the_injured() -> None:
    """ "A woman and a boy were shot. The boy died" leaves one injured."""
    woman = at(hurt(1), 0, "A woman")
    boy = at(hurt(1, voice="police", fig="fig-b"), 60, "a boy")
    died = at(say(1, fig="fig-k"), 120, "The boy")
    assert bounds(all_persons(woman, boy, died, measure=Measure.INJURED)) == (1, 1, 1)


def test_r4_as_many_others_of_two_groups_are_the_same() -> None:
    """ "Three others were hurt" told twice, once read of fighters, is no six."""
    plain = at(hurt(3, group=Group.CIVILIAN, flags=(BESIDES,)), 0, "three others")
    armed = at(hurt(3, group=Group.COMBATANT, flags=(BESIDES,), fig="fig-b"), 300, "Three other people")
    assert bounds(all_persons(plain, armed, measure=Measure.INJURED)) == (3, 3, 3)


@pytest.mark.parametrize(
    ("first", "second", "dead"),
    [
        ("A clerk", "37-year-old Tomas Vael", 1),
        ("One person", "Ada Orsel", 1),
        ("A boy", "24-year-old Tomas Vael", 2),
        ("Ada Orsel", "a clerk", 2),
    ],
)
def test_r4_a_victim_and_the_name_after_it_are_one(first: str, second: str, dead: int) -> None:
    """ "A clerk, Tomas Vael, was killed" is one; not a boy and a man of 24, nor who is told of after a name."""
    row = at(say(1), 0, first), at(say(1, flags=("x",)), len(first) + 2, second)
    listed = [replace(s, figure=replace(s.figure, claim="clm-1")) for s in row]
    assert bounds(all_persons(*listed)) == (dead, dead, dead)


def test_r4_a_plural_says_less_than_an_outright_one() -> None:
    """ "One person was killed … victims were taken to hospital" is one dead; "several people" and "a boy" stay."""
    plural = (2, None, None)
    one, victims = at(say(1), 0, "One person"), at(say(plural, fig="fig-b"), 300, "victims")
    assert bounds(only(one, victims)) == (1, 1, 1)
    several = at(say(plural, fig="fig-b"), 300, "several people")
    assert bounds(only(one, several)) == plural
    assert bounds(only(at(say(1), 0, "A boy"), victims)) == plural


def test_r9_nobody_of_unknown_status_is_less_than_a_group_that_is_counted() -> None:
    """One report's "no deaths" does not make the dead whom others count by group none."""
    none = at(say(0, voice="b", document="doc-2", group=Group.UNKNOWN), 0, "No death")
    fighters = at(say(4, voice="c", document="doc-3", group=Group.COMBATANT), 0, "four fighters")
    assert bounds(all_persons(at(say(2), 0, "two women"), fighters, none)) == (4, None, None)
