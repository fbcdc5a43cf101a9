"""Denials (R12), and maxima that nobody answers for (R14)."""

from __future__ import annotations

from invented_statements import ANON, UN, bounds, by_rule, only, say

from corroborate.values import VoiceKind


def test_r12_an_independent_denial_lets_the_low_fall() -> None:
    """It stays in the record, and the toll is disputed."""
    denial = say(0, voice="un", kind=UN, on=9)
    found = only(say(8), denial)
    assert bounds(found) == (0, 8, 8)
    assert "disputed" in found.flags
    assert by_rule(found, "R12") == {denial.figure.id}


def test_r12_a_partys_denial_is_kept_beside_the_toll() -> None:
    """The ministry says nobody: the low stays."""
    denial = say(0, voice="mod", kind=VoiceKind.MILITARY, party="government", on=10)
    found = only(say(31), denial)
    assert bounds(found) == (31, 31, 31)
    assert "disputed" in found.flags


def test_r14_an_unnamed_maximum_is_set_aside() -> None:
    """Field sources say 2,400; it is shown as unverified, not used."""
    rumour = say((None, None, 2400), voice="field sources@post", kind=ANON, named=False, on=11)
    found = only(say(568, on=10), rumour)
    assert bounds(found) == (568, 568, 568)
    assert found.unverified_high == 2400
    assert by_rule(found, "R14") == {rumour.figure.id}
