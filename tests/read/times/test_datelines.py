"""The report's own date line, by which the times of the story are read."""

from __future__ import annotations

import datetime as dt

import pytest
from told_times import WEDNESDAY, read, split, told

from corroborate.read.times import anchor_day

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
