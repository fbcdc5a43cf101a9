"""Places that only tell who somebody is: where a voice or a body is, whose side one is on, where one comes from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corroborate.read.mentions import SPEAKS
from corroborate.read.scenes.words import CLAUSE, HELD
from corroborate.text.tokens import Token

_BASED = frozenset("based headquartered".split())
_BODIES = frozenset(
    """army government regime military forces ministry authorities officials police troops soldiers media state
    embassy consulate parliament cartel cartels mafia""".split()
)
_SPEAKERS = frozenset(
    """source sources official officials activist activists spokesman spokeswoman reporter correspondent witness
    witnesses resident residents doctor medic journalist""".split()
)
# Where people live, stay or go to school: what it is called after is elsewhere.
_DWELLINGS = frozenset("apartments homes townhomes condominiums villas".split())
# Who somebody is, by where he is from: "a Banora man".
_LOCALS = frozenset("man woman teen teenager teenage boy girl resident native natives couple".split())
_OUTLET_REACH = 14  # words of an outlet's name and what it offers
# What names the outlet at the end of a headline: "… - Action News 5 - Banora".
_STATION = re.compile(r"(?i:news\w*|channel|tv|headlines|weather|fox|abc|cbs|nbc|.*\.com)|[WK][A-Z]{2,3}")
_SAYS = frozenset("said told says confirmed added reported announced explained stated".split())
# What a side is: "Marran-backed", "the Marran-led raid"; and what belongs to one, wherever it strikes.
_SIDED = frozenset(
    "backed led allied sponsored funded supported brokered made born trained armed affiliated linked aligned".split()
)
_FORCES = frozenset(
    """airstrike airstrikes warplanes warplane jets jet aircraft coalition president minister defense defence ally
    allies air-force intelligence delegation ambassador""".split()
)
_BY_AIR = frozenset(
    tuple(pair.split("_")) for pair in "air_strike air_strikes air_raids air_force fighter_jets military_planes".split()
)
_NATIONS_BY_LETTERS = frozenset("us usa uk eu uae".split())
# What goes on after a place: no noun that it describes.
_AFTER_A_PLACE = frozenset(
    """and or is was were are has have had will would in on at for to by from of with this last next that than not
    also since during after before until over about""".split()
)
_INSTITUTES = frozenset(
    "institute institution university centre center foundation society association times post news".split()
)
_BANNED = frozenset("banned outlawed prohibited".split())
_BY_PHONE = frozenset("telephone phone skype reporting".split())
# Who came from elsewhere, and what may stand between them and where.
_COMERS = frozenset("native natives originating originally hailing mercenaries citizens nationals".split())
_BEFORE_ORIGIN = frozenset("the northern southern north south former , and".split())
_OFFICES = frozenset("command directorate department chief".split())
_NEWS = frozenset("reporter correspondent news agency".split())
_OF_THE_STATE = frozenset("of in iraq and the al - al-sham ( group".split())
_AT_HOME = frozenset(
    """resident residents inhabitant inhabitants villager villagers witness witnesses eyewitness eyewitnesses survivor
    survivors teacher farmer shepherd fisherman shopkeeper mother father grandmother widow refugee""".split()
)


def _speaks(tokens: Sequence[Token], first: int, last: int, lead: str) -> bool:
    """Whether the place is where a voice is: "a source in X said"."""
    before = [t.lower for t in tokens[max(first - 4, 0) : first]]
    after = [t.lower for t in tokens[last : last + 4]]
    if before[-1:] in (["of"], ["from"]) and not _AT_HOME.isdisjoint(before[:-1]):
        return False  # "a teacher from Hadra said …": who lives there tells of it
    if before[-1:] == ["told"] or before[-2:] == ["according", "to"]:
        return True
    if before[-1:] == ["from"] and not _BY_PHONE.isdisjoint(before):
        return True  # "said by telephone from Hadra"
    if lead not in HELD and lead != "of" and after and after[0] in SPEAKS:
        return True  # "Marra blames the rebels"
    if lead not in HELD and after and after[0] in _SAYS | _NEWS:
        return True  # but "a raid on Hadra, said the monitor"
    if before[-1:] == ["in"] and before[-2:-1] and before[-2] in _SPEAKERS:
        return True
    return not _SPEAKERS.isdisjoint(before) and not _SAYS.isdisjoint(after)


def of_another(tokens: Sequence[Token], first: int, last: int, wide: bool, head: bool) -> bool:
    """Whether the place only tells who another is: "Marran-backed", "Islamic State", "Marran warplanes".

    ``wide``: it is a province or a country; ``head``: its sentence is one of those that open a report.
    """
    after = [t.lower for t in tokens[last : last + 2]]
    before = [t.lower for t in tokens[max(first - 3, 0) : first]]
    if last < len(tokens) and tokens[last].lower in _DWELLINGS:
        return True
    if tokens[last - 1].lower.rpartition("-")[2] in _SIDED or (after[:1] == ["-"] and after[-1] in _SIDED):
        return True
    words = [t.lower for t in tokens[first:last]]
    if "".join(words).replace(".", "") in _NATIONS_BY_LETTERS and _before_a_noun(tokens, first, last):
        return True  # "the U.S. attorney", "U.S. Marshals"
    if words[:2] == ["islamic", "state"] or _of_the_state(tokens, first):
        return True
    if before[-1:] == ["in"] and not _BANNED.isdisjoint(before[-2:-1]):
        return True  # "the group (banned in Varland)"
    if _origin(tokens, first, wide) or (head and _opens(tokens, last)):
        return True
    owned = _institute(tokens, last) or (after[:1] != [] and (after[0] in _FORCES or tuple(after) in _BY_AIR))
    return owned and before[-1:] not in (["in"], ["at"], ["near"], ["on"])


def _before_a_noun(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether what follows is what it describes, and no preposition of place leads to it."""
    lead = [t.lower for t in tokens[max(first - 2, 0) : first] if t.lower != "the"][-1:]
    after = tokens[last] if last < len(tokens) else None
    return (
        lead not in (["in"], ["near"], ["to"], ["from"])
        and after is not None
        and after.text.isalpha()
        and (after.lower not in _AFTER_A_PLACE and after.lower not in CLAUSE)
    )


