"""What must hold for the scenes of any text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from told_scenes import built, places

from corroborate.read.scenes import scene


def test_before_the_first_sentence_nothing_is_told() -> None:
    """A span outside every sentence has no scene."""
    found = scene(0, 1, (), (), ())
    assert (found.place, found.when) == (None, None)


_WORDS = st.sampled_from(
    """Arda Varland Merrin Belt in the of on since Monday nine killed said . , while ( ) March 6 2031 yesterday
    war""".split()
)


@settings(max_examples=120, deadline=None)
@given(st.lists(_WORDS, max_size=50).map(" ".join), st.integers(0, 300), st.integers(1, 20), st.booleans())
def test_any_span_of_any_text_has_a_scene(text: str, start: int, length: int, cumulative: bool) -> None:
    """No span raises; the place is one of the mentions; the whole is the same twice."""
    scenes = built(text)
    found = scenes.of(start, start + length, cumulative=cumulative)
    assert found.place is None or found.place in {p.id for p in places(text)}
    assert found == built(text).of(start, start + length, cumulative=cumulative)
