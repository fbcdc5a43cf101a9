"""Times as news tells them -> intervals of days: a table of invented sentences, and what must hold for any text."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corroborate.read.calendar import (
    month_of,
    nearest_year,
    precision_of,
    shift,
    shift_months,
    week_of,
    weekday_after,
    weekday_before,
    weekend_before,
)
from corroborate.read.times import anchor_day, times
from corroborate.text.tokens import Sentence, sentences
from corroborate.values import Passage, PassageKind, TimeMention

WEDNESDAY = dt.date(2031, 3, 12)


def split(text: str, kind: PassageKind = PassageKind.NARRATION) -> tuple[Sentence, ...]:
    """The sentences of a text that is one passage."""
    return sentences(text, (Passage(id="p", document="d", start=0, end=len(text), kind=kind),))


def read(text: str, published: dt.date | None = WEDNESDAY) -> tuple[TimeMention, ...]:
    """The times of a text."""
    return times(split(text), published, text)


def told(mention: TimeMention) -> str:
    """A time as "start/end precision", one day once, "?" where it is not resolved."""
    if mention.when is None:
        return "?"
    ends = [day.isoformat() if day else "" for day in (mention.when.start, mention.when.end)]
    return f"{ends[0] if ends[0] == ends[1] else '/'.join(ends)} {mention.when.precision}"


# A sentence published on Wednesday, 12 March 2031, the words of its one time, and what they mean.
ONE_TIME = [
    # weekdays
    ("Nine people were killed on Thursday.", "Thursday", "2031-03-06 1"),
    ("Nine people were killed on Wednesday.", "Wednesday", "2031-03-12 1"),
    ("Nine people were killed Tuesday in Arda.", "Tuesday", "2031-03-11 1"),
    ("nine people were killed on tuesday.", "tuesday", "2031-03-11 1"),
    ("NINE KILLED IN ARDA ON TUESDAY", "TUESDAY", "2031-03-11 1"),
    ("Nine people were killed last Wednesday.", "last Wednesday", "2031-03-05 1"),
    ("Nine people died late on Friday.", "late on Friday", "2031-03-07 1"),
    ("Nine people died early Friday.", "early Friday", "2031-03-07 1"),
    ("The shelling of Friday night killed nine.", "Friday night", "2031-03-07 1"),
    ("The convoy will leave on Friday.", "Friday", "2031-03-14 1"),
    ("The vote is scheduled for next Thursday.", "next Thursday", "2031-03-13 1"),
    ("Monday's attack killed nine.", "Monday's", "2031-03-10 1"),
    ("Mondays attack killed nine.", "Mondays", "2031-03-10 1"),
    ("The raid came on Friday last week.", "Friday last week", "2031-03-07 1"),
    ("The raid came on Tuesday of last week.", "Tuesday of last week", "2031-03-04 1"),
    ("It went on from Thursday to Saturday.", "Thursday to Saturday", "2031-03-06/2031-03-08 2"),
    ("It went on between Friday and Sunday.", "Friday and Sunday", "2031-03-07/2031-03-09 2"),
    ("Raids on Saturday and Sunday killed nine.", "Saturday and Sunday", "2031-03-08/2031-03-09 2"),
    ("Nine were killed overnight on Monday.", "overnight on Monday", "2031-03-10/2031-03-11 2"),
    ("Nine were hurt following Friday night's shooting.", "Friday night's", "2031-03-07 1"),
    # pointing words
    ("Nine people were killed yesterday.", "yesterday", "2031-03-11 1"),
    ("Nine people were killed today.", "today", "2031-03-12 1"),
    ("Nine people were killed this morning.", "this morning", "2031-03-12 1"),
    ("Nine people were killed last night.", "last night", "2031-03-11 1"),
    ("Nine people were killed overnight.", "overnight", "2031-03-11/2031-03-12 2"),
    ("The talks begin tomorrow.", "tomorrow", "2031-03-13 1"),
    ("Nine people were killed earlier today.", "earlier today", "2031-03-12 1"),
    ("Yesterday's raid killed nine.", "Yesterday's", "2031-03-11 1"),
    ("A curfew begins tonight.", "tonight", "2031-03-12 1"),
    ("Nine died the day before yesterday.", "day before yesterday", "2031-03-10 1"),
    ("Nine died three days ago.", "three days ago", "2031-03-09 1"),
    ("Nine died 3 days ago.", "3 days ago", "2031-03-09 1"),
    ("Nine died a week ago.", "a week ago", "2031-03-03/2031-03-09 3"),
    ("Nine died two months ago.", "two months ago", "2031-01-01/2031-01-31 4"),
    ("Nine died two years ago.", "two years ago", "2029-01-01/2029-12-31 5"),
    ("Nine died twenty-one days ago.", "twenty-one days ago", "2031-02-19 1"),
    ("Nine died five hours ago.", "five hours ago", "2031-03-12 1"),
    # weeks, months, years
    ("Nine died last week.", "last week", "2031-03-03/2031-03-09 3"),
    ("Nine died this week.", "this week", "2031-03-10/2031-03-12 3"),
    ("Nine died earlier this week.", "earlier this week", "2031-03-10/2031-03-12 3"),
    ("Nine died last month.", "last month", "2031-02-01/2031-02-28 4"),
    ("Nine died earlier this month.", "earlier this month", "2031-03-01/2031-03-12 4"),
    ("Nine died last year.", "last year", "2030-01-01/2030-12-31 5"),
    ("Nine died this year.", "this year", "2031-01-01/2031-03-12 5"),
    ("Ninety have died so far this year.", "so far this year", "2031-01-01/2031-03-12 5"),
    ("Nine died over the weekend.", "weekend", "2031-03-08/2031-03-09 2"),
    ("Nine died last weekend.", "last weekend", "2031-03-08/2031-03-09 2"),
    ("The vote will be held next month.", "next month", "2031-04-01/2031-04-30 4"),
    ("In 2016, ninety were killed in Arda.", "2016", "2016-01-01/2016-12-31 5"),
    ("The 2016 ceasefire held.", "2016", "2016-01-01/2016-12-31 5"),
    ("Late 2016 saw raids.", "Late 2016", "2016-09-01/2016-12-31 5"),
    ("In March 2012 ninety were killed.", "March 2012", "2012-03-01/2012-03-31 4"),
    ("Ninety were killed in January.", "January", "2031-01-01/2031-01-31 4"),
    ("Ninety were killed in November.", "November", "2030-11-01/2030-11-30 4"),
    ("Ninety were killed in March.", "March", "2031-03-01/2031-03-12 4"),
    ("Ninety were killed last March.", "last March", "2030-03-01/2030-03-31 4"),
    ("Ninety were killed in March last year.", "March last year", "2030-03-01/2030-03-31 4"),
    ("Ninety were killed in mid-February.", "mid-February", "2031-02-11/2031-02-20 4"),
    ("Ninety were killed in early February.", "early February", "2031-02-01/2031-02-10 4"),
    ("It lasted from 2011 to 2013.", "2011 to 2013", "2011-01-01/2013-12-31 5"),
    # running up to now
    ("Nine died in the past 72 hours.", "past 72 hours", "2031-03-09/2031-03-12 2"),
    ("Nine died in the last 24 hours.", "last 24 hours", "2031-03-11/2031-03-12 2"),
    ("Nine died in last 24 hours.", "last 24 hours", "2031-03-11/2031-03-12 2"),
    ("Nine died during the past ten days.", "past ten days", "2031-03-02/2031-03-12 4"),
    ("Nine died over the past week.", "past week", "2031-03-05/2031-03-12 3"),
    ("Nine died in the past two weeks.", "past two weeks", "2031-02-26/2031-03-12 4"),
    ("Nine died over the past three years.", "past three years", "2028-03-12/2031-03-12 5"),
    ("Nine have died since March 6.", "since March 6", "2031-03-06/2031-03-12 3"),
    ("Nine have died since Friday.", "since Friday", "2031-03-07/2031-03-12 2"),
    ("Nine have died since early Monday.", "since early Monday", "2031-03-10/2031-03-12 2"),
    (
        "Ninety have died since the war broke out in May 2021.",
        "since the war broke out in May 2021",
        "2021-05-01/2031-03-12 5",
    ),
    ("Ninety have died since 2021.", "since 2021", "2021-01-01/2031-03-12 5"),
    ("The siege held until March 6.", "until March 6", "/2031-03-06 1"),
    ("By Friday the town had fallen.", "By Friday", "/2031-03-07 1"),
    ("Before 6 March nobody had fled.", "Before 6 March", "/2031-03-05 1"),
    # dates
    ("Nine died on 6 March.", "6 March", "2031-03-06 1"),
    ("Nine died on March 6th.", "March 6th", "2031-03-06 1"),
    ("Nine died on the 6th of March.", "6th of March", "2031-03-06 1"),
    ("Nine died on Mar. 6, 2031, in Arda.", "Mar. 6, 2031", "2031-03-06 1"),
    ("Nine died on Thursday, March 6, in Arda.", "Thursday, March 6", "2031-03-06 1"),
    ("Nine died on Thursday (6 March) in Arda.", "Thursday (6 March)", "2031-03-06 1"),
    ("Nine died on December 28.", "December 28", "2030-12-28 1"),
    ("Nine died on 2031-03-06 in Arda.", "2031-03-06", "2031-03-06 1"),
    ("Nine died on 06.03.2031 in Arda.", "06.03.2031", "2031-03-06 1"),
    ("Nine died on 06-03-2031 in Arda.", "06-03-2031", "2031-03-06 1"),
    ("Nine died on 3/6/2031 in Arda.", "3/6/2031", "2031-03-06 1"),
    ("Nine died on 26/2/2031 in Arda.", "26/2/2031", "2031-02-26 1"),
    ("Nine died on ٦ March.", "٦ March", "2031-03-06 1"),
    ("Nine died on the night of 6–7 March.", "6–7 March", "2031-03-06/2031-03-07 2"),
    ("Nine died between 6 and 10 March.", "6 and 10 March", "2031-03-06/2031-03-10 2"),
    ("Nine died on March 6-7.", "March 6-7", "2031-03-06/2031-03-07 2"),
    ("Nine died from December 28 to January 3.", "December 28 to January 3", "2030-12-28/2031-01-03 3"),
    ("Nine died from March 6 to April 3, 2029.", "March 6 to April 3, 2029", "2029-03-06/2029-04-03 4"),
    ("Nine died on 5, 6 and 7 March.", "5, 6 and 7 March", "2031-03-05/2031-03-07 2"),
    ("On March 6 20 people died.", "March 6", "2031-03-06 1"),
    ("In March 6 civilians died.", "March", "2031-03-01/2031-03-12 4"),
    ("Nine died on 29 February 2028.", "29 February 2028", "2028-02-29 1"),
    ("Nine died on 29 February.", "29 February", "2028-02-29 1"),
    ("Nine died on New Year's Eve.", "New Year's Eve", "2030-12-31 1"),
    ("nine died on 6 march, the farmers said.", "6 march", "2031-03-06 1"),
    ("on 16 may 2030 nine farmers died.", "16 may 2030", "2030-05-16 1"),
    # vague
    ("Ninety were killed in recent days.", "recent days", "?"),
    ("Ninety were killed in the past few weeks.", "past few weeks", "?"),
    ("Ninety were killed decades ago.", "decades ago", "?"),
    ("Ninety were killed in the 1980s.", "1980s", "?"),
    ("Ninety were killed several years ago.", "several years ago", "?"),
    ("He died two days after the ambush.", "two days after the ambush", "?"),
]


@pytest.mark.parametrize(("text", "words", "means"), ONE_TIME)
def test_a_time_means_its_days(text: str, words: str, means: str) -> None:
    """One expression is found, with its exact words, and means its interval at its precision."""
    found = read(text)
    assert [(m.words, told(m)) for m in found if not m.dateline] == [(words, means)]


NO_TIME = [
    "The bus burned in 15 minutes.",
    "The toll may rise.",
    "Sixteen may have died; 16 may have died.",
    "They march on the town.",
    "The second man was 16.",
    "The rebels set a 72-hour ultimatum.",
    "Release 2013-01-S-025 was withdrawn.",
    "The sun sat on the sea.",
    "He read The Sunday Times.",
    "Some 2000 people fled from 1500 homes.",
    "The 23-year-old was shot 6 times.",
    "Call 03-06-12-44 for news.",
    "Nine died on 31 February 2031.",
    "Every Friday they pray.",
    "Police in April Springs held nine.",
    "The 19 April Movement fought on.",
    "Room 3/6 was empty, 24/7.",
    "Between 10 and 15 farmers were killed.",
]


@pytest.mark.parametrize("text", NO_TIME)
def test_what_is_no_time_is_not_taken(text: str) -> None:
    """Counts, codes, verbs, papers and impossible days are no times."""
    assert [m.words for m in read(text)] == []


NO_ANCHOR = [
    ("Nine died on Thursday.", "?"),
    ("Nine died yesterday.", "?"),
    ("Nine died on 6 March.", "?"),
    ("Nine died in March.", "?"),
    ("Nine died in the past 24 hours.", "?"),
    ("Nine died last week.", "?"),
    ("Nine died on 6 March 2031 in Arda.", "2031-03-06 1"),
    ("Nine died in 2016.", "2016-01-01/2016-12-31 5"),
    ("Nine have died since March 2011.", "2011-03-01/ 4"),
]


@pytest.mark.parametrize(("text", "means"), NO_ANCHOR)
def test_without_an_anchor_nothing_is_guessed(text: str, means: str) -> None:
    """A relative time without a day of publication stays unresolved; a full date needs none."""
    assert [told(m) for m in read(text, None)] == [means]


YEAR_ENDS = [
    ("Nine died on Friday.", dt.date(2031, 1, 1), "2030-12-27 1"),
    ("Nine died yesterday.", dt.date(2031, 1, 1), "2030-12-31 1"),
    ("Nine died last week.", dt.date(2031, 1, 1), "2030-12-23/2030-12-29 3"),
    ("Nine died last month.", dt.date(2031, 1, 5), "2030-12-01/2030-12-31 4"),
    ("Nine died on 30 December.", dt.date(2031, 1, 5), "2030-12-30 1"),
    ("Nine died yesterday.", dt.date(2028, 3, 1), "2028-02-29 1"),
    ("Nine died over the past month.", dt.date(2031, 3, 31), "2031-02-28/2031-03-31 4"),
    ("Nine died over the weekend.", dt.date(2031, 3, 9), "2031-03-08/2031-03-09 2"),
    ("Nine died over the weekend.", dt.date(2031, 3, 8), "2031-03-08 1"),
    ("Nine died yesterday.", dt.date.min, "0001-01-01 1"),
]


@pytest.mark.parametrize(("text", "published", "means"), YEAR_ENDS)
def test_years_weeks_and_leap_days_turn(text: str, published: dt.date, means: str) -> None:
    """Relative days cross the ends of years, months and of the calendar itself."""
    assert [told(m) for m in read(text, published)] == [means]


DATELINES = [
    ("ARDA, Varland (Jan. 25, 2031)\nForces killed nine yesterday.", None, dt.date(2031, 1, 25), "2031-01-24 1"),
    ("ARDA, March 6 (NW) - Nine died on Monday.", WEDNESDAY, dt.date(2031, 3, 6), "2031-03-03 1"),
    ("ARDA, March 6 (NW) - Nine died on Monday.", None, None, "?"),
    ("ARDA, December 30 (NW) - Nine died on Monday.", dt.date(2031, 1, 2), dt.date(2030, 12, 30), "2030-12-30 1"),
    ("Tue 04 Mar 2031 Army kills nine. Nine died on Monday.", WEDNESDAY, dt.date(2031, 3, 4), "2031-03-03 1"),
    ("Published March 4 2031 A bomb killed nine on Monday.", WEDNESDAY, dt.date(2031, 3, 4), "2031-03-03 1"),
    (
        "Posted: Tuesday, March 4, 2031 8:18 PM EST Updated: Wednesday, March 5, 2031\nNine died on Monday.",
        WEDNESDAY,
        dt.date(2031, 3, 4),
        "2031-03-03 1",
    ),
    ("04-03-2031 Army kills nine. Nine died on Monday.", WEDNESDAY, dt.date(2031, 3, 4), "2031-03-03 1"),
    ("04.03.2031Get short URL Nine died on Monday.", WEDNESDAY, dt.date(2031, 3, 4), "2031-03-03 1"),
    ("Raid kills nine Monitor NW Tuesday 4 Mar 2031 Nine died on Monday.", None, dt.date(2031, 3, 4), "2031-03-03 1"),
    ("Last updated at Mar 042031 Nine died on Monday.", WEDNESDAY, dt.date(2031, 3, 4), "2031-03-03 1"),
    ("2031-03-S-025\n\nARDA, Varland (March 4)\nNine died yesterday.", None, dt.date(2031, 3, 4), "2031-03-03 1"),
    ("2030-12-S-025\n\nARDA, Varland (Jan. 2)\nNine died yesterday.", None, dt.date(2031, 1, 2), "2031-01-01 1"),
    ("2030-06-S-025\n\nARDA, Varland (Jan. 2)\nNine died yesterday.", None, None, "?"),
    ("Nine died on 4 March 2031 in Arda and on Monday.", WEDNESDAY, WEDNESDAY, "2031-03-10 1"),
]


@pytest.mark.parametrize(("text", "published", "anchor", "means"), DATELINES)
def test_the_reports_own_date_line_is_the_anchor(
    text: str, published: dt.date | None, anchor: dt.date | None, means: str
) -> None:
    """A date line wins over the day of publication, takes its year from it, and anchors what follows."""
    assert anchor_day(split(text), published) == anchor
    assert told(read(text, published)[-1]) == means


def test_a_date_line_is_marked() -> None:
    """The date line's mention carries the mark; the times of the story do not."""
    found = read("ARDA, Varland (Jan. 25, 2031)\nForces killed nine yesterday.")
    assert [(m.words, m.dateline) for m in found] == [("Jan. 25, 2031", True), ("yesterday", False)]


