"""The lexicon of saying: reporting verbs and nouns with their stance, hedges, disclaimers, and who kinds of voices are.

Nothing here parses.  ``VERBS`` maps every inflected form of a reporting verb to its lemma, form and frame; ``frame``
says how a verb takes what is said.  Ordinary language only: nobody's name but those of well-known public bodies.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from corroborate.values import VoiceKind

# ------------------------------------------------------------------ frames and stances

CLAUSE = "clause"  # says that something is so: the content is a clause, and may stand before the cue
TELL = "tell"  # the same with a hearer between cue and content: "told reporters that"
OBJECT = "object"  # judges or does something by words: the content is what it is about
AIM = "aim"  # wants or means to: the content is an infinitive or a thing
SEEM = "seem"  # nobody in particular: "appears to"

ASSERTING = frozenset(
    """said told confirmed announced claimed alleged denied warned documented estimated reported believed
        asked shown quoted accused named""".split()
)
"""The stances that lay a figure in somebody's mouth; a judgement or a wish about it does not."""


class Verb(NamedTuple):
    """One form of a reporting verb: ``form`` is base, s, past, done (past participle), both (past or done) or ing."""

    lemma: str
    form: str
    frame: str
    stance: str
    noun: bool  # the same letters are as often a noun: "claims", "report", "hopes"


class _Entry(NamedTuple):
    frame: str
    stance: str
    lemmas: str


_ENTRIES = (
    _Entry(
        CLAUSE,
        "said",
        """say add state note explain write tweet comment remark observe reply respond continue recall stress
            emphasize emphasise joke quip opine lament conclude insist argue testify repeat reiterate recount
            mention complain retort shout exclaim elaborate specify clarify underline underscore sigh whisper
            retweet interject muse reply chant yell proclaim blog declare posit hint imply signal read suggest
            indicate agree counter remember learn answer grumble agonize mutter murmur mumble gush rave
            rant rail scoff sneer chuckle
            intone recite narrate expound pontificate theorize theorise hypothesize surmise conjecture infer
            deduce postulate stipulate attest avow profess confess confide email e-mail preach gripe
            grouse enthuse rule pronounce notice determine marvel gloat rejoice summarize summarise
            paraphrase apologise""",
    ),
    _Entry(
        CLAUSE,
        "confirmed",
        "confirm acknowledge admit concede recognize recognise verify affirm reaffirm concur certify",
    ),
    _Entry(CLAUSE, "announced", "announce reveal disclose divulge"),
    _Entry(CLAUSE, "reported", "report relay broadcast"),
    _Entry(CLAUSE, "claimed", "claim contend assert maintain purport boast brag swear"),
    _Entry(CLAUSE, "alleged", "allege"),
    _Entry(CLAUSE, "denied", "deny refute dispute"),
    _Entry(CLAUSE, "warned", "predict forecast caution"),
    _Entry(CLAUSE, "documented", "document"),
    _Entry(CLAUSE, "estimated", "estimate calculate project"),
    _Entry(
        CLAUSE,
        "believed",
        """believe think suspect fear feel know doubt wonder assume realize realise understand expect worry
            presume reckon speculate anticipate imagine guess envision foresee hope""",
    ),
    _Entry(CLAUSE, "shown", "show find demonstrate reveal"),
    _Entry(TELL, "told", "tell inform assure remind notify brief reassure convince persuade"),
    _Entry(TELL, "warned", "warn"),
    _Entry(TELL, "asked", "ask urge implore beg exhort beseech"),
    _Entry(OBJECT, "quoted", "cite quote"),
    _Entry(
        OBJECT,
        "judged",
        """criticize criticise blast praise condemn endorse reject dismiss denounce slam mock ridicule defend
            describe call support oppose back favor favour question applaud rebuke decry deride hail
            tout laud portray characterize characterise label dub depict brand regard view consider deem
            discuss outline detail echo invoke blame credit attribute liken highlight propose recommend
            advocate champion celebrate welcome embrace challenge rip lambaste assail bash skewer scold chide
            bemoan downplay promote disavow mention reference see interpret congratulate apologize refer point
            express voice post cheer urge demand request nominate trumpet contradict rebut rebuff""",
    ),
    _Entry(
        OBJECT,
        "judged",
        """compare hate dislike loathe detest despise admire resent envy appreciate distrust mistrust
            disapprove paint peg pronounce contemplate mull address contrast savage excoriate
            castigate chastise berate reprimand taunt insult belittle disparage malign demean denigrate vilify
            smear demonize demonise impugn discredit deplore disown renounce repudiate protest salute
            commend compliment honour extol exalt flatter revere dread mourn regret rue relish
            solicit pressure petition criticise lampoon satirize parody caricature trash pan pillory
            eviscerate needle goad bait list rebrand recast recount retell rehash repeat
            reiterate reaffirm restate rationalize justify excuse forgive condone countenance tolerate minimize
            trivialize exaggerate overstate understate inflate misstate misrepresent distort second-guess
            scrutinize lambast critique fault trust fact-check debunk disprove rubbish
            pooh-pooh lionize glorify romanticize idolize preach extoll hype pitch peddle parrot interrogate
            grill nudge rethink reconsider reassess ponder""",
    ),
    _Entry(OBJECT, "named", "name identify"),
    _Entry(OBJECT, "alleged", "accuse charge"),
    _Entry(
        OBJECT,
        "judged",
        "talk speak rail lash vote push focus object allude react order encourage plead thank ignore unveil articulate",
    ),
    _Entry(
        AIM,
        "aimed",
        """want vow pledge promise threaten refuse decline plan seek intend wish offer prefer aim agree
            decide opt yearn decide desire""",
    ),
    _Entry(SEEM, "seemed", "seem appear sound"),
)

