"""Predicates of harm: the words that kill, wound, detain, abduct, displace or lose people.

A predicate is one or more tokens with a measure and a form, which tells on which side its victims stand:
"killing 16" has them to the right, "16 died" to the left, "killed" to either, by the clause around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from corroborate.text.tokens import Token
from corroborate.values import Measure


class Form(Enum):
    """Where a predicate's victims stand."""

    BASE = "base"  # kill: object to the right; after "to" and modals
    FINITE = "finite"  # kills: object to the right
    ING = "ing"  # killing: object to the right, "of" allowed
    ED = "ed"  # killed: active or passive
    EN = "en"  # slain, taken hostage: passive only
    INTRANSITIVE = "intransitive"  # died, fled: subject
    STATE = "state"  # dead, missing: of what stands before it
    NOMINAL = "nominal"  # the death of: "of" to the right
    TOLL = "toll"  # death toll: a number after "to", "of", "at"
    LIVES = "lives"  # claimed … lives


class Predicate(NamedTuple):
    """A predicate at tokens ``start:end``; ``weak`` where its measure yields to a neighbour's ("shot and killed")."""

    start: int
    end: int
    measure: Measure
    form: Form
    weak: bool = False


K, W, D, A, M, P, C = (
    Measure.KILLED,
    Measure.INJURED,
    Measure.DETAINED,
    Measure.ABDUCTED,
    Measure.MISSING,
    Measure.DISPLACED,
    Measure.CASUALTIES,
)


def _forms(verb: str) -> tuple[str, str, str, str]:
    """base, -s, -ing, -ed of a regular verb."""
    if verb.endswith("e"):
        return verb, verb + "s", verb[:-1] + "ing", verb + "d"
    if verb in ("kidnap", "stab", "gun", "expel"):
        return verb, verb + "s", verb + verb[-1] + "ing", verb + verb[-1] + "ed"
    if verb.endswith(("sh", "ss")):
        return verb, verb + "es", verb + "ing", verb + "ed"
    return verb, verb + "s", verb + "ing", verb + "ed"


_VERBS: dict[Measure, str] = {
    K: """kill murder execute assassinate massacre slaughter eliminate martyr lynch behead decapitate liquidate
        annihilate exterminate crucify electrocute strangle suffocate neutralize neutralise""",
    W: "injure wound maim hospitalize hospitalise stab",
    D: "arrest detain capture apprehend imprison jail incarcerate",
    A: "kidnap abduct",
    P: "displace uproot evacuate expel",
}
_SINGLE: dict[str, tuple[Measure, Form, bool]] = {}
for _measure, _words in _VERBS.items():
    for _verb in _words.split():
        _base, _s, _ing, _ed = _forms(_verb)
        _SINGLE[_base] = (_measure, Form.BASE, False)
        _SINGLE[_s] = (_measure, Form.FINITE, False)
        _SINGLE[_ing] = (_measure, Form.ING, False)
        _SINGLE[_ed] = (_measure, Form.ED, False)
