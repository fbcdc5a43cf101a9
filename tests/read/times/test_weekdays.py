"""Weekdays: which one a name means, and pairs of them."""

from __future__ import annotations

import pytest
from told_times import stories

# A sentence published on Wednesday, 12 March 2031, the words of its one time, and what they mean.
ONE_TIME = [
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
]


@pytest.mark.parametrize(("text", "words", "means"), ONE_TIME)
def test_a_time_means_its_days(text: str, words: str, means: str) -> None:
    """One expression is found, with its exact words, and means its interval at its precision."""
    assert stories(text) == [(words, means)]
