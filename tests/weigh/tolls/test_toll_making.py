"""The tolls of an event: which there are, on how many voices they rest, and how they read.

Their order never matters, and nothing that was said vanishes.
"""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_statements import ANON, COAST, MONITOR, OUTLET, UN, bounds, only, say

from corroborate.errors import MixedMeasures
from corroborate.values import Certainty, Confidence, Group, Perpetrator, VoiceKind
from corroborate.weigh.tolls import RULES, Statement, explain, toll, tolls


def test_no_figure_no_toll() -> None:
    """Nothing said is not a toll of zero."""
    assert tolls("evt-1", ()) == ()


def test_an_explicit_zero_is_a_toll_of_zero() -> None:
    """ "No one was killed" counts."""
    assert bounds(only(say(0))) == (0, 0, 0)


def test_r4_measures_and_groups_are_never_mixed() -> None:
    """A toll of civilians and fighters together is refused."""
    with pytest.raises(MixedMeasures):
        toll("evt-1", [say(3), say(4, group=Group.COMBATANT)])
    with pytest.raises(MixedMeasures):
        toll("evt-1", [])


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
