"""Reports to events: what is joined, what is left to a person, what is part of what. All reports are invented."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.codec import anchor
from corroborate.values import (
    STATISTIC,
    Certainty,
    Claim,
    Confidence,
    Document,
    Entity,
    EntityKind,
    Event,
    Figure,
    Filler,
    Group,
    Measure,
    Pair,
    Place,
    PlaceMention,
    Polarity,
    Reading,
    Review,
    Role,
    RoleKind,
    Scope,
    Verdict,
    Voice,
    VoiceKind,
    When,
)
from corroborate.weigh import events as rooms
from corroborate.weigh.events import KINDS, SAME, UNSURE, Joining, compatible, distance_km, events, near

MARCH = dt.date(2031, 3, 1)
NOON = dt.datetime(2031, 5, 4, 12, tzinfo=dt.UTC)

# Invented towns of an invented land: (lat, lon, precision, first-order division)
TOWNS: Mapping[str, tuple[float, float, int, str]] = {
    "Deir Marran": (30.00, 10.00, 1, "Hasrun"),
    "Qutba": (30.05, 10.03, 1, "Hasrun"),  # 6 km from Deir Marran
    "Old Qutba": (30.06, 10.02, 2, "Hasrun"),
    "Salh": (31.20, 11.10, 1, "Hasrun"),  # far off, same division
    "Narsa": (34.00, 15.00, 1, "Umbar"),
    "Hasrun": (30.50, 10.50, 4, "Hasrun"),
    "Marrania": (32.00, 12.00, 6, ""),
}


def town(name: str) -> Place:
    """The place of that name."""
    lat, lon, precision, division = TOWNS[name]
    return Place(
        id=f"plc:{name}",
        name=name,
        lat=lat,
        lon=lon,
        precision=precision,
        admin1=division or None,
        country="XM",
        gazetteer=f"test:{name}",
    )


@dataclass(frozen=True, kw_only=True)
class Tell:
    """One claim of an invented report: what, where, on which days of March, how many."""

    kind: str | None = "Air/drone strike"
    at: str | None = "Deir Marran"
    days: tuple[int, int] | None = (5, 5)
    killed: int | None = 12
    measure: Measure = Measure.KILLED
    group: Group = Group.UNKNOWN
    total: bool = False
    denied: bool = False
    by: str | None = None
    victim: str | None = None


def report(name: str, *tells: Tell, printed: int | None = 6) -> Reading:
    """A report that tells these things, printed on that day of March."""
    document = f"doc-{name}"
    places: dict[str, PlaceMention] = {}
    claims, figures, entities = [], [], []
    for n, tell in enumerate(tells):
        start = 200 * n
        if tell.at is not None and tell.at not in places:
            places[tell.at] = PlaceMention(
                id=anchor("plc", document, start, start + 5),
                document=document,
                start=start,
                end=start + 5,
                words=tell.at,
                place=town(tell.at) if tell.at in TOWNS else None,
                score=1.0,
            )
        where = places[tell.at].id if tell.at is not None else None
        when = None
        if tell.days is not None:
            first, last = (MARCH + dt.timedelta(days=d - 1) for d in tell.days)
            length = (last - first).days + 1
            when = When(
                start=first,
                end=last,
                precision=1 if length == 1 else 2 if length < 7 else 4,
                words="that day" if length == 1 else f"between {first} and {last}",
            )
        claim = anchor("clm", document, start, start + 150)
        roles = []
        for role, who in ((Role.PERPETRATOR, tell.by), (Role.VICTIM, tell.victim)):
            if who is not None:
                entity = Entity(
                    id=anchor("ent", document, start, start + 9, role.value),
                    document=document,
                    name=who,
                    kind=EntityKind.PERSON if role is Role.VICTIM else EntityKind.GROUP,
                    mentions=((start + 60, start + 69),),
                )
                entities.append(entity)
                roles.append(
                    Filler(
                        role=role,
                        entity=entity.id,
                        mentions=((start + 60, start + 69, who),),
                        kind=RoleKind.INDIVIDUAL if role is Role.VICTIM else RoleKind.GROUP,
                        confidence=Confidence.FACT,
                    )
                )
        counted = []
        if tell.killed is not None:
            figure = Figure(
                id=anchor("fig", document, start + 20, start + 30),
                document=document,
                passage="psg",
                words=str(tell.killed),
                start=start + 20,
                end=start + 30,
                measure=tell.measure,
                low=tell.killed,
                best=tell.killed,
                high=tell.killed,
                group=tell.group,
                made_by="test",
                place=where,
                when=when,
                claim=claim,
                scope=Scope.CUMULATIVE if tell.total else Scope.INCIDENT,
                certainty=Certainty.DENIED if tell.denied else Certainty.ASSERTED,
            )
            figures.append(figure)
            counted.append(figure.id)
        claims.append(
            Claim(
                id=claim,
                document=document,
                passage="psg",
                start=start,
                end=start + 150,
                spans=((start, start + 150),),
                chain=(),
                cue=None,
                certainty=Certainty.ASSERTED,
                polarity=Polarity.NEGATIVE if tell.denied else Polarity.POSITIVE,
                kind=tell.kind,
                roles=tuple(roles),
                place=where,
                when=when,
                figures=tuple(counted),
                score=0.8,
                made_by="test",
            )
        )
    return Reading(
        document=Document(
            id=document,
            text="x" * 200 * len(tells),
            sha256="",
            cleaned_by="test",
            source=name,
            published=MARCH + dt.timedelta(days=printed - 1) if printed is not None else None,
        ),
        passages=(),
        entities=tuple(entities),
        places=tuple(places.values()),
        times=(),
        figures=tuple(figures),
        claims=tuple(claims),
        made_by="test",
    )


def joined(*readings: Reading, reviews: Sequence[Review] = ()) -> list[list[str]]:
    """The outlets of each event, without those that only one tells of a total."""
    made, _ = events(readings, decisions=reviews)
    return sorted([d.removeprefix("doc-") for d in event.documents] for event in made)


def decided(verdict: Verdict, a: str, b: str, n: int = 0) -> Review:
    """A person's decision about a pair."""
    return Review(id=f"rev-{n}", subject=f"{a}|{b}", seen="", verdict=verdict, reviewer="ada", at=NOON)