_IRREGULAR: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "say": ("said", "said"),
        "tell": ("told", "told"),
        "write": ("wrote", "written"),
        "read": ("read", "read"),
        "think": ("thought", "thought"),
        "feel": ("felt", "felt"),
        "know": ("knew", "known"),
        "understand": ("understood", "understood"),
        "find": ("found", "found"),
        "show": ("showed", "shown"),
        "see": ("saw", "seen"),
        "forecast": ("forecast", "forecast"),
        "broadcast": ("broadcast", "broadcast"),
        "swear": ("swore", "sworn"),
        "foresee": ("foresaw", "foreseen"),
        "prove": ("proved", "proven"),
        "seek": ("sought", "sought"),
        "speak": ("spoke", "spoken"),
    }
)

_STRONG: Mapping[str, str] = MappingProxyType(
    {
        "make": "makes made made making",
        "take": "takes took taken taking",
        "go": "goes went gone going",
        "come": "comes came come coming",
        "put": "puts put put putting",
        "lay": "lays laid laid laying",
        "give": "gives gave given giving",
        "have": "has had had having",
        "be": "is was been being",
        "draw": "draws drew drawn drawing",
        "hold": "holds held held holding",
        "keep": "keeps kept kept keeping",
        "bear": "bears bore borne bearing",
        "stand": "stands stood stood standing",
        "stick": "sticks stuck stuck sticking",
        "strike": "strikes struck struck striking",
        "bring": "brings brought brought bringing",
        "shoot": "shoots shot shot shooting",
        "hit": "hits hit hit hitting",
        "cast": "casts cast cast casting",
        "throw": "throws threw thrown throwing",
        "set": "sets set set setting",
        "fight": "fights fought fought fighting",
        "burst": "bursts burst burst bursting",
        "pay": "pays paid paid paying",
        "get": "gets got got getting",
        "win": "wins won won winning",
        "feel": "feels felt felt feeling",
        "spread": "spreads spread spread spreading",
        "find": "finds found found finding",
        "spar": "spars sparred sparred sparring",
        "jab": "jabs jabbed jabbed jabbing",
        "fret": "frets fretted fretted fretting",
        "differ": "differs differed differed differing",
        "sum": "sums summed summed summing",
        "hear": "hears heard heard hearing",
        "hate": "hates hated hated hating",
        "deem": "deems deemed deemed deeming",
        "forbid": "forbids forbade forbidden forbidding",
        "overhear": "overhears overheard overheard overhearing",
        "pan": "pans panned panned panning",
        "beg": "begs begged begged begging",
        "bet": "bets bet bet betting",
        "misread": "misreads misread misread misreading",
        "teach": "teaches taught taught teaching",
        "sing": "sings sang sung singing",
        "scrub": "scrubs scrubbed scrubbed scrubbing",
        "veto": "vetoes vetoed vetoed vetoing",
        "rap": "raps rapped rapped rapping",
        "forget": "forgets forgot forgotten forgetting",
        "choose": "chooses chose chosen choosing",
        "mean": "means meant meant meaning",
        "commit": "commits committed committed committing",
        "text": "texts texted texted texting",
    }
)