def _institute(tokens: Sequence[Token], last: int) -> bool:
    """Whether it begins the name of an institute or paper: "the Hadra Institute"."""
    after = tokens[last : last + 1]
    return any(t.lower in _INSTITUTES and t.text[:1].isupper() for t in after)


def _origin(tokens: Sequence[Token], first: int, wide: bool) -> bool:
    """Whether it is where people come from, wherever they are: "mercenaries from the northern X".

    "People from X" were harmed in X if it is a town, not if it is a ``wide`` one.
    """
    words = [t.lower for t in tokens[max(first - 6, 0) : first]]
    before = [word for word in words if word not in _BEFORE_ORIGIN]
    if before[-2:] == ["people", "from"]:
        return wide
    return before[-1:] in (["from"], ["of"]) and not _COMERS.isdisjoint(before[-2:-1])


def _opens(tokens: Sequence[Token], last: int) -> bool:
    """Whether it is the city of a date line without a day: "Hadra- Nine people were killed"."""
    if last + 1 >= len(tokens) or tokens[last].text != "-" or not tokens[last + 1].text[:1].isupper():
        return False
    return tokens[last].start == tokens[last - 1].end and tokens[last + 1].start > tokens[last].end


def _of_the_state(tokens: Sequence[Token], first: int) -> bool:
    """Whether it is a country in a group's name: "the Islamic State of Iraq and the Levant"."""
    before = [t.lower for t in tokens[max(first - 7, 0) : first]]
    at = next((i for i, pair in enumerate(pairwise(before)) if pair == ("islamic", "state")), None)
    return at is not None and all(word in _OF_THE_STATE for word in before[at + 2 :]) and len(before) > at + 2


def at_home(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether it tells where somebody is from: "Tomas Vael, 31, of X", "from X", "a X man", "who lives in X"."""
    before = [t.lower for t in tokens[max(first - 7, 0) : first]]
    after = tokens[last].lower if last < len(tokens) else ""
    if after in _LOCALS:
        return True
    if before[-2:] and before[-1] == "in" and before[-2:-1] in (["lives"], ["lived"]):
        return True
    if before[-1:] not in (["of"], ["from"]):
        return False
    if before[-2:-1] == [","] and before[-3:-2] and before[-3].isdigit():
        return True
    aged = any(word.endswith(("-year-old", "year-old")) for word in before[:-1])
    name = tokens[first - 2] if first > 1 else None
    return aged and name is not None and name.text[:1].isupper()


def of_a_body(tokens: Sequence[Token], first: int, last: int, before: Sequence[str], lead: str) -> bool:
    """Whether it is where a body or a voice is: "the Hadra-based monitor", "the Marran army", "a source in X said".

    ``before`` are the words before it, ``lead`` the one of them that leads to it.
    """
    after = tokens[last].lower if last < len(tokens) else ""
    later = tokens[last + 1].lower if last + 1 < len(tokens) else ""
    return (
        after in _BASED
        or (after == "-" and later in _BASED)
        or tokens[last - 1].lower.rpartition("-")[2] in _BASED
        or (after in _BODIES and (before[-1:] not in (["in"], ["at"], ["near"]) or later in _OFFICES))
        or _speaks(tokens, first, last, lead)
    )


def outlet_at(tokens: Sequence[Token]) -> int | None:
    """Where the outlet's name at the end of a headline begins: after a dash or stroke that stands free; else None."""
    for k, token in enumerate(tokens):
        free = 0 < k < len(tokens) - 1 <= k + _OUTLET_REACH and token.start > tokens[k - 1].end
        if token.text in ("-", "|", "–", "—") and free and any(_STATION.fullmatch(t.text) for t in tokens[k + 1 :]):
            return k
    return None