def claim_of(reading: Reading, n: int = 0) -> str:
    """The id of its n-th claim."""
    return reading.claims[n].id


# ------------------------------------------------------------------ kinds


def test_every_kind_has_its_place_in_every_scheme() -> None:
    """ACLED's 25 sub-types of 6 types, each with what the other schemes call it."""
    assert len(KINDS) == 25
    assert len({kind.type for kind in KINDS.values()}) == 6
    assert all(kind.ucdp in (None, 1, 2, 3) for kind in KINDS.values())
    known = {"attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage", None}
    assert {kind.muc for kind in KINDS.values()} <= known


@pytest.mark.parametrize(
    ("a", "b", "low", "high"),
    [
        ("Air/drone strike", "Air/drone strike", 1.0, 1.0),
        ("Air/drone strike", "Shelling/artillery/missile attack", 0.5, 0.9),
        ("Air/drone strike", "Attack", 0.5, 0.9),
        ("Air/drone strike", "Arrests", 0.0, 0.0),
        ("Agreement", "Looting/property destruction", 0.0, 0.0),
        ("Attack", "Abduction/forced disappearance", 0.0, 0.4),
    ],
)
def test_kinds_are_compatible_as_reporters_mix_them(a: str, b: str, low: float, high: float) -> None:
    """Shelling and air strikes are mixed up in reports, arrests and air strikes never; either way round."""
    assert low <= compatible(a, b) <= high
    assert compatible(a, b) == compatible(b, a)


# ------------------------------------------------------------------ joining


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


def test_a_chain_of_likenesses_does_not_carry_an_event_across_the_days() -> None:
    """Each day is like the next; a week is not one event."""
    row = [report(f"day{n}", Tell(days=(n, n)), printed=n + 1) for n in range(3, 12)]
    made, _ = events(row)
    for event in made:
        days = {int(d.removeprefix("doc-day")) for d in event.documents}
        assert max(days) - min(days) <= 1


