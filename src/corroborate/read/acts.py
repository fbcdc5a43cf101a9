"""The words that tell of events: what kind of act a verb or a noun is, and who stands where around it.

Kinds are ACLED's sub-types (docs/method.md, section 8).  A verb's own kind can be narrowed by the means that the
sentence names: people "killed" by a car bomb are victims of a "Remote explosive/landmine/IED".
"""

from __future__ import annotations

from typing import NamedTuple

ATTACK, CLASH, ABDUCTION, ARRESTS, LOOTING = (
    "Attack",
    "Armed clash",
    "Abduction/forced disappearance",
    "Arrests",
    "Looting/property destruction",
)
AIR, SHELLING, EXPLOSIVE, SUICIDE, GRENADE, CHEMICAL = (
    "Air/drone strike",
    "Shelling/artillery/missile attack",
    "Remote explosive/landmine/IED",
    "Suicide bomb",
    "Grenade",
    "Chemical weapon",
)
RAPE, PROTEST, RIOT, MOB, AGREEMENT, OTHER = (
    "Sexual violence",
    "Peaceful protest",
    "Violent demonstration",
    "Mob violence",
    "Agreement",
    "Other",
)
REGAINED, OVERTAKEN, DISRUPTED = (
    "Government regains territory",
    "Non-state actor overtakes territory",
    "Disrupted weapons use",
)


class Trigger(NamedTuple):
    """What a word of an act is.

    ``form`` is "verb" (finite or base, its object to the right), "past" (may be passive), "ing", "self" (an
    intransitive verb: who or what suffers it is its subject), "meet" (those who fight or agree) or "noun".
    ``takes`` is what stands in its object's place: "victim", "target" or "either" (people are victims, things
    targets). ``firm``: the means that a sentence names do not change the kind.
    """

    kind: str
    form: str
    takes: str = "either"
    firm: bool = False


_IRREGULAR = {
    "shoot": ("shoots", "shooting", "shot"),
    "burn": ("burns", "burning", "burned"),
    "set": ("sets", "setting", "set"),
    "blow": ("blows", "blowing", "blew"),
    "steal": ("steals", "stealing", "stole"),
    "fight": ("fights", "fighting", "fought"),
    "strike": ("strikes", "striking", "struck"),
    "hit": ("hits", "hitting", "hit"),
    "beat": ("beats", "beating", "beat"),
    "retake": ("retakes", "retaking", "retook"),
    "overrun": ("overruns", "overrunning", "overran"),
    "slay": ("slays", "slaying", "slain"),
    "gun": ("guns", "gunning", "gunned"),
}
_DOUBLED = frozenset("kidnap rob stab bomb_ plot".split())