SAID = [
    ("Nine people were killed on Thursday, the monitor said.", [False]),
    ("The monitor said on Thursday that nine people were killed.", [True]),
    ("Officials told reporters on Monday that nine had died.", [True]),
    ("The army said in a statement late Friday it had killed nine.", [True]),
    ("A source told the North Wire news agency on Friday nine had died.", [True]),
    ("According to a statement released Saturday, nine died.", [True]),
    ("The monitor said nine people were killed on Thursday.", [False]),
    ("The monitor said that on Thursday nine people were killed.", [False]),
    ("The monitor said Thursday's raid killed nine.", [False]),
    ("On Thursday, the ministry said nine had been killed.", [True]),
    ("Nine died on Sunday, the monitor said on Monday.", [False, True]),
    ("Forces yesterday confirmed the arrest of nine men.", [True]),
    ("A raid on Friday killed nine, the ministry announced Saturday.", [False, True]),
]


@pytest.mark.parametrize(("text", "said"), SAID)
def test_a_time_dates_the_saying_or_the_happening(text: str, said: list[bool]) -> None:
    """What follows the verb of saying dates the saying; what stands with the harm dates the harm."""
    assert [m.said for m in read(text)] == said


BESIDE = [
    ("Nine died on Monday. A day earlier, six had died.", "2031-03-09 1"),
    ("Nine died on Monday. The same day, six were held.", "2031-03-10 1"),
    ("Nine died on Monday. The previous day six had died.", "2031-03-09 1"),
    ("Nine died on Monday. Six more died the next day.", "2031-03-11 1"),
    ("Nine died on Monday. Six died two days later.", "2031-03-12 1"),
    ("An ambush killed nine on Monday. A farmer died a day after the ambush.", "2031-03-11 1"),
    ("Nine died in a raid on Monday. Six died in a raid on Friday. One died a day after the raid.", "?"),
    ("A day earlier, six had died.", "?"),
]