def test_a_chain_of_places_does_not_carry_an_event_across_the_land() -> None:
    """A report that names only the division joins one of its towns, and does not join the towns."""
    row = [
        report("a", Tell(at="Deir Marran", killed=15)),
        report("b", Tell(at="Hasrun", killed=15)),
        report("c", Tell(at="Salh", killed=15)),
    ]
    made, _ = events(row)
    assert len(made) == 2
    assert not any({"doc-a", "doc-c"} <= set(event.documents) for event in made)


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
    ("by", "reason"), [(("a gunman", "two soldiers"), False), (("the gunman", "Orva"), False), (("Varn", "Orva"), True)]
)
def test_only_who_is_named_contradicts_another(by: tuple[str, str], reason: bool) -> None:
    """ "A gunman" may be anybody; two names of doers speak against one act."""
    (pair,) = events(undecided(by))[1]
    assert ("different perpetrators named" in pair.reasons) is reason


def test_ages_of_the_harmed_speak_for_one_act() -> None:
    """A boy of seven hurt in a town, and a boy of seven hurt there on a day that is not told, are one."""
    assert joined(*undecided(words="a boy")) == [["a"], ["b"]]
    assert joined(*undecided(words="a 7-year-old boy")) == [["a", "b"]]


def test_a_spot_known_by_its_division_is_no_division() -> None:
    """Two hurt in a park of which only the province is known are of the act in the town, no count of the province."""
    told = report("gazette", Tell(killed=8), Tell(at="Mill Park", killed=2))
    park = replace(town("Hasrun"), id="plc:park", name="Mill Park", gazetteer=None)
    told = replace(told, places=tuple(replace(p, place=p.place or park) for p in told.places))
    assert len(events([told])[0]) == 1
    region = replace(
        told,
        places=tuple(
            replace(p, place=town(p.place.name))
            if p.place and p.place.name in TOWNS
            else replace(p, place=town("Hasrun"))
            for p in told.places
        ),
    )
    assert len(events([region])[0]) == 2


def test_background_history_is_an_event_of_then() -> None:
    """What happened in January is another event of the same report, and joins what was reported then."""
    now = report("gazette", Tell(), Tell(days=(-50, -50), killed=30), printed=6)
    then = report("herald", Tell(days=(-50, -50), killed=30), printed=-49)
    assert joined(now, then) == [["gazette"], ["gazette", "herald"]]


def test_a_report_that_tells_of_two_towns_tells_of_two_events() -> None:
    """Places apart are acts apart; a sentence without a place stays with the one before."""
    made, _ = events([report("gazette", Tell(), Tell(at=None, days=None, killed=40), Tell(at="Narsa", killed=4))])
    assert sorted(len(event.claims) for event in made) == [1, 2]


def worded(reading: Reading, *words: str) -> Reading:
    """The report with its days told in these words, one for each claim."""
    told = [
        (figure.id, replace(figure.when, words=word))
        for figure, word in zip(reading.figures, words, strict=True)
        if figure.when is not None
    ]
    figures = tuple(replace(f, when=dict(told).get(f.id, f.when)) for f in reading.figures)
    return replace(reading, figures=figures)


@pytest.mark.parametrize(
    ("words", "numbers", "n"),
    [
        (("Saturday night", "Sunday"), (1, 1), 1),
        (("Saturday", "early Sunday"), (1, 1), 1),
        (("Saturday", "Sunday"), (1, 1), 2),
        (("Saturday afternoon", "Sunday night"), (1, 1), 2),
        (("Saturday night", "Sunday"), (4, 9), 2),
    ],
)
def test_a_night_belongs_to_two_days(words: tuple[str, str], numbers: tuple[int, int], n: int) -> None:
    """ "Saturday night" and "Sunday" of one report can be one act, but not where each counts other numbers."""
    first, second = (Tell(days=(day, day), killed=number) for day, number in zip((4, 5), numbers, strict=True))
    made, _ = events([worded(report("gazette", first, second), *words)])
    assert len(made) == n