_SINGLE |= {
    "lost": (K, Form.FINITE, False),
    "losing": (K, Form.ING, False),
    "destroyed": (K, Form.ED, False),
    "destroying": (K, Form.ING, False),
    "slay": (K, Form.BASE, False),
    "slays": (K, Form.FINITE, False),
    "slaying": (K, Form.ING, False),
    "slew": (K, Form.FINITE, False),
    "slain": (K, Form.EN, False),
    "kidnaped": (A, Form.ED, False),
    "kidnaping": (A, Form.ING, False),
    "hurt": (W, Form.ED, False),
    "hurts": (W, Form.FINITE, False),
    "hurting": (W, Form.ING, False),
    "shot": (W, Form.ED, True),
    "shooting": (W, Form.ING, True),
    "hanged": (K, Form.ED, False),
    "drowned": (K, Form.INTRANSITIVE, False),
    "drown": (K, Form.INTRANSITIVE, False),
    "die": (K, Form.INTRANSITIVE, False),
    "dies": (K, Form.INTRANSITIVE, False),
    "died": (K, Form.INTRANSITIVE, False),
    "dying": (K, Form.INTRANSITIVE, False),
    "perish": (K, Form.INTRANSITIVE, False),
    "perished": (K, Form.INTRANSITIVE, False),
    "succumbed": (K, Form.INTRANSITIVE, False),
    "asphyxiated": (K, Form.EN, False),
    "flee": (P, Form.INTRANSITIVE, False),
    "fled": (P, Form.INTRANSITIVE, False),
    "flees": (P, Form.INTRANSITIVE, False),
    "fleeing": (P, Form.INTRANSITIVE, False),
    "disappeared": (M, Form.INTRANSITIVE, False),
    "vanished": (M, Form.INTRANSITIVE, False),
    "missing": (M, Form.STATE, False),
    "dead": (K, Form.STATE, False),
    "homeless": (P, Form.STATE, False),
    "beaten": (W, Form.EN, True),
    "burned": (W, Form.EN, True),
    "burnt": (W, Form.EN, True),
    "gassed": (W, Form.EN, True),
    "poisoned": (W, Form.EN, True),
    "wounding": (W, Form.ING, False),
    "fatalities": (K, Form.NOMINAL, False),
    "death": (K, Form.NOMINAL, False),
    "deaths": (K, Form.NOMINAL, False),
    "murder": (K, Form.NOMINAL, False),
    "murders": (K, Form.NOMINAL, False),
    "killings": (K, Form.NOMINAL, False),
    "assassination": (K, Form.NOMINAL, False),
    "assassinations": (K, Form.NOMINAL, False),
    "execution": (K, Form.NOMINAL, False),
    "executions": (K, Form.NOMINAL, False),
    "massacre": (K, Form.NOMINAL, False),
    "slaughter": (K, Form.NOMINAL, False),
    "beheading": (K, Form.NOMINAL, False),
    "beheadings": (K, Form.NOMINAL, False),
    "martyrdom": (K, Form.NOMINAL, False),
    "bodies": (K, Form.NOMINAL, False),
    "body": (K, Form.NOMINAL, False),
    "corpses": (K, Form.NOMINAL, False),
    "corpse": (K, Form.NOMINAL, False),
    "remains": (K, Form.NOMINAL, False),
    "injury": (W, Form.NOMINAL, False),
    "injuries": (W, Form.NOMINAL, False),
    "wounding-of": (W, Form.NOMINAL, False),
    "arrest": (D, Form.NOMINAL, False),
    "arrests": (D, Form.NOMINAL, False),
    "detention": (D, Form.NOMINAL, False),
    "capture": (D, Form.NOMINAL, False),
    "kidnapping": (A, Form.NOMINAL, False),
    "kidnappings": (A, Form.NOMINAL, False),
    "abduction": (A, Form.NOMINAL, False),
    "abductions": (A, Form.NOMINAL, False),
    "disappearance": (M, Form.NOMINAL, False),
    "displacement": (P, Form.NOMINAL, False),
    "evacuation": (P, Form.NOMINAL, False),
    "exodus": (P, Form.NOMINAL, False),
    "elimination": (K, Form.NOMINAL, False),
    "toll": (K, Form.TOLL, False),
}
# Nominals that are also verbs in the base form: the clause decides (figures reads "of" as the nominal).
_BOTH = frozenset({"murder", "massacre", "slaughter", "arrest", "capture", "arrests", "captures", "murders"})
for _word in _BOTH:
    _m = _SINGLE[_word][0]
    _SINGLE[_word] = (_m, Form.FINITE if _word.endswith("s") else Form.BASE, False)

_POSSESSIVE = ("his", "her", "their", "its", "our", "my", "the")
_MULTI: dict[str, list[tuple[tuple[str, ...], Measure, Form]]] = {}


def _multi(measure: Measure, form: Form, *phrases: str) -> None:
    for phrase in phrases:
        words = tuple(phrase.split())
        _MULTI.setdefault(words[0], []).append((words, measure, form))