def _forms(verb: str) -> tuple[str, str, str]:
    """-s, -ing and -ed."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb in _DOUBLED:
        return verb + "s", verb + verb[-1] + "ing", verb + verb[-1] + "ed"
    if verb.endswith("e"):
        return verb + "s", verb[:-1] + "ing", verb + "d"
    if verb.endswith(("sh", "ss", "ch")):
        return verb + "es", verb + "ing", verb + "ed"
    return verb + "s", verb + "ing", verb + "ed"


_TRANSITIVE: tuple[tuple[str, str, str, bool], ...] = (
    (
        ATTACK,
        "victim",
        "kill murder assassinate slaughter massacre shoot wound injure maim stab beat torture gun",
        False,
    ),
    (ATTACK, "victim", "execute behead lynch slay mutilate decapitate strangle", True),
    (ATTACK, "either", "attack assault strike hit target harass", False),
    (CLASH, "either", "ambush storm raid", False),
    (EXPLOSIVE, "target", "dynamite detonate", False),
    (EXPLOSIVE, "either", "bomb", False),
    (SHELLING, "either", "shell bombard pound mortar", False),
    (AIR, "either", "strafe", True),
    (ABDUCTION, "victim", "kidnap abduct", True),
    (ARRESTS, "victim", "arrest detain apprehend imprison", True),
    (LOOTING, "target", "burn torch loot ransack plunder vandalize vandalise demolish destroy damage sabotage", False),
    (LOOTING, "either", "rob steal", True),
    (RAPE, "victim", "rape molest", True),
    (OTHER, "victim", "displace expel evict", True),
    (REGAINED, "target", "recapture retake liberate reclaim", True),
    (OVERTAKEN, "target", "overrun", True),
)
_SELF: tuple[tuple[str, str, str], ...] = (
    (EXPLOSIVE, "", "explode explodes exploded exploding"),
    (ATTACK, "victim", "die dies died dying perished"),
    (ABDUCTION, "victim", "disappeared vanished"),
    (OTHER, "victim", "fled flee fleeing"),
    (PROTEST, "", "protested demonstrated rallied marched"),
    (RIOT, "", "rioted rioting"),
)
_MEETING: tuple[tuple[str, str], ...] = ((CLASH, "clashed clash clashing fought battled skirmished"),)
_NOUNS: tuple[tuple[str, str, str, bool], ...] = (
    (ATTACK, "either", "attack attacks assault assaults raid raids offensive onslaught", False),
    (
        ATTACK,
        "victim",
        """murder murders killing killings assassination assassinations massacre massacres slaying shooting shootings
        death deaths carnage stabbing stabbings""",
        False,
    ),
    (ATTACK, "victim", "execution executions beheading beheadings torture", True),
    (EXPLOSIVE, "either", "bombing bombings explosion explosions blast blasts detonation dynamiting", False),
    (SHELLING, "either", "shelling bombardment bombardments barrage barrages", False),
    (AIR, "either", "airstrike airstrikes strafing", True),
    (SUICIDE, "either", "suicide-bombing", True),
    (
        CLASH,
        "",
        "clash clashes fighting firefight firefights gunfight gunbattle skirmish skirmishes battle battles",
        True,
    ),
    (CLASH, "either", "ambush ambushes", False),
    (ABDUCTION, "victim", "kidnapping kidnappings abduction abductions disappearance disappearances", True),
    (ARRESTS, "victim", "arrest arrests detention detentions", True),
    (RAPE, "victim", "rape rapes", True),
    (LOOTING, "target", "looting arson burning sabotage destruction robbery robberies theft", False),
    (PROTEST, "", "protest protests demonstration demonstrations sit-in rally rallies", True),
    (RIOT, "", "riot riots rioting", True),
    (MOB, "victim", "lynching lynchings", True),
    (AGREEMENT, "", "ceasefire cease-fire truce accord", True),
    (OTHER, "victim", "displacement", True),
)


def _table() -> dict[str, tuple[Trigger, ...]]:
    table: dict[str, list[Trigger]] = {}

    def put(word: str, trigger: Trigger) -> None:
        table.setdefault(word, []).append(trigger)

    for kind, takes, nouns, firm in _NOUNS:
        for word in nouns.split():
            put(word, Trigger(kind, "noun", takes, firm))
    for kind, takes, verbs, firm in _TRANSITIVE:
        for verb in verbs.split():
            s, ing, ed = _forms(verb)
            put(verb, Trigger(kind, "verb", takes, firm))
            put(s, Trigger(kind, "verb", takes, firm))
            put(ing, Trigger(kind, "ing", takes, firm))
            put(ed, Trigger(kind, "past", takes, firm))
    for kind, takes, verbs in _SELF:
        for verb in verbs.split():
            put(verb, Trigger(kind, "self", takes))
    for kind, verbs in _MEETING:
        for verb in verbs.split():
            put(verb, Trigger(kind, "meet", ""))
    for word in ("blown", "shot", "beaten", "burnt", "stolen", "stricken", "riddled", "slain"):
        kind = {"blown": EXPLOSIVE, "burnt": LOOTING, "stolen": LOOTING}.get(word, ATTACK)
        put(word, Trigger(kind, "past", "target" if kind != ATTACK else "victim"))
    return {word: tuple(dict.fromkeys(found)) for word, found in table.items()}


# A word in lower case → what it may be.
TRIGGERS = _table()
# Verbs and nouns that are one word in one sense and several in another: "blew up", "set fire to", "opened fire on".
PHRASES: dict[str, tuple[tuple[tuple[str, ...], Trigger], ...]] = {
    "blew": ((("up",), Trigger(EXPLOSIVE, "past", "either")),),
    "blow": ((("up",), Trigger(EXPLOSIVE, "verb", "either")),),
    "blowing": ((("up",), Trigger(EXPLOSIVE, "ing", "either")),),
    "blown": ((("up",), Trigger(EXPLOSIVE, "past", "either")),),
    "set": (
        (("fire", "to"), Trigger(LOOTING, "verb", "target", True)),
        (("ablaze",), Trigger(LOOTING, "verb", "target", True)),
        (("on", "fire"), Trigger(LOOTING, "past", "target", True)),
        (("off",), Trigger(EXPLOSIVE, "verb", "target")),
    ),
    "opened": ((("fire", "on"), Trigger(ATTACK, "verb", "either")), (("fire",), Trigger(ATTACK, "self", ""))),
    "opening": ((("fire", "on"), Trigger(ATTACK, "ing", "either")),),
    "fired": ((("on",), Trigger(ATTACK, "verb", "either")), (("at",), Trigger(ATTACK, "verb", "either"))),
    "firing": ((("on",), Trigger(ATTACK, "ing", "either")), (("at",), Trigger(ATTACK, "ing", "either"))),
    "taken": ((("hostage",), Trigger(ABDUCTION, "past", "victim", True)),),
    "took": ((("hostage",), Trigger(ABDUCTION, "verb", "victim", True)),),
    "rounded": ((("up",), Trigger(ARRESTS, "past", "victim", True)),),
    "air": (
        (("strike",), Trigger(AIR, "noun", "either", True)),
        (("strikes",), Trigger(AIR, "noun", "either", True)),
        (("raid",), Trigger(AIR, "noun", "either", True)),
        (("raids",), Trigger(AIR, "noun", "either", True)),
        (("attack",), Trigger(AIR, "noun", "either", True)),
        (("attacks",), Trigger(AIR, "noun", "either", True)),
    ),
    "drone": (
        (("strike",), Trigger(AIR, "noun", "either", True)),
        (("strikes",), Trigger(AIR, "noun", "either", True)),
        (("attack",), Trigger(AIR, "noun", "either", True)),
    ),
    "suicide": (
        (("bombing",), Trigger(SUICIDE, "noun", "either", True)),
        (("bombings",), Trigger(SUICIDE, "noun", "either", True)),
        (("attack",), Trigger(SUICIDE, "noun", "either", True)),
        (("attacks",), Trigger(SUICIDE, "noun", "either", True)),
    ),
    "chemical": (
        (("attack",), Trigger(CHEMICAL, "noun", "either", True)),
        (("attacks",), Trigger(CHEMICAL, "noun", "either", True)),
    ),
    "peace": (
        (("agreement",), Trigger(AGREEMENT, "noun", "", True)),
        (("deal",), Trigger(AGREEMENT, "noun", "", True)),
        (("accord",), Trigger(AGREEMENT, "noun", "", True)),
    ),
    "seized": ((("control", "of"), Trigger(OVERTAKEN, "verb", "target", True)),),
    "regained": ((("control", "of"), Trigger(REGAINED, "verb", "target", True)),),
}

# Means that narrow a kind, by the words of a sentence; the first that fits.
MEANS: tuple[tuple[str, frozenset[str]], ...] = (
    (CHEMICAL, frozenset("sarin chlorine mustard-gas nerve-agent chemical".split())),
    (SUICIDE, frozenset("suicide".split())),
    (
        AIR,
        frozenset(
            """airstrike airstrikes air-strike air-strikes warplane warplanes jets fighter-jets drone drones helicopter
            helicopters gunship gunships aircraft aerial bomber-planes barrel""".split()
        ),
    ),
    (GRENADE, frozenset("grenade grenades".split())),
    (
        EXPLOSIVE,
        frozenset(
            """bomb bombs bombing bombings dynamite explosive explosives explosion explosions blast mine mines landmine
            landmines ied ieds booby-trap car-bomb exploded detonated""".split()
        ),
    ),
    (
        SHELLING,
        frozenset("shell shells shelling artillery mortar mortars rocket rockets missile missiles howitzer".split()),
    ),
)
# Kinds that a means may narrow.
NARROWED = frozenset({ATTACK, EXPLOSIVE, SHELLING, CLASH, LOOTING})

# MUC-4's six types where our kinds tell; None where it has none.
MUC = {
    **dict.fromkeys((ATTACK, CLASH, RAPE, MOB, SHELLING), "attack"),
    **dict.fromkeys((AIR, EXPLOSIVE, SUICIDE, GRENADE), "bombing"),
    ABDUCTION: "kidnapping",
}