NEEDS_PARTICLE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "talk": ("about", "of"),
        "speak": ("about", "of", "out"),
        "rail": ("against",),
        "lash": ("out",),
        "vote": ("for", "against"),
        "push": ("for",),
        "focus": ("on",),
        "object": ("to",),
        "allude": ("to",),
        "react": ("to",),
    }
)
"""Verbs that report only with their particle: "spoke about the raid", but not "spoke French"."""

_DOUBLED = frozenset("admit rebut rebuff rip slam quip concur plan dub refer prefer brag chat hint".split()) - {
    "rebuff",
    "hint",
}

_NOUNS = frozenset(
    """claim claims report reports document documents estimate estimates fear fears hope hopes doubt doubts
        plan plans call calls support supports view views state states comment comments note notes show shows
        find finds wish promise promises vow pledge threat question questions attack attacks label mention
        credit charge charges project projects request demand demands back long feeling praise remark remarks
        guess worry suspect suspects address issue release post posts point points name blog tweet tweets
        blame tout raise reason welcome challenge detail details broadcast favor favour offer desire aim read
        record records signal signals brief counter express mock concern blast finding findings warning
        writing feeling reading thinking understanding backing meaning reporting showing briefing known
        identified charged pledged attempt attempts outline echo hail long proposed attacked released raised
        issued named named posted considered described supported opposed attempted rule rules email emails
        e-mail e-mails text texts debate debates address addresses protest protests contrast contrasts insult
        insults notice notices lobby lobbies paint paints painting respect trust hate pressure pressures pitch
        pitches scream screams list lists listing listed moan moans groan growl bark snap roar rant rave vent
        confide fume murmur chime disagree trash pan pans savage bait hype smear smears flatter petition
        petitions critique critiques fault faults salute salutes compliment compliments needle grill address
        addressed regret regrets dread honour resent exhort ruling email texting debating addressing excuse
        excuses protest parody jest tease dislike distrust mistrust rebuke rebuff taunt taunts discredit
        compared determined challenge challenges advocate advocates thanks offers answer answers dispute disputes
        worries voice voices order orders cheer cheers credits aims lists insults signals signal tweets tweet
        push pushes""".split()
)


_NEVER_VERBS = frozenset({"states"})  # "the northern states": the verb is too rare


def forms(lemma: str) -> tuple[tuple[str, str], ...]:
    """The inflected forms of a verb as (word, form)."""
    if lemma in _STRONG:
        third, past, done, ing = _STRONG[lemma].split()
        return (
            (lemma, "base"),
            (third, "s"),
            *(((past, "both"),) if past == done else ((past, "past"), (done, "done"))),
            (ing, "ing"),
        )
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        third, past, ing = lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    elif lemma.endswith("e"):
        third, past, ing = lemma + "s", lemma + "d", (lemma if lemma.endswith("ee") else lemma[:-1]) + "ing"
    elif lemma in _DOUBLED:
        third, past, ing = lemma + "s", lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"
    else:
        third = lemma + ("es" if lemma.endswith(("sh", "ch", "ss", "x")) else "s")
        past, ing = lemma + "ed", lemma + "ing"
    if lemma in _IRREGULAR:
        past, done = _IRREGULAR[lemma]
        if past != done:
            return ((lemma, "base"), (third, "s"), (past, "past"), (done, "done"), (ing, "ing"))
    return ((lemma, "base"), (third, "s"), (past, "both"), (ing, "ing"))


def _verbs() -> dict[str, Verb]:
    table: dict[str, Verb] = {}
    for entry in _ENTRIES:
        for lemma in entry.lemmas.split():
            for word, form in forms(lemma):
                if word not in table and word not in _NEVER_VERBS:
                    table[word] = Verb(lemma, form, entry.frame, entry.stance, word in _NOUNS)
    return table


