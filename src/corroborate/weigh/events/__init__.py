"""Claims to events: which reports tell of one act, and which acts are parts of a longer count (docs/method.md, 4).

First each report is divided into *tellings*: what it tells of one act at one place and time, its figures and claims
together.  Then tellings of different reports are joined where kind, place and time are compatible and participants
and numbers do not contradict beyond revision.  Only tellings of one block (place cell × week, or a shared number or
name in a week) are ever compared, so a new report touches only its blocks.  Pairs between the two thresholds are
returned for a person to decide, never merged.  A person's decision about a pair always wins.

A running total over a longer time or several places makes an *episode*; the incidents inside its place and window
are its parts (``Event.part_of``).  Denials join the event that they deny and make none of their own.
"""

from corroborate.weigh.events.joining import Change, Joining, events
from corroborate.weigh.events.kinds import KINDS, compatible
from corroborate.weigh.events.nearness import distance_km, near
from corroborate.weigh.events.pairs import SAME, UNSURE

__all__ = ["KINDS", "SAME", "UNSURE", "Change", "Joining", "compatible", "distance_km", "events", "near"]
