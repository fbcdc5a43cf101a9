"""When figures happened: the day of the act, the interval of a total, the day of the report."""

from __future__ import annotations

import pytest
from told_scenes import answer, built, told

DAYS = [
    ("Shells killed 14 people on Friday and 22 people on Saturday.", "14 people", "2031-03-07"),
    ("Shells killed 14 people on Friday and 22 people on Saturday.", "22 people", "2031-03-08"),
    ("Shells on Friday killed 14 people and hurt nine people.", "nine people", "2031-03-07"),
    ("Police arrested a man on Tuesday. The shooting on Saturday left two people dead.", "two people", "2031-03-08"),
    ("A man was arrested Tuesday in a shooting that killed two people.", "two people", None),
    ("A woman who was shot Saturday died on Sunday.", "A woman", "2031-03-08"),
    ("A woman died Sunday, a week after she was wounded in a raid.", "A woman", None),
    ("A woman died on Sunday in a raid.", "A woman", "2031-03-09"),
    (
        "One of five people shot outside the town's old tea house and mill Saturday has died. A man died Sunday.",
        "A man",
        "2031-03-08",
    ),
    (
        "A man killed in a raid on Saturday was identified Monday as a baker. Two people died.",
        "Two people",
        "2031-03-08",
    ),
    (
        "A raid on Saturday hurt nine. Three were listed in stable condition Monday. Two people died.",
        "Two people",
        "2031-03-08",
    ),
    (
        "A raid on Saturday hurt nine. He turned himself in to police Monday. Two people died.",
        "Two people",
        "2031-03-08",
    ),
    ("A raid on Saturday hurt nine. He faced a news conference Monday. Two people died.", "Two people", "2031-03-08"),
    ("A raid on Saturday hurt nine. Monday, police released names. Two people died.", "Two people", "2031-03-08"),
    ("A raid on Saturday hurt nine. As of Monday, it was unclear why. Two people died.", "Two people", "2031-03-08"),
    ("A raid on Saturday hurt nine. A peace conference opened Monday. Two people died.", "Two people", "2031-03-10"),
    ("A man was charged with murder on Monday in a shooting that killed two people.", "two people", None),
    ("Police arrested a 23-year-old man in north Arda Monday in a raid that hurt nine.", "nine", None),
    (
        "A town mourns. Grief is everywhere. Nobody slept. Two people died. It happened about noon Monday.",
        "Two people",
        "2031-03-10",
    ),
    (
        "Two people died. A town mourns. Grief is everywhere. Nobody slept. It happened about noon Monday.",
        "Two people",
        "2031-03-10",
    ),
]


@pytest.mark.parametrize(("text", "words", "day"), DAYS)
def test_the_day_of_an_act_is_neither_that_of_the_arrest_nor_of_a_later_death(
    text: str, words: str, day: str | None
) -> None:
    """People were harmed on the day of the act, though the arrest, the death or the name came later."""
    assert answer(text, words)[1] == day


def test_those_who_were_arrested_were_so_on_the_day_of_the_arrest() -> None:
    """What the day of an arrest dates is the arrest alone."""
    text = "A man was arrested Tuesday in a shooting that killed two people."
    assert told(built(text).of(0, 5, arrest=True).when) == "2031-03-11"
    assert built(text).of(0, 5).when is None


WHEN = [
    ("Nine people were killed on Thursday.", "Nine people", "2031-03-06"),
    ("Nine people were killed on Thursday, the monitor said on Friday.", "Nine people", "2031-03-06"),
    ("The monitor said on Friday that nine people were killed.", "nine people", None),
    ("A raid struck on Thursday. The monitor said on Friday nine people died.", "nine people", "2031-03-06"),
    ("Nine died on Monday, while on Friday six soldiers died.", "six soldiers", "2031-03-07"),
    ("Nine died on Monday, while on Friday six soldiers died.", "Nine", "2031-03-10"),
    ("A raid struck Arda on Monday. Nine people were killed.", "Nine people", "2031-03-10"),
    ("A raid struck Arda on Monday. Homes burned. Nine people were killed.", "Nine people", "2031-03-10"),
    ("Nine people were killed in a raid. The raid struck on Monday.", "Nine people", "2031-03-10"),
    ("Raid kills nine.\n\nThe raid struck on Monday.", "nine", "2031-03-10"),
    ("A raid struck on Monday. In 2016, ninety people were killed there.", "ninety people", "2016-01-01/2016-12-31"),
    ("Raids went on in 2016. Nine people were killed.", "Nine people", None),
    ("A raid struck on Monday. Ninety people were killed in recent days.", "Ninety people", None),
    ("Nine people were killed. The vote will be held on Friday.", "Nine people", None),
    ("Nine people were killed on Monday before talks due on Friday.", "Nine people", "2031-03-10"),
    ("It was the first since an attack on Monday that killed nine people.", "nine people", "2031-03-10"),
    ("Raids overnight killed nine people.", "nine people", "2031-03-11/2031-03-12"),
    ("Nine people were killed.", "Nine people", None),
    ("ARDA, March 11 (NW) - Nine people were killed.", "Nine people", None),
]


