"""Dates: days, months and years, in words and in digits, of the Levant too."""

from __future__ import annotations

import datetime as dt

import pytest
from told_times import split, stories

from corroborate.read.times import times

# A sentence published on Wednesday, 12 March 2031, the words of its one time, and what they mean.
ONE_TIME = [
    # days
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
    # months and years
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
    ("Ninety were killed in the 1980s.", "1980s", "?"),
]


@pytest.mark.parametrize(("text", "words", "means"), ONE_TIME)
def test_a_time_means_its_days(text: str, words: str, means: str) -> None:
    """One expression is found, with its exact words, and means its interval at its precision."""
    assert stories(text) == [(words, means)]


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
