"""The lexicon of counted nouns: whom a word counts (group, subgroup, unit), and words that count no people.

Ordinary language only: no names of people, villages or outlets. A word's group follows its own meaning
("soldiers" are combatants, "residents" civilians), and "people", "men" and "members" say nothing of it
(docs/method.md, section 1); figures then looks at the words around.
"""

from __future__ import annotations

from typing import NamedTuple

from corroborate.values import Group, Measure, Unit


class Noun(NamedTuple):
    """What a counted noun means. ``group`` None: the words around it decide ("members", "others").

    ``measure`` is set for nouns that are a harm themselves ("deaths", "casualties", "bodies");
    ``contested`` for words of status that only a party uses ("terrorists"); ``one`` for singulars.
    """

    group: Group | None
    one: bool
    subgroup: str | None = None
    unit: Unit = Unit.PERSONS
    measure: Measure | None = None
    contested: bool = False
    collective: bool = False


def _plural(word: str) -> str:
    if word.endswith("man") and word not in ("human", "german", "shaman", "ottoman", "mussulman"):
        return word[:-3] + "men"
    if word.endswith(("child", "schoolchild")):
        return word + "ren"
    if word.endswith("wife"):
        return word[:-2] + "ves"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    return word + "s"


_COMBATANTS = """soldier fighter militant rebel militiaman gunman insurgent guerrilla guerilla policeman policewoman
    officer commander trooper serviceman servicewoman paratrooper conscript recruit commando sniper mercenary
    jihadist jihadi combatant warrior gendarme cop sergeant lieutenant captain colonel general major brigadier
    corporal cadet marine airman pilot navigator bomber extremist islamist mujahid peacekeeper
    fedayee legionnaire paramilitary gunner assailant attacker insurrectionist infiltrator aggressor
    constable sheriff deputy trooper emir warlord ringleader reservist crewman co-pilot copilot cameleer
    facilitator operative coordinator planner financier bombmaker bomb-maker guard bodyguard border-guard ranger
    invader occupier bandit irregular raider
    squaddie private infantryman tankman artilleryman patrolman patrolwoman assassin""".split()
_CONTESTED = "terrorist takfiri subversive criminal thug delinquent narcoterrorist narco-terrorist".split()
_LEADERS = "leader chief chieftain emir deputy ringleader".split()
_CIVILIANS = """civilian citizen resident villager townsperson inhabitant local bystander passerby pedestrian passenger
    worshipper worshiper shopper mourner pilgrim farmer peasant shepherd fisherman labourer laborer worker employee
    student pupil teacher professor lecturer academic lawyer judge prosecutor businessman businesswoman merchant trader
    shopkeeper vendor driver taxi-driver engineer technician politician mayor councillor councilman governor senator
    deputy minister official diplomat ambassador consul priest nun monk bishop archbishop imam cleric preacher
    missionary tourist traveller traveler commuter spectator reveler reveller player footballer artist singer actor
    writer poet activist protester protestor demonstrator campaigner volunteer refugee evacuee migrant returnee
    homeowner tenant neighbor neighbour customer clerk cashier guest visitor witness baker butcher cook miner
    firefighter fireman builder mechanic motorist cyclist biker motorcyclist candidate unionist trade-unionist
    father husband brother son uncle grandfather nephew grandson stepfather boyfriend fiance
    cousin relative parent grandparent sibling spouse spouse inmate owner employer settler immigrant
    secretary accountant manager director president expatriate contractor defender aide adviser advisor
    man gentleman guy fellow person-of-interest non-combatant noncombatant townsman countryman statesman
    patient churchgoer partygoer concertgoer bartender waiter barber hairdresser rapper musician coach athlete scientist
    rancher landowner lawmaker parliamentarian congressman magistrate economist sociologist rector dean""".split()
_CHILDREN = """child boy girl kid infant baby toddler newborn teenager teen youngster schoolboy schoolgirl minor
    juvenile schoolchild youth daughter-child preschooler adolescent orphan fetus foetus""".split()
_WOMEN = """woman mother wife sister daughter aunt grandmother niece granddaughter girlfriend housewife widow lady
    stepmother fiancee grandma mom schoolmistress nun waitress""".split()
_MEDICS = """medic doctor nurse paramedic surgeon physician midwife pharmacist rescuer first-responder stretcher-bearer
    anesthetist orderly""".split()
_JOURNALISTS = """journalist reporter cameraman photographer photojournalist correspondent editor broadcaster
    newsman blogger columnist camerawoman""".split()
