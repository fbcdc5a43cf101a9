"""Who says it: the attributions of a report, with source, cue, content, stance and certainty.

An attribution is found from its cue (a reporting verb or noun, "according to", a colon or dash in a headline).
Around the cue a shallow grammar (read/voice_phrases.py) finds who speaks, before, inside or after what is said, and
then the words that are laid in that mouth, over as many sentences as a quotation runs.

Literal words stand in ``Attribution.chain``; who "he" or "the group" is, read/voice_names.py resolves.
Rules: docs/method.md, section 3.

The functions of the grammar share their letters, all of them token numbers with exclusive ends: ``a`` and ``end``
bound the unit, ``i`` is the token that may be a cue, ``g0`` and ``g1`` bound the cue once its group of verbs is known;
``before`` holds what the unit gave so far.
"""

from corroborate.read.voices.reading import attributions

__all__ = ["attributions"]