def test_a_victim_told_again_is_of_the_same_act_whatever_day_stands_beside_him() -> None:
    """A report that names its victim beside the day of his funeral tells of one act; years ago it was another."""
    shot, buried = Tell(days=(2, 2), killed=1), Tell(days=(5, 5), killed=1)
    named = report("gazette", shot, buried)
    named = replace(named, figures=tuple(replace(f, words="24-year-old Tomas Vael") for f in named.figures))
    assert len(events([named])[0]) == 1
    crowd = replace(named, figures=tuple(replace(f, words="Army Officer") for f in named.figures))
    assert len(events([crowd])[0]) == 2
    long_ago = report("herald", Tell(days=(-400, -400), killed=1), buried)
    long_ago = replace(long_ago, figures=tuple(replace(f, words="Tomas Vael") for f in long_ago.figures))
    assert len(events([long_ago])[0]) == 2


def test_the_crimes_of_a_year_are_no_event() -> None:
    """A figure flagged as a statistic stays in the reading and makes no event."""
    reading = report("gazette", Tell(kind=None, killed=300, total=True))
    assert len(events([reading])[0]) == 1
    counted = tuple(replace(f, flags=(STATISTIC,)) for f in reading.figures)
    assert events([replace(reading, figures=counted)]) == ((), ())


def test_a_claim_with_neither_act_nor_figure_makes_no_event() -> None:
    """Talk is not an event."""
    assert events([report("gazette", Tell(kind=None, killed=None))]) == ((), ())


def test_a_figure_gives_its_event_a_kind() -> None:
    """Deaths make an attack of some kind, detentions arrests; a kind that is told goes before."""
    made, _ = events([report("a", Tell(kind=None))])
    assert made[0].kind == "Attack"
    made, _ = events([report("a", Tell(kind=None, measure=Measure.DETAINED))])
    assert made[0].kind == "Arrests"
    made, _ = events([report("a", Tell(kind=None)), report("b", Tell())])
    assert made[0].kind == "Air/drone strike"


def test_denials_join_what_they_deny_and_make_nothing() -> None:
    """A denial alone is no event; beside a report it is part of its event."""
    denial = report("herald", Tell(kind=None, denied=True))
    assert events([denial])[0] == ()
    made, _ = events([report("gazette", Tell()), denial])
    assert len(made) == 1
    assert claim_of(denial) in made[0].claims


def test_an_event_takes_the_finest_place_and_the_most_precise_day() -> None:
    """A neighbourhood's surroundings and two days give way to the town and the day."""
    made, _ = events([report("a", Tell(at="Old Qutba", days=(5, 6))), report("b", Tell(at="Qutba"))])
    (event,) = made
    assert event.place is not None
    assert event.when is not None
    assert (event.place.words, event.when.precision) == ("Qutba", 1)


def test_a_count_over_a_region_and_several_days_is_a_running_total() -> None:
    """Whatever its words call it, six days in a division are no single act, and hold the strike on one of them."""
    made, _ = events([report("a", Tell(at="Hasrun", days=(3, 8), killed=80)), report("b", Tell())])
    assert len(made) == 2
    whole = next(event for event in made if event.documents == ("doc-a",))
    assert [event.part_of for event in made if event is not whole] == [whole.id]


def test_without_a_told_time_the_week_of_printing_stands_and_says_so() -> None:
    """The day of printing is the last resort, with a precision that admits it; without it nothing is guessed."""
    made, _ = events([report("a", Tell(days=None), printed=6)])
    when = made[0].when
    assert when is not None
    assert (when.end, when.precision, when.words) == (MARCH + dt.timedelta(days=5), 3, "")
    made, _ = events([report("a", Tell(days=None), printed=None)])
    assert made[0].when is None


def test_actors_of_an_event_come_from_the_key() -> None:
    """Who takes part is known by Actor id where the directory knows the words."""
    made, _ = events([report("a", Tell(by="the Umbar Guard"))], key=lambda words: "umg" if "Guard" in words else None)
    assert made[0].actors == ("umg",)


# ------------------------------------------------------------------ wholes and parts


def test_a_running_total_is_an_episode_whose_parts_lie_inside_it() -> None:
    """Six days in the division: the strikes in its towns on those days are parts, others are not."""
    total = report("monitor", Tell(kind=None, at="Hasrun", days=(4, 9), killed=90, total=True), printed=10)
    inside = report("gazette", Tell(days=(5, 5)))
    outside = report("herald", Tell(at="Narsa", days=(5, 5)))
    after = report("courier", Tell(days=(20, 20)), printed=21)
    made, _ = events([total, inside, outside, after])
    by_outlet = {event.documents[0].removeprefix("doc-"): event for event in made}
    assert by_outlet["gazette"].part_of == by_outlet["monitor"].id
    assert [by_outlet[name].part_of for name in ("monitor", "herald", "courier")] == [None, None, None]