_AID = "aid-worker humanitarian".split()
_PEOPLE = """person individual victim member man-of-arms human adult male female suspect
    prisoner sailor detainee captive native foreigner national
    supporter follower loyalist sympathizer sympathiser collaborator survivor defector deserter
    arrestee runner colleague companion comrade associate friend occupant
    elder youth-of trainee tribesman opponent compatriot partner twin stranger burglar robber shooter
    gangster gang-member trafficker smuggler dealer intruder offender murderer kidnapper hijacker abductor executive
    body-guard spy informant informer dissident suspect partisan personality figure crew agent""".split()
_HARM_NOUNS: dict[str, Measure] = {
    "death": Measure.KILLED,
    "fatality": Measure.KILLED,
    "killing": Measure.KILLED,
    "murder": Measure.KILLED,
    "homicide": Measure.KILLED,
    "body": Measure.KILLED,
    "corpse": Measure.KILLED,
    "martyr": Measure.KILLED,
    "assassination": Measure.KILLED,
    "execution": Measure.KILLED,
    "casualty": Measure.CASUALTIES,
    "injury": Measure.INJURED,
    "arrest": Measure.DETAINED,
    "detention": Measure.DETAINED,
    "hostage": Measure.ABDUCTED,
    "abduction": Measure.ABDUCTED,
    "kidnapping": Measure.ABDUCTED,
    "disappearance": Measure.MISSING,
    "abductee": Measure.ABDUCTED,
    "captive": Measure.ABDUCTED,
    "refugee": Measure.DISPLACED,
    "idp": Measure.DISPLACED,
    "detainee": Measure.DETAINED,
}


def _lexicon() -> dict[str, Noun]:
    nouns: dict[str, Noun] = {}

    def put(words: list[str], group: Group | None, subgroup: str | None = None, *, contested: bool = False) -> None:
        for word in words:
            nouns[word] = Noun(group, True, subgroup, contested=contested)
            nouns[_plural(word)] = Noun(group, False, subgroup, contested=contested)

    put(_PEOPLE, None)
    put(_CIVILIANS, Group.CIVILIAN)
    put(_LEADERS, None)
    put(_COMBATANTS, Group.COMBATANT)
    put(_CONTESTED, Group.COMBATANT, contested=True)
    put(_CHILDREN, Group.CIVILIAN, "children")
    put(_WOMEN, Group.CIVILIAN, "women")
    put(_MEDICS, Group.CIVILIAN, "medics")
    put(_JOURNALISTS, Group.CIVILIAN, "journalists")
    put(_AID, Group.CIVILIAN, "aid_workers")
    for word in "people peoples persons men others souls ones folks elderly lives individuals".split():
        nouns[word] = Noun(None, False)
    nouns["soul"] = nouns["life"] = Noun(None, True)
    for word in "troops forces personnel police militia militias army guards mujahideen mujahedeen fedayeen".split():
        nouns[word] = Noun(Group.COMBATANT, False)
    for word in "personnel crew staff".split():
        nouns[word] = Noun(None, False)
    nouns["staff"] = nouns["staffers"] = Noun(Group.CIVILIAN, False)
    nouns["clergy"] = nouns["newlyweds"] = nouns["youths"] = nouns["bystanders"] = Noun(Group.CIVILIAN, False)
    nouns["passersby"] = nouns["passers-by"] = nouns["townspeople"] = nouns["townsfolk"] = Noun(Group.CIVILIAN, False)
    nouns["tribespeople"] = nouns["tribesmen"]
    nouns["passer-by"] = Noun(Group.CIVILIAN, True)
    nouns["kids"] = nouns["children"] = Noun(Group.CIVILIAN, False, "children")
    nouns["mums"] = nouns["girls"] = Noun(Group.CIVILIAN, False, "women")
    nouns["girls"] = Noun(Group.CIVILIAN, False, "children")
    nouns["youth"] = nouns["youngster"] = Noun(Group.CIVILIAN, True)
    nouns["youths"] = nouns["youngsters"] = Noun(Group.CIVILIAN, False)
    nouns["pows"] = Noun(Group.COMBATANT, False)
    nouns["idps"] = Noun(Group.CIVILIAN, False, measure=Measure.DISPLACED)
    for word, measure in _HARM_NOUNS.items():
        old = nouns.get(word)
        group = old.group if old else None
        if word == "refugee" or word == "idp":
            group = Group.CIVILIAN
        nouns[word] = Noun(group, True, measure=measure)
        nouns[_plural(word)] = Noun(group, False, measure=measure)
    for word, unit in (("family", Unit.FAMILIES), ("household", Unit.HOUSEHOLDS)):
        nouns[word] = Noun(Group.CIVILIAN, True, unit=unit, collective=True)
        nouns[_plural(word)] = Noun(Group.CIVILIAN, False, unit=unit)
    nouns["couple"] = Noun(Group.CIVILIAN, True, collective=True)
    return nouns


