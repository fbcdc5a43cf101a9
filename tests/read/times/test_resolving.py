"""What a time means hangs on the day of the report, or on a day that it told."""

from __future__ import annotations

import datetime as dt

import pytest
from told_times import read, told

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
