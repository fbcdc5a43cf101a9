"""Who is said to have done it: the by-phrase of a passive, or the subject of an active verb of harm.

Only words that can act are taken ("government forces", "a suicide bomber", "Russian jets"): an attack, a blast
or gunfire names no one. The confidence is that of the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from corroborate.read.blame import confidence
from corroborate.read.harm import Form
from corroborate.read.harm_clause import Link
from corroborate.read.harm_phrases import DAYS, MONTHS
from corroborate.read.harm_units import Kind, Unit
from corroborate.read.people import ARMED, NOUNS
from corroborate.text.tokens import WORD, Token
from corroborate.values import Confidence, Group

REACH = 14  # units between a verb and its by-phrase or its subject


class Agent(NamedTuple):
    """Tokens ``start:end`` that name who did it, and how surely the words say so."""

    start: int
    end: int
    confidence: Confidence


_ACTING = frozenset(
    """jets jet warplanes warplane aircraft helicopters helicopter planes drones drone artillery forces force coalition
    gunman gunmen bomber bombers attackers attacker assailants troops army police regime government rebels militants
    terrorists insurgents fighters soldiers guerrillas jihadists militia militias militiamen sniper snipers commandos
    suspect suspects officers officer group groups front faction factions men airplanes units unit squads squad death
    security organization organisation gang assassins hitmen killers kidnappers subversives tanks""".split()
)
# Things that strike but act for no one by themselves.
_NO_AGENT = frozenset(
    """fire gunfire shelling blast explosion bomb bombs bullet bullets shrapnel rocket rockets shells mine landmine
    attack attacks shooting clashes fighting accident hand hands""".split()
)
_EVENTS = frozenset(
    """strike strikes airstrike airstrikes raid raids attack attacks shelling bombardment bombing bombings assault
    offensive barrage ambush fire""".split()
)
_STATES = frozenset(
    """syrian russian turkish israeli american us u.s u.s. saudi iranian iraqi afghan british french jordanian ukrainian
    ethiopian burmese nato""".split()
)
_DURING = frozenset("in during after following from under".split())
_BREAKS = (
    Kind.PREPOSITION,
    Kind.COMMA,
    Kind.AUX,
    Kind.HAVE,
    Kind.MODAL,
    Kind.RELATIVE,
    Kind.PREDICATE,
    Kind.SAYING,
    Kind.STOP,
    Kind.TO,
    Kind.BY,
    Kind.INCLUDING,
    Kind.PRONOUN,
    Kind.SET,
    Kind.NOT,
)


def agent(tokens: Sequence[Token], row: Sequence[Unit], link: Link) -> Agent | None:
    """Who the words say did the harm of ``link``, or None. Looks at a bounded number of units."""
    if link.predicate is None or link.how in ("noun", "toll", "set"):
        return None
    act = row[link.predicate].predicate
    if act is None:
        return None
    by = _by(tokens, row, link.predicate)
    if by is not None:
        return by
    if link.how in ("object", "list", "lives", "part") and act.form in (
        Form.ED,
        Form.FINITE,
        Form.BASE,
        Form.ING,
        Form.LIVES,
    ):
        return _subject(tokens, row, link.predicate)
    return None


def _by(tokens: Sequence[Token], row: Sequence[Unit], p: int) -> Agent | None:
    for k in range(p + 1, min(len(row), p + REACH)):
        unit = row[k]
        if unit.kind in (Kind.PREDICATE, Kind.STOP, Kind.SAYING):
            return None
        if unit.kind is Kind.PREPOSITION and unit.word in _DURING:
            found = _event(tokens, row, k)
            if found is not None:
                return found
        if unit.kind is Kind.BY:
            end = k + 1
            while end < len(row) and row[end].kind not in _BREAKS and row[end].word not in DAYS | MONTHS:
                if row[end].kind is Kind.AND and not (
                    end + 1 < len(row) and tokens[row[end + 1].start].text[:1].isupper()
                ):
                    break
                end += 1
            if end == k + 1:
                return None
            return _agent(tokens, row[k + 1].start, row[end - 1].end)
    return None


def _event(tokens: Sequence[Token], row: Sequence[Unit], k: int) -> Agent | None:
    """ "killed in Russian air strikes", "in a rebel attack": the words before the event name whose it was."""
    end = k + 1
    while end < len(row) and end - k < 8 and row[end].kind in (Kind.WORD, Kind.PHRASE, Kind.AND):
        end += 1
    if end == k + 1:
        return None
    first, stop = row[k + 1].start, row[end - 1].end
    at = next((m for m in range(first, stop) if tokens[m].lower in _EVENTS), None)
    if at is None:
        return None
    while first < at and tokens[first].lower in ("a", "an", "the", "intensive", "heavy", "several", "two", "separate"):
        first += 1
    last = next((m for m in range(at - 1, first - 1, -1) if _acts(tokens[m])), None)
    if last is None:
        return None
    return Agent(first, last + 1, confidence(tokens, first, last + 1))


def _acts(token: Token) -> bool:
    word = token.lower
    noun = NOUNS.get(word)
    return (
        word in _ACTING
        or word in ARMED
        or word in _STATES
        or word.endswith("-led")
        or (noun is not None and noun.group is Group.COMBATANT)
    )


def _subject(tokens: Sequence[Token], row: Sequence[Unit], p: int) -> Agent | None:
    k = p - 1
    steps = 0
    while k >= 0 and steps < REACH:
        unit = row[k]
        if unit.kind in (Kind.SAYING, Kind.STOP):
            return None
        if unit.kind in (Kind.WORD, Kind.PHRASE, Kind.ADVERB) and (unit.phrase is None or not unit.phrase.counted):
            end = row[k].end
            first = k
            while first > 0 and row[first - 1].kind in (Kind.WORD, Kind.PHRASE) and end - row[first - 1].start < 9:
                earlier = row[first - 1].phrase
                if earlier is not None and earlier.counted:
                    break
                first -= 1
            before = row[first - 1] if first else None
            if before is None or (before.kind is not Kind.PREPOSITION and before.kind is not Kind.BY):
                found = _agent(tokens, row[first].start, end)
                if found is not None:
                    return found
            k = first - 1
            steps += 1
            continue
        if unit.kind is Kind.RELATIVE and unit.word == "that" and k and row[k - 1].kind is Kind.SAYING:
            return None
        k -= 1
        steps += 1
    return None


def _agent(tokens: Sequence[Token], start: int, end: int) -> Agent | None:
    """The acting part of a run of words: from its first content word to the last that can act."""
    while start < end and (tokens[start].lower in ("the", "that", "when", "as", "after") or tokens[start].kind != WORD):
        start += 1
    last = None
    for k in range(start, end):
        if _acts(tokens[k]):
            last = k
    if last is None or (tokens[end - 1].lower in _NO_AGENT and not _belongs(tokens, last)):
        return None
    return Agent(start, last + 1, confidence(tokens, start, last + 1))


def _belongs(tokens: Sequence[Token], k: int) -> bool:
    """ "regime shelling" is the regime's; "rocket fire" is nobody's."""
    word = tokens[k].lower
    return (
        word in _STATES
        or word.endswith("-led")
        or word
        in (
            "regime",
            "government",
            "army",
            "rebel",
            "rebels",
            "coalition",
            "police",
            "military",
            "terrorist",
            "isis",
            "isil",
            "daesh",
            "is",
            "taliban",
        )
    )