_multi(
    K,
    Form.ED,
    "shot dead",
    "shot and killed",
    "shot to death",
    "gunned down",
    "mowed down",
    "mown down",
    "stabbed to death",
    "beaten to death",
    "beat to death",
    "burned to death",
    "burnt to death",
    "burned alive",
    "burnt alive",
    "stoned to death",
    "hacked to death",
    "tortured to death",
    "crushed to death",
    "put to death",
    "fatally shot",
    "fatally wounded",
    "fatally injured",
    "fatally stabbed",
    "fatally struck",
    "mortally wounded",
    "wiped out",
    "blown up and killed",
    "blown to pieces",
    "strangled to death",
    "starved to death",
    "beat and killed",
    "martyred",
)
_multi(
    K,
    Form.ING,
    "gunning down",
    "shooting dead",
    "mowing down",
    "fatally shooting",
    "fatally wounding",
    "fatally injuring",
    "fatally striking",
    "fatally hitting",
    "fatally stabbing",
    "mortally wounding",
)
_multi(
    K,
    Form.FINITE,
    "shoot dead",
    "shoots dead",
    "guns down",
    "gun down",
    "shoot and kill",
    "shoots and kills",
    "fatally shoots",
    "fatally stabs",
    "fatally wounds",
)
_multi(
    K,
    Form.INTRANSITIVE,
    "lost their lives",
    "lost his life",
    "lost her life",
    "lose their lives",
    "losing their lives",
    "lost their life",
    "bled to death",
    "starved to death",
    "froze to death",
    "choked to death",
    "met their death",
    "met their deaths",
    "were no more",
    "passed away",
    "paid with their lives",
    "have died",
    "died of",
    "committed suicide",
    "commits suicide",
    "took his own life",
    "took her own life",
    "takes own life",
    "takes his own life",
    "takes her own life",
    "taken his own life",
    "taken her own life",
)
_multi(
    K,
    Form.STATE,
    "pronounced dead",
    "declared dead",
    "found dead",
    "confirmed dead",
    "reported dead",
    "feared dead",
    "presumed dead",
    "believed dead",
    "dead or dying",
    "dead on arrival",
    "lying dead",
    "feared killed",
)
_multi(
    W,
    Form.INTRANSITIVE,
    "suffered injuries",
    "suffered wounds",
    "sustained injuries",
    "sustained wounds",
    "suffer injuries",
    "suffering from",
    "suffered from",
    "suffered burns",
    "sustained burns",
    "suffered gunshot",
    "sustained gunshot",
    "suffered multiple",
    "sustained multiple",
    "suffered minor",
    "sustained minor",
    "suffered serious",
    "sustained serious",
    "suffered non-life-threatening",
    "sustained non-life-threatening",
    "sustained non-life",
    "suffered non-life",
    "sustained a gunshot",
    "suffered a gunshot",
    "suffered severe",
    "sustained severe",
    "suffered slight",
    "sustained slight",
    "suffered light",
    "suffered life-threatening",
    "sustained life-threatening",
    "suffered various",
    "sustained various",
    "suffered bullet",
    "sustained bullet",
    "suffered shrapnel",
    "sustained shrapnel",
    "received wounds",
    "received injuries",
    "suffered wounds",
    "suffered breathing",
    "suffered suffocation",
    "suffered respiratory",
    "suffered symptoms",
    "suffocated",
)
_multi(
    W,
    Form.STATE,
    "in critical condition",
    "on life support",
    "in a critical condition",
    "in serious condition",
    "in stable condition",
    "critically ill",
    "in grave condition",
    "hurt",
)
_multi(
    W,
    Form.EN,
    "treated for",
    "being treated",
    "hospitalized",
    "hospitalised",
    "taken to hospital",
    "taken to hospitals",
    "taken to the hospital",
    "taken to a hospital",
    "rushed to hospital",
    "rushed to hospitals",
    "rushed to the hospital",
    "rushed to a hospital",
    "transported to area hospitals",
    "transported to the hospital",
    "transported to a hospital",
    "struck by gunfire",
    "hit by gunfire",
    "struck by bullets",
    "hit by bullets",
    "struck by gunshots",
    "hit by gunshots",
    "struck by shrapnel",
    "hit by shrapnel",
    "grazed by",
)
_multi(
    D,
    Form.ED,
    "taken into custody",
    "took into custody",
    "placed under arrest",
    "put under arrest",
    "taken prisoner",
    "took prisoner",
    "taken prisoners",
    "rounded up",
    "thrown in jail",
    "taken captive",
    "held captive",
)
_multi(D, Form.ING, "taking into custody", "taking prisoner", "rounding up")
_multi(D, Form.STATE, "in custody", "under arrest", "in detention", "behind bars", "in police custody")
_multi(A, Form.ED, "taken hostage", "took hostage", "held hostage", "taken hostages", "took hostages")
_multi(A, Form.ING, "taking hostage", "holding hostage")
_multi(M, Form.INTRANSITIVE, "went missing", "gone missing", "go missing")
_multi(
    M,
    Form.STATE,
    "unaccounted for",
    "still missing",
    "reported missing",
    "believed missing",
    "listed as missing",
    "remain missing",
    "remained missing",
)
_multi(
    P,
    Form.INTRANSITIVE,
    "forced to flee",
    "forced to leave",
    "left their homes",
    "leave their homes",
    "leaving their homes",
    "abandoned their homes",
    "abandon their homes",
    "sought refuge",
    "seek refuge",
    "seeking refuge",
    "took refuge",
    "taken refuge",
    "taking refuge",
    "flee their homes",
    "fled their homes",
    "lost their homes",
    "fled to",
    "fled from",
    "become refugees",
    "became refugees",
    "left homeless",
    "made homeless",
    "rendered homeless",
)
_multi(
    P,
    Form.ED,
    "driven from",
    "drove from",
    "forced from",
    "driven out",
    "forced out",
    "internally displaced",
    "forcibly displaced",
    "forced to flee",
    "forcing to flee",
    "bused out",
    "bussed out",
)
_multi(P, Form.ING, "driving from", "forcing from", "forcing out", "driving out")
_multi(K, Form.TOLL, "death toll", "toll", "deathtoll", "death-toll")
_multi(C, Form.TOLL, "casualty toll", "toll of casualties", "casualty count")
_multi(W, Form.TOLL, "number of wounded", "number of injured", "number of the wounded", "number of the injured")
_multi(
    K,
    Form.TOLL,
    "number of dead",
    "number of deaths",
    "number of victims",
    "number of the dead",
    "number of killed",
    "number of fatalities",
    "number of martyrs",
    "number of those killed",
    "body count",
)
_multi(
    K,
    Form.LIVES,
    "claimed",
    "claiming",
    "claims",
    "claim",
    "cost",
    "costing",
    "costs",
    "taken",
    "took",
    "take",
    "takes",
    "taking",
    "loss of",
)
for _list in _MULTI.values():
    _list.sort(key=lambda entry: -len(entry[0]))

