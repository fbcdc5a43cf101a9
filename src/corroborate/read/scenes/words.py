"""Words that several modules of scenes read: where clauses end, what leads to the place of an act, what a place is."""

from __future__ import annotations

# Words between which a reader changes scene: another clause, another act.
CLAUSE = frozenset("while whereas but although though after before when where who which whose whom as because".split())
STOPS = frozenset("; : . ! ?".split())
# "Villages of X": places in it.
SEVERAL = frozenset("villages towns cities areas districts neighbourhoods neighborhoods parts suburbs".split())
# What leads to the place of an act: "in X", "shelled X".
HELD = frozenset(
    """in at near outside inside on across around throughout over within against targeting hit struck shelled
    bombed""".split()
)
# What a place is, and how wide such a place may be.
RECALLED = {
    **dict.fromkeys(
        "town city village neighborhood neighbourhood suburb camp settlement hamlet district quarter".split(), (0,)
    ),
    **dict.fromkeys("province governorate region state county".split(), (1,)),
    "area": (0, 1),
}
