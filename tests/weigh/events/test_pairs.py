"""Two reports: when they are of one act, and what only a person can tell. All reports are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from invented_reports import Tell, claim_of, joined, report

from corroborate.values import Entity, EntityKind, Reading, Verdict, Voice, VoiceKind
from corroborate.weigh.events import SAME, UNSURE, events


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (Tell(), True),
        (Tell(killed=14), True),  # within revision
        (Tell(at="Qutba"), True),  # 6 km off, with the same number
        (Tell(kind="Attack"), True),
        (Tell(kind=None), True),  # only a figure: an act of some kind
        (Tell(days=(5, 6)), True),
        (Tell(days=None), True),  # untold, but printed on the next day
        (Tell(at="Hasrun"), True),  # told of the division, with the same number
        (Tell(at="Salh"), False),
        (Tell(at="Narsa"), False),
        (Tell(days=(9, 9)), False),
        (Tell(kind="Arrests", killed=None), False),
        (Tell(killed=None, at="Marrania"), False),  # the same day somewhere in the land
    ],
)
def test_what_is_one_event(other: Tell, same: bool) -> None:
    """Kind, place and time must be compatible, and numbers must not contradict beyond revision."""
    made = joined(report("gazette", Tell()), report("herald", other))
    assert made == ([["gazette", "herald"]] if same else [["gazette"], ["herald"]])


def test_contradicting_numbers_are_left_to_a_person() -> None:
    """Two air strikes on one town on one day, three dead and forty: a pair with its reasons, never a silent merge."""
    a, b = report("gazette", Tell(killed=3)), report("herald", Tell(killed=40))
    made, pairs = events([a, b])
    assert len(made) == 2
    (pair,) = pairs
    assert UNSURE <= pair.score < SAME
    assert pair.verdict is Verdict.UNSURE
    assert {pair.a, pair.b} == {claim_of(a), claim_of(b)}
    assert "their numbers contradict each other" in pair.reasons


def test_the_same_people_named_join_what_else_is_unsure() -> None:
    """Two reports that name the same victim in the same town are of one event, though neither tells the day."""
    a = report("gazette", Tell(days=None, victim="Adela Norrin", killed=1), printed=6)
    b = report("herald", Tell(days=None, victim="Adela Norrin", killed=1), printed=8)
    c = report("courier", Tell(days=None, victim="Tomas Vael", killed=1), printed=8)
    assert joined(a, b, c) == [["courier"], ["gazette", "herald"]]


def test_the_same_victim_named_outweighs_a_wrong_place_or_day() -> None:
    """Two reports of one victim's death are of one event, though one places it elsewhere; "two women" are nobody."""
    a, b = report("a", Tell(victim="Adela Norrin", killed=1)), report("b", Tell(at="Narsa", victim="Adela Norrin"))
    assert joined(a, replace(b, figures=())) == [["a", "b"]]
    c = report("c", Tell(days=(8, 8), victim="Adela Norrin", killed=1), printed=9)
    assert joined(a, c) == [["a", "c"]]
    d, e = (report(n, Tell(at=at, victim="two women", killed=1)) for n, at in (("d", "Narsa"), ("e", "Salh")))
    assert joined(d, e) == [["d"], ["e"]]


def undecided(by: tuple[str | None, str | None] = (None, None), words: str = "1") -> list[Reading]:
    """Two reports of one dead in one town, of which only the second tells the day: just short of one act."""
    made = [
        report("a", Tell(days=None, killed=1, by=by[0]), printed=9),
        report("b", Tell(days=(5, 5), killed=1, by=by[1])),
    ]
    return [replace(r, figures=tuple(replace(f, words=words) for f in r.figures)) for r in made]


@pytest.mark.parametrize(("speaks", "same"), [(True, False), (False, True)])
def test_who_only_speaks_joins_no_acts(speaks: bool, same: bool) -> None:
    """A chief of police named beside the harmed of two reports makes no one act of them; who is silent may."""

    def naming(reading: Reading) -> Reading:
        who = Entity(
            id=f"ent-{reading.document.id}",
            document=reading.document.id,
            name="Ralf Ostend",
            kind=EntityKind.PERSON,
            mentions=((40, 51), (120, 131)),
        )
        voice = Voice(words="Ralf Ostend", start=120, end=131, kind=VoiceKind.GOVERNMENT)
        claims = tuple(replace(claim, chain=(voice,) if speaks else ()) for claim in reading.claims)
        return replace(reading, entities=(who,), claims=claims)

    assert joined(*undecided()) == [["a"], ["b"]]
    assert (joined(*map(naming, undecided())) == [["a", "b"]]) is same


@pytest.mark.parametrize(
    ("by", "reason"),
    [
        (("a gunman", "two soldiers"), False),
        (("the gunman", "Orva"), False),
        (("Tomas Vael", "Vael"), False),
        (("Varn", "Orva"), True),
    ],
)
def test_only_who_is_named_contradicts_another(by: tuple[str, str], reason: bool) -> None:
    """ "A gunman" may be anybody; two names of doers speak against one act."""
    (pair,) = events(undecided(by))[1]
    assert ("different perpetrators named" in pair.reasons) is reason


def test_ages_of_the_harmed_speak_for_one_act() -> None:
    """A boy of seven hurt in a town, and a boy of seven hurt there on a day that is not told, are one."""
    assert joined(*undecided(words="a boy")) == [["a"], ["b"]]
    assert joined(*undecided(words="a 7-year-old boy")) == [["a", "b"]]


def test_totals_since_the_same_day_are_one_episode_and_others_are_not() -> None:
    """A total told again two days later is the same count, grown; one since another day is not."""
    a = report("a", Tell(kind=None, at="Hasrun", days=(4, 9), killed=90, total=True), printed=9)
    b = report("b", Tell(kind=None, at="Hasrun", days=(4, 11), killed=104, total=True), printed=11)
    c = report("c", Tell(kind=None, at="Hasrun", days=(-60, 11), killed=700, total=True), printed=11)
    assert joined(a, b, c) == [["a", "b"], ["c"]]


def test_a_total_never_joins_a_day() -> None:
    """Whatever the numbers, a campaign is not one of its days."""
    day = report("a", Tell(at="Hasrun", days=(5, 5), killed=90))
    total = report("b", Tell(kind=None, at="Hasrun", days=(5, 5), killed=90, total=True))
    assert joined(day, total) == [["a"], ["b"]]