NOUNS: dict[str, Noun] = _lexicon()

# Words that make a member, man, leader or "other" of theirs a combatant.
ARMED = frozenset(
    """army armed military militia militias militant militants rebel rebels insurgent insurgents guerrilla guerrillas
    taliban haqqani qaeda al-qaeda al-qaida qaida al-qaidah isis isil daesh is nusra al-nusra jabhat fsa sdf ypg ypj pkk
    hezbollah hizbullah hezballah hizbollah hamas jihadist jihadi islamist extremist terrorist terrorists terror takfiri
    pro-regime pro-government anti-government anti-regime opposition-fighting regime-backed security police front
    brigade brigades battalion division regiment troops forces force paramilitary commando commandos gunmen fighters
    squad patrol guard guards garrison gang farc eln fmln mrta boko al-shabaab shabaab houthi houthis peshmerga
    mujahideen hashd platoon company corps navy airforce marines gendarmerie intelligence police-station regime
    resistance insurgency army's group-s caliphate tigers contras contra mercenary mercenaries ltte npa ira eta
    soldiers militiamen rebels' combat islamic-state networks network ahrar jaish jaysh fatah liwa faylaq tahrir
    tahrir-al-sham hts al-sham national-guard battalions""".split()
)
# Words that make a member, worker or volunteer of theirs a civilian.
UNARMED = frozenset(
    """family families church parish union party parliament council community team club crew staff media press red
    crescent cross helmets humanitarian charity civil medical parliamentarian congress civilian mission
    delegation household unarmed innocent school university hospital aid relief rescue defence-civil ambulance
    journalist""".split()
)

SUBGROUPS_BY_WORD = {
    "medical": "medics",
    "health": "medics",
    "healthcare": "medics",
    "ambulance": "medics",
    "hospital": "medics",
    "aid": "aid_workers",
    "relief": "aid_workers",
    "humanitarian": "aid_workers",
    "charity": "aid_workers",
    "rescue": "aid_workers",
    "media": "journalists",
    "press": "journalists",
    "news": "journalists",
}

# Nouns that are counted near harm but are no people; figures skips their numbers.
THINGS = frozenset(
    """attack attacks strike strikes airstrike airstrikes air-strike air-strikes raid raids bomb bombs bombing bombings
    blast blasts explosion explosions rocket rockets missile missiles shell shells mortar mortars round rounds bullet
    bullets grenade grenades mine mines vehicle vehicles tank tanks truck trucks car cars bus buses motorcycle
    motorcycles bicycle jet jets warplane warplanes plane planes helicopter helicopters drone drones aircraft boat boats
    ship ships rifle rifles gun guns weapon weapons launcher launchers cannon cannons house houses home homes building
    buildings shop shops school schools hospital hospitals mosque mosques church churches village villages town towns
    city cities district districts neighborhood neighborhoods neighbourhood neighbourhoods area areas province provinces
    region regions country countries state states base bases checkpoint checkpoints post posts position positions camp
    camps tunnel tunnels depot depots day days week weeks month months year years hour hours minute minutes second
    seconds decade decades time times am pm o'clock km kilometer kilometers kilometre kilometres mile miles meter meters
    metre metres foot feet yard yards inch inches acre acres hectare hectares ton tons tonne tonnes kilo kilos kg gram
    grams pound pounds litre litres liter liters barrel barrels gallon gallons dollar dollars euro euros pesos peso usd
    percent per-cent % degree degrees sortie sorties mission missions operation operations clash clashes battle battles
    incident incidents case cases count counts charge charges story stories floor floors room rooms page pages point
    points vote votes seat seats statement statements report reports video videos photo photos picture pictures source
    sources reason reasons type types kind kinds part parts place places side sides front fronts group groups faction
    factions organization organizations organisation organisations party parties unit units brigade brigades battalion
    battalions squad squads cell cells gang gangs company companies agency agencies resolution resolutions round-table
    talks deal deals agreement agreements item items dog dogs animal animals sheep goats cow cows cattle horse horses
    caliber calibre number numbers phone call calls shot shots wound wounds cache caches device devices ied ieds
    charge sentence sentences term terms bank banks office offices store stores bridge bridges tower towers pylon
    headquarters quarters barracks site sites target targets location locations block blocks street streets road roads
    lane lanes avenue highway route line lines event events game games goal goals match matches season seasons article
    articles law laws order orders document documents book books letter letters word words people's step steps plan
    plans effort efforts airport airports field fields border borders crossing crossings center centers centre centres
    generation generations ambulance ambulances convoy convoys cylinder cylinders container containers drum drums bag
    bags box boxes bottle bottles gunshot gunshots stab murder-charge wave waves stage stages round phase phases series
    power powers paper papers computer computers member-states bunker bunkers trench trenches factor factors sector
    sectors matter matters leader-ship trailer trailers tractor tractors motor motors door doors window windows wall
    walls mean means meeting meetings hearing hearings letterhead restaurants restaurant market markets plant plants
    farm farms land tanker tankers bulldozer bulldozers chopper choppers shelter shelters poster posters offer offers
    river rivers liter letter""".split()
)