def test_the_smallest_episode_holds_an_event_and_is_held_by_the_larger() -> None:
    """A week in a division inside a month in the land."""
    land = report("a", Tell(kind=None, at="Marrania", days=(1, 31), killed=900, total=True), printed=31)
    division = report("b", Tell(kind=None, at="Hasrun", days=(4, 9), killed=90, total=True), printed=10)
    strike = report("c", Tell(days=(5, 5)))
    made, _ = events([land, division, strike])
    by_outlet = {event.documents[0].removeprefix("doc-"): event for event in made}
    assert by_outlet["c"].part_of == by_outlet["b"].id
    assert by_outlet["b"].part_of == by_outlet["a"].id


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


# ------------------------------------------------------------------ decisions


def test_a_person_joins_what_the_machine_would_not() -> None:
    """ "Same" wins over place, time and numbers, by claim, figure or event id."""
    a, b = report("a", Tell()), report("b", Tell(at="Narsa", days=(20, 20)), printed=21)
    apart, _ = events([a, b])
    for x, y in (
        (claim_of(a), claim_of(b)),
        (b.figures[0].id, a.figures[0].id),
        (apart[0].id, apart[1].id),
    ):
        assert joined(a, b, reviews=[decided(Verdict.SAME, x, y)]) == [["a", "b"]]


def test_a_person_joins_whole_events() -> None:
    """Two that hold several reports become one with all of them, though only one telling of each is named."""
    here = [report(name, Tell()) for name in "abc"]
    there = [report(name, Tell(at="Narsa", days=(20, 20)), printed=21) for name in "def"]
    assert joined(*here, *there) == [["a", "b", "c"], ["d", "e", "f"]]
    for x, y in ((here[0], there[0]), (here[2], there[1])):
        assert joined(*here, *there, reviews=[decided(Verdict.SAME, claim_of(x), claim_of(y))]) == [list("abcdef")]


def test_a_person_parts_what_the_machine_would_join() -> None:
    """ "Different" holds even through a third report that is like both, and asks no more."""
    a, b, c = report("a", Tell()), report("b", Tell()), report("c", Tell())
    review = decided(Verdict.DIFFERENT, claim_of(a), claim_of(b))
    made, pairs = events([a, b, c], decisions=[review])
    assert len(made) == 2
    assert not any({"doc-a", "doc-b"} <= set(event.documents) for event in made)
    assert not any({pair.a, pair.b} == {claim_of(a), claim_of(b)} for pair in pairs)


def test_the_last_decision_about_a_pair_stands() -> None:
    """A person may think again; unsure takes a decision back."""
    a, b = report("a", Tell(killed=3)), report("b", Tell(killed=40))
    x, y = claim_of(a), claim_of(b)
    same, different = decided(Verdict.SAME, x, y, 1), decided(Verdict.DIFFERENT, y, x, 2)
    assert joined(a, b, reviews=[different, same]) == [["a", "b"]]
    assert joined(a, b, reviews=[same, different]) == [["a"], ["b"]]
    _, pairs = events([a, b], decisions=[same, decided(Verdict.UNSURE, x, y, 3)])
    assert len(pairs) == 1


def test_a_decided_pair_is_not_asked_again() -> None:
    """What a person called different does not come back as unsure."""
    a, b = report("a", Tell(killed=3)), report("b", Tell(killed=40))
    _, pairs = events([a, b], decisions=[decided(Verdict.DIFFERENT, claim_of(a), claim_of(b))])
    assert pairs == ()


def test_decisions_about_what_is_not_here_are_left_alone() -> None:
    """A decision about other reports, or about no pair, changes nothing."""
    a = report("a", Tell())
    odd = [decided(Verdict.SAME, claim_of(a), "clm-elsewhere"), replace(decided(Verdict.ACCEPT, "x", "y"), subject="x")]
    assert joined(a, reviews=odd) == [["a"]]


# ------------------------------------------------------------------ where