@pytest.mark.parametrize(("text", "means"), BESIDE)
def test_a_time_beside_another_hangs_on_it(text: str, means: str) -> None:
    """The words "a day earlier" count from the day told last, "after the ambush" from the one day of that ambush."""
    assert told(read(text)[-1]) == means


def test_a_span_that_runs_up_to_the_saying_ends_there() -> None:
    """The span of "in the past two days, the monitor said on Monday" ends on Monday, not on the day of printing."""
    found = read("Nine died in the past two days, the monitor said on Monday.")
    assert [told(m) for m in found] == ["2031-03-08/2031-03-10 2", "2031-03-10 1"]


def test_the_day_on_which_somebody_was_born_dates_nothing() -> None:
    """A police sheet's "Date of Birth" is a day, but not one on which anything told of happened."""
    text = "VAEL, TOMAS Date of Birth: 01/06/1992 Homicide. He was arrested on Monday."
    assert [m.when is None for m in read(text)] == [True, False]


def test_words_are_exact_over_white_space() -> None:
    """The words are the document's own, whatever white space stands inside a time."""
    text = "Nine died on 6\t March\u00a02031 in Arda."
    assert [m.words for m in read(text)] == ["6\t March\u00a02031"]


CALENDAR = [
    (weekday_before(WEDNESDAY, 2), WEDNESDAY),
    (weekday_before(WEDNESDAY, 2, itself=False), dt.date(2031, 3, 5)),
    (weekday_after(WEDNESDAY, 2), dt.date(2031, 3, 19)),
    (weekday_after(WEDNESDAY, 2, itself=True), WEDNESDAY),
    (week_of(WEDNESDAY), (dt.date(2031, 3, 10), dt.date(2031, 3, 16))),
    (month_of(2028, 2), (dt.date(2028, 2, 1), dt.date(2028, 2, 29))),
    (weekend_before(WEDNESDAY), (dt.date(2031, 3, 8), dt.date(2031, 3, 9))),
    (shift_months(dt.date(2031, 3, 31), -1), dt.date(2031, 2, 28)),
    (shift_months(dt.date.min, -1), dt.date.min),
    (shift_months(dt.date.max, 1), dt.date.max),
    (shift(dt.date.max, 1), dt.date.max),
    (nearest_year(WEDNESDAY, 2, 29), dt.date(2028, 2, 29)),
    (nearest_year(WEDNESDAY, 2, 30), None),
    (nearest_year(WEDNESDAY, 6, 1, future=True), dt.date(2031, 6, 1)),
    (precision_of(month_of(2031, 3)), 4),
]