# -ers, -ists, -ians … name people; these exceptions do not (lower-case words only).
_PERSON_ENDINGS = (
    "ers",
    "ors",
    "ists",
    "ians",
    "goers",
    "ants",
    "ees",
    "women",
    "men",
)
_NOT_PERSONS = frozenset(
    """others numbers members quarters hours centers meters rivers orders borders papers letters powers matters offers
    officers restaurants plants grants trees fees degrees committees lists exists errors sectors factors floors doors
    motors reactors tractors detectors mirrors colors honors rumors armors corridors remainders reminders winters
    summers september october november december wonders shoulders fingers membres semesters trimesters quarters dinners
    barriers carriers frontiers computers servers winners-up flowers corners chambers numbers elephants variants
    remnants elements moments guarantees overpowers covers discovers recovers enters considers remembers suffers
    answers delivers gathers offers hovers triggers transfers refers differs occurs orders levers clusters disorders
    triggers figures consists persists insists resists assists deploys interrogators' hundreds thousands bee
    elevators generators operators' sensors vectors tenors terrors horrors favors harbors flavors neighbors'""".split()
)
_DEMONYM = ("ians", "eans", "ans", "is", "ites", "ims", "ders", "iens", "aelis", "asians", "idis", "ids")
_ONE_DEMONYM = ("ian", "ean", "can", "ese", "ish", "i")
NATIONS = frozenset(
    """syrians iraqis afghans palestinians lebanese turks kurds arabs israelis russians iranians americans britons
    egyptians libyans yemenis sudanese somalis ethiopians jordanians saudis pakistanis indians colombians salvadorans
    salvadorians guatemalans hondurans nicaraguans peruvians spaniards mexicans brazilians chileans germans french
    italians dutch danes swedes norwegians poles ukrainians chechens uzbeks tajiks chinese filipinos japanese koreans
    burmese rohingya muslims christians jews yazidis yezidis shiites shias sunnis alawites druze hindus turkmen turkmens
    turcomans armenians assyrians bedouins westerners europeans africans asians canadians australians nigerians kenyans
    malians congolese rwandans burundians hutus tutsis tamils nepalis bengalis catholics protestants""".split()
)
_ONE_NATION = frozenset(
    """syrian iraqi afghan palestinian turk kurd arab israeli russian iranian american briton egyptian libyan yemeni
    somali jordanian saudi pakistani indian colombian salvadoran peruvian spaniard mexican brazilian german italian
    dane swede ukrainian chechen uzbek tajik canadian australian nigerian muslim christian jew yazidi alawite
    lebanese""".split()
)


def noun(word: str, text: str | None = None) -> Noun | None:
    """What ``word`` (casefolded, plain apostrophes) counts, or None. ``text`` is its printed form, for capitals."""
    known = NOUNS.get(word)
    if known is not None:
        return known
    if word in THINGS or len(word) < 4:
        return None
    if word in NATIONS:
        return Noun(None, False)
    if "-" in word:
        last = word.rsplit("-", 1)[1]
        tail = NOUNS.get(last)
        if tail is not None and tail.measure is None and last not in ("general", "chief", "major", "guard", "life"):
            return tail
    if word.endswith(_PERSON_ENDINGS) and word not in _NOT_PERSONS and len(word) > 5:
        if text is not None and text[:1].isupper() and word.endswith(("ists", "ians")):
            return Noun(None, False)
        return Noun(Group.CIVILIAN, False)
    return None


def nation(word: str) -> bool:
    """Whether ``word`` is a nationality, people or faith in its singular, so that "a Palestinian" is a person."""
    return word in _ONE_NATION