VERBS: Mapping[str, Verb] = MappingProxyType(_verbs())

PARTICLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "call": ("for", "on", "upon", "out"),
        "point": ("out", "to"),
        "refer": ("to",),
        "complain": ("of", "about", "that"),
        "agree": ("with", "on"),
        "believe": ("in",),
        "aim": ("at",),
        "muse": ("about",),
        "learn": ("of",),
        "remark": ("upon", "on"),
        "assure": ("of",),
        "respond": ("to", "by"),
        "reply": ("to",),
        "apologize": ("for",),
        "wonder": ("about",),
        "worry": ("about",),
        "warn": ("of", "about", "against"),
        "caution": ("against",),
        "hint": ("at",),
        "speculate": ("about", "on"),
        "comment": ("on",),
        "insist": ("on",),
        "think": ("about", "of"),
        "know": ("about", "of"),
        "hope": ("for",),
        "yearn": ("for",),
        "wish": ("for",),
        "lash": ("out",),
        "boast": ("about", "of"),
        "brag": ("about",),
        "testify": ("about",),
        "ask": ("about", "for"),
        "advocate": ("for",),
        "back": ("up",),
        "joke": ("about",),
        "plan": ("on",),
        "write": ("about", "of"),
        "say": ("of", "about"),
        "tell": ("of",),
        "argue": ("for", "against"),
        "claim": ("responsibility for",),
    }
)
"""Prepositions and particles that belong to the cue of a verb."""

NOUN_CUES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys("statement statements remark remarks comment comments announcement".split(), "said"),
        **dict.fromkeys("claim claims assertion assertions contention".split(), "claimed"),
        **dict.fromkeys("allegation allegations accusation accusations charge charges".split(), "alleged"),
        **dict.fromkeys("report reports news".split(), "reported"),
        **dict.fromkeys("rumour rumours rumor rumors speculation".split(), "alleged"),
        **dict.fromkeys("denial denials".split(), "denied"),
        **dict.fromkeys("warning warnings prediction predictions".split(), "warned"),
        **dict.fromkeys("estimate estimates".split(), "estimated"),
        **dict.fromkeys(
            "belief fear fears view opinion hope hopes suspicion suspicions concern concerns".split(), "believed"
        ),
        **dict.fromkeys("suggestion suggestions argument idea".split(), "said"),
        **dict.fromkeys(
            "promise promises vow vows pledge pledges plan plans decision refusal proposal".split(), "aimed"
        ),
        **dict.fromkeys("criticism support opposition praise condemnation".split(), "judged"),
    }
)

_CONCERN = frozenset("about over with regarding".split())
FREE_NOUNS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        **dict.fromkeys(
            """questions doubts concerns complaints worries misgivings disagreement disagreements
                outrage reservations""".split(),
            _CONCERN | {"that"},
        ),
        **dict.fromkeys(
            "criticism criticisms condemnation denunciation".split(), frozenset("of for over that".split())
        ),
        **dict.fromkeys(
            """endorsement endorsements rejection praise denunciations allegations accusations defense
                defence critique proponent supporter critic""".split(),
            frozenset("of".split()),
        ),
        **dict.fromkeys("opposition objections objection hostility".split(), frozenset({"to"})),
        **dict.fromkeys(
            """assertion suggestion assumption belief admission conclusion consensus conviction prediction contention
                insistence acknowledgment acknowledgement warnings complaints hopes""".split(),
            frozenset({"that"}),
        ),
        **dict.fromkeys("admiration enthusiasm disdain contempt sympathy".split(), frozenset({"for"})),
        **dict.fromkeys("calls".split(), frozenset({"for"})),
        **dict.fromkeys("promises hopes vows pledges".split(), frozenset({"to", "that"})),
    }
)
"""Nouns that tell of somebody's saying or judging though nobody is named, with what must follow them."""

OWNED_NOUNS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        **dict.fromkeys("enthusiasm disdain contempt preference admiration".split(), frozenset({"for"})),
        **dict.fromkeys("opposition promise vow pledge desire reluctance".split(), frozenset({"to"})),
        **dict.fromkeys("thoughts".split(), frozenset("on about".split())),
        **dict.fromkeys(
            "assessment critique interpretation endorsement rejection disapproval".split(), frozenset({"of"})
        ),
    }
)
"""The same for nouns that need an owner: "his attacks on", "the mayor's refusal to"."""