@pytest.mark.parametrize(("got", "expected"), CALENDAR)
def test_the_calendar_counts(got: object, expected: object) -> None:
    """Weeks are ISO weeks; months and the calendar's ends are clipped; impossible days are None."""
    assert expected == got


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Shells killed 12 on 7 Adar 2031.", "7 Adar 2031", dt.date(2031, 3, 7)),
        ("Shells killed 12 on 7 Nisan.", "7 Nisan", dt.date(2031, 4, 7)),
        ("Shells killed 12 on 3 Kanun al-Thani 2031.", "3 Kanun al-Thani 2031", dt.date(2031, 1, 3)),
        ("قتل 12 شخصا في 6 آذار", "6 آذار", dt.date(2031, 3, 6)),
        ("قتل 12 شخصا في 9 تشرين الأول 2030", "9 تشرين الأول 2030", dt.date(2030, 10, 9)),
        ("قتل 12 شخصا في 6 مارس", "6 مارس", dt.date(2031, 3, 6)),
    ],
)
def test_months_of_the_levant_after_a_day(text: str, words: str, expected: dt.date) -> None:
    """In Latin and in Arabic letters, of two words too."""
    (mention,) = times(split(text), dt.date(2031, 5, 1), text)
    assert mention.words == words
    assert mention.when is not None
    assert (mention.when.start, mention.when.end) == (expected, expected)


