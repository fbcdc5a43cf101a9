"""Who repeats whom: near-copies, one origin through many outlets, narration. All texts are invented."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.values import Echo, Figure, Group, Measure, Voice, VoiceKind
from corroborate.weigh.echoes import Told, echoes, shingles

MARCH = dt.date(2031, 3, 1)
WIRE = (
    "Shells fell on the grain market of Deir Marran shortly after noon prayers, killing 12 people and burning "
    "most of the stalls, while ambulances were held at the bridge for two hours."
)
OWN = (
    "Rescuers who dug through the night beneath a collapsed bakery near the river counted 12 bodies by dawn on Friday."
)


def told(
    name: str,
    number: int = 12,
    *,
    voice: str = "nmo",
    day: int | None = 1,
    text: str = "",
    event: str = "evt-1",
    measure: Measure = Measure.KILLED,
    group: Group = Group.UNKNOWN,
    subgroup: str | None = None,
    first_hand: bool = False,
    meaning: tuple[int, ...] = (),
) -> Told:
    """A figure in a report of its own, in its own words unless a text is given."""
    words = voice.partition("@")[0]
    figure = Figure(
        id=f"fig-{name}",
        document=f"doc-{name}",
        passage="psg",
        words=str(number),
        start=0,
        end=2,
        measure=measure,
        low=number,
        best=number,
        high=number,
        group=group,
        subgroup=subgroup,
        made_by="test",
        voice=None if words == "narration" else Voice(words=words, start=5, end=8, kind=VoiceKind.UNKNOWN),
    )
    return Told(
        figure=figure,
        text=text or f"{name} tells in words of {name} alone what {name} knows of {number}",
        voice_key=voice,
        day=MARCH + dt.timedelta(days=day - 1) if day is not None else None,
        document=figure.document,
        outlet=f"the {name} post",
        first_hand=first_hand,
        event=event,
        meaning=meaning,
    )


def groups(*items: Told) -> list[list[str]]:
    """The names in each group."""
    return sorted(sorted(m.id.removeprefix("fig-") for m in echo.members) for echo in echoes(items))


def member(made: tuple[Echo, ...], name: str) -> tuple[str, str]:
    """The rule and difference of one member."""
    return next((m.rule, m.difference) for echo in made for m in echo.members if m.id == f"fig-{name}")


def test_five_outlets_that_quote_one_monitor_are_one_voice() -> None:
    """The same resolved origin, in whatever words and whatever numbers over the days."""
    row = [told(name, 10 + n, day=n + 1) for n, name in enumerate("abcde")]
    assert groups(*row) == [list("abcde")]
    assert [echo.voice for echo in echoes(row)] == ["nmo"]


def test_two_monitors_are_two_voices_though_they_agree() -> None:
    """Equal numbers do not make two named voices one."""
    assert groups(told("a"), told("b", voice="sno")) == [["a"], ["b"]]


def test_generic_voices_are_never_one_across_outlets() -> None:
    """ "Residents" here and "residents" there are other people."""
    assert groups(told("a", voice="residents@a"), told("b", voice="residents@b")) == [["a"], ["b"]]


def test_a_reprint_is_one_voice_with_what_it_reprints() -> None:
    """The same sentence in two papers' own narration is wire copy."""
    a = told("a", voice="narration@a", text=WIRE)
    b = told("b", voice="narration@b", text=WIRE.upper(), day=2)
    assert groups(a, b) == [["a", "b"]]
    assert member(echoes([a, b]), "b")[0] == "near_copy"
    assert member(echoes([a, b]), "a")[0] == "same_origin"


def test_a_copy_that_changed_its_number_says_so() -> None:
    """Twelve became twenty-one between two papers: a contradiction, not a second voice."""
    a = told("a", voice="narration@a", text=WIRE)
    b = told("b", 21, voice="narration@b", text=WIRE.replace("12", "21"), day=2)
    assert groups(a, b) == [["a", "b"]]
    assert member(echoes([a, b]), "b") == ("near_copy", "changed: 12 to 21")


