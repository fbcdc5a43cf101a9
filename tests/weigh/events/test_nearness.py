"""Places: how near two are."""

from __future__ import annotations

import pytest
from invented_reports import TOWNS, town

from corroborate.values import PlaceMention
from corroborate.weigh.events import distance_km, near


def test_places_are_near_by_distance_and_containment() -> None:
    """A suburb is near its town, a division holds its towns, a land holds all, and towns far off are apart."""

    def at(name: str) -> PlaceMention:
        place = town(name) if name in TOWNS else None
        return PlaceMention(id=name, document="d", start=0, end=1, words=name, place=place, score=1.0)

    assert near(at("Deir Marran"), at("Deir Marran")) == 1.0
    assert 0.4 <= (near(at("Qutba"), at("Old Qutba")) or 0) < 1
    assert near(at("Deir Marran"), at("Hasrun")) == 0.4
    assert near(at("Deir Marran"), at("Marrania")) == 0.15
    assert near(at("Deir Marran"), at("Salh")) is None
    assert near(at("Narsa"), at("Hasrun")) is None
    assert near(at("a hamlet"), at("a hamlet")) == 1.0
    assert near(at("a hamlet"), at("a mill")) is None
    assert near(None, at("Narsa")) == 0.1
    assert distance_km(town("Deir Marran"), town("Qutba")) == pytest.approx(6.3, abs=0.2)