def test_a_month_of_the_levant_without_a_day_is_a_name() -> None:
    """ "Nisan" and "Adar" are people too."""
    assert times(split("Nisan Orva and Adar Vael were killed."), dt.date(2031, 5, 1)) == ()


_WORDS = st.sampled_from(
    """on in since until last next this the past 24 72 hours days week weeks month Monday Friday Sunday March May
    march may 6 6th 31 2031 2016 06.03.2031 3/6/2031 - – and to , . ( ) ago earlier later before after overnight
    weekend said told killed people today yesterday ambush of early late mid-March 1980s Sat Mar. : Posted
    between from by a two few night day same so far year""".split()
)


@settings(max_examples=150, deadline=None)
@example("0YEAR BEFORE OVERNIGHT", None)
@given(st.one_of(st.text(), st.lists(_WORDS, max_size=40).map(" ".join)), st.none() | st.dates())
def test_any_text_is_read(text: str, published: dt.date | None) -> None:
    """No text and no day raises; spans are exact, in order and disjoint; nothing relative resolves unanchored."""
    at = 0
    for mention in times(split(text), published, text):
        assert text[mention.start : mention.end] == mention.words
        assert mention.start >= at
        at = mention.end
    assert len(times(split(text), published)) == len(times(split(text), published, text))