@pytest.mark.parametrize(
    ("said", "printed", "slip"),
    [
        (16, 61, True),  # turned round
        (12, 120, True),  # a nought too many
        (120, 12, True),
        (47, 41, True),  # one digit wrong, downwards
        (41, 47, False),  # grown: an update
        (38, 52, False),
        (96, 104, False),
        (96, 85, False),  # lower, and no slip of a digit: a revision
    ],
)
def test_a_voices_later_count_in_its_own_formula_is_no_miscopied_one(said: int, printed: int, slip: bool) -> None:
    """A monitor words each day's count alike; only what a slip of digits explains is a garbled copy."""
    made = echoes([told("a", said, text=WIRE), told("b", printed, text=WIRE, day=2)])
    assert [len(echo.members) for echo in made] == [2]
    assert member(made, "b") == (("near_copy", f"changed: {said} to {printed}") if slip else ("same_origin", ""))


def test_a_copied_sentence_with_two_numbers_changed_neither() -> None:
    """ "125 of the security forces and 184 fighters": each number of the copy is one of the original's."""
    both = WIRE.replace("12 people", "125 soldiers and 215 fighters")
    row = [told(n, k, text=both, day=d) for n, k, d in (("a", 125, 1), ("b", 215, 1), ("c", 125, 2), ("d", 215, 2))]
    assert {member(echoes(row), name)[1] for name in "cd"} == {""}


def test_two_reporters_own_words_are_no_copies() -> None:
    """The same number in different sentences, gathered first-hand by both, is two voices."""
    a = told("a", voice="narration@a", text=WIRE, first_hand=True)
    b = told("b", voice="narration@b", text=OWN, first_hand=True)
    assert groups(a, b) == [["a"], ["b"]]


def test_an_unattributed_number_is_taken_for_the_echo_of_an_earlier_named_one() -> None:
    """A paper that says twelve a day after the monitor has it from the monitor, unless it gathered it first-hand."""
    named = told("a", day=1)
    assert groups(named, told("b", voice="narration@b", day=2)) == [["a", "b"]]
    assert groups(named, told("b", voice="narration@b", day=2, first_hand=True)) == [["a"], ["b"]]
    assert groups(named, told("b", 15, voice="narration@b", day=2)) == [["a"], ["b"]]


def test_narration_before_the_named_voice_is_no_echo_of_it() -> None:
    """What was printed before the monitor spoke is not its echo."""
    assert groups(told("a", day=3), told("b", voice="narration@b", day=2)) == [["a"], ["b"]]


@pytest.mark.parametrize(
    "other",
    [
        told("b", measure=Measure.INJURED),
        told("b", group=Group.CIVILIAN),
        told("b", group=Group.CIVILIAN, subgroup="children"),
        told("b", event="evt-2"),
    ],
)
def test_what_is_counted_differently_is_not_compared(other: Told) -> None:
    """One voice on another measure, group or event is another group."""
    assert groups(told("a"), other) == [["a"], ["b"]]


def test_the_origin_is_a_figure_of_its_group_and_no_copy() -> None:
    """The one that speaks for the group is the earliest that copies nobody."""
    a = told("a", text=WIRE, day=1)
    b = told("b", text=WIRE, day=2)
    (echo,) = echoes([b, a])
    assert echo.origin == "fig-a"


def test_numbers_stand_as_one_sign_in_shingles() -> None:
    """A changed number leaves the runs of words as they were; too short a text has one run, an empty one none."""
    assert shingles("12 people were killed") == shingles("Some 21".removeprefix("Some ") + " people were KILLED")
    assert len(shingles("two words")) == 1
    assert shingles("") == frozenset()


_voices = st.sampled_from(["nmo", "sno", "residents@a", "residents@b", "narration@a", "narration@b", "narration@c"])
_items = st.lists(
    st.tuples(
        _voices,
        st.sampled_from([12, 12, 21]),
        st.one_of(st.none(), st.integers(1, 4)),
        st.sampled_from(["", WIRE, OWN]),
    ),
    max_size=12,
)


def _made(rows: list[tuple[str, int, int | None, str]]) -> list[Told]:
    return [
        told(f"r{n:02d}", number, voice=voice, day=day, text=text) for n, (voice, number, day, text) in enumerate(rows)
    ]


