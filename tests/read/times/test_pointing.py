"""Words that point from a day: yesterday, last week, the past 72 hours."""

from __future__ import annotations

import pytest
from told_times import stories

# A sentence published on Wednesday, 12 March 2031, the words of its one time, and what they mean.
ONE_TIME = [
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
    # running up to now
    ("Nine died in the past 72 hours.", "past 72 hours", "2031-03-09/2031-03-12 2"),
    ("Nine died in the last 24 hours.", "last 24 hours", "2031-03-11/2031-03-12 2"),
    ("Nine died in last 24 hours.", "last 24 hours", "2031-03-11/2031-03-12 2"),
    ("Nine died during the past ten days.", "past ten days", "2031-03-02/2031-03-12 4"),
    ("Nine died over the past week.", "past week", "2031-03-05/2031-03-12 3"),
    ("Nine died in the past two weeks.", "past two weeks", "2031-02-26/2031-03-12 4"),
    ("Nine died in four days of violence.", "four days", "2031-03-08/2031-03-12 2"),
    ("Nine died over the past three years.", "past three years", "2028-03-12/2031-03-12 5"),
    # vague
    ("Ninety were killed in recent days.", "recent days", "?"),
    ("Ninety were killed in the past few weeks.", "past few weeks", "?"),
    ("Ninety were killed decades ago.", "decades ago", "?"),
    ("Ninety were killed several years ago.", "several years ago", "?"),
    ("He died two days after the ambush.", "two days after the ambush", "?"),
]


@pytest.mark.parametrize(("text", "words", "means"), ONE_TIME)
def test_a_time_means_its_days(text: str, words: str, means: str) -> None:
    """One expression is found, with its exact words, and means its interval at its precision."""
    assert stories(text) == [(words, means)]