def test_places_are_near_by_distance_and_containment() -> None:
    """A suburb is near its town, a division holds its towns, a land holds all, and towns far off are apart."""

    def at(name: str) -> PlaceMention:
        place = town(name) if name in TOWNS else None
        return PlaceMention(id=name, document="d", start=0, end=1, words=name, place=place, score=1.0)

    assert near(at("Deir Marran"), at("Deir Marran")) == 1.0
    assert 0.4 <= (near(at("Qutba"), at("Old Qutba")) or 0) < 1
    assert near(at("Deir Marran"), at("Hasrun")) == 0.4
    assert near(at("Deir Marran"), at("Marrania")) == 0.15
    assert near(at("Deir Marran"), at("Salh")) is None
    assert near(at("Narsa"), at("Hasrun")) is None
    assert near(at("a hamlet"), at("a hamlet")) == 1.0
    assert near(at("a hamlet"), at("a mill")) is None
    assert near(None, at("Narsa")) == 0.1
    assert distance_km(town("Deir Marran"), town("Qutba")) == pytest.approx(6.3, abs=0.2)


# ------------------------------------------------------------------ what must always hold

_tells = st.builds(
    Tell,
    kind=st.sampled_from(["Air/drone strike", "Attack", "Arrests", "Armed clash", None]),
    at=st.sampled_from([*TOWNS, "a hamlet", None]),
    days=st.one_of(st.none(), st.tuples(st.integers(1, 9), st.integers(0, 5)).map(lambda d: (d[0], d[0] + d[1] // 3))),
    killed=st.sampled_from([None, 1, 3, 12, 13, 40, 200]),
    total=st.sampled_from([False, False, False, True]),
    denied=st.sampled_from([False, False, False, True]),
    by=st.sampled_from([None, "the Guard", "the League"]),
    victim=st.sampled_from([None, None, "Adela Norrin"]),
)
_reports = st.lists(st.tuples(st.lists(_tells, min_size=1, max_size=3), st.integers(5, 12)), min_size=1, max_size=9)


@settings(max_examples=120, deadline=None)
@given(_reports, st.randoms(use_true_random=False))
def test_events_do_not_depend_on_order_or_repetition(rows: list[tuple[list[Tell], int]], chance: random.Random) -> None:
    """Whatever the order in which reports come, and however often, the events and pairs are the same."""
    readings = [report(f"r{n}", *tells, printed=day) for n, (tells, day) in enumerate(rows)]
    expected = events(readings)
    shuffled = [*readings, *readings[:2]]
    chance.shuffle(shuffled)
    assert events(shuffled) == expected


@settings(max_examples=120, deadline=None)
@given(_reports, st.lists(st.integers(1, 4), max_size=8), st.randoms(use_true_random=False))
def test_events_do_not_depend_on_batches(
    rows: list[tuple[list[Tell], int]], sizes: list[int], chance: random.Random
) -> None:
    """One report after the other, or some at a time, gives what all at once give; each change tells what it changed."""
    readings = [report(f"r{n}", *tells, printed=day) for n, (tells, day) in enumerate(rows)]
    expected = events(readings)
    chance.shuffle(readings)
    joining = Joining()
    known: dict[str, Event] = {}
    while readings:
        size = sizes.pop() if sizes else 1
        change = joining.add(readings[:size])
        del readings[:size]
        assert not change.gone & {event.id for event in change.made}
        for name in change.gone:
            del known[name]
        known |= {event.id: event for event in change.made}
        assert known == {event.id: event for event in joining.events()}
    assert (joining.events(), joining.pairs()) == expected


def test_a_full_block_parts_those_whom_a_new_one_pushes_apart() -> None:
    """In a block of many each meets its neighbours by number, whatever came first."""
    readings = [report(f"r{n}", Tell(killed=n % 37 + 1), printed=7) for n in range(120)]
    expected = events(readings)
    joining = Joining()
    for reading in reversed(readings):
        joining.add([reading])
    assert (joining.events(), joining.pairs()) == expected


def test_decisions_hold_for_what_comes_later() -> None:
    """Two that a person called different stay so when a third comes that is like both."""
    a, b = report("a", Tell()), report("b", Tell(killed=14))
    log = [decided(Verdict.DIFFERENT, claim_of(a), claim_of(b))]
    joining = Joining(decisions=log)
    for reading in (a, b, report("c", Tell())):
        joining.add([reading])
    assert len(joining.events()) == 2
    assert (joining.events(), joining.pairs()) == events([a, b, report("c", Tell())], decisions=log)


@settings(max_examples=120, deadline=None)
@given(_reports)
def test_no_figure_is_lost_or_told_twice(rows: list[tuple[list[Tell], int]]) -> None:
    """Every asserted figure is in exactly one event; parts belong to events that are there, and never to themselves."""
    readings = [report(f"r{n}", *tells, printed=day) for n, (tells, day) in enumerate(rows)]
    made, pairs = events(readings)
    held = [figure for event in made for figure in event.figures]
    assert len(held) == len(set(held))
    asserted = {f.id for r in readings for f in r.figures if f.certainty is not Certainty.DENIED}
    assert asserted <= set(held)
    by_id: dict[str, Event] = {event.id: event for event in made}
    assert len(by_id) == len(made)
    for event in made:
        seen, up = {event.id}, event.part_of
        while up is not None:
            assert up in by_id
            assert up not in seen
            seen.add(up)
            up = by_id[up].part_of
    _pairs_are_sound(pairs, readings)


def _pairs_are_sound(pairs: Sequence[Pair], readings: Sequence[Reading]) -> None:
    claims = {claim.id for reading in readings for claim in reading.claims}
    for pair in pairs:
        assert pair.a < pair.b
        assert {pair.a, pair.b} <= claims
        assert pair.reasons
        assert 0 <= pair.score <= 1


def test_the_dead_of_an_arrest_are_those_of_the_attack() -> None:
    """ "Arrested for the killing of four": the four belong to the attack, and the arrest holds none of them."""
    told = report("a", Tell(kind="Arrests", killed=4), Tell(kind="Attack", killed=4), Tell(kind="Arrests", killed=None))
    made, _ = events([told])
    assert sorted((event.kind, len(event.figures)) for event in made) == [("Arrests", 0), ("Attack", 2)]


def test_the_dead_of_an_arrest_alone_are_of_an_attack() -> None:
    """A report that tells of the dead only as why somebody was arrested still tells of an attack."""
    (event,), _ = events([report("a", Tell(kind="Arrests", killed=4))])
    assert event.kind == "Attack"


@pytest.mark.parametrize(("told", "counted"), [("Deir Marran", "Qutba"), ("Qutba", "Deir Marran")])
def test_an_event_is_where_its_people_were_counted(told: str, counted: str) -> None:
    """Of two neighbouring towns that one report tells of, the one where nobody was counted gives way."""
    (event,), _ = events([report("a", Tell(at=told, killed=None), Tell(at=counted, killed=31))])
    assert event.place is not None
    assert event.place.words == counted


def test_a_new_report_touches_only_its_block() -> None:
    """A report of another town leaves every other event as it was, id and all."""
    old = [report(f"r{n}", Tell(days=(n % 9 + 1, n % 9 + 1))) for n in range(12)]
    before, _ = events(old)
    after, _ = events([*old, report("new", Tell(at="Narsa", killed=31))])
    assert set(before) < set(after)


def test_no_report_is_compared_with_all_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Joins are by blocks: in a long record of many towns and a hundred days each report meets some dozens."""
    met = 0
    compare = rooms._compare

    def counted(*pair: Any) -> Any:
        nonlocal met
        met += 1
        return compare(*pair)

    monkeypatch.setattr(rooms, "_compare", counted)
    chance = random.Random(3)
    readings = [
        report(f"r{n}", Tell(at=chance.choice(list(TOWNS)), days=(d, d), killed=d % 40), printed=d + 1)
        for n in range(2000)
        for d in (chance.randrange(1, 100),)
    ]
    made, _ = events(readings)
    assert 0 < len(made) < 2000
    assert 0 < met < 200_000, "all pairs would be 2,000,000"


# ------------------------------------------------------------------ reading anew, leaving out, deciding


class Steps:
    """Random steps on a record of reports: taken in, read anew, left out; people decide and take decisions back."""

    def __init__(self, chance: random.Random, pool: Sequence[tuple[list[Tell], int]]) -> None:
        self.chance, self.pool = chance, list(pool)
        self.here: dict[str, Reading] = {}
        self.log: list[Review] = []

    def read(self) -> list[Reading]:
        """Some reports, new or in the stead of those that are there."""
        made = {}
        for _ in range(self.chance.randrange(1, 4)):
            tells, day = self.chance.choice(self.pool)
            name = f"r{self.chance.randrange(len(self.pool) + 2)}"
            made[name] = report(name, *tells, printed=day)
        self.here |= {f"doc-{name}": reading for name, reading in made.items()}
        return list(made.values())

    def forget(self) -> list[str]:
        """Some reports that are left out from now on."""
        gone = self.chance.sample(sorted(self.here), min(len(self.here), self.chance.randrange(1, 3)))
        for name in gone:
            del self.here[name]
        return gone

    def decide(self, *, by_event: bool = False) -> list[Review]:
        """The log with a decision more, or with one taken back."""
        if self.log and self.chance.random() < 0.3:
            del self.log[self.chance.randrange(len(self.log))]
            return self.log
        names = [claim.id for reading in self.here.values() for claim in reading.claims]
        names += [figure.id for reading in self.here.values() for figure in reading.figures]
        if by_event:
            names += [event.id for event in events(self.here.values(), decisions=self.log)[0]]
        if len(names) > 1:
            verdict = self.chance.choice([Verdict.SAME, Verdict.DIFFERENT, Verdict.DIFFERENT, Verdict.UNSURE])
            a, b = self.chance.sample(names, 2)
            self.log.append(replace(decided(verdict, a, b), id=f"rev-{self.chance.random()}"))
        return self.log


@settings(max_examples=150, deadline=None)
@given(_reports, st.lists(st.sampled_from("arfdd"), max_size=14), st.booleans(), st.randoms(use_true_random=False))
def test_steps_lead_where_the_end_leads(
    rows: list[tuple[list[Tell], int]], steps: list[str], by_event: bool, chance: random.Random
) -> None:
    """Whatever was read anew, left out, decided and taken back, what stands gives what it would give alone."""
    walk, joining = Steps(chance, rows), Joining()
    known: dict[str, Event] = {}
    open_: dict[tuple[int, int], Pair] = {}
    for step in ["r", "r", *steps]:
        match step:
            case "a":
                fresh = [reading for reading in walk.here.values() if chance.random() < 0.2]
                change = joining.add(fresh)
                assert not change.made
            case "r":
                change = joining.replace(walk.read())
            case "f":
                change = joining.forget(walk.forget())
            case _:
                change = joining.decide(walk.decide(by_event=by_event))
        for name in change.gone:
            del known[name]
        known |= {event.id: event for event in change.made}
        open_ |= {key: pair for key, pair in change.pairs.items() if pair is not None}
        open_ = {key: pair for key, pair in open_.items() if change.pairs.get(key, pair) is not None}
        assert (joining.events(), joining.pairs()) == events(walk.here.values(), decisions=walk.log)
        assert known == {event.id: event for event in joining.events()}
        assert sorted(open_.values(), key=lambda pair: (-pair.score, pair.a, pair.b)) == list(joining.pairs())


@pytest.mark.parametrize("neighbours", [1, 2, 5])
def test_a_full_block_heals_where_reports_are_left_out(neighbours: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a block of many, those whom a report kept apart meet when it goes, and part when it comes back."""
    monkeypatch.setattr("corroborate.weigh.events._NEIGHBOURS", neighbours)  # so that few reports fill a block
    chance = random.Random(neighbours)
    readings = [
        report(f"r{n}", Tell(at=chance.choice([*TOWNS, None]), days=(d, d), killed=chance.randrange(1, 40)), printed=9)
        for n in range(60)
        for d in (chance.randrange(3, 9),)
    ]
    joining = Joining()
    joining.add(readings)
    here = {reading.document.id: reading for reading in readings}
    for reading in chance.choices(readings, k=60):
        if here.pop(reading.document.id, None) is not None:
            joining.forget([reading.document.id])
        else:
            here[reading.document.id] = reading
            joining.add([reading])
        assert (joining.events(), joining.pairs()) == events(here.values())