@settings(max_examples=150, deadline=None)
@given(_items, st.randoms(use_true_random=False))
def test_echoes_do_not_depend_on_order(rows: list[tuple[str, int, int | None, str]], chance: random.Random) -> None:
    """Whatever the order, the groups, their origins and their members are the same."""
    row = _made(rows)
    shuffled = list(row)
    chance.shuffle(shuffled)
    assert echoes(shuffled) == echoes(row)


@settings(max_examples=150, deadline=None)
@given(_items)
def test_every_figure_is_in_exactly_one_group(rows: list[tuple[str, int, int | None, str]]) -> None:
    """No figure is lost or heard twice; each origin is a member; two named voices never share a group."""
    row = _made(rows)
    made = echoes(row)
    ids = [m.id for echo in made for m in echo.members]
    assert sorted(ids) == sorted(t.figure.id for t in row)
    by_id = {t.figure.id: t for t in row}
    for echo in made:
        assert echo.origin in {m.id for m in echo.members}
        named = {by_id[m.id].voice_key for m in echo.members if "@" not in by_id[m.id].voice_key}
        assert len(named) <= 1


def test_a_story_reprinted_a_thousand_times_is_one_voice_among_a_thousand_others() -> None:
    """What it costs: benchmarks/speed.py."""
    row = [told(f"w{n:04d}", voice=f"narration@{n}", text=WIRE) for n in range(1000)]
    row += [told(f"o{n:04d}", 1000 + n, voice=f"narration@{n}x") for n in range(1000)]
    assert sorted(len(echo.members) for echo in echoes(row)) == [1] * 1000 + [1000]


REWORDED = (
    "Twelve people died at noon when artillery hit stalls in Deir Marran where grain is sold; for two hours no "
    "ambulance could pass the bridge."
)
EAST, NEARLY_EAST, NORTH = (127, 0, 0), (120, 40, 0), (0, 127, 0)


def test_a_paraphrase_is_no_second_voice() -> None:
    """Nearly no run of words in common, but the number, a name and the meaning: one voice, and the rule says why."""
    a = told("a", voice="narration@a", text=WIRE, meaning=EAST)
    b = told("b", voice="narration@b", text=REWORDED, meaning=NEARLY_EAST, day=2)
    assert groups(a, b) == [["a", "b"]]
    assert member(echoes([a, b]), "b") == ("paraphrase", "")
    assert member(echoes([a, b]), "a")[0] == "same_origin"


@pytest.mark.parametrize(
    "other",
    [
        told("b", voice="narration@b", text=REWORDED, meaning=NORTH),
        told("b", 13, voice="narration@b", text=REWORDED, meaning=EAST),
        told("b", voice="narration@b", text=REWORDED.replace("Deir Marran", "the town"), meaning=EAST),
        told("b", voice="narration@b", text=REWORDED),
        told("b", voice="narration@b", text=REWORDED, meaning=EAST, first_hand=True),
    ],
    ids=["another meaning", "another number", "no name in common", "meaning unknown", "gathered first-hand"],
)
def test_what_no_number_name_and_meaning_confirm_stays_its_own_voice(other: Told) -> None:
    """A paraphrase must be told by all three, and never swallows what an outlet gathered itself."""
    assert groups(told("a", voice="narration@a", text=WIRE, meaning=EAST), other) == [["a"], ["b"]]


def test_two_named_voices_stay_two_whatever_their_words_mean() -> None:
    """What two monitors say in like words is still said by two."""
    a = told("a", voice="nmo", text=WIRE, meaning=EAST)
    assert groups(a, told("b", voice="sno", text=REWORDED, meaning=EAST)) == [["a"], ["b"]]


def test_residents_do_not_become_a_police_chief_by_paraphrase() -> None:
    """Unnamed voices of different kinds stay apart, of one kind they are the same interview."""
    a = told("a", voice="residents@a", text=WIRE, meaning=EAST)
    b = told("b", voice="residents@b", text=REWORDED, meaning=EAST, day=2)
    c = told("c", voice="a police chief@c", text=REWORDED, meaning=EAST, day=2)
    assert groups(a, b, c) == [["a", "b"], ["c"]]
