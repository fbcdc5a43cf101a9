"""Kinds of acts: ACLED's sub-types, what other schemes call each, and which two reporters may mean by one act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corroborate.values import Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One ACLED sub-type and what other schemes call it (None where a scheme has no such thing).

    ``ucdp`` is the type of violence where nothing more is known of the actors: 1 state-based, 2 non-state,
    3 one-sided. ``muc`` is one of MUC-4's six types.
    """

    type: str
    disorder: str
    plover: str | None
    mode: str | None = None
    ucdp: int | None = None
    muc: str | None = None


_POLITICAL, _DEMONSTRATION, _STRATEGIC = "Political violence", "Demonstrations", "Strategic developments"
_BATTLES, _REMOTE, _CIVILIANS = "Battles", "Explosions/Remote violence", "Violence against civilians"
_PROTESTS, _RIOTS = "Protests", "Riots"

ATTACK, ABDUCTION, ARRESTS, OTHER = "Attack", "Abduction/forced disappearance", "Arrests", "Other"

# ACLED codebook (types and sub-types), PLOVER 0.8 (events and modes), UCDP GED codebook, MUC-4 key guidelines.
KINDS: Mapping[str, Kind] = {
    name: Kind(type=type_, disorder=disorder, plover=plover, mode=mode, ucdp=ucdp, muc=muc)
    for name, type_, disorder, plover, mode, ucdp, muc in (
        ("Armed clash", _BATTLES, _POLITICAL, "ASSAULT", "firearms", 1, "attack"),
        ("Government regains territory", _BATTLES, _POLITICAL, "ASSAULT", "firearms", 1, "attack"),
        ("Non-state actor overtakes territory", _BATTLES, _POLITICAL, "ASSAULT", "firearms", 1, "attack"),
        ("Chemical weapon", _REMOTE, _POLITICAL, "ASSAULT", "unconventional", 1, "attack"),
        ("Air/drone strike", _REMOTE, _POLITICAL, "ASSAULT", "aerial", 1, "bombing"),
        ("Suicide bomb", _REMOTE, _POLITICAL, "ASSAULT", "suicide-attack", 3, "bombing"),
        ("Shelling/artillery/missile attack", _REMOTE, _POLITICAL, "ASSAULT", "heavy-weapons", 1, "attack"),
        ("Remote explosive/landmine/IED", _REMOTE, _POLITICAL, "ASSAULT", "explosives", 3, "bombing"),
        ("Grenade", _REMOTE, _POLITICAL, "ASSAULT", "explosives", 3, "bombing"),
        ("Sexual violence", _CIVILIANS, _POLITICAL, "ASSAULT", "sexual", 3, "attack"),
        (ATTACK, _CIVILIANS, _POLITICAL, "ASSAULT", "targeted", 3, "attack"),
        (ABDUCTION, _CIVILIANS, _POLITICAL, "ASSAULT", "abduct", 3, "kidnapping"),
        ("Peaceful protest", _PROTESTS, _DEMONSTRATION, "PROTEST", "demo", None, None),
        ("Protest with intervention", _PROTESTS, _DEMONSTRATION, "PROTEST", "demo", None, None),
        ("Excessive force against protesters", _PROTESTS, _DEMONSTRATION, "ASSAULT", "crowd-control", 3, "attack"),
        ("Violent demonstration", _RIOTS, _DEMONSTRATION, "PROTEST", "riot", None, None),
        ("Mob violence", _RIOTS, _POLITICAL, "ASSAULT", "primitive", 3, "attack"),
        ("Agreement", _STRATEGIC, _STRATEGIC, "AGREE", None, None, None),
        (ARRESTS, _STRATEGIC, _STRATEGIC, "COERCE", "arrest", None, None),
        ("Change to group/activity", _STRATEGIC, _STRATEGIC, None, None, None, None),
        ("Disrupted weapons use", _STRATEGIC, _STRATEGIC, "COERCE", "seize", None, None),
        ("Headquarters or base established", _STRATEGIC, _STRATEGIC, "MOBILIZE", "troops", None, None),
        ("Looting/property destruction", _STRATEGIC, _STRATEGIC, "ASSAULT", "destroy", None, "arson"),
        ("Non-violent transfer of territory", _STRATEGIC, _STRATEGIC, "RETREAT", "withdraw", None, None),
        (OTHER, _STRATEGIC, _STRATEGIC, None, None, None, None),
    )
}

# What a figure alone says of the act: people were attacked, taken or arrested.
BY_MEASURE: Mapping[Measure, str] = {
    Measure.KILLED: ATTACK,
    Measure.INJURED: ATTACK,
    Measure.CASUALTIES: ATTACK,
    Measure.MISSING: ATTACK,
    Measure.DETAINED: ARRESTS,
    Measure.ABDUCTED: ABDUCTION,
    Measure.DISPLACED: OTHER,
}
_VIOLENT = frozenset({_BATTLES, _REMOTE, _CIVILIANS})
# Acts in which nobody is killed or wounded: whoever is, is so by the act that they follow, or by another beside them.
BLOODLESS = frozenset({ARRESTS, ABDUCTION, OTHER, "Peaceful protest", "Agreement", "Looting/property destruction"})

# How well two kinds can be one act, by their types; within one type SAME_TYPE. Reporters mix up shelling and air
# strikes, and clashes with the shelling that goes with them; nobody takes a protest for an air strike.
_SAME_TYPE = 0.7
_ACROSS: Mapping[frozenset[str], float] = {
    frozenset({_BATTLES, _REMOTE}): 0.5,
    frozenset({_REMOTE, _CIVILIANS}): 0.6,
    frozenset({_BATTLES, _CIVILIANS}): 0.5,
    frozenset({_PROTESTS, _RIOTS}): 0.7,
    frozenset({_RIOTS, _CIVILIANS}): 0.5,
    frozenset({_PROTESTS, _CIVILIANS}): 0.3,
}


def compatible(a: str, b: str, *, derived: bool = False) -> float:
    """How well two kinds can be one act, in [0, 1]. ``derived``: one of them was only inferred from a figure."""
    if a == b:
        return 1.0
    if {a, b} == {ARRESTS, ABDUCTION}:
        return 0.5
    one, other = KINDS.get(a, KINDS[OTHER]).type, KINDS.get(b, KINDS[OTHER]).type
    plain = ATTACK in (a, b) and {one, other} <= _VIOLENT
    if derived:
        return 0.8 if plain or one == other else 0.6
    if ABDUCTION in (a, b):
        return 0.3 if plain else 0.0
    if plain:
        return 0.8
    if one == other:
        return _SAME_TYPE if one != _STRATEGIC else 0.0
    return _ACROSS.get(frozenset({one, other}), 0.0)
