"""Where and when what a stretch of text tells happened: the place and the time that belong to a figure or an act.

The same clause speaks first, then the same sentence, then what the account has told before, then the lead.  The
date line's city is where a report was written; it counts only where the report names no other place.  A time that
dates the saying ("told reporters on Monday") does not date the harm.  Rules: docs/method.md, section 2; the order
of preference is a house rule, its weights chosen on invented and development reports.
"""

from corroborate.read.scenes.reading import Scene, Scenes, prepare, scene

__all__ = ["Scene", "Scenes", "prepare", "scene"]
