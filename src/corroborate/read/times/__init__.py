"""Times as news tells them: "late on Friday", "since March 6", "(Jan. 25, 2031)" -> intervals of days.

A grammar over tokens finds the expressions; the report's own date line, else its day of publication, anchors the
relative ones.  Nothing is guessed: a relative time without an anchor, and a vague one ("in recent days"), is a
mention whose ``when`` is None, so that no other time is taken for it.  Rules: docs/method.md, section 2.

Every function is total and linear in the number of tokens: an expression looks at a bounded window around it.
"""

from corroborate.read.times.reading import anchor_day, times

__all__ = ["anchor_day", "times"]