@pytest.mark.parametrize(("text", "words", "when"), WHEN)
def test_a_figure_happened_at_a_time(text: str, words: str, when: str | None) -> None:
    """The clause's time, the sentence's, the account's; never the day of saying, a vague time or one to come."""
    assert answer(text, words)[1] == when


TOTALS = [
    ("Since Friday, raids have killed 90 people.", "90 people", "2031-03-07/2031-03-12"),
    ("The war, which began in May 2021, has killed 9000 people.", "9000 people", "2021-05-01/2031-03-12"),
    (
        "9000 people have died in the war that started with protests in May 2021.",
        "9000 people",
        "2021-05-01/2031-03-12",
    ),
    ("The war began in May 2021. It has killed 9000 people.", "9000 people", "2021-05-01/2031-03-12"),
    ("Raids since Friday have killed 90 people, the monitor said on Monday.", "90 people", "2031-03-07/2031-03-10"),
    ("A raid struck on Monday. The war has killed 9000 people.", "9000 people", None),
    ("Raids on Saturday and Sunday killed 90 people.", "90 people", "2031-03-08/2031-03-09"),
    ("In the past ten days raids killed 90 people.", "90 people", "2031-03-02/2031-03-12"),
]


@pytest.mark.parametrize(("text", "words", "when"), TOTALS)
def test_a_total_takes_its_own_interval(text: str, words: str, when: str | None) -> None:
    """A total runs from the beginning that the words tell to the day on which it was told."""
    assert answer(text, words, cumulative=True)[1] == when


@pytest.mark.parametrize(
    ("text", "words", "when"),
    [
        ("A court on Tuesday tried a man who killed nine people in Arda on 3 March.", "nine people", "2031-03-03"),
        ("Nine people were killed on Sunday. Mourners buried two of them on Tuesday.", "Nine people", "2031-03-09"),
        ("Nine farmers were buried on Tuesday after an attack on Sunday that killed them.", "an attack", "2031-03-09"),
    ],
)
def test_what_came_after_dates_no_act(text: str, words: str, when: str) -> None:
    """Trials and funerals have days of their own."""
    assert answer(text, words)[1] == when


def test_by_report_takes_the_date_lines_day() -> None:
    """Asked for it, an act without any time takes its dispatch's day, at precision 2."""
    text = "ARDA, Varland (March 11, 2031)\nForces killed nine people."
    start = text.index("killed")
    found = built(text).of(start, start + 6, by_report=True).when
    assert found is not None
    assert (told(found), found.precision) == ("2031-03-11", 2)


def test_by_report_never_overrides_an_unresolved_time() -> None:
    """A sentence with a vague time of its own is not dated by its report."""
    text = "ARDA, Varland (March 11, 2031)\nForces killed nine people in recent weeks."
    assert answer(text, "nine people", by_report=True)[1] is None


@pytest.mark.parametrize(
    ("lead", "regional", "scene"),
    [
        ("At least 740 people were killed in the coastal region.", True, (None, None)),
        ("At least 740 people were killed in four days of violence.", True, (None, "2031-03-08/2031-03-12")),
        ("At least 740 people were killed in Merrin.", True, ("Merrin", None)),
        ("At least 21 people were killed on the coast.", False, ("Arda", "2031-03-07")),
    ],
)
def test_a_total_of_hundreds_is_not_of_the_town_and_day_told_next(
    lead: str, regional: bool, scene: tuple[str | None, str | None]
) -> None:
    """What a monitor counts over a region is not what residents of one town saw on one day."""
    text = f"{lead} Gunmen went from house to house in Arda on Friday."
    found = built(text).of(0, len("At least 740 people"), cumulative=True, regional=regional)
    place = next((name for name in ("Arda", "Merrin") if found.place == str(text.find(name))), None)
    assert (place, told(found.when)) == scene


def test_a_total_beside_a_total_is_of_the_same_days() -> None:
    """ "Some 300 fighters also died": in the days that the sentence before counts over."""
    text = "At least 740 people were killed in four days of violence. Some 300 fighters also died."
    start = text.index("Some 300")
    assert told(built(text).of(start, start + 17, cumulative=True).when) == "2031-03-08/2031-03-12"