PASSIVES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        **dict.fromkeys(
            """see view regard describe portray depict identify interpret perceive label brand hail dismiss
                denounce celebrate characterize characterise list bill tout""".split(),
            frozenset({"as"}),
        ),
        **dict.fromkeys("consider deem declare call dub".split(), frozenset("a an the one".split())),
        **dict.fromkeys(
            """criticize criticise praise blame condemn fault credit applaud laud mock rebuke commend""".split(),
            frozenset("for".split()),
        ),
        **dict.fromkeys("worry ask question".split(), frozenset({"about"})),
        **dict.fromkeys(["know"], frozenset({"as", "for"})),
        "accuse": frozenset({"of"}),
        "charge": frozenset({"with"}),
    }
)
"""Judgements that nobody in particular makes, by verb, with what must follow: "is seen as", "was criticised for"."""

# ------------------------------------------------------------------ closed classes

PRONOUNS = frozenset("he she it they i we you".split())
PEOPLE_PRONOUNS = frozenset("he she".split())
LONE_SOURCES = frozenset(
    "some many others another both several few most all none neither one everyone nobody someone".split()
)
DETERMINERS = frozenset(
    """the a an this that these those his her its their our my your some any each every no another both
        several many most few all two three four five six seven eight nine ten one""".split()
)
POSSESSIVES = frozenset("his her its their our my your".split())
AUXILIARIES = frozenset(
    """is are was were be been being am has have had having do does did will would can could may might shall
        should must isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't
        can't couldn't shouldn't isnt arent wasnt werent hasnt havent hadnt dont doesnt didnt wont wouldnt
        cant couldnt 's 've 'd 'll 're 'm""".split()
)
BE = frozenset("is are was were be been being am isn't aren't wasn't weren't isnt arent wasnt werent".split())
SHORT_BE = frozenset("'s 're 'm".split())
"""What a pronoun's "is" or "has" shrinks to: "is" before a form in -ing and before an adjective."""

HAVE = frozenset("has have had having hasn't haven't hadn't hasnt havent hadnt".split())
MODALS = frozenset("will would can could may might shall should must won't wouldn't can't couldn't shouldn't".split())
NEGATIONS = frozenset(
    """not never no n't isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't
        can't couldn't shouldn't isnt arent wasnt werent hasnt havent hadnt dont doesnt didnt wont wouldnt
        cant couldnt cannot""".split()
)
PREPOSITIONS = frozenset(
    """of for in at on from with to by near against inside behind between among under over about into onto
        through during within without across along around outside toward towards via per since until before
        after despite like as upon off throughout above below beyond amid amidst including following besides
        than""".split()
)
LINKS = frozenset("of for in at on from with to by near inside behind within outside against under across".split())
"""Prepositions that may stand inside the name of a voice: "a source at the police command"."""

SUBORDINATORS = frozenset(
    """that because while when whereas if although though since unless whether where how why what after
        before until as once so than whom whose""".split()
)
CONJUNCTIONS = frozenset("and but or nor yet".split())
RELATIVES = frozenset("who which".split())
ADVERBS = frozenset(
    """also later earlier then now still already just even often again once only however meanwhile separately
        further moreover furthermore instead never always too not then soon ever long yet therefore thus
        rather quite elsewhere nevertheless nonetheless afterwards afterward else perhaps maybe almost here
        there well back far sometimes together meantime likewise""".split()
)
_NOT_ADVERBS = frozenset(
    """early likely elderly friendly deadly family assembly supply rally ally italy july monthly weekly daily
        kelly emily sally molly billy willy polly reilly o'reilly connolly donnelly kimberly beverly lily carly
        reply only holy fly bully belly jelly""".split()
)

DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays
        saturdays sundays""".split()
)
MONTHS = frozenset(
    """january february march april may june july august september october november december jan feb mar apr
        jun jul aug sep sept oct nov dec""".split()
)
TIMES = (
    DAYS
    | (MONTHS - {"may", "march"})
    | frozenset(
        """yesterday today tonight tomorrow morning afternoon evening night midnight noon dawn week month
            year weekend day days hours hour weeks months years overnight""".split()
    )
)

# Ordinary finite verbs of the news that are no reporting verbs: what tells a clause from a phrase.
FINITE = frozenset(
    """killed kill kills wounded wounds injured injures died dies left leaves hit hits struck strikes took
        takes targeted targets shelled bombed attacked clashed fought seized captured controlled launched
        fired fell falls came comes went goes began begins made makes gave gives became becomes got gets ran
        runs led leads lost loses won wins held holds kept keeps brought brings sent sends forced forces
        displaced fled flees detained arrested abducted kidnapped executed shot beheaded destroyed damaged
        entered withdrew advanced remains remained continues happened occurred exploded detonated rose rises
        reached includes included followed follows ended ends started starts broke breaks turned opened closed
        dropped carried received suffered caused stood stands sat met meets put puts set sets let lets served
        helped worked lived moved passed failed managed tried joined used returned arrived claimed spent spoke
        speaks drew draws rode grew grows threw flew rose built bought sold chose wore drove ate paid pays
        kept changed visited appeared hosted headed delivered escalated flipped supported voted earned shared
        stopped signed created raised pushed pulled jumped marched gathered rallied stepped faced faces became
        remained ordered invited hired traveled travelled campaigned appeared needed needs looked looks
        walked""".split()
)

# ------------------------------------------------------------------ hedges and disclaimers

HEDGES = frozenset(
    "reportedly allegedly purportedly supposedly apparently presumably possibly unconfirmed alleged".split()
)
HEDGED_PHRASES = re.compile(
    r"\b(?:may|might|could) have (?:been |also )?\w+"
    r"|\b(?:is|are|was|were) (?:believed|thought|feared|said|reported|rumou?red|presumed|suspected|alleged) "
    r"(?:to|dead|that|killed|injured|wounded|missing)\b|\bunconfirmed reports?\b|\bmay be as (?:many|high)\b"
    r"|\bfeared (?:dead|killed|trapped|missing)\b"
    r"|\bit (?:is|was) (?:believed|feared|reported|thought|alleged|claimed|rumou?red)\b\b",
    re.IGNORECASE,
)
DISCLAIMER = re.compile(
    r"\b(?:(?:could|can|did|has|have|had|was|were|is|are)\s?(?:not|n['’]t|nt)|cannot|unable to"
    r"|no way to|impossible to|difficult to|hard to|without|no|never|yet to|difficult for \w+ to)"
    r"(?:\s\w+){0,5}?\s(?:verif(?:y|ied|ication|ying)|confirm(?:ed|ation|ing)?|corroborat(?:e|ed|ion)"
    r"|authenticat(?:e|ed)|substantiat(?:e|ed))\b"
    r"|\b(?:unverified|uncorroborated|not immediately clear how many)\b",
    re.IGNORECASE,
)

# ------------------------------------------------------------------ who speaks

_KIND_WORDS: tuple[tuple[VoiceKind, str], ...] = (
    (
        VoiceKind.INQUIRY,
        """inquiry inquest investigators commission-of-inquiry tribunal prosecutor prosecutors opcw iiim""",
    ),
    (VoiceKind.UN, "un u.n u.n. unicef unhcr ocha unama unrwa unifil monusco minusma ohchr"),
    (
        VoiceKind.MONITOR,
        """observatory sohr snhr monitor monitors monitoring watchdog airwars vdc lcc acled
            network-for-human-rights""",
    ),
    (
        VoiceKind.HEALTH_AUTHORITY,
        """health-ministry health-ministries ministry-of-health health-minister health-authorities
            health-officials health-directorate health-department health-official""",
    ),
    (
        VoiceKind.HOSPITAL,
        """hospital hospitals clinic medic medics doctor doctors surgeon surgeons medical paramedic
            paramedics nurse nurses morgue physician physicians""",
    ),
    (
        VoiceKind.SOCIAL_MEDIA,
        """twitter facebook telegram youtube whatsapp instagram tweet tweets footage video videos pictures
            social-media page""",
    ),
    (
        VoiceKind.AGENCY,
        """afp reuters ap sana anadolu xinhua tass interfax ria upi dpa efe irna fars tasnim ansa kyodo
            yonhap agence associated-press news-agency agency efe""",
    ),
    (
        VoiceKind.OUTLET,
        """television tv channel newspaper radio daily magazine website broadcaster media bbc cnn jazeera
            arabiya sputnik times post guardian press journal correspondent reporter reporters journalist
            journalists station news editor columnist npr msnbc abc cbs nbc fox""",
    ),
    (
        VoiceKind.RELATIVE,
        """relative relatives father mother brother sister son wife husband uncle cousin aunt grandfather
            grandmother family widow parents friend""",
    ),
    (VoiceKind.VICTIM, "victim victims survivor survivors wounded injured"),
    (
        VoiceKind.WITNESS,
        """witness witnesses eyewitness eyewitnesses resident residents villager villagers bystander
            bystanders neighbour neighbours neighbor neighbors locals inhabitants""",
    ),
    (
        VoiceKind.ACTIVIST,
        """activist activists opposition coordination-committees coordination committees committee campaigner
            campaigners dissident""",
    ),
    (
        VoiceKind.NGO,
        """ngo ngos amnesty rights-group rights-groups human-rights-watch msf sans-frontières frontieres icrc
            red-cross red-crescent crescent charity charities aid-group aid-groups civil-defence civil-defense
            helmets rescuers relief humanitarian foundation rights-watch organisation organization
            doctors-without-borders""",
    ),
    (
        VoiceKind.MILITARY,
        """army military commander general colonel lieutenant soldier soldiers troops command pentagon
            coalition isaf nato navy force forces major captain defense defence brigadier centcom marines""",
    ),
    (
        VoiceKind.ARMED_GROUP,
        """rebel rebels militants militant insurgents insurgent taliban isis isil daesh is al-shabaab
            guerrillas guerrilla fighters fmln farc eln jihadists jihadist militia militias hezbollah hamas
            nusra front brigade brigades faction factions""",
    ),
    (
        VoiceKind.LOCAL_OFFICIAL,
        """governor mayor police sheriff councillor local-official local-officials provincial governorate
            municipality deputy authorities chief coroner directorate officer officers investigators detective
            detectives""",
    ),
    (
        VoiceKind.GOVERNMENT,
        """government ministry minister president spokesman spokeswoman spokesperson embassy officials
            official secretary state-department white-house kremlin regime ambassador prime washington moscow
            damascus ankara tehran kabul baghdad parliament senator administration department foreign""",
    ),
    (VoiceKind.ANONYMOUS, "source sources reports report sources-close"),
)

_PHRASES: tuple[tuple[str, VoiceKind], ...] = tuple(
    (word.replace("-", " "), kind)
    for kind, words in _KIND_WORDS
    for word in words.split()
    if "-" in word and word not in ("al-shabaab",)
)
_WORDS: Mapping[str, VoiceKind] = MappingProxyType(
    {
        word: kind
        for kind, words in reversed(_KIND_WORDS)
        for word in words.split()
        if "-" not in word or word == "al-shabaab"
    }
)
_PREFERENCE = {kind: i for i, (kind, _) in enumerate(_KIND_WORDS)}

NEWSROOMS = frozenset(word for word, of in _WORDS.items() if of is VoiceKind.AGENCY) - {"agency", "ap"}
"""Agencies by name."""

VOICE_NOUNS = (frozenset(_WORDS) - {"is"}) | frozenset(
    """group groups statement spokesmen team director head leader leaders analyst analysts expert experts
        people man woman men women company campaign aide aides adviser advisers advisor advisors lawyer
        lawyers critics study survey poll polls researchers scientists professor attorney judge court board
        council union agency agencies party members member worker workers staff teacher driver shopkeeper
        farmer student students diplomat diplomats envoy representative chairman chairwoman manager owner
        author authors letter documents document memo email""".split()
)
"""Heads of phrases that speak: what tells "activists said" from the end of the clause before it."""

ADJECTIVES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(
            """confident convinced aware unaware hopeful certain uncertain sure unsure optimistic pessimistic adamant
                worried concerned afraid fearful scared nervous anxious uneasy mindful conscious wrong right
                sorry glad positive doubtful""".split(),
            (CLAUSE, "believed"),
        ),
        **dict.fromkeys(
            """skeptical sceptical wary leery suspicious supportive critical proud dismissive enthusiastic excited
                upset angry furious outraged unhappy happy pleased thrilled delighted disappointed frustrated
                dismayed alarmed shocked surprised horrified appalled disgusted embarrassed passionate serious
                fond tolerant intolerant enamored enamoured jealous envious opposed ambivalent neutral silent quiet
                vague explicit blunt vocal outspoken undecided contemptuous disdainful distrustful mistrustful
                resentful bitter impressed unimpressed grateful thankful apologetic defensive defiant
                sympathetic unsympathetic receptive hostile indifferent curious bullish bearish candid coy mum
                noncommittal non-committal interested uninterested complimentary respectful protective
                unapologetic disturbed troubled perplexed puzzled baffled bothered offended divided split""".split(),
            (OBJECT, "judged"),
        ),
        **dict.fromkeys(
            """eager reluctant willing unwilling hesitant keen determined inclined loath anxious""".split(),
            (AIM, "aimed"),
        ),
    }
)
COPULAS = frozenset(
    """remain remains remained remaining feel feels felt become becomes became sound sounds sounded stay stays stayed
        grow grows grew""".split()
)
"""Verbs besides "be" that lead to such an adjective."""

ABOUT = frozenset("of about over with at by in on against toward towards to for".split())
"""What joins an adjective to the thing that it judges."""

"""What somebody "is", that tells what he thinks or means to do, with its frame and stance."""

TITLES = frozenset(
    """president minister general colonel major captain lieutenant brigadier admiral commander secretary
        senator governor mayor ambassador dr mr mrs ms sheikh prince king director spokesman spokeswoman chief
        bishop father""".split()
)
"""What stands before a person's name."""

