"""Values survive the way to JSON and back, and ids never collide by concatenation."""

from __future__ import annotations

import dataclasses
import datetime as dt
import typing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate import values
from corroborate.codec import anchor, canonical, content_id, digest, dumps, loads, merkle
from corroborate.errors import Corrupted, InvalidValue
from corroborate.values import (
    Certainty,
    Document,
    Figure,
    Group,
    Measure,
    PlaceMention,
    Polarity,
    Scope,
    Voice,
    VoiceKind,
    When,
)

counts = st.none() | st.integers(min_value=0, max_value=10**6)
spans = st.tuples(st.integers(0, 1000), st.integers(0, 1000)).map(sorted)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """Any valid figure."""
    start, end = draw(spans)
    present = sorted(draw(st.lists(st.integers(0, 10**6), min_size=3, max_size=3)))
    mask = draw(st.sampled_from([(1, 1, 1), (1, 0, 0), (0, 0, 1), (1, 0, 1), (1, 1, 0)]))
    low, best, high = (n if m else None for n, m in zip(present, mask, strict=True))
    day = draw(st.none() | st.dates())
    return Figure(
        id=anchor("fig", "doc-x", start, end),
        document="doc-x",
        passage="psg-x",
        words=draw(st.text(max_size=20).filter(lambda s: s.encode("utf-8", "ignore").decode() == s)),
        start=start,
        end=end,
        measure=draw(st.sampled_from(Measure)),
        low=low,
        best=best,
        high=high,
        group=draw(st.sampled_from(Group)),
        made_by="test",
        flags=tuple(sorted(draw(st.sets(st.sampled_from(["vague", "range", "floor"]))))),
        scope=draw(st.sampled_from(Scope)),
        when=When(start=day, end=day, precision=1, words="that day") if day else None,
        said=day,
        voice=draw(st.none() | st.just(Voice(words="a", start=0, end=1, kind=VoiceKind.MONITOR))),
        certainty=draw(st.sampled_from(Certainty)),
        score=draw(st.floats(0, 1)),
    )


@settings(deadline=None)
@given(figures())
def test_figures_survive_the_round_trip(figure: Figure) -> None:
    """loads(dumps(x)) == x, and the same value always gives the same JSON."""
    assert loads(dumps(figure), Figure) == figure
    assert dumps(loads(dumps(figure), Figure)) == dumps(figure)


def test_every_value_has_a_shape_that_the_codec_knows() -> None:
    """Each dataclass of values.py is frozen, slotted, keyword-only and made of types that have a codec."""
    for name in vars(values):
        kind = getattr(values, name)
        if not (isinstance(kind, type) and dataclasses.is_dataclass(kind)):
            continue
        parameters = kind.__dataclass_params__  # type: ignore[attr-defined]
        assert parameters.frozen, name
        assert hasattr(kind, "__slots__"), name
        assert all(f.kw_only for f in dataclasses.fields(kind)), name
        assert typing.get_type_hints(kind), name


def test_dates_and_datetimes_keep_their_zone() -> None:
    """A moment is stored with its offset, a day without one."""
    document = Document(id="d", text="a", sha256="", cleaned_by="t", published=dt.date(2031, 3, 6))
    assert '"published":"2031-03-06"' in dumps(document)


def test_what_does_not_have_its_shape_is_corrupted() -> None:
    """A stored value that lost a field or broke an invariant is our problem, said so."""
    with pytest.raises(Corrupted):
        loads('{"id": "d"}', Document)
    with pytest.raises(Corrupted):
        loads("not json", Document)


def test_broken_intervals_cannot_be_made() -> None:
    """Bounds hold: low <= best <= high, spans in order, scores in [0, 1]."""
    with pytest.raises(InvalidValue):
        When(start=dt.date(2031, 3, 7), end=dt.date(2031, 3, 6), precision=1, words="")
    with pytest.raises(InvalidValue):
        PlaceMention(id="p", document="d", start=3, end=2, words="", place=None, score=1.0)
    with pytest.raises(InvalidValue):
        PlaceMention(id="p", document="d", start=0, end=2, words="", place=None, score=1.1)


@given(st.lists(st.text(max_size=4), max_size=4), st.lists(st.text(max_size=4), max_size=4))
def test_digests_differ_where_parts_differ(a: list[str], b: list[str]) -> None:
    """No choice of parts collides by concatenation."""
    a, b = ([s.encode("utf-8", "ignore").decode() for s in x] for x in (a, b))
    assert (digest(*a) == digest(*b)) == (a == b)
    assert (content_id("x", *a) == content_id("x", *b)) == (a == b)


@given(st.lists(st.text(alphabet="abc", max_size=3), max_size=8), st.randoms())
def test_the_root_is_the_same_in_any_order(leaves: list[str], random: typing.Any) -> None:
    """A record's digest does not depend on the order in which reports came."""
    shuffled = list(leaves)
    random.shuffle(shuffled)
    assert merkle(leaves) == merkle(shuffled)
    assert merkle([*leaves, "z"]) != merkle(leaves)


def test_anchors_say_where_never_what() -> None:
    """Same place, same id; another slot, another id."""
    assert anchor("fig", "doc-1", 3, 9) == anchor("fig", "doc-1", 3, 9)
    assert anchor("fig", "doc-1", 3, 9) != anchor("fig", "doc-1", 3, 9, "1")
    assert anchor("fig", "doc-1", 3, 9) != anchor("clm", "doc-1", 3, 9)


def test_canonical_json_refuses_what_json_has_not() -> None:
    """NaN would not survive another reader."""
    with pytest.raises(ValueError, match="JSON"):
        canonical({"a": float("nan")})


def test_unused_enum_values_have_a_home() -> None:
    """Polarity is part of every claim's shape."""
    assert {p.value for p in Polarity} == {"positive", "negative"}