WORDS = frozenset(_SINGLE) | frozenset(_MULTI)
# Words that only sometimes are a predicate: the phrase grammar may read them as plain words.
# A harm participle that can describe the noun that follows it: "26 displaced people", "the wounded soldiers".
ADJECTIVES: dict[str, Measure] = {
    "wounded": W,
    "injured": W,
    "dead": K,
    "slain": K,
    "missing": M,
    "displaced": P,
    "homeless": P,
    "kidnapped": A,
    "abducted": A,
    "detained": D,
    "arrested": D,
    "captured": D,
    "imprisoned": D,
    "jailed": D,
    "killed": K,
    "murdered": K,
    "disappeared": M,
    "executed": K,
}


# "forced thousands to flee", "drove millions from their homes", "sent families fleeing": with a flight near by.
DRIVEN: dict[str, Form] = {
    "forced": Form.ED,
    "forcing": Form.ING,
    "forces": Form.FINITE,
    "force": Form.BASE,
    "drove": Form.FINITE,
    "driven": Form.ED,
    "driving": Form.ING,
    "sent": Form.FINITE,
    "sending": Form.ING,
    "prompted": Form.FINITE,
    "prompting": Form.ING,
    "caused": Form.FINITE,
    "causing": Form.ING,
    "pushed": Form.ED,
    "pushing": Form.ING,
}
# "hit in the leg", "struck by a bullet": with a part of the body or a bullet near by.
_BODY = frozenset(
    """head leg legs arm arms chest neck back hand hands foot feet shoulder abdomen stomach torso face thigh hip knee
    buttocks bullet bullets gunfire shrapnel crossfire pellets fragments shards""".split()
)
STRUCK = frozenset({"hit", "struck", "grazed"})
_FIRED = frozenset({"bullet", "bullets", "gunfire", "shrapnel"})  # "gunfire struck a farmer"
_TAKEN = frozenset({"took", "takes", "take", "taking"})  # "took two men into custody"
_FLIGHT = frozenset("flee homes fleeing leave evacuate evacuating abandon".split())


def predicate(tokens: Sequence[Token], i: int) -> Predicate | None:
    """The longest predicate of harm at token ``i``, or None. ``Form.LIVES`` asks for "lives" within six tokens."""
    word = tokens[i].lower
    for words, measure, form in _MULTI.get(word, ()):
        end = i + len(words)
        if end <= len(tokens) and all(tokens[i + k].lower == w for k, w in enumerate(words)):
            if form is Form.LIVES and not any(t.lower in ("lives", "life") for t in tokens[end : end + 7]):
                continue
            return Predicate(i, end, measure, form)
    single = _SINGLE.get(word)
    if single is None:
        if word in STRUCK and (
            any(t.lower in _BODY for t in tokens[i + 1 : i + 7])
            or any(t.lower in _FIRED for t in tokens[max(0, i - 3) : i])
        ):
            return Predicate(i, i + 1, Measure.INJURED, Form.ED, True)
        if word in _TAKEN and any(
            a.lower == "into" and b.lower == "custody" for a, b in pairwise(tokens[i + 2 : i + 12])
        ):
            return Predicate(i, i + 1, Measure.DETAINED, Form.ING if word == "taking" else Form.FINITE)
        driven = DRIVEN.get(word)
        if driven is not None and any(t.lower in _FLIGHT for t in tokens[i + 2 : i + 11]):
            return Predicate(i, i + 1, Measure.DISPLACED, driven)
        return None
    return Predicate(i, i + 1, single[0], single[1], single[2])