MUTE = frozenset(
    """attack attacks war wars conflict conflicts operation operations clash clashes explosion explosions
        strike strikes airstrike airstrikes raid raids shelling bombing bombings blast blasts violence
        fighting battle battles offensive country province city town village region area toll death deaths
        number crisis assault assaults shell shells bomb bombs rocket rockets missile missiles crash incident
        massacre shooting uprising siege evidence condition hashtag territory truce ceasefire cease-fire information
        toll tolls""".split()
)
"""What happens to people says nothing: heads of phrases that are no voice."""

QUANTITIES = frozenset(
    "tens hundreds thousands dozens scores millions tenths more nearly approximately roughly".split()
)
"""Words that begin a count: where a name before them has ended."""

TAIL_PREPOSITIONS = frozenset("in on at during to from by via through for over with before after under".split())
"""What may lead on from a cue to where, when and how it was said."""

HEARERS = frozenset("reporters journalists correspondents us me them him her you parliament lawmakers viewers".split())
"""Who is told, but hands nothing on."""

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*\.?")


def kind(words: str, voice_kinds: Mapping[str, VoiceKind]) -> VoiceKind:
    """What kind of voice words name: by the directory (casefolded alias -> kind), else by their nouns.

    A source "at the hospital" is judged by where it sits, "a military source" by its adjective; a person of no
    stated office is unknown.
    """
    low = words.casefold().replace("’", "'").strip()
    bare = re.sub(r"^(?:the|a|an)\s+", "", low)
    for alias in (low, bare, bare.removesuffix("'s")):
        if alias in voice_kinds:
            return voice_kinds[alias]
    padded = " " + " ".join(_WORD.findall(bare.replace("-", " "))) + " "
    for phrase, of in _PHRASES:
        if f" {phrase} " in padded:
            return of
    found = [(_PREFERENCE[of], of) for of in (_kind_of(word) for word in _WORD.findall(bare)) if of is not None]
    named = [pair for pair in found if pair[1] is not VoiceKind.ANONYMOUS]
    best = min(named or found, default=None)
    return best[1] if best else VoiceKind.UNKNOWN


def _kind_of(word: str) -> VoiceKind | None:
    of = _WORDS.get(word) or _WORDS.get(word.removesuffix("'s")) or _WORDS.get(word.strip("."))
    if of is None and word.endswith("s"):
        of = _WORDS.get(word[:-1])
    return of


def is_adverb(word: str) -> bool:
    """Whether a lower-cased word is an adverb that may stand in a verb group."""
    return word in ADVERBS or (len(word) > 4 and word.endswith("ly") and word not in _NOT_ADVERBS)
