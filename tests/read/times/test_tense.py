"""Whether a time dates what happened or its being said."""

from __future__ import annotations

import pytest
from told_times import read

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
