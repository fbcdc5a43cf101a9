"""Kinds of acts: what each is in every scheme, and which can be one act."""

from __future__ import annotations

import pytest

from corroborate.weigh.events import KINDS, compatible


def test_every_kind_has_its_place_in_every_scheme() -> None:
    """ACLED's 25 sub-types of 6 types, each with what the other schemes call it."""
    assert len(KINDS) == 25
    assert len({kind.type for kind in KINDS.values()}) == 6
    assert all(kind.ucdp in (None, 1, 2, 3) for kind in KINDS.values())
    known = {"attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage", None}
    assert {kind.muc for kind in KINDS.values()} <= known


@pytest.mark.parametrize(
    ("a", "b", "low", "high"),
    [
        ("Air/drone strike", "Air/drone strike", 1.0, 1.0),
        ("Air/drone strike", "Shelling/artillery/missile attack", 0.5, 0.9),
        ("Air/drone strike", "Attack", 0.5, 0.9),
        ("Air/drone strike", "Arrests", 0.0, 0.0),
        ("Agreement", "Looting/property destruction", 0.0, 0.0),
        ("Attack", "Abduction/forced disappearance", 0.0, 0.4),
    ],
)
def test_kinds_are_compatible_as_reporters_mix_them(a: str, b: str, low: float, high: float) -> None:
    """Shelling and air strikes are mixed up in reports, arrests and air strikes never; either way round."""
    assert low <= compatible(a, b) <= high
    assert compatible(a, b) == compatible(b, a)
